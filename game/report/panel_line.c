// SPDX-License-Identifier: GPL-3.0-or-later
// The line of a panel: what the starter of each rater earns by what they say, ask and write.
#include <math.h>

#include "game/base/mem.h"
#include "game/report/panel_ratings_inner.h"

/** What the starter of one rater earns on one competency, of what can be earned there. */
struct starter {
    const struct panel_ratings *ratings;
    const struct scenario *scenario;
    size_t rater;
    int competency;
    double earned;
    double possible;
};

static bool says(const struct starter *starter, uint32_t item)
{
    size_t items = starter->ratings->panel.items.count;
    return starter->ratings->starts[starter->rater * items + item] != 0;
}

static const struct panel_item *item_at(const struct starter *starter, uint32_t index)
{
    return &starter->ratings->panel.items.items[index];
}

static const struct slot *slot_of(const struct starter *starter, uint32_t item)
{
    return &starter->scenario->slots[item_at(starter, item)->slot];
}

static int points_of(const struct starter *starter, uint32_t item)
{
    struct range shows = starter->scenario->wordings[item_at(starter, item)->wording].shows;
    for (uint32_t i = shows.first; i < shows.first + shows.count; i++) {
        if (starter->scenario->shows[i].competency == starter->competency) {
            return starter->scenario->shows[i].points;
        }
    }
    return 0;
}

/** Items that stand for one choice, and what it can give. */
struct choice {
    double sum; // of what the starter says there: several letters are taken together
    int said;
    int least;
    int most;
    bool any;
};

static void widen(struct choice *choice, int least, int most)
{
    choice->least = choice->any && choice->least < least ? choice->least : least;
    choice->most = choice->any && choice->most > most ? choice->most : most;
    choice->any = true;
}

static void add_item(const struct starter *starter, struct choice *choice, uint32_t item)
{
    const struct slot_reach *reach = &starter->scenario->reaches[item_at(starter, item)->slot];
    widen(choice, reach->least[starter->competency], reach->most[starter->competency]);
    if (says(starter, item)) {
        choice->sum += points_of(starter, item);
        choice->said++;
    }
}

// Nothing said: `otherwise`, which lies in its range.
static void settle(struct starter *starter, const struct choice *choice, double otherwise)
{
    double got = choice->said > 0 ? choice->sum / choice->said : otherwise;
    starter->earned += got - choice->least;
    starter->possible += choice->most - choice->least;
}

// A reply that leads on; without one among the letters nothing is known of it.
static void add_reply(struct starter *starter, struct range items)
{
    struct choice choice = { 0 };
    for (uint32_t i = items.first; i < items.first + items.count; i++) {
        if (slot_settles(slot_of(starter, i))) {
            add_item(starter, &choice, i);
        }
    }
    if (choice.said > 0) {
        settle(starter, &choice, 0);
    }
}

// Asking is worth its points, and leaving a needless question alone is worth those of asking it.
static void add_topic(struct starter *starter, struct range items, uint32_t slot)
{
    struct choice choice = { .any = true };
    bool needless = (starter->scenario->slots[slot].flags & SLOT_NEEDLESS) != 0;
    for (uint32_t i = items.first; i < items.first + items.count; i++) {
        if (item_at(starter, i)->slot == slot) {
            add_item(starter, &choice, i);
        }
    }
    if (needless && choice.most > 0) {
        choice.sum = choice.sum > 0 ? -choice.sum : choice.sum;
        choice.least = -choice.most;
        choice.most = 0;
    }
    settle(starter, &choice, 0);
}

static void add_topics(struct starter *starter, struct range items, const struct turn *turn)
{
    for (uint32_t s = turn->slots.first; s < turn->slots.first + turn->slots.count; s++) {
        bool keyed = (starter->scenario->slots[s].flags & SLOT_TOPIC) != 0 &&
                starter->scenario->slot_rests[s].decision != INDEX_NONE;
        if (keyed) {
            add_topic(starter, items, s);
        }
    }
}

static bool says_of_section(const struct starter *starter, struct range items, uint32_t section)
{
    for (uint32_t i = items.first; i < items.first + items.count; i++) {
        if (says(starter, i) &&
                starter->scenario->slot_rests[item_at(starter, i)->slot].section == section) {
            return true;
        }
    }
    return false;
}

// A part that the starter leaves out earns what an empty one does, or the least of a compulsory
// one.
static void add_section(struct starter *starter, struct range items, uint32_t section)
{
    struct choice choice = { .any = starter->scenario->sections[section].optional };
    for (uint32_t i = items.first; i < items.first + items.count; i++) {
        if (starter->scenario->slot_rests[item_at(starter, i)->slot].section == section) {
            add_item(starter, &choice, i);
        }
    }
    settle(starter, &choice, starter->scenario->sections[section].optional ? 0 : choice.least);
}

// Whether all is in it follows from the letters; in which order it stands does not.
static void add_rules(struct starter *starter, struct range items, struct range rules)
{
    const struct scenario *scenario = starter->scenario;
    for (uint32_t r = rules.first; r < rules.first + rules.count; r++) {
        const struct compose_rule *rule = &scenario->rules[r];
        if (rule->order || rule->competency != starter->competency) {
            continue;
        }
        bool whole = true;
        for (uint32_t i = 0; i < rule->sections.count; i++) {
            whole &= says_of_section(
                    starter, items, scenario->section_lists[rule->sections.first + i]);
        }
        starter->earned += whole ? rule->points : 0;
        starter->possible += rule->points;
    }
}

static void add_letter(struct starter *starter, struct range items, const struct turn *turn)
{
    struct compose compose = turn_compose(starter->scenario, turn);
    for (uint32_t i = 0; i < compose.sections.count; i++) {
        add_section(starter, items, compose.sections.first + i);
    }
    add_rules(starter, items, compose.rules);
}

// A turn at which the rater wrote no letter at all was not answered.
static bool is_answered(const struct starter *starter, struct range items)
{
    for (uint32_t i = items.first; i < items.first + items.count; i++) {
        if (says(starter, i)) {
            return true;
        }
    }
    return false;
}

static void add_turns(struct starter *starter)
{
    for (size_t t = 0; t < starter->ratings->panel.turns.count; t++) {
        const struct panel_turn *rated = &starter->ratings->panel.turns.items[t];
        const struct turn *turn = &starter->scenario->turns[rated->turn];
        if (!is_answered(starter, rated->items)) {
            continue;
        }
        if ((turn->flags & TURN_COMPOSE) != 0) {
            add_letter(starter, rated->items, turn);
        } else {
            add_reply(starter, rated->items);
            add_topics(starter, rated->items, turn);
        }
    }
}

static void expect_all(struct panel_ratings *ratings, size_t rater, double possible[])
{
    struct panel_rater *of = &ratings->raters.items[rater];
    double earned = 0;
    double could = 0;
    for (int k = 0; k <= COMPETENCY_COUNT; k++) {
        struct starter starter = {
            .ratings = ratings, .scenario = ratings->panel.scenario, .rater = rater, .competency = k
        };
        if (k < COMPETENCY_COUNT) {
            add_turns(&starter);
            earned += starter.earned;
            could += starter.possible;
        } else {
            starter.earned = earned;
            starter.possible = could;
        }
        of->has_line[k] = starter.possible > 0;
        of->line[k] = starter.possible > 0 ? 100 * starter.earned / starter.possible : 0;
        possible[k] = fmax(possible[k], starter.possible);
    }
}

void panel_ratings_draw_line(struct panel_ratings *ratings)
{
    double possible[COMPETENCY_COUNT + 1] = { 0 };
    double *expected = mem_alloc((ratings->raters.count + 1) * sizeof(double));
    for (size_t r = 0; r < ratings->raters.count; r++) {
        expect_all(ratings, r, possible);
    }
    for (int k = 0; k <= COMPETENCY_COUNT; k++) {
        int count = 0;
        for (size_t r = 0; r < ratings->raters.count; r++) {
            if (ratings->raters.items[r].has_line[k]) {
                expected[count++] = ratings->raters.items[r].line[k];
            }
        }
        (void)standard_of(&ratings->standard.line[k], expected, count, possible[k]);
    }
    mem_free(expected);
}
