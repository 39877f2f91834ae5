/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* An entry row that can say what is wrong with what was typed: a sentence under the text, coloured,
 * and told to a screen reader. Property "problem" (string, nullable). */
#define TIL_TYPE_FIELD_ROW (til_field_row_get_type ())
G_DECLARE_FINAL_TYPE (TilFieldRow, til_field_row, TIL, FIELD_ROW, AdwEntryRow)

GtkWidget *til_field_row_new (const char *title);
/* What was typed, without space around it; NULL when nothing was. (transfer full) (nullable) */
char *til_field_row_get_value (TilFieldRow *self);
/* value: (nullable) */
void til_field_row_set_value (TilFieldRow *self, const char *value);
/* problem: (nullable) a sentence; NULL when all is well. */
void til_field_row_set_problem (TilFieldRow *self, const char *problem);
const char *til_field_row_get_problem (TilFieldRow *self);
/* TRUE, and the sentence shown, when nothing was typed. */
gboolean til_field_row_check_empty (TilFieldRow *self, const char *problem);

G_END_DECLS
