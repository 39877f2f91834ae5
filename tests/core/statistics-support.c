/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics-support.h"

#include "til-collaboration.h"
#include "til-consultation.h"
#include "til-meeting.h"
#include "til-report.h"

static guint
pick (GRand *random, guint n)
{
  return (guint)g_rand_int_range (random, 0, (gint32)n);
}

/* Rows that are seldom the last, as rare things are. */
static guint
pick_rare (GRand *random, guint n, gboolean rare)
{
  guint picked = pick (random, n);

  return rare ? MIN (picked, pick (random, n)) : picked;
}

TilDate
random_date (GRand *random, int first_year, int last_year)
{
  TilDate first = til_date_new (first_year, 1, 1), last = til_date_new (last_year, 12, 31);

  return first + pick (random, last - first + 1);
}

GArray *
report_days (const TilStatisticsQuery *query)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (TilDate));

  for (int i = 0; i < TIL_REPORT_YEARS; i++)
    {
      TilStatisticsQuery before = til_statistics_query_before (query, i);
      g_autoptr (GArray) more = til_statistics_query_days (&before, TIL_REPORT_YEARS - 1);

      g_array_append_vals (days, more->data, more->len);
    }
  return days;
}

static void
add_lists (TilFacts *facts, const TilRandomRegister *shape)
{
  for (guint i = 0; i < shape->n_units; i++)
    {
      TilUnit *unit = til_unit_new ();
      unit->id = i + 1;
      g_free (unit->name);
      unit->name = g_strdup_printf ("Unit %u", i);
      g_ptr_array_add (facts->units, unit);
    }
  for (guint i = 0; i < shape->n_teams; i++)
    {
      TilTeam *team = til_record_new_of (TIL_RECORD_TEAM);
      team->name = g_strdup_printf ("Team %u", i);
      g_ptr_array_add (facts->teams, team);
    }
  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (facts->meeting_kinds, g_strdup (til_meeting_kinds ()[i]));
  g_ptr_array_add (facts->meeting_kinds, g_strdup ("Breakfast"));
}

typedef struct
{
  gint64 id;
  TilAgeGroup age;
  int unit;
} Child;

static void
add_states (
    TilFacts *facts, GRand *random, const TilRandomRegister *shape, const Child *child, TilDate day)
{
  guint step = pick_rare (random, TIL_N_STEPS, shape->rare);

  if (pick (random, 8) == 0)
    return;
  til_facts_add (facts, TIL_FIGURE_CHILDREN, step, 0, day, child->id, child->age, child->unit);
  if (step != TIL_STEP_CLOSED)
    til_facts_add (facts, TIL_FIGURE_RECENT_MAPPING, 0, pick (random, 3) == 0, day, child->id,
                   child->age, child->unit);
  for (guint team = 0; team < shape->n_teams; team++)
    if (pick (random, 3) == 0)
      til_facts_add (facts, TIL_FIGURE_ENROLMENT, team, 0, day, child->id, child->age, child->unit);
}

static void
add_mapping (TilFacts *facts, GRand *random, const Child *child, TilDate date, gint64 *last_mapping)
{
  (*last_mapping)++;
  til_facts_add (facts, TIL_FIGURE_MAPPINGS, 0, 0, date, child->id, child->age, child->unit);
  for (guint voice = 0; voice < 3; voice++)
    if (pick (random, 2) == 0)
      til_facts_add (facts, TIL_FIGURE_VOICES, voice, 0, date, child->id, child->age, child->unit);
  for (guint dimension = 0; dimension < 4; dimension++)
    til_facts_add (facts, TIL_FIGURE_AREAS, dimension, pick (random, TIL_N_AREA_STATES), date,
                   child->id, child->age, child->unit)
        ->mapping = *last_mapping;
  if (pick (random, 3) == 0)
    til_facts_add (facts, TIL_FIGURE_AREAS_WITHOUT, 0, 0, date, child->id, child->age, child->unit)
        ->mapping = *last_mapping;
}

static void
add_happenings (TilFacts *facts,
                GRand *random,
                const TilRandomRegister *shape,
                const Child *child,
                gint64 *last_mapping)
{
  static const struct
  {
    TilFigureId figure;
    guint n_rows, n_columns;
  } figures[] = {
    { TIL_FIGURE_OBSERVATIONS, 1, 1 },
    { TIL_FIGURE_LEAD_TIMES, TIL_N_LEADS, 1 },
    { TIL_FIGURE_CONSENT, TIL_N_CONSENT_STATES, 1 },
    { TIL_FIGURE_CONSENT_REASONS, TIL_N_REFUSALS, 1 },
    { TIL_FIGURE_MEETINGS, 5, 1 },
    { TIL_FIGURE_FAMILY_MEETINGS, TIL_N_ENDINGS, 1 },
    { TIL_FIGURE_ACTIONS, 1, 2 },
    { TIL_FIGURE_CONCERNS, 0, 1 },
  };

  for (guint n = pick (random, shape->per_child + 1); n > 0; n--)
    {
      guint i = pick (random, G_N_ELEMENTS (figures) + 1);
      TilDate date = random_date (random, shape->first_year, shape->last_year);
      guint row;

      if (i == G_N_ELEMENTS (figures))
        {
          add_mapping (facts, random, child, date, last_mapping);
          continue;
        }
      row = pick_rare (random, figures[i].n_rows > 0 ? figures[i].n_rows : shape->n_units + 1,
                       shape->rare);
      if ((figures[i].figure == TIL_FIGURE_MEETINGS && row == 4) ||
          (figures[i].figure == TIL_FIGURE_CONCERNS && row == shape->n_units))
        row = TIL_FACT_NO_ROW;
      til_facts_add (facts, figures[i].figure, row, pick (random, figures[i].n_columns), date,
                     child->id, child->age, child->unit)
          ->number = figures[i].figure == TIL_FIGURE_LEAD_TIMES ? (gint32)pick (random, 200) : 1;
    }
}

static void
add_of_no_child (TilFacts *facts, GRand *random, const TilRandomRegister *shape)
{
  for (guint i = 0; i < shape->n_children / 4; i++)
    {
      TilDate date = random_date (random, shape->first_year, shape->last_year);

      til_facts_add (facts, TIL_FIGURE_CONSULTATIONS, 0, 0, date, 0,
                     pick (random, TIL_N_AGE_GROUPS + 1), -1);
      til_facts_add (facts, TIL_FIGURE_ACTIVITIES, pick (random, TIL_N_ACTIVITY_KINDS), 0, date, 0,
                     TIL_N_AGE_GROUPS, -1);
      til_facts_add (facts, TIL_FIGURE_ATTENDANCE, 1 + pick (random, TIL_N_SERVICES - 1),
                     pick (random, 2), date, 0, TIL_N_AGE_GROUPS, -1)
          ->number = (gint32)(1 + pick (random, 12));
    }
}

TilFacts *
random_facts (GRand *random, const TilRandomRegister *shape, const GArray *days)
{
  TilFacts *facts = til_facts_new ();
  gint64 last_mapping = 0;

  add_lists (facts, shape);
  for (guint i = 0; i < shape->n_children; i++)
    {
      Child child = { (gint64)i + 1, pick_rare (random, TIL_N_AGE_GROUPS, shape->rare),
                      (int)pick (random, shape->n_units + 1) - 1 };

      for (guint d = 0; d < days->len; d++)
        {
          gboolean again = FALSE;

          for (guint before = 0; before < d; before++)
            again = again ||
                    g_array_index (days, TilDate, before) == g_array_index (days, TilDate, d);
          if (!again)
            add_states (facts, random, shape, &child, g_array_index (days, TilDate, d));
        }
      add_happenings (facts, random, shape, &child, &last_mapping);
    }
  add_of_no_child (facts, random, shape);
  return facts;
}

const TilHeading *
heading_at (const GPtrArray *headings, guint i)
{
  return headings->pdata[i];
}

TilStatisticsQuery
random_period (GRand *random, int first_year, int last_year)
{
  TilStatisticsQuery query = { .age_group = -1 };
  int year = first_year + (int)pick (random, (guint)(last_year - first_year + 1));
  int until = year + (int)pick (random, (guint)(last_year - year + 1));
  int month = 1 + (int)pick (random, 12);

  switch (pick (random, 5))
    {
    case 0:
      query.from = til_date_new (year, 1, 1);
      query.to = til_date_new (until, 12, 31);
      break;
    case 1:
      query.from = til_date_new (year, 8, 1);
      query.to = til_date_new (until + 1, 7, 31);
      break;
    case 2:
      query.from = til_date_new (year, month, 1);
      query.to = til_date_add_months (query.from, 1 + (int)pick (random, 18)) - 1;
      break;
    case 3:
      query.from = til_date_new (year, 1, 1);
      query.to = random_date (random, year, last_year);
      break;
    default:
      query.from = random_date (random, first_year, last_year);
      query.to = query.from + pick (random, 600);
    }
  return query;
}

static gboolean
is_newest (const TilFacts *facts, const TilFact *fact, const TilStatisticsQuery *query)
{
  for (guint i = 0; i < facts->facts->len; i++)
    {
      const TilFact *other = &g_array_index (facts->facts, TilFact, i);

      if ((other->figure == TIL_FIGURE_AREAS || other->figure == TIL_FIGURE_AREAS_WITHOUT) &&
          other->child_id == fact->child_id && other->date <= query->to &&
          (other->date > fact->date ||
           (other->date == fact->date && other->mapping > fact->mapping)))
        return FALSE;
    }
  return TRUE;
}

static const char *
row_key (const TilFacts *facts, const TilFact *fact)
{
  static const char *const dimensions[] = { "safety", "health", "development", "learning" };
  static const char *const voices[] = { "child", "guardian", "organisation" };
  static const char *const leads[] = { "mapping", "meeting", "plan" };
  static const char *const consents[] = { "pending", "given",     "partly",
                                          "refused", "withdrawn", "expired" };

  switch (fact->figure)
    {
    case TIL_FIGURE_CHILDREN:
      return til_step_key (fact->row);
    case TIL_FIGURE_VOICES:
      return voices[fact->row];
    case TIL_FIGURE_LEAD_TIMES:
      return leads[fact->row];
    case TIL_FIGURE_AREAS:
      return dimensions[fact->row];
    case TIL_FIGURE_AREAS_WITHOUT:
      return "all";
    case TIL_FIGURE_CONSENT:
      return consents[fact->row];
    case TIL_FIGURE_CONSENT_REASONS:
      return til_refusal_keys[fact->row];
    case TIL_FIGURE_MEETINGS:
      return fact->row == TIL_FACT_NO_ROW ? "" : facts->meeting_kinds->pdata[fact->row];
    case TIL_FIGURE_FAMILY_MEETINGS:
      return til_ending_keys[fact->row];
    case TIL_FIGURE_CONCERNS:
      return fact->row == TIL_FACT_NO_ROW ? ""
                                          : ((const TilUnit *)facts->units->pdata[fact->row])->name;
    case TIL_FIGURE_ENROLMENT:
      return ((const TilTeam *)facts->teams->pdata[fact->row])->name;
    case TIL_FIGURE_ACTIVITIES:
      return til_activity_kind_keys[fact->row];
    case TIL_FIGURE_ATTENDANCE:
      return til_service_keys[fact->row];
    default:
      return fact->age < TIL_N_AGE_GROUPS ? til_age_group_keys[fact->age] : "";
    }
}

static char *
column_key (const TilFact *fact)
{
  static const char *const states[] = { "hard", "good", "not-discussed" };

  switch (fact->figure)
    {
    case TIL_FIGURE_CHILDREN:
      return g_strdup (til_age_group_keys[fact->age]);
    case TIL_FIGURE_RECENT_MAPPING:
      return g_strdup (fact->column == 0 ? "recent" : "not-recent");
    case TIL_FIGURE_AREAS:
      return g_strdup (states[fact->column]);
    case TIL_FIGURE_ACTIONS:
      return g_strdup (fact->column == 0 ? "on-time" : "late");
    case TIL_FIGURE_ATTENDANCE:
      return g_strdup (fact->column == 0 ? "present" : "absent");
    case TIL_FIGURE_CONCERNS:
      return g_strdup_printf ("%d", til_date_year (fact->date));
    case TIL_FIGURE_ENROLMENT:
      return til_date_format (fact->date);
    default:
      return g_strdup ("count");
    }
}

gint64
count_by_hand (const TilFacts *facts,
               const TilStatisticsQuery *query,
               TilFigureId figure,
               const char *row,
               const char *column)
{
  gboolean state = figure == TIL_FIGURE_CHILDREN || figure == TIL_FIGURE_RECENT_MAPPING;
  gint64 count = 0;

  if (g_str_has_prefix (column, "share") || g_str_equal (column, "median") ||
      g_str_equal (column, "p90"))
    return -1;
  for (guint i = 0; i < facts->facts->len; i++)
    {
      const TilFact *fact = &g_array_index (facts->facts, TilFact, i);
      g_autofree char *of_column = column_key (fact);

      if (fact->figure != figure || (query->unit_id != 0 && fact->unit + 1 != query->unit_id) ||
          (query->age_group >= 0 && fact->age != query->age_group) ||
          (!g_str_equal (row, "all") && !g_str_equal (row, row_key (facts, fact))) ||
          (!g_str_equal (column, "all") && !g_str_equal (column, of_column)))
        continue;
      if (state ? fact->date != query->to
                : figure != TIL_FIGURE_ENROLMENT &&
                      (fact->date < query->from || fact->date > query->to))
        continue;
      if ((figure == TIL_FIGURE_AREAS || figure == TIL_FIGURE_AREAS_WITHOUT) &&
          !is_newest (facts, fact, query))
        continue;
      count += figure == TIL_FIGURE_LEAD_TIMES ? 1 : fact->number;
    }
  return count;
}
