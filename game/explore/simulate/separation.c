// SPDX-License-Identifier: GPL-3.0-or-later
// Key separation: whether the reply that is good at one competency is good at another too.
#include "game/explore/simulate/separation.h"

#include <math.h>
#include <stdlib.h>

enum { REPLIES_LEAST = 3, REPLIES_MOST = 64 };

struct keys {
    uint32_t count;
    int points[REPLIES_MOST][COMPETENCY_COUNT];
};

// The first wording is the one for who knows most, the last the general one.
static void add_reply(struct keys *keys, const struct scenario *model, uint32_t slot, bool informed)
{
    struct range wordings = slot_wordings(&model->slots[slot]);
    uint32_t wording = informed ? wordings.first : wordings.first + wordings.count - 1;
    struct range shows = model->wordings[wording].shows;
    if (keys->count == REPLIES_MOST) {
        return;
    }
    int *points = keys->points[keys->count++];
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        points[k] = 0;
    }
    for (uint32_t i = shows.first; i < shows.first + shows.count; i++) {
        points[model->shows[i].competency] = model->shows[i].points;
    }
}

static struct keys keys_of(
        const struct scenario *model, const struct turn *turn, uint32_t section, bool informed)
{
    struct keys keys = { 0 };
    for (uint32_t i = turn->slots.first; i < turn->slots.first + turn->slots.count; i++) {
        bool reply = (model->slots[i].flags & (SLOT_TOPIC | SLOT_STAYS)) == 0;
        if (reply && model->slot_rests[i].section == section) {
            add_reply(&keys, model, i, informed);
        }
    }
    return keys;
}

// NaN unless both competencies differ over the replies.
static double correlation(const struct keys *keys, int a, int b)
{
    double n = keys->count;
    double sums[5] = { 0 };
    for (uint32_t i = 0; i < keys->count; i++) {
        double x = keys->points[i][a];
        double y = keys->points[i][b];
        sums[0] += x;
        sums[1] += y;
        sums[2] += x * x;
        sums[3] += x * y;
        sums[4] += y * y;
    }
    double xx = sums[2] - sums[0] * sums[0] / n;
    double yy = sums[4] - sums[1] * sums[1] / n;
    bool both = keys->count >= REPLIES_LEAST && xx > 1e-9 && yy > 1e-9;
    return both ? (sums[3] - sums[0] * sums[1] / n) / sqrt(xx * yy) : NAN;
}

static void add_turn(struct separation *separation, const struct scenario *model,
        const struct separation_turn *place)
{
    const struct turn *turn = &model->turns[place->turn];
    struct keys general = keys_of(model, turn, place->section, false);
    struct keys informed = keys_of(model, turn, place->section, true);
    for (int a = 0; a < COMPETENCY_COUNT; a++) {
        for (int b = a + 1; b < COMPETENCY_COUNT; b++) {
            double first = correlation(&general, a, b);
            double second = correlation(&informed, a, b);
            double r = isnan(first) ? second : isnan(second) ? first : (first + second) / 2;
            if (isfinite(r)) {
                struct separation_turn found = *place;
                found.a = a;
                found.b = b;
                found.r = r;
                vec_push(&separation->all, found);
            }
        }
    }
}

static void add_scenario(
        struct separation *separation, const struct scenario *model, uint32_t scenario)
{
    for (uint32_t t = 0; t < model->turn_count; t++) {
        const struct turn *turn = &model->turns[t];
        struct separation_turn place = { .scenario = scenario, .turn = t, .section = INDEX_NONE };
        if ((turn->flags & TURN_COMPOSE) == 0) {
            add_turn(separation, model, &place);
            continue;
        }
        struct range sections = turn_compose(model, turn).sections;
        for (uint32_t i = 0; i < sections.count; i++) {
            place.section = sections.first + i;
            add_turn(separation, model, &place);
        }
    }
}

static int compare_turns(const void *a, const void *b)
{
    const struct separation_turn *left = a;
    const struct separation_turn *right = b;
    if (left->r != right->r) {
        return left->r < right->r ? 1 : -1;
    }
    int order = (left->scenario > right->scenario) - (left->scenario < right->scenario);
    order = order != 0 ? order : (left->turn > right->turn) - (left->turn < right->turn);
    order = order != 0 ? order
                       : (left->section > right->section) - (left->section < right->section);
    return order != 0
            ? order
            : (left->a * COMPETENCY_COUNT + left->b) - (right->a * COMPETENCY_COUNT + right->b);
}

static void average(struct separation *separation)
{
    double sum = 0;
    for (size_t i = 0; i < separation->all.count; i++) {
        const struct separation_turn *at = &separation->all.items[i];
        sum += at->r;
        separation->r[at->a][at->b] += at->r;
        separation->turns[at->a][at->b]++;
    }
    separation->pairs = (uint32_t)separation->all.count;
    separation->average = separation->pairs > 0 ? sum / separation->pairs : 0;
    for (int a = 0; a < COMPETENCY_COUNT; a++) {
        for (int b = a; b < COMPETENCY_COUNT; b++) {
            uint32_t turns = separation->turns[a][b];
            separation->r[a][b] = turns > 0 ? separation->r[a][b] / turns : NAN;
            separation->r[b][a] = separation->r[a][b];
            separation->turns[b][a] = turns;
        }
    }
}

void separation_of(struct separation *separation, const struct plan *plan)
{
    *separation = (struct separation) { 0 };
    for (uint32_t s = 0; s < plan->scenario_count; s++) {
        if (!plan->scenarios[s].swap) {
            add_scenario(separation, plan->scenarios[s].scenario, s);
        }
    }
    if (separation->all.count > 0) {
        qsort(separation->all.items, separation->all.count, sizeof(*separation->all.items),
                compare_turns);
    }
    average(separation);
}

void separation_finish(struct separation *separation)
{
    vec_finish(&separation->all);
}
