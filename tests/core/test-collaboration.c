/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-collaboration.h"

#include "process-fixture.h"

static TilTurnout *
add_turnout (TilActivity *self, TilService service, int invited, int present)
{
  TilTurnout *turnout = til_record_add_part (self, "turnout");

  turnout->service = service;
  turnout->invited = invited;
  turnout->present = present;
  return turnout;
}

static void
test_activity (void)
{
  g_autoptr (TilActivity) self = til_record_new_of (TIL_RECORD_ACTIVITY);
  TilTurnout *turnout;

  assert_validated (self, ON, "which day");
  self->date = ON;
  assert_valid (self, ON);
  turnout = add_turnout (self, TIL_SERVICE_EDUCATION, 20, 21);
  assert_validated (self, ON, "Education");
  turnout->present = 20;
  assert_valid (self, ON);
  turnout->invited = 0; /* not told: nothing to be above */
  assert_valid (self, ON);
  self->date = ON + 1;
  assert_validated (self, ON, "has not been");
  turnout->present = 0;
  assert_valid (self, ON);
  turnout->invited = -1;
  assert_validated (self, ON, "start at 0");
  turnout->invited = 12;
  add_turnout (self, TIL_SERVICE_EDUCATION, 3, 0);
  assert_validated (self, ON, "once: Education");
}

static void
test_agreement (void)
{
  g_autoptr (TilAgreement) self = til_record_new_of (TIL_RECORD_AGREEMENT);
  TilSignatory *signatory;

  til_record_set_text (&self->name, " ");
  assert_validated (self, ON, "name");
  til_record_set_text (&self->name, "Samverkansöverenskommelse 2026");
  assert_valid (self, ON);
  self->starts_on = ON;
  self->ends_on = ON - 1;
  assert_validated (self, ON, "end before");
  self->ends_on = ON;
  assert_valid (self, ON);
  self->revise_on = ON - 1;
  assert_validated (self, ON, "revised before");
  self->revise_on = TIL_DATE_NONE;

  signatory = til_record_add_part (self, "signatories");
  assert_validated (self, ON, "signatory");
  til_record_set_text (&signatory->organisation, "The police");
  assert_valid (self, ON);
  til_record_set_text (&signatory->organisation, NULL);
  signatory->unit_id = SCHOOL;
  assert_valid (self, ON);
  signatory->signed_on = ON + 1;
  assert_validated (self, ON, "to come");
  signatory->signed_on = ON;
  assert_valid (self, ON);
}

static void
test_agreement_state (void)
{
  g_autoptr (TilAgreement) self = til_record_new_of (TIL_RECORD_AGREEMENT);
  TilSignatory *first, *second;

  g_assert_cmpint (til_agreement_state (self, ON), ==, TIL_AGREEMENT_UNSIGNED);
  first = til_record_add_part (self, "signatories");
  second = til_record_add_part (self, "signatories");
  first->signed_on = ON - 5;
  g_assert_cmpint (til_agreement_state (self, ON), ==, TIL_AGREEMENT_UNSIGNED);
  second->signed_on = ON - 4;
  g_assert_cmpint (til_agreement_state (self, ON), ==, TIL_AGREEMENT_VALID);

  self->revise_on = ON + TIL_AGREEMENT_WARN_DAYS + 1;
  g_assert_cmpint (til_agreement_state (self, ON), ==, TIL_AGREEMENT_VALID);
  g_assert_cmpint (til_agreement_state (self, ON + 1), ==, TIL_AGREEMENT_REVISION_DUE);
  g_assert_cmpint (til_agreement_state (self, self->revise_on + 100), ==,
                   TIL_AGREEMENT_REVISION_DUE);

  self->ends_on = ON;
  self->revise_on = ON;
  g_assert_cmpint (til_agreement_state (self, ON), ==, TIL_AGREEMENT_REVISION_DUE);
  g_assert_cmpint (til_agreement_state (self, ON + 1), ==, TIL_AGREEMENT_ENDED);
  second->signed_on = TIL_DATE_NONE;
  g_assert_cmpint (til_agreement_state (self, ON + 1), ==, TIL_AGREEMENT_ENDED);
}

static void
test_undertaking (void)
{
  g_autoptr (TilUndertaking) self = til_record_new_of (TIL_RECORD_UNDERTAKING);

  assert_validated (self, ON, "goal");
  til_record_set_text (&self->goal, "Children get help early");
  assert_validated (self, ON, "to be done");
  til_record_set_text (&self->activity, "Train all preschools");
  assert_valid (self, ON);
  self->ends_on = ON;
  assert_valid (self, ON);
  self->starts_on = ON + 1;
  assert_validated (self, ON, "end before");
  self->starts_on = ON;
  assert_valid (self, ON);
}

static void
test_late (void)
{
  g_autoptr (TilUndertaking) self = til_record_new_of (TIL_RECORD_UNDERTAKING);

  g_assert_false (til_undertaking_is_late (self, ON));
  self->ends_on = ON;
  g_assert_false (til_undertaking_is_late (self, ON));
  g_assert_true (til_undertaking_is_late (self, ON + 1));
  self->status = TIL_UNDERTAKING_ONGOING;
  g_assert_true (til_undertaking_is_late (self, ON + 1));
  self->status = TIL_UNDERTAKING_DONE;
  g_assert_false (til_undertaking_is_late (self, ON + 1));
}

static TilYearEvent *
event_new (int month, int day, TilRepeat repeat, gboolean not_summer)
{
  TilYearEvent *self = til_record_new_of (TIL_RECORD_YEAR_EVENT);

  til_record_set_text (&self->name, "The steering group meets");
  self->month = month;
  self->day = day;
  self->repeat = repeat;
  self->not_summer = not_summer;
  return self;
}

static void
test_year_event (void)
{
  g_autoptr (TilYearEvent) self = event_new (2, 29, TIL_REPEAT_YEARLY, FALSE);

  assert_valid (self, ON);
  self->day = 30;
  assert_validated (self, ON, "no such day");
  self->day = -1;
  assert_validated (self, ON, "no such day");
  self->day = 0;
  assert_valid (self, ON);
  self->month = 0;
  assert_validated (self, ON, "month");
  self->month = 13;
  assert_validated (self, ON, "month");
  self->month = 7;
  assert_valid (self, ON);
  self->not_summer = TRUE;
  assert_validated (self, ON, "July");
  self->repeat = TIL_REPEAT_TERM;
  assert_valid (self, ON);
  til_record_set_text (&self->name, NULL);
  assert_validated (self, ON, "comes back");
}

static void
test_months (void)
{
  static const struct
  {
    int month;
    TilRepeat repeat;
    gboolean not_summer;
    guint months;
  } cases[] = {
    { 1, TIL_REPEAT_YEARLY, FALSE, 0x001 },    { 12, TIL_REPEAT_YEARLY, TRUE, 0x800 },
    { 1, TIL_REPEAT_TERM, FALSE, 0x041 },      { 1, TIL_REPEAT_TERM, TRUE, 0x001 },
    { 9, TIL_REPEAT_TERM, FALSE, 0x104 },      { 2, TIL_REPEAT_QUARTERLY, FALSE, 0x492 },
    { 10, TIL_REPEAT_QUARTERLY, TRUE, 0x209 }, { 1, TIL_REPEAT_MONTHLY, FALSE, 0xfff },
    { 8, TIL_REPEAT_MONTHLY, TRUE, 0xfbf },    { 0, TIL_REPEAT_MONTHLY, FALSE, 0 },
    { 13, TIL_REPEAT_YEARLY, FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TilYearEvent)
          self = event_new (cases[i].month, 1, cases[i].repeat, cases[i].not_summer);

      g_assert_cmphex (til_year_event_months (self), ==, cases[i].months);
    }
}

static void
assert_next (int month, int day, TilRepeat repeat, gboolean not_summer, TilDate on, TilDate next)
{
  g_autoptr (TilYearEvent) self = event_new (month, day, repeat, not_summer);
  g_autofree char *found = til_date_format (til_year_event_next (self, on));
  g_autofree char *expected = til_date_format (next);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_next (void)
{
  /* on included, then the year after */
  assert_next (3, 10, TIL_REPEAT_YEARLY, FALSE, ON, ON);
  assert_next (3, 10, TIL_REPEAT_YEARLY, FALSE, ON + 1, til_date_new (2027, 3, 10));
  /* a whole month: any day of it, and its first day when it is to come */
  assert_next (3, 0, TIL_REPEAT_YEARLY, FALSE, ON, ON);
  assert_next (3, 0, TIL_REPEAT_YEARLY, FALSE, til_date_new (2026, 3, 31),
               til_date_new (2026, 3, 31));
  assert_next (3, 0, TIL_REPEAT_YEARLY, FALSE, til_date_new (2026, 4, 1),
               til_date_new (2027, 3, 1));
  assert_next (9, 0, TIL_REPEAT_YEARLY, FALSE, ON, til_date_new (2026, 9, 1));
  /* months that lack the day */
  assert_next (1, 31, TIL_REPEAT_MONTHLY, FALSE, til_date_new (2026, 2, 1),
               til_date_new (2026, 2, 28));
  assert_next (1, 31, TIL_REPEAT_MONTHLY, FALSE, til_date_new (2026, 3, 1),
               til_date_new (2026, 3, 31));
  assert_next (2, 29, TIL_REPEAT_YEARLY, FALSE, ON, til_date_new (2027, 2, 28));
  assert_next (2, 29, TIL_REPEAT_YEARLY, FALSE, til_date_new (2028, 2, 29),
               til_date_new (2028, 2, 29));
  /* July is skipped, and the turn of the year passed */
  assert_next (1, 15, TIL_REPEAT_MONTHLY, TRUE, til_date_new (2026, 6, 16),
               til_date_new (2026, 8, 15));
  assert_next (1, 15, TIL_REPEAT_TERM, TRUE, til_date_new (2026, 1, 16),
               til_date_new (2027, 1, 15));
  assert_next (11, 5, TIL_REPEAT_QUARTERLY, FALSE, til_date_new (2026, 11, 6),
               til_date_new (2027, 2, 5));
  assert_next (7, 1, TIL_REPEAT_YEARLY, TRUE, ON, TIL_DATE_NONE);
}

/* Whatever the event, its next time is the first day from on that its months and day allow. */
static void
test_next_is_first (void)
{
  for (int month = 1; month <= 12; month++)
    for (int repeat = 0; repeat < TIL_N_REPEATS; repeat++)
      {
        g_autoptr (TilYearEvent) self = event_new (month, 14, (TilRepeat)repeat, month % 2 == 0);
        guint months = til_year_event_months (self);

        for (TilDate on = ON; on < ON + 366; on += 5)
          {
            TilDate day = on;

            while (til_date_day (day) != 14 || !(months & 1u << (til_date_month (day) - 1)))
              day++;
            g_assert_cmpuint (til_year_event_next (self, on), ==, day);
          }
      }
}

static void
test_reference (void)
{
  g_autoptr (TilReference) self = til_record_new_of (TIL_RECORD_REFERENCE);

  self->kind = TIL_REFERENCE_NUMBER;
  self->age_to = 6;
  self->year = 2025;
  assert_validated (self, ON, "counts");
  til_record_set_text (&self->name, "Children with social-service measures");
  assert_validated (self, ON, "comes from");
  til_record_set_text (&self->source, "Socialstyrelsen");
  assert_valid (self, ON);
  self->number = -1;
  assert_validated (self, ON, "below 0");
  self->number = 12;
  self->age_from = 7;
  assert_validated (self, ON, "ages");
  self->age_from = 6;
  assert_valid (self, ON);
  self->year = 1989;
  assert_validated (self, ON, "year");
  self->year = 2028;
  assert_validated (self, ON, "year");
  self->year = 2027;
  assert_valid (self, ON);

  self->kind = TIL_REFERENCE_POPULATION;
  til_record_set_text (&self->name, NULL);
  assert_valid (self, ON);
  self->number = 0;
  assert_validated (self, ON, "how many");
}

static TilReference *
add_reference (GPtrArray *references, TilReferenceKind kind, int from, int to, int year, int number)
{
  TilReference *self = til_record_new_of (TIL_RECORD_REFERENCE);

  self->record.id = references->len + 1;
  self->kind = kind;
  self->age_from = from;
  self->age_to = to;
  self->year = year;
  self->number = number;
  g_ptr_array_add (references, self);
  return self;
}

static void
test_population (void)
{
  g_autoptr (GPtrArray) all = til_record_array_new ();
  const TilReference *old, *recent, *again;

  g_assert_null (til_reference_find_population (all, 0, 6, 2025));
  add_reference (all, TIL_REFERENCE_NUMBER, 0, 6, 2025, 40);
  g_assert_null (til_reference_find_population (all, 0, 6, 2025));
  recent = add_reference (all, TIL_REFERENCE_POPULATION, 0, 6, 2025, 900);
  old = add_reference (all, TIL_REFERENCE_POPULATION, 0, 6, 2022, 950);
  add_reference (all, TIL_REFERENCE_POPULATION, 0, 5, 2025, 800);

  g_assert_true (til_reference_find_population (all, 0, 6, 2025) == recent);
  g_assert_true (til_reference_find_population (all, 0, 6, 2027) == recent);
  g_assert_true (til_reference_find_population (all, 0, 6, 2024) == old);
  g_assert_null (til_reference_find_population (all, 0, 6, 2021));
  g_assert_null (til_reference_find_population (all, 0, 7, 2025));
  again = add_reference (all, TIL_REFERENCE_POPULATION, 0, 6, 2025, 910);
  g_assert_true (til_reference_find_population (all, 0, 6, 2025) == again);
}

static void
test_names (void)
{
  for (int i = 0; i < TIL_N_ACTIVITY_KINDS; i++)
    g_assert_cmpstr (til_activity_kind_name ((TilActivityKind)i), !=, "");
  for (int i = 0; i < TIL_N_AGREEMENT_STATES; i++)
    g_assert_cmpstr (til_agreement_state_name ((TilAgreementState)i), !=, "");
  for (int i = 0; i < TIL_N_UNDERTAKING_STATUSES; i++)
    g_assert_cmpstr (til_undertaking_status_name ((TilUndertakingStatus)i), !=, "");
  for (int i = 0; i < TIL_N_YEAR_EVENT_KINDS; i++)
    g_assert_cmpstr (til_year_event_kind_name ((TilYearEventKind)i), !=, "");
  for (int i = 0; i < TIL_N_REPEATS; i++)
    g_assert_cmpstr (til_repeat_name ((TilRepeat)i), !=, "");
  for (int i = 0; i < TIL_N_REFERENCE_KINDS; i++)
    g_assert_cmpstr (til_reference_kind_name ((TilReferenceKind)i), !=, "");
  g_assert_cmpstr (til_undertaking_status_name (TIL_UNDERTAKING_ONGOING), ==, "Ongoing");
  g_assert_cmpstr (til_agreement_state_name (TIL_AGREEMENT_REVISION_DUE), ==, "Revision due");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/collaboration/activity", test_activity);
  g_test_add_func ("/collaboration/agreement", test_agreement);
  g_test_add_func ("/collaboration/agreement-state", test_agreement_state);
  g_test_add_func ("/collaboration/undertaking", test_undertaking);
  g_test_add_func ("/collaboration/undertaking-late", test_late);
  g_test_add_func ("/collaboration/year-event", test_year_event);
  g_test_add_func ("/collaboration/year-event-months", test_months);
  g_test_add_func ("/collaboration/year-event-next", test_next);
  g_test_add_func ("/collaboration/year-event-next-is-first", test_next_is_first);
  g_test_add_func ("/collaboration/reference", test_reference);
  g_test_add_func ("/collaboration/reference-population", test_population);
  g_test_add_func ("/collaboration/names", test_names);
  return g_test_run ();
}
