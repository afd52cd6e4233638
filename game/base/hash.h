// SPDX-License-Identifier: GPL-3.0-or-later
// Quick hashes for tables and for the order of slots; not for secrets (that is digest.h).
#pragma once

#include <stddef.h>
#include <stdint.h>

/** FNV-1a over bytes: the same on every machine. */
uint64_t hash_bytes(const void *bytes, size_t size);

/** FNV-1a over a text without its NUL. */
uint64_t hash_text(const char *text);

/** A bijective mixer (the finaliser of SplitMix64): near keys give far values. */
static inline uint64_t hash_mix(uint64_t key)
{
    key ^= key >> 30;
    key *= UINT64_C(0xbf58476d1ce4e5b9);
    key ^= key >> 27;
    key *= UINT64_C(0x94d049bb133111eb);
    return key ^ (key >> 31);
}

/** The next number of a SplitMix64 sequence; `state` is the whole state and may start anywhere. */
static inline uint64_t hash_next(uint64_t *state)
{
    *state += UINT64_C(0x9e3779b97f4a7c15);
    return hash_mix(*state);
}
