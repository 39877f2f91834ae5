/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-print.h"

#include "til-locale.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TilPrintDialog *dialog;     /* borrowed, owns this */
  TilMappingSession *session; /* (owned) */
  GArray *voice_ids;          /* (owned) (element-type gint64) as in the voice rows */
  AdwComboRow *paper_row, *shape_row;
  AdwComboRow *content_row, *voice_row, *second_voice_row;
  GtkSwitch *notes_switch, *next_step_switch, *signatures_switch;
} WheelPrint;

static void
wheel_print_free (gpointer data)
{
  WheelPrint *self = data;

  g_object_unref (self->session);
  g_array_unref (self->voice_ids);
  g_free (self);
}

static gint64
chosen_voice (WheelPrint *self, AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected > 0 && selected <= self->voice_ids->len
             ? g_array_index (self->voice_ids, gint64, selected - 1)
             : 0;
}

static TilPrintJob *
make_job (TilPrintDialog *dialog, gpointer data)
{
  WheelPrint *self = data;
  const TilMapping *mapping = til_mapping_session_get_mapping (self->session);
  const TilChild *child = til_mapping_session_get_child (self->session);
  gboolean blank = adw_combo_row_get_selected (self->content_row) == 1;
  g_autoptr (GPtrArray) drawn = til_mapping_session_drawn (self->session);
  TilPrintJob *job = til_print_job_new (mapping->wheel, child, blank ? NULL : drawn,
                                        til_print_dialog_get_language (dialog));
  TilWheelSheetOptions *options = job->options;

  job->paper = adw_combo_row_get_selected (self->paper_row) == 1 ? TIL_PAPER_A3 : TIL_PAPER_A4;
  options->paper = job->paper;
  options->shape = adw_combo_row_get_selected (self->shape_row) == 1 ? TIL_SHAPE_PETALS
                                                                     : TIL_SHAPE_SECTORS;
  options->voices[0] = chosen_voice (self, self->voice_row);
  options->voices[1] = options->voices[0] != 0 ? chosen_voice (self, self->second_voice_row) : 0;
  options->notes = gtk_switch_get_active (self->notes_switch);
  options->next_step = gtk_switch_get_active (self->next_step_switch);
  options->signatures = gtk_switch_get_active (self->signatures_switch);
  options->date = blank ? til_date_today () : mapping->date;
  return job;
}

static void
choice_changed_cb (WheelPrint *self)
{
  gboolean blank = adw_combo_row_get_selected (self->content_row) == 1;

  gtk_widget_set_sensitive (GTK_WIDGET (self->voice_row), !blank);
  gtk_widget_set_sensitive (GTK_WIDGET (self->second_voice_row),
                            !blank && chosen_voice (self, self->voice_row) != 0);
}

static void
fill_voices (WheelPrint *self, const TilMapping *mapping)
{
  g_autoptr (GPtrArray) voices = til_mapping_visible_voices (mapping, 0);
  g_autoptr (GtkStringList) first = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) second = gtk_string_list_new (NULL);

  gtk_string_list_append (first, _ ("All finished voices"));
  gtk_string_list_append (second, _ ("No second voice"));
  for (guint i = 0; i < voices->len; i++)
    {
      const TilVoice *voice = g_ptr_array_index (voices, i);
      const char *label = til_voice_label (voice, til_locale_language ());

      g_array_append_val (self->voice_ids, voice->id);
      gtk_string_list_append (first, label);
      gtk_string_list_append (second, label);
    }
  adw_combo_row_set_model (self->voice_row, G_LIST_MODEL (first));
  adw_combo_row_set_model (self->second_voice_row, G_LIST_MODEL (second));
}

static void
add_rows (WheelPrint *self)
{
  TilPrintDialog *dialog = self->dialog;
  GtkWidget *widget = adw_preferences_group_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (widget);
  const char *const papers[] = { "A4", "A3", NULL };
  const char *const shapes[] = { _ ("Wheel"), _ ("Flower"), NULL };
  const char *const contents[] = { _ ("Filled in"), _ ("Blank"), NULL };

  self->paper_row = til_print_dialog_combo_new (dialog, _ ("Paper"), papers);
  self->shape_row = til_print_dialog_combo_new (dialog, _ ("Shape"), shapes);
  adw_combo_row_set_selected (
      self->shape_row, til_mapping_session_get_shape (self->session) == TIL_SHAPE_PETALS ? 1 : 0);
  til_print_dialog_add_row (dialog, GTK_WIDGET (self->paper_row));
  til_print_dialog_add_row (dialog, GTK_WIDGET (self->shape_row));

  adw_preferences_group_set_title (group, _ ("Content"));
  self->content_row = til_print_dialog_combo_new (dialog, _ ("Wheel"), contents);
  self->voice_row = til_print_dialog_combo_new (dialog, _ ("Voices"), NULL);
  self->second_voice_row = til_print_dialog_combo_new (dialog, _ ("Second voice"), NULL);
  adw_preferences_group_add (group, GTK_WIDGET (self->content_row));
  adw_preferences_group_add (group, GTK_WIDGET (self->voice_row));
  adw_preferences_group_add (group, GTK_WIDGET (self->second_voice_row));
  adw_preferences_group_add (group,
                             til_print_dialog_switch_new (dialog, _ ("Notes chosen for printing"),
                                                          TRUE, &self->notes_switch));
  adw_preferences_group_add (
      group, til_print_dialog_switch_new (dialog, _ ("Next step"), TRUE, &self->next_step_switch));
  adw_preferences_group_add (group, til_print_dialog_switch_new (dialog, _ ("Room for signatures"),
                                                                 FALSE, &self->signatures_switch));
  til_print_dialog_add_group (dialog, widget);
}

TilPrintDialog *
til_wheel_print (GtkWidget *parent, TilMappingSession *session)
{
  WheelPrint *self = g_new0 (WheelPrint, 1);

  self->session = g_object_ref (session);
  self->voice_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->dialog = til_print_dialog_new (_ ("Print the Wheel"),
                                       til_mapping_session_get_child (session), make_job, self,
                                       wheel_print_free);
  add_rows (self);
  fill_voices (self, til_mapping_session_get_mapping (session));
  g_signal_connect_swapped (self->content_row, "notify::selected", G_CALLBACK (choice_changed_cb),
                            self);
  g_signal_connect_swapped (self->voice_row, "notify::selected", G_CALLBACK (choice_changed_cb),
                            self);
  choice_changed_cb (self);
  til_print_dialog_present (self->dialog, parent);
  return self->dialog;
}
