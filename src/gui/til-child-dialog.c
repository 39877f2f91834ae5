/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-child-dialog.h"

#include <glib/gi18n-lib.h>

#include "til-child-form.h"
#include "til-child-merge.h"
#include "til-conflict-dialog.h"
#include "til-gui-util.h"

#define TYPING_PAUSE_MS 500

/* Of the bar that offers what was typed last time. */
enum
{
  RESPONSE_DISCARD,
  RESPONSE_RESTORE,
};

struct _TilChildDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkWidget *save_button;
  GtkInfoBar *draft_bar;
  GtkWidget *restore_button;
  TilChildForm *form;

  TilStore *store;                   /* (owned) */
  gint64 child_id;                   /* 0 for a new child */
  GPtrArray *units;                  /* (owned) (nullable) until read */
  GPtrArray *staff;                  /* (owned) (nullable) until read */
  TilChild *base;                    /* (owned) (nullable) as read, or a new one */
  TilChild *mine;                    /* (owned) (nullable) while a conflict is being decided */
  TilChild *theirs;                  /* (owned) (nullable) while a conflict is being decided */
  GPtrArray *clashes;                /* (owned) (nullable) while a conflict is being decided */
  GCancellable *cancellable;         /* (owned) */
  GCancellable *similar_cancellable; /* (owned) (nullable) */
  char *draft;       /* (owned) (nullable) what was typed last time, while it is offered */
  guint draft_pause; /* (owned) timeout, 0 without */
  gboolean has_draft;
  gboolean saving;
  gboolean discarding; /* the user said that what was typed may go */
};

enum
{
  SAVED,
  OPEN_EXISTING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void save_child (TilChildDialog *self, const TilChild *child);

G_DEFINE_FINAL_TYPE (TilChildDialog, til_child_dialog, ADW_TYPE_WINDOW)

static void
close_for_good (TilChildDialog *self)
{
  self->discarding = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
read_failed (TilChildDialog *self, const GError *error)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (til_error_is_cancelled (error))
    return;
  til_show_error (GTK_WIDGET (parent), _ ("The child can’t be read"), error);
  close_for_good (self);
}

static void
similar_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilChildDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
      similar = til_store_find_similar_finish (TIL_STORE (source), result, &error);

  if (similar != NULL)
    til_child_form_set_similar (self->form, similar);
  else if (!til_error_is_cancelled (error))
    til_show_error (GTK_WIDGET (self), _ ("The register can’t be searched"), error);
}

/* Search before create: the answer to an earlier keystroke is dropped. */
static void
find_similar (TilChildDialog *self)
{
  g_autoptr (TilChild) child = til_child_form_get_child (self->form);

  if (self->similar_cancellable != NULL)
    g_cancellable_cancel (self->similar_cancellable);
  g_clear_object (&self->similar_cancellable);
  self->similar_cancellable = g_cancellable_new ();
  til_store_find_similar_async (self->store, child, self->similar_cancellable, similar_found_cb,
                                g_object_ref (self));
}

/* What is typed survives a crash (R15). */
static void
keep_draft (TilChildDialog *self)
{
  g_clear_handle_id (&self->draft_pause, g_source_remove);
  if (til_child_form_is_changed (self->form))
    {
      g_autofree char *text = til_child_form_get_draft (self->form);

      til_store_set_draft_async (self->store, TIL_DRAFT_CHILD, self->child_id, text, NULL, NULL);
      self->has_draft = TRUE;
    }
  else if (self->has_draft)
    {
      til_store_drop_draft_async (self->store, TIL_DRAFT_CHILD, self->child_id, NULL, NULL);
      self->has_draft = FALSE;
    }
}

static void
drop_draft (TilChildDialog *self)
{
  g_clear_handle_id (&self->draft_pause, g_source_remove);
  if (self->has_draft)
    til_store_drop_draft_async (self->store, TIL_DRAFT_CHILD, self->child_id, NULL, NULL);
  self->has_draft = FALSE;
}

static gboolean
draft_pause_cb (gpointer data)
{
  TilChildDialog *self = data;

  self->draft_pause = 0;
  keep_draft (self);
  return G_SOURCE_REMOVE;
}

static void
form_changed_cb (TilChildDialog *self)
{
  if (self->base == NULL)
    return;
  find_similar (self);
  g_clear_handle_id (&self->draft_pause, g_source_remove);
  self->draft_pause = g_timeout_add (TYPING_PAUSE_MS, draft_pause_cb, self);
}

static void
similar_activated_cb (TilChildDialog *self, gint64 id)
{
  drop_draft (self);
  g_signal_emit (self, signals[OPEN_EXISTING], 0, id);
  close_for_good (self);
}

static void
begin_typing (TilChildDialog *self)
{
  g_clear_pointer (&self->draft, g_free);
  gtk_info_bar_set_revealed (self->draft_bar, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), TRUE);
  gtk_widget_set_sensitive (self->save_button, TRUE);
  til_child_form_start (self->form);
}

/* What was typed may have been saved after all, or be about a child that changed since: then the
 * child it started from tells what was changed by whom when it is saved. */
static void
restore_draft (TilChildDialog *self)
{
  TilChild *base = til_child_form_set_draft (self->form, self->draft);

  if (base != NULL)
    {
      til_child_free (self->base);
      self->base = base;
      find_similar (self);
    }
  begin_typing (self);
}

static void
draft_response_cb (TilChildDialog *self, int response)
{
  if (self->draft == NULL)
    return;
  if (response == RESPONSE_RESTORE)
    {
      restore_draft (self);
      return;
    }
  drop_draft (self);
  begin_typing (self);
}

static void
draft_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilChildDialog) self = data;
  g_autoptr (GError) error = NULL;

  self->draft = til_store_get_draft_finish (TIL_STORE (source), result, &error);
  if (error != NULL)
    {
      read_failed (self, error);
      return;
    }
  if (self->draft == NULL)
    {
      begin_typing (self);
      return;
    }
  /* Typing anew would replace it, so this comes first. */
  self->has_draft = TRUE;
  gtk_info_bar_set_revealed (self->draft_bar, TRUE);
  gtk_widget_grab_focus (self->restore_button);
}

static void
start_editing (TilChildDialog *self, TilChild *base)
{
  self->base = base;
  til_child_form_set_child (self->form, base);
  til_child_form_set_units (self->form, self->units);
  til_child_form_set_staff (self->form, self->staff);
  til_store_get_draft_async (self->store, TIL_DRAFT_CHILD, self->child_id, self->cancellable,
                             draft_read_cb, g_object_ref (self));
}

static void
child_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilChildDialog) self = data;
  g_autoptr (GError) error = NULL;
  TilChild *child = til_store_get_child_finish (TIL_STORE (source), result, &error);

  if (child == NULL)
    read_failed (self, error);
  else
    start_editing (self, child);
}

static void
staff_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilChildDialog) self = data;
  g_autoptr (GError) error = NULL;

  self->staff = til_store_list_staff_finish (TIL_STORE (source), result, &error);
  if (self->staff == NULL)
    read_failed (self, error);
  else if (self->child_id == 0)
    start_editing (self, til_child_new ());
  else
    til_store_get_child_async (self->store, self->child_id, self->cancellable, child_read_cb,
                               g_object_ref (self));
}

static void
units_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilChildDialog) self = data;
  g_autoptr (GError) error = NULL;

  self->units = til_store_list_units_finish (TIL_STORE (source), result, &error);
  if (self->units == NULL)
    read_failed (self, error);
  else
    til_store_list_staff_async (self->store, self->cancellable, staff_listed_cb,
                                g_object_ref (self));
}

static void
setting_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilChildDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *value = til_store_get_setting_finish (TIL_STORE (source), result, &error);

  if (error != NULL)
    read_failed (self, error);
  else
    til_child_form_set_protected_forbidden (self->form, g_strcmp0 (value, "forbid") == 0);
}

static void
forget_conflict (TilChildDialog *self)
{
  g_clear_pointer (&self->mine, til_child_free);
  g_clear_pointer (&self->theirs, til_child_free);
  g_clear_pointer (&self->clashes, g_ptr_array_unref);
}

static void
decided_cb (TilChildDialog *self, TilConflictDialog *dialog)
{
  g_autoptr (TilChild) child = g_steal_pointer (&self->mine);

  for (guint i = 0; i < self->clashes->len; i++)
    if (til_conflict_dialog_takes_theirs (dialog, i))
      til_child_merge_take_theirs (child, self->theirs, g_ptr_array_index (self->clashes, i));
  forget_conflict (self);
  save_child (self, child);
}

static void
their_child_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilChildDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TilChild) merged = NULL;
  GtkWidget *dialog;

  forget_conflict (self);
  self->theirs = til_store_get_child_finish (TIL_STORE (source), result, &error);
  if (self->theirs == NULL)
    {
      til_show_error (GTK_WIDGET (self), _ ("The child could not be saved"), error);
      return;
    }

  merged = til_child_form_get_child (self->form);
  self->clashes = til_child_merge (self->base, merged, self->theirs, self->units, self->staff);
  if (self->clashes->len == 0)
    {
      save_child (self, merged);
      return;
    }
  self->mine = g_steal_pointer (&merged);
  dialog = til_conflict_dialog_new (self->clashes);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilChildDialog) self = data;
  g_autoptr (GError) error = NULL;
  gint64 id = til_store_id_finish (TIL_STORE (source), result, &error);

  self->saving = FALSE;
  if (id != 0)
    {
      drop_draft (self);
      g_signal_emit (self, signals[SAVED], 0, id, self->child_id == 0);
      close_for_good (self);
      return;
    }

  if (self->save_button != NULL)
    gtk_widget_set_sensitive (self->save_button, TRUE);
  if (g_error_matches (error, TIL_ERROR, TIL_ERROR_CONFLICT) && self->child_id != 0)
    til_store_get_child_async (self->store, self->child_id, self->cancellable, their_child_read_cb,
                               g_object_ref (self));
  else
    til_show_error (GTK_WIDGET (self), _ ("The child could not be saved"), error);
}

static void
save_child (TilChildDialog *self, const TilChild *child)
{
  g_autoptr (GError) error = NULL;

  if (!til_child_validate (child, til_date_today (), &error))
    {
      til_show_error (GTK_WIDGET (self), _ ("The child could not be saved"), error);
      return;
    }

  self->saving = TRUE;
  gtk_widget_set_sensitive (self->save_button, FALSE);
  til_store_save_child_async (self->store, child, NULL, saved_cb, g_object_ref (self));
}

static void
save_cb (TilChildDialog *self)
{
  g_autoptr (TilChild) child = NULL;

  if (self->base == NULL || self->saving || !til_child_form_check (self->form))
    return;

  child = til_child_form_get_child (self->form);
  save_child (self, child);
}

static gboolean
close_idle_cb (gpointer data)
{
  close_for_good (data);
  return G_SOURCE_REMOVE;
}

static void
discard_response_cb (TilChildDialog *self, const char *response)
{
  /* The question goes with this window, so it has to be through with its answer first. */
  if (g_strcmp0 (response, "discard") != 0)
    return;
  drop_draft (self);
  g_idle_add_full (G_PRIORITY_DEFAULT, close_idle_cb, g_object_ref (self), g_object_unref);
}

static void
ask_discard (TilChildDialog *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Throw away what you typed?"),
                                              _ ("It has not been saved."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Go On Editing"),
                                    "discard", _ ("_Throw Away"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
til_child_dialog_close_request (GtkWindow *window)
{
  TilChildDialog *self = TIL_CHILD_DIALOG (window);

  if (self->saving)
    return TRUE;
  if (!self->discarding && self->base != NULL && til_child_form_is_changed (self->form))
    {
      ask_discard (self);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (til_child_dialog_parent_class)->close_request (window);
}

static void
til_child_dialog_dispose (GObject *object)
{
  TilChildDialog *self = TIL_CHILD_DIALOG (object);

  if (self->draft_pause != 0)
    keep_draft (self);
  g_cancellable_cancel (self->cancellable);
  if (self->similar_cancellable != NULL)
    g_cancellable_cancel (self->similar_cancellable);

  G_OBJECT_CLASS (til_child_dialog_parent_class)->dispose (object);
}

static void
til_child_dialog_finalize (GObject *object)
{
  TilChildDialog *self = TIL_CHILD_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->similar_cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_pointer (&self->base, til_child_free);
  g_free (self->draft);
  forget_conflict (self);

  G_OBJECT_CLASS (til_child_dialog_parent_class)->finalize (object);
}

static void
til_child_dialog_class_init (TilChildDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_child_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_child_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = til_child_dialog_close_request;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[OPEN_EXISTING] = g_signal_new ("open-existing", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_INT64);

  g_type_ensure (TIL_TYPE_CHILD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/barnetsbasta/Tillsammans/til-child-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TilChildDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TilChildDialog, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, TilChildDialog, restore_button);
  gtk_widget_class_bind_template_child (widget_class, TilChildDialog, form);
  gtk_widget_class_bind_template_callback (widget_class, draft_response_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, similar_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
til_child_dialog_init (TilChildDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), FALSE);
}

GtkWidget *
til_child_dialog_new (TilStore *store, gint64 child_id)
{
  TilChildDialog *self = g_object_new (TIL_TYPE_CHILD_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->child_id = child_id;
  if (child_id == 0)
    gtk_window_set_title (GTK_WINDOW (self), _ ("New Child"));
  til_store_get_setting_async (store, TIL_SETTING_PROTECTED_IDENTITY, self->cancellable,
                               setting_read_cb, g_object_ref (self));
  til_store_list_units_async (store, self->cancellable, units_listed_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
