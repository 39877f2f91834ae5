/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-meeting-form-private.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-meeting-words.h"
#include "til-picker.h"
#include "til-record-rows.h"
#include "til-text.h"

#define N_LEADERS 2

static TilMeeting *
meeting_of (TilFormSection *self)
{
  return til_record_editor_get_record (self->editor);
}

static gboolean
is_family (const TilMeeting *meeting)
{
  return g_strcmp0 (meeting->kind, TIL_MEETING_FAMILY) == 0;
}

/* The child, the guardians and the network: on the record, so they are only ticked */

static TilParticipant *
find_person (const TilMeeting *meeting, TilParticipantKind kind, gint64 id)
{
  for (guint i = 0; i < meeting->participants->len; i++)
    {
      TilParticipant *participant = meeting->participants->pdata[i];

      if (participant->kind == kind && participant->guardian_id + participant->contact_id == id &&
          (kind != TIL_PARTICIPANT_NETWORK || id != 0))
        return participant;
    }
  return NULL;
}

static void
person_toggled_cb (GtkCheckButton *check, TilFormSection *self)
{
  TilMeeting *meeting = meeting_of (self);
  TilParticipantKind kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (check), "til-kind"));
  gint64 id = *(gint64 *)g_object_get_data (G_OBJECT (check), "til-id");
  TilParticipant *participant = find_person (meeting, kind, id);

  if (gtk_check_button_get_active (check) == (participant != NULL))
    return;
  if (participant)
    {
      g_ptr_array_remove (meeting->participants, participant);
    }
  else
    {
      participant = til_record_add_part (meeting, "participants");
      participant->kind = kind;
      if (kind == TIL_PARTICIPANT_GUARDIAN)
        participant->guardian_id = id;
      else if (kind == TIL_PARTICIPANT_NETWORK)
        participant->contact_id = id;
    }
  til_record_editor_touch (self->editor);
}

static void
add_person (TilFormSection *self,
            TilParticipantKind kind,
            gint64 id,
            const char *name,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *isolated = til_text_isolate (name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), isolated);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle ? subtitle : "");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  til_set_accessible_label (row, isolated);
  til_set_accessible_label (check, isolated);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               find_person (meeting_of (self), kind, id) != NULL);
  g_object_set_data (G_OBJECT (check), "til-kind", GINT_TO_POINTER (kind));
  g_object_set_data_full (G_OBJECT (check), "til-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (person_toggled_cb), self);
  til_form_section_add (self, row);
}

static void
add_people (TilFormSection *self)
{
  const TilCase *kase = til_record_editor_get_case (self->editor);
  g_autofree char *child = NULL;

  if (!kase)
    return;
  child = til_child_shown_name (kase->child, NULL);
  add_person (self, TIL_PARTICIPANT_CHILD, 0, child, _ ("The child"));
  for (guint i = 0; i < kase->child->guardians->len; i++)
    {
      const TilGuardian *guardian = kase->child->guardians->pdata[i];

      add_person (self, TIL_PARTICIPANT_GUARDIAN, guardian->id, guardian->name,
                  guardian->interpreter ? _ ("Guardian, interpreter needed") : _ ("Guardian"));
    }
  for (guint i = 0; i < kase->child->contacts->len; i++)
    {
      const TilContact *contact = kase->child->contacts->pdata[i];

      add_person (self, TIL_PARTICIPANT_NETWORK, contact->id, contact->name, contact->relation);
    }
}

/* Those with a row of their own */

static gboolean
has_row (const TilParticipant *participant)
{
  return participant->kind == TIL_PARTICIPANT_PROFESSIONAL ||
         (participant->kind == TIL_PARTICIPANT_NETWORK && participant->contact_id == 0);
}

static void
remove_cb (GtkWidget *button, TilFormSection *self)
{
  g_ptr_array_remove (meeting_of (self)->participants,
                      g_object_get_data (G_OBJECT (button), "til-participant"));
  til_record_editor_refresh (self->editor);
}

static void
leads_toggled_cb (GtkToggleButton *button, TilFormSection *self)
{
  TilParticipant *participant = g_object_get_data (G_OBJECT (button), "til-participant");

  participant->leader = gtk_toggle_button_get_active (button);
  til_record_editor_touch (self->editor);
}

static char *
row_title (TilFormSection *self, const TilParticipant *participant)
{
  const TilCase *kase = til_record_editor_get_case (self->editor);
  g_autofree char *name = til_case_participant_name (kase, participant, NULL);

  if (*name)
    return til_text_isolate (name);
  return g_strdup (_ ("Someone without a name yet"));
}

static char *
row_subtitle (TilFormSection *self, const TilParticipant *participant)
{
  const TilCase *kase = til_record_editor_get_case (self->editor);
  g_autofree char *unit = til_text_isolate (til_case_unit_name (kase, participant->unit_id));
  g_autofree char *training = NULL;

  if (participant->kind == TIL_PARTICIPANT_NETWORK)
    return g_strdup (_ ("From the network"));
  if (participant->unit_id == 0)
    return g_strdup (_ ("Choose the unit"));
  if (!is_family (meeting_of (self)))
    return g_steal_pointer (&unit);
  training = til_training_text (participant, kase);
  return g_strdup_printf ("%s\n%s", unit, training);
}

static void
update_row (TilFormSection *self, GtkWidget *row)
{
  const TilParticipant *participant = g_object_get_data (G_OBJECT (row), "til-participant");
  g_autofree char *title = row_title (self, participant);
  g_autofree char *subtitle = row_subtitle (self, participant);

  til_expander_set_texts (row, title, subtitle);
}

static GtkWidget *
leads_button_new (TilFormSection *self, TilParticipant *participant, const char *name)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (_ ("Leads"));
  g_autofree char *label = til_text_fill (_ ("{name} leads the meeting"), "name", name, NULL);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), participant->leader);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  til_set_accessible_label (button, label);
  g_object_set_data (G_OBJECT (button), "til-participant", participant);
  g_signal_connect (button, "toggled", G_CALLBACK (leads_toggled_cb), self);
  return button;
}

static void
add_participant (TilFormSection *self, TilParticipant *participant)
{
  GtkWidget *row = til_form_section_add_expander (self, participant);
  g_autofree char *name = row_title (self, participant);
  g_autofree char *label = til_text_fill (_ ("Remove {name}"), "name", name, NULL);
  GtkWidget *remove = til_icon_button_new ("user-trash-symbolic", label);
  AdwExpanderRow *expander = ADW_EXPANDER_ROW (row);

  g_object_set_data (G_OBJECT (row), "til-participant", participant);
  update_row (self, row);
  if (participant->staff_id == 0)
    adw_expander_row_add_row (expander,
                              til_text_row_new (self->editor, participant, "name", _ ("Name")));
  if (participant->kind == TIL_PARTICIPANT_PROFESSIONAL)
    {
      adw_expander_row_add_row (
          expander, til_ref_row_new (self->editor, participant, "unit_id", _ ("Unit"), NULL));
    }
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (remove), "til-participant", participant);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), self);
  /* Actions are put in front of one another. */
  adw_expander_row_add_action (expander, remove);
  if (participant->kind == TIL_PARTICIPANT_PROFESSIONAL && is_family (meeting_of (self)))
    adw_expander_row_add_action (expander, leads_button_new (self, participant, name));
}

/* Adding */

static void
staff_picked_cb (TilFormSection *self, gint64 id)
{
  const TilStaff *staff = til_case_staff (til_record_editor_get_case (self->editor), id);
  TilParticipant *participant = til_record_add_part (meeting_of (self), "participants");

  participant->kind = TIL_PARTICIPANT_PROFESSIONAL;
  participant->staff_id = id;
  participant->unit_id = staff ? staff->unit_id : 0;
  self->focus = participant;
  if (participant->unit_id == 0)
    self->expand = participant;
  til_record_editor_refresh (self->editor);
}

static gboolean
takes_part (const TilMeeting *meeting, gint64 staff_id)
{
  for (guint i = 0; i < meeting->participants->len; i++)
    if (((TilParticipant *)meeting->participants->pdata[i])->staff_id == staff_id)
      return TRUE;
  return FALSE;
}

static void
add_staff_cb (TilFormSection *self)
{
  const TilCase *kase = til_record_editor_get_case (self->editor);
  TilPicker *picker = til_picker_new (_ ("Add Staff Member"), _ ("Search for a name or a unit"),
                                      _ ("No such person is on the staff list. Staff are added "
                                         "under Units and Staff in the menu."));

  til_picker_filter_by_itself (picker);
  for (guint i = 0; kase && i < kase->staff->len; i++)
    {
      const TilStaff *staff = kase->staff->pdata[i];

      if (!takes_part (meeting_of (self), staff->id))
        til_picker_add (picker, staff->id, staff->name, til_case_unit_name (kase, staff->unit_id));
    }
  til_picker_finish (picker);
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (staff_picked_cb), self);
  til_picker_present (picker, GTK_WIDGET (self->editor));
}

static void
add_free (TilFormSection *self, TilParticipantKind kind)
{
  TilParticipant *participant = til_record_add_part (meeting_of (self), "participants");

  participant->kind = kind;
  self->focus = self->expand = participant;
  til_record_editor_refresh (self->editor);
}

static void
add_professional_cb (TilFormSection *self)
{
  add_free (self, TIL_PARTICIPANT_PROFESSIONAL);
}

static void
add_network_cb (TilFormSection *self)
{
  add_free (self, TIL_PARTICIPANT_NETWORK);
}

/* R11 */
static void
describe_leaders (TilFormSection *self)
{
  const TilMeeting *meeting = meeting_of (self);
  guint n = 0;
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  if (!is_family (meeting))
    {
      til_form_section_set_description (self, NULL);
      return;
    }
  for (guint i = 0; i < meeting->participants->len; i++)
    n += ((TilParticipant *)meeting->participants->pdata[i])->leader;
  count = g_strdup_printf ("%u", n);
  text = n == N_LEADERS
             ? g_strdup (_ ("Two conversation leaders from different organisations lead a family "
                            "meeting."))
             : til_text_fill (
                   _ ("Two conversation leaders from different organisations lead a family "
                      "meeting. Choose them with “Leads”: {n} so far."),
                   "n", count, NULL);
  til_form_section_set_description (self, text);
}

/* The rows change when people come or go, not while their names are typed. */
static char *
describe (TilFormSection *self)
{
  const TilMeeting *meeting = meeting_of (self);
  GString *text = g_string_new (is_family (meeting) ? "family" : NULL);
  const TilCase *kase = til_record_editor_get_case (self->editor);

  g_string_append_printf (text, ":%u:%u", kase ? kase->child->guardians->len : 0,
                          kase ? kase->child->contacts->len : 0);
  for (guint i = 0; i < meeting->participants->len; i++)
    {
      const TilParticipant *participant = meeting->participants->pdata[i];

      if (has_row (participant))
        g_string_append_printf (text, ":%p", (void *)participant);
    }
  return g_string_free (text, FALSE);
}

static void
update (TilFormSection *self)
{
  TilMeeting *meeting = meeting_of (self);

  if (til_form_section_begin (self, describe (self)))
    {
      add_people (self);
      for (guint i = 0; i < meeting->participants->len; i++)
        if (has_row (meeting->participants->pdata[i]))
          add_participant (self, meeting->participants->pdata[i]);
      til_form_section_add_button (self, _ ("Add Staff Member…"), "list-add-symbolic",
                                   G_CALLBACK (add_staff_cb));
      til_form_section_add_button (self, _ ("Add Someone Who Is Not on the Staff List"),
                                   "list-add-symbolic", G_CALLBACK (add_professional_cb));
      til_form_section_add_button (self, _ ("Add Someone from the Network"), "list-add-symbolic",
                                   G_CALLBACK (add_network_cb));
    }
  else
    {
      for (guint i = 0; i < self->rows->len; i++)
        if (ADW_IS_EXPANDER_ROW (self->rows->pdata[i]))
          update_row (self, self->rows->pdata[i]);
    }
  describe_leaders (self);
}

/* The contents were replaced: ticks too may be others. */
static void
refresh (TilFormSection *self)
{
  g_clear_pointer (&self->shown, g_free);
  update (self);
}

void
til_meeting_form_add_people (TilRecordEditor *editor)
{
  TilFormSection *self = til_form_section_new (editor, _ ("Who takes part"), NULL);

  g_signal_connect_swapped (editor, "refresh", G_CALLBACK (refresh), self);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (update), self);
  update (self);
}
