/* SPDX-License-Identifier: GPL-3.0-or-later */
/* R8: what of the list of the week a unit may see. */
#include "til-register-agenda-private.h"

#include <glib/gi18n-lib.h>

#include "til-locale.h"
#include "til-text.h"

struct _TilAgendaViewer
{
  TilRegister *reg; /* borrowed */
  gint64 unit_id;
  TilDate today;
  TilChildSet named; /* children of whom some consent names the unit */
  GHashTable *own;   /* (owned) ids (owned) of the units of the own organisation */
  TilCase *lists;    /* (owned) (nullable) units, staff and teams, read once */
  GHashTable *views; /* (owned) child id (owned) -> TilCase (owned) (nullable): what may be seen */
};

static gboolean
find_own_units (TilAgendaViewer *self, GError **error)
{
  g_autoptr (GPtrArray) units = til_register_list_units (self->reg, error);
  const TilUnit *viewer = NULL;

  if (!units)
    return FALSE;
  for (guint i = 0; i < units->len; i++)
    if (((const TilUnit *)units->pdata[i])->id == self->unit_id)
      viewer = units->pdata[i];
  for (guint i = 0; viewer && i < units->len; i++)
    {
      const TilUnit *unit = units->pdata[i];

      if (til_units_same_organisation (viewer, unit))
        g_hash_table_add (self->own, g_memdup2 (&unit->id, sizeof unit->id));
    }
  return TRUE;
}

static gboolean
find_named (TilAgendaViewer *self, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->reg->database,
      "SELECT k.child_id FROM consent_unit u JOIN consent k ON k.id = u.parent_id "
      "WHERE u.unit_id = :unit_id AND u.deleted_at IS NULL AND k.withdrawn_on IS NULL "
      "AND k.deleted_at IS NULL AND k.valid_until >= :today",
      error);

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":unit_id", self->unit_id);
  til_statement_bind_date (statement, ":today", self->today);
  return til_child_set_take (&self->named, statement, error);
}

TilAgendaViewer *
til_agenda_viewer_new (TilRegister *reg, gint64 unit_id, TilDate today, GError **error)
{
  g_autoptr (TilAgendaViewer) self = g_new0 (TilAgendaViewer, 1);

  self->reg = reg;
  self->unit_id = unit_id;
  self->today = today;
  self->own = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->views = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify)til_case_free);
  if (!find_own_units (self, error) || !find_named (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
til_agenda_viewer_free (TilAgendaViewer *self)
{
  if (!self)
    return;
  til_child_set_clear (&self->named);
  g_hash_table_unref (self->own);
  g_hash_table_unref (self->views);
  til_case_free (self->lists);
  g_free (self);
}

gboolean
til_agenda_viewer_owns (const TilAgendaViewer *self, gint64 child_unit)
{
  return g_hash_table_contains (self->own, &child_unit);
}

gboolean
til_agenda_viewer_could_see (const TilAgendaViewer *self, gint64 child_id, gint64 child_unit)
{
  return til_child_set_has (&self->named, child_id) || til_agenda_viewer_owns (self, child_unit);
}

/* The case as the unit may see it; NULL without error: not at all. */
static const TilCase *
look_at (TilAgendaViewer *self, gint64 child_id, GError **error)
{
  g_autoptr (TilCase) kase = NULL;
  TilCase *view;
  gpointer known;

  if (g_hash_table_lookup_extended (self->views, &child_id, NULL, &known))
    return known;
  kase = til_register_load_case_with (self->reg, child_id, self->lists, error);
  if (!kase)
    return NULL;
  view = til_case_filter (kase, self->unit_id, self->today, NULL);
  g_hash_table_insert (self->views, g_memdup2 (&child_id, sizeof child_id), view);
  if (!self->lists)
    self->lists = g_steal_pointer (&kase);
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

/* Who is to act is told by what the unit may see, too. */
static void
name_again (const TilCase *view, const TilAgendaLine *line)
{
  if (!line->actor_plan || til_case_record (view, TIL_RECORD_PLAN, line->actor_plan))
    return;
  g_free (line->item->who);
  line->item->who = g_strdup (til_case_staff_name (view, view->child->responsible_id));
}

static gboolean
may_see (TilAgendaViewer *self, const TilAgendaLine *line, gboolean *seen, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  const TilCase *view;

  *seen = TRUE;
  if (line->item->child_id == 0 || til_agenda_viewer_owns (self, line->child_unit))
    return TRUE;
  view = look_at (self, line->item->child_id, &local_error);
  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *seen = view && shows_line (view, line);
  if (*seen)
    name_again (view, line);
  return TRUE;
}

gboolean
til_agenda_viewer_filter (TilAgendaViewer *self, GPtrArray *lines, GError **error)
{
  guint kept = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      gpointer line = lines->pdata[i];
      gboolean seen;

      if (!may_see (self, line, &seen, error))
        return FALSE;
      if (!seen)
        continue;
      lines->pdata[i] = lines->pdata[kept];
      lines->pdata[kept++] = line;
    }
  g_ptr_array_set_size (lines, (int)kept);
  return TRUE;
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

/* The viewer may read of the meeting: was there, or is told by those who were. */
static gboolean
may_read_of (const TilCase *kase, gint64 meeting_id, gint64 viewer_unit, TilDate today)
{
  g_autoptr (TilCase) view = til_case_filter (kase, viewer_unit, today, NULL);

  return view && til_case_record (view, TIL_RECORD_MEETING, meeting_id);
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
  if (viewer_unit && !may_read_of (kase, item->record_id, viewer_unit, today))
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
til_register_name_children (TilRegister *self,
                            TilAgendaItem *item,
                            gint64 viewer_unit,
                            TilDate today,
                            TilCase **lists,
                            GError **error)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *kind = NULL;

  if (!list_named (self, item->record_id, children, error))
    return FALSE;
  for (guint i = 0; i < children->len; i++)
    {
      g_autoptr (TilCase) kase = til_register_load_case_with (
          self, g_array_index (children, gint64, i), *lists, error);

      if (!kase)
        return FALSE;
      if (may_name (kase, item, viewer_unit, today))
        {
          g_autofree char *name = til_child_shown_name (kase->child, NULL);
          g_autofree char *isolated = til_locale_isolate (name);

          g_string_append_printf (names, "%s%s", names->len ? C_ ("between names", ", ") : "",
                                  isolated);
        }
      if (!*lists)
        *lists = g_steal_pointer (&kase);
    }
  if (names->len == 0)
    return TRUE;
  kind = g_steal_pointer (&item->what);
  item->what = til_text_fill (C_ ("agenda", "{meeting}: {children}"), "meeting", kind, "children",
                              names->str, NULL);
  return TRUE;
}
