/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-case-model.h"

#include "til-gui-util.h"

/* Several writes in a row are one thing to show. */
#define READ_PAUSE_MS 60

struct _TilCaseModel
{
  GObject parent_instance;

  TilStore *store; /* (owned) */
  gint64 child_id;
  TilCase *kase;             /* (owned) (nullable) until read */
  GPtrArray *wheels;         /* (owned) (element-type TilWheel) */
  GHashTable *settings;      /* (owned) char * to char * */
  char **meeting_kinds;      /* (owned) (nullable) until read */
  GCancellable *cancellable; /* (owned) of everything that is read */
  guint read_pause;          /* (owned) timeout, 0 without */
  guint generation;          /* of the newest reading */
};

enum
{
  CHANGED,
  FAILED,
  SAVED,
  DELETED,
  STEPPED,
  SHOW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilCaseModel, til_case_model, G_TYPE_OBJECT)

static void
tell_failed (TilCaseModel *self, const GError *error)
{
  if (!til_error_is_cancelled (error))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

/* Reading */

typedef struct
{
  TilCaseModel *self; /* (owned) */
  char *key;          /* (owned) (nullable) of a setting */
  guint generation;
} Reading;

static Reading *
reading_new (TilCaseModel *self, const char *key)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->self = g_object_ref (self);
  reading->key = g_strdup (key);
  reading->generation = self->generation;
  return reading;
}

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->self);
  g_free (reading->key);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
case_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reading) reading = data;
  TilCaseModel *self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (TilCase) kase = til_store_get_case_finish (TIL_STORE (source), result, &error);
  g_autoptr (TilCase) old = NULL;

  if (kase == NULL)
    {
      tell_failed (self, error);
      return;
    }
  if (reading->generation != self->generation)
    return;
  old = g_steal_pointer (&self->kase);
  self->kase = g_steal_pointer (&kase);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
setting_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reading) reading = data;
  TilCaseModel *self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autofree char *value = til_store_get_setting_finish (TIL_STORE (source), result, &error);

  if (error != NULL)
    {
      tell_failed (self, error);
      return;
    }
  if (g_str_equal (reading->key, TIL_SETTING_MEETING_KINDS))
    {
      g_autoptr (GStrvBuilder) kinds = g_strv_builder_new ();
      g_auto (GStrv) lines = g_strsplit (value != NULL ? value : "", "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        if (*g_strstrip (lines[i]) != '\0')
          g_strv_builder_add (kinds, lines[i]);
      g_strfreev (self->meeting_kinds);
      self->meeting_kinds = g_strv_builder_end (kinds);
      return;
    }
  g_hash_table_insert (self->settings, g_strdup (reading->key), g_steal_pointer (&value));
}

static void
wheels_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reading) reading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) wheels = til_store_list_wheels_finish (TIL_STORE (source), result, &error);

  if (wheels == NULL)
    {
      tell_failed (reading->self, error);
      return;
    }
  g_ptr_array_unref (reading->self->wheels);
  reading->self->wheels = g_steal_pointer (&wheels);
}

/* The worker answers in the order it was asked: the case comes last, and "changed" with it. */
static void
read_all (TilCaseModel *self)
{
  static const char *const keys[] = { TIL_SETTING_TRAPPAN, TIL_SETTING_LEVELS,
                                      TIL_SETTING_MEETING_KINDS };

  g_clear_handle_id (&self->read_pause, g_source_remove);
  self->generation++;
  if (self->wheels->len == 0)
    til_store_list_wheels_async (self->store, self->cancellable, wheels_read_cb,
                                 reading_new (self, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    til_store_get_setting_async (self->store, keys[i], self->cancellable, setting_read_cb,
                                 reading_new (self, keys[i]));
  /* Opening a child is logged (R16): by the wheel's session when the page is opened, not for each
   * change that is shown anew. */
  til_store_get_case_again_async (self->store, self->child_id, self->cancellable, case_read_cb,
                                  reading_new (self, NULL));
}

static gboolean
read_pause_cb (gpointer data)
{
  TilCaseModel *self = data;

  self->read_pause = 0;
  read_all (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (TilCaseModel *self)
{
  if (self->read_pause == 0)
    self->read_pause = g_timeout_add (READ_PAUSE_MS, read_pause_cb, self);
}

/* Writing */

typedef struct
{
  TilCaseModel *self; /* (owned) */
  int kind;           /* a TilRecordKind, or the step before */
  int step;
  gint64 id;
  gboolean deleted;
} Writing;

static Writing *
writing_new (TilCaseModel *self, int kind, gint64 id)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->self = g_object_ref (self);
  writing->kind = kind;
  writing->id = id;
  return writing;
}

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->self);
  g_free (writing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Writing) writing = data;
  g_autoptr (GError) error = NULL;
  gint64 id = til_store_id_finish (TIL_STORE (source), result, &error);

  if (id != 0)
    til_case_model_tell_saved (writing->self, writing->kind, id);
  else
    tell_failed (writing->self, error);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Writing) writing = data;
  g_autoptr (GError) error = NULL;

  if (!til_store_write_finish (TIL_STORE (source), result, &error))
    tell_failed (writing->self, error);
  else if (writing->deleted)
    g_signal_emit (writing->self, signals[DELETED], 0, writing->kind, writing->id);
}

static void
stepped_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Writing) writing = data;
  g_autoptr (GError) error = NULL;

  if (!til_store_write_finish (TIL_STORE (source), result, &error))
    tell_failed (writing->self, error);
  else
    g_signal_emit (writing->self, signals[STEPPED], 0, writing->kind, writing->step);
}

static void
til_case_model_dispose (GObject *object)
{
  TilCaseModel *self = TIL_CASE_MODEL (object);

  g_clear_handle_id (&self->read_pause, g_source_remove);
  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (til_case_model_parent_class)->dispose (object);
}

static void
til_case_model_finalize (GObject *object)
{
  TilCaseModel *self = TIL_CASE_MODEL (object);

  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->kase, til_case_free);
  g_clear_pointer (&self->wheels, g_ptr_array_unref);
  g_clear_pointer (&self->settings, g_hash_table_unref);
  g_strfreev (self->meeting_kinds);

  G_OBJECT_CLASS (til_case_model_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, guint n, GType first, GType second)
{
  return g_signal_new (name, TIL_TYPE_CASE_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n, first, second);
}

static void
til_case_model_class_init (TilCaseModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = til_case_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_case_model_finalize;

  signals[CHANGED] = add_signal ("changed", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[FAILED] = add_signal ("failed", 1, G_TYPE_STRING, G_TYPE_NONE);
  signals[SAVED] = add_signal ("saved", 2, G_TYPE_INT, G_TYPE_INT64);
  signals[DELETED] = add_signal ("deleted", 2, G_TYPE_INT, G_TYPE_INT64);
  signals[STEPPED] = add_signal ("stepped", 2, G_TYPE_INT, G_TYPE_INT);
  signals[SHOW] = add_signal ("show", 2, G_TYPE_INT, G_TYPE_INT64);
}

static void
til_case_model_init (TilCaseModel *self)
{
  self->wheels = g_ptr_array_new_with_free_func ((GDestroyNotify)til_wheel_unref);
  self->settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cancellable = g_cancellable_new ();
}

TilCaseModel *
til_case_model_new (TilStore *store, gint64 child_id)
{
  TilCaseModel *self = g_object_new (TIL_TYPE_CASE_MODEL, NULL);

  self->store = g_object_ref (store);
  self->child_id = child_id;
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  read_all (self);
  return self;
}

TilStore *
til_case_model_get_store (TilCaseModel *self)
{
  g_return_val_if_fail (TIL_IS_CASE_MODEL (self), NULL);
  return self->store;
}

gint64
til_case_model_get_child_id (TilCaseModel *self)
{
  g_return_val_if_fail (TIL_IS_CASE_MODEL (self), 0);
  return self->child_id;
}

const TilCase *
til_case_model_get_case (TilCaseModel *self)
{
  g_return_val_if_fail (TIL_IS_CASE_MODEL (self), NULL);
  return self->kase;
}

gboolean
til_case_model_is_read_only (TilCaseModel *self)
{
  g_return_val_if_fail (TIL_IS_CASE_MODEL (self), TRUE);
  return til_store_get_read_only (self->store);
}

const GPtrArray *
til_case_model_get_wheels (TilCaseModel *self)
{
  g_return_val_if_fail (TIL_IS_CASE_MODEL (self), NULL);
  return self->wheels;
}

const TilWheel *
til_case_model_find_wheel (TilCaseModel *self, const char *key)
{
  g_return_val_if_fail (TIL_IS_CASE_MODEL (self), NULL);

  for (guint i = 0; key != NULL && i < self->wheels->len; i++)
    {
      const TilWheel *wheel = g_ptr_array_index (self->wheels, i);

      if (g_str_equal (wheel->key, key))
        return wheel;
    }
  return NULL;
}

const TilWheel *
til_case_model_get_wheel (TilCaseModel *self)
{
  g_return_val_if_fail (TIL_IS_CASE_MODEL (self), NULL);

  if (self->kase != NULL && self->kase->mappings->len > 0)
    {
      const TilMapping *newest = g_ptr_array_index (self->kase->mappings, 0);
      const TilWheel *wheel = til_case_model_find_wheel (self, newest->wheel->key);

      return wheel != NULL ? wheel : newest->wheel;
    }
  return self->wheels->len > 0 ? g_ptr_array_index (self->wheels, 0) : NULL;
}

gboolean
til_case_model_uses (TilCaseModel *self, const char *setting)
{
  g_return_val_if_fail (TIL_IS_CASE_MODEL (self), FALSE);
  return g_strcmp0 (g_hash_table_lookup (self->settings, setting), "yes") == 0;
}

const char *const *
til_case_model_get_own_meeting_kinds (TilCaseModel *self)
{
  g_return_val_if_fail (TIL_IS_CASE_MODEL (self), NULL);
  return (const char *const *)self->meeting_kinds;
}

void
til_case_model_read (TilCaseModel *self)
{
  g_return_if_fail (TIL_IS_CASE_MODEL (self));
  read_all (self);
}

void
til_case_model_save (TilCaseModel *self, gconstpointer record)
{
  g_autoptr (GError) error = NULL;
  TilDate today = til_date_today ();

  g_return_if_fail (TIL_IS_CASE_MODEL (self));

  if (!til_record_validate (record, today, &error) ||
      (self->kase != NULL && !til_case_check (self->kase, record, today, &error)))
    {
      tell_failed (self, error);
      return;
    }
  til_store_save_record_async (self->store, record, NULL, saved_cb,
                               writing_new (self, til_record_kind (record), 0));
}

void
til_case_model_set_deleted (TilCaseModel *self, TilRecordKind kind, gint64 id, gboolean deleted)
{
  Writing *writing;

  g_return_if_fail (TIL_IS_CASE_MODEL (self));

  writing = writing_new (self, kind, id);
  writing->deleted = deleted;
  til_store_set_record_deleted_async (self->store, kind, id, deleted, NULL, deleted_cb, writing);
}

void
til_case_model_set_step (TilCaseModel *self, TilStep step)
{
  Writing *writing;

  g_return_if_fail (TIL_IS_CASE_MODEL (self));
  g_return_if_fail (self->kase != NULL);

  if (self->kase->child->step == step)
    return;
  writing = writing_new (self, self->kase->child->step, self->child_id);
  writing->step = step;
  til_store_set_step_async (self->store, self->child_id, step, til_date_today (), NULL, stepped_cb,
                            writing);
}

void
til_case_model_tell_saved (TilCaseModel *self, TilRecordKind kind, gint64 id)
{
  g_return_if_fail (TIL_IS_CASE_MODEL (self));
  g_signal_emit (self, signals[SAVED], 0, (int)kind, id);
}

void
til_case_model_show (TilCaseModel *self, TilChildPlace place, gint64 record_id)
{
  g_return_if_fail (TIL_IS_CASE_MODEL (self));
  g_signal_emit (self, signals[SHOW], 0, (int)place, record_id);
}
