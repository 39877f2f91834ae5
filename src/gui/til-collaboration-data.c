/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-collaboration-data.h"

#include <glib/gi18n-lib.h>

#include "til-collaboration.h"
#include "til-error.h"
#include "til-locale.h"
#include "til-survey-round.h"
#include "til-text.h"

#define MOST_UNDOS 50

/* How to take back what was done: records as they were and as they became, or one that was
 * deleted. */
typedef struct
{
  GPtrArray *before; /* (owned) (element-type TilRecord) */
  GPtrArray *after;  /* (owned) (element-type TilRecord) */
  TilRecordKind kind;
  gint64 deleted_id; /* 0: none was deleted */
  guint waiting;     /* for so many to be saved */
  GError *error;     /* (owned) (nullable) the first of them */
  char *text;        /* (owned) */
} Change;

struct _TilCollaborationData
{
  GObject parent_instance;

  TilStore *store;                 /* (owned) */
  GCancellable *cancellable;       /* (owned) of what is being read */
  GPtrArray *lists[TIL_N_RECORDS]; /* (owned) (nullable) */
  GPtrArray *units;                /* (owned) (nullable) */
  GPtrArray *staff;                /* (owned) (nullable) */
  GPtrArray *surveys;              /* (owned) (nullable) */
  GPtrArray *none;                 /* (owned) empty */
  GPtrArray *changes;              /* (owned) (element-type Change) that can be undone */
  gboolean stale;                  /* something was saved, and is not read again yet */
  gpointer wanted_undo;            /* borrowed (nullable) what to undo once it is read */
};

enum
{
  CHANGED,
  DONE,
  FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilCollaborationData, til_collaboration_data, G_TYPE_OBJECT)

static const TilRecordKind kinds[] = { TIL_RECORD_SURVEY_ROUND, TIL_RECORD_ACTIVITY,
                                       TIL_RECORD_AGREEMENT, TIL_RECORD_UNDERTAKING,
                                       TIL_RECORD_YEAR_EVENT };

/* Reading */

typedef struct
{
  TilCollaborationData *self; /* (owned) */
  TilRecordKind kind;
} Reading;

static void
fail (TilCollaborationData *self, const char *heading, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, heading, error);
}

static void
take (TilCollaborationData *self, GPtrArray **place, GPtrArray *rows, GError **error)
{
  if (rows == NULL)
    {
      fail (self, _ ("The lists can’t be read"), *error);
      return;
    }
  g_clear_pointer (place, g_ptr_array_unref);
  *place = rows;
}

/* What was saved before is in it: the store answers in order. */
static void
finish_reading (TilCollaborationData *self)
{
  gpointer undo = g_steal_pointer (&self->wanted_undo);

  self->stale = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
  if (undo != NULL)
    til_collaboration_data_undo (self, undo);
}

/* Answers come in the order of the calls: the last kind makes it complete. */
static void
records_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;
  g_autoptr (TilCollaborationData) self = reading->self;
  g_autoptr (GError) error = NULL;

  take (self, &self->lists[reading->kind],
        til_store_list_records_finish (TIL_STORE (source), result, &error), &error);
  if (error == NULL && reading->kind == kinds[G_N_ELEMENTS (kinds) - 1] &&
      til_collaboration_data_is_read (self))
    finish_reading (self);
  g_free (reading);
}

static void
units_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilCollaborationData) self = data;
  g_autoptr (GError) error = NULL;

  take (self, &self->units, til_store_list_units_finish (TIL_STORE (source), result, &error),
        &error);
}

static void
staff_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilCollaborationData) self = data;
  g_autoptr (GError) error = NULL;

  take (self, &self->staff, til_store_list_staff_finish (TIL_STORE (source), result, &error),
        &error);
}

static void
surveys_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilCollaborationData) self = data;
  g_autoptr (GError) error = NULL;

  take (self, &self->surveys, til_store_list_surveys_finish (TIL_STORE (source), result, &error),
        &error);
}

void
til_collaboration_data_read (TilCollaborationData *self)
{
  g_return_if_fail (TIL_IS_COLLABORATION_DATA (self));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  til_store_list_units_async (self->store, self->cancellable, units_cb, g_object_ref (self));
  til_store_list_staff_async (self->store, self->cancellable, staff_cb, g_object_ref (self));
  til_store_list_surveys_async (self->store, FALSE, self->cancellable, surveys_cb,
                                g_object_ref (self));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      Reading *reading = g_new0 (Reading, 1);

      reading->self = g_object_ref (self);
      reading->kind = kinds[i];
      til_store_list_records_async (self->store, kinds[i], self->cancellable, records_cb, reading);
    }
}

gboolean
til_collaboration_data_is_read (TilCollaborationData *self)
{
  g_return_val_if_fail (TIL_IS_COLLABORATION_DATA (self), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (self->lists[kinds[i]] == NULL)
      return FALSE;
  return self->units != NULL && self->staff != NULL;
}

/* What was read */

const GPtrArray *
til_collaboration_data_list (TilCollaborationData *self, TilRecordKind kind)
{
  g_return_val_if_fail (TIL_IS_COLLABORATION_DATA (self), NULL);

  return self->lists[kind] != NULL ? self->lists[kind] : self->none;
}

gconstpointer
til_collaboration_data_find (TilCollaborationData *self, TilRecordKind kind, gint64 id)
{
  return til_record_array_find (til_collaboration_data_list (self, kind), id);
}

const GPtrArray *
til_collaboration_data_get_units (TilCollaborationData *self)
{
  return self->units != NULL ? self->units : self->none;
}

const GPtrArray *
til_collaboration_data_get_staff (TilCollaborationData *self)
{
  return self->staff != NULL ? self->staff : self->none;
}

TilStore *
til_collaboration_data_get_store (TilCollaborationData *self)
{
  return self->store;
}

static const char *
survey_name (TilCollaborationData *self, const char *key)
{
  for (guint i = 0; self->surveys != NULL && i < self->surveys->len; i++)
    {
      const TilSurvey *survey = self->surveys->pdata[i];

      if (g_strcmp0 (survey->key, key) == 0)
        return til_local_get (survey->name, til_locale_language ());
    }
  return key != NULL ? key : "";
}

char *
til_collaboration_data_round_name (TilCollaborationData *self, gint64 round_id)
{
  const TilSurveyRound *round = til_collaboration_data_find (self, TIL_RECORD_SURVEY_ROUND,
                                                             round_id);
  g_autofree char *survey = NULL;
  g_autofree char *name = NULL;

  if (round == NULL)
    return g_strdup ("");
  survey = til_text_isolate (survey_name (self, round->survey_key));
  name = til_text_isolate (round->name != NULL ? round->name : "");
  /* Translators: a survey, and the name of one of its rounds: Collaboration survey, 2026 */
  return til_text_fill (_ ("{survey}, {round}"), "survey", survey, "round", name, NULL);
}

/* Changing */

static void
change_free (gpointer data)
{
  Change *change = data;

  g_ptr_array_unref (change->before);
  g_ptr_array_unref (change->after);
  g_clear_error (&change->error);
  g_free (change->text);
  g_free (change);
}

static Change *
change_new (const char *text)
{
  Change *change = g_new0 (Change, 1);

  change->before = til_record_array_new ();
  change->after = til_record_array_new ();
  change->text = g_strdup (text);
  return change;
}

static void
remember (TilCollaborationData *self, Change *change)
{
  if (self->changes->len == MOST_UNDOS)
    g_ptr_array_remove_index (self->changes, 0);
  g_ptr_array_add (self->changes, change);
  g_signal_emit (self, signals[DONE], 0, change->text, change);
}

typedef struct
{
  TilCollaborationData *self; /* (owned) */
  Change *change;             /* borrowed: freed or remembered with its last record */
  gboolean undoing;
} Saving;

static void
finish_saving (TilCollaborationData *self, Change *change, gboolean undoing)
{
  if (change->error != NULL)
    {
      fail (self, undoing ? _ ("This could not be undone") : _ ("This could not be saved"),
            change->error);
      til_collaboration_data_read (self);
      change_free (change);
    }
  else if (undoing)
    change_free (change);
  else
    remember (self, change);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  g_autoptr (TilCollaborationData) self = saving->self;
  g_autoptr (GError) error = NULL;

  if (til_store_id_finish (TIL_STORE (source), result, &error) == 0 &&
      saving->change->error == NULL)
    saving->change->error = g_steal_pointer (&error);
  self->stale = TRUE;
  if (--saving->change->waiting == 0)
    finish_saving (self, saving->change, saving->undoing);
  g_free (saving);
}

static void
save_all (TilCollaborationData *self, Change *change, GPtrArray *records, gboolean undoing)
{
  change->waiting = records->len;
  for (guint i = 0; i < records->len; i++)
    {
      Saving *saving = g_new0 (Saving, 1);

      saving->self = g_object_ref (self);
      saving->change = change;
      saving->undoing = undoing;
      til_store_save_record_async (self->store, records->pdata[i], NULL, saved_cb, saving);
    }
}

void
til_collaboration_data_save (TilCollaborationData *self, const GPtrArray *records, const char *text)
{
  Change *change = change_new (text);

  for (guint i = 0; i < records->len; i++)
    {
      const TilRecord *record = records->pdata[i];
      gconstpointer before = til_collaboration_data_find (self, til_record_kind (record),
                                                          record->id);

      if (before == NULL || til_record_equal (before, record))
        continue;
      g_ptr_array_add (change->before, til_record_copy (before));
      g_ptr_array_add (change->after, til_record_copy (record));
    }
  if (change->after->len == 0)
    change_free (change);
  else
    save_all (self, change, change->after, FALSE);
}

static const char *
deleted_text (TilRecordKind kind)
{
  switch (kind)
    {
    case TIL_RECORD_AGREEMENT:
      return _ ("Agreement deleted");
    case TIL_RECORD_YEAR_EVENT:
      return _ ("Deleted from the year");
    case TIL_RECORD_UNDERTAKING:
      return _ ("Deleted from the plan");
    default:
      return _ ("Activity deleted");
    }
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  g_autoptr (TilCollaborationData) self = saving->self;
  g_autoptr (GError) error = NULL;

  if (til_store_write_finish (TIL_STORE (source), result, &error))
    remember (self, saving->change);
  else
    {
      fail (self, _ ("This could not be deleted"), error);
      change_free (saving->change);
    }
  g_free (saving);
}

void
til_collaboration_data_delete (TilCollaborationData *self, TilRecordKind kind, gint64 id)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->self = g_object_ref (self);
  saving->change = change_new (deleted_text (kind));
  saving->change->kind = kind;
  saving->change->deleted_id = id;
  til_store_set_record_deleted_async (self->store, kind, id, TRUE, NULL, deleted_cb, saving);
}

/* Undoing */

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilCollaborationData) self = data;
  g_autoptr (GError) error = NULL;

  if (!til_store_write_finish (TIL_STORE (source), result, &error))
    fail (self, _ ("This could not be restored"), error);
}

/* R15: only what is still as it was left, so that nobody's words vanish. */
static GPtrArray *
prepare_undo (TilCollaborationData *self, const Change *change, GError **error)
{
  g_autoptr (GPtrArray) records = til_record_array_new ();

  for (guint i = 0; i < change->before->len; i++)
    {
      const TilRecord *after = change->after->pdata[i];
      const TilRecord *now = til_collaboration_data_find (self, til_record_kind (after), after->id);
      TilRecord *record;

      if (now == NULL || !til_record_equal (now, after))
        {
          g_set_error_literal (error, TIL_ERROR, TIL_ERROR_CONFLICT,
                               _ ("It was changed again in the meantime."));
          return NULL;
        }
      record = til_record_copy (change->before->pdata[i]);
      record->revision = now->revision;
      g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

void
til_collaboration_data_undo (TilCollaborationData *self, gpointer undo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;
  Change *change;
  guint place;

  g_return_if_fail (TIL_IS_COLLABORATION_DATA (self));

  if (self->changes->len == 0)
    return;
  if (undo == NULL)
    undo = self->changes->pdata[self->changes->len - 1];
  if (!g_ptr_array_find (self->changes, undo, &place))
    return;
  if (self->stale)
    {
      self->wanted_undo = undo;
      til_collaboration_data_read (self);
      return;
    }
  change = g_ptr_array_steal_index (self->changes, place);
  if (change->deleted_id != 0)
    {
      til_store_set_record_deleted_async (self->store, change->kind, change->deleted_id, FALSE,
                                          NULL, restored_cb, g_object_ref (self));
      change_free (change);
      return;
    }
  records = prepare_undo (self, change, &error);
  if (records == NULL)
    {
      fail (self, _ ("This could not be undone"), error);
      change_free (change);
      return;
    }
  save_all (self, change, records, TRUE);
}

gboolean
til_collaboration_data_can_undo (TilCollaborationData *self)
{
  g_return_val_if_fail (TIL_IS_COLLABORATION_DATA (self), FALSE);

  return self->changes->len > 0;
}

/* The object */

static void
til_collaboration_data_dispose (GObject *object)
{
  g_cancellable_cancel (TIL_COLLABORATION_DATA (object)->cancellable);
  G_OBJECT_CLASS (til_collaboration_data_parent_class)->dispose (object);
}

static void
til_collaboration_data_finalize (GObject *object)
{
  TilCollaborationData *self = TIL_COLLABORATION_DATA (object);

  for (guint i = 0; i < TIL_N_RECORDS; i++)
    g_clear_pointer (&self->lists[i], g_ptr_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_pointer (&self->surveys, g_ptr_array_unref);
  g_ptr_array_unref (self->none);
  g_ptr_array_unref (self->changes);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (til_collaboration_data_parent_class)->finalize (object);
}

static void
til_collaboration_data_class_init (TilCollaborationDataClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = til_collaboration_data_dispose;
  object_class->finalize = til_collaboration_data_finalize;
  signals[CHANGED] = g_signal_new ("changed", TIL_TYPE_COLLABORATION_DATA, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", TIL_TYPE_COLLABORATION_DATA, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_POINTER);
  signals[FAILED] = g_signal_new ("failed", TIL_TYPE_COLLABORATION_DATA, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
}

static void
til_collaboration_data_init (TilCollaborationData *self)
{
  self->cancellable = g_cancellable_new ();
  self->none = g_ptr_array_new ();
  self->changes = g_ptr_array_new_with_free_func (change_free);
}

TilCollaborationData *
til_collaboration_data_new (TilStore *store)
{
  TilCollaborationData *self = g_object_new (TIL_TYPE_COLLABORATION_DATA, NULL);

  self->store = g_object_ref (store);
  return self;
}
