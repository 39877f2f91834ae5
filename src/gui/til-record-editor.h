/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-case-model.h"

G_BEGIN_DECLS

/* A window in which one record is written: header bar with Cancel and Save, a bar for what is wrong
 * or stands in the way, and the form. What is typed is kept as a draft (R15) until it is saved or
 * thrown away, and offered again when the form is opened the next time. Save asks core
 * (til_record_validate(), til_case_check()) and shows its sentence. What somebody else changed in
 * the same record is taken in where only they changed it; where both did, a person chooses, and the
 * words of neither vanish. Ctrl+S or Ctrl+Enter save, Escape closes and keeps the draft.
 *
 * Signals: "refresh": the record's contents were replaced (a draft, theirs, parts added): rows show
 * them anew. "changed": a row changed the record. "sources-changed": units, staff or wheels were
 * read. "saved" (id: gint64). */
#define TIL_TYPE_RECORD_EDITOR (til_record_editor_get_type ())
G_DECLARE_FINAL_TYPE (TilRecordEditor, til_record_editor, TIL, RECORD_EDITOR, AdwWindow)

/* record is copied. model NULL: a record of no child (team, consultation), with store. */
TilRecordEditor *til_record_editor_new (TilCaseModel *model,
                                        TilStore *store,
                                        gconstpointer record,
                                        const char *title);
gpointer til_record_editor_get_record (TilRecordEditor *self);     /* the copy that rows change */
TilCaseModel *til_record_editor_get_model (TilRecordEditor *self); /* (nullable) */
/* Adds below what is there; the form scrolls, and is clamped to a readable width. */
void til_record_editor_add (TilRecordEditor *self, GtkWidget *widget);
AdwPreferencesGroup *
til_record_editor_add_group (TilRecordEditor *self, const char *title, const char *description);
/* Wider than a single column: minutes beside an agenda, a plan. */
void til_record_editor_set_size (TilRecordEditor *self, int width, int height);
/* A row changed the record by itself. */
void til_record_editor_touch (TilRecordEditor *self);
/* Parts were added, moved or removed: "refresh" follows, and touch. */
void til_record_editor_refresh (TilRecordEditor *self);
void til_record_editor_save (TilRecordEditor *self);
/* Why it can't be saved, in the bar above the form; NULL hides it. */
void til_record_editor_set_problem (TilRecordEditor *self, const char *sentence);
/* What else must hold before the record is saved, beside core's own rules; FALSE with error: its
 * sentence is shown as core's are. record: the editor's. */
typedef gboolean (*TilRecordCheckFunc) (gconstpointer record, gpointer data, GError **error);
void til_record_editor_set_check (TilRecordEditor *self,
                                  TilRecordCheckFunc check,
                                  gpointer data,
                                  GDestroyNotify destroy);
/* Over the window of parent. */
void til_record_editor_present (TilRecordEditor *self, GtkWidget *parent);

/* For rows. */

/* Whether record is the editor's own or a part of it, however deep. */
gboolean til_record_editor_holds (TilRecordEditor *self, gconstpointer record);
/* How the field is called where two people changed it. names: (nullable) of an enum's values. */
void til_record_editor_name_field (TilRecordEditor *self,
                                   const TilRecordClass *class,
                                   const TilField *field,
                                   const char *title,
                                   const char *const *names);
/* What a record is called there that REF fields lead to, other than units, staff and people. */
void til_record_editor_name_ref (TilRecordEditor *self,
                                 TilRefTarget target,
                                 gint64 id,
                                 const char *name);
/* The register's, also when there is no model. Empty until read. */
const GPtrArray *til_record_editor_get_units (TilRecordEditor *self);
const GPtrArray *til_record_editor_get_staff (TilRecordEditor *self);
const GPtrArray *til_record_editor_get_wheels (TilRecordEditor *self);
const TilCase *til_record_editor_get_case (TilRecordEditor *self); /* (nullable) */

G_END_DECLS
