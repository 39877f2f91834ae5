/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-text.h"

#include <string.h>

static void
assert_fold (const char *text, const char *expected)
{
  g_autofree char *folded = til_text_fold (text);

  g_assert_cmpstr (folded, ==, expected);
}

static void
test_fold_latin (void)
{
  assert_fold ("ÅSA Öberg", "åsa öberg");
  assert_fold ("A\314\212sa", "åsa");
  assert_fold ("José Müller", "jose muller");
  assert_fold ("Ærø Weiß", "ärö weiss");
  assert_fold ("  Anna \t\n  Karin ", "anna karin");
  assert_fold ("O’Brien", "o'brien");
  assert_fold ("Łukasz Đorđe", "lukasz dorde");
  assert_fold ("\342\201\250Anna\342\201\251", "anna");
  assert_fold (NULL, "");
  assert_fold ("İstanbul", "istanbul");
}

static void
test_fold_arabic (void)
{
  assert_fold ("أحمد", "احمد");
  assert_fold ("إيمان آمنة", "ايمان امنه");
  assert_fold ("مُحَمَّد", "محمد");
  assert_fold ("محـــمد", "محمد");
  assert_fold ("يحيى", "يحيي");
  assert_fold ("٢٠١٥", "2015");
}

static void
test_fold_ethiopic (void)
{
  assert_fold ("ፀሃይ", "ጸሃይ");
  assert_fold ("ሠላም", "ሰላም");
  assert_fold ("ኀይሌ", "ሀይሌ");
  assert_fold ("አበባ", "ኣበባ");
  assert_fold ("ቈልዓ", "ቆልዓ");
  assert_fold ("ኰ ኵ ጐ ጕ ቍ ቛ", "ኮ ኩ ጎ ጉ ቁ ቋ");
}

static void
test_fold_plain (void)
{
  g_autofree char *plain = til_text_fold_plain ("Åsa Öberg Ærø Müller");

  g_assert_cmpstr (plain, ==, "asa oberg aro muller");
}

static void
test_fold_bad_bytes (void)
{
  g_autofree char *folded = til_text_fold ("A\377b");

  g_assert_true (g_utf8_validate (folded, -1, NULL));
}

static void
assert_sorted (const char *const *texts, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      g_autofree char *before = til_text_sort_key (texts[i - 1]);
      g_autofree char *after = til_text_sort_key (texts[i]);
      if (strcmp (before, after) >= 0)
        g_error ("“%s” sorts after “%s”", texts[i - 1], texts[i]);
    }
}

static void
test_sort_swedish (void)
{
  static const char *const letters[] = { "Anna", "Anna B", "Anna-Karin", "Annb",
                                         "Berg", "Bérg",   "Bergman",    "Valter",
                                         "Vera", "Walter", "Wera",       "Yngve",
                                         "Zara", "Åsa",    "Älva",       "Örjan" };
  static const char *const cases[] = { "anna", "Anna", "ánna", "Ánna", "annb" };
  static const char *const foreign[] = { "Ö", "أحمد", "ሰላም" };
  static const char *const umlaut[] = { "Muz", "Mya", "Müb", "Myc" };

  assert_sorted (letters, G_N_ELEMENTS (letters));
  assert_sorted (cases, G_N_ELEMENTS (cases));
  assert_sorted (foreign, G_N_ELEMENTS (foreign));
  assert_sorted (umlaut, G_N_ELEMENTS (umlaut));
}

static void
test_sort_ignores_form (void)
{
  g_autofree char *composed = til_text_sort_key ("Åsa");
  g_autofree char *decomposed = til_text_sort_key ("A\314\212sa");
  g_autofree char *isolated = til_text_sort_key ("\342\201\250Åsa\342\201\251");

  g_assert_cmpstr (composed, ==, decomposed);
  g_assert_cmpstr (composed, ==, isolated);
}

static void
test_isolate (void)
{
  g_autofree char *name = til_text_isolate ("سلام");
  g_autofree char *date = til_text_isolate_ltr ("2026-11-21");
  g_autofree char *stripped = til_text_strip_isolates (date);

  g_assert_cmpstr (name, ==, "\342\201\250سلام\342\201\251");
  g_assert_cmpstr (date, ==, "\342\201\2462026-11-21\342\201\251");
  g_assert_cmpstr (stripped, ==, "2026-11-21");
}

static void
test_fill (void)
{
  g_autofree char *filled = til_text_fill ("{b} and {a}, {unknown} {", "a", "{b}", "b", "x", NULL);

  g_assert_cmpstr (filled, ==, "x and {b}, {unknown} {");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold-latin", test_fold_latin);
  g_test_add_func ("/text/fold-arabic", test_fold_arabic);
  g_test_add_func ("/text/fold-ethiopic", test_fold_ethiopic);
  g_test_add_func ("/text/fold-plain", test_fold_plain);
  g_test_add_func ("/text/fold-bad-bytes", test_fold_bad_bytes);
  g_test_add_func ("/text/sort-swedish", test_sort_swedish);
  g_test_add_func ("/text/sort-ignores-form", test_sort_ignores_form);
  g_test_add_func ("/text/isolate", test_isolate);
  g_test_add_func ("/text/fill", test_fill);
  return g_test_run ();
}
