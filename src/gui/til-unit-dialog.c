/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-unit-dialog.h"

#include <glib/gi18n-lib.h>

#include "til-accessible-names.h"
#include "til-choice.h"
#include "til-field-row.h"
#include "til-gui-util.h"

struct _TilUnitDialog
{
  AdwWindow parent_instance;

  /* Template */
  TilFieldRow *name_row;
  AdwComboRow *kind_row;
  AdwComboRow *sector_row;
  GtkWidget *save_button;

  TilStore *store; /* (owned) */
  TilUnit *unit;   /* (owned) */
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilUnitDialog, til_unit_dialog, ADW_TYPE_WINDOW)

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilUnitDialog) self = data;
  g_autoptr (GError) error = NULL;
  gint64 id = til_store_id_finish (TIL_STORE (source), result, &error);

  if (self->save_button != NULL)
    gtk_widget_set_sensitive (self->save_button, TRUE);
  if (id == 0)
    {
      til_show_error (GTK_WIDGET (self), _ ("The unit could not be saved"), error);
      return;
    }

  g_signal_emit (self, signals[SAVED], 0, id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_cb (TilUnitDialog *self)
{
  if (til_field_row_check_empty (self->name_row, _ ("A unit needs a name.")))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
      return;
    }

  g_free (self->unit->name);
  self->unit->name = til_field_row_get_value (self->name_row);
  self->unit->kind = til_choice_get_id (self->kind_row);
  self->unit->sector = til_choice_get_id (self->sector_row);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  til_store_save_unit_async (self->store, self->unit, NULL, saved_cb, g_object_ref (self));
}

static void
fill_kinds (TilUnitDialog *self)
{
  const char *texts[TIL_N_UNIT_KINDS + 1] = { NULL };

  for (int i = 0; i < TIL_N_UNIT_KINDS; i++)
    texts[i] = til_unit_kind_name (i);
  til_choice_set_texts (self->kind_row, texts);
}

static void
fill_sectors (TilUnitDialog *self)
{
  const char *texts[TIL_N_SECTORS + 1] = { NULL };

  for (int i = 0; i < TIL_N_SECTORS; i++)
    texts[i] = til_sector_name (i);
  til_choice_set_texts (self->sector_row, texts);
}

static void
til_unit_dialog_finalize (GObject *object)
{
  TilUnitDialog *self = TIL_UNIT_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->unit, til_unit_free);

  G_OBJECT_CLASS (til_unit_dialog_parent_class)->finalize (object);
}

static void
til_unit_dialog_class_init (TilUnitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = til_unit_dialog_finalize;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (TIL_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/barnetsbasta/Tillsammans/til-unit-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TilUnitDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TilUnitDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TilUnitDialog, sector_row);
  gtk_widget_class_bind_template_child (widget_class, TilUnitDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
til_unit_dialog_init (TilUnitDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  til_drop_doubled_names (GTK_WIDGET (self));
  til_choice_setup (self->kind_row);
  til_choice_setup (self->sector_row);
  fill_kinds (self);
  fill_sectors (self);
}

GtkWidget *
til_unit_dialog_new (TilStore *store, const TilUnit *unit)
{
  TilUnitDialog *self = g_object_new (TIL_TYPE_UNIT_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->unit = unit != NULL ? til_unit_copy (unit) : til_unit_new ();
  if (unit == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("New Unit"));
      self->unit->kind = TIL_UNIT_SCHOOL;
    }
  til_field_row_set_value (self->name_row, self->unit->name);
  til_choice_set_id (self->kind_row, self->unit->kind);
  til_choice_set_id (self->sector_row, self->unit->sector);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  return GTK_WIDGET (self);
}
