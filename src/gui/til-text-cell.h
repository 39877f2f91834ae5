/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How wide and high text is, measured once for all cells of a list: GtkLabel and GtkInscription
 * each measure the font anew, which for the 1,400 cells that a list makes takes longer than
 * everything else. */
typedef struct
{
  int char_width; /* 0 until measured */
  int height;
} TilTextCellMetrics;

/* One line of text that needs no measuring of its own, cut short where it does not fit. It follows
 * the direction of the screen, whatever alphabet the text is in. */
#define TIL_TYPE_TEXT_CELL (til_text_cell_get_type ())
G_DECLARE_FINAL_TYPE (TilTextCell, til_text_cell, TIL, TEXT_CELL, GtkWidget)

/* metrics: borrowed, must outlive the cell. at_end: numbers stand at the end of their column. */
GtkWidget *
til_text_cell_new (TilTextCellMetrics *metrics, int min_chars, int natural_chars, gboolean at_end);
void til_text_cell_set_text (TilTextCell *self, const char *text);
/* What is told dimly after the text where there is room for all of it, and not at all elsewhere. A
 * screen reader says spoken, which has both. */
void til_text_cell_set_detail (TilTextCell *self, const char *detail, const char *spoken);
const char *til_text_cell_get_text (TilTextCell *self);

G_END_DECLS
