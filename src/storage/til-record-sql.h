/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-record.h"

G_BEGIN_DECLS

/* Which rows of a class of records are read, each with its parts. */
typedef enum
{
  TIL_SCOPE_RECORD,     /* the one with id :key, unless it is deleted */
  TIL_SCOPE_RECORD_ANY, /* the one with id :key */
  TIL_SCOPE_CHILD,      /* those of child :key; a team's meetings that name it too */
  TIL_SCOPE_TEAM,       /* meetings of team :key, newest first */
  TIL_SCOPE_ALL,        /* every one; no :key */
  TIL_N_SCOPES
} TilRecordScope;

/* The SQL of one class of records or parts, made once from its description; the texts live as long
 * as the program, as the cache of statements needs. Parameters are named as the fields. */
typedef struct
{
  /* id, revision, of a part also parent_id, then the fields that are columns. NULL for a scope that
   * the class doesn't have. */
  const char *select[TIL_N_SCOPES];
  const char *insert;
  const char *update; /* a record by :id and :revision; a part by :id, when it differs */
  const char *mark;   /* :id, :deleted_at */
  const char *known;  /* of a part: id and whether it is live, of all that record :key ever had */
  const char *find;   /* of a record: child_id (or NULL), revision, deleted_at by :id */
} TilRecordSql;

const TilRecordSql *til_record_sql (const TilRecordClass *class);
/* ":asked_on", living as long as the program. */
const char *til_record_parameter (const TilField *field);

G_END_DECLS
