/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-meeting-words.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-screen-text.h"
#include "til-text.h"

/* Steps drawn with one of the two sad faces are hard, however many steps the scale has. */
#define HARD_FACE 2

char *
til_meeting_when (const TilMeeting *self, TilDate on)
{
  g_autofree char *date = til_date_format (self->date);
  g_autofree char *moment = NULL;
  g_autofree char *isolated = NULL;
  g_autofree char *distance = NULL;

  if (self->date == TIL_DATE_NONE)
    return g_strdup ("");
  moment = self->time ? g_strdup_printf ("%s %s", date, self->time) : g_strdup (date);
  isolated = til_text_isolate_ltr (moment);
  distance = til_relative_date (self->date, on);
  return til_text_fill (_ ("{date}, {distance}"), "date", isolated, "distance", distance, NULL);
}

char *
til_meeting_title (const TilMeeting *self, const TilCase *kase)
{
  const char *kind = til_meeting_kind_name (self->kind ? self->kind : "", NULL);
  const TilTeam *team = kase && self->team_id != 0 ? til_case_team (kase, self->team_id) : NULL;
  g_autofree char *name = NULL;

  if (!team)
    return g_strdup (kind);
  name = til_text_isolate (team->name);
  return til_screen_paragraph (
      til_text_fill (_ ("{team}: {kind}"), "team", name, "kind", kind, NULL));
}

char *
til_agenda_point_title (const TilAgendaPoint *self, const TilMeeting *meeting, const TilCase *kase)
{
  const char *area = self->area_key && kase
                         ? til_case_area_name (kase, meeting->wheel_key, self->area_key, NULL)
                         : NULL;
  g_autofree char *title = self->title ? til_text_isolate (self->title) : NULL;

  if (area && title)
    return til_text_fill (_ ("{area}: {title}"), "area", area, "title", title, NULL);
  if (title)
    return g_steal_pointer (&title);
  return g_strdup (area ? area : _ ("A point without a title"));
}

char *
til_decision_who (const TilDecision *self, const TilCase *kase)
{
  const char *name = self->staff_id != 0 && kase ? til_case_staff_name (kase, self->staff_id)
                                                 : self->who;
  const char *unit = self->unit_id != 0 && kase ? til_case_unit_name (kase, self->unit_id) : "";
  g_autofree char *who = til_text_isolate (name ? name : "");
  g_autofree char *where = til_text_isolate (unit);

  if (!name || !*name)
    return *unit ? g_steal_pointer (&where) : g_strdup ("");
  if (!*unit)
    return g_steal_pointer (&who);
  return til_text_fill (_ ("{name}, {unit}"), "name", who, "unit", where, NULL);
}

char *
til_participant_text (const TilParticipant *self, const TilCase *kase)
{
  g_autofree char *plain = til_case_participant_name (kase, self, NULL);
  g_autofree char *name = til_text_isolate (plain);
  g_autofree char *unit = NULL;

  if (self->unit_id == 0)
    return g_steal_pointer (&name);
  unit = til_text_isolate (til_case_unit_name (kase, self->unit_id));
  if (!*plain)
    return g_steal_pointer (&unit);
  return til_text_fill (_ ("{name}, {unit}"), "name", name, "unit", unit, NULL);
}

char *
til_training_text (const TilParticipant *self, const TilCase *kase)
{
  const TilStaff *staff = self->staff_id != 0 ? til_case_staff (kase, self->staff_id) : NULL;
  g_autofree char *date = NULL;
  g_autofree char *isolated = NULL;

  if (!staff || staff->trained_on == TIL_DATE_NONE)
    return g_strdup (_ ("Not yet trained as a conversation leader"));
  date = til_date_format (staff->trained_on);
  isolated = til_text_isolate_ltr (date);
  return til_text_fill (_ ("Trained as a conversation leader {date}"), "date", isolated, NULL);
}

const TilMapping *
til_meeting_mapping (const TilCase *kase)
{
  for (guint i = 0; i < kase->mappings->len; i++)
    {
      const TilMapping *mapping = kase->mappings->pdata[i];
      g_autoptr (GPtrArray) voices = til_mapping_visible_voices (mapping, 0);

      if (voices->len > 0)
        return mapping;
    }
  return NULL;
}

static gboolean
has_area (const TilMeeting *self, const char *area_key)
{
  for (guint i = 0; i < self->points->len; i++)
    if (g_strcmp0 (((TilAgendaPoint *)self->points->pdata[i])->area_key, area_key) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
names_areas (const TilMeeting *self)
{
  for (guint i = 0; i < self->points->len; i++)
    if (((TilAgendaPoint *)self->points->pdata[i])->area_key)
      return TRUE;
  return FALSE;
}

static guint
propose_area (TilMeeting *self, const char *area_key)
{
  TilAgendaPoint *point;

  if (has_area (self, area_key))
    return 0;
  point = til_record_add_part (self, "points");
  til_record_set_text (&point->area_key, area_key);
  return 1;
}

static gboolean
is_hard (const TilMapping *mapping, const GPtrArray *voices, const char *area_key)
{
  for (guint i = 0; i < voices->len; i++)
    {
      int step = til_voice_step (voices->pdata[i], area_key);

      if (step != TIL_NOT_DISCUSSED && til_wheel_step_face (mapping->wheel, step) <= HARD_FACE)
        return TRUE;
    }
  return FALSE;
}

guint
til_meeting_propose_points (TilMeeting *self, const TilCase *kase)
{
  const TilMapping *mapping = til_meeting_mapping (kase);
  g_autoptr (GPtrArray) voices = NULL;
  g_autoptr (GArray) differences = NULL;
  guint n = 0;

  if (!mapping)
    return 0;
  if (!names_areas (self))
    til_record_set_text (&self->wheel_key, mapping->wheel->key);
  if (g_strcmp0 (self->wheel_key, mapping->wheel->key) != 0)
    return 0;

  differences = til_mapping_differences (mapping);
  for (guint i = 0; i < differences->len; i++)
    n += propose_area (
        self,
        til_wheel_area (mapping->wheel, g_array_index (differences, TilDifference, i).area)->key);
  voices = til_mapping_visible_voices (mapping, 0);
  for (guint i = 0; i < til_wheel_n_areas (mapping->wheel); i++)
    {
      const char *key = til_wheel_area (mapping->wheel, i)->key;

      if (is_hard (mapping, voices, key))
        n += propose_area (self, key);
    }
  return n;
}

guint
til_meeting_open_decisions (const TilMeeting *self)
{
  guint n = 0;

  for (guint i = 0; i < self->decisions->len; i++)
    n += ((TilDecision *)self->decisions->pdata[i])->action_id == 0;
  return n;
}

GtkWidget *
til_paragraph_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}
