// SPDX-License-Identifier: GPL-3.0-or-later
// A shift: its hours, its scenarios in order, the rules of play.
#include <stdio.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/scenario/diag_codes.h"
#include "game/scenario/load.h"
#include "game/scenario/node.h"
#include "game/scenario/pack.h"
#include "game/scenario/rules.h"

struct shift_reading {
    struct shift *shift;
    struct bundle *bundle;
    struct diag_list *diags;
    struct forest forest;
    const char *path;
    struct scenario *given; // read already, so not read again; NULL when it is taken
    struct table ids;       // of the scenarios
    VEC(struct shift_entry) entries;
};

static void complain(const struct shift_reading *reading, const struct node *node,
        enum diag_severity severity, int code, const char *const arguments[3])
{
    const char *because = severity == DIAG_WARNING ? node_accepts(node, code) : NULL;
    if (because != NULL) {
        struct diag diag = { code, severity, reading->path, node->line,
            { arguments[0], arguments[1], arguments[2], NULL }, because };
        diag_add_accepted(reading->diags, &diag);
        return;
    }
    diag_add(reading->diags, code, severity, reading->path, node->line, arguments[0], arguments[1],
            arguments[2], NULL);
}

static const char *keep(struct shift_reading *reading, const char *text)
{
    const char *given = text != NULL ? text : "";
    return arena_copy_text(&reading->shift->arena, given, strlen(given));
}

// A path of this file as the bundle knows it; NULL after a diagnostic.
static const char *follow(
        struct shift_reading *reading, const struct node *node, enum attribute attribute)
{
    const char *relative = node_value(node, attribute);
    if (relative == NULL) {
        return NULL;
    }
    const char *path = pack_path(&reading->forest.arena, reading->path, relative);
    if (path == NULL) {
        complain(reading, node, DIAG_ERROR, DIAG_VALUE_PATH,
                (const char *[]) { words_attribute(attribute), relative, NULL });
    } else if (!bundle_has(reading->bundle, path)) {
        complain(reading, node, DIAG_ERROR, DIAG_FILE_NAMED,
                (const char *[]) { words_attribute(attribute), relative, NULL });
        return NULL;
    }
    return path;
}

static void check_language(const struct shift_reading *reading, const struct node *node,
        const struct scenario *scenario)
{
    if (strcmp(scenario->language, reading->shift->language) != 0) {
        complain(reading, node, DIAG_WARNING, DIAG_SHIFT_LANGUAGE,
                (const char *[]) { scenario->id, scenario->language, reading->shift->language });
    }
}

static void check_hours(const struct shift_reading *reading, const struct node *node,
        const struct scenario *scenario)
{
    const struct shift *shift = reading->shift;
    if (shift->until <= shift->start) {
        return; // said already
    }
    for (uint32_t i = 0; i < scenario->contact_count; i++) {
        const struct contact *contact = &scenario->contacts[i];
        if (contact->has_at && (contact->at < shift->start || contact->at >= shift->until)) {
            char at[16];
            (void)snprintf(at, sizeof(at), "%02u:%02u", contact->at / 3600, contact->at / 60 % 60);
            complain(reading, node, DIAG_WARNING, DIAG_ARRIVAL_OUTSIDE,
                    (const char *[]) { scenario_string(scenario, contact->id), at, NULL });
        }
    }
}

static struct scenario *take_or_load(struct shift_reading *reading, const char *path)
{
    struct scenario *given = reading->given;
    if (given != NULL && strcmp(given->file, path) == 0) {
        reading->given = NULL;
        return given;
    }
    return scenario_load(reading->bundle, path, reading->shift->rules, reading->diags);
}

static struct scenario *read_scenario(
        struct shift_reading *reading, const struct node *node, enum attribute attribute)
{
    const char *path = follow(reading, node, attribute);
    if (path == NULL) {
        return NULL;
    }
    struct scenario *scenario = take_or_load(reading, path);
    if (scenario == NULL) {
        return NULL;
    }
    check_language(reading, node, scenario);
    if (node->element != ELEMENT_PRACTICE) {
        check_hours(reading, node, scenario);
        if (!table_add(&reading->ids, scenario->id, 0)) {
            complain(reading, node, DIAG_ERROR, DIAG_SCENARIO_TWICE,
                    (const char *[]) { scenario->id, NULL, NULL });
        }
    }
    return scenario;
}

static void read_scenarios(struct shift_reading *reading, const struct node *root)
{
    NODE_EACH(node, root, ELEMENT_SHIFT_SCENARIO)
    {
        if (reading->entries.count == SHIFT_SCENARIOS_MAX) {
            char number[16];
            (void)snprintf(number, sizeof(number), "%d", SHIFT_SCENARIOS_MAX);
            complain(reading, node, DIAG_ERROR, DIAG_LIMIT,
                    (const char *[]) { "scenario", number, NULL });
            return;
        }
        struct shift_entry entry = { read_scenario(reading, node, ATTRIBUTE_FILE),
            read_scenario(reading, node, ATTRIBUTE_SWAP) };
        vec_push(&reading->entries, entry);
    }
}

static void read_head(struct shift_reading *reading, const struct node *root)
{
    struct shift *shift = reading->shift;
    const struct node *title = node_child(root, ELEMENT_TITLE);
    shift->id = keep(reading, node_id(root));
    shift->version = keep(reading, node_value(root, ATTRIBUTE_VERSION));
    shift->language = keep(reading, node_value(root, ATTRIBUTE_LANGUAGE));
    shift->form = keep(reading, node_value(root, ATTRIBUTE_FORM));
    shift->title = keep(reading, title != NULL ? title->text : NULL);
    shift->file = keep(reading, reading->path);
    shift->start = node_time(root, ATTRIBUTE_START, 0);
    shift->until = node_time(root, ATTRIBUTE_UNTIL, 0);
    shift->minutes = (uint32_t)node_number(root, ATTRIBUTE_MINUTES, 0);
    shift->indicative = node_yes(root, ATTRIBUTE_INDICATIVE);
    const char *start = node_value(root, ATTRIBUTE_START);
    const char *until = node_value(root, ATTRIBUTE_UNTIL);
    if (start != NULL && until != NULL && shift->until <= shift->start) {
        complain(reading, root, DIAG_ERROR, DIAG_SHIFT_HOURS,
                (const char *[]) { start, until, NULL });
    }
}

static void read_centre(struct shift_reading *reading, const struct node *root)
{
    const struct node *centre = node_child(root, ELEMENT_CENTRE);
    const char *path = centre != NULL ? follow(reading, centre, ATTRIBUTE_PACK) : NULL;
    struct tree tree = { 0 };
    if (path != NULL) {
        tree = pack_read_tree(
                reading->bundle, &reading->forest, path, ELEMENT_PACK, reading->diags);
    }
    reading->shift->centre_name =
            keep(reading, tree.root != NULL ? node_value(tree.root, ATTRIBUTE_NAME) : NULL);
}

static void keep_acceptances(struct shift_reading *reading, const struct node *root)
{
    struct shift *shift = reading->shift;
    struct acceptances kept = { 0 };
    acceptances_collect(&kept, &shift->arena, root, FILE_OWN);
    shift->acceptances =
            arena_copy_items(&shift->arena, kept.items, kept.count, sizeof(*kept.items));
    shift->acceptance_count = (uint32_t)kept.count;
    shift->line = (uint32_t)root->line;
    vec_finish(&kept);
}

static void read_root(struct shift_reading *reading, const struct node *root)
{
    keep_acceptances(reading, root);
    const struct node *practice = node_child(root, ELEMENT_PRACTICE);
    read_head(reading, root);
    read_centre(reading, root);
    if (reading->shift->rules == NULL) {
        return;
    }
    if (practice != NULL) {
        reading->shift->practice = read_scenario(reading, practice, ATTRIBUTE_FILE);
    }
    read_scenarios(reading, root);
}

static bool swap_one(struct shift_reading *reading, const char *id, size_t size)
{
    for (size_t i = 0; i < reading->entries.count; i++) {
        struct shift_entry *entry = &reading->entries.items[i];
        bool whole = entry->scenario != NULL && entry->swap != NULL;
        if (whole && strlen(entry->scenario->id) == size &&
                strncmp(entry->scenario->id, id, size) == 0) {
            *entry = (struct shift_entry) { entry->swap, entry->scenario };
            return true;
        }
    }
    return false;
}

// `names` is what stands behind the # in the path.
static void swap_named(struct shift_reading *reading, const char *names)
{
    while (*names != '\0') {
        size_t size = strcspn(names, ",");
        if (!swap_one(reading, names, size)) {
            const char *name = arena_copy_text(&reading->shift->arena, names, size);
            diag_add(reading->diags, DIAG_NAME_UNKNOWN, DIAG_ERROR, reading->path, 0, "swap", name,
                    NULL);
        }
        names += size + (names[size] == ',');
    }
}

struct shift *shift_load_given(struct bundle *bundle, const char *path, struct rules *rules,
        struct scenario *given, struct diag_list *diags)
{
    size_t errors = diags->errors;
    struct shift *shift = mem_alloc(sizeof(*shift));
    size_t size = strcspn(path, "#");
    struct shift_reading reading = {
        .shift = shift,
        .bundle = bundle,
        .diags = diags,
        .path = arena_copy_text(&shift->arena, path, size),
        .given = given,
    };
    shift->rules = rules;
    struct tree tree = pack_read_tree(bundle, &reading.forest, reading.path, ELEMENT_SHIFT, diags);
    if (tree.root != NULL && tree.sound) {
        read_root(&reading, tree.root);
    }
    swap_named(&reading, path + size + (path[size] == '#'));
    shift->entries = arena_copy_items(&shift->arena, reading.entries.items, reading.entries.count,
            sizeof(struct shift_entry));
    shift->entry_count = reading.entries.count;
    vec_finish(&reading.entries);
    table_finish(&reading.ids);
    scenario_destroy(reading.given);
    arena_finish(&reading.forest.arena);
    if (diags->errors > errors || rules == NULL) {
        shift_destroy(shift);
        return NULL;
    }
    return shift;
}

struct shift *shift_load(struct bundle *bundle, const char *path, struct diag_list *diags)
{
    return shift_load_given(bundle, path, rules_load(bundle, diags), NULL, diags);
}

void shift_destroy(struct shift *shift)
{
    if (shift == NULL) {
        return;
    }
    for (size_t i = 0; i < shift->entry_count; i++) {
        scenario_destroy(shift->entries[i].scenario);
        scenario_destroy(shift->entries[i].swap);
    }
    scenario_destroy(shift->practice);
    rules_destroy(shift->rules);
    arena_finish(&shift->arena);
    mem_free(shift);
}
