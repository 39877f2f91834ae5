/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-private.h"

#include <glib/gi18n-lib.h>

#include "til-error.h"
#include "til-locale.h"
#include "til-text.h"

#define MAX_KEY_LENGTH 64
#define MAX_VERSION 1000000
#define MAX_ARTICLE 54
#define N_FACES 4
#define MIN_QUESTIONS 2

typedef enum
{
  ELEMENT_NONE = 0,
  ELEMENT_WHEEL = 1 << 0,
  ELEMENT_NAME = 1 << 1,
  ELEMENT_DESCRIPTION = 1 << 2,
  ELEMENT_PROVENANCE = 1 << 3,
  ELEMENT_SCALE = 1 << 4,
  ELEMENT_STEP = 1 << 5,
  ELEMENT_WORD = 1 << 6,
  ELEMENT_GROUPS = 1 << 7,
  ELEMENT_GROUP = 1 << 8,
  ELEMENT_AREAS = 1 << 9,
  ELEMENT_AREA = 1 << 10,
  ELEMENT_QUESTION = 1 << 11,
} Element;

#define TEXT_ELEMENTS                                                                              \
  (ELEMENT_NAME | ELEMENT_DESCRIPTION | ELEMENT_PROVENANCE | ELEMENT_WORD | ELEMENT_QUESTION)

typedef struct
{
  const char *name;
  Element element;
  guint parents;        /* of Element; 0 for the root */
  const char *required; /* attributes, with spaces between */
  const char *optional;
} ElementRule;

static const ElementRule element_rules[] = {
  { "wheel", ELEMENT_WHEEL, 0, "id version shape", "xml:lang" },
  { "name", ELEMENT_NAME, ELEMENT_WHEEL | ELEMENT_GROUP | ELEMENT_AREA, "", "xml:lang" },
  { "description", ELEMENT_DESCRIPTION, ELEMENT_WHEEL | ELEMENT_AREA, "", "xml:lang" },
  { "provenance", ELEMENT_PROVENANCE, ELEMENT_WHEEL, "", "xml:lang" },
  { "scale", ELEMENT_SCALE, ELEMENT_WHEEL, "", "" },
  { "step", ELEMENT_STEP, ELEMENT_SCALE, "face", "" },
  { "word", ELEMENT_WORD, ELEMENT_STEP, "", "xml:lang" },
  { "groups", ELEMENT_GROUPS, ELEMENT_WHEEL, "", "" },
  { "group", ELEMENT_GROUP, ELEMENT_GROUPS, "key", "" },
  { "areas", ELEMENT_AREAS, ELEMENT_WHEEL, "", "" },
  { "area", ELEMENT_AREA, ELEMENT_AREAS, "key colour dark-colour",
    "group dimension icon articles" },
  { "question", ELEMENT_QUESTION, ELEMENT_AREA, "", "for xml:lang" },
};

typedef struct
{
  const char *file; /* (not owned) as messages name it */
  char *language;   /* (owned) of the originals */
  TilWheel *wheel;  /* (owned) */
  GArray *open;     /* (owned) (element-type Element) */
  guint seen;       /* of Element: the wheel's parts that may stand only once */
  GPtrArray
      *area_groups;   /* (owned) (element-type utf8) (nullable elements) group key of each area */
  GArray *area_lines; /* (owned) (element-type int) */
  int line;           /* the one that is being parsed, from 1 */
  int scale_line;
  int areas_line;
  TilLocal *question;    /* (not owned) (nullable) the one that a translation would belong to */
  TilLocal *target;      /* (not owned) (nullable) of the text element that is open */
  char *target_language; /* (owned) (nullable) */
  GString *text;         /* (owned) */
} Reader;

gboolean
til_wheel_fail_at (
    const char *file, int line, GError **error, const char *what, const char *a, const char *b)
{
  g_autofree char *number = g_strdup_printf ("%d", line);
  g_autofree char *first = til_locale_isolate (a);
  g_autofree char *second = til_locale_isolate (b);
  g_autofree char *shown_file = til_locale_isolate (file);
  g_autofree char *shown_number = til_locale_isolate (number);
  g_autofree char *reason = til_text_fill (what, "a", first, "b", second, NULL);
  /* Translators: {reason} is a whole sentence that says what is wrong in a wheel file. */
  g_autofree char *message = til_text_fill (_ ("{file}, line {line}: {reason}"), "file", shown_file,
                                            "line", shown_number, "reason", reason, NULL);

  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
fail (const Reader *reader, GError **error, const char *what, const char *a, const char *b)
{
  return til_wheel_fail_at (reader->file, reader->line, error, what, a, b);
}

static Element
parent_element (const Reader *reader)
{
  return reader->open->len > 0 ? g_array_index (reader->open, Element, reader->open->len - 1)
                               : ELEMENT_NONE;
}

static const ElementRule *
find_rule (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (element_rules); i++)
    if (g_str_equal (element_rules[i].name, name))
      return &element_rules[i];
  return NULL;
}

static const ElementRule *
find_rule_of (Element element)
{
  for (guint i = 0; i < G_N_ELEMENTS (element_rules); i++)
    if (element_rules[i].element == element)
      return &element_rules[i];
  return NULL;
}

static const char *
get_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

static gboolean
check_attributes (Reader *reader,
                  const ElementRule *rule,
                  const char **names,
                  const char **values,
                  GError **error)
{
  g_auto (GStrv) required = g_strsplit (rule->required, " ", -1);
  g_auto (GStrv) optional = g_strsplit (rule->optional, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (!g_strv_contains ((const char *const *)required, names[i]) &&
          !g_strv_contains ((const char *const *)optional, names[i]))
        return fail (reader, error, _ ("The element <{a}> has no attribute “{b}”."), rule->name,
                     names[i]);
      for (guint j = 0; j < i; j++)
        if (g_str_equal (names[i], names[j]))
          return fail (reader, error, _ ("The element <{a}> has the attribute “{b}” twice."),
                       rule->name, names[i]);
    }
  for (guint i = 0; required[i] != NULL; i++)
    if (*required[i] != '\0' && get_attribute (names, values, required[i]) == NULL)
      return fail (reader, error, _ ("The element <{a}> lacks the attribute “{b}”."), rule->name,
                   required[i]);
  return TRUE;
}

static gboolean
is_key (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= MAX_KEY_LENGTH &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static gboolean
check_key (Reader *reader, const char *key, GError **error)
{
  if (is_key (key))
    return TRUE;
  return fail (reader, error, _ ("“{a}” is not a key: use a to z, 0 to 9 and hyphens, at most 64."),
               key, NULL);
}

static gboolean
read_number (const char *text, guint64 min, guint64 max, guint *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, min, max, &value, NULL))
    return FALSE;
  *number = (guint)value;
  return TRUE;
}

static gboolean
read_colour (Reader *reader, const char *text, guint32 *colour, GError **error)
{
  guint64 value;

  if (strlen (text) == 7 && text[0] == '#' &&
      g_ascii_string_to_unsigned (text + 1, 16, 0, 0xFFFFFF, &value, NULL))
    {
      *colour = (guint32)value;
      return TRUE;
    }
  return fail (reader, error, _ ("“{a}” is not a colour: write it as #1f6fb2."), text, NULL);
}

static gboolean
start_wheel (Reader *reader, const char **names, const char **values, GError **error)
{
  const char *key = get_attribute (names, values, "id");
  const char *version = get_attribute (names, values, "version");
  const char *shape = get_attribute (names, values, "shape");
  const char *language = get_attribute (names, values, "xml:lang");
  guint number;

  if (!check_key (reader, key, error))
    return FALSE;
  if (!read_number (version, 1, MAX_VERSION, &number))
    return fail (reader, error, _ ("“{a}” is not a version: write a whole number from 1."), version,
                 NULL);
  if (!g_str_equal (shape, "sectors") && !g_str_equal (shape, "petals"))
    return fail (reader, error, _ ("There is no shape “{a}”: choose sectors or petals."), shape,
                 NULL);

  reader->wheel->key = g_strdup (key);
  reader->wheel->version = (int)number;
  reader->wheel->shape = g_str_equal (shape, "petals") ? TIL_SHAPE_PETALS : TIL_SHAPE_SECTORS;
  if (language != NULL && *language != '\0')
    {
      g_free (reader->language);
      reader->language = g_strdup (language);
    }
  return TRUE;
}

static gboolean
start_step (Reader *reader, const char **names, const char **values, GError **error)
{
  const char *face = get_attribute (names, values, "face");
  guint number;

  if (!read_number (face, 1, N_FACES, &number))
    return fail (reader, error, _ ("There is no face “{a}”: choose 1, sad, to 4, happy."), face,
                 NULL);

  til_wheel_add_step (reader->wheel, number);
  return TRUE;
}

static gboolean
start_group (Reader *reader, const char **names, const char **values, GError **error)
{
  const char *key = get_attribute (names, values, "key");

  if (!check_key (reader, key, error))
    return FALSE;
  if (til_wheel_find_group (reader->wheel, key) >= 0)
    return fail (reader, error, _ ("Two groups have the key “{a}”."), key, NULL);

  til_wheel_add_group (reader->wheel, key);
  return TRUE;
}

static gboolean
read_articles (Reader *reader, const char *text, GArray *articles, GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \t\r\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint number;

      if (*parts[i] == '\0')
        continue;
      if (!read_number (parts[i], 1, MAX_ARTICLE, &number))
        return fail (reader, error,
                     _ ("“{a}” is not an article of Barnkonventionen: they are 1 to 54."), parts[i],
                     NULL);
      g_array_append_val (articles, number);
    }
  return TRUE;
}

static gboolean
start_area (Reader *reader, const char **names, const char **values, GError **error)
{
  const char *key = get_attribute (names, values, "key");
  const char *dimension = get_attribute (names, values, "dimension");
  const char *icon = get_attribute (names, values, "icon");
  const char *articles = get_attribute (names, values, "articles");

  if (!check_key (reader, key, error) || (icon != NULL && !check_key (reader, icon, error)))
    return FALSE;
  if (til_wheel_find_area (reader->wheel, key) >= 0)
    return fail (reader, error, _ ("Two areas have the key “{a}”."), key, NULL);

  TilArea *area = til_wheel_add_area (reader->wheel, key);
  g_ptr_array_add (reader->area_groups, g_strdup (get_attribute (names, values, "group")));
  g_array_append_val (reader->area_lines, reader->line);
  reader->question = NULL;

  area->icon = g_strdup (icon != NULL ? icon : "");
  area->dimension = til_dimension_from_key (dimension);
  if (dimension != NULL && area->dimension == TIL_DIMENSION_NONE)
    return fail (reader, error, _ ("There is no common dimension “{a}”."), dimension, NULL);
  return read_colour (reader, get_attribute (names, values, "colour"), &area->colour, error) &&
         read_colour (reader, get_attribute (names, values, "dark-colour"), &area->dark_colour,
                      error) &&
         (articles == NULL || read_articles (reader, articles, area->articles, error));
}

static gpointer
get_last (GPtrArray *array)
{
  return array->len > 0 ? g_ptr_array_index (array, array->len - 1) : NULL;
}

static TilLocal *
find_text_target (Reader *reader, Element element, Element parent)
{
  TilAreaGroup *group = get_last (reader->wheel->groups);
  TilScaleStep *step = get_last (reader->wheel->steps);
  TilArea *area = get_last (reader->wheel->areas);

  if (element == ELEMENT_WORD)
    return step->word;
  if (element == ELEMENT_PROVENANCE)
    return reader->wheel->provenance;
  if (element == ELEMENT_NAME)
    return parent == ELEMENT_AREA    ? area->name
           : parent == ELEMENT_GROUP ? group->name
                                     : reader->wheel->name;
  return parent == ELEMENT_AREA ? area->description : reader->wheel->description;
}

/* A question without xml:lang is a new one; with it, the translation of the one above it. */
static gboolean
start_question (Reader *reader, const char *audience, const char *language, GError **error)
{
  TilArea *area = get_last (reader->wheel->areas);
  gboolean for_child = g_strcmp0 (audience, "child") == 0;

  if (audience != NULL && !for_child && !g_str_equal (audience, "guardian"))
    return fail (reader, error, _ ("A question is for child or guardian, not “{a}”."), audience,
                 NULL);
  if (language == NULL)
    {
      if (audience == NULL)
        return fail (reader, error, _ ("The element <{a}> lacks the attribute “{b}”."), "question",
                     "for");
      reader->question = til_local_new ();
      g_ptr_array_add (for_child ? area->child_questions : area->guardian_questions,
                       reader->question);
      reader->target = reader->question;
    }
  else if (audience == NULL)
    reader->target = reader->question;
  else
    reader->target = get_last (for_child ? area->child_questions : area->guardian_questions);
  return TRUE;
}

static gboolean
start_text (Reader *reader,
            const ElementRule *rule,
            Element parent,
            const char **names,
            const char **values,
            GError **error)
{
  const char *language = get_attribute (names, values, "xml:lang");

  if (language != NULL && *language == '\0')
    return fail (reader, error, _ ("The element <{a}> has an empty xml:lang."), rule->name, NULL);
  if (rule->element != ELEMENT_QUESTION)
    reader->target = find_text_target (reader, rule->element, parent);
  else if (!start_question (reader, get_attribute (names, values, "for"), language, error))
    return FALSE;

  if (language != NULL &&
      (reader->target == NULL || !til_local_has (reader->target, reader->language)))
    return fail (reader, error,
                 _ ("The translation <{a}> stands before the text that it translates."), rule->name,
                 NULL);
  if (til_local_has (reader->target, language != NULL ? language : reader->language))
    return fail (reader, error, _ ("The element <{a}> stands twice in the same language."),
                 rule->name, NULL);

  g_free (reader->target_language);
  reader->target_language = g_strdup (language != NULL ? language : reader->language);
  g_string_truncate (reader->text, 0);
  return TRUE;
}

static gboolean
check_place (Reader *reader, const ElementRule *rule, Element parent, GError **error)
{
  const guint once = ELEMENT_WHEEL | ELEMENT_SCALE | ELEMENT_GROUPS | ELEMENT_AREAS;

  if (parent == ELEMENT_NONE && reader->seen != 0)
    return fail (reader, error, _ ("Something stands after the end of the wheel."), NULL, NULL);
  if (parent == ELEMENT_NONE && rule->element != ELEMENT_WHEEL)
    return fail (reader, error,
                 _ ("This is not a wheel file: it begins with <{a}> instead of <wheel>."),
                 rule->name, NULL);
  if (parent != ELEMENT_NONE && (rule->parents & parent) == 0)
    return fail (reader, error, _ ("The element <{a}> may not stand in <{b}>."), rule->name,
                 find_rule_of (parent)->name);
  if ((rule->element & once) != 0 && (reader->seen & rule->element) != 0)
    return fail (reader, error, _ ("The element <{a}> stands twice."), rule->name, NULL);
  reader->seen |= rule->element;
  return TRUE;
}

static gboolean
start_element (Reader *reader,
               const ElementRule *rule,
               Element parent,
               const char **names,
               const char **values,
               GError **error)
{
  switch (rule->element)
    {
    case ELEMENT_WHEEL:
      return start_wheel (reader, names, values, error);
    case ELEMENT_STEP:
      return start_step (reader, names, values, error);
    case ELEMENT_GROUP:
      return start_group (reader, names, values, error);
    case ELEMENT_AREA:
      return start_area (reader, names, values, error);
    case ELEMENT_SCALE:
      reader->scale_line = reader->line;
      return TRUE;
    case ELEMENT_AREAS:
      reader->areas_line = reader->line;
      return TRUE;
    case ELEMENT_GROUPS:
      return TRUE;
    case ELEMENT_NAME:
    case ELEMENT_DESCRIPTION:
    case ELEMENT_PROVENANCE:
    case ELEMENT_WORD:
    case ELEMENT_QUESTION:
      return start_text (reader, rule, parent, names, values, error);
    case ELEMENT_NONE:
    default:
      g_assert_not_reached ();
    }
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char *name,
                  const char **names,
                  const char **values,
                  gpointer data,
                  GError **error)
{
  Reader *reader = data;
  const ElementRule *rule = find_rule (name);
  Element parent = parent_element (reader);

  if (rule == NULL && parent != ELEMENT_NONE)
    {
      fail (reader, error, _ ("The element <{a}> is not known here."), name, NULL);
      return;
    }
  if (rule == NULL)
    {
      if (reader->seen != 0)
        fail (reader, error, _ ("Something stands after the end of the wheel."), NULL, NULL);
      else
        fail (reader, error,
              _ ("This is not a wheel file: it begins with <{a}> instead of <wheel>."), name, NULL);
      return;
    }
  if (check_place (reader, rule, parent, error) &&
      check_attributes (reader, rule, names, values, error) &&
      start_element (reader, rule, parent, names, values, error))
    g_array_append_val (reader->open, rule->element);
}

/* Line breaks and indents of the file mean nothing. */
static char *
collapse_space (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        if (out->len > 0)
          g_string_append_c (out, ' ');
        g_string_append (out, words[i]);
      }
  return g_string_free (out, FALSE);
}

static gboolean
end_text (Reader *reader, const char *name, GError **error)
{
  g_autofree char *text = collapse_space (reader->text->str);

  if (*text == '\0')
    return fail (reader, error, _ ("The element <{a}> is empty."), name, NULL);
  til_local_set (reader->target, reader->target_language, text);
  reader->target = NULL;
  return TRUE;
}

static gboolean
check_has (
    Reader *reader, const TilLocal *local, const char *element, const char *child, GError **error)
{
  if (til_local_has (local, reader->language))
    return TRUE;
  return fail (reader, error, _ ("The element <{a}> lacks <{b}>."), element, child);
}

static gboolean
end_area (Reader *reader, GError **error)
{
  const TilArea *area = get_last (reader->wheel->areas);

  if (!check_has (reader, area->name, "area", "name", error) ||
      !check_has (reader, area->description, "area", "description", error))
    return FALSE;
  if (area->child_questions->len < MIN_QUESTIONS)
    return fail (reader, error, _ ("The area “{a}” has fewer than two questions for the child."),
                 area->key, NULL);
  if (area->guardian_questions->len < MIN_QUESTIONS)
    return fail (reader, error, _ ("The area “{a}” has fewer than two questions for guardians."),
                 area->key, NULL);
  return TRUE;
}

static gboolean
check_count (
    Reader *reader, guint n, guint min, guint max, int line, const char *what, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%u", n);

  if (n >= min && n <= max)
    return TRUE;
  return til_wheel_fail_at (reader->file, line, error, what, number, NULL);
}

/* The areas of a group are neighbours when, going round, the wheel enters the group once. */
static gboolean
check_groups (Reader *reader, GError **error)
{
  const TilWheel *wheel = reader->wheel;

  for (guint g = 0; g < wheel->groups->len; g++)
    {
      const TilAreaGroup *group = g_ptr_array_index (wheel->groups, g);
      guint entered = 0, members = 0;
      int line = reader->areas_line;

      for (guint i = 0; i < wheel->areas->len; i++)
        {
          const TilArea *before = til_wheel_area (wheel,
                                                  (i + wheel->areas->len - 1) % wheel->areas->len);
          if (til_wheel_area (wheel, i)->group != (int)g)
            continue;
          members++;
          if (before->group != (int)g && ++entered > 1)
            line = g_array_index (reader->area_lines, int, i);
        }
      if (members == 0)
        return til_wheel_fail_at (reader->file, line, error,
                                  _ ("No area belongs to the group “{a}”."), group->key, NULL);
      if (entered > 1)
        return til_wheel_fail_at (reader->file, line, error,
                                  _ ("The areas of the group “{a}” are not neighbours."),
                                  group->key, NULL);
    }
  return TRUE;
}

static gboolean
resolve_groups (Reader *reader, GError **error)
{
  for (guint i = 0; i < reader->wheel->areas->len; i++)
    {
      const char *key = g_ptr_array_index (reader->area_groups, i);
      TilArea *area = g_ptr_array_index (reader->wheel->areas, i);

      if (key == NULL)
        continue;
      area->group = til_wheel_find_group (reader->wheel, key);
      if (area->group < 0)
        return til_wheel_fail_at (reader->file, g_array_index (reader->area_lines, int, i), error,
                                  _ ("There is no group “{a}”."), key, NULL);
    }
  return TRUE;
}

static gboolean
end_wheel (Reader *reader, GError **error)
{
  TilWheel *wheel = reader->wheel;

  if (!check_has (reader, wheel->name, "wheel", "name", error) ||
      !check_has (reader, wheel->description, "wheel", "description", error))
    return FALSE;
  if ((reader->seen & ELEMENT_AREAS) == 0)
    return fail (reader, error, _ ("The element <{a}> lacks <{b}>."), "wheel", "areas");
  if ((reader->seen & ELEMENT_SCALE) == 0)
    til_wheel_add_default_scale (wheel);
  return check_count (reader, wheel->steps->len, TIL_WHEEL_MIN_STEPS, TIL_WHEEL_MAX_STEPS,
                      reader->scale_line, _ ("The scale has {a} steps; a wheel has 3 to 10."),
                      error) &&
         check_count (reader, wheel->areas->len, TIL_WHEEL_MIN_AREAS, TIL_WHEEL_MAX_AREAS,
                      reader->areas_line, _ ("There are {a} areas; a wheel has 3 to 12."), error) &&
         resolve_groups (reader, error) && check_groups (reader, error);
}

static void
end_element_cb (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Reader *reader = data;
  Element element = parent_element (reader);
  const TilScaleStep *step = get_last (reader->wheel->steps);
  const TilAreaGroup *group = get_last (reader->wheel->groups);

  g_array_set_size (reader->open, reader->open->len - 1);
  if ((element & TEXT_ELEMENTS) != 0)
    end_text (reader, name, error);
  else if (element == ELEMENT_STEP)
    check_has (reader, step->word, "step", "word", error);
  else if (element == ELEMENT_GROUP)
    check_has (reader, group->name, "group", "name", error);
  else if (element == ELEMENT_AREA)
    end_area (reader, error);
  else if (element == ELEMENT_WHEEL)
    end_wheel (reader, error);
}

static int
count_lines (const char *text, gsize length)
{
  int line = 1;

  for (gsize i = 0; i < length; i++)
    line += text[i] == '\n';
  return line;
}

/* What is wrong with something that stands outside of <wheel>. */
static const char *
outside_message (const Reader *reader)
{
  return reader->seen == 0 ? _ ("This is not a wheel file: it holds no <wheel>.")
                           : _ ("Something stands after the end of the wheel.");
}

static void
text_cb (
    GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Reader *reader = data;
  Element element = parent_element (reader);

  if ((element & TEXT_ELEMENTS) != 0)
    {
      g_string_append_len (reader->text, text, (gssize)length);
      return;
    }
  gsize first = 0;
  while (first < length && g_ascii_isspace (text[first]))
    first++;
  if (first == length)
    return;

  /* The text ends on the line that is being parsed. */
  int line = reader->line - count_lines (text + first, length - first) + 1;
  if (element != ELEMENT_NONE)
    til_wheel_fail_at (reader->file, line, error, _ ("Text may not stand directly in <{a}>."),
                       find_rule_of (element)->name, NULL);
  else
    til_wheel_fail_at (reader->file, line, error, outside_message (reader), NULL, NULL);
}

static gboolean
check_bytes (const char *xml, gsize length, const char *name, GError **error)
{
  const char *end;

  if (length > TIL_WHEEL_MAX_SIZE)
    return til_wheel_fail_at (
        name, 1, error, _ ("The file is larger than 1 MiB: a wheel file is not."), NULL, NULL);
  if (!g_utf8_validate_len (xml, length, &end))
    return til_wheel_fail_at (name, count_lines (xml, (gsize)(end - xml)), error,
                              _ ("The file is not UTF-8 text here."), NULL, NULL);
  return TRUE;
}

/* Line by line, because GMarkup counts a line break as part of the line after it. */
static gboolean
parse_lines (
    Reader *reader, GMarkupParseContext *context, const char *xml, gsize length, GError **error)
{
  for (gsize start = 0, end; start < length; start = end)
    {
      const char *line_break = memchr (xml + start, '\n', length - start);
      end = line_break != NULL ? (gsize)(line_break - xml) + 1 : length;
      reader->line++;
      if (!g_markup_parse_context_parse (context, xml + start, (gssize)(end - start), error))
        return FALSE;
    }
  return g_markup_parse_context_end_parse (context, error);
}

static gboolean
parse (Reader *reader, const char *xml, gsize length, GError **error)
{
  const GMarkupParser parser = { .start_element = start_element_cb,
                                 .end_element = end_element_cb,
                                 .text = text_cb };
  g_autoptr (GError) own_error = NULL;
  g_autoptr (GMarkupParseContext)
      context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, reader, NULL);
  gboolean parsed = parse_lines (reader, context, xml, length, &own_error);
  const char *what = _ (
      "The XML is broken here: a tag is not closed, or a sign stands where it may not.");

  if (parsed && reader->seen != 0)
    return TRUE;
  if (own_error != NULL && own_error->domain == TIL_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }
  if (parsed || (reader->seen != 0 && reader->open->len == 0))
    what = outside_message (reader);
  return til_wheel_fail_at (reader->file, MAX (reader->line, 1), error, what, NULL, NULL);
}

TilWheel *
til_wheel_new_from_xml (const char *xml, gssize length, const char *name, GError **error)
{
  gsize size;

  g_return_val_if_fail (xml != NULL && name != NULL, NULL);

  size = length < 0 ? strlen (xml) : (gsize)length;
  if (size >= 3 && memcmp (xml, "\357\273\277", 3) == 0)
    {
      xml += 3;
      size -= 3;
    }
  if (!check_bytes (xml, size, name, error))
    return NULL;

  g_autoptr (TilWheel) wheel = til_wheel_new_empty ();
  Reader reader = { .file = name, .wheel = wheel, .language = g_strdup ("en") };
  reader.open = g_array_new (FALSE, FALSE, sizeof (Element));
  reader.area_groups = g_ptr_array_new_with_free_func (g_free);
  reader.area_lines = g_array_new (FALSE, FALSE, sizeof (int));
  reader.text = g_string_new (NULL);

  gboolean read = parse (&reader, xml, size, error);

  g_free (reader.language);
  g_free (reader.target_language);
  g_array_unref (reader.open);
  g_ptr_array_unref (reader.area_groups);
  g_array_unref (reader.area_lines);
  g_string_free (reader.text, TRUE);
  if (!read)
    return NULL;
  wheel->xml = g_strndup (xml, size);
  return g_steal_pointer (&wheel);
}
