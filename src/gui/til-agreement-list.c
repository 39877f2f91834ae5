/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-agreement-list.h"

#include <glib/gi18n-lib.h>

#include "til-agreement-form.h"
#include "til-gui-util.h"
#include "til-team-data.h"
#include "til-text.h"

static void
new_cb (GtkWidget *button, TilCollaborationData *data)
{
  til_agreement_form_new (button, data, NULL);
}

static void
open_cb (GtkWidget *row, TilCollaborationData *data)
{
  const TilAgreement *agreement = til_collaboration_data_find (data, TIL_RECORD_AGREEMENT,
                                                               til_row_record_id (row));

  if (agreement != NULL)
    til_agreement_form_new (row, data, agreement);
}

char *
til_agreement_revision_text (const TilAgreement *agreement, TilDate on)
{
  g_autofree char *distance = til_relative_date (agreement->revise_on, on);

  if (agreement->revise_on == TIL_DATE_NONE)
    return g_strdup ("");
  /* Translators: {when} is "in 3 weeks", "today", "tomorrow". */
  if (agreement->revise_on >= on)
    return til_text_fill (_ ("Revision due {when}"), "when", distance, NULL);
  /* Translators: {when} is "3 weeks ago", "yesterday". */
  return til_text_fill (_ ("Revision was due {when}"), "when", distance, NULL);
}

static char *
period_text (const TilAgreement *agreement)
{
  g_autofree char *from = til_date_format (agreement->starts_on);
  g_autofree char *to = til_date_format (agreement->ends_on);
  g_autofree char *first = til_text_isolate_ltr (from);
  g_autofree char *last = til_text_isolate_ltr (to);

  if (*from != '\0' && *to != '\0')
    return til_text_fill (_ ("From {first} until {last}"), "first", first, "last", last, NULL);
  if (*from != '\0')
    return til_text_fill (_ ("From {first} until further notice"), "first", first, NULL);
  if (*to != '\0')
    return til_text_fill (_ ("Until {last}"), "last", last, NULL);
  return g_strdup (_ ("Until further notice"));
}

static char *
signatory_text (const TilSignatory *signatory, TilCollaborationData *data)
{
  const char *unit = til_list_unit_name (til_collaboration_data_get_units (data),
                                         signatory->unit_id);
  g_autofree char *name = til_text_isolate (*unit != '\0' ? unit
                                            : signatory->organisation != NULL
                                                ? signatory->organisation
                                                : "");
  g_autofree char *by = til_text_isolate (signatory->signed_by != NULL ? signatory->signed_by : "");
  g_autofree char *day = til_date_format (signatory->signed_on);
  g_autofree char *date = til_text_isolate_ltr (day);

  if (signatory->signed_on == TIL_DATE_NONE)
    return til_text_fill (_ ("{organisation}: not signed yet"), "organisation", name, NULL);
  if (signatory->signed_by == NULL)
    return til_text_fill (_ ("{organisation}: signed {date}"), "organisation", name, "date", date,
                          NULL);
  return til_text_fill (_ ("{organisation}: signed {date} by {name}"), "organisation", name, "date",
                        date, "name", by, NULL);
}

static char *
describe (const TilAgreement *agreement, TilCollaborationData *data)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *period = period_text (agreement);
  g_auto (GStrv) parts = NULL;

  til_add_line (lines, period);
  for (guint i = 0; i < agreement->signatories->len; i++)
    {
      g_autofree char *line = signatory_text (agreement->signatories->pdata[i], data);

      til_add_line (lines, line);
    }
  if (agreement->signatories->len == 0)
    til_add_line (lines, _ ("No signatories yet"));
  if (agreement->note != NULL)
    {
      g_autofree char *note = til_text_isolate (agreement->note);

      til_add_line (lines, note);
    }
  parts = g_strv_builder_end (lines);
  return g_strjoinv ("\n", parts);
}

static GtkWidget *
state_new (const TilAgreement *agreement, TilDate today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  TilAgreementState state = til_agreement_state (agreement, today);
  g_autofree char *revision = til_agreement_revision_text (agreement, today);
  GtkWidget *pill = til_pill_new (til_agreement_state_name (state), NULL);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (pill, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), pill);
  if (state != TIL_AGREEMENT_ENDED && *revision != '\0')
    {
      GtkWidget *words = til_row_words_new (revision, agreement->revise_on < today);

      gtk_widget_add_css_class (words, "caption");
      gtk_box_append (GTK_BOX (box), words);
    }
  return box;
}

static GtkWidget *
row_new (const TilAgreement *agreement, TilCollaborationData *data, TilDate today)
{
  g_autofree char *title = til_text_isolate (agreement->name != NULL ? agreement->name : "");
  g_autofree char *subtitle = describe (agreement, data);
  GtkWidget *row = til_list_row_new (title, subtitle, TIL_RECORD_AGREEMENT, agreement->record.id,
                                     G_CALLBACK (open_cb), data);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), state_new (agreement, today));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             til_delete_button_new (agreement->name != NULL ? agreement->name : "",
                                                    TIL_RECORD_AGREEMENT, agreement->record.id,
                                                    data));
  return row;
}

static gboolean
fill (GtkBox *box, TilCollaborationData *data)
{
  const GPtrArray *agreements = til_collaboration_data_list (data, TIL_RECORD_AGREEMENT);
  TilDate today = til_date_today ();
  AdwPreferencesGroup *groups[2];
  guint n_ended = 0;

  if (agreements->len == 0)
    return FALSE;
  groups[0] = til_list_group_new (_ ("Agreements"), _ ("New Agreement…"), G_CALLBACK (new_cb),
                                  data);
  groups[1] = til_list_group_new (_ ("Ended"), NULL, NULL, data);
  for (guint i = 0; i < agreements->len; i++)
    {
      const TilAgreement *agreement = agreements->pdata[i];
      gboolean ended = til_agreement_state (agreement, today) == TIL_AGREEMENT_ENDED;

      n_ended += ended;
      adw_preferences_group_add (groups[ended ? 1 : 0], row_new (agreement, data, today));
    }
  if (n_ended == agreements->len)
    adw_preferences_group_set_description (groups[0], _ ("No agreement is in force."));
  gtk_box_append (box, GTK_WIDGET (groups[0]));
  gtk_box_append (box, GTK_WIDGET (groups[1]));
  gtk_widget_set_visible (GTK_WIDGET (groups[1]), n_ended > 0);
  return TRUE;
}

GtkWidget *
til_agreement_list_new (TilCollaborationData *data)
{
  return til_collaboration_list_new (
      data, fill,
      til_empty_page_new ("text-x-generic-symbolic", _ ("No Agreements Yet"),
                          _ ("Who has agreed to work together, who has signed, and when the "
                             "agreement is to be gone through again."),
                          _ ("New Agreement…"), G_CALLBACK (new_cb), data));
}
