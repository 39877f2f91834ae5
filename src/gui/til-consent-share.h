/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-case-model.h"

G_BEGIN_DECLS

/* "What may I share today?" (R8): a line for each unit that a consent, meeting or plan names, and
 * for any unit that is chosen: yes or no, why, and the areas. A group of rows. */
#define TIL_TYPE_CONSENT_SHARE (til_consent_share_get_type ())
G_DECLARE_FINAL_TYPE (TilConsentShare, til_consent_share, TIL, CONSENT_SHARE, AdwBin)

GtkWidget *til_consent_share_new (TilCaseModel *model);
/* Shows the model's case anew. */
void til_consent_share_show (TilConsentShare *self);

G_END_DECLS
