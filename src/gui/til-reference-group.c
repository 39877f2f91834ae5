/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-reference-group.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-reference-dialog.h"
#include "til-survey-words.h"
#include "til-text.h"

/* What the rows' buttons need; as long as the group. */
typedef struct
{
  TilSharedReport *shared; /* (owned) */
  TilStore *store;         /* (owned) */
  AdwToastOverlay *toasts; /* borrowed: the group is inside of it */
} Group;

/* A deletion, until it is answered and its toast is gone. */
typedef struct
{
  TilStore *store; /* (owned) */
  GWeakRef toasts; /* which own the toast that owns this */
  gint64 id;
} Deletion;

static void
group_free (gpointer data)
{
  Group *self = data;

  til_shared_report_unref (self->shared);
  g_object_unref (self->store);
  g_free (self);
}

static void
deletion_free (gpointer data)
{
  Deletion *self = data;

  g_object_unref (self->store);
  g_weak_ref_clear (&self->toasts);
  g_free (self);
}

static void
deletion_closure_free (gpointer data, GClosure *closure)
{
  deletion_free (data);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Deletion *deletion = data;
  g_autoptr (AdwToastOverlay) toasts = g_weak_ref_get (&deletion->toasts);
  g_autoptr (GError) error = NULL;

  if (!til_store_write_finish (TIL_STORE (source), result, &error) && toasts != NULL)
    til_show_error (GTK_WIDGET (toasts), _ ("The number could not be restored"), error);
  deletion_free (deletion);
}

static Deletion *
deletion_new (TilStore *store, AdwToastOverlay *toasts, gint64 id)
{
  Deletion *self = g_new0 (Deletion, 1);

  self->store = g_object_ref (store);
  g_weak_ref_init (&self->toasts, toasts);
  self->id = id;
  return self;
}

static void
undo_cb (AdwToast *toast, Deletion *deletion)
{
  g_autoptr (AdwToastOverlay) toasts = g_weak_ref_get (&deletion->toasts);

  til_store_set_record_deleted_async (deletion->store, TIL_RECORD_REFERENCE, deletion->id, FALSE,
                                      NULL, restored_cb,
                                      deletion_new (deletion->store, toasts, deletion->id));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Deletion *deletion = data;
  g_autoptr (AdwToastOverlay) toasts = g_weak_ref_get (&deletion->toasts);
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  if (!til_store_write_finish (TIL_STORE (source), result, &error) || toasts == NULL)
    {
      if (toasts != NULL)
        til_show_error (GTK_WIDGET (toasts), _ ("The number could not be deleted"), error);
      deletion_free (deletion);
      return;
    }
  toast = til_toast_new (_ ("The number was deleted"));
  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), deletion,
                         deletion_closure_free, 0);
  adw_toast_overlay_add_toast (toasts, toast);
}

static gint64
id_of (gpointer widget)
{
  return *(gint64 *)g_object_get_data (G_OBJECT (widget), "til-reference");
}

static void
delete_cb (GtkWidget *button, Group *self)
{
  Deletion *deletion = deletion_new (self->store, self->toasts, id_of (button));

  til_store_set_record_deleted_async (self->store, TIL_RECORD_REFERENCE, deletion->id, TRUE, NULL,
                                      deleted_cb, deletion);
}

static void
open_cb (GtkWidget *row, Group *self)
{
  const TilReference *reference = til_record_array_find (
      til_shared_report_get (self->shared)->references, id_of (row));

  if (reference != NULL)
    til_reference_dialog_new (row, self->store, reference);
}

static void
add_cb (GtkWidget *button, Group *self)
{
  til_reference_dialog_new (button, self->store, NULL);
}

static char *
title_of (const TilReference *reference)
{
  g_autofree char *from = g_strdup_printf ("%d", reference->age_from);
  g_autofree char *to = g_strdup_printf ("%d", reference->age_to);
  g_autofree char *year = g_strdup_printf ("%d", reference->year);
  g_autofree char *name = til_text_isolate (reference->kind == TIL_REFERENCE_POPULATION ||
                                                    reference->name == NULL
                                                ? til_reference_kind_name (reference->kind)
                                                : reference->name);

  return til_text_fill (_ ("{name}, {from}–{to} years, {year}"), "name", name, "from", from, "to",
                        to, "year", year, NULL);
}

static const TilReferenceLine *
find_line (const TilReport *report, const TilReference *reference)
{
  for (guint i = 0; i < report->reference_lines->len; i++)
    {
      const TilReferenceLine *line = report->reference_lines->pdata[i];
      if (line->reference == reference)
        return line;
    }
  return NULL;
}

static char *
value_of (const TilReport *report, const TilReference *reference)
{
  const TilReferenceLine *line = find_line (report, reference);
  TilCell population = { TIL_CELL_VALUE, reference->number };
  g_autofree char *number = til_cell_format (line != NULL ? line->number : population,
                                             TIL_UNIT_COUNT, "");
  g_autofree char *share = NULL;

  if (line == NULL || line->share.shown != TIL_CELL_VALUE)
    return g_steal_pointer (&number);
  share = til_cell_format (line->share, TIL_UNIT_SHARE, til_screen_decimal ());
  return til_text_fill (_ ("{number} ({share} %)"), "number", number, "share", share, NULL);
}

static void
remember (gpointer widget, const TilReference *reference)
{
  g_object_set_data_full (G_OBJECT (widget), "til-reference",
                          g_memdup2 (&reference->record.id, sizeof reference->record.id), g_free);
}

static GtkWidget *
row_new (Group *self, const TilReference *reference)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = title_of (reference);
  g_autofree char *value = value_of (til_shared_report_get (self->shared), reference);
  g_autofree char *source = til_text_isolate (reference->source != NULL ? reference->source : "");
  g_autofree char *from = til_text_fill (_ ("Source: {source}"), "source", source, NULL);
  g_autofree char *spoken = til_text_fill (_ ("{figure}: {n}"), "figure", title, "n", value, NULL);
  g_autofree char *delete = til_text_fill (_ ("Delete {name}"), "name", title, NULL);
  GtkWidget *number = gtk_label_new (value);
  GtkWidget *button = til_icon_button_new ("user-trash-symbolic", delete);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), from);
  til_set_accessible_label (row, spoken);
  gtk_widget_add_css_class (number, "tabular");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), number);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, !til_store_get_read_only (self->store));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  remember (row, reference);
  remember (button, reference);
  g_signal_connect (row, "activated", G_CALLBACK (open_cb), self);
  g_signal_connect (button, "clicked", G_CALLBACK (delete_cb), self);
  return row;
}

static GtkWidget *
add_button_new (Group *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("A_dd Number…"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, !til_store_get_read_only (self->store));
  g_signal_connect (button, "clicked", G_CALLBACK (add_cb), self);
  return button;
}

GtkWidget *
til_reference_group_new (TilSharedReport *shared, TilStore *store, AdwToastOverlay *toasts)
{
  GtkWidget *widget = adw_preferences_group_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (widget);
  const TilReport *report = til_shared_report_get (shared);
  Group *self = g_new0 (Group, 1);

  self->shared = til_shared_report_ref (shared);
  self->store = g_object_ref (store);
  self->toasts = toasts;
  g_object_set_data_full (G_OBJECT (group), "til-group", self, group_free);
  adw_preferences_group_set_title (group, _ ("Numbers from Elsewhere"));
  adw_preferences_group_set_description (
      group, _ ("How many children there are of each age group, and other numbers that shares are "
                "wanted of, with year and source."));
  adw_preferences_group_set_header_suffix (group, add_button_new (self));
  for (guint i = 0; i < report->references->len; i++)
    adw_preferences_group_add (group, row_new (self, report->references->pdata[i]));
  return widget;
}
