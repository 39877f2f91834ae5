/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-answer.h"

#include "til-gui-util.h"
#include "til-lines.h"
#include "til-meeting-words.h"
#include "til-service.h"
#include "til-wrap-layout.h"

#define KEY "til-answer"

struct _TilSurveyAnswer
{
  GtkWidget parent_instance;

  GtkWidget *lines;   /* borrowed (nullable): of free text */
  GPtrArray *buttons; /* (owned) borrowed GtkToggleButton */
  gboolean big;
  gboolean filling;
};

enum
{
  CHANGED,
  ANSWERED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilSurveyAnswer, til_survey_answer, GTK_TYPE_WIDGET)

static const char *
key_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), KEY);
}

/* One at the most is chosen. */
static void
toggled_cb (GtkToggleButton *button, TilSurveyAnswer *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  for (guint i = 0; gtk_toggle_button_get_active (button) && i < self->buttons->len; i++)
    if (self->buttons->pdata[i] != (gpointer)button)
      gtk_toggle_button_set_active (self->buttons->pdata[i], FALSE);
  self->filling = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
text_changed_cb (TilSurveyAnswer *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
choose (TilSurveyAnswer *self, guint index)
{
  GtkToggleButton *button = self->buttons->pdata[index];

  if (!gtk_toggle_button_get_active (button))
    gtk_toggle_button_set_active (button, TRUE);
  g_signal_emit (self, signals[ANSWERED], 0);
}

static int
digit_of (guint key)
{
  gunichar character = gdk_keyval_to_unicode (key);

  return character ? g_unichar_digit_value (character) : -1;
}

static gboolean
key_pressed_cb (TilSurveyAnswer *self, guint key, guint code, GdkModifierType state)
{
  int digit = digit_of (key);
  guint index = digit == 0 ? 9 : (guint)digit - 1;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK) || self->lines)
    return FALSE;
  if (digit >= 0 && index < self->buttons->len)
    {
      choose (self, index);
      return TRUE;
    }
  if (key != GDK_KEY_Delete && key != GDK_KEY_BackSpace && key != GDK_KEY_KP_Delete)
    return FALSE;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (self->buttons->pdata[i], FALSE);
  return TRUE;
}

/* What it is made of */

static GtkWidget *
digit_new (guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number % 10);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "tabular");
  return label;
}

static void
add_choice (TilSurveyAnswer *self, GtkWidget *box, const char *key, const char *text)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = til_paragraph_new (text, NULL);

  if (!self->big)
    gtk_box_append (GTK_BOX (line), digit_new (self->buttons->len + 1));
  gtk_widget_set_hexpand (label, self->big);
  gtk_box_append (GTK_BOX (line), label);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, self->big ? "til-big-step" : "til-step");
  til_set_accessible_label (button, text);
  g_object_set_data_full (G_OBJECT (button), KEY, g_strdup (key), g_free);
  g_ptr_array_add (self->buttons, button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
choices_new (TilSurveyAnswer *self, const char *title)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                 "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 9, NULL);

  if (!self->big)
    gtk_widget_set_layout_manager (box, g_object_new (TIL_TYPE_WRAP_LAYOUT, NULL));
  til_set_accessible_label (box, title);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  return box;
}

static void
add_lines (TilSurveyAnswer *self, const char *title)
{
  self->lines = til_lines_new (title);
  gtk_widget_set_parent (self->lines, GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->lines)), "changed",
                           G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
}

static TilSurveyAnswer *
answer_new (const char *title, gboolean big)
{
  TilSurveyAnswer *self = g_object_new (TIL_TYPE_SURVEY_ANSWER, NULL);
  GtkWidget *words = til_paragraph_new (title, big ? "til-big-question" : "heading");

  self->big = big;
  gtk_widget_set_parent (words, GTK_WIDGET (self));
  return self;
}

static void
til_survey_answer_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  TIL_SURVEY_ANSWER (object)->lines = NULL;
  g_ptr_array_set_size (TIL_SURVEY_ANSWER (object)->buttons, 0);
  G_OBJECT_CLASS (til_survey_answer_parent_class)->dispose (object);
}

static void
til_survey_answer_finalize (GObject *object)
{
  g_ptr_array_unref (TIL_SURVEY_ANSWER (object)->buttons);
  G_OBJECT_CLASS (til_survey_answer_parent_class)->finalize (object);
}

static void
til_survey_answer_class_init (TilSurveyAnswerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_survey_answer_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_survey_answer_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "surveyanswer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[ANSWERED] = g_signal_new ("answered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
til_survey_answer_init (TilSurveyAnswer *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  self->buttons = g_ptr_array_new ();
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
til_survey_answer_new (const TilQuestion *question, const char *language, gboolean big)
{
  const char *title = til_local_get (question->text, language);
  TilSurveyAnswer *self = answer_new (title, big);

  if (question->kind == TIL_QUESTION_TEXT)
    add_lines (self, title);
  else
    {
      GtkWidget *box = choices_new (self, title);

      for (guint i = 0; i < question->choices->len; i++)
        {
          const TilAnswerChoice *choice = question->choices->pdata[i];

          add_choice (self, box, choice->key, til_local_get (choice->text, language));
        }
    }
  til_set_accessible_label (GTK_WIDGET (self), title);
  til_set_language_direction (GTK_WIDGET (self), language);
  return GTK_WIDGET (self);
}

GtkWidget *
til_survey_answer_new_sector (const char *title, const char *language, gboolean big)
{
  TilSurveyAnswer *self = answer_new (title, big);
  GtkWidget *box = choices_new (self, title);

  for (int i = TIL_SERVICE_NONE + 1; i < TIL_N_SERVICES; i++)
    {
      g_autofree char *key = g_strconcat ("service.", til_service_keys[i], NULL);

      add_choice (self, box, til_service_keys[i], til_label (language, key));
    }
  til_set_accessible_label (GTK_WIDGET (self), title);
  til_set_language_direction (GTK_WIDGET (self), language);
  return GTK_WIDGET (self);
}

char *
til_survey_answer_get (TilSurveyAnswer *self)
{
  g_return_val_if_fail (TIL_IS_SURVEY_ANSWER (self), NULL);

  if (self->lines)
    {
      g_autofree char *text = til_lines_get_text (self->lines);

      return *text ? g_steal_pointer (&text) : NULL;
    }
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_toggle_button_get_active (self->buttons->pdata[i]))
      return g_strdup (key_of (self->buttons->pdata[i]));
  return NULL;
}

void
til_survey_answer_set (TilSurveyAnswer *self, const char *value)
{
  g_return_if_fail (TIL_IS_SURVEY_ANSWER (self));

  self->filling = TRUE;
  if (self->lines)
    til_lines_set_text (self->lines, value);
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (self->buttons->pdata[i],
                                  g_strcmp0 (key_of (self->buttons->pdata[i]), value) == 0);
  self->filling = FALSE;
}

void
til_survey_answer_focus (TilSurveyAnswer *self)
{
  g_return_if_fail (TIL_IS_SURVEY_ANSWER (self));

  if (self->lines)
    {
      gtk_widget_grab_focus (self->lines);
      return;
    }
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_toggle_button_get_active (self->buttons->pdata[i]))
      {
        gtk_widget_grab_focus (self->buttons->pdata[i]);
        return;
      }
  if (self->buttons->len > 0)
    gtk_widget_grab_focus (self->buttons->pdata[0]);
}

void
til_set_language_direction (GtkWidget *widget, const char *language)
{
  gtk_widget_set_direction (widget,
                            til_language_is_rtl (language) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    til_set_language_direction (child, language);
}
