// SPDX-License-Identifier: GPL-3.0-or-later
// Contacts laid out: every turn and slot gets its place, its path and its marks; passages once a
// contact.
#include <string.h>

#include "game/base/hash.h"
#include "game/scenario/build.h"
#include "game/scenario/condition.h"
#include "game/scenario/diag_codes.h"
#include "game/scenario/target.h"

enum { SLOTS_TOTAL_MAX = 600000, VISITS_MAX = 20000 };

static bool is_slot(const struct node *node)
{
    return node->element == ELEMENT_REPLY || node->element == ELEMENT_TOPIC ||
            node->element == ELEMENT_PART;
}

static void add_slot(
        struct build *build, const struct node *node, const char *turn_path, uint32_t section)
{
    struct slot_source source = { node, build_path(build, turn_path, node_id(node)), 0 };
    struct slot slot = { .key = hash_text(source.path), .said = build_mark(build) };
    struct slot_rest rest = { .id = build_attribute_string(build, node, ATTRIBUTE_ID),
        .decision = INDEX_NONE,
        .probes = INDEX_NONE,
        .section = section };
    build_declare(build, node, NAME_SLOT, source.path, (uint32_t)build->slots.count);
    vec_push(&build->slots, slot);
    vec_push(&build->slot_rests, rest);
    vec_push(&build->slot_sources, source);
}

static void add_parts(struct build *build, const struct node *compose, const char *turn_path)
{
    NODE_EACH(section, compose, ELEMENT_SECTION)
    {
        uint32_t index = (uint32_t)build->sections.count;
        const char *path = build_path(build, turn_path, node_id(section));
        vec_push(&build->sections, (struct section) { 0 });
        build_declare(build, section, NAME_SECTION, path, index);
        NODE_EACH(part, section, ELEMENT_PART)
        {
            add_slot(build, part, turn_path, index);
        }
    }
}

static void add_slots(struct build *build, const struct node *node, const char *path)
{
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        if (is_slot(child)) {
            add_slot(build, child, path, INDEX_NONE);
        } else if (child->element == ELEMENT_COMPOSE) {
            add_parts(build, child, path);
        }
    }
}

static void add_turn(struct build *build, const struct node *node, const char *path)
{
    uint32_t index = (uint32_t)build->turns.count;
    struct turn turn = { .visited = build_mark(build), .left = build_mark(build) };
    struct turn_source source = { node, (uint32_t)build->places.count - 1, path };
    build_declare(build, node, NAME_TURN, path, index);
    struct compose compose = { .sections.first = (uint32_t)build->sections.count };
    turn.slots.first = (uint32_t)build->slots.count;
    add_slots(build, node, path);
    turn.slots.count = (uint32_t)build->slots.count - turn.slots.first;
    compose.sections.count = (uint32_t)build->sections.count - compose.sections.first;
    turn.compose = INDEX_NONE;
    if (node_child(node, ELEMENT_COMPOSE) != NULL) {
        turn.compose = (uint32_t)build->composes.count;
        vec_push(&build->composes, compose);
    }
    vec_push(&build->turns, turn);
    vec_push(&build->turn_sources, source);
}

static void add_visit(struct build *build, const struct node *node, const char *path)
{
    struct visit_source source = { node, (uint32_t)build->places.count - 1, INDEX_NONE };
    build_declare(build, node, NAME_VISIT, path, (uint32_t)build->visits.count);
    vec_push(&build->visits, (struct visit) { 0 });
    vec_push(&build->visit_sources, source);
}

static void add_end(struct build *build, const struct node *node, const char *path)
{
    build_declare(build, node, NAME_END, path, (uint32_t)build->endings.count);
    const struct node *says = node_child(node, ELEMENT_LAST_WORDS);
    struct ending ending = { build_attribute_string(build, node, ATTRIBUTE_ID),
        (uint8_t)node_choice(node, ATTRIBUTE_OUTCOME, OUTCOME_ABANDONED),
        says != NULL ? build_text(build, says, path, "says") : INDEX_NONE };
    vec_push(&build->endings, ending);
}

static bool within_limits(struct build *build, const struct node *node)
{
    if (build->turns.count >= TURNS_MAX) {
        build_limit(build, node, "turn", TURNS_MAX);
    } else if (build->slots.count >= SLOTS_TOTAL_MAX) {
        build_limit(build, node, "reply", SLOTS_TOTAL_MAX);
    } else if (build->places.count >= INSTANCES_MAX) {
        build_limit(build, node, "passage", INSTANCES_MAX);
    } else if (build->visits.count >= VISITS_MAX) {
        build_limit(build, node, "visit", VISITS_MAX);
    }
    return !build->stopped;
}

// A contact's body, or a passage for this contact.
static void add_place(
        struct build *build, const struct node *body, const char *path, uint32_t contact)
{
    struct place place = { body, path, contact, (uint32_t)build->turns.count,
        (uint32_t)build->visits.count, 0 };
    vec_push(&build->places, place);
    for (const struct node *child = body->first; child != NULL; child = child->next) {
        if (!within_limits(build, child)) {
            return;
        }
        if (child->element == ELEMENT_TURN) {
            add_turn(build, child, build_path(build, path, node_id(child)));
        } else if (child->element == ELEMENT_VISIT) {
            add_visit(build, child, build_path(build, path, node_id(child)));
            vec_last(&build->places)->visit_count++;
        } else if (child->element == ELEMENT_END) {
            add_end(build, child, build_path(build, path, node_id(child)));
        }
    }
}

// The place where this contact keeps the passage, made at its first visit.
static uint32_t place_of_passage(
        struct build *build, uint32_t passage, uint32_t contact, size_t first_place)
{
    const struct node *body = build->passages.items[passage];
    for (size_t i = first_place; i < build->places.count; i++) {
        if (build->places.items[i].body == body) {
            return (uint32_t)i;
        }
    }
    const char *path = build_path(build, build->places.items[first_place].path, node_id(body));
    add_place(build, body, path, contact);
    return (uint32_t)build->places.count - 1;
}

// Passages may visit passages: the list of visits grows while it is walked.
static void add_passages(struct build *build, size_t first_place, size_t first_visit)
{
    uint32_t contact = build->places.items[first_place].contact;
    for (size_t i = first_visit; i < build->visit_sources.count && !build->stopped; i++) {
        struct visit_source *source = &build->visit_sources.items[i];
        uint32_t passage =
                build_resolve_attribute(build, source->node, ATTRIBUTE_PASSAGE, NAME_PASSAGE);
        if (passage == INDEX_NONE) {
            continue;
        }
        uint32_t place = place_of_passage(build, passage, contact, first_place);
        build->visit_sources.items[i].passage_place = place;
        struct visit *visit = &build->visits.items[i];
        visit->entry = build->places.items[place].first_turn;
    }
}

static void add_contact(struct build *build, const struct node *node)
{
    uint32_t index = (uint32_t)build->contacts.count;
    size_t first_place = build->places.count;
    size_t first_visit = build->visits.count;
    struct contact contact = { .taken = build_mark(build), .line = (uint32_t)node->line };
    build_declare(build, node, NAME_CONTACT, node_id(node), index);
    contact.turns.first = (uint32_t)build->turns.count;
    vec_push(&build->contacts, contact);
    vec_push(&build->contact_nodes, node);
    add_place(build, node, build_path(build, node_id(node), NULL), index);
    add_passages(build, first_place, first_visit);
    struct range *turns = &build->contacts.items[index].turns;
    turns->count = (uint32_t)build->turns.count - turns->first;
    if (turns->count == 0 && !node->puzzling) {
        build_error(build, node, DIAG_ELEMENT_MISSING, "turn", "contact", NULL);
    }
}

void build_declare_contacts(struct build *build)
{
    NODE_EACH(node, build->own.root, ELEMENT_CONTACT)
    {
        if (build->contacts.count >= CONTACTS_MAX) {
            build_limit(build, node, "contact", CONTACTS_MAX);
        }
        if (build->stopped) {
            return;
        }
        add_contact(build, node);
    }
}

struct waiting {
    uint32_t first;
    uint32_t later;
};

// Seconds before the first answer of the candidate and after it.
static struct waiting default_patience(enum channel channel)
{
    switch (channel) {
    case CHANNEL_PHONE:
        return (struct waiting) { 180, 60 };
    case CHANNEL_CHAT:
        return (struct waiting) { 90, 90 };
    case CHANNEL_WHATSAPP:
        return (struct waiting) { 15, 300 };
    default:
        return (struct waiting) { INDEX_NONE, INDEX_NONE };
    }
}

static uint32_t seconds(const struct node *node, enum attribute attribute, uint32_t otherwise)
{
    return node_value(node, attribute) == NULL ? otherwise
                                               : (uint32_t)node_number(node, attribute, 0);
}

static void fill_waiting(const struct node *node, struct contact *contact)
{
    enum { ANSWER_SECONDS = 60 };
    struct waiting patience = default_patience((enum channel)contact->channel);
    contact->patience = seconds(node, ATTRIBUTE_PATIENCE, patience.later);
    uint32_t first = contact->channel == CHANNEL_PHONE || contact->channel == CHANNEL_WHATSAPP
            ? patience.first
            : contact->patience;
    contact->patience_first = seconds(node, ATTRIBUTE_QUEUE_PATIENCE, first);
    contact->gives_up_after = seconds(node, ATTRIBUTE_GIVES_UP_AFTER, INDEX_NONE);
    contact->answers_after = seconds(
            node, ATTRIBUTE_ANSWERS_AFTER, contact->channel == CHANNEL_PHONE ? 0 : ANSWER_SECONDS);
    contact->delay = seconds(node, ATTRIBUTE_DELAY, 0);
}

static void check_arrival(
        struct build *build, const struct node *node, const struct contact *contact)
{
    bool at = node_has(node, ATTRIBUTE_AT);
    bool after = node_has(node, ATTRIBUTE_AFTER);
    if (contact->out && (at || after)) {
        build_error(build, node, DIAG_CONTACT_OUT, node_id(node), NULL);
    } else if (!contact->out && at == after) {
        build_error(build, node, DIAG_CONTACT_ARRIVAL, node_id(node), NULL);
    }
}

static void start_at_visit(struct build *build, struct contact *contact, uint32_t visit)
{
    contact->start = build->visits.items[visit].entry;
    contact->start_visit = visit;
}

// Where it says, or else at the first step in the file.
static void fill_start(struct build *build, const struct node *node, struct contact *contact)
{
    const char *start = node_value(node, ATTRIBUTE_START);
    contact->start = contact->turns.first;
    contact->start_visit = INDEX_NONE;
    const struct node *first = node->first;
    while (start == NULL && first != NULL && first->element != ELEMENT_TURN &&
            first->element != ELEMENT_VISIT) {
        first = first->next;
    }
    if (start == NULL && first == NULL) {
        return; // said already: a contact needs a turn
    }
    const char *id = start != NULL ? start : node_id(first);
    const struct name *named = names_find(&build->names, build_path(build, node_id(node), id));
    if (named != NULL && named->kind == NAME_TURN) {
        contact->start = named->index;
    } else if (named != NULL && named->kind == NAME_VISIT) {
        start_at_visit(build, contact, named->index);
    } else if (start != NULL) {
        build_error(build, node, DIAG_NAME_UNKNOWN, "turn", start,
                names_near(&build->names, NAME_TURN, start), NULL);
    }
}

static void fill_nudges(struct build *build, const struct node *node, struct contact *contact)
{
    struct scope scope = { (uint32_t)(contact - build->contacts.items), contact->with };
    contact->nudges.first = (uint32_t)build->nudges.count;
    NODE_EACH(child, node, ELEMENT_NUDGE)
    {
        struct nudge nudge = { condition_read(build, child, ATTRIBUTE_WHEN, scope),
            build_text(build, child, node_id(node), "nudge") };
        vec_push(&build->nudges, nudge);
    }
    contact->nudges.count = (uint32_t)build->nudges.count - contact->nudges.first;
}

static void fill_contact(struct build *build, const struct node *node, struct contact *contact)
{
    const struct node *preview = node_child(node, ELEMENT_PREVIEW);
    uint32_t with = build_resolve_attribute(build, node, ATTRIBUTE_WITH, NAME_CUSTOMER);
    contact->id = build_attribute_string(build, node, ATTRIBUTE_ID);
    contact->with = with == INDEX_NONE ? 0 : with;
    contact->subject = build_attribute_text(build, node, ATTRIBUTE_SUBJECT, node_id(node));
    contact->preview =
            preview != NULL ? build_text(build, preview, node_id(node), "preview") : INDEX_NONE;
    contact->channel = (uint8_t)node_choice(node, ATTRIBUTE_CHANNEL, CHANNEL_TEAM);
    contact->out = node_choice(node, ATTRIBUTE_DIRECTION, 0) == 1;
    contact->has_at = node_value(node, ATTRIBUTE_AT) != NULL;
    contact->at = node_time(node, ATTRIBUTE_AT, 0);
    contact->after = build_resolve_attribute(build, node, ATTRIBUTE_AFTER, NAME_CONTACT);
    contact->ended_observes = INDEX_NONE;
    struct scope scope = { (uint32_t)(contact - build->contacts.items), contact->with };
    contact->when = condition_read(build, node, ATTRIBUTE_WHEN, scope);
    fill_waiting(node, contact);
    check_arrival(build, node, contact);
    fill_start(build, node, contact);
    fill_nudges(build, node, contact);
}

// Contacts that wait for each other never come.
static void check_cycles(struct build *build)
{
    for (uint32_t i = 0; i < build->contacts.count; i++) {
        uint32_t at = build->contacts.items[i].after;
        for (size_t steps = 0; at != INDEX_NONE && steps < build->contacts.count; steps++) {
            if (at == i) {
                const struct node *node = build->contact_nodes.items[i];
                build_error(build, node, DIAG_CONTACT_CYCLE, node_id(node), NULL);
                break;
            }
            at = build->contacts.items[at].after;
        }
    }
}

static void fill_visits(struct build *build)
{
    for (size_t i = 0; i < build->visits.count; i++) {
        const struct visit_source *source = &build->visit_sources.items[i];
        build->visits.items[i].id = build_attribute_string(build, source->node, ATTRIBUTE_ID);
        build->visits.items[i].next = target_read(build, source->node, source->node, source->place);
    }
}

void build_fill_contacts(struct build *build)
{
    for (size_t i = 0; i < build->contacts.count; i++) {
        fill_contact(build, build->contact_nodes.items[i], &build->contacts.items[i]);
    }
    check_cycles(build);
    fill_visits(build);
}
