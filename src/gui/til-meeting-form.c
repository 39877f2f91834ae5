/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-meeting-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "til-child-views.h"
#include "til-choice.h"
#include "til-gui-util.h"
#include "til-meeting-form-private.h"
#include "til-meeting-words.h"
#include "til-plan-form.h"
#include "til-record-rows.h"

#define WIDTH 760
#define HEIGHT 700
#define USUAL_LENGTH 60
#define LONGEST 600
#define USUAL_DAYS_AHEAD 14

/* What kinds a meeting can be of: the built-in ones, the municipality's own, and the one it is. */
typedef struct
{
  TilRecordEditor *editor; /* borrowed: it owns this */
  GtkWidget *row;          /* borrowed */
  GPtrArray *kinds;        /* (owned) (element-type utf8) */
  gboolean showing;
} KindChoice;

static void
kind_choice_free (gpointer data)
{
  KindChoice *self = data;

  g_ptr_array_unref (self->kinds);
  g_free (self);
}

static void
collect_kinds (KindChoice *self, const TilMeeting *meeting)
{
  TilCaseModel *model = til_record_editor_get_model (self->editor);
  const char *const *own = model ? til_case_model_get_own_meeting_kinds (model) : NULL;
  const char *const *built_in = til_meeting_kinds ();

  g_ptr_array_set_size (self->kinds, 0);
  for (guint i = 0; built_in[i]; i++)
    g_ptr_array_add (self->kinds, g_strdup (built_in[i]));
  for (guint i = 0; own && own[i]; i++)
    g_ptr_array_add (self->kinds, g_strdup (own[i]));
  if (meeting->kind && *meeting->kind &&
      !g_ptr_array_find_with_equal_func (self->kinds, meeting->kind, g_str_equal, NULL))
    g_ptr_array_add (self->kinds, g_strdup (meeting->kind));
}

static void
show_kind (KindChoice *self)
{
  const TilMeeting *meeting = til_record_editor_get_record (self->editor);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint chosen = 0;

  collect_kinds (self, meeting);
  for (guint i = 0; i < self->kinds->len; i++)
    {
      g_ptr_array_add (names, (gpointer)til_meeting_kind_name (self->kinds->pdata[i], NULL));
      if (g_strcmp0 (self->kinds->pdata[i], meeting->kind) == 0)
        chosen = i;
    }
  g_ptr_array_add (names, NULL);
  self->showing = TRUE;
  til_choice_set_texts (self->row, (const char *const *)names->pdata);
  til_choice_set_id (self->row, chosen);
  self->showing = FALSE;
}

static void
kind_chosen_cb (KindChoice *self)
{
  TilMeeting *meeting = til_record_editor_get_record (self->editor);
  gint64 id = til_choice_get_id (self->row);

  if (self->showing || id >= self->kinds->len)
    return;
  til_record_set_text (&meeting->kind, self->kinds->pdata[id]);
  til_record_editor_touch (self->editor);
}

static void
refresh_kind_cb (TilRecordEditor *editor, GtkWidget *row)
{
  show_kind (g_object_get_data (G_OBJECT (row), "til-kind"));
}

GtkWidget *
til_meeting_kind_row_new (TilRecordEditor *editor)
{
  KindChoice *self = g_new0 (KindChoice, 1);

  self->editor = editor;
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  self->row = adw_combo_row_new ();
  til_choice_setup (self->row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ ("Kind of Meeting"));
  til_set_accessible_label (self->row, _ ("Kind of Meeting"));
  g_object_set_data_full (G_OBJECT (self->row), "til-kind", self, kind_choice_free);
  show_kind (self);
  g_signal_connect_swapped (self->row, "notify::selected", G_CALLBACK (kind_chosen_cb), self);
  g_signal_connect_object (editor, "refresh", G_CALLBACK (refresh_kind_cb), self->row, 0);
  return self->row;
}

void
til_meeting_form_add_when_and_where (TilRecordEditor *editor)
{
  TilMeeting *meeting = til_record_editor_get_record (editor);
  AdwPreferencesGroup *group = til_record_editor_add_group (editor, NULL, NULL);

  adw_preferences_group_add (group, til_meeting_kind_row_new (editor));
  adw_preferences_group_add (group, til_date_row_new (editor, meeting, "date", _ ("Date")));
  adw_preferences_group_add (group,
                             til_text_row_new (editor, meeting, "time", _ ("Time, such as 14:00")));
  adw_preferences_group_add (
      group, til_number_row_new (editor, meeting, "length", _ ("Length in minutes"), 0, LONGEST));
  adw_preferences_group_add (group, til_text_row_new (editor, meeting, "place", _ ("Place")));
}

static char *
form_title (const TilMeeting *meeting, gboolean minutes)
{
  if (minutes)
    return g_strdup (_ ("Minutes"));
  return g_strdup (meeting->record.id == 0 ? _ ("New Meeting") : _ ("Meeting"));
}

TilRecordEditor *
til_meeting_form_plan (GtkWidget *parent, TilCaseModel *model, const TilMeeting *meeting)
{
  g_autofree char *title = form_title (meeting, FALSE);
  TilRecordEditor *editor = til_record_editor_new (model, NULL, meeting, title);

  til_record_editor_set_size (editor, WIDTH, HEIGHT);
  til_meeting_form_add_when_and_where (editor);
  til_meeting_form_add_people (editor);
  til_meeting_form_add_cover (editor);
  til_meeting_form_add_agenda (editor);
  til_record_editor_present (editor, parent);
  return editor;
}

/* R5: those who met with others cooperate, and a follow-up follows up. A team of the own
 * organisation alone takes no step. */
static void
step_on_save (TilRecordEditor *editor, const TilMeeting *meeting)
{
  static const char *const together[] = { TIL_MEETING_COOPERATION, TIL_MEETING_FAMILY,
                                          TIL_MEETING_SIP, TIL_MEETING_VITS, NULL };

  if (g_strcmp0 (meeting->kind, TIL_MEETING_FOLLOW_UP) == 0)
    til_plan_form_step_on_save (editor, TIL_STEP_FOLLOW_UP, FALSE);
  else if (meeting->kind && g_strv_contains (together, meeting->kind))
    til_plan_form_step_on_save (editor, TIL_STEP_COOPERATE, FALSE);
}

TilRecordEditor *
til_meeting_form_hold (GtkWidget *parent, TilCaseModel *model, gint64 id)
{
  const TilCase *kase = til_case_model_get_case (model);
  const TilMeeting *stored = kase ? til_case_record (kase, TIL_RECORD_MEETING, id) : NULL;
  g_autoptr (TilMeeting) meeting = NULL;
  g_autofree char *title = NULL;
  TilRecordEditor *editor;

  g_return_val_if_fail (stored != NULL, NULL);

  meeting = til_record_copy (stored);
  title = form_title (meeting, TRUE);
  if (meeting->status == TIL_MEETING_PLANNED && meeting->date <= til_date_today ())
    meeting->status = TIL_MEETING_HELD;
  editor = til_record_editor_new (model, NULL, meeting, title);
  til_record_editor_set_size (editor, WIDTH, HEIGHT);
  til_meeting_form_add_minutes (editor);
  if (meeting->status == TIL_MEETING_HELD && stored->status != TIL_MEETING_HELD)
    step_on_save (editor, meeting);
  til_record_editor_present (editor, parent);
  return editor;
}

static void
add_person (TilMeeting *meeting, TilParticipantKind kind, gint64 guardian_id)
{
  TilParticipant *participant = til_record_add_part (meeting, "participants");

  participant->kind = kind;
  participant->guardian_id = guardian_id;
}

static void
follow_people (TilMeeting *meeting, const TilMeeting *after)
{
  for (guint i = 0; i < after->participants->len; i++)
    {
      const TilParticipant *from = after->participants->pdata[i];
      TilParticipant *to = til_record_add_part (meeting, "participants");

      to->kind = from->kind;
      to->guardian_id = from->guardian_id;
      to->contact_id = from->contact_id;
      to->staff_id = from->staff_id;
      to->unit_id = from->unit_id;
      til_record_set_text (&to->name, from->name);
      to->leader = from->leader;
    }
}

TilMeeting *
til_meeting_propose (TilCaseModel *model, const TilMeeting *after, const char *kind, TilDate on)
{
  const TilCase *kase = til_case_model_get_case (model);
  const TilWheel *wheel = til_case_model_get_wheel (model);
  TilMeeting *meeting = til_record_new_of (TIL_RECORD_MEETING);

  meeting->child_id = til_case_model_get_child_id (model);
  meeting->length = after && after->length > 0 ? after->length : USUAL_LENGTH;
  meeting->date = after && after->next_date != TIL_DATE_NONE ? after->next_date
                                                             : on + USUAL_DAYS_AHEAD;
  if (!kind)
    kind = after && after->kind ? after->kind : TIL_MEETING_COOPERATION;
  til_record_set_text (&meeting->kind, kind);
  if (wheel)
    til_record_set_text (&meeting->wheel_key, wheel->key);
  if (after)
    {
      til_record_set_text (&meeting->place, after->place);
      til_record_set_text (&meeting->time, after->time);
      follow_people (meeting, after);
    }
  else if (kase)
    {
      add_person (meeting, TIL_PARTICIPANT_CHILD, 0);
      for (guint i = 0; i < kase->child->guardians->len; i++)
        add_person (meeting, TIL_PARTICIPANT_GUARDIAN,
                    ((TilGuardian *)kase->child->guardians->pdata[i])->id);
    }
  if (kase)
    til_meeting_propose_points (meeting, kase);
  return meeting;
}

void
til_meeting_edit (GtkWidget *parent, TilCaseModel *model, gint64 id, const char *kind)
{
  const TilCase *kase = til_case_model_get_case (model);
  const TilMeeting *stored = NULL;

  if (!kase)
    return;
  if (id == 0)
    {
      g_autoptr (TilMeeting) meeting = til_meeting_propose (model, NULL, kind, til_date_today ());

      til_meeting_form_plan (parent, model, meeting);
      return;
    }
  stored = til_case_record (kase, TIL_RECORD_MEETING, id);
  if (!stored)
    return;
  if (stored->status == TIL_MEETING_HELD)
    til_meeting_form_hold (parent, model, id);
  else
    til_meeting_form_plan (parent, model, stored);
}
