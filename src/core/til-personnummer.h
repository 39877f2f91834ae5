/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-date.h"

G_BEGIN_DECLS

/* R18. Parses a Swedish personnummer or samordningsnummer (day + 60) written as YYYYMMDD-NNNN,
 * YYYYMMDDNNNN, YYMMDD-NNNN, YYMMDD+NNNN or YYMMDDNNNN; a two-digit year is taken as the latest
 * one that is not after on. Checks the date, the Luhn check digit and the century.
 * normalized: (out) (optional) (transfer full): the twelve digits. birth: (out) (optional).
 * Error: TIL_ERROR_INVALID. Source: folkbokföringslagen (1991:481) 18 §, SKV 704. */
gboolean til_personnummer_parse (
    const char *text, TilDate on, char **normalized, TilDate *birth, GError **error);

/* Twelve digits to the shown form, 20150312-9805. (transfer full) */
char *til_personnummer_format (const char *normalized);

/* A valid twelve-digit number with a birth number 980-999, which Skatteverket never gives to a
 * person. serial 0..19 picks it; (transfer full) */
char *til_personnummer_new_test (TilDate birth, guint serial);

G_END_DECLS
