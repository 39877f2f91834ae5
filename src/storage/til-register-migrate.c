/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-register-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define SCHEMA_PATH "/se/barnetsbasta/Tillsammans/schema"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The bundled scripts in the order of their numbers, which run from 0001 without a gap. */
static char **
load_scripts (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = g_resources_enumerate_children (SCHEMA_PATH, 0, &error);
  g_autoptr (GPtrArray) scripts = g_ptr_array_new_with_free_func (g_free);
  guint n;

  if (!names)
    g_error ("The schema is missing from the program: %s", error->message);
  n = g_strv_length (names);
  qsort (names, n, sizeof (char *), compare_names);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat (SCHEMA_PATH "/", names[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, &error);

      if (!bytes || g_ascii_strtoull (names[i], NULL, 10) != i + 1)
        g_error ("The schema %s is missing or out of order", names[i]);
      g_ptr_array_add (scripts,
                       g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
    }
  g_ptr_array_add (scripts, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&scripts), FALSE);
}

static const char *const *
bundled_scripts (void)
{
  static gsize once;
  static char **scripts;

  if (g_once_init_enter (&once))
    {
      scripts = load_scripts ();
      g_once_init_leave (&once, 1);
    }
  return (const char *const *)scripts;
}

int
til_schema_version (void)
{
  return (int)g_strv_length ((char **)bundled_scripts ());
}

/* Runs the scripts after version from; inside the caller's transaction. */
gboolean
til_schema_apply (TilDatabase *database, const char *const *scripts, int from, GError **error)
{
  int version;
  g_autofree char *pragma = NULL;

  if (!scripts)
    scripts = bundled_scripts ();
  for (version = from; scripts[version]; version++)
    if (!til_database_execute (database, scripts[version], error))
      return FALSE;
  pragma = g_strdup_printf ("PRAGMA user_version = %d", version);
  return til_database_execute (database, pragma, error);
}

gboolean
til_schema_create (TilDatabase *database, GError **error)
{
  g_autofree char *pragma = g_strdup_printf ("PRAGMA application_id = %d",
                                             TIL_REGISTER_APPLICATION_ID);

  return til_database_execute (database, pragma, error) &&
         til_schema_apply (database, NULL, 0, error);
}

static gboolean
sync_file (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return done;
}

gboolean
til_schema_copy (TilDatabase *database, const char *target, GError **error)
{
  g_autofree char *partial = g_strconcat (target, ".part", NULL);
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *message = NULL;
  TilStatement *statement;
  gboolean copied = FALSE;
  int descriptor;

  if (g_file_test (target, G_FILE_TEST_EXISTS) || g_file_test (partial, G_FILE_TEST_EXISTS))
    {
      message = til_database_message (
          g_file_test (target, G_FILE_TEST_EXISTS) ? target : partial,
          _ ("“{file}” was not written: there is a file with that name already."), NULL);
      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_FAILED, message);
      return FALSE;
    }
  if (g_access (folder, W_OK) != 0)
    {
      message = til_database_message (
          target, _ ("“{file}” was not written: you may not write to the folder."), NULL);
      g_set_error_literal (error, TIL_ERROR,
                           errno == ENOENT ? TIL_ERROR_NOT_FOUND : TIL_ERROR_READ_ONLY, message);
      return FALSE;
    }
  statement = til_database_prepare (database, "VACUUM INTO :target", error);
  if (!statement)
    return FALSE;
  /* SQLite fills an empty file that is there, and would make one that everybody may read. */
  descriptor = g_open (partial, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, TIL_REGISTER_FILE_MODE);
  if (descriptor >= 0)
    g_close (descriptor, NULL);
  til_statement_bind_text (statement, ":target", partial);
  copied = til_statement_run (statement, error);
  til_statement_free (statement);
  if (copied && (!sync_file (partial) || g_rename (partial, target) != 0 || !sync_file (folder)))
    {
      message = til_database_message (target, _ ("“{file}” was not written: {why}."),
                                      g_strerror (errno));
      g_set_error_literal (error, TIL_ERROR, errno == ENOSPC ? TIL_ERROR_FULL : TIL_ERROR_FAILED,
                           message);
      copied = FALSE;
    }
  if (!copied)
    g_unlink (partial);
  return copied;
}

/* register.til -> register.til.before-2, register.til.before-2-1, ... */
static char *
choose_copy_name (const char *path, int version)
{
  char *name = g_strdup_printf ("%s.before-%d", path, version);

  for (int i = 1; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.before-%d-%d", path, version, i);
    }
  return name;
}

gboolean
til_schema_migrate (TilDatabase *database, const char *const *scripts, GError **error)
{
  g_autofree char *copy = NULL;
  g_autoptr (TilTransaction) transaction = NULL;
  gint64 version;
  int newest;

  if (!scripts)
    scripts = bundled_scripts ();
  newest = (int)g_strv_length ((char **)scripts);
  if (!til_database_get_number (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= newest)
    return TRUE;
  copy = choose_copy_name (til_database_path (database), newest);
  if (!til_schema_copy (database, copy, error))
    return FALSE;
  transaction = til_transaction_new (database, error);
  if (!transaction || !til_database_get_number (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= newest)
    return TRUE;
  return til_schema_apply (database, scripts, (int)version, error) &&
         til_transaction_commit (transaction, error);
}
