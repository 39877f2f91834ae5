/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "til-error.h"
#include "til-wheel.h"

/* Whatever the bytes: either a wheel that keeps its promises and can be read again, or an error
 * with a message. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilWheel)
      wheel = til_wheel_new_from_xml ((const char *)data, (gssize)size, "fuzz.xml", &error);

  if (wheel == NULL)
    {
      g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "fuzz.xml, line "));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (til_wheel_n_areas (wheel), >=, TIL_WHEEL_MIN_AREAS);
  g_assert_cmpuint (til_wheel_n_areas (wheel), <=, TIL_WHEEL_MAX_AREAS);
  g_assert_cmpuint (til_wheel_n_steps (wheel), >=, TIL_WHEEL_MIN_STEPS);
  g_assert_cmpuint (til_wheel_n_steps (wheel), <=, TIL_WHEEL_MAX_STEPS);
  for (guint i = 0; i < til_wheel_n_areas (wheel); i++)
    {
      const TilArea *area = til_wheel_area (wheel, i);
      g_assert_cmpint (til_wheel_find_area (wheel, area->key), ==, i);
      g_assert_cmpint (area->group, <, (int)wheel->groups->len);
      g_assert_cmpstr (til_local_get (area->name, "sv"), !=, "");
      g_assert_cmpuint (area->child_questions->len, >=, 2);
    }
  g_autoptr (TilWheel) again = til_wheel_new_from_xml (wheel->xml, -1, "stored.xml", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->key, ==, wheel->key);
  return 0;
}
