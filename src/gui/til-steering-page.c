/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-steering-page.h"

#include <glib/gi18n-lib.h>

#include "til-accessible-names.h"
#include "til-choice.h"
#include "til-field-row.h"
#include "til-cell-children.h"
#include "til-figures-view.h"
#include "til-gui-util.h"
#include "til-language.h"
#include "til-locale.h"
#include "til-reference-group.h"
#include "til-shared-report.h"
#include "til-steering-export.h"
#include "til-text.h"

typedef enum
{
  PERIOD_THIS_TERM,
  PERIOD_LAST_TERM,
  PERIOD_THIS_YEAR,
  PERIOD_LAST_YEAR,
  PERIOD_OWN,
} Period;

/* Counting that takes no longer than this shows no sign of it. */
#define WAIT_MS 400

struct _TilSteeringPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkWidget *export_button;
  GtkWidget *print_button;
  AdwToastOverlay *toasts;
  AdwComboRow *period_row;
  TilFieldRow *from_row;
  TilFieldRow *to_row;
  AdwExpanderRow *more_row;
  AdwComboRow *unit_row;
  AdwComboRow *age_row;
  GtkWidget *compare_row;
  GtkSwitch *compare_switch;
  AdwComboRow *language_row;
  GtkWidget *wait_box;
  GtkSpinner *spinner;
  GtkLabel *wait_label;
  GtkButton *stop_button;
  GtkBox *figures_box;

  TilStore *store;           /* (owned) */
  GCancellable *cancellable; /* (owned) of the figures under way */
  GCancellable *closing;     /* (owned) of what is read until the page goes */
  TilSharedReport *shared;   /* (owned) (nullable) what is shown */
  guint wait_source;         /* 0 when nobody waits */
  TilDate from, to;          /* TIL_DATE_NONE while the dates typed make no period */
  gboolean stale;
  gboolean filling;
  gboolean folded;
};

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TilSteeringPage, til_steering_page, GTK_TYPE_WIDGET)

/* A school year's terms, as the steering group counts them: January to July and August to December.
 */
static void
compute_period (Period period, TilDate *from, TilDate *to)
{
  TilDate today = til_date_today ();
  int year = til_date_year (today);
  gboolean autumn = til_date_month (today) >= 8;

  switch (period)
    {
    case PERIOD_THIS_TERM:
    case PERIOD_LAST_TERM:
      if (period == PERIOD_LAST_TERM)
        {
          year -= autumn ? 0 : 1;
          autumn = !autumn;
        }
      *from = til_date_new (year, autumn ? 8 : 1, 1);
      *to = autumn ? til_date_new (year, 12, 31) : til_date_new (year, 7, 31);
      break;
    case PERIOD_LAST_YEAR:
      year--;
      G_GNUC_FALLTHROUGH;
    case PERIOD_THIS_YEAR:
    default:
      *from = til_date_new (year, 1, 1);
      *to = til_date_new (year, 12, 31);
    }
  /* Whole months: of those, groups large enough can be told beside last year's (til-period.h). */
  *to = MIN (
      *to,
      til_date_add_months (til_date_new (til_date_year (today), til_date_month (today), 1), 1) - 1);
}

/* The few that stand first: the ones that a steering group asks for. */
static const TilFigureId few[] = {
  TIL_FIGURE_CHILDREN,        TIL_FIGURE_OBSERVATIONS, TIL_FIGURE_LEAD_TIMES,
  TIL_FIGURE_RECENT_MAPPING,  TIL_FIGURE_CONSENT,      TIL_FIGURE_ACTIONS,
  TIL_FIGURE_FAMILY_MEETINGS, TIL_FIGURE_CONCERNS,
};

static void
clear_figures (TilSteeringPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->figures_box))) != NULL)
    gtk_box_remove (self->figures_box, child);
}

static void
open_children (TilFigureId figure, guint row, guint column, const char *title, gpointer data)
{
  TilSteeringPage *self = data;

  til_cell_children_new (GTK_WIDGET (self), self->store,
                         &til_shared_report_get (self->shared)->query, figure, row, column, title);
}

/* The question about trust of each survey that asks it, otherwise its first that can be agreed to.
 */
static int
find_trend (const TilSurveyResults *results)
{
  int found = -1;

  for (guint i = results->trends->len; i > 0; i--)
    {
      const TilQuestionTrend *trend = results->trends->pdata[i - 1];

      if (trend->rounds->len == 0 || !til_question_has_agreeing (trend->question))
        continue;
      if (g_strcmp0 (trend->question->key, "trust") == 0)
        return (int)(i - 1);
      found = (int)(i - 1);
    }
  return found;
}

static void
add_cards (TilSteeringPage *self)
{
  const TilReport *report = til_shared_report_get (self->shared);
  GtkWidget *cards = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (cards), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (cards), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (cards), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (cards), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (cards), 12);
  til_set_accessible_label (cards, til_label (til_locale_language (), "workbook.overview"));
  for (guint i = 0; i < G_N_ELEMENTS (few); i++)
    gtk_flow_box_append (GTK_FLOW_BOX (cards), til_figure_card_new (self->shared, few[i]));
  for (guint i = 0; i < report->surveys->len; i++)
    {
      int trend = find_trend (report->surveys->pdata[i]);

      if (trend >= 0)
        gtk_flow_box_append (GTK_FLOW_BOX (cards),
                             til_survey_card_new (self->shared, i, (guint)trend));
    }
  gtk_box_append (self->figures_box, cards);
}

static void
show_figures (TilSteeringPage *self)
{
  clear_figures (self);
  gtk_widget_set_sensitive (self->export_button, self->shared != NULL);
  gtk_widget_set_sensitive (self->print_button, self->shared != NULL);
  if (self->shared == NULL)
    return;
  add_cards (self);
  for (guint id = 0; id < TIL_N_FIGURES; id++)
    gtk_box_append (self->figures_box,
                    til_figure_section_new (self->shared, id,
                                            gtk_switch_get_active (self->compare_switch),
                                            open_children, self));
  gtk_box_append (self->figures_box,
                  til_reference_group_new (self->shared, self->store, self->toasts));
}

static void
end_waiting (TilSteeringPage *self)
{
  g_clear_handle_id (&self->wait_source, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (self->wait_box, FALSE);
}

static gboolean
wait_cb (gpointer data)
{
  TilSteeringPage *self = data;

  self->wait_source = 0;
  gtk_label_set_label (self->wait_label, _ ("Counting…"));
  gtk_button_set_label (self->stop_button, _ ("_Cancel"));
  gtk_spinner_start (self->spinner);
  gtk_widget_set_visible (self->wait_box, TRUE);
  return G_SOURCE_REMOVE;
}

static void
figures_counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilSteeringPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TilReport) report = til_store_report_finish (TIL_STORE (source), result, &error);

  if (report == NULL && til_error_is_cancelled (error))
    return;
  if (self->store == NULL)
    return;
  end_waiting (self);
  if (report == NULL)
    {
      til_show_error (GTK_WIDGET (self), _ ("The figures can’t be counted"), error);
      return;
    }
  g_clear_pointer (&self->shared, til_shared_report_unref);
  self->shared = til_shared_report_new (g_steal_pointer (&report));
  show_figures (self);
}

static void
refresh (TilSteeringPage *self)
{
  TilStatisticsQuery query = { self->from, self->to, til_choice_get_id (self->unit_row),
                               (int)til_choice_get_id (self->age_row) - 1 };

  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  end_waiting (self);
  if (self->from == TIL_DATE_NONE)
    {
      g_clear_pointer (&self->shared, til_shared_report_unref);
      show_figures (self);
      return;
    }
  self->wait_source = g_timeout_add (WAIT_MS, wait_cb, self);
  til_store_report_async (self->store, &query, self->cancellable, figures_counted_cb,
                          g_object_ref (self));
}

/* Cancels, or counts again what was cancelled. */
static void
stop_cb (TilSteeringPage *self)
{
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      refresh (self);
      return;
    }
  g_cancellable_cancel (self->cancellable);
  gtk_spinner_stop (self->spinner);
  gtk_label_set_label (self->wait_label, _ ("The counting was cancelled."));
  gtk_button_set_label (self->stop_button, _ ("C_ount Again"));
}

/* Figures take a whole-register count, so they are made only while somebody looks. */
static void
invalidate (TilSteeringPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
  else
    self->stale = TRUE;
}

/* What is counted stands there when the choices are folded away too. */
static void
update_more_row (TilSteeringPage *self)
{
  g_autofree char *unit = til_choice_dup_text (self->unit_row);
  g_autofree char *age = til_choice_dup_text (self->age_row);
  g_autofree char *chosen = til_text_fill (_ ("{row}, {column}"), "row", unit, "column", age, NULL);

  adw_expander_row_set_subtitle (self->more_row, chosen);
}

static void
filter_chosen_cb (TilSteeringPage *self)
{
  update_more_row (self);
  if (!self->filling && self->store != NULL)
    invalidate (self);
}

static void
compare_chosen_cb (TilSteeringPage *self)
{
  if (self->shared != NULL)
    show_figures (self);
}

static void
units_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilSteeringPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = til_store_list_units_finish (TIL_STORE (source), result, &error);

  if (units == NULL)
    {
      til_show_error (GTK_WIDGET (self), _ ("The lists can’t be read"), error);
      return;
    }
  self->filling = TRUE;
  til_choice_set_units (self->unit_row, _ ("All Units"), units);
  self->filling = FALSE;
  update_more_row (self);
}

static void
register_changed_cb (TilSteeringPage *self)
{
  til_store_list_units_async (self->store, self->closing, units_listed_cb, g_object_ref (self));
  invalidate (self);
}

static gboolean
read_date (TilFieldRow *row, TilDate *date)
{
  g_autofree char *text = til_field_row_get_value (row);
  g_autoptr (GError) error = NULL;

  if (til_date_parse (text != NULL ? text : "", date, &error))
    {
      til_field_row_set_problem (row, NULL);
      return TRUE;
    }
  til_field_row_set_problem (row, text != NULL ? error->message : _ ("A date is needed."));
  return FALSE;
}

static void
dates_changed_cb (TilSteeringPage *self)
{
  TilDate from = TIL_DATE_NONE, to = TIL_DATE_NONE;
  gboolean readable;

  if (self->filling)
    return;
  readable = read_date (self->from_row, &from);
  readable = read_date (self->to_row, &to) && readable;
  if (readable && to < from)
    {
      til_field_row_set_problem (self->to_row, _ ("The last day is before the first."));
      readable = FALSE;
    }
  self->from = readable ? from : TIL_DATE_NONE;
  self->to = readable ? to : TIL_DATE_NONE;
  invalidate (self);
}

static void
period_chosen_cb (TilSteeringPage *self)
{
  Period period = til_choice_get_id (self->period_row);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (self->filling)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->from_row), period == PERIOD_OWN);
  gtk_widget_set_visible (GTK_WIDGET (self->to_row), period == PERIOD_OWN);
  if (period == PERIOD_OWN)
    return;

  compute_period (period, &self->from, &self->to);
  from = til_date_format (self->from);
  to = til_date_format (self->to);
  self->filling = TRUE;
  til_field_row_set_value (self->from_row, from);
  til_field_row_set_value (self->to_row, to);
  til_field_row_set_problem (self->from_row, NULL);
  til_field_row_set_problem (self->to_row, NULL);
  self->filling = FALSE;
  invalidate (self);
}

static const char *
chosen_language (TilSteeringPage *self)
{
  return til_languages ()[til_choice_get_id (self->language_row)];
}

static void
export_cb (TilSteeringPage *self)
{
  til_steering_export_workbook (GTK_WIDGET (self), self->toasts, self->shared,
                                chosen_language (self));
}

static void
print_cb (TilSteeringPage *self)
{
  til_steering_print (GTK_WIDGET (self), self->shared);
}

static void
fill_choices (TilSteeringPage *self)
{
  const char *const periods[] = { _ ("This Term"), _ ("Last Term"), _ ("This Year"),
                                  _ ("Last Year"), _ ("Own Dates"), NULL };
  const char *const units[] = { _ ("All Units"), NULL };
  const char *language = til_locale_language ();
  const char *const ages[] = { til_label (language, "age.all"),   til_label (language, "age.0-6"),
                               til_label (language, "age.7-12"),  til_label (language, "age.13-18"),
                               til_label (language, "age.older"), NULL };
  const char *const *codes = til_languages ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint chosen = 0;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_ptr_array_add (names, (gpointer)til_language_autonym (codes[i]));
      if (g_strcmp0 (codes[i], til_locale_language ()) == 0)
        chosen = i;
    }
  g_ptr_array_add (names, NULL);
  til_choice_setup (self->period_row);
  til_choice_set_texts (self->period_row, periods);
  til_choice_setup (self->unit_row);
  til_choice_set_texts (self->unit_row, units);
  til_choice_setup (self->age_row);
  til_choice_set_texts (self->age_row, ages);
  til_choice_setup (self->language_row);
  til_choice_set_texts (self->language_row, (const char *const *)names->pdata);
  til_choice_set_id (self->language_row, chosen);
  update_more_row (self);
}

static void
til_steering_page_map (GtkWidget *widget)
{
  TilSteeringPage *self = TIL_STEERING_PAGE (widget);

  GTK_WIDGET_CLASS (til_steering_page_parent_class)->map (widget);
  if (self->stale)
    refresh (self);
}

static void
til_steering_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FOLDED)
    g_value_set_boolean (value, TIL_STEERING_PAGE (object)->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
til_steering_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TilSteeringPage *self = TIL_STEERING_PAGE (object);

  if (id != PROP_FOLDED)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (self->folded != g_value_get_boolean (value))
    {
      self->folded = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
til_steering_page_dispose (GObject *object)
{
  TilSteeringPage *self = TIL_STEERING_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->closing);
  g_clear_handle_id (&self->wait_source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->shared, til_shared_report_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (til_steering_page_parent_class)->dispose (object);
}

static void
til_steering_page_finalize (GObject *object)
{
  TilSteeringPage *self = TIL_STEERING_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->closing);

  G_OBJECT_CLASS (til_steering_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/barnetsbasta/Tillsammans/til-steering-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, box);
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, period_row);
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, from_row);
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, to_row);
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, language_row);
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, more_row);
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, unit_row);
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, age_row);
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, compare_row);
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, compare_switch);
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, wait_box);
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, wait_label);
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, stop_button);
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, figures_box);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, period_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, dates_changed_cb);
}

static void
til_steering_page_class_init (TilSteeringPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = til_steering_page_get_property;
  object_class->set_property = til_steering_page_set_property;
  object_class->dispose = til_steering_page_dispose;
  object_class->finalize = til_steering_page_finalize;
  widget_class->map = til_steering_page_map;

  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                      G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TIL_TYPE_FIELD_ROW);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
til_steering_page_init (TilSteeringPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->closing = g_cancellable_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  til_drop_doubled_names (GTK_WIDGET (self));
  fill_choices (self);
  self->filling = FALSE;
}

GtkWidget *
til_steering_page_new (TilStore *store)
{
  TilSteeringPage *self = g_object_new (TIL_TYPE_STEERING_PAGE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (register_changed_cb), self,
                           G_CONNECT_SWAPPED);
  til_store_list_units_async (store, self->closing, units_listed_cb, g_object_ref (self));
  period_chosen_cb (self);
  return GTK_WIDGET (self);
}
