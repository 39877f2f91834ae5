/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-register-facts-private.h"

#include "til-meeting.h"
#include "til-plan.h"

static void
add_observation (TilFactReader *self, TilStatement *row, gpointer data G_GNUC_UNUSED)
{
  guint32 child = til_fact_reader_child (self, row, 0);
  TilDate date = til_statement_get_date (row, 1);

  if (child == TIL_NO_INDEX || date == TIL_DATE_NONE)
    return;
  til_fact_reader_add (self, TIL_FIGURE_OBSERVATIONS, 0, 0, date, child);
  til_fact_reader_happened (self, child, date, TIL_EVENT_OBSERVATION);
}

/* A familjeträff that was held. */
typedef struct
{
  guint32 child;
  TilDate date;
  gint64 id;
  guint ending;
} Family;

typedef struct
{
  TilIdMap *dates;   /* (owned) of meetings of teams */
  GArray *families;  /* (owned) (element-type Family) */
  GHashTable *kinds; /* (owned) words (borrowed) -> row + 1 */
} Meetings;

static void
meetings_clear (Meetings *self)
{
  til_id_map_free (self->dates);
  g_array_unref (self->families);
  g_hash_table_unref (self->kinds);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Meetings, meetings_clear)

static void
add_kind (TilFactReader *self, Meetings *all, const char *kind)
{
  if (*kind == '\0' || g_hash_table_contains (all->kinds, kind))
    return;
  g_ptr_array_add (self->facts->meeting_kinds, g_strdup (kind));
  g_hash_table_insert (all->kinds,
                       self->facts->meeting_kinds->pdata[self->facts->meeting_kinds->len - 1],
                       GUINT_TO_POINTER (self->facts->meeting_kinds->len));
}

/* The built-in kinds and those that the municipality listed: words of a single meeting have no
 * row (R13). */
static gboolean
list_kinds (TilFactReader *self, Meetings *all, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *setting = til_register_get_setting (self->reg, TIL_SETTING_MEETING_KINDS,
                                                       &failure);
  g_auto (GStrv) own = g_strsplit (setting != NULL ? setting : "", "\n", -1);
  const char *const *kinds = til_meeting_kinds ();

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  for (guint i = 0; kinds[i] != NULL; i++)
    add_kind (self, all, kinds[i]);
  for (guint i = 0; own[i] != NULL; i++)
    add_kind (self, all, g_strstrip (own[i]));
  return TRUE;
}

static void
add_meeting (TilFactReader *self, TilStatement *row, gpointer data)
{
  Meetings *all = data;
  gint64 id = til_statement_get_int (row, 0);
  gboolean of_child = til_statement_get_int (row, 1) != 0;
  guint32 child = til_fact_reader_child (self, row, 1);
  const char *kind = til_statement_get_text (row, 2);
  TilDate date = til_statement_get_date (row, 3);
  guint kind_row = kind ? GPOINTER_TO_UINT (g_hash_table_lookup (all->kinds, kind)) : 0;

  if (date == TIL_DATE_NONE || (of_child && child == TIL_NO_INDEX))
    return;
  til_fact_reader_add (self, TIL_FIGURE_MEETINGS, kind_row ? kind_row - 1 : TIL_FACT_NO_ROW, 0,
                       date, child);
  if (!of_child)
    {
      til_id_map_set (all->dates, id, date);
      return;
    }
  til_fact_reader_happened (self, child, date, TIL_EVENT_MEETING);
  if (g_strcmp0 (kind, TIL_MEETING_FAMILY) == 0)
    {
      Family family = { child, date, id,
                        til_fact_find_key (til_ending_keys, til_statement_get_text (row, 4),
                                           TIL_ENDING_ONGOING) };

      g_array_append_val (all->families, family);
    }
}

/* A child that a team's meeting spoke of. */
static void
add_point (TilFactReader *self, TilStatement *row, gpointer data)
{
  Meetings *all = data;
  guint32 child = til_fact_reader_child (self, row, 0);
  guint32 date = til_id_map_get (all->dates, til_statement_get_int (row, 1));

  if (child != TIL_NO_INDEX && date != TIL_NO_INDEX)
    til_fact_reader_happened (self, child, date, TIL_EVENT_MEETING);
}

static int
compare_families (gconstpointer a, gconstpointer b)
{
  const Family *x = a, *y = b;

  if (x->child != y->child)
    return x->child < y->child ? -1 : 1;
  if (x->date != y->date)
    return x->date < y->date ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

/* A series goes on until a meeting that ended it, and counts on the day of its last one. */
static void
add_families (TilFactReader *self, GArray *families)
{
  g_array_sort (families, compare_families);
  for (guint i = 0; i < families->len; i++)
    {
      const Family *family = &g_array_index (families, Family, i);

      if (family->ending != TIL_ENDING_ONGOING || i + 1 == families->len ||
          (family + 1)->child != family->child)
        til_fact_reader_add (self, TIL_FIGURE_FAMILY_MEETINGS, family->ending, 0, family->date,
                             family->child);
    }
}

static gboolean
read_meetings (TilFactReader *self, GError **error)
{
  g_auto (Meetings) all = { .dates = til_id_map_new (),
                            .families = g_array_new (FALSE, FALSE, sizeof (Family)),
                            .kinds = g_hash_table_new (g_str_hash, g_str_equal) };

  if (!list_kinds (self, &all, error) ||
      !til_fact_reader_read (self,
                             "SELECT id, child_id, kind, date, ending FROM meeting "
                             "WHERE status = 'held' AND deleted_at IS NULL ORDER BY id",
                             add_meeting, &all, error) ||
      !til_fact_reader_read (self,
                             "SELECT child_id, parent_id FROM agenda_point "
                             "WHERE child_id IS NOT NULL AND deleted_at IS NULL",
                             add_point, &all, error))
    return FALSE;
  add_families (self, all.families);
  return TRUE;
}

typedef struct
{
  TilIdMap *plans; /* (owned) -> child */
  TilIdMap *goals; /* (owned) -> child */
} Plans;

static void
add_plan (TilFactReader *self, TilStatement *row, gpointer data)
{
  Plans *all = data;
  guint32 child = til_fact_reader_child (self, row, 1);
  TilDate date = til_statement_get_date (row, 2);

  if (child == TIL_NO_INDEX)
    return;
  if (date != TIL_DATE_NONE)
    til_fact_reader_happened (self, child, date, TIL_EVENT_PLAN);
  til_id_map_set (all->plans, til_statement_get_int (row, 0), child);
}

static void
add_goal (TilFactReader *self G_GNUC_UNUSED, TilStatement *row, gpointer data)
{
  Plans *all = data;
  guint32 child = til_id_map_get (all->plans, til_statement_get_int (row, 1));

  if (child != TIL_NO_INDEX)
    til_id_map_set (all->goals, til_statement_get_int (row, 0), child);
}

/* An action that isn't done counts when its day has been: until then it is neither in time nor
 * late. */
static void
add_action (TilFactReader *self, TilStatement *row, gpointer data)
{
  Plans *all = data;
  guint32 child = til_id_map_get (all->goals, til_statement_get_int (row, 0));
  TilDate due = til_statement_get_date (row, 1);
  gboolean done = til_fact_find_key (til_action_status_keys, til_statement_get_text (row, 2),
                                     TIL_ACTION_NOT_STARTED) == TIL_ACTION_DONE;
  TilDate done_on = til_statement_get_date (row, 3);

  if (child == TIL_NO_INDEX || due == TIL_DATE_NONE || (!done && due >= self->today))
    return;
  til_fact_reader_add (self, TIL_FIGURE_ACTIONS, 0, done && done_on <= due ? 0 : 1, due, child);
}

static gboolean
read_plans (TilFactReader *self, GError **error)
{
  g_autoptr (TilIdMap) plans = til_id_map_new ();
  g_autoptr (TilIdMap) goals = til_id_map_new ();
  Plans all = { plans, goals };

  return til_fact_reader_read (self,
                               "SELECT id, child_id, date FROM plan "
                               "WHERE deleted_at IS NULL ORDER BY id",
                               add_plan, &all, error) &&
         til_fact_reader_read (self,
                               "SELECT id, parent_id FROM goal "
                               "WHERE deleted_at IS NULL ORDER BY id",
                               add_goal, &all, error) &&
         til_fact_reader_read (self,
                               "SELECT parent_id, due, status, done_on FROM action "
                               "WHERE deleted_at IS NULL ORDER BY id",
                               add_action, &all, error);
}

gboolean
til_fact_reader_read_work (TilFactReader *self, GError **error)
{
  return til_fact_reader_read (self,
                               "SELECT child_id, date FROM observation "
                               "WHERE deleted_at IS NULL ORDER BY id",
                               add_observation, NULL, error) &&
         read_meetings (self, error) && read_plans (self, error);
}
