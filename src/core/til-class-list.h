/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-child.h"

G_BEGIN_DECLS

/* A class list (PRODUCT.md 8) checked before anything is written: all or nothing. */

typedef struct
{
  guint line;    /* 1-based line in the file */
  char *message; /* (owned) translated sentence */
} TilClassListProblem;

typedef struct
{
  guint line;
  TilChild *child; /* (owned) with guardians */
  char *unit_name; /* (owned) (nullable) resolved to a unit when imported */
} TilClassListEntry;

typedef struct
{
  GPtrArray *entries;  /* (owned) (element-type TilClassListEntry) */
  GPtrArray *problems; /* (owned) (element-type TilClassListProblem), in line order; any -> nothing
                          is imported */
} TilClassList;

/* rows: (element-type GPtrArray of char *) as til_csv_read() gives them, first the header. on:
 * today. Columns in any order; unknown, missing or doubled ones refused by name. Error (header
 * only): TIL_ERROR_INVALID. */
TilClassList *
til_class_list_new (const GPtrArray *rows, const GArray *lines, TilDate on, GError **error);
void til_class_list_free (TilClassList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilClassList, til_class_list_free)

G_END_DECLS
