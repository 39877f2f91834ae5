/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-activity-list.h"

#include <glib/gi18n-lib.h>

#include "til-activity-form.h"
#include "til-gui-util.h"
#include "til-text.h"
#include "til-wrap-layout.h"

static void
new_cb (GtkWidget *button, TilCollaborationData *data)
{
  til_activity_form_new (button, data, NULL);
}

static void
open_cb (GtkWidget *row, TilCollaborationData *data)
{
  const TilActivity *activity = til_collaboration_data_find (data, TIL_RECORD_ACTIVITY,
                                                             til_row_record_id (row));

  if (activity != NULL)
    til_activity_form_new (row, data, activity);
}

char *
til_activity_title (const TilActivity *activity)
{
  const char *kind = til_activity_kind_name (activity->kind);

  return activity->name != NULL ? til_text_isolate (activity->name) : g_strdup (kind);
}

static char *
number_text (int number)
{
  g_autofree char *digits = g_strdup_printf ("%d", number);

  return til_text_isolate_ltr (digits);
}

/* "Education: 12 of 20, 60 %" */
static char *
turnout_text (const TilTurnout *turnout, gboolean counted)
{
  const char *sector = til_service_name (turnout->service);
  g_autofree char *invited = number_text (turnout->invited);
  g_autofree char *present = number_text (turnout->present);
  g_autofree char *percent = NULL;
  g_autofree char *share = NULL;

  if (!counted)
    return til_text_fill (_ ("{sector}: {n} invited"), "sector", sector, "n", invited, NULL);
  if (turnout->invited == 0)
    return til_text_fill (_ ("{sector}: {n} present"), "sector", sector, "n", present, NULL);
  percent = g_strdup_printf ("%d\302\240%%",
                             (turnout->present * 200 + turnout->invited) / (turnout->invited * 2));
  share = til_text_isolate_ltr (percent);
  return til_text_fill (_ ("{sector}: {present} of {invited}, {share}"), "sector", sector,
                        "present", present, "invited", invited, "share", share, NULL);
}

/* Who came counts from the day after, or as soon as somebody is told to have come. */
static gboolean
is_counted (const TilActivity *activity, TilDate today)
{
  for (guint i = 0; i < activity->turnout->len; i++)
    if (((const TilTurnout *)activity->turnout->pdata[i])->present > 0)
      return TRUE;
  return activity->date < today;
}

static GtkWidget *
turnout_new (const TilActivity *activity, gboolean counted)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_layout_manager (box, g_object_new (TIL_TYPE_WRAP_LAYOUT, NULL));
  for (guint i = 0; i < activity->turnout->len; i++)
    {
      g_autofree char *text = turnout_text (activity->turnout->pdata[i], counted);

      gtk_box_append (GTK_BOX (box), til_pill_new (text, "tabular"));
    }
  return box;
}

/* "Collaboration day, Folkets hus" */
static char *
what_and_where (const TilActivity *activity)
{
  const char *kind = til_activity_kind_name (activity->kind);
  g_autofree char *place = til_text_isolate (activity->place != NULL ? activity->place : "");

  if (activity->place == NULL)
    return g_strdup (activity->name != NULL ? kind : "");
  if (activity->name == NULL)
    return g_steal_pointer (&place);
  return til_text_fill (_ ("{kind}, {place}"), "kind", kind, "place", place, NULL);
}

/* What was thought of it, and the round that asked; "" without. */
static char *
evaluation_text (const TilActivity *activity, TilCollaborationData *data)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *round = til_collaboration_data_round_name (data, activity->round_id);
  g_auto (GStrv) parts = NULL;

  if (activity->evaluation != NULL)
    {
      g_autofree char *words = til_text_isolate (activity->evaluation);

      til_add_line (lines, words);
    }
  if (*round != '\0')
    {
      g_autofree char *line = til_text_fill (_ ("Evaluated by {round}"), "round", round, NULL);

      til_add_line (lines, line);
    }
  parts = g_strv_builder_end (lines);
  return g_strjoinv ("\n", parts);
}

static GtkWidget *
evaluation_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  return label;
}

/* Over the row's whole width, below its own line: an action row holds one child, a box. */
static void
add_below (GtkWidget *row, GtkWidget *below)
{
  GtkWidget *content = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_object_set (below, "margin-start", 12, "margin-end", 12, "margin-bottom", 12, NULL);
  g_object_ref (content);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), NULL);
  gtk_widget_set_margin_top (column, 4);
  gtk_box_append (GTK_BOX (column), content);
  gtk_box_append (GTK_BOX (column), below);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), column);
  g_object_unref (content);
  gtk_widget_add_css_class (row, "til-field");
}

static void
add_details (GtkWidget *row, const TilActivity *activity, const char *evaluation, TilDate today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  if (activity->turnout->len > 0)
    gtk_box_append (GTK_BOX (box), turnout_new (activity, is_counted (activity, today)));
  if (*evaluation != '\0')
    gtk_box_append (GTK_BOX (box), evaluation_new (evaluation));
  add_below (row, box);
}

static GtkWidget *
row_new (const TilActivity *activity, TilCollaborationData *data, TilDate today)
{
  const char *name = activity->name != NULL ? activity->name
                                            : til_activity_kind_name (activity->kind);
  g_autofree char *title = til_activity_title (activity);
  g_autofree char *subtitle = what_and_where (activity);
  g_autofree char *evaluation = evaluation_text (activity, data);
  g_autofree char *date = til_date_format (activity->date);
  g_autofree char *distance = til_relative_date (activity->date, today);
  GtkWidget *row = til_list_row_new (title, subtitle, TIL_RECORD_ACTIVITY, activity->record.id,
                                     G_CALLBACK (open_cb), data);
  GtkWidget *day = til_row_words_new (date, FALSE);

  gtk_widget_add_css_class (day, "tabular");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), day);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), til_row_words_new (distance, FALSE));
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (row),
      til_delete_button_new (name, TIL_RECORD_ACTIVITY, activity->record.id, data));
  if (activity->turnout->len > 0 || *evaluation != '\0')
    add_details (row, activity, evaluation, today);
  return row;
}

static void
add_rows (AdwPreferencesGroup *group,
          TilCollaborationData *data,
          const GPtrArray *activities,
          gboolean past,
          TilDate today)
{
  /* Listed newest first: what is to come begins with the next. */
  for (guint i = 0; i < activities->len; i++)
    {
      const TilActivity *activity = activities->pdata[past ? i : activities->len - 1 - i];

      if ((activity->date < today) == past)
        adw_preferences_group_add (group, row_new (activity, data, today));
    }
}

static guint
count_past (const GPtrArray *activities, TilDate today)
{
  guint n = 0;

  for (guint i = 0; i < activities->len; i++)
    n += ((const TilActivity *)activities->pdata[i])->date < today;
  return n;
}

static gboolean
fill (GtkBox *box, TilCollaborationData *data)
{
  const GPtrArray *activities = til_collaboration_data_list (data, TIL_RECORD_ACTIVITY);
  TilDate today = til_date_today ();
  guint n_past = count_past (activities, today);
  AdwPreferencesGroup *group;

  if (activities->len == 0)
    return FALSE;
  group = til_list_group_new (_ ("To Come"), _ ("New Activity…"), G_CALLBACK (new_cb), data);
  if (n_past == activities->len)
    adw_preferences_group_set_description (group, _ ("Nothing is planned."));
  add_rows (group, data, activities, FALSE, today);
  gtk_box_append (box, GTK_WIDGET (group));
  if (n_past > 0)
    {
      group = til_list_group_new (_ ("Past"), NULL, NULL, data);
      add_rows (group, data, activities, TRUE, today);
      gtk_box_append (box, GTK_WIDGET (group));
    }
  return TRUE;
}

GtkWidget *
til_activity_list_new (TilCollaborationData *data)
{
  return til_collaboration_list_new (
      data, fill,
      til_empty_page_new ("x-office-calendar-symbolic", _ ("No Activities Yet"),
                          _ ("Collaboration days, gatherings, training, parents’ evenings and "
                             "meetings of the steering group: who was invited, who came, and "
                             "what they thought."),
                          _ ("New Activity…"), G_CALLBACK (new_cb), data));
}
