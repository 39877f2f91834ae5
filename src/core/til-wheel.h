/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-language.h"

G_BEGIN_DECLS

/* R1: a wheel is data. A TilWheel is one version of one wheel: immutable, reference counted, shared
 * between threads. The file format is described in data/wheels/README.md. */

typedef enum
{
  TIL_SHAPE_SECTORS,
  TIL_SHAPE_PETALS
} TilShape;

/* The common dimensions that wheels are compared on (TABB's common raster). */
typedef enum
{
  TIL_DIMENSION_NONE,
  TIL_DIMENSION_SAFETY,
  TIL_DIMENSION_HEALTH,
  TIL_DIMENSION_DEVELOPMENT,
  TIL_DIMENSION_LEARNING,
  TIL_DIMENSION_CARE,
  TIL_DIMENSION_HOME,
  TIL_DIMENSION_RELATIONSHIPS,
  TIL_DIMENSION_ACTIVITY,
  TIL_DIMENSION_RESPECT,
  TIL_DIMENSION_RESPONSIBILITY,
  TIL_DIMENSION_PARTICIPATION,
  TIL_N_DIMENSIONS
} TilDimension;

/* The key used in files and labels: "safety"; NULL for NONE. */
const char *til_dimension_key (TilDimension dimension);
TilDimension til_dimension_from_key (const char *key); /* NONE when unknown */

typedef struct
{
  TilLocal *word; /* (owned) "A little hard" */
  guint face;     /* 1 sad .. 4 happy: which face is drawn; several steps may share one */
} TilScaleStep;

typedef struct
{
  char *key;      /* (owned) "confident-individuals" */
  TilLocal *name; /* (owned) */
} TilAreaGroup;   /* an outer ring over adjacent areas: the four goals of GIRFEC */

typedef struct
{
  char *key;                     /* (owned) stable: "safe" */
  TilLocal *name;                /* (owned) */
  TilLocal *description;         /* (owned) one sentence */
  GPtrArray *child_questions;    /* (owned) (element-type TilLocal) two or more */
  GPtrArray *guardian_questions; /* (owned) (element-type TilLocal) two or more */
  GArray *articles;       /* (owned) (element-type guint) articles of Barnkonventionen, 1-54 */
  int group;              /* index into groups, -1 without */
  TilDimension dimension; /* crosswalk */
  guint32 colour;         /* 0xRRGGBB on light ground and paper */
  guint32 dark_colour;    /* 0xRRGGBB on dark ground */
  char *icon;             /* (owned) name of a drawn icon: "shield", "heart", ... */
} TilArea;

typedef struct
{
  gatomicrefcount ref_count;
  char *key;   /* (owned) "girfec" */
  int version; /* 1.. */
  TilShape shape;
  TilLocal *name;        /* (owned) */
  TilLocal *description; /* (owned) */
  TilLocal *provenance;  /* (owned) where the areas come from, and what is assumed */
  GPtrArray *steps;  /* (owned) (element-type TilScaleStep) 3-10, lowest (hardest) first; step n is
                        steps[n-1] */
  GPtrArray *groups; /* (owned) (element-type TilAreaGroup) may be empty */
  GPtrArray *areas;  /* (owned) (element-type TilArea) 3-12, clockwise from twelve o'clock */
  char *xml;         /* (owned) the file it was read from, as stored in the register */
} TilWheel;

#define TIL_WHEEL_MIN_STEPS 3
#define TIL_WHEEL_MAX_STEPS 10
#define TIL_WHEEL_MIN_AREAS 3
#define TIL_WHEEL_MAX_AREAS 12

/* Reads and validates a wheel file; name is used in messages only. The message of a
 * TIL_ERROR_INVALID names file, line and what is wrong. length -1: NUL-terminated. (transfer full)
 */
TilWheel *til_wheel_new_from_xml (const char *xml, gssize length, const char *name, GError **error);
TilWheel *til_wheel_new_from_file (const char *path, GError **error);

TilWheel *til_wheel_ref (TilWheel *self);
void til_wheel_unref (TilWheel *self);

guint til_wheel_n_areas (const TilWheel *self);
guint til_wheel_n_steps (const TilWheel *self);
const TilArea *til_wheel_area (const TilWheel *self, guint index);
int til_wheel_find_area (const TilWheel *self, const char *key); /* index, -1 when none */
const char *
til_wheel_step_word (const TilWheel *self, int step, const char *language); /* step 1..n */
guint til_wheel_step_face (const TilWheel *self, int step);

/* The wheels that ship with the application, in the order they are offered. (transfer container)
 * (element-type TilWheel); never fails: they are resources, checked by a test. */
GPtrArray *til_wheel_load_bundled (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilWheel, til_wheel_unref)

G_END_DECLS
