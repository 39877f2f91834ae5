/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-collaboration-data.h"
#include "til-collaboration.h"
#include "til-record-editor.h"

G_BEGIN_DECLS

/* What comes back every year. event NULL: a new one, this month. */
TilRecordEditor *
til_year_form_new (GtkWidget *parent, TilCollaborationData *data, const TilYearEvent *event);
/* "September" in the screen's language; month 1-12. */
const char *til_month_name (int month);

G_END_DECLS
