// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet beside a comparison group: where each competency lies, or why nothing can be said.
#include "scoring/stats/comparison.h"

#include <math.h>
#include <stdlib.h>

#include "scoring/memory.h"

enum { SUFFICIENT_FROM = 300, GOOD_FROM = 400 };

enum comparison_class comparison_class_of(int64_t people)
{
    return people >= GOOD_FROM          ? COMPARISON_GOOD
            : people >= SUFFICIENT_FROM ? COMPARISON_SUFFICIENT
                                        : COMPARISON_INSUFFICIENT;
}

// The group person by person, as norms are computed.
static double *spread(const struct comparison_count *counts, size_t count, size_t *people)
{
    *people = 0;
    for (size_t i = 0; i < count; i++) {
        *people += (size_t)counts[i].people;
    }
    double *scores = memory_zeroed(*people, sizeof(*scores));
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        for (int64_t j = 0; j < counts[i].people; j++) {
            scores[at++] = counts[i].score;
        }
    }
    return scores;
}

static void place(
        struct comparison_part *part, const struct sheet_line *line, const struct norm *norm)
{
    double score = round(line->score);
    struct norm_value value = norm_value_of(norm, score);
    part->has = true;
    part->people = (int64_t)norm->n;
    part->mean = norm->mean;
    part->sd = norm->sd;
    part->percentile = value.percentile;
    part->sten = value.sten;
    part->band[0] = part->band[1] = value.percentile;
    if (line->has_shrunk || line->has_se) {
        norm_percentile_band(
                norm, score, line->has_shrunk ? line->se_shrunk : line->se, part->band);
    }
}

void comparison_place(struct comparison_part *part, const struct sheet_line *line,
        const struct comparison_count *counts, size_t count)
{
    size_t people = 0;
    struct norm norm;
    *part = (struct comparison_part) { 0 };
    double *scores = spread(counts, count, &people);
    bool known = norm_init(&norm, scores, people) && norm_size_of(&norm) != NORM_TOO_SMALL;
    if (known && line->status == SHEET_OK && line->has_score) {
        place(part, line, &norm);
    }
    norm_finish(&norm);
    free(scores);
}
