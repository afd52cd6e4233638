// SPDX-License-Identifier: GPL-3.0-or-later
// Two to five people beside each other: the pairs, judged in two families.
#include "game/report/compare_people.h"

#include <assert.h>
#include <string.h>

// By code alone: where somebody stands must not say how they scored.
static void take_people(
        struct compare_people *compared, const struct compare_person *people, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t place = compared->count++;
        while (place > 0 && strcmp(compared->people[place - 1].code, people[i].code) > 0) {
            compared->people[place] = compared->people[place - 1];
            place--;
        }
        compared->people[place] = people[i];
    }
}

// What one of them may have too few others to know, another does; all looked at the same content.
static void judge_adding(const struct compare_people *compared, struct compare_line *line)
{
    line->adds = true;
    for (size_t i = 0; i < compared->count; i++) {
        const struct result_others *others = &compared->people[i].result->others;
        line->adds_known = line->adds_known || others->knows_adds;
        line->adds = line->adds && (!others->knows_adds || others->adds[line->competency]);
    }
}

static void fill_line(struct compare_people *compared, struct compare_line *line)
{
    size_t pair = 0;
    for (size_t i = 0; i < compared->count; i++) {
        const struct result *result = compared->people[i].result;
        line->score[i] = difference_score_of(
                &result->sheet.line[line->competency], result->has_prior ? &result->prior : NULL);
    }
    for (size_t a = 0; a < compared->count; a++) {
        for (size_t b = a + 1; b < compared->count; b++) {
            line->pairs[pair++] = (struct compare_pair) { a, b,
                difference_between(&line->score[a], &line->score[b]) };
        }
    }
    compared->pair_count = pair;
}

// A family is judged in one list: the correction is for all that is read together.
static void judge(struct compare_people *compared, bool matters)
{
    struct difference all[COMPETENCY_COUNT * COMPARE_PAIRS_MOST];
    size_t count = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        for (size_t p = 0; compared->lines[k].matters == matters && p < compared->pair_count; p++) {
            all[count++] = compared->lines[k].pairs[p].difference;
        }
    }
    difference_judge(all, count);
    count = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        for (size_t p = 0; compared->lines[k].matters == matters && p < compared->pair_count; p++) {
            compared->compared[matters] += all[count].compared;
            compared->lines[k].pairs[p].difference = all[count++];
        }
    }
}

void compare_people_init(
        struct compare_people *compared, const struct compare_person *people, size_t count)
{
    assert(count >= COMPARE_LEAST && count <= COMPARE_MOST);
    *compared = (struct compare_people) { 0 };
    take_people(compared, people, count);
    const bool *matters = compared->people[0].result->wanted.competency;
    size_t line = 0;
    for (int own = 1; own >= 0; own--) {
        for (int k = 0; k < COMPETENCY_COUNT; k++) {
            if (matters[k] == (own == 1)) {
                compared->lines[line].competency = (enum competency)k;
                compared->lines[line].matters = matters[k];
                judge_adding(compared, &compared->lines[line]);
                fill_line(compared, &compared->lines[line++]);
            }
        }
    }
    judge(compared, true);
    judge(compared, false);
}

bool compare_line_differs(const struct compare_people *compared, size_t line)
{
    for (size_t p = 0; p < compared->pair_count; p++) {
        if (compared->lines[line].pairs[p].difference.grade > DIFFERENCE_NOT_SHOWN) {
            return true;
        }
    }
    return false;
}
