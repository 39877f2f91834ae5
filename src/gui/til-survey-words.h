/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-survey-results.h"

G_BEGIN_DECLS

/* What is said of a survey's results in several places, in the screen's language. Hidden groups
 * stay hidden (R13): what is here can be shown, read aloud and copied. */

/* Results that a page and its charts share: freed with the last of them, in any thread. */
typedef struct _TilSharedResults TilSharedResults;
/* results is taken. (transfer full) */
TilSharedResults *til_shared_results_new (TilSurveyResults *results);
TilSharedResults *til_shared_results_ref (TilSharedResults *self);
void til_shared_results_unref (TilSharedResults *self);
const TilSurveyResults *til_shared_results_get (const TilSharedResults *self);
/* The index of the round, -1 when it is gone. */
int til_results_find_round (const TilSurveyResults *self, gint64 round_id);

const char *til_screen_decimal (void); /* "," or "." */
const char *til_survey_name (const TilSurvey *self);
const char *til_question_text (const TilQuestion *self);
/* "87 of 200 have answered (44 %)", "87 have answered", "<5 have answered", "No answers yet".
 * (transfer full) */
char *til_round_answered_text (const TilRoundResult *self);
/* "60 of 80 invited"; "·" for a hidden group. NULL for a sector of which nobody was told to be
 * invited. (transfer full) */
char *til_round_sector_text (const TilRoundResult *self, TilService service);
/* Why the result is to be read with care; NULL when it needs no more than usual. (transfer full) */
char *til_round_warning (const TilRoundResult *self);
/* "29.3 %", or "–", "<5" and "·" as they stand. (transfer full) */
char *til_share_text (const TilShare *self);
/* "+56.0 percentage points since 2019 (between +43.2 and +66.0): more than chance." from: the
 * round's name. NULL when it isn't known. (transfer full) */
char *til_share_change_text (const TilShareChange *self, const char *from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilSharedResults, til_shared_results_unref)

G_END_DECLS
