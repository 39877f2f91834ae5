/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-child.h"

#include <glib/gi18n-lib.h>

#include "til-error.h"
#include "til-language.h"
#include "til-locale.h"
#include "til-personnummer.h"
#include "til-text.h"

#define OLDEST 25 /* years */

static const char *const step_keys[TIL_N_STEPS] = { "notice", "map", "cooperate", "follow-up",
                                                    "closed" };

const char *
til_step_key (TilStep step)
{
  g_return_val_if_fail ((guint)step < TIL_N_STEPS, NULL);
  return step_keys[step];
}

/* FALSE, and step untouched, for a key that is not known. */
gboolean
til_step_from_key (const char *key, TilStep *step)
{
  for (guint i = 0; i < TIL_N_STEPS; i++)
    if (g_strcmp0 (key, step_keys[i]) == 0)
      {
        *step = (TilStep)i;
        return TRUE;
      }
  return FALSE;
}

const char *
til_step_name (TilStep step)
{
  switch (step)
    {
    case TIL_STEP_NOTICE:
      return C_ ("step of the process", "Notice");
    case TIL_STEP_MAP:
      return C_ ("step of the process", "Map");
    case TIL_STEP_COOPERATE:
      return C_ ("step of the process", "Cooperate");
    case TIL_STEP_FOLLOW_UP:
      return C_ ("step of the process", "Follow up");
    case TIL_STEP_CLOSED:
      return C_ ("step of the process", "Closed");
    case TIL_N_STEPS:
    default:
      g_return_val_if_reached ("");
    }
}

static const char *const schooling_keys[TIL_N_SCHOOLINGS] = {
  "none", "preschool", "school", "gymnasium", "gymnasium-outside", "left"
};

const char *
til_schooling_key (TilSchooling schooling)
{
  g_return_val_if_fail ((guint)schooling < TIL_N_SCHOOLINGS, NULL);
  return schooling_keys[schooling];
}

/* FALSE, and schooling untouched, for a key that is not known. */
gboolean
til_schooling_from_key (const char *key, TilSchooling *schooling)
{
  for (guint i = 0; i < TIL_N_SCHOOLINGS; i++)
    if (g_strcmp0 (key, schooling_keys[i]) == 0)
      {
        *schooling = (TilSchooling)i;
        return TRUE;
      }
  return FALSE;
}

const char *
til_schooling_name (TilSchooling schooling)
{
  switch (schooling)
    {
    case TIL_SCHOOLING_NONE:
      return C_ ("schooling", "By age");
    case TIL_SCHOOLING_PRESCHOOL:
      return C_ ("schooling", "At home or in preschool");
    case TIL_SCHOOLING_SCHOOL:
      return C_ ("schooling", "Preschool class to year 9");
    case TIL_SCHOOLING_GYMNASIUM:
      return C_ ("schooling", "Upper secondary school");
    case TIL_SCHOOLING_GYMNASIUM_OUTSIDE:
      return C_ ("schooling", "Upper secondary school outside the region");
    case TIL_SCHOOLING_LEFT:
      return C_ ("schooling", "Upper secondary school not begun, or left");
    case TIL_N_SCHOOLINGS:
    default:
      g_return_val_if_reached ("");
    }
}

TilGuardian *
til_guardian_new (void)
{
  TilGuardian *self = g_new0 (TilGuardian, 1);

  self->name = g_strdup ("");
  return self;
}

TilGuardian *
til_guardian_copy (const TilGuardian *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  TilGuardian *copy = g_new (TilGuardian, 1);
  *copy = *self;
  copy->name = g_strdup (self->name);
  copy->phone = g_strdup (self->phone);
  copy->email = g_strdup (self->email);
  copy->language = g_strdup (self->language);
  return copy;
}

void
til_guardian_free (TilGuardian *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->phone);
  g_free (self->email);
  g_free (self->language);
  g_free (self);
}

TilContact *
til_contact_new (void)
{
  TilContact *self = g_new0 (TilContact, 1);

  self->name = g_strdup ("");
  return self;
}

TilContact *
til_contact_copy (const TilContact *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  TilContact *copy = g_new (TilContact, 1);
  *copy = *self;
  copy->name = g_strdup (self->name);
  copy->relation = g_strdup (self->relation);
  copy->phone = g_strdup (self->phone);
  copy->note = g_strdup (self->note);
  return copy;
}

void
til_contact_free (TilContact *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->relation);
  g_free (self->phone);
  g_free (self->note);
  g_free (self);
}

/* A child without a name or a birth date, in the first step, without guardians and contacts. */
TilChild *
til_child_new (void)
{
  TilChild *self = g_new0 (TilChild, 1);

  self->given_name = g_strdup ("");
  self->family_name = g_strdup ("");
  self->guardians = g_ptr_array_new_with_free_func ((GDestroyNotify)til_guardian_free);
  self->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify)til_contact_free);
  return self;
}

static gpointer
copy_guardian (gconstpointer source, gpointer data)
{
  return til_guardian_copy (source);
}

static gpointer
copy_contact (gconstpointer source, gpointer data)
{
  return til_contact_copy (source);
}

TilChild *
til_child_copy (const TilChild *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  TilChild *copy = g_new (TilChild, 1);
  *copy = *self;
  copy->given_name = g_strdup (self->given_name);
  copy->family_name = g_strdup (self->family_name);
  copy->personnummer = g_strdup (self->personnummer);
  copy->group = g_strdup (self->group);
  copy->language = g_strdup (self->language);
  copy->note = g_strdup (self->note);
  copy->guardians = g_ptr_array_copy (self->guardians, copy_guardian, NULL);
  g_ptr_array_set_free_func (copy->guardians, (GDestroyNotify)til_guardian_free);
  copy->contacts = g_ptr_array_copy (self->contacts, copy_contact, NULL);
  g_ptr_array_set_free_func (copy->contacts, (GDestroyNotify)til_contact_free);
  return copy;
}

void
til_child_free (TilChild *self)
{
  if (self == NULL)
    return;
  g_free (self->given_name);
  g_free (self->family_name);
  g_free (self->personnummer);
  g_free (self->group);
  g_free (self->language);
  g_free (self->note);
  g_ptr_array_unref (self->guardians);
  g_ptr_array_unref (self->contacts);
  g_free (self);
}

static char *
join_names (const char *given_name, const char *family_name)
{
  g_autofree char *given = g_strstrip (g_strdup (given_name != NULL ? given_name : ""));
  g_autofree char *family = g_strstrip (g_strdup (family_name != NULL ? family_name : ""));

  if (*given == '\0' || *family == '\0')
    return g_strconcat (given, family, NULL);
  return g_strconcat (given, " ", family, NULL);
}

char *
til_child_full_name (const TilChild *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return join_names (self->given_name, self->family_name);
}

char *
til_shown_name (gint64 id,
                const char *given_name,
                const char *family_name,
                gboolean protected_identity,
                const char *language)
{
  if (!protected_identity)
    return join_names (given_name, family_name);

  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  return til_text_fill (
      til_label (language != NULL ? language : til_locale_language (), "child.protected"), "id",
      number, NULL);
}

char *
til_child_shown_name (const TilChild *self, const char *language)
{
  g_return_val_if_fail (self != NULL, NULL);
  return til_shown_name (self->id, self->given_name, self->family_name, self->protected_identity,
                         language);
}

static void
append_initial (GString *initials, const char *word)
{
  g_autofree char *valid = g_utf8_make_valid (word, -1);
  g_autofree char *composed = g_utf8_normalize (g_strstrip (valid), -1, G_NORMALIZE_NFC);

  if (*composed != '\0')
    g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (composed)));
}

/* Of the first given name and the family name; where there is no family name, of the first two
 * names. */
char *
til_child_initials (const TilChild *self)
{
  GString *initials = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, g_string_free (initials, FALSE));

  if (self->protected_identity)
    return g_string_free (initials, FALSE);

  g_autofree char *full = til_child_full_name (self);
  const char *family = self->family_name != NULL ? self->family_name : "";
  const char *second = strchr (full, ' ');
  append_initial (initials, full);
  if (self->given_name != NULL && *self->given_name != '\0' && *family != '\0')
    append_initial (initials, family);
  else if (second != NULL)
    append_initial (initials, second);
  return g_string_free (initials, FALSE);
}

static gboolean
is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;
  g_autofree char *folded = til_text_fold (text);
  return *folded == '\0';
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_birth (const TilChild *self, TilDate on, GError **error)
{
  TilDate birth;

  if (self->birth_date == TIL_DATE_NONE)
    return refuse (error, _ ("The birth date is missing."));
  if (self->birth_date > on)
    return refuse (error, _ ("The birth date lies in the future."));
  if (til_date_age (self->birth_date, on) > OLDEST)
    return refuse (error, _ ("The birth date is more than 25 years ago."));
  if (self->personnummer == NULL)
    return TRUE;
  if (!til_personnummer_parse (self->personnummer, on, NULL, &birth, error))
    return FALSE;
  if (birth != self->birth_date)
    return refuse (error, _ ("The personal identity number and the birth date do not agree."));
  return TRUE;
}

gboolean
til_child_validate (const TilChild *self, TilDate on, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (is_blank (self->given_name))
    return refuse (error, _ ("The given name is missing."));
  if (!check_birth (self, on, error))
    return FALSE;
  for (guint i = 0; i < self->guardians->len; i++)
    {
      const TilGuardian *guardian = g_ptr_array_index (self->guardians, i);
      if (is_blank (guardian->name))
        return refuse (error, _ ("A guardian has no name."));
    }
  for (guint i = 0; i < self->contacts->len; i++)
    {
      const TilContact *contact = g_ptr_array_index (self->contacts, i);
      if (is_blank (contact->name))
        return refuse (error, _ ("A contact has no name."));
    }
  return TRUE;
}

/* The most urgent of what applies; a closed process has at most an open voice to point out. */
TilAttention
til_attention (
    TilStep step, TilDate last_mapping, guint open_voices, gint64 responsible_id, TilDate on)
{
  if (open_voices > 0)
    return TIL_ATTENTION_VOICE_OPEN;
  if (step == TIL_STEP_CLOSED)
    return TIL_ATTENTION_NONE;
  if (step >= TIL_STEP_MAP && last_mapping == TIL_DATE_NONE)
    return TIL_ATTENTION_NO_MAPPING;
  if (last_mapping != TIL_DATE_NONE &&
      til_date_add_months (last_mapping, TIL_MAPPING_OLD_MONTHS) < on)
    return TIL_ATTENTION_MAPPING_OLD;
  if (responsible_id == 0)
    return TIL_ATTENTION_NO_RESPONSIBLE;
  return TIL_ATTENTION_NONE;
}

const char *
til_attention_text (TilAttention attention)
{
  switch (attention)
    {
    case TIL_ATTENTION_NONE:
      return "";
    case TIL_ATTENTION_VOICE_OPEN:
      return _ ("A voice is not finished");
    case TIL_ATTENTION_NO_MAPPING:
      return _ ("No mapping yet");
    case TIL_ATTENTION_MAPPING_OLD:
      return _ ("The last mapping is over six months old");
    case TIL_ATTENTION_NO_RESPONSIBLE:
      return _ ("Nobody is responsible");
    case TIL_N_ATTENTIONS:
    default:
      g_return_val_if_reached ("");
    }
}
