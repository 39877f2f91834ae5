/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "process-fixture.h"

static void
test_answers (void)
{
  g_autoptr (TilAnalysis) self = til_analysis_new (CHILD, 3);
  char **const fields[] = { &self->answer1, &self->answer2, &self->answer3, &self->answer4,
                            &self->answer5 };

  g_assert_cmpint (self->trappan, ==, TIL_TRAPPAN_NONE);
  g_assert_cmpint (self->mapping_id, ==, 3);
  for (guint i = 0; i < TIL_N_QUESTIONS; i++)
    {
      g_autofree char *text = g_strdup_printf ("answer %u", i);

      g_assert_cmpstr (til_analysis_answer (self, i), ==, "");
      g_assert_true (til_analysis_answer_field (self, i) == fields[i]);
      til_record_set_text (til_analysis_answer_field (self, i), text);
      g_assert_cmpstr (til_analysis_answer (self, i), ==, text);
    }
}

static void
test_open (void)
{
  g_autoptr (TilAnalysis) self = til_analysis_new (CHILD, 3);

  assert_valid (self, ON);
  self->date = ON;
  assert_validated (self, ON, "next step");
  self->date = TIL_DATE_NONE;
  self->mapping_id = 0;
  assert_validated (self, ON, "mapping");
}

/* R5: one next step and why, also when it is "keep it as it is" or "nothing more now". */
static void
test_concluded_r5 (void)
{
  for (int outcome = TIL_OUTCOME_OPEN + 1; outcome < TIL_N_OUTCOMES; outcome++)
    {
      g_autoptr (TilAnalysis) self = til_analysis_new (CHILD, 3);

      self->outcome = (TilOutcome)outcome;
      self->date = ON;
      assert_validated (self, ON, "why");
      til_record_set_text (&self->reason, "It goes well");
      assert_valid (self, ON);
      self->date = ON + 1;
      assert_validated (self, ON, "day to come");
      self->date = TIL_DATE_NONE;
      assert_validated (self, ON, "which day");
    }
}

static void
test_trappan_r5 (void)
{
  g_autoptr (TilAnalysis) self = til_analysis_new (CHILD, 3);

  for (int step = TIL_TRAPPAN_NONE; step < TIL_TRAPPAN_STEPS; step++)
    {
      self->trappan = step;
      assert_valid (self, ON);
    }
  self->trappan = TIL_TRAPPAN_STEPS;
  assert_validated (self, ON, "Steps");
  self->trappan = -2;
  assert_validated (self, ON, "Steps");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/answers", test_answers);
  g_test_add_func ("/analysis/open", test_open);
  g_test_add_func ("/analysis/r5-concluded", test_concluded_r5);
  g_test_add_func ("/analysis/r5-trappan", test_trappan_r5);
  return g_test_run ();
}
