/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario.h"

static const char CLASS_LIST[] =
    "given_name,family_name,birth_date,unit,group,language,guardian1_name,guardian1_language,"
    "guardian2_name\n"
    "Selam,Tesfay,2015-03-12,Ekskolan,4B,ti,Hiwet Tesfay,ti,Yonas Haile\n"
    "Robin,Ek,2014-05-02,Ekskolan,5A,sv,Kim Ek,sv,\n";

char *
run (const char *program, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  va_list list;

  g_ptr_array_add (arguments, (char *)program);
  va_start (list, program);
  for (char *argument = va_arg (list, char *); argument != NULL; argument = va_arg (list, char *))
    g_ptr_array_add (arguments, argument);
  va_end (list);
  g_ptr_array_add (arguments, NULL);

  process = g_subprocess_newv ((const char *const *)arguments->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

char *
translate (const char *language, const char *sentence)
{
  g_autofree char *variable = g_strconcat ("LANGUAGE=", language, NULL);
  g_autofree char *directory = g_strconcat ("TEXTDOMAINDIR=", g_getenv ("TILLSAMMANS_LOCALE_DIR"),
                                            NULL);
  char *translation = run ("env", variable, directory, "LC_ALL=C.UTF-8", "gettext", "-d",
                           "tillsammans", sentence, NULL);

  if (g_str_equal (language, "en"))
    g_assert_cmpstr (translation, ==, sentence);
  else
    g_assert_cmpstr (translation, !=, sentence);
  return translation;
}

char *
checksum (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)bytes, length);
}

char *
scenario_path (Scenario *self, const char *name)
{
  return g_build_filename (self->directory, name, NULL);
}

char *
scenario_write (Scenario *self, const char *name, const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;
  char *path = scenario_path (self, name);

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
  return path;
}

void
scenario_set_up (Scenario *self, gconstpointer data)
{
  const char *cli = g_getenv ("TILLSAMMANS_CLI");
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;

  self->directory = g_dir_make_tmp ("tillsammans-e2e-XXXXXX", &error);
  g_assert_no_error (error);
  self->register_path = scenario_path (self, "skola.tillsammans");
  list = scenario_write (self, "start.csv", CLASS_LIST, -1);
  g_free (run (cli, "create", self->register_path, NULL));
  g_free (run (cli, "import-children", self->register_path, list, NULL));
}

void
scenario_tear_down (Scenario *self, gconstpointer data)
{
  g_clear_pointer (&self->desktop, desktop_free);
  g_free (run ("/bin/rm", "-r", self->directory, NULL));
  g_free (self->register_path);
  g_free (self->directory);
}

void
scenario_start (Scenario *self, const char *path, const char *language)
{
  DesktopOptions options = { .language = language,
                             .register_path = path != NULL ? path : self->register_path,
                             .home = self->directory };

  self->desktop = desktop_start (&options);
}

void
scenario_dismiss_who (Scenario *self)
{
  desktop_wait_windows (self->desktop, 2);
  desktop_close_window (self->desktop, 1);
  desktop_activate (self->desktop);
}
