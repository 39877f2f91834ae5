/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-new-mapping-popover.h"

#include "til-accessible-names.h"
#include "til-locale.h"

#include <glib/gi18n-lib.h>

struct _TilNewMappingPopover
{
  GtkPopover parent_instance;

  GtkWidget *wheels_box;
  GtkEditable *date_entry;
  GtkLabel *date_error;
  GtkWidget *create_button;

  TilMappingSession *session; /* (owned) */
  GPtrArray *wheels;          /* (owned) (nullable) (element-type TilWheel) */
  int chosen;                 /* index into wheels, -1 none */
};

G_DEFINE_FINAL_TYPE (TilNewMappingPopover, til_new_mapping_popover, GTK_TYPE_POPOVER)

static gboolean
read_date (TilNewMappingPopover *self, TilDate *date)
{
  g_autoptr (GError) error = NULL;
  gboolean valid = til_date_parse (gtk_editable_get_text (self->date_entry), date, &error);

  if (valid && *date > til_date_today ())
    {
      valid = FALSE;
      error = g_error_new_literal (TIL_ERROR, TIL_ERROR_INVALID,
                                   _ ("A mapping can’t be dated later than today."));
    }
  gtk_label_set_label (self->date_error, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->date_error), !valid);
  return valid;
}

static void
validate (TilNewMappingPopover *self)
{
  TilDate date;

  gtk_widget_set_sensitive (self->create_button, read_date (self, &date) && self->chosen >= 0);
}

static void
create_cb (TilNewMappingPopover *self)
{
  const TilWheel *wheel;
  TilDate date;

  if (self->chosen < 0 || !read_date (self, &date))
    return;
  wheel = g_ptr_array_index (self->wheels, self->chosen);
  til_mapping_session_add_mapping (self->session, wheel->key, date);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
wheel_toggled_cb (GtkCheckButton *button, TilNewMappingPopover *self)
{
  if (!gtk_check_button_get_active (button))
    return;
  self->chosen = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "til-index"));
  validate (self);
}

/* The wheel of the last mapping is the likeliest one. */
static guint
likely_wheel (TilNewMappingPopover *self)
{
  const GPtrArray *mappings = til_mapping_session_get_mappings (self->session);

  if (mappings->len > 0)
    for (guint i = 0; i < self->wheels->len; i++)
      {
        const TilMapping *last = g_ptr_array_index (mappings, 0);
        const TilWheel *wheel = g_ptr_array_index (self->wheels, i);

        if (g_str_equal (wheel->key, last->wheel->key))
          return i;
      }
  return 0;
}

static void
show_wheels (TilNewMappingPopover *self)
{
  GtkCheckButton *first = NULL;
  GtkWidget *child;
  guint likely = likely_wheel (self);

  while ((child = gtk_widget_get_first_child (self->wheels_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->wheels_box), child);

  for (guint i = 0; i < self->wheels->len; i++)
    {
      const TilWheel *wheel = g_ptr_array_index (self->wheels, i);
      GtkWidget *button = gtk_check_button_new_with_label (
          til_local_get (wheel->name, til_locale_language ()));

      g_object_set_data (G_OBJECT (button), "til-index", GINT_TO_POINTER (i));
      gtk_widget_set_tooltip_text (button,
                                   til_local_get (wheel->description, til_locale_language ()));
      gtk_check_button_set_group (GTK_CHECK_BUTTON (button), first);
      if (first == NULL)
        first = GTK_CHECK_BUTTON (button);
      g_signal_connect (button, "toggled", G_CALLBACK (wheel_toggled_cb), self);
      gtk_box_append (GTK_BOX (self->wheels_box), button);
      if (i == likely)
        {
          gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
          /* Which wheel is what there is to decide; today's date is nearly always right. */
          gtk_widget_grab_focus (button);
        }
    }
}

static void
wheels_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilNewMappingPopover) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) wheels = til_store_list_wheels_finish (TIL_STORE (source), result, &error);

  if (wheels == NULL)
    {
      gtk_label_set_label (self->date_error, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->date_error), TRUE);
      return;
    }
  g_clear_pointer (&self->wheels, g_ptr_array_unref);
  self->wheels = g_steal_pointer (&wheels);
  show_wheels (self);
}

/* Enter on a wheel begins with it: there is nothing else to fill in. */
static gboolean
wheel_key_cb (TilNewMappingPopover *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return FALSE;
  return gtk_widget_activate (self->create_button);
}

static void
til_new_mapping_popover_map (GtkWidget *widget)
{
  TilNewMappingPopover *self = TIL_NEW_MAPPING_POPOVER (widget);
  g_autofree char *today = til_date_format (til_date_today ());

  GTK_WIDGET_CLASS (til_new_mapping_popover_parent_class)->map (widget);
  gtk_editable_set_text (self->date_entry, today);
  til_store_list_wheels_async (til_mapping_session_get_store (self->session), NULL, wheels_read_cb,
                               g_object_ref (self));
}

static void
til_new_mapping_popover_dispose (GObject *object)
{
  TilNewMappingPopover *self = TIL_NEW_MAPPING_POPOVER (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (til_new_mapping_popover_parent_class)->dispose (object);
}

static void
til_new_mapping_popover_finalize (GObject *object)
{
  g_clear_pointer (&TIL_NEW_MAPPING_POPOVER (object)->wheels, g_ptr_array_unref);
  G_OBJECT_CLASS (til_new_mapping_popover_parent_class)->finalize (object);
}

static void
til_new_mapping_popover_class_init (TilNewMappingPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_new_mapping_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_new_mapping_popover_finalize;
  widget_class->map = til_new_mapping_popover_map;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/barnetsbasta/Tillsammans/til-new-mapping-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TilNewMappingPopover, wheels_box);
  gtk_widget_class_bind_template_child (widget_class, TilNewMappingPopover, date_entry);
  gtk_widget_class_bind_template_child (widget_class, TilNewMappingPopover, date_error);
  gtk_widget_class_bind_template_child (widget_class, TilNewMappingPopover, create_button);
}

static void
til_new_mapping_popover_init (TilNewMappingPopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->chosen = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  til_drop_doubled_names (GTK_WIDGET (self));
  gtk_popover_set_default_widget (GTK_POPOVER (self), self->create_button);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (wheel_key_cb), self);
  gtk_widget_add_controller (self->wheels_box, keys);
  g_signal_connect_swapped (self->date_entry, "changed", G_CALLBACK (validate), self);
  g_signal_connect_swapped (self->create_button, "clicked", G_CALLBACK (create_cb), self);
}

GtkWidget *
til_new_mapping_popover_new (TilMappingSession *session)
{
  TilNewMappingPopover *self = g_object_new (TIL_TYPE_NEW_MAPPING_POPOVER, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
