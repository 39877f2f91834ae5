/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-training-list.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-staff-dialog.h"
#include "til-text.h"

static void
present (GtkWidget *widget, TilCollaborationData *data, const TilStaff *staff)
{
  GtkWidget *dialog = til_staff_dialog_new (til_collaboration_data_get_store (data), staff, NULL);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
new_cb (GtkWidget *button, TilCollaborationData *data)
{
  present (button, data, NULL);
}

static void
open_cb (GtkWidget *row, TilCollaborationData *data)
{
  const GPtrArray *staff = til_collaboration_data_get_staff (data);

  for (guint i = 0; i < staff->len; i++)
    if (((const TilStaff *)staff->pdata[i])->id == til_row_record_id (row))
      {
        present (row, data, staff->pdata[i]);
        return;
      }
}

static GtkWidget *
row_new (const TilStaff *person, TilCollaborationData *data)
{
  gboolean trained = person->trained_on != TIL_DATE_NONE;
  g_autofree char *name = til_text_isolate (person->name);
  g_autofree char *role = til_text_isolate (person->role != NULL ? person->role : "");
  g_autofree char *day = til_date_format (person->trained_on);
  g_autofree char *date = til_text_isolate_ltr (day);
  g_autofree char *since = til_text_fill (_ ("Trained {date}"), "date", date, NULL);
  GtkWidget *row = til_list_row_new (name, person->role != NULL ? role : NULL, 0, person->id,
                                     G_CALLBACK (open_cb), data);
  GtkWidget *words = til_row_words_new (trained ? since : _ ("Not trained yet"), FALSE);
  GtkWidget *mark = gtk_image_new_from_icon_name (trained ? "object-select-symbolic" : NULL);

  til_set_focus_key (row, "staff", person->id);
  gtk_image_set_pixel_size (GTK_IMAGE (mark), 16);
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

static char *
count_text (guint trained, guint n)
{
  g_autofree char *some = g_strdup_printf ("%u", trained);
  g_autofree char *all = g_strdup_printf ("%u", n);

  return til_text_fill (g_dngettext (GETTEXT_PACKAGE, "{trained} of {n} person is trained.",
                                     "{trained} of {n} people are trained.", n),
                        "trained", some, "n", all, NULL);
}

/* 0 for a unit that is no longer listed. */
static gint64
unit_of (const TilStaff *person, const GPtrArray *units)
{
  for (guint i = 0; i < units->len; i++)
    if (((const TilUnit *)units->pdata[i])->id == person->unit_id)
      return person->unit_id;
  return 0;
}

/* Those not yet trained first. */
static void
add_unit (GtkBox *box, TilCollaborationData *data, gint64 unit_id, const char *name)
{
  const GPtrArray *staff = til_collaboration_data_get_staff (data);
  const GPtrArray *units = til_collaboration_data_get_units (data);
  g_autofree char *title = til_text_isolate (name);
  g_autofree char *count = NULL;
  AdwPreferencesGroup *group = NULL;
  guint n = 0, n_trained = 0;

  for (int trained = 0; trained <= 1; trained++)
    for (guint i = 0; i < staff->len; i++)
      {
        const TilStaff *person = staff->pdata[i];

        if (unit_of (person, units) != unit_id || (person->trained_on != TIL_DATE_NONE) != trained)
          continue;
        if (group == NULL)
          group = til_list_group_new (title, NULL, NULL, data);
        adw_preferences_group_add (group, row_new (person, data));
        n++;
        n_trained += (guint)trained;
      }
  if (group == NULL)
    return;
  count = count_text (n_trained, n);
  adw_preferences_group_set_description (group, count);
  gtk_box_append (box, GTK_WIDGET (group));
}

static void
add_summary (GtkBox *box, TilCollaborationData *data)
{
  const GPtrArray *staff = til_collaboration_data_get_staff (data);
  AdwPreferencesGroup *group = til_list_group_new (
      _ ("Conversation Leaders"), _ ("New Staff Member…"), G_CALLBACK (new_cb), data);
  g_autofree char *count = NULL;
  guint trained = 0;

  for (guint i = 0; i < staff->len; i++)
    trained += ((const TilStaff *)staff->pdata[i])->trained_on != TIL_DATE_NONE;
  count = count_text (trained, staff->len);
  adw_preferences_group_set_description (group, count);
  gtk_box_append (box, GTK_WIDGET (group));
}

static gboolean
fill (GtkBox *box, TilCollaborationData *data)
{
  const GPtrArray *units = til_collaboration_data_get_units (data);

  if (til_collaboration_data_get_staff (data)->len == 0)
    return FALSE;
  add_summary (box, data);
  for (guint i = 0; i < units->len; i++)
    add_unit (box, data, ((const TilUnit *)units->pdata[i])->id,
              ((const TilUnit *)units->pdata[i])->name);
  add_unit (box, data, 0, _ ("Without a unit"));
  return TRUE;
}

GtkWidget *
til_training_list_new (TilCollaborationData *data)
{
  return til_collaboration_list_new (
      data, fill,
      til_empty_page_new ("system-users-symbolic", _ ("No Staff Yet"),
                          _ ("Who of the staff is trained to lead conversations with a family "
                             "stands here, unit by unit."),
                          _ ("New Staff Member…"), G_CALLBACK (new_cb), data));
}
