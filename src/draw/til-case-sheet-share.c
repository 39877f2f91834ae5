/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-case-sheet-private.h"
#include "til-text.h"

/* "What may I share with ... today?" (R8): the answer, and only what the answer covers. */

/* By TilCoverReason. */
static const char *const reason_keys[] = {
  "own",       "consent", "not-asked", "pending",    "guardian-added", "refused",     "left-out",
  "withdrawn", "expired", "not-yet",   "unit-moved", "adult",          "no-guardian",
};

static void
add_answer (CaseMaker *maker, const TilCover *cover)
{
  SheetMaker *base = &maker->base;
  g_auto (CaseWords) unit = case_maker_unit (maker, cover->unit_id);
  g_auto (CaseWords) answer = case_maker_label (maker, cover->covered ? "share.yes" : "share.no");
  g_auto (CaseWords) reason = { { NULL, NULL } };
  g_autofree char *until = til_date_format (cover->until);
  g_autofree char *isolated = til_text_isolate_ltr (until);
  g_autofree char *key = g_strconcat (
      "share.reason.", reason_keys[MIN (cover->reason, G_N_ELEMENTS (reason_keys) - 1)], NULL);

  case_maker_row (maker, &unit, 15 * base->scale, TIL_WEIGHT_BOLD, base->palette->text);
  case_maker_row (maker, &answer, 22 * base->scale, TIL_WEIGHT_BOLD, base->palette->text);
  for (guint c = 0; c < base->n_languages; c++)
    {
      const char *language = base->languages[c];
      g_auto (CaseWords) guardian = cover->guardian
                                        ? case_maker_guardian (maker, cover->guardian->id)
                                        : case_maker_label (maker, "sheet.guardian");
      g_autofree char *name = case_maker_unbroken (guardian.texts[guardian.texts[1] ? c : 0]);

      reason.texts[c] = til_text_fill (til_label (language, key), "guardian", name, "date",
                                       isolated, NULL);
    }
  case_maker_row (maker, &reason, 12 * base->scale, TIL_WEIGHT_REGULAR, base->palette->text);
  case_maker_space (maker, 8);
}

static void
add_wheel_key (GPtrArray *keys, const char *key)
{
  if (key && *key && !g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
    g_ptr_array_add (keys, g_strdup (key));
}

/* The wheels whose areas are told about, in the order of what is recorded. (transfer full) */
static GPtrArray *
collect_wheels (const CaseMaker *maker, const TilCover *cover)
{
  const TilCase *kase = maker->kase;
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < kase->mappings->len; i++)
    add_wheel_key (keys, ((const TilMapping *)kase->mappings->pdata[i])->wheel->key);
  for (guint i = 0; i < cover->areas->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (cover->areas->pdata[i], " ", 2);
      add_wheel_key (keys, parts[0]);
    }
  for (guint i = 0; i < kase->records[TIL_RECORD_OBSERVATION]->len; i++)
    add_wheel_key (keys,
                   ((TilObservation *)kase->records[TIL_RECORD_OBSERVATION]->pdata[i])->wheel_key);
  for (guint i = 0; i < kase->records[TIL_RECORD_PLAN]->len; i++)
    add_wheel_key (keys, ((TilPlan *)kase->records[TIL_RECORD_PLAN]->pdata[i])->wheel_key);
  return keys;
}

static const double shares[] = { 0.3, 0.7 };

/* A row: what it is and when, and what was said. Takes both over. */
static void
add_row (CaseMaker *maker, CaseWords what, CaseWords said)
{
  CaseCell cells[] = { { what, -1 }, { said, -1 } };

  case_maker_table_row (maker, shares, cells, G_N_ELEMENTS (cells), FALSE);
}

static void
add_said (CaseMaker *maker, TilDate date, const char *label_key, const char *text)
{
  g_autofree char *day = til_date_format (date);
  g_autofree char *isolated = til_text_isolate_ltr (day);
  CaseWords what = case_maker_label (maker, label_key);

  for (guint c = 0; c < maker->base.n_languages && *day; c++)
    {
      char *dated = g_strdup_printf ("%s  %s", what.texts[c], isolated);
      g_free (what.texts[c]);
      what.texts[c] = dated;
    }
  add_row (maker, what, case_maker_once (maker, text));
}

/* What the newest mapping's voices chose. */
static gboolean
add_ratings (CaseMaker *maker, const char *wheel_key, const char *area_key)
{
  SheetMaker *base = &maker->base;
  const TilMapping *mapping = NULL;
  g_autoptr (GPtrArray) voices = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < maker->kase->mappings->len && !mapping; i++)
    if (g_str_equal (((const TilMapping *)maker->kase->mappings->pdata[i])->wheel->key, wheel_key))
      mapping = maker->kase->mappings->pdata[i];
  if (!mapping)
    return FALSE;
  voices = til_mapping_visible_voices (mapping, 0);
  base->voices = voices;
  for (guint i = 0; i < voices->len; i++)
    {
      const TilVoice *voice = voices->pdata[i];
      const TilRating *rating = til_voice_find_rating (voice, area_key);
      CaseWords name = { { NULL, NULL } }, word = { { NULL, NULL } };

      if (!rating || rating->step == TIL_NOT_DISCUSSED)
        continue;
      for (guint c = 0; c < base->n_languages; c++)
        {
          name.texts[c] = sheet_maker_voice_name (base, voice, base->languages[c]);
          word.texts[c] = g_strdup (
              til_wheel_step_word (mapping->wheel, rating->step, base->languages[c]));
        }
      if (name.texts[1] && g_str_equal (name.texts[0], name.texts[1]))
        g_clear_pointer (&name.texts[1], g_free);
      add_row (maker, name, word);
      if (rating->print_note && rating->note && *rating->note)
        add_row (maker, case_maker_label (maker, "share.note"),
                 case_maker_once (maker, rating->note));
      any = TRUE;
    }
  base->voices = NULL;
  return any;
}

static gboolean
add_observations (CaseMaker *maker, const char *wheel_key, const char *area_key)
{
  const GPtrArray *observations = maker->kase->records[TIL_RECORD_OBSERVATION];
  gboolean any = FALSE;

  for (guint i = 0; i < observations->len; i++)
    {
      const TilObservation *observation = observations->pdata[i];

      if (g_strcmp0 (observation->wheel_key, wheel_key) != 0 ||
          !til_keys_have (observation->areas, area_key))
        continue;
      add_said (maker, observation->date, "share.observation", observation->text);
      any = TRUE;
    }
  return any;
}

static gboolean
add_goals (CaseMaker *maker, const char *wheel_key, const char *area_key)
{
  const GPtrArray *plans = maker->kase->records[TIL_RECORD_PLAN];
  gboolean any = FALSE;

  for (guint i = 0; i < plans->len; i++)
    {
      const TilPlan *plan = plans->pdata[i];

      for (guint g = 0; g < plan->goals->len && g_strcmp0 (plan->wheel_key, wheel_key) == 0; g++)
        {
          const TilGoal *goal = plan->goals->pdata[g];

          if (g_strcmp0 (goal->area_key, area_key) != 0)
            continue;
          add_said (maker, plan->date, "plan.goal", goal->text);
          any = TRUE;
          for (guint a = 0; a < goal->actions->len; a++)
            add_said (maker, ((TilAction *)goal->actions->pdata[a])->due, "share.action",
                      ((TilAction *)goal->actions->pdata[a])->text);
        }
    }
  return any;
}

static gboolean
add_minutes (CaseMaker *maker, const char *wheel_key, const char *area_key)
{
  const GPtrArray *meetings = maker->kase->records[TIL_RECORD_MEETING];
  gboolean any = FALSE;

  for (guint i = 0; i < meetings->len; i++)
    {
      const TilMeeting *meeting = meetings->pdata[i];

      for (guint p = 0; p < meeting->points->len && g_strcmp0 (meeting->wheel_key, wheel_key) == 0;
           p++)
        {
          const TilAgendaPoint *point = meeting->points->pdata[p];
          gboolean other = point->child_id && point->child_id != maker->kase->child->id;

          if (other || g_strcmp0 (point->area_key, area_key) != 0 || !point->minutes ||
              !*point->minutes)
            continue;
          add_said (maker, meeting->date, "share.minutes", point->minutes);
          any = TRUE;
        }
    }
  return any;
}

static void
add_area (CaseMaker *maker, const char *wheel_key, const TilArea *area)
{
  gboolean any;

  case_maker_area_row (maker, area, NULL);
  maker->indent = (CASE_MARK + 7) * maker->base.scale;
  any = add_ratings (maker, wheel_key, area->key);
  any = add_observations (maker, wheel_key, area->key) || any;
  any = add_goals (maker, wheel_key, area->key) || any;
  any = add_minutes (maker, wheel_key, area->key) || any;
  if (!any)
    {
      g_auto (CaseWords) words = case_maker_label (maker, "share.nothing");
      case_maker_row (maker, &words, case_maker_body (maker), TIL_WEIGHT_REGULAR,
                      maker->base.palette->faint_text);
    }
  maker->indent = 0;
  case_maker_space (maker, 10);
}

void
case_sheet_share (CaseMaker *maker, const TilCover *cover)
{
  g_autoptr (GPtrArray) wheels = NULL;

  add_answer (maker, cover);
  if (!cover->covered)
    return;
  wheels = collect_wheels (maker, cover);
  case_maker_heading (maker, "share.areas");
  for (guint i = 0; i < wheels->len; i++)
    {
      const TilWheel *wheel = case_maker_wheel (maker, wheels->pdata[i]);

      for (guint a = 0; wheel && a < til_wheel_n_areas (wheel); a++)
        {
          const TilArea *area = til_wheel_area (wheel, a);
          if (til_cover_has_area (cover, wheel->key, area->key))
            add_area (maker, wheel->key, area);
        }
    }
}
