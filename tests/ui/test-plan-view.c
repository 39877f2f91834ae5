/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting-fixture.h"
#include "til-child-views.h"
#include "til-locale.h"
#include "til-plan-change.h"
#include "til-plan-compare.h"
#include "til-plan-form.h"
#include "til-plan-words.h"
#include "til-record-editor.h"

#define WHEEL "girfec"

/* The Plan tab of a child in a window. */
static GtkWidget *
open_view (Meetings *self)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 3000);
  gtk_window_set_child (GTK_WINDOW (window), til_plan_view_new (self->model));
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
press (GtkWidget *root, const char *text)
{
  GtkWidget *button = meetings_find (root, GTK_TYPE_BUTTON, text);

  if (button == NULL)
    g_error ("There is no button “%s”", text);
  g_signal_emit_by_name (button, "clicked");
}

static void
save_form (TilRecordEditor *editor)
{
  gpointer alive = editor;

  g_object_add_weak_pointer (G_OBJECT (editor), &alive);
  SUPPORT_WAIT (alive == NULL || (til_record_editor_save (alive),
                                  g_main_context_iteration (NULL, FALSE), alive == NULL));
}

static TilAction *
add_action (TilGoal *goal, const char *text, gint64 unit, TilDate due)
{
  TilAction *action = til_record_add_part (goal, "actions");

  til_record_set_text (&action->text, text);
  action->unit_id = unit;
  action->due = due;
  return action;
}

/* Two goals with two actions and one; the first action is late. */
static TilPlan *
plan_new (Meetings *self)
{
  TilPlan *plan = til_record_new_of (TIL_RECORD_PLAN);
  TilGoal *safe = til_record_add_part (plan, "goals");
  TilGoal *nurtured = til_record_add_part (plan, "goals");
  TilDate today = til_date_today ();

  plan->child_id = self->child_id;
  plan->mapping_id = self->mapping_id;
  plan->date = today - 3;
  plan->follow_up = today + 9;
  plan->wished_id = plan->coordinator_id = self->trained_id;
  til_record_set_text (&plan->wheel_key, WHEEL);
  til_record_set_text (&safe->area_key, "safe");
  til_record_set_text (&safe->text, "Trygg på vägen hem");
  til_record_set_text (&safe->child_words, "Jag vill våga gå själv");
  til_record_set_text (&nurtured->area_key, "nurtured");
  til_record_set_text (&nurtured->text, "Frukost varje dag");
  add_action (safe, "Gå tillsammans", self->support.unit_id, today - 1);
  add_action (safe, "Prata med klassen", self->support.unit_id, today + 5);
  add_action (nurtured, "Familjestöd", self->social_id, today + 8);
  return plan;
}

static gint64
save_plan (Meetings *self, TilPlan *plan)
{
  gint64 id = meetings_save (self, plan);

  meetings_reread (self);
  return id;
}

static const TilPlan *
shown_plan (Meetings *self, gint64 id)
{
  return til_case_record (til_case_model_get_case (self->model), TIL_RECORD_PLAN, id);
}

static const TilAction *
action_at (const TilPlan *plan, guint goal, guint place)
{
  const TilGoal *found;

  g_assert_cmpuint (goal, <, plan->goals->len);
  found = plan->goals->pdata[goal];
  g_assert_cmpuint (place, <, found->actions->len);
  return found->actions->pdata[place];
}

/* What is stored, once it is as it should be. */
static gboolean
stored_order_is (Meetings *self, gint64 id, const char *expected)
{
  g_autoptr (TilPlan) plan = meetings_read (self, TIL_RECORD_PLAN, id);
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint g = 0; g < plan->goals->len; g++)
    {
      const TilGoal *goal = plan->goals->pdata[g];

      g_string_append (order, g > 0 ? "|" : "");
      for (guint a = 0; a < goal->actions->len; a++)
        g_string_append_printf (order, "%c", ((TilAction *)goal->actions->pdata[a])->text[0]);
    }
  return g_str_equal (order->str, expected);
}

static void
test_empty (Meetings *self, gconstpointer data)
{
  GtkWidget *window = open_view (self);

  g_assert_true (support_shows (window, "No Plan Yet"));
  g_assert_nonnull (meetings_find (window, GTK_TYPE_BUTTON, "New Plan…"));
  support_assert_named (window);
  support_destroy (window);
}

/* Goals for what the mapping points out, actions of what was decided. */
static void
test_propose (Meetings *self, gconstpointer data)
{
  TilMeeting *meeting = meetings_new (self);
  TilDecision *decision = til_record_add_part (meeting, "decisions");

  meeting->date = til_date_today () - 1;
  meeting->status = TIL_MEETING_HELD;
  til_record_set_text (&decision->text, "Sara ringer hem");
  til_record_set_text (&decision->area_key, "nurtured");
  decision->staff_id = self->sara_id;
  decision->unit_id = self->social_id;
  decision->due = til_date_today () + 3;
  meetings_save (self, meeting);
  meetings_reread (self);
  g_assert_cmpuint (til_plan_loose_decisions (til_case_model_get_case (self->model)), ==, 1);

  g_autoptr (TilPlan)
      plan = til_plan_propose (til_case_model_get_case (self->model), til_date_today ());
  const char *const areas[] = { "safe", "nurtured", "included" };
  g_assert_cmpint (plan->mapping_id, ==, self->mapping_id);
  g_assert_cmpstr (plan->wheel_key, ==, WHEEL);
  g_assert_cmpuint (plan->goals->len, ==, G_N_ELEMENTS (areas));
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    g_assert_cmpstr (((TilGoal *)plan->goals->pdata[i])->area_key, ==, areas[i]);
  g_assert_cmpstr (action_at (plan, 1, 0)->text, ==, "Sara ringer hem");
  g_assert_cmpint (action_at (plan, 1, 0)->unit_id, ==, self->social_id);
}

/* A new plan by the form: the decision that it took in knows its action afterwards. */
static void
test_new_plan (Meetings *self, gconstpointer data)
{
  GtkWidget *window = open_view (self);
  TilMeeting *meeting = meetings_new (self);
  TilDecision *decision = til_record_add_part (meeting, "decisions");
  gint64 meeting_id;
  GtkWidget *editor;

  meeting->date = til_date_today () - 1;
  meeting->status = TIL_MEETING_HELD;
  til_record_set_text (&decision->text, "Sara ringer hem");
  til_record_set_text (&decision->area_key, "safe");
  decision->unit_id = self->social_id;
  decision->due = til_date_today () + 3;
  meeting_id = meetings_save (self, meeting);
  meetings_reread (self);

  press (window, "New Plan…");
  SUPPORT_WAIT ((editor = support_window (TIL_TYPE_RECORD_EDITOR)) != NULL);
  support_assert_named (editor);
  TilPlan *plan = til_record_editor_get_record (TIL_RECORD_EDITOR (editor));
  g_assert_cmpuint (plan->goals->len, ==, 3);
  for (guint i = 0; i < plan->goals->len; i++)
    til_record_set_text (&((TilGoal *)plan->goals->pdata[i])->text, "Ett mål");
  plan->wished_id = self->trained_id;
  til_record_editor_refresh (TIL_RECORD_EDITOR (editor));
  save_form (TIL_RECORD_EDITOR (editor));
  SUPPORT_WAIT (til_case_model_get_case (self->model)->records[TIL_RECORD_PLAN]->len == 1);

  SUPPORT_WAIT (til_plan_loose_decisions (til_case_model_get_case (self->model)) == 0);
  g_autoptr (TilMeeting) stored = meetings_read (self, TIL_RECORD_MEETING, meeting_id);
  const TilPlan *saved = til_case_model_get_case (self->model)->records[TIL_RECORD_PLAN]->pdata[0];
  g_assert_cmpint (saved->coordinator_id, ==, self->trained_id); /* R10: as the child wished */
  g_assert_cmpint (((TilDecision *)stored->decisions->pdata[0])->action_id, ==,
                   action_at (saved, 0, 0)->record.id);
  SUPPORT_WAIT (support_shows (window, "Sara ringer hem"));
  SUPPORT_WAIT (til_case_model_get_case (self->model)->child->step == TIL_STEP_COOPERATE);
  support_destroy (window);
}

static void
test_shown (Meetings *self, gconstpointer data)
{
  GtkWidget *window = open_view (self);
  TilPlan *plan = plan_new (self);

  plan->kind = TIL_PLAN_SIP;
  til_record_set_text (&plan->sip_measures, "Stöd i skolan");
  save_plan (self, plan);
  g_assert_true (support_shows (window, "Jag vill våga gå själv"));
  g_assert_true (support_shows (window, "in 9 days"));
  g_assert_true (support_shows (window, "Late: "));
  /* R12: what is missing is listed, what is there is not. */
  g_assert_nonnull (meetings_find (window, GTK_TYPE_LABEL, "• Who has the overall responsibility"));
  g_assert_null (meetings_find (window, GTK_TYPE_LABEL, "• Which measures are needed"));
  support_assert_named (window);
  support_destroy (window);
}

static void
test_status (Meetings *self, gconstpointer data)
{
  GtkWidget *window = open_view (self);
  gint64 id = save_plan (self, plan_new (self));
  GtkWidget *down = meetings_find (window, GTK_TYPE_DROP_DOWN, NULL);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (down), TIL_ACTION_DONE);
  SUPPORT_WAIT (action_at (shown_plan (self, id), 0, 0)->status == TIL_ACTION_DONE);
  g_assert_cmpint (action_at (shown_plan (self, id), 0, 0)->done_on, ==, til_date_today ());

  press (window, "_Undo");
  SUPPORT_WAIT (action_at (shown_plan (self, id), 0, 0)->status == TIL_ACTION_NOT_STARTED);
  g_assert_cmpint (action_at (shown_plan (self, id), 0, 0)->done_on, ==, TIL_DATE_NONE);
  support_destroy (window);
}

static void
test_order (Meetings *self, gconstpointer data)
{
  GtkWidget *window = open_view (self);
  gint64 id = save_plan (self, plan_new (self));

  g_assert_true (stored_order_is (self, id, "GP|F"));
  press (window, "Move “Gå tillsammans” down");
  SUPPORT_WAIT (stored_order_is (self, id, "PG|F"));
  meetings_reread (self);
  press (window, "Move “Gå tillsammans” down");
  SUPPORT_WAIT (stored_order_is (self, id, "P|GF"));
  meetings_reread (self);
  press (window, "Move “Familjestöd” up");
  SUPPORT_WAIT (stored_order_is (self, id, "P|FG"));
  support_destroy (window);
}

static void
assert_placed (Meetings *self, const char *what, guint goal, guint place, const char *expected)
{
  g_autoptr (TilPlan) plan = plan_new (self);
  gint64 ids = 0, wanted = 0;
  GString *order = g_string_new (NULL);

  for (guint g = 0; g < plan->goals->len; g++)
    for (guint a = 0; a < ((TilGoal *)plan->goals->pdata[g])->actions->len; a++)
      {
        TilAction *action = ((TilGoal *)plan->goals->pdata[g])->actions->pdata[a];

        action->record.id = ++ids;
        if (g_str_has_prefix (action->text, what))
          wanted = action->record.id;
      }
  til_plan_place_action (plan, wanted, goal, place);
  for (guint g = 0; g < plan->goals->len; g++)
    {
      const TilGoal *found = plan->goals->pdata[g];

      g_string_append (order, g > 0 ? "|" : "");
      for (guint a = 0; a < found->actions->len; a++)
        g_string_append_printf (order, "%c", ((TilAction *)found->actions->pdata[a])->text[0]);
    }
  g_assert_cmpstr (order->str, ==, expected);
  g_string_free (order, TRUE);
}

static void
test_drop (Meetings *self, gconstpointer data)
{
  assert_placed (self, "G", 0, 0, "GP|F");
  assert_placed (self, "G", 0, 1, "GP|F");
  assert_placed (self, "G", 0, 2, "PG|F");
  assert_placed (self, "P", 0, 0, "PG|F");
  assert_placed (self, "G", 1, 0, "P|GF");
  assert_placed (self, "G", 1, 9, "P|FG");
  assert_placed (self, "F", 0, 1, "GFP|");
  assert_placed (self, "F", 7, 0, "GP|F");
}

static gint64
add_mapping (Meetings *self, int safe)
{
  TilRegister *reg = meetings_open (self);
  g_autoptr (GError) error = NULL;
  gint64 mapping = til_register_add_mapping (reg, self->child_id, WHEEL, til_date_today (), &error);
  gint64 voice = til_register_add_voice (reg, mapping, TIL_VOICE_CHILD, 0, 0, &error);

  til_register_set_rating (reg, voice, "safe", safe, 0, &error);
  til_register_set_voice_open (reg, voice, FALSE, &error);
  g_assert_no_error (error);
  til_register_close (reg);
  meetings_reread (self);
  return mapping;
}

static void
test_follow_up (Meetings *self, gconstpointer data)
{
  GtkWidget *window = open_view (self);
  gint64 id = save_plan (self, plan_new (self));
  gint64 mapping = add_mapping (self, 3);
  GtkWidget *editor;

  press (window, "Record _Follow-Up…");
  SUPPORT_WAIT ((editor = support_window (TIL_TYPE_RECORD_EDITOR)) != NULL);
  support_assert_named (editor);
  TilPlan *plan = til_record_editor_get_record (TIL_RECORD_EDITOR (editor));
  g_assert_cmpuint (plan->follow_ups->len, ==, 1);
  TilFollowUp *follow_up = plan->follow_ups->pdata[0];
  g_assert_cmpint (follow_up->then_id, ==, self->mapping_id);
  g_assert_cmpint (follow_up->now_id, ==, mapping);
  til_record_set_text (&follow_up->note, "Det går bättre");
  til_record_editor_refresh (TIL_RECORD_EDITOR (editor));
  save_form (TIL_RECORD_EDITOR (editor));
  SUPPORT_WAIT (support_shows (window, "Det går bättre"));

  g_assert_cmpuint (shown_plan (self, id)->follow_ups->len, ==, 1);
  g_assert_nonnull (meetings_find (window, GTK_TYPE_LABEL, "not why"));
  g_assert_nonnull (meetings_find (window, GTK_TYPE_DRAWING_AREA, NULL));
  support_assert_named (window);
  support_destroy (window);
}

/* R2, R3: each voice and area by itself; what was not discussed both times doesn't count. */
static void
test_changes (Meetings *self, gconstpointer data)
{
  add_mapping (self, 3);
  const TilCase *kase = til_case_model_get_case (self->model);
  const TilMapping *now = kase->mappings->pdata[0];
  const TilMapping *then = kase->mappings->pdata[1];
  g_autoptr (GArray) changes = til_plan_changes (then, now);
  const TilChange *change = &g_array_index (changes, TilChange, 0);

  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpint (change->voice->kind, ==, TIL_VOICE_CHILD);
  g_assert_cmpstr (til_wheel_area (now->wheel, change->area)->key, ==, "safe");
  g_assert_cmpint (change->then_step, ==, 1);
  g_assert_cmpint (change->now_step, ==, 3);

  g_autoptr (GArray) none = til_plan_changes (now, now);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_close_and_reopen (Meetings *self, gconstpointer data)
{
  GtkWidget *window = open_view (self);
  gint64 id = save_plan (self, plan_new (self));
  GtkWidget *editor;

  press (window, "_Close Plan…");
  SUPPORT_WAIT ((editor = support_window (TIL_TYPE_RECORD_EDITOR)) != NULL);
  support_assert_named (editor);
  save_form (TIL_RECORD_EDITOR (editor));
  SUPPORT_WAIT (!til_plan_is_open (shown_plan (self, id)));
  g_assert_cmpint (shown_plan (self, id)->ending, ==, TIL_ENDING_GOALS_MET);
  g_assert_true (support_shows (window, "Earlier plans"));

  press (window, "Close the Process");
  SUPPORT_WAIT (til_case_model_get_case (self->model)->child->step == TIL_STEP_CLOSED);
  SUPPORT_WAIT (meetings_find (window, GTK_TYPE_BUTTON, "Close the Process") == NULL);

  press (window, "Open _Again…");
  SUPPORT_WAIT ((editor = support_window (TIL_TYPE_RECORD_EDITOR)) != NULL);
  TilPlan *plan = til_record_editor_get_record (TIL_RECORD_EDITOR (editor));
  g_assert_true (til_plan_is_open (plan));
  g_assert_cmpint (plan->reopened_on, ==, til_date_today ());
  til_record_set_text (&plan->reopen_reason, "Rädd igen");
  til_record_editor_refresh (TIL_RECORD_EDITOR (editor));
  save_form (TIL_RECORD_EDITOR (editor));
  SUPPORT_WAIT (til_plan_is_open (shown_plan (self, id)));
  g_assert_true (support_shows (window, "Rädd igen"));
  /* R5: back to where the plan is followed up. */
  SUPPORT_WAIT (til_case_model_get_case (self->model)->child->step == TIL_STEP_FOLLOW_UP);
  support_destroy (window);
}

/* R8: a unit that consent does not cover gets no action. */
static void
test_uncovered (Meetings *self, gconstpointer data)
{
  gint64 id = save_plan (self, plan_new (self));
  GtkWidget *window = open_view (self);
  GtkWidget *editor;

  press (window, "_Edit Plan…");
  SUPPORT_WAIT ((editor = support_window (TIL_TYPE_RECORD_EDITOR)) != NULL);
  support_assert_named (editor);
  TilPlan *plan = til_record_editor_get_record (TIL_RECORD_EDITOR (editor));
  add_action (plan->goals->pdata[0], "Besök", self->bup_id, til_date_today () + 1);
  til_record_editor_refresh (TIL_RECORD_EDITOR (editor));
  SUPPORT_WAIT ((til_record_editor_save (TIL_RECORD_EDITOR (editor)),
                 g_main_context_iteration (NULL, FALSE), support_shows (editor, "BUP may not")));
  g_assert_true (stored_order_is (self, id, "GP|F"));
  gtk_window_destroy (GTK_WINDOW (editor));
  support_destroy (window);
}

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  MEETINGS_ADD ("/plan-view/empty", test_empty);
  MEETINGS_ADD ("/plan-view/propose", test_propose);
  MEETINGS_ADD ("/plan-view/new-plan", test_new_plan);
  MEETINGS_ADD ("/plan-view/r12-shown", test_shown);
  MEETINGS_ADD ("/plan-view/status", test_status);
  MEETINGS_ADD ("/plan-view/order", test_order);
  MEETINGS_ADD ("/plan-view/drop", test_drop);
  MEETINGS_ADD ("/plan-view/follow-up", test_follow_up);
  MEETINGS_ADD ("/plan-view/r3-changes", test_changes);
  MEETINGS_ADD ("/plan-view/close-and-reopen", test_close_and_reopen);
  MEETINGS_ADD ("/plan-view/r8-uncovered", test_uncovered);
  return g_test_run ();
}
