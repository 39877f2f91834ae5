/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-part-widget.h"

typedef enum
{
  PART_FACE,
  PART_HATCH,
  PART_MARKER,
  PART_AREA
} Part;

struct _TilPartWidget
{
  GtkWidget parent_instance;
  Part part;
  int size;
  guint index; /* face, marker or area */
  TilVoiceKind kind;
  TilWheel *wheel; /* (owned) (nullable) for an area */
};

G_DEFINE_FINAL_TYPE (TilPartWidget, til_part_widget, GTK_TYPE_WIDGET)

const TilPalette *
til_screen_palette (void)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  return til_palette_get (dark ? TIL_PALETTE_DARK : TIL_PALETTE_LIGHT);
}

guint
til_voice_marker_index (const GPtrArray *voices, const TilVoice *voice)
{
  guint index = 0;

  for (guint i = 0; i < voices->len; i++)
    {
      const TilVoice *other = g_ptr_array_index (voices, i);

      if (other == voice)
        break;
      if (other->kind == voice->kind)
        index++;
    }
  return index;
}

static TilColour
text_colour (GtkWidget *widget)
{
  GdkRGBA rgba;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &rgba);
  return (TilColour){ rgba.red, rgba.green, rgba.blue, rgba.alpha };
}

static void
paint_area (TilPartWidget *self, cairo_t *cr)
{
  const TilPalette *palette = til_screen_palette ();
  const TilArea *area = til_wheel_area (self->wheel, self->index);
  TilColour colour = til_palette_area (palette, area);
  TilColour white = { 1, 1, 1, 1 };
  TilColour black = { 0, 0, 0, 0.87 };
  double size = self->size;
  gboolean on_white = til_colour_contrast (colour, white) >= til_colour_contrast (colour, black);

  cairo_arc (cr, size / 2, size / 2, size / 2, 0, 2 * G_PI);
  til_cairo_set_colour (cr, colour);
  cairo_fill (cr);
  til_paint_icon (cr, area->icon, size / 2, size / 2, size * 0.62, on_white ? white : black);
}

static void
til_part_widget_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TilPartWidget *self = TIL_PART_WIDGET (widget);
  float x = (gtk_widget_get_width (widget) - self->size) / 2.0f;
  float y = (gtk_widget_get_height (widget) - self->size) / 2.0f;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, y, self->size, self->size);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  TilColour colour = text_colour (widget);
  double middle = self->size / 2.0;

  cairo_translate (cr, x, y);
  switch (self->part)
    {
    case PART_FACE:
      til_paint_face (cr, self->index, middle, middle, self->size, colour);
      break;
    case PART_HATCH:
      til_paint_hatch (cr, 2, 2, self->size - 4, self->size - 4, til_screen_palette ()->hatch);
      break;
    case PART_MARKER:
      til_paint_voice_marker (cr, self->kind, self->index, middle, middle, self->size - 2,
                              (TilColour){ 0, 0, 0, 0 }, colour);
      break;
    case PART_AREA:
      if (self->wheel != NULL)
        paint_area (self, cr);
      break;
    default:
      g_assert_not_reached ();
    }
  cairo_destroy (cr);
}

static void
til_part_widget_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = *natural = TIL_PART_WIDGET (widget)->size;
}

static void
til_part_widget_finalize (GObject *object)
{
  g_clear_pointer (&TIL_PART_WIDGET (object)->wheel, til_wheel_unref);
  G_OBJECT_CLASS (til_part_widget_parent_class)->finalize (object);
}

static void
til_part_widget_class_init (TilPartWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = til_part_widget_finalize;
  widget_class->snapshot = til_part_widget_snapshot;
  widget_class->measure = til_part_widget_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "part");
}

static void
til_part_widget_init (TilPartWidget *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  self->size = 24;
  self->part = PART_AREA;
}

static TilPartWidget *
part_new (Part part, guint index, int size)
{
  TilPartWidget *self = g_object_new (TIL_TYPE_PART_WIDGET, NULL);

  self->part = part;
  self->index = index;
  self->size = size;
  return self;
}

GtkWidget *
til_part_new_face (guint face, int size)
{
  return GTK_WIDGET (part_new (PART_FACE, face, size));
}

GtkWidget *
til_part_new_hatch (int size)
{
  return GTK_WIDGET (part_new (PART_HATCH, 0, size));
}

GtkWidget *
til_part_new_marker (TilVoiceKind kind, guint index, int size)
{
  TilPartWidget *self = part_new (PART_MARKER, index, size);

  self->kind = kind;
  return GTK_WIDGET (self);
}

GtkWidget *
til_part_new_area (TilWheel *wheel, guint area, int size)
{
  TilPartWidget *self = part_new (PART_AREA, area, size);

  til_part_widget_set_area (self, wheel, area);
  return GTK_WIDGET (self);
}

void
til_part_widget_set_area (TilPartWidget *self, TilWheel *wheel, guint area)
{
  g_return_if_fail (TIL_IS_PART_WIDGET (self));
  g_return_if_fail (wheel != NULL && area < til_wheel_n_areas (wheel));

  til_wheel_ref (wheel);
  g_clear_pointer (&self->wheel, til_wheel_unref);
  self->wheel = wheel;
  self->index = area;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
