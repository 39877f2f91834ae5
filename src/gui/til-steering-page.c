/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-steering-page.h"

#include <glib/gi18n-lib.h>

#include "til-accessible-names.h"
#include "til-choice.h"
#include "til-export.h"
#include "til-field-row.h"
#include "til-figures-view.h"
#include "til-gui-util.h"
#include "til-language.h"
#include "til-locale.h"
#include "til-text.h"

typedef enum
{
  PERIOD_THIS_TERM,
  PERIOD_LAST_TERM,
  PERIOD_THIS_YEAR,
  PERIOD_LAST_YEAR,
  PERIOD_OWN,
} Period;

struct _TilSteeringPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkWidget *export_button;
  AdwToastOverlay *toasts;
  AdwComboRow *period_row;
  TilFieldRow *from_row;
  TilFieldRow *to_row;
  AdwComboRow *language_row;
  AdwPreferencesGroup *overview_group;
  AdwPreferencesGroup *ages_group;
  AdwPreferencesGroup *areas_group;
  AdwPreferencesGroup *definitions_group;

  TilStore *store;           /* (owned) */
  GCancellable *cancellable; /* (owned) of the figures under way */
  GPtrArray *rows;           /* (owned) borrowed GtkWidget of overview_group */
  GtkWidget *ages;           /* borrowed (nullable) */
  GtkWidget *areas;          /* borrowed (nullable) */
  TilDate from, to;          /* TIL_DATE_NONE while the dates typed make no period */
  gboolean stale;
  gboolean filling;
  gboolean folded;
};

typedef struct
{
  TilSteeringPage *page; /* (owned) */
  TilFigures *figures;   /* (owned) (nullable) */
  char *language;        /* (owned) */
  char *path;            /* (owned) */
} Export;

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TilSteeringPage, til_steering_page, GTK_TYPE_WIDGET)

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->page);
  g_clear_pointer (&export->figures, til_figures_free);
  g_free (export->language);
  g_free (export->path);
  g_free (export);
}

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
  /* What has not been yet is not counted. */
  *to = MIN (*to, today);
}

static void
clear_figures (TilSteeringPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->overview_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (self->ages != NULL)
    adw_preferences_group_remove (self->ages_group, self->ages);
  if (self->areas != NULL)
    adw_preferences_group_remove (self->areas_group, self->areas);
  self->ages = self->areas = NULL;
}

static void
show_figures (TilSteeringPage *self, const TilFigures *figures)
{
  clear_figures (self);
  til_figures_view_add_counts (self->overview_group, figures, self->rows);
  self->ages = til_figures_view_new_ages (figures);
  adw_preferences_group_add (self->ages_group, self->ages);
  self->areas = til_figures_view_new_areas (figures);
  adw_preferences_group_add (self->areas_group, self->areas);
}

static void
figures_counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilSteeringPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TilFigures) figures = til_store_figures_finish (TIL_STORE (source), result, &error);

  if (figures != NULL)
    show_figures (self, figures);
  else
    til_show_error (GTK_WIDGET (self), _ ("The figures can’t be counted"), error);
}

static void
refresh (TilSteeringPage *self)
{
  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->export_button, self->from != TIL_DATE_NONE);
  if (self->from == TIL_DATE_NONE)
    clear_figures (self);
  else
    til_store_figures_async (self->store, self->from, self->to, self->cancellable,
                             figures_counted_cb, g_object_ref (self));
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

static void
export_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Export *export = task_data;
  g_autoptr (GError) error = NULL;

  if (til_export_workbook (export->figures, export->language, export->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
open_workbook_cb (AdwToast *toast, gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (data);
  const char *path = g_object_get_data (G_OBJECT (toast), "til-path");
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (root), uri, GDK_CURRENT_TIME);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TilSteeringPage *self = TIL_STEERING_PAGE (source);
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      til_show_error (GTK_WIDGET (self), _ ("The workbook could not be saved"), error);
      return;
    }
  if (self->toasts == NULL)
    return;
  toast = til_toast_new (_ ("The workbook was saved"));
  adw_toast_set_button_label (toast, _ ("Open"));
  g_object_set_data_full (G_OBJECT (toast), "til-path", g_strdup (export->path), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_workbook_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
export_counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  export->figures = til_store_figures_finish (TIL_STORE (source), result, &error);
  if (export->figures == NULL)
    {
      til_show_error (GTK_WIDGET (export->page), _ ("The workbook could not be saved"), error);
      export_free (export);
      return;
    }
  task = g_task_new (export->page, NULL, exported_cb, NULL);
  g_task_set_source_tag (task, export_counted_cb);
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, export_thread);
}

static void
export_chosen_cb (GFile *file, gpointer data)
{
  TilSteeringPage *self = data;
  g_autofree char *path = g_file_get_path (file);
  Export *export;

  if (path == NULL || self->from == TIL_DATE_NONE)
    return;
  export = g_new0 (Export, 1);
  export->page = g_object_ref (self);
  export->language = g_strdup (til_languages ()[til_choice_get_id (self->language_row)]);
  export->path = g_str_has_suffix (path, ".xlsx") ? g_steal_pointer (&path)
                                                  : g_strconcat (path, ".xlsx", NULL);
  til_store_figures_async (self->store, self->from, self->to, NULL, export_counted_cb, export);
}

static void
export_cb (TilSteeringPage *self)
{
  g_autofree char *from = til_date_format (self->from);
  g_autofree char *to = til_date_format (self->to);
  g_autofree char *name = til_text_fill (_ ("Figures {from} to {to}"), "from", from, "to", to,
                                         NULL);
  g_autofree char *file_name = g_strconcat (name, ".xlsx", NULL);

  til_choose_file (GTK_WIDGET (self), _ ("Export Workbook"), _ ("Save"), file_name, _ ("Workbooks"),
                   "*.xlsx", export_chosen_cb, self);
}

static void
fill_choices (TilSteeringPage *self)
{
  const char *const periods[] = { _ ("This Term"), _ ("Last Term"), _ ("This Year"),
                                  _ ("Last Year"), _ ("Own Dates"), NULL };
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
  til_choice_setup (self->language_row);
  til_choice_set_texts (self->language_row, (const char *const *)names->pdata);
  til_choice_set_id (self->language_row, chosen);
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
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (til_steering_page_parent_class)->dispose (object);
}

static void
til_steering_page_finalize (GObject *object)
{
  TilSteeringPage *self = TIL_STEERING_PAGE (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->rows);

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
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, overview_group);
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, ages_group);
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, areas_group);
  gtk_widget_class_bind_template_child (widget_class, TilSteeringPage, definitions_group);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
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
  const char *language = til_locale_language ();

  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  til_drop_doubled_names (GTK_WIDGET (self));
  fill_choices (self);
  self->filling = FALSE;
  adw_preferences_group_set_title (self->overview_group, til_label (language, "workbook.overview"));
  adw_preferences_group_set_title (self->ages_group, til_label (language, "workbook.ages.title"));
  adw_preferences_group_set_title (self->areas_group, til_label (language, "workbook.areas.title"));
  til_figures_view_add_definitions (self->definitions_group);
}

GtkWidget *
til_steering_page_new (TilStore *store)
{
  TilSteeringPage *self = g_object_new (TIL_TYPE_STEERING_PAGE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (invalidate), self, G_CONNECT_SWAPPED);
  period_chosen_cb (self);
  return GTK_WIDGET (self);
}
