/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-locale.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "til-text.h"

static const char *current = "en";

/* The first of our languages in a list such as "de_SE:sv_FI.UTF-8:en"; NULL when none is ours. */
static const char *
find_language (const char *list)
{
  g_auto (GStrv) parts = g_strsplit (list, ":", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      parts[i][strcspn (parts[i], "_.@-")] = '\0';
      for (const char *const *code = til_languages (); *code != NULL; code++)
        if (g_str_equal (parts[i], *code))
          return *code;
    }
  return NULL;
}

/* As gettext does: LANGUAGE first, then the first of the locale variables that is set. Swedish when
 * nothing at all says what the user reads, English where another language or the C locale was asked
 * for. */
static const char *
guess_language (void)
{
  static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
  const char *list = g_getenv ("LANGUAGE");
  const char *found = list != NULL ? find_language (list) : NULL;

  if (found != NULL)
    return found;
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *value = g_getenv (variables[i]);
      if (value == NULL || *value == '\0')
        continue;
      found = find_language (value);
      return found != NULL ? found : "en";
    }
  return list != NULL && *list != '\0' ? "en" : "sv";
}

static gboolean
is_plain_c (const char *locale)
{
  return locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX");
}

void
til_locale_init (const char *language)
{
  current = til_language_is_known (language) ? find_language (language) : guess_language ();
  g_setenv ("LANGUAGE", g_str_equal (current, "ti") ? "ti:sv" : current, TRUE);

  /* gettext ignores LANGUAGE in the C locale; C.UTF-8 is always there. Numbers in files keep their
   * point. */
  if (is_plain_c (setlocale (LC_ALL, "")) || is_plain_c (setlocale (LC_MESSAGES, NULL)))
    setlocale (LC_ALL, "C.UTF-8");
  setlocale (LC_NUMERIC, "C");

  const char *directory = g_getenv ("TILLSAMMANS_LOCALE_DIR");
  bindtextdomain (GETTEXT_PACKAGE,
                  directory != NULL && *directory != '\0' ? directory : TIL_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

const char *
til_locale_language (void)
{
  return current;
}

char *
til_locale_isolate (const char *text)
{
  return til_language_is_rtl (current) ? til_text_isolate (text)
                                       : g_strdup (text != NULL ? text : "");
}
