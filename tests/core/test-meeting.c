/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "process-fixture.h"

static TilMeeting *
meeting_new (void)
{
  TilMeeting *self = til_record_new_of (TIL_RECORD_MEETING);

  self->child_id = CHILD;
  til_record_set_text (&self->kind, TIL_MEETING_COOPERATION);
  self->date = ON;
  return self;
}

static void
test_kinds (void)
{
  const char *const *kinds = til_meeting_kinds ();

  for (guint i = 0; kinds[i] != NULL; i++)
    for (guint l = 0; til_languages ()[l] != NULL; l++)
      {
        g_assert_cmpstr (til_meeting_kind_name (kinds[i], til_languages ()[l]), !=, "");
        g_assert_cmpstr (til_meeting_kind_name (kinds[i], til_languages ()[l]), !=, kinds[i]);
      }
  g_assert_cmpstr (til_meeting_kind_name (TIL_MEETING_FAMILY, "en"), ==, "Family meeting");
  g_assert_cmpstr (til_meeting_kind_name ("Torsdagsmöte", "en"), ==, "Torsdagsmöte");
  g_assert_cmpstr (til_meeting_kind_name (NULL, "en"), ==, "");
  for (int i = 0; i < TIL_N_ENDINGS; i++)
    g_assert_cmpstr (til_ending_text ((TilEnding)i), !=, "");
}

static void
test_about (void)
{
  g_autoptr (TilMeeting) self = meeting_new ();

  assert_valid (self, ON);
  self->team_id = 2;
  assert_validated (self, ON, "team");
  self->child_id = 0;
  assert_valid (self, ON);
  self->team_id = 0;
  assert_validated (self, ON, "child");
  self->child_id = CHILD;
  til_record_set_text (&self->kind, " ");
  assert_validated (self, ON, "kind");
}

static void
test_when (void)
{
  g_autoptr (TilMeeting) self = meeting_new ();
  const char *const wrong[] = { "9:30", "24:00", "12:60", "noon!", "12.30", "123:0", "1 :30" };
  const char *const right[] = { "00:00", "09:30", "23:59" };

  self->date = TIL_DATE_NONE;
  assert_validated (self, ON, "which day");
  self->date = ON + 30;
  assert_valid (self, ON);
  self->status = TIL_MEETING_HELD;
  assert_validated (self, ON, "held");
  assert_valid (self, ON + 30);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      til_record_set_text (&self->time, wrong[i]);
      assert_validated (self, ON + 30, "14:30");
    }
  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      til_record_set_text (&self->time, right[i]);
      assert_valid (self, ON + 30);
    }
  self->next_date = self->date;
  assert_validated (self, ON + 30, "after this one");
  self->next_date = self->date + 1;
  assert_valid (self, ON + 30);
  self->length = -1;
  assert_validated (self, ON + 30, "shorter");
}

static void
test_participants (void)
{
  g_autoptr (TilMeeting) self = meeting_new ();
  TilParticipant *one = til_record_add_part (self, "participants");

  assert_valid (self, ON); /* the child */
  one->leader = TRUE;
  assert_validated (self, ON, "conversation leader");
  one->kind = TIL_PARTICIPANT_PROFESSIONAL;
  assert_validated (self, ON, "unit");
  one->unit_id = SCHOOL;
  assert_valid (self, ON);
  one->leader = FALSE;
  one->kind = TIL_PARTICIPANT_GUARDIAN;
  assert_validated (self, ON, "guardian");
  one->guardian_id = ALI;
  assert_valid (self, ON);
  one->kind = TIL_PARTICIPANT_NETWORK;
  assert_validated (self, ON, "network");
  til_record_set_text (&one->name, "The coach");
  assert_valid (self, ON);
}

static void
test_points (void)
{
  g_autoptr (TilMeeting) self = meeting_new ();
  TilAgendaPoint *point = til_record_add_part (self, "points");
  TilDecision *decision;

  assert_validated (self, ON, "agenda");
  til_record_set_text (&point->area_key, "safety");
  assert_valid (self, ON);
  point->child_id = 8;
  assert_validated (self, ON, "team");
  self->child_id = 0;
  self->team_id = 2;
  assert_valid (self, ON);

  decision = til_record_add_part (self, "decisions");
  assert_validated (self, ON, "decided");
  til_record_set_text (&decision->text, "Calls on Monday");
  assert_valid (self, ON);
}

static void
test_units (void)
{
  g_autoptr (TilMeeting) self = meeting_new ();
  const gint64 units[] = { BUP, SCHOOL, BUP, 0 };
  TilParticipant *guardian = til_record_add_part (self, "participants");

  guardian->kind = TIL_PARTICIPANT_GUARDIAN;
  guardian->unit_id = SOCIAL;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      TilParticipant *one = til_record_add_part (self, "participants");

      one->kind = TIL_PARTICIPANT_PROFESSIONAL;
      one->unit_id = units[i];
    }

  g_autoptr (GArray) found = til_meeting_units (self);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_true (til_refs_have (found, BUP));
  g_assert_true (til_refs_have (found, SCHOOL));
}

/* R8: no field leads to a child. */
static void
test_consultation_r8 (void)
{
  const TilRecordClass *class = til_record_class (TIL_RECORD_CONSULTATION);

  for (guint i = 0; i < class->n_fields; i++)
    {
      g_assert_cmpint (class->fields[i].target, !=, TIL_REF_CHILD);
      g_assert_cmpint (class->fields[i].target, !=, TIL_REF_GUARDIAN);
      g_assert_cmpint (class->fields[i].target, !=, TIL_REF_CONTACT);
      g_assert_cmpint (class->fields[i].target, !=, TIL_REF_STAFF);
      g_assert_cmpint (class->fields[i].target, !=, TIL_REF_MAPPING);
    }
  g_assert_null (til_record_class_find_field (class, "time"));
}

static void
test_consultation (void)
{
  g_autoptr (TilConsultation) self = til_record_new_of (TIL_RECORD_CONSULTATION);
  const char *const numbers[] = { "Born 20130502-9810", "201305029810", "130502-9810 and so on",
                                  "130502 9810",        "130502+9810",  "call 0701234567",
                                  "١٣٠٥٠٢-٩٨١٠" };
  const char *const fine[] = { "A child of 12, absent 45 days of 180", "On 2026-03-10 at 14:30",
                               "between 130502 and 130503", "Since 2025, 30 % away" };

  self->date = ON;
  assert_validated (self, ON, "question");
  til_record_set_text (&self->question, "How do we begin?");
  assert_valid (self, ON);
  self->date = ON + 1;
  assert_validated (self, ON, "future");
  self->date = ON;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      til_record_set_text (&self->advice, numbers[i]);
      assert_validated (self, ON, "number");
    }
  for (guint i = 0; i < G_N_ELEMENTS (fine); i++)
    {
      til_record_set_text (&self->advice, fine[i]);
      assert_valid (self, ON);
    }
}

static void
assert_holds_name (const char *advice, gboolean holds)
{
  const char *const names[] = { "Noor", "Haddad", "Ali de Haddad", "Bo O'Neill", "ሳራ", NULL };
  g_autoptr (TilConsultation) self = til_record_new_of (TIL_RECORD_CONSULTATION);
  g_autoptr (GError) error = NULL;

  til_record_set_text (&self->question, "How do we begin?");
  til_record_set_text (&self->advice, advice);
  g_assert_cmpint (til_consultation_check_names (self, names, &error), ==, !holds);
  if (holds)
    g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
}

static void
test_consultation_names_r8 (void)
{
  assert_holds_name ("Noor is absent", TRUE);
  assert_holds_name ("ask NOOR's father", TRUE);
  assert_holds_name ("Noors pappa", TRUE);
  assert_holds_name ("(Ali)", TRUE);
  assert_holds_name ("Talk with Bo.", TRUE);
  assert_holds_name ("ምስ ሳራ", TRUE);
  assert_holds_name ("Noorlund is a village", FALSE);
  assert_holds_name ("de är hemma", FALSE); /* a particle of a name */
  assert_holds_name ("o s v", FALSE);
  assert_holds_name (NULL, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/meeting/kinds", test_kinds);
  g_test_add_func ("/meeting/about", test_about);
  g_test_add_func ("/meeting/when", test_when);
  g_test_add_func ("/meeting/r11-participants", test_participants);
  g_test_add_func ("/meeting/points", test_points);
  g_test_add_func ("/meeting/r8-units", test_units);
  g_test_add_func ("/consultation/r8-no-way-to-the-child", test_consultation_r8);
  g_test_add_func ("/consultation/r8-numbers", test_consultation);
  g_test_add_func ("/consultation/r8-names", test_consultation_names_r8);
  return g_test_run ();
}
