/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-round-form.h"

#include <glib/gi18n-lib.h>

#include "til-error.h"
#include "til-field-row.h"
#include "til-gui-util.h"
#include "til-locale.h"
#include "til-record-rows.h"
#include "til-text.h"

#define WIDTH 620
#define HEIGHT 640
#define MOST_INVITED 1000000

typedef struct
{
  TilRecordEditor *editor;         /* borrowed: it owns this */
  GtkWidget *sector_row;           /* borrowed */
  GtkSwitch *by_sector;            /* borrowed */
  GtkWidget *rows[TIL_N_SERVICES]; /* borrowed: TilFieldRow; that of NONE is for all together */
  gboolean filling;
} Form;

gboolean
til_survey_number_parse (const char *text, int *number)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text ? text : ""));
  gint64 value = 0;

  for (const char *p = stripped; *p; p = g_utf8_next_char (p))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (p));

      if (digit < 0)
        return FALSE;
      value = value * 10 + digit;
      if (value > MOST_INVITED)
        return FALSE;
    }
  if (*stripped && value == 0)
    return FALSE;
  *number = (int)value;
  return TRUE;
}

static TilSurveyRound *
round_of (Form *self)
{
  return til_record_editor_get_record (self->editor);
}

static int
find_invited (const TilSurveyRound *round, TilService service)
{
  for (guint i = 0; i < round->invited->len; i++)
    if (((const TilInvited *)round->invited->pdata[i])->service == service)
      return (int)i;
  return -1;
}

static void
set_invited (TilSurveyRound *round, TilService service, int number)
{
  int index = find_invited (round, service);
  TilInvited *invited;

  if (number == 0)
    {
      if (index >= 0)
        g_ptr_array_remove_index (round->invited, (guint)index);
      return;
    }
  invited = index >= 0 ? round->invited->pdata[index] : til_record_add_part (round, "invited");
  invited->service = service;
  invited->number = number;
}

static void
show_rows (Form *self)
{
  gboolean by_sector = gtk_switch_get_active (self->by_sector);

  for (int i = 0; i < TIL_N_SERVICES; i++)
    gtk_widget_set_visible (self->rows[i], by_sector == (i != TIL_SERVICE_NONE));
}

/* What the record holds, as rows. */
static void
fill (Form *self)
{
  const TilSurveyRound *round = round_of (self);

  self->filling = TRUE;
  if (round->invited->len > 0)
    gtk_switch_set_active (self->by_sector, find_invited (round, TIL_SERVICE_NONE) < 0);
  for (int i = 0; i < TIL_N_SERVICES; i++)
    {
      int index = find_invited (round, (TilService)i);
      int number = index >= 0 ? ((TilInvited *)round->invited->pdata[index])->number : 0;
      g_autofree char *text = number > 0 ? g_strdup_printf ("%d", number) : NULL;
      g_autofree char *typed = til_field_row_get_value (TIL_FIELD_ROW (self->rows[i]));
      int before;

      /* Not under the fingers of somebody who types. */
      if (til_survey_number_parse (typed, &before) && before == number)
        continue;
      til_field_row_set_value (TIL_FIELD_ROW (self->rows[i]), text);
      til_field_row_set_problem (TIL_FIELD_ROW (self->rows[i]), NULL);
    }
  show_rows (self);
  self->filling = FALSE;
}

static void
number_changed_cb (GtkWidget *row, Form *self)
{
  g_autofree char *text = til_field_row_get_value (TIL_FIELD_ROW (row));
  TilService service = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "til-service"));
  int number;

  if (self->filling)
    return;
  if (!til_survey_number_parse (text, &number))
    {
      til_field_row_set_problem (TIL_FIELD_ROW (row), _ ("Write a number, with digits only."));
      return;
    }
  til_field_row_set_problem (TIL_FIELD_ROW (row), NULL);
  set_invited (round_of (self), service, number);
  til_record_editor_touch (self->editor);
}

/* From one number to several there is no way to share it out; back, they add up. */
static void
by_sector_cb (Form *self)
{
  TilSurveyRound *round = round_of (self);
  gint64 total = til_survey_round_invited (round, TIL_SERVICE_NONE);

  if (self->filling)
    return;
  g_ptr_array_set_size (round->invited, 0);
  if (!gtk_switch_get_active (self->by_sector) && total > 0)
    set_invited (round, TIL_SERVICE_NONE, (int)MIN (total, MOST_INVITED));
  fill (self);
  til_record_editor_touch (self->editor);
}

static gboolean
check_cb (gconstpointer record, gpointer data, GError **error)
{
  Form *self = data;

  for (int i = 0; i < TIL_N_SERVICES; i++)
    if (gtk_widget_get_visible (self->rows[i]) &&
        til_field_row_get_problem (TIL_FIELD_ROW (self->rows[i])))
      {
        g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID,
                             _ ("One of the numbers of invited can’t be read."));
        return FALSE;
      }
  return TRUE;
}

static GtkWidget *
switch_row_new (Form *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  self->by_sector = GTK_SWITCH (toggle);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  til_set_accessible_label (toggle, _ ("By sector"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("By sector"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (by_sector_cb), self);
  return row;
}

static void
add_invited (Form *self, const TilSurvey *survey)
{
  AdwPreferencesGroup *group = til_record_editor_add_group (
      self->editor, _ ("Invited"),
      _ ("Shown beside those who answered, with a warning while it is under half. Leave it empty "
         "when it isn’t known."));
  const TilRecordClass *class = til_record_class (TIL_RECORD_SURVEY_ROUND);

  self->sector_row = switch_row_new (self);
  gtk_widget_set_visible (self->sector_row, survey->audience == TIL_AUDIENCE_STAFF);
  adw_preferences_group_add (group, self->sector_row);
  for (int i = 0; i < TIL_N_SERVICES; i++)
    {
      GtkWidget *row = til_field_row_new (i == TIL_SERVICE_NONE ? _ ("In all")
                                                                : til_service_name ((TilService)i));

      g_object_set_data (G_OBJECT (row), "til-service", GINT_TO_POINTER (i));
      gtk_text_set_input_purpose (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                                  GTK_INPUT_PURPOSE_DIGITS);
      adw_preferences_group_add (group, row);
      g_signal_connect (row, "changed", G_CALLBACK (number_changed_cb), self);
      self->rows[i] = row;
    }
  til_record_editor_name_field (self->editor, class, til_record_class_find_field (class, "invited"),
                                _ ("Invited"), NULL);
}

static void
add_when (Form *self, const TilSurvey *survey)
{
  TilSurveyRound *round = round_of (self);
  AdwPreferencesGroup *group = til_record_editor_add_group (
      self->editor, til_local_get (survey->name, til_locale_language ()), NULL);

  adw_preferences_group_add (group, til_text_row_new (self->editor, round, "name", _ ("Name")));
  adw_preferences_group_add (group, til_date_row_new (self->editor, round, "date", _ ("Date")));
  adw_preferences_group_add (
      group, til_date_row_new (self->editor, round, "closed_on", _ ("Closed for answers on")));
}

TilRecordEditor *
til_survey_round_form_new (GtkWidget *parent,
                           TilStore *store,
                           const TilSurvey *survey,
                           const TilSurveyRound *round)
{
  g_autoptr (TilSurveyRound) record = round ? til_record_copy (round)
                                            : til_record_new_of (TIL_RECORD_SURVEY_ROUND);
  Form *self = g_new0 (Form, 1);

  if (!round)
    {
      til_record_set_text (&record->survey_key, survey->key);
      record->survey_version = survey->version;
      record->date = til_date_today ();
      record->name = g_strdup_printf ("%d", til_date_year (record->date));
    }
  self->editor = til_record_editor_new (NULL, store, record, round ? _ ("Round") : _ ("New Round"));
  g_object_set_data_full (G_OBJECT (self->editor), "til-round-form", self, g_free);
  til_record_editor_set_size (self->editor, WIDTH, HEIGHT);
  add_when (self, survey);
  add_invited (self, survey);
  fill (self);
  til_record_editor_set_check (self->editor, check_cb, self, NULL);
  g_signal_connect_swapped (self->editor, "refresh", G_CALLBACK (fill), self);
  til_record_editor_present (self->editor, parent);
  return self->editor;
}
