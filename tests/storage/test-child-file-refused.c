/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Child files that are refused, whole. */
#include "child-file-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Writes the file anew after a change, with the digest that belongs to it. */
static void
write_root (Fixture *self, JsonNode *root)
{
  JsonObject *object = json_node_get_object (root);
  g_autofree char *digest = til_child_file_digest (object);
  g_autofree char *text = NULL;

  json_object_set_string_member (object, "digest", digest);
  text = json_to_string (root, FALSE);
  g_assert_true (g_file_set_contents (self->path, text, -1, NULL));
}

static void
assert_refused (Fixture *self, int code, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (til_register_read_child_file (self->receiver, self->path, &error));
  g_assert_error (error, TIL_ERROR, code);
  g_assert_nonnull (strstr (error->message, "child.json"));
  if (!strstr (error->message, part))
    g_error ("\"%s\" does not say \"%s\"", error->message, part);
}

static void
test_cut_short (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  gsize length;

  export_child (self, self->sender.reg, STORY, 0);
  g_assert_true (g_file_get_contents (self->path, &text, &length, NULL));
  for (gsize n = 1; n < length; n = n * 3 / 2 + 1)
    {
      g_assert_true (g_file_set_contents (self->path, text, (gssize)(length - n), NULL));
      assert_refused (self, TIL_ERROR_INVALID, n < length - 60 ? "cut short" : "no child file");
      if (length - n < 60)
        break;
    }
}

static void
test_changed_by_hand (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  char *found;

  export_child (self, self->sender.reg, STORY, 0);
  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  found = strstr (text, "Elin");
  memcpy (found, "Elon", 4);
  g_assert_true (g_file_set_contents (self->path, text, -1, NULL));
  assert_refused (self, TIL_ERROR_INVALID, "changed after it was written");
}

static void
test_not_one (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = { "",
                                       "Hej!",
                                       "{}",
                                       "[]",
                                       "7",
                                       "null",
                                       "{\"format\":1}",
                                       "{\"format\":\"something\",\"version\":1}",
                                       "{\"format\":\"tillsammans-child\",\"version\":0}" };
  g_autoptr (GError) error = NULL;
  g_autofree char *deep = g_strnfill (100000, '[');

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (g_file_set_contents (self->path, texts[i], -1, NULL));
      assert_refused (self, TIL_ERROR_INVALID, "no child file");
    }
  g_assert_true (g_file_set_contents (self->path, deep, -1, NULL));
  assert_refused (self, TIL_ERROR_INVALID, "no child file");
  g_remove (self->path);
  g_assert_null (til_register_read_child_file (self->receiver, self->path, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
}

static void
test_too_large (Fixture *self, gconstpointer data)
{
  int fd = g_open (self->path, O_CREAT | O_WRONLY, 0600);

  g_assert_cmpint (ftruncate (fd, TIL_CHILD_FILE_MOST_BYTES + 1), ==, 0);
  close (fd);
  assert_refused (self, TIL_ERROR_INVALID, "too large");
}

static void
test_newer (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;

  export_child (self, self->sender.reg, STORY, 0);
  root = read_root (self);
  json_object_set_int_member (json_node_get_object (root), "version", TIL_CHILD_FILE_VERSION + 1);
  write_root (self, root);
  assert_refused (self, TIL_ERROR_TOO_NEW, "newer version");
}

/* Version 1 didn't say why a consent was refused. */
static void
test_older (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (TilChildFile) file = NULL;
  JsonObject *object;
  JsonArray *consents;
  guint n_answers = 0;

  export_child (self, self->sender.reg, STORY, 0);
  root = read_root (self);
  object = json_node_get_object (root);
  json_object_set_int_member (object, "version", 1);
  object = json_object_get_object_member (json_object_get_object_member (object, "content"),
                                          "records");
  consents = json_object_get_array_member (object, "consent");
  for (guint i = 0; i < json_array_get_length (consents); i++)
    {
      JsonArray *answers = json_object_get_array_member (
          json_array_get_object_element (consents, i), "answers");

      for (guint j = 0; j < json_array_get_length (answers); j++, n_answers++)
        {
          JsonObject *answer = json_array_get_object_element (answers, j);

          g_assert_true (json_object_has_member (answer, "refusal"));
          json_object_remove_member (answer, "refusal");
        }
    }
  g_assert_cmpuint (n_answers, >, 0);
  write_root (self, root);
  file = read_file (self, self->receiver);
  for (guint i = 0; i < file->kase->records[TIL_RECORD_CONSENT]->len; i++)
    {
      const TilConsent *consent = file->kase->records[TIL_RECORD_CONSENT]->pdata[i];

      for (guint j = 0; j < consent->answers->len; j++, n_answers--)
        g_assert_cmpint (((TilConsentAnswer *)consent->answers->pdata[j])->refusal, ==,
                         TIL_REFUSAL_NOT_TOLD);
    }
  g_assert_cmpuint (n_answers, ==, 0);
}

static JsonObject *
first_of (JsonObject *content, const char *kind)
{
  JsonObject *records = json_object_get_object_member (content, "records");

  return json_array_get_object_element (json_object_get_array_member (records, kind), 0);
}

/* Wrong in one place each, with a digest that is right. */
static void
test_wrong (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (JsonNode) root = NULL;
      JsonObject *content, *child;
      const char *part = "";

      export_child (self, self->sender.reg, STORY, 0);
      root = read_root (self);
      content = json_object_get_object_member (json_node_get_object (root), "content");
      child = json_object_get_object_member (content, "child");
      switch (i)
        {
        case 0:
          json_object_set_string_member (child, "birth_date", "2014-02-30");
          part = "child.birth_date";
          break;
        case 1:
          json_object_set_int_member (child, "given_name", 7);
          part = "child.given_name";
          break;
        case 2:
          json_object_set_int_member (first_of (content, "observation"), "staff_id", 999);
          part = "isn't there";
          break;
        case 3:
          json_object_set_int_member (first_of (content, "consent"), "child_id", 2);
          part = "isn't there";
          break;
        case 4:
          json_object_remove_member (content, "records");
          part = "records";
          break;
        case 5:
          json_object_set_string_member (first_of (content, "plan"), "colour", "red");
          part = "plan.colour";
          break;
        case 6:
          json_object_set_string_member (child, "personnummer", "201405149999");
          break;
        case 7:
          json_object_set_array_member (content, "wheels", json_array_new ());
          part = "mapping.wheel";
          break;
        case 8:
          json_object_set_string_member (json_node_get_object (root), "export_id", "12");
          part = "which export";
          break;
        case 9:
          json_object_set_string_member (json_node_get_object (root), "exported_on", "2999-01-01");
          part = "later than today";
          break;
        case 10:
          json_object_remove_member (first_of (content, "observation"), "text");
          break;
        default:
          json_object_set_int_member (first_of (content, "meeting"), "length", G_MAXINT64);
          part = "meeting.length";
          break;
        }
      write_root (self, root);
      assert_refused (self, TIL_ERROR_INVALID, part);
    }
  g_assert_cmpint (number (self->receiver, "SELECT COUNT (*) FROM child"), ==, 0);
}

/* A failed import leaves nothing behind. */
static void
test_all_or_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (TilChildFile) file = NULL;
  g_autoptr (GError) error = NULL;

  export_child (self, self->sender.reg, STORY, 0);
  til_database_execute (self->receiver->database,
                        "CREATE TRIGGER stop BEFORE INSERT ON enrolment BEGIN "
                        "SELECT RAISE (ABORT, 'stop'); END",
                        &error);
  g_assert_no_error (error);
  file = read_file (self, self->receiver);
  g_assert_cmpint (til_register_import_child (self->receiver, file, 0, &error), ==, 0);
  g_assert_nonnull (error);
  g_assert_cmpint (number (self->receiver, "SELECT COUNT (*) FROM child"), ==, 0);
  g_assert_cmpint (number (self->receiver, "SELECT COUNT (*) FROM unit"), ==, 0);
  g_assert_cmpint (number (self->receiver, "SELECT COUNT (*) FROM child_import"), ==, 0);
}

static void
test_bad_target (Fixture *self, gconstpointer data)
{
  g_autofree char *nowhere = register_fixture_file (&self->sender, "no/child.json");
  g_autoptr (GError) error = NULL;

  g_assert_false (til_register_export_child (self->sender.reg, STORY, 0, nowhere, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (
      til_register_export_child (self->sender.reg, STORY, 0, self->sender.path, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (til_register_export_child (self->sender.reg, 4711, 0, self->path, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/child-file/cut-short", test_cut_short);
  ADD ("/child-file/changed-by-hand", test_changed_by_hand);
  ADD ("/child-file/not-one", test_not_one);
  ADD ("/child-file/too-large", test_too_large);
  ADD ("/child-file/newer", test_newer);
  ADD ("/child-file/older", test_older);
  ADD ("/child-file/wrong", test_wrong);
  ADD ("/child-file/all-or-nothing", test_all_or_nothing);
  ADD ("/child-file/bad-target", test_bad_target);
  return g_test_run ();
}
