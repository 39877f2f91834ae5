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
  return til_local_get (words, FIRST_LANGUAGE);
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

/* Not an expander row: inside of another one, which is unfolded, it looks unfolded itself. */
typedef struct
{
  TilSurveyEditor *editor; /* borrowed: it owns the row */
  const TilLocal *of;      /* borrowed */
  GtkWidget *arrow;        /* borrowed */
  GPtrArray *rows;         /* (owned) borrowed */
} Languages;

static void
languages_free (gpointer data)
{
  Languages *self = data;

  g_ptr_array_unref (self->rows);
  g_free (self);
}

static gboolean
are_shown (const Languages *self)
{
  return g_hash_table_contains (til_survey_editor_get_unfolded (self->editor), self->of);
}

static void
show_languages (GtkWidget *row, const Languages *self)
{
  gboolean shown = are_shown (self);

  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_set_visible (self->rows->pdata[i], shown);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                shown ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, shown, -1);
}

static void
languages_activated_cb (GtkWidget *row, Languages *self)
{
  GHashTable *unfolded = til_survey_editor_get_unfolded (self->editor);

  if (are_shown (self))
    g_hash_table_remove (unfolded, self->of);
  else
    g_hash_table_add (unfolded, (gpointer)self->of);
  show_languages (row, self);
}

static void
add_row (gpointer container, GtkWidget *row)
{
  if (ADW_IS_EXPANDER_ROW (container))
    adw_expander_row_add_row (container, row);
  else
    adw_preferences_group_add (container, row);
}

GtkWidget *
til_words_languages_new (TilSurveyEditor *editor, gpointer container, const TilLocal *of)
{
  GtkWidget *row = adw_action_row_new ();
  Languages *self = g_new0 (Languages, 1);

  self->editor = editor;
  self->of = of;
  self->rows = g_ptr_array_new ();
  self->arrow = gtk_image_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("In Other Languages"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  til_set_accessible_label (row, _ ("In Other Languages"));
  g_object_set_data_full (G_OBJECT (row), "til-languages", self, languages_free);
  g_signal_connect (row, "activated", G_CALLBACK (languages_activated_cb), self);
  add_row (container, row);
  show_languages (row, self);
  return row;
}

void
til_words_languages_add (GtkWidget *languages,
                         gpointer container,
                         TilLocal *words,
                         const char *title)
{
  Languages *self = g_object_get_data (G_OBJECT (languages), "til-languages");
  const char *const *codes = til_languages ();

  for (guint i = 0; codes[i] != NULL; i++)
    {
      if (g_str_equal (codes[i], FIRST_LANGUAGE))
        continue;
      g_autofree char *language = til_text_isolate (til_language_autonym (codes[i]));
      g_autofree char *named = til_text_fill (_ ("{words} ({language})"), "words", title,
                                              "language", language, NULL);
      GtkWidget *row = til_words_row_new (self->editor, words, codes[i], named);

      gtk_widget_set_visible (row, are_shown (self));
      g_ptr_array_add (self->rows, row);
      add_row (container, row);
    }
}
