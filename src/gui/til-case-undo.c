/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-case-undo.h"

#include "til-gui-util.h"
#include "til-text.h"

#include <glib/gi18n-lib.h>

/* Something done that can be taken back: a deletion, or a step of the process. */
typedef struct
{
  gboolean is_step;
  TilRecordKind kind;
  gint64 id;
  TilStep from, to;
  guint number; /* never given twice, to tell which toast is meant */
} Deed;

struct _TilCaseUndo
{
  GObject parent_instance;

  TilCaseModel *model;     /* (owned) */
  AdwToastOverlay *toasts; /* borrowed, weak */
  GArray *done;            /* (owned) (element-type Deed) oldest first */
  GArray *undone;          /* (owned) (element-type Deed) */
  guint numbers;
  gboolean repeating; /* the model is about to tell what was redone or taken back */
};

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilCaseUndo, til_case_undo, G_TYPE_OBJECT)

static const char *
describe_deleted (TilRecordKind kind)
{
  switch (kind)
    {
    case TIL_RECORD_OBSERVATION:
      return _ ("Observation deleted");
    case TIL_RECORD_CONCERN:
      return _ ("Report of concern deleted");
    case TIL_RECORD_RESPONSIBLE:
      return _ ("Responsible person deleted");
    case TIL_RECORD_ANALYSIS:
      return _ ("Five questions deleted");
    case TIL_RECORD_CONSENT:
      return _ ("Consent deleted");
    case TIL_RECORD_MEETING:
      return _ ("Meeting deleted");
    case TIL_RECORD_PLAN:
      return _ ("Plan deleted");
    case TIL_RECORD_ENROLMENT:
      return _ ("Enrolment deleted");
    default:
      return _ ("Deleted");
    }
}

static void
take_back (TilCaseUndo *self, Deed deed)
{
  if (deed.is_step)
    til_case_model_set_step (self->model, deed.from);
  else
    til_case_model_set_deleted (self->model, deed.kind, deed.id, FALSE);
}

static void
undo_at (TilCaseUndo *self, guint index)
{
  Deed deed = g_array_index (self->done, Deed, index);

  g_array_remove_index (self->done, index);
  g_array_append_val (self->undone, deed);
  self->repeating = deed.is_step;
  take_back (self, deed);
  g_signal_emit (self, signals[CHANGED], 0);
}

typedef struct
{
  TilCaseUndo *self; /* (owned) */
  guint number;
} Offer;

static void
offer_free (gpointer data, GClosure *closure)
{
  Offer *offer = data;

  g_object_unref (offer->self);
  g_free (offer);
}

static void
undo_clicked_cb (AdwToast *toast, Offer *offer)
{
  for (guint i = 0; i < offer->self->done->len; i++)
    if (g_array_index (offer->self->done, Deed, i).number == offer->number)
      {
        undo_at (offer->self, i);
        return;
      }
}

static void
add_deed (TilCaseUndo *self, Deed deed, const char *text)
{
  AdwToast *toast = til_toast_new (text);
  Offer *offer = g_new0 (Offer, 1);

  deed.number = ++self->numbers;
  g_array_append_val (self->done, deed);
  offer->self = g_object_ref (self);
  offer->number = deed.number;
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), offer, offer_free,
                         0);
  if (self->toasts != NULL)
    adw_toast_overlay_add_toast (self->toasts, toast);
  else
    g_object_unref (toast);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show (TilCaseUndo *self, const char *text)
{
  if (self->toasts != NULL)
    adw_toast_overlay_add_toast (self->toasts, til_toast_new (text));
}

static void
deleted_cb (TilCaseUndo *self, int kind, gint64 id)
{
  add_deed (self, (Deed){ .kind = kind, .id = id }, describe_deleted (kind));
}

static void
stepped_cb (TilCaseUndo *self, int from, int to)
{
  g_autofree char *text = til_text_fill (_ ("Step: {step}"), "step", til_step_name (to), NULL);

  if (self->repeating)
    show (self, text);
  else
    add_deed (self, (Deed){ .is_step = TRUE, .from = from, .to = to }, text);
  self->repeating = FALSE;
}

static void
saved_cb (TilCaseUndo *self)
{
  show (self, _ ("Saved"));
}

static void
failed_cb (TilCaseUndo *self, const char *sentence)
{
  self->repeating = FALSE;
  show (self, sentence);
}

static void
til_case_undo_dispose (GObject *object)
{
  TilCaseUndo *self = TIL_CASE_UNDO (object);

  g_clear_object (&self->model);
  g_clear_weak_pointer (&self->toasts);
  G_OBJECT_CLASS (til_case_undo_parent_class)->dispose (object);
}

static void
til_case_undo_finalize (GObject *object)
{
  TilCaseUndo *self = TIL_CASE_UNDO (object);

  g_array_unref (self->done);
  g_array_unref (self->undone);
  G_OBJECT_CLASS (til_case_undo_parent_class)->finalize (object);
}

static void
til_case_undo_class_init (TilCaseUndoClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = til_case_undo_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_case_undo_finalize;
  signals[CHANGED] = g_signal_new ("changed", TIL_TYPE_CASE_UNDO, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
til_case_undo_init (TilCaseUndo *self)
{
  self->done = g_array_new (FALSE, FALSE, sizeof (Deed));
  self->undone = g_array_new (FALSE, FALSE, sizeof (Deed));
}

TilCaseUndo *
til_case_undo_new (TilCaseModel *model, AdwToastOverlay *toasts)
{
  TilCaseUndo *self = g_object_new (TIL_TYPE_CASE_UNDO, NULL);

  self->model = g_object_ref (model);
  g_set_weak_pointer (&self->toasts, toasts);
  g_signal_connect_object (model, "deleted", G_CALLBACK (deleted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "stepped", G_CALLBACK (stepped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

gboolean
til_case_undo_can_undo (TilCaseUndo *self)
{
  g_return_val_if_fail (TIL_IS_CASE_UNDO (self), FALSE);
  return self->done->len > 0;
}

gboolean
til_case_undo_can_redo (TilCaseUndo *self)
{
  g_return_val_if_fail (TIL_IS_CASE_UNDO (self), FALSE);
  return self->undone->len > 0;
}

void
til_case_undo_undo (TilCaseUndo *self)
{
  g_return_if_fail (TIL_IS_CASE_UNDO (self));

  if (self->done->len > 0)
    undo_at (self, self->done->len - 1);
}

/* What is done again comes back as a deed of its own, once it is written. */
void
til_case_undo_redo (TilCaseUndo *self)
{
  Deed deed;

  g_return_if_fail (TIL_IS_CASE_UNDO (self));

  if (self->undone->len == 0)
    return;
  deed = g_array_index (self->undone, Deed, self->undone->len - 1);
  g_array_set_size (self->undone, self->undone->len - 1);
  if (deed.is_step)
    til_case_model_set_step (self->model, deed.to);
  else
    til_case_model_set_deleted (self->model, deed.kind, deed.id, TRUE);
  g_signal_emit (self, signals[CHANGED], 0);
}
