/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-reference-dialog.h"

#include <glib/gi18n-lib.h>

#include "til-record-rows.h"

#define WIDTH 560
#define HEIGHT 640
#define OLDEST 25
#define FIRST_YEAR 1990
#define LARGEST 10000000

static void
fill (TilRecordEditor *editor)
{
  TilReference *reference = til_record_editor_get_record (editor);
  const char *const kinds[] = { til_reference_kind_name (TIL_REFERENCE_POPULATION),
                                til_reference_kind_name (TIL_REFERENCE_NUMBER), NULL };
  AdwPreferencesGroup *group = til_record_editor_add_group (
      editor, NULL,
      _ ("With the number of children of an age group, other numbers of the same ages are shown as "
         "shares. Without it they stay numbers."));

  adw_preferences_group_add (group,
                             til_enum_row_new (editor, reference, "kind", _ ("What it is"), kinds));
  adw_preferences_group_add (
      group, til_text_row_new (editor, reference, "name",
                               _ ("What it counts, such as children with support")));
  adw_preferences_group_add (
      group, til_number_row_new (editor, reference, "age_from", _ ("From age"), 0, OLDEST));
  adw_preferences_group_add (
      group, til_number_row_new (editor, reference, "age_to", _ ("To age"), 0, OLDEST));
  adw_preferences_group_add (group,
                             til_number_row_new (editor, reference, "year", _ ("Year"), FIRST_YEAR,
                                                 til_date_year (til_date_today ()) + 1));
  adw_preferences_group_add (group, til_number_row_new (editor, reference, "number",
                                                        _ ("Number of children"), 0, LARGEST));
  adw_preferences_group_add (
      group, til_text_row_new (editor, reference, "source", _ ("Where the number comes from")));
}

TilRecordEditor *
til_reference_dialog_new (GtkWidget *parent, TilStore *store, const TilReference *reference)
{
  g_autoptr (TilReference) record = reference != NULL ? til_record_copy (reference)
                                                      : til_record_new_of (TIL_RECORD_REFERENCE);
  TilRecordEditor *editor;

  if (reference == NULL)
    {
      record->year = til_date_year (til_date_today ());
      record->age_to = 6;
    }
  editor = til_record_editor_new (NULL, store, record,
                                  reference != NULL ? _ ("Number from Elsewhere")
                                                    : _ ("New Number from Elsewhere"));
  til_record_editor_set_size (editor, WIDTH, HEIGHT);
  fill (editor);
  til_record_editor_present (editor, parent);
  return editor;
}
