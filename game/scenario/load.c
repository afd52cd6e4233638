// SPDX-License-Identifier: GPL-3.0-or-later
// From files to a model: everything wrong is said with file and line, nothing is half-loaded.
#include "game/scenario/load.h"

#include "game/base/mem.h"
#include "game/scenario/build.h"
#include "game/scenario/pack.h"

static void fill_head(struct build *build)
{
    struct scenario *scenario = build->scenario;
    const struct node *root = build->own.root;
    const struct node *title = node_child(root, ELEMENT_TITLE);
    const struct node *intent = node_child(root, ELEMENT_INTENT);
    const struct node *note = node_child(root, ELEMENT_CONTENT_NOTE);
    const char *version = node_value(root, ATTRIBUTE_VERSION);
    const char *language = node_value(root, ATTRIBUTE_LANGUAGE);
    const char *client = node_value(root, ATTRIBUTE_CLIENT);
    scenario->id = build_path(build, node_id(root), NULL);
    scenario->version = build_path(build, version != NULL ? version : "", NULL);
    scenario->language = build_path(build, language != NULL ? language : "", NULL);
    scenario->client = build_path(build, client != NULL ? client : "", NULL);
    scenario->file = build_path(build, build->own.file, NULL);
    scenario->line = (uint32_t)root->line;
    scenario->sector = (uint8_t)node_choice(root, ATTRIBUTE_SECTOR, 0);
    scenario->title = title != NULL ? build_text(build, title, scenario->id, "title") : INDEX_NONE;
    scenario->intent =
            intent != NULL ? build_text(build, intent, scenario->id, "intent") : INDEX_NONE;
    scenario->content_note =
            note != NULL ? build_text(build, note, scenario->id, "content-note") : INDEX_NONE;
}

static void run(struct build *build, size_t errors)
{
    build_begin(build);
    fill_head(build);
    pack_fill(build);
    build_declare_world(build);
    build_declare_contacts(build);
    build_declare_wrap_ups(build);
    if (build->stopped) {
        return;
    }
    build_fill_contacts(build);
    build_fill_world(build);
    build_fill_turns(build);
    build_fill_wrap_ups(build);
    build_fill_scores(build);
    if (!build->stopped) {
        build_check_ways(build);
    }
    build_key(build);
    // What looks odd beside a slip is mostly the slip.
    if (build->diags->errors == errors) {
        build_check_points(build);
    }
    build_keep_acceptances(build);
}

struct scenario *scenario_load(
        struct bundle *bundle, const char *path, const struct rules *rules, struct diag_list *diags)
{
    size_t errors = diags->errors;
    struct build build;
    build_init(&build, rules, diags);
    build.own = pack_read_tree(bundle, &build.forest, path, ELEMENT_SCENARIO, diags);
    bool readable = build.own.root != NULL && build.own.sound;
    if (readable && pack_read(&build, bundle)) {
        run(&build, errors);
    }
    struct scenario *scenario = build.scenario;
    if (diags->errors == errors) {
        build_settle(&build);
    } else {
        scenario_destroy(scenario);
        scenario = NULL;
    }
    build_finish(&build);
    return scenario;
}

void scenario_destroy(struct scenario *scenario)
{
    if (scenario == NULL) {
        return;
    }
    table_finish(&scenario->contact_ids);
    table_finish(&scenario->record_ids);
    table_finish(&scenario->act_ids);
    table_finish(&scenario->promise_ids);
    table_finish(&scenario->coach_ids);
    arena_finish(&scenario->arena);
    mem_free(scenario);
}
