/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-xlsx.h"
#include "til-error.h"
#include "til-language.h"
#include "til-replace.h"
#include "til-text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Excel's own limits for the name of a sheet. */
#define LONGEST_SHEET_NAME 31
#define FORBIDDEN_IN_SHEET_NAME "[]:*?/\\"

void
til_xlsx_check (TilXlsx *self, lxw_error result)
{
  if (self->failed == LXW_NO_ERROR)
    self->failed = result;
}

static void
free_sheet (gpointer data)
{
  TilXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_hash_table_unref (sheet->heights);
  g_array_unref (sheet->blocks);
  g_free (sheet);
}

static gboolean
has_sheet (const TilXlsx *self, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const TilXlsxSheet *sheet = self->sheets->pdata[i];
      g_autofree char *other = g_utf8_casefold (sheet->name, -1);

      if (g_str_equal (folded, other))
        return TRUE;
    }
  return FALSE;
}

/* (transfer full) */
static char *
shorten (const char *name, glong longest)
{
  g_autofree char *short_name = g_utf8_strlen (name, -1) > longest
                                    ? g_utf8_substring (name, 0, longest)
                                    : g_strdup (name);

  return g_strdup (g_strchomp (short_name));
}

/* Excel takes no name that begins or ends with an apostrophe. (transfer full) */
static char *
create_sheet_name (const TilXlsx *self, const char *wanted)
{
  g_autofree char *clean = til_text_strip_isolates (wanted);
  g_autofree char *name = NULL;

  for (char *p = clean; *p != '\0'; p++)
    if ((guchar)*p < 0x20)
      *p = ' ';
  g_strdelimit (clean, FORBIDDEN_IN_SHEET_NAME "'", ' ');
  g_strstrip (clean);
  name = shorten (*clean ? clean : "–", LONGEST_SHEET_NAME);
  for (guint copy = 2; has_sheet (self, name); copy++)
    {
      g_autofree char *ending = g_strdup_printf (" (%u)", copy);
      g_autofree char *start = shorten (clean, LONGEST_SHEET_NAME - (glong)strlen (ending));

      g_free (name);
      name = g_strconcat (start, ending, NULL);
    }
  return g_steal_pointer (&name);
}

TilXlsxSheet *
til_xlsx_add_sheet (TilXlsx *self, const char *name)
{
  TilXlsxSheet *sheet = g_new0 (TilXlsxSheet, 1);

  sheet->name = create_sheet_name (self, name);
  sheet->heights = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  sheet->blocks = g_array_new (FALSE, FALSE, 2 * sizeof (guint));
  sheet->worksheet = workbook_add_worksheet (self->workbook, sheet->name);
  if (sheet->worksheet == NULL)
    {
      /* Go on with a sheet of any name: the failure is kept. */
      til_xlsx_check (self, LXW_ERROR_SHEETNAME_ALREADY_USED);
      sheet->worksheet = workbook_add_worksheet (self->workbook, NULL);
    }
  g_ptr_array_add (self->sheets, sheet);
  return sheet;
}

static gboolean
set_error (lxw_error failed, int error_number, const char *path, GError **error)
{
  g_autofree char *shown = NULL;
  g_autofree char *message = NULL;

  switch (failed)
    {
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE:
      return til_replace_set_error (error_number ? error_number : EIO, path, error);
    default:
      shown = g_filename_display_name (path);
      message = til_text_fill (_ ("“{file}” could not be written: {reason}."), "file", shown,
                               "reason", lxw_strerror (failed), NULL);
      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_FAILED, message);
      return FALSE;
    }
}

/* libxlsxwriter closes its file without looking; a full disk shows only in what is then there. */
static gboolean
is_complete (const char *data, gsize length)
{
  /* The end record of a ZIP file without a comment is its last 22 bytes. */
  return length > 22 && memcmp (data + length - 22, "PK\5\6", 4) == 0;
}

/* Makes the workbook in draft, where libxlsxwriter, which speaks to standard error, finds room. Its
 * size doesn't depend on the number of children. */
static gboolean
create_draft (TilXlsx *self,
              const char *title,
              TilXlsxFill fill,
              gconstpointer data,
              const char *draft,
              const char *path,
              GError **error)
{
  lxw_doc_properties properties = { .title = (char *)title, .author = (char *)"Tillsammans" };
  lxw_error closed;
  int error_number;

  self->workbook = workbook_new (draft);
  if (self->workbook == NULL)
    return set_error (LXW_ERROR_MEMORY_MALLOC_FAILED, 0, path, error);
  til_xlsx_check (self, workbook_set_properties (self->workbook, &properties));
  til_xlsx_create_formats (self);
  fill (self, data);
  errno = 0;
  closed = workbook_close (self->workbook);
  error_number = errno;
  til_xlsx_check (self, closed);
  return self->failed == LXW_NO_ERROR || set_error (self->failed, error_number, path, error);
}

static gboolean
write_file (const char *data, gsize length, const char *path, GError **error)
{
  g_autofree char *name = NULL;
  int fd = til_replace_begin (path, &name, error);
  int failed;

  if (fd < 0)
    return FALSE;
  failed = til_replace_write (fd, data, length);
  if (failed)
    {
      til_replace_abandon (fd, name);
      return til_replace_set_error (failed, path, error);
    }
  return til_replace_finish (fd, name, path, error);
}

static gboolean
check_ending (const char *path, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autofree char *shown = NULL;
  g_autofree char *message = NULL;

  if (g_str_has_suffix (lower, ".xlsx"))
    return TRUE;
  shown = g_filename_display_basename (path);
  message = til_text_fill (
      _ ("“{file}” could not be written because its name does not end in .xlsx."), "file", shown,
      NULL);
  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, message);
  return FALSE;
}

gboolean
til_xlsx_write (const char *title,
                const char *language,
                TilXlsxFill fill,
                gconstpointer data,
                const char *path,
                GError **error)
{
  TilXlsx self = { .language = language, .rtl = til_language_is_rtl (language) };
  g_autofree char *draft = NULL;
  g_autofree char *bytes = NULL;
  gsize length = 0;
  gboolean made;
  int fd;

  if (!check_ending (path, error))
    return FALSE;
  draft = g_build_filename (g_get_tmp_dir (), "tillsammans-XXXXXX", NULL);
  fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return til_replace_set_error (errno, draft, error);
  close (fd);

  self.sheets = g_ptr_array_new_with_free_func (free_sheet);
  made = create_draft (&self, title, fill, data, draft, path, error);
  g_ptr_array_unref (self.sheets);
  if (made && (!g_file_get_contents (draft, &bytes, &length, NULL) || !is_complete (bytes, length)))
    made = til_replace_set_error (ENOSPC, draft, error);
  g_unlink (draft);
  return made && write_file (bytes, length, path, error);
}
