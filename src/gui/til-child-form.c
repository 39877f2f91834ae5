/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-child-form.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "til-child-draft.h"
#include "til-child-merge.h"
#include "til-choice.h"
#include "til-family-language.h"
#include "til-field-row.h"
#include "til-gui-util.h"
#include "til-person-row.h"
#include "til-personnummer.h"
#include "til-text.h"

/* With fewer digits a number or date is still being typed, and nothing is said about it. */
#define PERSONNUMMER_MIN_DIGITS 10
#define DATE_MIN_DIGITS 8

struct _TilChildForm
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *page;
  AdwPreferencesGroup *similar_group;
  TilFieldRow *given_row;
  TilFieldRow *family_row;
  TilFieldRow *personnummer_row;
  TilFieldRow *birth_row;
  AdwActionRow *protected_row;
  GtkSwitch *protected_switch;
  AdwComboRow *unit_row;
  TilFieldRow *group_row;
  AdwComboRow *schooling_row;
  AdwComboRow *responsible_row;
  AdwComboRow *language_row;
  GtkSwitch *interpreter_switch;
  AdwPreferencesGroup *guardians_group;
  AdwPreferencesGroup *contacts_group;
  GtkTextView *note_view;

  TilChild *base;           /* (owned) */
  GPtrArray *guardian_rows; /* (owned) borrowed TilPersonRow */
  GPtrArray *contact_rows;  /* (owned) borrowed TilPersonRow */
  GPtrArray *similar_rows;  /* (owned) borrowed GtkWidget */
  char *filled_birth;       /* (owned) (nullable) the date that was filled in from the number */
  gboolean filling;
};

enum
{
  CHANGED,
  SIMILAR_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilChildForm, til_child_form, GTK_TYPE_WIDGET)

static void
changed_cb (TilChildForm *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static guint
count_digits (const char *text)
{
  guint n = 0;

  for (; text != NULL && *text != '\0'; text++)
    n += g_ascii_isdigit (*text);
  return n;
}

static void
check_given (TilChildForm *self)
{
  til_field_row_check_empty (self->given_row, _ ("The child needs a name."));
}

/* finished: the user has left the field or wants to save, so that what is half typed counts as
 * wrong. */
static void
check_personnummer (TilChildForm *self, gboolean finished)
{
  g_autofree char *value = til_field_row_get_value (self->personnummer_row);
  g_autoptr (GError) error = NULL;

  if (value == NULL || (!finished && count_digits (value) < PERSONNUMMER_MIN_DIGITS) ||
      til_personnummer_parse (value, til_date_today (), NULL, NULL, &error))
    til_field_row_set_problem (self->personnummer_row, NULL);
  else
    til_field_row_set_problem (self->personnummer_row, error->message);
}

static void
check_birth (TilChildForm *self, gboolean finished)
{
  g_autofree char *value = til_field_row_get_value (self->birth_row);
  g_autofree char *number = til_field_row_get_value (self->personnummer_row);
  g_autoptr (GError) error = NULL;
  TilDate today = til_date_today ();
  TilDate birth, number_birth;

  if (value == NULL)
    til_field_row_set_problem (self->birth_row,
                               finished ? _ ("The date of birth is needed.") : NULL);
  else if (!til_date_parse (value, &birth, &error))
    til_field_row_set_problem (self->birth_row, finished || count_digits (value) >= DATE_MIN_DIGITS
                                                    ? error->message
                                                    : NULL);
  else if (birth > today)
    til_field_row_set_problem (self->birth_row, _ ("The date of birth is in the future."));
  else if (number != NULL && til_personnummer_parse (number, today, NULL, &number_birth, NULL) &&
           number_birth != birth)
    til_field_row_set_problem (self->birth_row,
                               _ ("The date of birth differs from the personnummer."));
  else
    til_field_row_set_problem (self->birth_row, NULL);
}

static void
given_changed_cb (TilChildForm *self)
{
  if (self->filling)
    return;
  check_given (self);
  changed_cb (self);
}

/* The birth date follows from the number, unless the user has typed another. */
static void
fill_birth (TilChildForm *self)
{
  g_autofree char *number = til_field_row_get_value (self->personnummer_row);
  g_autofree char *shown = til_field_row_get_value (self->birth_row);
  TilDate birth;

  if (number == NULL || !til_personnummer_parse (number, til_date_today (), NULL, &birth, NULL))
    return;
  if (shown != NULL && g_strcmp0 (shown, self->filled_birth) != 0)
    return;
  g_free (self->filled_birth);
  self->filled_birth = til_date_format (birth);
  til_field_row_set_value (self->birth_row, self->filled_birth);
}

static void
personnummer_changed_cb (TilChildForm *self)
{
  if (self->filling)
    return;
  fill_birth (self);
  check_personnummer (self, FALSE);
  check_birth (self, FALSE);
  changed_cb (self);
}

static void
birth_changed_cb (TilChildForm *self)
{
  if (self->filling)
    return;
  check_birth (self, FALSE);
  changed_cb (self);
}

static void
personnummer_left_cb (TilChildForm *self)
{
  check_personnummer (self, TRUE);
}

static void
birth_left_cb (TilChildForm *self)
{
  g_autofree char *value = til_field_row_get_value (self->birth_row);

  check_birth (self, value != NULL);
}

static void
remove_row_cb (TilChildForm *self, TilPersonRow *row)
{
  if (g_ptr_array_remove (self->guardian_rows, row))
    adw_preferences_group_remove (self->guardians_group, GTK_WIDGET (row));
  else if (g_ptr_array_remove (self->contact_rows, row))
    adw_preferences_group_remove (self->contacts_group, GTK_WIDGET (row));
  changed_cb (self);
}

static void
add_person (TilChildForm *self, AdwPreferencesGroup *group, GPtrArray *rows, GtkWidget *row)
{
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove-requested", G_CALLBACK (remove_row_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

static void
add_guardian_cb (TilChildForm *self)
{
  g_autoptr (TilGuardian) guardian = til_guardian_new ();
  GtkWidget *row;

  guardian->language = til_family_language_get_code (self->language_row);
  row = til_person_row_new_guardian (guardian);
  add_person (self, self->guardians_group, self->guardian_rows, row);
  til_person_row_edit (TIL_PERSON_ROW (row));
  changed_cb (self);
}

static void
add_contact_cb (TilChildForm *self)
{
  g_autoptr (TilContact) contact = til_contact_new ();
  GtkWidget *row = til_person_row_new_contact (contact);

  add_person (self, self->contacts_group, self->contact_rows, row);
  til_person_row_edit (TIL_PERSON_ROW (row));
  changed_cb (self);
}

static void
similar_activated_cb (TilChildForm *self, AdwActionRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "til-child-id");

  g_signal_emit (self, signals[SIMILAR_ACTIVATED], 0, *id);
}

static GtkWidget *
build_similar_row (TilChildForm *self, const TilChildSummary *summary)
{
  g_autofree char *name = til_text_isolate (summary->name);
  g_autofree char *birth = til_date_format (summary->birth_date);
  g_autofree char *shown_birth = til_text_isolate_ltr (birth);
  g_autofree char *unit = til_text_isolate (summary->unit);
  g_autofree char *subtitle = NULL;
  GtkWidget *row = adw_action_row_new ();

  if (summary->protected_identity)
    subtitle = g_strdup ("");
  else if (*summary->unit == '\0')
    subtitle = til_text_fill (_ ("Born {date}"), "date", shown_birth, NULL);
  else
    subtitle = til_text_fill (_ ("Born {date}, {unit}"), "date", shown_birth, "unit", unit, NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  til_set_accessible_label (row, name);
  g_object_set_data_full (G_OBJECT (row), "til-child-id",
                          g_memdup2 (&summary->id, sizeof summary->id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (similar_activated_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static void
watch_leaving (TilChildForm *self, TilFieldRow *row, GCallback callback)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (row), focus);
}

static void
til_child_form_dispose (GObject *object)
{
  TilChildForm *self = TIL_CHILD_FORM (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);

  G_OBJECT_CLASS (til_child_form_parent_class)->dispose (object);
}

static void
til_child_form_finalize (GObject *object)
{
  TilChildForm *self = TIL_CHILD_FORM (object);

  til_child_free (self->base);
  g_ptr_array_unref (self->guardian_rows);
  g_ptr_array_unref (self->contact_rows);
  g_ptr_array_unref (self->similar_rows);
  g_free (self->filled_birth);

  G_OBJECT_CLASS (til_child_form_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/barnetsbasta/Tillsammans/til-child-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TilChildForm, page);
  gtk_widget_class_bind_template_child (widget_class, TilChildForm, similar_group);
  gtk_widget_class_bind_template_child (widget_class, TilChildForm, given_row);
  gtk_widget_class_bind_template_child (widget_class, TilChildForm, family_row);
  gtk_widget_class_bind_template_child (widget_class, TilChildForm, personnummer_row);
  gtk_widget_class_bind_template_child (widget_class, TilChildForm, birth_row);
  gtk_widget_class_bind_template_child (widget_class, TilChildForm, protected_row);
  gtk_widget_class_bind_template_child (widget_class, TilChildForm, protected_switch);
  gtk_widget_class_bind_template_child (widget_class, TilChildForm, unit_row);
  gtk_widget_class_bind_template_child (widget_class, TilChildForm, group_row);
  gtk_widget_class_bind_template_child (widget_class, TilChildForm, schooling_row);
  gtk_widget_class_bind_template_child (widget_class, TilChildForm, responsible_row);
  gtk_widget_class_bind_template_child (widget_class, TilChildForm, language_row);
  gtk_widget_class_bind_template_child (widget_class, TilChildForm, interpreter_switch);
  gtk_widget_class_bind_template_child (widget_class, TilChildForm, guardians_group);
  gtk_widget_class_bind_template_child (widget_class, TilChildForm, contacts_group);
  gtk_widget_class_bind_template_child (widget_class, TilChildForm, note_view);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_guardian_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_contact_cb);
}

static void
til_child_form_class_init (TilChildFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_child_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_child_form_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[SIMILAR_ACTIVATED] = g_signal_new ("similar-activated", G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                             G_TYPE_INT64);

  g_type_ensure (TIL_TYPE_FIELD_ROW);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
fill_schoolings (TilChildForm *self)
{
  const char *names[TIL_N_SCHOOLINGS + 1] = { NULL };

  for (int i = 0; i < TIL_N_SCHOOLINGS; i++)
    names[i] = til_schooling_name ((TilSchooling)i);
  til_choice_setup (self->schooling_row);
  til_choice_set_texts (self->schooling_row, names);
}

static void
til_child_form_init (TilChildForm *self)
{
  self->base = til_child_new ();
  self->guardian_rows = g_ptr_array_new ();
  self->contact_rows = g_ptr_array_new ();
  self->similar_rows = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  til_choice_setup (self->unit_row);
  til_choice_setup (self->responsible_row);
  fill_schoolings (self);
  til_choice_set_units (self->unit_row, _ ("No unit"), NULL);
  til_choice_set_staff (self->responsible_row, _ ("Nobody yet"), NULL);
  til_family_language_setup (self->language_row);
  g_signal_connect_swapped (self->given_row, "changed", G_CALLBACK (given_changed_cb), self);
  g_signal_connect_swapped (self->family_row, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->group_row, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->birth_row, "changed", G_CALLBACK (birth_changed_cb), self);
  g_signal_connect_swapped (self->personnummer_row, "changed", G_CALLBACK (personnummer_changed_cb),
                            self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->note_view), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  watch_leaving (self, self->personnummer_row, G_CALLBACK (personnummer_left_cb));
  watch_leaving (self, self->birth_row, G_CALLBACK (birth_left_cb));
  self->filling = FALSE;
}

static void
remove_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
fill_people (TilChildForm *self, const TilChild *child)
{
  remove_rows (self->guardians_group, self->guardian_rows);
  remove_rows (self->contacts_group, self->contact_rows);
  for (guint i = 0; i < child->guardians->len; i++)
    add_person (self, self->guardians_group, self->guardian_rows,
                til_person_row_new_guardian (g_ptr_array_index (child->guardians, i)));
  for (guint i = 0; i < child->contacts->len; i++)
    add_person (self, self->contacts_group, self->contact_rows,
                til_person_row_new_contact (g_ptr_array_index (child->contacts, i)));
}

/* number and birth: as typed, which need not be a number and a date yet. */
static void
fill (TilChildForm *self, const TilChild *child, const char *number, const char *birth)
{
  self->filling = TRUE;
  til_field_row_set_value (self->given_row, child->given_name);
  til_field_row_set_value (self->family_row, child->family_name);
  til_field_row_set_value (self->personnummer_row, number);
  til_field_row_set_value (self->birth_row, birth);
  gtk_switch_set_active (self->protected_switch, child->protected_identity);
  til_choice_set_id (self->unit_row, child->unit_id);
  til_field_row_set_value (self->group_row, child->group);
  til_choice_set_id (self->schooling_row, child->schooling);
  til_choice_set_id (self->responsible_row, child->responsible_id);
  til_family_language_set_code (self->language_row, child->language);
  gtk_switch_set_active (self->interpreter_switch, child->interpreter);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note_view),
                            child->note != NULL ? child->note : "", -1);
  fill_people (self, child);
  self->filling = FALSE;
}

static char *
format_number (const TilChild *child)
{
  return child->personnummer != NULL ? til_personnummer_format (child->personnummer) : NULL;
}

void
til_child_form_set_child (TilChildForm *self, const TilChild *child)
{
  g_autofree char *birth = til_date_format (child->birth_date);
  g_autofree char *number = format_number (child);

  g_return_if_fail (TIL_IS_CHILD_FORM (self));

  til_child_free (self->base);
  self->base = til_child_copy (child);
  fill (self, child, number, birth);
}

static void
replace (char **field, char *value)
{
  g_free (*field);
  *field = value;
}

static char *
get_note (TilChildForm *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note_view);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static char *
or_empty (char *value)
{
  return value != NULL ? value : g_strdup ("");
}

TilChild *
til_child_form_get_child (TilChildForm *self)
{
  TilChild *child;
  g_autofree char *number = NULL;
  g_autofree char *birth = NULL;

  g_return_val_if_fail (TIL_IS_CHILD_FORM (self), NULL);

  child = til_child_copy (self->base);
  number = til_field_row_get_value (self->personnummer_row);
  birth = til_field_row_get_value (self->birth_row);
  replace (&child->given_name, or_empty (til_field_row_get_value (self->given_row)));
  replace (&child->family_name, or_empty (til_field_row_get_value (self->family_row)));
  g_clear_pointer (&child->personnummer, g_free);
  if (number != NULL)
    til_personnummer_parse (number, til_date_today (), &child->personnummer, NULL, NULL);
  child->birth_date = TIL_DATE_NONE;
  if (birth != NULL)
    til_date_parse (birth, &child->birth_date, NULL);
  child->protected_identity = gtk_switch_get_active (self->protected_switch);
  child->unit_id = til_choice_get_id (self->unit_row);
  replace (&child->group, til_field_row_get_value (self->group_row));
  child->schooling = (TilSchooling)til_choice_get_id (self->schooling_row);
  child->responsible_id = til_choice_get_id (self->responsible_row);
  replace (&child->language, til_family_language_get_code (self->language_row));
  child->interpreter = gtk_switch_get_active (self->interpreter_switch);
  replace (&child->note, get_note (self));

  g_ptr_array_set_size (child->guardians, 0);
  for (guint i = 0; i < self->guardian_rows->len; i++)
    g_ptr_array_add (child->guardians,
                     til_person_row_get_guardian (g_ptr_array_index (self->guardian_rows, i)));
  g_ptr_array_set_size (child->contacts, 0);
  for (guint i = 0; i < self->contact_rows->len; i++)
    g_ptr_array_add (child->contacts,
                     til_person_row_get_contact (g_ptr_array_index (self->contact_rows, i)));
  return child;
}

static gboolean
same_text (const char *a, const char *b)
{
  return g_strcmp0 (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

gboolean
til_child_form_is_changed (TilChildForm *self)
{
  g_autoptr (TilChild) typed = NULL;
  g_autofree char *number = NULL;
  g_autofree char *birth = NULL;
  g_autofree char *base_number = NULL;
  g_autofree char *base_birth = NULL;

  g_return_val_if_fail (TIL_IS_CHILD_FORM (self), FALSE);

  typed = til_child_form_get_child (self);
  number = til_field_row_get_value (self->personnummer_row);
  birth = til_field_row_get_value (self->birth_row);
  base_number = format_number (self->base);
  base_birth = til_date_format (self->base->birth_date);
  /* What is half typed is neither a number nor a date, but it is not nothing. */
  return !til_child_equal (self->base, typed) ||
         (typed->personnummer == NULL && !same_text (number, base_number)) ||
         (typed->birth_date == TIL_DATE_NONE && !same_text (birth, base_birth));
}

char *
til_child_form_get_draft (TilChildForm *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (TilChild) typed = NULL;
  g_autofree char *number = NULL;
  g_autofree char *birth = NULL;

  g_return_val_if_fail (TIL_IS_CHILD_FORM (self), NULL);

  typed = til_child_form_get_child (self);
  number = til_field_row_get_value (self->personnummer_row);
  birth = til_field_row_get_value (self->birth_row);
  til_child_draft_put (file, "base", self->base);
  til_child_draft_put (file, "typed", typed);
  g_key_file_set_string (file, "form", "personnummer", number != NULL ? number : "");
  g_key_file_set_string (file, "form", "birth-date", birth != NULL ? birth : "");
  return g_key_file_to_data (file, NULL, NULL);
}

TilChild *
til_child_form_set_draft (TilChildForm *self, const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (TilChild) base = NULL;
  g_autoptr (TilChild) typed = NULL;
  g_autofree char *number = NULL;
  g_autofree char *birth = NULL;

  g_return_val_if_fail (TIL_IS_CHILD_FORM (self), NULL);

  if (!g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_NONE, NULL))
    return NULL;
  base = til_child_draft_get (file, "base");
  typed = til_child_draft_get (file, "typed");
  if (base == NULL || typed == NULL)
    return NULL;
  number = g_key_file_get_string (file, "form", "personnummer", NULL);
  birth = g_key_file_get_string (file, "form", "birth-date", NULL);
  til_child_form_set_child (self, base);
  fill (self, typed, number, birth);
  check_personnummer (self, FALSE);
  check_birth (self, FALSE);
  return g_steal_pointer (&base);
}

void
til_child_form_set_units (TilChildForm *self, const GPtrArray *units)
{
  gint64 chosen = til_choice_get_id (self->unit_row);

  self->filling = TRUE;
  til_choice_set_units (self->unit_row, _ ("No unit"), units);
  til_choice_set_id (self->unit_row, chosen != 0 ? chosen : self->base->unit_id);
  self->filling = FALSE;
}

void
til_child_form_set_staff (TilChildForm *self, const GPtrArray *staff)
{
  gint64 chosen = til_choice_get_id (self->responsible_row);

  self->filling = TRUE;
  til_choice_set_staff (self->responsible_row, _ ("Nobody yet"), staff);
  til_choice_set_id (self->responsible_row, chosen != 0 ? chosen : self->base->responsible_id);
  self->filling = FALSE;
}

void
til_child_form_set_protected_forbidden (TilChildForm *self, gboolean forbidden)
{
  g_return_if_fail (TIL_IS_CHILD_FORM (self));

  if (!forbidden)
    return;
  adw_action_row_set_subtitle (
      self->protected_row,
      _ ("Your municipality does not allow children with protected identity in the register."));
  gtk_widget_set_sensitive (GTK_WIDGET (self->protected_switch), self->base->protected_identity);
}

void
til_child_form_set_similar (TilChildForm *self, const GPtrArray *similar)
{
  g_return_if_fail (TIL_IS_CHILD_FORM (self));

  remove_rows (self->similar_group, self->similar_rows);
  for (guint i = 0; similar != NULL && i < similar->len; i++)
    {
      const TilChildSummary *summary = g_ptr_array_index (similar, i);
      GtkWidget *row;

      if (summary == NULL)
        continue;
      row = build_similar_row (self, summary);
      adw_preferences_group_add (self->similar_group, row);
      g_ptr_array_add (self->similar_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->similar_group), self->similar_rows->len > 0);
}

void
til_child_form_start (TilChildForm *self)
{
  g_return_if_fail (TIL_IS_CHILD_FORM (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->given_row));
}

gboolean
til_child_form_check (TilChildForm *self)
{
  TilFieldRow *rows[3];

  g_return_val_if_fail (TIL_IS_CHILD_FORM (self), FALSE);

  check_given (self);
  check_personnummer (self, TRUE);
  check_birth (self, TRUE);
  rows[0] = self->given_row;
  rows[1] = self->personnummer_row;
  rows[2] = self->birth_row;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (til_field_row_get_problem (rows[i]) != NULL)
      {
        gtk_widget_grab_focus (GTK_WIDGET (rows[i]));
        return FALSE;
      }

  for (guint i = 0; i < self->guardian_rows->len; i++)
    if (!til_person_row_check (g_ptr_array_index (self->guardian_rows, i)))
      return FALSE;
  for (guint i = 0; i < self->contact_rows->len; i++)
    if (!til_person_row_check (g_ptr_array_index (self->contact_rows, i)))
      return FALSE;

  return TRUE;
}
