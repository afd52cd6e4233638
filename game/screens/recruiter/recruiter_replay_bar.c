// SPDX-License-Identifier: GPL-3.0-or-later
// What is above a replay: where one is, and what lets it play, stand still and jump.
#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_replay.h"

enum { LOW_WINDOW = 520 };

void replay_build_bar(const struct replay *replay, struct ui *ui)
{
    const char *code = replay->code != NULL ? replay->code : "?";
    recruiter_open_bar(ui, ui_format(ui, tr("Candidates › %s › Play again"), code));
    ui_button(ui,
            (struct ui_button) { .id = "replay-leave",
                    .label = tr("Back"),
                    .kind = UI_PILL_BAR,
                    .shortcut = { UI_KEY_ESCAPE, 0 } });
    ui_close(ui);
}

/* ---- building ---- */

struct control {
    const char *id;
    const char *label;
    const char *name;
    struct ui_shortcut shortcut;
};

static void build_control(struct ui *ui, const struct control *control, bool disabled)
{
    ui_button(ui,
            (struct ui_button) { .id = control->id,
                    .label = tr(control->label),
                    .name = tr(control->name),
                    .kind = UI_PILL_LINED,
                    .disabled = disabled,
                    .shortcut = control->shortcut });
}

static void build_transport(const struct replay *replay, struct ui *ui)
{
    static const struct control EARLIER = { "replay-earlier", TR_MARK("« moment"),
        TR_MARK("To the moment before"), { UI_KEY_LEFT, UI_CTRL } };
    static const struct control BACK = { "replay-back", TR_MARK("‹ step"), TR_MARK("A step back"),
        { UI_KEY_LEFT, UI_ALT } };
    static const struct control ON = { "replay-on", TR_MARK("step ›"), TR_MARK("A step on"),
        { UI_KEY_RIGHT, UI_ALT } };
    static const struct control LATER = { "replay-later", TR_MARK("moment »"),
        TR_MARK("To the next moment"), { UI_KEY_RIGHT, UI_CTRL } };
    bool first = replay->playback.at == 0;
    bool last = replay_next(replay) == NULL;
    ui_open_group(ui, UI_ROLE_TOOLBAR, "replay-transport", tr("Play"),
            (struct ui_box) { .flow = UI_WRAP, .gap = 6, .line_gap = 6, .align = UI_CENTRE });
    build_control(ui, &EARLIER, first);
    build_control(ui, &BACK, first);
    ui_button(ui,
            (struct ui_button) { .id = "replay-play",
                    .label = replay->playing ? tr("❚❚ Stand still") : tr("▶ Play"),
                    .name = replay->playing ? tr("Stand still") : tr("Play"),
                    .kind = UI_PILL_STRONG,
                    .shortcut = { UI_KEY_SPACE, 0 } });
    build_control(ui, &ON, last);
    build_control(ui, &LATER, last);
    ui_close(ui);
}

static void build_speeds(const struct replay *replay, struct ui *ui)
{
    static const char *const LABELS[REPLAY_SPEED_COUNT] = { TR_MARK("0.5×"), "1×", "2×", "4×" };
    ui_open_group(ui, UI_ROLE_RADIO_GROUP, "replay-speeds", tr("Speed"),
            (struct ui_box) { .flow = UI_ROW, .gap = 4, .align = UI_CENTRE });
    for (int i = 0; i < REPLAY_SPEED_COUNT; i++) {
        ui_button(ui,
                (struct ui_button) { .id = "replay-speed",
                        .number = i,
                        .label = tr(LABELS[i]),
                        .name = ui_format(ui, tr("Speed %s"), tr(LABELS[i])),
                        .kind = UI_PILL_LINED,
                        .selected = replay->speed == i });
    }
    ui_close(ui);
}

void replay_build_controls(const struct replay *replay, struct ui *ui)
{
    uint32_t now = replay_now(replay);
    ui_open(ui,
            (struct ui_box) { .flow = UI_WRAP,
                    .gap = 14,
                    .line_gap = 6,
                    .align = UI_CENTRE,
                    .padding = UI_SIDES(8, 16),
                    .fill = UI_PAPER });
    build_transport(replay, ui);
    build_speeds(replay, ui);
    ui_text(ui, UI_STRONG,
            ui_format(ui, tr("%s · step %zu of %zu"),
                    ui_format(ui, "%02u:%02u", now / 3600 % 24, now / 60 % 60), replay->playback.at,
                    replay->playback.actions.count));
    if (ui_logical_height(ui) >= LOW_WINDOW) {
        ui_text(ui, UI_SMALL,
                tr("Pauses are as they were; those over four seconds are shortened."));
    }
    ui_close(ui);
}

/* ---- what they do ---- */

static void go_earlier(struct replay *replay)
{
    for (size_t i = replay->result.moments.count; i > 0; i--) {
        if (replay->places[i - 1] < replay->playback.at) {
            replay_jump(replay, i - 1);
            return;
        }
    }
    replay_go(replay, 0);
}

static void go_later(struct replay *replay)
{
    for (size_t i = 0; i < replay->result.moments.count; i++) {
        if (replay->places[i] > replay->playback.at) {
            replay_jump(replay, i);
            return;
        }
    }
    replay_go(replay, replay->playback.actions.count);
}

static void set_speed(struct replay *replay, int speed)
{
    replay->speed = speed < 0 ? 0 : speed >= REPLAY_SPEED_COUNT ? REPLAY_SPEED_COUNT - 1 : speed;
}

static void step(struct replay *replay, int by)
{
    size_t at = replay->playback.at;
    bool stuck = by < 0 ? at == 0 : at == replay->playback.actions.count;
    replay_go(replay, stuck ? at : at + (size_t)by);
}

bool replay_handle_controls(struct replay *replay, const struct ui_message *message)
{
    if (ui_message_is(message, UI_PRESSED, "replay-play")) {
        replay_play(replay, !replay->playing);
    } else if (ui_message_is(message, UI_PRESSED, "replay-back")) {
        step(replay, -1);
    } else if (ui_message_is(message, UI_PRESSED, "replay-on")) {
        step(replay, 1);
    } else if (ui_message_is(message, UI_PRESSED, "replay-earlier")) {
        go_earlier(replay);
    } else if (ui_message_is(message, UI_PRESSED, "replay-later")) {
        go_later(replay);
    } else if (ui_message_is(message, UI_PRESSED, "replay-first")) {
        replay_go(replay, 0);
    } else if (ui_message_is(message, UI_PRESSED, "replay-last")) {
        replay_go(replay, replay->playback.actions.count);
    } else if (ui_message_is(message, UI_PRESSED, "replay-faster")) {
        set_speed(replay, replay->speed + 1);
    } else if (ui_message_is(message, UI_PRESSED, "replay-slower")) {
        set_speed(replay, replay->speed - 1);
    } else if (ui_message_is(message, UI_SELECTED, "replay-speed")) {
        set_speed(replay, (int)message->number);
    } else {
        return false;
    }
    return true;
}
