/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-register-private.h"

/* A register of its own in a temporary folder, and short ways to fill it. */
typedef struct
{
  char *folder;     /* (owned) */
  char *path;       /* (owned) */
  TilRegister *reg; /* (owned) (nullable) */
} RegisterFixture;

void register_fixture_set_up (RegisterFixture *self, gconstpointer data);
void register_fixture_tear_down (RegisterFixture *self, gconstpointer data);
void register_fixture_reopen (RegisterFixture *self);
char *register_fixture_file (RegisterFixture *self, const char *name);

/* Adds a test as a function of RegisterFixture. */
#define register_fixture_add(path, function)                                                       \
  g_test_add (path, RegisterFixture, NULL, register_fixture_set_up, function,                      \
              register_fixture_tear_down)

gint64 add_unit (TilRegister *reg, const char *name);
gint64 add_staff (TilRegister *reg, const char *name);
/* Born 2015-03-12, in step Upptäcka. */
TilChild *new_child (const char *given_name, const char *family_name);
gint64 add_child (TilRegister *reg, const char *given_name, const char *family_name);
gint64 save_child (TilRegister *reg, TilChild *child); /* takes the child */
void assert_sound (TilRegister *reg);
/* Runs SQL on the register's own connection, as a broken or hostile program would. */
int execute (TilRegister *reg, const char *sql);
gint64 number (TilRegister *reg, const char *sql);
/* A register as an older version of the schema made it, with the content of this one. (transfer
 * full) */
char *register_fixture_make_old (RegisterFixture *self, int version);
