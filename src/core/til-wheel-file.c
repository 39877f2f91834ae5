/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-private.h"

#include <gio/gio.h>

#include "til-xml.h"

#define WHEELS_RESOURCE "/se/barnetsbasta/Tillsammans/wheels/"

static const char *const bundled_keys[] = {
  "girfec", "barnets-basta", "orebro", "kronobarn", "familjetraffen", "backa-barnet", "livsblomma",
};

/* As til_wheel_new_from_xml(); a file that is not there is TIL_ERROR_NOT_FOUND. */
TilWheel *
til_wheel_new_from_file (const char *path, GError **error)
{
  g_autofree char *xml = NULL;
  g_autofree char *name = NULL;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  xml = til_xml_read_file (path, &length, &name, error);
  return xml != NULL ? til_wheel_new_from_xml (xml, (gssize)length, name, error) : NULL;
}

static GPtrArray *
read_bundled (void)
{
  GPtrArray *wheels = g_ptr_array_new_with_free_func ((GDestroyNotify)til_wheel_unref);

  for (guint i = 0; i < G_N_ELEMENTS (bundled_keys); i++)
    {
      g_autofree char *path = g_strconcat (WHEELS_RESOURCE, bundled_keys[i], ".xml", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes)
          bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      gsize length;

      if (bytes == NULL)
        g_error ("%s", error->message);
      const char *xml = g_bytes_get_data (bytes, &length);
      TilWheel *wheel = til_wheel_new_from_xml (xml, (gssize)length, bundled_keys[i], &error);
      if (wheel == NULL)
        g_error ("%s", error->message);
      g_ptr_array_add (wheels, wheel);
    }
  return wheels;
}

/* Read once: they are immutable, and every sheet asks for them. */
GPtrArray *
til_wheel_load_bundled (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize)read_bundled ());

  const GPtrArray *known = (const GPtrArray *)once;
  GPtrArray *wheels = g_ptr_array_new_with_free_func ((GDestroyNotify)til_wheel_unref);
  for (guint i = 0; i < known->len; i++)
    g_ptr_array_add (wheels, til_wheel_ref (known->pdata[i]));
  return wheels;
}
