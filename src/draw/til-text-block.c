/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-text-block.h"

#define LINE_SPACING 0.92
#define ARABIC_LINE_SPACING 0.86 /* Noto Naskh Arabic leaves room for vowel marks */

typedef struct
{
  char **words; /* (owned) */
  guint n_words;
  double *ends; /* (owned) where word i ends when all words are on one line */
  double space;
} Words;

static double
measure (const char *language, const char *text, double size, TilWeight weight)
{
  PangoLayout *layout = til_type_layout (NULL, language, text, size, weight);
  double width;

  til_type_layout_size (layout, &width, NULL);
  g_object_unref (layout);
  return width;
}

static double
line_width (const Words *words, guint first, guint after)
{
  double start = first > 0 ? words->ends[first - 1] + words->space : 0;
  return words->ends[after - 1] - start;
}

/* The breaks that make the widest line as narrow as possible. */
static void
find_breaks (const Words *words, guint n_lines, guint breaks[TIL_TEXT_BLOCK_LINES - 1])
{
  double best = G_MAXDOUBLE;
  guint n = words->n_words;

  for (guint first = 1; first <= n - n_lines + 1; first++)
    {
      guint second_first = n_lines == 3 ? first + 1 : n;
      guint second_last = n_lines == 3 ? n - 1 : n;

      for (guint second = second_first; second <= second_last; second++)
        {
          double width = MAX (line_width (words, 0, first), line_width (words, first, second));

          if (second < n)
            width = MAX (width, line_width (words, second, n));
          if (width < best)
            {
              best = width;
              breaks[0] = first;
              breaks[1] = second;
            }
        }
    }
}

static char *
join_lines (const Words *words, guint n_lines)
{
  guint breaks[TIL_TEXT_BLOCK_LINES - 1] = { words->n_words, words->n_words };
  GString *text = g_string_new (NULL);

  if (n_lines > 1)
    find_breaks (words, n_lines, breaks);
  for (guint i = 0; i < words->n_words; i++)
    {
      if (i > 0)
        g_string_append_c (text, i == breaks[0] || i == breaks[1] ? '\n' : ' ');
      g_string_append (text, words->words[i]);
    }
  return g_string_free (text, FALSE);
}

static void
words_init (Words *self, const char *language, const char *text, double size, TilWeight weight)
{
  self->words = g_strsplit (text, " ", -1);
  self->n_words = g_strv_length (self->words);
  self->ends = g_new0 (double, MAX (self->n_words, 1));
  self->space = measure (language, "x x", size, weight) - measure (language, "xx", size, weight);
  for (guint i = 0; i < self->n_words; i++)
    self->ends[i] = (i > 0 ? self->ends[i - 1] + self->space : 0) +
                    measure (language, self->words[i], size, weight);
}

void
til_text_block_init (
    TilTextBlock *self, const char *language, const char *text, double size, TilWeight weight)
{
  Words words;

  *self = (TilTextBlock){ 0 };
  words_init (&words, language, text ? text : "", size, weight);
  for (guint lines = 1; lines <= TIL_TEXT_BLOCK_LINES && (lines == 1 || lines <= words.n_words);
       lines++)
    {
      g_autofree char *joined = join_lines (&words, lines);
      PangoLayout *layout = til_type_layout (NULL, language, joined, size, weight);
      double width, height;

      pango_layout_set_line_spacing (layout, g_strcmp0 (language, "ar") == 0 ? ARABIC_LINE_SPACING
                                                                             : LINE_SPACING);
      til_type_layout_size (layout, &width, &height);
      if (self->n > 0 && width >= self->widths[self->n - 1])
        {
          g_object_unref (layout);
          break;
        }
      self->layouts[self->n] = layout;
      self->widths[self->n] = width;
      self->heights[self->n] = height;
      self->n++;
    }
  g_strfreev (words.words);
  g_free (words.ends);
}

void
til_text_block_clear (TilTextBlock *self)
{
  for (guint i = 0; i < self->n; i++)
    g_object_unref (self->layouts[i]);
  *self = (TilTextBlock){ 0 };
}

gboolean
til_text_block_fit (const TilTextBlock *self, double room, guint *way)
{
  for (guint i = 0; i < self->n; i++)
    if (self->widths[i] <= room)
      {
        *way = i;
        return TRUE;
      }
  *way = self->n - 1;
  return FALSE;
}
