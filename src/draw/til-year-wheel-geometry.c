/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-year-wheel-private.h"

#include <math.h>

#define OUTER 0.485 /* of the size */
#define MONTHS_INNER 0.745
#define HOLE 0.3
#define N_MONTHS 12
#define LARGEST_MARK 0.03
#define MARK_IN_LANE 0.44
#define MARK_GAP 0.15 /* of a mark's radius */

static int
days_in_month (int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  return days[(month - 1) % N_MONTHS];
}

double
til_year_geometry_month (const TilYearGeometry *self, int month)
{
  return self->start + (month - 1) * 2 * G_PI / N_MONTHS;
}

double
til_year_geometry_date (const TilYearGeometry *self, TilDate date)
{
  int month = til_date_month (date);
  double share = MIN ((til_date_day (date) - 0.5) / days_in_month (month), 1);

  return til_year_geometry_month (self, month) + share * 2 * G_PI / N_MONTHS;
}

static gint
compare_events (gconstpointer a, gconstpointer b, gpointer data)
{
  const GPtrArray *events = data;
  guint first_index = *(const guint *)a, second_index = *(const guint *)b;
  const TilYearEvent *first = events->pdata[first_index], *second = events->pdata[second_index];

  if (first->month != second->month)
    return first->month - second->month;
  if (first->day != second->day)
    return first->day - second->day;
  return first_index < second_index ? -1 : first_index > second_index;
}

GArray *
til_year_wheel_order (const GPtrArray *events)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < events->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_events, (gpointer)events);
  return order;
}

guint
til_year_wheel_number (const TilYearWheel *self, guint event)
{
  g_autoptr (GArray) order = NULL;

  g_return_val_if_fail (self && self->events && event < self->events->len, 0);
  order = til_year_wheel_order (self->events);
  for (guint i = 0; i < order->len; i++)
    if (g_array_index (order, guint, i) == event)
      return i + 1;
  g_return_val_if_reached (0);
}

static void
add_marks (TilYearGeometry *self, const TilYearEvent *event, guint index)
{
  guint months = til_year_event_months (event);

  for (int month = 1; month <= N_MONTHS; month++)
    {
      double begin = til_year_geometry_month (self, month), length = 2 * G_PI / N_MONTHS;
      TilYearMark mark = { .event = index, .month = month };

      if (!(months & (1u << (month - 1))))
        continue;
      if (event->day > 0)
        {
          double share = (event->day - 0.5) / days_in_month (month);
          mark.angle = mark.from = mark.to = begin + MIN (share, 1) * length;
        }
      else
        {
          mark.angle = begin + length / 2;
          mark.from = begin + length * 0.08;
          mark.to = begin + length * 0.92;
        }
      g_array_append_val (self->marks, mark);
    }
}

static gint
compare_marks (gconstpointer a, gconstpointer b)
{
  const TilYearMark *first = a, *second = b;

  if (first->from != second->from)
    return first->from < second->from ? -1 : 1;
  return first->event < second->event ? -1 : first->event > second->event;
}

static double
angle_between (double a, double b)
{
  double difference = fmod (fabs (a - b), 2 * G_PI);
  return MIN (difference, 2 * G_PI - difference);
}

/* Whether two marks of a ring would lie over one another in one lane. */
static gboolean
marks_meet (const TilYearMark *a, const TilYearMark *b, double radius, double mark)
{
  double room = (2 * mark * (1 + MARK_GAP)) / radius;

  if (angle_between (a->angle, b->angle) < room)
    return TRUE;
  if (a->from < a->to && b->from < b->to)
    return a->month == b->month;
  if (a->from < a->to)
    return b->angle > a->from - room / 2 && b->angle < a->to + room / 2;
  if (b->from < b->to)
    return a->angle > b->from - room / 2 && a->angle < b->to + room / 2;
  return FALSE;
}

static TilYearEventKind
mark_kind (const TilYearMark *mark, const GPtrArray *events)
{
  return ((const TilYearEvent *)events->pdata[mark->event])->kind;
}

/* The first lane where it meets none of those before it. */
static guint
find_lane (const TilYearGeometry *self, const GPtrArray *events, guint index)
{
  const TilYearMark *mark = &g_array_index (self->marks, TilYearMark, index);
  TilYearEventKind kind = mark_kind (mark, events);
  double width = self->n_lanes[kind] * self->lane_width;
  double radius = self->ring_outer[kind] - width / 2;

  for (guint lane = 0;; lane++)
    {
      gboolean taken = FALSE;

      for (guint i = 0; i < index && !taken; i++)
        {
          const TilYearMark *other = &g_array_index (self->marks, TilYearMark, i);
          taken = other->lane == lane && mark_kind (other, events) == kind &&
                  marks_meet (other, mark, radius, self->mark_radius);
        }
      if (!taken)
        return lane;
    }
}

/* Shares the band out among the rings: a lane is as wide in all of them. */
static void
place_rings (TilYearGeometry *self)
{
  double outer = self->months_inner;
  guint n_lanes = 0;

  for (guint k = 0; k < TIL_N_YEAR_EVENT_KINDS; k++)
    n_lanes += self->n_lanes[k];
  self->lane_width = (self->months_inner - self->hole) / MAX (n_lanes, 1);
  self->mark_radius = MIN (LARGEST_MARK * self->size, self->lane_width * MARK_IN_LANE);
  for (guint k = 0; k < TIL_N_YEAR_EVENT_KINDS; k++)
    {
      self->ring_outer[k] = outer;
      outer -= self->n_lanes[k] * self->lane_width;
    }
}

/* More lanes make marks smaller, which then need no more lanes: it ends. */
static void
place_marks (TilYearGeometry *self, const GPtrArray *events)
{
  for (gboolean again = TRUE; again;)
    {
      again = FALSE;
      place_rings (self);
      for (guint i = 0; i < self->marks->len; i++)
        {
          TilYearMark *mark = &g_array_index (self->marks, TilYearMark, i);
          TilYearEventKind kind = mark_kind (mark, events);

          mark->lane = find_lane (self, events, i);
          if (mark->lane >= self->n_lanes[kind])
            {
              self->n_lanes[kind] = mark->lane + 1;
              again = TRUE;
            }
        }
    }
  for (guint i = 0; i < self->marks->len; i++)
    {
      TilYearMark *mark = &g_array_index (self->marks, TilYearMark, i);
      mark->radius = self->ring_outer[mark_kind (mark, events)] -
                     (mark->lane + 0.5) * self->lane_width;
    }
}

TilYearGeometry *
til_year_geometry_new (const TilYearWheel *wheel, double size)
{
  TilYearGeometry *self = g_new0 (TilYearGeometry, 1);
  const GPtrArray *events = wheel->events;

  self->size = size;
  self->centre = size / 2;
  self->outer = OUTER * size;
  self->months_inner = MONTHS_INNER * self->outer;
  self->hole = HOLE * self->outer;
  /* The middle of the month that is at the top points upwards. */
  self->start = -G_PI_2 - G_PI / N_MONTHS;
  if (wheel->turned && wheel->today)
    self->start -= (til_date_month (wheel->today) - 1) * 2 * G_PI / N_MONTHS;
  self->marks = g_array_new (FALSE, TRUE, sizeof (TilYearMark));

  for (guint k = 0; k < TIL_N_YEAR_EVENT_KINDS; k++)
    self->rings[k] = -1;
  for (guint k = 0; k < TIL_N_YEAR_EVENT_KINDS; k++)
    for (guint i = 0; i < events->len && self->rings[k] < 0; i++)
      if (((const TilYearEvent *)events->pdata[i])->kind == k)
        {
          self->rings[k] = (int)self->n_rings++;
          self->n_lanes[k] = 1;
        }
  for (guint i = 0; i < events->len; i++)
    add_marks (self, events->pdata[i], i);
  g_array_sort (self->marks, compare_marks);
  place_marks (self, events);
  return self;
}

void
til_year_geometry_free (TilYearGeometry *self)
{
  if (!self)
    return;
  g_array_unref (self->marks);
  g_free (self);
}

int
til_year_geometry_hit (const TilYearGeometry *self, double x, double y)
{
  double dx = x - self->centre, dy = y - self->centre, distance = hypot (dx, dy);
  double angle = atan2 (dy, dx), best = G_MAXDOUBLE;
  int found = -1;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const TilYearMark *mark = &g_array_index (self->marks, TilYearMark, i);
      double mx = self->centre + mark->radius * cos (mark->angle);
      double my = self->centre + mark->radius * sin (mark->angle);
      double away = hypot (x - mx, y - my);

      if (mark->from < mark->to && fabs (distance - mark->radius) <= self->mark_radius &&
          angle_between (angle, mark->angle) <= (mark->to - mark->from) / 2)
        away = MIN (away, fabs (distance - mark->radius));
      if (away <= self->mark_radius * 1.25 && away < best)
        {
          best = away;
          found = (int)mark->event;
        }
    }
  return found;
}

int
til_year_wheel_hit (const TilYearWheel *self, double size, double x, double y)
{
  g_autoptr (TilYearGeometry) geometry = NULL;

  g_return_val_if_fail (self && self->events && size > 0, -1);
  geometry = til_year_geometry_new (self, size);
  return til_year_geometry_hit (geometry, x, y);
}
