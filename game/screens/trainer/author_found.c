// SPDX-License-Identifier: GPL-3.0-or-later
// Below the map of the trainer's bench: what was found in the file, and what the last act did.
#include "game/locale/locale.h"
#include "game/screens/trainer/author_inner.h"
#include "game/screens/trainer/diagnostics_list.h"

enum { FOUND_HEIGHT = 150, FOUND_MOST = 30 };

static const char *found_title(const struct author_story *story, struct ui *ui)
{
    long count = (long)(story->diags.diags.count + story->diags.dropped);
    if (count == 0) {
        return ui_format(ui, "%s · %s", ui_upper(ui, tr("Check")), tr("nothing found"));
    }
    return ui_format(ui, "%s · %s", ui_upper(ui, tr("Check")),
            ui_format(ui, tr_plural("%ld remark", "%ld remarks", count), count));
}

void author_build_found(struct author *author, struct ui *ui)
{
    const struct author_story *story = &author->story;
    struct ui_box card = ui_card();
    card.padding = UI_SIDES(10, 14);
    card.gap = 6;
    card.role = UI_ROLE_REGION;
    card.name = tr("Check");
    ui_open(ui, (struct ui_box) { .padding = { 8, 14, 14, 14 } });
    ui_open(ui, card);
    ui_text(ui, UI_LABEL, found_title(story, ui));
    if (story->said.size > 0) {
        ui_open(ui, (struct ui_box) { .role = UI_ROLE_STATUS });
        ui_text_with(ui,
                (struct ui_text) { .type = UI_BODY, .colour = story->failed ? UI_BAD : UI_GOOD },
                buffer_text(&story->said));
        ui_close(ui);
    }
    if (author->trouble.size > 0) {
        ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .colour = UI_BAD },
                buffer_text(&author->trouble));
    }
    if (story->diags.diags.count > 0) {
        ui_open(ui, (struct ui_box) { .scroll = true, .id = "found", .max_height = FOUND_HEIGHT });
        // A long file full of slips is mended from its beginning; a thousand rows would make every
        // frame slow.
        struct diag_list first = story->diags;
        if (first.diags.count > FOUND_MOST) {
            first.dropped += first.diags.count - FOUND_MOST;
            first.diags.count = FOUND_MOST;
        }
        diagnostics_list_build(ui, &first);
        ui_close(ui);
    }
    ui_close(ui);
    ui_close(ui);
}
