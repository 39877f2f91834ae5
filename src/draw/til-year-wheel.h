/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-collaboration.h"
#include "til-sheet.h"

G_BEGIN_DECLS

/* Årshjul: the year as a ring of twelve months with what comes back in it, one ring a kind, turned
 * so that today is at the top, or January on paper that is to hang all year. */
typedef struct
{
  const GPtrArray *events; /* (element-type TilYearEvent) borrowed */
  TilDate today;           /* marked; NONE: no mark */
  gboolean turned;         /* today's month at the top, otherwise January */
  int chosen;              /* index of the event that is lifted, -1 none */
} TilYearWheel;

/* In a square of size points at 0, 0. Names stand horizontally outside, or as numbers with a legend
 * (til_year_wheel_number()) where they don't fit. */
void til_year_wheel_draw (const TilYearWheel *self,
                          cairo_t *cr,
                          double size,
                          const TilPalette *palette,
                          const char *language);
/* The event at a point, -1 when none. */
int til_year_wheel_hit (const TilYearWheel *self, double size, double x, double y);
/* The number that stands for the event where its name doesn't fit: 1.. by month. */
guint til_year_wheel_number (const TilYearWheel *self, guint event);

/* The number of an event on its colour, as in the ring, in a box of size at x, y. */
void til_year_event_badge (cairo_t *cr,
                           TilYearEventKind kind,
                           guint number,
                           double x,
                           double y,
                           double size,
                           const TilPalette *palette);
/* "15 March, every year". (transfer full) */
char *til_year_event_when (const TilYearEvent *event, const char *language);
/* Indexes of the events in the order of their numbers. (element-type guint) (transfer full) */
GArray *til_year_wheel_order (const GPtrArray *events);

/* A3 or A4: the ring, and the list of the year beside it. languages: one, and (nullable) a second.
 */
TilSheet *til_year_sheet_new (const GPtrArray *events,
                              TilDate today,
                              TilPaper paper,
                              const char *const languages[2],
                              GError **error);

/* The time and activity plan over time: a bar for each undertaking between its days, by status in
 * colour and in shape (square not started, half disc ongoing, disc done), goals as headings, today
 * as a line. In the rectangle 0, 0, width, height; height as til_plan_chart_height() says. */
double til_plan_chart_height (const GPtrArray *undertakings,
                              double width,
                              double size,
                              const char *language);
void til_plan_chart_draw (const GPtrArray *undertakings,
                          TilDate today,
                          cairo_t *cr,
                          double width,
                          double height,
                          double size,
                          const TilPalette *palette,
                          const char *language);
/* Colour and shape of a status, alone: in a box of size at 0, 0. */
void til_undertaking_mark_draw (TilUndertakingStatus status,
                                cairo_t *cr,
                                double size,
                                const TilPalette *palette);
/* The plan as a list and as a time line, A4 landscape. */
TilSheet *til_plan_sheet_new (const GPtrArray *undertakings,
                              TilDate today,
                              const char *language,
                              GError **error);

G_END_DECLS
