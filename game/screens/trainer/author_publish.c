// SPDX-License-Identifier: GPL-3.0-or-later
// Publishing from the trainer's bench: what it needs, who answers for the points, and why not.
#include <string.h>
#include <time.h>

#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/screens/trainer/author_inner.h"
#include "game/screens/trainer/diagnostics_list.h"

enum { NAME_BYTES = 200 };

static void build_need(struct ui *ui, bool met, const char *words)
{
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 8 });
    ui_text_with(ui,
            (struct ui_text) { .type = UI_BODY, .weight = 700, .colour = met ? UI_GOOD : UI_WARN },
            met ? "✓" : "·");
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .grow = 1 }, words);
    ui_close(ui);
}

static const char *errors_words(const struct author_story *story, struct ui *ui)
{
    long errors = (long)story->diags.errors;
    if (errors == 0) {
        return tr("The check finds no errors.");
    }
    return ui_format(ui,
            tr_plural("The check may find no errors; now there is %ld.",
                    "The check may find no errors; now there are %ld.", errors),
            errors);
}

static void build_needs(const struct author_story *story, struct ui *ui)
{
    const struct scenario_key *key = &story->map.scenario->key;
    build_need(ui, story->diags.errors == 0, errors_words(story, ui));
    build_need(ui, false,
            tr("At least one rehearsal is about it, and all of them go as they should: they are "
               "played when you publish."));
    build_need(ui, false,
            key->author[0] != '\0'
                    ? ui_format(ui,
                              tr("Somebody else than the author, %s, answers for the points."),
                              key->author)
                    : tr("Somebody else than the author answers for the points; the file does not "
                         "say who the author is."));
    if (story->changes.count > 0) {
        build_need(ui, false, tr("What you typed is saved first."));
    }
}

static void build_buttons(const struct author_story *story, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 12 });
    ui_button(ui,
            (struct ui_button) { .id = "publish-now",
                    .label = tr("Publish"),
                    .kind = UI_BUTTON_PRIMARY,
                    .disabled = story->changes.count > 0 });
    ui_button(ui, (struct ui_button) { .id = "publish-not", .label = tr("Cancel") });
    ui_close(ui);
}

static void build_established(const struct scenario_key *key, struct ui *ui)
{
    ui_text(ui, UI_BODY,
            ui_format(ui,
                    tr("%s answers for the points since %s. When points change, the key is a "
                       "concept again."),
                    key->by, key->date));
    ui_button(ui, (struct ui_button) { .id = "publish-not", .label = tr("Close") });
}

void author_build_publish(const struct author *author, struct ui *ui)
{
    const struct author_story *story = &author->story;
    const struct scenario_key *key = &story->map.scenario->key;
    ui_open_overlay(ui,
            (struct ui_overlay) { .kind = UI_DIALOG, .id = "publishing", .name = tr("Publish") });
    ui_text(ui, UI_H2, tr("Publish"));
    if (key->status == KEY_ESTABLISHED) {
        build_established(key, ui);
    } else {
        build_needs(story, ui);
        ui_text(ui, UI_LABEL, ui_upper(ui, tr("Who answers for the points")));
        ui_field(ui,
                (struct ui_field) { .id = "publisher",
                        .name = tr("Who answers for the points"),
                        .max_bytes = NAME_BYTES });
        if (story->refusals.diags.count > 0) {
            ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .weight = 600, .colour = UI_BAD },
                    tr("Nothing is published:"));
            diagnostics_list_build(ui, &story->refusals);
        }
        build_buttons(story, ui);
    }
    ui_close(ui);
}

static void write_day(char *day, size_t size, int64_t now_ms)
{
    time_t now = (time_t)(now_ms / 1000);
    struct tm parts;
    localtime_r(&now, &parts);
    (void)strftime(day, size, "%Y-%m-%d", &parts);
}

static void publish_now(struct author *author, struct navigator *navigator)
{
    struct author_story *story = &author->story;
    struct ui *ui = navigator_ui(navigator);
    char day[16];
    write_day(day, sizeof(day), navigator_world(navigator)->now_ms);
    struct buffer name = { 0 };
    buffer_add(&name, ui_field_text(ui, "publisher", 0));
    story->by = buffer_text(&name);
    story->date = day;
    if (strspn(story->by, " ") == name.size || story->changes.count > 0) {
        ui_focus(ui, "publisher", 0); // there is nobody yet
    } else if (author_change(author, navigator, author_story_publish)) {
        author->dialog = AUTHOR_NO_DIALOG;
    }
    story->by = NULL;
    story->date = NULL;
    buffer_finish(&name);
}

bool author_handle_publish(
        struct author *author, struct navigator *navigator, const struct ui_message *message)
{
    bool open = author->dialog == AUTHOR_PUBLISH_DIALOG;
    if (ui_message_is(message, UI_PRESSED, "publish")) {
        author->dialog = AUTHOR_PUBLISH_DIALOG;
        diag_list_finish(&author->story.refusals);
        ui_set_field_text(navigator_ui(navigator), "publisher", 0, "");
        ui_focus(navigator_ui(navigator), "publisher", 0);
    } else if (ui_message_is(message, UI_PRESSED, "publish-now") ||
            (open && ui_message_is(message, UI_SUBMITTED, "publisher"))) {
        publish_now(author, navigator);
    } else if (ui_message_is(message, UI_PRESSED, "publish-not") ||
            ui_message_is(message, UI_DISMISSED, "publishing")) {
        author->dialog = AUTHOR_NO_DIALOG;
    } else {
        return open &&
                diagnostics_list_handle(&author->story.refusals, NULL, message, &author->trouble);
    }
    return true;
}
