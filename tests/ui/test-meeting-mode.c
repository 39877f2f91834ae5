/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting-fixture.h"
#include "til-locale.h"
#include "til-meeting-mode.h"
#include "til-meeting-notes.h"
#include "til-meeting-wheel.h"

#include <string.h>

typedef struct
{
  Meetings base;
  gint64 id;
  GtkWidget *window;
} Mode;

static void
set_up (Mode *self, gconstpointer data)
{
  meetings_set_up (&self->base, data);
  self->id = meetings_save (&self->base, meetings_new (&self->base));
  meetings_reread (&self->base);
}

static void
tear_down (Mode *self, gconstpointer data)
{
  if (self->window)
    support_destroy (self->window);
  meetings_tear_down (&self->base, data);
}

static void
open_mode (Mode *self)
{
  g_autoptr (GError) error = NULL;

  self->window = til_meeting_mode_new (self->base.model, self->id, &error);
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (self->window));
  SUPPORT_WAIT (gtk_widget_get_mapped (self->window));
}

/* As the keyboard does: through the window's own controller. */
static gboolean
press (Mode *self, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (self->window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller) ||
          gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
        continue;
      g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
      if (handled)
        return TRUE;
    }
  return FALSE;
}

static guint
page_of (Mode *self)
{
  return til_meeting_mode_get_page (TIL_MEETING_MODE (self->window));
}

static void
test_keys (Mode *self, gconstpointer data)
{
  open_mode (self);
  g_assert_cmpuint (til_meeting_mode_get_n_pages (TIL_MEETING_MODE (self->window)), ==, 3);
  g_assert_true (support_shows (self->window, "Filmon Tesfay"));
  g_assert_true (press (self, GDK_KEY_Right));
  g_assert_cmpuint (page_of (self), ==, 1);
  g_assert_true (support_shows (self->window, "Page 2 of 3"));
  press (self, GDK_KEY_space);
  g_assert_cmpuint (page_of (self), ==, 2);
  press (self, GDK_KEY_Page_Down);
  g_assert_cmpuint (page_of (self), ==, 2);
  press (self, GDK_KEY_Left);
  press (self, GDK_KEY_Page_Up);
  g_assert_cmpuint (page_of (self), ==, 0);
  press (self, GDK_KEY_End);
  g_assert_cmpuint (page_of (self), ==, 2);
}

static void
test_own_words (Mode *self, gconstpointer data)
{
  open_mode (self);
  press (self, GDK_KEY_Right);
  g_assert_true (support_shows (self->window, "“Jag är rädd på vägen hem”"));
  support_assert_named (self->window);
}

static GtkTextView *
note_of (Mode *self)
{
  return meetings_find (self->window, GTK_TYPE_TEXT_VIEW, NULL);
}

static void
type_note (Mode *self, const char *text)
{
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (note_of (self)), text, -1);
}

static const char *
minutes_of (const TilMeeting *meeting, guint point)
{
  return ((TilAgendaPoint *)meeting->points->pdata[point])->minutes;
}

static void
destroyed_cb (gpointer data, GObject *where)
{
  *(GtkWidget **)data = NULL;
}

static void
test_notes_are_saved (Mode *self, gconstpointer data)
{
  g_autoptr (TilMeeting) stored = NULL;
  GtkWidget *window;

  open_mode (self);
  press (self, GDK_KEY_Right);
  g_assert_true (press (self, GDK_KEY_n));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == GTK_WIDGET (note_of (self)));
  type_note (self, "Följa honom hem");
  /* What is typed is never taken for turning a page. */
  g_assert_false (press (self, GDK_KEY_space));
  g_assert_false (press (self, GDK_KEY_Right));
  press (self, GDK_KEY_Page_Down);
  g_assert_cmpuint (page_of (self), ==, 2);
  type_note (self, "Mormor hjälper");
  window = self->window;
  g_object_weak_ref (G_OBJECT (window), destroyed_cb, &self->window);
  gtk_window_close (GTK_WINDOW (window));
  SUPPORT_WAIT (self->window == NULL);
  stored = meetings_read (&self->base, TIL_RECORD_MEETING, self->id);
  g_assert_cmpstr (minutes_of (stored, 0), ==, "Följa honom hem");
  g_assert_cmpstr (minutes_of (stored, 1), ==, "Mormor hjälper");
}

static void
test_escape_leaves_note_first (Mode *self, gconstpointer data)
{
  open_mode (self);
  press (self, GDK_KEY_Right);
  press (self, GDK_KEY_n);
  press (self, GDK_KEY_Escape);
  g_assert_true (gtk_widget_get_visible (self->window));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) != GTK_WIDGET (note_of (self)));
}

/* Somebody else writes in the same meeting meanwhile: both texts stand. */
static void
test_both_notes_stand (Mode *self, gconstpointer data)
{
  TilMeeting *theirs = meetings_read (&self->base, TIL_RECORD_MEETING, self->id);
  g_autoptr (TilMeetingNotes) notes = til_meeting_notes_new (self->base.support.store, theirs);
  gint64 point = ((TilRecord *)theirs->points->pdata[0])->id;
  g_autoptr (TilMeeting) stored = NULL;

  til_meeting_notes_set (notes, point, "Mitt");
  til_record_set_text (&((TilAgendaPoint *)theirs->points->pdata[0])->minutes, "Deras");
  til_record_set_text (&((TilAgendaPoint *)theirs->points->pdata[1])->minutes, "Annat");
  meetings_save (&self->base, theirs);
  til_meeting_notes_flush (notes);
  SUPPORT_WAIT (til_meeting_notes_is_saved (notes));
  stored = meetings_read (&self->base, TIL_RECORD_MEETING, self->id);
  g_assert_nonnull (strstr (minutes_of (stored, 0), "Mitt"));
  g_assert_nonnull (strstr (minutes_of (stored, 0), "Deras"));
  g_assert_cmpstr (minutes_of (stored, 1), ==, "Annat");
}

/* Social services are covered for two areas: the third is not on the wheel's words. */
static void
test_r8_only_what_is_covered (Mode *self, gconstpointer data)
{
  const TilMapping *mapping;

  open_mode (self);
  mapping = til_meeting_wheel_get_mapping (
      meetings_find (self->window, TIL_TYPE_MEETING_WHEEL, NULL));
  g_assert_cmpuint (mapping->voices->len, ==, 2);
  for (guint i = 0; i < mapping->voices->len; i++)
    {
      g_assert_cmpint (til_voice_step (mapping->voices->pdata[i], "safe"), >, 0);
      g_assert_null (til_voice_find_rating (mapping->voices->pdata[i], "included"));
    }
  g_assert_true (support_shows (self->window, "Only what consent covers"));
  for (guint i = 0; i < 3; i++)
    {
      til_meeting_mode_set_page (TIL_MEETING_MODE (self->window), i);
      g_assert_false (support_shows (self->window, "Included"));
    }
}

static void
test_r8_refused (Mode *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  meetings_withdraw (&self->base);
  g_assert_null (til_meeting_mode_new (self->base.model, self->id, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
}

static void
test_r8_withdrawn_while_open (Mode *self, gconstpointer data)
{
  open_mode (self);
  press (self, GDK_KEY_Right);
  g_assert_true (support_shows (self->window, "“Jag är rädd på vägen hem”"));
  meetings_withdraw (&self->base);
  SUPPORT_WAIT (!support_shows (self->window, "“Jag är rädd på vägen hem”"));
  g_assert_false (support_shows (self->window, "Filmon"));
}

static void
test_r14_title (Mode *self, gconstpointer data)
{
  TilChild *child = support_read_child (&self->base.support, self->base.child_id);

  child->protected_identity = TRUE;
  support_save_elsewhere (&self->base.support, child);
  til_child_free (child);
  meetings_reread (&self->base);
  open_mode (self);
  g_assert_null (strstr (gtk_window_get_title (GTK_WINDOW (self->window)), "Filmon"));
  g_assert_false (support_shows (self->window, "Filmon"));
}

#define ADD(path, func) g_test_add (path, Mode, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/meeting-mode/keys", test_keys);
  ADD ("/meeting-mode/own-words", test_own_words);
  ADD ("/meeting-mode/r15-notes-are-saved", test_notes_are_saved);
  ADD ("/meeting-mode/escape-leaves-note-first", test_escape_leaves_note_first);
  ADD ("/meeting-mode/r15-both-notes-stand", test_both_notes_stand);
  ADD ("/meeting-mode/r8-only-what-is-covered", test_r8_only_what_is_covered);
  ADD ("/meeting-mode/r8-refused", test_r8_refused);
  ADD ("/meeting-mode/r8-withdrawn-while-open", test_r8_withdrawn_while_open);
  ADD ("/meeting-mode/r14-title", test_r14_title);
  return g_test_run ();
}
