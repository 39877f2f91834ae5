/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-case-sheet-private.h"
#include "til-text.h"

/* Barnets plan, handlingsplan, SIP. */

static const double action_shares[] = { 0.43, 0.25, 0.135, 0.185 };
#define SMALLEST_GAP 8.0 /* between goals */
#define WHEEL_HEIGHT 190.0
#define N_ACTION_COLUMNS G_N_ELEMENTS (action_shares)

static CaseWords
coordinator (const CaseMaker *maker, const TilPlan *plan)
{
  if (plan->coordinator_id)
    return case_maker_once (maker, til_case_staff_name (maker->kase, plan->coordinator_id));
  return case_maker_once (maker, plan->coordinator);
}

/* R10: the child's wish beside who became the coordinator, and the reason when they differ. */
static void
add_facts (CaseMaker *maker, const TilPlan *plan)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify)til_block_free);
  double width = case_maker_cell_width (maker, 2);

  g_ptr_array_add (cells,
                   case_maker_fact (maker, "plan.coordinator", coordinator (maker, plan), width));
  g_ptr_array_add (cells, case_maker_fact (maker, "plan.child_wish",
                                           case_maker_once (maker, plan->child_wish), width));
  g_ptr_array_add (cells,
                   case_maker_fact (maker, "plan.begun", case_maker_date (plan->date), width));
  if (til_plan_is_open (plan))
    g_ptr_array_add (cells, case_maker_fact (maker, "plan.next_follow_up",
                                             case_maker_date (plan->follow_up), width));
  else
    g_ptr_array_add (
        cells, case_maker_fact (maker, "plan.closed_on", case_maker_date (plan->closed_on), width));
  case_maker_grid (maker, cells, 2);
  if (plan->coordinator_reason && *plan->coordinator_reason)
    case_maker_add (maker, case_maker_fact (maker, "plan.coordinator_reason",
                                            case_maker_once (maker, plan->coordinator_reason),
                                            maker->base.width));
}

static void
add_action_header (CaseMaker *maker)
{
  CaseCell cells[N_ACTION_COLUMNS] = {
    { case_maker_label (maker, "sheet.what_do"), -1 },
    { case_maker_label (maker, "sheet.who_does"), -1 },
    { case_maker_label (maker, "sheet.when"), -1 },
    { case_maker_label (maker, "plan.status"), -1 },
  };
  case_maker_table_row (maker, action_shares, cells, N_ACTION_COLUMNS, TRUE);
}

/* What a page says first that begins among the actions of a goal. */
static TilBlock *
table_header (CaseMaker *maker, const TilArea *area)
{
  guint first = maker->blocks->len;

  if (area)
    case_maker_area_row (maker, area, NULL);
  add_action_header (maker);
  return sheet_blocks_join (maker->blocks, first);
}

static void
add_action (CaseMaker *maker, const TilAction *action)
{
  CaseCell cells[N_ACTION_COLUMNS] = {
    { case_maker_once (maker, action->text), -1 },
    { case_maker_action_who (maker, action), -1 },
    { case_maker_date (action->due), -1 },
    { case_maker_label_of (maker, "plan.status", til_action_status_keys[action->status]),
      (int)action->status },
  };
  case_maker_table_row (maker, action_shares, cells, N_ACTION_COLUMNS, FALSE);
}

/* What the goal is called when it is not only a text: kept as it is (R3), or how it went. */
static void
add_goal_state (CaseMaker *maker, const TilGoal *goal)
{
  if (goal->keep)
    {
      case_maker_paragraph (maker, "plan.keep");
      case_maker_keep (maker);
    }
  if (goal->state != TIL_GOAL_OPEN)
    {
      g_auto (CaseWords)
          state = case_maker_label_of (maker, "plan.goal", til_goal_state_keys[goal->state]);

      case_maker_row (maker, &state, case_maker_body (maker), TIL_WEIGHT_REGULAR,
                      maker->base.palette->faint_text);
      case_maker_keep (maker);
    }
}

/* is_first: the table's columns are named. */
static void
add_goal (CaseMaker *maker, const TilPlan *plan, const TilGoal *goal, gboolean is_first)
{
  const TilArea *area = case_maker_area (maker, plan->wheel_key, goal->area_key);
  TilColour colour = area ? til_palette_area (maker->base.palette, area)
                          : maker->base.palette->faint_text;
  const double body = case_maker_body (maker);

  maker->bar = colour;
  maker->indent = 12 * maker->base.scale;
  if (area)
    case_maker_area_row (maker, area, NULL);
  if (goal->text && *goal->text)
    {
      case_maker_free_text (maker, goal->text, body * 1.08, TIL_WEIGHT_BOLD,
                            (TilColour){ 0, 0, 0, 0 });
      case_maker_keep (maker);
    }
  add_goal_state (maker, goal);
  if (goal->child_words && *goal->child_words)
    {
      case_maker_space (maker, 3);
      case_maker_keep (maker);
      case_maker_quote (maker, "plan.child_words", goal->child_words, colour);
      if (goal->actions->len > 0)
        case_maker_keep (maker);
    }
  if (goal->actions->len > 0)
    {
      g_autoptr (TilBlock) header = table_header (maker, area);

      case_maker_space (maker, 2);
      case_maker_keep (maker);
      if (is_first)
        add_action_header (maker);
      maker->header = header;
      for (guint i = 0; i < goal->actions->len; i++)
        add_action (maker, goal->actions->pdata[i]);
      maker->header = NULL;
    }
  til_block_set_keep (maker->blocks->pdata[maker->blocks->len - 1], FALSE);
  maker->bar = (TilColour){ 0, 0, 0, 0 };
  maker->indent = 0;
  case_maker_space (maker, MAX (12, SMALLEST_GAP / maker->air));
}

/* R12: the four points, with room to write where one is missing. */
static void
add_sip (CaseMaker *maker, const TilPlan *plan)
{
  static const char *const keys[] = { "plan.sip.measures", "plan.sip.authorities",
                                      "plan.sip.others", "plan.sip.responsible" };
  const char *const texts[] = { plan->sip_measures, plan->sip_authorities, plan->sip_others,
                                plan->sip_responsible };

  case_maker_heading (maker, "plan.sip");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto (CaseWords) label = case_maker_label (maker, keys[i]);

      case_maker_row (maker, &label, case_maker_body (maker), TIL_WEIGHT_REGULAR,
                      maker->base.palette->faint_text);
      case_maker_keep (maker);
      if (texts[i] && *texts[i])
        case_maker_free_text (maker, texts[i], case_maker_body (maker), TIL_WEIGHT_REGULAR,
                              (TilColour){ 0, 0, 0, 0 });
      else
        case_maker_ruled (maker, 2);
      case_maker_space (maker, 5);
    }
}

/* A mapping's wheel under its date. */
static void
add_wheel (
    CaseMaker *maker, TilBlock *block, const TilMapping *mapping, const char *key, guint place)
{
  SheetMaker *base = &maker->base;
  TilMapping *copy = til_mapping_copy (mapping);
  TilWheelScene *scene = til_wheel_scene_new (copy->wheel, base->languages[0], base->palette);
  double width = case_maker_cell_width (maker, 2), gap = base->width - 2 * width;
  double x = sheet_maker_page_x (base, place * (width + gap), width);
  TilBlock *fact = case_maker_fact (maker, key, case_maker_date (mapping->date), width);
  double y = til_block_height (fact);

  til_sheet_own (base->sheet, copy, (GDestroyNotify)til_mapping_free);
  scene->labels = TIL_LABELS_NUMBERS;
  scene->font_size = case_maker_body (maker);
  scene->growth = 1;
  til_wheel_scene_add_mapping (scene, copy, 0, 1);
  til_block_take (block, fact, x, 0);
  til_block_wheel (block, scene, x, y, width, WHEEL_HEIGHT);
  til_block_set_height (block, y + WHEEL_HEIGHT + 4 * base->scale);
}

/* The names that the numbers around the wheels stand for. */
static void
add_legend (CaseMaker *maker, const TilWheel *wheel)
{
  SheetMaker *base = &maker->base;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify)til_block_free);
  guint n_columns = base->n_languages == 1 ? 4 : 3;
  double width = case_maker_cell_width (maker, n_columns);
  double badge = 18 * base->scale, indent = badge + 6 * base->scale;

  base->wheel = wheel;
  for (guint i = 0; i < til_wheel_n_areas (wheel); i++)
    {
      g_auto (CaseWords) name = case_maker_area_words (maker, til_wheel_area (wheel, i), NULL);
      TilBlock *cell = til_block_new ();
      TilBlock *words = case_maker_beside (maker, &name, case_maker_body (maker),
                                           TIL_WEIGHT_REGULAR, width - indent, base->palette->text);
      double height = til_block_height (words);

      sheet_maker_badge (base, cell, i, base->rtl ? width - badge : 0, 0, badge);
      til_block_take (cell, words, base->rtl ? 0 : indent, 0);
      til_block_set_height (cell, MAX (height, badge) + 2 * base->scale);
      g_ptr_array_add (cells, cell);
    }
  case_maker_grid (maker, cells, n_columns);
  base->wheel = NULL;
}

/* The wheel then and now, side by side; that the actions made the difference is not claimed. */
static void
add_then_and_now (CaseMaker *maker, const TilFollowUp *follow_up)
{
  const TilMapping *then = til_case_mapping (maker->kase, follow_up->then_id);
  const TilMapping *now = til_case_mapping (maker->kase, follow_up->now_id);
  guint first = maker->blocks->len;
  TilBlock *block;

  /* Two wheels that differ cannot be read side by side (R1). */
  if (!then || !now || then == now || !g_str_equal (then->wheel->key, now->wheel->key) ||
      then->wheel->version != now->wheel->version)
    return;
  block = til_block_new ();
  add_wheel (maker, block, then, "plan.wheel_then", 0);
  add_wheel (maker, block, now, "plan.wheel_now", 1);
  case_maker_add (maker, block);
  add_legend (maker, now->wheel);
  case_maker_add (maker, sheet_blocks_join (maker->blocks, first));
  case_maker_space (maker, 6);
}

static void
add_follow_up (CaseMaker *maker, const TilFollowUp *follow_up)
{
  const TilColour nothing = { 0, 0, 0, 0 };
  g_auto (CaseWords) date = case_maker_date (follow_up->date);
  gboolean note = follow_up->note && *follow_up->note;
  gboolean words = follow_up->child_words && *follow_up->child_words;

  case_maker_free_text (maker, date.texts[0], case_maker_body (maker), TIL_WEIGHT_BOLD, nothing);
  if (note || words)
    case_maker_keep (maker);
  if (note)
    case_maker_free_text (maker, follow_up->note, case_maker_body (maker), TIL_WEIGHT_REGULAR,
                          nothing);
  if (note && words)
    case_maker_keep (maker);
  if (words)
    case_maker_quote (maker, "plan.child_words", follow_up->child_words,
                      maker->base.palette->faint_text);
  case_maker_space (maker, 6);
  add_then_and_now (maker, follow_up);
}

static void
add_follow_ups (CaseMaker *maker, const TilPlan *plan)
{
  if (plan->follow_ups->len == 0)
    return;
  case_maker_heading (maker, "plan.follow_ups");
  for (guint i = 0; i < plan->follow_ups->len; i++)
    add_follow_up (maker, plan->follow_ups->pdata[i]);
}

static void
add_ending (CaseMaker *maker, const TilPlan *plan)
{
  g_auto (CaseWords) words = { { NULL, NULL } };

  if (til_plan_is_open (plan))
    return;
  words = case_maker_label_of (maker, "plan.ending", til_ending_keys[plan->ending]);
  case_maker_heading (maker, "plan.ended");
  case_maker_row (maker, &words, case_maker_body (maker), TIL_WEIGHT_REGULAR,
                  maker->base.palette->text);
  if (plan->ending_note && *plan->ending_note)
    case_maker_free_text (maker, plan->ending_note, case_maker_body (maker), TIL_WEIGHT_REGULAR,
                          (TilColour){ 0, 0, 0, 0 });
}

void
case_sheet_plan (CaseMaker *maker, const TilPlan *plan)
{
  gboolean headed = FALSE;

  add_facts (maker, plan);
  case_maker_heading (maker, "plan.goals");
  for (guint i = 0; i < plan->goals->len; i++)
    {
      const TilGoal *goal = plan->goals->pdata[i];

      add_goal (maker, plan, goal, !headed && goal->actions->len > 0);
      headed = headed || goal->actions->len > 0;
    }
  if (plan->goals->len == 0)
    case_maker_ruled (maker, 4);
  if (plan->kind == TIL_PLAN_SIP)
    add_sip (maker, plan);
  add_follow_ups (maker, plan);
  add_ending (maker, plan);

  if (maker->options->signatures)
    {
      g_autoptr (GPtrArray) names = case_maker_signers (maker);
      CaseWords words = coordinator (maker, plan);

      g_ptr_array_add (names, words.texts[0]);
      case_maker_heading (maker, "sheet.signatures");
      case_maker_signatures (maker, names);
    }
}
