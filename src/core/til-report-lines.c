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

/* The words that somebody wrote, as scripts like them: letters and digits in lower case, joined by
 * hyphens. (transfer full) */
static char *
make_slug (const char *words)
{
  GString *slug = g_string_new (NULL);

  for (const char *at = words != NULL ? words : ""; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_unichar_tolower (g_utf8_get_char (at));

      if (g_unichar_isalnum (letter) || g_unichar_ismark (letter))
        g_string_append_unichar (slug, letter);
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  if (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  return g_string_free (slug, FALSE);
}

static gboolean
names_the_same (const TilReference *one, const TilReference *other)
{
  g_autofree char *slug = make_slug (one->name);
  g_autofree char *other_slug = make_slug (other->name);

  return one->age_from == other->age_from && one->age_to == other->age_to &&
         one->year == other->year && g_str_equal (slug, other_slug);
}

/* "2024/0-6", and "2024/0-6/share"; where the same was written down twice, "2024/0-6/2". */
static void
add_reference (GPtrArray *lines, const GPtrArray *all, guint index)
{
  const TilReferenceLine *line = all->pdata[index];
  const TilReference *reference = line->reference;
  g_autofree char *slug = make_slug (reference->name);
  g_autofree char *group = g_strdup_printf ("%d/%d-%d", reference->year, reference->age_from,
                                            reference->age_to);
  guint n = 1;

  for (guint i = 0; i < index; i++)
    n += names_the_same (((const TilReferenceLine *)all->pdata[i])->reference, reference);
  if (n > 1)
    {
      char *numbered = g_strdup_printf ("%s/%u", group, n);

      g_free (group);
      group = numbered;
    }
  add_line (lines, g_strconcat ("reference/", slug, NULL), g_strdup (group),
            til_cell_format (line->number, TIL_UNIT_COUNT, "."), "definition.reference");
  add_line (lines, g_strconcat ("reference/", slug, NULL), g_strconcat (group, "/share", NULL),
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
    add_reference (lines, self->reference_lines, i);
  return lines;
}
