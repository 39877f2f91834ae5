/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-case.h"

G_BEGIN_DECLS

/* The invitation of a meeting as a calendar file (iCalendar, RFC 5545), local time in
 * Europe/Stockholm. A calendar is read by many: it holds the kind of meeting, time, length and
 * place, and never the child's name or the agenda (R8), nor the place of a child with protected
 * identity (R14). The UID follows the meeting's id and the register's (register_id, the setting
 * TIL_SETTING_REGISTER_ID; NULL without), so that a moved meeting replaces the earlier one; a
 * cancelled one is METHOD:CANCEL, and may always be written. path ends in .ics; written whole or
 * not at all. Errors: TIL_ERROR_RULE as til_case_check_units(), or as of til_export_sheet(). kase
 * NULL: a team's meeting. */
gboolean til_export_calendar (const TilMeeting *meeting,
                              const TilCase *kase,
                              const char *register_id,
                              const char *language,
                              TilDate on,
                              const char *path,
                              GError **error);

G_END_DECLS
