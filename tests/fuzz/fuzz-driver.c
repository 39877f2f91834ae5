/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <gio/gio.h>
#include <string.h>

/* Runs a fuzz target without libFuzzer, as an ordinary test: on each file of the corpus, then on
 * the file with bytes cut out, doubled or changed. The changes are the same in every run. */

#define N_MUTATIONS 200

static GBytes *
mutate (GRand *random, GBytes *original)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (original, &length);
  g_autoptr (GByteArray) copy = g_byte_array_new ();
  guint n_changes = (guint)g_rand_int_range (random, 1, 4);

  g_byte_array_append (copy, data, (guint)length);
  for (guint i = 0; i < n_changes && copy->len > 1; i++)
    {
      guint at = (guint)g_rand_int_range (random, 0, (gint32)copy->len);
      guint span = (guint)g_rand_int_range (random, 1, (gint32)MIN (copy->len - at, 64) + 1);
      g_autofree guint8 *piece = g_memdup2 (copy->data + at, span);

      switch (g_rand_int_range (random, 0, 3))
        {
        case 0:
          g_byte_array_remove_range (copy, at, span);
          break;
        case 1:
          g_byte_array_append (copy, piece, span);
          break;
        default:
          copy->data[at] = (guint8)g_rand_int_range (random, 0, 256);
          break;
        }
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&copy));
}

static void
run (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  /* Without a NUL behind it, so that a sanitizer sees a read past the end. */
  g_autofree guint8 *exact = g_memdup2 (data, length);

  LLVMFuzzerTestOneInput (exact != NULL ? exact : (const guint8 *)"", length);
}

static void
test_file (gconstpointer path)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261121);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) original = g_bytes_new (text, length);
  run (original);
  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      g_autoptr (GBytes) mutant = mutate (random, original);
      run (mutant);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_autoptr (GDir) directory = g_dir_open (argv[1], 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      char *path = g_build_filename (argv[1], name, NULL);
      g_autofree char *test_path = g_strconcat ("/fuzz/", name, NULL);
      g_ptr_array_add (paths, path);
      g_test_add_data_func (test_path, path, test_file);
    }
  g_assert_cmpuint (paths->len, >, 0);
  return g_test_run ();
}
