/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-demo-private.h"
#include "til-demo-steering.h"
#include "til-demo-texts.h"
#include "til-personnummer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OLDEST_DAYS (19 * 365)
#define YOUNGEST_DAYS 366
#define NUMBERS_PER_SEX 10
#define PROGRESS_EVERY 200
#define TRAINED_DAYS 120 /* since the last course for samtalsledare (R11) */

/* Children that a demonstration needs, by their place; the first TIL_N_STEPS are in one step each.
 */
enum
{
  CHILD_PROTECTED = TIL_N_STEPS,
  CHILD_INTERPRETER,
  CHILD_LONG_NAME,
  CHILD_ONE_NAME,
  CHILD_OPEN_VOICE,
  CHILD_DELETED,
};

typedef struct
{
  const TilDemoOrigin *origin;
  gboolean girl;
  int grade; /* below 0: preschool; above 12: done */
} Profile;

guint
til_demo_pick (TilDemo *self, guint n)
{
  return g_rand_int_range (self->rand, 0, (gint32)n);
}

int
til_demo_between (TilDemo *self, int from, int to)
{
  return g_rand_int_range (self->rand, from, to + 1);
}

gboolean
til_demo_chance (TilDemo *self, guint percent)
{
  return til_demo_pick (self, 100) < percent;
}

static void
demo_clear (TilDemo *self)
{
  g_clear_pointer (&self->rand, g_rand_free);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_pointer (&self->wheels, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_byte_array_unref);
  g_clear_pointer (&self->case_rand, g_rand_free);
  g_clear_pointer (&self->teams, g_ptr_array_unref);
  g_clear_pointer (&self->named, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TilDemo, demo_clear)

static void
take_text (char **field, char *text)
{
  g_free (*field);
  *field = text;
}

static const char *
pick_name (TilDemo *self, const char *const *names)
{
  return names[til_demo_pick (self, g_strv_length ((char **)names))];
}

static const char *
pick_other_name (TilDemo *self, const char *const *names, const char *not_this)
{
  const char *name;

  do
    name = pick_name (self, names);
  while (g_strcmp0 (name, not_this) == 0);
  return name;
}

static const TilDemoOrigin *
pick_origin (TilDemo *self)
{
  int dice = (int)til_demo_pick (self, 100);

  for (guint i = 0; i < til_demo_n_origins; i++)
    {
      dice -= (int)til_demo_origins[i].weight;
      if (dice < 0)
        return &til_demo_origins[i];
    }
  return &til_demo_origins[0];
}

static const TilDemoOrigin *
find_origin (const char *language)
{
  for (guint i = 0; i < til_demo_n_origins; i++)
    if (g_str_equal (til_demo_origins[i].language, language))
      return &til_demo_origins[i];
  g_assert_not_reached ();
}

static char *
feminine (const char *family)
{
  return g_str_has_suffix (family, "ki")
             ? g_strdup_printf ("%.*sa", (int)strlen (family) - 1, family)
             : g_strdup (family);
}

/* The numbers that PTS keeps free for fiction: 070-174 06 05 to 99. */
static char *
make_phone (TilDemo *self)
{
  return g_strdup_printf ("070-174 06 %02d", til_demo_between (self, 5, 99));
}

static gboolean
add_units (TilDemo *self, GError **error)
{
  for (guint i = 0; i < til_demo_n_units; i++)
    {
      const TilDemoUnit *model = &til_demo_units[i];
      TilUnit *unit = til_unit_new ();

      g_ptr_array_add (self->units, unit);
      take_text (&unit->name, g_strdup (model->name));
      unit->kind = model->kind;
      unit->sector = model->sector;
      if (!til_register_insert_unit (self->reg, unit, error))
        return FALSE;
      for (guint j = 0; model->roles[j] != NULL; j++)
        {
          const TilDemoOrigin *origin = til_demo_chance (self, 75) ? &til_demo_origins[0]
                                                                   : pick_origin (self);
          TilStaff *staff = til_staff_new ();
          const char *given = pick_name (self,
                                         til_demo_chance (self, 75) ? origin->girls : origin->boys);
          const char *family = pick_name (self, origin->families != NULL ? origin->families
                                                                         : origin->boys);

          g_ptr_array_add (self->staff, staff);
          take_text (&staff->name, g_strdup_printf ("%s %s", given, family));
          staff->role = g_strdup (model->roles[j]);
          staff->unit_id = unit->id;
          if (j % 2 == 1)
            staff->trained_on = self->today - TRAINED_DAYS - 41 * i - 13 * j;
          if (!til_register_insert_staff (self->reg, staff, error))
            return FALSE;
        }
    }
  return TRUE;
}

static void
add_guardian (TilDemo *self,
              TilChild *child,
              const TilDemoOrigin *origin,
              const char *given,
              const char *family)
{
  TilGuardian *guardian = til_guardian_new ();

  take_text (&guardian->name, g_strdup_printf ("%s %s", given, family));
  guardian->phone = make_phone (self);
  if (til_demo_chance (self, 40))
    guardian->email = g_strdup_printf ("vardnadshavare%u@example.com",
                                       til_demo_pick (self, 100000));
  guardian->language = g_strdup (origin->language);
  guardian->interpreter = til_demo_chance (self, origin->interpreter);
  g_ptr_array_add (child->guardians, guardian);
}

static void
name_family (TilDemo *self, TilChild *child, const Profile *profile)
{
  const TilDemoOrigin *origin = profile->origin;
  const char *given = pick_name (self, profile->girl ? origin->girls : origin->boys);
  const char *father = pick_other_name (self, origin->boys, given);
  const char *grandfather = pick_other_name (self, origin->boys, father);
  const char *family = origin->families != NULL ? pick_name (self, origin->families) : grandfather;
  g_autofree char *mothers = NULL;

  take_text (&child->given_name, g_strdup (given));
  switch (origin->naming)
    {
    case TIL_NAMING_FAMILY:
      take_text (&child->family_name, g_strdup (family));
      mothers = g_strdup (til_demo_chance (self, 70) || origin->families == NULL
                              ? family
                              : pick_name (self, origin->families));
      break;
    case TIL_NAMING_FEMININE:
      take_text (&child->family_name, profile->girl ? feminine (family) : g_strdup (family));
      mothers = feminine (family);
      break;
    case TIL_NAMING_FATHER:
      take_text (&child->family_name, g_strdup (til_demo_chance (self, 80) ? father : ""));
      mothers = g_strdup (pick_name (self, origin->boys));
      break;
    case TIL_NAMING_FATHER_AND_GRANDFATHER:
      take_text (&child->family_name, g_strdup_printf ("%s %s", father, grandfather));
      mothers = g_strdup_printf ("%s %s", pick_name (self, origin->boys),
                                 pick_name (self, origin->boys));
      break;
    }
  add_guardian (self, child, origin, pick_other_name (self, origin->girls, given), mothers);
  if (til_demo_chance (self, 78))
    add_guardian (self, child, origin, father, family);
}

/* Förskoleklass is 0 and begins in the autumn of the year when a child is six. */
static int
grade_of (TilDate birth, TilDate today)
{
  int year = til_date_year (today) - (til_date_month (today) < 8 ? 1 : 0);

  return year - til_date_year (birth) - 6;
}

static void
place_in_unit (TilDemo *self, TilChild *child, const Profile *profile)
{
  static const char *const departments[] = { "Blåklockan", "Humlan", "Vitsippan", "Igelkotten" };
  static const char *const programmes[] = { "NA", "SA", "EK", "BF", "VF" };
  guint fitting[32];
  guint n = 0;

  for (guint i = 0; i < til_demo_n_units && n < G_N_ELEMENTS (fitting); i++)
    if (profile->grade >= til_demo_units[i].from_grade &&
        profile->grade <= til_demo_units[i].to_grade)
      fitting[n++] = i;
  if (n == 0)
    return;
  child->unit_id = ((TilUnit *)self->units->pdata[fitting[til_demo_pick (self, n)]])->id;
  if (profile->grade < 0)
    child->group = g_strdup (departments[til_demo_pick (self, G_N_ELEMENTS (departments))]);
  else if (profile->grade == 0)
    child->group = g_strdup_printf ("F%c", 'A' + (char)til_demo_pick (self, 2));
  else if (profile->grade < 10)
    child->group = g_strdup_printf ("%d%c", profile->grade, 'A' + (char)til_demo_pick (self, 3));
  else
    child->group = g_strdup_printf (
        "%s%d", programmes[til_demo_pick (self, G_N_ELEMENTS (programmes))], profile->grade - 9);
}

/* A test number while the birth date has any left: ten for each sex, told by the ninth of the ten
 * digits. */
char *
til_demo_take_number (TilDemo *self, gboolean girl, TilDate birth)
{
  guint8 *used = &self->numbers->data[2 * (self->today - birth) + (girl ? 0 : 1)];

  if (*used == NUMBERS_PER_SEX)
    return NULL;
  return til_personnummer_new_test (birth, 2 * (*used)++ + (girl ? 0 : 1));
}

static gint64
pick_responsible (TilDemo *self, gint64 unit_id)
{
  guint first = til_demo_pick (self, self->staff->len);

  for (guint i = 0; i < self->staff->len; i++)
    {
      const TilStaff *staff = self->staff->pdata[(first + i) % self->staff->len];

      if (staff->unit_id == unit_id)
        return staff->id;
    }
  return 0;
}

static void
add_contact (TilDemo *self, TilChild *child, const Profile *profile)
{
  static const char *const relations[] = { "Mormor", "Farfar", "Tränare", "Granne",
                                           "Fritidsledare" };
  const TilDemoOrigin *origin = profile->origin;
  TilContact *contact = til_contact_new ();

  take_text (&contact->name,
             g_strdup_printf (
                 "%s %s",
                 pick_name (self, til_demo_chance (self, 50) ? origin->girls : origin->boys),
                 pick_name (self, origin->families != NULL ? origin->families : origin->boys)));
  contact->relation = g_strdup (relations[til_demo_pick (self, G_N_ELEMENTS (relations))]);
  contact->phone = make_phone (self);
  g_ptr_array_add (child->contacts, contact);
}

static void
make_special (TilChild *child, guint index)
{
  switch (index)
    {
    case CHILD_PROTECTED:
      child->protected_identity = TRUE;
      break;
    case CHILD_INTERPRETER:
      child->interpreter = TRUE;
      for (guint i = 0; i < child->guardians->len; i++)
        ((TilGuardian *)child->guardians->pdata[i])->interpreter = TRUE;
      break;
    case CHILD_LONG_NAME:
      take_text (&child->given_name,
                 g_strdup ("Maria Alexandra Fredrika Wilhelmina Ebba-Charlotta"));
      take_text (&child->family_name,
                 g_strdup ("von Hallenstråle-Öhrnfeldt af Ärlebrandt Rosensköld"));
      break;
    case CHILD_ONE_NAME:
      take_text (&child->family_name, g_strdup (""));
      break;
    default:
      break;
    }
}

static TilStep
pick_step (TilDemo *self, guint index)
{
  static const guint weights[TIL_N_STEPS] = { 32, 26, 16, 14, 12 };
  guint dice = til_demo_pick (self, 100);
  TilStep step = TIL_STEP_NOTICE;

  if (index < TIL_N_STEPS)
    return index;
  if (index == CHILD_OPEN_VOICE || index == CHILD_INTERPRETER)
    return TIL_STEP_MAP;
  if (index == CHILD_PROTECTED)
    return TIL_STEP_FOLLOW_UP;
  while (dice >= weights[step])
    dice -= weights[step++];
  return step;
}

static TilChild *
make_child (TilDemo *self, guint index, gboolean *young)
{
  TilChild *child = til_child_new ();
  Profile profile;

  profile.origin = pick_origin (self);
  profile.girl = til_demo_chance (self, 50);
  if (index == CHILD_INTERPRETER)
    profile.origin = find_origin ("ar");
  else if (index == CHILD_ONE_NAME)
    profile.origin = find_origin ("ti");
  else if (index == CHILD_LONG_NAME)
    profile = (Profile){ find_origin ("sv"), TRUE, 0 };
  child->birth_date = self->today - til_demo_between (self, YOUNGEST_DAYS, OLDEST_DAYS);
  profile.grade = grade_of (child->birth_date, self->today);
  *young = profile.grade < 1;

  name_family (self, child, &profile);
  place_in_unit (self, child, &profile);
  if (!til_demo_chance (self, 4))
    child->personnummer = til_demo_take_number (self, profile.girl, child->birth_date);
  child->language = g_strdup (profile.origin->language);
  child->interpreter = til_demo_chance (self, profile.origin->interpreter / 4);
  child->step = pick_step (self, index);
  if (!til_demo_chance (self, 12))
    child->responsible_id = pick_responsible (self, child->unit_id);
  if (til_demo_chance (self, 25))
    child->note = g_strdup (til_demo_child_note (til_demo_pick (self, 100)));
  if (til_demo_chance (self, 30))
    add_contact (self, child, &profile);
  make_special (child, index);
  return child;
}

/* When the child came to each step, back from today. */
static void
date_steps (TilDemo *self, const TilChild *child, TilDate dates[TIL_N_STEPS])
{
  TilDate earliest = child->birth_date + 60;
  TilDate date = self->today -
                 til_demo_between (self, 2, child->step == TIL_STEP_CLOSED ? 300 : 110);

  for (int step = child->step; step >= 0; step--)
    {
      dates[step] = MAX (date, earliest + step);
      date -= til_demo_between (self, 20, 130);
    }
}

static gboolean
add_history (TilDemo *self, const TilChild *child, const TilDate dates[TIL_N_STEPS], GError **error)
{
  for (guint step = 0; step < child->step; step++)
    if (!til_register_insert_step_change (self->reg, child->id, step, dates[step], error))
      return FALSE;
  return TRUE;
}

/* Into the bin, on a day that the seed decides. */
static gboolean
delete_child (TilDemo *self, const TilChild *child, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->reg->database,
      "UPDATE child SET deleted_at = :at, revision = revision + 1 WHERE id = :id", error);
  g_autofree char *day = til_date_format (self->today - til_demo_pick (self, 20));
  g_autofree char *at = g_strconcat (day, "T12:00:00Z", NULL);

  if (statement == NULL)
    return FALSE;
  til_statement_bind_text (statement, ":at", at);
  til_statement_bind_int (statement, ":id", child->id);
  return til_statement_run (statement, error);
}

static guint
pick_wheel (TilDemo *self, guint index)
{
  guint picked = til_demo_pick (self, self->wheels->len);

  if (index < 2 * self->wheels->len)
    return index % self->wheels->len;
  for (guint i = 0; i < self->wheels->len && til_demo_chance (self, 50); i++)
    if (g_str_equal (((TilWheel *)self->wheels->pdata[i])->key, "barnets-basta"))
      return i;
  return picked;
}

/* TRUE when the child is to have mappings, and then which. */
static gboolean
plan_mappings (TilDemo *self,
               const TilChild *child,
               guint index,
               const TilDate dates[TIL_N_STEPS],
               TilDemoMappings *asked)
{
  asked->wheel = pick_wheel (self, index);
  if (child->step == TIL_STEP_NOTICE)
    return FALSE;
  if (index > CHILD_DELETED && child->step == TIL_STEP_MAP && til_demo_chance (self, 15))
    return FALSE;
  asked->from = MIN (dates[TIL_STEP_MAP] + til_demo_pick (self, 15), self->today);
  asked->to = child->step == TIL_STEP_CLOSED ? dates[TIL_STEP_CLOSED] : self->today;
  asked->n_most = til_demo_chance (self, 15) ? 1 : 4;
  asked->open_voice = index == CHILD_OPEN_VOICE || (child->step == TIL_STEP_MAP &&
                                                    !child->deleted && til_demo_chance (self, 18));
  return TRUE;
}

static gboolean
add_child (TilDemo *self, guint index, GError **error)
{
  TilDate dates[TIL_N_STEPS];
  TilDemoMappings asked = { 0 };
  g_autoptr (GPtrArray)
      mappings = g_ptr_array_new_with_free_func ((GDestroyNotify)til_mapping_free);
  g_autoptr (TilChild) child = make_child (self, index, &asked.young);

  if (self->n_children >= TIL_DEMO_STORY_FROM && index + 1 == self->n_children)
    return til_demo_add_story (self, child, error);
  date_steps (self, child, dates);
  child->step_since = dates[child->step];
  child->deleted = index == CHILD_DELETED || (index > CHILD_DELETED && til_demo_chance (self, 1));
  if (!til_register_insert_child (self->reg, child, error) ||
      !add_history (self, child, dates, error))
    return FALSE;
  asked.made = mappings;
  if (plan_mappings (self, child, index, dates, &asked) &&
      (!til_demo_add_mappings (self, child, &asked, error) ||
       !til_register_refresh_child (self->reg, child->id, error)))
    return FALSE;
  if (child->deleted)
    return delete_child (self, child, error);
  return til_demo_add_case (self, child, dates, mappings, self->wheels->pdata[asked.wheel], error);
}

static gboolean
check_empty (TilRegister *reg, GError **error)
{
  gint64 n = 0;

  if (!til_database_get_number (reg->database, "SELECT count(*) FROM child", &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_RULE,
                       _ ("Fictitious children are only put into an empty register."));
  return FALSE;
}

gboolean
til_register_fill_demo (TilRegister *self,
                        guint n_children,
                        guint seed,
                        TilProgressFunc progress,
                        gpointer data,
                        GError **error)
{
  g_auto (TilDemo) demo = { 0 };
  g_autoptr (TilTransaction) transaction = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  demo.wheels = til_register_list_wheels (self, FALSE, error);
  if (demo.wheels == NULL)
    return FALSE;
  transaction = til_register_begin (self, error);
  if (transaction == NULL || !check_empty (self, error))
    return FALSE;
  demo.reg = self;
  demo.rand = g_rand_new_with_seed (seed);
  demo.today = til_date_today ();
  demo.units = g_ptr_array_new_with_free_func ((GDestroyNotify)til_unit_free);
  demo.staff = g_ptr_array_new_with_free_func ((GDestroyNotify)til_staff_free);
  demo.numbers = g_byte_array_new ();
  g_byte_array_set_size (demo.numbers, 2 * (OLDEST_DAYS + 1));
  memset (demo.numbers->data, 0, demo.numbers->len);

  demo.case_rand = g_rand_new_with_seed (seed + 1);
  demo.n_children = n_children;
  demo.teams = til_record_array_new ();
  demo.named = g_array_new (FALSE, FALSE, sizeof (TilDemoNamed));

  if (!add_units (&demo, error) || !til_demo_add_teams (&demo, error))
    return FALSE;
  for (guint i = 0; i < n_children; i++)
    {
      if (!add_child (&demo, i, error))
        return FALSE;
      if (progress != NULL && ((i + 1) % PROGRESS_EVERY == 0 || i + 1 == n_children))
        progress (i + 1, n_children, data);
    }
  return til_demo_add_team_meetings (&demo, error) && til_demo_add_steering (&demo, seed, error) &&
         til_register_log (self, "demo.fill", 0, 0, error) &&
         til_transaction_commit (transaction, error);
}
