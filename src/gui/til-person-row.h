/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-child.h"

G_BEGIN_DECLS

/* A guardian or a contact in the child's form: a row that unfolds into its fields. Signals
 * "changed", and "remove-requested" when its button for that is pressed. */
#define TIL_TYPE_PERSON_ROW (til_person_row_get_type ())
G_DECLARE_FINAL_TYPE (TilPersonRow, til_person_row, TIL, PERSON_ROW, AdwExpanderRow)

GtkWidget *til_person_row_new_guardian (const TilGuardian *guardian);
GtkWidget *til_person_row_new_contact (const TilContact *contact);

/* What was typed, with the id and revision that the row was made with. (transfer full) */
TilGuardian *til_person_row_get_guardian (TilPersonRow *self);
TilContact *til_person_row_get_contact (TilPersonRow *self);
/* Shows what is missing. FALSE when something is. */
gboolean til_person_row_check (TilPersonRow *self);
/* Unfolds and goes to the name. */
void til_person_row_edit (TilPersonRow *self);

G_END_DECLS
