/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-consent-card.h"

#include <glib/gi18n-lib.h>

#include "til-consent-form.h"
#include "til-consent-words.h"
#include "til-gui-util.h"
#include "til-meeting-words.h"
#include "til-record-rows.h"
#include "til-screen-text.h"
#include "til-side-layout.h"
#include "til-text.h"
#include "til-wrap-layout.h"

/* How far a step has come. */
typedef enum
{
  STEP_DONE,
  STEP_NOW,
  STEP_LATER,
  STEP_STOPPED
} StepState;

struct _TilConsentCard
{
  AdwBin parent_instance;

  GtkBox *box;      /* borrowed */
  GtkBox *steps;    /* borrowed */
  GtkWidget *first; /* borrowed (nullable): what to do first, or the first button */
  gint64 id;
  gboolean writable;
  gboolean waits; /* first is something that waits to be done */
};

enum
{
  DEED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilConsentCard, til_consent_card, ADW_TYPE_BIN)

static GtkWidget *
wrap_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_layout_manager (box, g_object_new (TIL_TYPE_WRAP_LAYOUT, NULL));
  return box;
}

/* Buttons */

static void
clicked_cb (GtkWidget *button, TilConsentCard *self)
{
  int deed = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "til-deed"));
  gint64 *guardian = g_object_get_data (G_OBJECT (button), "til-guardian");

  g_signal_emit (self, signals[DEED], 0, deed, *guardian);
}

static GtkWidget *
add_button (TilConsentCard *self,
            GtkWidget *box,
            const char *label,
            const char *name,
            TilConsentDeed deed,
            gint64 guardian_id)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  if (name != NULL)
    til_set_accessible_label (button, name);
  g_object_set_data (G_OBJECT (button), "til-deed", GINT_TO_POINTER (deed));
  g_object_set_data_full (G_OBJECT (button), "til-guardian",
                          g_memdup2 (&guardian_id, sizeof guardian_id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (box), button);
  if (self->first == NULL)
    self->first = button;
  return button;
}

static void
add_named_button (TilConsentCard *self,
                  GtkWidget *box,
                  const char *label,
                  const char *sentence,
                  const char *who,
                  TilConsentDeed deed,
                  gint64 guardian_id)
{
  g_autofree char *name = til_text_fill (sentence, "name", who, NULL);

  add_button (self, box, label, name, deed, guardian_id);
}

/* Steps */

static const char *
state_name (StepState state)
{
  switch (state)
    {
    case STEP_DONE:
      return C_ ("step of a consent", "Done");
    case STEP_NOW:
      return C_ ("step of a consent", "Now");
    case STEP_STOPPED:
      return C_ ("step of a consent", "Stopped");
    case STEP_LATER:
    default:
      return C_ ("step of a consent", "Not yet");
    }
}

static GtkWidget *
mark_new (StepState state)
{
  static const char *const icons[] = { "object-select-symbolic", "media-record-symbolic", NULL,
                                       "window-close-symbolic" };
  static const char *const classes[] = { "done", "now", "later", "stopped" };
  GtkWidget *mark = gtk_image_new_from_icon_name (icons[state]);

  gtk_widget_add_css_class (mark, "til-flow-mark");
  gtk_widget_add_css_class (mark, classes[state]);
  gtk_widget_set_tooltip_text (mark, state_name (state));
  til_set_accessible_label (mark, state_name (state));
  return mark;
}

/* Gives the box that the step's words stand in; buttons: (out) the one for its buttons. */
static GtkWidget *
add_step (TilConsentCard *self,
          StepState state,
          const char *title,
          const char *detail,
          GtkWidget **buttons)
{
  GtkWidget *step = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *rail = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *both;

  *buttons = wrap_new ();
  both = til_side_box_new (words, *buttons);
  gtk_box_append (GTK_BOX (rail), mark_new (state));
  gtk_widget_set_vexpand (line, TRUE);
  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (rail), line);
  gtk_box_append (GTK_BOX (words), til_paragraph_new (title, "heading"));
  if (detail != NULL && *detail != '\0')
    gtk_box_append (GTK_BOX (words), til_paragraph_new (detail, NULL));
  gtk_widget_set_hexpand (both, TRUE);
  gtk_widget_set_margin_bottom (both, 12);
  gtk_widget_set_vexpand (step, FALSE);
  gtk_box_append (GTK_BOX (step), rail);
  gtk_box_append (GTK_BOX (step), both);
  til_set_accessible_label (step, title);
  gtk_box_append (self->steps, step);
  return words;
}

static void
add_units_line (GtkWidget *words, const TilConsent *consent, const TilCase *kase, gboolean gives)
{
  g_autofree char *units = til_consent_units_text (consent, kase, gives);
  g_autofree char *text = til_text_fill (gives ? _ ("From: {units}") : _ ("To: {units}"), "units",
                                         units, NULL);

  gtk_box_append (GTK_BOX (words), til_paragraph_new (text, NULL));
}

static void
add_about (TilConsentCard *self, const TilConsent *consent, const TilCase *kase, gboolean open)
{
  GtkWidget *buttons;
  GtkWidget *words = add_step (self, STEP_DONE, _ ("What, and with whom"), NULL, &buttons);

  gtk_box_append (GTK_BOX (words), til_area_chips_new (kase, consent->wheel_key, consent->areas));
  add_units_line (words, consent, kase, TRUE);
  add_units_line (words, consent, kase, FALSE);
  if (self->writable && open)
    add_button (self, buttons, _ ("Edit…"), _ ("Edit the consent"), TIL_DEED_EDIT, 0);
}

static void
add_asked (TilConsentCard *self, const TilConsent *consent, const TilCase *kase)
{
  g_autofree char *plain = til_date_format (consent->asked_on);
  g_autofree char *date = til_text_isolate_ltr (plain);
  g_autofree char *who = til_text_isolate (til_case_staff_name (kase, consent->asked_by));
  const char *form = til_consent_form_names ()[consent->form];
  g_autofree char *plain_text = til_text_fill (
      consent->asked_by != 0 ? _ ("{date} by {name}. {form}.") : _ ("{date}. {form}."), "date",
      date, "name", who, "form", form, NULL);
  g_autofree char *text = til_screen_paragraph (g_steal_pointer (&plain_text));
  GtkWidget *buttons;
  GtkWidget *words = add_step (self, STEP_DONE, _ ("Asked"), text, &buttons);

  if (consent->child_view != NULL)
    {
      g_autofree char *view = til_text_isolate (consent->child_view);
      g_autofree char *said = til_text_fill (_ ("What the child thinks: {words}"), "words", view,
                                             NULL);
      gtk_box_append (GTK_BOX (words), til_paragraph_new (said, NULL));
    }
  add_button (self, buttons, _ ("Print Consent Form…"), NULL, TIL_DEED_PRINT, 0);
}

static StepState
answer_step (TilAnswer answer)
{
  switch (answer)
    {
    case TIL_ANSWER_GIVEN:
    case TIL_ANSWER_PARTLY:
      return STEP_DONE;
    case TIL_ANSWER_REFUSED:
      return STEP_STOPPED;
    case TIL_ANSWER_PENDING:
    case TIL_N_ANSWERS:
    default:
      return STEP_NOW;
    }
}

static void
add_answer_buttons (TilConsentCard *self, GtkWidget *buttons, const char *who, gint64 guardian_id)
{
  /* What waits to be answered is what to do first. */
  if (!self->waits)
    self->first = NULL;
  self->waits = TRUE;
  add_named_button (self, buttons, C_ ("answer to a consent", "Yes"), _ ("{name} gives consent"),
                    who, TIL_DEED_YES, guardian_id);
  add_named_button (self, buttons, _ ("In Part…"), _ ("{name} gives consent in part"), who,
                    TIL_DEED_PARTLY, guardian_id);
  add_named_button (self, buttons, _ ("No…"), _ ("{name} does not give consent"), who, TIL_DEED_NO,
                    guardian_id);
}

static void
add_answer (TilConsentCard *self,
            const TilConsent *consent,
            const TilConsentAnswer *answer,
            const TilCase *kase,
            gboolean open)
{
  g_autofree char *who = til_consent_who (kase, answer->guardian_id);
  g_autofree char *text = til_consent_answer_text (consent, answer, kase);
  GtkWidget *buttons;

  add_step (self, answer_step (answer->answer), who, text, &buttons);
  if (!self->writable || !open)
    return;
  if (answer->answer == TIL_ANSWER_PENDING)
    add_answer_buttons (self, buttons, who, answer->guardian_id);
  else
    add_named_button (self, buttons, _ ("Change…"), _ ("Change the answer of {name}"), who,
                      TIL_DEED_CHANGE, answer->guardian_id);
}

static void
add_not_asked (TilConsentCard *self, const TilConsent *consent, const TilCase *kase, TilDate on)
{
  g_autoptr (GArray) people = til_consent_not_asked (consent, kase, on);

  for (guint i = 0; i < people->len; i++)
    {
      gint64 id = g_array_index (people, gint64, i);
      g_autofree char *who = til_consent_who (kase, id);
      GtkWidget *buttons;

      add_step (self, STEP_NOW, who, _ ("Has not been asked"), &buttons);
      if (self->writable)
        add_named_button (self, buttons, _ ("Ask Too"), _ ("Ask {name} too"), who, TIL_DEED_ASK,
                          id);
    }
}

static void
add_end (TilConsentCard *self, const TilConsent *consent, TilDate on)
{
  TilConsentState state = til_consent_state (consent, on);
  gboolean in_force = state == TIL_CONSENT_GIVEN || state == TIL_CONSENT_PARTLY;
  gboolean stopped = state == TIL_CONSENT_WITHDRAWN || state == TIL_CONSENT_EXPIRED ||
                     state == TIL_CONSENT_REFUSED;
  g_autofree char *time = til_consent_time_text (consent, on);
  StepState step = in_force ? STEP_DONE : stopped ? STEP_STOPPED : STEP_LATER;
  GtkWidget *buttons;
  GtkWidget *words = add_step (self, step, til_consent_state_text (state), time, &buttons);
  GtkWidget *both = gtk_widget_get_parent (words);

  /* The last step leads nowhere. */
  gtk_widget_set_visible (gtk_widget_get_last_child (gtk_widget_get_prev_sibling (both)), FALSE);
  gtk_widget_set_margin_bottom (both, 0);
  if (!self->writable)
    return;
  if (state != TIL_CONSENT_WITHDRAWN && state != TIL_CONSENT_EXPIRED)
    add_button (self, buttons, _ ("Withdraw…"), _ ("Withdraw the consent"), TIL_DEED_WITHDRAW, 0);
  if (stopped || til_consent_runs_out (consent, on))
    add_button (self, buttons, _ ("Ask Anew…"), NULL, TIL_DEED_RENEW, 0);
  gtk_widget_add_css_class (
      add_button (self, buttons, _ ("Delete"), _ ("Delete the consent"), TIL_DEED_DELETE, 0),
      "flat");
}

/* What is missing */

static void
add_missing (TilConsentCard *self, const TilConsent *consent, const TilCase *kase, TilDate on)
{
  g_autoptr (GPtrArray) sentences = til_consent_missing (consent, kase, on);

  if (sentences->len == 0)
    return;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  for (guint i = 0; i < sentences->len; i++)
    gtk_box_append (GTK_BOX (box), til_paragraph_new (sentences->pdata[i], NULL));
  gtk_widget_add_css_class (box, "til-warning");
  gtk_box_append (self->box, box);
}

static void
til_consent_card_class_init (TilConsentCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[DEED] = g_signal_new ("deed", TIL_TYPE_CONSENT_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);
  gtk_widget_class_set_css_name (widget_class, "consentcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
til_consent_card_init (TilConsentCard *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  self->steps = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

GtkWidget *
til_consent_card_new (const TilConsent *consent, const TilCase *kase, gboolean writable)
{
  TilConsentCard *self = g_object_new (TIL_TYPE_CONSENT_CARD, NULL);
  TilDate today = til_date_today ();
  gboolean open = til_consent_is_current (consent, kase, today);

  self->id = consent->record.id;
  self->writable = writable;
  til_set_accessible_label (GTK_WIDGET (self), consent->purpose);
  til_set_accessible_label (GTK_WIDGET (self->steps), _ ("Steps of the consent"));
  add_missing (self, consent, kase, today);
  gtk_box_append (self->box, GTK_WIDGET (self->steps));
  add_about (self, consent, kase, open);
  add_asked (self, consent, kase);
  for (guint i = 0; i < consent->answers->len; i++)
    add_answer (self, consent, consent->answers->pdata[i], kase, open);
  if (open)
    add_not_asked (self, consent, kase, today);
  add_end (self, consent, today);
  return GTK_WIDGET (self);
}

gint64
til_consent_card_get_id (TilConsentCard *self)
{
  g_return_val_if_fail (TIL_IS_CONSENT_CARD (self), 0);
  return self->id;
}

void
til_consent_card_focus (TilConsentCard *self)
{
  g_return_if_fail (TIL_IS_CONSENT_CARD (self));

  if (self->first != NULL)
    gtk_widget_grab_focus (self->first);
}
