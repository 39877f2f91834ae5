/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-child.h"
#include "til-class-list.h"
#include "til-mapping.h"
#include "til-unit.h"
#include "til-error.h"

G_BEGIN_DECLS

/* A register: one SQLite file, one connection, used from one thread at a time. The command line
 * calls these functions directly; the application reaches them through TilStore's worker. Every
 * function fails with TIL_ERROR and changes nothing when it does; every write is one transaction
 * that also writes the log (R16). */
typedef struct _TilRegister TilRegister;

typedef enum
{
  TIL_REGISTER_READ_WRITE,
  TIL_REGISTER_READ_ONLY,
} TilRegisterMode;

TilRegister *til_register_create (const char *path, GError **error); /* refuses an existing file */
/* Migrates an older register after a VACUUM INTO copy beside it; refuses foreign, damaged and newer
 * ones. */
TilRegister *til_register_open (const char *path, TilRegisterMode mode, GError **error);
void til_register_close (TilRegister *self);
const char *til_register_path (TilRegister *self);
/* Refuses an existing target. */
gboolean til_register_backup (TilRegister *self, const char *target, GError **error);
/* Integrity and rules; problems: (element-type utf8) one sentence each, empty when sound. (transfer
 * full) */
GPtrArray *til_register_check (TilRegister *self, GError **error);

/* Who acts from now on, for the log: a staff id, or 0 with a name such as the login name. */
void til_register_set_actor (TilRegister *self, gint64 staff_id, const char *name);

/* Settings of the register, shared by all who use it. */
/* (nullable) NULL without error: unset */
char *til_register_get_setting (TilRegister *self, const char *key, GError **error);
gboolean
til_register_set_setting (TilRegister *self, const char *key, const char *value, GError **error);
/* R14: "warn" (default) or "forbid". */
#define TIL_SETTING_PROTECTED_IDENTITY "protected-identity"

/* Units and staff. save: insert when id is 0 (sets id and revision), otherwise update,
 * TIL_ERROR_CONFLICT when the revision is not the stored one. */
/* By name. (element-type TilUnit) */
GPtrArray *til_register_list_units (TilRegister *self, GError **error);
gboolean til_register_save_unit (TilRegister *self, TilUnit *unit, GError **error);
/* By name. (element-type TilStaff) */
GPtrArray *til_register_list_staff (TilRegister *self, GError **error);
gboolean til_register_save_staff (TilRegister *self, TilStaff *staff, GError **error);

/* Wheels (R1): a new register holds the bundled ones; opening adds newer bundled versions. */
/* (element-type TilWheel) */
GPtrArray *til_register_list_wheels (TilRegister *self, gboolean all_versions, GError **error);
/* version 0: the newest. */
TilWheel *til_register_get_wheel (TilRegister *self, const char *key, int version, GError **error);
/* A municipality's own wheel: refuses a version already stored with other content. */
gboolean til_register_import_wheel (TilRegister *self, TilWheel *wheel, GError **error);

/* The child list. */
typedef enum
{
  TIL_SORT_NAME,
  TIL_SORT_AGE,
  TIL_SORT_UNIT,
  TIL_SORT_STEP,
  TIL_SORT_RESPONSIBLE,
  TIL_SORT_LAST_MAPPING,
  TIL_SORT_ATTENTION,
} TilChildSort;

typedef struct
{
  /* (owned) (nullable) every word must match the start of a word of the name, of the unit's name,
   * or of the personnummer; protected children match only by "no." id (R14) */
  char *search;
  int step;              /* TilStep, or -1 for any */
  gint64 unit_id;        /* 0 any */
  gint64 responsible_id; /* 0 any */
  gboolean attention;    /* only those that need attention */
  gboolean closed;       /* closed ones too */
  gboolean deleted;      /* only the deleted ones (the bin) */
  TilChildSort sort;
  gboolean descending;
} TilChildQuery;

TilChildQuery *til_child_query_new (void);
TilChildQuery *til_child_query_copy (const TilChildQuery *self);
void til_child_query_free (TilChildQuery *self);

typedef struct
{
  gint64 id;
  char *name; /* (owned) the shown name (R14) */
  TilDate birth_date;
  char *unit; /* (owned) "" without or when protected (R14) */
  TilStep step;
  char *responsible;    /* (owned) "" without */
  TilDate last_mapping; /* TIL_DATE_NONE without */
  TilAttention attention;
  gboolean protected_identity;
} TilChildSummary;

void til_child_summary_free (TilChildSummary *self);

/* (element-type gint64) */
GArray *til_register_query_children (TilRegister *self, const TilChildQuery *query, GError **error);
/* In the order of ids; a missing one gives a NULL element. (element-type TilChildSummary) */
GPtrArray *
til_register_get_summaries (TilRegister *self, const gint64 *ids, gsize n_ids, GError **error);

/* Children. get logs the opening (R16). save validates (core), writes guardians and contacts with
 * it (those gone from the arrays are marked deleted) and refuses protected identities where the
 * setting forbids them. */
TilChild *til_register_get_child (TilRegister *self, gint64 id, GError **error);
/* The same for a page that stays open while others write: the opening is in the log already, and
 * is logged again only when another child was opened since. */
TilChild *til_register_get_child_again (TilRegister *self, gint64 id, GError **error);
gboolean til_register_save_child (TilRegister *self, TilChild *child, GError **error);
gboolean til_register_delete_child (TilRegister *self, gint64 id, GError **error); /* marks, R15 */
gboolean til_register_restore_child (TilRegister *self, gint64 id, GError **error);
/* Search before create: the same personnummer, or a like name with the same birth date.
 * (element-type TilChildSummary) */
GPtrArray *til_register_find_similar (TilRegister *self, const TilChild *child, GError **error);
/* All or nothing; unknown unit names become schools. Entries that are already registered (the same
 * personnummer, or the same folded name and birth date where two numbers don't say otherwise) are
 * refused as problems added to list. progress may be NULL: called with done and total. */
typedef void (*TilProgressFunc) (guint done, guint total, gpointer data);
gboolean til_register_check_import (TilRegister *self, TilClassList *list, GError **error);
gboolean til_register_import_children (
    TilRegister *self, TilClassList *list, TilProgressFunc progress, gpointer data, GError **error);

/* Mappings. A rating is saved alone, in one transaction, so that what was shown as saved survives a
 * crash (R15). */
/* Newest first, whole. (element-type TilMapping) */
GPtrArray *til_register_list_mappings (TilRegister *self, gint64 child_id, GError **error);
TilMapping *til_register_get_mapping (TilRegister *self, gint64 id, GError **error);
/* Gives the id, 0 on error. */
gint64 til_register_add_mapping (
    TilRegister *self, gint64 child_id, const char *wheel_key, TilDate date, GError **error);
gboolean til_register_delete_mapping (TilRegister *self, gint64 id, GError **error);
gboolean til_register_restore_mapping (TilRegister *self, gint64 id, GError **error);
/* Only over what the writer last saw (NULL or "": none); another stored text, or a mapping that was
 * deleted meanwhile, is TIL_ERROR_CONFLICT (R15). */
gboolean til_register_replace_next_step (
    TilRegister *self, gint64 mapping_id, const char *text, const char *expected, GError **error);
gboolean til_register_replace_reason (TilRegister *self,
                                      gint64 mapping_id,
                                      const char *area_key,
                                      const char *reason,
                                      const char *expected,
                                      GError **error);
/* Adds an open voice (R2). guardian_id or unit_id as the kind asks; one voice for each viewpoint
 * (TIL_ERROR_RULE). 0 on error */
gint64 til_register_add_voice (TilRegister *self,
                               gint64 mapping_id,
                               TilVoiceKind kind,
                               gint64 guardian_id,
                               gint64 unit_id,
                               GError **error);
gboolean
til_register_set_voice_open (TilRegister *self, gint64 voice_id, gboolean open, GError **error);
gboolean til_register_delete_voice (TilRegister *self, gint64 voice_id, GError **error);
gboolean til_register_restore_voice (TilRegister *self, gint64 voice_id, GError **error);
/* Refuses a closed voice (R2). expected_step and expected_note are what the writer last saw (note:
 * NULL = none); another stored value is TIL_ERROR_CONFLICT (R15). */
gboolean til_register_set_rating (TilRegister *self,
                                  gint64 voice_id,
                                  const char *area_key,
                                  int step,
                                  int expected_step,
                                  GError **error);
gboolean til_register_set_note (TilRegister *self,
                                gint64 voice_id,
                                const char *area_key,
                                const char *note,
                                gboolean print_note,
                                const char *expected_note,
                                GError **error);

/* For what would be lost otherwise (R15): written whatever others did since. Undoes a deletion of
 * the mapping or the voice and opens a closed voice; when another text than the expected one is
 * stored, keeps both; leaves another step than the expected one. Those of a voice give the voice
 * that holds it now: this one, or the one that was added for the same viewpoint after this one was
 * deleted; 0 on error. */
gboolean til_register_keep_next_step (
    TilRegister *self, gint64 mapping_id, const char *text, const char *expected, GError **error);
gboolean til_register_keep_reason (TilRegister *self,
                                   gint64 mapping_id,
                                   const char *area_key,
                                   const char *reason,
                                   const char *expected,
                                   GError **error);
gint64 til_register_keep_rating (TilRegister *self,
                                 gint64 voice_id,
                                 const char *area_key,
                                 int step,
                                 int expected_step,
                                 GError **error);
gint64 til_register_keep_note (TilRegister *self,
                               gint64 voice_id,
                               const char *area_key,
                               const char *note,
                               gboolean print_note,
                               const char *expected_note,
                               GError **error);
/* Two texts that were written at the same time, in one: neither's words vanish (R15). (transfer
 * full) */
char *til_merge_texts (const char *theirs, const char *mine);

/* What the one who acts has typed into a form and neither saved nor thrown away (R15); nobody else
 * reads it. kind: "child"; record_id 0: a new one. Not logged: it is no part of the record yet. */
#define TIL_DRAFT_CHILD "child"
/* (nullable) NULL without error: none */
char *
til_register_get_draft (TilRegister *self, const char *kind, gint64 record_id, GError **error);
gboolean til_register_set_draft (
    TilRegister *self, const char *kind, gint64 record_id, const char *text, GError **error);
gboolean
til_register_drop_draft (TilRegister *self, const char *kind, gint64 record_id, GError **error);

/* The log (R16), newest first. child_id 0: all. */
typedef struct
{
  gint64 id;
  char *at;   /* (owned) UTC, 2026-11-21T14:30:00Z */
  char *who;  /* (owned) */
  char *what; /* (owned) key: "child.open", "rating.set", ... */
  gint64 child_id;
} TilLogEntry;

void til_log_entry_free (TilLogEntry *self);
GPtrArray *til_register_list_log (TilRegister *self, gint64 child_id, guint limit, GError **error);

/* Fills an empty register with fictitious children, the same for the same seed, relative to the
 * day. */
gboolean til_register_fill_demo (TilRegister *self,
                                 guint n_children,
                                 guint seed,
                                 TilProgressFunc progress,
                                 gpointer data,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilRegister, til_register_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilChildQuery, til_child_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilChildSummary, til_child_summary_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilLogEntry, til_log_entry_free)

G_END_DECLS
