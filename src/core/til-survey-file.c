/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "til-error.h"
#include "til-locale.h"
#include "til-text.h"
#include "til-xml.h"

#define SURVEYS_RESOURCE "/se/barnetsbasta/Tillsammans/surveys/"

static const char *const bundled_keys[] = { "samverkan", "guardians" };

static void
fail_file (const char *path, const GError *cause, GError **error)
{
  g_autofree char *display = g_filename_display_name (path);
  g_autofree char *shown = til_locale_isolate (display);
  g_autofree char *why = til_locale_isolate (cause->message);
  gboolean missing = g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_autofree char *message = til_text_fill (missing ? _ ("There is no file {file}.")
                                                    : _ ("The file {file} cannot be read: {why}."),
                                            "file", shown, "why", why, NULL);

  g_set_error_literal (error, TIL_ERROR, missing ? TIL_ERROR_NOT_FOUND : TIL_ERROR_FAILED, message);
}

/* As til_survey_new_from_xml(); a file that is not there is TIL_ERROR_NOT_FOUND. */
TilSurvey *
til_survey_new_from_file (const char *path, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *xml = NULL;
  g_autofree char *name = NULL;
  GStatBuf info;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  if (g_stat (path, &info) == 0 && info.st_size > TIL_XML_MAX_SIZE)
    {
      const TilXml xml_file = { .file = name };
      til_xml_fail (&xml_file, 1, error, _ ("The file is larger than 1 MiB."), NULL, NULL);
      return NULL;
    }
  if (!g_file_get_contents (path, &xml, &length, &cause))
    {
      fail_file (path, cause, error);
      return NULL;
    }
  return til_survey_new_from_xml (xml, (gssize)length, name, error);
}

static GPtrArray *
read_bundled (void)
{
  GPtrArray *surveys = g_ptr_array_new_with_free_func ((GDestroyNotify)til_survey_unref);

  for (guint i = 0; i < G_N_ELEMENTS (bundled_keys); i++)
    {
      g_autofree char *path = g_strconcat (SURVEYS_RESOURCE, bundled_keys[i], ".xml", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes)
          bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      TilSurvey *survey = NULL;
      gsize length;

      if (bytes != NULL)
        {
          const char *xml = g_bytes_get_data (bytes, &length);
          survey = til_survey_new_from_xml (xml, (gssize)length, bundled_keys[i], &error);
        }
      if (survey == NULL)
        g_error ("%s", error->message);
      g_ptr_array_add (surveys, survey);
    }
  return surveys;
}

/* Read once: they are immutable. */
GPtrArray *
til_survey_load_bundled (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize)read_bundled ());

  const GPtrArray *known = (const GPtrArray *)once;
  GPtrArray *surveys = g_ptr_array_new_with_free_func ((GDestroyNotify)til_survey_unref);
  for (guint i = 0; i < known->len; i++)
    g_ptr_array_add (surveys, til_survey_ref (known->pdata[i]));
  return surveys;
}
