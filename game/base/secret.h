// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets: keys out of passphrases, boxes that only a key opens, and memory that is wiped.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/base/buffer.h"

enum {
    SECRET_KEY_SIZE = 32,
    SECRET_SALT_SIZE = 16,
    SECRET_EXTRA_SIZE = 24 + 16, // what a box needs beside its bytes: a nonce and a tag
    SECRET_SEAL_EXTRA = 32 + 16, // how much longer a sealed text is
};

/** Bytes that open something: wipe them when they are no longer needed. */
struct secret_key {
    unsigned char bytes[SECRET_KEY_SIZE];
};

/** The two halves of a key that anybody may seal for (X25519). */
struct secret_pair {
    unsigned char open[SECRET_KEY_SIZE];   // may be known to all
    unsigned char secret[SECRET_KEY_SIZE]; // opens what was sealed for it
};

/** What it costs to try one passphrase; kept beside the salt. */
struct secret_cost {
    uint64_t passes;
    uint64_t memory; // bytes
};

/** Overwrites `size` bytes, also where a compiler would see no use in it. */
void secret_wipe(void *bytes, size_t size);

/** What a passphrase of people needs: libsodium's MODERATE, half a second and 256 MiB. */
struct secret_cost secret_cost_moderate(void);

/** The least that Argon2id can do: for tests, which set many. */
struct secret_cost secret_cost_least(void);

/** Whether `cost` is between the least and four times the moderate one: what a file says. */
bool secret_cost_fits(const struct secret_cost *cost);

/** Fills `key` with randomness. */
void secret_key_draw(struct secret_key *key);

/** The key of a passphrase (Argon2id). False when there is not enough memory for it. */
bool secret_key_from_passphrase(struct secret_key *key, const char *passphrase,
        const unsigned char salt[SECRET_SALT_SIZE], const struct secret_cost *cost);

/**
 * Puts `size` bytes of `plain` in a box (XChaCha20-Poly1305): `boxed` gets as many bytes and may be
 * `plain`, `extra` what opening needs. `label` says where the box belongs: with another it stays
 * shut.
 */
void secret_box(const struct secret_key *key, uint64_t label, const void *plain, size_t size,
        void *boxed, unsigned char extra[SECRET_EXTRA_SIZE]);

/** Opens a box; false, with `plain` undefined, when the key, the label or a byte is another.
 * `plain` may be `boxed`. */
bool secret_unbox(const struct secret_key *key, uint64_t label, const void *boxed, size_t size,
        const unsigned char extra[SECRET_EXTRA_SIZE], void *plain);

void secret_pair_draw(struct secret_pair *pair);

/** Whether the two halves belong together. */
bool secret_pair_fits(const struct secret_pair *pair);

/** Adds `plain`, sealed for the pair with this open half, to `sealed`. Nobody but who has the
 * secret half opens it, the one who sealed it neither. */
void secret_seal(const unsigned char open[SECRET_KEY_SIZE], const void *plain, size_t size,
        struct buffer *sealed);

/** Adds what was sealed to `plain`; false when it was not for this pair or is damaged. */
bool secret_unseal(
        const struct secret_pair *pair, const void *sealed, size_t size, struct buffer *plain);

/** Adds lower-case hexadecimal; and reads exactly `size` bytes of it back, false when it is not. */
void secret_write_hex(struct buffer *text, const void *bytes, size_t size);
bool secret_read_hex(const char *hex, void *bytes, size_t size);
