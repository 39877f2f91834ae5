/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-plan-private.h"
#include "til-report-maker.h"
#include "til-text.h"

#define SCALE (10.0 / TIL_SHEET_BODY)

enum
{
  COLUMN_ACTIVITY,
  COLUMN_RESPONSIBLE,
  COLUMN_STARTS,
  COLUMN_ENDS,
  COLUMN_INDICATOR,
  COLUMN_STATUS,
  COLUMN_COMMENT,
  N_COLUMNS
};

static const double shares[N_COLUMNS] = { 0.25, 0.14, 0.09, 0.09, 0.16, 0.12, 0.15 };
/* In the report, which is upright. */
static const guint brief[] = { COLUMN_ACTIVITY, COLUMN_RESPONSIBLE, COLUMN_STARTS, COLUMN_ENDS,
                               COLUMN_STATUS };
static const double brief_shares[] = { 0.435, 0.19, 0.115, 0.115, 0.145 };

static const char *const column_keys[N_COLUMNS] = {
  "workbook.plan.activity",  "undertaking.responsible", "workbook.plan.start", "workbook.plan.end",
  "workbook.plan.indicator", "workbook.plan.status",    "undertaking.comment",
};

static const char *
text_or_none (const char *text)
{
  return text ? text : "";
}

static void
add_row (ReportMaker *maker,
         ReportTable *table,
         const ReportCell *cells,
         gboolean is_brief,
         gboolean head)
{
  ReportCell chosen[G_N_ELEMENTS (brief)];

  for (guint c = 0; c < G_N_ELEMENTS (brief); c++)
    chosen[c] = cells[brief[c]];
  report_table_row (maker, table, is_brief ? chosen : cells, head);
}

static void
add_undertaking (ReportMaker *maker,
                 ReportTable *table,
                 const TilUndertaking *undertaking,
                 TilDate today,
                 gboolean is_brief)
{
  const char *language = maker->base.languages[0];
  g_autofree char *status_key = g_strconcat (
      "undertaking.", til_undertaking_status_keys[undertaking->status], NULL);
  g_autofree char *starts = til_date_format (undertaking->starts_on);
  g_autofree char *ends = til_date_format (undertaking->ends_on);
  g_autofree char *shown_starts = chart_number (language, starts);
  g_autofree char *shown_ends = chart_number (language, ends);
  g_autofree char *activity = NULL;
  g_autofree char *status = g_strdup (til_label (language, status_key));
  ReportCell cells[N_COLUMNS] = { 0 };

  if (til_undertaking_is_late (undertaking, today))
    {
      g_autofree char *late = til_text_fill (til_label (language, "plan.late"), "status", status,
                                             NULL);
      g_free (g_steal_pointer (&status));
      status = g_steal_pointer (&late);
    }
  if (undertaking->sub_goal && *undertaking->sub_goal)
    activity = g_strconcat (undertaking->sub_goal, "\n", undertaking->activity, NULL);
  else
    activity = g_strdup (undertaking->activity);
  cells[COLUMN_ACTIVITY].text = activity;
  cells[COLUMN_RESPONSIBLE].text = text_or_none (undertaking->responsible);
  cells[COLUMN_STARTS].text = shown_starts;
  cells[COLUMN_ENDS].text = shown_ends;
  cells[COLUMN_INDICATOR].text = text_or_none (undertaking->indicator);
  cells[COLUMN_STATUS] = (ReportCell){ .text = status,
                                       .mark = TRUE,
                                       .status = (int)undertaking->status };
  cells[COLUMN_COMMENT].text = text_or_none (undertaking->comment);
  add_row (maker, table, cells, is_brief, FALSE);
}

void
report_maker_plan (ReportMaker *maker,
                   const GPtrArray *undertakings,
                   TilDate today,
                   gboolean is_brief)
{
  const char *language = maker->base.languages[0];
  g_autoptr (GPtrArray) goals = til_plan_goals (undertakings);

  for (guint g = 0; g < goals->len; g++)
    {
      g_autoptr (ReportTable)
          table = is_brief ? report_table_new_shares (maker, brief_shares, G_N_ELEMENTS (brief))
                           : report_table_new_shares (maker, shares, N_COLUMNS);
      ReportCell head[N_COLUMNS] = { 0 };

      report_maker_subheading (maker, goals->pdata[g]);
      for (guint c = 0; c < N_COLUMNS; c++)
        head[c].text = til_label (language, column_keys[c]);
      add_row (maker, table, head, is_brief, TRUE);
      for (guint i = 0; i < undertakings->len; i++)
        {
          const TilUndertaking *undertaking = undertakings->pdata[i];

          if (g_strcmp0 (undertaking->goal, goals->pdata[g]) == 0)
            add_undertaking (maker, table, undertaking, today, is_brief);
        }
    }
}

TilSheet *
til_plan_sheet_new (const GPtrArray *undertakings,
                    TilDate today,
                    const char *language,
                    GError **error)
{
  g_auto (ReportMaker) maker = { 0 };
  const char *const languages[2] = { language, NULL };
  const char *const titles[2] = { til_label (language, "plan.title.activities"), NULL };
  g_autofree char *date = til_date_format (today);
  g_autofree char *shown = chart_number (language, date);
  const char *const subtitles[2] = { shown, NULL };

  g_return_val_if_fail (undertakings && language, NULL);
  report_maker_init (&maker, TIL_PAPER_A4, TRUE, languages, SCALE);
  report_maker_set_title (&maker, titles);
  report_maker_title (&maker, subtitles);
  if (undertakings->len == 0)
    report_maker_paragraph (&maker, til_label (language, "workbook.nothing"),
                            maker.base.palette->faint_text);
  else
    {
      report_maker_plan (&maker, undertakings, today, FALSE);
      report_maker_plan_chart (&maker, undertakings, today);
    }
  return report_maker_finish (&maker, error);
}

static TilBlock *
create_chart (ReportMaker *maker, const GPtrArray *some, const GPtrArray *whole, TilDate today)
{
  return til_plan_chart_block (some, whole, today, maker->base.width, maker->body,
                               maker->base.palette, maker->base.languages[0]);
}

/* As many as a page has room for, with the months and today's line again on the next. */
void
report_maker_plan_chart (ReportMaker *maker, const GPtrArray *undertakings, TilDate today)
{
  g_autoptr (GPtrArray) goals = til_plan_goals (undertakings);
  g_autoptr (GPtrArray) some = g_ptr_array_new ();
  TilBlock *block = NULL;

  report_maker_heading (maker, til_label (maker->base.languages[0], "plan.over_time"));
  for (guint g = 0; g < goals->len; g++)
    for (guint i = 0; i < undertakings->len; i++)
      {
        const TilUndertaking *undertaking = undertakings->pdata[i];
        TilBlock *longer;

        if (g_strcmp0 (undertaking->goal, goals->pdata[g]) != 0)
          continue;
        g_ptr_array_add (some, (gpointer)undertaking);
        longer = create_chart (maker, some, undertakings, today);
        if (block && til_block_height (longer) > maker->page_room - 4 * maker->body)
          {
            til_block_free (longer);
            report_maker_add (maker, g_steal_pointer (&block));
            report_maker_space (maker, maker->body);
            g_ptr_array_set_size (some, 0);
            g_ptr_array_add (some, (gpointer)undertaking);
            longer = create_chart (maker, some, undertakings, today);
          }
        g_clear_pointer (&block, til_block_free);
        block = longer;
      }
  if (block)
    report_maker_add (maker, block);
}
