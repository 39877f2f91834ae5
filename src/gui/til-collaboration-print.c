/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-collaboration-print.h"

#include <glib/gi18n-lib.h>

#include "til-year-wheel.h"

/* What a sheet is laid out from, in any thread: never changed. */
typedef struct
{
  GPtrArray *records; /* (owned) (element-type TilRecord) */
  TilDate today;
  TilPaper paper;
} Source;

static void
source_free (gpointer data)
{
  Source *self = data;

  g_ptr_array_unref (self->records);
  g_free (self);
}

static Source *
source_new (TilCollaborationData *data, TilRecordKind kind, TilPaper paper)
{
  const GPtrArray *records = til_collaboration_data_list (data, kind);
  Source *self = g_new0 (Source, 1);

  self->records = til_record_array_new ();
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (self->records, til_record_copy (records->pdata[i]));
  self->today = til_date_today ();
  self->paper = paper;
  return self;
}

static TilSheet *
make_plan (gconstpointer data, const char *const languages[2], GError **error)
{
  const Source *self = data;

  return til_plan_sheet_new (self->records, self->today, languages[0], error);
}

static TilSheet *
make_year (gconstpointer data, const char *const languages[2], GError **error)
{
  const Source *self = data;

  return til_year_sheet_new (self->records, self->today, self->paper, languages, error);
}

static TilPrintDialog *
present (GtkWidget *parent, const char *title, gboolean two, TilSheetFunc func, Source *source)
{
  TilPrintDialog *dialog = til_print_dialog_new_sheet (
      title, til_sheet_source_new (source->paper, func, source, source_free), two);

  til_print_dialog_present (dialog, parent);
  return dialog;
}

TilPrintDialog *
til_plan_print (GtkWidget *parent, TilCollaborationData *data)
{
  return present (parent, _ ("Time and Activity Plan"), FALSE, make_plan,
                  source_new (data, TIL_RECORD_UNDERTAKING, TIL_PAPER_A4));
}

TilPrintDialog *
til_year_print (GtkWidget *parent, TilCollaborationData *data, TilPaper paper)
{
  return present (parent, _ ("The Year"), TRUE, make_year,
                  source_new (data, TIL_RECORD_YEAR_EVENT, paper));
}
