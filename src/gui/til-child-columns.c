/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-child-columns.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-text-cell.h"
#include "til-text.h"

typedef struct
{
  TilChildSort sort;
  const char *title;
  guint min_chars;
  guint nat_chars;
  gboolean expand;
  int from_width; /* of the list, in pixels: shown where there is so much room */
  const char *css_class;
  char *(*text) (const TilChildSummary *summary, TilDate on);
  char *(*detail) (const TilChildSummary *summary, TilDate on); /* (nullable) */
} Column;

typedef struct
{
  GtkColumnView *view; /* borrowed */
  TilSortFunc func;
  gpointer data;
  TilChildSort noted;          /* by the sorter that was last asked */
  TilTextCellMetrics *metrics; /* (owned) */
  GtkAdjustment *across;       /* (owned) (nullable) of the view */
  guint fit_idle;              /* 0 when not waiting */
} Sorting;

typedef struct
{
  Sorting *sorting; /* borrowed from the view */
  TilChildSort sort;
} ColumnSort;

static void
clear_adjustment (Sorting *sorting)
{
  if (sorting->across != NULL)
    g_signal_handlers_disconnect_by_data (sorting->across, sorting);
  g_clear_object (&sorting->across);
}

static void
sorting_free (gpointer data)
{
  Sorting *sorting = data;

  g_clear_handle_id (&sorting->fit_idle, g_source_remove);
  clear_adjustment (sorting);
  g_rc_box_release (sorting->metrics);
  g_free (sorting);
}

static char *
build_name (const TilChildSummary *summary, TilDate on)
{
  return til_text_isolate (summary->name);
}

static char *
build_age (const TilChildSummary *summary, TilDate on)
{
  int years = til_date_age (summary->birth_date, on);

  return years < 0 ? g_strdup ("") : g_strdup_printf ("%d", years);
}

static char *
build_unit (const TilChildSummary *summary, TilDate on)
{
  return til_text_isolate (summary->unit);
}

static char *
build_step (const TilChildSummary *summary, TilDate on)
{
  return g_strdup (til_step_name (summary->step));
}

static char *
build_responsible (const TilChildSummary *summary, TilDate on)
{
  return til_text_isolate (summary->responsible);
}

static char *
build_last_mapping (const TilChildSummary *summary, TilDate on)
{
  g_autofree char *date = til_date_format (summary->last_mapping);

  return til_text_isolate_ltr (date);
}

static char *
build_last_mapping_distance (const TilChildSummary *summary, TilDate on)
{
  return til_relative_date (summary->last_mapping, on);
}

static char *
build_attention (const TilChildSummary *summary, TilDate on)
{
  return g_strdup (til_attention_text (summary->attention));
}

static const Column columns[] = {
  { TIL_SORT_NAME, N_ ("Name"), 13, 20, TRUE, 0, NULL, build_name, NULL },
  { TIL_SORT_AGE, N_ ("Age"), 3, 3, FALSE, 0, "tabular", build_age, NULL },
  { TIL_SORT_UNIT, N_ ("Unit"), 9, 24, TRUE, 520, NULL, build_unit, NULL },
  { TIL_SORT_STEP, N_ ("Step"), 9, 14, FALSE, 0, NULL, build_step, NULL },
  { TIL_SORT_RESPONSIBLE, N_ ("Person Responsible"), 8, 15, TRUE, 720, NULL, build_responsible,
    NULL },
  { TIL_SORT_LAST_MAPPING, N_ ("Last Mapping"), 10, 11, TRUE, 620, "tabular", build_last_mapping,
    build_last_mapping_distance },
  { TIL_SORT_ATTENTION, N_ ("Needs Attention"), 9, 30, TRUE, 420, "til-attention", build_attention,
    NULL },
};

char *
til_child_columns_describe (const TilChildSummary *summary, TilDate on)
{
  g_autofree char *name = til_text_isolate (summary->name);
  g_autofree char *age = build_age (summary, on);
  g_autofree char *unit = til_text_isolate (summary->unit);

  /* Translators: one line of the child list as a screen reader says it. */
  return til_text_fill (_ ("{name}, age {age}, {unit}, {step}, {attention}"), "name", name, "age",
                        age, "unit", unit, "step", til_step_name (summary->step), "attention",
                        til_attention_text (summary->attention), NULL);
}

static GtkWidget *
find_row_widget (GtkWidget *cell)
{
  GtkWidget *parent = gtk_widget_get_parent (cell);

  return parent != NULL ? gtk_widget_get_parent (parent) : NULL;
}

static void
show_detail (GtkWidget *cell, const TilChildSummary *summary, const Column *column)
{
  TilDate on = til_date_today ();
  g_autofree char *detail = summary != NULL ? column->detail (summary, on) : g_strdup ("");
  g_autofree char *spoken = summary != NULL ? til_date_with_distance (summary->last_mapping, on)
                                            : g_strdup ("");

  til_text_cell_set_detail (TIL_TEXT_CELL (cell), *detail != '\0' ? detail : NULL, spoken);
  til_set_accessible_label (gtk_widget_get_parent (cell), spoken);
}

static void
show_summary (GtkWidget *cell, TilChildRow *row, const Column *column)
{
  const TilChildSummary *summary = til_child_row_get_summary (row);
  TilDate on = til_date_today ();
  g_autofree char *text = summary != NULL ? column->text (summary, on) : g_strdup ("");

  til_text_cell_set_text (TIL_TEXT_CELL (cell), text);
  til_set_accessible_label (gtk_widget_get_parent (cell), text);
  if (column->detail != NULL)
    show_detail (cell, summary, column);
  if (column->sort == TIL_SORT_NAME && summary != NULL)
    {
      g_autofree char *spoken = til_child_columns_describe (summary, on);

      til_set_accessible_label (find_row_widget (cell), spoken);
    }
}

static void
row_loaded_cb (TilChildRow *row, GParamSpec *pspec, GtkListItem *item)
{
  show_summary (gtk_list_item_get_child (item), row,
                g_object_get_data (G_OBJECT (item), "til-column"));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const Column *column = data;
  TilTextCellMetrics *metrics = g_object_get_data (G_OBJECT (factory), "til-metrics");
  GtkWidget *cell = til_text_cell_new (metrics, column->min_chars, column->nat_chars,
                                       column->sort == TIL_SORT_AGE);

  if (column->css_class != NULL)
    gtk_widget_add_css_class (cell, column->css_class);
  g_object_set_data (G_OBJECT (cell), "til-list-item", item);
  g_object_set_data (G_OBJECT (item), "til-column", data);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  TilChildRow *row = gtk_list_item_get_item (item);

  g_signal_connect (row, "notify::loaded", G_CALLBACK (row_loaded_cb), item);
  show_summary (gtk_list_item_get_child (item), row, data);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), row_loaded_cb, item);
}

static int
note_column_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const ColumnSort *column = data;

  column->sorting->noted = column->sort;
  return -1;
}

static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, gpointer data)
{
  Sorting *sorting = data;
  /* Any two objects do: the first column's sorter says -1, which the view turns round when
   * descending. */
  GtkOrdering ordering = gtk_sorter_compare (sorter, sorting->view, sorter);

  sorting->func (sorting->noted, ordering == GTK_ORDERING_LARGER, sorting->data);
}

static GtkColumnViewColumn *
build_column (const Column *column, Sorting *sorting)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = NULL;
  GtkColumnViewColumn *view_column;
  ColumnSort *column_sort = g_new (ColumnSort, 1);

  g_object_set_data_full (G_OBJECT (factory), "til-metrics", g_rc_box_acquire (sorting->metrics),
                          g_rc_box_release);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer)column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer)column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), (gpointer)column);

  column_sort->sorting = sorting;
  column_sort->sort = column->sort;
  sorter = GTK_SORTER (gtk_custom_sorter_new (note_column_cb, column_sort, g_free));
  view_column = gtk_column_view_column_new (_ (column->title), factory);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_expand (view_column, column->expand);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  g_object_set_data (G_OBJECT (view_column), "til-column", (gpointer)column);
  return view_column;
}

static gboolean
fit_cb (gpointer data)
{
  Sorting *sorting = data;
  GListModel *model = gtk_column_view_get_columns (sorting->view);
  int width = (int)gtk_adjustment_get_page_size (sorting->across);

  sorting->fit_idle = 0;
  for (guint i = 0; width > 0 && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (model, i);
      const Column *spec = g_object_get_data (G_OBJECT (column), "til-column");

      gtk_column_view_column_set_visible (column, width >= spec->from_width);
    }
  return G_SOURCE_REMOVE;
}

/* The width is known in the middle of an allocation, when no column may come or go. */
static void
page_size_cb (Sorting *sorting)
{
  if (sorting->fit_idle == 0)
    sorting->fit_idle = g_idle_add_full (GTK_PRIORITY_RESIZE, fit_cb, sorting, NULL);
}

static void
hadjustment_cb (Sorting *sorting)
{
  clear_adjustment (sorting);
  g_set_object (&sorting->across, gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (sorting->view)));
  if (sorting->across != NULL)
    g_signal_connect_swapped (sorting->across, "notify::page-size", G_CALLBACK (page_size_cb),
                              sorting);
  else
    g_clear_handle_id (&sorting->fit_idle, g_source_remove);
}

void
til_child_columns_add (GtkColumnView *view, TilSortFunc func, gpointer data)
{
  Sorting *sorting = g_new0 (Sorting, 1);

  sorting->view = view;
  sorting->func = func;
  sorting->data = data;
  sorting->metrics = g_rc_box_new0 (TilTextCellMetrics);
  g_object_set_data_full (G_OBJECT (view), "til-sorting", sorting, sorting_free);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = build_column (&columns[i], sorting);

      gtk_column_view_append_column (view, column);
      if (columns[i].sort == TIL_SORT_NAME)
        gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
    }
  g_signal_connect_swapped (view, "notify::hadjustment", G_CALLBACK (hadjustment_cb), sorting);
  hadjustment_cb (sorting);
  g_signal_connect (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (sorter_changed_cb),
                    sorting);
}

guint
til_child_columns_pick (GtkColumnView *view, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && widget != GTK_WIDGET (view))
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);
      GtkListItem *item = g_object_get_data (G_OBJECT (widget), "til-list-item");

      /* The row and the cell around the text count as well. */
      for (; item == NULL && child != NULL; child = gtk_widget_get_first_child (child))
        item = g_object_get_data (G_OBJECT (child), "til-list-item");
      if (item != NULL)
        return gtk_list_item_get_position (item);
      widget = gtk_widget_get_parent (widget);
    }

  return GTK_INVALID_LIST_POSITION;
}
