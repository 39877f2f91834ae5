/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-type.h"
#include "til-language.h"

#define ARABIC_SCALE 1.13

/* Naskh has room above and below for vowel marks, which neither sheets nor charts use: a line's
 * height as a pango_attr_line_height_new(). */
#define NASKH_LINE_HEIGHT 0.76

typedef struct
{
  const char *language;
  const char *families;
  double scale;
} Face;

static const Face faces[] = {
  { "ar", "Noto Naskh Arabic, Noto Sans, Noto Sans Ethiopic, sans-serif", ARABIC_SCALE },
  { "ti", "Noto Sans Ethiopic, Noto Sans, Noto Naskh Arabic, sans-serif", 1.0 },
  { NULL, "Noto Sans, Noto Sans Ethiopic, Noto Naskh Arabic, sans-serif", 1.0 },
};

static const Face *
find_face (const char *language)
{
  const Face *face = faces;
  while (face->language && g_strcmp0 (face->language, language) != 0)
    face++;
  return face;
}

static PangoContext *
create_context (PangoFontMap *map)
{
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72.0);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  return context;
}

PangoLayout *
til_type_layout (
    PangoContext *context, const char *language, const char *text, double size, TilWeight weight)
{
  const Face *face = find_face (language);
  gboolean rtl = language && til_language_is_rtl (language);
  PangoFontMap *map = context ? pango_context_get_font_map (context)
                              : pango_cairo_font_map_get_default ();
  /* The base direction belongs to the context, so each layout has one of its own. */
  PangoContext *own = create_context (map);
  PangoFontDescription *description = pango_font_description_new ();
  PangoLayout *layout;

  pango_context_set_base_dir (own, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_context_set_language (own, pango_language_from_string (language ? language : "en"));
  layout = pango_layout_new (own);
  g_object_unref (own);

  pango_font_description_set_family_static (description, face->families);
  pango_font_description_set_weight (description, weight == TIL_WEIGHT_BOLD ? PANGO_WEIGHT_BOLD
                                                                            : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (description, size * face->scale * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);

  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_text (layout, text ? text : "", -1);
  return layout;
}

void
til_type_layout_wrap (PangoLayout *layout, double width)
{
  pango_layout_set_width (layout, width < 0 ? -1 : (int)(width * PANGO_SCALE));
}

PangoLayout *
til_type_layout_in_room (
    const char *language, const char *text, double size, TilWeight weight, double room)
{
  PangoLayout *layout = til_type_layout (NULL, language, text, size, weight);

  if (language && til_language_is_rtl (language))
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_line_height_new (NASKH_LINE_HEIGHT));
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }
  if (room >= 0)
    til_type_layout_wrap (layout, room);
  return layout;
}

PangoLayout *
til_type_layout_fit (
    const char *language, const char *text, double size, TilWeight weight, double room)
{
  PangoLayout *layout = til_type_layout_in_room (language, text, size, weight, room);
  double needed = til_type_layout_longest_line (layout);

  if (room >= 0 && needed > room + 0.5)
    {
      g_object_unref (layout);
      layout = til_type_layout_in_room (language, text, size * (room / needed) * 0.99, weight,
                                        room);
    }
  return layout;
}

double
til_type_layout_longest_line (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double)logical.width / PANGO_SCALE;
}

void
til_type_layout_size (PangoLayout *layout, double *width, double *height)
{
  int w, h;

  pango_layout_get_size (layout, &w, &h);
  if (width)
    *width = (double)w / PANGO_SCALE;
  if (height)
    *height = (double)h / PANGO_SCALE;
}

double
til_type_layout_baseline (PangoLayout *layout)
{
  return (double)pango_layout_get_baseline (layout) / PANGO_SCALE;
}

void
til_type_show (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}
