/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plays random histories through a real register, and reads everything that leaves it - prints,
 * child files, the list of the week, calendar files - for each unit at that time. The words of the
 * texts tell what each holds, and no word may stand anywhere where history-oracle.c, written from
 * the rules alone, does not know it. TILLSAMMANS_HISTORIES=10000 in the environment plays more of
 * them than fit into an ordinary run, and TILLSAMMANS_HISTORIES_SEED=5 others. */
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "consent-oracle.h"
#include "history-oracle.h"
#include "history-world.h"
#include "til-calendar.h"
#include "til-case-sheet.h"
#include "til-sheet-private.h"

#define HISTORIES 300
#define EVENTS 40
#define LOOK_EVERY 10
#define HISTORIES_IN_REGISTER 20
#define SEED 20261122

typedef struct
{
  World world;
  guint sheets[TIL_N_CASE_SHEETS];
  guint refused_sheets[TIL_N_CASE_SHEETS];
  guint files, refused_files, lines, calendars, refused_calendars;
  guint words;
} Histories;

static void
check_text (Histories *self, const char *text, GHashTable *words, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

static void
check_text (Histories *self, const char *text, GHashTable *words, const char *format, ...)
{
  g_autofree char *other = oracle_find_other (text, words);
  g_autofree char *what = NULL;
  const char *at;
  gssize before;
  va_list arguments;

  self->words += g_hash_table_size (words);
  if (!other)
    return;
  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  at = strstr (text, other);
  before = MIN (at - text, 400);
  g_error ("%s%s holds %s: …%.*s…", self->world.story->str, what, other, (int)before + 200,
           at - before);
}

static void
assert_rule (Histories *self, const GError *error)
{
  if (!g_error_matches (error, TIL_ERROR, TIL_ERROR_RULE) &&
      !g_error_matches (error, TIL_ERROR, TIL_ERROR_NOT_FOUND))
    g_error ("%s%s", self->world.story->str, error->message);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static gboolean
all_told (const TilCase *kase, const GArray *readers, TilDate on)
{
  for (guint i = 0; i < readers->len; i++)
    if (!oracle_told (kase, g_array_index (readers, gint64, i), NULL, NULL, on))
      return FALSE;
  return TRUE;
}

/* ---- prints ---- */

static char *
read_sheet (const TilSheet *sheet)
{
  GString *text = g_string_new (til_sheet_title (sheet));

  for (guint page = 0; page < til_sheet_n_pages (sheet); page++)
    {
      g_autofree char *words = til_sheet_text (sheet, page);
      g_string_append (text, words);
    }
  return g_string_free (text, FALSE);
}

static gpointer
record_of (Histories *self, TilCaseSheetKind kind, const TilCase *kase)
{
  const GPtrArray *records = kind == TIL_CASE_SHEET_PLAN      ? kase->records[TIL_RECORD_PLAN]
                             : kind == TIL_CASE_SHEET_CONSENT ? kase->records[TIL_RECORD_CONSENT]
                                                              : kase->records[TIL_RECORD_MEETING];

  return records->len > 0 ? records->pdata[world_roll (&self->world, (int)records->len)] : NULL;
}

/* A meeting's papers go to those who are at it. */
static void
add_meeting_units (Histories *self, const TilCase *kase, const TilMeeting *meeting, GArray *readers)
{
  for (int i = 0; i < N_UNITS; i++)
    if (oracle_at_meeting (kase, meeting, self->world.units[i]))
      til_refs_set (readers, self->world.units[i], TRUE);
}

/* What may be on the sheet "What may be shared" that says no: it stays with who asked. */
static GHashTable *
words_of_a_no (const TilCase *kase, gint64 unit)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!kase->child->protected_identity)
    oracle_allow (words, kase->child->given_name);
  oracle_allow (words, til_case_unit_name (kase, unit));
  for (guint i = 0; i < kase->child->guardians->len; i++)
    oracle_allow (words, ((TilGuardian *)kase->child->guardians->pdata[i])->name);
  return words;
}

static void
print_sheet (Histories *self,
             const TilCase *known,
             const TilCase *kase,
             TilCaseSheetKind kind,
             const GArray *asked)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilCaseSheetOptions) options = til_case_sheet_options_new (kind, kase, "sv");
  gboolean of_meeting = kind == TIL_CASE_SHEET_INVITATION || kind == TIL_CASE_SHEET_MINUTES;
  gboolean of_record = of_meeting || kind == TIL_CASE_SHEET_PLAN || kind == TIL_CASE_SHEET_CONSENT;
  const TilRecord *record = of_record ? record_of (self, kind, known) : NULL;
  g_autoptr (GArray) readers = g_array_copy ((GArray *)asked);
  g_autoptr (GHashTable) words = NULL;
  g_autoptr (TilSheet) sheet = NULL;
  g_autofree char *text = NULL;

  if (of_record && !record)
    return;
  options->record_id = record ? record->id : 0;
  options->from = til_date_new (2000, 1, 1);
  options->to = til_date_new (2100, 1, 1);
  g_array_append_vals (options->readers, asked->data, asked->len);
  sheet = til_case_sheet_new (options, &error);
  if (!sheet)
    {
      assert_rule (self, error);
      self->refused_sheets[kind]++;
      return;
    }
  self->sheets[kind]++;
  if (of_meeting)
    add_meeting_units (self, known, (const TilMeeting *)record, readers);
  if (kind == TIL_CASE_SHEET_SHARE && !all_told (known, readers, self->world.today))
    words = words_of_a_no (known, g_array_index (readers, gint64, 0));
  else
    words = oracle_words (known, readers, self->world.today);
  text = read_sheet (sheet);
  check_text (self, text, words, "%s of child %d (record %d) for %u readers, the first %d",
              til_case_sheet_name (kind), (int)known->child->id, (int)options->record_id,
              readers->len, readers->len ? (int)g_array_index (readers, gint64, 0) : 0);
}

/* ---- child files ---- */

/* Without the wheels, which tell how each is made and nothing of the child. */
static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  json_object_remove_member (json_object_get_object_member (root, "content"), "wheels");
  return json_to_string (json_parser_get_root (parser), TRUE);
}

static void
hand_over (Histories *self, const TilCase *known, gint64 unit, const GArray *readers)
{
  World *world = &self->world;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (world->folder, "child.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GHashTable) words = NULL;
  gboolean covered = all_told (known, readers, world->today);

  if (!til_register_export_child (world->reg, known->child->id, unit, path, &error))
    {
      assert_rule (self, error);
      self->refused_files++;
      /* R14: a protected child is handed over in a file to nobody else. */
      g_assert_true (!covered || known->child->protected_identity);
      return;
    }
  self->files++;
  if (!covered)
    g_error ("%schild %d was handed over to unit %d", world->story->str, (int)known->child->id,
             (int)unit);
  words = oracle_words (known, readers, world->today);
  text = read_file (path);
  check_text (self, text, words, "the file of child %d for unit %d", (int)known->child->id,
              (int)unit);
  g_remove (path);
}

/* ---- calendars ---- */

static void
write_calendar (Histories *self, const TilCase *known, const TilCase *kase)
{
  World *world = &self->world;
  const TilMeeting *meeting = record_of (self, TIL_CASE_SHEET_INVITATION, known);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (world->folder, "meeting.ics", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!meeting || meeting->team_id)
    return;
  add_meeting_units (self, known, meeting, units);
  if (!til_export_calendar (meeting, kase, NULL, "sv", world->today, path, &error))
    {
      assert_rule (self, error);
      self->refused_calendars++;
      return;
    }
  self->calendars++;
  if (meeting->status != TIL_MEETING_CANCELLED && !all_told (known, units, meeting->date))
    g_error ("%smeeting %d was invited to", world->story->str, (int)meeting->record.id);
  if (meeting->status == TIL_MEETING_PLANNED && !all_told (known, units, world->today))
    g_error ("%smeeting %d was invited to today", world->story->str, (int)meeting->record.id);
  if (!known->child->protected_identity)
    oracle_allow (words, meeting->place);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  check_text (self, text, words, "the calendar of meeting %d", (int)meeting->record.id);
  g_remove (path);
}

/* ---- the week ---- */

static GHashTable *
words_for (Histories *self, gint64 unit, int child)
{
  g_autoptr (GArray) readers = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (readers, unit);
  return oracle_words (self->world.children[child], readers, self->world.today);
}

static const char *
class_of (TilAgendaKind kind)
{
  static const char *const names[TIL_N_AGENDA_KINDS] = {
    [TIL_AGENDA_MEETING] = "meeting",  [TIL_AGENDA_FOLLOW_UP] = "plan",
    [TIL_AGENDA_ACTION] = "plan",      [TIL_AGENDA_CONSENT] = "consent",
    [TIL_AGENDA_FEEDBACK] = "concern", [TIL_AGENDA_OBSERVATION] = "observation",
  };

  return names[kind];
}

/* The name of a child stands in a team's line where the viewer may read of the meeting. */
static void
allow_in_team (Histories *self, GHashTable *words, GHashTable *seen, int child, gint64 meeting_id)
{
  const TilCase *kase = self->world.children[child];
  const TilMeeting *meeting = til_case_record (kase, TIL_RECORD_MEETING, meeting_id);
  g_autofree char *mark = meeting ? oracle_record_mark (&meeting->record) : NULL;

  if (mark && g_hash_table_contains (seen, mark) && !kase->child->protected_identity)
    oracle_allow (words, kase->child->given_name);
}

static void
check_team_line (Histories *self, const TilAgendaItem *item, GHashTable *const *seen, gint64 unit)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text = g_strjoin (" ", item->child_name, item->what, item->who, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TilTeam)
      team = til_register_get_record (self->world.reg, TIL_RECORD_TEAM, item->team_id, &error);

  g_assert_no_error (error);
  oracle_allow (words, team->name);
  for (guint i = 0; i < self->world.children[0]->staff->len; i++)
    oracle_allow (words, ((TilStaff *)self->world.children[0]->staff->pdata[i])->name);
  for (int i = 0; i < N_CHILDREN; i++)
    allow_in_team (self, words, seen[i], i, item->record_id);
  check_text (self, text, words, "the week of unit %d: team's meeting %d", (int)unit,
              (int)item->record_id);
}

static void
check_child_line (Histories *self, const TilAgendaItem *item, GHashTable *const *seen, gint64 unit)
{
  int child = item->child_id == self->world.children[0]->child->id ? 0 : 1;
  const TilCase *kase = self->world.children[child];
  g_autofree char *text = g_strjoin (" ", item->child_name, item->what, item->who, NULL);
  g_autofree char *mark = g_strdup_printf ("#%s:%" G_GINT64_FORMAT, class_of (item->kind),
                                           item->record_id);

  g_assert_cmpint (item->child_id, ==, kase->child->id);
  check_text (self, text, seen[child], "the week of unit %d: a line of kind %d of child %d",
              (int)unit, item->kind, (int)item->child_id);
  if (!oracle_own (kase, unit) && !g_hash_table_contains (seen[child], mark))
    g_error ("%sthe week of unit %d tells of %s", self->world.story->str, (int)unit, mark);
}

static void
see_week (Histories *self, gint64 unit)
{
  World *world = &self->world;
  TilAgendaQuery query = { .from = world->today - 400, .to = world->today + 400 };
  g_autoptr (GError) error = NULL;
  GHashTable *seen[N_CHILDREN];

  query.viewer_unit = unit;
  g_autoptr (GPtrArray) items = til_register_list_agenda (world->reg, &query, &error);
  g_assert_no_error (error);
  for (int i = 0; i < N_CHILDREN; i++)
    seen[i] = words_for (self, unit, i);
  for (guint i = 0; i < items->len; i++)
    {
      const TilAgendaItem *item = items->pdata[i];

      if (item->child_id == 0)
        check_team_line (self, item, seen, unit);
      else
        check_child_line (self, item, seen, unit);
      self->lines++;
    }
  for (int i = 0; i < N_CHILDREN; i++)
    g_hash_table_unref (seen[i]);
}

/* ---- all of it ---- */

static void
look_at_child (Histories *self, int child, gboolean everything)
{
  World *world = &self->world;
  const TilCase *known = world->children[child];
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) readers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TilCase) kase = til_register_get_case (world->reg, known->child->id, &error);

  g_assert_no_error (error);
  hand_over (self, known, 0, readers);
  print_sheet (self, known, kase, world_roll (world, TIL_N_CASE_SHEETS), readers);
  write_calendar (self, known, kase);
  for (int i = 0; i < N_UNITS; i++)
    {
      g_array_set_size (readers, 0);
      g_array_append_val (readers, world->units[i]);
      hand_over (self, known, world->units[i], readers);
      for (int kind = 0; kind < TIL_N_CASE_SHEETS; kind++)
        if (everything || world_roll (world, 6) == 0)
          print_sheet (self, known, kase, (TilCaseSheetKind)kind, readers);
      til_refs_set (readers, world->units[world_roll (world, N_UNITS)], TRUE);
      print_sheet (self, known, kase, world_roll (world, TIL_N_CASE_SHEETS), readers);
    }
}

static void
look (Histories *self, gboolean everything)
{
  for (int i = 0; i < N_CHILDREN; i++)
    look_at_child (self, i, everything);
  for (int i = 0; i < N_UNITS; i++)
    see_week (self, self->world.units[i]);
}

static void
tell_numbers (const Histories *self, guint histories)
{
  const World *world = &self->world;
  g_autoptr (GString) text = g_string_new (NULL);

  for (int kind = 0; kind < TIL_N_RECORDS; kind++)
    g_string_append_printf (text, "%s %u saved, %u refused; ",
                            til_record_class ((TilRecordKind)kind)->name, world->passed[kind],
                            world->refused[kind]);
  for (int kind = 0; kind < TIL_N_CASE_SHEETS; kind++)
    g_string_append_printf (text, "%s %u printed, %u refused; ",
                            til_case_sheet_name ((TilCaseSheetKind)kind), self->sheets[kind],
                            self->refused_sheets[kind]);
  g_test_message ("%u histories: %sfiles %u written, %u refused; calendars %u and %u; %u lines of "
                  "the week",
                  histories, text->str, self->files, self->refused_files, self->calendars,
                  self->refused_calendars, self->lines);
}

/* Nothing that refuses everything proves anything. */
static void
assert_enough (const Histories *self, guint histories)
{
  for (int kind = 0; kind < TIL_N_CASE_SHEETS; kind++)
    g_assert_cmpuint (self->sheets[kind], >, histories);
  g_assert_cmpuint (self->world.passed[TIL_RECORD_CONSENT], >, histories);
  g_assert_cmpuint (self->world.passed[TIL_RECORD_MEETING], >, histories);
  g_assert_cmpuint (self->world.refused[TIL_RECORD_MEETING], >, histories);
  g_assert_cmpuint (self->world.passed[TIL_RECORD_PLAN], >, histories);
  g_assert_cmpuint (self->world.refused[TIL_RECORD_PLAN], >, histories / 2);
  g_assert_cmpuint (self->files, >, histories);
  g_assert_cmpuint (self->refused_files, >, histories);
  g_assert_cmpuint (self->calendars, >, histories / 2);
  g_assert_cmpuint (self->lines, >, histories);
}

static void
test_histories (void)
{
  const char *wanted = g_getenv ("TILLSAMMANS_HISTORIES");
  guint histories = wanted ? (guint)g_ascii_strtoull (wanted, NULL, 10) : HISTORIES;
  const char *seed = g_getenv ("TILLSAMMANS_HISTORIES_SEED");
  Histories self = { 0 };

  world_set_up (&self.world, seed ? (guint32)g_ascii_strtoull (seed, NULL, 10) : SEED);
  for (guint n = 0; n < histories; n++)
    {
      if (n % HISTORIES_IN_REGISTER == 0)
        {
          for (int i = 0; i < N_CHILDREN; i++)
            g_clear_pointer (&self.world.children[i], til_case_free);
          world_begin_register (&self.world);
        }
      world_begin_history (&self.world);
      for (int i = 1; i <= EVENTS; i++)
        {
          world_happen (&self.world);
          if (i % LOOK_EVERY == 0)
            look (&self, i == EVENTS);
        }
    }
  tell_numbers (&self, histories);
  if (histories >= HISTORIES)
    assert_enough (&self, histories);
  world_tear_down (&self.world);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/histories/r8-nothing-uncovered-leaves", test_histories);
  return g_test_run ();
}
