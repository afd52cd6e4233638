// SPDX-License-Identifier: GPL-3.0-or-later
// The talk about two moments: the recruiter chooses them, both look, and the recruiter rates what
// was said. Only the middle is for the candidate's eyes.
#include "game/screens/recruiter/recruiter_interview.h"

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/screens/outcome.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/session/standard.h"
#include "game/session/wanted.h"
#include "game/store/office.h"

enum { PAGE_WIDTH = 760, DRAWER_WIDTH = 460 };

/* ---- opening ---- */

static struct sheet_reading reading_of(const struct interview *interview)
{
    return sheet_reading_of(&interview->result, NULL);
}

static void load(struct interview *interview, struct world *world)
{
    struct diag_list diags = { 0 };
    struct result *result = &interview->result;
    struct office_audit audit = { interview->session, world->now_ms, interview->who, "interview" };
    bool good = office_open_sheet(world->store, &audit, NULL, NULL, &diags) &&
            playback_init(&interview->playback, world->store, interview->session, &diags) &&
            outcome_init(result, interview->playback.session, world->store, NULL, &diags) &&
            standard_of_sheet(&result->standard, world->store, interview->playback.session->plan,
                    &result->sheet, &diags) &&
            wanted_of_candidate(&result->wanted, world->store, result->meta.candidate, &diags);
    if (good) {
        struct sheet_reading reading = reading_of(interview);
        interview->count = interview_propose(result, &reading, interview->picks);
    }
    interview->trouble = recruiter_sentences(&diags);
}

/* ---- words ---- */

const struct result_moment *interview_moment(
        const struct interview *interview, const struct interview_pick *pick)
{
    return &interview->result.moments.items[pick->moment];
}

const char *interview_head(
        const struct interview *interview, struct ui *ui, const struct interview_pick *pick)
{
    const struct result_moment *moment = interview_moment(interview, pick);
    return ui_format(ui, "%02u:%02u · %s · %s", moment->time / 3600 % 24, moment->time / 60 % 60,
            moment->customer, channel_name(moment->channel));
}

/* ---- choosing ---- */

static void build_competencies(
        const struct interview *interview, struct ui *ui, size_t index, const char *label)
{
    const struct interview_pick *pick = &interview->picks[index];
    const struct result_moment *moment = interview_moment(interview, pick);
    ui_open_group(ui, UI_ROLE_RADIO_GROUP, ui_format(ui, "talk-about-%zu", index), label,
            (struct ui_box) { .flow = UI_WRAP, .gap = 6, .line_gap = 6 });
    for (size_t i = 0; i < moment->point_count; i++) {
        enum competency competency = moment->points[i].competency;
        ui_button(ui,
                (struct ui_button) { .id = "talk-competency",
                        .number = (int64_t)(index * COMPETENCY_COUNT + competency),
                        .label = competency_name(competency),
                        .kind = UI_PILL_LINED,
                        .selected = pick->competency == competency });
    }
    ui_close(ui);
}

static void build_pick(const struct interview *interview, struct ui *ui, size_t index)
{
    const struct interview_pick *pick = &interview->picks[index];
    struct sheet_reading reading = reading_of(interview);
    const char *title = ui_format(ui, tr("Moment %zu"), index + 1);
    struct ui_box card = ui_card();
    card.padding = UI_SIDES(16, 18);
    card.gap = 8;
    card.role = UI_ROLE_REGION;
    card.name = title;
    ui_open(ui, card);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 10, .align = UI_CENTRE });
    ui_text(ui, UI_H2, title);
    ui_chip(ui, UI_NEUTRAL,
            interview->chosen[index] ? tr("chosen by you")
                                     : interview_reason_words(pick, &reading));
    ui_close(ui);
    ui_text(ui, UI_SMALL, interview_head(interview, ui, pick));
    ui_text(ui, UI_BODY, ui_format(ui, tr("“%s”"), interview_moment(interview, pick)->said));
    ui_text(ui, UI_LABEL, tr("What you rate"));
    build_competencies(interview, ui, index, tr("What you rate"));
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
    ui_button(ui,
            (struct ui_button) { .id = "talk-other",
                    .number = (int64_t)index,
                    .label = tr("Choose another moment"),
                    .name = ui_format(ui, tr("%s: choose another moment"), title) });
    ui_close(ui);
    ui_close(ui);
}

static void build_prepare(const struct interview *interview, struct ui *ui)
{
    ui_text(ui, UI_H1, tr("Looking back together"));
    ui_text(ui, UI_BODY,
            tr("You and the candidate look at two moments of the shift. It stops before the "
               "answer, and you ask what the candidate thought there. Points and competencies are "
               "not on the screen then. Afterwards you rate what was said, alone."));
    recruiter_build_draft(&interview->draft, ui, 0);
    for (size_t i = 0; i < interview->count; i++) {
        build_pick(interview, ui, i);
    }
    if (interview->count == 0) {
        ui_text(ui, UI_BODY, tr("In this play there is no moment to look at together."));
        return;
    }
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 12, .line_gap = 8, .align = UI_CENTRE });
    ui_button(ui,
            (struct ui_button) { .id = "talk-begin",
                    .label = tr("The candidate may look along now"),
                    .kind = UI_BUTTON_LARGE_PRIMARY });
    ui_button(ui,
            (struct ui_button) {
                    .id = "talk-rate", .label = tr("Rate right away"), .kind = UI_BUTTON_LARGE });
    ui_close(ui);
}

static void build_choice(const struct interview *interview, struct ui *ui, size_t index)
{
    const struct result_moment *moment = &interview->result.moments.items[index];
    struct interview_pick pick = { .moment = index };
    ui_open_control(ui,
            (struct ui_control) {
                    .id = "talk-choice", .number = (int64_t)index, .role = UI_ROLE_LIST_ITEM },
            (struct ui_box) { .padding = UI_SIDES(8, 10), .gap = 3, .radius = UI_CARD_RADIUS });
    ui_text(ui, UI_SMALL, interview_head(interview, ui, &pick));
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .max_lines = 2 }, moment->said);
    struct buffer names = { 0 };
    for (size_t i = 0; i < moment->point_count; i++) {
        buffer_add_format(&names, "%s%s", i > 0 ? " · " : "",
                competency_short_name(moment->points[i].competency));
    }
    ui_text(ui, UI_SMALL, buffer_text(&names));
    buffer_finish(&names);
    ui_close(ui);
}

static void build_drawer(const struct interview *interview, struct ui *ui)
{
    if (interview->choosing == INTERVIEW_NOBODY) {
        return;
    }
    ui_open_overlay(ui,
            (struct ui_overlay) { .kind = UI_DRAWER,
                    .id = "talk-drawer",
                    .name = tr("Choose another moment"),
                    .width = DRAWER_WIDTH });
    ui_text(ui, UI_H1, tr("Choose another moment"));
    ui_open_group(ui, UI_ROLE_LIST, "talk-choices", tr("Choose another moment"),
            (struct ui_box) { .gap = 2 });
    for (size_t i = 0; i < interview->result.moments.count; i++) {
        if (interview_is_fit(&interview->result.moments.items[i])) {
            build_choice(interview, ui, i);
        }
    }
    ui_close(ui);
    ui_close(ui);
}

/* ---- the screen ---- */

static void build_bar(const struct interview *interview, struct ui *ui)
{
    bool both = interview->stage == INTERVIEW_TOGETHER;
    const char *code = interview->result.meta.candidate;
    recruiter_open_bar(ui,
            both ? tr("Looking back together")
                 : ui_format(ui, tr("Candidates › %s › Looking back together"),
                           code != NULL ? code : "?"));
    ui_button(ui,
            (struct ui_button) { .id = "talk-leave",
                    .label = both ? tr("Stop") : tr("Back"),
                    .kind = UI_PILL_BAR,
                    .shortcut = { both ? 0 : UI_KEY_ESCAPE, 0 } });
    ui_close(ui);
}

static void build_thanks(struct ui *ui)
{
    ui_text(ui, UI_H1, tr("That was it. Thank you for looking back."));
    ui_text(ui, UI_BODY, tr("What comes next is for the recruiter alone."));
}

// The candidate sits beside: not a word of why this moment, or of what comes.
static void build_together(const struct interview *interview, struct ui *ui)
{
    bool more = interview->seen < interview->count;
    if (more) {
        ui_text(ui, UI_H1, tr("Looking back together"));
        ui_text(ui, UI_BODY,
                ui_format(ui, tr("Now comes moment %zu of %zu."), interview->seen + 1,
                        interview->count));
    } else {
        build_thanks(ui);
    }
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 12, .line_gap = 8 });
    if (more) {
        ui_button(ui,
                (struct ui_button) { .id = "talk-begin",
                        .label = tr("Look at it"),
                        .kind = UI_BUTTON_LARGE_PRIMARY });
    }
    ui_button(ui,
            (struct ui_button) { .id = "talk-rate",
                    .label = tr("Go on without the candidate"),
                    .kind = UI_BUTTON_LARGE });
    ui_close(ui);
}

static void build_stage(const struct interview *interview, struct ui *ui)
{
    if (interview->trouble != NULL) {
        ui_text(ui, UI_H1, tr("This play cannot be shown again"));
        ui_text(ui, UI_BODY, interview->trouble);
    } else if (interview->stage == INTERVIEW_PREPARE) {
        build_prepare(interview, ui);
    } else if (interview->stage == INTERVIEW_TOGETHER) {
        build_together(interview, ui);
    } else {
        interview_build_rate(interview, ui);
    }
}

static void build(void *self, struct navigator *navigator)
{
    struct interview *interview = self;
    struct ui *ui = navigator_ui(navigator);
    interview->navigator = navigator;
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    build_bar(interview, ui);
    recruiter_open_page(ui, "talk-page", PAGE_WIDTH);
    build_stage(interview, ui);
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
    build_drawer(interview, ui);
}

/* ---- what is done in it ---- */

static void looked(void *context)
{
    struct interview *interview = context;
    interview->seen++;
}

static void look(struct interview *interview)
{
    size_t next = interview->seen < interview->count ? interview->seen : 0;
    interview->seen = next;
    interview->stage = INTERVIEW_TOGETHER;
    struct recruiter_talk talk = {
        .number = (int)next + 1, .of = (int)interview->count, .done = looked, .context = interview
    };
    struct recruiter_replay_setup setup = { .session = interview->session,
        .moment = (long)interview->picks[next].moment,
        .who = interview->who,
        .talk = &talk };
    recruiter_push_replay_of(interview->navigator, &setup);
}

void interview_choose(struct interview *interview, size_t index, size_t moment)
{
    struct interview_pick *pick = &interview->picks[index];
    const struct result_moment *chosen = &interview->result.moments.items[moment];
    bool still = false;
    for (size_t i = 0; i < chosen->point_count; i++) {
        still = still || chosen->points[i].competency == pick->competency;
    }
    pick->competency = still ? pick->competency : chosen->points[0].competency;
    pick->moment = moment;
    interview->chosen[index] = true;
}

static bool press(struct interview *interview, const struct ui_message *message)
{
    if (ui_message_is(message, UI_PRESSED, "talk-leave")) {
        navigator_pop(interview->navigator);
    } else if (ui_message_is(message, UI_PRESSED, "talk-begin")) {
        look(interview);
    } else if (ui_message_is(message, UI_PRESSED, "talk-rate")) {
        interview->stage = INTERVIEW_RATE; // which is read from its start
        ui_scroll_to_start(navigator_ui(interview->navigator), "talk-page", 0);
    } else if (ui_message_is(message, UI_PRESSED, "talk-other")) {
        interview->choosing = (int)message->number;
    } else if (ui_message_is(message, UI_PRESSED, "talk-choice")) {
        interview_choose(interview, (size_t)interview->choosing, (size_t)message->number);
        interview->choosing = INTERVIEW_NOBODY;
    } else {
        return false;
    }
    return true;
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct interview *interview = self;
    interview->navigator = navigator;
    if (message->kind == UI_DISMISSED) {
        interview->choosing = INTERVIEW_NOBODY;
    } else if (ui_message_is(message, UI_SELECTED, "talk-competency")) {
        interview->picks[message->number / COMPETENCY_COUNT].competency =
                (enum competency)(message->number % COMPETENCY_COUNT);
    } else if (recruiter_handle_draft(&interview->draft, navigator, message, 0)) {
        interview->said = NULL;
    } else if (!press(interview, message)) {
        (void)interview_handle_rate(interview, message);
    }
    recruiter_draft_follow(&interview->draft, navigator, message);
    ui_touch(navigator_ui(navigator));
}

static void shown(void *self, struct navigator *navigator)
{
    struct interview *interview = self;
    interview->navigator = navigator;
    ui_set_field_text(navigator_ui(navigator), "talk-who", 0, interview->who);
    if (interview->trouble == NULL) {
        interview_open_draft(interview);
    }
}

static void destroy(void *self)
{
    struct interview *interview = self;
    result_finish(&interview->result);
    playback_finish(&interview->playback);
    recruiter_draft_finish(&interview->draft);
    mem_free(interview->who);
    mem_free(interview->trouble);
    mem_free(interview);
}

static const struct screen_class INTERVIEW = {
    .name = "recruiter-interview",
    .build = build,
    .handle = handle,
    .shown = shown,
    .hidden = recruiter_draft_hidden,
    .refresh = recruiter_draft_refresh,
    .due_ms = recruiter_draft_due_ms,
    .destroy = destroy,
};

// Not to what two people looked at together: the candidate may have gone.
int64_t recruiter_interview_session(const void *self)
{
    const struct interview *interview = self;
    return interview->stage == INTERVIEW_RATE ? interview->session : 0;
}

void recruiter_push_interview(struct navigator *navigator, int64_t session, const char *who)
{
    struct interview *interview = mem_alloc(sizeof(*interview));
    interview->navigator = navigator;
    interview->session = session;
    interview->who = mem_copy_text(who);
    interview->choosing = INTERVIEW_NOBODY;
    load(interview, navigator_world(navigator));
    navigator_push(navigator, &INTERVIEW, interview);
}
