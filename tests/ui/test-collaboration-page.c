/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting-fixture.h"
#include "til-agreement-list.h"
#include "til-collaboration-data.h"
#include "til-collaboration-page.h"
#include "til-collaboration.h"
#include "til-conflict-dialog.h"
#include "til-locale.h"
#include "til-print-dialog.h"
#include "til-record-editor.h"
#include "til-staff-dialog.h"
#include "til-survey-round.h"
#include "til-undertaking-board.h"
#include "til-undertaking-card.h"
#include "til-undertaking-change.h"
#include "til-undertaking-chart.h"
#include "til-undertaking-words.h"
#include "til-year-ring.h"

typedef struct
{
  Meetings base;
  GtkWidget *window;
  TilCollaborationPage *page;
} Place;

static void
set_up (Place *self, gconstpointer data)
{
  meetings_set_up (&self->base, data);
}

static void
tear_down (Place *self, gconstpointer data)
{
  if (self->window)
    support_destroy (self->window);
  meetings_tear_down (&self->base, data);
}

static void
open_view (Place *self, const char *view)
{
  self->window = adw_window_new ();
  self->page = TIL_COLLABORATION_PAGE (til_collaboration_page_new (self->base.support.store));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 700);
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->page));
  til_collaboration_page_show_view (self->page, view);
  gtk_window_present (GTK_WINDOW (self->window));
}

static gboolean
shows (Place *self, const char *text)
{
  return support_shows (self->window, text);
}

/* Whether text stands in what is not hidden behind another page of a stack. */
static gboolean
is_mapped_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
shows_now (Place *self, const char *text)
{
  g_autoptr (GPtrArray) found = support_find (self->window, is_mapped_label, text);

  return found->len > 0;
}

static void
click (GtkWidget *root, const char *text)
{
  GtkWidget *button = meetings_find (root, GTK_TYPE_BUTTON, text);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* The key pressed while widget has the focus: what its controllers say to it. */
static gboolean
press (GtkWidget *widget, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
  return handled;
}

/* Records */

static gint64
add_line (Place *self,
          const char *goal,
          const char *activity,
          TilUndertakingStatus status,
          TilDate starts_on,
          TilDate ends_on,
          int position)
{
  TilUndertaking *line = til_record_new_of (TIL_RECORD_UNDERTAKING);

  til_record_set_text (&line->goal, goal);
  til_record_set_text (&line->activity, activity);
  line->status = status;
  line->starts_on = starts_on;
  line->ends_on = ends_on;
  line->position = position;
  return meetings_save (&self->base, line);
}

static TilUndertaking *
read_line (Place *self, gint64 id)
{
  return meetings_read (&self->base, TIL_RECORD_UNDERTAKING, id);
}

static gint64
add_event (Place *self, const char *name, int month, int day)
{
  TilYearEvent *event = til_record_new_of (TIL_RECORD_YEAR_EVENT);

  til_record_set_text (&event->name, name);
  event->month = month;
  event->day = day;
  return meetings_save (&self->base, event);
}

static gint64
add_round (Place *self, const char *name)
{
  TilSurveyRound *round = til_record_new_of (TIL_RECORD_SURVEY_ROUND);

  til_record_set_text (&round->survey_key, "samverkan");
  til_record_set_text (&round->name, name);
  round->survey_version = 1;
  round->date = til_date_today () - 30;
  return meetings_save (&self->base, round);
}

static gboolean
is_card (GtkWidget *widget, gconstpointer id)
{
  return GTK_IS_LIST_BOX_ROW (widget) && til_undertaking_card_id (widget) == *(const gint64 *)id;
}

static GtkWidget *
find_card (Place *self, gint64 id)
{
  g_autoptr (GPtrArray) found = support_find (self->window, is_card, &id);

  return found->len == 1 ? found->pdata[0] : NULL;
}

/* The name of the column that the card stands in; "" while it is nowhere. */
static const char *
column_of (Place *self, gint64 id)
{
  GtkWidget *card = find_card (self, id);

  for (int i = 0; card && i < TIL_N_UNDERTAKING_STATUSES; i++)
    {
      GtkWidget *list = gtk_widget_get_parent (card);
      g_autofree char *name = gtk_test_accessible_check_property (
          GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
          til_undertaking_status_name ((TilUndertakingStatus)i));

      if (!name)
        return til_undertaking_status_name ((TilUndertakingStatus)i);
    }
  return "";
}

static gboolean
stands_in (Place *self, gint64 id, const char *column)
{
  return g_str_equal (column_of (self, id), column);
}

/* Tests */

static void
test_empty (Place *self, gconstpointer data)
{
  static const char *const titles[][2] = { { "activities", "No Activities Yet" },
                                           { "agreements", "No Agreements Yet" },
                                           { "plan", "No Plan Yet" },
                                           { "year", "The Year Is Empty" } };

  open_view (self, "activities");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      til_collaboration_page_show_view (self->page, titles[i][0]);
      SUPPORT_WAIT (shows_now (self, titles[i][1]));
      support_assert_named (self->window);
    }
}

static GtkWidget *
find_spin (TilRecordEditor *editor, const char *name)
{
  GtkWidget *spin = meetings_find (GTK_WIDGET (editor), GTK_TYPE_SPIN_BUTTON, name);

  g_assert_nonnull (spin);
  return spin;
}

static void
test_add_activity (Place *self, gconstpointer data)
{
  TilRecordEditor *editor;
  TilActivity *activity;

  open_view (self, "activities");
  SUPPORT_WAIT (shows_now (self, "No Activities Yet"));
  click (self->window, "New Activity…");
  editor = support_wait_editor ();
  support_assert_named (GTK_WIDGET (editor));
  activity = til_record_editor_get_record (editor);
  g_assert_cmpuint (activity->date, ==, til_date_today ());
  til_record_set_text (&activity->name, "How we share what we know");
  activity->date = til_date_today () - 21;
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_spin (editor, "Invited: Education")), 20);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_spin (editor, "Present: Education")), 13);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_spin (editor, "Present: Police")), 2);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_spin (editor, "Invited: Health care")), 4);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_spin (editor, "Invited: Health care")), 0);
  g_assert_cmpuint (activity->turnout->len, ==, 2);
  support_save_and_wait (editor);

  SUPPORT_WAIT (shows (self, "How we share what we know"));
  g_assert_true (shows (self, "Past"));
  g_assert_true (shows (self, "65"));
  g_assert_true (shows (self, "3 weeks ago"));
  g_assert_true (shows (self, "Nothing is planned."));
  g_assert_false (shows (self, "Health care"));
  support_assert_named (self->window);
}

/* More present than invited: core's sentence, and nothing saved. */
static void
test_activity_refused (Place *self, gconstpointer data)
{
  TilRecordEditor *editor;
  GtkWidget *button;

  open_view (self, "activities");
  SUPPORT_WAIT (shows_now (self, "No Activities Yet"));
  click (self->window, "New Activity…");
  editor = support_wait_editor ();
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_spin (editor, "Invited: Police")), 3);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_spin (editor, "Present: Police")), 4);
  button = support_template_child (editor, TIL_TYPE_RECORD_EDITOR, "save_button");
  SUPPORT_WAIT (gtk_widget_get_sensitive (button));
  til_record_editor_save (editor);
  SUPPORT_WAIT (support_shows (GTK_WIDGET (editor), "More were present than were invited"));
  support_throw_away (editor);
  g_assert_true (shows_now (self, "No Activities Yet"));
}

static void
test_evaluated_by_round (Place *self, gconstpointer data)
{
  TilActivity *activity = til_record_new_of (TIL_RECORD_ACTIVITY);

  activity->date = til_date_today () - 40;
  activity->round_id = add_round (self, "Spring 2026");
  meetings_save (&self->base, activity);
  open_view (self, "activities");
  SUPPORT_WAIT (shows (self, "Spring 2026"));
  g_assert_true (shows (self, "Evaluated by"));
}

/* Two people say that another round evaluates it: both are shown by name. */
static void
test_r15_two_rounds (Place *self, gconstpointer data)
{
  gint64 mine = add_round (self, "Spring 2026");
  gint64 theirs = add_round (self, "Autumn 2026");
  TilActivity *activity = til_record_new_of (TIL_RECORD_ACTIVITY);
  TilRecordEditor *editor;
  GtkWidget *button, *dialog;
  gint64 id;

  activity->date = til_date_today () - 40;
  til_record_set_text (&activity->name, "Collaboration day");
  id = meetings_save (&self->base, activity);
  open_view (self, "activities");
  SUPPORT_WAIT (shows_now (self, "Collaboration day"));
  g_signal_emit_by_name (meetings_find (self->window, ADW_TYPE_ACTION_ROW, "Collaboration day"),
                         "activated");
  editor = support_wait_editor ();
  ((TilActivity *)til_record_editor_get_record (editor))->round_id = mine;
  til_record_editor_touch (editor);
  activity = meetings_read (&self->base, TIL_RECORD_ACTIVITY, id);
  activity->round_id = theirs;
  meetings_save (&self->base, activity);
  button = support_template_child (editor, TIL_TYPE_RECORD_EDITOR, "save_button");
  SUPPORT_WAIT (gtk_widget_get_sensitive (button));
  til_record_editor_save (editor);
  SUPPORT_WAIT (support_window (TIL_TYPE_CONFLICT_DIALOG));
  dialog = support_window (TIL_TYPE_CONFLICT_DIALOG);
  g_assert_true (support_shows (dialog, "Survey round"));
  g_assert_true (support_shows (dialog, "Spring 2026"));
  g_assert_true (support_shows (dialog, "Autumn 2026"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  support_throw_away (editor);
}

static void
test_delete_and_undo (Place *self, gconstpointer data)
{
  TilActivity *activity = til_record_new_of (TIL_RECORD_ACTIVITY);

  activity->date = til_date_today () + 10;
  til_record_set_text (&activity->name, "Collaboration day in spring");
  meetings_save (&self->base, activity);
  open_view (self, "activities");
  SUPPORT_WAIT (shows_now (self, "Collaboration day in spring"));
  g_assert_true (shows (self, "in 10 days"));
  click (self->window, "Delete Collaboration day in spring");
  SUPPORT_WAIT (shows_now (self, "Activity deleted"));
  SUPPORT_WAIT (shows_now (self, "No Activities Yet"));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "collaboration.undo", NULL);
  SUPPORT_WAIT (shows_now (self, "Collaboration day in spring"));
}

static void
test_training (Place *self, gconstpointer data)
{
  open_view (self, "training");
  SUPPORT_WAIT (shows (self, "Anna Lund"));
  g_assert_true (shows (self, "2025-03-04"));
  g_assert_true (shows (self, "Not trained yet"));
  g_assert_true (shows (self, "1 of 4 people are trained."));
  g_assert_true (shows (self, "1 of 2 people are trained."));
  g_assert_true (shows (self, "0 of 1 person is trained."));
  support_assert_named (self->window);
  g_signal_emit_by_name (meetings_find (self->window, ADW_TYPE_ACTION_ROW, "Sara Lind"),
                         "activated");
  SUPPORT_WAIT (support_window (TIL_TYPE_STAFF_DIALOG));
  gtk_window_destroy (GTK_WINDOW (support_window (TIL_TYPE_STAFF_DIALOG)));
}

static void
test_agreements (Place *self, gconstpointer data)
{
  TilAgreement *agreement = til_record_new_of (TIL_RECORD_AGREEMENT);
  TilSignatory *signatory = til_record_add_part (agreement, "signatories");

  til_record_set_text (&agreement->name, "Overenskommelse 2026");
  agreement->revise_on = til_date_today () + 22;
  signatory->unit_id = self->base.social_id;
  signatory->signed_on = til_date_today () - 100;
  meetings_save (&self->base, agreement);
  agreement = til_record_new_of (TIL_RECORD_AGREEMENT);
  til_record_set_text (&agreement->name, "With the region");
  agreement->revise_on = til_date_today () - 15;
  signatory = til_record_add_part (agreement, "signatories");
  til_record_set_text (&signatory->organisation, "The region");
  meetings_save (&self->base, agreement);
  agreement = til_record_new_of (TIL_RECORD_AGREEMENT);
  til_record_set_text (&agreement->name, "The old one");
  agreement->ends_on = til_date_today () - 1;
  meetings_save (&self->base, agreement);

  open_view (self, "agreements");
  SUPPORT_WAIT (shows (self, "Overenskommelse 2026"));
  g_assert_true (shows (self, "Revision due in 3 weeks"));
  g_assert_true (shows (self, "Revision was due 2 weeks ago"));
  g_assert_true (shows (self, "Not signed by all"));
  g_assert_true (shows (self, "Socialtjänsten"));
  g_assert_true (shows (self, "not signed yet"));
  g_assert_true (shows (self, "The old one"));
  support_assert_named (self->window);
}

static void
test_add_agreement (Place *self, gconstpointer data)
{
  TilRecordEditor *editor;
  TilAgreement *agreement;

  open_view (self, "agreements");
  SUPPORT_WAIT (shows_now (self, "No Agreements Yet"));
  click (self->window, "New Agreement…");
  editor = support_wait_editor ();
  agreement = til_record_editor_get_record (editor);
  til_record_set_text (&agreement->name, "Overenskommelse");
  g_signal_emit_by_name (meetings_find (GTK_WIDGET (editor), ADW_TYPE_ACTION_ROW, "Add Signatory…"),
                         "activated");
  SUPPORT_WAIT (support_shows (GTK_WIDGET (editor), "Another organisation"));
  g_assert_cmpuint (agreement->signatories->len, ==, 1);
  til_record_set_text (&((TilSignatory *)agreement->signatories->pdata[0])->organisation, "BUP");
  til_record_editor_touch (editor);
  support_assert_named (GTK_WIDGET (editor));
  support_save_and_wait (editor);
  SUPPORT_WAIT (shows_now (self, "Overenskommelse"));
  g_assert_true (shows (self, "BUP"));
}

static void
test_add_to_plan (Place *self, gconstpointer data)
{
  TilRecordEditor *editor;
  TilUndertaking *line;

  open_view (self, "plan");
  SUPPORT_WAIT (shows_now (self, "No Plan Yet"));
  click (self->window, "New Activity of the Plan…");
  editor = support_wait_editor ();
  support_assert_named (GTK_WIDGET (editor));
  line = til_record_editor_get_record (editor);
  til_record_set_text (&line->goal, "Help comes early");
  til_record_set_text (&line->activity, "Train every preschool");
  support_save_and_wait (editor);
  SUPPORT_WAIT (shows_now (self, "Train every preschool"));
  g_assert_true (shows_now (self, "1 activity: 1 not started, 0 ongoing, 0 done."));
  support_assert_named (self->window);
}

static void
test_goal_chosen (Place *self, gconstpointer data)
{
  TilRecordEditor *editor;

  add_line (self, "Help comes early", "First", TIL_UNDERTAKING_ONGOING, 0, 0, 1);
  add_line (self, "Help comes early", "Second", TIL_UNDERTAKING_ONGOING, 0, 0, 2);
  open_view (self, "plan");
  SUPPORT_WAIT (shows_now (self, "Second"));
  click (self->window, "New…");
  editor = support_wait_editor ();
  support_assert_named (GTK_WIDGET (editor));
  gtk_menu_button_popup (meetings_find (GTK_WIDGET (editor), GTK_TYPE_MENU_BUTTON, NULL));
  click (GTK_WIDGET (editor), "Help comes early");
  g_assert_cmpstr (((TilUndertaking *)til_record_editor_get_record (editor))->goal, ==,
                   "Help comes early");
  g_assert_cmpint (((TilUndertaking *)til_record_editor_get_record (editor))->position, ==, 3);
  support_throw_away (editor);
}

/* Ctrl and the arrows move a card, and the focus goes with it. */
static void
test_move_by_keys (Place *self, gconstpointer data)
{
  gint64 id = add_line (self, "Help comes early", "Train every preschool",
                        TIL_UNDERTAKING_NOT_STARTED, 0, 0, 1);
  g_autoptr (TilUndertaking) line = NULL;

  open_view (self, "plan");
  SUPPORT_WAIT (stands_in (self, id, "Not started"));
  g_assert_true (gtk_widget_grab_focus (find_card (self, id)));
  g_assert_true (press (find_card (self, id), GDK_KEY_Left, GDK_CONTROL_MASK)); /* a bell */
  g_assert_false (press (find_card (self, id), GDK_KEY_Right, 0));
  g_assert_true (press (find_card (self, id), GDK_KEY_Right, GDK_CONTROL_MASK));
  SUPPORT_WAIT (stands_in (self, id, "Ongoing"));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) == find_card (self, id));
  SUPPORT_WAIT (shows_now (self, "Moved to “Ongoing”"));
  g_assert_true (press (find_card (self, id), GDK_KEY_Right, GDK_CONTROL_MASK));
  SUPPORT_WAIT (stands_in (self, id, "Done"));
  line = read_line (self, id);
  g_assert_cmpint (line->status, ==, TIL_UNDERTAKING_DONE);

  gtk_widget_activate_action (GTK_WIDGET (self->page), "collaboration.undo", NULL);
  SUPPORT_WAIT (stands_in (self, id, "Ongoing"));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "collaboration.undo", NULL);
  SUPPORT_WAIT (stands_in (self, id, "Not started"));
}

/* Read from the right, the next column is to the left. */
static void
test_move_mirrored (Place *self, gconstpointer data)
{
  gint64 id = add_line (self, "Goal", "Activity", TIL_UNDERTAKING_ONGOING, 0, 0, 1);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  open_view (self, "plan");
  SUPPORT_WAIT (stands_in (self, id, "Ongoing"));
  press (find_card (self, id), GDK_KEY_Left, GDK_CONTROL_MASK);
  SUPPORT_WAIT (stands_in (self, id, "Done"));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_order_in_goal (Place *self, gconstpointer data)
{
  gint64 first = add_line (self, "Goal", "First", TIL_UNDERTAKING_ONGOING, 0, 0, 1);
  gint64 other = add_line (self, "Goal", "Elsewhere", TIL_UNDERTAKING_DONE, 0, 0, 2);
  gint64 second = add_line (self, "Goal", "Second", TIL_UNDERTAKING_ONGOING, 0, 0, 3);
  gint64 apart = add_line (self, "Another goal", "Apart", TIL_UNDERTAKING_ONGOING, 0, 0, 1);

  open_view (self, "plan");
  SUPPORT_WAIT (find_card (self, second) && find_card (self, other) && find_card (self, apart));
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (find_card (self, second))), ==, 2);
  press (find_card (self, second), GDK_KEY_Up, GDK_ALT_MASK);
  SUPPORT_WAIT (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (find_card (self, second))) == 1);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (find_card (self, first))), ==, 2);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (find_card (self, apart))), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "collaboration.undo", NULL);
  SUPPORT_WAIT (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (find_card (self, second))) == 2);
}

static void
undo_at_once_cb (TilCollaborationData *collaboration, const char *text, gpointer undo)
{
  til_collaboration_data_undo (collaboration, undo);
}

/* Undone before what was saved is read again. */
static void
test_undo_at_once (Place *self, gconstpointer data)
{
  gint64 id = add_line (self, "Goal", "Activity", TIL_UNDERTAKING_NOT_STARTED, 0, 0, 1);
  g_autoptr (TilCollaborationData)
      collaboration = til_collaboration_data_new (self->base.support.store);
  g_autoptr (TilUndertaking) line = NULL;

  g_signal_connect (collaboration, "done", G_CALLBACK (undo_at_once_cb), NULL);
  til_collaboration_data_read (collaboration);
  SUPPORT_WAIT (til_collaboration_data_is_read (collaboration));
  g_assert_true (til_undertaking_set_status (collaboration, id, TIL_UNDERTAKING_DONE));
  SUPPORT_WAIT (til_collaboration_data_can_undo (collaboration));
  SUPPORT_WAIT (!til_collaboration_data_can_undo (collaboration));
  til_collaboration_data_read (collaboration);
  SUPPORT_WAIT (
      ((const TilRecord *)til_collaboration_data_find (collaboration, TIL_RECORD_UNDERTAKING, id))
          ->revision == 3);
  line = read_line (self, id);
  g_assert_cmpint (line->status, ==, TIL_UNDERTAKING_NOT_STARTED);
}

/* R15: what somebody else wrote after the move is not undone with it. */
static void
test_r15_undo_refused (Place *self, gconstpointer data)
{
  gint64 id = add_line (self, "Goal", "Activity", TIL_UNDERTAKING_NOT_STARTED, 0, 0, 1);
  g_autoptr (TilUndertaking) after = NULL;
  TilUndertaking *theirs;

  open_view (self, "plan");
  SUPPORT_WAIT (stands_in (self, id, "Not started"));
  press (find_card (self, id), GDK_KEY_Right, GDK_CONTROL_MASK);
  SUPPORT_WAIT (stands_in (self, id, "Ongoing"));
  theirs = read_line (self, id);
  til_record_set_text (&theirs->comment, "Waiting for a room");
  meetings_save (&self->base, theirs);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "collaboration.undo", NULL);
  SUPPORT_WAIT (support_window (ADW_TYPE_MESSAGE_DIALOG));
  gtk_window_destroy (GTK_WINDOW (support_window (ADW_TYPE_MESSAGE_DIALOG)));
  after = read_line (self, id);
  g_assert_cmpstr (after->comment, ==, "Waiting for a room");
  g_assert_cmpint (after->status, ==, TIL_UNDERTAKING_ONGOING);
}

static void
assert_when (TilUndertakingStatus status, int starts, int ends, const char *words)
{
  g_autoptr (TilUndertaking) line = til_record_new_of (TIL_RECORD_UNDERTAKING);
  TilDate today = til_date_today ();
  g_autofree char *text = NULL;

  line->status = status;
  line->starts_on = starts != 0 ? (TilDate)((int)today + starts) : TIL_DATE_NONE;
  line->ends_on = ends != 0 ? (TilDate)((int)today + ends) : TIL_DATE_NONE;
  text = til_undertaking_when_text (line, today);
  g_assert_cmpstr (text, ==, words);
}

static void
test_words (void)
{
  assert_when (TIL_UNDERTAKING_ONGOING, -60, -15, "Late: was to end 2 weeks ago");
  assert_when (TIL_UNDERTAKING_NOT_STARTED, 0, -1, "Late: was to end yesterday");
  assert_when (TIL_UNDERTAKING_NOT_STARTED, -5, 20, "Was to start 5 days ago");
  assert_when (TIL_UNDERTAKING_NOT_STARTED, 5, 20, "Starts in 5 days");
  assert_when (TIL_UNDERTAKING_ONGOING, -5, 20, "Ends in 2 weeks");
  assert_when (TIL_UNDERTAKING_ONGOING, 0, 0, "");
}

static void
test_late (Place *self, gconstpointer data)
{
  gint64 id = add_line (self, "Goal", "A leaflet for guardians", TIL_UNDERTAKING_ONGOING,
                        til_date_today () - 90, til_date_today () - 15, 1);

  open_view (self, "plan");
  SUPPORT_WAIT (stands_in (self, id, "Ongoing"));
  g_assert_true (shows_now (self, "Late: was to end 2 weeks ago"));
  g_assert_true (shows_now (self, "1 is late."));
}

static gboolean
is_chart (GtkWidget *widget, gconstpointer data)
{
  return TIL_IS_UNDERTAKING_CHART (widget);
}

static void
test_time_line (Place *self, gconstpointer data)
{
  g_autoptr (GPtrArray) charts = NULL;

  add_line (self, "Goal", "A leaflet", TIL_UNDERTAKING_ONGOING, til_date_today () - 90,
            til_date_today () - 15, 1);
  open_view (self, "plan");
  SUPPORT_WAIT (shows_now (self, "A leaflet"));
  gtk_toggle_button_set_active (meetings_find (self->window, GTK_TYPE_TOGGLE_BUTTON, "Time Line"),
                                TRUE);
  charts = support_find (self->window, is_chart, NULL);
  g_assert_cmpuint (charts->len, ==, 1);
  SUPPORT_WAIT (gtk_widget_get_mapped (charts->pdata[0]));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (charts->pdata[0]),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
}

static void
test_print (Place *self, gconstpointer data)
{
  add_line (self, "Goal", "A leaflet", TIL_UNDERTAKING_ONGOING, til_date_today () - 90,
            til_date_today () - 15, 1);
  add_event (self, "The steering group meets", 12, 3);
  open_view (self, "plan");
  SUPPORT_WAIT (shows_now (self, "A leaflet"));
  click (self->window, "Print…");
  SUPPORT_WAIT (support_window (TIL_TYPE_PRINT_DIALOG));
  gtk_window_destroy (GTK_WINDOW (support_window (TIL_TYPE_PRINT_DIALOG)));
  SUPPORT_WAIT (!support_window (TIL_TYPE_PRINT_DIALOG));
  til_collaboration_page_show_view (self->page, "year");
  SUPPORT_WAIT (shows_now (self, "The steering group meets"));
  gtk_widget_activate_action (meetings_find (self->window, GTK_TYPE_MENU_BUTTON, "Print"),
                              "year.print", "s", "a3");
  SUPPORT_WAIT (support_window (TIL_TYPE_PRINT_DIALOG));
  gtk_window_destroy (GTK_WINDOW (support_window (TIL_TYPE_PRINT_DIALOG)));
  SUPPORT_WAIT (!support_window (TIL_TYPE_PRINT_DIALOG));
}

static gboolean
is_ring (GtkWidget *widget, gconstpointer data)
{
  return TIL_IS_YEAR_RING (widget);
}

static void
test_year (Place *self, gconstpointer data)
{
  g_autoptr (GPtrArray) rings = NULL;
  TilRecordEditor *editor;

  add_event (self, "Survey of the staff", 2, 0);
  add_event (self, "The steering group meets", 12, 3);
  open_view (self, "year");
  SUPPORT_WAIT (shows_now (self, "Survey of the staff"));
  g_assert_true (shows_now (self, "in 12 days"));
  g_assert_true (shows_now (self, "February, in 2 months"));
  g_assert_true (shows_now (self, "Nothing Chosen"));
  support_assert_named (self->window);

  rings = support_find (self->window, is_ring, NULL);
  g_assert_cmpuint (rings->len, ==, 1);
  g_assert_true (press (rings->pdata[0], GDK_KEY_Right, 0));
  g_assert_false (shows (self, "Nothing Chosen"));
  g_assert_true (press (rings->pdata[0], GDK_KEY_Right, 0));
  g_assert_true (shows (self, "Next: "));
  g_assert_true (press (rings->pdata[0], GDK_KEY_Return, 0));
  editor = support_wait_editor ();
  g_assert_cmpstr (((TilYearEvent *)til_record_editor_get_record (editor))->name, ==,
                   "The steering group meets");
  support_assert_named (GTK_WIDGET (editor));
  support_throw_away (editor);

  click (self->window, "Delete the chosen event");
  SUPPORT_WAIT (shows_now (self, "Deleted from the year"));
  SUPPORT_WAIT (!shows_now (self, "The steering group meets"));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "collaboration.undo", NULL);
  SUPPORT_WAIT (shows_now (self, "The steering group meets"));
}

static void
test_add_event (Place *self, gconstpointer data)
{
  TilRecordEditor *editor;
  TilYearEvent *event;

  open_view (self, "year");
  SUPPORT_WAIT (shows_now (self, "The Year Is Empty"));
  click (self->window, "New Event of the Year…");
  editor = support_wait_editor ();
  event = til_record_editor_get_record (editor);
  g_assert_cmpint (event->month, ==, 11);
  til_record_set_text (&event->name, "Teams meet");
  support_save_and_wait (editor);
  SUPPORT_WAIT (shows_now (self, "Teams meet"));
  g_assert_true (shows_now (self, "November, this month"));
}

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/collaboration-page/words", test_words);
#define ADD(path, func) g_test_add (path, Place, NULL, set_up, func, tear_down)
  ADD ("/collaboration-page/empty", test_empty);
  ADD ("/collaboration-page/activity/add", test_add_activity);
  ADD ("/collaboration-page/activity/refused", test_activity_refused);
  ADD ("/collaboration-page/activity/round", test_evaluated_by_round);
  ADD ("/collaboration-page/activity/r15-two-rounds", test_r15_two_rounds);
  ADD ("/collaboration-page/activity/delete-undo", test_delete_and_undo);
  ADD ("/collaboration-page/training", test_training);
  ADD ("/collaboration-page/agreement/list", test_agreements);
  ADD ("/collaboration-page/agreement/add", test_add_agreement);
  ADD ("/collaboration-page/plan/add", test_add_to_plan);
  ADD ("/collaboration-page/plan/goal-chosen", test_goal_chosen);
  ADD ("/collaboration-page/plan/move-by-keys", test_move_by_keys);
  ADD ("/collaboration-page/plan/move-mirrored", test_move_mirrored);
  ADD ("/collaboration-page/plan/order", test_order_in_goal);
  ADD ("/collaboration-page/plan/undo-at-once", test_undo_at_once);
  ADD ("/collaboration-page/plan/r15-undo-refused", test_r15_undo_refused);
  ADD ("/collaboration-page/plan/late", test_late);
  ADD ("/collaboration-page/plan/time-line", test_time_line);
  ADD ("/collaboration-page/print", test_print);
  ADD ("/collaboration-page/year/choose", test_year);
  ADD ("/collaboration-page/year/add", test_add_event);
  return g_test_run ();
}
