/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop.h"

G_BEGIN_DECLS

/* A folder with a register of its own and the program on it: what each end-to-end test starts
 * from. */
typedef struct
{
  char *directory;     /* (owned) */
  char *register_path; /* (owned) in it, with the children of SCENARIO_CLASS_LIST */
  Desktop *desktop;    /* (owned) (nullable) */
} Scenario;

void scenario_set_up (Scenario *self, gconstpointer data);
void scenario_tear_down (Scenario *self, gconstpointer data);

/* Starts the program on the register, or on another file (nullable). */
void scenario_start (Scenario *self, const char *path, const char *language);
/* Closes the question who the user is, which comes when a register is opened the first time. */
void scenario_dismiss_who (Scenario *self);

/* A path in the folder. (transfer full) */
char *scenario_path (Scenario *self, const char *name);
/* Writes a file in the folder and returns its path. (transfer full) */
char *scenario_write (Scenario *self, const char *name, const char *text, gssize length);

/* What a program prints; fails the test unless it ends well. (transfer full) */
char *run (const char *program, ...) G_GNUC_NULL_TERMINATED;
/* What the program's own catalogue says for an English sentence. (transfer full) */
char *translate (const char *language, const char *sentence);
/* Of a file's bytes. (transfer full) */
char *checksum (const char *path);

G_END_DECLS
