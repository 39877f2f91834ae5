/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-answer-file.h"
#include "til-register-case.h"
#include "til-report.h"
#include "til-survey-results.h"

G_BEGIN_DECLS

/* Surveys as stored: definitions like wheels (a stored version never changes), rounds as records
 * (TIL_RECORD_SURVEY_ROUND), answers without names. */

/* Newest versions, or all, by key. A new register holds the bundled ones; opening adds newer
 * bundled versions. (element-type TilSurvey) */
GPtrArray *til_register_list_surveys (TilRegister *self, gboolean all_versions, GError **error);
/* version 0: the newest. */
TilSurvey *
til_register_get_survey (TilRegister *self, const char *key, int version, GError **error);
/* Stores survey as the next version of its key, or the first, and gives that version back in
 * *version; the same contents as the newest version is that version. Logs "survey.add". */
gboolean
til_register_save_survey (TilRegister *self, const TilSurvey *survey, int *version, GError **error);

/* The round of a survey by name; NOT_FOUND. (transfer full) */
TilSurveyRound *til_register_find_round (TilRegister *self,
                                         const char *survey_key,
                                         const char *name,
                                         GError **error);
/* Responses by sector in a round. */
gboolean til_register_count_responses (TilRegister *self,
                                       gint64 round_id,
                                       gint64 answered[TIL_N_SERVICES],
                                       GError **error);
/* One respondent (typed in, or on a kiosk). Refused (TIL_ERROR_RULE) in a closed round, or when
 * more would have answered than were invited. Sets its id. Logs "response.add". */
gboolean til_register_add_response (TilRegister *self,
                                    gint64 round_id,
                                    TilResponse *response,
                                    GError **error);
/* The last typed in: undo and redo. */
gboolean til_register_set_response_deleted (TilRegister *self,
                                            gint64 response_id,
                                            gboolean deleted,
                                            GError **error);
/* All of a file, or nothing: problems in it, a file whose digest was taken in before (whichever
 * round), a closed round and more answers than invited are refused. A round with id 0 is made with
 * it. Logs one "survey.import". */
gboolean til_register_import_answers (TilRegister *self,
                                      TilSurveyRound *round,
                                      const TilAnswerFile *file,
                                      TilProgressFunc progress,
                                      gpointer data,
                                      GError **error);
/* Reads a form tool's export: UTF-8 with or without byte order mark, UTF-16, Latin-1 and
 * Windows-1252; comma, semicolon or tab. */
TilAnswerFile *til_register_read_answers (TilRegister *self,
                                          const char *survey_key,
                                          int survey_version,
                                          const char *path,
                                          gboolean strict,
                                          GError **error);
/* Counted and protected: all rounds dated not after to (NONE: all). */
TilSurveyResults *
til_register_survey_results (TilRegister *self, const char *survey_key, TilDate to, GError **error);
/* The free texts of a round, in an order that tells nothing of who answered when: for the page
 * only, never exported. question: key. (element-type utf8) */
GPtrArray *til_register_list_comments (TilRegister *self,
                                       gint64 round_id,
                                       const char *question,
                                       GError **error);

/* til-register-facts.c: see til-facts.h. days: (element-type TilDate) on which states are looked
 * at. */
TilFacts *til_register_collect_facts (TilRegister *self, const GArray *days, GError **error);
/* til-register-report.c: all of it in one reading transaction. made_on: today. */
TilReport *til_register_report (TilRegister *self,
                                const TilStatisticsQuery *query,
                                TilDate made_on,
                                GError **error);
/* The list behind a cell; logs the opening of the list ("figures.children"). (element-type gint64)
 */
GArray *til_register_figure_children (TilRegister *self,
                                      const TilStatisticsQuery *query,
                                      TilFigureId figure,
                                      guint row,
                                      guint column,
                                      GError **error);

G_END_DECLS
