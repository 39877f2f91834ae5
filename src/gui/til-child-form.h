/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-child.h"
#include "til-register.h"

G_BEGIN_DECLS

/* The fields of a child, checked while they are typed. Knows nothing of the store. Signals
 * "changed", and "similar-activated" (id: gint64) when one of the similar children was chosen. */
#define TIL_TYPE_CHILD_FORM (til_child_form_get_type ())
G_DECLARE_FINAL_TYPE (TilChildForm, til_child_form, TIL, CHILD_FORM, GtkWidget)

/* The form starts from child, which is copied: what it has no field for is kept. */
void til_child_form_set_child (TilChildForm *self, const TilChild *child);
/* What was typed so far. (transfer full) */
TilChild *til_child_form_get_child (TilChildForm *self);
/* Something was typed that the child it started from does not say, be it half a number. */
gboolean til_child_form_is_changed (TilChildForm *self);
/* What was typed and what it started from, to be kept (R15). (transfer full) */
char *til_child_form_get_draft (TilChildForm *self);
/* Goes on from there, and gives the child that it had started from; NULL when text is no draft.
 * Units and staff must be set. (transfer full) */
TilChild *til_child_form_set_draft (TilChildForm *self, const char *text);
void til_child_form_set_units (TilChildForm *self, const GPtrArray *units);
void til_child_form_set_staff (TilChildForm *self, const GPtrArray *staff);
/* R14: whether the municipality forbids children with protected identity in the register. */
void til_child_form_set_protected_forbidden (TilChildForm *self, gboolean forbidden);
/* (element-type TilChildSummary): shown as possibly the same child. */
void til_child_form_set_similar (TilChildForm *self, const GPtrArray *similar);
/* Goes to the first field. */
void til_child_form_start (TilChildForm *self);
/* Shows everything that is wrong beside its field, and goes to the first. TRUE when the child can
 * be saved. */
gboolean til_child_form_check (TilChildForm *self);

G_END_DECLS
