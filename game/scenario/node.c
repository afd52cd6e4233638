// SPDX-License-Identifier: GPL-3.0-or-later
// The build tree: a file as elements with checked attributes, before ids are resolved.
#include "game/scenario/node.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/buffer.h"
#include "game/base/utf8.h"
#include "game/scenario/diag_codes.h"
#include "game/scenario/value.h"
#include "game/xml/reader.h"

static const char scenario_space[] = "urn:zeven:scenario:1";

struct tree_reading {
    struct forest *forest;
    const char *file;
    struct diag_list *diags;
    enum element wanted;
    struct node *root;
    struct node *open;
    int skipped; // open elements inside one that we do not know
    struct buffer text;
};

static void complain(
        struct tree_reading *reading, int code, int line, const char *name, const char *parent)
{
    diag_add(reading->diags, code, DIAG_ERROR, reading->file, line, name, parent, NULL);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static bool is_blank(const char *text, size_t size)
{
    size_t at = 0;
    while (at < size && is_space(text[at])) {
        at++;
    }
    return at == size;
}

const char *node_tidy(struct arena *arena, const char *text, size_t size)
{
    // Never longer than it was: two bytes stand only for two blanks or more.
    char *copy = arena_alloc(arena, size + 1);
    size_t used = 0;
    size_t spaces = 0;
    size_t lines = 0;
    for (size_t i = 0; i < size; i++) {
        if (is_space(text[i])) {
            spaces++;
            lines += text[i] == '\n';
            continue;
        }
        if (used > 0 && spaces > 0) {
            // An empty line in the file is an empty line in the letter; the rest is layout.
            memcpy(copy + used, lines > 1 ? "\n\n" : " ", 2);
            used += lines > 1 ? 2 : 1;
        }
        spaces = 0;
        lines = 0;
        copy[used++] = text[i];
    }
    copy[used] = '\0';
    return copy;
}

static void unknown_attribute(
        struct tree_reading *reading, enum element element, int line, const char *name)
{
    diag_add(reading->diags, DIAG_ATTRIBUTE_UNKNOWN, DIAG_ERROR, reading->file, line, name,
            words_element(element)->name, words_near_attribute(element, name), NULL);
}

static void require_attributes(struct tree_reading *reading, const struct node *node, uint64_t seen)
{
    const struct element_rule *rule = words_element(node->element);
    for (size_t i = 0; i < rule->attribute_count; i++) {
        if (rule->attributes[i].required && (seen & UINT64_C(1) << i) == 0) {
            complain(reading, DIAG_ATTRIBUTE_MISSING, node->line,
                    words_attribute(rule->attributes[i].attribute), rule->name);
        }
    }
}

static void check_because(
        struct tree_reading *reading, const struct node *node, bool accept, bool because)
{
    if (accept != because) {
        complain(reading, DIAG_BECAUSE, node->line, words_element(node->element)->name, NULL);
    }
}

static void take_attributes(
        struct tree_reading *reading, struct node *node, const struct xml_element *element)
{
    const struct element_rule *rule = words_element(node->element);
    struct node_attribute *taken =
            arena_alloc(&reading->forest->arena, element->attribute_count * sizeof(*taken));
    uint64_t seen = 0;
    bool given[2] = { false, false };
    for (size_t i = 0; i < element->attribute_count; i++) {
        const struct xml_attribute *attribute = &element->attributes[i];
        const struct attribute_rule *found = words_find_rule(node->element, attribute->name);
        if (found == NULL) {
            unknown_attribute(reading, node->element, node->line, attribute->name);
            continue;
        }
        bool own = found >= rule->attributes && found < rule->attributes + rule->attribute_count;
        seen |= own ? UINT64_C(1) << (found - rule->attributes) : 0;
        given[0] = given[0] || found->attribute == ATTRIBUTE_ACCEPT;
        given[1] = given[1] || found->attribute == ATTRIBUTE_BECAUSE;
        const char *value = node_tidy(&reading->forest->arena, attribute->value, attribute->size);
        bool right = value_check(found, value, reading->file, node->line, reading->diags);
        taken[node->attribute_count++] =
                (struct node_attribute) { found->attribute, right ? value : NULL };
    }
    node->attributes = taken;
    require_attributes(reading, node, seen);
    check_because(reading, node, given[0], given[1]);
}

static struct node *add_node(
        struct tree_reading *reading, enum element kind, const struct xml_element *element)
{
    struct node *node = arena_alloc(&reading->forest->arena, sizeof(*node));
    node->element = (uint8_t)kind;
    node->line = element->line;
    node->serial = reading->forest->node_count++;
    node->text = "";
    node->parent = reading->open;
    if (reading->open == NULL) {
        reading->root = node;
    } else if (reading->open->last == NULL) {
        reading->open->first = node;
    } else {
        reading->open->last->next = node;
    }
    if (reading->open != NULL) {
        reading->open->last = node;
    }
    return node;
}

static void unknown_element(struct tree_reading *reading, const struct xml_element *element)
{
    reading->skipped = 1;
    if (reading->open == NULL) {
        const char *wanted = words_element(reading->wanted)->name;
        complain(reading, DIAG_ROOT, element->line, element->name,
                wanted[0] != '\0' ? wanted : "scenario, pack, shift");
        return;
    }
    enum element parent = (enum element)reading->open->element;
    reading->open->puzzling = true;
    diag_add(reading->diags, DIAG_ELEMENT_UNKNOWN, DIAG_ERROR, reading->file, element->line,
            element->name, words_element(parent)->name, words_near_child(parent, element->name),
            NULL);
}

static void start(void *data, const struct xml_element *element)
{
    struct tree_reading *reading = data;
    if (reading->skipped > 0) {
        reading->skipped++;
        return;
    }
    enum element parent =
            reading->open != NULL ? (enum element)reading->open->element : ELEMENT_NONE;
    enum element kind = words_find_child(parent, element->name);
    bool wrong_root =
            reading->open == NULL && reading->wanted != ELEMENT_NONE && kind != reading->wanted;
    if (kind == ELEMENT_NONE || wrong_root) {
        unknown_element(reading, element);
        return;
    }
    struct node *node = add_node(reading, kind, element);
    take_attributes(reading, node, element);
    reading->open = node;
    buffer_clear(&reading->text);
}

// Enough of it to recognise it; cut between characters.
static void note_stray_text(struct tree_reading *reading, const char *text, size_t size)
{
    enum { SHOWN_SIZE = 40 };
    const char *tidied = node_tidy(&reading->forest->arena, text, size);
    size_t shown = strlen(tidied);
    if (shown > SHOWN_SIZE) {
        shown = utf8_after(tidied, utf8_before(tidied, SHOWN_SIZE));
    }
    const char *part = arena_copy_text(&reading->forest->arena, tidied, shown);
    complain(reading, DIAG_TEXT_UNEXPECTED, reading->open->line,
            words_element(reading->open->element)->name, part);
}

static void take_text(void *data, const char *text, size_t size)
{
    struct tree_reading *reading = data;
    if (reading->skipped > 0 || reading->open == NULL) {
        return;
    }
    if (words_element(reading->open->element)->text) {
        buffer_add_bytes(&reading->text, text, size);
    } else if (!is_blank(text, size)) {
        note_stray_text(reading, text, size);
    }
}

// What is past a limit is left out, so that no later step has to fear how many there are.
static void cut_children(struct node *node, enum element element, int most)
{
    struct node *kept = NULL;
    for (struct node *child = node->first; child != NULL; child = child->next) {
        if (child->element == element && most-- <= 0) {
            kept->next = child->next; // the first is always kept
            continue;
        }
        kept = child;
    }
    node->last = kept;
}

static void too_many(
        struct tree_reading *reading, struct node *node, const struct child_rule *child)
{
    const char *name = words_element(child->element)->name;
    if (child->most == 1) {
        complain(reading, DIAG_ELEMENT_TWICE, node->line, name, words_element(node->element)->name);
        return;
    }
    char most[16];
    (void)snprintf(most, sizeof(most), "%d", child->most);
    complain(reading, DIAG_LIMIT, node->line, name, most);
    cut_children(node, child->element, child->most);
}

static void require_children(struct tree_reading *reading, struct node *node)
{
    const struct element_rule *rule = words_element(node->element);
    int counts[ELEMENT_COUNT] = { 0 };
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        counts[child->element]++;
    }
    for (size_t i = 0; i < rule->child_count; i++) {
        const struct child_rule *child = &rule->children[i];
        if (counts[child->element] < child->least && !node->puzzling) {
            complain(reading, DIAG_ELEMENT_MISSING, node->line, words_element(child->element)->name,
                    rule->name);
        }
        if (child->most > 0 && counts[child->element] > child->most) {
            too_many(reading, node, child);
        }
    }
}

static void end(void *data)
{
    struct tree_reading *reading = data;
    if (reading->skipped > 0) {
        reading->skipped--;
        return;
    }
    struct node *node = reading->open;
    const struct element_rule *rule = words_element(node->element);
    if (rule->text) {
        node->text =
                node_tidy(&reading->forest->arena, buffer_text(&reading->text), reading->text.size);
        if (node->text[0] == '\0') {
            complain(reading, DIAG_TEXT_MISSING, node->line, rule->name, NULL);
        }
    } else if (rule->child_count > 0) {
        require_children(reading, node);
    }
    reading->open = node->parent;
}

struct tree tree_read(struct forest *forest, const char *file, const char *bytes, size_t size,
        enum element root, struct diag_list *diags)
{
    struct tree_reading reading = {
        .forest = forest, .file = file, .diags = diags, .wanted = root
    };
    struct xml_handler handler = { &reading, start, take_text, end };
    size_t errors = diags->errors;
    bool sound = xml_read(file, bytes, size, scenario_space, &handler, diags);
    // A foreign element is an error, but the file went by to its end.
    bool whole = sound || (reading.root != NULL && reading.open == NULL && errors < diags->errors);
    buffer_finish(&reading.text);
    return (struct tree) { file, reading.root, whole };
}

bool node_has(const struct node *node, enum attribute attribute)
{
    for (size_t i = 0; i < node->attribute_count; i++) {
        if (node->attributes[i].attribute == attribute) {
            return true;
        }
    }
    return false;
}

const char *node_value(const struct node *node, enum attribute attribute)
{
    for (size_t i = 0; i < node->attribute_count; i++) {
        if (node->attributes[i].attribute == attribute) {
            return node->attributes[i].value;
        }
    }
    return NULL;
}

int node_number(const struct node *node, enum attribute attribute, int otherwise)
{
    const char *value = node_value(node, attribute);
    return value != NULL ? (int)strtol(value, NULL, 10) : otherwise;
}

bool node_yes(const struct node *node, enum attribute attribute)
{
    const char *value = node_value(node, attribute);
    return value != NULL && strcmp(value, "yes") == 0;
}

int node_choice(const struct node *node, enum attribute attribute, int otherwise)
{
    const char *value = node_value(node, attribute);
    const struct attribute_rule *rule =
            words_find_rule((enum element)node->element, words_attribute(attribute));
    return value != NULL && rule != NULL ? words_find_choice(rule->choices, value) : otherwise;
}

uint32_t node_time(const struct node *node, enum attribute attribute, uint32_t otherwise)
{
    const char *value = node_value(node, attribute);
    uint32_t seconds = 0;
    return value != NULL && value_time(value, &seconds) ? seconds : otherwise;
}

const char *node_id(const struct node *node)
{
    const char *id = node_value(node, ATTRIBUTE_ID);
    return id != NULL ? id : "?";
}

const struct node *node_child(const struct node *node, enum element element)
{
    const struct node *child = node->first;
    while (child != NULL && child->element != element) {
        child = child->next;
    }
    return child;
}

const struct node *node_next(const struct node *node)
{
    const struct node *next = node->next;
    while (next != NULL && next->element != node->element) {
        next = next->next;
    }
    return next;
}

// Whether `codes` ("Z0302 Z0309") names `code`.
static bool names_code(const char *codes, int code)
{
    for (;;) {
        if (strtol(codes + 1, NULL, 10) == code) {
            return true;
        }
        codes = strchr(codes, ' ');
        if (codes == NULL) {
            return false;
        }
        codes++;
    }
}

const char *node_accepts(const struct node *node, int code)
{
    for (; node != NULL; node = node->parent) {
        const char *accepted = node_value(node, ATTRIBUTE_ACCEPT);
        const char *because = node_value(node, ATTRIBUTE_BECAUSE);
        if (accepted != NULL && because != NULL && names_code(accepted, code)) {
            return because;
        }
    }
    return NULL;
}
