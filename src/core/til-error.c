/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-error.h"

G_DEFINE_QUARK (til - error - quark, til_error)
