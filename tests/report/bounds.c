/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bounds.h"

#include <math.h>

typedef struct
{
  char *name; /* (owned) */
  double low, high;
  gboolean hidden;
} Number;

typedef enum
{
  SUM,
  SHARE,
  MOST,
} Kind;

typedef struct
{
  Kind kind;
  GArray *parts; /* (owned) (element-type guint) */
  guint whole;
  double share;
} Equation;

struct _Bounds
{
  GArray *numbers;
  GArray *equations;
};

#define SMALLEST_GROUP 5

/* Of a share that is rounded to tenths of a percent. */
#define ROUNDING 0.000501

static void
clear_number (gpointer data)
{
  g_free (((Number *)data)->name);
}

static void
clear_equation (gpointer data)
{
  g_array_unref (((Equation *)data)->parts);
}

Bounds *
bounds_new (void)
{
  Bounds *self = g_new0 (Bounds, 1);

  self->numbers = g_array_new (FALSE, FALSE, sizeof (Number));
  self->equations = g_array_new (FALSE, FALSE, sizeof (Equation));
  g_array_set_clear_func (self->numbers, clear_number);
  g_array_set_clear_func (self->equations, clear_equation);
  return self;
}

void
bounds_free (Bounds *self)
{
  g_array_unref (self->numbers);
  g_array_unref (self->equations);
  g_free (self);
}

guint
bounds_add (Bounds *self, const char *name, const char *shown)
{
  Number number = { g_strdup (name), 0, INFINITY, TRUE };

  if (g_ascii_isdigit (*shown))
    {
      number.low = number.high = g_ascii_strtod (shown, NULL);
      number.hidden = FALSE;
    }
  else if (g_str_equal (shown, "<5"))
    {
      number.low = 1;
      number.high = 4;
    }
  g_array_append_val (self->numbers, number);
  return self->numbers->len - 1;
}

guint
bounds_add_unseen (Bounds *self, const char *name)
{
  return bounds_add (self, name, "·");
}

static void
add (Bounds *self, Kind kind, GArray *parts, guint whole, double share)
{
  Equation equation = { kind, parts, whole, share };

  g_array_append_val (self->equations, equation);
}

void
bounds_add_sum (Bounds *self, const GArray *parts, guint whole)
{
  add (self, SUM, g_array_copy ((GArray *)parts), whole, 0);
}

static GArray *
make_single (guint part)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (guint));

  return g_array_append_val (parts, part);
}

void
bounds_add_share (Bounds *self, guint part, guint whole, const char *share)
{
  if (g_ascii_isdigit (*share))
    add (self, SHARE, make_single (part), whole, g_ascii_strtod (share, NULL) / 100);
}

void
bounds_add_most (Bounds *self, guint part, guint whole)
{
  add (self, MOST, make_single (part), whole, 0);
}

static Number *
get (Bounds *self, guint index)
{
  return &g_array_index (self->numbers, Number, index);
}

/* Whole numbers only. Whether anything is known better than before. */
static gboolean
narrow (Number *number, double low, double high)
{
  gboolean changed = FALSE;

  low = ceil (low - 1e-6);
  high = isinf (high) ? high : floor (high + 1e-6);
  if (low > number->low)
    {
      number->low = low;
      changed = TRUE;
    }
  if (high < number->high)
    {
      number->high = high;
      changed = TRUE;
    }
  return changed;
}

static gboolean
solve_sum (Bounds *self, const Equation *equation)
{
  Number *whole = get (self, equation->whole);
  double low = 0, high = 0;
  gboolean changed;

  for (guint i = 0; i < equation->parts->len; i++)
    {
      const Number *part = get (self, g_array_index (equation->parts, guint, i));

      low += part->low;
      high += part->high;
    }
  changed = narrow (whole, low, high);
  for (guint i = 0; i < equation->parts->len; i++)
    {
      Number *part = get (self, g_array_index (equation->parts, guint, i));
      double others_low = 0, others_high = 0;

      for (guint j = 0; j < equation->parts->len; j++)
        if (j != i)
          {
            const Number *other = get (self, g_array_index (equation->parts, guint, j));

            others_low += other->low;
            others_high += other->high;
          }
      changed = narrow (part, whole->low - others_high, whole->high - others_low) || changed;
    }
  return changed;
}

static gboolean
solve_share (Bounds *self, const Equation *equation)
{
  Number *part = get (self, g_array_index (equation->parts, guint, 0));
  Number *whole = get (self, equation->whole);
  double low = MAX (0, equation->share - ROUNDING), high = equation->share + ROUNDING;
  gboolean changed = narrow (part, low * whole->low,
                             isinf (whole->high) ? whole->high : high * whole->high);

  return narrow (whole, part->low / high,
                 low > 0 && !isinf (part->high) ? part->high / low : INFINITY) ||
         changed;
}

static gboolean
solve_one (Bounds *self, const Equation *equation)
{
  switch (equation->kind)
    {
    case SUM:
      return solve_sum (self, equation);
    case SHARE:
      return solve_share (self, equation);
    case MOST:
    default:
      {
        Number *part = get (self, g_array_index (equation->parts, guint, 0));
        Number *whole = get (self, equation->whole);
        gboolean changed = narrow (part, 0, whole->high);

        return narrow (whole, part->low, INFINITY) || changed;
      }
    }
}

const char *
bounds_solve (Bounds *self)
{
  gboolean changed = TRUE;

  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i < self->equations->len; i++)
        changed = solve_one (self, &g_array_index (self->equations, Equation, i)) || changed;
      for (guint i = 0; i < self->numbers->len; i++)
        if (get (self, i)->low > get (self, i)->high)
          return get (self, i)->name;
    }
  for (guint i = 0; i < self->numbers->len; i++)
    {
      const Number *number = get (self, i);

      /* That there is nothing gives nobody away, nor does a group that isn't small: what is
       * computed of it narrowed the others already. */
      if (number->hidden && number->low == number->high && number->low > 0 &&
          number->low < SMALLEST_GROUP)
        return number->name;
    }
  return NULL;
}
