/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-collaboration-list.h"

#include <glib/gi18n-lib.h>

#include "til-accessible-names.h"
#include "til-gui-util.h"
#include "til-screen-text.h"
#include "til-text.h"

#define WIDTH 800
#define FOCUS_KEY "til-focus-key"
#define ID_KEY "til-id"

struct _TilCollaborationList
{
  GtkWidget parent_instance;

  GtkStack *stack;            /* borrowed */
  GtkBox *box;                /* borrowed */
  TilCollaborationData *data; /* (owned) */
  TilCollaborationFill fill;
};

G_DEFINE_FINAL_TYPE (TilCollaborationList, til_collaboration_list, GTK_TYPE_WIDGET)

/* Focus */

void
til_set_focus_key (GtkWidget *widget, const char *what, gint64 id)
{
  g_object_set_data_full (G_OBJECT (widget), FOCUS_KEY,
                          g_strdup_printf ("%s-%" G_GINT64_FORMAT, what, id), g_free);
}

char *
til_focus_key (GtkWidget *root)
{
  GtkRoot *window = gtk_widget_get_root (root);
  GtkWidget *focus = window != NULL ? gtk_root_get_focus (window) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, root))
    return NULL;
  for (; focus != root; focus = gtk_widget_get_parent (focus))
    {
      const char *key = g_object_get_data (G_OBJECT (focus), FOCUS_KEY);

      if (key != NULL)
        return g_strdup (key);
    }
  return g_strdup ("");
}

gboolean
til_focus_by_key (GtkWidget *root, const char *key)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (root), FOCUS_KEY), key) == 0)
    return gtk_widget_grab_focus (root) || gtk_widget_child_focus (root, GTK_DIR_TAB_FORWARD);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (til_focus_by_key (child, key))
      return TRUE;
  return FALSE;
}

/* The list */

static void
show (TilCollaborationList *self)
{
  g_autofree char *key = til_focus_key (GTK_WIDGET (self->box));
  GtkWidget *old;
  gboolean any;

  if (!til_collaboration_data_is_read (self->data))
    return;
  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, old);
  any = self->fill (self->box, self->data);
  til_drop_doubled_names (GTK_WIDGET (self->box));
  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "empty");
  if (key != NULL && !til_focus_by_key (GTK_WIDGET (self->box), key))
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
til_collaboration_list_dispose (GObject *object)
{
  TilCollaborationList *self = TIL_COLLABORATION_LIST (object);

  g_clear_pointer ((GtkWidget **)&self->stack, gtk_widget_unparent);
  g_clear_object (&self->data);
  G_OBJECT_CLASS (til_collaboration_list_parent_class)->dispose (object);
}

static void
til_collaboration_list_class_init (TilCollaborationListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = til_collaboration_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
til_collaboration_list_init (TilCollaborationList *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_stack_add_named (self->stack, adw_bin_new (), "loading");
  gtk_stack_add_named (self->stack, til_scrolled_page_new (GTK_WIDGET (self->box), WIDTH), "list");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

GtkWidget *
til_collaboration_list_new (TilCollaborationData *data, TilCollaborationFill fill, GtkWidget *empty)
{
  TilCollaborationList *self = g_object_new (TIL_TYPE_COLLABORATION_LIST, NULL);

  self->data = g_object_ref (data);
  self->fill = fill;
  gtk_stack_add_named (self->stack, empty, "empty");
  g_signal_connect_object (data, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

/* What the lists are made of */

GtkWidget *
til_scrolled_page_new (GtkWidget *child, int width)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  g_object_set (child, "margin-start", 12, "margin-end", 12, "margin-top", 18, "margin-bottom", 24,
                NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), width * 3 / 4);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
action_button_new (const char *label, GCallback callback, TilCollaborationData *data)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button,
                          !til_store_get_read_only (til_collaboration_data_get_store (data)));
  g_signal_connect_object (button, "clicked", callback, data, 0);
  return button;
}

GtkWidget *
til_empty_page_new (const char *icon_name,
                    const char *title,
                    const char *description,
                    const char *button,
                    GCallback callback,
                    TilCollaborationData *data)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon_name);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  if (button != NULL)
    {
      GtkWidget *widget = action_button_new (button, callback, data);

      gtk_widget_add_css_class (widget, "suggested-action");
      gtk_widget_add_css_class (widget, "pill");
      adw_status_page_set_child (ADW_STATUS_PAGE (page), widget);
    }
  return page;
}

AdwPreferencesGroup *
til_list_group_new (const char *title,
                    const char *button,
                    GCallback callback,
                    TilCollaborationData *data)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), markup);
  if (button != NULL)
    {
      GtkWidget *widget = action_button_new (button, callback, data);

      gtk_widget_add_css_class (widget, "flat");
      til_set_focus_key (widget, button, 0);
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), widget);
    }
  return ADW_PREFERENCES_GROUP (group);
}

void
til_add_line (GStrvBuilder *lines, const char *text)
{
  g_autofree char *line = til_screen_paragraph (g_strdup (text));

  g_strv_builder_add (lines, line);
}

static void
set_id (GtkWidget *widget, gint64 id)
{
  g_object_set_data_full (G_OBJECT (widget), ID_KEY, g_memdup2 (&id, sizeof id), g_free);
}

gint64
til_row_record_id (GtkWidget *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), ID_KEY);

  return id != NULL ? *id : 0;
}

GtkWidget *
til_list_row_new (const char *title,
                  const char *subtitle,
                  TilRecordKind kind,
                  gint64 id,
                  GCallback callback,
                  TilCollaborationData *data)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *shown = til_screen_paragraph (g_strdup (title));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  til_set_accessible_label (row, title);
  if (subtitle != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    subtitle, -1);
  set_id (row, id);
  til_set_focus_key (row, "row", id * TIL_N_RECORDS + kind);
  if (callback != NULL)
    g_signal_connect_object (row, "activated", callback, data, 0);
  return row;
}

static void
delete_cb (GtkWidget *button, TilCollaborationData *data)
{
  til_collaboration_data_delete (
      data, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "til-kind")),
      til_row_record_id (button));
}

GtkWidget *
til_delete_button_new (const char *name, TilRecordKind kind, gint64 id, TilCollaborationData *data)
{
  g_autofree char *isolated = til_text_isolate (name);
  g_autofree char *label = til_text_fill (_ ("Delete {name}"), "name", isolated, NULL);
  GtkWidget *button = til_icon_button_new ("user-trash-symbolic", label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button,
                          !til_store_get_read_only (til_collaboration_data_get_store (data)));
  g_object_set_data (G_OBJECT (button), "til-kind", GINT_TO_POINTER (kind));
  set_id (button, id);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_cb), data, 0);
  return button;
}

GtkWidget *
til_pill_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "til-pill");
  gtk_widget_add_css_class (label, "caption");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
til_row_words_new (const char *text, gboolean urgent)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  gtk_widget_add_css_class (label, urgent ? "til-late" : "dim-label");
  return label;
}
