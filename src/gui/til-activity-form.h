/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-collaboration-data.h"
#include "til-collaboration.h"
#include "til-record-editor.h"

G_BEGIN_DECLS

/* A samverkansdag, samverkansträff, training, parents' evening or meeting of the steering group:
 * who was invited and who came, by sector, and what they thought. activity NULL: a new one. */
TilRecordEditor *
til_activity_form_new (GtkWidget *parent, TilCollaborationData *data, const TilActivity *activity);

G_END_DECLS
