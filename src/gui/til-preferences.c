/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-preferences.h"

#include <glib/gi18n-lib.h>

#include "til-accessible-names.h"
#include "til-choice.h"
#include "til-gui-util.h"
#include "til-language.h"
#include "til-locale.h"
#include "til-method-rows.h"
#include "til-text.h"

/* The values of "colour-scheme", in the order of the choices. */
static const char *const schemes[] = { "system", "light", "dark" };
/* The values of TIL_SETTING_PROTECTED_IDENTITY, in the order of the choices. */
static const char *const protections[] = { "warn", "forbid" };

struct _TilPreferences
{
  AdwPreferencesWindow parent_instance;

  /* Template */
  AdwComboRow *language_row;
  GtkWidget *restart_row;
  AdwComboRow *colour_row;
  GtkWidget *register_group;
  AdwComboRow *protected_row;
  AdwPreferencesGroup *wheels_group;
  GtkWidget *import_button;

  GSettings *settings;       /* (owned) */
  TilStore *store;           /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) */
  GPtrArray *wheel_rows;     /* (owned) borrowed GtkWidget */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (TilPreferences, til_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
show_failure (TilPreferences *self, const char *heading, const GError *error)
{
  til_show_error (GTK_WIDGET (self), heading, error);
}

static void
language_changed_cb (TilPreferences *self)
{
  gint64 id;

  if (self->filling)
    return;
  id = til_choice_get_id (self->language_row);
  g_settings_set_string (self->settings, "screen-language",
                         id == 0 ? "" : til_languages ()[id - 1]);
  gtk_widget_set_visible (self->restart_row, TRUE);
}

static void
colour_changed_cb (TilPreferences *self)
{
  if (!self->filling)
    g_settings_set_string (self->settings, "colour-scheme",
                           schemes[til_choice_get_id (self->colour_row)]);
}

static void
protection_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilPreferences) self = data;
  g_autoptr (GError) error = NULL;

  if (!til_store_write_finish (TIL_STORE (source), result, &error))
    show_failure (self, _ ("The choice could not be saved"), error);
}

static void
protected_changed_cb (TilPreferences *self)
{
  if (self->filling || self->store == NULL)
    return;
  til_store_set_setting_async (self->store, TIL_SETTING_PROTECTED_IDENTITY,
                               protections[til_choice_get_id (self->protected_row)], NULL,
                               protection_saved_cb, g_object_ref (self));
}

static void
protection_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilPreferences) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *value = til_store_get_setting_finish (TIL_STORE (source), result, &error);

  if (error != NULL)
    {
      show_failure (self, _ ("The register’s choices can’t be read"), error);
      return;
    }
  self->filling = TRUE;
  til_choice_set_id (self->protected_row, g_strcmp0 (value, "forbid") == 0 ? 1 : 0);
  self->filling = FALSE;
}

static GtkWidget *
build_wheel_row (const TilWheel *wheel)
{
  const char *language = til_locale_language ();
  g_autofree char *version = g_strdup_printf ("%d", wheel->version);
  g_autofree char *areas = g_strdup_printf ("%u", til_wheel_n_areas (wheel));
  g_autofree char *subtitle = til_text_fill (
      g_dngettext (GETTEXT_PACKAGE, "Version {version}, {n} area", "Version {version}, {n} areas",
                   til_wheel_n_areas (wheel)),
      "version", version, "n", areas, NULL);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), til_local_get (wheel->name, language));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  til_set_accessible_label (row, til_local_get (wheel->name, language));
  return row;
}

static void
wheels_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilPreferences) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) wheels = til_store_list_wheels_finish (TIL_STORE (source), result, &error);

  if (wheels == NULL)
    {
      show_failure (self, _ ("The wheels can’t be read"), error);
      return;
    }

  for (guint i = 0; i < self->wheel_rows->len; i++)
    adw_preferences_group_remove (self->wheels_group, g_ptr_array_index (self->wheel_rows, i));
  g_ptr_array_set_size (self->wheel_rows, 0);
  for (guint i = 0; i < wheels->len; i++)
    {
      GtkWidget *row = build_wheel_row (g_ptr_array_index (wheels, i));

      adw_preferences_group_add (self->wheels_group, row);
      g_ptr_array_add (self->wheel_rows, row);
    }
}

static void
list_wheels (TilPreferences *self)
{
  til_store_list_wheels_async (self->store, self->cancellable, wheels_listed_cb,
                               g_object_ref (self));
}

static void
wheel_imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilPreferences) self = data;
  g_autoptr (GError) error = NULL;

  if (!til_store_write_finish (TIL_STORE (source), result, &error))
    {
      show_failure (self, _ ("The wheel could not be imported"), error);
      return;
    }
  if (self->wheels_group == NULL)
    return;
  list_wheels (self);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self),
                                    til_toast_new (_ ("The wheel was imported")));
}

void
til_preferences_import_wheel (TilPreferences *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilWheel) wheel = NULL;

  g_return_if_fail (TIL_IS_PREFERENCES (self));
  g_return_if_fail (self->store != NULL);

  wheel = til_wheel_new_from_file (path, &error);
  if (wheel == NULL)
    show_failure (self, _ ("The wheel could not be imported"), error);
  else
    til_store_import_wheel_async (self->store, wheel, NULL, wheel_imported_cb, g_object_ref (self));
}

static void
wheel_chosen_cb (GFile *file, gpointer data)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    til_preferences_import_wheel (data, path);
}

static void
import_cb (TilPreferences *self)
{
  til_choose_file (GTK_WIDGET (self), _ ("Import Wheel"), _ ("Import"), NULL, _ ("Wheel files"),
                   "*.xml", wheel_chosen_cb, self);
}

static void
fill_languages (TilPreferences *self)
{
  const char *const *codes = til_languages ();
  g_autofree char *chosen = g_settings_get_string (self->settings, "screen-language");
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  gint64 id = 0;

  g_ptr_array_add (texts, (gpointer)_ ("As the computer"));
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_ptr_array_add (texts, (gpointer)til_language_autonym (codes[i]));
      if (g_strcmp0 (codes[i], chosen) == 0)
        id = i + 1;
    }
  g_ptr_array_add (texts, NULL);
  til_choice_set_texts (self->language_row, (const char *const *)texts->pdata);
  til_choice_set_id (self->language_row, id);
}

static void
fill_colours (TilPreferences *self)
{
  const char *const texts[] = { _ ("As the computer"), _ ("Light"), _ ("Dark"), NULL };
  g_autofree char *chosen = g_settings_get_string (self->settings, "colour-scheme");

  til_choice_set_texts (self->colour_row, texts);
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_strcmp0 (schemes[i], chosen) == 0)
      til_choice_set_id (self->colour_row, i);
}

static void
til_preferences_dispose (GObject *object)
{
  TilPreferences *self = TIL_PREFERENCES (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (til_preferences_parent_class)->dispose (object);
}

static void
til_preferences_finalize (GObject *object)
{
  TilPreferences *self = TIL_PREFERENCES (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  g_ptr_array_unref (self->wheel_rows);

  G_OBJECT_CLASS (til_preferences_parent_class)->finalize (object);
}

static void
til_preferences_class_init (TilPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_preferences_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_preferences_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/barnetsbasta/Tillsammans/til-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, TilPreferences, language_row);
  gtk_widget_class_bind_template_child (widget_class, TilPreferences, restart_row);
  gtk_widget_class_bind_template_child (widget_class, TilPreferences, colour_row);
  gtk_widget_class_bind_template_child (widget_class, TilPreferences, register_group);
  gtk_widget_class_bind_template_child (widget_class, TilPreferences, protected_row);
  gtk_widget_class_bind_template_child (widget_class, TilPreferences, wheels_group);
  gtk_widget_class_bind_template_child (widget_class, TilPreferences, import_button);
  gtk_widget_class_bind_template_callback (widget_class, language_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, colour_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, protected_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
}

static void
til_preferences_init (TilPreferences *self)
{
  self->cancellable = g_cancellable_new ();
  self->wheel_rows = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  til_drop_doubled_names (GTK_WIDGET (self));
  til_choice_setup (self->language_row);
  til_choice_setup (self->colour_row);
  til_choice_setup (self->protected_row);
}

GtkWidget *
til_preferences_new (GSettings *settings, TilStore *store)
{
  TilPreferences *self = g_object_new (TIL_TYPE_PREFERENCES, NULL);
  const char *const texts[] = { _ ("Warn"), _ ("Do not allow"), NULL };

  self->settings = g_object_ref (settings);
  fill_languages (self);
  fill_colours (self);
  til_choice_set_texts (self->protected_row, texts);
  self->filling = FALSE;

  gtk_widget_set_visible (self->register_group, store != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->wheels_group), store != NULL);
  if (store != NULL)
    {
      gboolean writable = !til_store_get_read_only (store);

      self->store = g_object_ref (store);
      gtk_widget_set_sensitive (GTK_WIDGET (self->protected_row), writable);
      gtk_widget_set_sensitive (self->import_button, writable);
      til_store_get_setting_async (store, TIL_SETTING_PROTECTED_IDENTITY, self->cancellable,
                                   protection_read_cb, g_object_ref (self));
      til_method_rows_add (ADW_PREFERENCES_GROUP (self->register_group), store);
      list_wheels (self);
    }
  return GTK_WIDGET (self);
}
