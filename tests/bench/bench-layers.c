/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the layers cost beside the least that the libraries below them could do. usage: bench-layers
 * REGISTER SCRATCH-DIRECTORY */
#include "bench-measure.h"
#include "til-export.h"
#include "til-register.h"
#include "til-wheel-painter.h"

#include <cairo-pdf.h>
#include <locale.h>
#include <sqlite3.h>

typedef struct
{
  TilRegister *store;   /* (owned) */
  sqlite3 *raw;         /* (owned) the same file, read plainly */
  sqlite3_stmt *search; /* (owned) */
  sqlite3 *scratch;     /* (owned) a file of its own for plain commits */
  const char *directory;
  TilMapping *mapping;  /* (owned) with closed voices */
  TilVoice *open_voice; /* borrowed from mapping's child */
  gint64 voice_id;
  char *area_key; /* (owned) */
  int step;
  guint keystroke;
  cairo_surface_t *image;           /* (owned) 900x900 */
  TilWheelScene *scene;             /* (owned) */
  cairo_surface_t *recording;       /* (owned) the scene's drawing commands */
  cairo_surface_t *sheet_recording; /* (owned) the sheet's */
} Bench;

static const char *const KEYSTROKES[] = {
  "a", "an", "ann", "anna", "e", "er", "s", "sa", "sar", "ö"
};

static void
require (gboolean ok, GError *error)
{
  if (!ok)
    g_error ("%s", error != NULL ? error->message : "a benchmark's step failed");
}

static void
search_subject (gpointer data)
{
  Bench *self = data;
  g_autoptr (TilChildQuery) query = til_child_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  query->search = g_strdup (KEYSTROKES[self->keystroke++ % G_N_ELEMENTS (KEYSTROKES)]);
  query->closed = TRUE;
  ids = til_register_query_children (self->store, query, &error);
  require (ids != NULL, error);
  rows = til_register_get_summaries (self->store, (const gint64 *)ids->data, MIN (ids->len, 64),
                                     &error);
  require (rows != NULL, error);
}

/* The plainest SQL that finds the same children: names that hold the text, in name order. */
static void
search_baseline (gpointer data)
{
  Bench *self = data;
  const char *text = KEYSTROKES[self->keystroke++ % G_N_ELEMENTS (KEYSTROKES)];
  g_autofree char *pattern = g_strconcat (text, "%", NULL);
  g_autofree char *inner = g_strconcat ("% ", text, "%", NULL);

  sqlite3_reset (self->search);
  sqlite3_bind_text (self->search, 1, pattern, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (self->search, 2, inner, -1, SQLITE_TRANSIENT);
  while (sqlite3_step (self->search) == SQLITE_ROW)
    sqlite3_column_int64 (self->search, 0);
}

static void
rating_subject (gpointer data)
{
  Bench *self = data;
  g_autoptr (GError) error = NULL;
  int next = self->step == 1 ? 2 : 1;

  require (til_register_set_rating (self->store, self->voice_id, self->area_key, next, self->step,
                                    &error),
           error);
  self->step = next;
}

static void
rating_baseline (gpointer data)
{
  Bench *self = data;

  require (sqlite3_exec (self->scratch,
                         "BEGIN IMMEDIATE;"
                         "UPDATE rating SET step = 3 - step;"
                         "INSERT INTO log (at, what) VALUES (strftime('%s'), 'rating.set');"
                         "COMMIT",
                         NULL, NULL, NULL) == SQLITE_OK,
           NULL);
}

static void
repaint_subject (gpointer data)
{
  Bench *self = data;
  cairo_t *cr = cairo_create (self->image);

  til_wheel_scene_paint (self->scene, cr, NULL, 900, 900);
  cairo_destroy (cr);
}

static void
replay_image (gpointer data)
{
  Bench *self = data;
  cairo_t *cr = cairo_create (self->image);

  cairo_set_source_surface (cr, self->recording, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static TilSheet *
make_sheet (Bench *self)
{
  g_autoptr (TilWheelSheetOptions)
      options = til_wheel_sheet_options_new (self->mapping->wheel, "sv");
  g_autoptr (GError) error = NULL;
  TilSheet *sheet;

  options->languages[1] = g_strdup ("ar");
  g_ptr_array_add (options->mappings, self->mapping);
  sheet = til_wheel_sheet_new (options, &error);
  require (sheet != NULL, error);
  return sheet;
}

static void
pdf_subject (gpointer data)
{
  Bench *self = data;
  g_autoptr (TilSheet) sheet = make_sheet (self);
  g_autofree char *path = g_build_filename (self->directory, "sheet.pdf", NULL);
  g_autoptr (GError) error = NULL;

  require (til_export_sheet (sheet, path, &error), error);
}

static void
pdf_baseline (gpointer data)
{
  Bench *self = data;
  g_autofree char *path = g_build_filename (self->directory, "replay.pdf", NULL);
  double width;
  double height;
  cairo_surface_t *pdf;
  cairo_t *cr;

  til_paper_size (TIL_PAPER_A4, &width, &height);
  pdf = cairo_pdf_surface_create (path, width, height);
  cr = cairo_create (pdf);
  cairo_set_source_surface (cr, self->sheet_recording, 0, 0);
  cairo_paint (cr);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (pdf);
}

/* A mapping with at least two closed voices, and an open voice to rate. */
static void
find_mapping (Bench *self)
{
  g_autoptr (TilChildQuery) query = til_child_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = til_register_query_children (self->store, query, &error);

  require (ids != NULL, error);
  for (guint i = 0; i < ids->len && self->mapping == NULL; i++)
    {
      gint64 child_id = g_array_index (ids, gint64, i);
      g_autoptr (GPtrArray) mappings = til_register_list_mappings (self->store, child_id, &error);
      const TilMapping *newest;
      const TilArea *area;

      require (mappings != NULL, error);
      newest = mappings->len > 0 ? g_ptr_array_index (mappings, 0) : NULL;
      if (newest == NULL || newest->voices->len < 3)
        continue;
      self->mapping = til_mapping_copy (newest);
      area = til_wheel_area (newest->wheel, 0);
      self->area_key = g_strdup (area->key);
      self->voice_id = ((TilVoice *)g_ptr_array_index (newest->voices, 0))->id;
      self->step = til_voice_step (g_ptr_array_index (newest->voices, 0), area->key);
      require (til_register_set_voice_open (self->store, self->voice_id, TRUE, &error), error);
    }
  require (self->mapping != NULL, NULL);
}

static void
prepare_pictures (Bench *self)
{
  cairo_rectangle_t page = { 0, 0, 0, 0 };
  cairo_rectangle_t square = { 0, 0, 900, 900 };
  g_autoptr (TilSheet) sheet = make_sheet (self);
  cairo_t *cr;

  self->image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 900, 900);
  self->scene = til_wheel_scene_new (self->mapping->wheel, "sv",
                                     til_palette_get (TIL_PALETTE_LIGHT));
  til_wheel_scene_add_mapping (self->scene, self->mapping, 0, 1.0);
  self->recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &square);
  cr = cairo_create (self->recording);
  til_wheel_scene_paint (self->scene, cr, NULL, 900, 900);
  cairo_destroy (cr);

  til_paper_size (TIL_PAPER_A4, &page.width, &page.height);
  self->sheet_recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &page);
  cr = cairo_create (self->sheet_recording);
  til_sheet_draw (sheet, cr, 0);
  cairo_destroy (cr);
}

static void
prepare_raw (Bench *self, const char *register_path)
{
  g_autofree char *scratch = g_build_filename (self->directory, "scratch.sqlite", NULL);

  require (sqlite3_open_v2 (register_path, &self->raw, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK,
           NULL);
  require (sqlite3_exec (self->raw, "PRAGMA cache_size = -16384", NULL, NULL, NULL) == SQLITE_OK,
           NULL);
  require (
      sqlite3_prepare_v2 (self->raw,
                          "SELECT id FROM child WHERE deleted_at IS NULL"
                          " AND (given_name LIKE ?1 OR family_name LIKE ?1 OR given_name LIKE ?2"
                          " OR family_name LIKE ?2) ORDER BY name_key",
                          -1, &self->search, NULL) == SQLITE_OK,
      NULL);
  require (sqlite3_open (scratch, &self->scratch) == SQLITE_OK, NULL);
  require (sqlite3_exec (self->scratch,
                         "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;"
                         "CREATE TABLE rating (step INTEGER); INSERT INTO rating VALUES (1);"
                         "CREATE TABLE log (at TEXT, what TEXT)",
                         NULL, NULL, NULL) == SQLITE_OK,
           NULL);
}

int
main (int argc, char *argv[])
{
  Bench bench = { NULL };
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  require (argc == 3, NULL);
  bench.directory = argv[2];
  bench.store = til_register_open (argv[1], TIL_REGISTER_READ_WRITE, &error);
  require (bench.store != NULL, error);
  prepare_raw (&bench, argv[1]);
  find_mapping (&bench);
  prepare_pictures (&bench);

  bench_print_header ("The layers below the window", "MiB added");
  bench_compare ("search keystroke, storage alone", 50, search_subject, &bench,
                 "SQLite alone: LIKE over the names", search_baseline, &bench);
  bench_compare ("saving a rating", 50, rating_subject, &bench, "SQLite alone: one commit",
                 rating_baseline, &bench);
  bench_compare ("repaint of the wheel, 900×900, three voices", 50, repaint_subject, &bench,
                 "the same Cairo commands replayed", replay_image, &bench);
  bench_compare ("wheel PDF, Swedish and Arabic", 20, pdf_subject, &bench,
                 "the same Cairo commands into a PDF", pdf_baseline, &bench);
  g_print ("%-46s %9.1f MiB at the most, all of the above\n", "memory of the process",
           bench_peak_memory ());
  return 0;
}
