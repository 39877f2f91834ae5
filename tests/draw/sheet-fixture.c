/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-fixture.h"

TilWheel *
fixture_wheel (const char *key)
{
  g_autoptr (GPtrArray) wheels = til_wheel_load_bundled ();

  for (guint i = 0; i < wheels->len; i++)
    {
      TilWheel *wheel = wheels->pdata[i];
      if (g_str_equal (wheel->key, key))
        return til_wheel_ref (wheel);
    }
  g_error ("no wheel %s", key);
}

TilWheel *
fixture_largest_wheel (void)
{
  GString *xml = g_string_new ("<wheel id=\"largest\" version=\"1\" "
                               "shape=\"sectors\"><name>Kommunens allra största hjul</name>"
                               "<description>D.</description><provenance>P.</provenance><scale>");
  g_autoptr (GError) error = NULL;
  TilWheel *wheel;

  for (int step = 1; step <= TIL_WHEEL_MAX_STEPS; step++)
    g_string_append_printf (xml, "<step face=\"%d\"><word>Steg nummer %d</word></step>",
                            (step * 4 + 9) / 10, step);
  g_string_append (xml, "</scale><areas>");
  for (int area = 1; area <= TIL_WHEEL_MAX_AREAS; area++)
    g_string_append_printf (
        xml,
        "<area key=\"a%d\" dimension=\"health\" colour=\"#218775\" dark-colour=\"#26B1A2\" "
        "icon=\"heart\">"
        "<name>Delaktighet och sammanhang nummer %d</name><description>D.</description>"
        "<question for=\"child\">A?</question><question for=\"child\">B?</question>"
        "<question for=\"guardian\">A?</question><question for=\"guardian\">B?</question></area>",
        area, area);
  g_string_append (xml, "</areas></wheel>");
  wheel = til_wheel_new_from_xml (xml->str, -1, "largest.xml", &error);
  g_assert_no_error (error);
  g_string_free (xml, TRUE);
  return wheel;
}

TilChild *
fixture_child (void)
{
  TilChild *child = til_child_new ();
  TilGuardian *guardian = til_guardian_new ();

  child->id = 57;
  g_free (child->given_name);
  g_free (child->family_name);
  child->given_name = g_strdup ("Selam");
  child->family_name = g_strdup ("Tesfai Lindqvist");
  child->birth_date = til_date_new (2015, 3, 12);
  child->personnummer = g_strdup ("201503129805");
  g_free (guardian->name);
  guardian->name = g_strdup ("Abrehet Tesfai");
  guardian->phone = g_strdup ("070-174 06 05");
  g_ptr_array_add (child->guardians, guardian);
  return child;
}

static TilVoice *
add_voice (TilMapping *mapping, gint64 id, TilVoiceKind kind, const char *name, TilDate date)
{
  TilVoice *voice = til_voice_new (kind);

  voice->id = id;
  voice->guardian_id = kind == TIL_VOICE_GUARDIAN ? id : 0;
  voice->unit_id = kind == TIL_VOICE_ORGANISATION ? id : 0;
  g_free (voice->name);
  voice->name = g_strdup (name);
  voice->open = TRUE;
  voice->date = date;
  g_ptr_array_add (mapping->voices, voice);
  return voice;
}

TilMapping *
fixture_mapping (TilWheel *wheel, TilDate date)
{
  static const int steps[4][8] = {
    { 1, 3, 4, 2, 3, 4, 2, 3 }, /* the child */
    { 3, 3, 4, 2, 4, 3, 0, 3 }, /* a guardian */
    { 3, 3, 3, 0, 4, 3, 3, 2 }, /* the other one */
    { 2, 2, 4, 3, 1, 3, 3, 0 }, /* the school */
  };
  TilMapping *mapping = til_mapping_new (wheel);
  guint n_areas = til_wheel_n_areas (wheel);
  int n_steps = (int)til_wheel_n_steps (wheel);

  mapping->id = 5;
  mapping->child_id = 57;
  mapping->date = date;
  mapping->next_step = g_strdup ("Skolsköterskan och Abrehet träffas om sömnen före jul.");
  add_voice (mapping, 11, TIL_VOICE_CHILD, "", date);
  add_voice (mapping, 12, TIL_VOICE_GUARDIAN, "Abrehet Tesfai", date);
  add_voice (mapping, 13, TIL_VOICE_GUARDIAN, "Karl-Johan Lindqvist", date);
  add_voice (mapping, 14, TIL_VOICE_ORGANISATION, FIXTURE_UNIT, date);

  for (guint v = 0; v < mapping->voices->len; v++)
    for (guint a = 0; a < n_areas; a++)
      til_voice_set_step (mapping->voices->pdata[v], til_wheel_area (wheel, a)->key,
                          MIN (steps[v][a % 8], n_steps));
  til_voice_set_note (mapping->voices->pdata[0], til_wheel_area (wheel, 1)->key, FIXTURE_CHILD_NOTE,
                      TRUE);
  til_voice_set_note (mapping->voices->pdata[1], til_wheel_area (wheel, 1)->key,
                      FIXTURE_GUARDIAN_NOTE, TRUE);
  til_voice_set_note (mapping->voices->pdata[3], til_wheel_area (wheel, 2)->key,
                      FIXTURE_SCHOOL_NOTE, TRUE);
  for (guint v = 0; v < mapping->voices->len; v++)
    ((TilVoice *)mapping->voices->pdata[v])->open = FALSE;
  return mapping;
}
