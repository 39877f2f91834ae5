/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-children-page.h"

#include <glib/gi18n-lib.h>

#include "til-child-columns.h"
#include "til-child-filters.h"
#include "til-gui-util.h"
#include "til-text.h"

#define UNDO_SECONDS 10

/* GTK makes some 200 rows whatever the window's height. These are painted first, the others after
 * that. */
#define FIRST_ROWS 20

struct _TilChildrenPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkSearchEntry *search;
  AdwToastOverlay *toasts;
  TilChildFilters *filters;
  GtkStack *stack;
  GtkColumnView *view;
  GMenuModel *row_menu;

  TilStore *store;               /* (owned) */
  TilChildList *list;            /* (owned) */
  GtkSliceListModel *shown;      /* (owned) the first rows of list, or all */
  GtkSingleSelection *selection; /* (owned) of shown */
  TilChildQuery *query;          /* (owned) */
  GCancellable *cancellable;     /* (owned) */
  GtkWidget *popover;            /* borrowed (nullable) until first shown: a child of view */
  GArray *deleted;      /* (owned) (element-type gint64) what Ctrl+Z restores, last first */
  AdwToast *undo_toast; /* (weak) (nullable) the one that offers to undo */
  guint widen_tick;     /* counts the frames until all rows are shown, 0 when they are */
  guint widen_idle;     /* 0 when not waiting */
  guint filters_idle;   /* 0 when the filters know the store */
  gboolean to_top;      /* the query changed and its first answer has not come */
  guint frames;         /* painted since the query changed */
  guint select_next;    /* position to select when a deleted row is gone */
  gboolean folded;
};

typedef struct
{
  TilChildrenPage *page; /* (owned) */
  gint64 id;
  char *name; /* (owned) as shown (R14) */
  gboolean deleted;
} Deletion;

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TilChildrenPage, til_children_page, GTK_TYPE_WIDGET)

static void
deletion_free (Deletion *self)
{
  g_object_unref (self->page);
  g_free (self->name);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

static TilChildRow *
get_selected (TilChildrenPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
update_actions (TilChildrenPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean selected = get_selected (self) != NULL;
  gboolean writable = selected && !til_store_get_read_only (self->store);
  gboolean bin = self->query->deleted;

  gtk_widget_action_set_enabled (widget, "children.open", selected && !bin);
  gtk_widget_action_set_enabled (widget, "children.edit", writable && !bin);
  gtk_widget_action_set_enabled (widget, "children.delete", writable && !bin);
  gtk_widget_action_set_enabled (widget, "children.restore", writable && bin);
}

static gboolean
is_query_clear (TilChildrenPage *self)
{
  return self->query->search == NULL && til_child_filters_is_clear (self->filters);
}

/* What is said in place of the list is built when there is something to say. */
static void
show_instead (TilChildrenPage *self, const char *name)
{
  static const char *const names[] = { "empty", "no-match", "bin-empty", "all-closed" };
  g_autoptr (GtkBuilder) builder = NULL;

  if (gtk_stack_get_child_by_name (self->stack, name) == NULL)
    {
      builder = gtk_builder_new_from_resource (
          "/se/barnetsbasta/Tillsammans/til-children-empty.ui");
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        gtk_stack_add_named (self->stack, GTK_WIDGET (gtk_builder_get_object (builder, names[i])),
                             names[i]);
    }
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
all_counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilChildrenPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = til_store_query_children_finish (TIL_STORE (source), result, &error);

  if (ids == NULL)
    {
      til_show_error (GTK_WIDGET (self), _ ("The children can’t be read"), error);
      return;
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0 && is_query_clear (self))
    show_instead (self, ids->len > 0 ? "all-closed" : "empty");
}

/* Nothing ongoing is not the same as nobody entered. */
static void
choose_empty_page (TilChildrenPage *self)
{
  g_autoptr (TilChildQuery) all = til_child_query_new ();

  all->closed = TRUE;
  til_store_query_children_async (self->store, all, self->cancellable, all_counted_cb,
                                  g_object_ref (self));
}

/* A new order or search is read from its beginning. */
static void
scroll_to_top (TilChildrenPage *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", 0);
}

static void
update_list_state (TilChildrenPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (n == 0 && til_child_list_get_loading (self->list))
    return;

  if (self->select_next != GTK_INVALID_LIST_POSITION && get_selected (self) == NULL && n > 0)
    {
      gtk_single_selection_set_selected (self->selection, MIN (self->select_next, n - 1));
      self->select_next = GTK_INVALID_LIST_POSITION;
    }

  if (self->to_top && n > 0 && !til_child_list_get_loading (self->list))
    {
      self->to_top = FALSE;
      scroll_to_top (self);
    }
  til_child_filters_set_count (self->filters, n);
  if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (self->query->deleted && self->query->search == NULL)
    show_instead (self, "bin-empty");
  else if (!is_query_clear (self))
    show_instead (self, "no-match");
  else
    choose_empty_page (self);
}

/* What there is to choose from in closed menus can wait until the list is painted. */
static gboolean
filters_idle_cb (gpointer data)
{
  TilChildrenPage *self = data;

  self->filters_idle = 0;
  til_child_filters_set_store (self->filters, self->store);
  return G_SOURCE_REMOVE;
}

static gboolean
widen_idle_cb (gpointer data)
{
  TilChildrenPage *self = data;

  self->widen_idle = 0;
  gtk_slice_list_model_set_size (self->shown, G_MAXUINT);
  return G_SOURCE_REMOVE;
}

static gboolean
widen_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TilChildrenPage *self = TIL_CHILDREN_PAGE (widget);

  if (til_child_list_get_loading (self->list) || ++self->frames < 3)
    return G_SOURCE_CONTINUE;
  self->widen_tick = 0;
  self->widen_idle = g_idle_add_full (G_PRIORITY_LOW, widen_idle_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
show_first_rows (TilChildrenPage *self)
{
  gtk_slice_list_model_set_size (self->shown, FIRST_ROWS);
  g_clear_handle_id (&self->widen_idle, g_source_remove);
  self->frames = 0;
  if (self->widen_tick == 0)
    self->widen_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), widen_tick_cb, NULL, NULL);
}

static void
apply_query (TilChildrenPage *self)
{
  show_first_rows (self);
  self->to_top = TRUE;
  til_child_filters_apply (self->filters, self->query);
  til_child_list_set_query (self->list, self->query);
  update_actions (self);
}

static void
query_changed_cb (TilChildrenPage *self)
{
  if (self->list != NULL)
    apply_query (self);
}

static void
search_changed_cb (TilChildrenPage *self)
{
  g_autofree char *text = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  if (self->list == NULL ||
      g_strcmp0 (text, self->query->search != NULL ? self->query->search : "") == 0)
    return;
  g_free (self->query->search);
  self->query->search = *text != '\0' ? g_steal_pointer (&text) : NULL;
  apply_query (self);
}

static void
sort_chosen_cb (TilChildSort sort, gboolean descending, gpointer data)
{
  TilChildrenPage *self = data;

  self->query->sort = sort;
  self->query->descending = descending;
  if (self->list != NULL)
    apply_query (self);
}

static void
open_row (TilChildrenPage *self, guint position)
{
  g_autoptr (TilChildRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (row != NULL && !self->query->deleted)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-child", "x",
                                til_child_row_get_id (row));
}

static void
row_activated_cb (TilChildrenPage *self, guint position)
{
  open_row (self, position);
}

/* Enter opens the only match; with several it goes on to the list. */
static void
search_activated_cb (TilChildrenPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 1)
    open_row (self, 0);
  else
    til_children_page_focus_list (self);
}

static void
stop_search_cb (TilChildrenPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  til_children_page_focus_list (self);
}

static void set_deleted (TilChildrenPage *self, gint64 id, const char *name, gboolean deleted);

static void
undo_clicked_cb (TilChildrenPage *self, AdwToast *toast)
{
  const gint64 *id = g_object_get_data (G_OBJECT (toast), "til-child-id");

  set_deleted (self, *id, NULL, FALSE);
}

static void
forget_deletion (TilChildrenPage *self, gint64 id)
{
  for (guint i = self->deleted->len; i-- > 0;)
    if (g_array_index (self->deleted, gint64, i) == id)
      g_array_remove_index (self->deleted, i);
}

static void
show_deleted_toast (TilChildrenPage *self, gint64 id, const char *name)
{
  g_autofree char *isolated = til_text_isolate (name);
  g_autofree char *text = til_text_fill (_ ("{name} was deleted"), "name", isolated, NULL);
  AdwToast *toast = til_toast_new (text);

  g_set_weak_pointer (&self->undo_toast, toast);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  g_object_set_data_full (G_OBJECT (toast), "til-child-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
deletion_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Deletion) deletion = data;
  g_autoptr (GError) error = NULL;
  TilChildrenPage *self = deletion->page;

  if (!til_store_write_finish (TIL_STORE (source), result, &error))
    {
      til_show_error (GTK_WIDGET (self),
                      deletion->deleted ? _ ("The child could not be deleted")
                                        : _ ("The child could not be restored"),
                      error);
      return;
    }

  if (self->toasts == NULL)
    return;
  forget_deletion (self, deletion->id);
  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
  if (deletion->deleted)
    {
      g_array_append_val (self->deleted, deletion->id);
      show_deleted_toast (self, deletion->id, deletion->name);
    }
  else
    adw_toast_overlay_add_toast (self->toasts, til_toast_new (_ ("The child was restored")));
}

static void
set_deleted (TilChildrenPage *self, gint64 id, const char *name, gboolean deleted)
{
  Deletion *deletion = g_new0 (Deletion, 1);

  deletion->page = g_object_ref (self);
  deletion->id = id;
  deletion->name = g_strdup (name);
  deletion->deleted = deleted;
  til_store_set_deleted_async (self->store, TIL_DELETE_CHILD, id, deleted, NULL, deletion_done_cb,
                               deletion);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilChildrenPage *self = TIL_CHILDREN_PAGE (widget);

  open_row (self, gtk_single_selection_get_selected (self->selection));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilChildRow *row = get_selected (TIL_CHILDREN_PAGE (widget));

  if (row != NULL)
    gtk_widget_activate_action (widget, "win.edit-child", "x", til_child_row_get_id (row));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilChildrenPage *self = TIL_CHILDREN_PAGE (widget);
  TilChildRow *row = get_selected (self);
  const TilChildSummary *summary = row != NULL ? til_child_row_get_summary (row) : NULL;

  if (summary == NULL)
    return;
  self->select_next = gtk_single_selection_get_selected (self->selection);
  set_deleted (self, summary->id, summary->name, TRUE);
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilChildrenPage *self = TIL_CHILDREN_PAGE (widget);
  TilChildRow *row = get_selected (self);

  if (row != NULL)
    set_deleted (self, til_child_row_get_id (row), NULL, FALSE);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilChildrenPage *self = TIL_CHILDREN_PAGE (widget);

  if (self->deleted->len > 0)
    set_deleted (self, g_array_index (self->deleted, gint64, self->deleted->len - 1), NULL, FALSE);
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilChildrenPage *self = TIL_CHILDREN_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  til_child_filters_clear (self->filters);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
show_closed_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  til_child_filters_show_closed (TIL_CHILDREN_PAGE (widget)->filters);
}

static void
ensure_popover (TilChildrenPage *self)
{
  if (self->popover != NULL)
    return;
  self->popover = gtk_popover_menu_new_from_model (self->row_menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self->view));
}

static void
popup_menu (TilChildrenPage *self, double x, double y)
{
  GdkRectangle point = { (int)x, (int)y, 1, 1 };

  if (get_selected (self) == NULL)
    return;
  ensure_popover (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &point);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
secondary_pressed_cb (TilChildrenPage *self, int n_press, double x, double y)
{
  guint position = til_child_columns_pick (self->view, x, y);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  popup_menu (self, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  TilChildrenPage *self = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  double x = 0, y = 0;

  if (focus != NULL)
    gtk_widget_translate_coordinates (focus, widget, 24, gtk_widget_get_height (focus) / 2.0, &x,
                                      &y);
  popup_menu (self, x, y);
  return TRUE;
}

static gboolean
delete_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return gtk_widget_activate_action (data, "children.delete", NULL);
}

static gboolean
down_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  til_children_page_focus_list (data);
  return TRUE;
}

static void
add_search_controller (TilChildrenPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Down|KP_Down"),
                        gtk_callback_action_new (down_key_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}

static void
add_list_controllers (TilChildrenPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Delete|KP_Delete"),
                        gtk_callback_action_new (delete_key_cb, self, NULL)));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                        gtk_callback_action_new (menu_key_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (secondary_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

static void
list_failed_cb (TilChildrenPage *self, const GError *error)
{
  til_show_error (GTK_WIDGET (self), _ ("The children can’t be read"), error);
}

static void
set_folded (TilChildrenPage *self, gboolean folded)
{
  if (self->folded == folded)
    return;
  self->folded = folded;
  til_child_filters_set_narrow (self->filters, folded);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static void
til_children_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FOLDED)
    g_value_set_boolean (value, TIL_CHILDREN_PAGE (object)->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
til_children_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FOLDED)
    set_folded (TIL_CHILDREN_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
til_children_page_dispose (GObject *object)
{
  TilChildrenPage *self = TIL_CHILDREN_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->widen_idle, g_source_remove);
  g_clear_handle_id (&self->filters_idle, g_source_remove);
  g_clear_weak_pointer (&self->undo_toast);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->list);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (til_children_page_parent_class)->dispose (object);
}

static void
til_children_page_finalize (GObject *object)
{
  TilChildrenPage *self = TIL_CHILDREN_PAGE (object);

  g_clear_object (&self->cancellable);
  til_child_query_free (self->query);
  g_array_unref (self->deleted);

  G_OBJECT_CLASS (til_children_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "children.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "children.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "children.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "children.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "children.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "children.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "children.show-closed", NULL, show_closed_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "children.undo",
                                       NULL);
}

static void
til_children_page_class_init (TilChildrenPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = til_children_page_get_property;
  object_class->set_property = til_children_page_set_property;
  object_class->dispose = til_children_page_dispose;
  object_class->finalize = til_children_page_finalize;

  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                      G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TIL_TYPE_CHILD_FILTERS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/barnetsbasta/Tillsammans/til-children-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TilChildrenPage, box);
  gtk_widget_class_bind_template_child (widget_class, TilChildrenPage, search);
  gtk_widget_class_bind_template_child (widget_class, TilChildrenPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, TilChildrenPage, filters);
  gtk_widget_class_bind_template_child (widget_class, TilChildrenPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TilChildrenPage, view);
  gtk_widget_class_bind_template_child (widget_class, TilChildrenPage, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  install_actions (widget_class);
}

static void
til_children_page_init (TilChildrenPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->select_next = GTK_INVALID_LIST_POSITION;
  self->query = til_child_query_new ();
  self->deleted = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  til_child_columns_add (self->view, sort_chosen_cb, self);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->view));
  add_search_controller (self);
  add_list_controllers (self);
}

GtkWidget *
til_children_page_new (TilStore *store)
{
  TilChildrenPage *self = g_object_new (TIL_TYPE_CHILDREN_PAGE, NULL);

  self->store = g_object_ref (store);
  self->list = til_child_list_new (store);
  self->shown = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->list)), 0, FIRST_ROWS);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (update_list_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (update_list_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (list_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (update_actions),
                           self, G_CONNECT_SWAPPED);
  self->filters_idle = g_idle_add_full (G_PRIORITY_LOW, filters_idle_cb, self, NULL);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  apply_query (self);
  return GTK_WIDGET (self);
}

void
til_children_page_focus_search (TilChildrenPage *self)
{
  g_return_if_fail (TIL_IS_CHILDREN_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

void
til_children_page_focus_list (TilChildrenPage *self)
{
  g_return_if_fail (TIL_IS_CHILDREN_PAGE (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
til_children_page_set_search (TilChildrenPage *self, const char *text)
{
  g_return_if_fail (TIL_IS_CHILDREN_PAGE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
}

gboolean
til_children_page_is_loaded (TilChildrenPage *self)
{
  g_autoptr (TilChildRow) row = NULL;

  g_return_val_if_fail (TIL_IS_CHILDREN_PAGE (self), FALSE);

  row = g_list_model_get_item (G_LIST_MODEL (self->list), 0);
  return row != NULL && til_child_row_get_summary (row) != NULL &&
         g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0;
}

gboolean
til_children_page_shows_all (TilChildrenPage *self)
{
  g_return_val_if_fail (TIL_IS_CHILDREN_PAGE (self), FALSE);

  return self->widen_tick == 0 && self->widen_idle == 0;
}

void
til_children_page_scroll (TilChildrenPage *self, double pixels)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (TIL_IS_CHILDREN_PAGE (self));

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + pixels);
}
