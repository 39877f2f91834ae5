/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-consultation.h"
#include "til-report.h"

void
til_report_line_free (TilReportLine *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->group);
  g_free (self->value);
  g_free (self->definition);
  g_free (self);
}

/* All three but definition are taken. */
static void
add_line (GPtrArray *lines, char *key, char *group, char *value, const char *definition)
{
  TilReportLine *line = g_new0 (TilReportLine, 1);

  line->key = key;
  line->group = group;
  line->value = value;
  line->definition = g_strdup (definition);
  g_ptr_array_add (lines, line);
}

/* "0-6" where there is one column only, otherwise "map/0-6"; "all" for the total of everything. */
static char *
name_group (const TilFigure *figure, const TilHeading *row, const TilHeading *column)
{
  if (figure->columns->len == 1 || (row->total && column->total) ||
      (g_str_equal (row->key, "all") && g_str_equal (column->key, "all")))
    return g_strdup (row->key);
  return g_strconcat (row->key, "/", column->key, NULL);
}

static void
add_figure (GPtrArray *lines, const TilFigure *figure)
{
  for (guint r = 0; r < figure->rows->len; r++)
    for (guint c = 0; c < figure->columns->len; c++)
      {
        const TilHeading *column = figure->columns->pdata[c];

        add_line (lines, g_strdup (figure->key),
                  name_group (figure, figure->rows->pdata[r], column),
                  til_cell_format (til_figure_cell (figure, r, c), column->unit, "."),
                  figure->definition);
      }
}

static void
add_round (GPtrArray *lines, const char *survey_key, const TilRoundResult *round)
{
  g_autofree char *key = g_strconcat ("survey/", survey_key, "/", round->round->name, NULL);

  for (guint i = 0; i < round->questions->len; i++)
    {
      const TilQuestionResult *result = round->questions->pdata[i];

      add_line (lines, g_strdup (key), g_strconcat (result->question->key, "/all", NULL),
                til_share_format (&result->all, "."), "definition.survey");
      if (round->survey->audience == TIL_AUDIENCE_GUARDIANS)
        continue;
      for (guint s = TIL_SERVICE_NONE + 1; s < TIL_N_SERVICES; s++)
        add_line (lines, g_strdup (key),
                  g_strconcat (result->question->key, "/", til_service_keys[s], NULL),
                  til_share_format (&result->services[s], "."), "definition.survey");
    }
}

static void
add_reference (GPtrArray *lines, const TilReferenceLine *line)
{
  const char *name = line->reference->name != NULL ? line->reference->name : "";
  int year = line->reference->year;

  add_line (lines, g_strconcat ("reference/", name, NULL), g_strdup_printf ("%d", year),
            til_cell_format (line->number, TIL_UNIT_COUNT, "."), "definition.reference");
  add_line (lines, g_strconcat ("reference/", name, NULL), g_strdup_printf ("%d/share", year),
            til_cell_format (line->share, TIL_UNIT_SHARE, "."), "definition.reference");
}

GPtrArray *
til_report_lines (const TilReport *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)til_report_line_free);
  const TilStatistics *now;

  g_return_val_if_fail (self != NULL, lines);

  now = til_report_now (self);
  for (guint i = 0; i < now->figures->len; i++)
    add_figure (lines, now->figures->pdata[i]);
  for (guint age = 0; age < TIL_AGE_GROUP_OLDER; age++)
    add_line (lines, g_strdup ("share-of-population"), g_strdup (til_age_group_keys[age]),
              til_cell_format (til_report_share_of_population (self, age), TIL_UNIT_SHARE, "."),
              "definition.share-of-population");
  for (guint i = 0; i < self->surveys->len; i++)
    {
      const TilSurveyResults *results = self->surveys->pdata[i];

      for (guint r = 0; r < results->rounds->len; r++)
        add_round (lines, results->survey_key, results->rounds->pdata[r]);
    }
  for (guint i = 0; i < self->reference_lines->len; i++)
    add_reference (lines, self->reference_lines->pdata[i]);
  return lines;
}
