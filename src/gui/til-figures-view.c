/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-figures-view.h"

#include <glib/gi18n-lib.h>

#include "til-child.h"
#include "til-gui-util.h"
#include "til-locale.h"
#include "til-text.h"
#include "til-wheel.h"

static const char *
word (const char *key)
{
  return til_label (til_locale_language (), key);
}

static void
add_count (AdwPreferencesGroup *group,
           GPtrArray *rows,
           const char *title,
           const char *definition,
           gint64 count,
           gboolean hidden)
{
  g_autofree char *shown = til_figures_format (count, hidden);
  g_autofree char *spoken = til_text_fill (_ ("{figure}: {n}"), "figure", word (title), "n", shown,
                                           NULL);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *value = gtk_label_new (shown);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), word (title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), word (definition));
  gtk_widget_add_css_class (value, "title-3");
  gtk_widget_add_css_class (value, "tabular");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  til_set_accessible_label (row, spoken);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

void
til_figures_view_add_counts (AdwPreferencesGroup *group, const TilFigures *figures, GPtrArray *rows)
{
  static const char *const voices[] = { "workbook.voices.child", "workbook.voices.guardian",
                                        "workbook.voices.organisation" };

  add_count (group, rows, "workbook.children", "workbook.definition.children", figures->n_children,
             figures->hidden_children);
  add_count (group, rows, "workbook.mapped_children", "workbook.definition.mapped_children",
             figures->n_mapped_children, figures->hidden_mapped_children);
  add_count (group, rows, "workbook.mappings", "workbook.definition.mappings", figures->n_mappings,
             figures->hidden_mappings);
  for (guint i = 0; i < G_N_ELEMENTS (voices); i++)
    add_count (group, rows, voices[i], "workbook.definition.voices", figures->n_voices[i],
               figures->hidden_voices[i]);
  if (figures->n_without_dimension > 0)
    add_count (group, rows, "workbook.without_dimension", "workbook.definition.without_dimension",
               figures->n_without_dimension, figures->hidden_without_dimension);
}

static GtkWidget *
build_label (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
attach_cell (GtkGrid *grid,
             const TilTable *table,
             guint row,
             guint column,
             const char *row_name,
             const char *column_name)
{
  guint index = row * (table->n_columns + 1) + column;
  gboolean hidden = til_table_is_hidden (table, row, column);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT,
                                             til_table_get (table, row, column));
  const char *shown = !hidden ? number : table->primary[index] ? "<5" : "·";
  g_autofree char *spoken = til_text_fill (
      _ ("{row}, {column}: {n}"), "row", row_name, "column", column_name, "n",
      hidden ? (table->primary[index] ? "<5" : word ("workbook.hidden")) : number, NULL);
  GtkWidget *label = build_label (shown, 1, hidden ? "dim-label" : NULL);

  gtk_widget_add_css_class (label, "tabular");
  if (row == table->n_rows || column == table->n_columns)
    gtk_widget_add_css_class (label, "heading");
  til_set_accessible_label (label, spoken);
  gtk_grid_attach (grid, label, (int)column + 1, (int)row + 1, 1, 1);
}

/* rows and columns: names of all rows and columns, that of the totals last when with_totals. */
static GtkWidget *
build_table (const TilTable *table,
             const char *corner,
             const char *const *rows,
             const char *const *columns,
             gboolean with_totals)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  guint n_rows = table->n_rows + (with_totals ? 1 : 0);
  guint n_columns = table->n_columns + (with_totals ? 1 : 0);

  gtk_widget_add_css_class (grid, "card");
  gtk_widget_add_css_class (grid, "til-table");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_attach (GTK_GRID (grid), build_label (corner, 0, "dim-label"), 0, 0, 1, 1);
  for (guint column = 0; column < n_columns; column++)
    {
      GtkWidget *heading = build_label (columns[column], 1, "dim-label");

      gtk_label_set_justify (GTK_LABEL (heading), GTK_JUSTIFY_RIGHT);
      gtk_grid_attach (GTK_GRID (grid), heading, (int)column + 1, 0, 1, 1);
    }
  for (guint row = 0; row < n_rows; row++)
    {
      GtkWidget *heading = build_label (rows[row], 0, row == table->n_rows ? "heading" : NULL);

      gtk_widget_set_hexpand (heading, TRUE);
      gtk_grid_attach (GTK_GRID (grid), heading, 0, (int)row + 1, 1, 1);
      for (guint column = 0; column < n_columns; column++)
        attach_cell (GTK_GRID (grid), table, row, column, rows[row], columns[column]);
    }

  /* In a small window the table scrolls by itself, and the page stays whole. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  return scroller;
}

GtkWidget *
til_figures_view_new_ages (const TilFigures *figures)
{
  const char *rows[TIL_N_STEPS + 1];
  const char *columns[TIL_N_AGE_GROUPS + 1] = { word ("age.0-6"), word ("age.7-12"),
                                                word ("age.13-18"), word ("age.older"),
                                                word ("workbook.total") };

  for (int step = 0; step < TIL_N_STEPS; step++)
    rows[step] = til_step_name (step);
  rows[TIL_N_STEPS] = word ("workbook.total");
  return build_table (figures->steps_by_age, word ("workbook.step"), rows, columns, TRUE);
}

GtkWidget *
til_figures_view_new_areas (const TilFigures *figures)
{
  const char *rows[TIL_N_DIMENSIONS];
  const char *columns[] = { word ("workbook.areas.hard"), word ("workbook.areas.good"),
                            word ("workbook.areas.not_discussed") };

  for (int dimension = 1; dimension < TIL_N_DIMENSIONS; dimension++)
    {
      g_autofree char *key = g_strconcat ("dimension.", til_dimension_key (dimension), NULL);

      rows[dimension - 1] = word (key);
    }
  /* Totals over areas would count the same child several times (R3). */
  return build_table (figures->dimensions, word ("workbook.dimension"), rows, columns, FALSE);
}

void
til_figures_view_add_definitions (AdwPreferencesGroup *group)
{
  static const char *const lines[][2] = {
    { "workbook.step", "workbook.definition.steps" },
    { "workbook.age_group", "workbook.definition.age" },
    { "workbook.dimension", "workbook.definition.dimensions" },
    { "workbook.areas.hard", "workbook.definition.hard" },
    { "workbook.areas.good", "workbook.definition.good" },
    { "workbook.areas.not_discussed", "workbook.definition.not_discussed" },
    { "workbook.hidden", "workbook.definition.small_groups" },
    { "workbook.total", "workbook.definition.no_total" },
  };
  GtkWidget *expander = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), word ("workbook.definitions"));
  til_set_accessible_label (expander, word ("workbook.definitions"));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), word (lines[i][0]));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), word (lines[i][1]));
      til_set_accessible_label (row, word (lines[i][0]));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
    }
  adw_preferences_group_add (group, expander);
}
