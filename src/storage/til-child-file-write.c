/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-child-file-private.h"

#include <string.h>

#include "til-locale.h"
#include "til-record-json-private.h"
#include "til-text.h"

#define INDENT 1

/* The ids of a register, and what they are in the file. Units, staff and teams get theirs when
 * something refers to them, so that only those are in the file. */
typedef struct
{
  const TilCase *kase;         /* borrowed */
  GHashTable *ids[TIL_N_REFS]; /* (owned) register's id -> the file's, as pointers */
  GPtrArray *units;            /* (owned) (element-type TilUnit) borrowed */
  GPtrArray *staff;            /* (owned) (element-type TilStaff) borrowed */
  GPtrArray *teams;            /* (owned) (element-type TilTeam) borrowed */
} Numbering;

static void
numbering_init (Numbering *self, const TilCase *kase)
{
  self->kase = kase;
  for (int i = 0; i < TIL_N_REFS; i++)
    self->ids[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->units = g_ptr_array_new ();
  self->staff = g_ptr_array_new ();
  self->teams = g_ptr_array_new ();
}

static void
numbering_clear (Numbering *self)
{
  for (int i = 0; i < TIL_N_REFS; i++)
    g_hash_table_unref (self->ids[i]);
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->staff);
  g_ptr_array_unref (self->teams);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Numbering, numbering_clear)

static gint64
add_number (Numbering *self, TilRefTarget target, gint64 id)
{
  guint number = g_hash_table_size (self->ids[target]) + 1;

  g_hash_table_insert (self->ids[target], g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (number));
  return number;
}

static gint64
find_number (Numbering *self, TilRefTarget target, gint64 id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->ids[target], &id));
}

static gint64
add_when_known (
    Numbering *self, TilRefTarget target, gint64 id, gconstpointer found, GPtrArray *used)
{
  if (!found)
    return 0;
  g_ptr_array_add (used, (gpointer)found);
  return add_number (self, target, id);
}

/* 0 for what isn't in the case, such as another child. */
static gint64
map_id (TilRefTarget target, gint64 id, gpointer data)
{
  Numbering *self = data;
  gint64 number = id ? find_number (self, target, id) : 0;

  if (number || !id)
    return number;
  if (target == TIL_REF_UNIT)
    return add_when_known (self, target, id, til_case_unit (self->kase, id), self->units);
  if (target == TIL_REF_STAFF)
    return add_when_known (self, target, id, til_case_staff (self->kase, id), self->staff);
  if (target == TIL_REF_TEAM)
    return add_when_known (self, target, id, til_case_team (self->kase, id), self->teams);
  return 0;
}

/* Only an action is referred to, of all parts. */
static void
number_parts (Numbering *self, TilRecord *record)
{
  for (guint i = 0; i < record->class->n_fields; i++)
    {
      const TilField *field = &record->class->fields[i];
      GPtrArray *parts;

      if (field->type != TIL_FIELD_PARTS)
        continue;
      parts = *(GPtrArray **)til_record_field (record, field);
      for (guint j = 0; j < parts->len; j++)
        {
          TilRecord *part = parts->pdata[j];

          part->revision = 0;
          part->id = strcmp (part->class->name, "action") == 0
                         ? add_number (self, TIL_REF_ACTION, part->id)
                         : 0;
          number_parts (self, part);
        }
    }
}

static void
number_people (Numbering *self, TilCase *kase)
{
  TilChild *child = kase->child;

  add_number (self, TIL_REF_CHILD, child->id);
  child->id = TIL_CHILD_FILE_CHILD;
  child->unit_id = map_id (TIL_REF_UNIT, child->unit_id, self);
  child->responsible_id = map_id (TIL_REF_STAFF, child->responsible_id, self);
  for (guint i = 0; i < child->guardians->len; i++)
    {
      TilGuardian *guardian = child->guardians->pdata[i];

      guardian->id = add_number (self, TIL_REF_GUARDIAN, guardian->id);
    }
  for (guint i = 0; i < child->contacts->len; i++)
    {
      TilContact *contact = child->contacts->pdata[i];

      contact->id = add_number (self, TIL_REF_CONTACT, contact->id);
    }
}

/* A voice whose guardian has left the record is nobody's any more, and is left out. */
static void
number_mapping (Numbering *self, TilMapping *mapping)
{
  mapping->id = add_number (self, TIL_REF_MAPPING, mapping->id);
  mapping->child_id = TIL_CHILD_FILE_CHILD;
  for (guint i = mapping->voices->len; i-- > 0;)
    {
      TilVoice *voice = mapping->voices->pdata[i];

      voice->guardian_id = map_id (TIL_REF_GUARDIAN, voice->guardian_id, self);
      voice->unit_id = map_id (TIL_REF_UNIT, voice->unit_id, self);
      if ((voice->kind == TIL_VOICE_GUARDIAN && !voice->guardian_id) ||
          (voice->kind == TIL_VOICE_ORGANISATION && !voice->unit_id))
        g_ptr_array_remove_index (mapping->voices, i);
    }
}

/* The answer of a guardian who has left the record would be read as the young person's own. */
static void
drop_lost_answers (Numbering *self, TilConsent *consent)
{
  for (guint i = consent->answers->len; i-- > 0;)
    {
      const TilConsentAnswer *answer = consent->answers->pdata[i];

      if (answer->guardian_id && !find_number (self, TIL_REF_GUARDIAN, answer->guardian_id))
        g_ptr_array_remove_index (consent->answers, i);
    }
}

static void
number_records (Numbering *self, TilCase *kase)
{
  for (int kind = 0; kind < TIL_N_CASE_RECORDS; kind++)
    for (guint i = 0; i < kase->records[kind]->len; i++)
      {
        TilRecord *record = kase->records[kind]->pdata[i];

        record->id = i + 1;
        record->revision = 0;
        number_parts (self, record);
        if (kind == TIL_RECORD_CONSENT)
          drop_lost_answers (self, (TilConsent *)record);
      }
  for (int kind = 0; kind < TIL_N_CASE_RECORDS; kind++)
    for (guint i = 0; i < kase->records[kind]->len; i++)
      til_record_map_refs (kase->records[kind]->pdata[i], map_id, self);
}

/* Of staff the unit, which may add units; the members of a team stay behind. Last, as these are
 * numbered while the rest is. */
static void
number_lookups (Numbering *self)
{
  for (guint i = 0; i < self->teams->len; i++)
    {
      TilTeam *team = self->teams->pdata[i];

      g_ptr_array_set_size (team->members, 0);
      team->record.id = i + 1;
      team->record.revision = 0;
    }
  for (guint i = 0; i < self->staff->len; i++)
    {
      TilStaff *staff = self->staff->pdata[i];

      staff->unit_id = map_id (TIL_REF_UNIT, staff->unit_id, self);
      staff->id = i + 1;
    }
  for (guint i = 0; i < self->units->len; i++)
    ((TilUnit *)self->units->pdata[i])->id = i + 1;
}

static void
add_plain (JsonArray *to, const TilRecordClass *class, gconstpointer base)
{
  JsonObject *object = json_object_new ();

  til_fields_to_json (class, base, object);
  json_array_add_object_element (to, object);
}

static void
add_plains (JsonObject *to, const char *name, const TilRecordClass *class, const GPtrArray *from)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < from->len; i++)
    add_plain (array, class, from->pdata[i]);
  json_object_set_array_member (to, name, array);
}

static JsonArray *
voices_to_json (const TilMapping *mapping)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < mapping->voices->len; i++)
    {
      const TilVoice *voice = mapping->voices->pdata[i];
      JsonObject *object = json_object_new ();

      til_fields_to_json (&til_voice_class, voice, object);
      add_plains (object, "ratings", &til_rating_class, voice->ratings);
      json_array_add_object_element (array, object);
    }
  return array;
}

JsonNode *
til_mapping_to_json (const TilMapping *mapping)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  til_fields_to_json (&til_mapping_class, mapping, object);
  json_object_set_string_member (object, "wheel", mapping->wheel->key);
  json_object_set_int_member (object, "version", mapping->wheel->version);
  json_object_set_array_member (object, "voices", voices_to_json (mapping));
  add_plains (object, "reasons", &til_difference_reason_class, mapping->reasons);
  json_node_take_object (node, object);
  return node;
}

static gboolean
is_bundled (GPtrArray *bundled, const TilWheel *wheel)
{
  for (guint i = 0; i < bundled->len; i++)
    {
      const TilWheel *one = bundled->pdata[i];

      if (strcmp (one->key, wheel->key) == 0 && one->version == wheel->version)
        return g_strcmp0 (one->xml, wheel->xml) == 0;
    }
  return FALSE;
}

static JsonArray *
wheels_to_json (const GPtrArray *wheels)
{
  g_autoptr (GPtrArray) bundled = til_wheel_load_bundled ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < wheels->len; i++)
    {
      const TilWheel *wheel = wheels->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "key", wheel->key);
      json_object_set_int_member (object, "version", wheel->version);
      if (!is_bundled (bundled, wheel))
        json_object_set_string_member (object, "xml", wheel->xml);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
records_to_json (const TilCase *kase)
{
  JsonObject *object = json_object_new ();

  for (int kind = 0; kind < TIL_N_CASE_RECORDS; kind++)
    {
      JsonArray *array = json_array_new ();

      for (guint i = 0; i < kase->records[kind]->len; i++)
        json_array_add_element (array, til_record_to_json (kase->records[kind]->pdata[i]));
      json_object_set_array_member (object, til_record_class ((TilRecordKind)kind)->name, array);
    }
  return object;
}

static void
add_child (JsonObject *content, const TilCase *kase)
{
  JsonObject *child = json_object_new ();
  JsonArray *steps = json_array_new ();
  JsonArray *mappings = json_array_new ();

  til_fields_to_json (&til_child_class, kase->child, child);
  json_object_set_object_member (content, "child", child);
  add_plains (content, "guardians", &til_guardian_class, kase->child->guardians);
  add_plains (content, "contacts", &til_contact_class, kase->child->contacts);
  for (guint i = 0; i < kase->steps->len; i++)
    add_plain (steps, &til_step_change_class, &g_array_index (kase->steps, TilStepChange, i));
  json_object_set_array_member (content, "steps", steps);
  for (guint i = 0; i < kase->mappings->len; i++)
    json_array_add_element (mappings, til_mapping_to_json (kase->mappings->pdata[i]));
  json_object_set_array_member (content, "mappings", mappings);
}

static void
add_lookups (JsonObject *content, const Numbering *numbering)
{
  JsonArray *teams = json_array_new ();

  add_plains (content, "units", &til_unit_class, numbering->units);
  add_plains (content, "staff", &til_staff_class, numbering->staff);
  for (guint i = 0; i < numbering->teams->len; i++)
    json_array_add_element (teams, til_record_to_json (numbering->teams->pdata[i]));
  json_object_set_array_member (content, "teams", teams);
}

static JsonObject *
content_to_json (TilCase *kase, const TilChildFileHeader *header)
{
  g_auto (Numbering) numbering = { 0 };
  JsonObject *content = json_object_new ();

  numbering_init (&numbering, kase);
  number_people (&numbering, kase);
  for (guint i = 0; i < kase->mappings->len; i++)
    number_mapping (&numbering, kase->mappings->pdata[i]);
  number_records (&numbering, kase);
  number_lookups (&numbering);

  add_child (content, kase);
  json_object_set_object_member (content, "records", records_to_json (kase));
  json_object_set_array_member (content, "wheels", wheels_to_json (header->wheels));
  add_lookups (content, &numbering);
  if (header->log)
    add_plains (content, "log", &til_log_class, header->log);
  return content;
}

static JsonObject *
header_to_json (const TilChildFileHeader *header, gboolean protected_identity)
{
  JsonObject *object = json_object_new ();
  g_autofree char *day = til_date_format (header->exported_on);

  json_object_set_string_member (object, "format", TIL_CHILD_FILE_FORMAT);
  json_object_set_int_member (object, "version", TIL_CHILD_FILE_VERSION);
  json_object_set_string_member (object, "export_id", header->export_id);
  json_object_set_string_member (object, "exported_on", day);
  if (header->from && *header->from)
    json_object_set_string_member (object, "from", header->from);
  if (header->receiver)
    {
      json_object_set_string_member (object, "receiver", header->receiver);
      json_object_set_int_member (object, "left_out", header->left_out);
    }
  if (protected_identity)
    json_object_set_boolean_member (object, "hidden", TRUE);
  return object;
}

char *
til_child_file_write (TilCase *kase, const TilChildFileHeader *header)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = header_to_json (header, kase->child->protected_identity);
  g_autofree char *digest = NULL;

  json_object_set_object_member (object, "content", content_to_json (kase, header));
  digest = til_child_file_digest (object);
  json_object_set_string_member (object, "digest", digest);
  json_node_take_object (root, object);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, INDENT);
  return json_generator_to_data (generator, NULL);
}
