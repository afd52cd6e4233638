// SPDX-License-Identifier: GPL-3.0-or-later
// The language in which the trainer's bench shows a scenario: its own, or one of its catalogues.
#include <stdio.h>
#include <string.h>

#include "game/base/folder.h"
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/screens/trainer/author_inner.h"

static void add_language(struct author_languages *languages, const char *id, size_t size)
{
    if (languages->count < AUTHOR_LANGUAGES_MAX && size > 0 && size < sizeof(languages->ids[0])) {
        (void)snprintf(languages->ids[languages->count++], sizeof(languages->ids[0]), "%.*s",
                (int)size, id);
    }
}

// "pakket.en.po" of "pakket" is of "en".
static void add_catalogue(struct author_languages *languages, const char *id, const char *name)
{
    size_t size = strlen(name);
    size_t before = strlen(id);
    bool its = size > before + strlen("..po") && strncmp(name, id, before) == 0 &&
            name[before] == '.' && strcmp(name + size - 3, ".po") == 0;
    if (its && memchr(name + before + 1, '.', size - before - 4) == NULL) {
        add_language(languages, name + before + 1, size - before - 4);
    }
}

static void find_languages(struct author_languages *languages, const struct author_story *story)
{
    const struct scenario *model = story->map.scenario;
    struct buffer folder = { 0 };
    struct folder_list names = { 0 };
    languages->count = 0;
    add_language(languages, model->language, strlen(model->language));
    buffer_add_format(&folder, "%s/po", story->place.root);
    folder_read(&names, buffer_text(&folder));
    for (size_t i = 0; i < names.items.count; i++) {
        add_catalogue(languages, model->id, names.items.items[i]);
    }
    folder_list_finish(&names);
    buffer_finish(&folder);
}

static const char *shown_language(const struct author_story *story)
{
    return story->language[0] != '\0' ? story->language : story->map.scenario->language;
}

const char *author_language_name(const struct author *author)
{
    return language_name(shown_language(&author->story));
}

const char *author_status_words(enum catalogue_status status)
{
    return status == CATALOGUE_MISSING ? tr("not translated") : tr("translation out of date");
}

void author_build_languages(const struct author *author, struct ui *ui)
{
    const struct author_languages *languages = &author->languages;
    ui_open_overlay(ui,
            (struct ui_overlay) { .kind = UI_MENU,
                    .id = "story-languages",
                    .name = tr("Language of the texts"),
                    .anchor = "story-language" });
    for (int i = 0; i < languages->count; i++) {
        bool now = strcmp(languages->ids[i], shown_language(&author->story)) == 0;
        ui_menu_item(ui,
                (struct ui_menu_item) { .id = "choose-story-language",
                        .number = i,
                        .label = language_name(languages->ids[i]),
                        .selected = now });
    }
    if (languages->count < 2) {
        ui_open(ui, (struct ui_box) { .padding = UI_SIDES(6, 12), .max_width = 260 });
        ui_text(ui, UI_SMALL, tr("There is no translation of this scenario yet."));
        ui_close(ui);
    }
    ui_close(ui);
}

void author_build_language_note(const struct author *author, struct ui *ui)
{
    const struct author_story *story = &author->story;
    if (story->draft.status == NULL) {
        return;
    }
    ui_open(ui, (struct ui_box) { .gap = 4, .role = UI_ROLE_STATUS });
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .weight = 600, .colour = UI_INK },
            ui_format(ui,
                    tr("%s, to read only. Texts and points are changed in the scenario’s own "
                       "language, translations in po/%s.%s.po."),
                    author_language_name(author), story->map.scenario->id, story->language));
    if (story->draft.missing + story->draft.stale > 0) {
        ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .weight = 600, .colour = UI_WARN },
                ui_format(ui, tr("Of %ld texts %ld are not translated and %ld out of date (⚠)."),
                        (long)story->map.scenario->text_count, (long)story->draft.missing,
                        (long)story->draft.stale));
    } else {
        ui_text(ui, UI_SMALL, tr("All texts are translated."));
    }
    ui_close(ui);
}

bool author_handle_language(
        struct author *author, struct navigator *navigator, const struct ui_message *message)
{
    struct author_story *story = &author->story;
    if (ui_message_is(message, UI_PRESSED, "story-language")) {
        find_languages(&author->languages, story);
        author->dialog = AUTHOR_LANGUAGE_MENU;
    } else if (ui_message_is(message, UI_DISMISSED, "story-languages")) {
        author->dialog = AUTHOR_NO_DIALOG;
    } else if (ui_message_is(message, UI_PRESSED, "choose-story-language")) {
        author->dialog = AUTHOR_NO_DIALOG;
        (void)snprintf(story->language, sizeof(story->language), "%s",
                author->languages.ids[message->number]);
        (void)author_change(author, navigator, author_story_translate);
    } else {
        return false;
    }
    return true;
}
