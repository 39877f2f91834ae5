/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "facts-oracle.h"

/* Children that count, with the unit that facts may tell of (R14). */
#define CHILDREN                                                                                   \
  "days (d) AS (VALUES " FACTS_DAYS "), "                                                          \
  "c AS (SELECT k.id, k.birth_date, k.protected_identity AS hidden, "                              \
  "CASE WHEN k.protected_identity = 1 THEN 0 ELSE COALESCE (u.id, 0) END AS unit "                 \
  "FROM child k LEFT JOIN unit u ON u.id = k.unit_id AND u.deleted_at IS NULL "                    \
  "WHERE k.deleted_at IS NULL)"

#define AGE                                                                                        \
  "(CAST (substr (e.d, 1, 4) AS INTEGER) - CAST (substr (c.birth_date, 1, 4) AS INTEGER) "         \
  "- (substr (e.d, 6) < substr (c.birth_date, 6)))"

#define LIVE "x.deleted_at IS NULL"

/* The last step of each day that was the closing one. */
#define CLOSED                                                                                     \
  "closed (child, d) AS (SELECT s.child_id, s.date FROM step_change s WHERE s.step = 'closed' "    \
  "AND NOT EXISTS (SELECT 1 FROM step_change t WHERE t.child_id = s.child_id "                     \
  "AND t.date = s.date AND t.id > s.id))"

#define AFTER                                                                                      \
  "after (r, child, d) AS ("                                                                       \
  "SELECT 0, x.child_id, x.date FROM mapping x WHERE " LIVE " "                                    \
  "UNION SELECT 1, x.child_id, x.date FROM meeting x WHERE " LIVE " AND x.status = 'held' "        \
  "AND x.child_id IS NOT NULL "                                                                    \
  "UNION SELECT 1, p.child_id, x.date FROM meeting x JOIN agenda_point p ON p.parent_id = x.id "   \
  "WHERE " LIVE " AND p.deleted_at IS NULL AND x.status = 'held' AND x.child_id IS NULL "          \
  "AND p.child_id IS NOT NULL "                                                                    \
  "UNION SELECT 2, x.child_id, x.date FROM plan x WHERE " LIVE ")"

/* The closing day before each of them, and the first observation since. */
#define PROCESSES                                                                                  \
  "since (r, child, d, p) AS (SELECT r, child, d, COALESCE ((SELECT MAX (z.d) FROM closed z "      \
  "WHERE z.child = a.child AND z.d < a.d), '') FROM after a), "                                    \
  "begun (r, child, d, p, b) AS (SELECT r, child, d, p, (SELECT MIN (x.date) FROM observation x "  \
  "WHERE " LIVE " AND x.child_id = s.child AND x.date > s.p AND x.date <= s.d) FROM since s)"

#define STANDING                                                                                   \
  "standing (child, d, step) AS (SELECT c.id, days.d, (SELECT s.step FROM step_change s "          \
  "WHERE s.child_id = c.id AND s.date <= days.d ORDER BY s.date DESC, s.id DESC LIMIT 1) "         \
  "FROM c CROSS JOIN days WHERE c.birth_date <= days.d)"

/* Columns: row, column, day, number, child, mapping. */
static const char *const selects[TIL_N_FIGURES] = {
  [TIL_FIGURE_CHILDREN] = "e (r, col, d, n, child, m) AS (SELECT step, 0, d, 1, child, 0 "
                          "FROM standing WHERE step IS NOT NULL)",
  [TIL_FIGURE_OBSERVATIONS] =
      "e (r, col, d, n, child, m) AS (SELECT 0, 0, x.date, 1, x.child_id, 0 "
      "FROM observation x WHERE " LIVE ")",
  [TIL_FIGURE_MAPPINGS] = "e (r, col, d, n, child, m) AS (SELECT 0, 0, x.date, 1, x.child_id, 0 "
                          "FROM mapping x WHERE " LIVE ")",
  [TIL_FIGURE_VOICES] = "e (r, col, d, n, child, m) AS (SELECT v.kind, 0, x.date, 1, x.child_id, 0 "
                        "FROM mapping x JOIN voice v ON v.mapping_id = x.id WHERE " LIVE " "
                        "AND v.deleted_at IS NULL AND v.open = 0)",
  [TIL_FIGURE_LEAD_TIMES] =
      "e (r, col, d, n, child, m) AS (SELECT r, 0, MIN (d), "
      "CAST (julianday (MIN (d)) - julianday (b) AS INTEGER), child, 0 FROM begun "
      "WHERE b IS NOT NULL GROUP BY r, child, p)",
  [TIL_FIGURE_RECENT_MAPPING] =
      "e (r, col, d, n, child, m) AS (SELECT 0, NOT EXISTS (SELECT 1 FROM mapping x WHERE " LIVE
      " AND x.child_id = child AND x.date <= d AND x.date >= date (d, '-6 months')), d, 1, child, "
      "0 "
      "FROM standing WHERE step <> 'closed')",
  [TIL_FIGURE_CONSENT] =
      "answers (id, n, given, partly, refused, late) AS (SELECT k.id, COUNT (a.id), "
      "SUM (a.answer = 'given'), SUM (a.answer = 'partly'), SUM (a.answer = 'refused'), "
      "SUM (a.answer = 'pending' OR a.date > MIN (k.valid_until, '" FACTS_TODAY "')) "
      "FROM consent k LEFT JOIN consent_answer a ON a.parent_id = k.id AND a.deleted_at IS NULL "
      "GROUP BY k.id), "
      "e (r, col, d, n, child, m) AS (SELECT CASE "
      "WHEN x.withdrawn_on <= '" FACTS_TODAY "' THEN 'withdrawn' "
      "WHEN a.refused > 0 THEN 'refused' "
      "WHEN a.n = 0 OR a.late > 0 THEN "
      "CASE WHEN x.valid_until < '" FACTS_TODAY "' THEN 'expired' ELSE 'pending' END "
      "WHEN a.partly > 0 THEN 'partly' ELSE 'given' END, 0, x.asked_on, 1, x.child_id, 0 "
      "FROM consent x JOIN answers a ON a.id = x.id WHERE " LIVE ")",
  [TIL_FIGURE_CONSENT_REASONS] =
      "e (r, col, d, n, child, m) AS (SELECT a.refusal, 0, a.date, 1, x.child_id, 0 "
      "FROM consent_answer a JOIN consent x ON x.id = a.parent_id WHERE " LIVE " "
      "AND a.deleted_at IS NULL AND a.answer = 'refused')",
  [TIL_FIGURE_MEETINGS] =
      "e (r, col, d, n, child, m) AS (SELECT CASE WHEN x.kind IN ('cooperation', 'family', "
      "'follow-up', 'eht', 'eht-extended', 'vits', 'advocate-team', 'sip', 'Frukostmöte') "
      "THEN x.kind ELSE '-' END, 0, x.date, 1, COALESCE (x.child_id, 0), 0 "
      "FROM meeting x WHERE " LIVE " AND x.status = 'held')",
  [TIL_FIGURE_FAMILY_MEETINGS] =
      "e (r, col, d, n, child, m) AS (SELECT x.ending, 0, x.date, 1, x.child_id, 0 FROM meeting x "
      "WHERE " LIVE " AND x.status = 'held' AND x.kind = 'family' AND x.child_id IS NOT NULL AND "
      "(x.ending <> 'ongoing' OR NOT EXISTS (SELECT 1 FROM meeting y WHERE y.child_id = x.child_id "
      "AND y.deleted_at IS NULL AND y.status = 'held' AND y.kind = 'family' "
      "AND (y.date > x.date OR y.date = x.date AND y.id > x.id))))",
  [TIL_FIGURE_CONSULTATIONS] = NULL,
  [TIL_FIGURE_ACTIONS] =
      "e (r, col, d, n, child, m) AS (SELECT 0, x.status <> 'done' OR x.done_on > x.due, x.due, 1, "
      "p.child_id, 0 FROM action x JOIN goal g ON g.id = x.parent_id JOIN plan p "
      "ON p.id = g.parent_id WHERE " LIVE " AND g.deleted_at IS NULL AND p.deleted_at IS NULL "
      "AND (x.status = 'done' OR x.due < '" FACTS_TODAY "'))",
  [TIL_FIGURE_CONCERNS] =
      "e (r, col, d, n, child, m) AS (SELECT CASE WHEN (SELECT hidden FROM c "
      "WHERE c.id = x.child_id) = 1 OR u.id IS NULL THEN '-' ELSE u.id END, 0, x.date, 1, "
      "x.child_id, 0 FROM concern x LEFT JOIN unit u ON u.id = x.unit_id AND u.deleted_at IS NULL "
      "WHERE " LIVE ")",
  [TIL_FIGURE_ENROLMENT] =
      "e (r, col, d, n, child, m) AS (SELECT DISTINCT x.team_id, 0, days.d, 1, x.child_id, 0 "
      "FROM enrolment x JOIN days ON x.since <= days.d AND COALESCE (x.until, '9999') >= days.d "
      "JOIN team t ON t.id = x.team_id AND t.deleted_at IS NULL WHERE " LIVE ")",
  [TIL_FIGURE_ACTIVITIES] = "e (r, col, d, n, child, m) AS (SELECT x.kind, 0, x.date, 1, 0, 0 "
                            "FROM activity x WHERE " LIVE " AND x.date <= '" FACTS_TODAY "')",
  [TIL_FIGURE_ATTENDANCE] =
      "told (service, d, invited, present) AS (SELECT t.service, x.date, t.invited, t.present "
      "FROM activity x JOIN turnout t ON t.parent_id = x.id AND t.deleted_at IS NULL "
      "WHERE " LIVE " AND x.date <= '" FACTS_TODAY "' AND t.invited > 0 "
      "AND EXISTS (SELECT 1 FROM turnout y WHERE y.parent_id = x.id AND y.deleted_at IS NULL "
      "AND y.present > 0)), "
      "e (r, col, d, n, child, m) AS (SELECT service, 0, d, present, 0, 0 FROM told "
      "WHERE present > 0 UNION ALL SELECT service, 1, d, invited - present, 0, 0 FROM told "
      "WHERE invited > present)",
};

/* Age: of the child on the day; of a fact without a child, 4. */
#define FROM_EVENTS                                                                                \
  " SELECT e.r || '/' || e.col || ' ' || e.d || ' ' || e.n || ' age ' || "                         \
  "CASE WHEN e.child = 0 THEN 4 WHEN " AGE " <= 6 THEN 0 WHEN " AGE " <= 12 THEN 1 "               \
  "WHEN " AGE " <= 18 THEN 2 ELSE 3 END || ' unit ' || COALESCE (c.unit, 0) || ' child ' || "      \
  "e.child || ' mapping ' || e.m FROM e LEFT JOIN c ON c.id = e.child "                            \
  "WHERE e.child = 0 OR c.id IS NOT NULL"

#define CONSULTATIONS                                                                              \
  "SELECT '0/0 ' || x.date || ' 1 age ' || CASE x.age WHEN '0-6' THEN 0 WHEN '7-12' THEN 1 "       \
  "WHEN '13-18' THEN 2 ELSE 3 END || ' unit 0 child 0 mapping 0' FROM consultation x WHERE " LIVE

GArray *
facts_days (void)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (TilDate));
  const TilDate list[] = { til_date_new (2024, 12, 31), til_date_new (2025, 6, 30),
                           til_date_new (2026, 6, 30), til_date_new (2026, 11, 21) };

  return g_array_append_vals (days, list, G_N_ELEMENTS (list));
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

static char *
join_lines (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **)lines->pdata);
}

static char *
row_text (const TilFacts *facts, const TilFact *fact)
{
  static const char *const consent_states[] = { "pending", "given",     "partly",
                                                "refused", "withdrawn", "expired" };

  if (fact->row == TIL_FACT_NO_ROW)
    return g_strdup ("-");
  switch (fact->figure)
    {
    case TIL_FIGURE_CHILDREN:
      return g_strdup (til_step_key (fact->row));
    case TIL_FIGURE_VOICES:
      return g_strdup (til_voice_kind_key (fact->row));
    case TIL_FIGURE_CONSENT:
      return g_strdup (consent_states[fact->row]);
    case TIL_FIGURE_CONSENT_REASONS:
      return g_strdup (til_refusal_keys[fact->row]);
    case TIL_FIGURE_MEETINGS:
      return g_strdup (facts->meeting_kinds->pdata[fact->row]);
    case TIL_FIGURE_FAMILY_MEETINGS:
      return g_strdup (til_ending_keys[fact->row]);
    case TIL_FIGURE_CONCERNS:
      return g_strdup_printf ("%" G_GINT64_FORMAT,
                              ((const TilUnit *)facts->units->pdata[fact->row])->id);
    case TIL_FIGURE_ENROLMENT:
      return g_strdup_printf ("%" G_GINT64_FORMAT,
                              ((const TilTeam *)facts->teams->pdata[fact->row])->record.id);
    case TIL_FIGURE_ACTIVITIES:
      return g_strdup (til_activity_kind_keys[fact->row]);
    case TIL_FIGURE_ATTENDANCE:
      return g_strdup (til_service_keys[fact->row]);
    default:
      return g_strdup_printf ("%u", fact->row);
    }
}

char *
facts_to_lines (const TilFacts *facts, TilFigureId figure)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < facts->facts->len; i++)
    {
      const TilFact *fact = &g_array_index (facts->facts, TilFact, i);
      g_autofree char *row = NULL;
      g_autofree char *date = NULL;

      if (fact->figure != figure)
        continue;
      row = row_text (facts, fact);
      date = til_date_format (fact->date);
      g_ptr_array_add (
          lines, g_strdup_printf (
                     "%s/%u %s %d age %u unit %" G_GINT64_FORMAT " child %" G_GINT64_FORMAT
                     " mapping %" G_GINT64_FORMAT,
                     row, fact->column, date, fact->number, fact->age,
                     fact->unit < 0 ? 0 : ((const TilUnit *)facts->units->pdata[fact->unit])->id,
                     (gint64)fact->child_id, (gint64)fact->mapping));
    }
  return join_lines (lines);
}

static char *
query_lines (TilRegister *reg, const char *sql)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  sqlite3 *database = til_database_handle (reg->database);
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (database, sql, -1, &statement, NULL);

  if (code != SQLITE_OK)
    g_error ("%s: %s", sqlite3_errmsg (database), sql);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (lines, g_strdup ((const char *)sqlite3_column_text (statement, 0)));
  g_assert_cmpint (code, ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  return join_lines (lines);
}

static TilAreaState
area_state (const TilMapping *mapping, TilDimension dimension, gboolean *named)
{
  guint hard = 0, good = 0;

  *named = FALSE;
  for (guint i = 0; i < til_wheel_n_areas (mapping->wheel); i++)
    {
      const TilArea *area = til_wheel_area (mapping->wheel, i);

      if (area->dimension != dimension)
        continue;
      *named = TRUE;
      for (guint v = 0; v < mapping->voices->len; v++)
        {
          const TilVoice *voice = mapping->voices->pdata[v];
          double step = til_voice_step (voice, area->key);

          if (voice->open || step == TIL_NOT_DISCUSSED)
            continue;
          hard += step <= til_wheel_n_steps (mapping->wheel) / 2.0;
          good++;
        }
    }
  return hard > 0 ? TIL_AREA_HARD : good > 0 ? TIL_AREA_GOOD : TIL_AREA_NOT_DISCUSSED;
}

static guint
count_rated_without (const TilMapping *mapping)
{
  guint n = 0;

  for (guint i = 0; i < til_wheel_n_areas (mapping->wheel); i++)
    {
      const TilArea *area = til_wheel_area (mapping->wheel, i);
      gboolean rated = FALSE;

      for (guint v = 0; v < mapping->voices->len; v++)
        {
          const TilVoice *voice = mapping->voices->pdata[v];

          rated |= !voice->open && til_voice_step (voice, area->key) != TIL_NOT_DISCUSSED;
        }
      n += area->dimension == TIL_DIMENSION_NONE && rated;
    }
  return n;
}

static guint
count_closed (const TilMapping *mapping)
{
  guint n = 0;

  for (guint v = 0; v < mapping->voices->len; v++)
    n += !((const TilVoice *)mapping->voices->pdata[v])->open;
  return n;
}

static void
add_area_line (GPtrArray *lines,
               const TilChild *child,
               gint64 unit_id,
               const TilMapping *mapping,
               guint row,
               guint column)
{
  g_autofree char *date = til_date_format (mapping->date);

  g_ptr_array_add (lines,
                   g_strdup_printf ("%u/%u %s 1 age %u unit %" G_GINT64_FORMAT
                                    " child %" G_GINT64_FORMAT " mapping %" G_GINT64_FORMAT,
                                    row, column, date,
                                    til_age_group (til_date_age (child->birth_date, mapping->date)),
                                    unit_id, child->id, mapping->id));
}

static void
add_child_areas (TilRegister *reg, gint64 child_id, TilFigureId figure, GPtrArray *lines)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilChild) child = til_register_load_child (reg, child_id, &error);
  g_autoptr (GPtrArray) mappings = til_register_load_mappings (reg, child_id, &error);
  g_autofree char *live = g_strdup_printf ("SELECT COUNT (*) FROM unit WHERE id = %" G_GINT64_FORMAT
                                           " AND deleted_at IS NULL",
                                           child->unit_id);
  gint64 unit_id = child->protected_identity || number (reg, live) == 0 ? 0 : child->unit_id;

  g_assert_no_error (error);
  for (guint i = 0; i < mappings->len; i++)
    {
      const TilMapping *mapping = mappings->pdata[i];

      if (figure == TIL_FIGURE_AREAS_WITHOUT)
        for (guint n = count_rated_without (mapping); n > 0; n--)
          add_area_line (lines, child, unit_id, mapping, 0, 0);
      else if (count_closed (mapping) > 0)
        for (guint dimension = 1; dimension < TIL_N_DIMENSIONS; dimension++)
          {
            gboolean named;
            TilAreaState state = area_state (mapping, dimension, &named);

            if (named)
              add_area_line (lines, child, unit_id, mapping, dimension - 1, state);
          }
    }
}

static char *
expect_areas (TilRegister *reg, TilFigureId figure)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gint64 last = number (reg, "SELECT MAX (id) FROM child");

  for (gint64 id = 1; id <= last; id++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT COUNT (*) FROM child WHERE deleted_at IS NULL "
          "AND id = %" G_GINT64_FORMAT,
          id);

      if (number (reg, sql) > 0)
        add_child_areas (reg, id, figure, lines);
    }
  return join_lines (lines);
}

char *
facts_expected (TilRegister *reg, TilFigureId figure)
{
  g_autofree char *sql = NULL;
  const char *before = "";

  switch (figure)
    {
    case TIL_FIGURE_AREAS:
    case TIL_FIGURE_AREAS_WITHOUT:
      return expect_areas (reg, figure);
    case TIL_FIGURE_CONSULTATIONS:
      return query_lines (reg, CONSULTATIONS);
    case TIL_FIGURE_CHILDREN:
    case TIL_FIGURE_RECENT_MAPPING:
      before = STANDING ", ";
      break;
    case TIL_FIGURE_LEAD_TIMES:
      before = CLOSED ", " AFTER ", " PROCESSES ", ";
      break;
    default:
      break;
    }
  sql = g_strconcat ("WITH " CHILDREN ", ", before, selects[figure], FROM_EVENTS, NULL);
  return query_lines (reg, sql);
}

TilFacts *
facts_collect (TilRegister *reg)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = facts_days ();
  TilFacts *facts = til_register_collect_facts (reg, days, &error);

  g_assert_no_error (error);
  return facts;
}

void
facts_assert (TilRegister *reg)
{
  g_autoptr (TilFacts) facts = facts_collect (reg);

  for (guint figure = 0; figure < TIL_N_FIGURES; figure++)
    {
      g_autofree char *lines = facts_to_lines (facts, figure);
      g_autofree char *expected = facts_expected (reg, figure);

      if (!g_str_equal (lines, expected))
        g_error ("figure %u: counted\n%s\nexpected\n%s", figure, lines, expected);
    }
}
