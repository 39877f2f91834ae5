/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-child.h"
#include "til-unit.h"

G_BEGIN_DECLS

/* Drop-downs and combo rows whose lines stand for records. Each line has an id; the line of id 0,
 * first, is "none" or "all". The functions take a GtkDropDown or an AdwComboRow. Choices keep the
 * chosen id when they are filled again. */

/* One line. Properties "text" and "id". */
#define TIL_TYPE_CHOICE (til_choice_get_type ())
G_DECLARE_FINAL_TYPE (TilChoice, til_choice, TIL, CHOICE, GObject)

/* Long texts are cut short in the button, not in the list. */
void til_choice_setup (gpointer widget);

void til_choice_set_units (gpointer widget, const char *first, const GPtrArray *units);
void til_choice_set_staff (gpointer widget, const char *first, const GPtrArray *staff);
/* Ids are the step + 1. */
void til_choice_set_steps (gpointer widget, const char *first);
/* texts: NULL-terminated, already translated; ids count from 0. */
void til_choice_set_texts (gpointer widget, const char *const *texts);

/* n lines with their ids. */
void til_choice_set_lines (gpointer widget, const gint64 *ids, const char *const *texts, guint n);

gint64 til_choice_get_id (gpointer widget);
/* The chosen line's text, "" when there is none. (transfer full) */
char *til_choice_dup_text (gpointer widget);
/* Chooses the line of id, or the first when there is none. */
void til_choice_set_id (gpointer widget, gint64 id);

G_END_DECLS
