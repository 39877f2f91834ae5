/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-agreement-form.h"

#include <glib/gi18n-lib.h>

#include "til-form-section.h"
#include "til-gui-util.h"
#include "til-record-rows.h"
#include "til-team-data.h"
#include "til-text.h"

#define WIDTH 680
#define HEIGHT 720
#define REVISION_MONTHS 12

static TilAgreement *
agreement_of (TilFormSection *self)
{
  return til_record_editor_get_record (self->editor);
}

static void
update_signatory (TilFormSection *self, GtkWidget *row)
{
  const TilSignatory *signatory = g_object_get_data (G_OBJECT (row), "til-signatory");
  const char *unit = til_list_unit_name (til_record_editor_get_units (self->editor),
                                         signatory->unit_id);
  const char *name = *unit != '\0' ? unit : signatory->organisation;
  g_autofree char *title = name != NULL
                               ? til_text_isolate (name)
                               : g_strdup (_ ("Choose the unit, or write the organisation"));
  g_autofree char *day = til_date_format (signatory->signed_on);
  g_autofree char *date = til_text_isolate_ltr (day);
  g_autofree char *line = til_text_fill (_ ("Signed {date}"), "date", date, NULL);

  til_expander_set_texts (row, title,
                          signatory->signed_on != TIL_DATE_NONE ? line : _ ("Not signed yet"));
}

static void
remove_cb (GtkWidget *button, TilFormSection *self)
{
  g_ptr_array_remove (agreement_of (self)->signatories,
                      g_object_get_data (G_OBJECT (button), "til-signatory"));
  til_record_editor_refresh (self->editor);
}

static void
add_signatory (TilFormSection *self, TilSignatory *signatory)
{
  GtkWidget *row = til_form_section_add_expander (self, signatory);
  AdwExpanderRow *expander = ADW_EXPANDER_ROW (row);
  GtkWidget *remove = til_icon_button_new ("user-trash-symbolic", _ ("Remove the signatory"));
  TilRecordEditor *editor = self->editor;

  g_object_set_data (G_OBJECT (row), "til-signatory", signatory);
  update_signatory (self, row);
  adw_expander_row_add_row (
      expander, til_ref_row_new (editor, signatory, "unit_id", _ ("Unit"), _ ("None of these")));
  adw_expander_row_add_row (
      expander, til_text_row_new (editor, signatory, "organisation", _ ("Another organisation")));
  adw_expander_row_add_row (
      expander, til_text_row_new (editor, signatory, "signed_by", _ ("Who signs, and title")));
  adw_expander_row_add_row (expander,
                            til_date_row_new (editor, signatory, "signed_on", _ ("Signed on")));
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (remove), "til-signatory", signatory);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), self);
  adw_expander_row_add_action (expander, remove);
}

static void
add_cb (TilFormSection *self)
{
  TilSignatory *signatory = til_record_add_part (agreement_of (self), "signatories");

  self->focus = signatory;
  self->expand = signatory;
  til_record_editor_refresh (self->editor);
}

static char *
describe (const TilAgreement *agreement)
{
  GString *text = g_string_new ("signatories");

  for (guint i = 0; i < agreement->signatories->len; i++)
    g_string_append_printf (text, ":%p", agreement->signatories->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
update_signatories (TilFormSection *self)
{
  const TilAgreement *agreement = agreement_of (self);

  if (til_form_section_begin (self, describe (agreement)))
    {
      for (guint i = 0; i < agreement->signatories->len; i++)
        add_signatory (self, agreement->signatories->pdata[i]);
      til_form_section_add_button (self, _ ("Add Signatory…"), "list-add-symbolic",
                                   G_CALLBACK (add_cb));
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    if (ADW_IS_EXPANDER_ROW (self->rows->pdata[i]))
      update_signatory (self, self->rows->pdata[i]);
}

static void
fill (TilRecordEditor *editor)
{
  TilAgreement *agreement = til_record_editor_get_record (editor);
  AdwPreferencesGroup *group = til_record_editor_add_group (editor, NULL, NULL);
  TilFormSection *section;

  adw_preferences_group_add (group, til_text_row_new (editor, agreement, "name", _ ("Name")));
  adw_preferences_group_add (group,
                             til_date_row_new (editor, agreement, "starts_on", _ ("Valid from")));
  adw_preferences_group_add (group,
                             til_date_row_new (editor, agreement, "ends_on",
                                               _ ("Valid until (until further notice if empty)")));
  adw_preferences_group_add (
      group, til_date_row_new (editor, agreement, "revise_on", _ ("To be revised by")));
  adw_preferences_group_add (group,
                             til_long_text_row_new (editor, agreement, "note", _ ("Note"),
                                                    _ ("What it is about, and where it is kept.")));
  section = til_form_section_new (editor, _ ("Signatories"), NULL);
  g_signal_connect_swapped (editor, "refresh", G_CALLBACK (update_signatories), section);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (update_signatories), section);
  g_signal_connect_swapped (editor, "sources-changed", G_CALLBACK (update_signatories), section);
  update_signatories (section);
}

TilRecordEditor *
til_agreement_form_new (GtkWidget *parent,
                        TilCollaborationData *data,
                        const TilAgreement *agreement)
{
  g_autoptr (TilAgreement) record = agreement != NULL ? til_record_copy (agreement)
                                                      : til_record_new_of (TIL_RECORD_AGREEMENT);
  TilRecordEditor *editor;

  if (agreement == NULL)
    {
      record->starts_on = til_date_today ();
      record->revise_on = til_date_add_months (record->starts_on, REVISION_MONTHS);
    }
  editor = til_record_editor_new (NULL, til_collaboration_data_get_store (data), record,
                                  agreement != NULL ? _ ("Agreement") : _ ("New Agreement"));
  til_record_editor_set_size (editor, WIDTH, HEIGHT);
  fill (editor);
  til_record_editor_present (editor, parent);
  return editor;
}
