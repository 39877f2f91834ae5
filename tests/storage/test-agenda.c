/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agenda-fixture.h"

#include <string.h>

/* The list of the week. Today is a Saturday in November; a week is today and six days more. */

static TilDate
today (void)
{
  return til_date_today ();
}

/* "kind date late" of each line, with the child's number where there are several. */
static char *
describe (GPtrArray *items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const TilAgendaItem *item = items->pdata[i];

      g_string_append_printf (text, "%s%s%s", i ? " " : "", til_agenda_kind_key (item->kind),
                              item->late ? "!" : "");
      if (item->date)
        g_string_append_printf (text, "%+d", (int)item->date - (int)today ());
    }
  return g_string_free (text, FALSE);
}

static void
assert_week (TilRegister *reg, TilAgendaQuery query, const char *expected)
{
  g_autoptr (GPtrArray) items = list_agenda (reg, query);
  g_autofree char *got = describe (items);

  g_assert_cmpstr (got, ==, expected);
}

static void
assert_whole_week (TilRegister *reg, const char *expected)
{
  assert_week (reg, (TilAgendaQuery){ 0 }, expected);
}

static void
test_kinds (RegisterFixture *self, gconstpointer data)
{
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilConsent) consent = save_consent (self->reg, &people, 25);
  g_autoptr (TilMeeting) meeting = new_meeting (&people, today () + 2);
  g_autoptr (TilMeeting) later = new_meeting (&people, today () + 7);
  g_autoptr (TilPlan) plan = new_plan (&people, today () - 25);
  g_autoptr (TilObservation) observation = new_observation (&people, today () - 3);
  g_autoptr (TilConcern) answered = new_concern (&people, today () - 10);
  g_autoptr (TilConcern) waiting = new_concern (&people, today () - 4);
  g_autoptr (GPtrArray) items = NULL;
  const TilAgendaItem *item;

  answered->feedback_on = today () - 2;
  plan->follow_up = today () + 5;
  save_record (self->reg, meeting);
  save_record (self->reg, later);
  save_record (self->reg, plan);
  save_record (self->reg, observation);
  save_record (self->reg, answered);
  save_record (self->reg, waiting);

  /* Actions are due at -5, +5 and +15. */
  assert_whole_week (self->reg, "action!-5 observation-3 meeting+2 feedback+3 follow-up+5 action+5 "
                                "consent+25");
  items = list_agenda (self->reg, (TilAgendaQuery){ 0 });
  item = items->pdata[0];
  g_assert_cmpstr (item->what, ==, "Möta vid porten");
  g_assert_cmpstr (item->who, ==, "Sara Lind");
  g_assert_cmpstr (item->child_name, ==, "Alma Berg");
  g_assert_cmpint (item->child_id, ==, people.child_id);
  g_assert_cmpint (item->record_id, ==, plan->record.id);
  item = items->pdata[2];
  g_assert_cmpstr (item->what, ==, "Cooperation meeting, Björkskolan, rum 4");
  g_assert_cmpstr (item->time, ==, "14:00");
  g_assert_cmpint (item->record_id, ==, meeting->record.id);
  item = items->pdata[3];
  g_assert_cmpstr (item->who, ==, "Social services");

  /* A later week holds no late things of this one, an earlier one what was left of it. */
  assert_week (self->reg, (TilAgendaQuery){ .from = today () + 7, .to = today () + 13 },
               "action!-5 observation-3 meeting+7");
  assert_week (self->reg, (TilAgendaQuery){ .from = today () - 7, .to = today () - 1 },
               "action!-5 observation-3 consent+25");
  assert_week (self->reg, (TilAgendaQuery){ .from = today () + 25, .to = today () + 25 },
               "action!-5 observation-3 consent+25");
}

static void
test_done_things_leave (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilPlan) plan = new_plan (&people, today () - 25);
  g_autoptr (TilObservation) observation = new_observation (&people, today () - 3);
  TilAction *action;

  plan->follow_up = today () + 5;
  save_record (self->reg, plan);
  save_record (self->reg, observation);
  assert_whole_week (self->reg, "action!-5 observation-3 follow-up+5 action+5");
  action = ((TilGoal *)plan->goals->pdata[0])->actions->pdata[0];
  action->status = TIL_ACTION_DONE;
  action->done_on = today ();
  save_record (self->reg, plan);
  observation->received_on = today ();
  save_record (self->reg, observation);
  assert_whole_week (self->reg, "follow-up+5 action+5");

  /* R15: a deleted child's things are out of sight and come back. */
  g_assert_true (til_register_delete_child (self->reg, people.child_id, &error));
  assert_whole_week (self->reg, "");
  g_assert_true (til_register_restore_child (self->reg, people.child_id, &error));
  assert_whole_week (self->reg, "follow-up+5 action+5");

  g_assert_true (
      til_register_set_record_deleted (self->reg, TIL_RECORD_PLAN, plan->record.id, TRUE, &error));
  g_assert_no_error (error);
  assert_whole_week (self->reg, "no-next-step");
}

static void
test_agreed_meeting (RegisterFixture *self, gconstpointer data)
{
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilConsent) consent = save_consent (self->reg, &people, 100);
  g_autoptr (TilMeeting) held = new_meeting (&people, today () - 20);
  g_autoptr (TilMeeting) next = new_meeting (&people, today () + 3);

  change_step (self->reg, people.child_id, TIL_STEP_COOPERATE);
  held->status = TIL_MEETING_HELD;
  held->next_date = today () - 1;
  save_record (self->reg, held);
  assert_whole_week (self->reg, "meeting!-1");
  assert_sound (self->reg);
  save_record (self->reg, next);
  assert_whole_week (self->reg, "meeting+3");
  next->status = TIL_MEETING_CANCELLED;
  save_record (self->reg, next);
  assert_whole_week (self->reg, "meeting!-1");
  held->ending = TIL_ENDING_GOALS_MET;
  save_record (self->reg, held);
  assert_whole_week (self->reg, "no-next-step");
  assert_sound (self->reg);
}

static void
test_consents (RegisterFixture *self, gconstpointer data)
{
  People people = add_people (self->reg, "Alma");
  g_autoptr (GError) error = NULL;
  g_autoptr (TilConsent) consent = save_consent (self->reg, &people, 31);
  g_autoptr (TilConsent) renewed = NULL;

  g_assert_true (til_register_delete_mapping (self->reg, people.mapping_id, &error));
  assert_whole_week (self->reg, "");
  assert_week (self->reg, (TilAgendaQuery){ .to = today () + 31 }, "consent+31");
  consent->valid_until = today () + 30;
  save_record (self->reg, consent);
  assert_whole_week (self->reg, "consent+30");
  ((TilConsentAnswer *)consent->answers->pdata[0])->answer = TIL_ANSWER_REFUSED;
  save_record (self->reg, consent);
  assert_whole_week (self->reg, "");
  ((TilConsentAnswer *)consent->answers->pdata[0])->answer = TIL_ANSWER_GIVEN;
  save_record (self->reg, consent);

  /* Asked anew, and then answered: there is nothing more to be told of. */
  renewed = new_consent (&people, today (), today () + 200);
  save_record (self->reg, renewed);
  assert_whole_week (self->reg, "");
  answer_consent (renewed, &people, TIL_ANSWER_GIVEN, today ());
  save_record (self->reg, renewed);
  assert_whole_week (self->reg, "");
  renewed->withdrawn_on = today ();
  save_record (self->reg, renewed);
  assert_whole_week (self->reg, "consent+30");
  change_step (self->reg, people.child_id, TIL_STEP_CLOSED);
  assert_whole_week (self->reg, "");
}

static void
test_no_next_step (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilAnalysis) analysis = new_analysis (&people, today ());
  g_autoptr (TilPlan) plan = new_plan (&people, today ());
  g_autoptr (TilConsent) pending = new_consent (&people, today (), today () + 90);
  g_autoptr (TilObservation) observation = NULL;
  gint64 quiet = add_child (self->reg, "Liam", "Ek");
  gint64 voice, mapping;
  g_autoptr (GPtrArray) items = NULL;

  /* Mapped, and nothing decided. */
  assert_whole_week (self->reg, "no-next-step");
  items = list_agenda (self->reg, (TilAgendaQuery){ 0 });
  g_assert_cmpstr (((TilAgendaItem *)items->pdata[0])->what, ==,
                   "Notice since 2026-11-21, and nothing is planned");
  g_assert_cmpint (((TilAgendaItem *)items->pdata[0])->child_id, ==, people.child_id);

  /* "Keep it as it is" is a good end (R3). */
  analysis->outcome = TIL_OUTCOME_KEEP;
  save_record (self->reg, analysis);
  assert_whole_week (self->reg, "");
  analysis->outcome = TIL_OUTCOME_OWN;
  save_record (self->reg, analysis);
  assert_whole_week (self->reg, "no-next-step");
  save_record (self->reg, plan);
  assert_whole_week (self->reg, "");
  plan->closed_on = today ();
  plan->follow_up = TIL_DATE_NONE;
  plan->ending = TIL_ENDING_GOALS_MET;
  save_record (self->reg, plan);
  assert_whole_week (self->reg, "no-next-step");
  save_record (self->reg, pending);
  assert_whole_week (self->reg, "");
  pending->withdrawn_on = today ();
  save_record (self->reg, pending);
  assert_whole_week (self->reg, "no-next-step");
  voice = til_register_add_voice (self->reg, people.mapping_id, TIL_VOICE_CHILD, 0, 0, &error);
  assert_whole_week (self->reg, "");
  g_assert_true (til_register_set_voice_open (self->reg, voice, FALSE, &error));
  assert_whole_week (self->reg, "no-next-step");

  /* A good end of an older mapping is none of the newest. */
  analysis->outcome = TIL_OUTCOME_NOTHING_MORE;
  save_record (self->reg, analysis);
  assert_whole_week (self->reg, "");
  mapping = til_register_add_mapping (self->reg, people.child_id, "girfec", today (), &error);
  assert_whole_week (self->reg, "no-next-step");
  g_assert_true (til_register_delete_mapping (self->reg, mapping, &error));
  assert_whole_week (self->reg, "");

  /* Liam stands on the list of children, and nothing was noticed of him yet. */
  people.child_id = quiet;
  observation = new_observation (&people, today () - 3);
  observation->received_on = today ();
  save_record (self->reg, observation);
  assert_whole_week (self->reg, "no-next-step");
  change_step (self->reg, quiet, TIL_STEP_CLOSED);
  assert_whole_week (self->reg, "");
  change_step (self->reg, quiet, TIL_STEP_FOLLOW_UP);
  assert_whole_week (self->reg, "no-next-step");
  g_assert_no_error (error);
}

static void
test_limit_by_name (RegisterFixture *self, gconstpointer data)
{
  static const char *const names[] = { "Örjan", "Alma", "Åsa", "Zoe" };
  g_autoptr (GPtrArray) items = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_people (self->reg, names[i]);
  items = list_agenda (self->reg, (TilAgendaQuery){ .limit = 3 });
  g_assert_cmpuint (items->len, ==, 3);
  g_assert_cmpstr (((TilAgendaItem *)items->pdata[0])->child_name, ==, "Alma Berg");
  g_assert_cmpstr (((TilAgendaItem *)items->pdata[1])->child_name, ==, "Zoe Berg");
  g_assert_cmpstr (((TilAgendaItem *)items->pdata[2])->child_name, ==, "Åsa Berg");
}

static void
test_staff (RegisterFixture *self, gconstpointer data)
{
  People people = add_people (self->reg, "Alma");
  People others = add_people (self->reg, "Liam");
  g_autoptr (TilPlan) plan = new_plan (&people, today () - 16);
  g_autoptr (TilPlan) theirs = new_plan (&others, today () - 16);
  g_autoptr (TilResponsible) responsible = til_record_new_of (TIL_RECORD_RESPONSIBLE);
  gint64 third = add_staff (self->reg, "Lena Dahl");

  save_record (self->reg, plan);
  save_record (self->reg, theirs);
  assert_whole_week (self->reg, "action+4 action+4");
  assert_week (self->reg, (TilAgendaQuery){ .staff_id = people.staff_id }, "action+4");
  assert_week (self->reg, (TilAgendaQuery){ .staff_id = third }, "");
  responsible->child_id = others.child_id;
  responsible->date = today ();
  responsible->staff_id = third;
  responsible->duty = TIL_DUTY_SCHOOL;
  save_record (self->reg, responsible);
  assert_week (self->reg, (TilAgendaQuery){ .staff_id = third }, "action+4");
}

/* R14 */
static void
test_r14_protected (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  People people = add_people (self->reg, "Hemlinda");
  g_autoptr (TilConsent) consent = save_consent (self->reg, &people, 25);
  g_autoptr (TilMeeting) meeting = new_meeting (&people, today () + 2);
  g_autoptr (TilPlan) plan = new_plan (&people, today () - 25);
  g_autoptr (TilObservation) observation = new_observation (&people, today () - 3);
  g_autoptr (TilChild) child = NULL;
  g_autoptr (GPtrArray) items = NULL;
  TilAction *action = ((TilGoal *)plan->goals->pdata[0])->actions->pdata[0];

  til_record_set_text (&action->text, "Hemlinda väcks av mamma");
  action->staff_id = 0;
  action->guardian_id = people.guardians[0];
  action = ((TilGoal *)plan->goals->pdata[0])->actions->pdata[1];
  action->staff_id = 0;
  save_record (self->reg, meeting);
  save_record (self->reg, plan);
  save_record (self->reg, observation);
  child = til_register_get_child (self->reg, people.child_id, &error);
  child->protected_identity = TRUE;
  g_assert_true (til_register_save_child (self->reg, child, &error));
  items = list_agenda (self->reg, (TilAgendaQuery){ 0 });
  g_assert_cmpuint (items->len, ==, 5);
  for (guint i = 0; i < items->len; i++)
    {
      const TilAgendaItem *item = items->pdata[i];
      g_autofree char *all = g_strjoin (" ", item->child_name, item->what, item->who, NULL);

      g_test_message ("%s", all);
      g_assert_null (strstr (all, "Hemlinda"));
      g_assert_null (strstr (all, "Berg"));
      g_assert_null (strstr (all, "Björkskolan"));
      g_assert_null (strstr (all, "skolgång"));
    }
}

/* R8 */
static void
test_r8_viewer (RegisterFixture *self, gconstpointer data)
{
  People people = add_people (self->reg, "Alma");
  TilAgendaQuery school = { .viewer_unit = people.school_id };
  TilAgendaQuery social = { .viewer_unit = people.social_id };
  TilAgendaQuery stranger = { .viewer_unit = add_unit (self->reg, "Ekskolan") };
  g_autoptr (TilConsent) consent = save_consent (self->reg, &people, 25);
  g_autoptr (TilMeeting) meeting = new_meeting (&people, today () + 2);
  g_autoptr (TilPlan) plan = new_plan (&people, today () - 25);
  g_autoptr (TilObservation) observation = new_observation (&people, today () - 3);
  g_autoptr (TilConcern) concern = new_concern (&people, today () - 4);

  til_refs_set (plan->units, people.social_id, TRUE);
  plan->follow_up = today () + 5;
  save_record (self->reg, meeting);
  save_record (self->reg, plan);
  save_record (self->reg, observation);
  save_record (self->reg, concern);
  assert_week (self->reg, school,
               "action!-5 observation-3 meeting+2 feedback+3 follow-up+5 action+5 consent+25");
  /* R9: a report of concern is nobody's to see by consent. */
  assert_week (self->reg, social,
               "action!-5 observation-3 meeting+2 follow-up+5 action+5 consent+25");
  assert_week (self->reg, stranger,
               "action!-5 observation-3 meeting+2 feedback+3 follow-up+5 action+5 consent+25");

  consent->withdrawn_on = today ();
  save_record (self->reg, consent);
  assert_week (self->reg, social, "");
  assert_week (self->reg, school,
               "action!-5 observation-3 meeting+2 feedback+3 follow-up+5 action+5");
}

static const TilAgendaItem *
find_team_meeting (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (((TilAgendaItem *)items->pdata[i])->team_id)
      return items->pdata[i];
  return NULL;
}

static void
assert_named (TilRegister *reg, gint64 viewer_unit, const char *expected)
{
  g_autoptr (GPtrArray) items = list_agenda (reg, (TilAgendaQuery){ .viewer_unit = viewer_unit });
  const TilAgendaItem *item = find_team_meeting (items);

  g_assert_nonnull (item);
  g_assert_cmpint (item->child_id, ==, 0);
  g_assert_cmpstr (item->child_name, ==, "Barnombudsteamet");
  g_assert_cmpstr (item->what, ==, expected);
}

/* R8 */
static void
test_r8_team_meeting (RegisterFixture *self, gconstpointer data)
{
  People people = add_people (self->reg, "Alma");
  People others = add_people (self->reg, "Liam");
  g_autoptr (TilTeam) team = til_record_new_of (TIL_RECORD_TEAM);
  g_autoptr (TilMeeting) meeting = til_record_new_of (TIL_RECORD_MEETING);
  g_autoptr (TilConsent) consent = save_consent (self->reg, &people, 100);
  g_autoptr (TilConsent) other_consent = NULL;
  gint64 stranger = add_unit (self->reg, "BUP");
  TilTeamMember *member;

  others.social_id = people.social_id;
  other_consent = save_consent (self->reg, &others, 100);
  til_record_set_text (&team->name, "Barnombudsteamet");
  team->age_to = 18;
  member = til_record_add_part (team, "members");
  member->staff_id = people.social_worker_id;
  member->unit_id = people.social_id;
  member->since = today () - 100;
  meeting->team_id = save_record (self->reg, team);
  til_record_set_text (&meeting->kind, TIL_MEETING_ADVOCATE_TEAM);
  meeting->date = today () + 4;
  ((TilAgendaPoint *)til_record_add_part (meeting, "points"))->child_id = people.child_id;
  ((TilAgendaPoint *)til_record_add_part (meeting, "points"))->child_id = others.child_id;
  save_record (self->reg, meeting);
  assert_named (self->reg, 0, "Child representative team: Alma Berg, Liam Berg");
  assert_named (self->reg, people.social_id, "Child representative team: Alma Berg, Liam Berg");
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) units = til_register_list_units (self->reg, &error);

    for (guint i = 0; i < units->len; i++)
      {
        TilUnit *unit = units->pdata[i];

        if (unit->id == stranger)
          {
            unit->kind = TIL_UNIT_BUP;
            unit->sector = TIL_SECTOR_REGION;
            g_assert_true (til_register_save_unit (self->reg, unit, &error));
          }
      }
  }
  assert_named (self->reg, stranger, "Child representative team");
  consent->withdrawn_on = today ();
  save_record (self->reg, consent);
  assert_named (self->reg, 0, "Child representative team: Liam Berg");
  assert_named (self->reg, people.social_id, "Child representative team: Liam Berg");
}

/* R8: who told BUP nothing is not named to BUP, and a team that tells it nothing names no child. */
static void
test_r8_names (RegisterFixture *self, gconstpointer data)
{
  People people = add_people (self->reg, "Alma");
  gint64 bup = add_unit (self->reg, "BUP");
  g_autoptr (TilConsent) consent = new_consent (&people, today () - 30, today () + 100);
  TilConsentUnit *named = til_record_add_part (consent, "units");
  g_autoptr (TilPlan) plan = new_plan (&people, today () - 1);
  g_autoptr (TilMeeting) meeting = new_meeting (&people, today () + 2);
  g_autoptr (TilMeeting) talk = til_record_new_of (TIL_RECORD_MEETING);
  g_autoptr (TilTeam) team = til_record_new_of (TIL_RECORD_TEAM);
  TilTeamMember *member = til_record_add_part (team, "members");
  TilAgendaQuery query = { .viewer_unit = bup };

  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = til_register_list_units (self->reg, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < units->len; i++)
    if (((TilUnit *)units->pdata[i])->id == bup)
      {
        ((TilUnit *)units->pdata[i])->kind = TIL_UNIT_BUP;
        ((TilUnit *)units->pdata[i])->sector = TIL_SECTOR_REGION;
        til_register_save_unit (self->reg, units->pdata[i], &error);
        g_assert_no_error (error);
      }
  named->unit_id = bup;
  named->receives = TRUE;
  named->sector = TIL_SECTOR_REGION;
  answer_consent (consent, &people, TIL_ANSWER_GIVEN, today () - 29);
  save_record (self->reg, consent);
  til_refs_set (plan->units, people.social_id, TRUE);
  plan->wished_id = plan->coordinator_id = people.social_worker_id;
  save_record (self->reg, plan);
  ((TilParticipant *)meeting->participants->pdata[1])->unit_id = bup;
  ((TilParticipant *)meeting->participants->pdata[1])->staff_id = 0;
  save_record (self->reg, meeting);
  til_record_set_text (&team->name, "Barnombudsteamet");
  team->age_to = 18;
  member->staff_id = people.social_worker_id;
  member->unit_id = people.social_id;
  member->since = today () - 100;
  talk->team_id = save_record (self->reg, team);
  til_record_set_text (&talk->kind, TIL_MEETING_ADVOCATE_TEAM);
  talk->date = today () + 3;
  ((TilAgendaPoint *)til_record_add_part (talk, "points"))->child_id = people.child_id;
  save_record (self->reg, talk);

  g_autoptr (GPtrArray) seen = list_agenda (self->reg, query);
  g_assert_cmpuint (seen->len, ==, 2);
  for (guint i = 0; i < seen->len; i++)
    {
      const TilAgendaItem *item = seen->pdata[i];
      g_assert_cmpstr (item->who, !=, "Omar Haile");
      g_assert_null (strstr (item->what, "Alma"));
    }
  query.viewer_unit = people.social_id;
  g_autoptr (GPtrArray) shared = list_agenda (self->reg, query);
  g_assert_nonnull (strstr (find_team_meeting (shared)->what, "Alma"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  register_fixture_add ("/agenda/kinds", test_kinds);
  register_fixture_add ("/agenda/done-things-leave", test_done_things_leave);
  register_fixture_add ("/agenda/agreed-meeting", test_agreed_meeting);
  register_fixture_add ("/agenda/consents", test_consents);
  register_fixture_add ("/agenda/no-next-step", test_no_next_step);
  register_fixture_add ("/agenda/limit-by-name", test_limit_by_name);
  register_fixture_add ("/agenda/staff", test_staff);
  register_fixture_add ("/agenda/r14-protected", test_r14_protected);
  register_fixture_add ("/agenda/r8-viewer", test_r8_viewer);
  register_fixture_add ("/agenda/r8-team-meeting", test_r8_team_meeting);
  register_fixture_add ("/agenda/r8-names", test_r8_names);
  return g_test_run ();
}
