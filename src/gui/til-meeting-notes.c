/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-meeting-notes.h"

#include <glib/gi18n-lib.h>

#include "til-error.h"

#define REST_MS 600

struct _TilMeetingNotes
{
  GObject parent_instance;

  TilStore *store;     /* (owned) */
  TilMeeting *base;    /* (owned) as last read or saved */
  TilMeeting *mine;    /* (owned) with what is typed */
  TilMeeting *writing; /* (owned) (nullable) on its way to the register */
  guint rest;          /* (owned) timeout, 0 without */
  gboolean again;      /* typed while writing */
};

enum
{
  SAVED,
  FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilMeetingNotes, til_meeting_notes, G_TYPE_OBJECT)

static const char *
text_of (const TilAgendaPoint *point)
{
  return point && point->minutes ? point->minutes : "";
}

/* Puts what was typed since base into theirs. */
static void
merge_into (TilMeetingNotes *self, TilMeeting *theirs)
{
  for (guint i = 0; i < self->mine->points->len; i++)
    {
      const TilAgendaPoint *mine = self->mine->points->pdata[i];
      const TilAgendaPoint *base = til_record_array_find (self->base->points, mine->record.id);
      TilAgendaPoint *point = til_record_array_find (theirs->points, mine->record.id);

      if (g_str_equal (text_of (mine), text_of (base)))
        continue;
      if (!point)
        {
          /* The point was taken away by somebody; its words are not. */
          point = til_record_add_part (theirs, "points");
          til_record_set_text (&point->area_key, mine->area_key);
          til_record_set_text (&point->title, mine->title);
          point->child_id = mine->child_id;
        }
      if (*text_of (point) && !g_str_equal (text_of (point), text_of (base)) &&
          !g_str_equal (text_of (point), text_of (mine)))
        {
          g_autofree char *both = til_merge_texts (text_of (point), text_of (mine));

          til_record_set_text (&point->minutes, both);
        }
      else
        til_record_set_text (&point->minutes, mine->minutes);
    }
}

static void
take_theirs (TilMeetingNotes *self, TilMeeting *theirs)
{
  g_autoptr (TilMeeting) merged = til_record_copy (theirs);

  merge_into (self, merged);
  g_clear_pointer (&self->base, til_record_free);
  g_clear_pointer (&self->mine, til_record_free);
  self->base = til_record_copy (theirs);
  self->mine = g_steal_pointer (&merged);
}

static void
write_ended (TilMeetingNotes *self, const GError *error)
{
  gboolean again = self->again;

  g_clear_pointer (&self->writing, til_record_free);
  self->again = FALSE;
  if (error)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  else if (again)
    til_meeting_notes_flush (self);
  else
    g_signal_emit (self, signals[SAVED], 0);
}

static void
read_again_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilMeetingNotes) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TilMeeting) theirs = til_store_get_record_finish (TIL_STORE (source), result, &error);

  if (!theirs)
    {
      write_ended (self, error);
      return;
    }
  take_theirs (self, theirs);
  self->again = TRUE;
  write_ended (self, NULL);
}

/* Saved: the register's own revisions are read, so that the next save is of the newest one. */
static void
reread_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilMeetingNotes) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TilMeeting) stored = til_store_get_record_finish (TIL_STORE (source), result, &error);

  if (stored)
    {
      g_clear_pointer (&self->base, til_record_free);
      self->base = til_record_copy (self->writing);
      take_theirs (self, stored);
    }
  write_ended (self, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilMeetingNotes) self = data;
  g_autoptr (GError) error = NULL;
  gint64 id = til_store_id_finish (TIL_STORE (source), result, &error);

  if (id != 0)
    til_store_get_record_async (self->store, TIL_RECORD_MEETING, id, NULL, reread_cb,
                                g_object_ref (self));
  else if (g_error_matches (error, TIL_ERROR, TIL_ERROR_CONFLICT))
    til_store_get_record_async (self->store, TIL_RECORD_MEETING, self->mine->record.id, NULL,
                                read_again_cb, g_object_ref (self));
  else
    write_ended (self, error);
}

static gboolean
rest_cb (gpointer data)
{
  TilMeetingNotes *self = data;

  self->rest = 0;
  til_meeting_notes_flush (self);
  return G_SOURCE_REMOVE;
}

static void
til_meeting_notes_finalize (GObject *object)
{
  TilMeetingNotes *self = TIL_MEETING_NOTES (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_pointer (&self->base, til_record_free);
  g_clear_pointer (&self->mine, til_record_free);
  g_clear_pointer (&self->writing, til_record_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (til_meeting_notes_parent_class)->finalize (object);
}

static void
til_meeting_notes_class_init (TilMeetingNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = til_meeting_notes_finalize;
  signals[SAVED] = g_signal_new ("saved", TIL_TYPE_MEETING_NOTES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", TIL_TYPE_MEETING_NOTES, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
til_meeting_notes_init (TilMeetingNotes *self)
{
}

TilMeetingNotes *
til_meeting_notes_new (TilStore *store, const TilMeeting *meeting)
{
  TilMeetingNotes *self = g_object_new (TIL_TYPE_MEETING_NOTES, NULL);

  self->store = g_object_ref (store);
  self->base = til_record_copy (meeting);
  self->mine = til_record_copy (meeting);
  return self;
}

const char *
til_meeting_notes_get (TilMeetingNotes *self, gint64 point_id)
{
  g_return_val_if_fail (TIL_IS_MEETING_NOTES (self), "");

  return text_of (til_record_array_find (self->mine->points, point_id));
}

void
til_meeting_notes_set (TilMeetingNotes *self, gint64 point_id, const char *text)
{
  TilAgendaPoint *point;

  g_return_if_fail (TIL_IS_MEETING_NOTES (self));

  point = til_record_array_find (self->mine->points, point_id);
  if (!point || g_strcmp0 (text_of (point), text ? text : "") == 0)
    return;
  g_free (point->minutes);
  point->minutes = text && *text ? g_strdup (text) : NULL;
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, rest_cb, self);
}

void
til_meeting_notes_flush (TilMeetingNotes *self)
{
  g_return_if_fail (TIL_IS_MEETING_NOTES (self));

  g_clear_handle_id (&self->rest, g_source_remove);
  if (til_meeting_notes_is_saved (self))
    return;
  if (self->writing)
    {
      self->again = TRUE;
      return;
    }
  self->writing = til_record_copy (self->mine);
  til_store_save_record_async (self->store, self->writing, NULL, written_cb, g_object_ref (self));
}

gboolean
til_meeting_notes_is_saved (TilMeetingNotes *self)
{
  return !self->writing && til_record_equal (self->base, self->mine);
}
