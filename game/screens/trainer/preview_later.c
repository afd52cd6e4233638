// SPDX-License-Identifier: GPL-3.0-or-later
// What is settled later than at a turn: the wrap-up, observations, promises; as each stands now.
#include "game/screens/trainer/preview_inner.h"

#include "game/report/words.h"
#include "game/shift/condition.h"
#include "game/shift/explain.h"

static void build_label(struct ui *ui, const char *text)
{
    ui_gap(ui, 6);
    ui_text(ui, UI_LABEL, ui_upper(ui, text));
}

static struct ui_box card(bool now)
{
    return (struct ui_box) { .padding = UI_SIDES(6, 10),
        .gap = 2,
        .radius = UI_CARD_RADIUS,
        .fill = now ? UI_BRAND2 : UI_PAPER,
        .border = now ? UI_BRAND : UI_LINE };
}

/* ---- wrap-up ---- */

static void build_right(struct preview *preview, struct ui *ui, const struct wrap_field *field,
        const struct right_code *right)
{
    const struct scenario *model = preview_model(preview);
    ui_open(ui, card(condition_holds(preview_state(preview), 0, right->when)));
    preview_build_condition(preview, ui, right->when);
    ui_text(ui, UI_BODY, scenario_text(model, model->codes[right->code].label));
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .weight = 600, .colour = UI_GOOD },
            ui_format(ui, "%s %u", competency_short_name((enum competency)field->competency),
                    right->points));
    ui_close(ui);
}

void preview_build_wrap_up(struct preview *preview, struct ui *ui, uint32_t contact)
{
    const struct scenario *model = preview_model(preview);
    struct range fields = model->contacts[contact].wrap_fields;
    for (uint32_t i = fields.first; i < fields.first + fields.count; i++) {
        const struct wrap_field *field = &model->wrap_fields[i];
        build_label(ui, ui_format(ui, tr("Wrap-up: %s"), scenario_text(model, field->label)));
        if (field->why != INDEX_NONE) {
            ui_text(ui, UI_SMALL, scenario_text(model, field->why));
        }
        for (uint32_t r = field->rights.first; r < field->rights.first + field->rights.count; r++) {
            build_right(preview, ui, field, &model->rights[r]);
        }
    }
}

/* ---- observations ---- */

static const char *anchor_words(
        const struct scenario *model, struct ui *ui, const struct observe *observe)
{
    uint32_t at = observe->anchor_at;
    struct buffer path = { 0 };
    const char *words = tr("at the end of the shift");
    switch ((enum anchor)observe->anchor) {
    case ANCHOR_TURN:
        turn_write_path(&path, model, at);
        words = ui_format(ui, tr("at %s"), buffer_text(&path));
        break;
    case ANCHOR_END:
        words = ui_format(
                ui, tr("when %s has ended"), scenario_string(model, model->contacts[at].id));
        break;
    case ANCHOR_DUE:
        words = ui_format(ui, tr("when %s is due"), scenario_string(model, model->promises[at].id));
        break;
    case ANCHOR_SHIFT_END:
        break;
    }
    buffer_finish(&path);
    return words;
}

// As it would be settled now: the first that holds.
static void build_earns(struct preview *preview, struct ui *ui, const struct observe *observe)
{
    const struct scenario *model = preview_model(preview);
    bool earned = false;
    for (uint32_t i = observe->earns.first; i < observe->earns.first + observe->earns.count; i++) {
        const struct earns *earns = &model->earns[i];
        bool now = !earned && condition_holds(preview_state(preview), 0, earns->when);
        struct ui_span spans[] = {
            { .text = ui_format(ui, "%s%u", now ? "✓ " : "", earns->points),
                    .weight = 600,
                    .colour = now ? UI_GOOD : UI_INK2 },
            { .text = ui_format(ui, "  %s", scenario_text(model, earns->why)),
                    .colour = now ? UI_INK : UI_INK2 },
        };
        earned = earned || now;
        if (observe->critical == INDEX_NONE) {
            ui_spans(ui, (struct ui_text) { .type = UI_SMALL }, spans, 2);
        }
        preview_build_condition(preview, ui, earns->when);
    }
}

static void build_observe(struct preview *preview, struct ui *ui, const struct observe *observe)
{
    const struct scenario *model = preview_model(preview);
    bool settled = state_marked(preview_state(preview), 0, observe->settled);
    bool critical = observe->critical != INDEX_NONE;
    ui_open(ui, card(false));
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 8, .align = UI_CENTRE });
    ui_text_with(ui, (struct ui_text) { .type = UI_STRONG, .grow = 1, .max_lines = 1 },
            scenario_string(model, observe->id));
    ui_chip(ui, settled ? UI_NEUTRAL : UI_TONE_BRAND, settled ? tr("settled") : tr("open"));
    ui_close(ui);
    ui_text(ui, UI_SMALL,
            critical ? ui_format(ui, tr("Critical error (%s): %s"),
                               critical_kind_name(model->criticals[observe->critical].kind),
                               scenario_text(model, model->criticals[observe->critical].what))
                     : ui_format(ui, "%s %u · %s",
                               competency_short_name((enum competency)observe->competency),
                               observe->possible, anchor_words(model, ui, observe)));
    if (observe->possible_when != CONDITION_TRUE) {
        ui_text(ui, UI_SMALL, tr("Counts only"));
        preview_build_condition(preview, ui, observe->possible_when);
    }
    build_earns(preview, ui, observe);
    ui_close(ui);
}

static void build_observes(struct preview *preview, struct ui *ui)
{
    const struct scenario *model = preview_model(preview);
    if (model->observe_count > 0) {
        build_label(ui, tr("Observed later, as it stands now"));
    }
    for (uint32_t i = 0; i < model->observe_count; i++) {
        build_observe(preview, ui, &model->observes[i]);
    }
}

/* ---- promises ---- */

static const char *promise_words(const struct promise_state *at)
{
    return at->broken                  ? tr("broken")
            : at->kept                 ? tr("kept")
            : at->late || at->reported ? tr("reported late")
            : at->planned != TIME_NONE ? tr("planned")
            : at->promised             ? tr("promised")
            : at->opened               ? tr("expected, not promised")
                                       : tr("not yet");
}

static void build_promises(struct preview *preview, struct ui *ui)
{
    const struct scenario *model = preview_model(preview);
    if (model->promise_count > 0) {
        build_label(ui, tr("Promises"));
    }
    for (uint32_t i = 0; i < model->promise_count; i++) {
        const struct promise_state *at = state_promise(preview_state(preview), 0, i);
        ui_open(ui, card(false));
        ui_text(ui, UI_BODY, scenario_text(model, model->promises[i].label));
        ui_text(ui, UI_SMALL,
                ui_format(ui, tr("%s · before %02u:%02u"), promise_words(at), at->due / 3600,
                        at->due / 60 % 60));
        ui_close(ui);
    }
}

void preview_build_later(struct preview *preview, struct ui *ui)
{
    build_promises(preview, ui);
    build_observes(preview, ui);
}
