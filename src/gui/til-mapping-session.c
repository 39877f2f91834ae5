/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-mapping-session-private.h"

#include "til-locale.h"
#include "til-mapping-merge.h"
#include "til-text.h"

#include <glib/gi18n-lib.h>

#define RELOAD_PAUSE_MS 150

enum
{
  PROP_0,
  PROP_SAVE_STATE,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

guint til_session_signals[TIL_SESSION_N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilMappingSession, til_mapping_session, G_TYPE_OBJECT)

static gint64 *
copy_id (gint64 id)
{
  gint64 *copy = g_new (gint64, 1);

  *copy = id;
  return copy;
}

void
til_session_fail (TilMappingSession *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, til_session_signals[TIL_SESSION_FAILED], 0, error->message);
}

TilMapping *
til_session_find_mapping (TilMappingSession *self, gint64 id)
{
  for (guint i = 0; i < self->mappings->len; i++)
    {
      TilMapping *mapping = g_ptr_array_index (self->mappings, i);

      if (mapping->id == id)
        return mapping;
    }
  return NULL;
}

TilVoice *
til_session_find_voice (TilMappingSession *self, gint64 id, TilMapping **in_mapping)
{
  for (guint i = 0; i < self->mappings->len; i++)
    {
      TilMapping *mapping = g_ptr_array_index (self->mappings, i);
      TilVoice *voice = til_mapping_find_voice (mapping, id);

      if (voice != NULL)
        {
          if (in_mapping != NULL)
            *in_mapping = mapping;
          return voice;
        }
    }
  return NULL;
}

TilVoice *
til_session_entering_voice (TilMappingSession *self)
{
  return self->entering_id != 0 ? til_session_find_voice (self, self->entering_id, NULL) : NULL;
}

void
til_session_clear_undo (TilMappingSession *self)
{
  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
  g_signal_emit (self, til_session_signals[TIL_SESSION_UNDO_CHANGED], 0);
}

/* Keeps ids, area and shape valid for what was read. */
void
til_session_settle_choice (TilMappingSession *self)
{
  TilMapping *mapping = til_session_find_mapping (self, self->mapping_id);
  TilMapping *of_voice = NULL;

  const TilVoice *next = self->enter_next != 0
                             ? til_session_find_voice (self, self->enter_next, &of_voice)
                             : NULL;

  if (next != NULL && next->open)
    {
      self->entering_id = self->enter_next;
      self->enter_next = 0;
      self->mapping_id = of_voice->id;
      mapping = of_voice;
      if (self->area < 0)
        self->area = 0;
      til_session_clear_undo (self);
    }
  if (mapping == NULL && self->mappings->len > 0)
    {
      mapping = g_ptr_array_index (self->mappings, 0);
      self->mapping_id = mapping->id;
    }
  if (mapping == NULL)
    {
      self->mapping_id = 0;
      self->entering_id = 0;
      self->area = -1;
      return;
    }

  const TilVoice *voice = til_session_entering_voice (self);

  if (self->entering_id != 0 && (voice == NULL || !voice->open))
    {
      self->entering_id = 0;
      til_session_clear_undo (self);
    }
  if (self->area >= (int)til_wheel_n_areas (mapping->wheel))
    self->area = -1;
  if (!self->shape_chosen)
    self->shape = mapping->wheel->shape;
}

static void
mappings_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilMappingSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
      mappings = til_store_list_mappings_finish (TIL_STORE (source), result, &error);
  gboolean settled = FALSE;

  self->reading = FALSE;
  if (mappings == NULL)
    {
      til_session_fail (self, error);
      return;
    }
  if (self->closed)
    return;
  if (self->read_again)
    {
      self->read_again = FALSE;
      til_session_read_mappings (self);
      return;
    }

  settled = til_session_settle_conflicts (self, mappings);
  til_mappings_apply_pending (mappings, self->autosave);
  if (self->loaded && !settled && self->enter_next == 0 && self->enter_holder == 0 &&
      til_mappings_equal (mappings, self->mappings))
    return;

  g_ptr_array_unref (self->mappings);
  self->mappings = g_steal_pointer (&mappings);
  til_session_enter_holder (self);
  til_session_settle_choice (self);
  self->loaded = self->child != NULL;
  if (self->loaded)
    g_signal_emit (self, til_session_signals[TIL_SESSION_CHANGED], 0);
  if (settled)
    {
      g_signal_emit (self, til_session_signals[TIL_SESSION_TEXT_CHANGED], 0, self->area);
      g_signal_emit (self, til_session_signals[TIL_SESSION_TEXT_CHANGED], 0, -1);
    }
}

void
til_session_read_mappings (TilMappingSession *self)
{
  if (self->closed)
    return;
  if (self->reading)
    {
      self->read_again = TRUE;
      return;
    }
  self->reading = TRUE;
  til_store_list_mappings_async (self->store, self->child_id, self->cancellable, mappings_read_cb,
                                 g_object_ref (self));
}

static void
child_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilMappingSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TilChild) child = til_store_get_child_finish (TIL_STORE (source), result, &error);

  if (child == NULL)
    {
      til_session_fail (self, error);
      return;
    }
  g_clear_pointer (&self->child, til_child_free);
  self->child = g_steal_pointer (&child);
  if (self->loaded)
    g_signal_emit (self, til_session_signals[TIL_SESSION_CHANGED], 0);
}

static void
units_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilMappingSession) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *units = til_store_list_units_finish (TIL_STORE (source), result, &error);

  if (units == NULL)
    {
      til_session_fail (self, error);
      return;
    }
  g_ptr_array_unref (self->units);
  self->units = units;
  if (self->loaded)
    g_signal_emit (self, til_session_signals[TIL_SESSION_CHANGED], 0);
}

static gboolean
reload_cb (gpointer data)
{
  TilMappingSession *self = data;
  guint saved = til_autosave_get_n_saved (self->autosave);

  self->reload_pause = 0;
  if (saved == self->saved_at_reload)
    {
      /* Not one of our own ratings or texts: the child or a unit may have been edited. */
      til_store_get_child_again_async (self->store, self->child_id, self->cancellable,
                                       child_read_cb, g_object_ref (self));
      til_store_list_units_async (self->store, self->cancellable, units_read_cb,
                                  g_object_ref (self));
    }
  self->saved_at_reload = saved;
  til_session_read_mappings (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (TilMappingSession *self)
{
  if (self->closed || !self->loaded || self->reload_pause != 0)
    return;
  self->reload_pause = g_timeout_add (RELOAD_PAUSE_MS, reload_cb, self);
}

static void
autosave_failed_cb (TilMappingSession *self, const char *message)
{
  g_signal_emit (self, til_session_signals[TIL_SESSION_FAILED], 0, message);
}

static void
autosave_state_cb (TilMappingSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SAVE_STATE]);
  if (self->held && til_autosave_is_idle (self->autosave))
    {
      self->held = FALSE;
      g_object_unref (self);
    }
}

/* Class */

static void
til_mapping_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TilMappingSession *self = TIL_MAPPING_SESSION (object);

  switch (id)
    {
    case PROP_SAVE_STATE:
      g_value_set_int (value, til_autosave_get_state (self->autosave));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
til_mapping_session_finalize (GObject *object)
{
  TilMappingSession *self = TIL_MAPPING_SESSION (object);

  g_clear_handle_id (&self->reload_pause, g_source_remove);
  til_autosave_finish (self->autosave);
  g_clear_object (&self->autosave);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->child, til_child_free);
  g_clear_pointer (&self->mappings, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->redo, g_ptr_array_unref);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  g_clear_pointer (&self->earlier, g_hash_table_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  G_OBJECT_CLASS (til_mapping_session_parent_class)->finalize (object);
}

static void
til_mapping_session_class_init (TilMappingSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = til_mapping_session_get_property;
  object_class->finalize = til_mapping_session_finalize;

  props[PROP_SAVE_STATE] = g_param_spec_int ("save-state", NULL, NULL, TIL_SAVE_SAVED,
                                             TIL_SAVE_FAILED, TIL_SAVE_SAVED,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  til_session_signals[TIL_SESSION_CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0,
                                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
  til_session_signals[TIL_SESSION_RATING_CHANGED] = g_signal_new (
      "rating-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  til_session_signals[TIL_SESSION_TEXT_CHANGED] = g_signal_new (
      "text-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  til_session_signals[TIL_SESSION_AREA_CHANGED] = g_signal_new (
      "area-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  til_session_signals[TIL_SESSION_UNDO_CHANGED] = g_signal_new (
      "undo-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  til_session_signals[TIL_SESSION_FAILED] = g_signal_new (
      "failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  til_session_signals[TIL_SESSION_CONFLICT] = g_signal_new (
      "conflict", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4, G_TYPE_STRING,
      G_TYPE_INT64, G_TYPE_STRING, G_TYPE_INT);
  til_session_signals[TIL_SESSION_KEPT_CHANGED] = g_signal_new (
      "kept-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  til_session_signals[TIL_SESSION_DELETED] = g_signal_new ("deleted", type, G_SIGNAL_RUN_LAST, 0,
                                                           NULL, NULL, NULL, G_TYPE_NONE, 2,
                                                           G_TYPE_INT, G_TYPE_INT64);
}

static void
til_mapping_session_init (TilMappingSession *self)
{
  self->cancellable = g_cancellable_new ();
  self->mappings = g_ptr_array_new_with_free_func ((GDestroyNotify)til_mapping_free);
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify)til_unit_free);
  self->undo = til_session_changes_new ();
  self->redo = til_session_changes_new ();
  self->hidden = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->earlier = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  til_session_init_conflicts (self);
  self->area = -1;
}

TilMappingSession *
til_mapping_session_new (TilStore *store, gint64 child_id)
{
  TilMappingSession *self = g_object_new (TIL_TYPE_MAPPING_SESSION, NULL);

  self->store = g_object_ref (store);
  self->child_id = child_id;
  self->autosave = til_autosave_new (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  til_session_follow_conflicts (self);
  g_signal_connect_object (self->autosave, "failed", G_CALLBACK (autosave_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->autosave, "state-changed", G_CALLBACK (autosave_state_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
til_mapping_session_load (TilMappingSession *self)
{
  til_store_get_child_async (self->store, self->child_id, self->cancellable, child_read_cb,
                             g_object_ref (self));
  til_store_list_units_async (self->store, self->cancellable, units_read_cb, g_object_ref (self));
  til_session_read_mappings (self);
}

void
til_mapping_session_close (TilMappingSession *self)
{
  if (self->closed)
    return;
  /* From now on nobody can be asked. */
  til_autosave_finish (self->autosave);
  g_clear_handle_id (&self->reload_pause, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  self->closed = TRUE;
  /* A write that failed is tried again. */
  if (!self->held && !til_autosave_is_idle (self->autosave))
    {
      self->held = TRUE;
      g_object_ref (self);
    }
}

TilStore *
til_mapping_session_get_store (TilMappingSession *self)
{
  return self->store;
}

gboolean
til_mapping_session_is_loaded (TilMappingSession *self)
{
  return self->loaded;
}

const TilChild *
til_mapping_session_get_child (TilMappingSession *self)
{
  return self->child;
}

const GPtrArray *
til_mapping_session_get_units (TilMappingSession *self)
{
  return self->units;
}

const GPtrArray *
til_mapping_session_get_mappings (TilMappingSession *self)
{
  return self->mappings;
}

const TilMapping *
til_mapping_session_get_mapping (TilMappingSession *self)
{
  return til_session_find_mapping (self, self->mapping_id);
}

void
til_mapping_session_choose_mapping (TilMappingSession *self, gint64 mapping_id)
{
  if (mapping_id == self->mapping_id || til_session_find_mapping (self, mapping_id) == NULL)
    return;
  til_autosave_flush (self->autosave);
  self->mapping_id = mapping_id;
  self->entering_id = 0;
  g_hash_table_remove_all (self->earlier);
  til_session_clear_undo (self);
  til_session_settle_choice (self);
  g_signal_emit (self, til_session_signals[TIL_SESSION_CHANGED], 0);
}

gboolean
til_mapping_session_is_read_only (TilMappingSession *self)
{
  return til_store_get_read_only (self->store);
}

gint64
til_mapping_session_get_entering (TilMappingSession *self)
{
  return self->entering_id;
}

const TilVoice *
til_mapping_session_get_voice (TilMappingSession *self)
{
  return til_session_entering_voice (self);
}

int
til_mapping_session_get_area (TilMappingSession *self)
{
  return self->area;
}

void
til_mapping_session_choose_area (TilMappingSession *self, int area)
{
  if (area == self->area)
    return;
  til_autosave_flush (self->autosave);
  self->area = area;
  g_signal_emit (self, til_session_signals[TIL_SESSION_AREA_CHANGED], 0);
}

TilShape
til_mapping_session_get_shape (TilMappingSession *self)
{
  return self->shape;
}

void
til_mapping_session_set_shape (TilMappingSession *self, TilShape shape)
{
  self->shape_chosen = TRUE;
  if (self->shape == shape)
    return;
  self->shape = shape;
  g_signal_emit (self, til_session_signals[TIL_SESSION_CHANGED], 0);
}

gboolean
til_mapping_session_get_voice_shown (TilMappingSession *self, gint64 voice_id)
{
  return !g_hash_table_contains (self->hidden, &voice_id);
}

void
til_mapping_session_set_voice_shown (TilMappingSession *self, gint64 voice_id, gboolean shown)
{
  gboolean changed = shown ? g_hash_table_remove (self->hidden, &voice_id)
                           : g_hash_table_add (self->hidden, copy_id (voice_id));

  if (changed)
    g_signal_emit (self, til_session_signals[TIL_SESSION_CHANGED], 0);
}

gboolean
til_mapping_session_can_show_earlier (TilMappingSession *self, const TilMapping *mapping)
{
  const TilMapping *chosen = til_mapping_session_get_mapping (self);

  return chosen != NULL && mapping->id != chosen->id && mapping->date <= chosen->date &&
         g_str_equal (mapping->wheel->key, chosen->wheel->key);
}

gboolean
til_mapping_session_get_earlier_shown (TilMappingSession *self, gint64 mapping_id)
{
  return g_hash_table_contains (self->earlier, &mapping_id);
}

gboolean
til_mapping_session_set_earlier_shown (TilMappingSession *self,
                                       gint64 mapping_id,
                                       gboolean shown,
                                       GError **error)
{
  if (shown == til_mapping_session_get_earlier_shown (self, mapping_id))
    return TRUE;
  /* The chosen one, those that lie there, and this one. */
  if (shown && !til_mapping_check_drawn (g_hash_table_size (self->earlier) + 2, error))
    return FALSE;

  if (shown)
    g_hash_table_add (self->earlier, copy_id (mapping_id));
  else
    g_hash_table_remove (self->earlier, &mapping_id);
  g_signal_emit (self, til_session_signals[TIL_SESSION_CHANGED], 0);
  return TRUE;
}

GPtrArray *
til_mapping_session_drawn (TilMappingSession *self)
{
  GPtrArray *drawn = g_ptr_array_new ();
  TilMapping *chosen = til_session_find_mapping (self, self->mapping_id);

  if (chosen == NULL)
    return drawn;
  if (self->entering_id == 0)
    for (guint i = self->mappings->len; i > 0; i--)
      {
        TilMapping *mapping = g_ptr_array_index (self->mappings, i - 1);

        if (mapping != chosen && g_hash_table_contains (self->earlier, &mapping->id))
          g_ptr_array_add (drawn, mapping);
      }
  g_ptr_array_add (drawn, chosen);
  return drawn;
}

GPtrArray *
til_mapping_session_visible_voices (TilMappingSession *self)
{
  const TilMapping *mapping = til_mapping_session_get_mapping (self);

  if (mapping == NULL)
    return g_ptr_array_new ();

  GPtrArray *voices = til_mapping_visible_voices (mapping, self->entering_id);

  if (self->entering_id == 0)
    for (guint i = voices->len; i > 0; i--)
      {
        const TilVoice *voice = g_ptr_array_index (voices, i - 1);

        if (g_hash_table_contains (self->hidden, &voice->id))
          g_ptr_array_remove_index (voices, i - 1);
      }
  return voices;
}
