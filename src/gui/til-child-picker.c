/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-child-picker.h"

#include <glib/gi18n-lib.h>

#include "til-consultation-form.h"
#include "til-gui-util.h"
#include "til-text.h"

#define MOST_LINES 50

/* Searching */

typedef struct
{
  TilPicker *picker;         /* borrowed: it owns this */
  TilStore *store;           /* (owned) */
  GCancellable *cancellable; /* (owned) of the search that runs */
} Search;

typedef struct
{
  Search *search;            /* borrowed while cancellable is not cancelled */
  GCancellable *cancellable; /* (owned) */
} Answer;

static void
search_free (gpointer data)
{
  Search *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->store);
  g_free (self);
}

static Answer *
answer_new (Search *search)
{
  Answer *self = g_new0 (Answer, 1);

  self->search = search;
  self->cancellable = g_object_ref (search->cancellable);
  return self;
}

static void
answer_free (Answer *self)
{
  g_object_unref (self->cancellable);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static void
add_line (TilPicker *picker, const TilChildSummary *summary)
{
  g_autofree char *birth = til_date_format (summary->birth_date);
  g_autofree char *date = til_text_isolate_ltr (birth);
  g_autofree char *unit = til_text_isolate (summary->unit);
  g_autofree char *both = til_text_fill (_ ("{date}, {unit}"), "date", date, "unit", unit, NULL);

  til_picker_add (picker, summary->id, summary->name, *summary->unit ? both : date);
}

static void
summaries_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Answer) answer = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
      summaries = til_store_get_summaries_finish (TIL_STORE (source), result, &error);
  TilPicker *picker;

  if (g_cancellable_is_cancelled (answer->cancellable) || !summaries)
    return;
  picker = answer->search->picker;
  til_picker_clear (picker);
  for (guint i = 0; i < summaries->len; i++)
    if (summaries->pdata[i])
      add_line (picker, summaries->pdata[i]);
  til_picker_finish (picker);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Answer) answer = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = til_store_query_children_finish (TIL_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (answer->cancellable) || !ids)
    return;
  til_store_get_summaries_async (TIL_STORE (source), (const gint64 *)ids->data,
                                 MIN (ids->len, MOST_LINES), answer->cancellable, summaries_cb,
                                 answer_new (answer->search));
}

static void
search_cb (Search *self, const char *text)
{
  TilChildQuery *query = til_child_query_new ();

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  query->search = g_strdup (text);
  query->step = -1;
  til_store_query_children_async (self->store, query, self->cancellable, found_cb,
                                  answer_new (self));
  til_child_query_free (query);
}

TilPicker *
til_child_picker_new (TilStore *store, const char *title)
{
  TilPicker *picker = til_picker_new (title, _ ("Search for a name, a unit or a number"),
                                      _ ("No child is found. Children are added under Children."));
  Search *search = g_new0 (Search, 1);

  search->picker = picker;
  search->store = g_object_ref (store);
  search->cancellable = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (picker), "til-child-search", search, search_free);
  g_signal_connect_swapped (picker, "search", G_CALLBACK (search_cb), search);
  search_cb (search, "");
  return picker;
}

/* Naming (R8) */

typedef struct
{
  GtkWidget *owner; /* (owned) */
  TilStore *store;  /* (owned) */
  TilTeam *team;    /* (owned) */
  TilCase *kase;    /* (owned) (nullable) */
  TilDate on;
  TilNamedFunc func;
  gpointer data;
} Naming;

static void
naming_free (gpointer data)
{
  Naming *self = data;

  g_object_unref (self->owner);
  g_object_unref (self->store);
  til_record_free (self->team);
  g_clear_pointer (&self->kase, til_case_free);
  g_free (self);
}

static void
naming_closure_free (gpointer data, GClosure *closure)
{
  naming_free (data);
}

static void
response_cb (GtkWidget *dialog, const char *response, Naming *self)
{
  g_autoptr (TilConsultation) consultation = NULL;
  g_autoptr (GArray) units = NULL;

  if (g_strcmp0 (response, "consult") != 0)
    return;
  units = til_team_units (self->team, self->on);
  consultation = til_consultation_propose (self->kase, NULL);
  consultation->team_id = self->team->record.id;
  g_array_append_vals (consultation->units, units->data, units->len);
  til_consultation_form_new (self->owner, self->store, self->kase, consultation);
}

/* Takes self. */
static void
refuse (Naming *self, const char *why)
{
  GtkRoot *root = gtk_widget_get_root (self->owner);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              _ ("The child can’t be named here"), why);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"), "consult",
                                    _ ("Consultation without _Name…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "consult",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "consult");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, naming_closure_free,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
case_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Naming *self = data;
  g_autoptr (GError) error = NULL;

  self->kase = til_store_get_case_finish (TIL_STORE (source), result, &error);
  if (!self->kase || !gtk_widget_get_root (self->owner))
    {
      if (!self->kase)
        til_show_error (self->owner, _ ("The child can’t be read"), error);
      naming_free (self);
      return;
    }
  if (!til_case_check_team (self->kase, self->team, self->on, &error))
    {
      refuse (self, error->message);
      return;
    }
  self->func (self->kase, self->data);
  naming_free (self);
}

static void
picked_cb (TilPicker *picker, gint64 id, Naming *asked)
{
  Naming *self = g_new0 (Naming, 1);

  self->owner = g_object_ref (asked->owner);
  self->store = g_object_ref (asked->store);
  self->team = til_record_copy (asked->team);
  self->on = asked->on;
  self->func = asked->func;
  self->data = asked->data;
  til_store_get_case_async (self->store, id, NULL, case_read_cb, self);
}

void
til_child_picker_pick_named (GtkWidget *owner,
                             TilStore *store,
                             const TilTeam *team,
                             TilDate on,
                             const char *title,
                             TilNamedFunc func,
                             gpointer data)
{
  TilPicker *picker = til_child_picker_new (store, title);
  Naming *asked = g_new0 (Naming, 1);

  asked->owner = g_object_ref (owner);
  asked->store = g_object_ref (store);
  asked->team = til_record_copy (team);
  asked->on = on;
  asked->func = func;
  asked->data = data;
  g_signal_connect_data (picker, "picked", G_CALLBACK (picked_cb), asked, naming_closure_free, 0);
  til_picker_present (picker, owner);
}
