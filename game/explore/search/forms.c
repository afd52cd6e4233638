// SPDX-License-Identifier: GPL-3.0-or-later
// Forms: the ways to fill in a wrap-up that make a difference.
#include "game/explore/search/forms.h"

enum { CODES_MAX = 12 };

struct field_codes {
    uint32_t code[CODES_MAX];
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

static uint64_t product(const struct slice *slice, uint32_t contact, uint32_t *most)
{
    struct range fields = slice->model->contacts[contact].wrap_fields;
    uint64_t count = 1;
    *most = 1;
    for (uint32_t i = fields.first; i < fields.first + fields.count; i++) {
        struct field_codes codes = codes_of(slice, i);
        count *= codes.count;
        *most = codes.count > *most ? codes.count : *most;
    }
    return count;
}

bool forms_are_many(const struct slice *slice, uint32_t contact)
{
    uint32_t most = 0;
    return product(slice, contact, &most) > FORMS_MAX;
}

uint32_t forms_count(const struct slice *slice, uint32_t contact)
{
    uint32_t most = 0;
    uint64_t count = product(slice, contact, &most);
    return count > FORMS_MAX ? most : (uint32_t)count;
}

void forms_fill(
        const struct slice *slice, uint32_t contact, uint32_t way, uint32_t codes[WRAP_FIELD_MAX])
{
    struct range fields = slice->model->contacts[contact].wrap_fields;
    bool many = forms_are_many(slice, contact);
    for (uint32_t i = 0; i < fields.count; i++) {
        struct field_codes of = codes_of(slice, fields.first + i);
        uint32_t at = many ? (way < of.count ? way : of.count - 1) : way % of.count;
        codes[i] = of.code[at];
        way = many ? way : way / of.count;
    }
}
