/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-error.h"
#include "til-export.h"
#include "til-locale.h"
#include "xlsx-reader.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* Where the tables stand: the row below the headers, from 1. */
#define FIRST_ROW 5

#define N_DIMENSIONS (TIL_N_DIMENSIONS - 1)

enum
{
  SHEET_OVERVIEW = 1,
  SHEET_AGES,
  SHEET_AREAS,
  SHEET_DEFINITIONS,
  N_SHEETS = SHEET_DEFINITIONS
};

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

static gint64
random_count (int largest)
{
  /* Small groups often, as in a small municipality. */
  if (g_test_rand_int_range (0, 3) == 0)
    return g_test_rand_int_range (0, 6);
  return g_test_rand_int_range (0, largest + 1);
}

static TilFigures *
random_figures (int largest)
{
  TilFigures *figures = til_figures_new (til_date_new (2026, 1, 1), til_date_new (2026, 6, 30));

  for (guint step = 0; step < TIL_N_STEPS; step++)
    for (guint age = 0; age < TIL_N_AGE_GROUPS; age++)
      {
        gint64 count = random_count (largest);
        til_table_set (figures->steps_by_age, step, age, count);
        figures->n_children += count;
      }
  for (guint dimension = 0; dimension < N_DIMENSIONS; dimension++)
    {
      gint64 total = 0;

      for (guint column = 0; column < 3; column++)
        {
          gint64 count = random_count (largest);
          til_table_set (figures->dimensions, dimension, column, count);
          total += count;
        }
      figures->n_mapped_children = MAX (figures->n_mapped_children, total);
    }
  figures->n_mappings = figures->n_mapped_children + random_count (largest);
  for (guint kind = 0; kind < 3; kind++)
    figures->n_voices[kind] = random_count (largest);
  figures->n_without_dimension = random_count (largest);
  til_figures_protect (figures);
  return figures;
}

static void
export_figures (const Fixture *fixture, const TilFigures *figures, const char *language)
{
  g_autoptr (GError) error = NULL;

  til_export_workbook (figures, language, fixture->path, &error);
  g_assert_no_error (error);
}

/* What stands in a cell, NULL when it is empty. */
static const char *
cell (GHashTable *cells, guint row, guint column)
{
  g_autofree char *reference = g_strdup_printf ("%c%u", 'A' + (char)column, row);
  return g_hash_table_lookup (cells, reference);
}

static gboolean
is_number (const char *text)
{
  return text && *text == '=';
}

static gint64
number (const char *text)
{
  return (gint64)g_ascii_strtoull (text + 1, NULL, 10);
}

/* Sheet names, headings and direction in the language; frozen headers, print set-up, links,
 * properties. */
static void
test_sheets (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[N_SHEETS] = { "workbook.sheet.overview", "workbook.sheet.ages",
                                              "workbook.sheet.areas",
                                              "workbook.sheet.definitions" };

  for (const char *const *language = til_languages (); *language; language++)
    {
      g_autoptr (TilFigures) figures = random_figures (40);
      g_autoptr (GPtrArray) names = NULL;
      g_autoptr (GHashTable) overview = NULL;
      g_autofree char *properties = NULL, *links = NULL;

      export_figures (fixture, figures, *language);
      names = xlsx_read_names (fixture->path);
      g_assert_cmpuint (names->len, ==, N_SHEETS);
      for (guint i = 0; i < N_SHEETS; i++)
        {
          g_autofree char *part = g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1);
          g_autofree char *xml = xlsx_read_part (fixture->path, part);

          g_assert_cmpstr (names->pdata[i], ==, til_label (*language, keys[i]));
          g_assert_true ((strstr (xml, "rightToLeft=\"1\"") != NULL) ==
                         til_language_is_rtl (*language));
          g_assert_nonnull (strstr (xml, "state=\"frozen\""));
          g_assert_nonnull (strstr (xml, "paperSize=\"9\""));
          g_assert_nonnull (strstr (xml, "fitToPage=\"1\""));
          g_assert_nonnull (strstr (xml, "&amp;P"));
        }
      links = xlsx_read_part (fixture->path, "xl/worksheets/sheet1.xml");
      for (guint i = 1; i < N_SHEETS; i++)
        {
          g_autofree char *location = g_strdup_printf ("location=\"'%s'!A1\"",
                                                       (char *)names->pdata[i]);
          g_assert_nonnull (strstr (links, location));
        }
      overview = xlsx_read_cells (fixture->path, SHEET_OVERVIEW);
      g_assert_cmpstr (cell (overview, 1, 0), ==, til_label (*language, "workbook.title"));
      g_assert_cmpstr (cell (overview, FIRST_ROW, 0), ==,
                       til_label (*language, "workbook.children"));
      /* A definition beside each figure. */
      for (guint row = FIRST_ROW; row < FIRST_ROW + 7; row++)
        {
          g_assert_nonnull (cell (overview, row, 1));
          g_assert_nonnull (cell (overview, row, 2));
        }
      properties = xlsx_read_part (fixture->path, "docProps/core.xml");
      g_assert_nonnull (strstr (properties, til_label (*language, "workbook.title")));
    }
}

/* Each published count stands in its cell as a number. */
static void
test_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TilFigures) figures = random_figures (60);
  g_autoptr (GHashTable) ages = NULL;

  export_figures (fixture, figures, "sv");
  ages = xlsx_read_cells (fixture->path, SHEET_AGES);
  for (guint row = 0; row <= TIL_N_STEPS; row++)
    for (guint column = 0; column <= TIL_N_AGE_GROUPS; column++)
      {
        const char *shown = cell (ages, FIRST_ROW + row, column + 1);

        if (til_table_is_hidden (figures->steps_by_age, row, column))
          g_assert_false (is_number (shown));
        else
          g_assert_cmpint (number (shown), ==, til_table_get (figures->steps_by_age, row, column));
      }
}

/* The chart's values are cells with numbers, the published ones; what is hidden is empty, not zero.
 */
static void
test_chart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TilFigures) figures = random_figures (60);
  g_autoptr (GHashTable) areas = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *chart = NULL;
  guint n_numbers = 0;

  export_figures (fixture, figures, "ar");
  chart = xlsx_read_part (fixture->path, "xl/charts/chart1.xml");
  names = xlsx_read_names (fixture->path);
  areas = xlsx_read_cells (fixture->path, SHEET_AREAS);
  for (guint series = 0; series < 3; series++)
    {
      char column = 'G' + (char)series;
      g_autofree char *reference = g_strdup_printf (
          "'%s'!$%c$%u:$%c$%u", (char *)names->pdata[SHEET_AREAS - 1], column, FIRST_ROW, column,
          FIRST_ROW + N_DIMENSIONS - 1);
      g_assert_nonnull (strstr (chart, reference));
      for (guint dimension = 0; dimension < N_DIMENSIONS; dimension++)
        {
          const char *shown = cell (areas, FIRST_ROW + dimension, 6 + series);

          if (til_table_is_hidden (figures->dimensions, dimension, series))
            g_assert_null (shown);
          else
            {
              g_assert_cmpint (number (shown), ==,
                               til_table_get (figures->dimensions, dimension, series));
              n_numbers++;
            }
        }
    }
  g_assert_cmpuint (n_numbers, >, 0);
}

/* Nothing counted: a workbook without a chart, rather than an empty one. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TilFigures)
      figures = til_figures_new (til_date_new (2026, 1, 1), til_date_new (2026, 6, 30));
  g_autoptr (GHashTable) overview = NULL;
  g_autofree char *types = NULL;

  til_figures_protect (figures);
  export_figures (fixture, figures, "ti");
  overview = xlsx_read_cells (fixture->path, SHEET_OVERVIEW);
  g_assert_cmpstr (cell (overview, FIRST_ROW, 1), ==, "=0");
  types = xlsx_read_part (fixture->path, "[[]Content_Types].xml");
  g_assert_null (strstr (types, "drawingml.chart"));
}

/* What a reader of the workbook knows of a cell: between low and high, and what it really is. */
typedef struct
{
  gint64 value;
  gint64 low;
  gint64 high;
} Known;

#define UNKNOWN_HIGH G_MAXINT64

/* "·" is at least 5 where "<5" stands in the same table, for a 1-4 would have been "<5" and a zero
 * is shown; in a table with no "<5" it is at least 1. */
static void
read_known (Known *known, gsize n, const char *const *shown, gboolean zero_is_shown)
{
  gboolean any_small = FALSE;

  for (gsize i = 0; i < n; i++)
    any_small = any_small || g_strcmp0 (shown[i], "<5") == 0;
  for (gsize i = 0; i < n; i++)
    {
      if (is_number (shown[i]))
        known[i].low = known[i].high = number (shown[i]);
      else if (g_str_equal (shown[i], "<5"))
        {
          known[i].low = 1;
          known[i].high = TIL_SMALLEST_GROUP - 1;
        }
      else
        {
          g_assert_cmpstr (shown[i], ==, "·");
          known[i].low = any_small ? TIL_SMALLEST_GROUP : zero_is_shown ? 1 : 0;
          known[i].high = UNKNOWN_HIGH;
        }
      g_assert_cmpint (known[i].value, >=, known[i].low);
      g_assert_cmpint (known[i].value, <=, known[i].high);
    }
}

static gboolean
can_move (const Known *known, int by)
{
  return by > 0 ? known->value < known->high : known->value > known->low;
}

/* A table with totals is a network: an inner cell or the grand total carries from its row to its
 * column, a single total from its column to its row. Two tables with the same sums differ by
 * cycles, so a cell has another possible value exactly when a cycle through it can be moved by one.
 */
static gboolean
has_other_value (const Known *known, guint n_rows, guint n_columns, guint row, guint column, int by)
{
  guint n_nodes = n_rows + n_columns;
  g_autofree gboolean *seen = g_new0 (gboolean, n_nodes);
  g_autofree guint *queue = g_new (guint, n_nodes);
  guint head = 0, tail = 0, goal;
  gboolean along = (row == n_rows - 1) == (column == n_columns - 1);
  guint start;

  if (!can_move (&known[row * n_columns + column], by))
    return FALSE;
  /* The cell itself is gone through from its row to its column or back; the way leads on from where
   * that ends. */
  start = (by > 0) == along ? n_rows + column : row;
  goal = (by > 0) == along ? row : n_rows + column;
  seen[start] = TRUE;
  queue[tail++] = start;
  while (head < tail)
    {
      guint node = queue[head++];
      gboolean from_row = node < n_rows;

      for (guint next = from_row ? n_rows : 0; next < (from_row ? n_nodes : n_rows); next++)
        {
          guint r = from_row ? node : next, c = (from_row ? next : node) - n_rows;
          gboolean forward = (r == n_rows - 1) == (c == n_columns - 1);

          if (seen[next] || (r == row && c == column) ||
              !can_move (&known[r * n_columns + c], from_row == forward ? 1 : -1))
            continue;
          if (next == goal)
            return TRUE;
          seen[next] = TRUE;
          queue[tail++] = next;
        }
    }
  return FALSE;
}

static void
check_ages (const TilFigures *figures, GHashTable *ages, GHashTable *overview)
{
  const guint n_rows = TIL_N_STEPS + 1, n_columns = TIL_N_AGE_GROUPS + 1;
  Known known[(TIL_N_STEPS + 1) * (TIL_N_AGE_GROUPS + 1)];
  const char *shown[G_N_ELEMENTS (known)];

  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      {
        shown[row * n_columns + column] = cell (ages, FIRST_ROW + row, column + 1);
        known[row * n_columns + column].value = til_table_get (figures->steps_by_age, row, column);
      }
  read_known (known, G_N_ELEMENTS (known), shown, TRUE);
  /* The overview tells the grand total too. */
  if (is_number (cell (overview, FIRST_ROW, 1)))
    known[G_N_ELEMENTS (known) - 1].low = known[G_N_ELEMENTS (known) - 1].high = number (
        cell (overview, FIRST_ROW, 1));

  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      if (!is_number (shown[row * n_columns + column]))
        g_assert_true (has_other_value (known, n_rows, n_columns, row, column, 1) ||
                       has_other_value (known, n_rows, n_columns, row, column, -1));
}

static void
check_areas (const TilFigures *figures, GHashTable *areas)
{
  for (guint dimension = 0; dimension < N_DIMENSIONS; dimension++)
    {
      Known known[4];
      const char *shown[4];

      for (guint column = 0; column < 4; column++)
        {
          shown[column] = cell (areas, FIRST_ROW + dimension, column + 1);
          known[column].value = til_table_get (figures->dimensions, dimension, column);
        }
      read_known (known, 3, shown, FALSE);
      /* Somebody may know the total from elsewhere: each hidden cell needs another hidden one to
       * trade with. */
      for (guint column = 0; column < 3; column++)
        {
          gboolean trades = is_number (shown[column]);

          for (guint other = 0; other < 3; other++)
            trades = trades || (other != column &&
                                ((can_move (&known[column], 1) && can_move (&known[other], -1)) ||
                                 (can_move (&known[column], -1) && can_move (&known[other], 1))));
          if (!is_number (shown[3]) && known[3].value < TIL_SMALLEST_GROUP)
            trades = trades || (g_str_equal (shown[column], "·") && g_str_equal (shown[3], "<5"));
          g_assert_true (trades);
        }
      /* No number stands in the total's column for a group under 5. */
      if (is_number (shown[3]))
        g_assert_true (number (shown[3]) == 0 || number (shown[3]) >= TIL_SMALLEST_GROUP);
    }
}

/* Whatever was counted, no group under 5 is written anywhere, nor can it be computed from all that
 * is. */
static void
test_small_groups (Fixture *fixture, gconstpointer data)
{
  static const int largest[] = { 3, 6, 12, 40, 400 };

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (TilFigures) figures = random_figures (largest[i % G_N_ELEMENTS (largest)]);
      GHashTable *sheets[N_SHEETS + 1] = { NULL };

      export_figures (fixture, figures, "sv");
      for (guint sheet = SHEET_OVERVIEW; sheet <= N_SHEETS; sheet++)
        {
          GHashTableIter iter;
          gpointer reference, text;

          sheets[sheet] = xlsx_read_cells (fixture->path, sheet);
          g_hash_table_iter_init (&iter, sheets[sheet]);
          while (g_hash_table_iter_next (&iter, &reference, &text))
            if (is_number (text))
              {
                g_test_message ("sheet %u, %s: %s", sheet, (char *)reference, (char *)text);
                g_assert_true (number (text) == 0 || number (text) >= TIL_SMALLEST_GROUP);
              }
        }
      check_ages (figures, sheets[SHEET_AGES], sheets[SHEET_OVERVIEW]);
      check_areas (figures, sheets[SHEET_AREAS]);
      for (guint sheet = SHEET_OVERVIEW; sheet <= N_SHEETS; sheet++)
        g_hash_table_unref (sheets[sheet]);
    }
}

/* The proof above notices a table that gives a small group away. */
static void
test_proof (void)
{
  /* 3 and 7 hidden beside a published 10 and their published totals. */
  const Known given_away[9] = {
    { 3, 1, 4 },    { 10, 10, 10 }, { 13, 13, 13 }, { 20, 20, 20 }, { 30, 30, 30 },
    { 50, 50, 50 }, { 23, 23, 23 }, { 40, 40, 40 }, { 63, 63, 63 },
  };
  const Known kept[9] = {
    { 3, 1, 4 },
    { 10, 5, UNKNOWN_HIGH },
    { 13, 13, 13 },
    { 20, 5, UNKNOWN_HIGH },
    { 30, 5, UNKNOWN_HIGH },
    { 50, 50, 50 },
    { 23, 23, 23 },
    { 40, 40, 40 },
    { 63, 63, 63 },
  };

  g_assert_false (has_other_value (given_away, 3, 3, 0, 0, 1));
  g_assert_false (has_other_value (given_away, 3, 3, 0, 0, -1));
  g_assert_true (has_other_value (kept, 3, 3, 0, 0, 1));
  g_assert_true (has_other_value (kept, 3, 3, 1, 1, -1));
}

static void
assert_fails (const TilFigures *figures, const char *path, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (til_export_workbook (figures, "sv", path, &error));
  g_assert_error (error, TIL_ERROR, code);
}

static void
test_errors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TilFigures) figures = random_figures (40);
  g_autofree char *odd = g_build_filename (fixture->folder, "figures.csv", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "figures.xlsx", NULL);
  g_autofree char *kept = NULL;
  struct rlimit before, small;

  assert_fails (figures, odd, TIL_ERROR_INVALID);
  assert_fails (figures, nowhere, TIL_ERROR_NOT_FOUND);

  signal (SIGXFSZ, SIG_IGN);
  g_assert_true (g_file_set_contents (fixture->path, "what was there", -1, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  for (rlim_t limit = 512; limit <= 8192; limit *= 2)
    {
      small = before;
      small.rlim_cur = limit;
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
      assert_fails (figures, fixture->path, TIL_ERROR_FULL);
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
  ADD ("/workbook/counts", test_counts);
  ADD ("/workbook/chart", test_chart);
  ADD ("/workbook/empty", test_empty);
  ADD ("/workbook/r13-small-groups", test_small_groups);
  ADD ("/workbook/r15-errors", test_errors);
  g_test_add_func ("/workbook/r13-proof", test_proof);
  return g_test_run ();
}
