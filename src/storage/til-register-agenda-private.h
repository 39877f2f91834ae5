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
  gint64 actor_plan;   /* the plan that tells who is to act, 0 none */
} TilAgendaLine;

void til_agenda_line_free (TilAgendaLine *self);
TilAgendaLine *til_agenda_line_new (TilAgendaKind kind, TilDate date, gint64 record_id);
/* The child and its shown name (R14) from five columns: id, given name, family name, protected
 * identity, unit. Whether it is protected. */
gboolean til_agenda_line_take_child (TilAgendaLine *self, TilStatement *statement, int first);

/* A set of children as bits: ids have a bound. Zeroed is empty. */
typedef struct
{
  GByteArray *bits; /* (owned) (nullable) */
} TilChildSet;

void til_child_set_add (TilChildSet *self, gint64 id);
gboolean til_child_set_has (const TilChildSet *self, gint64 id);
void til_child_set_clear (TilChildSet *self);
/* Each child that the statement, a SELECT of ids, gives. */
gboolean til_child_set_take (TilChildSet *self, TilStatement *statement, GError **error);

/* R8: a unit that looks at the list, and what it may see; NULL stands for everything. */
typedef struct _TilAgendaViewer TilAgendaViewer;

TilAgendaViewer *
til_agenda_viewer_new (TilRegister *reg, gint64 unit_id, TilDate today, GError **error);
void til_agenda_viewer_free (TilAgendaViewer *self);
/* The child is of the viewer's own organisation. */
gboolean til_agenda_viewer_owns (const TilAgendaViewer *self, gint64 child_unit);
/* Quickly: FALSE when no consent could let the viewer see the child. */
gboolean
til_agenda_viewer_could_see (const TilAgendaViewer *self, gint64 child_id, gint64 child_unit);
/* Drops the lines that the viewer may not see. */
gboolean til_agenda_viewer_filter (TilAgendaViewer *self, GPtrArray *lines, GError **error);

/* Adds a line for each child in an open process for whom nothing is planned (TilAgendaQuery's limit
 * of them), by name; with a viewer only those of its own organisation. */
gboolean til_register_add_gaps (TilRegister *self,
                                const TilAgendaQuery *query,
                                const TilAgendaViewer *viewer,
                                TilDate today,
                                GPtrArray *lines,
                                GError **error);
/* R8: names the children of a team's meeting that may be named in it, and seen by viewer_unit (0:
 * by all). lists: (inout) (nullable) a case whose units, staff and teams serve for all. */
gboolean til_register_name_children (TilRegister *self,
                                     TilAgendaItem *item,
                                     gint64 viewer_unit,
                                     TilDate today,
                                     TilCase **lists,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilAgendaLine, til_agenda_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilAgendaViewer, til_agenda_viewer_free)

G_END_DECLS
