/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-consent-form.h"

#include <glib/gi18n-lib.h>

#include "til-child-views.h"
#include "til-consent-words.h"
#include "til-form-section.h"
#include "til-gui-util.h"
#include "til-picker.h"
#include "til-record-rows.h"
#include "til-text.h"

#define WIDTH 700
#define HEIGHT 820
#define SMALL_HEIGHT 560

const char *const *
til_consent_answer_names (void)
{
  static const char *names[TIL_N_ANSWERS + 1];

  names[TIL_ANSWER_PENDING] = _ ("Has not answered yet");
  names[TIL_ANSWER_GIVEN] = C_ ("answer to a consent", "Yes");
  names[TIL_ANSWER_PARTLY] = C_ ("answer to a consent", "In part");
  names[TIL_ANSWER_REFUSED] = C_ ("answer to a consent", "No");
  return names;
}

const char *const *
til_consent_form_names (void)
{
  static const char *names[TIL_N_FORMS + 1];

  names[TIL_FORM_WRITTEN] = C_ ("form of a consent", "Written");
  names[TIL_FORM_ORAL] = C_ ("form of a consent", "Oral, and documented");
  return names;
}

static const char *const *
refusal_names (void)
{
  static const char *names[TIL_N_REFUSALS + 1];

  for (guint i = 0; i < TIL_N_REFUSALS; i++)
    names[i] = til_refusal_name (i);
  return names;
}

/* Who shares, and who is told */

static TilConsent *
consent_of (TilFormSection *self)
{
  return til_record_editor_get_record (self->editor);
}

static void
role_toggled_cb (GtkToggleButton *button, TilFormSection *self)
{
  TilConsentUnit *unit = g_object_get_data (G_OBJECT (button), "til-unit");
  gboolean gives = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "til-gives"));

  if (!til_record_editor_holds (self->editor, unit))
    return;
  *(gives ? &unit->gives : &unit->receives) = gtk_toggle_button_get_active (button);
  til_record_editor_touch (self->editor);
}

static void
remove_unit_cb (GtkWidget *button, TilFormSection *self)
{
  g_ptr_array_remove (consent_of (self)->units, g_object_get_data (G_OBJECT (button), "til-unit"));
  til_record_editor_refresh (self->editor);
}

static GtkWidget *
role_button_new (TilFormSection *self, TilConsentUnit *unit, gboolean gives, const char *name)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (gives ? _ ("Shares") : _ ("Is told"));
  g_autofree char *label = til_text_fill (gives ? _ ("{unit} shares") : _ ("{unit} is told"),
                                          "unit", name, NULL);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), gives ? unit->gives : unit->receives);
  gtk_widget_add_css_class (button, "til-step");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  til_set_accessible_label (button, label);
  g_object_set_data (G_OBJECT (button), "til-unit", unit);
  g_object_set_data (G_OBJECT (button), "til-gives", GINT_TO_POINTER (gives));
  g_signal_connect (button, "toggled", G_CALLBACK (role_toggled_cb), self);
  return button;
}

static void
add_unit_row (TilFormSection *self, const TilCase *kase, TilConsentUnit *unit)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = til_text_isolate (til_case_unit_name (kase, unit->unit_id));
  g_autofree char *label = til_text_fill (_ ("Remove {name}"), "name", name, NULL);
  GtkWidget *remove = til_icon_button_new ("user-trash-symbolic", label);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), til_sector_name (unit->sector));
  til_set_accessible_label (row, name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), role_button_new (self, unit, TRUE, name));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), role_button_new (self, unit, FALSE, name));
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (remove), "til-unit", unit);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_unit_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  til_form_section_add (self, row);
}

static void
unit_picked_cb (TilFormSection *self, gint64 id)
{
  const TilCase *kase = til_record_editor_get_case (self->editor);
  const TilUnit *unit = kase != NULL ? til_case_unit (kase, id) : NULL;

  if (unit == NULL || til_consent_find_unit (consent_of (self), id) != NULL)
    return;
  til_consent_add_unit (consent_of (self), unit, FALSE, TRUE);
  til_record_editor_refresh (self->editor);
}

static void
add_unit_cb (TilFormSection *self)
{
  const TilCase *kase = til_record_editor_get_case (self->editor);
  TilPicker *picker = til_picker_new (_ ("Add a Unit"), _ ("Search for a unit"),
                                      _ ("There is no such unit. Units are added under Units and "
                                         "Staff in the menu."));

  til_picker_filter_by_itself (picker);
  for (guint i = 0; kase != NULL && i < kase->units->len; i++)
    {
      const TilUnit *unit = kase->units->pdata[i];
      if (til_consent_find_unit (consent_of (self), unit->id) == NULL)
        til_picker_add (picker, unit->id, unit->name, til_sector_name (unit->sector));
    }
  til_picker_finish (picker);
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (unit_picked_cb), self);
  til_picker_present (picker, GTK_WIDGET (self->editor));
}

static void
update_units (TilFormSection *self)
{
  const TilCase *kase = til_record_editor_get_case (self->editor);
  TilConsent *consent = consent_of (self);
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < consent->units->len; i++)
    {
      const TilConsentUnit *unit = consent->units->pdata[i];
      g_string_append_printf (shown, "%p:%" G_GINT64_FORMAT " ", (const void *)unit, unit->unit_id);
    }
  g_autofree char *key = g_string_free (shown, FALSE);
  if (kase == NULL || !til_form_section_begin (self, g_steal_pointer (&key)))
    return;
  for (guint i = 0; i < consent->units->len; i++)
    add_unit_row (self, kase, consent->units->pdata[i]);
  til_form_section_add_button (self, _ ("Add a Unit…"), "list-add-symbolic",
                               G_CALLBACK (add_unit_cb));
}

/* The form */

static AdwPreferencesGroup *
add_about (TilRecordEditor *editor, gboolean answered)
{
  TilConsent *consent = til_record_editor_get_record (editor);
  AdwPreferencesGroup *group = til_record_editor_add_group (
      editor, _ ("What may be shared"),
      answered ? _ ("Somebody has answered: ask for a new consent when it is to be about something "
                    "else.")
               : NULL);

  adw_preferences_group_add (
      group, til_long_text_row_new (editor, consent, "purpose", _ ("What for"),
                                    _ ("For example: to plan together how the child can come back "
                                       "to school.")));
  adw_preferences_group_add (group,
                             til_areas_row_new (editor, consent, "areas", NULL, _ ("Areas"), NULL));
  return group;
}

static TilFormSection *
add_units (TilRecordEditor *editor)
{
  TilFormSection *section = til_form_section_new (
      editor, _ ("Who shares with whom"),
      _ ("Only the units named here, by name: the family is to see who will learn what."));

  g_signal_connect_swapped (editor, "refresh", G_CALLBACK (update_units), section);
  g_signal_connect_swapped (editor, "sources-changed", G_CALLBACK (update_units), section);
  update_units (section);
  return section;
}

static void
add_asking (TilRecordEditor *editor)
{
  TilConsent *consent = til_record_editor_get_record (editor);
  AdwPreferencesGroup *group = til_record_editor_add_group (editor, _ ("How it is asked"), NULL);

  adw_preferences_group_add (group, til_date_row_new (editor, consent, "asked_on", _ ("Asked on")));
  adw_preferences_group_add (group, til_ref_row_new (editor, consent, "asked_by", _ ("Asked by"),
                                                     _ ("Not on the staff list")));
  adw_preferences_group_add (
      group, til_enum_row_new (editor, consent, "form", _ ("Form"), til_consent_form_names ()));
  adw_preferences_group_add (group,
                             til_date_row_new (editor, consent, "valid_until", _ ("Valid until")));
  adw_preferences_group_add (
      group, til_long_text_row_new (editor, consent, "child_view", _ ("What the child thinks"),
                                    _ ("The child is told, and says what it thinks.")));
}

static void
update_people (TilFormSection *self)
{
  const TilCase *kase = til_record_editor_get_case (self->editor);
  const TilConsent *consent = consent_of (self);
  GString *shown = g_string_new (NULL);

  for (guint i = 0; kase != NULL && i < consent->answers->len; i++)
    {
      g_autofree char *text = til_consent_answer_text (consent, consent->answers->pdata[i], kase);
      g_string_append_printf (shown, "%s\n", text);
    }
  g_autofree char *key = g_string_free (shown, FALSE);
  if (kase == NULL || !til_form_section_begin (self, g_steal_pointer (&key)))
    return;
  for (guint i = 0; i < consent->answers->len; i++)
    {
      const TilConsentAnswer *answer = consent->answers->pdata[i];
      g_autofree char *who = til_consent_who (kase, answer->guardian_id);
      g_autofree char *text = til_consent_answer_text (consent, answer, kase);

      til_form_section_add (self, til_notice_row_new (who, text, "avatar-default-symbolic"));
    }
  if (consent->answers->len == 0)
    til_form_section_add (
        self, til_notice_row_new (_ ("Nobody"), _ ("The child has no guardian on record to ask."),
                                  "dialog-warning-symbolic"));
}

static void
add_people (TilRecordEditor *editor)
{
  TilFormSection *section = til_form_section_new (
      editor, _ ("Who is asked"),
      _ ("Every guardian answers; their answers are recorded on the page."));

  g_signal_connect_swapped (editor, "refresh", G_CALLBACK (update_people), section);
  g_signal_connect_swapped (editor, "sources-changed", G_CALLBACK (update_people), section);
  update_people (section);
}

static TilRecordEditor *
open_form (GtkWidget *parent, TilCaseModel *model, const TilConsent *consent)
{
  TilRecordEditor *editor = til_record_editor_new (
      model, NULL, consent, consent->record.id == 0 ? _ ("New Consent") : _ ("Consent"));
  gboolean answered = consent->record.id != 0 && til_consent_is_answered (consent);
  AdwPreferencesGroup *about;
  TilFormSection *units;

  til_record_editor_set_size (editor, WIDTH, HEIGHT);
  about = add_about (editor, answered);
  units = add_units (editor);
  gtk_widget_set_sensitive (GTK_WIDGET (about), !answered);
  gtk_widget_set_sensitive (GTK_WIDGET (units->group), !answered);
  add_asking (editor);
  add_people (editor);
  til_record_editor_present (editor, parent);
  return editor;
}

static const TilConsent *
find_consent (TilCaseModel *model, gint64 id)
{
  const TilCase *kase = til_case_model_get_case (model);

  return kase != NULL ? til_case_record (kase, TIL_RECORD_CONSENT, id) : NULL;
}

void
til_consent_edit (GtkWidget *parent, TilCaseModel *model, gint64 id)
{
  const TilConsent *stored = find_consent (model, id);

  if (stored != NULL)
    open_form (parent, model, stored);
  else if (id == 0 && til_case_model_get_case (model) != NULL)
    til_consent_form_renew (parent, model, 0);
}

TilRecordEditor *
til_consent_form_renew (GtkWidget *parent, TilCaseModel *model, gint64 after_id)
{
  g_autoptr (TilConsent) consent = NULL;

  if (til_case_model_get_case (model) == NULL)
    return NULL;
  consent = til_consent_propose (model, find_consent (model, after_id), til_date_today ());
  return open_form (parent, model, consent);
}

/* One answer */

typedef struct
{
  TilFormSection *section; /* borrowed */
  gint64 guardian_id;
} Answering;

static TilConsentAnswer *
answer_of (const Answering *self)
{
  return til_consent_find_answer (consent_of (self->section), self->guardian_id);
}

/* What belongs to another answer is not kept with this one. */
static void
tidy (TilConsentAnswer *answer)
{
  if (answer->answer == TIL_ANSWER_PENDING)
    answer->date = TIL_DATE_NONE;
  else if (answer->date == TIL_DATE_NONE)
    answer->date = til_date_today ();
  if (answer->answer != TIL_ANSWER_PARTLY)
    {
      g_ptr_array_set_size (answer->areas, 0);
      g_array_set_size (answer->units, 0);
    }
  if (answer->answer != TIL_ANSWER_REFUSED)
    {
      g_clear_pointer (&answer->reason, g_free);
      answer->refusal = TIL_REFUSAL_NOT_TOLD;
    }
}

static GArray *
units_told (const TilConsent *consent)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < consent->units->len; i++)
    {
      const TilConsentUnit *unit = consent->units->pdata[i];
      if (unit->receives)
        g_array_append_val (units, unit->unit_id);
    }
  return units;
}

static const char *
describe (TilAnswer answer)
{
  if (answer == TIL_ANSWER_PARTLY)
    return _ ("Choose the areas, the units, or both: where nothing is chosen, all of them are "
              "agreed to.");
  if (answer == TIL_ANSWER_REFUSED)
    return _ ("Nobody has to say why. For the steering group only the choice of what it is about "
              "is counted, never the words.");
  return NULL;
}

static void
update_answer (Answering *self)
{
  TilFormSection *section = self->section;
  TilRecordEditor *editor = section->editor;
  TilConsent *consent = consent_of (section);
  TilConsentAnswer *answer = answer_of (self);

  if (answer == NULL ||
      !til_form_section_begin (section, g_strdup_printf ("%p %d", (void *)answer, answer->answer)))
    return;
  tidy (answer);
  til_form_section_set_description (section, describe (answer->answer));
  til_form_section_add (section, til_enum_row_new (editor, answer, "answer", _ ("Answer"),
                                                   til_consent_answer_names ()));
  if (answer->answer != TIL_ANSWER_PENDING)
    til_form_section_add (section, til_date_row_new (editor, answer, "date", _ ("Answered on")));
  if (answer->answer == TIL_ANSWER_PARTLY)
    {
      g_autoptr (GArray) units = units_told (consent);

      til_form_section_add (section, til_areas_row_new (editor, answer, "areas", consent->wheel_key,
                                                        _ ("Only these areas"), consent->areas));
      til_form_section_add (
          section, til_units_row_new (editor, answer, "units", _ ("Only these units"), units));
    }
  if (answer->answer == TIL_ANSWER_REFUSED)
    {
      til_form_section_add (section,
                            til_enum_row_new (editor, answer, "refusal",
                                              _ ("What the reason is about"), refusal_names ()));
      til_form_section_add (section, til_long_text_row_new (editor, answer, "reason", _ ("Reason"),
                                                            _ ("Only if they want to say.")));
    }
}

TilRecordEditor *
til_consent_form_answer (
    GtkWidget *parent, TilCaseModel *model, gint64 id, gint64 guardian_id, TilAnswer answer)
{
  const TilConsent *stored = find_consent (model, id);
  g_autofree char *who = NULL;
  TilRecordEditor *editor;
  TilConsent *consent;
  Answering *self;

  if (stored == NULL)
    return NULL;
  who = til_consent_who (til_case_model_get_case (model), guardian_id);
  editor = til_record_editor_new (model, NULL, stored, _ ("Answer to the Consent"));
  /* Changed in the editor's copy, so that it counts as what this person changed. */
  consent = til_record_editor_get_record (editor);
  if (til_consent_find_answer (consent, guardian_id) == NULL)
    til_consent_add_answer (consent, guardian_id);
  til_consent_find_answer (consent, guardian_id)->answer = answer;
  tidy (til_consent_find_answer (consent, guardian_id));
  til_record_editor_set_size (editor, WIDTH, SMALL_HEIGHT);
  self = g_new0 (Answering, 1);
  self->section = til_form_section_new (editor, who, NULL);
  self->guardian_id = guardian_id;
  g_object_set_data_full (G_OBJECT (editor), "til-answering", self, g_free);
  g_signal_connect_swapped (editor, "refresh", G_CALLBACK (update_answer), self);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (update_answer), self);
  update_answer (self);
  til_record_editor_present (editor, parent);
  return editor;
}

/* Withdrawing */

TilRecordEditor *
til_consent_form_withdraw (GtkWidget *parent, TilCaseModel *model, gint64 id)
{
  const TilConsent *stored = find_consent (model, id);
  TilRecordEditor *editor;
  AdwPreferencesGroup *group;
  TilConsent *edited;

  if (stored == NULL)
    return NULL;
  editor = til_record_editor_new (model, NULL, stored, _ ("Withdraw Consent"));
  til_record_editor_set_size (editor, WIDTH, SMALL_HEIGHT);
  edited = til_record_editor_get_record (editor);
  if (edited->withdrawn_on == TIL_DATE_NONE)
    edited->withdrawn_on = til_date_today ();
  group = til_record_editor_add_group (
      editor, NULL,
      _ ("It takes effect at once: nothing more is shared by this consent from that day on."));
  adw_preferences_group_add (group,
                             til_date_row_new (editor, edited, "withdrawn_on", _ ("Withdrawn on")));
  adw_preferences_group_add (
      group, til_ref_row_new (editor, edited, "withdrawn_by", _ ("Withdrawn by"), _ ("Not told")));
  til_record_editor_present (editor, parent);
  return editor;
}
