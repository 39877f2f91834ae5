/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-picker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "til-gui-util.h"
#include "til-text.h"

#define ID_KEY "til-id"
#define FOLDED_KEY "til-folded"

struct _TilPicker
{
  AdwWindow parent_instance;

  GtkWidget *search; /* borrowed */
  GtkWidget *list;   /* borrowed */
  GtkWidget *stack;  /* borrowed */
  char *wanted;      /* (owned) (nullable) folded, when the picker filters by itself */
  gboolean filters;
  gboolean stale;           /* the list does not yet answer what is typed */
  gboolean pick_when_found; /* Enter came before the answer */
};

enum
{
  SEARCH,
  PICKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilPicker, til_picker, ADW_TYPE_WINDOW)

static GtkListBoxRow *
first_row (TilPicker *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)); i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

static void
pick (TilPicker *self, GtkListBoxRow *row)
{
  gint64 id = *(gint64 *)g_object_get_data (G_OBJECT (row), ID_KEY);
  g_autoptr (TilPicker) alive = g_object_ref (self);

  g_signal_emit (self, signals[PICKED], 0, id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
row_activated_cb (TilPicker *self, GtkListBoxRow *row)
{
  pick (self, row);
}

static void
show_state (TilPicker *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), first_row (self) ? "list" : "empty");
}

static void
search_changed_cb (TilPicker *self)
{
  g_free (self->wanted);
  self->wanted = til_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (!self->filters)
    {
      g_signal_emit (self, signals[SEARCH], 0, til_picker_get_text (self));
      return;
    }
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  show_state (self);
}

static void
pick_first (TilPicker *self)
{
  GtkListBoxRow *row = first_row (self);

  if (row)
    pick (self, row);
}

static void
typed_cb (TilPicker *self)
{
  self->stale = TRUE;
  self->pick_when_found = FALSE;
}

/* The entry tells of a search a moment after the last key: Enter means what is typed, not what the
 * list still shows. */
static void
search_activate_cb (TilPicker *self)
{
  gboolean stale = self->stale;

  if (stale)
    search_changed_cb (self);
  if (self->filters || !stale)
    pick_first (self);
  else
    self->pick_when_found = TRUE;
}

static gboolean
search_key_cb (TilPicker *self, guint key)
{
  GtkListBoxRow *row = key == GDK_KEY_Down ? first_row (self) : NULL;

  return row && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  TilPicker *self = data;

  return !self->filters || !self->wanted || !*self->wanted ||
         strstr (g_object_get_data (G_OBJECT (row), FOLDED_KEY), self->wanted);
}

static void
til_picker_finalize (GObject *object)
{
  g_free (TIL_PICKER (object)->wanted);
  G_OBJECT_CLASS (til_picker_parent_class)->finalize (object);
}

static void
til_picker_class_init (TilPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = til_picker_finalize;
  signals[SEARCH] = g_signal_new ("search", TIL_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PICKED] = g_signal_new ("picked", TIL_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
header_new (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  return header;
}

static void
til_picker_init (TilPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_search_entry_new ();
  self->list = gtk_list_box_new ();
  self->stack = gtk_stack_new ();
  g_object_set (self->search, "margin-start", 12, "margin-end", 12, "margin-top", 6,
                "margin-bottom", 6, NULL);
  g_object_set (self->list, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom",
                12, "selection-mode", GTK_SELECTION_NONE, "valign", GTK_ALIGN_START, NULL);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_cb, self, NULL);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activate_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (self->search, keys);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (box), header_new ());
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 420, 520);
}

TilPicker *
til_picker_new (const char *title, const char *placeholder, const char *empty)
{
  TilPicker *self = g_object_new (TIL_TYPE_PICKER, "title", title, NULL);
  GtkWidget *label = gtk_label_new (empty);

  g_object_set (label, "wrap", TRUE, "margin-start", 24, "margin-end", 24, "justify",
                GTK_JUSTIFY_CENTER, NULL);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_stack_add_named (GTK_STACK (self->stack), label, "empty");
  g_object_set (self->search, "placeholder-text", placeholder, NULL);
  til_set_accessible_label (self->search, placeholder);
  til_set_accessible_label (self->list, title);
  return self;
}

void
til_picker_clear (TilPicker *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (TIL_IS_PICKER (self));

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
}

void
til_picker_add (TilPicker *self, gint64 id, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *isolated = til_text_isolate (title);
  g_autofree char *both = g_strconcat (title, " ", subtitle, NULL);

  g_return_if_fail (TIL_IS_PICKER (self));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), isolated);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle ? subtitle : "");
  til_set_accessible_label (row, isolated);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle ? subtitle : "", -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_memdup2 (&id, sizeof id), g_free);
  g_object_set_data_full (G_OBJECT (row), FOLDED_KEY, til_text_fold (both), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

void
til_picker_finish (TilPicker *self)
{
  g_return_if_fail (TIL_IS_PICKER (self));

  show_state (self);
  self->stale = FALSE;
  if (self->pick_when_found)
    {
      self->pick_when_found = FALSE;
      pick_first (self);
    }
}

void
til_picker_filter_by_itself (TilPicker *self)
{
  g_return_if_fail (TIL_IS_PICKER (self));

  self->filters = TRUE;
}

const char *
til_picker_get_text (TilPicker *self)
{
  g_return_val_if_fail (TIL_IS_PICKER (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

void
til_picker_present (TilPicker *self, GtkWidget *parent)
{
  GtkRoot *root = gtk_widget_get_root (parent);

  g_return_if_fail (TIL_IS_PICKER (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->search);
}
