/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-editor-private.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"

#define COLUMN_WIDTH 360
#define FORM_WIDTH 640
#define WIDTH 1000
#define HEIGHT 680

static GtkInfoBar *
info_bar_new (GtkMessageType type, GtkLabel **label)
{
  GtkWidget *bar = gtk_info_bar_new ();

  *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign",
                         0.0, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_info_bar_set_message_type (GTK_INFO_BAR (bar), type);
  gtk_info_bar_add_child (GTK_INFO_BAR (bar), GTK_WIDGET (*label));
  gtk_info_bar_set_revealed (GTK_INFO_BAR (bar), FALSE);
  return GTK_INFO_BAR (bar);
}

static void
preview_toggled_cb (TilSurveyEditor *self)
{
  gboolean active = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->preview_button));

  adw_leaflet_set_visible_child (self->leaflet, active ? self->preview : self->form_page);
}

static void
child_shown_cb (TilSurveyEditor *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->preview_button),
                                adw_leaflet_get_visible_child (self->leaflet) == self->preview);
}

/* Not while the window is being laid out. */
static gboolean
show_preview_button_cb (gpointer data)
{
  TilSurveyEditor *self = data;

  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    gtk_widget_set_visible (self->preview_button, adw_leaflet_get_folded (self->leaflet));
  return G_SOURCE_REMOVE;
}

static void
folded_cb (TilSurveyEditor *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_preview_button_cb, g_object_ref (self),
                   g_object_unref);
}

static GtkWidget *
build_header (TilSurveyEditor *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->save_button = gtk_button_new_with_mnemonic (_ ("_Save"));
  self->preview_button = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->preview_button), "view-reveal-symbolic");
  gtk_widget_set_tooltip_text (self->preview_button, _ ("Preview"));
  til_set_accessible_label (self->preview_button, _ ("Preview"));
  g_signal_connect_object (self->preview_button, "toggled", G_CALLBACK (preview_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  gtk_widget_set_tooltip_text (self->save_button, _ ("Save (Ctrl+S)"));
  g_signal_connect_object (self->save_button, "clicked", G_CALLBACK (til_survey_editor_save), self,
                           G_CONNECT_SWAPPED);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save_button);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->preview_button);
  return header;
}

static GtkWidget *
build_form_page (TilSurveyEditor *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->form = GTK_BOX (form);
  gtk_widget_set_margin_top (form, 18);
  gtk_widget_set_margin_bottom (form, 24);
  gtk_widget_set_margin_start (form, 12);
  gtk_widget_set_margin_end (form, 12);
  gtk_widget_set_sensitive (form, FALSE);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), FORM_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), FORM_WIDTH - 100);
  adw_clamp_set_child (ADW_CLAMP (clamp), form);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_size_request (scroller, COLUMN_WIDTH, -1);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
build_content (TilSurveyEditor *self)
{
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);

  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  self->form_page = build_form_page (self);
  self->preview = til_survey_preview_new ();
  gtk_widget_set_size_request (self->preview, COLUMN_WIDTH, -1);
  gtk_widget_set_hexpand (self->preview, TRUE);
  gtk_widget_add_css_class (self->preview, "view");
  adw_leaflet_set_fold_threshold_policy (self->leaflet, ADW_FOLD_THRESHOLD_POLICY_MINIMUM);
  adw_leaflet_append (self->leaflet, self->form_page);
  adw_leaflet_page_set_navigatable (adw_leaflet_append (self->leaflet, separator), FALSE);
  adw_leaflet_append (self->leaflet, self->preview);
  gtk_widget_set_visible (self->preview_button, FALSE);
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leaflet, "notify::visible-child", G_CALLBACK (child_shown_cb),
                           self, G_CONNECT_SWAPPED);
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->leaflet));
  gtk_widget_set_vexpand (GTK_WIDGET (self->toasts), TRUE);
  return GTK_WIDGET (self->toasts);
}

void
til_survey_editor_build (TilSurveyEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), build_header (self));
  self->draft_bar = info_bar_new (GTK_MESSAGE_INFO, &self->draft_label);
  gtk_info_bar_add_button (self->draft_bar, _ ("_Throw Away"), TIL_SURVEY_DRAFT_DISCARD);
  self->restore_button = gtk_info_bar_add_button (self->draft_bar, _ ("C_ontinue"),
                                                  TIL_SURVEY_DRAFT_RESTORE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->draft_bar));
  self->problem_bar = info_bar_new (GTK_MESSAGE_WARNING, &self->problem_label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem_bar));
  gtk_box_append (GTK_BOX (box), build_content (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_widget_set_size_request (GTK_WIDGET (self), COLUMN_WIDTH, -1);
}
