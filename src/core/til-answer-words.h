/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-service.h"
#include "til-survey.h"

G_BEGIN_DECLS

/* How the words of a form tool's export are understood, in any of the languages. */

typedef enum
{
  TIL_ANSWER_FOUND,
  TIL_ANSWER_NONE,     /* neither letters nor digits: "-" */
  TIL_ANSWER_UNKNOWN,  /* none of the answers */
  TIL_ANSWER_OUTSIDE,  /* a number that the scale doesn't have */
  TIL_ANSWER_DISAGREES /* "1 - Completely": the number is one step, the words are another */
} TilAnswerMatch;

/* Letters and digits only, folded, digits as 0-9, one space between words. (transfer full) */
char *til_answer_words_fold (const char *text);
/* Which of the question's choices text means: its key, its number, its words in any language, or
 * both; yes and no in many ways. Not of free text. */
TilAnswerMatch til_answer_match (const TilQuestion *question, const char *text, guint *choice);
/* A sector by key, by its name in any language, or by what it is often called. */
gboolean til_answer_match_service (const char *text, TilService *service);
/* The question that a heading names, by key or words, TIL_COLUMN_SECTOR or TIL_COLUMN_IGNORED.
 * exact: not by a part of its words. */
int til_answer_match_heading (const TilSurvey *survey, const char *heading, gboolean exact);

G_END_DECLS
