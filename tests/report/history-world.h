/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-register-case.h"

#define N_CHILDREN 2
#define N_UNITS 6
#define N_AREAS 4

typedef struct
{
  TilRecordKind kind;
  gint64 id;
} Deleted;

/* A register in which random things happen around two children, what was told to it once more, as
 * the register must know it, and the story of it, for when something is wrong. */
typedef struct
{
  GRand *rand;                   /* (owned) */
  char *folder;                  /* (owned) */
  char *path;                    /* (owned) */
  TilRegister *reg;              /* (owned) (nullable) */
  TilWheel *wheels[2];           /* (owned) */
  TilCase *children[N_CHILDREN]; /* (owned) (nullable) what the register was told and took */
  gint64 units[N_UNITS];
  gint64 staff[N_UNITS]; /* one at each unit */
  gint64 team_id;
  TilDate today;
  guint next_word;
  GString *story; /* (owned) */
  GArray *bin;    /* (owned) (element-type Deleted) */
  guint passed[TIL_N_RECORDS];
  guint refused[TIL_N_RECORDS];
} World;

void world_set_up (World *self, guint32 seed);
void world_tear_down (World *self);
/* A new register, with units, staff and wheels. */
void world_begin_register (World *self);
/* Two new children, and a day. Those before are deleted. */
void world_begin_history (World *self);
/* One thing, at random; sometimes days pass before it. */
void world_happen (World *self);
int world_roll (World *self, int n);

/* For what happens. */
void world_note (World *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void world_write_word (World *self, char **text); /* adds a word that nothing else holds */
gint64 world_any_unit (World *self);
TilCase *world_any_child (World *self);
void world_set_today (World *self, TilDate day);
void world_add_guardian (World *self, TilChild *child);
void world_add_member (World *self, TilTeam *team, TilDate since);
/* FALSE when a rule refuses it. */
gboolean world_save (World *self, gpointer record);
void world_save_child (World *self, TilCase *kase, TilChild *child);
void world_remember (World *self, gconstpointer record);
void world_forget (TilCase *kase, TilRecordKind kind, gint64 id);
gboolean world_is_about (const TilCase *kase, const TilRecord *record);
void world_assert_refused (const GError *error);
