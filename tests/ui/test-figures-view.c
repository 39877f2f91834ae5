/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the screen shows of the steering group's figures is what the command line, the workbook and
 * the PDF show: the same cells, one by one. */
#include "support.h"

#include "til-figures-view.h"
#include "til-locale.h"
#include "til-register-survey.h"
#include "til-text.h"

#include <glib/gstdio.h>

#define N_CHILDREN 120 /* enough for counts, "<5" and "·" */

static TilReport *
read_report (void)
{
  const TilStatisticsQuery query = { .from = til_date_new (2026, 1, 1),
                                     .to = til_date_new (2026, 11, 30),
                                     .age_group = -1 };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("tillsammans-figures-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "demo.tillsammans", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autoptr (TilRegister) reg = NULL;
  TilReport *report;

  g_assert_no_error (error);
  reg = til_register_create (path, &error);
  g_assert_no_error (error);
  til_register_fill_demo (reg, N_CHILDREN, 1, NULL, NULL, &error);
  g_assert_no_error (error);
  report = til_register_report (reg, &query, til_date_new (2026, 11, 21), &error);
  g_assert_no_error (error);
  g_clear_pointer (&reg, til_register_close);
  g_unlink (path);
  g_unlink (journal);
  g_rmdir (folder);
  return report;
}

static gboolean
is_table (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_GRID (widget) && gtk_widget_has_css_class (widget, "til-table");
}

static gboolean
is_label (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget);
}

/* What stands in a cell, without its unit. (transfer full) */
static char *
read_cell (GtkGrid *table, int row, int column)
{
  GtkWidget *cell = gtk_grid_get_child_at (table, column + 1, row + 1);
  g_autoptr (GPtrArray) labels = NULL;
  g_autofree char *text = NULL;

  g_assert_nonnull (cell);
  labels = support_find (cell, is_label, NULL);
  g_assert_cmpuint (labels->len, ==, 1);
  text = til_text_strip_isolates (gtk_label_get_label (labels->pdata[0]));
  return g_strndup (text, strcspn (text, " "));
}

static void
test_equal (void)
{
  g_autoptr (TilSharedReport) shared = til_shared_report_new (read_report ());
  const TilReport *report = til_shared_report_get (shared);
  g_autoptr (GPtrArray) lines = til_report_lines (report);
  guint line = 0, n_values = 0, n_small = 0, n_hidden = 0;

  for (TilFigureId id = 0; id < TIL_N_FIGURES; id++)
    {
      const TilFigure *figure = til_statistics_get (til_report_now (report), id);
      GtkWidget *section = g_object_ref_sink (
          til_figure_section_new (shared, id, FALSE, NULL, NULL));
      g_autoptr (GPtrArray) tables = support_find (section, is_table, NULL);

      if (figure->rows->len > 0)
        g_assert_cmpuint (tables->len, ==, 1);
      for (guint r = 0; r < figure->rows->len; r++)
        for (guint c = 0; c < figure->columns->len; c++, line++)
          {
            const TilReportLine *expected = lines->pdata[line];
            g_autofree char *shown = read_cell (tables->pdata[0], (int)r, (int)c);

            g_assert_cmpstr (expected->key, ==, figure->key);
            g_assert_cmpstr (shown, ==, expected->value);
            n_values += g_ascii_isdigit (*shown) != 0;
            n_small += g_str_equal (shown, "<5");
            n_hidden += g_str_equal (shown, "·");
          }
      g_object_unref (section);
    }
  g_assert_cmpuint (n_values, >, 50);
  g_assert_cmpuint (n_small, >, 0);
  g_assert_cmpuint (n_hidden, >, 0);
}

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/figures-view/r13-equal-to-the-published-lines", test_equal);
  return g_test_run ();
}
