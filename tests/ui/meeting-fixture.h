/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support.h"
#include "til-case-model.h"

/* A child in a school, with two guardians and a mapping in which three areas call for a
 * conversation; social services and BUP beside the school; a consent for social services. */
typedef struct
{
  Support support;
  gint64 child_id;
  gint64 social_id;  /* the unit that consent covers */
  gint64 bup_id;     /* the unit that it doesn't */
  gint64 trained_id; /* staff of the school, trained as samtalsledare */
  gint64 sara_id;    /* staff of social services, not trained */
  gint64 per_id;     /* staff of BUP */
  gint64 mapping_id;
  gint64 consent_id;
  TilCaseModel *model;
} Meetings;

void meetings_set_up (Meetings *self, gconstpointer data);
void meetings_tear_down (Meetings *self, gconstpointer data);
/* What another connection to the register does and reads. */
TilRegister *meetings_open (Meetings *self);
gint64 meetings_save (Meetings *self, gpointer record); /* takes record */
gpointer meetings_read (Meetings *self, TilRecordKind kind, gint64 id);
/* A planned meeting in a week with the child, a guardian, Sara of social services, and points about
 * two areas. */
TilMeeting *meetings_new (Meetings *self);
void meetings_withdraw (Meetings *self);
/* The model shows what is in the register. */
void meetings_reread (Meetings *self);
/* The first widget below root, of a type, that shows or is labelled text; NULL without. */
gpointer meetings_find (GtkWidget *root, GType type, const char *text);

#define MEETINGS_ADD(path, func)                                                                   \
  g_test_add (path, Meetings, NULL, meetings_set_up, func, meetings_tear_down)
