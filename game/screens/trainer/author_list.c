// SPDX-License-Identifier: GPL-3.0-or-later
// The scenarios there are, by pack; and what a shift covers.
#include "game/screens/trainer/author_list.h"

#include <string.h>

#include "game/base/buffer.h"
#include "game/base/bundle.h"
#include "game/base/folder.h"
#include "game/base/mem.h"
#include "game/explore/smells/smells.h"
#include "game/explore/smells/visit.h"
#include "game/scenario/load.h"
#include "game/scenario/rules.h"

static void clear(struct author_list *list)
{
    for (size_t i = 0; i < list->entries.count; i++) {
        mem_free(list->entries.items[i].path);
        mem_free(list->entries.items[i].pack);
        mem_free(list->entries.items[i].title);
    }
    vec_clear(&list->entries);
}

void author_list_finish(struct author_list *list)
{
    clear(list);
    vec_finish(&list->entries);
}

/* ---- the files ---- */

static bool is_scenario(const char *name)
{
    return folder_name_ends(name, ".xml") && strcmp(name, "pack.xml") != 0;
}

struct listing {
    struct author_list *list;
    const char *data;
    struct bundle bundle;
    const struct rules *rules;
};

static void smell(struct listing *listing, const struct scenario *scenario, struct diag_list *diags)
{
    struct diag_list quiet = { 0 };
    struct language *language = smells_language(&listing->bundle, scenario, &quiet);
    smells_of_scenario(scenario, language, diags);
    language_destroy(language);
    diag_list_finish(&quiet);
}

static void add_file(struct listing *listing, const char *pack, const char *file)
{
    struct buffer inside = { 0 };
    struct buffer path = { 0 };
    struct diag_list diags = { 0 };
    buffer_add_format(&inside, "packs/%s/%s", pack, file);
    buffer_add_format(&path, "%s/%s", listing->data, buffer_text(&inside));
    struct scenario *scenario =
            scenario_load(&listing->bundle, buffer_text(&inside), listing->rules, &diags);
    if (scenario != NULL) {
        smell(listing, scenario, &diags);
    }
    const char *title = scenario != NULL ? scenario_text(scenario, scenario->title) : file;
    const char *client = scenario != NULL ? scenario->client_name : pack;
    struct author_entry entry = { buffer_take(&path), mem_copy_text(client), mem_copy_text(title),
        diags.errors, diags.diags.count - diags.errors };
    vec_push(&listing->list->entries, entry);
    scenario_destroy(scenario);
    diag_list_finish(&diags);
    buffer_finish(&inside);
}

static void add_pack(struct listing *listing, const char *pack)
{
    struct buffer folder = { 0 };
    struct folder_list files = { 0 };
    buffer_add_format(&folder, "%s/packs/%s", listing->data, pack);
    folder_read(&files, buffer_text(&folder));
    for (size_t i = 0; i < files.items.count; i++) {
        if (is_scenario(files.items.items[i])) {
            add_file(listing, pack, files.items.items[i]);
        }
    }
    folder_list_finish(&files);
    buffer_finish(&folder);
}

void author_list_load(struct author_list *list, const char *data)
{
    struct listing listing = { .list = list, .data = data };
    struct diag_list diags = { 0 };
    struct buffer folder = { 0 };
    struct folder_list packs = { 0 };
    clear(list);
    bundle_init_folder(&listing.bundle, data);
    struct rules *rules = rules_load(&listing.bundle, &diags);
    listing.rules = rules;
    buffer_add_format(&folder, "%s/packs", data);
    folder_read(&packs, buffer_text(&folder));
    for (size_t i = 0; rules != NULL && i < packs.items.count; i++) {
        add_pack(&listing, packs.items.items[i]);
    }
    folder_list_finish(&packs);
    buffer_finish(&folder);
    rules_destroy(rules);
    bundle_finish(&listing.bundle);
    diag_list_finish(&diags);
}

/* ---- what is covered ---- */

static void count(struct author_coverage *coverage, uint8_t channel, unsigned named)
{
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        coverage->decisions[k][channel] += (named >> k & 1u) != 0 ? 1 : 0;
    }
}

static void add_turn(
        struct author_coverage *coverage, const struct scenario *model, const struct turn *turn)
{
    uint8_t channel = model->contacts[turn->contact].channel;
    unsigned named = 0;
    for (uint32_t i = turn->slots.first; i < turn->slots.first + turn->slots.count; i++) {
        if ((model->slots[i].flags & SLOT_TOPIC) != 0) {
            count(coverage, channel, model->reaches[i].named); // a decision of its own
        } else {
            named |= model->reaches[i].named;
        }
    }
    const struct range rules = turn_compose(model, turn).rules;
    for (uint32_t i = rules.first; i < rules.first + rules.count; i++) {
        named |= 1u << model->rules[i].competency;
    }
    count(coverage, channel, named);
}

static void add_observe(struct author_coverage *coverage, const struct scenario *model,
        const struct observe *observe)
{
    if (observe->possible == 0) {
        return; // a critical error: no points
    }
    uint32_t contact = observe->anchor == ANCHOR_TURN ? model->turns[observe->anchor_at].contact
            : observe->anchor == ANCHOR_END           ? observe->anchor_at
                                                      : 0;
    count(coverage, model->contacts[contact].channel, 1u << observe->competency);
}

void author_coverage_add(struct author_coverage *coverage, const struct scenario *scenario)
{
    for (uint32_t i = 0; i < scenario->turn_count; i++) {
        add_turn(coverage, scenario, &scenario->turns[i]);
    }
    for (uint32_t i = 0; i < scenario->observe_count; i++) {
        add_observe(coverage, scenario, &scenario->observes[i]);
    }
    for (uint32_t i = 0; i < scenario->contact_count; i++) {
        const struct contact *contact = &scenario->contacts[i];
        for (uint32_t f = 0; f < contact->wrap_fields.count; f++) {
            const struct wrap_field *field = &scenario->wrap_fields[contact->wrap_fields.first + f];
            count(coverage, contact->channel, 1u << field->competency);
        }
    }
}

bool author_coverage_of_shift(struct author_coverage *coverage, const char *data, const char *path)
{
    struct bundle bundle;
    struct diag_list diags = { 0 };
    *coverage = (struct author_coverage) { 0 };
    bundle_init_folder(&bundle, data);
    struct shift *shift = shift_load(&bundle, path, &diags);
    for (size_t i = 0; shift != NULL && i < shift->entry_count; i++) {
        author_coverage_add(coverage, shift->entries[i].scenario);
    }
    bool loaded = shift != NULL;
    shift_destroy(shift);
    bundle_finish(&bundle);
    diag_list_finish(&diags);
    return loaded;
}
