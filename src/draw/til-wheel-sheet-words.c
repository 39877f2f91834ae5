/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-sheet-private.h"
#include "til-text.h"

/* The lower half of a wheel sheet: what differs, the notes, the next step, room for names and for
 * writing. */

#define BADGE 18.0
#define BADGE_GAP 6.0

typedef struct
{
  const TilVoice *voice;
  int step;
} Said;

/* A voice's marker and the word of its step, after one another where they fit and else under one
 * another. Beside one another languages have no room for names: there the marker, which the legend
 * explains, stands alone. Returns the height. */
static double
add_said (SheetMaker *maker, TilBlock *block, guint column, const Said *said, guint n, double y)
{
  const char *language = maker->languages[column];
  double marker = 11 * maker->scale;
  double indent = (BADGE + BADGE_GAP) * maker->scale;
  double text_indent = marker + 5 * maker->scale;
  double width = maker->column_width - indent;
  double gap = 12 * maker->scale;
  double used = 0, line_height = 0, start = y;

  for (guint i = 0; i < n; i++)
    {
      const char *word = til_wheel_step_word (maker->wheel, said[i].step, language);
      g_autofree char *name = sheet_maker_voice_name (maker, said[i].voice, language);
      g_autofree char *text = maker->n_languages == 1
                                  ? til_text_fill (til_label (language, "sheet.voice_word"),
                                                   "voice", name, "word", word, NULL)
                                  : g_strdup (word);
      PangoLayout *layout = sheet_maker_text (maker, language, text, TIL_SHEET_BODY * maker->scale,
                                              TIL_WEIGHT_REGULAR, width - text_indent);
      PangoRectangle logical;
      double text_width, height;

      pango_layout_get_extents (layout, NULL, &logical);
      text_width = (double)logical.width / PANGO_SCALE + 1;
      til_type_layout_wrap (layout, text_width);
      til_type_layout_size (layout, NULL, &height);
      if (used > 0 && used + text_indent + text_width > width)
        {
          y += line_height;
          used = 0;
          line_height = 0;
        }
      til_block_marker (block, said[i].voice->kind, sheet_maker_voice_index (maker, said[i].voice),
                        sheet_maker_column_x (maker, column, indent + used + marker / 2, 0),
                        y + til_type_layout_baseline (layout) - marker * 0.36, marker,
                        maker->palette->ground, maker->palette->text);
      til_block_text (block, layout,
                      sheet_maker_column_x (maker, column, indent + used + text_indent, text_width),
                      y, maker->palette->text);
      line_height = MAX (line_height, height);
      used += text_indent + text_width + gap;
      g_object_unref (layout);
    }
  return y + line_height - start;
}

/* The area's number and name in each language, and under it what voices said. */
static TilBlock *
area_row (SheetMaker *maker, guint area, const Said *said, guint n_said)
{
  TilBlock *block = til_block_new ();
  double badge = BADGE * maker->scale;
  double indent = badge + BADGE_GAP * maker->scale;
  double width = maker->column_width - indent;
  double height = badge;

  for (guint c = 0; c < maker->n_languages; c++)
    {
      const char *language = maker->languages[c];
      const char *name = til_local_get (til_wheel_area (maker->wheel, area)->name, language);
      PangoLayout *layout = sheet_maker_text (maker, language, name, TIL_SHEET_BODY * maker->scale,
                                              TIL_WEIGHT_BOLD, width);
      double x = sheet_maker_column_x (maker, c, indent, width);
      double own_height, y;

      til_type_layout_size (layout, NULL, &own_height);
      sheet_maker_badge (maker, block, area, sheet_maker_column_x (maker, c, 0, badge), 0, badge);
      y = pango_layout_get_line_count (layout) == 1 ? (badge - own_height) / 2 : -2;
      til_block_text (block, layout, x, y, maker->palette->text);
      y += own_height;
      g_object_unref (layout);
      y += add_said (maker, block, c, said, n_said, y);
      height = MAX (height, y);
    }
  til_block_set_height (block, height);
  return block;
}

/* A line to write the reason on. */
static TilBlock *
reason_line (SheetMaker *maker)
{
  TilBlock *block = til_block_new ();
  double indent = (BADGE + BADGE_GAP) * maker->scale;
  double x = sheet_maker_page_x (maker, indent, maker->width - indent);

  til_block_rule (block, x, x + maker->width - indent, 18 * maker->scale, 0.6,
                  maker->palette->line);
  til_block_set_height (block, 19 * maker->scale);
  return block;
}

void
sheet_maker_differences (SheetMaker *maker, GPtrArray *blocks)
{
  g_autoptr (GArray) differences = NULL;

  if (!maker->newest)
    return;
  differences = til_mapping_differences (maker->newest);
  if (differences->len == 0)
    return;

  g_ptr_array_add (blocks, sheet_maker_heading (maker, "sheet.differences"));
  for (guint i = 0; i < differences->len; i++)
    {
      const TilDifference *difference = &g_array_index (differences, TilDifference, i);
      const char *key = til_wheel_area (maker->newest->wheel, difference->area)->key;
      int area = til_wheel_find_area (maker->wheel, key);
      const char *reason = til_mapping_reason (maker->newest, key);
      Said said[2] = { { difference->low, difference->low_step },
                       { difference->high, difference->high_step } };
      gboolean more = *reason || !maker->compact;
      TilBlock *row;

      if (area < 0)
        continue;
      row = area_row (maker, (guint)area, said, G_N_ELEMENTS (said));
      til_block_set_keep (row, more);
      g_ptr_array_add (blocks, row);
      if (*reason)
        sheet_maker_free_text (maker, blocks, reason, (BADGE + BADGE_GAP) * maker->scale);
      else if (more)
        g_ptr_array_add (blocks, reason_line (maker));
      g_ptr_array_add (blocks, sheet_maker_space ((maker->compact ? 2 : 4) * maker->scale));
    }
}

static gboolean
has_note (const TilRating *rating)
{
  return rating && rating->print_note && rating->note && *rating->note;
}

/* Who wrote the note that follows. */
static TilBlock *
note_voice_row (SheetMaker *maker, const TilVoice *voice)
{
  TilBlock *block = til_block_new ();
  g_autofree char *name = sheet_maker_voice_name (maker, voice, maker->languages[0]);
  double size = 11 * maker->scale;
  double indent = (BADGE + BADGE_GAP) * maker->scale;
  double width = maker->width - indent;
  PangoLayout *layout = sheet_maker_text (maker, maker->languages[0], name,
                                          TIL_SHEET_BODY * maker->scale, TIL_WEIGHT_REGULAR, width);
  double height;

  til_type_layout_size (layout, NULL, &height);
  til_block_marker (block, voice->kind, sheet_maker_voice_index (maker, voice),
                    sheet_maker_page_x (maker, BADGE * maker->scale / 2, 0),
                    til_type_layout_baseline (layout) - size * 0.34, size, maker->palette->ground,
                    maker->palette->text);
  til_block_text (block, layout, sheet_maker_page_x (maker, indent, width), 0,
                  maker->palette->faint_text);
  til_block_set_height (block, height);
  til_block_set_keep (block, TRUE);
  g_object_unref (layout);
  return block;
}

void
sheet_maker_notes (SheetMaker *maker, GPtrArray *blocks)
{
  gboolean any = FALSE;

  if (!maker->options->notes || !maker->voices)
    return;

  for (guint a = 0; a < til_wheel_n_areas (maker->wheel); a++)
    {
      const char *key = til_wheel_area (maker->wheel, a)->key;
      gboolean named = FALSE;

      for (guint v = 0; v < maker->voices->len; v++)
        {
          const TilVoice *voice = maker->voices->pdata[v];
          const TilRating *rating = til_voice_find_rating (voice, key);

          if (!has_note (rating))
            continue;
          if (!any)
            g_ptr_array_add (blocks, sheet_maker_heading (maker, "sheet.notes"));
          if (!named)
            {
              TilBlock *row = area_row (maker, a, NULL, 0);
              til_block_set_keep (row, TRUE);
              g_ptr_array_add (blocks, row);
            }
          any = named = TRUE;
          g_ptr_array_add (blocks, note_voice_row (maker, voice));
          sheet_maker_free_text (maker, blocks, rating->note, (BADGE + BADGE_GAP) * maker->scale);
        }
      if (named)
        g_ptr_array_add (blocks, sheet_maker_space (5 * maker->scale));
    }
}

void
sheet_maker_next_step (SheetMaker *maker, GPtrArray *blocks)
{
  if (!maker->options->next_step)
    return;
  g_ptr_array_add (blocks, sheet_maker_heading (maker, "sheet.next_step"));
  if (maker->newest && maker->newest->next_step && *maker->newest->next_step)
    sheet_maker_free_text (maker, blocks, maker->newest->next_step, 0);
  else
    g_ptr_array_add (blocks, sheet_maker_ruled (maker, 1));
}

void
sheet_maker_signatures (SheetMaker *maker, GPtrArray *blocks)
{
  const guint n_lines = 3;
  TilBlock *block;
  double gap = 16 * maker->scale;
  double width = (maker->width - (n_lines - 1) * gap) / n_lines;
  double line_y = (maker->compact ? 25 : 30) * maker->scale, height = 0;

  if (!maker->options->signatures)
    return;

  block = til_block_new ();
  for (guint i = 0; i < n_lines; i++)
    {
      double x = sheet_maker_page_x (maker, i * (width + gap), width);
      double y = line_y + 2;

      til_block_rule (block, x, x + width, line_y, 0.8, maker->palette->text);
      for (guint c = 0; c < maker->n_languages; c++)
        {
          PangoLayout *layout = sheet_maker_text (
              maker, maker->languages[c], til_label (maker->languages[c], "sheet.name_clear"),
              TIL_SHEET_BODY * maker->scale, TIL_WEIGHT_REGULAR, width);
          double own_height;

          pango_layout_set_alignment (layout, maker->rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
          til_type_layout_size (layout, NULL, &own_height);
          til_block_text (block, layout, x, y, maker->palette->faint_text);
          y += own_height;
          g_object_unref (layout);
        }
      height = MAX (height, y);
    }
  til_block_set_height (block, height);
  g_ptr_array_add (blocks, block);
}

/* A line for each area. Where the wheel would become small, two stand beside one another. */
void
sheet_maker_writing_room (SheetMaker *maker, GPtrArray *blocks)
{
  guint n_areas = til_wheel_n_areas (maker->wheel);
  guint n_columns = maker->compact ? 2 : 1;
  guint n_rows = (n_areas + n_columns - 1) / n_columns;
  double badge = BADGE * maker->scale, step = 25 * maker->scale, gap = 16 * maker->scale;
  double width = (maker->width - (n_columns - 1) * gap) / n_columns;
  double indent = badge + BADGE_GAP * maker->scale;

  if (!maker->compact)
    g_ptr_array_add (blocks, sheet_maker_heading (maker, "sheet.notes"));
  for (guint i = 0; i < n_rows; i++)
    {
      TilBlock *row = til_block_new ();

      for (guint c = 0; c < n_columns && i + c * n_rows < n_areas; c++)
        {
          double start = c * (width + gap);
          double x = sheet_maker_page_x (maker, start + indent, width - indent);

          sheet_maker_badge (maker, row, i + c * n_rows, sheet_maker_page_x (maker, start, badge),
                             step - badge, badge);
          til_block_rule (row, x, x + width - indent, step, 0.6, maker->palette->line);
        }
      til_block_set_height (row, step + 1);
      g_ptr_array_add (blocks, row);
    }
}

TilBlock *
sheet_maker_running_header (SheetMaker *maker)
{
  TilBlock *block = til_block_new ();
  g_autofree char *text = NULL;
  PangoLayout *layout;
  double height;

  if (*maker->name)
    text = til_text_fill (til_label (maker->languages[0], "sheet.document_title"), "sheet",
                          maker->sheet_names[0], "name", maker->name, "date", maker->date, NULL);
  else
    text = g_strdup (maker->sheet_names[0]);
  layout = sheet_maker_text (maker, maker->languages[0], text, TIL_SHEET_BODY * maker->scale,
                             TIL_WEIGHT_BOLD, maker->width);
  til_type_layout_size (layout, NULL, &height);
  til_block_text (block, layout, 0, 0, maker->palette->faint_text);
  til_block_rule (block, 0, maker->width, height + 3, 0.6, maker->palette->line);
  til_block_set_height (block, height + 8);
  g_object_unref (layout);
  return block;
}

static char *
page_words (const char *language, guint page, guint n_pages)
{
  g_autofree char *n_digits = g_strdup_printf ("%u", page + 1);
  g_autofree char *total_digits = g_strdup_printf ("%u", n_pages);
  g_autofree char *n = til_text_isolate_ltr (n_digits);
  g_autofree char *total = til_text_isolate_ltr (total_digits);

  return til_text_fill (til_label (language, "sheet.page_of"), "n", n, "total", total, NULL);
}

/* The page's number alone: on one line, each language where its column begins or ends. Returns the
 * line's height. */
static double
place_page_numbers (SheetMaker *maker, TilBlock *block, guint page, guint n_pages, double y)
{
  double size = TIL_SHEET_BODY * maker->scale;
  gboolean mirrored = til_language_is_rtl (maker->languages[0]);
  PangoLayout *layouts[2];
  double baseline = 0, line_height = 0;

  for (guint c = 0; c < maker->n_languages; c++)
    {
      g_autofree char *text = page_words (maker->languages[c], page, n_pages);

      layouts[c] = sheet_maker_text (maker, maker->languages[c], text, size, TIL_WEIGHT_REGULAR,
                                     -1);
      baseline = MAX (baseline, til_type_layout_baseline (layouts[c]));
    }
  for (guint c = 0; c < maker->n_languages; c++)
    {
      double shift = baseline - til_type_layout_baseline (layouts[c]);
      gboolean at_left = maker->n_languages == 1 ? mirrored : (c == 0) != mirrored;
      double width, height;

      til_type_layout_size (layouts[c], &width, &height);
      til_block_text (block, layouts[c], at_left ? 0 : maker->width - width, y + shift,
                      maker->palette->faint_text);
      line_height = MAX (line_height, shift + height);
      g_object_unref (layouts[c]);
    }
  return line_height;
}

/* Who to ask and the page's number at the two ends of a line, for each language. */
TilBlock *
sheet_maker_footer (SheetMaker *maker, guint page, guint n_pages)
{
  TilBlock *block = til_block_new ();
  double size = TIL_SHEET_BODY * maker->scale;
  double y = 5 * maker->scale;
  const char *contact = maker->contact;

  til_block_rule (block, 0, maker->width, 0, 0.6, maker->palette->line);
  if (contact == NULL || *contact == '\0')
    {
      til_block_set_height (block, y + place_page_numbers (maker, block, page, n_pages, y));
      return block;
    }
  for (guint c = 0; c < maker->n_languages; c++)
    {
      const char *language = maker->languages[c];
      gboolean rtl = til_language_is_rtl (language);
      g_autofree char *pages = page_words (language, page, n_pages);
      g_autofree char *isolated = til_text_isolate (contact);
      g_autofree char *text = til_text_fill (til_label (language, "sheet.questions_contact"),
                                             "contact", isolated, NULL);
      PangoLayout *layout = sheet_maker_text (maker, language, pages, size, TIL_WEIGHT_REGULAR, -1);
      double width, height, own_height, room, baseline = til_type_layout_baseline (layout);

      til_type_layout_size (layout, &width, &height);
      til_block_text (block, layout, rtl ? 0 : maker->width - width, y, maker->palette->faint_text);
      g_object_unref (layout);

      room = maker->width - width - 12 * maker->scale;
      layout = sheet_maker_text (maker, language, text, size, TIL_WEIGHT_REGULAR, room);
      til_type_layout_size (layout, NULL, &own_height);
      til_block_text (block, layout, rtl ? maker->width - room : 0,
                      y + baseline - til_type_layout_baseline (layout), maker->palette->faint_text);
      g_object_unref (layout);
      y += MAX (height, own_height);
    }
  til_block_set_height (block, y);
  return block;
}
