// SPDX-License-Identifier: GPL-3.0-or-later
// Forms: the ways to fill in a wrap-up that make a difference.
#include "game/explore/search/forms.h"

#include <string.h>

#include "game/shift/condition.h"

enum { CODES_MAX = 12, SUM_MAX = 127 };

struct field_codes {
    uint32_t code[CODES_MAX];
    uint32_t points[CODES_MAX];
    uint32_t count;
};

static void add_code(struct field_codes *codes, uint32_t code)
{
    for (uint32_t i = 0; i < codes->count; i++) {
        if (codes->code[i] == code) {
            return;
        }
    }
    if (codes->count < CODES_MAX) {
        codes->code[codes->count++] = code;
    }
}

static bool in_list(struct range list, uint32_t code)
{
    return code >= list.first && code < list.first + list.count;
}

static void add_asked(const struct slice *slice, struct range list, struct field_codes *codes)
{
    for (uint32_t i = 0; i < slice->model->code_count && slice->wraps; i++) {
        uint32_t operand = slice->model->code[i] & CONDITION_OPERAND_MAX;
        if (slice->model->code[i] >> 24 == CONDITION_WRAPPED && in_list(list, operand)) {
            add_code(codes, operand);
        }
    }
}

// Whatever may be right, whatever is asked, and one code that is neither.
static struct field_codes codes_of(const struct slice *slice, uint32_t index)
{
    const struct wrap_field *field = &slice->model->wrap_fields[index];
    struct range list = slice->model->code_lists[field->list].codes;
    struct field_codes codes = { .count = 0 };
    for (uint32_t i = 0; i < field->rights.count && slice_scores(slice, field->competency); i++) {
        add_code(&codes, slice->model->rights[field->rights.first + i].code);
    }
    add_asked(slice, list, &codes);
    uint32_t known = codes.count;
    for (uint32_t i = list.first; i < list.first + list.count && codes.count == known; i++) {
        add_code(&codes, i);
    }
    return codes;
}

static uint64_t product(const struct slice *slice, uint32_t contact)
{
    struct range fields = slice->model->contacts[contact].wrap_fields;
    uint64_t count = 1;
    for (uint32_t i = fields.first; i < fields.first + fields.count; i++) {
        count *= codes_of(slice, i).count;
    }
    return count;
}

bool forms_are_many(const struct slice *slice, uint32_t contact)
{
    return slice->wraps && product(slice, contact) > FORMS_MAX;
}

static uint32_t points_of(const struct slice *slice, const struct shift_state *state,
        const struct wrap_field *field, uint32_t code)
{
    uint32_t points = 0;
    for (uint32_t i = 0; i < field->rights.count && slice_scores(slice, field->competency); i++) {
        const struct right_code *right = &slice->model->rights[field->rights.first + i];
        bool holds = right->code == code && condition_holds(state, 0, right->when);
        points = holds && right->points > points ? right->points : points;
    }
    return points;
}

// Every sum of points that the fields can come to, a step per field, so that one can be taken back.
struct sums {
    struct field_codes codes[WRAP_FIELD_MAX];
    bool reached[WRAP_FIELD_MAX + 1][SUM_MAX + 1];
    uint32_t count; // of fields
};

static void find_sums(struct sums *sums, const struct slice *slice, const struct shift_state *state,
        uint32_t contact)
{
    struct range fields = slice->model->contacts[contact].wrap_fields;
    memset(sums->reached, 0, sizeof(sums->reached));
    sums->reached[0][0] = true;
    sums->count = fields.count;
    for (uint32_t f = 0; f < fields.count; f++) {
        struct field_codes *codes = &sums->codes[f];
        *codes = codes_of(slice, fields.first + f);
        for (uint32_t i = 0; i < codes->count; i++) {
            codes->points[i] = points_of(
                    slice, state, &slice->model->wrap_fields[fields.first + f], codes->code[i]);
            for (uint32_t sum = 0; sum + codes->points[i] <= SUM_MAX; sum++) {
                sums->reached[f + 1][sum + codes->points[i]] |= sums->reached[f][sum];
            }
        }
    }
}

uint32_t forms_count(const struct slice *slice, const struct shift_state *state, uint32_t contact)
{
    if (slice->wraps) {
        uint64_t count = product(slice, contact);
        return count > FORMS_MAX ? FORMS_MAX : (uint32_t)count;
    }
    struct sums sums;
    uint32_t count = 0;
    find_sums(&sums, slice, state, contact);
    for (uint32_t sum = 0; sum <= SUM_MAX; sum++) {
        count += sums.reached[sums.count][sum];
    }
    return count;
}

static void fill_sum(struct sums *sums, uint32_t sum, uint32_t codes[WRAP_FIELD_MAX])
{
    for (uint32_t f = sums->count; f-- > 0;) {
        const struct field_codes *of = &sums->codes[f];
        for (uint32_t i = 0; i < of->count; i++) {
            if (of->points[i] <= sum && sums->reached[f][sum - of->points[i]]) {
                codes[f] = of->code[i];
                sum -= of->points[i];
                break;
            }
        }
    }
}

void forms_fill(const struct slice *slice, const struct shift_state *state, uint32_t contact,
        uint32_t way, uint32_t codes[WRAP_FIELD_MAX])
{
    struct range fields = slice->model->contacts[contact].wrap_fields;
    for (uint32_t i = 0; i < fields.count && slice->wraps; i++) {
        struct field_codes of = codes_of(slice, fields.first + i);
        codes[i] = of.code[way % of.count];
        way /= of.count;
    }
    if (slice->wraps) {
        return;
    }
    struct sums sums;
    find_sums(&sums, slice, state, contact);
    for (uint32_t sum = 0; sum <= SUM_MAX; sum++) {
        if (sums.reached[sums.count][sum] && way-- == 0) {
            fill_sum(&sums, sum, codes);
            return;
        }
    }
}
