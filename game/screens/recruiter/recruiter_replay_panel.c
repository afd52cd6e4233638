// SPDX-License-Identifier: GPL-3.0-or-later
// Beside the replayed desk: what was heard, what was done and could have been, and what it showed.
#include "game/locale/locale.h"
#include "game/report/choice.h"
#include "game/report/moment_words.h"
#include "game/report/words.h"
#include "game/screens/recruiter/recruiter_replay.h"

static void build_label(struct ui *ui, const char *text)
{
    ui_gap(ui, 4);
    ui_text(ui, UI_LABEL, ui_upper(ui, text));
}

static void build_words(struct ui *ui, const char *text)
{
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .colour = UI_INK }, text);
}

/* ---- what was done ---- */

static void build_done(const struct replay *replay, struct ui *ui, const struct action *action)
{
    struct buffer words = { 0 };
    action_add_words(&words, &replay->playback.session->state, action);
    build_label(ui, tr("The candidate"));
    ui_text(ui, UI_BODY, buffer_text(&words));
    buffer_finish(&words);
}

static void build_heard(const struct replay *replay, struct ui *ui, const struct action *action)
{
    const struct session *session = replay->playback.session;
    const char *heard = choice_heard(
            &session->state, session->happenings.items, session->happenings.count, action);
    if (heard != NULL) {
        build_label(ui, tr("Heard before it"));
        build_words(ui, ui_format(ui, tr("“%s”"), heard));
    }
}

/* ---- what could be done ---- */

static void build_point(struct ui *ui, const struct choice_point *point)
{
    struct ui_span spans[] = {
        { .text = ui_format(ui, "%s %d", competency_short_name(point->competency), point->points),
                .weight = 600,
                .colour = point->points > 0 ? UI_GOOD : UI_BAD },
        { .text = ui_format(ui, "  %s", point->why) },
    };
    ui_spans(ui, (struct ui_text) { .type = UI_SMALL, .colour = UI_INK }, spans, 2);
}

static void build_option(
        struct ui *ui, const struct choice *choice, const struct choice_option *option, bool shows)
{
    bool marked = option->chosen && shows;
    ui_open(ui,
            (struct ui_box) { .padding = UI_SIDES(8, 10),
                    .gap = 4,
                    .radius = UI_CARD_RADIUS,
                    .fill = marked ? UI_BRAND2 : UI_PAPER,
                    .border = marked ? UI_BRAND : UI_LINE,
                    .role = UI_ROLE_LIST_ITEM,
                    .name = option->say });
    if (marked) {
        ui_text_with(ui, (struct ui_text) { .type = UI_LABEL, .colour = UI_BRAND }, tr("✓ chosen"));
    }
    ui_text(ui, UI_BODY, option->say);
    for (size_t i = option->first; i < option->first + option->count; i++) {
        build_point(ui, &choice->points.items[i]);
    }
    ui_close(ui);
}

static void build_options(const struct replay *replay, struct ui *ui, const struct action *action)
{
    struct choice choice;
    choice_init(&choice, &replay->playback.session->state, action);
    if (choice.options.count > 0) {
        build_label(ui, tr("What could be said, as it stood there"));
    }
    ui_open_group(ui, UI_ROLE_LIST, "replay-options", tr("What could be said, as it stood there"),
            (struct ui_box) { .gap = 6 });
    for (size_t i = 0; i < choice.options.count; i++) {
        build_option(ui, &choice, &choice.options.items[i], replay->aims);
    }
    ui_close(ui);
    choice_finish(&choice);
}

static void build_opened(const struct replay *replay, struct ui *ui, const struct action *action)
{
    struct buffer titles = { 0 };
    opened_add_titles(&titles, &replay->playback.session->state, action->scenario);
    build_label(ui, tr("Looked up before it"));
    build_words(ui, titles.size > 0 ? buffer_text(&titles) : tr("nothing"));
    ui_text(ui, UI_SMALL,
            tr("Which page of the systems one merely went to is not written down: what is open "
               "there is what was opened last."));
    buffer_finish(&titles);
}

/* ---- what it showed ---- */

static enum ui_tone tone_of(const struct result_point *point)
{
    return point->earned == point->possible ? UI_TONE_GOOD
            : point->earned == 0            ? UI_TONE_BAD
                                            : UI_NEUTRAL;
}

static void build_moment(const struct replay *replay, struct ui *ui, size_t index)
{
    const struct result_moment *moment = &replay->result.moments.items[index];
    bool here = (long)index == replay->moment;
    ui_open(ui,
            (struct ui_box) { .padding = UI_SIDES(8, 10),
                    .gap = 4,
                    .radius = UI_CARD_RADIUS,
                    .fill = UI_WASH,
                    .border = here ? UI_BRAND : UI_LINE,
                    .role = UI_ROLE_LIST_ITEM,
                    .name = moment->decision });
    if (*moment->about != '\0') {
        ui_text(ui, UI_STRONG, moment->about);
    }
    for (size_t i = 0; i < moment->point_count; i++) {
        const struct result_point *point = &moment->points[i];
        ui_chip(ui, tone_of(point),
                ui_format(ui, "%s %d/%d", competency_name(point->competency), point->earned,
                        point->possible));
        if (*point->why != '\0') {
            build_words(ui, point->why);
        }
    }
    ui_close(ui);
}

static void build_criticals(const struct replay *replay, struct ui *ui, int64_t row)
{
    for (size_t i = 0; i < replay->result.criticals.count; i++) {
        const struct result_critical *critical = &replay->result.criticals.items[i];
        if (critical->sequence == (uint64_t)row) {
            ui_chip(ui, UI_TONE_BAD,
                    ui_format(ui, tr("Critical error: %s"), critical_kind_name(critical->kind)));
            build_words(ui, critical->what);
        }
    }
}

static void build_shown(const struct replay *replay, struct ui *ui, int64_t row)
{
    size_t count = 0;
    build_label(ui, tr("What it showed"));
    for (size_t i = 0; i < replay->result.moments.count; i++) {
        if (replay_is_here(replay, i)) {
            build_moment(replay, ui, i);
            count++;
        }
    }
    build_criticals(replay, ui, row);
    if (count == 0) {
        build_words(ui, tr("No points hang on this step."));
    }
}

/* ---- the page ---- */

static bool is_about_customer(const struct action *action)
{
    return action->kind != ACTION_WAIT && action->kind != ACTION_PAUSE &&
            action->kind != ACTION_FINISH && action->kind != ACTION_SWAP;
}

static void build_end(struct ui *ui)
{
    ui_text(ui, UI_H2, tr("The end of the play"));
    ui_text(ui, UI_BODY, tr("Nothing was done after this."));
}

static void build_step(
        const struct replay *replay, struct ui *ui, const struct playback_action *next)
{
    const struct action *action = &next->action;
    uint32_t now = replay_now(replay);
    ui_text(ui, UI_H2,
            ui_format(ui, tr("Step %zu, %02u:%02u"), replay->playback.at + 1, now / 3600 % 24,
                    now / 60 % 60));
    build_heard(replay, ui, action);
    build_done(replay, ui, action);
    build_shown(replay, ui, next->row);
    build_options(replay, ui, action);
    if (is_about_customer(action)) {
        build_opened(replay, ui, action);
    }
}

void replay_build_moment(const struct replay *replay, struct ui *ui)
{
    const struct playback_action *next = replay_next(replay);
    ui_open(ui,
            (struct ui_box) { .id = "replay-moment",
                    .scroll = true,
                    .grow = 1,
                    .padding = { 12, 18, 16, 18 },
                    .gap = 6 });
    if (next != NULL) {
        build_step(replay, ui, next);
    } else {
        build_end(ui);
    }
    ui_close(ui);
}
