/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-field-row.h"

#include "til-gui-util.h"

struct _TilFieldRow
{
  AdwEntryRow parent_instance;

  GtkWidget *label; /* borrowed: below the text */
  char *problem;    /* (owned) (nullable) */
};

enum
{
  PROP_0,
  PROP_PROBLEM,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TilFieldRow, til_field_row, ADW_TYPE_ENTRY_ROW)

static GtkWidget *
get_text (TilFieldRow *self)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self)));
}

static void
title_changed_cb (TilFieldRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  til_set_accessible_label (get_text (self), title);
  til_set_accessible_label (GTK_WIDGET (self), title);
}

static void
til_field_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PROBLEM)
    g_value_set_string (value, TIL_FIELD_ROW (object)->problem);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
til_field_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PROBLEM)
    til_field_row_set_problem (TIL_FIELD_ROW (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
til_field_row_finalize (GObject *object)
{
  g_free (TIL_FIELD_ROW (object)->problem);

  G_OBJECT_CLASS (til_field_row_parent_class)->finalize (object);
}

static void
til_field_row_class_init (TilFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = til_field_row_get_property;
  object_class->set_property = til_field_row_set_property;
  object_class->finalize = til_field_row_finalize;

  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                      G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
til_field_row_init (TilFieldRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GtkWidget)
      header = g_object_ref (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self)));

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_add_css_class (self->label, "error");
  gtk_widget_add_css_class (self->label, "til-problem");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "til-field");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::title", G_CALLBACK (title_changed_cb), NULL);
}

GtkWidget *
til_field_row_new (const char *title)
{
  return g_object_new (TIL_TYPE_FIELD_ROW, "title", title, NULL);
}

char *
til_field_row_get_value (TilFieldRow *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (TIL_IS_FIELD_ROW (self), NULL);

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

void
til_field_row_set_value (TilFieldRow *self, const char *value)
{
  g_return_if_fail (TIL_IS_FIELD_ROW (self));

  gtk_editable_set_text (GTK_EDITABLE (self), value != NULL ? value : "");
}

void
til_field_row_set_problem (TilFieldRow *self, const char *problem)
{
  GtkAccessible *text;

  g_return_if_fail (TIL_IS_FIELD_ROW (self));

  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  gtk_label_set_label (GTK_LABEL (self->label), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->label, problem != NULL);

  text = GTK_ACCESSIBLE (get_text (self));
  if (problem != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_update_state (text, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE,
                                   -1);
      gtk_accessible_update_property (text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, problem, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_reset_state (text, GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_property (text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

const char *
til_field_row_get_problem (TilFieldRow *self)
{
  g_return_val_if_fail (TIL_IS_FIELD_ROW (self), NULL);

  return self->problem;
}

gboolean
til_field_row_check_empty (TilFieldRow *self, const char *problem)
{
  g_autofree char *value = til_field_row_get_value (self);

  til_field_row_set_problem (self, value == NULL ? problem : NULL);
  return value == NULL;
}
