// SPDX-License-Identifier: GPL-3.0-or-later
// Why a key cannot be established or reviewed.
#pragma once

enum publish_diag {
    DIAG_PUBLISH_AUTHOR = 786,    // the scenario does not say who wrote its key
    DIAG_PUBLISH_OWN = 787,       // {0} wrote it and cannot establish it
    DIAG_PUBLISH_REHEARSAL = 788, // no rehearsal is about it
    DIAG_PUBLISH_CHANGED = 789,   // the rehearsal {0} is not as it should be
};
