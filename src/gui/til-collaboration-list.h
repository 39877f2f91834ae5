/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-collaboration-data.h"

G_BEGIN_DECLS

/* One list of the place Collaboration: shown anew whenever the data change, with the keyboard's
 * focus where it was, or a page that says what to do while there is nothing. */
#define TIL_TYPE_COLLABORATION_LIST (til_collaboration_list_get_type ())
G_DECLARE_FINAL_TYPE (
    TilCollaborationList, til_collaboration_list, TIL, COLLABORATION_LIST, GtkWidget)

/* Appends what is to be shown to box; FALSE when there is nothing. */
typedef gboolean (*TilCollaborationFill) (GtkBox *box, TilCollaborationData *data);

/* empty: taken, as til_empty_page_new() makes it. */
GtkWidget *til_collaboration_list_new (TilCollaborationData *data,
                                       TilCollaborationFill fill,
                                       GtkWidget *empty);

/* What these lists are made of. (transfer floating) */

/* button: (nullable) is swapped: callback (data). */
GtkWidget *til_empty_page_new (const char *icon_name,
                               const char *title,
                               const char *description,
                               const char *button,
                               GCallback callback,
                               TilCollaborationData *data);
/* A heading with a button (nullable) beside it that does callback (data). */
AdwPreferencesGroup *til_list_group_new (const char *title,
                                         const char *button,
                                         GCallback callback,
                                         TilCollaborationData *data);
/* A row that opens the record with id: callback (row, data), nullable; til_row_record_id() tells
 * which. */
GtkWidget *til_list_row_new (const char *title,
                             const char *subtitle,
                             TilRecordKind kind,
                             gint64 id,
                             GCallback callback,
                             TilCollaborationData *data);
gint64 til_row_record_id (GtkWidget *row);
/* Deletes the row's record, with an undo; name is said by a screen reader. */
GtkWidget *
til_delete_button_new (const char *name, TilRecordKind kind, gint64 id, TilCollaborationData *data);
/* One line of a subtitle, in the direction of the screen's language. */
void til_add_line (GStrvBuilder *lines, const char *text);
/* Short words in a rounded box. */
GtkWidget *til_pill_new (const char *text, const char *css_class);
/* Dim words, or urgent ones, at the end of a row. */
GtkWidget *til_row_words_new (const char *text, gboolean urgent);
/* A page that scrolls, clamped to width. */
GtkWidget *til_scrolled_page_new (GtkWidget *child, int width);

/* Tells a widget again after its list was built anew. */
void til_set_focus_key (GtkWidget *widget, const char *what, gint64 id);
/* The key of what has the focus below root; NULL when it is elsewhere. (transfer full) */
char *til_focus_key (GtkWidget *root);
/* Gives the focus back. FALSE when there is no such widget. */
gboolean til_focus_by_key (GtkWidget *root, const char *key);

G_END_DECLS
