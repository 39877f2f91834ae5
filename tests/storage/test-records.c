/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-fixture.h"
#include "til-register-survey.h"

#include <string.h>
#include <glib/gstdio.h>

/* Records as rows, whatever their class. */

static gboolean
is_column (const char *table, const char *name, gboolean part)
{
  const TilRecordClass *class = NULL;
  TilRecordKind kind;
  const TilField *field;

  if (til_record_kind_from_name (table, &kind))
    class = til_record_class (kind);
  else
    class = til_record_part_class (table);
  field = til_record_class_find_field (class, name);
  if (field)
    return field->type != TIL_FIELD_PARTS;
  return g_str_equal (name, "id") || g_str_equal (name, "revision") ||
         g_str_equal (name, "deleted_at") ||
         (part && (g_str_equal (name, "parent_id") || g_str_equal (name, "position")));
}

static guint
count_columns (const TilRecordClass *class, gboolean part)
{
  guint n = part ? 5 : 3;

  for (guint i = 0; i < class->n_fields; i++)
    n += class->fields[i].type != TIL_FIELD_PARTS;
  return n;
}

static void
check_table (TilRegister *reg, const TilRecordClass *class, gboolean part)
{
  g_autofree char *strict = g_strdup_printf (
      "SELECT strict FROM pragma_table_list WHERE name = '%s'", class->name);
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')", class->name);
  sqlite3_stmt *statement = NULL;
  guint n = 0;

  g_assert_cmpint (number (reg, strict), ==, 1);
  g_assert_cmpint (
      sqlite3_prepare_v2 (til_database_handle (reg->database), sql, -1, &statement, NULL), ==,
      SQLITE_OK);
  for (; sqlite3_step (statement) == SQLITE_ROW; n++)
    if (!is_column (class->name, (const char *)sqlite3_column_text (statement, 0), part))
      g_error ("%s has a column %s that its class doesn't", class->name,
               sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  g_assert_cmpuint (n, ==, count_columns (class, part));
  for (guint i = 0; i < class->n_fields; i++)
    if (class->fields[i].part)
      check_table (reg, class->fields[i].part, TRUE);
}

static void
test_columns (RegisterFixture *self, gconstpointer data)
{
  for (int kind = 0; kind < TIL_N_RECORDS; kind++)
    check_table (self->reg, til_record_class ((TilRecordKind)kind), FALSE);
}

/* R8: nothing in a consultation's row could lead to a child. */
static void
test_r8_consultation_has_no_child (RegisterFixture *self, gconstpointer data)
{
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM pragma_foreign_key_list "
                                      "('consultation') WHERE \"table\" NOT IN ('team', 'unit')"),
                   ==, 0);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM pragma_table_info ('consultation') "
                                      "WHERE name LIKE '%child%' OR name LIKE '%staff%' "
                                      "OR name LIKE '%time%'"),
                   ==, 0);
}

static gint64
add_team (TilRegister *reg)
{
  g_autoptr (TilTeam) team = til_record_new_of (TIL_RECORD_TEAM);

  til_record_set_text (&team->name, "Barnombudsteamet");
  team->age_to = 18;
  return save_record (reg, team);
}

static void
write_rows (TilRegister *reg, gpointer record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilTransaction) transaction = til_register_begin (reg, &error);

  g_assert_no_error (error);
  til_register_write_record (reg, record, &error);
  g_assert_no_error (error);
  g_assert_true (til_transaction_commit (transaction, &error));
}

static gpointer
load (TilRegister *reg, TilRecordKind kind, gint64 id)
{
  g_autoptr (GError) error = NULL;
  gpointer record = til_register_load_record (reg, kind, id, FALSE, &error);

  g_assert_no_error (error);
  return record;
}

static void
assert_stored (TilRegister *reg, gpointer record)
{
  TilRecord *top = record;
  g_autoptr (TilRecord) stored = load (reg, til_record_kind (top), top->id);

  if (!til_record_equal (stored, top))
    g_error ("A %s was not read as it was written", top->class->name);
  g_assert_cmpint (stored->revision, ==, top->revision);
}

static void
test_every_field (RegisterFixture *self, gconstpointer data)
{
  People people = add_people (self->reg, "Alma");
  gint64 team_id = add_team (self->reg);

  for (int kind = 0; kind < TIL_N_RECORDS; kind++)
    {
      g_autoptr (TilRecord) empty = til_record_new_of ((TilRecordKind)kind);
      g_autoptr (TilRecord) full = til_record_new_of ((TilRecordKind)kind);

      fill_record (full, &people, team_id, NULL);
      write_rows (self->reg, full);
      g_assert_cmpint (full->revision, ==, 1);
      assert_stored (self->reg, full);
      register_fixture_reopen (self);
      assert_stored (self->reg, full);

      /* And nothing in it, but what a row can't be without. */
      fill_record (empty, &people, team_id, NULL);
      for (guint i = 0; i < empty->class->n_fields; i++)
        {
          const TilField *field = &empty->class->fields[i];
          gpointer address = til_record_field (empty, field);

          if (field->type == TIL_FIELD_TEXT)
            til_record_set_text (address, NULL);
          else if (field->type == TIL_FIELD_DATE)
            *(TilDate *)address = TIL_DATE_NONE;
          else if (field->type == TIL_FIELD_KEYS || field->type == TIL_FIELD_PARTS)
            g_ptr_array_set_size (*(GPtrArray **)address, 0);
          else if (field->type == TIL_FIELD_REFS)
            g_array_set_size (*(GArray **)address, 0);
        }
      if (kind == TIL_RECORD_ANALYSIS)
        continue;
      write_rows (self->reg, empty);
      assert_stored (self->reg, empty);
    }
}

/* Takes parts out, adds, moves and changes some; actions go from goal to goal. */
static void
stir (gpointer record, const People *people, gint64 team_id, GRand *random)
{
  const TilRecordClass *class = ((TilRecord *)record)->class;

  for (guint i = 0; i < class->n_fields; i++)
    {
      const TilField *field = &class->fields[i];
      GPtrArray *parts;

      if (field->type == TIL_FIELD_TEXT && g_rand_boolean (random))
        til_record_set_text (til_record_field (record, field),
                             g_rand_boolean (random) ? "andra ord" : NULL);
      if (!field->part)
        continue;
      parts = *(GPtrArray **)til_record_field (record, field);
      if (parts->len > 0 && g_rand_boolean (random))
        g_ptr_array_remove_index (parts, (guint)g_rand_int_range (random, 0, (gint32)parts->len));
      if (parts->len > 1 && g_rand_boolean (random))
        {
          gpointer first = g_ptr_array_steal_index (parts, 0);

          g_ptr_array_insert (parts, -1, first);
        }
      if (g_rand_boolean (random))
        {
          gpointer part = til_record_new (field->part);

          fill_record (part, people, team_id, random);
          g_ptr_array_insert (parts, g_rand_int_range (random, 0, (gint32)parts->len + 1), part);
        }
      for (guint j = 0; j < parts->len; j++)
        stir (parts->pdata[j], people, team_id, random);
    }
}

static void
move_actions (TilPlan *plan)
{
  TilGoal *from, *to;

  if (plan->goals->len < 2)
    return;
  from = plan->goals->pdata[0];
  to = plan->goals->pdata[plan->goals->len - 1];
  while (from->actions->len > 0)
    g_ptr_array_insert (to->actions, 0, g_ptr_array_steal_index (from->actions, 0));
  g_ptr_array_remove_index (plan->goals, 0);
}

static void
test_random_changes (RegisterFixture *self, gconstpointer data)
{
  People people = add_people (self->reg, "Alma");
  gint64 team_id = add_team (self->reg);
  g_autoptr (GRand) random = g_rand_new_with_seed (20261121);

  for (int kind = 0; kind < TIL_N_RECORDS; kind++)
    {
      g_autoptr (TilRecord) record = til_record_new_of ((TilRecordKind)kind);

      fill_record (record, &people, team_id, random);
      write_rows (self->reg, record);
      for (int round = 0; round < 40; round++)
        {
          stir (record, &people, team_id, random);
          if (kind == TIL_RECORD_PLAN && round % 5 == 0)
            move_actions ((TilPlan *)(gpointer)record);
          write_rows (self->reg, record);
          assert_stored (self->reg, record);
        }
      g_assert_cmpint (record->revision, ==, 41);
    }
}

/* Of each kind, made out of order, the first word or date that tells them apart, in the order that
 * they are listed in. */
static void
test_list_order (RegisterFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *goal;
    int position;
  } undertakings[] = { { "Tillit", 2 }, { "Hjälp", 3 }, { "Tillit", 1 }, { "Hjälp", 1 } };
  static const int months[] = { 10, 2, 10, 1 };
  static const int days[] = { 3, 0, 1, 31 };
  g_autoptr (GPtrArray) plan = NULL;
  g_autoptr (GPtrArray) year = NULL;
  g_autoptr (GPtrArray) rounds = NULL;
  g_autoptr (GPtrArray) agreements = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (undertakings); i++)
    {
      g_autoptr (TilUndertaking) undertaking = til_record_new_of (TIL_RECORD_UNDERTAKING);
      g_autoptr (TilYearEvent) event = til_record_new_of (TIL_RECORD_YEAR_EVENT);
      g_autoptr (TilSurveyRound) round = til_record_new_of (TIL_RECORD_SURVEY_ROUND);
      g_autoptr (TilAgreement) agreement = til_record_new_of (TIL_RECORD_AGREEMENT);

      til_record_set_text (&undertaking->goal, undertakings[i].goal);
      undertaking->position = undertakings[i].position;
      event->month = months[i];
      event->day = days[i];
      round->date = til_date_new (2020 + (int)(i * 2) % 5, 1, 1);
      agreement->revise_on = i == 1 ? TIL_DATE_NONE : til_date_new (2020 + (int)(i * 2) % 5, 1, 1);
      write_rows (self->reg, undertaking);
      write_rows (self->reg, event);
      write_rows (self->reg, round);
      write_rows (self->reg, agreement);
    }
  plan = til_register_list_records (self->reg, TIL_RECORD_UNDERTAKING, NULL);
  year = til_register_list_records (self->reg, TIL_RECORD_YEAR_EVENT, NULL);
  rounds = til_register_list_records (self->reg, TIL_RECORD_SURVEY_ROUND, NULL);
  agreements = til_register_list_records (self->reg, TIL_RECORD_AGREEMENT, NULL);
  for (guint i = 1; i < G_N_ELEMENTS (undertakings); i++)
    {
      const TilUndertaking *a = plan->pdata[i - 1], *b = plan->pdata[i];
      const TilYearEvent *c = year->pdata[i - 1], *d = year->pdata[i];
      const TilAgreement *e = agreements->pdata[i - 1], *f = agreements->pdata[i];
      int by_goal = strcmp (a->goal, b->goal);

      g_assert_true (by_goal < 0 || (by_goal == 0 && a->position < b->position));
      g_assert_cmpint (c->month * 100 + c->day, <, d->month * 100 + d->day);
      g_assert_cmpint (((TilSurveyRound *)rounds->pdata[i - 1])->date, >,
                       ((TilSurveyRound *)rounds->pdata[i])->date);
      g_assert_true (f->revise_on == TIL_DATE_NONE || e->revise_on < f->revise_on);
    }
}

/* Parts are marked, and come back under their old ids when they are put back. */
static void
test_r15_part_put_back (RegisterFixture *self, gconstpointer data)
{
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilPlan) plan = new_plan (&people, til_date_new (2026, 11, 1));
  TilGoal *goal;
  gpointer action, whole;
  gint64 id;

  save_record (self->reg, plan);
  goal = plan->goals->pdata[0];
  action = g_ptr_array_steal_index (goal->actions, 0);
  id = ((TilRecord *)action)->id;
  save_record (self->reg, plan);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM action"), ==, 3);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM action WHERE deleted_at IS NULL"), ==,
                   2);
  g_ptr_array_insert (goal->actions, 0, action);
  save_record (self->reg, plan);
  assert_stored (self->reg, plan);
  g_assert_cmpint (((TilRecord *)goal->actions->pdata[0])->id, ==, id);

  /* A goal takes its actions with it. */
  whole = g_ptr_array_steal_index (plan->goals, 0);
  save_record (self->reg, plan);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM action WHERE deleted_at IS NULL"), ==,
                   1);
  g_ptr_array_insert (plan->goals, 0, whole);
  save_record (self->reg, plan);
  assert_stored (self->reg, plan);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM action WHERE deleted_at IS NULL"), ==,
                   3);
}

static void
test_foreign_part (RegisterFixture *self, gconstpointer data)
{
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilPlan) one = new_plan (&people, til_date_new (2026, 11, 1));
  g_autoptr (TilPlan) other = new_plan (&people, til_date_new (2026, 11, 2));
  g_autoptr (TilPlan) whole = NULL;

  save_record (self->reg, one);
  save_record (self->reg, other);
  whole = til_record_copy (other);
  g_ptr_array_add (other->goals, til_record_copy (one->goals->pdata[0]));
  refuse_record (self->reg, other, TIL_ERROR_NOT_FOUND);
  assert_stored (self->reg, one);
  assert_stored (self->reg, whole);
  g_ptr_array_set_size (other->goals, 2);
  g_ptr_array_add (other->goals, til_record_copy (other->goals->pdata[0]));
  refuse_record (self->reg, other, TIL_ERROR_NOT_FOUND);
  assert_stored (self->reg, whole);
}

static void
test_r15_conflict (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilPlan) mine = new_plan (&people, til_date_new (2026, 11, 1));
  g_autoptr (TilPlan) theirs = NULL;

  save_record (self->reg, mine);
  theirs = load (self->reg, TIL_RECORD_PLAN, mine->record.id);
  til_record_set_text (&((TilGoal *)theirs->goals->pdata[0])->text, "Deras ord");
  save_record (self->reg, theirs);
  til_record_set_text (&((TilGoal *)mine->goals->pdata[0])->text, "Mina ord");
  refuse_record (self->reg, mine, TIL_ERROR_CONFLICT);
  assert_stored (self->reg, theirs);
  g_assert_true (til_register_set_record_deleted (self->reg, TIL_RECORD_PLAN, theirs->record.id,
                                                  TRUE, &error));
  refuse_record (self->reg, theirs, TIL_ERROR_CONFLICT);
  mine->record.id = 4711;
  refuse_record (self->reg, mine, TIL_ERROR_NOT_FOUND);
}

/* Enough of what version 2 held to see that nothing is lost on the way. */
static void
test_version_2_migrated (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilObservation) observation = new_observation (&people, til_date_new (2026, 11, 1));
  g_autoptr (TilRegister) migrated = NULL;
  g_autoptr (TilCase) before = get_case (self->reg, people.child_id);
  g_autoptr (TilCase) after = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = g_strdup_printf ("old.tillsammans.before-%d", til_schema_version ());
  g_autofree char *copy = register_fixture_file (self, name);

  g_assert_true (
      til_register_set_draft (self->reg, TIL_DRAFT_CHILD, people.child_id, "Alm", &error));
  path = register_fixture_make_old (self, 2);
  migrated = til_register_open (path, TIL_REGISTER_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (number (migrated, "PRAGMA user_version"), ==, til_schema_version ());
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  assert_sound (migrated);
  after = get_case (migrated, people.child_id);
  g_assert_cmpstr (after->child->given_name, ==, "Alma");
  g_assert_cmpint (after->child->schooling, ==, TIL_SCHOOLING_NONE);
  g_assert_cmpuint (after->child->guardians->len, ==, before->child->guardians->len);
  g_assert_cmpuint (after->mappings->len, ==, 1);
  g_assert_cmpuint (after->staff->len, ==, 2);
  g_assert_cmpint (((TilStaff *)after->staff->pdata[0])->trained_on, ==, TIL_DATE_NONE);
  save_record (migrated, observation);
  assert_stored (migrated, observation);
}

/* What version 3 held is there, and nobody is said to have told why they refused. */
static void
test_version_3_migrated (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilConsent)
      consent = new_consent (&people, til_date_today () - 9, til_date_today () + 90);
  g_autoptr (TilConsent) migrated_consent = NULL;
  g_autoptr (TilRegister) migrated = NULL;
  g_autoptr (GPtrArray) surveys = NULL;
  g_autofree char *path = NULL;

  answer_consent (consent, &people, TIL_ANSWER_REFUSED, til_date_today () - 8);
  ((TilConsentAnswer *)consent->answers->pdata[0])->refusal = TIL_REFUSAL_NO_TRUST;
  save_record (self->reg, consent);
  assert_stored (self->reg, consent);
  path = register_fixture_make_old (self, 3);
  migrated = til_register_open (path, TIL_REGISTER_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (number (migrated, "PRAGMA user_version"), ==, til_schema_version ());
  assert_sound (migrated);
  migrated_consent = load (migrated, TIL_RECORD_CONSENT, consent->record.id);
  ((TilConsentAnswer *)consent->answers->pdata[0])->refusal = TIL_REFUSAL_NOT_TOLD;
  g_assert_true (til_record_equal (migrated_consent, consent));
  surveys = til_register_list_surveys (migrated, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (surveys->len, ==, 2);
}

/* R6, R11: the new fields of what was there before. */
static void
test_schooling_and_training (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilChild) child = til_register_get_child (self->reg, people.child_id, &error);
  g_autoptr (TilChild) again = NULL;
  g_autoptr (GPtrArray) staff = til_register_list_staff (self->reg, &error);
  g_autoptr (GPtrArray) listed = NULL;

  child->schooling = TIL_SCHOOLING_GYMNASIUM_OUTSIDE;
  g_assert_true (til_register_save_child (self->reg, child, &error));
  ((TilStaff *)staff->pdata[0])->trained_on = til_date_new (2026, 3, 4);
  g_assert_true (til_register_save_staff (self->reg, staff->pdata[0], &error));
  g_assert_no_error (error);
  again = til_register_get_child (self->reg, people.child_id, &error);
  g_assert_cmpint (again->schooling, ==, TIL_SCHOOLING_GYMNASIUM_OUTSIDE);
  listed = til_register_list_staff (self->reg, &error);
  g_assert_cmpint (((TilStaff *)listed->pdata[0])->trained_on, ==, til_date_new (2026, 3, 4));
  g_assert_cmpint (((TilStaff *)listed->pdata[1])->trained_on, ==, TIL_DATE_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  register_fixture_add ("/records/columns", test_columns);
  register_fixture_add ("/records/r8-consultation-has-no-child", test_r8_consultation_has_no_child);
  register_fixture_add ("/records/every-field", test_every_field);
  register_fixture_add ("/records/list-order", test_list_order);
  register_fixture_add ("/records/random-changes", test_random_changes);
  register_fixture_add ("/records/r15-part-put-back", test_r15_part_put_back);
  register_fixture_add ("/records/foreign-part", test_foreign_part);
  register_fixture_add ("/records/r15-conflict", test_r15_conflict);
  register_fixture_add ("/records/version-2-migrated", test_version_2_migrated);
  register_fixture_add ("/records/version-3-migrated", test_version_3_migrated);
  register_fixture_add ("/records/schooling-and-training", test_schooling_and_training);
  return g_test_run ();
}
