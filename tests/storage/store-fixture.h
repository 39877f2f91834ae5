/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-store.h"

/* A store on a register of its own in a temporary folder, and the main loop run until an answer is
 * there. */
typedef struct
{
  char *folder;         /* (owned) */
  char *path;           /* (owned) */
  TilStore *store;      /* (owned) (nullable) */
  GAsyncResult *result; /* (owned) (nullable) the last answer */
  guint n_changed;      /* times that "changed" came */
} StoreFixture;

void store_fixture_set_up (StoreFixture *self, gconstpointer data);
void store_fixture_tear_down (StoreFixture *self, gconstpointer data);

/* For every _async call: callback and data. */
void store_fixture_ready_cb (GObject *source, GAsyncResult *result, gpointer data);
/* Runs the main loop until the call's answer is there. */
GAsyncResult *store_fixture_wait (StoreFixture *self);
/* Runs everything that is ready. */
void store_fixture_settle (StoreFixture *self);

/* Saves a child and gives its id. */
gint64
store_fixture_add_child (StoreFixture *self, const char *given_name, const char *family_name);
