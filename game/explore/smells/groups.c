// SPDX-License-Identifier: GPL-3.0-or-later
// Who is who: customers by gender, role and origin of the name, and who is loud or at fault.
#include "game/explore/smells/groups.h"

#include <string.h>

#include "game/explore/smells/smell_codes.h"

enum { GROUP_MIN = 2, QUESTIONS = 2 * GROUP_KIND_COUNT };

static const char *keep(struct groups *groups, const char *text)
{
    return arena_copy_text(&groups->arena, text, strlen(text));
}

void groups_add(struct groups *groups, const struct scenario *scenario)
{
    for (uint32_t i = 0; i < scenario->customer_count; i++) {
        const struct customer *customer = &scenario->customers[i];
        struct group_member member = {
            .scenario = keep(groups, scenario->id),
            .name = keep(groups, scenario_text(scenario, customer->name)),
            .is = { keep(groups, scenario_string(scenario, customer->gender)),
                    keep(groups, scenario_string(scenario, customer->role)),
                    keep(groups, scenario_string(scenario, customer->origin)) },
            .mood = keep(groups, scenario_string(scenario, customer->mood)),
            .loud = customer->complaint,
            .at_fault = customer->at_fault,
        };
        vec_push(groups, member);
    }
}

void groups_finish(struct groups *groups)
{
    vec_finish(groups);
    arena_finish(&groups->arena);
}

const char *group_kind_id(enum group_kind kind)
{
    static const char *const ids[] = { "gender", "role", "origin" };
    return ids[kind];
}

static bool shows_trait(const struct group_member *member, int code)
{
    return code == DIAG_GROUP_LOUD ? member->loud : member->at_fault;
}

// Whether everybody of the group has the trait, and fewer than half of the others whose group is
// known.
static bool stands_out(
        const struct groups *groups, enum group_kind kind, const char *value, int code)
{
    size_t in = 0;
    size_t in_with = 0;
    size_t out = 0;
    size_t out_with = 0;
    for (size_t i = 0; i < groups->count; i++) {
        const struct group_member *member = &groups->items[i];
        bool with = shows_trait(member, code);
        if (strcmp(member->is[kind], value) == 0) {
            in++;
            in_with += with ? 1 : 0;
        } else if (member->is[kind][0] != '\0') {
            out++;
            out_with += with ? 1 : 0;
        }
    }
    return in >= GROUP_MIN && in_with == in && out >= GROUP_MIN && 2 * out_with < out;
}

// A group is looked at where its first member stands.
static bool is_first(const struct groups *groups, size_t index, enum group_kind kind)
{
    for (size_t i = 0; i < index; i++) {
        if (strcmp(groups->items[i].is[kind], groups->items[index].is[kind]) == 0) {
            return false;
        }
    }
    return true;
}

bool groups_next(const struct groups *groups, size_t *cursor, struct group_finding *finding)
{
    while (*cursor < groups->count * QUESTIONS) {
        size_t at = (*cursor)++;
        size_t index = at / QUESTIONS;
        enum group_kind kind = (enum group_kind)(at / 2 % GROUP_KIND_COUNT);
        int code = at % 2 == 0 ? DIAG_GROUP_LOUD : DIAG_GROUP_FAULT;
        const char *value = groups->items[index].is[kind];
        if (value[0] != '\0' && is_first(groups, index, kind) &&
                stands_out(groups, kind, value, code)) {
            *finding = (struct group_finding) { code, kind, value };
            return true;
        }
    }
    return false;
}
