/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record-fixture.h"

/* The list of the week; a week is today and six days more where the query says nothing else. */
GPtrArray *list_agenda (TilRegister *reg, TilAgendaQuery query);
/* Asked 60 days ago and given. (transfer full) */
TilConsent *save_consent (TilRegister *reg, const People *people, int days_left);
/* With feedback asked; a month old. */
TilConcern *new_concern (const People *people, TilDate decided_on);
void change_step (TilRegister *reg, gint64 child_id, TilStep step);
