/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-child-column.h"
#include "til-child-views.h"

#include <glib/gi18n-lib.h>

#include "til-accessible-names.h"
#include "til-gui-util.h"
#include "til-mapping-view-private.h"
#include "til-text.h"
#include "til-wrap-layout.h"

/* The tab: a scrolled column of its parts. */
typedef struct
{
  TilCaseModel *model; /* (owned) */
  GtkWidget *process;  /* borrowed, as the others */
  TilNoticePanel *notice;
  TilMappingPanel *mapping;
  TilAnalysisPanel *analysis;
  gint64 wanted; /* to be focused when the case was read, -1 none */
} View;

#define VIEW_KEY "til-mapping-view"
#define NOTHING_WANTED (-1)

/* What the parts have in common */

GtkWidget *
til_line_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
til_content_row_new (const char *name, GtkWidget *child)
{
  GtkWidget *row = adw_preferences_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  til_set_accessible_label (row, name);
  gtk_widget_add_css_class (child, "til-box-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

char *
til_dated (TilDate date)
{
  g_autofree char *plain = til_date_format (date);

  return til_text_isolate_ltr (plain);
}

static gboolean
show_idle_cb (gpointer data)
{
  GtkWidget *widget = data;
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_point_t place;

  if (viewport != NULL && scroller != NULL &&
      gtk_widget_compute_point (widget, gtk_widget_get_first_child (viewport),
                                &GRAPHENE_POINT_INIT (0, 0), &place))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                              place.y - 12);
  return G_SOURCE_REMOVE;
}

void
til_show_widget (GtkWidget *widget)
{
  gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
  g_idle_add_full (G_PRIORITY_LOW, show_idle_cb, g_object_ref (widget), g_object_unref);
}

/* The steps of the process */

static void
step_toggled_cb (GtkToggleButton *button, GtkWidget *bar)
{
  TilCaseModel *model = g_object_get_data (G_OBJECT (bar), "til-model");
  TilStep step = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "til-step"));

  if (gtk_toggle_button_get_active (button) && til_case_model_get_case (model) != NULL)
    til_case_model_set_step (model, step);
}

GtkWidget *
til_process_bar_new (TilCaseModel *model)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *first = NULL;

  g_object_set_data_full (G_OBJECT (bar), "til-model", g_object_ref (model), g_object_unref);
  gtk_widget_set_layout_manager (buttons, g_object_new (TIL_TYPE_WRAP_LAYOUT, NULL));
  for (int step = 0; step < TIL_N_STEPS; step++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (til_step_name (step));

      g_object_set_data (G_OBJECT (button), "til-step", GINT_TO_POINTER (step));
      gtk_widget_add_css_class (button, "til-step");
      til_set_accessible_label (button, til_step_name (step));
      if (first != NULL)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      else
        first = button;
      g_signal_connect (button, "toggled", G_CALLBACK (step_toggled_cb), bar);
      gtk_box_append (GTK_BOX (buttons), button);
    }
  gtk_box_append (GTK_BOX (bar), buttons);
  gtk_box_append (GTK_BOX (bar), til_line_new ("", "dim-label"));
  gtk_widget_set_sensitive (buttons, !til_case_model_is_read_only (model));
  return bar;
}

void
til_process_bar_show (GtkWidget *bar)
{
  TilCaseModel *model = g_object_get_data (G_OBJECT (bar), "til-model");
  const TilChild *child = til_case_model_get_case (model)->child;
  g_autofree char *date = til_date_with_distance (child->step_since, til_date_today ());
  g_autofree char *text = child->step_since != TIL_DATE_NONE
                              ? til_text_fill (_ ("In this step since {date}."), "date", date, NULL)
                              : g_strdup ("");
  GtkWidget *button = gtk_widget_get_first_child (gtk_widget_get_first_child (bar));

  for (; button != NULL; button = gtk_widget_get_next_sibling (button))
    {
      gboolean current = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "til-step")) ==
                         (int)child->step;

      g_signal_handlers_block_by_func (button, step_toggled_cb, bar);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), current);
      g_signal_handlers_unblock_by_func (button, step_toggled_cb, bar);
    }
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (bar)), text);
}

/* The tab */

static void
view_free (gpointer data)
{
  View *view = data;

  g_object_unref (view->model);
  g_free (view);
}

static gboolean
is_mapping (const TilCase *kase, gint64 id)
{
  return kase->mappings->len > 0 && ((TilMapping *)kase->mappings->pdata[0])->id == id;
}

/* A number may be that of an observation, a report, a mapping: what waits to be done comes first,
 * as in the line of the next step. */
static void
focus_wanted (View *view)
{
  const TilCase *kase = til_case_model_get_case (view->model);
  gint64 wanted = view->wanted;

  if (wanted == NOTHING_WANTED || kase == NULL)
    return;
  view->wanted = NOTHING_WANTED;
  if (til_notice_panel_focus (view->notice, wanted))
    return;
  if ((wanted == 0 || is_mapping (kase, wanted)) && til_analysis_panel_focus (view->analysis))
    return;
  til_show_widget (GTK_WIDGET (view->notice));
}

static void
changed_cb (GtkWidget *widget)
{
  View *view = g_object_get_data (G_OBJECT (widget), VIEW_KEY);

  til_process_bar_show (view->process);
  til_notice_panel_show (view->notice);
  til_mapping_panel_show (view->mapping);
  til_analysis_panel_show (view->analysis);
  til_drop_doubled_names (widget);
  focus_wanted (view);
}

GtkWidget *
til_mapping_view_new (TilCaseModel *model)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp;
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  View *view = g_new0 (View, 1);

  view->model = g_object_ref (model);
  view->wanted = NOTHING_WANTED;
  view->process = til_process_bar_new (model);
  view->notice = TIL_NOTICE_PANEL (til_notice_panel_new (model));
  view->mapping = TIL_MAPPING_PANEL (til_mapping_panel_new (model));
  view->analysis = TIL_ANALYSIS_PANEL (til_analysis_panel_new (model));
  gtk_box_append (GTK_BOX (column), view->process);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (view->notice));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (view->mapping));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (view->analysis));
  clamp = til_child_column_new (column);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  g_object_set_data_full (G_OBJECT (scroller), VIEW_KEY, view, view_free);
  g_signal_connect_object (model, "changed", G_CALLBACK (changed_cb), scroller, G_CONNECT_SWAPPED);
  if (til_case_model_get_case (model) != NULL)
    changed_cb (scroller);
  return scroller;
}

void
til_mapping_view_focus_record (GtkWidget *widget, gint64 record_id)
{
  View *view = g_object_get_data (G_OBJECT (widget), VIEW_KEY);

  g_return_if_fail (view != NULL);
  view->wanted = record_id;
  focus_wanted (view);
}
