/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-next-step-bar.h"

#include "til-gui-util.h"
#include "til-text.h"
#include "til-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _TilNextStepBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *name_label;
  GtkLabel *text_label;
  GtkLabel *turn_label;
  GtkButton *button;

  TilCaseModel *model; /* (owned) (nullable) */
  TilNextStep *step;   /* (owned) (nullable) until the case is read */
};

G_DEFINE_FINAL_TYPE (TilNextStepBar, til_next_step_bar, GTK_TYPE_WIDGET)

/* Whose turn it is and until when; "" when nobody's and never. (transfer full) */
static char *
describe_turn (const TilNextStep *step)
{
  g_autofree char *who = til_text_isolate (step->who);
  g_autofree char *date = til_date_with_distance (step->due, til_date_today ());
  const char *form = "";

  if (*step->who != '\0' && step->due == TIL_DATE_NONE)
    /* Translators: whose turn it is to act. */
    form = _ ("Whose turn: {who}");
  else if (*step->who != '\0' && step->late)
    form = _ ("Whose turn: {who}. Late: {date}");
  else if (*step->who != '\0')
    form = _ ("Whose turn: {who}, by {date}");
  else if (step->due != TIL_DATE_NONE)
    form = step->late ? _ ("Late: {date}") : _ ("By {date}");
  return til_text_fill (form, "who", who, "date", date, NULL);
}

static void
model_changed_cb (TilNextStepBar *self)
{
  const TilCase *kase = til_case_model_get_case (self->model);
  g_autofree char *turn = NULL;

  if (kase == NULL)
    return;
  g_clear_pointer (&self->step, til_next_step_free);
  self->step = til_next_step (kase, til_date_today ());
  turn = describe_turn (self->step);
  gtk_label_set_label (self->text_label, self->step->text);
  gtk_label_set_label (self->turn_label, turn);
  gtk_widget_set_visible (GTK_WIDGET (self->turn_label), *turn != '\0');
  if (self->step->late)
    gtk_widget_add_css_class (GTK_WIDGET (self), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "late");
  gtk_button_set_label (self->button, self->step->button);
  gtk_widget_set_visible (GTK_WIDGET (self->button),
                          *self->step->button != '\0' &&
                              !til_case_model_is_read_only (self->model));
  gtk_widget_set_visible (self->box, TRUE);
}

static void
clicked_cb (TilNextStepBar *self)
{
  /* At the wheel there is something to do, not only something to see. */
  til_case_model_show (self->model, self->step->place,
                       self->step->place == TIL_PLACE_WHEEL ? 0 : self->step->record_id);
}

static GtkLabel *
line_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_margin_end (label, 6);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
til_next_step_bar_dispose (GObject *object)
{
  TilNextStepBar *self = TIL_NEXT_STEP_BAR (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->step, til_next_step_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (til_next_step_bar_parent_class)->dispose (object);
}

static void
til_next_step_bar_class_init (TilNextStepBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_next_step_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "nextstepbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
til_next_step_bar_init (TilNextStepBar *self)
{
  GtkWidget *words = g_object_new (GTK_TYPE_BOX, NULL);

  til_set_accessible_label (GTK_WIDGET (self), _ ("Next step"));
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->name_label = line_new ("title-4");
  gtk_label_set_wrap (self->name_label, FALSE);
  gtk_label_set_ellipsize (self->name_label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->name_label, 24);
  gtk_widget_set_visible (GTK_WIDGET (self->name_label), FALSE);
  self->text_label = line_new ("heading");
  self->turn_label = line_new ("til-turn");
  gtk_widget_add_css_class (GTK_WIDGET (self->turn_label), "tabular");
  self->button = GTK_BUTTON (gtk_button_new_with_label (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "suggested-action");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_widget_set_layout_manager (words, g_object_new (TIL_TYPE_WRAP_LAYOUT, NULL));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->text_label));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->turn_label));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->name_label));
  gtk_box_append (GTK_BOX (self->box), words);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->button));
  gtk_widget_set_visible (self->box, FALSE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

void
til_next_step_bar_set_model (TilNextStepBar *self, TilCaseModel *model)
{
  g_return_if_fail (TIL_IS_NEXT_STEP_BAR (self));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  model_changed_cb (self);
}

void
til_next_step_bar_set_name (TilNextStepBar *self, const char *name)
{
  g_return_if_fail (TIL_IS_NEXT_STEP_BAR (self));

  gtk_label_set_label (self->name_label, name != NULL ? name : "");
  gtk_widget_set_visible (GTK_WIDGET (self->name_label), name != NULL);
}
