/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-chart-private.h"
#include "til-language.h"
#include "til-text.h"

#define SHEET_SIZE 10.0

static TilChart *
chart_new (TilDrawnKind kind)
{
  TilChart *self = g_new0 (TilChart, 1);

  self->kind = kind;
  return self;
}

TilChart *
til_chart_new_figure (const TilReport *report, TilFigureId figure)
{
  TilChart *self;

  g_return_val_if_fail (report != NULL && figure < TIL_N_FIGURES, NULL);
  self = chart_new (TIL_DRAWN_FIGURE);
  self->report = report;
  self->figure = figure;
  return self;
}

TilChart *
til_chart_new_trend (const TilReport *report, TilFigureId figure)
{
  TilChart *self;

  g_return_val_if_fail (report != NULL && figure < TIL_N_FIGURES, NULL);
  self = chart_new (TIL_DRAWN_TREND);
  self->report = report;
  self->figure = figure;
  return self;
}

TilChart *
til_chart_new_answers (const TilRoundResult *round, const TilQuestionResult *question)
{
  TilChart *self;

  g_return_val_if_fail (round != NULL && question != NULL, NULL);
  self = chart_new (TIL_DRAWN_ANSWERS);
  self->round = round;
  self->question = question;
  return self;
}

TilChart *
til_chart_new_survey_trend (const TilSurveyResults *results, const TilQuestionTrend *trend)
{
  TilChart *self;

  g_return_val_if_fail (results != NULL && trend != NULL, NULL);
  self = chart_new (TIL_DRAWN_SURVEY_TREND);
  self->results = results;
  self->trend = trend;
  return self;
}

void
til_chart_free (TilChart *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->block, til_block_free);
  g_free (self->language);
  g_free (self);
}

TilBlock *
til_chart_block (
    TilChart *self, double width, double size, const TilPalette *palette, const char *language)
{
  ChartMaker maker = {
    .block = til_block_new (),
    .palette = palette,
    .language = g_intern_string (language),
    .rtl = til_language_is_rtl (language),
    .width = MAX (width, 4 * size),
    .size = size,
  };

  switch (self->kind)
    {
    case TIL_DRAWN_FIGURE:
      chart_draw_figure (&maker, self->report, self->figure);
      break;
    case TIL_DRAWN_TREND:
      chart_draw_trend (&maker, self->report, self->figure);
      break;
    case TIL_DRAWN_ANSWERS:
      chart_draw_answers (&maker, self->question, !self->without_sectors);
      break;
    case TIL_DRAWN_SURVEY_TREND:
      chart_draw_survey_trend (&maker, self->results, self->trend);
      break;
    default:
      g_assert_not_reached ();
    }
  til_block_set_height (maker.block, MAX (maker.y, 0));
  return maker.block;
}

static const TilBlock *
lay_out (TilChart *self, double width, double size, const TilPalette *palette, const char *language)
{
  if (self->block && self->width == width && self->size == size && self->palette == palette &&
      g_strcmp0 (self->language, language) == 0)
    return self->block;
  g_clear_pointer (&self->block, til_block_free);
  g_free (self->language);
  self->block = til_chart_block (self, width, size, palette, language);
  self->width = width;
  self->size = size;
  self->palette = palette;
  self->language = g_strdup (language);
  return self->block;
}

double
til_chart_height (TilChart *self, double width, double size, const char *language)
{
  const TilPalette *palette;

  g_return_val_if_fail (self != NULL && size > 0 && language != NULL, 0);
  /* Colours don't change heights: whatever was drawn last serves. */
  palette = self->palette ? self->palette : til_palette_get (TIL_PALETTE_LIGHT);
  return til_block_height (lay_out (self, width, size, palette, language));
}

void
til_chart_draw (TilChart *self,
                cairo_t *cr,
                double width,
                double height,
                double size,
                const TilPalette *palette,
                const char *language)
{
  g_return_if_fail (self != NULL && cr != NULL && size > 0 && palette && language != NULL);
  (void)height;
  til_block_paint (lay_out (self, width, size, palette, language), cr);
}
