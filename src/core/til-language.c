/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-language.h"

#include <glib/gi18n-lib.h>

#include "til-error.h"
#include "til-locale.h"
#include "til-text.h"

static const char *const languages[] = { "sv", "ar", "ti", "en", NULL };
static const char *const autonyms[] = { "Svenska", "العربية", "ትግርኛ", "English" };

const char *const *
til_languages (void)
{
  return languages;
}

gboolean
til_language_is_known (const char *code)
{
  return code != NULL && g_strv_contains (languages, code);
}

gboolean
til_language_is_rtl (const char *code)
{
  return g_strcmp0 (code, "ar") == 0;
}

/* What the language calls itself; "" for a language that is not ours. */
const char *
til_language_autonym (const char *code)
{
  for (guint i = 0; languages[i] != NULL; i++)
    if (g_strcmp0 (code, languages[i]) == 0)
      return autonyms[i];
  return "";
}

static gboolean
set_list_error (GError **error, const char *template_text, const char *code)
{
  g_autofree char *valid = g_utf8_make_valid (code, -1);
  g_autofree char *shown = til_locale_isolate (valid);
  g_autofree char *message = til_text_fill (template_text, "code", shown, NULL);

  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_list (char **codes, GError **error)
{
  guint n = g_strv_length (codes);

  for (guint i = 0; i < n; i++)
    {
      g_strstrip (codes[i]);
      if (!til_language_is_known (codes[i]))
        return set_list_error (error, _ ("There is no language “{code}”: choose sv, ar, ti or en."),
                               codes[i]);
    }
  if (n == 0)
    return set_list_error (error, _ ("A language is missing: choose sv, ar, ti or en."), "");
  if (n > 2)
    return set_list_error (error, _ ("More than two languages do not fit side by side."), "");
  if (n == 2 && g_str_equal (codes[0], codes[1]))
    return set_list_error (error, _ ("The language “{code}” stands twice."), codes[0]);
  return TRUE;
}

char **
til_language_parse_list (const char *text, GError **error)
{
  g_auto (GStrv) codes = g_strsplit (text != NULL ? text : "", ",", -1);

  if (!check_list (codes, error))
    return NULL;
  return g_steal_pointer (&codes);
}
