// SPDX-License-Identifier: GPL-3.0-or-later
// What changes ask for and the file does not have yet: elements that grow until they are written.
#include "game/scenario/edit_fresh.h"

#include <string.h>

void fresh_list_finish(struct fresh_list *list)
{
    for (size_t i = 0; i < list->items.count; i++) {
        vec_finish(&list->items.items[i].attributes);
    }
    vec_finish(&list->items);
    arena_finish(&list->arena);
}

const char *fresh_key(enum element element)
{
    static const enum attribute KEYS[] = { ATTRIBUTE_ID, ATTRIBUTE_COMPETENCY, ATTRIBUTE_FACT,
        ATTRIBUTE_FLAG, ATTRIBUTE_NEED, ATTRIBUTE_PROMISE, ATTRIBUTE_CODE };
    const struct element_rule *rule = words_element(element);
    if (element == ELEMENT_SPEECH_ACT) {
        return words_attribute(ATTRIBUTE_IS);
    }
    for (size_t i = 0; i < sizeof(KEYS) / sizeof(KEYS[0]); i++) {
        for (size_t j = 0; j < rule->attribute_count; j++) {
            if (rule->attributes[j].attribute == KEYS[i]) {
                return words_attribute(KEYS[i]);
            }
        }
    }
    return NULL;
}

static bool is_number(const char *key)
{
    return key[0] != '\0' && key[strspn(key, "0123456789")] == '\0';
}

uint32_t fresh_find_or_add(struct fresh_list *list, const struct fresh *wanted)
{
    for (uint32_t i = 0; i < list->items.count; i++) {
        const struct fresh *known = &list->items.items[i];
        if (known->element == wanted->element && known->holder == wanted->holder &&
                known->parent == wanted->parent && strcmp(known->key, wanted->key) == 0) {
            return i;
        }
    }
    struct fresh fresh = { .element = wanted->element,
        .holder = wanted->holder,
        .parent = wanted->parent,
        .key = arena_copy_text(&list->arena, wanted->key, strlen(wanted->key)) };
    uint32_t number = (uint32_t)list->items.count;
    vec_push(&list->items, fresh);
    const char *name = fresh_key(wanted->element);
    if (name != NULL && fresh.key[0] != '\0' && !is_number(fresh.key)) {
        fresh_set_attribute(list, number, name, fresh.key);
    }
    return number;
}

void fresh_set_attribute(
        struct fresh_list *list, uint32_t fresh, const char *name, const char *value)
{
    struct fresh *item = &list->items.items[fresh];
    const char *kept = arena_copy_text(&list->arena, value, strlen(value));
    for (size_t i = 0; i < item->attributes.count; i++) {
        if (strcmp(item->attributes.items[i].name, name) == 0) {
            item->attributes.items[i].value = kept;
            return;
        }
    }
    struct fresh_attribute attribute = { arena_copy_text(&list->arena, name, strlen(name)), kept };
    vec_push(&item->attributes, attribute);
}

void fresh_set_text(struct fresh_list *list, uint32_t fresh, const char *text)
{
    list->items.items[fresh].text = arena_copy_text(&list->arena, text, strlen(text));
}

struct writing {
    const struct fresh_list *list;
    const char *prefix;
    struct buffer xml;
};

static void add_line(struct buffer *xml, int depth)
{
    buffer_add_format(xml, "\n%*s", 2 * depth, "");
}

// In the order in which the format lists them, which is how people write them.
static void write_tag(struct writing *writing, const struct fresh *fresh)
{
    const struct element_rule *rule = words_element(fresh->element);
    buffer_add_format(&writing->xml, "<%s%s", writing->prefix, rule->name);
    for (size_t i = 0; i < rule->attribute_count; i++) {
        const char *name = words_attribute(rule->attributes[i].attribute);
        for (size_t j = 0; j < fresh->attributes.count; j++) {
            if (strcmp(fresh->attributes.items[j].name, name) == 0) {
                buffer_add_format(&writing->xml, " %s=\"", name);
                xml_escape(&writing->xml, fresh->attributes.items[j].value, '"');
                buffer_add_char(&writing->xml, '"');
            }
        }
    }
}

static void write_fresh(struct writing *writing, uint32_t number, int depth);

static bool write_children(struct writing *writing, uint32_t number, int depth)
{
    const struct element_rule *rule = words_element(writing->list->items.items[number].element);
    bool some = false;
    for (size_t kind = 0; kind < rule->child_count; kind++) {
        for (uint32_t i = 0; i < writing->list->items.count; i++) {
            const struct fresh *child = &writing->list->items.items[i];
            if (child->parent == number && child->element == rule->children[kind].element) {
                buffer_add(&writing->xml, some ? "" : ">");
                add_line(&writing->xml, depth + 1);
                write_fresh(writing, i, depth + 1);
                some = true;
            }
        }
    }
    if (some) {
        add_line(&writing->xml, depth);
    }
    return some;
}

static void write_fresh(struct writing *writing, uint32_t number, int depth)
{
    const struct fresh *fresh = &writing->list->items.items[number];
    write_tag(writing, fresh);
    bool open = write_children(writing, number, depth);
    if (!open && fresh->text != NULL) {
        buffer_add_char(&writing->xml, '>');
        xml_escape(&writing->xml, fresh->text, '\0');
        open = true;
    }
    if (open) {
        buffer_add_format(
                &writing->xml, "</%s%s>", writing->prefix, words_element(fresh->element)->name);
    } else {
        buffer_add(&writing->xml, "/>");
    }
}

static size_t rank_of(const struct element_rule *rule, const char *name)
{
    size_t rank = 0;
    while (rank < rule->child_count &&
            strcmp(words_element(rule->children[rank].element)->name, name) != 0) {
        rank++;
    }
    return rank;
}

static uint32_t find_neighbour(
        const struct xml_map *map, uint32_t holder, const struct element_rule *rule, size_t rank)
{
    uint32_t found = XML_NONE;
    for (uint32_t i = map->places.items[holder].first; i != XML_NONE;
            i = map->places.items[i].next) {
        if (rank_of(rule, map->places.items[i].name) <= rank) {
            found = i;
        }
    }
    return found;
}

static enum element kind_of(const struct xml_map *map, uint32_t place)
{
    const struct xml_place *item = &map->places.items[place];
    enum element parent = item->parent != XML_NONE ? kind_of(map, item->parent) : ELEMENT_NONE;
    return words_find_child(parent, item->name);
}

static void write_in(const struct fresh_list *list, const struct xml_map *map,
        struct xml_edits *edits, size_t wanted)
{
    struct writing writing = { .list = list, .prefix = map->prefix };
    for (uint32_t i = 0; i < list->items.count; i++) {
        const struct fresh *fresh = &list->items.items[i];
        if (fresh->parent != XML_NONE) {
            continue;
        }
        const struct element_rule *rule = words_element(kind_of(map, fresh->holder));
        size_t rank = rank_of(rule, words_element(fresh->element)->name);
        if (rank == wanted) {
            buffer_clear(&writing.xml);
            write_fresh(&writing, i, 0);
            uint32_t after = find_neighbour(map, fresh->holder, rule, rank);
            xml_edit_insert(edits, map, fresh->holder, after, buffer_text(&writing.xml));
        }
    }
    buffer_finish(&writing.xml);
}

// Kind after kind, because new neighbours may go in behind one and the same old one.
void fresh_write(const struct fresh_list *list, const struct xml_map *map, struct xml_edits *edits)
{
    enum { KINDS_MAX = 20 }; // more than any element may hold
    for (size_t rank = 0; rank < KINDS_MAX; rank++) {
        write_in(list, map, edits, rank);
    }
}
