/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "til-error.h"
#include "til-survey-round.h"

#define HEAD "<survey id=\"s\" version=\"1\" audience=\"staff\">\n"
#define NAME "<name>Survey</name>\n"
#define TAIL "</survey>\n"
#define YES_NO(key, words)                                                                         \
  "<question key=\"" key "\" kind=\"yes-no\"><text>" words "</text></question>\n"

static void
assert_same_local (const TilLocal *a, const TilLocal *b)
{
  const char *language;
  guint n = 0;

  for (; (language = til_local_language (a, n)) != NULL; n++)
    {
      g_assert_true (til_local_has (b, language));
      g_assert_cmpstr (til_local_get (a, language), ==, til_local_get (b, language));
    }
  g_assert_null (til_local_language (b, n));
}

static void
assert_same_survey (const TilSurvey *a, const TilSurvey *b)
{
  g_assert_cmpstr (a->key, ==, b->key);
  g_assert_cmpint (a->version, ==, b->version);
  g_assert_cmpint (a->audience, ==, b->audience);
  assert_same_local (a->name, b->name);
  assert_same_local (a->description, b->description);
  g_assert_cmpuint (til_survey_n_questions (a), ==, til_survey_n_questions (b));
  for (guint i = 0; i < til_survey_n_questions (a); i++)
    {
      const TilQuestion *one = til_survey_question (a, i), *other = til_survey_question (b, i);

      assert_same_local (one->text, other->text);
      g_assert_true (til_question_same (one, other));
      for (guint c = 0; c < one->choices->len; c++)
        assert_same_local (((TilAnswerChoice *)one->choices->pdata[c])->text,
                           ((TilAnswerChoice *)other->choices->pdata[c])->text);
    }
}

static void
test_bundled (void)
{
  static const struct
  {
    const char *key;
    TilQuestionKind kind;
  } expected[] = {
    { "trust", TIL_QUESTION_SCALE },     { "knowledge", TIL_QUESTION_SCALE },
    { "rules", TIL_QUESTION_SCALE },     { "organisation", TIL_QUESTION_SCALE },
    { "outlook", TIL_QUESTION_SCALE },   { "wheel-used", TIL_QUESTION_YES_NO },
    { "attended", TIL_QUESTION_YES_NO }, { "comment", TIL_QUESTION_TEXT },
  };
  g_autoptr (GPtrArray) surveys = til_survey_load_bundled ();
  const TilSurvey *samverkan = surveys->pdata[0];
  const TilSurvey *guardians = surveys->pdata[1];

  g_assert_cmpuint (surveys->len, ==, 2);
  g_assert_cmpstr (samverkan->key, ==, "samverkan");
  g_assert_cmpint (samverkan->audience, ==, TIL_AUDIENCE_STAFF);
  g_assert_cmpuint (til_survey_n_questions (samverkan), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const TilQuestion *question = til_survey_question (samverkan, i);

      g_assert_cmpstr (question->key, ==, expected[i].key);
      g_assert_cmpint (question->kind, ==, expected[i].kind);
      if (question->kind != TIL_QUESTION_SCALE)
        continue;
      g_assert_cmpuint (question->choices->len, ==, 5);
      for (guint step = 0; step < 5; step++)
        {
          const TilAnswerChoice *choice = question->choices->pdata[step];
          g_assert_cmpint (choice->agrees, ==, step + 1 >= 4);
        }
    }
  g_assert_cmpstr (guardians->key, ==, "guardians");
  g_assert_cmpint (guardians->audience, ==, TIL_AUDIENCE_GUARDIANS);
}

static void
test_written_and_read (void)
{
  g_autoptr (GPtrArray) surveys = til_survey_load_bundled ();
  g_autoptr (TilSurvey) own = til_survey_new ();
  TilQuestion *choice = til_question_new ("which", TIL_QUESTION_CHOICE);
  static const char *const options[] = { "a", "b" };

  own->key = g_strdup ("own-1");
  own->version = 3;
  own->audience = TIL_AUDIENCE_GUARDIANS;
  til_local_set (own->name, "sv", "Vår \"egen\" <enkät> & mer");
  til_local_set (own->name, "so", "Sahan");
  til_local_set (choice->text, "sv", "Vilken?");
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      TilAnswerChoice *option = til_answer_choice_new (options[i]);
      til_local_set (option->text, "sv", options[i]);
      option->agrees = i == 0;
      g_ptr_array_add (choice->choices, option);
    }
  g_ptr_array_add (own->questions, choice);
  g_ptr_array_add (surveys, til_survey_ref (own));

  for (guint i = 0; i < surveys->len; i++)
    {
      const TilSurvey *survey = surveys->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (TilSurvey) copy = til_survey_copy (survey);
      g_autofree char *xml = NULL;

      g_assert_true (til_survey_check (copy, &error));
      g_assert_no_error (error);
      assert_same_survey (survey, copy);
      xml = til_survey_to_xml (copy);
      g_autoptr (TilSurvey) again = til_survey_new_from_xml (xml, -1, "again.xml", &error);
      g_assert_no_error (error);
      assert_same_survey (survey, again);
      g_assert_cmpstr (again->xml, ==, xml);
    }
}

static void
test_languages (void)
{
  static const char xml[] = "<survey id=\"s\" version=\"2\" audience=\"guardians\" xml:lang=\"sv\">"
                            "<name>Enkät</name><name xml:lang=\"ar\">استبيان</name>"
                            "<question key=\"q\" kind=\"scale\" agrees-from=\"2\">"
                            "<text>Hur?</text>"
                            "<step><word>Inte</word></step><step><word>Helt</word></step>"
                            "</question></survey>";
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurvey) survey = til_survey_new_from_xml (xml, -1, "s.xml", &error);
  const TilQuestion *question;

  g_assert_no_error (error);
  g_assert_cmpstr (til_local_get (survey->name, "sv"), ==, "Enkät");
  g_assert_cmpstr (til_local_get (survey->name, "ar"), ==, "استبيان");
  question = til_survey_question (survey, 0);
  g_assert_cmpuint (question->choices->len, ==, 2);
  g_assert_true (til_question_has_agreeing (question));
  g_assert_cmpint (til_question_find_choice (question, "2"), ==, 1);
}

/* Five steps with the usual words; without agrees-from nothing agrees. */
static void
test_default_scale (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurvey) survey = til_survey_new_from_xml (
      HEAD NAME "<question key=\"q\" kind=\"scale\"><text>How?</text></question>" TAIL, -1, "s.xml",
      &error);

  g_assert_no_error (error);
  g_assert_cmpuint (til_survey_question (survey, 0)->choices->len, ==, 5);
  g_assert_false (til_question_has_agreeing (til_survey_question (survey, 0)));
}

static void
test_faults (void)
{
  static const struct
  {
    const char *xml;
    const char *message; /* after "s.xml, line " */
  } cases[] = {
    { "", "1: The file holds no <survey>." },
    { "<wheel/>", "1: The file begins with <wheel> instead of <survey>." },
    { HEAD NAME YES_NO ("q", "?") TAIL "\n<x/>", "6: Something stands after the end of <survey>." },
    { HEAD NAME "<question key=\"q\" kind=\"yes-no\"><text>?</text>\n",
      "3: The XML is broken here: a tag is not closed, or a sign stands where it may not." },
    { "<survey id=\"S\" version=\"1\" audience=\"staff\"/>",
      "1: “S” is not a key: use a to z, 0 to 9 and hyphens, at most 64." },
    { "<survey id=\"s\" version=\"0\" audience=\"staff\"/>",
      "1: “0” is not a version: write a whole number from 1." },
    { "<survey id=\"s\" version=\"1\" audience=\"pupils\"/>",
      "1: There is no audience “pupils”: choose staff or guardians." },
    { HEAD YES_NO ("q", "?") TAIL, "1: The survey has no name." },
    { HEAD NAME TAIL, "1: The survey has no questions." },
    { HEAD NAME "\n<name>Again</name>" TAIL,
      "4: The element <name> stands twice in the same language." },
    { HEAD "<name> \n </name>" TAIL, "3: The element <name> is empty." },
    { HEAD NAME "Words" TAIL, "3: Text may not stand directly in <survey>." },
    { HEAD NAME "<question key=\"q\" kind=\"sum\"/>" TAIL,
      "3: There is no kind of question “sum”: choose scale, yes-no, choice or text." },
    { HEAD NAME "<question key=\"q\" kind=\"yes-no\" agrees-from=\"2\"/>" TAIL,
      "3: “2” is not a step of this question to agree from." },
    { HEAD NAME
      "<question key=\"q\" kind=\"scale\" agrees-from=\"6\"><text>?</text></question>" TAIL,
      "3: “6” is not a step of this question to agree from." },
    { HEAD NAME "<question key=\"q\" kind=\"text\"><text>?</text><step/></question>" TAIL,
      "3: A question of the kind “text” has no <step>." },
    { HEAD NAME YES_NO ("q", "?") "\n" YES_NO ("q", "!") TAIL,
      "5: Two questions have the key “q”." },
    { HEAD NAME YES_NO ("q", "So?") YES_NO ("r", "so?") TAIL,
      "4: Two questions have the same words: “so?”." },
    { HEAD NAME YES_NO ("sector", "?") TAIL,
      "3: Question 1 may not have the key “sector”: it names a column." },
    { HEAD NAME "<question key=\"q\" kind=\"yes-no\"/>" TAIL, "3: Question 1 has no words." },
    { HEAD NAME "<question key=\"q\" kind=\"choice\"><text>?</text>"
                "<option key=\"a\"><word>A</word></option></question>" TAIL,
      "3: Question 1 needs 2 to 10 answers to choose from." },
    { HEAD NAME "<question key=\"q\" kind=\"choice\"><text>?</text>"
                "<option key=\"a\"><word>A</word></option>"
                "<option key=\"b\"><word>a</word></option></question>" TAIL,
      "3: Two answers of question 1 have the same words: “a”." },
    { HEAD NAME
      "<question key=\"q\" kind=\"yes-no\"><text xml:lang=\"sv\">?</text></question>" TAIL,
      "3: Question 1 or one of its answers has no words in the language of the survey’s name "
      "(English)." },
    { HEAD NAME "<name xml:lang=\"\">x</name>" TAIL,
      "3: “” is not a language: write its code, as sv or ar." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expected = g_strconcat ("s.xml, line ", cases[i].message, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (TilSurvey) survey = til_survey_new_from_xml (cases[i].xml, -1, "s.xml", &error);

      g_assert_null (survey);
      g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, expected);
    }
}

static void
test_bytes (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *large = g_strnfill (1024 * 1024 + 1, ' ');

  g_assert_null (til_survey_new_from_xml ("<survey>\n\345", -1, "s.xml", &error));
  g_assert_cmpstr (error->message, ==, "s.xml, line 2: The file is not UTF-8 text here.");
  g_clear_error (&error);
  g_assert_null (til_survey_new_from_xml (large, -1, "s.xml", &error));
  g_assert_cmpstr (error->message, ==, "s.xml, line 1: The file is larger than 1 MiB.");
  g_clear_error (&error);
  g_assert_null (til_survey_new_from_file ("/nowhere/s.xml", &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
}

/* A scale on which a lower step agrees and a higher one doesn't cannot be written to a file. */
static void
test_check (void)
{
  g_autoptr (GPtrArray) surveys = til_survey_load_bundled ();
  g_autoptr (TilSurvey) survey = til_survey_copy (surveys->pdata[0]);
  TilQuestion *trust = survey->questions->pdata[0];
  g_autoptr (GError) error = NULL;

  ((TilAnswerChoice *)trust->choices->pdata[0])->agrees = TRUE;
  g_assert_false (til_survey_check (survey, &error));
  g_assert_cmpstr (error->message, ==,
                   "In question 1 a lower step counts as agreeing and a higher one does not.");
  g_clear_error (&error);
  til_question_set_kind (trust, TIL_QUESTION_CHOICE);
  g_assert_false (til_survey_check (survey, &error));
  g_clear_error (&error);
  til_question_set_kind (trust, TIL_QUESTION_SCALE);
  g_assert_true (til_survey_check (survey, &error));
  while (survey->questions->len <= TIL_SURVEY_MAX_QUESTIONS)
    g_ptr_array_add (survey->questions, til_question_new ("x", TIL_QUESTION_TEXT));
  g_assert_false (til_survey_check (survey, &error));
  g_assert_cmpstr (error->message, ==, "The survey has 41 questions; 40 is the most.");
}

static void
assert_refused (const TilSurveyRound *round, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (til_survey_round_validate (round, til_date_new (2026, 11, 21), &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_round (void)
{
  g_autoptr (TilSurveyRound) round = til_record_new_of (TIL_RECORD_SURVEY_ROUND);
  TilInvited *invited;

  assert_refused (round, "A round needs a survey.");
  til_record_set_text (&round->survey_key, "samverkan");
  round->survey_version = 1;
  assert_refused (round, "A round needs a name, such as the year.");
  til_record_set_text (&round->name, "2026");
  assert_refused (round, "A round needs a date.");
  round->date = til_date_new (2026, 11, 22);
  assert_refused (round, "The date of a round cannot be later than today.");
  round->date = til_date_new (2026, 11, 20);
  round->closed_on = til_date_new (2026, 11, 19);
  assert_refused (round, "A round cannot close before its own date.");
  round->closed_on = til_date_new (2026, 11, 20);
  g_assert_true (til_survey_round_validate (round, til_date_new (2026, 11, 21), NULL));

  til_survey_round_set_invited (round, 0);
  assert_refused (round, "The number invited must be 1 or more.");
  til_survey_round_set_invited (round, 40);
  g_assert_true (til_survey_round_validate (round, til_date_new (2026, 11, 21), NULL));
  g_assert_cmpint (til_survey_round_invited (round, TIL_SERVICE_NONE), ==, 40);
  g_assert_cmpint (til_survey_round_invited (round, TIL_SERVICE_POLICE), ==, 0);
  invited = til_record_add_part (round, "invited");
  invited->service = TIL_SERVICE_POLICE;
  invited->number = 3;
  assert_refused (round, "Tell the number invited either for each sector or for all together.");
  invited->service = TIL_SERVICE_NONE;
  assert_refused (round, "The number invited is told twice for the same sector.");
}

static void
test_round_date (void)
{
  TilDate on = til_date_new (2026, 11, 21);

  g_assert_cmpuint (til_survey_round_date ("2022", on), ==, til_date_new (2022, 12, 31));
  g_assert_cmpuint (til_survey_round_date ("2026", on), ==, on);
  /* Most likely 2022, written wrongly. */
  g_assert_cmpuint (til_survey_round_date ("2202", on), ==, TIL_DATE_NONE);
  g_assert_cmpuint (til_survey_round_date ("2022-10-03", on), ==, til_date_new (2022, 10, 3));
  g_assert_cmpuint (til_survey_round_date ("2022-13-03", on), ==, TIL_DATE_NONE);
  g_assert_cmpuint (til_survey_round_date ("Spring 2026", on), ==, TIL_DATE_NONE);
  g_assert_cmpuint (til_survey_round_date ("0042", on), ==, TIL_DATE_NONE);
}

static void
test_more_than_invited (void)
{
  g_autoptr (TilSurveyRound) round = til_record_new_of (TIL_RECORD_SURVEY_ROUND);
  gint64 answered[TIL_N_SERVICES] = { 0 };
  g_autoptr (GError) error = NULL;
  TilInvited *invited;

  answered[TIL_SERVICE_SOCIAL] = 8;
  answered[TIL_SERVICE_POLICE] = 2;
  g_assert_true (til_survey_round_check_answers (round, answered, &error));
  til_survey_round_set_invited (round, 10);
  g_assert_true (til_survey_round_check_answers (round, answered, &error));
  til_survey_round_set_invited (round, 9);
  g_assert_false (til_survey_round_check_answers (round, answered, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_assert_cmpstr (error->message, ==, "More would have answered than the 9 who were invited.");
  g_clear_error (&error);

  g_ptr_array_set_size (round->invited, 0);
  invited = til_record_add_part (round, "invited");
  invited->service = TIL_SERVICE_SOCIAL;
  invited->number = 20;
  g_assert_false (til_survey_round_check_answers (round, answered, &error));
  g_assert_cmpstr (error->message, ==,
                   "More would have answered in the sector Police than the 0 who were invited.");
}

static void
test_response (void)
{
  g_autoptr (GPtrArray) surveys = til_survey_load_bundled ();
  const TilSurvey *survey = surveys->pdata[0];
  g_autoptr (TilResponse) response = til_response_new (survey);
  g_autoptr (GError) error = NULL;

  g_assert_false (til_response_validate (response, survey, &error));
  g_assert_cmpstr (error->message, ==, "Choose the sector of whoever answered.");
  g_clear_error (&error);
  response->service = TIL_SERVICE_HEALTH;
  til_response_set (response, 7, "  ");
  g_assert_false (til_response_validate (response, survey, &error));
  g_assert_cmpstr (error->message, ==, "Nothing is answered.");
  g_clear_error (&error);
  til_response_set (response, 7, "More time");
  g_assert_true (til_response_validate (response, survey, &error));
  til_response_set (response, 5, "yes");
  til_response_set (response, 1, "6");
  g_assert_false (til_response_validate (response, survey, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“6” is not an answer to “How much do you know"));
  til_response_set (response, 1, NULL);
  g_assert_null (response->answers[1]);
  g_assert_true (til_response_validate (response, survey, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survey/bundled", test_bundled);
  g_test_add_func ("/survey/written-and-read", test_written_and_read);
  g_test_add_func ("/survey/languages", test_languages);
  g_test_add_func ("/survey/default-scale", test_default_scale);
  g_test_add_func ("/survey/faults", test_faults);
  g_test_add_func ("/survey/bytes", test_bytes);
  g_test_add_func ("/survey/check", test_check);
  g_test_add_func ("/survey/round", test_round);
  g_test_add_func ("/survey/round-date", test_round_date);
  g_test_add_func ("/survey/more-than-invited", test_more_than_invited);
  g_test_add_func ("/survey/response", test_response);
  return g_test_run ();
}
