/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-next-step.h"

G_BEGIN_DECLS

/* What stands on the list of the week, one line each, for all children. */
typedef enum
{
  TIL_AGENDA_MEETING,
  TIL_AGENDA_FOLLOW_UP,
  TIL_AGENDA_ACTION,
  TIL_AGENDA_CONSENT,     /* runs out */
  TIL_AGENDA_FEEDBACK,    /* on a report of concern */
  TIL_AGENDA_OBSERVATION, /* not taken in */
  TIL_AGENDA_NO_NEXT_STEP,
  TIL_N_AGENDA_KINDS
} TilAgendaKind;

const char *til_agenda_kind_key (TilAgendaKind kind);  /* "meeting": the command line's */
const char *til_agenda_kind_name (TilAgendaKind kind); /* translated */
TilChildPlace til_agenda_kind_place (TilAgendaKind kind);

typedef struct
{
  TilDate date; /* NONE: NO_NEXT_STEP */
  char *time;   /* (owned) (nullable) of a meeting */
  TilAgendaKind kind;
  gint64 child_id;  /* 0: a team's meeting */
  gint64 team_id;   /* of a team's meeting */
  char *child_name; /* (owned) as til_child_shown_name() (R14); the team's name */
  char *what;       /* (owned) "Cooperation meeting, Björkskolan" */
  char *who;        /* (owned) who is to act, "" unknown */
  gboolean late;
  gint64 record_id;
} TilAgendaItem;

void til_agenda_item_free (TilAgendaItem *self);

G_END_DECLS
