/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-record-editor.h"

G_BEGIN_DECLS

/* A group of a form whose rows follow a list: they are taken away and built anew when the list
 * changes, and keep the keyboard's focus where that can be. */
typedef struct
{
  TilRecordEditor *editor;    /* borrowed: it owns this */
  AdwPreferencesGroup *group; /* borrowed */
  GPtrArray *rows;            /* (owned) borrowed GtkWidget */
  char *shown;                /* (owned) (nullable) what the rows are built for */
  gpointer focus;             /* borrowed (nullable): the record whose row is to be focused next */
  gpointer expand;            /* borrowed (nullable): the record whose row is to be unfolded next */
  GHashTable *expanded;       /* (owned) records whose rows are unfolded */
} TilFormSection;

/* Freed with the editor. */
TilFormSection *
til_form_section_new (TilRecordEditor *editor, const char *title, const char *description);
void til_form_section_set_description (TilFormSection *self, const char *description);
/* TRUE, and the rows are gone, when they were built for something else than shown. Takes shown. */
gboolean til_form_section_begin (TilFormSection *self, char *shown);
void til_form_section_add (TilFormSection *self, GtkWidget *row);
/* An expander row for a part, unfolded as it was; with its subtitle in full. */
GtkWidget *til_form_section_add_expander (TilFormSection *self, gpointer part);
void til_expander_set_texts (GtkWidget *row, const char *title, const char *subtitle);
/* A row that does something: "Add a Point". callback is swapped: (section). */
GtkWidget *til_form_section_add_button (TilFormSection *self,
                                        const char *title,
                                        const char *icon_name,
                                        GCallback callback);
/* What has to be told about the form: an icon and a sentence. */
GtkWidget *til_notice_row_new (const char *title, const char *sentence, const char *icon_name);
/* The index of part in an array, -1 when it is gone. */
int til_part_index (const GPtrArray *parts, gconstpointer part);
/* Moves a part by steps within its array; FALSE at the ends. */
gboolean til_part_move (GPtrArray *parts, gconstpointer part, int steps);

G_END_DECLS
