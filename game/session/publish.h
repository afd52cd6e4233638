// SPDX-License-Identifier: GPL-3.0-or-later
// Publishing: somebody other than the author answers for the points of a scenario or a pack.
#pragma once

#include "game/base/buffer.h"
#include "game/base/diag.h"
#include "game/base/vec.h"
#include "game/scenario/model.h"

enum publish_diag {
    DIAG_PUBLISH_AUTHOR = 786,    // the scenario does not say who wrote its key
    DIAG_PUBLISH_OWN = 787,       // {0} wrote it and cannot establish it
    DIAG_PUBLISH_REHEARSAL = 788, // no rehearsal is about it
    DIAG_PUBLISH_CHANGED = 789,   // the rehearsal {0} is not as it should be
};

/** What is to be published, and who answers for it. */
struct publish_request {
    const char *path; // a scenario, or the folder or pack.xml of a pack
    const char *by;
    const char *date;       // "2026-11-22"
    enum key_status status; // reviewed or established
};

enum publish_state { PUBLISH_WAITS, PUBLISH_ALREADY, PUBLISH_WRITTEN };

/** A scenario that is to be published, and its bytes as they were when it was looked at. */
struct publish_copy {
    char *path;
    struct buffer bytes;
    char hash[KEY_HASH_SIZE];
    enum publish_state state; // already: it said so itself
};

struct publish_copies {
    VEC(struct publish_copy) items; // in order of name
};

enum publish_result { PUBLISH_DONE, PUBLISH_REFUSED, PUBLISH_FAILED };

/**
 * Writes into each scenario that its key has the status, by whom and when, with the hash of all
 * that scores; every other byte stays. Refused, with nothing written and all reasons in `diags`,
 * when the checker finds errors, a rehearsal is missing or not as it should be, the author is not
 * known, or is who asks. Failed, with the reason, when a file could not be written: those before it
 * are. `copies` begins zeroed, says how each came out, and is to be finished either way.
 */
enum publish_result publish(const struct publish_request *request, struct publish_copies *copies,
        struct diag_list *diags);
void publish_copies_finish(struct publish_copies *copies);
