/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "register-fixture.h"

#include <string.h>

static TilStatement *
prepare (TilRegister *reg, const char *sql)
{
  g_autoptr (GError) error = NULL;
  TilStatement *statement = til_database_prepare (reg->database, sql, &error);

  g_assert_no_error (error);
  return statement;
}

static void
test_three_results (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilStatement)
      rows = prepare (self->reg, "SELECT 7 UNION ALL SELECT 8 WHERE :more ORDER BY 1");
  g_autoptr (TilStatement) failing = prepare (self->reg, "INSERT INTO setting VALUES ('a', NULL)");

  til_statement_bind_int (rows, ":more", 1);
  g_assert_cmpint (til_statement_step (rows, &error), ==, TIL_RESULT_ROW);
  g_assert_cmpint (til_statement_get_int (rows, 0), ==, 7);
  g_assert_cmpint (til_statement_step (rows, &error), ==, TIL_RESULT_ROW);
  g_assert_cmpint (til_statement_step (rows, &error), ==, TIL_RESULT_DONE);
  g_assert_no_error (error);
  g_assert_cmpint (til_statement_step (failing, &error), ==, TIL_RESULT_ERROR);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_CONSTRAINT);
}

static void
test_wrong_sql (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (til_database_prepare (self->reg->database, "SELECT 1 FROM nowhere", &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "nowhere"));
}

static void
test_values (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilStatement) statement = prepare (
      self->reg, "SELECT :text, :empty, :none, :date, :no_date, :no_id, '2026-13-01'");

  til_statement_bind_text (statement, ":text", "Åsa");
  til_statement_bind_optional (statement, ":empty", "");
  til_statement_bind_text (statement, ":none", NULL);
  til_statement_bind_date (statement, ":date", til_date_new (2026, 11, 21));
  til_statement_bind_date (statement, ":no_date", TIL_DATE_NONE);
  til_statement_bind_id (statement, ":no_id", 0);
  g_assert_cmpint (til_statement_step (statement, &error), ==, TIL_RESULT_ROW);
  g_assert_cmpstr (til_statement_get_text (statement, 0), ==, "Åsa");
  g_assert_null (til_statement_get_text (statement, 1));
  g_assert_null (til_statement_get_text (statement, 2));
  g_assert_cmpuint (til_statement_get_date (statement, 3), ==, til_date_new (2026, 11, 21));
  g_assert_cmpuint (til_statement_get_date (statement, 4), ==, TIL_DATE_NONE);
  g_assert_null (til_statement_get_text (statement, 5));
  g_assert_cmpuint (til_statement_get_date (statement, 6), ==, TIL_DATE_NONE);
}

/* The same text prepared while it is in use gives a second statement; bindings are not kept. */
static void
test_statement_kept (RegisterFixture *self, gconstpointer data)
{
  static const char sql[] = "SELECT :value";
  g_autoptr (GError) error = NULL;
  TilStatement *first = prepare (self->reg, sql);
  TilStatement *second = prepare (self->reg, sql);
  TilStatement *third;

  g_assert_true (first != second);
  til_statement_bind_int (first, ":value", 1);
  til_statement_bind_int (second, ":value", 2);
  g_assert_cmpint (til_statement_step (first, &error), ==, TIL_RESULT_ROW);
  g_assert_cmpint (til_statement_step (second, &error), ==, TIL_RESULT_ROW);
  g_assert_cmpint (til_statement_get_int (first, 0), ==, 1);
  g_assert_cmpint (til_statement_get_int (second, 0), ==, 2);
  til_statement_free (first);
  til_statement_free (second);
  third = prepare (self->reg, sql);
  g_assert_cmpint (til_statement_step (third, &error), ==, TIL_RESULT_ROW);
  g_assert_null (til_statement_get_text (third, 0));
  til_statement_free (third);
}

static void
test_unknown_parameter (RegisterFixture *self, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      g_autoptr (TilStatement) statement = prepare (self->reg, "SELECT :value");

      til_statement_bind_int (statement, ":other", 1);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*:other*");
}

static void
test_rolled_back_when_freed (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (TilTransaction) transaction = til_transaction_new (self->reg->database, &error);

    g_assert_no_error (error);
    g_assert_cmpint (execute (self->reg, "INSERT INTO setting VALUES ('a', 'b')"), ==, SQLITE_OK);
  }
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM setting WHERE key = 'a'"), ==, 0);
  {
    g_autoptr (TilTransaction) transaction = til_transaction_new (self->reg->database, &error);

    g_assert_cmpint (execute (self->reg, "INSERT INTO setting VALUES ('a', 'b')"), ==, SQLITE_OK);
    g_assert_true (til_transaction_commit (transaction, &error));
  }
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM setting WHERE key = 'a'"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  register_fixture_add ("/database/three-results", test_three_results);
  register_fixture_add ("/database/wrong-sql", test_wrong_sql);
  register_fixture_add ("/database/values", test_values);
  register_fixture_add ("/database/statement-kept", test_statement_kept);
  register_fixture_add ("/database/unknown-parameter", test_unknown_parameter);
  register_fixture_add ("/database/rolled-back-when-freed", test_rolled_back_when_freed);
  return g_test_run ();
}
