/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-case-sheet-private.h"
#include "til-text.h"

#include <string.h>

/* Who and what on a case sheet, as it may be printed (R14). */

#define NO_BREAK_SPACE "\302\240"
#define WORD_JOINER "\342\201\240"

const TilWheel *
case_maker_wheel (const CaseMaker *maker, const char *wheel_key)
{
  const TilWheel *found = NULL;

  if (!wheel_key)
    return NULL;
  for (guint i = 0; i < maker->kase->mappings->len; i++)
    {
      const TilWheel *wheel = ((const TilMapping *)maker->kase->mappings->pdata[i])->wheel;

      if (wheel && g_str_equal (wheel->key, wheel_key) &&
          (!found || wheel->version > found->version))
        found = wheel;
    }
  for (guint i = 0; !found && i < maker->wheels->len; i++)
    if (g_str_equal (((const TilWheel *)maker->wheels->pdata[i])->key, wheel_key))
      found = maker->wheels->pdata[i];
  return found;
}

const TilArea *
case_maker_area (const CaseMaker *maker, const char *wheel_key, const char *area_key)
{
  const TilWheel *wheel = area_key && *area_key ? case_maker_wheel (maker, wheel_key) : NULL;
  int index = wheel ? til_wheel_find_area (wheel, area_key) : -1;

  return index < 0 ? NULL : til_wheel_area (wheel, (guint)index);
}

CaseWords
case_maker_area_words (const CaseMaker *maker, const TilArea *area, const char *key)
{
  CaseWords words = { { NULL, NULL } };

  for (guint c = 0; c < maker->base.n_languages; c++)
    words.texts[c] = area ? g_strdup (til_local_get (area->name, maker->base.languages[c]))
                          : g_strdup (key ? key : "");
  return words;
}

static CaseWords
once (const char *text)
{
  CaseWords words = { { NULL, NULL } };

  words.texts[0] = g_strdup (text ? text : "");
  return words;
}

/* A label with a number after it, in each language. */
static CaseWords
numbered (const CaseMaker *maker, const char *key, guint n)
{
  CaseWords words = case_maker_label (maker, key);
  g_autofree char *digits = g_strdup_printf ("%u", n);
  g_autofree char *number = til_text_isolate_ltr (digits);

  for (guint c = 0; c < maker->base.n_languages; c++)
    {
      char *text = til_text_fill (til_label (maker->base.languages[c], "sheet.voice_numbered"),
                                  "voice", words.texts[c], "n", number, NULL);
      g_free (words.texts[c]);
      words.texts[c] = text;
    }
  return words;
}

/* R14: of a child with protected identity, its own unit is told by its kind only; R7 wants the
 * others named. */
CaseWords
case_maker_unit (const CaseMaker *maker, gint64 unit_id)
{
  const TilUnit *unit = til_case_unit (maker->kase, unit_id);

  if (!unit)
    return once ("");
  if (maker->base.protected_identity &&
      (maker->options->kind != TIL_CASE_SHEET_CONSENT || unit_id == maker->kase->child->unit_id))
    return case_maker_label_of (maker, "org", til_unit_kind_key (unit->kind));
  return once (unit->name);
}

CaseWords
case_maker_guardian (const CaseMaker *maker, gint64 guardian_id)
{
  const GPtrArray *guardians = maker->kase->child->guardians;

  for (guint i = 0; i < guardians->len; i++)
    {
      const TilGuardian *guardian = guardians->pdata[i];

      if (guardian->id == guardian_id)
        return maker->base.protected_identity ? numbered (maker, "sheet.guardian", i + 1)
                                              : once (guardian->name);
    }
  return once ("");
}

static CaseWords
person (const CaseMaker *maker, gint64 staff_id, const char *name)
{
  g_autofree char *public_name = NULL;

  if (staff_id)
    return once (til_case_staff_name (maker->kase, staff_id));
  public_name = sheet_maker_public_text (&maker->base, name);
  return once (public_name);
}

/* Somebody of a unit: the name, and after it the unit. */
static CaseWords
professional (const CaseMaker *maker, gint64 staff_id, const char *name, gint64 unit_id)
{
  CaseWords words = person (maker, staff_id, name);
  g_auto (CaseWords) unit = case_maker_unit (maker, unit_id);

  if (case_words_is_empty (&unit))
    return words;
  if (case_words_is_empty (&words))
    {
      case_words_clear (&words);
      return (CaseWords){ { g_steal_pointer (&unit.texts[0]), g_steal_pointer (&unit.texts[1]) } };
    }
  for (guint c = maker->base.n_languages; c > 0; c--)
    {
      const char *unit_name = unit.texts[c - 1] ? unit.texts[c - 1] : NULL;
      g_autofree char *first = til_text_isolate (words.texts[0]);
      g_autofree char *second = NULL;
      char *whole;

      if (!unit_name)
        continue;
      second = til_text_isolate (unit_name);
      whole = g_strdup_printf ("%s\n%s", first, second);
      if (c == 1)
        g_free (words.texts[0]);
      words.texts[c - 1] = whole;
    }
  return words;
}

CaseWords
case_maker_participant (const CaseMaker *maker, const TilParticipant *participant)
{
  g_autofree char *name = NULL;

  switch (participant->kind)
    {
    case TIL_PARTICIPANT_CHILD:
      return once (maker->base.name);
    case TIL_PARTICIPANT_GUARDIAN:
      return case_maker_guardian (maker, participant->guardian_id);
    case TIL_PARTICIPANT_NETWORK:
      if (maker->base.protected_identity)
        return case_maker_label (maker, "sheet.network");
      name = til_case_participant_name (maker->kase, participant, maker->base.languages[0]);
      return once (name);
    case TIL_PARTICIPANT_PROFESSIONAL:
      return person (maker, participant->staff_id, participant->name);
    default:
      g_return_val_if_reached (once (""));
    }
}

CaseWords
case_maker_action_who (const CaseMaker *maker, const TilAction *action)
{
  g_autofree char *who = NULL;

  if (action->guardian_id)
    return case_maker_guardian (maker, action->guardian_id);
  if (action->contact_id && maker->base.protected_identity)
    return case_maker_label (maker, "sheet.network");
  if (action->contact_id)
    {
      who = til_case_action_who (maker->kase, action, maker->base.languages[0]);
      return once (who);
    }
  return professional (maker, action->staff_id, action->who, action->unit_id);
}

CaseWords
case_maker_decision_who (const CaseMaker *maker, const TilDecision *decision)
{
  return professional (maker, decision->staff_id, decision->who, decision->unit_id);
}

CaseWords
case_maker_date (TilDate date)
{
  g_autofree char *text = til_date_format (date);
  CaseWords words = { { NULL, NULL } };

  if (*text)
    words.texts[0] = til_text_isolate_ltr (text);
  return words;
}

char *
case_maker_unbroken (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name ? name : "", " ", -1);
  g_autofree char *joined = g_strjoinv (NO_BREAK_SPACE, words);
  g_auto (GStrv) parts = g_strsplit (joined, "-", -1);
  g_autofree char *whole = g_strjoinv ("-" WORD_JOINER, parts);

  return til_text_isolate (whole);
}

char *
case_maker_join (const char *language, const GPtrArray *texts)
{
  const char *comma = g_str_equal (language, "ar")   ? "، "
                      : g_str_equal (language, "ti") ? "፣ "
                                                     : ", ";
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    {
      if (i > 0)
        g_string_append (joined, comma);
      g_string_append (joined, texts->pdata[i]);
    }
  return g_string_free (joined, FALSE);
}

GPtrArray *
case_maker_signers (const CaseMaker *maker)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const GPtrArray *guardians = maker->kase->child->guardians;

  g_ptr_array_add (names, g_strdup (maker->base.name));
  for (guint i = 0; i < guardians->len; i++)
    {
      const TilGuardian *guardian = guardians->pdata[i];
      g_ptr_array_add (names, g_strdup (maker->base.protected_identity ? "" : guardian->name));
    }
  return names;
}
