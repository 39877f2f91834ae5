/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawn-wheels.h"

const guint32 drawn_colours[8][2] = {
  { 0x2065A5, 0x7FC6FE }, { 0x218775, 0x26B1A2 }, { 0x59913E, 0xA8DC71 }, { 0xBB7D03, 0xF2C04D },
  { 0xC4542C, 0xEE9170 }, { 0xC55A9D, 0xF19ABF }, { 0x7F70CE, 0xB199D6 }, { 0x57697A, 0xC9D5E7 },
};

TilWheel *
drawn_wheel_new (TilShape shape, guint n_areas, guint n_steps)
{
  const char *icons[] = { "shield", "heart", "book", "hands", "ball", "ear", "flag", "puzzle" };
  const char *names[] = { "Safe",        "Healthy", "Achieving and learning",
                          "Nurtured",    "Active",  "Respected",
                          "Responsible", "Included" };
  GString *xml = g_string_new ("<?xml version=\"1.0\"?>\n");
  g_autoptr (GError) error = NULL;
  TilWheel *wheel;

  g_string_append_printf (
      xml,
      "<wheel id=\"drawn\" version=\"1\" shape=\"%s\"><name>Drawn</name>"
      "<description>A wheel.</description><provenance>A test.</provenance><scale>",
      shape == TIL_SHAPE_PETALS ? "petals" : "sectors");
  for (guint i = 0; i < n_steps; i++)
    g_string_append_printf (xml, "<step face=\"%u\"><word>Step %u</word></step>",
                            1 + i * 3 / (n_steps - 1), i + 1);
  g_string_append (xml, "</scale><areas>");
  for (guint i = 0; i < n_areas; i++)
    g_string_append_printf (
        xml,
        "<area key=\"area-%u\" colour=\"#%06X\" dark-colour=\"#%06X\" icon=\"%s\" "
        "dimension=\"safety\" articles=\"%u\">"
        "<name>%s</name><description>It is.</description>"
        "<question for=\"child\">One?</question><question for=\"child\">Two?</question>"
        "<question for=\"guardian\">One?</question><question "
        "for=\"guardian\">Two?</question></area>",
        i, drawn_colours[i % 8][0], drawn_colours[i % 8][1], icons[i % 8], i + 1, names[i % 8]);
  g_string_append (xml, "</areas></wheel>");

  wheel = til_wheel_new_from_xml (xml->str, (gssize)xml->len, "drawn.xml", &error);
  g_assert_no_error (error);
  g_string_free (xml, TRUE);
  return wheel;
}

TilMapping *
drawn_mapping_new (TilWheel *wheel)
{
  TilMapping *mapping = til_mapping_new (wheel);

  mapping->date = til_date_new (2026, 11, 21);
  return mapping;
}

TilVoice *
drawn_mapping_add (TilMapping *mapping, TilVoiceKind kind, const int *steps, guint n)
{
  TilVoice *voice = til_voice_new (kind);

  voice->id = mapping->voices->len + 1;
  voice->open = FALSE;
  for (guint i = 0; i < til_wheel_n_areas (mapping->wheel); i++)
    til_voice_set_step (voice, til_wheel_area (mapping->wheel, i)->key, steps[i % n]);
  g_ptr_array_add (mapping->voices, voice);
  return voice;
}
