/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-undertaking-words.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-team-data.h"
#include "til-text.h"

static char *
period_text (const TilUndertaking *self)
{
  g_autofree char *from = til_date_format (self->starts_on);
  g_autofree char *to = til_date_format (self->ends_on);
  g_autofree char *range = *from != '\0' && *to != '\0' ? g_strdup_printf ("%s – %s", from, to)
                                                        : g_strconcat (from, to, NULL);

  return *range != '\0' ? til_text_isolate_ltr (range) : g_strdup ("");
}

char *
til_undertaking_when_text (const TilUndertaking *self, TilDate on)
{
  g_autofree char *start = til_relative_date (self->starts_on, on);
  g_autofree char *end = til_relative_date (self->ends_on, on);

  if (self->status == TIL_UNDERTAKING_DONE)
    return period_text (self);
  /* Translators: {when} is "2 weeks ago", "yesterday". */
  if (til_undertaking_is_late (self, on))
    return til_text_fill (_ ("Late: was to end {when}"), "when", end, NULL);
  /* Translators: {when} is "3 weeks ago", "yesterday". */
  if (self->status == TIL_UNDERTAKING_NOT_STARTED && self->starts_on != TIL_DATE_NONE &&
      self->starts_on < on)
    return til_text_fill (_ ("Was to start {when}"), "when", start, NULL);
  /* Translators: {when} is "in 3 weeks", "today", "tomorrow". */
  if (self->status == TIL_UNDERTAKING_NOT_STARTED && self->starts_on != TIL_DATE_NONE)
    return til_text_fill (_ ("Starts {when}"), "when", start, NULL);
  if (self->ends_on != TIL_DATE_NONE)
    return til_text_fill (_ ("Ends {when}"), "when", end, NULL);
  return period_text (self);
}

char *
til_undertaking_who_text (const TilUndertaking *self, TilCollaborationData *data)
{
  const char *name = til_list_unit_name (til_collaboration_data_get_units (data), self->unit_id);
  g_autofree char *unit = til_text_isolate (name);
  g_autofree char *role = til_text_isolate (self->responsible != NULL ? self->responsible : "");

  if (*name != '\0' && self->responsible != NULL)
    return til_text_fill (_ ("{name}, {unit}"), "name", role, "unit", unit, NULL);
  if (self->responsible != NULL)
    return g_steal_pointer (&role);
  return g_strdup (*name != '\0' ? unit : "");
}

char *
til_undertaking_describe (const TilUndertaking *self, TilCollaborationData *data, TilDate on)
{
  g_autofree char *goal = til_text_isolate (self->goal != NULL ? self->goal : "");
  g_autofree char *when = til_undertaking_when_text (self, on);
  g_autofree char *who = til_undertaking_who_text (self, data);
  g_autofree char *first = til_text_fill (_ ("{status}. Goal: {goal}."), "status",
                                          til_undertaking_status_name (self->status), "goal", goal,
                                          NULL);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  g_ptr_array_add (parts, first);
  if (*when != '\0')
    g_ptr_array_add (parts, when);
  if (*who != '\0')
    g_ptr_array_add (parts, who);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("\n", (char **)parts->pdata);
}

static char *
number (guint n)
{
  return g_strdup_printf ("%u", n);
}

char *
til_plan_summary (const GPtrArray *undertakings, TilDate on)
{
  guint counts[TIL_N_UNDERTAKING_STATUSES] = { 0 };
  guint n_late = 0;

  for (guint i = 0; i < undertakings->len; i++)
    {
      const TilUndertaking *line = undertakings->pdata[i];

      counts[line->status]++;
      n_late += til_undertaking_is_late (line, on);
    }
  g_autofree char *all = number (undertakings->len);
  g_autofree char *not_started = number (counts[TIL_UNDERTAKING_NOT_STARTED]);
  g_autofree char *ongoing = number (counts[TIL_UNDERTAKING_ONGOING]);
  g_autofree char *done = number (counts[TIL_UNDERTAKING_DONE]);
  g_autofree char *late = number (n_late);
  g_autofree char *summary = til_text_fill (
      g_dngettext (
          GETTEXT_PACKAGE, "{n} activity: {red} not started, {yellow} ongoing, {green} done.",
          "{n} activities: {red} not started, {yellow} ongoing, {green} done.", undertakings->len),
      "n", all, "red", not_started, "yellow", ongoing, "green", done, NULL);
  g_autofree char *more = til_text_fill (
      g_dngettext (GETTEXT_PACKAGE, "{n} is late.", "{n} are late.", n_late), "n", late, NULL);

  return n_late > 0 ? g_strjoin (" ", summary, more, NULL) : g_steal_pointer (&summary);
}
