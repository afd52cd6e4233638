// SPDX-License-Identifier: GPL-3.0-or-later
// What the welcome tells before anybody begins: the three steps, and what is good to know.
#include "game/locale/locale.h"
#include "game/screens/candidate/welcome_inner.h"
#include "game/ui/widget.h"

static void step(struct ui *ui, const char *number, const char *title, const char *text)
{
    ui_open(ui,
            (struct ui_box) {
                    .flow = UI_ROW, .gap = 12, .padding = UI_SIDES(10, 0), .align = UI_CENTRE });
    ui_badge(ui, number);
    ui_open(ui, (struct ui_box) { .grow = 1, .gap = 2 });
    ui_text(ui, UI_STRONG, title);
    ui_text(ui, UI_SMALL, text);
    ui_close(ui);
    ui_close(ui);
}

static const char *shift_words(const struct sitting *sitting, struct ui *ui)
{
    const struct sitting_shift *shift = &sitting->shift;
    const char *customers = ui_format(
            ui, tr_plural("%ld customer", "%ld customers", shift->customers), shift->customers);
    const char *how =
            tr("In between you may pause. The clock moves when you do something, not while you "
               "read.");
    if (shift->minutes == 0) {
        return ui_format(ui, "%s. %s", customers, how);
    }
    const char *minutes =
            ui_format(ui, tr_plural("about %ld minute", "about %ld minutes", (long)shift->minutes),
                    (long)shift->minutes);
    return ui_format(ui, "%s, %s. %s", customers, minutes, how);
}

void welcome_build_steps(const struct sitting *sitting, struct ui *ui)
{
    struct ui_box card = ui_card();
    card.gap = 0;
    card.padding = UI_SIDES(10, 20);
    ui_open(ui, card);
    step(ui, sitting->practised ? "✓" : "1", tr("Practice"),
            sitting->practised ? tr("You have practised. You may do it again.")
                               : tr("A conversation that does not count. As often as you like."));
    ui_divider(ui);
    step(ui, "2", tr("The shift"), shift_words(sitting, ui));
    ui_divider(ui);
    step(ui, "3", tr("Your report"),
            sitting->organisation.report_to_candidate
                    ? tr("You get your own report, in words, right after the shift.")
                    : tr("Three short questions, and you hear from the organisation."));
    ui_close(ui);
}

static void fact(struct ui *ui, const char *title, const char *text)
{
    ui_open(ui, (struct ui_box) { .gap = 2 });
    ui_text(ui, UI_STRONG, title);
    ui_text(ui, UI_SMALL, text);
    ui_close(ui);
}

static void build_who(const struct organisation *org, struct ui *ui)
{
    const char *who = *org->who != '\0' ? org->who : tr("the recruiters of this vacancy");
    fact(ui, tr("Who sees it"),
            ui_format(ui,
                    org->report_to_candidate
                            ? tr("You, and %s. A human decides, never the program.")
                            : tr("Only %s. A human decides, never the program."),
                    who));
}

static void build_how_long(const struct organisation *org, struct ui *ui)
{
    fact(ui, tr("How long it is kept"),
            ui_format(ui,
                    tr_plural("Answers and report until %ld week after the procedure. What stays "
                              "after that is in the full notice.",
                            "Answers and report until %ld weeks after the procedure. What stays "
                            "after that is in the full notice.",
                            org->retention_weeks),
                    org->retention_weeks));
}

static void build_questions(struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .gap = 2 });
    ui_text(ui, UI_STRONG, tr("Questions or objections"));
    ui_text(ui, UI_SMALL, tr("Legal basis, access, objection and complaint:"));
    ui_button(ui,
            (struct ui_button) {
                    .id = "notice", .label = tr("Read the full notice"), .kind = UI_LINK });
    ui_close(ui);
}

void welcome_build_good_to_know(const struct sitting *sitting, struct ui *ui)
{
    struct ui_box card = ui_card();
    card.padding = UI_ALL(24);
    ui_open(ui, (struct ui_box) { .grow = 38 });
    ui_open(ui, card);
    ui_text(ui, UI_H2, tr("Good to know"));
    fact(ui, tr("What we measure"),
            tr("Seven competencies: accuracy, active reading, empathy, probing, conversation "
               "technique, motivation, problem solving."));
    ui_divider(ui);
    fact(ui, tr("What does not count"), tr("Speed, knowledge of the trade, age, diplomas."));
    ui_divider(ui);
    build_who(&sitting->organisation, ui);
    ui_divider(ui);
    build_questions(ui);
    ui_divider(ui);
    build_how_long(&sitting->organisation, ui);
    ui_close(ui);
    ui_close(ui);
}
