/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-child-page.h"

#include "til-accessible-names.h"
#include "til-area-panel.h"
#include "til-differences.h"
#include "til-gui-util.h"
#include "til-kept-bar.h"
#include "til-locale.h"
#include "til-mapping-session.h"
#include "til-mapping-table.h"
#include "til-mappings-popover.h"
#include "til-new-mapping-popover.h"
#include "til-print-dialog.h"
#include "til-text.h"
#include "til-voice-bar.h"
#include "til-wheel-widget.h"
#include "til-who-panel.h"

#include <glib/gi18n-lib.h>

#define WIDE 1000
#define SMALL 600
#define NARROWEST 360

struct _TilChildPage
{
  AdwBin parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle *window_title;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkToggleButton *panel_button;
  GtkInfoBar *unsaved_bar;
  GtkLabel *unsaved_label;
  TilKeptBar *kept_bar;
  GtkStack *content_stack;
  AdwStatusPage *error_page;
  GtkWidget *columns;
  TilWhoPanel *who;
  GtkWidget *who_separator;
  GtkStack *mapping_stack;
  GtkMenuButton *first_mapping_button;
  AdwFlap *flap;
  TilAreaPanel *area_panel;
  GtkRevealer *entering_revealer;
  GtkLabel *entering_label;
  GtkWidget *toolbar;
  GtkMenuButton *mappings_button;
  GtkLabel *mapping_label;
  GtkMenuButton *new_mapping_button;
  GtkToggleButton *flower_button;
  GtkStack *views;
  TilWheelWidget *wheel;
  TilMappingTable *table;
  TilDifferences *differences;
  TilVoiceBar *voice_bar;

  TilMappingSession *session; /* (owned) (nullable) */
  gint64 entering;            /* the voice that was entered when last shown */
  guint relayout;             /* (owned) idle, 0 without */
  gboolean opened;
  gboolean narrow;
  gboolean small;
  gboolean folded;
  gboolean updating;
};

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

enum
{
  EDIT_REQUESTED,
  CLOSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilChildPage, til_child_page, ADW_TYPE_BIN)

static void
show_toast (TilChildPage *self, const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, til_toast_new (text));
}

/* Following the session */

static void
show_title (TilChildPage *self)
{
  g_autofree char *title = NULL;

  g_object_get (self, "title", &title, NULL);
  adw_window_title_set_title (self->window_title, title);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

static void
show_toolbar (TilChildPage *self, const TilMapping *mapping)
{
  g_autofree char *date = til_date_format (mapping->date);
  g_autofree char *isolated = til_text_isolate_ltr (date);
  g_autofree char *wheel = til_text_isolate (
      til_local_get (mapping->wheel->name, til_locale_language ()));
  /* Translators: which mapping is shown. */
  g_autofree char *label = til_text_fill (_ ("{date}, {wheel}"), "date", isolated, "wheel", wheel,
                                          NULL);
  g_autofree char *spoken = til_text_fill (_ ("Mapping: {date}, {wheel}"), "date", isolated,
                                           "wheel", wheel, NULL);

  gtk_label_set_label (self->mapping_label, label);
  til_set_accessible_label (GTK_WIDGET (self->mappings_button), spoken);
  self->updating = TRUE;
  gtk_toggle_button_set_active (self->flower_button,
                                til_mapping_session_get_shape (self->session) == TIL_SHAPE_PETALS);
  self->updating = FALSE;
}

static void
show_entering (TilChildPage *self)
{
  const TilVoice *voice = til_mapping_session_get_voice (self->session);
  gint64 entering = til_mapping_session_get_entering (self->session);

  if (voice != NULL)
    {
      g_autofree char *name = til_text_isolate (til_voice_label (voice, til_locale_language ()));
      g_autofree char *text = til_text_fill (
          _ ("Now entering: {voice}. The others are hidden while this voice is entered."), "voice",
          name, NULL);

      gtk_label_set_label (self->entering_label, text);
    }
  gtk_revealer_set_reveal_child (self->entering_revealer, voice != NULL);
  /* Choosing another mapping or adding a voice waits until this one is done. */
  gtk_widget_set_visible (self->toolbar, voice == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->voice_bar), voice == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.finish-voice", voice != NULL);

  if (entering != self->entering)
    {
      self->entering = entering;
      if (entering != 0)
        {
          gtk_stack_set_visible_child_name (self->views, "wheel");
          gtk_widget_grab_focus (GTK_WIDGET (self->wheel));
        }
      else
        {
          /* Whoever has finished is shown what to talk about now. */
          til_mapping_session_choose_area (self->session, -1);
          til_wheel_widget_focus_quietly (self->wheel);
        }
    }
}

static void
update_actions (TilChildPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = !til_mapping_session_is_read_only (self->session);
  gboolean has_mapping = til_mapping_session_get_mapping (self->session) != NULL;
  gboolean entering = til_mapping_session_get_entering (self->session) != 0;

  gtk_widget_action_set_enabled (widget, "page.undo", til_mapping_session_can_undo (self->session));
  gtk_widget_action_set_enabled (widget, "page.redo", til_mapping_session_can_redo (self->session));
  gtk_widget_action_set_enabled (widget, "page.print", has_mapping && !entering);
  gtk_widget_action_set_enabled (widget, "page.edit", writable);
  gtk_widget_action_set_enabled (widget, "page.delete-mapping",
                                 writable && has_mapping && !entering);
  gtk_widget_set_visible (GTK_WIDGET (self->new_mapping_button), writable);
  gtk_widget_set_visible (GTK_WIDGET (self->first_mapping_button), writable);
}

static void
session_changed_cb (TilChildPage *self)
{
  const TilMapping *mapping = til_mapping_session_get_mapping (self->session);

  show_title (self);
  gtk_stack_set_visible_child_name (self->content_stack, "child");
  gtk_stack_set_visible_child_name (self->mapping_stack, mapping != NULL ? "mapping" : "empty");
  if (mapping != NULL)
    show_toolbar (self, mapping);
  show_entering (self);
  update_actions (self);
  if (!self->opened)
    {
      self->opened = TRUE;
      if (mapping != NULL)
        til_wheel_widget_focus_quietly (self->wheel);
      else
        gtk_widget_grab_focus (GTK_WIDGET (self->first_mapping_button));
    }
}

static int
save_state (TilChildPage *self)
{
  int state;

  g_object_get (self->session, "save-state", &state, NULL);
  return state;
}

static void
save_state_cb (TilChildPage *self)
{
  if (save_state (self) == TIL_SAVE_SAVED)
    gtk_info_bar_set_revealed (self->unsaved_bar, FALSE);
}

static void
unsaved_response_cb (TilChildPage *self)
{
  til_mapping_session_flush (self->session);
}

static void
failed_cb (TilChildPage *self, const char *message)
{
  if (save_state (self) == TIL_SAVE_FAILED)
    {
      g_autofree char *text = til_text_fill (
          _ ("{reason} What you entered is kept here and saved as soon as it can be."), "reason",
          message, NULL);

      gtk_label_set_label (self->unsaved_label, text);
      gtk_info_bar_set_revealed (self->unsaved_bar, TRUE);
      return;
    }
  if (til_mapping_session_is_loaded (self->session))
    {
      show_toast (self, message);
      return;
    }
  adw_status_page_set_description (self->error_page, message);
  gtk_stack_set_visible_child_name (self->content_stack, "error");
}

typedef struct
{
  TilMappingSession *session; /* (owned) */
  gint64 id;
  char *area_key; /* (owned) (nullable) */
  int value;      /* a step, or what was deleted */
} Offer;

static void
offer_free (gpointer data, GClosure *closure)
{
  Offer *offer = data;

  g_object_unref (offer->session);
  g_free (offer->area_key);
  g_free (offer);
}

static void
use_mine_cb (AdwToast *toast, Offer *offer)
{
  til_mapping_session_choose_own_step (offer->session, offer->id, offer->area_key, offer->value);
}

static void
restore_cb (AdwToast *toast, Offer *offer)
{
  til_mapping_session_set_deleted (offer->session, offer->value, offer->id, FALSE);
}

static void
add_offer (TilChildPage *self,
           const char *text,
           const char *button,
           GCallback callback,
           gint64 id,
           const char *area_key,
           int value)
{
  AdwToast *toast = til_toast_new (text);
  Offer *offer = g_new0 (Offer, 1);

  offer->session = g_object_ref (self->session);
  offer->id = id;
  offer->area_key = g_strdup (area_key);
  offer->value = value;
  adw_toast_set_button_label (toast, button);
  g_signal_connect_data (toast, "button-clicked", callback, offer, offer_free, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
conflict_cb (TilChildPage *self, const char *text, gint64 voice_id, const char *area_key, int step)
{
  if (step >= 0)
    add_offer (self, text, _ ("_Use Mine"), G_CALLBACK (use_mine_cb), voice_id, area_key, step);
  else
    show_toast (self, text);
}

static void
deleted_cb (TilChildPage *self, TilDeletable what, gint64 id)
{
  add_offer (self, what == TIL_DELETE_VOICE ? _ ("Voice deleted") : _ ("Mapping deleted"),
             _ ("_Undo"), G_CALLBACK (restore_cb), id, NULL, what);
}

/* Actions */

static void
next_cb (TilChildPage *self, TilNext next)
{
  const TilMapping *mapping = til_mapping_session_get_mapping (self->session);

  switch (next)
    {
    case TIL_NEXT_NEW_MAPPING:
      gtk_menu_button_popup (mapping != NULL ? self->new_mapping_button
                                             : self->first_mapping_button);
      break;
    case TIL_NEXT_ADD_VOICE:
      til_voice_bar_popup_add (self->voice_bar);
      break;
    case TIL_NEXT_CONTINUE_VOICE:
      for (guint i = 0; mapping != NULL && i < mapping->voices->len; i++)
        {
          const TilVoice *voice = g_ptr_array_index (mapping->voices, i);

          if (voice->open)
            {
              til_mapping_session_continue_voice (self->session, voice->id);
              break;
            }
        }
      break;
    case TIL_NEXT_DIFFERENCES:
      gtk_stack_set_visible_child_name (self->views, "differences");
      break;
    case TIL_NEXT_EDIT_CHILD:
      gtk_widget_activate_action (GTK_WIDGET (self), "page.edit", NULL);
      break;
    case TIL_NEXT_PRINT:
      gtk_widget_activate_action (GTK_WIDGET (self), "page.print", NULL);
      break;
    case TIL_NEXT_NOTHING:
    default:
      break;
    }
}

static void
note_requested_cb (TilChildPage *self)
{
  adw_flap_set_reveal_flap (self->flap, TRUE);
  til_area_panel_focus_note (self->area_panel);
}

static void
flower_toggled_cb (TilChildPage *self)
{
  if (!self->updating && self->session != NULL)
    til_mapping_session_set_shape (self->session, gtk_toggle_button_get_active (self->flower_button)
                                                      ? TIL_SHAPE_PETALS
                                                      : TIL_SHAPE_SECTORS);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  til_mapping_session_undo (TIL_CHILD_PAGE (widget)->session);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  til_mapping_session_redo (TIL_CHILD_PAGE (widget)->session);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilChildPage *self = TIL_CHILD_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog = til_print_dialog_new (self->session);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[EDIT_REQUESTED], 0);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  til_mapping_session_flush (TIL_CHILD_PAGE (widget)->session);
  g_signal_emit (widget, signals[CLOSED], 0);
}

static void
delete_mapping_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilChildPage *self = TIL_CHILD_PAGE (widget);
  const TilMapping *mapping = til_mapping_session_get_mapping (self->session);

  if (mapping != NULL)
    til_mapping_session_set_deleted (self->session, TIL_DELETE_MAPPING, mapping->id, TRUE);
}

static void
finish_voice_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  til_mapping_session_finish_voice (TIL_CHILD_PAGE (widget)->session);
}

/* From the note, the table or anywhere else on the page. */
static void
wheel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilChildPage *self = TIL_CHILD_PAGE (widget);

  if (til_mapping_session_get_mapping (self->session) == NULL)
    return;
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  gtk_stack_set_visible_child_name (self->views, "wheel");
  gtk_widget_grab_focus (GTK_WIDGET (self->wheel));
}

/* Width */

static gboolean
relayout_cb (gpointer data)
{
  TilChildPage *self = data;

  self->relayout = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), self->narrow
                                                                      ? GTK_ORIENTATION_VERTICAL
                                                                      : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->who_separator),
                                  self->narrow ? GTK_ORIENTATION_HORIZONTAL
                                               : GTK_ORIENTATION_VERTICAL);
  til_who_panel_set_compact (self->who, self->narrow, self->small);
  gtk_widget_set_visible (self->undo_button, !self->small);
  gtk_widget_set_visible (self->redo_button, !self->small);
  if (self->folded != adw_flap_get_folded (self->flap))
    {
      self->folded = !self->folded;
      gtk_widget_set_visible (GTK_WIDGET (self->panel_button), self->folded);
      adw_flap_set_reveal_flap (self->flap, !self->folded);
    }
  return G_SOURCE_REMOVE;
}

/* Width and folding are known in the middle of an allocation, when nothing may be laid out anew. */
static void
queue_relayout (TilChildPage *self)
{
  if (self->relayout == 0)
    self->relayout = g_idle_add (relayout_cb, self);
}

static GtkSizeRequestMode
til_child_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
til_child_page_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, -1, minimum, natural, NULL,
                      NULL);
  /* Beside one another the columns ask for more than they need under one another. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, NARROWEST);
}

static void
til_child_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TilChildPage *self = TIL_CHILD_PAGE (widget);
  gboolean narrow = width < WIDE;
  gboolean small = width < SMALL;

  if (narrow != self->narrow || small != self->small)
    {
      self->narrow = narrow;
      self->small = small;
      queue_relayout (self);
    }
  gtk_widget_size_allocate (adw_bin_get_child (ADW_BIN (self)),
                            &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static void
til_child_page_unroot (GtkWidget *widget)
{
  TilChildPage *self = TIL_CHILD_PAGE (widget);

  if (self->session != NULL)
    til_mapping_session_close (self->session);
  GTK_WIDGET_CLASS (til_child_page_parent_class)->unroot (widget);
}

static void
til_child_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TilChildPage *self = TIL_CHILD_PAGE (object);
  const TilChild *child = self->session != NULL ? til_mapping_session_get_child (self->session)
                                                : NULL;

  switch (id)
    {
    case PROP_TITLE:
      if (child != NULL)
        g_value_take_string (value, til_child_shown_name (child, NULL));
      else
        g_value_set_string (value, _ ("Child"));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
til_child_page_dispose (GObject *object)
{
  TilChildPage *self = TIL_CHILD_PAGE (object);

  g_clear_handle_id (&self->relayout, g_source_remove);
  if (self->session != NULL)
    til_mapping_session_close (self->session);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (til_child_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "page.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "page.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "page.delete-mapping", NULL,
                                   delete_mapping_action);
  gtk_widget_class_install_action (widget_class, "page.finish-voice", NULL, finish_voice_action);

  gtk_widget_class_install_action (widget_class, "page.wheel", NULL, wheel_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "page.wheel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "page.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "page.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "page.redo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "page.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "page.close",
                                       NULL);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, redo_button);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, panel_button);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, unsaved_bar);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, unsaved_label);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, kept_bar);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, content_stack);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, columns);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, who);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, who_separator);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, mapping_stack);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, first_mapping_button);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, flap);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, area_panel);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, entering_revealer);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, entering_label);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, mappings_button);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, mapping_label);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, new_mapping_button);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, flower_button);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, views);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, wheel);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, table);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, differences);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, voice_bar);
}

static void
til_child_page_class_init (TilChildPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = til_child_page_get_property;
  object_class->dispose = til_child_page_dispose;
  widget_class->get_request_mode = til_child_page_get_request_mode;
  widget_class->measure = til_child_page_measure;
  widget_class->size_allocate = til_child_page_size_allocate;
  widget_class->unroot = til_child_page_unroot;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[EDIT_REQUESTED] = g_signal_new ("edit-requested", TIL_TYPE_CHILD_PAGE, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", TIL_TYPE_CHILD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  g_type_ensure (TIL_TYPE_KEPT_BAR);
  g_type_ensure (TIL_TYPE_WHO_PANEL);
  g_type_ensure (TIL_TYPE_AREA_PANEL);
  g_type_ensure (TIL_TYPE_WHEEL_WIDGET);
  g_type_ensure (TIL_TYPE_MAPPING_TABLE);
  g_type_ensure (TIL_TYPE_DIFFERENCES);
  g_type_ensure (TIL_TYPE_VOICE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/barnetsbasta/Tillsammans/til-child-page.ui");
  bind_children (widget_class);
  install_actions (widget_class);
}

static void
til_child_page_init (TilChildPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  til_drop_doubled_names (GTK_WIDGET (self));
  /* The page allocates its child itself, to see its own width. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  g_object_bind_property (self->panel_button, "active", self->flap, "reveal-flap",
                          G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (self->flap, "notify::folded", G_CALLBACK (queue_relayout), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flower_button, "toggled", G_CALLBACK (flower_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->wheel, "note-requested", G_CALLBACK (note_requested_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->who, "next", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
til_child_page_new (TilStore *store, gint64 child_id)
{
  TilChildPage *self = g_object_new (TIL_TYPE_CHILD_PAGE, NULL);

  self->session = til_mapping_session_new (store, child_id);
  gtk_menu_button_set_popover (self->mappings_button, til_mappings_popover_new (self->session));
  gtk_menu_button_set_popover (self->new_mapping_button,
                               til_new_mapping_popover_new (self->session));
  gtk_menu_button_set_popover (self->first_mapping_button,
                               til_new_mapping_popover_new (self->session));
  til_kept_bar_set_session (self->kept_bar, self->session);
  til_who_panel_set_session (self->who, self->session);
  til_wheel_widget_set_session (self->wheel, self->session);
  til_area_panel_set_session (self->area_panel, self->session);
  til_mapping_table_set_session (self->table, self->session);
  til_differences_set_session (self->differences, self->session);
  til_voice_bar_set_session (self->voice_bar, self->session);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "undo-changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::save-state", G_CALLBACK (save_state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->unsaved_bar, "response", G_CALLBACK (unsaved_response_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "conflict", G_CALLBACK (conflict_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "deleted", G_CALLBACK (deleted_cb), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
  til_mapping_session_load (self->session);
  return GTK_WIDGET (self);
}
