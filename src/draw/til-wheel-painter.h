/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-mapping.h"
#include "til-palette.h"
#include "til-wheel-geometry.h"
#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* How area names are written around the wheel. */
typedef enum
{
  TIL_LABELS_NAMES,   /* icon and name, horizontally; a number where there is no room */
  TIL_LABELS_NUMBERS, /* numbers, for a legend beside */
  TIL_LABELS_NONE,
} TilLabels;

typedef struct
{
  const TilVoice *voice; /* borrowed; from til_mapping_visible_voices() */
  TilDate date;          /* of its mapping */
  double strength;       /* til_mapping_strength() */
  guint marker; /* which of its kind the voice is: it keeps its marker's shape when others are taken
                   away */
} TilWheelLayer;

/* Everything that one picture of a wheel shows: screen, printer, PDF, PNG and SVG draw the same
 * scene. */
typedef struct
{
  const TilWheel *wheel;       /* borrowed */
  TilShape shape;              /* the wheel's own, or chosen: the same data as flower */
  const char *language;        /* of the labels */
  const char *second_language; /* (nullable) labels in two languages, on two lines */
  const TilPalette *palette;
  TilLabels labels;
  const char *centre; /* (nullable) name or initials, never a score (R3) */
  GArray *layers;     /* (owned) (element-type TilWheelLayer) drawn in order; empty: blank wheel */
  int focus;          /* area with the keyboard's focus, -1 none */
  int hover;          /* area under the pointer, -1 none */
  int preview_step;   /* step pointed at in hover or focus, 0 none */
  double growth;      /* 0-1: how far filled areas have grown, for animation; 1 on paper */
  double font_size;   /* of labels, in user units */
  gboolean show_differences; /* brackets where voices are two steps apart */
  gpointer cache;            /* (owned) the painter's own: texts measured once, and their places */
} TilWheelScene;

TilWheelScene *
til_wheel_scene_new (const TilWheel *wheel, const char *language, const TilPalette *palette);
void til_wheel_scene_free (TilWheelScene *self);
/* Lays the visible voices of mapping on the scene; entering_voice_id as in
 * til_mapping_visible_voices() (R2). */
void til_wheel_scene_add_mapping (TilWheelScene *self,
                                  const TilMapping *mapping,
                                  gint64 entering_voice_id,
                                  double strength);

/* The geometry that paint uses for this scene in a width x height rectangle, for picking and
 * accessibility: the largest wheel around which all labels fit. Names give way to numbers when the
 * wheel would become too small. */
void til_wheel_scene_geometry (const TilWheelScene *self,
                               double width,
                               double height,
                               TilWheelGeometry *geometry);
/* Whether the areas are numbered in that rectangle, so that a legend beside must explain the
 * numbers. */
gboolean til_wheel_scene_is_numbered (const TilWheelScene *self, double width, double height);
/* Paints the scene in a width x height rectangle at the origin. Texts are laid out in contexts of
 * the painter's own, so that they measure the same everywhere; context may be NULL. */
void til_wheel_scene_paint (
    const TilWheelScene *self, cairo_t *cr, PangoContext *context, double width, double height);

/* The parts, for legends and buttons: a face 1 (sad) to 4 (happy), an area's icon, a voice's marker
 * (index counts voices of its kind), hatched "not discussed". x, y is the middle and size the
 * width, but for the hatched rectangle. */
void til_paint_face (cairo_t *cr, guint face, double x, double y, double size, TilColour colour);
gboolean til_icon_is_known (const char *name); /* an unknown one is drawn as a ring with a dot */
void
til_paint_icon (cairo_t *cr, const char *icon, double x, double y, double size, TilColour colour);
void til_paint_voice_marker (cairo_t *cr,
                             TilVoiceKind kind,
                             guint index,
                             double x,
                             double y,
                             double size,
                             TilColour fill,
                             TilColour stroke);
void
til_paint_hatch (cairo_t *cr, double x, double y, double width, double height, TilColour colour);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilWheelScene, til_wheel_scene_free)

G_END_DECLS
