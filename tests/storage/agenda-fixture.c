/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agenda-fixture.h"

GPtrArray *
list_agenda (TilRegister *reg, TilAgendaQuery query)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items;

  if (!query.from)
    query.from = til_date_today ();
  if (!query.to)
    query.to = query.from + 6;
  items = til_register_list_agenda (reg, &query, &error);
  g_assert_no_error (error);
  return items;
}

TilConsent *
save_consent (TilRegister *reg, const People *people, int days_left)
{
  TilConsent *consent = new_consent (people, til_date_today () - 60,
                                     (TilDate)((int)til_date_today () + days_left));

  answer_consent (consent, people, TIL_ANSWER_GIVEN, til_date_today () - 59);
  save_record (reg, consent);
  return consent;
}

TilConcern *
new_concern (const People *people, TilDate decided_on)
{
  TilConcern *concern = til_record_new_of (TIL_RECORD_CONCERN);

  concern->child_id = people->child_id;
  concern->date = til_date_today () - 30;
  concern->unit_id = people->school_id;
  concern->feedback_asked = TRUE;
  concern->decided_on = decided_on;
  return concern;
}

void
change_step (TilRegister *reg, gint64 child_id, TilStep step)
{
  g_autoptr (GError) error = NULL;

  til_register_set_step (reg, child_id, step, til_date_today (), &error);
  g_assert_no_error (error);
}
