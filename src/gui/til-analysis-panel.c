/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-mapping-view-private.h"

#include <glib/gi18n-lib.h>

#include "til-accessible-names.h"
#include "til-analysis-session.h"
#include "til-case-sheet.h"
#include "til-child-views.h"
#include "til-choice.h"
#include "til-gui-util.h"
#include "til-lines.h"
#include "til-locale.h"
#include "til-text.h"
#include "til-wrap-layout.h"

/* The questions, then the reason and the next step as a sentence. */
enum
{
  VIEW_REASON = TIL_N_QUESTIONS,
  VIEW_NEXT,
  N_VIEWS
};

struct _TilAnalysisPanel
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *questions_group;
  GtkWidget *outcome_group;
  GtkLabel *state_label;
  GtkTextView *views[N_VIEWS];
  GtkWidget *rows[N_VIEWS];
  GtkCheckButton *outcomes[TIL_N_OUTCOMES]; /* OPEN is hidden: none chosen */
  GtkWidget *trappan_row;
  GtkWidget *level_row;
  GtkLabel *problem_label;
  GtkLabel *end_label;
  GtkWidget *conclude_button;
  GtkWidget *reopen_button;
  GtkButton *then_button;

  TilCaseModel *model;         /* (owned) */
  TilAnalysisSession *session; /* (owned) */
  gboolean showing;
  gboolean focus_wanted; /* as soon as there is something to focus */
};

G_DEFINE_FINAL_TYPE (TilAnalysisPanel, til_analysis_panel, GTK_TYPE_WIDGET)

static const char *
label_of (const char *prefix, const char *key)
{
  g_autofree char *whole = g_strconcat (prefix, key, NULL);

  return til_label (til_locale_language (), whole);
}

/* Texts */

static char **
field_of (TilAnalysis *analysis, int view)
{
  return view == VIEW_REASON ? &analysis->reason
                             : til_analysis_answer_field (analysis, (guint)view);
}

static void
text_changed_cb (GtkTextBuffer *buffer, TilAnalysisPanel *self)
{
  TilAnalysis *analysis = til_analysis_session_get (self->session);

  if (self->showing || analysis == NULL)
    return;
  for (int i = 0; i < N_VIEWS; i++)
    if (gtk_text_view_get_buffer (self->views[i]) == buffer)
      {
        g_autofree char *text = til_lines_get_text (GTK_WIDGET (self->views[i]));

        if (i == VIEW_NEXT)
          til_analysis_session_set_next_step (self->session, text);
        else
          til_record_set_text (field_of (analysis, i), text);
      }
  til_analysis_session_touch (self->session);
}

static void
focus_left_cb (TilAnalysisPanel *self)
{
  til_analysis_session_flush (self->session);
}

static GtkWidget *
text_row_new (TilAnalysisPanel *self, int index, const char *title, const char *hint)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *view = til_lines_new (title);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_box_append (GTK_BOX (box), til_line_new (title, NULL));
  if (hint != NULL)
    {
      GtkWidget *line = til_line_new (hint, "caption");

      gtk_widget_add_css_class (line, "dim-label");
      gtk_box_append (GTK_BOX (box), line);
    }
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (view, focus);
  gtk_box_append (GTK_BOX (box), view);
  self->views[index] = GTK_TEXT_VIEW (view);
  g_signal_connect (gtk_text_view_get_buffer (self->views[index]), "changed",
                    G_CALLBACK (text_changed_cb), self);
  self->rows[index] = til_content_row_new (title, box);
  return self->rows[index];
}

/* How it ends */

static void
outcome_toggled_cb (GtkCheckButton *button, TilAnalysisPanel *self)
{
  TilAnalysis *analysis = til_analysis_session_get (self->session);

  if (self->showing || analysis == NULL || !gtk_check_button_get_active (button))
    return;
  for (int i = 0; i < TIL_N_OUTCOMES; i++)
    if (self->outcomes[i] == button)
      analysis->outcome = (TilOutcome)i;
  til_analysis_session_touch (self->session);
}

static void
choice_changed_cb (TilAnalysisPanel *self)
{
  TilAnalysis *analysis = til_analysis_session_get (self->session);

  if (self->showing || analysis == NULL)
    return;
  analysis->trappan = (int)til_choice_get_id (self->trappan_row) - 1;
  analysis->level = (TilLevel)til_choice_get_id (self->level_row);
  til_analysis_session_touch (self->session);
}

static void
add_outcomes (TilAnalysisPanel *self)
{
  self->outcomes[TIL_OUTCOME_OPEN] = g_object_ref_sink (GTK_CHECK_BUTTON (gtk_check_button_new ()));
  for (int i = TIL_OUTCOME_OPEN + 1; i < TIL_N_OUTCOMES; i++)
    {
      const char *name = label_of ("five.outcome.", til_outcome_keys[i]);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();

      gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->outcomes[TIL_OUTCOME_OPEN]);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      til_set_accessible_label (check, name);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->outcome_group), row);
      self->outcomes[i] = GTK_CHECK_BUTTON (check);
      g_signal_connect (check, "toggled", G_CALLBACK (outcome_toggled_cb), self);
    }
}

static GtkWidget *
choice_row_new (TilAnalysisPanel *self, const char *title, const char *const *names)
{
  GtkWidget *row = adw_combo_row_new ();

  til_choice_setup (row);
  til_choice_set_texts (row, names);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  til_set_accessible_label (row, title);
  gtk_widget_set_visible (row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->outcome_group), row);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (choice_changed_cb), self);
  return row;
}

static void
add_choices (TilAnalysisPanel *self)
{
  const char *language = til_locale_language ();
  const char *steps[] = { _ ("Not told"),
                          til_label (language, "five.trappan.0"),
                          til_label (language, "five.trappan.1"),
                          til_label (language, "five.trappan.2"),
                          til_label (language, "five.trappan.3"),
                          NULL };
  const char *levels[] = { _ ("Not told"), label_of ("five.level.", "promote"),
                           label_of ("five.level.", "prevent"), label_of ("five.level.", "remedy"),
                           NULL };

  self->trappan_row = choice_row_new (self, til_label (language, "five.trappan"), steps);
  self->level_row = choice_row_new (self, til_label (language, "five.level"), levels);
}

/* What follows from the end that was chosen. */
typedef struct
{
  const char *button;
  TilChildPlace place;
  gboolean closes;
} Then;

static Then
what_then (TilOutcome outcome)
{
  switch (outcome)
    {
    case TIL_OUTCOME_MEETING:
      return (Then){ _ ("_Ask for Consent"), TIL_PLACE_CONSENT, FALSE };
    case TIL_OUTCOME_OWN:
    case TIL_OUTCOME_OTHER_SUPPORT:
      return (Then){ _ ("Go to the _Plan"), TIL_PLACE_PLAN, FALSE };
    case TIL_OUTCOME_KEEP:
    case TIL_OUTCOME_NOTHING_MORE:
      return (Then){ _ ("_Close the Process"), TIL_PLACE_MAPPING, TRUE };
    case TIL_OUTCOME_OPEN:
    case TIL_N_OUTCOMES:
    default:
      return (Then){ "", TIL_PLACE_MAPPING, FALSE };
    }
}

static void
then_cb (TilAnalysisPanel *self)
{
  const TilAnalysis *analysis = til_analysis_session_get (self->session);
  Then then;

  if (analysis == NULL)
    return;
  then = what_then (analysis->outcome);
  if (then.closes)
    til_case_model_set_step (self->model, TIL_STEP_CLOSED);
  else
    til_case_model_show (self->model, then.place, 0);
}

static void
set_problem (TilAnalysisPanel *self, const char *problem)
{
  gtk_label_set_label (self->problem_label, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), *problem != '\0');
}

static void
conclude_cb (TilAnalysisPanel *self)
{
  g_autoptr (GError) error = NULL;

  if (!til_analysis_session_conclude (self->session, &error))
    {
      set_problem (self, error->message);
      if (til_analysis_session_get (self->session)->outcome != TIL_OUTCOME_OPEN)
        gtk_widget_grab_focus (GTK_WIDGET (self->views[VIEW_REASON]));
      else
        gtk_widget_grab_focus (GTK_WIDGET (self->outcomes[TIL_OUTCOME_OPEN + 1]));
      return;
    }
  if (gtk_widget_get_visible (GTK_WIDGET (self->then_button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->then_button));
}

static void
reopen_cb (TilAnalysisPanel *self)
{
  til_analysis_session_reopen (self->session);
}

static void
print_cb (TilAnalysisPanel *self)
{
  const TilAnalysis *analysis = til_analysis_session_get (self->session);

  til_analysis_session_flush (self->session);
  til_case_print (GTK_WIDGET (self), self->model, TIL_CASE_SHEET_QUESTIONS,
                  analysis != NULL ? analysis->mapping_id : 0);
}

/* Showing */

static void
show_end (TilAnalysisPanel *self, const TilAnalysis *analysis)
{
  gboolean concluded = analysis->date != TIL_DATE_NONE;
  gboolean writable = !til_case_model_is_read_only (self->model);
  Then then = what_then (analysis->outcome);
  g_autofree char *date = til_dated (analysis->date);
  g_autofree char *text = til_text_fill (_ ("Concluded on {date}."), "date", date, NULL);

  gtk_label_set_label (self->end_label,
                       concluded ? text
                                 : _ ("When it is concluded, the day is noted. It can be opened "
                                      "again."));
  gtk_widget_set_visible (self->conclude_button, writable && !concluded);
  gtk_widget_set_visible (self->reopen_button, writable && concluded);
  gtk_button_set_label (self->then_button, then.button);
  til_drop_doubled_names (GTK_WIDGET (self->then_button));
  gtk_widget_set_visible (
      GTK_WIDGET (self->then_button),
      writable && concluded && *then.button != '\0' &&
          !(then.closes && til_case_model_get_case (self->model)->child->step == TIL_STEP_CLOSED));
}

static void
show_words (TilAnalysisPanel *self)
{
  TilAnalysis *analysis = til_analysis_session_get (self->session);

  gtk_widget_set_visible (GTK_WIDGET (self), analysis != NULL);
  if (analysis == NULL)
    return;
  self->showing = TRUE;
  for (int i = 0; i < VIEW_NEXT; i++)
    til_lines_set_text (GTK_WIDGET (self->views[i]), *field_of (analysis, i));
  til_lines_set_text (GTK_WIDGET (self->views[VIEW_NEXT]),
                      til_analysis_session_get_next_step (self->session));
  gtk_check_button_set_active (self->outcomes[analysis->outcome], TRUE);
  til_choice_set_id (self->trappan_row, analysis->trappan + 1);
  til_choice_set_id (self->level_row, analysis->level);
  self->showing = FALSE;
  show_end (self, analysis);
  if (self->focus_wanted)
    til_analysis_panel_focus (self);
}

static void
show_state (TilAnalysisPanel *self)
{
  static const char *const texts[] = {
    [TIL_ANALYSIS_SAVED] = N_ ("Saved"),
    [TIL_ANALYSIS_SAVING] = N_ ("Saving…"),
    [TIL_ANALYSIS_FAILED] = N_ ("Not saved; kept as a draft"),
  };
  const TilAnalysis *analysis = til_analysis_session_get (self->session);
  TilAnalysisState state = til_analysis_session_get_state (self->session);

  /* Nothing was written, and nothing saved. */
  gtk_widget_set_visible (GTK_WIDGET (self->state_label),
                          analysis != NULL &&
                              (state != TIL_ANALYSIS_SAVED || analysis->record.id != 0));
  gtk_label_set_label (self->state_label, _ (texts[state]));
  set_problem (self, til_analysis_session_get_problem (self->session));
}

static void
til_analysis_panel_dispose (GObject *object)
{
  TilAnalysisPanel *self = TIL_ANALYSIS_PANEL (object);

  for (int i = 0; self->box != NULL && i < N_VIEWS; i++)
    g_signal_handlers_disconnect_by_data (gtk_text_view_get_buffer (self->views[i]), self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  self->showing = TRUE;
  g_clear_object (&self->outcomes[TIL_OUTCOME_OPEN]);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->session != NULL)
    g_object_run_dispose (G_OBJECT (self->session));
  G_OBJECT_CLASS (til_analysis_panel_parent_class)->dispose (object);
}

static void
til_analysis_panel_finalize (GObject *object)
{
  TilAnalysisPanel *self = TIL_ANALYSIS_PANEL (object);

  g_clear_object (&self->session);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (til_analysis_panel_parent_class)->finalize (object);
}

static void
til_analysis_panel_class_init (TilAnalysisPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = til_analysis_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_analysis_panel_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_questions (TilAnalysisPanel *self)
{
  const char *language = til_locale_language ();
  GtkWidget *suffix = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *print = til_icon_button_new ("document-print-symbolic",
                                          _ ("Print the five questions"));

  self->questions_group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->questions_group),
                                   til_label (language, "five.title"));
  self->state_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "caption");
  gtk_widget_add_css_class (print, "flat");
  gtk_widget_set_valign (print, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (print, "clicked", G_CALLBACK (print_cb), self);
  gtk_box_append (GTK_BOX (suffix), GTK_WIDGET (self->state_label));
  gtk_box_append (GTK_BOX (suffix), print);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->questions_group), suffix);
  for (int i = 0; i < TIL_N_QUESTIONS; i++)
    {
      g_autofree char *key = g_strdup_printf ("five.q%d", i + 1);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->questions_group),
                                 text_row_new (self, i, til_label (language, key), NULL));
    }
  gtk_box_append (GTK_BOX (self->box), self->questions_group);
}

static GtkWidget *
button_new (
    TilAnalysisPanel *self, GtkWidget *box, const char *label, gboolean suggested, GCallback cb)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", cb, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
end_row_new (TilAnalysisPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->problem_label = GTK_LABEL (
      g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "wrap", TRUE,
                    "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "visible", FALSE, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->problem_label), "error");
  self->end_label = GTK_LABEL (til_line_new ("", "dim-label"));
  gtk_widget_set_layout_manager (buttons, g_object_new (TIL_TYPE_WRAP_LAYOUT, NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->end_label));
  gtk_box_append (GTK_BOX (box), buttons);
  self->conclude_button = button_new (self, buttons, _ ("_Conclude the Mapping"), TRUE,
                                      G_CALLBACK (conclude_cb));
  self->then_button = GTK_BUTTON (button_new (self, buttons, "", TRUE, G_CALLBACK (then_cb)));
  gtk_button_set_use_underline (self->then_button, TRUE);
  self->reopen_button = button_new (self, buttons, _ ("_Open Again"), FALSE,
                                    G_CALLBACK (reopen_cb));
  return til_content_row_new (_ ("Conclusion"), box);
}

static void
til_analysis_panel_init (TilAnalysisPanel *self)
{
  AdwPreferencesGroup *group;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  til_set_accessible_label (GTK_WIDGET (self), til_label (til_locale_language (), "five.title"));
  add_questions (self);
  self->outcome_group = adw_preferences_group_new ();
  group = ADW_PREFERENCES_GROUP (self->outcome_group);
  adw_preferences_group_set_title (group, _ ("The Next Step"));
  adw_preferences_group_set_description (
      group, _ ("The smallest step that is enough. To keep it as it is, is a good end, too."));
  add_outcomes (self);
  adw_preferences_group_add (group,
                             text_row_new (self, VIEW_REASON, _ ("Why this next step"), NULL));
  adw_preferences_group_add (
      group, text_row_new (self, VIEW_NEXT, _ ("The next step in one sentence"),
                           _ ("As the family will read it on the wheel and on paper.")));
  add_choices (self);
  adw_preferences_group_add (group, end_row_new (self));
  gtk_box_append (GTK_BOX (self->box), self->outcome_group);
}

GtkWidget *
til_analysis_panel_new (TilCaseModel *model)
{
  TilAnalysisPanel *self = g_object_new (TIL_TYPE_ANALYSIS_PANEL, NULL);
  gboolean writable = !til_case_model_is_read_only (model);

  self->model = g_object_ref (model);
  self->session = til_analysis_session_new (model);
  for (int i = 0; i < N_VIEWS; i++)
    gtk_text_view_set_editable (self->views[i], writable);
  for (int i = 0; i < TIL_N_OUTCOMES; i++)
    gtk_widget_set_sensitive (GTK_WIDGET (self->outcomes[i]), writable);
  gtk_widget_set_sensitive (self->trappan_row, writable);
  gtk_widget_set_sensitive (self->level_row, writable);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  /* A window that closes unmaps its pages while the register is still open. */
  g_signal_connect (self, "unmap", G_CALLBACK (focus_left_cb), NULL);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (show_words), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "state-changed", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
til_analysis_panel_show (TilAnalysisPanel *self)
{
  gtk_widget_set_visible (self->trappan_row,
                          til_case_model_uses (self->model, TIL_SETTING_TRAPPAN));
  gtk_widget_set_visible (self->level_row, til_case_model_uses (self->model, TIL_SETTING_LEVELS));
  til_analysis_session_follow (self->session);
}

gboolean
til_analysis_panel_focus (TilAnalysisPanel *self)
{
  const TilAnalysis *analysis = til_analysis_session_get (self->session);
  int first = 0;

  self->focus_wanted = analysis == NULL;
  if (analysis == NULL)
    return til_case_model_get_case (self->model)->mappings->len > 0;
  while (first < TIL_N_QUESTIONS - 1 && *til_analysis_answer (analysis, (guint)first) != '\0')
    first++;
  til_show_widget (analysis->date != TIL_DATE_NONE ||
                           *til_analysis_answer (analysis, TIL_N_QUESTIONS - 1) != '\0'
                       ? self->outcome_group
                       : self->rows[first]);
  return TRUE;
}
