/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-record-editor.h"
#include "til-store.h"

/* A register in a folder of its own, open in a store, with a unit, a staff member and some
 * children. */
typedef struct
{
  char *folder;
  char *path;
  TilStore *store;
  gint64 unit_id;
  gint64 staff_id;
} Support;

#define SUPPORT_PATIENCE (20 * G_TIME_SPAN_SECOND)

/* Goes on as soon as the condition holds; how fast the machine is only decides when. */
#define SUPPORT_WAIT(condition)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 end_ = g_get_monotonic_time () + SUPPORT_PATIENCE;                                      \
    while (!(condition) && g_get_monotonic_time () < end_)                                         \
      g_main_context_iteration (NULL, FALSE);                                                      \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

void support_set_up (Support *support, gconstpointer data);
void support_tear_down (Support *support, gconstpointer data);
/* A child as typed by somebody; the id it got. */
gint64 support_add_child (Support *support,
                          const char *given_name,
                          const char *family_name,
                          TilDate birth,
                          gboolean protected_identity);
TilChild *support_read_child (Support *support, gint64 id);
/* What another computer would write. */
void support_save_elsewhere (Support *support, TilChild *child);

/* Widgets below (and including) root for which func is TRUE; (transfer container). */
typedef gboolean (*SupportFunc) (GtkWidget *widget, gconstpointer data);
GPtrArray *support_find (GtkWidget *root, SupportFunc func, gconstpointer data);
/* TRUE when text stands somewhere in what root shows: labels, entries, list cells, titles. */
gboolean support_shows (GtkWidget *root, const char *text);
/* The visible window of a type, NULL without. */
GtkWidget *support_window (GType type);
GtkWidget *support_template_child (gpointer widget, GType type, const char *name);
/* The form that is open, or that opens soon. */
TilRecordEditor *support_wait_editor (void);
/* Saves as soon as the form may be typed in; before, nothing is saved. */
void support_save (TilRecordEditor *editor);
void support_save_and_wait (TilRecordEditor *editor);
void support_throw_away (TilRecordEditor *editor);
/* Every widget that a screen reader can stop at has a name. */
void support_assert_named (GtkWidget *root);
/* Destroys a window and proves that nothing still holds it. */
void support_destroy (GtkWidget *window);

#define SUPPORT_ADD(path, func)                                                                    \
  g_test_add (path, Support, NULL, support_set_up, func, support_tear_down)
