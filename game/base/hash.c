// SPDX-License-Identifier: GPL-3.0-or-later
// Quick hashes for tables and for the order of slots; not for secrets (that is digest.h).
#include "game/base/hash.h"

#include <string.h>

uint64_t hash_bytes(const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ at[i]) * UINT64_C(0x100000001b3);
    }
    return hash;
}

uint64_t hash_text(const char *text)
{
    return hash_bytes(text, strlen(text));
}
