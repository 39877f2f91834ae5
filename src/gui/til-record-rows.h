/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-record-editor.h"

G_BEGIN_DECLS

/* Rows that show and change one field of a record being edited, by the field's name: of the
 * editor's own record, or of a part of it (borrowed; must outlive the row: rebuild rows of parts on
 * "refresh"). All are rows for an AdwPreferencesGroup unless said otherwise, named for screen
 * readers, and follow the editor's "refresh". (transfer floating) */
GtkWidget *
til_text_row_new (TilRecordEditor *editor, gpointer record, const char *field, const char *title);
/* Several lines: a titled text area that grows; with Tab leaving it. hint: (nullable) dimmed, below
 * the title. */
GtkWidget *til_long_text_row_new (TilRecordEditor *editor,
                                  gpointer record,
                                  const char *field,
                                  const char *title,
                                  const char *hint);
/* An entry for 2026-11-21 (also 21/11, +14 days: "+14", "today") with a calendar beside it, and how
 * far off it is. */
GtkWidget *
til_date_row_new (TilRecordEditor *editor, gpointer record, const char *field, const char *title);
/* names: NULL-terminated and translated, in the order of the enum. */
GtkWidget *til_enum_row_new (TilRecordEditor *editor,
                             gpointer record,
                             const char *field,
                             const char *title,
                             const char *const *names);
GtkWidget *
til_flag_row_new (TilRecordEditor *editor, gpointer record, const char *field, const char *title);
GtkWidget *til_number_row_new (TilRecordEditor *editor,
                               gpointer record,
                               const char *field,
                               const char *title,
                               int low,
                               int high);
/* A reference to a unit, staff member, guardian or contact of the case, by the field's target;
 * none: (nullable) the words for "nobody", or NULL when one must be chosen. */
GtkWidget *til_ref_row_new (TilRecordEditor *editor,
                            gpointer record,
                            const char *field,
                            const char *title,
                            const char *none);
/* Chips for the areas of a wheel, in their colours, to switch on and off; wheel_field's wheel can
 * be changed when none is chosen. allowed: (nullable) only these keys. */
GtkWidget *til_areas_row_new (TilRecordEditor *editor,
                              gpointer record,
                              const char *field,
                              const char *wheel_key,
                              const char *title,
                              const GPtrArray *allowed);
/* One area, or none, as a choice. */
GtkWidget *til_area_row_new (TilRecordEditor *editor,
                             gpointer record,
                             const char *field,
                             const char *wheel_key,
                             const char *title);
/* Units to switch on and off (REFS). allowed: (nullable) (element-type gint64). */
GtkWidget *til_units_row_new (TilRecordEditor *editor,
                              gpointer record,
                              const char *field,
                              const char *title,
                              const GArray *allowed);

/* A chip for an area, not to be pressed: its colour and its name. For lists outside of editors. */
GtkWidget *til_area_chip_new (const TilCase *kase, const char *wheel_key, const char *area_key);
GtkWidget *
til_area_chips_new (const TilCase *kase, const char *wheel_key, const GPtrArray *area_keys);

G_END_DECLS
