/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-meeting-form-private.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-meeting-words.h"
#include "til-record-rows.h"
#include "til-text.h"

static TilMeeting *
meeting_of (TilFormSection *self)
{
  return til_record_editor_get_record (self->editor);
}

static const char *const *
attendance_names (void)
{
  static const char *names[TIL_N_ATTENDANCES + 1];

  names[TIL_ATTENDANCE_INVITED] = _ ("Invited");
  names[TIL_ATTENDANCE_CAME] = _ ("Came");
  names[TIL_ATTENDANCE_ABSENT] = _ ("Did not come");
  return names;
}

static const char *const *
status_names (void)
{
  static const char *names[TIL_N_MEETING_STATUSES + 1];

  names[TIL_MEETING_PLANNED] = _ ("Planned");
  names[TIL_MEETING_HELD] = _ ("Held");
  names[TIL_MEETING_CANCELLED] = _ ("Cancelled");
  return names;
}

static const char *const *
ending_names (void)
{
  static const char *names[TIL_N_ENDINGS + 1];

  for (int i = 0; i < TIL_N_ENDINGS; i++)
    names[i] = til_ending_text (i);
  return names;
}

/* Who came */

static char *
describe_parts (const GPtrArray *parts)
{
  GString *text = g_string_new ("parts");

  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (text, ":%p", (void *)parts->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
all_came_cb (TilFormSection *self)
{
  const GPtrArray *participants = meeting_of (self)->participants;

  for (guint i = 0; i < participants->len; i++)
    {
      TilParticipant *participant = participants->pdata[i];

      if (participant->attendance == TIL_ATTENDANCE_INVITED)
        participant->attendance = TIL_ATTENDANCE_CAME;
    }
  til_record_editor_refresh (self->editor);
}

static void
update_attendance (TilFormSection *self)
{
  const GPtrArray *participants = meeting_of (self)->participants;
  const TilCase *kase = til_record_editor_get_case (self->editor);

  if (!til_form_section_begin (self, describe_parts (participants)))
    return;
  for (guint i = 0; kase && i < participants->len; i++)
    {
      g_autofree char *name = til_participant_text (participants->pdata[i], kase);

      til_form_section_add (self, til_enum_row_new (self->editor, participants->pdata[i],
                                                    "attendance", name, attendance_names ()));
    }
  if (participants->len > 1)
    til_form_section_add_button (self, _ ("Everyone Came"), "object-select-symbolic",
                                 G_CALLBACK (all_came_cb));
  gtk_widget_set_visible (GTK_WIDGET (self->group), participants->len > 0);
}

/* What was said */

static void
add_point_cb (TilFormSection *self)
{
  TilAgendaPoint *point = til_record_add_part (meeting_of (self), "points");

  til_record_set_text (&point->title, _ ("Something else"));
  til_record_editor_refresh (self->editor);
}

static void
update_points (TilFormSection *self)
{
  const TilMeeting *meeting = meeting_of (self);
  const TilCase *kase = til_record_editor_get_case (self->editor);

  if (!til_form_section_begin (self, describe_parts (meeting->points)))
    return;
  for (guint i = 0; i < meeting->points->len; i++)
    {
      TilAgendaPoint *point = meeting->points->pdata[i];
      g_autofree char *title = til_agenda_point_title (point, meeting, kase);

      til_form_section_add (self,
                            til_long_text_row_new (self->editor, point, "minutes", title, NULL));
    }
  til_form_section_add_button (self, _ ("Add a Point"), "list-add-symbolic",
                               G_CALLBACK (add_point_cb));
}

/* What was decided */

static void
update_decision (TilFormSection *self, GtkWidget *row)
{
  const TilDecision *decision = g_object_get_data (G_OBJECT (row), "til-decision");
  const TilCase *kase = til_record_editor_get_case (self->editor);
  g_autofree char *title = decision->text && *decision->text ? til_text_isolate (decision->text)
                                                             : g_strdup (_ ("A new decision"));
  g_autofree char *who = til_decision_who (decision, kase);
  g_autofree char *due = til_date_with_distance (decision->due, til_date_today ());
  g_autofree char *subtitle = *who && *due ? g_strdup_printf ("%s\n%s", who, due)
                                           : g_strdup (*who ? who : due);

  til_expander_set_texts (row, title, subtitle);
}

static void
remove_decision_cb (GtkWidget *button, TilFormSection *self)
{
  g_ptr_array_remove (meeting_of (self)->decisions,
                      g_object_get_data (G_OBJECT (button), "til-decision"));
  til_record_editor_refresh (self->editor);
}

static void
add_decision (TilFormSection *self, TilDecision *decision)
{
  GtkWidget *row = til_form_section_add_expander (self, decision);
  AdwExpanderRow *expander = ADW_EXPANDER_ROW (row);
  TilRecordEditor *editor = self->editor;

  g_object_set_data (G_OBJECT (row), "til-decision", decision);
  update_decision (self, row);
  adw_expander_row_add_row (
      expander, til_long_text_row_new (editor, decision, "text", _ ("What was decided"), NULL));
  adw_expander_row_add_row (expander, til_area_row_new (editor, decision, "area_key",
                                                        meeting_of (self)->wheel_key, _ ("Area")));
  adw_expander_row_add_row (
      expander, til_ref_row_new (editor, decision, "staff_id", _ ("Who"), _ ("No staff member")));
  adw_expander_row_add_row (
      expander, til_ref_row_new (editor, decision, "unit_id", _ ("Unit"), _ ("No unit")));
  adw_expander_row_add_row (expander, til_text_row_new (editor, decision, "who",
                                                        _ ("Or who in the family or the network")));
  adw_expander_row_add_row (expander, til_date_row_new (editor, decision, "due", _ ("When")));
  if (decision->action_id == 0)
    {
      GtkWidget *remove = til_icon_button_new ("user-trash-symbolic", _ ("Remove the decision"));

      gtk_widget_add_css_class (remove, "flat");
      gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (remove), "til-decision", decision);
      g_signal_connect (remove, "clicked", G_CALLBACK (remove_decision_cb), self);
      adw_expander_row_add_action (expander, remove);
    }
}

static void
add_decision_cb (TilFormSection *self)
{
  self->focus = self->expand = til_record_add_part (meeting_of (self), "decisions");
  til_record_editor_refresh (self->editor);
}

/* Who does it speaks for the unit that he or she belongs to. */
static gboolean
follow_staff (TilFormSection *self)
{
  const GPtrArray *decisions = meeting_of (self)->decisions;
  const TilCase *kase = til_record_editor_get_case (self->editor);
  gboolean followed = FALSE;

  for (guint i = 0; kase && i < decisions->len; i++)
    {
      TilDecision *decision = decisions->pdata[i];
      const TilStaff *staff = til_case_staff (kase, decision->staff_id);

      if (staff && decision->unit_id == 0 && staff->unit_id != 0)
        {
          decision->unit_id = staff->unit_id;
          followed = TRUE;
        }
    }
  return followed;
}

static void
update_decisions (TilFormSection *self)
{
  const GPtrArray *decisions = meeting_of (self)->decisions;

  if (til_form_section_begin (self, describe_parts (decisions)))
    {
      for (guint i = 0; i < decisions->len; i++)
        add_decision (self, decisions->pdata[i]);
      til_form_section_add_button (self, _ ("Add a Decision"), "list-add-symbolic",
                                   G_CALLBACK (add_decision_cb));
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    if (ADW_IS_EXPANDER_ROW (self->rows->pdata[i]))
      update_decision (self, self->rows->pdata[i]);
}

static void
decisions_changed_cb (TilFormSection *self)
{
  if (follow_staff (self))
    til_record_editor_refresh (self->editor);
  else
    update_decisions (self);
}

static TilFormSection *
add_section (TilRecordEditor *editor,
             const char *title,
             const char *description,
             void (*update) (TilFormSection *self))
{
  TilFormSection *self = til_form_section_new (editor, title, description);

  g_signal_connect_swapped (editor, "refresh", G_CALLBACK (update), self);
  update (self);
  return self;
}

static void
add_afterwards (TilRecordEditor *editor)
{
  TilMeeting *meeting = til_record_editor_get_record (editor);
  AdwPreferencesGroup *group = til_record_editor_add_group (editor, _ ("Afterwards"), NULL);

  adw_preferences_group_add (group,
                             til_date_row_new (editor, meeting, "next_date", _ ("Next meeting")));
  if (g_strcmp0 (meeting->kind, TIL_MEETING_FAMILY) == 0)
    adw_preferences_group_add (
        group, til_enum_row_new (editor, meeting, "ending",
                                 _ ("How the meetings with the family ended"), ending_names ()));
  adw_preferences_group_add (group,
                             til_long_text_row_new (editor, meeting, "note", _ ("Note"), NULL));
  adw_preferences_group_add (
      group, til_enum_row_new (editor, meeting, "status", _ ("Status"), status_names ()));
  adw_preferences_group_add (group, til_date_row_new (editor, meeting, "date", _ ("Date")));
}

void
til_meeting_form_add_minutes (TilRecordEditor *editor)
{
  TilFormSection *decisions;

  add_section (editor, _ ("Who came"), NULL, update_attendance);
  add_section (editor, _ ("What was said"), NULL, update_points);
  decisions = add_section (editor, _ ("What was decided"),
                           _ ("Decisions can be made into actions of the plan afterwards."),
                           update_decisions);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (decisions_changed_cb), decisions);
  add_afterwards (editor);
}
