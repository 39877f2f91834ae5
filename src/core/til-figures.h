/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-child.h"
#include "til-suppress.h"
#include "til-wheel.h"

G_BEGIN_DECLS

/* The steering group's figures over a period. Storage counts, core protects (R13), and screen,
 * workbook and command line show the same TilFigures. No names, no free text, no total over areas
 * for a child (R3). */

typedef struct
{
  TilDate from, to;         /* both days included */
  gint64 n_children;        /* in the register on to, not deleted */
  gint64 n_mappings;        /* mappings dated in the period */
  gint64 n_mapped_children; /* children with at least one of them */
  gint64 n_voices[3];       /* closed voices in them, by TilVoiceKind */
  TilTable *steps_by_age;   /* (owned) TIL_N_STEPS rows x TIL_N_AGE_GROUPS columns of children */
  /* Rows: the common dimensions (index = TilDimension - 1), columns: how the child's newest mapping
   * in the period has the area: 0 hard in some voice (the lower half of the scale), 1 good in every
   * voice that rated it, 2 not discussed by anyone. A child counts once for each dimension that its
   * wheel has. */
  TilTable *dimensions;       /* (owned) (TIL_N_DIMENSIONS - 1) x 3 */
  gint64 n_without_dimension; /* rated areas whose wheel names no common dimension */

  /* R13: which of the overview's counts must not be shown; set by til_figures_protect(). */
  gboolean hidden_children;
  gboolean hidden_mappings;
  gboolean hidden_mapped_children;
  gboolean hidden_voices[3];
  gboolean hidden_without_dimension;
} TilFigures;

TilFigures *til_figures_new (TilDate from, TilDate to);
void til_figures_free (TilFigures *self);
/* Applies R13 to both tables and to the overview's counts. Call once, after counting. */
void til_figures_protect (TilFigures *self);
/* A count of the overview as shown: "12", "<5" for 1-4, or "·" when it is hidden to protect
 * another. (transfer full) */
char *til_figures_format (gint64 count, gboolean hidden);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilFigures, til_figures_free)

G_END_DECLS
