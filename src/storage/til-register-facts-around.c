/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-register-facts-private.h"

#include "til-collaboration.h"
#include "til-consent.h"
#include "til-consultation.h"

typedef struct
{
  guint32 child;
  TilDate asked_on, valid_until, withdrawn_on;
  guint n_answers;
  guint first; /* answer + 1, 0 none */
} Consent;

typedef struct
{
  TilAnswer answer;
  TilDate date;
  guint next; /* answer + 1 of the same consent, 0 none */
} Answer;

typedef struct
{
  GArray *consents; /* (owned) (element-type Consent) */
  TilIdMap *index;  /* (owned) into consents */
  GArray *answers;  /* (owned) (element-type Answer) */
} Consents;

static void
add_consent (TilFactReader *self, TilStatement *row, gpointer data)
{
  Consents *all = data;
  Consent consent = { .child = til_fact_reader_child (self, row, 1),
                      .asked_on = til_statement_get_date (row, 2),
                      .valid_until = til_statement_get_date (row, 3),
                      .withdrawn_on = til_statement_get_date (row, 4) };

  if (consent.child == TIL_NO_INDEX || consent.asked_on == TIL_DATE_NONE)
    return;
  til_id_map_set (all->index, til_statement_get_int (row, 0), all->consents->len);
  g_array_append_val (all->consents, consent);
}

static void
add_answer (TilFactReader *self, TilStatement *row, gpointer data)
{
  Consents *all = data;
  guint32 index = til_id_map_get (all->index, til_statement_get_int (row, 0));
  Consent *consent;
  Answer answer = { .answer = til_fact_find_key (til_answer_keys, til_statement_get_text (row, 1),
                                                 TIL_ANSWER_PENDING),
                    .date = til_statement_get_date (row, 2) };

  if (index == TIL_NO_INDEX)
    return;
  consent = &g_array_index (all->consents, Consent, index);
  answer.next = consent->first;
  g_array_append_val (all->answers, answer);
  consent->first = all->answers->len;
  consent->n_answers++;
  if (answer.answer == TIL_ANSWER_REFUSED && answer.date != TIL_DATE_NONE)
    til_fact_reader_add (
        self, TIL_FIGURE_CONSENT_REASONS,
        til_fact_find_key (til_refusal_keys, til_statement_get_text (row, 3), TIL_REFUSAL_NOT_TOLD),
        0, answer.date, consent->child);
}

/* As til-facts.h tells. record: a TilConsent to fill for til_consent_state(). */
static TilConsentState
consent_state (TilFactReader *self, const Consents *all, const Consent *consent, TilConsent *record)
{
  TilDate last_day = MIN (consent->valid_until, self->today);
  TilConsentState state;
  guint answer = consent->first;

  record->valid_until = consent->valid_until;
  record->withdrawn_on = consent->withdrawn_on;
  while (record->answers->len < consent->n_answers)
    til_record_add_part (record, "answers");
  g_ptr_array_set_size (record->answers, (int)consent->n_answers);
  for (guint i = 0; i < consent->n_answers; i++)
    {
      const Answer *from = &g_array_index (all->answers, Answer, answer - 1);
      TilConsentAnswer *to = record->answers->pdata[i];

      to->answer = from->answer;
      to->date = from->date;
      answer = from->next;
    }
  state = til_consent_state (record, self->today);
  if (state != TIL_CONSENT_EXPIRED)
    return state;
  state = til_consent_state (record, last_day);
  return state == TIL_CONSENT_PENDING ? TIL_CONSENT_EXPIRED : state;
}

static gboolean
read_consents (TilFactReader *self, GError **error)
{
  g_autoptr (GArray) consents = g_array_new (FALSE, FALSE, sizeof (Consent));
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (Answer));
  g_autoptr (TilIdMap) index = til_id_map_new ();
  g_autoptr (TilConsent) record = til_record_new_of (TIL_RECORD_CONSENT);
  Consents all = { consents, index, answers };

  if (!til_fact_reader_read (self,
                             "SELECT id, child_id, asked_on, valid_until, withdrawn_on "
                             "FROM consent WHERE deleted_at IS NULL ORDER BY id",
                             add_consent, &all, error) ||
      !til_fact_reader_read (self,
                             "SELECT parent_id, answer, date, refusal FROM consent_answer "
                             "WHERE deleted_at IS NULL ORDER BY id",
                             add_answer, &all, error))
    return FALSE;
  for (guint i = 0; i < consents->len; i++)
    {
      const Consent *consent = &g_array_index (consents, Consent, i);

      til_fact_reader_add (self, TIL_FIGURE_CONSENT, consent_state (self, &all, consent, record), 0,
                           consent->asked_on, consent->child);
    }
  return TRUE;
}

/* R8: nothing of it leads to a child. */
static void
add_consultation (TilFactReader *self, TilStatement *row, gpointer data G_GNUC_UNUSED)
{
  TilDate date = til_statement_get_date (row, 0);
  guint age = til_fact_find_key (til_age_group_keys, til_statement_get_text (row, 1),
                                 TIL_N_AGE_GROUPS);

  if (date != TIL_DATE_NONE)
    til_facts_add (self->facts, TIL_FIGURE_CONSULTATIONS, 0, 0, date, 0, (TilAgeGroup)age, -1);
}

/* R14: the reporter's unit would tell where a protected child is. */
static void
add_concern (TilFactReader *self, TilStatement *row, gpointer data G_GNUC_UNUSED)
{
  guint32 child = til_fact_reader_child (self, row, 0);
  TilDate date = til_statement_get_date (row, 1);

  if (child == TIL_NO_INDEX || date == TIL_DATE_NONE)
    return;
  til_fact_reader_add (self, TIL_FIGURE_CONCERNS,
                       g_array_index (self->children, TilFactChild, child).protected_identity
                           ? TIL_FACT_NO_ROW
                           : til_fact_reader_unit_row (self, row, 2),
                       0, date, child);
}

/* A child stands once in a team on a day, though two enrolments meet. data: a set of child, team
 * and day. */
static void
add_enrolment (TilFactReader *self, TilStatement *row, gpointer data)
{
  GHashTable *seen = data;
  guint32 child = til_fact_reader_child (self, row, 0);
  guint32 team = til_id_map_get (self->team_index, til_statement_get_int (row, 1));
  TilDate since = til_statement_get_date (row, 2);
  TilDate until = til_statement_get_date (row, 3);

  if (child == TIL_NO_INDEX || team == TIL_NO_INDEX || since == TIL_DATE_NONE)
    return;
  for (guint i = 0; i < self->days->len; i++)
    {
      TilDate day = g_array_index (self->days, TilDate, i);
      gint64 key = ((gint64)child * self->facts->teams->len + team) * self->days->len + i;

      if (since <= day && (until == TIL_DATE_NONE || day <= until) &&
          g_hash_table_add (seen, g_memdup2 (&key, sizeof key)))
        til_fact_reader_add (self, TIL_FIGURE_ENROLMENT, team, 0, day, child);
    }
}

typedef struct
{
  TilDate date;
  gboolean told; /* who came was written down */
} Activity;

typedef struct
{
  TilService service;
  gint32 invited, present;
  guint32 index;
} Turnout;

typedef struct
{
  GArray *activities; /* (owned) (element-type Activity) */
  TilIdMap *index;    /* (owned) into activities */
  GArray *turnouts;   /* (owned) (element-type Turnout) */
} Activities;

static void
add_activity (TilFactReader *self, TilStatement *row, gpointer data)
{
  Activities *all = data;
  Activity activity = { .date = til_statement_get_date (row, 2) };
  guint kind = til_fact_find_key (til_activity_kind_keys, til_statement_get_text (row, 1),
                                  TIL_N_ACTIVITY_KINDS);

  if (activity.date == TIL_DATE_NONE || activity.date > self->today || kind == TIL_N_ACTIVITY_KINDS)
    return;
  til_fact_reader_add (self, TIL_FIGURE_ACTIVITIES, kind, 0, activity.date, TIL_NO_INDEX);
  til_id_map_set (all->index, til_statement_get_int (row, 0), all->activities->len);
  g_array_append_val (all->activities, activity);
}

static void
add_turnout (TilFactReader *self G_GNUC_UNUSED, TilStatement *row, gpointer data)
{
  Activities *all = data;
  Turnout turnout = { .index = til_id_map_get (all->index, til_statement_get_int (row, 0)),
                      .invited = (gint32)til_statement_get_int (row, 2),
                      .present = (gint32)til_statement_get_int (row, 3) };

  if (turnout.index == TIL_NO_INDEX ||
      !til_service_from_key (til_statement_get_text (row, 1), &turnout.service))
    return;
  if (turnout.present > 0)
    g_array_index (all->activities, Activity, turnout.index).told = TRUE;
  if (turnout.invited > 0)
    g_array_append_val (all->turnouts, turnout);
}

static void
add_attendance (
    TilFactReader *self, const Turnout *turnout, TilDate date, guint column, gint32 number)
{
  if (number > 0)
    til_fact_reader_add (self, TIL_FIGURE_ATTENDANCE, turnout->service, column, date, TIL_NO_INDEX)
        ->number = number;
}

/* Activities that have been; who came counts of those whose number of invited is known, where
 * somebody wrote down who came. */
static gboolean
read_activities (TilFactReader *self, GError **error)
{
  g_autoptr (GArray) activities = g_array_new (FALSE, FALSE, sizeof (Activity));
  g_autoptr (GArray) turnouts = g_array_new (FALSE, FALSE, sizeof (Turnout));
  g_autoptr (TilIdMap) index = til_id_map_new ();
  Activities all = { activities, index, turnouts };

  if (!til_fact_reader_read (self,
                             "SELECT id, kind, date FROM activity "
                             "WHERE deleted_at IS NULL ORDER BY id",
                             add_activity, &all, error) ||
      !til_fact_reader_read (self,
                             "SELECT parent_id, service, invited, present FROM turnout "
                             "WHERE deleted_at IS NULL ORDER BY id",
                             add_turnout, &all, error))
    return FALSE;
  for (guint i = 0; i < turnouts->len; i++)
    {
      const Turnout *turnout = &g_array_index (turnouts, Turnout, i);
      const Activity *activity = &g_array_index (activities, Activity, turnout->index);

      if (!activity->told)
        continue;
      add_attendance (self, turnout, activity->date, 0, turnout->present);
      add_attendance (self, turnout, activity->date, 1, turnout->invited - turnout->present);
    }
  return TRUE;
}

gboolean
til_fact_reader_read_around (TilFactReader *self, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return read_consents (self, error) &&
         til_fact_reader_read (self,
                               "SELECT date, age FROM consultation "
                               "WHERE deleted_at IS NULL ORDER BY id",
                               add_consultation, NULL, error) &&
         til_fact_reader_read (self,
                               "SELECT child_id, date, unit_id FROM concern "
                               "WHERE deleted_at IS NULL ORDER BY id",
                               add_concern, NULL, error) &&
         til_fact_reader_read (self,
                               "SELECT child_id, team_id, since, until FROM enrolment "
                               "WHERE deleted_at IS NULL ORDER BY id",
                               add_enrolment, seen, error) &&
         read_activities (self, error);
}
