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
  const char *language;      /* of the screen */
  const char *register_path; /* (nullable) the argument */
  const char *home;          /* where the program finds its settings and saves what it prints */
  gboolean
      alone; /* on no session bus, as on another computer: a second start is a second program */
  gboolean keep_settings;           /* from one start to the next, in home */
  GSpawnChildSetupFunc child_setup; /* (nullable) */
} DesktopOptions;

typedef struct
{
  GSubprocess *program; /* (owned) */
  guint process_id;
  AtspiAccessible *application; /* (owned) */
  AtspiEventListener *listener; /* (owned) */
  AtspiAccessible *focus; /* (owned) (nullable) where the program last said that the focus is */
} Desktop;

/* Call once, after g_test_init(). */
void desktop_init (void);
/* Starts the program named by TILLSAMMANS_PROGRAM and waits for its window. */
Desktop *desktop_start (const DesktopOptions *options);
/* Brings the newest window to the front and the keyboard's focus to it, as a window manager does
 * when two programs are on the screen. */
void desktop_activate (Desktop *self);
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
/* As desktop_wait(), for a sentence of the program's with places such as {name} in it, which match
 * anything. Returns what stands there. (transfer full) */
char *desktop_wait_sentence (Desktop *self, const char *sentence);
/* Presses a button as a screen reader's user does, without going to it by keyboard. */
void desktop_press (Desktop *self, const char *name);
/* Types into the text field that has the focus, instead of what it holds, and checks that it is the
 * one meant: entries don't tell that they take the focus. */
void desktop_fill (Desktop *self, const char *name, const char *text);
/* Waits until the text field whose name holds name (NULL: any) holds just text. */
void desktop_wait_text (Desktop *self, const char *name, const char *text);
/* Presses key until a window whose title holds title is there. */
void desktop_key_opens (Desktop *self, const char *key, const char *title);
/* Writes an absolute path into the file chooser that is open, or is about to open, and accepts it.
 */
void desktop_choose_file (Desktop *self, const char *title, const char *path);
gboolean desktop_has (Desktop *self, AtspiRole role, const char *name);
/* Waits until the program has so many windows, whatever they are called. */
void desktop_wait_windows (Desktop *self, int n_windows);
/* Presses Escape until so many windows are left. */
void desktop_close_window (Desktop *self, int n_left);
/* Waits until the widget with the keyboard's focus has a name that holds name. */
void desktop_wait_focus (Desktop *self, const char *name);
/* Waits until the widget with the focus was scrolled into its window: what opens beside it would
 * otherwise lie beside the screen. */
void desktop_wait_in_view (Desktop *self);
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
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAction, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiText, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiComponent, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desktop, desktop_free)

G_END_DECLS
