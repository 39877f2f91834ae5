/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-figure-classes.h"

#include "til-collaboration.h"
#include "til-consultation.h"
#include "til-meeting.h"
#include "til-report.h"

#define NAMES(name) .key = name, .title = "figure." name, .definition = "definition." name

static const TilFigureClass classes[TIL_N_FIGURES] = {
  [TIL_FIGURE_CHILDREN] = { NAMES ("children"), TIL_AXIS_STEPS, TIL_AXIS_AGES, TRUE, TRUE, NULL,
                            TIL_TIME_STATE, TRUE, FALSE, TIL_CHART_STACKED, -1, -1 },
  [TIL_FIGURE_OBSERVATIONS] = { NAMES ("observations"), TIL_AXIS_AGES, TIL_AXIS_ONE, TRUE, FALSE,
                                NULL, TIL_TIME_HAPPENS, TRUE, FALSE, TIL_CHART_BARS, -1, 0 },
  [TIL_FIGURE_MAPPINGS] = { NAMES ("mappings"), TIL_AXIS_AGES, TIL_AXIS_ONE, TRUE, FALSE, NULL,
                            TIL_TIME_HAPPENS, TRUE, FALSE, TIL_CHART_BARS, -1, 0 },
  [TIL_FIGURE_VOICES] = { NAMES ("voices"), TIL_AXIS_VOICES, TIL_AXIS_ONE, TRUE, FALSE, NULL,
                          TIL_TIME_HAPPENS, TRUE, FALSE, TIL_CHART_BARS, -1, 0 },
  [TIL_FIGURE_LEAD_TIMES] = { NAMES ("lead-times"), TIL_AXIS_LEADS, TIL_AXIS_ONE, FALSE, FALSE,
                              NULL, TIL_TIME_HAPPENS, TRUE, FALSE, TIL_CHART_NONE, 0, 1 },
  [TIL_FIGURE_RECENT_MAPPING] = { NAMES ("recent-mapping"), TIL_AXIS_AGES, TIL_AXIS_RECENT, TRUE,
                                  TRUE, "share-recent", TIL_TIME_STATE, TRUE, FALSE,
                                  TIL_CHART_STACKED, -1, -1 },
  [TIL_FIGURE_AREAS] = { NAMES ("areas"), TIL_AXIS_DIMENSIONS, TIL_AXIS_AREA_STATES, FALSE, TRUE,
                         NULL, TIL_TIME_NEWEST, TRUE, FALSE, TIL_CHART_STACKED, 0, 0 },
  [TIL_FIGURE_AREAS_WITHOUT] = { NAMES ("areas-without"), TIL_AXIS_ONE, TIL_AXIS_ONE, FALSE, FALSE,
                                 NULL, TIL_TIME_NEWEST, TRUE, FALSE, TIL_CHART_NONE, 0, 0 },
  [TIL_FIGURE_CONSENT] = { NAMES ("consent"), TIL_AXIS_CONSENT_STATES, TIL_AXIS_ONE, TRUE, FALSE,
                           "share", TIL_TIME_HAPPENS, TRUE, FALSE, TIL_CHART_BARS, 1, -1 },
  [TIL_FIGURE_CONSENT_REASONS] = { NAMES ("consent-reasons"), TIL_AXIS_REFUSALS, TIL_AXIS_ONE, TRUE,
                                   FALSE, NULL, TIL_TIME_HAPPENS, TRUE, FALSE, TIL_CHART_BARS, -1,
                                   0 },
  [TIL_FIGURE_MEETINGS] = { NAMES ("meetings"), TIL_AXIS_MEETING_KINDS, TIL_AXIS_ONE, TRUE, FALSE,
                            NULL, TIL_TIME_HAPPENS, TRUE, FALSE, TIL_CHART_BARS, -1, 0 },
  [TIL_FIGURE_FAMILY_MEETINGS] = { NAMES ("family-meetings"), TIL_AXIS_ENDINGS, TIL_AXIS_ONE, TRUE,
                                   FALSE, NULL, TIL_TIME_HAPPENS, TRUE, FALSE, TIL_CHART_BARS, -1,
                                   0 },
  [TIL_FIGURE_CONSULTATIONS] = { NAMES ("consultations"), TIL_AXIS_AGES, TIL_AXIS_ONE, TRUE, FALSE,
                                 NULL, TIL_TIME_HAPPENS, FALSE, FALSE, TIL_CHART_BARS, -1, 0 },
  [TIL_FIGURE_ACTIONS] = { NAMES ("actions"), TIL_AXIS_AGES, TIL_AXIS_ON_TIME, TRUE, TRUE,
                           "share-on-time", TIL_TIME_HAPPENS, TRUE, FALSE, TIL_CHART_STACKED, -1,
                           -1 },
  [TIL_FIGURE_CONCERNS] = { NAMES ("concerns"), TIL_AXIS_UNITS, TIL_AXIS_YEARS, TRUE, TRUE, NULL,
                            TIL_TIME_HAPPENS, TRUE, FALSE, TIL_CHART_BARS, -1, -1 },
  [TIL_FIGURE_ENROLMENT] = { NAMES ("enrolment"), TIL_AXIS_TEAMS, TIL_AXIS_DAYS, FALSE, FALSE, NULL,
                             TIL_TIME_STATE, TRUE, FALSE, TIL_CHART_LINES, 0, -1 },
  [TIL_FIGURE_ACTIVITIES] = { NAMES ("activities"), TIL_AXIS_ACTIVITIES, TIL_AXIS_ONE, TRUE, FALSE,
                              NULL, TIL_TIME_HAPPENS, FALSE, TRUE, TIL_CHART_BARS, -1, 0 },
  [TIL_FIGURE_ATTENDANCE] = { NAMES ("attendance"), TIL_AXIS_SERVICES, TIL_AXIS_PRESENT, TRUE, TRUE,
                              "share-present", TIL_TIME_HAPPENS, FALSE, FALSE, TIL_CHART_STACKED,
                              -1, -1 },
};

static const char *const voice_keys[] = { "child", "guardian", "organisation" };
static const char *const lead_keys[] = { "mapping", "meeting", "plan" };
static const char *const area_state_keys[] = { "hard", "good", "not-discussed" };
static const char *const recent_keys[] = { "recent", "not-recent" };
static const char *const consent_state_keys[] = { "pending", "given",     "partly",
                                                  "refused", "withdrawn", "expired" };
static const char *const on_time_keys[] = { "on-time", "late" };
static const char *const present_keys[] = { "present", "absent" };

/* Axes whose members are the same in every register; NULL keys: asked for one by one. */
static const struct
{
  guint n;
  const char *prefix; /* of label keys */
  const char *const *keys;
} axes[] = {
  [TIL_AXIS_ONE] = { 1, "figure-column", NULL },
  [TIL_AXIS_STEPS] = { TIL_N_STEPS, "step", NULL },
  [TIL_AXIS_AGES] = { TIL_N_AGE_GROUPS, "age", til_age_group_keys },
  [TIL_AXIS_VOICES] = { 3, "figure-row.voice", voice_keys },
  [TIL_AXIS_LEADS] = { TIL_N_LEADS, "figure-row.lead", lead_keys },
  [TIL_AXIS_DIMENSIONS] = { TIL_N_DIMENSIONS - 1, "dimension", NULL },
  [TIL_AXIS_AREA_STATES] = { TIL_N_AREA_STATES, "figure-column", area_state_keys },
  [TIL_AXIS_RECENT] = { 2, "figure-column", recent_keys },
  [TIL_AXIS_CONSENT_STATES] = { TIL_N_CONSENT_STATES, "consent.state", consent_state_keys },
  [TIL_AXIS_REFUSALS] = { TIL_N_REFUSALS, "refusal", til_refusal_keys },
  [TIL_AXIS_MEETING_KINDS] = { 0, "meeting", NULL },
  [TIL_AXIS_ENDINGS] = { TIL_N_ENDINGS, "plan.ending", til_ending_keys },
  [TIL_AXIS_ON_TIME] = { 2, "figure-column", on_time_keys },
  [TIL_AXIS_UNITS] = { 0, NULL, NULL },
  [TIL_AXIS_TEAMS] = { 0, NULL, NULL },
  [TIL_AXIS_YEARS] = { 0, NULL, NULL },
  [TIL_AXIS_DAYS] = { 0, NULL, NULL },
  [TIL_AXIS_ACTIVITIES] = { TIL_N_ACTIVITY_KINDS, "activity", til_activity_kind_keys },
  [TIL_AXIS_SERVICES] = { TIL_N_SERVICES, "service", til_service_keys },
  [TIL_AXIS_PRESENT] = { 2, "figure-column", present_keys },
};

const TilFigureClass *
til_figure_class (TilFigureId id)
{
  g_return_val_if_fail ((guint)id < TIL_N_FIGURES, NULL);
  return &classes[id];
}

const char *
til_figure_key (TilFigureId id)
{
  g_return_val_if_fail ((guint)id < TIL_N_FIGURES, NULL);
  return classes[id].key;
}

gboolean
til_figure_is_of_children (TilFigureId id)
{
  g_return_val_if_fail ((guint)id < TIL_N_FIGURES, FALSE);
  return classes[id].of_children;
}

guint
til_axis_n_members (TilAxis axis, const TilFacts *facts)
{
  switch (axis)
    {
    case TIL_AXIS_MEETING_KINDS:
      return facts->meeting_kinds->len;
    case TIL_AXIS_UNITS:
      return facts->units->len;
    case TIL_AXIS_TEAMS:
      return facts->teams->len;
    case TIL_AXIS_YEARS:
    case TIL_AXIS_DAYS:
      return 1; /* time, which is not counted by member */
    default:
      return axes[axis].n;
    }
}

/* index: the fact's row or column, whichever the axis is. */
guint
til_axis_member (TilAxis axis, const TilFact *fact, guint index, guint n_members)
{
  switch (axis)
    {
    case TIL_AXIS_AGES:
      return MIN (fact->age, n_members);
    case TIL_AXIS_ONE:
    case TIL_AXIS_YEARS:
    case TIL_AXIS_DAYS:
      return 0;
    case TIL_AXIS_SERVICES:
      return index == TIL_SERVICE_NONE ? n_members : MIN (index, n_members);
    default:
      return MIN (index, n_members);
    }
}

static void
heading_free (gpointer data)
{
  TilHeading *self = data;

  g_free (self->key);
  g_free (self->label);
  g_free (self->text);
  g_free (self);
}

static TilHeading *
add_heading (GPtrArray *headings, GArray *members, const char *key, int member)
{
  TilHeading *heading = g_new0 (TilHeading, 1);

  heading->key = g_strdup (key);
  heading->total = member == TIL_HEADING_TOTAL;
  g_ptr_array_add (headings, heading);
  g_array_append_val (members, member);
  return heading;
}

static void
add_fixed (TilAxis axis, GPtrArray *headings, GArray *members)
{
  for (guint i = axis == TIL_AXIS_SERVICES ? 1 : 0; i < axes[axis].n; i++)
    {
      const char *key = axis == TIL_AXIS_ONE          ? "count"
                        : axis == TIL_AXIS_STEPS      ? til_step_key (i)
                        : axis == TIL_AXIS_DIMENSIONS ? til_dimension_key (i + 1)
                                                      : axes[axis].keys[i];
      TilHeading *heading = add_heading (headings, members, key, (int)i);

      heading->label = g_strconcat (axes[axis].prefix, ".", key, NULL);
    }
}

static void
add_meeting_kinds (const TilFacts *facts, GPtrArray *headings, GArray *members)
{
  for (guint i = 0; i < facts->meeting_kinds->len; i++)
    {
      const char *kind = facts->meeting_kinds->pdata[i];
      TilHeading *heading = add_heading (headings, members, kind, (int)i);

      if (g_strv_contains (til_meeting_kinds (), kind))
        heading->label = g_strconcat ("meeting.", kind, NULL);
      else
        heading->text = g_strdup (kind);
    }
}

static void
add_text (GPtrArray *headings, GArray *members, const char *text, int member)
{
  add_heading (headings, members, text, member)->text = g_strdup (text);
}

/* Units that no report was ever made from would only make the table long. */
static void
add_units (const TilFacts *facts, GPtrArray *headings, GArray *members)
{
  g_autofree gboolean *named = g_new0 (gboolean, facts->units->len + 1);

  for (guint i = 0; i < facts->facts->len; i++)
    {
      const TilFact *fact = &g_array_index (facts->facts, TilFact, i);

      if (fact->figure == TIL_FIGURE_CONCERNS)
        named[MIN (fact->row, facts->units->len)] = TRUE;
    }
  for (guint i = 0; i < facts->units->len; i++)
    if (named[i])
      add_text (headings, members, ((const TilUnit *)facts->units->pdata[i])->name, (int)i);
}

static void
add_days (const TilStatisticsQuery *query, GPtrArray *headings, GArray *members)
{
  g_autoptr (GArray) days = til_statistics_query_days (query, TIL_REPORT_YEARS - 1);

  for (guint i = 0; i < days->len; i++)
    {
      TilDate day = g_array_index (days, TilDate, i);
      g_autofree char *text = til_date_format (day);

      add_text (headings, members, text, (int)day);
    }
}

static void
add_headings (TilAxis axis,
              const TilFacts *facts,
              const TilStatisticsQuery *query,
              GPtrArray *headings,
              GArray *members)
{
  switch (axis)
    {
    case TIL_AXIS_MEETING_KINDS:
      add_meeting_kinds (facts, headings, members);
      break;
    case TIL_AXIS_UNITS:
      add_units (facts, headings, members);
      break;
    case TIL_AXIS_TEAMS:
      for (guint i = 0; i < facts->teams->len; i++)
        add_text (headings, members, ((const TilTeam *)facts->teams->pdata[i])->name, (int)i);
      break;
    case TIL_AXIS_YEARS:
      for (int year = til_date_year (query->from); year <= til_date_year (query->to); year++)
        {
          g_autofree char *text = g_strdup_printf ("%d", year);

          add_text (headings, members, text, year);
        }
      break;
    case TIL_AXIS_DAYS:
      add_days (query, headings, members);
      break;
    default:
      add_fixed (axis, headings, members);
    }
}

static void
add_total (TilAxis axis, GPtrArray *headings, GArray *members)
{
  add_heading (headings, members, "all", TIL_HEADING_TOTAL)->label = g_strdup (
      axis == TIL_AXIS_AGES ? "age.all" : "figure-row.all");
}

static void
add_measure (TilFigureShape *self, const char *key, int member, TilCellUnit unit)
{
  TilHeading *heading = add_heading (self->columns, self->column_members, key, member);

  heading->label = g_strconcat ("figure-column.", key, NULL);
  heading->unit = unit;
}

TilFigureShape *
til_figure_shape_new (TilFigureId id, const TilFacts *facts, const TilStatisticsQuery *query)
{
  TilFigureShape *self = g_new0 (TilFigureShape, 1);
  const TilFigureClass *class = til_figure_class (id);

  self->class = class;
  self->rows = g_ptr_array_new_with_free_func (heading_free);
  self->columns = g_ptr_array_new_with_free_func (heading_free);
  self->row_members = g_array_new (FALSE, FALSE, sizeof (int));
  self->column_members = g_array_new (FALSE, FALSE, sizeof (int));
  if (class->rows == TIL_AXIS_ONE)
    add_heading (self->rows, self->row_members, "all", 0)->label = g_strdup ("figure-row.all");
  else
    add_headings (class->rows, facts, query, self->rows, self->row_members);
  if (class->row_total)
    add_total (class->rows, self->rows, self->row_members);
  add_headings (class->columns, facts, query, self->columns, self->column_members);
  if (class->column_total)
    add_total (class->columns, self->columns, self->column_members);
  if (class->share != NULL)
    add_measure (self, class->share, TIL_HEADING_SHARE, TIL_UNIT_SHARE);
  if (id == TIL_FIGURE_LEAD_TIMES)
    {
      add_measure (self, "median", TIL_HEADING_MEDIAN, TIL_UNIT_DAYS);
      add_measure (self, "p90", TIL_HEADING_P90, TIL_UNIT_DAYS);
    }
  return self;
}

void
til_figure_shape_free (TilFigureShape *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->row_members);
  g_array_unref (self->column_members);
  g_free (self);
}
