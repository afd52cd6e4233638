// SPDX-License-Identifier: GPL-3.0-or-later
// Letters: the ways to write one in a single go, where nothing can change while it is written.
#include "game/explore/search/letters.h"

// How many parts of a section differ, and which of them is the wanted one.
static uint32_t find_part(const struct slice *slice, const struct letter *letter, const bool *same,
        uint32_t section, uint32_t wanted, uint32_t *found)
{
    struct range slots = slice->model->turns[letter->turn].slots;
    uint32_t count = 0;
    for (uint32_t i = slots.first; i < slots.first + slots.count; i++) {
        if (slice->model->slot_rests[i].section != section || same[i]) {
            continue;
        }
        if (count++ == wanted) {
            *found = i;
        }
    }
    return count;
}

static bool any_depends(const struct scenario *model, struct range slots)
{
    for (uint32_t i = slots.first; i < slots.first + slots.count; i++) {
        if (model->slots[i].when != CONDITION_TRUE) {
            return true;
        }
    }
    return false;
}

// How many order rules count; the section of the last.
static uint32_t find_lead(const struct slice *slice, struct range rules, uint32_t *section)
{
    uint32_t count = 0;
    for (uint32_t i = rules.first; i < rules.first + rules.count; i++) {
        const struct compose_rule *rule = &slice->model->rules[i];
        if (rule->order && slice_scores(slice, rule->competency)) {
            *section = slice->model->section_lists[rule->sections.first];
            count++;
        }
    }
    return count;
}

struct letter letter_of(const struct slice *slice, uint32_t turn, const bool *same)
{
    const struct scenario *model = slice->model;
    struct compose compose = turn_compose(model, &model->turns[turn]);
    struct letter letter = { .turn = turn, .sections = compose.sections, .leads = INDEX_NONE };
    uint32_t rules = find_lead(slice, compose.rules, &letter.leads);
    uint64_t ways = rules > 0 ? 2 : 1;
    for (uint32_t i = 0; i < letter.sections.count; i++) {
        uint32_t section = letter.sections.first + i;
        uint32_t ignored = 0;
        letter.choices[i] = find_part(slice, &letter, same, section, INDEX_NONE, &ignored) +
                model->sections[section].optional;
        ways = ways > LETTERS_MAX ? ways : ways * letter.choices[i];
    }
    bool single = rules < 2 && ways <= LETTERS_MAX && !any_depends(model, model->turns[turn].slots);
    letter.count = single ? (uint32_t)ways : 0;
    return letter;
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
uint32_t letter_write(const struct slice *slice, const struct letter *letter, const bool *same,
        uint32_t way, uint32_t parts[SECTION_MAX])
{
    uint32_t count = 0;
    uint32_t leading = INDEX_NONE;
    for (uint32_t i = 0; i < letter->sections.count; i++) {
        uint32_t section = letter->sections.first + i;
        uint32_t part = INDEX_NONE;
        (void)find_part(slice, letter, same, section, way % letter->choices[i], &part);
        way /= letter->choices[i];
        if (section == letter->leads) {
            leading = part;
        } else if (part != INDEX_NONE) {
            parts[count++] = part;
        }
    }
    return leading != INDEX_NONE ? lead(parts, count, leading, way > 0) : count;
}
