/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the organisations of the demo register do together, and numbers from elsewhere. */
#include "til-demo-steering.h"

#include "til-collaboration.h"

/* Children of an age group in the municipality for each child of the register. */
#define CHILDREN_OF_AGES 4
#define REFERENCE_YEARS 4
#define POPULATION_SOURCE "Påhittad befolkningstabell"
#define MEASURES_SOURCE "Påhittad socialtjänststatistik"

gboolean
til_demo_put_record (TilDemo *self, gpointer record, GError **error)
{
  return til_record_validate (record, self->today, error) &&
         til_register_write_record (self->reg, record, error);
}

/* ---- activities ---- */

typedef struct
{
  TilActivityKind kind;
  const char *name;
  const char *place;
  guint every;    /* months */
  int day;        /* from today, of the one nearest to it */
  guint n;        /* how many, back from the nearest */
  int invited[5]; /* education, social, health, leisure, police */
  guint coming;   /* percent */
  const char *evaluation;
} Activity;

static const TilService services[] = { TIL_SERVICE_EDUCATION, TIL_SERVICE_SOCIAL,
                                       TIL_SERVICE_HEALTH, TIL_SERVICE_LEISURE,
                                       TIL_SERVICE_POLICE };

static const Activity activities[] = {
  { TIL_ACTIVITY_COLLABORATION_DAY,
    "Samverkansdag: barnets röst",
    "Folkets hus",
    12,
    -38,
    4,
    { 82, 36, 25, 10, 4 },
    78,
    "Bra att få prata i blandade grupper. Nästa år: mer tid för egna exempel." },
  { TIL_ACTIVITY_GATHERING,
    "Samverkansträff",
    "Familjecentralen Gläntan",
    3,
    17,
    12,
    { 22, 12, 8, 4, 2 },
    71,
    "Alla vet nu vem de ska ringa." },
  { TIL_ACTIVITY_TRAINING,
    "Utbildning för samtalsledare",
    "Kommunhuset",
    6,
    -97,
    6,
    { 12, 8, 6, 2, 0 },
    88,
    "Övningen med hjulet gav mest." },
  { TIL_ACTIVITY_PARENTS_EVENING,
    "Föräldrakväll om skärmtid",
    "Ekhagens skola",
    12,
    -52,
    3,
    { 6, 2, 2, 3, 1 },
    80,
    "Många frågor; bjud in ungdomar nästa gång." },
  { TIL_ACTIVITY_STEERING_GROUP,
    "Styrgrupp",
    "Kommunhuset",
    3,
    24,
    14,
    { 3, 2, 3, 1, 1 },
    84,
    NULL },
};

static void
add_turnout (TilDemo *self, TilActivity *activity, const Activity *model, GRand *rand)
{
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      TilTurnout *turnout;

      if (model->invited[i] == 0)
        continue;
      turnout = til_record_add_part (activity, "turnout");
      turnout->service = services[i];
      turnout->invited = model->invited[i];
      for (int j = 0; activity->date <= self->today && j < model->invited[i]; j++)
        turnout->present += g_rand_int_range (rand, 0, 100) < (gint32)model->coming;
    }
}

static gboolean
add_activities (TilDemo *self, gint64 round_id, GRand *rand, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (activities); i++)
    for (guint j = 0; j < activities[i].n; j++)
      {
        const Activity *model = &activities[i];
        g_autoptr (TilActivity) activity = til_record_new_of (TIL_RECORD_ACTIVITY);

        activity->kind = model->kind;
        activity->date = til_date_add_months (self->today + model->day, -(int)(j * model->every));
        til_record_set_text (&activity->name, model->name);
        til_record_set_text (&activity->place, model->place);
        add_turnout (self, activity, model, rand);
        if (activity->date <= self->today)
          til_record_set_text (&activity->evaluation, model->evaluation);
        if (model->kind == TIL_ACTIVITY_COLLABORATION_DAY && j == 0)
          activity->round_id = round_id;
        if (!til_demo_put_record (self, activity, error))
          return FALSE;
      }
  return TRUE;
}

/* ---- agreements ---- */

static void
add_unit_signature (
    TilDemo *self, TilAgreement *agreement, TilUnitKind kind, const char *who, TilDate date)
{
  TilSignatory *signatory = til_record_add_part (agreement, "signatories");

  signatory->unit_id = til_demo_unit (self, kind)->id;
  til_record_set_text (&signatory->signed_by, who);
  signatory->signed_on = date;
}

static void
add_other_signature (TilAgreement *agreement,
                     const char *organisation,
                     const char *who,
                     TilDate date)
{
  TilSignatory *signatory = til_record_add_part (agreement, "signatories");

  til_record_set_text (&signatory->organisation, organisation);
  til_record_set_text (&signatory->signed_by, who);
  signatory->signed_on = date;
}

static gboolean
add_agreements (TilDemo *self, GError **error)
{
  g_autoptr (TilAgreement) local = til_record_new_of (TIL_RECORD_AGREEMENT);
  g_autoptr (TilAgreement) sip = til_record_new_of (TIL_RECORD_AGREEMENT);

  til_record_set_text (&local->name, "Samverkansöverenskommelse Tillsammans i Älvhaga");
  local->starts_on = til_date_add_months (self->today + 34, -24);
  local->revise_on = self->today + 34;
  til_record_set_text (&local->note, "Gås igenom av styrgruppen vartannat år.");
  add_unit_signature (self, local, TIL_UNIT_STUDENT_HEALTH, "Skolchefen", local->starts_on - 12);
  add_unit_signature (self, local, TIL_UNIT_SOCIAL_SERVICES, "Socialchefen", local->starts_on - 12);
  add_unit_signature (self, local, TIL_UNIT_CHILD_HEALTH, "Verksamhetschefen",
                      local->starts_on - 5);
  add_other_signature (local, "Polisen, lokalpolisområde Älvhaga", "Lokalpolisområdeschefen",
                       local->starts_on - 3);

  til_record_set_text (&sip->name, "Överenskommelse om samordnad individuell plan (SIP)");
  sip->starts_on = til_date_add_months (self->today, -7);
  sip->ends_on = til_date_add_months (sip->starts_on, 36);
  sip->revise_on = til_date_add_months (sip->starts_on, 24);
  add_unit_signature (self, sip, TIL_UNIT_SOCIAL_SERVICES, "Socialchefen", sip->starts_on - 20);
  add_unit_signature (self, sip, TIL_UNIT_BUP, "Verksamhetschefen", sip->starts_on - 18);
  return til_demo_put_record (self, local, error) && til_demo_put_record (self, sip, error);
}

/* ---- the time and activity plan ---- */

static const struct
{
  const char *goal;
  const char *sub_goal;
  const char *activity;
  int from, to; /* days from today */
  const char *responsible;
  const char *indicator;
  TilUndertakingStatus status;
  const char *comment;
} undertakings[] = {
  { "Barn och unga får hjälp i tid", "En gemensam väg in", "Ta fram en gemensam rutin för oro",
    -420, -210, "Processledaren", "Rutinen är beslutad av styrgruppen", TIL_UNDERTAKING_DONE,
    NULL },
  { "Barn och unga får hjälp i tid", "En gemensam väg in",
    "Utse Barnets bästa-ansvarig i varje enhet", -300, -120, "Rektorer och verksamhetschefer",
    "Alla enheter har en utsedd person", TIL_UNDERTAKING_DONE,
    "Klart i alla enheter utom en; den kom med i augusti." },
  { "Barn och unga får hjälp i tid", "Kortare väntan",
    "Följ tiden från iakttagelse till kartläggning", -180, 150, "Styrgruppen",
    "Hälften av barnen har en kartläggning inom 30 dagar", TIL_UNDERTAKING_ONGOING, NULL },
  { "Barn och unga får hjälp i tid", "Kortare väntan", "Fasta mötestider för SIP varje vecka", 60,
    240, "Socialtjänsten barn och unga", "Tider finns bokade terminen ut",
    TIL_UNDERTAKING_NOT_STARTED, NULL },
  { "Vi litar på varandra", "Vi känner varandras uppdrag", "Samverkansdag för alla som möter barn",
    -90, -38, "Processledaren", "Minst 75 % av de inbjudna kommer", TIL_UNDERTAKING_DONE, NULL },
  { "Vi litar på varandra", "Vi känner varandras uppdrag",
    "Hospitering en dag i en annan organisation", -60, 200, "Enhetschefer",
    "30 personer har hospiterat", TIL_UNDERTAKING_ONGOING, "12 personer hittills." },
  { "Vi litar på varandra", "Vi mäter", "Samverkansenkät varje höst", -55, -20, "Processledaren",
    "Minst 70 % svarar", TIL_UNDERTAKING_DONE, NULL },
  { "Barnets röst hörs", "Hjulet används", "Utbilda samtalsledare i alla organisationer", -200, -15,
    "Elevhälsan Älvhaga", "Två utbildade i varje organisation", TIL_UNDERTAKING_ONGOING,
    "BUP saknar en; kursen i vår har plats." },
  { "Barnets röst hörs", "Hjulet används", "Informationsblad på arabiska och tigrinska", -30, 90,
    "Familjecentralen Gläntan", "Bladen finns hos BVC och i skolorna", TIL_UNDERTAKING_ONGOING,
    NULL },
  { "Barnets röst hörs", "Vårdnadshavare tillfrågas", "Ny enkät till vårdnadshavare med fler svar",
    30, 120, "Processledaren", "Minst hälften svarar", TIL_UNDERTAKING_NOT_STARTED, NULL },
};

static gboolean
add_undertakings (TilDemo *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (undertakings); i++)
    {
      g_autoptr (TilUndertaking) undertaking = til_record_new_of (TIL_RECORD_UNDERTAKING);

      til_record_set_text (&undertaking->goal, undertakings[i].goal);
      til_record_set_text (&undertaking->sub_goal, undertakings[i].sub_goal);
      til_record_set_text (&undertaking->activity, undertakings[i].activity);
      til_record_set_text (&undertaking->responsible, undertakings[i].responsible);
      til_record_set_text (&undertaking->indicator, undertakings[i].indicator);
      til_record_set_text (&undertaking->comment, undertakings[i].comment);
      undertaking->starts_on = self->today + undertakings[i].from;
      undertaking->ends_on = self->today + undertakings[i].to;
      undertaking->status = undertakings[i].status;
      undertaking->position = (int)i;
      if (!til_demo_put_record (self, undertaking, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- årshjul ---- */

static const struct
{
  const char *name;
  TilYearEventKind kind;
  int month, day;
  TilRepeat repeat;
  gboolean not_summer;
} year_events[] = {
  { "Styrgruppen möts", TIL_YEAR_EVENT_STEERING, 2, 0, TIL_REPEAT_QUARTERLY, FALSE },
  { "Barnombudsteamet möts", TIL_YEAR_EVENT_TEAM, 1, 0, TIL_REPEAT_MONTHLY, TRUE },
  { "VITS", TIL_YEAR_EVENT_TEAM, 4, 0, TIL_REPEAT_TERM, FALSE },
  { "Samverkansträff", TIL_YEAR_EVENT_GATHERING, 3, 0, TIL_REPEAT_QUARTERLY, FALSE },
  { "Samverkansdag", TIL_YEAR_EVENT_GATHERING, 10, 15, TIL_REPEAT_YEARLY, FALSE },
  { "Utbildning för samtalsledare", TIL_YEAR_EVENT_GATHERING, 2, 0, TIL_REPEAT_TERM, FALSE },
  { "Samverkansenkäten", TIL_YEAR_EVENT_FOLLOW_UP, 10, 3, TIL_REPEAT_YEARLY, FALSE },
  { "Årets siffror till styrgruppen", TIL_YEAR_EVENT_FOLLOW_UP, 1, 31, TIL_REPEAT_YEARLY, FALSE },
  { "Genomgång av överenskommelser", TIL_YEAR_EVENT_FOLLOW_UP, 5, 0, TIL_REPEAT_YEARLY, FALSE },
  { "Föräldrakväll", TIL_YEAR_EVENT_FAMILY, 9, 0, TIL_REPEAT_YEARLY, FALSE },
  { "Familjecentralens öppna dag", TIL_YEAR_EVENT_FAMILY, 5, 20, TIL_REPEAT_YEARLY, FALSE },
};

static gboolean
add_year_events (TilDemo *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (year_events); i++)
    {
      g_autoptr (TilYearEvent) event = til_record_new_of (TIL_RECORD_YEAR_EVENT);

      til_record_set_text (&event->name, year_events[i].name);
      event->kind = year_events[i].kind;
      event->month = year_events[i].month;
      event->day = year_events[i].day;
      event->repeat = year_events[i].repeat;
      event->not_summer = year_events[i].not_summer;
      if (!til_demo_put_record (self, event, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- numbers from elsewhere ---- */

static const struct
{
  int from, to;
  int population;
  int measures; /* in a thousand */
} ages[] = { { 0, 6, 812, 21 }, { 7, 12, 745, 52 }, { 13, 18, 768, 81 } };

static gboolean
add_reference (TilDemo *self,
               TilReferenceKind kind,
               const char *name,
               guint age,
               int year,
               int number,
               GError **error)
{
  g_autoptr (TilReference) reference = til_record_new_of (TIL_RECORD_REFERENCE);

  reference->kind = kind;
  til_record_set_text (&reference->name, name);
  reference->age_from = ages[age].from;
  reference->age_to = ages[age].to;
  reference->year = year;
  reference->number = number;
  til_record_set_text (&reference->source,
                       kind == TIL_REFERENCE_POPULATION ? POPULATION_SOURCE : MEASURES_SOURCE);
  return til_demo_put_record (self, reference, error);
}

/* Of the years before this one: this year's are not counted yet. */
static gboolean
add_references (TilDemo *self, GRand *rand, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    for (int back = REFERENCE_YEARS; back > 0; back--)
      {
        int year = til_date_year (self->today) - back;
        int people = ages[i].population + (int)(CHILDREN_OF_AGES * self->n_children / 3) +
                     g_rand_int_range (rand, -9, 10);

        if (!add_reference (self, TIL_REFERENCE_POPULATION, NULL, i, year, people, error) ||
            !add_reference (self, TIL_REFERENCE_NUMBER,
                            "Barn och unga med insatser från socialtjänsten", i, year,
                            people * ages[i].measures / 1000 + back, error))
          return FALSE;
      }
  return TRUE;
}

gboolean
til_demo_add_steering (TilDemo *self, guint seed, GError **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed + 2);
  gint64 newest = 0;

  return til_demo_add_surveys (self, rand, &newest, error) &&
         add_activities (self, newest, rand, error) && add_agreements (self, error) &&
         add_undertakings (self, error) && add_year_events (self, error) &&
         add_references (self, rand, error);
}
