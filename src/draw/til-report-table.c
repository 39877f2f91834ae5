/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-report-maker.h"
#include "til-plan-private.h"

/* Tables of reports: a block a row. */

#define PADDING 0.32 /* of body text */
#define TIGHT_PADDING 0.12
#define GAP 1.0
#define MARK 0.95
#define WHOLE 17.0        /* of body text: a table that is no higher is not cut */
#define FIRST_USUALLY 0.2 /* of the width */
#define HEAD_AT_MOST 6.5  /* of body text, unless a word is longer */

static double
gap (const ReportMaker *maker)
{
  return GAP * maker->body;
}

static double
natural_width (ReportMaker *maker, const ReportCell *cell)
{
  PangoLayout *layout = report_maker_text (maker, cell->text, maker->body, TIL_WEIGHT_BOLD, -1);
  double width;

  til_type_layout_size (layout, &width, NULL);
  g_object_unref (layout);
  return width + 0.5;
}

static double
longest_word (ReportMaker *maker, const ReportCell *cell)
{
  PangoLayout *layout = report_maker_text (maker, cell->text, maker->body, TIL_WEIGHT_BOLD, -1);
  PangoRectangle logical;

  til_type_layout_wrap (layout, 0);
  pango_layout_get_extents (layout, NULL, &logical);
  g_object_unref (layout);
  return (double)logical.width / PANGO_SCALE + 0.5;
}

/* The widest of a column's cells: whole, or their longest words. The head is only asked for its
 * words, and as much more as is usual. */
static double
column_width (ReportMaker *maker,
              const ReportCell *cells,
              guint n_rows,
              guint n_columns,
              guint c,
              gboolean words)
{
  double width = longest_word (maker, &cells[c]);

  if (!words)
    width = MAX (width, MIN (natural_width (maker, &cells[c]), HEAD_AT_MOST * maker->body));
  for (guint r = 1; r < n_rows; r++)
    {
      const ReportCell *cell = &cells[r * n_columns + c];
      width = MAX (width, words ? longest_word (maker, cell) : natural_width (maker, cell));
    }
  return width;
}

/* Columns get what they need, and where that is too much, no less than their longest words. */
ReportTable *
report_table_new (
    ReportMaker *maker, const ReportCell *cells, guint n_rows, guint n_columns, gboolean full)
{
  ReportTable *self = g_new0 (ReportTable, 1);
  double room = maker->base.width - (n_columns - 1) * gap (maker), wanted = 0, least = 0;
  g_autofree double *words = g_new0 (double, n_columns);

  self->n_columns = n_columns;
  self->widths = g_new0 (double, n_columns);
  for (guint c = 0; c < n_columns; c++)
    {
      self->widths[c] = column_width (maker, cells, n_rows, n_columns, c, FALSE);
      words[c] = MIN (column_width (maker, cells, n_rows, n_columns, c, TRUE), self->widths[c]);
      if (c == 0)
        self->widths[c] = MAX (self->widths[c], FIRST_USUALLY * maker->base.width);
      wanted += self->widths[c];
      least += words[c];
    }
  if (wanted > room)
    for (guint c = 0; c < n_columns; c++)
      self->widths[c] = least < room ? words[c] + (self->widths[c] - words[c]) * (room - least) /
                                                      (wanted - least)
                                     : words[c] * room / least;
  else if (full)
    self->widths[0] += room - wanted;
  return self;
}

ReportTable *
report_table_new_shares (ReportMaker *maker, const double *shares, guint n_columns)
{
  ReportTable *self = g_new0 (ReportTable, 1);
  double room = maker->base.width - (n_columns - 1) * gap (maker);

  self->n_columns = n_columns;
  self->widths = g_new0 (double, n_columns);
  for (guint c = 0; c < n_columns; c++)
    self->widths[c] = shares[c] * room;
  return self;
}

void
report_table_free (ReportTable *self)
{
  if (!self)
    return;
  g_free (self->widths);
  g_clear_pointer (&self->header, til_block_free);
  g_free (self);
}

static double
report_table_width (const ReportMaker *maker, const ReportTable *table)
{
  double width = (table->n_columns - 1) * gap (maker);

  for (guint c = 0; c < table->n_columns; c++)
    width += table->widths[c];
  return width;
}

static void
add_mark (ReportMaker *maker, TilBlock *block, int status, double x, double y)
{
  til_undertaking_mark_block (block, (TilUndertakingStatus)status, x, y, MARK * maker->body,
                              maker->base.palette);
}

void
report_table_row (ReportMaker *maker, ReportTable *table, const ReportCell *cells, gboolean is_head)
{
  SheetMaker *base = &maker->base;
  TilBlock *block = til_block_new ();
  double padding = (maker->is_tight ? TIGHT_PADDING : PADDING) * maker->body, x = 0, height = 0,
         used = 0, baseline = 0;
  g_autofree PangoLayout **layouts = g_new0 (PangoLayout *, table->n_columns);

  for (guint c = 0; c < table->n_columns; c++)
    {
      double indent = cells[c].mark && cells[c].status >= 0 ? (MARK + 0.45) * maker->body : 0;

      layouts[c] = report_maker_text (maker, cells[c].text ? cells[c].text : "", maker->body,
                                      cells[c].bold ? TIL_WEIGHT_BOLD : TIL_WEIGHT_REGULAR,
                                      table->widths[c] - indent);
      if (cells[c].number)
        pango_layout_set_alignment (layouts[c], base->rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
      baseline = MAX (baseline, til_type_layout_baseline (layouts[c]));
    }
  /* Lines of two scripts are level. */
  for (guint c = 0; c < table->n_columns; c++)
    {
      double own;

      til_type_layout_size (layouts[c], NULL, &own);
      height = MAX (height, own + baseline - til_type_layout_baseline (layouts[c]));
    }
  for (guint c = 0; c < table->n_columns; c++)
    {
      double indent = cells[c].mark && cells[c].status >= 0 ? (MARK + 0.45) * maker->body : 0;
      double own, width = table->widths[c];

      til_type_layout_size (layouts[c], NULL, &own);
      til_block_text (
          block, layouts[c], report_maker_x (maker, x + indent, width - indent),
          padding + (is_head ? height - own : baseline - til_type_layout_baseline (layouts[c])),
          is_head || cells[c].faint ? base->palette->faint_text : base->palette->text);
      if (indent > 0)
        add_mark (maker, block, cells[c].status, report_maker_x (maker, x, MARK * maker->body),
                  padding + 0.25 * maker->body);
      g_object_unref (layouts[c]);
      x += width + gap (maker);
      used = x - gap (maker);
    }
  til_block_rule (block, report_maker_x (maker, 0, used), report_maker_x (maker, 0, used) + used,
                  height + 2 * padding, is_head ? 1.0 : 0.5,
                  is_head ? base->palette->faint_text : base->palette->line);
  til_block_set_height (block, height + 2 * padding + 0.5);
  if (is_head)
    {
      til_block_set_keep (block, TRUE);
      g_clear_pointer (&table->header, til_block_free);
      report_maker_add (maker, block);
      table->header = til_block_copy (block);
    }
  else
    {
      til_block_set_header (block, table->header);
      report_maker_add (maker, block);
    }
}

double
report_maker_table (
    ReportMaker *maker, const ReportCell *cells, guint n_rows, guint n_columns, gboolean full)
{
  g_autoptr (ReportTable) table = report_table_new (maker, cells, n_rows, n_columns, full);
  guint first = maker->blocks->len;
  double height = 0;

  for (guint r = 0; r < n_rows; r++)
    report_table_row (maker, table, &cells[r * n_columns], r == 0);
  for (guint i = first; i < maker->blocks->len; i++)
    height += til_block_height (maker->blocks->pdata[i]);
  for (guint i = first; i + 1 < maker->blocks->len && height <= WHOLE * maker->body; i++)
    til_block_set_keep (maker->blocks->pdata[i], TRUE);
  return report_table_width (maker, table);
}
