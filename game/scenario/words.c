// SPDX-License-Identifier: GPL-3.0-or-later
// The vocabulary of the format as one table: which element may hold what. Reader and grammar share
// it.
#include "game/scenario/words.h"

#include <stdio.h>
#include <string.h>

#include "game/base/buffer.h"
#include "game/base/table.h"
#include "game/scenario/words_table.h"

static const struct attribute_rule common_attributes[] = {
    { ATTRIBUTE_ACCEPT, VALUE_CODE, false, 0, 0, NULL },
    { ATTRIBUTE_BECAUSE, VALUE_TEXT, false, 0, 0, NULL },
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

const struct element_rule *words_element(enum element element)
{
    return &WORDS_ELEMENTS[element];
}

const char *words_attribute(enum attribute attribute)
{
    return WORDS_ATTRIBUTES[attribute];
}

enum element words_find_child(enum element parent, const char *name)
{
    const struct element_rule *rule = &WORDS_ELEMENTS[parent];
    for (size_t i = 0; i < rule->child_count; i++) {
        enum element child = rule->children[i].element;
        const char *known = WORDS_ELEMENTS[child].name;
        if (known[0] == name[0] && strcmp(known, name) == 0) {
            return child;
        }
    }
    return ELEMENT_NONE;
}

static const struct attribute_rule *find_rule(
        const struct attribute_rule *rules, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        const char *known = WORDS_ATTRIBUTES[rules[i].attribute];
        if (known[0] == name[0] && strcmp(known, name) == 0) {
            return &rules[i];
        }
    }
    return NULL;
}

const struct attribute_rule *words_find_rule(enum element element, const char *name)
{
    const struct element_rule *rule = &WORDS_ELEMENTS[element];
    const struct attribute_rule *own = find_rule(rule->attributes, rule->attribute_count, name);
    return own != NULL ? own : find_rule(common_attributes, COUNT(common_attributes), name);
}

int words_find_choice(const char *choices, const char *value)
{
    size_t size = strlen(value);
    for (int place = 0;; place++) {
        const char *end = strchrnul(choices, ' ');
        if ((size_t)(end - choices) == size && memcmp(choices, value, size) == 0) {
            return place;
        }
        if (*end == '\0') {
            return -1;
        }
        choices = end + 1;
    }
}

const char *words_near_child(enum element parent, const char *name)
{
    struct table names = { 0 };
    const struct element_rule *rule = &WORDS_ELEMENTS[parent];
    for (size_t i = 0; i < rule->child_count; i++) {
        table_add(&names, WORDS_ELEMENTS[rule->children[i].element].name, 0);
    }
    const char *near = table_nearest(&names, name);
    table_finish(&names);
    return near;
}

const char *words_near_attribute(enum element element, const char *name)
{
    struct table names = { 0 };
    const struct element_rule *rule = &WORDS_ELEMENTS[element];
    for (size_t i = 0; i < rule->attribute_count; i++) {
        table_add(&names, WORDS_ATTRIBUTES[rule->attributes[i].attribute], 0);
    }
    const char *near = table_nearest(&names, name);
    table_finish(&names);
    return near;
}

bool words_near_choice(const char *choices, const char *value, char *near, size_t size)
{
    struct buffer copy = { 0 };
    buffer_add(&copy, choices);
    struct table names = { 0 };
    char *rest = NULL;
    for (char *word = strtok_r(copy.bytes, " ", &rest); word != NULL;
            word = strtok_r(NULL, " ", &rest)) {
        table_add(&names, word, 0);
    }
    const char *found = table_nearest(&names, value);
    if (found != NULL) {
        (void)snprintf(near, size, "%s", found);
    }
    table_finish(&names);
    buffer_finish(&copy);
    return found != NULL;
}
