/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <atspi/atspi.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* The real program, driven from outside as a screen reader does: found and read through AT-SPI,
 * keys sent through the X server. Everything waits for a condition with a long deadline and fails
 * the test when it passes; nothing sleeps for a fixed time. Runs under tests/ui/with-display, which
 * gives each test an X server and a D-Bus of its own. */
typedef struct
{
  GSubprocess *program;         /* (owned) */
  AtspiAccessible *application; /* (owned) */
  AtspiEventListener *listener; /* (owned) */
  AtspiAccessible *focus; /* (owned) (nullable) where the program last said that the focus is */
} Desktop;

/* Call once, after g_test_init(). */
void desktop_init (void);
/* Starts the program named by TILLSAMMANS_PROGRAM on a register and waits for its window. language:
 * of the screen. */
Desktop *desktop_start (const char *register_path, const char *language);
/* Closes the window by its own shortcut and checks that the program ends well. */
void desktop_quit (Desktop *self);
/* SIGKILL, as in a power cut. */
void desktop_kill (Desktop *self);
void desktop_free (Desktop *self);

/* Waits for a showing accessible of role whose name holds name (NULL: any). (transfer
 * full) */
AtspiAccessible *desktop_wait (Desktop *self, AtspiRole role, const char *name);
/* As desktop_wait(), below root. */
AtspiAccessible *desktop_wait_below (AtspiAccessible *root, AtspiRole role, const char *name);
gboolean desktop_has (Desktop *self, AtspiRole role, const char *name);
/* Waits until the program has so many windows, whatever they are called. */
void desktop_wait_windows (Desktop *self, int n_windows);
/* Waits until the widget with the keyboard's focus has a name that holds name. */
void desktop_wait_focus (Desktop *self, const char *name);
void desktop_wait_gone (Desktop *self, AtspiRole role, const char *name);

/* One key by its X name ("Tab", "Down", "F"), with modifiers as in "Control+f". */
void desktop_key (const char *key);
void desktop_type (const char *text);
/* Presses key until the focus is on a widget whose name holds name; fails after limit
 * presses. */
void desktop_press_until (Desktop *self, const char *key, const char *name, guint limit);

/* Checks that each showing button, entry, slider and check box has a name of its own and not its
 * type's. */
void desktop_assert_named (Desktop *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiComponent, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desktop, desktop_free)

G_END_DECLS
