/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-unit.h"

G_BEGIN_DECLS

/* Common names and invented places for the demo register. Nobody in it exists. */

/* How a child is named after its parents. */
typedef enum
{
  TIL_NAMING_FAMILY, /* given name and family name */
  TIL_NAMING_FATHER, /* given name and the father's given name */
  TIL_NAMING_FATHER_AND_GRANDFATHER,
  TIL_NAMING_FEMININE, /* family name with a feminine ending for girls: -ski, -ska */
} TilNaming;

typedef struct
{
  const char *language; /* ISO 639 code of what is spoken at home */
  guint weight;         /* of 100 children */
  TilNaming naming;
  guint interpreter;           /* of 100 families, how many want an interpreter */
  const char *const *girls;    /* (NULL-terminated) also the mothers' names */
  const char *const *boys;     /* (NULL-terminated) also the fathers' names */
  const char *const *families; /* (nullable) (NULL-terminated) */
} TilDemoOrigin;

#define TIL_DEMO_NO_GRADE 99

typedef struct
{
  const char *name;
  TilUnitKind kind;
  TilSector sector;
  int from_grade, to_grade; /* of the children who go there: below 0 preschool, 10-12 gymnasium */
  const char *const *roles; /* (NULL-terminated) one member of staff for each */
} TilDemoUnit;

extern const TilDemoOrigin til_demo_origins[];
extern const guint til_demo_n_origins;
extern const TilDemoUnit til_demo_units[];
extern const guint til_demo_n_units;

G_END_DECLS
