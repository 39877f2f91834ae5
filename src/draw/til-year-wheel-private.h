/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-year-wheel.h"

G_BEGIN_DECLS

/* Where everything of a year's ring stands. Angles are cairo's: 0 at three o'clock, clockwise. The
 * same in every language, so that two wheels match. */

/* One time that an event comes. */
typedef struct
{
  guint event; /* index */
  int month;   /* 1-12 */
  double angle;
  double from, to; /* of an event without a day: the month; equal otherwise */
  double radius;   /* of the circle it stands on */
  guint lane;
} TilYearMark;

typedef struct
{
  double size, centre;
  double outer;        /* of the months' ring */
  double months_inner; /* its inside, where the kinds' rings begin */
  double hole;         /* radius of the middle */
  double start;        /* angle where January begins */
  double mark_radius;
  guint n_rings;
  int rings[TIL_N_YEAR_EVENT_KINDS];         /* by kind: 0 outermost, -1 without events */
  guint n_lanes[TIL_N_YEAR_EVENT_KINDS];     /* as many as its marks need beside one another */
  double ring_outer[TIL_N_YEAR_EVENT_KINDS]; /* outer radius of a kind's ring */
  double lane_width;
  GArray *marks; /* (owned) (element-type TilYearMark) */
} TilYearGeometry;

TilYearGeometry *til_year_geometry_new (const TilYearWheel *wheel, double size);
void til_year_geometry_free (TilYearGeometry *self);
/* The angle where a month begins; month 13 is where January begins again. */
double til_year_geometry_month (const TilYearGeometry *self, int month);
double til_year_geometry_date (const TilYearGeometry *self, TilDate date);
int til_year_geometry_hit (const TilYearGeometry *self, double x, double y);

/* languages: one, and (nullable) a second, under one another in the months. */
void til_year_wheel_paint (const TilYearWheel *self,
                           cairo_t *cr,
                           double size,
                           const TilPalette *palette,
                           const char *const languages[2]);
TilColour til_year_event_colour (TilYearEventKind kind, const TilPalette *palette);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilYearGeometry, til_year_geometry_free)

G_END_DECLS
