/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-survey-words.h"

G_BEGIN_DECLS

/* How one question was answered in a round: the chart, who agrees by sector with n beside it, and
 * how that changed over rounds. From published shares only (R13). round and question: indexes of
 * the results and of the round's questions. (transfer floating) */
GtkWidget *til_survey_question_view_new (TilSharedResults *shared, guint round, guint question);

G_END_DECLS
