// SPDX-License-Identifier: GPL-3.0-or-later
// Turns filled: their slots and letters, and what they lead to.
#include <stdio.h>
#include <string.h>

#include "game/scenario/build_turns_inner.h"
#include "game/scenario/condition.h"
#include "game/scenario/diag_codes.h"
#include "game/scenario/effects.h"
#include "game/scenario/target.h"

static struct compose *compose_of(const struct turn_fill *fill)
{
    return &fill->build->composes.items[turn_fill_turn(fill)->compose];
}

static uint16_t seconds_of(const struct turn_fill *fill, const struct node *node)
{
    struct build *build = fill->build;
    uint32_t contact = build->places.items[fill->place].contact;
    bool phone = build->contacts.items[contact].channel == CHANNEL_PHONE;
    int cost = build->rules->costs[node->element == ELEMENT_PART ? COST_PART
                    : phone                                      ? COST_REPLY_PHONE
                                                                 : COST_REPLY_WRITTEN];
    int of_turn = node_number(fill->node, ATTRIBUTE_SECONDS, cost);
    return (uint16_t)node_number(node, ATTRIBUTE_SECONDS, of_turn);
}

static uint8_t flags_of(const struct node *node, struct target next)
{
    bool topic = node->element == ELEMENT_TOPIC;
    bool stays = node->element == ELEMENT_REPLY && next.kind == TARGET_STAY;
    return (uint8_t)((topic || node_yes(node, ATTRIBUTE_ONCE) ? SLOT_ONCE : 0) |
            (topic ? SLOT_TOPIC : 0) | (node_yes(node, ATTRIBUTE_NEEDLESS) ? SLOT_NEEDLESS : 0) |
            (stays ? SLOT_STAYS : 0) | (node_yes(node, ATTRIBUTE_OFFERS) ? SLOT_OFFERS : 0));
}

static void fill_section(const struct turn_fill *fill, uint32_t index, const struct node *node)
{
    struct build *build = fill->build;
    struct section *section = &build->sections.items[index];
    const struct node *holder = node->parent;
    if (node != node_child(holder, ELEMENT_PART)) {
        return;
    }
    section->id = build_attribute_string(build, holder, ATTRIBUTE_ID);
    section->label = build_attribute_text(
            build, holder, ATTRIBUTE_LABEL, build_path(build, fill->context, node_id(holder)));
    section->optional = node_yes(holder, ATTRIBUTE_OPTIONAL);
}

// Whether it has points for the turn's own decision.
static bool fill_slot(const struct turn_fill *fill, uint32_t index)
{
    struct build *build = fill->build;
    struct slot slot = build->slots.items[index];
    struct slot_rest rest = build->slot_rests.items[index];
    const struct slot_source *source = &build->slot_sources.items[index];
    const struct node *node = source->node;
    const struct node *temptation = node_child(node, ELEMENT_TEMPTATION);
    slot.when = condition_read(build, node, ATTRIBUTE_WHEN, fill->scope);
    if (node->element == ELEMENT_REPLY) {
        slot.next = target_read(build, node, fill->node, fill->place);
    }
    rest.probes = turn_fill_fact(build, node, ATTRIBUTE_PROBES);
    slot.seconds = seconds_of(fill, node);
    slot.flags = flags_of(node, slot.next);
    rest.temptation = temptation != NULL ? (uint8_t)(node_choice(temptation, ATTRIBUTE_IS, -1) + 1)
                                         : TEMPTATION_NONE;
    bool keyed = turn_fill_wordings(fill, index, &slot);
    const char *next = node_value(node, ATTRIBUTE_NEXT);
    if (keyed && next != NULL && strcmp(next, "stay") == 0) {
        build_error(build, node, DIAG_STAY_KEYED, node_id(node), NULL);
    }
    if (keyed && node->element == ELEMENT_TOPIC) {
        rest.decision = build_decision(build, node, source->path);
    }
    if (rest.section != INDEX_NONE) {
        fill_section(fill, rest.section, node);
    }
    build->slots.items[index] = slot;
    build->slot_rests.items[index] = rest;
    return keyed && node->element != ELEMENT_TOPIC;
}

static void add_section(struct build *build, const struct node *rule, const char *turn_path,
        const char *id, size_t size)
{
    char path[5 * (ID_SIZE_MAX + 1)];
    (void)snprintf(path, sizeof(path), "%s/%.*s", turn_path, (int)size, id);
    const struct name *named = names_find(&build->names, path);
    if (named != NULL && named->kind == NAME_SECTION) {
        vec_push(&build->section_lists, named->index);
        return;
    }
    const char *bare = strrchr(path, '/') + 1;
    build_error(build, rule, DIAG_NAME_UNKNOWN, "section", bare,
            names_near(&build->names, NAME_SECTION, bare), NULL);
}

static void add_rule(const struct turn_fill *fill, const struct node *node)
{
    struct build *build = fill->build;
    struct compose_rule rule = { .order = node->element == ELEMENT_ORDER };
    int competency = effects_competency(node, COMPETENCY_ACCURACY);
    rule.competency = (uint8_t)competency;
    rule.facet = effects_facet(build, node, competency);
    rule.points = (int8_t)node_number(node, ATTRIBUTE_POINTS, 0);
    rule.why = build_text(
            build, node, fill->context, words_element((enum element)node->element)->name);
    rule.sections.first = (uint32_t)build->section_lists.count;
    const char *at = node_value(node, rule.order ? ATTRIBUTE_FIRST : ATTRIBUTE_SECTIONS);
    while (at != NULL && *at != '\0') {
        size_t size = strcspn(at, " ");
        add_section(build, node, fill->path, at, size);
        at += size + (at[size] == ' ' ? 1 : 0);
    }
    rule.sections.count = (uint32_t)build->section_lists.count - rule.sections.first;
    vec_push(&build->rules_of_compose, rule);
}

static void fill_compose(const struct turn_fill *fill, const struct node *compose)
{
    struct build *build = fill->build;
    struct range range = { (uint32_t)build->rules_of_compose.count, 0 };
    for (const struct node *child = compose->first; child != NULL; child = child->next) {
        if (child->element == ELEMENT_COMPLETE || child->element == ELEMENT_ORDER) {
            add_rule(fill, child);
        }
    }
    range.count = (uint32_t)build->rules_of_compose.count - range.first;
    compose_of(fill)->rules = range;
    turn_fill_turn(fill)->flags |= TURN_COMPOSE;
    turn_fill_turn(fill)->sent = target_read(build, compose, fill->node, fill->place);
    if (node_child(fill->node, ELEMENT_REPLY) != NULL ||
            node_child(fill->node, ELEMENT_TOPIC) != NULL) {
        build_error(build, fill->node, DIAG_TURN_MIXED, node_id(fill->node), NULL);
    }
}

static void check_count(const struct turn_fill *fill, bool compose)
{
    uint32_t count = turn_fill_turn(fill)->slots.count;
    uint32_t most = compose ? PARTS_MAX : SLOTS_MAX;
    if (compose && compose_of(fill)->sections.count > SECTION_MAX) {
        build_limit(fill->build, fill->node, "section", SECTION_MAX);
    }
    if (count == 0) {
        build_error(fill->build, fill->node, DIAG_TURN_EMPTY, node_id(fill->node), NULL);
    } else if (count > most) {
        char given[16];
        char limit[16];
        (void)snprintf(given, sizeof(given), "%u", count);
        (void)snprintf(limit, sizeof(limit), "%u", most);
        build_error(
                fill->build, fill->node, DIAG_TURN_FULL, node_id(fill->node), given, limit, NULL);
    }
}

static void fill_flags(const struct turn_fill *fill)
{
    struct turn *turn = turn_fill_turn(fill);
    bool varies = false;
    bool hub = false;
    for (uint32_t i = 0; i < turn->slots.count; i++) {
        const struct slot *slot = &fill->build->slots.items[turn->slots.first + i];
        varies = varies || slot->when != CONDITION_TRUE;
        hub = hub || (slot->flags & SLOT_TOPIC) != 0;
    }
    turn->flags |= (uint32_t)((node_yes(fill->node, ATTRIBUTE_KEEP_ORDER) ? TURN_KEEP_ORDER : 0) |
            (varies ? TURN_VARIES : 0) | (hub ? TURN_HUB : 0));
}

static void fill_turn(const struct turn_fill *fill)
{
    struct build *build = fill->build;
    const struct node *compose = node_child(fill->node, ELEMENT_COMPOSE);
    const struct node *fall = node_child(fill->node, ELEMENT_FALL_THROUGH);
    struct turn *turn = turn_fill_turn(fill);
    turn->contact = build->places.items[fill->place].contact;
    turn->line = (uint32_t)fill->node->line;
    turn->observes = INDEX_NONE;
    turn->probes = turn_fill_fact(build, fill->node, ATTRIBUTE_PROBES);
    turn->id = build_string(build, strchr(fill->path, '/') + 1);
    turn_fill_says(fill);
    bool keyed = false;
    for (uint32_t i = 0; i < turn->slots.count; i++) {
        keyed = fill_slot(fill, turn->slots.first + i) || keyed;
    }
    if (compose != NULL) {
        fill_compose(fill, compose);
    }
    if (fall != NULL) {
        turn->flags |= TURN_FALLS;
        turn->fall_through = target_read(build, fall, fill->node, fill->place);
    }
    keyed = keyed || (compose != NULL && compose_of(fill)->rules.count > 0);
    turn->decision = keyed ? build_decision(build, fill->node, fill->path) : INDEX_NONE;
    fill_flags(fill);
    check_count(fill, compose != NULL);
}

void build_fill_turns(struct build *build)
{
    for (uint32_t i = 0; i < build->turns.count && !build->stopped; i++) {
        const struct turn_source *source = &build->turn_sources.items[i];
        uint32_t contact = build->places.items[source->place].contact;
        struct turn_fill fill = { build, source->node, i, source->place, source->path, NULL,
            { contact, build->contacts.items[contact].with } };
        fill.context = turn_fill_context(&fill, source->path);
        fill_turn(&fill);
    }
}
