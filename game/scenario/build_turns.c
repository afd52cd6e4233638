// SPDX-License-Identifier: GPL-3.0-or-later
// Turns filled: what is said, the slots with their wordings, and what they lead to.
#include <stdio.h>
#include <string.h>

#include "game/scenario/build.h"
#include "game/scenario/condition.h"
#include "game/scenario/diag_codes.h"
#include "game/scenario/effects.h"
#include "game/scenario/target.h"

/** A turn at hand. */
struct turn_fill {
    struct build *build;
    const struct node *node;
    uint32_t index;
    uint32_t place;
    const char *path;    // "call/identity/ask"
    const char *context; // without the contact for a passage: one text for all its visits
    struct scope scope;
};

static struct turn *turn_of(const struct turn_fill *fill)
{
    return &fill->build->turns.items[fill->index];
}

static struct compose *compose_of(const struct turn_fill *fill)
{
    return &fill->build->composes.items[turn_of(fill)->compose];
}

static uint32_t fact_of(struct build *build, const struct node *node, enum attribute attribute)
{
    return build_resolve_attribute(build, node, attribute, NAME_FACT);
}

// Texts of a passage belong to the passage, whichever contact visits it.
static const char *context_of(const struct turn_fill *fill, const char *path)
{
    bool passage = fill->build->places.items[fill->place].body->element == ELEMENT_PASSAGE;
    const char *slash = strchr(path, '/');
    return passage && slash != NULL ? slash + 1 : path;
}

static struct range says_effects(const struct turn_fill *fill, const struct node *says)
{
    struct build *build = fill->build;
    size_t first = build->effects.count;
    uint32_t fact = fact_of(build, says, ATTRIBUTE_TEACHES);
    if (fact != INDEX_NONE) {
        enum effect_kind kind = node_yes(says, ATTRIBUTE_UNASKED) ? EFFECT_UNASKED : EFFECT_TEACH;
        vec_push(&build->effects, ((struct effect) { kind, fact, 0 }));
    }
    NODE_EACH(teaches, fill->node, ELEMENT_TEACHES)
    {
        uint32_t heard = fact_of(build, teaches, ATTRIBUTE_FACT);
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

static void fill_says(const struct turn_fill *fill)
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
        turn_of(fill)->flags |= says.effects.count > 0 ? TURN_MOVES : 0u;
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
    turn_of(fill)->says = range;
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
    const char *context = context_of(fill, path);
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

// Whether it has points.
static bool fill_wordings(const struct turn_fill *fill, uint32_t index, struct slot *slot)
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
    rest.probes = fact_of(build, node, ATTRIBUTE_PROBES);
    slot.seconds = seconds_of(fill, node);
    slot.flags = flags_of(node, slot.next);
    rest.temptation = temptation != NULL ? (uint8_t)(node_choice(temptation, ATTRIBUTE_IS, -1) + 1)
                                         : TEMPTATION_NONE;
    bool keyed = fill_wordings(fill, index, &slot);
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
    turn_of(fill)->flags |= TURN_COMPOSE;
    turn_of(fill)->sent = target_read(build, compose, fill->node, fill->place);
    if (node_child(fill->node, ELEMENT_REPLY) != NULL ||
            node_child(fill->node, ELEMENT_TOPIC) != NULL) {
        build_error(build, fill->node, DIAG_TURN_MIXED, node_id(fill->node), NULL);
    }
}

static void check_count(const struct turn_fill *fill, bool compose)
{
    uint32_t count = turn_of(fill)->slots.count;
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
    struct turn *turn = turn_of(fill);
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
    struct turn *turn = turn_of(fill);
    turn->contact = build->places.items[fill->place].contact;
    turn->line = (uint32_t)fill->node->line;
    turn->observes = INDEX_NONE;
    turn->probes = fact_of(build, fill->node, ATTRIBUTE_PROBES);
    turn->id = build_string(build, strchr(fill->path, '/') + 1);
    fill_says(fill);
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
        fill.context = context_of(&fill, source->path);
        fill_turn(&fill);
    }
}
