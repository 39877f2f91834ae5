/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-case.h"

/* Sets a field to something that is not empty; n makes it differ. */
static void
fill_field (gpointer record, const TilField *field, int n)
{
  gpointer address = til_record_field (record, field);
  gint64 id = 100 + n;

  switch (field->type)
    {
    case TIL_FIELD_TEXT:
      til_record_set_text (address, n == 0 ? "one" : "two");
      break;
    case TIL_FIELD_DATE:
      *(TilDate *)address = til_date_new (2026, 3, 1 + n);
      break;
    case TIL_FIELD_INT:
      *(int *)address = 3 + n;
      break;
    case TIL_FIELD_FLAG:
    case TIL_FIELD_ENUM:
      *(int *)address = 1 - n;
      break;
    case TIL_FIELD_REF:
      *(gint64 *)address = id;
      break;
    case TIL_FIELD_KEYS:
      til_keys_set (*(GPtrArray **)address, n == 0 ? "safe" : "home", TRUE);
      break;
    case TIL_FIELD_REFS:
      til_refs_set (*(GArray **)address, id, TRUE);
      break;
    case TIL_FIELD_PARTS:
      g_ptr_array_add (*(GPtrArray **)address, til_record_new (field->part));
      break;
    }
}

static void
test_copy_and_equal (void)
{
  for (int kind = 0; kind < TIL_N_RECORDS; kind++)
    {
      const TilRecordClass *class = til_record_class ((TilRecordKind)kind);

      for (guint i = 0; i < class->n_fields; i++)
        {
          g_autoptr (TilRecord) empty = til_record_new (class);
          g_autoptr (TilRecord) filled = til_record_new (class);

          fill_field (filled, &class->fields[i], 0);
          g_autoptr (TilRecord) copy = til_record_copy (filled);
          g_test_message ("%s.%s", class->name, class->fields[i].name);
          g_assert_false (til_record_equal (empty, filled));
          g_assert_true (til_record_equal (copy, filled));
          fill_field (copy, &class->fields[i], 1);
          g_assert_false (til_record_equal (copy, filled));
        }
    }
}

static void
test_parts (void)
{
  g_autoptr (TilRecord) record = til_record_new_of (TIL_RECORD_PLAN);
  TilGoal *goal = til_record_add_part (record, "goals");
  TilAction *action = til_record_add_part (goal, "actions");

  goal->record.id = 4;
  action->record.id = 7;
  til_record_set_text (&action->text, "Meet at the gate");

  g_autoptr (TilRecord) copy = til_record_copy (record);
  TilGoal *copied = til_record_array_find (((TilPlan *)copy)->goals, 4);
  g_assert_nonnull (copied);
  g_assert_true (copied != goal);
  g_assert_nonnull (til_record_array_find (copied->actions, 7));
  g_assert_null (til_record_array_find (copied->actions, 8));
  g_assert_true (til_record_equal (record, copy));

  /* The id of a part is part of what it is; its revision is not. */
  copied->record.revision = 9;
  g_assert_true (til_record_equal (record, copy));
  copied->record.id = 5;
  g_assert_false (til_record_equal (record, copy));

  g_assert_true (til_record_part_class ("action") == action->record.class);
  g_assert_true (til_record_part_class ("goal") == goal->record.class);
  g_assert_null (til_record_part_class ("plan"));
}

static void
test_empty_text (void)
{
  g_autoptr (TilRecord) one = til_record_new_of (TIL_RECORD_OBSERVATION);
  g_autoptr (TilRecord) two = til_record_new_of (TIL_RECORD_OBSERVATION);
  TilObservation *observation = (TilObservation *)two;

  observation->text = g_strdup ("");
  g_assert_true (til_record_equal (one, two));
  til_record_set_text (&observation->text, "  seen  ");
  g_assert_cmpstr (observation->text, ==, "seen");
  til_record_set_text (&observation->text, "   ");
  g_assert_null (observation->text);
  til_record_set_text (&observation->text, NULL);
  g_assert_null (observation->text);
}

static void
test_sets (void)
{
  g_autoptr (TilRecord) record = til_record_new_of (TIL_RECORD_CONSULTATION);
  TilConsultation *consultation = (TilConsultation *)record;

  til_keys_set (consultation->areas, "safe", TRUE);
  til_keys_set (consultation->areas, "home", TRUE);
  til_keys_set (consultation->areas, "safe", TRUE);
  g_assert_cmpuint (consultation->areas->len, ==, 2);
  til_keys_set (consultation->areas, "safe", FALSE);
  g_assert_false (til_keys_have (consultation->areas, "safe"));
  g_assert_true (til_keys_have (consultation->areas, "home"));
  g_assert_false (til_keys_have (consultation->areas, NULL));

  til_refs_set (consultation->units, 3, TRUE);
  til_refs_set (consultation->units, 3, TRUE);
  g_assert_cmpuint (consultation->units->len, ==, 1);
  til_refs_set (consultation->units, 4, FALSE);
  til_refs_set (consultation->units, 3, FALSE);
  g_assert_false (til_refs_have (consultation->units, 3));
}

static void
check_names (const TilRecordClass *class, GHashTable *seen)
{
  g_assert_true (g_hash_table_add (seen, (gpointer) class->name));
  for (guint i = 0; i < class->n_fields; i++)
    {
      const TilField *field = &class->fields[i];

      g_assert_true (til_record_class_find_field (class, field->name) == field);
      g_assert_cmpint (field->offset, >=, sizeof (TilRecord));
      g_assert_cmpint (field->offset, <, class->size);
      if (field->type == TIL_FIELD_ENUM)
        g_assert_nonnull (field->keys);
      if (field->type == TIL_FIELD_REF || field->type == TIL_FIELD_REFS)
        g_assert_cmpint (field->target, !=, TIL_REF_NONE);
      g_assert_true ((field->type == TIL_FIELD_PARTS) == (field->part != NULL));
      if (field->part != NULL)
        check_names (field->part, seen);
    }
}

static void
test_descriptions (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  TilRecordKind kind;

  for (int i = 0; i < TIL_N_RECORDS; i++)
    {
      const TilRecordClass *class = til_record_class ((TilRecordKind)i);
      g_autoptr (TilRecord) record = til_record_new (class);

      check_names (class, seen);
      g_assert_true (til_record_kind_from_name (class->name, &kind));
      g_assert_cmpint (kind, ==, i);
      g_assert_cmpint (til_record_kind (record), ==, i);
      g_assert_nonnull (class->validate);
    }
  g_assert_false (til_record_kind_from_name ("wheel", &kind));
}

/* As many keys as the enum has values: a key is what is stored. */
static void
test_keys (void)
{
  const struct
  {
    const char *const *keys;
    guint n;
  } enums[] = {
    { til_duty_keys, TIL_N_DUTIES },
    { til_outcome_keys, TIL_N_OUTCOMES },
    { til_level_keys, TIL_N_LEVELS },
    { til_answer_keys, TIL_N_ANSWERS },
    { til_form_keys, TIL_N_FORMS },
    { til_meeting_status_keys, TIL_N_MEETING_STATUSES },
    { til_ending_keys, TIL_N_ENDINGS },
    { til_participant_keys, TIL_N_PARTICIPANTS },
    { til_attendance_keys, TIL_N_ATTENDANCES },
    { til_age_group_keys, TIL_N_AGE_GROUPS },
    { til_team_kind_keys, TIL_N_TEAM_KINDS },
    { til_rhythm_keys, TIL_N_RHYTHMS },
    { til_plan_kind_keys, TIL_N_PLAN_KINDS },
    { til_action_status_keys, TIL_N_ACTION_STATUSES },
    { til_goal_state_keys, TIL_N_GOAL_STATES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (enums); i++)
    g_assert_cmpuint (g_strv_length ((char **)enums[i].keys), ==, enums[i].n);
}

static void
test_refs (void)
{
  g_autoptr (TilRecord) record = til_record_new_of (TIL_RECORD_MEETING);

  ((TilMeeting *)record)->team_id = 12;
  g_assert_cmpint (til_record_get_ref (record, "team_id"), ==, 12);
  g_assert_cmpint (til_record_get_ref (record, "child_id"), ==, 0);
  g_assert_cmpint (til_record_get_ref (record, "kind"), ==, 0);
  g_assert_cmpint (til_record_get_ref (record, "nothing"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/copy-and-equal", test_copy_and_equal);
  g_test_add_func ("/record/parts", test_parts);
  g_test_add_func ("/record/empty-text", test_empty_text);
  g_test_add_func ("/record/sets", test_sets);
  g_test_add_func ("/record/descriptions", test_descriptions);
  g_test_add_func ("/record/keys", test_keys);
  g_test_add_func ("/record/refs", test_refs);
  return g_test_run ();
}
