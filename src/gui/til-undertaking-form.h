/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-collaboration-data.h"
#include "til-collaboration.h"
#include "til-record-editor.h"

G_BEGIN_DECLS

/* A line of the time and activity plan. undertaking NULL: a new one, last in the plan, of goal
 * (nullable). */
TilRecordEditor *til_undertaking_form_new (GtkWidget *parent,
                                           TilCollaborationData *data,
                                           const TilUndertaking *undertaking,
                                           const char *goal);

G_END_DECLS
