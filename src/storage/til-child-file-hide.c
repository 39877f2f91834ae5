/* SPDX-License-Identifier: GPL-3.0-or-later */
/* R14: an export shows a child with protected identity neither by name nor by address nor by unit,
 * to its family either: a file is copied, lost and sent on. */
#include "til-child-file-private.h"

#include <glib/gi18n-lib.h>

#include "til-text.h"

static void
set_text (char **field, char *text)
{
  g_free (*field);
  *field = text;
}

static char *
numbered (const char *template_text, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);

  return til_text_fill (template_text, "n", number, NULL);
}

static void
hide_people (TilChild *child)
{
  set_text (&child->given_name, til_child_shown_name (child, NULL));
  set_text (&child->family_name, g_strdup (""));
  g_clear_pointer (&child->personnummer, g_free);
  g_clear_pointer (&child->group, g_free);
  child->birth_date = TIL_DATE_NONE;
  child->unit_id = 0;
  for (guint i = 0; i < child->guardians->len; i++)
    {
      TilGuardian *guardian = child->guardians->pdata[i];

      set_text (&guardian->name, numbered (_ ("Guardian {n}"), i + 1));
      g_clear_pointer (&guardian->phone, g_free);
      g_clear_pointer (&guardian->email, g_free);
    }
  for (guint i = 0; i < child->contacts->len; i++)
    {
      TilContact *contact = child->contacts->pdata[i];

      set_text (&contact->name, numbered (_ ("Contact {n}"), i + 1));
      g_clear_pointer (&contact->phone, g_free);
    }
}

static void
hide_meeting (TilMeeting *meeting)
{
  g_clear_pointer (&meeting->place, g_free);
  for (guint i = 0; i < meeting->participants->len; i++)
    g_clear_pointer (&((TilParticipant *)meeting->participants->pdata[i])->name, g_free);
}

/* Units are told by their kind only, as all of them together would tell where the child is; staff
 * by their role. What somebody wrote in words is left as it is. */
void
til_child_file_hide (TilCase *kase)
{
  hide_people (kase->child);
  for (guint i = 0; i < kase->units->len; i++)
    {
      TilUnit *unit = kase->units->pdata[i];

      set_text (&unit->name, g_strdup (til_unit_kind_name (unit->kind)));
    }
  for (guint i = 0; i < kase->staff->len; i++)
    {
      TilStaff *staff = kase->staff->pdata[i];

      set_text (&staff->name, g_strdup (staff->role ? staff->role : _ ("Staff")));
    }
  for (guint i = 0; i < kase->teams->len; i++)
    {
      TilTeam *team = kase->teams->pdata[i];

      set_text (&team->name, g_strdup (til_team_kind_name (team->kind)));
    }
  for (guint i = 0; i < kase->records[TIL_RECORD_MEETING]->len; i++)
    hide_meeting (kase->records[TIL_RECORD_MEETING]->pdata[i]);
}

/* Who opened the record is told by name elsewhere: here it would tell the units. */
void
til_child_file_hide_log (GPtrArray *log)
{
  for (guint i = 0; i < log->len; i++)
    g_clear_pointer (&((TilLogEntry *)log->pdata[i])->who, g_free);
}
