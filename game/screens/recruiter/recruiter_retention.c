// SPDX-License-Identifier: GPL-3.0-or-later
// The page of retention: whose day is past, who goes soon, and erasing for good in two steps.
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/screens/organisation.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/store/candidate_page.h"
#include "game/store/retention.h"
#include "game/ui/widget.h"

enum {
    PAGE_WIDTH = 820,
    SHOWN_MAX = 100,
    DAY_WIDTH = 110,
    CODE_WIDTH = 150,
    CODE_FIELD_WIDTH = 260,
    SOON_DAYS = 28
};

static const int64_t DAY_MS = 86400000;

struct retention {
    char *who;
    struct retention_list list; // the earliest first
    size_t past;                // so many of them are past their day
    bool asks;                  // the last question before erasing stands there
    bool erased;
    struct retention_done done;
    char *one;      // the code of who asked to be erased, and is about to be; NULL = nobody
    char *trouble;  // NULL = none
    int64_t now_ms; // when the list was read
};

/* ---- what stands there ---- */

static void build_row(const struct retention_row *row, int64_t place, int64_t now_ms, struct ui *ui)
{
    ui_divider(ui);
    ui_open(ui,
            (struct ui_box) { .flow = UI_WRAP,
                    .gap = 12,
                    .line_gap = 2,
                    .align = UI_BASELINE,
                    .padding = UI_SIDES(8, 0),
                    .role = UI_ROLE_LIST_ITEM });
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .width = DAY_WIDTH },
            recruiter_short_day(ui, row->keep_ms, now_ms));
    ui_text_with(ui, (struct ui_text) { .type = UI_STRONG, .width = CODE_WIDTH }, row->code);
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL },
            *row->vacancy != '\0' ? row->vacancy : tr("no vacancy"));
    if (row->consent) {
        ui_chip(ui, UI_TONE_BRAND, tr("agreed to be kept longer"));
    }
    ui_button(ui,
            (struct ui_button) { .id = "longer",
                    .number = place,
                    .label = tr("Keep longer…"),
                    .name = ui_format(ui, tr("Keep %s longer…"), row->code),
                    .kind = UI_LINK });
    ui_close(ui);
}

static void build_rows(const struct retention *view, size_t from, size_t to, const char *id,
        const char *name, struct ui *ui)
{
    size_t shown = to - from < SHOWN_MAX ? to : from + SHOWN_MAX;
    ui_open_group(ui, UI_ROLE_LIST, id, name, (struct ui_box) { 0 });
    for (size_t i = from; i < shown; i++) {
        build_row(&view->list.rows.items[i], (int64_t)i, view->now_ms, ui);
    }
    ui_close(ui);
    if (shown < to) {
        ui_text(ui, UI_SMALL, ui_format(ui, tr("and %zu more"), to - shown));
    }
}

static void build_question(const struct retention *view, struct ui *ui)
{
    ui_text(ui, UI_BODY,
            tr("Sessions, answers, score sheets, names, decisions and exported files go. Nobody "
               "can bring them back."));
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 10, .line_gap = 8 });
    ui_button(ui,
            (struct ui_button) { .id = "erase",
                    .label = ui_format(ui,
                            tr_plural("Yes, erase %zu candidate", "Yes, erase %zu candidates",
                                    (long)view->past),
                            view->past),
                    .kind = UI_BUTTON_PRIMARY });
    ui_button(ui, (struct ui_button) { .id = "keep", .label = tr("No, keep them for now") });
    ui_close(ui);
}

static void build_past(const struct retention *view, struct ui *ui)
{
    recruiter_open_card(ui, ui_format(ui, tr("Past their day: %zu"), view->past));
    if (view->past == 0) {
        ui_text(ui, UI_BODY, tr("Nobody has been kept longer than was agreed."));
    } else {
        build_rows(view, 0, view->past, "past", tr("Past their day"), ui);
        if (view->asks) {
            build_question(view, ui);
        } else {
            ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
            ui_button(ui,
                    (struct ui_button) { .id = "ask",
                            .label = tr("Erase them for good…"),
                            .kind = UI_BUTTON_PRIMARY });
            ui_close(ui);
        }
    }
    ui_close(ui);
}

static void build_soon(const struct retention *view, struct ui *ui)
{
    size_t count = view->list.rows.count;
    recruiter_open_card(ui, ui_format(ui, tr("Within four weeks: %zu"), count - view->past));
    if (count > view->past) {
        build_rows(view, view->past, count, "soon", tr("Within four weeks"), ui);
    } else {
        ui_text(ui, UI_BODY, tr("Nothing has to go within the next four weeks."));
    }
    ui_close(ui);
}

static void build_one_question(const struct retention *view, struct ui *ui)
{
    ui_text(ui, UI_BODY,
            tr("Sessions, answers, score sheets, names, decisions and exported files go. Nobody "
               "can bring them back."));
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 10, .line_gap = 8 });
    ui_button(ui,
            (struct ui_button) { .id = "erase-one",
                    .label = ui_format(ui, tr("Yes, erase %s"), view->one),
                    .kind = UI_BUTTON_PRIMARY });
    ui_button(ui, (struct ui_button) { .id = "keep-one", .label = tr("No, keep this one") });
    ui_close(ui);
}

// Of somebody who asks to be erased no date counts.
static void build_one(const struct retention *view, struct ui *ui)
{
    recruiter_open_card(ui, tr("Erasing on request"));
    if (view->one != NULL) {
        build_one_question(view, ui);
        ui_close(ui);
        return;
    }
    ui_text(ui, UI_BODY, tr("A candidate may ask for it at any moment, whatever the day."));
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 10, .align = UI_CENTRE });
    ui_field(ui,
            (struct ui_field) { .id = "one",
                    .name = tr("Code of the candidate"),
                    .placeholder = tr("Code of the candidate"),
                    .width = CODE_FIELD_WIDTH,
                    .max_bytes = CANDIDATE_CODE_MAX });
    ui_button(ui, (struct ui_button) { .id = "ask-one", .label = tr("Erase this one for good…") });
    ui_close(ui);
    ui_close(ui);
}

static void build_news(const struct retention *view, struct ui *ui)
{
    if (view->trouble != NULL) {
        recruiter_build_said(ui, view->trouble, true);
    } else if (view->erased) {
        recruiter_build_said(ui,
                ui_format(ui,
                        tr_plural("✓ %ld candidate was erased for good. The log keeps a line "
                                  "without a code.",
                                "✓ %ld candidates were erased for good. The log keeps a line for "
                                "each, without a code.",
                                (long)view->done.candidates),
                        (long)view->done.candidates),
                false);
        ui_text(ui, UI_SMALL,
                tr("What was exported to another folder, sent or backed up is still there: that "
                   "is for you."));
    }
}

static void build(void *self, struct navigator *navigator)
{
    const struct retention *view = self;
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    recruiter_build_back_bar(ui, tr("Candidates › Retention"));
    recruiter_open_page(ui, "retention", PAGE_WIDTH);
    ui_text(ui, UI_WELCOME, tr("Retention"));
    ui_text(ui, UI_BODY,
            tr("What a candidate left is kept until the weeks of its vacancy are over, counted "
               "from the day it closed; with recorded consent up to a year. Norms keep their "
               "totals, which lead to nobody."));
    build_news(view, ui);
    build_past(view, ui);
    build_soon(view, ui);
    build_one(view, ui);
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
}

/* ---- what is done ---- */

static void keep_trouble(struct retention *view, const struct diag_list *diags)
{
    mem_free(view->trouble);
    view->trouble = recruiter_first_sentence(diags);
}

static void load(struct retention *view, struct world *world)
{
    struct diag_list diags = { 0 };
    struct organisation organisation;
    organisation_read(&organisation, world->store, &diags);
    retention_list_finish(&view->list);
    view->list = (struct retention_list) { 0 };
    if (!retention_read(world->store, world->now_ms + SOON_DAYS * DAY_MS,
                organisation.retention_weeks, &view->list, &diags)) {
        keep_trouble(view, &diags);
    }
    view->past = 0;
    view->now_ms = world->now_ms;
    while (view->past < view->list.rows.count &&
            view->list.rows.items[view->past].keep_ms <= world->now_ms) {
        view->past++;
    }
    organisation_finish(&organisation);
    diag_list_finish(&diags);
}

// Just those that stood on the page: who passed their day meanwhile is asked about next time.
static void erase(struct retention *view, struct world *world)
{
    struct diag_list diags = { 0 };
    struct office_hand hand = { view->who, world->now_ms };
    mem_free(view->trouble);
    view->trouble = NULL;
    view->list.rows.count = view->past;
    view->erased = retention_erase(world->store, &view->list, &hand, &view->done, &diags);
    if (!view->erased) {
        keep_trouble(view, &diags);
    }
    view->asks = false;
    diag_list_finish(&diags);
    load(view, world);
}

static void forget_one(struct retention *view)
{
    mem_free(view->one);
    view->one = NULL;
}

// Asks only about somebody who is there.
static void ask_one(struct retention *view, struct navigator *navigator)
{
    struct world *world = navigator_world(navigator);
    struct ui *ui = navigator_ui(navigator);
    struct diag_list diags = { 0 };
    struct candidate_page page = { 0 };
    char *typed = recruiter_read_name(ui, "one");
    char code[CANDIDATE_CODE_MAX + 1] = "";
    if (candidate_is_code(typed)) {
        candidate_write_code(code, typed);
    }
    mem_free(view->trouble);
    view->trouble = NULL;
    view->erased = false;
    if (candidate_read_one(world->store, code, &page, &diags)) {
        view->one = mem_copy_text(code);
        ui_focus(ui, "keep-one", 0);
    } else {
        keep_trouble(view, &diags);
        ui_scroll_to_start(ui, "retention", 0);
    }
    candidate_page_finish(&page);
    mem_free(typed);
    diag_list_finish(&diags);
}

static void erase_one(struct retention *view, struct world *world)
{
    struct diag_list diags = { 0 };
    struct office_hand hand = { view->who, world->now_ms };
    struct retention_list list = { 0 };
    struct retention_row row = { .code = view->one, .vacancy = "" };
    vec_push(&list.rows, row);
    view->erased = retention_erase(world->store, &list, &hand, &view->done, &diags);
    if (!view->erased) {
        keep_trouble(view, &diags);
    }
    retention_list_finish(&list);
    forget_one(view);
    diag_list_finish(&diags);
    load(view, world);
}

static bool handle_one(
        struct retention *view, struct navigator *navigator, const struct ui_message *message)
{
    struct ui *ui = navigator_ui(navigator);
    if (ui_message_is(message, UI_PRESSED, "ask-one") ||
            ui_message_is(message, UI_SUBMITTED, "one")) {
        ask_one(view, navigator);
    } else if (ui_message_is(message, UI_PRESSED, "keep-one")) {
        forget_one(view);
        ui_focus(ui, "one", 0);
    } else if (ui_message_is(message, UI_PRESSED, "erase-one")) {
        erase_one(view, navigator_world(navigator));
        ui_set_field_text(ui, "one", 0, "");
        ui_focus(ui, "back", 0);
        ui_scroll_to_start(ui, "retention", 0);
    } else {
        return false;
    }
    ui_touch(ui);
    return true;
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct retention *view = self;
    struct ui *ui = navigator_ui(navigator);
    if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
        return;
    }
    if (handle_one(view, navigator, message)) {
        return;
    }
    if (ui_message_is(message, UI_PRESSED, "ask")) {
        view->asks = true;
        ui_focus(ui, "keep", 0);
    } else if (ui_message_is(message, UI_PRESSED, "longer")) {
        view->asks = false;
        recruiter_push_candidate(navigator, view->list.rows.items[message->number].code, view->who);
    } else if (ui_message_is(message, UI_PRESSED, "keep")) {
        view->asks = false;
        ui_focus(ui, "ask", 0);
    } else if (ui_message_is(message, UI_PRESSED, "erase")) {
        erase(view, navigator_world(navigator));
        ui_focus(ui, "back", 0);
        ui_scroll_to_start(ui, "retention", 0);
    }
    ui_touch(ui);
}

static void shown(void *self, struct navigator *navigator)
{
    load(self, navigator_world(navigator));
    ui_focus(navigator_ui(navigator), "back", 0);
}

static void destroy(void *self)
{
    struct retention *view = self;
    retention_list_finish(&view->list);
    mem_free(view->who);
    mem_free(view->one);
    mem_free(view->trouble);
    mem_free(view);
}

static const struct screen_class RETENTION = {
    .name = "recruiter-retention",
    .build = build,
    .handle = handle,
    .shown = shown,
    .destroy = destroy,
};

void recruiter_open_retention(struct navigator *navigator, const char *who)
{
    struct retention *view = mem_alloc(sizeof(*view));
    view->who = mem_copy_text(who);
    navigator_push(navigator, &RETENTION, view);
}
