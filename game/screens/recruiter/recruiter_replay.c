// SPDX-License-Identifier: GPL-3.0-or-later
// The replay: a finished session on the real desk, step by step, and beside it what can be known of
// each step. Nothing in it is ever written.
#include "game/screens/recruiter/recruiter_replay.h"

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/screens/candidate/desk.h"
#include "game/screens/recruiter/recruiter_sheet.h"

enum { AIM_MS = 900, CONTROLS_HEIGHT = 48, CHOICE_HEIGHT = 42 };

/* ---- where it stands ---- */

const struct playback_action *replay_next(const struct replay *replay)
{
    return playback_next(&replay->playback);
}

uint32_t replay_now(const struct replay *replay)
{
    return replay->playback.session->state.head->now;
}

bool replay_is_here(const struct replay *replay, size_t moment)
{
    return replay->places[moment] == replay->playback.at &&
            replay->playback.at < replay->playback.actions.count;
}

void replay_show(struct replay *replay)
{
    const struct playback_action *next = replay_next(replay);
    desk_follow(
            replay->desk, replay->navigator, next != NULL && replay->aims ? &next->action : NULL);
    ui_touch(navigator_ui(replay->navigator));
}

// What runs past is not counted as opened: only where the play stands still somebody reads.
static void tell_opened(const struct replay *replay)
{
    for (size_t i = 0; replay->opened != NULL && i < replay->result.moments.count; i++) {
        if (replay_is_here(replay, i)) {
            replay->opened(replay->context, i);
        }
    }
}

static void stand(struct replay *replay, size_t place, long moment)
{
    replay->playing = false;
    replay->due_ms = 0;
    replay->aims = true;
    replay->moment = moment;
    playback_go(&replay->playback, place);
    tell_opened(replay);
    ui_scroll_to_start(navigator_ui(replay->navigator), "replay-moment", 0);
    replay_show(replay);
}

void replay_go(struct replay *replay, size_t place)
{
    stand(replay, place, REPLAY_NO_MOMENT);
}

void replay_jump(struct replay *replay, size_t moment)
{
    if (moment < replay->result.moments.count) {
        stand(replay, replay->places[moment], (long)moment);
    }
}

/* ---- playing ---- */

double replay_speed(const struct replay *replay)
{
    static const double SPEEDS[REPLAY_SPEED_COUNT] = { 0.5, 1, 2, 4 };
    return SPEEDS[replay->speed];
}

static void wait_for(struct replay *replay, int64_t pause_ms)
{
    int64_t now = navigator_world(replay->navigator)->now_ms;
    replay->due_ms = now + (int64_t)((double)pause_ms / replay_speed(replay)) + 1;
}

// With a candidate beside it stops before the answer.
static bool goes_on(const struct replay *replay)
{
    return replay_next(replay) != NULL && !(replay->talks && replay->playback.at >= replay->until);
}

void replay_play(struct replay *replay, bool on)
{
    bool at_end = replay_next(replay) == NULL;
    if (!on) {
        stand(replay, replay->playback.at, REPLAY_NO_MOMENT);
        return;
    }
    if (replay->talks && replay->playback.at >= replay->until) {
        playback_go(&replay->playback, replay->from);
    } else if (at_end) {
        playback_go(&replay->playback, 0);
    }
    replay->playing = goes_on(replay);
    replay->moment = REPLAY_NO_MOMENT;
    replay->aims = false;
    if (replay->playing) {
        wait_for(replay, playback_pause_ms(&replay->playback));
    }
    replay_show(replay);
}

static bool is_about_record(const struct action *action)
{
    return action->kind == ACTION_OPEN || action->kind == ACTION_SEARCH ||
            action->kind == ACTION_PIN || action->kind == ACTION_ACT;
}

// Where the panel stands in the place of the systems, these come in front while they are used.
static void face_what_happens(struct replay *replay)
{
    int width = ui_logical_width(navigator_ui(replay->navigator));
    size_t at = replay->playback.at;
    const struct playback_action *actions = replay->playback.actions.items;
    if (width >= REPLAY_BESIDE && width < UI_WIDE + REPLAY_PANEL) {
        bool uses = (at > 0 && is_about_record(&actions[at - 1].action)) ||
                (replay->aims && is_about_record(&actions[at].action));
        replay->view = uses ? REPLAY_SYSTEMS : REPLAY_MOMENT;
    }
}

// First the choice is shown, so that one can follow, then it is done.
static void refresh(void *self, struct navigator *navigator)
{
    struct replay *replay = self;
    replay->navigator = navigator;
    if (!replay->playing) {
        return;
    }
    if (!replay->aims) {
        replay->aims = true;
        wait_for(replay, AIM_MS);
    } else {
        playback_go(&replay->playback, replay->playback.at + 1);
        replay->aims = false;
        replay->playing = goes_on(replay);
        wait_for(replay, playback_pause_ms(&replay->playback));
        replay->due_ms = replay->playing ? replay->due_ms : 0;
    }
    if (replay->playing) {
        face_what_happens(replay);
    } else if (replay->talks) {
        replay_talk_ask(replay);
    }
    replay_show(replay);
}

static int64_t due_ms(const void *self)
{
    return ((const struct replay *)self)->due_ms;
}

/* ---- the screen ---- */

static void build_trouble(struct replay *replay, struct ui *ui)
{
    struct ui_box card = ui_card();
    struct ui_box page = ui_page("replay-page");
    page.padding = UI_SIDES(18, 24);
    card.role = UI_ROLE_STATUS;
    ui_open(ui, page);
    ui_open(ui, card);
    ui_text(ui, UI_H2, tr("This play cannot be shown again"));
    ui_text(ui, UI_BODY, replay->trouble != NULL ? replay->trouble : "");
    if (replay->stored.blocks.count > 0) {
        ui_text(ui, UI_BODY, tr("Below stands the sheet as it was stored at the end of play."));
    }
    ui_close(ui);
    ui_gap(ui, 14);
    ui_open(ui, ui_card());
    recruiter_build_blocks(ui, &replay->stored);
    ui_close(ui);
    ui_close(ui);
}

static void build_broken(const struct replay *replay, struct ui *ui)
{
    if (replay->playback.broken == 0) {
        return;
    }
    const char *words = ui_format(ui,
            tr("The log is damaged from row %lld on. What you see is the part before it, which is "
               "whole."),
            (long long)replay->playback.broken);
    ui_open(ui,
            (struct ui_box) { .padding = UI_SIDES(6, 16),
                    .fill = UI_BAD2,
                    .role = UI_ROLE_STATUS,
                    .name = words });
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .colour = UI_BAD }, words);
    ui_close(ui);
}

static void build_desk(struct replay *replay, struct ui *ui, int aside)
{
    int above =
            UI_BAR_HEIGHT + (replay->talks ? 0 : CONTROLS_HEIGHT + replay_line_height(replay, ui));
    ui_open(ui, (struct ui_box) { .flow = UI_STACK, .grow = 1 });
    bool before = locale_set_informal(replay->informal); // the words that the candidate read
    ui_set_aside(ui, aside, above);
    DESK_SCREEN.build(replay->desk, replay->navigator);
    ui_set_aside(ui, 0, 0);
    (void)locale_set_informal(before);
    ui_close(ui);
}

static void build_systems(struct replay *replay)
{
    bool before = locale_set_informal(replay->informal);
    desk_build_watched_systems(replay->desk, replay->navigator);
    (void)locale_set_informal(before);
}

// Beside the desk there is no tab for it: the panel begins with the moment.
static bool is_seen(const struct replay *replay, enum replay_view first, int view)
{
    bool beside = replay->view < first && view == REPLAY_MOMENT;
    return beside || (int)replay->view == view;
}

static void build_choice(const struct replay *replay, struct ui *ui, enum replay_view first)
{
    const char *const labels[] = { tr("Desk"), tr("Systems"),
        replay->talks ? tr("Question") : tr("Moment") };
    ui_open_group(ui, UI_ROLE_TAB_LIST, "replay-views", tr("What to see"),
            (struct ui_box) { .flow = UI_ROW,
                    .gap = 6,
                    .padding = UI_SIDES(6, 12),
                    .fill = UI_PAPER,
                    .border = UI_LINE,
                    .border_sides = UI_BOTTOM });
    for (int i = (int)first; i <= REPLAY_MOMENT; i++) {
        ui_button(ui,
                (struct ui_button) { .id = "replay-view",
                        .number = i,
                        .label = labels[i],
                        .kind = UI_TAB,
                        .grow = 1,
                        .selected = is_seen(replay, first, i) });
    }
    ui_close(ui);
}

static void build_words(const struct replay *replay, struct ui *ui)
{
    if (replay->talks) {
        replay_build_talk(replay, ui);
    } else {
        replay_build_moment(replay, ui);
    }
}

static void build_panel(struct replay *replay, struct ui *ui, bool chooses)
{
    ui_open(ui,
            (struct ui_box) { .width = REPLAY_PANEL,
                    .fill = UI_PAPER,
                    .border = UI_LINE,
                    .border_sides = UI_LEFT,
                    .role = UI_ROLE_REGION,
                    .name = replay->talks ? tr("Question") : tr("For the recruiter") });
    if (chooses) {
        build_choice(replay, ui, REPLAY_SYSTEMS);
    }
    if (chooses && replay->view == REPLAY_SYSTEMS) {
        build_systems(replay);
    } else {
        build_words(replay, ui);
    }
    ui_close(ui);
}

static void build_one(struct replay *replay, struct ui *ui)
{
    build_choice(replay, ui, REPLAY_DESK);
    if (replay->view == REPLAY_DESK) {
        build_desk(replay, ui, 0);
    } else if (replay->view == REPLAY_SYSTEMS) {
        build_systems(replay);
    } else {
        build_words(replay, ui);
    }
}

static void build_play(struct replay *replay, struct ui *ui)
{
    int width = ui_logical_width(ui);
    if (!replay->talks) {
        build_broken(replay, ui);
        replay_build_controls(replay, ui);
        replay_build_line(replay, ui);
    }
    if (width < REPLAY_BESIDE) {
        build_one(replay, ui);
        return;
    }
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .grow = 1 });
    build_desk(replay, ui, REPLAY_PANEL);
    build_panel(replay, ui, width < UI_WIDE + REPLAY_PANEL);
    ui_close(ui);
}

static void build(void *self, struct navigator *navigator)
{
    struct replay *replay = self;
    struct ui *ui = navigator_ui(navigator);
    replay->navigator = navigator;
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    if (replay->talks) {
        replay_build_talk_bar(replay, ui);
    } else {
        replay_build_bar(replay, ui);
    }
    if (replay->loaded) {
        build_play(replay, ui);
    } else {
        build_trouble(replay, ui);
    }
    ui_close(ui);
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct replay *replay = self;
    replay->navigator = navigator;
    if (ui_message_is(message, UI_PRESSED, "replay-leave")) {
        navigator_pop(navigator);
    } else if (ui_message_is(message, UI_SELECTED, "replay-view")) {
        replay->view = (enum replay_view)message->number;
    } else if (replay->talks) {
        (void)replay_handle_talk(replay, message);
    } else if (replay->loaded && !replay_handle_line(replay, message)) {
        (void)replay_handle_controls(replay, message);
    }
    ui_touch(navigator_ui(navigator));
}

static void shown(void *self, struct navigator *navigator)
{
    struct replay *replay = self;
    replay->navigator = navigator;
    if (replay->loaded) {
        replay_show(replay);
        ui_focus(navigator_ui(navigator), replay->talks ? "talk-play" : "replay-line", 0);
    }
}

static void hidden(void *self, struct navigator *navigator)
{
    struct replay *replay = self;
    replay->navigator = navigator;
    replay->playing = false;
    replay->due_ms = 0;
}

static void destroy(void *self)
{
    struct replay *replay = self;
    replay_unload(replay);
    mem_free(replay->who);
    mem_free(replay);
}

static const struct screen_class REPLAY = {
    .name = "recruiter-replay",
    .build = build,
    .handle = handle,
    .shown = shown,
    .hidden = hidden,
    .refresh = refresh,
    .due_ms = due_ms,
    .destroy = destroy,
};

void recruiter_push_replay_of(
        struct navigator *navigator, const struct recruiter_replay_setup *setup)
{
    struct replay *replay = mem_alloc(sizeof(*replay));
    replay->navigator = navigator;
    replay->who = mem_copy_text(setup->who);
    replay->id = setup->session;
    replay->opened = setup->opened;
    replay->context = setup->context;
    replay->speed = REPLAY_SPEED_PLAIN;
    replay->talks = setup->talk != NULL;
    replay->talk = replay->talks ? *setup->talk : (struct recruiter_talk) { 0 };
    replay_load(replay, navigator_world(navigator));
    if (replay->loaded && replay->talks) {
        replay_talk_begin(replay, (size_t)setup->moment);
    } else if (replay->loaded && setup->moment >= 0) {
        replay_jump(replay, (size_t)setup->moment);
    } else if (replay->loaded) {
        replay_go(replay, 0);
    }
    navigator_push(navigator, &REPLAY, replay);
}

void recruiter_push_replay(
        struct navigator *navigator, int64_t session, long moment, const char *who)
{
    struct recruiter_replay_setup setup = { .session = session, .moment = moment, .who = who };
    recruiter_push_replay_of(navigator, &setup);
}
