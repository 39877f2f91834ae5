/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-case.h"
#include "til-sheet.h"

G_BEGIN_DECLS

/* Sheets of a child's case, in one language or two side by side. */
typedef enum
{
  TIL_CASE_SHEET_PLAN,       /* barnets plan, handlingsplan, SIP */
  TIL_CASE_SHEET_QUESTIONS,  /* the five questions of a mapping, filled or blank */
  TIL_CASE_SHEET_INVITATION, /* a meeting's invitation with agenda */
  TIL_CASE_SHEET_MINUTES,    /* a held meeting: who came, what was said, what was decided */
  TIL_CASE_SHEET_CONSENT,    /* the consent form */
  TIL_CASE_SHEET_SHARE,      /* what may be shared with one unit today */
  TIL_CASE_SHEET_TIMELINE,   /* everything dated in a period */
  TIL_N_CASE_SHEETS
} TilCaseSheetKind;

typedef struct
{
  TilCaseSheetKind kind;
  char *languages[2]; /* (owned) first, and (nullable) second, side by side; Arabic right to left */
  const TilCase *kase; /* borrowed, unfiltered */
  gint64 record_id;    /* of the plan, mapping, meeting or consent; 0: the newest */
  GArray *readers;     /* (owned) units that will read it (R8): the sheet holds only what
                          til_case_filter_units() leaves. Empty: the family and the own organisation.
                          INVITATION and MINUTES add the meeting's units by themselves */
  TilDate date;        /* the day it is printed, and the day of the consent (R8) */
  TilDate from;        /* TIMELINE */
  TilDate to;
  guint events;     /* TIMELINE: bits of 1 << TilEventKind, 0 all */
  char *shown_name; /* (owned) (nullable) as of TilWheelSheetOptions */
  char *contact;    /* (owned) (nullable) */
  gboolean signatures;
  gboolean blank; /* QUESTIONS: room to write, whatever is answered */
} TilCaseSheetOptions;

TilCaseSheetOptions *
til_case_sheet_options_new (TilCaseSheetKind kind, const TilCase *kase, const char *language);
void til_case_sheet_options_free (TilCaseSheetOptions *self);
const char *til_case_sheet_name (TilCaseSheetKind kind); /* translated, for menus */

/* Errors: TIL_ERROR_RULE: R8 a reader isn't covered, with til_cover_text()'s sentence; R7 a consent
 * form while its organisations or what is shared are empty. TIL_ERROR_NOT_FOUND for the record.
 * TIL_ERROR_INVALID when a glyph is missing. (transfer full) */
TilSheet *til_case_sheet_new (const TilCaseSheetOptions *options, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilCaseSheetOptions, til_case_sheet_options_free)

G_END_DECLS
