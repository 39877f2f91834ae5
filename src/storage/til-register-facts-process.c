/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-register-facts-private.h"

static guint32
event_child (guint64 event)
{
  return (guint32)(event >> 32);
}

static TilDate
event_date (guint64 event)
{
  return (TilDate)((event & G_MAXUINT32) >> 3);
}

static TilFactEvent
event_kind (guint64 event)
{
  return (TilFactEvent)(event & 7);
}

/* What a child's events are sorted by. Steps of one day stay in the order that they were taken. */
static guint64
event_order (guint64 event)
{
  return event_kind (event) == TIL_EVENT_CLOSED ? event - TIL_EVENT_CLOSED + TIL_EVENT_STEP : event;
}

/* Few to a child, and mostly in order already. */
static void
sort_events (guint64 *events, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      guint64 event = events[i];
      guint place = i;

      for (; place > 0 && event_order (events[place - 1]) > event_order (event); place--)
        events[place] = events[place - 1];
      events[place] = event;
    }
}

/* A child's process begins with its first observation, and with the first one after a day that it
 * was closed on; each of the three is counted once in it. */
static void
add_lead_times (TilFactReader *self, const guint64 *events, guint n)
{
  TilDate begun = TIL_DATE_NONE;
  gboolean had[TIL_N_LEADS] = { FALSE };

  for (guint i = 0; i < n; i++)
    {
      TilDate date = event_date (events[i]);
      TilFactEvent kind = event_kind (events[i]);
      guint lead = kind - TIL_EVENT_MAPPING;

      if (kind == TIL_EVENT_OBSERVATION)
        {
          if (begun == TIL_DATE_NONE)
            begun = date;
        }
      else if (kind == TIL_EVENT_CLOSED)
        {
          if (i + 1 < n && event_date (events[i + 1]) == date)
            continue;
          begun = TIL_DATE_NONE;
          for (guint l = 0; l < TIL_N_LEADS; l++)
            had[l] = FALSE;
        }
      else if (kind != TIL_EVENT_STEP && begun != TIL_DATE_NONE && !had[lead])
        {
          had[lead] = TRUE;
          til_fact_reader_add (self, TIL_FIGURE_LEAD_TIMES, lead, 0, date, event_child (events[i]))
              ->number = (gint32)(date - begun);
        }
    }
}

/* Events by child: where each one's begin, then into place. */
static void
add_all_lead_times (TilFactReader *self)
{
  guint n_children = self->children->len;
  g_autofree guint *starts = g_new0 (guint, n_children + 2);
  g_autofree guint64 *sorted = g_new (guint64, MAX (1, self->events->len));
  const guint64 *events = (const guint64 *)(gpointer)self->events->data;

  for (guint i = 0; i < self->events->len; i++)
    starts[event_child (events[i]) + 2]++;
  for (guint i = 2; i < n_children + 2; i++)
    starts[i] += starts[i - 1];
  for (guint i = 0; i < self->events->len; i++)
    sorted[starts[event_child (events[i]) + 1]++] = events[i];
  for (guint i = 0; i < n_children; i++)
    {
      guint n = starts[i + 1] - starts[i];

      sort_events (sorted + starts[i], n);
      add_lead_times (self, sorted + starts[i], n);
    }
}

/* A child's newest step until a day. */
typedef struct
{
  TilDate date; /* NONE: not in the register yet */
  TilStep step;
} Standing;

static void
add_step (TilFactReader *self, TilStatement *row, gpointer data)
{
  Standing *standings = data;
  guint32 child = til_fact_reader_child (self, row, 0);
  TilDate date = til_statement_get_date (row, 2);
  TilStep step = til_register_step (til_statement_get_text (row, 1));

  if (child == TIL_NO_INDEX || date == TIL_DATE_NONE)
    return;
  til_fact_reader_happened (self, child, date,
                            step == TIL_STEP_CLOSED ? TIL_EVENT_CLOSED : TIL_EVENT_STEP);
  for (guint i = 0; i < self->days->len; i++)
    {
      Standing *standing = &standings[(gsize)child * self->days->len + i];

      if (date <= g_array_index (self->days, TilDate, i) && date >= standing->date)
        *standing = (Standing){ date, step };
    }
}

/* Children count from the day of their first step; a step holds until the next one. */
static void
add_states (TilFactReader *self, guint32 child, const Standing *standings)
{
  TilDate birth_date = g_array_index (self->children, TilFactChild, child).birth_date;

  for (guint i = 0; i < self->days->len; i++)
    {
      TilDate day = g_array_index (self->days, TilDate, i);
      TilDate mapped = self->mapped[(gsize)child * self->days->len + i];
      gboolean recent;

      if (standings[i].date == TIL_DATE_NONE || birth_date > day)
        continue;
      til_fact_reader_add (self, TIL_FIGURE_CHILDREN, standings[i].step, 0, day, child);
      if (standings[i].step == TIL_STEP_CLOSED)
        continue;
      recent = mapped != TIL_DATE_NONE &&
               til_date_add_months (mapped, TIL_MAPPING_OLD_MONTHS) >= day;
      til_fact_reader_add (self, TIL_FIGURE_RECENT_MAPPING, 0, recent ? 0 : 1, day, child);
    }
}

gboolean
til_fact_reader_read_process (TilFactReader *self, GError **error)
{
  g_autofree Standing *standings = g_new0 (Standing, (gsize)MAX (1, self->children->len) *
                                                         MAX (1, self->days->len));

  if (!til_fact_reader_read (self, "SELECT child_id, step, date FROM step_change ORDER BY id",
                             add_step, standings, error))
    return FALSE;
  for (guint i = 0; i < self->children->len; i++)
    add_states (self, i, &standings[(gsize)i * self->days->len]);
  add_all_lead_times (self);
  return TRUE;
}
