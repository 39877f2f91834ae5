/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-meeting-form-private.h"

#include <glib/gi18n-lib.h>

#include "til-child-views.h"
#include "til-consultation-form.h"
#include "til-text.h"

static TilMeeting *
meeting_of (TilFormSection *self)
{
  return til_record_editor_get_record (self->editor);
}

/* The day that consent must cover a planned meeting on: its own, and today. */
static TilCover *
find_cover (const TilCase *kase, const TilMeeting *meeting, gint64 unit_id)
{
  TilDate today = til_date_today ();
  TilDate day = meeting->date != TIL_DATE_NONE ? meeting->date : today;
  TilCover *cover = til_case_cover (kase, unit_id, day);

  if (cover->covered && meeting->status == TIL_MEETING_PLANNED && day != today)
    {
      til_cover_free (cover);
      cover = til_case_cover (kase, unit_id, today);
    }
  return cover;
}

char *
til_meeting_uncovered_unit (const TilCase *kase, const TilMeeting *meeting, const char *area_key)
{
  g_autoptr (GArray) units = til_meeting_units (meeting);

  for (guint i = 0; i < units->len; i++)
    {
      gint64 unit = g_array_index (units, gint64, i);
      g_autoptr (TilCover) cover = find_cover (kase, meeting, unit);

      if (cover->covered && !til_cover_has_area (cover, meeting->wheel_key, area_key))
        return g_strdup (til_case_unit_name (kase, unit));
    }
  return NULL;
}

static void
ask_cb (TilFormSection *self)
{
  g_autoptr (TilCaseModel) model = g_object_ref (til_record_editor_get_model (self->editor));

  /* What was planned so far is kept as a draft. */
  gtk_window_close (GTK_WINDOW (self->editor));
  til_case_model_show (model, TIL_PLACE_CONSENT, 0);
}

static void
consult_cb (TilFormSection *self)
{
  TilCaseModel *model = til_record_editor_get_model (self->editor);
  const TilCase *kase = til_case_model_get_case (model);
  g_autoptr (TilConsultation) consultation = NULL;

  if (!kase)
    return;
  consultation = til_consultation_propose (kase, meeting_of (self));
  til_consultation_form_new (GTK_WIDGET (self->editor), til_case_model_get_store (model), kase,
                             consultation);
}

static char *
describe (const TilCase *kase, const TilMeeting *meeting, const GArray *units)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < units->len; i++)
    {
      gint64 unit = g_array_index (units, gint64, i);
      g_autoptr (TilCover) cover = find_cover (kase, meeting, unit);
      g_autofree char *sentence = til_cover_text (cover, kase);

      g_string_append_printf (text, "%" G_GINT64_FORMAT ":%d:%s\n", unit, cover->reason, sentence);
    }
  return g_string_free (text, FALSE);
}

static void
update (TilFormSection *self)
{
  const TilCase *kase = til_record_editor_get_case (self->editor);
  const TilMeeting *meeting = meeting_of (self);
  g_autoptr (GArray) units = til_meeting_units (meeting);
  gboolean covered = TRUE;

  if (!kase || !til_form_section_begin (self, describe (kase, meeting, units)))
    return;
  for (guint i = 0; i < units->len; i++)
    {
      gint64 unit = g_array_index (units, gint64, i);
      g_autoptr (TilCover) cover = find_cover (kase, meeting, unit);
      g_autofree char *sentence = til_cover_text (cover, kase);
      g_autofree char *name = til_text_isolate (til_case_unit_name (kase, unit));

      covered = covered && cover->covered;
      til_form_section_add (self, til_notice_row_new (name, sentence,
                                                      cover->covered ? "emblem-ok-symbolic"
                                                                     : "dialog-warning-symbolic"));
    }
  if (!covered)
    {
      til_form_section_add_button (self, _ ("Ask for Consent…"), "go-next-symbolic",
                                   G_CALLBACK (ask_cb));
      til_form_section_add_button (self, _ ("Consultation without Name…"), "go-next-symbolic",
                                   G_CALLBACK (consult_cb));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->group), units->len > 0);
}

void
til_meeting_form_add_cover (TilRecordEditor *editor)
{
  TilFormSection *self = til_form_section_new (
      editor, _ ("Consent"),
      _ ("A unit of another organisation takes part only when consent covers it."));
  TilCaseModel *model = til_record_editor_get_model (editor);

  g_signal_connect_swapped (editor, "refresh", G_CALLBACK (update), self);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (editor, "sources-changed", G_CALLBACK (update), self);
  gtk_widget_set_visible (GTK_WIDGET (self->group), FALSE);
  if (model)
    update (self);
}
