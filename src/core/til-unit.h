/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-date.h"

G_BEGIN_DECLS

/* A unit (verksamhet) belongs to a sector (huvudman). */
typedef enum
{
  TIL_SECTOR_MUNICIPALITY,
  TIL_SECTOR_REGION,
  TIL_SECTOR_INDEPENDENT,
  TIL_N_SECTORS
} TilSector;

typedef enum
{
  TIL_UNIT_PRESCHOOL,
  TIL_UNIT_SCHOOL,
  TIL_UNIT_STUDENT_HEALTH,
  TIL_UNIT_SOCIAL_SERVICES,
  TIL_UNIT_CHILD_HEALTH,
  TIL_UNIT_HEALTH_CENTRE,
  TIL_UNIT_BUP,
  TIL_UNIT_HABILITATION,
  TIL_UNIT_FAMILY_CENTRE,
  TIL_UNIT_OTHER,
  TIL_N_UNIT_KINDS
} TilUnitKind;

const char *til_sector_key (TilSector sector); /* "municipality" */
gboolean til_sector_from_key (const char *key, TilSector *sector);
const char *til_unit_kind_key (TilUnitKind kind); /* "preschool", ... */
gboolean til_unit_kind_from_key (const char *key, TilUnitKind *kind);
const char *til_sector_name (TilSector sector); /* translated to the screen's language */
const char *til_unit_kind_name (TilUnitKind kind);

typedef struct
{
  gint64 id;
  gint64 revision;
  char *name; /* (owned) */
  TilUnitKind kind;
  TilSector sector;
} TilUnit;

typedef struct
{
  gint64 id;
  gint64 revision;
  char *name;         /* (owned) */
  char *role;         /* (owned) (nullable) "School nurse" */
  gint64 unit_id;     /* 0 without */
  TilDate trained_on; /* trained as samtalsledare (R11), NONE not yet */
} TilStaff;

TilUnit *til_unit_new (void);
TilUnit *til_unit_copy (const TilUnit *self);
void til_unit_free (TilUnit *self);
TilStaff *til_staff_new (void);
TilStaff *til_staff_copy (const TilStaff *self);
void til_staff_free (TilStaff *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilUnit, til_unit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilStaff, til_staff_free)

G_END_DECLS
