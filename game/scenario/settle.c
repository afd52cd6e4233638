// SPDX-License-Identifier: GPL-3.0-or-later
// From what grew to what stays: every array of a scenario, once, in its arena.
#include "game/scenario/build.h"

#include <stdlib.h>
#include <string.h>

#include "game/scenario/reach.h"

#define SETTLE(list, count_field, vec)                                                             \
    ((void)(scenario->list = arena_copy_items(&scenario->arena, build->vec.items,                  \
                    build->vec.count, sizeof(*build->vec.items)),                                  \
            scenario->count_field = (uint32_t)build->vec.count))

// A turn and what stands beside it in a cache line begins with one.
static const void *copy_lines(struct arena *arena, const void *items, size_t count, size_t size)
{
    enum { LINE = 64 };
    if (count == 0) {
        return NULL;
    }
    char *memory = arena_alloc(arena, count * size + LINE);
    return memcpy(memory + (LINE - (uintptr_t)memory % LINE) % LINE, items, count * size);
}

#define SETTLE_LINES(list, count_field, vec)                                                       \
    ((void)(scenario->list = copy_lines(&scenario->arena, build->vec.items, build->vec.count,      \
                    sizeof(*build->vec.items)),                                                    \
            scenario->count_field = (uint32_t)build->vec.count))

static void fetch_ahead(struct build *build)
{
    for (size_t i = 0; i < build->slots.count; i++) {
        struct slot *slot = &build->slots.items[i];
        if (slot->next.kind == TARGET_TURN) {
            slot->ahead = build->turns.items[slot->next.index].slots.first;
        }
    }
}

static void settle_talk(struct build *build, struct scenario *scenario)
{
    fetch_ahead(build);
    SETTLE_LINES(turns, turn_count, turns);
    SETTLE_LINES(slots, slot_count, slots);
    scenario->slot_rests = arena_copy_items(&scenario->arena, build->slot_rests.items,
            build->slot_rests.count, sizeof(struct slot_rest));
    SETTLE_LINES(wordings, wording_count, wordings);
    SETTLE(composes, compose_count, composes);
    SETTLE(says, says_count, says);
    SETTLE(effects, effect_count, effects);
    SETTLE(shows, shows_count, shows);
    SETTLE(code, code_count, code);
    SETTLE(conditions, condition_count, conditions);
    SETTLE(sections, section_count, sections);
    SETTLE(rules, rule_count, rules_of_compose);
    SETTLE(visits, visit_count, visits);
    SETTLE(endings, ending_count, endings);
    SETTLE(nudges, nudge_count, nudges);
    SETTLE(contacts, contact_count, contacts);
    scenario->section_lists = arena_copy_items(&scenario->arena, build->section_lists.items,
            build->section_lists.count, sizeof(uint32_t));
}

static void find_centre(struct build *build)
{
    for (size_t i = 0; i < build->records.count; i++) {
        struct record *record = &build->records.items[i];
        record->of_centre = record->of_pack &&
                strcmp(build->strings.items[record->pack], build->scenario->client) != 0;
    }
}

static void settle_world(struct build *build, struct scenario *scenario)
{
    SETTLE(facts, fact_count, facts);
    SETTLE(flags, flag_count, flags);
    SETTLE(needs, need_count, needs);
    find_centre(build);
    SETTLE(records, record_count, records);
    SETTLE(acts, act_count, acts);
    SETTLE(coach, coach_count, coach);
    SETTLE(customers, customer_count, customers);
    SETTLE(rule_texts, rule_text_count, rule_texts);
    scenario->fields = arena_copy_items(
            &scenario->arena, build->fields.items, build->fields.count, sizeof(struct field));
    scenario->entries = arena_copy_items(
            &scenario->arena, build->entries.items, build->entries.count, sizeof(struct entry));
    scenario->text_lists = arena_copy_items(
            &scenario->arena, build->text_lists.items, build->text_lists.count, sizeof(uint32_t));
}

static void settle_scores(struct build *build, struct scenario *scenario)
{
    SETTLE(codes, code_count_of_lists, codes);
    SETTLE(code_lists, code_list_count, code_lists);
    SETTLE(rights, right_count, rights);
    SETTLE(wrap_fields, wrap_field_count, wrap_fields);
    SETTLE(promises, promise_count, promises);
    SETTLE(earns, earns_count, earns);
    SETTLE(observes, observe_count, observes);
    SETTLE(criticals, critical_count, criticals);
    SETTLE(befores, before_count, befores);
    SETTLE(decisions, decision_count, decisions);
    SETTLE(acceptances, acceptance_count, acceptances);
    scenario->has_befores = build->befores.count > 0;
    scenario->mark_count = build->mark_count;
}

static void settle_texts(struct build *build, struct scenario *scenario)
{
    SETTLE(strings, string_count, strings);
    SETTLE(texts, text_count, texts);
    scenario->shown =
            arena_alloc(&scenario->arena, (build->texts.count + 1) * sizeof(*scenario->shown));
    for (size_t i = 0; i < build->texts.count; i++) {
        scenario->shown[i] = build->texts.items[i].source;
    }
}

#undef SETTLE
#undef SETTLE_LINES

// Only of what loaded without an error: no id is there twice.
static void settle_ids(struct scenario *scenario)
{
    for (uint32_t i = 0; i < scenario->contact_count; i++) {
        table_add(&scenario->contact_ids, scenario_string(scenario, scenario->contacts[i].id), i);
    }
    for (uint32_t i = 0; i < scenario->record_count; i++) {
        table_add(&scenario->record_ids, scenario_string(scenario, scenario->records[i].id), i);
    }
    for (uint32_t i = 0; i < scenario->act_count; i++) {
        table_add(&scenario->act_ids, scenario_string(scenario, scenario->acts[i].id), i);
    }
    for (uint32_t i = 0; i < scenario->promise_count; i++) {
        table_add(&scenario->promise_ids, scenario_string(scenario, scenario->promises[i].id), i);
    }
    for (uint32_t i = 0; i < scenario->coach_count; i++) {
        table_add(&scenario->coach_ids, scenario_string(scenario, scenario->coach[i].id), i);
    }
}

struct ranked {
    const char *id;
    uint32_t *rank;
};

static int compare_ids(const void *a, const void *b)
{
    return strcmp(((const struct ranked *)a)->id, ((const struct ranked *)b)->id);
}

static void deal_ranks(struct ranked *items, uint32_t count)
{
    if (count > 0) {
        qsort(items, count, sizeof(*items), compare_ids);
    }
    for (uint32_t i = 0; i < count; i++) {
        *items[i].rank = i;
    }
}

// Ties at one moment go by id, whatever the order in the file.
static void rank_by_id(struct build *build)
{
    VEC(struct ranked) contacts = { 0 };
    VEC(struct ranked) promises = { 0 };
    for (size_t i = 0; i < build->contacts.count; i++) {
        struct contact *contact = &build->contacts.items[i];
        struct ranked own = { build->strings.items[contact->id], &contact->rank };
        vec_push(&contacts, own);
    }
    for (size_t i = 0; i < build->promises.count; i++) {
        struct promise *promise = &build->promises.items[i];
        struct ranked own = { build->strings.items[promise->id], &promise->rank };
        vec_push(&promises, own);
    }
    deal_ranks(contacts.items, (uint32_t)contacts.count);
    deal_ranks(promises.items, (uint32_t)promises.count);
    vec_finish(&contacts);
    vec_finish(&promises);
}

static void weigh(uint64_t *weighty, uint32_t mark)
{
    if (mark != INDEX_NONE) {
        weighty[mark / 64] |= UINT64_C(1) << (mark % 64);
    }
}

static void weigh_marks(struct scenario *scenario)
{
    if (scenario->before_count + scenario->promise_count == 0) {
        return;
    }
    size_t words = scenario->mark_count / 64 + 1;
    uint64_t *weighty = arena_alloc(&scenario->arena, words * sizeof(*weighty));
    for (uint32_t i = 0; i < scenario->before_count; i++) {
        weigh(weighty, scenario->befores[i].earlier);
    }
    for (uint32_t i = 0; i < scenario->promise_count; i++) {
        const struct promise *promise = &scenario->promises[i];
        weigh(weighty, promise->opens);
        weigh(weighty, promise->kept_by == KEPT_BY_REPLY ? promise->keeper : INDEX_NONE);
    }
    scenario->weighty = weighty;
}

void build_settle(struct build *build)
{
    struct scenario *scenario = build->scenario;
    rank_by_id(build);
    settle_talk(build, scenario);
    settle_world(build, scenario);
    settle_scores(build, scenario);
    settle_texts(build, scenario);
    settle_ids(scenario);
    weigh_marks(scenario);
    reach_settle(scenario);
}
