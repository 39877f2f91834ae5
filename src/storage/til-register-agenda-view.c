/* SPDX-License-Identifier: GPL-3.0-or-later */
/* R8: what of the list of the week a unit may see. */
#include "til-register-agenda-private.h"

#include <glib/gi18n-lib.h>

#include "til-locale.h"
#include "til-text.h"

/* What a unit may see of the children, each read once. */
typedef struct
{
  TilRegister *reg;
  gint64 unit_id;
  TilDate today;
  GPtrArray *units;  /* (owned) (element-type TilUnit) */
  GHashTable *views; /* (owned) child id (owned) -> TilCase (owned) (nullable) */
} Viewer;

static const TilUnit *
find_unit (const GPtrArray *units, gint64 id)
{
  for (guint i = 0; i < units->len; i++)
    if (((const TilUnit *)units->pdata[i])->id == id)
      return units->pdata[i];
  return NULL;
}

static gboolean
is_own (const Viewer *self, gint64 child_unit)
{
  const TilUnit *one = find_unit (self->units, self->unit_id);
  const TilUnit *other = find_unit (self->units, child_unit);

  return one && other && til_units_same_organisation (one, other);
}

/* The case as the unit may see it; NULL without error: not at all. */
static const TilCase *
look_at (Viewer *self, gint64 child_id, GError **error)
{
  g_autoptr (TilCase) kase = NULL;
  TilCase *view;
  gpointer known;

  if (g_hash_table_lookup_extended (self->views, &child_id, NULL, &known))
    return known;
  kase = til_register_load_case (self->reg, child_id, error);
  if (!kase)
    return NULL;
  view = til_case_filter (kase, self->unit_id, self->today, NULL);
  g_hash_table_insert (self->views, g_memdup2 (&child_id, sizeof child_id), view);
  return view;
}

static gboolean
shows_action (const TilCase *view, gint64 plan_id, gint64 action_id)
{
  const TilPlan *plan = til_case_record (view, TIL_RECORD_PLAN, plan_id);

  return plan && til_plan_find_action (plan, action_id, NULL);
}

/* A line of another organisation's child stands when the record that it is about does. Reports of
 * concern and what is missing are the child's own organisation's to know. */
static gboolean
shows_line (const TilCase *view, const TilAgendaLine *line)
{
  switch (line->item->kind)
    {
    case TIL_AGENDA_MEETING:
      return til_case_record (view, TIL_RECORD_MEETING, line->item->record_id) != NULL;
    case TIL_AGENDA_FOLLOW_UP:
      return til_case_record (view, TIL_RECORD_PLAN, line->item->record_id) != NULL;
    case TIL_AGENDA_ACTION:
      return shows_action (view, line->item->record_id, line->action_id);
    case TIL_AGENDA_CONSENT:
      return til_case_record (view, TIL_RECORD_CONSENT, line->item->record_id) != NULL;
    case TIL_AGENDA_OBSERVATION:
      return til_case_record (view, TIL_RECORD_OBSERVATION, line->item->record_id) != NULL;
    case TIL_AGENDA_FEEDBACK:
    case TIL_AGENDA_NO_NEXT_STEP:
    case TIL_N_AGENDA_KINDS:
      break;
    }
  return FALSE;
}

static gboolean
may_see (Viewer *self, const TilAgendaLine *line, gboolean *seen, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  const TilCase *view;

  *seen = TRUE;
  if (line->item->child_id == 0 || is_own (self, line->child_unit))
    return TRUE;
  view = look_at (self, line->item->child_id, &local_error);
  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *seen = view && shows_line (view, line);
  return TRUE;
}

static gboolean
viewer_init (Viewer *self, TilRegister *reg, gint64 unit_id, TilDate today, GError **error)
{
  self->reg = reg;
  self->unit_id = unit_id;
  self->today = today;
  self->units = til_register_list_units (reg, error);
  self->views = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify)til_case_free);
  return self->units != NULL;
}

static void
viewer_clear (Viewer *self)
{
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->views, g_hash_table_unref);
}

gboolean
til_register_filter_agenda (
    TilRegister *self, gint64 viewer_unit, TilDate today, GPtrArray *lines, GError **error)
{
  Viewer viewer = { 0 };
  gboolean done = viewer_init (&viewer, self, viewer_unit, today, error);
  guint kept = 0;

  for (guint i = 0; done && i < lines->len; i++)
    {
      gboolean seen;

      done = may_see (&viewer, lines->pdata[i], &seen, error);
      if (done && seen)
        {
          gpointer line = lines->pdata[kept];

          lines->pdata[kept++] = lines->pdata[i];
          lines->pdata[i] = line;
        }
    }
  viewer_clear (&viewer);
  if (done)
    g_ptr_array_set_size (lines, (int)kept);
  return done;
}

static gboolean
list_named (TilRegister *self, gint64 meeting_id, GArray *children, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT DISTINCT c.id, c.name_key FROM agenda_point g JOIN child c ON c.id = g.child_id "
      "WHERE g.parent_id = :id AND g.deleted_at IS NULL AND c.deleted_at IS NULL "
      "ORDER BY c.name_key, c.id",
      error);
  TilResult result;

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":id", meeting_id);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      gint64 id = til_statement_get_int (statement, 0);

      g_array_append_val (children, id);
    }
  return result == TIL_RESULT_DONE;
}

/* May the child be named: consent covers the team, and the participants, today and on the day, and
 * lets the viewer know. */
static gboolean
may_name (const TilCase *kase, const TilAgendaItem *item, gint64 viewer_unit, TilDate today)
{
  const TilMeeting *meeting = til_case_record (kase, TIL_RECORD_MEETING, item->record_id);
  const TilTeam *team = til_case_team (kase, item->team_id);
  TilDate day = MAX (today, item->date);
  g_autoptr (GArray) units = NULL;

  if (!meeting || !team)
    return FALSE;
  units = til_meeting_units (meeting);
  if (viewer_unit)
    til_refs_set (units, viewer_unit, TRUE);
  return til_case_check_team (kase, team, today, NULL) &&
         til_case_check_team (kase, team, day, NULL) &&
         til_case_check_units (kase, units, today, NULL) &&
         til_case_check_units (kase, units, day, NULL);
}

gboolean
til_register_name_children (
    TilRegister *self, TilAgendaItem *item, gint64 viewer_unit, TilDate today, GError **error)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *kind = NULL;

  if (!list_named (self, item->record_id, children, error))
    return FALSE;
  for (guint i = 0; i < children->len; i++)
    {
      g_autoptr (TilCase)
          kase = til_register_load_case (self, g_array_index (children, gint64, i), error);
      g_autofree char *name = NULL;
      g_autofree char *isolated = NULL;

      if (!kase)
        return FALSE;
      if (!may_name (kase, item, viewer_unit, today))
        continue;
      name = til_child_shown_name (kase->child, NULL);
      isolated = til_locale_isolate (name);
      g_string_append_printf (names, "%s%s", names->len ? C_ ("between names", ", ") : "",
                              isolated);
    }
  if (names->len == 0)
    return TRUE;
  kind = g_steal_pointer (&item->what);
  item->what = til_text_fill (C_ ("agenda", "{meeting}: {children}"), "meeting", kind, "children",
                              names->str, NULL);
  return TRUE;
}
