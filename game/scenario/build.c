// SPDX-License-Identifier: GPL-3.0-or-later
// A scenario under construction: the trees, the names, and the arrays that grow.
#include "game/scenario/build.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "game/base/buffer.h"
#include "game/base/hash.h"
#include "game/scenario/diag_codes.h"

void build_init(struct build *build, const struct rules *rules, struct diag_list *diags)
{
    *build = (struct build) {
        .scenario = mem_alloc(sizeof(struct scenario)), .rules = rules, .diags = diags
    };
    names_init(&build->names);
}

static uint32_t *none_of(size_t count)
{
    uint32_t *list = mem_alloc((count + 1) * sizeof(*list));
    memset(list, 0xff, (count + 1) * sizeof(*list)); // INDEX_NONE throughout
    return list;
}

void build_begin(struct build *build)
{
    build->shown = none_of(build->forest.node_count);
    build->criticals_of = none_of(build->forest.node_count);
    build->worded = none_of(build->forest.node_count);
    vec_push(&build->conditions, (struct range) { 0 }); // CONDITION_TRUE
}

static void finish_sources(struct build *build)
{
    vec_finish(&build->places);
    vec_finish(&build->turn_sources);
    vec_finish(&build->slot_sources);
    vec_finish(&build->visit_sources);
    vec_finish(&build->passages);
    vec_finish(&build->contact_nodes);
    vec_finish(&build->code_list_nodes);
    vec_finish(&build->fact_nodes);
    vec_finish(&build->field_nodes);
    vec_finish(&build->fact_decisions);
    vec_finish(&build->fact_last);
    mem_free(build->shown);
    mem_free(build->criticals_of);
    mem_free(build->worded);
    table_finish(&build->reported);
    table_finish(&build->before_pairs);
    names_finish(&build->names);
    arena_finish(&build->forest.arena);
}

static void finish_talk(struct build *build)
{
    vec_finish(&build->effects);
    vec_finish(&build->shows);
    vec_finish(&build->wordings);
    vec_finish(&build->slots);
    vec_finish(&build->slot_rests);
    vec_finish(&build->says);
    vec_finish(&build->turns);
    vec_finish(&build->composes);
    vec_finish(&build->sections);
    vec_finish(&build->section_lists);
    vec_finish(&build->rules_of_compose);
    vec_finish(&build->visits);
    vec_finish(&build->endings);
    vec_finish(&build->nudges);
    vec_finish(&build->rights);
    vec_finish(&build->wrap_fields);
    vec_finish(&build->contacts);
}

void build_finish(struct build *build)
{
    finish_sources(build);
    finish_talk(build);
    vec_finish(&build->strings);
    vec_finish(&build->texts);
    vec_finish(&build->text_hashes);
    vec_finish(&build->code);
    vec_finish(&build->conditions);
    vec_finish(&build->codes);
    vec_finish(&build->code_lists);
    vec_finish(&build->promises);
    vec_finish(&build->earns);
    vec_finish(&build->observes);
    vec_finish(&build->criticals);
    vec_finish(&build->facts);
    vec_finish(&build->flags);
    vec_finish(&build->needs);
    vec_finish(&build->fields);
    vec_finish(&build->entries);
    vec_finish(&build->text_lists);
    vec_finish(&build->records);
    vec_finish(&build->acts);
    vec_finish(&build->coach);
    vec_finish(&build->customers);
    vec_finish(&build->befores);
    vec_finish(&build->decisions);
    vec_finish(&build->rule_texts);
    vec_finish(&build->acceptances);
}

static enum file_of_scenario source_of(const struct build *build, const struct node *node)
{
    while (node->parent != NULL) {
        node = node->parent;
    }
    if (node == build->pack.root) {
        return FILE_OF_PACK;
    }
    return node == build->centre.root ? FILE_OF_CENTRE : FILE_OWN;
}

const char *build_file(const struct build *build, const struct node *node)
{
    const char *const files[FILE_COUNT] = { build->own.file, build->pack.file, build->centre.file };
    return files[source_of(build, node)];
}

static bool is_new(struct build *build, const struct node *node, int code,
        const char *const arguments[DIAG_ARGUMENTS_MAX])
{
    struct buffer key = { 0 };
    buffer_add_format(&key, "%s:%d:%d", build_file(build, node), node->line, code);
    for (int i = 0; i < DIAG_ARGUMENTS_MAX && arguments[i] != NULL; i++) {
        buffer_add_format(&key, ":%s", arguments[i]);
    }
    const char *kept = arena_copy_text(&build->forest.arena, buffer_text(&key), key.size);
    buffer_finish(&key);
    return table_add(&build->reported, kept, 0);
}

static void read_arguments(const char *arguments[DIAG_ARGUMENTS_MAX], va_list given)
{
    for (int i = 0; i < DIAG_ARGUMENTS_MAX; i++) {
        arguments[i] = va_arg(given, const char *);
        if (arguments[i] == NULL) {
            break;
        }
    }
}

static void report(struct build *build, const struct node *node, struct diag *diag)
{
    diag->file = build_file(build, node);
    diag->line = node->line;
    // Past what is kept a slip is only counted, but an error must count.
    bool full = build->reported.count >= DIAG_COUNT_MAX;
    bool told =
            full ? diag->severity == DIAG_ERROR : is_new(build, node, diag->code, diag->arguments);
    if (told && diag->because != NULL) {
        diag_add_accepted(build->diags, diag);
    } else if (told) {
        diag_add(build->diags, diag->code, diag->severity, diag->file, diag->line,
                diag->arguments[0], diag->arguments[1], diag->arguments[2], diag->arguments[3],
                NULL);
    }
}

void build_error(struct build *build, const struct node *node, int code, ...)
{
    struct diag diag = { .code = code, .severity = DIAG_ERROR };
    va_list given;
    va_start(given, code);
    read_arguments(diag.arguments, given);
    va_end(given);
    report(build, node, &diag);
}

void build_warning(struct build *build, const struct node *node, int code, ...)
{
    struct diag diag = {
        .code = code, .severity = DIAG_WARNING, .because = node_accepts(node, code)
    };
    va_list given;
    va_start(given, code);
    read_arguments(diag.arguments, given);
    va_end(given);
    report(build, node, &diag);
}

void build_limit(struct build *build, const struct node *node, const char *what, int limit)
{
    char number[16];
    (void)snprintf(number, sizeof(number), "%d", limit);
    build_error(build, node, DIAG_LIMIT, what, number, NULL);
    build->stopped = true;
}

uint32_t build_mark(struct build *build)
{
    return build->mark_count++;
}

uint32_t build_string(struct build *build, const char *string)
{
    vec_push(&build->strings, string);
    return (uint32_t)build->strings.count - 1;
}

const char *build_path(struct build *build, const char *first, const char *second)
{
    size_t first_size = strlen(first);
    size_t second_size = second != NULL ? strlen(second) : 0;
    char *path = arena_alloc(&build->scenario->arena, first_size + second_size + 2);
    memcpy(path, first, first_size);
    if (second != NULL) {
        path[first_size] = '/';
        memcpy(path + first_size + 1, second, second_size);
    }
    return path;
}

// A text that stands twice in one place is one text for a translator. What shares a context is made
// shortly after one another, so a short look back finds it.
static uint32_t find_text(
        const struct build *build, const char *source, const char *context, uint64_t hash)
{
    enum { LOOK_BACK = 32 };
    size_t count = build->texts.count;
    for (size_t i = count > LOOK_BACK ? count - LOOK_BACK : 0; i < count; i++) {
        const struct text *text = &build->texts.items[i];
        if (build->text_hashes.items[i] == hash && strcmp(text->source, source) == 0 &&
                strcmp(text->context, context) == 0) {
            return (uint32_t)i;
        }
    }
    return INDEX_NONE;
}

static uint32_t add_text(
        struct build *build, const struct node *node, const char *source, const char *context)
{
    uint64_t hash = hash_text(source) + hash_text(context);
    uint32_t known = find_text(build, source, context, hash);
    if (known != INDEX_NONE) {
        return known;
    }
    struct text text = { arena_copy_text(&build->scenario->arena, source, strlen(source)), context,
        (uint32_t)node->line, (uint32_t)source_of(build, node) };
    vec_push(&build->texts, text);
    vec_push(&build->text_hashes, hash);
    return (uint32_t)build->texts.count - 1;
}

uint32_t build_text(
        struct build *build, const struct node *node, const char *path, const char *name)
{
    uint32_t *shown = &build->shown[node->serial];
    if (*shown == INDEX_NONE) {
        *shown = add_text(build, node, node->text, build_path(build, path, name));
    }
    return *shown;
}

uint32_t build_attribute_text(
        struct build *build, const struct node *node, enum attribute attribute, const char *path)
{
    const char *value = node_value(node, attribute);
    if (value == NULL) {
        return INDEX_NONE;
    }
    // A label may be asked for once a visit or a field; a node without text has room to keep it.
    bool label = attribute == ATTRIBUTE_LABEL && !words_element((enum element)node->element)->text;
    uint32_t *shown = &build->shown[node->serial];
    if (label && *shown != INDEX_NONE) {
        return *shown;
    }
    uint32_t text =
            add_text(build, node, value, build_path(build, path, words_attribute(attribute)));
    if (label) {
        *shown = text;
    }
    return text;
}

uint32_t build_attribute_string(
        struct build *build, const struct node *node, enum attribute attribute)
{
    const char *value = node_value(node, attribute);
    return value == NULL ? INDEX_NONE : build_string(build, build_path(build, value, NULL));
}

uint32_t build_decision(struct build *build, const struct node *node, const char *id)
{
    struct decision decision = { build_string(build, id), (uint32_t)node->line };
    vec_push(&build->decisions, decision);
    return (uint32_t)build->decisions.count - 1;
}

static bool of_pack(const struct build *build, const struct node *node)
{
    return build_file(build, node) != build->own.file;
}

void build_declare(struct build *build, const struct node *node, enum name_kind kind,
        const char *path, uint32_t index)
{
    if (strchr(path, '?') != NULL) { // an id that was wrong already
        return;
    }
    const char *slash = strchr(path, '/');
    uint32_t contact = slash != NULL ? (uint32_t)build->contacts.count - 1 : INDEX_NONE;
    struct name name = { kind, index, contact, path, node };
    const struct name *taken = names_add(&build->names, &name);
    if (taken == NULL) {
        return;
    }
    if (of_pack(build, taken->node) && !of_pack(build, node)) {
        build_error(build, node, DIAG_ID_OF_PACK, path, NULL);
        return;
    }
    char line[16];
    (void)snprintf(line, sizeof(line), "%d", taken->node->line);
    const char *colon = strrchr(path, ':'); // a code or a list: its key is not for people
    build_error(build, node, DIAG_ID_TWICE, colon != NULL ? colon + 1 : path, line, NULL);
}

static void unknown(struct build *build, const struct node *node, enum name_kind kind,
        const char *text, const char *const ambiguous[2])
{
    const struct name *named = names_find(&build->names, text);
    if (ambiguous[0] != NULL) {
        build_error(build, node, DIAG_NAME_AMBIGUOUS, text, ambiguous[0], ambiguous[1], NULL);
    } else if (named != NULL) {
        build_error(build, node, DIAG_NAME_KIND, text, names_kind_word(named->kind),
                names_kind_word(kind), NULL);
    } else {
        build_error(build, node, DIAG_NAME_UNKNOWN, names_kind_word(kind), text,
                names_near(&build->names, kind, text), NULL);
    }
}

uint32_t build_resolve(struct build *build, const struct node *node, enum name_kind kind,
        const char *text, uint32_t contact)
{
    const struct name *other[2] = { NULL, NULL };
    const struct name *found = NULL;
    if (kind == NAME_TURN || kind == NAME_SLOT) {
        found = names_find_end(&build->names, kind, text, contact, other);
    } else {
        found = names_find(&build->names, text);
    }
    if (found != NULL && found->kind == kind) {
        return found->index;
    }
    const char *const ambiguous[2] = { other[0] != NULL ? other[0]->path : NULL,
        other[1] != NULL ? other[1]->path : NULL };
    unknown(build, node, kind, text, ambiguous);
    return INDEX_NONE;
}

uint32_t build_resolve_attribute(
        struct build *build, const struct node *node, enum attribute attribute, enum name_kind kind)
{
    const char *value = node_value(node, attribute);
    return value == NULL ? INDEX_NONE : build_resolve(build, node, kind, value, INDEX_NONE);
}
