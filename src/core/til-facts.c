/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-facts.h"

#include "til-record.h"

TilFacts *
til_facts_new (void)
{
  TilFacts *self = g_new0 (TilFacts, 1);

  self->facts = g_array_new (FALSE, FALSE, sizeof (TilFact));
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify)til_unit_free);
  self->teams = til_record_array_new ();
  self->meeting_kinds = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
til_facts_free (TilFacts *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->facts);
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->teams);
  g_ptr_array_unref (self->meeting_kinds);
  g_free (self);
}

TilFact *
til_facts_add (TilFacts *self,
               TilFigureId figure,
               guint row,
               guint column,
               TilDate date,
               gint64 child_id,
               TilAgeGroup age,
               int unit)
{
  TilFact fact = { .figure = (guint8)figure,
                   .column = (guint8)column,
                   .age = (guint8)age,
                   .row = row,
                   .date = date,
                   .number = 1,
                   .unit = unit,
                   .child_id = child_id };

  g_return_val_if_fail (self != NULL && figure < TIL_N_FIGURES && column <= G_MAXUINT8, NULL);
  g_array_append_val (self->facts, fact);
  return &g_array_index (self->facts, TilFact, self->facts->len - 1);
}
