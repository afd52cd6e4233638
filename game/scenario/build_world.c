// SPDX-License-Identifier: GPL-3.0-or-later
// The world of a scenario: customers, facts, needs, records, acts on records, coach questions.
#include <stdio.h>
#include <string.h>

#include "game/scenario/build.h"
#include "game/scenario/condition.h"
#include "game/scenario/diag_codes.h"
#include "game/scenario/effects.h"

enum { WEIGHT_WHOLE = 100, REACTIVITY_DEFAULT = 100 };

static void declare_facts(struct build *build, const struct node *root)
{
    NODE_EACH(node, root, ELEMENT_FACT)
    {
        struct fact fact = { .known = build_mark(build), .unasked = build_mark(build) };
        fact.several_ways = node_value(node, ATTRIBUTE_SEVERAL_WAYS) == NULL ||
                node_yes(node, ATTRIBUTE_SEVERAL_WAYS);
        fact.id = build_attribute_string(build, node, ATTRIBUTE_ID);
        fact.label = build_text(build, node, node_id(node), "label");
        build_declare(build, node, NAME_FACT, node_id(node), (uint32_t)build->facts.count);
        vec_push(&build->facts, fact);
        vec_push(&build->fact_nodes, node);
        vec_push(&build->fact_decisions, 0);
        vec_push(&build->fact_last, INDEX_NONE);
    }
}

static void declare_flags(struct build *build, const struct node *root)
{
    NODE_EACH(node, root, ELEMENT_FLAG)
    {
        struct flag flag = { .mark = build_mark(build) };
        flag.id = build_attribute_string(build, node, ATTRIBUTE_ID);
        build_declare(build, node, NAME_FLAG, node_id(node), (uint32_t)build->flags.count);
        vec_push(&build->flags, flag);
    }
}

static void declare_records(struct build *build, const struct node *root)
{
    NODE_EACH(node, root, ELEMENT_RECORD)
    {
        struct record record = { .opened = build_mark(build),
            .found = build_mark(build),
            .pinned = build_mark(build),
            .of_pack = root != build->own.root,
            .pack = INDEX_NONE };
        if (record.of_pack) {
            record.pack = build_attribute_string(build, root, ATTRIBUTE_ID);
        }
        record.id = build_attribute_string(build, node, ATTRIBUTE_ID);
        build_declare(build, node, NAME_RECORD, node_id(node), (uint32_t)build->records.count);
        vec_push(&build->records, record);
    }
}

static void declare_code_lists(struct build *build, const struct node *root)
{
    NODE_EACH(node, root, ELEMENT_CODES)
    {
        struct buffer key = { 0 };
        buffer_add_format(&key, "codes:%s", node_id(node));
        const char *path = arena_copy_text(&build->forest.arena, buffer_text(&key), key.size);
        buffer_finish(&key);
        build_declare(build, node, NAME_CODES, path, (uint32_t)build->code_list_nodes.count);
        vec_push(&build->code_list_nodes, node);
    }
}

static void declare_passages(struct build *build, const struct node *root)
{
    NODE_EACH(node, root, ELEMENT_PASSAGE)
    {
        build_declare(build, node, NAME_PASSAGE, node_id(node), (uint32_t)build->passages.count);
        vec_push(&build->passages, node);
    }
    if (build->passages.count > PASSAGES_MAX) {
        build_limit(build, root, "passage", PASSAGES_MAX);
    }
}

void build_declare_shared(struct build *build, const struct node *root)
{
    if (root != NULL) {
        declare_facts(build, root);
        declare_flags(build, root);
        declare_records(build, root);
        declare_code_lists(build, root);
        declare_passages(build, root);
    }
}

static void declare_own(struct build *build, const struct node *root)
{
    NODE_EACH(node, root, ELEMENT_CUSTOMER)
    {
        build_declare(build, node, NAME_CUSTOMER, node_id(node), (uint32_t)build->customers.count);
        vec_push(&build->customers, (struct customer) { 0 });
    }
    NODE_EACH(node, root, ELEMENT_NEED)
    {
        build_declare(build, node, NAME_NEED, node_id(node), (uint32_t)build->needs.count);
        vec_push(&build->needs, ((struct need) { .solved = build_mark(build) }));
    }
    NODE_EACH(node, root, ELEMENT_RECORD_ACT)
    {
        build_declare(build, node, NAME_ACT, node_id(node), (uint32_t)build->acts.count);
        struct record_act act = { .done = build_mark(build), .did = build_mark(build) };
        vec_push(&build->acts, act);
    }
    NODE_EACH(node, root, ELEMENT_COACH)
    {
        build_declare(build, node, NAME_COACH, node_id(node), (uint32_t)build->coach.count);
        vec_push(&build->coach, ((struct coach_question) { .asked = build_mark(build) }));
    }
    NODE_EACH(node, root, ELEMENT_PROMISE)
    {
        build_declare(build, node, NAME_PROMISE, node_id(node), (uint32_t)build->promises.count);
        vec_push(&build->promises, (struct promise) { 0 });
    }
    if (build->customers.count > CUSTOMERS_MAX) {
        build_limit(build, root, "customer", CUSTOMERS_MAX);
    }
}

void build_declare_world(struct build *build)
{
    build_declare_shared(build, build->centre.root);
    build_declare_shared(build, build->pack.root);
    build_declare_shared(build, build->own.root);
    declare_own(build, build->own.root);
}

// A customer begins as the rules say for the mood; trust has a word of its own, and any axis may be
// exact.
static void fill_start(struct build *build, const struct node *node, struct customer *customer)
{
    static const enum attribute exact[AXIS_COUNT] = { ATTRIBUTE_PLEASANTNESS, ATTRIBUTE_AROUSAL,
        ATTRIBUTE_TRUST_VALUE, ATTRIBUTE_EFFORT, ATTRIBUTE_COUNT };
    const char *mood = node_value(node, ATTRIBUTE_MOOD);
    const char *trust = node_value(node, ATTRIBUTE_TRUST);
    uint32_t named = mood != NULL ? table_find(&build->rules->mood_ids, mood) : TABLE_NONE;
    if (mood != NULL && named == TABLE_NONE) {
        build_error(build, node, DIAG_NAME_UNKNOWN, "mood", mood,
                table_nearest(&build->rules->mood_ids, mood), NULL);
    } else if (mood != NULL) {
        memcpy(customer->start, build->rules->moods[named].start, sizeof(customer->start));
    }
    named = trust != NULL ? table_find(&build->rules->mood_ids, trust) : TABLE_NONE;
    if (named != TABLE_NONE) {
        customer->start[AXIS_TRUST] = build->rules->moods[named].start[AXIS_TRUST];
    }
    for (int i = 0; i < AXIS_OUTCOME; i++) {
        customer->start[i] = (int8_t)node_number(node, exact[i], customer->start[i]);
    }
    customer->complaint = mood != NULL && strcmp(mood, "angry") == 0;
}

static void fill_customers(struct build *build)
{
    uint32_t index = 0;
    NODE_EACH(node, build->own.root, ELEMENT_CUSTOMER)
    {
        struct customer customer = { 0 };
        const char *id = node_id(node);
        customer.id = build_attribute_string(build, node, ATTRIBUTE_ID);
        customer.name = build_attribute_text(build, node, ATTRIBUTE_NAME, id);
        customer.since = build_attribute_text(build, node, ATTRIBUTE_SINCE, id);
        customer.place = build_attribute_text(build, node, ATTRIBUTE_PLACE, id);
        customer.reactivity = (uint8_t)node_number(node, ATTRIBUTE_REACTIVITY, REACTIVITY_DEFAULT);
        customer.instrumental = node_choice(node, ATTRIBUTE_ANGER, 0) == 1;
        customer.formal = node_choice(node, ATTRIBUTE_ADDRESS, 0) == 0;
        customer.at_fault = node_yes(node, ATTRIBUTE_AT_FAULT);
        customer.gender = build_attribute_string(build, node, ATTRIBUTE_GENDER);
        customer.role = build_attribute_string(build, node, ATTRIBUTE_ROLE);
        customer.origin = build_attribute_string(build, node, ATTRIBUTE_ORIGIN);
        customer.mood = build_attribute_string(build, node, ATTRIBUTE_MOOD);
        fill_start(build, node, &customer);
        build->customers.items[index++] = customer;
    }
}

static void check_weights(struct build *build, const int *weights, bool any)
{
    uint32_t index = 0;
    NODE_EACH(node, build->own.root, ELEMENT_CUSTOMER)
    {
        int weight = weights[index++];
        if (any && weight != 0 && weight != WEIGHT_WHOLE) {
            char sum[16];
            (void)snprintf(sum, sizeof(sum), "%d", weight);
            build_error(build, node, DIAG_NEED_WEIGHTS, node_id(node), sum, NULL);
        }
    }
}

static void fill_needs(struct build *build)
{
    int weights[CUSTOMERS_MAX] = { 0 };
    uint32_t index = 0;
    NODE_EACH(node, build->own.root, ELEMENT_NEED)
    {
        struct need *need = &build->needs.items[index++];
        uint32_t customer = build_resolve_attribute(build, node, ATTRIBUTE_CUSTOMER, NAME_CUSTOMER);
        need->id = build_attribute_string(build, node, ATTRIBUTE_ID);
        need->customer = customer == INDEX_NONE ? 0 : customer;
        need->weight = (uint8_t)node_number(node, ATTRIBUTE_WEIGHT, 0);
        need->label = build_text(build, node, node_id(node), "label");
        weights[need->customer] += need->weight;
    }
    check_weights(build, weights, index > 0);
}

static void fill_record_lists(
        struct build *build, const struct node *node, struct record *record, const char *id)
{
    record->fields.first = (uint32_t)build->fields.count;
    NODE_EACH(child, node, ELEMENT_RECORD_FIELD)
    {
        struct field field = { build_attribute_text(build, child, ATTRIBUTE_NAME, id),
            build_text(build, child, id, "field") };
        vec_push(&build->fields, field);
    }
    record->fields.count = (uint32_t)build->fields.count - record->fields.first;
    record->attachments.first = (uint32_t)build->fields.count;
    NODE_EACH(child, node, ELEMENT_ATTACHMENT)
    {
        struct field field = { build_attribute_text(build, child, ATTRIBUTE_TITLE, id),
            build_text(build, child, id, "attachment") };
        vec_push(&build->fields, field);
    }
    record->attachments.count = (uint32_t)build->fields.count - record->attachments.first;
    record->paragraphs.first = (uint32_t)build->text_lists.count;
    NODE_EACH(child, node, ELEMENT_RECORD_TEXT)
    {
        vec_push(&build->text_lists, build_text(build, child, id, "text"));
    }
    record->paragraphs.count = (uint32_t)build->text_lists.count - record->paragraphs.first;
    record->entries.first = (uint32_t)build->entries.count;
    NODE_EACH(child, node, ELEMENT_ENTRY)
    {
        struct entry entry = { build_attribute_text(build, child, ATTRIBUTE_AT, id),
            build_text(build, child, id, "entry") };
        vec_push(&build->entries, entry);
    }
    record->entries.count = (uint32_t)build->entries.count - record->entries.first;
}

static void fill_record(struct build *build, const struct node *node, struct record *record)
{
    const char *id = node_id(node);
    struct scope scope = { INDEX_NONE, 0 };
    record->system = (uint8_t)node_choice(node, ATTRIBUTE_SYSTEM, 0);
    record->title = build_attribute_text(build, node, ATTRIBUTE_TITLE, id);
    record->subtitle = build_attribute_text(build, node, ATTRIBUTE_SUBTITLE, id);
    record->date = build_attribute_text(build, node, ATTRIBUTE_DATE, id);
    record->version = build_attribute_text(build, node, ATTRIBUTE_VERSION, id);
    record->from = node_time(node, ATTRIBUTE_FROM, 0);
    record->after = build_resolve_attribute(build, node, ATTRIBUTE_AFTER, NAME_CONTACT);
    record->when = condition_read(build, node, ATTRIBUTE_WHEN, scope);
    record->found_by = build_attribute_string(build, node, ATTRIBUTE_FOUND_BY);
    record->effects = effects_read(build, node, scope);
    fill_record_lists(build, node, record, id);
}

static void fill_records(struct build *build)
{
    const struct node *roots[3] = { build->centre.root, build->pack.root, build->own.root };
    uint32_t index = 0;
    for (int i = 0; i < 3; i++) {
        if (roots[i] == NULL) {
            continue;
        }
        NODE_EACH(node, roots[i], ELEMENT_RECORD)
        {
            fill_record(build, node, &build->records.items[index++]);
        }
    }
}

static void fill_acts(struct build *build)
{
    uint32_t index = 0;
    struct scope scope = { INDEX_NONE, 0 };
    NODE_EACH(node, build->own.root, ELEMENT_RECORD_ACT)
    {
        struct record_act *act = &build->acts.items[index];
        const struct node *result = node_child(node, ELEMENT_RESULT);
        act->id = build_attribute_string(build, node, ATTRIBUTE_ID);
        act->record = build_resolve_attribute(build, node, ATTRIBUTE_RECORD, NAME_RECORD);
        act->label = build_attribute_text(build, node, ATTRIBUTE_LABEL, node_id(node));
        act->result =
                result != NULL ? build_text(build, result, node_id(node), "result") : INDEX_NONE;
        act->when = condition_read(build, node, ATTRIBUTE_WHEN, scope);
        act->undoes = build_resolve_attribute(build, node, ATTRIBUTE_UNDOES, NAME_ACT);
        act->seconds = (uint16_t)node_number(
                node, ATTRIBUTE_SECONDS, build->rules->costs[COST_RECORD_ACT]);
        act->effects = effects_read(build, node, scope);
        if (act->undoes == index) {
            build_error(build, node, DIAG_UNDO_ITSELF, node_id(node), NULL);
        }
        index++;
    }
}

static void fill_coach(struct build *build)
{
    uint32_t index = 0;
    struct scope scope = { INDEX_NONE, 0 };
    NODE_EACH(node, build->own.root, ELEMENT_COACH)
    {
        struct coach_question *question = &build->coach.items[index++];
        const struct node *ask = node_child(node, ELEMENT_ASK);
        const struct node *answer = node_child(node, ELEMENT_ANSWER);
        const char *id = node_id(node);
        question->id = build_attribute_string(build, node, ATTRIBUTE_ID);
        question->ask = ask != NULL ? build_text(build, ask, id, "ask") : INDEX_NONE;
        question->answer = answer != NULL ? build_text(build, answer, id, "answer") : INDEX_NONE;
        question->when = condition_read(build, node, ATTRIBUTE_WHEN, scope);
        question->effects = effects_read(build, node, scope);
    }
}

void build_fill_world(struct build *build)
{
    fill_customers(build);
    fill_needs(build);
    fill_records(build);
    fill_acts(build);
    fill_coach(build);
}
