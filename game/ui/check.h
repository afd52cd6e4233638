// SPDX-License-Identifier: GPL-3.0-or-later
// Checks a laid-out tree for what a person would trip over: text cut off, things on top of each
// other, small targets.
#pragma once

#include "game/base/buffer.h"
#include "game/ui/ui.h"

/**
 * Adds a line to `out` for each of: text wider or higher than the box it stands in; a child outside
 * its parent (unless the parent scrolls); siblings that overlap (except in UI_STACK); a control
 * smaller than 24×24 pixels; text with a contrast below 4.5 to what it stands on; two widgets with
 * the same id and number; a control without a name. Returns how many.
 */
int ui_check_layout(const struct ui *ui, struct buffer *out);
