/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-widget.h"

#include "til-area-widget.h"
#include "til-locale.h"
#include "til-part-widget.h"
#include "til-screen-text.h"
#include "til-text.h"
#include "til-wheel-legend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MINIMUM_SIZE 280
#define NATURAL_SIZE 640
#define GROWTH_MS 280

/* Names around the wheel grow with the window, so that they are read at arm's length on a large
 * screen too. */
#define FONT_SHARE 34.0
#define SMALLEST_FONT 15.0
#define LARGEST_FONT 23.0
#define LEGEND_GAP 6
#define SMALLEST_PICTURE 200

struct _TilWheelWidget
{
  GtkWidget parent_instance;

  TilMappingSession *session; /* (owned) (nullable) */
  TilWheel *wheel;            /* (owned) (nullable) that areas and scene are for */
  TilWheelScene *scene;       /* (owned) (nullable) */
  char *centre;               /* (owned) (nullable) */
  GPtrArray *areas;           /* (element-type TilAreaWidget) borrowed from the widget tree */
  GtkWidget *legend;          /* what the numbers mean, where there is no room for names */
  AdwAnimation *growth;       /* (owned) */
  gint64 grown_mapping;       /* what has grown already */
  gint64 grown_voice;
  int hover;
  int hover_step;
  int quiet;          /* the area that has the focus but is not chosen yet, -1 none */
  int picture_height; /* above the legend */
};

enum
{
  NOTE_REQUESTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilWheelWidget, til_wheel_widget, GTK_TYPE_WIDGET)

static int
focused_area (TilWheelWidget *self)
{
  for (guint i = 0; i < self->areas->len; i++)
    if (gtk_widget_has_focus (g_ptr_array_index (self->areas, i)))
      return i;
  return -1;
}

/* Where keys go, also while the window itself is not in front. */
static int
key_area (TilWheelWidget *self)
{
  for (guint i = 0; i < self->areas->len; i++)
    if (gtk_widget_is_focus (g_ptr_array_index (self->areas, i)))
      return i;
  return -1;
}

static int
own_step (TilWheelWidget *self, guint area)
{
  const TilVoice *voice = til_mapping_session_get_voice (self->session);

  return voice != NULL ? til_voice_step (voice, til_wheel_area (self->wheel, area)->key) : 0;
}

/* Which area is lifted and ringed, and which step it names. */
static void
update_marks (TilWheelWidget *self)
{
  int chosen = til_mapping_session_get_area (self->session);
  gboolean entering = til_mapping_session_get_entering (self->session) != 0;
  int focus = focused_area (self);
  int hover = self->hover >= 0 ? self->hover : focus < 0 ? chosen : -1;
  int preview = 0;

  if (entering && self->hover >= 0)
    preview = self->hover_step;
  else if (entering && focus >= 0)
    preview = own_step (self, focus);
  else if (entering && chosen >= 0)
    preview = own_step (self, chosen);

  if (self->scene->focus == focus && self->scene->hover == hover &&
      self->scene->preview_step == preview)
    return;
  self->scene->focus = focus;
  self->scene->hover = hover;
  self->scene->preview_step = preview;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static const char *
step_word (TilWheelWidget *self, int step)
{
  return step == TIL_NOT_DISCUSSED
             ? _ ("Not discussed")
             : til_wheel_step_word (self->wheel, step, til_locale_language ());
}

/* Each voice on a line of its own: items are never joined with a translated "and". */
static char *
describe_voices (TilWheelWidget *self, guint area)
{
  g_autoptr (GPtrArray) voices = til_mapping_session_visible_voices (self->session);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < voices->len; i++)
    {
      const TilVoice *voice = g_ptr_array_index (voices, i);
      int step = til_voice_step (voice, til_wheel_area (self->wheel, area)->key);
      g_autofree char *who = til_text_isolate (til_voice_label (voice, til_locale_language ()));
      /* Translators: one voice's rating of an area: “The child: good”. */
      g_autofree char *line = til_screen_paragraph (til_text_fill (
          _ ("{voice}: {step}"), "voice", who, "step", step_word (self, step), NULL));

      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, line);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
describe_area (TilWheelWidget *self, guint index)
{
  const TilArea *area = til_wheel_area (self->wheel, index);
  gboolean entering = til_mapping_session_get_entering (self->session) != 0;
  int step = own_step (self, index);
  g_autofree char *voices = entering ? NULL : describe_voices (self, index);
  const char *value = entering ? step_word (self, step) : voices;
  g_autofree char *description = NULL;

  if (entering)
    {
      g_autofree char *word = til_text_isolate (value);

      description = til_text_fill (_ ("{step}. Up and Down or a digit set the step, Delete means "
                                      "not discussed, Enter opens the note."),
                                   "step", word, NULL);
    }
  else
    {
      description = g_strdup (voices);
    }
  til_area_widget_describe (g_ptr_array_index (self->areas, index),
                            til_local_get (area->name, til_locale_language ()), step, value,
                            description, !entering);
}

static void
set_step (TilWheelWidget *self, guint area, int step)
{
  til_mapping_session_choose_area (self->session, area);
  til_mapping_session_set_step (self->session, area, step);
}

static void
range_changed_cb (TilWheelWidget *self, TilAreaWidget *area)
{
  if (til_area_widget_is_setting (area))
    return;
  if (til_mapping_session_get_entering (self->session) != 0)
    set_step (self, til_area_widget_get_index (area),
              (int)lround (gtk_range_get_value (GTK_RANGE (area))));
  describe_area (self, til_area_widget_get_index (area));
}

static void
area_focus_cb (TilWheelWidget *self, GParamSpec *pspec, GtkWidget *area)
{
  if (self->scene == NULL)
    return;
  if (gtk_widget_has_focus (area))
    {
      int index = til_area_widget_get_index (TIL_AREA_WIDGET (area));

      if (index != self->quiet)
        {
          self->quiet = -1;
          til_mapping_session_choose_area (self->session, index);
        }
    }
  update_marks (self);
}

static void
clear_areas (TilWheelWidget *self)
{
  for (guint i = 0; i < self->areas->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->areas, i));
  g_ptr_array_set_size (self->areas, 0);
}

static void
use_wheel (TilWheelWidget *self, TilWheel *wheel)
{
  /* The areas and their focus outlive a reading anew. */
  if (self->wheel != NULL && wheel != NULL && self->wheel->version == wheel->version &&
      g_str_equal (self->wheel->key, wheel->key))
    return;
  clear_areas (self);
  g_clear_pointer (&self->scene, til_wheel_scene_free);
  g_clear_pointer (&self->wheel, til_wheel_unref);
  if (wheel == NULL)
    return;

  self->wheel = til_wheel_ref (wheel);
  for (guint i = 0; i < til_wheel_n_areas (wheel); i++)
    {
      GtkWidget *area = til_area_widget_new (i, til_wheel_n_steps (wheel));

      g_ptr_array_add (self->areas, area);
      g_signal_connect_object (area, "value-changed", G_CALLBACK (range_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (area, "notify::has-focus", G_CALLBACK (area_focus_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_set_parent (area, GTK_WIDGET (self));
    }
  til_wheel_legend_set_wheel (self->legend, wheel);
}

static void
drop_hidden_layers (TilWheelWidget *self)
{
  GArray *layers = self->scene->layers;

  for (guint i = layers->len; i > 0; i--)
    {
      const TilVoice *voice = g_array_index (layers, TilWheelLayer, i - 1).voice;

      if (!til_mapping_session_get_voice_shown (self->session, voice->id) &&
          voice->id != til_mapping_session_get_entering (self->session))
        g_array_remove_index (layers, i - 1);
    }
}

static void
size_font (TilWheelWidget *self)
{
  int shorter = MIN (gtk_widget_get_width (GTK_WIDGET (self)),
                     gtk_widget_get_height (GTK_WIDGET (self)));

  /* In whole pixels, so that texts are not measured anew at each of them. */
  self->scene->font_size = CLAMP (floor (shorter / FONT_SHARE), SMALLEST_FONT, LARGEST_FONT);
}

static void
build_scene (TilWheelWidget *self)
{
  const TilChild *child = til_mapping_session_get_child (self->session);
  g_autoptr (GPtrArray) drawn = til_mapping_session_drawn (self->session);

  g_clear_pointer (&self->scene, til_wheel_scene_free);
  g_clear_pointer (&self->centre, g_free);
  self->scene = til_wheel_scene_new (self->wheel, til_locale_language (), til_screen_palette ());
  self->scene->shape = til_mapping_session_get_shape (self->session);
  if (child != NULL)
    self->centre = til_child_initials (child);
  self->scene->centre = self->centre;
  size_font (self);
  for (guint i = 0; i < drawn->len; i++)
    til_wheel_scene_add_mapping (self->scene, g_ptr_array_index (drawn, i),
                                 til_mapping_session_get_entering (self->session),
                                 til_mapping_strength (i, drawn->len));
  drop_hidden_layers (self);
}

/* The dates that the painter writes under the wheel are not text for a screen reader. */
static void
describe_wheel (TilWheelWidget *self)
{
  g_autoptr (GPtrArray) drawn = til_mapping_session_drawn (self->session);
  g_autoptr (GString) dates = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i + 1 < drawn->len; i++)
    {
      g_autofree char *date = til_date_format (((TilMapping *)g_ptr_array_index (drawn, i))->date);

      g_string_append_printf (dates, i > 0 ? "  %s" : "%s", date);
    }
  if (dates->len > 0)
    text = til_text_fill (_ ("Behind, fainter: {dates}"), "dates", dates->str, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

static void
grow_cb (double value, gpointer data)
{
  TilWheelWidget *self = data;

  if (self->scene == NULL)
    return;
  self->scene->growth = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
session_changed_cb (TilWheelWidget *self)
{
  const TilMapping *mapping = til_mapping_session_get_mapping (self->session);
  gint64 entering = til_mapping_session_get_entering (self->session);

  use_wheel (self, mapping != NULL ? mapping->wheel : NULL);
  if (mapping != NULL)
    {
      build_scene (self);
      for (guint i = 0; i < self->areas->len; i++)
        describe_area (self, i);
      describe_wheel (self);
      update_marks (self);
      if ((self->grown_mapping != mapping->id || self->grown_voice != entering) &&
          gtk_widget_get_mapped (GTK_WIDGET (self)))
        adw_animation_play (self->growth);
      self->grown_mapping = mapping->id;
      self->grown_voice = entering;
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
rating_changed_cb (TilWheelWidget *self, int area)
{
  if (self->scene == NULL || area < 0 || area >= (int)self->areas->len)
    return;
  describe_area (self, area);
  update_marks (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
area_changed_cb (TilWheelWidget *self)
{
  if (self->scene != NULL)
    update_marks (self);
}

/* Pointer */

static void
get_geometry (TilWheelWidget *self, TilWheelGeometry *geometry)
{
  til_wheel_scene_geometry (self->scene, gtk_widget_get_width (GTK_WIDGET (self)),
                            self->picture_height, geometry);
}

static gboolean
pick (TilWheelWidget *self, double x, double y, guint *area, int *step)
{
  TilWheelGeometry geometry;

  if (self->scene == NULL)
    return FALSE;
  get_geometry (self, &geometry);
  return til_wheel_geometry_pick (&geometry, x, y, area, step);
}

static void
motion_cb (TilWheelWidget *self, double x, double y)
{
  guint area;
  int step;
  gboolean inside = pick (self, x, y, &area, &step) && step > 0;

  if (self->scene == NULL)
    return;
  self->hover = inside ? (int)area : -1;
  self->hover_step = inside ? step : 0;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), inside ? "pointer" : NULL);
  update_marks (self);
}

static gboolean
tooltip_cb (TilWheelWidget *self, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  g_autofree char *text = NULL;
  guint area;
  int step;

  if (by_keyboard || !pick (self, x, y, &area, &step) || step == 0)
    return FALSE;
  if (til_mapping_session_get_entering (self->session) != 0)
    {
      const char *name = til_local_get (til_wheel_area (self->wheel, area)->name,
                                        til_locale_language ());

      text = til_text_fill (_ ("{area}: {step}"), "area", name, "step", step_word (self, step),
                            NULL);
    }
  else
    {
      text = describe_voices (self, area);
    }
  gtk_tooltip_set_text (tooltip, text);
  return *text != '\0';
}

static void
leave_cb (TilWheelWidget *self)
{
  self->hover = -1;
  self->hover_step = 0;
  if (self->scene != NULL)
    update_marks (self);
}

/* Names and icons lie around the wheel: there a click chooses the area in whose direction it is. */
static int
pick_outside (TilWheelWidget *self, double x, double y)
{
  TilWheelGeometry geometry;
  double angle, best = 0;
  int area = -1;

  if (self->scene == NULL || y > self->picture_height)
    return -1;
  get_geometry (self, &geometry);
  if (hypot (x - geometry.cx, y - geometry.cy) < geometry.outer)
    return -1;
  angle = atan2 (x - geometry.cx, geometry.cy - y);
  for (guint i = 0; i < geometry.n_areas; i++)
    {
      double near = cos (til_wheel_geometry_angle (&geometry, i) - angle);

      if (area < 0 || near > best)
        {
          area = i;
          best = near;
        }
    }
  return area;
}

static void
released_cb (TilWheelWidget *self, int n_press, double x, double y)
{
  guint area;
  int step;

  if (!pick (self, x, y, &area, &step))
    {
      int near = pick_outside (self, x, y);

      if (near < 0)
        return;
      area = near;
      step = 0;
    }
  til_mapping_session_choose_area (self->session, area);
  gtk_widget_grab_focus (g_ptr_array_index (self->areas, area));
  if (step > 0)
    til_mapping_session_set_step (self->session, area, step);
}

/* Keys */

static int
key_digit (guint keyval)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);

  return letter != 0 ? g_unichar_digit_value (letter) : -1;
}

static void
turn (TilWheelWidget *self, int area, int by)
{
  int n = self->areas->len;

  gtk_widget_grab_focus (g_ptr_array_index (self->areas, (area + by + n) % n));
}

static gboolean
rate_by_key (TilWheelWidget *self, guint area, guint keyval)
{
  int n = til_wheel_n_steps (self->wheel);
  int step = own_step (self, area);
  int digit = key_digit (keyval);

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      set_step (self, area, MIN (step + 1, n));
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      /* Below the lowest step there is nothing: not discussed is something else (R2), and has its
       * own key. */
      set_step (self, area, step == TIL_NOT_DISCUSSED ? step : MAX (step - 1, 1));
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      set_step (self, area, 1);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      set_step (self, area, n);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      set_step (self, area, TIL_NOT_DISCUSSED);
      return TRUE;
    default:
      if (digit == 0)
        digit = 10;
      if (digit < 1 || digit > n)
        return FALSE;
      set_step (self, area, digit);
      return TRUE;
    }
}

static gboolean
key_pressed_cb (TilWheelWidget *self, guint keyval, guint keycode, GdkModifierType state)
{
  int area = key_area (self);

  if (area < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      turn (self, area, 1);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      turn (self, area, -1);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      self->quiet = -1;
      til_mapping_session_choose_area (self->session, area);
      g_signal_emit (self, signals[NOTE_REQUESTED], 0);
      return TRUE;
    default:
      if (til_mapping_session_get_entering (self->session) == 0)
        return FALSE;
      return rate_by_key (self, area, keyval);
    }
}

/* Widget */

static gboolean
til_wheel_widget_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TilWheelWidget *self = TIL_WHEEL_WIDGET (widget);
  int chosen;

  if (self->areas->len == 0 || gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  chosen = til_mapping_session_get_area (self->session);
  return gtk_widget_grab_focus (g_ptr_array_index (self->areas, MAX (chosen, 0)));
}

static gboolean
til_wheel_widget_grab_focus (GtkWidget *widget)
{
  TilWheelWidget *self = TIL_WHEEL_WIDGET (widget);

  guint area;

  if (self->areas->len == 0)
    return FALSE;
  area = MAX (til_mapping_session_get_area (self->session), 0);
  self->quiet = -1;
  til_mapping_session_choose_area (self->session, area);
  return gtk_widget_grab_focus (g_ptr_array_index (self->areas, area));
}

/* The legend takes its height from the picture, unless that would become too small to rate on. */
static void
place_legend (TilWheelWidget *self, int width, int height)
{
  int needed;

  self->picture_height = height;
  self->scene->labels = TIL_LABELS_NAMES;
  if (til_wheel_scene_is_numbered (self->scene, width, height))
    {
      self->scene->labels = TIL_LABELS_NUMBERS;
      gtk_widget_measure (self->legend, GTK_ORIENTATION_VERTICAL, width, NULL, &needed, NULL, NULL);
      if (height - needed - LEGEND_GAP >= SMALLEST_PICTURE)
        self->picture_height = height - needed - LEGEND_GAP;
    }
  gtk_widget_set_child_visible (self->legend, self->picture_height < height);
  if (self->picture_height < height)
    gtk_widget_size_allocate (self->legend,
                              &(GtkAllocation){ 0, self->picture_height + LEGEND_GAP, width,
                                                height - self->picture_height - LEGEND_GAP },
                              -1);
}

static void
til_wheel_widget_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = MINIMUM_SIZE;
  *natural = NATURAL_SIZE;
}

static void
til_wheel_widget_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TilWheelWidget *self = TIL_WHEEL_WIDGET (widget);
  TilWheelGeometry geometry;

  if (self->scene == NULL)
    return;
  size_font (self);
  place_legend (self, width, height);
  til_wheel_scene_geometry (self->scene, width, self->picture_height, &geometry);
  for (guint i = 0; i < self->areas->len; i++)
    til_area_widget_place (g_ptr_array_index (self->areas, i), &geometry);
}

static void
til_wheel_widget_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TilWheelWidget *self = TIL_WHEEL_WIDGET (widget);
  int width = gtk_widget_get_width (widget);
  int height = self->picture_height;
  cairo_t *cr;

  if (self->scene == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  til_wheel_scene_paint (self->scene, cr, gtk_widget_get_pango_context (widget), width, height);
  cairo_destroy (cr);
  if (gtk_widget_get_child_visible (self->legend))
    gtk_widget_snapshot_child (widget, self->legend, snapshot);
}

static void
dark_changed_cb (TilWheelWidget *self)
{
  if (self->session != NULL)
    session_changed_cb (self);
}

static void
til_wheel_widget_dispose (GObject *object)
{
  TilWheelWidget *self = TIL_WHEEL_WIDGET (object);

  if (self->growth != NULL)
    adw_animation_reset (self->growth);
  g_clear_object (&self->growth);
  clear_areas (self);
  g_clear_pointer (&self->legend, gtk_widget_unparent);
  g_clear_pointer (&self->scene, til_wheel_scene_free);
  g_clear_pointer (&self->wheel, til_wheel_unref);
  g_clear_pointer (&self->centre, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (til_wheel_widget_parent_class)->dispose (object);
}

static void
til_wheel_widget_finalize (GObject *object)
{
  g_ptr_array_unref (TIL_WHEEL_WIDGET (object)->areas);
  G_OBJECT_CLASS (til_wheel_widget_parent_class)->finalize (object);
}

static void
til_wheel_widget_class_init (TilWheelWidgetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = til_wheel_widget_dispose;
  object_class->finalize = til_wheel_widget_finalize;
  widget_class->focus = til_wheel_widget_focus;
  widget_class->grab_focus = til_wheel_widget_grab_focus;
  widget_class->measure = til_wheel_widget_measure;
  widget_class->size_allocate = til_wheel_widget_size_allocate;
  widget_class->snapshot = til_wheel_widget_snapshot;

  signals[NOTE_REQUESTED] = g_signal_new ("note-requested", TIL_TYPE_WHEEL_WIDGET,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "wheel");
}

static void
til_wheel_widget_init (TilWheelWidget *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->areas = g_ptr_array_new ();
  self->hover = -1;
  self->quiet = -1;
  self->legend = til_wheel_legend_new ();
  gtk_widget_set_child_visible (self->legend, FALSE);
  gtk_widget_set_parent (self->legend, widget);
  /* An area keeps its place in every language. */
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_vexpand (widget, TRUE);

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, keys);

  self->growth = adw_timed_animation_new (widget, 0, 1, GROWTH_MS,
                                          adw_callback_animation_target_new (grow_cb, self, NULL));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (dark_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
til_wheel_widget_new (void)
{
  return g_object_new (TIL_TYPE_WHEEL_WIDGET, NULL);
}

void
til_wheel_widget_set_session (TilWheelWidget *self, TilMappingSession *session)
{
  g_return_if_fail (TIL_IS_WHEEL_WIDGET (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Wheel"),
                                  -1);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "rating-changed", G_CALLBACK (rating_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "area-changed", G_CALLBACK (area_changed_cb), self,
                           G_CONNECT_SWAPPED);
  session_changed_cb (self);
}

GtkWidget *
til_wheel_widget_get_area (TilWheelWidget *self, guint area)
{
  g_return_val_if_fail (area < self->areas->len, NULL);
  return g_ptr_array_index (self->areas, area);
}

void
til_wheel_widget_focus_quietly (TilWheelWidget *self)
{
  g_return_if_fail (TIL_IS_WHEEL_WIDGET (self));

  if (self->areas->len == 0)
    return;
  self->quiet = MAX (til_mapping_session_get_area (self->session), 0);
  gtk_widget_grab_focus (g_ptr_array_index (self->areas, self->quiet));
}
