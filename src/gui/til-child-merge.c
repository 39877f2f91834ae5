/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-child-merge.h"

#include <glib/gi18n-lib.h>

#include "til-family-language.h"
#include "til-personnummer.h"

typedef enum
{
  FIELD_GIVEN_NAME,
  FIELD_FAMILY_NAME,
  FIELD_PERSONNUMMER,
  FIELD_BIRTH_DATE,
  FIELD_UNIT,
  FIELD_GROUP,
  FIELD_SCHOOLING,
  FIELD_LANGUAGE,
  FIELD_INTERPRETER,
  FIELD_PROTECTED,
  FIELD_RESPONSIBLE,
  FIELD_NOTE,
  N_FIELDS,
  /* From here on one number a person: N_FIELDS + 2 * index of theirs, and one more for a contact.
   */
} Field;

static const char *const titles[N_FIELDS] = {
  [FIELD_GIVEN_NAME] = N_ ("Given Names"),
  [FIELD_FAMILY_NAME] = N_ ("Family Name"),
  [FIELD_PERSONNUMMER] = N_ ("Personnummer"),
  [FIELD_BIRTH_DATE] = N_ ("Date of Birth"),
  [FIELD_UNIT] = N_ ("Unit"),
  [FIELD_GROUP] = N_ ("Class or Group"),
  [FIELD_SCHOOLING] = N_ ("Schooling"),
  [FIELD_LANGUAGE] = N_ ("Language at Home"),
  [FIELD_INTERPRETER] = N_ ("Needs an Interpreter"),
  [FIELD_PROTECTED] = N_ ("Protected Identity"),
  [FIELD_RESPONSIBLE] = N_ ("Person Responsible"),
  [FIELD_NOTE] = N_ ("Note"),
};

static void
clash_free (gpointer data)
{
  TilChildClash *clash = data;

  g_free (clash->title);
  g_free (clash->mine);
  g_free (clash->theirs);
  g_free (clash);
}

static char **
text_field (TilChild *child, Field field)
{
  switch (field)
    {
    case FIELD_GIVEN_NAME:
      return &child->given_name;
    case FIELD_FAMILY_NAME:
      return &child->family_name;
    case FIELD_PERSONNUMMER:
      return &child->personnummer;
    case FIELD_GROUP:
      return &child->group;
    case FIELD_LANGUAGE:
      return &child->language;
    case FIELD_NOTE:
      return &child->note;
    default:
      return NULL;
    }
}

static gint64
number_field (const TilChild *child, Field field)
{
  switch (field)
    {
    case FIELD_BIRTH_DATE:
      return child->birth_date;
    case FIELD_UNIT:
      return child->unit_id;
    case FIELD_SCHOOLING:
      return child->schooling;
    case FIELD_INTERPRETER:
      return child->interpreter;
    case FIELD_PROTECTED:
      return child->protected_identity;
    case FIELD_RESPONSIBLE:
      return child->responsible_id;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
same_text (const char *a, const char *b)
{
  return g_strcmp0 (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

static gboolean
same_field (const TilChild *a, const TilChild *b, Field field)
{
  char **text = text_field ((TilChild *)a, field);

  if (text != NULL)
    return same_text (*text, *text_field ((TilChild *)b, field));
  return number_field (a, field) == number_field (b, field);
}

static void
copy_field (TilChild *to, const TilChild *from, Field field)
{
  char **text = text_field (to, field);

  if (text != NULL)
    {
      g_free (*text);
      *text = g_strdup (*text_field ((TilChild *)from, field));
      return;
    }
  switch (field)
    {
    case FIELD_BIRTH_DATE:
      to->birth_date = from->birth_date;
      break;
    case FIELD_UNIT:
      to->unit_id = from->unit_id;
      break;
    case FIELD_SCHOOLING:
      to->schooling = from->schooling;
      break;
    case FIELD_INTERPRETER:
      to->interpreter = from->interpreter;
      break;
    case FIELD_PROTECTED:
      to->protected_identity = from->protected_identity;
      break;
    case FIELD_RESPONSIBLE:
      to->responsible_id = from->responsible_id;
      break;
    default:
      g_assert_not_reached ();
    }
}

static char *
show_unit (gint64 id, const GPtrArray *units)
{
  for (guint i = 0; i < units->len; i++)
    {
      const TilUnit *unit = g_ptr_array_index (units, i);

      if (unit->id == id)
        return g_strdup (unit->name);
    }

  return g_strdup ("");
}

static char *
show_staff (gint64 id, const GPtrArray *staff)
{
  for (guint i = 0; i < staff->len; i++)
    {
      const TilStaff *member = g_ptr_array_index (staff, i);

      if (member->id == id)
        return g_strdup (member->name);
    }

  return g_strdup ("");
}

static char *
show_field (const TilChild *child, Field field, const GPtrArray *units, const GPtrArray *staff)
{
  char **text = text_field ((TilChild *)child, field);

  if (field == FIELD_PERSONNUMMER && child->personnummer != NULL)
    return til_personnummer_format (child->personnummer);
  if (field == FIELD_LANGUAGE && child->language != NULL)
    return g_strdup (til_family_language_get_name (child->language));
  if (text != NULL)
    return g_strdup (*text != NULL ? *text : "");
  if (field == FIELD_BIRTH_DATE)
    return til_date_format (child->birth_date);
  if (field == FIELD_UNIT)
    return show_unit (child->unit_id, units);
  if (field == FIELD_SCHOOLING)
    return g_strdup (til_schooling_name (child->schooling));
  if (field == FIELD_RESPONSIBLE)
    return show_staff (child->responsible_id, staff);
  return g_strdup (number_field (child, field) ? _ ("Yes") : _ ("No"));
}

static void
add_clash (GPtrArray *clashes, int field, const char *title, char *mine, char *theirs)
{
  TilChildClash *clash = g_new0 (TilChildClash, 1);

  clash->field = field;
  clash->title = g_strdup (title);
  clash->mine = mine;
  clash->theirs = theirs;
  g_ptr_array_add (clashes, clash);
}

static gboolean
same_guardian (const TilGuardian *a, const TilGuardian *b)
{
  return same_text (a->name, b->name) && same_text (a->phone, b->phone) &&
         same_text (a->email, b->email) && same_text (a->language, b->language) &&
         a->interpreter == b->interpreter;
}

static gboolean
same_contact (const TilContact *a, const TilContact *b)
{
  return same_text (a->name, b->name) && same_text (a->relation, b->relation) &&
         same_text (a->phone, b->phone) && same_text (a->note, b->note);
}

/* Guardians and contacts are merged alike; both begin with id and revision. */
typedef struct
{
  gint64 id;
  gint64 revision;
} Person;

typedef struct
{
  const char *title;
  gboolean (*same) (gconstpointer a, gconstpointer b);
  gpointer (*copy) (gconstpointer person);
  char *(*show) (gconstpointer person);
  int offset; /* of the clash's field number */
} PersonKind;

static char *
join_parts (const char *const *parts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (; *parts != NULL; parts++)
    if (**parts != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", *parts);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
or_blank (const char *text)
{
  return text != NULL ? text : "";
}

static char *
show_guardian (gconstpointer person)
{
  const TilGuardian *guardian = person;
  const char *parts[] = { or_blank (guardian->name),
                          or_blank (guardian->phone),
                          or_blank (guardian->email),
                          guardian->language != NULL
                              ? til_family_language_get_name (guardian->language)
                              : "",
                          guardian->interpreter ? _ ("Needs an interpreter") : "",
                          NULL };

  return join_parts (parts);
}

static char *
show_contact (gconstpointer person)
{
  const TilContact *contact = person;
  const char *parts[] = { or_blank (contact->name), or_blank (contact->relation),
                          or_blank (contact->phone), or_blank (contact->note), NULL };

  return join_parts (parts);
}

static const PersonKind guardian_kind = {
  N_ ("Guardian"),
  (gboolean (*) (gconstpointer, gconstpointer))same_guardian,
  (gpointer (*) (gconstpointer))til_guardian_copy,
  show_guardian,
  0,
};
static const PersonKind contact_kind = {
  N_ ("Contact"),
  (gboolean (*) (gconstpointer, gconstpointer))same_contact,
  (gpointer (*) (gconstpointer))til_contact_copy,
  show_contact,
  1,
};

static Person *
find_person (GPtrArray *people, gint64 id, guint *index)
{
  for (guint i = 0; i < people->len; i++)
    {
      Person *person = g_ptr_array_index (people, i);

      if (person->id == id && id != 0)
        {
          if (index != NULL)
            *index = i;
          return person;
        }
    }

  return NULL;
}

static void
replace_person (GPtrArray *people, guint index, gpointer person)
{
  g_ptr_array_insert (people, (int)index, person);
  g_ptr_array_remove_index (people, index + 1);
}

/* What they have: new ones are added, changed ones taken or a clash. */
static void
merge_theirs (
    const PersonKind *kind, GPtrArray *base, GPtrArray *mine, GPtrArray *theirs, GPtrArray *clashes)
{
  for (guint i = 0; i < theirs->len; i++)
    {
      Person *their = g_ptr_array_index (theirs, i);
      Person *old = find_person (base, their->id, NULL);
      guint index;
      Person *my = find_person (mine, their->id, &index);

      if (my == NULL && (old == NULL || !kind->same (old, their)))
        g_ptr_array_add (mine, kind->copy (their));
      else if (my != NULL && old != NULL && kind->same (old, my))
        replace_person (mine, index, kind->copy (their));
      else if (my != NULL)
        {
          my->revision = their->revision;
          if (!kind->same (my, their) && (old == NULL || !kind->same (old, their)))
            add_clash (clashes, N_FIELDS + 2 * (int)i + kind->offset, _ (kind->title),
                       kind->show (my), kind->show (their));
        }
    }
}

/* What they removed goes, unless I changed it: then it is added anew. */
static void
merge_removed (const PersonKind *kind, GPtrArray *base, GPtrArray *mine, GPtrArray *theirs)
{
  for (guint i = base->len; i-- > 0;)
    {
      Person *old = g_ptr_array_index (base, i);
      guint index;
      Person *my = find_person (mine, old->id, &index);

      if (my == NULL || find_person (theirs, old->id, NULL) != NULL)
        continue;
      if (kind->same (old, my))
        g_ptr_array_remove_index (mine, index);
      else
        my->id = my->revision = 0;
    }
}

GPtrArray *
til_child_merge (const TilChild *base,
                 TilChild *mine,
                 const TilChild *theirs,
                 const GPtrArray *units,
                 const GPtrArray *staff)
{
  GPtrArray *clashes = g_ptr_array_new_with_free_func (clash_free);

  for (Field field = 0; field < N_FIELDS; field++)
    {
      if (same_field (base, theirs, field) || same_field (mine, theirs, field))
        continue;
      if (same_field (base, mine, field))
        copy_field (mine, theirs, field);
      else
        add_clash (clashes, field, _ (titles[field]), show_field (mine, field, units, staff),
                   show_field (theirs, field, units, staff));
    }

  merge_theirs (&guardian_kind, base->guardians, mine->guardians, theirs->guardians, clashes);
  merge_removed (&guardian_kind, base->guardians, mine->guardians, theirs->guardians);
  merge_theirs (&contact_kind, base->contacts, mine->contacts, theirs->contacts, clashes);
  merge_removed (&contact_kind, base->contacts, mine->contacts, theirs->contacts);

  mine->revision = theirs->revision;
  mine->step = theirs->step;
  mine->step_since = theirs->step_since;
  return clashes;
}

static void
take_person (const PersonKind *kind, GPtrArray *mine, GPtrArray *theirs, guint their_index)
{
  Person *their = g_ptr_array_index (theirs, their_index);
  guint index;

  if (find_person (mine, their->id, &index) != NULL)
    replace_person (mine, index, kind->copy (their));
}

void
til_child_merge_take_theirs (TilChild *mine, const TilChild *theirs, const TilChildClash *clash)
{
  guint person = (guint)(clash->field - N_FIELDS);

  if (clash->field < N_FIELDS)
    copy_field (mine, theirs, clash->field);
  else if (person % 2 == 0)
    take_person (&guardian_kind, mine->guardians, theirs->guardians, person / 2);
  else
    take_person (&contact_kind, mine->contacts, theirs->contacts, person / 2);
}

static gboolean
same_people (const PersonKind *kind, const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!kind->same (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}

gboolean
til_child_equal (const TilChild *a, const TilChild *b)
{
  for (Field field = 0; field < N_FIELDS; field++)
    if (!same_field (a, b, field))
      return FALSE;

  return same_people (&guardian_kind, a->guardians, b->guardians) &&
         same_people (&contact_kind, a->contacts, b->contacts);
}
