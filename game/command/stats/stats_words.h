// SPDX-License-Identifier: GPL-3.0-or-later
// What people see of a list of statistics, and what its columns mean, in plain words.
#pragma once

#include "game/command/stats/stats_out.h"

// Each is called between stats_list_open and the first cell.

void stats_explain_items(struct stats_out *out);
void stats_explain_replies(struct stats_out *out);
void stats_explain_quality(struct stats_out *out);
void stats_explain_norms(struct stats_out *out);
void stats_explain_study(struct stats_out *out);
void stats_explain_impact(struct stats_out *out);
void stats_explain_dif(struct stats_out *out);
void stats_explain_irt(struct stats_out *out);
