/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-figures-view.h"

#include <glib/gi18n-lib.h>

#include "til-chart-widget.h"
#include "til-gui-util.h"
#include "til-locale.h"
#include "til-survey-words.h"
#include "til-text.h"

#define POPOVER_CHARS 42
/* Of the chart in a card: three stand beside one another on a usual screen. */
#define CARD_WIDTH 264
#define CARD_CHARS 26
#define ROW_CHARS 28
#define COLUMN_CHARS 14

static const char *
word (const char *key)
{
  return til_label (til_locale_language (), key);
}

static const TilHeading *
heading_at (const GPtrArray *headings, guint i)
{
  return headings->pdata[i];
}

static const char *
heading_text (const TilHeading *heading)
{
  return til_heading_text (heading, til_locale_language ());
}

/* With the sign of percent or the word for days. */
static char *
cell_text (TilCell cell, TilCellUnit unit)
{
  g_autofree char *number = til_cell_format (cell, unit, til_screen_decimal ());

  /* From right to left "<5" would read "more than 5". */
  if (cell.shown == TIL_CELL_SMALL)
    return til_text_isolate_ltr (number);
  if (cell.shown != TIL_CELL_VALUE || unit == TIL_UNIT_COUNT)
    return g_steal_pointer (&number);
  if (unit == TIL_UNIT_SHARE)
    return til_text_fill (_ ("{n} %"), "n", number, NULL);
  return til_text_fill (_ ("{n} days"), "n", number, NULL);
}

/* "<5" and "·" as they are heard. */
static char *
spoken_text (TilCell cell, TilCellUnit unit)
{
  switch (cell.shown)
    {
    case TIL_CELL_SMALL:
      return g_strdup (_ ("fewer than 5"));
    case TIL_CELL_HIDDEN:
      return g_strdup (_ ("hidden"));
    case TIL_CELL_NONE:
      return g_strdup (_ ("nothing to count"));
    case TIL_CELL_VALUE:
    default:
      return cell_text (cell, unit);
    }
}

static GtkWidget *
label_new (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* The cell of the same headings a year before; years are told apart by their place. */
static TilCell
cell_before (const TilReport *report, const TilFigure *figure, guint row, guint column)
{
  const TilFigure *before = til_statistics_get (til_report_before (report), figure->id);
  gboolean by_year = figure->id == TIL_FIGURE_CONCERNS;

  for (guint r = 0; r < before->rows->len; r++)
    for (guint c = 0; c < before->columns->len; c++)
      if (g_str_equal (heading_at (before->rows, r)->key, heading_at (figure->rows, row)->key) &&
          (by_year ? before->columns->len - c == figure->columns->len - column
                   : g_str_equal (heading_at (before->columns, c)->key,
                                  heading_at (figure->columns, column)->key)))
        return til_figure_cell (before, r, c);
  return (TilCell){ .shown = TIL_CELL_NONE };
}

/* --- Cards --- */

static GtkWidget *
definition_button_new (const char *title, const char *definition)
{
  g_autofree char *name = til_text_fill (_ ("What is counted: {title}"), "title", title, NULL);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *text = label_new (definition, 0, NULL);

  gtk_label_set_max_width_chars (GTK_LABEL (text), POPOVER_CHARS);
  gtk_popover_set_child (GTK_POPOVER (popover), text);
  til_set_accessible_label (popover, name);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "help-about-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, name);
  til_set_accessible_label (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  return button;
}

/* lines: below the value; NULL-terminated, empty ones left out. */
static GtkWidget *
card_new (const char *title,
          const char *definition,
          const char *value,
          const char *const *lines,
          const char *spoken,
          TilChart *chart,
          TilSharedReport *shared)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = label_new (title, 0, "heading");
  GtkWidget *number = label_new (value, 0, "title-1");
  GtkWidget *widget = til_chart_widget_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_label_set_max_width_chars (GTK_LABEL (name), CARD_CHARS);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_valign (name, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (header), name);
  gtk_box_append (GTK_BOX (header), definition_button_new (title, definition));
  gtk_box_append (GTK_BOX (box), header);
  gtk_widget_add_css_class (number, "tabular");
  til_set_accessible_label (number, spoken);
  gtk_box_append (GTK_BOX (box), number);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        GtkWidget *line = label_new (lines[i], 0, "dim-label");

        gtk_label_set_max_width_chars (GTK_LABEL (line), CARD_CHARS);
        gtk_box_append (GTK_BOX (box), line);
      }
  til_chart_widget_set_chart (TIL_CHART_WIDGET (widget), chart,
                              (GDestroyNotify)til_shared_report_unref,
                              til_shared_report_ref (shared));
  til_set_accessible_label (widget, title);
  gtk_widget_set_valign (clamp, GTK_ALIGN_END);
  gtk_widget_set_vexpand (clamp, TRUE);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), CARD_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), CARD_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), widget);
  gtk_box_append (GTK_BOX (box), clamp);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "til-figure-card");
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_set_focusable (child, FALSE);
  til_set_accessible_label (child, title);
  return child;
}

/* What the headline is of, where it is not all there is. */
static char *
headline_words (const TilFigure *figure)
{
  const TilHeading *row = heading_at (figure->rows, figure->headline_row);
  const TilHeading *column = heading_at (figure->columns, figure->headline_column);
  gboolean whole_row = row->total || g_str_equal (row->key, "all");
  gboolean whole_column = column->total || g_str_equal (column->key, "count");

  if (whole_row && whole_column)
    return g_strdup ("");
  if (whole_row || whole_column)
    return g_strdup (heading_text (whole_row ? column : row));
  return til_text_fill (_ ("{row}: {column}"), "row", heading_text (row), "column",
                        heading_text (column), NULL);
}

/* "n = 256" of a share: what it is a share of. "" for a number. (transfer full) */
static char *
headline_n (const TilFigure *figure)
{
  guint row = figure->headline_row, column = figure->headline_column;
  g_autofree char *n = NULL;

  if (heading_at (figure->columns, column)->unit == TIL_UNIT_COUNT)
    return g_strdup ("");
  if (heading_at (figure->columns, column)->unit == TIL_UNIT_DAYS)
    column = 0;
  else if (heading_at (figure->columns, column - 1)->total)
    column--;
  else
    {
      row = figure->rows->len - 1;
      column = 0;
    }
  n = cell_text (til_figure_cell (figure, row, column), TIL_UNIT_COUNT);
  return til_text_fill (word ("chart.n"), "n", n, NULL);
}

GtkWidget *
til_figure_card_new (TilSharedReport *shared, TilFigureId id)
{
  const TilReport *report = til_shared_report_get (shared);
  const TilFigure *figure = til_statistics_get (til_report_now (report), id);
  TilCell cell = til_figure_headline (figure);
  TilCellUnit unit = heading_at (figure->columns, figure->headline_column)->unit;
  const char *title = word (figure->title);
  g_autofree char *value = cell_text (cell, unit);
  g_autofree char *words = headline_words (figure);
  g_autofree char *was = cell_text (
      cell_before (report, figure, figure->headline_row, figure->headline_column), unit);
  g_autofree char *before = til_text_fill (_ ("A year before: {n}"), "n", was, NULL);
  g_autofree char *said = spoken_text (cell, unit);
  g_autofree char *spoken = til_text_fill (_ ("{figure}: {n}"), "figure", title, "n", said, NULL);
  g_autofree char *n = headline_n (figure);
  const char *lines[] = { words, n, before, NULL };

  return card_new (title, word (figure->definition), value, lines, spoken,
                   til_chart_new_trend (report, id), shared);
}

GtkWidget *
til_survey_card_new (TilSharedReport *shared, guint survey, guint trend)
{
  const TilReport *report = til_shared_report_get (shared);
  const TilSurveyResults *results = report->surveys->pdata[survey];
  const TilQuestionTrend *of = results->trends->pdata[trend];
  guint last = g_array_index (of->rounds, guint, of->rounds->len - 1);
  const TilRoundResult *round = results->rounds->pdata[last];
  const TilQuestionResult *question = til_round_result_find (round, of->question->key);
  const char *title = til_question_text (of->question);
  g_autofree char *value = til_share_text (&question->all);
  g_autofree char *answered = til_round_answered_text (round);
  g_autofree char *name = til_text_fill (_ ("{survey}, {round}"), "survey",
                                         til_survey_name (round->survey), "round",
                                         round->round->name, NULL);
  g_autofree char *change = NULL;
  g_autofree char *spoken = til_text_fill (_ ("{figure}: {n}"), "figure", title, "n", value, NULL);
  const char *lines[] = { name, answered, "", NULL };

  if (of->rounds->len > 1)
    {
      guint previous = g_array_index (of->rounds, guint, of->rounds->len - 2);
      const TilRoundResult *before = results->rounds->pdata[previous];

      change = til_share_change_text (
          &g_array_index (of->changes, TilShareChange, of->rounds->len - 1), before->round->name);
      lines[2] = change != NULL ? change : "";
    }
  return card_new (title, word ("definition.survey"), value, lines, spoken,
                   til_chart_new_survey_trend (results, of), shared);
}

/* --- Sections --- */

typedef struct
{
  TilFigureId figure;
  guint row, column;
  char *title; /* (owned) */
  TilFigureCellFunc func;
  gpointer data;
} Opening;

static void
opening_free (gpointer data, GClosure *closure)
{
  Opening *self = data;

  g_free (self->title);
  g_free (self);
}

static void
open_cb (GtkWidget *button, Opening *opening)
{
  opening->func (opening->figure, opening->row, opening->column, opening->title, opening->data);
}

typedef struct
{
  const TilReport *report;
  const TilFigure *figure;
  gboolean compare;
  TilFigureCellFunc func;
  gpointer data;
} Table;

static GtkWidget *
cell_button_new (const Table *table, guint row, guint column, GtkWidget *child)
{
  Opening *opening = g_new0 (Opening, 1);
  GtkWidget *button = gtk_button_new ();
  const TilHeading *of_row = heading_at (table->figure->rows, row);
  const TilHeading *of_column = heading_at (table->figure->columns, column);

  opening->figure = table->figure->id;
  opening->row = row;
  opening->column = column;
  opening->title = til_text_fill (_ ("{row}, {column}"), "row", heading_text (of_row), "column",
                                  heading_text (of_column), NULL);
  opening->func = table->func;
  opening->data = table->data;
  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "til-figure-cell");
  gtk_widget_set_tooltip_text (button, _ ("Show the children"));
  g_signal_connect_data (button, "clicked", G_CALLBACK (open_cb), opening, opening_free, 0);
  return button;
}

static GtkWidget *
cell_new (const Table *table, guint row, guint column)
{
  const TilFigure *figure = table->figure;
  const TilHeading *of_row = heading_at (figure->rows, row);
  const TilHeading *of_column = heading_at (figure->columns, column);
  TilCell cell = til_figure_cell (figure, row, column);
  TilCell before = cell_before (table->report, figure, row, column);
  g_autofree char *text = cell_text (cell, of_column->unit);
  g_autofree char *said = spoken_text (cell, of_column->unit);
  g_autofree char *said_before = spoken_text (before, of_column->unit);
  g_autofree char *spoken = til_text_fill (
      table->compare ? _ ("{row}, {column}: {n}, a year before {before}")
                     : _ ("{row}, {column}: {n}"),
      "row", heading_text (of_row), "column", heading_text (of_column), "n", said, "before",
      said_before, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *number = label_new (text, 1, "tabular");
  GtkWidget *widget = box;
  gboolean some = cell.shown == TIL_CELL_VALUE ? cell.value > 0 : cell.shown != TIL_CELL_NONE;

  gtk_label_set_wrap (GTK_LABEL (number), FALSE);
  gtk_widget_set_hexpand (box, TRUE);
  if (cell.shown != TIL_CELL_VALUE)
    gtk_widget_add_css_class (number, "dim-label");
  if (of_row->total || of_column->total)
    gtk_widget_add_css_class (number, "heading");
  gtk_box_append (GTK_BOX (box), number);
  if (table->compare && figure->id != TIL_FIGURE_ENROLMENT)
    {
      g_autofree char *was = cell_text (before, of_column->unit);
      g_autofree char *line = til_text_fill (_ ("was {n}"), "n", was, NULL);
      GtkWidget *old = label_new (line, 1, "caption");

      gtk_label_set_wrap (GTK_LABEL (old), FALSE);
      gtk_widget_add_css_class (old, "tabular");
      gtk_widget_add_css_class (old, "dim-label");
      gtk_box_append (GTK_BOX (box), old);
    }
  if (table->func != NULL && of_column->unit == TIL_UNIT_COUNT && some &&
      til_figure_is_of_children (figure->id))
    widget = cell_button_new (table, row, column, box);
  else
    gtk_widget_add_css_class (box, "til-figure-plain");
  til_set_accessible_label (widget == box ? number : widget, spoken);
  return widget;
}

/* A label's own width, up to so many letters: a table is measured as if it were narrow. */
static void
set_width (GtkWidget *label, const char *text, int chars)
{
  gtk_label_set_width_chars (GTK_LABEL (label), MIN ((int)g_utf8_strlen (text, -1), chars));
  gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
}

static GtkWidget *
table_new (const Table *table)
{
  const TilFigure *figure = table->figure;
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "til-table");
  for (guint c = 0; c < figure->columns->len; c++)
    {
      GtkWidget *label = label_new (heading_text (heading_at (figure->columns, c)), 1,
                                    "caption-heading");

      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
      set_width (label, heading_text (heading_at (figure->columns, c)), COLUMN_CHARS);
      gtk_widget_set_margin_end (label, 6);
      gtk_widget_set_valign (label, GTK_ALIGN_END);
      gtk_grid_attach (GTK_GRID (grid), label, (int)c + 1, 0, 1, 1);
    }
  for (guint r = 0; r < figure->rows->len; r++)
    {
      const TilHeading *row = heading_at (figure->rows, r);
      GtkWidget *label = label_new (heading_text (row), 0, row->total ? "heading" : NULL);

      gtk_widget_set_hexpand (label, TRUE);
      set_width (label, heading_text (row), ROW_CHARS);
      gtk_grid_attach (GTK_GRID (grid), label, 0, (int)r + 1, 1, 1);
      for (guint c = 0; c < figure->columns->len; c++)
        gtk_grid_attach (GTK_GRID (grid), cell_new (table, r, c), (int)c + 1, (int)r + 1, 1, 1);
    }
  /* In a small window the table scrolls by itself, and the page stays whole. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  til_set_accessible_label (scroller, word (figure->title));
  return scroller;
}

GtkWidget *
til_figure_section_new (TilSharedReport *shared,
                        TilFigureId id,
                        gboolean compare,
                        TilFigureCellFunc func,
                        gpointer data)
{
  const TilReport *report = til_shared_report_get (shared);
  const TilFigure *figure = til_statistics_get (til_report_now (report), id);
  Table table = { report, figure, compare, func, data };
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), word (figure->title));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), word (figure->definition));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "til-figure-card");
  if (figure->rows->len == 0)
    gtk_box_append (GTK_BOX (box), label_new (_ ("Nothing to count."), 0, "dim-label"));
  else
    {
      if (figure->chart != TIL_CHART_NONE)
        {
          GtkWidget *chart = til_chart_widget_new ();

          til_chart_widget_set_chart (TIL_CHART_WIDGET (chart), til_chart_new_figure (report, id),
                                      (GDestroyNotify)til_shared_report_unref,
                                      til_shared_report_ref (shared));
          til_set_accessible_label (chart, word (figure->title));
          gtk_box_append (GTK_BOX (box), chart);
        }
      gtk_box_append (GTK_BOX (box), table_new (&table));
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), box);
  return group;
}
