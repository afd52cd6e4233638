// SPDX-License-Identifier: GPL-3.0-or-later
// What is watched over the whole story: promises, observations, critical errors.
#include <stdio.h>
#include <string.h>

#include "game/scenario/build.h"
#include "game/scenario/condition.h"
#include "game/scenario/diag_codes.h"
#include "game/scenario/effects.h"

// A contact, a turn or a reply: what comes first in that order.
static void fill_opening(struct build *build, const struct node *node, struct promise *promise)
{
    const char *after = node_value(node, ATTRIBUTE_OPENS_AFTER);
    const struct name *other[2] = { NULL, NULL };
    promise->opens = INDEX_NONE;
    promise->opens_contact = INDEX_NONE;
    if (after == NULL) {
        return;
    }
    const struct name *named = names_find(&build->names, after);
    if (named != NULL && named->kind == NAME_CONTACT) {
        promise->opens_contact = named->index;
        return;
    }
    const struct name *turn = names_find_end(&build->names, NAME_TURN, after, INDEX_NONE, other);
    if (turn != NULL) {
        promise->opens = build->turns.items[turn->index].left;
        return;
    }
    enum name_kind kind = other[0] != NULL ? NAME_TURN : NAME_SLOT;
    uint32_t slot = build_resolve(build, node, kind, after, INDEX_NONE);
    if (slot != INDEX_NONE) {
        promise->opens = build->slots.items[slot].said;
    }
}

static void fill_keeper(struct build *build, const struct node *node, struct promise *promise)
{
    const char *by = node_value(node, ATTRIBUTE_KEPT_BY);
    promise->keeper = INDEX_NONE;
    if (by == NULL) {
        return;
    }
    if (strncmp(by, "act:", 4) == 0) {
        promise->kept_by = KEPT_BY_ACT;
        promise->keeper = build_resolve(build, node, NAME_ACT, by + 4, INDEX_NONE);
        return;
    }
    if (strncmp(by, "reply:", 6) == 0) {
        uint32_t slot = build_resolve(build, node, NAME_SLOT, by + 6, INDEX_NONE);
        promise->kept_by = KEPT_BY_REPLY;
        promise->keeper = slot == INDEX_NONE ? INDEX_NONE : build->slots.items[slot].said;
        return;
    }
    promise->kept_by = KEPT_BY_CONTACT;
    promise->keeper = build_resolve(build, node, NAME_CONTACT, by, INDEX_NONE);
    if (promise->keeper != INDEX_NONE && !build->contacts.items[promise->keeper].out) {
        build_error(build, node, DIAG_PROMISE_KEEPER, by, by, NULL);
    }
}

static void fill_promise(struct build *build, const struct node *node, struct promise *promise)
{
    uint32_t customer = build_resolve_attribute(build, node, ATTRIBUTE_CUSTOMER, NAME_CUSTOMER);
    promise->id = build_attribute_string(build, node, ATTRIBUTE_ID);
    promise->customer = customer == INDEX_NONE ? 0 : customer;
    promise->label = build_text(build, node, node_id(node), "label");
    promise->due = node_time(node, ATTRIBUTE_DUE, 0);
    promise->needed_by = node_time(node, ATTRIBUTE_NEEDED_BY, promise->due);
    promise->competency = (uint8_t)effects_competency(node, COMPETENCY_ACCURACY);
    promise->decision = build_decision(build, node, build_path(build, node_id(node), NULL));
    promise->due_observes = INDEX_NONE;
    promise->line = (uint32_t)node->line;
    fill_opening(build, node, promise);
    fill_keeper(build, node, promise);
}

struct anchored {
    enum attribute attribute;
    enum anchor anchor;
    enum name_kind kind;
};

static const struct anchored anchors[] = {
    { ATTRIBUTE_AT, ANCHOR_TURN, NAME_TURN },
    { ATTRIBUTE_AT_END, ANCHOR_END, NAME_CONTACT },
    { ATTRIBUTE_AT_DUE, ANCHOR_DUE, NAME_PROMISE },
    { ATTRIBUTE_AT_SHIFT_END, ANCHOR_SHIFT_END, NAME_KIND_COUNT },
};

// False after a diagnostic.
static bool fill_anchor(struct build *build, const struct node *node, struct observe *observe)
{
    int given = 0;
    const struct anchored *chosen = NULL;
    for (size_t i = 0; i < sizeof(anchors) / sizeof(anchors[0]); i++) {
        if (node_value(node, anchors[i].attribute) != NULL) {
            chosen = &anchors[i];
            given++;
        }
    }
    if (given != 1) {
        char number[16];
        (void)snprintf(number, sizeof(number), "%d", given);
        build_error(build, node, DIAG_ANCHOR, node_id(node), number, NULL);
        return false;
    }
    observe->anchor = (uint8_t)chosen->anchor;
    observe->anchor_at = chosen->anchor == ANCHOR_SHIFT_END
            ? 0
            : build_resolve_attribute(build, node, chosen->attribute, chosen->kind);
    return observe->anchor_at != INDEX_NONE;
}

static struct scope scope_of(const struct build *build, const struct observe *observe)
{
    uint32_t contact = observe->anchor == ANCHOR_TURN
            ? build->turns.items[observe->anchor_at].contact
            : observe->anchor == ANCHOR_END ? observe->anchor_at
                                            : INDEX_NONE;
    uint32_t customer = contact != INDEX_NONE ? build->contacts.items[contact].with
            : observe->anchor == ANCHOR_DUE   ? build->promises.items[observe->anchor_at].customer
                                              : 0;
    return (struct scope) { contact, customer };
}

static void check_earned(struct build *build, const struct node *node, int earned, int possible)
{
    if (earned > possible) {
        char given[16];
        char most[16];
        (void)snprintf(given, sizeof(given), "%d", earned);
        (void)snprintf(most, sizeof(most), "%d", possible);
        build_error(build, node, DIAG_EARNS_MORE, node_id(node->parent), given, most, NULL);
    }
}

static int most_earned(const struct node *node)
{
    int most = 0;
    NODE_EACH(child, node, ELEMENT_EARNS)
    {
        int points = node_number(child, ATTRIBUTE_POINTS, 0);
        most = points > most ? points : most;
    }
    return most;
}

// Marks of facts were dealt in their order.
static uint32_t fact_of_mark(const struct build *build, uint32_t mark)
{
    size_t low = 0;
    size_t high = build->facts.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (build->facts.items[middle].known < mark) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found = low < build->facts.count && build->facts.items[low].known == mark;
    return found ? (uint32_t)low : INDEX_NONE;
}

// A fact that an observation asks for serves one more decision.
static void note_facts(struct build *build, size_t first_code)
{
    uint32_t decision = (uint32_t)(build->turns.count + build->observes.count);
    for (size_t i = first_code; i < build->code.count; i++) {
        uint32_t code = build->code.items[i];
        uint32_t fact = code >> 24 == CONDITION_MARK
                ? fact_of_mark(build, code & CONDITION_OPERAND_MAX)
                : INDEX_NONE;
        if (fact != INDEX_NONE && build->fact_last.items[fact] != decision) {
            build->fact_last.items[fact] = decision;
            build->fact_decisions.items[fact]++;
        }
    }
}

static void add_earns(
        struct build *build, const struct node *node, struct observe *observe, struct scope scope)
{
    bool closed = false;
    size_t first_code = build->code.count;
    observe->possible = (uint8_t)node_number(node, ATTRIBUTE_POINTS, most_earned(node));
    observe->earns.first = (uint32_t)build->earns.count;
    NODE_EACH(child, node, ELEMENT_EARNS)
    {
        struct earns earns = { (uint8_t)node_number(child, ATTRIBUTE_POINTS, 0),
            condition_read(build, child, ATTRIBUTE_WHEN, scope),
            build_text(build, child, node_id(node), "earns") };
        if (closed) {
            build_error(build, child, DIAG_SAYS_NEVER, "earns", NULL);
        }
        closed = node_value(child, ATTRIBUTE_WHEN) == NULL;
        check_earned(build, child, earns.points, observe->possible);
        vec_push(&build->earns, earns);
    }
    observe->earns.count = (uint32_t)build->earns.count - observe->earns.first;
    note_facts(build, first_code);
    if (!closed && observe->earns.count > 0) {
        build_error(build, node, DIAG_SAYS_LAST, "earns", node_id(node), NULL);
    }
}

static struct observe begin_observe(struct build *build, const struct node *node)
{
    build_declare(build, node, NAME_OBSERVE, node_id(node), (uint32_t)build->observes.count);
    return (struct observe) { .id = build_attribute_string(build, node, ATTRIBUTE_ID),
        .decision = INDEX_NONE,
        .settled = build_mark(build),
        .critical = INDEX_NONE,
        .next = INDEX_NONE,
        .line = (uint32_t)node->line };
}

static void add_observe(struct build *build, const struct node *node)
{
    struct observe observe = begin_observe(build, node);
    int competency = effects_competency(node, COMPETENCY_ACCURACY);
    observe.competency = (uint8_t)competency;
    observe.facet = effects_facet(build, node, competency);
    observe.decision = build_decision(build, node, build_path(build, node_id(node), NULL));
    if (!fill_anchor(build, node, &observe)) {
        return;
    }
    struct scope scope = scope_of(build, &observe);
    observe.possible_when = condition_read(build, node, ATTRIBUTE_POSSIBLE_WHEN, scope);
    add_earns(build, node, &observe, scope);
    vec_push(&build->observes, observe);
}

static void add_critical(struct build *build, const struct node *node)
{
    struct observe observe = begin_observe(build, node);
    if (!fill_anchor(build, node, &observe)) {
        return;
    }
    struct critical critical = { observe.id, (uint8_t)node_choice(node, ATTRIBUTE_KIND, 0),
        build_text(build, node, node_id(node), "critical"),
        build_resolve_attribute(build, node, ATTRIBUTE_RECORD, NAME_RECORD) };
    observe.critical = (uint32_t)build->criticals.count;
    vec_push(&build->criticals, critical);
    struct earns earns = { 0,
        condition_read(build, node, ATTRIBUTE_WHEN, scope_of(build, &observe)), critical.what };
    observe.earns = (struct range) { (uint32_t)build->earns.count, 1 };
    vec_push(&build->earns, earns);
    vec_push(&build->observes, observe);
}

static uint32_t *chain_of(struct build *build, const struct observe *observe)
{
    switch ((enum anchor)observe->anchor) {
    case ANCHOR_TURN:
        return &build->turns.items[observe->anchor_at].observes;
    case ANCHOR_END:
        return &build->contacts.items[observe->anchor_at].ended_observes;
    case ANCHOR_DUE:
        return &build->promises.items[observe->anchor_at].due_observes;
    case ANCHOR_SHIFT_END:
        break;
    }
    return &build->scenario->shift_end_observes;
}

// From the last to the first, so that each chain runs in the order of the file.
static void chain_observes(struct build *build)
{
    build->scenario->shift_end_observes = INDEX_NONE;
    for (size_t i = build->observes.count; i-- > 0;) {
        struct observe *observe = &build->observes.items[i];
        uint32_t *head = chain_of(build, observe);
        observe->next = *head;
        *head = (uint32_t)i;
    }
}

void build_fill_scores(struct build *build)
{
    uint32_t index = 0;
    NODE_EACH(node, build->own.root, ELEMENT_PROMISE)
    {
        fill_promise(build, node, &build->promises.items[index++]);
    }
    NODE_EACH(node, build->own.root, ELEMENT_OBSERVE)
    {
        add_observe(build, node);
    }
    NODE_EACH(node, build->own.root, ELEMENT_CRITICAL)
    {
        add_critical(build, node);
    }
    chain_observes(build);
}
