/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-store-survey.h"

G_BEGIN_DECLS

/* The place for surveys: each with its rounds and how many have answered, and one round's page.
 * Property "folded" (boolean): the sidebar isn't beside it. */
#define TIL_TYPE_SURVEYS_PAGE (til_surveys_page_get_type ())
G_DECLARE_FINAL_TYPE (TilSurveysPage, til_surveys_page, TIL, SURVEYS_PAGE, AdwBin)

GtkWidget *til_surveys_page_new (TilStore *store);
/* round_id 0: the list. */
void til_surveys_page_show_round (TilSurveysPage *self, gint64 round_id);
/* A survey file (data/surveys/README.md) becomes a survey of the register, or the next version of
 * the one with its key. */
void til_surveys_page_import (TilSurveysPage *self, const char *path);

G_END_DECLS
