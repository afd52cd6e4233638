// SPDX-License-Identifier: GPL-3.0-or-later
// What the random player can do unasked: records, acts, promises, and whom to get in touch with.
#include "game/report/random_desk.h"

#include <string.h>

#include "game/report/random_desk_inner.h"
#include "game/shift/offer.h"

struct desk_shelf *random_desk_shelf(struct random_desk *desk, enum action_kind kind)
{
    return kind == ACTION_OUT ? &desk->outgoing : &desk->desk;
}

void random_desk_init(struct random_desk *desk, const struct plan *plan)
{
    size_t lists = plan->scenario_count * sizeof(desk_item_list);
    *desk = (struct random_desk) {
        .scenario_count = plan->scenario_count,
        .desk.asleep = mem_alloc(lists),
        .outgoing.asleep = mem_alloc(lists),
        .watched = mem_alloc((plan->contact_words + 1) * sizeof(*desk->watched)),
        .present = mem_alloc((plan->contact_words + 1) * sizeof(*desk->present)),
    };
    for (uint32_t s = 0; s < plan->scenario_count; s++) {
        random_desk_list(desk, plan, s);
    }
}

static void shelf_finish(struct desk_shelf *shelf, uint32_t scenarios)
{
    vec_finish(&shelf->awake);
    for (uint32_t s = 0; s < scenarios; s++) {
        vec_finish(&shelf->asleep[s]);
    }
    mem_free(shelf->asleep);
}

void random_desk_finish(struct random_desk *desk)
{
    vec_finish(&desk->whole);
    shelf_finish(&desk->desk, desk->scenario_count);
    shelf_finish(&desk->outgoing, desk->scenario_count);
    vec_finish(&desk->marks);
    mem_free(desk->watched);
    mem_free(desk->present);
}

// Before anything came in nothing is promised, and of what belongs to a client nothing lies there.
static bool waits(const struct desk_item *item)
{
    return (item->things & ASKS_MORE) == 0 &&
            (item->from > 0 || (item->things & (ASKS_BEGUN | ASKS_PROMISED)) != 0);
}

static void shelf_clear(struct desk_shelf *shelf, uint32_t scenarios)
{
    vec_clear(&shelf->awake);
    for (uint32_t s = 0; s < scenarios; s++) {
        vec_clear(&shelf->asleep[s]);
    }
}

void random_desk_clear(struct random_desk *desk, const struct plan *plan)
{
    desk->next_from = INDEX_NONE;
    shelf_clear(&desk->desk, desk->scenario_count);
    shelf_clear(&desk->outgoing, desk->scenario_count);
    for (size_t i = 0; i < desk->whole.count; i++) {
        const struct desk_item *item = &desk->whole.items[i];
        struct desk_shelf *shelf = random_desk_shelf(desk, item->kind);
        desk_item_list *list = waits(item) ? &shelf->asleep[item->scenario] : &shelf->awake;
        vec_push(list, *item);
        bool sooner = item->from > 0 && item->from < desk->next_from;
        desk->next_from = sooner ? item->from : desk->next_from;
    }
    for (size_t i = 0; i < desk->marks.count; i++) {
        desk->marks.items[i].seen = 0;
    }
    memset(desk->watched, 0, plan->contact_words * sizeof(*desk->watched));
    memset(desk->present, 0, plan->contact_words * sizeof(*desk->present));
    desk->begun = 0;
    desk->promised = 0;
    desk->stale = 0;
    desk->looked = false;
}

// Something that changed, of one scenario.
struct change {
    uint32_t scenario;
    uint64_t marks;
    uint32_t things;
};

static void wake_item(struct desk_shelf *shelf, uint32_t scenario, size_t index)
{
    desk_item_list *asleep = &shelf->asleep[scenario];
    vec_push(&shelf->awake, asleep->items[index]);
    asleep->items[index] = *vec_last(asleep);
    asleep->count--;
}

static void wake_shelf(struct desk_shelf *shelf, struct change change)
{
    if (change.marks == 0 && (change.things & shelf->things) == 0) {
        return;
    }
    for (size_t i = shelf->asleep[change.scenario].count; i-- > 0;) {
        const struct desk_item *item = &shelf->asleep[change.scenario].items[i];
        if (((item->marks & change.marks) | (item->things & change.things)) != 0) {
            wake_item(shelf, change.scenario, i);
        }
    }
}

static void wake_scenario(struct random_desk *desk, struct change change)
{
    wake_shelf(&desk->desk, change);
    wake_shelf(&desk->outgoing, change);
}

// What has come by itself is woken once: a record that was looked for in vain before its time.
static void wake_by_clock(struct random_desk *desk, uint32_t now)
{
    struct desk_shelf *shelf = &desk->desk;
    for (uint32_t s = 0; s < desk->scenario_count; s++) {
        for (size_t i = shelf->asleep[s].count; i-- > 0;) {
            uint32_t from = shelf->asleep[s].items[i].from;
            if (from >= desk->next_from && from <= now) {
                wake_item(shelf, s, i);
            }
        }
    }
    desk->next_from = INDEX_NONE;
    for (size_t i = 0; i < desk->whole.count; i++) {
        uint32_t from = desk->whole.items[i].from;
        desk->next_from = from > now && from < desk->next_from ? from : desk->next_from;
    }
}

static bool has_begun(const struct shift_state *state, uint32_t scenario)
{
    uint32_t count = state_scenario(state, scenario)->contact_count;
    for (uint32_t i = 0; i < count; i++) {
        if (state_contact(state, scenario, i)->phase > CONTACT_NEVER) {
            return true;
        }
    }
    return false;
}

// All that changed in a scenario wakes at once what asks about it.
static void wake_by_marks(struct random_desk *desk, const struct shift_state *state)
{
    struct change change = { 0, 0, 0 };
    for (size_t i = 0; i < desk->marks.count; i++) {
        struct desk_marks *marks = &desk->marks.items[i];
        uint64_t set = state->marks[marks->word] & marks->asked;
        if (set == marks->seen) {
            continue;
        }
        if (change.marks != 0 && change.scenario != marks->scenario) {
            wake_scenario(desk, change);
            change.marks = 0;
        }
        change.scenario = marks->scenario;
        change.marks |= set ^ marks->seen;
        marks->seen = set;
    }
    if (change.marks != 0) {
        wake_scenario(desk, change);
    }
}

// A bit per contact that came, left, or was begun: one that goes on leaves one of the two lists.
static uint64_t changed_contacts(
        struct random_desk *desk, const struct shift_state *state, uint32_t word)
{
    uint64_t changed = (desk->watched[word] ^ state->watched[word]) |
            (desk->present[word] ^ state->present[word]);
    desk->watched[word] = state->watched[word];
    desk->present[word] = state->present[word];
    return changed;
}

static void wake_by_contact(
        struct random_desk *desk, const struct shift_state *state, uint32_t scenario)
{
    bool begins = (desk->begun >> scenario & 1) == 0 && has_begun(state, scenario);
    desk->begun |= (uint64_t)begins << scenario;
    uint32_t things = begins ? ASKS_PHASE | ASKS_BEGUN : ASKS_PHASE;
    wake_scenario(desk, (struct change) { scenario, 0, things });
}

static void wake_by_contacts(struct random_desk *desk, const struct shift_state *state)
{
    uint64_t scenarios = desk->stale;
    desk->stale = 0;
    for (uint32_t word = 0; word < state->plan->contact_words; word++) {
        for (uint64_t left = changed_contacts(desk, state, word); left != 0; left &= left - 1) {
            uint32_t rank = word * 64 + (uint32_t)__builtin_ctzll(left);
            scenarios |= UINT64_C(1) << state->plan->contacts[rank].scenario;
        }
    }
    for (; scenarios != 0; scenarios &= scenarios - 1) {
        wake_by_contact(desk, state, (uint32_t)__builtin_ctzll(scenarios));
    }
}

static uint32_t count_promised(const struct shift_state *state)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < state->plan->promise_count; i++) {
        count += state->promises[i].promised;
    }
    return count;
}

static void wake(struct random_desk *desk, const struct shift_state *state)
{
    if (desk->looked) {
        return;
    }
    desk->looked = true;
    wake_by_marks(desk, state);
    wake_by_contacts(desk, state);
    uint32_t promised = count_promised(state);
    for (uint32_t s = 0; promised != desk->promised && s < state->plan->scenario_count; s++) {
        wake_scenario(desk, (struct change) { s, 0, ASKS_PROMISED });
    }
    desk->promised = promised;
    if (state->head->now >= desk->next_from) {
        wake_by_clock(desk, state->head->now);
    }
}

static bool is_behind(const struct shift_state *state, const struct desk_item *item)
{
    if (item->kind == ACTION_OPEN) {
        const struct scenario *model = state_scenario(state, item->scenario);
        return state_marked(state, item->scenario, model->records[item->item].opened);
    }
    return item->kind == ACTION_PLAN &&
            state_promise(state, item->scenario, item->item)->planned != TIME_NONE;
}

static bool decide(
        const struct shift_state *state, const struct desk_item *item, struct shift_event *event)
{
    struct action action = {
        .kind = item->kind,
        .scenario = item->scenario,
        .contact = INDEX_NONE,
        .turn = INDEX_NONE,
        .slot = item->item,
        .item = item->item,
    };
    if (item->kind == ACTION_PLAN) {
        action.seconds = state_promise(state, item->scenario, item->item)->due;
    }
    return shift_decide(state, &action, event) == REFUSED_NOT;
}

// What was tried stands behind `left`, until the draw is over.
static void drop(desk_item_list *list, uint32_t at, uint32_t left)
{
    list->items[at] = list->items[left - 1];
    list->items[left - 1] = *vec_last(list);
    list->count--;
}

bool random_desk_draw(struct random_desk *desk, const struct shift_state *state, uint64_t *random,
        struct shift_event *event)
{
    desk_item_list *awake = &desk->desk.awake;
    wake(desk, state);
    for (uint32_t left = (uint32_t)awake->count; left > 0; left--) {
        uint32_t at = random_below(random, left);
        struct desk_item drawn = awake->items[at];
        bool behind = is_behind(state, &drawn);
        if (!behind && decide(state, &drawn, event)) {
            return true;
        }
        if (!behind && (drawn.things & ASKS_MORE) != 0) {
            awake->items[at] = awake->items[left - 1];
            awake->items[left - 1] = drawn;
            continue;
        }
        drop(awake, at, left);
        if (!behind) {
            vec_push(&desk->desk.asleep[drawn.scenario], drawn);
        }
    }
    return false;
}

void random_desk_hear(struct random_desk *desk, const struct action *action)
{
    bool begins = action->kind == ACTION_TAKE || action->kind == ACTION_OUT;
    desk->stale |= (uint64_t)begins << action->scenario;
    desk->looked = false;
}

const desk_item_list *random_desk_outgoing(
        struct random_desk *desk, const struct shift_state *state)
{
    wake(desk, state);
    return &desk->outgoing.awake;
}

void random_desk_sift_outgoing(struct random_desk *desk, const struct shift_state *state)
{
    desk_item_list *outgoing = &desk->outgoing.awake;
    for (size_t i = outgoing->count; i-- > 0;) {
        struct desk_item item = outgoing->items[i];
        if (contact_can_begin(state, item.scenario, item.item)) {
            continue;
        }
        bool later = state_contact(state, item.scenario, item.item)->phase == CONTACT_LATER;
        if (later && (item.things & ASKS_MORE) != 0) {
            continue;
        }
        outgoing->items[i] = *vec_last(outgoing);
        outgoing->count--;
        if (later) {
            vec_push(&desk->outgoing.asleep[item.scenario], item);
        }
    }
}
