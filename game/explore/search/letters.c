// SPDX-License-Identifier: GPL-3.0-or-later
// Letters: the ways to write one in a single go, where nothing can change while it is written.
#include "game/explore/search/letters.h"

#include <string.h>

#include "game/base/hash.h"
#include "game/base/mem.h"
#include "game/shift/offer.h"

enum { PARTS_MAX = 64 };

// What is known of all letters

static bool any_depends(const struct scenario *model, struct range slots)
{
    for (uint32_t i = slots.first; i < slots.first + slots.count; i++) {
        if (model->slots[i].when != CONDITION_TRUE) {
            return true;
        }
    }
    return slots.count > PARTS_MAX;
}

static bool orders(const struct slice *slice, const struct compose_rule *rule)
{
    return rule->order && slice_scores(slice, rule->competency);
}

static uint32_t parts_in(const struct scenario *model, struct range slots, uint32_t section)
{
    uint32_t count = 0;
    for (uint32_t i = slots.first; i < slots.first + slots.count; i++) {
        count += model->slot_rests[i].section == section;
    }
    return count;
}

bool letter_is_single(const struct slice *slice, uint32_t index)
{
    const struct scenario *model = slice->model;
    const struct turn *turn = &model->turns[index];
    struct compose compose = turn_compose(model, turn);
    uint32_t rules = 0;
    uint64_t ways = 2;
    for (uint32_t i = 0; i < compose.rules.count; i++) {
        rules += orders(slice, &model->rules[compose.rules.first + i]);
    }
    for (uint32_t i = 0; i < compose.sections.count && ways <= LETTERS_MAX; i++) {
        uint32_t section = compose.sections.first + i;
        ways *= parts_in(model, turn->slots, section) + model->sections[section].optional;
    }
    return rules < 2 && ways <= LETTERS_MAX && ways > 0 && !any_depends(model, turn->slots);
}

static void find_rules(const struct slice *slice, struct range rules, struct letter *letter)
{
    for (uint32_t i = rules.first; i < rules.first + rules.count; i++) {
        const struct compose_rule *rule = &slice->model->rules[i];
        letter->rules = letter->rules || slice_scores(slice, rule->competency);
        letter->leads = orders(slice, rule) ? slice->model->section_lists[rule->sections.first]
                                            : letter->leads;
    }
}

static struct range find_parts(
        struct letters *letters, struct range slots, uint32_t section, const bool *same)
{
    struct range parts = { (uint32_t)letters->parts.count, 0 };
    for (uint32_t i = slots.first; i < slots.first + slots.count; i++) {
        if (letters->slice->model->slot_rests[i].section == section && !same[i]) {
            vec_push(&letters->parts, i);
            parts.count++;
        }
    }
    return parts;
}

static void add_letter(struct letters *letters, uint32_t index, const bool *same)
{
    const struct scenario *model = letters->slice->model;
    const struct turn *turn = &model->turns[index];
    struct compose compose = turn_compose(model, turn);
    struct letter letter = { .turn = index, .sections = compose.sections, .leads = INDEX_NONE };
    find_rules(letters->slice, compose.rules, &letter);
    uint32_t ways = letter.leads != INDEX_NONE ? 2 : 1;
    for (uint32_t i = 0; i < letter.sections.count; i++) {
        uint32_t section = letter.sections.first + i;
        letter.parts[i] = find_parts(letters, turn->slots, section, same);
        letter.choices[i] = letter.parts[i].count + model->sections[section].optional;
        ways *= letter.choices[i]; // within LETTERS_MAX where it counts
    }
    letter.count = letter_is_single(letters->slice, index) ? ways : 0;
    letters->of_turn[index] = (uint32_t)letters->items.count;
    vec_push(&letters->items, letter);
}

void letters_init(struct letters *letters, const struct slice *slice, const bool *same)
{
    const struct scenario *model = slice->model;
    *letters = (struct letters) { .slice = slice };
    letters->of_turn = mem_alloc((model->turn_count + 1) * sizeof(*letters->of_turn));
    for (uint32_t i = 0; i < model->turn_count; i++) {
        letters->of_turn[i] = INDEX_NONE;
        if ((model->turns[i].flags & TURN_COMPOSE) != 0) {
            add_letter(letters, i, same);
        }
    }
}

void letters_finish(struct letters *letters)
{
    vec_finish(&letters->items);
    vec_finish(&letters->parts);
    mem_free(letters->of_turn);
    *letters = (struct letters) { 0 };
}

// What one comes to, as the story stands

static int points_of(const struct slice *slice, uint32_t wording)
{
    struct range shows = slice->model->wordings[wording].shows;
    int points = 0;
    for (uint32_t i = shows.first; i < shows.first + shows.count; i++) {
        const struct shows *at = &slice->model->shows[i];
        points += slice_scores(slice, at->competency) ? at->points : 0;
    }
    return points;
}

// Points, the parts that bring something about, and where rules count which sections are there.
struct letter_sum {
    uint64_t parts;
    uint32_t sections;
    int points;
};

static struct letter_sum outcome_of(const struct letters *letters, const struct letter *letter,
        const struct shift_state *state, uint32_t section, uint32_t choice)
{
    const struct slice *slice = letters->slice;
    struct letter_sum outcome = { 0, 0, 0 };
    if (choice >= letter->parts[section].count) {
        return outcome; // the section stays empty
    }
    uint32_t slot = letters->parts.items[letter->parts[section].first + choice];
    uint32_t said = slice->model->slots[slot].said;
    uint32_t wording = slot_wording(state, 0, slot);
    bool does = (said != INDEX_NONE && slice->marks[said]) ||
            slice_touched(slice, slice->model->wordings[wording].effects);
    uint32_t place = slot - slice->model->turns[letter->turn].slots.first;
    outcome.parts = does ? UINT64_C(1) << place : 0;
    outcome.sections = letter->rules ? 1u << section : 0;
    outcome.points = points_of(slice, wording);
    return outcome;
}

static void add(struct letter_sum *sum, const struct letter_sum *added)
{
    sum->parts |= added->parts;
    sum->sections |= added->sections;
    sum->points += added->points;
}

// A filter that may let the same through again, never keep out what is different.
enum { SEEN = 256 };

struct seen {
    struct letter_sum outcomes[SEEN];
    bool used[SEEN];
};

static bool is_new(struct seen *seen, const struct letter_sum *outcome)
{
    uint64_t hash = hash_mix(
            outcome->parts ^ hash_mix((uint64_t)outcome->points << 32 | outcome->sections));
    struct letter_sum *at = &seen->outcomes[hash % SEEN];
    bool known = seen->used[hash % SEEN] && at->parts == outcome->parts &&
            at->points == outcome->points && at->sections == outcome->sections;
    *at = *outcome;
    seen->used[hash % SEEN] = true;
    return !known;
}

static struct letter_sum sum_of(const struct letters *letters, const struct letter *letter,
        const struct shift_state *state, uint32_t way)
{
    struct letter_sum sum = { 0, 0, 0 };
    for (uint32_t i = 0; i < letter->sections.count; i++) {
        struct letter_sum own = outcome_of(letters, letter, state, i, way % letter->choices[i]);
        way /= letter->choices[i];
        add(&sum, &own);
    }
    sum.sections |= way << SECTION_MAX; // which section leads
    return sum;
}

bool letters_list(const struct letters *letters, const struct shift_state *state, uint32_t turn,
        letter_ways *ways)
{
    const struct letter *letter = &letters->items.items[letters->of_turn[turn]];
    struct seen seen;
    memset(seen.used, 0, sizeof(seen.used));
    for (uint32_t way = 0; way < letter->count; way++) {
        struct letter_sum outcome = sum_of(letters, letter, state, way);
        if (is_new(&seen, &outcome)) {
            vec_push(ways, way);
        }
    }
    return letter->count > 0;
}

static uint32_t lead(uint32_t parts[SECTION_MAX], uint32_t count, uint32_t leading, bool first)
{
    for (uint32_t i = count; i > 0 && first; i--) {
        parts[i] = parts[i - 1];
    }
    parts[first ? 0 : count] = leading;
    return count + 1;
}

// The section that a rule wants first stands first or last: between them all that the rule can see.
uint32_t letters_write(
        const struct letters *letters, uint32_t turn, uint32_t way, uint32_t parts[SECTION_MAX])
{
    const struct letter *letter = &letters->items.items[letters->of_turn[turn]];
    uint32_t count = 0;
    uint32_t leading = INDEX_NONE;
    for (uint32_t i = 0; i < letter->sections.count; i++) {
        uint32_t choice = way % letter->choices[i];
        way /= letter->choices[i];
        bool empty = choice >= letter->parts[i].count;
        uint32_t part = empty ? INDEX_NONE : letters->parts.items[letter->parts[i].first + choice];
        if (letter->sections.first + i == letter->leads) {
            leading = part;
        } else if (!empty) {
            parts[count++] = part;
        }
    }
    return leading != INDEX_NONE ? lead(parts, count, leading, way > 0) : count;
}
