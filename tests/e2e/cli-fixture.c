/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("til-cli-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "kommun.tillsammans", NULL);
}

void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->out);
  g_free (self->err);
}

void
run_vector (Fixture *self, const char *const *arguments, const char *language)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
  if (language != NULL)
    g_subprocess_launcher_setenv (launcher, "LANGUAGE", language, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &self->out, &self->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  self->status = g_subprocess_get_exit_status (process);
}

/* Runs tillsammans-cli with the arguments up to NULL. */
void
run (Fixture *self, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  const char *argument;
  va_list rest;

  g_ptr_array_add (arguments, (gpointer)g_getenv ("TILLSAMMANS_CLI"));
  va_start (rest, self);
  while ((argument = va_arg (rest, const char *)) != NULL)
    g_ptr_array_add (arguments, (gpointer)argument);
  va_end (rest);
  g_ptr_array_add (arguments, NULL);
  run_vector (self, (const char *const *)arguments->pdata, NULL);
}

char *
file_in (Fixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

char *
write_file (Fixture *self, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = file_in (self, name);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

void
assert_done (Fixture *self)
{
  if (self->status != 0)
    g_error ("status %d: %s", self->status, self->err);
  g_assert_cmpstr (self->err, ==, "");
}

guint
count_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

void
assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("\"%s\" does not have \"%s\"", text, part);
}

/* One line: tillsammans-cli: what: why. */
void
assert_refused (Fixture *self, int status, const char *what)
{
  g_autofree char *start = g_strdup_printf ("tillsammans-cli: %s: ", what);

  g_assert_cmpint (self->status, ==, status);
  g_assert_cmpuint (count_lines (self->err), ==, 1);
  g_assert_true (g_str_has_prefix (self->err, start));
  g_assert_cmpuint (strlen (self->err), >, strlen (start) + 5);
  g_assert_cmpstr (self->out, ==, "");
}

void
make_demo (Fixture *self)
{
  run (self, "demo", self->path, NULL);
  assert_done (self);
}

void
assert_starts_with (const char *path, const char *bytes)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (content, bytes));
}
