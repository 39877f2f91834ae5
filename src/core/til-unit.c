/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-unit.h"

#include <glib/gi18n-lib.h>

static const char *const sector_keys[TIL_N_SECTORS] = { "municipality", "region", "independent" };

static const char *const kind_keys[TIL_N_UNIT_KINDS] = {
  "preschool",     "school", "student-health", "social-services", "child-health",
  "health-centre", "bup",    "habilitation",   "family-centre",   "other",
};

static int
find_key (const char *const *keys, guint n, const char *key)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (keys[i], key) == 0)
      return (int)i;
  return -1;
}

const char *
til_sector_key (TilSector sector)
{
  g_return_val_if_fail ((guint)sector < TIL_N_SECTORS, NULL);
  return sector_keys[sector];
}

/* FALSE, and sector untouched, for a key that is not known. */
gboolean
til_sector_from_key (const char *key, TilSector *sector)
{
  int i = find_key (sector_keys, TIL_N_SECTORS, key);

  if (i >= 0)
    *sector = (TilSector)i;
  return i >= 0;
}

const char *
til_unit_kind_key (TilUnitKind kind)
{
  g_return_val_if_fail ((guint)kind < TIL_N_UNIT_KINDS, NULL);
  return kind_keys[kind];
}

/* FALSE, and kind untouched, for a key that is not known. */
gboolean
til_unit_kind_from_key (const char *key, TilUnitKind *kind)
{
  int i = find_key (kind_keys, TIL_N_UNIT_KINDS, key);

  if (i >= 0)
    *kind = (TilUnitKind)i;
  return i >= 0;
}

const char *
til_sector_name (TilSector sector)
{
  switch (sector)
    {
    case TIL_SECTOR_MUNICIPALITY:
      return _ ("Municipality");
    case TIL_SECTOR_REGION:
      return _ ("Region");
    case TIL_SECTOR_INDEPENDENT:
      return _ ("Independent");
    case TIL_N_SECTORS:
    default:
      g_return_val_if_reached ("");
    }
}

const char *
til_unit_kind_name (TilUnitKind kind)
{
  switch (kind)
    {
    case TIL_UNIT_PRESCHOOL:
      return _ ("Preschool");
    case TIL_UNIT_SCHOOL:
      return _ ("School");
    case TIL_UNIT_STUDENT_HEALTH:
      return _ ("Student health");
    case TIL_UNIT_SOCIAL_SERVICES:
      return _ ("Social services");
    case TIL_UNIT_CHILD_HEALTH:
      return _ ("Child health care");
    case TIL_UNIT_HEALTH_CENTRE:
      return _ ("Health centre");
    case TIL_UNIT_BUP:
      return _ ("Child and adolescent psychiatry (BUP)");
    case TIL_UNIT_HABILITATION:
      return _ ("Habilitation");
    case TIL_UNIT_FAMILY_CENTRE:
      return _ ("Family centre");
    case TIL_UNIT_OTHER:
      return _ ("Other");
    case TIL_N_UNIT_KINDS:
    default:
      g_return_val_if_reached ("");
    }
}

TilUnit *
til_unit_new (void)
{
  TilUnit *self = g_new0 (TilUnit, 1);

  self->name = g_strdup ("");
  self->kind = TIL_UNIT_SCHOOL;
  return self;
}

TilUnit *
til_unit_copy (const TilUnit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  TilUnit *copy = g_new (TilUnit, 1);
  *copy = *self;
  copy->name = g_strdup (self->name);
  return copy;
}

void
til_unit_free (TilUnit *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self);
}

TilStaff *
til_staff_new (void)
{
  TilStaff *self = g_new0 (TilStaff, 1);

  self->name = g_strdup ("");
  return self;
}

TilStaff *
til_staff_copy (const TilStaff *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  TilStaff *copy = g_new (TilStaff, 1);
  *copy = *self;
  copy->name = g_strdup (self->name);
  copy->role = g_strdup (self->role);
  return copy;
}

void
til_staff_free (TilStaff *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->role);
  g_free (self);
}
