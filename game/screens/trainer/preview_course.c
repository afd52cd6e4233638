// SPDX-License-Identifier: GPL-3.0-or-later
// The course so far: the steps of the way, each to go back to, and what was decided on it.
#include "game/screens/trainer/preview_inner.h"

#include "game/report/words.h"

static void build_label(struct ui *ui, const char *text)
{
    ui_gap(ui, 6);
    ui_text(ui, UI_LABEL, ui_upper(ui, text));
}

/* ---- the way ---- */

static void build_step(struct preview *preview, struct ui *ui, size_t index)
{
    const struct preview_step *step = &preview->story.path.items[index];
    bool last = index + 1 == preview->story.path.count;
    const char *words = preview_step_words(preview, ui, step->text);
    ui_open_control(ui,
            (struct ui_control) { .id = "pv-step",
                    .number = (int64_t)index,
                    .name = ui_format(ui,
                            step->made ? tr("Back to step %zu: %s")
                                       : tr("Step %zu does not go any more: %s"),
                            index + 1, words),
                    .role = UI_ROLE_LIST_ITEM,
                    .selected = last },
            (struct ui_box) { .flow = UI_ROW,
                    .gap = 8,
                    .padding = UI_SIDES(5, 8),
                    .radius = UI_CARD_RADIUS,
                    .fill = !step->made ? UI_BAD2
                            : last      ? UI_BRAND2
                                        : UI_PAPER,
                    .min_height = UI_TARGET });
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .width = 22 },
            ui_format(ui, "%zu", index + 1));
    ui_text_with(ui,
            (struct ui_text) { .type = UI_SMALL,
                    .colour = step->made ? UI_INK : UI_BAD,
                    .grow = 1,
                    .max_lines = 2 },
            step->made ? words : ui_format(ui, "✗ %s", words));
    ui_close(ui);
}

static void build_path(struct preview *preview, struct ui *ui)
{
    build_label(ui, tr("The way here"));
    ui_text(ui, UI_SMALL, tr("Choose a step to go back to it."));
    ui_open_group(ui, UI_ROLE_LIST, "pv-path", tr("The way here"), (struct ui_box) { .gap = 2 });
    for (size_t i = 0; i < preview->story.path.count; i++) {
        build_step(preview, ui, i);
    }
    ui_close(ui);
}

/* ---- points ---- */

static void build_sums(const struct session *session, struct ui *ui)
{
    int earned[COMPETENCY_COUNT] = { 0 };
    int possible[COMPETENCY_COUNT] = { 0 };
    for (size_t i = 0; i < session->happenings.count; i++) {
        const struct happening *at = &session->happenings.items[i];
        if (at->kind == HAPPENED_SCORED) {
            earned[at->competency] += at->earned;
            possible[at->competency] += at->possible;
        }
    }
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 6, .line_gap = 6 });
    for (int c = 0; c < COMPETENCY_COUNT; c++) {
        if (possible[c] > 0) {
            ui_chip(ui, UI_NEUTRAL,
                    ui_format(ui, "%s %d/%d", competency_short_name((enum competency)c), earned[c],
                            possible[c]));
        }
    }
    ui_close(ui);
}

static void build_scored(const struct scenario *model, struct ui *ui, const struct happening *at)
{
    bool all = at->earned == at->possible;
    ui_open(ui,
            (struct ui_box) { .padding = UI_SIDES(5, 8),
                    .radius = UI_CARD_RADIUS,
                    .fill = UI_WASH,
                    .role = UI_ROLE_LIST_ITEM });
    struct ui_span head[] = {
        { .text = ui_format(
                  ui, "%s %d/%d", competency_short_name(at->competency), at->earned, at->possible),
                .weight = 600,
                .colour = all             ? UI_GOOD
                        : at->earned == 0 ? UI_BAD
                                          : UI_INK },
        { .text = ui_format(
                  ui, "  %s", scenario_string(model, model->decisions[at->decision].id)) },
    };
    ui_spans(ui, (struct ui_text) { .type = UI_SMALL }, head, 2);
    if (at->text != INDEX_NONE) {
        ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .colour = UI_INK },
                scenario_text(model, at->text));
    }
    ui_close(ui);
}

static void build_evidence(struct preview *preview, struct ui *ui)
{
    const struct session *session = preview->story.session;
    const struct scenario *model = preview_model(preview);
    size_t count = 0;
    build_label(ui, tr("Decided so far"));
    build_sums(session, ui);
    ui_open(ui, (struct ui_box) { .gap = 4, .role = UI_ROLE_LIST, .name = tr("Decided so far") });
    for (size_t i = 0; i < session->happenings.count; i++) {
        const struct happening *at = &session->happenings.items[i];
        if (at->kind == HAPPENED_SCORED) {
            build_scored(model, ui, at);
            count++;
        } else if (at->kind == HAPPENED_CRITICAL) {
            ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .colour = UI_BAD },
                    ui_format(ui, tr("Critical error (%s): %s"),
                            critical_kind_name(model->criticals[at->item].kind),
                            scenario_text(model, at->text)));
            count++;
        }
    }
    ui_close(ui);
    if (count == 0) {
        ui_text(ui, UI_SMALL, tr("Nothing yet."));
    }
}

void preview_build_course(struct preview *preview, struct ui *ui)
{
    build_path(preview, ui);
    build_evidence(preview, ui);
    preview_build_later(preview, ui);
}
