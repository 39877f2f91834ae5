/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed, as from a keyboard. */
#include <X11/Xlib.h>
#include <X11/keysym.h>

#include "desktop.h"

void
desktop_key (const char *key)
{
  g_auto (GStrv) parts = g_strsplit (key, "+", -1);
  guint n_parts = g_strv_length (parts);
  g_autoptr (GError) error = NULL;
  Display *display = XOpenDisplay (NULL);
  KeySym symbol = XStringToKeysym (parts[n_parts - 1]);

  g_assert_nonnull (display);
  g_assert_cmpuint (symbol, !=, NoSymbol);
  for (guint i = 0; i + 1 < n_parts; i++)
    {
      g_autofree char *name = g_strconcat (parts[i], "_L", NULL);
      KeyCode code = XKeysymToKeycode (display, XStringToKeysym (name));

      atspi_generate_keyboard_event (code, NULL, ATSPI_KEY_PRESS, &error);
      g_assert_no_error (error);
    }
  atspi_generate_keyboard_event ((glong)symbol, NULL, ATSPI_KEY_SYM, &error);
  g_assert_no_error (error);
  for (guint i = n_parts - 1; i > 0; i--)
    {
      g_autofree char *name = g_strconcat (parts[i - 1], "_L", NULL);
      KeyCode code = XKeysymToKeycode (display, XStringToKeysym (name));

      atspi_generate_keyboard_event (code, NULL, ATSPI_KEY_RELEASE, &error);
      g_assert_no_error (error);
    }
  XCloseDisplay (display);
}

void
desktop_type (const char *text)
{
  g_autoptr (GError) error = NULL;

  for (const char *c = text; *c != '\0'; c++)
    {
      /* Only what stands unshifted or shifted on a plain keyboard: enough for names in the tests.
       */
      g_assert_true (g_ascii_isprint (*c));
      atspi_generate_keyboard_event (*c, NULL, ATSPI_KEY_SYM, &error);
      g_assert_no_error (error);
    }
}
