// SPDX-License-Identifier: GPL-3.0-or-later
// A prior from a file: how much a candidate's scenarios usually differ, per competency.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/diag.h"
#include "scoring/prior.h"

enum {
    DIAG_PRIOR_COMPETENCY = 720, // argument: what is no competency
    DIAG_PRIOR_VARIANCE = 721,   // arguments: competency, what is no variance
    DIAG_PRIOR_ORIGIN = 722,     // argument: what is no origin
    DIAG_PRIOR_DF = 723,         // argument: what is no number of degrees of freedom
    DIAG_PRIOR_TWICE = 724,      // argument: the competency
    DIAG_PRIOR_JSON = 725,       // argument: the reason
};

/**
 * Reads CSV with columns competency, s2 and, if there, origin (provisional, simulated, calibrated)
 * and df; or a JSON object {"accuracy": 0.08, …}, bare or as "prior_s2_per_conversation" with
 * "prior_df" beside it. A competency that is not there has no prior. False, with every slip
 * diagnosed, when it is wrong.
 */
bool prior_file_read(struct prior *prior, const char *file, const char *bytes, size_t size,
        struct diag_list *diags);
