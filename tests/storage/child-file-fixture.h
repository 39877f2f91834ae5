/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "register-fixture.h"
#include "til-child-file-private.h"
#include "til-register-private.h"

#define CHILDREN 28
#define STORY CHILDREN /* the child whose case holds every kind of record */
#define PROTECTED 6

/* The fixture's register is the sender, filled; the other one receives. */
typedef struct
{
  RegisterFixture sender;
  TilRegister *receiver; /* (owned) */
  char *path;            /* (owned) of the child file */
} Fixture;

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

void set_up (Fixture *self, gconstpointer data);
void tear_down (Fixture *self, gconstpointer data);
void export_child (Fixture *self, TilRegister *reg, gint64 child_id, gint64 unit_id);
TilChildFile *read_file (Fixture *self, TilRegister *reg);
JsonNode *read_root (Fixture *self);
