/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-report-workbook.h"
#include "til-text.h"

/* What the organisations do together, and numbers from elsewhere. Nobody's name, no comment and no
 * evaluation in words comes here (R13): of who answers for a line, its unit alone. */

#define TOP_ROW 3 /* of the headers, under title, period and definition */
#define MOST_CELLS 10

typedef struct
{
  TilReportBook *book;
  TilXlsxSheet *sheet;
  guint header_row;
  guint row;
  guint n_columns;
  const char *texts[MOST_CELLS]; /* of the row, for its height */
} List;

static const char *
label (const List *self, const char *key)
{
  return til_xlsx_label (self->book->xlsx, key);
}

static void
write_text (List *self, guint column, const char *text)
{
  til_xlsx_write_text (self->book->xlsx, self->sheet, self->row, column, text,
                       column == 0 ? TIL_XLSX_LABEL : TIL_XLSX_TEXT);
  self->texts[column] = text;
}

static void
write_date (List *self, guint column, TilDate date)
{
  til_xlsx_write_date (self->book->xlsx, self->sheet, self->row, column, date);
}

static void
end_row (List *self)
{
  til_xlsx_fit_row (self->book->xlsx, self->sheet, self->row, self->texts, self->n_columns);
  memset (self->texts, 0, sizeof self->texts);
  self->row++;
}

/* A sheet with one list: widths of 0 follow the header. */
static List
begin_list (TilReportBook *book,
            TilBookSheetKind kind,
            const char *definition,
            const double *widths,
            const char *const *headers,
            guint n_columns)
{
  List self = { .book = book,
                .sheet = book->sheets[kind],
                .header_row = TOP_ROW,
                .row = TOP_ROW + 1,
                .n_columns = n_columns };

  g_assert (n_columns <= MOST_CELLS);
  for (guint i = 0; i < n_columns; i++)
    if (widths[i] > 0)
      self.sheet->widths[i] = widths[i];
    else
      til_xlsx_widen_header (self.sheet, i, label (&self, headers[i]), TRUE);
  til_report_book_begin (book, self.sheet, self.sheet->name, TOP_ROW);
  til_xlsx_write_note (book->xlsx, self.sheet, TOP_ROW - 1, n_columns - 1,
                       label (&self, definition), TIL_XLSX_NOTE);
  return self;
}

static void
add_table (List *self, const char *const *headers, const gboolean *number)
{
  const char *texts[MOST_CELLS];

  for (guint i = 0; i < self->n_columns; i++)
    texts[i] = label (self, headers[i]);
  til_xlsx_add_table (self->book->xlsx, self->sheet, self->header_row, texts, number,
                      self->n_columns, self->row - self->header_row - 1);
  if (self->row == self->header_row + 1)
    self->row = til_xlsx_write_note (self->book->xlsx, self->sheet, self->row, self->n_columns - 1,
                                     label (self, "workbook.nothing"), TIL_XLSX_NOTE);
}

static void
end_list (List *self, const char *const *headers, const gboolean *number)
{
  add_table (self, headers, number);
  til_xlsx_end_sheet (self->book->xlsx, self->sheet);
}

/* (nullable) */
static const char *
find_unit (const TilReport *report, gint64 unit_id)
{
  for (guint i = 0; report->units != NULL && unit_id != 0 && i < report->units->len; i++)
    {
      const TilUnit *unit = report->units->pdata[i];

      if (unit->id == unit_id)
        return unit->name;
    }
  return NULL;
}

void
til_report_book_write_activities (TilReportBook *self)
{
  static const char *const headers[] = { "workbook.kind", "workbook.date" };
  const gboolean number[] = { FALSE, FALSE };
  List list = { .book = self,
                .sheet = self->sheets[TIL_BOOK_SHEET_ACTIVITIES],
                .n_columns = G_N_ELEMENTS (headers) };
  guint row = til_report_book_write_figures (self, TIL_BOOK_SHEET_ACTIVITIES);

  til_xlsx_widen (list.sheet, 1, "2026-12-31", 20);
  til_xlsx_write_text (self->xlsx, list.sheet, row, 0, label (&list, "workbook.activities.list"),
                       TIL_XLSX_HEADING);
  til_xlsx_set_lines (self->xlsx, list.sheet, row, 1);
  list.header_row = row + 1;
  list.row = row + 2;
  til_xlsx_keep_together (list.sheet, row, list.header_row + self->report->activities->len);
  for (guint i = 0; i < self->report->activities->len; i++)
    {
      const TilActivity *activity = self->report->activities->pdata[i];
      g_autofree char *key = g_strconcat ("activity.", til_activity_kind_keys[activity->kind],
                                          NULL);

      write_text (&list, 0, label (&list, key));
      write_date (&list, 1, activity->date);
      end_row (&list);
    }
  end_list (&list, headers, number);
}

static void
write_undertaking (List *self, const TilUndertaking *undertaking)
{
  static const TilXlsxFormat colours[TIL_N_UNDERTAKING_STATUSES] = {
    [TIL_UNDERTAKING_NOT_STARTED] = TIL_XLSX_RED,
    [TIL_UNDERTAKING_ONGOING] = TIL_XLSX_YELLOW,
    [TIL_UNDERTAKING_DONE] = TIL_XLSX_GREEN,
  };
  /* Shapes differ as the colours do. */
  static const char *const marks[TIL_N_UNDERTAKING_STATUSES] = { "■", "▲", "●" };
  const TilReport *report = self->book->report;
  g_autofree char *key = g_strconcat ("undertaking.",
                                      til_undertaking_status_keys[undertaking->status], NULL);
  g_autofree char *status = g_strdup_printf ("%s %s", marks[undertaking->status],
                                             label (self, key));

  til_xlsx_write_text (self->book->xlsx, self->sheet, self->row, 0, status,
                       colours[undertaking->status]);
  self->texts[0] = status;
  write_text (self, 1, undertaking->goal);
  write_text (self, 2, undertaking->sub_goal);
  write_text (self, 3, undertaking->activity);
  write_date (self, 4, undertaking->starts_on);
  write_date (self, 5, undertaking->ends_on);
  write_text (self, 6,
              til_undertaking_is_late (undertaking, report->made_on)
                  ? label (self, "workbook.plan.late")
                  : NULL);
  write_text (self, 7, find_unit (report, undertaking->unit_id));
  write_text (self, 8, undertaking->indicator);
  end_row (self);
}

void
til_report_book_write_plan (TilReportBook *self)
{
  static const char *const headers[] = { "workbook.plan.status",   "workbook.plan.goal",
                                         "workbook.plan.sub_goal", "workbook.plan.activity",
                                         "workbook.plan.start",    "workbook.plan.end",
                                         "workbook.plan.time",     "workbook.unit",
                                         "workbook.plan.indicator" };
  static const double widths[G_N_ELEMENTS (headers)] = { 18, 28, 24, 36, 13, 13, 12, 24, 30 };
  static const gboolean number[G_N_ELEMENTS (headers)] = { FALSE };
  List list = begin_list (self, TIL_BOOK_SHEET_PLAN, "workbook.plan.definition", widths, headers,
                          G_N_ELEMENTS (headers));

  for (guint i = 0; i < self->report->undertakings->len; i++)
    write_undertaking (&list, self->report->undertakings->pdata[i]);
  end_list (&list, headers, number);
}

void
til_report_book_write_agreements (TilReportBook *self)
{
  static const char *const headers[] = { "workbook.agreement",         "workbook.agreement.from",
                                         "workbook.agreement.until",   "workbook.agreement.revise",
                                         "workbook.agreement.parties", "workbook.agreement.signed",
                                         "workbook.agreement.state" };
  static const char *const states[TIL_N_AGREEMENT_STATES] = {
    [TIL_AGREEMENT_UNSIGNED] = "agreement-state.unsigned",
    [TIL_AGREEMENT_VALID] = "agreement-state.valid",
    [TIL_AGREEMENT_REVISION_DUE] = "agreement-state.revision-due",
    [TIL_AGREEMENT_ENDED] = "agreement-state.ended",
  };
  static const double widths[G_N_ELEMENTS (headers)] = { 48, 14, 14, 14, 0, 0, 28 };
  static const gboolean number[G_N_ELEMENTS (headers)] = { FALSE, FALSE, FALSE, FALSE,
                                                           TRUE,  TRUE,  FALSE };
  List list = begin_list (self, TIL_BOOK_SHEET_AGREEMENTS, "workbook.agreement.definition", widths,
                          headers, G_N_ELEMENTS (headers));

  for (guint i = 0; i < self->report->agreements->len; i++)
    {
      const TilAgreement *agreement = self->report->agreements->pdata[i];
      guint n_signed = 0;

      for (guint s = 0; s < agreement->signatories->len; s++)
        if (((const TilSignatory *)agreement->signatories->pdata[s])->signed_on != TIL_DATE_NONE)
          n_signed++;
      write_text (&list, 0, agreement->name);
      write_date (&list, 1, agreement->starts_on);
      write_date (&list, 2, agreement->ends_on);
      write_date (&list, 3, agreement->revise_on);
      til_xlsx_write_number (self->xlsx, list.sheet, list.row, 4, agreement->signatories->len,
                             TIL_XLSX_YEAR);
      til_xlsx_write_number (self->xlsx, list.sheet, list.row, 5, n_signed, TIL_XLSX_YEAR);
      write_text (&list, 6,
                  label (&list, states[til_agreement_state (agreement, self->report->made_on)]));
      end_row (&list);
    }
  end_list (&list, headers, number);
}

/* "7–12" (transfer full) */
static char *
create_ages (const List *self, int from, int to)
{
  g_autofree char *first = g_strdup_printf ("%d", from);
  g_autofree char *last = g_strdup_printf ("%d", to);

  return til_text_fill (label (self, "workbook.reference.age_range"), "from", first, "to", last,
                        NULL);
}

/* A number that could tell of few children is no number. */
static TilCell
get_number (int number)
{
  if (number > 0 && number < TIL_SMALLEST_GROUP)
    return (TilCell){ .shown = TIL_CELL_SMALL };
  return (TilCell){ .shown = TIL_CELL_VALUE, .value = number };
}

static void
write_population_of (List *self, guint column, const TilReference *population)
{
  TilXlsx *xlsx = self->book->xlsx;

  if (population == NULL)
    {
      til_xlsx_write_cell (xlsx, self->sheet, self->row, column,
                           (TilCell){ .shown = TIL_CELL_NONE }, TIL_UNIT_COUNT, FALSE);
      til_xlsx_write_text (xlsx, self->sheet, self->row, column + 1, NULL, TIL_XLSX_HIDDEN);
      return;
    }
  til_xlsx_write_cell (xlsx, self->sheet, self->row, column, get_number (population->number),
                       TIL_UNIT_COUNT, FALSE);
  til_xlsx_write_number (xlsx, self->sheet, self->row, column + 1, population->year, TIL_XLSX_YEAR);
}

static void
write_reference (List *self, const TilReferenceLine *line)
{
  TilXlsx *xlsx = self->book->xlsx;
  const TilReference *reference = line->reference;
  g_autofree char *ages = create_ages (self, reference->age_from, reference->age_to);
  const char *name = reference->name;

  if (name == NULL || *name == '\0')
    name = label (self, "workbook.reference.population");
  write_text (self, 0, name);
  write_text (self, 1, ages);
  til_xlsx_write_number (xlsx, self->sheet, self->row, 2, reference->year, TIL_XLSX_YEAR);
  til_xlsx_write_cell (xlsx, self->sheet, self->row, 3, line->number, TIL_UNIT_COUNT, FALSE);
  write_population_of (self, 4, line->population);
  til_xlsx_write_cell (xlsx, self->sheet, self->row, 6, line->share, TIL_UNIT_SHARE, FALSE);
  write_text (self, 7, reference->source);
  end_row (self);
}

void
til_report_book_write_references (TilReportBook *self)
{
  static const char *const headers[] = {
    "workbook.reference", "workbook.reference.ages",       "workbook.reference.year",
    "workbook.count",     "workbook.reference.population", "workbook.reference.population_year",
    "workbook.share",     "workbook.reference.source"
  };
  static const double widths[G_N_ELEMENTS (headers)] = { 44, 19, 0, 0, 0, 0, 0, 40 };
  static const gboolean number[G_N_ELEMENTS (headers)] = { FALSE, FALSE, TRUE, TRUE,
                                                           TRUE,  TRUE,  TRUE, FALSE };
  List list = begin_list (self, TIL_BOOK_SHEET_REFERENCES, "workbook.reference.definition", widths,
                          headers, G_N_ELEMENTS (headers));

  for (guint i = 0; i < self->report->reference_lines->len; i++)
    write_reference (&list, self->report->reference_lines->pdata[i]);
  for (guint i = 0; i < self->report->references->len; i++)
    {
      const TilReference *reference = self->report->references->pdata[i];
      const TilReferenceLine line = { .reference = reference,
                                      .number = get_number (reference->number),
                                      .share = { .shown = TIL_CELL_NONE } };

      if (reference->kind == TIL_REFERENCE_POPULATION)
        write_reference (&list, &line);
    }
  end_list (&list, headers, number);
}

guint
til_report_book_write_population (TilReportBook *self, guint row)
{
  static const struct
  {
    const char *key;
    int from, to;
  } ages[] = {
    [TIL_AGE_GROUP_0_6] = { "age.0-6", 0, 6 },
    [TIL_AGE_GROUP_7_12] = { "age.7-12", 7, 12 },
    [TIL_AGE_GROUP_13_18] = { "age.13-18", 13, 18 },
  };
  static const char *const headers[] = { "workbook.age_group", "workbook.share",
                                         "workbook.reference.population",
                                         "workbook.reference.year" };
  const gboolean number[] = { FALSE, TRUE, TRUE, TRUE };
  List list = { .book = self,
                .sheet = self->sheets[TIL_BOOK_SHEET_CHILDREN],
                .n_columns = G_N_ELEMENTS (headers) };
  gboolean any = FALSE;

  for (guint age = 0; age < G_N_ELEMENTS (ages); age++)
    any = any ||
          til_report_share_of_population (self->report, (TilAgeGroup)age).shown != TIL_CELL_NONE;
  if (!any)
    return row;
  til_xlsx_write_text (self->xlsx, list.sheet, row++, 0,
                       label (&list, "workbook.children.population"), TIL_XLSX_HEADING);
  row = til_xlsx_write_note (self->xlsx, list.sheet, row, TIL_XLSX_CHART_COLUMNS,
                             label (&list, "workbook.children.population.definition"),
                             TIL_XLSX_NOTE);
  for (guint i = 1; i < G_N_ELEMENTS (headers); i++)
    til_xlsx_widen_header (list.sheet, i, label (&list, headers[i]), TRUE);
  list.header_row = row;
  list.row = row + 1;
  for (guint age = 0; age < G_N_ELEMENTS (ages); age++)
    {
      const TilReference *population = til_reference_find_population (
          self->report->references, ages[age].from, ages[age].to,
          til_date_year (self->report->query.to));

      write_text (&list, 0, label (&list, ages[age].key));
      til_xlsx_write_cell (self->xlsx, list.sheet, list.row, 1,
                           til_report_share_of_population (self->report, (TilAgeGroup)age),
                           TIL_UNIT_SHARE, FALSE);
      write_population_of (&list, 2, population);
      end_row (&list);
    }
  add_table (&list, headers, number);
  return list.row + 1;
}
