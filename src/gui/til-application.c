/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-application.h"

#include <glib/gi18n-lib.h>

#include "til-language.h"
#include "til-locale.h"
#include "til-preferences.h"
#include "til-window.h"

struct _TilApplication
{
  AdwApplication parent_instance;

  GSettings *settings;        /* (owned) */
  char *expected;             /* (owned) (nullable) the register that startup begins to open */
  GCancellable *early;        /* (owned) (nullable) of that opening until its answer came */
  TilWindow *expected_window; /* (owned) (nullable) the window that waits for it */
};

G_DEFINE_FINAL_TYPE (TilApplication, til_application, ADW_TYPE_APPLICATION)

static AdwColorScheme
read_colour_scheme (GSettings *settings)
{
  g_autofree char *scheme = g_settings_get_string (settings, "colour-scheme");

  if (g_strcmp0 (scheme, "light") == 0)
    return ADW_COLOR_SCHEME_FORCE_LIGHT;
  if (g_strcmp0 (scheme, "dark") == 0)
    return ADW_COLOR_SCHEME_FORCE_DARK;
  return ADW_COLOR_SCHEME_DEFAULT;
}

static void
colour_scheme_changed_cb (GSettings *settings, const char *key, gpointer data)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      read_colour_scheme (settings));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TilApplication *self = data;
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  /* Each window may still have something to save or to ask, so they are closed and not just
   * dropped. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const developers[] = { "Tillsammans", NULL };
  TilApplication *self = data;
  GtkWidget *about = adw_about_window_new ();

  g_object_set (about, "transient-for", gtk_application_get_active_window (GTK_APPLICATION (self)),
                "modal", TRUE, "application-name", _ ("Tillsammans"), "application-icon",
                TIL_APPLICATION_ID, "version", TIL_VERSION, "developers", developers,
                "developer-name", _ ("The Tillsammans project"), "license-type",
                GTK_LICENSE_GPL_3_0, "comments",
                _ ("For the people around a child: from the first observation to a plan that is "
                   "followed up."),
                NULL);
  gtk_window_present (GTK_WINDOW (about));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TilApplication *self = data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  GtkWidget *preferences;

  preferences = til_preferences_new (
      self->settings, TIL_IS_WINDOW (window) ? til_window_get_store (TIL_WINDOW (window)) : NULL);
  gtk_window_set_transient_for (GTK_WINDOW (preferences), window);
  gtk_window_present (GTK_WINDOW (preferences));
}

static TilWindow *
add_window (TilApplication *self)
{
  return TIL_WINDOW (til_window_new (self));
}

static TilWindow *
find_window (TilApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      TilStore *store = TIL_IS_WINDOW (l->data) ? til_window_get_store (l->data) : NULL;

      if (store != NULL && g_strcmp0 (til_store_get_path (store), path) == 0)
        return l->data;
    }

  return NULL;
}

static void
expected_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilApplication) self = data;
  g_autoptr (TilWindow) window = g_steal_pointer (&self->expected_window);
  g_autoptr (TilStore) unused = NULL;

  g_clear_object (&self->early);
  g_clear_pointer (&self->expected, g_free);
  if (window != NULL)
    til_window_register_opened (window, result);
  else
    unused = til_store_open_finish (result, NULL);
}

/* The register is read on its own thread while GTK starts. */
static void
open_expected (TilApplication *self)
{
  if (self->expected == NULL)
    return;
  self->early = g_cancellable_new ();
  til_store_open_async (self->expected, FALSE, self->early, expected_opened_cb,
                        g_object_ref (self));
}

static void
open_in_window (TilApplication *self, TilWindow *window, const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  if (self->early != NULL && self->expected_window == NULL &&
      g_str_equal (absolute, self->expected))
    {
      self->expected_window = g_object_ref (window);
      til_window_await_register (window, self->early);
    }
  else
    til_window_open_register (window, path, FALSE);
  til_window_present_opening (window);
}

static void
til_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { "quit", quit_cb },
    { "about", about_cb },
    { "preferences", preferences_cb },
  };
  TilApplication *self = TIL_APPLICATION (application);
  GtkApplication *gtk_application = GTK_APPLICATION (application);

  open_expected (self);
  G_APPLICATION_CLASS (til_application_parent_class)->startup (application);

  /* GTK takes the direction from its own catalogue, which may lack the screen's language. */
  gtk_widget_set_default_direction (
      til_language_is_rtl (til_locale_language ()) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_window_set_default_icon_name (TIL_APPLICATION_ID);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      read_colour_scheme (self->settings));
  g_signal_connect_object (self->settings, "changed::colour-scheme",
                           G_CALLBACK (colour_scheme_changed_cb), self, 0);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_application_set_accels_for_action (gtk_application, "app.quit",
                                         (const char *[]){ "<Control>q", NULL });
  gtk_application_set_accels_for_action (gtk_application, "app.preferences",
                                         (const char *[]){ "<Control>comma", NULL });
  gtk_application_set_accels_for_action (gtk_application, "win.show-shortcuts",
                                         (const char *[]){ "<Control>question", NULL });
  gtk_application_set_accels_for_action (gtk_application, "window.close",
                                         (const char *[]){ "<Control>w", NULL });
  gtk_application_set_accels_for_action (gtk_application, "win.find",
                                         (const char *[]){ "<Control>f", NULL });
  gtk_application_set_accels_for_action (gtk_application, "win.new-child",
                                         (const char *[]){ "<Control>n", NULL });
  gtk_application_set_accels_for_action (gtk_application, "win.open-register",
                                         (const char *[]){ "<Control>o", NULL });
  gtk_application_set_accels_for_action (gtk_application, "win.import",
                                         (const char *[]){ "<Control>i", NULL });
  for (int i = 1; i <= 6; i++)
    {
      g_autofree char *action_name = g_strdup_printf ("win.show-number(%d)", i);
      g_autofree char *accel = g_strdup_printf ("<Alt>%d", i);

      gtk_application_set_accels_for_action (gtk_application, action_name,
                                             (const char *[]){ accel, NULL });
    }
}

static void
til_application_activate (GApplication *application)
{
  TilApplication *self = TIL_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *last = NULL;

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }

  window = GTK_WINDOW (add_window (self));
  last = g_settings_get_string (self->settings, "last-register");
  if (*last != '\0' && g_file_test (last, G_FILE_TEST_EXISTS))
    open_in_window (self, TIL_WINDOW (window), last);
  else
    gtk_window_present (window);
}

static void
til_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  TilApplication *self = TIL_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      TilWindow *window = path != NULL ? find_window (self, path) : NULL;

      if (window == NULL && path != NULL)
        open_in_window (self, add_window (self), path);
      else if (window != NULL)
        gtk_window_present (GTK_WINDOW (window));
    }
}

static void
til_application_finalize (GObject *object)
{
  TilApplication *self = TIL_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->expected, g_free);

  G_OBJECT_CLASS (til_application_parent_class)->finalize (object);
}

static void
til_application_class_init (TilApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = til_application_finalize;
  application_class->startup = til_application_startup;
  application_class->activate = til_application_activate;
  application_class->open = til_application_open;
}

static void
til_application_init (TilApplication *self)
{
}

TilApplication *
til_application_new (GSettings *settings)
{
  TilApplication *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (TIL_TYPE_APPLICATION, "application-id", TIL_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/se/barnetsbasta/Tillsammans", NULL);
  self->settings = g_object_ref (settings);
  return self;
}

void
til_application_expect (TilApplication *self, const char *path)
{
  g_autofree char *last = NULL;

  g_return_if_fail (TIL_IS_APPLICATION (self));

  last = path == NULL ? g_settings_get_string (self->settings, "last-register") : NULL;
  if (path == NULL && *last != '\0' && g_file_test (last, G_FILE_TEST_EXISTS))
    path = last;
  g_free (self->expected);
  self->expected = path != NULL ? g_canonicalize_filename (path, NULL) : NULL;
}

GSettings *
til_application_get_settings (TilApplication *self)
{
  g_return_val_if_fail (TIL_IS_APPLICATION (self), NULL);

  return self->settings;
}
