/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-labels-private.h"

#include <math.h>
#include <string.h>

/* All in units of the font size. */
#define ICON 1.7
#define DISTANCE 0.55   /* from the wheel to a name */
#define RING_SPACE 0.85 /* what the groups' ring takes between them */
#define BADGE 1.75      /* a number in its circle */
#define SMALL 0.84      /* groups' names, second language and dates */
#define GROUP_WIDTH 9.5
#define GROUP_SPACE 0.25 /* to the tick of its ring */
#define DATES_HEIGHT 2.2
#define MARGIN 0.4     /* to the edge of the picture */
#define CLEARANCE 0.25 /* between two labels */

#define SMALLER 0.87        /* of the font size, when names would make the wheel smaller than */
#define LARGE_NAMED 0.29    /* of the shorter side; below */
#define SMALLEST_NAMED 0.25 /* it has numbers */
#define RADIUS_STEPS 48

static void
clear_label (gpointer data)
{
  TilLabel *label = data;

  for (guint i = 0; i < label->n_texts; i++)
    til_text_block_clear (&label->texts[i]);
}

TilWheelLabels *
til_wheel_labels_new (void)
{
  TilWheelLabels *self = g_new0 (TilWheelLabels, 1);

  self->labels = g_array_new (FALSE, TRUE, sizeof (TilLabel));
  g_array_set_clear_func (self->labels, clear_label);
  return self;
}

static void
clear_texts (TilWheelLabels *self)
{
  g_array_set_size (self->labels, 0);
  for (guint i = 0; i < G_N_ELEMENTS (self->centre); i++)
    til_text_block_clear (&self->centre[i]);
  for (guint i = 0; i < self->n_dates; i++)
    g_object_unref (self->dates[i]);
  self->n_dates = 0;
}

void
til_wheel_labels_free (TilWheelLabels *self)
{
  if (!self)
    return;
  clear_texts (self);
  g_array_unref (self->labels);
  g_free (self->texts_key);
  g_free (self->places_key);
  g_free (self);
}

static void
add_label (TilWheelLabels *self,
           const TilWheelScene *scene,
           gboolean group,
           guint index,
           double angle,
           const TilLocal *name)
{
  TilLabel label = { .group = group, .index = index, .angle = angle, .font_size = self->font_size };
  double size = self->font_size;

  if (group)
    til_text_block_init (&label.texts[label.n_texts++], scene->language,
                         til_local_get (name, scene->language), size * SMALL, TIL_WEIGHT_REGULAR);
  else
    {
      label.icon = size * ICON;
      til_text_block_init (&label.texts[label.n_texts++], scene->language,
                           til_local_get (name, scene->language), size, TIL_WEIGHT_BOLD);
    }
  if (scene->second_language)
    til_text_block_init (&label.texts[label.n_texts++], scene->second_language,
                         til_local_get (name, scene->second_language),
                         size * (group ? SMALL : 0.92), TIL_WEIGHT_REGULAR);
  g_array_append_val (self->labels, label);
}

/* The areas from first on that belong to one group, going round. */
guint
til_group_count (const TilWheel *wheel, guint first)
{
  guint n = til_wheel_n_areas (wheel);
  guint count = 1;

  while (count < n &&
         til_wheel_area (wheel, (first + count) % n)->group == til_wheel_area (wheel, first)->group)
    count++;
  return count;
}

/* An area that opens a group's run: the one before it belongs elsewhere. */
gboolean
til_group_begins (const TilWheel *wheel, guint area)
{
  guint n = til_wheel_n_areas (wheel);
  int group = til_wheel_area (wheel, area)->group;

  return group >= 0 && group < (int)wheel->groups->len &&
         (til_wheel_area (wheel, (area + n - 1) % n)->group != group ||
          til_group_count (wheel, area) == n);
}

double
til_group_angle (const TilWheel *wheel, guint first)
{
  return 2 * G_PI * (first + (til_group_count (wheel, first) - 1) / 2.0) /
         til_wheel_n_areas (wheel);
}

static void
measure_dates (TilWheelLabels *self, const TilWheelScene *scene)
{
  for (guint i = 0; i < scene->layers->len; i++)
    {
      const TilWheelLayer *layer = &g_array_index (scene->layers, TilWheelLayer, i);
      g_autofree char *date = til_date_format (layer->date);

      if (i > 0 && layer[-1].date == layer->date && layer[-1].strength == layer->strength)
        continue;
      if (self->n_dates == TIL_MAX_MAPPINGS_DRAWN)
        break;
      self->strengths[self->n_dates] = layer->strength;
      self->dates[self->n_dates++] = til_type_layout (NULL, "en", date, self->font_size * SMALL,
                                                      TIL_WEIGHT_REGULAR);
    }
}

static void
measure_centre (TilWheelLabels *self, const TilWheelScene *scene)
{
  const char *space = scene->centre ? strchr (scene->centre, ' ') : NULL;

  if (!scene->centre || !*scene->centre)
    return;
  til_text_block_init (&self->centre[0], scene->language, scene->centre, TIL_CENTRE_MEASURE,
                       TIL_WEIGHT_BOLD);
  if (space)
    {
      g_autofree char *first = g_strndup (scene->centre, (gsize)(space - scene->centre));
      til_text_block_init (&self->centre[1], scene->language, first, TIL_CENTRE_MEASURE,
                           TIL_WEIGHT_BOLD);
    }
}

gboolean
til_wheel_labels_show_dates (const TilWheelLabels *self, const TilWheelScene *scene)
{
  return scene->labels != TIL_LABELS_NONE && self->n_dates > 1;
}

static void
measure_texts (TilWheelLabels *self, const TilWheelScene *scene, double font_size)
{
  const TilWheel *wheel = scene->wheel;

  clear_texts (self);
  self->font_size = font_size;
  for (guint i = 0; i < til_wheel_n_areas (wheel); i++)
    add_label (self, scene, FALSE, i, 2 * G_PI * i / til_wheel_n_areas (wheel),
               til_wheel_area (wheel, i)->name);
  for (guint i = 0; i < til_wheel_n_areas (wheel); i++)
    if (til_group_begins (wheel, i))
      {
        int group = til_wheel_area (wheel, i)->group;
        const TilAreaGroup *goal = g_ptr_array_index (wheel->groups, group);
        add_label (self, scene, TRUE, (guint)group, til_group_angle (wheel, i), goal->name);
      }
  measure_centre (self, scene);
  measure_dates (self, scene);
}

/* Numbers stand in badges, names in blocks: icon, first language, second language, one under the
 * other. */
static void
size_label (TilLabel *label, const TilWheelScene *scene, gboolean numbers)
{
  label->width = label->height = 0;
  if (numbers)
    {
      label->width = label->height = label->group ? 0 : label->font_size * BADGE;
      return;
    }
  if (label->icon > 0)
    label->height = label->icon + label->font_size * TIL_LABEL_ICON_SPACE;
  label->width = label->icon;
  for (guint i = 0; i < label->n_texts; i++)
    {
      label->width = MAX (label->width, label->texts[i].widths[label->ways[i]]);
      label->height += label->texts[i].heights[label->ways[i]];
    }
}

/* Moves the label out along its own direction until all of it is distance from the wheel. */
static void
push_out (TilLabel *label, double distance)
{
  for (int i = 0; i < 4; i++)
    {
      double nearest_x = CLAMP (0, label->x, label->x + label->width);
      double nearest_y = CLAMP (0, label->y, label->y + label->height);
      double missing = distance - hypot (nearest_x, nearest_y);

      if (missing < 0.01)
        return;
      label->x += missing * sin (label->angle);
      label->y -= missing * cos (label->angle);
    }
}

static gboolean
place_label (TilLabel *label,
             const TilWheelScene *scene,
             gboolean numbers,
             double distance,
             double half_width)
{
  double dx = sin (label->angle), dy = -cos (label->angle);
  gboolean on_stem = scene->shape == TIL_SHAPE_PETALS && fabs (dx) < 0.12 && dy > 0;
  double start = on_stem ? label->font_size * 0.9 : distance * fabs (dx);
  gboolean fits = TRUE;

  label->align = on_stem ? 1 : fabs (dx) < 0.2 ? 0 : dx > 0 ? 1 : -1;
  if (!numbers)
    {
      double room = label->align == 0 ? 2 * (half_width - start) : half_width - start;

      /* Some would rather be narrow, but needn't: groups' names, and the name beside the stem,
       * under its neighbour's. */
      if (label->group)
        room = MIN (room, label->font_size * GROUP_WIDTH);
      else if (on_stem)
        room = MIN (room, distance * sin (2 * G_PI / til_wheel_n_areas (scene->wheel)) - start);
      for (guint i = 0; i < label->n_texts; i++)
        fits &= til_text_block_fit (&label->texts[i], room, &label->ways[i]) || label->group ||
                on_stem;
    }
  size_label (label, scene, numbers);

  if (numbers)
    {
      double r = distance + label->width / 2;
      label->x = (on_stem ? label->font_size * 0.5 + label->width / 2 : r * dx) - label->width / 2;
      label->y = r * dy - label->height / 2;
    }
  else
    {
      label->x = label->align > 0   ? (on_stem ? start : distance * dx)
                 : label->align < 0 ? distance * dx - label->width
                                    : distance * dx - label->width / 2;
      label->y = distance * dy + (dy - 1) * label->height / 2;
      if (!on_stem)
        push_out (label, distance);
    }
  return fits && label->x >= -half_width - 0.01 && label->x + label->width <= half_width + 0.01;
}

static gboolean
overlap (const TilLabel *a, const TilLabel *b, double clearance)
{
  return a->width > 0 && b->width > 0 && a->x < b->x + b->width + clearance &&
         b->x < a->x + a->width + clearance && a->y < b->y + b->height + clearance * 0.4 &&
         b->y < a->y + a->height + clearance * 0.4;
}

static gboolean
overlaps_before (const GArray *labels, guint index, double clearance)
{
  for (guint i = 0; i < index; i++)
    if (overlap (&g_array_index (labels, TilLabel, i), &g_array_index (labels, TilLabel, index),
                 clearance))
      return TRUE;
  return FALSE;
}

gboolean
til_wheel_labels_have_groups (const TilWheelLabels *self)
{
  return self->labels->len > 0 &&
         g_array_index (self->labels, TilLabel, self->labels->len - 1).group;
}

static double
label_distance (const TilWheelLabels *self, const TilWheelScene *scene, double radius)
{
  return radius * TIL_LIFT +
         self->font_size * (DISTANCE + (til_wheel_labels_have_groups (self) ? RING_SPACE : 0));
}

/* Places all labels around a wheel of this radius and says how far they reach up and down. */
static gboolean
place_all (TilWheelLabels *self,
           const TilWheelScene *scene,
           double radius,
           double half_width,
           double *top,
           double *bottom)
{
  double distance = label_distance (self, scene, radius);
  double lifted = radius * TIL_LIFT + MAX (2.0, radius * 0.01);

  *top = lifted;
  *bottom = scene->shape == TIL_SHAPE_PETALS ? radius * TIL_STEM + 2 : lifted;
  if (lifted > half_width)
    return FALSE;
  if (scene->labels == TIL_LABELS_NONE)
    return TRUE;

  for (guint i = 0; i < self->labels->len; i++)
    {
      TilLabel *label = &g_array_index (self->labels, TilLabel, i);
      double out = distance + (label->group ? self->font_size * GROUP_SPACE : 0);
      double clearance = self->font_size * CLEARANCE;

      if (!place_label (label, scene, self->numbers, out, half_width))
        return FALSE;
      /* A group's name moves out until it is clear of the areas' names. */
      while (overlaps_before (self->labels, i, clearance))
        {
          out += self->font_size * 0.2;
          if (!label->group || out > distance + self->font_size * 5 ||
              !place_label (label, scene, self->numbers, out, half_width))
            return FALSE;
        }
      if (label->width > 0)
        {
          *top = MAX (*top, -label->y);
          *bottom = MAX (*bottom, label->y + label->height);
        }
    }
  return TRUE;
}

static gboolean
try_radius (TilWheelLabels *self,
            const TilWheelScene *scene,
            double radius,
            double width,
            double height,
            double *cy)
{
  double top, bottom;

  if (!place_all (self, scene, radius, width / 2, &top, &bottom) || top + bottom > height)
    return FALSE;
  *cy = top + (height - top - bottom) / 2;
  return TRUE;
}

/* The largest radius at which everything fits, 0 when none does. */
static double
find_radius (
    TilWheelLabels *self, const TilWheelScene *scene, double width, double height, double *cy)
{
  double most = MIN (width, height) / 2;
  double low = 0, high = most;

  for (int i = 0; i < RADIUS_STEPS && low == 0; i++)
    {
      double radius = most * (RADIUS_STEPS - i) / RADIUS_STEPS;

      if (try_radius (self, scene, radius, width, height, cy))
        low = radius;
      else
        high = radius;
    }
  if (low == 0)
    return 0;
  for (int i = 0; i < 8; i++)
    {
      double radius = (low + high) / 2;

      if (try_radius (self, scene, radius, width, height, cy))
        low = radius;
      else
        high = radius;
    }
  try_radius (self, scene, low, width, height, cy);
  return low;
}

/* The largest radius with texts of this size, 0 when they don't fit. */
static double
try_font_size (TilWheelLabels *self,
               const TilWheelScene *scene,
               double font_size,
               double width,
               double height,
               double *cy)
{
  double margin, dates, radius;

  if (self->font_size != font_size)
    measure_texts (self, scene, font_size);
  margin = scene->labels == TIL_LABELS_NONE ? 0 : font_size * MARGIN;
  dates = til_wheel_labels_show_dates (self, scene) ? font_size * DATES_HEIGHT : 0;
  *cy = (height - dates) / 2 - margin;
  radius = find_radius (self, scene, width - 2 * margin, height - 2 * margin - dates, cy);
  *cy += margin;
  return radius;
}

/* Names as they are, then on screen a little smaller, then numbers. */
static void
place (TilWheelLabels *self, const TilWheelScene *scene, double width, double height)
{
  double shorter = MIN (width, height);
  gboolean names = scene->labels == TIL_LABELS_NAMES;
  double radius, cy;

  self->height = height;
  self->numbers = scene->labels == TIL_LABELS_NUMBERS;
  radius = try_font_size (self, scene, scene->font_size, width, height, &cy);
  if (names && radius < LARGE_NAMED * shorter && scene->palette->kind != TIL_PALETTE_PRINT)
    radius = try_font_size (self, scene, scene->font_size * SMALLER, width, height, &cy);
  if (names && radius < SMALLEST_NAMED * shorter)
    {
      self->numbers = TRUE;
      radius = try_font_size (self, scene, scene->font_size, width, height, &cy);
    }
  til_wheel_geometry_init (&self->geometry, scene->shape, til_wheel_n_areas (scene->wheel),
                           til_wheel_n_steps (scene->wheel), width / 2, cy,
                           MAX (radius, shorter * 0.1));
}

void
til_wheel_labels_place (TilWheelLabels *self,
                        const TilWheelScene *scene,
                        double width,
                        double height)
{
  GString *key = g_string_new (NULL);
  g_autofree char *texts_key = NULL;
  g_autofree char *places_key = NULL;

  g_string_printf (key, "%p\n%s\n%s\n%s\n%.4f", (gconstpointer)scene->wheel, scene->language,
                   scene->second_language ? scene->second_language : "",
                   scene->centre ? scene->centre : "", scene->font_size);
  for (guint i = 0; i < scene->layers->len; i++)
    {
      const TilWheelLayer *layer = &g_array_index (scene->layers, TilWheelLayer, i);
      g_string_append_printf (key, "\n%u %.4f", layer->date, layer->strength);
    }
  texts_key = g_string_free (key, FALSE);
  places_key = g_strdup_printf ("%d %d %.4f %.4f", scene->shape, scene->labels, width, height);

  if (g_strcmp0 (texts_key, self->texts_key) != 0)
    {
      measure_texts (self, scene, scene->font_size);
      g_free (self->texts_key);
      self->texts_key = g_steal_pointer (&texts_key);
      g_clear_pointer (&self->places_key, g_free);
    }
  if (g_strcmp0 (places_key, self->places_key) != 0)
    {
      place (self, scene, width, height);
      g_free (self->places_key);
      self->places_key = g_steal_pointer (&places_key);
    }
}

const TilWheelGeometry *
til_wheel_labels_geometry (const TilWheelLabels *self)
{
  return &self->geometry;
}

gboolean
til_wheel_labels_are_numbers (const TilWheelLabels *self)
{
  return self->numbers;
}
