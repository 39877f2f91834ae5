/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-demo-private.h"
#include "til-demo-texts.h"

#define CHILD_SPEAKS_FROM 4 /* years */
#define MOST_AREAS TIL_WHEEL_MAX_AREAS

/* How a child is, as nobody knows it: what the voices see more or less of. */
typedef struct
{
  const TilWheel *wheel;
  int steps[MOST_AREAS];
} Situation;

static int
clamp_step (const TilWheel *wheel, int step)
{
  return CLAMP (step, 1, (int)til_wheel_n_steps (wheel));
}

/* Most is well; two or three areas are not. */
static void
init_situation (TilDemo *self, Situation *situation, const TilWheel *wheel)
{
  int n = (int)til_wheel_n_steps (wheel);
  guint n_hard = 1 + til_demo_pick (self, 3);

  situation->wheel = wheel;
  for (guint i = 0; i < til_wheel_n_areas (wheel); i++)
    situation->steps[i] = clamp_step (wheel, n - (int)til_demo_pick (self, 2));
  for (guint i = 0; i < n_hard; i++)
    situation->steps[til_demo_pick (self, til_wheel_n_areas (wheel))] = clamp_step (
        wheel, 1 + (int)til_demo_pick (self, MAX (1, n / 2)));
}

/* From one mapping to the next: slowly better, with a setback here and there. */
static void
develop_situation (TilDemo *self, Situation *situation)
{
  for (guint i = 0; i < til_wheel_n_areas (situation->wheel); i++)
    {
      guint dice = til_demo_pick (self, 100);
      int change = dice < 30 ? 1 : dice < 40 ? -1 : 0;

      situation->steps[i] = clamp_step (situation->wheel, situation->steps[i] + change);
    }
}

static int
seen_step (TilDemo *self, const Situation *situation, guint area)
{
  guint dice = til_demo_pick (self, 100);
  int error = dice < 66 ? 0 : dice < 80 ? 1 : dice < 92 ? -1 : dice < 96 ? 2 : -2;

  return clamp_step (situation->wheel, situation->steps[area] + error);
}

/* What only somebody older can say is left out for the youngest. */
static gboolean
is_said_of_young (TilDimension dimension)
{
  switch (dimension)
    {
    case TIL_DIMENSION_SAFETY:
    case TIL_DIMENSION_HEALTH:
    case TIL_DIMENSION_DEVELOPMENT:
    case TIL_DIMENSION_CARE:
    case TIL_DIMENSION_HOME:
    case TIL_DIMENSION_RELATIONSHIPS:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
rate (TilDemo *self,
      TilVoice *voice,
      const Situation *situation,
      const TilDemoMappings *asked,
      const char *language,
      guint n_areas)
{
  for (guint i = 0; i < n_areas; i++)
    {
      const TilArea *area = til_wheel_area (situation->wheel, i);
      gboolean good;
      const char *note = NULL;
      int step;

      if (til_demo_chance (self, 8))
        continue;
      step = seen_step (self, situation, i);
      good = step * 2 > (int)til_wheel_n_steps (situation->wheel);
      til_voice_set_step (voice, area->key, step);
      if (!til_demo_chance (self, good ? 12 : 45))
        continue;
      if (voice->kind == TIL_VOICE_GUARDIAN && language != NULL && til_demo_chance (self, 50))
        note = til_demo_foreign_note (language, area->dimension, good);
      if (note == NULL && (!asked->young || is_said_of_young (area->dimension)))
        note = til_demo_note (voice->kind, area->dimension, good, til_demo_pick (self, 2));
      if (note != NULL)
        til_voice_set_note (voice, area->key, note, til_demo_chance (self, 50));
    }
}

static TilVoice *
add_voice (TilMapping *mapping, TilVoiceKind kind, TilDate date)
{
  TilVoice *voice = til_voice_new (kind);

  voice->date = date;
  voice->open = FALSE;
  g_ptr_array_add (mapping->voices, voice);
  return voice;
}

static const TilUnit *
pick_other_unit (TilDemo *self, const TilChild *child)
{
  const TilUnit *unit;

  do
    {
      guint i = til_demo_pick (self, self->units->len);

      unit = til_demo_units[i].from_grade == TIL_DEMO_NO_GRADE ? self->units->pdata[i] : NULL;
    }
  while (unit == NULL || unit->id == child->unit_id);
  return unit;
}

static void
add_organisation (TilDemo *self,
                  TilMapping *mapping,
                  const Situation *situation,
                  const TilDemoMappings *asked,
                  gint64 unit_id)
{
  TilVoice *voice = add_voice (mapping, TIL_VOICE_ORGANISATION, mapping->date);

  voice->unit_id = unit_id;
  rate (self, voice, situation, asked, NULL, til_wheel_n_areas (mapping->wheel));
}

static void
add_reasons (TilDemo *self, TilMapping *mapping)
{
  g_autoptr (GArray) differences = til_mapping_differences (mapping);

  for (guint i = 0; i < differences->len; i++)
    {
      const TilDifference *difference = &g_array_index (differences, TilDifference, i);
      TilDifferenceReason *reason;

      if (!til_demo_chance (self, 60))
        continue;
      reason = g_new0 (TilDifferenceReason, 1);
      reason->area_key = g_strdup (til_wheel_area (mapping->wheel, difference->area)->key);
      reason->reason = g_strdup (til_demo_reason (til_demo_pick (self, 100)));
      g_ptr_array_add (mapping->reasons, reason);
    }
}

static TilMapping *
make_mapping (TilDemo *self,
              const TilChild *child,
              const Situation *situation,
              const TilDemoMappings *asked,
              TilDate date,
              gboolean open_voice)
{
  TilMapping *mapping = til_mapping_new ((TilWheel *)situation->wheel);
  guint n_areas = til_wheel_n_areas (situation->wheel);

  mapping->child_id = child->id;
  mapping->date = date;
  if (til_date_age (child->birth_date, date) >= CHILD_SPEAKS_FROM && til_demo_chance (self, 90))
    rate (self, add_voice (mapping, TIL_VOICE_CHILD, date), situation, asked, NULL, n_areas);
  for (guint i = 0; i < child->guardians->len; i++)
    {
      const TilGuardian *guardian = child->guardians->pdata[i];
      TilVoice *voice;

      if (!til_demo_chance (self, i == 0 ? 92 : 40))
        continue;
      voice = add_voice (mapping, TIL_VOICE_GUARDIAN, date);
      voice->guardian_id = guardian->id;
      rate (self, voice, situation, asked, guardian->language, n_areas);
    }
  if (child->unit_id != 0)
    add_organisation (self, mapping, situation, asked, child->unit_id);
  if (open_voice)
    {
      TilVoice *voice = add_voice (mapping, TIL_VOICE_ORGANISATION, self->today);

      voice->unit_id = pick_other_unit (self, child)->id;
      voice->open = TRUE;
      rate (self, voice, situation, asked, NULL, n_areas / 2);
    }
  else if (til_demo_chance (self, 25))
    add_organisation (self, mapping, situation, asked, pick_other_unit (self, child)->id);
  add_reasons (self, mapping);
  if (!open_voice && til_demo_chance (self, 80))
    mapping->next_step = g_strdup (til_demo_next_step (asked->young, til_demo_pick (self, 100)));
  return mapping;
}

gboolean
til_demo_add_mappings (TilDemo *self,
                       const TilChild *child,
                       const TilDemoMappings *asked,
                       GError **error)
{
  Situation situation;
  TilDate date = asked->from;

  init_situation (self, &situation, self->wheels->pdata[asked->wheel]);
  for (guint i = 0; i < asked->n_most && date <= asked->to; i++)
    {
      TilDate next = date + til_demo_between (self, 75, 200);
      gboolean newest = i + 1 == asked->n_most || next > asked->to;
      g_autoptr (TilMapping) mapping = make_mapping (self, child, &situation, asked, date,
                                                     newest && asked->open_voice);

      if (!til_register_insert_mapping (self->reg, mapping, error))
        return FALSE;
      develop_situation (self, &situation);
      if (asked->made != NULL)
        g_ptr_array_add (asked->made, g_steal_pointer (&mapping));
      date = next;
    }
  return TRUE;
}
