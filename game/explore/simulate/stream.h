// SPDX-License-Identifier: GPL-3.0-or-later
// Random streams by number: what a person draws depends on who it is and what for, and on nothing
// that others drew before. So the order in which people play, and on how many cores, changes
// nothing.
#pragma once

#include <stdint.h>

#include "game/base/hash.h"

/** What is drawn; each has its own numbers. */
enum stream_purpose {
    STREAM_ABILITY,    // of a person
    STREAM_EFFECT,     // person x scenario
    STREAM_DIFFICULTY, // of a decision, the same for everybody in a replication
    STREAM_NOISE,      // of a play
    STREAM_ORDER,      // in which order replies are shown
    STREAM_WRONG_KEY,  // which keys are wrong in a replication
    STREAM_FORM,       // which scenarios a form is drawn of
};

/** A stream of numbers; the whole of it is this one number. */
struct stream {
    uint64_t state;
};

/** The key of `number` under `seed` for one purpose; keys of different numbers are far apart. */
static inline uint64_t stream_key(uint64_t seed, enum stream_purpose purpose, uint64_t number)
{
    uint64_t key = hash_mix(seed + UINT64_C(0x9e3779b97f4a7c15));
    key = hash_mix(key ^ ((uint64_t)purpose + 1) * UINT64_C(0xd1342543de82ef95));
    return hash_mix(key ^ (number + 1) * UINT64_C(0xda942042e4dd58b5));
}

/** `bits` as a number between 0 and 1, both excluded. */
static inline double stream_share(uint64_t bits)
{
    return ((double)(bits >> 12) + 0.5) * 0x1p-52;
}

/** The number at `place` of the stream with this key, without the ones before it. */
static inline double stream_at(uint64_t key, uint64_t place)
{
    return stream_share(hash_mix(key + (place + 1) * UINT64_C(0x9e3779b97f4a7c15)));
}

/** The next uniform number of a stream. */
static inline double stream_next(struct stream *stream)
{
    return stream_share(hash_next(&stream->state));
}
