// SPDX-License-Identifier: GPL-3.0-or-later
// Scenarios in another language: all texts of it or none, never mixed.
#include "game/scenario/translate.h"

#include <string.h>

#include "game/base/mem.h"
#include "game/locale/catalogue.h"

static bool load(struct catalogue *catalogue, const struct scenario *scenario,
        struct bundle *bundle, const char *language, struct diag_list *diags)
{
    struct buffer path = { 0 };
    buffer_add_format(&path, "po/%s.%s.po", scenario->id, language);
    const struct bundle_file *file = bundle_read(bundle, buffer_text(&path), diags);
    bool good = file != NULL &&
            catalogue_load(catalogue, buffer_text(&path), file->bytes, file->size, diags);
    buffer_finish(&path);
    return good;
}

static bool complete(
        const struct catalogue *catalogue, const struct scenario *scenario, struct diag_list *diags)
{
    struct catalogue_text *texts = mem_alloc(scenario->text_count * sizeof(*texts));
    for (uint32_t i = 0; i < scenario->text_count; i++) {
        const struct text *text = &scenario->texts[i];
        texts[i] = (struct catalogue_text) { text->context, text->source,
            scenario->files[text->file], (int)text->line };
    }
    bool all = catalogue_complete(catalogue, texts, scenario->text_count, diags);
    mem_free(texts);
    return all;
}

static void show(struct scenario *scenario, const struct catalogue *catalogue)
{
    for (uint32_t i = 0; i < scenario->text_count; i++) {
        const struct text *text = &scenario->texts[i];
        enum catalogue_status status;
        const char *translated = catalogue_find(catalogue, text->context, text->source, &status);
        scenario->shown[i] = arena_copy_text(&scenario->arena, translated, strlen(translated));
    }
}

bool scenario_translate(struct scenario *scenario, struct bundle *bundle, const char *language,
        struct diag_list *diags)
{
    if (strcmp(language, scenario->language) == 0) {
        for (uint32_t i = 0; i < scenario->text_count; i++) {
            scenario->shown[i] = scenario->texts[i].source;
        }
        return true;
    }
    struct catalogue catalogue = { 0 };
    bool good = load(&catalogue, scenario, bundle, language, diags) &&
            complete(&catalogue, scenario, diags);
    if (good) {
        show(scenario, &catalogue);
    }
    catalogue_finish(&catalogue);
    return good;
}

static void show_draft(struct scenario *scenario, const struct catalogue *catalogue,
        const char *mark, struct translate_draft *draft)
{
    struct buffer marked = { 0 };
    for (uint32_t i = 0; i < scenario->text_count; i++) {
        const struct text *text = &scenario->texts[i];
        enum catalogue_status status;
        const char *translated = catalogue_find(catalogue, text->context, text->source, &status);
        draft->status[i] = (uint8_t)status;
        draft->missing += status == CATALOGUE_MISSING ? 1 : 0;
        draft->stale += status == CATALOGUE_FUZZY || status == CATALOGUE_STALE ? 1 : 0;
        buffer_clear(&marked);
        if (translated == NULL) {
            buffer_add_format(&marked, "%s%s", mark, text->source);
        } else {
            buffer_add(&marked, translated);
        }
        scenario->shown[i] = arena_copy_text(&scenario->arena, buffer_text(&marked), marked.size);
    }
    buffer_finish(&marked);
}

bool scenario_translate_draft(struct scenario *scenario, struct bundle *bundle,
        const char *language, const char *mark, struct translate_draft *draft,
        struct diag_list *diags)
{
    struct catalogue catalogue = { 0 };
    *draft = (struct translate_draft) { 0 };
    bool good = load(&catalogue, scenario, bundle, language, diags);
    if (good) {
        draft->status = mem_alloc(scenario->text_count + 1);
        show_draft(scenario, &catalogue, mark, draft);
    }
    catalogue_finish(&catalogue);
    return good;
}

bool shift_translate(
        struct shift *shift, struct bundle *bundle, const char *language, struct diag_list *diags)
{
    bool good =
            shift->practice == NULL || scenario_translate(shift->practice, bundle, language, diags);
    for (size_t i = 0; i < shift->entry_count; i++) {
        const struct shift_entry *entry = &shift->entries[i];
        good = scenario_translate(entry->scenario, bundle, language, diags) && good;
        good = (entry->swap == NULL || scenario_translate(entry->swap, bundle, language, diags)) &&
                good;
    }
    // A shift that is complete in part goes back to its own language as a whole.
    if (!good && strcmp(language, shift->language) != 0) {
        shift_translate(shift, bundle, shift->language, diags);
    }
    return good;
}
