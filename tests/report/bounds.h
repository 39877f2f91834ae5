/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What somebody knows who has read published counts and how they add up: for each number the least
 * and the most that it can be. Nothing of the program's own way to hide is used here. */
typedef struct _Bounds Bounds;

Bounds *bounds_new (void);
void bounds_free (Bounds *self);
/* A number that is read as shown: "12", "<5", "·"; anything else is unknown. Returns its index. */
guint bounds_add (Bounds *self, const char *name, const char *shown);
/* A number that is not shown anywhere. */
guint bounds_add_unseen (Bounds *self, const char *name);
/* The parts (element-type guint) add up to the whole. */
void bounds_add_sum (Bounds *self, const GArray *parts, guint whole);
/* part is share of whole, where share is shown in percent with one decimal; nothing for any other
 * text. */
void bounds_add_share (Bounds *self, guint part, guint whole, const char *share);
/* part is at most whole. */
void bounds_add_most (Bounds *self, guint part, guint whole);
/* Draws all conclusions. Returns the name of a group of 1-4 that was hidden and is known now, or of
 * a number that can't be; NULL when there is none. Borrowed. */
const char *bounds_solve (Bounds *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Bounds, bounds_free)

G_END_DECLS
