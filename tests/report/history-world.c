/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history-world.h"

#include <glib/gstdio.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "til-database.h"
#include "til-register-private.h"

/* What the register takes for today. The place is the environment's own, as changing that by
 * setenv() is for programs without threads. */
static char today[] = "TILLSAMMANS_TODAY=2026-01-10";

void
world_set_today (World *self, TilDate day)
{
  g_autofree char *text = til_date_format (day);
  char *value = strchr (today, '=') + 1;

  self->today = day;
  g_assert_cmpuint (strlen (text), ==, strlen (value));
  memcpy (value, text, strlen (text));
}

int
world_roll (World *self, int n)
{
  return g_rand_int_range (self->rand, 0, n);
}

void
world_note (World *self, const char *format, ...)
{
  g_autofree char *day = til_date_format (self->today);
  va_list arguments;

  g_string_append_printf (self->story, "%s ", day);
  va_start (arguments, format);
  g_string_append_vprintf (self->story, format, arguments);
  va_end (arguments);
  g_string_append_c (self->story, '\n');
}

/* A word that nothing else holds. */
void
world_write_word (World *self, char **text)
{
  char *more = g_strdup_printf ("%s%szq%uz", *text ? *text : "", *text && **text ? " " : "",
                                self->next_word++);

  g_free (*text);
  *text = more;
}

gint64
world_any_unit (World *self)
{
  return self->units[world_roll (self, N_UNITS)];
}

TilCase *
world_any_child (World *self)
{
  return self->children[world_roll (self, N_CHILDREN)];
}

/* ---- what the register was told ---- */

void
world_forget (TilCase *kase, TilRecordKind kind, gint64 id)
{
  gpointer known = til_record_array_find (kase->records[kind], id);

  if (known)
    g_ptr_array_remove (kase->records[kind], known);
}

gboolean
world_is_about (const TilCase *kase, const TilRecord *record)
{
  const TilMeeting *meeting = (const TilMeeting *)record;

  if (til_record_kind (record) != TIL_RECORD_MEETING || meeting->team_id == 0)
    return til_record_get_ref (record, "child_id") == kase->child->id;
  for (guint i = 0; i < meeting->points->len; i++)
    if (((TilAgendaPoint *)meeting->points->pdata[i])->child_id == kase->child->id)
      return TRUE;
  return FALSE;
}

void
world_remember (World *self, gconstpointer record)
{
  TilRecordKind kind = til_record_kind (record);
  gint64 id = ((const TilRecord *)record)->id;

  for (int i = 0; i < N_CHILDREN; i++)
    {
      TilCase *kase = self->children[i];

      if (kind == TIL_RECORD_TEAM)
        {
          g_ptr_array_set_size (kase->teams, 0);
          g_ptr_array_add (kase->teams, til_record_copy (record));
          continue;
        }
      world_forget (kase, kind, id);
      if (world_is_about (kase, record))
        g_ptr_array_add (kase->records[kind], til_record_copy (record));
    }
}

void
world_assert_refused (const GError *error)
{
  if (!g_error_matches (error, TIL_ERROR, TIL_ERROR_RULE) &&
      !g_error_matches (error, TIL_ERROR, TIL_ERROR_INVALID))
    g_error ("%s", error->message);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

gboolean
world_save (World *self, gpointer record)
{
  g_autoptr (GError) error = NULL;
  TilRecordKind kind = til_record_kind (record);
  gboolean added = ((TilRecord *)record)->id == 0;

  if (til_register_save_record (self->reg, record, &error))
    {
      world_note (self, "%s %s %d of child %d", added ? "new" : "changed",
                  til_record_class (kind)->name, (int)((TilRecord *)record)->id,
                  (int)til_record_get_ref (record, "child_id"));
      self->passed[kind]++;
      world_remember (self, record);
      return TRUE;
    }
  world_assert_refused (error);
  self->refused[kind]++;
  return FALSE;
}

void
world_save_child (World *self, TilCase *kase, TilChild *child)
{
  g_autoptr (GError) error = NULL;

  if (!til_register_save_child (self->reg, child, &error))
    {
      world_assert_refused (error);
      return;
    }
  til_child_free (kase->child);
  kase->child = til_child_copy (child);
}

void
world_add_guardian (World *self, TilChild *child)
{
  TilGuardian *guardian = til_guardian_new ();

  g_clear_pointer (&guardian->name, g_free);
  world_write_word (self, &guardian->name);
  world_write_word (self, &guardian->phone);
  g_ptr_array_add (child->guardians, guardian);
}

void
world_add_member (World *self, TilTeam *team, TilDate since)
{
  TilTeamMember *member = til_record_add_part (team, "members");
  int who = world_roll (self, N_UNITS);

  member->unit_id = self->units[who];
  member->staff_id = self->staff[who];
  member->since = since;
}

static void
add_unit (World *self, int index, TilUnitKind kind, TilSector sector)
{
  g_autoptr (TilUnit) unit = til_unit_new ();
  g_autoptr (TilStaff) staff = til_staff_new ();
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&unit->name, g_free);
  world_write_word (self, &unit->name);
  unit->kind = kind;
  unit->sector = sector;
  til_register_save_unit (self->reg, unit, &error);
  g_assert_no_error (error);
  g_clear_pointer (&staff->name, g_free);
  world_write_word (self, &staff->name);
  staff->unit_id = unit->id;
  til_register_save_staff (self->reg, staff, &error);
  g_assert_no_error (error);
  self->units[index] = unit->id;
  self->staff[index] = staff->id;
}

/* A wheel whose areas are words. */
static TilWheel *
make_wheel (const char *key, int number)
{
  static const char *const colours[][2] = { { "#2065A5", "#7FC6FE" },
                                            { "#57697A", "#C9D5E7" },
                                            { "#BB7D03", "#F2C04D" },
                                            { "#C4542C", "#EE9170" } };
  g_autoptr (GString) xml = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  TilWheel *wheel;

  g_string_append_printf (xml,
                          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<wheel id=\"%s\" version=\"1\" shape=\"sectors\"><name>Wheel</name>"
                          "<description>A wheel.</description><provenance>A test.</provenance>"
                          "<scale><step face=\"1\"><word>One</word></step>"
                          "<step face=\"2\"><word>Two</word></step>"
                          "<step face=\"3\"><word>Three</word></step>"
                          "<step face=\"4\"><word>Four</word></step></scale><areas>",
                          key);
  for (int i = 0; i < N_AREAS; i++)
    g_string_append_printf (
        xml,
        "<area key=\"zqk%d%dz\" dimension=\"safety\" colour=\"%s\" dark-colour=\"%s\" "
        "icon=\"shield\" articles=\"19\"><name>zqk%d%dz</name><description>An area.</description>"
        "<question for=\"child\">How?</question><question for=\"child\">Why?</question>"
        "<question for=\"guardian\">How?</question><question for=\"guardian\">Why?</question>"
        "</area>",
        number, i, colours[i][0], colours[i][1], number, i);
  g_string_append (xml, "</areas></wheel>");
  wheel = til_wheel_new_from_xml (xml->str, -1, key, &error);
  g_assert_no_error (error);
  return wheel;
}

static void
close_register (World *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  g_clear_pointer (&self->reg, til_register_close);
  while ((name = g_dir_read_name (folder)))
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_remove (path);
    }
}

void
world_begin_register (World *self)
{
  static const TilUnitKind kinds[N_UNITS] = {
    TIL_UNIT_SCHOOL,         TIL_UNIT_SOCIAL_SERVICES, TIL_UNIT_BUP,
    TIL_UNIT_STUDENT_HEALTH, TIL_UNIT_SCHOOL,          TIL_UNIT_CHILD_HEALTH,
  };
  static const TilSector sectors[N_UNITS] = {
    TIL_SECTOR_MUNICIPALITY, TIL_SECTOR_MUNICIPALITY, TIL_SECTOR_REGION,
    TIL_SECTOR_MUNICIPALITY, TIL_SECTOR_INDEPENDENT,  TIL_SECTOR_REGION,
  };
  g_autoptr (GError) error = NULL;

  close_register (self);
  self->next_word = 1;
  self->reg = til_register_create (self->path, &error);
  g_assert_no_error (error);
  /* What survives a power failure is another test's. */
  til_database_execute (self->reg->database, "PRAGMA synchronous = OFF", &error);
  g_assert_no_error (error);
  for (int i = 0; i < N_UNITS; i++)
    add_unit (self, i, kinds[i], sectors[i]);
  for (int i = 0; i < 2; i++)
    {
      til_register_import_wheel (self->reg, self->wheels[i], &error);
      g_assert_no_error (error);
    }
}

static TilCase *
add_child (World *self)
{
  g_autoptr (TilChild) child = til_child_new ();
  TilContact *contact = til_contact_new ();
  TilCase *kase = til_case_new ();
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&child->given_name, g_free);
  world_write_word (self, &child->given_name);
  child->birth_date = world_roll (self, 4)
                          ? til_date_new (2014, 3, 5)
                          : til_date_new (2008, 2, 29) + (guint)world_roll (self, 400);
  child->unit_id = self->units[world_roll (self, 4) ? 0 : world_roll (self, N_UNITS)];
  child->protected_identity = world_roll (self, 8) == 0;
  child->step = TIL_STEP_MAP;
  child->step_since = self->today;
  world_write_word (self, &child->note);
  for (int i = world_roll (self, 2); i >= 0; i--)
    world_add_guardian (self, child);
  g_clear_pointer (&contact->name, g_free);
  world_write_word (self, &contact->name);
  world_write_word (self, &contact->phone);
  world_write_word (self, &contact->note);
  g_ptr_array_add (child->contacts, contact);
  til_register_save_child (self->reg, child, &error);
  g_assert_no_error (error);
  world_note (self, "child %d at unit %d with %u guardians%s", (int)child->id, (int)child->unit_id,
              child->guardians->len, child->protected_identity ? ", protected" : "");
  til_child_free (kase->child);
  kase->child = til_child_copy (child);
  g_ptr_array_unref (kase->units);
  kase->units = til_register_list_units (self->reg, &error);
  g_ptr_array_unref (kase->staff);
  kase->staff = til_register_list_staff (self->reg, &error);
  g_assert_no_error (error);
  return kase;
}

static void
form_team (World *self)
{
  g_autoptr (TilTeam) team = til_record_new_of (TIL_RECORD_TEAM);

  world_write_word (self, &team->name);
  team->age_to = 18;
  for (int i = world_roll (self, 2); i >= 0; i--)
    world_add_member (self, team, til_date_new (2020, 1, 1));
  g_assert_true (world_save (self, team));
  self->team_id = team->record.id;
}

void
world_begin_history (World *self)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < N_CHILDREN; i++)
    if (self->children[i])
      {
        til_register_delete_child (self->reg, self->children[i]->child->id, &error);
        g_assert_no_error (error);
        g_clear_pointer (&self->children[i], til_case_free);
      }
  g_string_truncate (self->story, 0);
  g_array_set_size (self->bin, 0);
  world_set_today (self, til_date_new (2026, 1, 10) + (guint)world_roll (self, 30));
  for (int i = 0; i < N_CHILDREN; i++)
    self->children[i] = add_child (self);
  form_team (self);
}

void
world_set_up (World *self, guint32 seed)
{
  /* In memory where there is such a place. */
  g_autofree char *folder = g_build_filename (
      g_access ("/dev/shm", W_OK | X_OK) == 0 ? "/dev/shm" : g_get_tmp_dir (),
      "til-histories-XXXXXX", NULL);

  g_assert_cmpint (putenv (today), ==, 0);
  self->rand = g_rand_new_with_seed (seed);
  self->folder = g_mkdtemp (g_steal_pointer (&folder));
  g_assert_nonnull (self->folder);
  self->path = g_build_filename (self->folder, "register.tillsammans", NULL);
  self->wheels[0] = make_wheel ("whole-one", 1);
  self->wheels[1] = make_wheel ("whole-two", 2);
  self->story = g_string_new (NULL);
  self->bin = g_array_new (FALSE, FALSE, sizeof (Deleted));
}

void
world_tear_down (World *self)
{
  close_register (self);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  for (int i = 0; i < N_CHILDREN; i++)
    g_clear_pointer (&self->children[i], til_case_free);
  for (int i = 0; i < 2; i++)
    til_wheel_unref (self->wheels[i]);
  g_rand_free (self->rand);
  g_free (self->folder);
  g_free (self->path);
  g_string_free (self->story, TRUE);
  g_array_unref (self->bin);
}
