/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-mapping-session.h"

/* A register with one child, two guardians and a unit, and a session on the child. */
typedef struct
{
  char *folder;
  char *path;
  gint64 child_id;
  gint64 guardian_ids[2];
  gint64 unit_id;
  TilStore *store;
  TilMappingSession *session;
  char *conflict;
  int conflict_step;
  char *failure;
} Fixture;

#define PATIENCE (20 * G_TIME_SPAN_SECOND)

/* No test depends on how fast the machine is: it goes on as soon as the condition holds. */
#define WAIT_UNTIL(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 end_ = g_get_monotonic_time () + PATIENCE;                                              \
    while (!(condition) && g_get_monotonic_time () < end_)                                         \
      g_main_context_iteration (NULL, FALSE);                                                      \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
void fixture_open (Fixture *fixture);
void fixture_close (Fixture *fixture);
void fixture_wait_saved (Fixture *fixture);
void fixture_add_mapping (Fixture *fixture, const char *wheel, TilDate date);
gint64 fixture_add_voice (Fixture *fixture, TilVoiceKind kind, gint64 guardian_id, gint64 unit_id);
void fixture_finish (Fixture *fixture);
const char *fixture_area (Fixture *fixture, guint area);
/* What another connection to the register reads: -1 without such a voice. note: (out) (optional)
 * (transfer full) */
int fixture_stored_step (Fixture *fixture, gint64 voice_id, const char *area, char **note);

#define FIXTURE_ADD(path, func)                                                                    \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
