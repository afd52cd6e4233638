// SPDX-License-Identifier: GPL-3.0-or-later
// A choice as a candidate meets it: the wordings that stand beside each other, and their points.
#include "game/explore/smells/choice.h"

#include <string.h>

#include "game/base/mem.h"

bool choice_slot_informs(const struct scenario *scenario, uint32_t slot)
{
    struct range wordings = slot_wordings(&scenario->slots[slot]);
    const char *general =
            scenario->texts[scenario->wordings[wordings.first + wordings.count - 1].say].source;
    for (uint32_t w = wordings.first; w + 1 < wordings.first + wordings.count; w++) {
        if (strcmp(scenario->texts[scenario->wordings[w].say].source, general) != 0) {
            return true;
        }
    }
    return false;
}

static void take_points(const struct scenario *scenario, struct choice_slot *at)
{
    struct range shows = scenario->wordings[at->wording].shows;
    for (uint32_t i = 0; i < shows.count; i++) {
        const struct shows *one = &scenario->shows[shows.first + i];
        at->points[one->competency] = one->points;
        at->total += one->points;
    }
}

static bool belongs(const struct scenario *scenario, uint32_t slot, uint32_t section)
{
    return (scenario->slots[slot].flags & (SLOT_TOPIC | SLOT_STAYS)) == 0 &&
            scenario->slot_rests[slot].section == section;
}

static void find_best(struct choice *choice)
{
    int least = choice->slots[0].total;
    int most = least;
    for (uint32_t i = 1; i < choice->count; i++) {
        int total = choice->slots[i].total;
        least = total < least ? total : least;
        most = total > most ? total : most;
    }
    choice->told = most > least;
    for (uint32_t i = 0; i < choice->count; i++) {
        choice->slots[i].best = choice->slots[i].total == most;
    }
}

// Takes what stands beside each other at `turn` in this view. False, and nothing is filled, when
// that is fewer than two, or when knowing changes nothing here. Topics and "one moment" are no
// part.
static bool take(const struct scenario *scenario, uint32_t turn, uint32_t section,
        enum choice_view view, struct choice *choice)
{
    const struct turn *at = &scenario->turns[turn];
    *choice = (struct choice) { .turn = turn, .section = section, .view = view };
    choice->ordered = (at->flags & (TURN_KEEP_ORDER | TURN_COMPOSE)) != 0;
    bool informs = view == CHOICE_PLAIN;
    for (uint32_t i = at->slots.first; i < at->slots.first + at->slots.count; i++) {
        if (!belongs(scenario, i, section) || choice->count == CHOICE_SLOTS_MAX) {
            continue;
        }
        struct range wordings = slot_wordings(&scenario->slots[i]);
        struct choice_slot *slot = &choice->slots[choice->count++];
        slot->slot = i;
        slot->wording = wordings.first + (view == CHOICE_PLAIN ? wordings.count - 1 : 0);
        take_points(scenario, slot);
        informs = informs || wordings.count > 1;
    }
    if (choice->count < 2 || !informs) {
        return false;
    }
    find_best(choice);
    return true;
}

uint8_t choice_keyed(const struct scenario *scenario, const struct choice *choice)
{
    uint8_t keyed = 0;
    for (int c = 0; c < COMPETENCY_COUNT; c++) {
        const struct slot_reach *first = &scenario->reaches[choice->slots[0].slot];
        int least = first->least[c];
        int most = first->most[c];
        for (uint32_t i = 1; i < choice->count; i++) {
            const struct slot_reach *reach = &scenario->reaches[choice->slots[i].slot];
            least = reach->least[c] < least ? reach->least[c] : least;
            most = reach->most[c] > most ? reach->most[c] : most;
        }
        keyed |= (uint8_t)(most > least ? 1u << c : 0);
    }
    return keyed;
}

static void each_view(
        const struct scenario *scenario, uint32_t turn, uint32_t section, choice_fn fn, void *data)
{
    for (int view = CHOICE_PLAIN; view < CHOICE_VIEW_COUNT; view++) {
        struct choice choice;
        if (take(scenario, turn, section, (enum choice_view)view, &choice)) {
            fn(data, &choice);
        }
    }
}

// A passage is written once, however many contacts visit it: its texts are those of the first.
static bool is_new(const struct scenario *scenario, const struct turn *turn, bool *seen)
{
    if (turn->slots.count == 0) {
        return false;
    }
    struct range wordings = slot_wordings(&scenario->slots[turn->slots.first]);
    uint32_t say = scenario->wordings[wordings.first + wordings.count - 1].say;
    bool fresh = !seen[say];
    seen[say] = true;
    return fresh;
}

void choice_each(const struct scenario *scenario, choice_fn fn, void *data)
{
    bool *seen = mem_alloc(scenario->text_count + 1);
    for (uint32_t t = 0; t < scenario->turn_count; t++) {
        const struct turn *turn = &scenario->turns[t];
        if (!is_new(scenario, turn, seen)) {
            continue;
        }
        if ((turn->flags & TURN_COMPOSE) == 0) {
            each_view(scenario, t, INDEX_NONE, fn, data);
        }
        struct range sections = turn_compose(scenario, turn).sections;
        for (uint32_t s = sections.first; s < sections.first + sections.count; s++) {
            each_view(scenario, t, s, fn, data);
        }
    }
    mem_free(seen);
}
