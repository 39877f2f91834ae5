/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-sheet-fixture.h"

#include <string.h>

#include "til-error.h"
#include "til-sheet-private.h"
#include "til-text.h"

const char *const language_pairs[N_LANGUAGE_PAIRS][2] = {
  { "sv", NULL }, { "ar", NULL }, { "ti", NULL }, { "en", NULL },
  { "sv", "ar" }, { "sv", "ti" }, { "sv", "en" }, { "ar", "sv" },
};

void
set_up (Fixture *fixture, TilCaseSheetKind kind, const char *const languages[2])
{
  fixture->kase = fixture_case ();
  fixture->options = til_case_sheet_options_new (kind, fixture->kase, languages[0]);
  fixture->options->languages[1] = g_strdup (languages[1]);
  fixture->options->date = fixture_day (TODAY);
  fixture->options->contact = g_strdup ("Sara Lind, 0155-26 40 00");
  if (kind == TIL_CASE_SHEET_SHARE)
    til_refs_set (fixture->options->readers, CASE_SOCIAL, TRUE);
}

void
tear_down (Fixture *fixture)
{
  til_case_sheet_options_free (fixture->options);
  til_case_free (fixture->kase);
}

TilSheet *
make (const Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  TilSheet *sheet = til_case_sheet_new (fixture->options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (sheet);
  return sheet;
}

char *
page_text (const TilSheet *sheet, guint page)
{
  g_autofree char *text = til_sheet_text (sheet, page);
  return til_text_strip_isolates (text);
}

char *
whole_text (const TilSheet *sheet)
{
  GString *whole = g_string_new (NULL);

  for (guint page = 0; page < til_sheet_n_pages (sheet); page++)
    {
      g_autofree char *text = page_text (sheet, page);
      g_string_append (whole, text);
    }
  return g_string_free (whole, FALSE);
}

char *
read_sheet (const Fixture *fixture)
{
  g_autoptr (TilSheet) sheet = make (fixture);
  return whole_text (sheet);
}

void
assert_has (const char *text, const char *words)
{
  if (!strstr (text, words))
    g_error ("“%s” is not in:\n%s", words, text);
}

void
assert_lacks (const char *text, const char *words)
{
  if (strstr (text, words))
    g_error ("“%s” is in:\n%s", words, text);
}

void
assert_has_label (const char *text, const char *language, const char *key)
{
  assert_has (text, til_label (language, key));
}

guint
count (const char *text, const char *words)
{
  guint n = 0;

  for (const char *p = strstr (text, words); p; p = strstr (p + 1, words))
    n++;
  return n;
}

void
assert_margins (const TilSheet *sheet)
{
  const cairo_rectangle_t everywhere = { -1000, -1000, 4000, 4000 };

  for (guint page = 0; page < til_sheet_n_pages (sheet); page++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA,
                                                                 &everywhere);
      cairo_t *cr = cairo_create (surface);
      double x, y, width, height;

      til_sheet_draw (sheet, cr, page);
      cairo_destroy (cr);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      g_test_message ("%s: %g %g %g %g", til_sheet_title (sheet), x, y, x + width, y + height);
      g_assert_cmpfloat (x, >=, TIL_SHEET_MARGIN - 2);
      g_assert_cmpfloat (x + width, <=, 210 * 72 / 25.4 - TIL_SHEET_MARGIN + 2);
      g_assert_cmpfloat (y, >=, TIL_SHEET_MARGIN - 4);
      g_assert_cmpfloat (y + height, <=, 297 * 72 / 25.4 - TIL_SHEET_MARGIN + 4);
      cairo_surface_destroy (surface);
    }
}

void
assert_refused (const Fixture *fixture, int code)
{
  g_autoptr (GError) error = NULL;
  TilSheet *sheet = til_case_sheet_new (fixture->options, &error);

  g_assert_null (sheet);
  g_assert_error (error, TIL_ERROR, code);
  g_test_message ("%s", error->message);
}
