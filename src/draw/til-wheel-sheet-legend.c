/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-sheet-private.h"

/* The numbers and names of the areas beside the wheel: one language on the far side, two on both.
 */

#define BADGE 18.0
#define BADGE_GAP 5.0
#define ICON 16.0
#define GAP 4.0 /* between legend and wheel */
#define NARROWEST_LEGEND 60.0
#define WIDEST_LEGEND 165.0
#define ROOMIEST_LEGEND 215.0
/* A wheel of many areas with long names: the legend may take this share of the page's height, and
 * leaves the wheel this share of its width. */
#define HIGHEST_LEGEND 0.43
#define NARROWEST_WHEEL 0.36
#define SMALLEST_TYPE 8.0

/* Where a name starts beside its number and, where there is room, the area's picture. */
static double
legend_indent (const SheetMaker *maker)
{
  double icon = maker->n_languages == 1 ? ICON + BADGE_GAP : 0;

  return (BADGE + BADGE_GAP + icon) * maker->scale;
}

/* The widest word of the area names in a language, at the legend's size. */
static double
legend_width (SheetMaker *maker, guint column)
{
  double widest = NARROWEST_LEGEND;

  for (guint i = 0; i < til_wheel_n_areas (maker->wheel); i++)
    {
      const char *name = til_local_get (til_wheel_area (maker->wheel, i)->name,
                                        maker->languages[column]);
      PangoLayout *layout = sheet_maker_text (maker, maker->languages[column], name,
                                              TIL_SHEET_BODY * maker->scale, TIL_WEIGHT_BOLD, -1);
      PangoRectangle logical;

      /* Wrapped to nothing, a layout is as wide as its longest word. */
      til_type_layout_wrap (layout, 1);
      pango_layout_get_extents (layout, NULL, &logical);
      widest = MAX (widest, (double)logical.width / PANGO_SCALE + 1);
      g_object_unref (layout);
    }
  return MIN (widest + legend_indent (maker), WIDEST_LEGEND * maker->scale);
}

typedef struct
{
  PangoLayout *group[2]; /* (nullable) the goal that begins with this area */
  PangoLayout *name[2];
  double group_height;
  double height;
} LegendRow;

typedef struct
{
  LegendRow *rows; /* (owned) one an area */
  double widths[2];
  double size;     /* of the type */
  double height;   /* of the texts alone */
  double n_spaces; /* between them */
} Legend;

static void
clear_rows (SheetMaker *maker, Legend *legend)
{
  for (guint i = 0; i < til_wheel_n_areas (maker->wheel); i++)
    for (guint c = 0; c < 2; c++)
      {
        g_clear_object (&legend->rows[i].group[c]);
        g_clear_object (&legend->rows[i].name[c]);
      }
}

/* The space before a row, as a share of the usual one: areas under one goal stand together. */
static double
space_before (const LegendRow *row)
{
  return row->group[0] ? 1.5 : 1.0;
}

static void
measure_legend (SheetMaker *maker, Legend *legend)
{
  LegendRow *rows = legend->rows;
  const double *widths = legend->widths;
  double indent = legend_indent (maker);

  legend->height = legend->n_spaces = 0;
  for (guint i = 0; i < til_wheel_n_areas (maker->wheel); i++)
    {
      const TilArea *area = til_wheel_area (maker->wheel, i);
      gboolean begins = area->group >= 0 &&
                        (i == 0 || til_wheel_area (maker->wheel, i - 1)->group != area->group);
      double height;

      rows[i].height = BADGE * maker->scale;
      rows[i].group_height = 0;
      for (guint c = 0; c < maker->n_languages; c++)
        {
          if (begins)
            {
              const TilAreaGroup *group = maker->wheel->groups->pdata[area->group];
              rows[i].group[c] = sheet_maker_text (maker, maker->languages[c],
                                                   til_local_get (group->name, maker->languages[c]),
                                                   legend->size, TIL_WEIGHT_REGULAR, widths[c]);
              til_type_layout_size (rows[i].group[c], NULL, &height);
              rows[i].group_height = MAX (rows[i].group_height, height);
            }
          rows[i].name[c] = sheet_maker_text (maker, maker->languages[c],
                                              til_local_get (area->name, maker->languages[c]),
                                              legend->size, TIL_WEIGHT_BOLD, widths[c] - indent);
          til_type_layout_size (rows[i].name[c], NULL, &height);
          rows[i].height = MAX (rows[i].height, height);
        }
      legend->height += rows[i].group_height + rows[i].height;
      legend->n_spaces += i > 0 ? space_before (&rows[i]) : 0;
    }
}

/* Measures; and while it would be higher than it may, makes it wider, and then its type smaller. */
static void
fit_legend (SheetMaker *maker, Legend *legend, double height)
{
  double most = maker->width * (1 - NARROWEST_WHEEL) / maker->n_languages - GAP * maker->scale;

  for (;;)
    {
      gboolean wider = FALSE;

      measure_legend (maker, legend);
      if (maker->error || legend->height + 3 * maker->scale * legend->n_spaces <= height)
        return;
      for (guint c = 0; c < maker->n_languages; c++)
        if (legend->widths[c] < most)
          {
            legend->widths[c] = MIN (legend->widths[c] + 14 * maker->scale, most);
            wider = TRUE;
          }
      if (!wider && legend->size <= SMALLEST_TYPE * maker->scale)
        return;
      if (!wider)
        legend->size *= 0.94;
      clear_rows (maker, legend);
    }
}

/* Where column c of the legend begins: beside the wheel, the first language first. */
static double
legend_x (const SheetMaker *maker, guint column, double width)
{
  gboolean at_start = maker->n_languages == 2 && column == 0;

  return sheet_maker_page_x (maker, at_start ? 0 : maker->width - width, width);
}

static void
add_legend (SheetMaker *maker, TilBlock *block, const Legend *legend, double space)
{
  const LegendRow *rows = legend->rows;
  const double *widths = legend->widths;
  double y = 0;
  double badge = BADGE * maker->scale;
  double indent = legend_indent (maker);

  for (guint i = 0; i < til_wheel_n_areas (maker->wheel); i++)
    {
      y += i > 0 ? space * space_before (&rows[i]) : 0;
      for (guint c = 0; c < maker->n_languages; c++)
        {
          gboolean rtl = til_language_is_rtl (maker->languages[c]);
          double x = legend_x (maker, c, widths[c]);
          double name_height, down;

          if (rows[i].group[c])
            til_block_text (block, rows[i].group[c], x, y, maker->palette->faint_text);
          til_type_layout_size (rows[i].name[c], NULL, &name_height);
          down = y + rows[i].group_height;
          sheet_maker_badge (maker, block, i, rtl ? x + widths[c] - badge : x, down, badge);
          if (maker->n_languages == 1)
            {
              const TilArea *area = til_wheel_area (maker->wheel, i);
              double icon_x = badge + (BADGE_GAP + ICON / 2) * maker->scale;

              til_block_icon (block, area->icon, rtl ? x + widths[c] - icon_x : x + icon_x,
                              down + badge / 2, ICON * maker->scale,
                              til_palette_area (maker->palette, area));
            }
          /* One line stands in the middle of its badge; more begin beside it. */
          til_block_text (block, rows[i].name[c], rtl ? x : x + indent,
                          down + (pango_layout_get_line_count (rows[i].name[c]) == 1
                                      ? (badge - name_height) / 2
                                      : -2),
                          maker->palette->text);
        }
      y += rows[i].group_height + rows[i].height;
    }
}

TilBlock *
sheet_maker_legend (SheetMaker *maker, double height, double *before, double *after)
{
  TilBlock *block = til_block_new ();
  g_autofree LegendRow *rows = g_new0 (LegendRow, til_wheel_n_areas (maker->wheel));
  Legend legend = { .rows = rows, .size = TIL_SHEET_BODY * maker->scale };
  gboolean petals = maker->options->shape == TIL_SHAPE_PETALS;
  double gap = GAP * maker->scale;
  double page_height, space, spare;

  /* What a wheel of that height leaves free beside it is the legend's; a flower with its stem is
   * higher than wide. */
  spare = (maker->width - height * (petals ? 0.76 : 1)) / maker->n_languages - gap;
  for (guint c = 0; c < maker->n_languages; c++)
    legend.widths[c] = MAX (legend_width (maker, c), MIN (spare, ROOMIEST_LEGEND * maker->scale));
  til_paper_size (maker->options->paper, NULL, &page_height);
  fit_legend (maker, &legend, MAX (height, HIGHEST_LEGEND * page_height));

  space = CLAMP ((height - legend.height) / (legend.n_spaces + 1), 3 * maker->scale,
                 18 * maker->scale);
  add_legend (maker, block, &legend, space);
  til_block_set_height (block, legend.height + space * legend.n_spaces);
  clear_rows (maker, &legend);

  *before = maker->n_languages == 2 ? legend.widths[0] + gap : 0;
  *after = legend.widths[maker->n_languages - 1] + gap;
  return block;
}
