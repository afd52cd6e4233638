// SPDX-License-Identifier: GPL-3.0-or-later
// The list of candidates: who is where, and how much was seen. No scores, no errors, no signals.
#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/report/compare_people.h"
#include "game/screens/organisation.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_list_inner.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/screens/recruiter/recruiter_rows.h"
#include "game/store/vault.h"
#include "game/ui/widget.h"

enum { SEARCH_WIDTH = 320 };

/* ---- the top ---- */

static const char *filter_label(const struct recruiter_list *list, struct ui *ui, int filter)
{
    static const char *const LABELS[] = {
        [CANDIDATE_ALL] = TR_MARK("All"),
        [CANDIDATE_TO_JUDGE] = TR_MARK("To judge"),
        [CANDIDATE_ARE_BUSY] = TR_MARK("Busy"),
        [CANDIDATE_EXPIRING] = TR_MARK("Expires within 7 days"),
    };
    return ui_format(ui, "%s %ld", tr(LABELS[filter]), (long)list->rows.counts[filter]);
}

static void build_filters(const struct recruiter_list *list, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 10, .align = UI_CENTRE });
    ui_field(ui,
            (struct ui_field) { .id = "search",
                    .name = tr("Search by code or vacancy"),
                    .placeholder = tr("Search by code or vacancy…"),
                    .width = SEARCH_WIDTH,
                    .max_bytes = RECRUITER_SEARCH_MAX });
    ui_open_group(ui, UI_ROLE_TOOLBAR, "filters", tr("Filter"),
            (struct ui_box) { .flow = UI_WRAP, .gap = 10, .line_gap = 8 });
    for (int i = 0; i < CANDIDATE_FILTER_COUNT; i++) {
        bool warns = i == CANDIDATE_EXPIRING && list->rows.counts[i] > 0;
        ui_button(ui,
                (struct ui_button) { .id = "filter",
                        .number = i,
                        .label = filter_label(list, ui, i),
                        .kind = warns ? UI_PILL_WARN : UI_PILL_LINED,
                        .selected = list->rows.filter == (enum candidate_filter)i });
    }
    ui_close(ui);
    ui_spacer(ui);
    ui_text(ui, UI_SMALL, tr("by date · scores stand on the score sheet alone"));
    ui_close(ui);
}

/* ---- below the rows ---- */

static void build_chosen(const struct recruiter_list *list, struct ui *ui)
{
    if (list->chosen.count > 0) {
        size_t count = list->chosen.count;
        bool few = count < COMPARE_LEAST || count > COMPARE_MOST;
        ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 10, .align = UI_CENTRE });
        ui_button(ui,
                (struct ui_button) { .id = "compare",
                        .label = few ? tr("Compare: choose two to five")
                                     : ui_format(ui, tr("Compare %ld candidates"), (long)count),
                        .disabled = few,
                        .shortcut = { 'g', UI_CTRL } });
        ui_button(ui,
                (struct ui_button) { .id = "slips",
                        .label = ui_format(ui,
                                tr_plural("Print a slip for %ld chosen candidate",
                                        "Print slips for %ld chosen candidates",
                                        (long)list->chosen.count),
                                (long)list->chosen.count) });
        ui_button(ui,
                (struct ui_button) {
                        .id = "nobody", .label = tr("Choose nobody"), .kind = UI_PILL_LINED });
        ui_close(ui);
    }
    recruiter_build_said(ui, list->said, list->failed);
}

static const char *nothing_words(const struct recruiter_rows *rows)
{
    static const char *const WORDS[CANDIDATE_FILTER_COUNT] = {
        [CANDIDATE_ALL] = TR_MARK("No candidate fits the search."),
        [CANDIDATE_TO_JUDGE] = TR_MARK("Nobody waits for a decision."),
        [CANDIDATE_ARE_BUSY] = TR_MARK("Nobody is playing at the moment."),
        [CANDIDATE_EXPIRING] = TR_MARK("Nothing expires within seven days."),
    };
    bool searched = rows->search[0] != '\0' && rows->filter != CANDIDATE_ALL;
    return searched ? tr("No candidate fits the search and the filter.") : tr(WORDS[rows->filter]);
}

// Says what to do: the first time to begin, and later how to see everybody again.
static void build_nothing(const struct recruiter_list *list, struct ui *ui)
{
    bool begins = list->rows.counts[CANDIDATE_ALL] == 0;
    struct ui_box card = ui_card();
    card.role = UI_ROLE_STATUS;
    ui_open(ui, card);
    if (begins) {
        ui_text(ui, UI_BODY,
                tr("Nobody was invited or has played yet. Who is, appears here by code."));
        ui_text(ui, UI_BODY,
                tr("Begin with a vacancy: it says what matters, before anybody plays."));
    } else {
        ui_text(ui, UI_BODY, nothing_words(&list->rows));
    }
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
    ui_button(ui,
            begins ? (struct ui_button) { .id = "first",
                             .label = tr("New vacancy"),
                             .kind = UI_BUTTON_PRIMARY }
                   : (struct ui_button) { .id = "everyone", .label = tr("Show all candidates") });
    ui_close(ui);
    ui_close(ui);
}

static void build_pager(const struct recruiter_list *list, struct ui *ui)
{
    int64_t first = recruiter_rows_first(&list->rows);
    int64_t last = first + (int64_t)list->rows.page.rows.count;
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 10, .align = UI_CENTRE });
    ui_button(ui,
            (struct ui_button) { .id = "earlier",
                    .label = tr("Previous"),
                    .kind = UI_PILL_LINED,
                    .disabled = first == 0,
                    .shortcut = { UI_KEY_PAGE_UP, UI_CTRL } });
    ui_text(ui, UI_SMALL,
            ui_format(
                    ui, tr("%ld–%ld of %ld"), (long)first + 1, (long)last, (long)list->rows.total));
    ui_button(ui,
            (struct ui_button) { .id = "later",
                    .label = tr("Next"),
                    .kind = UI_PILL_LINED,
                    .disabled = last >= list->rows.total,
                    .shortcut = { UI_KEY_PAGE_DOWN, UI_CTRL } });
    ui_close(ui);
}

static void build(void *self, struct navigator *navigator)
{
    struct recruiter_list *list = self;
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    recruiter_list_build_bar(list, navigator_world(navigator)->store, ui);
    struct ui_box page = ui_page("list");
    page.padding = UI_SIDES(18, 24);
    page.gap = 14;
    ui_open(ui, page);
    build_filters(list, ui);
    if (list->rows.trouble != NULL) {
        ui_open(ui, (struct ui_box) { .role = UI_ROLE_STATUS });
        ui_text_with(
                ui, (struct ui_text) { .type = UI_BODY, .colour = UI_BAD }, list->rows.trouble);
        ui_close(ui);
    }
    recruiter_left_build(list, ui);
    build_chosen(list, ui);
    if (list->rows.page.rows.count == 0) {
        build_nothing(list, ui);
    } else {
        recruiter_list_build_rows(list, navigator_world(navigator), ui);
    }
    if (list->rows.total > RECRUITER_PAGE_ROWS) {
        build_pager(list, ui);
    }
    ui_close(ui);
    ui_close(ui);
}

/* ---- what is done in it ---- */

static void turn(struct recruiter_list *list, struct navigator *navigator, bool onward)
{
    recruiter_rows_turn(&list->rows, navigator_world(navigator), onward);
    ui_scroll_to_start(navigator_ui(navigator), "list", 0);
}

static const char *code_of(const struct recruiter_list *list, int64_t id)
{
    for (size_t i = 0; i < list->rows.page.rows.count; i++) {
        if (list->rows.page.rows.items[i].id == id) {
            return list->rows.page.rows.items[i].code;
        }
    }
    return "";
}

static void choose(struct recruiter_list *list, const char *code)
{
    for (size_t i = 0; i < list->chosen.count; i++) {
        if (strcmp(list->chosen.items[i], code) == 0) {
            list->chosen.items[i] = *vec_last(&list->chosen);
            list->chosen.count--;
            return;
        }
    }
    const char *kept = arena_copy_text(&list->arena, code, strlen(code));
    vec_push(&list->chosen, kept);
}

static void show_everyone(struct recruiter_list *list, struct navigator *navigator)
{
    recruiter_rows_search(&list->rows, navigator_world(navigator), "");
    recruiter_rows_filter(&list->rows, navigator_world(navigator), CANDIDATE_ALL);
    ui_set_field_text(navigator_ui(navigator), "search", 0, "");
    ui_focus(navigator_ui(navigator), "search", 0);
}

static void compare(struct recruiter_list *list, struct navigator *navigator)
{
    mem_free(list->said);
    list->said = recruiter_push_compare_codes(
            navigator, list->chosen.items, list->chosen.count, list->who);
    list->failed = list->said != NULL;
}

static void print_slips(struct recruiter_list *list, struct world *world)
{
    mem_free(list->said);
    list->said = recruiter_print_slips(
            world, list->who, list->chosen.items, list->chosen.count, &list->failed);
    if (!list->failed) {
        vec_clear(&list->chosen);
    }
}

// Who has not played to the end has no sheet yet: there is what was agreed with them.
static void open_row(struct recruiter_list *list, struct navigator *navigator, int64_t number)
{
    for (size_t i = 0; i < list->rows.page.rows.count; i++) {
        const struct candidate_row *row = &list->rows.page.rows.items[i];
        if (recruiter_list_row_number(row) == number && (row->session == 0 || row->running != 0)) {
            recruiter_push_candidate(navigator, row->code, list->who);
            return;
        }
    }
    recruiter_push_sheet(navigator, number, list->who);
}

static void handle_rows(
        struct recruiter_list *list, struct navigator *navigator, const struct ui_message *message)
{
    struct ui *ui = navigator_ui(navigator);
    struct world *world = navigator_world(navigator);
    if (ui_message_is(message, UI_PRESSED, "session")) {
        open_row(list, navigator, message->number);
    } else if (ui_message_is(message, UI_PRESSED, "filter")) {
        recruiter_rows_filter(&list->rows, world, (enum candidate_filter)message->number);
    } else if (ui_message_is(message, UI_CHANGED, "search")) {
        recruiter_rows_search(&list->rows, world, ui_field_text(ui, "search", 0));
    } else if (ui_message_is(message, UI_PRESSED, "earlier")) {
        turn(list, navigator, false);
    } else if (ui_message_is(message, UI_PRESSED, "later")) {
        turn(list, navigator, true);
    } else if (ui_message_is(message, UI_TOGGLED, "choose")) {
        choose(list, code_of(list, message->number));
    } else if (ui_message_is(message, UI_PRESSED, "nobody")) {
        vec_clear(&list->chosen);
    } else if (ui_message_is(message, UI_PRESSED, "everyone")) {
        show_everyone(list, navigator);
    } else if (ui_message_is(message, UI_PRESSED, "find")) {
        ui_focus(ui, "search", 0);
    } else if (ui_message_is(message, UI_PRESSED, "first")) {
        recruiter_push_vacancy(navigator, 0, list->who);
    } else if (ui_message_is(message, UI_PRESSED, "compare")) {
        compare(list, navigator);
    } else if (ui_message_is(message, UI_PRESSED, "slips")) {
        print_slips(list, world);
    }
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct recruiter_list *list = self;
    if (!recruiter_list_follow_bar(list, navigator, message) &&
            !recruiter_left_follow(list, navigator, message)) {
        handle_rows(list, navigator, message);
    }
    ui_touch(navigator_ui(navigator));
}

// Read anew each time it comes on top: meanwhile somebody may have played.
static void shown(void *self, struct navigator *navigator)
{
    struct recruiter_list *list = self;
    struct ui *ui = navigator_ui(navigator);
    struct world *world = navigator_world(navigator);
    struct organisation organisation;
    organisation_read(&organisation, world->store, &world->diags);
    list->fairness = organisation.fairness;
    organisation_finish(&organisation);
    recruiter_rows_load(&list->rows, world);
    recruiter_left_load(list, world);
    ui_set_field_text(ui, "search", 0, list->rows.search);
    ui_focus(ui, "search", 0);
}

static void destroy(void *self)
{
    struct recruiter_list *list = self;
    recruiter_rows_finish(&list->rows);
    draft_left_list_finish(&list->left);
    vec_finish(&list->chosen);
    arena_finish(&list->arena);
    mem_free(list->said);
    mem_free(list->who);
    mem_free(list);
}

static const struct screen_class LIST = {
    .name = "recruiter-list",
    .build = build,
    .handle = handle,
    .shown = shown,
    .destroy = destroy,
};

void recruiter_show_list(struct navigator *navigator, const char *who)
{
    struct recruiter_list *list = mem_alloc(sizeof(*list));
    list->who = mem_copy_text(who);
    if (vault_state(navigator_world(navigator)->store) == VAULT_NONE) {
        navigator_replace(navigator, &LIST, list);
    } else {
        navigator_push(navigator, &LIST, list); // the entrance stays below, and locks behind it
    }
}
