/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-case-model.h"

G_BEGIN_DECLS

/* Handing one child over in a file: to whom, what will be in it and what is left out for lack of
 * consent (R8), and where to save it. */
#define TIL_TYPE_HANDOVER_DIALOG (til_handover_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TilHandoverDialog, til_handover_dialog, TIL, HANDOVER_DIALOG, AdwWindow)

/* NULL while the case is not read. */
TilHandoverDialog *til_handover_dialog_new (TilCaseModel *model);

G_END_DECLS
