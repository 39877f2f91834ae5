/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "til-application.h"
#include "til-locale.h"
#include "til-settings.h"

/* TILLSAMMANS_LANGUAGE goes before the preference, for tests and pictures. */
static char *
read_screen_language (GSettings *settings)
{
  const char *chosen = g_getenv ("TILLSAMMANS_LANGUAGE");
  g_autofree char *language = chosen != NULL ? g_strdup (chosen)
                              : settings != NULL
                                  ? g_settings_get_string (settings, "screen-language")
                                  : NULL;

  return language == NULL || *language == '\0' ? NULL : g_steal_pointer (&language);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = til_settings_new (&error);
  g_autofree char *language = read_screen_language (settings);
  g_autoptr (TilApplication) application = NULL;

  til_locale_init (language);
  g_set_prgname ("tillsammans");
  g_set_application_name (_ ("Tillsammans"));

  if (settings == NULL)
    {
      g_printerr ("tillsammans: %s\n", error->message);
      return 1;
    }

  /* The locale is set already, and a thread is reading by the time that GTK would. */
  gtk_disable_setlocale ();
  application = til_application_new (settings);
  if (argc == 1 || (argc == 2 && *argv[1] != '-'))
    til_application_expect (application, argc == 2 ? argv[1] : NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
