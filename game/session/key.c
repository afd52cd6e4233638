// SPDX-License-Identifier: GPL-3.0-or-later
// The hash of the key: everything that decides what evidence an action gives.
#include "game/base/digest.h"
#include "game/session/session.h"

typedef VEC(struct digest_part) part_list;

static void add(part_list *parts, const void *items, size_t count, size_t size)
{
    struct digest_part part = { items, count * size };
    vec_push(parts, part);
}

struct digest session_key_hash(const struct plan *plan)
{
    // Structs of whole words without padding bytes only; what has padding is hashed field by field.
    part_list parts = { 0 };
    struct buffer text = { 0 };
    for (uint32_t s = 0; s < plan->scenario_count; s++) {
        const struct scenario *scenario = plan->scenarios[s].scenario;
        add(&parts, scenario->code, scenario->code_count, sizeof(*scenario->code));
        add(&parts, scenario->conditions, scenario->condition_count, sizeof(*scenario->conditions));
        for (uint32_t i = 0; i < scenario->shows_count; i++) {
            buffer_add_format(
                    &text, "s%d:%d ", scenario->shows[i].competency, scenario->shows[i].points);
        }
        for (uint32_t i = 0; i < scenario->wording_count; i++) {
            const struct wording *wording = &scenario->wordings[i];
            buffer_add_format(
                    &text, "w%u:%u+%u ", wording->when, wording->shows.first, wording->shows.count);
        }
        for (uint32_t i = 0; i < scenario->earns_count; i++) {
            buffer_add_format(&text, "e%d:%u ", scenario->earns[i].points, scenario->earns[i].when);
        }
        for (uint32_t i = 0; i < scenario->right_count; i++) {
            const struct right_code *right = &scenario->rights[i];
            buffer_add_format(&text, "r%u:%u:%d ", right->code, right->when, right->points);
        }
        for (uint32_t i = 0; i < scenario->promise_count; i++) {
            const struct promise *promise = &scenario->promises[i];
            buffer_add_format(
                    &text, "p%u:%u:%u ", promise->due, promise->needed_by, promise->keeper);
        }
    }
    add(&parts, buffer_text(&text), text.size, 1);
    struct digest digest = digest_compute(parts.items, parts.count);
    vec_finish(&parts);
    buffer_finish(&text);
    return digest;
}
