/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-children-page.h"

G_BEGIN_DECLS

/* Whether the program runs to be measured: TILLSAMMANS_BENCH=start ends it after the frame that
 * shows the first rows of the list, TILLSAMMANS_BENCH=scroll then scrolls through the list and
 * prints how long its frames took. */
gboolean til_bench_is_on (void);
/* Watches page, which is in a window that is about to be shown. */
void til_bench_watch (TilChildrenPage *page);

G_END_DECLS
