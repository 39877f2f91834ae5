/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-language.h"

G_BEGIN_DECLS

/* A survey is data, as a wheel is: one version of one survey, read from XML
 * (data/surveys/README.md), in several languages. Immutable once it is stored; a round keeps the
 * version it was asked in. */

typedef enum
{
  TIL_AUDIENCE_STAFF,     /* each answers for a sector */
  TIL_AUDIENCE_GUARDIANS, /* no sectors */
  TIL_N_AUDIENCES
} TilAudience;

typedef enum
{
  TIL_QUESTION_SCALE,  /* steps 1..n, each with a word; agreeing from a step on */
  TIL_QUESTION_YES_NO, /* "yes", "no"; agreeing is yes */
  TIL_QUESTION_CHOICE, /* one of its options by key; those marked count as agreeing */
  TIL_QUESTION_TEXT,   /* free text: apart from everything else, never in a workbook (R13) */
  TIL_N_QUESTION_KINDS
} TilQuestionKind;

/* A possible answer: a step of a scale ("1", "2", ...), "yes" or "no", or an option. */
typedef struct
{
  char *key;      /* (owned) as it is stored */
  TilLocal *text; /* (owned) */
  gboolean agrees;
} TilAnswerChoice;

typedef struct
{
  char *key; /* (owned) stable: "trust" */
  TilQuestionKind kind;
  TilLocal *text;     /* (owned) */
  GPtrArray *choices; /* (owned) (element-type TilAnswerChoice) 2-10 in order; empty for TEXT */
} TilQuestion;

typedef struct
{
  gatomicrefcount ref_count;
  char *key;   /* (owned) "samverkan" */
  int version; /* 1.. */
  TilAudience audience;
  TilLocal *name;        /* (owned) */
  TilLocal *description; /* (owned) what it is for, to whoever answers */
  GPtrArray *questions;  /* (owned) (element-type TilQuestion) 1-40 */
  char *xml;             /* (owned) (nullable while it is being made) as stored in the register */
} TilSurvey;

#define TIL_SURVEY_MAX_QUESTIONS 40
#define TIL_SURVEY_MAX_CHOICES 10

/* Reads and validates; the message of a TIL_ERROR_INVALID names file, line and what is wrong.
 * length -1: NUL-terminated. (transfer full) */
TilSurvey *
til_survey_new_from_xml (const char *xml, gssize length, const char *name, GError **error);
TilSurvey *til_survey_new_from_file (const char *path, GError **error);
TilSurvey *til_survey_ref (TilSurvey *self);
void til_survey_unref (TilSurvey *self);
/* The ready-made ones, "samverkan" first: never fails, they are resources checked by a test.
 * (transfer container) (element-type TilSurvey) */
GPtrArray *til_survey_load_bundled (void);

/* For the editor: an empty survey, and copies, to be changed freely; check says the first thing
 * that is wrong (TIL_ERROR_INVALID), and to_xml writes the file that new_from_xml() reads back the
 * same. A copy has no xml. (transfer full) */
TilSurvey *til_survey_new (void);
TilSurvey *til_survey_copy (const TilSurvey *self);
gboolean til_survey_check (const TilSurvey *self, GError **error);
char *til_survey_to_xml (const TilSurvey *self);
/* Of a kind, with the usual choices: a scale of five with its words in all languages, yes and no.
 * (transfer full) */
TilQuestion *til_question_new (const char *key, TilQuestionKind kind);
void til_question_set_kind (TilQuestion *self, TilQuestionKind kind);
void til_question_free (TilQuestion *self);
TilAnswerChoice *til_answer_choice_new (const char *key);
void til_answer_choice_free (TilAnswerChoice *self);

guint til_survey_n_questions (const TilSurvey *self);
const TilQuestion *til_survey_question (const TilSurvey *self, guint index);
int til_survey_find_question (const TilSurvey *self, const char *key);   /* index, -1 when none */
int til_question_find_choice (const TilQuestion *self, const char *key); /* index, -1 when none */
/* Whether any choice agrees: otherwise there is no share agreeing. */
gboolean til_question_has_agreeing (const TilQuestion *self);
/* The same question: same key, kind, choices, what agrees, and the same words wherever both have
 * them. A question that changed between two rounds isn't, and is never merged with it silently. */
gboolean til_question_same (const TilQuestion *a, const TilQuestion *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilSurvey, til_survey_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilQuestion, til_question_free)

G_END_DECLS
