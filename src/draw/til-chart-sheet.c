/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-report-maker.h"
#include "til-text.h"

/* A chart alone on a page, to be exported: with what is needed to read it. */

#define SCALE (10.0 / TIL_SHEET_BODY)

static const char *
definition_key (const TilChart *chart)
{
  if (chart->report)
    return til_statistics_get (til_report_now (chart->report), chart->figure)->definition;
  return "definition.survey";
}

/* The days, or the round. (transfer full) */
static char *
create_period (const TilChart *chart, const char *language)
{
  if (chart->report)
    return chart_period (&chart->report->query, language);
  if (chart->round)
    {
      g_autofree char *name = til_text_isolate (chart->round->round->name);
      g_autofree char *date = til_date_format (chart->round->round->date);
      g_autofree char *shown = chart_number (language, date);

      return g_strconcat (name, chart_comma (language), shown, NULL);
    }
  return g_strdup (til_label (language, "workbook.survey.trend"));
}

TilSheet *
til_chart_sheet_new (TilChart *self, const char *title, const char *language, GError **error)
{
  g_auto (ReportMaker) maker = { 0 };
  const char *const languages[2] = { language, NULL };
  const char *const titles[2] = { title, NULL };
  const char *subtitles[2] = { NULL, NULL };
  g_autofree char *period = NULL;

  g_return_val_if_fail (self && title && language, NULL);
  report_maker_init (&maker, TIL_PAPER_A4, FALSE, languages, SCALE);
  report_maker_set_title (&maker, titles);
  period = create_period (self, language);
  subtitles[0] = period;
  report_maker_title (&maker, subtitles);
  report_maker_add (&maker, til_chart_block (self, maker.base.width, maker.body * 1.1,
                                             maker.base.palette, language));
  report_maker_space (&maker, 1.5 * maker.body);
  report_maker_paragraph (&maker, til_label (language, definition_key (self)),
                          maker.base.palette->faint_text);
  report_maker_space (&maker, 0.4 * maker.body);
  report_maker_paragraph (&maker,
                          til_label (language, self->report ? "workbook.definition.small_groups"
                                                            : "workbook.survey.definition.small"),
                          maker.base.palette->faint_text);
  return report_maker_finish (&maker, error);
}
