/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-register-facts-private.h"

/* In the order of what outweighs what. */
typedef enum
{
  AREA_NOT_DISCUSSED,
  AREA_GOOD,
  AREA_HARD
} AreaState;

static const TilAreaState columns[] = { TIL_AREA_NOT_DISCUSSED, TIL_AREA_GOOD, TIL_AREA_HARD };

typedef struct
{
  gint64 id;
  guint32 child;
  TilDate date;
  guint16 wheel;
  gboolean heard; /* it has a closed voice (R2) */
  guint8 areas[TIL_WHEEL_MAX_AREAS];
} Mapping;

typedef struct
{
  gint64 id;
  guint32 mapping;
} Voice;

typedef struct
{
  GPtrArray *wheels;     /* (owned) (element-type TilWheel) */
  TilIdMap *wheel_index; /* (owned) */
  GArray *mappings;      /* (owned) (element-type Mapping) */
  TilIdMap *index;       /* (owned) into mappings */
  GArray *voices;        /* (owned) (element-type Voice) closed ones, by id */
  guint next_voice;      /* where the ratings have come to */
} Mappings;

static void
mappings_clear (Mappings *self)
{
  g_ptr_array_unref (self->wheels);
  til_id_map_free (self->wheel_index);
  g_array_unref (self->mappings);
  til_id_map_free (self->index);
  g_array_unref (self->voices);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mappings, mappings_clear)

static gboolean
load_wheels (TilFactReader *self, Mappings *all, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->reg->database, "SELECT id, key, version FROM wheel ORDER BY id", error);
  TilResult result;

  if (!statement)
    return FALSE;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      TilWheel *wheel = til_register_get_wheel (self->reg, til_statement_get_text (statement, 1),
                                                (int)til_statement_get_int (statement, 2), error);

      if (!wheel)
        return FALSE;
      til_id_map_set (all->wheel_index, til_statement_get_int (statement, 0), all->wheels->len);
      g_ptr_array_add (all->wheels, wheel);
    }
  return result == TIL_RESULT_DONE;
}

static void
note_mapped (TilFactReader *self, guint32 child, TilDate date)
{
  TilDate *mapped = &self->mapped[(gsize)child * self->days->len];

  for (guint i = 0; i < self->days->len; i++)
    if (date <= g_array_index (self->days, TilDate, i))
      mapped[i] = MAX (mapped[i], date);
}

static void
add_mapping (TilFactReader *self, TilStatement *row, gpointer data)
{
  Mappings *all = data;
  guint32 child = til_fact_reader_child (self, row, 1);
  guint32 wheel = til_id_map_get (all->wheel_index, til_statement_get_int (row, 2));
  Mapping mapping = { .id = til_statement_get_int (row, 0),
                      .child = child,
                      .date = til_statement_get_date (row, 3),
                      .wheel = (guint16)wheel };

  if (child == TIL_NO_INDEX || wheel == TIL_NO_INDEX)
    return;
  til_fact_reader_add (self, TIL_FIGURE_MAPPINGS, 0, 0, mapping.date, child);
  til_fact_reader_happened (self, child, mapping.date, TIL_EVENT_MAPPING);
  note_mapped (self, child, mapping.date);
  til_id_map_set (all->index, mapping.id, all->mappings->len);
  g_array_append_val (all->mappings, mapping);
}

static void
add_voice (TilFactReader *self, TilStatement *row, gpointer data)
{
  Mappings *all = data;
  Voice voice = { .id = til_statement_get_int (row, 0),
                  .mapping = til_id_map_get (all->index, til_statement_get_int (row, 1)) };
  Mapping *mapping;
  TilVoiceKind kind;

  if (voice.mapping == TIL_NO_INDEX ||
      !til_voice_kind_from_key (til_statement_get_text (row, 2), &kind))
    return;
  mapping = &g_array_index (all->mappings, Mapping, voice.mapping);
  mapping->heard = TRUE;
  til_fact_reader_add (self, TIL_FIGURE_VOICES, kind, 0, mapping->date, mapping->child);
  g_array_append_val (all->voices, voice);
}

static void
add_rating (TilFactReader *self G_GNUC_UNUSED, TilStatement *row, gpointer data)
{
  Mappings *all = data;
  gint64 id = til_statement_get_int (row, 0);
  gint64 step = til_statement_get_int (row, 2);
  const Voice *voices = (const Voice *)(gpointer)all->voices->data;
  const char *key = til_statement_get_text (row, 1);
  const TilWheel *wheel;
  Mapping *mapping;
  AreaState state;
  int area;

  while (all->next_voice < all->voices->len && voices[all->next_voice].id < id)
    all->next_voice++;
  if (all->next_voice == all->voices->len || voices[all->next_voice].id != id ||
      step == TIL_NOT_DISCUSSED || key == NULL)
    return;
  mapping = &g_array_index (all->mappings, Mapping, voices[all->next_voice].mapping);
  wheel = all->wheels->pdata[mapping->wheel];
  area = til_wheel_find_area (wheel, key);
  if (area < 0)
    return;
  state = step * 2 <= til_wheel_n_steps (wheel) ? AREA_HARD : AREA_GOOD;
  mapping->areas[area] = MAX (mapping->areas[area], state);
}

/* A child counts once for a dimension that two areas of its wheel name: by the harder one. */
static void
add_areas (TilFactReader *self, const Mapping *mapping, const TilWheel *wheel)
{
  gboolean named[TIL_N_DIMENSIONS] = { FALSE };
  AreaState states[TIL_N_DIMENSIONS] = { AREA_NOT_DISCUSSED };

  for (guint i = 0; i < til_wheel_n_areas (wheel); i++)
    {
      TilDimension dimension = til_wheel_area (wheel, i)->dimension;

      if (dimension != TIL_DIMENSION_NONE)
        {
          named[dimension] = TRUE;
          states[dimension] = MAX (states[dimension], (AreaState)mapping->areas[i]);
        }
      else if (mapping->areas[i] != AREA_NOT_DISCUSSED)
        til_fact_reader_add (self, TIL_FIGURE_AREAS_WITHOUT, 0, 0, mapping->date, mapping->child)
            ->mapping = mapping->id;
    }
  for (guint i = TIL_DIMENSION_NONE + 1; i < TIL_N_DIMENSIONS; i++)
    if (named[i])
      til_fact_reader_add (self, TIL_FIGURE_AREAS, i - 1, columns[states[i]], mapping->date,
                           mapping->child)
          ->mapping = mapping->id;
}

/* A mapping that nobody's voice is closed in tells nothing of the areas yet. */
gboolean
til_fact_reader_read_mappings (TilFactReader *self, GError **error)
{
  g_auto (Mappings) all = {
    .wheels = g_ptr_array_new_with_free_func ((GDestroyNotify)til_wheel_unref),
    .wheel_index = til_id_map_new (),
    .mappings = g_array_new (FALSE, FALSE, sizeof (Mapping)),
    .index = til_id_map_new (),
    .voices = g_array_new (FALSE, FALSE, sizeof (Voice)),
  };

  if (!load_wheels (self, &all, error) ||
      !til_fact_reader_read (self,
                             "SELECT id, child_id, wheel_id, date FROM mapping "
                             "WHERE deleted_at IS NULL ORDER BY id",
                             add_mapping, &all, error) ||
      !til_fact_reader_read (self,
                             "SELECT id, mapping_id, kind FROM voice "
                             "WHERE deleted_at IS NULL AND open = 0 ORDER BY id",
                             add_voice, &all, error) ||
      !til_fact_reader_read (self, "SELECT voice_id, area_key, step FROM rating ORDER BY voice_id",
                             add_rating, &all, error))
    return FALSE;
  for (guint i = 0; i < all.mappings->len; i++)
    {
      const Mapping *mapping = &g_array_index (all.mappings, Mapping, i);

      if (mapping->heard)
        add_areas (self, mapping, all.wheels->pdata[mapping->wheel]);
    }
  return TRUE;
}
