/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-undertaking-card.h"

#include <glib/gi18n-lib.h>

#include "til-collaboration-list.h"
#include "til-gui-util.h"
#include "til-screen-text.h"
#include "til-text.h"
#include "til-undertaking-change.h"
#include "til-undertaking-words.h"

#define ID_KEY "til-undertaking"
#define MENU_KEY "til-menu"
#define STATUS_KEY "til-status"

gint64
til_undertaking_card_id (GtkWidget *card)
{
  const gint64 *id = g_object_get_data (G_OBJECT (card), ID_KEY);

  return id != NULL ? *id : 0;
}

static TilUndertakingStatus
status_of (GtkWidget *card)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (card), STATUS_KEY));
}

/* Keys */

static void
change_status (GtkWidget *card, int steps)
{
  int status = (int)status_of (card) + steps;

  if (status < 0 || status >= TIL_N_UNDERTAKING_STATUSES)
    gtk_widget_error_bell (card);
  else
    gtk_widget_activate_action (card, "undertaking.set-status", "(xi)",
                                til_undertaking_card_id (card), status);
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, gpointer data)
{
  GtkWidget *card = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  int ahead = gtk_widget_get_direction (card) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if (held == GDK_CONTROL_MASK && (key == GDK_KEY_Left || key == GDK_KEY_Right))
    change_status (card, key == GDK_KEY_Right ? ahead : -ahead);
  else if (held == GDK_ALT_MASK && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    gtk_widget_activate_action (card, "undertaking.move", "(xi)", til_undertaking_card_id (card),
                                key == GDK_KEY_Down ? 1 : -1);
  else if (held == 0 && key == GDK_KEY_Delete)
    gtk_widget_activate_action (card, "undertaking.delete", "x", til_undertaking_card_id (card));
  else if ((held == 0 && key == GDK_KEY_Menu) || (held == GDK_SHIFT_MASK && key == GDK_KEY_F10))
    gtk_menu_button_popup (g_object_get_data (G_OBJECT (card), MENU_KEY));
  else
    return FALSE;
  return TRUE;
}

static void
right_click_cb (GtkGestureClick *click, int n, double x, double y, gpointer button)
{
  gtk_menu_button_popup (button);
}

/* Dragging */

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GtkWidget *card)
{
  return gdk_content_provider_new_typed (G_TYPE_INT64, til_undertaking_card_id (card));
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, GtkWidget *card)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (card);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, TilCollaborationData *data)
{
  GtkWidget *card = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  til_undertaking_drop (data, g_value_get_int64 (value), status_of (card),
                        til_undertaking_card_id (card));
  return TRUE;
}

static void
add_controllers (GtkWidget *card, TilCollaborationData *data, GtkWidget *menu_button)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), NULL);
  gtk_widget_add_controller (card, keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (right_click_cb), menu_button);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (click));
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), card);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), card);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), data, 0);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (target));
}

/* The menu */

/* accel: (nullable) the card's own key, shown beside the label. */
static void
add_item (GMenu *menu, const char *label, const char *action, GVariant *target, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  if (accel != NULL)
    g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (menu, item);
}

/* To the next column, or the one before, in the direction of reading. */
static const char *
move_accel (int steps)
{
  gboolean mirrored = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  if (steps != 1 && steps != -1)
    return NULL;
  return (steps == 1) == mirrored ? "<Control>Left" : "<Control>Right";
}

static GMenuModel *
menu_new (const TilUndertaking *line)
{
  static const char *const moves[TIL_N_UNDERTAKING_STATUSES] = { N_ ("Move to _Not Started"),
                                                                 N_ ("Move to _Ongoing"),
                                                                 N_ ("Move to _Done") };
  gint64 id = line->record.id;
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) statuses = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();

  for (int i = 0; i < TIL_N_UNDERTAKING_STATUSES; i++)
    if (i != (int)line->status)
      add_item (statuses, _ (moves[i]), "undertaking.set-status", g_variant_new ("(xi)", id, i),
                move_accel (i - (int)line->status));
  add_item (order, _ ("Move _Up in the Goal"), "undertaking.move", g_variant_new ("(xi)", id, -1),
            "<Alt>Up");
  add_item (order, _ ("Move Do_wn in the Goal"), "undertaking.move", g_variant_new ("(xi)", id, 1),
            "<Alt>Down");
  add_item (rest, _ ("_Edit…"), "undertaking.edit", g_variant_new_int64 (id), NULL);
  add_item (rest, _ ("New Activity with the Same _Goal…"), "undertaking.add",
            g_variant_new_int64 (id), NULL);
  add_item (rest, _ ("De_lete"), "undertaking.delete", g_variant_new_int64 (id), "Delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (statuses));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
menu_button_new (const TilUndertaking *line, TilCollaborationData *data)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = menu_new (line);
  g_autofree char *name = til_text_isolate (line->activity != NULL ? line->activity : "");
  g_autofree char *label = til_text_fill (_ ("Move or change: {activity}"), "activity", name, NULL);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Move or Change"));
  gtk_widget_set_visible (button,
                          !til_store_get_read_only (til_collaboration_data_get_store (data)));
  til_set_accessible_label (button, label);
  return button;
}

/* The card */

static void
add_line (GtkWidget *box, const char *text, const char *css_class)
{
  g_autofree char *shown = NULL;
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;
  shown = til_screen_paragraph (g_strdup (text));
  label = gtk_label_new (shown);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  if (!g_str_equal (css_class != NULL ? css_class : "", "heading"))
    gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
words_new (TilCollaborationData *data, const TilUndertaking *line, TilDate today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *goal = til_text_isolate (line->goal != NULL ? line->goal : "");
  g_autofree char *activity = til_text_isolate (line->activity != NULL ? line->activity : "");
  g_autofree char *when = til_undertaking_when_text (line, today);
  g_autofree char *who = til_undertaking_who_text (line, data);

  add_line (box, goal, "dim-label");
  add_line (box, activity, "heading");
  if (line->sub_goal != NULL)
    {
      g_autofree char *sub_goal = til_text_isolate (line->sub_goal);

      add_line (box, sub_goal, NULL);
    }
  add_line (box, when, til_undertaking_is_late (line, today) ? "til-late" : "dim-label");
  add_line (box, who, "dim-label");
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

GtkWidget *
til_undertaking_card_new (TilCollaborationData *data, const TilUndertaking *line, TilDate today)
{
  GtkWidget *card = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = menu_button_new (line, data);
  g_autofree char *name = til_text_isolate (line->activity != NULL ? line->activity : "");
  g_autofree char *description = til_undertaking_describe (line, data, today);

  g_object_set_data_full (G_OBJECT (card), ID_KEY, g_memdup2 (&line->record.id, sizeof (gint64)),
                          g_free);
  g_object_set_data (G_OBJECT (card), STATUS_KEY, GINT_TO_POINTER (line->status));
  g_object_set_data (G_OBJECT (card), MENU_KEY, button);
  gtk_box_append (GTK_BOX (box), words_new (data, line, today));
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (card), box);
  gtk_widget_add_css_class (card, "til-plan-card");
  til_set_accessible_label (card, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
  til_set_focus_key (card, "card", line->record.id);
  if (!til_store_get_read_only (til_collaboration_data_get_store (data)))
    add_controllers (card, data, button);
  return card;
}
