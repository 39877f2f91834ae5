/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-child-row-private.h"

struct _TilChildRow
{
  GObject parent_instance;

  gint64 id;
  TilChildSummary *summary; /* (owned) (nullable) */
};

enum
{
  PROP_0,
  PROP_LOADED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TilChildRow, til_child_row, G_TYPE_OBJECT)

static gboolean
same_summary (const TilChildSummary *a, const TilChildSummary *b)
{
  return a->id == b->id && a->birth_date == b->birth_date && a->step == b->step &&
         a->last_mapping == b->last_mapping && a->attention == b->attention &&
         a->protected_identity == b->protected_identity && g_strcmp0 (a->name, b->name) == 0 &&
         g_strcmp0 (a->unit, b->unit) == 0 && g_strcmp0 (a->responsible, b->responsible) == 0;
}

static void
til_child_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TilChildRow *self = TIL_CHILD_ROW (object);

  if (id == PROP_LOADED)
    g_value_set_boolean (value, self->summary != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
til_child_row_finalize (GObject *object)
{
  TilChildRow *self = TIL_CHILD_ROW (object);

  g_clear_pointer (&self->summary, til_child_summary_free);
  G_OBJECT_CLASS (til_child_row_parent_class)->finalize (object);
}

static void
til_child_row_class_init (TilChildRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = til_child_row_get_property;
  object_class->finalize = til_child_row_finalize;

  /* Notified whenever the summary arrives or changes. */
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                      G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
til_child_row_init (TilChildRow *self)
{
}

TilChildRow *
til_child_row_new (gint64 id)
{
  TilChildRow *self = g_object_new (TIL_TYPE_CHILD_ROW, NULL);

  self->id = id;
  return self;
}

void
til_child_row_take_summary (TilChildRow *self, TilChildSummary *summary)
{
  g_return_if_fail (TIL_IS_CHILD_ROW (self));
  g_return_if_fail (summary != NULL && summary->id == self->id);

  if (self->summary != NULL && same_summary (self->summary, summary))
    {
      til_child_summary_free (summary);
      return;
    }
  g_clear_pointer (&self->summary, til_child_summary_free);
  self->summary = summary;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

gint64
til_child_row_get_id (TilChildRow *self)
{
  g_return_val_if_fail (TIL_IS_CHILD_ROW (self), 0);

  return self->id;
}

const TilChildSummary *
til_child_row_get_summary (TilChildRow *self)
{
  g_return_val_if_fail (TIL_IS_CHILD_ROW (self), NULL);

  return self->summary;
}
