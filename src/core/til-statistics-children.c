/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-statistics-private.h"

/* The cell whose children are asked for. */
typedef struct
{
  TilCounting *counting;
  const TilFigureClass *class;
  const TilStatisticsQuery *query;
  TilFigureId figure;
  int row, column; /* what their headings stand for */
} Asked;

static gboolean
is_in_period (const Asked *asked, const TilFact *fact)
{
  TilWindow period = { asked->query->from, asked->query->to };

  if (asked->class->columns == TIL_AXIS_DAYS)
    return fact->date == (TilDate)asked->column;
  if (asked->class->time == TIL_TIME_STATE)
    return fact->date == period.to;
  if (fact->date < period.from || fact->date > period.to)
    return FALSE;
  if (asked->class->time == TIL_TIME_NEWEST)
    return til_counting_is_newest (asked->counting, fact->mapping, &period);
  return asked->class->columns != TIL_AXIS_YEARS || asked->column < 0 ||
         til_date_year (fact->date) == asked->column;
}

static gboolean
is_in_cell (const Asked *asked, const TilFact *fact)
{
  const TilFacts *facts = asked->counting->facts;
  guint n_rows = til_axis_n_members (asked->class->rows, facts);
  guint n_columns = til_axis_n_members (asked->class->columns, facts);
  gboolean by_time = asked->class->columns == TIL_AXIS_YEARS ||
                     asked->class->columns == TIL_AXIS_DAYS;

  return (asked->counting->unit < 0 || fact->unit == asked->counting->unit) &&
         (asked->query->age_group < 0 || fact->age == asked->query->age_group) &&
         (asked->row < 0 ||
          til_axis_member (asked->class->rows, fact, fact->row, n_rows) == (guint)asked->row) &&
         (asked->column < 0 || by_time ||
          til_axis_member (asked->class->columns, fact, fact->column, n_columns) ==
              (guint)asked->column) &&
         is_in_period (asked, fact);
}

GArray *
til_statistics_children (const TilFacts *facts,
                         const TilStatisticsQuery *query,
                         TilFigureId figure,
                         guint row,
                         guint column)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (TilFigureShape) shape = NULL;
  g_autoptr (TilCounting) counting = NULL;
  Asked asked = { .query = query, .figure = figure };

  g_return_val_if_fail (facts != NULL && query != NULL && (guint)figure < TIL_N_FIGURES, children);

  shape = til_figure_shape_new (figure, facts, query);
  if (row >= shape->rows->len || column >= shape->columns->len)
    return children;
  counting = til_counting_new (facts, query, 1);
  if (counting->unit == -2)
    return children;
  asked.counting = counting;
  asked.class = shape->class;
  asked.row = g_array_index (shape->row_members, int, row);
  asked.column = g_array_index (shape->column_members, int, column);
  for (guint i = 0; i < counting->indexes[figure]->len; i++)
    {
      const TilFact *fact = &g_array_index (facts->facts, TilFact,
                                            g_array_index (counting->indexes[figure], guint32, i));

      if (fact->child_id != 0 && is_in_cell (&asked, fact) &&
          g_hash_table_add (seen, (gpointer)&fact->child_id))
        g_array_append_val (children, fact->child_id);
    }
  return children;
}
