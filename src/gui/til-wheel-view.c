/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-view.h"

#include "til-accessible-names.h"
#include "til-area-panel.h"
#include "til-differences.h"
#include "til-gui-util.h"
#include "til-locale.h"
#include "til-mapping-table.h"
#include "til-mappings-popover.h"
#include "til-new-mapping-popover.h"
#include "til-text.h"
#include "til-voice-bar.h"
#include "til-wheel-widget.h"
#include "til-who-panel.h"

#include <glib/gi18n-lib.h>

#define WIDE 1000
#define SMALL 600
#define NARROWEST 300

struct _TilWheelView
{
  AdwBin parent_instance;

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

  GtkToggleButton *panel_button; /* borrowed, lives longer: the page's */
  TilMappingSession *session;    /* (owned) */
  gint64 entering;               /* the voice that was entered when last shown */
  guint relayout;                /* (owned) idle, 0 without */
  gboolean opened;
  gboolean narrow;
  gboolean small;
  gboolean folded;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (TilWheelView, til_wheel_view, ADW_TYPE_BIN)

/* Following the session */

static void
show_toolbar (TilWheelView *self, const TilMapping *mapping)
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
show_entering (TilWheelView *self)
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
session_changed_cb (TilWheelView *self)
{
  const TilMapping *mapping = til_mapping_session_get_mapping (self->session);
  gboolean writable = !til_mapping_session_is_read_only (self->session);

  gtk_stack_set_visible_child_name (self->mapping_stack, mapping != NULL ? "mapping" : "empty");
  if (mapping != NULL)
    show_toolbar (self, mapping);
  show_entering (self);
  gtk_widget_set_visible (GTK_WIDGET (self->new_mapping_button), writable);
  gtk_widget_set_visible (GTK_WIDGET (self->first_mapping_button), writable);
  if (!self->opened)
    {
      self->opened = TRUE;
      if (mapping != NULL)
        til_wheel_widget_focus_quietly (self->wheel);
      else
        gtk_widget_grab_focus (GTK_WIDGET (self->first_mapping_button));
    }
}

/* Actions */

static const TilVoice *
first_open_voice (const TilMapping *mapping)
{
  for (guint i = 0; i < mapping->voices->len; i++)
    {
      const TilVoice *voice = g_ptr_array_index (mapping->voices, i);

      if (voice->open)
        return voice;
    }
  return NULL;
}

static gboolean
is_old (TilWheelView *self, const TilMapping *mapping)
{
  const TilChild *child = til_mapping_session_get_child (self->session);

  return til_attention (child->step, mapping->date, 0, child->responsible_id, til_date_today ()) ==
         TIL_ATTENTION_MAPPING_OLD;
}

static void
do_next (TilWheelView *self)
{
  const TilMapping *mapping = til_mapping_session_get_mapping (self->session);
  g_autoptr (GArray) differences = mapping != NULL ? til_mapping_differences (mapping) : NULL;

  if (til_mapping_session_get_entering (self->session) != 0 ||
      til_mapping_session_is_read_only (self->session))
    til_wheel_view_focus_wheel (self);
  else if (mapping == NULL)
    gtk_menu_button_popup (self->first_mapping_button);
  else if (first_open_voice (mapping) != NULL)
    til_mapping_session_continue_voice (self->session, first_open_voice (mapping)->id);
  else if (mapping->voices->len == 0)
    til_voice_bar_popup_add (self->voice_bar);
  else if (is_old (self, mapping))
    gtk_menu_button_popup (self->new_mapping_button);
  else if (differences->len > 0 && (mapping->next_step == NULL || *mapping->next_step == '\0'))
    gtk_stack_set_visible_child_name (self->views, "differences");
  else if (mapping->voices->len == 1)
    til_voice_bar_popup_add (self->voice_bar);
  else
    til_wheel_view_focus_wheel (self);
}

static void
note_requested_cb (TilWheelView *self)
{
  adw_flap_set_reveal_flap (self->flap, TRUE);
  til_area_panel_focus_note (self->area_panel);
}

static void
flower_toggled_cb (TilWheelView *self)
{
  if (!self->updating)
    til_mapping_session_set_shape (self->session, gtk_toggle_button_get_active (self->flower_button)
                                                      ? TIL_SHAPE_PETALS
                                                      : TIL_SHAPE_SECTORS);
}

/* Width */

static gboolean
relayout_cb (gpointer data)
{
  TilWheelView *self = data;

  self->relayout = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), self->narrow
                                                                      ? GTK_ORIENTATION_VERTICAL
                                                                      : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->who_separator),
                                  self->narrow ? GTK_ORIENTATION_HORIZONTAL
                                               : GTK_ORIENTATION_VERTICAL);
  til_who_panel_set_compact (self->who, self->narrow, self->small);
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
queue_relayout (TilWheelView *self)
{
  if (self->relayout == 0)
    self->relayout = g_idle_add (relayout_cb, self);
}

static GtkSizeRequestMode
til_wheel_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
til_wheel_view_measure (GtkWidget *widget,
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
til_wheel_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TilWheelView *self = TIL_WHEEL_VIEW (widget);
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
til_wheel_view_dispose (GObject *object)
{
  TilWheelView *self = TIL_WHEEL_VIEW (object);

  g_clear_handle_id (&self->relayout, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (til_wheel_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TilWheelView, columns);
  gtk_widget_class_bind_template_child (widget_class, TilWheelView, who);
  gtk_widget_class_bind_template_child (widget_class, TilWheelView, who_separator);
  gtk_widget_class_bind_template_child (widget_class, TilWheelView, mapping_stack);
  gtk_widget_class_bind_template_child (widget_class, TilWheelView, first_mapping_button);
  gtk_widget_class_bind_template_child (widget_class, TilWheelView, flap);
  gtk_widget_class_bind_template_child (widget_class, TilWheelView, area_panel);
  gtk_widget_class_bind_template_child (widget_class, TilWheelView, entering_revealer);
  gtk_widget_class_bind_template_child (widget_class, TilWheelView, entering_label);
  gtk_widget_class_bind_template_child (widget_class, TilWheelView, toolbar);
  gtk_widget_class_bind_template_child (widget_class, TilWheelView, mappings_button);
  gtk_widget_class_bind_template_child (widget_class, TilWheelView, mapping_label);
  gtk_widget_class_bind_template_child (widget_class, TilWheelView, new_mapping_button);
  gtk_widget_class_bind_template_child (widget_class, TilWheelView, flower_button);
  gtk_widget_class_bind_template_child (widget_class, TilWheelView, views);
  gtk_widget_class_bind_template_child (widget_class, TilWheelView, wheel);
  gtk_widget_class_bind_template_child (widget_class, TilWheelView, table);
  gtk_widget_class_bind_template_child (widget_class, TilWheelView, differences);
  gtk_widget_class_bind_template_child (widget_class, TilWheelView, voice_bar);
}

static void
til_wheel_view_class_init (TilWheelViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = til_wheel_view_dispose;
  widget_class->get_request_mode = til_wheel_view_get_request_mode;
  widget_class->measure = til_wheel_view_measure;
  widget_class->size_allocate = til_wheel_view_size_allocate;

  g_type_ensure (TIL_TYPE_WHO_PANEL);
  g_type_ensure (TIL_TYPE_AREA_PANEL);
  g_type_ensure (TIL_TYPE_WHEEL_WIDGET);
  g_type_ensure (TIL_TYPE_MAPPING_TABLE);
  g_type_ensure (TIL_TYPE_DIFFERENCES);
  g_type_ensure (TIL_TYPE_VOICE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/barnetsbasta/Tillsammans/til-wheel-view.ui");
  bind_children (widget_class);
  /* From the note, the table or anywhere else in the view. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "page.wheel", NULL);
}

static void
til_wheel_view_init (TilWheelView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  til_drop_doubled_names (GTK_WIDGET (self));
  /* The view allocates its child itself, to see its own width. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  g_signal_connect_object (self->flap, "notify::folded", G_CALLBACK (queue_relayout), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flower_button, "toggled", G_CALLBACK (flower_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->wheel, "note-requested", G_CALLBACK (note_requested_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
til_wheel_view_new (TilMappingSession *session, GtkToggleButton *panel_button)
{
  TilWheelView *self = g_object_new (TIL_TYPE_WHEEL_VIEW, NULL);

  g_return_val_if_fail (TIL_IS_MAPPING_SESSION (session), NULL);

  self->session = g_object_ref (session);
  self->panel_button = panel_button;
  g_object_bind_property (self->panel_button, "active", self->flap, "reveal-flap",
                          G_BINDING_BIDIRECTIONAL);
  gtk_menu_button_set_popover (self->mappings_button, til_mappings_popover_new (session));
  gtk_menu_button_set_popover (self->new_mapping_button, til_new_mapping_popover_new (session));
  gtk_menu_button_set_popover (self->first_mapping_button, til_new_mapping_popover_new (session));
  til_who_panel_set_session (self->who, session);
  til_wheel_widget_set_session (self->wheel, session);
  til_area_panel_set_session (self->area_panel, session);
  til_mapping_table_set_session (self->table, session);
  til_differences_set_session (self->differences, session);
  til_voice_bar_set_session (self->voice_bar, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
til_wheel_view_focus_wheel (TilWheelView *self)
{
  g_return_if_fail (TIL_IS_WHEEL_VIEW (self));

  if (til_mapping_session_get_mapping (self->session) == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->first_mapping_button));
      return;
    }
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  gtk_stack_set_visible_child_name (self->views, "wheel");
  gtk_widget_grab_focus (GTK_WIDGET (self->wheel));
}

void
til_wheel_view_focus_record (GtkWidget *view, gint64 mapping_id)
{
  TilWheelView *self = TIL_WHEEL_VIEW (view);
  const GPtrArray *mappings = til_mapping_session_get_mappings (self->session);

  if (!til_mapping_session_is_loaded (self->session))
    return;
  if (mapping_id != 0)
    {
      til_mapping_session_choose_mapping (self->session, mapping_id);
      til_wheel_view_focus_wheel (self);
      return;
    }
  if (mappings->len > 0)
    til_mapping_session_choose_mapping (self->session,
                                        ((const TilMapping *)g_ptr_array_index (mappings, 0))->id);
  do_next (self);
}
