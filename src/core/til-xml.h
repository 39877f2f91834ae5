/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a reader of an XML file of ours needs besides GMarkup: which elements may stand where with
 * which attributes, told by a table, and the line of a fault. */

#define TIL_XML_MAX_SIZE (1024 * 1024) /* bytes of a file */

typedef struct
{
  const char *name;
  guint element;        /* one bit */
  guint parents;        /* bits; 0 for the root */
  const char *required; /* attributes, with spaces between */
  const char *optional;
  gboolean is_text; /* holds text and nothing else */
} TilXmlRule;

typedef struct
{
  const char *file; /* (not owned) as messages name it */
  const TilXmlRule *rules;
  guint n_rules;
  GArray *open;  /* (owned) (element-type guint) elements */
  GString *text; /* (owned) of the text element that is open */
  gboolean seen; /* the root */
  int line;      /* the one that is being parsed, from 1 */
  gpointer data;
  /* parent: 0 for the root. Fails with TIL_ERROR through til_xml_fail(). */
  gboolean (*start) (gpointer data,
                     guint element,
                     guint parent,
                     const char **names,
                     const char **values,
                     GError **error);
  /* text: what the text element holds, with runs of space made one; never empty. NULL otherwise. */
  gboolean (*end) (gpointer data, guint element, const char *text, GError **error);
} TilXml;

/* Parses the whole, length -1 when it ends with a NUL, and keeps it without a byte order mark in
 * kept, (transfer full). On failure TIL_ERROR_INVALID names file, line and what is wrong. */
gboolean til_xml_parse (TilXml *self, const char *xml, gssize length, char **kept, GError **error);
/* What a file holds, (transfer full), and its name as messages show it, (transfer full). NULL and
 * TIL_ERROR_INVALID when it is too large, TIL_ERROR_NOT_FOUND when there is none. */
char *til_xml_read_file (const char *path, gsize *length, char **name, GError **error);
/* Sets TIL_ERROR_INVALID to one sentence, "file, line 7: what", where what may hold the places {a}
 * and {b}. Always FALSE. */
gboolean til_xml_fail (
    const TilXml *self, int line, GError **error, const char *what, const char *a, const char *b);
const char *til_xml_element_name (const TilXml *self, guint element);
const char *til_xml_attribute (const char **names, const char **values, const char *name);
gboolean til_xml_is_key (const char *text); /* a-z, 0-9 and hyphens, 1-64 of them */
char *til_xml_collapse_space (const char *text);

G_END_DECLS
