// SPDX-License-Identifier: GPL-3.0-or-later
// The hash chain of a journal: finds damage and reordering; it is no seal against a forger.
#include "game/store/chain.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

// Numbers are hashed as decimal text: the same on machines of either byte order.
enum { NUMBER_SIZE = 24 };

static struct digest_part number(int64_t value, char text[NUMBER_SIZE])
{
    int size = snprintf(text, NUMBER_SIZE, "%" PRId64, value);
    return (struct digest_part) { text, (size_t)size };
}

static struct digest_part text(const char *value)
{
    const char *known = value != NULL ? value : "";
    return (struct digest_part) { known, strlen(known) };
}

static struct digest_part bytes(const struct digest *digest)
{
    return (struct digest_part) { digest->bytes, sizeof(digest->bytes) };
}

#define COUNT(parts) (sizeof(parts) / sizeof((parts)[0]))

struct digest chain_begin(int64_t session, const struct session_start *start)
{
    char id[NUMBER_SIZE];
    char seed[NUMBER_SIZE];
    char created[NUMBER_SIZE];
    struct digest_part parts[] = {
        text("zeven journal 1"),
        number(session, id),
        text(start->candidate),
        text(start->shift),
        number((int64_t)start->seed, seed),
        bytes(&start->content),
        bytes(&start->key),
        text(start->language),
        text(start->rules),
        number(start->created_ms, created),
    };
    return digest_compute(parts, COUNT(parts));
}

struct digest chain_add(
        const struct digest *previous, int64_t sequence, const struct journal_entry *entry)
{
    char place[NUMBER_SIZE];
    char shown[NUMBER_SIZE];
    char chosen[NUMBER_SIZE];
    struct digest_part parts[] = {
        bytes(previous),
        number(sequence, place),
        text(entry->kind == JOURNAL_ACTION ? "action" : "remark"),
        text(entry->text),
        number(entry->shown_ms, shown),
        number(entry->chosen_ms, chosen),
        text(entry->order_shown),
        text(entry->device),
    };
    return digest_compute(parts, COUNT(parts));
}

bool chain_same(const struct digest *a, const struct digest *b)
{
    return memcmp(a->bytes, b->bytes, sizeof(a->bytes)) == 0;
}

#undef COUNT
