/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-mapping-view-private.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-locale.h"
#include "til-part-widget.h"
#include "til-record-rows.h"
#include "til-screen-text.h"
#include "til-text.h"

#define MARKER_SIZE 18

struct _TilMappingPanel
{
  GtkWidget parent_instance;

  AdwPreferencesGroup *group;
  GtkWidget *wheel_button;
  TilCaseModel *model; /* (owned) */
  GPtrArray *rows;     /* (owned) borrowed */
};

G_DEFINE_FINAL_TYPE (TilMappingPanel, til_mapping_panel, GTK_TYPE_WIDGET)

static void
add_row (TilMappingPanel *self, const char *name, GtkWidget *content)
{
  GtkWidget *row = til_content_row_new (name, content);

  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
column_new (const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), til_line_new (title, "heading"));
  return box;
}

/* Who has been heard */

static GtkWidget *
voice_new (const TilMapping *mapping, const TilVoice *voice)
{
  const char *language = til_locale_language ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *name = til_text_isolate (til_voice_label (voice, language));
  g_autofree char *text = voice->open
                              ? til_text_fill (_ ("{voice} (being entered)"), "voice", name, NULL)
                              : g_strdup (name);

  gtk_box_append (GTK_BOX (box),
                  til_part_new_marker (voice->kind, til_voice_marker_index (mapping->voices, voice),
                                       MARKER_SIZE));
  gtk_box_append (GTK_BOX (box), til_line_new (text, voice->open ? "dim-label" : NULL));
  return box;
}

static gboolean
has_voice (const TilMapping *mapping, TilVoiceKind kind, gint64 guardian_id)
{
  for (guint i = 0; i < mapping->voices->len; i++)
    {
      const TilVoice *voice = g_ptr_array_index (mapping->voices, i);

      if (voice->kind == kind && (guardian_id == 0 || voice->guardian_id == guardian_id))
        return TRUE;
    }
  return FALSE;
}

/* Those of the family who have not been heard: the child first. */
static char *
describe_missing (const TilCase *kase, const TilMapping *mapping)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (!has_voice (mapping, TIL_VOICE_CHILD, 0))
    g_string_append (names, _ ("the child"));
  for (guint i = 0; i < kase->child->guardians->len; i++)
    {
      const TilGuardian *guardian = g_ptr_array_index (kase->child->guardians, i);
      g_autofree char *name = til_text_isolate (guardian->name);

      if (has_voice (mapping, TIL_VOICE_GUARDIAN, guardian->id))
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("between names", ", ") : "",
                              name);
    }
  if (names->len == 0)
    return NULL;
  return til_text_fill (_ ("Not heard yet: {names}"), "names", names->str, NULL);
}

static void
add_voices (TilMappingPanel *self, const TilCase *kase, const TilMapping *mapping)
{
  g_autofree char *date = til_date_with_distance (mapping->date, til_date_today ());
  g_autofree char *wheel = til_text_isolate (
      til_local_get (mapping->wheel->name, til_locale_language ()));
  g_autofree char *title = til_text_fill (_ ("{wheel}, {date}"), "wheel", wheel, "date", date,
                                          NULL);
  g_autofree char *missing = describe_missing (kase, mapping);
  GtkWidget *box = column_new (title);

  for (guint i = 0; i < mapping->voices->len; i++)
    gtk_box_append (GTK_BOX (box), voice_new (mapping, mapping->voices->pdata[i]));
  if (missing != NULL)
    gtk_box_append (GTK_BOX (box), til_line_new (missing, "dim-label"));
  add_row (self, title, box);
}

/* What was noticed since the mapping before */

static void
add_noticed (TilMappingPanel *self, const TilCase *kase)
{
  const TilMapping *before = kase->mappings->len > 1 ? kase->mappings->pdata[1] : NULL;
  const GPtrArray *records = kase->records[TIL_RECORD_OBSERVATION];
  g_autoptr (GPtrArray) areas = g_ptr_array_new_with_free_func (g_free);
  const char *wheel_key = NULL;
  g_autofree char *digits = NULL;
  g_autofree char *title = NULL;
  GtkWidget *box;
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    {
      const TilObservation *observation = g_ptr_array_index (records, i);

      if (before != NULL && observation->date < before->date)
        continue;
      n++;
      if (wheel_key == NULL)
        wheel_key = observation->wheel_key;
      if (g_strcmp0 (wheel_key, observation->wheel_key) != 0)
        continue;
      for (guint j = 0; j < observation->areas->len; j++)
        til_keys_set (areas, observation->areas->pdata[j], TRUE);
    }
  if (n == 0)
    return;
  digits = g_strdup_printf ("%u", n);
  title = before != NULL
              ? til_text_fill (g_dngettext (GETTEXT_PACKAGE,
                                            "{n} observation since the mapping before",
                                            "{n} observations since the mapping before", n),
                               "n", digits, NULL)
              : til_text_fill (
                    g_dngettext (GETTEXT_PACKAGE, "{n} observation", "{n} observations", n), "n",
                    digits, NULL);
  box = column_new (title);
  if (areas->len > 0)
    gtk_box_append (GTK_BOX (box), til_area_chips_new (kase, wheel_key, areas));
  add_row (self, title, box);
}

/* What to talk about (R2) */

static GtkWidget *
side_new (const TilMapping *mapping, const TilVoice *voice, int step)
{
  const char *language = til_locale_language ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *who = til_text_isolate (til_voice_label (voice, language));
  g_autofree char *text = til_screen_paragraph (
      til_text_fill (_ ("{voice}: {step}"), "voice", who, "step",
                     til_wheel_step_word (mapping->wheel, step, language), NULL));

  gtk_box_append (GTK_BOX (box),
                  til_part_new_marker (voice->kind, til_voice_marker_index (mapping->voices, voice),
                                       MARKER_SIZE));
  gtk_box_append (GTK_BOX (box), til_line_new (text, NULL));
  return box;
}

static void
add_difference (TilMappingPanel *self,
                const TilCase *kase,
                const TilMapping *mapping,
                const TilDifference *difference)
{
  const TilArea *area = til_wheel_area (mapping->wheel, difference->area);
  const char *reason = til_mapping_reason (mapping, area->key);
  const char *name = til_local_get (area->name, til_locale_language ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *chip = til_area_chip_new (kase, mapping->wheel->key, area->key);

  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), chip);
  gtk_box_append (GTK_BOX (box), side_new (mapping, difference->low, difference->low_step));
  gtk_box_append (GTK_BOX (box), side_new (mapping, difference->high, difference->high_step));
  if (*reason != '\0')
    gtk_box_append (GTK_BOX (box), til_line_new (reason, NULL));
  else
    gtk_box_append (
        GTK_BOX (box),
        til_line_new (_ ("The voices differ. Why has not been written down yet."), "dim-label"));
  add_row (self, name, box);
}

static void
open_wheel_cb (TilMappingPanel *self)
{
  const TilCase *kase = til_case_model_get_case (self->model);

  til_case_model_show (
      self->model, TIL_PLACE_WHEEL,
      kase != NULL && kase->mappings->len > 0 ? ((TilMapping *)kase->mappings->pdata[0])->id : 0);
}

static void
til_mapping_panel_dispose (GObject *object)
{
  TilMappingPanel *self = TIL_MAPPING_PANEL (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_object (&self->model);
  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (til_mapping_panel_parent_class)->dispose (object);
}

static void
til_mapping_panel_finalize (GObject *object)
{
  g_ptr_array_unref (TIL_MAPPING_PANEL (object)->rows);
  G_OBJECT_CLASS (til_mapping_panel_parent_class)->finalize (object);
}

static void
til_mapping_panel_class_init (TilMappingPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = til_mapping_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_mapping_panel_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
til_mapping_panel_init (TilMappingPanel *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("The Newest Mapping"));
  self->wheel_button = gtk_button_new_with_mnemonic (_ ("Open the _Wheel"));
  gtk_widget_set_valign (self->wheel_button, GTK_ALIGN_CENTER);
  adw_preferences_group_set_header_suffix (self->group, self->wheel_button);
  gtk_widget_set_parent (GTK_WIDGET (self->group), GTK_WIDGET (self));
  til_set_accessible_label (GTK_WIDGET (self), til_step_name (TIL_STEP_MAP));
  g_signal_connect_swapped (self->wheel_button, "clicked", G_CALLBACK (open_wheel_cb), self);
}

GtkWidget *
til_mapping_panel_new (TilCaseModel *model)
{
  TilMappingPanel *self = g_object_new (TIL_TYPE_MAPPING_PANEL, NULL);

  self->model = g_object_ref (model);
  return GTK_WIDGET (self);
}

void
til_mapping_panel_show (TilMappingPanel *self)
{
  const TilCase *kase = til_case_model_get_case (self->model);
  const TilMapping *mapping = kase->mappings->len > 0 ? kase->mappings->pdata[0] : NULL;
  g_autoptr (GArray) differences = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  if (mapping == NULL)
    {
      const char *text = _ ("No mapping yet. It begins on the wheel: the child, the guardians and "
                            "those who work with the child each give their own picture.");

      add_noticed (self, kase);
      add_row (self, text, til_line_new (text, "dim-label"));
      return;
    }
  add_voices (self, kase, mapping);
  add_noticed (self, kase);
  differences = til_mapping_differences (mapping);
  for (guint i = 0; i < differences->len; i++)
    add_difference (self, kase, mapping, &g_array_index (differences, TilDifference, i));
}
