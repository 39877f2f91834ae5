/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-consent-share.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "til-case-sheet.h"
#include "til-child-views.h"
#include "til-gui-util.h"
#include "til-meeting-words.h"
#include "til-picker.h"
#include "til-record-rows.h"
#include "til-screen-text.h"
#include "til-text.h"
#include "til-wrap-layout.h"

struct _TilConsentShare
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group; /* borrowed */
  GPtrArray *rows;            /* (owned) borrowed GtkWidget */
  GArray *chosen;             /* (owned) (element-type gint64) units that were asked about */
  TilCaseModel *model;        /* (owned) */
};

G_DEFINE_FINAL_TYPE (TilConsentShare, til_consent_share, ADW_TYPE_BIN)

/* Which units */

static void
collect (GArray *units, const TilCase *kase, gint64 id)
{
  const TilUnit *unit = til_case_unit (kase, id);

  if (unit != NULL &&
      !til_units_same_organisation (unit, til_case_unit (kase, kase->child->unit_id)))
    til_refs_set (units, id, TRUE);
}

static void
collect_all (GArray *units, const TilCase *kase, GArray *from)
{
  for (guint i = 0; i < from->len; i++)
    collect (units, kase, g_array_index (from, gint64, i));
  g_array_unref (from);
}

static GArray *
units_of_case (TilConsentShare *self, const TilCase *kase)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (gint64));
  const GPtrArray *consents = kase->records[TIL_RECORD_CONSENT];
  const GPtrArray *meetings = kase->records[TIL_RECORD_MEETING];
  const GPtrArray *plans = kase->records[TIL_RECORD_PLAN];

  for (guint i = 0; i < consents->len; i++)
    {
      const TilConsent *consent = consents->pdata[i];
      for (guint u = 0; u < consent->units->len; u++)
        collect (units, kase, ((TilConsentUnit *)consent->units->pdata[u])->unit_id);
    }
  for (guint i = 0; i < meetings->len; i++)
    collect_all (units, kase, til_meeting_units (meetings->pdata[i]));
  for (guint i = 0; i < plans->len; i++)
    collect_all (units, kase, til_plan_units (plans->pdata[i]));
  for (guint i = 0; i < self->chosen->len; i++)
    til_refs_set (units, g_array_index (self->chosen, gint64, i), TRUE);
  return units;
}

/* A line for each */

static void
print_cb (GtkWidget *button, TilConsentShare *self)
{
  gint64 *unit = g_object_get_data (G_OBJECT (button), "til-unit");

  til_case_print (GTK_WIDGET (self), self->model, TIL_CASE_SHEET_SHARE, *unit);
}

static GtkWidget *
print_button_new (TilConsentShare *self, gint64 unit_id, const char *name)
{
  g_autofree char *label = til_text_fill (_ ("Print what may be shared with {unit}"), "unit", name,
                                          NULL);
  GtkWidget *button = til_icon_button_new ("document-print-symbolic", label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "til-unit", g_memdup2 (&unit_id, sizeof unit_id),
                          g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (print_cb), self);
  return button;
}

static GtkWidget *
chips_new (const TilCover *cover, const TilCase *kase)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, g_object_new (TIL_TYPE_WRAP_LAYOUT, NULL));
  for (guint i = 0; i < cover->areas->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (cover->areas->pdata[i], " ", 2);
      if (parts[0] != NULL && parts[1] != NULL)
        gtk_box_append (GTK_BOX (box), til_area_chip_new (kase, parts[0], parts[1]));
    }
  return box;
}

static GtkWidget *
row_new (TilConsentShare *self, const TilCase *kase, gint64 unit_id)
{
  g_autoptr (TilCover) cover = til_case_cover (kase, unit_id, til_date_today ());
  g_autofree char *why = til_screen_paragraph (til_cover_text (cover, kase));
  g_autofree char *name = til_text_isolate (til_case_unit_name (kase, unit_id));
  g_autofree char *answer = til_text_fill (cover->covered ? _ ("{unit}: yes") : _ ("{unit}: no"),
                                           "unit", name, NULL);
  g_autofree char *title = til_screen_paragraph (g_steal_pointer (&answer));
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name (cover->covered ? "object-select-symbolic"
                                                                 : "action-unavailable-symbolic");

  gtk_widget_add_css_class (icon, "til-flow-mark");
  gtk_widget_add_css_class (icon, cover->covered ? "done" : "later");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (words), til_paragraph_new (title, "heading"));
  gtk_box_append (GTK_BOX (words), til_paragraph_new (why, NULL));
  if (cover->reason == TIL_COVER_CONSENT)
    gtk_box_append (GTK_BOX (words), chips_new (cover, kase));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), print_button_new (self, unit_id, name));
  gtk_widget_add_css_class (box, "til-box-row");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  til_set_accessible_label (row, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why,
                                  -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

/* Any unit */

static void
focus_unit (TilConsentShare *self, gint64 id)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      gint64 *unit = g_object_get_data (self->rows->pdata[i], "til-unit");
      if (unit != NULL && *unit == id)
        gtk_widget_grab_focus (self->rows->pdata[i]);
    }
}

static void
picked_cb (TilConsentShare *self, gint64 id)
{
  til_refs_set (self->chosen, id, TRUE);
  til_consent_share_show (self);
  focus_unit (self, id);
}

/* The unit in whose row the focus is, 0 none. */
static gint64
focused_unit (TilConsentShare *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->rows->len; i++)
    {
      gint64 *unit = g_object_get_data (self->rows->pdata[i], "til-unit");
      if (unit != NULL &&
          (focus == self->rows->pdata[i] || gtk_widget_is_ancestor (focus, self->rows->pdata[i])))
        return *unit;
    }
  return 0;
}

static void
choose_cb (TilConsentShare *self)
{
  const TilCase *kase = til_case_model_get_case (self->model);
  TilPicker *picker = til_picker_new (_ ("What May I Share With…"), _ ("Search for a unit"),
                                      _ ("There is no such unit. Units are added under Units and "
                                         "Staff in the menu."));

  til_picker_filter_by_itself (picker);
  for (guint i = 0; kase != NULL && i < kase->units->len; i++)
    {
      const TilUnit *unit = kase->units->pdata[i];
      til_picker_add (picker, unit->id, unit->name, til_sector_name (unit->sector));
    }
  til_picker_finish (picker);
  g_signal_connect_object (picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  til_picker_present (picker, GTK_WIDGET (self));
}

static void
add_row (TilConsentShare *self, GtkWidget *row)
{
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
choice_row_new (TilConsentShare *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Ask about Another Unit…"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("edit-find-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  til_set_accessible_label (row, _ ("Ask about Another Unit…"));
  g_signal_connect_swapped (row, "activated", G_CALLBACK (choose_cb), self);
  return row;
}

static void
add_units (TilConsentShare *self, const TilCase *kase, const GArray *units, gboolean covered)
{
  for (guint i = 0; i < units->len; i++)
    {
      gint64 id = g_array_index (units, gint64, i);
      g_autoptr (TilCover) cover = til_case_cover (kase, id, til_date_today ());
      GtkWidget *row;

      if (cover->covered != covered)
        continue;
      row = row_new (self, kase, id);
      g_object_set_data_full (G_OBJECT (row), "til-unit", g_memdup2 (&id, sizeof id), g_free);
      add_row (self, row);
    }
}

void
til_consent_share_show (TilConsentShare *self)
{
  const TilCase *kase = til_case_model_get_case (self->model);
  gint64 focused;

  g_return_if_fail (TIL_IS_CONSENT_SHARE (self));

  focused = focused_unit (self);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  if (kase == NULL)
    return;
  g_autoptr (GArray) units = units_of_case (self, kase);
  add_units (self, kase, units, TRUE);
  add_units (self, kase, units, FALSE);
  add_row (self, choice_row_new (self));
  if (focused != 0)
    focus_unit (self, focused);
}

static void
til_consent_share_dispose (GObject *object)
{
  g_clear_object (&TIL_CONSENT_SHARE (object)->model);
  G_OBJECT_CLASS (til_consent_share_parent_class)->dispose (object);
}

static void
til_consent_share_finalize (GObject *object)
{
  TilConsentShare *self = TIL_CONSENT_SHARE (object);

  g_ptr_array_unref (self->rows);
  g_array_unref (self->chosen);
  G_OBJECT_CLASS (til_consent_share_parent_class)->finalize (object);
}

static void
til_consent_share_class_init (TilConsentShareClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = til_consent_share_dispose;
  object_class->finalize = til_consent_share_finalize;
}

static void
til_consent_share_init (TilConsentShare *self)
{
  self->rows = g_ptr_array_new ();
  self->chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("What may I share today?"));
  adw_preferences_group_set_description (
      self->group, _ ("The child's own organisation needs no consent; every other one does."));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

GtkWidget *
til_consent_share_new (TilCaseModel *model)
{
  TilConsentShare *self = g_object_new (TIL_TYPE_CONSENT_SHARE, NULL);

  self->model = g_object_ref (model);
  til_consent_share_show (self);
  return GTK_WIDGET (self);
}
