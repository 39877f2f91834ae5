/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-register-private.h"

#include <string.h>

/* Children count from the day of their first step; a step holds until the next one. Closed voices
 * only (R2). */

static TilStatement *
prepare_period (TilRegister *self, const char *sql, TilDate from, TilDate to, GError **error)
{
  TilStatement *statement = til_database_prepare (self->database, sql, error);

  if (!statement)
    return NULL;
  til_statement_bind_date (statement, ":from", from);
  til_statement_bind_date (statement, ":to", to);
  return statement;
}

static gboolean
count_steps (TilRegister *self, TilFigures *figures, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT c.birth_date, (SELECT s.step FROM step_change s WHERE s.child_id = c.id "
      "AND s.date <= :to ORDER BY s.date DESC, s.id DESC LIMIT 1) AS step_then, COUNT (*) "
      "FROM child c WHERE c.deleted_at IS NULL AND c.birth_date <= :to "
      "GROUP BY c.birth_date, step_then",
      error);
  TilResult result;

  if (!statement)
    return FALSE;
  til_statement_bind_date (statement, ":to", figures->to);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      TilDate birth_date = til_statement_get_date (statement, 0);
      const char *key = til_statement_get_text (statement, 1);
      gint64 count = til_statement_get_int (statement, 2);
      TilAgeGroup group;
      TilStep step;

      if (!key)
        continue;
      step = til_register_step (key);
      group = til_age_group (til_date_age (birth_date, figures->to));
      figures->n_children += count;
      til_table_set (figures->steps_by_age, step, group,
                     til_table_get (figures->steps_by_age, step, group) + count);
    }
  return result == TIL_RESULT_DONE;
}

static gboolean
count_mappings (TilRegister *self, TilFigures *figures, GError **error)
{
  g_autoptr (TilStatement) mappings = prepare_period (
      self,
      "SELECT COUNT (*), COUNT (DISTINCT m.child_id) FROM mapping m "
      "JOIN child c ON c.id = m.child_id WHERE m.date BETWEEN :from AND :to "
      "AND m.deleted_at IS NULL AND c.deleted_at IS NULL",
      figures->from, figures->to, error);
  g_autoptr (TilStatement) voices = NULL;
  TilResult result;

  if (!mappings || til_statement_step (mappings, error) != TIL_RESULT_ROW)
    return FALSE;
  figures->n_mappings = til_statement_get_int (mappings, 0);
  figures->n_mapped_children = til_statement_get_int (mappings, 1);
  voices = prepare_period (self,
                           "SELECT v.kind, COUNT (*) FROM mapping m "
                           "JOIN child c ON c.id = m.child_id JOIN voice v ON v.mapping_id = m.id "
                           "WHERE m.date BETWEEN :from AND :to AND m.deleted_at IS NULL "
                           "AND c.deleted_at IS NULL AND v.deleted_at IS NULL AND v.open = 0 "
                           "GROUP BY v.kind",
                           figures->from, figures->to, error);
  if (!voices)
    return FALSE;
  while ((result = til_statement_step (voices, error)) == TIL_RESULT_ROW)
    {
      TilVoiceKind kind;

      if (til_voice_kind_from_key (til_statement_get_text (voices, 0), &kind))
        figures->n_voices[kind] = til_statement_get_int (voices, 1);
    }
  return result == TIL_RESULT_DONE;
}

typedef enum
{
  AREA_NOT_DISCUSSED,
  AREA_GOOD,
  AREA_HARD
} AreaState;

/* What has been read of one mapping. */
typedef struct
{
  gint64 id; /* 0 none */
  TilWheel *wheel;
  AreaState areas[TIL_WHEEL_MAX_AREAS];
} MappingState;

/* The figures' columns: hard in some voice, good in every voice that rated it, not discussed. */
static guint
column_of (AreaState state)
{
  return state == AREA_HARD ? 0 : state == AREA_GOOD ? 1 : 2;
}

/* A child counts once for a dimension that two areas of its wheel name: by the harder one. */
static void
count_mapping (TilFigures *figures, const MappingState *mapping)
{
  gboolean named[TIL_N_DIMENSIONS] = { FALSE };
  AreaState states[TIL_N_DIMENSIONS] = { AREA_NOT_DISCUSSED };

  if (!mapping->wheel)
    return;
  for (guint i = 0; i < til_wheel_n_areas (mapping->wheel); i++)
    {
      TilDimension dimension = til_wheel_area (mapping->wheel, i)->dimension;

      if (dimension == TIL_DIMENSION_NONE)
        {
          figures->n_without_dimension += mapping->areas[i] != AREA_NOT_DISCUSSED;
          continue;
        }
      named[dimension] = TRUE;
      states[dimension] = MAX (states[dimension], mapping->areas[i]);
    }
  for (int i = TIL_DIMENSION_NONE + 1; i < TIL_N_DIMENSIONS; i++)
    if (named[i])
      {
        guint row = (guint)i - 1, column = column_of (states[i]);

        til_table_set (figures->dimensions, row, column,
                       til_table_get (figures->dimensions, row, column) + 1);
      }
}

static void
add_rating (MappingState *mapping, const char *area_key, int step)
{
  int area = mapping->wheel && area_key ? til_wheel_find_area (mapping->wheel, area_key) : -1;

  if (area < 0 || step == TIL_NOT_DISCUSSED)
    return;
  if (step * 2 <= (int)til_wheel_n_steps (mapping->wheel))
    mapping->areas[area] = AREA_HARD;
  else
    mapping->areas[area] = MAX (mapping->areas[area], AREA_GOOD);
}

/* wheel id -> TilWheel (owned) */
static GHashTable *
load_wheels (TilRegister *self, GError **error)
{
  g_autoptr (GHashTable) wheels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                         (GDestroyNotify)til_wheel_unref);
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database, "SELECT id, key, version FROM wheel", error);
  TilResult result;

  if (!statement)
    return NULL;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      gint64 id = til_statement_get_int (statement, 0);
      TilWheel *wheel = til_register_get_wheel (self, til_statement_get_text (statement, 1),
                                                (int)til_statement_get_int (statement, 2), error);

      if (!wheel)
        return NULL;
      g_hash_table_insert (wheels, g_memdup2 (&id, sizeof id), wheel);
    }
  return result == TIL_RESULT_DONE ? g_steal_pointer (&wheels) : NULL;
}

/* The ratings of each child's newest mapping in the period, mapping by mapping. */
static gboolean
count_dimensions (TilRegister *self, TilFigures *figures, GError **error)
{
  g_autoptr (GHashTable) wheels = load_wheels (self, error);
  g_autoptr (TilStatement) statement = NULL;
  MappingState mapping = { 0 };
  TilResult result;

  if (!wheels)
    return FALSE;
  statement = prepare_period (
      self,
      "SELECT m.id, m.wheel_id, r.area_key, r.step FROM child c JOIN mapping m ON m.id = "
      "(SELECT n.id FROM mapping n WHERE n.child_id = c.id AND n.date BETWEEN :from AND :to "
      "AND n.deleted_at IS NULL ORDER BY n.date DESC, n.id DESC LIMIT 1) "
      "LEFT JOIN voice v ON v.mapping_id = m.id AND v.deleted_at IS NULL AND v.open = 0 "
      "LEFT JOIN rating r ON r.voice_id = v.id "
      "WHERE c.deleted_at IS NULL ORDER BY c.id",
      figures->from, figures->to, error);
  if (!statement)
    return FALSE;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      gint64 id = til_statement_get_int (statement, 0);

      if (id != mapping.id)
        {
          gint64 wheel_id = til_statement_get_int (statement, 1);

          count_mapping (figures, &mapping);
          memset (&mapping, 0, sizeof mapping);
          mapping.id = id;
          mapping.wheel = g_hash_table_lookup (wheels, &wheel_id);
        }
      add_rating (&mapping, til_statement_get_text (statement, 2),
                  (int)til_statement_get_int (statement, 3));
    }
  count_mapping (figures, &mapping);
  return result == TIL_RESULT_DONE;
}

TilFigures *
til_register_figures (TilRegister *self, TilDate from, TilDate to, GError **error)
{
  g_autoptr (TilFigures) figures = til_figures_new (from, to);
  g_autoptr (TilTransaction) transaction = til_transaction_new_read (self->database, error);

  if (!transaction || !count_steps (self, figures, error) ||
      !count_mappings (self, figures, error) || !count_dimensions (self, figures, error))
    return NULL;
  til_figures_protect (figures);
  return g_steal_pointer (&figures);
}
