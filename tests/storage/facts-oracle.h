/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "register-fixture.h"
#include "til-register-survey.h"

/* What the register's facts must be, counted with plain joins and without the program's own
 * reading. */

/* Days that states are looked at, oldest first, and the day that it is. */
#define FACTS_DAYS "('2024-12-31'), ('2025-06-30'), ('2026-06-30'), ('2026-11-21')"
#define FACTS_TODAY "2026-11-21"

GArray *facts_days (void);
/* Every fact of a figure as a line of text, sorted; units, teams and kinds by what they are.
 * (transfer full) */
char *facts_to_lines (const TilFacts *facts, TilFigureId figure);
/* The same lines, counted in SQL. (transfer full) */
char *facts_expected (TilRegister *reg, TilFigureId figure);
/* Collects the facts and holds every figure against what is expected. */
void facts_assert (TilRegister *reg);
TilFacts *facts_collect (TilRegister *reg);
