// SPDX-License-Identifier: GPL-3.0-or-later
// Why a candidate cannot do something now, as the candidate reads it.
#pragma once

#include "game/shift/action.h"

/** A sentence in the language of the moment; "" of REFUSED_NOT. */
const char *refusal_sentence(enum refusal refusal);
