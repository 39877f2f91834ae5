/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting-fixture.h"
#include "til-child-picker.h"
#include "til-enrolment-form.h"
#include "til-field-row.h"
#include "til-locale.h"
#include "til-picker.h"
#include "til-record-editor.h"
#include "til-staff-dialog.h"
#include "til-team-data.h"
#include "til-team-form.h"
#include "til-team-meeting-form.h"
#include "til-team-page.h"
#include "til-teams-view.h"

typedef struct
{
  Meetings base;
  gint64 team_id; /* members of the school and of social services */
  GtkWidget *window;
  TilTeamsView *view;
} Teams;

static void
add_member (TilTeam *team, gint64 staff_id, gint64 unit_id)
{
  TilTeamMember *member = til_record_add_part (team, "members");

  member->staff_id = staff_id;
  member->unit_id = unit_id;
  member->since = til_date_new (2026, 1, 10);
}

static TilTeam *
new_team (Teams *self)
{
  TilTeam *team = til_record_new_of (TIL_RECORD_TEAM);

  til_record_set_text (&team->name, "Pinocchio Centrum");
  team->kind = TIL_TEAM_PINOCCHIO;
  til_team_kind_ages (team->kind, &team->age_from, &team->age_to);
  team->rhythm = TIL_RHYTHM_MONTHLY;
  add_member (team, self->base.trained_id, self->base.support.unit_id);
  add_member (team, self->base.sara_id, self->base.social_id);
  return team;
}

static void
set_up (Teams *self, gconstpointer data)
{
  meetings_set_up (&self->base, data);
  self->team_id = meetings_save (&self->base, new_team (self));
}

static void
tear_down (Teams *self, gconstpointer data)
{
  if (self->window)
    support_destroy (self->window);
  meetings_tear_down (&self->base, data);
}

static void
open_view (Teams *self)
{
  self->window = adw_window_new ();
  self->view = TIL_TEAMS_VIEW (til_teams_view_new (self->base.support.store));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 700);
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->view));
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
open_team (Teams *self)
{
  open_view (self);
  SUPPORT_WAIT (support_shows (self->window, "Pinocchio Centrum"));
  g_signal_emit_by_name (meetings_find (self->window, ADW_TYPE_ACTION_ROW, "Pinocchio Centrum"),
                         "activated");
  SUPPORT_WAIT (support_shows (self->window, "By its rhythm") ||
                support_shows (self->window, "enrolled."));
}

static void
activate (GtkWidget *root, const char *title)
{
  GtkWidget *row = meetings_find (root, ADW_TYPE_ACTION_ROW, title);

  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
}

static void
test_list (Teams *self, gconstpointer data)
{
  open_view (self);
  SUPPORT_WAIT (support_shows (self->window, "Pinocchio Centrum"));
  g_assert_true (support_shows (self->window, "7–12"));
  g_assert_true (support_shows (self->window, "2 members"));
  support_assert_named (self->window);
}

static void
test_new_team (Teams *self, gconstpointer data)
{
  TilRecordEditor *editor;
  TilTeam *team;
  GtkWidget *picker;

  open_view (self);
  SUPPORT_WAIT (support_shows (self->window, "Pinocchio Centrum"));
  g_signal_emit_by_name (meetings_find (self->window, GTK_TYPE_BUTTON, "New Team…"), "clicked");
  editor = support_wait_editor ();
  team = til_record_editor_get_record (editor);
  SUPPORT_WAIT (til_record_editor_get_staff (editor)->len > 0);
  til_record_set_text (&team->name, "IOR Norr");
  team->kind = TIL_TEAM_IOR;
  til_record_editor_touch (editor);
  g_assert_cmpint (team->age_from, ==, 0);
  g_assert_cmpint (team->age_to, ==, 6);
  activate (GTK_WIDGET (editor), "Add Member…");
  picker = support_window (TIL_TYPE_PICKER);
  support_assert_named (picker);
  g_signal_emit_by_name (picker, "picked", self->base.per_id);
  gtk_window_destroy (GTK_WINDOW (picker));
  g_assert_nonnull (meetings_find (GTK_WIDGET (editor), ADW_TYPE_EXPANDER_ROW, "Per Berg"));
  support_assert_named (GTK_WIDGET (editor));
  support_save_and_wait (editor);
  SUPPORT_WAIT (support_shows (self->window, "IOR Norr"));
}

static void
test_next_by_rhythm (Teams *self, gconstpointer data)
{
  g_autoptr (TilTeam) team = new_team (self);
  g_autoptr (GPtrArray) meetings = til_record_array_new ();
  TilMeeting *last = til_record_new_of (TIL_RECORD_MEETING);
  TilDate today = til_date_today ();

  last->date = til_date_new (2026, 9, 7);
  last->status = TIL_MEETING_HELD;
  g_ptr_array_add (meetings, last);
  g_assert_cmpuint (
      til_team_propose_date (team, meetings, today), ==,
      til_team_next_date (team, til_team_next_date (team, til_team_next_date (team, last->date))));
  team->rhythm = TIL_RHYTHM_NONE;
  g_assert_cmpuint (til_team_propose_date (team, meetings, today), ==, TIL_DATE_NONE);
}

static TilRecordEditor *
new_meeting (Teams *self)
{
  TilRecordEditor *editor;

  open_team (self);
  activate (self->window, "New Meeting…");
  editor = support_wait_editor ();
  SUPPORT_WAIT (til_record_editor_get_staff (editor)->len > 0);
  return editor;
}

/* R8 */
static void
test_r8_named_under_consent (Teams *self, gconstpointer data)
{
  TilRecordEditor *editor = new_meeting (self);
  TilMeeting *meeting = til_record_editor_get_record (editor);
  GtkWidget *picker;

  g_assert_cmpuint (meeting->participants->len, ==, 2);
  g_assert_true (support_shows (GTK_WIDGET (editor), "Sara Lind, Socialtjänsten"));
  activate (GTK_WIDGET (editor), "Add a Child…");
  picker = support_window (TIL_TYPE_PICKER);
  SUPPORT_WAIT (support_shows (picker, "Filmon Tesfay"));
  g_signal_emit_by_name (picker, "picked", self->base.child_id);
  gtk_window_destroy (GTK_WINDOW (picker));
  SUPPORT_WAIT (meetings_find (GTK_WIDGET (editor), ADW_TYPE_EXPANDER_ROW, "Filmon Tesfay"));
  g_assert_cmpint (((TilAgendaPoint *)meeting->points->pdata[0])->child_id, ==,
                   self->base.child_id);
  support_assert_named (GTK_WIDGET (editor));
  support_save_and_wait (editor);
  SUPPORT_WAIT (support_shows (self->window, "1 child named"));
}

static void
test_r8_told_at_once (Teams *self, gconstpointer data)
{
  TilRecordEditor *editor;
  TilMeeting *meeting;
  GtkWidget *picker, *dialog;

  meetings_withdraw (&self->base);
  editor = new_meeting (self);
  meeting = til_record_editor_get_record (editor);
  activate (GTK_WIDGET (editor), "Add a Child…");
  picker = support_window (TIL_TYPE_PICKER);
  g_signal_emit_by_name (picker, "picked", self->base.child_id);
  gtk_window_destroy (GTK_WINDOW (picker));
  SUPPORT_WAIT ((dialog = support_window (ADW_TYPE_MESSAGE_DIALOG)));
  g_assert_true (support_shows (dialog, "Socialtjänsten"));
  g_assert_cmpuint (meeting->points->len, ==, 0);
  support_throw_away (editor);
  if (support_window (ADW_TYPE_MESSAGE_DIALOG))
    gtk_window_destroy (GTK_WINDOW (dialog));
}

/* R8: withdrawn after the agenda was made: the name is not shown, and why. */
static void
test_r8_withdrawn_after (Teams *self, gconstpointer data)
{
  TilMeeting *meeting = til_record_new_of (TIL_RECORD_MEETING);
  TilAgendaPoint *point = til_record_add_part (meeting, "points");
  g_autoptr (TilMeeting) stored = NULL;
  g_autoptr (TilTeam) team = NULL;
  TilRecordEditor *editor;
  gint64 id;

  meeting->team_id = self->team_id;
  til_record_set_text (&meeting->kind, TIL_MEETING_COOPERATION);
  meeting->date = til_date_today () + 5;
  point->child_id = self->base.child_id;
  id = meetings_save (&self->base, meeting);
  meetings_withdraw (&self->base);
  stored = meetings_read (&self->base, TIL_RECORD_MEETING, id);
  team = meetings_read (&self->base, TIL_RECORD_TEAM, self->team_id);
  open_view (self);
  editor = til_team_meeting_form_new (self->window, self->base.support.store, team, stored);
  SUPPORT_WAIT (
      meetings_find (GTK_WIDGET (editor), ADW_TYPE_EXPANDER_ROW, "A child who may not be named"));
  g_assert_false (support_shows (GTK_WIDGET (editor), "Filmon"));
  support_throw_away (editor);
}

static void
test_enrolment (Teams *self, gconstpointer data)
{
  TilRecordEditor *editor;
  TilEnrolment *enrolment;
  GtkWidget *picker;

  open_team (self);
  activate (self->window, "Enrol a Child…");
  picker = support_window (TIL_TYPE_PICKER);
  g_signal_emit_by_name (picker, "picked", self->base.child_id);
  gtk_window_destroy (GTK_WINDOW (picker));
  editor = support_wait_editor ();
  support_save_and_wait (editor);
  SUPPORT_WAIT (support_shows (self->window, "1 child is enrolled."));
  activate (self->window, "Filmon Tesfay");
  editor = support_wait_editor ();
  enrolment = til_record_editor_get_record (editor);
  g_assert_cmpuint (enrolment->since, ==, til_date_today ());
  til_record_set_text (&enrolment->reason, "Målen nådda");
  til_record_editor_touch (editor);
  support_assert_named (GTK_WIDGET (editor));
  support_save_and_wait (editor);
}

static void
test_delete_and_undo (Teams *self, gconstpointer data)
{
  GtkWidget *undo;

  open_team (self);
  g_signal_emit_by_name (meetings_find (self->window, GTK_TYPE_BUTTON, "Delete the Team"),
                         "clicked");
  SUPPORT_WAIT (support_shows (self->window, "No Teams Yet"));
  SUPPORT_WAIT ((undo = meetings_find (self->window, GTK_TYPE_BUTTON, "_Undo")));
  g_signal_emit_by_name (undo, "clicked");
  SUPPORT_WAIT (meetings_find (self->window, ADW_TYPE_ACTION_ROW, "Pinocchio Centrum"));
}

static void
test_consultation_deleted (Teams *self, gconstpointer data)
{
  TilConsultation *consultation = til_record_new_of (TIL_RECORD_CONSULTATION);
  GtkWidget *undo;

  consultation->date = til_date_today ();
  til_record_set_text (&consultation->question, "Hur gör andra?");
  meetings_save (&self->base, consultation);
  open_view (self);
  SUPPORT_WAIT (support_shows (self->window, "Hur gör andra?"));
  g_signal_emit_by_name (meetings_find (self->window, GTK_TYPE_BUTTON, "Delete the consultation"),
                         "clicked");
  SUPPORT_WAIT (!support_shows (self->window, "Hur gör andra?"));
  SUPPORT_WAIT ((undo = meetings_find (self->window, GTK_TYPE_BUTTON, "_Undo")));
  g_signal_emit_by_name (undo, "clicked");
  SUPPORT_WAIT (support_shows (self->window, "Hur gör andra?"));
}

static void
test_page_is_named (Teams *self, gconstpointer data)
{
  open_team (self);
  support_assert_named (self->window);
}

/* R11 */
static void
test_r11_training_date (Teams *self, gconstpointer data)
{
  TilStaff staff = { .id = self->base.sara_id,
                     .revision = 1,
                     .name = (char *)"Sara Lind",
                     .unit_id = self->base.social_id };
  GtkWidget *dialog = til_staff_dialog_new (self->base.support.store, &staff, NULL);
  GtkWidget *row = support_template_child (dialog, TIL_TYPE_STAFF_DIALOG, "trained_row");
  GtkWidget *save = support_template_child (dialog, TIL_TYPE_STAFF_DIALOG, "save_button");
  gpointer pointer = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &pointer);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_editable_set_text (GTK_EDITABLE (row), "2027-01-01");
  g_signal_emit_by_name (save, "clicked");
  g_assert_nonnull (til_field_row_get_problem (TIL_FIELD_ROW (row)));
  gtk_editable_set_text (GTK_EDITABLE (row), "2026-03-04");
  g_signal_emit_by_name (save, "clicked");
  SUPPORT_WAIT (!pointer);
  meetings_reread (&self->base);
  g_assert_cmpuint (
      til_case_staff (til_case_model_get_case (self->base.model), self->base.sara_id)->trained_on,
      ==, til_date_new (2026, 3, 4));
}

#define ADD(path, func) g_test_add (path, Teams, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/teams/list", test_list);
  ADD ("/teams/new-team", test_new_team);
  ADD ("/teams/next-by-rhythm", test_next_by_rhythm);
  ADD ("/teams/r8-named-under-consent", test_r8_named_under_consent);
  ADD ("/teams/r8-told-at-once", test_r8_told_at_once);
  ADD ("/teams/r8-withdrawn-after", test_r8_withdrawn_after);
  ADD ("/teams/enrolment", test_enrolment);
  ADD ("/teams/delete-and-undo", test_delete_and_undo);
  ADD ("/teams/consultation-deleted", test_consultation_deleted);
  ADD ("/teams/page-is-named", test_page_is_named);
  ADD ("/teams/r11-training-date", test_r11_training_date);
  return g_test_run ();
}
