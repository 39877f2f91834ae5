/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"
#include "til-child-columns.h"
#include "til-children-page.h"
#include "til-locale.h"

typedef struct
{
  GtkWidget *window;
  TilChildrenPage *page;
} Shown;

static Shown
show_page (Support *support)
{
  Shown shown = { gtk_window_new (), NULL };

  shown.page = TIL_CHILDREN_PAGE (til_children_page_new (support->store));
  gtk_window_set_default_size (GTK_WINDOW (shown.window), 1024, 700);
  gtk_window_set_child (GTK_WINDOW (shown.window), GTK_WIDGET (shown.page));
  gtk_window_present (GTK_WINDOW (shown.window));
  return shown;
}

static const char *
get_state (TilChildrenPage *page)
{
  GtkWidget *stack = support_template_child (page, TIL_TYPE_CHILDREN_PAGE, "stack");

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static guint
count_rows (TilChildrenPage *page)
{
  GtkWidget *view = support_template_child (page, TIL_TYPE_CHILDREN_PAGE, "view");

  return g_list_model_get_n_items (
      G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))));
}

static void
select_row (TilChildrenPage *page, guint position)
{
  GtkWidget *view = support_template_child (page, TIL_TYPE_CHILDREN_PAGE, "view");

  gtk_selection_model_select_item (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)), position,
                                   TRUE);
}

static void
test_empty (Support *support, gconstpointer data)
{
  Shown shown = show_page (support);

  SUPPORT_WAIT (g_strcmp0 (get_state (shown.page), "empty") == 0);
  g_assert_true (support_shows (shown.window, "No Children Yet"));
  support_destroy (shown.window);
}

static void
test_all_closed (Support *support, gconstpointer data)
{
  gint64 id = support_add_child (support, "Åsa", "Öberg", til_date_new (2017, 3, 4), FALSE);
  g_autoptr (TilChild) child = support_read_child (support, id);
  Shown shown;

  child->step = TIL_STEP_CLOSED;
  support_save_elsewhere (support, child);
  shown = show_page (support);
  SUPPORT_WAIT (g_strcmp0 (get_state (shown.page), "all-closed") == 0);
  gtk_widget_activate_action (GTK_WIDGET (shown.page), "children.show-closed", NULL);
  SUPPORT_WAIT (g_strcmp0 (get_state (shown.page), "list") == 0);
  g_assert_cmpuint (count_rows (shown.page), ==, 1);
  support_destroy (shown.window);
}

static void
test_search (Support *support, gconstpointer data)
{
  Shown shown;

  support_add_child (support, "Åsa", "Öberg", til_date_new (2017, 3, 4), FALSE);
  support_add_child (support, "Filmon", "", til_date_new (2016, 3, 4), FALSE);
  shown = show_page (support);
  SUPPORT_WAIT (support_shows (shown.window, "Åsa Öberg"));
  SUPPORT_WAIT (support_shows (shown.window, "2 children"));
  g_assert_true (support_shows (shown.window, "Björkskolan"));

  til_children_page_set_search (shown.page, "film");
  SUPPORT_WAIT (count_rows (shown.page) == 1);
  SUPPORT_WAIT (support_shows (shown.window, "1 child"));
  til_children_page_set_search (shown.page, "nobody");
  SUPPORT_WAIT (g_strcmp0 (get_state (shown.page), "no-match") == 0);
  gtk_widget_activate_action (GTK_WIDGET (shown.page), "children.clear", NULL);
  SUPPORT_WAIT (g_strcmp0 (get_state (shown.page), "list") == 0);
  g_assert_cmpuint (count_rows (shown.page), ==, 2);
  support_destroy (shown.window);
}

static void
test_delete_undo (Support *support, gconstpointer data)
{
  Shown shown;

  support_add_child (support, "Åsa", "Öberg", til_date_new (2017, 3, 4), FALSE);
  support_add_child (support, "Filmon", "", til_date_new (2016, 3, 4), FALSE);
  shown = show_page (support);
  SUPPORT_WAIT (support_shows (shown.window, "Filmon"));
  select_row (shown.page, 0);
  gtk_widget_activate_action (GTK_WIDGET (shown.page), "children.delete", NULL);
  SUPPORT_WAIT (count_rows (shown.page) == 1);
  SUPPORT_WAIT (support_shows (shown.window, "Filmon was deleted"));
  gtk_widget_activate_action (GTK_WIDGET (shown.page), "children.undo", NULL);
  SUPPORT_WAIT (count_rows (shown.page) == 2);
  support_destroy (shown.window);
}

static void
test_protected (Support *support, gconstpointer data)
{
  Shown shown;

  support_add_child (support, "Hemlig", "Gömd", til_date_new (2017, 3, 4), TRUE);
  shown = show_page (support);
  SUPPORT_WAIT (support_shows (shown.window, "Protected identity"));
  g_assert_false (support_shows (shown.window, "Hemlig"));
  g_assert_false (support_shows (shown.window, "Gömd"));
  g_assert_false (support_shows (
      support_template_child (shown.page, TIL_TYPE_CHILDREN_PAGE, "view"), "Björkskolan"));

  select_row (shown.page, 0);
  gtk_widget_activate_action (GTK_WIDGET (shown.page), "children.delete", NULL);
  SUPPORT_WAIT (support_shows (shown.window, "was deleted"));
  g_assert_false (support_shows (shown.window, "Hemlig"));
  support_destroy (shown.window);
}

static void
sorted_cb (TilChildSort sort, gboolean descending, gpointer data)
{
  int *seen = data;

  seen[0] = sort;
  seen[1] = descending;
}

static void
test_sorting (void)
{
  GtkWidget *view = g_object_ref_sink (gtk_column_view_new (NULL));
  int seen[2] = { -1, -1 };
  GListModel *columns;
  g_autoptr (GtkColumnViewColumn) age = NULL;

  til_child_columns_add (GTK_COLUMN_VIEW (view), sorted_cb, seen);
  columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (view));
  age = g_list_model_get_item (columns, 1);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), age, GTK_SORT_ASCENDING);
  g_assert_cmpint (seen[0], ==, TIL_SORT_AGE);
  g_assert_cmpint (seen[1], ==, FALSE);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), age, GTK_SORT_DESCENDING);
  g_assert_cmpint (seen[0], ==, TIL_SORT_AGE);
  g_assert_cmpint (seen[1], ==, TRUE);
  g_assert_finalize_object (view);
}

static void
test_named (Support *support, gconstpointer data)
{
  Shown shown;

  support_add_child (support, "Åsa", "Öberg", til_date_new (2017, 3, 4), FALSE);
  shown = show_page (support);
  SUPPORT_WAIT (support_shows (shown.window, "Åsa Öberg"));
  support_assert_named (shown.window);
  support_destroy (shown.window);
}

static guint
count_columns (TilChildrenPage *page)
{
  GtkWidget *view = support_template_child (page, TIL_TYPE_CHILDREN_PAGE, "view");
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (view));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      n += gtk_column_view_column_get_visible (column);
    }
  return n;
}

static void
test_narrow (Support *support, gconstpointer data)
{
  Shown shown;

  support_add_child (support, "Åsa", "Öberg", til_date_new (2017, 3, 4), FALSE);
  shown = show_page (support);
  SUPPORT_WAIT (g_strcmp0 (get_state (shown.page), "list") == 0);
  g_assert_cmpuint (count_columns (shown.page), ==, 7);
  support_destroy (shown.window);

  shown.window = gtk_window_new ();
  shown.page = TIL_CHILDREN_PAGE (til_children_page_new (support->store));
  g_object_set (shown.page, "folded", TRUE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (shown.window), 400, 700);
  gtk_window_set_child (GTK_WINDOW (shown.window), GTK_WIDGET (shown.page));
  gtk_window_present (GTK_WINDOW (shown.window));
  SUPPORT_WAIT (count_columns (shown.page) == 3);
  support_destroy (shown.window);
}

static void
test_describe (void)
{
  TilChildSummary summary = {
    1, (char *)"Åsa Öberg", 0, (char *)"Björkskolan", TIL_STEP_MAP, (char *)"", 0, 0, FALSE
  };
  g_autofree char *text = NULL;
  TilDate on = til_date_new (2026, 11, 21);

  summary.birth_date = til_date_new (2017, 3, 4);
  text = til_child_columns_describe (&summary, on);
  g_assert_nonnull (strstr (text, "Åsa Öberg"));
  g_assert_nonnull (strstr (text, "9"));
  g_assert_nonnull (strstr (text, "Björkskolan"));
}

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  SUPPORT_ADD ("/children-page/empty", test_empty);
  SUPPORT_ADD ("/children-page/all-closed", test_all_closed);
  SUPPORT_ADD ("/children-page/search", test_search);
  SUPPORT_ADD ("/children-page/r15-delete-undo", test_delete_undo);
  SUPPORT_ADD ("/children-page/r14-protected", test_protected);
  SUPPORT_ADD ("/children-page/columns-follow-the-width", test_narrow);
  SUPPORT_ADD ("/children-page/everything-is-named", test_named);
  g_test_add_func ("/children-page/sorting-notes-the-column", test_sorting);
  g_test_add_func ("/children-page/row-as-spoken", test_describe);
  return g_test_run ();
}
