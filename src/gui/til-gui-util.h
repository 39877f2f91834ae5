/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-date.h"

G_BEGIN_DECLS

/* How far date lies from on, in words of the screen's language: "today", "in 3 days", "2 weeks
 * ago". (transfer full) */
char *til_relative_date (TilDate date, TilDate on);

/* The date and, beside it, how far off it is; "" for no date. (transfer full) */
char *til_date_with_distance (TilDate date, TilDate on);

/* Gives a widget the name that a screen reader says. */
void til_set_accessible_label (GtkWidget *widget, const char *label);

/* The height of widget's body text, in pixels. */
double til_widget_text_size (GtkWidget *widget);

/* Ctrl+S and Ctrl+Enter save, before a text area takes Enter for itself. save is called with
 * window. */
void til_add_save_shortcuts (GtkWidget *window, GtkShortcutFunc save);

/* A button with an icon only, named for tooltip and screen reader. (transfer floating) */
GtkWidget *til_icon_button_new (const char *icon_name, const char *label);

/* A toast that shows text as it stands: AdwToast reads its title as markup. (transfer full) */
AdwToast *til_toast_new (const char *text);

/* Shows error's sentence in a dialog over widget's window, under heading. A widget that has left
 * its window has nobody to tell, nor has a call that was cancelled. */
void til_show_error (GtkWidget *widget, const char *heading, const GError *error);

/* TRUE when an asynchronous call ended because its caller went away: nothing is to be shown. */
gboolean til_error_is_cancelled (const GError *error);

/* Called with the chosen file. It is not called when the user cancels. */
typedef void (*TilFileFunc) (GFile *file, gpointer data);

/* Asks for a file to open, or for one to save when save_name is not NULL. filter_name and pattern
 * may be NULL. The answer comes on the main thread while owner lives; data must live as long as
 * owner. */
void til_choose_file (GtkWidget *owner,
                      const char *title,
                      const char *accept_label,
                      const char *save_name,
                      const char *filter_name,
                      const char *pattern,
                      TilFileFunc func,
                      gpointer data);

G_END_DECLS
