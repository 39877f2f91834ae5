/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-sheet-private.h"
#include "til-type.h"

#include <math.h>

typedef enum
{
  ITEM_TEXT,
  ITEM_LINE_OF_TEXT,
  ITEM_RULE,
  ITEM_BOX,
  ITEM_FACE,
  ITEM_ICON,
  ITEM_MARKER,
  ITEM_HATCH,
  ITEM_WHEEL,
  ITEM_PATH,
  ITEM_PAINTING,
} ItemKind;

typedef struct
{
  ItemKind kind;
  double x, y, width, height;
  double radius; /* of a path: the length of its dashes */
  TilColour colour;
  TilColour second_colour;
  guint number;         /* a line of text, a face, a marker's index */
  TilVoiceKind voice;   /* of a marker */
  char *icon;           /* (owned) (nullable) */
  PangoLayout *layout;  /* (owned) (nullable) */
  TilWheelScene *scene; /* (owned) (nullable) */
  cairo_path_t *path;   /* (owned) (nullable) */
  TilPaint paint;       /* (nullable) */
  gconstpointer data;   /* (borrowed) (nullable) what it paints */
} Item;

struct _TilBlock
{
  GPtrArray *items; /* (owned) (element-type Item) */
  double height;
  gboolean keep;
  gboolean new_page;
  TilBlock *header; /* (owned) (nullable) */
};

typedef struct
{
  gpointer data;
  GDestroyNotify destroy;
} Owned;

struct _TilSheet
{
  double width, height;
  char *title;      /* (owned) */
  GPtrArray *pages; /* (owned) (element-type TilBlock) */
  GArray *owned;    /* (owned) (element-type Owned) freed after the pages, which borrow from it */
};

static void
free_item (gpointer data)
{
  Item *item = data;

  g_free (item->icon);
  g_clear_object (&item->layout);
  g_clear_pointer (&item->scene, til_wheel_scene_free);
  g_clear_pointer (&item->path, cairo_path_destroy);
  g_free (item);
}

TilBlock *
til_block_new (void)
{
  TilBlock *self = g_new0 (TilBlock, 1);
  self->items = g_ptr_array_new_with_free_func (free_item);
  return self;
}

void
til_block_free (TilBlock *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->items);
  til_block_free (self->header);
  g_free (self);
}

TilBlock *
til_block_copy (const TilBlock *self)
{
  TilBlock *copy = til_block_new ();

  copy->height = self->height;
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_memdup2 (self->items->pdata[i], sizeof (Item));

      /* A wheel is not copied, nor is a path: they head no page. */
      g_assert (item->scene == NULL && item->path == NULL);
      item->icon = g_strdup (item->icon);
      if (item->layout)
        g_object_ref (item->layout);
      g_ptr_array_add (copy->items, item);
    }
  return copy;
}

void
til_block_set_header (TilBlock *self, const TilBlock *header)
{
  g_clear_pointer (&self->header, til_block_free);
  if (header)
    self->header = til_block_copy (header);
}

void
til_block_set_height (TilBlock *self, double height)
{
  self->height = height;
}

double
til_block_height (const TilBlock *self)
{
  return self->height;
}

void
til_block_set_break (TilBlock *self, gboolean new_page)
{
  self->new_page = new_page;
}

void
til_block_set_keep (TilBlock *self, gboolean keep)
{
  self->keep = keep;
}

static Item *
add_item (TilBlock *self, ItemKind kind, double x, double y, TilColour colour)
{
  Item *item = g_new0 (Item, 1);

  item->kind = kind;
  item->x = x;
  item->y = y;
  item->colour = colour;
  g_ptr_array_add (self->items, item);
  return item;
}

void
til_block_text (TilBlock *self, PangoLayout *layout, double x, double y, TilColour colour)
{
  Item *item = add_item (self, ITEM_TEXT, x, y, colour);
  item->layout = g_object_ref (layout);
}

double
til_block_text_line (
    TilBlock *self, PangoLayout *layout, guint line, double x, double y, TilColour colour)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  PangoRectangle logical;
  int top, bottom, baseline;
  Item *item;

  for (guint i = 0; i < line; i++)
    pango_layout_iter_next_line (iter);
  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  pango_layout_iter_get_line_yrange (iter, &top, &bottom);
  baseline = pango_layout_iter_get_baseline (iter);
  pango_layout_iter_free (iter);

  item = add_item (self, ITEM_LINE_OF_TEXT, x + (double)logical.x / PANGO_SCALE,
                   y + (double)(baseline - top) / PANGO_SCALE, colour);
  item->layout = g_object_ref (layout);
  item->number = line;
  return (double)(bottom - top) / PANGO_SCALE;
}

void
til_block_rule (TilBlock *self, double x1, double x2, double y, double thickness, TilColour colour)
{
  Item *item = add_item (self, ITEM_RULE, x1, y, colour);
  item->width = x2 - x1;
  item->height = thickness;
}

void
til_block_box (
    TilBlock *self, double x, double y, double width, double height, double radius, TilColour fill)
{
  Item *item = add_item (self, ITEM_BOX, x, y, fill);
  item->width = width;
  item->height = height;
  item->radius = radius;
}

void
til_block_face (TilBlock *self, guint face, double x, double y, double size, TilColour colour)
{
  Item *item = add_item (self, ITEM_FACE, x, y, colour);
  item->number = face;
  item->width = size;
}

void
til_block_icon (TilBlock *self, const char *icon, double x, double y, double size, TilColour colour)
{
  Item *item = add_item (self, ITEM_ICON, x, y, colour);
  item->icon = g_strdup (icon);
  item->width = size;
}

void
til_block_marker (TilBlock *self,
                  TilVoiceKind kind,
                  guint index,
                  double x,
                  double y,
                  double size,
                  TilColour fill,
                  TilColour stroke)
{
  Item *item = add_item (self, ITEM_MARKER, x, y, fill);
  item->second_colour = stroke;
  item->voice = kind;
  item->number = index;
  item->width = size;
}

void
til_block_hatch (TilBlock *self, double x, double y, double width, double height, TilColour colour)
{
  Item *item = add_item (self, ITEM_HATCH, x, y, colour);
  item->width = width;
  item->height = height;
}

void
til_block_wheel (
    TilBlock *self, TilWheelScene *scene, double x, double y, double width, double height)
{
  Item *item = add_item (self, ITEM_WHEEL, x, y, (TilColour){ 0 });
  item->scene = scene;
  item->width = width;
  item->height = height;
}

void
til_block_path (TilBlock *self,
                cairo_path_t *path,
                TilColour fill,
                TilColour stroke,
                double thickness,
                double dash)
{
  Item *item = add_item (self, ITEM_PATH, 0, 0, fill);

  item->path = path;
  item->second_colour = stroke;
  item->height = thickness;
  item->radius = dash;
}

void
til_block_line (TilBlock *self,
                double x1,
                double y1,
                double x2,
                double y2,
                double thickness,
                double dash,
                TilColour colour)
{
  cairo_t *cr = til_path_begin ();

  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  til_block_path (self, til_path_end (cr), (TilColour){ 0 }, colour, thickness, dash);
}

void
til_block_hollow (TilBlock *self,
                  double x,
                  double y,
                  double width,
                  double height,
                  double thickness,
                  TilColour colour)
{
  cairo_t *cr = til_path_begin ();

  cairo_rectangle (cr, x + thickness / 2, y + thickness / 2, MAX (width - thickness, 0),
                   height - thickness);
  til_block_path (self, til_path_end (cr), (TilColour){ 0 }, colour, thickness, 0);
}

void
til_block_painting (TilBlock *self,
                    TilPaint paint,
                    gconstpointer data,
                    double x,
                    double y,
                    double width,
                    double height)
{
  Item *item = add_item (self, ITEM_PAINTING, x, y, (TilColour){ 0 });

  item->paint = paint;
  item->data = data;
  item->width = width;
  item->height = height;
}

cairo_t *
til_path_begin (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  return cr;
}

cairo_path_t *
til_path_end (cairo_t *cr)
{
  cairo_path_t *path = cairo_copy_path (cr);

  cairo_destroy (cr);
  return path;
}

static void
move_items (TilBlock *self, TilBlock *from, double x, double y)
{
  for (guint i = 0; i < from->items->len; i++)
    {
      Item *item = from->items->pdata[i];
      item->x += x;
      item->y += y;
    }
  g_ptr_array_extend_and_steal (self->items, g_steal_pointer (&from->items));
  from->items = g_ptr_array_new_with_free_func (free_item);
}

void
til_block_take (TilBlock *self, TilBlock *other, double x, double y)
{
  move_items (self, other, x, y);
  til_block_free (other);
}

static void
draw_box (const Item *item, cairo_t *cr)
{
  double r = MIN (item->radius, MIN (item->width, item->height) / 2);
  double x2 = item->x + item->width;
  double y2 = item->y + item->height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x2 - r, item->y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x2 - r, y2 - r, r, 0, G_PI_2);
  cairo_arc (cr, item->x + r, y2 - r, r, G_PI_2, G_PI);
  cairo_arc (cr, item->x + r, item->y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_path (const Item *item, cairo_t *cr)
{
  cairo_translate (cr, item->x, item->y);
  cairo_new_path (cr);
  cairo_append_path (cr, item->path);
  if (item->colour.alpha > 0)
    cairo_fill_preserve (cr);
  if (item->second_colour.alpha > 0)
    {
      til_cairo_set_colour (cr, item->second_colour);
      cairo_set_line_width (cr, item->height);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      if (item->radius > 0)
        cairo_set_dash (cr, &item->radius, 1, 0);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static void
draw_item (const Item *item, cairo_t *cr)
{
  cairo_save (cr);
  til_cairo_set_colour (cr, item->colour);

  switch (item->kind)
    {
    case ITEM_TEXT:
      til_type_show (cr, item->layout, item->x, item->y);
      break;
    case ITEM_LINE_OF_TEXT:
      cairo_move_to (cr, item->x, item->y);
      pango_cairo_show_layout_line (
          cr, pango_layout_get_line_readonly (item->layout, (int)item->number));
      break;
    case ITEM_RULE:
      cairo_set_line_width (cr, item->height);
      cairo_move_to (cr, item->x, item->y);
      cairo_rel_line_to (cr, item->width, 0);
      cairo_stroke (cr);
      break;
    case ITEM_BOX:
      draw_box (item, cr);
      break;
    case ITEM_FACE:
      til_paint_face (cr, item->number, item->x, item->y, item->width, item->colour);
      break;
    case ITEM_ICON:
      til_paint_icon (cr, item->icon, item->x, item->y, item->width, item->colour);
      break;
    case ITEM_MARKER:
      til_paint_voice_marker (cr, item->voice, item->number, item->x, item->y, item->width,
                              item->colour, item->second_colour);
      break;
    case ITEM_HATCH:
      /* It leaves the rectangle for an outline. */
      til_paint_hatch (cr, item->x, item->y, item->width, item->height, item->colour);
      cairo_set_line_width (cr, 0.8);
      cairo_stroke (cr);
      break;
    case ITEM_WHEEL:
      cairo_translate (cr, item->x, item->y);
      til_wheel_scene_paint (item->scene, cr, NULL, item->width, item->height);
      break;
    case ITEM_PATH:
      draw_path (item, cr);
      break;
    case ITEM_PAINTING:
      cairo_translate (cr, item->x, item->y);
      item->paint (item->data, cr, item->width, item->height);
      break;
    default:
      g_assert_not_reached ();
    }
  cairo_restore (cr);
}

void
til_paper_size (TilPaper paper, double *width, double *height)
{
  const double mm = 72.0 / 25.4;

  if (width)
    *width = (paper == TIL_PAPER_A3 ? 297 : 210) * mm;
  if (height)
    *height = (paper == TIL_PAPER_A3 ? 420 : 297) * mm;
}

TilSheet *
til_sheet_new_landscape (TilPaper paper)
{
  TilSheet *self = til_sheet_new (paper);

  til_paper_size (paper, &self->height, &self->width);
  return self;
}

TilSheet *
til_sheet_new (TilPaper paper)
{
  TilSheet *self = g_new0 (TilSheet, 1);

  til_paper_size (paper, &self->width, &self->height);
  self->title = g_strdup ("");
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify)til_block_free);
  self->owned = g_array_new (FALSE, FALSE, sizeof (Owned));
  return self;
}

void
til_sheet_free (TilSheet *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->pages);
  for (guint i = 0; i < self->owned->len; i++)
    {
      Owned owned = g_array_index (self->owned, Owned, i);
      owned.destroy (owned.data);
    }
  g_array_unref (self->owned);
  g_free (self->title);
  g_free (self);
}

void
til_sheet_set_title (TilSheet *self, const char *title)
{
  g_free (self->title);
  self->title = g_strdup (title);
}

void
til_sheet_own (TilSheet *self, gpointer data, GDestroyNotify destroy)
{
  Owned owned = { data, destroy };
  g_array_append_val (self->owned, owned);
}

/* How much must fit on the page for the block at index to be put there: itself and all that it is
 * kept with. */
static double
needed_height (const GPtrArray *blocks, guint index)
{
  double height = 0;

  for (; index < blocks->len; index++)
    {
      const TilBlock *block = blocks->pdata[index];
      height += block->height;
      if (!block->keep)
        break;
    }
  return height;
}

guint
til_sheet_flow (
    TilSheet *self, const GPtrArray *blocks, double x, double top, double top_next, double bottom)
{
  guint n_pages = 1;
  double y = top;
  gboolean kept = FALSE; /* the block before is kept with this one, so the place is settled */

  if (self && self->pages->len == 0)
    g_ptr_array_add (self->pages, til_block_new ());

  for (guint i = 0; i < blocks->len; i++)
    {
      TilBlock *block = blocks->pdata[i];
      double start = n_pages == 1 ? top : top_next;
      double needed = kept ? block->height : needed_height (blocks, i);

      if (y > start && (block->new_page || y + MIN (needed, bottom - top_next) > bottom + 0.01))
        {
          n_pages++;
          y = top_next;
          if (self)
            g_ptr_array_add (self->pages, til_block_new ());
          if (block->header &&
              y + block->header->height + MIN (needed, block->height) <= bottom + 0.01)
            {
              double height = block->header->height;

              if (self)
                move_items (self->pages->pdata[n_pages - 1], block->header, x, y);
              y += height;
            }
        }
      kept = block->keep;
      if (self)
        move_items (self->pages->pdata[n_pages - 1], block, x, y);
      y += block->height;
    }
  return n_pages;
}

void
til_sheet_place (TilSheet *self, guint page, TilBlock *block, double x, double y)
{
  g_return_if_fail (page < self->pages->len);
  til_block_take (self->pages->pdata[page], block, x, y);
}

guint
til_sheet_n_pages (const TilSheet *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->pages->len;
}

void
til_sheet_size (const TilSheet *self, double *width, double *height)
{
  g_return_if_fail (self != NULL);
  if (width)
    *width = self->width;
  if (height)
    *height = self->height;
}

void
til_sheet_draw (const TilSheet *self, cairo_t *cr, guint page)
{
  g_return_if_fail (self != NULL && page < self->pages->len);
  til_block_paint (self->pages->pdata[page], cr);
}

gboolean
til_block_check_glyphs (const TilBlock *self, const char *language, GError **error)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = self->items->pdata[i];

      if (item->layout && pango_layout_get_unknown_glyphs_count (item->layout) > 0 &&
          !til_check_glyphs (pango_layout_get_text (item->layout), language, error))
        return FALSE;
    }
  return TRUE;
}

void
til_block_paint (const TilBlock *self, cairo_t *cr)
{
  for (guint i = 0; i < self->items->len; i++)
    draw_item (self->items->pdata[i], cr);
}

char *
til_sheet_text (const TilSheet *self, guint page)
{
  const TilBlock *block;
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && page < self->pages->len, g_string_free (text, FALSE));
  block = self->pages->pdata[page];
  for (guint i = 0; i < block->items->len; i++)
    {
      const Item *item = block->items->pdata[i];

      if (item->kind == ITEM_TEXT)
        g_string_append_printf (text, "%s\n", pango_layout_get_text (item->layout));
      else if (item->kind == ITEM_LINE_OF_TEXT)
        {
          PangoLayoutLine *line = pango_layout_get_line_readonly (item->layout, (int)item->number);

          g_string_append_len (text, pango_layout_get_text (item->layout) + line->start_index,
                               line->length);
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}

const char *
til_sheet_title (const TilSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->title;
}
