/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-accessible-names.h"
#include "til-child-column.h"
#include "til-child-views.h"

#include <glib/gi18n-lib.h>

#include "til-consultation-form.h"
#include "til-gui-util.h"
#include "til-meeting-card.h"
#include "til-meeting-form.h"
#include "til-meeting-words.h"
#include "til-text.h"
#include "til-wrap-layout.h"

/* Möten: the next meeting first, then the held ones. */
#define TIL_TYPE_MEETINGS_VIEW (til_meetings_view_get_type ())
G_DECLARE_FINAL_TYPE (TilMeetingsView, til_meetings_view, TIL, MEETINGS_VIEW, AdwBin)

struct _TilMeetingsView
{
  AdwBin parent_instance;

  AdwToastOverlay *toasts;     /* borrowed */
  GtkStack *stack;             /* borrowed */
  GtkScrolledWindow *scroller; /* borrowed */
  GtkBox *box;                 /* borrowed */
  GtkWidget *first_button;     /* borrowed: of the empty page */
  GtkWidget *new_button;       /* borrowed */
  TilCaseModel *model;         /* (owned) */
  GHashTable *open;            /* (owned) ids of meetings that are unfolded */
  gint64 wanted;               /* to be shown once the case is read, 0 none */
};

G_DEFINE_FINAL_TYPE (TilMeetingsView, til_meetings_view, ADW_TYPE_BIN)

static void
new_cb (TilMeetingsView *self)
{
  til_meeting_edit (GTK_WIDGET (self), self->model, 0, NULL);
}

static void
consult_cb (TilMeetingsView *self)
{
  const TilCase *kase = til_case_model_get_case (self->model);
  g_autoptr (TilConsultation) consultation = NULL;

  if (!kase)
    return;
  consultation = til_consultation_propose (kase, NULL);
  til_consultation_form_new (GTK_WIDGET (self), til_case_model_get_store (self->model), kase,
                             consultation);
}

/* Undo of a cancellation */

static void
restore_cb (AdwToast *toast, TilMeetingsView *self)
{
  const TilCase *kase = til_case_model_get_case (self->model);
  gint64 *id = g_object_get_data (G_OBJECT (toast), "til-id");
  const TilMeeting *meeting = kase ? til_case_record (kase, TIL_RECORD_MEETING, *id) : NULL;
  g_autoptr (TilMeeting) copy = NULL;

  if (!meeting || meeting->status != TIL_MEETING_CANCELLED)
    return;
  copy = til_record_copy (meeting);
  copy->status = TIL_MEETING_PLANNED;
  til_case_model_save (self->model, copy);
}

static void
cancelled_cb (TilMeetingsView *self, gint64 id)
{
  AdwToast *toast = til_toast_new (_ ("Meeting cancelled"));

  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "til-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (restore_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* What is shown */

static GtkWidget *
card_new (TilMeetingsView *self, const TilMeeting *meeting)
{
  GtkWidget *card = til_meeting_card_new (self->model, meeting);

  g_signal_connect_object (card, "cancelled", G_CALLBACK (cancelled_cb), self, G_CONNECT_SWAPPED);
  return card;
}

static void
add_heading (TilMeetingsView *self, const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", text, "xalign", 0.0, "wrap", TRUE, "margin-top", 12,
                                   NULL);

  gtk_widget_add_css_class (label, "title-4");
  gtk_box_append (self->box, label);
}

static void
add_next (TilMeetingsView *self, const TilMeeting *meeting, const char *heading)
{
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *title = til_meeting_title (meeting, til_case_model_get_case (self->model));
  g_autofree char *when = til_meeting_when (meeting, til_date_today ());

  add_heading (self, heading);
  gtk_widget_add_css_class (frame, "card");
  gtk_widget_add_css_class (frame, "til-padded");
  gtk_box_append (GTK_BOX (frame), til_paragraph_new (title, "title-3"));
  gtk_box_append (GTK_BOX (frame), til_paragraph_new (when, "title-4"));
  gtk_box_append (GTK_BOX (frame), card_new (self, meeting));
  gtk_box_append (self->box, frame);
}

static void
expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, TilMeetingsView *self)
{
  gpointer id = g_object_get_data (G_OBJECT (row), "til-id");

  if (adw_expander_row_get_expanded (row))
    g_hash_table_add (self->open, g_memdup2 (id, sizeof (gint64)));
  else
    g_hash_table_remove (self->open, id);
}

static GtkWidget *
row_new (TilMeetingsView *self, const TilMeeting *meeting)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *inner = gtk_list_box_row_new ();
  GtkWidget *padding = adw_bin_new ();
  gint64 id = meeting->record.id;
  g_autofree char *title = til_meeting_title (meeting, til_case_model_get_case (self->model));
  g_autofree char *when = til_meeting_when (meeting, til_date_today ());
  g_autofree char *cancelled = til_text_fill (_ ("{date} (cancelled)"), "date", when, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row),
                                 meeting->status == TIL_MEETING_CANCELLED ? cancelled : when);
  til_set_accessible_label (row, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, when,
                                  -1);
  gtk_widget_add_css_class (padding, "til-padded");
  adw_bin_set_child (ADW_BIN (padding), card_new (self, meeting));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (inner), padding);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (inner), FALSE);
  gtk_widget_set_focusable (inner, FALSE);
  til_set_accessible_label (inner, title);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inner);
  g_object_set_data_full (G_OBJECT (row), "til-id", g_memdup2 (&id, sizeof id), g_free);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), g_hash_table_contains (self->open, &id));
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), self);
  return row;
}

static void
add_rows (TilMeetingsView *self, const GPtrArray *meetings, const char *heading)
{
  GtkWidget *list;

  if (meetings->len == 0)
    return;
  add_heading (self, heading);
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  til_set_accessible_label (list, heading);
  for (guint i = 0; i < meetings->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), row_new (self, meetings->pdata[i]));
  gtk_box_append (self->box, list);
}

static int
compare_dates (const TilMeeting *a, const TilMeeting *b)
{
  if (a->date != b->date)
    return a->date < b->date ? -1 : 1;
  if (g_strcmp0 (a->time, b->time) != 0)
    return g_strcmp0 (a->time, b->time);
  return a->record.id < b->record.id ? -1 : a->record.id > b->record.id;
}

static int
earliest_first (gconstpointer a, gconstpointer b)
{
  return compare_dates (*(const TilMeeting *const *)a, *(const TilMeeting *const *)b);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  return -earliest_first (a, b);
}

static GPtrArray *
collect (const TilCase *kase, gboolean planned)
{
  const GPtrArray *all = kase->records[TIL_RECORD_MEETING];
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if ((((const TilMeeting *)all->pdata[i])->status == TIL_MEETING_PLANNED) == planned)
      g_ptr_array_add (found, all->pdata[i]);
  g_ptr_array_sort (found, planned ? earliest_first : newest_first);
  return found;
}

/* The newest held meeting said when the next one is, and nobody has planned it yet. */
static const TilMeeting *
find_proposal (const GPtrArray *planned, const GPtrArray *past)
{
  if (planned->len > 0)
    return NULL;
  for (guint i = 0; i < past->len; i++)
    {
      const TilMeeting *meeting = past->pdata[i];

      if (meeting->status == TIL_MEETING_HELD && meeting->team_id == 0)
        return meeting->next_date != TIL_DATE_NONE ? meeting : NULL;
    }
  return NULL;
}

static void
plan_next_cb (GtkWidget *button, TilMeetingsView *self)
{
  const TilCase *kase = til_case_model_get_case (self->model);
  gint64 *id = g_object_get_data (G_OBJECT (button), "til-id");
  const TilMeeting *after = kase ? til_case_record (kase, TIL_RECORD_MEETING, *id) : NULL;
  g_autoptr (TilMeeting) meeting = NULL;

  if (!after)
    return;
  meeting = til_meeting_propose (self->model, after, NULL, til_date_today ());
  til_meeting_form_plan (GTK_WIDGET (self), self->model, meeting);
}

static void
add_proposal (TilMeetingsView *self, const TilMeeting *after)
{
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_ ("Plan the Next Meeting…"));
  g_autofree char *date = til_date_with_distance (after->next_date, til_date_today ());
  g_autofree char *text = til_text_fill (_ ("You agreed to meet again: {date}."), "date", date,
                                         NULL);
  GtkWidget *label = til_paragraph_new (text, NULL);

  if (til_case_model_is_read_only (self->model))
    gtk_widget_set_visible (button, FALSE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "suggested-action");
  g_object_set_data_full (G_OBJECT (button), "til-id",
                          g_memdup2 (&after->record.id, sizeof (gint64)), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (plan_next_cb), self);
  gtk_widget_add_css_class (frame, "card");
  gtk_widget_add_css_class (frame, "til-padded");
  gtk_box_append (GTK_BOX (frame), label);
  gtk_box_append (GTK_BOX (frame), button);
  gtk_box_append (self->box, frame);
}

static void
add_toolbar (TilMeetingsView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *consult = gtk_button_new_with_label (_ ("Consultation without Name…"));

  self->new_button = gtk_button_new_with_label (_ ("New Meeting…"));
  g_signal_connect_swapped (self->new_button, "clicked", G_CALLBACK (new_cb), self);
  g_signal_connect_swapped (consult, "clicked", G_CALLBACK (consult_cb), self);
  gtk_widget_set_layout_manager (bar, g_object_new (TIL_TYPE_WRAP_LAYOUT, NULL));
  gtk_box_append (GTK_BOX (bar), self->new_button);
  gtk_box_append (GTK_BOX (bar), consult);
  gtk_box_append (self->box, bar);
}

static TilMeetingCard *
find_card (GtkWidget *root, gint64 id)
{
  if (TIL_IS_MEETING_CARD (root) && til_meeting_card_get_id (TIL_MEETING_CARD (root)) == id)
    return TIL_MEETING_CARD (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      TilMeetingCard *found = find_card (child, id);

      if (found)
        return found;
    }
  return NULL;
}

/* The meeting in whose card the focus is, 0 none. */
static gint64
focused_meeting (TilMeetingsView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
                        ? gtk_widget_get_ancestor (focus, TIL_TYPE_MEETING_CARD)
                        : NULL;

  return card ? til_meeting_card_get_id (TIL_MEETING_CARD (card)) : 0;
}

static void
focus_card (TilMeetingsView *self, gint64 id)
{
  TilMeetingCard *card = find_card (GTK_WIDGET (self->box), id);
  GtkWidget *row = card ? gtk_widget_get_ancestor (GTK_WIDGET (card), ADW_TYPE_EXPANDER_ROW) : NULL;

  if (row)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  if (card)
    til_meeting_card_focus (card);
}

static void
show_meetings (TilMeetingsView *self, const TilCase *kase)
{
  g_autoptr (GPtrArray) planned = collect (kase, TRUE);
  g_autoptr (GPtrArray) past = collect (kase, FALSE);
  const TilMeeting *proposal = find_proposal (planned, past);

  if (!til_case_model_is_read_only (self->model))
    add_toolbar (self);
  if (proposal)
    add_proposal (self, proposal);
  if (planned->len > 0)
    {
      const TilMeeting *next = planned->pdata[0];

      add_next (self, next,
                next->date < til_date_today () ? _ ("Was it held?") : _ ("Next meeting"));
      g_ptr_array_remove_index (planned, 0);
    }
  add_rows (self, planned, _ ("Later"));
  add_rows (self, past, _ ("Earlier meetings"));
}

static void
model_changed_cb (TilMeetingsView *self)
{
  const TilCase *kase = til_case_model_get_case (self->model);
  gint64 focused = focused_meeting (self);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double place = gtk_adjustment_get_value (adjustment);
  GtkWidget *child;

  if (!kase)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))))
    gtk_box_remove (self->box, child);
  self->new_button = NULL;
  gtk_stack_set_visible_child_name (
      self->stack, kase->records[TIL_RECORD_MEETING]->len > 0 ? "meetings" : "empty");
  gtk_widget_set_visible (self->first_button, !til_case_model_is_read_only (self->model));
  if (kase->records[TIL_RECORD_MEETING]->len > 0)
    show_meetings (self, kase);
  til_drop_doubled_names (GTK_WIDGET (self));
  gtk_adjustment_set_value (adjustment, place);
  if (self->wanted != 0 || focused != 0)
    focus_card (self, self->wanted != 0 ? self->wanted : focused);
  self->wanted = 0;
}

static GtkWidget *
empty_page_new (TilMeetingsView *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *consult = gtk_button_new_with_label (_ ("Consultation without Name…"));

  self->first_button = gtk_button_new_with_label (_ ("New Meeting…"));
  gtk_widget_add_css_class (self->first_button, "suggested-action");
  gtk_widget_add_css_class (self->first_button, "pill");
  gtk_widget_add_css_class (consult, "pill");
  g_signal_connect_swapped (self->first_button, "clicked", G_CALLBACK (new_cb), self);
  g_signal_connect_swapped (consult, "clicked", G_CALLBACK (consult_cb), self);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->first_button);
  gtk_box_append (GTK_BOX (box), consult);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "x-office-calendar-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Meetings Yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("Gather those who matter to the child. The agenda begins with what the mapping shows."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  g_object_bind_property (self->first_button, "visible", consult, "visible", G_BINDING_SYNC_CREATE);
  return page;
}

static void
til_meetings_view_dispose (GObject *object)
{
  TilMeetingsView *self = TIL_MEETINGS_VIEW (object);

  g_clear_object (&self->model);
  G_OBJECT_CLASS (til_meetings_view_parent_class)->dispose (object);
}

static void
til_meetings_view_finalize (GObject *object)
{
  g_hash_table_unref (TIL_MEETINGS_VIEW (object)->open);
  G_OBJECT_CLASS (til_meetings_view_parent_class)->finalize (object);
}

static void
til_meetings_view_class_init (TilMeetingsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = til_meetings_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_meetings_view_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "meetingsview");
}

static void
til_meetings_view_init (TilMeetingsView *self)
{
  GtkWidget *clamp;

  self->open = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  clamp = til_child_column_new (GTK_WIDGET (self->box));
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, clamp);
  gtk_stack_add_named (self->stack, adw_bin_new (), "loading");
  gtk_stack_add_named (self->stack, empty_page_new (self), "empty");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->scroller), "meetings");
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->toasts));
}

GtkWidget *
til_meetings_view_new (TilCaseModel *model)
{
  TilMeetingsView *self = g_object_new (TIL_TYPE_MEETINGS_VIEW, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  model_changed_cb (self);
  return GTK_WIDGET (self);
}

void
til_meetings_view_focus_record (GtkWidget *view, gint64 record_id)
{
  TilMeetingsView *self = TIL_MEETINGS_VIEW (view);

  if (!til_case_model_get_case (self->model))
    self->wanted = record_id;
  else if (record_id != 0)
    focus_card (self, record_id);
  else if (self->new_button)
    gtk_widget_grab_focus (self->new_button);
  else
    gtk_widget_grab_focus (self->first_button);
}
