/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-case.h"
#include "til-database.h"
#include "til-record-sql.h"
#include "til-register.h"

G_BEGIN_DECLS

/* Of a new register and of a copy of one: for the owner and the team, never for everybody. */
#define TIL_REGISTER_FILE_MODE 0660
#define TIL_REGISTER_APPLICATION_ID 0x54694c31 /* "TiL1" */

struct _TilRegister
{
  TilDatabase *database; /* (owned) */
  char *path;            /* (owned) */
  gboolean read_only;
  gint64 actor_id;
  char *actor_name;         /* (owned) */
  gboolean log_paused;      /* bulk fill: rows are written without a log line each */
  gint64 opened_child;      /* whose opening is already in the log, 0 none */
  gint64 opened_team;       /* whose children's reading is already in the log, 0 none */
  GHashTable *opened_named; /* (owned) those children: ids (owned) */
  GHashTable *wheels;       /* (owned) "key version" (owned) -> TilWheel (owned) */
  GHashTable *surveys;      /* (owned) "key version" (owned) -> TilSurvey (owned) */

  /* The list without the search, kept while somebody types. */
  GArray *list;              /* (owned) (nullable) (element-type gint64) */
  TilChildQuery *list_query; /* (owned) (nullable) */
  TilDate list_day;
  gint64 list_version; /* PRAGMA data_version: other connections */
  gboolean list_stale; /* this connection wrote to child, unit or staff */
};

/* How long to wait for another writer; for tests. */
void til_register_set_busy_timeout (TilRegister *self, int milliseconds);

/* Adds to the log (R16) unless it is paused; inside the caller's transaction. id 0: none. */
gboolean til_register_log (
    TilRegister *self, const char *what, gint64 child_id, gint64 record_id, GError **error);
/* Logs the opening of a child in a transaction of its own, unless it is the one already opened or
 * the register is read-only. */
gboolean
til_register_log_opening (TilRegister *self, const char *what, gint64 child_id, GError **error);
char *til_register_now (void); /* UTC, 2026-11-21T14:30:00Z */

/* Fails with TIL_ERROR_READ_ONLY on a register opened read-only. Otherwise begins a writing
 * transaction. */
TilTransaction *til_register_begin (TilRegister *self, GError **error);

/* The rows of one record each, inside the caller's transaction, with neither checks of rules nor
 * log; for the functions of til-register.h and for bulk fills. They set id and revision of what
 * they are given. */
gboolean til_register_insert_unit (TilRegister *self, TilUnit *unit, GError **error);
gboolean til_register_insert_staff (TilRegister *self, TilStaff *staff, GError **error);
/* With guardians, contacts, search words and one step_change from step and step_since (today when
 * none). */
gboolean til_register_insert_child (TilRegister *self, TilChild *child, GError **error);
/* CONFLICT when the revision is another or the child was deleted. */
gboolean til_register_update_child (TilRegister *self, TilChild *child, GError **error);
/* A wheel that the register may have already, in the caller's transaction; with log. RULE when its
 * version is there with other content. The register's cache may then hold a wheel that a rollback
 * takes back: clear it. */
gboolean til_register_add_wheel (TilRegister *self, TilWheel *wheel, GError **error);
/* An earlier step of the process: for history before the child's current step. */
gboolean til_register_insert_step_change (
    TilRegister *self, gint64 child_id, TilStep step, TilDate date, GError **error);
/* mapping->wheel must be stored. Sets the ids of mapping and its voices; writes voices, ratings,
 * notes, reasons. */
gboolean til_register_insert_mapping (TilRegister *self, TilMapping *mapping, GError **error);
/* last_mapping and open_voices of the child's row; once after its mappings were written. */
gboolean til_register_refresh_child (TilRegister *self, gint64 child_id, GError **error);

/* A record with its parts as rows, inside the caller's transaction, with neither checks of rules
 * nor log, for til_register_save_record() and for bulk fills. Inserts when id is 0, otherwise
 * updates; CONFLICT when the revision is another or the record was deleted. Sets id and revision,
 * of parts too, also when the transaction fails later. */
gboolean til_register_write_record (TilRegister *self, gpointer record, GError **error);
/* A record as til_register_save_record() saves it, with checks of rules and log, inside the
 * caller's transaction. saved: (out) (transfer full) the record with its ids and revision. */
gboolean til_register_put_record (TilRegister *self,
                                  gconstpointer record,
                                  TilRecord **saved,
                                  GError **error);
/* Ids and revisions of from and its parts, for a record with the same parts. */
void til_register_take_ids (TilRecord *to, const TilRecord *from);
/* Without log. scope: one that the kind has. (element-type TilRecord) */
GPtrArray *til_register_load_records (
    TilRegister *self, TilRecordKind kind, TilRecordScope scope, gint64 key, GError **error);
/* Without log. (nullable) with error */
gpointer til_register_load_record (
    TilRegister *self, TilRecordKind kind, gint64 id, gboolean deleted_too, GError **error);
/* What is derived from a record that was written, deleted or restored: who answers for the child
 * (R6), and the meeting that was agreed on. */
gboolean til_register_follow_record (TilRegister *self, gconstpointer record, GError **error);
gboolean til_register_follow_responsible (TilRegister *self, gint64 child_id, GError **error);
/* R6: the history's line for who was made responsible in the child's own row. */
gboolean til_register_note_responsible (TilRegister *self, const TilChild *child, GError **error);
/* Everything around a child, without log; inside the caller's transaction. */
TilCase *til_register_load_case (TilRegister *self, gint64 child_id, GError **error);
/* For many children one after the other in one transaction: with the units, staff and teams that
 * another case holds. lists: (nullable) */
TilCase *til_register_load_case_with (TilRegister *self,
                                      gint64 child_id,
                                      const TilCase *lists,
                                      GError **error);
/* Newest first. (element-type TilMapping) */
GPtrArray *til_register_load_mappings (TilRegister *self, gint64 child_id, GError **error);
/* The children that a record is about: its own, or those that a team's meeting names. (transfer
 * full) (element-type gint64) */
GArray *til_register_children_of (gconstpointer record);

/* Shared by the files of the register. */
/* (transfer full) The ids of list that match every word of search, in the same order. */
GArray *
til_register_search_list (TilRegister *self, GArray *list, const char *search, GError **error);
/* version 0: the newest. 0 on error. */
gint64 til_register_wheel_id (TilRegister *self, const char *key, int version, GError **error);
gboolean til_register_add_bundled_wheels (TilRegister *self, GError **error);
gboolean til_register_add_bundled_surveys (TilRegister *self, GError **error);
gboolean til_register_insert_words (TilRegister *self, const TilChild *child, GError **error);
gboolean
til_register_check_protected (TilRegister *self, gboolean protected_identity, GError **error);
char *til_register_child_name_key (const TilChild *child);
/* Without log. (nullable) with error */
TilChild *til_register_load_child (TilRegister *self, gint64 id, GError **error);
TilMapping *til_register_load_mapping (TilRegister *self, gint64 id, GError **error);
TilStep til_register_step (const char *key);
/* The child of a mapping, deleted or not; 0 with error. */
gint64 til_register_find_child_of_mapping (TilRegister *self, gint64 mapping_id, GError **error);
/* CONFLICT when the mapping was deleted. */
gboolean til_register_check_live_mapping (TilRegister *self, gint64 mapping_id, GError **error);
/* Undoes a deletion, if there was one; inside the caller's transaction. */
gboolean til_register_revive_mapping (TilRegister *self, gint64 mapping_id, GError **error);
/* With its ratings and notes. */
gboolean
til_register_insert_voice (TilRegister *self, gint64 mapping_id, TilVoice *voice, GError **error);
/* sql: an UPDATE with :id and :deleted_at. */
gboolean
til_register_mark (TilRegister *self, const char *sql, gint64 id, gboolean deleted, GError **error);
/* The last lines of a change of a mapping: what the list shows, the log, the commit. */
gboolean til_register_finish (TilRegister *self,
                              TilTransaction *transaction,
                              const char *what,
                              gint64 child_id,
                              gint64 record_id,
                              GError **error);
/* The row that sql, a SELECT with :id, gives: to read its columns from. NULL with
 * TIL_ERROR_NOT_FOUND when there is none. (transfer full) */
TilStatement *til_register_find_row (TilRegister *self, const char *sql, gint64 id, GError **error);
/* The child with a personnummer, leaving out except_id and the deleted ones. id: (out) 0 none. */
gboolean til_register_find_number (
    TilRegister *self, const char *personnummer, gint64 except_id, gint64 *id, GError **error);
void til_register_not_found (GError **error);
void til_register_conflict (GError **error);

/* Migrations: each is applied once, in order, from the resource folder's NNNN-name.sql;
 * user_version is the number. */
int til_schema_version (void);
gboolean
til_schema_apply (TilDatabase *database, const char *const *scripts, int from, GError **error);
gboolean til_schema_create (TilDatabase *database, GError **error);
/* Copies the file beside itself first. scripts[i] leads from version i to i + 1; NULL: the bundled
 * ones. */
gboolean til_schema_migrate (TilDatabase *database, const char *const *scripts, GError **error);
/* A consistent copy of the open database, complete and on the disk before it gets its name. */
gboolean til_schema_copy (TilDatabase *database, const char *target, GError **error);

G_END_DECLS
