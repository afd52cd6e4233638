// SPDX-License-Identifier: GPL-3.0-or-later
// The right column of the sheet: the moments the score rests on, and questions for the interview.
#include <string.h>

#include "game/locale/locale.h"
#include "game/report/moment_words.h"
#include "game/report/words.h"
#include "game/screens/recruiter/recruiter_sheet.h"

enum { FOLDED_LINES = 3 };

static bool holds(const char *text, const char *words)
{
    return strcasestr(text, words) != NULL;
}

// Looks in all that an opened moment shows: time, channel, words, reasons and records.
static bool is_found(const struct recruiter_sheet *view, size_t moment)
{
    const struct report_item *item = &view->look.moments.blocks.items[moment].item;
    bool found = holds(item->head, view->search) || holds(item->before, view->search) ||
            holds(item->words, view->search);
    for (size_t i = 0; i < item->note_count; i++) {
        found = found || holds(item->notes[i].value, view->search);
    }
    return found;
}

bool recruiter_shows(const struct recruiter_sheet *view, size_t moment)
{
    const struct result_moment *at = &view->look.result.moments.items[moment];
    return (view->scenario == RECRUITER_ANY || at->scenario == (uint32_t)view->scenario) &&
            (view->competency == RECRUITER_ANY ||
                    moment_point(at, (enum competency)view->competency) != NULL) &&
            is_found(view, moment);
}

/* ---- filters ---- */

static void build_filters(const struct recruiter_sheet *view, struct ui *ui)
{
    const struct result *result = &view->look.result;
    ui_open_group(ui, UI_ROLE_TOOLBAR, "filters", tr("Show the moments of"),
            (struct ui_box) { .flow = UI_WRAP, .gap = 6, .line_gap = 6 });
    ui_button(ui,
            (struct ui_button) { .id = "customer",
                    .number = RECRUITER_ANY,
                    .label = tr("All customers"),
                    .kind = UI_PILL_LINED,
                    .selected = view->scenario == RECRUITER_ANY });
    for (size_t i = 0; i < result->customers.count; i++) {
        const struct result_customer *customer = &result->customers.items[i];
        bool again = i > 0 && result->customers.items[i - 1].scenario == customer->scenario;
        if (!again) {
            ui_button(ui,
                    (struct ui_button) { .id = "customer",
                            .number = customer->scenario,
                            .label = customer->name,
                            .kind = UI_PILL_LINED,
                            .selected = view->scenario == customer->scenario });
        }
    }
    if (view->competency != RECRUITER_ANY) {
        const char *name = competency_short_name((enum competency)view->competency);
        ui_button(ui,
                (struct ui_button) { .id = "all-competencies",
                        .label = ui_format(ui, "%s ✕", name),
                        .name = ui_format(ui, tr("Only %s; press to show all"), name),
                        .kind = UI_PILL_STRONG });
    }
    ui_close(ui);
}

static size_t count_shown(const struct recruiter_sheet *view)
{
    size_t count = 0;
    for (size_t i = 0; i < view->look.result.moments.count; i++) {
        count += recruiter_shows(view, i);
    }
    return count;
}

static void build_counts(const struct recruiter_sheet *view, struct ui *ui)
{
    size_t all = view->look.result.moments.count;
    size_t shown = count_shown(view);
    const char *opened = ui_format(ui, tr("You opened %zu of %zu moments"), view->read, all);
    ui_open(ui, (struct ui_box) { .role = UI_ROLE_STATUS });
    ui_text(ui, UI_SMALL,
            shown == all ? opened : ui_format(ui, tr("%s · filtered: %zu shown"), opened, shown));
    ui_close(ui);
}

/* ---- one moment ---- */

// What else was on the table, a line each: what was not chosen tells as much as what was.
static void build_others(struct ui *ui, const struct result_texts *others)
{
    if (others->count == 0) {
        return;
    }
    ui_open(ui, (struct ui_box) { .gap = 3 });
    ui_text(ui, UI_LABEL, tr("Also possible"));
    for (size_t i = 0; i < others->count; i++) {
        ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .colour = UI_INK },
                ui_format(ui, tr("“%s”"), others->items[i]));
    }
    ui_close(ui);
}

static const char *mark_of(const struct recruiter_item *item, struct ui *ui)
{
    if (item->unfolded) {
        return "▾";
    }
    return item->read ? ui_format(ui, "✓ %s", tr("read")) : "▸";
}

static void build_item(const struct recruiter_sheet *view, struct ui *ui, size_t moment)
{
    const struct report_item *item = &view->look.moments.blocks.items[moment].item;
    bool unfolded = view->items[moment].unfolded;
    ui_open_control(ui,
            (struct ui_control) { .id = "moment",
                    .number = (int64_t)moment,
                    .role = UI_ROLE_LIST_ITEM,
                    .selected = unfolded },
            (struct ui_box) { .gap = 5,
                    .grow = 1,
                    .padding = UI_SIDES(9, 8),
                    .radius = 6,
                    .fill = unfolded ? UI_WASH : UI_NO_COLOUR });
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 8 });
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .grow = 1 }, item->head);
    ui_text(ui, UI_SMALL, mark_of(&view->items[moment], ui));
    ui_close(ui);
    if (unfolded && *item->before != '\0') {
        ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .colour = UI_INK }, item->before);
    }
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .max_lines = unfolded ? 0 : FOLDED_LINES },
            item->words);
    recruiter_build_chips(ui, item);
    for (size_t i = 0; unfolded && i < item->note_count; i++) {
        recruiter_build_note(ui, &item->notes[i]);
    }
    if (unfolded) {
        build_others(ui, &view->look.result.moments.items[moment].shown);
    }
    ui_close(ui);
}

// Beside the moment, small: it must not look like a second way to unfold it.
static void build_play(const struct recruiter_sheet *view, struct ui *ui, size_t moment)
{
    const struct report_item *item = &view->look.moments.blocks.items[moment].item;
    ui_button(ui,
            (struct ui_button) { .id = "replay",
                    .number = (int64_t)moment,
                    .label = view->items[moment].unfolded ? tr("▶ Play") : "▶",
                    .name = ui_format(ui, tr("Play from here: %s"), item->head),
                    .kind = UI_PILL_LINED });
}

static void build_items(const struct recruiter_sheet *view, struct ui *ui)
{
    ui_open_group(
            ui, UI_ROLE_LIST, "moments", tr("What the score rests on"), (struct ui_box) { 0 });
    for (size_t i = 0; i < view->look.result.moments.count; i++) {
        if (recruiter_shows(view, i)) {
            ui_divider(ui);
            ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 4, .align = UI_START });
            build_item(view, ui, i);
            ui_open(ui, (struct ui_box) { .padding = { 7, 0, 0, 0 } });
            build_play(view, ui, i);
            ui_close(ui);
            ui_close(ui);
        }
    }
    ui_close(ui);
    if (count_shown(view) == 0) {
        ui_text(ui, UI_SMALL, tr("No moment fits these filters."));
    }
}

/* ---- the column ---- */

static void build_tabs(const struct recruiter_sheet *view, struct ui *ui)
{
    static const char *const LABELS[] = {
        [RECRUITER_SIDE_EVIDENCE] = TR_MARK("Observations"),
        [RECRUITER_SIDE_QUESTIONS] = TR_MARK("Questions"),
        [RECRUITER_SIDE_DECISION] = TR_MARK("Decision"),
    };
    ui_open_group(ui, UI_ROLE_TAB_LIST, "sides", tr("Beside the sheet"),
            (struct ui_box) { .flow = UI_WRAP, .gap = 6, .line_gap = 6 });
    for (int i = 0; i < RECRUITER_SIDE_COUNT; i++) {
        ui_button(ui,
                (struct ui_button) { .id = "side",
                        .number = i,
                        .label = tr(LABELS[i]),
                        .kind = UI_TAB,
                        .grow = 1,
                        .selected = view->side == (enum recruiter_side)i });
    }
    ui_close(ui);
}

static bool asks_nothing(const struct recruiter_sheet *view)
{
    struct sheet_reading reading = recruiter_reading(view);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (*sheet_ask_words(&reading, (enum competency)k) != '\0') {
            return false;
        }
    }
    return true;
}

static void build_together(struct ui *ui)
{
    ui_text(ui, UI_BODY,
            tr("Look at two moments again with the candidate: what did they think there?"));
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
    ui_button(ui,
            (struct ui_button) { .id = "interview",
                    .label = tr("Look back together"),
                    .kind = UI_BUTTON_PRIMARY });
    ui_close(ui);
    ui_gap(ui, 8);
}

static void build_questions(const struct recruiter_sheet *view, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .gap = 8, .padding = UI_SIDES(4, 8) });
    build_together(ui);
    recruiter_build_blocks(ui, &view->look.parts[SHEET_PART_QUESTIONS]);
    if (asks_nothing(view)) {
        ui_text(ui, UI_BODY, tr("Nothing is left open: the sheet asks nothing more."));
    }
    ui_gap(ui, 8);
    ui_text(ui, UI_SMALL, tr("A human decides, never the program."));
    ui_close(ui);
}

void recruiter_build_side(const struct recruiter_sheet *view, struct ui *ui, bool in_drawer)
{
    bool evidence = view->side == RECRUITER_SIDE_EVIDENCE;
    build_tabs(view, ui);
    if (evidence) {
        build_counts(view, ui);
        ui_field(ui,
                (struct ui_field) { .id = "words",
                        .name = tr("Search in the moments"),
                        .placeholder = tr("Search a word or a time…"),
                        .max_bytes = RECRUITER_WORDS_MAX });
        build_filters(view, ui);
    }
    // The drawer scrolls as a whole; a column beside the sheet keeps its filters in view.
    static const char *const IDS[] = { "evidence", "questions", "decision" };
    struct ui_box body = { .id = IDS[view->side] };
    body.scroll = !in_drawer;
    body.grow = !in_drawer;
    ui_open(ui, body);
    if (evidence) {
        build_items(view, ui);
    } else if (view->side == RECRUITER_SIDE_QUESTIONS) {
        build_questions(view, ui);
    } else {
        recruiter_build_decision(view, ui);
    }
    ui_close(ui);
}
