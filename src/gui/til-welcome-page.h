/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What is shown while no register is open. Its buttons activate the window's actions. */
#define TIL_TYPE_WELCOME_PAGE (til_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (TilWelcomePage, til_welcome_page, TIL, WELCOME_PAGE, GtkWidget)

/* paths: NULL-terminated, newest first. */
void til_welcome_page_set_recent (TilWelcomePage *self, const char *const *paths);
/* Shows text and a spinner in place of the choices; NULL brings the choices back. */
void til_welcome_page_set_busy (TilWelcomePage *self, const char *text);

G_END_DECLS
