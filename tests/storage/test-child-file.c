/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "child-file-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static gint64
import_file (Fixture *self, TilRegister *reg, gint64 into_id)
{
  g_autoptr (TilChildFile) file = read_file (self, reg);
  g_autoptr (GError) error = NULL;
  gint64 id = til_register_import_child (reg, file, into_id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

/* What the file says of the child, without who has read it. */
static char *
read_content (Fixture *self)
{
  g_autoptr (JsonNode) root = read_root (self);
  JsonObject *content = json_object_get_object_member (json_node_get_object (root), "content");

  json_object_remove_member (content, "log");
  return til_json_canonical (json_object_get_member (json_node_get_object (root), "content"));
}

/* Aside from the register's statements, which are kept by the address of their text. */
static gint64
count_rows (TilRegister *reg, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT COUNT (*) FROM %s", table);
  sqlite3_stmt *statement = NULL;
  gint64 n;

  sqlite3_prepare_v2 (til_database_handle (reg->database), sql, -1, &statement, NULL);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return n;
}

static gint64
find_unit (TilRegister *reg, TilUnitKind kind)
{
  g_autoptr (GPtrArray) units = til_register_list_units (reg, NULL);

  for (guint i = 0; i < units->len; i++)
    if (((TilUnit *)units->pdata[i])->kind == kind)
      return ((TilUnit *)units->pdata[i])->id;
  g_assert_not_reached ();
}

static gboolean
is_handed_over (TilRegister *reg, gint64 child_id)
{
  g_autoptr (TilChild) child = til_register_load_child (reg, child_id, NULL);

  return child && !child->deleted && !child->protected_identity;
}

/* A team's meeting becomes the child's own on the way, so the second journey is compared. */
static void
test_round_trip (Fixture *self, gconstpointer data)
{
  g_autofree char *third_path = register_fixture_file (&self->sender, "third.tillsammans");
  g_autoptr (TilRegister) third = til_register_create (third_path, NULL);
  guint n = 0;

  for (gint64 id = 1; id <= CHILDREN; id++)
    {
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      gint64 there;

      if (!is_handed_over (self->sender.reg, id))
        continue;
      export_child (self, self->sender.reg, id, 0);
      there = import_file (self, self->receiver, 0);
      export_child (self, self->receiver, there, 0);
      first = read_content (self);
      there = import_file (self, third, 0);
      export_child (self, third, there, 0);
      second = read_content (self);
      g_assert_cmpstr (first, ==, second);
      n++;
    }
  g_assert_cmpuint (n, >, CHILDREN / 2);
  assert_sound (self->receiver);
  assert_sound (third);
}

/* Every kind of record of the story arrives, in the same number. */
static void
test_everything (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilCase) before = til_register_get_case (self->sender.reg, STORY, &error);
  g_autoptr (TilCase) after = NULL;
  gint64 id;

  export_child (self, self->sender.reg, STORY, 0);
  id = import_file (self, self->receiver, 0);
  after = til_register_get_case (self->receiver, id, &error);
  g_assert_no_error (error);
  for (int kind = 0; kind < TIL_N_CASE_RECORDS; kind++)
    {
      if (kind != TIL_RECORD_CONCERN)
        g_assert_cmpuint (before->records[kind]->len, >, 0);
      g_assert_cmpuint (after->records[kind]->len, ==, before->records[kind]->len);
    }
  g_assert_cmpuint (after->mappings->len, ==, before->mappings->len);
  g_assert_cmpuint (after->steps->len, ==, before->steps->len);
  for (guint i = 0; i < after->steps->len; i++)
    g_assert_cmpint (g_array_index (after->steps, TilStepChange, i).date, ==,
                     g_array_index (before->steps, TilStepChange, i).date);
  g_assert_cmpstr (after->child->personnummer, ==, before->child->personnummer);
  g_assert_cmpuint (after->child->guardians->len, ==, 2);
  g_assert_cmpstr (til_case_unit_name (after, after->child->unit_id), ==, "Ekhagens skola");
  g_assert_cmpstr (til_case_staff_name (after, after->child->responsible_id), ==,
                   til_case_staff_name (before, before->child->responsible_id));
  g_assert_cmpint (number (self->receiver, "SELECT COUNT (*) FROM staff WHERE name = ''"), ==, 0);
}

/* A decision leads to the action that it became, in the new register too. */
static void
test_references (Fixture *self, gconstpointer data)
{
  g_autoptr (TilCase) kase = NULL;
  const TilMeeting *meeting = NULL;
  guint n_linked = 0;
  gint64 id;

  export_child (self, self->sender.reg, STORY, 0);
  id = import_file (self, self->receiver, 0);
  kase = til_register_get_case (self->receiver, id, NULL);
  for (guint i = 0; i < kase->records[TIL_RECORD_MEETING]->len; i++)
    {
      meeting = kase->records[TIL_RECORD_MEETING]->pdata[i];
      g_assert_cmpint (meeting->child_id, ==, id);
      for (guint j = 0; j < meeting->decisions->len; j++)
        {
          const TilDecision *decision = meeting->decisions->pdata[j];
          const TilPlan *plan = kase->records[TIL_RECORD_PLAN]->pdata[0];
          const TilAction *action = til_plan_find_action (plan, decision->action_id, NULL);

          g_assert_nonnull (action);
          g_assert_cmpstr (action->text, ==, decision->text);
          n_linked++;
        }
    }
  g_assert_cmpuint (n_linked, ==, 4);
}

/* The guardians agreed to a unit of the region: where the same unit has another huvudman, they have
 * to be asked anew. */
static void
test_r8_sector_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (TilUnit) unit = til_unit_new ();
  g_autoptr (TilCase) kase = NULL;
  g_autoptr (TilCover) cover = NULL;
  g_autoptr (GError) error = NULL;
  const TilConsent *consent;
  gint64 id;

  g_free (unit->name);
  unit->name = g_strdup ("bup älvhaga");
  unit->kind = TIL_UNIT_BUP;
  unit->sector = TIL_SECTOR_INDEPENDENT;
  til_register_save_unit (self->receiver, unit, &error);
  g_assert_no_error (error);
  export_child (self, self->sender.reg, STORY, 0);
  id = import_file (self, self->receiver, 0);
  g_assert_cmpint (number (self->receiver, "SELECT COUNT (*) FROM unit WHERE kind = 'bup'"), ==, 1);
  kase = til_register_get_case (self->receiver, id, NULL);
  consent = kase->records[TIL_RECORD_CONSENT]->pdata[0];
  g_assert_cmpint (til_consent_find_unit (consent, unit->id)->sector, ==, TIL_SECTOR_REGION);
  cover = til_case_cover (kase, unit->id, til_date_today ());
  g_assert_cmpint (cover->reason, ==, TIL_COVER_UNIT_MOVED);
}

static void
test_r16_log (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GPtrArray) log = NULL;
  JsonObject *content;
  gint64 id;

  til_register_set_actor (self->sender.reg, 0, "Nyfiken Person");
  til_child_free (til_register_get_child (self->sender.reg, STORY, NULL));
  export_child (self, self->sender.reg, STORY, 0);
  root = read_root (self);
  content = json_object_get_object_member (json_node_get_object (root), "content");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (content, "log")), >=, 2);
  log = til_register_list_log (self->sender.reg, STORY, 1, NULL);
  g_assert_cmpstr (((TilLogEntry *)log->pdata[0])->what, ==, "child.export");

  id = import_file (self, self->receiver, 0);
  g_clear_pointer (&log, g_ptr_array_unref);
  log = til_register_list_log (self->receiver, id, 0, NULL);
  g_assert_cmpuint (log->len, ==, 1);
  g_assert_cmpstr (((TilLogEntry *)log->pdata[0])->what, ==, "child.import");
}

/* The father of the story left out what is about home. */
static void
test_r8_receiver (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (TilChildFile) file = NULL;
  g_autofree char *text = NULL;

  export_child (self, self->sender.reg, STORY, find_unit (self->sender.reg, TIL_UNIT_BUP));
  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "BUP"));
  g_assert_nonnull (strstr (text, "\"safety\""));
  g_assert_null (strstr (text, "\"home\""));
  g_assert_null (strstr (text, "bråkar"));
  g_assert_null (strstr (text, "071-174"));
  g_assert_null (strstr (text, "\"log\""));
  g_assert_null (strstr (text, "Vill veta i förväg"));
  file = read_file (self, self->receiver);
  g_assert_cmpint (file->left_out, >, 0);
  g_assert_cmpuint (file->kase->records[TIL_RECORD_CONCERN]->len, ==, 0);
  g_assert_cmpuint (file->kase->child->contacts->len, ==, 0);
  import_file (self, self->receiver, 0);
  assert_sound (self->receiver);
}

static void
test_r8_not_covered (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (til_register_export_child (self->sender.reg, STORY,
                                             find_unit (self->sender.reg, TIL_UNIT_CHILD_HEALTH),
                                             self->path, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

static void
assert_covered_areas (const TilCover *cover, const char *wheel_key, gconstpointer record)
{
  const TilRecordClass *class = ((const TilRecord *)record)->class;

  for (guint i = 0; i < class->n_fields; i++)
    {
      const TilField *field = &class->fields[i];
      gpointer address = til_record_field (record, field);
      const GPtrArray *array = field->type == TIL_FIELD_KEYS || field->type == TIL_FIELD_PARTS
                                   ? *(GPtrArray **)address
                                   : NULL;

      if (strcmp (field->name, "area_key") == 0)
        g_assert_true (til_cover_has_area (cover, wheel_key, *(char **)address));
      for (guint j = 0; array && j < array->len; j++)
        if (field->type == TIL_FIELD_PARTS)
          assert_covered_areas (cover, wheel_key, array->pdata[j]);
        else
          g_assert_true (til_cover_has_area (cover, wheel_key, array->pdata[j]));
    }
}

static void
assert_covered_records (const TilCover *cover, const TilCase *kase)
{
  for (int kind = 0; kind < TIL_N_CASE_RECORDS; kind++)
    for (guint i = 0; i < kase->records[kind]->len; i++)
      {
        const TilRecord *record = kase->records[kind]->pdata[i];
        const TilField *field = til_record_class_find_field (record->class, "wheel_key");

        assert_covered_areas (cover, field ? *(char **)til_record_field (record, field) : NULL,
                              record);
      }
}

/* Nothing in any file for another unit is about an area that consent doesn't cover. */
static void
test_r8_all_units (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) units = til_register_list_units (self->sender.reg, NULL);
  guint n_written = 0;

  for (gint64 id = 1; id <= CHILDREN; id++)
    for (guint i = 0; i < units->len; i++)
      {
        const TilUnit *unit = units->pdata[i];
        g_autoptr (TilCase) kase = til_register_load_case (self->sender.reg, id, NULL);
        g_autoptr (TilCover) cover = til_case_cover (kase, unit->id, til_date_today ());
        gboolean written = til_register_export_child (self->sender.reg, id, unit->id, self->path,
                                                      NULL);
        g_autoptr (TilChildFile) file = NULL;

        g_assert_true (written == (cover->covered && !kase->child->deleted &&
                                   !kase->child->protected_identity));
        if (!written || cover->reason == TIL_COVER_OWN)
          continue;
        n_written++;
        file = read_file (self, self->receiver);
        assert_covered_records (cover, file->kase);
        for (guint j = 0; j < file->kase->mappings->len; j++)
          {
            const TilMapping *mapping = file->kase->mappings->pdata[j];

            for (guint k = 0; k < mapping->voices->len; k++)
              {
                const TilVoice *voice = mapping->voices->pdata[k];

                for (guint l = 0; l < voice->ratings->len; l++)
                  g_assert_true (
                      til_cover_has_area (cover, mapping->wheel->key,
                                          ((TilRating *)voice->ratings->pdata[l])->area_key));
              }
          }
      }
  g_assert_cmpuint (n_written, >, 3);
}

/* What a team said of another child, and what it noted about both, goes nowhere. */
static void
test_r8_team_meeting (Fixture *self, gconstpointer data)
{
  g_autoptr (TilMeeting) meeting = til_record_new_of (TIL_RECORD_MEETING);
  g_autoptr (GPtrArray) teams = til_register_list_records (self->sender.reg, TIL_RECORD_TEAM, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  TilAgendaPoint *point;
  TilDecision *decision;

  meeting->team_id = ((TilTeam *)teams->pdata[0])->record.id;
  meeting->kind = g_strdup (TIL_MEETING_EHT);
  meeting->date = til_date_today () - 3;
  meeting->status = TIL_MEETING_HELD;
  meeting->note = g_strdup ("Om båda barnen");
  point = til_record_add_part (meeting, "points");
  point->child_id = STORY;
  point->minutes = g_strdup ("Om Elin");
  point = til_record_add_part (meeting, "points");
  point->child_id = 1;
  point->minutes = g_strdup ("Om ett annat barn");
  decision = til_record_add_part (meeting, "decisions");
  decision->text = g_strdup ("Beslut om ett annat barn");
  til_register_write_record (self->sender.reg, meeting, &error);
  g_assert_no_error (error);

  export_child (self, self->sender.reg, STORY, 0);
  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Om Elin"));
  g_assert_null (strstr (text, "annat barn"));
  g_assert_null (strstr (text, "båda barnen"));
}

static void
test_r14_protected (Fixture *self, gconstpointer data)
{
  g_autoptr (TilChild) child = til_register_get_child (self->sender.reg, PROTECTED, NULL);
  g_autoptr (GPtrArray) units = til_register_list_units (self->sender.reg, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (child->protected_identity);
  g_assert_false (
      til_register_export_child (self->sender.reg, PROTECTED, child->unit_id, self->path, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);

  export_child (self, self->sender.reg, PROTECTED, 0);
  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "no. 6"));
  g_assert_null (strstr (text, child->given_name));
  if (child->personnummer)
    g_assert_null (strstr (text, child->personnummer));
  for (guint i = 0; i < child->guardians->len; i++)
    {
      const TilGuardian *guardian = child->guardians->pdata[i];

      g_assert_null (strstr (text, guardian->name));
      g_assert_null (strstr (text, guardian->phone));
    }
  for (guint i = 0; i < units->len; i++)
    g_assert_null (strstr (text, ((TilUnit *)units->pdata[i])->name));
  g_assert_null (til_register_read_child_file (self->receiver, self->path, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
}

static void
test_twice (Fixture *self, gconstpointer data)
{
  g_autoptr (TilChildFile) file = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  export_child (self, self->sender.reg, STORY, 0);
  id = import_file (self, self->receiver, 0);
  file = read_file (self, self->receiver);
  g_assert_cmpint (file->imported_on, !=, TIL_DATE_NONE);
  g_assert_cmpint (file->known_id, ==, id);
  g_assert_cmpint (til_register_import_child (self->receiver, file, id, &error), ==, 0);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_assert_nonnull (strstr (error->message, "20"));
  g_assert_cmpint (number (self->receiver, "SELECT COUNT (*) FROM child"), ==, 1);
}

/* Into the very child it came from: nothing is written again, whatever is in its case. */
static void
test_merge_same (Fixture *self, gconstpointer data)
{
  static const char *const tables[] = { "observation", "consent", "meeting",   "plan",
                                        "action",      "mapping", "voice",     "analysis",
                                        "guardian",    "contact", "enrolment", "step_change",
                                        "unit",        "staff",   "team",      "responsible" };

  for (gint64 id = 1; id <= CHILDREN; id++)
    {
      gint64 before[G_N_ELEMENTS (tables)];

      if (!is_handed_over (self->sender.reg, id))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
        before[i] = count_rows (self->sender.reg, tables[i]);
      export_child (self, self->sender.reg, id, 0);
      g_assert_cmpint (import_file (self, self->sender.reg, id), ==, id);
      for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
        if (count_rows (self->sender.reg, tables[i]) != before[i])
          g_error ("child %d: another %s", (int)id, tables[i]);
    }
  assert_sound (self->sender.reg);
}

/* What each of them has written since stays, and what is new comes. */
static void
test_merge_changed (Fixture *self, gconstpointer data)
{
  g_autoptr (TilObservation) there = til_record_new_of (TIL_RECORD_OBSERVATION);
  g_autoptr (TilObservation) here = til_record_new_of (TIL_RECORD_OBSERVATION);
  g_autoptr (TilCase) kase = NULL;
  g_autoptr (TilChild) child = NULL;
  g_autoptr (GError) error = NULL;
  guint n_before;
  gint64 id;

  export_child (self, self->sender.reg, STORY, 0);
  id = import_file (self, self->receiver, 0);
  kase = til_register_get_case (self->receiver, id, NULL);
  n_before = kase->records[TIL_RECORD_OBSERVATION]->len;
  g_clear_pointer (&kase, til_case_free);

  there->child_id = STORY;
  here->child_id = id;
  there->date = here->date = til_date_today ();
  there->text = g_strdup ("Nytt hos avsändaren");
  here->text = g_strdup ("Nytt hos mottagaren");
  til_register_save_record (self->sender.reg, there, &error);
  g_assert_no_error (error);
  til_register_save_record (self->receiver, here, &error);
  g_assert_no_error (error);
  child = til_register_get_child (self->receiver, id, NULL);
  g_free (child->group);
  child->group = g_strdup ("7A");
  til_register_save_child (self->receiver, child, &error);
  g_assert_no_error (error);

  export_child (self, self->sender.reg, STORY, 0);
  g_assert_cmpint (import_file (self, self->receiver, id), ==, id);
  kase = til_register_get_case (self->receiver, id, NULL);
  g_assert_cmpuint (kase->records[TIL_RECORD_OBSERVATION]->len, ==, n_before + 2);
  g_assert_cmpstr (kase->child->group, ==, "7A");
  g_assert_cmpuint (kase->child->guardians->len, ==, 2);
  g_assert_cmpuint (kase->mappings->len, ==, 2);
  assert_sound (self->receiver);
}

static void
test_merge_another (Fixture *self, gconstpointer data)
{
  g_autoptr (TilChildFile) file = NULL;
  g_autoptr (GError) error = NULL;

  export_child (self, self->sender.reg, STORY, 0);
  file = read_file (self, self->sender.reg);
  g_assert_cmpint (file->known_id, ==, STORY);
  g_assert_cmpint (til_register_import_child (self->sender.reg, file, 1, &error), ==, 0);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);
  g_assert_cmpint (til_register_import_child (self->sender.reg, file, 4711, &error), ==, 0);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (til_register_import_child (self->sender.reg, file, 0, &error), ==, 0);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_CONSTRAINT);
}

static TilWheel *
make_own_wheel (void)
{
  g_autoptr (GPtrArray) bundled = til_wheel_load_bundled ();
  const TilWheel *model = bundled->pdata[0];
  g_autoptr (GString) xml = g_string_new (model->xml);
  g_autofree char *key = g_strdup_printf ("\"%s\"", model->key);
  g_autoptr (GError) error = NULL;
  TilWheel *wheel;

  g_string_replace (xml, key, "\"eget\"", 1);
  wheel = til_wheel_new_from_xml (xml->str, -1, "eget", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (wheel->key, ==, "eget");
  return wheel;
}

/* A municipality's own wheel goes along. */
static void
test_own_wheel (Fixture *self, gconstpointer data)
{
  g_autoptr (TilWheel) wheel = make_own_wheel ();
  g_autoptr (TilWheel) there = NULL;
  g_autoptr (GError) error = NULL;

  til_register_import_wheel (self->sender.reg, wheel, &error);
  g_assert_no_error (error);
  til_register_add_mapping (self->sender.reg, STORY, "eget", til_date_today (), &error);
  g_assert_no_error (error);
  g_assert_null (til_register_get_wheel (self->receiver, "eget", 1, NULL));
  export_child (self, self->sender.reg, STORY, 0);
  import_file (self, self->receiver, 0);
  there = til_register_get_wheel (self->receiver, "eget", 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (there->xml, ==, wheel->xml);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/child-file/round-trip", test_round_trip);
  ADD ("/child-file/everything", test_everything);
  ADD ("/child-file/references", test_references);
  ADD ("/child-file/r8-sector-kept", test_r8_sector_kept);
  ADD ("/child-file/r16-log", test_r16_log);
  ADD ("/child-file/r8-receiver", test_r8_receiver);
  ADD ("/child-file/r8-not-covered", test_r8_not_covered);
  ADD ("/child-file/r8-all-units", test_r8_all_units);
  ADD ("/child-file/r8-team-meeting", test_r8_team_meeting);
  ADD ("/child-file/r14-protected", test_r14_protected);
  ADD ("/child-file/twice", test_twice);
  ADD ("/child-file/merge-same", test_merge_same);
  ADD ("/child-file/merge-changed", test_merge_changed);
  ADD ("/child-file/merge-another", test_merge_another);
  ADD ("/child-file/own-wheel", test_own_wheel);
  return g_test_run ();
}
