// SPDX-License-Identifier: GPL-3.0-or-later
// The words of turns filled: what the customer says, and the wordings of each slot.
#include <stdio.h>
#include <string.h>

#include "game/scenario/build_turns_inner.h"
#include "game/scenario/condition.h"
#include "game/scenario/diag_codes.h"
#include "game/scenario/effects.h"

struct turn *turn_fill_turn(const struct turn_fill *fill)
{
    return &fill->build->turns.items[fill->index];
}

uint32_t turn_fill_fact(struct build *build, const struct node *node, enum attribute attribute)
{
    return build_resolve_attribute(build, node, attribute, NAME_FACT);
}

const char *turn_fill_context(const struct turn_fill *fill, const char *path)
{
    bool passage = fill->build->places.items[fill->place].body->element == ELEMENT_PASSAGE;
    const char *slash = strchr(path, '/');
    return passage && slash != NULL ? slash + 1 : path;
}

static struct range says_effects(const struct turn_fill *fill, const struct node *says)
{
    struct build *build = fill->build;
    size_t first = build->effects.count;
    uint32_t fact = turn_fill_fact(build, says, ATTRIBUTE_TEACHES);
    if (fact != INDEX_NONE) {
        enum effect_kind kind = node_yes(says, ATTRIBUTE_UNASKED) ? EFFECT_UNASKED : EFFECT_TEACH;
        vec_push(&build->effects, ((struct effect) { kind, fact, 0 }));
    }
    NODE_EACH(teaches, fill->node, ELEMENT_TEACHES)
    {
        uint32_t heard = turn_fill_fact(build, teaches, ATTRIBUTE_FACT);
        if (heard != INDEX_NONE) {
            vec_push(&build->effects, ((struct effect) { EFFECT_TEACH, heard, 0 }));
        }
    }
    return (struct range) { (uint32_t)first, (uint32_t)(build->effects.count - first) };
}

// A condition that could not be read holds always: nothing is said of what stands behind it.
static void check_covered(struct build *build, const struct node *node, struct range says)
{
    bool conditions = true;
    for (uint32_t i = says.first; i < says.first + says.count; i++) {
        conditions = conditions && build->says.items[i].when != CONDITION_TRUE;
    }
    if (conditions && says.count > 1 && build_says_covered(build, says)) {
        build_warning(build, node, DIAG_SAYS_COVERED, "says", NULL);
    }
}

void turn_fill_says(const struct turn_fill *fill)
{
    struct build *build = fill->build;
    struct range range = { (uint32_t)build->says.count, 0 };
    bool closed = false;
    NODE_EACH(node, fill->node, ELEMENT_SAYS)
    {
        struct says says = { 0 };
        if (closed) {
            build_error(build, node, DIAG_SAYS_NEVER, "says", NULL);
        }
        closed = node_value(node, ATTRIBUTE_WHEN) == NULL;
        says.when = condition_read(build, node, ATTRIBUTE_WHEN, fill->scope);
        says.text = build_text(build, node, fill->context, "says");
        says.effects = says_effects(fill, node);
        turn_fill_turn(fill)->flags |= says.effects.count > 0 ? TURN_MOVES : 0u;
        vec_push(&build->says, says);
        range.count++;
        check_covered(build, node, range);
    }
    if (range.count > 0 && !closed) {
        build_error(build, fill->node, DIAG_SAYS_LAST, "says", node_id(fill->node), NULL);
    }
    if (range.count == 0 && node_child(fill->node, ELEMENT_TEACHES) != NULL) {
        build_error(build, fill->node, DIAG_TEACHES_UNHEARD, node_id(fill->node), NULL);
    }
    turn_fill_turn(fill)->says = range;
}

enum { INFORMED_FACTS_MAX = 8 };

// The marks of the facts in by=.
static size_t informed_marks(struct build *build, const struct node *node,
        uint32_t marks[INFORMED_FACTS_MAX], uint32_t facts[INFORMED_FACTS_MAX])
{
    char id[ID_SIZE_MAX + 1];
    size_t count = 0;
    const char *at = node_value(node, ATTRIBUTE_BY);
    while (at != NULL && *at != '\0') {
        size_t size = strcspn(at, " ");
        (void)snprintf(id, sizeof(id), "%.*s", (int)size, at);
        at += size + (at[size] == ' ' ? 1 : 0);
        if (count == INFORMED_FACTS_MAX) {
            build_limit(build, node, "by", INFORMED_FACTS_MAX);
            return count;
        }
        uint32_t fact = build_resolve(build, node, NAME_FACT, id, INDEX_NONE);
        if (fact != INDEX_NONE) {
            facts[count] = fact;
            marks[count++] = build->facts.items[fact].known;
        }
    }
    return count;
}

static uint32_t answer_text(struct build *build, const struct node *slot,
        const struct node *informed, const char *context)
{
    const struct node *own = informed != NULL ? node_child(informed, ELEMENT_ANSWER) : NULL;
    const struct node *answer = own != NULL ? own : node_child(slot, ELEMENT_ANSWER);
    return answer != NULL ? build_text(build, answer, context, "answer") : INDEX_NONE;
}

// Most replies that bring anything about set one flag: then nothing else needs to be fetched.
static uint32_t only_mark(const struct build *build, struct range effects)
{
    bool only = effects.count == 1 && build->effects.items[effects.first].kind == EFFECT_MARK;
    return only ? build->effects.items[effects.first].a : INDEX_NONE;
}

static struct wording wording_of(const struct turn_fill *fill, const struct node *slot,
        const struct node *informed, const char *context)
{
    struct build *build = fill->build;
    const struct node *holder = informed != NULL ? informed : slot;
    const struct node *say = node_child(holder, ELEMENT_SAY);
    struct wording wording = { 0 };
    wording.say = say != NULL ? build_text(build, say, context, "say") : INDEX_NONE;
    wording.answer = answer_text(build, slot, informed, context);
    wording.effects = effects_read_wording(build, slot, informed, fill->scope);
    wording.shows = effects_read_shows(build, slot, informed, context);
    wording.sets = only_mark(build, wording.effects);
    return wording;
}

// A fact that many decisions hang on makes one miss hurt many times.
static void note_fact_use(struct build *build, uint32_t fact, uint32_t decision)
{
    if (build->fact_last.items[fact] != decision) {
        build->fact_last.items[fact] = decision;
        build->fact_decisions.items[fact]++;
    }
}

static void check_informed(
        const struct turn_fill *fill, const struct node *slot, const struct node *informed)
{
    const char *by = node_value(informed, ATTRIBUTE_BY);
    NODE_EACH(other, slot, ELEMENT_INFORMED)
    {
        if (other == informed || by == NULL) {
            return;
        }
        const char *before = node_value(other, ATTRIBUTE_BY);
        if (before != NULL && strcmp(before, by) == 0) {
            build_error(fill->build, informed, DIAG_INFORMED_TWICE, by, node_id(slot), NULL);
            return;
        }
    }
}

static void use_facts(const struct turn_fill *fill, const struct node *informed,
        const uint32_t *facts, size_t count)
{
    for (size_t i = 0; i < count && node_child(informed, ELEMENT_SHOWS) != NULL; i++) {
        note_fact_use(fill->build, facts[i], fill->index);
    }
}

static void add_informed(const struct turn_fill *fill, const struct node *slot,
        const struct node *informed, const char *context)
{
    struct build *build = fill->build;
    uint32_t marks[INFORMED_FACTS_MAX];
    uint32_t facts[INFORMED_FACTS_MAX];
    size_t count = informed_marks(build, informed, marks, facts);
    struct wording wording = wording_of(fill, slot, informed, context);
    wording.when = condition_all(build, informed, marks, count);
    vec_push(&build->wordings, wording);
    check_informed(fill, slot, informed);
    use_facts(fill, informed, facts, count);
}

static void add_wordings(
        const struct turn_fill *fill, const struct node *node, struct slot *slot, const char *path)
{
    struct build *build = fill->build;
    const char *context = turn_fill_context(fill, path);
    slot->first_wording = (uint32_t)build->wordings.count;
    NODE_EACH(informed, node, ELEMENT_INFORMED)
    {
        if (slot->wording_count++ == INFORMED_MAX) {
            build_limit(build, informed, "informed", INFORMED_MAX);
            break;
        }
        add_informed(fill, node, informed, context);
    }
    vec_push(&build->wordings, wording_of(fill, node, NULL, context));
    slot->wording_count++;
}

// What is said in a passage is the same whichever contact visits it, as long as the same customer
// hears it; each visit is a decision of its own.
static bool share_wordings(const struct turn_fill *fill, const struct node *node, struct slot *slot)
{
    struct build *build = fill->build;
    uint32_t twin = build->worded[node->serial];
    if (twin == INDEX_NONE || build->slot_sources.items[twin].customer != fill->scope.customer) {
        return false;
    }
    slot->first_wording = build->slots.items[twin].first_wording;
    slot->wording_count = build->slots.items[twin].wording_count;
    NODE_EACH(informed, node, ELEMENT_INFORMED)
    {
        uint32_t marks[INFORMED_FACTS_MAX];
        uint32_t facts[INFORMED_FACTS_MAX];
        size_t count = informed_marks(build, informed, marks, facts);
        use_facts(fill, informed, facts, count);
    }
    return true;
}

bool turn_fill_wordings(const struct turn_fill *fill, uint32_t index, struct slot *slot)
{
    struct build *build = fill->build;
    struct slot_source *source = &build->slot_sources.items[index];
    source->customer = fill->scope.customer;
    if (!share_wordings(fill, source->node, slot)) {
        add_wordings(fill, source->node, slot, source->path);
        build->worded[source->node->serial] = index;
    }
    bool keyed = false;
    for (uint32_t i = 0; i < slot->wording_count; i++) {
        keyed = keyed || build->wordings.items[slot->first_wording + i].shows.count > 0;
    }
    return keyed;
}
