/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "til-survey-round.h"

G_BEGIN_DECLS

/* R15: responses that were sent and could not be saved, as the text of a draft. */

char *til_waiting_pack (const GPtrArray *responses, const TilSurvey *survey);
/* Puts them before those in responses (element-type TilResponse); gives how many. Answers to
 * questions that the survey hasn't are left out. */
guint til_waiting_unpack (const char *text, const TilSurvey *survey, GPtrArray *responses);

G_END_DECLS
