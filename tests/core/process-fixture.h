/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-case.h"

/* What the tests of the process share: a refused record tells why, and a case with a child in year
 * 6, two guardians and the units around it. */

#define ON (til_date_new (2026, 3, 10))
#define assert_valid(record, on) assert_validated (record, on, NULL)

/* word: (nullable) what the refusal's sentence must hold; NULL: the record is valid. */
static inline void
assert_validated (gconstpointer record, TilDate on, const char *word)
{
  g_autoptr (GError) error = NULL;
  gboolean valid = til_record_validate (record, on, &error);

  if (word == NULL)
    {
      g_assert_no_error (error);
      g_assert_true (valid);
      return;
    }
  g_assert_false (valid);
  g_assert_nonnull (error);
  g_assert_true (error->domain == TIL_ERROR);
  g_assert_true (error->code == TIL_ERROR_INVALID || error->code == TIL_ERROR_RULE);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not hold “%s”", error->message, word);
}

enum
{
  SCHOOL = 1,
  SOCIAL,
  BUP,
  ALI = 1, /* guardians */
  BERIT,
  SARA = 1, /* staff: at the school, responsible */
  PER,      /* social services */
  MARIA,    /* BUP */
  CHILD = 7,
};

static inline void
fixture_unit (TilCase *kase, gint64 id, const char *name, TilUnitKind kind, TilSector sector)
{
  TilUnit *unit = til_unit_new ();

  unit->id = id;
  g_free (unit->name);
  unit->name = g_strdup (name);
  unit->kind = kind;
  unit->sector = sector;
  g_ptr_array_add (kase->units, unit);
}

static inline void
fixture_staff (TilCase *kase, gint64 id, const char *name, gint64 unit_id)
{
  TilStaff *staff = til_staff_new ();

  staff->id = id;
  g_free (staff->name);
  staff->name = g_strdup (name);
  staff->unit_id = unit_id;
  g_ptr_array_add (kase->staff, staff);
}

static inline void
fixture_guardian (TilCase *kase, gint64 id, const char *name)
{
  TilGuardian *guardian = til_guardian_new ();

  guardian->id = id;
  g_free (guardian->name);
  guardian->name = g_strdup (name);
  g_ptr_array_add (kase->child->guardians, guardian);
}

static inline TilCase *
fixture_case (void)
{
  TilCase *kase = til_case_new ();

  if (kase->child == NULL)
    kase->child = til_child_new ();
  kase->child->id = CHILD;
  g_free (kase->child->given_name);
  kase->child->given_name = g_strdup ("Noor");
  kase->child->birth_date = til_date_new (2013, 5, 2);
  kase->child->unit_id = SCHOOL;
  fixture_guardian (kase, ALI, "Ali Haddad");
  fixture_guardian (kase, BERIT, "Berit Berg");
  fixture_unit (kase, SCHOOL, "Björkskolan", TIL_UNIT_SCHOOL, TIL_SECTOR_MUNICIPALITY);
  fixture_unit (kase, SOCIAL, "Socialtjänsten", TIL_UNIT_SOCIAL_SERVICES, TIL_SECTOR_MUNICIPALITY);
  fixture_unit (kase, BUP, "BUP", TIL_UNIT_BUP, TIL_SECTOR_REGION);
  fixture_staff (kase, SARA, "Sara Lind", SCHOOL);
  fixture_staff (kase, PER, "Per Ek", SOCIAL);
  fixture_staff (kase, MARIA, "Maria Sjö", BUP);
  return kase;
}

/* Appends a record of the child; borrowed. */
static inline gpointer
fixture_add (TilCase *kase, TilRecordKind kind)
{
  TilRecord *record = til_record_new_of (kind);
  const TilField *child = til_record_class_find_field (record->class, "child_id");

  record->id = 100 + (gint64)kase->records[kind]->len;
  *(gint64 *)til_record_field (record, child) = CHILD;
  g_ptr_array_add (kase->records[kind], record);
  return record;
}
