/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-register-private.h"

#include "til-search-words.h"
#include "til-text.h"

void
til_child_summary_free (TilChildSummary *self)
{
  if (!self)
    return;
  g_free (self->name);
  g_free (self->unit);
  g_free (self->responsible);
  g_free (self);
}

static TilChildSummary *
read_summary (TilStatement *statement, TilDate day)
{
  TilChildSummary *summary = g_new0 (TilChildSummary, 1);
  gint64 responsible_id = til_statement_get_int (statement, 10);

  summary->id = til_statement_get_int (statement, 0);
  summary->protected_identity = til_statement_get_int (statement, 3) != 0;
  summary->name = til_shown_name (summary->id, til_statement_get_text (statement, 1),
                                  til_statement_get_text (statement, 2),
                                  summary->protected_identity, NULL);
  summary->birth_date = til_statement_get_date (statement, 4);
  summary->unit = g_strdup (summary->protected_identity ? ""
                                                        : til_statement_get_text (statement, 5));
  summary->step = til_register_step (til_statement_get_text (statement, 6));
  summary->responsible = til_statement_dup_text (statement, 7);
  summary->last_mapping = til_statement_get_date (statement, 8);
  summary->attention = til_attention (summary->step, summary->last_mapping,
                                      (guint)til_statement_get_int (statement, 9), responsible_id,
                                      day);
  return summary;
}

GPtrArray *
til_register_get_summaries (TilRegister *self, const gint64 *ids, gsize n_ids, GError **error)
{
  g_autoptr (GPtrArray)
      summaries = g_ptr_array_new_full (n_ids, (GDestroyNotify)til_child_summary_free);
  g_autoptr (TilTransaction) transaction = til_transaction_new_read (self->database, error);
  g_autoptr (TilStatement) statement = NULL;
  TilDate day = til_date_today ();

  if (!transaction)
    return NULL;
  statement = til_database_prepare (
      self->database,
      "SELECT c.id, c.given_name, c.family_name, c.protected_identity, c.birth_date, "
      "COALESCE (u.name, ''), c.step, COALESCE (s.name, ''), c.last_mapping, c.open_voices, "
      "c.responsible_id FROM child c LEFT JOIN unit u ON u.id = c.unit_id "
      "LEFT JOIN staff s ON s.id = c.responsible_id WHERE c.id = :id",
      error);
  if (!statement)
    return NULL;
  for (gsize i = 0; i < n_ids; i++)
    {
      TilResult result;

      til_statement_bind_int (statement, ":id", ids[i]);
      result = til_statement_step (statement, error);
      if (result == TIL_RESULT_ERROR)
        return NULL;
      g_ptr_array_add (summaries, result == TIL_RESULT_ROW ? read_summary (statement, day) : NULL);
      til_statement_reset (statement);
    }
  return g_steal_pointer (&summaries);
}

/* Whether two names may be the same person's written differently: the given names begin alike,
 * accents and the order of names left aside. */
static gboolean
is_like_name (const char *given_a, const char *family_a, const char *given_b, const char *family_b)
{
  g_autofree char *fold_a = til_text_fold_plain (given_a);
  g_autofree char *fold_b = til_text_fold_plain (given_b);
  g_autofree char *rest_a = til_text_fold_plain (family_a);
  g_autofree char *rest_b = til_text_fold_plain (family_b);
  g_autoptr (GPtrArray) a = til_search_words_of_text (fold_a);
  g_autoptr (GPtrArray) b = til_search_words_of_text (fold_b);

  if (a->len && b->len &&
      (g_str_has_prefix (a->pdata[0], b->pdata[0]) || g_str_has_prefix (b->pdata[0], a->pdata[0])))
    return TRUE;
  return *rest_a && *rest_b && g_str_equal (fold_a, rest_b) && g_str_equal (rest_a, fold_b);
}

/**
 * til_register_find_similar:
 *
 * A protected child is found by its personnummer only: a name and a birth date must not tell that
 * it is here (R14).
 */
GPtrArray *
til_register_find_similar (TilRegister *self, const TilChild *child, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT id, given_name, family_name, personnummer = :personnummer, protected_identity "
      "FROM child WHERE (personnummer = :personnummer OR birth_date = :birth_date) "
      "AND id <> :id AND deleted_at IS NULL ORDER BY name_key, id",
      error);
  TilResult result;

  if (!statement)
    return NULL;
  til_statement_bind_optional (statement, ":personnummer", child->personnummer);
  til_statement_bind_date (statement, ":birth_date", child->birth_date);
  til_statement_bind_int (statement, ":id", child->id);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      gint64 id = til_statement_get_int (statement, 0);

      if (til_statement_get_int (statement, 3) ||
          (!til_statement_get_int (statement, 4) &&
           is_like_name (child->given_name ? child->given_name : "",
                         child->family_name ? child->family_name : "",
                         til_statement_get_text (statement, 1),
                         til_statement_get_text (statement, 2))))
        g_array_append_val (ids, id);
    }
  if (result == TIL_RESULT_ERROR)
    return NULL;
  return til_register_get_summaries (self, (const gint64 *)(gpointer)ids->data, ids->len, error);
}
