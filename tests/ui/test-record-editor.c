/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"
#include "til-conflict-dialog.h"
#include "til-field-row.h"
#include "til-locale.h"
#include "til-record-draft.h"
#include "til-record-merge.h"
#include "til-record-rows.h"
#include "til-typed-date.h"

#define TODAY til_date_new (2026, 11, 21)

/* Dates as people type them */

static void
assert_typed (const char *text, int year, int month, int day)
{
  g_autoptr (GError) error = NULL;
  TilDate date = TIL_DATE_NONE;

  g_assert_true (til_typed_date_parse (text, TODAY, &date, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (date, ==, til_date_new (year, month, day));
}

static void
test_typed_dates (void)
{
  static const char *const wrong[] = { "",          "x",       "2026-02-30", "31/2",
                                       "29/2",      "+",       "+1x",        "20261",
                                       "1/2/3/4",   "2026-11", "++3",        "-",
                                       "+99999999", "21/11 x", "13",         "2026/11/21" };

  assert_typed ("2026-11-20", 2026, 11, 20);
  assert_typed (" 20261120 ", 2026, 11, 20);
  assert_typed ("261120", 2026, 11, 20);
  assert_typed ("26-11-20", 2026, 11, 20);
  assert_typed ("2026.11.20", 2026, 11, 20);
  assert_typed ("21/11", 2026, 11, 21);
  assert_typed ("3/1", 2027, 1, 3);
  assert_typed ("1/8 2025", 2025, 8, 1);
  assert_typed ("1/8/25", 2025, 8, 1);
  assert_typed ("today", 2026, 11, 21);
  assert_typed ("Tomorrow", 2026, 11, 22);
  assert_typed ("yesterday", 2026, 11, 20);
  assert_typed ("+14", 2026, 12, 5);
  assert_typed ("+ 1", 2026, 11, 22);
  assert_typed ("-3", 2026, 11, 18);
  assert_typed ("−3", 2026, 11, 18);
  assert_typed ("٢٠٢٦-١١-٢٠", 2026, 11, 20);
  assert_typed ("\xe2\x81\xa6"
                "2026-11-20"
                "\xe2\x81\xa9",
                2026, 11, 20);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      TilDate date = TODAY;

      g_test_message ("%s", wrong[i]);
      g_assert_false (til_typed_date_parse (wrong[i], TODAY, &date, &error));
      g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
      g_assert_cmpuint (date, ==, TODAY);
    }
}

/* Merging */

static char *
field_name (gconstpointer record, const TilField *field, gpointer data)
{
  return g_strdup (field->name);
}

static char *
field_text (gconstpointer record, const TilField *field, gpointer data)
{
  return g_strdup (field->type == TIL_FIELD_TEXT ? *(char **)til_record_field (record, field)
                                                 : "x");
}

static const TilRecordNames names = { field_name, field_text, NULL };

static void
test_merge_fields (void)
{
  g_autoptr (TilObservation) base = til_record_new_of (TIL_RECORD_OBSERVATION);
  g_autoptr (TilObservation) mine = NULL;
  g_autoptr (TilObservation) theirs = NULL;
  g_autoptr (GPtrArray) clashes = NULL;
  const TilRecordClash *clash;

  base->record.id = 7;
  base->record.revision = 1;
  base->text = g_strdup ("was");
  til_keys_set (base->areas, "home", TRUE);
  til_keys_set (base->areas, "health", TRUE);
  mine = til_record_copy (base);
  theirs = til_record_copy (base);
  theirs->record.revision = 2;
  til_record_set_text (&mine->text, "mine");
  til_record_set_text (&theirs->text, "theirs");
  til_record_set_text (&theirs->tried, "tried by them");
  mine->date = TODAY;
  til_keys_set (mine->areas, "safety", TRUE);
  til_keys_set (theirs->areas, "home", FALSE);
  til_keys_set (theirs->areas, "care", TRUE);

  clashes = til_record_merge (base, mine, theirs, &names);
  g_assert_cmpuint (clashes->len, ==, 1);
  clash = g_ptr_array_index (clashes, 0);
  g_assert_cmpstr (clash->shown.title, ==, "text");
  g_assert_cmpstr (clash->shown.theirs, ==, "theirs");
  g_assert_true (clash->shown.joinable);
  g_assert_cmpint (mine->record.revision, ==, 2);
  g_assert_cmpstr (mine->text, ==, "mine");
  g_assert_cmpstr (mine->tried, ==, "tried by them");
  g_assert_cmpuint (mine->date, ==, TODAY);
  g_assert_cmpuint (mine->areas->len, ==, 3);
  g_assert_true (til_keys_have (mine->areas, "safety"));
  g_assert_true (til_keys_have (mine->areas, "care"));
  g_assert_false (til_keys_have (mine->areas, "home"));

  til_record_clash_take_both (clash);
  g_assert_cmpstr (mine->text, ==, "mine\ntheirs");
  til_record_clash_take_theirs (clash);
  g_assert_cmpstr (mine->text, ==, "theirs");
}

static TilGoal *
add_goal (TilPlan *plan, gint64 id, const char *text)
{
  TilGoal *goal = til_record_add_part (plan, "goals");

  goal->record.id = id;
  goal->text = g_strdup (text);
  return goal;
}

static gint64
goal_id (const TilPlan *plan, guint index)
{
  return ((const TilRecord *)plan->goals->pdata[index])->id;
}

static const char *
goal_text (const TilPlan *plan, guint index)
{
  return ((const TilGoal *)plan->goals->pdata[index])->text;
}

/* Goals: 1 dropped by me, 2 changed by both, 3 dropped by them but changed by me, 4 dropped by me
 * but changed by them; one more each. */
static void
test_merge_parts (void)
{
  g_autoptr (TilPlan) base = til_record_new_of (TIL_RECORD_PLAN);
  g_autoptr (TilPlan) mine = NULL;
  g_autoptr (TilPlan) theirs = NULL;
  g_autoptr (GPtrArray) clashes = NULL;
  TilAction *action;

  for (int i = 1; i <= 5; i++)
    add_goal (base, i, "was");
  action = til_record_add_part (base->goals->pdata[1], "actions");
  action->record.id = 20;
  mine = til_record_copy (base);
  theirs = til_record_copy (base);

  g_ptr_array_remove_index (mine->goals, 3);
  til_record_set_text (&((TilGoal *)mine->goals->pdata[2])->text, "my third");
  til_record_set_text (&((TilGoal *)mine->goals->pdata[1])->text, "my second");
  g_ptr_array_remove_index (mine->goals, 0);
  add_goal (mine, 0, "my new one");

  til_record_set_text (&((TilGoal *)theirs->goals->pdata[3])->text, "their fourth");
  g_ptr_array_remove_index (theirs->goals, 2);
  til_record_set_text (&((TilGoal *)theirs->goals->pdata[1])->text, "their second");
  action = til_record_add_part (theirs->goals->pdata[1], "actions");
  action->record.id = 21;
  add_goal (theirs, 6, "their new one");

  clashes = til_record_merge (base, mine, theirs, &names);
  g_assert_cmpuint (clashes->len, ==, 1);
  g_assert_cmpuint (mine->goals->len, ==, 6);
  for (guint i = 0; i < mine->goals->len; i++)
    g_test_message ("%" G_GINT64_FORMAT " %s", goal_id (mine, i), goal_text (mine, i));
  g_assert_null (til_record_array_find (mine->goals, 1));
  g_assert_nonnull (til_record_array_find (mine->goals, 2));
  g_assert_cmpuint (((TilGoal *)til_record_array_find (mine->goals, 2))->actions->len, ==, 2);
  g_assert_null (til_record_array_find (mine->goals, 3));
  g_assert_cmpstr (((TilGoal *)til_record_array_find (mine->goals, 4))->text, ==, "their fourth");
  g_assert_nonnull (til_record_array_find (mine->goals, 5));
  g_assert_nonnull (til_record_array_find (mine->goals, 6));
  guint new_ones = 0;
  for (guint i = 0; i < mine->goals->len; i++)
    if (goal_id (mine, i) == 0)
      new_ones += g_str_equal (goal_text (mine, i), "my third") ||
                  g_str_equal (goal_text (mine, i), "my new one");
  g_assert_cmpuint (new_ones, ==, 2);
}

static void
test_draft_text (void)
{
  g_autoptr (TilObservation) base = til_record_new_of (TIL_RECORD_OBSERVATION);
  g_autoptr (TilObservation) typed = NULL;
  g_autoptr (TilRecord) read_base = NULL;
  g_autoptr (TilRecord) read = NULL;
  g_autofree char *text = NULL;
  gpointer first = NULL, second = NULL;
  TilDate date = TIL_DATE_NONE;

  base->child_id = 3;
  typed = til_record_copy (base);
  typed->text = g_strdup ("Två rader;\n[och] en till = 1");
  til_keys_set (typed->areas, "home", TRUE);
  text = til_record_draft_pack (base, typed, TODAY);
  g_assert_true (til_record_draft_unpack (til_record_class (TIL_RECORD_OBSERVATION), text, &first,
                                          &second, &date));
  read_base = first;
  read = second;
  g_assert_true (til_record_equal (base, read_base));
  g_assert_true (til_record_equal (typed, read));
  g_assert_cmpuint (date, ==, TODAY);
  g_assert_false (
      til_record_draft_unpack (til_record_class (TIL_RECORD_PLAN), text, &first, &second, &date));
  g_assert_false (til_record_draft_unpack (til_record_class (TIL_RECORD_OBSERVATION), "half",
                                           &first, &second, &date));
}

/* The editor */

typedef struct
{
  Support support;
  gint64 child_id;
  TilCaseModel *model;
  TilRecordEditor *editor; /* borrowed, weak */
} Case;

static TilRegister *
elsewhere (Case *self)
{
  g_autoptr (GError) error = NULL;
  TilRegister *other = til_register_open (self->support.path, TIL_REGISTER_READ_WRITE, &error);

  g_assert_no_error (error);
  return other;
}

static void
save_elsewhere (Case *self, gpointer record)
{
  g_autoptr (TilRegister) other = elsewhere (self);
  g_autoptr (GError) error = NULL;

  g_assert_true (til_register_save_record (other, record, &error));
  g_assert_no_error (error);
}

static gpointer
stored (Case *self, gint64 id)
{
  g_autoptr (TilRegister) other = elsewhere (self);

  return til_register_get_record (other, TIL_RECORD_OBSERVATION, id, NULL);
}

static guint
count_stored (Case *self)
{
  g_autoptr (TilRegister) other = elsewhere (self);
  g_autoptr (TilCase) kase = til_register_get_case (other, self->child_id, NULL);

  return kase->records[TIL_RECORD_OBSERVATION]->len;
}

static void
case_set_up (Case *self, gconstpointer data)
{
  support_set_up (&self->support, NULL);
  self->child_id = support_add_child (&self->support, "Åsa", "Öberg", til_date_new (2017, 3, 4),
                                      FALSE);
  self->model = til_case_model_new (self->support.store, self->child_id);
  SUPPORT_WAIT (til_case_model_get_case (self->model) != NULL);
}

static void
case_tear_down (Case *self, gconstpointer data)
{
  g_clear_weak_pointer (&self->editor);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->model);
  support_tear_down (&self->support, NULL);
}

#define CASE_ADD(path, func) g_test_add (path, Case, NULL, case_set_up, func, case_tear_down)

static TilObservation *
new_observation (Case *self)
{
  TilObservation *observation = til_record_new_of (TIL_RECORD_OBSERVATION);

  observation->child_id = self->child_id;
  observation->date = TODAY;
  return observation;
}

static void
open_editor (Case *self, const TilObservation *observation)
{
  TilRecordEditor *editor = til_record_editor_new (self->model, NULL, observation, "Observation");
  TilObservation *record = til_record_editor_get_record (editor);
  AdwPreferencesGroup *group = til_record_editor_add_group (editor, "What & when", NULL);

  adw_preferences_group_add (
      group, til_long_text_row_new (editor, record, "text", "What was seen", "Hint"));
  adw_preferences_group_add (group, til_text_row_new (editor, record, "tried", "Tried"));
  adw_preferences_group_add (group, til_date_row_new (editor, record, "date", "Seen on"));
  adw_preferences_group_add (group, til_ref_row_new (editor, record, "staff_id", "Who", "Nobody"));
  adw_preferences_group_add (group,
                             til_areas_row_new (editor, record, "areas", NULL, "Areas", NULL));
  til_record_editor_present (editor, NULL);
  g_set_weak_pointer (&self->editor, editor);
}

static gboolean
is_type (GtkWidget *widget, gconstpointer data)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (data)) &&
         gtk_widget_get_mapped (widget);
}

static gpointer
first_of (Case *self, GType type)
{
  g_autoptr (GPtrArray)
      found = support_find (GTK_WIDGET (self->editor), is_type, GSIZE_TO_POINTER (type));

  g_assert_cmpuint (found->len, >, 0);
  return g_ptr_array_index (found, 0);
}

static gboolean
is_date_row (GtkWidget *widget, gconstpointer data)
{
  return TIL_IS_FIELD_ROW (widget) &&
         g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), "Seen on");
}

static gboolean
is_area (GtkWidget *widget, gconstpointer data)
{
  return gtk_widget_has_css_class (widget, "til-area");
}

static GtkToggleButton *
first_area (Case *self)
{
  g_autoptr (GPtrArray) found = support_find (GTK_WIDGET (self->editor), is_area, NULL);

  g_assert_cmpuint (found->len, >=, TIL_WHEEL_MIN_AREAS);
  return g_ptr_array_index (found, 0);
}

static TilFieldRow *
date_row (Case *self)
{
  g_autoptr (GPtrArray) found = support_find (GTK_WIDGET (self->editor), is_date_row, NULL);

  return g_ptr_array_index (found, 0);
}

static GtkWidget *
part (Case *self, const char *name)
{
  return support_template_child (self->editor, TIL_TYPE_RECORD_EDITOR, name);
}

static gboolean
is_ready (Case *self)
{
  return gtk_widget_get_sensitive (part (self, "form"));
}

static void
write_text (Case *self, const char *text)
{
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (first_of (self, GTK_TYPE_TEXT_VIEW))), text, -1);
}

static char *
shown_text (Case *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (first_of (self, GTK_TYPE_TEXT_VIEW));
  char *text;

  g_object_get (buffer, "text", &text, NULL);
  return text;
}

static gboolean
bar_is_shown (Case *self, const char *name)
{
  return gtk_info_bar_get_revealed (GTK_INFO_BAR (part (self, name)));
}

static void
saved_cb (TilRecordEditor *editor, gint64 id, gint64 *saved)
{
  *saved = id;
}

static gint64
save_and_wait (Case *self)
{
  gint64 saved = 0;

  g_signal_connect (self->editor, "saved", G_CALLBACK (saved_cb), &saved);
  til_record_editor_save (self->editor);
  SUPPORT_WAIT (saved != 0);
  SUPPORT_WAIT (self->editor == NULL);
  return saved;
}

static void
test_save_new (Case *self, gconstpointer data)
{
  g_autoptr (TilObservation) observation = new_observation (self);
  g_autoptr (TilObservation) written = NULL;
  TilObservation *typed;
  gint64 id;

  open_editor (self, observation);
  SUPPORT_WAIT (is_ready (self));
  support_assert_named (GTK_WIDGET (self->editor));
  write_text (self, "  Kom sent fyra gånger \n");
  gtk_toggle_button_set_active (first_area (self), TRUE);
  til_field_row_set_value (date_row (self), "+x");
  til_record_editor_save (self->editor);
  g_assert_true (bar_is_shown (self, "problem_bar"));
  g_signal_emit_by_name (date_row (self), "entry-activated");
  g_assert_nonnull (til_field_row_get_problem (date_row (self)));
  til_record_editor_save (self->editor);
  g_assert_cmpuint (count_stored (self), ==, 0);
  til_field_row_set_value (date_row (self), "19/11");
  typed = til_record_editor_get_record (self->editor);
  g_assert_cmpuint (typed->date, ==, til_date_new (2026, 11, 19));
  id = save_and_wait (self);

  written = stored (self, id);
  g_assert_nonnull (written);
  g_assert_cmpstr (written->text, ==, "Kom sent fyra gånger");
  g_assert_cmpuint (written->date, ==, til_date_new (2026, 11, 19));
  g_assert_cmpuint (written->areas->len, ==, 1);
  g_assert_nonnull (written->wheel_key);
  g_assert_cmpuint (count_stored (self), ==, 1);
}

static void
test_refused (Case *self, gconstpointer data)
{
  g_autoptr (TilObservation) observation = new_observation (self);

  open_editor (self, observation);
  SUPPORT_WAIT (is_ready (self));
  til_record_editor_save (self->editor);
  g_assert_true (bar_is_shown (self, "problem_bar"));
  /* The row that is to blame has the focus. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->editor)) ==
                 first_of (self, GTK_TYPE_TEXT_VIEW));
  write_text (self, "a");
  g_assert_false (bar_is_shown (self, "problem_bar"));
  til_field_row_set_value (date_row (self), "tomorrow");
  til_record_editor_save (self->editor);
  g_assert_true (bar_is_shown (self, "problem_bar"));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->editor)),
                                         GTK_WIDGET (date_row (self))));
  g_assert_true (is_ready (self));
  g_assert_cmpuint (count_stored (self), ==, 0);
  gtk_window_close (GTK_WINDOW (self->editor));
  SUPPORT_WAIT (self->editor == NULL);
}

static void
test_draft_kept (Case *self, gconstpointer data)
{
  g_autoptr (TilObservation) observation = new_observation (self);
  g_autoptr (TilObservation) written = NULL;
  g_autofree char *text = NULL;
  gint64 id;

  open_editor (self, observation);
  SUPPORT_WAIT (is_ready (self));
  write_text (self, "Nearly lost");
  gtk_window_close (GTK_WINDOW (self->editor));
  SUPPORT_WAIT (self->editor == NULL);

  open_editor (self, observation);
  SUPPORT_WAIT (bar_is_shown (self, "draft_bar"));
  g_assert_true (support_shows (GTK_WIDGET (self->editor), "2026-11-21"));
  g_assert_false (is_ready (self));
  gtk_info_bar_response (GTK_INFO_BAR (part (self, "draft_bar")), 1);
  SUPPORT_WAIT (is_ready (self));
  text = shown_text (self);
  g_assert_cmpstr (text, ==, "Nearly lost");
  id = save_and_wait (self);
  written = stored (self, id);
  g_assert_cmpstr (written->text, ==, "Nearly lost");

  open_editor (self, observation);
  SUPPORT_WAIT (is_ready (self));
  g_assert_false (bar_is_shown (self, "draft_bar"));
  gtk_window_close (GTK_WINDOW (self->editor));
  SUPPORT_WAIT (self->editor == NULL);
}

/* One child's draft is not offered with another. */
static void
test_draft_of_child (Case *self, gconstpointer data)
{
  g_autoptr (TilObservation) observation = new_observation (self);

  open_editor (self, observation);
  SUPPORT_WAIT (is_ready (self));
  write_text (self, "About Åsa");
  gtk_window_close (GTK_WINDOW (self->editor));
  SUPPORT_WAIT (self->editor == NULL);
  observation->child_id = support_add_child (&self->support, "Bo", "Ek", til_date_new (2016, 1, 2),
                                             FALSE);
  open_editor (self, observation);
  SUPPORT_WAIT (is_ready (self));
  g_assert_false (bar_is_shown (self, "draft_bar"));
  gtk_window_close (GTK_WINDOW (self->editor));
  SUPPORT_WAIT (self->editor == NULL);
}

static TilObservation *
given_observation (Case *self)
{
  TilObservation *observation = new_observation (self);

  observation->text = g_strdup ("was");
  save_elsewhere (self, observation);
  return observation;
}

static void
test_other_field (Case *self, gconstpointer data)
{
  g_autoptr (TilObservation) observation = given_observation (self);
  g_autoptr (TilObservation) written = NULL;

  open_editor (self, observation);
  SUPPORT_WAIT (is_ready (self));
  til_record_set_text (&observation->tried, "theirs");
  save_elsewhere (self, observation);
  write_text (self, "mine");
  save_and_wait (self);
  written = stored (self, observation->record.id);
  g_assert_cmpstr (written->text, ==, "mine");
  g_assert_cmpstr (written->tried, ==, "theirs");
}

static void
test_same_field (Case *self, gconstpointer data)
{
  g_autoptr (TilObservation) observation = given_observation (self);
  g_autoptr (TilObservation) written = NULL;
  GtkWidget *dialog;

  open_editor (self, observation);
  SUPPORT_WAIT (is_ready (self));
  til_record_set_text (&observation->text, "theirs");
  save_elsewhere (self, observation);
  write_text (self, "mine");
  til_record_editor_save (self->editor);
  SUPPORT_WAIT (support_window (TIL_TYPE_CONFLICT_DIALOG) != NULL);
  dialog = support_window (TIL_TYPE_CONFLICT_DIALOG);
  g_assert_true (support_shows (dialog, "What was seen"));
  g_assert_true (support_shows (dialog, "theirs"));
  g_assert_true (til_conflict_dialog_takes_both (TIL_CONFLICT_DIALOG (dialog), 0));
  g_signal_emit_by_name (dialog, "decided");
  gtk_window_destroy (GTK_WINDOW (dialog));
  SUPPORT_WAIT (self->editor == NULL);
  written = stored (self, observation->record.id);
  g_assert_cmpstr (written->text, ==, "mine\ntheirs");
}

static void
test_deleted (Case *self, gconstpointer data)
{
  g_autoptr (TilObservation) observation = given_observation (self);
  g_autoptr (TilObservation) written = NULL;
  g_autoptr (TilRegister) other = elsewhere (self);
  GtkWidget *dialog;

  open_editor (self, observation);
  SUPPORT_WAIT (is_ready (self));
  g_assert_true (til_register_set_record_deleted (other, TIL_RECORD_OBSERVATION,
                                                  observation->record.id, TRUE, NULL));
  write_text (self, "mine");
  til_record_editor_save (self->editor);
  SUPPORT_WAIT (support_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  dialog = support_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "restore");
  gtk_window_destroy (GTK_WINDOW (dialog));
  SUPPORT_WAIT (self->editor == NULL);
  written = stored (self, observation->record.id);
  g_assert_nonnull (written);
  g_assert_cmpstr (written->text, ==, "mine");
}

/* Rows of a part that is gone neither show nor write it. */
static void
test_part_gone (Case *self, gconstpointer data)
{
  g_autoptr (TilPlan) plan = til_record_new_of (TIL_RECORD_PLAN);
  TilRecordEditor *editor;
  TilPlan *record;
  TilGoal *goal;
  GtkWidget *row;

  plan->child_id = self->child_id;
  til_record_add_part (plan, "goals");
  editor = til_record_editor_new (self->model, NULL, plan, "Plan");
  record = til_record_editor_get_record (editor);
  goal = record->goals->pdata[0];
  row = til_text_row_new (editor, goal, "text", "Goal");
  adw_preferences_group_add (til_record_editor_add_group (editor, NULL, NULL), row);
  til_field_row_set_value (TIL_FIELD_ROW (row), "A goal");
  g_assert_cmpstr (goal->text, ==, "A goal");
  g_ptr_array_set_size (record->goals, 0);
  til_record_editor_refresh (editor);
  til_field_row_set_value (TIL_FIELD_ROW (row), "Of nothing");
  g_assert_cmpuint (record->goals->len, ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_window_destroy (GTK_WINDOW (editor));
}

int
main (int argc, char *argv[])
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/typed-date/forms", test_typed_dates);
  g_test_add_func ("/record-merge/r15-fields", test_merge_fields);
  g_test_add_func ("/record-merge/r15-parts", test_merge_parts);
  g_test_add_func ("/record-merge/draft-text", test_draft_text);
  CASE_ADD ("/record-editor/save-new", test_save_new);
  CASE_ADD ("/record-editor/refused", test_refused);
  CASE_ADD ("/record-editor/r15-draft-kept", test_draft_kept);
  CASE_ADD ("/record-editor/r15-draft-of-child", test_draft_of_child);
  CASE_ADD ("/record-editor/r15-other-field", test_other_field);
  CASE_ADD ("/record-editor/r15-same-field", test_same_field);
  CASE_ADD ("/record-editor/r15-deleted", test_deleted);
  CASE_ADD ("/record-editor/part-gone", test_part_gone);
  return g_test_run ();
}
