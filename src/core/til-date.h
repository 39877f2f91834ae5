/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A calendar day as a Julian day number (GDate's own), 0 for no date. Stored and shown as
 * ISO 8601, 2026-11-21, in every language. */
typedef guint32 TilDate;

#define TIL_DATE_NONE ((TilDate)0)

/* The three age groups of the steering group's figures. */
typedef enum
{
  TIL_AGE_GROUP_0_6,
  TIL_AGE_GROUP_7_12,
  TIL_AGE_GROUP_13_18,
  TIL_AGE_GROUP_OLDER,
  TIL_N_AGE_GROUPS
} TilAgeGroup;

TilDate til_date_new (int year, int month, int day); /* TIL_DATE_NONE when no such day */
TilDate til_date_today (void);                       /* TILLSAMMANS_TODAY=2026-11-21 overrides */
gboolean til_date_parse (const char *text, TilDate *date, GError **error);
char *til_date_format (TilDate date); /* (transfer full), "" for none */
int til_date_year (TilDate date);
int til_date_month (TilDate date);
int til_date_day (TilDate date);
TilDate til_date_add_months (TilDate date, int months);
TilDate til_date_last_of_week (TilDate date); /* its Sunday, the day itself if it is one */
int til_date_age (TilDate birth, TilDate on); /* whole years, -1 if not yet born */
TilAgeGroup til_age_group (int years);

G_END_DECLS
