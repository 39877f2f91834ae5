/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-who-panel.h"

#include "til-accessible-names.h"
#include "til-family-language.h"
#include "til-gui-util.h"
#include "til-locale.h"
#include "til-screen-text.h"
#include "til-text.h"

#include <glib/gi18n-lib.h>

struct _TilWhoPanel
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *box;
  GtkWidget *who_box;
  GtkLabel *name_label;
  GtkToggleButton *reveal_button;
  GtkLabel *age_label;
  GtkLabel *unit_label;
  GtkLabel *step_label;
  GtkWidget *step_box;
  GtkTextView *next_step_view;
  GtkWidget *guardians_box;

  TilMappingSession *session; /* (owned) (nullable) */
  gboolean updating;
  gboolean compact;
  gboolean small;
};

G_DEFINE_FINAL_TYPE (TilWhoPanel, til_who_panel, GTK_TYPE_WIDGET)

static void
show_name (TilWhoPanel *self)
{
  const TilChild *child = til_mapping_session_get_child (self->session);
  g_autofree char *name = NULL;

  if (child == NULL)
    return;
  if (child->protected_identity && !gtk_toggle_button_get_active (self->reveal_button))
    name = til_child_shown_name (child, NULL);
  else
    name = til_child_full_name (child);
  gtk_label_set_label (self->name_label, name);
  /* In a small window the name stands in the header bar right above. */
  gtk_widget_set_visible (GTK_WIDGET (self->name_label), !self->small || child->protected_identity);
  gtk_widget_set_visible (GTK_WIDGET (self->reveal_button), child->protected_identity);
}

static const char *
find_unit (TilWhoPanel *self, gint64 id)
{
  const GPtrArray *units = til_mapping_session_get_units (self->session);

  for (guint i = 0; i < units->len; i++)
    {
      const TilUnit *unit = g_ptr_array_index (units, i);

      if (unit->id == id)
        return unit->name;
    }
  return "";
}

static void
show_who (TilWhoPanel *self, const TilChild *child)
{
  int years = til_date_age (child->birth_date, til_date_today ());
  g_autofree char *count = g_strdup_printf ("%d", years);
  g_autofree char *birth = til_date_format (child->birth_date);
  g_autofree char *birth_isolated = til_text_isolate_ltr (birth);
  g_autofree char *age = til_text_fill (g_dngettext (GETTEXT_PACKAGE,
                                                     "{years} year old, born {date}",
                                                     "{years} years old, born {date}", years),
                                        "years", count, "date", birth_isolated, NULL);
  g_autofree char *since = til_date_with_distance (child->step_since, til_date_today ());
  g_autofree char *step = NULL;
  const char *unit = find_unit (self, child->unit_id);
  g_autofree char *unit_isolated = til_text_isolate (unit);
  g_autofree char *group = til_text_isolate (child->group != NULL ? child->group : "");
  g_autofree char *place = NULL;
  gboolean hidden = child->protected_identity &&
                    !gtk_toggle_button_get_active (self->reveal_button);

  if (child->step_since != TIL_DATE_NONE)
    step = til_text_fill (_ ("Step: {step}, since {date}"), "step", til_step_name (child->step),
                          "date", since, NULL);
  else
    step = til_text_fill (_ ("Step: {step}"), "step", til_step_name (child->step), NULL);
  if (*unit != '\0' && child->group != NULL && *child->group != '\0')
    place = til_screen_paragraph (
        til_text_fill (_ ("{unit}, group {group}"), "unit", unit_isolated, "group", group, NULL));
  else
    place = g_strdup (unit);

  gtk_label_set_label (self->age_label, age);
  gtk_label_set_label (self->unit_label, place);
  gtk_widget_set_visible (GTK_WIDGET (self->unit_label), *place != '\0' && !hidden);
  gtk_label_set_label (self->step_label, step);
}

static GtkWidget *
line_new (const char *text, const char *css_class)
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
add_guardian (TilWhoPanel *self, const TilGuardian *guardian)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), line_new (guardian->name, NULL));
  if (guardian->language != NULL && *guardian->language != '\0')
    {
      const char *language = til_family_language_get_name (guardian->language);
      g_autofree char *isolated = til_text_isolate (language);
      g_autofree char *text = til_text_fill (guardian->interpreter
                                                 ? _ ("Speaks {language}, needs an interpreter")
                                                 : _ ("Speaks {language}"),
                                             "language", isolated, NULL);

      gtk_box_append (GTK_BOX (box), line_new (text, "dim-label"));
    }
  else if (guardian->interpreter)
    {
      gtk_box_append (GTK_BOX (box), line_new (_ ("Needs an interpreter"), "dim-label"));
    }
  if (guardian->phone != NULL && *guardian->phone != '\0')
    {
      g_autofree char *phone = til_text_isolate_ltr (guardian->phone);
      GtkWidget *label = line_new (phone, "dim-label");

      gtk_widget_add_css_class (label, "tabular");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_box_append (GTK_BOX (self->guardians_box), box);
}

static void
show_guardians (TilWhoPanel *self, const TilChild *child)
{
  GtkWidget *old;
  gboolean hidden = child->protected_identity &&
                    !gtk_toggle_button_get_active (self->reveal_button);

  while ((old = gtk_widget_get_first_child (self->guardians_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->guardians_box), old);
  gtk_widget_set_visible (self->guardians_box,
                          child->guardians->len > 0 && !hidden && !self->compact);
  gtk_box_append (GTK_BOX (self->guardians_box), line_new (_ ("Guardians"), "heading"));
  for (guint i = 0; i < child->guardians->len; i++)
    add_guardian (self, g_ptr_array_index (child->guardians, i));
}

static char *
next_step_text (TilWhoPanel *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->next_step_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
show_next_step (TilWhoPanel *self)
{
  const TilMapping *mapping = til_mapping_session_get_mapping (self->session);
  const char *text = mapping != NULL && mapping->next_step != NULL ? mapping->next_step : "";
  g_autofree char *shown = next_step_text (self);

  self->updating = TRUE;
  if (!g_str_equal (shown, text))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->next_step_view), text, -1);
  gtk_text_view_set_editable (self->next_step_view,
                              !til_mapping_session_is_read_only (self->session));
  self->updating = FALSE;
}

static void
session_changed_cb (TilWhoPanel *self)
{
  const TilChild *child = til_mapping_session_get_child (self->session);
  gboolean looking = til_mapping_session_get_entering (self->session) == 0;

  if (child == NULL)
    return;
  show_name (self);
  show_who (self, child);
  show_guardians (self, child);
  show_next_step (self);
  gtk_widget_set_visible (self->step_box,
                          looking && !self->small &&
                              til_mapping_session_get_mapping (self->session) != NULL);
  gtk_widget_set_visible (self->box, til_mapping_session_is_loaded (self->session));
}

static void
text_changed_cb (TilWhoPanel *self, int area)
{
  if (area < 0)
    show_next_step (self);
}

static void
next_step_changed_cb (TilWhoPanel *self)
{
  g_autofree char *text = NULL;

  if (self->updating || self->session == NULL)
    return;
  text = next_step_text (self);
  til_mapping_session_set_next_step (self->session, text);
}

static void
next_step_focus_cb (TilWhoPanel *self)
{
  if (self->session != NULL)
    til_mapping_session_flush (self->session);
}

static void
til_who_panel_dispose (GObject *object)
{
  TilWhoPanel *self = TIL_WHO_PANEL (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (til_who_panel_parent_class)->dispose (object);
}

static void
til_who_panel_class_init (TilWhoPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_who_panel_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/barnetsbasta/Tillsammans/til-who-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TilWhoPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, TilWhoPanel, box);
  gtk_widget_class_bind_template_child (widget_class, TilWhoPanel, who_box);
  gtk_widget_class_bind_template_child (widget_class, TilWhoPanel, name_label);
  gtk_widget_class_bind_template_child (widget_class, TilWhoPanel, reveal_button);
  gtk_widget_class_bind_template_child (widget_class, TilWhoPanel, age_label);
  gtk_widget_class_bind_template_child (widget_class, TilWhoPanel, unit_label);
  gtk_widget_class_bind_template_child (widget_class, TilWhoPanel, step_label);
  gtk_widget_class_bind_template_child (widget_class, TilWhoPanel, step_box);
  gtk_widget_class_bind_template_child (widget_class, TilWhoPanel, next_step_view);
  gtk_widget_class_bind_template_child (widget_class, TilWhoPanel, guardians_box);
  gtk_widget_class_set_css_name (widget_class, "whopanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
til_who_panel_init (TilWhoPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  til_drop_doubled_names (GTK_WIDGET (self));
  gtk_widget_set_visible (self->box, FALSE);
  g_signal_connect_object (self->reveal_button, "toggled", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->next_step_view), "changed",
                           G_CALLBACK (next_step_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->next_step_view, "notify::has-focus",
                           G_CALLBACK (next_step_focus_cb), self, G_CONNECT_SWAPPED);
}

void
til_who_panel_set_session (TilWhoPanel *self, TilMappingSession *session)
{
  g_return_if_fail (TIL_IS_WHO_PANEL (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "text-changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  session_changed_cb (self);
}

void
til_who_panel_set_compact (TilWhoPanel *self, gboolean compact, gboolean small)
{
  if (self->compact == compact && self->small == small)
    return;
  self->compact = compact;
  self->small = small;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  compact ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_margin_top (self->box, compact ? 6 : 18);
  gtk_widget_set_margin_bottom (self->box, compact ? 6 : 18);
  gtk_box_set_homogeneous (GTK_BOX (self->box), FALSE);
  gtk_widget_set_hexpand (self->who_box, compact);
  gtk_widget_set_hexpand (self->step_box, compact);
  session_changed_cb (self);
}
