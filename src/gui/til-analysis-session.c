/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-analysis-session.h"

#include "til-gui-util.h"
#include "til-record-draft.h"
#include "til-record-merge.h"

#define TYPING_PAUSE_MS 700

struct _TilAnalysisSession
{
  GObject parent_instance;

  TilCaseModel *model; /* (owned) */
  TilAnalysis *base;   /* (owned) (nullable) as last known to be stored */
  TilAnalysis *typed;  /* (owned) (nullable) never another pointer for one mapping */
  TilAnalysis *sent;   /* (owned) (nullable) while it is being saved */
  char *base_next;     /* (owned) the mapping's sentence as last known to be stored */
  char *next;          /* (owned) as typed */
  char *sent_next;     /* (owned) (nullable) */
  char *problem;       /* (owned) (nullable) */
  guint pause;         /* (owned) timeout, 0 without */
  gboolean awaiting;   /* saved, and the case not read since: its revision is unknown */
  gboolean drafted;
  gboolean reading_draft;
};

enum
{
  CHANGED,
  STATE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilAnalysisSession, til_analysis_session, G_TYPE_OBJECT)

static void send_all (TilAnalysisSession *self);

/* Another outcome than "open" is stored with its day only: until it is concluded the choice is the
 * person's own. */
static TilAnalysis *
storable (TilAnalysisSession *self)
{
  TilAnalysis *analysis = til_record_copy (self->typed);

  if (analysis->date == TIL_DATE_NONE)
    analysis->outcome = TIL_OUTCOME_OPEN;
  return analysis;
}

static gboolean
is_dirty (TilAnalysisSession *self)
{
  g_autoptr (TilAnalysis) wanted = self->typed != NULL ? storable (self) : NULL;

  return wanted != NULL && !til_record_equal (wanted, self->base);
}

static gboolean
next_is_dirty (TilAnalysisSession *self)
{
  return self->typed != NULL && g_strcmp0 (self->next, self->base_next) != 0;
}

static void
set_problem (TilAnalysisSession *self, const char *problem)
{
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

/* Drafts: what could not be saved, and what is chosen but not concluded. */

static const char *
draft_key (TilAnalysisSession *self, gint64 *id)
{
  *id = self->typed->mapping_id;
  return "analysis.of-mapping";
}

static void
keep_draft (TilAnalysisSession *self)
{
  TilStore *store = til_case_model_get_store (self->model);
  gint64 id;
  const char *kind = draft_key (self, &id);

  if (!til_record_equal (self->typed, self->base))
    {
      g_autofree char *text = til_record_draft_pack (self->base, self->typed, til_date_today ());

      til_store_set_draft_async (store, kind, id, text, NULL, NULL);
      self->drafted = TRUE;
    }
  else if (self->drafted)
    {
      til_store_drop_draft_async (store, kind, id, NULL, NULL);
      self->drafted = FALSE;
    }
}

static char *
no_name (gconstpointer record, const TilField *field, gpointer data)
{
  return g_strdup ("");
}

static char *
own_text (gconstpointer record, const TilField *field, gpointer data)
{
  char *const *text = til_record_field (record, field);

  return g_strdup (field->type == TIL_FIELD_TEXT && *text != NULL ? *text : "");
}

/* Takes what they changed since base into typed; both texts stay where both wrote. */
static void
merge (gconstpointer base, TilAnalysis *typed, const TilAnalysis *theirs)
{
  static const TilRecordNames names = { no_name, own_text, NULL };
  g_autoptr (GPtrArray) clashes = til_record_merge (base, typed, theirs, &names);

  for (guint i = 0; i < clashes->len; i++)
    {
      const TilRecordClash *clash = g_ptr_array_index (clashes, i);

      if (clash->shown.joinable)
        til_record_clash_take_both (clash);
      else if (clash->field->type == TIL_FIELD_TEXT && *clash->shown.mine == '\0')
        til_record_clash_take_theirs (clash);
    }
}

typedef struct
{
  TilAnalysisSession *self; /* (owned) */
  gint64 mapping_id;
} DraftReading;

static void
draft_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree DraftReading *reading = data;
  g_autoptr (TilAnalysisSession) self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = til_store_get_draft_finish (TIL_STORE (source), result, &error);
  gpointer base = NULL, typed = NULL;
  TilDate date;

  if (error != NULL)
    g_warning ("A draft can't be read: %s", error->message);
  if (self->model == NULL || self->typed == NULL || self->typed->mapping_id != reading->mapping_id)
    return;
  self->reading_draft = FALSE;
  if (text != NULL &&
      til_record_draft_unpack (til_record_class (TIL_RECORD_ANALYSIS), text, &base, &typed, &date))
    {
      g_autoptr (TilAnalysis) kept = typed;
      g_autoptr (TilRecord) started = base;

      self->drafted = TRUE;
      merge (started, kept, self->base);
      merge (started, self->typed, kept);
      self->typed->record.id = self->base->record.id;
      self->typed->record.revision = self->base->record.revision;
    }
  g_signal_emit (self, signals[CHANGED], 0);
  send_all (self);
}

static void
read_draft (TilAnalysisSession *self)
{
  DraftReading *reading = g_new0 (DraftReading, 1);
  gint64 id;
  const char *kind = draft_key (self, &id);

  reading->self = g_object_ref (self);
  reading->mapping_id = id;
  self->reading_draft = TRUE;
  til_store_get_draft_async (til_case_model_get_store (self->model), kind, id, NULL, draft_read_cb,
                             reading);
}

/* Saving */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilAnalysisSession) self = data;
  g_autoptr (GError) error = NULL;
  gint64 id = til_store_id_finish (TIL_STORE (source), result, &error);
  g_autoptr (TilAnalysis) sent = g_steal_pointer (&self->sent);

  if (self->model == NULL || self->typed == NULL || sent->mapping_id != self->typed->mapping_id)
    return;
  if (id != 0)
    {
      til_record_replace (self->base, sent);
      self->base->record.id = self->typed->record.id = id;
      /* Its revision comes with the case that is read now. */
      self->awaiting = TRUE;
      keep_draft (self);
      set_problem (self, NULL);
      return;
    }
  keep_draft (self);
  if (g_error_matches (error, TIL_ERROR, TIL_ERROR_CONFLICT))
    {
      self->awaiting = TRUE;
      til_case_model_read (self->model);
    }
  else
    set_problem (self, error->message);
}

static void
send_analysis (TilAnalysisSession *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilAnalysis) wanted = storable (self);

  if (!til_record_validate (wanted, til_date_today (), &error) ||
      !til_case_check (til_case_model_get_case (self->model), wanted, til_date_today (), &error))
    {
      keep_draft (self);
      set_problem (self, error->message);
      return;
    }
  self->sent = g_steal_pointer (&wanted);
  til_store_save_record_async (til_case_model_get_store (self->model), self->sent, NULL, saved_cb,
                               g_object_ref (self));
}

static void
next_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilAnalysisSession) self = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = til_store_write_finish (TIL_STORE (source), result, &error);
  g_autofree char *sent = g_steal_pointer (&self->sent_next);

  if (self->model == NULL)
    return;
  if (saved)
    {
      g_free (self->base_next);
      self->base_next = g_steal_pointer (&sent);
      set_problem (self, NULL);
    }
  else if (g_error_matches (error, TIL_ERROR, TIL_ERROR_CONFLICT))
    til_case_model_read (self->model);
  else
    set_problem (self, error->message);
}

static void
send_next (TilAnalysisSession *self)
{
  self->sent_next = g_strdup (self->next);
  til_store_set_next_step_async (til_case_model_get_store (self->model), self->typed->mapping_id,
                                 self->next, self->base_next, NULL, next_saved_cb,
                                 g_object_ref (self));
}

static void
send_all (TilAnalysisSession *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->typed == NULL || self->reading_draft || til_case_model_is_read_only (self->model))
    return;
  if (self->sent == NULL && !self->awaiting && is_dirty (self))
    send_analysis (self);
  else if (self->sent == NULL && !self->awaiting)
    keep_draft (self);
  if (self->sent_next == NULL && next_is_dirty (self))
    send_next (self);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

static gboolean
pause_cb (gpointer data)
{
  TilAnalysisSession *self = data;

  self->pause = 0;
  send_all (self);
  return G_SOURCE_REMOVE;
}

/* The last words are sent, and kept as a draft should that be refused. */
static void
send_last (TilAnalysisSession *self)
{
  TilStore *store = til_case_model_get_store (self->model);

  if (self->typed == NULL || til_case_model_is_read_only (self->model))
    return;
  if (self->reading_draft)
    return;
  keep_draft (self);
  if (is_dirty (self) && self->sent == NULL && !self->awaiting)
    {
      g_autoptr (TilAnalysis) wanted = storable (self);

      til_store_save_record_async (store, wanted, NULL, NULL, NULL);
    }
  if (next_is_dirty (self) && self->sent_next == NULL)
    til_store_keep_next_step_async (store, self->typed->mapping_id, self->next, self->base_next,
                                    NULL, NULL);
}

static void
til_analysis_session_dispose (GObject *object)
{
  TilAnalysisSession *self = TIL_ANALYSIS_SESSION (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->model != NULL)
    send_last (self);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (til_analysis_session_parent_class)->dispose (object);
}

static void
forget (TilAnalysisSession *self)
{
  g_clear_pointer (&self->base, til_record_free);
  g_clear_pointer (&self->typed, til_record_free);
  g_clear_pointer (&self->base_next, g_free);
  g_clear_pointer (&self->next, g_free);
}

static void
til_analysis_session_finalize (GObject *object)
{
  TilAnalysisSession *self = TIL_ANALYSIS_SESSION (object);

  forget (self);
  g_clear_pointer (&self->sent, til_record_free);
  g_free (self->sent_next);
  g_free (self->problem);
  G_OBJECT_CLASS (til_analysis_session_parent_class)->finalize (object);
}

static void
til_analysis_session_class_init (TilAnalysisSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = til_analysis_session_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_analysis_session_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[STATE_CHANGED] = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
til_analysis_session_init (TilAnalysisSession *self)
{
}

TilAnalysisSession *
til_analysis_session_new (TilCaseModel *model)
{
  TilAnalysisSession *self = g_object_new (TIL_TYPE_ANALYSIS_SESSION, NULL);

  self->model = g_object_ref (model);
  return self;
}

/* Following the case */

static const char *
or_blank (const char *text)
{
  return text != NULL ? text : "";
}

static void
begin (TilAnalysisSession *self, const TilMapping *mapping, const TilAnalysis *stored)
{
  if (self->typed != NULL)
    send_last (self);
  forget (self);
  self->awaiting = FALSE;
  self->drafted = FALSE;
  self->base = stored != NULL ? til_record_copy (stored)
                              : til_analysis_new (mapping->child_id, mapping->id);
  self->typed = til_record_copy (self->base);
  self->base_next = g_strdup (or_blank (mapping->next_step));
  self->next = g_strdup (self->base_next);
  read_draft (self);
}

static void
follow_analysis (TilAnalysisSession *self, const TilMapping *mapping, const TilAnalysis *stored)
{
  g_autoptr (TilAnalysis) none = NULL;

  if (self->sent != NULL)
    return;
  if (stored == NULL)
    stored = none = til_analysis_new (mapping->child_id, mapping->id);
  merge (self->base, self->typed, stored);
  til_record_replace (self->base, stored);
  self->typed->record.id = stored->record.id;
  self->typed->record.revision = stored->record.revision;
  self->awaiting = FALSE;
}

static void
follow_next (TilAnalysisSession *self, const TilMapping *mapping)
{
  const char *stored = or_blank (mapping->next_step);

  if (self->sent_next != NULL || g_str_equal (stored, self->base_next))
    return;
  if (!next_is_dirty (self))
    {
      g_free (self->next);
      self->next = g_strdup (stored);
    }
  else if (*stored != '\0' && !g_str_equal (stored, self->next))
    {
      char *both = g_strconcat (self->next, " ", stored, NULL);

      g_free (self->next);
      self->next = both;
    }
  g_free (self->base_next);
  self->base_next = g_strdup (stored);
}

void
til_analysis_session_follow (TilAnalysisSession *self)
{
  const TilCase *kase = til_case_model_get_case (self->model);
  const TilMapping *mapping = kase->mappings->len > 0 ? kase->mappings->pdata[0] : NULL;
  const TilAnalysis *stored = mapping != NULL ? til_case_analysis_of (kase, mapping->id) : NULL;

  if (mapping == NULL)
    {
      if (self->typed != NULL)
        send_last (self);
      forget (self);
    }
  else if (self->typed == NULL || self->typed->mapping_id != mapping->id)
    begin (self, mapping, stored);
  else
    {
      follow_analysis (self, mapping, stored);
      follow_next (self, mapping);
    }
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->pause == 0)
    send_all (self);
}

TilAnalysis *
til_analysis_session_get (TilAnalysisSession *self)
{
  g_return_val_if_fail (TIL_IS_ANALYSIS_SESSION (self), NULL);
  return self->reading_draft ? NULL : self->typed;
}

const char *
til_analysis_session_get_next_step (TilAnalysisSession *self)
{
  g_return_val_if_fail (TIL_IS_ANALYSIS_SESSION (self), "");
  return or_blank (self->next);
}

void
til_analysis_session_set_next_step (TilAnalysisSession *self, const char *text)
{
  g_return_if_fail (TIL_IS_ANALYSIS_SESSION (self));

  g_free (self->next);
  self->next = g_strstrip (g_strdup (text));
  til_analysis_session_touch (self);
}

void
til_analysis_session_touch (TilAnalysisSession *self)
{
  g_return_if_fail (TIL_IS_ANALYSIS_SESSION (self));

  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (TYPING_PAUSE_MS, pause_cb, self);
  set_problem (self, NULL);
}

void
til_analysis_session_flush (TilAnalysisSession *self)
{
  g_return_if_fail (TIL_IS_ANALYSIS_SESSION (self));

  if (self->pause != 0)
    send_all (self);
}

gboolean
til_analysis_session_conclude (TilAnalysisSession *self, GError **error)
{
  g_autoptr (TilAnalysis) concluded = NULL;

  g_return_val_if_fail (TIL_IS_ANALYSIS_SESSION (self), FALSE);
  g_return_val_if_fail (self->typed != NULL, FALSE);

  concluded = til_record_copy (self->typed);
  concluded->date = til_date_today ();
  if (!til_record_validate (concluded, til_date_today (), error) ||
      !til_case_check (til_case_model_get_case (self->model), concluded, til_date_today (), error))
    return FALSE;
  self->typed->date = concluded->date;
  send_all (self);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

void
til_analysis_session_reopen (TilAnalysisSession *self)
{
  g_return_if_fail (TIL_IS_ANALYSIS_SESSION (self));
  g_return_if_fail (self->typed != NULL);

  self->typed->date = TIL_DATE_NONE;
  send_all (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

TilAnalysisState
til_analysis_session_get_state (TilAnalysisSession *self)
{
  g_return_val_if_fail (TIL_IS_ANALYSIS_SESSION (self), TIL_ANALYSIS_SAVED);

  if (self->problem != NULL)
    return TIL_ANALYSIS_FAILED;
  if (self->sent != NULL || self->sent_next != NULL || is_dirty (self) || next_is_dirty (self))
    return TIL_ANALYSIS_SAVING;
  return TIL_ANALYSIS_SAVED;
}

const char *
til_analysis_session_get_problem (TilAnalysisSession *self)
{
  g_return_val_if_fail (TIL_IS_ANALYSIS_SESSION (self), "");
  return or_blank (self->problem);
}
