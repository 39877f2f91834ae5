/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-language.h"

/* Few languages: a short list is searched faster than a table, and takes less room in the hundreds
 * of texts of a wheel. */
typedef struct
{
  const char *language; /* (not owned) interned */
  char *text;           /* (owned) */
} Text;

struct _TilLocal
{
  GArray *texts; /* (owned) (element-type Text) */
};

static void
clear_text (gpointer data)
{
  Text *text = data;
  g_free (text->text);
}

static Text *
find_text (const TilLocal *self, const char *language)
{
  for (guint i = 0; i < self->texts->len; i++)
    {
      Text *text = &g_array_index (self->texts, Text, i);
      if (g_str_equal (text->language, language))
        return text;
    }
  return NULL;
}

TilLocal *
til_local_new (void)
{
  TilLocal *self = g_new0 (TilLocal, 1);

  self->texts = g_array_new (FALSE, FALSE, sizeof (Text));
  g_array_set_clear_func (self->texts, clear_text);
  return self;
}

/* self may be NULL. */
void
til_local_free (TilLocal *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->texts);
  g_free (self);
}

/* Sets or replaces the text in language; any language code may be used. */
void
til_local_set (TilLocal *self, const char *language, const char *text)
{
  g_return_if_fail (self != NULL && language != NULL && text != NULL);

  Text *old = find_text (self, language);
  if (old != NULL)
    {
      char *replaced = old->text;
      old->text = g_strdup (text);
      g_free (replaced);
      return;
    }
  Text new_text = { .language = g_intern_string (language), .text = g_strdup (text) };
  g_array_append_val (self->texts, new_text);
}

/* The text in language, else in Swedish, else in English, else in the language that it was first
 * set in, else "". Never NULL; valid as long as self and until the text is set anew. */
const char *
til_local_get (const TilLocal *self, const char *language)
{
  const char *const order[] = { language, "sv", "en" };

  if (self == NULL)
    return "";
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      Text *text = order[i] != NULL ? find_text (self, order[i]) : NULL;
      if (text != NULL)
        return text->text;
    }
  return self->texts->len > 0 ? g_array_index (self->texts, Text, 0).text : "";
}

/* Whether the text itself is there, without falling back. */
gboolean
til_local_has (const TilLocal *self, const char *language)
{
  return self != NULL && language != NULL && find_text (self, language) != NULL;
}

TilLocal *
til_local_copy (const TilLocal *self)
{
  TilLocal *copy = til_local_new ();

  g_return_val_if_fail (self != NULL, copy);
  for (guint i = 0; i < self->texts->len; i++)
    {
      const Text *text = &g_array_index (self->texts, Text, i);
      til_local_set (copy, text->language, text->text);
    }
  return copy;
}

void
til_local_remove (TilLocal *self, const char *language)
{
  g_return_if_fail (self != NULL && language != NULL);

  for (guint i = 0; i < self->texts->len; i++)
    if (g_str_equal (g_array_index (self->texts, Text, i).language, language))
      {
        g_array_remove_index (self->texts, i);
        return;
      }
}

const char *
til_local_language (const TilLocal *self, guint index)
{
  return self != NULL && index < self->texts->len
             ? g_array_index (self->texts, Text, index).language
             : NULL;
}
