/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-undertaking-view.h"

#include <glib/gi18n-lib.h>

#include "til-accessible-names.h"
#include "til-collaboration-list.h"
#include "til-collaboration-print.h"
#include "til-side-layout.h"
#include "til-undertaking-board.h"
#include "til-undertaking-chart.h"
#include "til-undertaking-form.h"
#include "til-undertaking-words.h"

#define WIDTH 1200

struct _TilUndertakingView
{
  GtkWidget parent_instance;

  GtkStack *stack;              /* borrowed: loading, empty, plan */
  GtkStack *shapes;             /* borrowed: board, line */
  GtkLabel *summary;            /* borrowed */
  TilUndertakingBoard *board;   /* borrowed */
  TilUndertakingChart *chart;   /* borrowed */
  GtkToggleButton *line_button; /* borrowed */
  TilCollaborationData *data;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (TilUndertakingView, til_undertaking_view, GTK_TYPE_WIDGET)

static void
new_cb (GtkWidget *button, TilCollaborationData *data)
{
  til_undertaking_form_new (button, data, NULL, NULL);
}

static void
print_cb (GtkWidget *button, TilCollaborationData *data)
{
  til_plan_print (button, data);
}

static void
shape_cb (TilUndertakingView *self)
{
  gtk_stack_set_visible_child_name (
      self->shapes, gtk_toggle_button_get_active (self->line_button) ? "line" : "board");
}

/* The time line in words: every line of the plan. */
static char *
describe (TilUndertakingView *self, const GPtrArray *plan, TilDate today)
{
  g_autofree char *summary = til_plan_summary (plan, today);
  GString *text = g_string_new (summary);

  for (guint i = 0; i < plan->len; i++)
    {
      const TilUndertaking *line = plan->pdata[i];
      g_autofree char *words = til_undertaking_describe (line, self->data, today);

      g_string_append_printf (text, "\n%s\n%s", line->activity != NULL ? line->activity : "",
                              words);
    }
  return g_string_free (text, FALSE);
}

static void
show (TilUndertakingView *self)
{
  const GPtrArray *plan = til_collaboration_data_list (self->data, TIL_RECORD_UNDERTAKING);
  g_autofree char *summary = til_plan_summary (plan, til_date_today ());
  g_autofree char *description = NULL;

  if (!til_collaboration_data_is_read (self->data))
    return;
  description = describe (self, plan, til_date_today ());
  gtk_label_set_label (self->summary, summary);
  til_undertaking_board_show (self->board);
  til_undertaking_chart_show (self->chart, plan, description);
  til_drop_doubled_names (GTK_WIDGET (self->stack));
  gtk_stack_set_visible_child_name (self->stack, plan->len > 0 ? "plan" : "empty");
}

static void
til_undertaking_view_dispose (GObject *object)
{
  TilUndertakingView *self = TIL_UNDERTAKING_VIEW (object);

  g_clear_pointer ((GtkWidget **)&self->stack, gtk_widget_unparent);
  g_clear_object (&self->data);
  G_OBJECT_CLASS (til_undertaking_view_parent_class)->dispose (object);
}

static void
til_undertaking_view_class_init (TilUndertakingViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = til_undertaking_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "undertakingview");
}

static void
til_undertaking_view_init (TilUndertakingView *self)
{
}

static GtkWidget *
shape_buttons_new (TilUndertakingView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *board = gtk_toggle_button_new_with_mnemonic (_ ("_Board"));
  GtkWidget *line = gtk_toggle_button_new_with_mnemonic (_ ("_Time Line"));

  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (line), GTK_TOGGLE_BUTTON (board));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (board), TRUE);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), board);
  gtk_box_append (GTK_BOX (box), line);
  self->line_button = GTK_TOGGLE_BUTTON (line);
  g_signal_connect_object (line, "toggled", G_CALLBACK (shape_cb), self, G_CONNECT_SWAPPED);
  return box;
}

static GtkWidget *
buttons_new (TilUndertakingView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *print = gtk_button_new_with_mnemonic (_ ("_Print…"));
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_New…"));

  gtk_widget_set_tooltip_text (add, _ ("New Activity of the Plan"));
  gtk_widget_set_visible (add,
                          !til_store_get_read_only (til_collaboration_data_get_store (self->data)));
  g_signal_connect_object (print, "clicked", G_CALLBACK (print_cb), self->data, 0);
  g_signal_connect_object (add, "clicked", G_CALLBACK (new_cb), self->data, 0);
  gtk_box_append (GTK_BOX (box), shape_buttons_new (self));
  gtk_box_append (GTK_BOX (box), print);
  gtk_box_append (GTK_BOX (box), add);
  return box;
}

static GtkWidget *
plan_new (TilUndertakingView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_label_set_xalign (self->summary, 0);
  self->board = TIL_UNDERTAKING_BOARD (til_undertaking_board_new (self->data));
  self->chart = TIL_UNDERTAKING_CHART (til_undertaking_chart_new ());
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "til-padded");
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->chart));
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  self->shapes = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->shapes, FALSE);
  gtk_stack_add_named (self->shapes, GTK_WIDGET (self->board), "board");
  gtk_stack_add_named (self->shapes, card, "line");
  gtk_box_append (GTK_BOX (box), til_side_box_new (GTK_WIDGET (self->summary), buttons_new (self)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->shapes));
  return til_scrolled_page_new (box, WIDTH);
}

GtkWidget *
til_undertaking_view_new (TilCollaborationData *data)
{
  TilUndertakingView *self = g_object_new (TIL_TYPE_UNDERTAKING_VIEW, NULL);

  self->data = g_object_ref (data);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, adw_bin_new (), "loading");
  gtk_stack_add_named (self->stack, plan_new (self), "plan");
  gtk_stack_add_named (
      self->stack,
      til_empty_page_new ("view-list-bullet-symbolic", _ ("No Plan Yet"),
                          _ ("The time and activity plan: what is done to reach each goal, by whom "
                             "and when. What is not started, ongoing and done stands in a column "
                             "of its own."),
                          _ ("New Activity of the Plan…"), G_CALLBACK (new_cb), data),
      "empty");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  g_signal_connect_object (data, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
