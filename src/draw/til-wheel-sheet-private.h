/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-sheet-private.h"
#include "til-type.h"

G_BEGIN_DECLS

/* What the parts of a wheel sheet share while it is laid out. */
typedef struct
{
  const TilWheelSheetOptions *options;
  const TilWheel *wheel;
  TilSheet *sheet; /* (owned) until it is handed over */
  const TilPalette *palette;
  const char *languages[2];
  guint n_languages;
  gboolean rtl;        /* the page is mirrored: its first language is written from the right */
  double width;        /* between the margins */
  double column_width; /* of one language */
  double column_gap;
  double scale;        /* of type and spaces: 1 on A4 */
  gboolean compact;    /* less room to write, to save a page */
  GPtrArray *mappings; /* (element-type TilMapping) the sheet's copies, oldest first, only with the
                          chosen voices */
  const TilMapping *newest; /* (nullable) */
  GPtrArray *voices;        /* (owned) (nullable) (element-type TilVoice) of newest, in order */
  GPtrArray *private_words; /* (owned) (element-type utf8) R14: what must not be printed; empty
                               unless protected */
  gboolean protected_identity;
  char *name;           /* (owned) as printed and isolated, "" to be written by hand */
  char *date;           /* (owned) isolated */
  char *sheet_names[2]; /* (owned) by column */
  const char *contact;  /* (nullable) who to ask */
  GError *error;        /* (owned) (nullable) the first text that cannot be printed */
} SheetMaker;

/* til-wheel-sheet-rows.c: text and rows. */

/* text in language, wrapped to width (negative: not); a word wider than that makes the type
 * smaller, names never break. Notes a missing glyph in maker->error. (transfer full) */
PangoLayout *sheet_maker_text (SheetMaker *maker,
                               const char *language,
                               const char *text,
                               double size,
                               TilWeight weight,
                               double width);
/* Which language's typeface and direction suit what a person typed. */
const char *sheet_maker_language_of (const SheetMaker *maker, const char *text);
/* x of something width wide that starts x from the side where the page, or a column, starts
 * reading. */
double sheet_maker_page_x (const SheetMaker *maker, double x, double width);
double sheet_maker_column_x (const SheetMaker *maker, guint column, double x, double width);
/* A text in each of the sheet's languages, level, in the columns. */
TilBlock *sheet_maker_row (
    SheetMaker *maker, const char *const texts[2], double size, TilWeight weight, TilColour colour);
TilBlock *sheet_maker_heading (SheetMaker *maker, const char *label_key);
TilBlock *sheet_maker_space (double height);
/* n_lines lines to write on. */
TilBlock *sheet_maker_ruled (SheetMaker *maker, guint n_lines);
/* Appends what a person typed, one block a line, so that pages may end within it. */
void sheet_maker_free_text (SheetMaker *maker, GPtrArray *blocks, const char *text, double indent);
/* The number of an area on its colour. */
void
sheet_maker_badge (SheetMaker *maker, TilBlock *block, guint area, double x, double y, double size);
/* As in the legend of the drawing: the child's, a guardian's or a unit's name, or the kind alone
 * when protected (R14). (transfer full) */
char *sheet_maker_voice_name (const SheetMaker *maker, const TilVoice *voice, const char *language);
guint sheet_maker_voice_index (const SheetMaker *maker, const TilVoice *voice);
/* A name in a column's language; beside the Swedish one it needs no Swedish name in brackets.
 * (transfer full) */
char *sheet_maker_beside_swedish (const SheetMaker *maker,
                                  guint column,
                                  const char *name,
                                  const char *swedish);

/* til-sheet-pages.c: pages that blocks flow over, with a footer each and, from the second, the
 * running header. */

/* Where the blocks of the first page, and of the others, begin and end. */
typedef struct
{
  double top, top_next, bottom, footer_y;
} SheetFrame;

SheetFrame sheet_maker_frame (SheetMaker *maker);
void sheet_maker_flow (SheetMaker *maker, GPtrArray *blocks, const SheetFrame *frame);
/* Takes the blocks from first on away again, as one that no page cuts. (transfer full) */
TilBlock *sheet_blocks_join (GPtrArray *blocks, guint first);

/* til-sheet-privacy.c: R14. */

/* text shall not be printed: whole, and each word of it. NULL is fine. */
void sheet_maker_hide (SheetMaker *maker, const char *text);
void sheet_maker_hide_child (SheetMaker *maker, const TilChild *child);
void sheet_maker_hide_voices (SheetMaker *maker, const TilMapping *mapping);
/* text without what R14 keeps off paper. (transfer full) */
char *sheet_maker_public_text (const SheetMaker *maker, const char *text);

/* til-wheel-sheet-legend.c: numbers and names of the areas, level with a wheel of that height.
 * before and after: how much of the width it takes on the side where the page starts reading, and
 * on the other. */
TilBlock *sheet_maker_legend (SheetMaker *maker, double height, double *before, double *after);

/* til-wheel-sheet-picture.c: the upper half. */
TilBlock *sheet_maker_title (SheetMaker *maker);
TilBlock *sheet_maker_wheel (SheetMaker *maker, double height);
TilBlock *sheet_maker_scale (SheetMaker *maker);
void sheet_maker_voices (SheetMaker *maker, GPtrArray *blocks);

/* til-wheel-sheet-words.c: the lower half. */
void sheet_maker_differences (SheetMaker *maker, GPtrArray *blocks);
void sheet_maker_notes (SheetMaker *maker, GPtrArray *blocks);
void sheet_maker_next_step (SheetMaker *maker, GPtrArray *blocks);
void sheet_maker_signatures (SheetMaker *maker, GPtrArray *blocks);
void sheet_maker_writing_room (SheetMaker *maker, GPtrArray *blocks);
TilBlock *sheet_maker_footer (SheetMaker *maker, guint page, guint n_pages);
TilBlock *sheet_maker_running_header (SheetMaker *maker);

G_END_DECLS
