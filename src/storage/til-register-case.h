/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-agenda.h"
#include "til-case.h"
#include "til-register.h"

G_BEGIN_DECLS

/* What is recorded around a child, as rows. Every record of til-record-classes.c is written and
 * read by its description; what a rule refuses in core (til_record_validate(), til_case_check()) is
 * refused here, whoever asks. */

/* The child with everything around it, at one moment. Logs the opening (R16) as
 * til_register_get_child() does. */
TilCase *til_register_get_case (TilRegister *self, gint64 child_id, GError **error);
/* The same for a page that stays open while others write: the opening is in the log already, and
 * is logged again only when another child was opened since. */
TilCase *til_register_get_case_again (TilRegister *self, gint64 child_id, GError **error);

/* Inserts when id is 0 (sets id and revision, of parts too), otherwise updates; TIL_ERROR_CONFLICT
 * when revision is not the stored one, or the record was deleted. Parts that are gone from their
 * array are marked deleted, the others keep their ids. With a responsible the child's
 * responsible_id follows the newest one. Logs "consent.add" or "consent.set", and "plan.reopen". A
 * consultation is logged without child and without record (R8). */
gboolean til_register_save_record (TilRegister *self, gpointer record, GError **error);
gboolean til_register_set_record_deleted (
    TilRegister *self, TilRecordKind kind, gint64 id, gboolean deleted, GError **error);
/* (nullable) with TIL_ERROR_NOT_FOUND; deleted ones aren't found. (transfer full) */
gpointer til_register_get_record (TilRegister *self, TilRecordKind kind, gint64 id, GError **error);
/* All of a kind that belong to no child: teams by name, undertakings by goal and position, year
 * events from January on, agreements by when they are to be revised, numbers from elsewhere by what
 * they count and the newest year; the others newest first.
 * (element-type TilRecord) */
GPtrArray *til_register_list_records (TilRegister *self, TilRecordKind kind, GError **error);
/* A team's meetings, newest first. (element-type TilMeeting) */
GPtrArray *til_register_list_team_meetings (TilRegister *self, gint64 team_id, GError **error);
/* The children enrolled in a team on a day. (element-type gint64) */
GArray *til_register_list_enrolled (TilRegister *self, gint64 team_id, TilDate on, GError **error);

/* R5: a step forward or back, dated; in the child's row and in step_change. */
gboolean til_register_set_step (
    TilRegister *self, gint64 child_id, TilStep step, TilDate date, GError **error);

/* What stands on the list of the week. */
typedef struct
{
  TilDate from;       /* what is late before from is on it too */
  TilDate to;         /* the last day */
  gint64 staff_id;    /* only what this person is to do, or whose child it is; 0 all */
  gint64 viewer_unit; /* R8: only children that consent lets this unit see on the day; 0 all */
  guint limit;        /* 0 all; or the first so many of each kind, see til_register_list_agenda() */
} TilAgendaQuery;

/* By date, late ones first, NO_NEXT_STEP last. In a team's meeting each named child that may not be
 * shown is left out (R8). A limit counts apart, by date, what is late, what is of today, of the
 * rest of the week and of later, and by name the NO_NEXT_STEP lines; with viewer_unit it counts
 * only these. (transfer full) (element-type TilAgendaItem) */
GPtrArray *
til_register_list_agenda (TilRegister *self, const TilAgendaQuery *query, GError **error);

/* A child file (JSON, docs/child-file.md): one child with all its records, for a change of school
 * and for the family's right to see what is kept. receiver_unit 0: everything, for the family and
 * the own organisation; a unit: what til_case_filter() leaves (R8). Replaces path whole or not at
 * all. Logs "child.export". */
gboolean til_register_export_child (
    TilRegister *self, gint64 child_id, gint64 receiver_unit, const char *path, GError **error);

typedef struct
{
  TilCase *kase;   /* (owned) with the ids of the file */
  char *export_id; /* (owned) of this export, never given twice */
  TilDate exported_on;
  char *from;          /* (owned) (nullable) the unit that it comes from */
  gint64 known_id;     /* a child of this register that it seems to be, 0 none */
  char *known_name;    /* (owned) (nullable) as shown (R14) */
  TilDate imported_on; /* this very file was imported then, NONE not */
  char *receiver;      /* (owned) (nullable) the unit it was made for; NULL: it holds everything */
  int left_out;        /* how many kinds of contents the receiver may not have (R8) */
  GPtrArray *wheels;   /* (owned) (element-type TilWheel) that the contents name */
} TilChildFile;

/* Refuses a file that is cut short, changed by hand (its digest differs), of a newer version, or no
 * child file: TIL_ERROR_INVALID, TOO_NEW, each with one sentence. */
TilChildFile *til_register_read_child_file (TilRegister *self, const char *path, GError **error);
void til_child_file_free (TilChildFile *self);
/* All or nothing; into_id: the child to merge with, 0 a new one. Records that the child already
 * has, word for word, are not written again. A file that was imported before is refused. Logs
 * "child.import". Gives the child's id, 0 on error. */
gint64 til_register_import_child (TilRegister *self,
                                  const TilChildFile *file,
                                  gint64 into_id,
                                  GError **error);

/* Settings of the register that belong here; see til_register_get_setting(). */
#define TIL_SETTING_REGISTER_ID "register-id"     /* made with the register, never changed */
#define TIL_SETTING_TRAPPAN "trappan"             /* "yes": Trappan is used */
#define TIL_SETTING_LEVELS "levels"               /* "yes": främja, förebygga, åtgärda */
#define TIL_SETTING_MEETING_KINDS "meeting-kinds" /* own kinds, one in each line */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilChildFile, til_child_file_free)

G_END_DECLS
