// SPDX-License-Identifier: GPL-3.0-or-later
// Peers: what is known of the plays of people that somebody wants to compare, with no sheet opened.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/diag.h"
#include "game/base/digest.h"
#include "game/base/vec.h"
#include "game/store/store.h"

/** Texts are never NULL. */
struct peer {
    int64_t session;
    const char *code;
    int64_t vacancy; // 0 = none
    const char *vacancy_name;
    bool running;
    bool broken_off;
    int attempt; // store_attempt(); 0 while it runs
    bool known;  // its shift can be read, so that these three are there
    const char *shift_title;
    const char *form;
    bool indicative; // a short shift
    char content[DIGEST_HEX_SIZE];
    char key[DIGEST_HEX_SIZE];
    const char *language;
    const char *rules;
};

struct peer_list {
    struct arena arena;
    VEC(struct peer) rows;
};

void peer_list_finish(struct peer_list *list);

/**
 * Adds the play `session`, in its place by code. Opens no sheet, so there is no line in the audit.
 * False, with diagnostics, when the store has no such session or cannot be read; a shift that
 * cannot be read any more is no failure, `known` says so.
 */
bool peer_list_add(
        struct peer_list *list, struct store *store, int64_t session, struct diag_list *diags);
