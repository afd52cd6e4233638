// SPDX-License-Identifier: GPL-3.0-or-later
// Changing a text, a value or points in a file in place: all other bytes stay as they were.
#include "game/scenario/edit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/bundle.h"
#include "game/base/save.h"
#include "game/scenario/check.h"
#include "game/scenario/diag_codes.h"
#include "game/scenario/edit_fresh.h"
#include "game/scenario/node.h"
#include "game/scenario/value.h"

static const char scenario_space[] = "urn:zeven:scenario:1";

enum { STEP_SIZE = 64 };

/** "reply[acknowledge]" taken apart. */
struct step {
    char name[STEP_SIZE];
    char key[STEP_SIZE]; // "" = the first one
};

bool edit_open(struct edit *edit, const char *file, const char *bytes, size_t size,
        struct diag_list *diags)
{
    *edit = (struct edit) { .file = file };
    edit->map = xml_map_create(file, bytes, size, scenario_space, diags);
    return edit->map != NULL;
}

void edit_close(struct edit *edit)
{
    xml_map_destroy(edit->map);
    arena_finish(&edit->arena);
    *edit = (struct edit) { 0 };
}

static bool copy_part(char part[STEP_SIZE], const char *text, size_t size)
{
    if (size == 0 || size >= STEP_SIZE) {
        return false;
    }
    memcpy(part, text, size);
    part[size] = '\0';
    return true;
}

// Moves `*at` past one step and the / behind it; false at what is no step.
static bool take_step(const char **at, struct step *step)
{
    size_t size = strcspn(*at, "[]/@");
    *step = (struct step) { 0 };
    if (!copy_part(step->name, *at, size)) {
        return false;
    }
    *at += size;
    if (**at == '[') {
        size = strcspn(*at + 1, "[]/@");
        if (!copy_part(step->key, *at + 1, size) || (*at)[size + 1] != ']') {
            return false;
        }
        *at += size + 2;
    }
    bool more = **at == '/' && (*at)[1] != '\0' && (*at)[1] != '@';
    *at += more ? 1 : 0;
    return more || **at == '\0' || **at == '@';
}

enum element edit_kind(const struct edit *edit, uint32_t element)
{
    const struct xml_place *item = &edit->map->places.items[element];
    enum element parent = item->parent != XML_NONE ? edit_kind(edit, item->parent) : ELEMENT_NONE;
    return words_find_child(parent, item->name);
}

static const char *attribute_of(const struct edit *edit, uint32_t place, const char *name)
{
    const struct xml_place_attribute *found =
            name != NULL ? xml_map_attribute(edit->map, place, name) : NULL;
    return found != NULL ? found->value : NULL;
}

static bool is_number(const char *key)
{
    return key[strspn(key, "0123456789")] == '\0';
}

static uint32_t find_child(const struct edit *edit, uint32_t parent, const struct step *step)
{
    const struct xml_place *places = edit->map->places.items;
    enum element kind = words_find_child(edit_kind(edit, parent), step->name);
    bool counted = is_number(step->key);
    long number = counted && step->key[0] != '\0' ? strtol(step->key, NULL, 10) : 1;
    const char *key = counted || kind == ELEMENT_NONE ? NULL : fresh_key(kind);
    for (uint32_t i = places[parent].first; i != XML_NONE; i = places[i].next) {
        if (strcmp(places[i].name, step->name) != 0) {
            continue;
        }
        const char *value = attribute_of(edit, i, key);
        if (counted ? --number == 0 : value != NULL && strcmp(value, step->key) == 0) {
            return i;
        }
    }
    return XML_NONE;
}

static uint32_t find_below(const struct edit *edit, uint32_t element, const char *place)
{
    struct step step;
    while (element != XML_NONE && *place != '\0' && *place != '@') {
        element = take_step(&place, &step) ? find_child(edit, element, &step) : XML_NONE;
    }
    return element;
}

uint32_t edit_element(const struct edit *edit, const char *place)
{
    return find_below(edit, 0, place);
}

const char *edit_read_below(struct edit *edit, uint32_t element, const char *suffix)
{
    element = find_below(edit, element, suffix[0] == '/' ? suffix + 1 : suffix);
    if (element == XML_NONE) {
        return NULL;
    }
    const char *sign = strchr(suffix, '@');
    const char *value = sign != NULL ? attribute_of(edit, element, sign + 1)
                                     : edit->map->places.items[element].text;
    return value != NULL ? node_tidy(&edit->arena, value, strlen(value)) : NULL;
}

const char *edit_read(struct edit *edit, const char *place)
{
    return edit_read_below(edit, 0, place);
}

// The key when it tells this element from its neighbours, else its number, else nothing.
static void add_key(const struct edit *edit, uint32_t element, struct buffer *place)
{
    const struct xml_place *places = edit->map->places.items;
    enum element kind = edit_kind(edit, element);
    const char *value = kind != ELEMENT_NONE ? attribute_of(edit, element, fresh_key(kind)) : NULL;
    int number = 0;
    int count = 0;
    int same = 0;
    for (uint32_t i = places[places[element].parent].first; i != XML_NONE; i = places[i].next) {
        if (strcmp(places[i].name, places[element].name) == 0) {
            const char *other = value != NULL ? attribute_of(edit, i, fresh_key(kind)) : NULL;
            same += other != NULL && strcmp(other, value) == 0 ? 1 : 0;
            count++;
            number = i == element ? count : number;
        }
    }
    bool tells = value != NULL && same == 1 && value_is_id(value, strlen(value));
    if (tells) {
        buffer_add_format(place, "[%s]", value);
    } else if (count > 1) {
        buffer_add_format(place, "[%d]", number);
    }
}

void edit_add_place(const struct edit *edit, uint32_t element, struct buffer *place)
{
    const struct xml_place *item = &edit->map->places.items[element];
    if (item->parent == XML_NONE) {
        return;
    }
    edit_add_place(edit, item->parent, place);
    if (item->parent != 0) {
        buffer_add_char(place, '/');
    }
    buffer_add(place, item->name);
    add_key(edit, element, place);
}

// The first element below `parent` with this id; what has no id of its own, such as a compose, is
// looked through.
static uint32_t find_id(const struct edit *edit, uint32_t parent, const char *id, size_t size)
{
    const struct xml_place *places = edit->map->places.items;
    uint32_t found = XML_NONE;
    for (uint32_t i = places[parent].first; i != XML_NONE && found == XML_NONE;
            i = places[i].next) {
        const char *own = attribute_of(edit, i, "id");
        if (own == NULL) {
            found = find_id(edit, i, id, size);
        } else if (strlen(own) == size && memcmp(own, id, size) == 0) {
            found = i;
        }
    }
    return found;
}

bool edit_find(const struct edit *edit, const char *ids, struct buffer *place)
{
    uint32_t at = 0;
    while (at != XML_NONE && *ids != '\0') {
        size_t size = strcspn(ids, "/");
        at = find_id(edit, at, ids, size);
        ids += size + (ids[size] == '/' ? 1 : 0);
    }
    if (at == XML_NONE || at == 0) {
        return false;
    }
    edit_add_place(edit, at, place);
    return true;
}

/** The changes on their way into the file. */
struct editing {
    const struct edit *edit;
    struct fresh_list fresh;
    struct xml_edits edits;
    struct arena arena;
    struct diag_list *diags;
};

/** What a change is about: an element of the file, or a fresh one. */
struct aim {
    const struct edit_change *change;
    uint32_t place;
    uint32_t fresh;
    enum element element;
    int line;
    const char *attribute; // NULL = the element or its text
};

static bool refuse(const struct editing *editing, const struct aim *aim, int code, const char *what)
{
    diag_add(editing->diags, code, DIAG_ERROR, editing->edit->file, aim->line, aim->change->place,
            what, NULL);
    return false;
}

static bool step_into(struct editing *editing, struct aim *aim, const struct step *step)
{
    uint32_t child = XML_NONE;
    if (aim->fresh == XML_NONE) {
        child = find_child(editing->edit, aim->place, step);
    }
    enum element kind = words_find_child(aim->element, step->name);
    if (child == XML_NONE && (kind == ELEMENT_NONE || aim->change->value == NULL)) {
        return refuse(editing, aim, DIAG_EDIT_PLACE, step->name);
    }
    if (child == XML_NONE) {
        struct fresh wanted = { .element = kind,
            .holder = aim->fresh == XML_NONE ? aim->place : XML_NONE,
            .parent = aim->fresh,
            .key = step->key };
        aim->fresh = fresh_find_or_add(&editing->fresh, &wanted);
    } else {
        aim->place = child;
        aim->line = editing->edit->map->places.items[child].line;
    }
    aim->element = kind;
    return true;
}

static bool take_aim(struct editing *editing, struct aim *aim)
{
    const char *at = aim->change->place;
    struct step step;
    aim->element = edit_kind(editing->edit, 0);
    while (*at != '\0' && *at != '@') {
        const char *from = at;
        if (!take_step(&at, &step)) {
            return refuse(editing, aim, DIAG_EDIT_PLACE, from);
        }
        if (!step_into(editing, aim, &step)) {
            return false;
        }
    }
    aim->attribute = *at == '@' ? at + 1 : NULL;
    return true;
}

static const char *tidied(struct editing *editing, const struct aim *aim)
{
    size_t size = strlen(aim->change->value);
    char *copy = arena_copy_text(&editing->arena, aim->change->value, size);
    for (char *c = copy; aim->attribute != NULL && *c != '\0'; c++) {
        if (*c == '\n') {
            *c = ' '; // an attribute has no empty lines
        }
    }
    return node_tidy(&editing->arena, copy, size);
}

static bool is_same(struct editing *editing, const char *old, const char *value)
{
    return old != NULL && strcmp(node_tidy(&editing->arena, old, strlen(old)), value) == 0;
}

static bool set_attribute(struct editing *editing, const struct aim *aim)
{
    const struct attribute_rule *rule = words_find_rule(aim->element, aim->attribute);
    const char *element = words_element(aim->element)->name;
    if (rule == NULL) {
        diag_add(editing->diags, DIAG_ATTRIBUTE_UNKNOWN, DIAG_ERROR, editing->edit->file, aim->line,
                aim->attribute, element, words_near_attribute(aim->element, aim->attribute), NULL);
        return false;
    }
    const char *value = aim->change->value != NULL ? tidied(editing, aim) : NULL;
    if (value == NULL && rule->required) {
        return refuse(editing, aim, DIAG_EDIT_REQUIRED, element);
    }
    if (value != NULL &&
            !value_check(rule, value, editing->edit->file, aim->line, editing->diags)) {
        return false;
    }
    if (aim->fresh != XML_NONE) {
        fresh_set_attribute(&editing->fresh, aim->fresh, aim->attribute, value);
    } else if (value == NULL ||
            !is_same(editing, attribute_of(editing->edit, aim->place, aim->attribute), value)) {
        xml_edit_attribute(&editing->edits, editing->edit->map, aim->place, aim->attribute, value);
    }
    return true;
}

static bool set_text(struct editing *editing, const struct aim *aim)
{
    if (aim->change->value == NULL) {
        if (aim->place == 0) {
            return refuse(editing, aim, DIAG_EDIT_REQUIRED, "");
        }
        xml_edit_remove(&editing->edits, editing->edit->map, aim->place);
        return true;
    }
    const struct element_rule *rule = words_element(aim->element);
    const char *value = tidied(editing, aim);
    if (!rule->text) {
        return refuse(editing, aim, DIAG_EDIT_NO_TEXT, rule->name);
    }
    if (value[0] == '\0') {
        diag_add(editing->diags, DIAG_TEXT_MISSING, DIAG_ERROR, editing->edit->file, aim->line,
                rule->name, NULL);
        return false;
    }
    if (aim->fresh != XML_NONE) {
        fresh_set_text(&editing->fresh, aim->fresh, value);
    } else if (!is_same(editing, editing->edit->map->places.items[aim->place].text, value)) {
        xml_edit_text(&editing->edits, editing->edit->map, aim->place, value);
    }
    return true;
}

static bool make_change(struct editing *editing, const struct edit_change *change)
{
    struct aim aim = { .change = change, .place = 0, .fresh = XML_NONE, .line = 1 };
    if (!take_aim(editing, &aim)) {
        return false;
    }
    if (change->value != NULL && !xml_can_hold(change->value)) {
        return refuse(editing, &aim, DIAG_EDIT_SIGN, NULL);
    }
    return aim.attribute != NULL ? set_attribute(editing, &aim) : set_text(editing, &aim);
}

bool edit_apply(const struct edit *edit, const struct edit_change *changes, size_t count,
        struct buffer *bytes, struct diag_list *diags)
{
    struct editing editing = { .edit = edit, .diags = diags };
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        good = make_change(&editing, &changes[i]) && good;
    }
    if (good) {
        fresh_write(&editing.fresh, edit->map, &editing.edits);
        xml_edits_apply(&editing.edits, edit->map, bytes);
    }
    fresh_list_finish(&editing.fresh);
    xml_edits_finish(&editing.edits);
    arena_finish(&editing.arena);
    return good;
}

bool edit_check(const char *path, const struct buffer *bytes, struct diag_list *diags)
{
    struct check_summary summary = { 0 };
    return scenario_check_bytes(path, bytes, diags, &summary);
}

bool edit_file(const char *path, const struct buffer *known, const struct edit_change *changes,
        size_t count, struct buffer *after, struct diag_list *diags)
{
    struct edit edit;
    struct buffer bytes = { 0 };
    struct save_known before = { buffer_text(known), known->size };
    bool good = edit_open(&edit, path, before.bytes, before.size, diags) &&
            edit_apply(&edit, changes, count, &bytes, diags) && edit_check(path, &bytes, diags) &&
            save_file(path, buffer_text(&bytes), bytes.size, &before, diags);
    if (good) {
        buffer_add_bytes(after, buffer_text(&bytes), bytes.size);
    }
    edit_close(&edit);
    buffer_finish(&bytes);
    return good;
}
