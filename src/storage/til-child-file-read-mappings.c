/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wheels, mappings and voices of a child file. */
#include "til-child-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "til-record-json-private.h"

static TilWheel *
find_file_wheel (const TilChildFile *file, const char *key, int version)
{
  for (guint i = 0; i < file->wheels->len; i++)
    {
      TilWheel *wheel = file->wheels->pdata[i];

      if (strcmp (wheel->key, key) == 0 && (version == 0 || wheel->version == version))
        return wheel;
    }
  return NULL;
}

static gboolean
read_wheel (TilChildReader *self, JsonObject *object, GError **error)
{
  const char *key = object ? til_child_file_string (object, "key") : NULL;
  const char *xml = object ? til_child_file_string (object, "xml") : NULL;
  gint64 version = object ? til_child_file_int (object, "version") : 0;
  TilWheel *wheel = NULL;

  if (!key || version < 1 || version > G_MAXINT)
    return til_child_reader_refuse (
        self->name, _ ("“wheels” holds something that doesn't belong there."), error);
  if (xml)
    {
      g_autoptr (GError) why = NULL;

      wheel = til_wheel_new_from_xml (xml, -1, key, &why);
      if (!wheel)
        return til_child_reader_refuse (self->name, why->message, error);
      if (strcmp (wheel->key, key) != 0 || wheel->version != version)
        g_clear_pointer (&wheel, til_wheel_unref);
    }
  else
    wheel = self->find_wheel (key, (int)version, self->data);
  if (!wheel)
    return til_child_reader_refuse (self->name,
                                    _ ("it was made with a wheel that isn't known here."), error);
  g_ptr_array_add (self->file->wheels, wheel);
  return TRUE;
}

gboolean
til_child_reader_wheels (TilChildReader *self, JsonArray *array, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!read_wheel (self, JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL,
                       error))
        return FALSE;
    }
  return TRUE;
}

static void
free_rating (gpointer rating)
{
  g_free (((TilRating *)rating)->area_key);
  g_free (((TilRating *)rating)->note);
}

/* Goes through the functions that set a rating, so that what is empty is left out. */
static gboolean
read_rating (
    TilChildReader *self, const TilWheel *wheel, TilVoice *voice, JsonNode *node, GError **error)
{
  TilRating rating = { 0 };
  gboolean taken = til_child_reader_take (self, &til_rating_class, &rating, node, NULL, error);
  g_autoptr (GError) why = NULL;

  if (taken && (!rating.area_key || til_wheel_find_area (wheel, rating.area_key) < 0 ||
                rating.step < 0 || rating.step > (int)til_wheel_n_steps (wheel) ||
                til_voice_find_rating (voice, rating.area_key)))
    {
      til_json_refuse_member (&til_rating_class, "area_key", &why);
      taken = til_child_reader_refuse (self->name, why->message, error);
    }
  if (taken)
    {
      til_voice_set_step (voice, rating.area_key, rating.step);
      til_voice_set_note (voice, rating.area_key, rating.note, rating.print_note);
    }
  free_rating (&rating);
  return taken;
}

static gboolean
read_ratings (
    TilChildReader *self, const TilWheel *wheel, TilVoice *voice, JsonNode *node, GError **error)
{
  JsonArray *array = til_child_reader_array (self, json_node_get_object (node), "ratings", error);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    if (!read_rating (self, wheel, voice, json_array_get_element (array, i), error))
      return FALSE;
  return array != NULL;
}

/* Whose voice it is must fit its kind, as in the register (R2). */
static gboolean
check_voice (TilChildReader *self, const TilVoice *voice, GError **error)
{
  g_autoptr (GError) why = NULL;

  if ((voice->kind == TIL_VOICE_GUARDIAN) == (voice->guardian_id != 0) &&
      (voice->kind == TIL_VOICE_ORGANISATION) == (voice->unit_id != 0) &&
      voice->date != TIL_DATE_NONE)
    return TRUE;
  til_json_refuse_member (&til_voice_class, "kind", &why);
  return til_child_reader_refuse (self->name, why->message, error);
}

static gboolean
read_voices (TilChildReader *self, TilMapping *mapping, JsonArray *array, GError **error)
{
  static const char *const others[] = { "ratings", NULL };

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      TilVoice *voice = til_voice_new (TIL_VOICE_CHILD);

      voice->open = FALSE;
      voice->date = TIL_DATE_NONE;
      g_ptr_array_add (mapping->voices, voice);
      if (!til_child_reader_take (self, &til_voice_class, voice, node, others, error) ||
          !check_voice (self, voice, error) ||
          !read_ratings (self, mapping->wheel, voice, node, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_reasons (TilChildReader *self, TilMapping *mapping, JsonArray *array, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TilDifferenceReason *reason = g_new0 (TilDifferenceReason, 1);
      g_autoptr (GError) why = NULL;

      g_ptr_array_add (mapping->reasons, reason);
      if (!til_child_reader_take (self, &til_difference_reason_class, reason,
                                  json_array_get_element (array, i), NULL, error))
        return FALSE;
      if (!reason->reason || !reason->area_key ||
          til_wheel_find_area (mapping->wheel, reason->area_key) < 0)
        {
          til_json_refuse_member (&til_difference_reason_class, "area_key", &why);
          return til_child_reader_refuse (self->name, why->message, error);
        }
    }
  return TRUE;
}

static gboolean
read_mapping (TilChildReader *self, JsonNode *node, GError **error)
{
  static const char *const others[] = { "wheel", "version", "voices", "reasons", NULL };
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *key = object ? til_child_file_string (object, "wheel") : NULL;
  gint64 version = object ? til_child_file_int (object, "version") : 0;
  TilWheel *wheel = key && version > 0 && version <= G_MAXINT
                        ? find_file_wheel (self->file, key, (int)version)
                        : NULL;
  g_autoptr (GError) why = NULL;
  TilMapping *mapping;
  JsonArray *voices, *reasons;

  if (!wheel)
    {
      til_json_refuse_member (&til_mapping_class, "wheel", &why);
      return til_child_reader_refuse (self->name, why->message, error);
    }
  mapping = til_mapping_new (wheel);
  g_ptr_array_add (self->file->kase->mappings, mapping);
  mapping->child_id = TIL_CHILD_FILE_CHILD;
  mapping->date = TIL_DATE_NONE;
  voices = til_child_reader_array (self, object, "voices", error);
  reasons = voices ? til_child_reader_array (self, object, "reasons", error) : NULL;
  if (!reasons || !til_child_reader_take (self, &til_mapping_class, mapping, node, others, error) ||
      !til_child_reader_take_id (self, TIL_REF_MAPPING, mapping->id, &til_mapping_class, error))
    return FALSE;
  if (mapping->date == TIL_DATE_NONE)
    {
      til_json_refuse_member (&til_mapping_class, "date", &why);
      return til_child_reader_refuse (self->name, why->message, error);
    }
  return read_voices (self, mapping, voices, error) && read_reasons (self, mapping, reasons, error);
}

gboolean
til_child_reader_mappings (TilChildReader *self, JsonArray *array, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_mapping (self, json_array_get_element (array, i), error))
      return FALSE;
  return TRUE;
}
