/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-case-sheet-private.h"
#include "til-text.h"

/* A meeting's invitation with agenda, and its minutes. */

static const TilColour nothing = { 0, 0, 0, 0 };

static void
add_kind (CaseMaker *maker, const TilMeeting *meeting)
{
  g_auto (CaseWords) words = { { NULL, NULL } };
  const char *swedish = til_meeting_kind_name (meeting->kind, "sv");

  for (guint c = 0; c < maker->base.n_languages; c++)
    words.texts[c] = sheet_maker_beside_swedish (
        &maker->base, c, til_meeting_kind_name (meeting->kind, maker->base.languages[c]), swedish);
  /* A municipality's own kind has one name. */
  if (words.texts[1] && g_str_equal (words.texts[0], words.texts[1]))
    g_clear_pointer (&words.texts[1], g_free);
  case_maker_row (maker, &words, 15 * maker->base.scale, TIL_WEIGHT_BOLD,
                  maker->base.palette->text);
  case_maker_space (maker, 6);
}

/* "14:00" or "14:00–15:00". */
static CaseWords
time_words (const TilMeeting *meeting)
{
  CaseWords words = { { NULL, NULL } };
  g_autofree char *text = NULL;
  int hours, minutes;

  if (!meeting->time || !*meeting->time)
    return words;
  if (meeting->length > 0 && sscanf (meeting->time, "%d:%d", &hours, &minutes) == 2 &&
      hours * 60 + minutes + meeting->length < 24 * 60)
    {
      int end = hours * 60 + minutes + meeting->length;
      text = g_strdup_printf ("%s–%02d:%02d", meeting->time, end / 60, end % 60);
    }
  words.texts[0] = til_text_isolate_ltr (text ? text : meeting->time);
  return words;
}

static void
add_when_and_where (CaseMaker *maker, const TilMeeting *meeting)
{
  static const double shares[] = { 0.26, 0.26, 0.48 };
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify)til_block_free);

  g_ptr_array_add (cells,
                   case_maker_large_fact (maker, "sheet.date", case_maker_date (meeting->date),
                                          case_maker_card_width (maker, shares[0], 3)));
  g_ptr_array_add (cells, case_maker_large_fact (maker, "sheet.time", time_words (meeting),
                                                 case_maker_card_width (maker, shares[1], 3)));
  g_ptr_array_add (cells, case_maker_large_fact (maker, "sheet.place",
                                                 case_maker_once (maker, meeting->place),
                                                 case_maker_card_width (maker, shares[2], 3)));
  case_maker_card (maker, cells, shares);
}

/* What a participant is to the child. */
static CaseWords
role_words (CaseMaker *maker, const TilParticipant *participant)
{
  switch (participant->kind)
    {
    case TIL_PARTICIPANT_CHILD:
      return case_maker_label (maker, "sheet.child");
    case TIL_PARTICIPANT_GUARDIAN:
      if (!maker->base.protected_identity)
        return case_maker_label (maker, "sheet.guardian");
      break;
    case TIL_PARTICIPANT_NETWORK:
      if (!maker->base.protected_identity)
        {
          const TilContact *contact = til_case_contact (maker->kase, participant->contact_id);
          return case_maker_once (maker, contact ? contact->relation : NULL);
        }
      break;
    case TIL_PARTICIPANT_PROFESSIONAL:
      return case_maker_unit (maker, participant->unit_id);
    case TIL_N_PARTICIPANTS:
    default:
      g_return_val_if_reached (((CaseWords){ { NULL, NULL } }));
    }
  return (CaseWords){ { NULL, NULL } };
}

static double
add_under (
    CaseMaker *maker, TilBlock *block, const CaseWords *words, double x, double y, double width)
{
  TilBlock *stack = case_maker_beside (maker, words, case_maker_body (maker), TIL_WEIGHT_REGULAR,
                                       width, maker->base.palette->text);
  double height = til_block_height (stack);

  til_block_take (block, stack, x, y);
  return height;
}

/* Name, and under it who it is. */
static TilBlock *
participant_cell (CaseMaker *maker, const TilParticipant *participant, double width)
{
  SheetMaker *base = &maker->base;
  g_auto (CaseWords) name = case_maker_participant (maker, participant);
  g_auto (CaseWords) role = role_words (maker, participant);
  double mark = 15 * base->scale, indent = mark + 7 * base->scale, y;
  double x = base->rtl ? 0 : indent;
  const char *icon = participant->kind == TIL_PARTICIPANT_CHILD ? "child" : "person";
  TilBlock *block = til_block_new ();
  TilBlock *stack = case_maker_stack (maker, &name, case_maker_body (maker), TIL_WEIGHT_BOLD,
                                      width - indent);

  y = til_block_height (stack);
  til_block_icon (block, icon, base->rtl ? width - mark / 2 : mark / 2, 9.5 * base->scale, mark,
                  base->palette->faint_text);
  til_block_take (block, stack, x, 0);
  if (!case_words_is_empty (&role))
    y += add_under (maker, block, &role, x, y, width - indent);
  if (participant->leader)
    {
      g_auto (CaseWords) leader = case_maker_label (maker, "sheet.leader");
      y += add_under (maker, block, &leader, x, y, width - indent);
    }
  til_block_set_height (block, y + 4 * maker->air * base->scale);
  return block;
}

/* heading is left out when there is nobody. */
static void
add_participants (CaseMaker *maker, const TilMeeting *meeting, const char *heading, int attendance)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify)til_block_free);
  guint n_columns = maker->base.n_languages == 1 ? 3 : 2;
  double width = case_maker_cell_width (maker, n_columns);

  for (guint i = 0; i < meeting->participants->len; i++)
    {
      const TilParticipant *participant = meeting->participants->pdata[i];

      if (attendance < 0 || (int)participant->attendance == attendance)
        g_ptr_array_add (cells, participant_cell (maker, participant, width));
    }
  if (cells->len == 0)
    return;
  case_maker_heading (maker, heading);
  case_maker_grid (maker, cells, n_columns);
}

/* A team's meeting is about several children: only this one's points are on its papers. */
static gboolean
is_about_child (const CaseMaker *maker, const TilMeeting *meeting, const TilAgendaPoint *point)
{
  if (meeting->child_id)
    return point->child_id == 0 || point->child_id == maker->kase->child->id;
  return point->child_id == maker->kase->child->id;
}

static void
add_point (CaseMaker *maker,
           const TilMeeting *meeting,
           const TilAgendaPoint *point,
           gboolean minutes)
{
  const TilArea *area = case_maker_area (maker, meeting->wheel_key, point->area_key);
  gboolean titled = point->title && *point->title;
  double body = case_maker_body (maker);

  if (area)
    case_maker_area_row (maker, area, NULL);
  maker->indent = (CASE_MARK + 7) * maker->base.scale;
  if (titled)
    {
      case_maker_free_text (maker, point->title, body, area ? TIL_WEIGHT_REGULAR : TIL_WEIGHT_BOLD,
                            nothing);
      if (minutes)
        case_maker_keep (maker);
    }
  if (minutes && point->minutes && *point->minutes)
    case_maker_free_text (maker, point->minutes, body, TIL_WEIGHT_REGULAR, nothing);
  else if (minutes)
    case_maker_ruled (maker, 2);
  maker->indent = 0;
  if (!minutes && area && !titled)
    til_block_set_keep (maker->blocks->pdata[maker->blocks->len - 1], FALSE);
  case_maker_space (maker, minutes ? 10 : 5);
}

static void
add_points (CaseMaker *maker, const TilMeeting *meeting, const char *heading, gboolean minutes)
{
  gboolean any = FALSE;

  for (guint i = 0; i < meeting->points->len; i++)
    {
      const TilAgendaPoint *point = meeting->points->pdata[i];

      if (!is_about_child (maker, meeting, point))
        continue;
      if (!any)
        case_maker_heading (maker, heading);
      any = TRUE;
      add_point (maker, meeting, point, minutes);
    }
}

static void
add_answer_slip (CaseMaker *maker)
{
  static const char *const keys[] = { "invitation.come", "invitation.not_come",
                                      "invitation.interpreter" };
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify)til_block_free);
  double width = case_maker_cell_width (maker, G_N_ELEMENTS (keys));

  case_maker_heading (maker, "invitation.answer");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto (CaseWords) words = case_maker_label (maker, keys[i]);
      g_ptr_array_add (cells, case_maker_tick (maker, &words, width));
    }
  case_maker_grid (maker, cells, G_N_ELEMENTS (keys));
  case_maker_keep (maker);
  case_maker_paragraph (maker, "invitation.other_time");
  case_maker_keep (maker);
  case_maker_ruled (maker, 1);
}

void
case_sheet_invitation (CaseMaker *maker, const TilMeeting *meeting)
{
  add_kind (maker, meeting);
  add_when_and_where (maker, meeting);
  add_participants (maker, meeting, "invitation.who", -1);
  add_points (maker, meeting, "invitation.agenda", FALSE);
  case_maker_heading (maker, "invitation.voluntary");
  case_maker_paragraph (maker, "invitation.voluntary.text");
  if (maker->options->signatures)
    add_answer_slip (maker);
}

static const double decision_shares[] = { 0.55, 0.3, 0.15 };
#define N_DECISION_COLUMNS G_N_ELEMENTS (decision_shares)

static void
add_decision_header (CaseMaker *maker)
{
  CaseCell cells[N_DECISION_COLUMNS] = {
    { case_maker_label (maker, "sheet.what_do"), -1 },
    { case_maker_label (maker, "sheet.who_does"), -1 },
    { case_maker_label (maker, "sheet.when"), -1 },
  };
  case_maker_table_row (maker, decision_shares, cells, N_DECISION_COLUMNS, TRUE);
}

static void
add_decisions (CaseMaker *maker, const TilMeeting *meeting)
{
  g_autoptr (TilBlock) header = NULL;
  guint first;

  case_maker_heading (maker, "minutes.decisions");
  first = maker->blocks->len;
  add_decision_header (maker);
  header = sheet_blocks_join (maker->blocks, first);
  add_decision_header (maker);
  maker->header = header;
  for (guint i = 0; i < meeting->decisions->len; i++)
    {
      const TilDecision *decision = meeting->decisions->pdata[i];
      CaseCell cells[N_DECISION_COLUMNS] = {
        { case_maker_once (maker, decision->text), -1 },
        { case_maker_decision_who (maker, decision), -1 },
        { case_maker_date (decision->due), -1 },
      };
      case_maker_table_row (maker, decision_shares, cells, N_DECISION_COLUMNS, FALSE);
    }
  maker->header = NULL;
}

static void
add_next (CaseMaker *maker, const TilMeeting *meeting)
{
  static const double shares[] = { 0.4, 0.6 };
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify)til_block_free);

  case_maker_space (maker, 12);
  g_ptr_array_add (cells, case_maker_large_fact (maker, "sheet.next_meeting",
                                                 case_maker_date (meeting->next_date),
                                                 case_maker_card_width (maker, shares[0], 2)));
  if (meeting->ending != TIL_ENDING_ONGOING)
    g_ptr_array_add (cells,
                     case_maker_large_fact (maker, "plan.ended",
                                            case_maker_label_of (maker, "plan.ending",
                                                                 til_ending_keys[meeting->ending]),
                                            case_maker_card_width (maker, shares[1], 2)));
  case_maker_card (maker, cells, shares);
}

static void
add_signatures (CaseMaker *maker, const TilMeeting *meeting)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < meeting->participants->len; i++)
    {
      const TilParticipant *participant = meeting->participants->pdata[i];

      if (participant->leader && participant->staff_id)
        g_ptr_array_add (names,
                         g_strdup (til_case_staff_name (maker->kase, participant->staff_id)));
    }
  while (names->len < 2)
    g_ptr_array_add (names, g_strdup (""));
  case_maker_heading (maker, "sheet.signatures");
  case_maker_signatures (maker, names);
}

void
case_sheet_minutes (CaseMaker *maker, const TilMeeting *meeting)
{
  add_kind (maker, meeting);
  add_when_and_where (maker, meeting);
  add_participants (maker, meeting, "minutes.came", TIL_ATTENDANCE_CAME);
  add_participants (maker, meeting, "minutes.absent", TIL_ATTENDANCE_ABSENT);
  add_points (maker, meeting, "minutes.points", TRUE);
  /* In a team's meeting they may be about another child. */
  if (meeting->child_id)
    {
      if (meeting->decisions->len > 0)
        add_decisions (maker, meeting);
      if (meeting->note && *meeting->note)
        {
          case_maker_heading (maker, "sheet.notes");
          case_maker_free_text (maker, meeting->note, case_maker_body (maker), TIL_WEIGHT_REGULAR,
                                nothing);
        }
      add_next (maker, meeting);
    }
  if (maker->options->signatures)
    add_signatures (maker, meeting);
}
