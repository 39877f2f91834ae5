/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "case-fixture.h"
#include "til-case-sheet.h"

#define TODAY "2026-11-21"
/* One language or two side by side. */
#define N_LANGUAGE_PAIRS 8
extern const char *const language_pairs[N_LANGUAGE_PAIRS][2];
#define FOR_EACH_PAIR(pair)                                                                        \
  for (const char *const(*pair)[2] = language_pairs; pair < language_pairs + N_LANGUAGE_PAIRS;     \
       pair++)

typedef struct
{
  TilCase *kase;
  TilCaseSheetOptions *options;
} Fixture;

void set_up (Fixture *fixture, TilCaseSheetKind kind, const char *const languages[2]);
void tear_down (Fixture *fixture);
TilSheet *make (const Fixture *fixture);
char *page_text (const TilSheet *sheet, guint page);
/* All that is written on the sheet, without isolates. */
char *whole_text (const TilSheet *sheet);
char *read_sheet (const Fixture *fixture);
void assert_has (const char *text, const char *words);
void assert_lacks (const char *text, const char *words);
void assert_has_label (const char *text, const char *language, const char *key);
guint count (const char *text, const char *words);
void assert_margins (const TilSheet *sheet);
void assert_refused (const Fixture *fixture, int code);
