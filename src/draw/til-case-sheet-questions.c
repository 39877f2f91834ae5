/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-case-sheet-private.h"
#include "til-text.h"

/* The five questions of a mapping, filled or with room to write. */

#define LINES_FOR_ANSWER 3
#define LINES_TO_SAVE_A_PAGE 2
#define NUMBER 22.0

static const TilColour nothing = { 0, 0, 0, 0 };

/* The question in each language, with its number in a disc before it. */
static void
add_question (CaseMaker *maker, guint number)
{
  SheetMaker *base = &maker->base;
  const TilColour paper = { 1, 1, 1, 1 };
  g_autofree char *key = g_strdup_printf ("five.q%u", number);
  g_auto (CaseWords) words = case_maker_label (maker, key);
  TilBlock *block = til_block_new ();
  double disc = NUMBER * base->scale, indent = disc + 8 * base->scale;
  double baseline = 0, height = disc, width = base->column_width - indent;
  PangoLayout *layouts[2] = { NULL, NULL };
  char digit[12];

  g_snprintf (digit, sizeof digit, "%u", number);
  for (guint c = 0; c < base->n_languages; c++)
    {
      layouts[c] = sheet_maker_text (base, base->languages[c], words.texts[c],
                                     case_maker_body (maker), TIL_WEIGHT_BOLD, width);
      baseline = MAX (baseline, til_type_layout_baseline (layouts[c]));
    }
  for (guint c = 0; c < base->n_languages; c++)
    {
      double y = baseline - til_type_layout_baseline (layouts[c]) + 2 * base->scale, own_height;
      double x = sheet_maker_column_x (base, c, 0, disc), digit_width, digit_height;
      PangoLayout *layout = sheet_maker_text (base, "en", digit, disc * 0.62, TIL_WEIGHT_BOLD, -1);

      til_type_layout_size (layout, &digit_width, &digit_height);
      til_block_box (block, x, 0, disc, disc, disc / 2, base->palette->text);
      til_block_text (block, layout, x + (disc - digit_width) / 2, (disc - digit_height) / 2,
                      paper);
      g_object_unref (layout);
      til_type_layout_size (layouts[c], NULL, &own_height);
      til_block_text (block, layouts[c], sheet_maker_column_x (base, c, indent, width), y,
                      base->palette->text);
      height = MAX (height, y + own_height);
      g_object_unref (layouts[c]);
    }
  til_block_set_height (block, height + 3 * base->scale);
  til_block_set_keep (block, TRUE);
  case_maker_add (maker, block);
}

static void
add_answer (CaseMaker *maker, const char *answer)
{
  const double before = maker->indent;

  maker->indent = (NUMBER + 8) * maker->base.scale;
  if (*answer)
    case_maker_free_text (maker, answer, case_maker_body (maker), TIL_WEIGHT_REGULAR, nothing);
  else
    case_maker_ruled (maker, maker->air < 1 ? LINES_TO_SAVE_A_PAGE : LINES_FOR_ANSWER);
  maker->indent = before;
  case_maker_space (maker, 9);
}

static void
add_facts (CaseMaker *maker, const TilMapping *mapping, const TilAnalysis *analysis)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify)til_block_free);
  double width = case_maker_cell_width (maker, 2);
  CaseWords wheel = { { NULL, NULL } };

  for (guint c = 0; c < maker->base.n_languages; c++)
    wheel.texts[c] = sheet_maker_beside_swedish (
        &maker->base, c, til_local_get (mapping->wheel->name, maker->base.languages[c]),
        til_local_get (mapping->wheel->name, "sv"));
  g_ptr_array_add (cells,
                   case_maker_fact (maker, "five.mapping", case_maker_date (mapping->date), width));
  g_ptr_array_add (cells, case_maker_fact (maker, "five.wheel", wheel, width));
  if (analysis && analysis->trappan != TIL_TRAPPAN_NONE)
    g_ptr_array_add (
        cells, case_maker_fact (maker, "five.trappan",
                                case_maker_label_of (
                                    maker, "five.trappan",
                                    (const char *[]){
                                        "0", "1", "2",
                                        "3" }[CLAMP (analysis->trappan, 0, TIL_TRAPPAN_STEPS - 1)]),
                                width));
  if (analysis && analysis->level != TIL_LEVEL_NONE)
    g_ptr_array_add (cells, case_maker_fact (maker, "five.level",
                                             case_maker_label_of (maker, "five.level",
                                                                  til_level_keys[analysis->level]),
                                             width));
  case_maker_grid (maker, cells, 2);
  case_maker_space (maker, 8);
}

/* R5: the one next step, and why. */
static void
add_outcome (CaseMaker *maker, const TilMapping *mapping, const TilAnalysis *analysis)
{
  gboolean concluded = analysis && analysis->outcome != TIL_OUTCOME_OPEN;

  case_maker_heading (maker, "sheet.next_step");
  if (concluded)
    {
      g_auto (CaseWords)
          words = case_maker_label_of (maker, "five.outcome", til_outcome_keys[analysis->outcome]);

      case_maker_row (maker, &words, case_maker_body (maker), TIL_WEIGHT_BOLD,
                      maker->base.palette->text);
      case_maker_keep (maker);
    }
  if (mapping && mapping->next_step && *mapping->next_step)
    case_maker_free_text (maker, mapping->next_step, case_maker_body (maker), TIL_WEIGHT_REGULAR,
                          nothing);
  if (concluded && analysis->reason && *analysis->reason)
    case_maker_free_text (maker, analysis->reason, case_maker_body (maker), TIL_WEIGHT_REGULAR,
                          nothing);
  if (!concluded && !(mapping && mapping->next_step && *mapping->next_step))
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify)til_block_free);
      double width = case_maker_cell_width (maker, 2);

      for (guint i = TIL_OUTCOME_KEEP; i < TIL_N_OUTCOMES; i++)
        {
          g_auto (CaseWords)
              words = case_maker_label_of (maker, "five.outcome", til_outcome_keys[i]);
          g_ptr_array_add (cells, case_maker_tick (maker, &words, width));
        }
      case_maker_grid (maker, cells, 2);
      case_maker_keep (maker);
      case_maker_ruled (maker, 1);
    }
}

void
case_sheet_questions (CaseMaker *maker, const TilMapping *mapping)
{
  const TilMapping *shown = maker->options->blank ? NULL : mapping;
  const TilAnalysis *analysis = shown ? til_case_analysis_of (maker->kase, shown->id) : NULL;

  if (shown)
    add_facts (maker, shown, analysis);
  for (guint i = 0; i < TIL_N_QUESTIONS; i++)
    {
      add_question (maker, i + 1);
      add_answer (maker, analysis ? til_analysis_answer (analysis, i) : "");
    }
  add_outcome (maker, shown, analysis);
}
