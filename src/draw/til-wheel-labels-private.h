/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-text-block.h"
#include "til-wheel-private.h"

G_BEGIN_DECLS

/* What measuring and placing labels leaves for painting them. */

#define TIL_LABEL_ICON_SPACE 0.12 /* between icon and name, in units of the font size */
#define TIL_CENTRE_MEASURE 100.0  /* the size that the centre's text is measured at */

/* An area's or a group's label, placed with the wheel's centre as origin. */
typedef struct
{
  gboolean group;
  guint index;
  double angle;
  TilTextBlock texts[2];
  guint n_texts;
  double font_size; /* as drawn */
  double icon;      /* its size, 0 without */
  guint ways[2];
  int align;
  double x, y, width, height;
} TilLabel;

struct _TilWheelLabels
{
  char *texts_key;        /* (owned) (nullable) what was measured */
  char *places_key;       /* (owned) (nullable) what was placed */
  double font_size;       /* what was measured: the scene's, or a little less where room is short */
  GArray *labels;         /* (owned) (element-type Label) */
  TilTextBlock centre[2]; /* the whole name, and its first word */
  PangoLayout *dates[TIL_MAX_MAPPINGS_DRAWN]; /* (owned) */
  double strengths[TIL_MAX_MAPPINGS_DRAWN];
  guint n_dates;
  gboolean numbers;
  TilWheelGeometry geometry;
  double height;
};

gboolean til_wheel_labels_have_groups (const TilWheelLabels *self);
gboolean til_wheel_labels_show_dates (const TilWheelLabels *self, const TilWheelScene *scene);
/* Whether area opens a run of areas in one group; how long the run is; the angle of its middle. */
gboolean til_group_begins (const TilWheel *wheel, guint area);
guint til_group_count (const TilWheel *wheel, guint first);
double til_group_angle (const TilWheel *wheel, guint first);

G_END_DECLS
