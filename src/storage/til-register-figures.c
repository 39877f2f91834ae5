/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-register-private.h"

/* Children count from the day of their first step; a step holds until the next one. Closed voices
 * only (R2). Each table is read once and in the order that it is stored in: with 100,000 children,
 * looking rows up in another order took twice as long. */

static gboolean
count_steps (TilRegister *self, TilFigures *figures, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT c.birth_date, (SELECT s.step FROM step_change s WHERE s.child_id = c.id "
      "AND s.date <= :to ORDER BY s.date DESC, s.id DESC LIMIT 1) "
      "FROM child c WHERE c.deleted_at IS NULL ORDER BY c.id",
      error);
  TilResult result;

  if (!statement)
    return FALSE;
  til_statement_bind_date (statement, ":to", figures->to);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      TilDate birth_date = til_statement_get_date (statement, 0);
      const char *key = til_statement_get_text (statement, 1);
      TilAgeGroup group;
      TilStep step;

      if (!key || birth_date > figures->to)
        continue;
      step = til_register_step (key);
      group = til_age_group (til_date_age (birth_date, figures->to));
      figures->n_children++;
      til_table_set (figures->steps_by_age, step, group,
                     til_table_get (figures->steps_by_age, step, group) + 1);
    }
  return result == TIL_RESULT_DONE;
}

typedef enum
{
  AREA_NOT_DISCUSSED,
  AREA_GOOD,
  AREA_HARD
} AreaState;

/* What has been read of a child's newest mapping. */
typedef struct
{
  gint64 id;
  TilDate date;
  const TilWheel *wheel;             /* borrowed */
  guint8 areas[TIL_WHEEL_MAX_AREAS]; /* AreaState */
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

/* A closed voice of what was the child's newest mapping when it was read. */
typedef struct
{
  gint64 id;
  gint64 mapping_id;
  MappingState *mapping; /* borrowed: the child's newest; it may be another one by now */
} ClosedVoice;

static int
compare_voices (gconstpointer a, gconstpointer b)
{
  const ClosedVoice *x = a, *y = b;

  return x->id < y->id ? -1 : x->id > y->id;
}

/* The row's mapping if it is its child's newest so far, otherwise NULL. newest: child id ->
 * MappingState (owned) */
static MappingState *
take_newest (GHashTable *newest, TilStatement *statement, GHashTable *wheels)
{
  gint64 child_id = til_statement_get_int (statement, 3);
  gint64 wheel_id = til_statement_get_int (statement, 4);
  TilDate date = til_statement_get_date (statement, 5);
  MappingState *mapping = g_hash_table_lookup (newest, &child_id);

  if (mapping && date < mapping->date)
    return NULL;
  if (!mapping)
    {
      mapping = g_new0 (MappingState, 1);
      g_hash_table_insert (newest, g_memdup2 (&child_id, sizeof child_id), mapping);
    }
  mapping->id = til_statement_get_int (statement, 0);
  mapping->date = date;
  mapping->wheel = g_hash_table_lookup (wheels, &wheel_id);
  return mapping;
}

/* Counts the period's mappings and closed voices. voices: (element-type ClosedVoice) */
static gboolean
read_voices (TilRegister *self,
             TilFigures *figures,
             GHashTable *wheels,
             GHashTable *newest,
             GArray *voices,
             GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT m.id, v.id, v.kind, m.child_id, m.wheel_id, m.date FROM mapping m "
      "LEFT JOIN voice v ON v.mapping_id = m.id AND v.deleted_at IS NULL AND v.open = 0 "
      "WHERE m.date BETWEEN :from AND :to AND m.deleted_at IS NULL "
      "AND m.child_id NOT IN (SELECT id FROM child WHERE deleted_at IS NOT NULL) ORDER BY m.id",
      error);
  ClosedVoice voice = { 0 };
  TilResult result;

  if (!statement)
    return FALSE;
  til_statement_bind_date (statement, ":from", figures->from);
  til_statement_bind_date (statement, ":to", figures->to);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      gint64 mapping_id = til_statement_get_int (statement, 0);
      TilVoiceKind kind;

      if (mapping_id != voice.mapping_id)
        {
          voice.mapping_id = mapping_id;
          voice.mapping = take_newest (newest, statement, wheels);
          figures->n_mappings++;
        }
      voice.id = til_statement_get_int (statement, 1);
      if (voice.id && til_voice_kind_from_key (til_statement_get_text (statement, 2), &kind))
        figures->n_voices[kind]++;
      if (voice.id && voice.mapping)
        g_array_append_val (voices, voice);
    }
  return result == TIL_RESULT_DONE;
}

/* One pass over the ratings from the first voice to the last: a period's lie close together. */
static gboolean
read_ratings (TilRegister *self, GArray *voices, GError **error)
{
  g_autoptr (TilStatement) statement = NULL;
  const ClosedVoice *voice;
  const ClosedVoice *last;
  TilResult result;

  if (voices->len == 0)
    return TRUE;
  voice = &g_array_index (voices, ClosedVoice, 0);
  last = &g_array_index (voices, ClosedVoice, voices->len - 1);
  statement = til_database_prepare (self->database,
                                    "SELECT voice_id, area_key, step FROM rating "
                                    "WHERE voice_id BETWEEN :first AND :last ORDER BY voice_id",
                                    error);
  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":first", voice->id);
  til_statement_bind_int (statement, ":last", last->id);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      gint64 id = til_statement_get_int (statement, 0);

      while (voice < last && voice->id < id)
        voice++;
      if (voice->id == id && voice->mapping->id == voice->mapping_id)
        add_rating (voice->mapping, til_statement_get_text (statement, 1),
                    (int)til_statement_get_int (statement, 2));
    }
  return result == TIL_RESULT_DONE;
}

static gboolean
count_mappings (TilRegister *self, TilFigures *figures, GError **error)
{
  g_autoptr (GHashTable) wheels = load_wheels (self, error);
  g_autoptr (GHashTable)
      newest = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GArray) voices = g_array_new (FALSE, FALSE, sizeof (ClosedVoice));
  GHashTableIter iter;
  gpointer mapping;

  if (!wheels || !read_voices (self, figures, wheels, newest, voices, error))
    return FALSE;
  g_array_sort (voices, compare_voices);
  if (!read_ratings (self, voices, error))
    return FALSE;
  figures->n_mapped_children = g_hash_table_size (newest);
  g_hash_table_iter_init (&iter, newest);
  while (g_hash_table_iter_next (&iter, NULL, &mapping))
    count_mapping (figures, mapping);
  return TRUE;
}

TilFigures *
til_register_figures (TilRegister *self, TilDate from, TilDate to, GError **error)
{
  g_autoptr (TilFigures) figures = til_figures_new (from, to);
  g_autoptr (TilTransaction) transaction = til_transaction_new_read (self->database, error);

  if (!transaction || !count_steps (self, figures, error) || !count_mappings (self, figures, error))
    return NULL;
  til_figures_protect (figures);
  return g_steal_pointer (&figures);
}
