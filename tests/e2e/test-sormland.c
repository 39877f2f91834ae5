/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The case of the Sörmland model, by keyboard alone: a pupil in year 6 whose attendance changed,
 * from the mentor's observation on the wheel to a plan whose goals were met. */
#include "scenario.h"

#include "til-register.h"

static const char CLASS_LIST[] =
    "given_name,family_name,birth_date,unit,group,guardian1_name,guardian2_name\n"
    "Nils,Alm,2014-04-08,Ekskolan,6B,Maja Alm,Oskar Lind\n";

static gint64
save_unit (TilRegister *reg, const char *name, TilUnitKind kind, TilSector sector)
{
  g_autoptr (TilUnit) unit = til_unit_new ();
  g_autoptr (GError) error = NULL;

  g_free (unit->name);
  unit->name = g_strdup (name);
  unit->kind = kind;
  unit->sector = sector;
  til_register_save_unit (reg, unit, &error);
  g_assert_no_error (error);
  return unit->id;
}

static void
save_staff (TilRegister *reg, const char *name, const char *role, gint64 unit_id)
{
  g_autoptr (TilStaff) staff = til_staff_new ();
  g_autoptr (GError) error = NULL;

  g_free (staff->name);
  staff->name = g_strdup (name);
  staff->role = g_strdup (role);
  staff->unit_id = unit_id;
  til_register_save_staff (reg, staff, &error);
  g_assert_no_error (error);
}

/* The pupil, the guardians and the people of three organisations. */
static void
set_up (Scenario *self, gconstpointer data)
{
  const char *cli = g_getenv ("TILLSAMMANS_CLI");
  g_autoptr (TilRegister) reg = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;
  gint64 school;

  self->directory = g_dir_make_tmp ("tillsammans-e2e-XXXXXX", &error);
  g_assert_no_error (error);
  self->register_path = scenario_path (self, "skola.tillsammans");
  list = scenario_write (self, "start.csv", CLASS_LIST, -1);
  g_free (run (cli, "create", self->register_path, NULL));
  g_free (run (cli, "import-children", self->register_path, list, NULL));
  reg = til_register_open (self->register_path, TIL_REGISTER_READ_WRITE, &error);
  g_assert_no_error (error);
  units = til_register_list_units (reg, &error);
  g_assert_no_error (error);
  school = ((const TilUnit *)g_ptr_array_index (units, 0))->id;
  save_staff (reg, "Berit Holm", "Rektor", school);
  save_staff (reg, "Mona Mentor", "Mentor", school);
  save_staff (reg, "Sam Socionom", "Socialsekreterare",
              save_unit (reg, "Familjeenheten", TIL_UNIT_SOCIAL_SERVICES, TIL_SECTOR_MUNICIPALITY));
  save_staff (reg, "Hanna Hälsa", "Sjuksköterska",
              save_unit (reg, "Vårdcentralen Ek", TIL_UNIT_HEALTH_CENTRE, TIL_SECTOR_REGION));
}

static void
go_to (Scenario *self, const char *name)
{
  desktop_press_until (self->desktop, "Tab", name, 150);
}

static void
press (Scenario *self, const char *name)
{
  go_to (self, name);
  desktop_key ("Return");
}

/* Opens a list beside the widget. */
static void
unfold (Scenario *self, const char *name)
{
  go_to (self, name);
  desktop_wait_in_view (self->desktop);
  desktop_key ("Return");
}

static void
fill (Scenario *self, const char *name, const char *text)
{
  go_to (self, name);
  desktop_type (text);
}

/* A line of a drop-down, counted from 0, and the words that stand there. */
static void
choose (Scenario *self, const char *name, int line, const char *words)
{
  g_autoptr (AtspiAccessible) chosen = NULL;

  unfold (self, name);
  desktop_key ("Home");
  for (int i = 0; i < line; i++)
    desktop_key ("Down");
  desktop_key ("Return");
  chosen = desktop_wait (self->desktop, ATSPI_ROLE_LABEL, words);
}

/* A one-line entry, which doesn't tell that it has the focus: the one before next in the order of
 * Tab. */
static void
fill_before (Scenario *self, const char *next, const char *name, const char *text)
{
  go_to (self, next);
  desktop_key ("Shift+Tab");
  desktop_fill (self->desktop, name, text);
}

static void
wait_label (Scenario *self, const char *text)
{
  g_autoptr (AtspiAccessible) label = desktop_wait (self->desktop, ATSPI_ROLE_LABEL, text);
}

static void
wait_form (Scenario *self, const char *title)
{
  g_autoptr (AtspiAccessible) form = desktop_wait (self->desktop, ATSPI_ROLE_FRAME, title);
}

static void
save_form (Scenario *self, const char *title)
{
  desktop_key ("Control+s");
  desktop_wait_gone (self->desktop, ATSPI_ROLE_FRAME, title);
  desktop_activate (self->desktop);
}

static void
open_child (Scenario *self)
{
  g_autoptr (AtspiAccessible) row = desktop_wait (self->desktop, ATSPI_ROLE_TABLE_ROW, "Nils");
  g_autoptr (AtspiAccessible) heading = NULL;

  scenario_dismiss_who (self);
  desktop_key ("Control+f");
  desktop_type ("nils");
  desktop_key ("Return");
  heading = desktop_wait (self->desktop, ATSPI_ROLE_HEADING, "Nils Alm");
}

/* Upptäcka */
static void
observe (Scenario *self)
{
  desktop_key ("Alt+2");
  press (self, "New Observation");
  wait_form (self, "New Observation");
  fill (self, "What was seen", "Borta varannan fredag sedan oktober");
  choose (self, "Wheel", 1, "Best Interests Wheel");
  press (self, "Safety");
  save_form (self, "New Observation");
  wait_label (self, "Borta varannan fredag");
}

static void
confirm_responsible (Scenario *self)
{
  press (self, "Confirm");
  wait_form (self, "Best-Interests Lead");
  choose (self, "Best-interests lead", 1, "Berit Holm");
  save_form (self, "Best-Interests Lead");
  wait_label (self, "Berit Holm");
  /* The line on top leads to the observation, whose own button takes it in. */
  press (self, "Take In");
  desktop_wait_focus (self->desktop, "Edit observation");
  press (self, "Take In");
  wait_label (self, "Taken in");
}

/* Adds a voice and rates the areas in the wheel's order. */
static void
enter_voice (Scenario *self, const char *voice, const char *steps)
{
  g_autoptr (AtspiAccessible) done = NULL;
  g_autoptr (AtspiAccessible) add = NULL;

  press (self, "Add voice");
  press (self, voice);
  done = desktop_wait (self->desktop, ATSPI_ROLE_PUSH_BUTTON, "Done");
  go_to (self, "Health");
  for (const char *step = steps; *step != '\0'; step++)
    {
      char key[] = { *step, '\0' };

      desktop_key (key);
      desktop_key ("Right");
    }
  press (self, "Done");
  add = desktop_wait (self->desktop, ATSPI_ROLE_PUSH_BUTTON, "Add voice");
}

/* The mentor's conversation on the wheel: hemmet, relationer and trygghet are hard. */
static void
talk_on_the_wheel (Scenario *self)
{
  g_autoptr (AtspiAccessible) wheel = NULL;

  desktop_key ("Alt+1");
  press (self, "New Mapping");
  wheel = desktop_wait (self->desktop, ATSPI_ROLE_CHECK_BOX, "Best Interests Wheel");
  go_to (self, "Wellbeing Wheel");
  desktop_press_until (self->desktop, "Down", "Best Interests Wheel", 10);
  desktop_key ("space");
  press (self, "Start Mapping");
  enter_voice (self, "The child", "4334121");
  enter_voice (self, "Ekskolan", "4333222");
}

/* Kartlägga: the five questions, and meeting with others as the next step. */
static void
answer_questions (Scenario *self)
{
  desktop_key ("Alt+2");
  fill (self, "Do I have all the information", "Vi vet inte hur det ser ut i hemmet");
  fill (self, "What is getting in the way", "Oro i hemmet och inga kompisar");
  fill (self, "What can I do now", "Ta emot i porten");
  fill (self, "What can my organisation do", "Anpassa fredagarna");
  fill (self, "What additional help", "Familjen vill ha hjalp med morgnarna");
  go_to (self, "Keep it as it is");
  desktop_press_until (self->desktop, "Tab", "A meeting with others", 10);
  desktop_key ("space");
  fill (self, "Why this next step", "Flera behover hjalpas at");
  fill (self, "The next step in one sentence", "Vi ses med familjeenheten");
  press (self, "Conclude the Mapping");
  wait_label (self, "Concluded on");
}

static void
add_unit (Scenario *self, const char *search, const char *name)
{
  g_autoptr (AtspiAccessible) added = NULL;

  press (self, "Add a Unit");
  desktop_wait_windows (self->desktop, 3);
  desktop_type (search);
  desktop_key ("Return");
  desktop_wait_windows (self->desktop, 2);
  desktop_activate (self->desktop);
  added = desktop_wait (self->desktop, ATSPI_ROLE_LABEL, name);
}

/* Samtycke: asked of two guardians; one agrees in part. */
static void
ask_consent (Scenario *self)
{
  desktop_key ("Alt+3");
  press (self, "New Consent");
  wait_form (self, "New Consent");
  fill (self, "What for", "Hjalpas at med skoldagen");
  add_unit (self, "Familjeenheten", "Familjeenheten");
  add_unit (self, "Ek", "centralen Ek");
  save_form (self, "New Consent");
  wait_label (self, "Oskar Lind has not answered yet");
  press (self, "Maja Alm gives consent");
  press (self, "Oskar Lind gives consent in part");
  wait_form (self, "Answer to the Consent");
  press (self, "Safety");
  press (self, "Relationships");
  save_form (self, "Answer to the Consent");
  wait_label (self, "Familjeenheten may be told until");
}

/* Who takes part is chosen from the staff list by name. */
static void
add_staff (Scenario *self, const char *search, const char *name)
{
  g_autoptr (AtspiAccessible) added = NULL;

  press (self, "Add Staff Member");
  desktop_wait_windows (self->desktop, 3);
  desktop_type (search);
  desktop_key ("Return");
  desktop_wait_windows (self->desktop, 2);
  desktop_activate (self->desktop);
  added = desktop_wait (self->desktop, ATSPI_ROLE_LABEL, name);
}

/* Samarbeta: the meeting with social services and health care. */
static void
meet (Scenario *self)
{
  desktop_key ("Alt+4");
  wait_label (self, "No Meetings Yet");
  press (self, "New Meeting");
  wait_form (self, "New Meeting");
  add_staff (self, "Sam", "Sam Socionom");
  add_staff (self, "Hanna", "Hanna");
  /* One guardian did not agree to talk about the home with others. */
  press (self, "Remove “Home”");
  save_form (self, "New Meeting");
  wait_label (self, "Sam Socionom");
}

static void
write_goal (Scenario *self, const char *goal, const char *text, const char *words)
{
  press (self, goal);
  go_to (self, "In the child's own words");
  desktop_key ("Shift+Tab");
  desktop_type (text);
  fill (self, "In the child's own words", words);
}

/* An action of the goal that was written last, by who stands on a line below the search. */
static void
add_action (Scenario *self, const char *what, int line, const char *who)
{
  g_autoptr (AtspiAccessible) offered = NULL;
  g_autoptr (AtspiAccessible) chosen = NULL;

  press (self, "Add an action");
  desktop_wait_focus (self->desktop, "A new action");
  fill (self, "What", what);
  unfold (self, "Who");
  offered = desktop_wait (self->desktop, ATSPI_ROLE_LABEL, who);
  for (int i = 0; i < line; i++)
    desktop_key ("Down");
  desktop_key ("Return");
  chosen = desktop_wait (self->desktop, ATSPI_ROLE_LABEL, who);
}

/* Barnets plan: the child chooses who holds it together; four actions. */
static void
write_plan (Scenario *self)
{
  desktop_key ("Alt+5");
  wait_label (self, "No Plan Yet");
  press (self, "New Plan");
  wait_form (self, "New Plan");
  fill_before (self, "The wished person", "Whom the child wants", "Mona, hon lyssnar");
  choose (self, "The wished person", 3, "Mona Mentor");
  choose (self, "Coordinator", 3, "Mona Mentor");
  write_goal (self, "Goal 1", "Lugnare mornar", "Jag vill sova");
  add_action (self, "Moter vid porten", 4, "Berit Holm, Ekskolan");
  write_goal (self, "Goal 2", "En van pa rasten", "Jag vill ha nagon att vara med");
  add_action (self, "Startar en rastgrupp", 6, "Mona Mentor, Ekskolan");
  write_goal (self, "Goal 3", "Trygg vag till skolan", "Jag vill inte ga ensam");
  add_action (self, "Moter familjen hemma", 7, "Sam Socionom, Familjeenheten");
  add_action (self, "Pratar om somnen", 5, "Vårdcentralen Ek");
  save_form (self, "New Plan");
  wait_label (self, "Pratar om somnen");
}

/* Följa upp: everything is done, the wheel is looked at again, the goals are met. */
static void
follow_up (Scenario *self)
{
  static const char *const actions[] = { "Moter vid porten", "Startar en rastgrupp",
                                         "Moter familjen hemma", "Pratar om somnen" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *status = g_strdup_printf ("Status of “%s”", actions[i]);

      choose (self, status, 2, "Done");
    }
  /* From the line on top to the plan's own button. */
  press (self, "Record Follow-Up");
  desktop_wait_focus (self->desktop, "Record Follow-Up…");
  desktop_key ("Return");
  wait_form (self, "Record Follow-Up");
  fill (self, "What was said", "Skoldagarna fungerar");
  fill (self, "In the child's own words", "Det ar lugnare nu");
  save_form (self, "Record Follow-Up");
  wait_label (self, "Skoldagarna fungerar");
  press (self, "Close Plan");
  wait_form (self, "Close Plan");
  choose (self, "How it ended", 1, "The goals are met");
  choose (self, "Lugnare mornar", 1, "Met");
  choose (self, "En van pa rasten", 1, "Met");
  choose (self, "Trygg vag till skolan", 1, "Met");
  save_form (self, "Close Plan");
  wait_label (self, "Closed 2026-11-21");
}

/* What the whole story left in the file: nothing is missing, and every step of it is in the log. */
static void
check_register (Scenario *self)
{
  const char *cli = g_getenv ("TILLSAMMANS_CLI");
  g_autofree char *rows = run ("sqlite3", self->register_path,
                               "SELECT (SELECT count(*) FROM observation),"
                               " (SELECT outcome FROM analysis),"
                               " (SELECT group_concat (answer, ' ') FROM consent_answer),"
                               " (SELECT areas FROM consent_answer WHERE answer = 'partly'),"
                               " (SELECT count(*) FROM participant WHERE deleted_at IS NULL),"
                               " (SELECT ending FROM plan WHERE closed_on IS NOT NULL),"
                               " (SELECT count(*) FROM action WHERE status = 'done'),"
                               " (SELECT count(*) FROM follow_up)",
                               NULL);
  g_autofree char *log = run (cli, "log", self->register_path, "--child", "1", NULL);
  static const char *const lines[] = { "child.open",      "observation.add", "responsible.add",
                                       "observation.set", "mapping.add",     "rating.set",
                                       "analysis.",       "consent.add",     "consent.set",
                                       "meeting.add",     "plan.add",        "plan.set" };

  g_assert_cmpstr (rows, ==, "1|meeting|given partly|safety relationships|5|goals-met|4|1\n");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (strstr (log, lines[i]) == NULL)
      g_error ("“%s” is not in the log:\n%s", lines[i], log);
  g_free (run (cli, "check", self->register_path, NULL));
  g_free (run (cli, "consent", self->register_path, "--child", "1", "--unit", "Familjeenheten",
               "--date", "2026-11-21", NULL));
}

/* Nothing on the empty tabs is without a name of its own. */
static void
look_around (Scenario *self)
{
  static const char *const empty[] = { "No Mapping Yet", "What Has Been Noticed",
                                       "No Consent Asked For", "No Meetings Yet", "No Plan Yet" };

  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      g_autofree char *key = g_strdup_printf ("Alt+%u", i + 1);

      desktop_key (key);
      wait_label (self, empty[i]);
    }
  desktop_assert_named (self->desktop);
}

static void
test_sormland (Scenario *self, gconstpointer data)
{
  scenario_start (self, NULL, "en");
  open_child (self);
  look_around (self);
  observe (self);
  confirm_responsible (self);
  talk_on_the_wheel (self);
  answer_questions (self);
  ask_consent (self);
  meet (self);
  write_plan (self);
  follow_up (self);
  desktop_quit (self->desktop);
  check_register (self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desktop_init ();
  g_test_add ("/sormland/keyboard-only", Scenario, NULL, set_up, test_sormland, scenario_tear_down);
  return g_test_run ();
}
