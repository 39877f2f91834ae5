/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-case-model.h"

G_BEGIN_DECLS

/* What is said of a consent in several places, and what a new one is proposed from. */

/* The guardian, or "The young person" for 0. (transfer full) */
char *til_consent_who (const TilCase *kase, gint64 guardian_id);
/* "Yes, 2026-09-05", with what a partial answer agrees to. (transfer full) */
char *til_consent_answer_text (const TilConsent *self,
                               const TilConsentAnswer *answer,
                               const TilCase *kase);
/* The units that tell (gives), or that are told. (transfer full) */
char *til_consent_units_text (const TilConsent *self, const TilCase *kase, gboolean gives);
/* "In force until 2027-02-28, in 3 months", or how it ended. (transfer full) */
char *til_consent_time_text (const TilConsent *self, TilDate on);
gboolean til_consent_runs_out (const TilConsent *self, TilDate on);
/* What keeps it from being in force, or will soon, each a sentence; the most urgent first.
 * (transfer full) (element-type utf8) */
GPtrArray *til_consent_missing (const TilConsent *self, const TilCase *kase, TilDate on);
/* Guardians of the child who are not asked, and on from the 18th birthday the young person.
 * (transfer full) (element-type gint64) */
GArray *til_consent_not_asked (const TilConsent *self, const TilCase *kase, TilDate on);
/* Waits, is in force, or was refused and nothing newer was asked for: to be worked with. */
gboolean til_consent_is_current (const TilConsent *self, const TilCase *kase, TilDate on);
/* The newest that is to be worked with. (nullable) */
const TilConsent *til_consent_find_current (const TilCase *kase, TilDate on);
/* Has anybody answered? What it is about can't be changed then. */
gboolean til_consent_is_answered (const TilConsent *self);

/* Fills in what a new one most likely asks: what the newest mapping found, or what after, which
 * runs out, asked for. after: (nullable) (transfer full) */
TilConsent *til_consent_propose (TilCaseModel *model, const TilConsent *after, TilDate on);
void til_consent_add_answer (TilConsent *self, gint64 guardian_id);
void
til_consent_add_unit (TilConsent *self, const TilUnit *unit, gboolean gives, gboolean receives);

G_END_DECLS
