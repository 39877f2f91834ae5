/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-collaboration.h"
#include "til-record-editor.h"

G_BEGIN_DECLS

/* A number from elsewhere, with its year and source: how many children of an age group there are,
 * or how many something holds for. reference NULL: a new one. */
TilRecordEditor *
til_reference_dialog_new (GtkWidget *parent, TilStore *store, const TilReference *reference);

G_END_DECLS
