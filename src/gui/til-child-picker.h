/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-picker.h"
#include "til-store-case.h"

G_BEGIN_DECLS

/* A picker over the register's children, as they may be shown in lists (R14). Signal "picked" as of
 * TilPicker. */
TilPicker *til_child_picker_new (TilStore *store, const char *title);

/* R8: called with the case of the child that was picked, when the team may be told who it is on the
 * day. */
typedef void (*TilNamedFunc) (TilCase *kase, gpointer data);
/* Asks for a child, and says at once why it may not be named in the team, with a consultation
 * without name instead. owner: kept while asking; func is not called once it has left its
 * window. */
void til_child_picker_pick_named (GtkWidget *owner,
                                  TilStore *store,
                                  const TilTeam *team,
                                  TilDate on,
                                  const char *title,
                                  TilNamedFunc func,
                                  gpointer data);

G_END_DECLS
