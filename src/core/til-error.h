/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One error domain for the whole application. Each message is one translated sentence that says
 * what could not be done and why, fit to be shown to a user as it stands. */
#define TIL_ERROR (til_error_quark ())

typedef enum
{
  TIL_ERROR_FAILED,     /* none of the below */
  TIL_ERROR_CORRUPT,    /* a register or file that is damaged */
  TIL_ERROR_FOREIGN,    /* a file that is not a register */
  TIL_ERROR_TOO_NEW,    /* made by a newer version of the application */
  TIL_ERROR_BUSY,       /* another window or computer is writing */
  TIL_ERROR_CONSTRAINT, /* the database refused the row */
  TIL_ERROR_CONFLICT,   /* somebody else changed the record since it was read (R15) */
  TIL_ERROR_FULL,       /* the disk is full */
  TIL_ERROR_READ_ONLY,  /* no permission to write */
  TIL_ERROR_NOT_FOUND,  /* no such record or file */
  TIL_ERROR_RULE,       /* a rule of the programme refuses it (R1-R18) */
  TIL_ERROR_INVALID,    /* input that cannot be read: CSV, wheel file, date, personnummer */
} TilError;

GQuark til_error_quark (void);

G_END_DECLS
