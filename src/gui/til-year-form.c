/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-year-form.h"

#include <glib/gi18n-lib.h>

#include "til-choice.h"
#include "til-locale.h"
#include "til-record-rows-private.h"

#define WIDTH 640
#define HEIGHT 600
#define MONTHS 12
#define DAYS 31

const char *
til_month_name (int month)
{
  g_autofree char *key = g_strdup_printf ("year.month.%02d", month);

  return til_label (til_locale_language (), key);
}

static const char *const *
kind_names (void)
{
  static const char *names[TIL_N_YEAR_EVENT_KINDS + 1];

  for (int i = 0; i < TIL_N_YEAR_EVENT_KINDS; i++)
    names[i] = til_year_event_kind_name (i);
  return names;
}

static const char *const *
repeat_names (void)
{
  static const char *names[TIL_N_REPEATS + 1];

  for (int i = 0; i < TIL_N_REPEATS; i++)
    names[i] = til_repeat_name (i);
  return names;
}

/* The month: lines count from 0 */

static void
show_month (TilRowLink *link)
{
  til_choice_set_id (link->input, *(int *)til_row_value (link) - 1);
}

static void
month_changed_cb (TilRowLink *link)
{
  if (til_row_is_quiet (link))
    return;
  *(int *)til_row_value (link) = (int)til_choice_get_id (link->input) + 1;
  til_row_touch (link);
}

static GtkWidget *
month_row_new (TilRecordEditor *editor, TilYearEvent *event)
{
  const char *names[MONTHS + 1] = { NULL };
  GtkWidget *row = adw_combo_row_new ();
  TilRowLink *link;

  for (int i = 0; i < MONTHS; i++)
    names[i] = til_month_name (i + 1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("First time in the year"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  link = til_row_link (row, editor, event, "month", _ ("First time in the year"), NULL, show_month);
  link->input = row;
  til_choice_setup (row);
  til_choice_set_texts (row, names);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (month_changed_cb), link);
  til_row_show (link);
  return row;
}

static void
fill (TilRecordEditor *editor)
{
  TilYearEvent *event = til_record_editor_get_record (editor);
  AdwPreferencesGroup *group = til_record_editor_add_group (editor, NULL, NULL);

  adw_preferences_group_add (group, til_text_row_new (editor, event, "name", _ ("What happens")));
  adw_preferences_group_add (group,
                             til_enum_row_new (editor, event, "kind", _ ("Kind"), kind_names ()));
  adw_preferences_group_add (
      group,
      til_ref_row_new (editor, event, "unit_id", _ ("Unit that answers for it"), _ ("No unit")));
  group = til_record_editor_add_group (editor, _ ("When"), NULL);
  adw_preferences_group_add (
      group, til_enum_row_new (editor, event, "repeat", _ ("How often"), repeat_names ()));
  adw_preferences_group_add (group, month_row_new (editor, event));
  adw_preferences_group_add (
      group,
      til_number_row_new (editor, event, "day", _ ("Day (0: some time in the month)"), 0, DAYS));
  adw_preferences_group_add (group,
                             til_flag_row_new (editor, event, "not_summer", _ ("Not in July")));
}

TilRecordEditor *
til_year_form_new (GtkWidget *parent, TilCollaborationData *data, const TilYearEvent *event)
{
  g_autoptr (TilYearEvent) record = event != NULL ? til_record_copy (event)
                                                  : til_record_new_of (TIL_RECORD_YEAR_EVENT);
  TilRecordEditor *editor;

  if (event == NULL)
    record->month = til_date_month (til_date_today ());
  editor = til_record_editor_new (NULL, til_collaboration_data_get_store (data), record,
                                  event != NULL ? _ ("Event of the Year")
                                                : _ ("New Event of the Year"));
  til_record_editor_set_size (editor, WIDTH, HEIGHT);
  fill (editor);
  til_record_editor_present (editor, parent);
  return editor;
}
