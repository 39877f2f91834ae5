/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-error.h"
#include "til-record.h"

G_BEGIN_DECLS

/* What the records' own rules share. */

/* Sets the error and is FALSE. */
gboolean til_record_refuse (GError **error, TilError code, const char *sentence);
gboolean til_record_is_blank (const char *text);
/* A day that must be told and not be after on; missing, future: the sentences for either. */
gboolean til_record_check_past (
    TilDate date, TilDate on, const char *missing, const char *future, GError **error);
/* Appends an id that is not 0 and not yet there. */
void til_record_collect_ref (GArray *refs, gint64 id);

G_END_DECLS
