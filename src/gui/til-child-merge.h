/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-child.h"
#include "til-unit.h"

G_BEGIN_DECLS

/* R15: two people changed the same child. What only one of them changed is taken from that one;
 * what both changed differently is a clash that a person decides. */

typedef struct
{
  int field;         /* for til_child_merge_take_theirs() */
  char *title;       /* (owned) the field's name in the screen's language */
  char *mine;        /* (owned) as shown; "" for nothing */
  char *theirs;      /* (owned) */
  gboolean joinable; /* texts that can stand one after the other */
} TilChildClash;

/* Brings what they changed since base into mine, along with their revisions, so that mine can be
 * saved over theirs. A guardian or contact that either of the two added is kept. units and staff
 * give the names to show. (transfer full) (element-type TilChildClash): where mine was kept
 * although they had changed it too */
GPtrArray *til_child_merge (const TilChild *base,
                            TilChild *mine,
                            const TilChild *theirs,
                            const GPtrArray *units,
                            const GPtrArray *staff);

/* Decides a clash the other way. */
void
til_child_merge_take_theirs (TilChild *mine, const TilChild *theirs, const TilChildClash *clash);
/* TRUE when saving a would change nothing in b. */
gboolean til_child_equal (const TilChild *a, const TilChild *b);

G_END_DECLS
