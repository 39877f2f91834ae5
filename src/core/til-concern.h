/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-record.h"

G_BEGIN_DECLS

/* R9: the fact that a report of concern (orosanmälan, 14 kap. 1 § socialtjänstlagen) was made. It
 * holds the date, the reporter's unit and the areas, and never a text; it asks for no consent and
 * depends on no step of the process. */
typedef struct
{
  TilRecord record;
  gint64 child_id;
  TilDate date;
  gint64 unit_id;          /* the reporter's */
  char *wheel_key;         /* (owned) (nullable) */
  GPtrArray *areas;        /* (owned) */
  gboolean feedback_asked; /* the reporter may ask whether an inquiry was opened */
  TilDate decided_on;      /* social services' decision, NONE unknown */
  TilDate feedback_on;     /* the answer came, NONE not yet */
} TilConcern;

#define TIL_FEEDBACK_DAYS 7

/* A date not after on, a unit; decided and answered not before the report. */
gboolean til_concern_validate (gconstpointer record, TilDate on, GError **error);
/* R9: the day the answer is due, a week after the decision; NONE when none is waited for. */
TilDate til_concern_feedback_due (const TilConcern *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilConcern, til_record_free)

G_END_DECLS
