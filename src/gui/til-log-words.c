/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-log-words.h"

#include "til-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *key;
  const char *words;
} Words;

/* What has a sentence of its own. */
static const Words sentences[] = {
  { "child.open", N_ ("Opened the child") },
  { "child.add", N_ ("Entered the child") },
  { "child.set", N_ ("Changed the child") },
  { "child.change", N_ ("Changed the child") },
  { "child.step", N_ ("Changed the step of the process") },
  { "child.delete", N_ ("Deleted the child") },
  { "child.restore", N_ ("Restored the child") },
  { "child.export", N_ ("Exported the child") },
  { "child.import", N_ ("Imported the child") },
  { "mapping.open", N_ ("Looked at the mappings") },
  { "mapping.next-step", N_ ("Wrote the agreed next step") },
  { "mapping.reason", N_ ("Wrote why the voices differ") },
  { "voice.open", N_ ("Opened a voice again") },
  { "voice.finish", N_ ("Finished a voice") },
  { "rating.set", N_ ("Rated an area of the wheel") },
  { "note.set", N_ ("Wrote a note on the wheel") },
  { "plan.reopen", N_ ("Opened a closed plan again") },
};

static const Words deeds[] = {
  { "add", N_ ("Added {thing}") },        { "set", N_ ("Changed {thing}") },
  { "change", N_ ("Changed {thing}") },   { "delete", N_ ("Deleted {thing}") },
  { "restore", N_ ("Restored {thing}") }, { "open", N_ ("Opened {thing}") },
};

static const Words things[] = {
  { "observation", NC_ ("log", "an observation") },
  { "concern", NC_ ("log", "a report of concern") },
  { "responsible", NC_ ("log", "who is responsible") },
  { "analysis", NC_ ("log", "the five questions") },
  { "consent", NC_ ("log", "a consent") },
  { "meeting", NC_ ("log", "a meeting") },
  { "plan", NC_ ("log", "a plan") },
  { "enrolment", NC_ ("log", "an enrolment in a team") },
  { "mapping", NC_ ("log", "a mapping") },
  { "voice", NC_ ("log", "a voice") },
};

static const char *
find (const Words *table, guint n, const char *key)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (table[i].key, key))
      return table[i].words;
  return NULL;
}

char *
til_log_words (const char *what)
{
  const char *sentence = find (sentences, G_N_ELEMENTS (sentences), what);
  g_auto (GStrv) parts = g_strsplit (what, ".", 2);
  const char *thing, *deed;

  if (sentence != NULL)
    return g_strdup (_ (sentence));
  if (g_strv_length (parts) != 2)
    return g_strdup (what);
  thing = find (things, G_N_ELEMENTS (things), parts[0]);
  deed = find (deeds, G_N_ELEMENTS (deeds), parts[1]);
  if (thing == NULL || deed == NULL)
    return g_strdup (what);
  return til_text_fill (_ (deed), "thing", g_dpgettext2 (GETTEXT_PACKAGE, "log", thing), NULL);
}
