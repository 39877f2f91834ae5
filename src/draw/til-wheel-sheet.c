/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-sheet-private.h"
#include "til-error.h"
#include "til-text.h"

#include <glib/gi18n-lib.h>

TilWheelSheetOptions *
til_wheel_sheet_options_new (const TilWheel *wheel, const char *language)
{
  TilWheelSheetOptions *self = g_new0 (TilWheelSheetOptions, 1);

  self->wheel = wheel;
  self->shape = wheel ? wheel->shape : TIL_SHAPE_SECTORS;
  self->languages[0] = g_strdup (language);
  self->mappings = g_ptr_array_new ();
  self->notes = TRUE;
  self->next_step = TRUE;
  self->signatures = TRUE;
  self->date = til_date_today ();
  return self;
}

void
til_wheel_sheet_options_free (TilWheelSheetOptions *self)
{
  if (!self)
    return;
  g_free (self->languages[0]);
  g_free (self->languages[1]);
  g_free (self->shown_name);
  g_clear_pointer (&self->mappings, g_ptr_array_unref);
  g_free (self->contact);
  g_free (self);
}

static gboolean
is_same_viewpoint (const TilVoice *a, const TilVoice *b)
{
  return a->kind == b->kind && a->guardian_id == b->guardian_id && a->unit_id == b->unit_id;
}

/* R2: a chosen voice must be one that may be seen. */
static gboolean
check_voices (const TilWheelSheetOptions *options, GError **error)
{
  const TilMapping *newest;
  g_autoptr (GPtrArray) visible = NULL;

  if (!options->voices[0] && !options->voices[1])
    return TRUE;
  if (options->mappings->len == 0)
    {
      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_NOT_FOUND,
                           _ ("The chosen voice cannot be printed because there is no mapping."));
      return FALSE;
    }

  newest = options->mappings->pdata[options->mappings->len - 1];
  visible = til_mapping_visible_voices (newest, 0);
  for (guint i = 0; i < G_N_ELEMENTS (options->voices); i++)
    {
      gboolean found = options->voices[i] == 0;

      for (guint v = 0; v < visible->len && !found; v++)
        found = ((const TilVoice *)visible->pdata[v])->id == options->voices[i];
      if (!found)
        {
          g_set_error_literal (error, TIL_ERROR, TIL_ERROR_RULE,
                               _ ("A chosen voice cannot be printed because it is still being "
                                  "entered or is no longer there."));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_options (const TilWheelSheetOptions *options, GError **error)
{
  if (!til_mapping_check_drawn (options->mappings->len, error))
    return FALSE;

  for (guint i = 0; i < options->mappings->len; i++)
    {
      const TilMapping *mapping = options->mappings->pdata[i];

      if (g_strcmp0 (mapping->wheel->key, options->wheel->key) != 0 ||
          til_wheel_n_steps (mapping->wheel) != til_wheel_n_steps (options->wheel))
        {
          g_set_error_literal (
              error, TIL_ERROR, TIL_ERROR_RULE,
              _ ("The mappings cannot be drawn together because they were made on different "
                 "wheels."));
          return FALSE;
        }
    }
  return check_voices (options, error);
}

/* A copy of mapping that holds only the voices that the print may and should show. */
static TilMapping *
copy_for_print (const TilMapping *mapping, const TilWheelSheetOptions *options)
{
  const TilMapping *newest = options->mappings->pdata[options->mappings->len - 1];
  TilMapping *copy = til_mapping_copy (mapping);
  gboolean chosen = options->voices[0] || options->voices[1];

  for (guint i = copy->voices->len; i > 0; i--)
    {
      const TilVoice *voice = copy->voices->pdata[i - 1];
      gboolean wanted = !chosen;

      for (guint c = 0; c < G_N_ELEMENTS (options->voices) && !wanted; c++)
        {
          const TilVoice *choice = options->voices[c]
                                       ? til_mapping_find_voice (newest, options->voices[c])
                                       : NULL;
          wanted = choice && is_same_viewpoint (choice, voice);
        }
      if (!wanted || voice->open)
        g_ptr_array_remove_index (copy->voices, i - 1);
    }
  return copy;
}

static void
collect_private_words (SheetMaker *maker)
{
  sheet_maker_hide_child (maker, maker->options->child);
  for (guint m = 0; m < maker->mappings->len; m++)
    sheet_maker_hide_voices (maker, maker->mappings->pdata[m]);
}

static void
set_names (SheetMaker *maker)
{
  const TilWheelSheetOptions *options = maker->options;
  g_autofree char *date = til_date_format (options->date);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *plain = NULL;

  if (options->child)
    {
      if (!options->child->protected_identity && options->shown_name && *options->shown_name)
        name = g_strdup (options->shown_name);
      else
        name = til_child_shown_name (options->child, options->languages[0]);
    }
  maker->name = name && *name ? til_text_isolate (name) : g_strdup ("");
  maker->date = options->child ? til_text_isolate_ltr (date) : g_strdup ("");
  maker->contact = options->contact;
  for (guint c = 0; c < G_N_ELEMENTS (maker->sheet_names); c++)
    maker->sheet_names[c] = sheet_maker_beside_swedish (
        maker, c, til_local_get (maker->wheel->name, maker->languages[c]),
        til_local_get (maker->wheel->name, "sv"));

  if (*maker->name)
    title = til_text_fill (til_label (options->languages[0], "sheet.document_title"), "sheet",
                           til_local_get (maker->wheel->name, options->languages[0]), "name", name,
                           "date", date, NULL);
  else
    title = g_strdup (til_local_get (maker->wheel->name, options->languages[0]));
  plain = til_text_strip_isolates (title);
  til_sheet_set_title (maker->sheet, plain);
}

static void
init_maker (SheetMaker *maker, const TilWheelSheetOptions *options)
{
  double width;

  maker->options = options;
  maker->sheet = til_sheet_new (options->paper);
  maker->wheel = til_wheel_ref ((TilWheel *)options->wheel);
  til_sheet_own (maker->sheet, (gpointer)maker->wheel, (GDestroyNotify)til_wheel_unref);
  maker->palette = til_palette_get (TIL_PALETTE_PRINT);
  /* The scene on the sheet keeps the language after options is gone. */
  maker->languages[0] = g_intern_string (options->languages[0]);
  maker->n_languages = options->languages[1] ? 2 : 1;
  maker->languages[1] = g_intern_string (options->languages[options->languages[1] ? 1 : 0]);
  maker->rtl = til_language_is_rtl (maker->languages[0]);
  maker->scale = options->paper == TIL_PAPER_A3 ? 1.2 : 1;
  maker->protected_identity = options->child && options->child->protected_identity;
  maker->private_words = g_ptr_array_new_with_free_func (g_free);

  til_paper_size (options->paper, &width, NULL);
  maker->width = width - 2 * TIL_SHEET_MARGIN;
  maker->column_gap = 16 * maker->scale;
  maker->column_width = maker->n_languages == 2 ? (maker->width - maker->column_gap) / 2
                                                : maker->width;

  maker->mappings = g_ptr_array_new_with_free_func ((GDestroyNotify)til_mapping_free);
  til_sheet_own (maker->sheet, maker->mappings, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < options->mappings->len; i++)
    g_ptr_array_add (maker->mappings, copy_for_print (options->mappings->pdata[i], options));
  if (maker->mappings->len > 0)
    {
      maker->newest = maker->mappings->pdata[maker->mappings->len - 1];
      maker->voices = til_mapping_visible_voices (maker->newest, 0);
    }

  if (maker->protected_identity)
    collect_private_words (maker);
  set_names (maker);
}

static void
clear_maker (SheetMaker *maker)
{
  g_clear_pointer (&maker->sheet, til_sheet_free);
  g_clear_pointer (&maker->voices, g_ptr_array_unref);
  g_clear_pointer (&maker->private_words, g_ptr_array_unref);
  g_free (maker->name);
  g_free (maker->date);
  g_free (maker->sheet_names[0]);
  g_free (maker->sheet_names[1]);
  g_clear_error (&maker->error);
}

/* All of the sheet but header and footer. */
static GPtrArray *
create_blocks (SheetMaker *maker, double wheel_height, gboolean notes)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)til_block_free);

  g_ptr_array_add (blocks, sheet_maker_title (maker));
  g_ptr_array_add (blocks, sheet_maker_wheel (maker, wheel_height));
  g_ptr_array_add (blocks, sheet_maker_scale (maker));
  sheet_maker_voices (maker, blocks);
  sheet_maker_differences (maker, blocks);
  if (maker->mappings->len == 0)
    sheet_maker_writing_room (maker, blocks);
  sheet_maker_next_step (maker, blocks);
  sheet_maker_signatures (maker, blocks);
  if (notes)
    sheet_maker_notes (maker, blocks);
  return blocks;
}

#define WHEEL_BLOCK 1
/* The wheel's largest height, as a share of the page's: what it can fill beside its legend. */
#define LARGEST_WHEEL 0.43

/* Ways to keep to one page, the best first: all of it, all but the notes, all but the notes and
 * most of the room to write. */
static const struct
{
  gboolean notes;
  gboolean compact;
  double smallest_wheel; /* as a share of the page's height */
} stages[] = {
  { TRUE, FALSE, 0.34 },
  { FALSE, FALSE, 0.31 },
  { FALSE, TRUE, 0.25 },
};

static void
set_wheel_height (SheetMaker *maker, GPtrArray *blocks, double height)
{
  til_block_free (blocks->pdata[WHEEL_BLOCK]);
  blocks->pdata[WHEEL_BLOCK] = sheet_maker_wheel (maker, height);
}

/* The wheel gets what the words leave of the page. Where they take two pages anyway, everything has
 * its room. */
static GPtrArray *
fit_blocks (SheetMaker *maker, const SheetFrame *frame)
{
  double page_height, largest;

  til_sheet_size (maker->sheet, NULL, &page_height);
  largest = LARGEST_WHEEL * page_height;
  for (guint stage = 0; stage < G_N_ELEMENTS (stages); stage++)
    {
      double smallest = stages[stage].smallest_wheel * page_height;
      double height = frame->bottom - frame->top;
      GPtrArray *blocks;
      gboolean fits;

      maker->compact = stages[stage].compact;
      blocks = create_blocks (maker, largest, stages[stage].notes);
      fits = til_sheet_flow (NULL, blocks, 0, frame->top, frame->top_next, frame->bottom) == 1;
      for (guint i = 0; i < blocks->len; i++)
        if (i != WHEEL_BLOCK)
          height -= til_block_height (blocks->pdata[i]);
      /* A smaller wheel leaves its legend more width, and so fewer lines. */
      for (height = MIN (height - 5 * maker->scale, largest); !fits && height >= smallest;
           height *= 0.95)
        {
          set_wheel_height (maker, blocks, height);
          fits = til_sheet_flow (NULL, blocks, 0, frame->top, frame->top_next, frame->bottom) == 1;
        }
      if (fits || maker->error)
        {
          if (!stages[stage].notes)
            sheet_maker_notes (maker, blocks);
          return blocks;
        }
      g_ptr_array_unref (blocks);
    }
  maker->compact = FALSE;
  return create_blocks (maker, largest, TRUE);
}

static void
lay_out (SheetMaker *maker)
{
  SheetFrame frame = sheet_maker_frame (maker);
  g_autoptr (GPtrArray) blocks = fit_blocks (maker, &frame);

  if (!maker->error)
    sheet_maker_flow (maker, blocks, &frame);
}

TilSheet *
til_wheel_sheet_new (const TilWheelSheetOptions *options, GError **error)
{
  SheetMaker maker = { 0 };
  TilSheet *sheet = NULL;

  g_return_val_if_fail (options != NULL && options->wheel != NULL, NULL);
  g_return_val_if_fail (options->languages[0] != NULL && options->mappings != NULL, NULL);

  if (!check_options (options, error))
    return NULL;

  init_maker (&maker, options);
  lay_out (&maker);
  if (maker.error)
    g_propagate_error (error, g_steal_pointer (&maker.error));
  else
    sheet = g_steal_pointer (&maker.sheet);
  clear_maker (&maker);
  return sheet;
}
