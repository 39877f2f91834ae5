/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes every sheet of a case as PDF, to look at: paint-case-sheets DIRECTORY LANGUAGES... */
#include "case-fixture.h"
#include "til-case-sheet.h"
#include "til-locale.h"

#include <cairo-pdf.h>

static const char *const names[TIL_N_CASE_SHEETS] = { "plan",    "questions", "invitation",
                                                      "minutes", "consent",   "share",
                                                      "timeline" };

static gboolean
write_sheet (const char *directory, const TilCaseSheetOptions *options, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSheet) sheet = til_case_sheet_new (options, &error);
  g_autofree char *path = g_strdup_printf ("%s/%s-%s%s%s.pdf", directory, name,
                                           options->languages[0], options->languages[1] ? "-" : "",
                                           options->languages[1] ? options->languages[1] : "");
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (!sheet)
    {
      g_printerr ("%s: %s\n", name, error->message);
      return FALSE;
    }
  til_sheet_size (sheet, &width, &height);
  surface = cairo_pdf_surface_create (path, width, height);
  cr = cairo_create (surface);
  for (guint page = 0; page < til_sheet_n_pages (sheet); page++)
    {
      til_sheet_draw (sheet, cr, page);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return TRUE;
}

static void
add_follow_up (TilCase *kase)
{
  TilMapping *now = til_mapping_copy (kase->mappings->pdata[0]);
  TilFollowUp *follow_up = til_record_add_part (fixture_plan (kase), "follow_ups");

  now->id = 6;
  now->date = fixture_day ("2026-11-10");
  for (guint v = 0; v < now->voices->len; v++)
    {
      TilVoice *voice = now->voices->pdata[v];

      voice->open = TRUE;
      til_voice_set_step (voice, "safety", 4);
      voice->open = FALSE;
    }
  g_ptr_array_insert (kase->mappings, 0, now);
  follow_up->date = now->date;
  follow_up->then_id = 5;
  follow_up->now_id = 6;
  follow_up->note = g_strdup ("Selam är kvar på rasten de flesta dagar.");
  follow_up->child_words = g_strdup ("Det är roligare nu.");
}

int
main (int argc, char *argv[])
{
  g_autoptr (TilCase) kase = NULL;
  gboolean written = TRUE;

  til_locale_init (NULL);
  if (argc < 3)
    return 2;
  kase = fixture_case ();
  add_follow_up (kase);
  for (int i = 2; i < argc; i++)
    for (TilCaseSheetKind kind = 0; kind < TIL_N_CASE_SHEETS; kind++)
      {
        g_auto (GStrv) languages = g_strsplit (argv[i], ",", 2);
        g_autoptr (TilCaseSheetOptions)
            options = til_case_sheet_options_new (kind, kase, languages[0]);
        const gint64 reader = CASE_BUP;

        options->languages[1] = g_strdup (languages[1]);
        options->contact = g_strdup ("Sara Lind, 0155-26 40 00");
        options->date = fixture_day ("2026-11-21");
        if (kind == TIL_CASE_SHEET_SHARE)
          g_array_append_val (options->readers, reader);
        written = write_sheet (argv[1], options, names[kind]) && written;
        if (kind == TIL_CASE_SHEET_QUESTIONS)
          {
            options->blank = TRUE;
            written = write_sheet (argv[1], options, "questions-blank") && written;
          }
        else if (kind == TIL_CASE_SHEET_PLAN)
          {
            fixture_plan (kase)->kind = TIL_PLAN_SIP;
            written = write_sheet (argv[1], options, "plan-sip") && written;
            fixture_plan (kase)->kind = TIL_PLAN_CHILD;
            fixture_add_actions (kase, 40);
            written = write_sheet (argv[1], options, "plan-long") && written;
            fixture_drop_actions (kase, 40);
          }
      }
  return written ? 0 : 1;
}
