/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-language.h"
#include "til-report-maker.h"
#include "til-report-sheet.h"
#include "til-text.h"

/* A survey to be answered by hand, complete in each of its languages, side by side. */

#define STAFF_SCALE (10.0 / TIL_SHEET_BODY)
#define BOX 1.05 /* of body text */
#define QUESTION_GAP 1.3
#define LINES_TO_WRITE_ON 4

static const TilColour paper = { 1, 1, 1, 1 };

static void
add_box (ReportMaker *maker, TilBlock *block, double x, double y)
{
  double size = BOX * maker->body;

  til_block_box (block, x, y, size, size, 2, maker->base.palette->text);
  til_block_box (block, x + 0.9, y + 0.9, size - 1.8, size - 1.8, 1.3, paper);
}

/* The answers of a question in a column, after one another as far as they have room. Returns the
 * height. */
static double
add_choices (ReportMaker *maker, TilBlock *block, guint column, const GPtrArray *choices, double y)
{
  SheetMaker *base = &maker->base;
  const char *language = base->languages[column];
  double box = BOX * maker->body, indent = box + 0.5 * maker->body, gap = 1.6 * maker->body;
  double x = 0, line = 0, start = y;

  for (guint i = 0; i < choices->len; i++)
    {
      PangoLayout *layout = sheet_maker_text (base, language, choices->pdata[i], maker->body,
                                              TIL_WEIGHT_REGULAR, base->column_width - indent);
      PangoRectangle logical;
      double width, height, first;

      pango_layout_get_extents (layout, NULL, &logical);
      width = (double)logical.width / PANGO_SCALE + 1;
      til_type_layout_wrap (layout, width);
      til_type_layout_size (layout, NULL, &height);
      first = height / pango_layout_get_line_count (layout);
      if (x > 0 && x + indent + width > base->column_width)
        {
          y += line + 0.35 * maker->body;
          x = line = 0;
        }
      add_box (maker, block, sheet_maker_column_x (base, column, x, box), y + (first - box) / 2);
      til_block_text (block, layout, sheet_maker_column_x (base, column, x + indent, width), y,
                      base->palette->text);
      line = MAX (line, MAX (height, box));
      x += indent + width + gap;
      g_object_unref (layout);
    }
  return y + line - start;
}

static void
add_choice_rows (ReportMaker *maker, GPtrArray *const choices[2])
{
  TilBlock *block = til_block_new ();
  double height = 0;

  for (guint c = 0; c < maker->base.n_languages; c++)
    height = MAX (height, add_choices (maker, block, c, choices[c], 0));
  til_block_set_height (block, height);
  report_maker_add (maker, block);
}

static void
add_words (ReportMaker *maker, const char *const texts[2], double size, TilWeight weight)
{
  report_maker_add (maker,
                    sheet_maker_row (&maker->base, texts, size, weight, maker->base.palette->text));
}

static void
add_question (ReportMaker *maker, guint number, const char *const questions[2])
{
  char *numbered[2] = { NULL, NULL };

  for (guint c = 0; c < maker->base.n_languages; c++)
    {
      g_autofree char *digits = g_strdup_printf ("%u", number);
      g_autofree char *shown = chart_number (maker->base.languages[c], digits);

      numbered[c] = til_text_fill (til_label (maker->base.languages[c], "form.question"), "n",
                                   shown, "question", questions[c], NULL);
    }
  add_words (maker, (const char *const *)numbered, maker->body, TIL_WEIGHT_BOLD);
  report_maker_keep (maker);
  report_maker_space (maker, 0.35 * maker->body);
  report_maker_keep (maker);
  g_free (numbered[0]);
  g_free (numbered[1]);
}

/* Which sector one answers for. */
static void
add_sector (ReportMaker *maker, guint number)
{
  GPtrArray *choices[2] = { g_ptr_array_new (), g_ptr_array_new () };
  const char *texts[2] = { NULL, NULL };

  for (guint c = 0; c < maker->base.n_languages; c++)
    {
      texts[c] = til_label (maker->base.languages[c], "form.sector");
      for (guint s = TIL_SERVICE_NONE + 1; s < TIL_N_SERVICES; s++)
        {
          g_autofree char *key = g_strconcat ("service.", til_service_keys[s], NULL);
          g_ptr_array_add (choices[c], (gpointer)til_label (maker->base.languages[c], key));
        }
    }
  add_question (maker, number, texts);
  add_choice_rows (maker, choices);
  g_ptr_array_unref (choices[0]);
  g_ptr_array_unref (choices[1]);
}

static void
add_survey_question (ReportMaker *maker, guint number, const TilQuestion *question)
{
  GPtrArray *choices[2] = { g_ptr_array_new (), g_ptr_array_new () };
  const char *texts[2] = { NULL, NULL };

  for (guint c = 0; c < maker->base.n_languages; c++)
    {
      texts[c] = til_local_get (question->text, maker->base.languages[c]);
      for (guint i = 0; i < question->choices->len; i++)
        g_ptr_array_add (
            choices[c],
            (gpointer)til_local_get (((const TilAnswerChoice *)question->choices->pdata[i])->text,
                                     maker->base.languages[c]));
    }
  add_question (maker, number, texts);
  if (question->kind == TIL_QUESTION_TEXT)
    report_maker_add (maker, sheet_maker_ruled (&maker->base, LINES_TO_WRITE_ON));
  else
    add_choice_rows (maker, choices);
  g_ptr_array_unref (choices[0]);
  g_ptr_array_unref (choices[1]);
}

/* The whole survey; air: how much of the usual space between questions is kept. */
static void
add_survey (ReportMaker *maker, const TilSurvey *survey, double air)
{
  const char *descriptions[2] = { NULL, NULL };
  const char *how[2] = { NULL, NULL };
  guint number = 1;

  for (guint c = 0; c < maker->base.n_languages; c++)
    {
      descriptions[c] = til_local_get (survey->description, maker->base.languages[c]);
      how[c] = til_label (maker->base.languages[c], "form.how");
    }
  report_maker_title (maker, descriptions);
  add_words (maker, how, maker->body, TIL_WEIGHT_REGULAR);
  report_maker_space (maker, 1.2 * air * maker->body);
  if (survey->audience == TIL_AUDIENCE_STAFF)
    {
      add_sector (maker, number++);
      report_maker_space (maker, QUESTION_GAP * air * maker->body);
    }
  for (guint q = 0; q < til_survey_n_questions (survey); q++)
    {
      if (q > 0)
        report_maker_space (maker, QUESTION_GAP * air * maker->body);
      add_survey_question (maker, number++, til_survey_question (survey, q));
    }
}

TilSheet *
til_survey_form_sheet_new (const TilSurvey *survey, const char *const languages[2], GError **error)
{
  /* Less where that saves a page. */
  static const double airs[] = { 1, 0.75, 0.5 };
  g_auto (ReportMaker) maker = { 0 };
  const char *titles[2] = { NULL, NULL };
  guint fewest = G_MAXUINT;

  g_return_val_if_fail (survey && languages && languages[0], NULL);
  report_maker_init (&maker, TIL_PAPER_A4, FALSE, languages,
                     survey->audience == TIL_AUDIENCE_STAFF ? STAFF_SCALE : 1);
  for (guint c = 0; c < maker.base.n_languages; c++)
    titles[c] = til_local_get (survey->name, languages[c]);
  report_maker_set_title (&maker, titles);
  for (guint i = 0; i < G_N_ELEMENTS (airs) && fewest > 1; i++)
    {
      GPtrArray *before = g_steal_pointer (&maker.blocks);
      guint n_pages;

      maker.blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)til_block_free);
      add_survey (&maker, survey, airs[i]);
      n_pages = report_maker_count_pages (&maker);
      if (n_pages < fewest)
        {
          fewest = n_pages;
          g_ptr_array_unref (before);
        }
      else
        {
          g_ptr_array_unref (maker.blocks);
          maker.blocks = before;
        }
    }
  return report_maker_finish (&maker, error);
}
