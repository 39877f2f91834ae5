/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-register-case.h"
#include "til-register-private.h"

G_BEGIN_DECLS

/* A line on its way to the list of the week. */
typedef struct
{
  TilAgendaItem *item; /* (owned) */
  gint64 child_unit;   /* the child's own */
  gint64 action_id;    /* of an ACTION, else 0 */
} TilAgendaLine;

void til_agenda_line_free (TilAgendaLine *self);
TilAgendaLine *til_agenda_line_new (TilAgendaKind kind, TilDate date, gint64 record_id);
/* The child and its shown name (R14) from five columns: id, given name, family name, protected
 * identity, unit. Whether it is protected. */
gboolean til_agenda_line_take_child (TilAgendaLine *self, TilStatement *statement, int first);

/* Adds a line for each child in an open process for whom nothing is planned (TilAgendaQuery's limit
 * of them), by name. */
gboolean til_register_add_gaps (TilRegister *self,
                                const TilAgendaQuery *query,
                                TilDate today,
                                GPtrArray *lines,
                                GError **error);
/* R8: drops the lines that query->viewer_unit may not see. */
gboolean til_register_filter_agenda (
    TilRegister *self, gint64 viewer_unit, TilDate today, GPtrArray *lines, GError **error);
/* R8: names the children of a team's meeting that may be named in it, and seen by viewer_unit (0:
 * by all). */
gboolean til_register_name_children (
    TilRegister *self, TilAgendaItem *item, gint64 viewer_unit, TilDate today, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilAgendaLine, til_agenda_line_free)

G_END_DECLS
