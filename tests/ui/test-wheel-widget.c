/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "fixture.h"
#include "til-area-widget.h"
#include "til-locale.h"
#include "til-wheel-widget.h"

typedef struct
{
  Fixture fixture;
  GtkWidget *window;
  TilWheelWidget *wheel;
} WheelFixture;

static void
set_up (WheelFixture *self, gconstpointer data)
{
  fixture_set_up (&self->fixture, NULL);
  fixture_add_mapping (&self->fixture, "girfec", til_date_today ());
  self->window = gtk_window_new ();
  self->wheel = TIL_WHEEL_WIDGET (til_wheel_widget_new ());
  til_wheel_widget_set_session (self->wheel, self->fixture.session);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 640, 640);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->wheel));
  gtk_window_present (GTK_WINDOW (self->window));
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (self->wheel)) > 0);
}

static void
tear_down (WheelFixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  fixture_tear_down (&self->fixture, NULL);
}

/* As GTK does when a key arrives for the focused area. */
static gboolean
press_with (WheelFixture *self, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->wheel));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }
  return handled;
}

static gboolean
press (WheelFixture *self, guint keyval)
{
  return press_with (self, keyval, 0);
}

static int
focused (WheelFixture *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return TIL_IS_AREA_WIDGET (focus) ? (int)til_area_widget_get_index (TIL_AREA_WIDGET (focus)) : -1;
}

static int
step (WheelFixture *self, guint area)
{
  return til_voice_step (til_mapping_session_get_voice (self->fixture.session),
                         fixture_area (&self->fixture, area));
}

static void
focus_area (WheelFixture *self, guint area)
{
  g_assert_true (gtk_widget_grab_focus (til_wheel_widget_get_area (self->wheel, area)));
  g_assert_cmpint (focused (self), ==, (int)area);
}

static void
test_keys_rate (WheelFixture *self, gconstpointer data)
{
  fixture_add_voice (&self->fixture, TIL_VOICE_CHILD, 0, 0);
  focus_area (self, 0);
  g_assert_true (press (self, GDK_KEY_Up));
  g_assert_cmpint (step (self, 0), ==, 1);
  g_assert_true (press (self, GDK_KEY_Up));
  g_assert_cmpint (step (self, 0), ==, 2);
  g_assert_true (press (self, GDK_KEY_Down));
  g_assert_true (press (self, GDK_KEY_Down));
  g_assert_cmpint (step (self, 0), ==, 1);
  g_assert_true (press (self, GDK_KEY_3));
  g_assert_cmpint (step (self, 0), ==, 3);
  g_assert_true (press (self, GDK_KEY_KP_2));
  g_assert_cmpint (step (self, 0), ==, 2);
  g_assert_true (press (self, GDK_KEY_Arabic_4));
  g_assert_cmpint (step (self, 0), ==, 4);
  g_assert_false (press (self, GDK_KEY_9));
  g_assert_cmpint (step (self, 0), ==, 4);
  g_assert_true (press (self, GDK_KEY_Home));
  g_assert_cmpint (step (self, 0), ==, 1);
  g_assert_true (press (self, GDK_KEY_End));
  g_assert_cmpint (step (self, 0), ==, 4);
  fixture_wait_saved (&self->fixture);
}

static void
test_delete_is_not_discussed (WheelFixture *self, gconstpointer data)
{
  fixture_add_voice (&self->fixture, TIL_VOICE_CHILD, 0, 0);
  focus_area (self, 1);
  press (self, GDK_KEY_1);
  g_assert_true (press (self, GDK_KEY_Down));
  g_assert_cmpint (step (self, 1), ==, 1);
  g_assert_true (press (self, GDK_KEY_Delete));
  g_assert_cmpint (step (self, 1), ==, TIL_NOT_DISCUSSED);
  /* Down never goes from not discussed to a step, nor from the lowest step to not discussed. */
  g_assert_true (press (self, GDK_KEY_Down));
  g_assert_cmpint (step (self, 1), ==, TIL_NOT_DISCUSSED);
}

static void
test_keys_turn (WheelFixture *self, gconstpointer data)
{
  fixture_add_voice (&self->fixture, TIL_VOICE_CHILD, 0, 0);
  for (int rtl = 0; rtl < 2; rtl++)
    {
      gtk_widget_set_direction (self->window, rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      focus_area (self, 0);
      g_assert_true (press (self, GDK_KEY_Right));
      g_assert_cmpint (focused (self), ==, 1);
      g_assert_true (press (self, GDK_KEY_Left));
      g_assert_true (press (self, GDK_KEY_Left));
      g_assert_cmpint (focused (self), ==, 7);
      g_assert_cmpint (til_mapping_session_get_area (self->fixture.session), ==, 7);
    }
}

static void
test_tab_leaves (WheelFixture *self, gconstpointer data)
{
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  til_mapping_session_choose_area (self->fixture.session, 3);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (self->wheel), GTK_DIR_TAB_FORWARD));
  g_assert_cmpint (focused (self), ==, 3);
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (self->wheel), GTK_DIR_TAB_FORWARD));
}

static void
note_cb (gboolean *requested)
{
  *requested = TRUE;
}

static void
test_enter_asks_for_note (WheelFixture *self, gconstpointer data)
{
  gboolean requested = FALSE;

  g_signal_connect_swapped (self->wheel, "note-requested", G_CALLBACK (note_cb), &requested);
  focus_area (self, 2);
  g_assert_true (press (self, GDK_KEY_Return));
  g_assert_true (requested);
}

static void
test_closed_is_not_rated (WheelFixture *self, gconstpointer data)
{
  const TilVoice *voice;

  fixture_add_voice (&self->fixture, TIL_VOICE_CHILD, 0, 0);
  fixture_finish (&self->fixture);
  focus_area (self, 0);
  g_assert_false (press (self, GDK_KEY_3));
  gtk_range_set_value (GTK_RANGE (til_wheel_widget_get_area (self->wheel, 0)), 3);
  voice = g_ptr_array_index (til_mapping_session_get_mapping (self->fixture.session)->voices, 0);
  g_assert_cmpint (til_voice_step (voice, fixture_area (&self->fixture, 0)), ==, TIL_NOT_DISCUSSED);
}

static void
test_keys_with_modifiers_pass (WheelFixture *self, gconstpointer data)
{
  fixture_add_voice (&self->fixture, TIL_VOICE_CHILD, 0, 0);
  focus_area (self, 0);
  g_assert_false (press_with (self, GDK_KEY_1, GDK_CONTROL_MASK));
  g_assert_false (press_with (self, GDK_KEY_Left, GDK_ALT_MASK));
}

static void
test_accessible (WheelFixture *self, gconstpointer data)
{
  const TilWheel *wheel;
  GtkAccessible *area;

  fixture_add_voice (&self->fixture, TIL_VOICE_CHILD, 0, 0);
  wheel = til_mapping_session_get_mapping (self->fixture.session)->wheel;
  for (guint i = 0; i < til_wheel_n_areas (wheel); i++)
    {
      area = GTK_ACCESSIBLE (til_wheel_widget_get_area (self->wheel, i));
      gtk_test_accessible_assert_role (area, GTK_ACCESSIBLE_ROLE_SLIDER);
      gtk_test_accessible_assert_property (area, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           til_local_get (til_wheel_area (wheel, i)->name, "en"));
      gtk_test_accessible_assert_property (area, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                           "Not discussed");
      gtk_test_accessible_assert_property (area, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 0.0);
      gtk_test_accessible_assert_property (area, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                           (double)til_wheel_n_steps (wheel));
    }

  /* A screen reader sets the value. */
  area = GTK_ACCESSIBLE (til_wheel_widget_get_area (self->wheel, 5));
  gtk_range_set_value (GTK_RANGE (area), 2);
  g_assert_cmpint (step (self, 5), ==, 2);
  gtk_test_accessible_assert_property (area, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       til_wheel_step_word (wheel, 2, "en"));
  gtk_test_accessible_assert_property (area, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 2.0);
}

static void
test_others_are_not_told (WheelFixture *self, gconstpointer data)
{
  GtkAccessible *area = GTK_ACCESSIBLE (til_wheel_widget_get_area (self->wheel, 0));

  fixture_add_voice (&self->fixture, TIL_VOICE_CHILD, 0, 0);
  til_mapping_session_set_step (self->fixture.session, 0, 4);
  fixture_finish (&self->fixture);
  gtk_test_accessible_assert_property (area, GTK_ACCESSIBLE_PROPERTY_READ_ONLY, TRUE);
  fixture_add_voice (&self->fixture, TIL_VOICE_GUARDIAN, self->fixture.guardian_ids[0], 0);
  gtk_test_accessible_assert_property (area, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "Not discussed");
  gtk_test_accessible_assert_property (area, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 0.0);
}

static void
test_areas_contain_themselves (WheelFixture *self, gconstpointer data)
{
  GtkWidget *wheel = GTK_WIDGET (self->wheel);
  int width = gtk_widget_get_width (wheel);
  int height = gtk_widget_get_height (wheel);
  guint found = 0;

  for (int y = 2; y < height; y += 8)
    for (int x = 2; x < width; x += 8)
      {
        GtkWidget *picked = gtk_widget_pick (wheel, x, y, GTK_PICK_DEFAULT);
        guint inside = 0;

        for (guint i = 0; i < 8; i++)
          {
            GtkWidget *area = til_wheel_widget_get_area (self->wheel, i);
            double ax, ay;

            g_assert_true (gtk_widget_translate_coordinates (wheel, area, x, y, &ax, &ay));
            inside += gtk_widget_contains (area, ax, ay) ? 1 : 0;
          }
        g_assert_cmpuint (inside, <=, 1);
        g_assert_true (TIL_IS_AREA_WIDGET (picked) == (inside == 1));
        found += inside;
      }
  g_assert_cmpuint (found, >, 100);
}

#define ADD(path, func) g_test_add (path, WheelFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/wheel-widget/keys-rate", test_keys_rate);
  ADD ("/wheel-widget/r2-delete-is-not-discussed", test_delete_is_not_discussed);
  ADD ("/wheel-widget/keys-turn", test_keys_turn);
  ADD ("/wheel-widget/tab-leaves", test_tab_leaves);
  ADD ("/wheel-widget/enter-asks-for-note", test_enter_asks_for_note);
  ADD ("/wheel-widget/r2-closed-is-not-rated", test_closed_is_not_rated);
  ADD ("/wheel-widget/keys-with-modifiers-pass", test_keys_with_modifiers_pass);
  ADD ("/wheel-widget/accessible", test_accessible);
  ADD ("/wheel-widget/r2-others-are-not-told", test_others_are_not_told);
  ADD ("/wheel-widget/areas-contain-themselves", test_areas_contain_themselves);
  return g_test_run ();
}
