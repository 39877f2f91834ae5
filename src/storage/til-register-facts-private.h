/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-register-private.h"
#include "til-register-survey.h"

G_BEGIN_DECLS

/* The parts of til_register_collect_facts(). Each table is read once and in the order that it is
 * stored in, and what belongs together is joined in memory: with 100,000 children, looking rows up
 * in another order took twice as long. */

/* Whole numbers by id: close ids lie close in memory. */
typedef struct _TilIdMap TilIdMap;

#define TIL_NO_INDEX G_MAXUINT32

TilIdMap *til_id_map_new (void);
void til_id_map_free (TilIdMap *self);
void til_id_map_set (TilIdMap *self, gint64 id, guint32 value);
guint32 til_id_map_get (TilIdMap *self, gint64 id); /* TIL_NO_INDEX without */

typedef struct
{
  gint64 id;
  TilDate birth_date;
  TilDate ages[TIL_N_AGE_GROUPS - 1]; /* the first day in each of the groups after the first */
  gint32 unit;                        /* index, -1 without or protected (R14) */
  gboolean protected_identity;
} TilFactChild;

/* What happened to a child, for its lead times. In the order that they count in on one day. */
typedef enum
{
  TIL_EVENT_OBSERVATION,
  TIL_EVENT_MAPPING,
  TIL_EVENT_MEETING,
  TIL_EVENT_PLAN,
  TIL_EVENT_STEP, /* to a step that is not CLOSED */
  TIL_EVENT_CLOSED,
} TilFactEvent;

typedef struct
{
  TilRegister *reg; /* borrowed */
  TilFacts *facts;
  const GArray *days; /* borrowed (element-type TilDate) */
  TilDate today;
  GArray *children;      /* (owned) (element-type TilFactChild) not the deleted ones */
  TilIdMap *child_index; /* (owned) into children */
  TilIdMap *unit_index;  /* (owned) into facts->units */
  TilIdMap *team_index;  /* (owned) into facts->teams */
  GArray *events;        /* (owned) (element-type guint64) see til_fact_reader_happened() */
  TilDate *mapped;       /* (owned) by child and day: the newest mapping until then */
} TilFactReader;

/* A row's index into children; TIL_NO_INDEX: no child, or a deleted one. */
guint32 til_fact_reader_child (TilFactReader *self, TilStatement *row, int column);
/* TIL_FACT_NO_ROW for one that is gone. */
guint32 til_fact_reader_unit_row (TilFactReader *self, TilStatement *row, int column);
/* child: index, or TIL_NO_INDEX for a fact of no child. Borrowed until the next. */
TilFact *til_fact_reader_add (
    TilFactReader *self, TilFigureId figure, guint row, guint column, TilDate date, guint32 child);
void
til_fact_reader_happened (TilFactReader *self, guint32 child, TilDate date, TilFactEvent event);

typedef void (*TilFactRowFunc) (TilFactReader *self, TilStatement *row, gpointer data);
/* sql: a literal without parameters. */
gboolean til_fact_reader_read (
    TilFactReader *self, const char *sql, TilFactRowFunc func, gpointer data, GError **error);

/* The index of an enum's key, or n without such a key. */
guint til_fact_find_key (const char *const *keys, const char *key, guint n);

/* MAPPINGS, VOICES, AREAS and AREAS_WITHOUT; fills mapped. */
gboolean til_fact_reader_read_mappings (TilFactReader *self, GError **error);
/* OBSERVATIONS, MEETINGS, FAMILY_MEETINGS, ACTIONS. */
gboolean til_fact_reader_read_work (TilFactReader *self, GError **error);
/* CHILDREN, RECENT_MAPPING and LEAD_TIMES; after those above. */
gboolean til_fact_reader_read_process (TilFactReader *self, GError **error);
/* CONSENT, CONSENT_REASONS, CONSULTATIONS, CONCERNS, ENROLMENT, ACTIVITIES and ATTENDANCE. */
gboolean til_fact_reader_read_around (TilFactReader *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilIdMap, til_id_map_free)

G_END_DECLS
