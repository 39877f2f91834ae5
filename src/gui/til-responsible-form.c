/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-child-views.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-record-rows.h"
#include "til-text.h"

/* The one person who works at a unit, 0 when there are none or several. */
static gint64
only_one_at (const TilCase *kase, gint64 unit_id)
{
  gint64 found = 0;

  for (guint i = 0; unit_id != 0 && i < kase->staff->len; i++)
    {
      const TilStaff *staff = g_ptr_array_index (kase->staff, i);

      if (staff->unit_id != unit_id)
        continue;
      if (found != 0)
        return 0;
      found = staff->id;
    }
  return found;
}

static TilResponsible *
proposal_new (TilCaseModel *model)
{
  const TilCase *kase = til_case_model_get_case (model);
  TilDutyProposal proposal = til_duty_propose (kase->child, kase->units, til_date_today ());
  gint64 actor = til_store_get_actor (til_case_model_get_store (model));
  TilResponsible *responsible = til_record_new_of (TIL_RECORD_RESPONSIBLE);

  responsible->child_id = til_case_model_get_child_id (model);
  responsible->date = til_date_today ();
  responsible->duty = proposal.duty;
  responsible->proposed_unit_id = proposal.unit_id;
  responsible->unit_id = proposal.unit_id;
  responsible->staff_id = only_one_at (kase, proposal.unit_id);
  responsible->confirmed_by = til_case_staff (kase, actor) != NULL ? actor : 0;
  return responsible;
}

/* A person brings his or her unit along. */
static void
follow_staff (TilRecordEditor *editor, gint64 *last)
{
  const TilCase *kase = til_record_editor_get_case (editor);
  TilResponsible *responsible = til_record_editor_get_record (editor);
  const TilStaff *staff = kase != NULL ? til_case_staff (kase, responsible->staff_id) : NULL;

  if (responsible->staff_id == *last)
    return;
  *last = responsible->staff_id;
  if (staff == NULL || staff->unit_id == 0 || staff->unit_id == responsible->unit_id)
    return;
  responsible->unit_id = staff->unit_id;
  til_record_editor_refresh (editor);
}

/* Another unit than the proposed one needs a reason (R6). */
static void
show_reason (TilRecordEditor *editor, GtkWidget *row)
{
  const TilResponsible *responsible = til_record_editor_get_record (editor);

  gtk_widget_set_visible (row, responsible->unit_id != responsible->proposed_unit_id ||
                                   responsible->reason != NULL);
}

static void
add_rows (TilRecordEditor *editor, const TilCase *kase)
{
  TilResponsible *responsible = til_record_editor_get_record (editor);
  g_autofree char *unit = til_text_isolate (
      til_case_unit_name (kase, responsible->proposed_unit_id));
  const char *why = til_duty_text (responsible->duty);
  g_autofree char *text = responsible->proposed_unit_id != 0
                              ? til_text_fill (_ ("{why} Proposed: {unit}."), "why", why, "unit",
                                               unit, NULL)
                              : g_strdup (why);
  AdwPreferencesGroup *group = til_record_editor_add_group (editor, NULL, text);
  gint64 *last = g_memdup2 (&responsible->staff_id, sizeof *last);
  GtkWidget *reason;

  adw_preferences_group_add (
      group, til_ref_row_new (editor, responsible, "staff_id", _ ("Best-interests lead"), NULL));
  adw_preferences_group_add (
      group, til_ref_row_new (editor, responsible, "unit_id", _ ("Unit"), _ ("No unit")));
  reason = til_long_text_row_new (editor, responsible, "reason", _ ("Reason"),
                                  _ ("Why another unit than the proposed one answers."));
  adw_preferences_group_add (group, reason);
  adw_preferences_group_add (group, til_date_row_new (editor, responsible, "date", _ ("From")));
  adw_preferences_group_add (group, til_ref_row_new (editor, responsible, "confirmed_by",
                                                     _ ("Confirmed by"), _ ("Not told")));
  g_object_set_data_full (G_OBJECT (editor), "til-last-staff", last, g_free);
  g_signal_connect (editor, "changed", G_CALLBACK (follow_staff), last);
  g_signal_connect_object (editor, "changed", G_CALLBACK (show_reason), reason, 0);
  g_signal_connect_object (editor, "refresh", G_CALLBACK (show_reason), reason, 0);
  show_reason (editor, reason);
}

void
til_responsible_edit (GtkWidget *parent, TilCaseModel *model)
{
  const TilCase *kase = til_case_model_get_case (model);
  g_autoptr (TilResponsible) responsible = NULL;
  TilRecordEditor *editor;

  if (kase == NULL)
    return;
  responsible = proposal_new (model);
  editor = til_record_editor_new (model, NULL, responsible, _ ("Best-Interests Lead"));
  add_rows (editor, kase);
  til_record_editor_present (editor, parent);
}
