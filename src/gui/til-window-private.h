/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-children-page.h"
#include "til-collaboration-page.h"
#include "til-steering-page.h"
#include "til-surveys-page.h"
#include "til-week-page.h"
#include "til-welcome-page.h"
#include "til-window.h"

G_BEGIN_DECLS

/* Shared by til-window.c (what is shown) and til-window-actions.c (what the menu and the keys do).
 */
struct _TilWindow
{
  AdwApplicationWindow parent_instance;

  /* Template */
  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwLeaflet *pages;  /* [places] -> [a child], never side by side */
  AdwLeaflet *places; /* [sidebar][the chosen place] */
  GtkWidget *sidebar;
  GtkWidget *content;
  AdwWindowTitle *register_title;
  GMenu *recent_menu;
  GtkListBox *place_list;
  GtkWidget *who_button;
  AdwAvatar *who_avatar;
  GtkLabel *who_label;
  GtkStack *place_stack;
  GtkInfoBar *read_only_bar;

  TilWelcomePage *welcome;   /* borrowed (nullable) until first shown */
  const char *busy;          /* (nullable) what is under way, a string of the catalogue */
  GSettings *settings;       /* (owned) */
  GCancellable *cancellable; /* (owned) of what is under way for this window or register */
  TilStore *store;           /* (owned) (nullable) while no register is open */
  guint present_timeout;     /* 0 when the window needs no showing */
  gint64 staff_id;           /* who acts, 0 when not told */
  TilChildrenPage *children; /* borrowed (nullable) as store */
  TilWeekPage *week;         /* borrowed (nullable) until first shown */
  GtkWidget *child_page;     /* borrowed (nullable) */
  GBinding *title_binding;   /* borrowed (nullable) of child_page to the title */
};

void til_window_init_actions (TilWindow *self);
void til_window_update_actions (TilWindow *self);
void til_window_update_recent (TilWindow *self);
void til_window_close_register (TilWindow *self);
/* text: NULL when nothing is under way any more; it is not copied. */
void til_window_set_busy (TilWindow *self, const char *text);
void til_window_close_child (TilWindow *self);
void til_window_show_place (TilWindow *self, const char *name);
/* Alt and a digit: a tab of the child that is open, otherwise a place; from 1. */
void til_window_show_number (TilWindow *self, int number);
void til_window_edit_child (TilWindow *self, gint64 child_id); /* 0: a new one */
void til_window_ask_who (TilWindow *self);

G_END_DECLS
