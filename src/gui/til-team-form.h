/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-record-editor.h"

G_BEGIN_DECLS

/* A team: name, kind, ages, rhythm and members. team NULL: a new one. */
TilRecordEditor *til_team_form_new (GtkWidget *parent, TilStore *store, const TilTeam *team);

G_END_DECLS
