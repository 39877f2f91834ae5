/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "til-answer-file.h"
#include "til-csv.h"
#include "til-error.h"

/* A first byte that is odd: as on the command line. Whatever the others: a file that is refused
 * with a message, or problems on lines that there are, or responses that are valid. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) surveys = til_survey_load_bundled ();
  g_autoptr (GArray) lines = NULL;
  g_autoptr (TilAnswerFile) file = NULL;
  GPtrArray *rows;

  if (size == 0)
    return 0;
  rows = til_csv_parse (size > 1 ? (const char *)data + 1 : "", size - 1, "fuzz.csv", &lines,
                        &error);
  if (rows == NULL)
    {
      g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
      return 0;
    }
  file = til_answer_file_new (surveys->pdata[data[0] / 2 % surveys->len], rows,
                              g_steal_pointer (&lines), "digest", data[0] % 2 == 1, &error);
  if (file == NULL)
    {
      g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  for (TilService service = TIL_SERVICE_NONE; service <= TIL_SERVICE_OTHER;
       service += TIL_SERVICE_OTHER)
    {
      file->service = service;
      til_answer_file_read (file);
      g_assert_cmpuint (file->responses->len + file->problems->len, >, 0);
      for (guint i = 0; i < file->problems->len; i++)
        {
          const TilAnswerProblem *problem = file->problems->pdata[i];
          g_assert_cmpuint (problem->line, >=, 1);
          g_assert_true (g_utf8_validate (problem->message, -1, NULL));
        }
      for (guint i = 0; i < file->responses->len; i++)
        {
          til_response_validate (file->responses->pdata[i], file->survey, &error);
          g_assert_no_error (error);
        }
    }
  return 0;
}
