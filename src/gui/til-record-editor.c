/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-record-editor.h"

#include <glib/gi18n-lib.h>

#include "til-accessible-names.h"
#include "til-conflict-dialog.h"
#include "til-field-row.h"
#include "til-gui-util.h"
#include "til-record-draft.h"
#include "til-record-merge.h"
#include "til-record-rows-private.h"
#include "til-record-words.h"
#include "til-text.h"

#define TYPING_PAUSE_MS 400

/* Of the bar that offers what was typed last time. */
enum
{
  RESPONSE_DISCARD,
  RESPONSE_RESTORE,
};

struct _TilRecordEditor
{
  AdwWindow parent_instance;

  /* Template */
  GtkWidget *save_button;
  GtkInfoBar *draft_bar;
  GtkLabel *draft_label;
  GtkWidget *restore_button;
  GtkInfoBar *problem_bar;
  GtkLabel *problem_label;
  GtkScrolledWindow *scroller;
  AdwClamp *clamp;
  GtkBox *form;

  TilCaseModel *model;      /* (owned) (nullable) */
  TilStore *store;          /* (owned) */
  gpointer base;            /* (owned) the record as it was when editing began */
  gpointer record;          /* (owned) as it is typed; never another pointer */
  gpointer theirs;          /* (owned) (nullable) while a conflict is being decided */
  gpointer merged;          /* (owned) (nullable) while a conflict is being decided */
  GPtrArray *clashes;       /* (owned) (nullable) while a conflict is being decided */
  TilRecordDraft *drafts;   /* (owned) */
  char *draft;              /* (owned) (nullable) what was typed last time, while it is offered */
  GPtrArray *units;         /* (owned) (nullable) read without a model */
  GPtrArray *staff;         /* (owned) (nullable) */
  GPtrArray *wheels;        /* (owned) (nullable) */
  TilRecordWords *words;    /* (owned) */
  TilRecordCheckFunc check; /* (nullable) */
  gpointer check_data;      /* (owned) (nullable) freed by check_destroy */
  GDestroyNotify check_destroy;
  GCancellable *cancellable; /* (owned) */
  GtkWidget *focus;          /* weak (nullable) what had the focus while it is saved */
  guint draft_pause;         /* (owned) timeout, 0 without */
  gboolean ready;            /* the form can be typed in */
  gboolean saving;
  gboolean done; /* saved, or thrown away */
};

enum
{
  REFRESH,
  CHANGED,
  SOURCES_CHANGED,
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilRecordEditor, til_record_editor, ADW_TYPE_WINDOW)

static void save_record (TilRecordEditor *self);

static const TilRecordClass *
get_class (TilRecordEditor *self)
{
  return ((TilRecord *)self->record)->class;
}

static gint64
get_id (TilRecordEditor *self)
{
  return ((TilRecord *)self->record)->id;
}

/* What has the focus gives it up before it can't be used, and has it again when it can. */
static void
update_sensitive (TilRecordEditor *self)
{
  gboolean sensitive = self->ready && !self->saving;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (!sensitive && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->form)))
    {
      g_set_weak_pointer (&self->focus, focus);
      gtk_window_set_focus (GTK_WINDOW (self), NULL);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), sensitive);
  gtk_widget_set_sensitive (self->save_button, sensitive);
  if (sensitive && self->focus != NULL)
    {
      gtk_widget_grab_focus (self->focus);
      g_clear_weak_pointer (&self->focus);
    }
}

static void
toast (TilRecordEditor *self, const char *sentence)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "s", sentence);
}

static void
close_for_good (TilRecordEditor *self)
{
  self->done = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/* Drafts (R15) */

static void
drop_draft (TilRecordEditor *self)
{
  g_clear_handle_id (&self->draft_pause, g_source_remove);
  til_record_draft_drop (self->drafts);
}

static void
keep_draft (TilRecordEditor *self)
{
  g_clear_handle_id (&self->draft_pause, g_source_remove);
  til_record_draft_keep (self->drafts, self->base, self->record);
}

static gboolean
draft_pause_cb (gpointer data)
{
  TilRecordEditor *self = data;

  self->draft_pause = 0;
  keep_draft (self);
  return G_SOURCE_REMOVE;
}

static gboolean
focus_first (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD))
      return TRUE;
  return FALSE;
}

static void
begin_typing (TilRecordEditor *self)
{
  g_clear_pointer (&self->draft, g_free);
  gtk_info_bar_set_revealed (self->draft_bar, FALSE);
  self->ready = TRUE;
  update_sensitive (self);
  focus_first (GTK_WIDGET (self->form));
}

static void
draft_response_cb (TilRecordEditor *self, int response)
{
  gpointer base = NULL, record = NULL;
  TilDate date;

  if (self->draft == NULL)
    return;
  if (response == RESPONSE_RESTORE &&
      til_record_draft_unpack (get_class (self), self->draft, &base, &record, &date))
    {
      til_record_free (self->base);
      self->base = base;
      til_record_replace (self->record, record);
      til_record_free (record);
      g_signal_emit (self, signals[REFRESH], 0);
    }
  else if (response == RESPONSE_DISCARD)
    drop_draft (self);
  begin_typing (self);
}

static void
offer_draft (TilRecordEditor *self)
{
  g_autoptr (TilRecord) base = NULL;
  g_autoptr (TilRecord) record = NULL;
  gpointer read_base = NULL, read_record = NULL;
  g_autofree char *day = NULL;
  g_autofree char *isolated = NULL;
  g_autofree char *sentence = NULL;
  TilDate date = TIL_DATE_NONE;

  if (!til_record_draft_unpack (get_class (self), self->draft, &read_base, &read_record, &date))
    {
      begin_typing (self);
      return;
    }
  base = read_base;
  record = read_record;
  day = til_date_format (date);
  isolated = til_text_isolate_ltr (day);
  sentence = til_text_fill (_ ("What you wrote on {date} was not saved."), "date", isolated, NULL);
  gtk_label_set_label (self->draft_label, sentence);
  /* Typing anew would replace it, so this comes first. */
  gtk_info_bar_set_revealed (self->draft_bar, TRUE);
  gtk_widget_grab_focus (self->restore_button);
}

static void
draft_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilRecordEditor) self = data;
  g_autoptr (GError) error = NULL;

  self->draft = til_record_draft_read_finish (self->drafts, result, &error);
  if (til_error_is_cancelled (error))
    return;
  if (error != NULL)
    til_record_editor_set_problem (self, error->message);
  if (self->draft != NULL)
    offer_draft (self);
  else
    begin_typing (self);
}

/* What rows choose from, where no case has it */

static void
wheels_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilRecordEditor) self = data;
  g_autoptr (GError) error = NULL;

  self->wheels = til_store_list_wheels_finish (TIL_STORE (source), result, &error);
  if (self->wheels != NULL)
    g_signal_emit (self, signals[SOURCES_CHANGED], 0);
  else if (!til_error_is_cancelled (error))
    til_record_editor_set_problem (self, error->message);
}

static void
units_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilRecordEditor) self = data;
  g_autoptr (GError) error = NULL;

  self->units = til_store_list_units_finish (TIL_STORE (source), result, &error);
  if (self->units == NULL && !til_error_is_cancelled (error))
    til_record_editor_set_problem (self, error->message);
}

static void
staff_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilRecordEditor) self = data;
  g_autoptr (GError) error = NULL;

  self->staff = til_store_list_staff_finish (TIL_STORE (source), result, &error);
  if (self->staff == NULL && !til_error_is_cancelled (error))
    til_record_editor_set_problem (self, error->message);
}

static void
read_sources (TilRecordEditor *self)
{
  til_store_list_units_async (self->store, self->cancellable, units_read_cb, g_object_ref (self));
  til_store_list_staff_async (self->store, self->cancellable, staff_read_cb, g_object_ref (self));
  til_store_list_wheels_async (self->store, self->cancellable, wheels_read_cb, g_object_ref (self));
}

static void
model_changed_cb (TilRecordEditor *self)
{
  g_signal_emit (self, signals[SOURCES_CHANGED], 0);
}

/* Somebody else changed the same record (R15) */

static void
forget_conflict (TilRecordEditor *self)
{
  g_clear_pointer (&self->clashes, g_ptr_array_unref);
  g_clear_pointer (&self->theirs, til_record_free);
  g_clear_pointer (&self->merged, til_record_free);
}

/* Both are one now: it starts from theirs, and is saved over it. */
static void
save_merged (TilRecordEditor *self)
{
  til_record_replace (self->base, self->theirs);
  til_record_replace (self->record, self->merged);
  forget_conflict (self);
  g_signal_emit (self, signals[REFRESH], 0);
  keep_draft (self);
  save_record (self);
}

static void
decided_cb (TilRecordEditor *self, TilConflictDialog *dialog)
{
  for (guint i = 0; i < self->clashes->len; i++)
    {
      const TilRecordClash *clash = g_ptr_array_index (self->clashes, i);

      if (til_conflict_dialog_takes_theirs (dialog, i))
        til_record_clash_take_theirs (clash);
      else if (til_conflict_dialog_takes_both (dialog, i))
        til_record_clash_take_both (clash);
    }
  save_merged (self);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilRecordEditor) self = data;
  g_autoptr (GError) error = NULL;

  if (til_store_write_finish (TIL_STORE (source), result, &error))
    save_record (self);
  else
    til_record_editor_set_problem (self, error->message);
}

static void
deleted_response_cb (TilRecordEditor *self, const char *response)
{
  if (g_str_equal (response, "restore"))
    til_store_set_record_deleted_async (self->store, til_record_kind (self->record), get_id (self),
                                        FALSE, NULL, restored_cb, g_object_ref (self));
}

static void
ask_restore (TilRecordEditor *self)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self), _ ("Somebody deleted this while you were writing"),
      _ ("What you wrote is still here. You can bring the record back and save it."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Go On Editing"),
                                    "restore", _ ("_Bring Back and Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "restore");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (deleted_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
theirs_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilRecordEditor) self = data;
  g_autoptr (GError) error = NULL;
  TilRecordNames names;
  GtkWidget *dialog;

  forget_conflict (self);
  self->theirs = til_store_get_record_finish (TIL_STORE (source), result, &error);
  if (self->theirs == NULL)
    {
      if (g_error_matches (error, TIL_ERROR, TIL_ERROR_NOT_FOUND))
        ask_restore (self);
      else if (!til_error_is_cancelled (error))
        til_record_editor_set_problem (self, error->message);
      return;
    }
  names = til_record_words_get_names (self->words, til_record_editor_get_case (self),
                                      til_record_editor_get_units (self),
                                      til_record_editor_get_staff (self));
  self->merged = til_record_copy (self->record);
  self->clashes = til_record_merge (self->base, self->merged, self->theirs, &names);
  if (self->clashes->len == 0)
    {
      save_merged (self);
      return;
    }
  dialog = til_conflict_dialog_new (self->clashes);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Saving */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilRecordEditor) self = data;
  g_autoptr (GError) error = NULL;
  gint64 id = til_store_id_finish (TIL_STORE (source), result, &error);

  self->saving = FALSE;
  if (id != 0)
    {
      drop_draft (self);
      g_signal_emit (self, signals[SAVED], 0, id);
      if (self->model != NULL)
        til_case_model_tell_saved (self->model, til_record_kind (self->record), id);
      else
        toast (self, _ ("Saved"));
      close_for_good (self);
      return;
    }

  if (self->save_button == NULL)
    return;
  update_sensitive (self);
  if (g_error_matches (error, TIL_ERROR, TIL_ERROR_CONFLICT) && get_id (self) != 0)
    til_store_get_record_async (self->store, til_record_kind (self->record), get_id (self),
                                self->cancellable, theirs_read_cb, g_object_ref (self));
  else
    til_record_editor_set_problem (self, error->message);
}

static gboolean
focus_problem (GtkWidget *widget)
{
  if (TIL_IS_FIELD_ROW (widget) && til_field_row_get_problem (TIL_FIELD_ROW (widget)) != NULL)
    return gtk_widget_grab_focus (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (focus_problem (child))
      return TRUE;
  return FALSE;
}

/* What core says to the record as it is typed. */
static gboolean
check_record (TilRecordEditor *self, GError **error)
{
  const TilCase *kase = til_record_editor_get_case (self);
  TilDate today = til_date_today ();

  return til_record_validate (self->record, today, error) &&
         (kase == NULL || til_case_check (kase, self->record, today, error)) &&
         (self->check == NULL || self->check (self->record, self->check_data, error));
}

static void
save_record (TilRecordEditor *self)
{
  g_autoptr (GError) error = NULL;

  if (!check_record (self, &error))
    {
      til_record_editor_set_problem (self, error->message);
      til_record_rows_focus_culprit (GTK_WIDGET (self->form), self, check_record, error);
      return;
    }
  til_record_editor_set_problem (self, NULL);
  self->saving = TRUE;
  update_sensitive (self);
  til_store_save_record_async (self->store, self->record, NULL, saved_cb, g_object_ref (self));
}

static gboolean
save_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  til_record_editor_save (TIL_RECORD_EDITOR (widget));
  return TRUE;
}

static gboolean
til_record_editor_close_request (GtkWindow *window)
{
  TilRecordEditor *self = TIL_RECORD_EDITOR (window);

  if (self->saving)
    return TRUE;
  if (!self->done && self->ready)
    {
      keep_draft (self);
      if (til_record_draft_is_kept (self->drafts))
        toast (self, _ ("What you wrote is kept until you come back to it"));
    }
  self->done = TRUE;
  return GTK_WINDOW_CLASS (til_record_editor_parent_class)->close_request (window);
}

static void
til_record_editor_dispose (GObject *object)
{
  TilRecordEditor *self = TIL_RECORD_EDITOR (object);

  if (self->draft_pause != 0)
    keep_draft (self);
  g_clear_weak_pointer (&self->focus);
  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (til_record_editor_parent_class)->dispose (object);
}

static void
til_record_editor_finalize (GObject *object)
{
  TilRecordEditor *self = TIL_RECORD_EDITOR (object);

  forget_conflict (self);
  til_record_editor_set_check (self, NULL, NULL, NULL);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->model);
  g_clear_object (&self->store);
  g_clear_pointer (&self->base, til_record_free);
  g_clear_pointer (&self->record, til_record_free);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_pointer (&self->wheels, g_ptr_array_unref);
  til_record_words_free (self->words);
  g_clear_pointer (&self->drafts, til_record_draft_free);
  g_free (self->draft);

  G_OBJECT_CLASS (til_record_editor_parent_class)->finalize (object);
}

static void
til_record_editor_class_init (TilRecordEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_record_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_record_editor_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = til_record_editor_close_request;

  signals[REFRESH] = g_signal_new ("refresh", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[SOURCES_CHANGED] = g_signal_new ("sources-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVED] = g_signal_new ("saved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/barnetsbasta/Tillsammans/til-record-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TilRecordEditor, save_button);
  gtk_widget_class_bind_template_child (widget_class, TilRecordEditor, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, TilRecordEditor, draft_label);
  gtk_widget_class_bind_template_child (widget_class, TilRecordEditor, restore_button);
  gtk_widget_class_bind_template_child (widget_class, TilRecordEditor, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, TilRecordEditor, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TilRecordEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, TilRecordEditor, clamp);
  gtk_widget_class_bind_template_child (widget_class, TilRecordEditor, form);
  gtk_widget_class_bind_template_callback (widget_class, draft_response_cb);
  gtk_widget_class_bind_template_callback (widget_class, til_record_editor_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
til_record_editor_init (TilRecordEditor *self)
{
  self->cancellable = g_cancellable_new ();
  self->words = til_record_words_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  til_drop_doubled_names (GTK_WIDGET (self));
  til_add_save_shortcuts (GTK_WIDGET (self), save_shortcut_cb);
}

TilRecordEditor *
til_record_editor_new (TilCaseModel *model,
                       TilStore *store,
                       gconstpointer record,
                       const char *title)
{
  TilRecordEditor *self;

  g_return_val_if_fail (model != NULL || store != NULL, NULL);
  g_return_val_if_fail (record != NULL, NULL);

  self = g_object_new (TIL_TYPE_RECORD_EDITOR, "title", title, NULL);
  g_set_object (&self->model, model);
  self->store = g_object_ref (model != NULL ? til_case_model_get_store (model) : store);
  self->base = til_record_copy (record);
  self->record = til_record_copy (record);
  if (model != NULL)
    g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                             G_CONNECT_SWAPPED);
  else
    read_sources (self);
  self->drafts = til_record_draft_new (self->store, self->record);
  til_record_draft_read_async (self->drafts, self->cancellable, draft_read_cb, g_object_ref (self));
  return self;
}

gpointer
til_record_editor_get_record (TilRecordEditor *self)
{
  g_return_val_if_fail (TIL_IS_RECORD_EDITOR (self), NULL);
  return self->record;
}

TilCaseModel *
til_record_editor_get_model (TilRecordEditor *self)
{
  g_return_val_if_fail (TIL_IS_RECORD_EDITOR (self), NULL);
  return self->model;
}

void
til_record_editor_add (TilRecordEditor *self, GtkWidget *widget)
{
  g_return_if_fail (TIL_IS_RECORD_EDITOR (self));
  gtk_box_append (self->form, widget);
}

AdwPreferencesGroup *
til_record_editor_add_group (TilRecordEditor *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    {
      g_autofree char *markup = g_markup_escape_text (title, -1);

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), markup);
    }
  if (description != NULL)
    {
      g_autofree char *markup = g_markup_escape_text (description, -1);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), markup);
    }
  til_record_editor_add (self, group);
  return ADW_PREFERENCES_GROUP (group);
}

void
til_record_editor_set_size (TilRecordEditor *self, int width, int height)
{
  g_return_if_fail (TIL_IS_RECORD_EDITOR (self));
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  adw_clamp_set_maximum_size (self->clamp, width);
  adw_clamp_set_tightening_threshold (self->clamp, width - 100);
}

void
til_record_editor_touch (TilRecordEditor *self)
{
  g_return_if_fail (TIL_IS_RECORD_EDITOR (self));

  til_record_editor_set_problem (self, NULL);
  g_clear_handle_id (&self->draft_pause, g_source_remove);
  if (!self->done)
    self->draft_pause = g_timeout_add (TYPING_PAUSE_MS, draft_pause_cb, self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
til_record_editor_refresh (TilRecordEditor *self)
{
  g_return_if_fail (TIL_IS_RECORD_EDITOR (self));
  g_signal_emit (self, signals[REFRESH], 0);
  til_record_editor_touch (self);
}

void
til_record_editor_save (TilRecordEditor *self)
{
  g_return_if_fail (TIL_IS_RECORD_EDITOR (self));

  if (!self->ready || self->saving || focus_problem (GTK_WIDGET (self->form)))
    return;
  save_record (self);
}

void
til_record_editor_set_problem (TilRecordEditor *self, const char *sentence)
{
  g_return_if_fail (TIL_IS_RECORD_EDITOR (self));

  if (self->problem_bar == NULL)
    return;
  if (sentence != NULL)
    gtk_label_set_label (self->problem_label, sentence);
  gtk_info_bar_set_revealed (self->problem_bar, sentence != NULL);
}

void
til_record_editor_set_check (TilRecordEditor *self,
                             TilRecordCheckFunc check,
                             gpointer data,
                             GDestroyNotify destroy)
{
  g_return_if_fail (TIL_IS_RECORD_EDITOR (self));

  if (self->check_destroy != NULL)
    self->check_destroy (self->check_data);
  self->check = check;
  self->check_data = data;
  self->check_destroy = destroy;
}

void
til_record_editor_present (TilRecordEditor *self, GtkWidget *parent)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  til_drop_doubled_names (GTK_WIDGET (self));
  gtk_window_present (GTK_WINDOW (self));
}

gboolean
til_record_editor_holds (TilRecordEditor *self, gconstpointer record)
{
  g_return_val_if_fail (TIL_IS_RECORD_EDITOR (self), FALSE);
  return til_record_holds (self->record, record);
}

void
til_record_editor_name_field (TilRecordEditor *self,
                              const TilRecordClass *class,
                              const TilField *field,
                              const char *title,
                              const char *const *names)
{
  g_return_if_fail (TIL_IS_RECORD_EDITOR (self));

  til_record_words_set (self->words, field, title, names);
}

void
til_record_editor_name_ref (TilRecordEditor *self, TilRefTarget target, gint64 id, const char *name)
{
  g_return_if_fail (TIL_IS_RECORD_EDITOR (self));

  til_record_words_set_ref (self->words, target, id, name);
}

static const GPtrArray *
or_empty (const GPtrArray *array)
{
  static GPtrArray *empty;

  if (array == NULL && empty == NULL)
    empty = g_ptr_array_new ();
  return array != NULL ? array : empty;
}

const TilCase *
til_record_editor_get_case (TilRecordEditor *self)
{
  g_return_val_if_fail (TIL_IS_RECORD_EDITOR (self), NULL);
  return self->model != NULL ? til_case_model_get_case (self->model) : NULL;
}

const GPtrArray *
til_record_editor_get_units (TilRecordEditor *self)
{
  const TilCase *kase = til_record_editor_get_case (self);

  return or_empty (kase != NULL ? kase->units : self->units);
}

const GPtrArray *
til_record_editor_get_staff (TilRecordEditor *self)
{
  const TilCase *kase = til_record_editor_get_case (self);

  return or_empty (kase != NULL ? kase->staff : self->staff);
}

const GPtrArray *
til_record_editor_get_wheels (TilRecordEditor *self)
{
  return self->model != NULL ? til_case_model_get_wheels (self->model) : or_empty (self->wheels);
}
