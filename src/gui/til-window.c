/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-window-private.h"

#include <glib/gi18n-lib.h>

#include "til-bench.h"
#include "til-child-dialog.h"
#include "til-child-page.h"
#include "til-closing.h"
#include "til-gui-util.h"
#include "til-settings.h"
#include "til-text.h"
#include "til-who-dialog.h"

/* A register on this computer opens faster than this; one on a slow share must not leave the screen
 * empty. */
#define PRESENT_WITHIN_MS 200

typedef struct
{
  const char *name;
  const char *icon_name;
  const char *label;
  GtkWidget *(*create) (TilStore *store); /* (nullable): made with the register */
} Place;

static const Place places[] = {
  { "children", "system-users-symbolic", N_ ("Children"), NULL },
  { "meetings", "x-office-calendar-symbolic", N_ ("Meetings"), til_week_page_new },
  { "surveys", "view-list-symbolic", N_ ("Surveys"), til_surveys_page_new },
  { "collaboration", "emblem-shared-symbolic", N_ ("Collaboration"), til_collaboration_page_new },
  { "steering", "x-office-spreadsheet-symbolic", N_ ("Steering Group"), til_steering_page_new },
};

G_DEFINE_FINAL_TYPE (TilWindow, til_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_actor (TilWindow *self, const char *name)
{
  g_autofree char *isolated = name != NULL ? til_text_isolate (name) : NULL;
  g_autofree char *spoken = NULL;

  adw_avatar_set_text (self->who_avatar, name != NULL ? name : "");
  gtk_label_set_label (self->who_label, isolated != NULL ? isolated : _ ("Who are you?"));
  spoken = isolated != NULL ? til_text_fill (_ ("You are {name}"), "name", isolated, NULL)
                            : g_strdup (_ ("Who are you?"));
  til_set_accessible_label (self->who_button, spoken);
}

static void
set_actor (TilWindow *self, gint64 staff_id, const char *name)
{
  self->staff_id = staff_id;
  til_store_set_actor (self->store, staff_id, name != NULL ? name : g_get_user_name ());
  show_actor (self, name);
}

static void
who_chosen_cb (TilWindow *self, gint64 staff_id, const char *name)
{
  if (self->store == NULL)
    return;
  til_settings_set_who (self->settings, til_store_get_path (self->store), staff_id);
  set_actor (self, staff_id, name);
}

void
til_window_ask_who (TilWindow *self)
{
  GtkWidget *dialog = til_who_dialog_new (self->store, self->staff_id);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (who_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
staff_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TilStore *store = TIL_STORE (source);
  g_autoptr (TilWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) staff = til_store_list_staff_finish (store, result, &error);
  gint64 who;

  if (self->store != store)
    return;
  if (staff == NULL)
    {
      til_show_error (GTK_WIDGET (self), _ ("The staff can’t be read"), error);
      return;
    }

  who = til_settings_get_who (self->settings, til_store_get_path (store));
  for (guint i = 0; i < staff->len; i++)
    {
      const TilStaff *member = g_ptr_array_index (staff, i);

      if (member->id == who)
        {
          set_actor (self, member->id, member->name);
          return;
        }
    }

  til_window_ask_who (self);
}

/* Where the child was opened from. */
static void
focus_place (TilWindow *self)
{
  GtkWidget *place = gtk_stack_get_visible_child (self->place_stack);

  if (place == NULL)
    return;
  if (place == GTK_WIDGET (self->children))
    til_children_page_focus_list (self->children);
  else if (place == GTK_WIDGET (self->week))
    til_week_page_focus_list (self->week);
  else
    gtk_widget_child_focus (place, GTK_DIR_TAB_FORWARD);
}

void
til_window_close_child (TilWindow *self)
{
  GtkWidget *page = self->child_page;

  if (page == NULL)
    return;

  self->child_page = NULL;
  g_clear_pointer (&self->title_binding, g_binding_unbind);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Tillsammans"));
  adw_leaflet_set_visible_child (self->pages, GTK_WIDGET (self->places));
  adw_leaflet_remove (self->pages, page);
  focus_place (self);
}

static void
child_saved_cb (TilWindow *self, gint64 child_id, gboolean created)
{
  if (created)
    til_window_show_child (self, child_id);
}

void
til_window_edit_child (TilWindow *self, gint64 child_id)
{
  GtkWidget *dialog;

  g_return_if_fail (self->store != NULL);

  dialog = til_child_dialog_new (self->store, child_id);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (child_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "open-existing", G_CALLBACK (til_window_show_child), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
edit_requested_cb (TilWindow *self)
{
  gint64 *child_id = g_object_get_data (G_OBJECT (self->child_page), "til-child-id");

  til_window_edit_child (self, *child_id);
}

void
til_window_show_child (TilWindow *self, gint64 child_id)
{
  g_return_if_fail (TIL_IS_WINDOW (self));
  g_return_if_fail (self->store != NULL);

  til_window_close_child (self);
  self->child_page = til_child_page_new (self->store, child_id);
  g_object_set_data_full (G_OBJECT (self->child_page), "til-child-id",
                          g_memdup2 (&child_id, sizeof child_id), g_free);
  g_signal_connect_object (self->child_page, "edit-requested", G_CALLBACK (edit_requested_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->child_page, "closed", G_CALLBACK (til_window_close_child), self,
                           G_CONNECT_SWAPPED);
  adw_leaflet_append (self->pages, self->child_page);
  /* The page's title is the shown name: R14 holds for the window's title too. */
  self->title_binding = g_object_bind_property (self->child_page, "title", self, "title",
                                                G_BINDING_SYNC_CREATE);
  adw_leaflet_set_visible_child (self->pages, self->child_page);
  gtk_widget_child_focus (self->child_page, GTK_DIR_TAB_FORWARD);
}

/* Built when there is no register to show: the start does not wait for it. */
static void
show_welcome (TilWindow *self)
{
  if (self->welcome == NULL)
    {
      self->welcome = g_object_new (TIL_TYPE_WELCOME_PAGE, NULL);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->welcome), "welcome");
      til_welcome_page_set_busy (self->welcome, self->busy);
      til_window_update_recent (self);
    }
  gtk_stack_set_visible_child_name (self->stack, "welcome");
}

void
til_window_set_busy (TilWindow *self, const char *text)
{
  self->busy = text;
  if (self->welcome != NULL)
    til_welcome_page_set_busy (self->welcome, text);
}

static void
remove_places (TilWindow *self)
{
  GtkWidget *page;

  while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->place_stack))) != NULL)
    gtk_stack_remove (self->place_stack, page);
  self->children = NULL;
  self->week = NULL;
}

static void
add_places (TilWindow *self)
{
  self->children = TIL_CHILDREN_PAGE (til_children_page_new (self->store));
  g_object_bind_property (self->places, "folded", self->children, "folded", G_BINDING_SYNC_CREATE);
  gtk_stack_add_named (self->place_stack, GTK_WIDGET (self->children), "children");
  gtk_list_box_select_row (self->place_list, gtk_list_box_get_row_at_index (self->place_list, 0));
  gtk_stack_set_visible_child_name (self->place_stack, "children");
  adw_leaflet_set_visible_child (self->places, self->content);
}

static void
week_child_cb (TilWindow *self, gint64 child_id, int place, gint64 record_id)
{
  til_window_show_child (self, child_id);
  /* On top of the page stands what a child without a next step needs. */
  if (place != TIL_PLACE_WHEEL || record_id != 0)
    til_child_page_show (TIL_CHILD_PAGE (self->child_page), place, record_id);
}

/* Made when they are first asked for: the start does not wait for them. */
static void
ensure_place (TilWindow *self, const Place *place)
{
  GtkWidget *page;

  if (gtk_stack_get_child_by_name (self->place_stack, place->name) != NULL)
    return;
  page = place->create (self->store);
  if (TIL_IS_WEEK_PAGE (page))
    {
      self->week = TIL_WEEK_PAGE (page);
      g_signal_connect_object (page, "child-activated", G_CALLBACK (week_child_cb), self,
                               G_CONNECT_SWAPPED);
    }
  g_object_bind_property (self->places, "folded", page, "folded", G_BINDING_SYNC_CREATE);
  gtk_stack_add_named (self->place_stack, page, place->name);
}

void
til_window_show_place (TilWindow *self, const char *name)
{
  int index = 0;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (name, places[i].name) == 0)
      index = i;
  til_window_close_child (self);
  ensure_place (self, &places[index]);
  gtk_list_box_select_row (self->place_list,
                           gtk_list_box_get_row_at_index (self->place_list, index));
  gtk_stack_set_visible_child_name (self->place_stack, places[index].name);
  adw_leaflet_set_visible_child (self->places, self->content);
}

void
til_window_show_number (TilWindow *self, int number)
{
  if (self->child_page != NULL)
    gtk_widget_activate_action (self->child_page, "page.tab", "i", number - 1);
  else if (number >= 1 && number <= (int)G_N_ELEMENTS (places))
    til_window_show_place (self, places[number - 1].name);
}

static void
drop_register (TilWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();

  til_window_close_child (self);
  remove_places (self);
  if (self->store != NULL)
    til_store_close (self->store);
  g_clear_object (&self->store);
  self->staff_id = 0;
  til_window_set_busy (self, NULL);
}

void
til_window_close_register (TilWindow *self)
{
  drop_register (self);
  show_welcome (self);
  til_window_update_recent (self);
  til_window_update_actions (self);
}

static void
set_store (TilWindow *self, TilStore *store)
{
  g_autofree char *name = g_path_get_basename (til_store_get_path (store));
  char *ending = strrchr (name, '.');

  drop_register (self);
  self->store = g_object_ref (store);
  if (ending != NULL && ending != name)
    *ending = '\0';
  adw_window_title_set_title (self->register_title, _ ("Tillsammans"));
  adw_window_title_set_subtitle (self->register_title, name);
  /* Not merely unrevealed: its wrapping text would be laid out again with every size. */
  gtk_widget_set_visible (GTK_WIDGET (self->read_only_bar), til_store_get_read_only (store));
  add_places (self);
  show_actor (self, NULL);
  til_settings_remember_register (self->settings, til_store_get_path (store));
  til_window_update_recent (self);
  til_window_update_actions (self);
  gtk_stack_set_visible_child_name (self->stack, "register");
  til_children_page_focus_list (self->children);
  if (til_bench_is_on ())
    til_bench_watch (self->children);
  else
    til_store_list_staff_async (store, self->cancellable, staff_listed_cb, g_object_ref (self));
}

static void
present_now (TilWindow *self)
{
  g_clear_handle_id (&self->present_timeout, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

static gboolean
present_timeout_cb (gpointer data)
{
  TilWindow *self = data;

  self->present_timeout = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

void
til_window_present_opening (TilWindow *self)
{
  g_return_if_fail (TIL_IS_WINDOW (self));

  if (self->present_timeout == 0)
    self->present_timeout = g_timeout_add (PRESENT_WITHIN_MS, present_timeout_cb, self);
}

void
til_window_register_opened (TilWindow *self, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilStore) store = til_store_open_finish (result, &error);

  if (til_error_is_cancelled (error))
    return;
  til_window_set_busy (self, NULL);
  if (store == NULL)
    {
      present_now (self);
      til_show_error (GTK_WIDGET (self), _ ("The register can’t be opened"), error);
      return;
    }

  set_store (self, store);
  if (self->present_timeout != 0)
    present_now (self);
}

static void
register_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilWindow) self = data;

  til_window_register_opened (self, result);
}

void
til_window_await_register (TilWindow *self, GCancellable *cancellable)
{
  g_return_if_fail (TIL_IS_WINDOW (self));
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  g_set_object (&self->cancellable, cancellable);
  til_window_set_busy (self, _ ("Opening the register…"));
}

void
til_window_open_register (TilWindow *self, const char *path, gboolean create)
{
  g_autofree char *absolute = NULL;

  g_return_if_fail (TIL_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  absolute = g_canonicalize_filename (path, NULL);
  til_window_set_busy (self, _ ("Opening the register…"));
  til_store_open_async (absolute, create, self->cancellable, register_opened_cb,
                        g_object_ref (self));
}

static GtkWidget *
build_place_row (const Place *place)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (place->label));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (place->icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  til_set_accessible_label (row, _ (place->label));
  return row;
}

static void
place_activated_cb (TilWindow *self, GtkListBoxRow *row)
{
  const Place *place = &places[gtk_list_box_row_get_index (row)];

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-place", "s", place->name);
}

static void
save_size (TilWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
}

static gboolean
til_window_close_request (GtkWindow *window)
{
  TilWindow *self = TIL_WINDOW (window);

  if (self->store != NULL && !til_closing_may_close (window, self->store))
    return TRUE;
  save_size (self);
  til_window_close_child (self);
  return GTK_WINDOW_CLASS (til_window_parent_class)->close_request (window);
}

static void
til_window_realize (GtkWidget *widget)
{
  TilWindow *self = TIL_WINDOW (widget);

  if (self->store == NULL)
    show_welcome (self);
  GTK_WIDGET_CLASS (til_window_parent_class)->realize (widget);
}

static void
til_window_dispose (GObject *object)
{
  TilWindow *self = TIL_WINDOW (object);

  g_clear_handle_id (&self->present_timeout, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->store != NULL)
    til_store_close (self->store);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (til_window_parent_class)->dispose (object);
}

static void
til_window_class_init (TilWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = til_window_close_request;
  widget_class->realize = til_window_realize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/barnetsbasta/Tillsammans/til-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TilWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TilWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TilWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, TilWindow, places);
  gtk_widget_class_bind_template_child (widget_class, TilWindow, content);
  gtk_widget_class_bind_template_child (widget_class, TilWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, TilWindow, register_title);
  gtk_widget_class_bind_template_child (widget_class, TilWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, TilWindow, place_list);
  gtk_widget_class_bind_template_child (widget_class, TilWindow, who_button);
  gtk_widget_class_bind_template_child (widget_class, TilWindow, who_avatar);
  gtk_widget_class_bind_template_child (widget_class, TilWindow, who_label);
  gtk_widget_class_bind_template_child (widget_class, TilWindow, place_stack);
  gtk_widget_class_bind_template_child (widget_class, TilWindow, read_only_bar);
}

static void
til_window_init (TilWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    gtk_list_box_append (self->place_list, build_place_row (&places[i]));
  g_signal_connect_object (self->place_list, "row-activated", G_CALLBACK (place_activated_cb), self,
                           G_CONNECT_SWAPPED);
  show_actor (self, NULL);
  til_window_init_actions (self);
}

GtkWidget *
til_window_new (TilApplication *application)
{
  TilWindow *self = g_object_new (TIL_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (til_application_get_settings (application));
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  til_window_update_recent (self);
  til_window_update_actions (self);
  return GTK_WIDGET (self);
}

TilStore *
til_window_get_store (TilWindow *self)
{
  g_return_val_if_fail (TIL_IS_WINDOW (self), NULL);

  return self->store;
}

void
til_window_add_toast (TilWindow *self, AdwToast *toast)
{
  g_return_if_fail (TIL_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, toast);
}
