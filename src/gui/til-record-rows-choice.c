/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-record-rows-private.h"

#include <glib/gi18n-lib.h>

#include "til-choice.h"
#include "til-gui-util.h"
#include "til-locale.h"
#include "til-text.h"

/* With more lines the list is searched by typing. */
#define MANY_LINES 12

/* A combo row, or a searchable drop-down in a row where there is much to choose from. */
static GtkWidget *
choice_row_new (const char *title, guint n_lines, GtkWidget **input)
{
  GtkWidget *row, *down;

  if (n_lines <= MANY_LINES)
    {
      *input = row = adw_combo_row_new ();
      til_choice_setup (row);
    }
  else
    {
      row = adw_action_row_new ();
      *input = down = gtk_drop_down_new (NULL, NULL);
      til_choice_setup (down);
      gtk_drop_down_set_enable_search (GTK_DROP_DOWN (down), TRUE);
      gtk_widget_set_valign (down, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (down, "til-plain-choice");
      til_set_accessible_label (down, title);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), down);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), down);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

/* One of an enum */

static void
show_enum (TilRowLink *link)
{
  til_choice_set_id (link->input, *(int *)til_row_value (link));
}

static void
enum_changed_cb (TilRowLink *link)
{
  if (til_row_is_quiet (link))
    return;
  *(int *)til_row_value (link) = (int)til_choice_get_id (link->input);
  til_row_touch (link);
}

GtkWidget *
til_enum_row_new (TilRecordEditor *editor,
                  gpointer record,
                  const char *field,
                  const char *title,
                  const char *const *names)
{
  GtkWidget *input;
  GtkWidget *row = choice_row_new (title, g_strv_length ((char **)names), &input);
  TilRowLink *link = til_row_link (row, editor, record, field, title, NULL, show_enum);

  link->input = input;
  til_record_editor_name_field (editor, link->class, link->field, title, names);
  til_choice_set_texts (input, names);
  g_signal_connect_swapped (input, "notify::selected", G_CALLBACK (enum_changed_cb), link);
  til_row_show (link);
  return row;
}

/* A person or unit */

typedef struct
{
  GArray *ids;      /* (owned) */
  GPtrArray *texts; /* (owned) */
} Lines;

static void
add_line (Lines *lines, gint64 id, const char *name)
{
  g_array_append_val (lines->ids, id);
  g_ptr_array_add (lines->texts, til_text_isolate (name != NULL ? name : ""));
}

static void
collect_people (Lines *lines, const TilCase *kase, TilRefTarget target)
{
  const GPtrArray *people;

  if (kase == NULL)
    return;
  people = target == TIL_REF_GUARDIAN ? kase->child->guardians : kase->child->contacts;
  for (guint i = 0; i < people->len; i++)
    if (target == TIL_REF_GUARDIAN)
      add_line (lines, ((TilGuardian *)people->pdata[i])->id,
                ((TilGuardian *)people->pdata[i])->name);
    else
      add_line (lines, ((TilContact *)people->pdata[i])->id,
                ((TilContact *)people->pdata[i])->name);
}

static void
collect_lines (TilRowLink *link, Lines *lines)
{
  const TilCase *kase = til_record_editor_get_case (link->editor);
  const GPtrArray *rows;

  switch (link->field->target)
    {
    case TIL_REF_UNIT:
      rows = til_record_editor_get_units (link->editor);
      for (guint i = 0; i < rows->len; i++)
        add_line (lines, ((TilUnit *)rows->pdata[i])->id, ((TilUnit *)rows->pdata[i])->name);
      break;
    case TIL_REF_STAFF:
      rows = til_record_editor_get_staff (link->editor);
      for (guint i = 0; i < rows->len; i++)
        add_line (lines, ((TilStaff *)rows->pdata[i])->id, ((TilStaff *)rows->pdata[i])->name);
      break;
    case TIL_REF_GUARDIAN:
    case TIL_REF_CONTACT:
      collect_people (lines, kase, link->field->target);
      break;
    case TIL_REF_TEAM:
      for (guint i = 0; kase != NULL && i < kase->teams->len; i++)
        add_line (lines, ((TilRecord *)kase->teams->pdata[i])->id,
                  ((TilTeam *)kase->teams->pdata[i])->name);
      break;
    default:
      g_error ("A row can't choose the %s of a %s", link->field->name, link->class->name);
    }
}

/* text: the words for nobody. */
static void
fill_refs (TilRowLink *link)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Lines lines = { ids, texts };

  add_line (&lines, 0, link->text != NULL ? link->text : _ ("Choose…"));
  collect_lines (link, &lines);
  til_choice_set_lines (link->input, (const gint64 *)ids->data, (const char *const *)texts->pdata,
                        ids->len);
}

static void
show_ref (TilRowLink *link)
{
  til_choice_set_id (link->input, *(gint64 *)til_row_value (link));
}

static void
ref_changed_cb (TilRowLink *link)
{
  if (til_row_is_quiet (link))
    return;
  *(gint64 *)til_row_value (link) = til_choice_get_id (link->input);
  til_row_touch (link);
}

static guint
count_lines (TilRecordEditor *editor, TilRefTarget target)
{
  /* Before they are read there may be any number. */
  if (target == TIL_REF_UNIT)
    return til_record_editor_get_model (editor) == NULL ? G_MAXUINT
                                                        : til_record_editor_get_units (editor)->len;
  if (target == TIL_REF_STAFF)
    return til_record_editor_get_model (editor) == NULL ? G_MAXUINT
                                                        : til_record_editor_get_staff (editor)->len;
  return 0;
}

GtkWidget *
til_ref_row_new (TilRecordEditor *editor,
                 gpointer record,
                 const char *field,
                 const char *title,
                 const char *none)
{
  const TilField *described = til_record_class_find_field (((TilRecord *)record)->class, field);
  GtkWidget *input;
  GtkWidget *row = choice_row_new (
      title, described != NULL ? count_lines (editor, described->target) : 0, &input);
  TilRowLink *link = til_row_link (row, editor, record, field, title, fill_refs, show_ref);

  link->input = input;
  link->text = g_strdup (none);
  fill_refs (link);
  g_signal_connect_swapped (input, "notify::selected", G_CALLBACK (ref_changed_cb), link);
  til_row_show (link);
  return row;
}

/* One area */

static const TilWheel *
find_wheel (TilRowLink *link)
{
  const GPtrArray *wheels = til_record_editor_get_wheels (link->editor);

  for (guint i = 0; i < wheels->len; i++)
    if (g_strcmp0 (((const TilWheel *)wheels->pdata[i])->key, link->wheel_key) == 0)
      return wheels->pdata[i];
  return NULL;
}

static void
fill_area (TilRowLink *link)
{
  const TilWheel *wheel = find_wheel (link);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  g_strv_builder_add (builder, _ ("No area"));
  for (guint i = 0; wheel != NULL && i < til_wheel_n_areas (wheel); i++)
    g_strv_builder_add (builder,
                        til_local_get (til_wheel_area (wheel, i)->name, til_locale_language ()));
  names = g_strv_builder_end (builder);
  til_choice_set_texts (link->input, (const char *const *)names);
}

static void
show_area (TilRowLink *link)
{
  const TilWheel *wheel = find_wheel (link);
  const char *key = *(char **)til_row_value (link);

  til_choice_set_id (link->input,
                     wheel != NULL && key != NULL ? til_wheel_find_area (wheel, key) + 1 : 0);
}

static void
area_changed_cb (TilRowLink *link)
{
  const TilWheel *wheel;
  gint64 id;

  if (til_row_is_quiet (link))
    return;
  wheel = find_wheel (link);
  id = til_choice_get_id (link->input);
  til_record_set_text (til_row_value (link),
                       wheel != NULL && id > 0 ? til_wheel_area (wheel, (guint)id - 1)->key : NULL);
  til_row_touch (link);
}

GtkWidget *
til_area_row_new (TilRecordEditor *editor,
                  gpointer record,
                  const char *field,
                  const char *wheel_key,
                  const char *title)
{
  GtkWidget *input;
  GtkWidget *row = choice_row_new (title, 0, &input);
  TilRowLink *link = til_row_link (row, editor, record, field, title, fill_area, show_area);

  link->input = input;
  link->wheel_key = g_strdup (wheel_key);
  fill_area (link);
  g_signal_connect_swapped (input, "notify::selected", G_CALLBACK (area_changed_cb), link);
  til_row_show (link);
  return row;
}
