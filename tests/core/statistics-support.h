/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-statistics.h"

/* Random facts that agree with one another as a register's do, and counting them without any of the
 * code under test. */

typedef struct
{
  guint n_children;
  guint n_units, n_teams;
  int first_year, last_year;
  guint per_child; /* things that happened to a child, at the most */
  gboolean rare;   /* most rows have few */
} TilRandomRegister;

/* days: those that states are looked at on. */
TilFacts *random_facts (GRand *random, const TilRandomRegister *shape, const GArray *days);
/* All days that a report of query needs. */
GArray *report_days (const TilStatisticsQuery *query);
/* How many a cell counts, by its keys; -1 for a cell that isn't a count. */
gint64 count_by_hand (const TilFacts *facts,
                      const TilStatisticsQuery *query,
                      TilFigureId figure,
                      const char *row,
                      const char *column);
const TilHeading *heading_at (const GPtrArray *headings, guint i);
TilDate random_date (GRand *random, int first_year, int last_year);
/* Years, terms, months and days of any kind. */
TilStatisticsQuery random_period (GRand *random, int first_year, int last_year);
