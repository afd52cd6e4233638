// SPDX-License-Identifier: GPL-3.0-or-later
// A choice looked back on: all that could be said there in the order it stood, with the author's
// points, and which of it was said.
#include "game/report/choice.h"

#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/shift/offer.h"

/* ---- what could be said ---- */

static bool is_chosen(const struct shift_state *state, const struct action *action, uint32_t slot)
{
    const struct contact_state *at = state_contact(state, action->scenario, action->contact);
    if (action->kind == ACTION_REPLY) {
        return slot == action->slot;
    }
    for (uint32_t i = 0; i < at->part_count; i++) {
        if (at->parts[i] == slot) {
            return true;
        }
    }
    return false;
}

static void add_points(
        struct choice *choice, const struct scenario *model, const struct wording *wording)
{
    for (uint32_t i = 0; i < wording->shows.count; i++) {
        const struct shows *shows = &model->shows[wording->shows.first + i];
        struct choice_point point = { shows->competency, shows->points,
            scenario_text(model, shows->why) };
        vec_push(&choice->points, point);
    }
}

void choice_init(
        struct choice *choice, const struct shift_state *state, const struct action *action)
{
    *choice = (struct choice) { 0 };
    if (action->kind != ACTION_REPLY && action->kind != ACTION_SEND) {
        return;
    }
    struct offer offer;
    shift_offer(state, action->scenario, action->contact, &offer);
    const struct scenario *model = state_scenario(state, action->scenario);
    for (uint32_t i = 0; offer.turn != INDEX_NONE && i < offer.count; i++) {
        const struct offered_slot *at = &offer.slots[i];
        const struct wording *wording = &model->wordings[at->wording];
        struct choice_option option = {
            .id = scenario_string(model, model->slot_rests[at->slot].id),
            .say = scenario_text(model, wording->say),
            .chosen = is_chosen(state, action, at->slot),
            .first = choice->points.count,
        };
        add_points(choice, model, wording);
        option.count = choice->points.count - option.first;
        vec_push(&choice->options, option);
    }
}

void choice_finish(struct choice *choice)
{
    vec_finish(&choice->options);
    vec_finish(&choice->points);
}

static bool is_in_contact(const struct action *action)
{
    return action->kind != ACTION_WAIT && action->kind != ACTION_PAUSE &&
            action->kind != ACTION_FINISH && action->kind != ACTION_SWAP &&
            action->kind != ACTION_OPEN && action->kind != ACTION_SEARCH &&
            action->kind != ACTION_PIN && action->kind != ACTION_ACT &&
            action->kind != ACTION_PLAN && action->kind != ACTION_REPORT_LATE;
}

const char *choice_heard(const struct shift_state *state, const struct happening *happenings,
        size_t count, const struct action *action)
{
    const struct scenario *model = state_scenario(state, action->scenario);
    for (size_t i = is_in_contact(action) ? count : 0; i > 0; i--) {
        const struct happening *at = &happenings[i - 1];
        bool said = at->kind == HAPPENED_CUSTOMER_SAID || at->kind == HAPPENED_NUDGE;
        if (said && at->scenario == action->scenario && at->contact == action->contact) {
            return scenario_text(model, at->text);
        }
    }
    return NULL;
}

/* ---- what was done ---- */

static const char *with_of(const struct scenario *model, const struct action *action)
{
    return scenario_text(model, model->customers[model->contacts[action->contact].with].name);
}

static void add_with(struct buffer *out, const char *sentence, const struct scenario *model,
        const struct action *action)
{
    buffer_add(out, sentence);
    buffer_add_format(out, ": %s", with_of(model, action));
    buffer_add_format(out, " (%s)", channel_name(model->contacts[action->contact].channel));
}

static void add_quoted(struct buffer *out, const char *sentence, const char *words)
{
    buffer_add(out, sentence);
    buffer_add(out, ": ");
    buffer_add_format(out, tr("“%s”"), words);
}

static void add_named(struct buffer *out, const char *sentence, const char *what)
{
    buffer_add_format(out, "%s: %s", sentence, what);
}

static const char *slot_words(const struct shift_state *state, const struct action *action)
{
    const struct scenario *model = state_scenario(state, action->scenario);
    uint32_t wording = slot_wording(state, action->scenario, action->slot);
    return scenario_text(model, model->wordings[wording].say);
}

static void add_conversation(
        struct buffer *out, const struct shift_state *state, const struct action *action)
{
    const struct scenario *model = state_scenario(state, action->scenario);
    switch (action->kind) {
    case ACTION_TAKE:
        add_with(out, tr("takes the contact"), model, action);
        break;
    case ACTION_SWITCH:
        add_with(out, tr("looks at the conversation"), model, action);
        break;
    case ACTION_OUT:
        add_with(out, tr("gets in touch first"), model, action);
        break;
    case ACTION_REPLY:
        add_quoted(out, tr("answers the customer"), slot_words(state, action));
        break;
    case ACTION_PART:
        add_quoted(out, tr("puts in the e-mail"), slot_words(state, action));
        break;
    case ACTION_UNPART:
        add_quoted(out, tr("takes out of the e-mail"), slot_words(state, action));
        break;
    case ACTION_SEND:
        add_with(out, tr("sends the e-mail"), model, action);
        break;
    case ACTION_NOTE:
        add_quoted(out, tr("notes down"), action->text);
        break;
    case ACTION_HOLD:
        add_with(out, tr("puts on hold"), model, action);
        break;
    case ACTION_RESUME:
        add_with(out, tr("returns to the caller"), model, action);
        break;
    default:
        add_with(out, tr("wraps up the contact"), model, action);
    }
}

static void add_search(struct buffer *out, const struct action *action)
{
    buffer_add_format(out, tr("searches in %s"), desk_system_name((uint8_t)action->item));
    add_quoted(out, "", action->text);
}

static void add_pin(struct buffer *out, const struct scenario *model, const struct action *action)
{
    const struct record *record = &model->records[action->item];
    const struct field *field = &model->fields[record->fields.first + action->field];
    buffer_add_format(out, "%s: %s, %s", tr("pins a line"), scenario_text(model, field->name),
            scenario_text(model, field->value));
}

static void add_plan(struct buffer *out, const struct scenario *model, const struct action *action)
{
    buffer_add(out, tr("puts in the diary"));
    buffer_add(out, ", ");
    format_clock(out, format_for(locale_language()), action->seconds);
    buffer_add_format(out, ": %s", scenario_text(model, model->promises[action->item].label));
}

void action_add_words(
        struct buffer *out, const struct shift_state *state, const struct action *action)
{
    const struct scenario *model = state_scenario(state, action->scenario);
    switch (action->kind) {
    case ACTION_OPEN:
        add_named(out, tr("opens a record"),
                scenario_text(model, model->records[action->item].title));
        break;
    case ACTION_SEARCH:
        add_search(out, action);
        break;
    case ACTION_PIN:
        add_pin(out, model, action);
        break;
    case ACTION_ACT:
        add_named(
                out, tr("does on a record"), scenario_text(model, model->acts[action->item].label));
        break;
    case ACTION_PLAN:
        add_plan(out, model, action);
        break;
    case ACTION_REPORT_LATE:
        add_named(out, tr("says that it will be late"),
                scenario_text(model, model->promises[action->item].label));
        break;
    case ACTION_CONSULT:
        add_quoted(out, tr("asks the coach"), scenario_text(model, model->coach[action->item].ask));
        break;
    case ACTION_WAIT:
        buffer_add(out, tr("lets the clock go on to what comes next"));
        break;
    case ACTION_PAUSE:
        buffer_add(out, tr("takes a break"));
        break;
    case ACTION_SWAP:
        buffer_add(out, tr("chooses an equal story instead"));
        break;
    case ACTION_FINISH:
        buffer_add(out, tr("ends the shift"));
        break;
    default:
        add_conversation(out, state, action);
    }
}

void opened_add_titles(struct buffer *out, const struct shift_state *state, uint32_t scenario)
{
    const struct scenario *model = state_scenario(state, scenario);
    bool any = false;
    for (uint32_t i = 0; i < model->record_count; i++) {
        const struct record *record = &model->records[i];
        if (record->opened != INDEX_NONE && state_marked(state, scenario, record->opened)) {
            buffer_add(out, any ? "; " : "");
            buffer_add(out, scenario_text(model, record->title));
            any = true;
        }
    }
}
