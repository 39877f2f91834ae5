/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"
#include "til-case-model.h"
#include "til-locale.h"
#include "til-log-words.h"
#include "til-timeline-view.h"
#include "til-timeline.h"

typedef struct
{
  TilCaseModel *model;
  GtkWidget *window;
  GtkWidget *view;
  int place;
  gint64 record;
} Shown;

static gint64
add_observation (Support *support, gint64 child_id, TilDate date, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister)
      other = til_register_open (support->path, TIL_REGISTER_READ_WRITE, &error);
  g_autoptr (TilObservation) observation = til_record_new_of (TIL_RECORD_OBSERVATION);

  g_assert_no_error (error);
  observation->child_id = child_id;
  observation->date = date;
  til_record_set_text (&observation->text, text);
  til_register_save_record (other, observation, &error);
  g_assert_no_error (error);
  return observation->record.id;
}

static void
show_cb (Shown *shown, int place, gint64 record)
{
  shown->place = place;
  shown->record = record;
}

static void
open_view (Support *support, Shown *shown, gint64 child_id)
{
  shown->model = til_case_model_new (support->store, child_id);
  shown->view = til_timeline_view_new (shown->model);
  shown->window = adw_window_new ();
  shown->place = -1;
  g_signal_connect_swapped (shown->model, "show", G_CALLBACK (show_cb), shown);
  gtk_window_set_default_size (GTK_WINDOW (shown->window), 800, 700);
  adw_window_set_content (ADW_WINDOW (shown->window), shown->view);
  gtk_window_present (GTK_WINDOW (shown->window));
  SUPPORT_WAIT (til_case_model_get_case (shown->model) != NULL);
}

static void
close_view (Shown *shown)
{
  support_destroy (shown->window);
  g_assert_finalize_object (shown->model);
}

static gboolean
is_row (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_ACTION_ROW (widget) &&
         g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)), data) == 0;
}

static gboolean
is_chip (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_TOGGLE_BUTTON (widget) && gtk_widget_get_visible (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), data) == 0;
}

static gboolean
is_type (GtkWidget *widget, gconstpointer data)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, (GType)GPOINTER_TO_SIZE (data));
}

static gpointer
find (GtkWidget *root, SupportFunc func, gconstpointer data)
{
  g_autoptr (GPtrArray) found = support_find (root, func, data);

  return found->len > 0 ? g_ptr_array_index (found, 0) : NULL;
}

static void
test_by_month (Support *support, gconstpointer data)
{
  gint64 child = support_add_child (support, "Åsa", "Öberg", til_date_new (2017, 3, 4), FALSE);
  Shown shown;

  add_observation (support, child, til_date_new (2026, 11, 2), "Ville inte gå hem");
  add_observation (support, child, til_date_new (2026, 3, 1), "Trött på morgonen");
  open_view (support, &shown, child);
  g_assert_true (support_shows (shown.view, "November 2026"));
  g_assert_true (support_shows (shown.view, "March 2026"));
  g_assert_true (support_shows (shown.view, "2026-03-01"));

  /* The period leaves out what is older. */
  gtk_drop_down_set_selected (find (shown.view, is_type, GSIZE_TO_POINTER (GTK_TYPE_DROP_DOWN)), 1);
  g_assert_true (support_shows (shown.view, "November 2026"));
  g_assert_false (support_shows (shown.view, "March 2026"));
  close_view (&shown);
}

static void
test_kinds (Support *support, gconstpointer data)
{
  gint64 child = support_add_child (support, "Åsa", "Öberg", til_date_new (2017, 3, 4), FALSE);
  const char *observations = til_event_kind_name (TIL_EVENT_OBSERVATION);
  Shown shown;

  add_observation (support, child, til_date_new (2026, 11, 2), "Ville inte gå hem");
  open_view (support, &shown, child);
  /* There is no consent, so nothing to choose it by. */
  g_assert_null (find (shown.view, is_chip, til_event_kind_name (TIL_EVENT_CONSENT)));
  g_assert_nonnull (find (shown.view, is_chip, observations));
  gtk_toggle_button_set_active (find (shown.view, is_chip, observations), TRUE);
  g_assert_true (support_shows (shown.view, "2026-11-02"));
  support_assert_named (shown.view);
  close_view (&shown);
}

static void
test_goes_to_record (Support *support, gconstpointer data)
{
  gint64 child = support_add_child (support, "Åsa", "Öberg", til_date_new (2017, 3, 4), FALSE);
  gint64 id = add_observation (support, child, til_date_new (2026, 11, 2), "Ville inte gå hem");
  Shown shown;

  open_view (support, &shown, child);
  g_assert_nonnull (find (shown.view, is_row, "Ville inte gå hem"));
  gtk_widget_activate (find (shown.view, is_row, "Ville inte gå hem"));
  g_assert_cmpint (shown.place, ==, TIL_PLACE_MAPPING);
  g_assert_cmpint (shown.record, ==, id);
  close_view (&shown);
}

/* R16: each opening and change can be read, in words. */
static void
test_log (Support *support, gconstpointer data)
{
  gint64 child = support_add_child (support, "Åsa", "Öberg", til_date_new (2017, 3, 4), FALSE);
  Shown shown;

  add_observation (support, child, til_date_new (2026, 11, 2), "Ville inte gå hem");
  open_view (support, &shown, child);
  gtk_stack_set_visible_child_name (find (shown.view, is_type, GSIZE_TO_POINTER (GTK_TYPE_STACK)),
                                    "log");
  SUPPORT_WAIT (support_shows (shown.view, "Opened the child"));
  g_assert_true (support_shows (shown.view, "Added an observation"));
  g_assert_true (support_shows (shown.view, "Entered the child"));
  close_view (&shown);
}

static void
test_words (void)
{
  static const char *const verbs[] = { "add", "set", "delete", "restore" };

  for (int kind = 0; kind < TIL_N_CASE_RECORDS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
      {
        g_autofree char *key = g_strdup_printf ("%s.%s", til_record_class (kind)->name, verbs[i]);
        g_autofree char *words = til_log_words (key);

        g_assert_cmpstr (words, !=, key);
        g_assert_null (strchr (words, '{'));
      }
  {
    g_autofree char *unknown = til_log_words ("moon.land");

    g_assert_cmpstr (unknown, ==, "moon.land");
  }
}

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  SUPPORT_ADD ("/timeline-view/by-month", test_by_month);
  SUPPORT_ADD ("/timeline-view/kinds", test_kinds);
  SUPPORT_ADD ("/timeline-view/goes-to-record", test_goes_to_record);
  SUPPORT_ADD ("/timeline-view/r16-log", test_log);
  g_test_add_func ("/timeline-view/r16-words-for-every-record", test_words);
  return g_test_run ();
}
