/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "register-fixture.h"

/* Rows written as they are, so that no rule of the program stands between them and the facts. */
void run (TilRegister *reg, const char *sql);
void runf (TilRegister *reg, const char *format, ...) G_GNUC_PRINTF (2, 3);
gint64 last_id (TilRegister *reg);
/* In a unit, 0 without. */
gint64 insert_child (TilRegister *reg, const char *birth_date, gint64 unit_id, gboolean hidden);
void insert_step (TilRegister *reg, gint64 child_id, const char *step, const char *date);
/* A row of which only child and date matter. */
void insert_dated (TilRegister *reg, const char *table, gint64 child_id, const char *date);
gint64 insert_mapping (TilRegister *reg, gint64 child_id, const char *date);
gint64
insert_voice (TilRegister *reg, gint64 mapping_id, const char *kind, gint64 unit_id, gboolean open);
void insert_rating (TilRegister *reg, gint64 voice_id, const char *area, int step);
/* A held one; child_id 0: a team's. */
gint64 insert_meeting (
    TilRegister *reg, gint64 child_id, const char *kind, const char *date, const char *ending);
gint64 insert_plan (TilRegister *reg, gint64 child_id, const char *date);
/* A few children with everything around them, some of it deleted, open, closed or protected, and
 * much of it on the same days. */
void fill_rows_at_random (TilRegister *reg, GRand *random);
