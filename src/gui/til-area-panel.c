/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-area-panel.h"

#include "til-accessible-names.h"
#include "til-area-overview.h"
#include "til-gui-util.h"
#include "til-locale.h"
#include "til-part-widget.h"
#include "til-text.h"

#include <glib/gi18n-lib.h>

#define FACE_SIZE 28
#define MARKER_SIZE 18

struct _TilAreaPanel
{
  GtkWidget parent_instance;

  GtkStack *stack;
  TilAreaOverview *overview;
  GtkWidget *overview_button;
  TilPartWidget *chip;
  GtkLabel *name_label;
  GtkLabel *description_label;
  GtkLabel *articles_label;
  GtkWidget *rating_box;
  GtkWidget *note_box;
  GtkLabel *saved_label;
  GtkTextView *note_view;
  GtkCheckButton *print_check;
  GtkWidget *voices_box;
  GtkWidget *questions_box;

  TilMappingSession *session; /* (owned) (nullable) */
  TilWheel *wheel;            /* (owned) (nullable) the rating buttons are for */
  GPtrArray *buttons; /* (element-type GtkToggleButton) by step, 0 not discussed; borrowed */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (TilAreaPanel, til_area_panel, GTK_TYPE_WIDGET)

static const TilArea *
chosen_area (TilAreaPanel *self)
{
  const TilMapping *mapping = til_mapping_session_get_mapping (self->session);
  int area = til_mapping_session_get_area (self->session);

  return mapping != NULL && area >= 0 ? til_wheel_area (mapping->wheel, area) : NULL;
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static GtkWidget *
text_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* "Articles 3, 19 and 34": the numbers are one list in the middle of a sentence, so that a language
 * may put the sentence round it as it likes. */
static char *
describe_articles (const TilArea *area)
{
  g_autoptr (GString) numbers = g_string_new (NULL);

  if (area->articles->len == 0)
    return g_strdup ("");
  for (guint i = 0; i < area->articles->len; i++)
    g_string_append_printf (numbers, i > 0 ? ", %u" : "%u",
                            g_array_index (area->articles, guint, i));

  g_autofree char *list = til_text_isolate_ltr (numbers->str);

  return til_text_fill (
      g_dngettext (
          GETTEXT_PACKAGE, "Article {articles} of the Convention on the Rights of the Child",
          "Articles {articles} of the Convention on the Rights of the Child", area->articles->len),
      "articles", list, NULL);
}

/* Rating */

static void
step_toggled_cb (GtkToggleButton *button, TilAreaPanel *self)
{
  guint step;

  if (self->updating || !gtk_toggle_button_get_active (button) ||
      !g_ptr_array_find (self->buttons, button, &step))
    return;
  til_mapping_session_set_step (self->session, til_mapping_session_get_area (self->session), step);
}

static GtkWidget *
step_button_new (TilAreaPanel *self, const TilWheel *wheel, int step)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  const char *word = step == TIL_NOT_DISCUSSED
                         ? _ ("Not discussed")
                         : til_wheel_step_word (wheel, step, til_locale_language ());
  GtkWidget *label = text_label (word, NULL);

  gtk_box_append (GTK_BOX (box),
                  step == TIL_NOT_DISCUSSED
                      ? til_part_new_hatch (FACE_SIZE)
                      : til_part_new_face (til_wheel_step_face (wheel, step), FACE_SIZE));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (step != TIL_NOT_DISCUSSED && step <= 10)
    {
      g_autofree char *digit = g_strdup_printf ("%d", step % 10);
      GtkWidget *key = gtk_label_new (digit);

      gtk_widget_add_css_class (key, "dim-label");
      gtk_widget_add_css_class (key, "tabular");
      gtk_box_append (GTK_BOX (box), key);
    }
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "rating");
  til_set_accessible_label (button, word);
  if (self->buttons->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), g_ptr_array_index (self->buttons, 0));
  g_signal_connect (button, "toggled", G_CALLBACK (step_toggled_cb), self);
  return button;
}

static void
build_buttons (TilAreaPanel *self, TilWheel *wheel)
{
  if (self->wheel != NULL && wheel != NULL && self->wheel->version == wheel->version &&
      g_str_equal (self->wheel->key, wheel->key))
    return;

  clear_box (self->rating_box);
  g_ptr_array_set_size (self->buttons, 0);
  g_clear_pointer (&self->wheel, til_wheel_unref);
  if (wheel == NULL)
    return;

  self->wheel = til_wheel_ref (wheel);
  for (guint step = 0; step <= til_wheel_n_steps (wheel); step++)
    g_ptr_array_add (self->buttons, step_button_new (self, wheel, step));
  /* The best at the top, as on the wheel; not discussed apart, at the bottom. */
  for (guint step = til_wheel_n_steps (wheel); step > 0; step--)
    gtk_box_append (GTK_BOX (self->rating_box), g_ptr_array_index (self->buttons, step));
  gtk_box_append (GTK_BOX (self->rating_box), g_ptr_array_index (self->buttons, 0));
}

static void
show_rating (TilAreaPanel *self)
{
  const TilVoice *voice = til_mapping_session_get_voice (self->session);
  const TilArea *area = chosen_area (self);

  if (voice == NULL || area == NULL)
    return;

  guint step = til_voice_step (voice, area->key);

  self->updating = TRUE;
  if (step < self->buttons->len)
    gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, step), TRUE);
  self->updating = FALSE;
}

/* Note */

static char *
note_text (TilAreaPanel *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
note_changed_cb (TilAreaPanel *self)
{
  g_autofree char *text = NULL;
  int area;

  if (self->updating || self->session == NULL)
    return;
  text = note_text (self);
  area = til_mapping_session_get_area (self->session);
  if (area >= 0)
    til_mapping_session_set_note (self->session, area, text,
                                  gtk_check_button_get_active (self->print_check));
}

static void
note_focus_cb (TilAreaPanel *self)
{
  if (self->session != NULL && !gtk_widget_has_focus (GTK_WIDGET (self->note_view)))
    til_mapping_session_flush (self->session);
}

static void
show_note (TilAreaPanel *self)
{
  const TilVoice *voice = til_mapping_session_get_voice (self->session);
  const TilArea *area = chosen_area (self);
  const TilRating *rating = voice != NULL && area != NULL ? til_voice_find_rating (voice, area->key)
                                                          : NULL;
  const char *note = rating != NULL && rating->note != NULL ? rating->note : "";
  g_autofree char *shown = note_text (self);

  self->updating = TRUE;
  if (!g_str_equal (shown, note))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note_view), note, -1);
  gtk_check_button_set_active (self->print_check, rating != NULL && rating->print_note);
  self->updating = FALSE;
}

static void
show_save_state (TilAreaPanel *self)
{
  int state;
  const char *text = "";

  g_object_get (self->session, "save-state", &state, NULL);
  if (state == TIL_SAVE_SAVED)
    text = _ ("Saved");
  else if (state == TIL_SAVE_SAVING)
    text = _ ("Saving…");
  else
    text = _ ("Not saved yet");
  if (!g_str_equal (gtk_label_get_label (self->saved_label), text))
    gtk_label_set_label (self->saved_label, text);
  if (state == TIL_SAVE_FAILED)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->saved_label), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->saved_label), "dim-label");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->saved_label), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->saved_label), "dim-label");
    }
}

/* What each voice said */

static GtkWidget *
voice_entry_new (TilAreaPanel *self,
                 const TilVoice *voice,
                 guint marker,
                 const TilMapping *mapping,
                 const TilArea *area)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  int step = til_voice_step (voice, area->key);
  const TilRating *rating = til_voice_find_rating (voice, area->key);
  const char *word = step == TIL_NOT_DISCUSSED
                         ? _ ("Not discussed")
                         : til_wheel_step_word (mapping->wheel, step, til_locale_language ());

  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_grid_attach (GTK_GRID (grid), til_part_new_marker (voice->kind, marker, MARKER_SIZE), 0, 0, 1,
                   1);
  gtk_grid_attach (GTK_GRID (grid),
                   text_label (til_voice_label (voice, til_locale_language ()), "heading"), 1, 0, 1,
                   1);
  gtk_box_append (GTK_BOX (row),
                  step == TIL_NOT_DISCUSSED
                      ? til_part_new_hatch (20)
                      : til_part_new_face (til_wheel_step_face (mapping->wheel, step), 20));
  gtk_box_append (GTK_BOX (row), text_label (word, NULL));
  gtk_grid_attach (GTK_GRID (grid), row, 1, 1, 1, 1);
  if (rating != NULL && rating->note != NULL && *rating->note != '\0')
    gtk_grid_attach (GTK_GRID (grid), text_label (rating->note, NULL), 1, 2, 1, 1);
  return grid;
}

static void
show_voices (TilAreaPanel *self, const TilMapping *mapping, const TilArea *area)
{
  g_autoptr (GPtrArray) all = til_mapping_visible_voices (mapping, 0);
  g_autoptr (GPtrArray) voices = til_mapping_session_visible_voices (self->session);

  clear_box (self->voices_box);
  for (guint i = 0; i < voices->len; i++)
    {
      const TilVoice *voice = g_ptr_array_index (voices, i);

      gtk_box_append (
          GTK_BOX (self->voices_box),
          voice_entry_new (self, voice, til_voice_marker_index (all, voice), mapping, area));
    }
}

static void
add_questions (TilAreaPanel *self, const char *heading, const GPtrArray *questions)
{
  gtk_box_append (GTK_BOX (self->questions_box), text_label (heading, "heading"));
  for (guint i = 0; i < questions->len; i++)
    {
      const char *text = til_local_get (g_ptr_array_index (questions, i), til_locale_language ());
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      GtkWidget *dot = gtk_label_new ("•");
      GtkWidget *label = text_label (text, NULL);

      gtk_widget_set_valign (dot, GTK_ALIGN_START);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (box), dot);
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (GTK_BOX (self->questions_box), box);
    }
}

static void
show_questions (TilAreaPanel *self, const TilArea *area)
{
  const TilVoice *voice = til_mapping_session_get_voice (self->session);

  clear_box (self->questions_box);
  if (voice == NULL || voice->kind != TIL_VOICE_GUARDIAN)
    add_questions (self, _ ("Questions for the child"), area->child_questions);
  if (voice == NULL || voice->kind != TIL_VOICE_CHILD)
    add_questions (self, _ ("Questions for guardians"), area->guardian_questions);
}

static void
show_area (TilAreaPanel *self)
{
  const TilMapping *mapping = til_mapping_session_get_mapping (self->session);
  const TilArea *area = chosen_area (self);
  gboolean entering = til_mapping_session_get_entering (self->session) != 0;
  gboolean read_only = til_mapping_session_is_read_only (self->session);
  g_autofree char *articles = NULL;
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;

  if (area == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "overview");
      return;
    }

  articles = describe_articles (area);
  /* The number as in the table, on paper, and on the wheel where there is no room for names. */
  number = g_strdup_printf ("%d", til_mapping_session_get_area (self->session) + 1);
  name = til_text_fill (_ ("{number}. {area}"), "number", number, "area",
                        til_local_get (area->name, til_locale_language ()), NULL);
  til_part_widget_set_area (self->chip, mapping->wheel,
                            til_mapping_session_get_area (self->session));
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->description_label,
                       til_local_get (area->description, til_locale_language ()));
  gtk_label_set_label (self->articles_label, articles);
  gtk_widget_set_visible (GTK_WIDGET (self->articles_label), *articles != '\0');
  build_buttons (self, mapping->wheel);
  gtk_widget_set_visible (self->overview_button, !entering);
  gtk_widget_set_visible (self->rating_box, entering);
  gtk_widget_set_visible (self->note_box, entering);
  gtk_widget_set_visible (self->voices_box, !entering);
  gtk_widget_set_sensitive (self->rating_box, !read_only);
  gtk_text_view_set_editable (self->note_view, !read_only);
  if (entering)
    {
      show_rating (self);
      show_note (self);
      show_save_state (self);
    }
  else
    {
      show_voices (self, mapping, area);
    }
  show_questions (self, area);
  gtk_stack_set_visible_child_name (self->stack, "area");
}

static void
overview_cb (TilAreaPanel *self)
{
  til_mapping_session_choose_area (self->session, -1);
}

static void
rating_changed_cb (TilAreaPanel *self, int area)
{
  if (area == til_mapping_session_get_area (self->session))
    show_rating (self);
}

static void
text_changed_cb (TilAreaPanel *self, int area)
{
  if (area >= 0 && area == til_mapping_session_get_area (self->session))
    show_note (self);
}

static void
til_area_panel_unmap (GtkWidget *widget)
{
  TilAreaPanel *self = TIL_AREA_PANEL (widget);

  if (self->session != NULL)
    til_mapping_session_flush (self->session);
  GTK_WIDGET_CLASS (til_area_panel_parent_class)->unmap (widget);
}

static void
til_area_panel_dispose (GObject *object)
{
  TilAreaPanel *self = TIL_AREA_PANEL (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->wheel, til_wheel_unref);
  g_clear_pointer ((GtkWidget **)&self->stack, gtk_widget_unparent);
  G_OBJECT_CLASS (til_area_panel_parent_class)->dispose (object);
}

static void
til_area_panel_finalize (GObject *object)
{
  g_ptr_array_unref (TIL_AREA_PANEL (object)->buttons);
  G_OBJECT_CLASS (til_area_panel_parent_class)->finalize (object);
}

static void
til_area_panel_class_init (TilAreaPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = til_area_panel_dispose;
  object_class->finalize = til_area_panel_finalize;
  widget_class->unmap = til_area_panel_unmap;

  g_type_ensure (TIL_TYPE_AREA_OVERVIEW);
  g_type_ensure (TIL_TYPE_PART_WIDGET);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/barnetsbasta/Tillsammans/til-area-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TilAreaPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, TilAreaPanel, overview);
  gtk_widget_class_bind_template_child (widget_class, TilAreaPanel, overview_button);
  gtk_widget_class_bind_template_child (widget_class, TilAreaPanel, chip);
  gtk_widget_class_bind_template_child (widget_class, TilAreaPanel, name_label);
  gtk_widget_class_bind_template_child (widget_class, TilAreaPanel, description_label);
  gtk_widget_class_bind_template_child (widget_class, TilAreaPanel, articles_label);
  gtk_widget_class_bind_template_child (widget_class, TilAreaPanel, rating_box);
  gtk_widget_class_bind_template_child (widget_class, TilAreaPanel, note_box);
  gtk_widget_class_bind_template_child (widget_class, TilAreaPanel, saved_label);
  gtk_widget_class_bind_template_child (widget_class, TilAreaPanel, note_view);
  gtk_widget_class_bind_template_child (widget_class, TilAreaPanel, print_check);
  gtk_widget_class_bind_template_child (widget_class, TilAreaPanel, voices_box);
  gtk_widget_class_bind_template_child (widget_class, TilAreaPanel, questions_box);
  gtk_widget_class_set_css_name (widget_class, "areapanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
til_area_panel_init (TilAreaPanel *self)
{
  self->buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  til_drop_doubled_names (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->note_view), "changed",
                           G_CALLBACK (note_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->overview_button, "clicked", G_CALLBACK (overview_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->print_check, "toggled", G_CALLBACK (note_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->note_view, "notify::has-focus", G_CALLBACK (note_focus_cb), self,
                           G_CONNECT_SWAPPED);
}

void
til_area_panel_set_session (TilAreaPanel *self, TilMappingSession *session)
{
  g_return_if_fail (TIL_IS_AREA_PANEL (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  til_area_overview_set_session (self->overview, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (show_area), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "area-changed", G_CALLBACK (show_area), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "rating-changed", G_CALLBACK (rating_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "text-changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::save-state", G_CALLBACK (show_save_state), self,
                           G_CONNECT_SWAPPED);
  show_area (self);
}

void
til_area_panel_focus_note (TilAreaPanel *self)
{
  if (gtk_widget_get_visible (self->note_box))
    gtk_widget_grab_focus (GTK_WIDGET (self->note_view));
}

GtkWidget *
til_area_panel_get_step_button (TilAreaPanel *self, int step)
{
  if (!gtk_widget_get_visible (self->rating_box) || step < 0 || step >= (int)self->buttons->len)
    return NULL;
  return g_ptr_array_index (self->buttons, step);
}
