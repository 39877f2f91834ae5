/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-person-row.h"

#include <glib/gi18n-lib.h>

#include "til-family-language.h"
#include "til-field-row.h"
#include "til-gui-util.h"
#include "til-text.h"

struct _TilPersonRow
{
  AdwExpanderRow parent_instance;

  gboolean is_contact;
  gint64 id;
  gint64 revision;
  TilFieldRow *name_row;     /* borrowed, as all rows below */
  TilFieldRow *relation_row; /* contacts */
  TilFieldRow *phone_row;
  TilFieldRow *email_row;    /* guardians */
  AdwComboRow *language_row; /* guardians */
  GtkSwitch *interpreter;    /* guardians */
  TilFieldRow *note_row;     /* contacts */
};

enum
{
  CHANGED,
  REMOVE_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilPersonRow, til_person_row, ADW_TYPE_EXPANDER_ROW)

static void
show_name (TilPersonRow *self)
{
  g_autofree char *name = til_field_row_get_value (self->name_row);
  g_autofree char *isolated = name != NULL ? til_text_isolate (name) : NULL;
  const char *unnamed = self->is_contact ? _ ("New contact") : _ ("New guardian");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name != NULL ? isolated : unnamed);
  til_set_accessible_label (GTK_WIDGET (self), name != NULL ? isolated : unnamed);
}

static void
changed_cb (TilPersonRow *self)
{
  g_autofree char *name = til_field_row_get_value (self->name_row);

  show_name (self);
  if (name != NULL)
    til_field_row_set_problem (self->name_row, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_clicked_cb (TilPersonRow *self)
{
  g_signal_emit (self, signals[REMOVE_REQUESTED], 0);
}

static TilFieldRow *
add_field (TilPersonRow *self, const char *title, const char *value)
{
  GtkWidget *row = til_field_row_new (title);

  til_field_row_set_value (TIL_FIELD_ROW (row), value);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return TIL_FIELD_ROW (row);
}

static void
add_language (TilPersonRow *self, const TilGuardian *guardian)
{
  GtkWidget *row = adw_combo_row_new ();
  GtkWidget *interpreter_row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Language"));
  til_family_language_setup (ADW_COMBO_ROW (row));
  til_family_language_set_code (ADW_COMBO_ROW (row), guardian->language);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->language_row = ADW_COMBO_ROW (row);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (interpreter_row), _ ("Needs an interpreter"));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), guardian->interpreter);
  til_set_accessible_label (toggle, _ ("Needs an interpreter"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (interpreter_row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (interpreter_row), toggle);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), interpreter_row);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->interpreter = GTK_SWITCH (toggle);
}

static void
add_remove_button (TilPersonRow *self)
{
  const char *label = self->is_contact ? _ ("Remove contact") : _ ("Remove guardian");
  GtkWidget *button = til_icon_button_new ("user-trash-symbolic", label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), button);
}

static void
til_person_row_class_init (TilPersonRowClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE_REQUESTED] = g_signal_new ("remove-requested", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
til_person_row_init (TilPersonRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

GtkWidget *
til_person_row_new_guardian (const TilGuardian *guardian)
{
  TilPersonRow *self = g_object_new (TIL_TYPE_PERSON_ROW, NULL);

  self->id = guardian->id;
  self->revision = guardian->revision;
  self->name_row = add_field (self, _ ("Name"), guardian->name);
  self->phone_row = add_field (self, _ ("Phone"), guardian->phone);
  self->email_row = add_field (self, _ ("E-mail"), guardian->email);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self->phone_row), GTK_INPUT_PURPOSE_PHONE);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self->email_row), GTK_INPUT_PURPOSE_EMAIL);
  add_language (self, guardian);
  add_remove_button (self);
  show_name (self);
  return GTK_WIDGET (self);
}

GtkWidget *
til_person_row_new_contact (const TilContact *contact)
{
  TilPersonRow *self = g_object_new (TIL_TYPE_PERSON_ROW, NULL);

  self->is_contact = TRUE;
  self->id = contact->id;
  self->revision = contact->revision;
  self->name_row = add_field (self, _ ("Name"), contact->name);
  self->relation_row = add_field (self, _ ("Relation, such as grandmother or coach"),
                                  contact->relation);
  self->phone_row = add_field (self, _ ("Phone"), contact->phone);
  self->note_row = add_field (self, _ ("Note"), contact->note);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self->phone_row), GTK_INPUT_PURPOSE_PHONE);
  add_remove_button (self);
  show_name (self);
  return GTK_WIDGET (self);
}

static char *
get_name (TilPersonRow *self)
{
  char *name = til_field_row_get_value (self->name_row);

  return name != NULL ? name : g_strdup ("");
}

TilGuardian *
til_person_row_get_guardian (TilPersonRow *self)
{
  g_autoptr (TilGuardian) guardian = til_guardian_new ();

  g_return_val_if_fail (TIL_IS_PERSON_ROW (self) && !self->is_contact, NULL);

  g_free (guardian->name);
  guardian->id = self->id;
  guardian->revision = self->revision;
  guardian->name = get_name (self);
  guardian->phone = til_field_row_get_value (self->phone_row);
  guardian->email = til_field_row_get_value (self->email_row);
  guardian->language = til_family_language_get_code (self->language_row);
  guardian->interpreter = gtk_switch_get_active (self->interpreter);
  return g_steal_pointer (&guardian);
}

TilContact *
til_person_row_get_contact (TilPersonRow *self)
{
  g_autoptr (TilContact) contact = til_contact_new ();

  g_return_val_if_fail (TIL_IS_PERSON_ROW (self) && self->is_contact, NULL);

  g_free (contact->name);
  contact->id = self->id;
  contact->revision = self->revision;
  contact->name = get_name (self);
  contact->relation = til_field_row_get_value (self->relation_row);
  contact->phone = til_field_row_get_value (self->phone_row);
  contact->note = til_field_row_get_value (self->note_row);
  return g_steal_pointer (&contact);
}

gboolean
til_person_row_check (TilPersonRow *self)
{
  g_return_val_if_fail (TIL_IS_PERSON_ROW (self), FALSE);

  if (!til_field_row_check_empty (self->name_row, self->is_contact
                                                      ? _ ("A contact needs a name.")
                                                      : _ ("A guardian needs a name.")))
    return TRUE;
  til_person_row_edit (self);
  return FALSE;
}

void
til_person_row_edit (TilPersonRow *self)
{
  g_return_if_fail (TIL_IS_PERSON_ROW (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}
