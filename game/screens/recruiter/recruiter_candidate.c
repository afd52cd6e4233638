// SPDX-License-Identifier: GPL-3.0-or-later
// One candidate beside the sheet: what was agreed, an invitation that is withdrawn, a consent.
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_needs.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/store/candidate_page.h"
#include "game/ui/widget.h"

enum { PAGE_WIDTH = 720, DAY_WIDTH = 150, DAY_BYTES_MAX = 12 };

/** Which card says what came of the last press. */
enum card { CARD_NONE, CARD_NEEDS, CARD_WITHDRAW, CARD_CONSENT };

struct candidate_view {
    char *who;
    char *code;
    struct candidate_page page; // its one row; empty when there is no such candidate any more
    struct accommodations needs;
    struct candidate_consented consented;
    struct buffer consented_by;
    bool asks; // whether to withdraw
    enum card card;
    char *said;
    bool failed;
};

static const struct candidate_row *row_of(const struct candidate_view *view)
{
    return view->page.rows.count > 0 ? &view->page.rows.items[0] : NULL;
}

/* ---- building ---- */

static void build_said(const struct candidate_view *view, struct ui *ui, enum card card)
{
    if (view->card == card) {
        recruiter_build_said(ui, view->said, view->failed);
    }
}

static void build_button(struct ui *ui, const char *id, const char *label, enum ui_button_kind kind)
{
    ui_button(ui, (struct ui_button) { .id = id, .label = label, .kind = kind });
}

static void build_needs(const struct candidate_view *view, struct ui *ui)
{
    recruiter_open_card(ui, tr("What was agreed"));
    if (row_of(view)->state == CANDIDATE_BUSY) {
        ui_text(ui, UI_BODY,
                tr("The shift has begun. What you change holds from where the candidate goes on, "
                   "and the log of the shift keeps it."));
    }
    recruiter_build_needs(&view->needs, ui);
    build_said(view, ui, CARD_NEEDS);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
    build_button(ui, "keep-needs", tr("Keep what was agreed"), UI_BUTTON_PRIMARY);
    ui_close(ui);
    ui_close(ui);
}

static void build_withdraw(const struct candidate_view *view, struct ui *ui)
{
    recruiter_open_card(ui, tr("The invitation"));
    ui_text(ui, UI_BODY,
            tr("When it is withdrawn, code and name go from here, and the slip with the code is no "
               "longer valid."));
    build_said(view, ui, CARD_WITHDRAW);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 10, .line_gap = 8 });
    if (view->asks) {
        build_button(ui, "withdraw", tr("Yes, withdraw it"), UI_BUTTON_PRIMARY);
        build_button(ui, "stay", tr("No, it stays"), UI_BUTTON);
    } else {
        build_button(ui, "ask", tr("Withdraw the invitation…"), UI_BUTTON);
    }
    ui_close(ui);
    ui_close(ui);
}

static void build_consent(const struct candidate_view *view, struct ui *ui)
{
    recruiter_open_card(ui, tr("Keeping longer"));
    ui_text(ui, UI_BODY,
            tr("Only when the candidate said yes to it, of free will: a year after the vacancy at "
               "most."));
    if (view->consented.at_ms > 0) {
        ui_text(ui, UI_STRONG,
                ui_format(ui, tr("Agreed until %s. Recorded on %s by %s."),
                        recruiter_day(ui, view->consented.until_ms),
                        recruiter_day(ui, view->consented.at_ms),
                        buffer_text(&view->consented_by)));
    }
    recruiter_build_field(
            ui, "until", tr("Until which day, as 31-12-2026"), 1, DAY_BYTES_MAX, DAY_WIDTH);
    build_said(view, ui, CARD_CONSENT);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
    build_button(ui, "consent", tr("The candidate agrees: record it"), UI_BUTTON);
    ui_close(ui);
    ui_close(ui);
}

static const char *state_words(const struct candidate_row *row)
{
    return row->state == CANDIDATE_INVITED    ? tr("invited")
            : row->state == CANDIDATE_BUSY    ? tr("busy")
            : row->state == CANDIDATE_DECIDED ? tr("decided")
            : row->broken_off                 ? tr("broken off")
                                              : tr("finished");
}

static void build_row(const struct candidate_view *view, struct ui *ui)
{
    const struct candidate_row *row = row_of(view);
    bool goes_on = row->state == CANDIDATE_INVITED || row->state == CANDIDATE_BUSY;
    ui_text(ui, UI_BODY,
            ui_format(ui, "%s · %s%s%s", state_words(row),
                    row->vacancy != 0 ? row->vacancy_name : tr("no vacancy"),
                    *row->name != '\0' ? " · " : "", row->name));
    if (goes_on) {
        build_needs(view, ui);
    }
    if (row->state == CANDIDATE_INVITED) {
        build_withdraw(view, ui);
    }
    build_consent(view, ui);
}

static void build(void *self, struct navigator *navigator)
{
    const struct candidate_view *view = self;
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    recruiter_build_back_bar(ui, ui_format(ui, tr("Candidates › %s"), view->code));
    recruiter_open_page(ui, "candidate-page", PAGE_WIDTH);
    ui_text(ui, UI_WELCOME, view->code);
    if (row_of(view) != NULL) {
        build_row(view, ui);
    } else {
        recruiter_build_said(ui, view->said, view->failed);
    }
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
}

/* ---- what is done ---- */

static void load(struct candidate_view *view, struct world *world)
{
    struct diag_list diags = { 0 };
    candidate_page_finish(&view->page);
    view->page = (struct candidate_page) { 0 };
    view->needs = (struct accommodations) { 0 };
    buffer_clear(&view->consented_by);
    if (candidate_read_one(world->store, view->code, &view->page, &diags)) {
        (void)accommodations_read(&view->needs, row_of(view)->accommodations, NULL);
        candidate_read_consent(
                world->store, view->code, &view->consented, &view->consented_by, &diags);
    }
    diag_list_finish(&diags);
}

static void say(struct candidate_view *view, enum card card, bool good, const char *done,
        struct diag_list *diags)
{
    char *trouble = recruiter_sentences(diags);
    mem_free(view->said);
    view->card = card;
    view->failed = !good;
    view->said = good ? mem_copy_text(done) : trouble;
    if (good) {
        mem_free(trouble);
    }
}

static void keep_needs(struct candidate_view *view, struct world *world)
{
    struct office_hand hand = { view->who, world->now_ms };
    struct diag_list diags = { 0 };
    bool good = candidate_change(world->store, view->code, &view->needs, &hand, &diags);
    say(view, CARD_NEEDS, good, tr("✓ Kept. The candidate's screen takes it over."), &diags);
    if (good) {
        load(view, world);
    }
}

static void withdraw(struct candidate_view *view, struct world *world)
{
    struct office_hand hand = { view->who, world->now_ms };
    struct diag_list diags = { 0 };
    bool good = candidate_withdraw(world->store, view->code, &hand, &diags);
    say(view, CARD_WITHDRAW, good,
            tr("✓ The invitation is withdrawn. The slip is no longer valid."), &diags);
    view->asks = false;
    load(view, world);
}

static void consent(struct candidate_view *view, struct navigator *navigator)
{
    struct world *world = navigator_world(navigator);
    struct ui *ui = navigator_ui(navigator);
    struct office_hand hand = { view->who, world->now_ms };
    struct diag_list diags = { 0 };
    int64_t until = 0;
    if (!recruiter_read_day(ui_field_text(ui, "until", 0), &until) || until < world->now_ms) {
        say(view, CARD_CONSENT, true, tr("Give a day that is still to come, as 31-12-2026."),
                &diags);
        view->failed = true;
        return;
    }
    bool good = candidate_consent(world->store, view->code, until, &hand, &diags);
    say(view, CARD_CONSENT, good, tr("✓ Recorded, with your name and the day of today."), &diags);
    if (good) {
        ui_set_field_text(ui, "until", 0, "");
        load(view, world);
    }
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct candidate_view *view = self;
    struct world *world = navigator_world(navigator);
    if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
        return;
    }
    if (recruiter_handle_needs(&view->needs, message)) {
        view->card = CARD_NONE;
    } else if (ui_message_is(message, UI_PRESSED, "keep-needs")) {
        keep_needs(view, world);
    } else if (ui_message_is(message, UI_PRESSED, "ask")) {
        view->asks = true;
    } else if (ui_message_is(message, UI_PRESSED, "stay")) {
        view->asks = false;
    } else if (ui_message_is(message, UI_PRESSED, "withdraw")) {
        withdraw(view, world);
    } else if (ui_message_is(message, UI_PRESSED, "consent") ||
            ui_message_is(message, UI_SUBMITTED, "until")) {
        consent(view, navigator);
    }
    ui_touch(navigator_ui(navigator));
}

static void shown(void *self, struct navigator *navigator)
{
    load(self, navigator_world(navigator));
}

static void destroy(void *self)
{
    struct candidate_view *view = self;
    candidate_page_finish(&view->page);
    buffer_finish(&view->consented_by);
    mem_free(view->said);
    mem_free(view->code);
    mem_free(view->who);
    mem_free(view);
}

static const struct screen_class CANDIDATE_VIEW = {
    .name = "recruiter-candidate",
    .build = build,
    .handle = handle,
    .shown = shown,
    .destroy = destroy,
};

void recruiter_push_candidate(struct navigator *navigator, const char *code, const char *who)
{
    struct candidate_view *view = mem_alloc(sizeof(*view));
    view->who = mem_copy_text(who);
    view->code = mem_copy_text(code);
    navigator_push(navigator, &CANDIDATE_VIEW, view);
}
