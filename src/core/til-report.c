/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-report.h"

TilReport *
til_report_new (const TilStatisticsQuery *query, TilDate made_on)
{
  TilReport *self;

  g_return_val_if_fail (query != NULL, NULL);

  self = g_new0 (TilReport, 1);
  self->query = *query;
  self->made_on = made_on;
  self->years = g_ptr_array_new_with_free_func ((GDestroyNotify)til_statistics_free);
  self->surveys = g_ptr_array_new_with_free_func ((GDestroyNotify)til_survey_results_free);
  self->activities = til_record_array_new ();
  self->undertakings = til_record_array_new ();
  self->agreements = til_record_array_new ();
  self->references = til_record_array_new ();
  self->reference_lines = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
til_report_free (TilReport *self)
{
  if (self == NULL)
    return;
  g_free (self->unit_name);
  g_ptr_array_unref (self->years);
  g_ptr_array_unref (self->surveys);
  g_ptr_array_unref (self->activities);
  g_ptr_array_unref (self->undertakings);
  g_ptr_array_unref (self->agreements);
  g_ptr_array_unref (self->reference_lines);
  g_ptr_array_unref (self->references);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_free (self);
}

/* What is told elsewhere already; a group under 5 isn't told again. */
static TilCell
make_number (int number)
{
  TilCell cell = { .shown = TIL_CELL_VALUE, .value = number };

  if (number > 0 && number < TIL_SMALLEST_GROUP)
    cell = (TilCell){ .shown = TIL_CELL_SMALL };
  return cell;
}

/* NONE without a population; hidden with the number. */
static TilCell
make_share (TilCell number, const TilReference *population)
{
  TilCell share = { .shown = TIL_CELL_NONE };

  if (population == NULL || population->number <= 0 || number.shown == TIL_CELL_NONE)
    return share;
  if (number.shown != TIL_CELL_VALUE)
    share.shown = TIL_CELL_HIDDEN;
  else
    share = (TilCell){ TIL_CELL_VALUE, number.value / population->number };
  return share;
}

static gboolean
count_the_same (const TilReference *one, const TilReference *other)
{
  g_autofree char *name = g_utf8_casefold (one->name != NULL ? one->name : "", -1);
  g_autofree char *other_name = g_utf8_casefold (other->name != NULL ? other->name : "", -1);

  return one->year == other->year && g_str_equal (g_strstrip (name), g_strstrip (other_name));
}

/* Ages add up: of what contains the ages of a group under 5 the others could be taken away. So all
 * that contains them is hidden; what is left holds other ages only. */
static void
protect_reference_lines (const TilReport *self)
{
  for (guint i = 0; i < self->reference_lines->len; i++)
    {
      const TilReferenceLine *small = self->reference_lines->pdata[i];

      for (guint j = 0; j < self->reference_lines->len; j++)
        {
          TilReferenceLine *line = self->reference_lines->pdata[j];

          if (small->number.shown != TIL_CELL_SMALL || line->number.shown != TIL_CELL_VALUE ||
              line->reference->age_from > small->reference->age_from ||
              line->reference->age_to < small->reference->age_to ||
              !count_the_same (line->reference, small->reference))
            continue;
          line->number = (TilCell){ .shown = TIL_CELL_HIDDEN };
          line->share = make_share (line->number, line->population);
        }
    }
}

static void
add_reference_lines (TilReport *self)
{
  for (guint i = 0; i < self->references->len; i++)
    {
      const TilReference *reference = self->references->pdata[i];
      TilReferenceLine *line;

      if (reference->kind != TIL_REFERENCE_NUMBER)
        continue;
      line = g_new0 (TilReferenceLine, 1);
      line->reference = reference;
      line->population = til_reference_find_population (self->references, reference->age_from,
                                                        reference->age_to, reference->year);
      line->number = make_number (reference->number);
      line->share = make_share (line->number, line->population);
      g_ptr_array_add (self->reference_lines, line);
    }
  protect_reference_lines (self);
}

void
til_report_finish (TilReport *self, const TilFacts *facts)
{
  TilStatisticsQuery queries[TIL_REPORT_YEARS];

  g_return_if_fail (self != NULL && facts != NULL && self->years->len == 0);

  for (int i = 0; i < TIL_REPORT_YEARS; i++)
    queries[i] = til_statistics_query_before (&self->query, TIL_REPORT_YEARS - 1 - i);
  g_ptr_array_unref (self->years);
  self->years = til_statistics_new_several (facts, queries, TIL_REPORT_YEARS);
  self->units = g_ptr_array_ref (facts->units);
  add_reference_lines (self);
}

const TilStatistics *
til_report_now (const TilReport *self)
{
  g_return_val_if_fail (self != NULL && self->years->len > 0, NULL);
  return self->years->pdata[self->years->len - 1];
}

const TilStatistics *
til_report_before (const TilReport *self)
{
  g_return_val_if_fail (self != NULL && self->years->len > 1, NULL);
  return self->years->pdata[self->years->len - 2];
}

TilCell
til_report_share_of_population (const TilReport *self, TilAgeGroup age)
{
  static const struct
  {
    int from, to;
  } ages[] = { { 0, 6 }, { 7, 12 }, { 13, 18 } };
  TilCell none = { .shown = TIL_CELL_NONE };
  const TilFigure *figure;

  g_return_val_if_fail (self != NULL, none);

  /* A unit's children are no share of those who live in the municipality. */
  if ((guint)age >= G_N_ELEMENTS (ages) || self->query.unit_id != 0)
    return none;
  figure = til_statistics_get (til_report_now (self), TIL_FIGURE_RECENT_MAPPING);
  for (guint column = 0; column < figure->columns->len; column++)
    if (((const TilHeading *)figure->columns->pdata[column])->total)
      return make_share (til_figure_cell (figure, age, column),
                         til_reference_find_population (self->references, ages[age].from,
                                                        ages[age].to,
                                                        til_date_year (self->query.to)));
  return none;
}
