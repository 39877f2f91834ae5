/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* Runs the built tillsammans-cli from outside, as a script does. */
typedef struct
{
  char *folder; /* (owned) */
  char *path;   /* (owned) a register that is not there yet */
  int status;   /* of the last run */
  char *out;    /* (owned) */
  char *err;    /* (owned) */
} Fixture;

void set_up (Fixture *self, gconstpointer data);
void tear_down (Fixture *self, gconstpointer data);
void run_vector (Fixture *self, const char *const *arguments, const char *language);
void run (Fixture *self, ...) G_GNUC_NULL_TERMINATED;
char *file_in (Fixture *self, const char *name);
char *write_file (Fixture *self, const char *name, const char *text);
void assert_done (Fixture *self);
guint count_lines (const char *text);
void assert_contains (const char *text, const char *part);
void assert_refused (Fixture *self, int status, const char *what);
void make_demo (Fixture *self);
void assert_starts_with (const char *path, const char *bytes);
