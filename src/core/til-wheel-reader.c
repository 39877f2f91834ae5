/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-private.h"

#include <glib/gi18n-lib.h>

#include "til-xml.h"

#define MAX_VERSION 1000000
#define MAX_ARTICLE 54
#define N_FACES 4
#define MIN_QUESTIONS 2

typedef enum
{
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

static const TilXmlRule element_rules[] = {
  { "wheel", ELEMENT_WHEEL, 0, "id version shape", "xml:lang", FALSE },
  { "name", ELEMENT_NAME, ELEMENT_WHEEL | ELEMENT_GROUP | ELEMENT_AREA, "", "xml:lang", TRUE },
  { "description", ELEMENT_DESCRIPTION, ELEMENT_WHEEL | ELEMENT_AREA, "", "xml:lang", TRUE },
  { "provenance", ELEMENT_PROVENANCE, ELEMENT_WHEEL, "", "xml:lang", TRUE },
  { "scale", ELEMENT_SCALE, ELEMENT_WHEEL, "", "", FALSE },
  { "step", ELEMENT_STEP, ELEMENT_SCALE, "face", "", FALSE },
  { "word", ELEMENT_WORD, ELEMENT_STEP, "", "xml:lang", TRUE },
  { "groups", ELEMENT_GROUPS, ELEMENT_WHEEL, "", "", FALSE },
  { "group", ELEMENT_GROUP, ELEMENT_GROUPS, "key", "", FALSE },
  { "areas", ELEMENT_AREAS, ELEMENT_WHEEL, "", "", FALSE },
  { "area", ELEMENT_AREA, ELEMENT_AREAS, "key colour dark-colour", "group dimension icon articles",
    FALSE },
  { "question", ELEMENT_QUESTION, ELEMENT_AREA, "", "for xml:lang", TRUE },
};

typedef struct
{
  TilXml xml;
  char *language;  /* (owned) of the originals */
  TilWheel *wheel; /* (owned) */
  guint seen;      /* of Element: the wheel's parts that may stand only once */
  GPtrArray
      *area_groups;   /* (owned) (element-type utf8) (nullable elements) group key of each area */
  GArray *area_lines; /* (owned) (element-type int) */
  int scale_line;
  int areas_line;
  TilLocal *question;    /* (not owned) (nullable) the one that a translation would belong to */
  TilLocal *target;      /* (not owned) (nullable) of the text element that is open */
  char *target_language; /* (owned) (nullable) */
} Reader;

static gboolean
fail (const Reader *reader, GError **error, const char *what, const char *a, const char *b)
{
  return til_xml_fail (&reader->xml, reader->xml.line, error, what, a, b);
}

static gboolean
check_key (Reader *reader, const char *key, GError **error)
{
  if (til_xml_is_key (key))
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
  const char *key = til_xml_attribute (names, values, "id");
  const char *version = til_xml_attribute (names, values, "version");
  const char *shape = til_xml_attribute (names, values, "shape");
  const char *language = til_xml_attribute (names, values, "xml:lang");
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
  const char *face = til_xml_attribute (names, values, "face");
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
  const char *key = til_xml_attribute (names, values, "key");

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
  const char *key = til_xml_attribute (names, values, "key");
  const char *dimension = til_xml_attribute (names, values, "dimension");
  const char *icon = til_xml_attribute (names, values, "icon");
  const char *articles = til_xml_attribute (names, values, "articles");

  if (!check_key (reader, key, error) || (icon != NULL && !check_key (reader, icon, error)))
    return FALSE;
  if (til_wheel_find_area (reader->wheel, key) >= 0)
    return fail (reader, error, _ ("Two areas have the key “{a}”."), key, NULL);

  TilArea *area = til_wheel_add_area (reader->wheel, key);
  g_ptr_array_add (reader->area_groups, g_strdup (til_xml_attribute (names, values, "group")));
  g_array_append_val (reader->area_lines, reader->xml.line);
  reader->question = NULL;

  area->icon = g_strdup (icon != NULL ? icon : "");
  area->dimension = til_dimension_from_key (dimension);
  if (dimension != NULL && area->dimension == TIL_DIMENSION_NONE)
    return fail (reader, error, _ ("There is no common dimension “{a}”."), dimension, NULL);
  return read_colour (reader, til_xml_attribute (names, values, "colour"), &area->colour, error) &&
         read_colour (reader, til_xml_attribute (names, values, "dark-colour"), &area->dark_colour,
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
            Element element,
            Element parent,
            const char **names,
            const char **values,
            GError **error)
{
  const char *name = til_xml_element_name (&reader->xml, element);
  const char *language = til_xml_attribute (names, values, "xml:lang");

  if (language != NULL && *language == '\0')
    return fail (reader, error, _ ("The element <{a}> has an empty xml:lang."), name, NULL);
  if (element != ELEMENT_QUESTION)
    reader->target = find_text_target (reader, element, parent);
  else if (!start_question (reader, til_xml_attribute (names, values, "for"), language, error))
    return FALSE;

  if (language != NULL &&
      (reader->target == NULL || !til_local_has (reader->target, reader->language)))
    return fail (reader, error,
                 _ ("The translation <{a}> stands before the text that it translates."), name,
                 NULL);
  if (til_local_has (reader->target, language != NULL ? language : reader->language))
    return fail (reader, error, _ ("The element <{a}> stands twice in the same language."), name,
                 NULL);

  g_free (reader->target_language);
  reader->target_language = g_strdup (language != NULL ? language : reader->language);
  return TRUE;
}

static gboolean
start_cb (gpointer data,
          guint element,
          guint parent,
          const char **names,
          const char **values,
          GError **error)
{
  const guint once = ELEMENT_SCALE | ELEMENT_GROUPS | ELEMENT_AREAS;
  Reader *reader = data;

  if ((element & once & reader->seen) != 0)
    return fail (reader, error, _ ("The element <{a}> stands twice."),
                 til_xml_element_name (&reader->xml, element), NULL);
  reader->seen |= element;
  switch (element)
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
      reader->scale_line = reader->xml.line;
      return TRUE;
    case ELEMENT_AREAS:
      reader->areas_line = reader->xml.line;
      return TRUE;
    case ELEMENT_GROUPS:
      return TRUE;
    default:
      return start_text (reader, element, parent, names, values, error);
    }
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
  return til_xml_fail (&reader->xml, line, error, what, number, NULL);
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
        return til_xml_fail (&reader->xml, line, error, _ ("No area belongs to the group “{a}”."),
                             group->key, NULL);
      if (entered > 1)
        return til_xml_fail (&reader->xml, line, error,
                             _ ("The areas of the group “{a}” are not neighbours."), group->key,
                             NULL);
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
        return til_xml_fail (&reader->xml, g_array_index (reader->area_lines, int, i), error,
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

static gboolean
end_cb (gpointer data, guint element, const char *text, GError **error)
{
  Reader *reader = data;
  const TilScaleStep *step = get_last (reader->wheel->steps);
  const TilAreaGroup *group = get_last (reader->wheel->groups);

  if (text != NULL)
    til_local_set (reader->target, reader->target_language, text);
  else if (element == ELEMENT_STEP)
    return check_has (reader, step->word, "step", "word", error);
  else if (element == ELEMENT_GROUP)
    return check_has (reader, group->name, "group", "name", error);
  else if (element == ELEMENT_AREA)
    return end_area (reader, error);
  else if (element == ELEMENT_WHEEL)
    return end_wheel (reader, error);
  return TRUE;
}

TilWheel *
til_wheel_new_from_xml (const char *xml, gssize length, const char *name, GError **error)
{
  Reader reader = { .xml = { .file = name,
                             .rules = element_rules,
                             .n_rules = G_N_ELEMENTS (element_rules),
                             .data = &reader,
                             .start = start_cb,
                             .end = end_cb } };
  g_autoptr (TilWheel) wheel = NULL;
  gboolean read;

  g_return_val_if_fail (xml != NULL && name != NULL, NULL);

  wheel = til_wheel_new_empty ();
  reader.wheel = wheel;
  reader.language = g_strdup ("en");
  reader.area_groups = g_ptr_array_new_with_free_func (g_free);
  reader.area_lines = g_array_new (FALSE, FALSE, sizeof (int));
  read = til_xml_parse (&reader.xml, xml, length, &wheel->xml, error);
  g_free (reader.language);
  g_free (reader.target_language);
  g_ptr_array_unref (reader.area_groups);
  g_array_unref (reader.area_lines);
  return read ? g_steal_pointer (&wheel) : NULL;
}
