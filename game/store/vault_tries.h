// SPDX-License-Identifier: GPL-3.0-or-later
// Wrong passphrases: counted on the disk, so that each costs more waiting and starting again helps
// nobody.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/diag.h"
#include "game/base/vec.h"

enum { VAULT_TRIES_FREE = 3, VAULT_TRIES_KEPT = 500 };

/** The file "office.tries"; no file is no tries. */
struct vault_tries {
    int64_t count;      // since the last right one
    int64_t last_ms;    // wall time of the last
    VEC(int64_t) at_ms; // of each that is not in the audit yet, VAULT_TRIES_KEPT at most
};

void vault_tries_finish(struct vault_tries *tries);

/** Reads `folder`/office.tries; what cannot be understood counts as none. */
void vault_tries_read(struct vault_tries *tries, const char *folder);

/** Writes it, on the disk when true; without any tries the file goes. */
bool vault_tries_write(
        const struct vault_tries *tries, const char *folder, struct diag_list *diags);

/** How long to wait before the next try: nothing after two wrong ones, 2 seconds after the third,
 * then twice as long each time, up to a quarter of an hour. A clock that was put back does not make
 * it longer than that. */
int64_t vault_tries_wait_ms(const struct vault_tries *tries, int64_t now_ms);

/** Adds one at `now_ms`. */
void vault_tries_add(struct vault_tries *tries, int64_t now_ms);
