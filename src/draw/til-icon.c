/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-painter.h"

#include <math.h>

#define GRID 24.0
#define LINE 1.7

/* Line drawings on a grid of 24. Commands: M move, L line, C curve (absolute, as in SVG), Z close,
 * O circle (centre x, y, radius), D filled dot (the same). */
typedef struct
{
  const char *name;
  const char *path;
} Icon;

static const Icon icons[] = {
  { "shield", "M12 2.8 C14.4 4.6 17 5.5 20 5.6 C20.3 12.6 18 18.2 12 21.2 C6 18.2 3.7 12.6 4 5.6 "
              "C7 5.5 9.6 4.6 12 2.8 Z "
              "M8.4 12 L11 14.6 L15.8 9.4" },
  { "heart", "M12 20.3 C5.4 15.8 2.6 12.6 2.6 8.9 C2.6 6 4.7 3.9 7.3 3.9 C9.3 3.9 11 5 12 6.9 C13 "
             "5 14.7 3.9 16.7 3.9 "
             "C19.3 3.9 21.4 6 21.4 8.9 C21.4 12.6 18.6 15.8 12 20.3 Z" },
  { "pulse", "M12 20.3 C5.4 15.8 2.6 12.6 2.6 8.9 C2.6 6 4.7 3.9 7.3 3.9 C9.3 3.9 11 5 12 6.9 C13 "
             "5 14.7 3.9 16.7 3.9 "
             "C19.3 3.9 21.4 6 21.4 8.9 C21.4 12.6 18.6 15.8 12 20.3 Z M6.2 11.6 L9.4 11.6 L11 8.8 "
             "L13.2 14 L14.6 11.6 L17.8 11.6" },
  { "apple", "M12 8 C10 6.4 4 6.2 4 12.6 C4 17 7 21 9.4 21 C10.6 21 11 20.4 12 20.4 C13 20.4 13.4 "
             "21 14.6 21 C17 21 20 17 20 12.6 "
             "C20 6.2 14 6.4 12 8 Z M12 8 C11.8 5.8 12.6 4 14.6 3" },
  { "book", "M12 6.4 C9.8 4.6 6.6 4 3 4.4 L3 18.4 C6.6 18 9.8 18.6 12 20.4 C14.2 18.6 17.4 18 21 "
            "18.4 L21 4.4 C17.4 4 14.2 4.6 12 6.4 Z "
            "M12 6.4 L12 20.4" },
  { "sprout", "M12 21 L12 11.6 M12 13.6 C11.8 9 8.8 6.6 3.6 6.8 C3.8 11.6 6.8 14 12 13.6 Z M12 "
              "11.2 C12 6.4 14.8 3.6 20.4 3.4 "
              "C20.6 8.6 17.6 11.4 12 11.2 Z M7.4 21 L16.6 21" },
  { "hands", "M12 12.4 C8.9 10.2 7.6 8.8 7.6 6.9 C7.6 5.5 8.6 4.5 9.8 4.5 C10.8 4.5 11.5 5 12 5.9 "
             "C12.5 5 13.2 4.5 14.2 4.5 "
             "C15.4 4.5 16.4 5.5 16.4 6.9 C16.4 8.8 15.1 10.2 12 12.4 Z "
             "M2.6 11.4 L2.6 15 C2.6 18.6 5.4 21 9.4 21 L10.6 21 L10.6 18.4 C10.6 16.4 9.2 15.2 "
             "7.2 14.6 L5.4 14 L4.6 10.6 "
             "C4.3 9.4 2.6 9.8 2.6 11.4 Z "
             "M21.4 11.4 L21.4 15 C21.4 18.6 18.6 21 14.6 21 L13.4 21 L13.4 18.4 C13.4 16.4 14.8 "
             "15.2 16.8 14.6 L18.6 14 L19.4 10.6 "
             "C19.7 9.4 21.4 9.8 21.4 11.4 Z" },
  { "home", "M3 11.6 L12 3.6 L21 11.6 M5.4 9.6 L5.4 20.4 L18.6 20.4 L18.6 9.6 M9.8 20.4 L9.8 14.4 "
            "L14.2 14.4 L14.2 20.4" },
  { "friends",
    "O8.4 7.6 3.4 O16.8 9 2.7 M2.2 20 C2.2 15.6 4.8 13.4 8.4 13.4 C12 13.4 14.6 15.6 14.6 20 Z "
    "M14.6 14.7 C15.3 14.4 16 14.2 16.8 14.2 C19.8 14.2 21.8 16 21.8 19.4 L17.6 19.4" },
  { "ball", "O12 12 9 M12 8 L15.8 10.8 L14.4 15.2 L9.6 15.2 L8.2 10.8 Z M12 8 L12 3 M15.8 10.8 "
            "L20.5 9.2 M14.4 15.2 L17.3 19.3 "
            "M9.6 15.2 L6.7 19.3 M8.2 10.8 L3.5 9.2" },
  { "ear", "M6.6 9.4 C6.6 5.8 9 3 12.4 3 C15.9 3 18.2 5.7 18.2 9 C18.2 13.4 14.2 13.6 14.2 17.4 "
           "C14.2 19.6 12.8 21 10.9 21 "
           "C9.2 21 8 19.9 7.6 18.4 M9.8 9.4 C9.8 7.4 10.9 6.2 12.5 6.2 C14 6.2 15 7.4 15 9 C15 "
           "11.2 12.8 11.4 12 13.4" },
  { "speech", "M4.4 4 L19.6 4 C20.8 4 21.6 4.8 21.6 6 L21.6 14.6 C21.6 15.8 20.8 16.6 19.6 16.6 "
              "L11.4 16.6 L6.4 20.8 L6.4 16.6 "
              "L4.4 16.6 C3.2 16.6 2.4 15.8 2.4 14.6 L2.4 6 C2.4 4.8 3.2 4 4.4 4 Z D8 10.3 1.1 D12 "
              "10.3 1.1 D16 10.3 1.1" },
  { "star", "M12 2.8 L14.8 8.8 L21.4 9.6 L16.5 14.1 L17.8 20.6 L12 17.4 L6.2 20.6 L7.5 14.1 L2.6 "
            "9.6 L9.2 8.8 Z" },
  { "flag", "M5 21.4 L5 3.4 M5 4.4 C8 2.8 10.8 3.2 12.6 4.4 C14.6 5.6 17 5.8 19.6 4.6 L19.6 13.8 "
            "C17 15 14.6 14.8 12.6 13.6 "
            "C10.8 12.4 8 12 5 13.6" },
  { "puzzle", "M4 8 L8.6 8 C7.6 5.4 8.6 3.4 10.6 3.4 C12.6 3.4 13.6 5.4 12.6 8 L17 8 L17 12.2 "
              "C19.6 11.2 21.6 12.2 21.6 14.2 "
              "C21.6 16.2 19.6 17.2 17 16.2 L17 20.8 L4 20.8 L4 16.4 C6.4 17.2 8.2 16.2 8.2 14.3 "
              "C8.2 12.4 6.4 11.4 4 12.2 Z" },
  { "sun", "O12 12 4.2 M12 2.6 L12 4.8 M12 19.2 L12 21.4 M2.6 12 L4.8 12 M19.2 12 L21.4 12 M5.4 "
           "5.4 L6.9 6.9 M17.1 17.1 L18.6 18.6 "
           "M5.4 18.6 L6.9 17.1 M17.1 6.9 L18.6 5.4" },
  { "person", "O12 7.4 4 M4.4 20.6 C4.4 16 7.4 13.8 12 13.8 C16.6 13.8 19.6 16 19.6 20.6 Z" },
  { "child", "O12 5.6 2.8 M12 8.4 L12 14.6 M4.6 9 C6.8 11 9 11.6 12 11.6 C15 11.6 17.2 11 19.4 9 "
             "M12 14.6 L8 21 M12 14.6 L16 21" },
  { "key", "O7.6 16.4 4.2 M10.6 13.4 L20 4 M16.4 7.6 L19.4 10.6 M13.8 10.2 L15.8 12.2" },
  { "check", "O12 12 9 M7.6 12.4 L10.8 15.6 L16.6 9" },
  { "scales", "M12 3.4 L12 20.6 M7.6 20.6 L16.4 20.6 M4.6 6.4 L19.4 6.4 M4.6 6.4 L1.9 13.4 L7.3 "
              "13.4 Z M19.4 6.4 L16.7 13.4 L22.1 13.4 Z "
              "M1.9 13.4 C2.2 15.6 3.2 16.4 4.6 16.4 C6 16.4 7 15.6 7.3 13.4 M16.7 13.4 C17 15.6 "
              "18 16.4 19.4 16.4 C20.8 16.4 21.8 15.6 22.1 13.4" },
  { "ring", "O12 5 2.4 O5.4 16.4 2.4 O18.6 16.4 2.4 M10.4 7 L7 14.2 M13.6 7 L17 14.2 M7.8 16.8 "
            "L16.2 16.8" },
  { "steps", "M3 20.4 L8 20.4 L8 15.6 L13 15.6 L13 10.8 L18 10.8 L18 6 L21.6 6" },
  { "bulb", "M9 17.4 C9 14.6 6 13.4 6 9.4 C6 5.8 8.7 3.2 12 3.2 C15.3 3.2 18 5.8 18 9.4 C18 13.4 "
            "15 14.6 15 17.4 Z M9.8 20.6 L14.2 20.6" },
  { "music", "O6.8 18 2.6 O17.2 16 2.6 M9.4 18 L9.4 6.2 L19.8 4 L19.8 16" },
};

static const Icon plain = { "", "O12 12 7.5 D12 12 2" };

static const Icon *
find_icon (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_strcmp0 (icons[i].name, name) == 0)
      return &icons[i];
  return &plain;
}

gboolean
til_icon_is_known (const char *name)
{
  return find_icon (name) != &plain;
}

static const char *
read_numbers (const char *at, double *numbers, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      char *end;
      numbers[i] = g_ascii_strtod (at, &end);
      at = end;
    }
  return at;
}

static void
draw_path (cairo_t *cr, const char *path)
{
  double n[6];

  while (*path)
    switch (*path++)
      {
      case 'M':
        path = read_numbers (path, n, 2);
        cairo_move_to (cr, n[0], n[1]);
        break;
      case 'L':
        path = read_numbers (path, n, 2);
        cairo_line_to (cr, n[0], n[1]);
        break;
      case 'C':
        path = read_numbers (path, n, 6);
        cairo_curve_to (cr, n[0], n[1], n[2], n[3], n[4], n[5]);
        break;
      case 'Z':
        cairo_close_path (cr);
        break;
      case 'O':
        path = read_numbers (path, n, 3);
        cairo_new_sub_path (cr);
        cairo_arc (cr, n[0], n[1], n[2], 0, 2 * G_PI);
        cairo_close_path (cr);
        break;
      case 'D':
        path = read_numbers (path, n, 3);
        cairo_stroke (cr);
        cairo_arc (cr, n[0], n[1], n[2], 0, 2 * G_PI);
        cairo_fill (cr);
        break;
      default:
        break;
      }
  cairo_stroke (cr);
}

void
til_paint_icon (cairo_t *cr, const char *icon, double x, double y, double size, TilColour colour)
{
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_translate (cr, x - size / 2, y - size / 2);
  cairo_scale (cr, size / GRID, size / GRID);
  til_cairo_set_colour (cr, colour);
  cairo_set_line_width (cr, LINE);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  draw_path (cr, find_icon (icon)->path);
  cairo_restore (cr);
}
