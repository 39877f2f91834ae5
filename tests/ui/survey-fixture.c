/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey-fixture.h"

#include <string.h>

#include "til-text.h"

TilRegister *
surveys_open (Support *support)
{
  g_autoptr (GError) error = NULL;
  TilRegister *other = til_register_open (support->path, TIL_REGISTER_READ_WRITE, &error);

  g_assert_no_error (error);
  return other;
}

TilSurvey *
surveys_get (Support *support, const char *key)
{
  g_autoptr (TilRegister) other = surveys_open (support);
  g_autoptr (GError) error = NULL;
  TilSurvey *survey = til_register_get_survey (other, key, 0, &error);

  g_assert_no_error (error);
  return survey;
}

gint64
surveys_add_round (
    Support *support, const char *survey_key, const char *name, TilDate date, int invited)
{
  g_autoptr (TilRegister) other = surveys_open (support);
  g_autoptr (TilSurveyRound) round = til_record_new_of (TIL_RECORD_SURVEY_ROUND);
  g_autoptr (GError) error = NULL;

  til_record_set_text (&round->survey_key, survey_key);
  til_record_set_text (&round->name, name);
  round->survey_version = 1;
  round->date = date;
  if (invited > 0)
    til_survey_round_set_invited (round, invited);
  til_register_save_record (other, round, &error);
  g_assert_no_error (error);
  return round->record.id;
}

/* The last choice agrees wherever one does, and the first never. */
static void
answer (TilResponse *response, const TilSurvey *survey, gboolean agrees, const char *comment)
{
  for (guint i = 0; i < til_survey_n_questions (survey); i++)
    {
      const TilQuestion *question = til_survey_question (survey, i);
      const char *key = comment;

      for (guint c = 0; c < question->choices->len; c++)
        {
          const TilAnswerChoice *choice = question->choices->pdata[c];

          if (choice->agrees == agrees)
            key = choice->key;
        }
      til_response_set (response, i, key);
    }
}

void
surveys_add_answers (Support *support,
                     gint64 round_id,
                     TilService service,
                     guint n,
                     guint n_agree,
                     const char *comment)
{
  g_autoptr (TilRegister) other = surveys_open (support);
  g_autoptr (TilSurveyRound) round = surveys_read_round (support, round_id);
  g_autoptr (TilSurvey) survey = surveys_get (support, round->survey_key);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TilResponse) response = til_response_new (survey);
      g_autoptr (GError) error = NULL;

      response->service = service;
      answer (response, survey, i < n_agree, i == 0 ? comment : NULL);
      til_register_add_response (other, round_id, response, &error);
      g_assert_no_error (error);
    }
}

TilSurveyRound *
surveys_read_round (Support *support, gint64 round_id)
{
  g_autoptr (TilRegister) other = surveys_open (support);
  g_autoptr (GError) error = NULL;
  TilSurveyRound *round = til_register_get_record (other, TIL_RECORD_SURVEY_ROUND, round_id,
                                                   &error);

  g_assert_no_error (error);
  return round;
}

TilSurveyResults *
surveys_results (Support *support, const char *survey_key)
{
  g_autoptr (TilRegister) other = surveys_open (support);
  g_autoptr (GError) error = NULL;
  TilSurveyResults *results = til_register_survey_results (other, survey_key, TIL_DATE_NONE,
                                                           &error);

  g_assert_no_error (error);
  return results;
}

gint64
surveys_count (Support *support, gint64 round_id)
{
  g_autoptr (TilRegister) other = surveys_open (support);
  g_autoptr (GError) error = NULL;
  gint64 answered[TIL_N_SERVICES] = { 0 };
  gint64 n = 0;

  til_register_count_responses (other, round_id, answered, &error);
  g_assert_no_error (error);
  for (int i = 0; i < TIL_N_SERVICES; i++)
    n += answered[i];
  return n;
}

typedef struct
{
  GType type;
  const char *text;
} Wanted;

static char *
read_property (GtkWidget *widget, GtkAccessibleProperty property)
{
  return gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), property, "\x01");
}

static gboolean
is_wanted (GtkWidget *widget, gconstpointer data)
{
  const Wanted *wanted = data;
  g_autofree char *name = NULL;

  if (!g_type_is_a (G_OBJECT_TYPE (widget), wanted->type))
    return FALSE;
  if (support_shows (widget, wanted->text))
    return TRUE;
  name = read_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL);
  return name && strstr (name, wanted->text);
}

gpointer
surveys_find (GtkWidget *root, GType type, const char *text)
{
  Wanted wanted = { type, text };
  g_autoptr (GPtrArray) found = support_find (root, is_wanted, &wanted);

  return found->len > 0 ? found->pdata[0] : NULL;
}

gboolean
surveys_press (GtkWidget *widget, guint key, GdkModifierType state)
{
  for (; widget; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
          gboolean handled = FALSE;

          if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
            continue;
          g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
          if (handled)
            return TRUE;
        }
    }
  return FALSE;
}

static void
add_text (GPtrArray *texts, const char *text)
{
  if (text && *text)
    g_ptr_array_add (texts, til_text_strip_isolates (text));
}

static gboolean
collect_cb (GtkWidget *widget, gconstpointer data)
{
  GPtrArray *texts = (GPtrArray *)data;
  g_autofree char *name = read_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL);
  g_autofree char *description = read_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  g_autofree char *value = read_property (widget, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT);

  if (GTK_IS_LABEL (widget))
    add_text (texts, gtk_label_get_text (GTK_LABEL (widget)));
  add_text (texts, name);
  add_text (texts, description);
  add_text (texts, value);
  add_text (texts, gtk_widget_get_tooltip_text (widget));
  return FALSE;
}

GPtrArray *
surveys_texts (GtkWidget *root)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) none = support_find (root, collect_cb, texts);

  return texts;
}

gboolean
surveys_tell_number (const GPtrArray *texts, const char *number)
{
  g_autofree char *escaped = g_regex_escape_string (number, -1);
  g_autofree char *pattern = g_strdup_printf ("(?<![\\d.,-])%s(?![\\d.,-]*\\d)", escaped);

  for (guint i = 0; i < texts->len; i++)
    if (g_regex_match_simple (pattern, texts->pdata[i], 0, 0))
      {
        g_test_message ("“%s” tells %s", (char *)texts->pdata[i], number);
        return TRUE;
      }
  return FALSE;
}
