/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "register-fixture.h"
#include "til-register-survey.h"

#define STAFF_SURVEY "samverkan"
#define GUARDIAN_SURVEY "guardians"

/* Of the newest version, a month ago, not saved. invited 0: not told. */
TilSurveyRound *new_round (TilRegister *reg, const char *survey, const char *name, int invited);
void invite (TilSurveyRound *round, TilService service, int number);
gint64 save_round (TilRegister *reg, TilSurveyRound *round);
/* Saves and expects to be refused so; the message, for whoever wants to look. */
char *refuse_round (TilRegister *reg, TilSurveyRound *round, TilError code);

/* answers: pairs of question and answer, ended by NULL. */
TilResponse *
new_response (TilRegister *reg, const char *survey, TilService service, ...) G_GNUC_NULL_TERMINATED;
/* One who answers the first question of the collaboration survey only. Gives the response. */
gint64 answer (TilRegister *reg, gint64 round_id, TilService service, const char *trust);
TilSurveyResults *get_results (TilRegister *reg, const char *survey);
const TilRoundResult *find_round_result (const TilSurveyResults *results, const char *name);
