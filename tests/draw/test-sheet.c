/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-fixture.h"
#include "til-error.h"
#include "til-locale.h"
#include "til-sheet-private.h"

#include <string.h>

static const char *const language_pairs[][2] = {
  { "sv", NULL }, { "ar", NULL }, { "ti", NULL }, { "en", NULL },
  { "sv", "ar" }, { "sv", "ti" }, { "sv", "en" }, { "ar", "sv" },
};

static const char *const wheel_keys[] = {
  "girfec", "barnets-basta", "orebro", "kronobarn", "familjetraffen", "backa-barnet", "livsblomma",
};

typedef struct
{
  TilWheel *wheel;
  TilChild *child;
  TilMapping *mapping;
  TilWheelSheetOptions *options;
} Fixture;

static void
set_up (Fixture *fixture, const char *key, const char *const languages[2])
{
  fixture->wheel = key ? fixture_wheel (key) : fixture_largest_wheel ();
  fixture->child = fixture_child ();
  fixture->mapping = fixture_mapping (fixture->wheel, til_date_new (2026, 11, 14));
  fixture->options = til_wheel_sheet_options_new (fixture->wheel, languages[0]);
  fixture->options->languages[1] = g_strdup (languages[1]);
  fixture->options->child = fixture->child;
  fixture->options->contact = g_strdup ("Karin Ek, 0155-26 40 00");
  g_ptr_array_add (fixture->options->mappings, fixture->mapping);
}

static void
tear_down (Fixture *fixture)
{
  til_wheel_sheet_options_free (fixture->options);
  til_mapping_free (fixture->mapping);
  til_child_free (fixture->child);
  til_wheel_unref (fixture->wheel);
}

static guint
count_pages (const Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSheet) sheet = til_wheel_sheet_new (fixture->options, &error);

  g_assert_no_error (error);
  return til_sheet_n_pages (sheet);
}

static void
assert_refused (const Fixture *fixture, int code)
{
  g_autoptr (GError) error = NULL;
  TilSheet *sheet = til_wheel_sheet_new (fixture->options, &error);

  g_assert_null (sheet);
  g_assert_error (error, TIL_ERROR, code);
}

/* Every language and pair of languages, every wheel: filled by three voices, and blank. */
static void
test_one_page (void)
{
  for (guint w = 0; w < G_N_ELEMENTS (wheel_keys); w++)
    for (guint l = 0; l < G_N_ELEMENTS (language_pairs); l++)
      {
        Fixture fixture;

        set_up (&fixture, wheel_keys[w], language_pairs[l]);
        g_ptr_array_remove_index (fixture.mapping->voices, 2);
        fixture.options->notes = FALSE;
        g_test_message ("%s in %s and %s", wheel_keys[w], language_pairs[l][0],
                        language_pairs[l][1] ? language_pairs[l][1] : "none");
        g_assert_cmpuint (count_pages (&fixture), ==, 1);

        fixture.options->child = NULL;
        g_ptr_array_set_size (fixture.options->mappings, 0);
        g_assert_cmpuint (count_pages (&fixture), ==, 1);
        tear_down (&fixture);
      }
}

static void
test_size (void)
{
  Fixture fixture;
  double width, height;

  set_up (&fixture, "girfec", language_pairs[0]);
  for (TilPaper paper = TIL_PAPER_A4; paper <= TIL_PAPER_A3; paper++)
    {
      g_autoptr (TilSheet) sheet = NULL;

      fixture.options->paper = paper;
      sheet = til_wheel_sheet_new (fixture.options, NULL);
      til_sheet_size (sheet, &width, &height);
      g_assert_cmpfloat_with_epsilon (width, (paper == TIL_PAPER_A4 ? 210 : 297) * 72 / 25.4, 0.01);
      g_assert_cmpfloat_with_epsilon (height, (paper == TIL_PAPER_A4 ? 297 : 420) * 72 / 25.4,
                                      0.01);
    }
  tear_down (&fixture);
}

/* Notes of any length go on to further pages, and none of their lines is lost. */
static void
test_long_note (void)
{
  Fixture fixture;
  GString *note = g_string_new (NULL);

  set_up (&fixture, "barnets-basta", language_pairs[0]);
  for (guint i = 0; i < 2000; i++)
    g_string_append (note, "Vi pratade länge. ");
  ((TilVoice *)fixture.mapping->voices->pdata[0])->open = TRUE;
  til_voice_set_note (fixture.mapping->voices->pdata[0], til_wheel_area (fixture.wheel, 0)->key,
                      note->str, TRUE);
  ((TilVoice *)fixture.mapping->voices->pdata[0])->open = FALSE;
  g_string_free (note, TRUE);
  g_assert_cmpuint (count_pages (&fixture), >, 5);
  tear_down (&fixture);
}

static void
assert_margins (const Fixture *fixture)
{
  const cairo_rectangle_t everywhere = { -1000, -1000, 4000, 4000 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSheet) sheet = til_wheel_sheet_new (fixture->options, &error);

  g_assert_no_error (error);
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
      /* Two points for the line that ends on the margin, four for letters above their line. */
      g_assert_cmpfloat (x, >=, TIL_SHEET_MARGIN - 2);
      g_assert_cmpfloat (x + width, <=, 210 * 72 / 25.4 - TIL_SHEET_MARGIN + 2);
      g_assert_cmpfloat (y, >=, TIL_SHEET_MARGIN - 4);
      g_assert_cmpfloat (y + height, <=, 297 * 72 / 25.4 - TIL_SHEET_MARGIN + 4);
      cairo_surface_destroy (surface);
    }
}

/* Nothing of any sheet is drawn outside the margins. */
static void
test_margins (void)
{
  for (guint w = 0; w < G_N_ELEMENTS (wheel_keys); w++)
    for (guint l = 0; l < G_N_ELEMENTS (language_pairs); l++)
      {
        Fixture fixture;

        set_up (&fixture, wheel_keys[w], language_pairs[l]);
        assert_margins (&fixture);
        tear_down (&fixture);
      }
}

/* A name of one very long word makes the type smaller; it does not break and does not leave the
 * page. */
static void
test_long_name (void)
{
  Fixture fixture;

  set_up (&fixture, "barnets-basta", language_pairs[5]);
  g_free (fixture.child->given_name);
  fixture.child->given_name = g_strnfill (120, 'W');
  assert_margins (&fixture);
  tear_down (&fixture);
}

/* R1: what a municipality may make can be printed. */
static void
test_largest_wheel (void)
{
  for (guint l = 0; l < G_N_ELEMENTS (language_pairs); l++)
    {
      Fixture fixture;

      set_up (&fixture, NULL, language_pairs[l]);
      assert_margins (&fixture);
      fixture.options->shape = TIL_SHAPE_PETALS;
      assert_margins (&fixture);
      tear_down (&fixture);
    }
}

static GBytes *
draw (const TilSheet *sheet)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 596, 842);
  cairo_t *cr = cairo_create (surface);
  GBytes *bytes;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  til_sheet_draw (sheet, cr, 0);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize)cairo_image_surface_get_stride (surface) * 842);
  cairo_surface_destroy (surface);
  return bytes;
}

/* The same picture each time, also when what it was made from has changed or gone since. */
static void
test_draw_is_stable (void)
{
  Fixture fixture;
  g_autoptr (TilSheet) sheet = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  set_up (&fixture, "girfec", language_pairs[5]);
  sheet = til_wheel_sheet_new (fixture.options, NULL);
  before = draw (sheet);
  tear_down (&fixture);
  after = draw (sheet);
  g_assert_true (g_bytes_equal (before, after));
}

/* R2: an area that nobody discussed does not look like one on the lowest step. */
static void
test_not_discussed (void)
{
  Fixture fixture;
  GBytes *pictures[2] = { NULL, NULL };

  set_up (&fixture, "barnets-basta", language_pairs[0]);
  fixture.options->notes = fixture.options->next_step = FALSE;
  fixture.options->voices[0] = 11;
  for (int step = 0; step < 2; step++)
    {
      g_autoptr (TilSheet) sheet = NULL;
      TilVoice *voice = fixture.mapping->voices->pdata[0];

      voice->open = TRUE;
      til_voice_set_step (voice, til_wheel_area (fixture.wheel, 2)->key, step);
      voice->open = FALSE;
      sheet = til_wheel_sheet_new (fixture.options, NULL);
      pictures[step] = draw (sheet);
    }
  g_assert_false (g_bytes_equal (pictures[0], pictures[1]));
  g_bytes_unref (pictures[0]);
  g_bytes_unref (pictures[1]);
  tear_down (&fixture);
}

/* R2: a voice that is being entered is on no print, and cannot be asked for. */
static void
test_open_voice (void)
{
  Fixture fixture;
  g_autoptr (TilSheet) with = NULL;
  g_autoptr (TilSheet) without = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  set_up (&fixture, "barnets-basta", language_pairs[0]);
  ((TilVoice *)fixture.mapping->voices->pdata[3])->open = TRUE;
  with = til_wheel_sheet_new (fixture.options, NULL);
  fixture.options->voices[0] = 14;
  assert_refused (&fixture, TIL_ERROR_RULE);
  fixture.options->voices[0] = 0;
  g_ptr_array_remove_index (fixture.mapping->voices, 3);
  without = til_wheel_sheet_new (fixture.options, NULL);
  first = draw (with);
  second = draw (without);
  g_assert_true (g_bytes_equal (first, second));
  tear_down (&fixture);
}

/* R4: three mappings lie on one drawing, four are refused. */
static void
test_mappings (void)
{
  Fixture fixture;
  TilMapping *earlier[3];

  set_up (&fixture, "kronobarn", language_pairs[4]);
  for (guint i = 0; i < G_N_ELEMENTS (earlier); i++)
    earlier[i] = fixture_mapping (fixture.wheel, til_date_new (2025, 1 + (int)i, 7));
  g_ptr_array_insert (fixture.options->mappings, 0, earlier[0]);
  g_ptr_array_insert (fixture.options->mappings, 1, earlier[1]);
  g_assert_cmpuint (count_pages (&fixture), >=, 1);
  g_ptr_array_insert (fixture.options->mappings, 2, earlier[2]);
  assert_refused (&fixture, TIL_ERROR_RULE);
  for (guint i = 0; i < G_N_ELEMENTS (earlier); i++)
    til_mapping_free (earlier[i]);
  tear_down (&fixture);
}

/* R1: a mapping is drawn on the wheel it was made on. */
static void
test_other_wheel (void)
{
  Fixture fixture;
  TilWheel *other = fixture_wheel ("girfec");

  set_up (&fixture, "barnets-basta", language_pairs[0]);
  fixture.options->wheel = other;
  assert_refused (&fixture, TIL_ERROR_RULE);
  tear_down (&fixture);
  til_wheel_unref (other);
}

/* R14: the title, which becomes the file's, has the name that may be shown. */
static void
test_title (void)
{
  Fixture fixture;
  g_autoptr (TilSheet) open = NULL;
  g_autoptr (TilSheet) chosen = NULL;
  g_autoptr (TilSheet) hidden = NULL;

  set_up (&fixture, "barnets-basta", language_pairs[0]);
  open = til_wheel_sheet_new (fixture.options, NULL);
  g_assert_nonnull (strstr (til_sheet_title (open), "Selam"));
  g_assert_null (strstr (til_sheet_title (open), "\342\201\250"));
  fixture.options->shown_name = g_strdup ("Sessi");
  chosen = til_wheel_sheet_new (fixture.options, NULL);
  g_assert_null (strstr (til_sheet_title (chosen), "Selam"));
  g_assert_nonnull (strstr (til_sheet_title (chosen), "Sessi"));
  fixture.child->protected_identity = TRUE;
  hidden = til_wheel_sheet_new (fixture.options, NULL);
  g_assert_null (strstr (til_sheet_title (hidden), "Selam"));
  g_assert_null (strstr (til_sheet_title (hidden), "Tesfai"));
  g_assert_null (strstr (til_sheet_title (hidden), "Sessi"));
  g_assert_nonnull (strstr (til_sheet_title (hidden), "57"));
  tear_down (&fixture);
}

/* A character of no installed font: the last one of the private planes, which fonts leave alone. */
#define NO_GLYPH "\364\217\277\275"

static void
test_glyphs (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  char **names[3];

  g_assert_true (til_check_glyphs ("Åsa, ሰላም, سلام 2026", "sv", &error));
  g_assert_no_error (error);
  g_assert_false (til_check_glyphs ("Selam " NO_GLYPH, "sv", &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "U+10FFFD"));

  /* Wherever it stands, the sheet is refused before anything is drawn. */
  set_up (&fixture, "barnets-basta", language_pairs[0]);
  names[0] = &fixture.child->given_name;
  names[1] = &((TilVoice *)fixture.mapping->voices->pdata[1])->name;
  names[2] = &fixture.mapping->next_step;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char *before = *names[i];

      *names[i] = g_strconcat (before, NO_GLYPH, NULL);
      assert_refused (&fixture, TIL_ERROR_INVALID);
      g_free (*names[i]);
      *names[i] = before;
    }
  g_assert_cmpuint (count_pages (&fixture), >=, 1);

  ((TilVoice *)fixture.mapping->voices->pdata[0])->open = TRUE;
  til_voice_set_note (fixture.mapping->voices->pdata[0], til_wheel_area (fixture.wheel, 0)->key,
                      "Bra " NO_GLYPH, TRUE);
  ((TilVoice *)fixture.mapping->voices->pdata[0])->open = FALSE;
  assert_refused (&fixture, TIL_ERROR_INVALID);
  fixture.options->notes = FALSE;
  g_assert_cmpuint (count_pages (&fixture), >=, 1);
  tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  til_locale_init (NULL);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet/one-page", test_one_page);
  g_test_add_func ("/sheet/size", test_size);
  g_test_add_func ("/sheet/margins", test_margins);
  g_test_add_func ("/sheet/long-note", test_long_note);
  g_test_add_func ("/sheet/long-name", test_long_name);
  g_test_add_func ("/sheet/draw-is-stable", test_draw_is_stable);
  g_test_add_func ("/sheet/r1-largest-wheel", test_largest_wheel);
  g_test_add_func ("/sheet/r1-other-wheel", test_other_wheel);
  g_test_add_func ("/sheet/r2-not-discussed", test_not_discussed);
  g_test_add_func ("/sheet/r2-open-voice", test_open_voice);
  g_test_add_func ("/sheet/r4-mappings", test_mappings);
  g_test_add_func ("/sheet/r14-title", test_title);
  g_test_add_func ("/sheet/glyphs", test_glyphs);
  return g_test_run ();
}
