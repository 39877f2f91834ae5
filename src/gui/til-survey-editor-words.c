/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-editor-private.h"

#include <glib/gi18n-lib.h>

#include "til-field-row.h"
#include "til-gui-util.h"
#include "til-lines.h"
#include "til-record-rows-private.h"
#include "til-text.h"

#define FIRST_LANGUAGE "sv"

typedef struct
{
  TilSurveyEditor *editor; /* borrowed: it owns the row */
  TilLocal *words;         /* borrowed: rows are built anew when it goes */
  const char *language;    /* static */
} Link;

const char *
til_words_first (const TilLocal *words)
{
  const char *text = til_local_get (words, FIRST_LANGUAGE);

  return text;
}

static const char *
get_words (const Link *link)
{
  return til_local_has (link->words, link->language) ? til_local_get (link->words, link->language)
                                                     : "";
}

/* Takes text. */
static void
set_words (Link *link, char *text)
{
  g_strstrip (text);
  if (*text == '\0')
    til_local_remove (link->words, link->language);
  else
    til_local_set (link->words, link->language, text);
  g_free (text);
  til_survey_editor_touch (link->editor);
}

static Link *
link_row (GtkWidget *row, TilSurveyEditor *editor, TilLocal *words, const char *language)
{
  Link *link = g_new0 (Link, 1);

  link->editor = editor;
  link->words = words;
  link->language = language;
  g_object_set_data_full (G_OBJECT (row), "til-words", link, g_free);
  return link;
}

static void
entry_changed_cb (GtkEditable *entry, Link *link)
{
  set_words (link, g_strdup (gtk_editable_get_text (entry)));
}

GtkWidget *
til_words_row_new (TilSurveyEditor *editor,
                   TilLocal *words,
                   const char *language,
                   const char *title)
{
  GtkWidget *row = til_field_row_new (title);
  Link *link = link_row (row, editor, words, language);

  til_field_row_set_value (TIL_FIELD_ROW (row), get_words (link));
  g_signal_connect (row, "changed", G_CALLBACK (entry_changed_cb), link);
  if (g_str_equal (language, FIRST_LANGUAGE))
    til_survey_editor_offer_focus (editor, words, row);
  return row;
}

static void
lines_changed_cb (GtkWidget *lines)
{
  set_words (g_object_get_data (G_OBJECT (lines), "til-words"), til_lines_get_text (lines));
}

GtkWidget *
til_words_lines_row_new (TilSurveyEditor *editor,
                         TilLocal *words,
                         const char *language,
                         const char *title)
{
  GtkWidget *lines = til_lines_new (title);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (lines));
  Link *link = link_row (lines, editor, words, language);

  til_lines_set_text (lines, get_words (link));
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_enable_undo (buffer, TRUE);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (lines_changed_cb), lines,
                           G_CONNECT_SWAPPED);
  if (g_str_equal (language, FIRST_LANGUAGE))
    til_survey_editor_offer_focus (editor, words, lines);
  return til_box_row_new (title, NULL, lines);
}

GtkWidget *
til_words_languages_new (void)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("In Other Languages"));
  til_set_accessible_label (row, _ ("In Other Languages"));
  return row;
}

void
til_words_languages_add (GtkWidget *expander,
                         TilSurveyEditor *editor,
                         TilLocal *words,
                         const char *title)
{
  const char *const *languages = til_languages ();

  for (guint i = 0; languages[i] != NULL; i++)
    {
      if (g_str_equal (languages[i], FIRST_LANGUAGE))
        continue;
      g_autofree char *language = til_text_isolate (til_language_autonym (languages[i]));
      g_autofree char *named = til_text_fill (_ ("{words} ({language})"), "words", title,
                                              "language", language, NULL);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                                til_words_row_new (editor, words, languages[i], named));
    }
}
