/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-undertaking-board.h"

#include <glib/gi18n-lib.h>

#include "til-collaboration-list.h"
#include "til-columns-layout.h"
#include "til-gui-util.h"
#include "til-undertaking-card.h"
#include "til-undertaking-change.h"
#include "til-undertaking-form.h"
#include "til-undertaking-mark.h"

#define COLUMN_WIDTH 200
#define SPACING 12
#define MARK_SIZE 16

struct _TilUndertakingBoard
{
  GtkWidget parent_instance;

  GtkListBox *lists[TIL_N_UNDERTAKING_STATUSES]; /* borrowed */
  GtkLabel *counts[TIL_N_UNDERTAKING_STATUSES];  /* borrowed */
  TilCollaborationData *data;                    /* (owned) */
};

G_DEFINE_FINAL_TYPE (TilUndertakingBoard, til_undertaking_board, GTK_TYPE_WIDGET)

/* Actions */

static void
set_status_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id;
  int status;

  g_variant_get (parameter, "(xi)", &id, &status);
  til_undertaking_set_status (TIL_UNDERTAKING_BOARD (widget)->data, id,
                              (TilUndertakingStatus)status);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id;
  int steps;

  g_variant_get (parameter, "(xi)", &id, &steps);
  if (!til_undertaking_move (TIL_UNDERTAKING_BOARD (widget)->data, id, steps))
    gtk_widget_error_bell (widget);
}

static void
edit (TilUndertakingBoard *self, gint64 id)
{
  const TilUndertaking *line = til_collaboration_data_find (self->data, TIL_RECORD_UNDERTAKING, id);

  if (line != NULL)
    til_undertaking_form_new (GTK_WIDGET (self), self->data, line, NULL);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit (TIL_UNDERTAKING_BOARD (widget), g_variant_get_int64 (parameter));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilUndertakingBoard *self = TIL_UNDERTAKING_BOARD (widget);
  const TilUndertaking *line = til_collaboration_data_find (self->data, TIL_RECORD_UNDERTAKING,
                                                            g_variant_get_int64 (parameter));

  til_undertaking_form_new (widget, self->data, NULL, line != NULL ? line->goal : NULL);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  til_collaboration_data_delete (TIL_UNDERTAKING_BOARD (widget)->data, TIL_RECORD_UNDERTAKING,
                                 g_variant_get_int64 (parameter));
}

static void
activated_cb (TilUndertakingBoard *self, GtkListBoxRow *row)
{
  edit (self, til_undertaking_card_id (GTK_WIDGET (row)));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, TilUndertakingBoard *self)
{
  GtkWidget *column = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  int status = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "til-status"));

  return til_undertaking_set_status (self->data, g_value_get_int64 (value),
                                     (TilUndertakingStatus)status);
}

/* What is shown */

void
til_undertaking_board_show (TilUndertakingBoard *self)
{
  const GPtrArray *plan = til_collaboration_data_list (self->data, TIL_RECORD_UNDERTAKING);
  g_autofree char *key = til_focus_key (GTK_WIDGET (self));
  guint counts[TIL_N_UNDERTAKING_STATUSES] = { 0 };
  TilDate today = til_date_today ();

  for (int i = 0; i < TIL_N_UNDERTAKING_STATUSES; i++)
    {
      GtkListBoxRow *row;

      while ((row = gtk_list_box_get_row_at_index (self->lists[i], 0)) != NULL)
        gtk_list_box_remove (self->lists[i], GTK_WIDGET (row));
    }
  for (guint i = 0; i < plan->len; i++)
    {
      const TilUndertaking *line = plan->pdata[i];

      gtk_list_box_append (self->lists[line->status],
                           til_undertaking_card_new (self->data, line, today));
      counts[line->status]++;
    }
  for (int i = 0; i < TIL_N_UNDERTAKING_STATUSES; i++)
    {
      g_autofree char *count = g_strdup_printf ("%u", counts[i]);

      gtk_label_set_label (self->counts[i], count);
    }
  if (key != NULL && !til_focus_by_key (GTK_WIDGET (self), key))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* What it is made of */

static GtkWidget *
heading_new (TilUndertakingBoard *self, TilUndertakingStatus status)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = gtk_label_new (til_undertaking_status_name (status));
  GtkWidget *count = gtk_label_new ("0");

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "tabular");
  gtk_box_append (GTK_BOX (box), til_undertaking_mark_new (status, MARK_SIZE));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  self->counts[status] = GTK_LABEL (count);
  return box;
}

static GtkWidget *
column_new (TilUndertakingBoard *self, TilUndertakingStatus status)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *empty = gtk_label_new (_ ("Nothing here"));
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  self->lists[status] = GTK_LIST_BOX (list);
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_widget_set_margin_top (empty, 12);
  gtk_widget_set_margin_bottom (empty, 12);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (list), empty);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  til_set_accessible_label (list, til_undertaking_status_name (status));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column), heading_new (self, status));
  gtk_box_append (GTK_BOX (column), list);
  gtk_widget_add_css_class (column, "til-plan-column");
  g_object_set_data (G_OBJECT (column), "til-status", GINT_TO_POINTER (status));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (column, GTK_EVENT_CONTROLLER (target));
  return column;
}

static void
til_undertaking_board_dispose (GObject *object)
{
  TilUndertakingBoard *self = TIL_UNDERTAKING_BOARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->data);
  G_OBJECT_CLASS (til_undertaking_board_parent_class)->dispose (object);
}

static void
til_undertaking_board_class_init (TilUndertakingBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_undertaking_board_dispose;
  gtk_widget_class_set_css_name (widget_class, "undertakingboard");
  gtk_widget_class_install_action (widget_class, "undertaking.set-status", "(xi)",
                                   set_status_action);
  gtk_widget_class_install_action (widget_class, "undertaking.move", "(xi)", move_action);
  gtk_widget_class_install_action (widget_class, "undertaking.edit", "x", edit_action);
  gtk_widget_class_install_action (widget_class, "undertaking.add", "x", add_action);
  gtk_widget_class_install_action (widget_class, "undertaking.delete", "x", delete_action);
}

static void
til_undertaking_board_init (TilUndertakingBoard *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), til_columns_layout_new (COLUMN_WIDTH, SPACING));
  for (int i = 0; i < TIL_N_UNDERTAKING_STATUSES; i++)
    gtk_widget_set_parent (column_new (self, (TilUndertakingStatus)i), GTK_WIDGET (self));
}

GtkWidget *
til_undertaking_board_new (TilCollaborationData *data)
{
  TilUndertakingBoard *self = g_object_new (TIL_TYPE_UNDERTAKING_BOARD, NULL);

  self->data = g_object_ref (data);
  return GTK_WIDGET (self);
}
