/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-differences.h"

#include "til-gui-util.h"
#include "til-locale.h"
#include "til-part-widget.h"
#include "til-screen-text.h"
#include "til-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _TilDifferences
{
  GtkWidget parent_instance;
  GtkWidget *stack;
  GtkWidget *status;
  GtkListBox *list;
  TilMappingSession *session; /* (owned) (nullable) */
  char *shown;                /* (owned) (nullable) what the rows are built for */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (TilDifferences, til_differences, GTK_TYPE_WIDGET)

static void
reason_changed_cb (GtkEditable *entry, TilDifferences *self)
{
  if (!self->updating)
    til_mapping_session_set_reason (self->session, g_object_get_data (G_OBJECT (entry), "til-area"),
                                    gtk_editable_get_text (entry));
}

static void
entry_focus_cb (TilDifferences *self)
{
  if (self->session != NULL)
    til_mapping_session_flush (self->session);
}

static GtkWidget *
side_new (const TilMapping *mapping, const TilVoice *voice, int step)
{
  g_autoptr (GPtrArray) voices = til_mapping_visible_voices (mapping, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *word = til_wheel_step_word (mapping->wheel, step, til_locale_language ());
  g_autofree char *who = til_text_isolate (til_voice_label (voice, til_locale_language ()));
  g_autofree char *text = til_screen_paragraph (
      til_text_fill (_ ("{voice}: {step}"), "voice", who, "step", word, NULL));
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box),
                  til_part_new_marker (voice->kind, til_voice_marker_index (voices, voice), 18));
  gtk_box_append (GTK_BOX (box),
                  til_part_new_face (til_wheel_step_face (mapping->wheel, step), 20));
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
row_new (TilDifferences *self, const TilMapping *mapping, const TilDifference *difference)
{
  const TilArea *area = til_wheel_area (mapping->wheel, difference->area);
  const char *name = til_local_get (area->name, til_locale_language ());
  g_autofree char *isolated = til_text_isolate (name);
  g_autofree char *spoken = til_text_fill (_ ("Why the voices differ about “{area}”"), "area",
                                           isolated, NULL);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *entry = gtk_entry_new ();

  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_box_append (GTK_BOX (head), til_part_new_area (mapping->wheel, difference->area, 28));
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), side_new (mapping, difference->low, difference->low_step));
  gtk_box_append (GTK_BOX (box), side_new (mapping, difference->high, difference->high_step));

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Why? What did the conversation show?"));
  gtk_editable_set_text (GTK_EDITABLE (entry), til_mapping_reason (mapping, area->key));
  gtk_editable_set_editable (GTK_EDITABLE (entry),
                             !til_mapping_session_is_read_only (self->session));
  g_object_set_data_full (G_OBJECT (entry), "til-area", g_strdup (area->key), g_free);
  til_set_accessible_label (entry, spoken);
  g_signal_connect (entry, "changed", G_CALLBACK (reason_changed_cb), self);
  g_signal_connect_swapped (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "notify::has-focus",
                            G_CALLBACK (entry_focus_cb), self);
  gtk_box_append (GTK_BOX (box), entry);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  til_set_accessible_label (row, name);
  g_object_set_data (G_OBJECT (row), "til-entry", entry);
  return row;
}

static char *
describe (const TilMapping *mapping, const GArray *differences)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      const TilDifference *difference = &g_array_index (differences, TilDifference, i);

      g_string_append_printf (
          text, "%" G_GINT64_FORMAT ":%u:%" G_GINT64_FORMAT ":%d:%" G_GINT64_FORMAT ":%d;",
          mapping->id, difference->area, difference->low->id, difference->low_step,
          difference->high->id, difference->high_step);
    }
  return g_string_free (text, FALSE);
}

static void
clear_rows (TilDifferences *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->shown, g_free);
}

static void
show_status (TilDifferences *self, const char *title, const char *description)
{
  clear_rows (self);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->status), description);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "status");
}

static void
sync_reasons (TilDifferences *self, const TilMapping *mapping)
{
  GtkListBoxRow *row;

  self->updating = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      GtkEditable *entry = g_object_get_data (G_OBJECT (row), "til-entry");
      const char *reason = til_mapping_reason (mapping,
                                               g_object_get_data (G_OBJECT (entry), "til-area"));

      if (!g_str_equal (gtk_editable_get_text (entry), reason))
        gtk_editable_set_text (entry, reason);
    }
  self->updating = FALSE;
}

static void
session_changed_cb (TilDifferences *self)
{
  const TilMapping *mapping = til_mapping_session_get_mapping (self->session);
  g_autoptr (GPtrArray) closed = NULL;
  g_autoptr (GArray) differences = NULL;
  g_autofree char *wanted = NULL;

  if (mapping == NULL || til_mapping_session_get_entering (self->session) != 0)
    {
      show_status (self, _ ("Hidden for Now"),
                   _ ("The voices are compared when this one is finished."));
      return;
    }
  closed = til_mapping_visible_voices (mapping, 0);
  if (closed->len < 2)
    {
      show_status (self, _ ("Nothing to Compare Yet"),
                   _ ("Two finished voices are needed. Add a voice with the button below."));
      return;
    }
  differences = til_mapping_differences (mapping);
  if (differences->len == 0)
    {
      show_status (self, _ ("The Voices Are Close"), _ ("No area differs by two steps or more."));
      return;
    }

  wanted = describe (mapping, differences);
  if (g_strcmp0 (self->shown, wanted) != 0)
    {
      clear_rows (self);
      for (guint i = 0; i < differences->len; i++)
        gtk_list_box_append (
            self->list, row_new (self, mapping, &g_array_index (differences, TilDifference, i)));
      self->shown = g_steal_pointer (&wanted);
    }
  else
    {
      sync_reasons (self, mapping);
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
}

static void
text_changed_cb (TilDifferences *self, int area)
{
  const TilMapping *mapping = til_mapping_session_get_mapping (self->session);

  if (mapping != NULL)
    sync_reasons (self, mapping);
}

static void
til_differences_dispose (GObject *object)
{
  TilDifferences *self = TIL_DIFFERENCES (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (til_differences_parent_class)->dispose (object);
}

static void
til_differences_class_init (TilDifferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_differences_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "differences");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
til_differences_init (TilDifferences *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->stack = gtk_stack_new ();
  self->status = adw_status_page_new ();
  gtk_widget_add_css_class (self->status, "compact");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_set_margin_top (GTK_WIDGET (self->list), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->list), 12);
  gtk_widget_set_margin_start (GTK_WIDGET (self->list), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->list), 12);
  til_set_accessible_label (GTK_WIDGET (self->list), _ ("What to talk about"));
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_stack_add_named (GTK_STACK (self->stack), self->status, "status");
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

void
til_differences_set_session (TilDifferences *self, TilMappingSession *session)
{
  g_return_if_fail (TIL_IS_DIFFERENCES (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "text-changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  session_changed_cb (self);
}
