/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-xml.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "til-error.h"
#include "til-locale.h"
#include "til-text.h"

#define MAX_KEY_LENGTH 64
#define BYTE_ORDER_MARK "\357\273\277"

gboolean
til_xml_fail (
    const TilXml *self, int line, GError **error, const char *what, const char *a, const char *b)
{
  g_autofree char *number = g_strdup_printf ("%d", line);
  g_autofree char *first = til_locale_isolate (a);
  g_autofree char *second = til_locale_isolate (b);
  g_autofree char *shown_file = til_locale_isolate (self->file);
  g_autofree char *shown_number = til_locale_isolate (number);
  g_autofree char *reason = til_text_fill (what, "a", first, "b", second, NULL);
  /* Translators: {reason} is a whole sentence that says what is wrong in a file. */
  g_autofree char *message = til_text_fill (_ ("{file}, line {line}: {reason}"), "file", shown_file,
                                            "line", shown_number, "reason", reason, NULL);

  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
fail (const TilXml *self, GError **error, const char *what, const char *a, const char *b)
{
  return til_xml_fail (self, MAX (self->line, 1), error, what, a, b);
}

const char *
til_xml_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

gboolean
til_xml_is_key (const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  return length > 0 && length <= MAX_KEY_LENGTH &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

/* Line breaks and indents of the file mean nothing. */
char *
til_xml_collapse_space (const char *text)
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

static int
count_breaks (const char *text, gsize length)
{
  int n = 0;

  for (gsize i = 0; i < length; i++)
    n += text[i] == '\n';
  return n;
}

static guint
parent_element (const TilXml *self)
{
  return self->open->len > 0 ? g_array_index (self->open, guint, self->open->len - 1) : 0;
}

static const TilXmlRule *
find_rule (const TilXml *self, const char *name, guint element)
{
  for (guint i = 0; i < self->n_rules; i++)
    if (name != NULL ? g_str_equal (self->rules[i].name, name) : self->rules[i].element == element)
      return &self->rules[i];
  return NULL;
}

const char *
til_xml_element_name (const TilXml *self, guint element)
{
  return find_rule (self, NULL, element)->name;
}

static gboolean
check_attributes (
    TilXml *self, const TilXmlRule *rule, const char **names, const char **values, GError **error)
{
  g_auto (GStrv) required = g_strsplit (rule->required, " ", -1);
  g_auto (GStrv) optional = g_strsplit (rule->optional, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (!g_strv_contains ((const char *const *)required, names[i]) &&
          !g_strv_contains ((const char *const *)optional, names[i]))
        return fail (self, error, _ ("The element <{a}> has no attribute “{b}”."), rule->name,
                     names[i]);
      for (guint j = 0; j < i; j++)
        if (g_str_equal (names[i], names[j]))
          return fail (self, error, _ ("The element <{a}> has the attribute “{b}” twice."),
                       rule->name, names[i]);
    }
  for (guint i = 0; required[i] != NULL; i++)
    if (*required[i] != '\0' && til_xml_attribute (names, values, required[i]) == NULL)
      return fail (self, error, _ ("The element <{a}> lacks the attribute “{b}”."), rule->name,
                   required[i]);
  return TRUE;
}

static gboolean
fail_outside (TilXml *self, const char *name, GError **error)
{
  const char *root = self->rules[0].name;

  if (self->seen)
    return fail (self, error, _ ("Something stands after the end of <{a}>."), root, NULL);
  if (name == NULL)
    return fail (self, error, _ ("The file holds no <{a}>."), root, NULL);
  return fail (self, error, _ ("The file begins with <{a}> instead of <{b}>."), name, root);
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char *name,
                  const char **names,
                  const char **values,
                  gpointer data,
                  GError **error)
{
  TilXml *self = data;
  const TilXmlRule *rule = find_rule (self, name, 0);
  guint parent = parent_element (self);

  if (parent == 0 && (self->seen || rule != &self->rules[0]))
    {
      fail_outside (self, name, error);
      return;
    }
  if (rule == NULL)
    {
      fail (self, error, _ ("The element <{a}> is not known here."), name, NULL);
      return;
    }
  if ((rule->parents & parent) == 0 && parent != 0)
    {
      fail (self, error, _ ("The element <{a}> may not stand in <{b}>."), name,
            til_xml_element_name (self, parent));
      return;
    }
  self->seen = TRUE;
  g_string_truncate (self->text, 0);
  if (check_attributes (self, rule, names, values, error) &&
      self->start (self->data, rule->element, parent, names, values, error))
    g_array_append_val (self->open, rule->element);
}

static void
end_element_cb (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  TilXml *self = data;
  guint element = parent_element (self);
  g_autofree char *text = NULL;

  g_array_set_size (self->open, self->open->len - 1);
  if (find_rule (self, NULL, element)->is_text)
    {
      text = til_xml_collapse_space (self->text->str);
      if (*text == '\0')
        {
          fail (self, error, _ ("The element <{a}> is empty."), name, NULL);
          return;
        }
    }
  self->end (self->data, element, text, error);
}

static void
text_cb (
    GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  TilXml *self = data;
  guint element = parent_element (self);
  gsize first = 0;

  if (element != 0 && find_rule (self, NULL, element)->is_text)
    {
      g_string_append_len (self->text, text, (gssize)length);
      return;
    }
  while (first < length && g_ascii_isspace (text[first]))
    first++;
  if (first == length)
    return;

  /* The text ends on the line that is being parsed. */
  int line = self->line - count_breaks (text + first, length - first);
  if (element != 0)
    til_xml_fail (self, line, error, _ ("Text may not stand directly in <{a}>."),
                  til_xml_element_name (self, element), NULL);
  else
    fail_outside (self, NULL, error);
}

/* Line by line, because GMarkup counts a line break as part of the line after it. */
static gboolean
parse_lines (
    TilXml *self, GMarkupParseContext *context, const char *xml, gsize length, GError **error)
{
  for (gsize start = 0, end; start < length; start = end)
    {
      const char *line_break = memchr (xml + start, '\n', length - start);
      end = line_break != NULL ? (gsize)(line_break - xml) + 1 : length;
      self->line++;
      if (!g_markup_parse_context_parse (context, xml + start, (gssize)(end - start), error))
        return FALSE;
    }
  return g_markup_parse_context_end_parse (context, error);
}

static gboolean
parse (TilXml *self, const char *xml, gsize length, GError **error)
{
  const GMarkupParser parser = { .start_element = start_element_cb,
                                 .end_element = end_element_cb,
                                 .text = text_cb };
  g_autoptr (GMarkupParseContext)
      context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, self, NULL);
  g_autoptr (GError) own_error = NULL;
  gboolean parsed = parse_lines (self, context, xml, length, &own_error);

  if (parsed && self->seen)
    return TRUE;
  if (own_error != NULL && own_error->domain == TIL_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }
  if (parsed || (self->seen && self->open->len == 0) ||
      g_error_matches (own_error, G_MARKUP_ERROR, G_MARKUP_ERROR_EMPTY))
    return fail_outside (self, NULL, error);
  return fail (self, error,
               _ ("The XML is broken here: a tag is not closed, or a sign stands where it may "
                  "not."),
               NULL, NULL);
}

gboolean
til_xml_parse (TilXml *self, const char *xml, gssize length, char **kept, GError **error)
{
  gsize size = length < 0 ? strlen (xml) : (gsize)length;
  const char *end;
  gboolean parsed;

  if (size >= strlen (BYTE_ORDER_MARK) &&
      memcmp (xml, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    {
      xml += strlen (BYTE_ORDER_MARK);
      size -= strlen (BYTE_ORDER_MARK);
    }
  self->line = 0;
  if (size > TIL_XML_MAX_SIZE)
    return fail (self, error, _ ("The file is larger than 1 MiB."), NULL, NULL);
  if (!g_utf8_validate_len (xml, size, &end))
    return til_xml_fail (self, count_breaks (xml, (gsize)(end - xml)) + 1, error,
                         _ ("The file is not UTF-8 text here."), NULL, NULL);

  self->open = g_array_new (FALSE, FALSE, sizeof (guint));
  self->text = g_string_new (NULL);
  self->seen = FALSE;
  parsed = parse (self, xml, size, error);
  g_clear_pointer (&self->open, g_array_unref);
  g_string_free (g_steal_pointer (&self->text), TRUE);
  if (parsed)
    *kept = g_strndup (xml, size);
  return parsed;
}

static void
fail_file (const char *path, const GError *cause, GError **error)
{
  g_autofree char *display = g_filename_display_name (path);
  g_autofree char *shown = til_locale_isolate (display);
  g_autofree char *why = til_locale_isolate (cause->message);
  gboolean missing = g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_autofree char *message = til_text_fill (missing ? _ ("There is no file {file}.")
                                                    : _ ("The file {file} cannot be read: {why}."),
                                            "file", shown, "why", why, NULL);

  g_set_error_literal (error, TIL_ERROR, missing ? TIL_ERROR_NOT_FOUND : TIL_ERROR_FAILED, message);
}

char *
til_xml_read_file (const char *path, gsize *length, char **name, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *shown = g_filename_display_basename (path);
  char *xml = NULL;
  GStatBuf info;

  if (g_stat (path, &info) == 0 && info.st_size > TIL_XML_MAX_SIZE)
    fail (&(TilXml){ .file = shown }, error, _ ("The file is larger than 1 MiB."), NULL, NULL);
  else if (!g_file_get_contents (path, &xml, length, &cause))
    fail_file (path, cause, error);
  else
    *name = g_steal_pointer (&shown);
  return xml;
}
