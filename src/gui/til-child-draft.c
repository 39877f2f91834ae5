/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-child-draft.h"

static void
put_text (GKeyFile *file, const char *group, const char *key, const char *text)
{
  if (text != NULL)
    g_key_file_set_string (file, group, key, text);
}

static char *
get_text (GKeyFile *file, const char *group, const char *key)
{
  return g_key_file_get_string (file, group, key, NULL);
}

static void
take_text (char **field, GKeyFile *file, const char *group, const char *key)
{
  char *text = get_text (file, group, key);

  g_free (*field);
  *field = text;
}

/* For a field that is never NULL. */
static void
take_filled (char **field, GKeyFile *file, const char *group, const char *key)
{
  take_text (field, file, group, key);
  if (*field == NULL)
    *field = g_strdup ("");
}

static gboolean
get_flag (GKeyFile *file, const char *group, const char *key)
{
  return g_key_file_get_boolean (file, group, key, NULL);
}

static gint64
get_number (GKeyFile *file, const char *group, const char *key)
{
  return g_key_file_get_int64 (file, group, key, NULL);
}

static void
put_date (GKeyFile *file, const char *group, const char *key, TilDate date)
{
  g_autofree char *text = til_date_format (date);

  g_key_file_set_string (file, group, key, text);
}

static TilDate
get_date (GKeyFile *file, const char *group, const char *key)
{
  g_autofree char *text = get_text (file, group, key);
  TilDate date = TIL_DATE_NONE;

  return text != NULL && *text != '\0' && til_date_parse (text, &date, NULL) ? date : TIL_DATE_NONE;
}

static TilSchooling
get_schooling (GKeyFile *file, const char *group)
{
  g_autofree char *key = get_text (file, group, "schooling");
  TilSchooling schooling = TIL_SCHOOLING_NONE;

  if (key != NULL && !til_schooling_from_key (key, &schooling))
    schooling = TIL_SCHOOLING_NONE;
  return schooling;
}

static void
put_guardian (GKeyFile *file, const char *group, const TilGuardian *guardian)
{
  g_key_file_set_int64 (file, group, "id", guardian->id);
  g_key_file_set_int64 (file, group, "revision", guardian->revision);
  put_text (file, group, "name", guardian->name);
  put_text (file, group, "phone", guardian->phone);
  put_text (file, group, "email", guardian->email);
  put_text (file, group, "language", guardian->language);
  g_key_file_set_boolean (file, group, "interpreter", guardian->interpreter);
}

static TilGuardian *
get_guardian (GKeyFile *file, const char *group)
{
  TilGuardian *guardian = til_guardian_new ();

  guardian->id = get_number (file, group, "id");
  guardian->revision = get_number (file, group, "revision");
  take_filled (&guardian->name, file, group, "name");
  take_text (&guardian->phone, file, group, "phone");
  take_text (&guardian->email, file, group, "email");
  take_text (&guardian->language, file, group, "language");
  guardian->interpreter = get_flag (file, group, "interpreter");
  return guardian;
}

static void
put_contact (GKeyFile *file, const char *group, const TilContact *contact)
{
  g_key_file_set_int64 (file, group, "id", contact->id);
  g_key_file_set_int64 (file, group, "revision", contact->revision);
  put_text (file, group, "name", contact->name);
  put_text (file, group, "relation", contact->relation);
  put_text (file, group, "phone", contact->phone);
  put_text (file, group, "note", contact->note);
}

static TilContact *
get_contact (GKeyFile *file, const char *group)
{
  TilContact *contact = til_contact_new ();

  contact->id = get_number (file, group, "id");
  contact->revision = get_number (file, group, "revision");
  take_filled (&contact->name, file, group, "name");
  take_text (&contact->relation, file, group, "relation");
  take_text (&contact->phone, file, group, "phone");
  take_text (&contact->note, file, group, "note");
  return contact;
}

void
til_child_draft_put (GKeyFile *file, const char *name, const TilChild *child)
{
  g_key_file_set_int64 (file, name, "id", child->id);
  g_key_file_set_int64 (file, name, "revision", child->revision);
  put_text (file, name, "given-name", child->given_name);
  put_text (file, name, "family-name", child->family_name);
  put_text (file, name, "personnummer", child->personnummer);
  put_date (file, name, "birth-date", child->birth_date);
  g_key_file_set_int64 (file, name, "unit", child->unit_id);
  put_text (file, name, "group", child->group);
  put_text (file, name, "language", child->language);
  g_key_file_set_boolean (file, name, "interpreter", child->interpreter);
  g_key_file_set_boolean (file, name, "protected", child->protected_identity);
  put_text (file, name, "step", til_step_key (child->step));
  put_date (file, name, "step-since", child->step_since);
  g_key_file_set_string (file, name, "schooling", til_schooling_key (child->schooling));
  g_key_file_set_int64 (file, name, "responsible", child->responsible_id);
  put_text (file, name, "note", child->note);
  g_key_file_set_boolean (file, name, "deleted", child->deleted);

  for (guint i = 0; i < child->guardians->len; i++)
    {
      g_autofree char *group = g_strdup_printf ("%s guardian %u", name, i);

      put_guardian (file, group, g_ptr_array_index (child->guardians, i));
    }
  for (guint i = 0; i < child->contacts->len; i++)
    {
      g_autofree char *group = g_strdup_printf ("%s contact %u", name, i);

      put_contact (file, group, g_ptr_array_index (child->contacts, i));
    }
}

static void
get_people (GKeyFile *file, const char *name, TilChild *child)
{
  g_ptr_array_set_size (child->guardians, 0);
  for (guint i = 0;; i++)
    {
      g_autofree char *group = g_strdup_printf ("%s guardian %u", name, i);

      if (!g_key_file_has_group (file, group))
        break;
      g_ptr_array_add (child->guardians, get_guardian (file, group));
    }
  g_ptr_array_set_size (child->contacts, 0);
  for (guint i = 0;; i++)
    {
      g_autofree char *group = g_strdup_printf ("%s contact %u", name, i);

      if (!g_key_file_has_group (file, group))
        break;
      g_ptr_array_add (child->contacts, get_contact (file, group));
    }
}

TilChild *
til_child_draft_get (GKeyFile *file, const char *name)
{
  g_autofree char *step = NULL;
  TilChild *child;

  if (!g_key_file_has_group (file, name))
    return NULL;
  child = til_child_new ();
  child->id = get_number (file, name, "id");
  child->revision = get_number (file, name, "revision");
  take_filled (&child->given_name, file, name, "given-name");
  take_filled (&child->family_name, file, name, "family-name");
  take_text (&child->personnummer, file, name, "personnummer");
  child->birth_date = get_date (file, name, "birth-date");
  child->unit_id = get_number (file, name, "unit");
  take_text (&child->group, file, name, "group");
  take_text (&child->language, file, name, "language");
  child->interpreter = get_flag (file, name, "interpreter");
  child->protected_identity = get_flag (file, name, "protected");
  step = get_text (file, name, "step");
  if (step != NULL)
    til_step_from_key (step, &child->step);
  child->step_since = get_date (file, name, "step-since");
  child->schooling = get_schooling (file, name);
  child->responsible_id = get_number (file, name, "responsible");
  take_text (&child->note, file, name, "note");
  child->deleted = get_flag (file, name, "deleted");
  get_people (file, name, child);
  return child;
}
