/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-replace.h"
#include "til-error.h"
#include "til-text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

gboolean
til_replace_set_error (int error_number, const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *message = NULL;
  TilError code = TIL_ERROR_FAILED;

  switch (error_number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      code = TIL_ERROR_FULL;
      message = til_text_fill (
          _ ("“{file}” could not be written because the disk is full. Nothing was changed."),
          "file", shown, NULL);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      code = TIL_ERROR_READ_ONLY;
      message = til_text_fill (
          _ ("“{file}” could not be written because you may not write in that folder."), "file",
          shown, NULL);
      break;
    case ENOENT:
    case ENOTDIR:
      code = TIL_ERROR_NOT_FOUND;
      message = til_text_fill (_ ("“{file}” could not be written because there is no such folder."),
                               "file", shown, NULL);
      break;
    case EISDIR:
    case ENOTEMPTY:
      message = til_text_fill (_ ("“{file}” could not be written because a folder has that name."),
                               "file", shown, NULL);
      break;
    default:
      message = til_text_fill (_ ("“{file}” could not be written: {reason}."), "file", shown,
                               "reason", g_strerror (error_number), NULL);
      break;
    }
  g_set_error_literal (error, TIL_ERROR, code, message);
  return FALSE;
}

int
til_replace_begin (const char *path, char **name, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *template_name = g_build_filename (folder, ".tillsammans-XXXXXX", NULL);
  int fd;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      til_replace_set_error (EISDIR, path, error);
      return -1;
    }
  /* As g_mkstemp, but readable by those whom the user's mask lets read. */
  fd = g_mkstemp_full (template_name, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0)
    {
      til_replace_set_error (errno, path, error);
      return -1;
    }
  *name = g_steal_pointer (&template_name);
  return fd;
}

int
til_replace_write (int fd, const void *data, gsize length)
{
  const char *p = data;

  while (length > 0)
    {
      gssize n = write (fd, p, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return errno;
      p += n;
      length -= (gsize)n;
    }
  return 0;
}

gboolean
til_replace_finish (int fd, const char *name, const char *path, GError **error)
{
  int failed = 0;

  if (fd < 0)
    fd = g_open (name, O_RDWR | O_CLOEXEC, 0);
  if (fd < 0 || fsync (fd) != 0)
    failed = errno;
  if (fd >= 0 && close (fd) != 0 && !failed)
    failed = errno;
  if (!failed && g_rename (name, path) != 0)
    failed = errno;
  if (failed)
    {
      g_unlink (name);
      return til_replace_set_error (failed, path, error);
    }
  return TRUE;
}

void
til_replace_abandon (int fd, const char *name)
{
  if (fd >= 0)
    close (fd);
  g_unlink (name);
}
