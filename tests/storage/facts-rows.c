/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "facts-rows.h"

#include "til-register-case.h"
#include "til-register-survey.h"

/* Rows are written as they are, so that no rule of the program stands between them and the facts.
 */
void
run (TilRegister *reg, const char *sql)
{
  if (execute (reg, sql) != SQLITE_OK)
    g_error ("%s: %s", sqlite3_errmsg (til_database_handle (reg->database)), sql);
}

void
runf (TilRegister *reg, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  run (reg, sql);
}

gint64
last_id (TilRegister *reg)
{
  return til_database_last_id (reg->database);
}

gint64
insert_child (TilRegister *reg, const char *birth_date, gint64 unit_id, gboolean hidden)
{
  runf (reg,
        "INSERT INTO child (given_name, family_name, birth_date, unit_id, interpreter, "
        "protected_identity, step, step_since, name_key) VALUES ('Alma', 'Berg', '%s', "
        "NULLIF (%" G_GINT64_FORMAT ", 0), 0, %d, 'notice', '2020-01-01', 'berg')",
        birth_date, unit_id, hidden);
  return last_id (reg);
}

void
insert_step (TilRegister *reg, gint64 child_id, const char *step, const char *date)
{
  runf (reg,
        "INSERT INTO step_change (child_id, step, date) VALUES (%" G_GINT64_FORMAT ", '%s', '%s')",
        child_id, step, date);
}

void
insert_dated (TilRegister *reg, const char *table, gint64 child_id, const char *date)
{
  runf (reg, "INSERT INTO %s (child_id, date) VALUES (%" G_GINT64_FORMAT ", '%s')", table, child_id,
        date);
}

gint64
insert_mapping (TilRegister *reg, gint64 child_id, const char *date)
{
  runf (reg,
        "INSERT INTO mapping (child_id, wheel_id, date) "
        "SELECT %" G_GINT64_FORMAT ", MIN (id), '%s' FROM wheel WHERE key = 'girfec'",
        child_id, date);
  return last_id (reg);
}

gint64
insert_voice (TilRegister *reg, gint64 mapping_id, const char *kind, gint64 unit_id, gboolean open)
{
  runf (reg,
        "INSERT INTO voice (mapping_id, kind, unit_id, open, date) VALUES (%" G_GINT64_FORMAT
        ", '%s', NULLIF (%" G_GINT64_FORMAT ", 0), %d, '2026-01-01')",
        mapping_id, kind, unit_id, open);
  return last_id (reg);
}

void
insert_rating (TilRegister *reg, gint64 voice_id, const char *area, int step)
{
  runf (reg,
        "INSERT INTO rating (voice_id, area_key, step, print_note) VALUES (%" G_GINT64_FORMAT
        ", '%s', %d, 0)",
        voice_id, area, step);
}

gint64
insert_meeting (
    TilRegister *reg, gint64 child_id, const char *kind, const char *date, const char *ending)
{
  runf (reg,
        "INSERT INTO meeting (child_id, kind, date, length, status, ending) VALUES (NULLIF "
        "(%" G_GINT64_FORMAT ", 0), '%s', '%s', 60, 'held', '%s')",
        child_id, kind, date, ending);
  return last_id (reg);
}

gint64
insert_plan (TilRegister *reg, gint64 child_id, const char *date)
{
  runf (reg,
        "INSERT INTO plan (child_id, kind, date, ending) VALUES (%" G_GINT64_FORMAT
        ", 'child', '%s', 'ongoing')",
        child_id, date);
  return last_id (reg);
}

/* Random registers, written without the program. */

static const char *
pick (GRand *random, const char *const *keys)
{
  return keys[g_rand_int_range (random, 0, (int)g_strv_length ((char **)keys))];
}

/* Few days, so that much falls on the same one. Borrowed until the fourth call after. */
static const char *
day (GRand *random)
{
  static char texts[4][11];
  static guint next;
  char *text = texts[next++ % 4];

  g_snprintf (text, 11, "%d-%02d-%02d", g_rand_int_range (random, 2024, 2027),
              g_rand_int_range (random, 1, 5) * 3, 20 + g_rand_int_range (random, 0, 3));
  return text;
}

static gboolean
once_in (GRand *random, int n)
{
  return g_rand_int_range (random, 0, n) == 0;
}

static gint64
some (GRand *random, TilRegister *reg, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT MAX (id) FROM %s", table);

  return g_rand_int_range (random, 1, (int)number (reg, sql) + 1);
}

/* A voice of any mapping, so that they don't lie in the order of the mappings. */
static void
add_random_voice (TilRegister *reg, GRand *random)
{
  static const char *const kinds[] = { "child", "guardian", "organisation", NULL };
  static const char *const areas[] = { "safe",   "healthy",  "active", "health",
                                       "safety", "learning", "none",   NULL };
  const char *kind = pick (random, kinds);

  runf (reg,
        "INSERT OR IGNORE INTO voice (mapping_id, kind, unit_id, open, date) "
        "VALUES (%" G_GINT64_FORMAT ", '%s', %s, %d, '2026-01-01')",
        some (random, reg, "mapping"), kind, *kind == 'o' ? "1" : "NULL", once_in (random, 4));
  for (int n = g_rand_int_range (random, 0, 6); n > 0; n--)
    runf (reg,
          "INSERT OR IGNORE INTO rating (voice_id, area_key, step, print_note) "
          "VALUES (%" G_GINT64_FORMAT ", '%s', %d, 0)",
          some (random, reg, "voice"), pick (random, areas), g_rand_int_range (random, 0, 5));
}

static void
add_random_record (TilRegister *reg, GRand *random)
{
  static const char *const team_or_child[] = { "family", "family", "sip", "Kaffe", "vits", NULL };
  gint64 child = some (random, reg, "child");

  switch (g_rand_int_range (random, 0, 9))
    {
    case 0:
      insert_dated (reg, "observation", child, day (random));
      break;
    case 1:
      insert_step (
          reg, child,
          pick (random, (const char *const[]){ "notice", "map", "cooperate", "closed", NULL }),
          day (random));
      break;
    case 2:
      insert_meeting (reg, once_in (random, 3) ? 0 : child, pick (random, team_or_child),
                      day (random), pick (random, til_ending_keys));
      runf (
          reg,
          "INSERT INTO agenda_point (parent_id, position, child_id) VALUES (last_insert_rowid (), "
          "0, %" G_GINT64_FORMAT ")",
          child);
      break;
    case 3:
      insert_plan (reg, child, day (random));
      run (reg, "INSERT INTO goal (parent_id, position, keep, state) "
                "VALUES (last_insert_rowid (), 0, 0, 'open')");
      runf (reg,
            "INSERT INTO action (parent_id, position, due, status, done_on) VALUES "
            "((SELECT MAX (id) FROM goal), 0, '%s', 'done', '%s'), "
            "((SELECT MAX (id) FROM goal), 1, '%s', 'ongoing', NULL)",
            day (random), day (random), day (random));
      break;
    case 4:
      runf (reg,
            "INSERT INTO consent (child_id, asked_on, form, valid_until, withdrawn_on) VALUES "
            "(%" G_GINT64_FORMAT ", '%s', 'oral', '%s', NULLIF ('%s', '%s'))",
            child, day (random), day (random), day (random), day (random));
      for (int i = g_rand_int_range (random, 0, 3); i > 0; i--)
        runf (reg,
              "INSERT INTO consent_answer (parent_id, position, answer, date, refusal) VALUES "
              "(%" G_GINT64_FORMAT ", %d, '%s', '%s', '%s')",
              some (random, reg, "consent"), i,
              pick (random, (const char *const[]){ "given", "partly", "refused", NULL }),
              day (random), pick (random, til_refusal_keys));
      break;
    case 5:
      runf (reg,
            "INSERT INTO concern (child_id, date, unit_id, feedback_asked) VALUES "
            "(%" G_GINT64_FORMAT ", '%s', %" G_GINT64_FORMAT ", 0)",
            child, day (random), some (random, reg, "unit"));
      break;
    case 6:
      runf (reg,
            "INSERT INTO enrolment (child_id, team_id, since, until) VALUES (%" G_GINT64_FORMAT
            ", %" G_GINT64_FORMAT ", '%s', NULLIF ('%s', '2025-06-21'))",
            child, some (random, reg, "team"), day (random), day (random));
      break;
    case 7:
      runf (reg, "INSERT INTO consultation (date, age) VALUES ('%s', '%s')", day (random),
            pick (random, til_age_group_keys));
      break;
    default:
      runf (reg, "INSERT INTO activity (kind, date) VALUES ('%s', '%s')",
            pick (random, til_activity_kind_keys), day (random));
      runf (reg,
            "INSERT INTO turnout (parent_id, position, service, invited, present) VALUES "
            "(last_insert_rowid (), 0, 'social', %d, %d)",
            g_rand_int_range (random, 0, 9), g_rand_int_range (random, 0, 9));
      break;
    }
}

static void
delete_some (TilRegister *reg, GRand *random)
{
  static const char *const tables[] = { "child",   "unit",           "observation",  "concern",
                                        "voice",   "consent",        "mapping",      "meeting",
                                        "plan",    "consent_answer", "goal",         "action",
                                        "team",    "enrolment",      "agenda_point", "activity",
                                        "turnout", "consultation" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    runf (reg, "UPDATE %s SET deleted_at = '2026-01-01' WHERE (id * %d + %d) %% 7 = 0", tables[i],
          g_rand_int_range (random, 1, 7), g_rand_int_range (random, 0, 7));
  run (reg, "UPDATE meeting SET status = 'planned' WHERE id % 5 = 0");
  run (reg, "UPDATE turnout SET present = MIN (present, invited) WHERE invited > 0");
}

void
fill_rows_at_random (TilRegister *reg, GRand *random)
{
  run (reg, "INSERT INTO unit (name, kind, sector) VALUES ('Ek', 'school', 'municipality'), "
            "('Al', 'preschool', 'municipality'), ('Vård', 'bup', 'region')");
  run (reg, "INSERT INTO team (name, kind, age_from, age_to, rhythm) "
            "VALUES ('Pinocchio', 'pinocchio', 7, 12, 'monthly'), ('EHT', 'eht', 0, 18, 'none')");
  for (int i = g_rand_int_range (random, 1, 9); i > 0; i--)
    {
      g_autofree char *born = g_strdup_printf ("%d%s", g_rand_int_range (random, 2004, 2026),
                                               day (random) + 4);
      gint64 child = insert_child (reg, born, g_rand_int_range (random, 0, 4), once_in (random, 5));

      if (!once_in (random, 5))
        insert_step (reg, child, "notice", day (random));
    }
  for (int i = g_rand_int_range (random, 1, 15); i > 0; i--)
    runf (reg,
          "INSERT INTO mapping (child_id, wheel_id, date) VALUES (%" G_GINT64_FORMAT
          ", %" G_GINT64_FORMAT ", '%s')",
          some (random, reg, "child"), some (random, reg, "wheel"), day (random));
  for (int i = g_rand_int_range (random, 0, 40); i > 0; i--)
    add_random_voice (reg, random);
  for (int i = g_rand_int_range (random, 0, 120); i > 0; i--)
    add_random_record (reg, random);
  delete_some (reg, random);
}
