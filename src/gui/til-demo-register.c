/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-demo-register.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "til-error.h"
#include "til-register.h"

#define DEMO_SEED 1

static char *
build_path (GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "tillsammans", NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int saved_errno = errno;

      g_set_error (error, TIL_ERROR, TIL_ERROR_FAILED, _ ("The folder %s can’t be made: %s."),
                   folder, g_strerror (saved_errno));
      return NULL;
    }

  return g_build_filename (folder, "demo.tillsammans", NULL);
}

static gboolean
fill_register (const char *path, GError **error)
{
  g_autoptr (TilRegister) reg = til_register_create (path, error);

  return reg != NULL &&
         til_register_fill_demo (reg, TIL_DEMO_CHILDREN, DEMO_SEED, NULL, NULL, error);
}

static void
prepare_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = build_path (&error);
  g_autofree char *unfinished = NULL;

  if (path == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_task_return_pointer (task, g_steal_pointer (&path), g_free);
      return;
    }

  unfinished = g_strconcat (path, ".part", NULL);
  g_unlink (unfinished);
  if (!fill_register (unfinished, &error))
    {
      g_unlink (unfinished);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (g_rename (unfinished, path) != 0)
    {
      int saved_errno = errno;

      g_task_return_new_error (task, TIL_ERROR, TIL_ERROR_FAILED, _ ("%s can’t be written: %s."),
                               path, g_strerror (saved_errno));
      return;
    }
  g_task_return_pointer (task, g_steal_pointer (&path), g_free);
}

void
til_demo_register_prepare_async (GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, til_demo_register_prepare_async);
  g_task_run_in_thread (task, prepare_thread);
}

char *
til_demo_register_prepare_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
