/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-autosave.h"

#define TYPING_PAUSE_MS 400
#define RETRY_SECONDS 4

typedef struct
{
  TilSaveKind kind;
  gint64 id;
  char *area_key; /* (owned) "" for a next step */
  int step, stored_step, sent_step;
  char *text;        /* (owned) never NULL */
  char *stored_text; /* (owned) never NULL */
  char *sent_text;   /* (owned) (nullable) */
  gboolean print, stored_print, sent_print;
  guint busy;        /* how many writes are under way */
  gboolean broken;   /* a write failed that a later one, still under way, built on */
  gboolean failed;   /* the last write failed */
  gboolean stuck;    /* and trying again is of no use */
  gboolean conflict; /* waits until it was settled */
  gboolean refused;  /* by a rule, which may be over */
  gboolean tried;    /* again after that */
  gboolean held;     /* cannot be written as things are */
  gboolean keep;     /* is written whatever others did */
  guint pause;       /* (owned) timeout, 0 without */
} Cell;

struct _TilAutosave
{
  GObject parent_instance;
  TilStore *store;   /* (owned) */
  GHashTable *cells; /* (owned) char * key to Cell */
  guint retry;       /* (owned) timeout that holds a reference, 0 without */
  guint n_saved;
};

typedef struct
{
  TilAutosave *self; /* (owned) */
  char *key;         /* (owned) */
  gboolean keep;
} Pending;

enum
{
  STATE_CHANGED,
  CONFLICT,
  FAILED,
  KEPT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static GPtrArray *all; /* (element-type TilAutosave) borrowed, those that live */

static void send_cell (TilAutosave *self, const char *key, Cell *cell, gboolean at_once);

G_DEFINE_FINAL_TYPE (TilAutosave, til_autosave, G_TYPE_OBJECT)

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  g_clear_handle_id (&cell->pause, g_source_remove);
  g_free (cell->area_key);
  g_free (cell->text);
  g_free (cell->stored_text);
  g_free (cell->sent_text);
  g_free (cell);
}

static Pending *
pending_new (TilAutosave *self, const char *key)
{
  Pending *pending = g_new0 (Pending, 1);

  pending->self = g_object_ref (self);
  pending->key = g_strdup (key);
  return pending;
}

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  g_object_unref (pending->self);
  g_free (pending->key);
  g_free (pending);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pending, pending_free)

static char *
make_key (TilSaveKind kind, gint64 id, const char *area_key)
{
  return g_strdup_printf ("%d:%" G_GINT64_FORMAT ":%s", kind, id, area_key);
}

static Cell *
find_cell (TilAutosave *self, TilSaveKind kind, gint64 id, const char *area_key)
{
  g_autofree char *key = make_key (kind, id, area_key);

  return g_hash_table_lookup (self->cells, key);
}

static Cell *
ensure_cell (TilAutosave *self, TilSaveKind kind, gint64 id, const char *area_key, gboolean *is_new)
{
  g_autofree char *key = make_key (kind, id, area_key);
  Cell *cell = g_hash_table_lookup (self->cells, key);

  *is_new = cell == NULL;
  if (cell == NULL)
    {
      cell = g_new0 (Cell, 1);
      cell->kind = kind;
      cell->id = id;
      cell->area_key = g_strdup (area_key);
      cell->text = g_strdup ("");
      cell->stored_text = g_strdup ("");
      g_hash_table_insert (self->cells, g_steal_pointer (&key), cell);
    }
  return cell;
}

static gboolean
cell_is_saved (const Cell *cell)
{
  return cell->step == cell->stored_step && cell->print == cell->stored_print &&
         g_str_equal (cell->text, cell->stored_text);
}

static gboolean
cell_is_sent (const Cell *cell)
{
  return cell->step == cell->sent_step && cell->print == cell->sent_print &&
         g_strcmp0 (cell->text, cell->sent_text) == 0;
}

static gboolean
retry_cb (gpointer data)
{
  TilAutosave *self = data;
  GHashTableIter iter;
  gpointer key, value;

  self->retry = 0;
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      Cell *cell = value;

      if (cell->failed && !cell->stuck && !cell->busy)
        send_cell (self, key, cell, FALSE);
    }
  return G_SOURCE_REMOVE;
}

static void
handle_failure (TilAutosave *self, Cell *cell, int code, const GError *error)
{
  gboolean refused = code == TIL_ERROR_RULE && !cell->tried && !cell->keep;

  if (code == TIL_ERROR_CONFLICT || refused)
    {
      cell->conflict = TRUE;
      cell->refused = refused;
      cell->tried = FALSE;
      g_signal_emit (self, signals[CONFLICT], 0, cell->kind, cell->id, cell->area_key);
      return;
    }

  gboolean first = !cell->failed;

  cell->failed = TRUE;
  cell->stuck = code == TIL_ERROR_RULE || code == TIL_ERROR_NOT_FOUND ||
                code == TIL_ERROR_CONSTRAINT;
  if (!cell->stuck && self->retry == 0)
    self->retry = g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, RETRY_SECONDS, retry_cb,
                                              g_object_ref (self), g_object_unref);
  if (first)
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Pending) pending = data;
  TilAutosave *self = pending->self;
  g_autoptr (GError) error = NULL;
  gint64 holder = pending->keep ? til_store_id_finish (TIL_STORE (source), result, &error) : 0;
  gboolean saved = pending->keep ? holder != 0
                                 : til_store_write_finish (TIL_STORE (source), result, &error);
  Cell *cell = g_hash_table_lookup (self->cells, pending->key);

  if (saved)
    self->n_saved++;
  if (cell == NULL)
    {
      g_signal_emit (self, signals[STATE_CHANGED], 0);
      return;
    }

  cell->busy--;
  if (cell->busy > 0)
    {
      /* The one that was sent after it tells. It expected this one's value, and may fail for want
       * of it. */
      cell->broken = !saved && !g_error_matches (error, TIL_ERROR, TIL_ERROR_CONFLICT);
    }
  else if (!saved)
    {
      if (cell->broken)
        handle_failure (self, cell, TIL_ERROR_FAILED, error);
      else
        handle_failure (self, cell, error->code, error);
      cell->broken = FALSE;
    }
  else
    {
      cell->failed = FALSE;
      cell->stored_step = cell->sent_step;
      cell->stored_print = cell->sent_print;
      g_free (cell->stored_text);
      cell->stored_text = g_steal_pointer (&cell->sent_text);
      if (!cell_is_saved (cell))
        {
          if (cell->pause == 0)
            send_cell (self, pending->key, cell, FALSE);
        }
      else
        {
          TilSaveKind kind = cell->kind;
          g_autofree char *area_key = g_strdup (cell->area_key);
          int step = cell->step;

          g_hash_table_remove (self->cells, pending->key);
          if (pending->keep)
            g_signal_emit (self, signals[KEPT], 0, kind, holder, area_key, step);
        }
    }
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

static void
send_kept (TilAutosave *self, const char *key, Cell *cell, const char *expected, int expected_step)
{
  Pending *pending = pending_new (self, key);
  const char *text = *cell->text != '\0' ? cell->text : NULL;

  pending->keep = TRUE;
  switch (cell->kind)
    {
    case TIL_SAVE_STEP:
      til_store_keep_rating_async (self->store, cell->id, cell->area_key, cell->step, expected_step,
                                   written_cb, pending);
      break;
    case TIL_SAVE_NOTE:
      til_store_keep_note_async (self->store, cell->id, cell->area_key, text, cell->print, expected,
                                 written_cb, pending);
      break;
    case TIL_SAVE_REASON:
      til_store_keep_reason_async (self->store, cell->id, cell->area_key, cell->text, expected,
                                   written_cb, pending);
      break;
    case TIL_SAVE_NEXT_STEP:
      til_store_keep_next_step_async (self->store, cell->id, text, expected, written_cb, pending);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* With a write under way, another one waits for it, unless there will be no later chance: the store
 * keeps order, so the second one expects what the first one writes. */
static void
send_cell (TilAutosave *self, const char *key, Cell *cell, gboolean at_once)
{
  gboolean follows = cell->busy > 0;
  g_autofree char *expected = g_strdup (follows ? cell->sent_text : cell->stored_text);
  const char *stored = *expected != '\0' ? expected : NULL;
  int expected_step = follows ? cell->sent_step : cell->stored_step;
  const char *text = *cell->text != '\0' ? cell->text : NULL;

  g_clear_handle_id (&cell->pause, g_source_remove);
  if ((follows && (!at_once || (cell_is_sent (cell) && !cell->keep))) || cell->conflict)
    return;

  cell->busy++;
  cell->sent_step = cell->step;
  cell->sent_print = cell->print;
  g_free (cell->sent_text);
  cell->sent_text = g_strdup (cell->text);

  if (cell->keep)
    {
      send_kept (self, key, cell, expected, expected_step);
      return;
    }
  switch (cell->kind)
    {
    case TIL_SAVE_STEP:
      til_store_set_rating_async (self->store, cell->id, cell->area_key, cell->step, expected_step,
                                  NULL, written_cb, pending_new (self, key));
      break;
    case TIL_SAVE_NOTE:
      til_store_set_note_async (self->store, cell->id, cell->area_key, text, cell->print, stored,
                                NULL, written_cb, pending_new (self, key));
      break;
    case TIL_SAVE_REASON:
      til_store_set_reason_async (self->store, cell->id, cell->area_key, cell->text, stored, NULL,
                                  written_cb, pending_new (self, key));
      break;
    case TIL_SAVE_NEXT_STEP:
      til_store_set_next_step_async (self->store, cell->id, text, stored, NULL, written_cb,
                                     pending_new (self, key));
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
pause_over_cb (gpointer data)
{
  Pending *pending = data;
  Cell *cell = g_hash_table_lookup (pending->self->cells, pending->key);

  if (cell != NULL)
    {
      cell->pause = 0;
      if (!cell->busy && !cell->failed && cell_is_saved (cell))
        {
          g_hash_table_remove (pending->self->cells, pending->key);
          g_signal_emit (pending->self, signals[STATE_CHANGED], 0);
        }
      else
        {
          send_cell (pending->self, pending->key, cell, FALSE);
        }
    }
  return G_SOURCE_REMOVE;
}

static void
wait_for_pause (TilAutosave *self, Cell *cell)
{
  g_autofree char *key = make_key (cell->kind, cell->id, cell->area_key);

  g_clear_handle_id (&cell->pause, g_source_remove);
  cell->pause = g_timeout_add_full (G_PRIORITY_DEFAULT, TYPING_PAUSE_MS, pause_over_cb,
                                    pending_new (self, key), pending_free);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

static void
set_text (TilAutosave *self,
          TilSaveKind kind,
          gint64 id,
          const char *area_key,
          const char *text,
          const char *stored)
{
  gboolean is_new;
  Cell *cell = ensure_cell (self, kind, id, area_key, &is_new);

  if (is_new)
    {
      g_free (cell->stored_text);
      cell->stored_text = g_strdup (stored != NULL ? stored : "");
    }
  g_free (cell->text);
  cell->text = g_strdup (text != NULL ? text : "");
  wait_for_pause (self, cell);
}

static void
til_autosave_finalize (GObject *object)
{
  TilAutosave *self = TIL_AUTOSAVE (object);

  g_ptr_array_remove_fast (all, self);
  g_clear_pointer (&self->cells, g_hash_table_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (til_autosave_parent_class)->finalize (object);
}

static void
til_autosave_class_init (TilAutosaveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = til_autosave_finalize;

  signals[STATE_CHANGED] = g_signal_new ("state-changed", TIL_TYPE_AUTOSAVE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CONFLICT] = g_signal_new ("conflict", TIL_TYPE_AUTOSAVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_INT64, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", TIL_TYPE_AUTOSAVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[KEPT] = g_signal_new ("kept", TIL_TYPE_AUTOSAVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 4, G_TYPE_INT, G_TYPE_INT64, G_TYPE_STRING,
                                G_TYPE_INT);
}

static void
til_autosave_init (TilAutosave *self)
{
  if (all == NULL)
    all = g_ptr_array_new ();
  g_ptr_array_add (all, self);
  self->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, cell_free);
}

TilAutosave *
til_autosave_new (TilStore *store)
{
  TilAutosave *self = g_object_new (TIL_TYPE_AUTOSAVE, NULL);

  self->store = g_object_ref (store);
  return self;
}

void
til_autosave_step (TilAutosave *self, gint64 voice_id, const char *area_key, int step, int stored)
{
  g_autofree char *key = make_key (TIL_SAVE_STEP, voice_id, area_key);
  gboolean is_new;
  Cell *cell = ensure_cell (self, TIL_SAVE_STEP, voice_id, area_key, &is_new);

  if (is_new)
    cell->stored_step = stored;
  cell->step = step;
  if (!cell->busy && cell_is_saved (cell))
    g_hash_table_remove (self->cells, key);
  else
    send_cell (self, key, cell, FALSE);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

void
til_autosave_note (TilAutosave *self,
                   gint64 voice_id,
                   const char *area_key,
                   const char *note,
                   gboolean print_note,
                   const char *stored,
                   gboolean stored_print)
{
  gboolean is_new;
  Cell *cell = ensure_cell (self, TIL_SAVE_NOTE, voice_id, area_key, &is_new);

  if (is_new)
    {
      g_free (cell->stored_text);
      cell->stored_text = g_strdup (stored != NULL ? stored : "");
      cell->stored_print = stored_print;
    }
  g_free (cell->text);
  cell->text = g_strdup (note != NULL ? note : "");
  cell->print = print_note;
  wait_for_pause (self, cell);
}

void
til_autosave_reason (TilAutosave *self,
                     gint64 mapping_id,
                     const char *area_key,
                     const char *reason,
                     const char *stored)
{
  set_text (self, TIL_SAVE_REASON, mapping_id, area_key, reason, stored);
}

void
til_autosave_next_step (TilAutosave *self, gint64 mapping_id, const char *text, const char *stored)
{
  set_text (self, TIL_SAVE_NEXT_STEP, mapping_id, "", text, stored);
}

void
til_autosave_flush (TilAutosave *self)
{
  GHashTableIter iter;
  gpointer key, value;

  g_return_if_fail (TIL_IS_AUTOSAVE (self));
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      Cell *cell = value;

      if (cell->pause != 0 || (cell->busy > 0 && !cell_is_sent (cell)) ||
          (cell->failed && !cell->stuck && cell->busy == 0))
        send_cell (self, key, cell, TRUE);
    }
}

static void
keep_cell (TilAutosave *self, const char *key, Cell *cell)
{
  cell->keep = TRUE;
  cell->conflict = FALSE;
  cell->held = FALSE;
  cell->stuck = FALSE;
  send_cell (self, key, cell, TRUE);
}

void
til_autosave_finish (TilAutosave *self)
{
  GHashTableIter iter;
  gpointer key, value;

  g_return_if_fail (TIL_IS_AUTOSAVE (self));
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &key, &value))
    keep_cell (self, key, value);
}

void
til_autosave_keep (TilAutosave *self, TilSaveKind kind, gint64 id, const char *area_key)
{
  g_autofree char *key = make_key (kind, id, area_key);
  Cell *cell = g_hash_table_lookup (self->cells, key);

  if (cell == NULL)
    return;
  keep_cell (self, key, cell);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

void
til_autosave_hold (TilAutosave *self, TilSaveKind kind, gint64 id, const char *area_key)
{
  Cell *cell = find_cell (self, kind, id, area_key);

  if (cell == NULL)
    return;
  cell->conflict = TRUE;
  cell->held = TRUE;
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

gboolean
til_autosave_try_refused (TilAutosave *self, TilSaveKind kind, gint64 id, const char *area_key)
{
  g_autofree char *key = make_key (kind, id, area_key);
  Cell *cell = g_hash_table_lookup (self->cells, key);

  if (cell == NULL || !cell->refused)
    return FALSE;
  cell->refused = FALSE;
  cell->tried = TRUE;
  cell->conflict = FALSE;
  cell->held = FALSE;
  send_cell (self, key, cell, TRUE);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
  return TRUE;
}

TilSaveState
til_autosave_get_state (TilAutosave *self)
{
  TilSaveState state = TIL_SAVE_SAVED;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Cell *cell = value;

      if (cell->failed || cell->held)
        return TIL_SAVE_FAILED;
      state = TIL_SAVE_SAVING;
    }
  return state;
}

gboolean
til_autosave_is_idle (TilAutosave *self)
{
  return g_hash_table_size (self->cells) == 0;
}

void
til_autosave_finish_of (TilStore *store)
{
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      TilAutosave *self = g_ptr_array_index (all, i);

      if (self->store == store)
        til_autosave_finish (self);
    }
}

TilSaveState
til_autosave_get_state_of (TilStore *store)
{
  TilSaveState state = TIL_SAVE_SAVED;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      TilAutosave *self = g_ptr_array_index (all, i);
      GHashTableIter iter;
      gpointer value;

      if (self->store != store)
        continue;
      g_hash_table_iter_init (&iter, self->cells);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        {
          const Cell *cell = value;

          /* What is tried again may still succeed. */
          if (cell->busy > 0)
            return TIL_SAVE_SAVING;
          state = MAX (state, cell->failed || cell->held ? TIL_SAVE_FAILED : TIL_SAVE_SAVING);
        }
    }
  return state;
}

guint
til_autosave_get_n_saved (TilAutosave *self)
{
  return self->n_saved;
}

gboolean
til_autosave_pending_step (TilAutosave *self, gint64 voice_id, const char *area_key, int *step)
{
  const Cell *cell = find_cell (self, TIL_SAVE_STEP, voice_id, area_key);

  if (cell == NULL)
    return FALSE;
  *step = cell->step;
  return TRUE;
}

gboolean
til_autosave_pending_text (TilAutosave *self,
                           TilSaveKind kind,
                           gint64 id,
                           const char *area_key,
                           const char **text,
                           gboolean *print_note)
{
  const Cell *cell = find_cell (self, kind, id, area_key);

  if (cell == NULL)
    return FALSE;
  *text = cell->text;
  if (print_note != NULL)
    *print_note = cell->print;
  return TRUE;
}

void
til_autosave_forget (TilAutosave *self, TilSaveKind kind, gint64 id, const char *area_key)
{
  g_autofree char *key = make_key (kind, id, area_key);

  g_hash_table_remove (self->cells, key);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}
