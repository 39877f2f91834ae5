/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-mapping-view-private.h"

#include <glib/gi18n-lib.h>

#include "til-child-views.h"
#include "til-gui-util.h"
#include "til-record-rows.h"
#include "til-text.h"

struct _TilNoticePanel
{
  GtkWidget parent_instance;

  GtkWidget *box;
  AdwPreferencesGroup *observations;
  AdwPreferencesGroup *responsible;
  AdwPreferencesGroup *concerns;
  TilCaseModel *model; /* (owned) */
  GPtrArray *rows;     /* (owned) borrowed: those that are built anew */
  char *shown;         /* (owned) (nullable) what the rows are built for */
};

G_DEFINE_FINAL_TYPE (TilNoticePanel, til_notice_panel, GTK_TYPE_WIDGET)

#define RECORD_KEY "til-record-id"

static void
add_row (TilNoticePanel *self, AdwPreferencesGroup *group, GtkWidget *row, gint64 id)
{
  g_object_set_data_full (G_OBJECT (row), RECORD_KEY, g_memdup2 (&id, sizeof id), g_free);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
plain_row_new (const char *text)
{
  return til_content_row_new (text, til_line_new (text, "dim-label"));
}

/* A button that knows the record that it is about. */
static GtkWidget *
record_button_new (TilNoticePanel *self, GtkWidget *button, gint64 id, GCallback callback)
{
  g_object_set_data_full (G_OBJECT (button), RECORD_KEY, g_memdup2 (&id, sizeof id), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static gint64
record_of (GtkWidget *widget)
{
  return *(const gint64 *)g_object_get_data (G_OBJECT (widget), RECORD_KEY);
}

static GtkWidget *
icon_button_new (
    TilNoticePanel *self, const char *icon, const char *label, gint64 id, GCallback callback)
{
  GtkWidget *button = til_icon_button_new (icon, label);

  gtk_widget_add_css_class (button, "flat");
  return record_button_new (self, button, id, callback);
}

/* "Sara Lind, Björkskolan" */
static char *
join_names (const char *one, const char *other)
{
  g_autofree char *first = til_text_isolate (one);
  g_autofree char *second = til_text_isolate (other);

  if (*one != '\0' && *other != '\0')
    /* Translators: a person and the unit that he or she works at. */
    return til_text_fill (_ ("{person}, {unit}"), "person", first, "unit", second, NULL);
  return g_strdup (*one != '\0' ? first : *other != '\0' ? second : "");
}

static GtkWidget *
head_new (TilDate date, const char *who)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *day = til_date_with_distance (date, til_date_today ());
  GtkWidget *line = til_line_new (day, "heading");

  gtk_widget_add_css_class (line, "tabular");
  gtk_box_append (GTK_BOX (head), line);
  if (*who != '\0')
    {
      line = til_line_new (who, "caption");
      gtk_widget_add_css_class (line, "dim-label");
      gtk_box_append (GTK_BOX (head), line);
    }
  gtk_widget_set_hexpand (head, TRUE);
  return head;
}

/* Observations */

static void
take_in_cb (GtkButton *button, TilNoticePanel *self)
{
  const TilCase *kase = til_case_model_get_case (self->model);
  const TilObservation *stored = til_case_record (kase, TIL_RECORD_OBSERVATION,
                                                  record_of (GTK_WIDGET (button)));
  g_autoptr (TilObservation) observation = NULL;

  if (stored == NULL)
    return;
  observation = til_record_copy (stored);
  observation->received_on = til_date_today ();
  if (observation->responsible_id == 0)
    observation->responsible_id = kase->child->responsible_id;
  til_case_model_save (self->model, observation);
}

static void
edit_observation_cb (GtkButton *button, TilNoticePanel *self)
{
  til_observation_edit (GTK_WIDGET (self), self->model, record_of (GTK_WIDGET (button)));
}

static void
delete_observation_cb (GtkButton *button, TilNoticePanel *self)
{
  til_case_model_set_deleted (self->model, TIL_RECORD_OBSERVATION, record_of (GTK_WIDGET (button)),
                              TRUE);
}

static void
new_observation_cb (TilNoticePanel *self)
{
  til_observation_edit (GTK_WIDGET (self), self->model, 0);
}

/* Where an observation is on its way to the one who answers. */
static char *
describe_way (const TilCase *kase, const TilObservation *observation)
{
  gint64 id = observation->responsible_id != 0 ? observation->responsible_id
                                               : kase->child->responsible_id;
  g_autofree char *name = til_text_isolate (til_case_staff_name (kase, id));
  g_autofree char *date = til_dated (observation->received_on);

  if (observation->received_on != TIL_DATE_NONE && id != 0)
    return til_text_fill (_ ("Taken in by {name} on {date}"), "name", name, "date", date, NULL);
  if (observation->received_on != TIL_DATE_NONE)
    return til_text_fill (_ ("Taken in on {date}"), "date", date, NULL);
  if (id != 0)
    return til_text_fill (_ ("Waits for {name}"), "name", name, NULL);
  return g_strdup (_ ("Waits: nobody is best-interests lead yet"));
}

static GtkWidget *
observation_row_new (TilNoticePanel *self, const TilCase *kase, const TilObservation *observation)
{
  gint64 id = observation->record.id;
  gboolean waits = observation->received_on == TIL_DATE_NONE;
  g_autofree char *date = til_dated (observation->date);
  g_autofree char *who = join_names (til_case_staff_name (kase, observation->staff_id),
                                     til_case_unit_name (kase, observation->unit_id));
  g_autofree char *name = til_text_fill (_ ("Observation of {date}"), "date", date, NULL);
  g_autofree char *way = describe_way (kase, observation);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *line;

  gtk_box_append (GTK_BOX (head), head_new (observation->date, who));
  if (!til_case_model_is_read_only (self->model))
    {
      gtk_box_append (GTK_BOX (head),
                      icon_button_new (self, "document-edit-symbolic", _ ("Edit observation"), id,
                                       G_CALLBACK (edit_observation_cb)));
      gtk_box_append (GTK_BOX (head),
                      icon_button_new (self, "user-trash-symbolic", _ ("Delete observation"), id,
                                       G_CALLBACK (delete_observation_cb)));
    }
  gtk_box_append (GTK_BOX (box), head);
  if (observation->areas->len > 0)
    gtk_box_append (GTK_BOX (box),
                    til_area_chips_new (kase, observation->wheel_key, observation->areas));
  gtk_box_append (GTK_BOX (box),
                  til_line_new (observation->text != NULL ? observation->text : "", NULL));
  if (observation->tried != NULL)
    {
      g_autofree char *isolated = til_text_isolate (observation->tried);
      g_autofree char *tried = til_text_fill (_ ("Tried: {what}"), "what", isolated, NULL);

      gtk_box_append (GTK_BOX (box), til_line_new (tried, "dim-label"));
    }
  if (waits && !til_case_model_is_read_only (self->model))
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Take In"));

      gtk_box_append (GTK_BOX (foot),
                      record_button_new (self, button, id, G_CALLBACK (take_in_cb)));
      g_object_set_data (G_OBJECT (box), "til-take-in", button);
    }
  line = til_line_new (way, "caption");
  gtk_widget_add_css_class (line, waits ? "til-attention" : "dim-label");
  gtk_widget_set_hexpand (line, TRUE);
  gtk_box_append (GTK_BOX (foot), line);
  gtk_box_append (GTK_BOX (box), foot);
  return til_content_row_new (name, box);
}

/* Newest first. */
static void
show_observations (TilNoticePanel *self, const TilCase *kase)
{
  const GPtrArray *records = kase->records[TIL_RECORD_OBSERVATION];

  for (guint i = records->len; i-- > 0;)
    {
      const TilObservation *observation = g_ptr_array_index (records, i);

      add_row (self, self->observations, observation_row_new (self, kase, observation),
               observation->record.id);
    }
  if (records->len == 0)
    add_row (self, self->observations,
             plain_row_new (_ ("Nothing has been noted yet. An observation takes two minutes: what "
                               "was seen, and which areas of the wheel it touches.")),
             0);
}

/* Who answers (R6) */

static void
choose_responsible_cb (TilNoticePanel *self)
{
  til_responsible_edit (GTK_WIDGET (self), self->model);
}

static GtkWidget *
history_row_new (const TilCase *kase)
{
  const GPtrArray *records = kase->records[TIL_RECORD_RESPONSIBLE];
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *n = g_strdup_printf ("%u", records->len);
  g_autofree char *text = til_text_fill (
      g_dngettext (GETTEXT_PACKAGE, "{n} entry", "{n} entries", records->len), "n", n, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("History"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), text);
  til_set_accessible_label (row, _ ("History of the best-interests lead"));
  for (guint i = records->len; i-- > 0;)
    {
      const TilResponsible *entry = g_ptr_array_index (records, i);
      g_autofree char *who = join_names (til_case_staff_name (kase, entry->staff_id),
                                         til_case_unit_name (kase, entry->unit_id));
      g_autofree char *date = til_dated (entry->date);
      g_autofree char *by = til_text_isolate (til_case_staff_name (kase, entry->confirmed_by));
      g_autofree char *line = *til_case_staff_name (kase, entry->confirmed_by) != '\0'
                                  ? til_text_fill (_ ("From {date}, confirmed by {name}"), "date",
                                                   date, "name", by, NULL)
                                  : til_text_fill (_ ("From {date}"), "date", date, NULL);
      g_autofree char *subtitle = entry->reason != NULL
                                      ? g_strconcat (line, "\n", entry->reason, NULL)
                                      : g_strdup (line);
      g_autofree char *markup = g_markup_escape_text (subtitle, -1);
      GtkWidget *inner = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (inner), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (inner), who);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (inner), markup);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (inner), 0);
      til_set_accessible_label (inner, who);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inner);
    }
  return row;
}

/* What R6 proposes and why. */
static char *
describe_proposal (const TilCase *kase)
{
  TilDutyProposal proposal = til_duty_propose (kase->child, kase->units, til_date_today ());
  g_autofree char *unit = til_text_isolate (til_case_unit_name (kase, proposal.unit_id));
  const char *why = til_duty_text (proposal.duty);

  if (proposal.unit_id == 0)
    return g_strdup (why);
  return til_text_fill (_ ("{why} Proposed: {unit}."), "why", why, "unit", unit, NULL);
}

static GtkWidget *
responsible_row_new (TilNoticePanel *self, const TilCase *kase)
{
  const GPtrArray *records = kase->records[TIL_RECORD_RESPONSIBLE];
  const TilResponsible *last = records->len > 0 ? records->pdata[records->len - 1] : NULL;
  gint64 staff_id = kase->child->responsible_id;
  const TilStaff *staff = til_case_staff (kase, staff_id);
  gint64 unit_id = staff != NULL                                ? staff->unit_id
                   : last != NULL && last->staff_id == staff_id ? last->unit_id
                                                                : 0;
  g_autofree char *who = staff != NULL
                             ? join_names (staff->name, til_case_unit_name (kase, unit_id))
                             : g_strdup (_ ("Nobody is confirmed yet"));
  g_autofree char *why = describe_proposal (kase);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line;

  gtk_box_append (GTK_BOX (words), til_line_new (who, "heading"));
  line = til_line_new (why, "caption");
  gtk_widget_add_css_class (line, "dim-label");
  gtk_box_append (GTK_BOX (words), line);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  if (!til_case_model_is_read_only (self->model))
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (staff != NULL ? _ ("C_hange…")
                                                                      : _ ("C_onfirm…"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      if (staff == NULL)
        gtk_widget_add_css_class (button, "suggested-action");
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (choose_responsible_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  return til_content_row_new (who, box);
}

static void
show_responsible (TilNoticePanel *self, const TilCase *kase)
{
  add_row (self, self->responsible, responsible_row_new (self, kase), 0);
  if (kase->records[TIL_RECORD_RESPONSIBLE]->len > 0)
    add_row (self, self->responsible, history_row_new (kase), 0);
}

/* Reports of concern (R9) */

static void
record_concern_cb (GtkButton *button, TilCaseModel *model)
{
  til_concern_edit (GTK_WIDGET (button), model, 0);
}

GtkWidget *
til_duty_row_new (TilCaseModel *model)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *text = til_line_new (_ ("Everyone who works with children must tell social services "
                                     "if they suspect that a child is being harmed, even without "
                                     "consent."),
                                  NULL);

  gtk_box_append (GTK_BOX (box), text);
  if (model != NULL && !til_case_model_is_read_only (model))
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Record a Report of Concern"));

      gtk_widget_set_halign (button, GTK_ALIGN_START);
      g_signal_connect_data (button, "clicked", G_CALLBACK (record_concern_cb),
                             g_object_ref (model), (GClosureNotify)(void (*) (void))g_object_unref,
                             0);
      gtk_box_append (GTK_BOX (box), button);
    }
  return til_content_row_new (_ ("Duty to report"), box);
}

static void
edit_concern_cb (GtkButton *button, TilNoticePanel *self)
{
  til_concern_edit (GTK_WIDGET (self), self->model, record_of (GTK_WIDGET (button)));
}

static void
delete_concern_cb (GtkButton *button, TilNoticePanel *self)
{
  til_case_model_set_deleted (self->model, TIL_RECORD_CONCERN, record_of (GTK_WIDGET (button)),
                              TRUE);
}

static char *
describe_feedback (const TilConcern *concern)
{
  TilDate due = til_concern_feedback_due (concern);
  g_autofree char *received = til_dated (concern->feedback_on);
  g_autofree char *distance = til_date_with_distance (due, til_date_today ());

  if (concern->feedback_on != TIL_DATE_NONE)
    return til_text_fill (_ ("Feedback received on {date}"), "date", received, NULL);
  if (due != TIL_DATE_NONE)
    return til_text_fill (_ ("Feedback is due {date}"), "date", distance, NULL);
  return g_strdup (concern->feedback_asked ? _ ("Feedback asked for; not decided yet")
                                           : _ ("No feedback asked for"));
}

static GtkWidget *
concern_row_new (TilNoticePanel *self, const TilCase *kase, const TilConcern *concern)
{
  gint64 id = concern->record.id;
  TilDate due = til_concern_feedback_due (concern);
  g_autofree char *date = til_dated (concern->date);
  g_autofree char *name = til_text_fill (_ ("Report of concern of {date}"), "date", date, NULL);
  g_autofree char *unit = til_text_isolate (til_case_unit_name (kase, concern->unit_id));
  g_autofree char *feedback = describe_feedback (concern);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *line;

  gtk_box_append (GTK_BOX (head), head_new (concern->date, unit));
  if (!til_case_model_is_read_only (self->model))
    {
      gtk_box_append (GTK_BOX (head),
                      icon_button_new (self, "document-edit-symbolic", _ ("Edit report of concern"),
                                       id, G_CALLBACK (edit_concern_cb)));
      gtk_box_append (GTK_BOX (head),
                      icon_button_new (self, "user-trash-symbolic", _ ("Delete report of concern"),
                                       id, G_CALLBACK (delete_concern_cb)));
    }
  gtk_box_append (GTK_BOX (box), head);
  if (concern->areas->len > 0)
    gtk_box_append (GTK_BOX (box), til_area_chips_new (kase, concern->wheel_key, concern->areas));
  line = til_line_new (feedback, "caption");
  gtk_widget_add_css_class (line, due != TIL_DATE_NONE && due <= til_date_today () ? "til-attention"
                                                                                   : "dim-label");
  gtk_box_append (GTK_BOX (box), line);
  return til_content_row_new (name, box);
}

static void
show_concerns (TilNoticePanel *self, const TilCase *kase)
{
  const GPtrArray *records = kase->records[TIL_RECORD_CONCERN];

  for (guint i = records->len; i-- > 0;)
    {
      const TilConcern *concern = g_ptr_array_index (records, i);

      add_row (self, self->concerns, concern_row_new (self, kase, concern), concern->record.id);
    }
}

/* The whole */

static void
describe_record (GString *text, gconstpointer record)
{
  const TilRecord *self = record;

  g_string_append_printf (text, "%s%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT " ", self->class->name,
                          self->id, self->revision);
}

/* Everything that the rows say, so that they are built anew only when it changed. */
static char *
describe_case (const TilCase *kase)
{
  static const TilRecordKind kinds[] = { TIL_RECORD_OBSERVATION, TIL_RECORD_CONCERN,
                                         TIL_RECORD_RESPONSIBLE };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; j < kase->records[kinds[i]]->len; j++)
      describe_record (text, kase->records[kinds[i]]->pdata[j]);
  g_string_append_printf (text, "%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, kase->child->revision,
                          kase->child->responsible_id);
  for (guint i = 0; i < kase->units->len; i++)
    g_string_append (text, ((TilUnit *)kase->units->pdata[i])->name);
  for (guint i = 0; i < kase->staff->len; i++)
    g_string_append (text, ((TilStaff *)kase->staff->pdata[i])->name);
  return g_string_free (text, FALSE);
}

static gint64
focused_record (TilNoticePanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return -1;
  for (; focus != GTK_WIDGET (self); focus = gtk_widget_get_parent (focus))
    if (g_object_get_data (G_OBJECT (focus), RECORD_KEY) != NULL)
      return record_of (focus);
  return -1;
}

static void
til_notice_panel_dispose (GObject *object)
{
  TilNoticePanel *self = TIL_NOTICE_PANEL (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (til_notice_panel_parent_class)->dispose (object);
}

static void
til_notice_panel_finalize (GObject *object)
{
  TilNoticePanel *self = TIL_NOTICE_PANEL (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shown);
  G_OBJECT_CLASS (til_notice_panel_parent_class)->finalize (object);
}

static void
til_notice_panel_class_init (TilNoticePanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = til_notice_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_notice_panel_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static AdwPreferencesGroup *
add_group (TilNoticePanel *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (self->box), group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
til_notice_panel_init (TilNoticePanel *self)
{
  self->rows = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  til_set_accessible_label (GTK_WIDGET (self), til_step_name (TIL_STEP_NOTICE));
  self->observations = add_group (self, _ ("What Has Been Noticed"));
  self->responsible = add_group (self, _ ("Best-Interests Lead"));
  self->concerns = add_group (self, _ ("Duty to Report"));
}

GtkWidget *
til_notice_panel_new (TilCaseModel *model)
{
  TilNoticePanel *self = g_object_new (TIL_TYPE_NOTICE_PANEL, NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("New _Observation"));

  self->model = g_object_ref (model);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, !til_case_model_is_read_only (model));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (new_observation_cb), self);
  adw_preferences_group_set_header_suffix (self->observations, button);
  adw_preferences_group_add (self->concerns, til_duty_row_new (model));
  return GTK_WIDGET (self);
}

static AdwPreferencesGroup *
group_of (GtkWidget *row)
{
  return ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP));
}

void
til_notice_panel_show (TilNoticePanel *self)
{
  const TilCase *kase = til_case_model_get_case (self->model);
  g_autofree char *wanted = describe_case (kase);
  gint64 focused;

  if (g_strcmp0 (self->shown, wanted) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&wanted);
  focused = focused_record (self);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (group_of (self->rows->pdata[i]), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  show_observations (self, kase);
  show_responsible (self, kase);
  show_concerns (self, kase);
  for (guint i = 0; i < self->rows->len; i++)
    if (focused > 0 && record_of (self->rows->pdata[i]) == focused)
      {
        gtk_widget_child_focus (self->rows->pdata[i], GTK_DIR_TAB_FORWARD);
        break;
      }
}

static GtkWidget *
find_row (TilNoticePanel *self, AdwPreferencesGroup *group, gint64 id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (group_of (self->rows->pdata[i]) == group && record_of (self->rows->pdata[i]) == id)
      return self->rows->pdata[i];
  return NULL;
}

/* What waits to be done comes before what is merely there. */
static GtkWidget *
find_waiting (TilNoticePanel *self, const TilCase *kase, gint64 id)
{
  const TilConcern *concern = til_case_record (kase, TIL_RECORD_CONCERN, id);
  const TilObservation *observation = til_case_record (kase, TIL_RECORD_OBSERVATION, id);
  gboolean feedback = concern != NULL && til_concern_feedback_due (concern) != TIL_DATE_NONE;
  gboolean waits = observation != NULL && observation->received_on == TIL_DATE_NONE;

  if (feedback)
    return find_row (self, self->concerns, id);
  if (waits)
    return find_row (self, self->observations, id);
  return NULL;
}

gboolean
til_notice_panel_focus (TilNoticePanel *self, gint64 record_id)
{
  const TilCase *kase = til_case_model_get_case (self->model);
  GtkWidget *row;

  if (record_id == 0 && kase->child->responsible_id == 0)
    row = find_row (self, self->responsible, 0);
  else if (record_id == 0)
    return FALSE;
  else
    {
      row = find_waiting (self, kase, record_id);
      if (row == NULL && til_case_mapping (kase, record_id) == NULL)
        row = find_row (self, self->observations, record_id);
      if (row == NULL && til_case_mapping (kase, record_id) == NULL)
        row = find_row (self, self->concerns, record_id);
    }
  if (row == NULL)
    return FALSE;
  til_show_widget (row);
  return TRUE;
}
