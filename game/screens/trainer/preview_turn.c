// SPDX-License-Identifier: GPL-3.0-or-later
// The turn under the lid: every way the customer says it, every reply with its conditions, points
// and where it leads.
#include "game/screens/trainer/preview_inner.h"

#include "game/report/words.h"
#include "game/shift/condition.h"

static struct ui_box card(bool now)
{
    return (struct ui_box) { .padding = UI_SIDES(8, 10),
        .gap = 4,
        .radius = UI_CARD_RADIUS,
        .fill = now ? UI_BRAND2 : UI_PAPER,
        .border = now ? UI_BRAND : UI_LINE };
}

static void build_label(struct ui *ui, const char *text)
{
    ui_gap(ui, 4);
    ui_text(ui, UI_LABEL, ui_upper(ui, text));
}

static void small(struct ui *ui, const char *text)
{
    ui_text(ui, UI_SMALL, text);
}

/* ---- what the customer says ---- */

static void build_says(struct preview *preview, struct ui *ui, const struct turn *turn)
{
    const struct scenario *model = preview_model(preview);
    bool said = false;
    if (turn->says.count > 0) {
        build_label(ui, tr("The customer says"));
    }
    for (uint32_t i = turn->says.first; i < turn->says.first + turn->says.count; i++) {
        const struct says *says = &model->says[i];
        bool now = !said && condition_holds(preview_state(preview), 0, says->when);
        said = said || now;
        ui_open(ui, card(now));
        preview_build_condition(preview, ui, says->when);
        ui_text(ui, UI_BODY,
                says->text != INDEX_NONE ? scenario_text(model, says->text) : tr("(nothing)"));
        if (now && turn->says.count > 1) {
            small(ui, tr("This is what is said now."));
        }
        ui_close(ui);
    }
}

/* ---- what a wording brings ---- */

static void build_points(const struct preview *preview, struct ui *ui, struct range shows)
{
    const struct scenario *model = preview_model(preview);
    for (uint32_t i = shows.first; i < shows.first + shows.count; i++) {
        const struct shows *at = &model->shows[i];
        struct ui_span spans[] = {
            { .text = ui_format(ui, "%s %d", competency_short_name(at->competency), at->points),
                    .weight = 600,
                    .colour = at->points > 0 ? UI_GOOD : UI_BAD },
            { .text = ui_format(ui, "  %s", scenario_text(model, at->why)) },
        };
        ui_spans(ui, (struct ui_text) { .type = UI_SMALL, .colour = UI_INK }, spans, 2);
    }
}

// What an act does the first time, on a customer of middling reactivity.
static const char *act_words(const struct preview *preview, struct ui *ui, uint32_t act)
{
    const struct speech_act *at = &preview_state(preview)->plan->rules->acts[act];
    struct buffer words = { 0 };
    buffer_add(&words, at->label);
    for (int axis = 0; axis < AXIS_COUNT; axis++) {
        if (at->delta[0][axis] != 0) {
            buffer_add_format(&words, " · %s %+d", preview_axis_name(axis), at->delta[0][axis]);
        }
    }
    const char *text = ui_format(ui, "%s", buffer_text(&words));
    buffer_finish(&words);
    return text;
}

static const char *flag_name(const struct scenario *model, uint32_t mark)
{
    for (uint32_t i = 0; i < model->flag_count; i++) {
        if (model->flags[i].mark == mark) {
            return scenario_string(model, model->flags[i].id);
        }
    }
    return "";
}

static const char *effect_words(
        const struct preview *preview, struct ui *ui, const struct effect *effect)
{
    const struct scenario *model = preview_model(preview);
    switch ((enum effect_kind)effect->kind) {
    case EFFECT_ACT:
        return act_words(preview, ui, effect->a);
    case EFFECT_MARK:
        return ui_format(ui, tr("Sets the flag %s"), flag_name(model, effect->a));
    case EFFECT_TEACH:
    case EFFECT_UNASKED:
        return ui_format(
                ui, tr("Teaches: %s"), scenario_text(model, model->facts[effect->a].label));
    case EFFECT_SOLVE:
        return ui_format(
                ui, tr("Meets a need: %s"), scenario_text(model, model->needs[effect->a].label));
    case EFFECT_PROMISE:
        return ui_format(
                ui, tr("Promises: %s"), scenario_text(model, model->promises[effect->a].label));
    case EFFECT_CRITICAL:
        return ui_format(ui, tr("Critical error (%s): %s"),
                critical_kind_name(model->criticals[effect->a].kind),
                scenario_text(model, model->criticals[effect->a].what));
    }
    return "";
}

static void build_wording(
        struct preview *preview, struct ui *ui, uint32_t index, bool several, bool now)
{
    const struct scenario *model = preview_model(preview);
    const struct wording *wording = &model->wordings[index];
    preview_build_condition(preview, ui, wording->when);
    ui_text_with(ui,
            (struct ui_text) { .type = UI_BODY, .colour = now || !several ? UI_INK : UI_INK2 },
            scenario_text(model, wording->say));
    if (several && now) {
        small(ui, tr("These are the words now."));
    }
    build_points(preview, ui, wording->shows);
    for (uint32_t i = 0; i < wording->effects.count; i++) {
        small(ui, effect_words(preview, ui, &model->effects[wording->effects.first + i]));
    }
}

/* ---- replies ---- */

static const char *slot_state(const struct preview *preview, uint32_t contact, uint32_t turn,
        uint32_t slot, bool *offered)
{
    const struct shift_state *state = preview_state(preview);
    const struct slot *at = &preview_model(preview)->slots[slot];
    bool gone = (at->flags & (SLOT_ONCE | SLOT_TOPIC)) != 0 && state_marked(state, 0, at->said);
    *offered = slot_offered(state, 0, contact, turn, slot);
    return *offered ? tr("on offer") : gone ? tr("said already") : tr("not on offer");
}

static void build_slot(
        struct preview *preview, struct ui *ui, uint32_t contact, uint32_t turn, uint32_t index)
{
    const struct scenario *model = preview_model(preview);
    const struct slot *slot = &model->slots[index];
    uint32_t now = slot_wording(preview_state(preview), 0, index);
    bool offered = false;
    const char *state = slot_state(preview, contact, turn, index, &offered);
    ui_open(ui, card(false));
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 8, .align = UI_CENTRE });
    ui_text_with(ui, (struct ui_text) { .type = UI_STRONG, .grow = 1, .max_lines = 1 },
            scenario_string(model, model->slot_rests[index].id));
    ui_chip(ui, offered ? UI_TONE_BRAND : UI_NEUTRAL, state);
    ui_close(ui);
    preview_build_condition(preview, ui, slot->when);
    struct range wordings = slot_wordings(slot);
    for (uint32_t i = wordings.first; i < wordings.first + wordings.count; i++) {
        build_wording(preview, ui, i, wordings.count > 1, i == now);
    }
    if ((model->turns[turn].flags & TURN_COMPOSE) == 0 && (slot->flags & SLOT_TOPIC) == 0) {
        ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .weight = 600, .colour = UI_INK },
                ui_format(ui, "→ %s", preview_target(preview, ui, slot->next)));
    }
    ui_close(ui);
}

static void build_slots(struct preview *preview, struct ui *ui, uint32_t contact, uint32_t index)
{
    const struct scenario *model = preview_model(preview);
    const struct turn *turn = &model->turns[index];
    uint32_t section = INDEX_NONE;
    build_label(ui, tr("Replies"));
    for (uint32_t i = turn->slots.first; i < turn->slots.first + turn->slots.count; i++) {
        if (model->slot_rests[i].section != section) {
            section = model->slot_rests[i].section;
            small(ui, scenario_text(model, model->sections[section].label));
        }
        build_slot(preview, ui, contact, index, i);
    }
    if ((turn->flags & TURN_COMPOSE) != 0) {
        small(ui, ui_format(ui, "→ %s", preview_target(preview, ui, turn->sent)));
    }
    if ((turn->flags & TURN_FALLS) != 0) {
        small(ui,
                ui_format(ui, tr("With nothing left to say: → %s"),
                        preview_target(preview, ui, turn->fall_through)));
    }
}

void preview_build_turn(struct preview *preview, struct ui *ui)
{
    const struct scenario *model = preview_model(preview);
    uint32_t contact = INDEX_NONE;
    uint32_t turn = preview_story_turn(&preview->story, &contact);
    if (turn == INDEX_NONE) {
        small(ui, tr("No conversation is in front."));
        return;
    }
    uint8_t phase = state_contact(preview_state(preview), 0, contact)->phase;
    if (phase == CONTACT_WRAPPING || phase == CONTACT_CLOSED) {
        preview_build_wrap_up(preview, ui, contact);
    }
    if (phase != CONTACT_OPEN) {
        small(ui, tr("This conversation is not open: below stands the turn it is at."));
    }
    if (model->contacts[contact].when != CONDITION_TRUE) {
        build_label(ui, tr("This contact comes"));
        preview_build_condition(preview, ui, model->contacts[contact].when);
    }
    build_says(preview, ui, &model->turns[turn]);
    build_slots(preview, ui, contact, turn);
}
