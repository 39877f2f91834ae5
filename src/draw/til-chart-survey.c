/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-chart-private.h"
#include "til-language.h"
#include "til-text.h"

#include <math.h>

/* A question of a survey. */

#define ANSWERS_BAR 1.9 /* of the type's size */
#define BAR 1.25
#define ROW_GAP 0.5
#define GAP 0.45
#define NAMES_SHARE 0.36
#define NARROW 26.0
#define TREND_HEIGHT 6.5

static gboolean
is_published (const TilShare *share)
{
  return !share->hidden && share->n > 0 && !isnan (share->share);
}

static const TilAnswerChoice *
get_choice (const TilQuestionResult *question, guint i)
{
  return question->question->choices->pdata[i];
}

static double
choice_share (const TilQuestionResult *question, guint i)
{
  return is_published (&question->choices[i]) ? question->choices[i].share : 0;
}

static TilColour
choice_colour (const ChartMaker *maker, const TilQuestionResult *question, guint i)
{
  guint n = question->question->choices->len;

  /* Yes comes first, and is the strong one. */
  if (question->question->kind == TIL_QUESTION_YES_NO)
    return chart_hue (maker->palette, get_choice (question, i)->agrees ? 0.75 : 0.1);
  return chart_hue (maker->palette, n > 1 ? (double)i / (n - 1) : 0.6);
}

/* Over those who agree: a bracket and their share. */
static void
draw_agreeing (ChartMaker *maker, const TilQuestionResult *question)
{
  double from = -1, to = -1, x = 0, size = maker->size, width, height, start, tick = 0.3 * size;
  g_autofree char *share = NULL;
  g_autofree char *text = NULL;

  if (!til_question_has_agreeing (question->question) || !is_published (&question->all))
    return;
  for (guint i = 0; i < question->question->choices->len; i++)
    {
      double own = choice_share (question, i) * maker->width;

      if (get_choice (question, i)->agrees && own > 0)
        {
          from = from < 0 ? x : from;
          to = x + own;
        }
      x += own;
    }
  share = chart_share_text (&question->all, maker->language);
  text = til_text_fill (til_label (maker->language, "chart.agree"), "share", share, NULL);
  chart_measure (maker, text, 1, TIL_WEIGHT_BOLD, maker->width, &width, &height);
  start = from < 0 ? 0 : CLAMP ((from + to - width) / 2, 0, MAX (maker->width - width, 0));
  chart_write (maker, text, 1, TIL_WEIGHT_BOLD, maker->palette->text, start, maker->y, width + 0.5,
               CHART_CENTRE);
  maker->y += height + 0.15 * size;
  if (from >= 0)
    {
      double x1 = chart_x (maker, from + 0.5, 0), x2 = chart_x (maker, to - 0.5, 0);

      til_block_line (maker->block, x1, maker->y, x2, maker->y, 1, 0, maker->palette->text);
      til_block_line (maker->block, x1, maker->y, x1, maker->y + tick, 1, 0, maker->palette->text);
      til_block_line (maker->block, x2, maker->y, x2, maker->y + tick, 1, 0, maker->palette->text);
      maker->y += tick + 0.15 * size;
    }
}

typedef struct
{
  char *text; /* (owned) the choice's words, and its share under them */
  double middle, x, width, height;
} ChoiceLabel;

static char *
choice_label (const ChartMaker *maker, const TilQuestionResult *question, guint i, const char *join)
{
  g_autofree char *share = chart_choice_text (&question->choices[i], maker->language);

  return g_strconcat (til_local_get (get_choice (question, i)->text, maker->language), join, share,
                      NULL);
}

/* Puts the labels under their parts, moved apart so that none lies over another. FALSE when they
 * don't fit beside one another. */
static gboolean
place_labels (const ChartMaker *maker, const TilQuestionResult *question, ChoiceLabel *labels)
{
  guint n = question->question->choices->len;
  double even = maker->width / n - 0.6 * maker->size, sum = 0, free_from = 0, x = 0;

  for (guint i = 0; i < n; i++)
    {
      double part = choice_share (question, i) * maker->width;
      double word = chart_longest_word (maker, labels[i].text, CHART_SMALL, TIL_WEIGHT_REGULAR);

      chart_measure (maker, labels[i].text, CHART_SMALL, TIL_WEIGHT_REGULAR,
                     MAX (MAX (word, even), 0), &labels[i].width, &labels[i].height);
      labels[i].width += 0.5;
      labels[i].middle = x + part / 2;
      sum += labels[i].width + 0.6 * maker->size;
      x += part;
    }
  if (sum - 0.6 * maker->size > maker->width)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      labels[i].x = MAX (labels[i].middle - labels[i].width / 2, free_from);
      free_from = labels[i].x + labels[i].width + 0.6 * maker->size;
    }
  free_from = maker->width;
  for (guint i = n; i > 0; i--)
    {
      ChoiceLabel *label = &labels[i - 1];

      label->x = MIN (label->x, free_from - label->width);
      free_from = label->x - 0.6 * maker->size;
    }
  return TRUE;
}

static void
draw_labels_below (ChartMaker *maker, const TilQuestionResult *question, ChoiceLabel *labels)
{
  double size = maker->size, height = 0, lead = 0.9 * size;

  for (guint i = 0; i < question->question->choices->len; i++)
    {
      double middle = labels[i].x + labels[i].width / 2;

      if (choice_share (question, i) > 0)
        til_block_line (maker->block, chart_x (maker, labels[i].middle, 0), maker->y + 0.1 * size,
                        chart_x (maker, middle, 0), maker->y + lead, 0.7, 0,
                        maker->palette->faint_text);
      chart_write (maker, labels[i].text, CHART_SMALL, TIL_WEIGHT_REGULAR, maker->palette->text,
                   labels[i].x, maker->y + lead + 0.1 * size, labels[i].width, CHART_CENTRE);
      height = MAX (height, labels[i].height);
    }
  maker->y += lead + 0.1 * size + height;
}

/* A line for each answer, where there is no room for them beside one another. */
static void
draw_labels_listed (ChartMaker *maker, const TilQuestionResult *question)
{
  double size = maker->size, swatch = 0.75 * size, indent = swatch + 0.4 * size;

  maker->y += 0.4 * size;
  for (guint i = 0; i < question->question->choices->len; i++)
    {
      g_autofree char *share = chart_choice_text (&question->choices[i], maker->language);
      const char *words = til_local_get (get_choice (question, i)->text, maker->language);
      double share_width, height, line;

      chart_measure (maker, share, 1, TIL_WEIGHT_REGULAR, -1, &share_width, &line);
      til_block_box (maker->block, chart_x (maker, 0, swatch), maker->y + (line - swatch) / 2,
                     swatch, swatch, 1.5, choice_colour (maker, question, i));
      height = chart_write (maker, words, 1, TIL_WEIGHT_REGULAR, maker->palette->text, indent,
                            maker->y, maker->width - indent - share_width - size, CHART_START);
      chart_write (maker, share, 1, TIL_WEIGHT_REGULAR, maker->palette->text,
                   maker->width - share_width - 0.5, maker->y, share_width + 0.5, CHART_END);
      maker->y += MAX (height, line) + 0.15 * size;
    }
}

static void
draw_scale (ChartMaker *maker, const TilQuestionResult *question)
{
  guint n = question->question->choices->len;
  g_autofree ChoiceLabel *labels = g_new0 (ChoiceLabel, n);
  double bar = ANSWERS_BAR * maker->size, x = 0;

  draw_agreeing (maker, question);
  for (guint i = 0; i < n; i++)
    {
      double width = choice_share (question, i) * maker->width;
      TilColour fill = choice_colour (maker, question, i);

      labels[i].text = choice_label (maker, question, i, "\n");
      chart_bar (maker, x, maker->y, width, bar, fill);
      if (x > 0 && width > 0)
        til_block_line (maker->block, chart_x (maker, x, 0), maker->y, chart_x (maker, x, 0),
                        maker->y + bar, 1, 0, til_colour_with_alpha (maker->palette->ground, 1));
      x += width;
    }
  if (x > 0)
    til_block_hollow (maker->block, 0, maker->y, maker->width, bar, 0.8,
                      maker->palette->faint_text);
  maker->y += bar;
  if (place_labels (maker, question, labels))
    draw_labels_below (maker, question, labels);
  else
    draw_labels_listed (maker, question);
  for (guint i = 0; i < n; i++)
    g_free (labels[i].text);
}

/* Nobody answered, or too few to tell: the sign and how it is to be read. */
static void
draw_nothing (ChartMaker *maker, const TilShare *all)
{
  double bar = ANSWERS_BAR * maker->size, x = 0;
  g_autofree char *text = chart_choice_text (all, maker->language);

  if (all->hidden)
    {
      chart_hidden_bar (maker, 0, maker->y, bar);
      x = chart_hidden_width (maker) + GAP * maker->size;
    }
  chart_write_middle (maker, text, 1, TIL_WEIGHT_BOLD, maker->palette->text, x, maker->y + bar / 2,
                      maker->width - x, CHART_START);
  maker->y += bar;
}

typedef struct
{
  const char *name;
  const TilShare *share;
  gboolean with_n;
  gboolean bold;
} ShareRow;

/* Bars of shares from 0 to all. */
static void
draw_share_rows (ChartMaker *maker, const ShareRow *rows, guint n)
{
  double size = maker->size, gap = GAP * size, bar = BAR * size, names = 0, values = 0;
  gboolean narrow = maker->width < NARROW * size;
  double start, room, top;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = rows[i].with_n ? chart_share_text (rows[i].share, maker->language)
                                             : chart_choice_text (rows[i].share, maker->language);
      double width;

      chart_measure (maker, rows[i].name, 1, TIL_WEIGHT_BOLD, NAMES_SHARE * maker->width, &width,
                     NULL);
      names = MAX (names, width);
      chart_measure (maker, text, 1, TIL_WEIGHT_BOLD, -1, &width, NULL);
      values = MAX (values, width);
    }
  start = narrow ? 0 : names + 2 * gap;
  room = MAX (maker->width - start - gap - values, size);
  top = maker->y;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = rows[i].with_n ? chart_share_text (rows[i].share, maker->language)
                                             : chart_choice_text (rows[i].share, maker->language);
      TilWeight weight = rows[i].bold ? TIL_WEIGHT_BOLD : TIL_WEIGHT_REGULAR;
      double height = 0, middle, end = start;

      if (narrow)
        maker->y += chart_write (maker, rows[i].name, 1, weight, maker->palette->text, 0, maker->y,
                                 maker->width, CHART_START);
      else
        {
          chart_measure (maker, rows[i].name, 1, weight, names, NULL, &height);
          chart_write (maker, rows[i].name, 1, weight, maker->palette->text, 0,
                       maker->y + MAX (0, (bar - height) / 2), names, CHART_START);
        }
      middle = maker->y + MAX (bar, height) / 2;
      if (narrow)
        chart_zero_line (maker, start, middle - bar / 2, middle + bar / 2);
      if (rows[i].share->hidden)
        {
          chart_hidden_bar (maker, start, middle - bar / 2, bar);
          end += chart_hidden_width (maker);
        }
      else if (is_published (rows[i].share))
        {
          end += rows[i].share->share * room;
          chart_bar (maker, start, middle - bar / 2, room, bar,
                     til_colour_mix (maker->palette->ground, maker->palette->text, 0.07));
          chart_bar (maker, start, middle - bar / 2, rows[i].share->share * room, bar,
                     rows[i].bold ? chart_accent (maker->palette)
                                  : chart_hue (maker->palette, 0.45));
          end = start + room;
        }
      chart_write_middle (maker, text, 1, TIL_WEIGHT_BOLD, maker->palette->text, end + gap, middle,
                          MAX (maker->width - end - gap, size), CHART_START);
      maker->y += MAX (bar, height) + ROW_GAP * size;
    }
  maker->y -= ROW_GAP * size;
  if (!narrow)
    chart_zero_line (maker, start, top, maker->y);
}

static void
draw_choices (ChartMaker *maker, const TilQuestionResult *question)
{
  guint n = question->question->choices->len;
  g_autofree ShareRow *rows = g_new0 (ShareRow, n);
  g_autofree char *n_text = chart_n_text (&question->all, maker->language);

  for (guint i = 0; i < n; i++)
    rows[i] = (ShareRow){ til_local_get (get_choice (question, i)->text, maker->language),
                          &question->choices[i], FALSE, get_choice (question, i)->agrees };
  maker->y += chart_write (maker, n_text, CHART_SMALL, TIL_WEIGHT_REGULAR,
                           maker->palette->faint_text, 0, maker->y, maker->width, CHART_START) +
              0.3 * maker->size;
  draw_share_rows (maker, rows, n);
}

static void
draw_sectors (ChartMaker *maker, const TilQuestionResult *question)
{
  ShareRow rows[TIL_N_SERVICES];
  g_autofree char *label = NULL;
  guint n = 0;

  for (guint s = TIL_SERVICE_NONE + 1; s < TIL_N_SERVICES; s++)
    if (question->services[s].hidden || question->services[s].n > 0)
      {
        g_autofree char *key = g_strconcat ("service.", til_service_keys[s], NULL);
        rows[n++] = (ShareRow){ til_label (maker->language, key), &question->services[s], TRUE,
                                FALSE };
      }
  if (n == 0 || !til_question_has_agreeing (question->question))
    return;
  chart_caption (maker, til_label (maker->language, "chart.by_sector"));
  draw_share_rows (maker, rows, n);
}

void
chart_draw_answers (ChartMaker *maker, const TilQuestionResult *question, gboolean with_sectors)
{
  if (question->question->kind == TIL_QUESTION_TEXT)
    return;
  if (question->all.hidden || question->all.n == 0)
    draw_nothing (maker, &question->all);
  else if (question->question->kind == TIL_QUESTION_CHOICE)
    draw_choices (maker, question);
  else
    draw_scale (maker, question);
  if (with_sectors)
    draw_sectors (maker, question);
}

static gboolean
is_of_trend (const TilQuestionTrend *trend, guint round)
{
  for (guint i = 0; i < trend->rounds->len; i++)
    if (g_array_index (trend->rounds, guint, i) == round)
      return TRUE;
  return FALSE;
}

GArray *
chart_survey_points (const TilSurveyResults *results,
                     const TilQuestionTrend *trend,
                     const char *language)
{
  GArray *points = chart_points_new ();
  const TilQuestion *before = NULL;

  for (guint r = 0; r < results->rounds->len; r++)
    {
      const TilRoundResult *round = results->rounds->pdata[r];
      const TilQuestionResult *result = til_round_result_find (round, trend->question->key);
      ChartPoint point = { 0 };

      if (!result || !til_question_has_agreeing (result->question))
        continue;
      point.name = g_strdup (round->round->name);
      point.text = chart_choice_text (&result->all, language);
      point.sub = chart_n_text (&result->all, language);
      point.hidden = result->all.hidden;
      point.known = is_published (&result->all);
      point.faint = !is_of_trend (trend, r);
      point.break_before = before && !til_question_same (before, result->question);
      if (point.known)
        {
          point.value = result->all.share;
          point.low = result->all.low;
          point.high = result->all.high;
          point.has_interval = TRUE;
        }
      before = result->question;
      g_array_append_val (points, point);
    }
  return points;
}

void
chart_draw_survey_trend (ChartMaker *maker,
                         const TilSurveyResults *results,
                         const TilQuestionTrend *trend)
{
  g_autoptr (GArray) points = chart_survey_points (results, trend, maker->language);
  gboolean any_break = FALSE;

  for (guint i = 0; i < points->len; i++)
    any_break = any_break || g_array_index (points, ChartPoint, i).break_before;
  chart_plot (maker, points, 1, TREND_HEIGHT * maker->size, 0, TRUE, TRUE);
  if (any_break)
    maker->y += chart_write (maker, til_label (maker->language, "chart.changed"), CHART_SMALL,
                             TIL_WEIGHT_REGULAR, maker->palette->faint_text, 0,
                             maker->y + 0.4 * maker->size, maker->width, CHART_START) +
                0.4 * maker->size;
}
