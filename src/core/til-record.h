/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-date.h"

G_BEGIN_DECLS

/* What is recorded around a child - observations, consents, meetings, plans, ... - are plain
 * structs that begin with a TilRecord and are described by a TilRecordClass: the fields by name, as
 * the register's columns and the child file's members are named too. Copying, comparing, storing,
 * merging and exporting read that description, so a record is described once (til-record-classes.c)
 * and its rules live in its own file. */
typedef struct _TilRecordClass TilRecordClass;

typedef struct
{
  const TilRecordClass *class; /* static */
  gint64 id;                   /* 0 until saved */
  gint64 revision;
} TilRecord;

typedef enum
{
  TIL_FIELD_TEXT,  /* char *, (owned) (nullable): NULL and "" mean the same */
  TIL_FIELD_DATE,  /* TilDate */
  TIL_FIELD_INT,   /* int */
  TIL_FIELD_FLAG,  /* gboolean */
  TIL_FIELD_ENUM,  /* an enum, stored as one of keys */
  TIL_FIELD_REF,   /* gint64: the id of a row of target, 0 none */
  TIL_FIELD_KEYS,  /* GPtrArray of char *, (owned), never NULL: area keys */
  TIL_FIELD_REFS,  /* GArray of gint64, (owned), never NULL: ids of rows of target */
  TIL_FIELD_PARTS, /* GPtrArray of records of part, (owned), never NULL, in order */
} TilFieldType;

typedef enum
{
  TIL_REF_NONE,
  TIL_REF_CHILD,
  TIL_REF_GUARDIAN,
  TIL_REF_CONTACT,
  TIL_REF_UNIT,
  TIL_REF_STAFF,
  TIL_REF_MAPPING,
  TIL_REF_TEAM,
  TIL_REF_ACTION,
  TIL_REF_SURVEY_ROUND,
  TIL_N_REFS
} TilRefTarget;

typedef struct
{
  const char *name; /* column and JSON member: "asked_on" */
  TilFieldType type;
  gsize offset;
  TilRefTarget target;        /* of REF and REFS */
  const char *const *keys;    /* of ENUM: NULL-terminated, in the order of the enum */
  const TilRecordClass *part; /* of PARTS */
} TilField;

struct _TilRecordClass
{
  const char *name; /* table, log key and JSON member: "consent", "consent_answer" */
  gsize size;
  const TilField *fields;
  guint n_fields;
  /* (nullable) what the record must hold by itself, whatever else is known; error TIL_ERROR_INVALID
   * or TIL_ERROR_RULE. on: today. */
  gboolean (*validate) (gconstpointer record, TilDate on, GError **error);
};

/* The kinds that are saved, listed and deleted as wholes; their parts go with them. */
typedef enum
{
  TIL_RECORD_OBSERVATION,
  TIL_RECORD_CONCERN,
  TIL_RECORD_RESPONSIBLE,
  TIL_RECORD_ANALYSIS,
  TIL_RECORD_CONSENT,
  TIL_RECORD_MEETING,
  TIL_RECORD_PLAN,
  TIL_RECORD_ENROLMENT,
  TIL_N_CASE_RECORDS, /* those before belong to a child's case */
  TIL_RECORD_TEAM = TIL_N_CASE_RECORDS,
  TIL_RECORD_CONSULTATION,
  TIL_RECORD_SURVEY_ROUND,
  TIL_RECORD_ACTIVITY,
  TIL_RECORD_AGREEMENT,
  TIL_RECORD_UNDERTAKING,
  TIL_RECORD_YEAR_EVENT,
  TIL_RECORD_REFERENCE,
  TIL_N_RECORDS
} TilRecordKind;

const TilRecordClass *til_record_class (TilRecordKind kind);
/* FALSE, and kind untouched, for a name that no kind has. */
gboolean til_record_kind_from_name (const char *name, TilRecordKind *kind);
TilRecordKind til_record_kind (gconstpointer record); /* never of a part */
const TilField *til_record_class_find_field (const TilRecordClass *class, const char *name);

/* The classes of parts by name, for filling PARTS: "consent_answer", "goal", ... NULL when none. */
const TilRecordClass *til_record_part_class (const char *name);
/* All fields empty; KEYS, REFS and PARTS empty arrays. (transfer full) */
gpointer til_record_new (const TilRecordClass *class);
gpointer til_record_new_of (TilRecordKind kind);
/* Appends an empty part: til_record_add_part (consent, "answers"). Borrowed. */
gpointer til_record_add_part (gpointer record, const char *name);
gpointer til_record_copy (gconstpointer record); /* ids and revisions too */
void til_record_free (gpointer record);          /* NULL is fine */
/* The same class and contents, parts in the same order; ids of parts count, revisions don't. */
gboolean til_record_equal (gconstpointer a, gconstpointer b);
/* An element for (element-type TilRecord) arrays that own what they hold. (transfer full) */
GPtrArray *til_record_array_new (void);
/* The record with id in an array, borrowed; NULL when none. */
gpointer til_record_array_find (const GPtrArray *array, gint64 id);
/* The class's own validate, or TRUE. */
gboolean til_record_validate (gconstpointer record, TilDate on, GError **error);

/* Fields by description. */
gpointer til_record_field (gconstpointer record, const TilField *field); /* its address */
gint64 til_record_get_ref (gconstpointer record, const char *name); /* 0: none, or no such field */
void til_record_set_text (char **field, const char *text);          /* strips; "" becomes NULL */

/* KEYS and REFS as sets in a fixed order. */
gboolean til_keys_have (const GPtrArray *keys, const char *key);
void til_keys_set (GPtrArray *keys, const char *key, gboolean has);
gboolean til_refs_have (const GArray *refs, gint64 id);
void til_refs_set (GArray *refs, gint64 id, gboolean has);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilRecord, til_record_free)

G_END_DECLS
