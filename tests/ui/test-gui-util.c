/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "til-gui-util.h"
#include "til-locale.h"
#include "til-settings.h"
#include "til-text.h"

static void
assert_distance (int days, const char *expected)
{
  TilDate on = til_date_new (2026, 11, 21);
  g_autofree char *text = til_relative_date ((TilDate)((int)on + days), on);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_relative_date (void)
{
  g_autofree char *none = til_relative_date (TIL_DATE_NONE, til_date_new (2026, 11, 21));

  g_assert_cmpstr (none, ==, "");
  assert_distance (0, "today");
  assert_distance (1, "tomorrow");
  assert_distance (-1, "yesterday");
  assert_distance (3, "in 3 days");
  assert_distance (-13, "13 days ago");
  assert_distance (-14, "2 weeks ago");
  assert_distance (60, "in 8 weeks");
  assert_distance (-61, "2 months ago");
  assert_distance (-730, "2 years ago");
  assert_distance (800, "in 2 years");
}

static void
test_date_with_distance (void)
{
  TilDate on = til_date_new (2026, 11, 21);
  g_autofree char *text = til_date_with_distance (til_date_new (2026, 11, 20), on);
  g_autofree char *plain = til_text_strip_isolates (text);
  g_autofree char *none = til_date_with_distance (TIL_DATE_NONE, on);

  g_assert_cmpstr (plain, ==, "2026-11-20, yesterday");
  g_assert_cmpstr (none, ==, "");
}

static void
test_recent (void)
{
  g_autoptr (GSettings) settings = til_settings_new (NULL);
  g_autofree char *folder = g_dir_make_tmp ("til-recent-XXXXXX", NULL);
  g_auto (GStrv) recent = NULL;
  g_autofree char *first = NULL;

  g_settings_reset (settings, "recent-registers");
  for (int i = 0; i < TIL_MAX_RECENT_REGISTERS + 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.tillsammans", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_true (g_file_set_contents (path, "", 0, NULL));
      til_settings_remember_register (settings, path);
      til_settings_remember_register (settings, path);
    }
  recent = til_settings_list_recent (settings);
  g_assert_cmpuint (g_strv_length (recent), ==, TIL_MAX_RECENT_REGISTERS);
  first = g_path_get_basename (recent[0]);
  g_assert_cmpstr (first, ==, "10.tillsammans");

  /* A file that is gone is not offered, and one that was forgotten neither. */
  g_assert_cmpint (g_remove (recent[1]), ==, 0);
  til_settings_forget_register (settings, recent[0]);
  g_strfreev (g_steal_pointer (&recent));
  recent = til_settings_list_recent (settings);
  g_assert_cmpuint (g_strv_length (recent), ==, TIL_MAX_RECENT_REGISTERS - 2);
}

static void
test_who (void)
{
  g_autoptr (GSettings) settings = til_settings_new (NULL);

  til_settings_set_who (settings, "/a", 3);
  til_settings_set_who (settings, "/b", 4);
  til_settings_set_who (settings, "/a", 5);
  g_assert_cmpint (til_settings_get_who (settings, "/a"), ==, 5);
  g_assert_cmpint (til_settings_get_who (settings, "/b"), ==, 4);
  g_assert_cmpint (til_settings_get_who (settings, "/c"), ==, 0);
}

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gui-util/relative-date", test_relative_date);
  g_test_add_func ("/gui-util/date-with-distance", test_date_with_distance);
  g_test_add_func ("/settings/recent-registers", test_recent);
  g_test_add_func ("/settings/who-am-i", test_who);
  return g_test_run ();
}
