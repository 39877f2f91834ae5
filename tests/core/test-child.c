/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-child.h"
#include "til-error.h"
#include "til-locale.h"
#include "til-personnummer.h"

#include <string.h>

static TilDate today;

static TilChild *
make_child (void)
{
  TilChild *child = til_child_new ();
  TilGuardian *guardian = til_guardian_new ();

  g_free (child->given_name);
  g_free (child->family_name);
  g_free (guardian->name);
  child->id = 57;
  child->given_name = g_strdup ("Åsa Maria");
  child->family_name = g_strdup ("Öberg");
  child->birth_date = til_date_new (2015, 3, 12);
  child->personnummer = til_personnummer_new_test (child->birth_date, 0);
  guardian->name = g_strdup ("Sara Öberg");
  guardian->phone = g_strdup ("070");
  g_ptr_array_add (child->guardians, guardian);
  return child;
}

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static void
test_names (void)
{
  g_autoptr (TilChild) child = make_child ();
  g_autofree char *full = til_child_full_name (child);
  g_autofree char *shown = til_child_shown_name (child, "sv");
  g_autofree char *initials = til_child_initials (child);

  g_assert_cmpstr (full, ==, "Åsa Maria Öberg");
  g_assert_cmpstr (shown, ==, full);
  g_assert_cmpstr (initials, ==, "ÅÖ");
}

/* An Eritrean child has no family name. */
static void
test_only_given_names (void)
{
  g_autoptr (TilChild) child = make_child ();

  set_text (&child->given_name, "selam Tesfay");
  set_text (&child->family_name, "");
  g_autofree char *full = til_child_full_name (child);
  g_autofree char *initials = til_child_initials (child);
  g_assert_cmpstr (full, ==, "selam Tesfay");
  g_assert_cmpstr (initials, ==, "ST");
  g_assert_true (til_child_validate (child, today, NULL));
}

static void
test_protected (void)
{
  g_autoptr (TilChild) child = make_child ();

  child->protected_identity = TRUE;
  for (const char *const *language = til_languages (); *language != NULL; language++)
    {
      g_autofree char *shown = til_child_shown_name (child, *language);
      g_assert_null (strstr (shown, "sa"));
      g_assert_null (strstr (shown, "berg"));
      g_assert_null (strstr (shown, "{"));
      g_assert_nonnull (strstr (shown, "57"));
    }
  g_autofree char *english = til_shown_name (57, "Åsa", "Öberg", TRUE, "en");
  g_autofree char *initials = til_child_initials (child);
  g_assert_cmpstr (english, ==, "Protected identity (no. 57)");
  g_assert_cmpstr (initials, ==, "");

  til_locale_init ("en");
  g_autofree char *screen = til_child_shown_name (child, NULL);
  g_assert_cmpstr (screen, ==, english);
}

static void
assert_invalid (const TilChild *child, const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (til_child_validate (child, today, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
  if (strstr (error->message, says) == NULL)
    g_error ("“%s” should say “%s”", error->message, says);
}

static void
test_valid (void)
{
  g_autoptr (TilChild) child = make_child ();
  g_autoptr (GError) error = NULL;

  g_assert_true (til_child_validate (child, today, &error));
  g_assert_no_error (error);
  g_clear_pointer (&child->personnummer, g_free);
  g_assert_true (til_child_validate (child, today, &error));
  child->birth_date = today;
  g_assert_true (til_child_validate (child, today, &error));
  child->birth_date = til_date_add_months (today, -25 * 12);
  g_assert_true (til_child_validate (child, today, &error));
}

static void
test_invalid (void)
{
  g_autoptr (TilChild) no_name = make_child ();
  g_autoptr (TilChild) no_date = make_child ();
  g_autoptr (TilChild) unborn = make_child ();
  g_autoptr (TilChild) old = make_child ();
  g_autoptr (TilChild) no_guardian_name = make_child ();
  g_autoptr (TilChild) no_contact_name = make_child ();

  set_text (&no_name->given_name, " \342\201\250 \342\201\251");
  assert_invalid (no_name, "given name");
  no_date->birth_date = TIL_DATE_NONE;
  assert_invalid (no_date, "missing");
  unborn->birth_date = today + 1;
  assert_invalid (unborn, "future");
  g_clear_pointer (&old->personnummer, g_free);
  old->birth_date = til_date_new (2000, 11, 20);
  assert_invalid (old, "25 years");
  set_text (&((TilGuardian *)g_ptr_array_index (no_guardian_name->guardians, 0))->name, "");
  assert_invalid (no_guardian_name, "guardian");
  g_ptr_array_add (no_contact_name->contacts, til_contact_new ());
  assert_invalid (no_contact_name, "contact");
}

static void
test_personnummer (void)
{
  g_autoptr (TilChild) child = make_child ();

  child->birth_date += 1;
  assert_invalid (child, "do not agree");
  child->birth_date -= 1;
  child->personnummer[11] = child->personnummer[11] == '0' ? '1' : '0';
  assert_invalid (child, "last digit");
}

static void
test_copy (void)
{
  g_autoptr (TilChild) child = make_child ();
  g_autoptr (TilChild) copy = til_child_copy (child);
  TilGuardian *guardian = g_ptr_array_index (child->guardians, 0);

  set_text (&child->given_name, "Other");
  set_text (&guardian->phone, "071");
  g_assert_cmpstr (copy->given_name, ==, "Åsa Maria");
  g_assert_cmpstr (copy->personnummer, ==, child->personnummer);
  g_assert_cmpstr (((TilGuardian *)g_ptr_array_index (copy->guardians, 0))->phone, ==, "070");
  g_assert_cmpint (copy->id, ==, 57);
}

static void
test_attention (void)
{
  TilDate fresh = til_date_add_months (today, -1), limit = til_date_add_months (today, -6);

  g_assert_cmpint (til_attention (TIL_STEP_MAP, fresh, 1, 1, today), ==, TIL_ATTENTION_VOICE_OPEN);
  g_assert_cmpint (til_attention (TIL_STEP_MAP, TIL_DATE_NONE, 0, 0, today), ==,
                   TIL_ATTENTION_NO_MAPPING);
  g_assert_cmpint (til_attention (TIL_STEP_NOTICE, TIL_DATE_NONE, 0, 1, today), ==,
                   TIL_ATTENTION_NONE);
  g_assert_cmpint (til_attention (TIL_STEP_NOTICE, TIL_DATE_NONE, 0, 0, today), ==,
                   TIL_ATTENTION_NO_RESPONSIBLE);
  g_assert_cmpint (til_attention (TIL_STEP_FOLLOW_UP, limit, 0, 1, today), ==, TIL_ATTENTION_NONE);
  g_assert_cmpint (til_attention (TIL_STEP_FOLLOW_UP, limit - 1, 0, 0, today), ==,
                   TIL_ATTENTION_MAPPING_OLD);
  g_assert_cmpint (til_attention (TIL_STEP_CLOSED, limit - 1, 0, 0, today), ==, TIL_ATTENTION_NONE);
  g_assert_cmpint (til_attention (TIL_STEP_COOPERATE, fresh, 0, 1, today), ==, TIL_ATTENTION_NONE);
  for (int i = 0; i < TIL_N_ATTENTIONS; i++)
    g_assert_cmpint (*til_attention_text ((TilAttention)i) == '\0', ==, i == TIL_ATTENTION_NONE);
}

static void
test_steps (void)
{
  for (int i = 0; i < TIL_N_STEPS; i++)
    {
      TilStep step;
      g_assert_true (til_step_from_key (til_step_key ((TilStep)i), &step));
      g_assert_cmpint (step, ==, i);
      g_assert_cmpstr (til_step_name (step), !=, "");
      g_autofree char *label = g_strconcat ("step.", til_step_key (step), NULL);
      g_assert_cmpstr (til_label ("sv", label), !=, "");
    }
  TilStep untouched = TIL_STEP_CLOSED;
  g_assert_false (til_step_from_key ("later", &untouched));
  g_assert_cmpint (untouched, ==, TIL_STEP_CLOSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  today = til_date_new (2026, 11, 21);
  g_test_add_func ("/child/names", test_names);
  g_test_add_func ("/child/only-given-names", test_only_given_names);
  g_test_add_func ("/child/r14-protected", test_protected);
  g_test_add_func ("/child/valid", test_valid);
  g_test_add_func ("/child/invalid", test_invalid);
  g_test_add_func ("/child/r18-personnummer", test_personnummer);
  g_test_add_func ("/child/copy", test_copy);
  g_test_add_func ("/child/attention", test_attention);
  g_test_add_func ("/child/r5-steps", test_steps);
  return g_test_run ();
}
