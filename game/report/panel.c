// SPDX-License-Identifier: GPL-3.0-or-later
// A panel: which answers are to be rated, on what, and in which order.
#include "game/report/panel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/hash.h"
#include "game/base/table.h"
#include "game/locale/locale.h"

static bool names_mark(const struct scenario *scenario, condition_index condition, uint32_t mark)
{
    if (condition == CONDITION_TRUE || mark == INDEX_NONE) {
        return false;
    }
    if ((condition & CONDITION_OF_MARK) != 0) {
        return (condition & CONDITION_OPERAND_MAX) == mark;
    }
    struct range code = scenario->conditions[condition];
    for (uint32_t i = code.first; i < code.first + code.count; i++) {
        if (scenario->code[i] == CONDITION_CODE(CONDITION_MARK, mark)) {
            return true;
        }
    }
    return false;
}

bool panel_asks(const struct scenario *scenario, uint32_t wording, uint32_t fact)
{
    return names_mark(scenario, scenario->wordings[wording].when, scenario->facts[fact].known);
}

void panel_add_turn_path(struct buffer *path, const struct scenario *scenario, uint32_t turn)
{
    const struct contact *contact = &scenario->contacts[scenario->turns[turn].contact];
    buffer_add_format(path, "%s/%s", scenario_string(scenario, contact->id),
            scenario_string(scenario, scenario->turns[turn].id));
}

static uint8_t keyed_on(const struct scenario *scenario, const struct turn *turn)
{
    uint8_t named = 0;
    for (uint32_t i = turn->slots.first; i < turn->slots.first + turn->slots.count; i++) {
        named |= scenario->reaches[i].named;
    }
    return named;
}

// Adds the place of `record` among the panel's, and mentions it with the turn that is being made.
static void mention(struct panel *panel, struct panel_turn *turn, uint32_t record)
{
    uint32_t place = 0;
    while (place < panel->records.count && panel->records.items[place] != record) {
        place++;
    }
    if (place == panel->records.count) {
        vec_push(&panel->records, record);
    }
    for (uint32_t i = 0; i < turn->records.count; i++) {
        if (panel->mentions.items[turn->records.first + i] == place) {
            return;
        }
    }
    vec_push(&panel->mentions, place);
    turn->records.count++;
}

static bool teaches(const struct scenario *scenario, const struct record *record, uint32_t fact)
{
    for (uint32_t i = 0; i < record->effects.count; i++) {
        const struct effect *effect = &scenario->effects[record->effects.first + i];
        if (effect->kind == EFFECT_TEACH && effect->a == fact) {
            return true;
        }
    }
    return false;
}

// The records that teach what a wording here asks.
static void mention_records(struct panel *panel, struct panel_turn *turn, uint32_t wording)
{
    const struct scenario *scenario = panel->scenario;
    for (uint32_t f = 0; f < scenario->fact_count; f++) {
        if (!panel_asks(scenario, wording, f)) {
            continue;
        }
        for (uint32_t r = 0; r < scenario->record_count; r++) {
            if (teaches(scenario, &scenario->records[r], f)) {
                mention(panel, turn, r);
            }
        }
    }
}

static void add_slot(struct panel *panel, struct panel_turn *turn, uint32_t slot)
{
    struct range wordings = slot_wordings(&panel->scenario->slots[slot]);
    for (uint32_t w = wordings.first; w < wordings.first + wordings.count; w++) {
        struct panel_item item = {
            .turn = (uint32_t)panel->turns.count,
            .slot = slot,
            .wording = w,
            .informed = w + 1 < wordings.first + wordings.count,
        };
        mention_records(panel, turn, w);
        vec_push(&panel->items, item);
    }
}

// In sections of an e-mail the sections keep their order; within them, and elsewhere, chance rules.
struct drawn {
    struct panel_item item;
    uint32_t section;
    uint64_t rank;
};

static int by_rank(const void *a, const void *b)
{
    const struct drawn *first = a;
    const struct drawn *second = b;
    if (first->section != second->section) {
        return first->section < second->section ? -1 : 1;
    }
    return (first->rank > second->rank) - (first->rank < second->rank);
}

static void shuffle(struct panel *panel, const struct panel_turn *turn)
{
    const struct scenario *scenario = panel->scenario;
    VEC(struct drawn) all = { 0 };
    for (uint32_t i = 0; i < turn->items.count; i++) {
        const struct panel_item *item = &panel->items.items[turn->items.first + i];
        uint64_t own = scenario->slots[item->slot].key + item->wording;
        struct drawn drawn = { *item, scenario->slot_rests[item->slot].section,
            hash_mix(hash_mix(own) ^ hash_mix(panel->seed)) };
        vec_push(&all, drawn);
    }
    if (all.count > 1) {
        qsort(all.items, all.count, sizeof(*all.items), by_rank);
    }
    for (uint32_t i = 0; i < turn->items.count; i++) {
        struct panel_item *item = &panel->items.items[turn->items.first + i];
        *item = all.items[i].item;
        (void)snprintf(item->code, sizeof(item->code), "%u%c%s", turn->number, (char)('A' + i % 26),
                i >= 26 ? "x" : "");
    }
    vec_finish(&all);
}

static void add_turn(struct panel *panel, uint32_t index, uint8_t competency)
{
    const struct turn *from = &panel->scenario->turns[index];
    struct panel_turn turn = {
        .turn = index,
        .number = (uint32_t)panel->turns.count + 1,
        .competency = competency,
        .items = { (uint32_t)panel->items.count, 0 },
        .records = { (uint32_t)panel->mentions.count, 0 },
    };
    for (uint32_t i = from->slots.first; i < from->slots.first + from->slots.count; i++) {
        add_slot(panel, &turn, i);
    }
    turn.items.count = (uint32_t)panel->items.count - turn.items.first;
    shuffle(panel, &turn);
    vec_push(&panel->turns, turn);
}

void panel_init(struct panel *panel, const struct scenario *scenario, uint64_t seed)
{
    *panel = (struct panel) { .scenario = scenario, .seed = seed };
    struct table shared = { 0 };
    for (uint32_t i = 0; i < scenario->turn_count; i++) {
        const char *id = scenario_string(scenario, scenario->turns[i].id);
        uint8_t competency = keyed_on(scenario, &scenario->turns[i]);
        // "passage/turn" may stand in several contacts: the same words are rated once.
        bool seen = strchr(id, '/') != NULL && !table_add(&shared, id, i);
        if (competency != 0 && !seen) {
            add_turn(panel, i, competency);
        }
    }
    table_finish(&shared);
}

// Every n-th situation, with n as large as still gives so many answers.
static bool is_kept(const struct panel *panel, size_t turn, size_t step, size_t slots)
{
    size_t answers = 0;
    for (size_t i = 0; i < panel->turns.count && i < turn; i += step) {
        answers += panel->turns.items[i].items.count;
    }
    return turn % step == 0 && answers < slots;
}

static bool reaches(const struct panel *panel, size_t step, size_t slots)
{
    size_t answers = 0;
    for (size_t i = 0; i < panel->turns.count; i += step) {
        answers += panel->turns.items[i].items.count;
    }
    return answers >= slots;
}

void panel_shorten(struct panel *panel, size_t slots)
{
    size_t step = panel->turns.count > 0 ? panel->turns.count : 1;
    while (step > 1 && !reaches(panel, step, slots)) {
        step--;
    }
    VEC(struct panel_turn) turns = { 0 };
    VEC(struct panel_item) items = { 0 };
    for (size_t t = 0; t < panel->turns.count; t++) {
        struct panel_turn turn = panel->turns.items[t];
        struct range from = turn.items;
        if (!is_kept(panel, t, step, slots)) {
            continue;
        }
        turn.items.first = (uint32_t)items.count;
        for (uint32_t i = from.first; i < from.first + from.count; i++) {
            struct panel_item item = panel->items.items[i];
            item.turn = (uint32_t)turns.count;
            vec_push(&items, item);
        }
        vec_push(&turns, turn);
    }
    vec_finish(&panel->turns);
    vec_finish(&panel->items);
    panel->turns.items = turns.items;
    panel->turns.count = turns.count;
    panel->turns.capacity = turns.capacity;
    panel->items.items = items.items;
    panel->items.count = items.count;
    panel->items.capacity = items.capacity;
}

void panel_finish(struct panel *panel)
{
    vec_finish(&panel->turns);
    vec_finish(&panel->items);
    vec_finish(&panel->records);
    vec_finish(&panel->mentions);
}

// What is asked of each competency; the middle of every scale is "enough for a starter".
static const struct {
    const char *question;
    const char *low;
    const char *high;
} SCALES[COMPETENCY_COUNT] = {
    { TR_MARK("Is it right, and is nothing overlooked?"), TR_MARK("wrong or careless"),
            TR_MARK("right down to the details") },
    { TR_MARK("Does it use what the customer did, said or sent?"), TR_MARK("passes it by"),
            TR_MARK("does something fitting with it, in time") },
    { TR_MARK("Does the customer notice that somebody sees them?"), TR_MARK("feels turned away"),
            TR_MARK("feels understood") },
    { TR_MARK("Does it bring to the table what is needed?"),
            TR_MARK("asks nothing, or what is known already"), TR_MARK("asks just what matters") },
    { TR_MARK("Does it keep a line in the conversation and bring it closer to its end?"),
            TR_MARK("loses the thread"), TR_MARK("leads, together with the customer") },
    { TR_MARK("Does it show that somebody makes an effort for this customer?"),
            TR_MARK("does the least"), TR_MARK("goes on where nobody asked for it") },
    { TR_MARK("Does it help to solve the real problem?"), TR_MARK("solves nothing, or puts it off"),
            TR_MARK("solves it, and what lies behind it") },
};

const char *panel_question(enum competency competency)
{
    return tr(SCALES[competency].question);
}

const char *panel_low(enum competency competency)
{
    return tr(SCALES[competency].low);
}

const char *panel_high(enum competency competency)
{
    return tr(SCALES[competency].high);
}
