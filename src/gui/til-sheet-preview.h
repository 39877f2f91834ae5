/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-sheet.h"

G_BEGIN_DECLS

/* The pages of a sheet under one another, drawn as they will be printed. */
#define TIL_TYPE_SHEET_PREVIEW (til_sheet_preview_get_type ())
G_DECLARE_FINAL_TYPE (TilSheetPreview, til_sheet_preview, TIL, SHEET_PREVIEW, GtkWidget)

/* sheet: borrowed, must outlive its use here; NULL shows nothing. */
void til_sheet_preview_set_sheet (TilSheetPreview *self, const TilSheet *sheet);

G_END_DECLS
