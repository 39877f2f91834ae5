/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-record-words.h"

#include <glib/gi18n-lib.h>

struct _TilRecordWords
{
  GHashTable *titles;     /* (owned) TilField * to char * */
  GHashTable *enum_names; /* (owned) TilField * to char ** */
  GHashTable *refs;       /* (owned) "target id" to char * */
  const TilCase *kase;    /* borrowed (nullable) */
  const GPtrArray *units; /* borrowed */
  const GPtrArray *staff; /* borrowed */
};

TilRecordWords *
til_record_words_new (void)
{
  TilRecordWords *self = g_new0 (TilRecordWords, 1);

  self->titles = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->enum_names = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_strfreev);
  self->refs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
til_record_words_free (TilRecordWords *self)
{
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->enum_names);
  g_hash_table_unref (self->refs);
  g_free (self);
}

void
til_record_words_set (TilRecordWords *self,
                      const TilField *field,
                      const char *title,
                      const char *const *names)
{
  g_hash_table_insert (self->titles, (gpointer)field, g_strdup (title));
  if (names != NULL)
    g_hash_table_insert (self->enum_names, (gpointer)field, g_strdupv ((char **)names));
}

static char *
ref_key (TilRefTarget target, gint64 id)
{
  return g_strdup_printf ("%d %" G_GINT64_FORMAT, target, id);
}

void
til_record_words_set_ref (TilRecordWords *self, TilRefTarget target, gint64 id, const char *name)
{
  g_hash_table_insert (self->refs, ref_key (target, id), g_strdup (name));
}

static const char *
find_ref (const TilRecordWords *self, TilRefTarget target, gint64 id)
{
  g_autofree char *key = ref_key (target, id);
  const char *name = g_hash_table_lookup (self->refs, key);

  return name != NULL ? name : "";
}

static const char *
find_unit (const TilRecordWords *self, gint64 id)
{
  for (guint i = 0; i < self->units->len; i++)
    if (((const TilUnit *)self->units->pdata[i])->id == id)
      return ((const TilUnit *)self->units->pdata[i])->name;
  return "";
}

static const char *
find_staff (const TilRecordWords *self, gint64 id)
{
  for (guint i = 0; i < self->staff->len; i++)
    if (((const TilStaff *)self->staff->pdata[i])->id == id)
      return ((const TilStaff *)self->staff->pdata[i])->name;
  return "";
}

static const char *
find_name (const TilRecordWords *self, const TilField *field, gint64 id)
{
  const TilGuardian *guardian;
  const TilContact *contact;

  switch (field->target)
    {
    case TIL_REF_UNIT:
      return find_unit (self, id);
    case TIL_REF_STAFF:
      return find_staff (self, id);
    case TIL_REF_GUARDIAN:
      guardian = self->kase != NULL ? til_case_guardian (self->kase, id) : NULL;
      return guardian != NULL ? guardian->name : "";
    case TIL_REF_CONTACT:
      contact = self->kase != NULL ? til_case_contact (self->kase, id) : NULL;
      return contact != NULL ? contact->name : "";
    default:
      return find_ref (self, field->target, id);
    }
}

static char *
title_of_field (gconstpointer record, const TilField *field, gpointer data)
{
  const TilRecordWords *self = data;
  const char *title = g_hash_table_lookup (self->titles, field);

  return g_strdup (title != NULL ? title : _ ("Another detail of the record"));
}

static char *
show_field (gconstpointer record, const TilField *field, gpointer data)
{
  const TilRecordWords *self = data;
  gpointer value = til_record_field (record, field);
  const char *const *names;

  switch (field->type)
    {
    case TIL_FIELD_TEXT:
      return g_strdup (*(char **)value != NULL ? *(char **)value : "");
    case TIL_FIELD_DATE:
      return til_date_format (*(TilDate *)value);
    case TIL_FIELD_INT:
      return g_strdup_printf ("%d", *(int *)value);
    case TIL_FIELD_FLAG:
      return g_strdup (*(gboolean *)value ? _ ("Yes") : _ ("No"));
    case TIL_FIELD_ENUM:
      names = g_hash_table_lookup (self->enum_names, field);
      return g_strdup ((names != NULL ? names : field->keys)[*(int *)value]);
    case TIL_FIELD_REF:
      return g_strdup (find_name (self, field, *(gint64 *)value));
    default:
      return g_strdup ("");
    }
}

TilRecordNames
til_record_words_get_names (TilRecordWords *self,
                            const TilCase *kase,
                            const GPtrArray *units,
                            const GPtrArray *staff)
{
  self->kase = kase;
  self->units = units;
  self->staff = staff;
  return (TilRecordNames){ title_of_field, show_field, self };
}
