/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-statistics-private.h"

#include "til-language.h"
#include "til-report.h"

#include <math.h>

#define MEDIAN_FROM TIL_SMALLEST_GROUP
#define P90_FROM (2 * TIL_SMALLEST_GROUP)

/* A figure while it is made. */
typedef struct
{
  TilCounting *counting;
  const TilStatisticsQuery *query;
  TilFigureShape *shape;
  TilFigure *figure;
  guint unit, age; /* of nodes */
} Making;

static void
figure_free (gpointer data)
{
  TilFigure *self = data;

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  g_free (self->cells);
  g_free (self);
}

static int
member_at (const GArray *members, guint i)
{
  return g_array_index (members, int, i);
}

static TilCell *
cell_at (const Making *making, guint row, guint column)
{
  return &making->figure->cells[row * making->figure->columns->len + column];
}

static void
set_all (const Making *making, TilCellShown shown)
{
  for (guint i = 0; i < making->figure->rows->len * making->figure->columns->len; i++)
    making->figure->cells[i] = (TilCell){ .shown = shown };
}

/* "<5" of any day would tell on which days something happened (til-statistics-protect.c). */
static gboolean
is_whole_months (const TilStatisticsQuery *query, TilDate last_day)
{
  return til_date_day (query->from) == 1 &&
         (til_date_day (query->to + 1) == 1 || query->to >= last_day);
}

static TilCell
make_cell (gint64 count, gboolean hidden, gboolean may_say_small)
{
  TilCell cell = { .shown = TIL_CELL_VALUE, .value = (double)count };

  if (!hidden)
    return cell;
  cell.value = 0;
  cell.shown = may_say_small && count > 0 && count < TIL_SMALLEST_GROUP ? TIL_CELL_SMALL
                                                                        : TIL_CELL_HIDDEN;
  return cell;
}

static TilCell
table_cell (const TilTable *table, guint row, guint column, gboolean may_say_small)
{
  guint i = row * (table->n_columns + 1) + column;

  return make_cell (til_table_get (table, row, column), til_table_is_hidden (table, row, column),
                    may_say_small && table->primary[i]);
}

/* The spans of the period: of each year and of all for years, otherwise one. */
static GArray *
make_spans (const Making *making)
{
  const TilStatisticsQuery *query = making->query;
  const TilCounting *counting = making->counting;
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (TilSpan));
  TilSpan all = { (guint)til_counting_find_day (counting->ends, query->from - 1),
                  (guint)til_counting_find_day (counting->ends, query->to) };

  if (making->shape->class->time == TIL_TIME_STATE)
    all = (TilSpan){ 0, (guint)til_counting_find_day (counting->days, query->to) };
  else if (making->shape->class->columns == TIL_AXIS_YEARS)
    {
      guint before = all.before;

      for (guint i = 0; i < making->shape->columns->len; i++)
        {
          int year = member_at (making->shape->column_members, i);
          TilDate last = year < 0 ? query->to : MIN (query->to, til_date_new (year, 12, 31));
          TilSpan span = { before, (guint)til_counting_find_day (counting->ends, last) };

          if (year < 0)
            break;
          g_array_append_val (spans, span);
          before = span.moment;
        }
    }
  g_array_append_val (spans, all);
  return spans;
}

static void
fill_from_table (const Making *making, const TilTable *table, gboolean may_say_small)
{
  const TilFigureClass *class = making->shape->class;
  int age = class->of_children || class->rows == TIL_AXIS_AGES ? making->query->age_group : -1;

  for (guint row = 0; row < making->figure->rows->len; row++)
    for (guint column = 0; column < making->figure->columns->len; column++)
      {
        int r = member_at (making->shape->row_members, row);
        int c = member_at (making->shape->column_members, column);

        if (class->columns == TIL_AXIS_YEARS && c >= 0)
          c = (int)column;
        /* An age group's rows or columns are those of all ages, the others left out. */
        if (age >= 0 && class->rows == TIL_AXIS_AGES)
          r = r == age || r == TIL_HEADING_TOTAL ? age : -2;
        if (age >= 0 && class->columns == TIL_AXIS_AGES)
          c = c == age || c == TIL_HEADING_TOTAL ? age : -2;
        if (r < TIL_HEADING_TOTAL || c < TIL_HEADING_TOTAL)
          *cell_at (making, row, column) = (TilCell){ .shown = TIL_CELL_NONE };
        else
          *cell_at (making, row, column) = table_cell (table, r < 0 ? table->n_rows : (guint)r,
                                                       c < 0 ? table->n_columns : (guint)c,
                                                       may_say_small);
      }
}

/* Both have to be told; of nothing there is no share. */
static TilCell
make_share (TilCell part, TilCell whole)
{
  TilCell cell = { .shown = TIL_CELL_NONE };

  if (part.shown == TIL_CELL_NONE || whole.shown == TIL_CELL_NONE)
    return cell;
  if (part.shown != TIL_CELL_VALUE || whole.shown != TIL_CELL_VALUE)
    cell.shown = TIL_CELL_HIDDEN;
  else if (whole.value > 0)
    cell = (TilCell){ TIL_CELL_VALUE, part.value / whole.value };
  return cell;
}

static void
add_shares (const Making *making)
{
  const TilFigureClass *class = making->shape->class;
  guint share = making->figure->columns->len - 1, n_rows = making->figure->rows->len;

  if (class->share == NULL)
    return;
  for (guint row = 0; row < n_rows; row++)
    if (class->column_total)
      *cell_at (making, row, share) = make_share (*cell_at (making, row, 0),
                                                  *cell_at (making, row, share - 1));
    else if (row + 1 < n_rows)
      *cell_at (making, row, share) = make_share (*cell_at (making, row, 0),
                                                  *cell_at (making, n_rows - 1, 0));
}

static TilCell
single_cell (const Making *making, const guint node[TIL_N_DIMS], TilSpan span, gboolean may_say)
{
  TilFigureId id = making->figure->id;
  gint64 count = til_cube_count (til_counting_cube (making->counting, id), node, span.before,
                                 span.moment);
  gboolean hidden = !til_cube_may_tell (making->counting, id, node, span) ||
                    (count > 0 && count < TIL_SMALLEST_GROUP);

  return make_cell (count, hidden, may_say);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return *(const gint32 *)a - *(const gint32 *)b;
}

static GArray *
list_lead_times (const Making *making, guint row)
{
  const TilCounting *counting = making->counting;
  const GArray *indexes = counting->indexes[TIL_FIGURE_LEAD_TIMES];
  GArray *days = g_array_new (FALSE, FALSE, sizeof (gint32));

  for (guint i = 0; i < indexes->len; i++)
    {
      const TilFact *fact = &g_array_index (counting->facts->facts, TilFact,
                                            g_array_index (indexes, guint32, i));

      if (fact->row == row && making->query->from <= fact->date &&
          fact->date <= making->query->to &&
          (making->query->age_group < 0 || fact->age == making->query->age_group) &&
          (counting->unit < 0 || fact->unit == counting->unit))
        g_array_append_val (days, fact->number);
    }
  g_array_sort (days, compare_numbers);
  return days;
}

/* The median is the middle one, or the mean of the two in the middle; the 90th percentile is by
 * nearest rank: the smallest that at least nine tenths are not above. */
static void
fill_lead_times (const Making *making, TilSpan span, gboolean may_say_small)
{
  for (guint row = 0; row < TIL_N_LEADS; row++)
    {
      guint node[] = { row, 0, making->unit, making->age };
      g_autoptr (GArray) days = list_lead_times (making, row);
      TilCell n = single_cell (making, node, span, may_say_small);
      TilCell median = { .shown = n.shown == TIL_CELL_VALUE ? TIL_CELL_NONE : TIL_CELL_HIDDEN };
      TilCell p90 = median;

      if (n.shown == TIL_CELL_VALUE && days->len >= MEDIAN_FROM)
        median = (TilCell){ TIL_CELL_VALUE, (g_array_index (days, gint32, (days->len - 1) / 2) +
                                             (double)g_array_index (days, gint32, days->len / 2)) /
                                                2 };
      if (n.shown == TIL_CELL_VALUE && days->len >= P90_FROM)
        p90 = (TilCell){ TIL_CELL_VALUE,
                         g_array_index (days, gint32, (days->len * 9 + 9) / 10 - 1) };
      *cell_at (making, row, 0) = n;
      *cell_at (making, row, 1) = median;
      *cell_at (making, row, 2) = p90;
    }
}

static gboolean
was_looked_at (const TilCounting *counting, TilDate day)
{
  static const TilFigureId states[] = { TIL_FIGURE_CHILDREN, TIL_FIGURE_ENROLMENT };

  for (guint s = 0; s < G_N_ELEMENTS (states); s++)
    for (guint i = 0; i < counting->indexes[states[s]]->len; i++)
      if (g_array_index (counting->facts->facts, TilFact,
                         g_array_index (counting->indexes[states[s]], guint32, i))
              .date == day)
        return TRUE;
  return FALSE;
}

static void
fill_enrolment (const Making *making)
{
  for (guint column = 0; column < making->figure->columns->len; column++)
    {
      TilDate day = (TilDate)member_at (making->shape->column_members, column);
      int moment = til_counting_find_day (making->counting->days, day);
      gboolean known = til_counting_find_day (making->counting->last_days, day) >= 0 ||
                       was_looked_at (making->counting, day);

      for (guint row = 0; row < making->figure->rows->len; row++)
        {
          guint node[] = { row, 0, making->unit, making->age };

          if (known)
            *cell_at (making, row, column) = single_cell (making, node,
                                                          (TilSpan){ 0, (guint)moment }, TRUE);
        }
    }
}

static void
fill_newest (const Making *making)
{
  TilFigureId id = making->figure->id;
  TilWindow period = { making->query->from, making->query->to };
  gboolean none;
  int window = til_counting_find_window (making->counting, &period, &none);
  TilSpan span = { 0, (guint)MAX (0, window) };
  guint node[] = { 0, 0, making->unit, making->age };

  if (none)
    set_all (making, TIL_CELL_VALUE);
  else if (window < 0)
    set_all (making, TIL_CELL_HIDDEN);
  else if (id == TIL_FIGURE_AREAS_WITHOUT)
    *cell_at (making, 0, 0) = single_cell (making, node, span, TRUE);
  else
    {
      g_autoptr (TilTable)
          table = til_cube_table (making->counting, id, making->unit, making->age, &span, 1);
      fill_from_table (making, table, TRUE);
    }
}

static void
fill_cells (const Making *making)
{
  const TilFigureClass *class = making->shape->class;
  TilFigureId id = making->figure->id;
  gboolean by_age = class->rows == TIL_AXIS_AGES || class->columns == TIL_AXIS_AGES;
  gboolean small = class->time != TIL_TIME_HAPPENS ||
                   is_whole_months (making->query, making->counting->last_day[id]);
  g_autoptr (GArray) spans = NULL;

  set_all (making, TIL_CELL_NONE);
  if (making->query->from > making->query->to || making->counting->unit == -2 ||
      (!class->of_children &&
       (making->query->unit_id != 0 || (making->query->age_group >= 0 && !by_age))))
    return;
  if (class->time == TIL_TIME_NEWEST)
    {
      fill_newest (making);
      return;
    }
  if (id == TIL_FIGURE_ENROLMENT)
    {
      fill_enrolment (making);
      return;
    }
  spans = make_spans (making);
  if (id == TIL_FIGURE_LEAD_TIMES)
    fill_lead_times (making, g_array_index (spans, TilSpan, 0), small);
  else if (til_axis_n_members (class->rows, making->counting->facts) == 0)
    set_all (making, TIL_CELL_NONE);
  else
    {
      g_autoptr (TilTable) table = til_cube_table (
          making->counting, id, making->unit, making->age, (const TilSpan *)spans->data,
          class->columns == TIL_AXIS_YEARS ? spans->len - 1 : 1);
      fill_from_table (making, table, small);
      add_shares (making);
    }
}

static guint
from_end (int index, guint n)
{
  return index >= 0 ? (guint)index : n >= (guint)-index ? n - (guint)-index : 0;
}

static TilFigure *
make_figure (TilCounting *counting, const TilStatisticsQuery *query, TilFigureId id)
{
  g_autoptr (TilFigureShape) shape = til_figure_shape_new (id, counting->facts, query);
  TilFigure *figure = g_new0 (TilFigure, 1);
  const TilCube *cube = til_counting_cube (counting, id);
  Making making = { counting, query, shape, figure, 0, 0 };

  figure->id = id;
  figure->key = shape->class->key;
  figure->title = shape->class->title;
  figure->definition = shape->class->definition;
  figure->state = shape->class->time == TIL_TIME_STATE;
  figure->chart = shape->class->chart;
  figure->rows = g_ptr_array_ref (shape->rows);
  figure->columns = g_ptr_array_ref (shape->columns);
  figure->cells = g_new0 (TilCell, figure->rows->len * figure->columns->len + 1);
  figure->headline_row = from_end (shape->class->headline_row, figure->rows->len);
  figure->headline_column = from_end (shape->class->headline_column, figure->columns->len);
  making.unit = cube->n[TIL_DIM_UNIT] > 0 ? (guint)counting->unit : 1;
  making.age = cube->n[TIL_DIM_AGE] > 0 ? (guint)counting->age : 1;
  fill_cells (&making);
  return figure;
}

GPtrArray *
til_statistics_new_several (const TilFacts *facts,
                            const TilStatisticsQuery *queries,
                            guint n_queries)
{
  GPtrArray *several = g_ptr_array_new_with_free_func ((GDestroyNotify)til_statistics_free);
  g_autoptr (TilCounting) counting = NULL;

  g_return_val_if_fail (facts != NULL && queries != NULL && n_queries > 0, several);

  counting = til_counting_new (facts, queries, n_queries);
  for (guint i = 0; i < n_queries; i++)
    {
      TilStatistics *self = g_new0 (TilStatistics, 1);

      self->query = queries[i];
      self->figures = g_ptr_array_new_with_free_func (figure_free);
      for (guint id = 0; id < TIL_N_FIGURES; id++)
        g_ptr_array_add (self->figures, make_figure (counting, &queries[i], id));
      g_ptr_array_add (several, self);
    }
  return several;
}

TilStatistics *
til_statistics_new (const TilFacts *facts, const TilStatisticsQuery *query)
{
  g_autoptr (GPtrArray) several = til_statistics_new_several (facts, query, 1);

  return several->len > 0 ? g_ptr_array_steal_index (several, 0) : NULL;
}

void
til_statistics_free (TilStatistics *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->figures);
  g_free (self);
}

const TilFigure *
til_statistics_get (const TilStatistics *self, TilFigureId id)
{
  g_return_val_if_fail (self != NULL && (guint)id < self->figures->len, NULL);
  return self->figures->pdata[id];
}

TilCell
til_figure_cell (const TilFigure *self, guint row, guint column)
{
  TilCell none = { .shown = TIL_CELL_NONE };

  g_return_val_if_fail (self != NULL, none);
  return row < self->rows->len && column < self->columns->len
             ? self->cells[row * self->columns->len + column]
             : none;
}

TilCell
til_figure_headline (const TilFigure *self)
{
  return til_figure_cell (self, self->headline_row, self->headline_column);
}

TilStatisticsQuery
til_statistics_query_before (const TilStatisticsQuery *self, int years)
{
  TilStatisticsQuery before = *self;

  before.from = til_date_add_months (self->from, -12 * years);
  before.to = til_date_add_months (self->to, -12 * years);
  /* A February's last day stays one. */
  if (til_date_month (self->to + 1) != til_date_month (self->to))
    while (til_date_month (before.to + 1) == til_date_month (before.to))
      before.to++;
  return before;
}

GArray *
til_statistics_query_days (const TilStatisticsQuery *self, int n_years)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (TilDate));

  for (int year = n_years; year >= 0; year--)
    {
      TilDate day = til_statistics_query_before (self, year).to;
      g_array_append_val (days, day);
    }
  return days;
}

char *
til_cell_format (TilCell cell, TilCellUnit unit, const char *decimal)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double value = unit == TIL_UNIT_SHARE ? cell.value * 100 : cell.value;

  switch (cell.shown)
    {
    case TIL_CELL_SMALL:
      return g_strdup ("<5");
    case TIL_CELL_HIDDEN:
      return g_strdup ("·");
    case TIL_CELL_NONE:
      return g_strdup ("–");
    case TIL_CELL_VALUE:
      break;
    }
  if (unit == TIL_UNIT_COUNT || (unit == TIL_UNIT_DAYS && value == floor (value)))
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64)llround (value));
  g_ascii_formatd (text, sizeof text, "%.1f", value);
  {
    g_auto (GStrv) parts = g_strsplit (text, ".", 2);
    return g_strjoinv (decimal, parts);
  }
}

const char *
til_heading_text (const TilHeading *self, const char *language)
{
  return self->text != NULL ? self->text : til_label (language, self->label);
}
