// SPDX-License-Identifier: GPL-3.0-or-later
// Protects editors: the grammar knows the words the loader knows, and accepts what the loader
// accepts.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/bundle.h"
#include "game/base/table.h"
#include "game/scenario/words.h"
#include "game/xml/reader.h"
#include "tests/test_main.h"

#define GRAMMAR ZEVEN_SOURCE_DIR "/scenarios/grammar/zeven-1.xsd"

// Facts about a language, each a line: "reply @ next", "turn / reply".
struct facts {
    struct arena arena;
    struct table lines;
};

static void add_fact(struct facts *facts, const char *element, char relation, const char *other)
{
    struct buffer line = { 0 };
    buffer_add_format(&line, "%s %c %s", element, relation, other);
    table_add(&facts->lines, arena_copy_text(&facts->arena, buffer_text(&line), line.size), 0);
    buffer_finish(&line);
}

static void facts_finish(struct facts *facts)
{
    table_finish(&facts->lines);
    arena_finish(&facts->arena);
}

static void add_vocabulary(struct facts *facts)
{
    for (int i = ELEMENT_NONE + 1; i < ELEMENT_COUNT; i++) {
        const struct element_rule *rule = words_element((enum element)i);
        for (size_t j = 0; j < rule->attribute_count; j++) {
            const char *name = words_attribute(rule->attributes[j].attribute);
            add_fact(facts, rule->name, '@', strcmp(name, "xml:lang") == 0 ? "*" : name);
            if (rule->attributes[j].required && strcmp(name, "xml:lang") != 0) {
                add_fact(facts, rule->name, '!', name);
            }
        }
        for (size_t j = 0; j < rule->child_count; j++) {
            add_fact(facts, rule->name, '/', words_element(rule->children[j].element)->name);
        }
    }
}

// The grammar as facts about its types, and which elements have which type.
struct grammar {
    struct facts of_types;
    VEC(const char *) elements; // name, type, name, type
    char type[64];
};

static void copy_value(
        const struct xml_element *element, const char *name, char *value, size_t size)
{
    value[0] = '\0';
    for (size_t i = 0; i < element->attribute_count; i++) {
        if (strcmp(element->attributes[i].name, name) == 0) {
            (void)snprintf(value, size, "%.*s", (int)element->attributes[i].size,
                    element->attributes[i].value);
        }
    }
}

static void keep_element(struct grammar *grammar, const char *name, const char *type)
{
    struct arena *arena = &grammar->of_types.arena;
    vec_push(&grammar->elements, arena_copy_text(arena, name, strlen(name)));
    vec_push(&grammar->elements, arena_copy_text(arena, type, strlen(type)));
}

static void start(void *data, const struct xml_element *element)
{
    struct grammar *grammar = data;
    char name[64];
    char other[64];
    copy_value(element, "name", name, sizeof(name));
    if (strcmp(element->name, "complexType") == 0) {
        (void)snprintf(grammar->type, sizeof(grammar->type), "%s", name);
    } else if (strcmp(element->name, "element") == 0) {
        copy_value(element, "type", other, sizeof(other));
        keep_element(grammar, name, other);
        if (grammar->type[0] != '\0') {
            add_fact(&grammar->of_types, grammar->type, '/', name);
        }
    } else if (strcmp(element->name, "attribute") == 0 && grammar->type[0] != '\0') {
        copy_value(element, "use", other, sizeof(other));
        add_fact(&grammar->of_types, grammar->type, '@', name);
        if (strcmp(other, "required") == 0) {
            add_fact(&grammar->of_types, grammar->type, '!', name);
        }
    } else if (strcmp(element->name, "anyAttribute") == 0) {
        add_fact(&grammar->of_types, grammar->type, '@', "*");
    }
}

static void text(void *data, const char *bytes, size_t size)
{
    (void)data;
    (void)bytes;
    (void)size;
}

static void end(void *data)
{
    (void)data;
}

// From types to the elements that have them.
static void add_grammar(struct facts *facts, const struct grammar *grammar)
{
    for (size_t i = 0; i < grammar->of_types.lines.capacity; i++) {
        const char *line = grammar->of_types.lines.entries[i].key;
        if (line == NULL) {
            continue;
        }
        char type[64];
        char relation = ' ';
        char other[64];
        ck_assert_int_eq(sscanf(line, "%63s %c %63s", type, &relation, other), 3);
        for (size_t j = 0; j < grammar->elements.count; j += 2) {
            if (strcmp(grammar->elements.items[j + 1], type) == 0) {
                add_fact(facts, grammar->elements.items[j], relation, other);
            }
        }
    }
}

static void assert_holds_all(const struct facts *facts, const struct facts *others, const char *who)
{
    for (size_t i = 0; i < others->lines.capacity; i++) {
        const char *line = others->lines.entries[i].key;
        ck_assert_msg(line == NULL || table_find(&facts->lines, line) != TABLE_NONE,
                "%s does not know: %s", who, line);
    }
}

START_TEST(loader_and_grammar_know_the_same_words)
{
    struct facts loader = { 0 };
    struct facts written = { 0 };
    struct grammar grammar = { 0 };
    struct buffer bytes = { 0 };
    struct diag_list diags = { 0 };
    struct xml_handler handler = { &grammar, start, text, end };
    ck_assert(bundle_read_path(GRAMMAR, BUNDLE_FILE_SIZE_MAX, &bytes, &diags));
    ck_assert(xml_read(GRAMMAR, bytes.bytes, bytes.size, "http://www.w3.org/2001/XMLSchema",
            &handler, &diags));
    add_vocabulary(&loader);
    add_grammar(&written, &grammar);
    ck_assert_uint_gt(loader.lines.count, 250);
    assert_holds_all(&loader, &written, "the loader");
    assert_holds_all(&written, &loader, "the grammar");
    facts_finish(&loader);
    facts_finish(&written);
    facts_finish(&grammar.of_types);
    vec_finish(&grammar.elements);
    buffer_finish(&bytes);
    diag_list_finish(&diags);
}
END_TEST

START_TEST(the_grammar_accepts_good_fixtures_and_shipped_content)
{
    // grep prints what is wrong, and says 1 when that is nothing.
    int result = system("find '" ZEVEN_SOURCE_DIR "/tests/fixtures/good' '" ZEVEN_SOURCE_DIR
                        "/scenarios' -name '*.xml' -print0 | xargs -0 xmllint --nonet --noout "
                        "--schema '" GRAMMAR "' 2>&1 | grep -v ' validates$' >&2");
    ck_assert_int_eq(WEXITSTATUS(result), 1);
}
END_TEST

START_TEST(the_grammar_refuses_what_is_no_word)
{
    static const char *const bad[] = { "201-element-unknown", "204-attribute-unknown",
        "205-attribute-missing", "210-id", "212-seconds", "213-time", "214-choice", "216-colour" };
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        char command[512];
        (void)snprintf(command, sizeof(command),
                "xmllint --nonet --noout --schema '" GRAMMAR "' '" ZEVEN_SOURCE_DIR
                "/tests/fixtures/bad/%s.xml' > /dev/null 2>&1",
                bad[i]);
        ck_assert_msg(system(command) != 0, "%s", bad[i]);
    }
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("grammar");
    TCase *cases = tcase_create("grammar");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, loader_and_grammar_know_the_same_words);
    tcase_add_test(cases, the_grammar_accepts_good_fixtures_and_shipped_content);
    tcase_add_test(cases, the_grammar_refuses_what_is_no_word);
    suite_add_tcase(suite, cases);
    return suite;
}
