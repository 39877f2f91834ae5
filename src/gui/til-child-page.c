/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-child-page.h"

#include "til-accessible-names.h"
#include "til-case-sheet.h"
#include "til-case-undo.h"
#include "til-child-views.h"
#include "til-gui-util.h"
#include "til-handover-dialog.h"
#include "til-kept-bar.h"
#include "til-mapping-session.h"
#include "til-next-step-bar.h"
#include "til-text.h"
#include "til-timeline-view.h"
#include "til-wheel-print.h"
#include "til-wheel-view.h"

#include <glib/gi18n-lib.h>

#define SMALL 600
#define NARROWEST 360

struct _TilChildPage
{
  AdwBin parent_instance;

  AdwToastOverlay *toasts;
  AdwViewSwitcherTitle *switcher_title;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkToggleButton *panel_button;
  GtkInfoBar *unsaved_bar;
  GtkLabel *unsaved_label;
  TilKeptBar *kept_bar;
  GtkStack *content_stack;
  AdwStatusPage *error_page;
  GtkWidget *print_button;
  GtkMenuButton *print_menu_button;
  GtkWidget *wheel_buttons;
  TilNextStepBar *next_step_bar;
  AdwViewStack *tabs;
  AdwViewSwitcherBar *switcher_bar;

  GtkWidget *views[TIL_N_CHILD_PLACES]; /* borrowed (nullable) until first shown */
  TilMappingSession *session;           /* (owned) (nullable) */
  TilCaseModel *model;                  /* (owned) (nullable) */
  TilCaseUndo *undo;                    /* (owned) (nullable) */
  int wanted_place;                     /* to go to once everything is read, -1 none */
  gint64 wanted_record;
  guint relayout; /* (owned) idle, 0 without */
  gboolean small;
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

/* Tabs */

static void update_actions (TilChildPage *self);
static void show_title (TilChildPage *self);

typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  GtkWidget *(*create) (TilCaseModel *model);               /* (nullable) the wheel's view */
  void (*focus_record) (GtkWidget *view, gint64 record_id); /* (nullable) */
  int sheets[3];                                            /* what it prints, ended by -1 */
} Tab;

/* In the order of TilChildPlace. */
/* clang-format off */
static const Tab tab_table[TIL_N_CHILD_PLACES] = {
  { "wheel", N_ ("Wheel"), "til-wheel-symbolic",
    NULL, til_wheel_view_focus_record, { -1 } },
  { "mapping", N_ ("Mapping"), "edit-find-symbolic",
    til_mapping_view_new, til_mapping_view_focus_record, { TIL_CASE_SHEET_QUESTIONS, -1 } },
  { "consent", N_ ("Consent"), "emblem-ok-symbolic",
    til_consent_view_new, til_consent_view_focus_record,
    { TIL_CASE_SHEET_CONSENT, TIL_CASE_SHEET_SHARE, -1 } },
  { "meetings", N_ ("Meetings"), "x-office-calendar-symbolic",
    til_meetings_view_new, til_meetings_view_focus_record, { TIL_CASE_SHEET_INVITATION, TIL_CASE_SHEET_MINUTES, -1 } },
  { "plan", N_ ("Plan"), "checkbox-checked-symbolic",
    til_plan_view_new, til_plan_view_focus_record, { TIL_CASE_SHEET_PLAN, -1 } },
  { "timeline", N_ ("Timeline"), "document-open-recent-symbolic",
    til_timeline_view_new, NULL, { TIL_CASE_SHEET_TIMELINE, -1 } },
};
/* clang-format on */

static TilChildPlace
shown_place (TilChildPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->tabs);

  for (int i = 0; i < TIL_N_CHILD_PLACES; i++)
    if (g_strcmp0 (name, tab_table[i].name) == 0)
      return i;
  return TIL_PLACE_WHEEL;
}

/* Made when it is first shown: opening a child does not wait for it. */
static void
ensure_view (TilChildPage *self, TilChildPlace place)
{
  AdwBin *bin = ADW_BIN (adw_view_stack_get_child_by_name (self->tabs, tab_table[place].name));

  if (self->views[place] != NULL)
    return;
  if (tab_table[place].create != NULL)
    self->views[place] = tab_table[place].create (self->model);
  else
    self->views[place] = til_wheel_view_new (self->session, self->panel_button);
  adw_bin_set_child (bin, self->views[place]);
}

/* What can be printed: by a button, or from a menu when there is a choice. */
static void
show_sheets (TilChildPage *self, TilChildPlace place)
{
  const int *sheets = tab_table[place].sheets;
  gboolean many = sheets[0] >= 0 && sheets[1] >= 0;
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; many && sheets[i] >= 0; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (til_case_sheet_name (sheets[i]), NULL);

      g_menu_item_set_action_and_target (item, "page.print-sheet", "i", sheets[i]);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->print_menu_button, many ? G_MENU_MODEL (menu) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->print_menu_button), many);
  gtk_widget_set_visible (self->print_button, !many);
}

static void
tab_shown_cb (TilChildPage *self)
{
  TilChildPlace place = shown_place (self);

  if (self->session == NULL)
    return;
  ensure_view (self, place);
  gtk_widget_set_visible (self->wheel_buttons, place == TIL_PLACE_WHEEL);
  show_sheets (self, place);
  show_title (self);
  update_actions (self);
}

static void
show_tab (TilChildPage *self, TilChildPlace place)
{
  ensure_view (self, place);
  adw_view_stack_set_visible_child_name (self->tabs, tab_table[place].name);
}

static void queue_relayout (TilChildPage *self);

static void
add_tabs (TilChildPage *self)
{
  for (int i = 0; i < TIL_N_CHILD_PLACES; i++)
    adw_view_stack_add_titled_with_icon (self->tabs, adw_bin_new (), tab_table[i].name,
                                         _ (tab_table[i].title), tab_table[i].icon_name);
  g_signal_connect_object (self->switcher_title, "notify::title-visible",
                           G_CALLBACK (queue_relayout), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tabs, "notify::visible-child-name", G_CALLBACK (tab_shown_cb),
                           self, G_CONNECT_SWAPPED);
}

/* Goes where the page was asked to go, as soon as there is something to show. */
static void
go_to_wanted (TilChildPage *self)
{
  TilChildPlace place = self->wanted_place;

  if (self->wanted_place < 0 || til_case_model_get_case (self->model) == NULL ||
      !til_mapping_session_is_loaded (self->session))
    return;
  self->wanted_place = -1;
  show_tab (self, place);
  if (tab_table[place].focus_record != NULL)
    tab_table[place].focus_record (self->views[place], self->wanted_record);
}

/* Following the session */

static void
show_title (TilChildPage *self)
{
  g_autofree char *title = NULL;
  gboolean wheel = shown_place (self) == TIL_PLACE_WHEEL;

  g_object_get (self, "title", &title, NULL);
  /* In a narrow window the name stands in the header bar; the wheel's view says it by itself. */
  til_next_step_bar_set_name (self->next_step_bar, wheel || self->small ? NULL : title);
  adw_view_switcher_title_set_title (self->switcher_title, title);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

static gboolean
can_print (TilChildPage *self, int sheet)
{
  const TilCase *kase = til_case_model_get_case (self->model);

  if (kase == NULL)
    return FALSE;
  switch (sheet)
    {
    case TIL_CASE_SHEET_PLAN:
      return kase->records[TIL_RECORD_PLAN]->len > 0;
    case TIL_CASE_SHEET_QUESTIONS:
      return kase->mappings->len > 0;
    case TIL_CASE_SHEET_INVITATION:
    case TIL_CASE_SHEET_MINUTES:
      return kase->records[TIL_RECORD_MEETING]->len > 0;
    case TIL_CASE_SHEET_CONSENT:
      return kase->records[TIL_RECORD_CONSENT]->len > 0;
    default:
      return TRUE;
    }
}

static gboolean
can_print_any (TilChildPage *self, TilChildPlace place)
{
  const int *sheets = tab_table[place].sheets;

  for (guint i = 0; sheets[i] >= 0; i++)
    if (can_print (self, sheets[i]))
      return TRUE;
  return FALSE;
}

static void
update_actions (TilChildPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  TilChildPlace place = shown_place (self);
  gboolean wheel = place == TIL_PLACE_WHEEL;
  gboolean writable = !til_mapping_session_is_read_only (self->session);
  gboolean has_mapping = til_mapping_session_get_mapping (self->session) != NULL;
  gboolean entering = til_mapping_session_get_entering (self->session) != 0;

  gtk_widget_action_set_enabled (widget, "page.undo",
                                 wheel ? til_mapping_session_can_undo (self->session)
                                       : til_case_undo_can_undo (self->undo));
  gtk_widget_action_set_enabled (widget, "page.redo",
                                 wheel ? til_mapping_session_can_redo (self->session)
                                       : til_case_undo_can_redo (self->undo));
  gtk_widget_action_set_enabled (widget, "page.print",
                                 wheel ? has_mapping && !entering : can_print_any (self, place));
  gtk_widget_set_sensitive (GTK_WIDGET (self->print_menu_button), can_print_any (self, place));
  gtk_widget_action_set_enabled (widget, "page.edit", writable);
  gtk_widget_action_set_enabled (widget, "page.delete-mapping",
                                 wheel && writable && has_mapping && !entering);
  gtk_widget_action_set_enabled (widget, "page.finish-voice", entering);
  /* Whoever is entering their voice is not to be told what the others are waiting for. */
  gtk_widget_set_visible (GTK_WIDGET (self->next_step_bar), !(wheel && entering));
}

static void
session_changed_cb (TilChildPage *self)
{
  show_title (self);
  gtk_stack_set_visible_child_name (self->content_stack, "child");
  update_actions (self);
  go_to_wanted (self);
}

static void
model_changed_cb (TilChildPage *self)
{
  update_actions (self);
  go_to_wanted (self);
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
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilChildPage *self = TIL_CHILD_PAGE (widget);

  if (shown_place (self) == TIL_PLACE_WHEEL)
    til_mapping_session_undo (self->session);
  else
    til_case_undo_undo (self->undo);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilChildPage *self = TIL_CHILD_PAGE (widget);

  if (shown_place (self) == TIL_PLACE_WHEEL)
    til_mapping_session_redo (self->session);
  else
    til_case_undo_redo (self->undo);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilChildPage *self = TIL_CHILD_PAGE (widget);
  const int *sheets = tab_table[shown_place (self)].sheets;

  if (TIL_IS_TIMELINE_VIEW (self->views[shown_place (self)]))
    til_timeline_view_print (TIL_TIMELINE_VIEW (self->views[shown_place (self)]));
  else if (sheets[0] < 0)
    til_wheel_print (widget, self->session);
  else if (sheets[1] < 0)
    til_case_print (widget, self->model, sheets[0], 0);
  else
    gtk_menu_button_popup (self->print_menu_button);
}

static void
print_sheet_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  til_case_print (widget, TIL_CHILD_PAGE (widget)->model, g_variant_get_int32 (parameter), 0);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  TilHandoverDialog *dialog = til_handover_dialog_new (TIL_CHILD_PAGE (widget)->model);

  if (dialog == NULL)
    return;
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

static void
wheel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilChildPage *self = TIL_CHILD_PAGE (widget);

  show_tab (self, TIL_PLACE_WHEEL);
  til_wheel_view_focus_wheel (TIL_WHEEL_VIEW (self->views[TIL_PLACE_WHEEL]));
}

static void
tab_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilChildPage *self = TIL_CHILD_PAGE (widget);
  int place = g_variant_get_int32 (parameter);
  GtkRoot *root;
  GtkWidget *focus;

  if (place < 0 || place >= TIL_N_CHILD_PLACES)
    return;
  show_tab (self, place);
  root = gtk_widget_get_root (widget);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->views[place]))
    gtk_widget_child_focus (self->views[place], GTK_DIR_TAB_FORWARD);
}

/* Width */

static gboolean
relayout_cb (gpointer data)
{
  TilChildPage *self = data;

  gboolean reveal = adw_view_switcher_title_get_title_visible (self->switcher_title);

  self->relayout = 0;
  /* Below, where the header bar has no room for the tabs; filled when it is first needed. */
  if (reveal)
    adw_view_switcher_bar_set_stack (self->switcher_bar, self->tabs);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, reveal);
  gtk_widget_set_visible (self->undo_button, !self->small);
  gtk_widget_set_visible (self->redo_button, !self->small);
  if (self->session != NULL)
    show_title (self);
  return G_SOURCE_REMOVE;
}

/* The width is known in the middle of an allocation, when nothing may be laid out anew. */
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
  /* The tabs' names ask for more than they need in the bar below. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, NARROWEST);
}

static void
til_child_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TilChildPage *self = TIL_CHILD_PAGE (widget);
  gboolean small = width < SMALL;

  if (small != self->small)
    {
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
  g_clear_object (&self->undo);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (til_child_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "page.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "page.print-sheet", "i", print_sheet_action);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "page.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "page.delete-mapping", NULL,
                                   delete_mapping_action);
  gtk_widget_class_install_action (widget_class, "page.finish-voice", NULL, finish_voice_action);
  gtk_widget_class_install_action (widget_class, "page.wheel", NULL, wheel_action);
  gtk_widget_class_install_action (widget_class, "page.tab", "i", tab_action);

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
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, switcher_title);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, redo_button);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, panel_button);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, unsaved_bar);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, unsaved_label);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, kept_bar);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, content_stack);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, print_menu_button);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, wheel_buttons);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, next_step_bar);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, TilChildPage, switcher_bar);
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
  g_type_ensure (TIL_TYPE_NEXT_STEP_BAR);
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
  self->wanted_place = -1;
  add_tabs (self);
}

static void
show_cb (TilChildPage *self, int place, gint64 record_id)
{
  til_child_page_show (self, place, record_id);
}

/* Takes model. Read after the wheel, which is shown first. */
static void
follow_case (TilChildPage *self, TilCaseModel *model)
{
  self->model = model;
  self->undo = til_case_undo_new (model, self->toasts);
  til_next_step_bar_set_model (self->next_step_bar, model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "show", G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->undo, "changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
til_child_page_new (TilStore *store, gint64 child_id)
{
  TilChildPage *self = g_object_new (TIL_TYPE_CHILD_PAGE, NULL);

  self->session = til_mapping_session_new (store, child_id);
  til_kept_bar_set_session (self->kept_bar, self->session);
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
  til_mapping_session_load (self->session);
  follow_case (self, til_case_model_new (store, child_id));
  ensure_view (self, TIL_PLACE_WHEEL);
  update_actions (self);
  return GTK_WIDGET (self);
}

TilCaseModel *
til_child_page_get_model (TilChildPage *self)
{
  g_return_val_if_fail (TIL_IS_CHILD_PAGE (self), NULL);
  return self->model;
}

void
til_child_page_show (TilChildPage *self, TilChildPlace place, gint64 record_id)
{
  g_return_if_fail (TIL_IS_CHILD_PAGE (self));
  g_return_if_fail (place < TIL_N_CHILD_PLACES);

  self->wanted_place = place;
  self->wanted_record = record_id;
  go_to_wanted (self);
}
