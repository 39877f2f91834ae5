/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-error.h"
#include "til-wheel.h"

#include <glib/gstdio.h>
#include <string.h>

/* A correct wheel, one piece a line; a case replaces one line of it. */
static const char *const lines[] = {
  /* 1 */ "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
  /* 2 */ "<wheel id=\"test\" version=\"2\" shape=\"sectors\">",
  /* 3 */ "<name>Test</name><name xml:lang=\"sv\">Prov</name>",
  /* 4 */ "<description>A wheel</description><provenance>Made up</provenance>",
  /* 5 */ "<scale>",
  /* 6 */ "<step face=\"1\"><word>Hard</word><word xml:lang=\"ti\">x</word></step>",
  /* 7 */ "<step face=\"2\"><word>So so</word></step><step face=\"4\"><word>Good</word></step>",
  /* 8 */ "</scale><groups>",
  /* 9 */ "<group key=\"one\"><name>One</name></group>",
  /* 10 */ "</groups><areas>",
  /* 11 */
  "<area key=\"a\" group=\"one\" dimension=\"safety\" colour=\"#1f6fb2\" dark-colour=\"#7FB8EA\" "
  "icon=\"shield\" articles=\"3 19 54\">",
  /* 12 */ "<name>A</name><description>About\n a</description>",
  /* 14 */
  "<question for=\"child\">1?</question><question for=\"child\">2?</question>",
  /* 15 */
  "<question for=\"guardian\">3?</question><question for=\"guardian\">4?</question></area>",
  /* 16 */
  "<area key=\"b\" colour=\"#000000\" dark-colour=\"#ffffff\"><name>B</name>"
  "<description>About b</description><question for=\"child\">1?</question>"
  "<question xml:lang=\"sv\">ett?</question><question for=\"child\">2?</question>"
  "<question for=\"guardian\">3?</question><question for=\"guardian\">4?</question>"
  "<question for=\"guardian\" xml:lang=\"sv\">fyra?</question></area>",
  /* 17 */
  "<area key=\"c\" group=\"one\" colour=\"#000000\" dark-colour=\"#ffffff\"><name>C</name>"
  "<description>About c</description><question for=\"child\">1?</question>"
  "<question for=\"child\">2?</question><question for=\"guardian\">3?</question>"
  "<question for=\"guardian\">4?</question></area>",
  /* 18 */ "</areas>",
  /* 19 */ "</wheel>",
};

#define FULL_AREA(attributes)                                                                      \
  "<area " attributes " colour=\"#000000\" dark-colour=\"#ffffff\"><name>B</name>"                 \
  "<description>About b</description><question for=\"child\">1?</question>"                        \
  "<question for=\"child\">2?</question><question for=\"guardian\">3?</question>"                  \
  "<question for=\"guardian\">4?</question></area>"

static char *
make_wheel (int index, const char *replacement)
{
  GString *xml = g_string_new (NULL);

  for (int i = 0; i < (int)G_N_ELEMENTS (lines); i++)
    g_string_append_printf (xml, "%s\n", i == index ? replacement : lines[i]);
  return g_string_free (xml, FALSE);
}

static TilWheel *
read_good (const char *xml)
{
  g_autoptr (GError) error = NULL;
  TilWheel *wheel = til_wheel_new_from_xml (xml, -1, "test.xml", &error);

  g_assert_no_error (error);
  g_assert_nonnull (wheel);
  return wheel;
}

static void
test_good (void)
{
  g_autofree char *xml = make_wheel (-1, NULL);
  g_autoptr (TilWheel) wheel = read_good (xml);
  const TilArea *a = til_wheel_area (wheel, 0), *b = til_wheel_area (wheel, 1);

  g_assert_cmpstr (wheel->key, ==, "test");
  g_assert_cmpint (wheel->version, ==, 2);
  g_assert_cmpstr (til_local_get (wheel->name, "sv"), ==, "Prov");
  g_assert_cmpuint (til_wheel_n_steps (wheel), ==, 3);
  g_assert_cmpuint (til_wheel_step_face (wheel, 3), ==, 4);
  g_assert_cmpstr (til_wheel_step_word (wheel, 1, "ti"), ==, "x");
  g_assert_cmpstr (til_wheel_step_word (wheel, 2, "ti"), ==, "So so");
  g_assert_cmpuint (til_wheel_n_areas (wheel), ==, 3);
  g_assert_cmpstr (til_local_get (a->description, "en"), ==, "About a");
  g_assert_cmpint (a->group, ==, 0);
  g_assert_cmpint (b->group, ==, -1);
  g_assert_cmpint (a->dimension, ==, TIL_DIMENSION_SAFETY);
  g_assert_cmpint (b->dimension, ==, TIL_DIMENSION_NONE);
  g_assert_cmphex (a->colour, ==, 0x1F6FB2);
  g_assert_cmphex (a->dark_colour, ==, 0x7FB8EA);
  g_assert_cmpuint (a->articles->len, ==, 3);
  g_assert_cmpuint (g_array_index (a->articles, guint, 2), ==, 54);
  g_assert_cmpstr (b->icon, ==, "");
  g_assert_cmpstr (til_local_get (g_ptr_array_index (b->child_questions, 0), "sv"), ==, "ett?");
  g_assert_cmpstr (til_local_get (g_ptr_array_index (b->guardian_questions, 1), "sv"), ==, "fyra?");
  g_assert_cmpstr (wheel->xml, ==, xml);
}

static void
test_no_scale (void)
{
  g_autofree char *xml = make_wheel (-1, NULL);
  char *start = strstr (xml, "<scale>"), *end = strstr (xml, "</scale>") + strlen ("</scale>");

  memset (start, ' ', (gsize)(end - start));
  g_autoptr (TilWheel) wheel = read_good (xml);
  g_assert_cmpuint (til_wheel_n_steps (wheel), ==, 4);
  g_assert_cmpstr (til_wheel_step_word (wheel, 1, "en"), ==, "Hard right now");
  g_assert_cmpuint (til_wheel_step_face (wheel, 1), ==, 1);
  for (const char *const *language = til_languages (); *language != NULL; language++)
    g_assert_true (
        til_local_has (((TilScaleStep *)g_ptr_array_index (wheel->steps, 0))->word, *language));
}

static void
test_swedish_original (void)
{
  g_autofree char *template_xml = make_wheel (
      1, "<wheel xml:lang=\"sv\" id=\"test\" version=\"1\" shape=\"petals\">");
  g_auto (GStrv) parts = g_strsplit (template_xml, " xml:lang=\"sv\">", -1);
  g_autofree char *xml = g_strjoinv (" xml:lang=\"fi\">", parts);
  g_autoptr (TilWheel) wheel = read_good (xml);

  g_assert_cmpint (wheel->shape, ==, TIL_SHAPE_PETALS);
  g_assert_true (til_local_has (wheel->name, "sv"));
  g_assert_true (til_local_has (wheel->name, "fi"));
  g_assert_false (til_local_has (wheel->name, "en"));
  g_assert_cmpstr (til_local_get (wheel->name, "ar"), ==, "Test");
}

static void
test_entities_and_cdata (void)
{
  g_autofree char *xml = make_wheel (2, "<!-- c --><name>A &amp; <![CDATA[<B>]]> &#229;</name>");
  g_autofree char *marked = g_strconcat ("\357\273\277", xml, NULL);
  g_autoptr (TilWheel) wheel = read_good (marked);

  g_assert_cmpstr (til_local_get (wheel->name, "en"), ==, "A & <B> å");
}

typedef struct
{
  const char *name;
  int index; /* of the line replaced */
  const char *replacement;
  int line; /* that the message names */
  const char *says;
} Case;

static const Case cases[] = {
  { "not-xml", 1, "<wheel id=", 3, "broken" },
  { "not-closed", 17, "", 19, "broken" },
  { "wrong-end", 16, "</area>", 18, "broken" },
  { "other-root", 1, "<html>", 2, "<html>" },
  { "root-not-first", 1, "<name>", 2, "<name>" },
  { "unknown-element", 3, "<colour/>", 4, "<colour>" },
  { "misplaced-element", 3, "<word>x</word>", 4, "<word>" },
  { "unknown-attribute", 1, "<wheel id=\"a\" version=\"1\" shape=\"petals\" size=\"3\">", 2,
    "size" },
  { "doubled-attribute", 8, "<group key=\"one\" key=\"two\"><name>One</name></group>", 9, "key" },
  { "missing-attribute", 1, "<wheel id=\"a\" version=\"1\">", 2, "shape" },
  { "bad-id", 1, "<wheel id=\"A b\" version=\"1\" shape=\"petals\">", 2, "A b" },
  { "bad-version", 1, "<wheel id=\"a\" version=\"0\" shape=\"petals\">", 2, "version" },
  { "version-word", 1, "<wheel id=\"a\" version=\"one\" shape=\"petals\">", 2, "version" },
  { "bad-shape", 1, "<wheel id=\"a\" version=\"1\" shape=\"round\">", 2, "round" },
  { "no-name", 2, "", 19, "<name>" },
  { "empty-name", 2, "<name>  </name>", 3, "empty" },
  { "two-names", 2, "<name>A</name><name>B</name>", 3, "twice" },
  { "two-translations", 2,
    "<name>A</name><name xml:lang=\"sv\">B</name><name xml:lang=\"sv\">C</name>", 3, "twice" },
  { "translation-first", 2, "<name xml:lang=\"sv\">B</name><name>A</name>", 3, "before" },
  { "empty-language", 2, "<name>A</name><name xml:lang=\"\">B</name>", 3, "xml:lang" },
  { "no-description", 3, "", 19, "<description>" },
  { "nested-text", 2, "<name>A <name>b</name></name>", 3, "may not stand" },
  { "stray-text", 4, "<scale>hello", 5, "Text" },
  { "two-scales", 7, "</scale><scale></scale><groups>", 8, "twice" },
  { "two-steps", 6, "<step face=\"2\"><word>So so</word></step>", 5, "2 steps" },
  { "eleven-steps", 6,
    "<step face=\"2\"><word>2</word></step><step face=\"2\"><word>3</word></step>"
    "<step face=\"2\"><word>4</word></step><step face=\"2\"><word>5</word></step>"
    "<step face=\"2\"><word>6</word></step><step face=\"2\"><word>7</word></step>"
    "<step face=\"2\"><word>8</word></step><step face=\"2\"><word>9</word></step>"
    "<step face=\"2\"><word>10</word></step><step face=\"2\"><word>11</word></step>",
    5, "11 steps" },
  { "bad-face", 5, "<step face=\"5\"><word>x</word></step>", 6, "face" },
  { "no-word", 5, "<step face=\"1\"></step>", 6, "<word>" },
  { "two-groups", 8,
    "<group key=\"one\"><name>1</name></group><group key=\"one\"><name>2</name></group>", 9,
    "one" },
  { "group-without-name", 8, "<group key=\"one\"></group>", 9, "<name>" },
  { "group-without-area", 8,
    "<group key=\"one\"><name>1</name></group><group key=\"two\"><name>2</name></group>", 10,
    "two" },
  { "unknown-group", 15, FULL_AREA ("key=\"c\" group=\"three\""), 17, "three" },
  { "two-areas-one-key", 15, FULL_AREA ("key=\"a\""), 17, "“a”" },
  { "bad-key", 15, FULL_AREA ("key=\"Å\""), 17, "Å" },
  { "unknown-dimension", 15, FULL_AREA ("key=\"c\" dimension=\"weather\""), 17, "weather" },
  { "no-such-article", 15, FULL_AREA ("key=\"c\" articles=\"3 55\""), 17, "55" },
  { "article-zero", 15, FULL_AREA ("key=\"c\" articles=\"0\""), 17, "0" },
  { "bad-icon", 15, FULL_AREA ("key=\"c\" icon=\"../x\""), 17, "../x" },
  { "bad-colour", 10, "<area key=\"a\" group=\"one\" colour=\"red\" dark-colour=\"#7FB8EA\">", 11,
    "red" },
  { "bad-dark-colour", 10,
    "<area key=\"a\" group=\"one\" colour=\"#000000\" dark-colour=\"#12345g\">", 11, "#12345g" },
  { "signed-colour", 10,
    "<area key=\"a\" group=\"one\" colour=\"#+00000\" dark-colour=\"#123456\">", 11, "#+00000" },
  { "area-without-name", 11, "\n<description>x</description>", 15, "<name>" },
  { "area-without-description", 11, "\n<name>x</name>", 15, "<description>" },
  { "one-child-question", 12, "<question for=\"child\">1?</question>", 15, "child" },
  { "one-guardian-question", 13, "<question for=\"guardian\">1?</question></area>", 15,
    "guardians" },
  { "question-for-nobody", 12, "<question>1?</question>", 14, "for" },
  { "question-for-other", 12, "<question for=\"dog\">1?</question>", 14, "dog" },
  { "translated-question-first", 12, "<question for=\"guardian\" xml:lang=\"sv\">1?</question>", 14,
    "before" },
  { "two-areas", 15, "", 10, "2 areas" },
  { "thirteen-areas", 15,
    FULL_AREA ("key=\"c1\"") FULL_AREA ("key=\"c2\"") FULL_AREA ("key=\"c3\"")
        FULL_AREA ("key=\"c4\"") FULL_AREA ("key=\"c5\"") FULL_AREA ("key=\"c6\"")
            FULL_AREA ("key=\"c7\"") FULL_AREA ("key=\"c8\"") FULL_AREA ("key=\"c9\"")
                FULL_AREA ("key=\"c10\"") FULL_AREA ("key=\"c11\""),
    10, "13 areas" },
  { "split-group", 16,
    FULL_AREA ("key=\"d\"") FULL_AREA ("key=\"e\" group=\"one\"")
        FULL_AREA ("key=\"f\"") "</areas>",
    18, "neighbours" },
  { "trailing-element", 17, "</wheel><wheel/>", 19, "after the end" },
  { "trailing-text", 17, "</wheel>more", 19, "after the end" },
  { "trailing-unknown", 17, "</wheel><x/>", 19, "after the end" },
  { "not-utf-8", 2, "<name>\377</name>", 3, "UTF-8" },
};

static void
test_case (gconstpointer data)
{
  const Case *wanted = data;
  g_autofree char *xml = make_wheel (wanted->index, wanted->replacement);
  g_autofree char *place = g_strdup_printf ("test.xml, line %d: ", wanted->line);
  g_autoptr (GError) error = NULL;
  g_autoptr (TilWheel) wheel = til_wheel_new_from_xml (xml, -1, "test.xml", &error);

  g_assert_null (wheel);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
  if (!g_str_has_prefix (error->message, place) || strstr (error->message, wanted->says) == NULL)
    g_error ("“%s” should begin with “%s” and say “%s”", error->message, place, wanted->says);
  g_assert_false (strchr (error->message, '{') != NULL);
}

static void
assert_invalid (const char *xml, gsize length, const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (til_wheel_new_from_xml (xml, (gssize)length, "test.xml", &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, says));
}

static void
test_empty_and_nul (void)
{
  g_autofree char *xml = make_wheel (-1, NULL);
  gsize length = strlen (xml);

  assert_invalid ("", 0, "line 1");
  assert_invalid ("   ", 3, "line 1");
  assert_invalid ("<?xml version=\"1.0\"?>\n", 22, "no <wheel>");
  assert_invalid ("<!-- c -->\nwheel", 16, "line 2");
  xml[length - 20] = '\0';
  assert_invalid (xml, length, "UTF-8");
}

static void
test_too_large (void)
{
  g_autofree char *xml = g_strnfill (1024 * 1024 + 1, ' ');

  assert_invalid (xml, 1024 * 1024 + 1, "1 MiB");
}

/* Every beginning of a good file is refused, never read and never a crash. */
static void
test_truncated (void)
{
  g_autofree char *xml = make_wheel (-1, NULL);
  gsize end = strlen (xml) - strlen ("</wheel>\n");

  for (gsize length = 0; length < end; length++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (til_wheel_new_from_xml (xml, (gssize)length, "test.xml", &error));
      g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
    }
}

/* What the description of the format shows can be imported. */
static void
test_documented_example (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("TILLSAMMANS_SOURCE_DIR"), "data", "wheels",
                                            "README.md", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  const char *start = strstr (text, "```xml\n") + strlen ("```xml\n");
  const char *end = strstr (start, "```");
  g_autoptr (TilWheel) wheel = til_wheel_new_from_xml (start, end - start, "README.md", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (til_wheel_n_areas (wheel), ==, 3);
  g_assert_true (
      til_local_has (g_ptr_array_index (til_wheel_area (wheel, 0)->child_questions, 0), "sv"));
}

static void
test_file (void)
{
  g_autofree char *directory = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (directory, "own.xml", NULL);
  g_autofree char *xml = make_wheel (-1, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (til_wheel_new_from_file (path, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_null (til_wheel_new_from_file (directory, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_FAILED);
  g_clear_error (&error);

  g_file_set_contents (path, xml, -1, &error);
  g_assert_no_error (error);
  g_autoptr (TilWheel) wheel = til_wheel_new_from_file (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (wheel->key, ==, "test");

  g_file_set_contents (path, "<x/>", -1, NULL);
  g_assert_null (til_wheel_new_from_file (path, &error));
  g_assert_true (g_str_has_prefix (error->message, "own.xml, line 1: "));
  g_unlink (path);
  g_rmdir (directory);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wheel-reader/good", test_good);
  g_test_add_func ("/wheel-reader/no-scale", test_no_scale);
  g_test_add_func ("/wheel-reader/swedish-original", test_swedish_original);
  g_test_add_func ("/wheel-reader/entities-and-cdata", test_entities_and_cdata);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/wheel-reader/r1-refused/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/wheel-reader/empty-and-nul", test_empty_and_nul);
  g_test_add_func ("/wheel-reader/too-large", test_too_large);
  g_test_add_func ("/wheel-reader/truncated", test_truncated);
  g_test_add_func ("/wheel-reader/documented-example", test_documented_example);
  g_test_add_func ("/wheel-reader/file", test_file);
  return g_test_run ();
}
