/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-case.h"
#include "til-record-editor.h"

G_BEGIN_DECLS

/* R8: konsultation utan namn, where there is no consent. The record holds nothing that leads to a
 * child; kase (nullable) is only read for the names that must not stand in its texts, and let go of
 * when the form closes. units: (nullable) who is asked, areas: (nullable) of wheel_key, to begin
 * with. id 0: a new one. */
TilRecordEditor *til_consultation_form_new (GtkWidget *parent,
                                            TilStore *store,
                                            const TilCase *kase,
                                            const TilConsultation *consultation);
/* What a consultation about this meeting would begin with: its units, areas, team and the age group
 * of the child, and no more. (transfer full) */
TilConsultation *til_consultation_propose (const TilCase *kase, const TilMeeting *meeting);
/* The words that must not stand in a consultation about the child: the names on its record, with
 * those of the guardians. (transfer full) */
char **til_consultation_names (const TilCase *kase);

G_END_DECLS
