/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-workbook-private.h"
#include "til-error.h"
#include "til-export.h"
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

static const char *const sheet_labels[TIL_N_BOOK_SHEETS] = {
  "workbook.sheet.overview",
  "workbook.sheet.ages",
  "workbook.sheet.areas",
  "workbook.sheet.definitions",
};

/* (transfer full) */
static char *
create_sheet_name (const TilBook *book, TilBookSheet sheet)
{
  g_autofree char *clean = til_text_strip_isolates (til_book_label (book, sheet_labels[sheet]));

  g_strdelimit (clean, FORBIDDEN_IN_SHEET_NAME, ' ');
  if (g_utf8_strlen (clean, -1) > LONGEST_SHEET_NAME)
    return g_utf8_substring (clean, 0, LONGEST_SHEET_NAME);
  return g_steal_pointer (&clean);
}

static lxw_format *
add_format (TilBook *book, gboolean bold, enum lxw_format_alignments align, gboolean line)
{
  lxw_format *format = workbook_add_format (book->workbook);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (align != LXW_ALIGN_NONE)
    format_set_align (format, (uint8_t)align);
  if (bold)
    format_set_bold (format);
  if (line)
    {
      format_set_bottom (format, LXW_BORDER_HAIR);
      format_set_bottom_color (format, 0xA0A0A0);
    }
  return format;
}

static void
create_formats (TilBook *book)
{
  /* In a sheet from right to left Excel mirrors places, not alignment: numbers stay on the right,
   * texts start where reading starts. */
  const enum lxw_format_alignments start = book->rtl ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT;
  const enum lxw_format_alignments end = book->rtl ? LXW_ALIGN_LEFT : LXW_ALIGN_RIGHT;
  lxw_format *format;

  format = book->formats.title = add_format (book, TRUE, start, FALSE);
  format_set_font_size (format, 16);
  book->formats.subtitle = add_format (book, TRUE, start, FALSE);
  format_set_font_color (book->formats.subtitle, 0x505050);

  book->formats.header = add_format (book, TRUE, start, FALSE);
  book->formats.header_number = add_format (book, TRUE, end, FALSE);
  book->formats.header_text = add_format (book, TRUE, start, FALSE);
  format_set_indent (book->formats.header_text, 1);
  lxw_format *headers[] = { book->formats.header, book->formats.header_number,
                            book->formats.header_text };
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      format_set_bg_color (headers[i], 0xE8EEF4);
      format_set_bottom (headers[i], LXW_BORDER_THIN);
      format_set_text_wrap (headers[i]);
    }

  book->formats.label = add_format (book, FALSE, start, TRUE);
  book->formats.text = add_format (book, FALSE, start, TRUE);
  format_set_text_wrap (book->formats.text);
  format_set_indent (book->formats.text, 1);
  format_set_font_color (book->formats.text, 0x404040);
  book->formats.number = add_format (book, FALSE, end, TRUE);
  book->formats.hidden = add_format (book, FALSE, end, TRUE);
  book->formats.total_label = add_format (book, TRUE, start, FALSE);
  book->formats.total = add_format (book, TRUE, end, FALSE);
  book->formats.total_hidden = add_format (book, TRUE, end, FALSE);
  lxw_format *totals[] = { book->formats.total_label, book->formats.total,
                           book->formats.total_hidden };
  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    format_set_top (totals[i], LXW_BORDER_THIN);
  format_set_num_format (book->formats.number, "#,##0");
  format_set_num_format (book->formats.total, "#,##0");
  format_set_font_color (book->formats.hidden, 0x505050);

  format = book->formats.note = add_format (book, FALSE, start, FALSE);
  format_set_text_wrap (format);
  format_set_font_color (format, 0x404040);
  format = book->formats.link = add_format (book, FALSE, start, FALSE);
  format_set_underline (format, LXW_UNDERLINE_SINGLE);
  format_set_font_color (format, 0x1A5FB4);

  lxw_format *directed[] = { book->formats.header_text,   book->formats.title,
                             book->formats.subtitle,      book->formats.header,
                             book->formats.header_number, book->formats.label,
                             book->formats.text,          book->formats.total_label,
                             book->formats.note,          book->formats.link };
  for (guint i = 0; i < G_N_ELEMENTS (directed); i++)
    format_set_reading_order (directed[i], book->rtl ? 2 : 1);
  /* "<5" is read from the left in every language. */
  format_set_reading_order (book->formats.hidden, 1);
  format_set_reading_order (book->formats.total_hidden, 1);
}

static void
fill (TilBook *book)
{
  lxw_doc_properties properties = { 0 };
  lxw_error result;

  properties.title = (char *)til_book_label (book, "workbook.title");
  properties.author = (char *)"Tillsammans";
  result = workbook_set_properties (book->workbook, &properties);
  if (book->failed == LXW_NO_ERROR)
    book->failed = result;

  create_formats (book);
  for (TilBookSheet sheet = 0; sheet < TIL_N_BOOK_SHEETS; sheet++)
    {
      book->names[sheet] = create_sheet_name (book, sheet);
      book->sheets[sheet] = workbook_add_worksheet (book->workbook, book->names[sheet]);
      if (!book->sheets[sheet])
        {
          book->failed = LXW_ERROR_SHEETNAME_ALREADY_USED;
          return;
        }
    }
  til_book_write_overview (book);
  til_book_write_ages (book);
  til_book_write_areas (book);
  til_book_write_definitions (book);
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
create_draft (TilBook *book, const char *draft, const char *path, GError **error)
{
  lxw_error closed;
  int error_number;

  book->workbook = workbook_new (draft);
  if (!book->workbook)
    return set_error (LXW_ERROR_MEMORY_MALLOC_FAILED, 0, path, error);
  fill (book);
  errno = 0;
  closed = workbook_close (book->workbook);
  error_number = errno;
  for (TilBookSheet sheet = 0; sheet < TIL_N_BOOK_SHEETS; sheet++)
    g_free (book->names[sheet]);
  if (book->failed == LXW_NO_ERROR)
    book->failed = closed;
  return book->failed == LXW_NO_ERROR || set_error (book->failed, error_number, path, error);
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

gboolean
til_export_workbook (const TilFigures *figures,
                     const char *language,
                     const char *path,
                     GError **error)
{
  TilBook book = { .figures = figures, .language = language };
  g_autofree char *draft = NULL;
  g_autofree char *data = NULL;
  g_autofree char *lower = NULL;
  gsize length = 0;
  gboolean made;
  int fd;

  g_return_val_if_fail (figures != NULL && language != NULL && path != NULL, FALSE);

  lower = g_ascii_strdown (path, -1);
  if (!g_str_has_suffix (lower, ".xlsx"))
    {
      g_autofree char *shown = g_filename_display_basename (path);
      g_autofree char *message = til_text_fill (
          _ ("“{file}” could not be written because its name does not end in .xlsx."), "file",
          shown, NULL);
      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, message);
      return FALSE;
    }

  draft = g_build_filename (g_get_tmp_dir (), "tillsammans-XXXXXX", NULL);
  fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return til_replace_set_error (errno, draft, error);
  close (fd);

  book.rtl = til_language_is_rtl (language);
  made = create_draft (&book, draft, path, error);
  if (made && (!g_file_get_contents (draft, &data, &length, NULL) || !is_complete (data, length)))
    made = til_replace_set_error (ENOSPC, draft, error);
  g_unlink (draft);
  return made && write_file (data, length, path, error);
}
