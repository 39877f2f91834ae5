/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-accessible-names.h"
#include "til-child-column.h"
#include "til-child-views.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-meeting-words.h"
#include "til-plan-card.h"
#include "til-plan-words.h"
#include "til-text.h"

/* Plan: what is agreed and how it goes; earlier plans folded below. */
#define TIL_TYPE_PLAN_VIEW (til_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (TilPlanView, til_plan_view, TIL, PLAN_VIEW, AdwBin)

#define MARGIN 18
#define FOCUS_KEY "til-focus-key" /* tells a widget again after the case was read anew */

struct _TilPlanView
{
  AdwBin parent_instance;

  GtkStack *stack;             /* borrowed */
  GtkScrolledWindow *scroller; /* borrowed */
  GtkBox *box;                 /* borrowed */
  GtkWidget *first_button;     /* borrowed: of the empty page */
  GtkWidget *next_button;      /* borrowed (nullable): when no plan is open */
  TilCaseModel *model;         /* (owned) */
  GHashTable *unfolded;        /* (owned) ids of earlier plans that are unfolded */
  gint64 wanted;               /* to be shown once the case is read, 0 none */
};

G_DEFINE_FINAL_TYPE (TilPlanView, til_plan_view, ADW_TYPE_BIN)

static void
new_cb (TilPlanView *self)
{
  til_plan_edit (GTK_WIDGET (self), self->model, 0);
}

static void
close_process_cb (TilPlanView *self)
{
  til_case_model_set_step (self->model, TIL_STEP_CLOSED);
}

/* What is shown */

static void
add_heading (TilPlanView *self, const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", text, "xalign", 0.0, "wrap", TRUE, "margin-top", 12,
                                   NULL);

  gtk_widget_add_css_class (label, "title-4");
  gtk_box_append (self->box, label);
}

static void
add_open (TilPlanView *self, const TilPlan *plan)
{
  GtkWidget *frame = adw_bin_new ();

  gtk_widget_add_css_class (frame, "til-padded");
  gtk_widget_add_css_class (frame, "card");
  adw_bin_set_child (ADW_BIN (frame), til_plan_card_new (self->model, plan));
  gtk_box_append (self->box, frame);
}

/* Every plan is closed: the process may be closed too, or there is more to do. */
static void
add_next (TilPlanView *self, const TilCase *kase)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *plan = gtk_button_new_with_label (_ ("New Plan…"));
  gboolean closed = kase->child->step == TIL_STEP_CLOSED;

  g_signal_connect_swapped (plan, "clicked", G_CALLBACK (new_cb), self);
  if (!closed)
    {
      self->next_button = gtk_button_new_with_label (_ ("Close the Process"));
      gtk_widget_add_css_class (self->next_button, "suggested-action");
      g_signal_connect_swapped (self->next_button, "clicked", G_CALLBACK (close_process_cb), self);
      gtk_box_append (GTK_BOX (box), self->next_button);
    }
  else
    self->next_button = plan;
  gtk_box_append (GTK_BOX (box), plan);
  gtk_box_append (self->box,
                  til_paragraph_new (closed ? _ ("No plan is open, and the process is closed.")
                                            : _ ("No plan is open now."),
                                     NULL));
  gtk_box_append (self->box, box);
}

static void
expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, TilPlanView *self)
{
  gpointer id = g_object_get_data (G_OBJECT (row), "til-id");

  if (adw_expander_row_get_expanded (row))
    g_hash_table_add (self->unfolded, g_memdup2 (id, sizeof (gint64)));
  else
    g_hash_table_remove (self->unfolded, id);
}

static GtkWidget *
earlier_row_new (TilPlanView *self, const TilPlan *plan)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *inner = gtk_list_box_row_new ();
  GtkWidget *padding = adw_bin_new ();
  gint64 id = plan->record.id;
  const char *title = til_plan_kind_name (plan->kind);
  g_autofree char *date = til_date_format (plan->closed_on);
  g_autofree char *isolated = til_text_isolate_ltr (date);
  g_autofree char *subtitle = til_text_fill (_ ("Closed {date}. {ending}"), "date", isolated,
                                             "ending", til_ending_text (plan->ending), NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  til_set_accessible_label (row, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle, -1);
  gtk_widget_add_css_class (padding, "til-padded");
  adw_bin_set_child (ADW_BIN (padding), til_plan_card_new (self->model, plan));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (inner), padding);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (inner), FALSE);
  gtk_widget_set_focusable (inner, FALSE);
  til_set_accessible_label (inner, title);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inner);
  g_object_set_data_full (G_OBJECT (row), "til-id", g_memdup2 (&id, sizeof id), g_free);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row),
                                 g_hash_table_contains (self->unfolded, &id));
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), self);
  return row;
}

static void
add_earlier (TilPlanView *self, const GPtrArray *plans)
{
  GtkWidget *list = NULL;

  for (guint i = plans->len; i > 0; i--)
    if (!til_plan_is_open (plans->pdata[i - 1]))
      {
        if (list == NULL)
          {
            add_heading (self, _ ("Earlier plans"));
            list = gtk_list_box_new ();
            gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
            gtk_widget_add_css_class (list, "boxed-list");
            til_set_accessible_label (list, _ ("Earlier plans"));
            gtk_box_append (self->box, list);
          }
        gtk_list_box_append (GTK_LIST_BOX (list), earlier_row_new (self, plans->pdata[i - 1]));
      }
}

static void
show_plans (TilPlanView *self, const TilCase *kase)
{
  const GPtrArray *plans = kase->records[TIL_RECORD_PLAN];
  gboolean open = FALSE;

  for (guint i = plans->len; i > 0; i--)
    if (til_plan_is_open (plans->pdata[i - 1]))
      {
        add_open (self, plans->pdata[i - 1]);
        open = TRUE;
      }
  if (!open && !til_case_model_is_read_only (self->model))
    add_next (self, kase);
  add_earlier (self, plans);
}

/* Where the focus was, in words that outlive the widgets. (transfer full) (nullable) */
static char *
remember_focus (TilPlanView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->box)))
    return NULL;
  for (; focus != GTK_WIDGET (self->box); focus = gtk_widget_get_parent (focus))
    {
      const char *key = g_object_get_data (G_OBJECT (focus), FOCUS_KEY);

      if (key != NULL)
        return g_strdup (key);
    }
  return g_strdup ("");
}

static GtkWidget *
find_focus (GtkWidget *root, const char *key)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (root), FOCUS_KEY), key) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_focus (child, key);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static TilPlanCard *
find_card (GtkWidget *root, gint64 id)
{
  if (TIL_IS_PLAN_CARD (root) && (id == 0 || til_plan_card_get_id (TIL_PLAN_CARD (root)) == id))
    return TIL_PLAN_CARD (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      TilPlanCard *found = find_card (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
focus_card (TilPlanView *self, gint64 id)
{
  TilPlanCard *card = find_card (GTK_WIDGET (self->box), id);
  GtkWidget *row = card != NULL ? gtk_widget_get_ancestor (GTK_WIDGET (card), ADW_TYPE_EXPANDER_ROW)
                                : NULL;

  if (row != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  if (card != NULL)
    til_plan_card_focus (card);
}

static void
restore_focus (TilPlanView *self, const char *key)
{
  GtkWidget *widget = key != NULL && *key != '\0' ? find_focus (GTK_WIDGET (self->box), key) : NULL;

  if (self->wanted != 0)
    focus_card (self, self->wanted);
  else if (widget != NULL)
    gtk_widget_grab_focus (widget);
  else if (key != NULL)
    focus_card (self, 0);
  self->wanted = 0;
}

/* Once everything has its place: what has the focus is seen, as little as possible moves. */
static gboolean
reveal_cb (gpointer data)
{
  TilPlanView *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_point_t place;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->box)) ||
      !gtk_widget_compute_point (focus, GTK_WIDGET (self->box), &GRAPHENE_POINT_INIT (0, 0),
                                 &place))
    return G_SOURCE_REMOVE;
  gtk_adjustment_clamp_page (adjustment, place.y,
                             place.y + gtk_widget_get_height (focus) + MARGIN * 2);
  return G_SOURCE_REMOVE;
}

static void
model_changed_cb (TilPlanView *self)
{
  const TilCase *kase = til_case_model_get_case (self->model);
  g_autofree char *focus = remember_focus (self);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double place = gtk_adjustment_get_value (adjustment);
  GtkWidget *child;

  if (kase == NULL)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  self->next_button = NULL;
  gtk_stack_set_visible_child_name (self->stack,
                                    kase->records[TIL_RECORD_PLAN]->len > 0 ? "plans" : "empty");
  gtk_widget_set_visible (self->first_button, !til_case_model_is_read_only (self->model));
  show_plans (self, kase);
  restore_focus (self, focus);
  til_drop_doubled_names (GTK_WIDGET (self));
  gtk_adjustment_set_value (adjustment, place);
  if (focus != NULL)
    g_idle_add_full (G_PRIORITY_LOW, reveal_cb, g_object_ref (self), g_object_unref);
}

static GtkWidget *
empty_page_new (TilPlanView *self)
{
  GtkWidget *page = adw_status_page_new ();

  self->first_button = gtk_button_new_with_label (_ ("New Plan…"));
  gtk_widget_add_css_class (self->first_button, "suggested-action");
  gtk_widget_add_css_class (self->first_button, "pill");
  gtk_widget_set_halign (self->first_button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->first_button, "clicked", G_CALLBACK (new_cb), self);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "checkbox-checked-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Plan Yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("Write goals with the child, and who does what by when. The goals begin with what the "
         "mapping points out, the actions with what a meeting decided."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), self->first_button);
  return page;
}

static void
til_plan_view_dispose (GObject *object)
{
  TilPlanView *self = TIL_PLAN_VIEW (object);

  g_clear_object (&self->model);
  G_OBJECT_CLASS (til_plan_view_parent_class)->dispose (object);
}

static void
til_plan_view_finalize (GObject *object)
{
  g_hash_table_unref (TIL_PLAN_VIEW (object)->unfolded);
  G_OBJECT_CLASS (til_plan_view_parent_class)->finalize (object);
}

static void
til_plan_view_class_init (TilPlanViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = til_plan_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_plan_view_finalize;
}

static void
til_plan_view_init (TilPlanView *self)
{
  GtkWidget *toasts = adw_toast_overlay_new ();
  GtkWidget *clamp;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->unfolded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->box = GTK_BOX (box);
  clamp = til_child_column_new (box);
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, clamp);
  gtk_stack_add_named (self->stack, adw_bin_new (), "reading");
  gtk_stack_add_named (self->stack, empty_page_new (self), "empty");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->scroller), "plans");
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), toasts);
}

GtkWidget *
til_plan_view_new (TilCaseModel *model)
{
  TilPlanView *self = g_object_new (TIL_TYPE_PLAN_VIEW, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  model_changed_cb (self);
  return GTK_WIDGET (self);
}

void
til_plan_view_focus_record (GtkWidget *view, gint64 record_id)
{
  TilPlanView *self = TIL_PLAN_VIEW (view);

  if (record_id != 0 && find_card (GTK_WIDGET (self->box), record_id) == NULL)
    self->wanted = record_id;
  else if (record_id != 0)
    focus_card (self, record_id);
  else if (self->next_button != NULL)
    gtk_widget_grab_focus (self->next_button);
  else if (gtk_widget_get_first_child (GTK_WIDGET (self->box)) == NULL)
    gtk_widget_grab_focus (self->first_button);
  else
    focus_card (self, 0);
}
