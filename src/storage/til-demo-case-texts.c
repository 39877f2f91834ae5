/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-demo-case-texts.h"

#include <string.h>

static const TilDemoWords words[TIL_N_DIMENSIONS] = {
  [TIL_DIMENSION_SAFETY] = { { "Drar sig undan på rasterna och håller sig nära en vuxen.",
                               "Berättade i samtal om bråk på vägen hem." },
                             "Känna sig trygg på rasterna och på vägen hem.",
                             "Jag vill kunna gå ut på rasten utan att vara rädd.",
                             { "En utsedd vuxen är med på rasterna varje dag.",
                               "Går igenom vägen hem tillsammans och följer halvvägs." },
                             "Rasterna är svårast; tryggast är det med fritidspersonalen." },
  [TIL_DIMENSION_HEALTH] = { { "Har ont i magen flera mornar i veckan och somnar sent.",
                               "Trött på förmiddagarna, har gått hem tre gånger denna månad." },
                             "Sova bättre och ha ork hela skoldagen.",
                             "Jag vill vara piggare.",
                             { "Tid hos skolsköterskan för samtal om sömn och mat.",
                               "Provar nya kvällsrutiner i fyra veckor." },
                             "Sömnen är bättre på helgerna; skärmtid diskuterades." },
  [TIL_DIMENSION_DEVELOPMENT] = { { "Har svårt att växla aktivitet och blir ledsen vid byten.",
                                    "Säger färre ord än vid förra samtalet." },
                                  "Klara byten med stöd av bilder.",
                                  "Jag vill veta vad som händer sen.",
                                  { "Bildschema på avdelningen och hemma.",
                                    "Beställer tid för språkbedömning." },
                                  "Det går bättre när det är förberett i förväg." },
  [TIL_DIMENSION_LEARNING] = { { "Kommer inte igång med uppgifter och lämnar in tomt.",
                                 "Närvaron har sjunkit sedan höstlovet." },
                               "Vara på plats varje dag och hinna klart med det viktigaste.",
                               "Jag vill hinna klart i skolan så att jag slipper läxor.",
                               { "En uppgift i taget, med avstämning efter tio minuter.",
                                 "Mentorn möter varje måndag och går igenom veckan." },
                               "Anpassningarna följs upp av mentorn varje vecka." },
  [TIL_DIMENSION_CARE] = { { "Saknar ofta ombyte och har inte ätit frukost.",
                             "Hämtas sent och är orolig för vem som kommer." },
                           "De vuxna hjälps åt med vardagen, hemma och här.",
                           "Jag vill att någon är hemma när jag kommer.",
                           { "Vi bestämmer vem som hämtar och skriver upp det för veckan.",
                             "Familjebehandlare träffar familjen hemma två gånger." },
                           "Föräldrarnas arbetstider ändras efter nyår." },
  [TIL_DIMENSION_HOME] = { { "Berättar att familjen ska flytta igen.",
                             "Säger att det är bråkigt hemma på kvällarna." },
                           "Lugnare kvällar och en egen plats hemma.",
                           "Jag vill ha det lugnt när jag ska sova.",
                           { "Stöd i kontakten med bostadsbolaget.",
                             "Föräldrastöd på familjecentralen, fem träffar." },
                           "Familjen beskrev kvällarna var för sig; bilden är gemensam." },
  [TIL_DIMENSION_RELATIONSHIPS] = { { "Är ensam på rasterna sedan bästa vännen slutade.",
                                      "Hamnar i konflikt i nästan varje lek." },
                                    "Ha någon att vara med varje rast.",
                                    "Jag vill ha en kompis i klassen.",
                                    { "Styrda rastlekar tre dagar i veckan.",
                                      "Samtal i liten grupp med kuratorn, sex gånger." },
                                    "Barnet nämnde två kamrater som det vill vara med." },
  [TIL_DIMENSION_ACTIVITY] = { { "Har slutat på fotbollen och är mest hemma efter skolan.",
                                 "Väljer bort alla gemensamma aktiviteter." },
                               "Ha en fritidsaktivitet att se fram emot varje vecka.",
                               "Jag vill börja spela igen.",
                               { "Kontakt med idrottslagets ledare om att börja om.",
                                 "Söker bidrag till avgiften." },
                               "Avgiften var hindret, inte lusten." },
  [TIL_DIMENSION_RESPECT] = { { "Säger att ingen lyssnar och har slutat räcka upp handen.",
                                "Retas för sitt språk av några i gruppen." },
                              "Bli lyssnad på och få säga sin mening.",
                              "Jag vill att de vuxna frågar mig först.",
                              { "Eget samtal före varje möte om vad barnet vill ta upp.",
                                "Arbete i klassen om hur vi talar med varandra." },
                              "Barnet ville själv berätta och gjorde det." },
  [TIL_DIMENSION_RESPONSIBILITY] = { { "Sena ankomster fyra dagar av fem.",
                                       "Saknar ofta material och glömmer tider." },
                                     "Komma i tid och ha koll på sin vecka.",
                                     "Jag vill klara det själv.",
                                     { "Veckoschema i telefonen som sätts tillsammans på söndagen.",
                                       "Väckning per telefon i tre veckor." },
                                     "Eget ansvar i små steg, ett i taget." },
  [TIL_DIMENSION_PARTICIPATION] = { { "Står vid sidan av och säger att det inte är någon idé.",
                                      "Familjen har inte förstått breven hem." },
                                    "Vara med i gruppen och förstå vad som händer.",
                                    "Jag vill vara med och bestämma.",
                                    { "Information hem med tolk, en gång i månaden.",
                                      "En uppgift i gruppen som barnet själv väljer." },
                                    "Tolk bokas till alla möten." },
};

const TilDemoWords *
til_demo_words (TilDimension dimension)
{
  return &words[dimension != TIL_DIMENSION_NONE ? dimension : TIL_DIMENSION_HEALTH];
}

#define PICK(texts, n) ((texts)[(n) % G_N_ELEMENTS (texts)])

const char *
til_demo_tried (guint pick)
{
  static const char *const texts[] = {
    "Samtal med vårdnadshavaren; lugnare plats i klassrummet.",
    "Extra vuxen vid övergångar i två veckor.",
    "Kort avstämning varje morgon.",
    "Inget ännu.",
  };

  return PICK (texts, pick);
}

const char *
til_demo_five_answer (guint question, guint pick)
{
  static const char *const texts[TIL_N_QUESTIONS][3] = {
    { "Ja, tillsammans med barnets och vårdnadshavarnas bild.",
      "Nästan: vi vet inte hur det är på fritiden.", "Nej, vi behöver höra förskolan och BVC." },
    { "Otrygga raster och dålig sömn; det ena ger det andra.",
      "Många byten av vuxna sedan i våras.", "Oro hemma, och svårt att berätta om den." },
    { "Möta barnet varje morgon och fråga hur natten har varit.",
      "Ringa hem varje fredag med det som har gått bra.",
      "Vara den vuxna som barnet kan gå till." },
    { "Anpassa schemat och ge ett lugnare rum.", "Elevhälsan gör en kartläggning av närvaron.",
      "Mindre grupp på förmiddagarna." },
    { "Stöd till föräldrarna om vardagsrutiner.", "Bedömning av sömn och mående.",
      "Inget just nu; vi ser igen om sex veckor." },
  };

  return PICK (texts[question], pick);
}

const char *
til_demo_outcome_reason (TilOutcome outcome, guint pick)
{
  static const char *const texts[TIL_N_OUTCOMES][2] = {
    { "", "" },
    { "Barnet har det bra i de områden som var svåra; vi håller fast vid det som görs.",
      "Läget är gott nog och barnet vill ha det som det är." },
    { "Det som redan görs hjälper.", "Familjen vill vänta och se över terminen." },
    { "Skolan kan göra det som behövs med egna insatser.",
      "Det är i skolan det är svårt, och vi har inte prövat allt." },
    { "Det som är svårt finns både hemma och i skolan: vi behöver varandra.",
      "Egna insatser har inte räckt på åtta veckor." },
    { "En förening och ett bidrag är det som behövs.",
      "Familjen får det stöd de vill ha på annat håll." },
  };

  return PICK (texts[outcome], pick);
}

TilOutcome
til_demo_outcome_of (const char *next_step)
{
  if (!next_step)
    return TIL_OUTCOME_OWN;
  if (strstr (next_step, "Inget mer just nu"))
    return TIL_OUTCOME_NOTHING_MORE;
  if (strstr (next_step, "Samverkansmöte") || strstr (next_step, "BUP") ||
      strstr (next_step, "BVC") || strstr (next_step, "Logoped"))
    return TIL_OUTCOME_MEETING;
  return strstr (next_step, "bidrag") ? TIL_OUTCOME_OTHER_SUPPORT : TIL_OUTCOME_OWN;
}

const char *
til_demo_purpose (gboolean young, guint pick)
{
  static const char *const texts[] = {
    "Gemensam planering kring skolnärvaro och mående.",
    "Möte om hur skola, socialtjänst och vård kan hjälpas åt.",
    "Stöd hemma och i skolan enligt barnets plan.",
  };
  static const char *const young_texts[] = {
    "Gemensam bild av barnets utveckling och språk.",
    "Möte om hur förskola, BVC och familjecentral kan hjälpas åt.",
    "Stöd till familjen i vardagen.",
  };

  return young ? PICK (young_texts, pick) : PICK (texts, pick);
}

const char *
til_demo_child_view (guint pick)
{
  static const char *const texts[] = {
    "Tycker att det är bra om de pratar med varandra.",
    "Vill inte att allt om hemma berättas.",
    "Vill vara med på mötet.",
    "Vill slippa berätta samma sak flera gånger.",
  };

  return PICK (texts, pick);
}

const char *
til_demo_refusal (guint pick, TilRefusal *refusal)
{
  static const struct
  {
    TilRefusal refusal;
    const char *text;
  } refusals[] = {
    { TIL_REFUSAL_OWN_NETWORK, "Vill först prata hemma." },
    { TIL_REFUSAL_NO_TRUST, "Litar inte på att det stannar mellan oss." },
    { TIL_REFUSAL_NOT_NEEDED, "Tycker att skolan ska lösa det själv." },
  };

  *refusal = PICK (refusals, pick).refusal;
  return PICK (refusals, pick).text;
}

const char *
til_demo_child_wish (guint pick)
{
  static const char *const texts[] = {
    "Den som jag har pratat med förut.",
    "Min mentor, för att hon lyssnar.",
    "Någon på skolan som är snäll.",
  };

  return PICK (texts, pick);
}

const char *
til_demo_place (guint pick)
{
  static const char *const texts[] = { "Rum 3", "Konferensrummet, plan 2", "Biblioteket",
                                       "Familjecentralen, lilla rummet" };

  return PICK (texts, pick);
}

const char *
til_demo_follow_up_note (guint pick)
{
  static const char *const texts[] = {
    "Mornarna går bättre. Rasterna är fortfarande svåra.",
    "Två av fyra insatser är klara; vi fortsätter med de andra.",
    "Alla är nöjda med det som har gjorts hittills.",
  };

  return PICK (texts, pick);
}

const char *
til_demo_ending_note (guint pick)
{
  static const char *const texts[] = {
    "Målen är nådda och barnet vill inte träffas mer.",
    "Familjen får nu stöd av sin nya kommun.",
    "Fortsätter med stöd i egen regi.",
  };

  return PICK (texts, pick);
}

const TilDemoConsultation til_demo_consultations[] = {
  { TIL_AGE_GROUP_0_6, "development",
    "Ett barn talar lite och leker ensamt. Vårdnadshavarna vill inte att BVC kontaktas. Vad kan "
    "förskolan göra?",
    "Bilder och tecken i vardagen, en vuxen i taget. Berätta för vårdnadshavarna vad BVC kan bidra "
    "med och fråga igen om en månad." },
  { TIL_AGE_GROUP_7_12, "safety", "Ett barn vill inte vara ute på rasten. Hur har andra gjort?",
    "Styrda lekar, samma vuxen varje dag i tre veckor, och fråga barnet vilka platser som är "
    "otrygga." },
  { TIL_AGE_GROUP_13_18, "health",
    "En tonåring sover på dagarna och kommer sällan till skolan. Samtycke saknas. Hur håller vi "
    "kontakten?",
    "Kort kontakt varje dag på ett sätt som den unga väljer. Ungdomsmottagningen tar emot utan "
    "remiss." },
  { TIL_AGE_GROUP_7_12, "home", "Familjen bor trångt och flyttar ofta. Vem kan hjälpa till?",
    "Hyresrådgivningen på medborgarkontoret; budgetrådgivning utan väntetid." },
};

const guint til_demo_n_consultations = G_N_ELEMENTS (til_demo_consultations);
