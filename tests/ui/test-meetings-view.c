/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting-fixture.h"
#include "til-child-views.h"
#include "til-choice.h"
#include "til-consultation-form.h"
#include "til-locale.h"
#include "til-meeting-card.h"
#include "til-meeting-form.h"
#include "til-meeting-plan.h"
#include "til-meeting-words.h"
#include "til-picker.h"
#include "til-text.h"

#include <string.h>

static GtkWidget *
open_view (Meetings *self)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  adw_window_set_content (ADW_WINDOW (window), til_meetings_view_new (self->model));
  gtk_window_present (GTK_WINDOW (window));
  SUPPORT_WAIT (gtk_widget_get_mapped (window));
  return window;
}

static GtkWidget *
view_of (GtkWidget *window)
{
  return adw_window_get_content (ADW_WINDOW (window));
}

static const TilCase *
case_of (Meetings *self)
{
  return til_case_model_get_case (self->model);
}

static void
press (GtkWidget *root, const char *label)
{
  GtkWidget *button = meetings_find (root, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
activate_row (GtkWidget *root, const char *title)
{
  GtkWidget *row = meetings_find (root, ADW_TYPE_ACTION_ROW, title);

  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
}

static void
test_empty (Meetings *self, gconstpointer data)
{
  GtkWidget *window = open_view (self);

  g_assert_true (support_shows (window, "No Meetings Yet"));
  support_assert_named (window);
  til_meetings_view_focus_record (view_of (window), 0);
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (window))));
  support_destroy (window);
}

/* R2: what calls for a conversation, the widest difference first. */
static void
test_agenda_is_proposed (Meetings *self, gconstpointer data)
{
  g_autoptr (TilMeeting) meeting = til_meeting_propose (self->model, NULL, NULL, til_date_today ());
  static const char *const wanted[] = { "safe", "nurtured", "included" };

  g_assert_cmpstr (meeting->wheel_key, ==, "girfec");
  g_assert_cmpuint (meeting->points->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpstr (((TilAgendaPoint *)meeting->points->pdata[i])->area_key, ==, wanted[i]);
  g_assert_cmpuint (til_meeting_propose_points (meeting, case_of (self)), ==, 0);
  /* The child and both guardians. */
  g_assert_cmpuint (meeting->participants->len, ==, 3);
}

static void
test_next_first (Meetings *self, gconstpointer data)
{
  TilMeeting *held = meetings_new (self);
  GtkWidget *window;
  GtkWidget *row;

  held->date = til_date_today () - 3;
  held->status = TIL_MEETING_HELD;
  til_record_set_text (&((TilAgendaPoint *)held->points->pdata[0])->minutes, "Vi pratade länge");
  meetings_save (self, held);
  meetings_save (self, meetings_new (self));
  meetings_reread (self);
  window = open_view (self);
  g_assert_true (support_shows (window, "Next meeting"));
  g_assert_true (support_shows (window, "in 7 days"));
  g_assert_true (support_shows (window, "Sara Lind, Socialtjänsten"));
  row = meetings_find (window, ADW_TYPE_EXPANDER_ROW, "Cooperation meeting");
  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  support_assert_named (window);
  support_destroy (window);
}

static void
test_focus_record (Meetings *self, gconstpointer data)
{
  TilMeeting *held = meetings_new (self);
  GtkWidget *window;
  gint64 id;

  held->date = til_date_today () - 3;
  held->status = TIL_MEETING_HELD;
  id = meetings_save (self, held);
  meetings_reread (self);
  window = open_view (self);
  til_meetings_view_focus_record (view_of (window), id);
  g_assert_true (adw_expander_row_get_expanded (
      meetings_find (window, ADW_TYPE_EXPANDER_ROW, "Cooperation meeting")));
  g_assert_nonnull (
      gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), TIL_TYPE_MEETING_CARD));
  support_destroy (window);
}

/* R8: told as soon as the person is chosen, with what can be done instead. */
static void
test_r8_told_at_once (Meetings *self, gconstpointer data)
{
  GtkWidget *window = open_view (self);
  TilRecordEditor *editor;
  GtkWidget *picker;

  press (window, "New Meeting…");
  editor = support_wait_editor ();
  g_assert_false (support_shows (GTK_WIDGET (editor), "Ask for Consent…"));
  activate_row (GTK_WIDGET (editor), "Add Staff Member…");
  picker = support_window (TIL_TYPE_PICKER);
  g_signal_emit_by_name (picker, "picked", self->sara_id);
  g_assert_nonnull (meetings_find (GTK_WIDGET (editor), ADW_TYPE_EXPANDER_ROW, "Sara Lind"));
  g_assert_null (meetings_find (GTK_WIDGET (editor), ADW_TYPE_ACTION_ROW, "Ask for Consent…"));
  /* Covered for two of the three areas: it is said at the third. */
  g_assert_true (
      support_shows (GTK_WIDGET (editor), "Consent does not cover this for Socialtjänsten."));
  g_signal_emit_by_name (picker, "picked", self->per_id);
  g_assert_nonnull (meetings_find (GTK_WIDGET (editor), ADW_TYPE_ACTION_ROW, "Ask for Consent…"));
  g_assert_nonnull (
      meetings_find (GTK_WIDGET (editor), ADW_TYPE_ACTION_ROW, "Consultation without Name…"));
  support_assert_named (GTK_WIDGET (editor));
  gtk_window_destroy (GTK_WINDOW (picker));
  support_save (editor);
  SUPPORT_WAIT (gtk_info_bar_get_revealed (
      GTK_INFO_BAR (support_template_child (editor, TIL_TYPE_RECORD_EDITOR, "problem_bar"))));
  support_throw_away (editor);
  support_destroy (window);
}

static void
show_cb (TilCaseModel *model, int place, gint64 record, int *shown)
{
  *shown = place;
}

static void
test_ask_for_consent (Meetings *self, gconstpointer data)
{
  GtkWidget *window = open_view (self);
  TilMeeting *meeting = meetings_new (self);
  TilRecordEditor *editor;
  int shown = -1;

  ((TilParticipant *)meeting->participants->pdata[1])->unit_id = self->bup_id;
  g_signal_connect (self->model, "show", G_CALLBACK (show_cb), &shown);
  editor = til_meeting_form_plan (window, self->model, meeting);
  til_record_free (meeting);
  activate_row (GTK_WIDGET (editor), "Ask for Consent…");
  g_assert_cmpint (shown, ==, TIL_PLACE_CONSENT);
  SUPPORT_WAIT (!support_window (TIL_TYPE_RECORD_EDITOR));
  support_destroy (window);
}

/* R8: the record of its own says nothing that leads to the child. */
static void
test_r8_consultation (Meetings *self, gconstpointer data)
{
  g_autoptr (TilMeeting) meeting = meetings_new (self);
  g_autoptr (TilConsultation) consultation = til_consultation_propose (case_of (self), meeting);
  GtkWidget *window = open_view (self);
  TilRecordEditor *editor = til_consultation_form_new (window, self->support.store, case_of (self),
                                                       consultation);
  TilConsultation *record = til_record_editor_get_record (editor);
  TilRegister *reg;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (record->age, ==, TIL_AGE_GROUP_7_12);
  g_assert_true (til_keys_have (record->areas, "safe"));
  g_assert_true (til_refs_have (record->units, self->social_id));
  til_record_set_text (&record->question, "Hur stödjer vi Filmon?");
  til_record_editor_refresh (editor);
  support_save (editor);
  SUPPORT_WAIT (gtk_info_bar_get_revealed (
      GTK_INFO_BAR (support_template_child (editor, TIL_TYPE_RECORD_EDITOR, "problem_bar"))));
  til_record_set_text (&record->question, "Hur stödjer vi ett barn som är rädd på vägen hem?");
  til_record_editor_refresh (editor);
  support_assert_named (GTK_WIDGET (editor));
  support_save_and_wait (editor);
  reg = meetings_open (self);
  stored = til_register_list_records (reg, TIL_RECORD_CONSULTATION, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stored->len, ==, 1);
  til_register_close (reg);
  support_destroy (window);
}

static TilParticipant *
participant (TilMeeting *meeting, guint index)
{
  return meeting->participants->pdata[index];
}

/* R11 */
static void
test_r11_leaders (Meetings *self, gconstpointer data)
{
  GtkWidget *window = open_view (self);
  g_autoptr (TilMeeting) meeting = meetings_new (self);
  TilParticipant *second = til_record_add_part (meeting, "participants");
  TilRecordEditor *editor;
  TilMeeting *record;
  GtkWidget *leads;

  second->kind = TIL_PARTICIPANT_PROFESSIONAL;
  second->staff_id = self->trained_id;
  second->unit_id = self->support.unit_id;
  til_record_set_text (&meeting->kind, TIL_MEETING_FAMILY);
  editor = til_meeting_form_plan (window, self->model, meeting);
  record = til_record_editor_get_record (editor);
  support_save (editor);
  SUPPORT_WAIT (gtk_info_bar_get_revealed (
      GTK_INFO_BAR (support_template_child (editor, TIL_TYPE_RECORD_EDITOR, "problem_bar"))));
  leads = meetings_find (meetings_find (GTK_WIDGET (editor), ADW_TYPE_EXPANDER_ROW, "Sara Lind"),
                         GTK_TYPE_TOGGLE_BUTTON, "Leads");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (leads), TRUE);
  g_assert_true (participant (record, 1)->leader);
  g_assert_true (support_shows (GTK_WIDGET (editor), "Not yet trained"));
  leads = meetings_find (meetings_find (GTK_WIDGET (editor), ADW_TYPE_EXPANDER_ROW, "Anna Lund"),
                         GTK_TYPE_TOGGLE_BUTTON, "Leads");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (leads), TRUE);
  g_assert_true (support_shows (GTK_WIDGET (editor), "2025-03-04"));
  support_assert_named (GTK_WIDGET (editor));
  support_save_and_wait (editor);
  support_destroy (window);
}

static const char *
area_of (TilMeeting *meeting, guint index)
{
  return ((TilAgendaPoint *)meeting->points->pdata[index])->area_key;
}

static void
press_alt (GtkWidget *row, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (row);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, GDK_ALT_MASK, &handled);
      if (handled)
        return;
    }
  g_assert_not_reached ();
}

static void
test_reorder_by_keyboard (Meetings *self, gconstpointer data)
{
  GtkWidget *window = open_view (self);
  g_autoptr (TilMeeting) meeting = meetings_new (self);
  TilRecordEditor *editor = til_meeting_form_plan (window, self->model, meeting);
  TilMeeting *record = til_record_editor_get_record (editor);

  press_alt (meetings_find (GTK_WIDGET (editor), ADW_TYPE_EXPANDER_ROW, "Safe"), GDK_KEY_Down);
  g_assert_cmpstr (area_of (record, 0), ==, "nurtured");
  g_assert_cmpstr (area_of (record, 1), ==, "safe");
  press_alt (meetings_find (GTK_WIDGET (editor), ADW_TYPE_EXPANDER_ROW, "Safe"), GDK_KEY_Down);
  g_assert_cmpstr (area_of (record, 1), ==, "safe");
  press_alt (meetings_find (GTK_WIDGET (editor), ADW_TYPE_EXPANDER_ROW, "Safe"), GDK_KEY_Up);
  g_assert_cmpstr (area_of (record, 0), ==, "safe");
  support_throw_away (editor);
  support_destroy (window);
}

static void
test_minutes (Meetings *self, gconstpointer data)
{
  TilMeeting *planned = meetings_new (self);
  GtkWidget *window;
  TilRecordEditor *editor;
  TilMeeting *record;
  TilDecision *decision;
  g_autoptr (TilMeeting) stored = NULL;
  gint64 id;

  planned->date = til_date_today ();
  id = meetings_save (self, planned);
  meetings_reread (self);
  window = open_view (self);
  g_assert_true (gtk_widget_activate_action (meetings_find (window, TIL_TYPE_MEETING_CARD, NULL),
                                             "meeting.hold", NULL));
  editor = support_wait_editor ();
  record = til_record_editor_get_record (editor);
  g_assert_cmpint (record->status, ==, TIL_MEETING_HELD);
  activate_row (GTK_WIDGET (editor), "Everyone Came");
  g_assert_cmpint (participant (record, 1)->attendance, ==, TIL_ATTENDANCE_CAME);
  activate_row (GTK_WIDGET (editor), "Add a Decision");
  decision = record->decisions->pdata[0];
  til_record_set_text (&decision->text, "Följa honom hem");
  decision->staff_id = self->trained_id;
  til_record_editor_touch (editor);
  g_assert_cmpint (decision->unit_id, ==, self->support.unit_id);
  record->next_date = til_date_today () + 21;
  support_assert_named (GTK_WIDGET (editor));
  support_save_and_wait (editor);
  stored = meetings_read (self, TIL_RECORD_MEETING, id);
  g_assert_cmpint (stored->status, ==, TIL_MEETING_HELD);
  /* R5 */
  SUPPORT_WAIT (case_of (self)->child->step == TIL_STEP_COOPERATE);
  g_assert_cmpstr (((TilDecision *)stored->decisions->pdata[0])->text, ==, "Följa honom hem");
  /* The next meeting is proposed, with those who came. */
  SUPPORT_WAIT (meetings_find (window, GTK_TYPE_BUTTON, "Plan the Next Meeting…"));
  press (window, "Plan the Next Meeting…");
  editor = support_wait_editor ();
  record = til_record_editor_get_record (editor);
  g_assert_cmpuint (record->date, ==, til_date_today () + 21);
  g_assert_cmpuint (record->participants->len, ==, 2);
  g_assert_cmpint (record->record.id, ==, 0);
  support_throw_away (editor);
  support_destroy (window);
}

static gint64
save_plan (Meetings *self)
{
  TilPlan *plan = til_record_new_of (TIL_RECORD_PLAN);
  TilGoal *goal = til_record_add_part (plan, "goals");
  TilAction *action = til_record_add_part (goal, "actions");

  plan->child_id = self->child_id;
  plan->date = til_date_today ();
  plan->follow_up = til_date_today () + 30;
  til_record_set_text (&plan->wheel_key, "girfec");
  til_record_set_text (&plan->child_wish, "Anna");
  plan->wished_id = plan->coordinator_id = self->trained_id;
  til_record_set_text (&goal->area_key, "safe");
  til_record_set_text (&goal->text, "Trygg på vägen hem");
  til_record_set_text (&action->text, "Prata med kusinen");
  action->staff_id = self->trained_id;
  action->unit_id = self->support.unit_id;
  action->due = til_date_today () + 7;
  return meetings_save (self, plan);
}

static void
add_decision (Meetings *self, TilMeeting *meeting, const char *text, const char *area)
{
  TilDecision *decision = til_record_add_part (meeting, "decisions");

  til_record_set_text (&decision->text, text);
  til_record_set_text (&decision->area_key, area);
  decision->staff_id = self->trained_id;
  decision->unit_id = self->support.unit_id;
  decision->due = til_date_today () + 14;
}

static void
test_decisions_become_actions (Meetings *self, gconstpointer data)
{
  gint64 plan_id = save_plan (self);
  TilMeeting *held = meetings_new (self);
  g_autoptr (TilPlan) plan = NULL;
  g_autoptr (TilMeeting) meeting = NULL;
  GtkWidget *window;
  gint64 id;

  held->date = til_date_today ();
  held->status = TIL_MEETING_HELD;
  add_decision (self, held, "Följa honom hem", "safe");
  add_decision (self, held, "Frukost i skolan", "nurtured");
  id = meetings_save (self, held);
  meetings_reread (self);
  window = open_view (self);
  til_meeting_add_to_plan (view_of (window), self->model, id);
  SUPPORT_WAIT (
      til_meeting_open_decisions (til_case_record (case_of (self), TIL_RECORD_MEETING, id)) == 0);
  plan = meetings_read (self, TIL_RECORD_PLAN, plan_id);
  meeting = meetings_read (self, TIL_RECORD_MEETING, id);
  g_assert_cmpuint (plan->goals->len, ==, 2);
  g_assert_cmpuint (((TilGoal *)plan->goals->pdata[0])->actions->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const TilDecision *decision = meeting->decisions->pdata[i];
      const TilAction *action = til_plan_find_action (plan, decision->action_id, NULL);

      g_assert_nonnull (action);
      g_assert_cmpstr (action->text, ==, decision->text);
    }
  support_destroy (window);
}

static void
test_cancel_and_undo (Meetings *self, gconstpointer data)
{
  gint64 id = meetings_save (self, meetings_new (self));
  GtkWidget *window;
  GtkWidget *undo;

  meetings_reread (self);
  window = open_view (self);
  gtk_widget_activate_action (meetings_find (window, TIL_TYPE_MEETING_CARD, NULL), "meeting.cancel",
                              NULL);
  SUPPORT_WAIT (((TilMeeting *)til_case_record (case_of (self), TIL_RECORD_MEETING, id))->status ==
                TIL_MEETING_CANCELLED);
  SUPPORT_WAIT ((undo = meetings_find (window, GTK_TYPE_BUTTON, "_Undo")));
  g_signal_emit_by_name (undo, "clicked");
  SUPPORT_WAIT (((TilMeeting *)til_case_record (case_of (self), TIL_RECORD_MEETING, id))->status ==
                TIL_MEETING_PLANNED);
  support_destroy (window);
}

/* R8: a meeting that was covered when it was planned, and is not any more. */
static void
test_r8_withdrawn (Meetings *self, gconstpointer data)
{
  GtkWidget *window;

  meetings_save (self, meetings_new (self));
  meetings_reread (self);
  window = open_view (self);
  g_assert_null (meetings_find (window, GTK_TYPE_BUTTON, "Ask for Consent…"));
  meetings_withdraw (self);
  SUPPORT_WAIT (meetings_find (window, GTK_TYPE_BUTTON, "Ask for Consent…"));
  support_destroy (window);
}

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  MEETINGS_ADD ("/meetings/empty", test_empty);
  MEETINGS_ADD ("/meetings/r2-agenda-is-proposed", test_agenda_is_proposed);
  MEETINGS_ADD ("/meetings/next-first", test_next_first);
  MEETINGS_ADD ("/meetings/focus-record", test_focus_record);
  MEETINGS_ADD ("/meetings/r8-told-at-once", test_r8_told_at_once);
  MEETINGS_ADD ("/meetings/ask-for-consent", test_ask_for_consent);
  MEETINGS_ADD ("/meetings/r8-consultation", test_r8_consultation);
  MEETINGS_ADD ("/meetings/r11-leaders", test_r11_leaders);
  MEETINGS_ADD ("/meetings/reorder-by-keyboard", test_reorder_by_keyboard);
  MEETINGS_ADD ("/meetings/minutes", test_minutes);
  MEETINGS_ADD ("/meetings/decisions-become-actions", test_decisions_become_actions);
  MEETINGS_ADD ("/meetings/cancel-and-undo", test_cancel_and_undo);
  MEETINGS_ADD ("/meetings/r8-withdrawn", test_r8_withdrawn);
  return g_test_run ();
}
