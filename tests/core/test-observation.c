/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "process-fixture.h"

static void
test_observation (void)
{
  g_autoptr (TilObservation) self = til_record_new_of (TIL_RECORD_OBSERVATION);

  assert_validated (self, ON, "what was seen");
  til_record_set_text (&self->text, "Sits alone at lunch");
  assert_validated (self, ON, "which day");
  self->date = ON + 1;
  assert_validated (self, ON, "future");
  self->date = ON;
  assert_valid (self, ON);
  self->received_on = ON - 1;
  assert_validated (self, ON, "before");
  self->received_on = ON + 1;
  assert_validated (self, ON, "day to come");
  assert_valid (self, ON + 1);
}

/* R9: the fact, the date, the unit, the areas; never a text, and nothing of consent or process. */
static void
test_concern_r9 (void)
{
  g_autoptr (TilConcern) self = til_record_new_of (TIL_RECORD_CONCERN);
  const TilRecordClass *class = til_record_class (TIL_RECORD_CONCERN);

  for (guint i = 0; i < class->n_fields; i++)
    if (class->fields[i].type == TIL_FIELD_TEXT)
      g_assert_cmpstr (class->fields[i].name, ==, "wheel_key");

  assert_validated (self, ON, "which day");
  self->date = ON + 1;
  self->unit_id = SCHOOL;
  assert_validated (self, ON, "future");
  self->date = ON;
  assert_valid (self, ON);
  self->unit_id = 0;
  assert_validated (self, ON, "unit");
  self->unit_id = SCHOOL;
  self->decided_on = ON - 1;
  assert_validated (self, ON, "decision");
  self->decided_on = ON + 2;
  assert_validated (self, ON, "decision");
  assert_valid (self, ON + 2);
  self->feedback_on = ON - 1;
  assert_validated (self, ON + 2, "answer");
}

/* R9: the answer is due within a week of the decision. */
static void
test_feedback_due_r9 (void)
{
  g_autoptr (TilConcern) self = til_record_new_of (TIL_RECORD_CONCERN);

  self->date = ON;
  self->decided_on = ON + 10;
  g_assert_cmpint (til_concern_feedback_due (self), ==, TIL_DATE_NONE);
  self->feedback_asked = TRUE;
  g_assert_cmpint (til_concern_feedback_due (self), ==, ON + 17);
  self->decided_on = TIL_DATE_NONE;
  g_assert_cmpint (til_concern_feedback_due (self), ==, TIL_DATE_NONE);
  self->decided_on = ON + 10;
  self->feedback_on = ON + 12;
  g_assert_cmpint (til_concern_feedback_due (self), ==, TIL_DATE_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/observation/validate", test_observation);
  g_test_add_func ("/concern/r9-only-the-fact", test_concern_r9);
  g_test_add_func ("/concern/r9-feedback-due", test_feedback_due_r9);
  return g_test_run ();
}
