/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-team-page.h"

#include <glib/gi18n-lib.h>

#include "til-child-picker.h"
#include "til-consultation-form.h"
#include "til-enrolment-form.h"
#include "til-gui-util.h"
#include "til-meeting-calendar.h"
#include "til-meeting-words.h"
#include "til-team-data.h"
#include "til-team-form.h"
#include "til-team-meeting-form.h"
#include "til-text.h"

struct _TilTeamPage
{
  AdwBin parent_instance;

  GtkBox *box;               /* borrowed */
  GtkWidget *back;           /* borrowed */
  TilStore *store;           /* (owned) */
  GCancellable *cancellable; /* (owned) of what is being read */
  TilTeam *team;             /* (owned) (nullable) */
  GPtrArray *units;          /* (owned) (nullable) */
  GPtrArray *staff;          /* (owned) (nullable) */
  GPtrArray *meetings;       /* (owned) (nullable) newest first */
  GPtrArray *children;       /* (owned) (nullable) (element-type TilChildSummary) */
  GPtrArray *consultations;  /* (owned) (element-type TilConsultation) */
  gint64 wanted;             /* meeting to open, 0 none */
};

enum
{
  BACK,
  CHILD_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilTeamPage, til_team_page, ADW_TYPE_BIN)

static gint64
row_id (gpointer row)
{
  return *(gint64 *)g_object_get_data (row, "til-id");
}

static void
set_row_id (gpointer row, gint64 id)
{
  g_object_set_data_full (row, "til-id", g_memdup2 (&id, sizeof id), g_free);
}

/* Deleting, with undo by the view that shows the page */

static void
delete_record (gpointer widget, TilRecordKind kind, gint64 id)
{
  gtk_widget_activate_action (widget, "teams.delete", "(ix)", (int)kind, id);
}

static void
delete_team_cb (TilTeamPage *self)
{
  delete_record (self, TIL_RECORD_TEAM, self->team->record.id);
}

static void
delete_meeting_cb (GtkWidget *button, TilTeamPage *self)
{
  delete_record (self, TIL_RECORD_MEETING, row_id (button));
}

/* What is done */

static void
edit_cb (TilTeamPage *self)
{
  til_team_form_new (GTK_WIDGET (self), self->store, self->team);
}

static void
back_cb (TilTeamPage *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static void
new_meeting_cb (TilTeamPage *self)
{
  g_autoptr (TilMeeting)
      meeting = til_team_propose_meeting (self->team, self->meetings, til_date_today ());

  til_team_meeting_form_new (GTK_WIDGET (self), self->store, self->team, meeting);
}

static void
open_meeting (TilTeamPage *self, gint64 id)
{
  const TilMeeting *meeting = self->meetings ? til_record_array_find (self->meetings, id) : NULL;

  if (meeting)
    til_team_meeting_form_new (GTK_WIDGET (self), self->store, self->team, meeting);
}

static void
meeting_activated_cb (GtkWidget *row, TilTeamPage *self)
{
  open_meeting (self, row_id (row));
}

static void
calendar_cb (GtkWidget *button, TilTeamPage *self)
{
  const TilMeeting *meeting = til_record_array_find (self->meetings, row_id (button));

  if (meeting)
    til_meeting_save_calendar (GTK_WIDGET (self), self->store, NULL, meeting);
}

static void
consult_cb (TilTeamPage *self)
{
  g_autoptr (TilConsultation) consultation = til_record_new_of (TIL_RECORD_CONSULTATION);
  g_autoptr (GArray) units = til_team_units (self->team, til_date_today ());

  consultation->date = til_date_today ();
  consultation->team_id = self->team->record.id;
  consultation->age = til_age_group (self->team->age_from);
  g_array_append_vals (consultation->units, units->data, units->len);
  til_consultation_form_new (GTK_WIDGET (self), self->store, NULL, consultation);
}

/* Enrolment */

static void
enrol_cb (TilCase *kase, gpointer data)
{
  TilTeamPage *self = data;
  TilDate today = til_date_today ();
  const TilEnrolment *stored = til_find_enrolment (kase, self->team->record.id, today);
  g_autofree char *name = til_child_shown_name (kase->child, NULL);
  g_autoptr (TilEnrolment) enrolment = NULL;

  if (stored)
    {
      til_enrolment_form_new (GTK_WIDGET (self), self->store, name, stored);
      return;
    }
  enrolment = til_record_new_of (TIL_RECORD_ENROLMENT);
  enrolment->child_id = kase->child->id;
  enrolment->team_id = self->team->record.id;
  enrolment->since = today;
  til_enrolment_form_new (GTK_WIDGET (self), self->store, name, enrolment);
}

static void
add_child_cb (TilTeamPage *self)
{
  til_child_picker_pick_named (GTK_WIDGET (self), self->store, self->team, til_date_today (),
                               _ ("Enrol a Child"), enrol_cb, self);
}

/* Leaving a team needs no consent. */
static void
enrolled_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilTeamPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TilCase) kase = til_store_get_case_finish (TIL_STORE (source), result, &error);
  const TilEnrolment *stored;
  g_autofree char *name = NULL;

  if (!kase || !self->team)
    {
      if (!kase)
        til_show_error (GTK_WIDGET (self), _ ("The child can’t be read"), error);
      return;
    }
  stored = til_find_enrolment (kase, self->team->record.id, til_date_today ());
  name = til_child_shown_name (kase->child, NULL);
  if (stored)
    til_enrolment_form_new (GTK_WIDGET (self), self->store, name, stored);
}

static void
child_activated_cb (GtkWidget *row, TilTeamPage *self)
{
  til_store_get_case_async (self->store, row_id (row), NULL, enrolled_read_cb, g_object_ref (self));
}

static void
open_child_cb (GtkWidget *button, TilTeamPage *self)
{
  g_signal_emit (self, signals[CHILD_ACTIVATED], 0, row_id (button));
}

/* What is shown */

static GtkWidget *
group_new (TilTeamPage *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (description)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (self->box, group);
  return group;
}

static GtkWidget *
add_row (GtkWidget *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle ? subtitle : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  til_set_accessible_label (row, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle ? subtitle : "", -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
add_button_row (TilTeamPage *self, GtkWidget *group, const char *title, GCallback callback)
{
  GtkWidget *row;

  if (til_store_get_read_only (self->store))
    return NULL;
  row = add_row (group, title, NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", callback, self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
suffix_new (const char *icon_name, const char *label, gint64 id)
{
  GtkWidget *button = til_icon_button_new (icon_name, label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  set_row_id (button, id);
  return button;
}

static void
add_meeting (TilTeamPage *self, GtkWidget *group, const TilMeeting *meeting)
{
  g_autofree char *when = til_meeting_when (meeting, til_date_today ());
  g_autofree char *agenda = til_team_agenda_text (meeting);
  g_autofree char *cancelled = til_text_fill (_ ("{date} (cancelled)"), "date", when, NULL);
  GtkWidget *row = add_row (group, meeting->status == TIL_MEETING_CANCELLED ? cancelled : when,
                            agenda);

  set_row_id (row, meeting->record.id);
  if (meeting->status == TIL_MEETING_PLANNED)
    {
      g_autofree char *label = til_text_fill (_ ("Save a calendar file for {date}"), "date", when,
                                              NULL);
      GtkWidget *save = suffix_new ("x-office-calendar-symbolic", label, meeting->record.id);

      g_signal_connect_object (save, "clicked", G_CALLBACK (calendar_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), save);
    }
  if (!til_store_get_read_only (self->store))
    {
      g_autofree char *label = til_text_fill (_ ("Delete the meeting {date}"), "date", when, NULL);
      GtkWidget *delete = suffix_new ("user-trash-symbolic", label, meeting->record.id);

      g_signal_connect_object (delete, "clicked", G_CALLBACK (delete_meeting_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), delete);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (meeting_activated_cb), self, 0);
    }
}

static gboolean
has_planned (const GPtrArray *meetings, TilDate on)
{
  for (guint i = 0; meetings && i < meetings->len; i++)
    {
      const TilMeeting *meeting = meetings->pdata[i];

      if (meeting->status == TIL_MEETING_PLANNED && meeting->date >= on)
        return TRUE;
    }
  return FALSE;
}

static void
show_meetings (TilTeamPage *self)
{
  TilDate today = til_date_today ();
  TilDate next = til_team_propose_date (self->team, self->meetings, today);
  g_autofree char *date = til_date_with_distance (next, today);
  g_autofree char *proposal = til_text_fill (
      _ ("By its rhythm the team meets next {date}. The meeting is not planned yet."), "date", date,
      NULL);
  gboolean proposed = next != TIL_DATE_NONE && !has_planned (self->meetings, today);
  GtkWidget *group = group_new (self, _ ("Meetings"), proposed ? proposal : NULL);

  for (guint i = 0; self->meetings && i < self->meetings->len; i++)
    add_meeting (self, group, self->meetings->pdata[i]);
  add_button_row (self, group, _ ("New Meeting…"), G_CALLBACK (new_meeting_cb));
}

static void
show_children (TilTeamPage *self)
{
  guint n = self->children ? self->children->len : 0;
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *text = til_text_fill (
      g_dngettext (GETTEXT_PACKAGE, "{n} child is enrolled.", "{n} children are enrolled.", n), "n",
      count, NULL);
  GtkWidget *group = group_new (self, _ ("Children in the team"), text);

  for (guint i = 0; i < n; i++)
    {
      const TilChildSummary *summary = self->children->pdata[i];
      GtkWidget *row, *open;
      g_autofree char *name = NULL;
      g_autofree char *label = NULL;

      if (!summary)
        continue;
      name = til_text_isolate (summary->name);
      label = til_text_fill (_ ("Open {name}"), "name", name, NULL);
      row = add_row (group, name, summary->unit);
      open = suffix_new ("go-next-symbolic", label, summary->id);
      set_row_id (row, summary->id);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (child_activated_cb), self, 0);
      g_signal_connect_object (open, "clicked", G_CALLBACK (open_child_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
    }
  add_button_row (self, group, _ ("Enrol a Child…"), G_CALLBACK (add_child_cb));
}

static void
show_members (TilTeamPage *self)
{
  GtkWidget *group = group_new (self, _ ("Members"), NULL);
  TilDate today = til_date_today ();
  guint n = 0;

  for (guint i = 0; i < self->team->members->len; i++)
    {
      const TilTeamMember *member = self->team->members->pdata[i];
      g_autofree char *title = til_team_member_text (member, self->units, self->staff);
      g_autofree char *date = til_date_format (member->until ? member->until : member->since);
      g_autofree char *isolated = til_text_isolate_ltr (date);
      g_autofree char *subtitle = til_text_fill (
          member->until ? _ ("Until {date}") : _ ("Since {date}"), "date", isolated, NULL);

      if (member->until != TIL_DATE_NONE && member->until < today)
        continue;
      add_row (group, title, subtitle);
      n++;
    }
  if (n == 0)
    add_row (group, _ ("Nobody yet"), _ ("Add members to invite them to the team’s meetings."));
}

static void
consultation_activated_cb (GtkWidget *row, TilStore *store)
{
  til_consultation_form_new (row, store, NULL, g_object_get_data (G_OBJECT (row), "til-record"));
}

static void
delete_consultation_cb (GtkWidget *button, gpointer data)
{
  delete_record (button, TIL_RECORD_CONSULTATION, row_id (button));
}

GtkWidget *
til_consultation_row_new (TilStore *store, const TilConsultation *consultation)
{
  g_autofree char *when = til_date_with_distance (consultation->date, til_date_today ());
  g_autofree char *question = til_text_isolate (consultation->question);
  g_autofree char *label = til_text_fill (_ ("Delete the consultation {date}"), "date", when, NULL);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), question);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), when);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  til_set_accessible_label (row, question);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, when,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), "til-record", til_record_copy (consultation),
                          til_record_free);
  if (!til_store_get_read_only (store))
    {
      GtkWidget *delete = suffix_new ("user-trash-symbolic", label, consultation->record.id);

      g_signal_connect (delete, "clicked", G_CALLBACK (delete_consultation_cb), NULL);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), delete);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (consultation_activated_cb), store, 0);
    }
  return row;
}

static void
show_consultations (TilTeamPage *self)
{
  GtkWidget *group = group_new (self, _ ("Consultations without name"), NULL);

  for (guint i = 0; i < self->consultations->len; i++)
    adw_preferences_group_add (
        ADW_PREFERENCES_GROUP (group),
        til_consultation_row_new (self->store, self->consultations->pdata[i]));
  add_button_row (self, group, _ ("New Consultation…"), G_CALLBACK (consult_cb));
}

static void
show_head (TilTeamPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *edit = gtk_button_new_with_label (_ ("Edit…"));
  GtkWidget *delete = til_icon_button_new ("user-trash-symbolic", _ ("Delete the Team"));
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", self->team->name, "xalign", 0.0, "wrap", TRUE,
                                   "hexpand", TRUE, NULL);
  g_autofree char *summary = til_team_summary (self->team);

  self->back = til_icon_button_new ("go-previous-symbolic", _ ("Back to the Teams"));
  gtk_widget_add_css_class (self->back, "flat");
  gtk_widget_add_css_class (title, "title-2");
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edit, "clicked", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (delete, "clicked", G_CALLBACK (delete_team_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), self->back);
  gtk_box_append (GTK_BOX (bar), title);
  if (!til_store_get_read_only (self->store))
    {
      gtk_box_append (GTK_BOX (bar), edit);
      gtk_box_append (GTK_BOX (bar), delete);
    }
  else
    {
      g_object_ref_sink (edit);
      g_object_unref (edit);
      g_object_ref_sink (delete);
      g_object_unref (delete);
    }
  gtk_box_append (self->box, bar);
  gtk_box_append (self->box, til_paragraph_new (summary, "dim-label"));
}

static void
show (TilTeamPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))))
    gtk_box_remove (self->box, child);
  show_head (self);
  show_meetings (self);
  show_children (self);
  show_members (self);
  show_consultations (self);
  if (had_focus)
    gtk_widget_grab_focus (self->back);
  if (self->wanted != 0 && self->meetings)
    {
      gint64 wanted = self->wanted;

      self->wanted = 0;
      open_meeting (self, wanted);
    }
}

/* Reading */

static void
summaries_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilTeamPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
      children = til_store_get_summaries_finish (TIL_STORE (source), result, &error);

  if (!children)
    {
      til_show_error (GTK_WIDGET (self), _ ("The children can’t be read"), error);
      return;
    }
  g_clear_pointer (&self->children, g_ptr_array_unref);
  self->children = g_steal_pointer (&children);
  show (self);
}

static void
enrolled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilTeamPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = til_store_list_enrolled_finish (TIL_STORE (source), result, &error);

  if (!ids)
    {
      til_show_error (GTK_WIDGET (self), _ ("The children can’t be read"), error);
      return;
    }
  til_store_get_summaries_async (self->store, (const gint64 *)ids->data, ids->len,
                                 self->cancellable, summaries_cb, g_object_ref (self));
}

static void
meetings_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilTeamPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
      meetings = til_store_list_records_finish (TIL_STORE (source), result, &error);

  if (!meetings)
    {
      til_show_error (GTK_WIDGET (self), _ ("The meetings can’t be read"), error);
      return;
    }
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  self->meetings = g_steal_pointer (&meetings);
  til_store_list_enrolled_async (self->store, self->team->record.id, til_date_today (),
                                 self->cancellable, enrolled_cb, g_object_ref (self));
}

static void
til_team_page_dispose (GObject *object)
{
  TilTeamPage *self = TIL_TEAM_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (til_team_page_parent_class)->dispose (object);
}

static void
til_team_page_finalize (GObject *object)
{
  TilTeamPage *self = TIL_TEAM_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->team, til_record_free);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_ptr_array_unref (self->consultations);
  G_OBJECT_CLASS (til_team_page_parent_class)->finalize (object);
}

static void
til_team_page_class_init (TilTeamPageClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_team_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_team_page_finalize;
  signals[BACK] = g_signal_new ("back", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);
  signals[CHILD_ACTIVATED] = g_signal_new ("child-activated", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
til_team_page_init (TilTeamPage *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  self->cancellable = g_cancellable_new ();
  self->consultations = til_record_array_new ();
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

GtkWidget *
til_team_page_new (TilStore *store)
{
  TilTeamPage *self = g_object_new (TIL_TYPE_TEAM_PAGE, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
til_team_page_show (TilTeamPage *self,
                    const TilTeam *team,
                    GPtrArray *units,
                    GPtrArray *staff,
                    const GPtrArray *consultations)
{
  g_return_if_fail (TIL_IS_TEAM_PAGE (self));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (!self->team || self->team->record.id != team->record.id)
    {
      g_clear_pointer (&self->meetings, g_ptr_array_unref);
      g_clear_pointer (&self->children, g_ptr_array_unref);
    }
  g_clear_pointer (&self->team, til_record_free);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  self->team = til_record_copy (team);
  self->units = g_ptr_array_ref (units);
  self->staff = g_ptr_array_ref (staff);
  g_ptr_array_set_size (self->consultations, 0);
  for (guint i = 0; i < consultations->len; i++)
    if (((const TilConsultation *)consultations->pdata[i])->team_id == team->record.id)
      g_ptr_array_add (self->consultations, til_record_copy (consultations->pdata[i]));
  show (self);
  til_store_list_team_meetings_async (self->store, team->record.id, self->cancellable, meetings_cb,
                                      g_object_ref (self));
}

void
til_team_page_open_meeting (TilTeamPage *self, gint64 meeting_id)
{
  g_return_if_fail (TIL_IS_TEAM_PAGE (self));

  if (self->meetings)
    open_meeting (self, meeting_id);
  else
    self->wanted = meeting_id;
}
