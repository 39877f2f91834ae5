/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-demo-case-texts.h"
#include "til-demo-private.h"

G_BEGIN_DECLS

#define TIL_DEMO_MOST_AREAS 3
#define TIL_DEMO_MOST_OTHERS 3
#define TIL_DEMO_SPEAKS_FROM 6 /* years: takes part in meetings */

/* A child of the demo register while its records are made. */
typedef struct
{
  TilDemo *demo;                    /* borrowed */
  const TilChild *child;            /* borrowed */
  const TilDate *dates;             /* borrowed */
  const GPtrArray *mappings;        /* borrowed, oldest first */
  const TilWheel *wheel;            /* borrowed */
  TilCase *kase;                    /* (owned) */
  guint areas[TIL_DEMO_MOST_AREAS]; /* of the wheel: what is hard */
  guint n_areas;
  gint64 others[TIL_DEMO_MOST_OTHERS]; /* units of other organisations */
  guint n_others;
  gint64 own_unit;
  gboolean young;
} TilDemoAround;

const char *til_demo_area_key (TilDemoAround *self, guint i); /* of areas[i] */
/* The youngest are not in school, so what is said of pupils isn't said of them. */
const TilDemoWords *til_demo_area_words (TilDemoAround *self, guint i);
const TilStaff *til_demo_own_staff (TilDemoAround *self, guint n);
int til_demo_age_on (TilDemoAround *self, TilDate date);
/* A day from to to later than date, and not one to come. */
TilDate til_demo_later (TilDemoAround *self, TilDate date, int from, int to);
gboolean til_demo_has_open_voice (const TilMapping *mapping);

/* Whether all the others may be told about areas[area] on a day. */
gboolean til_demo_is_covered (TilDemoAround *self, guint area, TilDate on);
/* Held or planned, with the others where consent covers them. */
gboolean til_demo_add_meeting (TilDemoAround *self, TilDate date, const char *kind, GError **error);
gboolean til_demo_add_plan (TilDemoAround *self, TilDate date, GError **error);

G_END_DECLS
