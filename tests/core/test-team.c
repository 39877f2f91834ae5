/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "process-fixture.h"

static void
test_team (void)
{
  g_autoptr (TilTeam) self = til_record_new_of (TIL_RECORD_TEAM);
  TilTeamMember *member;

  self->age_to = 18;
  assert_validated (self, ON, "name");
  til_record_set_text (&self->name, "Pinocchio");
  assert_valid (self, ON);
  self->age_from = 19;
  assert_validated (self, ON, "ages");
  self->age_from = 7;

  member = til_record_add_part (self, "members");
  assert_validated (self, ON, "member");
  member->staff_id = SARA;
  member->unit_id = SCHOOL;
  member->since = ON;
  assert_valid (self, ON);
  member->until = ON - 1;
  assert_validated (self, ON, "leave");
}

static void
test_kinds (void)
{
  const int ages[TIL_N_TEAM_KINDS][2] = {
    [TIL_TEAM_OWN] = { 0, 18 },  [TIL_TEAM_ADVOCATE] = { 0, 18 }, [TIL_TEAM_EHT] = { 0, 18 },
    [TIL_TEAM_VITS] = { 0, 18 }, [TIL_TEAM_IOR] = { 0, 6 },       [TIL_TEAM_PINOCCHIO] = { 7, 12 },
    [TIL_TEAM_SIG] = { 13, 18 },
  };

  for (int i = 0; i < TIL_N_TEAM_KINDS; i++)
    {
      int from, to;

      til_team_kind_ages ((TilTeamKind)i, &from, &to);
      g_assert_cmpint (from, ==, ages[i][0]);
      g_assert_cmpint (to, ==, ages[i][1]);
      g_assert_cmpstr (til_team_kind_name ((TilTeamKind)i), !=, "");
    }
}

static void
add_member (TilTeam *self, gint64 unit, TilDate since, TilDate until)
{
  TilTeamMember *member = til_record_add_part (self, "members");

  member->staff_id = 1;
  member->unit_id = unit;
  member->since = since;
  member->until = until;
}

static void
test_units (void)
{
  g_autoptr (TilTeam) self = til_record_new_of (TIL_RECORD_TEAM);

  add_member (self, SCHOOL, ON, TIL_DATE_NONE);
  add_member (self, SCHOOL, ON - 5, TIL_DATE_NONE);
  add_member (self, BUP, ON - 10, ON - 1);
  add_member (self, SOCIAL, ON + 1, ON + 1);

  g_autoptr (GArray) before = til_team_units (self, ON - 1);
  g_assert_cmpuint (before->len, ==, 2);
  g_assert_true (til_refs_have (before, BUP) && til_refs_have (before, SCHOOL));
  g_autoptr (GArray) now = til_team_units (self, ON);
  g_assert_cmpuint (now->len, ==, 1);
  g_assert_true (til_refs_have (now, SCHOOL));
  g_autoptr (GArray) after = til_team_units (self, ON + 1);
  g_assert_cmpuint (after->len, ==, 2);
  g_assert_true (til_refs_have (after, SOCIAL));
}

static void
assert_next (TilRhythm rhythm, TilDate date, int year, int month, int day)
{
  g_autoptr (TilTeam) self = til_record_new_of (TIL_RECORD_TEAM);
  g_autofree char *found = NULL;
  g_autofree char *expected = til_date_format (til_date_new (year, month, day));

  self->rhythm = rhythm;
  found = til_date_format (til_team_next_date (self, date));
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpstr (til_rhythm_name (rhythm), !=, "");
}

static void
test_rhythm (void)
{
  TilDate tuesday = til_date_new (2026, 3, 10); /* the second of the month */

  assert_next (TIL_RHYTHM_WEEKLY, tuesday, 2026, 3, 17);
  assert_next (TIL_RHYTHM_FORTNIGHTLY, tuesday, 2026, 3, 24);
  assert_next (TIL_RHYTHM_MONTHLY, tuesday, 2026, 4, 14);
  assert_next (TIL_RHYTHM_TERM, tuesday, 2026, 9, 8);
  /* The fifth Tuesday, of which April has none: its last. */
  assert_next (TIL_RHYTHM_MONTHLY, til_date_new (2026, 3, 31), 2026, 4, 28);
  assert_next (TIL_RHYTHM_MONTHLY, til_date_new (2026, 12, 1), 2027, 1, 5);
  assert_next (TIL_RHYTHM_NONE, tuesday, 0, 0, 0);
  assert_next (TIL_RHYTHM_WEEKLY, TIL_DATE_NONE, 0, 0, 0);
}

static void
test_enrolment (void)
{
  g_autoptr (TilEnrolment) self = til_record_new_of (TIL_RECORD_ENROLMENT);

  assert_validated (self, ON, "team");
  self->team_id = 3;
  assert_validated (self, ON, "which day");
  self->since = ON;
  assert_valid (self, ON);
  self->until = ON - 1;
  assert_validated (self, ON, "leave");
  self->until = ON;
  assert_valid (self, ON);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/team/validate", test_team);
  g_test_add_func ("/team/kinds", test_kinds);
  g_test_add_func ("/team/r8-units-on-a-day", test_units);
  g_test_add_func ("/team/rhythm", test_rhythm);
  g_test_add_func ("/team/enrolment", test_enrolment);
  return g_test_run ();
}
