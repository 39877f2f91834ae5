/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-case-sheet-private.h"
#include "til-error.h"
#include "til-text.h"

#include <glib/gi18n-lib.h>

/* Families read 12 points, staff 10. */
#define STAFF_SCALE (10.0 / TIL_SHEET_BODY)

/* How much of the space between things is kept: less where that saves a page. */
static const double airs[] = { 1, 0.65, 0.4 };

TilCaseSheetOptions *
til_case_sheet_options_new (TilCaseSheetKind kind, const TilCase *kase, const char *language)
{
  TilCaseSheetOptions *self = g_new0 (TilCaseSheetOptions, 1);

  self->kind = kind;
  self->kase = kase;
  self->languages[0] = g_strdup (language);
  self->readers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->date = til_date_today ();
  self->signatures = TRUE;
  return self;
}

void
til_case_sheet_options_free (TilCaseSheetOptions *self)
{
  if (!self)
    return;
  g_free (self->languages[0]);
  g_free (self->languages[1]);
  g_clear_pointer (&self->readers, g_array_unref);
  g_free (self->shown_name);
  g_free (self->contact);
  g_free (self);
}

const char *
til_case_sheet_name (TilCaseSheetKind kind)
{
  switch (kind)
    {
    case TIL_CASE_SHEET_PLAN:
      return C_ ("sheet", "Plan");
    case TIL_CASE_SHEET_QUESTIONS:
      return C_ ("sheet", "The five questions");
    case TIL_CASE_SHEET_INVITATION:
      return C_ ("sheet", "Invitation");
    case TIL_CASE_SHEET_MINUTES:
      return C_ ("sheet", "Minutes");
    case TIL_CASE_SHEET_CONSENT:
      return C_ ("sheet", "Consent form");
    case TIL_CASE_SHEET_SHARE:
      return C_ ("sheet", "What may be shared");
    case TIL_CASE_SHEET_TIMELINE:
      return C_ ("sheet", "Timeline");
    case TIL_N_CASE_SHEETS:
    default:
      g_return_val_if_reached ("");
    }
}

/* The record that the sheet is about; the newest one with id 0. */
static gpointer
find_record (const TilCaseSheetOptions *options, const TilCase *kase, gint64 id)
{
  TilRecordKind kind = options->kind == TIL_CASE_SHEET_PLAN      ? TIL_RECORD_PLAN
                       : options->kind == TIL_CASE_SHEET_CONSENT ? TIL_RECORD_CONSENT
                                                                 : TIL_RECORD_MEETING;
  TilMeetingStatus wanted = options->kind == TIL_CASE_SHEET_MINUTES ? TIL_MEETING_HELD
                                                                    : TIL_MEETING_PLANNED;
  const GPtrArray *records = kase->records[kind];

  if (id)
    return til_case_record (kase, kind, id);
  for (guint i = records->len; i > 0 && kind == TIL_RECORD_MEETING; i--)
    if (((TilMeeting *)records->pdata[i - 1])->status == wanted)
      return records->pdata[i - 1];
  return records->len > 0 ? records->pdata[records->len - 1] : NULL;
}

static gboolean
needs_record (TilCaseSheetKind kind)
{
  return kind == TIL_CASE_SHEET_PLAN || kind == TIL_CASE_SHEET_INVITATION ||
         kind == TIL_CASE_SHEET_MINUTES || kind == TIL_CASE_SHEET_CONSENT;
}

static void
add_readers (GArray *readers, const GArray *units)
{
  for (guint i = 0; i < units->len; i++)
    til_refs_set (readers, g_array_index (units, gint64, i), TRUE);
}

/* Who will read the sheet: those asked for, and those whom a meeting's papers go to. */
static GArray *
collect_readers (const TilCaseSheetOptions *options, gconstpointer record)
{
  GArray *readers = g_array_new (FALSE, FALSE, sizeof (gint64));

  add_readers (readers, options->readers);
  if (options->kind == TIL_CASE_SHEET_INVITATION || options->kind == TIL_CASE_SHEET_MINUTES)
    {
      const TilMeeting *meeting = record;
      const TilTeam *team = til_case_team (options->kase, meeting->team_id);
      g_autoptr (GArray) units = til_meeting_units (meeting);

      add_readers (readers, units);
      if (team)
        {
          g_autoptr (GArray) team_units = til_team_units (team, meeting->date);
          add_readers (readers, team_units);
        }
    }
  return readers;
}

/* R14 */
static void
collect_private_words (CaseMaker *maker)
{
  const TilCase *whole = maker->options->kase;

  sheet_maker_hide_child (&maker->base, whole->child);
  for (guint i = 0; i < whole->mappings->len; i++)
    sheet_maker_hide_voices (&maker->base, whole->mappings->pdata[i]);
  for (guint i = 0; i < whole->units->len; i++)
    {
      const TilUnit *unit = whole->units->pdata[i];
      if (*unit->name)
        g_ptr_array_add (maker->base.private_words, g_strdup (unit->name));
    }
}

static const char *
title_key (const TilCaseSheetOptions *options, gconstpointer record)
{
  static const char *const plan_keys[] = { "plan.title.child", "plan.title.action",
                                           "plan.title.sip" };
  static const char *const keys[] = {
    NULL,           "five.title",  "invitation.title", "minutes.title",
    "consent.form", "share.title", "timeline.title",
  };

  if (options->kind == TIL_CASE_SHEET_PLAN)
    return plan_keys[MIN (((const TilPlan *)record)->kind, TIL_PLAN_SIP)];
  return keys[options->kind];
}

static void
set_names (CaseMaker *maker, const char *key)
{
  SheetMaker *base = &maker->base;
  const TilCaseSheetOptions *options = maker->options;
  const TilChild *child = options->kase->child;
  g_autofree char *date = til_date_format (options->date);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *plain = NULL;

  if (!child->protected_identity && options->shown_name && *options->shown_name)
    name = g_strdup (options->shown_name);
  else
    name = til_child_shown_name (child, options->languages[0]);
  base->name = til_text_isolate (name);
  base->date = til_text_isolate_ltr (date);
  for (guint c = 0; c < G_N_ELEMENTS (base->sheet_names); c++)
    base->sheet_names[c] = sheet_maker_beside_swedish (base, c, til_label (base->languages[c], key),
                                                       til_label ("sv", key));

  title = til_text_fill (til_label (base->languages[0], "sheet.document_title"), "sheet",
                         base->sheet_names[0], "name", name, "date", date, NULL);
  plain = til_text_strip_isolates (title);
  til_sheet_set_title (base->sheet, plain);
}

static void
init_maker (CaseMaker *maker,
            const TilCaseSheetOptions *options,
            const TilCase *kase,
            const char *key)
{
  SheetMaker *base = &maker->base;
  gboolean staff = options->kind == TIL_CASE_SHEET_SHARE ||
                   options->kind == TIL_CASE_SHEET_TIMELINE;
  double width;

  maker->options = options;
  maker->kase = kase;
  maker->wheels = til_wheel_load_bundled ();
  maker->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)til_block_free);
  base->sheet = til_sheet_new (TIL_PAPER_A4);
  base->palette = til_palette_get (TIL_PALETTE_PRINT);
  base->languages[0] = g_intern_string (options->languages[0]);
  base->n_languages = options->languages[1] ? 2 : 1;
  base->languages[1] = g_intern_string (options->languages[options->languages[1] ? 1 : 0]);
  base->rtl = til_language_is_rtl (base->languages[0]);
  base->scale = staff ? STAFF_SCALE : 1;
  base->contact = options->contact;
  base->protected_identity = options->kase->child->protected_identity;
  base->private_words = g_ptr_array_new_with_free_func (g_free);

  til_paper_size (TIL_PAPER_A4, &width, NULL);
  base->width = width - 2 * TIL_SHEET_MARGIN;
  base->column_gap = 16 * base->scale;
  base->column_width = base->n_languages == 2 ? (base->width - base->column_gap) / 2 : base->width;
  if (base->protected_identity)
    collect_private_words (maker);
  set_names (maker, key);
}

static void
clear_maker (CaseMaker *maker)
{
  SheetMaker *base = &maker->base;

  g_ptr_array_unref (maker->blocks);
  g_ptr_array_unref (maker->wheels);
  g_clear_pointer (&base->sheet, til_sheet_free);
  g_ptr_array_unref (base->private_words);
  g_free (base->name);
  g_free (base->date);
  g_free (base->sheet_names[0]);
  g_free (base->sheet_names[1]);
  g_clear_error (&base->error);
}

static void
create_blocks (CaseMaker *maker, gconstpointer record, const TilCover *cover)
{
  case_maker_add (maker, sheet_maker_title (&maker->base));
  switch (maker->options->kind)
    {
    case TIL_CASE_SHEET_PLAN:
      case_sheet_plan (maker, record);
      break;
    case TIL_CASE_SHEET_QUESTIONS:
      case_sheet_questions (maker, record);
      break;
    case TIL_CASE_SHEET_INVITATION:
      case_sheet_invitation (maker, record);
      break;
    case TIL_CASE_SHEET_MINUTES:
      case_sheet_minutes (maker, record);
      break;
    case TIL_CASE_SHEET_CONSENT:
      case_sheet_consent (maker, record);
      break;
    case TIL_CASE_SHEET_SHARE:
      case_sheet_share (maker, cover);
      break;
    case TIL_CASE_SHEET_TIMELINE:
      case_sheet_timeline (maker);
      break;
    case TIL_N_CASE_SHEETS:
    default:
      g_assert_not_reached ();
    }
}

static void
lay_out (CaseMaker *maker, gconstpointer record, const TilCover *cover)
{
  SheetMaker *base = &maker->base;
  SheetFrame frame = sheet_maker_frame (base);
  guint n_pages = G_MAXUINT;

  maker->page_room = frame.bottom - frame.top_next;
  for (guint i = 0; i < G_N_ELEMENTS (airs) && n_pages > 1; i++)
    {
      GPtrArray *before = g_steal_pointer (&maker->blocks);
      guint needed;

      maker->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)til_block_free);
      maker->air = airs[i];
      create_blocks (maker, record, cover);
      needed = til_sheet_flow (NULL, maker->blocks, 0, frame.top, frame.top_next, frame.bottom);
      if (needed < n_pages)
        {
          n_pages = needed;
          g_ptr_array_unref (before);
        }
      else
        {
          g_ptr_array_unref (maker->blocks);
          maker->blocks = before;
        }
    }
  if (!base->error)
    sheet_maker_flow (base, maker->blocks, &frame);
}

static TilSheet *
make_sheet (const TilCaseSheetOptions *options,
            const TilCase *kase,
            gconstpointer record,
            const TilCover *cover,
            GError **error)
{
  CaseMaker maker = { 0 };
  TilSheet *sheet = NULL;

  init_maker (&maker, options, kase, title_key (options, record));
  lay_out (&maker, record, cover);
  if (maker.base.error)
    g_propagate_error (error, g_steal_pointer (&maker.base.error));
  else
    sheet = g_steal_pointer (&maker.base.sheet);
  clear_maker (&maker);
  return sheet;
}

/* The mapping whose five questions are printed, in the case as it may be printed; NULL for a blank
 * sheet. FALSE when there is none with that id. */
static gboolean
find_mapping (const TilCaseSheetOptions *options,
              const TilCase *kase,
              const TilMapping **mapping,
              GError **error)
{
  *mapping = NULL;
  if (options->record_id)
    *mapping = til_case_mapping (kase, options->record_id);
  else if (kase->mappings->len > 0)
    *mapping = kase->mappings->pdata[0];
  if (options->record_id && !*mapping)
    {
      g_set_error_literal (
          error, TIL_ERROR, TIL_ERROR_NOT_FOUND,
          _ ("The five questions cannot be printed because the mapping was not found."));
      return FALSE;
    }
  return TRUE;
}

TilSheet *
til_case_sheet_new (const TilCaseSheetOptions *options, GError **error)
{
  g_autoptr (GArray) readers = NULL;
  g_autoptr (TilCase) filtered = NULL;
  g_autoptr (TilCover) cover = NULL;
  const TilCase *kase;
  gconstpointer record = NULL;

  g_return_val_if_fail (options != NULL && options->kase != NULL, NULL);
  g_return_val_if_fail (options->languages[0] != NULL && options->kind < TIL_N_CASE_SHEETS, NULL);

  kase = options->kase;
  if (needs_record (options->kind))
    {
      record = find_record (options, kase, options->record_id);
      if (!record)
        {
          g_set_error_literal (
              error, TIL_ERROR, TIL_ERROR_NOT_FOUND,
              _ ("Nothing can be printed because what the sheet is about was not found."));
          return NULL;
        }
    }
  if (options->kind == TIL_CASE_SHEET_CONSENT && !case_sheet_check_consent (kase, record, error))
    return NULL;

  readers = collect_readers (options, record);
  if (options->kind == TIL_CASE_SHEET_SHARE)
    {
      if (readers->len != 1 || !til_case_unit (kase, g_array_index (readers, gint64, 0)))
        {
          g_set_error_literal (error, TIL_ERROR, TIL_ERROR_NOT_FOUND,
                               _ ("Choose one organisation to see what may be shared with it."));
          return NULL;
        }
      cover = til_case_cover (kase, g_array_index (readers, gint64, 0), options->date);
    }

  /* R8. "No" is an answer too, and tells nothing of the child. */
  if (readers->len > 0 && (!cover || cover->covered))
    {
      filtered = til_case_filter_units (kase, readers, options->date, error);
      if (!filtered)
        return NULL;
      kase = filtered;
    }
  if (record && filtered)
    {
      record = find_record (options, filtered, ((const TilRecord *)record)->id);
      if (!record)
        {
          g_set_error_literal (
              error, TIL_ERROR, TIL_ERROR_RULE,
              _ ("This cannot be printed for these readers because no consent covers it."));
          return NULL;
        }
    }
  if (options->kind == TIL_CASE_SHEET_QUESTIONS)
    {
      const TilMapping *mapping;

      if (!find_mapping (options, kase, &mapping, error))
        return NULL;
      record = mapping;
    }
  return make_sheet (options, kase, record, cover, error);
}
