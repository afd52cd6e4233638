// SPDX-License-Identifier: GPL-3.0-or-later
// Simulated people: seven abilities that go together as far as rho says, and how they choose.
#include "game/explore/simulate/people.h"

#include <math.h>

#include "scoring/variate.h"

struct person person_of(const struct people *people, uint64_t number)
{
    struct person person;
    uint64_t key = stream_key(people->seed, STREAM_ABILITY, number);
    double common = variate_normal(stream_at(key, COMPETENCY_COUNT));
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        double own = variate_normal(stream_at(key, (uint64_t)k));
        person.ability[k] = sqrt(people->rho) * common + sqrt(1 - people->rho) * own;
    }
    person.desk = person.ability[COMPETENCY_ACCURACY] + person.ability[COMPETENCY_ACTIVE_READING];
    return person;
}

void person_effects(const struct people *people, const struct draw *draw, uint32_t scenario,
        double effects[COMPETENCY_COUNT])
{
    uint64_t key = stream_key(people->seed, STREAM_EFFECT, draw->effects);
    key = hash_mix(key ^ hash_mix(draw->person));
    for (uint32_t k = 0; k < COMPETENCY_COUNT; k++) {
        double share = stream_at(key, scenario * COMPETENCY_COUNT + k);
        effects[k] = PEOPLE_EFFECT_SD * variate_normal(share);
    }
}

// Scenarios and decisions are numbered by themselves, so that a form has the same difficulties
// whatever stands before a scenario in it.
static double of_decision(const struct people *people, enum stream_purpose purpose,
        uint64_t difficulties, uint32_t scenario, uint32_t decision)
{
    uint64_t key = stream_key(people->seed, purpose, difficulties);
    return stream_at(key, (uint64_t)scenario << 32 | decision);
}

double decision_difficulty(
        const struct people *people, uint64_t difficulties, uint32_t scenario, uint32_t decision)
{
    double share = of_decision(people, STREAM_DIFFICULTY, difficulties, scenario, decision);
    return PEOPLE_DIFFICULTY_SD * variate_normal(share);
}

bool decision_miskeyed(
        const struct people *people, uint64_t difficulties, uint32_t scenario, uint32_t decision)
{
    return people->wrong_keys > 0 &&
            of_decision(people, STREAM_WRONG_KEY, difficulties, scenario, decision) <
            people->wrong_keys;
}

uint32_t people_choose(const double *utilities, uint32_t count, double uniform)
{
    double weights[64];
    double most = utilities[0];
    double sum = 0;
    for (uint32_t i = 1; i < count; i++) {
        most = utilities[i] > most ? utilities[i] : most;
    }
    for (uint32_t i = 0; i < count; i++) {
        weights[i] = exp(utilities[i] - most);
        sum += weights[i];
    }
    double left = uniform * sum;
    for (uint32_t i = 0; i + 1 < count; i++) {
        left -= weights[i];
        if (left < 0) {
            return i;
        }
    }
    return count - 1;
}

bool people_do(double utility, double uniform)
{
    return uniform * (1 + exp(-utility)) < 1;
}
