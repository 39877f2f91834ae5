/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-register-private.h"

G_BEGIN_DECLS

/* Children are named by their number only: a list of problems is sent around (R14). */
void til_check_add_child_problem (GPtrArray *problems, const char *template_text, gint64 child_id);
/* Each row of sql is a child number that template_text is said of. */
gboolean til_check_children_by (TilRegister *self,
                                const char *sql,
                                const char *template_text,
                                GPtrArray *problems,
                                GError **error);
/* What is recorded around the children, and what is derived from it. */
gboolean til_check_case (TilRegister *self, GPtrArray *problems, GError **error);
/* Surveys as stored, rounds and answers. */
gboolean til_check_surveys (TilRegister *self, GPtrArray *problems, GError **error);

G_END_DECLS
