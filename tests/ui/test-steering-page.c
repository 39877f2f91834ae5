/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "til-cell-children.h"
#include "til-choice.h"
#include "til-collaboration.h"
#include "til-field-row.h"
#include "til-locale.h"
#include "til-record-editor.h"
#include "til-steering-page.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
} Shown;

static GtkWidget *
child_of (Shown *shown, const char *name)
{
  return support_template_child (shown->page, TIL_TYPE_STEERING_PAGE, name);
}

static gboolean
is_counted (Shown *shown)
{
  return gtk_widget_get_sensitive (child_of (shown, "export_button"));
}

static Shown
show (Support *support)
{
  Shown shown = { gtk_window_new (), til_steering_page_new (support->store) };

  gtk_window_set_default_size (GTK_WINDOW (shown.window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (shown.window), shown.page);
  gtk_window_present (GTK_WINDOW (shown.window));
  SUPPORT_WAIT (is_counted (&shown));
  return shown;
}

static void
add_children (Support *support, guint n, int year)
{
  for (guint i = 0; i < n; i++)
    support_add_child (support, "Åsa", "Öberg", til_date_new (year, 3, 4 + (int)i), FALSE);
}

static gboolean
has_class (GtkWidget *widget, gconstpointer data)
{
  return gtk_widget_has_css_class (widget, data) && gtk_widget_get_mapped (widget);
}

static guint
count_with_class (GtkWidget *root, const char *css_class)
{
  g_autoptr (GPtrArray) found = support_find (root, has_class, css_class);

  return found->len;
}

static gboolean
is_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static gboolean
has_label (GtkWidget *root, const char *text)
{
  g_autoptr (GPtrArray) found = support_find (root, is_label, text);

  return found->len > 0;
}

static void
test_small_groups (Support *support, gconstpointer data)
{
  Shown shown;

  add_children (support, 3, 2017);
  shown = show (support);
  SUPPORT_WAIT (support_shows (shown.window, "<5"));
  g_assert_false (has_label (shown.page, "3"));
  support_assert_named (shown.window);
  support_destroy (shown.window);
}

static void
test_figures (Support *support, gconstpointer data)
{
  Shown shown;

  add_children (support, 7, 2017);
  shown = show (support);
  SUPPORT_WAIT (has_label (shown.page, "7"));
  g_assert_true (support_shows (shown.page, "Children by step and age group"));
  g_assert_true (support_shows (shown.page, "Reports of concern"));
  g_assert_cmpuint (count_with_class (shown.page, "til-figure-card"), >=, TIL_N_FIGURES);
  support_assert_named (shown.window);
  support_destroy (shown.window);
}

static void
test_own_dates (Support *support, gconstpointer data)
{
  Shown shown = show (support);
  GtkWidget *to = child_of (&shown, "to_row");

  til_choice_set_id (child_of (&shown, "period_row"), 4);
  g_assert_true (gtk_widget_get_visible (to));
  gtk_editable_set_text (GTK_EDITABLE (to), "2001-01-01");
  g_assert_nonnull (til_field_row_get_problem (TIL_FIELD_ROW (to)));
  SUPPORT_WAIT (!is_counted (&shown));
  g_assert_false (support_shows (shown.page, "Reports of concern"));
  support_destroy (shown.window);
}

static gboolean
has_units (Shown *shown)
{
  return g_list_model_get_n_items (
             adw_combo_row_get_model (ADW_COMBO_ROW (child_of (shown, "unit_row")))) > 1;
}

/* The others are not counted in a unit or an age group. */
static void
test_filters (Support *support, gconstpointer data)
{
  Shown shown;

  add_children (support, 7, 2017);
  shown = show (support);
  SUPPORT_WAIT (has_label (shown.page, "7") && has_units (&shown));
  til_choice_set_id (child_of (&shown, "age_row"), 1);
  SUPPORT_WAIT (!has_label (shown.page, "7"));
  til_choice_set_id (child_of (&shown, "age_row"), 2);
  SUPPORT_WAIT (has_label (shown.page, "7"));
  support_destroy (shown.window);
}

static void
test_comparing (Support *support, gconstpointer data)
{
  Shown shown;
  GtkWidget *compare;

  add_children (support, 7, 2017);
  shown = show (support);
  compare = child_of (&shown, "compare_switch");
  SUPPORT_WAIT (support_shows (shown.page, "was 0"));
  gtk_switch_set_active (GTK_SWITCH (compare), FALSE);
  SUPPORT_WAIT (!support_shows (shown.page, "was 0"));
  support_destroy (shown.window);
}

static gboolean
is_cell (GtkWidget *widget, gconstpointer data)
{
  return gtk_widget_has_css_class (widget, "til-figure-cell");
}

/* R14: by their shown names. */
static void
test_children (Support *support, gconstpointer data)
{
  Shown shown;
  g_autoptr (GPtrArray) cells = NULL;
  GtkWidget *window;

  add_children (support, 6, 2017);
  support_add_child (support, "Hidden", "Person", til_date_new (2017, 5, 5), TRUE);
  shown = show (support);
  SUPPORT_WAIT (has_label (shown.page, "7"));
  cells = support_find (shown.page, is_cell, NULL);
  g_assert_cmpuint (cells->len, >, 0);
  g_signal_emit_by_name (cells->pdata[0], "clicked");
  SUPPORT_WAIT ((window = support_window (TIL_TYPE_CELL_CHILDREN)) != NULL);
  SUPPORT_WAIT (support_shows (window, "Protected identity"));
  g_assert_true (support_shows (window, "Öberg"));
  g_assert_false (support_shows (window, "Hidden"));
  support_assert_named (window);
  gtk_window_destroy (GTK_WINDOW (window));
  support_destroy (shown.window);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(gint64 *)data = til_store_id_finish (TIL_STORE (source), result, &error);
  g_assert_no_error (error);
}

static gint64
add_reference (Support *support, TilReferenceKind kind, const char *name, int number)
{
  g_autoptr (TilReference) reference = til_record_new_of (TIL_RECORD_REFERENCE);
  gint64 id = 0;

  reference->kind = kind;
  reference->name = g_strdup (name);
  reference->age_from = 7;
  reference->age_to = 12;
  reference->year = 2025;
  reference->number = number;
  reference->source = g_strdup ("Statistics Sweden");
  til_store_save_record_async (support->store, reference, NULL, saved_cb, &id);
  SUPPORT_WAIT (id != 0);
  return id;
}

static gboolean
is_delete (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "user-trash-symbolic") == 0 &&
         gtk_widget_get_mapped (widget);
}

static gboolean
is_undo (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), data) == 0;
}

static gboolean
is_there (GtkWidget *root, SupportFunc func, const char *text)
{
  g_autoptr (GPtrArray) found = support_find (root, func, text);

  return found->len > 0;
}

static void
press (GtkWidget *root, SupportFunc func, const char *text)
{
  g_autoptr (GPtrArray) found = NULL;

  SUPPORT_WAIT (is_there (root, func, text));
  found = support_find (root, func, text);
  g_signal_emit_by_name (found->pdata[0], "clicked");
}

/* A number is a share only where there is a population; deleting it can be undone (R15). */
static void
test_references (Support *support, gconstpointer data)
{
  Shown shown;

  add_reference (support, TIL_REFERENCE_NUMBER, "With support", 50);
  shown = show (support);
  SUPPORT_WAIT (support_shows (shown.page, "With support"));
  g_assert_true (support_shows (shown.page, "Statistics Sweden"));
  g_assert_false (support_shows (shown.page, "12.5"));
  add_reference (support, TIL_REFERENCE_POPULATION, NULL, 400);
  SUPPORT_WAIT (support_shows (shown.page, "50 (12.5 %)"));
  support_assert_named (shown.window);
  press (shown.page, is_delete, NULL);
  SUPPORT_WAIT (!support_shows (shown.page, "With support") || !support_shows (shown.page, "400"));
  press (shown.page, is_undo, "Undo");
  SUPPORT_WAIT (support_shows (shown.page, "With support") && support_shows (shown.page, "400"));
  support_destroy (shown.window);
}

static void
test_new_reference (Support *support, gconstpointer data)
{
  Shown shown = show (support);
  GtkWidget *editor;

  press (shown.page, is_undo, "A_dd Number…");
  SUPPORT_WAIT ((editor = support_window (TIL_TYPE_RECORD_EDITOR)) != NULL);
  support_assert_named (editor);
  g_object_add_weak_pointer (G_OBJECT (editor), (gpointer *)&editor);
  gtk_window_destroy (GTK_WINDOW (editor));
  SUPPORT_WAIT (editor == NULL);
  support_destroy (shown.window);
}

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  SUPPORT_ADD ("/steering/r13-small-groups", test_small_groups);
  SUPPORT_ADD ("/steering/figures", test_figures);
  SUPPORT_ADD ("/steering/own-dates", test_own_dates);
  SUPPORT_ADD ("/steering/filters", test_filters);
  SUPPORT_ADD ("/steering/comparing", test_comparing);
  SUPPORT_ADD ("/steering/r14-children-behind-a-cell", test_children);
  SUPPORT_ADD ("/steering/references", test_references);
  SUPPORT_ADD ("/steering/new-reference", test_new_reference);
  return g_test_run ();
}
