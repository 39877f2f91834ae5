/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"
#include "til-child-dialog.h"
#include "til-child-form.h"
#include "til-choice.h"
#include "til-conflict-dialog.h"
#include "til-field-row.h"
#include "til-locale.h"
#include "til-personnummer.h"

static GtkWidget *
form_child (TilChildForm *form, const char *name)
{
  return support_template_child (form, TIL_TYPE_CHILD_FORM, name);
}

static void
type (TilChildForm *form, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (form_child (form, name)), text);
}

static const char *
problem (TilChildForm *form, const char *name)
{
  return til_field_row_get_problem (TIL_FIELD_ROW (form_child (form, name)));
}

static void
test_while_typing (void)
{
  GtkWidget *window = gtk_window_new ();
  TilChildForm *form = g_object_new (TIL_TYPE_CHILD_FORM, NULL);
  g_autofree char *number = til_personnummer_new_test (til_date_new (2017, 3, 4), 0);
  g_autofree char *shown = til_personnummer_format (number);
  g_autofree char *birth = NULL;
  g_autoptr (TilChild) child = NULL;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (form));
  type (form, "personnummer_row", "2017");
  g_assert_null (problem (form, "personnummer_row"));
  type (form, "personnummer_row", "201703041233");
  g_assert_nonnull (problem (form, "personnummer_row"));
  type (form, "personnummer_row", shown);
  g_assert_null (problem (form, "personnummer_row"));
  birth = til_field_row_get_value (TIL_FIELD_ROW (form_child (form, "birth_row")));
  g_assert_cmpstr (birth, ==, "2017-03-04");

  type (form, "birth_row", "2017-03-05");
  g_assert_nonnull (problem (form, "birth_row"));
  type (form, "birth_row", "2017-02-30");
  g_assert_nonnull (problem (form, "birth_row"));
  type (form, "birth_row", "2027-03-04");
  g_assert_nonnull (problem (form, "birth_row"));
  type (form, "birth_row", "2017-03-04");
  g_assert_null (problem (form, "birth_row"));

  g_assert_false (til_child_form_check (form));
  g_assert_nonnull (problem (form, "given_row"));
  type (form, "given_row", "  Åsa ");
  g_assert_null (problem (form, "given_row"));
  g_assert_true (til_child_form_check (form));
  child = til_child_form_get_child (form);
  g_assert_cmpstr (child->given_name, ==, "Åsa");
  g_assert_cmpstr (child->personnummer, ==, number);
  support_destroy (window);
}

static void
test_guardians (void)
{
  GtkWidget *window = gtk_window_new ();
  TilChildForm *form = g_object_new (TIL_TYPE_CHILD_FORM, NULL);
  g_autoptr (TilChild) child = til_child_new ();
  g_autoptr (TilChild) same = NULL;
  TilGuardian *guardian = til_guardian_new ();

  g_free (guardian->name);
  guardian->id = 5;
  guardian->revision = 2;
  guardian->name = g_strdup ("Eva");
  guardian->phone = g_strdup ("070");
  guardian->language = g_strdup ("xx");
  g_ptr_array_add (child->guardians, guardian);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (form));
  til_child_form_set_child (form, child);
  same = til_child_form_get_child (form);
  g_assert_cmpuint (same->guardians->len, ==, 1);
  guardian = g_ptr_array_index (same->guardians, 0);
  g_assert_cmpint (guardian->id, ==, 5);
  g_assert_cmpint (guardian->revision, ==, 2);
  g_assert_cmpstr (guardian->phone, ==, "070");
  g_assert_cmpstr (guardian->language, ==, "xx");
  support_destroy (window);
}

static TilChildDialog *
show_dialog (Support *support, gint64 child_id, TilChildForm **form)
{
  GtkWidget *dialog = til_child_dialog_new (support->store, child_id);
  GtkWidget *save;

  gtk_window_present (GTK_WINDOW (dialog));
  save = support_template_child (dialog, TIL_TYPE_CHILD_DIALOG, "save_button");
  SUPPORT_WAIT (gtk_widget_get_sensitive (save));
  *form = TIL_CHILD_FORM (support_template_child (dialog, TIL_TYPE_CHILD_DIALOG, "form"));
  return TIL_CHILD_DIALOG (dialog);
}

static void
press_save (TilChildDialog *dialog)
{
  g_signal_emit_by_name (support_template_child (dialog, TIL_TYPE_CHILD_DIALOG, "save_button"),
                         "clicked");
}

static void
saved_cb (TilChildDialog *dialog, gint64 id, gboolean created, gint64 *saved)
{
  *saved = created ? id : -id;
}

static void
test_create (Support *support, gconstpointer data)
{
  TilChildForm *form;
  TilChildDialog *dialog = show_dialog (support, 0, &form);
  gint64 saved = 0;
  g_autoptr (TilChild) child = NULL;

  g_signal_connect (dialog, "saved", G_CALLBACK (saved_cb), &saved);
  type (form, "given_row", "Filmon");
  type (form, "birth_row", "2016-05-06");
  til_choice_set_id (form_child (form, "unit_row"), support->unit_id);
  til_choice_set_id (form_child (form, "responsible_row"), support->staff_id);
  support_assert_named (GTK_WIDGET (dialog));
  press_save (dialog);
  SUPPORT_WAIT (saved > 0);
  SUPPORT_WAIT (support_window (TIL_TYPE_CHILD_DIALOG) == NULL);
  child = support_read_child (support, saved);
  g_assert_cmpstr (child->given_name, ==, "Filmon");
  g_assert_cmpstr (child->family_name, ==, "");
  g_assert_cmpint (child->unit_id, ==, support->unit_id);
  g_assert_cmpint (child->responsible_id, ==, support->staff_id);
}

static void
open_existing_cb (TilChildDialog *dialog, gint64 id, gint64 *opened)
{
  *opened = id;
}

static gboolean
is_similar_row (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_ACTION_ROW (widget) &&
         g_object_get_data (G_OBJECT (widget), "til-child-id") != NULL;
}

static void
test_search_before_create (Support *support, gconstpointer data)
{
  gint64 id = support_add_child (support, "Åsa", "Öberg", til_date_new (2017, 3, 4), FALSE);
  TilChildForm *form;
  TilChildDialog *dialog = show_dialog (support, 0, &form);
  g_autoptr (GPtrArray) rows = NULL;
  gint64 opened = 0;

  g_signal_connect (dialog, "open-existing", G_CALLBACK (open_existing_cb), &opened);
  type (form, "given_row", "Asa");
  type (form, "family_row", "Öberg");
  type (form, "birth_row", "2017-03-04");
  SUPPORT_WAIT (gtk_widget_get_visible (form_child (form, "similar_group")));
  rows = support_find (GTK_WIDGET (form), is_similar_row, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  g_signal_emit_by_name (g_ptr_array_index (rows, 0), "activated");
  g_assert_cmpint (opened, ==, id);
  SUPPORT_WAIT (support_window (TIL_TYPE_CHILD_DIALOG) == NULL);
}

static gboolean
is_check (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_CHECK_BUTTON (widget);
}

static gboolean
is_suggested (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "suggested-action");
}

static void
test_conflict (Support *support, gconstpointer data)
{
  gint64 id = support_add_child (support, "Åsa", "Öberg", til_date_new (2017, 3, 4), FALSE);
  TilChildForm *form;
  TilChildDialog *dialog = show_dialog (support, id, &form);
  g_autoptr (TilChild) theirs = support_read_child (support, id);
  g_autoptr (TilChild) child = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GPtrArray) buttons = NULL;
  GtkWidget *conflict;
  gint64 saved = 0;

  g_free (theirs->group);
  theirs->group = g_strdup ("4B");
  g_free (theirs->family_name);
  theirs->family_name = g_strdup ("Theirs");
  support_save_elsewhere (support, theirs);

  g_signal_connect (dialog, "saved", G_CALLBACK (saved_cb), &saved);
  type (form, "family_row", "Mine");
  press_save (dialog);
  SUPPORT_WAIT ((conflict = support_window (TIL_TYPE_CONFLICT_DIALOG)) != NULL);
  g_assert_true (support_shows (conflict, "Mine"));
  g_assert_true (support_shows (conflict, "Theirs"));
  support_assert_named (conflict);

  checks = support_find (conflict, is_check, NULL);
  g_assert_cmpuint (checks->len, ==, 2);
  gtk_check_button_set_active (g_ptr_array_index (checks, 1), TRUE);
  buttons = support_find (conflict, is_suggested, NULL);
  g_signal_emit_by_name (g_ptr_array_index (buttons, 0), "clicked");
  SUPPORT_WAIT (saved == -id);
  child = support_read_child (support, id);
  g_assert_cmpstr (child->family_name, ==, "Theirs");
  g_assert_cmpstr (child->group, ==, "4B");
}

static gboolean
has_label (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), data) == 0;
}

static GtkWidget *
find_button (GtkWidget *window, const char *label)
{
  g_autoptr (GPtrArray) found = support_find (window, has_label, label);

  g_assert_cmpuint (found->len, >, 0);
  return g_ptr_array_index (found, 0);
}

static void
test_unsaved (Support *support, gconstpointer data)
{
  TilChildForm *form;
  TilChildDialog *dialog = show_dialog (support, 0, &form);
  GtkWidget *question;

  type (form, "given_row", "Filmon");
  gtk_window_close (GTK_WINDOW (dialog));
  SUPPORT_WAIT ((question = support_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "cancel");
  gtk_window_close (GTK_WINDOW (question));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));

  gtk_window_close (GTK_WINDOW (dialog));
  SUPPORT_WAIT ((question = support_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_signal_emit_by_name (find_button (question, "_Throw Away"), "clicked");
  SUPPORT_WAIT (support_window (TIL_TYPE_CHILD_DIALOG) == NULL);
  SUPPORT_WAIT (support_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
}

/* What is kept of the form for one who goes by the login name; NULL without. */
static char *
read_draft (Support *support, gint64 child_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister)
      other = til_register_open (support->path, TIL_REGISTER_READ_WRITE, &error);
  char *text;

  g_assert_no_error (error);
  text = til_register_get_draft (other, TIL_DRAFT_CHILD, child_id, &error);
  g_assert_no_error (error);
  return text;
}

static gboolean
draft_holds (Support *support, gint64 child_id, const char *word)
{
  g_autofree char *text = read_draft (support, child_id);

  return text != NULL && strstr (text, word) != NULL;
}

static gboolean
has_draft (Support *support, gint64 child_id)
{
  return draft_holds (support, child_id, "");
}

/* Opens the form again and answers its offer. */
static TilChildDialog *
answer_offer (Support *support, gint64 child_id, const char *answer, TilChildForm **form)
{
  GtkWidget *dialog = til_child_dialog_new (support->store, child_id);
  GtkWidget *bar;

  gtk_window_present (GTK_WINDOW (dialog));
  bar = support_template_child (dialog, TIL_TYPE_CHILD_DIALOG, "draft_bar");
  *form = TIL_CHILD_FORM (support_template_child (dialog, TIL_TYPE_CHILD_DIALOG, "form"));
  SUPPORT_WAIT (gtk_info_bar_get_revealed (GTK_INFO_BAR (bar)));
  /* Typing anew would replace what is offered. */
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (*form)));
  support_assert_named (dialog);
  g_signal_emit_by_name (find_button (dialog, answer), "clicked");
  g_assert_false (gtk_info_bar_get_revealed (GTK_INFO_BAR (bar)));
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (*form)));
  return TIL_CHILD_DIALOG (dialog);
}

static const char *
typed (TilChildForm *form, const char *name)
{
  return gtk_editable_get_text (GTK_EDITABLE (form_child (form, name)));
}

static void
test_draft_of_new (Support *support, gconstpointer data)
{
  TilChildForm *form;
  TilChildDialog *dialog = show_dialog (support, 0, &form);
  gint64 saved = 0;

  type (form, "given_row", "Filmon");
  type (form, "birth_row", "2016-0");
  til_choice_set_id (form_child (form, "schooling_row"), TIL_SCHOOLING_SCHOOL);
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (form_child (form, "note_view"))), "Rad ett\nRad två",
      -1);
  g_signal_emit_by_name (find_button (GTK_WIDGET (dialog), "Add _Guardian"), "clicked");
  SUPPORT_WAIT (draft_holds (support, 0, "2016-0") && draft_holds (support, 0, "guardian 0"));
  /* The program ends without a word. */
  support_destroy (GTK_WIDGET (dialog));

  dialog = answer_offer (support, 0, "_Restore", &form);
  g_assert_cmpstr (typed (form, "given_row"), ==, "Filmon");
  g_assert_cmpstr (typed (form, "birth_row"), ==, "2016-0");
  g_assert_true (til_child_form_is_changed (form));
  {
    g_autoptr (TilChild) child = til_child_form_get_child (form);

    g_assert_cmpstr (child->note, ==, "Rad ett\nRad två");
    g_assert_cmpint (child->schooling, ==, TIL_SCHOOLING_SCHOOL);
    g_assert_cmpuint (child->guardians->len, ==, 1);
  }

  /* Saving drops it. */
  type (form, "birth_row", "2016-05-06");
  {
    g_autoptr (TilChild) child = til_child_form_get_child (form);

    g_ptr_array_set_size (child->guardians, 0);
    til_child_form_set_child (form, child);
  }
  g_signal_connect (dialog, "saved", G_CALLBACK (saved_cb), &saved);
  press_save (dialog);
  SUPPORT_WAIT (saved > 0);
  SUPPORT_WAIT (!has_draft (support, 0));
  SUPPORT_WAIT (support_window (TIL_TYPE_CHILD_DIALOG) == NULL);
}

/* The window goes within the pause after a keystroke. */
static void
test_draft_at_once (Support *support, gconstpointer data)
{
  gint64 id = support_add_child (support, "Åsa", "Öberg", til_date_new (2017, 3, 4), TRUE);
  TilChildForm *form;
  TilChildDialog *dialog = show_dialog (support, id, &form);

  type (form, "group_row", "4B");
  support_destroy (GTK_WIDGET (dialog));
  SUPPORT_WAIT (draft_holds (support, id, "4B"));
  g_assert_false (has_draft (support, 0));

  dialog = answer_offer (support, id, "_Discard", &form);
  g_assert_cmpstr (typed (form, "group_row"), ==, "");
  g_assert_cmpstr (typed (form, "given_row"), ==, "Åsa");
  SUPPORT_WAIT (!has_draft (support, id));
  gtk_window_close (GTK_WINDOW (dialog));
  SUPPORT_WAIT (support_window (TIL_TYPE_CHILD_DIALOG) == NULL);
}

/* What is restored was begun before somebody else changed the child: both changes stay. */
static void
test_draft_of_changed (Support *support, gconstpointer data)
{
  gint64 id = support_add_child (support, "Åsa", "Öberg", til_date_new (2017, 3, 4), FALSE);
  TilChildForm *form;
  TilChildDialog *dialog = show_dialog (support, id, &form);
  g_autoptr (TilChild) theirs = NULL;
  g_autoptr (TilChild) child = NULL;
  gint64 saved = 0;

  type (form, "group_row", "4B");
  SUPPORT_WAIT (draft_holds (support, id, "4B"));
  support_destroy (GTK_WIDGET (dialog));
  theirs = support_read_child (support, id);
  g_free (theirs->note);
  theirs->note = g_strdup ("Hens ord");
  support_save_elsewhere (support, theirs);

  dialog = answer_offer (support, id, "_Restore", &form);
  g_signal_connect (dialog, "saved", G_CALLBACK (saved_cb), &saved);
  press_save (dialog);
  SUPPORT_WAIT (saved == -id);
  child = support_read_child (support, id);
  g_assert_cmpstr (child->group, ==, "4B");
  g_assert_cmpstr (child->note, ==, "Hens ord");
  SUPPORT_WAIT (!has_draft (support, id));
  SUPPORT_WAIT (support_window (TIL_TYPE_CHILD_DIALOG) == NULL);
}

/* Typing and taking it back again leaves nothing, nor does throwing away. */
static void
test_draft_goes (Support *support, gconstpointer data)
{
  TilChildForm *form;
  TilChildDialog *dialog = show_dialog (support, 0, &form);
  GtkWidget *question;

  type (form, "given_row", "Filmon");
  SUPPORT_WAIT (has_draft (support, 0));
  type (form, "given_row", "");
  SUPPORT_WAIT (!has_draft (support, 0));

  type (form, "given_row", "Filmon");
  SUPPORT_WAIT (has_draft (support, 0));
  gtk_window_close (GTK_WINDOW (dialog));
  SUPPORT_WAIT ((question = support_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_signal_emit_by_name (find_button (question, "_Throw Away"), "clicked");
  SUPPORT_WAIT (support_window (TIL_TYPE_CHILD_DIALOG) == NULL);
  SUPPORT_WAIT (!has_draft (support, 0));
}

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/child-form/while-typing", test_while_typing);
  g_test_add_func ("/child-form/guardians-keep-what-they-are", test_guardians);
  SUPPORT_ADD ("/child-dialog/create", test_create);
  SUPPORT_ADD ("/child-dialog/search-before-create", test_search_before_create);
  SUPPORT_ADD ("/child-dialog/r15-conflict", test_conflict);
  SUPPORT_ADD ("/child-dialog/r15-unsaved-is-asked-about", test_unsaved);
  SUPPORT_ADD ("/child-dialog/r15-draft-of-new", test_draft_of_new);
  SUPPORT_ADD ("/child-dialog/r15-draft-at-once", test_draft_at_once);
  SUPPORT_ADD ("/child-dialog/r15-draft-of-changed", test_draft_of_changed);
  SUPPORT_ADD ("/child-dialog/r15-draft-goes", test_draft_goes);
  return g_test_run ();
}
