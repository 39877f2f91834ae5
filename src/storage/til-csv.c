/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-csv.h"

#include "til-error.h"
#include "til-text.h"

#include <csv.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  struct csv_parser parser;
  GPtrArray *rows;    /* (owned) (element-type GPtrArray) */
  GArray *lines;      /* (owned) (element-type guint) */
  GPtrArray *row;     /* (owned) (nullable) the row that is being read */
  guint start;        /* line where it starts */
  gboolean row_ended; /* since the flag was last cleared */
} Reader;

static void
field_cb (void *field, size_t length, void *data)
{
  Reader *self = data;

  if (self->row == NULL)
    self->row = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->row, g_strndup (field, length));
}

static void
row_cb (int terminator, void *data)
{
  Reader *self = data;

  self->row_ended = TRUE;
  if (self->row == NULL)
    return;
  g_ptr_array_add (self->rows, g_steal_pointer (&self->row));
  g_array_append_val (self->lines, self->start);
}

static guint
count_lines (const char *text, const char *end)
{
  guint n = 1;

  for (const char *p = text; p < end; p++)
    if (*p == '\n' || (*p == '\r' && (p + 1 == end || p[1] != '\n')))
      n++;
  return n;
}

/* Just behind the line break, or end. */
static const char *
find_line_end (const char *line, const char *end)
{
  for (const char *p = line; p < end; p++)
    {
      if (*p == '\n')
        return p + 1;
      if (*p == '\r')
        return p + 1 < end && p[1] == '\n' ? p + 2 : p + 1;
    }
  return end;
}

static gboolean
is_blank (const char *line, const char *end)
{
  for (; line < end; line++)
    if (!g_ascii_isspace (*line))
      return FALSE;
  return TRUE;
}

/* The one of candidates that the first line with content has most of outside quotes; the first when
 * it has none. A tab stands in no text: one is enough. */
static char
find_delimiter (const char *text, const char *end, const char *candidates)
{
  const char *line_end;
  const char *best = candidates;
  guint n[3] = { 0 };
  gboolean quoted = FALSE;

  g_assert (strlen (candidates) <= G_N_ELEMENTS (n));

  for (;; text = line_end)
    {
      line_end = find_line_end (text, end);
      if (line_end == end || !is_blank (text, line_end))
        break;
    }
  for (; text < line_end; text++)
    {
      const char *found = quoted ? NULL : strchr (candidates, *text);

      if (*text == CSV_QUOTE)
        quoted = !quoted;
      else if (found != NULL && *found != '\0')
        n[found - candidates]++;
    }
  for (const char *p = candidates; *p; p++)
    if (n[p - candidates] > n[best - candidates] || (*p == CSV_TAB && n[p - candidates] > 0))
      best = p;
  return *best;
}

static void
set_error_at (GError **error, const char *template_text, const char *path, guint line)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (base);
  g_autofree char *file = til_text_isolate (shown);
  g_autofree char *number = g_strdup_printf ("%u", line);
  g_autofree char *isolated = til_text_isolate_ltr (number);
  g_autofree char *message = til_text_fill (template_text, "file", file, "line", isolated, NULL);

  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, message);
}

static char *
load (const char *path, gsize *length, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  char *text = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *file = NULL;
  g_autofree char *message = NULL;

  if (g_file_get_contents (path, &text, length, &local_error))
    return text;
  shown = g_filename_display_name (path);
  file = til_text_isolate (shown);
  if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      message = til_text_fill (_ ("There is no file “{file}”."), "file", file, NULL);
      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_NOT_FOUND, message);
      return NULL;
    }
  message = til_text_fill (_ ("The file “{file}” could not be read: {reason}."), "file", file,
                           "reason", local_error->message, NULL);
  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_FAILED, message);
  return NULL;
}

/* NUL and anything that is not UTF-8 is refused before the parser sees it. */
static gboolean
check_encoding (const char *text, gsize length, const char *path, GError **error)
{
  const char *bad = memchr (text, '\0', length);

  if (bad != NULL)
    {
      set_error_at (error,
                    _ ("“{file}” is not a text file: there is a NUL character on line {line}."),
                    path, count_lines (text, bad));
      return FALSE;
    }
  if (!g_utf8_validate (text, length, &bad))
    {
      set_error_at (
          error, _ ("“{file}” is not encoded in UTF-8 (line {line}); save it again as CSV UTF-8."),
          path, count_lines (text, bad));
      return FALSE;
    }
  return TRUE;
}

/* One line at a time, so that each row is known by the line that it starts on. */
static gboolean
parse (Reader *self, const char *text, const char *end, const char *path, GError **error)
{
  gboolean in_row = FALSE;
  guint line = 1;

  for (const char *next; text < end; text = next, line++)
    {
      gsize length;

      next = find_line_end (text, end);
      length = next - text;
      if (!in_row)
        self->start = line;
      self->row_ended = FALSE;
      if (csv_parse (&self->parser, text, length, field_cb, row_cb, self) != length)
        {
          set_error_at (
              error,
              _ ("“{file}” can't be read from line {line} on: a quotation mark there is not "
                 "closed, or stands inside a value."),
              path, self->start);
          return FALSE;
        }
      in_row = !self->row_ended && (in_row || !is_blank (text, next));
    }
  if (csv_fini (&self->parser, field_cb, row_cb, self) != 0)
    {
      set_error_at (error, _ ("“{file}”: a quotation mark on line {line} is never closed."), path,
                    self->start);
      return FALSE;
    }
  return TRUE;
}

static GPtrArray *
parse_text (const char *text,
            gsize length,
            const char *delimiters,
            const char *path,
            GArray **lines,
            GError **error)
{
  static const char mark[] = "\xef\xbb\xbf";
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) starts = NULL;
  const char *end = text + length;
  Reader reader = { 0 };
  gboolean parsed;

  if (!check_encoding (text, length, path, error))
    return NULL;
  if (length >= strlen (mark) && memcmp (text, mark, strlen (mark)) == 0)
    text += strlen (mark);
  if (csv_init (&reader.parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
    g_error ("csv_init failed");
  csv_set_delim (&reader.parser, find_delimiter (text, end, delimiters));
  rows = reader.rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  starts = reader.lines = g_array_new (FALSE, FALSE, sizeof (guint));
  parsed = parse (&reader, text, end, path, error);
  csv_free (&reader.parser);
  g_clear_pointer (&reader.row, g_ptr_array_unref);
  if (!parsed)
    return NULL;
  if (rows->len == 0)
    {
      set_error_at (error, _ ("“{file}” is empty."), path, 1);
      return NULL;
    }
  if (lines != NULL)
    *lines = g_steal_pointer (&starts);
  return g_steal_pointer (&rows);
}

GPtrArray *
til_csv_parse (const char *text, gsize length, const char *path, GArray **lines, GError **error)
{
  g_return_val_if_fail (text != NULL || length == 0, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  return parse_text (text, length, ",;", path, lines, error);
}

GPtrArray *
til_csv_read (const char *path, GArray **lines, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  g_return_val_if_fail (path != NULL, NULL);

  text = load (path, &length, error);
  return text != NULL ? til_csv_parse (text, length, path, lines, error) : NULL;
}

/* The encoding that a file's first bytes, or those that are no UTF-8, tell. */
static const char *
find_encoding (const char *text, gsize length)
{
  if (length >= 2 && memcmp (text, "\xff\xfe", 2) == 0)
    return "UTF-16LE";
  if (length >= 2 && memcmp (text, "\xfe\xff", 2) == 0)
    return "UTF-16BE";
  if (memchr (text, '\0', length) != NULL || g_utf8_validate (text, length, NULL))
    return NULL;
  return "WINDOWS-1252";
}

/* (transfer full) */
static char *
decode (const char *text, gsize *length, const char *path, GError **error)
{
  const char *encoding = find_encoding (text, *length);
  gsize skip = encoding != NULL && g_str_has_prefix (encoding, "UTF-16") ? 2 : 0;
  gsize written;
  char *decoded;

  if (encoding == NULL)
    {
      decoded = g_malloc (*length + 1);
      if (*length > 0)
        memcpy (decoded, text, *length);
      decoded[*length] = '\0';
      return decoded;
    }
  decoded = g_convert (text + skip, *length - skip, "UTF-8", encoding, NULL, &written, NULL);
  /* Windows-1252 leaves five codes out that Latin-1 has as control characters. */
  if (decoded == NULL && skip == 0)
    decoded = g_convert (text, *length, "UTF-8", "ISO-8859-1", NULL, &written, NULL);
  if (decoded == NULL)
    {
      set_error_at (error, _ ("“{file}” is cut short or no text file; save it again as CSV UTF-8."),
                    path, 1);
      return NULL;
    }
  *length = written;
  return decoded;
}

/* "sep=;", which tells a spreadsheet how the columns are separated. */
static void
drop_separator_line (GPtrArray *rows, GArray *lines)
{
  const GPtrArray *first = rows->pdata[0];

  if (rows->len < 2 || first->len > 2 || g_ascii_strcasecmp (first->pdata[0], "sep=") != 0)
    return;
  g_ptr_array_remove_index (rows, 0);
  g_array_remove_index (lines, 0);
}

GPtrArray *
til_csv_parse_export (
    const char *bytes, gsize length, const char *path, GArray **lines, GError **error)
{
  g_autofree char *text = NULL;
  GPtrArray *rows;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);
  g_return_val_if_fail (path != NULL && lines != NULL, NULL);

  text = decode (bytes, &length, path, error);
  if (text == NULL)
    return NULL;
  rows = parse_text (text, length, ",;\t", path, lines, error);
  if (rows != NULL)
    drop_separator_line (rows, *lines);
  return rows;
}

/* Without spaces around it, and with every line ended as on Unix. */
static void
digest_cell (GChecksum *checksum, const char *cell)
{
  gsize length;

  while (g_ascii_isspace (*cell))
    cell++;
  for (length = strlen (cell); length > 0 && g_ascii_isspace (cell[length - 1]);)
    length--;
  for (const char *end = cell + length; cell < end; cell++)
    {
      const char *stop = memchr (cell, '\r', (gsize)(end - cell));

      stop = stop != NULL ? stop : end;
      g_checksum_update (checksum, (const guchar *)cell, stop - cell);
      cell = stop;
    }
  g_checksum_update (checksum, (const guchar *)"", 1);
}

/* Of what the cells say, so that a file saved again with another separator or in another encoding
 * is still the same. (transfer full) */
static char *
digest_rows (const GPtrArray *rows)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < rows->len; i++)
    {
      const GPtrArray *row = rows->pdata[i];
      guint n = row->len;

      while (n > 0 && *(const char *)row->pdata[n - 1] == '\0')
        n--;
      for (guint c = 0; c < n; c++)
        digest_cell (checksum, row->pdata[c]);
      g_checksum_update (checksum, (const guchar *)"\n", 1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

GPtrArray *
til_csv_read_export (const char *path, GArray **lines, char **digest, GError **error)
{
  g_autofree char *bytes = NULL;
  GPtrArray *rows;
  gsize length = 0;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (lines != NULL && digest != NULL, NULL);

  bytes = load (path, &length, error);
  if (bytes == NULL)
    return NULL;
  rows = til_csv_parse_export (bytes, length, path, lines, error);
  if (rows != NULL)
    *digest = digest_rows (rows);
  return rows;
}
