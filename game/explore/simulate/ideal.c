// SPDX-License-Identifier: GPL-3.0-or-later
// The ideal form: what a form of six scenarios can measure at best, whatever it is about.
#include "game/explore/simulate/ideal.h"

#include <math.h>

#include "game/base/mem.h"

enum { REPLIES = IDEAL_POINTS + 1 };

// The utilities of the four replies: points about their mean over the range, and what weighs on the
// better half.
static void set_utilities(double utilities[REPLIES], double pull, double better)
{
    for (int points = 0; points < REPLIES; points++) {
        double share = (double)points / IDEAL_POINTS;
        utilities[points] = pull * share + (2 * points > IDEAL_POINTS ? better : 0);
    }
}

// Playing

struct form_player {
    double unused; // the ideal form keeps nothing between plays
};

static struct form_player *ideal_open(const struct form *form)
{
    (void)form;
    return mem_alloc(sizeof(struct form_player));
}

static void ideal_close(struct form_player *player)
{
    mem_free(player);
}

struct sitting {
    const struct people *people;
    const struct person *person;
    const struct draw *draw;
    struct stream noise;
    struct showing *showing;
};

static void decide(struct sitting *sitting, uint32_t scenario, uint32_t decision, double effect)
{
    uint32_t competency = decision / IDEAL_DECISIONS;
    const struct people *people = sitting->people;
    uint64_t difficulties = sitting->draw->difficulties;
    double better = effect + decision_difficulty(people, difficulties, scenario, decision);
    double utilities[REPLIES];
    set_utilities(utilities, people->slope * sitting->person->ability[competency], better);
    uint32_t chosen = people_choose(utilities, REPLIES, stream_next(&sitting->noise));
    if (decision_miskeyed(people, difficulties, scenario, decision)) {
        chosen = (chosen + 1 + decision % IDEAL_POINTS) % REPLIES;
    }
    if (people->skimming && stream_next(&sitting->noise) < PEOPLE_SKIMMED) {
        chosen = (uint32_t)(stream_next(&sitting->noise) * REPLIES);
    }
    struct evidence evidence = {
        .scenario = (int)scenario,
        .decision = (int)decision,
        .competency = (enum competency)competency,
        .earned = (int)chosen,
        .possible = IDEAL_POINTS,
    };
    vec_push(&sitting->showing->evidence, evidence);
}

static void ideal_play(struct form_player *player, const struct people *people,
        const struct person *person, const struct draw *draw, struct showing *showing)
{
    (void)player;
    struct sitting sitting = { people, person, draw,
        { stream_key(people->seed, STREAM_NOISE, draw->noise) }, showing };
    vec_clear(&showing->evidence);
    showing->has_chances = false;
    for (uint32_t scenario = 0; scenario < IDEAL_SCENARIOS; scenario++) {
        double effects[COMPETENCY_COUNT];
        person_effects(people, draw, scenario, effects);
        for (uint32_t i = 0; i < COMPETENCY_COUNT * IDEAL_DECISIONS; i++) {
            decide(&sitting, scenario, i, effects[i / IDEAL_DECISIONS]);
        }
    }
}

static const struct form_kind IDEAL_KIND = { ideal_open, ideal_close, ideal_play };

const struct form IDEAL_FORM = { &IDEAL_KIND, IDEAL_SCENARIOS };

// Reckoning

// The trapezium rule over the bell: for a smooth function its error vanishes faster than any power
// of the step, so that few places are enough.
enum { PLACES = 49 };

static const double WIDEST = 6;

struct bell {
    double at[PLACES]; // in standard deviations
    double weight[PLACES];
};

static struct bell make_bell(void)
{
    struct bell bell;
    double sum = 0;
    for (int i = 0; i < PLACES; i++) {
        bell.at[i] = WIDEST * (2.0 * i / (PLACES - 1) - 1);
        bell.weight[i] = exp(-bell.at[i] * bell.at[i] / 2);
        sum += bell.weight[i];
    }
    for (int i = 0; i < PLACES; i++) {
        bell.weight[i] /= sum;
    }
    return bell;
}

// Mean and variance of the points of one decision.
static void moments_of(double pull, double better, double *mean, double *variance)
{
    double utilities[REPLIES];
    double sums[3] = { 0 };
    set_utilities(utilities, pull, better);
    for (int points = 0; points < REPLIES; points++) {
        double weight = exp(utilities[points]);
        sums[0] += weight;
        sums[1] += weight * points;
        sums[2] += weight * points * points;
    }
    *mean = sums[1] / sums[0];
    *variance = sums[2] / sums[0] - *mean * *mean;
}

// What is added up over people (theta), their effects (e) and difficulties (b).
struct sums {
    double by_person[PLACES];     // E over e and b of the mean, per theta
    double by_difficulty[PLACES]; // E over theta and e, per b
    double within;                // E of the variance
    double together;              // E over theta and e of (E over b of the mean)^2
    double square;                // E of the mean squared
};

static void add_up(const struct bell *bell, double slope, struct sums *sums)
{
    *sums = (struct sums) { 0 };
    for (int t = 0; t < PLACES; t++) {
        for (int e = 0; e < PLACES; e++) {
            double weight = bell->weight[t] * bell->weight[e];
            double over = 0;
            for (int b = 0; b < PLACES; b++) {
                double mean = 0;
                double variance = 0;
                double better = PEOPLE_EFFECT_SD * bell->at[e] + PEOPLE_DIFFICULTY_SD * bell->at[b];
                moments_of(slope * bell->at[t], better, &mean, &variance);
                over += bell->weight[b] * mean;
                sums->by_difficulty[b] += weight * mean;
                sums->within += weight * bell->weight[b] * variance;
                sums->square += weight * bell->weight[b] * mean * mean;
            }
            sums->by_person[t] += bell->weight[e] * over;
            sums->together += weight * over * over;
        }
    }
}

// The mean of the squares and the square of the mean of a list.
static void squares(const struct bell *bell, const double *list, double *mean, double *square)
{
    *mean = 0;
    *square = 0;
    for (int i = 0; i < PLACES; i++) {
        *mean += bell->weight[i] * list[i];
        *square += bell->weight[i] * list[i] * list[i];
    }
}

// X = d1 + d2 of one scenario: both share theta and e, each has its own b. Over people, for given
// b1 and b2: Var X = E(d1 + d2)^2 - (m(b1) + m(b2))^2, then averaged over b1 and b2.
double ideal_reliability(double slope)
{
    struct bell bell = make_bell();
    struct sums sums;
    double grand = 0;
    double person_square = 0;
    double difficulty_square = 0;
    add_up(&bell, slope, &sums);
    squares(&bell, sums.by_person, &grand, &person_square);
    squares(&bell, sums.by_difficulty, &grand, &difficulty_square);
    double covariance = 4 * (person_square - grand * grand);
    double square = 2 * (sums.within + sums.square) + 2 * sums.together;
    double variance = square - 2 * difficulty_square - 2 * grand * grand;
    return covariance / variance;
}

double ideal_slope(double reliability)
{
    enum { HALVINGS = 40 };
    double low = 0;
    double high = 16;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;
        bool too_low = ideal_reliability(middle) < reliability;
        low = too_low ? middle : low;
        high = too_low ? high : middle;
    }
    return (low + high) / 2;
}
