/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-case-sheet-private.h"
#include "til-error.h"
#include "til-text.h"

#include <glib/gi18n-lib.h>

/* The consent form: a family reads on it every organisation and exactly what is shared (R7). */

static const TilColour nothing = { 0, 0, 0, 0 };

#define ADULT 18
#define ANSWERS_TOGETHER 3

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_RULE, message);
  return FALSE;
}

gboolean
case_sheet_check_consent (const TilCase *kase, const TilConsent *consent, GError **error)
{
  gboolean gives = FALSE, receives = FALSE;

  for (guint i = 0; i < consent->units->len; i++)
    {
      const TilConsentUnit *unit = consent->units->pdata[i];

      if (!*til_case_unit_name (kase, unit->unit_id))
        return refuse (error, _ ("The consent form cannot be printed because one of its "
                                 "organisations is no longer in the register."));
      gives = gives || unit->gives;
      receives = receives || unit->receives;
    }
  if (!gives || !receives)
    return refuse (error, _ ("The consent form cannot be printed before it names the organisations "
                             "that share, and those they share with."));
  if (consent->areas->len == 0)
    return refuse (error, _ ("The consent form cannot be printed before it says which areas are "
                             "shared."));
  if (!consent->purpose || !*consent->purpose)
    return refuse (error,
                   _ ("The consent form cannot be printed before it says what the purpose is."));
  if (consent->valid_until == TIL_DATE_NONE)
    return refuse (error, _ ("The consent form cannot be printed before it says how long the "
                             "consent is valid."));
  return TRUE;
}

/* Every organisation in the language of a column. */
static char *
organisations (const CaseMaker *maker, const TilConsent *consent, guint column)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < consent->units->len; i++)
    {
      const TilConsentUnit *unit = consent->units->pdata[i];
      g_auto (CaseWords) words = case_maker_unit (maker, unit->unit_id);

      g_ptr_array_add (names, til_text_isolate (words.texts[words.texts[1] ? column : 0]));
    }
  return case_maker_join (maker->base.languages[column], names);
}

static char *
areas (const CaseMaker *maker, const TilConsent *consent, guint column)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < consent->areas->len; i++)
    {
      const char *key = consent->areas->pdata[i];
      const TilArea *area = case_maker_area (maker, consent->wheel_key, key);
      g_auto (CaseWords) words = case_maker_area_words (maker, area, key);

      g_ptr_array_add (names, til_text_isolate (words.texts[column]));
    }
  return case_maker_join (maker->base.languages[column], names);
}

/* Whom to turn to for taking the consent back. */
static char *
contact (const CaseMaker *maker, const TilConsent *consent, const char *language)
{
  const TilChild *child = maker->kase->child;
  const char *name = maker->options->contact;

  if (!name || !*name)
    name = til_case_staff_name (maker->kase, consent->asked_by);
  if (!*name)
    name = til_case_staff_name (maker->kase, child->responsible_id);
  if (!*name)
    name = til_label (language, "consent.whoever_asked");
  return til_text_isolate (name);
}

/* The sentences that the consent is given to. */
static void
add_sentences (CaseMaker *maker, const TilConsent *consent)
{
  static const char *const keys[] = { "consent.text.1", "consent.text.2", "consent.text.3",
                                      "consent.text.duty", "consent.text.child" };

  case_maker_heading (maker, "consent.means");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto (CaseWords) words = { { NULL, NULL } };

      for (guint c = 0; c < maker->base.n_languages; c++)
        {
          const char *language = maker->base.languages[c];
          g_autofree char *orgs = organisations (maker, consent, c);
          g_autofree char *what = areas (maker, consent, c);
          g_autofree char *who = contact (maker, consent, language);

          words.texts[c] = til_text_fill (til_label (language, keys[i]), "orgs", orgs, "what", what,
                                          "contact", who, NULL);
        }
      case_maker_row (maker, &words, case_maker_body (maker), TIL_WEIGHT_REGULAR,
                      maker->base.palette->text);
      case_maker_space (maker, 4);
    }
}

/* An organisation by name, and what it may do. */
static TilBlock *
organisation_cell (CaseMaker *maker, const TilConsentUnit *unit, double width)
{
  g_auto (CaseWords) name = case_maker_unit (maker, unit->unit_id);
  g_auto (CaseWords)
      does = case_maker_label (maker, unit->gives && unit->receives ? "consent.gives_and_receives"
                                      : unit->gives                 ? "consent.gives"
                                                                    : "consent.receives");
  TilBlock *block = case_maker_stack (maker, &name, case_maker_body (maker), TIL_WEIGHT_BOLD,
                                      width);
  TilBlock *under = case_maker_beside (maker, &does, case_maker_body (maker), TIL_WEIGHT_REGULAR,
                                       width, maker->base.palette->text);
  double y = til_block_height (block), height = til_block_height (under);

  til_block_take (block, under, 0, y);
  til_block_set_height (block, y + height + 5 * maker->base.scale);
  return block;
}

/* An area's mark, and its name in each language under one another. */
static TilBlock *
area_cell (CaseMaker *maker, const char *wheel_key, const char *key, double width)
{
  SheetMaker *base = &maker->base;
  const TilArea *area = case_maker_area (maker, wheel_key, key);
  g_auto (CaseWords) words = case_maker_area_words (maker, area, key);
  double mark = CASE_MARK * base->scale, indent = mark + 7 * base->scale;
  TilBlock *block = til_block_new ();
  TilBlock *stack = case_maker_beside (maker, &words, case_maker_body (maker), TIL_WEIGHT_BOLD,
                                       width - indent, base->palette->text);
  double height = til_block_height (stack);

  if (area)
    case_maker_mark (maker, block, area, base->rtl ? width - mark : 0, 0, mark);
  til_block_take (block, stack, base->rtl ? 0 : indent, MAX (0, (mark - height) / 2));
  til_block_set_height (block, MAX (mark, height) + 5 * base->scale);
  return block;
}

static void
add_who_and_what (CaseMaker *maker, const TilConsent *consent)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify)til_block_free);

  case_maker_heading (maker, "consent.purpose");
  case_maker_free_text (maker, consent->purpose, case_maker_body (maker), TIL_WEIGHT_REGULAR,
                        nothing);

  case_maker_heading (maker, "consent.who");
  for (guint i = 0; i < consent->units->len; i++)
    g_ptr_array_add (cells, organisation_cell (maker, consent->units->pdata[i],
                                               case_maker_cell_width (maker, 2)));
  case_maker_grid (maker, cells, 2);

  case_maker_heading (maker, "consent.what");
  for (guint i = 0; i < consent->areas->len; i++)
    g_ptr_array_add (cells, area_cell (maker, consent->wheel_key, consent->areas->pdata[i],
                                       case_maker_cell_width (maker, 3)));
  case_maker_grid (maker, cells, 3);
}

static void
add_valid_until (CaseMaker *maker, const TilConsent *consent)
{
  g_autofree char *date = til_date_format (consent->valid_until);
  g_autofree char *isolated = til_text_isolate_ltr (date);
  g_auto (CaseWords) words = { { NULL, NULL } };

  for (guint c = 0; c < maker->base.n_languages; c++)
    words.texts[c] = til_text_fill (til_label (maker->base.languages[c], "consent.valid_until"),
                                    "date", isolated, NULL);
  case_maker_space (maker, 4);
  case_maker_row (maker, &words, 13 * maker->base.scale, TIL_WEIGHT_BOLD,
                  maker->base.palette->text);
}

static void
add_child_view (CaseMaker *maker, const TilConsent *consent)
{
  if (consent->child_view && *consent->child_view)
    {
      case_maker_space (maker, 9);
      case_maker_quote (maker, "consent.child_view", consent->child_view,
                        maker->base.palette->faint_text);
      return;
    }
  case_maker_heading (maker, "consent.child_view");
  case_maker_ruled (maker, 2);
}

/* Whose answer is asked for: each guardian's, or the young person's own. (transfer full) */
static GPtrArray *
answering (const CaseMaker *maker)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const TilChild *child = maker->kase->child;

  if (til_date_age (child->birth_date, maker->options->date) >= ADULT)
    g_ptr_array_add (names, g_strdup (maker->base.name));
  else
    for (guint i = 0; i < child->guardians->len; i++)
      {
        const TilGuardian *guardian = child->guardians->pdata[i];
        g_ptr_array_add (names, g_strdup (maker->base.protected_identity ? "" : guardian->name));
      }
  if (names->len == 0)
    g_ptr_array_add (names, g_strdup (""));
  return names;
}

/* A row of the table of what is agreed to: words, and a box for each who answers. */
static void
add_partly_row (CaseMaker *maker, TilBlock *words, guint n, double words_width, double cell)
{
  SheetMaker *base = &maker->base;
  double size = 13 * base->scale, height = til_block_height (words);
  TilBlock *block = til_block_new ();

  til_block_take (block, words, sheet_maker_page_x (base, 0, words_width), 3 * base->scale);
  for (guint i = 0; i < n; i++)
    case_maker_box (maker, block,
                    sheet_maker_page_x (base, words_width + i * cell + (cell - size) / 2, size),
                    5 * base->scale, size);
  til_block_rule (block, 0, base->width, height + 3 * base->scale, 0.6, base->palette->line);
  til_block_set_height (block, height + 3 * base->scale);
  case_maker_add (maker, block);
}

/* For who says partly: boxes by area and organisation. */
static void
add_partly (CaseMaker *maker, const TilConsent *consent, const GPtrArray *names)
{
  SheetMaker *base = &maker->base;
  guint n = names->len;
  double cell = MIN (110 * base->scale, base->width * 0.5 / n);
  double words_width = base->width - n * cell;
  TilBlock *header = til_block_new ();
  double height = 0;

  case_maker_heading (maker, "consent.partly.tick");
  for (guint i = 0; i < n && n > 1; i++)
    {
      g_auto (CaseWords) name = case_maker_once (maker, names->pdata[i]);
      TilBlock *stack;

      if (case_words_is_empty (&name))
        {
          case_words_clear (&name);
          name = case_maker_label (maker, "sheet.guardian");
        }
      stack = case_maker_centred (maker, &name, cell - 6 * base->scale);
      height = MAX (height, til_block_height (stack));
      til_block_take (header, stack,
                      sheet_maker_page_x (base, words_width + i * cell + 3 * base->scale,
                                          cell - 6 * base->scale),
                      0);
    }
  til_block_set_height (header, height);
  til_block_set_keep (header, TRUE);
  case_maker_add (maker, header);
  /* Whose boxes they are is said on each page. */
  maker->header = n > 1 ? header : NULL;

  for (guint i = 0; i < consent->areas->len; i++)
    add_partly_row (maker,
                    area_cell (maker, consent->wheel_key, consent->areas->pdata[i], words_width), n,
                    words_width, cell);
  for (guint i = 0; i < consent->units->len; i++)
    {
      const TilConsentUnit *unit = consent->units->pdata[i];
      g_auto (CaseWords) name = case_maker_unit (maker, unit->unit_id);
      TilBlock *stack = case_maker_stack (maker, &name, case_maker_body (maker), TIL_WEIGHT_BOLD,
                                          words_width);

      til_block_set_height (stack, til_block_height (stack) + 4 * base->scale);
      add_partly_row (maker, stack, n, words_width, cell);
    }
  maker->header = NULL;
}

/* One answer: who, three boxes to tick, a line to sign on. They stay together. */
static void
add_answer (CaseMaker *maker, const char *name)
{
  static const char *const keys[] = { "consent.yes", "consent.partly", "consent.no" };
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify)til_block_free);

  if (*name)
    {
      case_maker_free_text (maker, name, case_maker_body (maker), TIL_WEIGHT_BOLD, nothing);
      case_maker_keep (maker);
      case_maker_space (maker, 3);
      case_maker_keep (maker);
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto (CaseWords) words = case_maker_label (maker, keys[i]);
      g_ptr_array_add (cells, case_maker_tick (maker, &words,
                                               case_maker_cell_width (maker, G_N_ELEMENTS (keys))));
    }
  case_maker_grid (maker, cells, G_N_ELEMENTS (keys));
  case_maker_keep (maker);
  case_maker_sign (maker, *name ? "sheet.signature" : "sheet.name_clear");
}

/* The Swedish text is the one that a lawyer has read. */
static void
add_translation_notice (CaseMaker *maker)
{
  SheetMaker *base = &maker->base;
  g_auto (CaseWords) words = { { NULL, NULL } };
  gboolean translated = FALSE;

  for (guint c = 0; c < base->n_languages; c++)
    {
      gboolean swedish = g_str_equal (base->languages[c], "sv");

      words.texts[c] = g_strdup (
          swedish ? "" : til_label (base->languages[c], "sheet.translation_notice"));
      translated = translated || !swedish;
    }
  if (!translated)
    return;
  case_maker_row (maker, &words, case_maker_body (maker), TIL_WEIGHT_REGULAR,
                  base->palette->faint_text);
}

void
case_sheet_consent (CaseMaker *maker, const TilConsent *consent)
{
  g_autoptr (GPtrArray) names = answering (maker);

  add_translation_notice (maker);
  add_who_and_what (maker, consent);
  add_sentences (maker, consent);
  add_valid_until (maker, consent);
  add_child_view (maker, consent);
  case_maker_heading (maker, "consent.answer");
  for (guint i = 0; i < names->len; i++)
    {
      /* As many on one page as have room. */
      gboolean together = i % ANSWERS_TOGETHER != 0;

      if (together)
        case_maker_keep (maker);
      if (i > 0)
        case_maker_space (maker, 12);
      if (together)
        case_maker_keep (maker);
      add_answer (maker, names->pdata[i]);
    }
  add_partly (maker, consent, names);
}
