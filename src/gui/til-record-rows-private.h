/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-record-rows.h"

G_BEGIN_DECLS

/* What ties a row to a field of the record that its editor edits. The row owns it. */
typedef struct _TilRowLink TilRowLink;

struct _TilRowLink
{
  TilRecordEditor *editor; /* weak (nullable) */
  gpointer record;         /* borrowed; gone when the editor no longer holds it */
  const TilRecordClass *class;
  const TilField *field;
  GtkWidget *row;                  /* borrowed: whose link it is */
  void (*show) (TilRowLink *link); /* the field's value in the row */
  void (*fill) (TilRowLink *link); /* (nullable) what there is to choose from, before show */
  gboolean showing;                /* what changes now is not typed */
  GtkWidget *input;                /* borrowed (nullable) of rows that are not their own input */
  GtkWidget *other;                /* borrowed (nullable) */
  char *text;                      /* (owned) (nullable) a row's own */
  const char *wheel_key;           /* (owned) (nullable) of rows about areas */
  GPtrArray *keys;                 /* (owned) (nullable) of rows about areas */
  GArray *refs;                    /* (owned) (nullable) of rows about units */
};

/* Ties them, names the row, and shows the value from then on. title: as the user sees it. */
TilRowLink *til_row_link (GtkWidget *row,
                          TilRecordEditor *editor,
                          gpointer record,
                          const char *field,
                          const char *title,
                          void (*fill) (TilRowLink *link),
                          void (*show) (TilRowLink *link));
/* The field's address, NULL when its record is gone. */
gpointer til_row_value (TilRowLink *link);
/* TRUE while a value is being shown rather than typed, or the record is gone. */
gboolean til_row_is_quiet (TilRowLink *link);
/* The field was changed by the row. */
void til_row_touch (TilRowLink *link);
void til_row_show (TilRowLink *link);

/* Goes to the first row below form without whose value, or with another one, check would not refuse
 * the record with this very error. FALSE when it is none of them. */
gboolean til_record_rows_focus_culprit (GtkWidget *form,
                                        TilRecordEditor *editor,
                                        gboolean (*check) (TilRecordEditor *editor, GError **error),
                                        const GError *error);

/* A row for an AdwPreferencesGroup with a title, and below it a hint and a widget of its own. */
GtkWidget *til_box_row_new (const char *title, const char *hint, GtkWidget *child);

G_END_DECLS
