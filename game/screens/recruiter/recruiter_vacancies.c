// SPDX-License-Identifier: GPL-3.0-or-later
// The list of vacancies: what people are invited for, and what matters there.
#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/ui/widget.h"

struct vacancies {
    char *who;
    struct vacancy_list list;
};

static void build_chips(struct ui *ui, const struct vacancy *vacancy)
{
    if (vacancy->closed_ms > 0) {
        ui_chip(ui, UI_NEUTRAL, tr("closed"));
    }
    if (vacancy->fixed_ms > 0) {
        ui_chip(ui, UI_TONE_BRAND, tr("fixed: a sheet was opened"));
    }
}

static void build_row(struct ui *ui, const struct vacancy *vacancy, int64_t now_ms)
{
    const char *day = recruiter_short_day(
            ui, vacancy->closed_ms > 0 ? vacancy->closed_ms : vacancy->closes_ms, now_ms);
    ui_open_control(ui,
            (struct ui_control) {
                    .id = "vacancy", .number = vacancy->id, .role = UI_ROLE_LIST_ITEM },
            (struct ui_box) { .gap = 3, .padding = UI_SIDES(12, 20) });
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 12, .align = UI_BASELINE });
    ui_text(ui, UI_STRONG, vacancy->name);
    ui_text(ui, UI_SMALL, vacancy->form);
    build_chips(ui, vacancy);
    ui_close(ui);
    ui_text(ui, UI_BODY, recruiter_competencies(ui, vacancy->competencies));
    ui_text(ui, UI_SMALL,
            ui_format(ui, "%s · %s",
                    ui_format(ui, vacancy->closed_ms > 0 ? tr("closed %s") : tr("closes %s"), day),
                    ui_format(ui,
                            tr_plural("%ld candidate", "%ld candidates", (long)vacancy->candidates),
                            (long)vacancy->candidates)));
    ui_close(ui);
}

static void build_rows(const struct vacancies *vacancies, struct ui *ui, int64_t now_ms)
{
    struct ui_box card = ui_card();
    card.gap = 0;
    card.padding = UI_ALL(1);
    ui_open(ui, card);
    ui_open_group(ui, UI_ROLE_LIST, "vacancies", tr("Vacancies"), (struct ui_box) { 0 });
    for (size_t i = 0; i < vacancies->list.rows.count; i++) {
        if (i > 0) {
            ui_divider(ui);
        }
        build_row(ui, &vacancies->list.rows.items[i], now_ms);
    }
    ui_close(ui);
    ui_close(ui);
}

static void build(void *self, struct navigator *navigator)
{
    const struct vacancies *vacancies = self;
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    recruiter_build_back_bar(ui, tr("Candidates › Vacancies"));
    struct ui_box page = ui_page("vacancies-page");
    page.padding = UI_SIDES(18, 24);
    page.gap = 14;
    ui_open(ui, page);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
    ui_button(ui,
            (struct ui_button) {
                    .id = "new", .label = tr("New vacancy"), .kind = UI_BUTTON_PRIMARY });
    ui_close(ui);
    if (vacancies->list.rows.count > 0) {
        build_rows(vacancies, ui, navigator_world(navigator)->now_ms);
    } else {
        ui_text(ui, UI_BODY,
                tr("There is no vacancy yet. A vacancy says beforehand which three or four "
                   "competencies matter, and why."));
    }
    ui_close(ui);
    ui_close(ui);
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    const struct vacancies *vacancies = self;
    if (ui_message_is(message, UI_PRESSED, "new")) {
        recruiter_push_vacancy(navigator, 0, vacancies->who);
    } else if (ui_message_is(message, UI_PRESSED, "vacancy")) {
        recruiter_push_vacancy(navigator, message->number, vacancies->who);
    } else if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
    }
}

static void shown(void *self, struct navigator *navigator)
{
    struct vacancies *vacancies = self;
    struct world *world = navigator_world(navigator);
    vacancy_list_finish(&vacancies->list);
    vacancies->list = (struct vacancy_list) { 0 };
    vacancy_read_all(world->store, &vacancies->list, &world->diags);
    ui_focus(navigator_ui(navigator), "new", 0);
}

static void destroy(void *self)
{
    struct vacancies *vacancies = self;
    vacancy_list_finish(&vacancies->list);
    mem_free(vacancies->who);
    mem_free(vacancies);
}

static const struct screen_class VACANCIES = {
    .name = "recruiter-vacancies",
    .build = build,
    .handle = handle,
    .shown = shown,
    .destroy = destroy,
};

void recruiter_push_vacancies(struct navigator *navigator, const char *who)
{
    struct vacancies *vacancies = mem_alloc(sizeof(*vacancies));
    vacancies->who = mem_copy_text(who);
    navigator_push(navigator, &VACANCIES, vacancies);
}
