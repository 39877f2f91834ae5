/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-record-draft.h"

#include <string.h>

#include "til-record-json.h"

struct _TilRecordDraft
{
  TilStore *store; /* (owned) */
  char *kind;      /* (owned) */
  gint64 id;
  gboolean kept;
};

/* A new round is one of its survey. (nullable) */
static const char *
survey_of (gconstpointer record)
{
  const TilRecordClass *class = ((const TilRecord *)record)->class;
  const TilField *field = til_record_class_find_field (class, "survey_key");

  return field != NULL && field->type == TIL_FIELD_TEXT ? *(char **)til_record_field (record, field)
                                                        : NULL;
}

TilRecordDraft *
til_record_draft_new (TilStore *store, gconstpointer record)
{
  const TilRecord *described = record;
  TilRecordDraft *self = g_new0 (TilRecordDraft, 1);
  gint64 child_id = til_record_get_ref (record, "child_id");
  gint64 mapping_id = til_record_get_ref (record, "mapping_id");
  gint64 team_id = til_record_get_ref (record, "team_id");
  const char *survey = survey_of (record);
  const char *of = "";

  if (described->id != 0)
    self->id = described->id;
  else if (mapping_id != 0)
    {
      of = ".new-of-mapping";
      self->id = mapping_id;
    }
  else if (child_id != 0 || team_id == 0)
    {
      of = ".new";
      self->id = child_id;
    }
  else
    {
      of = ".new-of-team";
      self->id = team_id;
    }
  if (described->id == 0 && survey != NULL)
    self->kind = g_strconcat (described->class->name, ".new-of-survey.", survey, NULL);
  else
    self->kind = g_strconcat (described->class->name, of, NULL);
  self->store = g_object_ref (store);
  return self;
}

void
til_record_draft_free (TilRecordDraft *self)
{
  g_object_unref (self->store);
  g_free (self->kind);
  g_free (self);
}

void
til_record_draft_drop (TilRecordDraft *self)
{
  if (self->kept)
    til_store_drop_draft_async (self->store, self->kind, self->id, NULL, NULL);
  self->kept = FALSE;
}

void
til_record_draft_keep (TilRecordDraft *self, gconstpointer base, gconstpointer record)
{
  g_autofree char *text = NULL;

  if (til_record_equal (base, record))
    {
      til_record_draft_drop (self);
      return;
    }
  text = til_record_draft_pack (base, record, til_date_today ());
  til_store_set_draft_async (self->store, self->kind, self->id, text, NULL, NULL);
  self->kept = TRUE;
}

gboolean
til_record_draft_is_kept (TilRecordDraft *self)
{
  return self->kept;
}

void
til_record_draft_read_async (TilRecordDraft *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  til_store_get_draft_async (self->store, self->kind, self->id, cancellable, callback, data);
}

char *
til_record_draft_read_finish (TilRecordDraft *self, GAsyncResult *result, GError **error)
{
  char *text = til_store_get_draft_finish (self->store, result, error);

  self->kept = text != NULL;
  return text;
}

/* As text */

#define GROUP "record"

char *
til_record_draft_pack (gconstpointer base, gconstpointer record, TilDate on)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *base_text = til_record_to_text (base);
  g_autofree char *text = til_record_to_text (record);
  g_autofree char *date = til_date_format (on);

  g_key_file_set_string (file, GROUP, "date", date);
  g_key_file_set_string (file, GROUP, "base", base_text);
  g_key_file_set_string (file, GROUP, "typed", text);
  return g_key_file_to_data (file, NULL, NULL);
}

static gpointer
unpack_record (const TilRecordClass *class, GKeyFile *file, const char *key)
{
  g_autofree char *text = g_key_file_get_string (file, GROUP, key, NULL);
  g_autoptr (GError) error = NULL;
  gpointer record = text != NULL ? til_record_from_text (class, text, &error) : NULL;

  if (error != NULL)
    g_info ("A draft of %s can't be read: %s", class->name, error->message);
  return record;
}

gboolean
til_record_draft_unpack (
    const TilRecordClass *class, const char *text, gpointer *base, gpointer *record, TilDate *date)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (TilRecord) read_base = NULL;
  g_autoptr (TilRecord) read_record = NULL;
  g_autofree char *day = NULL;

  if (!g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_NONE, NULL))
    return FALSE;
  day = g_key_file_get_string (file, GROUP, "date", NULL);
  read_base = unpack_record (class, file, "base");
  read_record = unpack_record (class, file, "typed");
  if (read_base == NULL || read_record == NULL || day == NULL || !til_date_parse (day, date, NULL))
    return FALSE;
  *base = g_steal_pointer (&read_base);
  *record = g_steal_pointer (&read_record);
  return TRUE;
}
