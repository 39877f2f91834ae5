/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-voice-bar.h"

#include "til-gui-util.h"
#include "til-locale.h"
#include "til-part-widget.h"
#include "til-text.h"
#include "til-voice-popover.h"
#include "til-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _TilVoiceBar
{
  GtkWidget parent_instance;
  GtkWidget *flow;            /* GtkBox, wrapped */
  GtkWidget *add_button;      /* borrowed from flow */
  TilMappingSession *session; /* (owned) (nullable) */
  char *shown;                /* (owned) (nullable) what the chips are built for */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (TilVoiceBar, til_voice_bar, GTK_TYPE_WIDGET)

static gint64
widget_voice (gpointer widget)
{
  return *(gint64 *)g_object_get_data (G_OBJECT (widget), "til-voice");
}

static void
shown_toggled_cb (GtkToggleButton *button, TilVoiceBar *self)
{
  if (!self->updating)
    til_mapping_session_set_voice_shown (self->session, widget_voice (button),
                                         gtk_toggle_button_get_active (button));
}

static GtkWidget *
menu_button_new (TilVoiceBar *self, const TilVoice *voice, const char *name)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) go_on = g_menu_item_new (_ ("_Continue Entering"), NULL);
  g_autoptr (GMenuItem) remove = g_menu_item_new (_ ("_Delete Voice"), NULL);
  g_autofree char *label = til_text_fill (_ ("Actions for the voice of {name}"), "name", name,
                                          NULL);
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_item_set_action_and_target (go_on, "voice.continue", "x", voice->id);
  g_menu_item_set_action_and_target (remove, "voice.delete", "x", voice->id);
  g_menu_append_item (menu, go_on);
  g_menu_append_item (menu, remove);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, label);
  til_set_accessible_label (button, label);
  return button;
}

static GtkWidget *
chip_new (TilVoiceBar *self, const TilVoice *voice, guint marker)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *plain = til_voice_label (voice, til_locale_language ());
  g_autofree char *name = til_text_isolate (plain);
  GtkWidget *label = gtk_label_new (plain);
  GtkWidget *button;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  gtk_box_append (GTK_BOX (content), til_part_new_marker (voice->kind, marker, 18));
  gtk_box_append (GTK_BOX (content), label);

  if (voice->open)
    {
      g_autofree char *spoken = til_text_fill (_ ("Continue entering the voice of {name}"), "name",
                                               name, NULL);
      GtkWidget *being = gtk_label_new (_ ("not finished"));

      gtk_widget_add_css_class (being, "caption");
      gtk_widget_add_css_class (being, "dim-label");
      gtk_box_append (GTK_BOX (content), being);
      button = gtk_button_new ();
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "voice.continue");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", voice->id);
      gtk_button_set_child (GTK_BUTTON (button), content);
      gtk_widget_set_tooltip_text (button, spoken);
      til_set_accessible_label (button, spoken);
    }
  else
    {
      g_autofree char *spoken = til_text_fill (_ ("Show the voice of {name}"), "name", name, NULL);

      button = gtk_toggle_button_new ();
      gtk_widget_add_css_class (button, "voice");
      gtk_button_set_child (GTK_BUTTON (button), content);
      gtk_widget_set_tooltip_text (button, spoken);
      til_set_accessible_label (button, spoken);
      g_object_set_data_full (G_OBJECT (button), "til-voice",
                              g_memdup2 (&voice->id, sizeof voice->id), g_free);
      g_signal_connect (button, "toggled", G_CALLBACK (shown_toggled_cb), self);
    }
  gtk_box_append (GTK_BOX (chip), button);
  if (!til_mapping_session_is_read_only (self->session))
    gtk_box_append (GTK_BOX (chip), menu_button_new (self, voice, name));
  gtk_widget_add_css_class (chip, "linked");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  return chip;
}

static void
append_add_button (TilVoiceBar *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->add_button = gtk_menu_button_new ();
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (_ ("Add Voice")));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->add_button), content);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add_button),
                               til_voice_popover_new (self->session));
  gtk_widget_set_valign (self->add_button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_START);
  til_set_accessible_label (self->add_button, _ ("Add voice"));
  gtk_box_append (GTK_BOX (self->flow), self->add_button);
}

/* What decides which chips there are: as long as it stays, the chips and their focus stay. */
static char *
describe (TilVoiceBar *self, const TilMapping *mapping)
{
  GString *text = g_string_new (NULL);

  if (mapping == NULL)
    return g_string_free (text, FALSE);
  g_string_append_printf (text, "%" G_GINT64_FORMAT ";", mapping->id);
  for (guint i = 0; i < mapping->voices->len; i++)
    {
      const TilVoice *voice = g_ptr_array_index (mapping->voices, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT ":%d:%s;", voice->id, voice->open,
                              voice->name);
    }
  return g_string_free (text, FALSE);
}

static void
build (TilVoiceBar *self, const TilMapping *mapping)
{
  g_autoptr (GPtrArray) closed = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->flow)) != NULL)
    gtk_box_remove (GTK_BOX (self->flow), child);
  self->add_button = NULL;
  if (mapping == NULL)
    return;

  closed = til_mapping_visible_voices (mapping, 0);
  for (guint i = 0; i < closed->len; i++)
    {
      const TilVoice *voice = g_ptr_array_index (closed, i);

      gtk_box_append (GTK_BOX (self->flow),
                      chip_new (self, voice, til_voice_marker_index (closed, voice)));
    }
  for (guint i = 0; i < mapping->voices->len; i++)
    {
      const TilVoice *voice = g_ptr_array_index (mapping->voices, i);

      if (voice->open)
        gtk_box_append (GTK_BOX (self->flow), chip_new (self, voice, 0));
    }
  if (!til_mapping_session_is_read_only (self->session))
    append_add_button (self);
}

static void
sync_toggles (TilVoiceBar *self, GtkWidget *widget)
{
  if (GTK_IS_TOGGLE_BUTTON (widget) && g_object_get_data (G_OBJECT (widget), "til-voice") != NULL)
    gtk_toggle_button_set_active (
        GTK_TOGGLE_BUTTON (widget),
        til_mapping_session_get_voice_shown (self->session, widget_voice (widget)));
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      sync_toggles (self, child);
}

static void
session_changed_cb (TilVoiceBar *self)
{
  const TilMapping *mapping = til_mapping_session_get_mapping (self->session);
  g_autofree char *wanted = describe (self, mapping);

  if (g_strcmp0 (self->shown, wanted) != 0)
    {
      build (self, mapping);
      g_free (self->shown);
      self->shown = g_steal_pointer (&wanted);
    }
  self->updating = TRUE;
  sync_toggles (self, self->flow);
  self->updating = FALSE;
}

static void
continue_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  til_mapping_session_continue_voice (TIL_VOICE_BAR (widget)->session,
                                      g_variant_get_int64 (parameter));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  til_mapping_session_set_deleted (TIL_VOICE_BAR (widget)->session, TIL_DELETE_VOICE,
                                   g_variant_get_int64 (parameter), TRUE);
}

static void
til_voice_bar_dispose (GObject *object)
{
  TilVoiceBar *self = TIL_VOICE_BAR (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->flow, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (til_voice_bar_parent_class)->dispose (object);
}

static void
til_voice_bar_class_init (TilVoiceBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_voice_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "voicebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "voice.continue", "x", continue_action);
  gtk_widget_class_install_action (widget_class, "voice.delete", "x", delete_action);
}

static void
til_voice_bar_init (TilVoiceBar *self)
{
  self->flow = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->flow, g_object_new (TIL_TYPE_WRAP_LAYOUT, NULL));
  gtk_widget_set_parent (self->flow, GTK_WIDGET (self));

  til_set_accessible_label (GTK_WIDGET (self), _ ("Voices"));
}

void
til_voice_bar_set_session (TilVoiceBar *self, TilMappingSession *session)
{
  g_return_if_fail (TIL_IS_VOICE_BAR (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  session_changed_cb (self);
}

void
til_voice_bar_popup_add (TilVoiceBar *self)
{
  if (self->add_button != NULL)
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->add_button));
}
