// SPDX-License-Identifier: GPL-3.0-or-later
// BLAKE2b digests: what pins content and chains the journal.
#pragma once

#include <stddef.h>

enum { DIGEST_SIZE = 32, DIGEST_HEX_SIZE = 2 * DIGEST_SIZE + 1 };

struct digest {
    unsigned char bytes[DIGEST_SIZE];
};

/** A part of what is hashed; parts are hashed each behind its size, so that no two lists collide.
 */
struct digest_part {
    const void *bytes;
    size_t size;
};

/** BLAKE2b-256 over `count` parts in order. */
struct digest digest_compute(const struct digest_part *parts, size_t count);

/** BLAKE2b-256 of bytes alone, as `b2sum -l 256` gives it: for lists that others check. */
struct digest digest_plain(const void *bytes, size_t size);

/** Lower-case hexadecimal, ended with NUL. */
void digest_write_hex(const struct digest *digest, char hex[DIGEST_HEX_SIZE]);

/** Fills `size` bytes with randomness from the operating system: session seeds, codes. */
void digest_random(void *bytes, size_t size);
