/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel.h"

#include <string.h>

static const char *const keys[] = { "girfec",         "barnets-basta", "orebro",    "kronobarn",
                                    "familjetraffen", "backa-barnet",  "livsblomma" };
static const guint n_areas[] = { 8, 7, 7, 7, 7, 8, 8 };
static const char *const translations[] = { "sv", "ar", "ti" };

static void
test_bundled (void)
{
  g_autoptr (GPtrArray) wheels = til_wheel_load_bundled ();

  g_assert_cmpuint (wheels->len, ==, G_N_ELEMENTS (keys));
  for (guint i = 0; i < wheels->len; i++)
    {
      TilWheel *wheel = g_ptr_array_index (wheels, i);
      g_assert_cmpstr (wheel->key, ==, keys[i]);
      g_assert_cmpuint (til_wheel_n_areas (wheel), ==, n_areas[i]);
      g_assert_cmpuint (til_wheel_n_steps (wheel), ==, 4);
      g_assert_cmpint (wheel->shape, ==,
                       g_str_equal (wheel->key, "livsblomma") ? TIL_SHAPE_PETALS
                                                              : TIL_SHAPE_SECTORS);
      g_assert_true (til_local_has (wheel->provenance, "en"));
      for (guint area = 0; area < til_wheel_n_areas (wheel); area++)
        {
          g_assert_cmpint (til_wheel_area (wheel, area)->dimension, !=, TIL_DIMENSION_NONE);
          g_assert_cmpuint (til_wheel_area (wheel, area)->articles->len, >, 0);
          g_assert_cmpstr (til_wheel_area (wheel, area)->icon, !=, "");
        }
    }
  TilWheel *girfec = g_ptr_array_index (wheels, 0);
  g_assert_cmpuint (girfec->groups->len, ==, 4);
}

static void
assert_complete (const TilWheel *wheel, const TilLocal *local)
{
  for (guint i = 0; i < G_N_ELEMENTS (translations); i++)
    if (!til_local_has (local, translations[i]))
      g_error ("%s: “%s” is not translated to %s", wheel->key, til_local_get (local, "en"),
               translations[i]);
}

static void
assert_questions_complete (const TilWheel *wheel, const GPtrArray *questions)
{
  g_assert_cmpuint (questions->len, >=, 2);
  for (guint i = 0; i < questions->len; i++)
    assert_complete (wheel, g_ptr_array_index (questions, i));
}

static void
test_bundled_complete (void)
{
  g_autoptr (GPtrArray) wheels = til_wheel_load_bundled ();

  for (guint i = 0; i < wheels->len; i++)
    {
      const TilWheel *wheel = g_ptr_array_index (wheels, i);
      assert_complete (wheel, wheel->name);
      assert_complete (wheel, wheel->description);
      assert_complete (wheel, wheel->provenance);
      for (guint step = 0; step < wheel->steps->len; step++)
        assert_complete (wheel, ((TilScaleStep *)g_ptr_array_index (wheel->steps, step))->word);
      for (guint group = 0; group < wheel->groups->len; group++)
        assert_complete (wheel, ((TilAreaGroup *)g_ptr_array_index (wheel->groups, group))->name);
      for (guint a = 0; a < til_wheel_n_areas (wheel); a++)
        {
          const TilArea *area = til_wheel_area (wheel, a);
          assert_complete (wheel, area->name);
          assert_complete (wheel, area->description);
          assert_questions_complete (wheel, area->child_questions);
          assert_questions_complete (wheel, area->guardian_questions);
        }
    }
}

/* R1: what a mapping keeps can be read again, and is the same. */
static void
test_version_kept (void)
{
  g_autoptr (GPtrArray) wheels = til_wheel_load_bundled ();

  for (guint i = 0; i < wheels->len; i++)
    {
      const TilWheel *wheel = g_ptr_array_index (wheels, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (TilWheel) again = til_wheel_new_from_xml (wheel->xml, -1, "stored", &error);
      g_assert_no_error (error);
      g_assert_cmpstr (again->key, ==, wheel->key);
      g_assert_cmpint (again->version, ==, wheel->version);
      g_assert_cmpstr (again->xml, ==, wheel->xml);
      for (guint area = 0; area < til_wheel_n_areas (wheel); area++)
        {
          const TilArea *a = til_wheel_area (wheel, area), *b = til_wheel_area (again, area);
          g_assert_cmpstr (a->key, ==, b->key);
          g_assert_cmpuint (a->colour, ==, b->colour);
          g_assert_cmpstr (til_local_get (a->name, "ti"), ==, til_local_get (b->name, "ti"));
        }
    }
}

static void
test_words (void)
{
  g_autoptr (GPtrArray) wheels = til_wheel_load_bundled ();
  const TilWheel *girfec = g_ptr_array_index (wheels, 0);

  g_assert_cmpstr (til_wheel_step_word (girfec, 1, "en"), ==, "Hard right now");
  g_assert_cmpstr (til_wheel_step_word (girfec, 4, "sv"), ==, "Det är bra");
  g_assert_cmpuint (til_wheel_step_face (girfec, 1), ==, 1);
  g_assert_cmpuint (til_wheel_step_face (girfec, 4), ==, 4);
  g_assert_cmpint (til_wheel_find_area (girfec, "safe"), ==, 0);
  g_assert_cmpint (til_wheel_find_area (girfec, "nowhere"), ==, -1);
  g_assert_cmpint (til_wheel_find_area (girfec, NULL), ==, -1);
}

static void
test_dimensions (void)
{
  for (int i = TIL_DIMENSION_NONE + 1; i < TIL_N_DIMENSIONS; i++)
    g_assert_cmpint (til_dimension_from_key (til_dimension_key ((TilDimension)i)), ==, i);
  g_assert_cmpint (til_dimension_from_key ("weather"), ==, TIL_DIMENSION_NONE);
  g_assert_cmpint (til_dimension_from_key (NULL), ==, TIL_DIMENSION_NONE);
  g_assert_null (til_dimension_key (TIL_DIMENSION_NONE));
}

static void
test_reference_outlives_list (void)
{
  GPtrArray *wheels = til_wheel_load_bundled ();
  g_autoptr (TilWheel) kept = til_wheel_ref (g_ptr_array_index (wheels, 0));

  g_ptr_array_unref (wheels);
  g_assert_cmpstr (kept->key, ==, "girfec");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wheel/r1-bundled", test_bundled);
  g_test_add_func ("/wheel/r1-bundled-complete", test_bundled_complete);
  g_test_add_func ("/wheel/r1-version-kept", test_version_kept);
  g_test_add_func ("/wheel/words", test_words);
  g_test_add_func ("/wheel/dimensions", test_dimensions);
  g_test_add_func ("/wheel/reference-outlives-list", test_reference_outlives_list);
  return g_test_run ();
}
