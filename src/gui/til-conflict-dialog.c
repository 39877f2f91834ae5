/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-conflict-dialog.h"

#include <glib/gi18n-lib.h>

#include "til-accessible-names.h"
#include "til-gui-util.h"
#include "til-text.h"

struct _TilConflictDialog
{
  AdwWindow parent_instance;

  /* Template */
  AdwPreferencesPage *page;

  GPtrArray *clashes; /* (owned) (element-type TilChildClash) */
  GPtrArray *theirs;  /* (owned) borrowed GtkCheckButton, one a clash */
  GPtrArray *both;    /* (owned) borrowed GtkCheckButton or NULL, one a clash */
};

enum
{
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilConflictDialog, til_conflict_dialog, ADW_TYPE_WINDOW)

static void
save_cb (TilConflictDialog *self)
{
  g_signal_emit (self, signals[DECIDED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static GtkWidget *
build_choice (const char *whose, const char *text, GtkCheckButton *group, GtkWidget **row)
{
  g_autofree char *isolated = til_text_isolate (*text != '\0' ? text : _ ("(empty)"));
  g_autofree char *spoken = til_text_fill (_ ("{who}: {text}"), "who", whose, "text", isolated,
                                           NULL);
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group);
  til_set_accessible_label (check, spoken);
  *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (*row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (*row), isolated);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (*row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (*row), whose);
  adw_action_row_add_prefix (ADW_ACTION_ROW (*row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (*row), check);
  return check;
}

static void
add_clash (TilConflictDialog *self, const TilChildClash *clash)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *mine, *theirs, *row;
  GtkWidget *both = NULL;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), clash->title);
  mine = build_choice (_ ("What you wrote"), clash->mine, NULL, &row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  theirs = build_choice (_ ("What someone else wrote"), clash->theirs, GTK_CHECK_BUTTON (mine),
                         &row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  if (clash->joinable)
    {
      g_autofree char *joined = g_strconcat (clash->mine, "\n", clash->theirs, NULL);

      both = build_choice (_ ("Both, one after the other"), joined, GTK_CHECK_BUTTON (mine), &row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (both != NULL ? both : mine), TRUE);
  g_ptr_array_add (self->theirs, theirs);
  g_ptr_array_add (self->both, both);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
}

static void
til_conflict_dialog_finalize (GObject *object)
{
  TilConflictDialog *self = TIL_CONFLICT_DIALOG (object);

  g_clear_pointer (&self->clashes, g_ptr_array_unref);
  g_ptr_array_unref (self->theirs);
  g_ptr_array_unref (self->both);

  G_OBJECT_CLASS (til_conflict_dialog_parent_class)->finalize (object);
}

static void
til_conflict_dialog_class_init (TilConflictDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = til_conflict_dialog_finalize;

  signals[DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/barnetsbasta/Tillsammans/til-conflict-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TilConflictDialog, page);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
til_conflict_dialog_init (TilConflictDialog *self)
{
  self->theirs = g_ptr_array_new ();
  self->both = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  til_drop_doubled_names (GTK_WIDGET (self));
}

GtkWidget *
til_conflict_dialog_new (GPtrArray *clashes)
{
  TilConflictDialog *self = g_object_new (TIL_TYPE_CONFLICT_DIALOG, NULL);

  self->clashes = g_ptr_array_ref (clashes);
  for (guint i = 0; i < clashes->len; i++)
    add_clash (self, g_ptr_array_index (clashes, i));
  return GTK_WIDGET (self);
}

gboolean
til_conflict_dialog_takes_theirs (TilConflictDialog *self, guint clash)
{
  g_return_val_if_fail (TIL_IS_CONFLICT_DIALOG (self), FALSE);
  g_return_val_if_fail (clash < self->theirs->len, FALSE);

  return gtk_check_button_get_active (g_ptr_array_index (self->theirs, clash));
}

gboolean
til_conflict_dialog_takes_both (TilConflictDialog *self, guint clash)
{
  GtkCheckButton *both;

  g_return_val_if_fail (TIL_IS_CONFLICT_DIALOG (self), FALSE);
  g_return_val_if_fail (clash < self->both->len, FALSE);

  both = g_ptr_array_index (self->both, clash);
  return both != NULL && gtk_check_button_get_active (both);
}
