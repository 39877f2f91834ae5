/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-record.h"

G_BEGIN_DECLS

/* Upptäcka: what somebody noticed about a child, in two minutes. It goes to the Barnets
 * bästa-ansvarig, who notes when it was taken in. The duty to report (R9) is told of wherever one
 * is written. */
typedef struct
{
  TilRecord record;
  gint64 child_id;
  TilDate date;          /* seen on */
  gint64 staff_id;       /* who saw it, 0 when not on the staff list */
  gint64 unit_id;        /* where, 0 unknown */
  char *wheel_key;       /* (owned) (nullable) the wheel whose areas are named */
  GPtrArray *areas;      /* (owned) area keys of that wheel */
  char *text;            /* (owned) what was seen */
  char *tried;           /* (owned) (nullable) what has been tried */
  gint64 responsible_id; /* staff whom it went to, 0 nobody yet */
  TilDate received_on;   /* the responsible took it in; NONE: waits for them */
} TilObservation;

/* A text, a date not after on. */
gboolean til_observation_validate (gconstpointer record, TilDate on, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilObservation, til_record_free)

G_END_DECLS
