// SPDX-License-Identifier: GPL-3.0-or-later
// Thanks: the shift is over; three questions about it, that may be skipped.
#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/screens/candidate/room.h"
#include "game/screens/candidate/screens.h"
#include "game/screens/candidate/voice.h"
#include "game/store/office.h"
#include "game/ui/widget.h"

enum { QUESTION_COUNT = 3, ANSWER_MAX = 5, ANSWER_STEP = 10 };

struct thanks {
    struct sitting *sitting;
    int64_t session;
    struct result result;
    int answers[QUESTION_COUNT]; // 1 to 5, 0 = not answered
    struct voice voice;          // where no report follows to speak about
};

static bool has_report(const struct thanks *thanks)
{
    return thanks->sitting->organisation.report_to_candidate;
}

static const char *question(int which)
{
    static const char *const QUESTIONS[QUESTION_COUNT] = {
        TR_MARK("Was this a fair way to see how you work?"),
        TR_MARK("Was it like real work?"),
        TR_MARK("Was it of use to you, for instance to know whether this work suits you?"),
    };
    return tr(QUESTIONS[which]);
}

static const char *answer_words(int answer)
{
    static const char *const WORDS[ANSWER_MAX] = {
        TR_MARK("not at all"),
        TR_MARK("not really"),
        TR_MARK("somewhat"),
        TR_MARK("for the most part"),
        TR_MARK("completely"),
    };
    return tr(WORDS[answer - 1]);
}

// Which question and which answer in one number: 1 to 5, 11 to 15 …
static int64_t number_of(int which, int answer)
{
    return (int64_t)which * ANSWER_STEP + answer;
}

static void build_question(const struct thanks *thanks, struct ui *ui, int which)
{
    static const char *const IDS[QUESTION_COUNT] = { "fair", "realistic", "useful" };
    ui_open(ui, (struct ui_box) { .gap = 8 });
    ui_text(ui, UI_STRONG, question(which));
    ui_open_group(ui, UI_ROLE_RADIO_GROUP, IDS[which], question(which),
            (struct ui_box) { .flow = UI_WRAP, .gap = 8, .line_gap = 8 });
    for (int answer = 1; answer <= ANSWER_MAX; answer++) {
        ui_button(ui,
                (struct ui_button) { .id = "answer",
                        .number = number_of(which, answer),
                        .label = ui_format(ui, "%d  %s", answer, answer_words(answer)),
                        .kind = UI_PILL_LINED,
                        .selected = thanks->answers[which] == answer });
    }
    ui_close(ui);
    ui_close(ui);
}

static void build_questions(const struct thanks *thanks, struct ui *ui)
{
    struct ui_box card = ui_card();
    card.padding = UI_ALL(24);
    card.gap = 18;
    ui_open(ui, card);
    ui_open(ui, (struct ui_box) { .gap = 4 });
    ui_text(ui, UI_H2, tr("Three short questions"));
    ui_text(ui, UI_SMALL,
            tr("About the shift, not about you. They never count, and you may skip them."));
    ui_close(ui);
    for (int i = 0; i < QUESTION_COUNT; i++) {
        ui_divider(ui);
        build_question(thanks, ui, i);
    }
    ui_close(ui);
}

static bool is_answered(const struct thanks *thanks)
{
    bool answered = false;
    for (int i = 0; i < QUESTION_COUNT; i++) {
        answered = answered || thanks->answers[i] > 0;
    }
    return answered;
}

static const char *next_words(const struct thanks *thanks)
{
    bool report = has_report(thanks);
    if (is_answered(thanks)) {
        return report ? tr("Send, and on to your report") : tr("Send");
    }
    return report ? tr("Skip, and on to your report") : tr("Skip");
}

static void build_buttons(const struct thanks *thanks, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 12 });
    ui_button(ui,
            (struct ui_button) {
                    .id = "next", .label = next_words(thanks), .kind = UI_BUTTON_LARGE_PRIMARY });
    ui_close(ui);
}

static const char *what_now(const struct thanks *thanks, struct ui *ui)
{
    const struct organisation *org = &thanks->sitting->organisation;
    const char *who = *org->who != '\0' ? org->who : tr("the recruiters of this vacancy");
    return ui_format(ui,
            tr("Your shift is over, and everything is kept under the code %s. It is now up to %s: "
               "a "
               "human looks at it and decides. Not everything in such a shift can be mended, and "
               "that was meant so."),
            thanks->result.meta.candidate, who);
}

static void build(void *self, struct navigator *navigator)
{
    const struct thanks *thanks = self;
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    candidate_build_bar(ui, thanks->result.shift_title, NULL);
    candidate_open_page(ui, "thanks", 760);
    ui_open(ui, (struct ui_box) { .gap = 12 });
    ui_text(ui, UI_WELCOME, tr("Thank you"));
    ui_text(ui, UI_LEAD, what_now(thanks, ui));
    ui_close(ui);
    build_questions(thanks, ui);
    if (!has_report(thanks)) {
        voice_build(&thanks->voice, ui);
    }
    build_buttons(thanks, ui);
    ui_close(ui);
    ui_close(ui);
    candidate_build_trouble(navigator);
    ui_close(ui);
}

static void keep_answers(const struct thanks *thanks, struct world *world)
{
    if (is_answered(thanks)) {
        struct office_answers answers = { thanks->answers[0], thanks->answers[1],
            thanks->answers[2] };
        office_write_answers(world->store, thanks->session, &answers, &world->diags);
    }
}

static void go_on(struct thanks *thanks, struct navigator *navigator)
{
    struct world *world = navigator_world(navigator);
    keep_answers(thanks, world);
    if (has_report(thanks)) {
        own_report_replace(navigator, thanks->sitting, thanks->session, &thanks->result);
    } else if (voice_may_leave(&thanks->voice, navigator_ui(navigator))) {
        room_next(thanks->sitting, navigator);
        navigator_pop(navigator);
    }
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct thanks *thanks = self;
    if (candidate_handle_trouble(navigator, message) ||
            voice_handle(&thanks->voice, navigator, message)) {
        return;
    }
    if (ui_message_is(message, UI_SELECTED, "answer") ||
            ui_message_is(message, UI_SUBMITTED, "answer")) {
        thanks->answers[message->number / ANSWER_STEP] = (int)(message->number % ANSWER_STEP);
    } else if (ui_message_is(message, UI_PRESSED, "next")) {
        go_on(thanks, navigator);
    }
    ui_touch(navigator_ui(navigator));
}

static void destroy(void *self)
{
    struct thanks *thanks = self;
    result_finish(&thanks->result);
    voice_finish(&thanks->voice);
    mem_free(thanks);
}

static void shown(void *self, struct navigator *navigator)
{
    const struct thanks *thanks = self;
    room_watch(thanks->sitting, navigator);
}

static const struct screen_class THANKS_SCREEN = {
    .name = "thanks",
    .to_candidate = true,
    .build = build,
    .handle = handle,
    .shown = shown,
    .destroy = destroy,
};

void thanks_replace(struct navigator *navigator, struct sitting *sitting, int64_t session,
        const struct result *result)
{
    struct thanks *thanks = mem_alloc(sizeof(*thanks));
    thanks->sitting = sitting;
    thanks->session = session;
    thanks->result = *result;
    thanks->voice.session = session;
    navigator_replace(navigator, &THANKS_SCREEN, thanks);
}
