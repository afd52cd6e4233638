// SPDX-License-Identifier: GPL-3.0-or-later
// For tests: a bundle in memory with the rules of play and one scenario with its pack.
#include "tests/scenario/story_file.h"

#include <stdlib.h>
#include <string.h>

static void read_file(const char *path, struct buffer *bytes)
{
    struct diag_list diags = { 0 };
    if (!bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, bytes, &diags)) {
        abort();
    }
    diag_list_finish(&diags);
}

void story_load(struct story *story, const char *scenario, const char *pack)
{
    struct buffer rules = { 0 };
    *story = (struct story) { 0 };
    read_file(ZEVEN_SOURCE_DIR "/scenarios/rules.xml", &rules);
    bundle_init_memory(&story->bundle);
    bundle_add(&story->bundle, "rules.xml", rules.bytes, rules.size);
    bundle_add(&story->bundle, "packs/x/pack.xml", pack, strlen(pack));
    bundle_add(&story->bundle, "packs/x/story.xml", scenario, strlen(scenario));
    story->rules = rules_load(&story->bundle, &story->diags);
    story->scenario =
            scenario_load(&story->bundle, "packs/x/story.xml", story->rules, &story->diags);
    buffer_finish(&rules);
}

void story_load_fixture(struct story *story, const char *name)
{
    struct buffer path = { 0 };
    struct buffer scenario = { 0 };
    struct buffer pack = { 0 };
    buffer_add_format(&path, ZEVEN_SOURCE_DIR "/tests/fixtures/good/%s.xml", name);
    read_file(buffer_text(&path), &scenario);
    read_file(ZEVEN_SOURCE_DIR "/tests/fixtures/good/pack.xml", &pack);
    story_load(story, scenario.bytes, pack.bytes);
    buffer_finish(&path);
    buffer_finish(&scenario);
    buffer_finish(&pack);
}

void story_finish(struct story *story)
{
    scenario_destroy(story->scenario);
    rules_destroy(story->rules);
    diag_list_finish(&story->diags);
    bundle_finish(&story->bundle);
}

const struct diag *story_diag(const struct story *story, int code)
{
    for (size_t i = 0; i < story->diags.diags.count; i++) {
        if (story->diags.diags.items[i].code == code) {
            return &story->diags.diags.items[i];
        }
    }
    return NULL;
}
