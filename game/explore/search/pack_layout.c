// SPDX-License-Identifier: GPL-3.0-or-later
// The layout of packed states: which marks and contacts stand in them, and how wide each is.
#include <string.h>

#include "game/base/mem.h"
#include "game/explore/search/letters.h"
#include "game/explore/search/live.h"
#include "game/explore/search/pack.h"
#include "game/explore/search/pack_inner.h"

static uint8_t width_of(uint32_t count)
{
    uint8_t width = 0;
    while (width < 32 && count >> width != 0) {
        width++;
    }
    return width;
}

static void add_to_run(struct packing *packing, uint32_t mark)
{
    struct mark_run *last = &packing->runs[packing->run_count];
    bool joins = packing->run_count > 0 && last[-1].word == mark / 64 &&
            last[-1].shift + last[-1].count == (int)(mark % 64);
    if (joins) {
        last[-1].count++;
    } else {
        *last = (struct mark_run) { mark / 64, (uint8_t)(mark % 64), 1 };
        packing->run_count++;
    }
}

static void collect_marks(struct packing *packing)
{
    const struct scenario *model = packing->slice->model;
    packing->marks = mem_alloc((model->mark_count + 1) * sizeof(*packing->marks));
    packing->runs = mem_alloc((model->mark_count + 1) * sizeof(*packing->runs));
    packing->words = mem_alloc((model->mark_count / 64 + 1) * sizeof(*packing->words));
    for (uint32_t i = 0; i < model->mark_count; i++) {
        if (!packing->slice->marks[i]) {
            continue;
        }
        packing->marks[packing->mark_count++] = i;
        add_to_run(packing, i);
        uint32_t words = packing->word_count;
        if (words == 0 || packing->words[words - 1] != i / 64) {
            packing->words[packing->word_count++] = i / 64;
        }
    }
}

static void measure_parts(struct packing *packing, uint32_t contact)
{
    const struct scenario *model = packing->slice->model;
    struct range turns = model->contacts[contact].turns;
    uint32_t slots = 0;
    for (uint32_t i = turns.first; i < turns.first + turns.count; i++) {
        const struct turn *turn = &model->turns[i];
        // Where points are counted, nothing stays of a letter that is written in a single go.
        bool scored = packing->slice->request.points != SLICE_NONE;
        bool compose = (turn->flags & TURN_COMPOSE) != 0 &&
                !(scored && letter_is_single(packing->slice, i));
        slots = compose && turn->slots.count > slots ? turn->slots.count : slots;
        uint32_t sections = compose ? turn_compose(model, turn).sections.count : 0;
        if (sections > packing->part_most[contact]) {
            packing->part_most[contact] = (uint8_t)sections;
        }
    }
    packing->turn_bits[contact] = width_of(turns.count);
    packing->part_bits[contact] = width_of(slots);
}

static bool leads_in(struct target target)
{
    return target.kind == TARGET_VISIT;
}

static bool turn_leads_in(const struct scenario *model, const struct turn *turn)
{
    bool leads = ((turn->flags & TURN_FALLS) != 0 && leads_in(turn->fall_through)) ||
            ((turn->flags & TURN_COMPOSE) != 0 && leads_in(turn->sent));
    for (uint32_t i = 0; i < turn->slots.count && !leads; i++) {
        leads = leads_in(model->slots[turn->slots.first + i].next);
    }
    return leads;
}

// A passage that leads into another makes it deeper than one.
static void measure_depth(struct packing *packing, uint32_t contact)
{
    const struct scenario *model = packing->slice->model;
    struct range turns = model->contacts[contact].turns;
    uint8_t depth = model->contacts[contact].start_visit != INDEX_NONE ? 1 : 0;
    for (uint32_t i = turns.first; i < turns.first + turns.count; i++) {
        const struct turn *turn = &model->turns[i];
        bool inside = strchr(scenario_string(model, turn->id), '/') != NULL;
        if (turn_leads_in(model, turn)) {
            depth = inside ? VISIT_DEPTH_MAX : depth > 1 ? depth : 1;
        }
    }
    packing->depth[contact] = depth;
}

static uint32_t mood_bits(const struct slice *slice, uint32_t customer)
{
    return MOOD_BITS * (uint32_t)__builtin_popcount(slice->axes[customer]) +
            REPEAT_BITS * (uint32_t)__builtin_popcountll(slice->repeats[customer]);
}

// Counted, not packed: the widths alone. Every state takes as many bits.
static uint32_t contact_bits(const struct packing *packing, uint32_t contact)
{
    uint8_t reads = packing->slice->contacts[contact];
    uint32_t fields = packing->slice->model->contacts[contact].wrap_fields.count;
    bool plays = slice_plays(packing->slice, contact);
    if (!plays && reads == 0) {
        return 0;
    }
    uint32_t depth = packing->depth[contact];
    uint32_t visits = depth > 0 ? 3 + depth * packing->visit_bits : 0;
    uint32_t parts = packing->part_most[contact];
    uint32_t talk = packing->turn_bits[contact] + visits + 2 +
            (parts > 0 ? 4 + parts * packing->part_bits[contact] : 0);
    uint32_t asked = ((reads & READ_ENDED) != 0 ? 2u : 0u) + ((reads & READ_HELD) != 0) +
            ((reads & READ_RETURNED_LATE) != 0) + ((reads & READ_NOTED) != 0);
    bool codes = packing->slice->wraps && fields > 0;
    return PHASE_BITS + 1 + (plays ? talk : 0) + asked +
            (codes ? 1 + fields * packing->code_bits : 0);
}

static uint32_t promise_bits(uint8_t reads)
{
    return (reads & PROMISE_FATE) != 0 ? 10 : reads != 0 ? 2 : 0;
}

static uint32_t measure(struct packing *packing)
{
    const struct slice *slice = packing->slice;
    uint32_t bits = 0;
    for (uint32_t i = 0; i < slice->model->contact_count; i++) {
        packing->turn_at[i] = slice_plays(slice, i) ? bits + PHASE_BITS + 1 : 0;
        bits += contact_bits(packing, i);
    }
    for (uint32_t i = 0; i < slice->model->promise_count; i++) {
        bits += promise_bits(slice->promises[i]);
    }
    for (uint32_t i = 0; i < slice->model->customer_count; i++) {
        bits += slice_reckons(slice, i) ? mood_bits(slice, i) : 0;
    }
    return bits + packing->mark_count;
}

bool packing_init(struct packing *packing, const struct slice *slice, struct world *world)
{
    *packing = (struct packing) { .slice = slice, .world = world };
    const struct scenario *model = slice->model;
    collect_marks(packing);
    for (uint32_t i = 0; i < model->contact_count; i++) {
        measure_parts(packing, i);
        measure_depth(packing, i);
    }
    packing->visit_bits = model->visit_count > 0 ? width_of(model->visit_count) : 0;
    packing->code_bits = width_of(model->code_count_of_lists);
    packing->size = measure(packing) / 64 + 1;
    if (packing->size > PACK_WORDS_MAX) {
        packing_finish(packing);
        return false;
    }
    if (packing->mark_count <= PACK_LIVE_MAX) {
        packing->live =
                live_find(slice, packing->marks, packing->mark_count, &packing->live_always);
    }
    return true;
}

void packing_finish(struct packing *packing)
{
    mem_free(packing->marks);
    mem_free(packing->runs);
    mem_free(packing->words);
    mem_free(packing->live);
    packing->marks = packing->words = NULL;
    packing->live = NULL;
}
