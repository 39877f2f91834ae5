/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-undertaking-change.h"

#include <glib/gi18n-lib.h>

#include "til-text.h"

/* Copies of the lines of a goal, in their order. (element-type TilUndertaking) (transfer full) */
static GPtrArray *
copy_goal (TilCollaborationData *data, const char *goal)
{
  const GPtrArray *plan = til_collaboration_data_list (data, TIL_RECORD_UNDERTAKING);
  GPtrArray *lines = til_record_array_new ();

  for (guint i = 0; i < plan->len; i++)
    {
      const TilUndertaking *line = plan->pdata[i];

      if (g_strcmp0 (line->goal, goal) == 0)
        g_ptr_array_add (lines, til_record_copy (line));
    }
  return lines;
}

static int
find (const GPtrArray *lines, gint64 id)
{
  for (guint i = 0; i < lines->len; i++)
    if (((const TilRecord *)lines->pdata[i])->id == id)
      return (int)i;
  return -1;
}

static void
place (GPtrArray *lines, int from, int to)
{
  g_ptr_array_insert (lines, to, g_ptr_array_steal_index (lines, (guint)from));
  for (guint i = 0; i < lines->len; i++)
    ((TilUndertaking *)lines->pdata[i])->position = (int)i + 1;
}

static char *
moved_text (TilUndertakingStatus status)
{
  return til_text_fill (_ ("Moved to “{status}”"), "status", til_undertaking_status_name (status),
                        NULL);
}

gboolean
til_undertaking_set_status (TilCollaborationData *data, gint64 id, TilUndertakingStatus status)
{
  const TilUndertaking *line = til_collaboration_data_find (data, TIL_RECORD_UNDERTAKING, id);

  if (line == NULL || line->status == status)
    return FALSE;
  til_undertaking_drop (data, id, status, 0);
  return TRUE;
}

gboolean
til_undertaking_move (TilCollaborationData *data, gint64 id, int steps)
{
  const TilUndertaking *line = til_collaboration_data_find (data, TIL_RECORD_UNDERTAKING, id);
  g_autoptr (GPtrArray) lines = NULL;
  int from, to;

  if (line == NULL)
    return FALSE;
  lines = copy_goal (data, line->goal);
  from = find (lines, id);
  for (to = from + steps; to >= 0 && to < (int)lines->len; to += steps)
    if (((const TilUndertaking *)lines->pdata[to])->status == line->status)
      {
        place (lines, from, to);
        til_collaboration_data_save (data, lines, _ ("Moved within the goal"));
        return TRUE;
      }
  return FALSE;
}

void
til_undertaking_drop (TilCollaborationData *data,
                      gint64 id,
                      TilUndertakingStatus status,
                      gint64 before_id)
{
  const TilUndertaking *line = til_collaboration_data_find (data, TIL_RECORD_UNDERTAKING, id);
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *text = NULL;
  int from, to;

  if (line == NULL || id == before_id)
    return;
  text = line->status == status ? g_strdup (_ ("Moved within the goal")) : moved_text (status);
  lines = copy_goal (data, line->goal);
  from = find (lines, id);
  to = before_id != 0 ? find (lines, before_id) : -1;
  ((TilUndertaking *)lines->pdata[from])->status = status;
  if (to >= 0)
    place (lines, from, to > from ? to - 1 : to);
  til_collaboration_data_save (data, lines, text);
}
