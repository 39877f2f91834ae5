/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-collaboration-data.h"
#include "til-collaboration.h"
#include "til-record-editor.h"

G_BEGIN_DECLS

/* A samverkansöverenskommelse: who signs it, from when, and when it is to be revised. agreement
 * NULL: a new one. */
TilRecordEditor *til_agreement_form_new (GtkWidget *parent,
                                         TilCollaborationData *data,
                                         const TilAgreement *agreement);

G_END_DECLS
