/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-choice.h"

#include "til-text.h"

#define MAX_BUTTON_CHARS 18
/* A list asks for no more than its lines must have, which for a shortened text is hardly anything.
 */
#define MIN_LIST_CHARS 32

struct _TilChoice
{
  GObject parent_instance;

  gint64 id;
  char *text; /* (owned) */
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_TEXT,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TilChoice, til_choice, G_TYPE_OBJECT)

static void
til_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TilChoice *self = TIL_CHOICE (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
til_choice_finalize (GObject *object)
{
  g_free (TIL_CHOICE (object)->text);

  G_OBJECT_CLASS (til_choice_parent_class)->finalize (object);
}

static void
til_choice_class_init (TilChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = til_choice_get_property;
  object_class->finalize = til_choice_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
til_choice_init (TilChoice *self)
{
}

static void
add_line (GListStore *lines, gint64 id, const char *text)
{
  g_autoptr (TilChoice) line = g_object_new (TIL_TYPE_CHOICE, NULL);

  line->id = id;
  line->text = g_strdup (text);
  g_list_store_append (lines, line);
}

static gboolean
same_lines (GListModel *a, GListModel *b)
{
  guint n = g_list_model_get_n_items (b);

  if (a == NULL || g_list_model_get_n_items (a) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) old = g_list_model_get_item (a, i);
      g_autoptr (TilChoice) line = g_list_model_get_item (b, i);

      if (!TIL_IS_CHOICE (old) || TIL_CHOICE (old)->id != line->id ||
          g_strcmp0 (TIL_CHOICE (old)->text, line->text) != 0)
        return FALSE;
    }

  return TRUE;
}

static GListModel *
get_model (gpointer widget)
{
  return ADW_IS_COMBO_ROW (widget) ? adw_combo_row_get_model (widget)
                                   : gtk_drop_down_get_model (widget);
}

static void
set_lines (gpointer widget, GListStore *lines)
{
  gint64 id = til_choice_get_id (widget);

  if (same_lines (get_model (widget), G_LIST_MODEL (lines)))
    return;
  if (ADW_IS_COMBO_ROW (widget))
    adw_combo_row_set_model (widget, G_LIST_MODEL (lines));
  else
    gtk_drop_down_set_model (widget, G_LIST_MODEL (lines));
  til_choice_set_id (widget, id);
}

static char *
get_line_text (gpointer item)
{
  if (TIL_IS_CHOICE (item))
    return g_strdup (TIL_CHOICE (item)->text);
  return g_strdup (gtk_string_object_get_string (item));
}

/* What a line is searched by: the marks that keep names apart (Unicode UAX 9) are never typed. */
static char *
get_search_text (gpointer item)
{
  g_autofree char *text = get_line_text (item);

  return til_text_strip_isolates (text);
}

static void
setup_label_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (data));
  gtk_list_item_set_child (item, label);
}

static void
bind_label_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_autofree char *text = get_line_text (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
bind_list_label_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));

  bind_label_cb (factory, item, data);
  gtk_label_set_width_chars (
      label, (int)MIN (g_utf8_strlen (gtk_label_get_label (label), -1), MIN_LIST_CHARS));
}

static GtkListItemFactory *
build_factory (int max_chars)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_label_cb), GINT_TO_POINTER (max_chars));
  g_signal_connect (factory, "bind",
                    max_chars < 0 ? G_CALLBACK (bind_list_label_cb) : G_CALLBACK (bind_label_cb),
                    NULL);
  return factory;
}

void
til_choice_setup (gpointer widget)
{
  g_autoptr (GtkListItemFactory) button = build_factory (MAX_BUTTON_CHARS);
  g_autoptr (GtkListItemFactory) list = build_factory (-1);
  g_autoptr (GtkExpression) expression = gtk_cclosure_expression_new (
      G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (get_search_text), NULL, NULL);

  if (ADW_IS_COMBO_ROW (widget))
    {
      adw_combo_row_set_factory (widget, button);
      adw_combo_row_set_list_factory (widget, list);
      adw_combo_row_set_expression (widget, expression);
      return;
    }
  gtk_drop_down_set_factory (widget, button);
  gtk_drop_down_set_list_factory (widget, list);
  gtk_drop_down_set_expression (widget, expression);
}

void
til_choice_set_units (gpointer widget, const char *first, const GPtrArray *units)
{
  g_autoptr (GListStore) lines = g_list_store_new (TIL_TYPE_CHOICE);

  add_line (lines, 0, first);
  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      const TilUnit *unit = g_ptr_array_index (units, i);
      g_autofree char *name = til_text_isolate (unit->name);

      add_line (lines, unit->id, name);
    }
  set_lines (widget, lines);
}

void
til_choice_set_staff (gpointer widget, const char *first, const GPtrArray *staff)
{
  g_autoptr (GListStore) lines = g_list_store_new (TIL_TYPE_CHOICE);

  add_line (lines, 0, first);
  for (guint i = 0; staff != NULL && i < staff->len; i++)
    {
      const TilStaff *member = g_ptr_array_index (staff, i);
      g_autofree char *name = til_text_isolate (member->name);

      add_line (lines, member->id, name);
    }
  set_lines (widget, lines);
}

void
til_choice_set_steps (gpointer widget, const char *first)
{
  g_autoptr (GListStore) lines = g_list_store_new (TIL_TYPE_CHOICE);

  add_line (lines, 0, first);
  for (int step = 0; step < TIL_N_STEPS; step++)
    add_line (lines, step + 1, til_step_name (step));
  set_lines (widget, lines);
}

void
til_choice_set_texts (gpointer widget, const char *const *texts)
{
  g_autoptr (GListStore) lines = g_list_store_new (TIL_TYPE_CHOICE);

  for (guint i = 0; texts[i] != NULL; i++)
    add_line (lines, i, texts[i]);
  set_lines (widget, lines);
}

void
til_choice_set_lines (gpointer widget, const gint64 *ids, const char *const *texts, guint n)
{
  g_autoptr (GListStore) lines = g_list_store_new (TIL_TYPE_CHOICE);

  for (guint i = 0; i < n; i++)
    add_line (lines, ids[i], texts[i]);
  set_lines (widget, lines);
}

gint64
til_choice_get_id (gpointer widget)
{
  GObject *item = ADW_IS_COMBO_ROW (widget) ? adw_combo_row_get_selected_item (widget)
                                            : gtk_drop_down_get_selected_item (widget);

  return TIL_IS_CHOICE (item) ? TIL_CHOICE (item)->id : 0;
}

char *
til_choice_dup_text (gpointer widget)
{
  GObject *item = ADW_IS_COMBO_ROW (widget) ? adw_combo_row_get_selected_item (widget)
                                            : gtk_drop_down_get_selected_item (widget);

  return g_strdup (TIL_IS_CHOICE (item) ? TIL_CHOICE (item)->text : "");
}

void
til_choice_set_id (gpointer widget, gint64 id)
{
  GListModel *model = get_model (widget);
  guint position = 0;

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) line = g_list_model_get_item (model, i);

      if (TIL_IS_CHOICE (line) && TIL_CHOICE (line)->id == id)
        position = i;
    }
  if (ADW_IS_COMBO_ROW (widget))
    adw_combo_row_set_selected (widget, position);
  else
    gtk_drop_down_set_selected (widget, position);
}
