/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-meeting-wheel.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "til-locale.h"
#include "til-part-widget.h"
#include "til-screen-text.h"
#include "til-text.h"

#define SMALLEST 160
#define NATURAL 700
/* Names around the wheel are read from the other end of a room. */
#define LARGEST_SHARE 30.0
/* Names give way to numbers only when they would be smaller than this share of the wheel. */
#define SMALLEST_SHARE 46.0
#define SMALLEST_FONT 13.0

struct _TilMeetingWheel
{
  GtkWidget parent_instance;

  TilMapping *mapping;  /* (owned) (nullable) */
  TilWheelScene *scene; /* (owned) (nullable) */
  char *centre;         /* (owned) (nullable) */
  int area;             /* -1 none */
  int fitted_width;     /* that the type was chosen for, 0 not yet */
  int fitted_height;
};

G_DEFINE_FINAL_TYPE (TilMeetingWheel, til_meeting_wheel, GTK_TYPE_WIDGET)

static void
build_scene (TilMeetingWheel *self)
{
  g_clear_pointer (&self->scene, til_wheel_scene_free);
  if (!self->mapping)
    return;
  self->scene = til_wheel_scene_new (self->mapping->wheel, til_locale_language (),
                                     til_screen_palette ());
  self->fitted_width = self->fitted_height = 0;
  self->scene->centre = self->centre;
  self->scene->hover = self->area;
  self->scene->focus = self->area;
  self->scene->show_differences = TRUE;
  til_wheel_scene_add_mapping (self->scene, self->mapping, 0, 1.0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
describe_area (TilMeetingWheel *self, guint index, const GPtrArray *voices, GString *text)
{
  const TilArea *area = til_wheel_area (self->mapping->wheel, index);

  g_string_append (text, til_local_get (area->name, til_locale_language ()));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < voices->len; i++)
    {
      const TilVoice *voice = voices->pdata[i];
      int step = til_voice_step (voice, area->key);
      const char *word = step == TIL_NOT_DISCUSSED
                             ? _ ("Not discussed")
                             : til_wheel_step_word (self->mapping->wheel, step,
                                                    til_locale_language ());
      g_autofree char *who = til_text_isolate (til_voice_label (voice, til_locale_language ()));
      g_autofree char *line = til_screen_paragraph (
          til_text_fill (_ ("{voice}: {step}"), "voice", who, "step", word, NULL));

      g_string_append (text, line);
      g_string_append_c (text, '\n');
    }
}

static void
describe (TilMeetingWheel *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) voices = til_mapping_visible_voices (self->mapping, 0);

  if (self->area >= 0)
    describe_area (self, self->area, voices, text);
  else
    for (guint i = 0; i < til_wheel_n_areas (self->mapping->wheel); i++)
      describe_area (self, i, voices, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text->str, -1);
}

/* The largest type with which the areas keep their names. */
static void
choose_font (TilMeetingWheel *self, int width, int height)
{
  double side = MIN (width, height);
  double largest = MAX (floor (side / LARGEST_SHARE), SMALLEST_FONT);
  double smallest = MAX (floor (side / SMALLEST_SHARE), SMALLEST_FONT);

  if (self->fitted_width == width && self->fitted_height == height)
    return;
  self->fitted_width = width;
  self->fitted_height = height;
  for (self->scene->font_size = largest; self->scene->font_size > smallest;
       self->scene->font_size -= 1)
    if (!til_wheel_scene_is_numbered (self->scene, width, height))
      return;
  if (til_wheel_scene_is_numbered (self->scene, width, height))
    self->scene->font_size = largest;
}

static void
til_meeting_wheel_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TilMeetingWheel *self = TIL_MEETING_WHEEL (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (!self->scene || width <= 0 || height <= 0)
    return;
  choose_font (self, width, height);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  til_wheel_scene_paint (self->scene, cr, gtk_widget_get_pango_context (widget), width, height);
  cairo_destroy (cr);
}

static void
til_meeting_wheel_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = SMALLEST;
  *natural = NATURAL;
}

static void
til_meeting_wheel_finalize (GObject *object)
{
  TilMeetingWheel *self = TIL_MEETING_WHEEL (object);

  g_clear_pointer (&self->scene, til_wheel_scene_free);
  g_clear_pointer (&self->mapping, til_mapping_free);
  g_free (self->centre);
  G_OBJECT_CLASS (til_meeting_wheel_parent_class)->finalize (object);
}

static void
til_meeting_wheel_class_init (TilMeetingWheelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = til_meeting_wheel_finalize;
  widget_class->snapshot = til_meeting_wheel_snapshot;
  widget_class->measure = til_meeting_wheel_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "meetingwheel");
}

static void
til_meeting_wheel_init (TilMeetingWheel *self)
{
  self->area = -1;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Wheel"),
                                  -1);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (build_scene), self, G_CONNECT_SWAPPED);
}

void
til_meeting_wheel_set_mapping (TilMeetingWheel *self, const TilMapping *mapping, const char *centre)
{
  g_return_if_fail (TIL_IS_MEETING_WHEEL (self));

  g_clear_pointer (&self->scene, til_wheel_scene_free);
  g_clear_pointer (&self->mapping, til_mapping_free);
  g_free (self->centre);
  self->mapping = til_mapping_copy (mapping);
  self->centre = g_strdup (centre);
  self->area = -1;
  build_scene (self);
  describe (self);
}

const TilMapping *
til_meeting_wheel_get_mapping (TilMeetingWheel *self)
{
  g_return_val_if_fail (TIL_IS_MEETING_WHEEL (self), NULL);

  return self->mapping;
}

void
til_meeting_wheel_set_area (TilMeetingWheel *self, const char *area_key)
{
  g_return_if_fail (TIL_IS_MEETING_WHEEL (self));

  if (!self->mapping)
    return;
  self->area = area_key ? til_wheel_find_area (self->mapping->wheel, area_key) : -1;
  self->scene->hover = self->area;
  self->scene->focus = self->area;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
