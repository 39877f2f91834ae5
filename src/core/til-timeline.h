/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-case.h"

G_BEGIN_DECLS

/* Everything dated of a child, in one order. */
typedef enum
{
  TIL_EVENT_STEP,
  TIL_EVENT_RESPONSIBLE,
  TIL_EVENT_OBSERVATION,
  TIL_EVENT_CONCERN,
  TIL_EVENT_MAPPING, /* mappings, voices, five questions */
  TIL_EVENT_CONSENT,
  TIL_EVENT_MEETING,
  TIL_EVENT_PLAN, /* plans, actions, follow-ups */
  TIL_EVENT_TEAM,
  TIL_N_EVENT_KINDS
} TilEventKind;

const char *til_event_kind_name (TilEventKind kind); /* translated, for the filter */

typedef struct
{
  TilDate date;
  TilEventKind kind;
  gint64 record_id; /* the record (of the kind's TilRecordKind, or a mapping) to go to, 0 none */
  char *text;       /* (owned) what happened, one line, in the language asked for */
  char *detail;     /* (owned) (nullable) more words of the record */
} TilEvent;

void til_event_free (TilEvent *self);
/* Newest first; within a day in the order of TilEventKind. from, to NONE: no bound. kinds: bits of
 * 1 << TilEventKind, 0 all. language: of labels (NULL: the screen's). (transfer full) (element-type
 * TilEvent) */
GPtrArray *
til_timeline (const TilCase *kase, TilDate from, TilDate to, guint kinds, const char *language);

G_END_DECLS
