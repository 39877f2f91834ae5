/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "fixture.h"
#include "til-area-overview.h"
#include "til-area-panel.h"
#include "til-child-page.h"
#include "til-differences.h"
#include "til-locale.h"
#include "til-next-step-bar.h"
#include "til-timeline-view.h"
#include "til-voice-bar.h"
#include "til-voice-popover.h"
#include "til-wheel-view.h"
#include "til-wheel-widget.h"
#include "til-who-panel.h"

typedef struct
{
  Fixture fixture;
  GtkWidget *window;
  GtkWidget *page;
} PageFixture;

static gpointer
find (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
shows_text (GtkWidget *root, const char *text)
{
  if (!gtk_widget_get_child_visible (root) || !gtk_widget_get_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_text (child, text))
      return TRUE;
  return FALSE;
}

static void
open_page (PageFixture *self)
{
  self->window = adw_window_new ();
  self->page = til_child_page_new (self->fixture.store, self->fixture.child_id);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 800);
  adw_window_set_content (ADW_WINDOW (self->window), self->page);
  gtk_window_present (GTK_WINDOW (self->window));
  WAIT_UNTIL (gtk_widget_get_mapped (find (self->page, TIL_TYPE_WHO_PANEL)));
}

static void
close_page (PageFixture *self)
{
  g_clear_pointer ((GtkWindow **)&self->window, gtk_window_destroy);
}

/* GTK 4.8 asks where the pointer is above a window that went while its tooltip was about to come
 * up, which on a slow machine a test can be in time for. */
static gboolean
is_fatal (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  return strstr (message, "gdk_surface_get_device_position") == NULL;
}

static void
set_up (PageFixture *self, gconstpointer data)
{
  g_test_log_set_fatal_handler (is_fatal, NULL);
  fixture_set_up (&self->fixture, NULL);
}

static void
tear_down (PageFixture *self, gconstpointer data)
{
  close_page (self);
  fixture_tear_down (&self->fixture, NULL);
}

static void
choose_voice (PageFixture *self, int row)
{
  TilVoiceBar *bar = find (self->page, TIL_TYPE_VOICE_BAR);
  GtkWidget *popover = find (GTK_WIDGET (bar), TIL_TYPE_VOICE_POPOVER);
  GtkListBox *list;

  til_voice_bar_popup_add (bar);
  WAIT_UNTIL (gtk_widget_get_mapped (popover));
  list = find (popover, GTK_TYPE_LIST_BOX);
  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (list, row)));
}

/* Rates every area with the buttons of the panel, as assistive technology does. */
static void
rate_all (PageFixture *self, int step)
{
  TilWheelWidget *wheel = find (self->page, TIL_TYPE_WHEEL_WIDGET);
  TilAreaPanel *panel = find (self->page, TIL_TYPE_AREA_PANEL);

  WAIT_UNTIL (til_area_panel_get_step_button (panel, step) != NULL);
  for (guint i = 0; i < 8; i++)
    {
      gtk_widget_grab_focus (til_wheel_widget_get_area (wheel, i));
      g_signal_emit_by_name (til_area_panel_get_step_button (panel, step), "clicked");
    }
}

static void
test_title (PageFixture *self, gconstpointer data)
{
  g_autofree char *title = NULL;

  open_page (self);
  g_object_get (self->page, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "Åsa Öberg");
}

static void
test_protected (PageFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister)
      other = til_register_open (self->fixture.path, TIL_REGISTER_READ_WRITE, &error);
  g_autoptr (TilChild) child = til_register_get_child (other, self->fixture.child_id, &error);
  g_autofree char *title = NULL;
  GtkWidget *who;

  child->protected_identity = TRUE;
  g_assert_true (til_register_save_child (other, child, &error));
  g_assert_no_error (error);
  g_clear_pointer (&other, til_register_close);

  open_page (self);
  WAIT_UNTIL (til_case_model_get_case (til_child_page_get_model (TIL_CHILD_PAGE (self->page))) !=
              NULL);
  WAIT_UNTIL (shows_text (find (self->page, TIL_TYPE_NEXT_STEP_BAR), "No mapping yet"));
  who = find (self->page, TIL_TYPE_WHO_PANEL);
  g_object_get (self->page, "title", &title, NULL);
  g_assert_null (strstr (title, "Öberg"));
  g_assert_false (shows_text (self->page, "Öberg"));
  g_assert_false (shows_text (self->page, "Fatima"));
  gtk_toggle_button_set_active (find (who, GTK_TYPE_TOGGLE_BUTTON), TRUE);
  g_assert_true (shows_text (who, "Öberg"));
  g_clear_pointer (&title, g_free);
  g_object_get (self->page, "title", &title, NULL);
  g_assert_null (strstr (title, "Öberg"));
  g_assert_null (strstr (gtk_window_get_title (GTK_WINDOW (self->window)) ?: "", "Öberg"));
}

static void
test_empty_page_says_what_to_do (PageFixture *self, gconstpointer data)
{
  open_page (self);
  g_assert_true (shows_text (self->page, "No Mapping Yet"));
}

static void
test_two_voices_differ (PageFixture *self, gconstpointer data)
{
  TilDifferences *differences;

  fixture_add_mapping (&self->fixture, "girfec", til_date_today ());
  open_page (self);
  choose_voice (self, 0);
  rate_all (self, 4);
  gtk_widget_activate_action (self->page, "page.finish-voice", NULL);
  WAIT_UNTIL (gtk_widget_get_visible (find (self->page, TIL_TYPE_VOICE_BAR)));

  /* R2: the guardian begins on a blank wheel. */
  choose_voice (self, 0);
  WAIT_UNTIL (til_area_panel_get_step_button (find (self->page, TIL_TYPE_AREA_PANEL), 0) != NULL);
  WAIT_UNTIL (shows_text (self->page, "The others are hidden"));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (
      til_area_panel_get_step_button (find (self->page, TIL_TYPE_AREA_PANEL), 0))));
  differences = find (self->page, TIL_TYPE_DIFFERENCES);
  g_assert_null (find (GTK_WIDGET (differences), GTK_TYPE_ENTRY));
  rate_all (self, 1);
  gtk_widget_activate_action (self->page, "page.finish-voice", NULL);
  WAIT_UNTIL (find (GTK_WIDGET (differences), GTK_TYPE_ENTRY) != NULL);

  gtk_editable_set_text (find (GTK_WIDGET (differences), GTK_TYPE_ENTRY), "Olika dagar");
  close_page (self);
  fixture_close (&self->fixture);
  fixture_open (&self->fixture);
  g_assert_cmpstr (til_mapping_reason (til_mapping_session_get_mapping (self->fixture.session),
                                       fixture_area (&self->fixture, 0)),
                   ==, "Olika dagar");
}

/* Beside the wheel stands what to talk about, once both voices are finished and not before. */
static void
test_overview (PageFixture *self, gconstpointer data)
{
  GtkWidget *panel, *overview;

  fixture_add_mapping (&self->fixture, "girfec", til_date_today ());
  open_page (self);
  panel = find (self->page, TIL_TYPE_AREA_PANEL);
  overview = find (panel, TIL_TYPE_AREA_OVERVIEW);
  g_assert_true (shows_text (panel, "How to Begin"));
  choose_voice (self, 0);
  rate_all (self, 4);
  gtk_widget_activate_action (self->page, "page.finish-voice", NULL);
  WAIT_UNTIL (shows_text (panel, "One Voice So Far"));
  choose_voice (self, 0);
  WAIT_UNTIL (shows_text (self->page, "The others are hidden"));
  rate_all (self, 1);
  g_assert_null (find (overview, GTK_TYPE_BUTTON));
  gtk_widget_activate_action (self->page, "page.finish-voice", NULL);
  WAIT_UNTIL (shows_text (panel, "What to talk about"));
  g_signal_emit_by_name (find (overview, GTK_TYPE_BUTTON), "clicked");
  WAIT_UNTIL (shows_text (panel, "Questions for the child"));
}

static void
test_note_survives_closing (PageFixture *self, gconstpointer data)
{
  GtkTextView *note;
  const TilVoice *voice;
  const TilRating *rating;

  fixture_add_mapping (&self->fixture, "girfec", til_date_today ());
  open_page (self);
  choose_voice (self, 0);
  WAIT_UNTIL (til_area_panel_get_step_button (find (self->page, TIL_TYPE_AREA_PANEL), 1) != NULL);
  note = find (find (self->page, TIL_TYPE_AREA_PANEL), GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (note), "Sover dåligt", -1);
  close_page (self);
  fixture_close (&self->fixture);
  fixture_open (&self->fixture);

  voice = g_ptr_array_index (til_mapping_session_get_mapping (self->fixture.session)->voices, 0);
  rating = til_voice_find_rating (voice, fixture_area (&self->fixture, 0));
  g_assert_nonnull (rating);
  g_assert_cmpstr (rating->note, ==, "Sover dåligt");
}

static void
test_undo_action (PageFixture *self, gconstpointer data)
{
  TilAreaPanel *panel;

  fixture_add_mapping (&self->fixture, "girfec", til_date_today ());
  open_page (self);
  choose_voice (self, 0);
  panel = find (self->page, TIL_TYPE_AREA_PANEL);
  WAIT_UNTIL (til_area_panel_get_step_button (panel, 3) != NULL);
  g_signal_emit_by_name (til_area_panel_get_step_button (panel, 3), "clicked");
  g_assert_true (gtk_widget_activate_action (self->page, "page.undo", NULL));
  g_assert_true (
      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (til_area_panel_get_step_button (panel, 0))));
  g_assert_true (gtk_widget_activate_action (self->page, "page.redo", NULL));
  g_assert_true (
      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (til_area_panel_get_step_button (panel, 3))));
}

static gboolean
is_named (GtkWidget *widget)
{
  g_autoptr (GList) labels = gtk_widget_list_mnemonic_labels (widget);

  return labels != NULL ||
         gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
test_wheel_action (PageFixture *self, gconstpointer data)
{
  TilAreaPanel *panel;

  fixture_add_mapping (&self->fixture, "girfec", til_date_today ());
  open_page (self);
  choose_voice (self, 0);
  panel = find (self->page, TIL_TYPE_AREA_PANEL);
  WAIT_UNTIL (til_area_panel_get_step_button (panel, 3) != NULL);
  til_area_panel_focus_note (panel);
  g_assert_true (GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (self->window))));
  g_assert_true (gtk_widget_activate_action (self->page, "page.wheel", NULL));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) ==
                 til_wheel_widget_get_area (find (self->page, TIL_TYPE_WHEEL_WIDGET), 0));
}

/* What takes focus and has no text of its own must be named. */
static void
check_names (GtkWidget *widget)
{
  gboolean bare = GTK_IS_MENU_BUTTON (widget) || GTK_IS_TEXT_VIEW (widget) ||
                  GTK_IS_ENTRY (widget) || TIL_IS_WHEEL_WIDGET (widget);

  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) == NULL &&
      !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)) &&
      !GTK_IS_DROP_DOWN (gtk_widget_get_parent (widget)) &&
      !gtk_widget_has_css_class (widget, "titlebutton") &&
      !gtk_widget_has_css_class (widget, "close"))
    bare = TRUE;
  if (GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_label (GTK_MENU_BUTTON (widget)) != NULL)
    bare = FALSE;
  if (bare && !is_named (widget) &&
      gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) == NULL)
    g_error ("%s in %s in %s has no accessible name", G_OBJECT_TYPE_NAME (widget),
             G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)),
             G_OBJECT_TYPE_NAME (gtk_widget_get_parent (gtk_widget_get_parent (widget))));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_names (child);
}

static void
test_everything_is_named (PageFixture *self, gconstpointer data)
{
  fixture_add_mapping (&self->fixture, "livsblomma", til_date_today ());
  fixture_add_voice (&self->fixture, TIL_VOICE_CHILD, 0, 0);
  fixture_finish (&self->fixture);
  open_page (self);
  check_names (self->page);
}

/* A page that stayed behind would go on following the store, and hold it. */
static void
test_goes_away (PageFixture *self, gconstpointer data)
{
  gpointer page, wheel;

  fixture_add_mapping (&self->fixture, "girfec", til_date_today ());
  open_page (self);
  choose_voice (self, 0);
  rate_all (self, 2);
  page = self->page;
  wheel = find (self->page, TIL_TYPE_WHEEL_WIDGET);
  g_object_add_weak_pointer (page, &page);
  g_object_add_weak_pointer (wheel, &wheel);
  close_page (self);
  WAIT_UNTIL (page == NULL && wheel == NULL);
}

/* Opening a child waits for no tab but the first. */
static void
test_tabs (PageFixture *self, gconstpointer data)
{
  fixture_add_mapping (&self->fixture, "girfec", til_date_today ());
  open_page (self);
  g_assert_null (find (self->page, TIL_TYPE_TIMELINE_VIEW));
  g_assert_true (gtk_widget_activate_action (self->page, "page.tab", "i", (int)TIL_PLACE_TIMELINE));
  g_assert_nonnull (find (self->page, TIL_TYPE_TIMELINE_VIEW));
  WAIT_UNTIL (shows_text (self->page, "Who Opened It"));
  /* The name stands on the page in every tab. */
  WAIT_UNTIL (shows_text (self->page, "Åsa Öberg"));
  for (int i = 0; i < TIL_N_CHILD_PLACES; i++)
    {
      g_assert_true (gtk_widget_activate_action (self->page, "page.tab", "i", i));
      check_names (self->page);
    }
  g_assert_true (gtk_widget_activate_action (self->page, "page.wheel", NULL));
  WAIT_UNTIL (gtk_widget_get_mapped (find (self->page, TIL_TYPE_WHEEL_WIDGET)));
}

/* The line on top says what is next, and its button does it. */
static void
test_next_step (PageFixture *self, gconstpointer data)
{
  TilNextStepBar *bar;
  GtkMenuButton *menu_button;

  open_page (self);
  bar = find (self->page, TIL_TYPE_NEXT_STEP_BAR);
  WAIT_UNTIL (shows_text (GTK_WIDGET (bar), "No mapping yet"));
  gtk_widget_activate_action (self->page, "page.tab", "i", (int)TIL_PLACE_TIMELINE);
  g_signal_emit_by_name (find (GTK_WIDGET (bar), GTK_TYPE_BUTTON), "clicked");
  menu_button = find (find (self->page, TIL_TYPE_WHEEL_VIEW), GTK_TYPE_MENU_BUTTON);
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (menu_button))));
}

/* R15: what was deleted in a tab comes back by the page's own undo. */
static void
test_undo_record (PageFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister)
      other = til_register_open (self->fixture.path, TIL_REGISTER_READ_WRITE, &error);
  g_autoptr (TilObservation) observation = til_record_new_of (TIL_RECORD_OBSERVATION);
  g_autoptr (TilCaseModel) model = NULL;

  observation->child_id = self->fixture.child_id;
  observation->date = til_date_today ();
  til_record_set_text (&observation->text, "Ville inte gå hem");
  g_assert_true (til_register_save_record (other, observation, &error));
  g_clear_pointer (&other, til_register_close);
  open_page (self);
  model = g_object_ref (til_child_page_get_model (TIL_CHILD_PAGE (self->page)));
  WAIT_UNTIL (til_case_model_get_case (model) != NULL);
  g_assert_cmpuint (til_case_model_get_case (model)->records[TIL_RECORD_OBSERVATION]->len, ==, 1);
  gtk_widget_activate_action (self->page, "page.tab", "i", (int)TIL_PLACE_TIMELINE);
  til_case_model_set_deleted (model, TIL_RECORD_OBSERVATION, observation->record.id, TRUE);
  WAIT_UNTIL (shows_text (self->page, "Observation deleted"));
  WAIT_UNTIL (til_case_model_get_case (model)->records[TIL_RECORD_OBSERVATION]->len == 0);
  g_assert_true (gtk_widget_activate_action (self->page, "page.undo", NULL));
  WAIT_UNTIL (til_case_model_get_case (model)->records[TIL_RECORD_OBSERVATION]->len == 1);
  g_assert_true (gtk_widget_activate_action (self->page, "page.redo", NULL));
  WAIT_UNTIL (til_case_model_get_case (model)->records[TIL_RECORD_OBSERVATION]->len == 0);
}

#define ADD(path, func) g_test_add (path, PageFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/child-page/title", test_title);
  ADD ("/child-page/r14-protected", test_protected);
  ADD ("/child-page/empty-page-says-what-to-do", test_empty_page_says_what_to_do);
  ADD ("/child-page/r2-two-voices-differ", test_two_voices_differ);
  ADD ("/child-page/r2-what-to-talk-about", test_overview);
  ADD ("/child-page/r15-note-survives-closing", test_note_survives_closing);
  ADD ("/child-page/undo-action", test_undo_action);
  ADD ("/child-page/wheel-action", test_wheel_action);
  ADD ("/child-page/tabs", test_tabs);
  ADD ("/child-page/next-step", test_next_step);
  ADD ("/child-page/r15-undo-record", test_undo_record);
  ADD ("/child-page/goes-away", test_goes_away);
  ADD ("/child-page/everything-is-named", test_everything_is_named);
  return g_test_run ();
}
