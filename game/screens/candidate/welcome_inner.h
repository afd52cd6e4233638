// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the welcome: what it tells before anybody begins.
#pragma once

#include "game/screens/candidate/sitting.h"
#include "game/ui/ui.h"

/** Practice, the shift and the report, as three steps on a card. */
void welcome_build_steps(const struct sitting *sitting, struct ui *ui);

/** What is measured and what not, who sees it and how long, and whom to ask: the column beside. */
void welcome_build_good_to_know(const struct sitting *sitting, struct ui *ui);
