/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "process-fixture.h"

static TilDuty
duty_on (TilCase *kase, int year, int month, int day)
{
  return til_duty_propose (kase->child, kase->units, til_date_new (year, month, day)).duty;
}

/* R6: school begins in August of the year of turning six, gymnasium of sixteen; whether the
 * birthday has been doesn't matter. */
static void
test_guess_r6 (void)
{
  g_autoptr (TilCase) kase = fixture_case ();
  const int births[][2] = { { 1, 1 }, { 8, 1 }, { 12, 31 } };

  for (guint i = 0; i < G_N_ELEMENTS (births); i++)
    {
      kase->child->birth_date = til_date_new (2010, births[i][0], births[i][1]);
      g_assert_cmpint (duty_on (kase, 2010, 12, 31), ==, TIL_DUTY_CHILD_HEALTH);
      g_assert_cmpint (duty_on (kase, 2016, 7, 31), ==, TIL_DUTY_CHILD_HEALTH);
      g_assert_cmpint (duty_on (kase, 2016, 8, 1), ==, TIL_DUTY_SCHOOL);
      g_assert_cmpint (duty_on (kase, 2026, 7, 31), ==, TIL_DUTY_SCHOOL);
      g_assert_cmpint (duty_on (kase, 2026, 8, 1), ==, TIL_DUTY_GYMNASIUM);
    }
}

static void
test_schooling_r6 (void)
{
  g_autoptr (TilCase) kase = fixture_case ();
  const TilDuty duties[TIL_N_SCHOOLINGS] = {
    [TIL_SCHOOLING_NONE] = TIL_DUTY_SCHOOL,
    [TIL_SCHOOLING_PRESCHOOL] = TIL_DUTY_CHILD_HEALTH,
    [TIL_SCHOOLING_SCHOOL] = TIL_DUTY_SCHOOL,
    [TIL_SCHOOLING_GYMNASIUM] = TIL_DUTY_GYMNASIUM,
    [TIL_SCHOOLING_GYMNASIUM_OUTSIDE] = TIL_DUTY_FOLLOW_UP,
    [TIL_SCHOOLING_LEFT] = TIL_DUTY_KAA,
  };

  for (int i = 0; i < TIL_N_SCHOOLINGS; i++)
    {
      TilSchooling back = TIL_N_SCHOOLINGS;

      kase->child->schooling = (TilSchooling)i;
      g_assert_cmpint (til_duty_propose (kase->child, kase->units, ON).duty, ==, duties[i]);
      g_assert_true (til_schooling_from_key (til_schooling_key ((TilSchooling)i), &back));
      g_assert_cmpint (back, ==, i);
      g_assert_cmpstr (til_schooling_name ((TilSchooling)i), !=, "");
    }
  for (int i = 0; i < TIL_N_DUTIES; i++)
    g_assert_cmpstr (til_duty_text ((TilDuty)i), !=, "");
}

static gint64
proposed (TilCase *kase)
{
  return til_duty_propose (kase->child, kase->units, ON).unit_id;
}

static void
test_unit_r6 (void)
{
  g_autoptr (TilCase) kase = fixture_case ();

  g_assert_cmpint (proposed (kase), ==, SCHOOL);

  /* The only school, when the child's own unit is none or of another kind. */
  kase->child->unit_id = 0;
  g_assert_cmpint (proposed (kase), ==, SCHOOL);
  kase->child->unit_id = SOCIAL;
  g_assert_cmpint (proposed (kase), ==, SCHOOL);

  /* Of two schools only the child's own. */
  fixture_unit (kase, 20, "Ekskolan", TIL_UNIT_SCHOOL, TIL_SECTOR_INDEPENDENT);
  g_assert_cmpint (proposed (kase), ==, 0);
  kase->child->unit_id = 20;
  g_assert_cmpint (proposed (kase), ==, 20);

  kase->child->schooling = TIL_SCHOOLING_PRESCHOOL;
  g_assert_cmpint (proposed (kase), ==, 0);
  fixture_unit (kase, 21, "BVC", TIL_UNIT_CHILD_HEALTH, TIL_SECTOR_REGION);
  g_assert_cmpint (proposed (kase), ==, 21);
  fixture_unit (kase, 22, "Solrosen", TIL_UNIT_PRESCHOOL, TIL_SECTOR_MUNICIPALITY);
  g_assert_cmpint (proposed (kase), ==, 0);
  kase->child->unit_id = 22;
  g_assert_cmpint (proposed (kase), ==, 22);

  /* Nothing tells which other unit is the follow-up officer's or KAA. */
  kase->child->schooling = TIL_SCHOOLING_LEFT;
  fixture_unit (kase, 23, "KAA", TIL_UNIT_OTHER, TIL_SECTOR_MUNICIPALITY);
  g_assert_cmpint (proposed (kase), ==, 0);
  kase->child->unit_id = 23;
  g_assert_cmpint (proposed (kase), ==, 23);
  kase->child->schooling = TIL_SCHOOLING_GYMNASIUM_OUTSIDE;
  g_assert_cmpint (proposed (kase), ==, 23);
}

static void
test_confirmed_r6 (void)
{
  g_autoptr (TilResponsible) self = til_record_new_of (TIL_RECORD_RESPONSIBLE);

  self->date = ON;
  self->unit_id = SCHOOL;
  self->proposed_unit_id = SCHOOL;
  assert_validated (self, ON, "person");
  self->staff_id = SARA;
  assert_valid (self, ON);
  self->date = ON + 1;
  assert_validated (self, ON, "day to come");
  self->date = TIL_DATE_NONE;
  assert_validated (self, ON, "which day");
  self->date = ON;
  self->proposed_unit_id = SOCIAL;
  assert_validated (self, ON, "reason");
  til_record_set_text (&self->reason, "Knows the family");
  assert_valid (self, ON);
  til_record_set_text (&self->reason, NULL);
  self->proposed_unit_id = 0;
  assert_valid (self, ON);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/responsible/r6-guessed-by-age", test_guess_r6);
  g_test_add_func ("/responsible/r6-schooling", test_schooling_r6);
  g_test_add_func ("/responsible/r6-unit", test_unit_r6);
  g_test_add_func ("/responsible/r6-confirmed-by-a-person", test_confirmed_r6);
  return g_test_run ();
}
