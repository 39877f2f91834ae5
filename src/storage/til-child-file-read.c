/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes in a child file may have been written by anybody: everything is checked before the
 * first row is written. */
#include "til-child-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "til-record-json-private.h"
#include "til-text.h"

gboolean
til_child_reader_refuse (const char *name, const char *why, GError **error)
{
  g_autofree char *message = til_text_fill (_ ("“{file}” can't be read: {why}"), "file", name,
                                            "why", why, NULL);

  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, message);
  return FALSE;
}

/* (nullable) with error, unless it is there and is an object. */
JsonObject *
til_child_reader_object (TilChildReader *self,
                         JsonObject *object,
                         const char *member,
                         GError **error)
{
  JsonNode *node = json_object_get_member (object, member);
  g_autofree char *why = NULL;

  if (node && JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  why = til_text_fill (_ ("“{member}” is missing."), "member", member, NULL);
  til_child_reader_refuse (self->name, why, error);
  return NULL;
}

JsonArray *
til_child_reader_array (TilChildReader *self,
                        JsonObject *object,
                        const char *member,
                        GError **error)
{
  JsonNode *node = json_object_get_member (object, member);
  g_autofree char *why = NULL;

  if (node && JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  why = til_text_fill (_ ("“{member}” is missing."), "member", member, NULL);
  til_child_reader_refuse (self->name, why, error);
  return NULL;
}

static gboolean
read_header (TilChildReader *self, JsonObject *object, TilDate today, GError **error)
{
  TilChildFile *file = self->file;
  gint64 left_out = til_child_file_int (object, "left_out");

  file->export_id = g_strdup (til_child_file_string (object, "export_id"));
  if (!file->export_id || !g_uuid_string_is_valid (file->export_id) ||
      !til_date_parse (til_child_file_string (object, "exported_on"), &file->exported_on, NULL))
    return til_child_reader_refuse (self->name, _ ("it doesn't say which export it is."), error);
  if (file->exported_on > today + 1)
    return til_child_reader_refuse (self->name, _ ("it is dated later than today."), error);
  file->from = g_strdup (til_child_file_string (object, "from"));
  file->receiver = g_strdup (til_child_file_string (object, "receiver"));
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
gboolean
til_child_reader_take (TilChildReader *self,
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
      return til_child_reader_refuse (self->name, why->message, error);
    }
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &member))
    if (!(others && g_strv_contains (others, name)) &&
        !til_fields_take_member (class, base, name, member, &why))
      return til_child_reader_refuse (self->name, why->message, error);
  return TRUE;
}

/* An id is given once. */
gboolean
til_child_reader_take_id (TilChildReader *self,
                          TilRefTarget target,
                          gint64 id,
                          const TilRecordClass *class,
                          GError **error)
{
  g_autoptr (GError) why = NULL;

  if (id > 0 && g_hash_table_add (self->ids[target], g_memdup2 (&id, sizeof id)))
    return TRUE;
  til_json_refuse_member (class, "id", &why);
  return til_child_reader_refuse (self->name, why->message, error);
}

static gboolean
read_guardians (TilChildReader *self, JsonArray *array, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TilGuardian *guardian = til_guardian_new ();

      g_ptr_array_add (self->file->kase->child->guardians, guardian);
      if (!til_child_reader_take (self, &til_guardian_class, guardian,
                                  json_array_get_element (array, i), NULL, error) ||
          !til_child_reader_take_id (self, TIL_REF_GUARDIAN, guardian->id, &til_guardian_class,
                                     error))
        return FALSE;
      never_null (&guardian->name);
    }
  return TRUE;
}

static gboolean
read_contacts (TilChildReader *self, JsonArray *array, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TilContact *contact = til_contact_new ();

      g_ptr_array_add (self->file->kase->child->contacts, contact);
      if (!til_child_reader_take (self, &til_contact_class, contact,
                                  json_array_get_element (array, i), NULL, error) ||
          !til_child_reader_take_id (self, TIL_REF_CONTACT, contact->id, &til_contact_class, error))
        return FALSE;
      never_null (&contact->name);
    }
  return TRUE;
}

static gboolean
check_name (TilChildReader *self, const TilRecordClass *class, const char *name, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (*name)
    return TRUE;
  til_json_refuse_member (class, "name", &why);
  return til_child_reader_refuse (self->name, why->message, error);
}

static gboolean
read_units (TilChildReader *self, JsonArray *array, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TilUnit *unit = til_unit_new ();

      g_ptr_array_add (self->file->kase->units, unit);
      if (!til_child_reader_take (self, &til_unit_class, unit, json_array_get_element (array, i),
                                  NULL, error) ||
          !til_child_reader_take_id (self, TIL_REF_UNIT, unit->id, &til_unit_class, error))
        return FALSE;
      never_null (&unit->name);
      if (!check_name (self, &til_unit_class, unit->name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_staff (TilChildReader *self, JsonArray *array, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TilStaff *staff = til_staff_new ();

      g_ptr_array_add (self->file->kase->staff, staff);
      if (!til_child_reader_take (self, &til_staff_class, staff, json_array_get_element (array, i),
                                  NULL, error) ||
          !til_child_reader_take_id (self, TIL_REF_STAFF, staff->id, &til_staff_class, error))
        return FALSE;
      never_null (&staff->name);
      if (!check_name (self, &til_staff_class, staff->name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_steps (TilChildReader *self, JsonArray *array, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TilStepChange change = { 0 };
      g_autoptr (GError) why = NULL;

      if (!til_child_reader_take (self, &til_step_change_class, &change,
                                  json_array_get_element (array, i), NULL, error))
        return FALSE;
      if (change.date == TIL_DATE_NONE)
        {
          til_json_refuse_member (&til_step_change_class, "date", &why);
          return til_child_reader_refuse (self->name, why->message, error);
        }
      g_array_append_val (self->file->kase->steps, change);
    }
  return TRUE;
}

static gboolean
take_action_ids (TilChildReader *self, const TilPlan *plan, GError **error)
{
  for (guint i = 0; i < plan->goals->len; i++)
    {
      const TilGoal *goal = plan->goals->pdata[i];

      for (guint j = 0; j < goal->actions->len; j++)
        {
          const TilAction *action = goal->actions->pdata[j];

          if (!til_child_reader_take_id (self, TIL_REF_ACTION, action->record.id,
                                         action->record.class, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_record (TilChildReader *self,
             const TilRecordClass *class,
             JsonNode *node,
             GPtrArray *to,
             GError **error)
{
  g_autoptr (GError) why = NULL;
  gpointer record = til_record_from_json (class, node, &why);

  if (!record)
    return til_child_reader_refuse (self->name, why->message, error);
  g_ptr_array_add (to, record);
  return class != til_record_class (TIL_RECORD_PLAN) || take_action_ids (self, record, error);
}

static gboolean
read_kind (TilChildReader *self, TilRecordKind kind, JsonObject *records, GError **error)
{
  const TilRecordClass *class = til_record_class (kind);
  JsonArray *array = til_child_reader_array (self, records, class->name, error);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    if (!read_record (self, class, json_array_get_element (array, i),
                      self->file->kase->records[kind], error))
      return FALSE;
  return array != NULL;
}

static gboolean
read_records (TilChildReader *self, JsonObject *content, GError **error)
{
  JsonObject *records = til_child_reader_object (self, content, "records", error);

  for (int kind = 0; records && kind < TIL_N_CASE_RECORDS; kind++)
    if (!read_kind (self, (TilRecordKind)kind, records, error))
      return FALSE;
  return records != NULL;
}

static gboolean
read_teams (TilChildReader *self, JsonArray *array, GError **error)
{
  GPtrArray *teams = self->file->kase->teams;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const TilTeam *team;

      if (!read_record (self, til_record_class (TIL_RECORD_TEAM), json_array_get_element (array, i),
                        teams, error))
        return FALSE;
      team = teams->pdata[i];
      if (!til_child_reader_take_id (self, TIL_REF_TEAM, team->record.id, team->record.class,
                                     error))
        return FALSE;
    }
  return TRUE;
}

static gint64
check_id (TilRefTarget target, gint64 id, gpointer data)
{
  TilChildReader *self = data;

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
check_records (TilChildReader *self, TilDate on, GError **error)
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
          return til_child_reader_refuse (self->name, why->message, error);
      }
  return TRUE;
}

static gboolean
check_references (TilChildReader *self, GError **error)
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
         til_child_reader_refuse (self->name, _ ("something in it points to what isn't there."),
                                  error);
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
read_child (TilChildReader *self, JsonObject *content, TilDate on, GError **error)
{
  TilChild *child = self->file->kase->child;
  JsonObject *object = til_child_reader_object (self, content, "child", error);
  g_autoptr (GError) why = NULL;
  g_autofree gint64 *id = NULL;

  if (!object || !til_child_reader_take (self, &til_child_class, child,
                                         json_object_get_member (content, "child"), NULL, error))
    return FALSE;
  never_null (&child->given_name);
  never_null (&child->family_name);
  if (child->id != TIL_CHILD_FILE_CHILD || child->step_since == TIL_DATE_NONE)
    {
      til_json_refuse_member (&til_child_class, "id", &why);
      return til_child_reader_refuse (self->name, why->message, error);
    }
  id = g_memdup2 (&child->id, sizeof child->id);
  g_hash_table_add (self->ids[TIL_REF_CHILD], g_steal_pointer (&id));
  return til_child_validate (child, on, &why) ||
         til_child_reader_refuse (self->name, why->message, error);
}

typedef gboolean (*ReadArray) (TilChildReader *self, JsonArray *array, GError **error);

static gboolean
read_array (TilChildReader *self,
            JsonObject *content,
            const char *member,
            ReadArray read_elements,
            GError **error)
{
  JsonArray *array = til_child_reader_array (self, content, member, error);

  return array && read_elements (self, array, error);
}

static gboolean
read_content (TilChildReader *self, JsonObject *content, TilDate on, GError **error)
{
  return read_array (self, content, "guardians", read_guardians, error) &&
         read_array (self, content, "contacts", read_contacts, error) &&
         read_child (self, content, on, error) &&
         read_array (self, content, "steps", read_steps, error) &&
         read_array (self, content, "units", read_units, error) &&
         read_array (self, content, "staff", read_staff, error) &&
         read_array (self, content, "teams", read_teams, error) &&
         read_array (self, content, "wheels", til_child_reader_wheels, error) &&
         read_array (self, content, "mappings", til_child_reader_mappings, error) &&
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
  TilChildReader reader = { .name = name, .find_wheel = find_wheel, .data = data };
  JsonObject *content;
  gboolean done;

  root = til_child_file_parse_text (text, length < 0 ? strlen (text) : (gsize)length, name, error);
  if (!root || !til_child_file_check_signature (root, name, error))
    return NULL;
  file = child_file_new ();
  reader.file = file;
  for (int i = 0; i < TIL_N_REFS; i++)
    reader.ids[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  done = read_header (&reader, json_node_get_object (root), today, error);
  content = done ? til_child_reader_object (&reader, json_node_get_object (root), "content", error)
                 : NULL;
  done = content && read_content (&reader, content, MAX (today, file->exported_on), error);
  for (int i = 0; i < TIL_N_REFS; i++)
    g_hash_table_unref (reader.ids[i]);
  if (!done)
    return NULL;
  name_voices (file->kase);
  return g_steal_pointer (&file);
}
