/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-demo-names.h"
#include "til-register-private.h"

G_BEGIN_DECLS

/* The demo register while it is being filled. All chance comes from rand, in one order, so that the
 * same seed gives the same register on the same day. */
typedef struct
{
  TilRegister *reg; /* borrowed */
  GRand *rand;      /* (owned) */
  TilDate today;
  GPtrArray *units;    /* (owned) (element-type TilUnit) in the order of til_demo_units */
  GPtrArray *staff;    /* (owned) (element-type TilStaff) */
  GPtrArray *wheels;   /* (owned) (element-type TilWheel) */
  GByteArray *numbers; /* (owned) test numbers used up, two for each birth date: girls, boys */
  GRand *case_rand;    /* (owned) for what is recorded around the children, so that the children
                          themselves stay the same whatever is recorded */
  GPtrArray *teams;    /* (owned) (element-type TilTeam) in the order of til-demo-teams.c */
  GArray *named;       /* (owned) (element-type TilDemoNamed) children for the teams' meetings */
  guint n_consents;    /* asked for so far */
  guint n_children;    /* asked for */
} TilDemo;

/* A child that a team may speak of by name, on the days of its meetings. */
typedef struct
{
  guint team; /* index into teams */
  gint64 child_id;
} TilDemoNamed;

#define TIL_DEMO_MOST_NAMED 4 /* children in one team's meeting */

/* 0 to n - 1. */
guint til_demo_pick (TilDemo *self, guint n);
/* from to to, both included. */
int til_demo_between (TilDemo *self, int from, int to);
gboolean til_demo_chance (TilDemo *self, guint percent);

/* What is asked of the mappings of a child. */
typedef struct
{
  TilDate from, to; /* both days included */
  guint n_most;
  guint wheel; /* index into wheels */
  gboolean young;
  gboolean open_voice; /* the newest has a voice that is still being entered */
  GPtrArray *made;     /* (nullable) (element-type TilMapping) takes those made, oldest first */
} TilDemoMappings;

/* Writes the mappings of a saved child. */
gboolean til_demo_add_mappings (TilDemo *self,
                                const TilChild *child,
                                const TilDemoMappings *asked,
                                GError **error);

/* What is recorded around a saved child that has reached its step on dates. mappings: oldest first.
 * wheel: of its observations. */
gboolean til_demo_add_case (TilDemo *self,
                            const TilChild *child,
                            const TilDate dates[TIL_N_STEPS],
                            const GPtrArray *mappings,
                            TilWheel *wheel,
                            GError **error);
/* The child of the Sörmland model: a pupil in year 6 whose attendance changed, up to a plan that is
 * followed up. */
gboolean til_demo_add_story (TilDemo *self, TilChild *child, GError **error);
#define TIL_DEMO_STORY_FROM 20 /* children: the last of so many has this story */

/* A test number while the birth date has any left, NULL after. (transfer full) (nullable) */
char *til_demo_take_number (TilDemo *self, gboolean girl, TilDate birth);

/* Before the children. */
gboolean til_demo_add_teams (TilDemo *self, GError **error);
/* After them. */
gboolean til_demo_add_team_meetings (TilDemo *self, GError **error);
/* The days of a team's last and next meeting. */
void til_demo_team_days (TilDemo *self, guint team, TilDate *last, TilDate *next);

/* Borrowed, never NULL: a member of the staff of a unit, counted round; the first unit of a kind.
 */
const TilStaff *til_demo_staff (TilDemo *self, gint64 unit_id, guint n);
const TilUnit *til_demo_unit (TilDemo *self, TilUnitKind kind);

/* A case to check records against before they are written. Free with til_case_free(). */
TilCase *til_demo_case_new (TilDemo *self, const TilChild *child);
/* Takes record. Writes it, and puts it into the case, when the rules let it be written on a day.
 * done: (out) whether they did. */
gboolean til_demo_put (
    TilDemo *self, TilCase *kase, gpointer record, TilDate on, gboolean *done, GError **error);

G_END_DECLS
