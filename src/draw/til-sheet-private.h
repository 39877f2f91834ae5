/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-sheet.h"
#include "til-wheel-painter.h"

G_BEGIN_DECLS

/* How a sheet is built: blocks are lists of drawn things with a height, relative to their own top
 * left corner; a flow puts blocks under one another, page by page. Nothing is measured or broken
 * when a page is drawn. */

#define TIL_SHEET_MARGIN (15.0 * 72.0 / 25.4)
#define TIL_SHEET_BODY 12.0 /* families read nothing smaller */

typedef struct _TilBlock TilBlock;

TilBlock *til_block_new (void);
void til_block_free (TilBlock *self);
void til_block_set_height (TilBlock *self, double height);
double til_block_height (const TilBlock *self);
/* A page does not end between this block and the next. */
void til_block_set_keep (TilBlock *self, gboolean keep);
/* A page begins with it. */
void til_block_set_break (TilBlock *self, gboolean new_page);
/* Without wheels and paths. (transfer full) */
TilBlock *til_block_copy (const TilBlock *self);
/* What is said again above this block when a page begins with it: the head of a table. A copy is
 * taken; NULL for none. */
void til_block_set_header (TilBlock *self, const TilBlock *header);

/* All take a reference or a copy of what they are given. */
void til_block_text (TilBlock *self, PangoLayout *layout, double x, double y, TilColour colour);
/* One line of a layout, with its logical top at y. Returns the line's height. */
double til_block_text_line (
    TilBlock *self, PangoLayout *layout, guint line, double x, double y, TilColour colour);
void
til_block_rule (TilBlock *self, double x1, double x2, double y, double thickness, TilColour colour);
void til_block_box (
    TilBlock *self, double x, double y, double width, double height, double radius, TilColour fill);
void til_block_face (TilBlock *self, guint face, double x, double y, double size, TilColour colour);
void til_block_icon (
    TilBlock *self, const char *icon, double x, double y, double size, TilColour colour);
void til_block_marker (TilBlock *self,
                       TilVoiceKind kind,
                       guint index,
                       double x,
                       double y,
                       double size,
                       TilColour fill,
                       TilColour stroke);
void
til_block_hatch (TilBlock *self, double x, double y, double width, double height, TilColour colour);
/* Takes the scene over. */
void til_block_wheel (
    TilBlock *self, TilWheelScene *scene, double x, double y, double width, double height);
/* A path as cairo_copy_path() gives it, taken over; fill and stroke are left out with alpha 0.
 * dash: its length, 0 for an unbroken line. */
void til_block_path (TilBlock *self,
                     cairo_path_t *path,
                     TilColour fill,
                     TilColour stroke,
                     double thickness,
                     double dash);
void til_block_line (TilBlock *self,
                     double x1,
                     double y1,
                     double x2,
                     double y2,
                     double thickness,
                     double dash,
                     TilColour colour);
/* Something else that paints itself, in a box of width and height; data must outlive the sheet
 * (til_sheet_own()). */
typedef void (*TilPaint) (gconstpointer data, cairo_t *cr, double width, double height);
void til_block_painting (TilBlock *self,
                         TilPaint paint,
                         gconstpointer data,
                         double x,
                         double y,
                         double width,
                         double height);
/* The outline of a rectangle. */
void til_block_hollow (TilBlock *self,
                       double x,
                       double y,
                       double width,
                       double height,
                       double thickness,
                       TilColour colour);
/* Takes all that is in other over and puts it at x, y. */
void til_block_take (TilBlock *self, TilBlock *other, double x, double y);

/* For paths: a context that draws nowhere. (transfer full) */
cairo_t *til_path_begin (void);
/* The path made there; frees the context. (transfer full) */
cairo_path_t *til_path_end (cairo_t *cr);
void til_block_paint (const TilBlock *self, cairo_t *cr);
/* Each character written in it has a glyph. Error: TIL_ERROR_INVALID, naming it. */
gboolean til_block_check_glyphs (const TilBlock *self, const char *language, GError **error);

TilSheet *til_sheet_new (TilPaper paper);
TilSheet *til_sheet_new_landscape (TilPaper paper);
void til_sheet_set_title (TilSheet *self, const char *title);
/* data lives as long as the sheet: what scenes borrow. */
void til_sheet_own (TilSheet *self, gpointer data, GDestroyNotify destroy);
/* Moves the blocks' things to as many pages as they need, from top to bottom (page coordinates);
 * top_next is the top of the second and later pages. Returns the number of pages; with self NULL it
 * only counts. */
guint til_sheet_flow (
    TilSheet *self, const GPtrArray *blocks, double x, double top, double top_next, double bottom);
/* Puts a block at a place of a page; the page must exist. Takes the block over. */
void til_sheet_place (TilSheet *self, guint page, TilBlock *block, double x, double y);
/* What is written on a page, a line each, in the order it was laid out; for tests. (transfer full)
 */
char *til_sheet_text (const TilSheet *self, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilBlock, til_block_free)

G_END_DECLS
