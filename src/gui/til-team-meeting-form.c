/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-team-meeting-form.h"

#include <glib/gi18n-lib.h>

#include "til-child-picker.h"
#include "til-gui-util.h"
#include "til-meeting-form-private.h"
#include "til-record-rows.h"
#include "til-team-data.h"
#include "til-text.h"

#define WIDTH 760
#define HEIGHT 700

/* What is known of a child on the agenda. */
typedef struct
{
  char *name; /* (owned) as shown (R14) */
  char *why;  /* (owned) (nullable) why it may not be named today (R8) */
} Named;

typedef struct
{
  TilRecordEditor *editor; /* borrowed: it owns this */
  TilStore *store;         /* (owned) */
  TilTeam *team;           /* (owned) */
  TilFormSection *points;  /* borrowed */
  TilFormSection *people;  /* borrowed */
  GHashTable *children;    /* (owned) gint64 * to Named */
} Form;

static void
named_free (gpointer data)
{
  Named *self = data;

  g_free (self->name);
  g_free (self->why);
  g_free (self);
}

static void
form_free (gpointer data)
{
  Form *self = data;

  g_object_unref (self->store);
  til_record_free (self->team);
  g_hash_table_unref (self->children);
  g_free (self);
}

static Form *
form_of (TilRecordEditor *editor)
{
  return g_object_get_data (G_OBJECT (editor), "til-team-meeting");
}

static TilMeeting *
meeting_of (TilRecordEditor *editor)
{
  return til_record_editor_get_record (editor);
}

static const char *const *
attendance_names (void)
{
  static const char *names[TIL_N_ATTENDANCES + 1];

  names[TIL_ATTENDANCE_INVITED] = _ ("Invited");
  names[TIL_ATTENDANCE_CAME] = _ ("Came");
  names[TIL_ATTENDANCE_ABSENT] = _ ("Did not come");
  return names;
}

static const char *const *
status_names (void)
{
  static const char *names[TIL_N_MEETING_STATUSES + 1];

  names[TIL_MEETING_PLANNED] = _ ("Planned");
  names[TIL_MEETING_HELD] = _ ("Held");
  names[TIL_MEETING_CANCELLED] = _ ("Cancelled");
  return names;
}

/* Who takes part */

static char *
describe_people (Form *form)
{
  const GPtrArray *people = meeting_of (form->editor)->participants;
  GString *text = g_string_new ("people");

  g_string_append_printf (text, ":%u:%u", til_record_editor_get_staff (form->editor)->len,
                          til_record_editor_get_units (form->editor)->len);
  for (guint i = 0; i < people->len; i++)
    g_string_append_printf (text, ":%p", people->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
update_people (TilFormSection *self)
{
  TilRecordEditor *editor = self->editor;
  const GPtrArray *people = meeting_of (editor)->participants;

  if (!til_form_section_begin (self, describe_people (form_of (editor))))
    return;
  for (guint i = 0; i < people->len; i++)
    {
      const TilParticipant *participant = people->pdata[i];
      TilTeamMember as_member = { .staff_id = participant->staff_id,
                                  .unit_id = participant->unit_id };
      g_autofree char *text = til_team_member_text (
          &as_member, til_record_editor_get_units (editor), til_record_editor_get_staff (editor));

      til_form_section_add (self, til_enum_row_new (editor, people->pdata[i], "attendance", text,
                                                    attendance_names ()));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->group), people->len > 0);
}

/* The agenda */

static char *
point_title (Form *form, const TilAgendaPoint *point)
{
  const Named *named = point->child_id != 0 ? g_hash_table_lookup (form->children, &point->child_id)
                                            : NULL;

  if (point->child_id == 0)
    return point->title ? til_text_isolate (point->title)
                        : g_strdup (_ ("A point without a title"));
  if (!named)
    return g_strdup (_ ("A child"));
  if (named->why && meeting_of (form->editor)->status == TIL_MEETING_PLANNED)
    return g_strdup (_ ("A child who may not be named"));
  return til_text_isolate (named->name);
}

static void
update_point (TilFormSection *self, GtkWidget *row)
{
  Form *form = form_of (self->editor);
  const TilAgendaPoint *point = g_object_get_data (G_OBJECT (row), "til-point");
  const Named *named = point->child_id != 0 ? g_hash_table_lookup (form->children, &point->child_id)
                                            : NULL;
  g_autofree char *title = point_title (form, point);
  const char *subtitle = named && named->why ? named->why : point->child_id ? point->title : NULL;

  til_expander_set_texts (row, title, subtitle);
}

static void
remove_cb (GtkWidget *button, TilFormSection *self)
{
  g_ptr_array_remove (meeting_of (self->editor)->points,
                      g_object_get_data (G_OBJECT (button), "til-point"));
  til_record_editor_refresh (self->editor);
}

static void
move_cb (GtkWidget *button, TilFormSection *self)
{
  gpointer point = g_object_get_data (G_OBJECT (button), "til-point");
  int steps = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "til-steps"));

  if (!til_part_move (meeting_of (self->editor)->points, point, steps))
    return;
  self->focus = point;
  til_record_editor_refresh (self->editor);
}

static GtkWidget *
action_new (TilAgendaPoint *point, const char *icon_name, const char *text, const char *title)
{
  g_autofree char *label = til_text_fill (text, "point", title, NULL);
  GtkWidget *button = til_icon_button_new (icon_name, label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "til-point", point);
  return button;
}

static void
add_point (TilFormSection *self, guint index)
{
  Form *form = form_of (self->editor);
  const GPtrArray *points = meeting_of (self->editor)->points;
  TilAgendaPoint *point = points->pdata[index];
  GtkWidget *row = til_form_section_add_expander (self, point);
  AdwExpanderRow *expander = ADW_EXPANDER_ROW (row);
  g_autofree char *title = point_title (form, point);
  GtkWidget *remove = action_new (point, "user-trash-symbolic", _ ("Remove “{point}”"), title);
  GtkWidget *down = action_new (point, "go-down-symbolic", _ ("Move “{point}” down"), title);
  GtkWidget *up = action_new (point, "go-up-symbolic", _ ("Move “{point}” up"), title);

  g_object_set_data (G_OBJECT (row), "til-point", point);
  update_point (self, row);
  adw_expander_row_add_row (
      expander, til_text_row_new (self->editor, point, "title",
                                  point->child_id != 0 ? _ ("What it is about") : _ ("Title")));
  adw_expander_row_add_row (
      expander, til_long_text_row_new (self->editor, point, "minutes", _ ("Minutes"), NULL));
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), self);
  g_object_set_data (G_OBJECT (down), "til-steps", GINT_TO_POINTER (1));
  g_signal_connect (down, "clicked", G_CALLBACK (move_cb), self);
  g_object_set_data (G_OBJECT (up), "til-steps", GINT_TO_POINTER (-1));
  g_signal_connect (up, "clicked", G_CALLBACK (move_cb), self);
  gtk_widget_set_sensitive (down, index + 1 < points->len);
  gtk_widget_set_sensitive (up, index > 0);
  adw_expander_row_add_action (expander, remove);
  adw_expander_row_add_action (expander, down);
  adw_expander_row_add_action (expander, up);
}

static void
remember (Form *self, TilCase *kase)
{
  const TilMeeting *meeting = meeting_of (self->editor);
  TilDate today = til_date_today ();
  gint64 id = kase->child->id;
  Named *named = g_new0 (Named, 1);
  g_autoptr (GError) error = NULL;

  named->name = til_child_shown_name (kase->child, NULL);
  if (!til_case_check_team (kase, self->team, meeting->date, &error) ||
      (meeting->status == TIL_MEETING_PLANNED &&
       !til_case_check_team (kase, self->team, today, &error)))
    named->why = g_strdup (error->message);
  g_hash_table_replace (self->children, g_memdup2 (&id, sizeof id), named);
}

static void
named_cb (TilCase *kase, gpointer data)
{
  TilRecordEditor *editor = data;
  Form *form = form_of (editor);
  TilMeeting *meeting = meeting_of (editor);
  TilAgendaPoint *point;

  for (guint i = 0; i < meeting->points->len; i++)
    if (((TilAgendaPoint *)meeting->points->pdata[i])->child_id == kase->child->id)
      {
        til_record_editor_set_problem (editor, _ ("The child is on the agenda already."));
        return;
      }
  point = til_record_add_part (meeting, "points");
  point->child_id = kase->child->id;
  remember (form, kase);
  form->points->focus = form->points->expand = point;
  til_record_editor_refresh (editor);
}

static void
add_child_cb (TilFormSection *self)
{
  Form *form = form_of (self->editor);
  TilDate date = meeting_of (self->editor)->date;

  til_child_picker_pick_named (GTK_WIDGET (self->editor), form->store, form->team,
                               date != TIL_DATE_NONE ? date : til_date_today (),
                               _ ("Add a Child to the Agenda"), named_cb, self->editor);
}

static void
add_other_cb (TilFormSection *self)
{
  self->focus = self->expand = til_record_add_part (meeting_of (self->editor), "points");
  til_record_editor_refresh (self->editor);
}

static char *
describe_points (const TilMeeting *meeting)
{
  GString *text = g_string_new ("points");

  for (guint i = 0; i < meeting->points->len; i++)
    g_string_append_printf (text, ":%p", meeting->points->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
update_points (TilFormSection *self)
{
  const TilMeeting *meeting = meeting_of (self->editor);

  if (til_form_section_begin (self, describe_points (meeting)))
    {
      for (guint i = 0; i < meeting->points->len; i++)
        add_point (self, i);
      til_form_section_add_button (self, _ ("Add a Child…"), "list-add-symbolic",
                                   G_CALLBACK (add_child_cb));
      til_form_section_add_button (self, _ ("Add Another Point"), "list-add-symbolic",
                                   G_CALLBACK (add_other_cb));
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    if (ADW_IS_EXPANDER_ROW (self->rows->pdata[i]))
      update_point (self, self->rows->pdata[i]);
}

static void
refresh_points (TilFormSection *self)
{
  g_clear_pointer (&self->shown, g_free);
  update_points (self);
}

/* The children that are on the agenda already. */

static void
case_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilRecordEditor) editor = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TilCase) kase = til_store_get_case_finish (TIL_STORE (source), result, &error);
  Form *form = form_of (editor);

  if (!kase || !form)
    return;
  remember (form, kase);
  update_points (form->points);
}

static void
read_children (Form *self)
{
  const GPtrArray *points = meeting_of (self->editor)->points;

  for (guint i = 0; i < points->len; i++)
    {
      gint64 child_id = ((const TilAgendaPoint *)points->pdata[i])->child_id;

      if (child_id != 0)
        til_store_get_case_async (self->store, child_id, NULL, case_read_cb,
                                  g_object_ref (self->editor));
    }
}

static void
fill (Form *self)
{
  TilRecordEditor *editor = self->editor;
  TilMeeting *meeting = meeting_of (editor);
  AdwPreferencesGroup *group;

  til_meeting_form_add_when_and_where (editor);
  self->points = til_form_section_new (
      editor, _ ("Agenda"),
      _ ("A child is named only when consent covers every unit of the team. Otherwise ask the "
         "question without a name."));
  g_signal_connect_swapped (editor, "refresh", G_CALLBACK (refresh_points), self->points);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (update_points), self->points);
  update_points (self->points);
  self->people = til_form_section_new (editor, _ ("Who takes part"), NULL);
  g_signal_connect_swapped (editor, "refresh", G_CALLBACK (update_people), self->people);
  g_signal_connect_swapped (editor, "sources-changed", G_CALLBACK (update_people), self->people);
  update_people (self->people);
  group = til_record_editor_add_group (editor, _ ("Afterwards"), NULL);
  adw_preferences_group_add (
      group, til_enum_row_new (editor, meeting, "status", _ ("Status"), status_names ()));
  adw_preferences_group_add (group,
                             til_date_row_new (editor, meeting, "next_date", _ ("Next meeting")));
  adw_preferences_group_add (group,
                             til_long_text_row_new (editor, meeting, "note", _ ("Note"), NULL));
}

TilRecordEditor *
til_team_meeting_form_new (GtkWidget *parent,
                           TilStore *store,
                           const TilTeam *team,
                           const TilMeeting *meeting)
{
  Form *self = g_new0 (Form, 1);
  g_autofree char *name = til_text_isolate (team->name);
  g_autofree char *title = til_text_fill (_ ("{team}: meeting"), "team", name, NULL);

  self->editor = til_record_editor_new (NULL, store, meeting, title);
  self->store = g_object_ref (store);
  self->team = til_record_copy (team);
  self->children = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, named_free);
  g_object_set_data_full (G_OBJECT (self->editor), "til-team-meeting", self, form_free);
  til_record_editor_set_size (self->editor, WIDTH, HEIGHT);
  fill (self);
  read_children (self);
  til_record_editor_present (self->editor, parent);
  return self->editor;
}
