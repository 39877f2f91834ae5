/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-meeting-mode.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "til-accessible-names.h"
#include "til-gui-util.h"
#include "til-locale.h"
#include "til-meeting-notes.h"
#include "til-meeting-wheel.h"
#include "til-meeting-words.h"
#include "til-part-widget.h"
#include "til-screen-text.h"
#include "til-text.h"

/* Type grows with the screen: read from the other end of a room. */
#define HEIGHT_SHARE 38.0
#define WIDTH_SHARE 56.0
#define SMALLEST_FONT 15.0

struct _TilMeetingMode
{
  AdwWindow parent_instance;

  /* Template */
  GtkWidget *stage;
  GtkWidget *columns;
  TilMeetingWheel *wheel;
  GtkScrolledWindow *scroller;
  GtkWidget *words;
  GtkInfoBar *failure_bar;
  GtkLabel *failure_label;
  GtkLabel *place_label;
  GtkWidget *back_button;
  GtkWidget *next_button;

  TilCaseModel *model;       /* (owned) */
  gint64 id;                 /* of the meeting */
  TilCase *kase;             /* (owned) as every unit of the meeting may see it */
  const TilMeeting *meeting; /* borrowed from kase */
  const TilMapping *mapping; /* borrowed from kase (nullable) */
  TilMeetingNotes *notes;    /* (owned) */
  GtkCssProvider *type;      /* (owned) */
  GtkTextView *note;         /* borrowed (nullable) of the page shown */
  GtkWidget *title;          /* borrowed: what is focused when a page is turned to */
  guint page;
  guint resize; /* (owned) idle, 0 without */
  int font;
  char *refusal; /* (owned) (nullable) why nothing may be shown any more (R8) */
  gboolean tall;
  gboolean closing;
};

G_DEFINE_FINAL_TYPE (TilMeetingMode, til_meeting_mode, ADW_TYPE_WINDOW)

static gboolean
has_decisions (TilMeetingMode *self)
{
  return self->meeting->decisions->len > 0 || self->meeting->next_date != TIL_DATE_NONE;
}

/* Pages */

static GtkWidget *
add_label (TilMeetingMode *self, const char *text, const char *css_class)
{
  GtkWidget *label = til_paragraph_new (text, css_class);

  gtk_box_append (GTK_BOX (self->words), label);
  return label;
}

static void
add_title (TilMeetingMode *self, const char *text)
{
  /* A label takes no focus; a screen reader reads the page's title when a page is turned. */
  GtkWidget *title = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "focusable", TRUE, NULL);
  GtkWidget *label = til_paragraph_new (text, "heading-line");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (title), label);
  til_set_accessible_label (title, text);
  gtk_widget_add_css_class (title, "title-box");
  gtk_box_append (GTK_BOX (self->words), title);
  self->title = title;
}

static GtkWidget *
point_line_new (TilMeetingMode *self, const TilAgendaPoint *point)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *text = til_agenda_point_title (point, self->meeting, self->kase);
  int area = self->mapping && point->area_key &&
                     g_strcmp0 (self->mapping->wheel->key, self->meeting->wheel_key) == 0
                 ? til_wheel_find_area (self->mapping->wheel, point->area_key)
                 : -1;

  if (area >= 0)
    gtk_box_append (GTK_BOX (line),
                    til_part_new_area (self->mapping->wheel, area, (int)(self->font * 1.5)));
  gtk_box_append (GTK_BOX (line), til_paragraph_new (text, NULL));
  return line;
}

static guint
count_ratings (const TilMapping *mapping)
{
  guint n = 0;

  for (guint i = 0; i < mapping->voices->len; i++)
    n += ((TilVoice *)mapping->voices->pdata[i])->ratings->len;
  return n;
}

/* An area that is left out looks like one that was not discussed: that has to be said (R2). */
static gboolean
leaves_out (TilMeetingMode *self)
{
  const TilCase *whole = til_case_model_get_case (self->model);
  const TilMapping *mapping = whole && self->mapping ? til_case_mapping (whole, self->mapping->id)
                                                     : NULL;

  return mapping && count_ratings (mapping) > count_ratings (self->mapping);
}

static void
show_overview (TilMeetingMode *self)
{
  g_autofree char *name = til_child_shown_name (self->kase->child, NULL);
  g_autofree char *kind = til_meeting_title (self->meeting, self->kase);
  g_autofree char *when = til_meeting_when (self->meeting, til_date_today ());

  add_title (self, name);
  add_label (self, kind, NULL);
  add_label (self, when, "dim-label");
  if (self->meeting->points->len > 0)
    add_label (self, _ ("What we talk about"), "small-heading");
  for (guint i = 0; i < self->meeting->points->len; i++)
    gtk_box_append (GTK_BOX (self->words), point_line_new (self, self->meeting->points->pdata[i]));
  if (leaves_out (self))
    add_label (self, _ ("Only what consent covers for everyone here is shown."), "dim-label");
  til_meeting_wheel_set_area (self->wheel, NULL);
}

/* The child's own words about an area, when the child chose a step and said something. */
static void
add_child_words (TilMeetingMode *self, const char *area_key)
{
  g_autoptr (GPtrArray) voices = NULL;

  if (!self->mapping || !area_key ||
      g_strcmp0 (self->mapping->wheel->key, self->meeting->wheel_key) != 0)
    return;
  voices = til_mapping_visible_voices (self->mapping, 0);
  for (guint i = 0; i < voices->len; i++)
    {
      const TilVoice *voice = voices->pdata[i];
      const TilRating *rating = voice->kind == TIL_VOICE_CHILD
                                    ? til_voice_find_rating (voice, area_key)
                                    : NULL;
      g_autofree char *words = NULL;
      g_autofree char *quote = NULL;

      if (!rating || !rating->note || !*rating->note)
        continue;
      words = til_text_isolate (rating->note);
      quote = til_text_fill (_ ("“{words}”"), "words", words, NULL);
      add_label (self, _ ("The child’s own words"), "small-heading");
      add_label (self, quote, "quote");
    }
}

static void
add_steps (TilMeetingMode *self, const char *area_key)
{
  g_autoptr (GPtrArray) voices = NULL;

  if (!self->mapping || !area_key || til_wheel_find_area (self->mapping->wheel, area_key) < 0)
    return;
  voices = til_mapping_visible_voices (self->mapping, 0);
  for (guint i = 0; i < voices->len; i++)
    {
      const TilVoice *voice = voices->pdata[i];
      int step = til_voice_step (voice, area_key);
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      g_autofree char *who = til_text_isolate (til_voice_label (voice, til_locale_language ()));
      const char *word = step == TIL_NOT_DISCUSSED
                             ? _ ("Not discussed")
                             : til_wheel_step_word (self->mapping->wheel, step,
                                                    til_locale_language ());
      g_autofree char *text = til_screen_paragraph (
          til_text_fill (_ ("{voice}: {step}"), "voice", who, "step", word, NULL));

      gtk_box_append (
          GTK_BOX (line),
          til_part_new_marker (voice->kind, til_voice_marker_index (voices, voice), self->font));
      gtk_box_append (GTK_BOX (line), til_paragraph_new (text, NULL));
      gtk_box_append (GTK_BOX (self->words), line);
    }
}

static void
note_changed_cb (TilMeetingMode *self, GtkTextBuffer *buffer)
{
  g_autofree char *text = NULL;
  const gint64 *point_id = g_object_get_data (G_OBJECT (buffer), "til-point-id");

  g_object_get (buffer, "text", &text, NULL);
  til_meeting_notes_set (self->notes, *point_id, text);
}

static void
add_note (TilMeetingMode *self, const TilAgendaPoint *point)
{
  GtkTextBuffer *buffer;

  add_label (self, _ ("Notes"), "small-heading");
  self->note = GTK_TEXT_VIEW (gtk_text_view_new ());
  buffer = gtk_text_view_get_buffer (self->note);
  gtk_text_buffer_set_text (buffer, til_meeting_notes_get (self->notes, point->record.id), -1);
  gtk_text_buffer_set_enable_undo (buffer, TRUE);
  g_object_set_data_full (G_OBJECT (buffer), "til-point-id",
                          g_memdup2 (&point->record.id, sizeof (gint64)), g_free);
  gtk_text_view_set_wrap_mode (self->note, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->note, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "til-note");
  til_set_accessible_label (GTK_WIDGET (self->note), _ ("Notes"));
  g_signal_connect_object (buffer, "changed", G_CALLBACK (note_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->words), GTK_WIDGET (self->note));
}

static void
show_point (TilMeetingMode *self, const TilAgendaPoint *point)
{
  g_autofree char *title = til_agenda_point_title (point, self->meeting, self->kase);

  add_title (self, title);
  add_steps (self, point->area_key);
  add_child_words (self, point->area_key);
  add_note (self, point);
  til_meeting_wheel_set_area (self->wheel, point->area_key);
}

static void
show_decisions (TilMeetingMode *self)
{
  add_title (self, _ ("What we decided"));
  for (guint i = 0; i < self->meeting->decisions->len; i++)
    {
      const TilDecision *decision = self->meeting->decisions->pdata[i];
      g_autofree char *who = til_decision_who (decision, self->kase);
      g_autofree char *due = til_date_format (decision->due);

      add_label (self, decision->text, NULL);
      if (*who)
        add_label (self, who, "dim-label");
      if (*due)
        add_label (self, due, "dim-label");
    }
  if (self->meeting->next_date != TIL_DATE_NONE)
    {
      g_autofree char *next = til_date_with_distance (self->meeting->next_date, til_date_today ());

      add_label (self, _ ("Next meeting"), "small-heading");
      add_label (self, next, NULL);
    }
  til_meeting_wheel_set_area (self->wheel, NULL);
}

static void
show_refusal (TilMeetingMode *self)
{
  add_title (self, _ ("This can’t be shown any more"));
  add_label (self, self->refusal, NULL);
}

static void
show_page (TilMeetingMode *self)
{
  guint n = til_meeting_mode_get_n_pages (self);
  g_autofree char *page = g_strdup_printf ("%u", self->page + 1);
  g_autofree char *total = g_strdup_printf ("%u", n);
  g_autofree char *place = til_text_fill (_ ("Page {n} of {total}"), "n", page, "total", total,
                                          NULL);
  GtkWidget *child;

  self->note = NULL;
  while ((child = gtk_widget_get_first_child (self->words)))
    gtk_box_remove (GTK_BOX (self->words), child);
  if (self->refusal)
    show_refusal (self);
  else if (self->page == 0)
    show_overview (self);
  else if (self->page <= self->meeting->points->len)
    show_point (self, self->meeting->points->pdata[self->page - 1]);
  else
    show_decisions (self);
  gtk_label_set_label (self->place_label, place);
  gtk_widget_set_visible (GTK_WIDGET (self->place_label), !self->refusal);
  gtk_widget_set_sensitive (self->back_button, self->page > 0);
  gtk_widget_set_sensitive (self->next_button, self->page + 1 < n);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_widget_grab_focus (self->title);
}

static void
turn (TilMeetingMode *self, int pages)
{
  gint64 page = (gint64)self->page + pages;

  if (!self->refusal && page >= 0 && page < til_meeting_mode_get_n_pages (self))
    til_meeting_mode_set_page (self, (guint)page);
}

static void
back_cb (TilMeetingMode *self)
{
  turn (self, -1);
}

static void
next_cb (TilMeetingMode *self)
{
  turn (self, 1);
}

/* Keys */

static gboolean
key_in_note (TilMeetingMode *self, guint key)
{
  if (key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down)
    turn (self, 1);
  else if (key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up)
    turn (self, -1);
  else if (key == GDK_KEY_Escape)
    gtk_widget_grab_focus (self->title);
  else
    return FALSE;
  return TRUE;
}

static gboolean
key_on_page (TilMeetingMode *self, guint key)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean on_button = GTK_IS_BUTTON (focus);

  switch (key)
    {
    case GDK_KEY_space:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (on_button)
        return FALSE;
      G_GNUC_FALLTHROUGH;
    case GDK_KEY_Right:
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      turn (self, 1);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
    case GDK_KEY_BackSpace:
      turn (self, -1);
      return TRUE;
    case GDK_KEY_Home:
      til_meeting_mode_set_page (self, 0);
      return TRUE;
    case GDK_KEY_End:
      til_meeting_mode_set_page (self, til_meeting_mode_get_n_pages (self) - 1);
      return TRUE;
    case GDK_KEY_n:
    case GDK_KEY_N:
      if (self->note)
        gtk_widget_grab_focus (GTK_WIDGET (self->note));
      return self->note != NULL;
    case GDK_KEY_Escape:
      gtk_window_close (GTK_WINDOW (self));
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (TilMeetingMode *self, guint key, guint code, GdkModifierType state)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  if (self->note && gtk_window_get_focus (GTK_WINDOW (self)) == GTK_WIDGET (self->note))
    return key_in_note (self, key);
  return key_on_page (self, key);
}

/* Saving */

static void
saved_cb (TilMeetingMode *self)
{
  gtk_info_bar_set_revealed (self->failure_bar, FALSE);
  if (self->closing && til_meeting_notes_is_saved (self->notes))
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
leave_response_cb (TilMeetingMode *self, const char *response)
{
  if (g_strcmp0 (response, "close") == 0)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
ask_to_leave (TilMeetingMode *self, const char *reason)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Close without saving?"),
                                              reason);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _ ("_Keep Open"), "close",
                                    _ ("_Close Anyway"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
failed_cb (TilMeetingMode *self, const char *sentence)
{
  g_autofree char *text = til_text_fill (
      _ ("{reason} What you entered is kept here and saved as soon as it can be."), "reason",
      sentence, NULL);

  gtk_label_set_label (self->failure_label, text);
  gtk_info_bar_set_revealed (self->failure_bar, TRUE);
  if (self->closing)
    ask_to_leave (self, sentence);
  self->closing = FALSE;
}

static void
retry_cb (TilMeetingMode *self)
{
  til_meeting_notes_flush (self->notes);
}

static gboolean
til_meeting_mode_close_request (GtkWindow *window)
{
  TilMeetingMode *self = TIL_MEETING_MODE (window);

  if (til_meeting_notes_is_saved (self->notes))
    return GTK_WINDOW_CLASS (til_meeting_mode_parent_class)->close_request (window);
  self->closing = TRUE;
  til_meeting_notes_flush (self->notes);
  return TRUE;
}

/* Size */

static gboolean
resize_cb (gpointer data)
{
  TilMeetingMode *self = data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  gboolean tall = width < height;
  int font = (int)MAX (floor (MIN (height / HEIGHT_SHARE, width / WIDTH_SHARE)), SMALLEST_FONT);
  g_autofree char *css = NULL;

  self->resize = 0;
  if (tall != self->tall)
    {
      self->tall = tall;
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                      tall ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
    }
  if (font == self->font)
    return G_SOURCE_REMOVE;
  self->font = font;
  css = g_strdup_printf (".meeting-mode { font-size: %dpx; }", font);
  gtk_css_provider_load_from_data (self->type, css, -1);
  show_page (self);
  return G_SOURCE_REMOVE;
}

static void
til_meeting_mode_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TilMeetingMode *self = TIL_MEETING_MODE (widget);

  GTK_WIDGET_CLASS (til_meeting_mode_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->resize == 0)
    self->resize = g_idle_add (resize_cb, self);
}

static void
til_meeting_mode_dispose (GObject *object)
{
  TilMeetingMode *self = TIL_MEETING_MODE (object);

  g_clear_handle_id (&self->resize, g_source_remove);
  if (self->type)
    gtk_style_context_remove_provider_for_display (gdk_display_get_default (),
                                                   GTK_STYLE_PROVIDER (self->type));
  g_clear_object (&self->type);
  if (self->notes)
    til_meeting_notes_flush (self->notes);
  g_clear_object (&self->notes);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (til_meeting_mode_parent_class)->dispose (object);
}

static void
til_meeting_mode_finalize (GObject *object)
{
  TilMeetingMode *self = TIL_MEETING_MODE (object);

  g_clear_pointer (&self->kase, til_case_free);
  g_free (self->refusal);
  G_OBJECT_CLASS (til_meeting_mode_parent_class)->finalize (object);
}

static void
til_meeting_mode_class_init (TilMeetingModeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_meeting_mode_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_meeting_mode_finalize;
  widget_class->size_allocate = til_meeting_mode_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = til_meeting_mode_close_request;

  g_type_ensure (TIL_TYPE_MEETING_WHEEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/barnetsbasta/Tillsammans/til-meeting-mode.ui");
  gtk_widget_class_bind_template_child (widget_class, TilMeetingMode, stage);
  gtk_widget_class_bind_template_child (widget_class, TilMeetingMode, columns);
  gtk_widget_class_bind_template_child (widget_class, TilMeetingMode, wheel);
  gtk_widget_class_bind_template_child (widget_class, TilMeetingMode, scroller);
  gtk_widget_class_bind_template_child (widget_class, TilMeetingMode, words);
  gtk_widget_class_bind_template_child (widget_class, TilMeetingMode, failure_bar);
  gtk_widget_class_bind_template_child (widget_class, TilMeetingMode, failure_label);
  gtk_widget_class_bind_template_child (widget_class, TilMeetingMode, place_label);
  gtk_widget_class_bind_template_child (widget_class, TilMeetingMode, back_button);
  gtk_widget_class_bind_template_child (widget_class, TilMeetingMode, next_button);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
til_meeting_mode_init (TilMeetingMode *self)
{
  GtkEventController *keys;

  gtk_widget_init_template (GTK_WIDGET (self));
  til_drop_doubled_names (GTK_WIDGET (self));
  self->font = (int)SMALLEST_FONT;
  self->type = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (self->type),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* R8: what every unit of the meeting may see. With nobody of another unit that is what the own
 * organisation sees. */
static TilCase *
filter (const TilCase *kase, const TilMeeting *meeting, GError **error)
{
  g_autoptr (GArray) units = til_meeting_units (meeting);

  return units->len > 0 ? til_case_filter_units (kase, units, til_date_today (), error)
                        : til_case_copy (kase);
}

static void
fit_screen (TilMeetingMode *self)
{
  GListModel *monitors = gdk_display_get_monitors (gdk_display_get_default ());
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  GdkRectangle place = { 0, 0, 1280, 800 };

  if (monitor)
    gdk_monitor_get_geometry (monitor, &place);
  gtk_window_set_default_size (GTK_WINDOW (self), place.width, place.height);
  gtk_window_fullscreen (GTK_WINDOW (self));
}

/* The case as it may be seen now, and the meeting in it. */
static TilCase *
find_shown (TilCaseModel *model, gint64 id, GError **error)
{
  const TilCase *kase = til_case_model_get_case (model);
  const TilMeeting *meeting = kase ? til_case_record (kase, TIL_RECORD_MEETING, id) : NULL;
  g_autoptr (TilCase) shown = NULL;

  if (!meeting)
    {
      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_NOT_FOUND, _ ("The meeting is not there."));
      return NULL;
    }
  shown = filter (kase, meeting, error);
  if (shown && !til_case_record (shown, TIL_RECORD_MEETING, id))
    {
      g_set_error_literal (
          error, TIL_ERROR, TIL_ERROR_RULE,
          _ ("Consent does not cover that everyone at this meeting sees what it is about."));
      return NULL;
    }
  return g_steal_pointer (&shown);
}

static void
take_case (TilMeetingMode *self, TilCase *shown)
{
  g_autofree char *initials = til_child_initials (shown->child);

  g_clear_pointer (&self->kase, til_case_free);
  self->kase = shown;
  self->meeting = til_case_record (shown, TIL_RECORD_MEETING, self->id);
  self->mapping = til_meeting_mapping (shown);
  if (self->mapping)
    til_meeting_wheel_set_mapping (self->wheel, self->mapping, initials);
  gtk_widget_set_visible (GTK_WIDGET (self->wheel), self->mapping && !self->refusal);
}

/* What a point is called and who sees it may have changed; notes are the window's own. */
static gboolean
looks_the_same (TilMeetingMode *self, const TilCase *shown)
{
  const TilMeeting *meeting = til_case_record (shown, TIL_RECORD_MEETING, self->id);
  g_autoptr (TilMeeting) a = til_record_copy (self->meeting);
  g_autoptr (TilMeeting) b = til_record_copy (meeting);

  for (guint i = 0; i < a->points->len; i++)
    til_record_set_text (&((TilAgendaPoint *)a->points->pdata[i])->minutes, NULL);
  for (guint i = 0; i < b->points->len; i++)
    til_record_set_text (&((TilAgendaPoint *)b->points->pdata[i])->minutes, NULL);
  return !self->refusal && til_record_equal (a, b);
}

/* R8: consent that is withdrawn or runs out takes effect at once, also on the wall. */
static void
model_changed_cb (TilMeetingMode *self)
{
  g_autoptr (GError) error = NULL;
  TilCase *shown = find_shown (self->model, self->id, &error);
  gboolean same = shown && looks_the_same (self, shown);

  g_clear_pointer (&self->refusal, g_free);
  if (!shown)
    {
      self->refusal = g_strdup (error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->wheel), FALSE);
      gtk_window_set_title (GTK_WINDOW (self), _ ("Meeting Mode"));
      show_page (self);
      return;
    }
  take_case (self, shown);
  self->page = MIN (self->page, til_meeting_mode_get_n_pages (self) - 1);
  if (!same)
    show_page (self);
  else if (self->page > 0 && self->page <= self->meeting->points->len)
    til_meeting_wheel_set_area (
        self->wheel, ((TilAgendaPoint *)self->meeting->points->pdata[self->page - 1])->area_key);
}

GtkWidget *
til_meeting_mode_new (TilCaseModel *model, gint64 meeting_id, GError **error)
{
  TilCase *shown = find_shown (model, meeting_id, error);
  TilMeetingMode *self;
  g_autofree char *name = NULL;

  if (!shown)
    return NULL;
  self = g_object_new (TIL_TYPE_MEETING_MODE, NULL);
  self->model = g_object_ref (model);
  self->id = meeting_id;
  take_case (self, shown);
  name = til_child_shown_name (shown->child, NULL);
  gtk_window_set_title (GTK_WINDOW (self), name);
  self->notes = til_meeting_notes_new (
      til_case_model_get_store (model),
      til_case_record (til_case_model_get_case (model), TIL_RECORD_MEETING, meeting_id));
  g_signal_connect_object (self->notes, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notes, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_page (self);
  fit_screen (self);
  return GTK_WIDGET (self);
}

void
til_meeting_mode_open (GtkWidget *parent, TilCaseModel *model, gint64 meeting_id)
{
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkWidget *window = til_meeting_mode_new (model, meeting_id, &error);

  if (!window)
    {
      til_show_error (parent, _ ("Meeting mode can’t be opened"), error);
      return;
    }
  /* Not modal: on two screens the child's page stays in use on the other. */
  if (GTK_IS_WINDOW (root))
    gtk_window_set_application (GTK_WINDOW (window),
                                gtk_window_get_application (GTK_WINDOW (root)));
  gtk_window_present (GTK_WINDOW (window));
}

guint
til_meeting_mode_get_n_pages (TilMeetingMode *self)
{
  g_return_val_if_fail (TIL_IS_MEETING_MODE (self), 0);

  return 1 + self->meeting->points->len + (has_decisions (self) ? 1 : 0);
}

guint
til_meeting_mode_get_page (TilMeetingMode *self)
{
  g_return_val_if_fail (TIL_IS_MEETING_MODE (self), 0);

  return self->page;
}

void
til_meeting_mode_set_page (TilMeetingMode *self, guint page)
{
  g_return_if_fail (TIL_IS_MEETING_MODE (self));
  g_return_if_fail (page < til_meeting_mode_get_n_pages (self));

  if (page == self->page)
    return;
  til_meeting_notes_flush (self->notes);
  self->page = page;
  show_page (self);
}
