/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-collaboration.h"

G_BEGIN_DECLS

/* The label "group.key" in the screen's language: one word for screen and paper. Static. */
const char *til_collaboration_label (const char *group, const char *key);
/* FALSE with the sentence when both days are told and the first comes after the last. */
gboolean til_collaboration_check_days (TilDate starts_on,
                                       TilDate ends_on,
                                       const char *sentence,
                                       GError **error);

G_END_DECLS
