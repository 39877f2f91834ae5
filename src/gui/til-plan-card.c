/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-plan-card.h"

#include <glib/gi18n-lib.h>

#include "til-case-sheet.h"
#include "til-child-views.h"
#include "til-gui-util.h"
#include "til-meeting-plan.h"
#include "til-meeting-words.h"
#include "til-plan-action-row.h"
#include "til-plan-compare.h"
#include "til-plan-form.h"
#include "til-plan-words.h"
#include "til-record-rows.h"
#include "til-screen-text.h"
#include "til-text.h"
#include "til-wrap-layout.h"

struct _TilPlanCard
{
  AdwBin parent_instance;

  GtkBox *box;         /* borrowed */
  GtkWidget *first;    /* borrowed (nullable): what is done first */
  TilCaseModel *model; /* (owned) */
  gint64 id;
};

G_DEFINE_FINAL_TYPE (TilPlanCard, til_plan_card, ADW_TYPE_BIN)

/* What is done with a plan. The card is made anew when it is saved; what surrounds it is not. */

static GtkWidget *
parent_of (GtkWidget *card)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (card, ADW_TYPE_TOAST_OVERLAY);

  return overlay != NULL ? overlay : card;
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilPlanCard *self = TIL_PLAN_CARD (widget);

  til_plan_edit (parent_of (widget), self->model, self->id);
}

static void
follow_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilPlanCard *self = TIL_PLAN_CARD (widget);

  til_plan_form_follow_up (parent_of (widget), self->model, self->id);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilPlanCard *self = TIL_PLAN_CARD (widget);

  til_plan_form_close (parent_of (widget), self->model, self->id);
}

static void
reopen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilPlanCard *self = TIL_PLAN_CARD (widget);

  til_plan_form_reopen (parent_of (widget), self->model, self->id);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilPlanCard *self = TIL_PLAN_CARD (widget);

  til_case_print (parent_of (widget), self->model, TIL_CASE_SHEET_PLAN, self->id);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilPlanCard *self = TIL_PLAN_CARD (widget);

  til_case_model_set_deleted (self->model, TIL_RECORD_PLAN, self->id, TRUE);
}

static void
decisions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilPlanCard *self = TIL_PLAN_CARD (widget);
  const TilCase *kase = til_case_model_get_case (self->model);
  const GPtrArray *meetings = kase != NULL ? kase->records[TIL_RECORD_MEETING] : NULL;

  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    {
      const TilMeeting *meeting = meetings->pdata[i];

      if (meeting->child_id == 0 || meeting->status != TIL_MEETING_HELD ||
          til_meeting_open_decisions (meeting) == 0)
        continue;
      til_meeting_add_to_plan (parent_of (widget), self->model, meeting->record.id);
      return;
    }
}

/* What is shown */

static GtkWidget *
add_line (GtkBox *box, const char *text, const char *css_class)
{
  GtkWidget *label = til_paragraph_new (text, css_class);

  gtk_box_append (box, label);
  return label;
}

static GtkWidget *
add_heading (TilPlanCard *self, const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", text, "xalign", 0.0, "wrap", TRUE, "margin-top", 12,
                                   NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (self->box, label);
  return label;
}

static GtkWidget *
wrap_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_layout_manager (box, g_object_new (TIL_TYPE_WRAP_LAYOUT, NULL));
  return box;
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_margin_end (button, 6);
  gtk_widget_set_margin_bottom (button, 6);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static char *
dates_text (const TilPlan *plan, TilDate on)
{
  g_autofree char *begun = til_date_format (plan->date);
  g_autofree char *begun_on = til_text_isolate_ltr (begun);
  g_autofree char *closed = til_date_format (plan->closed_on);
  g_autofree char *closed_on = til_text_isolate_ltr (closed);

  if (til_plan_is_open (plan))
    return til_text_fill (_ ("Begun {date}"), "date", begun_on, NULL);
  return til_text_fill (_ ("Begun {date}, closed {closed}. {ending}"), "date", begun_on, "closed",
                        closed_on, "ending", til_ending_text (plan->ending), NULL);
}

static void
add_follow_up_date (TilPlanCard *self, const TilPlan *plan, TilDate on)
{
  g_autofree char *date = til_date_with_distance (plan->follow_up, on);
  gboolean late = plan->follow_up < on;
  g_autofree char *text = til_text_fill (late ? _ ("The next follow-up is late: {date}")
                                              : _ ("Next follow-up: {date}"),
                                         "date", date, NULL);

  add_line (self->box, text, late ? "til-late" : NULL);
}

static void
add_coordinator (TilPlanCard *self, const TilPlan *plan, const TilCase *kase)
{
  const char *name = til_plan_coordinator (plan, kase);
  g_autofree char *isolated = til_text_isolate (name);
  g_autofree char *text = til_text_fill (
      *name != '\0' ? _ ("Coordinator: {name}") : _ ("No coordinator yet: ask the child first"),
      "name", isolated, NULL);
  g_autofree char *wish = til_plan_wish_text (plan, kase);

  add_line (self->box, text, NULL);
  if (*wish != '\0')
    add_line (self->box, wish, "dim-label");
}

static void
add_top (TilPlanCard *self, const TilPlan *plan, const TilCase *kase, TilDate on)
{
  g_autofree char *dates = dates_text (plan, on);
  GtkWidget *title = add_heading (self, til_plan_kind_name (plan->kind));

  gtk_widget_set_margin_top (title, 0);
  gtk_widget_remove_css_class (title, "heading");
  gtk_widget_add_css_class (title, "title-3");
  if (til_plan_is_open (plan))
    add_follow_up_date (self, plan, on);
  add_coordinator (self, plan, kase);
  add_line (self->box, dates, "dim-label");
  if (plan->reopen_reason != NULL)
    {
      g_autofree char *date = til_date_format (plan->reopened_on);
      g_autofree char *isolated = til_text_isolate_ltr (date);
      g_autofree char *reason = til_text_isolate (plan->reopen_reason);
      g_autofree char *text = til_text_fill (_ ("Opened again {date}: {reason}"), "date", isolated,
                                             "reason", reason, NULL);

      add_line (self->box, text, "dim-label");
    }
  if (plan->ending_note != NULL)
    add_line (self->box, plan->ending_note, NULL);
}

static void
add_buttons (TilPlanCard *self, const TilPlan *plan)
{
  GtkWidget *box = wrap_new ();
  gboolean open = til_plan_is_open (plan);
  gboolean writable = !til_case_model_is_read_only (self->model);

  gtk_widget_set_margin_top (box, 6);
  if (writable && open)
    {
      self->first = add_button (box, _ ("Record _Follow-Up…"), "plan.follow-up");
      add_button (box, _ ("_Edit Plan…"), "plan.edit");
      add_button (box, _ ("_Close Plan…"), "plan.close");
    }
  else if (writable)
    self->first = add_button (box, _ ("Open _Again…"), "plan.reopen");
  add_button (box, _ ("_Print…"), "plan.print");
  if (writable)
    {
      GtkWidget *button = til_icon_button_new ("user-trash-symbolic", _ ("Delete Plan"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "plan.delete");
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_margin_bottom (button, 6);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_box_append (self->box, box);
}

/* R12: what a SIP still lacks. */
static void
add_missing (TilPlanCard *self, const TilPlan *plan)
{
  guint missing = til_plan_sip_missing (plan);
  GtkWidget *box;

  if (missing == 0)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (box, "til-warning");
  add_line (GTK_BOX (box), _ ("The law asks for this in a SIP, and it is not written yet:"), NULL);
  for (guint i = 0; i < 4; i++)
    if (missing & (1U << i))
      {
        g_autofree char *text = til_text_fill ("• {point}", "point", til_plan_sip_point (i), NULL);

        add_line (GTK_BOX (box), text, NULL);
      }
  gtk_box_append (self->box, box);
}

static void
add_decisions (TilPlanCard *self, const TilCase *kase)
{
  guint n = til_plan_loose_decisions (kase);
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *text = til_text_fill (
      g_dngettext (GETTEXT_PACKAGE, "{count} decision of a meeting is not in the plan yet.",
                   "{count} decisions of meetings are not in the plan yet.", n),
      "count", count, NULL);
  GtkWidget *box;

  if (n == 0 || til_case_model_is_read_only (self->model))
    return;
  box = wrap_new ();
  gtk_widget_add_css_class (box, "til-warning");
  gtk_box_append (GTK_BOX (box), til_paragraph_new (text, NULL));
  add_button (box, _ ("_Add to Plan"), "plan.add-decisions");
  gtk_box_append (self->box, box);
}

static GtkWidget *
pill_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "til-pill");
  return label;
}

static GtkWidget *
goal_header_new (TilPlanCard *self, const TilPlan *plan, const TilGoal *goal)
{
  const TilCase *kase = til_case_model_get_case (self->model);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *marks = wrap_new ();
  g_autofree char *title = til_goal_title (goal);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                     "label", title, "xalign", 0.0, "wrap", TRUE, NULL);

  if (goal->area_key != NULL)
    gtk_box_append (GTK_BOX (marks), til_area_chip_new (kase, plan->wheel_key, goal->area_key));
  if (goal->keep && goal->text != NULL)
    gtk_box_append (GTK_BOX (marks), pill_new (_ ("Keep it as it is")));
  if (goal->state != TIL_GOAL_OPEN)
    gtk_box_append (GTK_BOX (marks), pill_new (til_goal_state_name (goal->state)));
  for (GtkWidget *mark = gtk_widget_get_first_child (marks); mark != NULL;
       mark = gtk_widget_get_next_sibling (mark))
    gtk_widget_set_margin_end (mark, 6);
  gtk_label_set_wrap_mode (GTK_LABEL (heading), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_top (box, 12);
  if (gtk_widget_get_first_child (marks) != NULL)
    gtk_box_append (GTK_BOX (box), marks);
  else
    g_object_ref_sink (marks), g_object_unref (marks);
  gtk_box_append (GTK_BOX (box), heading);
  if (goal->child_words != NULL)
    {
      g_autofree char *words = til_text_isolate (goal->child_words);
      g_autofree char *text = til_text_fill (_ ("The child: “{words}”"), "words", words, NULL);

      add_line (GTK_BOX (box), text, "til-quote");
    }
  return box;
}

static void
add_goal (TilPlanCard *self, const TilPlan *plan, guint index)
{
  const TilGoal *goal = plan->goals->pdata[index];
  gboolean writable = til_plan_is_open (plan) && !til_case_model_is_read_only (self->model);
  GtkWidget *header = goal_header_new (self, plan, goal);
  g_autofree char *title = til_goal_title (goal);
  GtkWidget *list;

  gtk_box_append (self->box, header);
  if (writable)
    til_plan_accept_drop (header, self->model, self->id, index, 0);
  if (goal->actions->len == 0)
    return;
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  til_set_accessible_label (list, title);
  for (guint i = 0; i < goal->actions->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         til_plan_action_row_new (self->model, plan, index, i, writable));
  gtk_box_append (self->box, list);
}

static void
add_sip (TilPlanCard *self, const TilPlan *plan)
{
  const char *const points[] = { plan->sip_measures, plan->sip_authorities, plan->sip_others,
                                 plan->sip_responsible };

  for (guint i = 0; plan->kind == TIL_PLAN_SIP && i < G_N_ELEMENTS (points); i++)
    if (points[i] != NULL)
      {
        add_heading (self, til_plan_sip_point (i));
        add_line (self->box, points[i], NULL);
      }
}

static void
add_units (TilPlanCard *self, const TilPlan *plan, const TilCase *kase)
{
  g_autoptr (GArray) units = til_plan_units (plan);
  GtkWidget *box = wrap_new ();

  if (units->len > 0)
    {
      add_heading (self, _ ("Who shares the plan"));
      gtk_box_append (self->box, box);
    }
  else
    g_object_ref_sink (box), g_object_unref (box);
  for (guint i = 0; i < units->len; i++)
    {
      GtkWidget *pill = pill_new (til_case_unit_name (kase, g_array_index (units, gint64, i)));

      gtk_widget_set_margin_end (pill, 6);
      gtk_widget_set_margin_bottom (pill, 6);
      gtk_label_set_ellipsize (GTK_LABEL (pill), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), pill);
    }
}

/* Follow-ups, newest first and unfolded */

static GtkWidget *
follow_up_content_new (const TilCase *kase, const TilPlan *plan, const TilFollowUp *follow_up)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *compare = til_plan_compare_new (kase, plan, follow_up);

  gtk_widget_add_css_class (box, "til-padded");
  if (follow_up->note != NULL)
    add_line (GTK_BOX (box), follow_up->note, NULL);
  if (follow_up->child_words != NULL)
    {
      g_autofree char *words = til_text_isolate (follow_up->child_words);
      g_autofree char *text = til_text_fill (_ ("The child: “{words}”"), "words", words, NULL);

      add_line (GTK_BOX (box), text, "til-quote");
    }
  if (compare != NULL)
    gtk_box_append (GTK_BOX (box), compare);
  else
    add_line (GTK_BOX (box), _ ("No new mapping was made to compare with."), "dim-label");
  return box;
}

static GtkWidget *
follow_up_row_new (const TilCase *kase, const TilPlan *plan, const TilFollowUp *follow_up)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *inner = gtk_list_box_row_new ();
  g_autofree char *title = til_date_with_distance (follow_up->date, til_date_today ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  til_set_accessible_label (row, title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (inner),
                              follow_up_content_new (kase, plan, follow_up));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (inner), FALSE);
  gtk_widget_set_focusable (inner, FALSE);
  til_set_accessible_label (inner, title);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inner);
  return row;
}

static void
add_follow_ups (TilPlanCard *self, const TilPlan *plan, const TilCase *kase)
{
  GtkWidget *list;

  if (plan->follow_ups->len == 0)
    return;
  add_heading (self, _ ("Follow-ups: then and now"));
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  til_set_accessible_label (list, _ ("Follow-ups"));
  for (guint i = plan->follow_ups->len; i > 0; i--)
    {
      GtkWidget *row = follow_up_row_new (kase, plan, plan->follow_ups->pdata[i - 1]);

      if (i == plan->follow_ups->len && til_plan_is_open (plan))
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_box_append (self->box, list);
}

static void
til_plan_card_dispose (GObject *object)
{
  TilPlanCard *self = TIL_PLAN_CARD (object);

  g_clear_object (&self->model);
  G_OBJECT_CLASS (til_plan_card_parent_class)->dispose (object);
}

static void
til_plan_card_class_init (TilPlanCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_plan_card_dispose;
  gtk_widget_class_install_action (widget_class, "plan.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "plan.follow-up", NULL, follow_up_action);
  gtk_widget_class_install_action (widget_class, "plan.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "plan.reopen", NULL, reopen_action);
  gtk_widget_class_install_action (widget_class, "plan.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "plan.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "plan.add-decisions", NULL, decisions_action);
}

static void
til_plan_card_init (TilPlanCard *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

GtkWidget *
til_plan_card_new (TilCaseModel *model, const TilPlan *plan)
{
  TilPlanCard *self = g_object_new (TIL_TYPE_PLAN_CARD, NULL);
  const TilCase *kase = til_case_model_get_case (model);
  TilDate on = til_date_today ();

  self->model = g_object_ref (model);
  self->id = plan->record.id;
  add_top (self, plan, kase, on);
  add_buttons (self, plan);
  if (til_plan_is_open (plan))
    {
      add_missing (self, plan);
      add_decisions (self, kase);
    }
  for (guint i = 0; i < plan->goals->len; i++)
    add_goal (self, plan, i);
  add_sip (self, plan);
  add_units (self, plan, kase);
  add_follow_ups (self, plan, kase);
  return GTK_WIDGET (self);
}

gint64
til_plan_card_get_id (TilPlanCard *self)
{
  g_return_val_if_fail (TIL_IS_PLAN_CARD (self), 0);
  return self->id;
}

void
til_plan_card_focus (TilPlanCard *self)
{
  g_return_if_fail (TIL_IS_PLAN_CARD (self));

  if (self->first != NULL)
    gtk_widget_grab_focus (self->first);
}
