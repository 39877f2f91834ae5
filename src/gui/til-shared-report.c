/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-shared-report.h"

struct _TilSharedReport
{
  TilReport *report; /* (owned) */
};

TilSharedReport *
til_shared_report_new (TilReport *report)
{
  TilSharedReport *self = g_atomic_rc_box_new0 (TilSharedReport);

  self->report = report;
  return self;
}

TilSharedReport *
til_shared_report_ref (TilSharedReport *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_shared (gpointer data)
{
  til_report_free (((TilSharedReport *)data)->report);
}

void
til_shared_report_unref (TilSharedReport *self)
{
  g_atomic_rc_box_release_full (self, clear_shared);
}

const TilReport *
til_shared_report_get (const TilSharedReport *self)
{
  return self->report;
}
