/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-error.h"
#include "til-mapping.h"

static TilWheel *wheel;

static TilVoice *
add_voice (TilMapping *mapping, TilVoiceKind kind, gint64 id, gboolean open)
{
  TilVoice *voice = til_voice_new (kind);

  voice->id = id;
  voice->open = open;
  g_ptr_array_add (mapping->voices, voice);
  return voice;
}

static void
test_blank_while_entering (void)
{
  g_autoptr (TilMapping) mapping = til_mapping_new (wheel);
  TilVoice *unit = add_voice (mapping, TIL_VOICE_ORGANISATION, 3, FALSE);
  TilVoice *guardian = add_voice (mapping, TIL_VOICE_GUARDIAN, 2, FALSE);
  TilVoice *child = add_voice (mapping, TIL_VOICE_CHILD, 1, TRUE);

  g_autoptr (GPtrArray) entering = til_mapping_visible_voices (mapping, 1);
  g_assert_cmpuint (entering->len, ==, 1);
  g_assert_true (g_ptr_array_index (entering, 0) == child);

  g_autoptr (GPtrArray) looking = til_mapping_visible_voices (mapping, 0);
  g_assert_cmpuint (looking->len, ==, 2);
  g_assert_true (g_ptr_array_index (looking, 0) == guardian);
  g_assert_true (g_ptr_array_index (looking, 1) == unit);

  child->open = FALSE;
  g_autoptr (GPtrArray) all = til_mapping_visible_voices (mapping, 0);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_true (g_ptr_array_index (all, 0) == child);

  g_autoptr (GPtrArray) unknown = til_mapping_visible_voices (mapping, 77);
  g_assert_cmpuint (unknown->len, ==, 0);
}

static void
test_differences (void)
{
  g_autoptr (TilMapping) mapping = til_mapping_new (wheel);
  TilVoice *child = add_voice (mapping, TIL_VOICE_CHILD, 1, FALSE);
  TilVoice *guardian = add_voice (mapping, TIL_VOICE_GUARDIAN, 2, FALSE);
  TilVoice *open = add_voice (mapping, TIL_VOICE_ORGANISATION, 3, TRUE);

  til_voice_set_step (child, til_wheel_area (wheel, 1)->key, 1);
  til_voice_set_step (guardian, til_wheel_area (wheel, 1)->key, 3);
  til_voice_set_step (child, til_wheel_area (wheel, 2)->key, 4);
  til_voice_set_step (guardian, til_wheel_area (wheel, 2)->key, 1);
  til_voice_set_step (child, til_wheel_area (wheel, 3)->key, 2);
  til_voice_set_step (guardian, til_wheel_area (wheel, 3)->key, 3);
  /* Not discussed is no step: no difference to the highest. */
  til_voice_set_step (child, til_wheel_area (wheel, 4)->key, 4);
  til_voice_set_step (open, til_wheel_area (wheel, 4)->key, 1);
  til_voice_set_step (child, til_wheel_area (wheel, 0)->key, 3);
  til_voice_set_step (guardian, til_wheel_area (wheel, 0)->key, 1);

  g_autoptr (GArray) differences = til_mapping_differences (mapping);
  g_assert_cmpuint (differences->len, ==, 3);
  const TilDifference *first = &g_array_index (differences, TilDifference, 0);
  g_assert_cmpuint (first->area, ==, 2);
  g_assert_true (first->low == guardian && first->high == child);
  g_assert_cmpint (first->low_step, ==, 1);
  g_assert_cmpint (first->high_step, ==, 4);
  g_assert_cmpuint (g_array_index (differences, TilDifference, 1).area, ==, 0);
  g_assert_cmpuint (g_array_index (differences, TilDifference, 2).area, ==, 1);
}

static void
assert_step_allowed (const TilVoice *voice, const char *area, int step, gboolean allowed)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (til_voice_check_rating (voice, wheel, area, step, &error), ==, allowed);
  if (allowed)
    g_assert_no_error (error);
  else
    g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
}

static void
test_check_rating (void)
{
  g_autoptr (TilVoice) voice = til_voice_new (TIL_VOICE_CHILD);

  assert_step_allowed (voice, "safe", 1, TRUE);
  assert_step_allowed (voice, "safe", 4, TRUE);
  assert_step_allowed (voice, "safe", TIL_NOT_DISCUSSED, TRUE);
  assert_step_allowed (voice, "safe", 5, FALSE);
  assert_step_allowed (voice, "safe", -1, FALSE);
  assert_step_allowed (voice, "nowhere", 1, FALSE);
  voice->open = FALSE;
  assert_step_allowed (voice, "safe", 1, FALSE);
}

static void
test_not_discussed (void)
{
  g_autoptr (TilVoice) voice = til_voice_new (TIL_VOICE_CHILD);

  g_assert_cmpint (til_voice_step (voice, "safe"), ==, TIL_NOT_DISCUSSED);
  til_voice_set_step (voice, "safe", 1);
  g_assert_cmpint (til_voice_step (voice, "safe"), ==, 1);
  til_voice_set_step (voice, "safe", TIL_NOT_DISCUSSED);
  g_assert_null (til_voice_find_rating (voice, "safe"));
  g_assert_cmpint (TIL_NOT_DISCUSSED, !=, 1);
}

static void
test_notes (void)
{
  g_autoptr (TilVoice) voice = til_voice_new (TIL_VOICE_CHILD);

  til_voice_set_note (voice, "safe", "My room", TRUE);
  til_voice_set_step (voice, "safe", 2);
  til_voice_set_step (voice, "safe", TIL_NOT_DISCUSSED);
  const TilRating *rating = til_voice_find_rating (voice, "safe");
  g_assert_cmpstr (rating->note, ==, "My room");
  g_assert_true (rating->print_note);
  til_voice_set_note (voice, "safe", rating->note, FALSE);
  g_assert_cmpstr (til_voice_find_rating (voice, "safe")->note, ==, "My room");
  til_voice_set_note (voice, "safe", "", TRUE);
  g_assert_null (til_voice_find_rating (voice, "safe"));
}

static void
test_copy (void)
{
  g_autoptr (TilMapping) mapping = til_mapping_new (wheel);
  TilVoice *voice = add_voice (mapping, TIL_VOICE_GUARDIAN, 2, FALSE);
  TilDifferenceReason *reason = g_new0 (TilDifferenceReason, 1);

  voice->name = (g_free (voice->name), g_strdup ("Sara"));
  til_voice_set_note (voice, "safe", "before", TRUE);
  reason->area_key = g_strdup ("safe");
  reason->reason = g_strdup ("why");
  g_ptr_array_add (mapping->reasons, reason);
  mapping->next_step = g_strdup ("talk");

  g_autoptr (TilMapping) copy = til_mapping_copy (mapping);
  til_voice_set_note (voice, "safe", "after", TRUE);
  g_assert_true (copy->wheel == mapping->wheel);
  g_assert_cmpstr (til_voice_find_rating (til_mapping_find_voice (copy, 2), "safe")->note, ==,
                   "before");
  g_assert_cmpstr (til_mapping_reason (copy, "safe"), ==, "why");
  g_assert_cmpstr (til_mapping_reason (copy, "active"), ==, "");
  g_assert_cmpstr (copy->next_step, ==, "talk");
  g_assert_null (til_mapping_find_voice (copy, 3));
  g_assert_cmpstr (til_voice_label (til_mapping_find_voice (copy, 2), "en"), ==, "Sara");
}

static void
test_at_most_three (void)
{
  g_autoptr (GError) error = NULL;

  for (guint n = 0; n <= 3; n++)
    g_assert_true (til_mapping_check_drawn (n, NULL));
  g_assert_false (til_mapping_check_drawn (4, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
}

static void
test_oldest_faintest (void)
{
  for (guint n = 1; n <= 3; n++)
    {
      g_assert_cmpfloat (til_mapping_strength (n - 1, n), ==, 1.0);
      for (guint i = 1; i < n; i++)
        g_assert_cmpfloat (til_mapping_strength (i - 1, n), <, til_mapping_strength (i, n));
      g_assert_cmpfloat (til_mapping_strength (0, n), >, 0.2);
    }
}

static void
assert_no_total_in (const char *directory, const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autoptr (GRegex) comment = g_regex_new ("/\\*.*?\\*/", G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GRegex) total = g_regex_new ("\\w*(sum|mean|average|score|total|index_of)\\w*\\s*\\(",
                                          G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *code = g_regex_replace_literal (comment, text, -1, 0, "", 0, NULL);
  if (g_regex_match (total, code, 0, &match))
    {
      g_autofree char *found = g_match_info_fetch (match, 0);
      g_error ("%s offers %s: R3 allows no total over areas", name, found);
    }
}

/* R3: what is known of a mapping is steps and differences; no public function adds them up. */
static void
test_no_total (void)
{
  const char *source = g_getenv ("TILLSAMMANS_SOURCE_DIR");

  g_assert_nonnull (source);
  g_autofree char *directory = g_build_filename (source, "src", "core", NULL);
  assert_no_total_in (directory, "til-mapping.h");
  assert_no_total_in (directory, "til-wheel.h");
  assert_no_total_in (directory, "til-child.h");
}

static void
test_labels (void)
{
  g_autoptr (TilVoice) child = til_voice_new (TIL_VOICE_CHILD);
  g_autoptr (TilVoice) unit = til_voice_new (TIL_VOICE_ORGANISATION);

  g_assert_cmpstr (til_voice_label (child, "en"), ==, til_label ("en", "voice.child"));
  g_assert_cmpstr (til_voice_label (unit, "sv"), ==, til_label ("sv", "voice.organisation"));
}

static void
test_kinds (void)
{
  for (int i = TIL_VOICE_CHILD; i <= TIL_VOICE_ORGANISATION; i++)
    {
      TilVoiceKind kind;
      g_assert_true (til_voice_kind_from_key (til_voice_kind_key ((TilVoiceKind)i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  TilVoiceKind untouched = TIL_VOICE_GUARDIAN;
  g_assert_false (til_voice_kind_from_key ("dog", &untouched));
  g_assert_cmpint (untouched, ==, TIL_VOICE_GUARDIAN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autoptr (GPtrArray) wheels = til_wheel_load_bundled ();
  wheel = g_ptr_array_index (wheels, 0);
  g_test_add_func ("/mapping/r2-blank-while-entering", test_blank_while_entering);
  g_test_add_func ("/mapping/r2-differences", test_differences);
  g_test_add_func ("/mapping/r2-check-rating", test_check_rating);
  g_test_add_func ("/mapping/r2-not-discussed", test_not_discussed);
  g_test_add_func ("/mapping/notes", test_notes);
  g_test_add_func ("/mapping/copy", test_copy);
  g_test_add_func ("/mapping/r4-at-most-three", test_at_most_three);
  g_test_add_func ("/mapping/r4-oldest-faintest", test_oldest_faintest);
  g_test_add_func ("/mapping/r3-no-total", test_no_total);
  g_test_add_func ("/mapping/labels", test_labels);
  g_test_add_func ("/mapping/kinds", test_kinds);
  return g_test_run ();
}
