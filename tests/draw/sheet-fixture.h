/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-sheet.h"

/* Fictitious material for sheets. */

TilWheel *fixture_wheel (const char *key);
/* The largest wheel that a municipality may make: twelve areas with long names, ten steps. */
TilWheel *fixture_largest_wheel (void);
TilChild *fixture_child (void);
/* A mapping with the child's, two guardians' and a school's closed voices; two areas differ by two
 * steps or more. */
TilMapping *fixture_mapping (TilWheel *wheel, TilDate date);

#define FIXTURE_CHILD_NOTE "Jag sover dåligt för att det är bråk på gården."
#define FIXTURE_GUARDIAN_NOTE "ሓሓሊፉ ኣይድቅስን እዩ።"
#define FIXTURE_SCHOOL_NOTE "Kommer ofta sent och är trött."
#define FIXTURE_UNIT "Björkskolan"
