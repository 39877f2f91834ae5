/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure-tables.h"
#include "random-report.h"
#include "til-error.h"
#include "til-export.h"
#include "til-language.h"
#include "til-locale.h"
#include "til-text.h"
#include "xlsx-reader.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define LONGEST_SHEET_NAME 31

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("tillsammans-workbook-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "figures.xlsx", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0); /* and so nothing else was left */
  g_free (fixture->path);
  g_free (fixture->folder);
}

static TilStatisticsQuery
half_year (void)
{
  return (TilStatisticsQuery){ til_date_new (2026, 1, 1), til_date_new (2026, 6, 30), 0, -1 };
}

static TilReport *
make_report (guint n_children)
{
  TilStatisticsQuery query = half_year ();
  g_autoptr (TilFacts) facts = random_facts_new (n_children, &query, 1);

  return random_report_new (facts, &query);
}

static XlsxBook *
export_report (const Fixture *fixture, const TilReport *report, const char *language)
{
  g_autoptr (GError) error = NULL;

  til_export_report_workbook (report, language, fixture->path, &error);
  g_assert_no_error (error);
  return xlsx_book_new (fixture->path);
}

/* What stands between two marks, from `from` on; NULL without. (transfer full) */
static char *
cut (const char **from, const char *start, const char *end)
{
  const char *first = strstr (*from, start), *last;

  if (first == NULL)
    return NULL;
  first += strlen (start);
  last = strstr (first, end);
  g_assert_nonnull (last);
  *from = last;
  return g_strndup (first, (gsize)(last - first));
}

/* ---- sheets ---- */

static void
check_sheet_name (const char *name, GHashTable *seen)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  g_assert_cmpint (g_utf8_strlen (name, -1), >, 0);
  g_assert_cmpint (g_utf8_strlen (name, -1), <=, LONGEST_SHEET_NAME);
  g_assert_null (strpbrk (name, "[]:*?/\\"));
  g_assert_true (g_hash_table_add (seen, g_steal_pointer (&folded)));
}

static void
check_sheet_set_up (const char *xml, const char *language)
{
  g_assert_true ((strstr (xml, "rightToLeft=\"1\"") != NULL) == til_language_is_rtl (language));
  g_assert_nonnull (strstr (xml, "state=\"frozen\""));
  g_assert_nonnull (strstr (xml, "paperSize=\"9\""));
  g_assert_nonnull (strstr (xml, "orientation=\"landscape\""));
  g_assert_nonnull (strstr (xml, "fitToPage=\"1\""));
  g_assert_nonnull (strstr (xml, "fitToHeight=\"0\""));
  g_assert_nonnull (strstr (xml, "&amp;P"));
}

/* Names, direction, frozen headers and print set-up of each sheet in each language; links to all of
 * them from the first; titles that repeat; properties. */
static void
test_sheets (Fixture *fixture, gconstpointer data)
{
  for (const char *const *language = til_languages (); *language; language++)
    {
      g_autoptr (TilReport) report = make_report (150);
      g_autoptr (XlsxBook) book = export_report (fixture, report, *language);
      const GPtrArray *names = xlsx_book_names (book);
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      const char *links = xlsx_book_part (book, "xl/worksheets/sheet1.xml");
      const char *defined = xlsx_book_part (book, "xl/workbook.xml");

      g_assert_cmpuint (names->len, >=, 16 + report->surveys->len);
      for (guint i = 0; i < names->len; i++)
        {
          g_autofree char *part = g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1);
          g_autofree char *titles = g_strdup_printf (
              "name=\"_xlnm.Print_Titles\" localSheetId=\"%u\"", i);
          g_autofree char *area = g_strdup_printf ("name=\"_xlnm.Print_Area\" localSheetId=\"%u\"",
                                                   i);

          check_sheet_name (names->pdata[i], seen);
          check_sheet_set_up (xlsx_book_part (book, part), *language);
          g_assert_nonnull (strstr (defined, titles));
          g_assert_nonnull (strstr (defined, area));
          if (i > 0)
            {
              g_autofree char *name = g_markup_escape_text (names->pdata[i], -1);
              g_autofree char *location = g_strdup_printf ("location=\"'%s'!A1\"", name);
              g_assert_nonnull (strstr (links, location));
            }
        }
      g_assert_cmpstr (xlsx_book_cell (book, 1, 0, 0), ==, til_label (*language, "workbook.title"));
      g_assert_nonnull (strstr (xlsx_book_part (book, "docProps/core.xml"),
                                til_label (*language, "workbook.title")));
    }
}

/* "A5:F9" */
typedef struct
{
  guint first_row, first_column, last_row, last_column;
} Area;

static Area
parse_area (const char *text)
{
  g_auto (GStrv) corners = g_strsplit (text, ":", 2);
  Area area;

  xlsx_parse_reference (corners[0], &area.first_row, &area.first_column);
  xlsx_parse_reference (corners[1] != NULL ? corners[1] : corners[0], &area.last_row,
                        &area.last_column);
  return area;
}

static void
assert_apart (const GArray *areas)
{
  for (guint i = 0; i < areas->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const Area *a = &g_array_index (areas, Area, i), *b = &g_array_index (areas, Area, j);

        g_assert_true (a->last_row < b->first_row || b->last_row < a->first_row ||
                       a->last_column < b->first_column || b->last_column < a->first_column);
      }
}

/* Headers stand in their cells, each once, with an autofilter over all rows. */
static Area
check_table (const XlsxBook *book, guint sheet, const char *xml)
{
  const char *p = xml;
  g_autofree char *reference = cut (&p, " ref=\"", "\"");
  Area area = parse_area (reference);
  g_autofree char *filter = g_strdup_printf ("<autoFilter ref=\"%s\"", reference);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint column = area.first_column;

  g_assert_nonnull (strstr (xml, filter));
  g_assert_cmpuint (area.last_row, >, area.first_row);
  for (char *name = cut (&p, "<tableColumn id=", "/>"); name != NULL;
       name = cut (&p, "<tableColumn id=", "/>"), column++)
    {
      const char *inner = name;
      g_autofree char *header = cut (&inner, "name=\"", "\"");
      g_autofree char *cell = g_markup_escape_text (
          xlsx_book_cell (book, sheet, area.first_row, column), -1);
      char *folded = g_utf8_casefold (header, -1);

      g_assert_cmpstr (header, !=, "");
      g_assert_cmpstr (header, ==, cell);
      g_assert_true (g_hash_table_add (seen, folded));
      g_free (name);
    }
  g_assert_cmpuint (column, ==, area.last_column + 1);
  return area;
}

/* What Excel would have to repair: tables and merged cells that overlap, headers that aren't what
 * their cells hold, or stand twice. */
static void
test_tables (Fixture *fixture, gconstpointer data)
{
  for (const char *const *language = til_languages (); *language; language++)
    {
      g_autoptr (TilReport) report = make_report (150);
      g_autoptr (XlsxBook) book = export_report (fixture, report, *language);
      guint n = 0;

      for (guint sheet = 1; sheet <= xlsx_book_names (book)->len; sheet++)
        {
          g_autofree char *part = g_strdup_printf ("xl/worksheets/sheet%u.xml", sheet);
          g_autofree char *links = g_strdup_printf ("xl/worksheets/_rels/sheet%u.xml.rels", sheet);
          g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (Area));
          const char *p = xlsx_book_part (book, part);

          for (char *merged = cut (&p, "<mergeCell ref=\"", "\""); merged != NULL;
               merged = cut (&p, "<mergeCell ref=\"", "\""))
            {
              Area area = parse_area (merged);
              g_array_append_val (areas, area);
              g_free (merged);
            }
          p = xlsx_book_part (book, links);
          for (char *target = p != NULL ? cut (&p, "Target=\"../tables/", "\"") : NULL;
               target != NULL; target = cut (&p, "Target=\"../tables/", "\""), n++)
            {
              g_autofree char *table = g_strconcat ("xl/tables/", target, NULL);
              Area area = check_table (book, sheet, xlsx_book_part (book, table));
              g_array_append_val (areas, area);
              g_free (target);
            }
          assert_apart (areas);
        }
      g_assert_cmpuint (n, >=, 20);
    }
}

/* ---- equality ---- */

static GHashTable *
index_lines (const GPtrArray *lines)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const TilReportLine *line = lines->pdata[i];
      g_hash_table_insert (index, g_strdup_printf ("%s\t%s", line->key, line->group), line->value);
    }
  return index;
}

/* The group of a cell in `figures`, by its own rules. */
static char *
create_group (const TilFigure *figure, guint row, guint column)
{
  const TilHeading *r = figure->rows->pdata[row], *c = figure->columns->pdata[column];

  if (figure->columns->len == 1 || (r->total && c->total))
    return g_strdup (r->key);
  return g_strdup_printf ("%s/%s", r->key, c->key);
}

static guint
check_figure (const XlsxBook *book,
              const TilFigure *figure,
              GHashTable *lines,
              const char *language)
{
  FigureTable table = figure_table_find (book, figure, language);

  for (guint row = 0; row < figure->rows->len; row++)
    {
      g_assert_cmpstr (xlsx_book_cell (book, table.sheet, table.row + row, 0), ==,
                       til_heading_text (figure->rows->pdata[row], language));
      for (guint column = 0; column < figure->columns->len; column++)
        {
          g_autofree char *group = create_group (figure, row, column);
          g_autofree char *key = g_strdup_printf ("%s\t%s", figure->key, group);
          g_autofree char *shown = figure_table_shown (book, &table, row, column);

          g_assert_true (g_hash_table_contains (lines, key));
          g_assert_cmpstr (shown, ==, g_hash_table_lookup (lines, key));
        }
    }
  return figure->rows->len * figure->columns->len;
}

/* The row of a survey's sheet that holds those texts in its first columns, after `after`. */
static guint
find_row (const XlsxBook *book, guint sheet, guint after, const char *first, const char *second)
{
  for (guint row = after; row < xlsx_book_n_rows (book, sheet); row++)
    if (g_strcmp0 (xlsx_book_cell (book, sheet, row, 0), first) == 0 &&
        (second == NULL || g_strcmp0 (xlsx_book_cell (book, sheet, row, 1), second) == 0))
      return row;
  g_error ("Sheet %u has no row “%s”, “%s”", sheet, first, second);
}

static void
assert_line (GHashTable *lines, const char *key, const char *group, const char *cell)
{
  g_autofree char *full = g_strdup_printf ("%s\t%s", key, group);
  g_autofree char *shown = shown_from_cell (cell, TIL_UNIT_SHARE);

  g_assert_true (g_hash_table_contains (lines, full));
  g_assert_cmpstr (shown, ==, g_hash_table_lookup (lines, full));
}

static guint
check_question (const XlsxBook *book,
                guint sheet,
                const TilSurveyResults *results,
                const TilQuestionTrend *trend,
                GHashTable *lines,
                const char *language)
{
  const char *question = til_local_get (trend->question->text, language);
  guint trends = find_row (book, sheet, 0, til_label (language, "workbook.survey.trend"), NULL);
  guint n = 0;

  for (guint i = 0; i < trend->rounds->len; i++)
    {
      guint at = g_array_index (trend->rounds, guint, i);
      const TilRoundResult *round = results->rounds->pdata[at];
      g_autofree char *key = g_strdup_printf ("survey/%s/%s", results->survey_key,
                                              round->round->name);
      g_autofree char *all = g_strdup_printf ("%s/all", trend->question->key);
      guint row = find_row (book, sheet, trends, question, round->round->name);

      assert_line (lines, key, all, xlsx_book_cell (book, sheet, row, 3));
      n++;
      for (TilService service = TIL_SERVICE_EDUCATION; service <= TIL_SERVICE_LEISURE; service++)
        {
          g_autofree char *group = g_strdup_printf ("%s/%s", trend->question->key,
                                                    til_service_keys[service]);
          g_autofree char *name = g_strdup_printf ("service.%s", til_service_keys[service]);

          if (round->survey->audience == TIL_AUDIENCE_GUARDIANS)
            break;
          row = find_row (book, sheet, trends, question, til_label (language, name));
          assert_line (lines, key, group, xlsx_book_cell (book, sheet, row, 3 + 2 * at));
          n++;
        }
    }
  return n;
}

static guint
check_survey (const XlsxBook *book,
              const TilSurveyResults *results,
              GHashTable *lines,
              const char *language)
{
  const TilRoundResult *last = results->rounds->pdata[results->rounds->len - 1];
  guint sheet = xlsx_book_find (book, til_local_get (last->survey->name, language)), n = 0;

  for (guint t = 0; t < results->trends->len; t++)
    {
      const TilQuestionTrend *trend = results->trends->pdata[t];

      if (til_question_has_agreeing (trend->question))
        n += check_question (book, sheet, results, trend, lines, language);
    }
  return n;
}

/* One function makes screen, workbook, PDF and `figures`: each line of it stands in its cell. */
static void
test_same_as_lines (Fixture *fixture, gconstpointer data)
{
  static const guint sizes[] = { 0, 20, 400 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (const char *const *language = til_languages (); *language; language++)
      {
        g_autoptr (TilReport) report = make_report (sizes[i]);
        g_autoptr (XlsxBook) book = export_report (fixture, report, *language);
        g_autoptr (GPtrArray) all = til_report_lines (report);
        g_autoptr (GHashTable) lines = index_lines (all);
        const TilStatistics *now = til_report_now (report);
        guint n = 0;

        for (TilFigureId id = 0; id < TIL_N_FIGURES; id++)
          n += check_figure (book, til_statistics_get (now, id), lines, *language);
        g_assert_cmpuint (n, >=, 200);
        n = 0;
        for (guint s = 0; s < report->surveys->len; s++)
          n += check_survey (book, report->surveys->pdata[s], lines, *language);
        g_assert_cmpuint (n, >=, 100);
      }
}

/* A number from elsewhere is a share only with its population. */
static void
test_references (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TilReport) report = make_report (100);
  g_autoptr (XlsxBook) book = export_report (fixture, report, "en");
  guint sheet = xlsx_book_find (book, til_label ("en", "workbook.sheet.references"));
  guint row = find_row (book, sheet, 0, "Barn med insats enligt SoL", "7–12 years");
  guint small = find_row (book, sheet, 0, "Placerade barn", NULL);
  g_autofree char *share = shown_from_cell (xlsx_book_cell (book, sheet, row, 6), TIL_UNIT_SHARE);

  g_assert_cmpstr (xlsx_book_cell (book, sheet, row, 3), ==, "=31");
  g_assert_cmpstr (xlsx_book_cell (book, sheet, row, 4), ==, "=655");
  g_assert_cmpstr (share, ==, "4.7");
  row = find_row (book, sheet, 0, "Barn med insats enligt SoL", "13–18 years");
  g_assert_cmpstr (xlsx_book_cell (book, sheet, row, 3), ==, "=44");
  g_assert_cmpstr (xlsx_book_cell (book, sheet, row, 6), ==, "–");
  g_assert_cmpstr (xlsx_book_cell (book, sheet, small, 3), ==, "<5");
  g_assert_cmpstr (xlsx_book_cell (book, sheet, small, 6), ==, "·");
}

/* The plan: a colour and a word, days as days, the unit and not the person. */
static void
test_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TilReport) report = make_report (30);
  g_autoptr (XlsxBook) book = export_report (fixture, report, "sv");
  guint sheet = xlsx_book_find (book, til_label ("sv", "workbook.sheet.plan"));
  g_autofree char *done = g_strdup_printf ("● %s", til_label ("sv", "undertaking.done"));
  guint row = find_row (book, sheet, 0, done, NULL);

  g_assert_cmpstr (xlsx_book_cell (book, sheet, row, 1), ==, "Alla barn hörs");
  g_assert_cmpstr (xlsx_book_format (book, sheet, row, 4), ==, "yyyy-mm-dd");
  g_assert_cmpstr (xlsx_book_cell (book, sheet, row, 7), ==, "Enhet B");
  g_assert_cmpstr (xlsx_book_cell (book, sheet, row, 8), ==, "Rutinen är beslutad");
}

/* ---- charts ---- */

/* 'Sheet'!$X$5:$X$9 */
static void
parse_range (const XlsxBook *book, const char *range, guint *sheet, guint first[2], guint last[2])
{
  const char *mark = strrchr (range, '!');
  g_autofree char *name = g_strndup (range, (gsize)(mark - range));
  g_auto (GStrv) corners = g_strsplit (mark + 1, ":", 2);
  char *plain = name;

  if (*name == '\'')
    {
      name[strlen (name) - 1] = '\0';
      plain = name + 1;
    }
  *sheet = xlsx_book_find (book, plain);
  xlsx_parse_reference (corners[0], &first[0], &first[1]);
  xlsx_parse_reference (corners[1] != NULL ? corners[1] : corners[0], &last[0], &last[1]);
}

/* The values of a series are cells; its cache holds what they hold. Returns how many. */
static guint
check_values (const XlsxBook *book, const char *values)
{
  const char *p = values;
  g_autofree char *range = cut (&p, "<c:f>", "</c:f>");
  guint sheet, first[2], last[2], n = 0;
  g_autoptr (GHashTable) cache = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (char *index = cut (&p, "<c:pt idx=\"", "\""); index != NULL;
       index = cut (&p, "<c:pt idx=\"", "\""))
    {
      g_hash_table_insert (cache, GUINT_TO_POINTER ((guint)g_ascii_strtoull (index, NULL, 10)),
                           cut (&p, "<c:v>", "</c:v>"));
      g_free (index);
    }
  parse_range (book, range, &sheet, first, last);
  for (guint row = first[0]; row <= last[0]; row++)
    for (guint column = first[1]; column <= last[1]; column++, n++)
      {
        const char *cell = xlsx_book_cell (book, sheet, row, column);
        const char *cached = g_hash_table_lookup (cache, GUINT_TO_POINTER (n));

        /* What is hidden is empty, not zero, and no text. */
        g_assert_true (cell == NULL || xlsx_is_number (cell));
        g_assert_cmpstr (cached, ==, cell != NULL ? cell + 1 : NULL);
      }
  return n;
}

static void
test_charts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TilReport) report = make_report (300);
  g_autoptr (XlsxBook) book = export_report (fixture, report, "ti");
  const GPtrArray *parts = xlsx_book_parts (book);
  guint n_charts = 0, n_values = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const char *p;
      char *values;

      if (!g_str_has_prefix (parts->pdata[i], "xl/charts/"))
        continue;
      p = xlsx_book_part (book, parts->pdata[i]);
      while ((values = cut (&p, "<c:val>", "</c:val>")) != NULL)
        {
          n_values += check_values (book, values);
          g_free (values);
        }
      n_charts++;
    }
  g_assert_cmpuint (n_charts, >=, 10);
  g_assert_cmpuint (n_values, >=, 50);
}

/* Nothing counted: a workbook without charts of nothing. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  TilStatisticsQuery query = half_year ();
  g_autoptr (TilFacts) facts = til_facts_new ();
  g_autoptr (TilReport) report = til_report_new (&query, til_date_new (2026, 11, 21));

  til_report_finish (report, facts);
  for (const char *const *language = til_languages (); *language; language++)
    {
      g_autoptr (XlsxBook) book = export_report (fixture, report, *language);
      const GPtrArray *parts = xlsx_book_parts (book);

      for (guint i = 0; i < parts->len; i++)
        g_assert_false (g_str_has_prefix (parts->pdata[i], "xl/charts/"));
    }
}

/* A unit, an age group, years, and names that Excel doesn't take as they are. */
static void
test_odd_names (Fixture *fixture, gconstpointer data)
{
  TilStatisticsQuery query = { til_date_new (2022, 3, 5), til_date_new (2026, 11, 3), 1,
                               TIL_AGE_GROUP_7_12 };
  g_autoptr (TilFacts) facts = random_facts_new (200, &query, 1);
  g_autoptr (TilReport) report = NULL;
  g_autoptr (XlsxBook) book = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TilUnit *unit = facts->units->pdata[0];

  g_free (unit->name);
  unit->name = g_strdup ("'Förskola & <Ängen>: [1/2]*?' \"x\" {to}");
  report = random_report_new (facts, &query);
  report->unit_name = g_strdup (unit->name);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (TilSurvey) survey = random_report_survey ("samverkan");
      g_autoptr (TilSurvey) copy = til_survey_copy (survey);

      til_local_set (copy->name, "sv", "'Enkät [1/2]: hur går det *egentligen* med samverkan?'");
      g_ptr_array_add (report->surveys, random_survey_results_new (copy, 30));
    }
  book = export_report (fixture, report, "sv");
  for (guint i = 0; i < xlsx_book_names (book)->len; i++)
    check_sheet_name (xlsx_book_names (book)->pdata[i], seen);
}

/* ---- errors ---- */

static void
assert_fails (const TilReport *report, const char *path, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (til_export_report_workbook (report, "sv", path, &error));
  g_assert_error (error, TIL_ERROR, code);
}

static void
test_errors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TilReport) report = make_report (40);
  g_autofree char *odd = g_build_filename (fixture->folder, "figures.csv", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "figures.xlsx", NULL);
  g_autofree char *kept = NULL;
  struct rlimit before, small;

  assert_fails (report, odd, TIL_ERROR_INVALID);
  assert_fails (report, nowhere, TIL_ERROR_NOT_FOUND);

  signal (SIGXFSZ, SIG_IGN);
  g_assert_true (g_file_set_contents (fixture->path, "what was there", -1, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  for (rlim_t limit = 512; limit <= 32768; limit *= 2)
    {
      small = before;
      small.rlim_cur = limit;
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
      assert_fails (report, fixture->path, TIL_ERROR_FULL);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
    }
  g_assert_true (g_file_get_contents (fixture->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "what was there");
}

int
main (int argc, char *argv[])
{
  til_locale_init (NULL);
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/workbook/sheets", test_sheets);
  ADD ("/workbook/tables", test_tables);
  ADD ("/workbook/same-as-lines", test_same_as_lines);
  ADD ("/workbook/references", test_references);
  ADD ("/workbook/r13-plan", test_plan);
  ADD ("/workbook/charts", test_charts);
  ADD ("/workbook/empty", test_empty);
  ADD ("/workbook/odd-names", test_odd_names);
  ADD ("/workbook/r15-errors", test_errors);
  return g_test_run ();
}
