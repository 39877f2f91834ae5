/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-screen-text.h"

#include "til-locale.h"

#define RIGHT_TO_LEFT_MARK "\342\200\217"

char *
til_screen_paragraph (char *text)
{
  char *marked;

  if (!til_language_is_rtl (til_locale_language ()))
    return text;
  marked = g_strconcat (RIGHT_TO_LEFT_MARK, text, NULL);
  g_free (text);
  return marked;
}
