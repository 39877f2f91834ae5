/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-record-merge.h"

#include <string.h>

static void
clash_free (gpointer data)
{
  TilRecordClash *clash = data;

  g_free (clash->shown.title);
  g_free (clash->shown.mine);
  g_free (clash->shown.theirs);
  g_free (clash);
}

static char **
text_of (gconstpointer record, const TilField *field)
{
  return til_record_field (record, field);
}

static GPtrArray *
array_of (gconstpointer record, const TilField *field)
{
  return *(GPtrArray **)til_record_field (record, field);
}

static GArray *
refs_of (gconstpointer record, const TilField *field)
{
  return *(GArray **)til_record_field (record, field);
}

/* How many bytes a field that is no array and no text takes. */
static gsize
value_size (TilFieldType type)
{
  switch (type)
    {
    case TIL_FIELD_DATE:
      return sizeof (TilDate);
    case TIL_FIELD_REF:
      return sizeof (gint64);
    default:
      return sizeof (int);
    }
}

static gboolean
same_value (gconstpointer a, gconstpointer b, const TilField *field)
{
  if (field->type == TIL_FIELD_TEXT)
    {
      const char *one = *text_of (a, field);
      const char *other = *text_of (b, field);

      return g_strcmp0 (one ? one : "", other ? other : "") == 0;
    }
  return memcmp (til_record_field (a, field), til_record_field (b, field),
                 value_size (field->type)) == 0;
}

static void
copy_value (gpointer to, gconstpointer from, const TilField *field)
{
  if (field->type == TIL_FIELD_TEXT)
    {
      char *text = g_strdup (*text_of (from, field));

      g_free (*text_of (to, field));
      *text_of (to, field) = text;
      return;
    }
  memcpy (til_record_field (to, field), til_record_field (from, field), value_size (field->type));
}

typedef struct
{
  const TilRecordNames *names;
  GPtrArray *clashes;
} Merge;

static void
add_clash (Merge *merge, gpointer mine, gconstpointer theirs, const TilField *field)
{
  const TilRecordNames *names = merge->names;
  TilRecordClash *clash = g_new0 (TilRecordClash, 1);

  clash->mine = mine;
  clash->theirs = theirs;
  clash->field = field;
  clash->shown.title = names->title (mine, field, names->data);
  clash->shown.mine = names->show (mine, field, names->data);
  clash->shown.theirs = names->show (theirs, field, names->data);
  clash->shown.joinable = field->type == TIL_FIELD_TEXT && *clash->shown.mine != '\0' &&
                          *clash->shown.theirs != '\0';
  g_ptr_array_add (merge->clashes, clash);
}

static void
merge_keys (const GPtrArray *base, GPtrArray *mine, const GPtrArray *theirs)
{
  for (guint i = 0; i < theirs->len; i++)
    if (!til_keys_have (base, theirs->pdata[i]))
      til_keys_set (mine, theirs->pdata[i], TRUE);
  for (guint i = 0; i < base->len; i++)
    if (!til_keys_have (theirs, base->pdata[i]))
      til_keys_set (mine, base->pdata[i], FALSE);
}

static void
merge_refs (const GArray *base, GArray *mine, const GArray *theirs)
{
  for (guint i = 0; i < theirs->len; i++)
    if (!til_refs_have (base, g_array_index (theirs, gint64, i)))
      til_refs_set (mine, g_array_index (theirs, gint64, i), TRUE);
  for (guint i = 0; i < base->len; i++)
    if (!til_refs_have (theirs, g_array_index (base, gint64, i)))
      til_refs_set (mine, g_array_index (base, gint64, i), FALSE);
}

static void merge_record (Merge *merge, gconstpointer base, gpointer mine, gconstpointer theirs);

static gpointer
find_part (const GPtrArray *parts, gint64 id)
{
  return id != 0 ? til_record_array_find (parts, id) : NULL;
}

/* A part, and what is in it, as one that is not saved yet. */
static void
make_new (gpointer part)
{
  TilRecord *self = part;

  self->id = self->revision = 0;
  for (guint i = 0; i < self->class->n_fields; i++)
    if (self->class->fields[i].type == TIL_FIELD_PARTS)
      g_ptr_array_foreach (array_of (part, &self->class->fields[i]), (GFunc)make_new, NULL);
}

static void
merge_parts (Merge *merge, const GPtrArray *base, GPtrArray *mine, const GPtrArray *theirs)
{
  for (guint i = 0; i < theirs->len; i++)
    {
      TilRecord *their = theirs->pdata[i];
      TilRecord *old = find_part (base, their->id);
      TilRecord *my = find_part (mine, their->id);

      if (my != NULL)
        merge_record (merge, old != NULL ? old : their, my, their);
      else if (old == NULL || !til_record_equal (old, their))
        g_ptr_array_insert (mine, (int)MIN (i, mine->len), til_record_copy (their));
    }
  for (guint i = mine->len; i-- > 0;)
    {
      TilRecord *my = mine->pdata[i];
      const TilRecord *old = find_part (base, my->id);

      if (my->id == 0 || find_part (theirs, my->id) != NULL)
        continue;
      if (old != NULL && til_record_equal (old, my))
        g_ptr_array_remove_index (mine, i);
      else
        make_new (my);
    }
}

static void
merge_record (Merge *merge, gconstpointer base, gpointer mine, gconstpointer theirs)
{
  TilRecord *self = mine;

  for (guint i = 0; i < self->class->n_fields; i++)
    {
      const TilField *field = &self->class->fields[i];

      if (field->type == TIL_FIELD_KEYS)
        merge_keys (array_of (base, field), array_of (mine, field), array_of (theirs, field));
      else if (field->type == TIL_FIELD_REFS)
        merge_refs (refs_of (base, field), refs_of (mine, field), refs_of (theirs, field));
      else if (field->type == TIL_FIELD_PARTS)
        merge_parts (merge, array_of (base, field), array_of (mine, field),
                     array_of (theirs, field));
      else if (same_value (base, theirs, field) || same_value (mine, theirs, field))
        continue;
      else if (same_value (base, mine, field))
        copy_value (mine, theirs, field);
      else
        add_clash (merge, mine, theirs, field);
    }
  self->revision = ((const TilRecord *)theirs)->revision;
}

GPtrArray *
til_record_merge (gconstpointer base,
                  gpointer mine,
                  gconstpointer theirs,
                  const TilRecordNames *names)
{
  Merge merge = { names, g_ptr_array_new_with_free_func (clash_free) };

  merge_record (&merge, base, mine, theirs);
  return merge.clashes;
}

void
til_record_clash_take_theirs (const TilRecordClash *clash)
{
  copy_value (clash->mine, clash->theirs, clash->field);
}

void
til_record_clash_take_both (const TilRecordClash *clash)
{
  char **mine = text_of (clash->mine, clash->field);
  char *both = g_strconcat (*mine, "\n", *text_of (clash->theirs, clash->field), NULL);

  g_free (*mine);
  *mine = both;
}

void
til_record_replace (gpointer record, gconstpointer from)
{
  const TilRecordClass *class = ((TilRecord *)record)->class;
  gpointer copy = til_record_copy (from);
  g_autofree gpointer old = g_memdup2 (record, class->size);

  g_return_if_fail (((const TilRecord *)from)->class == class);

  memcpy (record, copy, class->size);
  memcpy (copy, old, class->size);
  til_record_free (copy);
}

gboolean
til_record_holds (gconstpointer whole, gconstpointer record)
{
  const TilRecord *self = whole;

  if (whole == record)
    return TRUE;
  for (guint i = 0; i < self->class->n_fields; i++)
    if (self->class->fields[i].type == TIL_FIELD_PARTS)
      {
        const GPtrArray *parts = array_of (whole, &self->class->fields[i]);

        for (guint j = 0; j < parts->len; j++)
          if (til_record_holds (parts->pdata[j], record))
            return TRUE;
      }
  return FALSE;
}
