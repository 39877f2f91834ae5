/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting-fixture.h"

#include <string.h>

#include "til-text.h"

#define WHEEL "girfec"

static gint64
add_unit (TilRegister *reg, const char *name, TilUnitKind kind, TilSector sector)
{
  g_autoptr (TilUnit) unit = til_unit_new ();
  g_autoptr (GError) error = NULL;

  g_free (unit->name);
  unit->name = g_strdup (name);
  unit->kind = kind;
  unit->sector = sector;
  til_register_save_unit (reg, unit, &error);
  g_assert_no_error (error);
  return unit->id;
}

static gint64
add_staff (TilRegister *reg, const char *name, gint64 unit_id, TilDate trained_on)
{
  g_autoptr (TilStaff) staff = til_staff_new ();
  g_autoptr (GError) error = NULL;

  g_free (staff->name);
  staff->name = g_strdup (name);
  staff->unit_id = unit_id;
  staff->trained_on = trained_on;
  til_register_save_staff (reg, staff, &error);
  g_assert_no_error (error);
  return staff->id;
}

static gint64
add_child (Meetings *self, TilRegister *reg)
{
  g_autoptr (TilChild) child = til_child_new ();
  g_autoptr (GError) error = NULL;

  g_free (child->given_name);
  g_free (child->family_name);
  child->given_name = g_strdup ("Filmon");
  child->family_name = g_strdup ("Tesfay");
  child->birth_date = til_date_new (2014, 3, 4);
  child->unit_id = self->support.unit_id;
  for (int i = 0; i < 2; i++)
    {
      TilGuardian *guardian = til_guardian_new ();

      g_free (guardian->name);
      guardian->name = g_strdup (i == 0 ? "Fatima" : "Lars");
      g_ptr_array_add (child->guardians, guardian);
    }
  til_register_save_child (reg, child, &error);
  g_assert_no_error (error);
  return child->id;
}

static void
rate (TilRegister *reg, gint64 voice, const char *area, int step, const char *note)
{
  g_autoptr (GError) error = NULL;

  til_register_set_rating (reg, voice, area, step, 0, &error);
  g_assert_no_error (error);
  if (note)
    til_register_set_note (reg, voice, area, note, TRUE, NULL, &error);
  g_assert_no_error (error);
}

/* Safe: far apart. Nurtured: hard for the child. Included: hard for the school. The others are
 * good. */
static void
add_mapping (Meetings *self, TilRegister *reg)
{
  g_autoptr (GError) error = NULL;
  static const char *const good[] = { "healthy", "achieving", "active", "respected",
                                      "responsible" };
  gint64 voices[2];

  self->mapping_id = til_register_add_mapping (reg, self->child_id, WHEEL, til_date_today () - 5,
                                               &error);
  g_assert_no_error (error);
  for (int i = 0; i < 2; i++)
    {
      voices[i] = til_register_add_voice (reg, self->mapping_id,
                                          i == 0 ? TIL_VOICE_CHILD : TIL_VOICE_ORGANISATION, 0,
                                          i == 0 ? 0 : self->support.unit_id, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < G_N_ELEMENTS (good); j++)
        rate (reg, voices[i], good[j], 4, NULL);
    }
  rate (reg, voices[0], "safe", 1, "Jag är rädd på vägen hem");
  rate (reg, voices[1], "safe", 4, NULL);
  rate (reg, voices[0], "nurtured", 2, NULL);
  rate (reg, voices[1], "nurtured", 3, NULL);
  rate (reg, voices[0], "included", 3, NULL);
  rate (reg, voices[1], "included", 2, NULL);
  for (int i = 0; i < 2; i++)
    g_assert_true (til_register_set_voice_open (reg, voices[i], FALSE, &error));
}

static void
add_consent_unit (TilConsent *consent, gint64 unit_id)
{
  TilConsentUnit *unit = til_record_add_part (consent, "units");

  unit->unit_id = unit_id;
  unit->gives = TRUE;
  unit->receives = TRUE;
  unit->sector = TIL_SECTOR_MUNICIPALITY;
}

static void
add_consent (Meetings *self, TilRegister *reg)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilConsent) consent = til_record_new_of (TIL_RECORD_CONSENT);
  g_autoptr (TilChild) child = til_register_get_child (reg, self->child_id, &error);
  static const char *const areas[] = { "safe", "nurtured" };

  g_assert_no_error (error);
  consent->child_id = self->child_id;
  til_record_set_text (&consent->purpose, "Skolvägen och läget hemma");
  til_record_set_text (&consent->wheel_key, WHEEL);
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    til_keys_set (consent->areas, areas[i], TRUE);
  add_consent_unit (consent, self->support.unit_id);
  add_consent_unit (consent, self->social_id);
  consent->asked_on = til_date_today () - 4;
  consent->valid_until = til_date_today () + 120;
  for (guint i = 0; i < child->guardians->len; i++)
    {
      TilConsentAnswer *answer = til_record_add_part (consent, "answers");

      answer->guardian_id = ((TilGuardian *)child->guardians->pdata[i])->id;
      answer->answer = TIL_ANSWER_GIVEN;
      answer->date = til_date_today () - 3;
    }
  til_register_save_record (reg, consent, &error);
  g_assert_no_error (error);
  self->consent_id = consent->record.id;
}

void
meetings_set_up (Meetings *self, gconstpointer data)
{
  TilRegister *reg;

  support_set_up (&self->support, data);
  reg = meetings_open (self);
  self->social_id = add_unit (reg, "Socialtjänsten", TIL_UNIT_SOCIAL_SERVICES,
                              TIL_SECTOR_MUNICIPALITY);
  self->bup_id = add_unit (reg, "BUP", TIL_UNIT_BUP, TIL_SECTOR_REGION);
  self->trained_id = add_staff (reg, "Anna Lund", self->support.unit_id, til_date_new (2025, 3, 4));
  self->sara_id = add_staff (reg, "Sara Lind", self->social_id, TIL_DATE_NONE);
  self->per_id = add_staff (reg, "Per Berg", self->bup_id, TIL_DATE_NONE);
  self->child_id = add_child (self, reg);
  add_mapping (self, reg);
  add_consent (self, reg);
  til_register_close (reg);
  self->model = til_case_model_new (self->support.store, self->child_id);
  SUPPORT_WAIT (til_case_model_get_case (self->model) &&
                til_case_model_get_wheels (self->model)->len > 0);
}

void
meetings_tear_down (Meetings *self, gconstpointer data)
{
  g_clear_object (&self->model);
  support_tear_down (&self->support, data);
}

TilRegister *
meetings_open (Meetings *self)
{
  g_autoptr (GError) error = NULL;
  TilRegister *reg = til_register_open (self->support.path, TIL_REGISTER_READ_WRITE, &error);

  g_assert_no_error (error);
  return reg;
}

gint64
meetings_save (Meetings *self, gpointer record)
{
  TilRegister *reg = meetings_open (self);
  g_autoptr (GError) error = NULL;
  gint64 id;

  til_register_save_record (reg, record, &error);
  g_assert_no_error (error);
  id = ((TilRecord *)record)->id;
  til_record_free (record);
  til_register_close (reg);
  return id;
}

gpointer
meetings_read (Meetings *self, TilRecordKind kind, gint64 id)
{
  TilRegister *reg = meetings_open (self);
  g_autoptr (GError) error = NULL;
  gpointer record = til_register_get_record (reg, kind, id, &error);

  g_assert_no_error (error);
  til_register_close (reg);
  return record;
}

TilMeeting *
meetings_new (Meetings *self)
{
  TilMeeting *meeting = til_record_new_of (TIL_RECORD_MEETING);
  TilParticipant *participant;
  TilAgendaPoint *point;
  static const char *const areas[] = { "safe", "nurtured" };

  meeting->child_id = self->child_id;
  til_record_set_text (&meeting->kind, TIL_MEETING_COOPERATION);
  meeting->date = til_date_today () + 7;
  til_record_set_text (&meeting->time, "14:00");
  til_record_set_text (&meeting->place, "Björkskolan, rum 12");
  til_record_set_text (&meeting->wheel_key, WHEEL);
  participant = til_record_add_part (meeting, "participants");
  participant->kind = TIL_PARTICIPANT_CHILD;
  participant = til_record_add_part (meeting, "participants");
  participant->kind = TIL_PARTICIPANT_PROFESSIONAL;
  participant->staff_id = self->sara_id;
  participant->unit_id = self->social_id;
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      point = til_record_add_part (meeting, "points");
      til_record_set_text (&point->area_key, areas[i]);
    }
  return meeting;
}

void
meetings_withdraw (Meetings *self)
{
  TilConsent *consent = meetings_read (self, TIL_RECORD_CONSENT, self->consent_id);

  consent->withdrawn_on = til_date_today ();
  meetings_save (self, consent);
  meetings_reread (self);
}

static void
changed_cb (TilCaseModel *model, gboolean *changed)
{
  *changed = TRUE;
}

void
meetings_reread (Meetings *self)
{
  gboolean changed = FALSE;
  gulong handler = g_signal_connect (self->model, "changed", G_CALLBACK (changed_cb), &changed);

  /* As when another window of the same program has written. */
  g_signal_emit_by_name (self->support.store, "changed");
  SUPPORT_WAIT (changed);
  g_signal_handler_disconnect (self->model, handler);
}

typedef struct
{
  GType type;
  const char *text;
} Wanted;

static const char *
text_of (GtkWidget *widget)
{
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  if (GTK_IS_MENU_BUTTON (widget))
    return gtk_menu_button_get_label (GTK_MENU_BUTTON (widget));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  return gtk_widget_get_tooltip_text (widget);
}

static gboolean
is_wanted (GtkWidget *widget, gconstpointer data)
{
  const Wanted *wanted = data;
  const char *text = text_of (widget);
  g_autofree char *plain = text ? til_text_strip_isolates (text) : NULL;

  return g_type_is_a (G_OBJECT_TYPE (widget), wanted->type) &&
         (!wanted->text || (plain && strstr (plain, wanted->text)));
}

gpointer
meetings_find (GtkWidget *root, GType type, const char *text)
{
  Wanted wanted = { type, text };
  g_autoptr (GPtrArray) found = support_find (root, is_wanted, &wanted);

  return found->len > 0 ? found->pdata[0] : NULL;
}
