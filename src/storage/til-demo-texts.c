/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-demo-texts.h"

#define N_VOICE_KINDS 3

typedef struct
{
  const char *hard[2];
  const char *good[2];
} Notes;

static const Notes notes[TIL_N_DIMENSIONS][N_VOICE_KINDS] = {
  [TIL_DIMENSION_SAFETY] = { { { "Jag är rädd på rasten ibland.", "Jag vill inte gå hem ensam." },
                               { "Jag är trygg hemma och hos mormor.",
                                 "Min lärare märker när något är fel." } },
                             { { "Det har varit bråk på gården i höst.",
                                 "Hen vågar inte sova i eget rum." },
                               { "Vi känner oss trygga med personalen.",
                                 "Hen har vuxna att gå till." } },
                             { { "Drar sig undan när det blir högljutt.",
                                 "Två tillbud på gården sedan terminsstarten." },
                               { "Söker stöd hos vuxna när det behövs.",
                                 "Lugn vid lämning och hämtning." } } },
  [TIL_DIMENSION_HEALTH] = { { { "Jag har ont i magen på morgonen.", "Jag sover dåligt." },
                               { "Jag mår bra för det mesta.", "Jag tycker om gympan." } },
                             { { "Somnar sent och är trött på dagarna.",
                                 "Vi är oroliga för maten." },
                               { "Frisk och pigg nu.",
                                 "Det går bättre med sömnen sedan i våras." } },
                             { { "Trött på förmiddagarna, ofta huvudvärk.",
                                 "Frånvaro 18 % den senaste månaden." },
                               { "Orkar hela dagen och äter bra.",
                                 "Hälsobesöket visade inget särskilt." } } },
  [TIL_DIMENSION_DEVELOPMENT] = { { { "Det är svårt att berätta så att andra förstår.",
                                      "Allt går så fort." },
                                    { "Jag kan cykla nu!", "Jag har lärt mig nya ord." } },
                                  { { "Talar mindre än syskonen gjorde.",
                                      "Byten och nya saker är svåra." },
                                    { "Det händer nytt varje vecka.", "Vi ser stora framsteg." } },
                                  { { "Behöver bildstöd för att växla aktivitet.",
                                      "Logoped är kontaktad." },
                                    { "Följer sin utvecklingskurva.",
                                      "Tar egna initiativ i leken." } } },
  [TIL_DIMENSION_LEARNING] = { { { "Matten är svår.", "Jag hinner aldrig klart." },
                                 { "Jag är bra på att läsa.", "Det är roligt med bild." } },
                               { { "Läxorna slutar ofta i gråt.",
                                   "Vi vet inte hur vi ska hjälpa till." },
                                 { "Kommer glad hem och berättar.", "Läsningen har lossnat." } },
                               { { "Når inte målen i matematik utan extra anpassningar.",
                                   "Behöver instruktioner en i taget." },
                                 { "Arbetar självständigt och hjälper andra.",
                                   "Anpassningarna har gett resultat." } } },
  [TIL_DIMENSION_CARE] = { { { "Ingen är hemma när jag kommer.", "Jag vill ha mer tid med pappa." },
                             { "Mamma och pappa frågar hur jag har det.",
                               "Vi äter middag ihop." } },
                           { { "Skiftarbetet gör vardagen svår att få ihop.",
                               "Vi orkar inte allt just nu." },
                             { "Mormor är ett stort stöd.", "Rutinerna hemma fungerar." } },
                           { { "Saknar ofta ombyte och mellanmål.", "Svårt att nå hemmet." },
                             { "Gott samarbete med hemmet.", "Har det som behövs med sig." } } },
  [TIL_DIMENSION_HOME] = { { { "Jag har ingen plats att vara i fred.", "Vi ska flytta igen." },
                             { "Jag har ett eget rum.", "Det är mysigt hemma." } },
                           { { "Vi bor trångt och andra hand.", "Ekonomin är ansträngd." },
                             { "Nu har vi ett eget kontrakt.", "Alla trivs i lägenheten." } },
                           { { "Familjen har flyttat tre gånger på ett år.",
                               "Barnet berättar om oro hemma." },
                             { "Stabil boendesituation.", "Inget att anmärka." } } },
  [TIL_DIMENSION_RELATIONSHIPS] = { { { "Jag är ofta ensam på rasten.",
                                        "Vi blir osams hela tiden." },
                                      { "Jag har två bästa vänner.", "Jag leker med alla." } },
                                    { { "Blir inte bjuden på kalas.",
                                        "Konflikter med syskon varje dag." },
                                      { "Har fått en ny kompis i klassen.",
                                        "Syskonen leker bra ihop." } },
                                    { { "Har svårt att komma in i leken.",
                                        "Ofta i konflikt, behöver en vuxen nära." },
                                      { "Omtyckt i gruppen.", "Löser konflikter med ord." } } },
  [TIL_DIMENSION_ACTIVITY] = { { { "Jag har inget att göra efter skolan.",
                                   "Jag slutade på fotbollen." },
                                 { "Simskolan är bäst!", "Jag spelar teater på tisdagar." } },
                               { { "Sitter mest med telefonen.",
                                   "Vi har inte råd med någon aktivitet." },
                                 { "Fotboll två gånger i veckan.",
                                   "Är ute mycket med kusinerna." } },
                               { { "Deltar sällan i gemensamma aktiviteter.",
                                   "Väljer bort utevistelsen." },
                                 { "Aktiv och nyfiken.", "Går gärna till fritidsgården." } } },
  [TIL_DIMENSION_RESPECT] = { { { "Ingen lyssnar när jag säger till.",
                                  "De retas för hur jag pratar." },
                                { "Mina lärare lyssnar på mig.",
                                  "Jag får vara med och bestämma." } },
                              { { "Vi känner oss inte hörda på mötena.",
                                  "Hen säger att ingen frågar." },
                                { "Vi blir väl bemötta.", "Hen vågar säga vad hen tycker." } },
                              { { "Kommer sällan till tals i gruppen.",
                                  "Behöver tid för att svara." },
                                { "Uttrycker sin åsikt tydligt.",
                                  "Respekterar och respekteras." } } },
  [TIL_DIMENSION_RESPONSIBILITY] = { { { "Jag glömmer mina saker.",
                                         "Jag vet inte vad jag ska göra." },
                                       { "Jag matar katten varje dag.",
                                         "Jag sköter mina läxor själv." } },
                                     { { "Behöver mycket påminnelser.",
                                         "Kommer inte upp på morgonen." },
                                       { "Hjälper till hemma.", "Tar ansvar för lillebror." } },
                                     { { "Sena ankomster flera dagar i veckan.",
                                         "Behöver stöd att planera." },
                                       { "Passar tider och har med sig sitt material.",
                                         "Klassens ordningsvärd, sköter det fint." } } },
  [TIL_DIMENSION_PARTICIPATION] = { { { "Jag vet inte vad de andra pratar om.",
                                        "Jag får inte vara med." },
                                      { "Jag hör till i klassen.", "Vi gör saker tillsammans." } },
                                    { { "Vi förstår inte alla brev från skolan.",
                                        "Hen känner sig utanför." },
                                      { "Vi är med på allt som händer.",
                                        "Tolken gör att vi kan vara delaktiga." } },
                                    { { "Står ofta vid sidan av.",
                                        "Deltar inte i elevrådet fast hen vill." },
                                      { "Naturlig del av gruppen.",
                                        "Med och planerar klassens aktiviteter." } } },
};

const char *
til_demo_note (TilVoiceKind kind, TilDimension dimension, gboolean good, guint pick)
{
  const Notes *of =
      &notes[dimension != TIL_DIMENSION_NONE ? dimension : TIL_DIMENSION_HEALTH][kind];

  return (good ? of->good : of->hard)[pick % 2];
}

static const struct
{
  const char *language;
  Notes notes;
} foreign[] = {
  { "ar",
    { { "يصعب النوم في الليل.", "نحتاج إلى مساعدة في الواجبات المدرسية." },
      { "الأمور جيدة في البيت.", "نحن راضون عن المدرسة." } } },
  { "ti",
    { { "ብዙሕ ድኻም ኣሎ።", "ኣብ ቤት ትምህርቲ ሓገዝ የድሊ።" },
      { "ኣብ ገዛ ኩሉ ጽቡቕ እዩ።", "ኣብ ቤት ትምህርቲ ኩሉ ጽቡቕ እዩ።" } } },
  { "so",
    { { "Hurdadu way adag tahay.", "Waxaan u baahanahay caawimaad." },
      { "Guriga wax walba waa fiican yihiin.", "Dugsiga waan ku faraxsanahay." } } },
  { "fi",
    { { "Nukahtaminen on vaikeaa.", "Läksyt jäävät usein tekemättä." },
      { "Kotona kaikki hyvin.", "Koulussa on kavereita." } } },
  { "pl",
    { { "Trudno zasnąć wieczorem.", "Potrzebujemy pomocy w lekcjach." },
      { "W domu wszystko dobrze.", "Jesteśmy zadowoleni ze szkoły." } } },
  { "bs",
    { { "Teško je ujutro ustati.", "Treba pomoć oko zadaće." },
      { "Kod kuće je sve dobro.", "Zadovoljni smo školom." } } },
  { "uk",
    { { "Важко заснути.", "Потрібна допомога з домашніми завданнями." },
      { "Вдома все добре.", "Ми задоволені школою." } } },
  { "prs",
    { { "خوابیدن مشکل است.", "به کمک در درس‌ها نیاز داریم." },
      { "در خانه همه چیز خوب است.", "از مکتب راضی هستیم." } } },
  { "es",
    { { "Le cuesta dormir.", "Necesitamos ayuda con los deberes." },
      { "En casa todo va bien.", "Estamos contentos con la escuela." } } },
};

/* Which of the two sentences fits: what is hard is sleep or homework, what is good is home or
 * school. */
static const char *
pick_sentence (const Notes *of, TilDimension dimension, gboolean good)
{
  switch (dimension)
    {
    case TIL_DIMENSION_HEALTH:
      return good ? NULL : of->hard[0];
    case TIL_DIMENSION_LEARNING:
    case TIL_DIMENSION_DEVELOPMENT:
      return good ? of->good[1] : of->hard[1];
    case TIL_DIMENSION_HOME:
    case TIL_DIMENSION_CARE:
    case TIL_DIMENSION_SAFETY:
      return good ? of->good[0] : NULL;
    default:
      return NULL;
    }
}

const char *
til_demo_foreign_note (const char *language, TilDimension dimension, gboolean good)
{
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    if (g_strcmp0 (foreign[i].language, language) == 0)
      return pick_sentence (&foreign[i].notes, dimension, good);
  return NULL;
}

static const char *const reasons[] = {
  "Det är lugnare hemma än i den stora gruppen.",
  "Barnet tänkte på helgerna, skolan på vardagarna.",
  "Vårdnadshavaren har inte hört om bråken på rasten.",
  "Barnet vill inte oroa föräldrarna.",
  "Skolan ser framsteg som ännu inte märks hemma.",
  "Vi menade olika saker med ordet; efter samtalet är vi närmare varandra.",
  "Det har ändrats sedan förra veckan.",
  "Personalen är ny och har sett för lite.",
};

static const char *const next_steps[] = {
  "Nytt samtal om sex veckor; mentorn ringer hem varje fredag.",
  "Skolan gör en pedagogisk kartläggning före lovet.",
  "Samverkansmöte med elevhälsan; vårdnadshavaren frågar barnet vem som ska vara med.",
  "Inget mer just nu: det som görs hjälper. Vi ser igen till våren.",
  "Familjen söker bidrag till en fritidsaktivitet; kuratorn hjälper till.",
  "Tid hos skolsköterskan för sömnen.",
  "Kontakt med BUP efter samtycke från båda vårdnadshavarna.",
  "En trygg vuxen möter vid grinden varje morgon i fyra veckor.",
};

static const char *const young_next_steps[] = {
  "Bildschema på avdelningen och hemma; uppföljning om en månad.",
  "BVC bokar ett extra besök.",
  "Logopedbesök; förskolan skickar med iakttagelser.",
  "Mindre grupp på förmiddagarna under våren.",
  "Inget mer just nu: det som görs hjälper. Vi ser igen till hösten.",
};

static const char *const child_notes[] = {
  "Vill helst prata medan hen ritar.",
  "Mormor får gärna vara med på möten.",
  "Glutenfri kost.",
  "Ring efter klockan 16.",
  "Byter grupp i januari.",
};

const char *
til_demo_reason (guint pick)
{
  return reasons[pick % G_N_ELEMENTS (reasons)];
}

const char *
til_demo_next_step (gboolean young, guint pick)
{
  return young ? young_next_steps[pick % G_N_ELEMENTS (young_next_steps)]
               : next_steps[pick % G_N_ELEMENTS (next_steps)];
}

const char *
til_demo_child_note (guint pick)
{
  return child_notes[pick % G_N_ELEMENTS (child_notes)];
}
