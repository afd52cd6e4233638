// SPDX-License-Identifier: GPL-3.0-or-later
// Information: how sharply a scale sees at each ability. For study; never the score of record.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "game/report/measure/measure.h"
#include "scoring/stats/irt_fit.h"

enum { STEPS = 6, SCENARIOS_LEAST = 3, SCENARIOS_MOST = 40 };

/** The score of everybody on one part. */
struct part_scores {
    const double *cells;
    size_t people;
    size_t parts;
    size_t part;
};

static int step_of(const struct part_scores *scores, size_t person, double least, double most)
{
    double x = scores->cells[person * scores->parts + scores->part];
    int step = isfinite(x) && most > least ? (int)floor((x - least) / (most - least) * STEPS)
            : isfinite(x)                  ? 0
                                           : IRT_MISSING;
    return step >= STEPS ? STEPS - 1 : step;
}

// What each step becomes: one that fewer than 5 % took goes with the next.
static void join_steps(const size_t counts[STEPS], size_t people, int become[STEPS])
{
    int now = 0;
    size_t held = 0;
    for (int s = 0; s < STEPS; s++) {
        size_t left = 0;
        become[s] = now;
        held += counts[s];
        for (int t = s + 1; t < STEPS; t++) {
            left += counts[t];
        }
        if (held * 20 >= people && left * 20 >= people) {
            now++;
            held = 0;
        }
    }
}

static void cut_part(const struct part_scores *scores, int *answers)
{
    double least = INFINITY;
    double most = -INFINITY;
    size_t counts[STEPS] = { 0 };
    int become[STEPS];
    for (size_t p = 0; p < scores->people; p++) {
        double x = scores->cells[p * scores->parts + scores->part];
        least = isfinite(x) ? fmin(least, x) : least;
        most = isfinite(x) ? fmax(most, x) : most;
    }
    for (size_t p = 0; p < scores->people; p++) {
        int step = step_of(scores, p, least, most);
        counts[step >= 0 ? step : 0] += step >= 0;
    }
    join_steps(counts, scores->people, become);
    for (size_t p = 0; p < scores->people; p++) {
        int step = step_of(scores, p, least, most);
        answers[p * scores->parts + scores->part] = step >= 0 ? become[step] : step;
    }
}

void measure_cut(const double *cells, size_t people, size_t parts, int *answers)
{
    for (size_t i = 0; i < parts; i++) {
        struct part_scores scores = { cells, people, parts, i };
        cut_part(&scores, answers);
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
    measure_cut(scale->parts, people, scale->part_count, answers);
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
