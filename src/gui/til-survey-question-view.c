/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-question-view.h"

#include <glib/gi18n-lib.h>

#include "til-chart-widget.h"
#include "til-gui-util.h"
#include "til-locale.h"
#include "til-meeting-words.h"
#include "til-screen-text.h"
#include "til-side-layout.h"
#include "til-survey-print.h"
#include "til-text.h"

/* What a button needs to know. */
typedef struct
{
  TilSharedResults *shared; /* (owned) */
  guint round;
  guint question;
  gboolean trend;
} Place;

static void
place_free (gpointer data, GClosure *closure)
{
  Place *self = data;

  til_shared_results_unref (self->shared);
  g_free (self);
}

static void
print_cb (GtkWidget *button, Place *place)
{
  til_survey_print_chart (button, place->shared, place->round, place->question, place->trend);
}

/* A chart with the button that prints or saves it. */
static GtkWidget *
chart_new (TilSharedResults *shared,
           guint round,
           guint question,
           gboolean trend,
           TilChart *chart,
           const char *title,
           const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *widget = til_chart_widget_new ();
  g_autofree char *spoken = til_text_fill (_ ("Print or save the chart: {title}"), "title", name,
                                           NULL);
  GtkWidget *button = til_icon_button_new ("printer-symbolic", spoken);
  GtkWidget *words = til_paragraph_new (title, "heading");
  Place *place = g_new0 (Place, 1);

  place->shared = til_shared_results_ref (shared);
  place->round = round;
  place->question = question;
  place->trend = trend;
  til_chart_widget_set_chart (TIL_CHART_WIDGET (widget), chart,
                              (GDestroyNotify)til_shared_results_unref,
                              til_shared_results_ref (shared));
  til_set_accessible_label (widget, name);
  gtk_widget_set_tooltip_text (button, _ ("Print or save the chart"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  g_signal_connect_data (button, "clicked", G_CALLBACK (print_cb), place, place_free, 0);
  {
    GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

    gtk_box_append (GTK_BOX (line), words);
    gtk_box_append (GTK_BOX (line), button);
    gtk_box_append (GTK_BOX (box), line);
  }
  gtk_box_append (GTK_BOX (box), widget);
  return box;
}

/* The table: a line for all, and one for each sector. */

typedef struct
{
  GtkListBox *list;        /* borrowed */
  GtkSizeGroup *groups[2]; /* (owned) the columns of numbers */
} Table;

static GtkWidget *
cell_new (const char *text, gboolean heading)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, heading ? "caption-heading" : "tabular");
  return label;
}

static GtkWidget *
append_line (Table *table,
             const char *name,
             const char *share,
             const char *n,
             const char *spoken,
             const char *css_class)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = til_paragraph_new (name, css_class);
  gboolean heading = g_strcmp0 (css_class, "caption-heading") == 0;
  gboolean total = g_strcmp0 (css_class, "til-total") == 0;
  const char *const texts[] = { share, n };

  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *cell = cell_new (texts[i], heading);

      if (total)
        gtk_widget_add_css_class (cell, css_class);
      gtk_size_group_add_widget (table->groups[i], cell);
      gtk_box_append (GTK_BOX (box), cell);
    }
  gtk_widget_add_css_class (box, "til-survey-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  til_set_accessible_label (row, spoken);
  gtk_list_box_append (table->list, row);
  return row;
}

static char *
describe_share (const char *name, const TilShare *share, const char *text, const char *n)
{
  if (share->hidden)
    return til_text_fill (share->small ? _ ("{group}: fewer than 5 answered, so it is hidden")
                                       : _ ("{group}: hidden, so that another group stays hidden"),
                          "group", name, NULL);
  return til_text_fill (_ ("{group}: {share} agree, of {n} who answered"), "group", name, "share",
                        text, "n", n, NULL);
}

static void
append_share (Table *table, const char *name, const TilShare *share, const char *css_class)
{
  g_autofree char *n = til_share_format_n (share);
  g_autofree char *isolated = til_text_isolate_ltr (n);
  g_autofree char *text = til_share_text (share);
  g_autofree char *spoken = describe_share (name, share, text, isolated);

  GtkWidget *row = append_line (table, name, text, isolated, spoken, css_class);

  if (share->hidden)
    gtk_widget_set_tooltip_text (row, spoken);
}

/* Of a question where nobody can agree: how the answers fell. */
static void
append_choices (Table *table, const TilQuestionResult *result)
{
  for (guint i = 0; i < result->question->choices->len; i++)
    {
      const TilAnswerChoice *choice = result->question->choices->pdata[i];
      const char *name = til_local_get (choice->text, til_locale_language ());
      g_autofree char *text = til_share_text (&result->choices[i]);
      g_autofree char *n = til_share_format_n (&result->choices[i]);
      g_autofree char *isolated = til_text_isolate_ltr (n);
      g_autofree char *spoken = til_text_fill (_ ("{answer}: {share} of {n} who answered"),
                                               "answer", name, "share", text, "n", isolated, NULL);

      append_line (table, name, text, isolated, spoken, NULL);
    }
}

static GtkWidget *
table_new (const TilRoundResult *round, const TilQuestionResult *result)
{
  gboolean agreeing = til_question_has_agreeing (result->question);
  const char *share = agreeing ? _ ("Agree") : _ ("Share");
  Table table = { GTK_LIST_BOX (gtk_list_box_new ()), { NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (table.groups); i++)
    table.groups[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_list_box_set_selection_mode (table.list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (table.list), "boxed-list");
  til_set_accessible_label (GTK_WIDGET (table.list), til_question_text (result->question));
  append_line (&table, agreeing ? _ ("Sector") : _ ("Answer"), share, _ ("Answered"),
               _ ("Columns: who, share, how many answered"), "caption-heading");
  if (!agreeing)
    append_choices (&table, result);
  else
    {
      append_share (&table, _ ("All"), &result->all, "til-total");
      for (int i = TIL_SERVICE_NONE + 1; i < TIL_N_SERVICES; i++)
        if (round->hidden_services[i] || round->n_services[i] > 0)
          append_share (&table, til_service_name ((TilService)i), &result->services[i], NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (table.groups); i++)
    g_object_unref (table.groups[i]);
  return GTK_WIDGET (table.list);
}

/* Over rounds */

static const TilShare *
share_of_round (const TilSurveyResults *results, const TilQuestionTrend *trend, guint index)
{
  const TilRoundResult *round = results->rounds->pdata[g_array_index (trend->rounds, guint, index)];
  const TilQuestionResult *result = til_round_result_find (round, trend->question->key);

  return result ? &result->all : NULL;
}

static const char *
name_of_round (const TilSurveyResults *results, const TilQuestionTrend *trend, guint index)
{
  const TilRoundResult *round = results->rounds->pdata[g_array_index (trend->rounds, guint, index)];

  return round->round->name;
}

static void
append_change (GtkBox *box, const TilShareChange *change, const char *from)
{
  char *text = til_share_change_text (change, from);
  g_autofree char *shown = text ? til_screen_paragraph (text) : NULL;

  if (shown)
    gtk_box_append (box, til_paragraph_new (shown, NULL));
}

/* Since the round before, and since the first. */
static void
append_changes (GtkBox *box,
                const TilSurveyResults *results,
                const TilQuestionTrend *trend,
                guint round)
{
  for (guint i = 1; i < trend->rounds->len; i++)
    {
      const TilShare *first = share_of_round (results, trend, 0);
      const TilShare *now = share_of_round (results, trend, i);

      if (g_array_index (trend->rounds, guint, i) != round)
        continue;
      append_change (box, &g_array_index (trend->changes, TilShareChange, i),
                     name_of_round (results, trend, i - 1));
      if (i > 1 && first && now)
        {
          TilShareChange change = til_share_change (first, now);

          append_change (box, &change, name_of_round (results, trend, 0));
        }
    }
}

static void
append_trend (GtkBox *box, TilSharedResults *shared, guint round, guint question, const char *title)
{
  const TilSurveyResults *results = til_shared_results_get (shared);
  const TilQuestionTrend *trend = til_survey_find_trend (results, round, question);
  g_autofree char *name = til_text_fill (_ ("{question}, over the rounds"), "question", title,
                                         NULL);

  if (!trend)
    return;
  if (trend->changed)
    gtk_box_append (
        box, til_paragraph_new (_ ("This question was asked in other words, or with other answers, "
                                   "in other rounds. Those are not compared with these."),
                                "dim-label"));
  if (trend->rounds->len < 2 || !til_question_has_agreeing (trend->question))
    return;
  gtk_box_append (box, chart_new (shared, round, question, TRUE,
                                  til_chart_new_survey_trend (results, trend),
                                  _ ("Share agreeing over the rounds"), name));
  append_changes (box, results, trend, round);
}

GtkWidget *
til_survey_question_view_new (TilSharedResults *shared, guint round, guint question)
{
  const TilSurveyResults *results = til_shared_results_get (shared);
  const TilRoundResult *result = results->rounds->pdata[round];
  const TilQuestionResult *answers = result->questions->pdata[question];
  const char *title = til_question_text (answers->question);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (card),
                  chart_new (shared, round, question, FALSE,
                             til_chart_new_answers (result, answers), title, title));
  gtk_box_append (GTK_BOX (card), table_new (result, answers));
  append_trend (GTK_BOX (card), shared, round, question, title);
  return card;
}
