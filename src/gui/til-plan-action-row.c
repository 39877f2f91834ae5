/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-plan-action-row.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-plan-change.h"
#include "til-plan-words.h"
#include "til-text.h"

typedef struct
{
  TilCaseModel *model; /* (owned) */
  gint64 plan_id;
  gint64 action_id;
  guint goal;
  guint place;
} Place;

static Place *
place_new (TilCaseModel *model, gint64 plan_id, gint64 action_id, guint goal, guint place)
{
  Place *self = g_new0 (Place, 1);

  self->model = g_object_ref (model);
  self->plan_id = plan_id;
  self->action_id = action_id;
  self->goal = goal;
  self->place = place;
  return self;
}

static void
place_free (gpointer data)
{
  Place *self = data;

  g_object_unref (self->model);
  g_free (self);
}

static void
status_cb (GtkWidget *down, GParamSpec *pspec, Place *self)
{
  til_plan_set_status (down, self->model, self->plan_id, self->action_id,
                       (TilActionStatus)gtk_drop_down_get_selected (GTK_DROP_DOWN (down)));
}

static gboolean
move (GtkWidget *widget, Place *self, int steps)
{
  if (!til_plan_move (widget, self->model, self->plan_id, self->action_id, steps))
    gtk_widget_error_bell (widget);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, Place *self)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK ||
      (key != GDK_KEY_Up && key != GDK_KEY_Down))
    return FALSE;
  return move (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys)), self,
               key == GDK_KEY_Up ? -1 : 1);
}

static void
up_cb (GtkWidget *button, Place *self)
{
  move (button, self, -1);
}

static void
down_cb (GtkWidget *button, Place *self)
{
  move (button, self, 1);
}

/* Dragging */

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, Place *self)
{
  return gdk_content_provider_new_typed (G_TYPE_INT64, self->action_id);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, Place *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  til_plan_drop (widget, self->model, self->plan_id, g_value_get_int64 (value), self->goal,
                 self->place);
  return TRUE;
}

void
til_plan_accept_drop (
    GtkWidget *widget, TilCaseModel *model, gint64 plan_id, guint goal, guint place)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  Place *data = place_new (model, plan_id, 0, goal, place);

  g_object_set_data_full (G_OBJECT (target), "til-place", data, place_free);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), data);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

static void
add_drag (GtkWidget *row, Place *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  til_plan_accept_drop (row, self->model, self->plan_id, self->goal, self->place);
}

static GtkWidget *
move_button_new (
    Place *self, const char *icon_name, const char *sentence, const char *text, GCallback callback)
{
  g_autofree char *name = til_text_isolate (text);
  g_autofree char *label = til_text_fill (sentence, "action", name, NULL);
  GtkWidget *button = til_icon_button_new (icon_name, label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static void
set_focus_key (GtkWidget *widget, const char *what, gint64 id)
{
  g_object_set_data_full (G_OBJECT (widget), "til-focus-key",
                          g_strdup_printf ("%s-%" G_GINT64_FORMAT, what, id), g_free);
}

static void
add_controls (GtkWidget *row, GtkWidget *controls, Place *self, const TilAction *action)
{
  const char *text = action->text != NULL ? action->text : "";
  GtkWidget *status = gtk_drop_down_new_from_strings (til_action_status_names ());
  GtkWidget *up = move_button_new (self, "go-up-symbolic", _ ("Move “{action}” up (Alt+Up)"), text,
                                   G_CALLBACK (up_cb));
  GtkWidget *down = move_button_new (
      self, "go-down-symbolic", _ ("Move “{action}” down (Alt+Down)"), text, G_CALLBACK (down_cb));
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *name = til_text_isolate (text);
  g_autofree char *label = til_text_fill (_ ("Status of “{action}”"), "action", name, NULL);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (status), action->status);
  gtk_widget_set_valign (status, GTK_ALIGN_CENTER);
  til_set_accessible_label (status, label);
  g_signal_connect (status, "notify::selected", G_CALLBACK (status_cb), self);
  gtk_box_append (GTK_BOX (controls), status);
  gtk_box_append (GTK_BOX (controls), up);
  gtk_box_append (GTK_BOX (controls), down);
  set_focus_key (status, "status", self->action_id);
  set_focus_key (up, "up", self->action_id);
  set_focus_key (down, "down", self->action_id);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (row, keys);
  add_drag (row, self);
}

static GtkWidget *
line_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Who and when, beside the controls: the text above has the row's whole width. */
static GtkWidget *
who_new (const TilAction *action, const char *who, const char *when)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gboolean late = til_action_is_late (action, til_date_today ());

  if (*who != '\0')
    gtk_box_append (GTK_BOX (words), line_new (who, "dim-label"));
  if (*when != '\0')
    gtk_box_append (GTK_BOX (words), line_new (when, late ? "til-late" : "dim-label"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  return words;
}

GtkWidget *
til_plan_action_row_new (
    TilCaseModel *model, const TilPlan *plan, guint goal, guint place, gboolean writable)
{
  const TilCase *kase = til_case_model_get_case (model);
  const TilAction *action = ((const TilGoal *)plan->goals->pdata[goal])->actions->pdata[place];
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = line_new (action->text, NULL);
  GtkWidget *controls = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  Place *self = place_new (model, plan->record.id, action->record.id, goal, place);
  g_autofree char *who = til_case_action_who (kase, action, NULL);
  g_autofree char *when = til_action_when (action, til_date_today ());
  g_autofree char *told = g_strjoin ("\n", who, when, til_action_status_name (action->status),
                                     NULL);

  g_object_set_data_full (G_OBJECT (row), "til-place", self, place_free);
  if (action->status == TIL_ACTION_DONE)
    gtk_widget_add_css_class (text, "dim-label");
  gtk_box_append (GTK_BOX (below), who_new (action, who, when));
  gtk_box_append (GTK_BOX (below), controls);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), below);
  gtk_widget_add_css_class (box, "til-padded");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  til_set_accessible_label (row, action->text != NULL ? action->text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told,
                                  -1);
  set_focus_key (row, "action", self->action_id);
  if (writable)
    add_controls (row, controls, self, action);
  else
    gtk_box_append (GTK_BOX (controls), line_new (til_action_status_name (action->status), NULL));
  return row;
}
