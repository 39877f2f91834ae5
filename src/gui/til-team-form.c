/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-team-form.h"

#include <glib/gi18n-lib.h>

#include "til-form-section.h"
#include "til-gui-util.h"
#include "til-picker.h"
#include "til-record-rows.h"
#include "til-team-data.h"
#include "til-text.h"

#define WIDTH 680
#define HEIGHT 700
#define OLDEST 25

static TilTeam *
team_of (TilFormSection *self)
{
  return til_record_editor_get_record (self->editor);
}

static const char *const *
kind_names (void)
{
  static const char *names[TIL_N_TEAM_KINDS + 1];

  for (int i = 0; i < TIL_N_TEAM_KINDS; i++)
    names[i] = til_team_kind_name (i);
  return names;
}

static const char *const *
rhythm_names (void)
{
  static const char *names[TIL_N_RHYTHMS + 1];

  for (int i = 0; i < TIL_N_RHYTHMS; i++)
    names[i] = til_rhythm_name (i);
  return names;
}

/* The usual ages of the kind, until others are chosen. */
static void
follow_kind_cb (TilRecordEditor *editor)
{
  TilTeam *team = til_record_editor_get_record (editor);
  int before = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (editor), "til-team-kind"));
  int from, to;

  if (before == (int)team->kind)
    return;
  g_object_set_data (G_OBJECT (editor), "til-team-kind", GINT_TO_POINTER (team->kind));
  til_team_kind_ages ((TilTeamKind)before, &from, &to);
  if (team->age_from != from || team->age_to != to)
    return;
  til_team_kind_ages (team->kind, &team->age_from, &team->age_to);
  til_record_editor_refresh (editor);
}

/* Members */

static void
update_member (TilFormSection *self, GtkWidget *row)
{
  const TilTeamMember *member = g_object_get_data (G_OBJECT (row), "til-member");
  const char *name = til_list_staff_name (til_record_editor_get_staff (self->editor),
                                          member->staff_id);
  const char *unit = til_list_unit_name (til_record_editor_get_units (self->editor),
                                         member->unit_id);
  g_autofree char *title = *name ? til_text_isolate (name) : g_strdup (_ ("Choose who it is"));
  g_autofree char *where = *unit ? til_text_isolate (unit) : g_strdup (_ ("Choose the unit"));
  g_autofree char *until = til_date_format (member->until);
  g_autofree char *date = til_text_isolate_ltr (until);
  g_autofree char *left = til_text_fill (_ ("{unit}, until {date}"), "unit", where, "date", date,
                                         NULL);

  til_expander_set_texts (row, title, member->until != TIL_DATE_NONE ? left : where);
}

static void
remove_cb (GtkWidget *button, TilFormSection *self)
{
  g_ptr_array_remove (team_of (self)->members, g_object_get_data (G_OBJECT (button), "til-member"));
  til_record_editor_refresh (self->editor);
}

static void
add_member (TilFormSection *self, TilTeamMember *member)
{
  GtkWidget *row = til_form_section_add_expander (self, member);
  AdwExpanderRow *expander = ADW_EXPANDER_ROW (row);
  GtkWidget *remove = til_icon_button_new ("user-trash-symbolic", _ ("Remove the member"));
  TilRecordEditor *editor = self->editor;

  g_object_set_data (G_OBJECT (row), "til-member", member);
  update_member (self, row);
  adw_expander_row_add_row (expander,
                            til_ref_row_new (editor, member, "unit_id", _ ("Unit"), NULL));
  adw_expander_row_add_row (expander, til_date_row_new (editor, member, "since", _ ("Since")));
  adw_expander_row_add_row (expander, til_date_row_new (editor, member, "until", _ ("Until")));
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (remove), "til-member", member);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), self);
  adw_expander_row_add_action (expander, remove);
}

static void
picked_cb (TilFormSection *self, gint64 id)
{
  const GPtrArray *staff = til_record_editor_get_staff (self->editor);
  TilTeamMember *member = til_record_add_part (team_of (self), "members");

  member->staff_id = id;
  member->since = til_date_today ();
  for (guint i = 0; i < staff->len; i++)
    if (((const TilStaff *)staff->pdata[i])->id == id)
      member->unit_id = ((const TilStaff *)staff->pdata[i])->unit_id;
  self->focus = member;
  if (member->unit_id == 0)
    self->expand = member;
  til_record_editor_refresh (self->editor);
}

static gboolean
is_member (const TilTeam *team, gint64 staff_id)
{
  for (guint i = 0; i < team->members->len; i++)
    {
      const TilTeamMember *member = team->members->pdata[i];

      if (member->staff_id == staff_id && member->until == TIL_DATE_NONE)
        return TRUE;
    }
  return FALSE;
}

static void
add_cb (TilFormSection *self)
{
  const GPtrArray *staff = til_record_editor_get_staff (self->editor);
  const GPtrArray *units = til_record_editor_get_units (self->editor);
  TilPicker *picker = til_picker_new (_ ("Add Member"), _ ("Search for a name or a unit"),
                                      _ ("No such person is on the staff list. Staff are added "
                                         "under Units and Staff in the menu."));

  til_picker_filter_by_itself (picker);
  for (guint i = 0; i < staff->len; i++)
    {
      const TilStaff *person = staff->pdata[i];

      if (!is_member (team_of (self), person->id))
        til_picker_add (picker, person->id, person->name,
                        til_list_unit_name (units, person->unit_id));
    }
  til_picker_finish (picker);
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (picked_cb), self);
  til_picker_present (picker, GTK_WIDGET (self->editor));
}

static char *
describe (const TilTeam *team)
{
  GString *text = g_string_new ("members");

  for (guint i = 0; i < team->members->len; i++)
    g_string_append_printf (text, ":%p", team->members->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
update_members (TilFormSection *self)
{
  const TilTeam *team = team_of (self);

  if (til_form_section_begin (self, describe (team)))
    {
      for (guint i = 0; i < team->members->len; i++)
        add_member (self, team->members->pdata[i]);
      til_form_section_add_button (self, _ ("Add Member…"), "list-add-symbolic",
                                   G_CALLBACK (add_cb));
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    if (ADW_IS_EXPANDER_ROW (self->rows->pdata[i]))
      update_member (self, self->rows->pdata[i]);
}

static void
fill (TilRecordEditor *editor)
{
  TilTeam *team = til_record_editor_get_record (editor);
  AdwPreferencesGroup *group = til_record_editor_add_group (editor, NULL, NULL);
  TilFormSection *members;

  adw_preferences_group_add (group, til_text_row_new (editor, team, "name", _ ("Name")));
  adw_preferences_group_add (
      group, til_enum_row_new (editor, team, "kind", _ ("Kind of team"), kind_names ()));
  adw_preferences_group_add (
      group, til_number_row_new (editor, team, "age_from", _ ("From age"), 0, OLDEST));
  adw_preferences_group_add (group,
                             til_number_row_new (editor, team, "age_to", _ ("To age"), 0, OLDEST));
  adw_preferences_group_add (
      group, til_enum_row_new (editor, team, "rhythm", _ ("How often it meets"), rhythm_names ()));
  members = til_form_section_new (editor, _ ("Members"), NULL);
  g_signal_connect_swapped (editor, "refresh", G_CALLBACK (update_members), members);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (update_members), members);
  g_signal_connect_swapped (editor, "sources-changed", G_CALLBACK (update_members), members);
  update_members (members);
  g_object_set_data (G_OBJECT (editor), "til-team-kind", GINT_TO_POINTER (team->kind));
  g_signal_connect (editor, "changed", G_CALLBACK (follow_kind_cb), NULL);
}

TilRecordEditor *
til_team_form_new (GtkWidget *parent, TilStore *store, const TilTeam *team)
{
  g_autoptr (TilTeam) record = team ? til_record_copy (team) : til_record_new_of (TIL_RECORD_TEAM);
  TilRecordEditor *editor;

  if (!team)
    {
      til_team_kind_ages (record->kind, &record->age_from, &record->age_to);
      record->rhythm = TIL_RHYTHM_MONTHLY;
    }
  editor = til_record_editor_new (NULL, store, record, team ? _ ("Team") : _ ("New Team"));
  til_record_editor_set_size (editor, WIDTH, HEIGHT);
  fill (editor);
  til_record_editor_present (editor, parent);
  return editor;
}
