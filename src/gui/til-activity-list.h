/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-collaboration-list.h"
#include "til-collaboration.h"

G_BEGIN_DECLS

/* Activities, to come and past, with the share present by sector. (transfer floating) */
GtkWidget *til_activity_list_new (TilCollaborationData *data);
/* "Collaboration day: how we share what we know", or the kind alone. (transfer full) */
char *til_activity_title (const TilActivity *activity);

G_END_DECLS
