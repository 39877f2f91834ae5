/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-timeline-view.h"

#include "til-accessible-names.h"
#include "til-case-print.h"
#include "til-child-column.h"
#include "til-gui-util.h"
#include "til-log-words.h"
#include "til-text.h"
#include "til-timeline.h"
#include "til-wrap-layout.h"

#include <glib/gi18n-lib.h>

/* So many lines are made at once; the rest when asked for. */
#define PAGE 120
#define LOG_LIMIT 2000

typedef enum
{
  PERIOD_ALL,
  PERIOD_QUARTER,
  PERIOD_YEAR,
  N_PERIODS
} Period;

struct _TilTimelineView
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkDropDown *period;
  GtkToggleButton *chips[TIL_N_EVENT_KINDS];
  GtkWidget *chip_box;
  GtkBox *months;
  AdwStatusPage *empty;
  GtkWidget *more_button;
  GtkBox *log_days;
  GtkLabel *log_problem;
  GtkWidget *more_log_button;

  TilCaseModel *model; /* (owned) */
  GPtrArray *events;   /* (owned) (nullable) (element-type TilEvent) as filtered */
  guint n_shown;
  GPtrArray *log; /* (owned) (nullable) (element-type TilLogEntry) */
  guint n_log_shown;
  GCancellable *cancellable; /* (owned) */
  guint kinds;               /* the filter: bits, 0 all */
};

G_DEFINE_FINAL_TYPE (TilTimelineView, til_timeline_view, ADW_TYPE_BIN)

static const char *
month_name (int month)
{
  static const char *const names[] = {
    NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"),
    NC_ ("month", "April"),   NC_ ("month", "May"),      NC_ ("month", "June"),
    NC_ ("month", "July"),    NC_ ("month", "August"),   NC_ ("month", "September"),
    NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "month", names[month - 1]);
}

static TilDate
period_from (TilTimelineView *self)
{
  switch (gtk_drop_down_get_selected (self->period))
    {
    case PERIOD_QUARTER:
      return til_date_add_months (til_date_today (), -3);
    case PERIOD_YEAR:
      return til_date_add_months (til_date_today (), -12);
    case PERIOD_ALL:
    default:
      return TIL_DATE_NONE;
    }
}

static TilChildPlace
place_of (TilEventKind kind)
{
  switch (kind)
    {
    case TIL_EVENT_MAPPING:
      return TIL_PLACE_WHEEL;
    case TIL_EVENT_CONSENT:
      return TIL_PLACE_CONSENT;
    case TIL_EVENT_MEETING:
    case TIL_EVENT_TEAM:
      return TIL_PLACE_MEETINGS;
    case TIL_EVENT_PLAN:
      return TIL_PLACE_PLAN;
    case TIL_EVENT_RESPONSIBLE:
    case TIL_EVENT_OBSERVATION:
    case TIL_EVENT_CONCERN:
      return TIL_PLACE_MAPPING;
    case TIL_EVENT_STEP:
    case TIL_N_EVENT_KINDS:
    default:
      return TIL_PLACE_TIMELINE;
    }
}

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
empty_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* A heading and a boxed list below it. */
static GtkListBox *
append_list (GtkBox *box, const char *title)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *heading = label_new (title, "heading");

  gtk_widget_set_margin_top (heading, 9);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  til_set_accessible_label (list, title);
  gtk_box_append (box, heading);
  gtk_box_append (box, list);
  return GTK_LIST_BOX (list);
}

static GtkWidget *
row_new (const char *when, const char *text, const char *detail)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *date = gtk_label_new (when);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  if (detail != NULL && *detail != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  gtk_widget_add_css_class (date, "tabular");
  gtk_widget_add_css_class (date, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), date);
  return row;
}

/* The timeline */

static void
event_activated_cb (GtkWidget *row, TilTimelineView *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "til-event"));
  const TilEvent *event;

  if (index >= self->events->len)
    return;
  event = g_ptr_array_index (self->events, index);
  til_case_model_show (self->model, place_of (event->kind), event->record_id);
}

static void
append_event (TilTimelineView *self, GtkListBox *list, guint index)
{
  const TilEvent *event = g_ptr_array_index (self->events, index);
  g_autofree char *date = til_date_format (event->date);
  GtkWidget *row = row_new (date, event->text, event->detail);

  if (event->record_id != 0 && place_of (event->kind) != TIL_PLACE_TIMELINE)
    {
      GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

      gtk_widget_add_css_class (arrow, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data (G_OBJECT (row), "til-event", GUINT_TO_POINTER (index));
      g_signal_connect_object (row, "activated", G_CALLBACK (event_activated_cb), self, 0);
    }
  gtk_list_box_append (list, row);
}

static void
append_events (TilTimelineView *self)
{
  guint end = MIN (self->events->len, self->n_shown + PAGE);
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->months));
  GtkListBox *list = last != NULL ? GTK_LIST_BOX (last) : NULL;

  for (guint i = self->n_shown; i < end; i++)
    {
      const TilEvent *event = g_ptr_array_index (self->events, i);
      const TilEvent *before = i > 0 ? g_ptr_array_index (self->events, i - 1) : NULL;

      if (before == NULL || til_date_month (before->date) != til_date_month (event->date) ||
          til_date_year (before->date) != til_date_year (event->date))
        {
          g_autofree char *year = g_strdup_printf ("%d", til_date_year (event->date));
          /* Translators: a heading of the timeline. */
          g_autofree char *title = til_text_fill (_ ("{month} {year}"), "month",
                                                  month_name (til_date_month (event->date)), "year",
                                                  year, NULL);

          list = append_list (self->months, title);
        }
      append_event (self, list, i);
    }
  self->n_shown = end;
  gtk_widget_set_visible (self->more_button, end < self->events->len);
}

static void
show_events (TilTimelineView *self)
{
  const TilCase *kase = til_case_model_get_case (self->model);

  if (kase == NULL)
    return;
  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->events = til_timeline (kase, period_from (self), TIL_DATE_NONE, self->kinds, NULL);
  self->n_shown = 0;
  empty_box (self->months);
  append_events (self);
  gtk_widget_set_visible (GTK_WIDGET (self->months), self->events->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), self->events->len == 0);
  adw_status_page_set_description (
      self->empty,
      self->kinds != 0 || period_from (self) != TIL_DATE_NONE
          ? _ ("Nothing of this kind in this period. Choose more kinds, or all time.")
          : _ ("What is noted, asked, met about and planned will stand here by date."));
}

static void
chip_toggled_cb (TilTimelineView *self)
{
  self->kinds = 0;
  for (int i = 0; i < TIL_N_EVENT_KINDS; i++)
    if (gtk_toggle_button_get_active (self->chips[i]))
      self->kinds |= 1u << i;
  show_events (self);
}

/* Kinds of which there is nothing at all need no chip. */
static void
show_chips (TilTimelineView *self, const TilCase *kase)
{
  g_autoptr (GPtrArray) all = til_timeline (kase, TIL_DATE_NONE, TIL_DATE_NONE, 0, NULL);
  guint present = 0;

  for (guint i = 0; i < all->len; i++)
    present |= 1u << ((TilEvent *)all->pdata[i])->kind;
  for (int i = 0; i < TIL_N_EVENT_KINDS; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->chips[i]),
                            (present & 1u << i) != 0 ||
                                gtk_toggle_button_get_active (self->chips[i]));
}

/* The log */

static void
append_log (TilTimelineView *self)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->log_days));
  GtkListBox *list = last != NULL ? GTK_LIST_BOX (last) : NULL;
  guint lines = 0;
  guint i = self->n_log_shown;

  while (i < self->log->len && lines < PAGE)
    {
      const TilLogEntry *entry = g_ptr_array_index (self->log, i);
      const TilLogEntry *before = i > 0 ? g_ptr_array_index (self->log, i - 1) : NULL;
      g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (entry->at, NULL);
      g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
      g_autofree char *time = local != NULL ? g_date_time_format (local, "%H:%M") : g_strdup ("");
      g_autofree char *words = til_log_words (entry->what);
      g_autofree char *text = NULL;
      guint times = 1;

      /* One after another by the same person on the same day is one line. */
      while (i + times < self->log->len)
        {
          const TilLogEntry *next = g_ptr_array_index (self->log, i + times);

          if (!g_str_equal (next->what, entry->what) || g_strcmp0 (next->who, entry->who) != 0 ||
              strncmp (next->at, entry->at, 10) != 0)
            break;
          times++;
        }
      if (times > 1)
        {
          g_autofree char *digits = g_strdup_printf ("%u", times);

          text = til_text_fill (
              g_dngettext (GETTEXT_PACKAGE, "{deed}, {count} time", "{deed}, {count} times", times),
              "deed", words, "count", digits, NULL);
        }
      if (before == NULL || list == NULL || strncmp (before->at, entry->at, 10) != 0)
        {
          g_autofree char *day = g_strndup (entry->at, 10);

          list = append_list (self->log_days, day);
        }
      gtk_list_box_append (list, row_new (time, text != NULL ? text : words, entry->who));
      i += times;
      lines++;
    }
  self->n_log_shown = i;
  gtk_widget_set_visible (self->more_log_button, i < self->log->len);
}

static void
log_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilTimelineView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) log = til_store_list_log_finish (TIL_STORE (source), result, &error);

  if (til_error_is_cancelled (error))
    return;
  gtk_label_set_label (self->log_problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->log_problem), error != NULL);
  if (log == NULL)
    return;
  g_clear_pointer (&self->log, g_ptr_array_unref);
  self->log = g_steal_pointer (&log);
  self->n_log_shown = 0;
  empty_box (self->log_days);
  append_log (self);
}

static void
read_log (TilTimelineView *self)
{
  if (self->model != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "log") == 0)
    til_store_list_log_async (til_case_model_get_store (self->model),
                              til_case_model_get_child_id (self->model), LOG_LIMIT,
                              self->cancellable, log_read_cb, g_object_ref (self));
}

static void
model_changed_cb (TilTimelineView *self)
{
  const TilCase *kase = til_case_model_get_case (self->model);

  if (kase == NULL)
    return;
  show_chips (self, kase);
  show_events (self);
  read_log (self);
}

/* What it is made of */

static GtkWidget *
more_button_new (TilTimelineView *self, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Show _More"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, FALSE);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
lines_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  return box;
}

static GtkWidget *
filters_new (TilTimelineView *self)
{
  const char *const periods[] = { _ ("All time"), _ ("The last 3 months"), _ ("The last 12 months"),
                                  NULL };

  self->chip_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chip_box, g_object_new (TIL_TYPE_WRAP_LAYOUT, NULL));
  self->period = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (periods));
  til_set_accessible_label (GTK_WIDGET (self->period), _ ("Period"));
  g_signal_connect_object (self->period, "notify::selected", G_CALLBACK (show_events), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->chip_box), GTK_WIDGET (self->period));
  for (int i = 0; i < TIL_N_EVENT_KINDS; i++)
    {
      GtkWidget *chip = gtk_toggle_button_new_with_label (til_event_kind_name (i));

      gtk_widget_add_css_class (chip, "til-filter-chip");
      self->chips[i] = GTK_TOGGLE_BUTTON (chip);
      g_signal_connect_object (chip, "toggled", G_CALLBACK (chip_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->chip_box), chip);
    }
  return self->chip_box;
}

static GtkWidget *
timeline_new (TilTimelineView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->months = GTK_BOX (lines_new ());
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->empty, "document-open-recent-symbolic");
  adw_status_page_set_title (self->empty, _ ("Nothing Here Yet"));
  gtk_widget_set_visible (GTK_WIDGET (self->empty), FALSE);
  self->more_button = more_button_new (self, G_CALLBACK (append_events));
  gtk_box_append (GTK_BOX (box), filters_new (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->months));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->empty));
  gtk_box_append (GTK_BOX (box), self->more_button);
  return box;
}

static GtkWidget *
log_new (TilTimelineView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->log_days = GTK_BOX (lines_new ());
  self->log_problem = GTK_LABEL (label_new (NULL, "error"));
  gtk_widget_set_visible (GTK_WIDGET (self->log_problem), FALSE);
  self->more_log_button = more_button_new (self, G_CALLBACK (append_log));
  gtk_box_append (
      GTK_BOX (box),
      label_new (_ ("Every opening and every change of the record is written down here. "
                    "Nobody can change these lines."),
                 "dim-label"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->log_problem));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->log_days));
  gtk_box_append (GTK_BOX (box), self->more_log_button);
  return box;
}

static void
add_page (TilTimelineView *self, GtkWidget *content, const char *name, const char *title)
{
  GtkWidget *page = adw_bin_new ();

  adw_bin_set_child (ADW_BIN (page), content);
  gtk_stack_add_titled (self->stack, page, name, title);
}

/* The page that is not shown takes no height from the one that is. */
static void
page_shown_cb (TilTimelineView *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    gtk_widget_set_visible (adw_bin_get_child (ADW_BIN (page)), page == shown);
  read_log (self);
}

static void
til_timeline_view_dispose (GObject *object)
{
  TilTimelineView *self = TIL_TIMELINE_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (til_timeline_view_parent_class)->dispose (object);
}

static void
til_timeline_view_finalize (GObject *object)
{
  TilTimelineView *self = TIL_TIMELINE_VIEW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->log, g_ptr_array_unref);
  G_OBJECT_CLASS (til_timeline_view_parent_class)->finalize (object);
}

static void
til_timeline_view_class_init (TilTimelineViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = til_timeline_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_timeline_view_finalize;
}

static void
til_timeline_view_init (TilTimelineView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkWidget *clamp;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->cancellable = g_cancellable_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  add_page (self, timeline_new (self), "events", _ ("What Happened"));
  add_page (self, log_new (self), "log", _ ("Who Opened It"));
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (page_shown_cb), self,
                           G_CONNECT_SWAPPED);
  page_shown_cb (self);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  clamp = til_child_column_new (box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
  til_drop_doubled_names (GTK_WIDGET (self));
}

GtkWidget *
til_timeline_view_new (TilCaseModel *model)
{
  TilTimelineView *self = g_object_new (TIL_TYPE_TIMELINE_VIEW, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  model_changed_cb (self);
  return GTK_WIDGET (self);
}

void
til_timeline_view_print (TilTimelineView *self)
{
  g_return_if_fail (TIL_IS_TIMELINE_VIEW (self));

  til_case_print_dialog (GTK_WIDGET (self), self->model, TIL_CASE_SHEET_TIMELINE, 0,
                         period_from (self), TIL_DATE_NONE, self->kinds);
}
