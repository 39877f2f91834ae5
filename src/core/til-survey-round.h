/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-record.h"
#include "til-service.h"
#include "til-survey.h"

G_BEGIN_DECLS

typedef struct
{
  TilRecord record;
  TilService service; /* NONE: not told by sector */
  int number;
} TilInvited;

/* One round of a survey: the version of it that was asked, when, and how many were invited. */
typedef struct
{
  TilRecord record;
  char *survey_key; /* (owned) */
  int survey_version;
  char *name;         /* (owned) "2022", "Spring 2026": told apart within the survey by it */
  TilDate date;       /* the day it counts for */
  TilDate closed_on;  /* NONE: still open for answers */
  GPtrArray *invited; /* (owned) (element-type TilInvited) each sector once; either NONE alone, or
                         sectors; empty: not told */
} TilSurveyRound;

/* A survey, a name and a date not after on; numbers of 1 and up; closed not before its date. */
gboolean til_survey_round_validate (gconstpointer record, TilDate on, GError **error);
/* 0: not told. service NONE: all together. */
gint64 til_survey_round_invited (const TilSurveyRound *self, TilService service);
/* Sets the only number (NONE), as --invited N. */
void til_survey_round_set_invited (TilSurveyRound *self, int number);
/* "2022" is the year's last day, or on when that has not been yet; "2022-10-03" that day; NONE for
 * any other name, and for a year that has not begun. */
TilDate til_survey_round_date (const char *name, TilDate on);

/* What one respondent answered; nobody's name. */
typedef struct
{
  gint64 id;          /* 0 until saved */
  TilService service; /* NONE for guardians */
  char **answers;     /* (owned) (array) by index of question: a choice's key, or free text; NULL:
                         not answered */
  guint n_answers;
} TilResponse;

TilResponse *til_response_new (const TilSurvey *survey);
void til_response_free (TilResponse *self);
void
til_response_set (TilResponse *self, guint question, const char *answer); /* copied; "" is none */
/* A sector where the survey asks for one, each answer within its question, and not all empty. */
gboolean til_response_validate (const TilResponse *self, const TilSurvey *survey, GError **error);
/* R13's ground: n answers of services (by TilService; what is there now) and adding more than were
 * invited is TIL_ERROR_RULE, with the sector and the number invited in its sentence. */
gboolean til_survey_round_check_answers (const TilSurveyRound *self,
                                         const gint64 answered[TIL_N_SERVICES],
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilSurveyRound, til_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilResponse, til_response_free)

G_END_DECLS
