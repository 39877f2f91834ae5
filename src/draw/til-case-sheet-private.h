/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-case-sheet.h"
#include "til-wheel-sheet-private.h"

G_BEGIN_DECLS

/* What the sheets of a case share while they are laid out. */
typedef struct
{
  SheetMaker base;
  const TilCaseSheetOptions *options;
  const TilCase *kase; /* borrowed: only what may be printed (R8) */
  GPtrArray *wheels;   /* (owned) (element-type TilWheel) the bundled ones */
  GPtrArray *blocks;   /* (owned) (element-type TilBlock) */
  double page_room;    /* how high a block may be at the most */
  double air;          /* share of the usual space between blocks */
  /* Of the blocks that are being added. */
  double indent;
  TilColour bar;    /* at the side where the page starts reading; alpha 0: none */
  TilBlock *header; /* (borrowed) (nullable) said again where they begin a page */
} CaseMaker;

#define CASE_MARK 20.0 /* an area's mark */

/* One text by column; [1] is NULL for what is said once, in the language it was written in. */
typedef struct
{
  char *texts[2]; /* (owned) (nullable) */
} CaseWords;

void case_words_clear (CaseWords *words);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CaseWords, case_words_clear)

/* til-case-sheet-rows.c: blocks, one under another. */

double case_maker_body (const CaseMaker *maker); /* the size of ordinary words */
CaseWords case_maker_label (const CaseMaker *maker, const char *key);
CaseWords case_maker_label_of (const CaseMaker *maker, const char *prefix, const char *key);
CaseWords case_maker_once (const CaseMaker *maker, const char *text); /* what a person wrote */
gboolean case_words_is_empty (const CaseWords *words);

void case_maker_add (CaseMaker *maker, TilBlock *block);
void case_maker_space (CaseMaker *maker, double height);
void case_maker_keep (CaseMaker *maker); /* the last block with the next one */
void case_maker_heading (CaseMaker *maker, const char *key);
/* A text in each language, level, in the columns. */
void case_maker_row (
    CaseMaker *maker, const CaseWords *words, double size, TilWeight weight, TilColour colour);
/* The same from a label, as ordinary words. */
void case_maker_paragraph (CaseMaker *maker, const char *key);
/* What a person wrote: once, in its own direction, a block a line. fill alpha 0: none. */
void case_maker_free_text (
    CaseMaker *maker, const char *text, double size, TilWeight weight, TilColour fill);
void case_maker_ruled (CaseMaker *maker, guint n_lines);
/* What somebody said, on a tint of a colour. */
void case_maker_quote (CaseMaker *maker, const char *key, const char *text, TilColour colour);

/* til-case-sheet-cells.c: things beside one another. */

/* The width of one of n cells beside one another. */
double case_maker_cell_width (const CaseMaker *maker, guint n);
/* Words under one another, wrapped to width, from the side where the page starts. */
TilBlock *case_maker_stack (
    CaseMaker *maker, const CaseWords *words, double size, TilWeight weight, double width);
/* Ordinary words in the middle of width. */
TilBlock *case_maker_centred (CaseMaker *maker, const CaseWords *words, double width);
/* The same, after one another where that fits. */
TilBlock *case_maker_beside (CaseMaker *maker,
                             const CaseWords *words,
                             double size,
                             TilWeight weight,
                             double width,
                             TilColour colour);
/* A label and under it its value; a line to write it on without. Takes value over. */
TilBlock *case_maker_fact (CaseMaker *maker, const char *key, CaseWords value, double width);
TilBlock *case_maker_large_fact (CaseMaker *maker, const char *key, CaseWords value, double width);
/* A box to tick, and words. */
TilBlock *case_maker_tick (CaseMaker *maker, const CaseWords *words, double width);
/* Lays cells out, n in a row, and empties the array. */
void case_maker_grid (CaseMaker *maker, GPtrArray *cells, guint n);
/* The same on a tint, as one block; shares of the width, adding up to 1. */
void case_maker_card (CaseMaker *maker, GPtrArray *cells, const double *shares);
double case_maker_card_width (const CaseMaker *maker, double share, guint n);
/* A box to tick. */
void case_maker_box (CaseMaker *maker, TilBlock *block, double x, double y, double size);

/* A layout of one of the words, at the side where the page starts reading. (transfer full) */
PangoLayout *case_maker_cell_text (CaseMaker *maker,
                                   const CaseWords *words,
                                   guint index,
                                   double size,
                                   TilWeight weight,
                                   double width);

/* An area's icon on a tint of its colour. */
void case_maker_mark (
    CaseMaker *maker, TilBlock *block, const TilArea *area, double x, double y, double size);
/* Mark and name in each language; title (nullable) is what else the row is about. */
void case_maker_area_row (CaseMaker *maker, const TilArea *area, const CaseWords *title);
/* Lines to sign on, with the names under them; one block. names: (element-type utf8), "" to be
 * written in block letters. */
void case_maker_signatures (CaseMaker *maker, const GPtrArray *names);
/* A line to sign on and one for the date. */
void case_maker_sign (CaseMaker *maker, const char *key);

/* til-case-sheet-table.c */

typedef struct
{
  CaseWords words;
  int status; /* a TilActionStatus whose mark stands before the words, -1 none */
} CaseCell;

/* A row of a table; shares of the width, adding up to 1. Never cut unless it is higher than a page.
 * Clears the cells. */
void case_maker_table_row (
    CaseMaker *maker, const double *shares, CaseCell *cells, guint n, gboolean is_header);

/* til-case-sheet-names.c: who and what, as they may be printed (R14). All isolated. */

/* The newest known version of a wheel, as til_case_area_name(); NULL when none. Borrowed. */
const TilWheel *case_maker_wheel (const CaseMaker *maker, const char *wheel_key);
const TilArea *
case_maker_area (const CaseMaker *maker, const char *wheel_key, const char *area_key);
CaseWords case_maker_area_words (const CaseMaker *maker, const TilArea *area, const char *key);
CaseWords case_maker_unit (const CaseMaker *maker, gint64 unit_id);
CaseWords case_maker_guardian (const CaseMaker *maker, gint64 guardian_id);
CaseWords case_maker_participant (const CaseMaker *maker, const TilParticipant *participant);
CaseWords case_maker_action_who (const CaseMaker *maker, const TilAction *action);
CaseWords case_maker_decision_who (const CaseMaker *maker, const TilDecision *decision);
CaseWords case_maker_date (TilDate date); /* empty without */
/* A name for the middle of a sentence: isolated, and not broken. (transfer full) */
char *case_maker_unbroken (const char *name);
/* Names or names of areas, one after another, with the language's comma. (transfer full) */
char *case_maker_join (const char *language, const GPtrArray *texts);
/* The names that sign: the child's and the guardians'. (transfer full) (element-type utf8) */
GPtrArray *case_maker_signers (const CaseMaker *maker);

/* One file for each sheet, or two. */
void case_sheet_plan (CaseMaker *maker, const TilPlan *plan);
void case_sheet_questions (CaseMaker *maker, const TilMapping *mapping);
void case_sheet_invitation (CaseMaker *maker, const TilMeeting *meeting);
void case_sheet_minutes (CaseMaker *maker, const TilMeeting *meeting);
void case_sheet_consent (CaseMaker *maker, const TilConsent *consent);
void case_sheet_share (CaseMaker *maker, const TilCover *cover);
void case_sheet_timeline (CaseMaker *maker);
/* R7. Error: TIL_ERROR_RULE. */
gboolean case_sheet_check_consent (const TilCase *kase, const TilConsent *consent, GError **error);

G_END_DECLS
