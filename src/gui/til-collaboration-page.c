/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-collaboration-page.h"

#include <glib/gi18n-lib.h>

#include "til-accessible-names.h"
#include "til-activity-list.h"
#include "til-agreement-list.h"
#include "til-collaboration-data.h"
#include "til-gui-util.h"
#include "til-training-list.h"
#include "til-undertaking-view.h"
#include "til-year-view.h"

struct _TilCollaborationPage
{
  GtkWidget parent_instance;

  GtkWidget *box;             /* borrowed */
  AdwToastOverlay *toasts;    /* borrowed */
  AdwViewStack *views;        /* borrowed */
  AdwToast *toast;            /* weak (nullable) about what was done last */
  TilCollaborationData *data; /* (owned) */
  gboolean stale;
  gboolean folded;
};

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPERTIES
};
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TilCollaborationPage, til_collaboration_page, GTK_TYPE_WIDGET)

static const struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  GtkWidget *(*make) (TilCollaborationData *data);
} views[] = {
  { "activities", N_ ("Activities"), "x-office-calendar-symbolic", til_activity_list_new },
  { "training", N_ ("Training"), "system-users-symbolic", til_training_list_new },
  { "agreements", N_ ("Agreements"), "text-x-generic-symbolic", til_agreement_list_new },
  { "plan", N_ ("Plan"), "view-list-bullet-symbolic", til_undertaking_view_new },
  { "year", N_ ("The Year"), "view-refresh-symbolic", til_year_view_new },
};

/* Made when they are first shown. */
static void
ensure_view (TilCollaborationPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->views);
  AdwBin *bin = ADW_BIN (adw_view_stack_get_visible_child (self->views));

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_strcmp0 (name, views[i].name) == 0 && adw_bin_get_child (bin) == NULL)
      {
        adw_bin_set_child (bin, views[i].make (self->data));
        til_drop_doubled_names (GTK_WIDGET (bin));
      }
}

/* What was done, and its undo */

typedef struct
{
  TilCollaborationData *data; /* (owned) */
  gpointer change;
} Undo;

static void
undo_free (gpointer data, GClosure *closure)
{
  g_object_unref (((Undo *)data)->data);
  g_free (data);
}

static void
undo_cb (AdwToast *toast, Undo *undo)
{
  til_collaboration_data_undo (undo->data, undo->change);
}

static void
done_cb (TilCollaborationPage *self, const char *text, gpointer change)
{
  AdwToast *toast = til_toast_new (text);
  Undo *undo = g_new0 (Undo, 1);

  undo->data = g_object_ref (self->data);
  undo->change = change;
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), undo, undo_free, 0);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
failed_cb (TilCollaborationPage *self, const char *heading, const GError *error)
{
  til_show_error (GTK_WIDGET (self), heading, error);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilCollaborationPage *self = TIL_COLLABORATION_PAGE (widget);

  if (!til_collaboration_data_can_undo (self->data))
    {
      gtk_widget_error_bell (widget);
      return;
    }
  /* What is taken back needs no more telling. */
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  til_collaboration_data_undo (self->data, NULL);
}

/* Reading, only while somebody looks */

static void
invalidate (TilCollaborationPage *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale)
    til_collaboration_data_read (self->data);
}

static void
til_collaboration_page_map (GtkWidget *widget)
{
  TilCollaborationPage *self = TIL_COLLABORATION_PAGE (widget);

  GTK_WIDGET_CLASS (til_collaboration_page_parent_class)->map (widget);
  if (self->stale)
    invalidate (self);
}

/* The widget */

static GtkWidget *
header_new (TilCollaborationPage *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *back = til_icon_button_new ("go-previous-symbolic", _ ("Show Places"));
  GtkWidget *title = adw_view_switcher_title_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "win.back");
  g_object_bind_property (self, "folded", back, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "folded", header, "show-start-title-buttons",
                          G_BINDING_SYNC_CREATE);
  adw_view_switcher_title_set_title (ADW_VIEW_SWITCHER_TITLE (title), _ ("Collaboration"));
  adw_view_switcher_title_set_stack (ADW_VIEW_SWITCHER_TITLE (title), self->views);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), title);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), back);
  return header;
}

static GtkWidget *
bar_new (TilCollaborationPage *self, GtkWidget *header)
{
  GtkWidget *bar = adw_view_switcher_bar_new ();

  adw_view_switcher_bar_set_stack (ADW_VIEW_SWITCHER_BAR (bar), self->views);
  g_object_bind_property (adw_header_bar_get_title_widget (ADW_HEADER_BAR (header)),
                          "title-visible", bar, "reveal", G_BINDING_SYNC_CREATE);
  return bar;
}

static void
til_collaboration_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FOLDED)
    g_value_set_boolean (value, TIL_COLLABORATION_PAGE (object)->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
til_collaboration_page_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  TilCollaborationPage *self = TIL_COLLABORATION_PAGE (object);

  if (id != PROP_FOLDED)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (self->folded != g_value_get_boolean (value))
    {
      self->folded = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
til_collaboration_page_dispose (GObject *object)
{
  TilCollaborationPage *self = TIL_COLLABORATION_PAGE (object);

  g_clear_weak_pointer (&self->toast);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->data);
  G_OBJECT_CLASS (til_collaboration_page_parent_class)->dispose (object);
}

static void
til_collaboration_page_class_init (TilCollaborationPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = til_collaboration_page_get_property;
  object_class->set_property = til_collaboration_page_set_property;
  object_class->dispose = til_collaboration_page_dispose;
  widget_class->map = til_collaboration_page_map;
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                      G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "collaboration.undo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK,
                                       "collaboration.undo", NULL);
}

static void
til_collaboration_page_init (TilCollaborationPage *self)
{
  GtkWidget *header;

  self->stale = TRUE;
  self->views = ADW_VIEW_STACK (adw_view_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->views), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    adw_view_stack_add_titled_with_icon (self->views, adw_bin_new (), views[i].name,
                                         _ (views[i].title), views[i].icon_name);
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->views));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  header = header_new (self);
  gtk_box_append (GTK_BOX (self->box), header);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->toasts));
  gtk_box_append (GTK_BOX (self->box), bar_new (self, header));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  til_drop_doubled_names (self->box);
}

GtkWidget *
til_collaboration_page_new (TilStore *store)
{
  TilCollaborationPage *self = g_object_new (TIL_TYPE_COLLABORATION_PAGE, NULL);

  self->data = til_collaboration_data_new (store);
  g_signal_connect_object (self->data, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->data, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (invalidate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views, "notify::visible-child-name", G_CALLBACK (ensure_view),
                           self, G_CONNECT_SWAPPED);
  ensure_view (self);
  return GTK_WIDGET (self);
}

void
til_collaboration_page_show_view (TilCollaborationPage *self, const char *name)
{
  g_return_if_fail (TIL_IS_COLLABORATION_PAGE (self));

  adw_view_stack_set_visible_child_name (self->views, name);
}
