/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-mapping.h"

G_BEGIN_DECLS

/* A wheel to look at from far away: nothing on it can be rated. Its description says in words what
 * it shows. */
#define TIL_TYPE_MEETING_WHEEL (til_meeting_wheel_get_type ())
G_DECLARE_FINAL_TYPE (TilMeetingWheel, til_meeting_wheel, TIL, MEETING_WHEEL, GtkWidget)

/* mapping is copied; only what til_mapping_visible_voices() gives is drawn. centre: (nullable) name
 * or initials. */
void til_meeting_wheel_set_mapping (TilMeetingWheel *self,
                                    const TilMapping *mapping,
                                    const char *centre);
/* What is drawn, borrowed. (nullable) */
const TilMapping *til_meeting_wheel_get_mapping (TilMeetingWheel *self);
/* Lifts an area; NULL, or one that the wheel doesn't have: none. */
void til_meeting_wheel_set_area (TilMeetingWheel *self, const char *area_key);

G_END_DECLS
