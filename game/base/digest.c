// SPDX-License-Identifier: GPL-3.0-or-later
// BLAKE2b digests: what pins content and chains the journal.
#include "game/base/digest.h"

#include <stdint.h>
#include <stdlib.h>

#include <sodium.h>

static void start_sodium(void)
{
    // Safe to call again and from several threads; fails only where the system has no randomness.
    if (sodium_init() < 0) {
        abort();
    }
}

static void add_size(crypto_generichash_state *state, size_t size)
{
    unsigned char bytes[8];
    for (int i = 0; i < 8; i++) {
        bytes[i] = (unsigned char)((uint64_t)size >> (8 * i));
    }
    crypto_generichash_update(state, bytes, sizeof(bytes));
}

struct digest digest_compute(const struct digest_part *parts, size_t count)
{
    start_sodium();
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, DIGEST_SIZE);
    for (size_t i = 0; i < count; i++) {
        add_size(&state, parts[i].size);
        crypto_generichash_update(&state, parts[i].bytes, parts[i].size);
    }

    struct digest digest;
    crypto_generichash_final(&state, digest.bytes, DIGEST_SIZE);
    return digest;
}

struct digest digest_plain(const void *bytes, size_t size)
{
    struct digest digest;
    start_sodium();
    crypto_generichash(digest.bytes, DIGEST_SIZE, bytes, size, NULL, 0);
    return digest;
}

void digest_write_hex(const struct digest *digest, char hex[DIGEST_HEX_SIZE])
{
    sodium_bin2hex(hex, DIGEST_HEX_SIZE, digest->bytes, DIGEST_SIZE);
}

void digest_random(void *bytes, size_t size)
{
    start_sodium();
    randombytes_buf(bytes, size);
}
