/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-cell-children.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-text.h"

#define WIDTH 480
#define HEIGHT 560
/* Beyond these the list says so. */
#define MOST_ROWS 500

struct _TilCellChildren
{
  AdwWindow parent_instance;

  GtkStack *stack;           /* borrowed */
  GtkListBox *list;          /* borrowed */
  GtkLabel *words;           /* borrowed */
  TilStore *store;           /* (owned) */
  GCancellable *cancellable; /* (owned) */
  guint n_children;
};

G_DEFINE_FINAL_TYPE (TilCellChildren, til_cell_children, ADW_TYPE_WINDOW)

static void
fail (TilCellChildren *self, const GError *error)
{
  if (til_error_is_cancelled (error))
    return;
  gtk_label_set_label (self->words, error->message);
  gtk_stack_set_visible_child_name (self->stack, "words");
}

static void
open_cb (AdwActionRow *row, TilCellChildren *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "til-child");
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-child", "x", *id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_row (TilCellChildren *self, const TilChildSummary *summary)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = til_text_isolate (summary->name);
  const char *step = til_step_name (summary->step);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), step);
  til_set_accessible_label (row, name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "til-child", g_memdup2 (&summary->id, sizeof summary->id),
                          g_free);
  g_signal_connect (row, "activated", G_CALLBACK (open_cb), self);
  gtk_list_box_append (self->list, row);
}

static void
summaries_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilCellChildren) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
      summaries = til_store_get_summaries_finish (TIL_STORE (source), result, &error);

  if (summaries == NULL)
    {
      fail (self, error);
      return;
    }
  for (guint i = 0; i < summaries->len; i++)
    add_row (self, summaries->pdata[i]);
  if (self->n_children > summaries->len)
    {
      g_autofree char *shown = g_strdup_printf ("%u", summaries->len);
      g_autofree char *all = g_strdup_printf ("%u", self->n_children);
      g_autofree char *text = til_text_fill (_ ("The first {n} of {all} are shown."), "n", shown,
                                             "all", all, NULL);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
      til_set_accessible_label (row, text);
      gtk_list_box_append (self->list, row);
    }
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
children_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilCellChildren) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray)
      children = til_store_figure_children_finish (TIL_STORE (source), result, &error);

  if (children == NULL)
    {
      fail (self, error);
      return;
    }
  self->n_children = children->len;
  if (children->len == 0)
    {
      gtk_label_set_label (self->words, _ ("No child is behind this number."));
      gtk_stack_set_visible_child_name (self->stack, "words");
      return;
    }
  til_store_get_summaries_async (self->store, (const gint64 *)(gpointer)children->data,
                                 MIN (children->len, MOST_ROWS), self->cancellable, summaries_cb,
                                 g_object_ref (self));
}

static void
til_cell_children_dispose (GObject *object)
{
  TilCellChildren *self = TIL_CELL_CHILDREN (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (til_cell_children_parent_class)->dispose (object);
}

static void
til_cell_children_finalize (GObject *object)
{
  g_clear_object (&TIL_CELL_CHILDREN (object)->cancellable);

  G_OBJECT_CLASS (til_cell_children_parent_class)->finalize (object);
}

static void
til_cell_children_class_init (TilCellChildrenClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = til_cell_children_dispose;
  object_class->finalize = til_cell_children_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
list_page_new (TilCellChildren *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  til_set_accessible_label (GTK_WIDGET (self->list), _ ("Children"));
  gtk_widget_set_margin_start (clamp, 12);
  gtk_widget_set_margin_end (clamp, 12);
  gtk_widget_set_margin_top (clamp, 12);
  gtk_widget_set_margin_bottom (clamp, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static void
til_cell_children_init (TilCellChildren *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *spinner = gtk_spinner_new ();

  self->cancellable = g_cancellable_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->words, TRUE);
  gtk_widget_set_margin_start (GTK_WIDGET (self->words), 24);
  gtk_widget_set_margin_end (GTK_WIDGET (self->words), 24);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_stack_add_named (self->stack, spinner, "waiting");
  gtk_stack_add_named (self->stack, list_page_new (self), "list");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->words), "words");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

GtkWidget *
til_cell_children_new (GtkWidget *parent,
                       TilStore *store,
                       const TilStatisticsQuery *query,
                       TilFigureId figure,
                       guint row,
                       guint column,
                       const char *title)
{
  TilCellChildren *self = g_object_new (TIL_TYPE_CELL_CHILDREN, "title", title, NULL);

  self->store = g_object_ref (store);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (parent)));
  til_store_figure_children_async (store, query, figure, row, column, self->cancellable,
                                   children_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
