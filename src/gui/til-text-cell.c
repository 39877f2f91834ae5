/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-text-cell.h"

#include "til-gui-util.h"

#define DETAIL_GAP 9
#define DETAIL_ALPHA 0.6

struct _TilTextCell
{
  GtkWidget parent_instance;

  TilTextCellMetrics *metrics; /* borrowed */
  int min_chars;
  int natural_chars;
  gboolean at_end;
  char *text;   /* (owned) */
  char *detail; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TilTextCell, til_text_cell, GTK_TYPE_WIDGET)

static void
ensure_metrics (TilTextCell *self)
{
  PangoFontMetrics *metrics;

  if (self->metrics->char_width > 0)
    return;
  metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL,
                                       NULL);
  self->metrics->char_width = PANGO_PIXELS_CEIL (
      MAX (pango_font_metrics_get_approximate_char_width (metrics),
           pango_font_metrics_get_approximate_digit_width (metrics)));
  self->metrics->height = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics) +
                                             pango_font_metrics_get_descent (metrics));
  pango_font_metrics_unref (metrics);
}

static void
til_text_cell_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  TilTextCell *self = TIL_TEXT_CELL (widget);

  ensure_metrics (self);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = self->metrics->height;
      return;
    }
  *minimum = self->min_chars * self->metrics->char_width;
  *natural = self->natural_chars * self->metrics->char_width;
}

static PangoLayout *
build_layout (TilTextCell *self, const char *text, int width)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, MAX (width, 0) * PANGO_SCALE);
  pango_layout_set_alignment (layout, self->at_end == rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
  return layout;
}

static int
text_width (TilTextCell *self, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Where the detail begins from the side where reading starts, 0 when there is no room. */
static int
detail_start (TilTextCell *self)
{
  int start;

  if (self->detail == NULL)
    return 0;
  start = text_width (self, self->text) + DETAIL_GAP;
  return start + text_width (self, self->detail) <= gtk_widget_get_width (GTK_WIDGET (self)) ? start
                                                                                             : 0;
}

static void
snapshot_detail (TilTextCell *self, GtkSnapshot *snapshot, double y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int start = detail_start (self);
  g_autoptr (PangoLayout) layout = NULL;

  if (start == 0)
    return;
  layout = build_layout (self, self->detail, gtk_widget_get_width (widget) - start);
  gtk_snapshot_push_opacity (snapshot, DETAIL_ALPHA);
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), rtl ? 0 : start, y,
                              layout);
  gtk_snapshot_pop (snapshot);
}

static void
til_text_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TilTextCell *self = TIL_TEXT_CELL (widget);
  g_autoptr (PangoLayout) layout = NULL;
  double y;
  int height;

  if (*self->text == '\0')
    return;
  layout = build_layout (self, self->text, gtk_widget_get_width (widget));
  pango_layout_get_pixel_size (layout, NULL, &height);
  y = (gtk_widget_get_height (widget) - height) / 2.0;
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), 0, y, layout);
  snapshot_detail (self, snapshot, y);
}

/* What was cut short can still be read. */
static gboolean
til_text_cell_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  TilTextCell *self = TIL_TEXT_CELL (widget);
  gboolean whole = text_width (self, self->text) <= gtk_widget_get_width (widget);

  if (whole && (self->detail == NULL || detail_start (self) > 0))
    return FALSE;
  gtk_tooltip_set_text (tooltip, whole ? self->detail : self->text);
  return TRUE;
}

static void
til_text_cell_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (til_text_cell_parent_class)->system_setting_changed (widget, setting);
  TIL_TEXT_CELL (widget)->metrics->char_width = 0;
  gtk_widget_queue_resize (widget);
}

static void
til_text_cell_finalize (GObject *object)
{
  g_free (TIL_TEXT_CELL (object)->text);
  g_free (TIL_TEXT_CELL (object)->detail);

  G_OBJECT_CLASS (til_text_cell_parent_class)->finalize (object);
}

static void
til_text_cell_class_init (TilTextCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = til_text_cell_finalize;
  widget_class->measure = til_text_cell_measure;
  widget_class->snapshot = til_text_cell_snapshot;
  widget_class->query_tooltip = til_text_cell_query_tooltip;
  widget_class->system_setting_changed = til_text_cell_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
til_text_cell_init (TilTextCell *self)
{
  self->text = g_strdup ("");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
til_text_cell_new (TilTextCellMetrics *metrics, int min_chars, int natural_chars, gboolean at_end)
{
  TilTextCell *self = g_object_new (TIL_TYPE_TEXT_CELL, NULL);

  self->metrics = metrics;
  self->min_chars = min_chars;
  self->natural_chars = natural_chars;
  self->at_end = at_end;
  return GTK_WIDGET (self);
}

void
til_text_cell_set_text (TilTextCell *self, const char *text)
{
  g_return_if_fail (TIL_IS_TEXT_CELL (self));

  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  til_set_accessible_label (GTK_WIDGET (self), text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
til_text_cell_set_detail (TilTextCell *self, const char *detail, const char *spoken)
{
  g_return_if_fail (TIL_IS_TEXT_CELL (self));

  til_set_accessible_label (GTK_WIDGET (self), spoken);
  if (g_strcmp0 (self->detail, detail) == 0)
    return;
  g_free (self->detail);
  self->detail = g_strdup (detail);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
til_text_cell_get_text (TilTextCell *self)
{
  g_return_val_if_fail (TIL_IS_TEXT_CELL (self), NULL);

  return self->text;
}
