/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-text-block.h"

#include <math.h>

static double
measure_width (const char *language, const char *text, double size)
{
  PangoLayout *layout = til_type_layout (NULL, language, text, size, TIL_WEIGHT_REGULAR);
  double width;

  til_type_layout_size (layout, &width, NULL);
  g_object_unref (layout);
  return width;
}

/* The direction is the language's, whatever letters the text begins with. */
static void
test_direction (void)
{
  const struct
  {
    const char *language;
    PangoDirection direction;
    PangoAlignment alignment;
  } cases[] = { { "sv", PANGO_DIRECTION_LTR, PANGO_ALIGN_LEFT },
                { "ti", PANGO_DIRECTION_LTR, PANGO_ALIGN_LEFT },
                { "ar", PANGO_DIRECTION_RTL, PANGO_ALIGN_RIGHT } };
  const char *texts[] = { "Min livsblomma", "زهرة حياتي", "ዕምባባ ህይወተይ" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
      {
        PangoLayout *layout = til_type_layout (NULL, cases[i].language, texts[t], 12,
                                               TIL_WEIGHT_BOLD);

        g_assert_cmpint (pango_layout_get_line_readonly (layout, 0)->resolved_dir, ==,
                         cases[i].direction);
        g_assert_cmpint (pango_layout_get_alignment (layout), ==, cases[i].alignment);
        g_object_unref (layout);
      }
}

/* Unhinted: a text at ten times the size is ten times as wide, so a sheet looks on screen as it
 * prints. */
static void
test_size_scales (void)
{
  const char *texts[][2] = { { "sv", "Ansvarstagande" }, { "ar", "المسؤولية" }, { "ti", "ሓላፍነት" } };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double small = measure_width (texts[i][0], texts[i][1], 9);
      double large = measure_width (texts[i][0], texts[i][1], 90);

      g_assert_cmpfloat (small, >, 9);
      g_assert_cmpfloat (fabs (large / small - 10), <, 0.06);
    }
}

static void
test_words_stay_whole (void)
{
  PangoLayout *layout = til_type_layout (NULL, "sv", "Lyckas i sitt lärande", 12,
                                         TIL_WEIGHT_REGULAR);
  const char *text = pango_layout_get_text (layout);

  til_type_layout_wrap (layout, 40);
  g_assert_cmpint (pango_layout_get_line_count (layout), >, 1);
  for (int i = 1; i < pango_layout_get_line_count (layout); i++)
    g_assert_cmpint (text[pango_layout_get_line_readonly (layout, i)->start_index - 1], ==, ' ');
  g_object_unref (layout);
}

static void
test_block_breaks_evenly (void)
{
  TilTextBlock block;
  guint way = 9;

  til_text_block_init (&block, "sv", "Jag är med och hör till", 12, TIL_WEIGHT_BOLD);
  g_assert_cmpuint (block.n, ==, 3);
  for (guint i = 0; i < block.n; i++)
    {
      g_assert_cmpint (pango_layout_get_line_count (block.layouts[i]), ==, (int)i + 1);
      g_assert_true (i == 0 || block.widths[i] < block.widths[i - 1]);
      g_assert_true (i == 0 || block.heights[i] > block.heights[i - 1]);
    }
  g_assert_cmpfloat (block.widths[1], <, block.widths[0] * 0.65);

  g_assert_true (til_text_block_fit (&block, block.widths[0], &way));
  g_assert_cmpuint (way, ==, 0);
  g_assert_true (til_text_block_fit (&block, block.widths[1] + 1, &way));
  g_assert_cmpuint (way, ==, 1);
  g_assert_false (til_text_block_fit (&block, 5, &way));
  g_assert_cmpuint (way, ==, 2);
  til_text_block_clear (&block);

  til_text_block_init (&block, "sv", "Ansvarstagande", 12, TIL_WEIGHT_BOLD);
  g_assert_cmpuint (block.n, ==, 1);
  til_text_block_clear (&block);

  til_text_block_init (&block, "sv", "", 12, TIL_WEIGHT_BOLD);
  g_assert_cmpuint (block.n, ==, 1);
  til_text_block_clear (&block);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/type/direction", test_direction);
  g_test_add_func ("/type/size-scales", test_size_scales);
  g_test_add_func ("/type/words-stay-whole", test_words_stay_whole);
  g_test_add_func ("/type/block-breaks-evenly", test_block_breaks_evenly);
  return g_test_run ();
}
