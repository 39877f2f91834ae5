/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-record-rows-private.h"

#include <glib/gi18n-lib.h>

#include "til-field-row.h"
#include "til-gui-util.h"
#include "til-lines.h"

static void
row_link_free (gpointer data)
{
  TilRowLink *link = data;

  g_clear_weak_pointer (&link->editor);
  g_free (link->text);
  g_free ((char *)link->wheel_key);
  g_clear_pointer (&link->keys, g_ptr_array_unref);
  g_clear_pointer (&link->refs, g_array_unref);
  g_free (link);
}

static TilRowLink *
link_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "til-row-link");
}

gpointer
til_row_value (TilRowLink *link)
{
  if (link->editor == NULL || !til_record_editor_holds (link->editor, link->record) ||
      ((TilRecord *)link->record)->class != link->class)
    return NULL;
  return til_record_field (link->record, link->field);
}

gboolean
til_row_is_quiet (TilRowLink *link)
{
  return link->showing || til_row_value (link) == NULL;
}

void
til_row_touch (TilRowLink *link)
{
  til_record_editor_touch (link->editor);
}

void
til_row_show (TilRowLink *link)
{
  if (til_row_value (link) == NULL)
    return;
  link->showing = TRUE;
  link->show (link);
  link->showing = FALSE;
}

static void
refresh_cb (GtkWidget *row)
{
  til_row_show (link_of (row));
}

static void
sources_changed_cb (GtkWidget *row)
{
  TilRowLink *link = link_of (row);

  link->showing = TRUE;
  link->fill (link);
  link->showing = FALSE;
  til_row_show (link);
}

TilRowLink *
til_row_link (GtkWidget *row,
              TilRecordEditor *editor,
              gpointer record,
              const char *field,
              const char *title,
              void (*fill) (TilRowLink *link),
              void (*show) (TilRowLink *link))
{
  TilRowLink *link = g_new0 (TilRowLink, 1);

  link->class = ((TilRecord *)record)->class;
  link->field = til_record_class_find_field (link->class, field);
  if (link->field == NULL)
    g_error ("A %s has no field %s", link->class->name, field);
  link->record = record;
  link->row = row;
  link->fill = fill;
  link->show = show;
  g_set_weak_pointer (&link->editor, editor);
  g_object_set_data_full (G_OBJECT (row), "til-row-link", link, row_link_free);
  til_set_accessible_label (row, title);
  til_record_editor_name_field (editor, link->class, link->field, title, NULL);
  g_signal_connect_object (editor, "refresh", G_CALLBACK (refresh_cb), row, G_CONNECT_SWAPPED);
  if (fill != NULL)
    g_signal_connect_object (editor, "sources-changed", G_CALLBACK (sources_changed_cb), row,
                             G_CONNECT_SWAPPED);
  return link;
}

/* Which row is to blame */

/* Something that no rule minds, in place of what is there; gives it back when called again. */
static void
swap_value (const TilField *field, gpointer value, gint64 *kept)
{
  gint64 old;

  switch (field->type)
    {
    case TIL_FIELD_TEXT:
      old = GPOINTER_TO_SIZE (*(char **)value);
      *(char **)value = GSIZE_TO_POINTER (*kept);
      break;
    case TIL_FIELD_DATE:
      old = *(TilDate *)value;
      *(TilDate *)value = (TilDate)*kept;
      break;
    case TIL_FIELD_REF:
      old = *(gint64 *)value;
      *(gint64 *)value = *kept;
      break;
    default:
      g_assert_not_reached ();
    }
  *kept = old;
}

/* Somebody who could stand there, 0 when nobody is known. */
static gint64
anybody (TilRecordEditor *editor, TilRefTarget target)
{
  const TilCase *kase = til_record_editor_get_case (editor);
  const GPtrArray *units = til_record_editor_get_units (editor);
  const GPtrArray *staff = til_record_editor_get_staff (editor);

  if (target == TIL_REF_UNIT && units->len > 0)
    return ((const TilUnit *)units->pdata[0])->id;
  if (target == TIL_REF_STAFF && staff->len > 0)
    return ((const TilStaff *)staff->pdata[0])->id;
  if (target == TIL_REF_GUARDIAN && kase != NULL && kase->child->guardians->len > 0)
    return ((const TilGuardian *)kase->child->guardians->pdata[0])->id;
  return 0;
}

static gboolean
is_culprit (TilRowLink *link,
            TilRecordEditor *editor,
            gboolean (*check) (TilRecordEditor *editor, GError **error),
            const GError *error)
{
  gpointer value = til_row_value (link);
  g_autofree char *word = g_strdup ("x");
  g_autoptr (GError) other = NULL;
  gint64 kept;
  gboolean fine;

  if (value == NULL)
    return FALSE;
  if (link->field->type == TIL_FIELD_TEXT)
    kept = GPOINTER_TO_SIZE (word);
  else if (link->field->type == TIL_FIELD_DATE)
    kept = til_date_today ();
  else if (link->field->type == TIL_FIELD_REF && *(gint64 *)value == 0)
    kept = anybody (editor, link->field->target);
  else
    return FALSE;
  if (kept == 0)
    return FALSE;
  swap_value (link->field, value, &kept);
  fine = check (editor, &other);
  swap_value (link->field, value, &kept);
  return fine || g_strcmp0 (other->message, error->message) != 0;
}

gboolean
til_record_rows_focus_culprit (GtkWidget *form,
                               TilRecordEditor *editor,
                               gboolean (*check) (TilRecordEditor *editor, GError **error),
                               const GError *error)
{
  TilRowLink *link = link_of (form);

  if (link != NULL && is_culprit (link, editor, check, error))
    {
      gtk_widget_grab_focus (link->input != NULL && !TIL_IS_FIELD_ROW (form) ? link->input : form);
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (form); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (til_record_rows_focus_culprit (child, editor, check, error))
      return TRUE;
  return FALSE;
}

static GtkWidget *
plain_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
til_box_row_new (const char *title, const char *hint, GtkWidget *child)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_box_append (GTK_BOX (box), plain_label (title, NULL));
  if (hint != NULL)
    {
      GtkWidget *label = plain_label (hint, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_box_append (GTK_BOX (box), child);
  gtk_widget_add_css_class (box, "til-box-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

/* One line of text */

static void
show_text (TilRowLink *link)
{
  const char *value = *(char **)til_row_value (link);
  g_autofree char *shown = til_field_row_get_value (TIL_FIELD_ROW (link->row));

  if (g_strcmp0 (shown != NULL ? shown : "", value != NULL ? value : "") != 0)
    til_field_row_set_value (TIL_FIELD_ROW (link->row), value);
}

static void
text_changed_cb (TilRowLink *link)
{
  if (til_row_is_quiet (link))
    return;
  til_record_set_text (til_row_value (link), gtk_editable_get_text (GTK_EDITABLE (link->row)));
  til_row_touch (link);
}

GtkWidget *
til_text_row_new (TilRecordEditor *editor, gpointer record, const char *field, const char *title)
{
  GtkWidget *row = til_field_row_new (title);
  TilRowLink *link = til_row_link (row, editor, record, field, title, NULL, show_text);

  g_signal_connect_swapped (row, "changed", G_CALLBACK (text_changed_cb), link);
  til_row_show (link);
  return row;
}

/* Several lines */

static void
show_long_text (TilRowLink *link)
{
  til_lines_set_text (link->input, *(char **)til_row_value (link));
}

static void
long_text_changed_cb (TilRowLink *link)
{
  g_autofree char *text = NULL;

  if (til_row_is_quiet (link))
    return;
  text = til_lines_get_text (link->input);
  til_record_set_text (til_row_value (link), text);
  til_row_touch (link);
}

GtkWidget *
til_long_text_row_new (TilRecordEditor *editor,
                       gpointer record,
                       const char *field,
                       const char *title,
                       const char *hint)
{
  GtkWidget *view = til_lines_new (title);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkWidget *row;
  TilRowLink *link;

  if (hint != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    hint, -1);
  row = til_box_row_new (title, hint, view);
  link = til_row_link (row, editor, record, field, title, NULL, show_long_text);
  link->input = view;
  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (long_text_changed_cb), link);
  til_row_show (link);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_enable_undo (buffer, TRUE);
  return row;
}

/* Yes or no */

static GtkWidget *
action_row_new (const char *title, GtkWidget *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  til_set_accessible_label (suffix, title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), suffix);
  return row;
}

static void
show_flag (TilRowLink *link)
{
  gtk_switch_set_active (GTK_SWITCH (link->input), *(gboolean *)til_row_value (link));
}

static void
flag_changed_cb (TilRowLink *link)
{
  if (til_row_is_quiet (link))
    return;
  *(gboolean *)til_row_value (link) = gtk_switch_get_active (GTK_SWITCH (link->input));
  til_row_touch (link);
}

GtkWidget *
til_flag_row_new (TilRecordEditor *editor, gpointer record, const char *field, const char *title)
{
  GtkWidget *toggle = gtk_switch_new ();
  GtkWidget *row = action_row_new (title, toggle);
  TilRowLink *link = til_row_link (row, editor, record, field, title, NULL, show_flag);

  link->input = toggle;
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (flag_changed_cb), link);
  til_row_show (link);
  return row;
}

/* A number */

static void
show_number (TilRowLink *link)
{
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (link->input), *(int *)til_row_value (link));
}

static void
number_changed_cb (TilRowLink *link)
{
  if (til_row_is_quiet (link))
    return;
  *(int *)til_row_value (link) = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (link->input));
  til_row_touch (link);
}

GtkWidget *
til_number_row_new (TilRecordEditor *editor,
                    gpointer record,
                    const char *field,
                    const char *title,
                    int low,
                    int high)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (low, high, 1);
  GtkWidget *row = action_row_new (title, spin);
  TilRowLink *link = til_row_link (row, editor, record, field, title, NULL, show_number);

  link->input = spin;
  til_set_accessible_label (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (spin))), title);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (number_changed_cb), link);
  til_row_show (link);
  return row;
}
