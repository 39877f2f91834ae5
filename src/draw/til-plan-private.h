/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-sheet-private.h"
#include "til-year-wheel.h"

G_BEGIN_DECLS

TilColour til_undertaking_colour (TilUndertakingStatus status, const TilPalette *palette);
void til_undertaking_mark_block (TilBlock *block,
                                 TilUndertakingStatus status,
                                 double x,
                                 double y,
                                 double size,
                                 const TilPalette *palette);
/* The goals in the order of their first activity. (element-type utf8) (transfer container) */
GPtrArray *til_plan_goals (const GPtrArray *undertakings);
/* A part of the whole plan, over the time that the whole takes. (transfer full) */
TilBlock *til_plan_chart_block (const GPtrArray *undertakings,
                                const GPtrArray *whole,
                                TilDate today,
                                double width,
                                double size,
                                const TilPalette *palette,
                                const char *language);

G_END_DECLS
