/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-record-editor.h"

G_BEGIN_DECLS

/* A child in a team, from a day to a day. name: of the child, as shown. */
TilRecordEditor *til_enrolment_form_new (GtkWidget *parent,
                                         TilStore *store,
                                         const char *name,
                                         const TilEnrolment *enrolment);
/* The one that lasts on a day, borrowed. (nullable) */
const TilEnrolment *til_find_enrolment (const TilCase *kase, gint64 team_id, TilDate on);

G_END_DECLS
