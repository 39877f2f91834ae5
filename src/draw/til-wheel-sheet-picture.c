/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-sheet-private.h"
#include "til-text.h"

/* The upper half of a wheel sheet: title, name and date, the wheel between its legends, the scale,
 * the voices. */

#define FACE 24.0

static const TilColour band_colour = { 0.955, 0.955, 0.945, 1 };

/* A label in the sheet's languages, after one another. Returns the height. */
static double
add_field_label (SheetMaker *maker, TilBlock *block, const char *key, double x, double y)
{
  double used = 0, baseline = 0, height = 0;
  PangoLayout *layouts[2];

  for (guint i = 0; i < maker->n_languages; i++)
    {
      layouts[i] = sheet_maker_text (maker, maker->languages[i],
                                     til_label (maker->languages[i], key),
                                     TIL_SHEET_BODY * maker->scale, TIL_WEIGHT_REGULAR, -1);
      baseline = MAX (baseline, til_type_layout_baseline (layouts[i]));
    }
  for (guint i = 0; i < maker->n_languages; i++)
    {
      double width, own_height, down = baseline - til_type_layout_baseline (layouts[i]);

      til_type_layout_size (layouts[i], &width, &own_height);
      til_block_text (block, layouts[i], sheet_maker_page_x (maker, x + used, width), y + down,
                      maker->palette->faint_text);
      used += width + 10 * maker->scale;
      height = MAX (height, down + own_height);
      g_object_unref (layouts[i]);
    }
  return height;
}

/* A label and under it the value, or a line to write it on. Returns the height. */
static double
add_field (SheetMaker *maker,
           TilBlock *block,
           const char *key,
           const char *value,
           double x,
           double y,
           double width)
{
  double height = add_field_label (maker, block, key, x, y);
  PangoLayout *layout;
  double own_height, own_width;

  if (!*value)
    {
      double line = sheet_maker_page_x (maker, x, width);
      til_block_rule (block, line, line + width, y + height + 18 * maker->scale, 0.7,
                      maker->palette->faint_text);
      return height + 20 * maker->scale;
    }
  layout = sheet_maker_text (maker, sheet_maker_language_of (maker, value), value,
                             14 * maker->scale, TIL_WEIGHT_BOLD, width);
  /* A name in another script still stands where its label stands. */
  pango_layout_set_alignment (layout, maker->rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  til_type_layout_size (layout, &own_width, &own_height);
  til_block_text (block, layout, sheet_maker_page_x (maker, x, width), y + height,
                  maker->palette->text);
  g_object_unref (layout);
  return height + own_height;
}

/* Whether a row of texts needs one line in each language. */
static gboolean
fits_line (SheetMaker *maker, const char *const texts[2], double size)
{
  gboolean fits = TRUE;

  for (guint c = 0; c < maker->n_languages && fits; c++)
    {
      PangoLayout *layout = sheet_maker_text (maker, maker->languages[c], texts[c], size,
                                              TIL_WEIGHT_BOLD, maker->column_width);
      fits = pango_layout_get_line_count (layout) == 1;
      g_object_unref (layout);
    }
  return fits;
}

/* The sheet's name; where it needs two lines, its Swedish name in brackets gets the second. */
static TilBlock *
title_row (SheetMaker *maker)
{
  const double large = 20 * maker->scale, small = 17 * maker->scale;
  g_auto (GStrv) broken = g_new0 (char *, 3);
  const char *const *texts = (const char *const *)maker->sheet_names;

  for (guint c = 0; c < 2; c++)
    {
      g_auto (GStrv) parts = NULL;

      parts = g_strsplit (maker->sheet_names[c], " (", 2);
      broken[c] = g_strjoinv ("\n(", parts);
    }
  if (fits_line (maker, texts, large))
    return sheet_maker_row (maker, texts, large, TIL_WEIGHT_BOLD, maker->palette->text);
  if (fits_line (maker, texts, small))
    return sheet_maker_row (maker, texts, small, TIL_WEIGHT_BOLD, maker->palette->text);
  return sheet_maker_row (maker, (const char *const *)broken, small, TIL_WEIGHT_BOLD,
                          maker->palette->text);
}

TilBlock *
sheet_maker_title (SheetMaker *maker)
{
  TilBlock *block = til_block_new ();
  TilBlock *title = title_row (maker);
  TilBlock *fields = til_block_new ();
  double padding = 9 * maker->scale;
  double date_width = 150 * maker->scale;
  double band_y = til_block_height (title) + 4 * maker->scale;
  double name_height, date_height, band_height;

  name_height = add_field (maker, fields, "sheet.child_name", maker->name, padding, 0,
                           maker->width - date_width - 3 * padding);
  date_height = add_field (maker, fields, "sheet.date", maker->date,
                           maker->width - date_width - padding, 0, date_width);
  band_height = MAX (name_height, date_height) + padding;

  til_block_box (block, 0, band_y, maker->width, band_height, 6, band_colour);
  til_block_take (block, title, 0, 0);
  til_block_take (block, fields, 0, band_y + padding / 2);
  til_block_set_height (block, band_y + band_height + 6 * maker->scale);
  return block;
}

static TilWheelScene *
create_scene (SheetMaker *maker)
{
  TilWheelScene *scene = til_wheel_scene_new (maker->wheel, maker->languages[0], maker->palette);
  char *centre = NULL;

  scene->shape = maker->options->shape;
  scene->labels = TIL_LABELS_NUMBERS;
  scene->font_size = TIL_SHEET_BODY * maker->scale;
  scene->growth = 1;
  scene->show_differences = maker->voices && maker->voices->len > 1;

  if (maker->options->child && !maker->protected_identity)
    {
      if (maker->options->shown_name && *maker->options->shown_name)
        centre = g_utf8_substring (maker->options->shown_name, 0, 1);
      else
        centre = til_child_initials (maker->options->child);
    }
  if (centre)
    {
      PangoLayout *layout = sheet_maker_text (maker, maker->languages[0], centre, TIL_SHEET_BODY,
                                              TIL_WEIGHT_BOLD, -1);
      g_object_unref (layout);
      til_sheet_own (maker->sheet, centre, g_free);
      scene->centre = centre;
    }

  for (guint i = 0; i < maker->mappings->len; i++)
    til_wheel_scene_add_mapping (scene, maker->mappings->pdata[i], 0,
                                 til_mapping_strength (i, maker->mappings->len));
  return scene;
}

TilBlock *
sheet_maker_wheel (SheetMaker *maker, double height)
{
  TilBlock *block = til_block_new ();
  double before, after, legend_height;
  TilBlock *legend = sheet_maker_legend (maker, height, &before, &after);
  double width = maker->width - before - after;

  legend_height = til_block_height (legend);
  height = MAX (height, legend_height);
  til_block_take (block, legend, 0, (height - legend_height) / 2);
  til_block_wheel (block, create_scene (maker), sheet_maker_page_x (maker, before, width), 0, width,
                   height);
  til_block_set_height (block, height + 4 * maker->scale);
  return block;
}

typedef struct
{
  const char *words[2];
  double natural_width;
  double width;
} ScaleCell;

/* The words of a step in the sheet's languages, centred under one another. Returns the height. */
static double
add_words (SheetMaker *maker, TilBlock *block, const ScaleCell *cell, double x, double y)
{
  double start = y;

  for (guint i = 0; i < maker->n_languages; i++)
    {
      PangoLayout *layout = sheet_maker_text (maker, maker->languages[i], cell->words[i],
                                              TIL_SHEET_BODY * maker->scale, TIL_WEIGHT_REGULAR,
                                              cell->width - 6);
      double height;

      pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      til_type_layout_size (layout, NULL, &height);
      til_block_text (block, layout, x + 3, y, maker->palette->text);
      y += height;
      g_object_unref (layout);
    }
  return y - start;
}

/* Shares the page's width among cells as their words need it. */
static void
share_width (SheetMaker *maker, ScaleCell *cells, guint n)
{
  double natural = 0;

  for (guint i = 0; i < n; i++)
    natural += cells[i].natural_width;
  for (guint i = 0; i < n; i++)
    cells[i].width = natural <= maker->width ? cells[i].natural_width + (maker->width - natural) / n
                                             : maker->width / n;
}

/* One row of steps. Returns its height. */
static double
add_scale_row (SheetMaker *maker, TilBlock *block, ScaleCell *cells, guint first, guint n, double y)
{
  guint n_steps = til_wheel_n_steps (maker->wheel);
  double face = FACE * maker->scale;
  double used = 0, height = 0;

  share_width (maker, cells, n);
  for (guint i = 0; i < n; i++)
    {
      double x = sheet_maker_page_x (maker, used, cells[i].width);
      guint step = first + i + 1;
      double middle = x + cells[i].width / 2;

      if (step <= n_steps)
        til_block_face (block, til_wheel_step_face (maker->wheel, (int)step), middle, y + face / 2,
                        face, maker->palette->text);
      else
        til_block_hatch (block, middle - 0.7 * face, y, 1.4 * face, face, maker->palette->hatch);
      height = MAX (height, add_words (maker, block, &cells[i], x, y + face + 2));
      used += cells[i].width;
    }
  return face + 2 + height;
}

TilBlock *
sheet_maker_scale (SheetMaker *maker)
{
  TilBlock *block = til_block_new ();
  TilBlock *rows = til_block_new ();
  guint n_steps = til_wheel_n_steps (maker->wheel);
  guint n_cells = n_steps + 1; /* and not discussed, which is not a step (R2) */
  guint per_row = n_cells <= 5 ? n_cells : (n_cells + 1) / 2;
  g_autofree ScaleCell *cells = g_new0 (ScaleCell, n_cells);
  double padding = 6 * maker->scale;
  double y = padding;

  for (guint i = 0; i < n_cells; i++)
    for (guint c = 0; c < 2; c++)
      {
        const char *language = maker->languages[c];
        PangoLayout *layout;
        double width;

        cells[i].words[c] = i < n_steps ? til_wheel_step_word (maker->wheel, (int)i + 1, language)
                                        : til_label (language, "not_discussed");
        layout = sheet_maker_text (maker, language, cells[i].words[c],
                                   TIL_SHEET_BODY * maker->scale, TIL_WEIGHT_REGULAR, -1);
        til_type_layout_size (layout, &width, NULL);
        cells[i].natural_width = MAX (cells[i].natural_width, width + 10);
        g_object_unref (layout);
      }
  for (guint i = 0; i < n_cells; i += per_row)
    y += add_scale_row (maker, rows, cells + i, i, MIN (per_row, n_cells - i), y) + padding;

  til_block_box (block, 0, 0, maker->width, y - 1, 6, band_colour);
  til_block_take (block, rows, 0, 0);
  til_block_set_height (block, y + 3 * maker->scale);
  return block;
}

/* A voice's marker and name in each language, once where they are the same; under one another where
 * max_width is too little. Returns the entry; the width it would like in width. */
static TilBlock *
voice_entry (SheetMaker *maker, const TilVoice *voice, double max_width, double *width)
{
  TilBlock *block = til_block_new ();
  double size = 12 * maker->scale, gap = 8 * maker->scale;
  double indent = size + 6 * maker->scale;
  double x = indent, y = 0, line_height = 0;
  g_auto (GStrv) names = g_new0 (char *, 3);
  guint n;

  for (guint i = 0; i < 2; i++)
    names[i] = sheet_maker_voice_name (maker, voice, maker->languages[i]);
  n = maker->n_languages == 1 || g_str_equal (names[0], names[1]) ? 1 : 2;

  *width = indent;
  for (guint i = 0; i < n; i++)
    {
      const char *language = voice->kind == TIL_VOICE_CHILD || maker->protected_identity
                                 ? maker->languages[i]
                                 : sheet_maker_language_of (maker, names[i]);
      PangoLayout *layout = sheet_maker_text (maker, language, names[i],
                                              TIL_SHEET_BODY * maker->scale, TIL_WEIGHT_REGULAR,
                                              max_width - indent);
      PangoRectangle logical;
      double text_width, height, text_x;

      pango_layout_get_extents (layout, NULL, &logical);
      text_width = (double)logical.width / PANGO_SCALE + 1;
      til_type_layout_wrap (layout, text_width);
      til_type_layout_size (layout, NULL, &height);
      if (i > 0 && x + text_width > max_width)
        {
          x = indent;
          y += line_height;
        }
      text_x = maker->rtl ? max_width - x - text_width : x;
      til_block_text (block, layout, text_x, y, maker->palette->text);
      if (i == 0)
        til_block_marker (block, voice->kind, sheet_maker_voice_index (maker, voice),
                          maker->rtl ? max_width - size / 2 : size / 2,
                          til_type_layout_baseline (layout) - size * 0.34, size,
                          maker->palette->ground, maker->palette->text);
      *width += text_width + (i > 0 ? gap : 0);
      x += text_width + gap;
      line_height = height;
      g_object_unref (layout);
    }
  til_block_set_height (block, y + line_height);
  return block;
}

void
sheet_maker_voices (SheetMaker *maker, GPtrArray *blocks)
{
  guint per_row, n;
  double gap = 14 * maker->scale;

  if (!maker->voices || maker->voices->len == 0)
    return;

  n = maker->voices->len;
  /* As many beside one another as have room for their names. */
  for (per_row = MIN (n, 3); per_row > 1; per_row--)
    {
      double cell = (maker->width - (per_row - 1) * gap) / per_row;
      gboolean fits = TRUE;

      for (guint i = 0; i < n && fits; i++)
        {
          double width;
          til_block_free (voice_entry (maker, maker->voices->pdata[i], 10000, &width));
          fits = width <= cell;
        }
      if (fits)
        break;
    }

  g_ptr_array_add (blocks, sheet_maker_space (4 * maker->scale));
  for (guint i = 0; i < n; i += per_row)
    {
      TilBlock *row = til_block_new ();
      double cell = (maker->width - (per_row - 1) * gap) / per_row;
      double height = 0;

      for (guint j = i; j < MIN (n, i + per_row); j++)
        {
          double width;
          TilBlock *entry = voice_entry (maker, maker->voices->pdata[j], cell, &width);
          height = MAX (height, til_block_height (entry));
          til_block_take (row, entry, sheet_maker_page_x (maker, (j - i) * (cell + gap), cell), 0);
        }
      til_block_set_height (row, height);
      g_ptr_array_add (blocks, row);
    }
}
