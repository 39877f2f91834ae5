/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop.h"

#include <X11/Xlib.h>
#include <X11/keysym.h>
#include <locale.h>
#include <string.h>

#define DEADLINE (30 * G_USEC_PER_SEC)
#define MAX_DEPTH 40

typedef gboolean (*MatchFunc) (AtspiAccessible *accessible, gconstpointer data);

typedef struct
{
  AtspiRole role;
  const char *name;
} Wanted;

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

static gboolean
name_matches (AtspiAccessible *accessible, const char *name)
{
  g_autofree char *found = NULL;

  if (name == NULL)
    return TRUE;
  found = atspi_accessible_get_name (accessible, NULL);
  return found != NULL && strstr (found, name) != NULL;
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

  if (event->detail1 == 0)
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
      found = find_below (child, match, data, depth + 1);
      if (found != NULL)
        return found;
    }
  return NULL;
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
        g_printerr ("# %*s%s “%s”%s\n", (int)depth * 2, "", role, name,
                    has_state (child, ATSPI_STATE_FOCUSED) ? " (focus)" : "");
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
find_application (const char *name)
{
  g_autoptr (AtspiAccessible) root = atspi_get_desktop (0);
  int n_children = atspi_accessible_get_child_count (root, NULL);

  for (int i = 0; i < n_children; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (root, i, NULL);

      if (child != NULL && name_matches (child, name))
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
      AtspiAccessible *found = find_application ("tillsammans");

      if (found != NULL)
        return found;
      if (g_subprocess_get_identifier (program) == NULL)
        g_error ("the program ended before it had a window");
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

Desktop *
desktop_start (const char *register_path, const char *language)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;
  g_autoptr (AtspiAccessible) window = NULL;
  g_autofree char *home = g_path_get_dirname (register_path);
  Desktop *self = g_new0 (Desktop, 1);

  g_subprocess_launcher_setenv (launcher, "TILLSAMMANS_LANGUAGE", language, TRUE);
  g_subprocess_launcher_setenv (launcher, "HOME", home, TRUE);
  g_subprocess_launcher_setenv (launcher, "GDK_BACKEND", "x11", TRUE);
  g_subprocess_launcher_setenv (launcher, "GSK_RENDERER", "cairo", TRUE);
  g_subprocess_launcher_setenv (launcher, "ADW_DISABLE_PORTAL", "1", TRUE);
  self->program = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("TILLSAMMANS_PROGRAM"),
                                               register_path, NULL);
  g_assert_no_error (error);
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
  g_autoptr (GError) error = NULL;

  desktop_key ("Control+q");
  g_subprocess_wait_check (self->program, NULL, &error);
  g_assert_no_error (error);
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

void
desktop_key (const char *key)
{
  g_auto (GStrv) parts = g_strsplit (key, "+", -1);
  guint n_parts = g_strv_length (parts);
  g_autoptr (GError) error = NULL;
  Display *display = XOpenDisplay (NULL);
  KeySym symbol = XStringToKeysym (parts[n_parts - 1]);

  g_assert_nonnull (display);
  g_assert_cmpuint (symbol, !=, NoSymbol);
  for (guint i = 0; i + 1 < n_parts; i++)
    {
      g_autofree char *name = g_strconcat (parts[i], "_L", NULL);
      KeyCode code = XKeysymToKeycode (display, XStringToKeysym (name));

      atspi_generate_keyboard_event (code, NULL, ATSPI_KEY_PRESS, &error);
      g_assert_no_error (error);
    }
  atspi_generate_keyboard_event ((glong)symbol, NULL, ATSPI_KEY_SYM, &error);
  g_assert_no_error (error);
  for (guint i = n_parts - 1; i > 0; i--)
    {
      g_autofree char *name = g_strconcat (parts[i - 1], "_L", NULL);
      KeyCode code = XKeysymToKeycode (display, XStringToKeysym (name));

      atspi_generate_keyboard_event (code, NULL, ATSPI_KEY_RELEASE, &error);
      g_assert_no_error (error);
    }
  XCloseDisplay (display);
}

void
desktop_type (const char *text)
{
  g_autoptr (GError) error = NULL;

  for (const char *c = text; *c != '\0'; c++)
    {
      /* Only what stands unshifted or shifted on a plain keyboard: enough for names in the tests.
       */
      g_assert_true (g_ascii_isprint (*c));
      atspi_generate_keyboard_event (*c, NULL, ATSPI_KEY_SYM, &error);
      g_assert_no_error (error);
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
