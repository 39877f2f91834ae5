/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-print-job.h"

G_BEGIN_DECLS

/* A sheet on its way to paper: a preview of the real pages, the languages and names on it, and
 * printing or saving it. What else can be chosen is added by whoever knows the sheet. */
#define TIL_TYPE_PRINT_DIALOG (til_print_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TilPrintDialog, til_print_dialog, TIL, PRINT_DIALOG, AdwWindow)

/* What the sheet is made of, as it is chosen now; languages, name and contact are filled in by the
 * dialog. (transfer full) */
typedef TilPrintJob *(*TilPrintFunc) (TilPrintDialog *dialog, gpointer data);

/* child is copied. data is freed with destroy when the dialog goes. */
TilPrintDialog *til_print_dialog_new (const char *title,
                                      const TilChild *child,
                                      TilPrintFunc make_job,
                                      gpointer data,
                                      GDestroyNotify destroy);
/* For a sheet about no child: no name is asked for, nor whom to ask. two_languages: it can stand in
 * two side by side. source is taken. */
TilPrintDialog *
til_print_dialog_new_sheet (const char *title, TilSheetSource *source, gboolean two_languages);
/* Below the languages; and groups of their own below those. */
void til_print_dialog_add_row (TilPrintDialog *self, GtkWidget *row);
void til_print_dialog_add_group (TilPrintDialog *self, GtkWidget *group);
/* A row of choices, and a row to switch something on, that change the sheet. (transfer floating) */
AdwComboRow *
til_print_dialog_combo_new (TilPrintDialog *self, const char *title, const char *const *lines);
GtkWidget *til_print_dialog_switch_new (TilPrintDialog *self,
                                        const char *title,
                                        gboolean active,
                                        GtkSwitch **toggle);
/* Something that changes the sheet was chosen. */
void til_print_dialog_changed (TilPrintDialog *self);
const char *til_print_dialog_get_language (TilPrintDialog *self);
/* Over the window of parent, with the first preview. */
void til_print_dialog_present (TilPrintDialog *self, GtkWidget *parent);

G_END_DECLS
