// SPDX-License-Identifier: GPL-3.0-or-later
// With whom a candidate is compared: others of the same vacancy who have played, by code.
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/report/compare_people.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/screens/recruiter/recruiter_rows.h"
#include "game/session/peer.h"
#include "game/store/sessions.h"
#include "game/ui/widget.h"

enum { WIDTH = 640, PAGE_ROWS = 200, PAGES_MOST = 10 };

struct choose {
    char *who;
    int64_t session;
    struct peer_list self; // one
    struct digest content;
    struct candidate_page page; // of the vacancy, as far as was read
    VEC(size_t) others;         // rows of it that were played
    char search[RECRUITER_SEARCH_MAX + 1];
    VEC(int64_t) chosen; // sessions
    char *trouble;
};

/* ---- reading ---- */

static const struct peer *self_of(const struct choose *choose)
{
    return choose->self.rows.count > 0 ? &choose->self.rows.items[0] : NULL;
}

static bool read_page(struct choose *choose, struct world *world, struct candidate_key *after,
        struct diag_list *diags)
{
    size_t first = choose->page.rows.count;
    struct candidate_query query = { .search = choose->search,
        .vacancy = self_of(choose)->vacancy,
        .now_ms = world->now_ms,
        .after = *after,
        .at_most = PAGE_ROWS };
    bool good = candidate_read_page(world->store, &query, &choose->page, diags);
    for (size_t i = first; good && i < choose->page.rows.count; i++) {
        const struct candidate_row *row = &choose->page.rows.items[i];
        *after = (struct candidate_key) { row->at_ms, row->id };
        if (row->session != 0 && row->session != choose->session &&
                strcmp(row->code, self_of(choose)->code) != 0 &&
                choose->others.count < RECRUITER_PAGE_ROWS) {
            vec_push(&choose->others, i);
        }
    }
    return good && choose->page.rows.count - first == PAGE_ROWS;
}

// Who was only invited is passed over; a vacancy of thousands is for the search.
static void load(struct choose *choose, struct world *world)
{
    struct diag_list diags = { 0 };
    struct candidate_key after = { 0 };
    candidate_page_finish(&choose->page);
    choose->page = (struct candidate_page) { 0 };
    vec_clear(&choose->others);
    bool more = self_of(choose) != NULL && self_of(choose)->vacancy != 0;
    for (int i = 0; more && i < PAGES_MOST && choose->others.count < RECRUITER_PAGE_ROWS; i++) {
        more = read_page(choose, world, &after, &diags);
    }
    if (diags.diags.count > 0) {
        mem_free(choose->trouble);
        choose->trouble = recruiter_sentences(&diags);
    }
    diag_list_finish(&diags);
}

static void read_self(struct choose *choose, struct world *world)
{
    struct session_list found = { 0 };
    struct diag_list diags = { 0 };
    if (peer_list_add(&choose->self, world->store, choose->session, &diags) &&
            store_find_session(world->store, choose->session, &found, &diags)) {
        choose->content = found.rows.items[0].start.content;
    }
    choose->trouble = recruiter_sentences(&diags);
    session_list_finish(&found);
    diag_list_finish(&diags);
}

/* ---- the screen ---- */

static bool is_chosen(const struct choose *choose, int64_t session)
{
    for (size_t i = 0; i < choose->chosen.count; i++) {
        if (choose->chosen.items[i] == session) {
            return true;
        }
    }
    return false;
}

static bool met_the_same(const struct choose *choose, const struct candidate_row *row)
{
    return memcmp(&row->content, &choose->content, sizeof(row->content)) == 0;
}

static const char *row_words(
        const struct choose *choose, struct ui *ui, const struct candidate_row *row, int64_t now_ms)
{
    const char *day = recruiter_short_day(ui, row->ended_ms, now_ms);
    const char *played =
            ui_format(ui, row->broken_off ? tr("broken off %s") : tr("played %s"), day);
    return met_the_same(choose, row)
            ? played
            : ui_format(ui, "%s · %s", played, tr("other form or content"));
}

static void build_row(
        const struct choose *choose, struct ui *ui, const struct candidate_row *row, int64_t now_ms)
{
    ui_open(ui,
            (struct ui_box) {
                    .flow = UI_ROW, .gap = 14, .align = UI_CENTRE, .padding = UI_SIDES(8, 18) });
    ui_checkbox(ui,
            (struct ui_checkbox) { .id = "other",
                    .number = row->session,
                    .label = row->code,
                    .name = ui_format(ui, tr("Choose %s"), row->code),
                    .checked = is_chosen(choose, row->session),
                    .disabled = row->broken_off || !met_the_same(choose, row) });
    ui_spacer(ui);
    ui_text(ui, UI_SMALL, row_words(choose, ui, row, now_ms));
    ui_close(ui);
}

static void build_others(const struct choose *choose, struct ui *ui, int64_t now_ms)
{
    struct ui_box card = ui_card();
    card.gap = 0;
    card.padding = UI_ALL(1);
    ui_open(ui, card);
    ui_open_group(ui, UI_ROLE_LIST, "others", tr("Candidates"), (struct ui_box) { 0 });
    for (size_t i = 0; i < choose->others.count; i++) {
        if (i > 0) {
            ui_divider(ui);
        }
        build_row(choose, ui, &choose->page.rows.items[choose->others.items[i]], now_ms);
    }
    ui_close(ui);
    if (choose->others.count == 0) {
        ui_open(ui, (struct ui_box) { .padding = UI_SIDES(12, 18), .role = UI_ROLE_STATUS });
        ui_text(ui, UI_BODY, tr("Nobody else has played for this vacancy, or fits the search."));
        ui_close(ui);
    }
    ui_close(ui);
}

static void build_form(const struct choose *choose, struct ui *ui, int64_t now_ms)
{
    size_t count = choose->chosen.count;
    ui_text(ui, UI_SMALL,
            ui_format(ui, tr("%s · choose one to four others"), self_of(choose)->vacancy_name));
    ui_field(ui,
            (struct ui_field) { .id = "search",
                    .name = tr("Search by code"),
                    .placeholder = tr("Search by code…"),
                    .max_bytes = RECRUITER_SEARCH_MAX });
    build_others(choose, ui, now_ms);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
    ui_button(ui,
            (struct ui_button) { .id = "compare",
                    .label = tr("Compare"),
                    .kind = UI_BUTTON_PRIMARY,
                    .disabled = count == 0 || count >= COMPARE_MOST });
    ui_close(ui);
}

static void build(void *self, struct navigator *navigator)
{
    const struct choose *choose = self;
    const struct peer *peer = self_of(choose);
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    recruiter_build_back_bar(ui, tr("Candidates › Compare"));
    recruiter_open_page(ui, "choose", WIDTH);
    ui_text(ui, UI_H1, ui_format(ui, tr("Compare %s with"), peer != NULL ? peer->code : "?"));
    recruiter_build_said(ui, choose->trouble, true);
    if (peer != NULL && peer->vacancy != 0) {
        build_form(choose, ui, navigator_world(navigator)->now_ms);
    } else if (peer != NULL) {
        ui_text(ui, UI_BODY,
                ui_format(ui,
                        tr("%s belongs to no vacancy, so nobody said beforehand what matters."),
                        peer->code));
        ui_text(ui, UI_BODY, tr("Invite people for a vacancy, and compare within that vacancy."));
    }
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
}

/* ---- what is done in it ---- */

static void toggle(struct choose *choose, int64_t session)
{
    for (size_t i = 0; i < choose->chosen.count; i++) {
        if (choose->chosen.items[i] == session) {
            choose->chosen.items[i] = *vec_last(&choose->chosen);
            choose->chosen.count--;
            return;
        }
    }
    vec_push(&choose->chosen, session);
}

static void compare(struct choose *choose, struct navigator *navigator)
{
    int64_t sessions[COMPARE_MOST] = { choose->session };
    size_t count = 1;
    for (size_t i = 0; i < choose->chosen.count && count < COMPARE_MOST; i++) {
        sessions[count++] = choose->chosen.items[i];
    }
    recruiter_push_compare(navigator, sessions, count, choose->who);
}

static void search(struct choose *choose, struct world *world, const char *text)
{
    size_t size = strnlen(text, RECRUITER_SEARCH_MAX);
    memcpy(choose->search, text, size);
    choose->search[size] = '\0';
    load(choose, world);
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct choose *choose = self;
    struct ui *ui = navigator_ui(navigator);
    if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
    } else if (ui_message_is(message, UI_PRESSED, "compare")) {
        compare(choose, navigator);
    } else if (ui_message_is(message, UI_TOGGLED, "other")) {
        toggle(choose, message->number);
    } else if (ui_message_is(message, UI_CHANGED, "search")) {
        search(choose, navigator_world(navigator), ui_field_text(ui, "search", 0));
    }
    ui_touch(ui);
}

static void shown(void *self, struct navigator *navigator)
{
    struct choose *choose = self;
    load(choose, navigator_world(navigator));
    ui_set_field_text(navigator_ui(navigator), "search", 0, choose->search);
    ui_focus(navigator_ui(navigator), "search", 0);
}

static void destroy(void *self)
{
    struct choose *choose = self;
    peer_list_finish(&choose->self);
    candidate_page_finish(&choose->page);
    vec_finish(&choose->others);
    vec_finish(&choose->chosen);
    mem_free(choose->trouble);
    mem_free(choose->who);
    mem_free(choose);
}

static const struct screen_class CHOOSE = {
    .name = "recruiter-compare-choose",
    .build = build,
    .handle = handle,
    .shown = shown,
    .destroy = destroy,
};

void recruiter_push_compare_with(struct navigator *navigator, int64_t session, const char *who)
{
    struct choose *choose = mem_alloc(sizeof(*choose));
    choose->who = mem_copy_text(who);
    choose->session = session;
    read_self(choose, navigator_world(navigator));
    navigator_push(navigator, &CHOOSE, choose);
}
