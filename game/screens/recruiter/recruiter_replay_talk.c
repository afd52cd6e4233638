// SPDX-License-Identifier: GPL-3.0-or-later
// A moment that recruiter and candidate look at together: the desk as it was, one question, and
// nothing of what was judged.
#include "game/locale/locale.h"
#include "game/report/interview.h"
#include "game/screens/recruiter/recruiter_replay.h"

enum { STEPS_BEFORE = 5 };

/* ---- where it begins ---- */

static bool is_of(const struct action *action, const struct action *about)
{
    return action->scenario == about->scenario && action->contact == about->contact;
}

static bool turns_to(const struct action *action)
{
    return action->kind == ACTION_TAKE || action->kind == ACTION_SWITCH ||
            action->kind == ACTION_OUT;
}

// Some things that were done before, from where the candidate turned to this conversation on: what
// was going on with others is another story.
static size_t begin_of(const struct replay *replay, size_t until)
{
    const struct playback_action *actions = replay->playback.actions.items;
    size_t from = until;
    while (from > 0 && until - from < STEPS_BEFORE) {
        from--;
        if (turns_to(&actions[from].action)) {
            break;
        }
    }
    bool elsewhere = turns_to(&actions[from].action) &&
            !is_of(&actions[from].action, &actions[until].action);
    return elsewhere && from + 1 < until ? from + 1 : from;
}

void replay_talk_begin(struct replay *replay, size_t moment)
{
    replay->until = replay->places[moment];
    replay->from = begin_of(replay, replay->until);
    replay->aims = false;
    playback_go(&replay->playback, replay->from);
    if (replay->opened != NULL) {
        replay->opened(replay->context, moment);
    }
}

/* ---- building ---- */

static const char *play_label(const struct replay *replay)
{
    return replay->playing                        ? tr("Stand still")
            : replay->playback.at < replay->until ? tr("Play")
                                                  : tr("Once more");
}

static bool shows_question(const struct replay *replay, const struct ui *ui)
{
    return ui_logical_width(ui) >= REPLAY_BESIDE || replay->view == REPLAY_MOMENT;
}

void replay_build_talk_bar(const struct replay *replay, struct ui *ui)
{
    recruiter_open_bar(ui,
            ui_format(ui, tr("Looking back together · moment %d of %d"), replay->talk.number,
                    replay->talk.of));
    if (!shows_question(replay, ui) || replay->view == REPLAY_SYSTEMS) {
        ui_button(ui,
                (struct ui_button) { .id = "talk-play",
                        .label = play_label(replay),
                        .kind = UI_PILL_BAR_STRONG,
                        .shortcut = { UI_KEY_SPACE, 0 } });
    }
    ui_button(ui,
            (struct ui_button) { .id = "replay-leave", .label = tr("Stop"), .kind = UI_PILL_BAR });
    ui_close(ui);
}

static void build_question(const struct replay *replay, struct ui *ui)
{
    bool before = locale_set_informal(replay->informal);
    ui_text(ui, UI_H1, interview_prompt(0));
    ui_gap(ui, 6);
    for (int i = 1; i < INTERVIEW_PROMPTS; i++) {
        ui_text_with(
                ui, (struct ui_text) { .type = UI_LEAD, .colour = UI_INK }, interview_prompt(i));
    }
    (void)locale_set_informal(before);
}

static void build_way_there(const struct replay *replay, struct ui *ui)
{
    ui_text(ui, UI_H1, tr("Looking back together"));
    ui_text(ui, UI_BODY,
            replay->playing ? tr("This is how it went, at the pace of then.")
                            : tr("A short piece of the shift, as it stood on the screen. It stops "
                                 "before the answer."));
}

static void build_press(struct ui *ui, const char *id, const char *label, bool first)
{
    ui_button(ui,
            (struct ui_button) { .id = id,
                    .label = label,
                    .kind = first ? UI_BUTTON_PRIMARY : UI_BUTTON,
                    .stretch = true });
}

// One thing at a time: play it, talk, see the answer, see what came of it.
static void build_presses(const struct replay *replay, struct ui *ui)
{
    size_t at = replay->playback.at;
    bool asks = at == replay->until;
    ui_button(ui,
            (struct ui_button) { .id = "talk-play",
                    .label = play_label(replay),
                    .kind = at < replay->until ? UI_BUTTON_PRIMARY : UI_BUTTON,
                    .stretch = true,
                    .shortcut = { UI_KEY_SPACE, 0 } });
    if (at < replay->until) {
        build_press(ui, "talk-skip", tr("To the question"), false);
    } else if (asks && !replay->aims) {
        build_press(ui, "talk-answer", tr("Show the answer"), false);
    } else if (asks) {
        build_press(ui, "talk-on", tr("Show what came of it"), false);
    }
    if (at >= replay->until) {
        build_press(ui, "talk-done",
                replay->talk.number < replay->talk.of ? tr("To the next moment")
                                                      : tr("We have talked about it"),
                true);
    }
}

void replay_build_talk(const struct replay *replay, struct ui *ui)
{
    ui_open(ui,
            (struct ui_box) { .id = "talk-page",
                    .scroll = true,
                    .grow = 1,
                    .padding = { 20, 20, 20, 20 },
                    .gap = 10 });
    ui_open(ui, (struct ui_box) { .gap = 10, .role = UI_ROLE_STATUS });
    if (replay->playback.at < replay->until) {
        build_way_there(replay, ui);
    } else {
        build_question(replay, ui);
    }
    ui_close(ui);
    ui_gap(ui, 10);
    build_presses(replay, ui);
    ui_close(ui);
}

/* ---- messages ---- */

// Where only one thing fits the window, the desk comes in front to see what happens there.
static void face_desk(struct replay *replay)
{
    if (ui_logical_width(navigator_ui(replay->navigator)) < REPLAY_BESIDE) {
        replay->view = REPLAY_DESK;
    }
}

void replay_talk_ask(struct replay *replay)
{
    replay->view = REPLAY_MOMENT;
}

static void stand_at(struct replay *replay, size_t place, bool aims)
{
    replay->playing = false;
    replay->due_ms = 0;
    replay->aims = aims;
    playback_go(&replay->playback, place);
    replay_show(replay);
}

static void play(struct replay *replay)
{
    if (replay->playing) {
        stand_at(replay, replay->playback.at, false);
    } else {
        face_desk(replay);
        replay_play(replay, true);
    }
}

static void end(struct replay *replay)
{
    void (*done)(void *context) = replay->talk.done;
    void *context = replay->talk.context;
    struct navigator *navigator = replay->navigator;
    if (done != NULL) {
        done(context);
    }
    navigator_pop(navigator);
}

bool replay_handle_talk(struct replay *replay, const struct ui_message *message)
{
    if (ui_message_is(message, UI_PRESSED, "talk-play")) {
        play(replay);
    } else if (ui_message_is(message, UI_PRESSED, "talk-skip")) {
        stand_at(replay, replay->until, false);
        replay_talk_ask(replay);
    } else if (ui_message_is(message, UI_PRESSED, "talk-answer")) {
        face_desk(replay);
        stand_at(replay, replay->until, true);
    } else if (ui_message_is(message, UI_PRESSED, "talk-on")) {
        face_desk(replay);
        stand_at(replay, replay->until + 1, false);
    } else if (ui_message_is(message, UI_PRESSED, "talk-done")) {
        end(replay);
    } else {
        return false;
    }
    return true;
}
