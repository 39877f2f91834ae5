/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-gui-util.h"

#include <glib/gi18n-lib.h>

#include "til-error.h"
#include "til-text.h"

#define DEFAULT_RESOLUTION 96.0

typedef struct
{
  GtkFileChooserNative *chooser; /* (owned) */
  TilFileFunc func;
  gpointer data;
} FileChoice;

static char *
describe_future (guint days)
{
  if (days < 14)
    return til_text_fill_count (g_dngettext (GETTEXT_PACKAGE, "in {n} day", "in {n} days", days),
                                days);
  if (days < 61)
    return til_text_fill_count (
        g_dngettext (GETTEXT_PACKAGE, "in {n} week", "in {n} weeks", days / 7), days / 7);
  if (days < 730)
    return til_text_fill_count (
        g_dngettext (GETTEXT_PACKAGE, "in {n} month", "in {n} months", days / 30), days / 30);
  return til_text_fill_count (
      g_dngettext (GETTEXT_PACKAGE, "in {n} year", "in {n} years", days / 365), days / 365);
}

static char *
describe_past (guint days)
{
  if (days < 14)
    return til_text_fill_count (g_dngettext (GETTEXT_PACKAGE, "{n} day ago", "{n} days ago", days),
                                days);
  if (days < 61)
    return til_text_fill_count (
        g_dngettext (GETTEXT_PACKAGE, "{n} week ago", "{n} weeks ago", days / 7), days / 7);
  if (days < 730)
    return til_text_fill_count (
        g_dngettext (GETTEXT_PACKAGE, "{n} month ago", "{n} months ago", days / 30), days / 30);
  return til_text_fill_count (
      g_dngettext (GETTEXT_PACKAGE, "{n} year ago", "{n} years ago", days / 365), days / 365);
}

char *
til_relative_date (TilDate date, TilDate on)
{
  if (date == TIL_DATE_NONE)
    return g_strdup ("");
  if (date == on)
    return g_strdup (_ ("today"));
  if (date == on + 1)
    return g_strdup (_ ("tomorrow"));
  if (date + 1 == on)
    return g_strdup (_ ("yesterday"));

  return date > on ? describe_future (date - on) : describe_past (on - date);
}

char *
til_date_with_distance (TilDate date, TilDate on)
{
  g_autofree char *plain = til_date_format (date);
  g_autofree char *isolated = NULL;
  g_autofree char *distance = NULL;

  if (date == TIL_DATE_NONE)
    return g_steal_pointer (&plain);

  isolated = til_text_isolate_ltr (plain);
  distance = til_relative_date (date, on);
  /* Translators: a date and how far off it is: 2026-11-21, 3 weeks ago. */
  return til_text_fill (_ ("{date}, {distance}"), "date", isolated, "distance", distance, NULL);
}

double
til_widget_text_size (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double)PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (pango_font_description_get_size_is_absolute (font))
    return size;
  return size * (resolution > 0 ? resolution : DEFAULT_RESOLUTION) / 72.0;
}

void
til_set_accessible_label (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

void
til_add_save_shortcuts (GtkWidget *window, GtkShortcutFunc save)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (
          gtk_shortcut_trigger_parse_string ("<Control>s|<Control>Return|<Control>KP_Enter"),
          gtk_callback_action_new (save, NULL, NULL)));
  gtk_widget_add_controller (window, controller);
}

GtkWidget *
til_icon_button_new (const char *icon_name, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, label);
  til_set_accessible_label (button, label);
  return button;
}

AdwToast *
til_toast_new (const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return adw_toast_new (markup);
}

gboolean
til_error_is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

void
til_show_error (GtkWidget *widget, const char *heading, const GError *error)
{
  GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;
  GtkWidget *dialog;

  g_return_if_fail (error != NULL);

  /* A page that is in no window any more has nobody to tell. */
  if (til_error_is_cancelled (error) || (widget != NULL && root == NULL))
    return;

  /* The window that asked may be closed by now; what went wrong is told all the same. */
  dialog = adw_message_dialog_new (
      GTK_IS_WINDOW (root) && gtk_widget_get_visible (GTK_WIDGET (root)) ? GTK_WINDOW (root) : NULL,
      heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
file_choice_free (gpointer data)
{
  FileChoice *choice = data;

  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (choice->chooser));
  g_object_unref (choice->chooser);
  g_free (choice);
}

static void
file_chosen_cb (GtkNativeDialog *native, int response, gpointer owner)
{
  FileChoice *choice = g_object_steal_data (G_OBJECT (owner), "til-file-choice");
  g_autoptr (GFile) file = NULL;
  TilFileFunc func = choice->func;
  gpointer data = choice->data;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  file_choice_free (choice);

  if (file != NULL)
    func (file, data);
}

void
til_choose_file (GtkWidget *owner,
                 const char *title,
                 const char *accept_label,
                 const char *save_name,
                 const char *filter_name,
                 const char *pattern,
                 TilFileFunc func,
                 gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (owner);
  FileChoice *choice = g_new0 (FileChoice, 1);
  GtkFileChooser *chooser;

  choice->chooser = gtk_file_chooser_native_new (
      title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
      save_name != NULL ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN, accept_label,
      _ ("Cancel"));
  choice->func = func;
  choice->data = data;
  chooser = GTK_FILE_CHOOSER (choice->chooser);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (choice->chooser), TRUE);

  if (save_name != NULL)
    gtk_file_chooser_set_current_name (chooser, save_name);
  if (pattern != NULL)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
      g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, filter_name);
      gtk_file_filter_add_pattern (filter, pattern);
      gtk_file_chooser_add_filter (chooser, filter);
      gtk_file_filter_set_name (all, _ ("All files"));
      gtk_file_filter_add_pattern (all, "*");
      gtk_file_chooser_add_filter (chooser, all);
    }

  g_object_set_data_full (G_OBJECT (owner), "til-file-choice", choice, file_choice_free);
  g_signal_connect_object (choice->chooser, "response", G_CALLBACK (file_chosen_cb), owner, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (choice->chooser));
}
