/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-case-print.h"

#include "til-child-views.h"
#include "til-field-row.h"
#include "til-locale.h"
#include "til-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TilPrintDialog *dialog; /* borrowed, owns this */
  TilCaseModel *model;    /* (owned) */
  TilCase *kase;          /* (owned) as it was when the dialog was opened */
  TilCaseSheetKind kind;
  gint64 record_id;
  guint events;
  GArray *record_ids;      /* (owned) (element-type gint64) as in record_row */
  GArray *unit_ids;        /* (owned) (element-type gint64) as in reader_row, 0 the family */
  AdwComboRow *record_row; /* (nullable) without a choice */
  AdwComboRow *reader_row;
  TilFieldRow *from_row, *to_row; /* (nullable) only for the timeline */
  GtkSwitch *signatures_switch;   /* (nullable) only where somebody signs */
  GtkSwitch *blank_switch;        /* (nullable) only for the five questions */
} CasePrint;

static void
case_print_free (gpointer data)
{
  CasePrint *self = data;

  g_object_unref (self->model);
  til_case_free (self->kase);
  g_array_unref (self->record_ids);
  g_array_unref (self->unit_ids);
  g_free (self);
}

static gint64
chosen (const GArray *ids, AdwComboRow *row)
{
  guint selected = row != NULL ? adw_combo_row_get_selected (row) : GTK_INVALID_LIST_POSITION;

  return selected < ids->len ? g_array_index (ids, gint64, selected) : 0;
}

static TilDate
typed_date (TilFieldRow *row)
{
  g_autofree char *text = til_field_row_get_value (row);
  TilDate date = TIL_DATE_NONE;

  return text != NULL && til_date_parse (text, &date, NULL) ? date : TIL_DATE_NONE;
}

static TilPrintJob *
make_job (TilPrintDialog *dialog, gpointer data)
{
  CasePrint *self = data;
  TilPrintJob *job = til_print_job_new_case (self->kind, self->kase,
                                             til_print_dialog_get_language (dialog));
  TilCaseSheetOptions *options = job->case_options;
  gint64 reader = chosen (self->unit_ids, self->reader_row);

  options->record_id = self->record_row != NULL ? chosen (self->record_ids, self->record_row)
                                                : self->record_id;
  if (reader != 0)
    g_array_append_val (options->readers, reader);
  options->date = til_date_today ();
  options->events = self->events;
  options->signatures = self->signatures_switch != NULL &&
                        gtk_switch_get_active (self->signatures_switch);
  options->blank = self->blank_switch != NULL && gtk_switch_get_active (self->blank_switch);
  if (self->from_row != NULL)
    {
      options->from = typed_date (self->from_row);
      options->to = typed_date (self->to_row);
    }
  return job;
}

/* R8: why the unit may, or may not, read it, as soon as it is chosen. */
static void
reader_changed_cb (CasePrint *self)
{
  gint64 reader = chosen (self->unit_ids, self->reader_row);
  g_autofree char *escaped = NULL;

  if (reader != 0)
    {
      g_autoptr (TilCover) cover = til_case_cover (self->kase, reader, til_date_today ());
      g_autofree char *text = til_cover_text (cover, self->kase);

      escaped = g_markup_escape_text (text, -1);
      if (cover->covered)
        gtk_widget_remove_css_class (GTK_WIDGET (self->reader_row), "error");
      else
        gtk_widget_add_css_class (GTK_WIDGET (self->reader_row), "error");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->reader_row), "error");
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->reader_row), escaped != NULL ? escaped : "");
}

static void
add_reader (CasePrint *self, GtkStringList *lines, gint64 unit_id)
{
  const TilUnit *unit = til_case_unit (self->kase, unit_id);

  if (unit == NULL || unit_id == self->kase->child->unit_id ||
      til_refs_have (self->unit_ids, unit_id))
    return;
  g_array_append_val (self->unit_ids, unit_id);
  gtk_string_list_append (lines, unit->name);
}

/* The family first, then the units that a consent names, then the others. */
static void
add_readers (CasePrint *self)
{
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);
  const GPtrArray *consents = self->kase->records[TIL_RECORD_CONSENT];
  const gint64 family = 0;

  if (self->kind != TIL_CASE_SHEET_SHARE)
    {
      g_array_append_val (self->unit_ids, family);
      gtk_string_list_append (lines, _ ("Family and own staff"));
    }
  for (guint i = consents->len; i > 0; i--)
    {
      const TilConsent *consent = g_ptr_array_index (consents, i - 1);

      for (guint u = 0; u < consent->units->len; u++)
        add_reader (self, lines, ((TilConsentUnit *)consent->units->pdata[u])->unit_id);
    }
  for (guint i = 0; i < self->kase->units->len; i++)
    add_reader (self, lines, ((TilUnit *)self->kase->units->pdata[i])->id);

  self->reader_row = til_print_dialog_combo_new (self->dialog, _ ("For whom"), NULL);
  adw_combo_row_set_model (self->reader_row, G_LIST_MODEL (lines));
  if (self->kind == TIL_CASE_SHEET_SHARE)
    for (guint i = 0; i < self->unit_ids->len; i++)
      if (g_array_index (self->unit_ids, gint64, i) == self->record_id)
        adw_combo_row_set_selected (self->reader_row, i);
  til_print_dialog_add_row (self->dialog, GTK_WIDGET (self->reader_row));
  g_signal_connect_swapped (self->reader_row, "notify::selected", G_CALLBACK (reader_changed_cb),
                            self);
  reader_changed_cb (self);
}

static void
append_record (CasePrint *self, GtkStringList *lines, gint64 id, TilDate date, const char *what)
{
  g_autofree char *day = til_date_format (date);
  g_autofree char *isolated = til_text_isolate_ltr (day);
  g_autofree char *name = til_text_isolate (what != NULL ? what : "");
  /* Translators: a record that can be printed, by its date and what it is. */
  g_autofree char *line = til_text_fill (_ ("{date}, {what}"), "date", isolated, "what", name,
                                         NULL);

  g_array_append_val (self->record_ids, id);
  gtk_string_list_append (lines, line);
}

static const char *
plan_name (const TilPlan *plan)
{
  switch (plan->kind)
    {
    case TIL_PLAN_ACTION:
      return _ ("Action plan");
    case TIL_PLAN_SIP:
      return _ ("SIP");
    case TIL_PLAN_CHILD:
    case TIL_N_PLAN_KINDS:
    default:
      return _ ("Child’s plan");
    }
}

static void
append_records (CasePrint *self, GtkStringList *lines, TilRecordKind kind)
{
  const GPtrArray *records = self->kase->records[kind];

  for (guint i = records->len; i > 0; i--)
    {
      gpointer record = g_ptr_array_index (records, i - 1);
      gint64 id = ((TilRecord *)record)->id;

      if (kind == TIL_RECORD_PLAN)
        append_record (self, lines, id, ((TilPlan *)record)->date, plan_name (record));
      else if (kind == TIL_RECORD_CONSENT)
        append_record (self, lines, id, ((TilConsent *)record)->asked_on,
                       ((TilConsent *)record)->purpose);
      else
        append_record (self, lines, id, ((TilMeeting *)record)->date,
                       til_meeting_kind_name (((TilMeeting *)record)->kind, NULL));
    }
}

/* Which of several it is, the newest first. */
static void
add_records (CasePrint *self)
{
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);

  switch (self->kind)
    {
    case TIL_CASE_SHEET_PLAN:
      append_records (self, lines, TIL_RECORD_PLAN);
      break;
    case TIL_CASE_SHEET_CONSENT:
      append_records (self, lines, TIL_RECORD_CONSENT);
      break;
    case TIL_CASE_SHEET_INVITATION:
    case TIL_CASE_SHEET_MINUTES:
      append_records (self, lines, TIL_RECORD_MEETING);
      break;
    case TIL_CASE_SHEET_QUESTIONS:
      for (guint i = 0; i < self->kase->mappings->len; i++)
        {
          const TilMapping *mapping = g_ptr_array_index (self->kase->mappings, i);

          append_record (self, lines, mapping->id, mapping->date,
                         til_local_get (mapping->wheel->name, til_locale_language ()));
        }
      break;
    default:
      break;
    }
  if (self->record_ids->len < 2)
    return;
  self->record_row = til_print_dialog_combo_new (self->dialog, _ ("Which"), NULL);
  adw_combo_row_set_model (self->record_row, G_LIST_MODEL (lines));
  for (guint i = 0; i < self->record_ids->len; i++)
    if (g_array_index (self->record_ids, gint64, i) == self->record_id)
      adw_combo_row_set_selected (self->record_row, i);
  til_print_dialog_add_row (self->dialog, GTK_WIDGET (self->record_row));
}

static void
date_changed_cb (TilFieldRow *row, CasePrint *self)
{
  g_autofree char *text = til_field_row_get_value (row);
  g_autoptr (GError) error = NULL;
  TilDate date;

  if (text != NULL && !til_date_parse (text, &date, &error))
    {
      til_field_row_set_problem (row, error->message);
      return;
    }
  til_field_row_set_problem (row, NULL);
  til_print_dialog_changed (self->dialog);
}

static TilFieldRow *
date_row_new (CasePrint *self, const char *title, TilDate date)
{
  TilFieldRow *row = TIL_FIELD_ROW (til_field_row_new (title));
  g_autofree char *text = til_date_format (date);

  til_field_row_set_value (row, text);
  g_signal_connect (row, "changed", G_CALLBACK (date_changed_cb), self);
  return row;
}

static void
add_period (CasePrint *self, TilDate from, TilDate to)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Period"));
  self->from_row = date_row_new (self, _ ("From"), from);
  self->to_row = date_row_new (self, _ ("To"), to);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->from_row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->to_row));
  til_print_dialog_add_group (self->dialog, group);
}

static void
add_content (CasePrint *self)
{
  GtkWidget *group;

  if (self->kind == TIL_CASE_SHEET_TIMELINE || self->kind == TIL_CASE_SHEET_SHARE)
    return;
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Content"));
  if (self->kind == TIL_CASE_SHEET_QUESTIONS)
    adw_preferences_group_add (
        ADW_PREFERENCES_GROUP (group),
        til_print_dialog_switch_new (self->dialog, _ ("Blank"), FALSE, &self->blank_switch));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             til_print_dialog_switch_new (self->dialog, _ ("Room for signatures"),
                                                          self->kind == TIL_CASE_SHEET_CONSENT ||
                                                              self->kind == TIL_CASE_SHEET_PLAN,
                                                          &self->signatures_switch));
  til_print_dialog_add_group (self->dialog, group);
}

TilPrintDialog *
til_case_print_dialog (GtkWidget *parent,
                       TilCaseModel *model,
                       TilCaseSheetKind kind,
                       gint64 record_id,
                       TilDate from,
                       TilDate to,
                       guint events)
{
  const TilCase *kase = til_case_model_get_case (model);
  CasePrint *self;

  if (kase == NULL)
    return NULL;
  self = g_new0 (CasePrint, 1);
  self->model = g_object_ref (model);
  self->kase = til_case_copy (kase);
  self->kind = kind;
  self->record_id = record_id;
  self->events = events;
  self->record_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->unit_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->dialog = til_print_dialog_new (til_case_sheet_name (kind), kase->child, make_job, self,
                                       case_print_free);
  add_records (self);
  add_readers (self);
  if (kind == TIL_CASE_SHEET_TIMELINE)
    add_period (self, from, to);
  add_content (self);
  til_print_dialog_present (self->dialog, parent);
  return self->dialog;
}

void
til_case_print (GtkWidget *parent, TilCaseModel *model, int sheet_kind, gint64 record_id)
{
  til_case_print_dialog (parent, model, sheet_kind, record_id, TIL_DATE_NONE, TIL_DATE_NONE, 0);
}
