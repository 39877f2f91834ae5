/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-child-filters.h"

#include <glib/gi18n-lib.h>

#include "til-accessible-names.h"
#include "til-choice.h"
#include "til-gui-util.h"
#include "til-text.h"
#include "til-wrap-layout.h"

enum
{
  STATUS_ONGOING,
  STATUS_ALL,
  STATUS_DELETED,
};

struct _TilChildFilters
{
  GtkWidget parent_instance;

  /* Template */
  GtkBox *box;
  GtkDropDown *status;
  GtkDropDown *step;
  GtkDropDown *unit;
  GtkDropDown *responsible;
  GtkToggleButton *attention;
  GtkLabel *count;

  TilStore *store;           /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) */
  gboolean stale;            /* units and staff have to be read again when next seen */
  gboolean filling;          /* the choices are being changed by us */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilChildFilters, til_child_filters, GTK_TYPE_WIDGET)

static void
choice_changed_cb (TilChildFilters *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
units_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilChildFilters) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = til_store_list_units_finish (TIL_STORE (source), result, &error);
  gint64 before = til_choice_get_id (self->unit);

  if (units == NULL)
    {
      til_show_error (GTK_WIDGET (self), _ ("The units can’t be read"), error);
      return;
    }

  self->filling = TRUE;
  til_choice_set_units (self->unit, _ ("All Units"), units);
  self->filling = FALSE;
  if (til_choice_get_id (self->unit) != before)
    choice_changed_cb (self);
}

static void
staff_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilChildFilters) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) staff = til_store_list_staff_finish (TIL_STORE (source), result, &error);
  gint64 before = til_choice_get_id (self->responsible);

  if (staff == NULL)
    {
      til_show_error (GTK_WIDGET (self), _ ("The staff can’t be read"), error);
      return;
    }

  self->filling = TRUE;
  til_choice_set_staff (self->responsible, _ ("Everyone"), staff);
  self->filling = FALSE;
  if (til_choice_get_id (self->responsible) != before)
    choice_changed_cb (self);
}

static void
refresh (TilChildFilters *self)
{
  self->stale = FALSE;
  til_store_list_units_async (self->store, self->cancellable, units_listed_cb, g_object_ref (self));
  til_store_list_staff_async (self->store, self->cancellable, staff_listed_cb, g_object_ref (self));
}

static void
store_changed_cb (TilChildFilters *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
  else
    self->stale = TRUE;
}

static void
til_child_filters_map (GtkWidget *widget)
{
  TilChildFilters *self = TIL_CHILD_FILTERS (widget);

  GTK_WIDGET_CLASS (til_child_filters_parent_class)->map (widget);
  if (self->stale && self->store != NULL)
    refresh (self);
}

static void
til_child_filters_dispose (GObject *object)
{
  TilChildFilters *self = TIL_CHILD_FILTERS (object);
  GtkWidget *box = GTK_WIDGET (self->box);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  self->box = NULL;
  g_clear_pointer (&box, gtk_widget_unparent);

  G_OBJECT_CLASS (til_child_filters_parent_class)->dispose (object);
}

static void
til_child_filters_class_init (TilChildFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_child_filters_dispose;
  widget_class->map = til_child_filters_map;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TIL_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/barnetsbasta/Tillsammans/til-child-filters.ui");
  gtk_widget_class_bind_template_child (widget_class, TilChildFilters, box);
  gtk_widget_class_bind_template_child (widget_class, TilChildFilters, status);
  gtk_widget_class_bind_template_child (widget_class, TilChildFilters, step);
  gtk_widget_class_bind_template_child (widget_class, TilChildFilters, unit);
  gtk_widget_class_bind_template_child (widget_class, TilChildFilters, responsible);
  gtk_widget_class_bind_template_child (widget_class, TilChildFilters, attention);
  gtk_widget_class_bind_template_child (widget_class, TilChildFilters, count);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
til_child_filters_init (TilChildFilters *self)
{
  self->cancellable = g_cancellable_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  til_drop_doubled_names (GTK_WIDGET (self));
  til_choice_setup (self->status);
  til_choice_setup (self->step);
  til_choice_setup (self->unit);
  til_choice_setup (self->responsible);
  til_choice_set_steps (self->step, _ ("All Steps"));
  til_choice_set_units (self->unit, _ ("All Units"), NULL);
  til_choice_set_staff (self->responsible, _ ("Everyone"), NULL);
  self->filling = FALSE;
}

void
til_child_filters_set_store (TilChildFilters *self, TilStore *store)
{
  g_return_if_fail (TIL_IS_CHILD_FILTERS (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

void
til_child_filters_apply (TilChildFilters *self, TilChildQuery *query)
{
  guint status;

  g_return_if_fail (TIL_IS_CHILD_FILTERS (self));

  status = gtk_drop_down_get_selected (self->status);
  query->step = (int)til_choice_get_id (self->step) - 1;
  query->unit_id = til_choice_get_id (self->unit);
  query->responsible_id = til_choice_get_id (self->responsible);
  query->attention = gtk_toggle_button_get_active (self->attention);
  query->deleted = status == STATUS_DELETED;
  query->closed = status != STATUS_ONGOING || query->step == TIL_STEP_CLOSED;
}

gboolean
til_child_filters_is_clear (TilChildFilters *self)
{
  g_return_val_if_fail (TIL_IS_CHILD_FILTERS (self), TRUE);

  return gtk_drop_down_get_selected (self->status) != STATUS_DELETED &&
         til_choice_get_id (self->step) == 0 && til_choice_get_id (self->unit) == 0 &&
         til_choice_get_id (self->responsible) == 0 &&
         !gtk_toggle_button_get_active (self->attention);
}

void
til_child_filters_clear (TilChildFilters *self)
{
  g_return_if_fail (TIL_IS_CHILD_FILTERS (self));

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->status, STATUS_ONGOING);
  til_choice_set_id (self->step, 0);
  til_choice_set_id (self->unit, 0);
  til_choice_set_id (self->responsible, 0);
  gtk_toggle_button_set_active (self->attention, FALSE);
  self->filling = FALSE;
  choice_changed_cb (self);
}

void
til_child_filters_show_closed (TilChildFilters *self)
{
  g_return_if_fail (TIL_IS_CHILD_FILTERS (self));

  gtk_drop_down_set_selected (self->status, STATUS_ALL);
}

void
til_child_filters_set_narrow (TilChildFilters *self, gboolean narrow)
{
  g_return_if_fail (TIL_IS_CHILD_FILTERS (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

void
til_child_filters_set_count (TilChildFilters *self, guint count)
{
  g_autofree char *digits = g_strdup_printf ("%u", count);
  g_autofree char *text = til_text_fill (
      g_dngettext (GETTEXT_PACKAGE, "{n} child", "{n} children", count), "n", digits, NULL);

  g_return_if_fail (TIL_IS_CHILD_FILTERS (self));

  gtk_label_set_label (self->count, text);
}
