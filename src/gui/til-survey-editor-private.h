/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-survey-editor.h"

G_BEGIN_DECLS

/* What the parts of the survey editor share. */

/* Responses of the bar that offers what was typed last time. */
enum
{
  TIL_SURVEY_DRAFT_DISCARD,
  TIL_SURVEY_DRAFT_RESTORE,
};

struct _TilSurveyEditor
{
  AdwWindow parent_instance;

  AdwLeaflet *leaflet; /* borrowed, as all widgets */
  GtkWidget *form_page;
  GtkWidget *preview;
  GtkWidget *preview_button;
  GtkWidget *save_button;
  GtkInfoBar *draft_bar;
  GtkLabel *draft_label;
  GtkWidget *restore_button;
  GtkInfoBar *problem_bar;
  GtkLabel *problem_label;
  AdwToastOverlay *toasts;
  GtkBox *form;
  AdwPreferencesGroup *about; /* (nullable) */
  AdwPreferencesGroup *list;  /* (nullable) */
  GPtrArray *rows;            /* (owned) borrowed rows of questions */

  TilStore *store;             /* (owned) */
  TilSurvey *origin;           /* (owned) (nullable) what editing began with */
  TilSurvey *survey;           /* (owned) as it is typed */
  GHashTable *answers;         /* (owned) question to its answers by kind, of kinds it had */
  GHashTable *unfolded;        /* (owned) borrowed TilLocal */
  char *clean;                 /* (owned) the draft text of what editing began with */
  char *kind;                  /* (owned) of the draft */
  char *draft;                 /* (owned) (nullable) while it is offered */
  GCancellable *cancellable;   /* (owned) */
  guint pause;                 /* (owned) timeout, 0 without */
  const TilLocal *focus_words; /* borrowed (nullable) while rows are built */
  GtkWidget *focus;            /* weak (nullable) what had the focus while it is saved */
  gboolean as_new;             /* saved as a survey of its own */
  gboolean kept;               /* there is a draft in the register */
  gboolean ready;
  gboolean saving;
  gboolean done;
};

/* til-survey-editor-layout.c: the window with nothing in its form. */
void til_survey_editor_build (TilSurveyEditor *self);
/* til-survey-editor-save.c: as the next version or as a new survey, if nothing is wrong with it. */
void til_survey_editor_save (TilSurveyEditor *self);

/* sentence: (nullable) NULL hides the bar. */
void til_survey_editor_set_problem (TilSurveyEditor *self, const char *sentence);
/* After ready or saving changed. The focus comes back when the form can be used again. */
void til_survey_editor_update_sensitive (TilSurveyEditor *self);
void til_survey_editor_drop_draft (TilSurveyEditor *self);
/* In the window that the editor stands over. */
void til_survey_editor_toast (TilSurveyEditor *self, const char *sentence);
/* The survey that rows change. */
TilSurvey *til_survey_editor_get_survey (TilSurveyEditor *self);
/* What its questions are compared with: the survey whose next version this is; NULL for a new
 * one. */
const TilSurvey *til_survey_editor_get_base (TilSurveyEditor *self);
/* Words changed: the draft, the preview and what is said of trends follow. */
void til_survey_editor_touch (TilSurveyEditor *self);
/* Questions or answers were added, moved or removed, and rows are built anew. focus: (nullable) the
 * question that gets the focus; words: (nullable) those in it that do. */
void
til_survey_editor_rebuild (TilSurveyEditor *self, const TilQuestion *focus, const TilLocal *words);
/* Of a widget for words that was just built: gives it the focus if it is to have it. */
void
til_survey_editor_offer_focus (TilSurveyEditor *self, const TilLocal *words, GtkWidget *widget);
void til_survey_editor_delete_question (TilSurveyEditor *self, const TilQuestion *question);
void
til_survey_editor_move_question (TilSurveyEditor *self, const TilQuestion *question, int steps);
/* Another kind; the answers that were written for the one before come back with it. */
void
til_survey_editor_set_kind (TilSurveyEditor *self, TilQuestion *question, TilQuestionKind kind);
/* Whether a question that was asked before differs from it now. */
gboolean til_survey_editor_is_changed (TilSurveyEditor *self, const TilQuestion *question);

/* (element-type TilLocal) whose other languages are to be seen. */
GHashTable *til_survey_editor_get_unfolded (TilSurveyEditor *self);

/* til-survey-editor-words.c: rows for words in one language. (transfer floating) */
GtkWidget *til_words_row_new (TilSurveyEditor *editor,
                              TilLocal *words,
                              const char *language,
                              const char *title);
GtkWidget *til_words_lines_row_new (TilSurveyEditor *editor,
                                    TilLocal *words,
                                    const char *language,
                                    const char *title);
/* A row that shows and hides the rows for the other languages, which are added after it to the
 * same container, an AdwExpanderRow or an AdwPreferencesGroup. of: whose words they are; it stays
 * unfolded when rows are built anew. (transfer none) */
GtkWidget *
til_words_languages_new (TilSurveyEditor *editor, gpointer container, const TilLocal *of);
void til_words_languages_add (GtkWidget *languages,
                              gpointer container,
                              TilLocal *words,
                              const char *title);
/* Swedish, or another language where there is none; "" for none at all. */
const char *til_words_first (const TilLocal *words);

/* til-survey-editor-question.c: the row of one question. Data "til-question" is the question.
 * (transfer floating) */
GtkWidget *til_survey_editor_question_row_new (TilSurveyEditor *editor, TilQuestion *question);
/* Title, subtitle and what is said of its trend. */
void til_survey_editor_question_row_update (TilSurveyEditor *editor, GtkWidget *row);

/* til-survey-editor-preview.c: (transfer floating) */
GtkWidget *til_survey_preview_new (void);
void til_survey_preview_show (GtkWidget *preview, const TilSurvey *survey);

/* til-survey-editor-draft.c: a survey that isn't finished, as text. unpack: NULL when text isn't
 * one. (transfer full) */
char *til_survey_draft_pack (const TilSurvey *survey, gboolean as_new, TilDate on);
TilSurvey *til_survey_draft_unpack (const char *text, gboolean *as_new, TilDate *on);
/* A copy with a key for whatever has none yet. taken: (element-type TilSurvey) keys that are in
 * use; NULL leaves the survey's own key. (transfer full) */
TilSurvey *til_survey_with_keys (const TilSurvey *survey, const GPtrArray *taken);

G_END_DECLS
