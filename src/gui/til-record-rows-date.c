/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-record-rows-private.h"

#include <glib/gi18n-lib.h>

#include "til-field-row.h"
#include "til-gui-util.h"
#include "til-typed-date.h"

/* How far off the date is, beside it. */
static void
show_distance (TilRowLink *link)
{
  g_autofree char *text = til_relative_date (*(TilDate *)til_row_value (link), til_date_today ());

  gtk_label_set_label (GTK_LABEL (link->other), text);
}

static void
show_date (TilRowLink *link)
{
  TilDate date = *(TilDate *)til_row_value (link);
  g_autofree char *text = til_date_format (date);
  g_autofree char *shown = til_field_row_get_value (TIL_FIELD_ROW (link->row));
  TilDate typed = TIL_DATE_NONE;

  /* What stands there may say the same in another way, and is still being typed. */
  if (shown == NULL || !til_typed_date_parse (shown, til_date_today (), &typed, NULL) ||
      typed != date)
    til_field_row_set_value (TIL_FIELD_ROW (link->row), text);
  til_field_row_set_problem (TIL_FIELD_ROW (link->row), NULL);
  show_distance (link);
}

/* Reads what stands in the row. finished: half a date is wrong, and a whole one is written out. */
static void
read_date (TilRowLink *link, gboolean finished)
{
  g_autofree char *text = til_field_row_get_value (TIL_FIELD_ROW (link->row));
  g_autoptr (GError) error = NULL;
  TilDate *value = til_row_value (link);
  TilDate date = TIL_DATE_NONE;
  gboolean fine = text == NULL || til_typed_date_parse (text, til_date_today (), &date, &error);

  til_field_row_set_problem (TIL_FIELD_ROW (link->row), !fine && finished ? error->message : NULL);
  if (*value != date)
    {
      *value = date;
      til_row_touch (link);
    }
  link->showing = TRUE;
  show_distance (link);
  if (finished && fine)
    {
      g_autofree char *whole = til_date_format (date);

      if (g_strcmp0 (whole, text != NULL ? text : "") != 0)
        til_field_row_set_value (TIL_FIELD_ROW (link->row), whole);
    }
  link->showing = FALSE;
}

static void
date_changed_cb (TilRowLink *link)
{
  if (!til_row_is_quiet (link))
    read_date (link, FALSE);
}

static void
date_left_cb (TilRowLink *link)
{
  if (!til_row_is_quiet (link))
    read_date (link, TRUE);
}

/* The calendar */

static void
day_chosen_cb (TilRowLink *link)
{
  g_autoptr (GDateTime) chosen = gtk_calendar_get_date (GTK_CALENDAR (link->input));
  g_autofree char *text = NULL;

  if (til_row_is_quiet (link))
    return;
  text = til_date_format (til_date_new (g_date_time_get_year (chosen),
                                        g_date_time_get_month (chosen),
                                        g_date_time_get_day_of_month (chosen)));
  til_field_row_set_value (TIL_FIELD_ROW (link->row), text);
  til_field_row_set_problem (TIL_FIELD_ROW (link->row), NULL);
}

static void
calendar_shown_cb (TilRowLink *link)
{
  TilDate *value = til_row_value (link);
  TilDate date = value != NULL && *value != TIL_DATE_NONE ? *value : til_date_today ();
  g_autoptr (GDateTime) shown = g_date_time_new_utc (til_date_year (date), til_date_month (date),
                                                     til_date_day (date), 12, 0, 0);

  link->showing = TRUE;
  gtk_calendar_select_day (GTK_CALENDAR (link->input), shown);
  link->showing = FALSE;
}

static GtkWidget *
calendar_button_new (TilRowLink *link)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  link->input = gtk_calendar_new ();
  til_set_accessible_label (link->input, _ ("Calendar"));
  gtk_popover_set_child (GTK_POPOVER (popover), link->input);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, _ ("Choose a day"));
  til_set_accessible_label (button, _ ("Choose a day"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (popover, "map", G_CALLBACK (calendar_shown_cb), link);
  g_signal_connect_swapped (link->input, "day-selected", G_CALLBACK (day_chosen_cb), link);
  return button;
}

GtkWidget *
til_date_row_new (TilRecordEditor *editor, gpointer record, const char *field, const char *title)
{
  GtkWidget *row = til_field_row_new (title);
  TilRowLink *link = til_row_link (row, editor, record, field, title, NULL, show_date);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  link->other = gtk_label_new (NULL);
  gtk_widget_add_css_class (link->other, "dim-label");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), link->other);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), calendar_button_new (link));
  g_signal_connect_swapped (row, "changed", G_CALLBACK (date_changed_cb), link);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (date_left_cb), link);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (date_left_cb), link);
  gtk_widget_add_controller (row, focus);
  til_row_show (link);
  return row;
}
