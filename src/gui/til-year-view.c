/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-year-view.h"

#include <glib/gi18n-lib.h>

#include "til-accessible-names.h"
#include "til-collaboration-list.h"
#include "til-collaboration-print.h"
#include "til-columns-layout.h"
#include "til-gui-util.h"
#include "til-locale.h"
#include "til-side-layout.h"
#include "til-team-data.h"
#include "til-text.h"
#include "til-year-form.h"
#include "til-year-ring.h"
#include "til-year-wheel.h"

#define WIDTH 1200
#define COLUMN_WIDTH 320
#define SPACING 24

struct _TilYearView
{
  GtkWidget parent_instance;

  GtkStack *stack;            /* borrowed: loading, empty, year */
  TilYearRing *ring;          /* borrowed */
  AdwActionRow *detail;       /* borrowed: the chosen event */
  GtkWidget *buttons[2];      /* borrowed: edit it, delete it */
  AdwBin *list;               /* borrowed: the group of all */
  GPtrArray *rows;            /* (owned) borrowed GtkWidget, by next date */
  TilCollaborationData *data; /* (owned) */
  gint64 chosen_id;           /* 0 none */
};

G_DEFINE_FINAL_TYPE (TilYearView, til_year_view, GTK_TYPE_WIDGET)

static const GPtrArray *
get_events (TilYearView *self)
{
  return til_collaboration_data_list (self->data, TIL_RECORD_YEAR_EVENT);
}

static int
find_chosen (TilYearView *self)
{
  const GPtrArray *events = get_events (self);

  for (guint i = 0; i < events->len; i++)
    if (((const TilRecord *)events->pdata[i])->id == self->chosen_id)
      return (int)i;
  return -1;
}

static void
new_cb (GtkWidget *button, TilCollaborationData *data)
{
  til_year_form_new (button, data, NULL);
}

/* "2026-12-03, in 2 weeks", or for an event without a day "December, in 10 days". */
static char *
next_text (const TilYearEvent *event, TilDate today)
{
  TilDate next = til_year_event_next (event, today);
  g_autofree char *distance = NULL;

  if (next == TIL_DATE_NONE || event->day != 0)
    return til_date_with_distance (next, today);
  distance = next == today ? g_strdup (_ ("this month")) : til_relative_date (next, today);
  /* Translators: a month and how far off it is: September, in 3 months. */
  return til_text_fill (_ ("{month}, {distance}"), "month", til_month_name (til_date_month (next)),
                        "distance", distance, NULL);
}

/* The chosen one */

static void
say_detail (TilYearView *self, const char *title, const char *words)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->detail), title);
  adw_action_row_set_subtitle (self->detail, words);
  til_set_accessible_label (GTK_WIDGET (self->detail), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->detail),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
show_details (TilYearView *self)
{
  int chosen = find_chosen (self);
  const TilYearEvent *event = chosen >= 0 ? get_events (self)->pdata[chosen] : NULL;
  const char *unit;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *name = NULL, *when = NULL, *next = NULL, *coming = NULL, *words = NULL;
  g_autofree char *isolated = NULL;
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    if (til_row_record_id (self->rows->pdata[i]) == self->chosen_id && event != NULL)
      gtk_widget_add_css_class (self->rows->pdata[i], "til-chosen");
    else
      gtk_widget_remove_css_class (self->rows->pdata[i], "til-chosen");
  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    gtk_widget_set_sensitive (self->buttons[i], event != NULL);
  if (event == NULL)
    {
      say_detail (self, _ ("Nothing Chosen"), _ ("Choose an event in the ring or in the list."));
      return;
    }
  name = til_text_isolate (event->name != NULL ? event->name : "");
  when = til_year_event_when (event, til_locale_language ());
  next = next_text (event, til_date_today ());
  coming = til_text_fill (_ ("Next: {date}"), "date", next, NULL);
  unit = til_list_unit_name (til_collaboration_data_get_units (self->data), event->unit_id);
  isolated = til_text_isolate (unit);
  til_add_line (lines, til_year_event_kind_name (event->kind));
  til_add_line (lines, when);
  til_add_line (lines, coming);
  if (*unit != '\0')
    til_add_line (lines, isolated);
  parts = g_strv_builder_end (lines);
  words = g_strjoinv ("\n", parts);
  say_detail (self, name, words);
}

static void
choose (TilYearView *self, gint64 id)
{
  self->chosen_id = id;
  til_year_ring_show (self->ring, get_events (self), find_chosen (self));
  show_details (self);
}

static void
ring_chosen_cb (TilYearView *self, int index)
{
  const GPtrArray *events = get_events (self);

  self->chosen_id = index >= 0 && index < (int)events->len
                        ? ((const TilRecord *)events->pdata[index])->id
                        : 0;
  show_details (self);
}

static void
edit_cb (TilYearView *self)
{
  int chosen = find_chosen (self);

  if (chosen >= 0)
    til_year_form_new (GTK_WIDGET (self), self->data, get_events (self)->pdata[chosen]);
}

static void
delete_cb (TilYearView *self)
{
  if (self->chosen_id != 0)
    til_collaboration_data_delete (self->data, TIL_RECORD_YEAR_EVENT, self->chosen_id);
}

/* All of them */

static void
row_cb (GtkWidget *row, TilYearView *self)
{
  choose (self, til_row_record_id (row));
}

static GtkWidget *
row_new (TilYearView *self, guint index, const TilYearWheel *wheel)
{
  const TilYearEvent *event = get_events (self)->pdata[index];
  g_autofree char *name = til_text_isolate (event->name != NULL ? event->name : "");
  g_autofree char *when = til_year_event_when (event, til_locale_language ());
  g_autofree char *next = next_text (event, wheel->today);
  GtkWidget *row = til_list_row_new (name, when, TIL_RECORD_YEAR_EVENT, event->record.id, NULL,
                                     self->data);

  adw_action_row_add_prefix (
      ADW_ACTION_ROW (row), til_year_badge_new (event->kind, til_year_wheel_number (wheel, index)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), til_row_words_new (next, FALSE));
  g_signal_connect_object (row, "activated", G_CALLBACK (row_cb), self, 0);
  return row;
}

static int
compare_next (gconstpointer a, gconstpointer b, gpointer data)
{
  const GPtrArray *events = data;
  TilDate today = til_date_today ();
  TilDate first = til_year_event_next (events->pdata[*(const guint *)a], today);
  TilDate second = til_year_event_next (events->pdata[*(const guint *)b], today);

  return first < second ? -1 : first > second;
}

static void
show_list (TilYearView *self)
{
  const GPtrArray *events = get_events (self);
  TilYearWheel wheel = {
    .events = events, .today = til_date_today (), .turned = TRUE, .chosen = -1
  };
  AdwPreferencesGroup *group = til_list_group_new (_ ("Coming Next"), NULL, NULL, self->data);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *key = til_focus_key (GTK_WIDGET (self->list));

  for (guint i = 0; i < events->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_next, (gpointer)events);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < order->len; i++)
    {
      GtkWidget *row = row_new (self, g_array_index (order, guint, i), &wheel);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (group, row);
    }
  adw_bin_set_child (self->list, GTK_WIDGET (group));
  if (key != NULL && !til_focus_by_key (GTK_WIDGET (self->list), key))
    gtk_widget_grab_focus (GTK_WIDGET (self->ring));
}

static void
show (TilYearView *self)
{
  if (!til_collaboration_data_is_read (self->data))
    return;
  show_list (self);
  til_year_ring_show (self->ring, get_events (self), find_chosen (self));
  show_details (self);
  til_drop_doubled_names (GTK_WIDGET (self->stack));
  gtk_stack_set_visible_child_name (self->stack, get_events (self)->len > 0 ? "year" : "empty");
}

/* The widget */

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilPaper paper = g_str_equal (g_variant_get_string (parameter, NULL), "a3") ? TIL_PAPER_A3
                                                                              : TIL_PAPER_A4;

  til_year_print (widget, TIL_YEAR_VIEW (widget)->data, paper);
}

static void
til_year_view_dispose (GObject *object)
{
  TilYearView *self = TIL_YEAR_VIEW (object);

  g_clear_pointer ((GtkWidget **)&self->stack, gtk_widget_unparent);
  g_clear_object (&self->data);
  G_OBJECT_CLASS (til_year_view_parent_class)->dispose (object);
}

static void
til_year_view_finalize (GObject *object)
{
  g_ptr_array_unref (TIL_YEAR_VIEW (object)->rows);
  G_OBJECT_CLASS (til_year_view_parent_class)->finalize (object);
}

static void
til_year_view_class_init (TilYearViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_year_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_year_view_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "yearview");
  gtk_widget_class_install_action (widget_class, "year.print", "s", print_action);
}

static void
til_year_view_init (TilYearView *self)
{
  self->rows = g_ptr_array_new ();
}

static GtkWidget *
details_new (TilYearView *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *edit = til_icon_button_new ("document-edit-symbolic", _ ("Edit the chosen event"));
  GtkWidget *remove = til_icon_button_new ("user-trash-symbolic", _ ("Delete the chosen event"));

  self->buttons[0] = edit;
  self->buttons[1] = remove;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    {
      gtk_widget_add_css_class (self->buttons[i], "flat");
      gtk_widget_set_valign (self->buttons[i], GTK_ALIGN_CENTER);
      gtk_widget_set_visible (self->buttons[i], !til_store_get_read_only (
                                                    til_collaboration_data_get_store (self->data)));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->buttons[i]);
    }
  g_signal_connect_object (edit, "clicked", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  self->detail = ADW_ACTION_ROW (row);
  return group;
}

static GtkWidget *
buttons_new (TilYearView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *print = gtk_menu_button_new ();
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_New…"));
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("On A_3…"), "year.print::a3");
  g_menu_append (menu, _ ("On A_4…"), "year.print::a4");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (print), _ ("Print"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (print), G_MENU_MODEL (menu));
  til_set_accessible_label (print, _ ("Print the year"));
  gtk_widget_set_tooltip_text (add, _ ("New Event of the Year"));
  gtk_widget_set_visible (add,
                          !til_store_get_read_only (til_collaboration_data_get_store (self->data)));
  g_signal_connect_object (add, "clicked", G_CALLBACK (new_cb), self->data, 0);
  gtk_box_append (GTK_BOX (box), print);
  gtk_box_append (GTK_BOX (box), add);
  return box;
}

static GtkWidget *
year_new (TilYearView *self)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *hint = gtk_label_new (_ ("What comes back every year. Today is at the top."));

  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dim-label");
  self->ring = TIL_YEAR_RING (til_year_ring_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->ring), GTK_ALIGN_START);
  g_signal_connect_object (self->ring, "chosen", G_CALLBACK (ring_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ring, "opened", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  self->list = ADW_BIN (adw_bin_new ());
  gtk_box_append (GTK_BOX (side), til_side_box_new (hint, buttons_new (self)));
  gtk_box_append (GTK_BOX (side), details_new (self));
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->list));
  gtk_widget_set_layout_manager (columns, til_columns_layout_new (COLUMN_WIDTH, SPACING));
  gtk_box_append (GTK_BOX (columns), GTK_WIDGET (self->ring));
  gtk_box_append (GTK_BOX (columns), side);
  return til_scrolled_page_new (columns, WIDTH);
}

GtkWidget *
til_year_view_new (TilCollaborationData *data)
{
  TilYearView *self = g_object_new (TIL_TYPE_YEAR_VIEW, NULL);

  self->data = g_object_ref (data);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, adw_bin_new (), "loading");
  gtk_stack_add_named (self->stack, year_new (self), "year");
  gtk_stack_add_named (
      self->stack,
      til_empty_page_new ("view-refresh-symbolic", _ ("The Year Is Empty"),
                          _ ("Meetings of the steering group and the teams, surveys, revisions: "
                             "what comes back every year stands in a ring, turned to today."),
                          _ ("New Event of the Year…"), G_CALLBACK (new_cb), data),
      "empty");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  g_signal_connect_object (data, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
