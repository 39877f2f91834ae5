/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-invited.h"

#include <glib/gi18n-lib.h>

#include "til-field-row.h"
#include "til-gui-util.h"

#define MOST_INVITED 1000000

struct _TilInvitedRows
{
  TilSurveyRound *round;           /* borrowed */
  GtkSwitch *by_sector;            /* borrowed */
  GtkWidget *rows[TIL_N_SERVICES]; /* borrowed TilFieldRow; that of NONE is for all together */
  void (*changed) (gpointer);
  gpointer data;
  gboolean filling;
};

/* Digits, in any script, of 1 and up; "" is 0. */
static gboolean
parse_number (const char *text, int *number)
{
  gint64 value = 0;

  for (const char *p = text ? text : ""; *p; p = g_utf8_next_char (p))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (p));

      if (digit < 0)
        return FALSE;
      value = value * 10 + digit;
      if (value > MOST_INVITED)
        return FALSE;
    }
  if (text && *text && value == 0)
    return FALSE;
  *number = (int)value;
  return TRUE;
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
show_number (GtkWidget *row, int number)
{
  g_autofree char *typed = til_field_row_get_value (TIL_FIELD_ROW (row));
  g_autofree char *text = number > 0 ? g_strdup_printf ("%d", number) : NULL;
  int before;

  /* Not under the fingers of somebody who types. */
  if (parse_number (typed, &before) && before == number)
    return;
  til_field_row_set_value (TIL_FIELD_ROW (row), text);
  til_field_row_set_problem (TIL_FIELD_ROW (row), NULL);
}

void
til_invited_rows_show (TilInvitedRows *self)
{
  gboolean by_sector;

  self->filling = TRUE;
  if (self->round->invited->len > 0)
    gtk_switch_set_active (self->by_sector, find_invited (self->round, TIL_SERVICE_NONE) < 0);
  by_sector = gtk_switch_get_active (self->by_sector);
  for (int i = 0; i < TIL_N_SERVICES; i++)
    {
      int index = find_invited (self->round, (TilService)i);

      show_number (self->rows[i],
                   index >= 0 ? ((TilInvited *)self->round->invited->pdata[index])->number : 0);
      gtk_widget_set_visible (self->rows[i], by_sector == (i != TIL_SERVICE_NONE));
    }
  self->filling = FALSE;
}

static void
number_changed_cb (GtkWidget *row, TilInvitedRows *self)
{
  g_autofree char *text = til_field_row_get_value (TIL_FIELD_ROW (row));
  TilService service = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "til-service"));
  int number;

  if (self->filling)
    return;
  if (parse_number (text, &number))
    {
      til_field_row_set_problem (TIL_FIELD_ROW (row), NULL);
      set_invited (self->round, service, number);
    }
  else
    til_field_row_set_problem (TIL_FIELD_ROW (row), _ ("Write a number, with digits only."));
  self->changed (self->data);
}

/* One number can't be shared out over sectors; those of sectors add up to one. */
static void
by_sector_cb (TilInvitedRows *self)
{
  gint64 total = til_survey_round_invited (self->round, TIL_SERVICE_NONE);

  if (self->filling)
    return;
  g_ptr_array_set_size (self->round->invited, 0);
  if (!gtk_switch_get_active (self->by_sector) && total > 0)
    set_invited (self->round, TIL_SERVICE_NONE, (int)MIN (total, MOST_INVITED));
  til_invited_rows_show (self);
  self->changed (self->data);
}

gboolean
til_invited_rows_check (TilInvitedRows *self)
{
  for (int i = 0; i < TIL_N_SERVICES; i++)
    if (gtk_widget_get_visible (self->rows[i]) &&
        til_field_row_get_problem (TIL_FIELD_ROW (self->rows[i])))
      return FALSE;
  return TRUE;
}

static GtkWidget *
switch_row_new (TilInvitedRows *self)
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

TilInvitedRows *
til_invited_rows_new (AdwPreferencesGroup *group,
                      TilSurveyRound *round,
                      gboolean sectors,
                      GCallback changed,
                      gpointer data)
{
  TilInvitedRows *self = g_new0 (TilInvitedRows, 1);
  GtkWidget *toggle = switch_row_new (self);

  g_object_set_data_full (G_OBJECT (group), "til-invited", self, g_free);
  self->round = round;
  self->changed = (void (*) (gpointer))changed;
  self->data = data;
  gtk_widget_set_visible (toggle, sectors);
  adw_preferences_group_add (group, toggle);
  for (int i = 0; i < TIL_N_SERVICES; i++)
    {
      GtkWidget *row = til_field_row_new (i == TIL_SERVICE_NONE ? _ ("In all")
                                                                : til_service_name ((TilService)i));

      g_object_set_data (G_OBJECT (row), "til-service", GINT_TO_POINTER (i));
      adw_preferences_group_add (group, row);
      g_signal_connect (row, "changed", G_CALLBACK (number_changed_cb), self);
      self->rows[i] = row;
    }
  til_invited_rows_show (self);
  return self;
}
