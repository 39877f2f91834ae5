/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-child.h"
#include "til-mapping.h"
#include "til-palette.h"
#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  TIL_PAPER_A4,
  TIL_PAPER_A3
} TilPaper;
void til_paper_size (TilPaper paper, double *width, double *height); /* points, portrait */

/* What a wheel sheet is to hold. */
typedef struct
{
  TilPaper paper;
  TilShape shape;
  /* (owned) first, and (nullable) second, side by side; Arabic column right to left */
  char *languages[2];
  const TilWheel *wheel; /* borrowed */
  /* (borrowed) (nullable) blank without; shown by til_child_shown_name() (R14) */
  const TilChild *child;
  /* (owned) (nullable) the name chosen for this print, instead; ignored when protected */
  char *shown_name;
  /* (element-type TilMapping) (borrowed elements) oldest first, at most three (R4); empty: blank */
  GPtrArray *mappings;
  gint64 voices[2]; /* only these voices of the newest mapping, 0: all closed ones */
  gboolean notes;   /* the notes chosen for printing */
  gboolean next_step;
  gboolean signatures; /* room for names */
  TilDate date;
  char *contact; /* (owned) (nullable) who to ask, in the footer */
} TilWheelSheetOptions;

TilWheelSheetOptions *til_wheel_sheet_options_new (const TilWheel *wheel, const char *language);
void til_wheel_sheet_options_free (TilWheelSheetOptions *self);

/* A sheet laid out and paged. The paging is done in new; drawing a page never changes it. */
typedef struct _TilSheet TilSheet;

/* Error: TIL_ERROR_RULE (R1, R2, R4), TIL_ERROR_NOT_FOUND for a voice of no mapping,
 * TIL_ERROR_INVALID when a glyph is missing in every installed font, naming the text. */
TilSheet *til_wheel_sheet_new (const TilWheelSheetOptions *options, GError **error);
void til_sheet_free (TilSheet *self);
guint til_sheet_n_pages (const TilSheet *self);
void til_sheet_size (const TilSheet *self, double *width, double *height); /* points */
void til_sheet_draw (const TilSheet *self, cairo_t *cr, guint page);       /* 0-based */
const char *til_sheet_title (const TilSheet *self); /* without protected names (R14) */

/* Each character of text has a glyph in an installed font. Error: TIL_ERROR_INVALID, naming
 * character and script. */
gboolean til_check_glyphs (const char *text, const char *language, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilWheelSheetOptions, til_wheel_sheet_options_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilSheet, til_sheet_free)

G_END_DECLS
