/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "til-child-file-private.h"
#include "til-error.h"

#define NAME "fuzz.json"

static TilWheel *
find_wheel (const char *key, int version, gpointer data)
{
  const GPtrArray *bundled = data;

  for (guint i = 0; i < bundled->len; i++)
    {
      TilWheel *wheel = bundled->pdata[i];

      if (strcmp (wheel->key, key) == 0 && (version == 0 || wheel->version == version))
        return til_wheel_ref (wheel);
    }
  return NULL;
}

static TilChildFile *
parse (const char *text, gssize length, GError **error)
{
  static GPtrArray *bundled;

  if (!bundled)
    bundled = til_wheel_load_bundled ();
  return til_child_file_parse (text, length, NAME, til_date_new (2026, 11, 21), find_wheel, bundled,
                               error);
}

/* What was read can be written and read again, and says the same. */
static void
check_file (TilChildFile *file)
{
  g_autoptr (TilCase) kase = til_case_copy (file->kase);
  TilChildFileHeader header = { .export_id = file->export_id,
                                .exported_on = file->exported_on,
                                .from = file->from,
                                .receiver = file->receiver,
                                .left_out = file->left_out,
                                .wheels = file->wheels };
  g_autoptr (GError) error = NULL;
  g_autoptr (TilChildFile) again = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_uuid_string_is_valid (file->export_id));
  g_assert_true (til_child_validate (file->kase->child,
                                     MAX (file->exported_on, til_date_new (2026, 11, 21)), NULL));
  text = til_child_file_write (kase, &header);
  again = parse (text, -1, &error);
  g_assert_no_error (error);
  for (int kind = 0; kind < TIL_N_CASE_RECORDS; kind++)
    g_assert_cmpuint (again->kase->records[kind]->len, ==, file->kase->records[kind]->len);
  g_assert_cmpuint (again->kase->mappings->len, ==, file->kase->mappings->len);
}

/* The same with the digest that belongs to it, or the parser would never look further. */
static char *
mend_digest (const char *text, gsize length)
{
  g_autofree char *whole = g_strndup (text, length);
  g_autoptr (JsonNode) root = json_from_string (whole, NULL);
  JsonObject *object = json_node_get_object (root);
  g_autofree char *digest = til_child_file_digest (object);

  json_object_set_string_member (object, "digest", digest);
  return json_to_string (root, FALSE);
}

/* Whatever the bytes: either a case that a register can take in, or an error that names the file.
 */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *text = size > 0 ? (const char *)data : "";
  g_autoptr (GError) error = NULL;
  g_autoptr (TilChildFile) file = parse (text, (gssize)size, &error);
  g_autofree char *mended = NULL;

  if (!file && strstr (error->message, "changed after") && !memchr (text, '\0', size))
    {
      mended = mend_digest (text, size);
      g_clear_error (&error);
      file = parse (mended, -1, &error);
    }
  if (file)
    {
      g_assert_no_error (error);
      check_file (file);
      return 0;
    }
  g_assert_true (error->domain == TIL_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_nonnull (strstr (error->message, NAME));
  return 0;
}
