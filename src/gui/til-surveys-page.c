/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-surveys-page.h"

#include <glib/gi18n-lib.h>

#include "til-accessible-names.h"
#include "til-gui-util.h"
#include "til-locale.h"
#include "til-meeting-words.h"
#include "til-screen-text.h"
#include "til-side-layout.h"
#include "til-survey-editor.h"
#include "til-survey-print.h"
#include "til-survey-round-form.h"
#include "til-survey-round-page.h"
#include "til-survey-words.h"
#include "til-text.h"

#define WIDTH 760

struct _TilSurveysPage
{
  AdwBin parent_instance;

  AdwToastOverlay *toasts;           /* borrowed */
  GtkStack *stack;                   /* borrowed */
  GtkWidget *create;                 /* borrowed */
  GtkWidget *places;                 /* borrowed */
  GtkWidget *back;                   /* borrowed: to the list */
  GtkBox *list;                      /* borrowed */
  AdwStatusPage *problem;            /* borrowed */
  GtkScrolledWindow *round_scroller; /* borrowed */
  TilSurveyRoundPage *page;          /* borrowed */
  TilStore *store;                   /* (owned) */
  GCancellable *cancellable;         /* (owned) of what is being read */
  GPtrArray *surveys;                /* (owned) (nullable) (element-type TilSurvey) */
  GPtrArray *results; /* (owned) (element-type TilSharedResults) as surveys, while read */
  GPtrArray *shown;   /* (owned) (nullable) (element-type TilSharedResults) as surveys */
  gint64 round_id;    /* that is shown, 0 the list */
  gint64 last_round;  /* whose row has the focus when the list comes back */
  gboolean stale;
  gboolean folded;
};

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (TilSurveysPage, til_surveys_page, ADW_TYPE_BIN)

static void show (TilSurveysPage *self);

/* One way back at a time. */
static void
update_header (TilSurveysPage *self)
{
  const char *shown = gtk_stack_get_visible_child_name (self->stack);
  gboolean round = g_strcmp0 (shown, "round") == 0;
  gboolean list = g_strcmp0 (shown, "list") == 0;

  gtk_widget_set_visible (self->back, round);
  gtk_widget_set_visible (self->places, self->folded && !round);
  gtk_widget_set_visible (self->create, list && !til_store_get_read_only (self->store));
}

static TilSurvey *
find_survey (TilSurveysPage *self, const char *key)
{
  for (guint i = 0; self->surveys && i < self->surveys->len; i++)
    if (g_strcmp0 (((TilSurvey *)self->surveys->pdata[i])->key, key) == 0)
      return self->surveys->pdata[i];
  return NULL;
}

/* Actions */

static void
new_round_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilSurveysPage *self = TIL_SURVEYS_PAGE (widget);
  const TilSurvey *survey = find_survey (self, g_variant_get_string (parameter, NULL));

  if (survey)
    til_survey_round_form_new (widget, self->store, survey, NULL);
}

static void
edit (TilSurveysPage *self, const TilSurvey *survey)
{
  GtkWidget *editor = til_survey_editor_new (self->store, survey);

  til_survey_editor_present (TIL_SURVEY_EDITOR (editor), GTK_WIDGET (self));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const TilSurvey *survey = find_survey (TIL_SURVEYS_PAGE (widget),
                                         g_variant_get_string (parameter, NULL));

  if (survey)
    edit (TIL_SURVEYS_PAGE (widget), survey);
}

static void
new_survey_cb (TilSurveysPage *self)
{
  edit (self, NULL);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilSurvey *survey = find_survey (TIL_SURVEYS_PAGE (widget),
                                   g_variant_get_string (parameter, NULL));

  if (survey)
    til_survey_print_form (widget, survey);
}

/* A survey that another municipality made, as data/surveys/README.md says */

static void
survey_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilSurveysPage) self = data;
  g_autoptr (GError) error = NULL;

  if (til_store_id_finish (TIL_STORE (source), result, &error) == 0)
    til_show_error (GTK_WIDGET (self), _ ("The survey could not be imported"), error);
  else if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    adw_toast_overlay_add_toast (self->toasts, til_toast_new (_ ("The survey was imported")));
}

void
til_surveys_page_import (TilSurveysPage *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurvey) survey = NULL;

  g_return_if_fail (TIL_IS_SURVEYS_PAGE (self));

  survey = til_survey_new_from_file (path, &error);
  if (survey == NULL)
    til_show_error (GTK_WIDGET (self), _ ("The survey could not be imported"), error);
  else
    til_store_save_survey_async (self->store, survey, NULL, survey_saved_cb, g_object_ref (self));
}

static void
survey_chosen_cb (GFile *file, gpointer data)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    til_surveys_page_import (data, path);
}

static void
import_cb (TilSurveysPage *self)
{
  til_choose_file (GTK_WIDGET (self), _ ("Import Survey"), _ ("Import"), NULL, _ ("Survey files"),
                   "*.xml", survey_chosen_cb, self);
}

/* Undo */

typedef struct
{
  TilSurveysPage *page; /* borrowed: the toast goes with it */
  gint64 id;
} Undo;

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilSurveysPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!til_store_write_finish (TIL_STORE (source), result, &error))
    til_show_error (GTK_WIDGET (self), _ ("This could not be restored"), error);
}

static void
undo_cb (AdwToast *toast, Undo *undo)
{
  til_store_set_record_deleted_async (undo->page->store, TIL_RECORD_SURVEY_ROUND, undo->id, FALSE,
                                      NULL, restored_cb, g_object_ref (undo->page));
}

static void
undo_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
offer_undo (TilSurveysPage *self, gint64 id)
{
  AdwToast *toast = til_toast_new (_ ("Round deleted"));
  Undo *undo = g_new0 (Undo, 1);

  undo->page = self;
  undo->id = id;
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), undo, undo_free, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

typedef struct
{
  TilSurveysPage *page; /* (owned) */
  gint64 id;
} Deletion;

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Deletion *deletion = data;
  g_autoptr (GError) error = NULL;

  if (!til_store_write_finish (TIL_STORE (source), result, &error))
    til_show_error (GTK_WIDGET (deletion->page), _ ("This could not be deleted"), error);
  else if (deletion->page->store)
    {
      if (deletion->page->round_id == deletion->id)
        til_surveys_page_show_round (deletion->page, 0);
      offer_undo (deletion->page, deletion->id);
    }
  g_object_unref (deletion->page);
  g_free (deletion);
}

static void
delete_round_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilSurveysPage *self = TIL_SURVEYS_PAGE (widget);
  Deletion *deletion = g_new0 (Deletion, 1);

  deletion->page = g_object_ref (self);
  deletion->id = g_variant_get_int64 (parameter);
  til_store_set_record_deleted_async (self->store, TIL_RECORD_SURVEY_ROUND, deletion->id, TRUE,
                                      NULL, deleted_cb, deletion);
}

/* The list */

static void
row_activated_cb (GtkWidget *row, TilSurveysPage *self)
{
  til_surveys_page_show_round (self, *(gint64 *)g_object_get_data (G_OBJECT (row), "til-id"));
}

static char *
describe_round (const TilRoundResult *result)
{
  g_autofree char *date = til_date_format (result->round->date);
  g_autofree char *day = til_text_isolate_ltr (date);
  g_autofree char *answered = til_round_answered_text (result);
  g_autofree char *line = til_text_fill (_ ("{date}: {answered}"), "date", day, "answered",
                                         answered, NULL);
  g_autofree char *shown = til_screen_paragraph (g_steal_pointer (&line));

  if (result->few_answered && (result->n_answered > 0 || result->hidden_answered))
    return g_strconcat (shown, "\n", _ ("Under half have answered"), NULL);
  return g_steal_pointer (&shown);
}

static GtkWidget *
round_row_new (TilSurveysPage *self, const TilRoundResult *result)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = til_text_isolate (result->round->name ? result->round->name : "");
  g_autofree char *subtitle = describe_round (result);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  til_set_accessible_label (row, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle, -1);
  if (result->few_answered && (result->n_answered > 0 || result->hidden_answered))
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (icon, "warning");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "til-id",
                          g_memdup2 (&result->round->record.id, sizeof (gint64)), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);
  return row;
}

static GtkWidget *
survey_buttons_new (TilSurveysPage *self, const TilSurvey *survey)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *print_name = til_text_fill (_ ("Print {survey} to be filled in by hand"),
                                               "survey", til_survey_name (survey), NULL);
  g_autofree char *round_name = til_text_fill (_ ("New round of {survey}"), "survey",
                                               til_survey_name (survey), NULL);
  g_autofree char *edit_name = til_text_fill (_ ("Edit {survey}"), "survey",
                                              til_survey_name (survey), NULL);
  GtkWidget *print = til_icon_button_new ("printer-symbolic", print_name);
  GtkWidget *editor = til_icon_button_new ("document-edit-symbolic", edit_name);
  GtkWidget *round = gtk_button_new_with_label (_ ("New Round…"));

  gtk_widget_set_tooltip_text (print, _ ("Print the survey to be filled in by hand"));
  til_set_accessible_label (round, round_name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (round), "surveys.new-round");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (round), "s", survey->key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "surveys.print");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (print), "s", survey->key);
  gtk_widget_set_tooltip_text (editor, _ ("Edit the survey"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (editor), "surveys.edit");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (editor), "s", survey->key);
  gtk_widget_set_visible (editor, !til_store_get_read_only (self->store));
  gtk_widget_add_css_class (editor, "flat");
  gtk_widget_add_css_class (print, "flat");
  gtk_widget_add_css_class (round, "flat");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (round, !til_store_get_read_only (self->store));
  gtk_box_append (GTK_BOX (box), round);
  gtk_box_append (GTK_BOX (box), editor);
  gtk_box_append (GTK_BOX (box), print);
  return box;
}

static GtkWidget *
survey_words_new (const TilSurvey *survey)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *description = til_local_get (survey->description, til_locale_language ());
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", til_survey_name (survey), "xalign", 0.0, "wrap", TRUE,
                                   NULL);

  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (words), title);
  if (*description)
    gtk_box_append (GTK_BOX (words), til_paragraph_new (description, "dim-label"));
  return words;
}

static void
add_survey (TilSurveysPage *self, const TilSurvey *survey, const TilSurveyResults *results)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  til_set_accessible_label (GTK_WIDGET (group), til_survey_name (survey));
  gtk_box_append (GTK_BOX (section),
                  til_side_box_new (survey_words_new (survey), survey_buttons_new (self, survey)));
  gtk_box_append (GTK_BOX (section), GTK_WIDGET (group));
  for (guint i = results->rounds->len; i > 0; i--)
    adw_preferences_group_add (group, round_row_new (self, results->rounds->pdata[i - 1]));
  if (results->rounds->len == 0)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("No rounds yet"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                   _ ("A round is one time that the survey is asked."));
      adw_preferences_group_add (group, row);
    }
  gtk_box_append (self->list, section);
}

static GtkWidget *
find_row (GtkWidget *root, gint64 round_id)
{
  gint64 *id = g_object_get_data (G_OBJECT (root), "til-id");

  if (id && *id == round_id)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, round_id);

      if (found)
        return found;
    }
  return NULL;
}

static void
show_list (TilSurveysPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_box_remove (self->list, child);
  for (guint i = 0; i < self->surveys->len; i++)
    add_survey (self, self->surveys->pdata[i], til_shared_results_get (self->shown->pdata[i]));
  gtk_stack_set_visible_child_name (self->stack, "list");
  update_header (self);
  if (had_focus)
    {
      GtkWidget *row = find_row (GTK_WIDGET (self->list), self->last_round);

      if (row)
        gtk_widget_grab_focus (row);
      else
        gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
    }
}

static gboolean
show_round (TilSurveysPage *self)
{
  for (guint i = 0; self->round_id != 0 && i < self->shown->len; i++)
    {
      TilSharedResults *shared = self->shown->pdata[i];
      int round = til_results_find_round (til_shared_results_get (shared), self->round_id);

      if (round < 0)
        continue;
      til_survey_round_page_show (self->page, shared, (guint)round);
      gtk_stack_set_visible_child_name (self->stack, "round");
      update_header (self);
      return TRUE;
    }
  return FALSE;
}

static void
show (TilSurveysPage *self)
{
  if (!self->shown || show_round (self))
    return;
  self->round_id = 0;
  show_list (self);
}

/* Reading */

static void
fail (TilSurveysPage *self, const GError *error)
{
  if (til_error_is_cancelled (error))
    return;
  adw_status_page_set_description (self->problem, error->message);
  gtk_stack_set_visible_child_name (self->stack, "problem");
  update_header (self);
}

/* Answers come in the order of the calls. */
static void
results_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilSurveysPage) self = data;
  g_autoptr (GError) error = NULL;
  TilSurveyResults *results = til_store_survey_results_finish (TIL_STORE (source), result, &error);

  if (!results)
    {
      fail (self, error);
      return;
    }
  if (!self->store)
    {
      til_survey_results_free (results);
      return;
    }
  g_ptr_array_add (self->results, til_shared_results_new (results));
  if (self->results->len < self->surveys->len)
    return;
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = g_ptr_array_ref (self->results);
  show (self);
}

/* Those of staff first. */
static int
compare_surveys (gconstpointer a, gconstpointer b)
{
  const TilSurvey *const *one = a, *const *other = b;

  if ((*one)->audience != (*other)->audience)
    return (*one)->audience < (*other)->audience ? -1 : 1;
  return g_strcmp0 ((*one)->key, (*other)->key);
}

static void
surveys_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilSurveysPage) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *surveys = til_store_list_surveys_finish (TIL_STORE (source), result, &error);

  if (!surveys)
    {
      fail (self, error);
      return;
    }
  g_ptr_array_sort (surveys, compare_surveys);
  g_clear_pointer (&self->surveys, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->surveys = surveys;
  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify)til_shared_results_unref);
  for (guint i = 0; self->store && i < surveys->len; i++)
    til_store_survey_results_async (self->store, ((TilSurvey *)surveys->pdata[i])->key,
                                    TIL_DATE_NONE, self->cancellable, results_cb,
                                    g_object_ref (self));
}

static void
refresh (TilSurveysPage *self)
{
  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  til_store_list_surveys_async (self->store, FALSE, self->cancellable, surveys_cb,
                                g_object_ref (self));
}

static void
invalidate (TilSurveysPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
  else
    self->stale = TRUE;
}

/* What it is made of */

static void
back_cb (TilSurveysPage *self)
{
  til_surveys_page_show_round (self, 0);
}

static gboolean
back_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  TilSurveysPage *self = TIL_SURVEYS_PAGE (widget);

  if (self->round_id == 0)
    return FALSE;
  back_cb (self);
  return TRUE;
}

static GtkWidget *
header_new (TilSurveysPage *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *import = til_icon_button_new ("document-open-symbolic", _ ("Import Survey"));

  self->places = til_icon_button_new ("go-previous-symbolic", _ ("Show Places"));
  self->back = til_icon_button_new ("go-previous-symbolic", _ ("Back to the Surveys"));
  self->create = til_icon_button_new ("list-add-symbolic", _ ("New Survey"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->places), "win.back");
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self, "folded", header, "show-start-title-buttons",
                          G_BINDING_SYNC_CREATE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_ ("Surveys"), NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->places);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->create);
  g_signal_connect_object (self->create, "clicked", G_CALLBACK (new_survey_cb), self,
                           G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), import);
  g_object_bind_property (self->create, "visible", import, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (import, "clicked", G_CALLBACK (import_cb), self, G_CONNECT_SWAPPED);
  return header;
}

static GtkWidget *
scrolled_new (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  g_object_set (child, "margin-start", 12, "margin-end", 12, "margin-top", 24, "margin-bottom", 24,
                NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 560);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static GtkWidget *
reading_new (void)
{
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  til_set_accessible_label (spinner, _ ("Reading"));
  return spinner;
}

static void
til_surveys_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (til_surveys_page_parent_class)->map (widget);
  if (TIL_SURVEYS_PAGE (widget)->stale)
    refresh (TIL_SURVEYS_PAGE (widget));
}

static void
til_surveys_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FOLDED)
    g_value_set_boolean (value, TIL_SURVEYS_PAGE (object)->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
til_surveys_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TilSurveysPage *self = TIL_SURVEYS_PAGE (object);

  if (id != PROP_FOLDED)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (self->folded != g_value_get_boolean (value))
    {
      self->folded = g_value_get_boolean (value);
      if (self->back)
        update_header (self);
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
til_surveys_page_dispose (GObject *object)
{
  TilSurveysPage *self = TIL_SURVEYS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (til_surveys_page_parent_class)->dispose (object);
}

static void
til_surveys_page_finalize (GObject *object)
{
  TilSurveysPage *self = TIL_SURVEYS_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->surveys, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  G_OBJECT_CLASS (til_surveys_page_parent_class)->finalize (object);
}

static void
add_shortcuts (GtkWidgetClass *widget_class)
{
  gboolean rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, (GtkShortcutFunc)back_shortcut_cb,
                                NULL);
  gtk_widget_class_add_binding (widget_class, rtl ? GDK_KEY_Right : GDK_KEY_Left, GDK_ALT_MASK,
                                (GtkShortcutFunc)back_shortcut_cb, NULL);
}

static void
til_surveys_page_class_init (TilSurveysPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = til_surveys_page_get_property;
  object_class->set_property = til_surveys_page_set_property;
  object_class->dispose = til_surveys_page_dispose;
  object_class->finalize = til_surveys_page_finalize;
  widget_class->map = til_surveys_page_map;
  props[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                 G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_install_action (widget_class, "surveys.new-round", "s", new_round_action);
  gtk_widget_class_install_action (widget_class, "surveys.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "surveys.print", "s", print_action);
  gtk_widget_class_install_action (widget_class, "surveys.delete-round", "x", delete_round_action);
  add_shortcuts (widget_class);
}

static void
til_surveys_page_init (TilSurveysPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cancellable = g_cancellable_new ();
  self->stale = TRUE;
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  self->problem = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->problem, "dialog-warning-symbolic");
  adw_status_page_set_title (self->problem, _ ("The Surveys Can’t Be Read"));
  gtk_stack_add_named (self->stack, reading_new (), "reading");
  gtk_stack_add_named (self->stack, scrolled_new (GTK_WIDGET (self->list)), "list");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->problem), "problem");
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->stack));
  gtk_widget_set_vexpand (GTK_WIDGET (self->toasts), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
til_surveys_page_new (TilStore *store)
{
  TilSurveysPage *self = g_object_new (TIL_TYPE_SURVEYS_PAGE, NULL);
  GtkWidget *scroller;

  self->store = g_object_ref (store);
  gtk_box_prepend (GTK_BOX (adw_bin_get_child (ADW_BIN (self))), header_new (self));
  self->page = TIL_SURVEY_ROUND_PAGE (til_survey_round_page_new (store));
  scroller = scrolled_new (GTK_WIDGET (self->page));
  self->round_scroller = GTK_SCROLLED_WINDOW (scroller);
  gtk_stack_add_named (self->stack, scroller, "round");
  g_signal_connect_object (store, "changed", G_CALLBACK (invalidate), self, G_CONNECT_SWAPPED);
  update_header (self);
  til_drop_doubled_names (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
til_surveys_page_show_round (TilSurveysPage *self, gint64 round_id)
{
  g_return_if_fail (TIL_IS_SURVEYS_PAGE (self));

  if (round_id == 0)
    self->last_round = self->round_id;
  self->round_id = round_id;
  show (self);
  if (round_id == 0)
    return;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->round_scroller), 0);
  if (self->shown)
    gtk_widget_grab_focus (self->back);
}
