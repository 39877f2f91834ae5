/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-figures.h"

#define N_VOICE_KINDS 3

/* Figures of nothing yet: all counts zero. */
TilFigures *
til_figures_new (TilDate from, TilDate to)
{
  TilFigures *self = g_new0 (TilFigures, 1);

  self->from = from;
  self->to = to;
  self->steps_by_age = til_table_new (TIL_N_STEPS, TIL_N_AGE_GROUPS);
  self->dimensions = til_table_new (TIL_N_DIMENSIONS - 1, 3);
  return self;
}

void
til_figures_free (TilFigures *self)
{
  if (self == NULL)
    return;
  til_table_free (self->steps_by_age);
  til_table_free (self->dimensions);
  g_free (self);
}

static gboolean
is_small (gint64 count)
{
  return count > 0 && count < TIL_SMALLEST_GROUP;
}

/* R13. The number of children is the grand total of the steps, so both are hidden together; few
 * mappings or few children with one are hidden together, because neither can be more than the other
 * tells. Each dimension counts the mapped children anew, so its rows are protected against somebody
 * who knows their totals. */
void
til_figures_protect (TilFigures *self)
{
  g_return_if_fail (self != NULL);

  til_table_suppress (self->steps_by_age);
  til_table_suppress_rows (self->dimensions);

  self->hidden_children = is_small (self->n_children) ||
                          til_table_is_hidden (self->steps_by_age, TIL_N_STEPS, TIL_N_AGE_GROUPS);
  self->hidden_mapped_children = is_small (self->n_mapped_children);
  self->hidden_mappings = is_small (self->n_mappings) || self->hidden_mapped_children;
  for (guint i = 0; i < N_VOICE_KINDS; i++)
    self->hidden_voices[i] = is_small (self->n_voices[i]);
  self->hidden_without_dimension = is_small (self->n_without_dimension);
}

char *
til_figures_format (gint64 count, gboolean hidden)
{
  if (is_small (count))
    return g_strdup ("<5");
  if (hidden)
    return g_strdup ("·");
  return g_strdup_printf ("%" G_GINT64_FORMAT, count);
}
