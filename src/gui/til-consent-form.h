/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-record-editor.h"

G_BEGIN_DECLS

/* Forms of a consent, over parent's window; NULL when there is no such consent. Beside
 * til_consent_edit(). */

/* A new one as proposed, after one that runs out or ended. */
TilRecordEditor *til_consent_form_renew (GtkWidget *parent, TilCaseModel *model, gint64 after_id);
/* One person's answer: guardian, or the young person (0). answer is what is offered first. */
TilRecordEditor *til_consent_form_answer (
    GtkWidget *parent, TilCaseModel *model, gint64 id, gint64 guardian_id, TilAnswer answer);
TilRecordEditor *til_consent_form_withdraw (GtkWidget *parent, TilCaseModel *model, gint64 id);
/* Of TilAnswer and TilForm, translated, NULL-terminated. Valid until the next call. */
const char *const *til_consent_answer_names (void);
const char *const *til_consent_form_names (void);

G_END_DECLS
