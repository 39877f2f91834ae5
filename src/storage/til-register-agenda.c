/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the week: what is to be done from a day to a day, and what is late, for all children.
 * Each kind of line is one query over an index of what is still open. */
#include "til-register-agenda-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "til-locale.h"
#include "til-text.h"

#define CHILD_COLUMNS "c.id, c.given_name, c.family_name, c.protected_identity, c.unit_id"
#define LIVE_CHILD " AND c.deleted_at IS NULL"
/* From a day to a day, and what is late; "late" is before today, so nothing of the days between
 * today and a later first day. */
#define IN_RANGE(date) "(" date " <= :to AND (" date " >= :from OR " date " < :today))"
#define BETWEEN(date) date " BETWEEN :from AND :to"
/* Whose child it is; the set is made once, and only when somebody is asked for. */
#define CHILD_OF_STAFF "child_id IN (SELECT id FROM child WHERE responsible_id = :staff)"
/* The rows that an index finds alone. All are read in the order in which they lie in the file; with
 * a bare id SQLite would read the whole table for the sake of its order. The first few are read by
 * day, and no more than are wanted. */
#define IN_FILE_ORDER " ORDER BY +id"
#define FOUND_MEETINGS(range, order)                                                               \
  "(SELECT id, date AS day FROM meeting WHERE status = 'planned' AND deleted_at IS NULL "          \
  "AND child_id IS NOT NULL AND " range (                                                          \
      "date") " AND (:staff = 0 OR " CHILD_OF_STAFF                                                \
              " OR id IN (SELECT parent_id FROM participant WHERE staff_id = :staff "              \
              "AND deleted_at IS NULL))" order ")"
#define FOUND_PLANS(range, order)                                                                  \
  "(SELECT id, follow_up AS day FROM plan WHERE closed_on IS NULL AND deleted_at IS NULL "         \
  "AND " range ("follow_up") " AND (:staff = 0 OR coordinator_id = :staff OR " CHILD_OF_STAFF      \
                             ")" order ")"
#define FOUND_ACTIONS(range, order)                                                                \
  "(SELECT id, due AS day FROM action WHERE status <> 'done' AND deleted_at IS NULL "              \
  "AND " range (                                                                                   \
      "due") " AND (:staff = 0 OR staff_id = :staff OR parent_id IN (SELECT g.id FROM child c "    \
             "JOIN plan p ON p.child_id = c.id JOIN goal g ON g.parent_id = p.id "                 \
             "WHERE c.responsible_id = :staff AND p.closed_on IS NULL AND p.deleted_at IS "        \
             "NULL))" order ")"
#define FOUND_OBSERVATIONS(range, order)                                                           \
  "(SELECT id, date AS day FROM observation WHERE received_on IS NULL AND deleted_at IS NULL "     \
  "AND " range ("date") " AND (:staff = 0 OR responsible_id = :staff OR " CHILD_OF_STAFF ")" order \
                        ")"
#define FIRST_OF(order) " ORDER BY " order " LIMIT :limit"

typedef struct
{
  TilRegister *reg;
  const TilAgendaQuery *query;
  TilDate today;
  TilAgendaViewer *viewer; /* (nullable) */
  GHashTable *staff;       /* id (owned) -> name (owned) */
  GPtrArray *lines;        /* (element-type TilAgendaLine) */
  TilCase *lists;          /* (owned) (nullable) units, staff and teams, read once */
} Agenda;

void
til_agenda_line_free (TilAgendaLine *self)
{
  if (!self)
    return;
  til_agenda_item_free (self->item);
  g_free (self);
}

TilAgendaLine *
til_agenda_line_new (TilAgendaKind kind, TilDate date, gint64 record_id)
{
  TilAgendaLine *self = g_new0 (TilAgendaLine, 1);

  self->item = g_new0 (TilAgendaItem, 1);
  self->item->kind = kind;
  self->item->date = date;
  self->item->record_id = record_id;
  return self;
}

gboolean
til_agenda_line_take_child (TilAgendaLine *self, TilStatement *statement, int first)
{
  gboolean protected_identity = til_statement_get_int (statement, first + 3) != 0;

  self->item->child_id = til_statement_get_int (statement, first);
  self->item->child_name = til_shown_name (
      self->item->child_id, til_statement_get_text (statement, first + 1),
      til_statement_get_text (statement, first + 2), protected_identity, NULL);
  self->child_unit = til_statement_get_int (statement, first + 4);
  return protected_identity;
}

/* Each query begins with these columns. */
enum
{
  COLUMN_RECORD,
  COLUMN_DATE,
  COLUMN_STAFF,       /* the staff member who is to act */
  COLUMN_OTHER,       /* or somebody else: not to be named for a protected child (R14) */
  COLUMN_RESPONSIBLE, /* or else the child's own */
  COLUMN_CHILD,
  COLUMN_UNIT = COLUMN_CHILD + 4,
  COLUMN_MORE
};

/* The words of one kind; they may use the columns from COLUMN_MORE. */
typedef char *(*WriteFunc) (TilStatement *statement, gboolean protected_identity);

typedef struct
{
  TilAgendaKind kind;
  const char *sql[2]; /* of all, and of the first :limit */
  WriteFunc write;
  int days_after;      /* from COLUMN_DATE to the day that it is due */
  gboolean plan_owner; /* with nobody named, whoever owns the child's open plan is to act */
} Source;

static char *
write_meeting (TilStatement *statement, gboolean protected_identity)
{
  const char *kind = til_meeting_kind_name (til_statement_get_text (statement, COLUMN_MORE), NULL);
  const char *place = til_statement_get_text (statement, COLUMN_MORE + 1);
  g_autofree char *isolated_kind = til_locale_isolate (kind);
  g_autofree char *isolated_place = NULL;

  if (!place || !*place || protected_identity)
    return g_strdup (kind);
  isolated_place = til_locale_isolate (place);
  return til_text_fill (C_ ("agenda", "{meeting}, {place}"), "meeting", isolated_kind, "place",
                        isolated_place, NULL);
}

static char *
write_invitation (TilStatement *statement, gboolean protected_identity)
{
  return g_strdup (C_ ("agenda", "Invite to the next meeting"));
}

static char *
write_follow_up (TilStatement *statement, gboolean protected_identity)
{
  const char *kind = til_statement_get_text (statement, COLUMN_MORE);

  if (g_strcmp0 (kind, til_plan_kind_keys[TIL_PLAN_SIP]) == 0)
    return g_strdup (C_ ("agenda", "Follow up the coordinated individual plan (SIP)"));
  if (g_strcmp0 (kind, til_plan_kind_keys[TIL_PLAN_ACTION]) == 0)
    return g_strdup (C_ ("agenda", "Follow up the action plan"));
  return g_strdup (C_ ("agenda", "Follow up the child’s plan"));
}

/* What somebody wrote may name anybody: it stays on the child's own page when the child is
 * protected (R14). */
static char *
write_action (TilStatement *statement, gboolean protected_identity)
{
  const char *text = til_statement_get_text (statement, COLUMN_MORE);

  return g_strdup (protected_identity || !text ? C_ ("agenda", "An action of the plan") : text);
}

static char *
write_consent (TilStatement *statement, gboolean protected_identity)
{
  const char *purpose = til_statement_get_text (statement, COLUMN_MORE);
  g_autofree char *isolated = til_locale_isolate (purpose ? purpose : "");

  if (protected_identity || !purpose)
    return g_strdup (C_ ("agenda", "The consent runs out"));
  return til_text_fill (C_ ("agenda", "The consent runs out: {purpose}"), "purpose", isolated,
                        NULL);
}

static char *
write_dated (TilStatement *statement, const char *template_text)
{
  g_autofree char *date = til_locale_isolate (til_statement_get_text (statement, COLUMN_MORE));

  return til_text_fill (template_text, "date", date, NULL);
}

static char *
write_feedback (TilStatement *statement, gboolean protected_identity)
{
  return write_dated (statement, C_ ("agenda", "Answer to the report of concern of {date}"));
}

static char *
write_observation (TilStatement *statement, gboolean protected_identity)
{
  return write_dated (statement, C_ ("agenda", "Take in the observation of {date}"));
}

#define MEETINGS(range, order, end)                                                                \
  "SELECT m.id, m.date, (SELECT a.staff_id FROM participant a WHERE a.parent_id = m.id "           \
  "AND a.leader = 1 AND a.staff_id IS NOT NULL AND a.deleted_at IS NULL ORDER BY a.position "      \
  "LIMIT 1), NULL, c.responsible_id, " CHILD_COLUMNS                                               \
  ", m.kind, m.place, m.time FROM " FOUND_MEETINGS (                                               \
      range,                                                                                       \
      order) " AS found CROSS JOIN meeting m "                                                     \
             "ON m.id = found.id JOIN child c ON c.id = m.child_id WHERE c.deleted_at IS NULL" end
#define AGREED(range, end)                                                                         \
  "SELECT n.meeting_id, n.date, NULL, NULL, c.responsible_id, " CHILD_COLUMNS                      \
  " FROM agreed_meeting n JOIN child c ON c.id = n.child_id WHERE " range ("n.date") LIVE_CHILD    \
      " AND c.step <> 'closed' AND (:staff = 0 OR c.responsible_id = :staff "                      \
      "OR EXISTS (SELECT 1 FROM participant a WHERE a.parent_id = n.meeting_id "                   \
      "AND a.staff_id = :staff AND a.leader = 1 AND a.deleted_at IS NULL))" end
#define FOLLOW_UPS(range, order, end)                                                              \
  "SELECT p.id, p.follow_up, p.coordinator_id, p.coordinator, c.responsible_id, " CHILD_COLUMNS    \
  ", p.kind FROM " FOUND_PLANS (                                                                   \
      range, order) " AS found CROSS JOIN plan p ON p.id = found.id "                              \
                    "JOIN child c ON c.id = p.child_id WHERE c.deleted_at IS NULL" end
#define ACTIONS(range, order, end)                                                                 \
  "SELECT p.id, a.due, a.staff_id, "                                                               \
  "COALESCE ((SELECT g.name FROM guardian g WHERE g.id = a.guardian_id), "                         \
  "(SELECT k.name FROM contact k WHERE k.id = a.contact_id), a.who, "                              \
  "(SELECT u.name FROM unit u WHERE u.id = a.unit_id)), NULL, " CHILD_COLUMNS                      \
  ", a.text, a.id FROM " FOUND_ACTIONS (                                                           \
      range,                                                                                       \
      order) " AS found CROSS JOIN action a ON a.id = found.id "                                   \
             "JOIN goal g ON g.id = a.parent_id JOIN plan p ON p.id = g.parent_id "                \
             "JOIN child c ON c.id = p.child_id WHERE g.deleted_at IS NULL AND p.closed_on IS "    \
             "NULL "                                                                               \
             "AND p.deleted_at IS NULL" LIVE_CHILD end
#define FEEDBACK(range, end)                                                                       \
  "SELECT k.id, k.decided_on, NULL, NULL, NULL, " CHILD_COLUMNS                                    \
  ", k.date FROM concern k JOIN child c ON c.id = k.child_id "                                     \
  "WHERE k.feedback_asked = 1 AND k.feedback_on IS NULL AND k.deleted_at IS NULL "                 \
  "AND " range ("k.decided_on") LIVE_CHILD " AND (:staff = 0 OR c.responsible_id = :staff)" end
#define OBSERVATIONS(range, order, end)                                                            \
  "SELECT o.id, o.date, o.responsible_id, NULL, c.responsible_id, " CHILD_COLUMNS                  \
  ", o.date FROM " FOUND_OBSERVATIONS (                                                            \
      range, order) " AS found CROSS JOIN observation o ON o.id = found.id "                       \
                    "JOIN child c ON c.id = o.child_id WHERE c.deleted_at IS NULL" end
/* Those in force that no later one follows, and that nobody is asked to renew. */
#define CONSENTS(end)                                                                              \
  "SELECT k.id, k.valid_until, NULL, NULL, c.responsible_id, " CHILD_COLUMNS                       \
  ", k.purpose FROM consent k JOIN child c ON c.id = k.child_id "                                  \
  "WHERE k.withdrawn_on IS NULL AND k.deleted_at IS NULL "                                         \
  "AND k.valid_until >= :today AND ((k.valid_until >= :from AND k.valid_until <= :to) "            \
  "OR (:from <= :today AND k.valid_until <= :warn))" LIVE_CHILD " AND c.step <> 'closed' "         \
  "AND (:staff = 0 OR c.responsible_id = :staff OR k.asked_by = :staff) "                          \
  "AND EXISTS (SELECT 1 FROM consent_answer a WHERE a.parent_id = k.id "                           \
  "AND a.deleted_at IS NULL) "                                                                     \
  "AND NOT EXISTS (SELECT 1 FROM consent_answer a WHERE a.parent_id = k.id "                       \
  "AND a.deleted_at IS NULL AND a.answer IN ('pending', 'refused')) "                              \
  "AND NOT EXISTS (SELECT 1 FROM consent o WHERE o.child_id = k.child_id AND o.id <> k.id "        \
  "AND o.withdrawn_on IS NULL AND o.deleted_at IS NULL AND o.valid_until >= :today "               \
  "AND NOT EXISTS (SELECT 1 FROM consent_answer a WHERE a.parent_id = o.id "                       \
  "AND a.deleted_at IS NULL AND a.answer = 'refused') "                                            \
  "AND (o.valid_until > k.valid_until OR EXISTS (SELECT 1 FROM consent_answer a "                  \
  "WHERE a.parent_id = o.id AND a.deleted_at IS NULL AND a.answer = 'pending')))" end

static const Source sources[] = {
  { TIL_AGENDA_MEETING,
    { MEETINGS (IN_RANGE, IN_FILE_ORDER, ""),
      MEETINGS (BETWEEN, "", FIRST_OF ("found.day, m.time")) },
    write_meeting,
    0,
    TRUE },
  { TIL_AGENDA_MEETING,
    { AGREED (IN_RANGE, ""), AGREED (BETWEEN, FIRST_OF ("n.date")) },
    write_invitation,
    0,
    TRUE },
  { TIL_AGENDA_FOLLOW_UP,
    { FOLLOW_UPS (IN_RANGE, IN_FILE_ORDER, ""), FOLLOW_UPS (BETWEEN, "", FIRST_OF ("found.day")) },
    write_follow_up,
    0,
    FALSE },
  { TIL_AGENDA_ACTION,
    { ACTIONS (IN_RANGE, IN_FILE_ORDER, ""), ACTIONS (BETWEEN, "", FIRST_OF ("found.day")) },
    write_action,
    0,
    FALSE },
  { TIL_AGENDA_FEEDBACK,
    { FEEDBACK (IN_RANGE, ""), FEEDBACK (BETWEEN, FIRST_OF ("k.decided_on")) },
    write_feedback,
    TIL_FEEDBACK_DAYS,
    FALSE },
  { TIL_AGENDA_OBSERVATION,
    { OBSERVATIONS (IN_RANGE, IN_FILE_ORDER, ""),
      OBSERVATIONS (BETWEEN, "", FIRST_OF ("found.day")) },
    write_observation,
    0,
    FALSE },
  { TIL_AGENDA_CONSENT,
    { CONSENTS (""), CONSENTS (FIRST_OF ("k.valid_until")) },
    write_consent,
    0,
    FALSE },
};

static void
bind_days (const Agenda *self, TilStatement *statement, int days_after)
{
  til_statement_bind_date (statement, ":from", self->query->from - days_after);
  til_statement_bind_date (statement, ":to", self->query->to - days_after);
  til_statement_bind_date (statement, ":today", self->today - days_after);
  til_statement_bind_int (statement, ":staff", self->query->staff_id);
}

/* An observation waits to be taken in and has no day on which it is late. */
static void
add_line (Agenda *self, TilAgendaLine *line)
{
  line->item->late = line->item->date < self->today && line->item->kind != TIL_AGENDA_OBSERVATION;
  g_ptr_array_add (self->lines, line);
}

static const char *
staff_name (const Agenda *self, gint64 id)
{
  return id ? g_hash_table_lookup (self->staff, &id) : NULL;
}

/* Of the newest open plan of a child: its coordinator, on the staff list or not. */
static gboolean
find_plan_owner (
    Agenda *self, gint64 child_id, gint64 *plan_id, gint64 *staff_id, char **other, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->reg->database,
      "SELECT coordinator_id, coordinator, id FROM plan WHERE child_id = :child_id "
      "AND closed_on IS NULL AND deleted_at IS NULL ORDER BY date DESC, id DESC LIMIT 1",
      error);
  TilResult result;

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":child_id", child_id);
  result = til_statement_step (statement, error);
  if (result == TIL_RESULT_ROW)
    {
      *staff_id = til_statement_get_int (statement, 0);
      *other = til_statement_dup_text (statement, 1);
      *plan_id = til_statement_get_int (statement, 2);
    }
  return result != TIL_RESULT_ERROR;
}

/* Whose turn it is, as til_next_step() tells it. */
static gboolean
name_actor (Agenda *self,
            const Source *source,
            TilStatement *statement,
            gboolean protected_identity,
            TilAgendaLine *line,
            GError **error)
{
  char **who = &line->item->who;
  gint64 staff_id = til_statement_get_int (statement, COLUMN_STAFF);
  g_autofree char *other = til_statement_dup_text (statement, COLUMN_OTHER);
  const char *name;

  if (source->kind == TIL_AGENDA_FEEDBACK)
    {
      *who = g_strdup (_ ("Social services"));
      return TRUE;
    }
  if (!staff_id && source->plan_owner &&
      !find_plan_owner (self, til_statement_get_int (statement, COLUMN_CHILD), &line->actor_plan,
                        &staff_id, &other, error))
    return FALSE;
  name = staff_name (self, staff_id);
  if (!name && other && *other)
    name = protected_identity ? "" : other;
  if (!name)
    name = staff_name (self, til_statement_get_int (statement, COLUMN_RESPONSIBLE));
  *who = g_strdup (name ? name : "");
  return TRUE;
}

static gboolean
read_line (Agenda *self, const Source *source, TilStatement *statement, GError **error)
{
  TilAgendaLine *line;
  gboolean protected_identity;

  if (self->viewer &&
      !til_agenda_viewer_could_see (self->viewer, til_statement_get_int (statement, COLUMN_CHILD),
                                    til_statement_get_int (statement, COLUMN_UNIT)))
    return TRUE;
  line = til_agenda_line_new (source->kind,
                              til_statement_get_date (statement, COLUMN_DATE) + source->days_after,
                              til_statement_get_int (statement, COLUMN_RECORD));
  protected_identity = til_agenda_line_take_child (line, statement, COLUMN_CHILD);
  add_line (self, line);
  line->item->what = source->write (statement, protected_identity);
  if (source->write == write_meeting)
    line->item->time = til_statement_dup_text (statement, COLUMN_MORE + 2);
  if (source->kind == TIL_AGENDA_ACTION)
    line->action_id = til_statement_get_int (statement, COLUMN_MORE + 1);
  return name_actor (self, source, statement, protected_identity, line, error);
}

static gboolean
read_lines (Agenda *self, const Source *source, TilStatement *statement, GError **error)
{
  TilResult result;

  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    if (!read_line (self, source, statement, error))
      return FALSE;
  return result == TIL_RESULT_DONE;
}

/* limit: 0 all. */
static gboolean
add_whole (Agenda *self, const Source *source, guint limit, GError **error)
{
  g_autoptr (TilStatement)
      statement = til_database_prepare (self->reg->database, source->sql[limit > 0], error);

  if (!statement)
    return FALSE;
  bind_days (self, statement, source->days_after);
  if (source->kind == TIL_AGENDA_CONSENT)
    til_statement_bind_date (statement, ":warn", self->today + TIL_CONSENT_WARN_DAYS);
  if (limit > 0)
    til_statement_bind_int (statement, ":limit", limit);
  return read_lines (self, source, statement, error);
}

static gboolean
add_first (Agenda *self, const Source *source, TilDate from, TilDate to, GError **error)
{
  g_autoptr (TilStatement)
      statement = til_database_prepare (self->reg->database, source->sql[1], error);

  if (!statement)
    return FALSE;
  til_statement_bind_date (statement, ":from", from - source->days_after);
  til_statement_bind_date (statement, ":to", to - source->days_after);
  til_statement_bind_int (statement, ":staff", self->query->staff_id);
  til_statement_bind_int (statement, ":limit", self->query->limit);
  return read_lines (self, source, statement, error);
}

/* The first few that are late, of today, of the rest of the week and of what comes later: whoever
 * shows these apart needs no others. What a unit may not see is known only when it was read. */
static gboolean
add_source (Agenda *self, const Source *source, GError **error)
{
  const TilAgendaQuery *query = self->query;
  TilDate sunday = til_date_last_of_week (self->today);
  const TilDate parts[][2] = {
    { til_date_new (1000, 2, 1), MIN (query->to, self->today - 1) },
    { MAX (query->from, self->today), MIN (query->to, self->today) },
    { MAX (query->from, self->today + 1), MIN (query->to, sunday) },
    { MAX (query->from, sunday + 1), query->to },
  };

  if (query->limit == 0 || self->viewer)
    return add_whole (self, source, 0, error);
  if (source->kind == TIL_AGENDA_CONSENT)
    return add_whole (self, source, query->limit, error);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i][0] <= parts[i][1] && !add_first (self, source, parts[i][0], parts[i][1], error))
      return FALSE;
  return TRUE;
}

static gboolean
add_team_meetings (Agenda *self, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->reg->database,
      "SELECT m.id, m.date, m.kind, m.time, t.id, t.name, (SELECT s.name FROM participant a "
      "JOIN staff s ON s.id = a.staff_id WHERE a.parent_id = m.id AND a.leader = 1 "
      "AND a.deleted_at IS NULL ORDER BY a.position LIMIT 1) "
      "FROM meeting m JOIN team t ON t.id = m.team_id "
      "WHERE m.status = 'planned' AND m.deleted_at IS NULL AND m.child_id IS NULL "
      "AND " IN_RANGE (
          "m.date") " AND (:staff = 0 OR EXISTS (SELECT 1 FROM participant a "
                    "WHERE a.parent_id = m.id AND a.staff_id = :staff AND a.deleted_at IS NULL) "
                    "OR EXISTS (SELECT 1 FROM team_member b WHERE b.parent_id = t.id AND "
                    "b.staff_id = :staff "
                    "AND b.deleted_at IS NULL AND (b.until IS NULL OR b.until >= m.date)) "
                    "OR EXISTS (SELECT 1 FROM agenda_point g JOIN child c ON c.id = g.child_id "
                    "WHERE g.parent_id = m.id AND g.deleted_at IS NULL AND c.responsible_id = "
                    ":staff))",
      error);
  TilResult result;

  if (!statement)
    return FALSE;
  bind_days (self, statement, 0);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      TilAgendaLine *line = til_agenda_line_new (TIL_AGENDA_MEETING,
                                                 til_statement_get_date (statement, 1),
                                                 til_statement_get_int (statement, 0));
      const char *name = til_statement_get_text (statement, 5);
      const char *who = til_statement_get_text (statement, 6);

      line->item->what = g_strdup (
          til_meeting_kind_name (til_statement_get_text (statement, 2), NULL));
      line->item->time = til_statement_dup_text (statement, 3);
      line->item->team_id = til_statement_get_int (statement, 4);
      line->item->child_name = g_strdup (name ? name : "");
      line->item->who = g_strdup (who ? who : "");
      add_line (self, line);
      if (!til_register_name_children (self->reg, line->item, self->query->viewer_unit, self->today,
                                       &self->lists, error))
        return FALSE;
    }
  return result == TIL_RESULT_DONE;
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

/* Lines without a day keep the order of names in which they came. */
static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const TilAgendaItem *one = (*(const TilAgendaLine *const *)a)->item;
  const TilAgendaItem *two = (*(const TilAgendaLine *const *)b)->item;
  int order = two->late - one->late;

  if (order == 0)
    order = compare_numbers (one->date, two->date);
  if (order == 0)
    order = g_strcmp0 (one->time, two->time);
  if (order == 0)
    order = (int)one->kind - (int)two->kind;
  if (order == 0)
    order = strcmp (one->child_name, two->child_name);
  return order ? order : compare_numbers (one->record_id, two->record_id);
}

static GPtrArray *
take_items (GPtrArray *lines)
{
  GPtrArray *items = g_ptr_array_new_full (lines->len, (GDestroyNotify)til_agenda_item_free);

  for (guint i = 0; i < lines->len; i++)
    {
      TilAgendaLine *line = lines->pdata[i];

      g_ptr_array_add (items, g_steal_pointer (&line->item));
    }
  return items;
}

static gboolean
load_staff (Agenda *self, GError **error)
{
  g_autoptr (TilStatement)
      statement = til_database_prepare (self->reg->database, "SELECT id, name FROM staff", error);
  TilResult result;

  if (!statement)
    return FALSE;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      gint64 id = til_statement_get_int (statement, 0);

      g_hash_table_insert (self->staff, g_memdup2 (&id, sizeof id),
                           til_statement_dup_text (statement, 1));
    }
  return result == TIL_RESULT_DONE;
}

static gboolean
collect (Agenda *self, GPtrArray *gaps, GError **error)
{
  if (!load_staff (self, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (!add_source (self, &sources[i], error))
      return FALSE;
  if (!add_team_meetings (self, error) ||
      !til_register_add_gaps (self->reg, self->query, self->viewer, self->today, gaps, error))
    return FALSE;
  return !self->viewer || til_agenda_viewer_filter (self->viewer, self->lines, error);
}

/**
 * til_register_list_agenda:
 *
 * A list, as that of the children: not logged as a reading (R16). Late is what was due before
 * today. Consents that run out are told of TIL_CONSENT_WARN_DAYS ahead when from is not to come.
 */
GPtrArray *
til_register_list_agenda (TilRegister *self, const TilAgendaQuery *query, GError **error)
{
  g_autoptr (TilTransaction) transaction = til_transaction_new_read (self->database, error);
  g_autoptr (GPtrArray)
      lines = g_ptr_array_new_with_free_func ((GDestroyNotify)til_agenda_line_free);
  g_autoptr (GPtrArray)
      gaps = g_ptr_array_new_with_free_func ((GDestroyNotify)til_agenda_line_free);
  g_autoptr (GHashTable)
      staff = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (TilAgendaViewer) viewer = NULL;
  Agenda agenda = { self, query, til_date_today (), NULL, staff, lines, NULL };
  gboolean collected;

  if (!transaction)
    return NULL;
  if (query->viewer_unit)
    {
      viewer = til_agenda_viewer_new (self, query->viewer_unit, agenda.today, error);
      if (!viewer)
        return NULL;
      agenda.viewer = viewer;
    }
  collected = collect (&agenda, gaps, error);
  til_case_free (agenda.lists);
  if (!collected)
    return NULL;
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_extend_and_steal (lines, g_steal_pointer (&gaps));
  return take_items (lines);
}
