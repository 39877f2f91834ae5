/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-case-sheet-private.h"
#include "til-text.h"
#include "til-timeline.h"

/* Everything dated in a period, newest first. */

#define ICON 14.0
#define DATE_WIDTH 82.0

static const TilColour nothing = { 0, 0, 0, 0 };

/* By TilEventKind. */
static const char *const icons[] = { "steps", "person",  "bulb", "flag",  "sun",
                                     "key",   "friends", "star", "puzzle" };

static void
add_period (CaseMaker *maker)
{
  const TilCaseSheetOptions *options = maker->options;
  const char *key = options->from && options->to ? "timeline.period"
                    : options->from              ? "timeline.since"
                    : options->to                ? "timeline.until"
                                                 : "timeline.all";
  g_autofree char *from = til_date_format (options->from);
  g_autofree char *to = til_date_format (options->to);
  g_autofree char *isolated_from = til_text_isolate_ltr (from);
  g_autofree char *isolated_to = til_text_isolate_ltr (to);
  g_auto (CaseWords) words = { { NULL, NULL } };

  for (guint c = 0; c < maker->base.n_languages; c++)
    words.texts[c] = til_text_fill (til_label (maker->base.languages[c], key), "from",
                                    isolated_from, "to", isolated_to, NULL);
  case_maker_row (maker, &words, 12 * maker->base.scale, TIL_WEIGHT_REGULAR,
                  maker->base.palette->faint_text);
}

/* One event: its mark and date, and beside them what happened in each language. */
static void
add_event (CaseMaker *maker, TilEvent *const events[2])
{
  SheetMaker *base = &maker->base;
  const TilEvent *event = events[0];
  g_auto (CaseWords) date = case_maker_date (event->date);
  double icon = ICON * base->scale, start = (DATE_WIDTH + ICON + 8) * base->scale;
  double gap = 12 * base->scale;
  double width = (base->width - start - (base->n_languages - 1) * gap) / base->n_languages;
  PangoLayout *layouts[3] = { NULL, NULL, NULL };
  TilBlock *block = til_block_new ();
  double baseline, height = icon, date_width;

  layouts[2] = sheet_maker_text (base, base->languages[0], date.texts[0], case_maker_body (maker),
                                 TIL_WEIGHT_BOLD, -1);
  til_type_layout_size (layouts[2], &date_width, NULL);
  baseline = til_type_layout_baseline (layouts[2]);
  for (guint c = 0; c < base->n_languages; c++)
    {
      g_autofree char *text = sheet_maker_public_text (base, events[c]->text);

      layouts[c] = sheet_maker_text (base, base->languages[c], text, case_maker_body (maker),
                                     TIL_WEIGHT_REGULAR, width);
      baseline = MAX (baseline, til_type_layout_baseline (layouts[c]));
    }

  til_block_icon (block, icons[MIN (event->kind, G_N_ELEMENTS (icons) - 1)],
                  sheet_maker_page_x (base, 0, icon) + icon / 2, baseline - icon * 0.32, icon,
                  base->palette->faint_text);
  til_block_text (block, layouts[2], sheet_maker_page_x (base, icon + 8 * base->scale, date_width),
                  baseline - til_type_layout_baseline (layouts[2]), base->palette->text);
  for (guint c = 0; c < base->n_languages; c++)
    {
      double y = baseline - til_type_layout_baseline (layouts[c]), own_height;

      til_type_layout_size (layouts[c], NULL, &own_height);
      til_block_text (block, layouts[c],
                      sheet_maker_page_x (base, start + c * (width + gap), width), y,
                      base->palette->text);
      height = MAX (height, y + own_height);
    }
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    g_clear_object (&layouts[i]);
  til_block_set_height (block, height);
  case_maker_add (maker, block);

  if (event->detail && *event->detail)
    {
      case_maker_keep (maker);
      maker->indent = start;
      case_maker_free_text (maker, event->detail, case_maker_body (maker), TIL_WEIGHT_REGULAR,
                            nothing);
      maker->indent = 0;
    }
  case_maker_space (maker, 6);
}

static void
add_year (CaseMaker *maker, TilDate date)
{
  g_autofree char *year = g_strdup_printf ("%d", til_date_year (date));

  case_maker_space (maker, 8);
  case_maker_keep (maker);
  case_maker_free_text (maker, year, 15 * maker->base.scale, TIL_WEIGHT_BOLD, nothing);
  case_maker_keep (maker);
}

void
case_sheet_timeline (CaseMaker *maker)
{
  const TilCaseSheetOptions *options = maker->options;
  GPtrArray *events[2] = { NULL, NULL };

  for (guint c = 0; c < maker->base.n_languages; c++)
    events[c] = til_timeline (maker->kase, options->from, options->to, options->events,
                              maker->base.languages[c]);

  add_period (maker);
  for (guint i = 0; i < events[0]->len; i++)
    {
      TilEvent *pair[2] = { events[0]->pdata[i], NULL };

      if (events[1])
        {
          g_assert (events[1]->len == events[0]->len);
          pair[1] = events[1]->pdata[i];
        }
      if (i == 0 || til_date_year (((TilEvent *)events[0]->pdata[i - 1])->date) !=
                        til_date_year (pair[0]->date))
        add_year (maker, pair[0]->date);
      add_event (maker, pair);
    }
  if (events[0]->len == 0)
    {
      case_maker_space (maker, 8);
      case_maker_paragraph (maker, "timeline.empty");
    }
  for (guint c = 0; c < maker->base.n_languages; c++)
    g_ptr_array_unref (events[c]);
}
