/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-case-model.h"

G_BEGIN_DECLS

/* What a button of the card asks for. */
typedef enum
{
  TIL_DEED_YES, /* the person's answer, recorded at once */
  TIL_DEED_PARTLY,
  TIL_DEED_NO,
  TIL_DEED_CHANGE,
  TIL_DEED_ASK, /* somebody who is not asked yet */
  TIL_DEED_EDIT,
  TIL_DEED_PRINT,
  TIL_DEED_WITHDRAW,
  TIL_DEED_RENEW,
  TIL_DEED_DELETE,
  TIL_N_DEEDS
} TilConsentDeed;

/* One consent, drawn as the steps it goes through: what and with whom, asked, each one's answer, in
 * force until; with what is missing in words. Signal "deed" (deed: int, guardian: gint64). */
#define TIL_TYPE_CONSENT_CARD (til_consent_card_get_type ())
G_DECLARE_FINAL_TYPE (TilConsentCard, til_consent_card, TIL, CONSENT_CARD, AdwBin)

GtkWidget *til_consent_card_new (const TilConsent *consent, const TilCase *kase, gboolean writable);
gint64 til_consent_card_get_id (TilConsentCard *self);
void til_consent_card_focus (TilConsentCard *self);

G_END_DECLS
