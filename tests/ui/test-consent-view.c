/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting-fixture.h"
#include "til-child-views.h"
#include "til-consent-card.h"
#include "til-consent-form.h"
#include "til-consent-share.h"
#include "til-consent-words.h"
#include "til-locale.h"
#include "til-picker.h"

typedef struct
{
  Meetings meetings;
  GtkWidget *window;
  AdwToastOverlay *toasts; /* borrowed: the page's */
  GtkWidget *view;         /* borrowed */
} View;

static void
view_set_up (View *self, gconstpointer data)
{
  meetings_set_up (&self->meetings, NULL);
  self->view = til_consent_view_new (self->meetings.model);
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, self->view);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 2400);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->toasts));
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
close_windows (void)
{
  GtkWidget *form;

  while ((form = support_window (TIL_TYPE_RECORD_EDITOR)) != NULL)
    gtk_window_destroy (GTK_WINDOW (form));
}

static void
view_tear_down (View *self, gconstpointer data)
{
  close_windows ();
  support_destroy (self->window);
  meetings_tear_down (&self->meetings, NULL);
}

#define VIEW_ADD(path, func) g_test_add (path, View, NULL, view_set_up, func, view_tear_down)

static TilConsent *
read_consent (View *self)
{
  return meetings_read (&self->meetings, TIL_RECORD_CONSENT, self->meetings.consent_id);
}

static gint64
guardian (View *self, guint index)
{
  const TilCase *kase = til_case_model_get_case (self->meetings.model);

  return ((TilGuardian *)kase->child->guardians->pdata[index])->id;
}

/* Lars has not answered yet. */
static void
ask_again (View *self)
{
  TilConsent *consent = read_consent (self);
  TilConsentAnswer *answer = til_consent_find_answer (consent, guardian (self, 1));

  answer->answer = TIL_ANSWER_PENDING;
  answer->date = TIL_DATE_NONE;
  meetings_save (&self->meetings, consent);
  meetings_reread (&self->meetings);
}

static TilAnswer
answer_of (View *self, guint index)
{
  g_autoptr (TilConsent) consent = read_consent (self);

  return til_consent_find_answer (consent, guardian (self, index))->answer;
}

static void
click (GtkWidget *root, const char *label)
{
  GtkWidget *button = meetings_find (root, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_in_force (View *self, gconstpointer data)
{
  g_assert_true (support_shows (self->view, "Skolvägen och läget hemma"));
  g_assert_true (support_shows (self->view, "Consent given"));
  g_assert_true (support_shows (self->view, "Yes, 2026-11-18"));
  g_assert_true (support_shows (self->view, "In force until 2027-03-21"));
  g_assert_true (support_shows (self->view, "Socialtjänsten: yes"));
  g_assert_null (meetings_find (self->view, GTK_TYPE_BUTTON, "Yes"));
  support_assert_named (self->view);
}

/* One click, and it is recorded; one more, and it is taken back. */
static void
test_one_click (View *self, gconstpointer data)
{
  ask_again (self);
  SUPPORT_WAIT (support_shows (self->view, "Lars has not answered yet."));
  g_assert_true (support_shows (self->view, "Socialtjänsten: no"));
  click (self->view, "Yes");
  SUPPORT_WAIT (support_shows (self->view, "Socialtjänsten: yes"));
  g_assert_cmpint (answer_of (self, 1), ==, TIL_ANSWER_GIVEN);
  g_autoptr (TilConsent) consent = read_consent (self);
  g_assert_cmpuint (til_consent_find_answer (consent, guardian (self, 1))->date, ==,
                    til_date_today ());
  SUPPORT_WAIT (support_shows (self->window, "Recorded: Lars gives consent"));
  click (self->window, "_Undo");
  SUPPORT_WAIT (support_shows (self->view, "Lars has not answered yet."));
  g_assert_cmpint (answer_of (self, 1), ==, TIL_ANSWER_PENDING);
}

/* What somebody else wrote meanwhile is not taken back with it. */
static void
test_undo_after_others (View *self, gconstpointer data)
{
  TilConsent *consent;

  ask_again (self);
  SUPPORT_WAIT (meetings_find (self->view, GTK_TYPE_BUTTON, "Yes") != NULL);
  click (self->view, "Yes");
  SUPPORT_WAIT (support_shows (self->window, "Recorded: Lars gives consent"));
  SUPPORT_WAIT (support_shows (self->view, "Socialtjänsten: yes"));
  consent = read_consent (self);
  til_record_set_text (&consent->child_view, "Det är bra");
  meetings_save (&self->meetings, consent);
  meetings_reread (&self->meetings);
  SUPPORT_WAIT (support_shows (self->view, "Det är bra"));
  click (self->window, "_Undo");
  SUPPORT_WAIT (support_shows (self->window, "nothing was taken back"));
  g_assert_cmpint (answer_of (self, 1), ==, TIL_ANSWER_GIVEN);
}

static void
test_refusal (View *self, gconstpointer data)
{
  TilRecordEditor *form;
  TilConsent *edited;

  ask_again (self);
  SUPPORT_WAIT (meetings_find (self->view, GTK_TYPE_BUTTON, "No…") != NULL);
  click (self->view, "No…");
  form = TIL_RECORD_EDITOR (support_window (TIL_TYPE_RECORD_EDITOR));
  g_assert_nonnull (form);
  g_assert_true (support_shows (GTK_WIDGET (form), "Only if they want to say."));
  SUPPORT_WAIT (
      gtk_widget_get_sensitive (meetings_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, "_Save")));
  g_assert_true (support_shows (GTK_WIDGET (form), "What the reason is about"));
  g_assert_true (support_shows (GTK_WIDGET (form), "never the words"));
  edited = til_record_editor_get_record (form);
  til_record_set_text (&til_consent_find_answer (edited, guardian (self, 1))->reason, "Litar inte");
  til_consent_find_answer (edited, guardian (self, 1))->refusal = TIL_REFUSAL_NO_TRUST;
  til_record_editor_touch (form);
  til_record_editor_save (form);
  SUPPORT_WAIT (support_shows (self->view, "Lars did not give consent"));
  g_assert_true (support_shows (self->view, "Litar inte"));
  g_assert_true (support_shows (self->view, "No trust in an organisation"));
  g_assert_true (support_shows (self->view, "Socialtjänsten: no"));
  g_assert_cmpint (answer_of (self, 1), ==, TIL_ANSWER_REFUSED);
}

/* What a refusal was about goes with it when the answer is changed. */
static void
test_no_longer_refused (View *self, gconstpointer data)
{
  TilRecordEditor *form;
  TilConsentAnswer *answer;

  ask_again (self);
  SUPPORT_WAIT (meetings_find (self->view, GTK_TYPE_BUTTON, "No…") != NULL);
  click (self->view, "No…");
  form = TIL_RECORD_EDITOR (support_window (TIL_TYPE_RECORD_EDITOR));
  SUPPORT_WAIT (
      gtk_widget_get_sensitive (meetings_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, "_Save")));
  answer = til_consent_find_answer (til_record_editor_get_record (form), guardian (self, 1));
  answer->refusal = TIL_REFUSAL_NOT_NEEDED;
  answer->answer = TIL_ANSWER_GIVEN;
  til_record_editor_touch (form);
  SUPPORT_WAIT (!support_shows (GTK_WIDGET (form), "What the reason is about"));
  g_assert_cmpint (answer->refusal, ==, TIL_REFUSAL_NOT_TOLD);
  til_record_editor_save (form);
  SUPPORT_WAIT (answer_of (self, 1) == TIL_ANSWER_GIVEN);
}

static void
test_partly (View *self, gconstpointer data)
{
  TilRecordEditor *form;
  TilConsentAnswer *answer;

  ask_again (self);
  SUPPORT_WAIT (meetings_find (self->view, GTK_TYPE_BUTTON, "In Part…") != NULL);
  click (self->view, "In Part…");
  form = TIL_RECORD_EDITOR (support_window (TIL_TYPE_RECORD_EDITOR));
  SUPPORT_WAIT (
      gtk_widget_get_sensitive (meetings_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, "_Save")));
  til_record_editor_save (form);
  SUPPORT_WAIT (support_shows (GTK_WIDGET (form), "Say which areas or units"));
  answer = til_consent_find_answer (til_record_editor_get_record (form), guardian (self, 1));
  til_keys_set (answer->areas, "safe", TRUE);
  til_record_editor_refresh (form);
  til_record_editor_save (form);
  SUPPORT_WAIT (support_shows (self->view, "Consent given in part"));
  g_assert_cmpint (answer_of (self, 1), ==, TIL_ANSWER_PARTLY);
}

static void
test_withdrawn (View *self, gconstpointer data)
{
  GtkWidget *form;

  click (self->view, "Withdraw…");
  form = support_window (TIL_TYPE_RECORD_EDITOR);
  g_assert_true (support_shows (form, "It takes effect at once"));
  SUPPORT_WAIT (gtk_widget_get_sensitive (meetings_find (form, GTK_TYPE_BUTTON, "_Save")));
  til_record_editor_save (TIL_RECORD_EDITOR (form));
  SUPPORT_WAIT (support_shows (self->view, "Socialtjänsten: no"));
  g_assert_true (support_shows (self->view, "Earlier"));
  g_assert_true (support_shows (self->view, "No consent is in force"));
  SUPPORT_WAIT (support_shows (self->window, "Consent withdrawn"));
  click (self->window, "_Undo");
  SUPPORT_WAIT (support_shows (self->view, "Socialtjänsten: yes"));
}

static void
test_guardian_added (View *self, gconstpointer data)
{
  g_autoptr (TilChild)
      child = support_read_child (&self->meetings.support, self->meetings.child_id);
  TilGuardian *added = til_guardian_new ();

  g_free (added->name);
  added->name = g_strdup ("Cilla");
  g_ptr_array_add (child->guardians, added);
  support_save_elsewhere (&self->meetings.support, child);
  meetings_reread (&self->meetings);
  SUPPORT_WAIT (support_shows (self->view, "Cilla has become a guardian and has to be asked."));
  g_assert_true (support_shows (self->view, "Socialtjänsten: no"));
  click (self->view, "Ask Too");
  SUPPORT_WAIT (support_shows (self->view, "Cilla has not answered yet."));
}

static void
test_runs_out (View *self, gconstpointer data)
{
  TilConsent *consent = read_consent (self);

  consent->valid_until = til_date_today () + 12;
  meetings_save (&self->meetings, consent);
  meetings_reread (&self->meetings);
  SUPPORT_WAIT (support_shows (self->view, "The consent runs out in 12 days"));
  click (self->view, "Ask Anew…");
  TilRecordEditor *form = TIL_RECORD_EDITOR (support_window (TIL_TYPE_RECORD_EDITOR));
  const TilConsent *proposed = til_record_editor_get_record (form);
  g_assert_cmpint (proposed->record.id, ==, 0);
  g_assert_cmpstr (proposed->purpose, ==, "Skolvägen och läget hemma");
  g_assert_cmpuint (proposed->units->len, ==, 2);
  g_assert_cmpuint (proposed->areas->len, ==, 2);
}

/* What the mapping found, from the child's school, for half a year, everybody to be asked. */
static void
test_proposal (View *self, gconstpointer data)
{
  g_autoptr (TilConsent)
      consent = til_consent_propose (self->meetings.model, NULL, til_date_today ());

  g_assert_cmpstr (consent->wheel_key, ==, "girfec");
  g_assert_cmpuint (consent->areas->len, ==, 3);
  g_assert_true (til_keys_have (consent->areas, "safe"));
  g_assert_true (til_keys_have (consent->areas, "included"));
  g_assert_cmpuint (consent->units->len, ==, 1);
  g_assert_true (til_consent_find_unit (consent, self->meetings.support.unit_id)->gives);
  g_assert_cmpuint (consent->valid_until, ==, til_date_add_months (til_date_today (), 6));
  g_assert_cmpuint (consent->answers->len, ==, 2);
}

static void
test_form (View *self, gconstpointer data)
{
  GtkWidget *form;

  til_consent_edit (self->view, self->meetings.model, 0);
  form = support_window (TIL_TYPE_RECORD_EDITOR);
  g_assert_nonnull (form);
  g_assert_true (support_shows (form, "Who shares with whom"));
  g_assert_true (support_shows (form, "Add a Unit…"));
  g_assert_true (support_shows (form, "Lars"));
  support_assert_named (form);
  close_windows ();
  /* What somebody has answered stays what it was about. */
  til_consent_edit (self->view, self->meetings.model, self->meetings.consent_id);
  form = support_window (TIL_TYPE_RECORD_EDITOR);
  g_assert_true (support_shows (form, "Somebody has answered"));
  GtkWidget *shares = meetings_find (form, GTK_TYPE_TOGGLE_BUTTON, "Shares");
  g_assert_nonnull (shares);
  g_assert_false (gtk_widget_is_sensitive (shares));
}

static void
test_focus (View *self, gconstpointer data)
{
  ask_again (self);
  SUPPORT_WAIT (meetings_find (self->view, GTK_TYPE_BUTTON, "Yes") != NULL);
  til_consent_view_focus_record (self->view, 0);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) ==
                 meetings_find (self->view, GTK_TYPE_BUTTON, "Yes"));
}

static void
test_empty (View *self, gconstpointer data)
{
  til_case_model_set_deleted (self->meetings.model, TIL_RECORD_CONSENT, self->meetings.consent_id,
                              TRUE);
  SUPPORT_WAIT (support_shows (self->view, "No Consent Asked For"));
  g_assert_nonnull (meetings_find (self->view, GTK_TYPE_BUTTON, "New Consent…"));
  support_assert_named (self->view);
}

/* Any unit can be asked about. */
static void
test_another_unit (View *self, gconstpointer data)
{
  GtkWidget *row = meetings_find (self->view, ADW_TYPE_ACTION_ROW, "Ask about Another Unit…");
  GtkWidget *picker;

  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
  picker = support_window (TIL_TYPE_PICKER);
  g_assert_nonnull (picker);
  g_signal_emit_by_name (picker, "picked", self->meetings.bup_id);
  g_assert_true (support_shows (self->view, "BUP: no"));
  g_assert_true (support_shows (self->view, "ask the guardians for consent first"));
  gtk_window_destroy (GTK_WINDOW (picker));
}

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  VIEW_ADD ("/consent-view/r8-in-force", test_in_force);
  VIEW_ADD ("/consent-view/one-click-and-undo", test_one_click);
  VIEW_ADD ("/consent-view/r15-undo-after-others", test_undo_after_others);
  VIEW_ADD ("/consent-view/r7-refusal-with-reason", test_refusal);
  VIEW_ADD ("/consent-view/no-longer-refused", test_no_longer_refused);
  VIEW_ADD ("/consent-view/r7-partial-answer", test_partly);
  VIEW_ADD ("/consent-view/r8-withdrawn-at-once", test_withdrawn);
  VIEW_ADD ("/consent-view/r8-guardian-added", test_guardian_added);
  VIEW_ADD ("/consent-view/runs-out", test_runs_out);
  VIEW_ADD ("/consent-view/proposal", test_proposal);
  VIEW_ADD ("/consent-view/form", test_form);
  VIEW_ADD ("/consent-view/focus", test_focus);
  VIEW_ADD ("/consent-view/empty", test_empty);
  VIEW_ADD ("/consent-view/another-unit", test_another_unit);
  return g_test_run ();
}
