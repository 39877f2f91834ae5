/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Children in an open process for whom nothing is planned. */
#include "til-register-agenda-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "til-locale.h"
#include "til-text.h"

void
til_child_set_add (TilChildSet *self, gint64 id)
{
  guint byte = (guint)(id / 8);

  if (!self->bits)
    self->bits = g_byte_array_new ();
  if (byte >= self->bits->len)
    {
      guint before = self->bits->len;

      g_byte_array_set_size (self->bits, byte * 2 + 64);
      memset (self->bits->data + before, 0, self->bits->len - before);
    }
  self->bits->data[byte] |= (guint8)(1U << (id % 8));
}

gboolean
til_child_set_has (const TilChildSet *self, gint64 id)
{
  guint byte = (guint)(id / 8);

  return self->bits && byte < self->bits->len && (self->bits->data[byte] & (1U << (id % 8)));
}

void
til_child_set_clear (TilChildSet *self)
{
  g_clear_pointer (&self->bits, g_byte_array_unref);
}

gboolean
til_child_set_take (TilChildSet *self, TilStatement *statement, GError **error)
{
  TilResult result;

  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    til_child_set_add (self, til_statement_get_int (statement, 0));
  return result == TIL_RESULT_DONE;
}

static gboolean
add_children (TilRegister *self, const char *sql, TilDate today, TilChildSet *set, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (self->database, sql, error);

  if (!statement)
    return FALSE;
  if (strstr (sql, ":today"))
    til_statement_bind_date (statement, ":today", today);
  return til_child_set_take (set, statement, error);
}

/* What is planned, or waits for somebody: each is one look at an index that holds just these. */
static const char *const busy_sql[] = {
  "SELECT child_id FROM meeting WHERE status = 'planned' AND deleted_at IS NULL "
  "AND child_id IS NOT NULL",
  "SELECT g.child_id FROM meeting m JOIN agenda_point g ON g.parent_id = m.id "
  "WHERE m.status = 'planned' AND m.deleted_at IS NULL AND m.date >= :today "
  "AND m.child_id IS NULL AND g.child_id IS NOT NULL AND g.deleted_at IS NULL",
  "SELECT child_id FROM agreed_meeting",
  "SELECT child_id FROM plan WHERE closed_on IS NULL AND deleted_at IS NULL "
  "AND follow_up IS NOT NULL",
  "SELECT k.child_id FROM consent_answer a JOIN consent k ON k.id = a.parent_id "
  "WHERE a.answer = 'pending' AND a.deleted_at IS NULL AND k.withdrawn_on IS NULL "
  "AND k.deleted_at IS NULL AND k.valid_until >= :today",
  "SELECT child_id FROM observation WHERE received_on IS NULL AND deleted_at IS NULL",
  "SELECT child_id FROM concern WHERE feedback_asked = 1 AND feedback_on IS NULL "
  "AND deleted_at IS NULL AND decided_on IS NOT NULL",
};

/* Those of whom some mapping ended well; whether it was the newest is asked of each. */
static const char *const ended_sql =
    "SELECT child_id FROM analysis WHERE outcome IN ('keep', 'nothing-more') "
    "AND deleted_at IS NULL";

typedef struct
{
  TilRegister *reg;
  TilChildSet busy;
  TilChildSet ended;
} Gaps;

static gboolean
ask_of_child (TilRegister *self, const char *sql, gint64 child_id, gboolean *answer, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (self->database, sql, error);
  TilResult result;

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":child_id", child_id);
  result = til_statement_step (statement, error);
  *answer = result == TIL_RESULT_ROW && til_statement_get_int (statement, 0) != 0;
  return result != TIL_RESULT_ERROR;
}

enum
{
  COLUMN_CHILD, /* as til_agenda_line_take_child() reads it */
  COLUMN_UNIT = 4,
  COLUMN_STEP,
  COLUMN_LAST_MAPPING,
  COLUMN_SINCE,
  COLUMN_WHO
};

/* FALSE on error. */
static gboolean
is_gap (Gaps *self, TilStatement *statement, gboolean *gap, GError **error)
{
  gint64 id = til_statement_get_int (statement, COLUMN_CHILD);
  gboolean noticed = g_strcmp0 (til_statement_get_text (statement, COLUMN_STEP),
                                til_step_key (TIL_STEP_NOTICE)) == 0;
  gboolean mapped = til_statement_get_text (statement, COLUMN_LAST_MAPPING) != NULL;
  gboolean ended = FALSE;

  *gap = FALSE;
  if (til_child_set_has (&self->busy, id))
    return TRUE;
  /* A child on the list of whom nothing was noticed is in no process. */
  if (noticed && !mapped)
    return ask_of_child (self->reg,
                         "SELECT EXISTS (SELECT 1 FROM observation WHERE child_id = :child_id "
                         "AND deleted_at IS NULL)",
                         id, gap, error);
  if (mapped && til_child_set_has (&self->ended, id) &&
      !ask_of_child (self->reg,
                     "SELECT EXISTS (SELECT 1 FROM analysis WHERE mapping_id = m.id "
                     "AND deleted_at IS NULL AND outcome IN ('keep', 'nothing-more')) "
                     "FROM mapping m WHERE m.child_id = :child_id AND m.deleted_at IS NULL "
                     "ORDER BY m.date DESC, m.id DESC LIMIT 1",
                     id, &ended, error))
    return FALSE;
  *gap = !ended;
  return TRUE;
}

static void
add_gap (TilStatement *statement, GPtrArray *lines)
{
  TilAgendaLine *line = til_agenda_line_new (TIL_AGENDA_NO_NEXT_STEP, TIL_DATE_NONE, 0);
  const char *who = til_statement_get_text (statement, COLUMN_WHO);
  g_autofree char *step = til_locale_isolate (
      til_step_name (til_register_step (til_statement_get_text (statement, COLUMN_STEP))));
  g_autofree char *since = til_locale_isolate (til_statement_get_text (statement, COLUMN_SINCE));

  g_ptr_array_add (lines, line);
  til_agenda_line_take_child (line, statement, COLUMN_CHILD);
  line->item->who = g_strdup (who ? who : "");
  line->item->what = til_text_fill (C_ ("agenda", "{step} since {date}, and nothing is planned"),
                                    "step", step, "date", since, NULL);
}

static gboolean
walk_children (Gaps *self,
               const TilAgendaQuery *query,
               const TilAgendaViewer *viewer,
               GPtrArray *lines,
               GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->reg->database,
      "SELECT c.id, c.given_name, c.family_name, c.protected_identity, c.unit_id, c.step, "
      "c.last_mapping, c.step_since, (SELECT s.name FROM staff s WHERE s.id = c.responsible_id) "
      "FROM child c WHERE c.deleted_at IS NULL AND c.step <> 'closed' AND c.open_voices = 0 "
      "AND (:staff = 0 OR c.responsible_id = :staff) ORDER BY c.name_key, c.id",
      error);
  TilResult result = TIL_RESULT_DONE;

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":staff", query->staff_id);
  while ((query->limit == 0 || lines->len < query->limit) &&
         (result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      gboolean gap;

      if (viewer &&
          !til_agenda_viewer_owns (viewer, til_statement_get_int (statement, COLUMN_UNIT)))
        continue;
      if (!is_gap (self, statement, &gap, error))
        return FALSE;
      if (gap)
        add_gap (statement, lines);
    }
  return result != TIL_RESULT_ERROR;
}

static gboolean
find_gaps (Gaps *self,
           const TilAgendaQuery *query,
           const TilAgendaViewer *viewer,
           TilDate today,
           GPtrArray *lines,
           GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (busy_sql); i++)
    if (!add_children (self->reg, busy_sql[i], today, &self->busy, error))
      return FALSE;
  return add_children (self->reg, ended_sql, today, &self->ended, error) &&
         walk_children (self, query, viewer, lines, error);
}

gboolean
til_register_add_gaps (TilRegister *self,
                       const TilAgendaQuery *query,
                       const TilAgendaViewer *viewer,
                       TilDate today,
                       GPtrArray *lines,
                       GError **error)
{
  Gaps gaps = { .reg = self };
  gboolean done = find_gaps (&gaps, query, viewer, today, lines, error);

  til_child_set_clear (&gaps.busy);
  til_child_set_clear (&gaps.ended);
  return done;
}
