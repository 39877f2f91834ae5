/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-report-workbook.h"
#include "til-export.h"
#include "til-text.h"

static const char *const sheet_keys[TIL_N_BOOK_SHEET_KINDS] = {
  [TIL_BOOK_SHEET_OVERVIEW] = "workbook.sheet.overview",
  [TIL_BOOK_SHEET_CHILDREN] = "workbook.sheet.ages",
  [TIL_BOOK_SHEET_MAPPINGS] = "workbook.sheet.mappings",
  [TIL_BOOK_SHEET_AREAS] = "workbook.sheet.areas",
  [TIL_BOOK_SHEET_CONSENT] = "workbook.sheet.consent",
  [TIL_BOOK_SHEET_MEETINGS] = "workbook.sheet.meetings",
  [TIL_BOOK_SHEET_LEAD_TIMES] = "workbook.sheet.lead_times",
  [TIL_BOOK_SHEET_ACTIONS] = "workbook.sheet.actions",
  [TIL_BOOK_SHEET_CONCERNS] = "workbook.sheet.concerns",
  [TIL_BOOK_SHEET_TEAMS] = "workbook.sheet.teams",
  [TIL_BOOK_SHEET_TREND] = "workbook.sheet.trend",
  [TIL_BOOK_SHEET_ACTIVITIES] = "workbook.sheet.activities",
  [TIL_BOOK_SHEET_PLAN] = "workbook.sheet.plan",
  [TIL_BOOK_SHEET_AGREEMENTS] = "workbook.sheet.agreements",
  [TIL_BOOK_SHEET_REFERENCES] = "workbook.sheet.references",
  [TIL_BOOK_SHEET_DEFINITIONS] = "workbook.sheet.definitions",
};

static const struct
{
  TilBookSheetKind sheet;
  const char *rows; /* what the rows are */
} places[TIL_N_FIGURES] = {
  [TIL_FIGURE_CHILDREN] = { TIL_BOOK_SHEET_CHILDREN, "workbook.step" },
  [TIL_FIGURE_OBSERVATIONS] = { TIL_BOOK_SHEET_MAPPINGS, "workbook.age_group" },
  [TIL_FIGURE_MAPPINGS] = { TIL_BOOK_SHEET_MAPPINGS, "workbook.age_group" },
  [TIL_FIGURE_VOICES] = { TIL_BOOK_SHEET_MAPPINGS, "workbook.voice" },
  [TIL_FIGURE_LEAD_TIMES] = { TIL_BOOK_SHEET_LEAD_TIMES, "workbook.lead_time" },
  [TIL_FIGURE_RECENT_MAPPING] = { TIL_BOOK_SHEET_MAPPINGS, "workbook.age_group" },
  [TIL_FIGURE_AREAS] = { TIL_BOOK_SHEET_AREAS, "workbook.dimension" },
  [TIL_FIGURE_AREAS_WITHOUT] = { TIL_BOOK_SHEET_AREAS, "workbook.area" },
  [TIL_FIGURE_CONSENT] = { TIL_BOOK_SHEET_CONSENT, "workbook.answer" },
  [TIL_FIGURE_CONSENT_REASONS] = { TIL_BOOK_SHEET_CONSENT, "workbook.reason" },
  [TIL_FIGURE_MEETINGS] = { TIL_BOOK_SHEET_MEETINGS, "workbook.kind" },
  [TIL_FIGURE_FAMILY_MEETINGS] = { TIL_BOOK_SHEET_MEETINGS, "workbook.outcome" },
  [TIL_FIGURE_CONSULTATIONS] = { TIL_BOOK_SHEET_MEETINGS, "workbook.age_group" },
  [TIL_FIGURE_ACTIONS] = { TIL_BOOK_SHEET_ACTIONS, "workbook.age_group" },
  [TIL_FIGURE_CONCERNS] = { TIL_BOOK_SHEET_CONCERNS, "workbook.unit" },
  [TIL_FIGURE_ENROLMENT] = { TIL_BOOK_SHEET_TEAMS, "workbook.team" },
  [TIL_FIGURE_ACTIVITIES] = { TIL_BOOK_SHEET_ACTIVITIES, "workbook.kind" },
  [TIL_FIGURE_ATTENDANCE] = { TIL_BOOK_SHEET_ACTIVITIES, "workbook.sector" },
};

TilBookSheetKind
til_report_book_place (TilFigureId figure)
{
  return places[figure].sheet;
}

const char *
til_report_book_rows_key (TilFigureId figure)
{
  return places[figure].rows;
}

/* (transfer full) */
static char *
create_period (const TilReport *report, const char *language)
{
  static const char *const age_keys[TIL_N_AGE_GROUPS] = { "age.0-6", "age.7-12", "age.13-18",
                                                          "age.older" };
  g_autofree char *from_date = til_date_format (report->query.from);
  g_autofree char *to_date = til_date_format (report->query.to);
  g_autofree char *from = til_text_isolate_ltr (from_date);
  g_autofree char *to = til_text_isolate_ltr (to_date);
  g_autofree char *days = til_text_fill (til_label (language, "workbook.period.value"), "from",
                                         from, "to", to, NULL);
  GString *period = g_string_new (days);

  if (report->unit_name != NULL)
    {
      g_autofree char *unit = til_text_isolate (report->unit_name);
      g_string_append_printf (period, " · %s", unit);
    }
  if (report->query.age_group >= 0)
    g_string_append_printf (period, " · %s",
                            til_label (language, age_keys[report->query.age_group]));
  return g_string_free (period, FALSE);
}

static void
add_sheet (TilReportBook *self, TilBookSheetKind kind)
{
  self->sheets[kind] = til_xlsx_add_sheet (self->xlsx,
                                           til_xlsx_label (self->xlsx, sheet_keys[kind]));
}

static void
add_survey_sheets (TilReportBook *self)
{
  for (guint i = 0; i < self->report->surveys->len; i++)
    {
      const TilSurveyResults *results = self->report->surveys->pdata[i];
      TilXlsxSheet *sheet = NULL;

      if (results->rounds->len > 0)
        {
          const TilRoundResult *last = results->rounds->pdata[results->rounds->len - 1];
          sheet = til_xlsx_add_sheet (self->xlsx,
                                      til_local_get (last->survey->name, self->xlsx->language));
        }
      g_ptr_array_add (self->survey_sheets, sheet);
    }
}

static void
write_figure_sheet (TilReportBook *self, TilBookSheetKind kind)
{
  til_report_book_write_figures (self, kind);
  til_xlsx_end_sheet (self->xlsx, self->sheets[kind]);
}

static void
fill (TilXlsx *xlsx, gconstpointer data)
{
  TilReportBook self = { .report = data, .xlsx = xlsx };
  guint row;

  self.period = create_period (self.report, xlsx->language);
  self.survey_sheets = g_ptr_array_new ();
  for (TilBookSheetKind kind = 0; kind <= TIL_BOOK_SHEET_TREND; kind++)
    add_sheet (&self, kind);
  add_survey_sheets (&self);
  for (TilBookSheetKind kind = TIL_BOOK_SHEET_ACTIVITIES; kind < TIL_N_BOOK_SHEET_KINDS; kind++)
    add_sheet (&self, kind);

  til_report_book_write_overview (&self);
  row = til_report_book_write_figures (&self, TIL_BOOK_SHEET_CHILDREN);
  til_report_book_write_population (&self, row);
  til_xlsx_end_sheet (xlsx, self.sheets[TIL_BOOK_SHEET_CHILDREN]);
  for (TilBookSheetKind kind = TIL_BOOK_SHEET_MAPPINGS; kind <= TIL_BOOK_SHEET_TEAMS; kind++)
    write_figure_sheet (&self, kind);
  til_report_book_write_trend (&self);
  for (guint i = 0; i < self.survey_sheets->len; i++)
    if (self.survey_sheets->pdata[i] != NULL)
      til_report_book_write_survey (&self, self.report->surveys->pdata[i],
                                    self.survey_sheets->pdata[i]);
  til_report_book_write_activities (&self);
  til_report_book_write_plan (&self);
  til_report_book_write_agreements (&self);
  til_report_book_write_references (&self);
  til_report_book_write_definitions (&self);
  g_ptr_array_unref (self.survey_sheets);
  g_free (self.period);
}

gboolean
til_export_report_workbook (const TilReport *report,
                            const char *language,
                            const char *path,
                            GError **error)
{
  g_return_val_if_fail (report != NULL && language != NULL && path != NULL, FALSE);
  g_return_val_if_fail (report->years->len > 0, FALSE);

  return til_xlsx_write (til_label (language, "workbook.title"), language, fill, report, path,
                         error);
}
