// SPDX-License-Identifier: GPL-3.0-or-later
// What the points hang on: differences that matter, facts that can be learned, needs that can be
// solved.
#include <stdio.h>

#include "game/scenario/build.h"
#include "game/scenario/diag_codes.h"

struct spread {
    bool keyed;
    int least;
    int most;
};

static int points_of(const struct build *build, const struct wording *wording, int competency)
{
    for (uint32_t i = 0; i < wording->shows.count; i++) {
        const struct shows *shows = &build->shows.items[wording->shows.first + i];
        if (shows->competency == competency) {
            return shows->points;
        }
    }
    return 0;
}

static bool keys(const struct build *build, const struct turn *turn, int competency)
{
    for (uint32_t i = 0; i < turn->slots.count; i++) {
        const struct slot *slot = &build->slots.items[turn->slots.first + i];
        for (uint32_t j = 0; j < slot->wording_count; j++) {
            const struct wording *wording = &build->wordings.items[slot->first_wording + j];
            for (uint32_t k = 0; k < wording->shows.count; k++) {
                if (build->shows.items[wording->shows.first + k].competency == competency &&
                        (slot->flags & SLOT_TOPIC) == 0) {
                    return true;
                }
            }
        }
    }
    return false;
}

static struct spread spread_of(const struct build *build, const struct turn *turn, int competency)
{
    struct spread spread = { keys(build, turn, competency), INT8_MAX, INT8_MIN };
    for (uint32_t i = 0; i < turn->slots.count && spread.keyed; i++) {
        const struct slot *slot = &build->slots.items[turn->slots.first + i];
        if ((slot->flags & (SLOT_TOPIC | SLOT_STAYS)) != 0) {
            continue;
        }
        for (uint32_t j = 0; j < slot->wording_count; j++) {
            int points =
                    points_of(build, &build->wordings.items[slot->first_wording + j], competency);
            spread.least = points < spread.least ? points : spread.least;
            spread.most = points > spread.most ? points : spread.most;
        }
    }
    return spread;
}

// Points that are the same whatever is said measure nothing.
static void check_differences(struct build *build)
{
    for (uint32_t i = 0; i < build->turns.count; i++) {
        const struct turn *turn = &build->turns.items[i];
        if (turn->decision == INDEX_NONE || (turn->flags & TURN_COMPOSE) != 0) {
            continue;
        }
        for (int competency = 0; competency < COMPETENCY_COUNT; competency++) {
            struct spread spread = spread_of(build, turn, competency);
            const struct node *node = build->turn_sources.items[i].node;
            if (spread.keyed && spread.least == spread.most) {
                char points[16];
                (void)snprintf(points, sizeof(points), "%d", spread.most);
                build_warning(build, node, DIAG_POINTS_EQUAL, node_id(node),
                        competency_id((enum competency)competency), points, NULL);
            }
        }
    }
}

// Which facts or needs some effect of this kind brings about.
static bool *brought_about(
        const struct build *build, enum effect_kind kind, enum effect_kind other, size_t count)
{
    bool *about = mem_alloc(count + 1);
    for (size_t i = 0; i < build->effects.count; i++) {
        const struct effect *effect = &build->effects.items[i];
        if (effect->kind == kind || effect->kind == other) {
            about[effect->a] = true;
        }
    }
    return about;
}

static void check_facts(struct build *build)
{
    bool *taught = brought_about(build, EFFECT_TEACH, EFFECT_UNASKED, build->facts.count);
    for (uint32_t i = 0; i < build->facts.count; i++) {
        const struct node *node = build->fact_nodes.items[i];
        if (!taught[i] && node->parent == build->own.root) {
            build_warning(build, node, DIAG_FACT_UNTAUGHT, node_id(node), NULL);
        }
        if (build->fact_decisions.items[i] > FACT_DECISIONS_MAX) {
            char number[16];
            (void)snprintf(number, sizeof(number), "%u", build->fact_decisions.items[i]);
            build_warning(build, node, DIAG_FACT_WORN, node_id(node), number, NULL);
        }
    }
    mem_free(taught);
}

static void check_needs(struct build *build)
{
    bool *solved = brought_about(build, EFFECT_SOLVE, EFFECT_SOLVE, build->needs.count);
    uint32_t index = 0;
    NODE_EACH(node, build->own.root, ELEMENT_NEED)
    {
        if (!solved[index++]) {
            build_warning(build, node, DIAG_NEED_UNSOLVED, node_id(node), NULL);
        }
    }
    mem_free(solved);
}

void build_check_points(struct build *build)
{
    check_differences(build);
    check_facts(build);
    check_needs(build);
}
