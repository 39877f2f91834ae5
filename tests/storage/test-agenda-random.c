/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the week over cases that chance wrote. */
#include "agenda-fixture.h"

#include <string.h>

static TilDate
today (void)
{
  return til_date_today ();
}

/* A day near today, on both sides. */
static TilDate
near (GRand *random)
{
  return (TilDate)((int)today () + g_rand_int_range (random, -20, 20));
}

static void
write_rows (TilRegister *reg, gpointer record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilTransaction) transaction = til_register_begin (reg, &error);

  til_register_write_record (reg, record, &error);
  til_transaction_commit (transaction, &error);
  g_assert_no_error (error);
}

static void
write_random_plan (TilRegister *reg, const People *people, GRand *random)
{
  g_autoptr (TilPlan) plan = new_plan (people, today () - 40);

  plan->follow_up = near (random);
  for (guint g = 0; g < plan->goals->len; g++)
    {
      const TilGoal *goal = plan->goals->pdata[g];

      for (guint a = 0; a < goal->actions->len; a++)
        {
          TilAction *action = goal->actions->pdata[a];

          action->due = near (random);
          action->status = (TilActionStatus)g_rand_int_range (random, 0, TIL_N_ACTION_STATUSES);
        }
    }
  if (g_rand_int_range (random, 0, 4) == 0)
    {
      plan->closed_on = today () - 1;
      plan->ending = TIL_ENDING_GOALS_MET;
      plan->follow_up = TIL_DATE_NONE;
    }
  write_rows (reg, plan);
}

static void
write_random_meeting (TilRegister *reg, const People *people, GRand *random)
{
  g_autoptr (TilMeeting) meeting = new_meeting (people, near (random));

  meeting->status = (TilMeetingStatus)g_rand_int_range (random, 0, TIL_N_MEETING_STATUSES);
  if (meeting->date > today () && meeting->status == TIL_MEETING_HELD)
    meeting->status = TIL_MEETING_PLANNED;
  if (g_rand_boolean (random))
    meeting->next_date = meeting->date + (TilDate)g_rand_int_range (random, 1, 30);
  write_rows (reg, meeting);
}

static void
write_random_case (TilRegister *reg, const People *people, GRand *random)
{
  static const TilStep steps[] = { TIL_STEP_NOTICE, TIL_STEP_MAP, TIL_STEP_COOPERATE,
                                   TIL_STEP_FOLLOW_UP, TIL_STEP_CLOSED };

  change_step (reg, people->child_id, steps[g_rand_int_range (random, 0, 5)]);
  for (int i = g_rand_int_range (random, 0, 3); i > 0; i--)
    write_random_plan (reg, people, random);
  for (int i = g_rand_int_range (random, 0, 4); i > 0; i--)
    write_random_meeting (reg, people, random);
  if (g_rand_int_range (random, 0, 5) == 0)
    {
      g_autoptr (TilConcern) concern = new_concern (people, near (random));

      write_rows (reg, concern);
    }
  if (g_rand_int_range (random, 0, 5) == 0)
    {
      g_autoptr (TilObservation) observation = new_observation (people, today () - 20);

      observation->received_on = g_rand_boolean (random) ? today () - 10 : TIL_DATE_NONE;
      write_rows (reg, observation);
    }
  if (g_rand_boolean (random))
    {
      g_autoptr (TilAnalysis) analysis = new_analysis (people, today () - 15);

      analysis->outcome = (TilOutcome)g_rand_int_range (random, 1, TIL_N_OUTCOMES);
      write_rows (reg, analysis);
    }
  for (int i = g_rand_int_range (random, 0, 3); i > 0; i--)
    {
      g_autoptr (TilConsent) consent = new_consent (
          people, today () - 100, (TilDate)((int)today () + g_rand_int_range (random, -5, 60)));

      for (guint a = 0; a < consent->answers->len; a++)
        ((TilConsentAnswer *)consent->answers->pdata[a])->answer = (TilAnswer)g_rand_int_range (
            random, 0, TIL_N_ANSWERS);
      write_rows (reg, consent);
    }
}

static gboolean
waits_for_others (const TilCase *kase)
{
  const GPtrArray *concerns = kase->records[TIL_RECORD_CONCERN];
  const GPtrArray *observations = kase->records[TIL_RECORD_OBSERVATION];

  for (guint i = 0; i < concerns->len; i++)
    if (til_concern_feedback_due (concerns->pdata[i]) != TIL_DATE_NONE)
      return TRUE;
  for (guint i = 0; i < observations->len; i++)
    if (((const TilObservation *)observations->pdata[i])->received_on == TIL_DATE_NONE)
      return TRUE;
  return FALSE;
}

static void
assert_agree (const TilCase *kase, const TilNextStep *step, const GPtrArray *items)
{
  gboolean found = FALSE, late_task = FALSE, none = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const TilAgendaItem *item = items->pdata[i];
      gboolean invitation = item->kind == TIL_AGENDA_MEETING &&
                            strcmp (item->what, "Invite to the next meeting") == 0;

      if (item->child_id != kase->child->id)
        continue;
      found = found || (item->late && item->date == step->due &&
                        til_agenda_kind_place (item->kind) == step->place &&
                        item->record_id == step->record_id);
      late_task = late_task || (item->late && !invitation);
      none = none || item->kind == TIL_AGENDA_NO_NEXT_STEP;
    }
  if (step->late && !found)
    g_error ("The page of child %d says “%s”, and the week doesn't", (int)kase->child->id,
             step->text);
  if (late_task && !step->late && !waits_for_others (kase))
    g_error ("Something of child %d is late, and its page says “%s”", (int)kase->child->id,
             step->text);
  if (none && (late_task || step->late))
    g_error ("Child %d has a next step, “%s”", (int)kase->child->id, step->text);
}

static void
test_agrees_with_next_step (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1121);
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) items = NULL;
  People people = add_people (self->reg, "Alma");
  guint n_late = 0;

  for (int i = 0; i < 250; i++)
    {
      g_autoptr (GError) error = NULL;
      People copy = people;

      copy.child_id = add_child (self->reg, "Alma", "Ek");
      copy.mapping_id = til_register_add_mapping (self->reg, copy.child_id, "girfec", today () - 30,
                                                  &error);
      g_assert_no_error (error);
      write_random_case (self->reg, &copy, random);
      g_array_append_val (children, copy.child_id);
    }
  items = list_agenda (self->reg, (TilAgendaQuery){ 0 });
  for (guint i = 0; i < children->len; i++)
    {
      g_autoptr (TilCase) kase = get_case (self->reg, g_array_index (children, gint64, i));
      g_autoptr (TilNextStep) step = til_next_step (kase, today ());

      assert_agree (kase, step, items);
      n_late += step->late != 0;
    }
  g_assert_cmpuint (n_late, >, 50);
  g_assert_cmpuint (n_late, <, 240);
}

/* The parts in which the window shows the list. */
static int
part_of (const TilAgendaItem *item)
{
  if (item->kind == TIL_AGENDA_NO_NEXT_STEP)
    return 5;
  if (item->late)
    return 0;
  if (item->kind == TIL_AGENDA_CONSENT)
    return 4;
  if (item->date <= today ())
    return 1;
  return item->date <= til_date_last_of_week (today ()) ? 2 : 3;
}

/* "action+3 14:00, " for each of the first three lines of a kind in a part. */
static char *
describe_first (const GPtrArray *items, int part, TilAgendaKind kind)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < items->len && n < 3; i++)
    {
      const TilAgendaItem *item = items->pdata[i];

      if (item->kind != kind || part_of (item) != part)
        continue;
      n++;
      g_string_append_printf (text, "%s%+d %s, ", til_agenda_kind_key (item->kind),
                              (int)item->date - (int)today (), item->time ? item->time : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_first_few (TilRegister *reg, TilAgendaQuery query)
{
  g_autoptr (GPtrArray) all = list_agenda (reg, query);
  g_autoptr (GPtrArray) few = NULL;

  query.limit = 3;
  few = list_agenda (reg, query);
  for (int i = 0; i < 6 * TIL_N_AGENDA_KINDS; i++)
    {
      g_autofree char *expected = describe_first (all, i % 6, (TilAgendaKind)(i / 6));
      g_autofree char *got = describe_first (few, i % 6, (TilAgendaKind)(i / 6));

      g_assert_cmpstr (got, ==, expected);
    }
  g_assert_cmpuint (few->len, <, all->len);
  g_assert_cmpuint (few->len, <=, 3 * 4 * TIL_N_AGENDA_KINDS);
}

static void
test_limit_by_part (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1123);
  static const int firsts[] = { -20, -1, 0, 1, 8 };
  People people = add_people (self->reg, "Alma");

  for (int i = 0; i < 150; i++)
    {
      People copy = people;
      g_autoptr (GError) error = NULL;
      g_autoptr (TilMeeting) meeting = NULL;

      copy.child_id = add_child (self->reg, "Alma", "Ek");
      copy.mapping_id = til_register_add_mapping (self->reg, copy.child_id, "girfec", today () - 30,
                                                  &error);
      g_assert_no_error (error);
      write_random_case (self->reg, &copy, random);
      meeting = new_meeting (&copy, (TilDate)((int)today () + g_rand_int_range (random, -9, 20)));
      g_free (meeting->time);
      meeting->time = g_strdup_printf ("%02d:00", g_rand_int_range (random, 8, 17));
      write_rows (self->reg, meeting);
    }
  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    {
      TilAgendaQuery query = { .from = (TilDate)((int)today () + firsts[i]), .to = today () + 30 };

      assert_first_few (self->reg, query);
      query.staff_id = people.staff_id;
      assert_first_few (self->reg, query);
    }
  assert_first_few (self->reg, (TilAgendaQuery){ .from = today () - 9, .to = today () - 1 });
}

/* R8: whatever was recorded, no line shows a child to a unit that may not be told about it. */
static void
test_r8_viewer_of_random_cases (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1122);
  People people = add_people (self->reg, "Alma");
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) seen = NULL;
  guint n_hidden = 0;

  for (int i = 0; i < 80; i++)
    {
      People other = add_people (self->reg, "Liam");

      other.social_id = people.social_id;
      other.social_worker_id = people.social_worker_id;
      write_random_case (self->reg, &other, random);
      if (i % 2 == 0)
        til_record_free (save_consent (self->reg, &other, g_rand_int_range (random, 0, 90)));
    }
  all = list_agenda (self->reg, (TilAgendaQuery){ 0 });
  seen = list_agenda (self->reg, (TilAgendaQuery){ .viewer_unit = people.social_id });
  g_assert_cmpuint (seen->len, >, 20);
  g_assert_cmpuint (seen->len, <, all->len);
  for (guint i = 0; i < seen->len; i++)
    {
      const TilAgendaItem *item = seen->pdata[i];
      g_autoptr (TilCase) kase = get_case (self->reg, item->child_id);
      g_autoptr (TilCover) cover = til_case_cover (kase, people.social_id, today ());

      g_assert_true (cover->covered);
      g_assert_cmpint (item->kind, !=, TIL_AGENDA_FEEDBACK);
      g_assert_cmpint (item->kind, !=, TIL_AGENDA_NO_NEXT_STEP);
    }
  for (guint i = 0; i < all->len; i++)
    {
      const TilAgendaItem *item = all->pdata[i];
      g_autoptr (TilCase) kase = get_case (self->reg, item->child_id);
      g_autoptr (TilCover) cover = til_case_cover (kase, people.social_id, today ());

      n_hidden += !cover->covered;
    }
  g_assert_cmpuint (n_hidden, >, 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  register_fixture_add ("/agenda/limit-by-part", test_limit_by_part);
  register_fixture_add ("/agenda/r8-viewer-of-random-cases", test_r8_viewer_of_random_cases);
  register_fixture_add ("/agenda/agrees-with-next-step", test_agrees_with_next_step);
  return g_test_run ();
}
