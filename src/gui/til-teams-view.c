/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-teams-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "til-consultation-form.h"
#include "til-gui-util.h"
#include "til-team-data.h"
#include "til-team-form.h"
#include "til-team-page.h"
#include "til-text.h"

#define WIDTH 760

struct _TilTeamsView
{
  GtkWidget parent_instance;

  AdwToastOverlay *toasts;   /* borrowed */
  GtkStack *stack;           /* borrowed */
  GtkBox *list;              /* borrowed */
  GtkWidget *first_button;   /* borrowed: of the empty page */
  TilTeamPage *page;         /* borrowed */
  TilStore *store;           /* (owned) */
  GCancellable *cancellable; /* (owned) of what is being read */
  GPtrArray *teams;          /* (owned) (nullable) */
  GPtrArray *consultations;  /* (owned) (nullable) */
  GPtrArray *units;          /* (owned) (nullable) */
  GPtrArray *staff;          /* (owned) (nullable) */
  gint64 team_id;            /* that is shown, 0 the list */
  gint64 meeting_id;         /* to open, 0 none */
  gboolean stale;
};

enum
{
  CHILD_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilTeamsView, til_teams_view, GTK_TYPE_WIDGET)

static void show (TilTeamsView *self);

static void
new_cb (TilTeamsView *self)
{
  til_team_form_new (GTK_WIDGET (self), self->store, NULL);
}

static void
consult_cb (TilTeamsView *self)
{
  g_autoptr (TilConsultation) consultation = til_record_new_of (TIL_RECORD_CONSULTATION);

  consultation->date = til_date_today ();
  til_consultation_form_new (GTK_WIDGET (self), self->store, NULL, consultation);
}

static void
team_activated_cb (GtkWidget *row, TilTeamsView *self)
{
  til_teams_view_show_team (self, *(gint64 *)g_object_get_data (G_OBJECT (row), "til-id"), 0);
}

static void
back_cb (TilTeamsView *self)
{
  til_teams_view_show_team (self, 0, 0);
}

static void
child_cb (TilTeamsView *self, gint64 id)
{
  g_signal_emit (self, signals[CHILD_ACTIVATED], 0, id);
}

/* Undo */

typedef struct
{
  TilTeamsView *view; /* borrowed: the toast goes with it */
  TilRecordKind kind;
  gint64 id;
} Undo;

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilTeamsView) self = data;
  g_autoptr (GError) error = NULL;

  if (!til_store_write_finish (TIL_STORE (source), result, &error))
    til_show_error (GTK_WIDGET (self), _ ("This could not be restored"), error);
}

static void
undo_cb (AdwToast *toast, Undo *undo)
{
  til_store_set_record_deleted_async (undo->view->store, undo->kind, undo->id, FALSE, NULL,
                                      restored_cb, g_object_ref (undo->view));
}

static void
undo_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static const char *
deleted_text (TilRecordKind kind)
{
  switch (kind)
    {
    case TIL_RECORD_TEAM:
      return _ ("Team deleted");
    case TIL_RECORD_CONSULTATION:
      return _ ("Consultation deleted");
    default:
      return _ ("Meeting deleted");
    }
}

static void
offer_undo (TilTeamsView *self, TilRecordKind kind, gint64 id)
{
  AdwToast *toast = til_toast_new (deleted_text (kind));
  Undo *undo = g_new0 (Undo, 1);

  undo->view = self;
  undo->kind = kind;
  undo->id = id;
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), undo, undo_free, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
  if (kind == TIL_RECORD_TEAM)
    til_teams_view_show_team (self, 0, 0);
}

typedef struct
{
  TilTeamsView *view; /* (owned) */
  TilRecordKind kind;
  gint64 id;
} Deletion;

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Deletion *deletion = data;
  g_autoptr (GError) error = NULL;

  if (!til_store_write_finish (TIL_STORE (source), result, &error))
    til_show_error (GTK_WIDGET (deletion->view), _ ("This could not be deleted"), error);
  else if (deletion->view->toasts)
    offer_undo (deletion->view, deletion->kind, deletion->id);
  g_object_unref (deletion->view);
  g_free (deletion);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TilTeamsView *self = TIL_TEAMS_VIEW (widget);
  Deletion *deletion = g_new0 (Deletion, 1);
  int kind;

  g_variant_get (parameter, "(ix)", &kind, &deletion->id);
  deletion->kind = (TilRecordKind)kind;
  deletion->view = g_object_ref (self);
  til_store_set_record_deleted_async (self->store, deletion->kind, deletion->id, TRUE, NULL,
                                      deleted_cb, deletion);
}

/* What is shown */

static GtkWidget *
add_group (TilTeamsView *self, const char *title, const char *button, GCallback callback)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *add = gtk_button_new_with_label (button);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (add, !til_store_get_read_only (self->store));
  g_signal_connect_object (add, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), add);
  gtk_box_append (self->list, group);
  return group;
}

static guint
count_members (const TilTeam *team)
{
  TilDate today = til_date_today ();
  guint n = 0;

  for (guint i = 0; i < team->members->len; i++)
    {
      const TilTeamMember *member = team->members->pdata[i];

      n += member->until == TIL_DATE_NONE || member->until >= today;
    }
  return n;
}

static void
add_team (TilTeamsView *self, GtkWidget *group, const TilTeam *team)
{
  GtkWidget *row = adw_action_row_new ();
  guint n = count_members (team);
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *members = til_text_fill (
      g_dngettext (GETTEXT_PACKAGE, "{n} member", "{n} members", n), "n", count, NULL);
  g_autofree char *summary = til_team_summary (team);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", summary, members);
  g_autofree char *name = til_text_isolate (team->name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  til_set_accessible_label (row, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "til-id", g_memdup2 (&team->record.id, sizeof (gint64)),
                          g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (team_activated_cb), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
show_list (TilTeamsView *self)
{
  GtkWidget *group, *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_box_remove (self->list, child);
  group = add_group (self, _ ("Teams"), _ ("New Team…"), G_CALLBACK (new_cb));
  for (guint i = 0; i < self->teams->len; i++)
    add_team (self, group, self->teams->pdata[i]);
  group = add_group (self, _ ("Consultations without name"), _ ("New Consultation…"),
                     G_CALLBACK (consult_cb));
  if (self->consultations->len == 0)
    adw_preferences_group_set_description (
        ADW_PREFERENCES_GROUP (group),
        _ ("Where there is no consent a team can still be asked for advice, without the name."));
  for (guint i = 0; i < self->consultations->len; i++)
    adw_preferences_group_add (
        ADW_PREFERENCES_GROUP (group),
        til_consultation_row_new (self->store, self->consultations->pdata[i]));
}

static void
show (TilTeamsView *self)
{
  const TilTeam *team;

  if (!self->teams || !self->consultations || !self->units || !self->staff)
    return;
  team = self->team_id != 0 ? til_record_array_find (self->teams, self->team_id) : NULL;
  if (team)
    {
      til_team_page_show (self->page, team, self->units, self->staff, self->consultations);
      if (self->meeting_id != 0)
        til_team_page_open_meeting (self->page, self->meeting_id);
      self->meeting_id = 0;
      gtk_stack_set_visible_child_name (self->stack, "team");
      return;
    }
  self->team_id = 0;
  show_list (self);
  gtk_widget_set_visible (self->first_button, !til_store_get_read_only (self->store));
  gtk_stack_set_visible_child_name (
      self->stack, self->teams->len + self->consultations->len > 0 ? "list" : "empty");
}

/* Reading */

static void
take (TilTeamsView *self, GPtrArray **place, GPtrArray *rows, GError **error)
{
  if (!rows)
    {
      til_show_error (GTK_WIDGET (self), _ ("The teams can’t be read"), *error);
      return;
    }
  g_clear_pointer (place, g_ptr_array_unref);
  *place = rows;
}

static void
consultations_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilTeamsView) self = data;
  g_autoptr (GError) error = NULL;

  take (self, &self->consultations,
        til_store_list_records_finish (TIL_STORE (source), result, &error), &error);
  if (!error)
    show (self);
}

static void
teams_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilTeamsView) self = data;
  g_autoptr (GError) error = NULL;

  take (self, &self->teams, til_store_list_records_finish (TIL_STORE (source), result, &error),
        &error);
}

static void
units_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilTeamsView) self = data;
  g_autoptr (GError) error = NULL;

  take (self, &self->units, til_store_list_units_finish (TIL_STORE (source), result, &error),
        &error);
}

static void
staff_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilTeamsView) self = data;
  g_autoptr (GError) error = NULL;

  take (self, &self->staff, til_store_list_staff_finish (TIL_STORE (source), result, &error),
        &error);
}

/* Answers come in the order of the calls: the last one shows them all. */
static void
refresh (TilTeamsView *self)
{
  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  til_store_list_units_async (self->store, self->cancellable, units_cb, g_object_ref (self));
  til_store_list_staff_async (self->store, self->cancellable, staff_cb, g_object_ref (self));
  til_store_list_records_async (self->store, TIL_RECORD_TEAM, self->cancellable, teams_cb,
                                g_object_ref (self));
  til_store_list_records_async (self->store, TIL_RECORD_CONSULTATION, self->cancellable,
                                consultations_cb, g_object_ref (self));
}

static void
invalidate (TilTeamsView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
  else
    self->stale = TRUE;
}

static void
til_teams_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (til_teams_view_parent_class)->map (widget);
  if (TIL_TEAMS_VIEW (widget)->stale)
    refresh (TIL_TEAMS_VIEW (widget));
}

static void
til_teams_view_dispose (GObject *object)
{
  TilTeamsView *self = TIL_TEAMS_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer ((GtkWidget **)&self->toasts, gtk_widget_unparent);
  G_OBJECT_CLASS (til_teams_view_parent_class)->dispose (object);
}

static void
til_teams_view_finalize (GObject *object)
{
  TilTeamsView *self = TIL_TEAMS_VIEW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->teams, g_ptr_array_unref);
  g_clear_pointer (&self->consultations, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  G_OBJECT_CLASS (til_teams_view_parent_class)->finalize (object);
}

static void
til_teams_view_class_init (TilTeamsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_teams_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_teams_view_finalize;
  widget_class->map = til_teams_view_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "teamsview");
  gtk_widget_class_install_action (widget_class, "teams.delete", "(ix)", delete_action);
  signals[CHILD_ACTIVATED] = g_signal_new ("child-activated", TIL_TYPE_TEAMS_VIEW,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                           G_TYPE_INT64);
}

static GtkWidget *
scrolled_new (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  g_object_set (child, "margin-start", 12, "margin-end", 12, "margin-top", 12, "margin-bottom", 24,
                NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static GtkWidget *
empty_page_new (TilTeamsView *self)
{
  GtkWidget *page = adw_status_page_new ();

  self->first_button = gtk_button_new_with_label (_ ("New Team…"));
  gtk_widget_add_css_class (self->first_button, "suggested-action");
  gtk_widget_add_css_class (self->first_button, "pill");
  gtk_widget_set_halign (self->first_button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->first_button, "clicked", G_CALLBACK (new_cb), self);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "system-users-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Teams Yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("A team has members from several units and meets by a rhythm: barnombudsteam, "
         "elevhälsoteam, VITS, or one of your own."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), self->first_button);
  return page;
}

static void
til_teams_view_init (TilTeamsView *self)
{
  self->cancellable = g_cancellable_new ();
  self->stale = TRUE;
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_stack_add_named (self->stack, adw_bin_new (), "loading");
  gtk_stack_add_named (self->stack, empty_page_new (self), "empty");
  gtk_stack_add_named (self->stack, scrolled_new (GTK_WIDGET (self->list)), "list");
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->stack));
  gtk_widget_set_parent (GTK_WIDGET (self->toasts), GTK_WIDGET (self));
}

GtkWidget *
til_teams_view_new (TilStore *store)
{
  TilTeamsView *self = g_object_new (TIL_TYPE_TEAMS_VIEW, NULL);

  self->store = g_object_ref (store);
  self->page = TIL_TEAM_PAGE (til_team_page_new (store));
  gtk_stack_add_named (self->stack, scrolled_new (GTK_WIDGET (self->page)), "team");
  g_signal_connect_object (self->page, "back", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "child-activated", G_CALLBACK (child_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (invalidate), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
til_teams_view_show_team (TilTeamsView *self, gint64 team_id, gint64 meeting_id)
{
  g_return_if_fail (TIL_IS_TEAMS_VIEW (self));

  self->team_id = team_id;
  self->meeting_id = meeting_id;
  show (self);
  if (self->teams)
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}
