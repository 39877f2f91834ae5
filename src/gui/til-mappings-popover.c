/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-mappings-popover.h"

#include "til-gui-util.h"
#include "til-locale.h"
#include "til-text.h"

#include <glib/gi18n-lib.h>

#define MAX_HEIGHT 420

struct _TilMappingsPopover
{
  GtkPopover parent_instance;
  TilMappingSession *session; /* (owned) */
  GtkWidget *rows;
  GtkWidget *refused;
};

G_DEFINE_FINAL_TYPE (TilMappingsPopover, til_mappings_popover, GTK_TYPE_POPOVER)

static gint64
widget_mapping (gpointer widget)
{
  return *(gint64 *)g_object_get_data (G_OBJECT (widget), "til-mapping");
}

static void
set_widget_mapping (GtkWidget *widget, gint64 id)
{
  g_object_set_data_full (G_OBJECT (widget), "til-mapping", g_memdup2 (&id, sizeof id), g_free);
}

static void
chosen_cb (GtkCheckButton *button, TilMappingsPopover *self)
{
  if (!gtk_check_button_get_active (button))
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  til_mapping_session_choose_mapping (self->session, widget_mapping (button));
}

static void
behind_cb (GtkToggleButton *button, TilMappingsPopover *self)
{
  g_autoptr (GError) error = NULL;
  gboolean active = gtk_toggle_button_get_active (button);

  if (til_mapping_session_set_earlier_shown (self->session, widget_mapping (button), active,
                                             &error))
    {
      gtk_widget_set_visible (self->refused, FALSE);
      return;
    }
  gtk_label_set_label (GTK_LABEL (self->refused), error->message);
  gtk_widget_set_visible (self->refused, TRUE);
  gtk_toggle_button_set_active (button, FALSE);
}

static GtkWidget *
row_new (TilMappingsPopover *self, const TilMapping *mapping, GtkCheckButton *group)
{
  const TilMapping *chosen = til_mapping_session_get_mapping (self->session);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *radio = gtk_check_button_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *date = til_date_with_distance (mapping->date, til_date_today ());
  const char *wheel = til_local_get (mapping->wheel->name, til_locale_language ());
  g_autofree char *wheel_name = til_text_isolate (wheel);
  g_autofree char *spoken = til_text_fill (_ ("{date}, {wheel}"), "date", date, "wheel", wheel_name,
                                           NULL);
  GtkWidget *when = gtk_label_new (date);
  GtkWidget *which = gtk_label_new (wheel);

  gtk_label_set_xalign (GTK_LABEL (when), 0);
  gtk_widget_add_css_class (when, "tabular");
  gtk_label_set_xalign (GTK_LABEL (which), 0);
  gtk_widget_add_css_class (which, "caption");
  gtk_widget_add_css_class (which, "dim-label");
  gtk_box_append (GTK_BOX (texts), when);
  gtk_box_append (GTK_BOX (texts), which);
  gtk_widget_set_hexpand (texts, TRUE);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (radio), group);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (radio),
                               chosen != NULL && chosen->id == mapping->id);
  set_widget_mapping (radio, mapping->id);
  til_set_accessible_label (radio, spoken);
  g_signal_connect (radio, "toggled", G_CALLBACK (chosen_cb), self);
  gtk_box_append (GTK_BOX (row), radio);
  gtk_box_append (GTK_BOX (row), texts);

  if (til_mapping_session_can_show_earlier (self->session, mapping))
    {
      GtkWidget *behind = gtk_toggle_button_new_with_label (_ ("Show Behind"));
      g_autofree char *label = til_text_fill (_ ("Show the mapping of {date} behind"), "date", date,
                                              NULL);

      gtk_widget_set_valign (behind, GTK_ALIGN_CENTER);
      gtk_toggle_button_set_active (
          GTK_TOGGLE_BUTTON (behind),
          til_mapping_session_get_earlier_shown (self->session, mapping->id));
      set_widget_mapping (behind, mapping->id);
      til_set_accessible_label (behind, label);
      g_signal_connect (behind, "toggled", G_CALLBACK (behind_cb), self);
      gtk_box_append (GTK_BOX (row), behind);
    }
  return row;
}

static void
til_mappings_popover_map (GtkWidget *widget)
{
  TilMappingsPopover *self = TIL_MAPPINGS_POPOVER (widget);
  const GPtrArray *mappings = til_mapping_session_get_mappings (self->session);
  GtkCheckButton *group = NULL;
  GtkWidget *child;

  gtk_widget_set_visible (self->refused, FALSE);
  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; i < mappings->len; i++)
    {
      GtkWidget *row = row_new (self, g_ptr_array_index (mappings, i), group);

      if (group == NULL)
        group = GTK_CHECK_BUTTON (gtk_widget_get_first_child (row));
      gtk_box_append (GTK_BOX (self->rows), row);
    }
  GTK_WIDGET_CLASS (til_mappings_popover_parent_class)->map (widget);
}

static void
til_mappings_popover_dispose (GObject *object)
{
  g_clear_object (&TIL_MAPPINGS_POPOVER (object)->session);
  G_OBJECT_CLASS (til_mappings_popover_parent_class)->dispose (object);
}

static void
til_mappings_popover_class_init (TilMappingsPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = til_mappings_popover_dispose;
  GTK_WIDGET_CLASS (klass)->map = til_mappings_popover_map;
}

static void
til_mappings_popover_init (TilMappingsPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  self->refused = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->refused), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->refused), 40);
  gtk_label_set_xalign (GTK_LABEL (self->refused), 0);
  gtk_widget_add_css_class (self->refused, "error");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->rows);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->refused);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  til_set_accessible_label (GTK_WIDGET (self), _ ("Mappings"));
}

GtkWidget *
til_mappings_popover_new (TilMappingSession *session)
{
  TilMappingsPopover *self = g_object_new (TIL_TYPE_MAPPINGS_POPOVER, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
