/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-case.h"

#include "til-locale.h"

TilCase *
til_case_new (void)
{
  TilCase *self = g_new0 (TilCase, 1);

  self->child = til_child_new ();
  self->mappings = g_ptr_array_new_with_free_func ((GDestroyNotify)til_mapping_free);
  self->steps = g_array_new (FALSE, TRUE, sizeof (TilStepChange));
  for (int i = 0; i < TIL_N_CASE_RECORDS; i++)
    self->records[i] = til_record_array_new ();
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify)til_unit_free);
  self->staff = g_ptr_array_new_with_free_func ((GDestroyNotify)til_staff_free);
  self->teams = til_record_array_new ();
  return self;
}

/* self may be NULL. */
void
til_case_free (TilCase *self)
{
  if (self == NULL)
    return;
  til_child_free (self->child);
  g_ptr_array_unref (self->mappings);
  g_array_unref (self->steps);
  for (int i = 0; i < TIL_N_CASE_RECORDS; i++)
    g_ptr_array_unref (self->records[i]);
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->staff);
  g_ptr_array_unref (self->teams);
  g_free (self);
}

static void
copy_records (GPtrArray *to, const GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, til_record_copy (from->pdata[i]));
}

TilCase *
til_case_copy (const TilCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  TilCase *copy = til_case_new ();
  til_child_free (copy->child);
  copy->child = til_child_copy (self->child);
  for (guint i = 0; i < self->mappings->len; i++)
    g_ptr_array_add (copy->mappings, til_mapping_copy (self->mappings->pdata[i]));
  g_array_append_vals (copy->steps, self->steps->data, self->steps->len);
  for (int i = 0; i < TIL_N_CASE_RECORDS; i++)
    copy_records (copy->records[i], self->records[i]);
  for (guint i = 0; i < self->units->len; i++)
    g_ptr_array_add (copy->units, til_unit_copy (self->units->pdata[i]));
  for (guint i = 0; i < self->staff->len; i++)
    g_ptr_array_add (copy->staff, til_staff_copy (self->staff->pdata[i]));
  copy_records (copy->teams, self->teams);
  return copy;
}

const TilUnit *
til_case_unit (const TilCase *self, gint64 id)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      const TilUnit *unit = self->units->pdata[i];
      if (id != 0 && unit->id == id)
        return unit;
    }
  return NULL;
}

const TilStaff *
til_case_staff (const TilCase *self, gint64 id)
{
  for (guint i = 0; i < self->staff->len; i++)
    {
      const TilStaff *staff = self->staff->pdata[i];
      if (id != 0 && staff->id == id)
        return staff;
    }
  return NULL;
}

const TilGuardian *
til_case_guardian (const TilCase *self, gint64 id)
{
  for (guint i = 0; i < self->child->guardians->len; i++)
    {
      const TilGuardian *guardian = self->child->guardians->pdata[i];
      if (id != 0 && guardian->id == id)
        return guardian;
    }
  return NULL;
}

const TilContact *
til_case_contact (const TilCase *self, gint64 id)
{
  for (guint i = 0; i < self->child->contacts->len; i++)
    {
      const TilContact *contact = self->child->contacts->pdata[i];
      if (id != 0 && contact->id == id)
        return contact;
    }
  return NULL;
}

const TilTeam *
til_case_team (const TilCase *self, gint64 id)
{
  return id != 0 ? til_record_array_find (self->teams, id) : NULL;
}

const TilMapping *
til_case_mapping (const TilCase *self, gint64 id)
{
  for (guint i = 0; i < self->mappings->len; i++)
    {
      const TilMapping *mapping = self->mappings->pdata[i];
      if (id != 0 && mapping->id == id)
        return mapping;
    }
  return NULL;
}

const TilAnalysis *
til_case_analysis_of (const TilCase *self, gint64 mapping_id)
{
  const GPtrArray *analyses = self->records[TIL_RECORD_ANALYSIS];

  for (guint i = 0; i < analyses->len; i++)
    {
      const TilAnalysis *analysis = analyses->pdata[i];
      if (mapping_id != 0 && analysis->mapping_id == mapping_id)
        return analysis;
    }
  return NULL;
}

gpointer
til_case_record (const TilCase *self, TilRecordKind kind, gint64 id)
{
  if (id == 0)
    return NULL;
  if (kind == TIL_RECORD_TEAM)
    return til_record_array_find (self->teams, id);
  return kind < TIL_N_CASE_RECORDS ? til_record_array_find (self->records[kind], id) : NULL;
}

const char *
til_case_unit_name (const TilCase *self, gint64 id)
{
  const TilUnit *unit = til_case_unit (self, id);

  return unit != NULL && unit->name != NULL ? unit->name : "";
}

const char *
til_case_staff_name (const TilCase *self, gint64 id)
{
  const TilStaff *staff = til_case_staff (self, id);

  return staff != NULL && staff->name != NULL ? staff->name : "";
}

static const TilWheel *
find_bundled (const char *key)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize)til_wheel_load_bundled ());

  const GPtrArray *wheels = (const GPtrArray *)once;
  for (guint i = 0; i < wheels->len; i++)
    {
      const TilWheel *wheel = wheels->pdata[i];
      if (g_strcmp0 (wheel->key, key) == 0)
        return wheel;
    }
  return NULL;
}

static const TilArea *
find_area (const TilCase *self, const char *wheel_key, const char *area_key)
{
  const TilArea *found = NULL;
  int version = 0;

  for (guint i = 0; i < self->mappings->len; i++)
    {
      const TilMapping *mapping = self->mappings->pdata[i];
      const TilWheel *wheel = mapping->wheel;

      if (wheel == NULL || g_strcmp0 (wheel->key, wheel_key) != 0 || wheel->version <= version)
        continue;
      int index = til_wheel_find_area (wheel, area_key);
      if (index >= 0)
        {
          found = til_wheel_area (wheel, (guint)index);
          version = wheel->version;
        }
    }
  const TilWheel *bundled = find_bundled (wheel_key);
  if (bundled != NULL && bundled->version > version)
    {
      int index = til_wheel_find_area (bundled, area_key);
      if (index >= 0)
        found = til_wheel_area (bundled, (guint)index);
    }
  return found;
}

const char *
til_case_area_name (const TilCase *self,
                    const char *wheel_key,
                    const char *area_key,
                    const char *language)
{
  g_return_val_if_fail (self != NULL, "");

  if (area_key == NULL)
    return "";
  const TilArea *area = wheel_key != NULL ? find_area (self, wheel_key, area_key) : NULL;
  if (area == NULL)
    return area_key;
  return til_local_get (area->name, language != NULL ? language : til_locale_language ());
}

static char *
name_of (const char *name)
{
  return g_strdup (name != NULL ? name : "");
}

char *
til_case_participant_name (const TilCase *self,
                           const TilParticipant *participant,
                           const char *language)
{
  const TilGuardian *guardian = til_case_guardian (self, participant->guardian_id);
  const TilContact *contact = til_case_contact (self, participant->contact_id);
  const TilStaff *staff = til_case_staff (self, participant->staff_id);

  switch (participant->kind)
    {
    case TIL_PARTICIPANT_CHILD:
      return til_child_shown_name (self->child, language);
    case TIL_PARTICIPANT_GUARDIAN:
      return name_of (guardian != NULL ? guardian->name : participant->name);
    case TIL_PARTICIPANT_NETWORK:
      return name_of (contact != NULL ? contact->name : participant->name);
    case TIL_PARTICIPANT_PROFESSIONAL:
      if (staff != NULL || participant->name != NULL)
        return name_of (staff != NULL ? staff->name : participant->name);
      return name_of (til_case_unit_name (self, participant->unit_id));
    case TIL_N_PARTICIPANTS:
    default:
      g_return_val_if_reached (name_of (NULL));
    }
}

char *
til_case_action_who (const TilCase *self, const TilAction *action, const char *language)
{
  const TilStaff *staff = til_case_staff (self, action->staff_id);
  const TilGuardian *guardian = til_case_guardian (self, action->guardian_id);
  const TilContact *contact = til_case_contact (self, action->contact_id);

  if (staff != NULL)
    return name_of (staff->name);
  if (guardian != NULL)
    return name_of (guardian->name);
  if (contact != NULL)
    return name_of (contact->name);
  if (action->who != NULL && *action->who != '\0')
    return name_of (action->who);
  return name_of (til_case_unit_name (self, action->unit_id));
}
