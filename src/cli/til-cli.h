/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-register.h"

G_BEGIN_DECLS

/* How a command ends; scripts rely on the numbers. */
typedef enum
{
  TIL_CLI_DONE,
  TIL_CLI_REFUSED, /* by a rule, or not found */
  TIL_CLI_WRONG_USAGE,
} TilCliExit;

#define TIL_CLI_ERROR (til_cli_error_quark ())

typedef enum
{
  TIL_CLI_ERROR_USAGE,    /* the command line makes no sense */
  TIL_CLI_ERROR_REPORTED, /* what is wrong was already written, line by line */
} TilCliError;

GQuark til_cli_error_quark (void);

typedef struct
{
  const char *name;
  const char *arguments; /* as help shows them: "FILE TARGET" */
  guint n_arguments;
  const char *summary;         /* untranslated (N_) */
  const char *description;     /* (nullable) untranslated (N_) */
  const GOptionEntry *options; /* (nullable) */
  gboolean (*run) (char **arguments, GError **error);
} TilCliCommand;

extern const TilCliCommand til_cli_create, til_cli_demo, til_cli_check, til_cli_backup;
extern const TilCliCommand til_cli_children, til_cli_import_children;
extern const TilCliCommand til_cli_wheels, til_cli_wheel;
extern const TilCliCommand til_cli_report;
extern const TilCliCommand til_cli_plan, til_cli_consent, til_cli_log, til_cli_agenda;
extern const TilCliCommand til_cli_import_survey, til_cli_survey, til_cli_figures;
extern const TilCliCommand til_cli_export_child, til_cli_import_child;

/* Opens a register with the person logged in as who acts. */
TilRegister *til_cli_open (const char *path, TilRegisterMode mode, GError **error);

/* One line on standard error: tillsammans-cli: what: why. */
void til_cli_complain (const char *what, const char *why);
/* As that, of a line of a file, from 1. */
void til_cli_complain_of_line (const char *path, guint line, const char *problem);
/* Fails as wrong usage with a translated sentence. Always FALSE. */
gboolean til_cli_set_usage_error (GError **error, const char *message);
/* As above, where template_text holds {option} and {value}. */
gboolean til_cli_set_option_error (GError **error,
                                   const char *template_text,
                                   const char *option,
                                   const char *value);

/* A day of an option, such as --from; text NULL leaves date as it is. */
gboolean til_cli_parse_day (const char *option, const char *text, TilDate *date, GError **error);
/* The unit that an option names, by name or id; text NULL: 0. TIL_ERROR_NOT_FOUND when there is
 * none. */
gboolean til_cli_find_unit (TilRegister *reg, const char *text, gint64 *unit_id, GError **error);

/* One line on standard output of the fields up to NULL, tab separated; tabs, line breaks and marks
 * in them become spaces or vanish. */
void til_cli_print_fields (const char *first, ...) G_GNUC_NULL_TERMINATED;

/* text in lines of at most 78 characters; lines that begin with a space are left as they are.
 * (transfer full) */
char *til_cli_wrap (const char *text);

/* path ends with one of endings (NULL-terminated, with dots; letter case ignored). */
gboolean til_cli_has_ending (const char *path, const char *const *endings);

G_END_DECLS
