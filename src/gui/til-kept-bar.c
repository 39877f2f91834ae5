/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-kept-bar.h"

#include "til-gui-util.h"
#include "til-text.h"
#include "til-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WORDS_HEIGHT 120

struct _TilKeptBar
{
  GtkWidget parent_instance;
  GtkWidget *bar;
  GtkLabel *sentence;
  GtkLabel *words;
  GtkButton *use_button;
  TilMappingSession *session; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TilKeptBar, til_kept_bar, GTK_TYPE_WIDGET)

static void
kept_changed_cb (TilKeptBar *self)
{
  g_autofree char *words = NULL;
  gboolean deleted = FALSE;
  g_autofree char *sentence = til_mapping_session_describe_kept (self->session, &words, &deleted);

  if (sentence != NULL)
    {
      gtk_label_set_label (self->words, words);
      gtk_button_set_label (self->use_button,
                            deleted ? _ ("_Restore and Continue") : _ ("_Continue Entering"));
      gtk_label_set_label (self->sentence, sentence);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), sentence != NULL);
}

static void
copy_words (TilKeptBar *self)
{
  g_autofree char *plain = til_text_strip_isolates (gtk_label_get_text (self->words));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), plain);
}

static void
drop_response_cb (TilKeptBar *self, const char *response)
{
  if (g_strcmp0 (response, "drop") == 0 && self->session != NULL)
    til_mapping_session_drop_kept (self->session);
}

static void
ask_drop (TilKeptBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              _ ("Throw away what you typed?"),
                                              _ ("It has not been saved."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "drop",
                                    _ ("_Throw Away"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "drop",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (drop_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
use_words (TilKeptBar *self)
{
  til_mapping_session_use_kept (self->session);
}

static void
til_kept_bar_dispose (GObject *object)
{
  TilKeptBar *self = TIL_KEPT_BAR (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  G_OBJECT_CLASS (til_kept_bar_parent_class)->dispose (object);
}

static void
til_kept_bar_class_init (TilKeptBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_kept_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "keptbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
add_label (GtkWidget *label)
{
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return GTK_LABEL (label);
}

static GtkButton *
add_button (TilKeptBar *self, GtkWidget *buttons, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_box_append (GTK_BOX (buttons), button);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return GTK_BUTTON (button);
}

static void
til_kept_bar_init (TilKeptBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->sentence = add_label (
      g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL));
  self->words = add_label (gtk_label_new (NULL));
  gtk_label_set_selectable (self->words, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), WORDS_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->words));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sentence));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_set_layout_manager (buttons, g_object_new (TIL_TYPE_WRAP_LAYOUT, NULL));
  self->use_button = add_button (self, buttons, _ ("_Continue Entering"), G_CALLBACK (use_words));
  add_button (self, buttons, _ ("C_opy"), G_CALLBACK (copy_words));
  add_button (self, buttons, _ ("_Throw Away"), G_CALLBACK (ask_drop));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);

  self->bar = gtk_info_bar_new ();
  gtk_info_bar_set_message_type (GTK_INFO_BAR (self->bar), GTK_MESSAGE_WARNING);
  gtk_info_bar_add_child (GTK_INFO_BAR (self->bar), box);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
til_kept_bar_set_session (TilKeptBar *self, TilMappingSession *session)
{
  g_return_if_fail (TIL_IS_KEPT_BAR (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "kept-changed", G_CALLBACK (kept_changed_cb), self,
                           G_CONNECT_SWAPPED);
  kept_changed_cb (self);
}
