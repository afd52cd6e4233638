// SPDX-License-Identifier: GPL-3.0-or-later
// The smells as a visitor of the check: with the words of the language, and the translations there
// are.
#include "game/explore/smells/visit.h"

#include <stdio.h>
#include <string.h>

#include "game/base/folder.h"
#include "game/explore/smells/language.h"
#include "game/explore/smells/smells.h"
#include "game/scenario/translate.h"

enum { LANGUAGES_MAX = 20, LANGUAGE_SIZE = 16 };

struct language *smells_language(
        struct bundle *bundle, const struct scenario *scenario, struct diag_list *diags)
{
    struct language *own = language_load(bundle, scenario->language, diags);
    if (own != NULL) {
        return own;
    }
    struct bundle program;
    bundle_init_folder(&program, ZEVEN_SOURCE_DIR "/scenarios");
    struct language *language = language_load(&program, scenario->language, diags);
    bundle_finish(&program);
    return language;
}

// "pakket.en.po" of the scenario pakket gives "en".
static bool read_language(const char *name, const char *id, char language[LANGUAGE_SIZE])
{
    size_t size = strlen(id);
    const char *end = strstr(name, ".po");
    if (strncmp(name, id, size) != 0 || name[size] != '.' || end == NULL || end[3] != '\0' ||
            end <= name + size + 1 || (size_t)(end - name) - size > LANGUAGE_SIZE) {
        return false;
    }
    (void)snprintf(
            language, LANGUAGE_SIZE, "%.*s", (int)(end - name - (long)size) - 1, name + size + 1);
    return strchr(language, '.') == NULL;
}

static int find_languages(const char *root, const char *id, char found[][LANGUAGE_SIZE])
{
    struct buffer folder = { 0 };
    struct folder_list names = { 0 };
    int count = 0;
    buffer_add_format(&folder, "%s/po", root);
    folder_read(&names, buffer_text(&folder));
    for (size_t i = 0; i < names.items.count && count < LANGUAGES_MAX; i++) {
        count += read_language(names.items.items[i], id, found[count]) ? 1 : 0;
    }
    folder_list_finish(&names);
    buffer_finish(&folder);
    return count;
}

// A catalogue that is there is meant to be used, and is used only when it is complete.
static void check_translations(
        struct bundle *bundle, struct scenario *scenario, struct diag_list *diags)
{
    char languages[LANGUAGES_MAX][LANGUAGE_SIZE];
    int count = bundle->root != NULL ? find_languages(bundle->root, scenario->id, languages) : 0;
    for (int i = 0; i < count; i++) {
        struct diag_list found = { 0 };
        (void)scenario_translate(scenario, bundle, languages[i], &found);
        (void)scenario_translate(scenario, bundle, scenario->language, &found);
        smells_accept(scenario, &found, diags);
        diag_list_finish(&found);
    }
}

static void visit_scenario(
        void *data, struct bundle *bundle, struct scenario *scenario, struct diag_list *diags)
{
    (void)data;
    struct language *language = smells_language(bundle, scenario, diags);
    smells_of_scenario(scenario, language, diags);
    check_translations(bundle, scenario, diags);
    language_destroy(language);
}

static void visit_shift(
        void *data, struct bundle *bundle, struct shift *shift, struct diag_list *diags)
{
    (void)data;
    (void)bundle;
    smells_of_shift(shift, diags);
}

static void visit_pack(void *data, const char *path, struct scenario *const *scenarios,
        size_t count, struct diag_list *diags)
{
    (void)data;
    smells_of_pack(path, scenarios, count, diags);
}

const struct check_visitor SMELLS_VISITOR = { NULL, visit_scenario, visit_shift, visit_pack };
