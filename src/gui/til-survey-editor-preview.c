/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-editor-private.h"

#include <glib/gi18n-lib.h>

#include "til-choice.h"
#include "til-gui-util.h"
#include "til-survey-answer.h"

#define MARGIN 18

typedef struct
{
  GtkDropDown *language; /* borrowed */
  GtkBox *page;          /* borrowed */
  TilSurvey *survey;     /* (owned) (nullable) */
} Preview;

static void
preview_free (gpointer data)
{
  Preview *self = data;

  g_clear_pointer (&self->survey, til_survey_unref);
  g_free (self);
}

static GtkWidget *
label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
append_words (Preview *self, const TilLocal *words, const char *language, const char *style)
{
  const char *text = til_local_get (words, language);

  if (*text != '\0')
    gtk_box_append (self->page, label_new (text, style));
}

static void
fill (Preview *self)
{
  const char *language = til_languages ()[til_choice_get_id (self->language)];
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->page))) != NULL)
    gtk_box_remove (self->page, child);
  if (self->survey == NULL)
    return;
  append_words (self, self->survey->name, language, "title-2");
  append_words (self, self->survey->description, language, NULL);
  if (self->survey->audience == TIL_AUDIENCE_STAFF)
    gtk_box_append (self->page, til_survey_answer_new_sector (til_label (language, "answer.sector"),
                                                              language, FALSE));
  for (guint i = 0; i < self->survey->questions->len; i++)
    {
      const TilQuestion *question = self->survey->questions->pdata[i];
      if (*til_local_get (question->text, language) != '\0')
        gtk_box_append (self->page, til_survey_answer_new (question, language, FALSE));
    }
  til_set_language_direction (GTK_WIDGET (self->page), language);
}

GtkWidget *
til_survey_preview_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *language = gtk_drop_down_new (NULL, NULL);
  GtkWidget *title = label_new (_ ("What Whoever Answers Sees"), "heading");
  const char *const *codes = til_languages ();
  Preview *self = g_new0 (Preview, 1);
  const char *names[8] = { NULL };

  for (guint i = 0; codes[i] != NULL && i < G_N_ELEMENTS (names) - 1; i++)
    names[i] = til_language_autonym (codes[i]);
  self->language = GTK_DROP_DOWN (language);
  self->page = GTK_BOX (page);
  g_object_set_data_full (G_OBJECT (box), "til-preview", self, preview_free);

  til_choice_setup (language);
  til_choice_set_texts (language, names);
  til_set_accessible_label (language, _ ("Language of the preview"));
  g_signal_connect_swapped (language, "notify::selected", G_CALLBACK (fill), self);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_margin_start (bar, MARGIN);
  gtk_widget_set_margin_end (bar, MARGIN);
  gtk_widget_set_margin_top (bar, MARGIN / 2);
  gtk_widget_set_margin_bottom (bar, MARGIN / 2);
  gtk_box_append (GTK_BOX (bar), title);
  gtk_box_append (GTK_BOX (bar), language);
  gtk_widget_set_margin_start (page, MARGIN);
  gtk_widget_set_margin_end (page, MARGIN);
  gtk_widget_set_margin_bottom (page, MARGIN);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), page);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

void
til_survey_preview_show (GtkWidget *preview, const TilSurvey *survey)
{
  Preview *self = g_object_get_data (G_OBJECT (preview), "til-preview");

  g_clear_pointer (&self->survey, til_survey_unref);
  self->survey = til_survey_copy (survey);
  fill (self);
}
