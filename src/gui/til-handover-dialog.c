/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-handover-dialog.h"

#include "til-accessible-names.h"
#include "til-gui-util.h"
#include "til-text.h"

#include <glib/gi18n-lib.h>

struct _TilHandoverDialog
{
  AdwWindow parent_instance;

  AdwComboRow *receiver_row;
  AdwPreferencesGroup *content_group;
  GtkLabel *problem_label;
  GtkWidget *save_button;
  GtkSpinner *spinner;

  TilCaseModel *model; /* (owned) */
  TilCase *kase;       /* (owned) as it was when the dialog was opened */
  GArray *unit_ids;    /* (owned) (element-type gint64) as in receiver_row, 0 the family */
  GPtrArray *rows;     /* (owned) (element-type GtkWidget) borrowed, in content_group */
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (TilHandoverDialog, til_handover_dialog, ADW_TYPE_WINDOW)

static const char *
kind_name (int kind)
{
  switch (kind)
    {
    case TIL_RECORD_OBSERVATION:
      return _ ("Observations");
    case TIL_RECORD_CONCERN:
      return _ ("Reports of concern");
    case TIL_RECORD_RESPONSIBLE:
      return _ ("Who has been responsible");
    case TIL_RECORD_ANALYSIS:
      return _ ("Five questions");
    case TIL_RECORD_CONSENT:
      return _ ("Consents");
    case TIL_RECORD_MEETING:
      return _ ("Meetings");
    case TIL_RECORD_PLAN:
      return _ ("Plans");
    case TIL_RECORD_ENROLMENT:
      return _ ("Enrolments in teams");
    default:
      g_return_val_if_reached ("");
    }
}

static gint64
chosen_receiver (TilHandoverDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->receiver_row);

  return selected < self->unit_ids->len ? g_array_index (self->unit_ids, gint64, selected) : 0;
}

static void
add_count (TilHandoverDialog *self, const char *title, guint n, guint total)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label;
  g_autofree char *digits = g_strdup_printf ("%u", n);
  g_autofree char *all = g_strdup_printf ("%u", total);
  g_autofree char *text = n < total
                              ? til_text_fill (_ ("{n} of {all}"), "n", digits, "all", all, NULL)
                              : g_strdup (digits);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (n < total)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("The rest is left out: no consent."));
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "tabular");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (self->content_group, row);
  g_ptr_array_add (self->rows, row);
}

static guint
count_voices (const TilCase *kase)
{
  guint n = 0;

  for (guint i = 0; i < kase->mappings->len; i++)
    n += ((TilMapping *)kase->mappings->pdata[i])->voices->len;
  return n;
}

static void
show_content (TilHandoverDialog *self)
{
  gint64 receiver = chosen_receiver (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (TilCase) filtered = NULL;
  const TilCase *given = self->kase;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->content_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (receiver != 0)
    {
      filtered = til_case_filter (self->kase, receiver, til_date_today (), &error);
      given = filtered;
    }
  gtk_label_set_label (self->problem_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), error != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->content_group), given != NULL);
  gtk_widget_set_sensitive (self->save_button, given != NULL && !self->saving);
  if (given == NULL)
    return;
  add_count (self, _ ("Mappings"), given->mappings->len, self->kase->mappings->len);
  add_count (self, _ ("Voices"), count_voices (given), count_voices (self->kase));
  for (int kind = 0; kind < TIL_N_CASE_RECORDS; kind++)
    if (self->kase->records[kind]->len > 0)
      add_count (self, kind_name (kind), given->records[kind]->len, self->kase->records[kind]->len);
}

static void
set_saving (TilHandoverDialog *self, gboolean saving)
{
  self->saving = saving;
  gtk_spinner_set_spinning (self->spinner, saving);
  gtk_widget_set_sensitive (self->save_button, !saving);
  gtk_widget_set_sensitive (GTK_WIDGET (self->receiver_row), !saving);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilHandoverDialog) self = data;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  set_saving (self, FALSE);
  if (!til_store_write_finish (TIL_STORE (source), result, &error))
    {
      gtk_label_set_label (self->problem_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
      return;
    }
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "s", _ ("The child is exported"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
file_chosen_cb (GFile *file, gpointer data)
{
  TilHandoverDialog *self = data;
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    return;
  set_saving (self, TRUE);
  til_store_export_child_async (til_case_model_get_store (self->model),
                                til_case_model_get_child_id (self->model), chosen_receiver (self),
                                path, NULL, exported_cb, g_object_ref (self));
}

static void
save_cb (TilHandoverDialog *self)
{
  g_autofree char *shown = til_child_shown_name (self->kase->child, NULL); /* R14 */
  g_autofree char *plain = til_text_strip_isolates (shown);
  g_autofree char *name = g_strconcat (g_strdelimit (plain, "/\\:*?\"<>|", '-'), ".json", NULL);

  til_choose_file (GTK_WIDGET (self), _ ("Export Child"), _ ("Export"), name, _ ("Child files"),
                   "*.json", file_chosen_cb, self);
}

static void
add_receiver (TilHandoverDialog *self, GtkStringList *lines, gint64 unit_id)
{
  const TilUnit *unit = til_case_unit (self->kase, unit_id);

  if (unit == NULL || unit_id == self->kase->child->unit_id ||
      til_refs_have (self->unit_ids, unit_id))
    return;
  g_array_append_val (self->unit_ids, unit_id);
  gtk_string_list_append (lines, unit->name);
}

static void
fill_receivers (TilHandoverDialog *self)
{
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);
  const GPtrArray *consents = self->kase->records[TIL_RECORD_CONSENT];
  const gint64 family = 0;

  g_array_append_val (self->unit_ids, family);
  gtk_string_list_append (lines, _ ("Family and own staff"));
  for (guint i = consents->len; i > 0; i--)
    {
      const TilConsent *consent = g_ptr_array_index (consents, i - 1);

      for (guint u = 0; u < consent->units->len; u++)
        add_receiver (self, lines, ((TilConsentUnit *)consent->units->pdata[u])->unit_id);
    }
  for (guint i = 0; i < self->kase->units->len; i++)
    add_receiver (self, lines, ((TilUnit *)self->kase->units->pdata[i])->id);
  adw_combo_row_set_model (self->receiver_row, G_LIST_MODEL (lines));
}

static void
til_handover_dialog_dispose (GObject *object)
{
  TilHandoverDialog *self = TIL_HANDOVER_DIALOG (object);

  g_clear_object (&self->model);
  G_OBJECT_CLASS (til_handover_dialog_parent_class)->dispose (object);
}

static void
til_handover_dialog_finalize (GObject *object)
{
  TilHandoverDialog *self = TIL_HANDOVER_DIALOG (object);

  g_clear_pointer (&self->kase, til_case_free);
  g_array_unref (self->unit_ids);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (til_handover_dialog_parent_class)->finalize (object);
}

static void
til_handover_dialog_class_init (TilHandoverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_handover_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_handover_dialog_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/barnetsbasta/Tillsammans/til-handover-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TilHandoverDialog, receiver_row);
  gtk_widget_class_bind_template_child (widget_class, TilHandoverDialog, content_group);
  gtk_widget_class_bind_template_child (widget_class, TilHandoverDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TilHandoverDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TilHandoverDialog, spinner);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
til_handover_dialog_init (TilHandoverDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  til_drop_doubled_names (GTK_WIDGET (self));
  self->unit_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_ptr_array_new ();
  g_signal_connect_object (self->save_button, "clicked", G_CALLBACK (save_cb), self,
                           G_CONNECT_SWAPPED);
}

TilHandoverDialog *
til_handover_dialog_new (TilCaseModel *model)
{
  const TilCase *kase = til_case_model_get_case (model);
  TilHandoverDialog *self;

  if (kase == NULL)
    return NULL;
  self = g_object_new (TIL_TYPE_HANDOVER_DIALOG, NULL);
  self->model = g_object_ref (model);
  self->kase = til_case_copy (kase);
  fill_receivers (self);
  g_signal_connect_object (self->receiver_row, "notify::selected", G_CALLBACK (show_content), self,
                           G_CONNECT_SWAPPED);
  show_content (self);
  return self;
}
