/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogues of po/ against the sources: nothing missing, nothing unsure, no place lost, and
 * what each script's spelling asks for. The argument is the root of the source tree. */
#include <gio/gio.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  char *context;    /* (owned) (nullable) */
  char *id;         /* (owned) */
  char *plural;     /* (owned) (nullable) */
  GPtrArray *texts; /* (owned) (element-type utf8) */
  gboolean fuzzy;
} Entry;

typedef struct
{
  const char *language;
  guint n_plurals;
  const char *plural_forms;
} Language;

static const Language languages[] = {
  { "sv", 2, "nplurals=2; plural=(n != 1);" },
  { "ar", 6,
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? "
    "4 : 5);" },
  { "ti", 2, "nplurals=2; plural=(n > 1);" },
};

static const char *source_dir;

static Entry *
entry_new (void)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->texts = g_ptr_array_new_with_free_func (g_free);
  return entry;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->context);
  g_free (entry->id);
  g_free (entry->plural);
  g_ptr_array_unref (entry->texts);
  g_free (entry);
}

static char *
read_file (const char *first, const char *second)
{
  g_autofree char *path = g_build_filename (source_dir, first, second, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static char *
unquote (const char *line)
{
  const char *start = strchr (line, '"');
  const char *end = strrchr (line, '"');

  g_assert_true (start != NULL && end > start);
  g_autofree char *quoted = g_strndup (start + 1, (gsize)(end - start - 1));
  return g_strcompress (quoted);
}

static void
append (char **text, const char *line)
{
  g_autofree char *more = unquote (line);
  g_autofree char *before = g_steal_pointer (text);

  *text = g_strconcat (before != NULL ? before : "", more, NULL);
}

/* The entries of a catalogue or a template, first the header. */
static GPtrArray *
parse_catalogue (const char *content)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  Entry *entry = NULL;
  char **target = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i];

      if (line[0] == '\0')
        {
          entry = NULL;
          continue;
        }
      if (g_str_has_prefix (line, "#~"))
        continue;
      if (entry == NULL)
        {
          entry = entry_new ();
          g_ptr_array_add (entries, entry);
        }
      if (line[0] == '#')
        {
          entry->fuzzy |= line[1] == ',' && strstr (line, "fuzzy") != NULL;
          continue;
        }
      if (g_str_has_prefix (line, "msgctxt "))
        target = &entry->context;
      else if (g_str_has_prefix (line, "msgid "))
        target = &entry->id;
      else if (g_str_has_prefix (line, "msgid_plural "))
        target = &entry->plural;
      else if (g_str_has_prefix (line, "msgstr"))
        {
          g_ptr_array_add (entry->texts, NULL);
          target = (char **)&g_ptr_array_index (entry->texts, entry->texts->len - 1);
        }
      append (target, line);
    }

  for (guint i = entries->len; i-- > 0;)
    if (((Entry *)g_ptr_array_index (entries, i))->id == NULL)
      g_ptr_array_remove_index (entries, i);
  return entries;
}

static GPtrArray *
load_catalogue (const char *language)
{
  g_autofree char *name = g_strconcat (language, ".po", NULL);
  g_autofree char *content = read_file ("po", name);

  return parse_catalogue (content);
}

static char *
entry_key (const Entry *entry)
{
  return g_strdup_printf ("%s\004%s", entry->context != NULL ? entry->context : "", entry->id);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The {places} of a text, sorted, as one string. */
static char *
places_of (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\{[a-z0-9_]+\\}", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);

  g_regex_match (regex, text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    g_ptr_array_add (places, g_match_info_fetch (match, 0));
  g_ptr_array_sort (places, compare_words);
  g_ptr_array_add (places, NULL);
  return g_strjoinv (" ", (char **)places->pdata);
}

/* "one child" and "two children" are words in Arabic: a form may leave out the number. */
static gboolean
lacks_one_place (const char *places, const char *all)
{
  g_auto (GStrv) parts = g_strsplit (all, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) others = g_ptr_array_new ();

      for (guint j = 0; parts[j] != NULL; j++)
        if (j != i)
          g_ptr_array_add (others, parts[j]);
      g_ptr_array_add (others, NULL);

      g_autofree char *joined = g_strjoinv (" ", (char **)others->pdata);
      if (g_str_equal (joined, places))
        return TRUE;
    }
  return FALSE;
}

static void
test_header (gconstpointer data)
{
  const Language *language = data;
  g_autoptr (GPtrArray) entries = load_catalogue (language->language);
  const Entry *header = g_ptr_array_index (entries, 0);
  g_autofree char *language_line = g_strdup_printf ("Language: %s\n", language->language);
  g_autofree char *plural_line = g_strdup_printf ("Plural-Forms: %s\n", language->plural_forms);

  g_assert_cmpstr (header->id, ==, "");
  g_assert_nonnull (strstr (header->texts->pdata[0], language_line));
  g_assert_nonnull (strstr (header->texts->pdata[0], plural_line));
  g_assert_nonnull (strstr (header->texts->pdata[0], "charset=UTF-8"));
}

static void
test_complete (gconstpointer data)
{
  const Language *language = data;
  g_autoptr (GPtrArray) entries = load_catalogue (language->language);

  g_assert_cmpuint (entries->len, >, 100);
  for (guint i = 1; i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);
      guint expected = entry->plural != NULL ? language->n_plurals : 1;

      if (entry->fuzzy)
        {
          g_test_message ("%s: fuzzy: %s", language->language, entry->id);
          g_test_fail ();
        }
      if (entry->texts->len != expected)
        {
          g_test_message ("%s: %u forms: %s", language->language, entry->texts->len, entry->id);
          g_test_fail ();
        }
      for (guint j = 0; j < entry->texts->len; j++)
        if (*(const char *)entry->texts->pdata[j] == '\0')
          {
            g_test_message ("%s: not translated: %s", language->language, entry->id);
            g_test_fail ();
          }
    }
}

static void
test_places (gconstpointer data)
{
  const Language *language = data;
  g_autoptr (GPtrArray) entries = load_catalogue (language->language);

  for (guint i = 1; i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);
      g_autofree char *singular = places_of (entry->id);
      g_autofree char *plural = places_of (entry->plural != NULL ? entry->plural : entry->id);

      for (guint j = 0; j < entry->texts->len; j++)
        {
          g_autofree char *places = places_of (entry->texts->pdata[j]);
          gboolean fits = g_str_equal (places, plural) || g_str_equal (places, singular) ||
                          (entry->plural != NULL && lacks_one_place (places, plural));

          if (*(const char *)entry->texts->pdata[j] != '\0' && !fits)
            {
              g_test_message ("%s: other places: %s: %s", language->language, entry->id,
                              (char *)entry->texts->pdata[j]);
              g_test_fail ();
            }
        }
    }
}

/* A sentence stays a sentence, and a question a question. */
static void
test_punctuation (gconstpointer data)
{
  const Language *language = data;
  g_autoptr (GPtrArray) entries = load_catalogue (language->language);
  gboolean ti = g_str_equal (language->language, "ti");
  gboolean ar = g_str_equal (language->language, "ar");
  const char *question = ti ? "፧" : ar ? "؟" : "?";
  const char *stop = ti ? "።" : ".";

  for (guint i = 1; i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);

      for (guint j = 0; j < entry->texts->len; j++)
        {
          const char *text = entry->texts->pdata[j];
          gboolean asks = g_str_has_suffix (text, question);
          gboolean stops = g_str_has_suffix (text, stop);
          /* No full stop straight after a name or a number in Arabic: it would jump to the wrong
           * side. */
          gboolean may_lack_stop = ar &&
                                   (g_str_has_suffix (text, "}") || g_str_has_suffix (text, "⁩"));

          if (*text == '\0')
            continue;
          if (asks != g_str_has_suffix (entry->id, "?") ||
              (stops != g_str_has_suffix (entry->id, ".") && !may_lack_stop))
            {
              g_test_message ("%s: ends otherwise: %s: %s", language->language, entry->id, text);
              g_test_fail ();
            }
        }
    }
}

/* Tigrinya in Eritrean spelling, Arabic without vowel marks and with Western digits. */
static void
test_spelling (gconstpointer data)
{
  const Language *language = data;
  const char *pattern = g_str_equal (language->language, "ti") ? "[አሠ-ሦፀ-ፆኀ-ኆ]|[.?]$"
                        : g_str_equal (language->language, "ar")
                            ? "[\\x{64B}-\\x{652}\\x{660}-\\x{669}?]|[\\x{621}-\\x{64A}],"
                            : "\\S  ";
  g_autoptr (GPtrArray) entries = load_catalogue (language->language);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);

  g_assert_nonnull (regex);
  for (guint i = 1; i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);

      for (guint j = 0; j < entry->texts->len; j++)
        if (g_regex_match (regex, entry->texts->pdata[j], 0, NULL))
          {
            g_test_message ("%s: spelling: %s", language->language, (char *)entry->texts->pdata[j]);
            g_test_fail ();
          }
    }
}

/* The template as xgettext makes it from the files of POTFILES, with meson's "glib" preset. */
static GPtrArray *
extract_template (void)
{
  const char *arguments[] = {
    "xgettext",
    "--files-from=po/POTFILES",
    "--from-code=UTF-8",
    "--output=-",
    "--keyword=_",
    "--keyword=N_",
    "--keyword=C_:1c,2",
    "--keyword=NC_:1c,2",
    "--keyword=g_dcgettext:2",
    "--keyword=g_dngettext:2,3",
    "--keyword=g_dpgettext2:2c,3",
    NULL,
  };
  g_autofree char *its_dir = g_build_filename (source_dir, "po", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher)
      launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *template = NULL;

  g_subprocess_launcher_set_cwd (launcher, source_dir);
  g_subprocess_launcher_setenv (launcher, "GETTEXTDATADIRS", its_dir, TRUE);
  g_autoptr (GSubprocess) process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &template, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return parse_catalogue (template);
}

static void
test_up_to_date (gconstpointer data)
{
  const Language *language = data;
  g_autoptr (GPtrArray) entries = load_catalogue (language->language);
  g_autoptr (GPtrArray) wanted = extract_template ();
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 1; i < entries->len; i++)
    g_hash_table_add (known, entry_key (g_ptr_array_index (entries, i)));

  g_assert_cmpuint (wanted->len, >, 100);
  for (guint i = 1; i < wanted->len; i++)
    {
      const Entry *entry = g_ptr_array_index (wanted, i);
      g_autofree char *key = entry_key (entry);

      if (!g_hash_table_contains (known, key))
        {
          g_test_message ("%s: not in the catalogue: %s", language->language, entry->id);
          g_test_fail ();
        }
    }
}

static void
check_listed (const char *relative, GHashTable *listed)
{
  g_autofree char *path = g_build_filename (source_dir, relative, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  if (dir == NULL)
    return;

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *child = g_build_filename (relative, name, NULL);
      g_autofree char *child_path = g_build_filename (source_dir, child, NULL);

      if (g_file_test (child_path, G_FILE_TEST_IS_DIR))
        {
          check_listed (child, listed);
          continue;
        }

      g_autofree char *content = read_file (child, NULL);
      gboolean has_texts =
          (g_str_has_suffix (name, ".c") &&
           g_regex_match_simple ("\\b(_|N_|C_|NC_|g_dngettext) \\(", content, 0, 0)) ||
          (g_str_has_suffix (name, ".ui") && strstr (content, "translatable=\"yes\"") != NULL) ||
          g_str_has_suffix (name, ".xml.in");

      if (has_texts && !g_hash_table_contains (listed, child))
        {
          g_test_message ("not in po/POTFILES: %s", child);
          g_test_fail ();
        }
    }
}

static void
test_sources_listed (void)
{
  g_autofree char *content = read_file ("po", "POTFILES");
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  g_autoptr (GHashTable) listed = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && lines[i][0] != '#')
      {
        g_autofree char *path = g_build_filename (source_dir, lines[i], NULL);

        g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
        g_assert_true (g_hash_table_add (listed, lines[i]));
      }

  check_listed ("src", listed);
  check_listed ("ui", listed);
  check_listed ("data", listed);
}

/* Which translations have followed the last English text. */
typedef struct
{
  char *element; /* (owned) of the last text without xml:lang */
  guint seen;    /* bit n: languages[n] */
  guint n_texts;
  const char *file;
} Merged;

static void
close_text (Merged *merged)
{
  if (merged->element == NULL)
    return;
  if (merged->seen != (1u << G_N_ELEMENTS (languages)) - 1)
    {
      g_test_message ("%s: <%s> number %u lacks a language", merged->file, merged->element,
                      merged->n_texts);
      g_test_fail ();
    }
  g_clear_pointer (&merged->element, g_free);
}

static void
merged_start_cb (GMarkupParseContext *context,
                 const char *element,
                 const char **names,
                 const char **values,
                 gpointer data,
                 GError **error)
{
  static const char *const translated[] = { "name",     "description", "provenance", "word",
                                            "question", "label",       NULL };
  Merged *merged = data;

  if (!g_strv_contains (translated, element))
    return;

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], "xml:lang"))
      {
        g_assert_cmpstr (element, ==, merged->element);
        for (guint j = 0; j < G_N_ELEMENTS (languages); j++)
          if (g_str_equal (values[i], languages[j].language))
            merged->seen |= 1u << j;
        return;
      }

  close_text (merged);
  merged->element = g_strdup (element);
  merged->seen = 0;
  merged->n_texts++;
}

static void
check_merged (const char *resource, guint at_least)
{
  const GMarkupParser parser = { .start_element = merged_start_cb };
  Merged merged = { .file = resource };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes)
      bytes = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  gsize length;

  g_assert_no_error (error);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &merged, NULL);
  const char *xml = g_bytes_get_data (bytes, &length);
  g_markup_parse_context_parse (context, xml, (gssize)length, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  close_text (&merged);
  g_assert_cmpuint (merged.n_texts, >=, at_least);
}

static void
test_merged (void)
{
  const char *prefix = "/se/barnetsbasta/Tillsammans/wheels";
  g_autoptr (GError) error = NULL;
  g_auto (GStrv)
      names = g_resources_enumerate_children (prefix, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (names), ==, 7);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_path ("/", prefix, names[i], NULL);
      check_merged (path, 3 + 4 + 7 * 6);
    }
  check_merged ("/se/barnetsbasta/Tillsammans/labels.xml", 80);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (gconstpointer);
  } tests[] = {
    { "header", test_header },     { "complete", test_complete },
    { "places", test_places },     { "punctuation", test_punctuation },
    { "spelling", test_spelling }, { "up-to-date", test_up_to_date },
  };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  source_dir = argv[1];

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint j = 0; j < G_N_ELEMENTS (tests); j++)
      {
        g_autofree char *path = g_strdup_printf ("/translations/%s/%s", languages[i].language,
                                                 tests[j].name);
        g_test_add_data_func (path, &languages[i], tests[j].test);
      }
  g_test_add_func ("/translations/sources-listed", test_sources_listed);
  g_test_add_func ("/translations/merged-into-wheels-and-labels", test_merged);

  return g_test_run ();
}
