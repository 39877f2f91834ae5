/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-year-ring.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-locale.h"
#include "til-part-widget.h"
#include "til-text.h"
#include "til-year-wheel.h"

#define MINIMUM_SIZE 280
#define NATURAL_SIZE 560
#define BADGE_SIZE 24

struct _TilYearRing
{
  GtkWidget parent_instance;

  GPtrArray *events; /* (owned) */
  int chosen;
};

enum
{
  CHOSEN,
  OPENED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilYearRing, til_year_ring, GTK_TYPE_WIDGET)

static TilYearWheel
wheel_of (TilYearRing *self)
{
  return (TilYearWheel){
    .events = self->events, .today = til_date_today (), .turned = TRUE, .chosen = self->chosen
  };
}

/* The square in the middle. */
static double
find_square (TilYearRing *self, double *x, double *y)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int size = MIN (width, height);

  *x = (width - size) / 2.0;
  *y = (height - size) / 2.0;
  return size;
}

static void
describe (TilYearRing *self)
{
  g_autofree char *text = NULL;

  if (self->chosen >= 0 && self->chosen < (int)self->events->len)
    {
      const TilYearEvent *event = self->events->pdata[self->chosen];
      g_autofree char *when = til_year_event_when (event, til_locale_language ());
      g_autofree char *name = til_text_isolate (event->name != NULL ? event->name : "");

      text = til_text_fill (_ ("Chosen: {name}. {when}."), "name", name, "when", when, NULL);
    }
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      text != NULL ? text : _ ("The arrow keys go from event to event; all are listed beside."),
      -1);
}

static void
choose (TilYearRing *self, int chosen)
{
  if (self->chosen == chosen)
    return;
  self->chosen = chosen;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHOSEN], 0, chosen);
}

/* Input */

static void
pressed_cb (GtkGestureClick *click, int n, double x, double y, TilYearRing *self)
{
  TilYearWheel wheel = wheel_of (self);
  double left, top;
  double size = find_square (self, &left, &top);
  int hit = til_year_wheel_hit (&wheel, size, x - left, y - top);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  choose (self, hit);
  if (n == 2 && hit >= 0)
    g_signal_emit (self, signals[OPENED], 0, hit);
}

/* By steps in the order of the year. */
static void
step (TilYearRing *self, int steps)
{
  g_autoptr (GArray) order = til_year_wheel_order (self->events);
  int n = (int)order->len;
  int at = -1;

  for (int i = 0; i < n; i++)
    if ((int)g_array_index (order, guint, i) == self->chosen)
      at = i;
  if (n == 0)
    return;
  at = at < 0 ? (steps > 0 ? 0 : n - 1) : (at + steps + n) % n;
  choose (self, (int)g_array_index (order, guint, at));
}

static gboolean
key_cb (
    GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, TilYearRing *self)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  /* The ring turns clockwise in every language: right and down are onwards. */
  if (key == GDK_KEY_Right || key == GDK_KEY_Down)
    step (self, 1);
  else if (key == GDK_KEY_Left || key == GDK_KEY_Up)
    step (self, -1);
  else if (key == GDK_KEY_Escape && self->chosen >= 0)
    choose (self, -1);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space) &&
           self->chosen >= 0)
    g_signal_emit (self, signals[OPENED], 0, self->chosen);
  else
    return FALSE;
  return TRUE;
}

static gboolean
tooltip_cb (TilYearRing *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  TilYearWheel wheel = wheel_of (self);
  double left, top;
  double size = find_square (self, &left, &top);
  int hit = keyboard ? self->chosen : til_year_wheel_hit (&wheel, size, x - left, y - top);

  if (hit < 0 || hit >= (int)self->events->len)
    return FALSE;
  gtk_tooltip_set_text (tooltip, ((const TilYearEvent *)self->events->pdata[hit])->name);
  return TRUE;
}

/* The widget */

static GtkSizeRequestMode
til_year_ring_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
til_year_ring_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = MINIMUM_SIZE;
  *natural = NATURAL_SIZE;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    *minimum = *natural = CLAMP (for_size, MINIMUM_SIZE, NATURAL_SIZE);
}

static void
til_year_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TilYearRing *self = TIL_YEAR_RING (widget);
  TilYearWheel wheel = wheel_of (self);
  double x, y;
  double size = find_square (self, &x, &y);
  cairo_t *cr;

  if (size <= 0)
    return;
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)size, (float)size));
  cairo_translate (cr, x, y);
  til_year_wheel_draw (&wheel, cr, size, til_screen_palette (), til_locale_language ());
  cairo_destroy (cr);
}

static void
til_year_ring_finalize (GObject *object)
{
  g_ptr_array_unref (TIL_YEAR_RING (object)->events);
  G_OBJECT_CLASS (til_year_ring_parent_class)->finalize (object);
}

static void
til_year_ring_class_init (TilYearRingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = til_year_ring_finalize;
  widget_class->get_request_mode = til_year_ring_get_request_mode;
  widget_class->measure = til_year_ring_measure;
  widget_class->snapshot = til_year_ring_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "yearring");
  signals[CHOSEN] = g_signal_new ("chosen", TIL_TYPE_YEAR_RING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[OPENED] = g_signal_new ("opened", TIL_TYPE_YEAR_RING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
til_year_ring_init (TilYearRing *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->events = g_ptr_array_new ();
  self->chosen = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  til_set_accessible_label (GTK_WIDGET (self), _ ("The year as a ring"));
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
til_year_ring_new (void)
{
  return g_object_new (TIL_TYPE_YEAR_RING, NULL);
}

void
til_year_ring_show (TilYearRing *self, const GPtrArray *events, int chosen)
{
  g_return_if_fail (TIL_IS_YEAR_RING (self));

  g_ptr_array_ref ((GPtrArray *)events);
  g_ptr_array_unref (self->events);
  self->events = (GPtrArray *)events;
  self->chosen = chosen;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The number of an event */

typedef struct
{
  TilYearEventKind kind;
  guint number;
} Badge;

static void
draw_badge (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const Badge *badge = data;

  til_year_event_badge (cr, badge->kind, badge->number, 0, 0, MIN (width, height),
                        til_screen_palette ());
}

GtkWidget *
til_year_badge_new (TilYearEventKind kind, guint number)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  Badge *badge = g_new0 (Badge, 1);

  badge->kind = kind;
  badge->number = number;
  gtk_widget_set_size_request (area, BADGE_SIZE, BADGE_SIZE);
  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_badge, badge, g_free);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), area, G_CONNECT_SWAPPED);
  return area;
}
