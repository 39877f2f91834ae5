/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-plan-compare.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-locale.h"
#include "til-part-widget.h"
#include "til-screen-text.h"
#include "til-text.h"
#include "til-wheel-legend.h"

#define WHEEL_SIZE 260
#define FONT_SIZE 13

static const TilVoice *
find_same (const GPtrArray *voices, const TilVoice *voice)
{
  for (guint i = 0; i < voices->len; i++)
    {
      const TilVoice *other = voices->pdata[i];

      if (other->kind == voice->kind && other->guardian_id == voice->guardian_id &&
          other->unit_id == voice->unit_id)
        return other;
    }
  return NULL;
}

static void
add_changes (GArray *changes, const TilWheel *wheel, const TilVoice *then, const TilVoice *now)
{
  for (guint area = 0; area < til_wheel_n_areas (wheel); area++)
    {
      const char *key = til_wheel_area (wheel, area)->key;
      TilChange change = { now, area, til_voice_step (then, key), til_voice_step (now, key) };

      if (change.then_step != TIL_NOT_DISCUSSED && change.now_step != TIL_NOT_DISCUSSED &&
          change.then_step != change.now_step)
        g_array_append_val (changes, change);
    }
}

GArray *
til_plan_changes (const TilMapping *then, const TilMapping *now)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (TilChange));
  g_autoptr (GPtrArray) before = til_mapping_visible_voices (then, 0);
  g_autoptr (GPtrArray) after = til_mapping_visible_voices (now, 0);

  if (g_strcmp0 (then->wheel->key, now->wheel->key) != 0 ||
      then->wheel->version != now->wheel->version)
    return changes;
  for (guint i = 0; i < after->len; i++)
    {
      const TilVoice *same = find_same (before, after->pdata[i]);

      if (same != NULL)
        add_changes (changes, now->wheel, same, after->pdata[i]);
    }
  return changes;
}

static GtkWidget *
line_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

typedef struct
{
  TilMapping *mapping;  /* (owned) */
  TilWheelScene *scene; /* (owned) */
  char *centre;         /* (owned) */
} Picture;

static void
picture_free (gpointer data)
{
  Picture *self = data;

  til_wheel_scene_free (self->scene);
  til_mapping_free (self->mapping);
  g_free (self->centre);
  g_free (self);
}

static Picture *
picture_new (const TilCase *kase, const TilMapping *mapping)
{
  Picture *self = g_new0 (Picture, 1);

  self->mapping = til_mapping_copy (mapping);
  self->centre = til_child_initials (kase->child);
  self->scene = til_wheel_scene_new (self->mapping->wheel, til_locale_language (),
                                     til_screen_palette ());
  self->scene->labels = TIL_LABELS_NUMBERS;
  self->scene->font_size = FONT_SIZE;
  self->scene->centre = self->centre;
  til_wheel_scene_add_mapping (self->scene, self->mapping, 0, 1.0);
  return self;
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Picture *self = data;

  self->scene->palette = til_screen_palette ();
  til_wheel_scene_paint (self->scene, cr, gtk_widget_get_pango_context (GTK_WIDGET (area)), width,
                         height);
}

static GtkWidget *
wheel_new (const TilCase *kase, const TilMapping *mapping, const char *form)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *wheel = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_IMG, "content-width", WHEEL_SIZE,
                                   "content-height", WHEEL_SIZE, NULL);
  g_autofree char *date = til_date_format (mapping->date);
  g_autofree char *isolated = til_text_isolate_ltr (date);
  g_autofree char *title = til_text_fill (form, "date", isolated, NULL);
  GtkWidget *heading = line_new (title, "heading");

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (wheel), draw_cb, picture_new (kase, mapping),
                                  picture_free);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), wheel, G_CONNECT_SWAPPED);
  til_set_accessible_label (wheel, title);
  gtk_label_set_xalign (GTK_LABEL (heading), 0.5f);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), wheel);
  return box;
}

static GtkWidget *
legend_new (const TilMapping *mapping)
{
  GtkWidget *legend = til_wheel_legend_new ();

  til_wheel_legend_set_wheel (legend, mapping->wheel);
  return legend;
}

static GtkWidget *
wheels_new (const TilCase *kase, const TilMapping *then, const TilMapping *now)
{
  GtkWidget *flow = gtk_flow_box_new ();
  GtkWidget *const wheels[] = { wheel_new (kase, then, _ ("Then, {date}")),
                                wheel_new (kase, now, _ ("Now, {date}")) };

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  til_set_accessible_label (flow, _ ("Then and now"));
  for (guint i = 0; i < G_N_ELEMENTS (wheels); i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), wheels[i]);
      gtk_widget_set_focusable (child, FALSE);
      til_set_accessible_label (child, i == 0 ? _ ("Then") : _ ("Now"));
      gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
    }
  return flow;
}

static char *
change_text (const TilChange *change, const TilWheel *wheel)
{
  const char *language = til_locale_language ();
  g_autofree char *voice = til_text_isolate (til_voice_label (change->voice, language));
  const char *area = til_local_get (til_wheel_area (wheel, change->area)->name, language);

  return til_screen_paragraph (
      til_text_fill (_ ("{area} – {voice}: from “{then}” to “{now}”"), "area", area, "voice", voice,
                     "then", til_wheel_step_word (wheel, change->then_step, language), "now",
                     til_wheel_step_word (wheel, change->now_step, language), NULL));
}

static void
add_changed (GtkWidget *box, const TilMapping *then, const TilMapping *now)
{
  g_autoptr (GArray) changes = til_plan_changes (then, now);

  gtk_box_append (GTK_BOX (box), line_new (_ ("What changed on the wheel"), "heading"));
  if (changes->len == 0)
    gtk_box_append (GTK_BOX (box),
                    line_new (_ ("No voice that was heard both times changed a step."), NULL));
  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *text = change_text (&g_array_index (changes, TilChange, i), now->wheel);

      gtk_box_append (GTK_BOX (box), line_new (text, NULL));
    }
}

static char *
done_text (const TilCase *kase, const TilAction *action)
{
  g_autofree char *who = til_case_action_who (kase, action, NULL);
  g_autofree char *isolated = til_text_isolate (who);
  g_autofree char *text = til_text_isolate (action->text != NULL ? action->text : "");
  g_autofree char *date = til_date_format (action->done_on);
  g_autofree char *day = til_text_isolate_ltr (date);

  return til_screen_paragraph (
      til_text_fill (*who != '\0' ? _ ("{date}: {action} ({who})") : _ ("{date}: {action}"), "date",
                     day, "action", text, "who", isolated, NULL));
}

static void
add_done (GtkWidget *box, const TilCase *kase, const TilPlan *plan, TilDate from, TilDate to)
{
  guint n = 0;

  gtk_box_append (GTK_BOX (box), line_new (_ ("Actions done between"), "heading"));
  for (guint g = 0; g < plan->goals->len; g++)
    {
      const TilGoal *goal = plan->goals->pdata[g];

      for (guint a = 0; a < goal->actions->len; a++)
        {
          const TilAction *action = goal->actions->pdata[a];
          g_autofree char *text = NULL;

          if (action->status != TIL_ACTION_DONE || action->done_on < from || action->done_on > to)
            continue;
          text = done_text (kase, action);
          gtk_box_append (GTK_BOX (box), line_new (text, NULL));
          n++;
        }
    }
  if (n == 0)
    gtk_box_append (GTK_BOX (box), line_new (_ ("None"), NULL));
}

GtkWidget *
til_plan_compare_new (const TilCase *kase, const TilPlan *plan, const TilFollowUp *follow_up)
{
  const TilMapping *then = til_case_mapping (kase, follow_up->then_id);
  const TilMapping *now = til_case_mapping (kase, follow_up->now_id);
  GtkWidget *box;

  if (then == NULL || now == NULL)
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), wheels_new (kase, then, now));
  gtk_box_append (GTK_BOX (box), legend_new (now));
  if (g_strcmp0 (then->wheel->key, now->wheel->key) != 0)
    gtk_box_append (GTK_BOX (box), legend_new (then));
  add_changed (box, then, now);
  add_done (box, kase, plan, MIN (plan->date, then->date), follow_up->date);
  gtk_box_append (GTK_BOX (box),
                  line_new (_ ("This shows what has changed, not why: other things happened in the "
                               "child's life too."),
                            "dim-label"));
  return box;
}
