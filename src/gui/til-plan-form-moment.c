/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms of a moment in a plan's life: a follow-up, its end, a new beginning. */
#include "til-plan-form.h"

#include <glib/gi18n-lib.h>

#include "til-choice.h"
#include "til-gui-util.h"
#include "til-plan-words.h"
#include "til-record-rows-private.h"
#include "til-text.h"

#define NEXT_WEEKS 6
#define WEEK 7
#define WIDTH 640
#define HEIGHT 640

static TilPlan *
copy_plan (TilCaseModel *model, gint64 plan_id)
{
  const TilCase *kase = til_case_model_get_case (model);
  const TilPlan *plan = kase != NULL ? til_case_record (kase, TIL_RECORD_PLAN, plan_id) : NULL;

  return plan != NULL ? til_record_copy (plan) : NULL;
}

static TilPlan *
plan_of (TilRecordEditor *editor)
{
  return til_record_editor_get_record (editor);
}

static TilDate
next_follow_up (const TilPlan *plan, TilDate on)
{
  return plan->follow_up > on ? plan->follow_up : on + NEXT_WEEKS * WEEK;
}

/* Which mapping is then, which is now */

static void
fill_mappings (TilRowLink *link)
{
  const TilCase *kase = til_record_editor_get_case (link->editor);
  g_autoptr (GArray) ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  g_array_set_size (ids, 1);
  g_ptr_array_add (texts, g_strdup (_ ("No mapping")));
  for (guint i = 0; kase != NULL && i < kase->mappings->len; i++)
    {
      const TilMapping *mapping = kase->mappings->pdata[i];
      g_autofree char *date = til_date_format (mapping->date);

      g_array_append_val (ids, mapping->id);
      g_ptr_array_add (texts, til_text_isolate_ltr (date));
    }
  til_choice_set_lines (link->input, (const gint64 *)ids->data, (const char *const *)texts->pdata,
                        ids->len);
}

static void
show_mapping (TilRowLink *link)
{
  til_choice_set_id (link->input, *(gint64 *)til_row_value (link));
}

static void
mapping_changed_cb (TilRowLink *link)
{
  if (til_row_is_quiet (link))
    return;
  *(gint64 *)til_row_value (link) = til_choice_get_id (link->input);
  til_row_touch (link);
}

static GtkWidget *
mapping_row_new (TilRecordEditor *editor,
                 TilFollowUp *follow_up,
                 const char *field,
                 const char *title)
{
  GtkWidget *row = adw_combo_row_new ();
  TilRowLink *link = til_row_link (row, editor, follow_up, field, title, fill_mappings,
                                   show_mapping);

  link->input = row;
  til_choice_setup (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  fill_mappings (link);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (mapping_changed_cb), link);
  til_row_show (link);
  return row;
}

/* A follow-up */

static TilFollowUp *
last_follow_up (const TilPlan *plan)
{
  return plan->follow_ups->len > 0 ? plan->follow_ups->pdata[plan->follow_ups->len - 1] : NULL;
}

/* The wheel of the last time beside the newest one, when somebody was heard since. */
static void
begin_follow_up (TilPlan *plan, const TilCase *kase, TilDate on)
{
  const TilMapping *newest = kase->mappings->len > 0 ? kase->mappings->pdata[0] : NULL;
  TilFollowUp *follow_up = til_record_add_part (plan, "follow_ups");

  follow_up->date = on;
  follow_up->then_id = plan->mapping_id;
  if (newest != NULL && newest->id != follow_up->then_id && newest->voices->len > 0)
    follow_up->now_id = newest->id;
  plan->follow_up = next_follow_up (plan, on);
}

static void
update_follow_up (TilFormSection *self)
{
  TilFollowUp *follow_up = last_follow_up (plan_of (self->editor));

  if (follow_up == NULL ||
      !til_form_section_begin (self, g_strdup_printf ("%p", (void *)follow_up)))
    return;
  til_form_section_add (self, til_date_row_new (self->editor, follow_up, "date", _ ("Date")));
  til_form_section_add (
      self, til_long_text_row_new (self->editor, follow_up, "note", _ ("What was said"), NULL));
  til_form_section_add (self, til_long_text_row_new (self->editor, follow_up, "child_words",
                                                     _ ("In the child's own words"), NULL));
  til_form_section_add (
      self, mapping_row_new (self->editor, follow_up, "then_id", _ ("The wheel as it was then")));
  til_form_section_add (
      self, mapping_row_new (self->editor, follow_up, "now_id", _ ("The wheel as it is now")));
}

static void
add_next (TilRecordEditor *editor)
{
  AdwPreferencesGroup *group = til_record_editor_add_group (editor, NULL, NULL);

  adw_preferences_group_add (
      group, til_date_row_new (editor, plan_of (editor), "follow_up", _ ("Next follow-up")));
}

void
til_plan_form_follow_up (GtkWidget *parent, TilCaseModel *model, gint64 plan_id)
{
  g_autoptr (TilPlan) plan = copy_plan (model, plan_id);
  TilRecordEditor *editor;
  TilFormSection *section;

  if (plan == NULL)
    return;
  begin_follow_up (plan, til_case_model_get_case (model), til_date_today ());
  editor = til_record_editor_new (model, NULL, plan, _ ("Record Follow-Up"));
  til_record_editor_set_size (editor, WIDTH, HEIGHT);
  section = til_form_section_new (editor, NULL, NULL);
  g_signal_connect_swapped (editor, "refresh", G_CALLBACK (update_follow_up), section);
  update_follow_up (section);
  til_plan_form_add_states (editor);
  add_next (editor);
  til_plan_form_step_on_save (editor, TIL_STEP_FOLLOW_UP, FALSE);
  til_record_editor_present (editor, parent);
}

/* The end */

void
til_plan_form_close (GtkWidget *parent, TilCaseModel *model, gint64 plan_id)
{
  g_autoptr (TilPlan) plan = copy_plan (model, plan_id);
  TilRecordEditor *editor;
  AdwPreferencesGroup *group;

  if (plan == NULL)
    return;
  plan->closed_on = til_date_today ();
  plan->ending = TIL_ENDING_GOALS_MET;
  editor = til_record_editor_new (model, NULL, plan, _ ("Close Plan"));
  til_record_editor_set_size (editor, WIDTH, HEIGHT);
  group = til_record_editor_add_group (editor, NULL, NULL);
  adw_preferences_group_add (group, til_enum_row_new (editor, plan_of (editor), "ending",
                                                      _ ("How it ended"), til_ending_names ()));
  adw_preferences_group_add (
      group, til_date_row_new (editor, plan_of (editor), "closed_on", _ ("Closed on")));
  adw_preferences_group_add (
      group, til_long_text_row_new (editor, plan_of (editor), "ending_note", _ ("Note"), NULL));
  til_plan_form_add_states (editor);
  til_record_editor_present (editor, parent);
}

/* A new beginning */

void
til_plan_form_reopen (GtkWidget *parent, TilCaseModel *model, gint64 plan_id)
{
  g_autoptr (TilPlan) plan = copy_plan (model, plan_id);
  TilDate today = til_date_today ();
  TilRecordEditor *editor;
  AdwPreferencesGroup *group;

  if (plan == NULL)
    return;
  plan->closed_on = TIL_DATE_NONE;
  plan->ending = TIL_ENDING_ONGOING;
  plan->reopened_on = today;
  til_record_set_text (&plan->reopen_reason, NULL);
  plan->follow_up = next_follow_up (plan, today);
  editor = til_record_editor_new (model, NULL, plan, _ ("Open Plan Again"));
  til_record_editor_set_size (editor, WIDTH, 420);
  group = til_record_editor_add_group (editor, NULL, NULL);
  adw_preferences_group_add (group,
                             til_long_text_row_new (editor, plan_of (editor), "reopen_reason",
                                                    _ ("Why it is opened again"), NULL));
  adw_preferences_group_add (
      group, til_date_row_new (editor, plan_of (editor), "follow_up", _ ("Next follow-up")));
  til_plan_form_step_on_save (editor, TIL_STEP_FOLLOW_UP, TRUE);
  til_record_editor_present (editor, parent);
}
