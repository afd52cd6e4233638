// SPDX-License-Identifier: GPL-3.0-or-later
// The bar of the trainer's bench: what is open, and what can be done with its file.
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/screens/trainer/author_inner.h"

enum { LEFT_BELOW = 860, BAR_GAP = 12 };

bool author_has_left(const struct ui *ui)
{
    return ui_logical_width(ui) >= LEFT_BELOW;
}

static const char *where(const struct author *author, struct ui *ui)
{
    if (!author->open || author->story.map.scenario == NULL) {
        return tr("Scenarios");
    }
    const struct scenario *model = author->story.map.scenario;
    return ui_format(ui, tr("Scenarios › %s · v%s %s"), scenario_text(model, model->title),
            model->version, key_status_name((uint8_t)model->key.status));
}

static void build_file_buttons(const struct author *author, struct ui *ui)
{
    const struct author_story *story = &author->story;
    ui_button(ui,
            (struct ui_button) { .id = "undo",
                    .label = tr_context("file", "Undo"),
                    .name = tr("Put the version before back in the file"),
                    .kind = UI_PILL_BAR,
                    .disabled = story->past.count == 0,
                    .shortcut = { 'z', UI_CTRL } });
    ui_button(ui,
            (struct ui_button) { .id = "redo",
                    .label = tr_context("file", "Redo"),
                    .name = tr("Put the later version back in the file"),
                    .kind = UI_PILL_BAR,
                    .disabled = story->later.count == 0,
                    .shortcut = { 'y', UI_CTRL } });
    ui_button(ui,
            (struct ui_button) { .id = "play",
                    .label = tr("▶ Play from here"),
                    .name = tr("Play from here"),
                    .kind = UI_PILL_BAR,
                    .shortcut = { UI_KEY_F1 + 4, 0 } });
    ui_button(ui,
            (struct ui_button) { .id = "save",
                    .label = story->changes.count > 0
                            ? ui_format(ui, tr("Save (%ld)"), (long)story->changes.count)
                            : tr("Save"),
                    .kind = story->changes.count > 0 ? UI_PILL_BAR_STRONG : UI_PILL_BAR,
                    .disabled = story->changes.count == 0,
                    .shortcut = { 's', UI_CTRL } });
}

static void build_model_buttons(const struct author *author, struct ui *ui)
{
    const char *language = author_language_name(author);
    ui_button(ui,
            (struct ui_button) { .id = "story-language",
                    .label = language,
                    .name = ui_format(ui, tr("Language of the texts: %s"), language),
                    .kind = UI_PILL_BAR,
                    .menu = author->dialog == AUTHOR_LANGUAGE_MENU ? UI_MENU_OPEN : UI_MENU_SHUT });
    ui_button(ui,
            (struct ui_button) { .id = "publish",
                    .label = tr("Publish"),
                    .kind = author->story.changes.count > 0 ? UI_PILL_BAR : UI_PILL_BAR_STRONG });
}

void author_build_bar(const struct author *author, struct ui *ui)
{
    struct ui_box bar = ui_bar();
    bar.gap = BAR_GAP; // eight buttons: one that stands alone on a second line looks lost
    ui_open(ui, bar);
    ui_text(ui, UI_STRONG, "Zeven");
    if (author_has_left(ui)) {
        ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .max_lines = 1 }, where(author, ui));
    } else {
        ui_button(ui,
                (struct ui_button) {
                        .id = "open-list", .label = tr("Scenarios"), .kind = UI_PILL_BAR });
    }
    ui_spacer(ui);
    if (author->open) {
        build_file_buttons(author, ui);
    }
    if (author->open && author->story.map.scenario != NULL) {
        build_model_buttons(author, ui);
    }
    if (!ui_is_wide(ui) && author->selected != INDEX_NONE) {
        ui_button(ui,
                (struct ui_button) { .id = "open-turn", .label = tr("Turn"), .kind = UI_PILL_BAR });
    }
    ui_button(ui,
            (struct ui_button) { .id = "figures",
                    .label = tr("Figures"),
                    .name = tr("Figures: how well the scenarios measure"),
                    .kind = UI_PILL_BAR });
    ui_button(ui,
            (struct ui_button) { .id = "back",
                    .label = tr("Back"),
                    .kind = UI_PILL_BAR,
                    .shortcut = { UI_KEY_ESCAPE, 0 } });
    ui_close(ui);
}
