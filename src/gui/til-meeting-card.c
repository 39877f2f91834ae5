/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-meeting-card.h"

#include <glib/gi18n-lib.h>

#include "til-case-sheet.h"
#include "til-child-views.h"
#include "til-gui-util.h"
#include "til-meeting-calendar.h"
#include "til-meeting-form.h"
#include "til-meeting-mode.h"
#include "til-meeting-plan.h"
#include "til-meeting-words.h"
#include "til-record-rows.h"
#include "til-text.h"
#include "til-wrap-layout.h"

struct _TilMeetingCard
{
  AdwBin parent_instance;

  GtkWidget *box;      /* borrowed */
  GtkWidget *first;    /* borrowed (nullable): what is done first */
  TilCaseModel *model; /* (owned) */
  gint64 id;
};

enum
{
  CANCELLED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilMeetingCard, til_meeting_card, ADW_TYPE_BIN)

static const TilMeeting *
find_meeting (TilMeetingCard *self)
{
  const TilCase *kase = til_case_model_get_case (self->model);

  return kase ? til_case_record (kase, TIL_RECORD_MEETING, self->id) : NULL;
}

/* What is done with a meeting */

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilMeetingCard *self = TIL_MEETING_CARD (widget);
  const TilMeeting *meeting = find_meeting (self);

  if (meeting)
    til_meeting_form_plan (widget, self->model, meeting);
}

static void
hold_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilMeetingCard *self = TIL_MEETING_CARD (widget);

  if (find_meeting (self))
    til_meeting_form_hold (widget, self->model, self->id);
}

static void
mode_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilMeetingCard *self = TIL_MEETING_CARD (widget);

  til_meeting_mode_open (widget, self->model, self->id);
}

static void
invite_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilMeetingCard *self = TIL_MEETING_CARD (widget);

  til_case_print (widget, self->model, TIL_CASE_SHEET_INVITATION, self->id);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilMeetingCard *self = TIL_MEETING_CARD (widget);

  til_case_print (widget, self->model, TIL_CASE_SHEET_MINUTES, self->id);
}

static void
calendar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilMeetingCard *self = TIL_MEETING_CARD (widget);
  const TilMeeting *meeting = find_meeting (self);

  if (meeting)
    til_meeting_save_calendar (widget, til_case_model_get_store (self->model), self->model,
                               meeting);
}

static void
set_status (TilMeetingCard *self, TilMeetingStatus status)
{
  const TilMeeting *meeting = find_meeting (self);
  g_autoptr (TilMeeting) copy = NULL;

  if (!meeting)
    return;
  copy = til_record_copy (meeting);
  copy->status = status;
  til_case_model_save (self->model, copy);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilMeetingCard *self = TIL_MEETING_CARD (widget);

  set_status (self, TIL_MEETING_CANCELLED);
  g_signal_emit (self, signals[CANCELLED], 0, self->id);
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_status (TIL_MEETING_CARD (widget), TIL_MEETING_PLANNED);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilMeetingCard *self = TIL_MEETING_CARD (widget);

  til_case_model_set_deleted (self->model, TIL_RECORD_MEETING, self->id, TRUE);
}

static void
plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilMeetingCard *self = TIL_MEETING_CARD (widget);

  /* The card is made anew when the meeting changes; the tab is not. */
  til_meeting_add_to_plan (gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY)
                               ? gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY)
                               : widget,
                           self->model, self->id);
}

static void
consent_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  til_case_model_show (TIL_MEETING_CARD (widget)->model, TIL_PLACE_CONSENT, 0);
}

/* What is shown */

static GtkWidget *
add_heading (TilMeetingCard *self, const char *text)
{
  GtkWidget *label = til_paragraph_new (text, "heading");

  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static GtkWidget *
wrap_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_layout_manager (box, g_object_new (TIL_TYPE_WRAP_LAYOUT, NULL));
  return box;
}

static GtkWidget *
pill_new (const char *icon_name, const char *icon_says, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  if (icon_name)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

      gtk_widget_set_tooltip_text (icon, icon_says);
      til_set_accessible_label (icon, icon_says);
      gtk_box_append (GTK_BOX (box), icon);
    }
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "til-pill");
  return box;
}

static void
add_people (TilMeetingCard *self, const TilMeeting *meeting, const TilCase *kase)
{
  static const char *const icons[TIL_N_ATTENDANCES] = { NULL, "object-select-symbolic",
                                                        "window-close-symbolic" };
  const char *const says[TIL_N_ATTENDANCES] = { _ ("Invited"), _ ("Came"), _ ("Did not come") };
  GtkWidget *wrap;

  if (meeting->participants->len == 0)
    return;
  add_heading (self, meeting->status == TIL_MEETING_HELD ? _ ("Who came") : _ ("Who is invited"));
  wrap = wrap_new ();
  for (guint i = 0; i < meeting->participants->len; i++)
    {
      const TilParticipant *participant = meeting->participants->pdata[i];
      g_autofree char *text = til_participant_text (participant, kase);
      g_autofree char *shown = participant->leader
                                   ? til_text_fill (_ ("{name} (leads)"), "name", text, NULL)
                                   : g_strdup (text);

      gtk_box_append (GTK_BOX (wrap), pill_new (icons[participant->attendance],
                                                says[participant->attendance], shown));
    }
  gtk_box_append (GTK_BOX (self->box), wrap);
}

/* A team's meeting is about others too: only what is about this child is shown. */
static gboolean
is_about (const TilAgendaPoint *point, const TilMeeting *meeting, const TilCase *kase)
{
  return meeting->child_id != 0 || point->child_id == kase->child->id;
}

static void
add_agenda (TilMeetingCard *self, const TilMeeting *meeting, const TilCase *kase)
{
  GtkWidget *wrap = wrap_new ();

  for (guint i = 0; i < meeting->points->len; i++)
    {
      const TilAgendaPoint *point = meeting->points->pdata[i];

      if (!is_about (point, meeting, kase))
        continue;
      if (point->area_key && !point->title)
        gtk_box_append (GTK_BOX (wrap),
                        til_area_chip_new (kase, meeting->wheel_key, point->area_key));
      else
        {
          g_autofree char *title = til_agenda_point_title (point, meeting, kase);

          gtk_box_append (GTK_BOX (wrap), pill_new (NULL, NULL, title));
        }
    }
  if (!gtk_widget_get_first_child (wrap))
    {
      g_object_unref (g_object_ref_sink (wrap));
      return;
    }
  add_heading (self, _ ("Agenda"));
  gtk_box_append (GTK_BOX (self->box), wrap);
}

static void
add_minutes (TilMeetingCard *self, const TilMeeting *meeting, const TilCase *kase)
{
  for (guint i = 0; i < meeting->points->len; i++)
    {
      const TilAgendaPoint *point = meeting->points->pdata[i];
      g_autofree char *title = NULL;

      if (!point->minutes || !is_about (point, meeting, kase))
        continue;
      title = til_agenda_point_title (point, meeting, kase);
      add_heading (self, title);
      gtk_box_append (GTK_BOX (self->box), til_paragraph_new (point->minutes, NULL));
    }
}

static void
add_decisions (TilMeetingCard *self, const TilMeeting *meeting, const TilCase *kase)
{
  if (meeting->decisions->len > 0)
    add_heading (self, _ ("What was decided"));
  for (guint i = 0; i < meeting->decisions->len; i++)
    {
      const TilDecision *decision = meeting->decisions->pdata[i];
      g_autofree char *who = til_decision_who (decision, kase);
      g_autofree char *due = til_date_with_distance (decision->due, til_date_today ());
      GtkWidget *wrap = wrap_new ();

      gtk_box_append (GTK_BOX (self->box), til_paragraph_new (decision->text, NULL));
      if (*who)
        gtk_box_append (GTK_BOX (wrap), pill_new (NULL, NULL, who));
      if (*due)
        gtk_box_append (GTK_BOX (wrap), pill_new (NULL, NULL, due));
      if (decision->action_id != 0)
        gtk_box_append (GTK_BOX (wrap), pill_new ("object-select-symbolic", "", _ ("In the plan")));
      gtk_box_append (GTK_BOX (self->box), wrap);
    }
}

static void
add_line (TilMeetingCard *self, const char *heading, const char *text)
{
  add_heading (self, heading);
  gtk_box_append (GTK_BOX (self->box), til_paragraph_new (text, NULL));
}

static void
add_afterwards (TilMeetingCard *self, const TilMeeting *meeting)
{
  if (meeting->status == TIL_MEETING_HELD && meeting->kind &&
      g_str_equal (meeting->kind, TIL_MEETING_FAMILY))
    add_line (self, _ ("How the meetings with the family ended"),
              til_ending_text (meeting->ending));
  if (meeting->next_date != TIL_DATE_NONE)
    {
      g_autofree char *next = til_date_with_distance (meeting->next_date, til_date_today ());

      add_line (self, _ ("Next meeting"), next);
    }
  if (meeting->note)
    add_line (self, _ ("Note"), meeting->note);
}

/* R8: a planned meeting that consent doesn't cover any more, or not yet. */
static void
add_cover (TilMeetingCard *self, const TilMeeting *meeting, const TilCase *kase)
{
  g_autoptr (GArray) units = til_meeting_units (meeting);
  g_autoptr (GError) error = NULL;
  GtkWidget *box, *button;

  if (meeting->status != TIL_MEETING_PLANNED || meeting->child_id == 0 ||
      (til_case_check_units (kase, units, til_date_today (), &error) &&
       til_case_check_units (kase, units, meeting->date, &error)))
    return;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (box), til_paragraph_new (error->message, NULL));
  gtk_widget_set_hexpand (gtk_widget_get_last_child (box), TRUE);
  button = gtk_button_new_with_label (_ ("Ask for Consent…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "meeting.consent");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "til-warning");
  gtk_box_append (GTK_BOX (self->box), box);
}

static void
add_button (TilMeetingCard *self, GtkWidget *wrap, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (wrap), button);
  if (!self->first)
    self->first = button;
}

static void
add_menu (GtkWidget *wrap, GMenu *menu, const char *label, const char *icon_name)
{
  GtkWidget *button = gtk_menu_button_new ();

  if (icon_name)
    gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon_name);
  else
    gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, icon_name ? label : NULL);
  til_set_accessible_label (button, label);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_box_append (GTK_BOX (wrap), button);
}

static GMenu *
more_menu (TilMeetingStatus status)
{
  GMenu *menu = g_menu_new ();

  if (status == TIL_MEETING_PLANNED)
    g_menu_append (menu, _ ("Cancel the Meeting"), "meeting.cancel");
  if (status == TIL_MEETING_HELD)
    g_menu_append (menu, _ ("Change When and Who…"), "meeting.edit");
  if (status == TIL_MEETING_CANCELLED)
    g_menu_append (menu, _ ("Plan It Again"), "meeting.restore");
  g_menu_append (menu, _ ("Delete the Meeting"), "meeting.delete");
  return menu;
}

static void
add_buttons (TilMeetingCard *self, const TilMeeting *meeting)
{
  GtkWidget *wrap = wrap_new ();
  gboolean writable = !til_case_model_is_read_only (self->model);
  g_autoptr (GMenu) invite = g_menu_new ();
  g_autoptr (GMenu) more = more_menu (meeting->status);

  if (meeting->status == TIL_MEETING_PLANNED)
    {
      if (writable)
        add_button (self, wrap, _ ("Hold Meeting…"), "meeting.hold");
      add_button (self, wrap, _ ("Meeting Mode"), "meeting.mode");
      g_menu_append (invite, _ ("Print Invitation…"), "meeting.invite");
      g_menu_append (invite, _ ("Save Calendar File…"), "meeting.calendar");
      add_menu (wrap, invite, _ ("Invite"), NULL);
      if (writable)
        add_button (self, wrap, _ ("Edit…"), "meeting.edit");
      if (writable && meeting->date <= til_date_today ())
        gtk_widget_add_css_class (self->first, "suggested-action");
    }
  else if (meeting->status == TIL_MEETING_HELD)
    {
      if (writable && til_meeting_open_decisions (meeting) > 0)
        {
          add_button (self, wrap, _ ("Add to Plan"), "meeting.plan");
          gtk_widget_add_css_class (self->first, "suggested-action");
        }
      if (writable)
        add_button (self, wrap, _ ("Minutes…"), "meeting.hold");
      add_button (self, wrap, _ ("Print Minutes…"), "meeting.print");
    }
  if (writable)
    add_menu (wrap, more, _ ("More"), "view-more-symbolic");
  gtk_widget_set_margin_top (wrap, 9);
  gtk_box_append (GTK_BOX (self->box), wrap);
}

static void
show (TilMeetingCard *self, const TilMeeting *meeting)
{
  const TilCase *kase = til_case_model_get_case (self->model);

  if (meeting->place)
    gtk_box_append (GTK_BOX (self->box), til_paragraph_new (meeting->place, "dim-label"));
  add_cover (self, meeting, kase);
  add_people (self, meeting, kase);
  add_agenda (self, meeting, kase);
  if (meeting->status != TIL_MEETING_CANCELLED)
    {
      add_minutes (self, meeting, kase);
      add_decisions (self, meeting, kase);
      add_afterwards (self, meeting);
    }
  /* A team's meeting is written where the team is. */
  if (meeting->team_id == 0)
    add_buttons (self, meeting);
}

static void
til_meeting_card_dispose (GObject *object)
{
  g_clear_object (&TIL_MEETING_CARD (object)->model);
  G_OBJECT_CLASS (til_meeting_card_parent_class)->dispose (object);
}

static void
til_meeting_card_class_init (TilMeetingCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_meeting_card_dispose;
  signals[CANCELLED] = g_signal_new ("cancelled", TIL_TYPE_MEETING_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_install_action (widget_class, "meeting.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "meeting.hold", NULL, hold_action);
  gtk_widget_class_install_action (widget_class, "meeting.mode", NULL, mode_action);
  gtk_widget_class_install_action (widget_class, "meeting.invite", NULL, invite_action);
  gtk_widget_class_install_action (widget_class, "meeting.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "meeting.calendar", NULL, calendar_action);
  gtk_widget_class_install_action (widget_class, "meeting.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "meeting.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "meeting.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "meeting.plan", NULL, plan_action);
  gtk_widget_class_install_action (widget_class, "meeting.consent", NULL, consent_action);
  gtk_widget_class_set_css_name (widget_class, "meetingcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
til_meeting_card_init (TilMeetingCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

GtkWidget *
til_meeting_card_new (TilCaseModel *model, const TilMeeting *meeting)
{
  TilMeetingCard *self = g_object_new (TIL_TYPE_MEETING_CARD, NULL);
  g_autofree char *title = til_meeting_title (meeting, til_case_model_get_case (model));
  g_autofree char *when = til_meeting_when (meeting, til_date_today ());
  g_autofree char *label = til_text_fill (_ ("{kind}, {date}"), "kind", title, "date", when, NULL);

  self->model = g_object_ref (model);
  self->id = meeting->record.id;
  til_set_accessible_label (GTK_WIDGET (self), label);
  show (self, meeting);
  return GTK_WIDGET (self);
}

gint64
til_meeting_card_get_id (TilMeetingCard *self)
{
  g_return_val_if_fail (TIL_IS_MEETING_CARD (self), 0);

  return self->id;
}

void
til_meeting_card_focus (TilMeetingCard *self)
{
  g_return_if_fail (TIL_IS_MEETING_CARD (self));

  if (self->first)
    gtk_widget_grab_focus (self->first);
}
