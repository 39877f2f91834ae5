/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-meeting-form-private.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-meeting-words.h"
#include "til-part-widget.h"
#include "til-record-rows.h"
#include "til-text.h"

#define ICON_SIZE 28

static TilMeeting *
meeting_of (TilFormSection *self)
{
  return til_record_editor_get_record (self->editor);
}

static void
move (TilFormSection *self, TilAgendaPoint *point, int steps)
{
  if (!til_part_move (meeting_of (self)->points, point, steps))
    return;
  self->focus = point;
  til_record_editor_refresh (self->editor);
}

static void
up_cb (GtkWidget *button, TilFormSection *self)
{
  move (self, g_object_get_data (G_OBJECT (button), "til-point"), -1);
}

static void
down_cb (GtkWidget *button, TilFormSection *self)
{
  move (self, g_object_get_data (G_OBJECT (button), "til-point"), 1);
}

static void
remove_cb (GtkWidget *button, TilFormSection *self)
{
  g_ptr_array_remove (meeting_of (self)->points,
                      g_object_get_data (G_OBJECT (button), "til-point"));
  til_record_editor_refresh (self->editor);
}

static gboolean
key_cb (
    GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, TilFormSection *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK ||
      (key != GDK_KEY_Up && key != GDK_KEY_Down))
    return FALSE;
  move (self, g_object_get_data (G_OBJECT (row), "til-point"), key == GDK_KEY_Up ? -1 : 1);
  return TRUE;
}

static const TilWheel *
find_wheel (TilFormSection *self)
{
  const GPtrArray *wheels = til_record_editor_get_wheels (self->editor);

  for (guint i = 0; i < wheels->len; i++)
    if (g_strcmp0 (((const TilWheel *)wheels->pdata[i])->key, meeting_of (self)->wheel_key) == 0)
      return wheels->pdata[i];
  return NULL;
}

static void
update_row (TilFormSection *self, GtkWidget *row)
{
  const TilCase *kase = til_record_editor_get_case (self->editor);
  const TilAgendaPoint *point = g_object_get_data (G_OBJECT (row), "til-point");
  g_autofree char *title = til_agenda_point_title (point, meeting_of (self), kase);
  g_autofree char *unit = kase && point->area_key ? til_meeting_uncovered_unit (
                                                        kase, meeting_of (self), point->area_key)
                                                  : NULL;
  g_autofree char *name = til_text_isolate (unit ? unit : "");
  g_autofree char *subtitle = unit ? til_text_fill (_ ("Consent does not cover this for {unit}."),
                                                    "unit", name, NULL)
                                   : NULL;

  til_expander_set_texts (row, title, subtitle);
}

static void
add_action (TilFormSection *self,
            GtkWidget *row,
            TilAgendaPoint *point,
            const char *icon_name,
            const char *label,
            GCallback callback,
            gboolean possible)
{
  GtkWidget *button = til_icon_button_new (icon_name, label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, possible);
  g_object_set_data (G_OBJECT (button), "til-point", point);
  g_signal_connect (button, "clicked", callback, self);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), button);
}

static void
add_point (TilFormSection *self, guint index)
{
  TilMeeting *meeting = meeting_of (self);
  TilAgendaPoint *point = meeting->points->pdata[index];
  GtkWidget *row = til_form_section_add_expander (self, point);
  const TilCase *kase = til_record_editor_get_case (self->editor);
  const TilWheel *wheel = find_wheel (self);
  int area = wheel && point->area_key ? til_wheel_find_area (wheel, point->area_key) : -1;
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *name = til_agenda_point_title (point, meeting, kase);
  g_autofree char *up = til_text_fill (_ ("Move “{point}” up (Alt+Up)"), "point", name, NULL);
  g_autofree char *down = til_text_fill (_ ("Move “{point}” down (Alt+Down)"), "point", name, NULL);
  g_autofree char *remove = til_text_fill (_ ("Remove “{point}”"), "point", name, NULL);

  g_object_set_data (G_OBJECT (row), "til-point", point);
  update_row (self, row);
  if (area >= 0)
    adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row),
                                 til_part_new_area ((TilWheel *)wheel, area, ICON_SIZE));
  adw_expander_row_add_row (
      ADW_EXPANDER_ROW (row),
      til_area_row_new (self->editor, point, "area_key", meeting->wheel_key, _ ("Area")));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), til_text_row_new (self->editor, point, "title",
                                                                      _ ("In our own words")));
  /* Actions are put in front of one another. */
  add_action (self, row, point, "user-trash-symbolic", remove, G_CALLBACK (remove_cb), TRUE);
  add_action (self, row, point, "go-down-symbolic", down, G_CALLBACK (down_cb),
              index + 1 < meeting->points->len);
  add_action (self, row, point, "go-up-symbolic", up, G_CALLBACK (up_cb), index > 0);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (row, keys);
}

static void
add_cb (TilFormSection *self)
{
  self->focus = self->expand = til_record_add_part (meeting_of (self), "points");
  til_record_editor_refresh (self->editor);
}

static void
propose_cb (TilFormSection *self)
{
  const TilCase *kase = til_record_editor_get_case (self->editor);

  if (kase && til_meeting_propose_points (meeting_of (self), kase) > 0)
    til_record_editor_refresh (self->editor);
  else
    gtk_widget_error_bell (GTK_WIDGET (self->group));
}

static char *
describe (TilFormSection *self)
{
  const TilMeeting *meeting = meeting_of (self);
  GString *text = g_string_new (meeting->wheel_key);

  g_string_append_printf (text, ":%p", (const void *)find_wheel (self));
  for (guint i = 0; i < meeting->points->len; i++)
    {
      const TilAgendaPoint *point = meeting->points->pdata[i];

      g_string_append_printf (text, ":%p", (const void *)point);
    }
  return g_string_free (text, FALSE);
}

static gboolean
can_propose (TilFormSection *self)
{
  const TilCase *kase = til_record_editor_get_case (self->editor);
  g_autoptr (TilMeeting) trial = til_record_copy (meeting_of (self));

  return kase && til_meeting_propose_points (trial, kase) > 0;
}

static void
update (TilFormSection *self)
{
  const TilMeeting *meeting = meeting_of (self);

  if (til_form_section_begin (self, describe (self)))
    {
      for (guint i = 0; i < meeting->points->len; i++)
        add_point (self, i);
      til_form_section_add_button (self, _ ("Add a Point"), "list-add-symbolic",
                                   G_CALLBACK (add_cb));
      if (can_propose (self))
        til_form_section_add_button (self, _ ("Add What the Mapping Shows"), "list-add-symbolic",
                                     G_CALLBACK (propose_cb));
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    if (ADW_IS_EXPANDER_ROW (self->rows->pdata[i]))
      update_row (self, self->rows->pdata[i]);
}

static void
refresh (TilFormSection *self)
{
  g_clear_pointer (&self->shown, g_free);
  update (self);
}

void
til_meeting_form_add_agenda (TilRecordEditor *editor)
{
  TilFormSection *self = til_form_section_new (
      editor, _ ("Agenda"),
      _ ("Begun with the areas that are hard, or where the voices differ, in the newest mapping."));

  g_signal_connect_swapped (editor, "refresh", G_CALLBACK (refresh), self);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (update), self);
  update (self);
}
