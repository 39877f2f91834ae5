/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"
#include "til-locale.h"
#include "til-plan.h"
#include "til-week-page.h"

typedef struct
{
  gint64 child_id;
  int place;
  gint64 record_id;
} Activated;

static void
activated_cb (Activated *activated, gint64 child_id, int place, gint64 record_id)
{
  *activated = (Activated){ child_id, place, record_id };
}

/* A plan with one action; the id it got. */
static gint64
add_plan (Support *support, gint64 child_id, TilDate due, TilDate follow_up)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister)
      other = til_register_open (support->path, TIL_REGISTER_READ_WRITE, &error);
  g_autoptr (TilPlan) plan = til_record_new_of (TIL_RECORD_PLAN);
  TilGoal *goal = til_record_add_part (plan, "goals");
  TilAction *action = til_record_add_part (goal, "actions");

  g_assert_no_error (error);
  plan->child_id = child_id;
  plan->date = til_date_new (2026, 10, 1);
  plan->follow_up = follow_up;
  plan->coordinator_id = support->staff_id;
  plan->wished_id = support->staff_id;
  til_record_set_text (&plan->child_wish, "Min mentor");
  til_record_set_text (&goal->text, "Komma i tid");
  til_record_set_text (&action->text, "Ringa hem");
  action->staff_id = support->staff_id;
  action->unit_id = support->unit_id;
  action->due = due;
  til_register_save_record (other, plan, &error);
  g_assert_no_error (error);
  return plan->record.id;
}

static GtkWidget *
open_page (Support *support, GtkWidget **page)
{
  GtkWidget *window = adw_window_new ();

  *page = til_week_page_new (support->store);
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 700);
  adw_window_set_content (ADW_WINDOW (window), *page);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static gboolean
is_line (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_ACTION_ROW (widget) && support_shows (widget, data);
}

static GtkWidget *
find_line (GtkWidget *page, const char *text)
{
  g_autoptr (GPtrArray) found = support_find (page, is_line, text);

  return found->len > 0 ? g_ptr_array_index (found, 0) : NULL;
}

static gboolean
is_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), data) == 0;
}

static guint
count_lines (GtkWidget *page)
{
  g_autoptr (GPtrArray) found = support_find (page, is_line, "");

  return found->len;
}

static void
test_late_and_next (Support *support, gconstpointer data)
{
  gint64 child = support_add_child (support, "Åsa", "Öberg", til_date_new (2017, 3, 4), FALSE);
  TilDate today = til_date_today ();
  gint64 plan = add_plan (support, child, today - 3, today);
  Activated activated = { 0 };
  GtkWidget *page, *window;

  window = open_page (support, &page);
  g_signal_connect_swapped (page, "child-activated", G_CALLBACK (activated_cb), &activated);
  SUPPORT_WAIT (support_shows (page, "Late"));
  g_assert_true (support_shows (page, "3 days ago"));
  g_assert_true (support_shows (page, "Ringa hem"));
  g_assert_true (support_shows (page, "Today"));
  g_assert_false (support_shows (page, "Next Week"));
  gtk_widget_activate (find_line (page, "Ringa hem"));
  g_assert_cmpint (activated.child_id, ==, child);
  g_assert_cmpint (activated.place, ==, TIL_PLACE_PLAN);
  g_assert_cmpint (activated.record_id, ==, plan);
  support_assert_named (page);
  support_destroy (window);
}

/* R14: the list has no name of a protected child. */
static void
test_protected (Support *support, gconstpointer data)
{
  gint64 child = support_add_child (support, "Åsa", "Öberg", til_date_new (2017, 3, 4), TRUE);
  GtkWidget *page, *window;

  add_plan (support, child, til_date_today () - 3, til_date_today ());
  window = open_page (support, &page);
  SUPPORT_WAIT (support_shows (page, "Late"));
  g_assert_false (support_shows (page, "Öberg"));
  support_destroy (window);
}

/* Without a name of their own nobody has anything of theirs; with one, that comes first. */
static void
test_mine (Support *support, gconstpointer data)
{
  gint64 child = support_add_child (support, "Åsa", "Öberg", til_date_new (2017, 3, 4), FALSE);
  GtkWidget *page, *window;
  g_autoptr (GPtrArray) all = NULL;

  add_plan (support, child, til_date_today () - 3, til_date_today ());
  til_store_set_actor (support->store, support->staff_id + 1000, "Nils");
  window = open_page (support, &page);
  SUPPORT_WAIT (support_shows (page, "Nothing for You"));
  all = support_find (page, is_button, "Show _All");
  g_assert_cmpuint (all->len, ==, 1);
  g_signal_emit_by_name (g_ptr_array_index (all, 0), "clicked");
  SUPPORT_WAIT (support_shows (page, "Ringa hem"));
  support_destroy (window);
}

static void
test_limited (Support *support, gconstpointer data)
{
  GtkWidget *page, *window;
  g_autoptr (GPtrArray) all = NULL;
  guint before;

  for (int i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("Barn %d", i);
      gint64 child = support_add_child (support, name, "Ek", til_date_new (2017, 3, 4), FALSE);

      add_plan (support, child, til_date_today () - 3, til_date_today () + 1);
    }
  window = open_page (support, &page);
  SUPPORT_WAIT (support_shows (page, "Late"));
  before = count_lines (page);
  all = support_find (page, is_button, "Show _All");
  g_assert_cmpuint (all->len, >=, 1);
  g_signal_emit_by_name (g_ptr_array_index (all, 0), "clicked");
  SUPPORT_WAIT (count_lines (page) > before);
  support_destroy (window);
}

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  SUPPORT_ADD ("/week-page/late-and-next", test_late_and_next);
  SUPPORT_ADD ("/week-page/r14-protected", test_protected);
  SUPPORT_ADD ("/week-page/mine", test_mine);
  SUPPORT_ADD ("/week-page/limited", test_limited);
  return g_test_run ();
}
