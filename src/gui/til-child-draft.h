/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-child.h"

G_BEGIN_DECLS

/* A child in groups of a key file: name, and one more for each guardian and contact. */
void til_child_draft_put (GKeyFile *file, const char *name, const TilChild *child);
/* (nullable) NULL when the file holds no such child. (transfer full) */
TilChild *til_child_draft_get (GKeyFile *file, const char *name);

G_END_DECLS
