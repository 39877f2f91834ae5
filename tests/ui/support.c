/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <glib/gstdio.h>
#include <string.h>

#include "til-text-cell.h"
#include "til-text.h"

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Support *support = data;
  g_autoptr (GError) error = NULL;

  support->store = til_store_open_finish (result, &error);
  g_assert_no_error (error);
}

static TilRegister *
open_elsewhere (Support *support)
{
  g_autoptr (GError) error = NULL;
  TilRegister *other = til_register_open (support->path, TIL_REGISTER_READ_WRITE, &error);

  g_assert_no_error (error);
  return other;
}

void
support_set_up (Support *support, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) made = NULL;
  g_autoptr (TilUnit) unit = til_unit_new ();
  g_autoptr (TilStaff) staff = til_staff_new ();

  support->folder = g_dir_make_tmp ("til-ui-XXXXXX", &error);
  g_assert_no_error (error);
  support->path = g_build_filename (support->folder, "register.tillsammans", NULL);
  made = til_register_create (support->path, &error);
  g_assert_no_error (error);

  g_free (unit->name);
  unit->name = g_strdup ("Björkskolan");
  unit->kind = TIL_UNIT_SCHOOL;
  g_assert_true (til_register_save_unit (made, unit, &error));
  support->unit_id = unit->id;
  g_free (staff->name);
  staff->name = g_strdup ("Karin Ek");
  staff->unit_id = unit->id;
  g_assert_true (til_register_save_staff (made, staff, &error));
  support->staff_id = staff->id;

  til_store_open_async (support->path, FALSE, NULL, opened_cb, support);
  SUPPORT_WAIT (support->store != NULL);
}

void
support_tear_down (Support *support, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  til_store_close (support->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (support->store);

  folder = g_dir_open (support->folder, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (support->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (support->folder);
  g_free (support->folder);
  g_free (support->path);
}

gint64
support_add_child (Support *support,
                   const char *given_name,
                   const char *family_name,
                   TilDate birth,
                   gboolean protected_identity)
{
  g_autoptr (TilChild) child = til_child_new ();

  g_free (child->given_name);
  g_free (child->family_name);
  child->given_name = g_strdup (given_name);
  child->family_name = g_strdup (family_name);
  child->birth_date = birth;
  child->unit_id = support->unit_id;
  child->protected_identity = protected_identity;
  support_save_elsewhere (support, child);
  return child->id;
}

TilChild *
support_read_child (Support *support, gint64 id)
{
  g_autoptr (TilRegister) other = open_elsewhere (support);
  g_autoptr (GError) error = NULL;
  TilChild *child = til_register_get_child (other, id, &error);

  g_assert_no_error (error);
  return child;
}

void
support_save_elsewhere (Support *support, TilChild *child)
{
  g_autoptr (TilRegister) other = open_elsewhere (support);
  g_autoptr (GError) error = NULL;

  g_assert_true (til_register_save_child (other, child, &error));
  g_assert_no_error (error);
}

static void
collect (GtkWidget *widget, SupportFunc func, gconstpointer data, GPtrArray *found)
{
  if (func (widget, data))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, func, data, found);
}

GPtrArray *
support_find (GtkWidget *root, SupportFunc func, gconstpointer data)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (root, func, data, found);
  return found;
}

static gboolean
widget_shows (GtkWidget *widget, gconstpointer data)
{
  const char *shown = NULL;
  g_autofree char *plain = NULL;

  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget))
    shown = gtk_label_get_text (GTK_LABEL (widget));
  else if (TIL_IS_TEXT_CELL (widget))
    shown = til_text_cell_get_text (TIL_TEXT_CELL (widget));
  else if (GTK_IS_EDITABLE (widget))
    shown = gtk_editable_get_text (GTK_EDITABLE (widget));
  else if (GTK_IS_WINDOW (widget))
    shown = gtk_window_get_title (GTK_WINDOW (widget));
  if (shown == NULL)
    return FALSE;
  plain = til_text_strip_isolates (shown);
  return strstr (plain, data) != NULL;
}

gboolean
support_shows (GtkWidget *root, const char *text)
{
  g_autoptr (GPtrArray) found = support_find (root, widget_shows, text);

  return found->len > 0;
}

GtkWidget *
support_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (g_type_is_a (G_OBJECT_TYPE (l->data), type) && gtk_widget_get_visible (l->data))
      return l->data;

  return NULL;
}

GtkWidget *
support_template_child (gpointer widget, GType type, const char *name)
{
  GObject *child = gtk_widget_get_template_child (widget, type, name);

  g_assert_true (GTK_IS_WIDGET (child));
  return GTK_WIDGET (child);
}

TilRecordEditor *
support_wait_editor (void)
{
  SUPPORT_WAIT (support_window (TIL_TYPE_RECORD_EDITOR));
  return TIL_RECORD_EDITOR (support_window (TIL_TYPE_RECORD_EDITOR));
}

void
support_save (TilRecordEditor *editor)
{
  GtkWidget *button = support_template_child (editor, TIL_TYPE_RECORD_EDITOR, "save_button");

  SUPPORT_WAIT (gtk_widget_get_sensitive (button));
  til_record_editor_save (editor);
}

void
support_save_and_wait (TilRecordEditor *editor)
{
  gpointer pointer = editor;

  g_object_add_weak_pointer (G_OBJECT (editor), &pointer);
  support_save (editor);
  SUPPORT_WAIT (!pointer);
}

void
support_throw_away (TilRecordEditor *editor)
{
  gtk_window_destroy (GTK_WINDOW (editor));
  SUPPORT_WAIT (!support_window (TIL_TYPE_RECORD_EDITOR));
}

static gboolean
has_text_inside (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if ((GTK_IS_LABEL (child) && *gtk_label_get_text (GTK_LABEL (child)) != '\0') ||
        has_text_inside (child))
      return TRUE;

  return FALSE;
}

static gboolean
needs_name (GtkWidget *widget, gconstpointer data)
{
  if (!(GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_SWITCH (widget) ||
        GTK_IS_DROP_DOWN (widget) || GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) ||
        GTK_IS_CHECK_BUTTON (widget)) ||
      !gtk_widget_get_visible (widget))
    return FALSE;
  /* What GTK and libadwaita put inside their own widgets is named by those. */
  if (GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)) ||
      GTK_IS_DROP_DOWN (gtk_widget_get_parent (widget)) ||
      GTK_IS_SEARCH_ENTRY (gtk_widget_get_parent (widget)) ||
      gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL ||
      gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) != NULL)
    return FALSE;
  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                        GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return FALSE;
  return !has_text_inside (widget);
}

void
support_assert_named (GtkWidget *root)
{
  g_autoptr (GPtrArray) unnamed = support_find (root, needs_name, NULL);

  for (guint i = 0; i < unnamed->len; i++)
    g_test_message ("without a name: %s in %s", G_OBJECT_TYPE_NAME (g_ptr_array_index (unnamed, i)),
                    G_OBJECT_TYPE_NAME (gtk_widget_get_parent (g_ptr_array_index (unnamed, i))));
  g_assert_cmpuint (unnamed->len, ==, 0);
}

void
support_destroy (GtkWidget *window)
{
  gpointer pointer = window;

  g_object_add_weak_pointer (G_OBJECT (window), &pointer);
  gtk_window_destroy (GTK_WINDOW (window));
  SUPPORT_WAIT (pointer == NULL);
}
