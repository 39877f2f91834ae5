/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-settings.h"

#include <glib/gi18n-lib.h>

#include "til-error.h"

GSettings *
til_settings_new (GError **error)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, TIL_APPLICATION_ID, TRUE);
  if (schema == NULL)
    {
      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_NOT_FOUND,
                           _ ("The settings schema of Tillsammans is not installed."));
      return NULL;
    }

  return g_settings_new_full (schema, NULL, NULL);
}

void
til_settings_remember_register (GSettings *settings, const char *path)
{
  g_auto (GStrv) old = g_settings_get_strv (settings, "recent-registers");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) recent = NULL;
  guint n = 1;

  g_strv_builder_add (builder, path);
  for (guint i = 0; old[i] != NULL && n < TIL_MAX_RECENT_REGISTERS; i++)
    if (g_strcmp0 (old[i], path) != 0)
      {
        g_strv_builder_add (builder, old[i]);
        n++;
      }

  recent = g_strv_builder_end (builder);
  g_settings_set_strv (settings, "recent-registers", (const char *const *)recent);
  g_settings_set_string (settings, "last-register", path);
}

void
til_settings_forget_register (GSettings *settings, const char *path)
{
  g_auto (GStrv) old = g_settings_get_strv (settings, "recent-registers");
  g_autofree char *last = g_settings_get_string (settings, "last-register");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) recent = NULL;

  for (guint i = 0; old[i] != NULL; i++)
    if (g_strcmp0 (old[i], path) != 0)
      g_strv_builder_add (builder, old[i]);

  recent = g_strv_builder_end (builder);
  g_settings_set_strv (settings, "recent-registers", (const char *const *)recent);
  if (g_strcmp0 (last, path) == 0)
    g_settings_set_string (settings, "last-register", "");
}

char **
til_settings_list_recent (GSettings *settings)
{
  g_auto (GStrv) recent = g_settings_get_strv (settings, "recent-registers");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; recent[i] != NULL; i++)
    if (g_file_test (recent[i], G_FILE_TEST_EXISTS))
      g_strv_builder_add (builder, recent[i]);

  return g_strv_builder_end (builder);
}

gint64
til_settings_get_who (GSettings *settings, const char *path)
{
  g_autoptr (GVariant) who = g_settings_get_value (settings, "who");
  gint64 staff_id = 0;

  g_variant_lookup (who, path, "x", &staff_id);
  return staff_id;
}

void
til_settings_set_who (GSettings *settings, const char *path, gint64 staff_id)
{
  g_autoptr (GVariant) who = g_settings_get_value (settings, "who");
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key;
  gint64 value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sx}"));
  g_variant_iter_init (&iter, who);
  while (g_variant_iter_next (&iter, "{&sx}", &key, &value))
    if (g_strcmp0 (key, path) != 0)
      g_variant_builder_add (&builder, "{sx}", key, value);
  g_variant_builder_add (&builder, "{sx}", path, staff_id);
  g_settings_set_value (settings, "who", g_variant_builder_end (&builder));
}
