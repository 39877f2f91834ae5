/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-welcome-page.h"

#include <glib/gi18n-lib.h>

#include "til-accessible-names.h"
#include "til-text.h"

struct _TilWelcomePage
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkLabel *busy_label;
  AdwPreferencesGroup *recent_group;

  GPtrArray *recent_rows; /* (owned) (element-type GtkWidget) borrowed elements */
};

G_DEFINE_FINAL_TYPE (TilWelcomePage, til_welcome_page, GTK_TYPE_WIDGET)

static GtkWidget *
build_recent_row (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown_name = til_text_isolate (name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown_folder = til_text_isolate_ltr (folder);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown_folder);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-recent");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
til_welcome_page_dispose (GObject *object)
{
  TilWelcomePage *self = TIL_WELCOME_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->recent_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (til_welcome_page_parent_class)->dispose (object);
}

static void
til_welcome_page_class_init (TilWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_welcome_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/barnetsbasta/Tillsammans/til-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TilWelcomePage, box);
  gtk_widget_class_bind_template_child (widget_class, TilWelcomePage, stack);
  gtk_widget_class_bind_template_child (widget_class, TilWelcomePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, TilWelcomePage, busy_label);
  gtk_widget_class_bind_template_child (widget_class, TilWelcomePage, recent_group);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
til_welcome_page_init (TilWelcomePage *self)
{
  self->recent_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  til_drop_doubled_names (GTK_WIDGET (self));
}

void
til_welcome_page_set_recent (TilWelcomePage *self, const char *const *paths)
{
  g_return_if_fail (TIL_IS_WELCOME_PAGE (self));

  for (guint i = 0; i < self->recent_rows->len; i++)
    adw_preferences_group_remove (self->recent_group, g_ptr_array_index (self->recent_rows, i));
  g_ptr_array_set_size (self->recent_rows, 0);

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      GtkWidget *row = build_recent_row (paths[i]);

      adw_preferences_group_add (self->recent_group, row);
      g_ptr_array_add (self->recent_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), self->recent_rows->len > 0);
}

void
til_welcome_page_set_busy (TilWelcomePage *self, const char *text)
{
  g_return_if_fail (TIL_IS_WELCOME_PAGE (self));

  gtk_label_set_label (self->busy_label, text != NULL ? text : "");
  gtk_spinner_set_spinning (self->spinner, text != NULL);
  gtk_stack_set_visible_child_name (self->stack, text != NULL ? "busy" : "choose");
}
