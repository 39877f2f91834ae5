/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-accessible-names.h"
#include "til-child-column.h"
#include "til-child-views.h"

#include <glib/gi18n-lib.h>

#include "til-case-sheet.h"
#include "til-consent-card.h"
#include "til-consent-form.h"
#include "til-consent-share.h"
#include "til-consent-words.h"
#include "til-gui-util.h"
#include "til-meeting-words.h"
#include "til-text.h"

/* Samtycke: what is asked or in force, what may be shared today, and what was asked earlier. */
#define TIL_TYPE_CONSENT_VIEW (til_consent_view_get_type ())
G_DECLARE_FINAL_TYPE (TilConsentView, til_consent_view, TIL, CONSENT_VIEW, AdwBin)

struct _TilConsentView
{
  AdwBin parent_instance;

  AdwToastOverlay *toasts;     /* borrowed: used where the page around has none */
  GtkScrolledWindow *scroller; /* borrowed */
  GtkBox *current;             /* borrowed: made anew with each case */
  GtkBox *earlier;             /* borrowed: made anew with each case */
  TilConsentShare *share;      /* borrowed */
  GtkWidget *first_button;     /* borrowed (nullable): New Consent */
  TilCaseModel *model;         /* (owned) */
  TilConsent *before; /* (owned) (nullable) what a change that is being saved can go back to */
  char *said;         /* (owned) (nullable) what is told when it was saved */
  gint64 wanted;      /* to be shown once the case is read: 0 none, -1 the first */
};

G_DEFINE_FINAL_TYPE (TilConsentView, til_consent_view, ADW_TYPE_BIN)

static const TilConsent *
find_consent (TilConsentView *self, gint64 id)
{
  const TilCase *kase = til_case_model_get_case (self->model);

  return kase != NULL ? til_case_record (kase, TIL_RECORD_CONSENT, id) : NULL;
}

/* Taking a recorded answer, or a withdrawal, back */

static AdwToastOverlay *
find_toasts (TilConsentView *self)
{
  GtkWidget *around = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  return around != NULL ? ADW_TOAST_OVERLAY (around) : self->toasts;
}

static void
undo_cb (AdwToast *toast, TilConsentView *self)
{
  const TilConsent *before = g_object_get_data (G_OBJECT (toast), "til-before");
  const TilConsent *stored = find_consent (self, before->record.id);

  if (stored == NULL)
    return;
  /* Somebody who has changed it since is not to lose that. */
  if (stored->record.revision != before->record.revision + 1)
    {
      adw_toast_overlay_add_toast (
          find_toasts (self), til_toast_new (_ ("The consent has been changed since: nothing was "
                                                "taken back.")));
      return;
    }
  g_autoptr (TilConsent) back = til_record_copy (before);
  back->record.revision = stored->record.revision;
  til_case_model_save (self->model, back);
}

static void
tell_saved (TilConsentView *self, TilConsent *before, const char *text)
{
  AdwToast *toast = til_toast_new (text);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_object_set_data_full (G_OBJECT (toast), "til-before", before, til_record_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, 0);
  adw_toast_overlay_add_toast (find_toasts (self), toast);
}

static void
forget_change (TilConsentView *self)
{
  g_clear_pointer (&self->before, til_record_free);
  g_clear_pointer (&self->said, g_free);
}

static void
remember_change (TilConsentView *self, const TilConsent *before, char *said)
{
  forget_change (self);
  self->before = til_record_copy (before);
  self->said = said;
}

static void
model_saved_cb (TilConsentView *self, int kind, gint64 id)
{
  if (kind != TIL_RECORD_CONSENT || self->before == NULL || self->before->record.id != id)
    return;
  tell_saved (self, g_steal_pointer (&self->before), self->said);
  forget_change (self);
}

/* What the buttons do */

static char *
said_of (TilConsentView *self, const char *sentence, gint64 guardian_id)
{
  g_autofree char *who = til_consent_who (til_case_model_get_case (self->model), guardian_id);

  return til_text_fill (sentence, "name", who, NULL);
}

static void
record_yes (TilConsentView *self, const TilConsent *stored, gint64 guardian_id)
{
  g_autoptr (TilConsent) consent = til_record_copy (stored);
  TilConsentAnswer *answer = til_consent_find_answer (consent, guardian_id);

  if (answer == NULL)
    return;
  answer->answer = TIL_ANSWER_GIVEN;
  answer->date = til_date_today ();
  remember_change (self, stored, said_of (self, _ ("Recorded: {name} gives consent"), guardian_id));
  til_case_model_save (self->model, consent);
}

static void
ask_too (TilConsentView *self, const TilConsent *stored, gint64 guardian_id)
{
  g_autoptr (TilConsent) consent = til_record_copy (stored);

  if (til_consent_find_answer (consent, guardian_id) != NULL)
    return;
  til_consent_add_answer (consent, guardian_id);
  remember_change (self, stored, said_of (self, _ ("{name} is asked too"), guardian_id));
  til_case_model_save (self->model, consent);
}

/* An answer in full, in a form; what it changes can be taken back too. */
static void
open_answer (TilConsentView *self, const TilConsent *stored, gint64 guardian_id, TilAnswer answer)
{
  if (til_consent_form_answer (GTK_WIDGET (self), self->model, stored->record.id, guardian_id,
                               answer) != NULL)
    remember_change (self, stored,
                     said_of (self, _ ("Recorded: the answer of {name}"), guardian_id));
}

static void
withdraw (TilConsentView *self, const TilConsent *stored)
{
  if (til_consent_form_withdraw (GTK_WIDGET (self), self->model, stored->record.id) != NULL)
    remember_change (self, stored, g_strdup (_ ("Consent withdrawn")));
}

static void
deed_cb (TilConsentCard *card, int deed, gint64 guardian_id, TilConsentView *self)
{
  gint64 id = til_consent_card_get_id (card);
  const TilConsent *stored = find_consent (self, id);
  const TilConsentAnswer *answer = stored != NULL ? til_consent_find_answer (stored, guardian_id)
                                                  : NULL;

  if (stored == NULL)
    return;
  switch ((TilConsentDeed)deed)
    {
    case TIL_DEED_YES:
      record_yes (self, stored, guardian_id);
      break;
    case TIL_DEED_PARTLY:
      open_answer (self, stored, guardian_id, TIL_ANSWER_PARTLY);
      break;
    case TIL_DEED_NO:
      open_answer (self, stored, guardian_id, TIL_ANSWER_REFUSED);
      break;
    case TIL_DEED_CHANGE:
      if (answer != NULL)
        open_answer (self, stored, guardian_id, answer->answer);
      break;
    case TIL_DEED_ASK:
      ask_too (self, stored, guardian_id);
      break;
    case TIL_DEED_EDIT:
      forget_change (self);
      til_consent_edit (GTK_WIDGET (self), self->model, id);
      break;
    case TIL_DEED_PRINT:
      til_case_print (GTK_WIDGET (self), self->model, TIL_CASE_SHEET_CONSENT, id);
      break;
    case TIL_DEED_WITHDRAW:
      withdraw (self, stored);
      break;
    case TIL_DEED_RENEW:
      til_consent_form_renew (GTK_WIDGET (self), self->model, id);
      break;
    case TIL_DEED_DELETE:
      til_case_model_set_deleted (self->model, TIL_RECORD_CONSENT, id, TRUE);
      break;
    case TIL_N_DEEDS:
    default:
      g_return_if_reached ();
    }
}

static void
new_cb (TilConsentView *self)
{
  forget_change (self);
  til_consent_edit (GTK_WIDGET (self), self->model, 0);
}

/* What is shown */

static GtkWidget *
card_new (TilConsentView *self, const TilConsent *consent)
{
  GtkWidget *card = til_consent_card_new (consent, til_case_model_get_case (self->model),
                                          !til_case_model_is_read_only (self->model));

  g_signal_connect_object (card, "deed", G_CALLBACK (deed_cb), self, 0);
  return card;
}

static GtkWidget *
pill_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "til-pill");
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  return label;
}

static void
add_current (TilConsentView *self, const TilConsent *consent)
{
  TilDate today = til_date_today ();
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *purpose = til_paragraph_new (consent->purpose, "title-4");

  gtk_widget_set_hexpand (purpose, TRUE);
  gtk_box_append (GTK_BOX (head), purpose);
  gtk_box_append (GTK_BOX (head),
                  pill_new (til_consent_state_text (til_consent_state (consent, today))));
  gtk_widget_add_css_class (frame, "card");
  gtk_widget_add_css_class (frame, "til-padded");
  gtk_box_append (GTK_BOX (frame), head);
  gtk_box_append (GTK_BOX (frame), card_new (self, consent));
  gtk_box_append (self->current, frame);
}

static GtkWidget *
new_button_new (TilConsentView *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("New Consent…"));

  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (new_cb), self);
  self->first_button = button;
  return button;
}

static void
add_empty (TilConsentView *self)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Consent Asked For"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Decide what to share and with whom, and ask every guardian. "
                                      "Consent is never general, and always limited in time."));
  gtk_widget_add_css_class (page, "compact");
  if (!til_case_model_is_read_only (self->model))
    {
      GtkWidget *button = new_button_new (self);
      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "pill");
      adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
    }
  gtk_box_append (self->current, page);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const TilConsent *one = *(const TilConsent *const *)a;
  const TilConsent *other = *(const TilConsent *const *)b;

  if (one->asked_on != other->asked_on)
    return one->asked_on > other->asked_on ? -1 : 1;
  return one->record.id > other->record.id ? -1 : one->record.id < other->record.id;
}

static GPtrArray *
collect (const TilCase *kase, gboolean current)
{
  const GPtrArray *all = kase->records[TIL_RECORD_CONSENT];
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (til_consent_is_current (all->pdata[i], kase, til_date_today ()) == current)
      g_ptr_array_add (found, all->pdata[i]);
  g_ptr_array_sort (found, newest_first);
  return found;
}

static void
show_current (TilConsentView *self, const TilCase *kase)
{
  g_autoptr (GPtrArray) consents = collect (kase, TRUE);

  if (kase->records[TIL_RECORD_CONSENT]->len == 0)
    {
      add_empty (self);
      return;
    }
  if (!til_case_model_is_read_only (self->model))
    {
      GtkWidget *button = new_button_new (self);
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_box_append (self->current, button);
    }
  if (consents->len == 0)
    gtk_box_append (self->current,
                    til_paragraph_new (_ ("No consent is in force or waits for an answer."), NULL));
  for (guint i = 0; i < consents->len; i++)
    add_current (self, consents->pdata[i]);
}

static GtkWidget *
earlier_row_new (TilConsentView *self, const TilConsent *consent)
{
  TilDate today = til_date_today ();
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *inner = gtk_list_box_row_new ();
  GtkWidget *padding = adw_bin_new ();
  TilConsentState state = til_consent_state (consent, today);
  g_autofree char *time = til_consent_time_text (consent, today);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), consent->purpose);
  adw_expander_row_set_subtitle (
      ADW_EXPANDER_ROW (row), state == TIL_CONSENT_REFUSED ? til_consent_state_text (state) : time);
  til_set_accessible_label (row, consent->purpose);
  gtk_widget_add_css_class (padding, "til-padded");
  adw_bin_set_child (ADW_BIN (padding), card_new (self, consent));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (inner), padding);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (inner), FALSE);
  gtk_widget_set_focusable (inner, FALSE);
  til_set_accessible_label (inner, consent->purpose);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inner);
  return row;
}

static void
show_earlier (TilConsentView *self, const TilCase *kase)
{
  g_autoptr (GPtrArray) consents = collect (kase, FALSE);
  GtkWidget *group;

  if (consents->len == 0)
    return;
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Earlier"));
  for (guint i = 0; i < consents->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               earlier_row_new (self, consents->pdata[i]));
  gtk_box_append (self->earlier, group);
}

static TilConsentCard *
find_card (GtkWidget *root, gint64 id)
{
  if (TIL_IS_CONSENT_CARD (root) && til_consent_card_get_id (TIL_CONSENT_CARD (root)) == id)
    return TIL_CONSENT_CARD (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      TilConsentCard *found = find_card (child, id);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The consent in whose card the focus is, 0 none. */
static gint64
focused_consent (TilConsentView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
                        ? gtk_widget_get_ancestor (focus, TIL_TYPE_CONSENT_CARD)
                        : NULL;

  return card != NULL ? til_consent_card_get_id (TIL_CONSENT_CARD (card)) : 0;
}

static void
focus_consent (TilConsentView *self, gint64 id)
{
  TilConsentCard *card = find_card (GTK_WIDGET (self), id);
  GtkWidget *row;

  if (card == NULL)
    {
      if (self->first_button != NULL)
        gtk_widget_grab_focus (self->first_button);
      return;
    }
  row = gtk_widget_get_ancestor (GTK_WIDGET (card), ADW_TYPE_EXPANDER_ROW);
  if (row != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  til_consent_card_focus (card);
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
go_to_wanted (TilConsentView *self, const TilCase *kase)
{
  const TilConsent *current = til_consent_find_current (kase, til_date_today ());

  if (self->wanted < 0)
    focus_consent (self, current != NULL ? current->record.id : 0);
  else if (self->wanted != 0)
    focus_consent (self, self->wanted);
  self->wanted = 0;
}

static void
model_changed_cb (TilConsentView *self)
{
  const TilCase *kase = til_case_model_get_case (self->model);
  gint64 focused = focused_consent (self);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double place = gtk_adjustment_get_value (adjustment);

  if (kase == NULL)
    return;
  self->first_button = NULL;
  clear (self->current);
  clear (self->earlier);
  show_current (self, kase);
  show_earlier (self, kase);
  til_consent_share_show (self->share);
  til_drop_doubled_names (GTK_WIDGET (self));
  gtk_adjustment_set_value (adjustment, place);
  if (self->wanted == 0)
    self->wanted = focused;
  go_to_wanted (self, kase);
}

static void
til_consent_view_dispose (GObject *object)
{
  TilConsentView *self = TIL_CONSENT_VIEW (object);

  forget_change (self);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (til_consent_view_parent_class)->dispose (object);
}

static void
til_consent_view_class_init (TilConsentViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = til_consent_view_dispose;
}

static void
til_consent_view_init (TilConsentView *self)
{
  GtkWidget *clamp;
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->current = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  self->earlier = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->current));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->earlier));
  clamp = til_child_column_new (column);
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, clamp);
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->scroller));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->toasts));
}

GtkWidget *
til_consent_view_new (TilCaseModel *model)
{
  TilConsentView *self = g_object_new (TIL_TYPE_CONSENT_VIEW, NULL);

  self->model = g_object_ref (model);
  self->share = TIL_CONSENT_SHARE (til_consent_share_new (model));
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->current))),
                              GTK_WIDGET (self->share), GTK_WIDGET (self->current));
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "saved", G_CALLBACK (model_saved_cb), self, G_CONNECT_SWAPPED);
  model_changed_cb (self);
  return GTK_WIDGET (self);
}

void
til_consent_view_focus_record (GtkWidget *view, gint64 record_id)
{
  TilConsentView *self = TIL_CONSENT_VIEW (view);
  const TilCase *kase = til_case_model_get_case (self->model);

  self->wanted = record_id != 0 ? record_id : -1;
  if (kase != NULL)
    go_to_wanted (self, kase);
}
