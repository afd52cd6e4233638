// SPDX-License-Identifier: GPL-3.0-or-later
// Wrap-ups: the fields that close a contact, their codes, and which of them are right when.
#include <stdio.h>

#include "game/base/buffer.h"
#include "game/scenario/build.h"
#include "game/scenario/condition.h"
#include "game/scenario/diag_codes.h"
#include "game/scenario/effects.h"

enum { POINTS_DEFAULT = 2 };

static const char *keyed(struct build *build, const char *first, const char *second)
{
    struct buffer key = { 0 };
    buffer_add_format(&key, "%s:%s", first, second);
    const char *kept = arena_copy_text(&build->forest.arena, buffer_text(&key), key.size);
    buffer_finish(&key);
    return kept;
}

// Each field has codes of its own, so that "this code was submitted" says in which contact and
// field.
static uint32_t add_list(struct build *build, const struct node *list, const char *field_key)
{
    struct code_list codes = { build_attribute_string(build, list, ATTRIBUTE_ID), 0,
        { (uint32_t)build->codes.count, 0 } };
    codes.label = build_attribute_text(build, list, ATTRIBUTE_LABEL, node_id(list));
    NODE_EACH(node, list, ELEMENT_CODE)
    {
        uint32_t index = (uint32_t)build->codes.count;
        const char *key = keyed(build, field_key, node_id(node));
        struct code code = { build_attribute_string(build, node, ATTRIBUTE_ID),
            build_text(build, node, node_id(list), node_id(node)) };
        build_declare(build, node, NAME_CODE, key, index);
        vec_push(&build->codes, code);
        codes.codes.count++;
    }
    vec_push(&build->code_lists, codes);
    return (uint32_t)build->code_lists.count - 1;
}

static void declare_field(struct build *build, const struct node *node, uint32_t contact)
{
    const char *contact_id = node_id(build->contact_nodes.items[contact]);
    const char *key = keyed(build, contact_id, node_id(node));
    struct wrap_field field = { .list = INDEX_NONE };
    build_declare(build, node, NAME_FIELD, key, (uint32_t)build->wrap_fields.count);
    const char *list = node_value(node, ATTRIBUTE_CODES);
    if (list != NULL) {
        const struct name *named = names_find(&build->names, keyed(build, "codes", list));
        if (named == NULL) {
            build_error(build, node, DIAG_NAME_UNKNOWN, "codes", list,
                    names_near(&build->names, NAME_CODES, list), NULL);
        } else {
            field.list = add_list(build, build->code_list_nodes.items[named->index], key);
        }
    }
    vec_push(&build->wrap_fields, field);
    vec_push(&build->field_nodes, node);
}

static void check_list(struct build *build, const struct node *list)
{
    int count = 0;
    struct table lines = { 0 };
    NODE_EACH(code, list, ELEMENT_CODE)
    {
        const char *id = node_value(code, ATTRIBUTE_ID);
        count++;
        if (id != NULL && !table_add(&lines, id, (uint32_t)code->line)) {
            char line[16];
            (void)snprintf(line, sizeof(line), "%u", table_find(&lines, id));
            build_error(build, code, DIAG_ID_TWICE, id, line, NULL);
        }
    }
    table_finish(&lines);
    if (count < CODES_MIN) {
        char number[16];
        char limit[16];
        (void)snprintf(number, sizeof(number), "%d", count);
        (void)snprintf(limit, sizeof(limit), "%d", CODES_MIN);
        build_warning(build, list, DIAG_CODES_FEW, node_id(list), number, limit, NULL);
    }
    if (count > CODES_MAX) {
        build_limit(build, list, "code", CODES_MAX);
    }
}

void build_declare_wrap_ups(struct build *build)
{
    for (size_t i = 0; i < build->code_list_nodes.count; i++) {
        check_list(build, build->code_list_nodes.items[i]);
    }
    for (uint32_t i = 0; i < build->contacts.count && !build->stopped; i++) {
        struct range fields = { (uint32_t)build->wrap_fields.count, 0 };
        const struct node *wrap = node_child(build->contact_nodes.items[i], ELEMENT_WRAP_UP);
        if (wrap != NULL) {
            NODE_EACH(node, wrap, ELEMENT_WRAP_FIELD)
            {
                if (build->wrap_fields.count - fields.first == WRAP_FIELD_MAX) {
                    build_limit(build, node, "field", WRAP_FIELD_MAX);
                    return;
                }
                declare_field(build, node, i);
            }
        }
        fields.count = (uint32_t)build->wrap_fields.count - fields.first;
        build->contacts.items[i].wrap_fields = fields;
    }
}

static void add_right(struct build *build, const struct node *node, const struct wrap_field *field,
        const char *field_key, struct scope scope)
{
    const char *code = node_value(node, ATTRIBUTE_CODE);
    if (code == NULL || field->list == INDEX_NONE) {
        return;
    }
    const struct name *named = names_find(&build->names, keyed(build, field_key, code));
    if (named == NULL) {
        build_error(build, node, DIAG_CODE_NOT_LISTED, code,
                node_value(node->parent, ATTRIBUTE_CODES),
                names_near(&build->names, NAME_CODE, code), NULL);
        return;
    }
    struct right_code right = { named->index, condition_read(build, node, ATTRIBUTE_WHEN, scope),
        (uint8_t)node_number(node, ATTRIBUTE_POINTS, field->points) };
    if (right.points > field->points) {
        char earned[16];
        char possible[16];
        (void)snprintf(earned, sizeof(earned), "%u", right.points);
        (void)snprintf(possible, sizeof(possible), "%u", field->points);
        build_error(build, node, DIAG_EARNS_MORE, code, earned, possible, NULL);
    }
    vec_push(&build->rights, right);
}

static void fill_field(struct build *build, uint32_t index, uint32_t contact)
{
    const struct node *node = build->field_nodes.items[index];
    const struct node *why = node_child(node, ELEMENT_WHY);
    const char *contact_id = node_id(build->contact_nodes.items[contact]);
    const char *path = build_path(build, build_path(build, contact_id, "wrap-up"), node_id(node));
    struct scope scope = { contact, build->contacts.items[contact].with };
    struct wrap_field field = build->wrap_fields.items[index];
    field.id = build_attribute_string(build, node, ATTRIBUTE_ID);
    field.label = build_attribute_text(build, node, ATTRIBUTE_LABEL, path);
    field.competency = (uint8_t)effects_competency(node, COMPETENCY_ACCURACY);
    field.points = (uint8_t)node_number(node, ATTRIBUTE_POINTS, POINTS_DEFAULT);
    field.decision = build_decision(build, node, path);
    field.why = why != NULL ? build_text(build, why, path, "why") : INDEX_NONE;
    field.rights.first = (uint32_t)build->rights.count;
    NODE_EACH(right, node, ELEMENT_RIGHT)
    {
        add_right(build, right, &field, keyed(build, contact_id, node_id(node)), scope);
    }
    field.rights.count = (uint32_t)build->rights.count - field.rights.first;
    build->wrap_fields.items[index] = field;
}

void build_fill_wrap_ups(struct build *build)
{
    for (uint32_t i = 0; i < build->contacts.count; i++) {
        struct range fields = build->contacts.items[i].wrap_fields;
        for (uint32_t j = 0; j < fields.count; j++) {
            fill_field(build, fields.first + j, i);
        }
    }
}
