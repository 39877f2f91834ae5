/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-survey-round.h"

G_BEGIN_DECLS

/* A form tool's export, checked before anything is written: all or nothing. What each column holds
 * is guessed from its heading (a question's key, or its words in any language; "sector") and can be
 * chosen in the preview. Words are understood as well as keys: "Instämmer helt", "5 - Ja, helt",
 * "ja", "Skola". */

#define TIL_COLUMN_IGNORED (-1) /* time stamps, addresses: never stored */
#define TIL_COLUMN_SECTOR (-2)  /* otherwise the index of a question */

typedef struct
{
  char *heading; /* (owned) */
  int holds;
  char *example; /* (owned) the first value that is not empty, "" when none */
} TilAnswerColumn;

typedef struct
{
  guint line;    /* 1-based line in the file */
  char *message; /* (owned) translated sentence */
} TilAnswerProblem;

typedef struct
{
  TilSurvey *survey;    /* (owned) */
  GPtrArray *rows;      /* (owned) (element-type GPtrArray of char *) without the header */
  GArray *lines;        /* (owned) (element-type guint) where each row starts */
  char *digest;         /* (owned) SHA-256 of the file as it was, in hexadecimal digits */
  GPtrArray *columns;   /* (owned) (element-type TilAnswerColumn) */
  TilService service;   /* of every row when no column tells it; NONE: must be told by a column */
  GPtrArray *responses; /* (owned) (element-type TilResponse) by til_answer_file_read() */
  GPtrArray *problems;  /* (owned) (element-type TilAnswerProblem) any: nothing is imported */
  gboolean strict;      /* as it was made: its sentences name keys, otherwise the screen's words */
} TilAnswerFile;

/* rows and lines as til_csv_read() gives them, taken. strict: headings must be question keys and
 * "sector", unknown ones are refused by name (the command line); otherwise they are guessed. Fails
 * (TIL_ERROR_INVALID) for a file without header, a column named twice, or nothing recognised. */
TilAnswerFile *til_answer_file_new (TilSurvey *survey,
                                    GPtrArray *rows,
                                    GArray *lines,
                                    const char *digest,
                                    gboolean strict,
                                    GError **error);
void til_answer_file_free (TilAnswerFile *self);
/* Reads the rows anew as columns[].holds and service say: responses and problems. A line without a
 * single answer is left out silently; two columns for one question is a problem of line 1. */
void til_answer_file_read (TilAnswerFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilAnswerFile, til_answer_file_free)

G_END_DECLS
