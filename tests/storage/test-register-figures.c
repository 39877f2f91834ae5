/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "register-fixture.h"

#define FROM til_date_new (2026, 1, 1)
#define TO til_date_new (2026, 12, 31)

static gint64
add_aged (TilRegister *reg, int birth_year, TilStep step, TilDate since)
{
  TilChild *child = new_child ("Alma", "Berg");

  child->birth_date = til_date_new (birth_year, 3, 12);
  child->step = step;
  child->step_since = since;
  return save_child (reg, child);
}

/* A mapping with the child's voice, closed, that has rated "safe" and "healthy". */
static gint64
add_rated (TilRegister *reg, gint64 child_id, TilDate date, int safe, int healthy)
{
  g_autoptr (GError) error = NULL;
  gint64 mapping = til_register_add_mapping (reg, child_id, "girfec", date, &error);
  gint64 voice = til_register_add_voice (reg, mapping, TIL_VOICE_CHILD, 0, 0, &error);

  til_register_set_rating (reg, voice, "safe", safe, 0, &error);
  til_register_set_rating (reg, voice, "healthy", healthy, 0, &error);
  til_register_set_voice_open (reg, voice, FALSE, &error);
  g_assert_no_error (error);
  return mapping;
}

static TilFigures *
count (TilRegister *reg)
{
  g_autoptr (GError) error = NULL;
  TilFigures *figures = til_register_figures (reg, FROM, TO, &error);

  g_assert_no_error (error);
  return figures;
}

static void
assert_dimension (
    TilFigures *figures, TilDimension dimension, gint64 hard, gint64 good, gint64 not_discussed)
{
  guint row = (guint)dimension - 1;

  g_assert_cmpint (til_table_get (figures->dimensions, row, 0), ==, hard);
  g_assert_cmpint (til_table_get (figures->dimensions, row, 1), ==, good);
  g_assert_cmpint (til_table_get (figures->dimensions, row, 2), ==, not_discussed);
}

static void
test_empty (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilFigures) figures = count (self->reg);

  g_assert_cmpint (figures->n_children, ==, 0);
  g_assert_cmpint (figures->n_mappings, ==, 0);
  g_assert_cmpint (figures->n_mapped_children, ==, 0);
}

static void
test_steps_by_age (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilFigures) figures = NULL;
  g_autoptr (GError) error = NULL;
  gint64 deleted;

  for (int i = 0; i < 7; i++)
    add_aged (self->reg, 2022, TIL_STEP_NOTICE, til_date_new (2026, 2, 1));
  for (int i = 0; i < 6; i++)
    add_aged (self->reg, 2016, TIL_STEP_MAP, til_date_new (2025, 2, 1));
  for (int i = 0; i < 5; i++)
    add_aged (self->reg, 2010, TIL_STEP_CLOSED, til_date_new (2024, 2, 1));
  deleted = add_aged (self->reg, 2010, TIL_STEP_CLOSED, til_date_new (2024, 2, 1));
  g_assert_true (til_register_delete_child (self->reg, deleted, &error));

  figures = count (self->reg);
  g_assert_cmpint (figures->n_children, ==, 18);
  g_assert_cmpint (til_table_get (figures->steps_by_age, TIL_STEP_NOTICE, TIL_AGE_GROUP_0_6), ==,
                   7);
  g_assert_cmpint (til_table_get (figures->steps_by_age, TIL_STEP_MAP, TIL_AGE_GROUP_7_12), ==, 6);
  g_assert_cmpint (til_table_get (figures->steps_by_age, TIL_STEP_CLOSED, TIL_AGE_GROUP_13_18), ==,
                   5);
}

/* The figures of a past day: the steps of that day, the ages of that day, nobody who came later. */
static void
test_r5_steps_of_the_day (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilFigures) figures = NULL;

  for (int i = 0; i < 6; i++)
    {
      g_autoptr (TilChild) child = NULL;
      gint64 id = add_aged (self->reg, 2019, TIL_STEP_NOTICE, til_date_new (2025, 2, 1));

      child = til_register_load_child (self->reg, id, &error);
      child->step = TIL_STEP_COOPERATE;
      child->step_since = til_date_new (2026, 6, 1);
      g_assert_true (til_register_save_child (self->reg, child, &error));
      add_aged (self->reg, 2019, TIL_STEP_MAP, til_date_new (2026, 9, 1));
    }
  figures = til_register_figures (self->reg, til_date_new (2025, 1, 1), til_date_new (2025, 12, 31),
                                  &error);
  g_assert_no_error (error);
  g_assert_cmpint (figures->n_children, ==, 6);
  g_assert_cmpint (til_table_get (figures->steps_by_age, TIL_STEP_NOTICE, TIL_AGE_GROUP_0_6), ==,
                   6);
}

static void
test_dimensions (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilFigures) figures = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TilWheel) wheel = til_register_get_wheel (self->reg, "girfec", 0, &error);
  TilDimension safe = til_wheel_area (wheel, (guint)til_wheel_find_area (wheel, "safe"))->dimension;
  TilDimension healthy =
      til_wheel_area (wheel, (guint)til_wheel_find_area (wheel, "healthy"))->dimension;

  for (int i = 0; i < 5; i++)
    {
      gint64 id = add_aged (self->reg, 2016, TIL_STEP_MAP, til_date_new (2025, 2, 1));

      /* Newest is the one of the latest day, and of two on a day the one entered last. */
      add_rated (self->reg, id, til_date_new (2026, 5, 1), 4, 1);
      add_rated (self->reg, id, til_date_new (2026, 5, 1), 2, TIL_NOT_DISCUSSED);
      add_rated (self->reg, id, til_date_new (2026, 3, 1), 1, 4);
      add_rated (self->reg, id, til_date_new (2025, 5, 1), 4, 1);
    }
  for (int i = 0; i < 6; i++)
    add_rated (self->reg, add_aged (self->reg, 2016, TIL_STEP_MAP, til_date_new (2025, 2, 1)),
               til_date_new (2026, 4, 1), 3, 4);

  figures = count (self->reg);
  g_assert_cmpint (figures->n_mappings, ==, 21);
  g_assert_cmpint (figures->n_mapped_children, ==, 11);
  g_assert_cmpint (figures->n_voices[TIL_VOICE_CHILD], ==, 21);
  g_assert_cmpint (figures->n_voices[TIL_VOICE_GUARDIAN], ==, 0);
  assert_dimension (figures, safe, 5, 6, 0);
  assert_dimension (figures, healthy, 0, 6, 5);
}

/* An open voice, a deleted one, a deleted mapping and a deleted child count nowhere. */
static void
test_r2_only_closed_voices (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilFigures) figures = NULL;
  g_autoptr (GError) error = NULL;
  gint64 unit_id = add_unit (self->reg, "Björkskolan");
  gint64 other_unit_id = add_unit (self->reg, "Ekskolan");
  g_autoptr (TilWheel) wheel = til_register_get_wheel (self->reg, "girfec", 0, &error);
  TilDimension safe = til_wheel_area (wheel, (guint)til_wheel_find_area (wheel, "safe"))->dimension;

  for (int i = 0; i < 5; i++)
    {
      gint64 id = add_aged (self->reg, 2016, TIL_STEP_MAP, til_date_new (2025, 2, 1));
      gint64 mapping = add_rated (self->reg, id, til_date_new (2026, 3, 1), 4, 4);
      gint64 open = til_register_add_voice (self->reg, mapping, TIL_VOICE_ORGANISATION, 0, unit_id,
                                            &error);
      gint64 gone = til_register_add_voice (self->reg, mapping, TIL_VOICE_ORGANISATION, 0,
                                            other_unit_id, &error);

      til_register_set_rating (self->reg, open, "safe", 1, 0, &error);
      til_register_set_rating (self->reg, gone, "safe", 1, 0, &error);
      til_register_set_voice_open (self->reg, gone, FALSE, &error);
      til_register_delete_voice (self->reg, gone, &error);
      mapping = add_rated (self->reg, id, til_date_new (2026, 9, 1), 1, 1);
      til_register_delete_mapping (self->reg, mapping, &error);
      id = add_aged (self->reg, 2016, TIL_STEP_MAP, til_date_new (2025, 2, 1));
      add_rated (self->reg, id, til_date_new (2026, 9, 1), 1, 1);
      til_register_delete_child (self->reg, id, &error);
      g_assert_no_error (error);
    }
  figures = count (self->reg);
  g_assert_cmpint (figures->n_mappings, ==, 5);
  g_assert_cmpint (figures->n_voices[TIL_VOICE_CHILD], ==, 5);
  g_assert_cmpint (figures->n_voices[TIL_VOICE_ORGANISATION], ==, 0);
  assert_dimension (figures, safe, 0, 5, 0);
}

static void
test_r13_protected (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilFigures) figures = NULL;

  for (int i = 0; i < 3; i++)
    add_aged (self->reg, 2016, TIL_STEP_MAP, til_date_new (2025, 2, 1));
  figures = count (self->reg);
  g_assert_true (til_table_is_hidden (figures->steps_by_age, TIL_STEP_MAP, TIL_AGE_GROUP_7_12));
  g_assert_true (figures->hidden_children);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  register_fixture_add ("/register/figures/empty", test_empty);
  register_fixture_add ("/register/figures/steps-by-age", test_steps_by_age);
  register_fixture_add ("/register/figures/r5-steps-of-the-day", test_r5_steps_of_the_day);
  register_fixture_add ("/register/figures/dimensions", test_dimensions);
  register_fixture_add ("/register/figures/r2-only-closed-voices", test_r2_only_closed_voices);
  register_fixture_add ("/register/figures/r13-protected", test_r13_protected);
  return g_test_run ();
}
