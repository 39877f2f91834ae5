/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-collaboration-list.h"
#include "til-collaboration.h"

G_BEGIN_DECLS

/* Agreements with their signatories and when they are to be revised. (transfer floating) */
GtkWidget *til_agreement_list_new (TilCollaborationData *data);
/* "Revision due in 3 weeks", "Revision was due 2 months ago"; "" without a date. (transfer full) */
char *til_agreement_revision_text (const TilAgreement *agreement, TilDate on);

G_END_DECLS
