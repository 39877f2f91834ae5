/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-voice-popover.h"

#include "til-gui-util.h"
#include "til-part-widget.h"
#include "til-text.h"

#include <glib/gi18n-lib.h>

#define MANY_UNITS 6
#define MAX_HEIGHT 420

struct _TilVoicePopover
{
  GtkPopover parent_instance;
  TilMappingSession *session; /* (owned) */
  GtkWidget *search;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TilVoicePopover, til_voice_popover, GTK_TYPE_POPOVER)

typedef struct
{
  TilVoiceKind kind;
  gint64 guardian_id;
  gint64 unit_id;
  char *words; /* (owned) folded, for the search */
} Choice;

static void
choice_free (gpointer data)
{
  g_free (((Choice *)data)->words);
  g_free (data);
}

static gboolean
has_voice (const TilMapping *mapping, TilVoiceKind kind, gint64 guardian_id, gint64 unit_id)
{
  for (guint i = 0; i < mapping->voices->len; i++)
    {
      const TilVoice *voice = g_ptr_array_index (mapping->voices, i);

      if (voice->kind == kind && voice->guardian_id == guardian_id && voice->unit_id == unit_id)
        return TRUE;
    }
  return FALSE;
}

static void
add_choice (TilVoicePopover *self,
            TilVoiceKind kind,
            gint64 guardian_id,
            gint64 unit_id,
            const char *name,
            const char *kind_name)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (name);
  Choice *choice;

  if (has_voice (til_mapping_session_get_mapping (self->session), kind, guardian_id, unit_id))
    return;

  choice = g_new0 (Choice, 1);
  choice->kind = kind;
  choice->guardian_id = guardian_id;
  choice->unit_id = unit_id;
  choice->words = til_text_fold_plain (name);
  g_object_set_data_full (G_OBJECT (row), "til-choice", choice, choice_free);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, name);
  gtk_box_append (GTK_BOX (texts), label);
  if (kind_name != NULL)
    {
      GtkWidget *caption = gtk_label_new (kind_name);

      gtk_label_set_xalign (GTK_LABEL (caption), 0);
      gtk_widget_add_css_class (caption, "caption");
      gtk_widget_add_css_class (caption, "dim-label");
      gtk_box_append (GTK_BOX (texts), caption);
    }
  gtk_box_append (GTK_BOX (box), til_part_new_marker (kind, 0, 18));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  til_set_accessible_label (row, name);
  gtk_list_box_append (self->list, row);
}

static void
fill (TilVoicePopover *self)
{
  const TilChild *child = til_mapping_session_get_child (self->session);
  const TilMapping *mapping = til_mapping_session_get_mapping (self->session);
  const GPtrArray *units = til_mapping_session_get_units (self->session);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (child == NULL || mapping == NULL)
    return;

  add_choice (self, TIL_VOICE_CHILD, 0, 0, _ ("The child"), NULL);
  for (guint i = 0; i < child->guardians->len; i++)
    {
      const TilGuardian *guardian = g_ptr_array_index (child->guardians, i);

      add_choice (self, TIL_VOICE_GUARDIAN, guardian->id, 0, guardian->name, _ ("Guardian"));
    }
  for (guint i = 0; i < units->len; i++)
    {
      const TilUnit *unit = g_ptr_array_index (units, i);

      add_choice (self, TIL_VOICE_ORGANISATION, 0, unit->id, unit->name,
                  til_unit_kind_name (unit->kind));
    }
  gtk_widget_set_visible (self->search, units->len > MANY_UNITS);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  TilVoicePopover *self = data;
  const Choice *choice = g_object_get_data (G_OBJECT (row), "til-choice");
  g_autofree char *wanted = til_text_fold_plain (
      gtk_editable_get_text (GTK_EDITABLE (self->search)));

  return *wanted == '\0' || strstr (choice->words, wanted) != NULL;
}

static void
activated_cb (TilVoicePopover *self, GtkListBoxRow *row)
{
  const Choice *choice = g_object_get_data (G_OBJECT (row), "til-choice");
  TilVoiceKind kind = choice->kind;
  gint64 guardian_id = choice->guardian_id, unit_id = choice->unit_id;

  gtk_popover_popdown (GTK_POPOVER (self));
  til_mapping_session_add_voice (self->session, kind, guardian_id, unit_id);
}

/* Enter in the search takes the first that is left. */
static void
search_activated_cb (TilVoicePopover *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        activated_cb (self, row);
        return;
      }
}

/* From the search down into the list. */
static gboolean
search_key_cb (TilVoicePopover *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;
  return gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
til_voice_popover_map (GtkWidget *widget)
{
  TilVoicePopover *self = TIL_VOICE_POPOVER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill (self);
  GTK_WIDGET_CLASS (til_voice_popover_parent_class)->map (widget);
}

static void
til_voice_popover_dispose (GObject *object)
{
  TilVoicePopover *self = TIL_VOICE_POPOVER (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (til_voice_popover_parent_class)->dispose (object);
}

static void
til_voice_popover_class_init (TilVoicePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = til_voice_popover_dispose;
  GTK_WIDGET_CLASS (klass)->map = til_voice_popover_map;
}

static void
til_voice_popover_init (TilVoicePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (_ ("Whose voice?"));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  self->search = gtk_search_entry_new ();
  til_set_accessible_label (self->search, _ ("Search for an organisation"));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "background");
  til_set_accessible_label (GTK_WIDGET (self->list), _ ("Whose voice?"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (box, 280, -1);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  til_set_accessible_label (GTK_WIDGET (self), _ ("Add voice"));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect_swapped (self->search, "search-changed",
                            G_CALLBACK (gtk_list_box_invalidate_filter), self->list);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activated_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
}

GtkWidget *
til_voice_popover_new (TilMappingSession *session)
{
  TilVoicePopover *self = g_object_new (TIL_TYPE_VOICE_POPOVER, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
