/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-enrolment-form.h"

#include <glib/gi18n-lib.h>

#include "til-record-rows.h"
#include "til-text.h"

#define WIDTH 560
#define HEIGHT 460

TilRecordEditor *
til_enrolment_form_new (GtkWidget *parent,
                        TilStore *store,
                        const char *name,
                        const TilEnrolment *enrolment)
{
  g_autofree char *isolated = til_text_isolate (name);
  TilRecordEditor *editor = til_record_editor_new (NULL, store, enrolment, _ ("Enrolment"));
  TilEnrolment *record = til_record_editor_get_record (editor);
  AdwPreferencesGroup *group = til_record_editor_add_group (editor, isolated, NULL);

  til_record_editor_set_size (editor, WIDTH, HEIGHT);
  adw_preferences_group_add (group, til_date_row_new (editor, record, "since", _ ("Since")));
  adw_preferences_group_add (group, til_date_row_new (editor, record, "until", _ ("Until")));
  adw_preferences_group_add (
      group, til_long_text_row_new (editor, record, "reason", _ ("Why it ended"), NULL));
  til_record_editor_present (editor, parent);
  return editor;
}

const TilEnrolment *
til_find_enrolment (const TilCase *kase, gint64 team_id, TilDate on)
{
  const GPtrArray *enrolments = kase->records[TIL_RECORD_ENROLMENT];

  for (guint i = enrolments->len; i > 0; i--)
    {
      const TilEnrolment *enrolment = enrolments->pdata[i - 1];

      if (enrolment->team_id == team_id && enrolment->since <= on &&
          (enrolment->until == TIL_DATE_NONE || enrolment->until >= on))
        return enrolment;
    }
  return NULL;
}
