/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-plan-form.h"

#include <glib/gi18n-lib.h>

#include "til-choice.h"
#include "til-gui-util.h"
#include "til-record-rows-private.h"
#include "til-text.h"

/* One list holds people and units of four tables: a line's id tells which, above the row's id. */
#define TABLE_SHIFT 48
#define SOMEBODY_ELSE 0
#define THE_CHILD 1 /* below every table */

typedef enum
{
  TABLE_STAFF = 1,
  TABLE_UNIT,
  TABLE_GUARDIAN,
  TABLE_CONTACT
} Table;

typedef struct
{
  GArray *ids;      /* (owned) */
  GPtrArray *texts; /* (owned) */
} Lines;

static gint64
line_id (Table table, gint64 id)
{
  return ((gint64)table << TABLE_SHIFT) | id;
}

/* Takes text. */
static void
add_line (Lines *lines, gint64 id, char *text)
{
  g_array_append_val (lines->ids, id);
  g_ptr_array_add (lines->texts, text);
}

static char *
staff_text (const TilStaff *staff, const GPtrArray *units)
{
  g_autofree char *name = til_text_isolate (staff->name);

  for (guint i = 0; i < units->len; i++)
    {
      const TilUnit *unit = units->pdata[i];
      g_autofree char *isolated = til_text_isolate (unit->name);

      if (unit->id == staff->unit_id)
        return til_text_fill (_ ("{name}, {unit}"), "name", name, "unit", isolated, NULL);
    }
  return g_steal_pointer (&name);
}

static void
collect_family (Lines *lines, const TilChild *child)
{
  for (guint i = 0; i < child->guardians->len; i++)
    {
      const TilGuardian *guardian = child->guardians->pdata[i];

      add_line (lines, line_id (TABLE_GUARDIAN, guardian->id), til_text_isolate (guardian->name));
    }
  for (guint i = 0; i < child->contacts->len; i++)
    {
      const TilContact *contact = child->contacts->pdata[i];

      add_line (lines, line_id (TABLE_CONTACT, contact->id), til_text_isolate (contact->name));
    }
}

static void
fill_who (TilRowLink *link)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Lines lines = { ids, texts };
  const TilCase *kase = til_record_editor_get_case (link->editor);
  const GPtrArray *staff = til_record_editor_get_staff (link->editor);
  const GPtrArray *units = til_record_editor_get_units (link->editor);

  add_line (&lines, SOMEBODY_ELSE, g_strdup (_ ("Somebody else")));
  add_line (&lines, THE_CHILD, g_strdup (_ ("The child")));
  if (kase != NULL)
    collect_family (&lines, kase->child);
  for (guint i = 0; i < staff->len; i++)
    add_line (&lines, line_id (TABLE_STAFF, ((const TilStaff *)staff->pdata[i])->id),
              staff_text (staff->pdata[i], units));
  for (guint i = 0; i < units->len; i++)
    {
      const TilUnit *unit = units->pdata[i];

      add_line (&lines, line_id (TABLE_UNIT, unit->id), til_text_isolate (unit->name));
    }
  til_choice_set_lines (link->input, (const gint64 *)ids->data, (const char *const *)texts->pdata,
                        ids->len);
}

static gint64
who_id (const TilAction *action)
{
  if (action->staff_id != 0)
    return line_id (TABLE_STAFF, action->staff_id);
  if (action->guardian_id != 0)
    return line_id (TABLE_GUARDIAN, action->guardian_id);
  if (action->contact_id != 0)
    return line_id (TABLE_CONTACT, action->contact_id);
  if (action->unit_id != 0)
    return line_id (TABLE_UNIT, action->unit_id);
  return g_strcmp0 (action->who, _ ("The child")) == 0 ? THE_CHILD : SOMEBODY_ELSE;
}

static void
show_who (TilRowLink *link)
{
  til_choice_set_id (link->input, who_id (link->record));
}

static gint64
unit_of_staff (TilRowLink *link, gint64 staff_id)
{
  const GPtrArray *staff = til_record_editor_get_staff (link->editor);

  for (guint i = 0; i < staff->len; i++)
    if (((const TilStaff *)staff->pdata[i])->id == staff_id)
      return ((const TilStaff *)staff->pdata[i])->unit_id;
  return 0;
}

/* Whoever is on the staff acts for a unit, which consent must cover (R8). */
static void
set_who (TilRowLink *link, TilAction *action, gint64 chosen)
{
  gint64 id = chosen & (((gint64)1 << TABLE_SHIFT) - 1);
  Table table = (Table)(chosen >> TABLE_SHIFT);

  action->staff_id = table == TABLE_STAFF ? id : 0;
  action->guardian_id = table == TABLE_GUARDIAN ? id : 0;
  action->contact_id = table == TABLE_CONTACT ? id : 0;
  action->unit_id = table == TABLE_UNIT ? id : table == TABLE_STAFF ? unit_of_staff (link, id) : 0;
  til_record_set_text (&action->who, chosen == THE_CHILD ? _ ("The child") : NULL);
}

static void
who_changed_cb (TilRowLink *link)
{
  if (til_row_is_quiet (link))
    return;
  set_who (link, link->record, til_choice_get_id (link->input));
  til_row_touch (link);
}

GtkWidget *
til_plan_who_row_new (TilRecordEditor *editor, TilAction *action)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *down = gtk_drop_down_new (NULL, NULL);
  TilRowLink *link = til_row_link (row, editor, action, "staff_id", _ ("Who"), fill_who, show_who);

  link->input = down;
  til_choice_setup (down);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (down), TRUE);
  gtk_widget_set_valign (down, GTK_ALIGN_CENTER);
  til_set_accessible_label (down, _ ("Who"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Who"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), down);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), down);
  fill_who (link);
  g_signal_connect_swapped (down, "notify::selected", G_CALLBACK (who_changed_cb), link);
  til_row_show (link);
  return row;
}
