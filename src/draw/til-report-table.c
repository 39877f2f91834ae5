/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-report-maker.h"
#include "til-plan-private.h"

/* Tables of reports: a block a row. */

#define PADDING 0.32 /* of body text */
#define GAP 1.0
#define MARK 0.95
#define FIRST_AT_LEAST 0.2 /* of the width */
#define FIRST_USUALLY 0.2
#define HEAD_AT_MOST 6.5 /* of body text, unless a word is longer */

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

/* Numbers take what they need, heads break at spaces, and the first column gets what is left, up to
 * what it needs. */
ReportTable *
report_table_new (
    ReportMaker *maker, const ReportCell *cells, guint n_rows, guint n_columns, gboolean full)
{
  ReportTable *self = g_new0 (ReportTable, 1);
  double room = maker->base.width - (n_columns - 1) * gap (maker), others = 0, first = 0;
  double wide = HEAD_AT_MOST * maker->body;

  self->n_columns = n_columns;
  self->widths = g_new0 (double, n_columns);
  for (guint c = 1; c < n_columns; c++)
    {
      self->widths[c] = MAX (longest_word (maker, &cells[c]),
                             MIN (natural_width (maker, &cells[c]), wide));
      for (guint r = 1; r < n_rows; r++)
        self->widths[c] = MAX (self->widths[c], natural_width (maker, &cells[r * n_columns + c]));
      others += self->widths[c];
    }
  for (guint r = 0; r < n_rows; r++)
    first = MAX (first, natural_width (maker, &cells[r * n_columns]));
  if (n_columns > 1 && others > room * (1 - FIRST_AT_LEAST))
    {
      double shrink = room * (1 - FIRST_AT_LEAST) / others;

      for (guint c = 1; c < n_columns; c++)
        self->widths[c] *= shrink;
      others *= shrink;
    }
  self->widths[0] = full ? room - others
                         : MIN (MAX (first, FIRST_USUALLY * maker->base.width), room - others);
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
  double padding = PADDING * maker->body, x = 0, height = 0, used = 0;
  g_autofree PangoLayout **layouts = g_new0 (PangoLayout *, table->n_columns);

  for (guint c = 0; c < table->n_columns; c++)
    {
      double indent = cells[c].mark && cells[c].status >= 0 ? (MARK + 0.45) * maker->body : 0;
      double own;

      layouts[c] = report_maker_text (maker, cells[c].text ? cells[c].text : "", maker->body,
                                      cells[c].bold ? TIL_WEIGHT_BOLD : TIL_WEIGHT_REGULAR,
                                      table->widths[c] - indent);
      if (cells[c].number)
        pango_layout_set_alignment (layouts[c], base->rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
      til_type_layout_size (layouts[c], NULL, &own);
      height = MAX (height, own);
    }
  for (guint c = 0; c < table->n_columns; c++)
    {
      double indent = cells[c].mark && cells[c].status >= 0 ? (MARK + 0.45) * maker->body : 0;
      double own, width = table->widths[c];

      til_type_layout_size (layouts[c], NULL, &own);
      til_block_text (block, layouts[c], report_maker_x (maker, x + indent, width - indent),
                      padding + (is_head ? height - own : 0),
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

  for (guint r = 0; r < n_rows; r++)
    report_table_row (maker, table, &cells[r * n_columns], r == 0);
  return report_table_width (maker, table);
}
