// SPDX-License-Identifier: GPL-3.0-or-later
// The full notice: what is measured and kept, who sees it, how long, on what ground, and which
// rights there are.
#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/screens/candidate/screens.h"
#include "game/ui/widget.h"

struct notice {
    const struct sitting *sitting;
};

static void open_part(struct ui *ui, const char *title)
{
    ui_divider(ui);
    ui_open(ui, (struct ui_box) { .gap = 6 });
    ui_text(ui, UI_H2, title);
}

static void bullet(struct ui *ui, const char *text)
{
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 10 });
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .colour = UI_BRAND }, "•");
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .grow = 1 }, text);
    ui_close(ui);
}

static void build_responsible(const struct organisation *org, struct ui *ui)
{
    open_part(ui, tr("Who is responsible"));
    if (*org->controller != '\0') {
        ui_text(ui, UI_BODY, org->controller);
    } else {
        ui_text(ui, UI_BODY,
                tr("The organisation that invited you. It has not filled in its name and address "
                   "here; ask for them before you begin."));
    }
    if (*org->contact != '\0') {
        ui_text(ui, UI_BODY, ui_format(ui, tr("Questions: %s"), org->contact));
    }
    ui_close(ui);
}

static void build_purpose(struct ui *ui)
{
    open_part(ui, tr("What it is for"));
    ui_text(ui, UI_BODY,
            tr("To see how you deal with customers, as one of the things that are looked at in "
               "your application. A human decides, never the program, and may always come to "
               "another view than the score."));
    ui_close(ui);
}

static void build_measured(struct ui *ui)
{
    open_part(ui, tr("What we measure"));
    for (int i = 0; i < COMPETENCY_COUNT; i++) {
        bullet(ui, competency_name((enum competency)i));
    }
    ui_text(ui, UI_BODY,
            tr("Beforehand, people wrote down for each answer what it shows of these seven. The "
               "program only adds that up. Nothing in it learns from you or guesses about you."));
    ui_close(ui);
}

static void build_not_measured(struct ui *ui)
{
    open_part(ui, tr("What does not count"));
    bullet(ui, tr("How fast you read, think or type."));
    bullet(ui, tr("Knowledge of the trade: everything you need can be looked up."));
    bullet(ui, tr("Your age, origin, health, education or diplomas; nobody asks for them here."));
    bullet(ui, tr("How you look, sound or feel: there is no camera and no microphone."));
    bullet(ui, tr("The practice, the size of the text and the other display settings."));
    ui_close(ui);
}

static void build_kept(struct ui *ui)
{
    open_part(ui, tr("What is kept"));
    bullet(ui, tr("Your code, and the shift that you played."));
    bullet(ui,
            tr("Everything you do in the shift, in order: what you say, look up, note and "
               "promise."));
    bullet(ui,
            tr("Beside it the time at which you did it, with mouse or keyboard, and your display "
               "settings. They are never part of a score."));
    bullet(ui, tr("The score sheet, and your answers to the three questions at the end."));
    bullet(ui, tr("Your name only when you give it, apart from the rest."));
    ui_text(ui, UI_BODY, tr("The practice is not kept."));
    ui_close(ui);
}

static void build_who(const struct organisation *org, struct ui *ui)
{
    open_part(ui, tr("Who sees it"));
    const char *who = *org->who != '\0' ? org->who : tr("the recruiters of this vacancy");
    bullet(ui, ui_format(ui, tr("The score sheet: %s."), who));
    bullet(ui,
            org->report_to_candidate
                    ? tr("You: your own report, in words, right after the shift.")
                    : tr("You: on request. It is not shown right after the shift."));
    ui_text(ui, UI_BODY,
            tr("Each time somebody opens your sheet, that is written down. It all stays on this "
               "computer unless somebody of the organisation takes a copy."));
    ui_close(ui);
}

static void build_periods(const struct organisation *org, struct ui *ui)
{
    open_part(ui, tr("How long it is kept"));
    bullet(ui,
            ui_format(ui,
                    tr_plural("Name, answers, sheet and report: until %ld week after the end of "
                              "the procedure.",
                            "Name, answers, sheet and report: until %ld weeks after the end of "
                            "the procedure.",
                            org->retention_weeks),
                    org->retention_weeks));
    bullet(ui, tr("Longer, a year at most, only when you have said yes to that."));
    bullet(ui,
            ui_format(ui,
                    tr_plural("A log without your name or what you typed, to be able to check "
                              "afterwards that all went well: %ld month.",
                            "A log without your name or what you typed, to be able to check "
                            "afterwards that all went well: %ld months.",
                            org->log_months),
                    org->log_months));
    bullet(ui,
            tr("Scores that can no longer be traced to anybody may stay, to compare and to check "
               "that the shift is fair."));
    ui_close(ui);
}

static void build_basis(struct ui *ui)
{
    open_part(ui, tr("On what ground"));
    ui_text(ui, UI_BODY,
            tr("The organisation's legitimate interest in choosing carefully and fairly among "
               "candidates (General Data Protection Regulation, article 6, paragraph 1, under f). "
               "Not your consent: who applies for a job cannot give that freely."));
    ui_close(ui);
}

static void build_rights(const struct organisation *org, struct ui *ui)
{
    open_part(ui, tr("Your rights"));
    bullet(ui, tr("See what is kept about you, and get a copy, your answers included."));
    bullet(ui, tr("Have what is wrong put right, and add your own view."));
    bullet(ui, tr("Ask for an explanation of the score, and for another human to look at it."));
    bullet(ui, tr("Object to the use of your data, have it limited, or have it erased."));
    ui_text(ui, UI_BODY,
            *org->contact != '\0'
                    ? ui_format(ui, tr("Write to: %s. You get an answer within a month."),
                              org->contact)
                    : tr("Ask the organisation that invited you. You get an answer within a "
                         "month."));
    ui_close(ui);
}

static void build_taking_part(struct ui *ui)
{
    open_part(ui, tr("Stopping, and playing in another way"));
    ui_text(ui, UI_BODY,
            tr("You may stop at any moment by closing the window. What you did until then is kept, "
               "so that you can go on later; you may also have it erased. Do you need something "
               "to be able to take part, such as more quiet, an aid or another form? Ask for it "
               "beforehand. Time is never short: the clock of the shift stands still while you "
               "read."));
    ui_close(ui);
}

static void build_complaint(const struct organisation *org, struct ui *ui)
{
    open_part(ui, tr("A complaint"));
    ui_text(ui, UI_BODY,
            *org->contact != '\0'
                    ? ui_format(ui, tr("First to the organisation: %s."), org->contact)
                    : tr("First to the organisation that invited you."));
    ui_text(ui, UI_BODY,
            tr("You may also complain to the data protection authority of your country. In the "
               "Netherlands that is the Autoriteit Persoonsgegevens, "
               "autoriteitpersoonsgegevens.nl."));
    ui_close(ui);
}

static void build_parts(const struct organisation *org, struct ui *ui)
{
    build_responsible(org, ui);
    build_purpose(ui);
    build_measured(ui);
    build_not_measured(ui);
    build_kept(ui);
    build_who(org, ui);
    build_periods(org, ui);
    build_basis(ui);
    build_rights(org, ui);
    build_taking_part(ui);
    build_complaint(org, ui);
}

static void build(void *self, struct navigator *navigator)
{
    const struct notice *notice = self;
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    candidate_build_bar(ui, tr("The full notice"), tr("Back"));
    candidate_open_page(ui, "notice", 800);
    struct ui_box card = ui_card();
    card.padding = UI_ALL(28);
    card.gap = 18;
    ui_open(ui, card);
    ui_text(ui, UI_WELCOME, tr("The full notice"));
    ui_text(ui, UI_LEAD,
            tr("What happens with what you do here. Read as much of it as you like; it costs no "
               "time."));
    build_parts(&notice->sitting->organisation, ui);
    ui_close(ui);
    ui_open(ui, (struct ui_box) { .flow = UI_ROW });
    ui_button(ui, (struct ui_button) { .id = "back", .number = 1, .label = tr("Back") });
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    (void)self;
    if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
    }
}

static void shown(void *self, struct navigator *navigator)
{
    (void)self;
    ui_focus(navigator_ui(navigator), "back", 0);
}

static const struct screen_class NOTICE_SCREEN = {
    .name = "notice",
    .to_candidate = true,
    .build = build,
    .handle = handle,
    .shown = shown,
    .destroy = mem_free,
};

void notice_open(struct navigator *navigator, const struct sitting *sitting)
{
    struct notice *notice = mem_alloc(sizeof(*notice));
    notice->sitting = sitting;
    navigator_push(navigator, &NOTICE_SCREEN, notice);
}
