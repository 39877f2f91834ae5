/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-text.h"

#define COMBINING_DIAERESIS 0x0308
#define COMBINING_RING 0x030A
#define FSI "\342\201\250" /* U+2068 */
#define LRI "\342\201\246" /* U+2066 */
#define PDI "\342\201\251" /* U+2069 */

static gboolean
is_isolate (gunichar c)
{
  return c >= 0x2066 && c <= 0x2069;
}

/* Characters that steer display and carry no letter: bidi controls, joiners, soft hyphen, byte
 * order mark, tatweel. */
static gboolean
is_invisible (gunichar c)
{
  return is_isolate (c) || (c >= 0x202A && c <= 0x202E) || (c >= 0x200B && c <= 0x200F) ||
         c == 0x061C || c == 0x00AD || c == 0xFEFF || c == 0x0640 || c == 0x2060 ||
         g_unichar_iscntrl (c);
}

/* Letters that Unicode doesn't decompose, lower case, and what they are searched and sorted as. */
static const char *
find_replacement (gunichar c)
{
  switch (c)
    {
    case 0x00E6:
      return "ä"; /* æ */
    case 0x00F8:
      return "ö"; /* ø */
    case 0x0153:
      return "ö"; /* œ */
    case 0x00DF:
      return "ss";
    case 0x00F0:
      return "d"; /* ð */
    case 0x0111:
      return "d"; /* đ */
    case 0x00FE:
      return "th";
    case 0x0127:
      return "h";
    case 0x0131:
      return "i"; /* dotless i */
    case 0x0142:
      return "l";
    case 0x0167:
      return "t";
    case 0x014B:
      return "n";
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x00B4:
    case 0x0060:
      return "'";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
      return "-";
    default:
      return NULL;
    }
}

/* Arabic letter forms and Tigrinya letter pairs that people don't tell apart (terminology notes 7).
 */
static gunichar
fold_letter (gunichar c)
{
  switch (c)
    {
    case 0x0671:
      return 0x0627; /* alef wasla */
    case 0x0649:
    case 0x06CC:
      return 0x064A; /* alef maksura, Persian ya */
    case 0x0629:
      return 0x0647; /* ta marbuta */
    case 0x06A9:
      return 0x0643; /* Persian kaf */
    case 0x1248:
      return 0x1246; /* ቈ ቆ */
    case 0x124D:
      return 0x1241; /* ቍ ቁ */
    case 0x125B:
      return 0x124B; /* ቛ ቋ, as the notes have it */
    case 0x12B0:
      return 0x12AE; /* ኰ ኮ */
    case 0x12B5:
      return 0x12A9; /* ኵ ኩ */
    case 0x1310:
      return 0x130E; /* ጐ ጎ */
    case 0x1315:
      return 0x1309; /* ጕ ጉ */
    case 0x12A0:
      return 0x12A3; /* አ ኣ */
    default:
      break;
    }
  if (c >= 0x1340 && c <= 0x1346) /* ፀ-series: ጸ */
    return c - 8;
  if (c >= 0x1220 && c <= 0x1227) /* ሠ-series: ሰ */
    return c + 16;
  if (c >= 0x1280 && c <= 0x1286) /* ኀ-series: ሀ */
    return c - 0x80;

  int digit = g_unichar_digit_value (c);
  return digit >= 0 ? (gunichar)('0' + digit) : c;
}

typedef enum
{
  FOLD_SEARCH,
  FOLD_PLAIN,
  FOLD_SORT
} FoldMode;

/* The letter that a base letter and its accents make; marks points behind them afterwards. */
static gunichar
combine (gunichar base, const char **marks, FoldMode mode)
{
  gunichar letter = base;

  while (g_unichar_ismark (g_utf8_get_char (*marks)))
    {
      gunichar mark = g_utf8_get_char (*marks);
      if (mark == COMBINING_DIAERESIS && mode != FOLD_PLAIN)
        {
          if (letter == 'a')
            letter = 0x00E4;
          else if (letter == 'o')
            letter = 0x00F6;
          else if (letter == 'u' && mode == FOLD_SORT)
            letter = 'y';
        }
      else if (mark == COMBINING_RING && letter == 'a' && mode != FOLD_PLAIN)
        letter = 0x00E5;
      *marks = g_utf8_next_char (*marks);
    }
  return letter;
}

static void
append_folded (GString *out, gunichar c, FoldMode mode)
{
  const char *replacement = find_replacement (c);

  if (replacement == NULL)
    g_string_append_unichar (out, fold_letter (c));
  else if (mode == FOLD_PLAIN && g_str_equal (replacement, "ä"))
    g_string_append_c (out, 'a');
  else if (mode == FOLD_PLAIN && g_str_equal (replacement, "ö"))
    g_string_append_c (out, 'o');
  else
    g_string_append (out, replacement);
}

static char *
fold (const char *text, FoldMode mode)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKD);
  GString *out = g_string_sized_new (strlen (decomposed));
  gboolean space = FALSE;

  for (const char *p = decomposed; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      if (g_unichar_isspace (c))
        {
          space = TRUE;
          continue;
        }
      if (is_invisible (c) || g_unichar_ismark (c))
        continue;
      if (space && out->len > 0)
        g_string_append_c (out, ' ');
      space = FALSE;
      append_folded (out, combine (g_unichar_tolower (c), &p, mode), mode);
    }
  return g_string_free (out, FALSE);
}

char *
til_text_fold (const char *text)
{
  return fold (text, FOLD_SEARCH);
}

char *
til_text_fold_plain (const char *text)
{
  return fold (text, FOLD_PLAIN);
}

/* å ä ö become the three ASCII characters after z; punctuation is a space, or nothing inside a
 * word. */
static char *
make_primary_key (const char *text)
{
  g_autofree char *folded = fold (text, FOLD_SORT);
  GString *out = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x00E5)
        g_string_append_c (out, '{');
      else if (c == 0x00E4)
        g_string_append_c (out, '|');
      else if (c == 0x00F6)
        g_string_append_c (out, '}');
      else if (c == '\'')
        continue;
      else if (g_unichar_isalnum (c) || c >= 0x80)
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/* One character for each letter, 1 for upper case, without the zeroes at the end. */
static char *
make_case_key (const char *text)
{
  GString *out = g_string_new (NULL);
  gsize used = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean upper = g_unichar_isupper (g_utf8_get_char (p));
      g_string_append_c (out, upper ? '1' : '0');
      if (upper)
        used = out->len;
    }
  g_string_truncate (out, used);
  return g_string_free (out, FALSE);
}

/* The key is letters, \1, accents, \1, case; the later parts only where they say something. ü sorts
 * as y, as Swedish dictionaries do; æ as ä and ø as ö. */
char *
til_text_sort_key (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *stripped = til_text_strip_isolates (valid);
  g_autofree char *composed = g_utf8_normalize (g_strstrip (stripped), -1, G_NORMALIZE_NFC);
  g_autofree char *lower = g_utf8_strdown (composed, -1);
  g_autofree char *primary = make_primary_key (composed);
  g_autofree char *cases = make_case_key (composed);
  g_autofree char *search = til_text_fold (composed);
  gboolean accents = !g_str_equal (lower, search);

  if (!accents && *cases == '\0')
    return g_steal_pointer (&primary);
  if (*cases == '\0')
    return g_strconcat (primary, "\1", lower, NULL);
  return g_strconcat (primary, "\1", accents ? lower : "", "\1", cases, NULL);
}

static char *
isolate (const char *text, const char *opening)
{
  return g_strconcat (opening, text != NULL ? text : "", PDI, NULL);
}

char *
til_text_isolate (const char *text)
{
  return isolate (text, FSI);
}

char *
til_text_isolate_ltr (const char *text)
{
  return isolate (text, LRI);
}

/* text without isolates and direction marks (U+2066-2069, U+200E, U+200F, U+061C). (transfer full)
 */
char *
til_text_strip_isolates (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *out = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!is_isolate (c) && c != 0x200E && c != 0x200F && c != 0x061C)
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/* Places that no pair names stay as they are, so that a slip in a translation shows and never
 * crashes. */
char *
til_text_fill (const char *template_text, ...)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  GString *out = g_string_new (NULL);
  va_list pairs;
  const char *key;

  g_return_val_if_fail (template_text != NULL, g_string_free (out, FALSE));

  va_start (pairs, template_text);
  while ((key = va_arg (pairs, const char *)) != NULL)
    {
      const char *value = va_arg (pairs, const char *);
      g_hash_table_insert (values, (gpointer)key, (gpointer)(value != NULL ? value : ""));
    }
  va_end (pairs);

  for (const char *p = template_text; *p != '\0';)
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;
      g_autofree char *name = end != NULL ? g_strndup (p + 1, (gsize)(end - p - 1)) : NULL;
      const char *value = name != NULL ? g_hash_table_lookup (values, name) : NULL;

      if (value != NULL)
        {
          g_string_append (out, value);
          p = end + 1;
        }
      else
        g_string_append_c (out, *p++);
    }
  return g_string_free (out, FALSE);
}

char *
til_text_fill_count (const char *template_text, guint n)
{
  g_autofree char *digits = g_strdup_printf ("%u", n);

  return til_text_fill (template_text, "n", digits, NULL);
}
