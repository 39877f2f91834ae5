/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <locale.h>
#include <string.h>

#define DEADLINE (60 * G_USEC_PER_SEC)
#define PATIENCE (2 * G_USEC_PER_SEC)
#define MAX_DEPTH 40

typedef gboolean (*MatchFunc) (AtspiAccessible *accessible, gconstpointer data);

typedef struct
{
  AtspiRole role;
  const char *name;
} Wanted;

typedef struct
{
  const char *name;
  const char *text;
} Filled;

static void
pause_briefly (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_usleep (5 * 1000);
}

static gboolean
has_state (AtspiAccessible *accessible, AtspiStateType state)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (accessible);
  return states != NULL && atspi_state_set_contains (states, state);
}

/* GTK 4.8 gives no "showing" state; what is not on the screen has no size, or lies beside the
 * window. */
static gboolean
is_showing (AtspiAccessible *accessible)
{
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (accessible);
  g_autofree AtspiRect *extents = NULL;

  if (atspi_accessible_get_role (accessible, NULL) == ATSPI_ROLE_FRAME)
    return TRUE;
  if (component == NULL)
    return FALSE;
  extents = atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL);
  return extents != NULL && extents->width > 0 && extents->height > 0 &&
         extents->x + extents->width > 0 && extents->y + extents->height > 0;
}

/* The marks that keep names apart in running text (Unicode UAX 9) are not what a test asks for. */
static void
drop_isolates (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from = g_utf8_next_char (from))
    {
      gunichar c = g_utf8_get_char (from);

      if (c < 0x2066 || c > 0x2069)
        to += g_unichar_to_utf8 (c, to);
    }
  *to = '\0';
}

static gboolean
name_matches (AtspiAccessible *accessible, const char *name)
{
  g_autofree char *found = NULL;

  if (name == NULL)
    return TRUE;
  found = atspi_accessible_get_name (accessible, NULL);
  if (found == NULL)
    return FALSE;
  drop_isolates (found);
  return strstr (found, name) != NULL;
}

static gboolean
match_wanted (AtspiAccessible *accessible, gconstpointer data)
{
  const Wanted *wanted = data;

  return (wanted->role == ATSPI_ROLE_INVALID ||
          atspi_accessible_get_role (accessible, NULL) == wanted->role) &&
         name_matches (accessible, wanted->name) && is_showing (accessible);
}

/* The part of a menu button that takes the focus has no name of its own: its parent has. */
static gboolean
focus_matches (Desktop *self, const char *name)
{
  g_autoptr (AtspiAccessible) parent = NULL;

  if (self->focus == NULL || !has_state (self->focus, ATSPI_STATE_FOCUSED))
    return FALSE;
  if (name_matches (self->focus, name))
    return TRUE;
  parent = atspi_accessible_get_parent (self->focus, NULL);
  return parent != NULL && name_matches (parent, name);
}

static void
focused_cb (AtspiEvent *event, gpointer data)
{
  Desktop *self = data;

  if (event->detail1 == 0 ||
      atspi_accessible_get_process_id (event->source, NULL) != self->process_id)
    return;
  g_set_object (&self->focus, event->source);
}

/* Depth first; (transfer full) (nullable). */
static AtspiAccessible *
find_below (AtspiAccessible *root, MatchFunc match, gconstpointer data, guint depth)
{
  int n_children;

  if (depth > MAX_DEPTH)
    return NULL;
  n_children = atspi_accessible_get_child_count (root, NULL);
  for (int i = 0; i < n_children; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (root, i, NULL);
      AtspiAccessible *found;

      if (child == NULL)
        continue;
      if (match (child, data))
        return g_steal_pointer (&child);
      /* A row speaks for its cells, and a list has hundreds of rows. */
      if (atspi_accessible_get_role (child, NULL) == ATSPI_ROLE_TABLE_ROW)
        continue;
      found = find_below (child, match, data, depth + 1);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* (transfer full) (nullable) */
static char *
read_text (AtspiAccessible *accessible)
{
  g_autoptr (AtspiText) text = NULL;

  switch (atspi_accessible_get_role (accessible, NULL))
    {
    case ATSPI_ROLE_TEXT:
    case ATSPI_ROLE_ENTRY:
      text = atspi_accessible_get_text_iface (accessible);
      return text != NULL
                 ? atspi_text_get_text (text, 0, atspi_text_get_character_count (text, NULL), NULL)
                 : NULL;
    default:
      return NULL;
    }
}

static void
print_tree (AtspiAccessible *root, guint depth)
{
  int n_children = depth > MAX_DEPTH ? 0 : atspi_accessible_get_child_count (root, NULL);

  for (int i = 0; i < n_children; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (root, i, NULL);
      g_autofree char *role = NULL;
      g_autofree char *name = NULL;

      if (child == NULL)
        continue;
      role = atspi_accessible_get_role_name (child, NULL);
      name = atspi_accessible_get_name (child, NULL);
      if (name != NULL && *name != '\0' && is_showing (child))
        {
          g_autofree char *content = read_text (child);

          g_printerr ("# %*s%s “%s”%s%s%s\n", (int)depth * 2, "", role, name,
                      has_state (child, ATSPI_STATE_FOCUSED) ? " (focus)" : "",
                      content != NULL ? " holds " : "", content != NULL ? content : "");
        }
      print_tree (child, depth + 1);
    }
}

static AtspiAccessible *
wait_for (AtspiAccessible *root, MatchFunc match, gconstpointer data, const char *what)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;

  while (g_get_monotonic_time () < deadline)
    {
      AtspiAccessible *found = find_below (root, match, data, 0);

      if (found != NULL)
        return found;
      pause_briefly ();
    }
  print_tree (root, 0);
  g_error ("waited in vain for %s", what);
}

static AtspiAccessible *
find_application (guint pid)
{
  g_autoptr (AtspiAccessible) root = atspi_get_desktop (0);
  int n_children = atspi_accessible_get_child_count (root, NULL);

  for (int i = 0; i < n_children; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (root, i, NULL);

      if (child != NULL && atspi_accessible_get_process_id (child, NULL) == pid)
        return g_steal_pointer (&child);
    }
  return NULL;
}

static AtspiAccessible *
wait_for_application (GSubprocess *program)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;

  while (g_get_monotonic_time () < deadline)
    {
      const char *identifier = g_subprocess_get_identifier (program);
      AtspiAccessible *found;

      if (identifier == NULL)
        g_error ("the program ended before it had a window");
      found = find_application (g_ascii_strtoull (identifier, NULL, 10));
      if (found != NULL)
        return found;
      pause_briefly ();
    }
  g_error ("the program did not appear on the accessibility bus");
}

/* libatspi warns when it looks for a cache that a starting program doesn't have yet; only the
 * program's own warnings are fatal, through the environment that it inherits. */
void
desktop_init (void)
{
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  setlocale (LC_ALL, "");
  atspi_init ();
}

/* What moves can't be waited for by a test: a row that unfolds, a page that scrolls. */
static void
write_settings (const char *home)
{
  g_autofree char *directory = g_build_filename (home, ".config", "gtk-4.0", NULL);
  g_autofree char *path = g_build_filename (directory, "settings.ini", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (directory, 0700), ==, 0);
  g_file_set_contents (path, "[Settings]\ngtk-enable-animations=0\n", -1, &error);
  g_assert_no_error (error);
}

static GSubprocess *
spawn (const DesktopOptions *options)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;
  GSubprocess *program;

  g_subprocess_launcher_setenv (launcher, "TILLSAMMANS_LANGUAGE", options->language, TRUE);
  g_subprocess_launcher_setenv (launcher, "HOME", options->home, TRUE);
  write_settings (options->home);
  g_subprocess_launcher_setenv (launcher, "GDK_BACKEND", "x11", TRUE);
  g_subprocess_launcher_setenv (launcher, "GSK_RENDERER", "cairo", TRUE);
  g_subprocess_launcher_setenv (launcher, "ADW_DISABLE_PORTAL", "1", TRUE);
  if (options->alone)
    g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  if (options->keep_settings)
    {
      g_autofree char *configuration = g_build_filename (options->home, ".config", NULL);

      g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
      g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", configuration, TRUE);
    }
  if (options->child_setup != NULL)
    g_subprocess_launcher_set_child_setup (launcher, options->child_setup, NULL, NULL);
  program = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("TILLSAMMANS_PROGRAM"),
                                         options->register_path, NULL);
  g_assert_no_error (error);
  return program;
}

Desktop *
desktop_start (const DesktopOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AtspiAccessible) window = NULL;
  Desktop *self = g_new0 (Desktop, 1);

  self->program = spawn (options);
  self->process_id = g_ascii_strtoull (g_subprocess_get_identifier (self->program), NULL, 10);
  self->application = wait_for_application (self->program);
  atspi_accessible_set_cache_mask (self->application, ATSPI_CACHE_NONE);
  self->listener = atspi_event_listener_new (focused_cb, self, NULL);
  atspi_event_listener_register (self->listener, "object:state-changed:focused", &error);
  g_assert_no_error (error);
  window = desktop_wait (self, ATSPI_ROLE_FRAME, NULL);
  g_assert_nonnull (window);
  return self;
}

void
desktop_quit (Desktop *self)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;
  gint64 patience = 0;

  while (g_subprocess_get_identifier (self->program) != NULL)
    {
      if (g_get_monotonic_time () > patience)
        {
          patience = g_get_monotonic_time () + PATIENCE;
          desktop_key ("Control+q");
        }
      if (g_get_monotonic_time () > deadline)
        {
          print_tree (self->application, 0);
          g_error ("the program did not end");
        }
      pause_briefly ();
    }
  g_subprocess_wait (self->program, NULL, NULL);
  g_assert_true (g_subprocess_get_successful (self->program));
}

void
desktop_kill (Desktop *self)
{
  g_subprocess_force_exit (self->program);
  g_subprocess_wait (self->program, NULL, NULL);
}

void
desktop_free (Desktop *self)
{
  atspi_event_listener_deregister (self->listener, "object:state-changed:focused", NULL);
  g_clear_object (&self->listener);
  g_clear_object (&self->focus);
  g_clear_object (&self->application);
  g_clear_object (&self->program);
  g_free (self);
}

AtspiAccessible *
desktop_wait_below (AtspiAccessible *root, AtspiRole role, const char *name)
{
  Wanted wanted = { role, name };
  g_autofree char *role_name = atspi_role_get_name (role);
  g_autofree char *what = g_strdup_printf ("%s “%s”", role_name, name != NULL ? name : "");

  return wait_for (root, match_wanted, &wanted, what);
}

AtspiAccessible *
desktop_wait (Desktop *self, AtspiRole role, const char *name)
{
  return desktop_wait_below (self->application, role, name);
}

gboolean
desktop_has (Desktop *self, AtspiRole role, const char *name)
{
  Wanted wanted = { role, name };
  g_autoptr (AtspiAccessible) found = find_below (self->application, match_wanted, &wanted, 0);

  return found != NULL;
}

void
desktop_wait_gone (Desktop *self, AtspiRole role, const char *name)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;

  while (g_get_monotonic_time () < deadline)
    {
      if (!desktop_has (self, role, name))
        return;
      pause_briefly ();
    }
  print_tree (self->application, 0);
  g_error ("“%s” stayed on the screen", name);
}

void
desktop_wait_windows (Desktop *self, int n_windows)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;

  while (g_get_monotonic_time () < deadline)
    {
      if (atspi_accessible_get_child_count (self->application, NULL) == n_windows)
        return;
      pause_briefly ();
    }
  print_tree (self->application, 0);
  g_error ("waited in vain for %d windows", n_windows);
}

/* A window is told of before it has the keyboard's focus, so the key may come too early. */
void
desktop_close_window (Desktop *self, int n_left)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;

  while (g_get_monotonic_time () < deadline)
    {
      gint64 patience = g_get_monotonic_time () + PATIENCE;

      desktop_key ("Escape");
      while (g_get_monotonic_time () < patience)
        {
          if (atspi_accessible_get_child_count (self->application, NULL) == n_left)
            return;
          pause_briefly ();
        }
    }
  print_tree (self->application, 0);
  g_error ("Escape did not leave %d windows", n_left);
}

void
desktop_wait_focus (Desktop *self, const char *name)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;

  while (g_get_monotonic_time () < deadline)
    {
      if (focus_matches (self, name))
        return;
      pause_briefly ();
    }
  print_tree (self->application, 0);
  g_error ("waited in vain for the focus on “%s”", name);
}

/* The sentence with a star for each place, and for what may stand around it. */
static GPatternSpec *
compile_sentence (const char *sentence)
{
  g_autoptr (GRegex) places = g_regex_new ("\\{[a-z_]+\\}", 0, 0, NULL);
  g_autofree char *starred = g_regex_replace_literal (places, sentence, -1, 0, "*", 0, NULL);
  g_autofree char *pattern = g_strconcat ("*", starred, "*", NULL);

  return g_pattern_spec_new (pattern);
}

static gboolean
match_sentence (AtspiAccessible *accessible, gconstpointer data)
{
  g_autofree char *name = atspi_accessible_get_name (accessible, NULL);

  return name != NULL && g_pattern_spec_match_string ((GPatternSpec *)data, name) &&
         is_showing (accessible);
}

char *
desktop_wait_sentence (Desktop *self, const char *sentence)
{
  g_autoptr (GPatternSpec) pattern = compile_sentence (sentence);
  g_autoptr (AtspiAccessible)
      found = wait_for (self->application, match_sentence, pattern, sentence);

  return atspi_accessible_get_name (found, NULL);
}

static gboolean
match_filled (AtspiAccessible *accessible, gconstpointer data)
{
  const Filled *filled = data;
  g_autofree char *content = NULL;

  if (filled->name != NULL && !name_matches (accessible, filled->name))
    return FALSE;
  content = read_text (accessible);
  return g_strcmp0 (content, filled->text) == 0 && is_showing (accessible);
}

void
desktop_wait_text (Desktop *self, const char *name, const char *text)
{
  Filled filled = { name, text };
  g_autoptr (AtspiAccessible) found = wait_for (self->application, match_filled, &filled, text);
}

void
desktop_fill (Desktop *self, const char *name, const char *text)
{
  desktop_key ("Control+a");
  desktop_key ("Delete");
  desktop_type (text);
  desktop_wait_text (self, name, text);
}

static Window
find_x_window (Display *display, guint process_id)
{
  Atom property = XInternAtom (display, "_NET_WM_PID", False);
  Window root, parent, newest = None;
  Window *windows = NULL;
  unsigned int n_windows = 0;

  XQueryTree (display, DefaultRootWindow (display), &root, &parent, &windows, &n_windows);
  for (unsigned int i = 0; i < n_windows; i++)
    {
      XWindowAttributes attributes;
      Atom type;
      int format;
      unsigned long n_items = 0, rest;
      unsigned char *value = NULL;

      if (XGetWindowProperty (display, windows[i], property, 0, 1, False, XA_CARDINAL, &type,
                              &format, &n_items, &rest, &value) == Success &&
          n_items == 1 && *(unsigned long *)(void *)value == process_id &&
          XGetWindowAttributes (display, windows[i], &attributes) &&
          attributes.map_state == IsViewable)
        newest = windows[i];
      if (value != NULL)
        XFree (value);
    }
  XFree (windows);
  return newest;
}

void
desktop_activate (Desktop *self)
{
  Display *display = XOpenDisplay (NULL);
  Window window;

  g_assert_nonnull (display);
  window = find_x_window (display, self->process_id);
  g_assert_cmpuint (window, !=, None);
  XRaiseWindow (display, window);
  XSetInputFocus (display, window, RevertToPointerRoot, CurrentTime);
  XSync (display, False);
  XCloseDisplay (display);
}

void
desktop_press (Desktop *self, const char *name)
{
  g_autoptr (AtspiAccessible) button = desktop_wait (self, ATSPI_ROLE_PUSH_BUTTON, name);
  g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (button);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (action);
  atspi_action_do_action (action, 0, &error);
  g_assert_no_error (error);
}

static gboolean
has_window (Desktop *self, const char *title)
{
  int n_windows = atspi_accessible_get_child_count (self->application, NULL);

  for (int i = 0; i < n_windows; i++)
    {
      g_autoptr (AtspiAccessible)
          window = atspi_accessible_get_child_at_index (self->application, i, NULL);

      if (window != NULL && name_matches (window, title))
        return TRUE;
    }
  return FALSE;
}

static void
wait_window (Desktop *self, const char *title)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;

  while (g_get_monotonic_time () < deadline)
    {
      if (has_window (self, title))
        return;
      pause_briefly ();
    }
  print_tree (self->application, 0);
  g_error ("the window “%s” did not come", title);
}

/* The keys of a window that is not yet in front, or still completes what was typed, are lost, so
 * they are pressed again. FALSE after the deadline. */
static gboolean
press_until_window (Desktop *self, const char *key, const char *title, gboolean there)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;

  while (g_get_monotonic_time () < deadline)
    {
      gint64 patience = g_get_monotonic_time () + PATIENCE;

      desktop_key (key);
      while (g_get_monotonic_time () < patience)
        {
          if (has_window (self, title) == there)
            return TRUE;
          pause_briefly ();
        }
    }
  print_tree (self->application, 0);
  return FALSE;
}

void
desktop_key_opens (Desktop *self, const char *key, const char *title)
{
  if (!press_until_window (self, key, title, TRUE))
    g_error ("%s did not open “%s”", key, title);
}

static gboolean
match_file_entry (AtspiAccessible *accessible, gconstpointer data)
{
  return atspi_accessible_get_role (accessible, NULL) == ATSPI_ROLE_TEXT &&
         (name_matches (accessible, "GtkFileChooserEntry") || name_matches (accessible, "Name:")) &&
         is_showing (accessible);
}

static gboolean
has_file_entry (Desktop *self)
{
  g_autoptr (AtspiAccessible) entry = find_below (self->application, match_file_entry, NULL, 0);

  return entry != NULL;
}

/* Where a file to open is chosen, the entry comes with Ctrl+L, and goes with a second. */
static void
show_file_entry (Desktop *self)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;

  while (g_get_monotonic_time () < deadline)
    {
      gint64 patience = g_get_monotonic_time () + PATIENCE;

      if (has_file_entry (self))
        return;
      desktop_key ("Control+l");
      while (g_get_monotonic_time () < patience)
        {
          if (has_file_entry (self))
            return;
          pause_briefly ();
        }
    }
  print_tree (self->application, 0);
  g_error ("the file chooser has no place for a path");
}

void
desktop_choose_file (Desktop *self, const char *title, const char *path)
{
  wait_window (self, title);
  show_file_entry (self);
  desktop_key ("Control+a");
  desktop_type (path);
  desktop_wait_text (self, NULL, path);
  if (!press_until_window (self, "Return", title, FALSE))
    g_error ("the window “%s” stayed", title);
}

/* Within its window, as far as that reaches. */
static gboolean
is_in_view (AtspiAccessible *accessible)
{
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (accessible);
  g_autoptr (AtspiAccessible) window = g_object_ref (accessible);
  g_autoptr (AtspiComponent) frame = NULL;
  g_autofree AtspiRect *extents = NULL;
  g_autofree AtspiRect *bounds = NULL;

  while (window != NULL && atspi_accessible_get_role (window, NULL) != ATSPI_ROLE_FRAME)
    {
      AtspiAccessible *parent = atspi_accessible_get_parent (window, NULL);

      g_object_unref (window);
      window = parent;
    }
  frame = window != NULL ? atspi_accessible_get_component_iface (window) : NULL;
  if (component == NULL || frame == NULL)
    return TRUE;
  extents = atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL);
  bounds = atspi_component_get_extents (frame, ATSPI_COORD_TYPE_WINDOW, NULL);
  return extents == NULL || bounds == NULL ||
         (extents->y >= 0 && extents->y + extents->height <= bounds->height);
}

void
desktop_wait_in_view (Desktop *self)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;

  while (self->focus != NULL && !is_in_view (self->focus))
    {
      if (g_get_monotonic_time () > deadline)
        {
          g_autofree char *name = atspi_accessible_get_name (self->focus, NULL);
          print_tree (self->application, 0);
          g_error ("“%s” has the focus and was not scrolled into its window", name);
        }
      pause_briefly ();
    }
}

void
desktop_press_until (Desktop *self, const char *key, const char *name, guint limit)
{
  for (guint i = 0; i < limit; i++)
    {
      g_autoptr (AtspiAccessible) before = NULL;
      gint64 patience = g_get_monotonic_time () + G_USEC_PER_SEC / 2;

      if (focus_matches (self, name))
        return;
      g_set_object (&before, self->focus);
      desktop_key (key);
      /* Entries take the focus without telling; the next press goes on from there. */
      while (g_get_monotonic_time () < patience &&
             (self->focus == before || !has_state (self->focus, ATSPI_STATE_FOCUSED)))
        pause_briefly ();
    }
  print_tree (self->application, 0);
  g_error ("%u presses of %s did not reach “%s”", limit, key, name);
}

/* GTK names a widget that has no name after its type: GtkButton, AdwFlap, TilWheelWidget. */
static gboolean
is_type_name (const char *name)
{
  return (g_str_has_prefix (name, "Gtk") || g_str_has_prefix (name, "Adw") ||
          g_str_has_prefix (name, "Til")) &&
         g_ascii_isupper (name[3]);
}

static gboolean
match_unnamed (AtspiAccessible *accessible, gconstpointer data)
{
  AtspiRole role = atspi_accessible_get_role (accessible, NULL);
  g_autoptr (AtspiAccessible) parent = NULL;
  g_autofree char *name = NULL;

  if (!is_showing (accessible))
    return FALSE;
  switch (role)
    {
    case ATSPI_ROLE_PUSH_BUTTON:
    case ATSPI_ROLE_TOGGLE_BUTTON:
    case ATSPI_ROLE_CHECK_BOX:
    case ATSPI_ROLE_RADIO_BUTTON:
    case ATSPI_ROLE_SLIDER:
    case ATSPI_ROLE_ENTRY:
    case ATSPI_ROLE_COMBO_BOX:
      /* A drop-down's own button speaks with the drop-down's name. */
      parent = atspi_accessible_get_parent (accessible, NULL);
      if (parent != NULL && atspi_accessible_get_role (parent, NULL) == ATSPI_ROLE_COMBO_BOX)
        return FALSE;
      name = atspi_accessible_get_name (accessible, NULL);
      return name == NULL || *name == '\0' || is_type_name (name);
    default:
      return FALSE;
    }
}

void
desktop_assert_named (Desktop *self)
{
  g_autoptr (AtspiAccessible) unnamed = find_below (self->application, match_unnamed, NULL, 0);

  if (unnamed != NULL)
    {
      g_autofree char *role = atspi_accessible_get_role_name (unnamed, NULL);
      g_autofree char *name = atspi_accessible_get_name (unnamed, NULL);

      print_tree (self->application, 0);
      g_error ("a %s has no name of its own (“%s”)", role, name);
    }
}
