// SPDX-License-Identifier: GPL-3.0-or-later
// Checking a file or a folder that an author names, whatever kind of file it is.
#include "game/scenario/check.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/bundle.h"
#include "game/base/folder.h"
#include "game/base/mem.h"
#include "game/scenario/diag_codes.h"
#include "game/scenario/load.h"
#include "game/scenario/node.h"
#include "game/scenario/pack.h"
#include "game/scenario/rules.h"

static const char rules_file[] = "rules.xml";

struct checking {
    struct bundle bundle;
    const char *given;  // the path as the author wrote it
    const char *inside; // the same in the bundle
    const char *root;
    struct diag_list diags;
    const struct check_visitor *visitor; // may be NULL
    struct check_summary *summary;
};

// The root may lie anywhere on the disk; what the author typed before it is kept.
static void add_shown_path(struct buffer *shown, const struct checking *checking, const char *file)
{
    size_t given = strlen(checking->given);
    size_t root = strlen(checking->root);
    if (strncmp(file, checking->root, root) == 0 && file[root] == '/') {
        file += root + 1; // a file that could not be read is named in full
    }
    size_t inside = strlen(checking->inside);
    bool tail = given >= inside && strcmp(checking->given + given - inside, checking->inside) == 0;
    if (tail) {
        buffer_add_bytes(shown, checking->given, given - inside);
    } else if (strcmp(file, checking->inside) == 0) {
        buffer_add(shown, checking->given);
        return;
    }
    buffer_add(shown, file);
}

static bool same(const struct diag *a, const struct diag *b)
{
    if (a->code != b->code || a->line != b->line || strcmp(a->file, b->file) != 0) {
        return false;
    }
    for (int i = 0; i < DIAG_ARGUMENTS_MAX; i++) {
        const char *first = a->arguments[i];
        const char *second = b->arguments[i];
        if (first == NULL || second == NULL) {
            return first == second;
        }
        if (strcmp(first, second) != 0) {
            return false;
        }
    }
    return true;
}

static bool is_known(const struct diag *items, size_t count, const struct diag *diag)
{
    for (size_t i = 0; i < count; i++) {
        if (items[i].file != NULL && same(&items[i], diag)) {
            return true;
        }
    }
    return false;
}

static void hand_over_one(struct diag_list *diags, const struct diag *diag)
{
    if (diag->because == NULL && !is_known(diags->diags.items, diags->diags.count, diag)) {
        diag_add(diags, diag->code, diag->severity, diag->file, diag->line, diag->arguments[0],
                diag->arguments[1], diag->arguments[2], diag->arguments[3], NULL);
    }
    if (diag->because != NULL && !is_known(diags->accepted.items, diags->accepted.count, diag)) {
        diag_add_accepted(diags, diag);
    }
}

// A pack is read with each of its scenarios, but its slips are told once.
static void hand_over(struct checking *checking, struct diag_list *diags)
{
    size_t findings = checking->diags.diags.count;
    for (size_t i = 0; i < findings + checking->diags.accepted.count; i++) {
        struct diag diag = i < findings ? checking->diags.diags.items[i]
                                        : checking->diags.accepted.items[i - findings];
        struct buffer shown = { 0 };
        add_shown_path(&shown, checking, diag.file != NULL ? diag.file : "");
        diag.file = buffer_text(&shown);
        hand_over_one(diags, &diag);
        buffer_finish(&shown);
    }
}

static size_t count_words(const char *text)
{
    size_t words = 0;
    while (*text != '\0') {
        size_t size = strcspn(text, " ");
        words += size > 0 ? 1 : 0;
        text += size + (text[size] == ' ' ? 1 : 0);
    }
    return words;
}

static void count_scenario(struct check_summary *summary, const struct scenario *scenario)
{
    summary->scenarios++;
    summary->contacts += scenario->contact_count;
    summary->turns += scenario->turn_count;
    summary->slots += scenario->slot_count;
    for (uint32_t i = 0; i < scenario->text_count; i++) {
        summary->words += count_words(scenario->texts[i].source);
    }
}

// A bundle without rules of its own is checked with those of the program.
static struct rules *find_rules(struct checking *checking)
{
    if (bundle_has(&checking->bundle, rules_file)) {
        return rules_load(&checking->bundle, &checking->diags);
    }
    struct bundle bundle;
    bundle_init_folder(&bundle, ZEVEN_SOURCE_DIR "/scenarios");
    struct rules *rules = rules_load(&bundle, &checking->diags);
    bundle_finish(&bundle);
    return rules;
}

static void check_scenario(struct checking *checking)
{
    struct rules *rules = find_rules(checking);
    struct scenario *scenario = NULL;
    if (rules != NULL) {
        scenario = scenario_load(&checking->bundle, checking->inside, rules, &checking->diags);
    }
    if (scenario != NULL) {
        count_scenario(checking->summary, scenario);
        if (checking->visitor != NULL && checking->visitor->scenario != NULL) {
            checking->visitor->scenario(
                    checking->visitor->data, &checking->bundle, scenario, &checking->diags);
        }
    }
    scenario_destroy(scenario);
    rules_destroy(rules);
}

static void check_shift(struct checking *checking)
{
    struct shift *shift = shift_load(&checking->bundle, checking->inside, &checking->diags);
    checking->summary->shifts += shift != NULL ? 1 : 0;
    if (shift != NULL && checking->visitor != NULL && checking->visitor->shift != NULL) {
        checking->visitor->shift(
                checking->visitor->data, &checking->bundle, shift, &checking->diags);
    }
    shift_destroy(shift);
}

static void check_rules(struct checking *checking)
{
    rules_destroy(rules_load(&checking->bundle, &checking->diags));
}

// Its form is all there is to be wrong: nothing in it points elsewhere.
static void check_simulation(struct checking *checking)
{
    struct forest forest = { 0 };
    (void)pack_read_tree(
            &checking->bundle, &forest, checking->inside, ELEMENT_SIMULATION, &checking->diags);
    arena_finish(&forest.arena);
}

struct name_list {
    char **items;
    size_t count;
    size_t capacity;
};

struct scenario_list {
    struct scenario **items;
    size_t count;
    size_t capacity;
};

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

// The other .xml files of a pack's folder, as the bundle names them.
static void list_beside(const struct checking *checking, struct name_list *names)
{
    char *inside = content_folder(checking->inside);
    struct buffer folder = { 0 };
    buffer_add_format(&folder, "%s/%s", checking->root, inside);
    DIR *stream = opendir(buffer_text(&folder));
    const struct dirent *entry = NULL;
    while (stream != NULL && (entry = readdir(stream)) != NULL) {
        struct buffer path = { 0 };
        bool top = strcmp(inside, ".") == 0;
        buffer_add_format(&path, "%s%s%s", top ? "" : inside, top ? "" : "/", entry->d_name);
        if (folder_name_ends(entry->d_name, ".xml") &&
                strcmp(buffer_text(&path), checking->inside) != 0) {
            vec_push(names, buffer_take(&path));
        }
        buffer_finish(&path);
    }
    if (stream != NULL) {
        (void)closedir(stream);
    }
    if (names->count > 0) {
        qsort(names->items, names->count, sizeof(char *), compare_paths);
    }
    buffer_finish(&folder);
    mem_free(inside);
}

// Everything beside the pack that loads, in order of name.
static void load_beside(
        struct checking *checking, const struct rules *rules, struct scenario_list *scenarios)
{
    struct name_list names = { 0 };
    list_beside(checking, &names);
    for (size_t i = 0; i < names.count; i++) {
        struct diag_list quiet = { 0 };
        struct scenario *scenario = scenario_load(&checking->bundle, names.items[i], rules, &quiet);
        if (scenario != NULL) {
            vec_push(scenarios, scenario);
        }
        diag_list_finish(&quiet);
        mem_free(names.items[i]);
    }
    vec_finish(&names);
}

static void visit_pack(struct checking *checking)
{
    struct scenario_list scenarios = { 0 };
    struct rules *rules = find_rules(checking);
    if (rules != NULL) {
        load_beside(checking, rules, &scenarios);
    }
    checking->visitor->pack(checking->visitor->data, checking->inside, scenarios.items,
            scenarios.count, &checking->diags);
    for (size_t i = 0; i < scenarios.count; i++) {
        scenario_destroy(scenarios.items[i]);
    }
    vec_finish(&scenarios);
    rules_destroy(rules);
}

// Its own form; what its records and passages say is checked with each scenario that uses them.
static void check_pack(struct checking *checking)
{
    size_t errors = checking->diags.errors;
    pack_check(&checking->bundle, checking->inside, &checking->diags);
    checking->summary->packs++;
    if (checking->visitor != NULL && checking->visitor->pack != NULL &&
            checking->diags.errors == errors) {
        visit_pack(checking);
    }
}

static enum element root_element(struct checking *checking)
{
    struct forest forest = { 0 };
    struct diag_list diags = { 0 };
    struct tree tree =
            pack_read_tree(&checking->bundle, &forest, checking->inside, ELEMENT_NONE, &diags);
    enum element root = tree.root != NULL ? (enum element)tree.root->element : ELEMENT_NONE;
    arena_finish(&forest.arena);
    if (root == ELEMENT_NONE) {
        for (size_t i = 0; i < diags.diags.count; i++) {
            const struct diag *diag = &diags.diags.items[i];
            diag_add(&checking->diags, diag->code, diag->severity, checking->inside, diag->line,
                    diag->arguments[0], diag->arguments[1], diag->arguments[2], diag->arguments[3],
                    NULL);
        }
    }
    diag_list_finish(&diags);
    return root;
}

static void check_file(struct checking *checking)
{
    checking->summary->files++;
    switch (root_element(checking)) {
    case ELEMENT_SCENARIO:
        check_scenario(checking);
        break;
    case ELEMENT_PACK:
        check_pack(checking);
        break;
    case ELEMENT_SHIFT:
        check_shift(checking);
        break;
    case ELEMENT_RULES:
        check_rules(checking);
        break;
    case ELEMENT_SIMULATION:
        check_simulation(checking);
        break;
    default:
        break;
    }
}

bool scenario_visit_path(const char *path, const struct buffer *bytes,
        const struct check_visitor *visitor, struct diag_list *diags, struct check_summary *summary)
{
    size_t errors = diags->errors;
    char *absolute = realpath(path, NULL);
    if (absolute == NULL) {
        struct buffer nothing = { 0 };
        (void)bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, &nothing, diags); // says why
        buffer_finish(&nothing);
        return false;
    }
    char *root = content_root(absolute);
    size_t root_size = strcmp(root, "/") == 0 ? 0 : strlen(root);
    struct checking checking = { .given = path,
        .inside = absolute + root_size + 1,
        .root = root,
        .visitor = visitor,
        .summary = summary };
    bundle_init_folder(&checking.bundle, root);
    if (bytes != NULL) {
        bundle_add(&checking.bundle, checking.inside, bytes->bytes, bytes->size);
    }
    check_file(&checking);
    hand_over(&checking, diags);
    diag_list_finish(&checking.diags);
    bundle_finish(&checking.bundle);
    mem_free(root);
    free(absolute);
    return diags->errors == errors;
}

bool scenario_check_path(const char *path, struct diag_list *diags, struct check_summary *summary)
{
    return scenario_visit_path(path, NULL, NULL, diags, summary);
}

bool scenario_check_bytes(const char *path, const struct buffer *bytes, struct diag_list *diags,
        struct check_summary *summary)
{
    return scenario_visit_path(path, bytes, NULL, diags, summary);
}

bool scenario_visit_folder(const char *folder, const struct check_visitor *visitor,
        struct diag_list *diags, struct check_summary *summary)
{
    struct folder_list files = { 0 };
    folder_find(&files, folder, ".xml");
    bool fine = files.items.count > 0;
    if (!fine) {
        diag_add(diags, DIAG_NO_FILES, DIAG_ERROR, folder, 0, folder, NULL);
    }
    for (size_t i = 0; i < files.items.count; i++) {
        fine = scenario_visit_path(files.items.items[i], NULL, visitor, diags, summary) && fine;
    }
    folder_list_finish(&files);
    return fine;
}

bool scenario_check_folder(
        const char *folder, struct diag_list *diags, struct check_summary *summary)
{
    return scenario_visit_folder(folder, NULL, diags, summary);
}
