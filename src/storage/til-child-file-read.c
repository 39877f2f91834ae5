/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes in a child file may have been written by anybody: everything is checked before the
 * first row is written. */
#include "til-child-file-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "til-record-json-private.h"
#include "til-text.h"

#define MOST_NESTED 32
#define SIGNATURE_WITHIN 200 /* bytes */

typedef struct
{
  const char *name; /* borrowed: the file's */
  TilFindWheel find_wheel;
  gpointer data;
  TilChildFile *file;          /* borrowed */
  GHashTable *ids[TIL_N_REFS]; /* (owned) (element-type gint64) those that the file has */
  gboolean dangling;           /* a reference led nowhere */
} Reader;

static gboolean
refuse (const char *name, TilError code, const char *template_text, GError **error)
{
  g_autofree char *message = til_text_fill (template_text, "file", name, NULL);

  g_set_error_literal (error, TIL_ERROR, code, message);
  return FALSE;
}

static gboolean
refuse_content (const char *name, const char *why, GError **error)
{
  g_autofree char *message = til_text_fill (_ ("“{file}” can't be read: {why}"), "file", name,
                                            "why", why, NULL);

  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, message);
  return FALSE;
}

/* json-glib's parser calls itself for each level. */
static gboolean
is_too_deep (const char *text, gsize length)
{
  guint depth = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (quoted && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        quoted = !quoted;
      else if (!quoted && (text[i] == '[' || text[i] == '{') && ++depth > MOST_NESTED)
        return TRUE;
      else if (!quoted && (text[i] == ']' || text[i] == '}') && depth > 0)
        depth--;
    }
  return FALSE;
}

static gboolean
is_text (const char *text, gsize length)
{
  return g_utf8_validate_len (text, length, NULL);
}

static JsonNode *
parse_text (const char *text, gsize length, const char *name, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (length > TIL_CHILD_FILE_MOST_BYTES)
    {
      refuse (name, TIL_ERROR_INVALID, _ ("“{file}” is far too large to be a child file."), error);
      return NULL;
    }
  if (is_text (text, length) && !is_too_deep (text, length) &&
      json_parser_load_from_data (parser, text, (gssize)length, NULL) &&
      json_parser_get_root (parser))
    return json_parser_steal_root (parser);
  if (g_strstr_len (text, (gssize)MIN (length, SIGNATURE_WITHIN), "\"" TIL_CHILD_FILE_FORMAT "\""))
    refuse (name, TIL_ERROR_INVALID,
            _ ("“{file}” is damaged or was cut short: ask for it once more."), error);
  else
    refuse (name, TIL_ERROR_INVALID, _ ("“{file}” is no child file."), error);
  return NULL;
}

static const char *
string_member (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                  : NULL;
}

/* -1 when it is none. */
static gint64
int_member (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : -1;
}

/* (nullable) with error, unless it is there and is an object. */
static JsonObject *
object_member (Reader *self, JsonObject *object, const char *member, GError **error)
{
  JsonNode *node = json_object_get_member (object, member);
  g_autofree char *why = NULL;

  if (node && JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  why = til_text_fill (_ ("“{member}” is missing."), "member", member, NULL);
  refuse_content (self->name, why, error);
  return NULL;
}

static JsonArray *
array_member (Reader *self, JsonObject *object, const char *member, GError **error)
{
  JsonNode *node = json_object_get_member (object, member);
  g_autofree char *why = NULL;

  if (node && JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  why = til_text_fill (_ ("“{member}” is missing."), "member", member, NULL);
  refuse_content (self->name, why, error);
  return NULL;
}

static gboolean
check_signature (JsonNode *root, const char *name, GError **error)
{
  JsonObject *object;
  g_autofree char *digest = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (root) ||
      g_strcmp0 (string_member (json_node_get_object (root), "format"), TIL_CHILD_FILE_FORMAT) != 0)
    return refuse (name, TIL_ERROR_INVALID, _ ("“{file}” is no child file."), error);
  object = json_node_get_object (root);
  if (int_member (object, "version") > TIL_CHILD_FILE_VERSION)
    return refuse (name, TIL_ERROR_TOO_NEW,
                   _ ("“{file}” was written by a newer version of Tillsammans: update this one."),
                   error);
  if (int_member (object, "version") != TIL_CHILD_FILE_VERSION)
    return refuse (name, TIL_ERROR_INVALID, _ ("“{file}” is no child file."), error);
  digest = til_child_file_digest (object);
  if (g_strcmp0 (string_member (object, "digest"), digest) != 0)
    return refuse (name, TIL_ERROR_INVALID,
                   _ ("“{file}” was changed after it was written, and can't be relied on: ask for "
                      "it once more."),
                   error);
  if (json_object_has_member (object, "hidden"))
    return refuse (name, TIL_ERROR_RULE,
                   _ ("“{file}” is for the family of a child with protected identity: it names "
                      "nobody and can't be taken in."),
                   error);
  return TRUE;
}

static gboolean
read_header (Reader *self, JsonObject *object, TilDate today, GError **error)
{
  TilChildFile *file = self->file;
  gint64 left_out = int_member (object, "left_out");

  file->export_id = g_strdup (string_member (object, "export_id"));
  if (!file->export_id || !g_uuid_string_is_valid (file->export_id) ||
      !til_date_parse (string_member (object, "exported_on"), &file->exported_on, NULL))
    return refuse_content (self->name, _ ("it doesn't say which export it is."), error);
  if (file->exported_on > today + 1)
    return refuse_content (self->name, _ ("it is dated later than today."), error);
  file->from = g_strdup (string_member (object, "from"));
  file->receiver = g_strdup (string_member (object, "receiver"));
  file->left_out = (int)CLAMP (left_out, 0, TIL_N_CASE_RECORDS + 1);
  return TRUE;
}

static void
never_null (char **text)
{
  if (!*text)
    *text = g_strdup ("");
}

/* The members of an object that its class describes, but for those that somebody else reads. */
static gboolean
take_members (Reader *self,
              const TilRecordClass *class,
              gpointer base,
              JsonNode *node,
              const char *const *others,
              GError **error)
{
  g_autoptr (GError) why = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      til_json_refuse_member (class, "*", &why);
      return refuse_content (self->name, why->message, error);
    }
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &member))
    if (!(others && g_strv_contains (others, name)) &&
        !til_fields_take_member (class, base, name, member, &why))
      return refuse_content (self->name, why->message, error);
  return TRUE;
}

/* An id is given once. */
static gboolean
take_id (Reader *self, TilRefTarget target, gint64 id, const TilRecordClass *class, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (id > 0 && g_hash_table_add (self->ids[target], g_memdup2 (&id, sizeof id)))
    return TRUE;
  til_json_refuse_member (class, "id", &why);
  return refuse_content (self->name, why->message, error);
}

static gboolean
read_guardians (Reader *self, JsonArray *array, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TilGuardian *guardian = til_guardian_new ();

      g_ptr_array_add (self->file->kase->child->guardians, guardian);
      if (!take_members (self, &til_guardian_class, guardian, json_array_get_element (array, i),
                         NULL, error) ||
          !take_id (self, TIL_REF_GUARDIAN, guardian->id, &til_guardian_class, error))
        return FALSE;
      never_null (&guardian->name);
    }
  return TRUE;
}

static gboolean
read_contacts (Reader *self, JsonArray *array, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TilContact *contact = til_contact_new ();

      g_ptr_array_add (self->file->kase->child->contacts, contact);
      if (!take_members (self, &til_contact_class, contact, json_array_get_element (array, i), NULL,
                         error) ||
          !take_id (self, TIL_REF_CONTACT, contact->id, &til_contact_class, error))
        return FALSE;
      never_null (&contact->name);
    }
  return TRUE;
}

static gboolean
check_name (Reader *self, const TilRecordClass *class, const char *name, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (*name)
    return TRUE;
  til_json_refuse_member (class, "name", &why);
  return refuse_content (self->name, why->message, error);
}

static gboolean
read_units (Reader *self, JsonArray *array, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TilUnit *unit = til_unit_new ();

      g_ptr_array_add (self->file->kase->units, unit);
      if (!take_members (self, &til_unit_class, unit, json_array_get_element (array, i), NULL,
                         error) ||
          !take_id (self, TIL_REF_UNIT, unit->id, &til_unit_class, error))
        return FALSE;
      never_null (&unit->name);
      if (!check_name (self, &til_unit_class, unit->name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_staff (Reader *self, JsonArray *array, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TilStaff *staff = til_staff_new ();

      g_ptr_array_add (self->file->kase->staff, staff);
      if (!take_members (self, &til_staff_class, staff, json_array_get_element (array, i), NULL,
                         error) ||
          !take_id (self, TIL_REF_STAFF, staff->id, &til_staff_class, error))
        return FALSE;
      never_null (&staff->name);
      if (!check_name (self, &til_staff_class, staff->name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_steps (Reader *self, JsonArray *array, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TilStepChange change = { 0 };
      g_autoptr (GError) why = NULL;

      if (!take_members (self, &til_step_change_class, &change, json_array_get_element (array, i),
                         NULL, error))
        return FALSE;
      if (change.date == TIL_DATE_NONE)
        {
          til_json_refuse_member (&til_step_change_class, "date", &why);
          return refuse_content (self->name, why->message, error);
        }
      g_array_append_val (self->file->kase->steps, change);
    }
  return TRUE;
}

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
read_wheel (Reader *self, JsonObject *object, GError **error)
{
  const char *key = object ? string_member (object, "key") : NULL;
  const char *xml = object ? string_member (object, "xml") : NULL;
  gint64 version = object ? int_member (object, "version") : 0;
  TilWheel *wheel = NULL;

  if (!key || version < 1 || version > G_MAXINT)
    return refuse_content (self->name, _ ("“wheels” holds something that doesn't belong there."),
                           error);
  if (xml)
    {
      g_autoptr (GError) why = NULL;

      wheel = til_wheel_new_from_xml (xml, -1, key, &why);
      if (!wheel)
        return refuse_content (self->name, why->message, error);
      if (strcmp (wheel->key, key) != 0 || wheel->version != version)
        g_clear_pointer (&wheel, til_wheel_unref);
    }
  else
    wheel = self->find_wheel (key, (int)version, self->data);
  if (!wheel)
    return refuse_content (self->name, _ ("it was made with a wheel that isn't known here."),
                           error);
  g_ptr_array_add (self->file->wheels, wheel);
  return TRUE;
}

static gboolean
read_wheels (Reader *self, JsonArray *array, GError **error)
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
read_rating (Reader *self, const TilWheel *wheel, TilVoice *voice, JsonNode *node, GError **error)
{
  TilRating rating = { 0 };
  gboolean taken = take_members (self, &til_rating_class, &rating, node, NULL, error);
  g_autoptr (GError) why = NULL;

  if (taken && (!rating.area_key || til_wheel_find_area (wheel, rating.area_key) < 0 ||
                rating.step < 0 || rating.step > (int)til_wheel_n_steps (wheel) ||
                til_voice_find_rating (voice, rating.area_key)))
    {
      til_json_refuse_member (&til_rating_class, "area_key", &why);
      taken = refuse_content (self->name, why->message, error);
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
read_ratings (Reader *self, const TilWheel *wheel, TilVoice *voice, JsonNode *node, GError **error)
{
  JsonArray *array = array_member (self, json_node_get_object (node), "ratings", error);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    if (!read_rating (self, wheel, voice, json_array_get_element (array, i), error))
      return FALSE;
  return array != NULL;
}

/* Whose voice it is must fit its kind, as in the register (R2). */
static gboolean
check_voice (Reader *self, const TilVoice *voice, GError **error)
{
  g_autoptr (GError) why = NULL;

  if ((voice->kind == TIL_VOICE_GUARDIAN) == (voice->guardian_id != 0) &&
      (voice->kind == TIL_VOICE_ORGANISATION) == (voice->unit_id != 0) &&
      voice->date != TIL_DATE_NONE)
    return TRUE;
  til_json_refuse_member (&til_voice_class, "kind", &why);
  return refuse_content (self->name, why->message, error);
}

static gboolean
read_voices (Reader *self, TilMapping *mapping, JsonArray *array, GError **error)
{
  static const char *const others[] = { "ratings", NULL };

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      TilVoice *voice = til_voice_new (TIL_VOICE_CHILD);

      voice->open = FALSE;
      voice->date = TIL_DATE_NONE;
      g_ptr_array_add (mapping->voices, voice);
      if (!take_members (self, &til_voice_class, voice, node, others, error) ||
          !check_voice (self, voice, error) ||
          !read_ratings (self, mapping->wheel, voice, node, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_reasons (Reader *self, TilMapping *mapping, JsonArray *array, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TilDifferenceReason *reason = g_new0 (TilDifferenceReason, 1);
      g_autoptr (GError) why = NULL;

      g_ptr_array_add (mapping->reasons, reason);
      if (!take_members (self, &til_difference_reason_class, reason,
                         json_array_get_element (array, i), NULL, error))
        return FALSE;
      if (!reason->reason || !reason->area_key ||
          til_wheel_find_area (mapping->wheel, reason->area_key) < 0)
        {
          til_json_refuse_member (&til_difference_reason_class, "area_key", &why);
          return refuse_content (self->name, why->message, error);
        }
    }
  return TRUE;
}

static gboolean
read_mapping (Reader *self, JsonNode *node, GError **error)
{
  static const char *const others[] = { "wheel", "version", "voices", "reasons", NULL };
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *key = object ? string_member (object, "wheel") : NULL;
  gint64 version = object ? int_member (object, "version") : 0;
  TilWheel *wheel = key && version > 0 && version <= G_MAXINT
                        ? find_file_wheel (self->file, key, (int)version)
                        : NULL;
  g_autoptr (GError) why = NULL;
  TilMapping *mapping;
  JsonArray *voices, *reasons;

  if (!wheel)
    {
      til_json_refuse_member (&til_mapping_class, "wheel", &why);
      return refuse_content (self->name, why->message, error);
    }
  mapping = til_mapping_new (wheel);
  g_ptr_array_add (self->file->kase->mappings, mapping);
  mapping->child_id = TIL_CHILD_FILE_CHILD;
  mapping->date = TIL_DATE_NONE;
  voices = array_member (self, object, "voices", error);
  reasons = voices ? array_member (self, object, "reasons", error) : NULL;
  if (!reasons || !take_members (self, &til_mapping_class, mapping, node, others, error) ||
      !take_id (self, TIL_REF_MAPPING, mapping->id, &til_mapping_class, error))
    return FALSE;
  if (mapping->date == TIL_DATE_NONE)
    {
      til_json_refuse_member (&til_mapping_class, "date", &why);
      return refuse_content (self->name, why->message, error);
    }
  return read_voices (self, mapping, voices, error) && read_reasons (self, mapping, reasons, error);
}

static gboolean
take_action_ids (Reader *self, const TilPlan *plan, GError **error)
{
  for (guint i = 0; i < plan->goals->len; i++)
    {
      const TilGoal *goal = plan->goals->pdata[i];

      for (guint j = 0; j < goal->actions->len; j++)
        {
          const TilAction *action = goal->actions->pdata[j];

          if (!take_id (self, TIL_REF_ACTION, action->record.id, action->record.class, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_record (
    Reader *self, const TilRecordClass *class, JsonNode *node, GPtrArray *to, GError **error)
{
  g_autoptr (GError) why = NULL;
  gpointer record = til_record_from_json (class, node, &why);

  if (!record)
    return refuse_content (self->name, why->message, error);
  g_ptr_array_add (to, record);
  return class != til_record_class (TIL_RECORD_PLAN) || take_action_ids (self, record, error);
}

static gboolean
read_kind (Reader *self, TilRecordKind kind, JsonObject *records, GError **error)
{
  const TilRecordClass *class = til_record_class (kind);
  JsonArray *array = array_member (self, records, class->name, error);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    if (!read_record (self, class, json_array_get_element (array, i),
                      self->file->kase->records[kind], error))
      return FALSE;
  return array != NULL;
}

static gboolean
read_records (Reader *self, JsonObject *content, GError **error)
{
  JsonObject *records = object_member (self, content, "records", error);

  for (int kind = 0; records && kind < TIL_N_CASE_RECORDS; kind++)
    if (!read_kind (self, (TilRecordKind)kind, records, error))
      return FALSE;
  return records != NULL;
}

static gboolean
read_teams (Reader *self, JsonArray *array, GError **error)
{
  GPtrArray *teams = self->file->kase->teams;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const TilTeam *team;

      if (!read_record (self, til_record_class (TIL_RECORD_TEAM), json_array_get_element (array, i),
                        teams, error))
        return FALSE;
      team = teams->pdata[i];
      if (!take_id (self, TIL_REF_TEAM, team->record.id, team->record.class, error))
        return FALSE;
    }
  return TRUE;
}

static gint64
check_id (TilRefTarget target, gint64 id, gpointer data)
{
  Reader *self = data;

  if (id && !g_hash_table_contains (self->ids[target], &id))
    self->dangling = TRUE;
  return id;
}

/* Every record is about the child of the file; only a team's meeting says so in its points. */
static gboolean
is_about_child (TilRecordKind kind, gconstpointer record)
{
  gint64 child = til_record_get_ref (record, "child_id");

  if (kind == TIL_RECORD_MEETING && child == 0)
    return til_record_get_ref (record, "team_id") != 0;
  if (kind == TIL_RECORD_ANALYSIS && til_record_get_ref (record, "mapping_id") == 0)
    return FALSE;
  if (kind == TIL_RECORD_ENROLMENT && til_record_get_ref (record, "team_id") == 0)
    return FALSE;
  return child == TIL_CHILD_FILE_CHILD;
}

static gboolean
check_records (Reader *self, TilDate on, GError **error)
{
  TilCase *kase = self->file->kase;

  for (int kind = 0; kind < TIL_N_CASE_RECORDS; kind++)
    for (guint i = 0; i < kase->records[kind]->len; i++)
      {
        gpointer record = kase->records[kind]->pdata[i];
        g_autoptr (GError) why = NULL;

        til_record_map_refs (record, check_id, self);
        if (!is_about_child ((TilRecordKind)kind, record))
          self->dangling = TRUE;
        if (!til_record_validate (record, on, &why))
          return refuse_content (self->name, why->message, error);
      }
  return TRUE;
}

static gboolean
check_references (Reader *self, GError **error)
{
  TilCase *kase = self->file->kase;

  check_id (TIL_REF_UNIT, kase->child->unit_id, self);
  check_id (TIL_REF_STAFF, kase->child->responsible_id, self);
  for (guint i = 0; i < kase->staff->len; i++)
    check_id (TIL_REF_UNIT, ((TilStaff *)kase->staff->pdata[i])->unit_id, self);
  for (guint i = 0; i < kase->mappings->len; i++)
    {
      const TilMapping *mapping = kase->mappings->pdata[i];

      for (guint j = 0; j < mapping->voices->len; j++)
        {
          const TilVoice *voice = mapping->voices->pdata[j];

          check_id (TIL_REF_GUARDIAN, voice->guardian_id, self);
          check_id (TIL_REF_UNIT, voice->unit_id, self);
        }
    }
  return !self->dangling ||
         refuse_content (self->name, _ ("something in it points to what isn't there."), error);
}

/* The names of voices, as a register gives them. */
static void
name_voices (TilCase *kase)
{
  for (guint i = 0; i < kase->mappings->len; i++)
    {
      TilMapping *mapping = kase->mappings->pdata[i];

      for (guint j = 0; j < mapping->voices->len; j++)
        {
          TilVoice *voice = mapping->voices->pdata[j];
          const TilGuardian *guardian = til_case_guardian (kase, voice->guardian_id);

          g_free (voice->name);
          voice->name = g_strdup (guardian ? guardian->name
                                           : til_case_unit_name (kase, voice->unit_id));
        }
    }
}

static gboolean
read_child (Reader *self, JsonObject *content, TilDate on, GError **error)
{
  TilChild *child = self->file->kase->child;
  JsonObject *object = object_member (self, content, "child", error);
  g_autoptr (GError) why = NULL;
  g_autofree gint64 *id = NULL;

  if (!object || !take_members (self, &til_child_class, child,
                                json_object_get_member (content, "child"), NULL, error))
    return FALSE;
  never_null (&child->given_name);
  never_null (&child->family_name);
  if (child->id != TIL_CHILD_FILE_CHILD || child->step_since == TIL_DATE_NONE)
    {
      til_json_refuse_member (&til_child_class, "id", &why);
      return refuse_content (self->name, why->message, error);
    }
  id = g_memdup2 (&child->id, sizeof child->id);
  g_hash_table_add (self->ids[TIL_REF_CHILD], g_steal_pointer (&id));
  return til_child_validate (child, on, &why) || refuse_content (self->name, why->message, error);
}

typedef gboolean (*ReadArray) (Reader *self, JsonArray *array, GError **error);

static gboolean
read_array (
    Reader *self, JsonObject *content, const char *member, ReadArray read_elements, GError **error)
{
  JsonArray *array = array_member (self, content, member, error);

  return array && read_elements (self, array, error);
}

static gboolean
read_mappings (Reader *self, JsonArray *array, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_mapping (self, json_array_get_element (array, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
read_content (Reader *self, JsonObject *content, TilDate on, GError **error)
{
  return read_array (self, content, "guardians", read_guardians, error) &&
         read_array (self, content, "contacts", read_contacts, error) &&
         read_child (self, content, on, error) &&
         read_array (self, content, "steps", read_steps, error) &&
         read_array (self, content, "units", read_units, error) &&
         read_array (self, content, "staff", read_staff, error) &&
         read_array (self, content, "teams", read_teams, error) &&
         read_array (self, content, "wheels", read_wheels, error) &&
         read_array (self, content, "mappings", read_mappings, error) &&
         read_records (self, content, error) && check_references (self, error) &&
         check_records (self, on, error) && check_references (self, error);
}

static TilChildFile *
child_file_new (void)
{
  TilChildFile *self = g_new0 (TilChildFile, 1);

  self->kase = til_case_new ();
  self->wheels = g_ptr_array_new_with_free_func ((GDestroyNotify)til_wheel_unref);
  return self;
}

void
til_child_file_free (TilChildFile *self)
{
  if (!self)
    return;
  til_case_free (self->kase);
  g_ptr_array_unref (self->wheels);
  g_free (self->export_id);
  g_free (self->from);
  g_free (self->receiver);
  g_free (self->known_name);
  g_free (self);
}

/* name: the file's, for messages. length -1: text is NUL-terminated. Pure: what it makes has the
 * ids of the file, and known_id, known_name and imported_on are the register's to find. */
TilChildFile *
til_child_file_parse (const char *text,
                      gssize length,
                      const char *name,
                      TilDate today,
                      TilFindWheel find_wheel,
                      gpointer data,
                      GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (TilChildFile) file = NULL;
  Reader reader = { .name = name, .find_wheel = find_wheel, .data = data };
  JsonObject *content;
  gboolean done;

  root = parse_text (text, length < 0 ? strlen (text) : (gsize)length, name, error);
  if (!root || !check_signature (root, name, error))
    return NULL;
  file = child_file_new ();
  reader.file = file;
  for (int i = 0; i < TIL_N_REFS; i++)
    reader.ids[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  done = read_header (&reader, json_node_get_object (root), today, error);
  content = done ? object_member (&reader, json_node_get_object (root), "content", error) : NULL;
  done = content && read_content (&reader, content, MAX (today, file->exported_on), error);
  for (int i = 0; i < TIL_N_REFS; i++)
    g_hash_table_unref (reader.ids[i]);
  if (!done)
    return NULL;
  name_voices (file->kase);
  return g_steal_pointer (&file);
}
