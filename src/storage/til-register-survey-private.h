/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "til-register-private.h"
#include "til-register-survey.h"

G_BEGIN_DECLS

/* A translated template with {round} and {date} filled; day: (nullable). (transfer full) */
char *til_register_fill_round (const char *template_text, const char *round, const char *day);

/* Each inside the caller's transaction. */

/* A round that is being saved or brought back: its survey is stored, its name is its own, it has
 * not more answers than invited, and keeps the survey that its answers were given to. */
gboolean til_register_check_round (TilRegister *self, const TilSurveyRound *round, GError **error);
/* A round that comes back may not bring answers that were taken in again since. */
gboolean til_register_check_imports (TilRegister *self, gint64 round_id, GError **error);
/* RULE when it takes no answers any more. */
gboolean til_register_check_open_round (const TilSurveyRound *round, GError **error);
gboolean til_register_load_answered (TilRegister *self,
                                     gint64 round_id,
                                     gint64 answered[TIL_N_SERVICES],
                                     GError **error);
/* Rows of one respondent; id: what the row gets, 0: drawn by lot. import_id 0: typed in. */
gboolean til_register_insert_response (TilRegister *self,
                                       const TilSurvey *survey,
                                       gint64 round_id,
                                       gint64 import_id,
                                       TilResponse *response,
                                       GError **error);
/* Protected results; surveys without any round give empty ones. */
TilSurveyResults *
til_register_load_results (TilRegister *self, const char *survey_key, TilDate to, GError **error);

/* As til_register_import_answers(); a cancelled import changes nothing (G_IO_ERROR_CANCELLED). */
gboolean til_register_import_answers_until (TilRegister *self,
                                            TilSurveyRound *round,
                                            const TilAnswerFile *file,
                                            TilProgressFunc progress,
                                            gpointer data,
                                            GCancellable *cancellable,
                                            GError **error);

G_END_DECLS
