// SPDX-License-Identifier: GPL-3.0-or-later
// Information: how sharply a scale sees at each ability. For study; never the score of record.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "game/report/measure/measure.h"
#include "scoring/stats/irt_fit.h"

enum { STEPS = 6, SCENARIOS_LEAST = 3, SCENARIOS_MOST = 40 };

// A scenario's score becomes 0 .. 5; a step that few took is taken together with the next.
static void cut_part(const struct measure_scale *scale, size_t part, size_t people, int *answers)
{
    double least = INFINITY;
    double most = -INFINITY;
    size_t counts[STEPS] = { 0 };
    int become[STEPS];
    for (size_t p = 0; p < people; p++) {
        double x = scale->parts[p * scale->part_count + part];
        least = isfinite(x) ? fmin(least, x) : least;
        most = isfinite(x) ? fmax(most, x) : most;
    }
    for (size_t p = 0; p < people; p++) {
        double x = scale->parts[p * scale->part_count + part];
        int step = isfinite(x) ? (int)floor((x - least) / (most - least) * STEPS) : IRT_MISSING;
        step = step >= STEPS ? STEPS - 1 : step;
        answers[p * scale->part_count + part] = step;
        counts[step >= 0 ? step : 0] += step >= 0;
    }
    int now = 0;
    size_t held = 0;
    for (int s = 0; s < STEPS; s++) {
        become[s] = now;
        held += counts[s];
        size_t left = 0;
        for (int t = s + 1; t < STEPS; t++) {
            left += counts[t];
        }
        if (held * 20 >= people && left * 20 >= people) { // 5 %
            now++;
            held = 0;
        }
    }
    for (size_t p = 0; p < people; p++) {
        int *answer = &answers[p * scale->part_count + part];
        *answer = *answer >= 0 ? become[*answer] : *answer;
    }
}

static void add_up(
        struct measure_information *information, const struct irt_item *items, size_t count)
{
    for (int i = 0; i < MEASURE_POINTS; i++) {
        information->theta[i] = -3 + 6.0 * i / (MEASURE_POINTS - 1);
        information->information[i] = 0;
        for (size_t k = 0; k < count; k++) {
            information->information[i] += irt_information(&items[k], information->theta[i]);
        }
    }
}

void measure_information_of(struct measure_information *information, const struct measure *measure,
        const struct measure_scale *scale)
{
    size_t people = measure->data->people;
    *information = (struct measure_information) { .state = MEASURE_TOO_FEW };
    if (people < IRT_PEOPLE_LEAST || scale->part_count < SCENARIOS_LEAST ||
            scale->part_count > SCENARIOS_MOST) {
        return;
    }
    int *answers = mem_alloc(people * scale->part_count * sizeof(int));
    struct irt_item *items = mem_alloc(scale->part_count * sizeof(*items));
    for (size_t i = 0; i < scale->part_count; i++) {
        cut_part(scale, i, people, answers);
    }
    struct irt_data data = { answers, people, scale->part_count, IRT_GPCM, false, false };
    struct irt_fit fit;
    bool fits = irt_estimate(&fit, &data, items) == IRT_FINE;
    information->state = fits ? MEASURE_KNOWN : MEASURE_UNSETTLED;
    if (fits) {
        add_up(information, items, scale->part_count);
    }
    mem_free(items);
    mem_free(answers);
}
