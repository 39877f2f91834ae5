/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-area-overview.h"

#include "til-gui-util.h"
#include "til-locale.h"
#include "til-part-widget.h"
#include "til-screen-text.h"
#include "til-text.h"

#include <glib/gi18n-lib.h>

#define CHIP_SIZE 28
#define MARKER_SIZE 16
#define MARGIN 18

struct _TilAreaOverview
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *rows;

  TilMappingSession *session; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TilAreaOverview, til_area_overview, GTK_TYPE_WIDGET)

static GtkWidget *
paragraph_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
area_clicked_cb (GtkWidget *button, TilAreaOverview *self)
{
  guint area = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "til-area"));

  til_mapping_session_choose_area (self->session, (int)area);
  gtk_widget_activate_action (GTK_WIDGET (self), "page.wheel", NULL);
}

static GtkWidget *
side_new (const TilMapping *mapping, const TilVoice *voice, int step, char **spoken)
{
  g_autoptr (GPtrArray) voices = til_mapping_visible_voices (mapping, 0);
  g_autofree char *who = til_text_isolate (til_voice_label (voice, til_locale_language ()));
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = paragraph_new ();

  *spoken = til_screen_paragraph (
      til_text_fill (_ ("{voice}: {step}"), "voice", who, "step",
                     til_wheel_step_word (mapping->wheel, step, til_locale_language ()), NULL));
  gtk_label_set_label (GTK_LABEL (label), *spoken);
  gtk_box_append (
      GTK_BOX (side),
      til_part_new_marker (voice->kind, til_voice_marker_index (voices, voice), MARKER_SIZE));
  gtk_box_append (GTK_BOX (side), label);
  return side;
}

static GtkWidget *
row_new (TilAreaOverview *self, const TilMapping *mapping, const TilDifference *difference)
{
  const char *name = til_local_get (til_wheel_area (mapping->wheel, difference->area)->name,
                                    til_locale_language ());
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *chip = til_part_new_area (mapping->wheel, difference->area, CHIP_SIZE);
  GtkWidget *title = paragraph_new ();
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *spoken = NULL;

  gtk_label_set_label (GTK_LABEL (title), name);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), side_new (mapping, difference->low, difference->low_step, &low));
  gtk_box_append (GTK_BOX (texts),
                  side_new (mapping, difference->high, difference->high_step, &high));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), chip);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "difference");

  spoken = g_strdup_printf ("%s\n%s\n%s", name, low, high);
  til_set_accessible_label (button, spoken);
  g_object_set_data (G_OBJECT (button), "til-area", GUINT_TO_POINTER (difference->area));
  g_signal_connect (button, "clicked", G_CALLBACK (area_clicked_cb), self);
  return button;
}

static void
show_text (TilAreaOverview *self, const char *title, const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->text), text);
}

static void
show_differences (TilAreaOverview *self, const TilMapping *mapping)
{
  g_autoptr (GArray) differences = til_mapping_differences (mapping);
  g_autofree char *n = g_strdup_printf ("%u", differences->len);
  g_autofree char *text = NULL;

  if (differences->len == 0)
    {
      g_autofree char *close = g_strdup_printf (
          "%s\n\n%s", _ ("No area differs by two steps or more."),
          _ ("Choose an area on the wheel to read about it."));

      show_text (self, _ ("The Voices Are Close"), close);
      return;
    }
  text = til_text_fill (
      g_dngettext (GETTEXT_PACKAGE,
                   "In {n} area voices are two steps apart or more. Choose it to read on.",
                   "In {n} areas voices are two steps apart or more. Choose one to read on.",
                   differences->len),
      "n", n, NULL);
  show_text (self, _ ("What to talk about"), text);
  for (guint i = 0; i < differences->len; i++)
    gtk_box_append (GTK_BOX (self->rows),
                    row_new (self, mapping, &g_array_index (differences, TilDifference, i)));
}

static void
session_changed_cb (TilAreaOverview *self)
{
  const TilMapping *mapping = til_mapping_session_get_mapping (self->session);
  g_autoptr (GPtrArray) closed = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  if (mapping == NULL)
    return;

  closed = til_mapping_visible_voices (mapping, 0);
  if (til_mapping_session_get_entering (self->session) != 0)
    show_text (self, _ ("How to Begin"),
               _ ("Choose an area on the wheel, read its questions together, and choose the step "
                  "that fits. An area that is not talked about is left as it is."));
  else if (closed->len == 0)
    show_text (self, _ ("How to Begin"),
               _ ("Add a voice: the child, a guardian or an organisation. Each rates the wheel "
                  "without seeing the others."));
  else if (closed->len == 1)
    show_text (self, _ ("One Voice So Far"),
               _ ("When a second voice is finished, the areas where they differ are listed here. "
                  "Choose an area on the wheel to read about it."));
  else
    show_differences (self, mapping);
}

static void
til_area_overview_dispose (GObject *object)
{
  TilAreaOverview *self = TIL_AREA_OVERVIEW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (til_area_overview_parent_class)->dispose (object);
}

static void
til_area_overview_class_init (TilAreaOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_area_overview_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
til_area_overview_init (TilAreaOverview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->scroller = gtk_scrolled_window_new ();
  self->title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                              "xalign", 0.0, "wrap", TRUE, NULL);
  self->text = paragraph_new ();
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (self->title, "title-3");
  gtk_widget_set_margin_start (box, MARGIN);
  gtk_widget_set_margin_end (box, MARGIN);
  gtk_widget_set_margin_top (box, MARGIN);
  gtk_widget_set_margin_bottom (box, MARGIN);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->text);
  gtk_box_append (GTK_BOX (box), self->rows);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

void
til_area_overview_set_session (TilAreaOverview *self, TilMappingSession *session)
{
  g_return_if_fail (TIL_IS_AREA_OVERVIEW (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  session_changed_cb (self);
}
