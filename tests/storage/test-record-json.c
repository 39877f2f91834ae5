/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-case.h"
#include "til-record-json.h"

#include <string.h>

#define ROUNDS 50

/* What JSON has to escape, and what it has not. */
static char *
random_text (GRand *rand)
{
  static const char *const pieces[] = { "a",  "Å",  " ", "\"", "\\", "\n",     "\t",   "/",
                                        "é",  "ه",  "ሰ", "{",  "}",  "\u2068", "\x01", "'",
                                        "\b", "\r", "[", ",",  ":",  "\u00ad", "😀",    "null" };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 12); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static gint64
random_id (GRand *rand)
{
  return g_rand_boolean (rand) ? g_rand_int_range (rand, 1, 1000)
                               : G_MAXINT64 - g_rand_int_range (rand, 0, 1000);
}

static void fill_record (GRand *rand, TilRecord *record);

static void
fill_field (GRand *rand, const TilField *field, gpointer address)
{
  guint n = 0;

  switch (field->type)
    {
    case TIL_FIELD_TEXT:
      *(char **)address = random_text (rand);
      break;
    case TIL_FIELD_DATE:
      *(TilDate *)address = g_rand_boolean (rand)
                                ? TIL_DATE_NONE
                                : til_date_new (2026, 1, 1) + g_rand_int_range (rand, 0, 900);
      break;
    case TIL_FIELD_INT:
      *(int *)address = g_rand_int_range (rand, -3, 200);
      break;
    case TIL_FIELD_FLAG:
      *(gboolean *)address = g_rand_boolean (rand);
      break;
    case TIL_FIELD_ENUM:
      while (field->keys[n])
        n++;
      *(int *)address = g_rand_int_range (rand, 0, (gint32)n);
      break;
    case TIL_FIELD_REF:
      *(gint64 *)address = g_rand_boolean (rand) ? 0 : random_id (rand);
      break;
    case TIL_FIELD_KEYS:
      for (n = g_rand_int_range (rand, 0, 4); n > 0; n--)
        g_ptr_array_add (*(GPtrArray **)address, g_strdup_printf ("area-%u", n));
      break;
    case TIL_FIELD_REFS:
      for (n = g_rand_int_range (rand, 0, 4); n > 0; n--)
        {
          gint64 id = random_id (rand);

          g_array_append_val (*(GArray **)address, id);
        }
      break;
    case TIL_FIELD_PARTS:
      for (n = g_rand_int_range (rand, 0, 4); n > 0; n--)
        {
          TilRecord *part = til_record_new (field->part);

          fill_record (rand, part);
          g_ptr_array_add (*(GPtrArray **)address, part);
        }
      break;
    }
}

static void
fill_record (GRand *rand, TilRecord *record)
{
  record->id = random_id (rand);
  record->revision = g_rand_int_range (rand, 0, 9);
  for (guint i = 0; i < record->class->n_fields; i++)
    fill_field (rand, &record->class->fields[i],
                til_record_field (record, &record->class->fields[i]));
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int kind = 0; kind < TIL_N_RECORDS; kind++)
    for (guint round = 0; round < ROUNDS; round++)
      {
        g_autoptr (TilRecord) record = til_record_new_of ((TilRecordKind)kind);
        g_autoptr (TilRecord) read = NULL;
        g_autoptr (GError) error = NULL;
        g_autofree char *text = NULL;
        g_autofree char *again = NULL;

        fill_record (rand, record);
        text = til_record_to_text (record);
        read = til_record_from_text (record->class, text, &error);
        g_assert_no_error (error);
        g_assert_true (til_record_equal (record, read));
        g_assert_cmpint (read->id, ==, record->id);
        g_assert_cmpint (read->revision, ==, record->revision);
        again = til_record_to_text (read);
        g_assert_cmpstr (again, ==, text);
      }
}

static void
test_empty (void)
{
  for (int kind = 0; kind < TIL_N_RECORDS; kind++)
    {
      g_autoptr (TilRecord) record = til_record_new_of ((TilRecordKind)kind);
      g_autofree char *text = til_record_to_text (record);
      g_autoptr (GError) error = NULL;
      g_autoptr (TilRecord) read = til_record_from_text (record->class, text, &error);
      g_autoptr (TilRecord) bare = til_record_from_text (record->class, "{}", NULL);

      g_assert_no_error (error);
      g_assert_true (til_record_equal (record, read));
      g_assert_true (til_record_equal (record, bare));
      g_assert_null (strstr (text, "null"));
    }
}

static void
test_form (void)
{
  g_autoptr (TilConsent) consent = til_record_new_of (TIL_RECORD_CONSENT);
  g_autofree char *text = NULL;
  TilConsentUnit *unit = til_record_add_part (consent, "units");

  consent->record.id = 7;
  consent->record.revision = 2;
  consent->purpose = g_strdup ("Möte");
  consent->asked_on = til_date_new (2026, 11, 21);
  til_keys_set (consent->areas, "health", TRUE);
  unit->unit_id = 3;
  unit->receives = TRUE;
  unit->sector = TIL_SECTOR_REGION;
  text = til_record_to_text (consent);
  g_assert_cmpstr (text, ==,
                   "{\"id\":7,\"revision\":2,\"purpose\":\"Möte\",\"areas\":[\"health\"],"
                   "\"units\":[{\"unit_id\":3,\"receives\":true,\"sector\":\"region\"}],"
                   "\"asked_on\":\"2026-11-21\",\"form\":\"written\"}");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *member; /* that the sentence names */
  } wrong[] = {
    { "[]", "consent.*" },
    { "null", "consent.*" },
    { "{", "consent.*" },
    { "", "consent.*" },
    { "{\"colour\":1}", "consent.colour" },
    { "{\"purpose\":1}", "consent.purpose" },
    { "{\"purpose\":null}", "consent.purpose" },
    { "{\"id\":-1}", "consent.id" },
    { "{\"id\":1.5}", "consent.id" },
    { "{\"revision\":\"1\"}", "consent.revision" },
    { "{\"asked_on\":\"2026-02-30\"}", "consent.asked_on" },
    { "{\"asked_on\":20260201}", "consent.asked_on" },
    { "{\"form\":\"spoken\"}", "consent.form" },
    { "{\"form\":0}", "consent.form" },
    { "{\"areas\":\"health\"}", "consent.areas" },
    { "{\"areas\":[1]}", "consent.areas" },
    { "{\"areas\":[\"\"]}", "consent.areas" },
    { "{\"asked_by\":\"1\"}", "consent.asked_by" },
    { "{\"asked_by\":true}", "consent.asked_by" },
    { "{\"units\":{}}", "consent.units" },
    { "{\"units\":[3]}", "consent_unit.*" },
    { "{\"units\":[{\"gives\":1}]}", "consent_unit.gives" },
    { "{\"answers\":[{\"units\":[0]}]}", "consent_answer.units" },
    { "{\"answers\":[{\"units\":1}]}", "consent_answer.units" },
    { "{\"answers\":[{\"answer\":\"maybe\"}]}", "consent_answer.answer" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (
          til_record_from_text (til_record_class (TIL_RECORD_CONSENT), wrong[i].text, &error));
      g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, wrong[i].member));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-json/round-trip", test_round_trip);
  g_test_add_func ("/record-json/empty", test_empty);
  g_test_add_func ("/record-json/form", test_form);
  g_test_add_func ("/record-json/refused", test_refused);
  return g_test_run ();
}
