/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-error.h"
#include "til-language.h"
#include "til-locale.h"
#include "til-unit.h"

static void
test_known (void)
{
  g_assert_cmpuint (g_strv_length ((char **)til_languages ()), ==, 4);
  for (const char *const *language = til_languages (); *language != NULL; language++)
    {
      g_assert_true (til_language_is_known (*language));
      g_assert_cmpstr (til_language_autonym (*language), !=, "");
      g_assert_cmpint (til_language_is_rtl (*language), ==, g_str_equal (*language, "ar"));
    }
  g_assert_false (til_language_is_known ("de"));
  g_assert_false (til_language_is_known (NULL));
  g_assert_cmpstr (til_language_autonym ("ti"), ==, "ትግርኛ");
  g_assert_cmpstr (til_language_autonym ("de"), ==, "");
}

static void
test_list (void)
{
  static const char *const bad[] = { "", "de", "sv,", "sv,sv", "sv,ar,ti", "SV", ",sv" };
  g_auto (GStrv) one = til_language_parse_list ("sv", NULL);
  g_auto (GStrv) two = til_language_parse_list (" sv, ar ", NULL);

  g_assert_cmpuint (g_strv_length (one), ==, 1);
  g_assert_cmpuint (g_strv_length (two), ==, 2);
  g_assert_cmpstr (two[0], ==, "sv");
  g_assert_cmpstr (two[1], ==, "ar");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (til_language_parse_list (bad[i], &error));
      g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
    }
}

static void
test_local (void)
{
  g_autoptr (TilLocal) local = til_local_new ();

  g_assert_cmpstr (til_local_get (local, "sv"), ==, "");
  til_local_set (local, "fi", "talo");
  g_assert_cmpstr (til_local_get (local, "ar"), ==, "talo");
  til_local_set (local, "en", "house");
  g_assert_cmpstr (til_local_get (local, "ar"), ==, "house");
  til_local_set (local, "sv", "hus");
  g_assert_cmpstr (til_local_get (local, "ar"), ==, "hus");
  til_local_set (local, "ar", "بيت");
  g_assert_cmpstr (til_local_get (local, "ar"), ==, "بيت");
  til_local_set (local, "sv", til_local_get (local, "sv"));
  g_assert_cmpstr (til_local_get (local, "sv"), ==, "hus");
  g_assert_cmpstr (til_local_get (local, NULL), ==, "hus");
  g_assert_true (til_local_has (local, "ar"));
  g_assert_false (til_local_has (local, "ti"));
  g_assert_cmpstr (til_local_get (NULL, "sv"), ==, "");
}

static gpointer
read_label (gpointer data)
{
  return (gpointer)til_label ("sv", "scale.4");
}

static void
test_labels (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("label", read_label, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpstr (g_thread_join (threads[i]), ==, "Det är bra");
  g_assert_cmpstr (til_label ("en", "scale.4"), ==, "It is good");
  g_assert_cmpstr (til_label ("ti", "scale.4"), ==, "ጽቡቕ እዩ");
}

static void
assert_guessed (const char *language_list, const char *lang, const char *expected)
{
  g_unsetenv ("LC_MESSAGES");
  if (lang != NULL)
    g_setenv ("LC_ALL", lang, TRUE);
  else
    g_unsetenv ("LC_ALL");
  g_unsetenv ("LANG");
  if (language_list != NULL)
    g_setenv ("LANGUAGE", language_list, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  til_locale_init (NULL);
  g_assert_cmpstr (til_locale_language (), ==, expected);
}

static void
test_locale (void)
{
  assert_guessed ("ti:sv", "C.UTF-8", "ti");
  assert_guessed ("de:ar_SY.UTF-8", "C.UTF-8", "ar");
  assert_guessed (NULL, "sv_SE.UTF-8", "sv");
  assert_guessed (NULL, "C", "en");
  assert_guessed (NULL, "de_DE.UTF-8", "en");
  assert_guessed (NULL, NULL, "sv");
  til_locale_init ("ti");
  g_assert_cmpstr (til_locale_language (), ==, "ti");
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "ti:sv");
  til_locale_init ("en");
  g_assert_cmpstr (til_locale_language (), ==, "en");
}

/* In a sentence written right to left a date or a file name stands alone; elsewhere nothing is
 * added. */
static void
test_isolated_places (void)
{
  til_locale_init ("ar");
  g_autofree char *arabic = til_locale_isolate ("a.xml");
  til_locale_init ("en");
  g_autofree char *english = til_locale_isolate ("a.xml");
  g_autofree char *nothing = til_locale_isolate (NULL);

  g_assert_cmpstr (arabic, ==, "\342\201\250a.xml\342\201\251");
  g_assert_cmpstr (english, ==, "a.xml");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_units (void)
{
  for (int i = 0; i < TIL_N_SECTORS; i++)
    {
      TilSector sector;
      g_assert_true (til_sector_from_key (til_sector_key ((TilSector)i), &sector));
      g_assert_cmpint (sector, ==, i);
      g_assert_cmpstr (til_sector_name (sector), !=, "");
    }
  for (int i = 0; i < TIL_N_UNIT_KINDS; i++)
    {
      TilUnitKind kind;
      g_assert_true (til_unit_kind_from_key (til_unit_kind_key ((TilUnitKind)i), &kind));
      g_assert_cmpint (kind, ==, i);
      g_assert_cmpstr (til_unit_kind_name (kind), !=, "");
    }
  TilSector sector = TIL_SECTOR_REGION;
  g_assert_false (til_sector_from_key ("moon", &sector));
  g_assert_false (til_sector_from_key (NULL, &sector));
  g_assert_cmpint (sector, ==, TIL_SECTOR_REGION);

  g_autoptr (TilUnit) unit = til_unit_new ();
  g_autoptr (TilUnit) copy = til_unit_copy (unit);
  g_autoptr (TilStaff) staff = til_staff_new ();
  g_autoptr (TilStaff) staff_copy = til_staff_copy (staff);
  g_assert_cmpstr (copy->name, ==, "");
  g_assert_cmpstr (staff_copy->name, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/known", test_known);
  g_test_add_func ("/language/list", test_list);
  g_test_add_func ("/language/local", test_local);
  g_test_add_func ("/language/labels", test_labels);
  g_test_add_func ("/language/locale", test_locale);
  g_test_add_func ("/language/isolated-places", test_isolated_places);
  g_test_add_func ("/language/units", test_units);
  return g_test_run ();
}
