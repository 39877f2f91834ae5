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
} TilDemo;

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
} TilDemoMappings;

/* Writes the mappings of a saved child. */
gboolean til_demo_add_mappings (TilDemo *self,
                                const TilChild *child,
                                const TilDemoMappings *asked,
                                GError **error);

G_END_DECLS
