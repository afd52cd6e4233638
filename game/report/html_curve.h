// SPDX-License-Identifier: GPL-3.0-or-later
// The curve of a report on a page.
#pragma once

#include "game/base/buffer.h"
#include "game/report/report.h"

/** Draws it for the eye alone: its words stand below it. */
void html_curve_add(struct buffer *out, const struct report_curve *curve);
