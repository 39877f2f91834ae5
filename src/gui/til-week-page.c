/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-week-page.h"

#include "til-accessible-names.h"
#include "til-gui-util.h"
#include "til-screen-text.h"
#include "til-teams-view.h"
#include "til-text.h"

#include <glib/gi18n-lib.h>

/* So many lines of a section are shown until all are asked for. */
#define FEW 20
#define REFRESH_PAUSE_MS 200

typedef enum
{
  SECTION_LATE,
  SECTION_TODAY,
  SECTION_WEEK,
  SECTION_NEXT_WEEK,
  SECTION_CONSENTS,
  SECTION_NO_NEXT_STEP,
  N_SECTIONS
} Section;

struct _TilWeekPage
{
  AdwBin parent_instance;

  AdwViewStack *views;
  AdwViewSwitcherTitle *switcher_title;
  GtkToggleButton *mine_button;
  GtkToggleButton *all_button;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkWidget *empty_button;
  AdwStatusPage *problem;
  GtkBox *sections;

  TilStore *store;           /* (owned) */
  GCancellable *cancellable; /* (owned) of what is being read */
  GPtrArray *items;          /* (owned) (nullable) (element-type TilAgendaItem) until read */
  gboolean all_shown[N_SECTIONS];
  char *last_key; /* (owned) (nullable) of the line that was opened */
  guint refresh;  /* (owned) timeout, 0 without */
  gboolean stale;
  gboolean folded;
  gboolean chosen; /* somebody has chosen between their own and all */
  gboolean updating;
};

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

enum
{
  CHILD_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilWeekPage, til_week_page, ADW_TYPE_BIN)

static void read_items (TilWeekPage *self);
static TilTeamsView *ensure_teams (TilWeekPage *self);

static const char *
section_title (Section section)
{
  switch (section)
    {
    case SECTION_LATE:
      return _ ("Late");
    case SECTION_TODAY:
      return _ ("Today");
    case SECTION_WEEK:
      return _ ("This Week");
    case SECTION_NEXT_WEEK:
      return _ ("Next Week");
    case SECTION_CONSENTS:
      return _ ("Consents Running Out");
    case SECTION_NO_NEXT_STEP:
      return _ ("Without a Next Step");
    case N_SECTIONS:
    default:
      g_return_val_if_reached ("");
    }
}

/* N_SECTIONS: further off than the list reaches. */
static Section
section_of (const TilAgendaItem *item, TilDate today)
{
  if (item->kind == TIL_AGENDA_NO_NEXT_STEP)
    return SECTION_NO_NEXT_STEP;
  if (item->late)
    return SECTION_LATE;
  if (item->kind == TIL_AGENDA_CONSENT)
    return SECTION_CONSENTS;
  if (item->date <= today)
    return SECTION_TODAY;
  if (item->date <= til_date_last_of_week (today))
    return SECTION_WEEK;
  return item->date <= til_date_last_of_week (today) + 7 ? SECTION_NEXT_WEEK : N_SECTIONS;
}

static char *
item_key (const TilAgendaItem *item)
{
  return g_strdup_printf ("%d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                          item->kind, item->child_id, item->team_id, item->record_id);
}

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
show_team (TilWeekPage *self, gint64 team_id, gint64 meeting_id)
{
  til_teams_view_show_team (ensure_teams (self), team_id, meeting_id);
  adw_view_stack_set_visible_child_name (self->views, "teams");
}

static void
row_activated_cb (GtkWidget *row, TilWeekPage *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "til-item"));
  const TilAgendaItem *item;

  if (index >= self->items->len)
    return;
  item = g_ptr_array_index (self->items, index);
  g_free (self->last_key);
  self->last_key = item_key (item);
  if (item->child_id != 0)
    g_signal_emit (self, signals[CHILD_ACTIVATED], 0, item->child_id,
                   (int)til_agenda_kind_place (item->kind), item->record_id);
  else
    show_team (self, item->team_id, item->record_id);
}

/* "14:00" or "2026-11-24 14:00"; what is today needs no date. (transfer full) */
static char *
describe_when (const TilAgendaItem *item, Section section)
{
  g_autofree char *date = til_date_format (item->date);

  if (item->time == NULL || *item->time == '\0')
    return g_steal_pointer (&date);
  return section == SECTION_TODAY ? g_strdup (item->time)
                                  : g_strconcat (date, " ", item->time, NULL);
}

static char *
describe_what (const TilAgendaItem *item)
{
  g_autofree char *what = til_text_isolate (
      item->what != NULL && *item->what != '\0' ? item->what : til_agenda_kind_name (item->kind));
  g_autofree char *who = til_text_isolate (item->who != NULL ? item->who : "");
  g_autofree char *turn = NULL;

  what = til_screen_paragraph (g_steal_pointer (&what));
  if (item->who == NULL || *item->who == '\0')
    return g_steal_pointer (&what);
  turn = til_text_fill (_ ("Whose turn: {who}"), "who", who, NULL);
  return g_strconcat (what, "\n", turn, NULL);
}

static GtkWidget *
row_new (TilWeekPage *self, guint index, Section section)
{
  const TilAgendaItem *item = g_ptr_array_index (self->items, index);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = describe_when (item, section);
  g_autofree char *what = describe_what (item);
  g_autofree char *distance = til_relative_date (item->date, til_date_today ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->child_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), what);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  if (*when != '\0')
    {
      GtkWidget *date = label_new (when, "tabular");

      gtk_widget_add_css_class (date, "dim-label");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), date);
    }
  if (item->date != TIL_DATE_NONE && section != SECTION_TODAY)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               label_new (distance, item->late ? "error" : "dim-label"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "til-item", GUINT_TO_POINTER (index));
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);
  return row;
}

static void show_items (TilWeekPage *self);

static void
show_all_cb (GtkWidget *button, TilWeekPage *self)
{
  Section section = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "til-section"));

  self->all_shown[section] = TRUE;
  read_items (self); /* the others were not even read */
}

static void
append_section (TilWeekPage *self, Section section, const GArray *indices)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *list = gtk_list_box_new ();
  guint n = self->all_shown[section] ? indices->len : MIN (indices->len, FEW);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  til_set_accessible_label (list, section_title (section));
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         row_new (self, g_array_index (indices, guint, i), section));
  gtk_box_append (GTK_BOX (box), label_new (section_title (section), "heading"));
  gtk_box_append (GTK_BOX (box), list);
  if (n < indices->len)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Show _All"));
      g_autofree char *spoken = til_text_fill (_ ("Show all: {section}"), "section",
                                               section_title (section), NULL);

      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      til_set_accessible_label (button, spoken);
      g_object_set_data (G_OBJECT (button), "til-section", GINT_TO_POINTER (section));
      g_signal_connect_object (button, "clicked", G_CALLBACK (show_all_cb), self, 0);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_box_append (self->sections, box);
}

static void
show_empty (TilWeekPage *self)
{
  gboolean mine = gtk_toggle_button_get_active (self->mine_button);

  adw_status_page_set_title (self->empty, mine ? _ ("Nothing for You") : _ ("Nothing This Week"));
  adw_status_page_set_description (
      self->empty, _ ("Meetings, follow-ups, actions and consents that run out will stand here, "
                      "and children without a next step."));
  gtk_widget_set_visible (self->empty_button, mine);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static gboolean
has_focus (TilWeekPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sections));
}

static void
show_items (TilWeekPage *self)
{
  TilDate today = til_date_today ();
  g_autoptr (GPtrArray) indices = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  gboolean focused = has_focus (self);
  gboolean any = FALSE;
  GtkWidget *old;

  for (int i = 0; i < N_SECTIONS; i++)
    g_ptr_array_add (indices, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < self->items->len; i++)
    {
      Section section = section_of (g_ptr_array_index (self->items, i), today);

      if (section < N_SECTIONS)
        g_array_append_val ((GArray *)g_ptr_array_index (indices, section), i);
    }
  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, old);
  for (int i = 0; i < N_SECTIONS; i++)
    if (((GArray *)g_ptr_array_index (indices, i))->len > 0)
      {
        append_section (self, i, g_ptr_array_index (indices, i));
        any = TRUE;
      }
  til_drop_doubled_names (GTK_WIDGET (self->sections));
  if (!any)
    show_empty (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "list");
  if (focused)
    til_week_page_focus_list (self);
}

static void
items_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilWeekPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = til_store_list_agenda_finish (TIL_STORE (source), result, &error);

  if (til_error_is_cancelled (error))
    return;
  if (items == NULL)
    {
      adw_status_page_set_description (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_steal_pointer (&items);
  show_items (self);
}

/* Whoever has said who they are begins with what is theirs. */
static void
show_whose (TilWeekPage *self, gint64 actor)
{
  self->updating = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->mine_button), actor != 0);
  if (actor == 0)
    gtk_toggle_button_set_active (self->all_button, TRUE);
  else if (!self->chosen)
    gtk_toggle_button_set_active (self->mine_button, TRUE);
  self->updating = FALSE;
}

static gboolean
any_all_shown (TilWeekPage *self)
{
  for (guint i = 0; i < N_SECTIONS; i++)
    if (self->all_shown[i])
      return TRUE;
  return FALSE;
}

static void
read_items (TilWeekPage *self)
{
  TilDate today = til_date_today ();
  gint64 actor = til_store_get_actor (self->store);
  TilAgendaQuery query = { .from = today };

  g_clear_handle_id (&self->refresh, g_source_remove);
  self->stale = FALSE;
  show_whose (self, actor);
  query.to = MAX (til_date_last_of_week (today) + 7, today + TIL_CONSENT_WARN_DAYS);
  query.staff_id = gtk_toggle_button_get_active (self->mine_button) ? actor : 0;
  /* One more than is shown, to know that there are more. */
  query.limit = any_all_shown (self) ? 0 : FEW + 1;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  til_store_list_agenda_async (self->store, &query, self->cancellable, items_read_cb,
                               g_object_ref (self));
}

static gboolean
refresh_cb (gpointer data)
{
  TilWeekPage *self = data;

  self->refresh = 0;
  read_items (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (TilWeekPage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->refresh == 0)
    self->refresh = g_timeout_add (REFRESH_PAUSE_MS, refresh_cb, self);
}

static void
whose_toggled_cb (TilWeekPage *self)
{
  if (self->updating || self->store == NULL)
    return;
  self->chosen = TRUE;
  memset (self->all_shown, 0, sizeof self->all_shown);
  read_items (self);
}

static void
empty_clicked_cb (TilWeekPage *self)
{
  gtk_toggle_button_set_active (self->all_button, TRUE);
}

/* What it is made of */

static GtkWidget *
whose_new (TilWeekPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->mine_button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (_ ("_Mine")));
  self->all_button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (_ ("A_ll")));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->mine_button),
                               _ ("What you are to do, and the children you answer for"));
  gtk_toggle_button_set_group (self->all_button, self->mine_button);
  gtk_toggle_button_set_active (self->all_button, TRUE);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->mine_button));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->all_button));
  g_signal_connect_object (self->mine_button, "toggled", G_CALLBACK (whose_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  return box;
}

static GtkWidget *
empty_new (TilWeekPage *self)
{
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->empty, "x-office-calendar-symbolic");
  self->empty_button = gtk_button_new_with_mnemonic (_ ("Show _All"));
  gtk_widget_set_halign (self->empty_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->empty_button, "pill");
  gtk_widget_add_css_class (self->empty_button, "suggested-action");
  adw_status_page_set_child (self->empty, self->empty_button);
  g_signal_connect_object (self->empty_button, "clicked", G_CALLBACK (empty_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->empty);
}

static GtkWidget *
week_new (TilWeekPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  self->sections = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  self->problem = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->problem, "dialog-warning-symbolic");
  adw_status_page_set_title (self->problem, _ ("The List Can’t Be Read"));
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  til_set_accessible_label (spinner, _ ("Reading"));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, spinner, "reading");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->sections), "list");
  gtk_stack_add_named (self->stack, empty_new (self), "empty");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->problem), "problem");
  gtk_box_append (GTK_BOX (box), whose_new (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 560);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static GtkWidget *
header_new (TilWeekPage *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *back = til_icon_button_new ("go-previous-symbolic", _ ("Show Places"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "win.back");
  g_object_bind_property (self, "folded", back, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "folded", header, "show-start-title-buttons",
                          G_BINDING_SYNC_CREATE);
  self->switcher_title = ADW_VIEW_SWITCHER_TITLE (adw_view_switcher_title_new ());
  adw_view_switcher_title_set_title (self->switcher_title, _ ("Meetings"));
  adw_view_switcher_title_set_stack (self->switcher_title, self->views);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->switcher_title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), back);
  return header;
}

/* Back from a child of a team: its page, and nothing to do there. */
static void
team_child_cb (TilWeekPage *self, gint64 child_id)
{
  g_signal_emit (self, signals[CHILD_ACTIVATED], 0, child_id, (int)TIL_PLACE_WHEEL, (gint64)0);
}

/* Made when they are first shown. */
static TilTeamsView *
ensure_teams (TilWeekPage *self)
{
  AdwBin *bin = ADW_BIN (adw_view_stack_get_child_by_name (self->views, "teams"));

  if (adw_bin_get_child (bin) == NULL)
    {
      GtkWidget *teams = til_teams_view_new (self->store);

      g_signal_connect_object (teams, "child-activated", G_CALLBACK (team_child_cb), self,
                               G_CONNECT_SWAPPED);
      adw_bin_set_child (bin, teams);
    }
  return TIL_TEAMS_VIEW (adw_bin_get_child (bin));
}

static void
view_shown_cb (TilWeekPage *self)
{
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "teams") == 0)
    ensure_teams (self);
}

static void
til_week_page_map (GtkWidget *widget)
{
  TilWeekPage *self = TIL_WEEK_PAGE (widget);

  GTK_WIDGET_CLASS (til_week_page_parent_class)->map (widget);
  if (self->stale)
    read_items (self);
}

static void
til_week_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FOLDED)
    g_value_set_boolean (value, TIL_WEEK_PAGE (object)->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
til_week_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TilWeekPage *self = TIL_WEEK_PAGE (object);

  if (id != PROP_FOLDED)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (self->folded != g_value_get_boolean (value))
    {
      self->folded = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
til_week_page_dispose (GObject *object)
{
  TilWeekPage *self = TIL_WEEK_PAGE (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (til_week_page_parent_class)->dispose (object);
}

static void
til_week_page_finalize (GObject *object)
{
  TilWeekPage *self = TIL_WEEK_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self->last_key);
  G_OBJECT_CLASS (til_week_page_parent_class)->finalize (object);
}

static void
til_week_page_class_init (TilWeekPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = til_week_page_get_property;
  object_class->set_property = til_week_page_set_property;
  object_class->dispose = til_week_page_dispose;
  object_class->finalize = til_week_page_finalize;
  GTK_WIDGET_CLASS (klass)->map = til_week_page_map;
  props[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                 G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[CHILD_ACTIVATED] = g_signal_new ("child-activated", TIL_TYPE_WEEK_PAGE, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT64,
                                           G_TYPE_INT, G_TYPE_INT64);
}

static void
til_week_page_init (TilWeekPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_view_switcher_bar_new ();

  self->cancellable = g_cancellable_new ();
  self->stale = TRUE;
  self->views = ADW_VIEW_STACK (adw_view_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->views), TRUE);
  adw_view_stack_add_titled_with_icon (self->views, week_new (self), "week", _ ("This Week"),
                                       "x-office-calendar-symbolic");
  adw_view_stack_add_titled_with_icon (self->views, adw_bin_new (), "teams", _ ("Teams"),
                                       "system-users-symbolic");
  g_signal_connect_object (self->views, "notify::visible-child-name", G_CALLBACK (view_shown_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), header_new (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->views));
  adw_view_switcher_bar_set_stack (ADW_VIEW_SWITCHER_BAR (bar), self->views);
  g_object_bind_property (self->switcher_title, "title-visible", bar, "reveal",
                          G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), bar);
  adw_bin_set_child (ADW_BIN (self), box);
  til_drop_doubled_names (GTK_WIDGET (self));
}

GtkWidget *
til_week_page_new (TilStore *store)
{
  TilWeekPage *self = g_object_new (TIL_TYPE_WEEK_PAGE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
til_week_page_focus_list (TilWeekPage *self)
{
  GtkWidget *first = NULL;

  g_return_if_fail (TIL_IS_WEEK_PAGE (self));

  for (GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->sections)); box != NULL;
       box = gtk_widget_get_next_sibling (box))
    {
      GtkWidget *list = gtk_widget_get_next_sibling (gtk_widget_get_first_child (box));

      for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
           row = gtk_widget_get_next_sibling (row))
        {
          guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "til-item"));
          g_autofree char *key = item_key (g_ptr_array_index (self->items, index));

          if (first == NULL)
            first = row;
          if (g_strcmp0 (key, self->last_key) == 0)
            {
              gtk_widget_grab_focus (row);
              return;
            }
        }
    }
  if (first != NULL)
    gtk_widget_grab_focus (first);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->all_button));
}
