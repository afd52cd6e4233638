// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the office as they lie on the disk: each in a box that a passphrase opens.
#pragma once

#include <stdbool.h>

#include "game/base/diag.h"
#include "game/base/secret.h"

/** Who may come in. The administrator may all, the recruiter reads sheets, the trainer none. */
enum vault_role { VAULT_ADMINISTRATOR, VAULT_RECRUITER, VAULT_TRAINER, VAULT_ROLE_COUNT };

/** "administrator", "recruiter", "trainer": in the file, in the audit, and on the command line. */
const char *vault_role_name(enum vault_role role);

/** The role of a name; VAULT_ROLE_COUNT when there is none. */
enum vault_role vault_role_find(const char *name);

struct vault_box {
    bool there;
    unsigned char boxed[SECRET_KEY_SIZE];
    unsigned char extra[SECRET_EXTRA_SIZE];
};

/** The file "office.key". Without a passphrase nothing in it helps. */
struct vault_keys {
    struct secret_cost cost; // of trying one passphrase
    unsigned char salt[SECRET_SALT_SIZE];
    unsigned char open[SECRET_KEY_SIZE];      // what parcels are sealed for
    struct vault_box secret;                  // its other half, in a box of the data key
    struct vault_box roles[VAULT_ROLE_COUNT]; // the data key, in a box of each passphrase's key;
                                              // the trainer's holds a key that opens nothing
};

/** What a passphrase opened. */
struct vault_opened {
    enum vault_role role;
    struct secret_key data;  // of office.db; not for the trainer
    struct secret_pair pair; // of parcels; not for the trainer
};

/** New keys for an administrator with this passphrase. False when there is too little memory. */
bool vault_keys_make(struct vault_keys *keys, const char *passphrase,
        const struct secret_cost *cost, struct vault_opened *opened);

/** Tries a passphrase on every box. False when it opens none (`enough` true), or there is too
 * little memory to try (`enough` false). */
bool vault_keys_try(const struct vault_keys *keys, const char *passphrase,
        struct vault_opened *opened, bool *enough);

/** Gives `role` this passphrase. False when there is too little memory. */
bool vault_keys_set(struct vault_keys *keys, const struct vault_opened *opened,
        enum vault_role role, const char *passphrase);

/** Adds them as text, which gives nothing away without a passphrase. */
void vault_keys_write(struct buffer *text, const struct vault_keys *keys);

/** Reads what vault_keys_write wrote; false when something is missing or not understood. */
bool vault_keys_read(struct vault_keys *keys, const char *text);
