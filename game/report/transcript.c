// SPDX-License-Identifier: GPL-3.0-or-later
// A transcript: what happened in a shift, a line each, as a person would read it aloud.
#include "game/report/transcript.h"

#include "game/locale/locale.h"
#include "game/report/diag_text.h"
#include "game/report/words.h"

void transcript_init(struct transcript *transcript, struct buffer *out,
        const struct shift_state *state, bool scores)
{
    *transcript = (struct transcript) { .out = out, .state = state, .scores = scores };
}

static void add_clock(struct buffer *out, uint32_t seconds)
{
    buffer_add_format(out, "%02u:%02u", seconds / 3600 % 24, seconds / 60 % 60);
}

static const struct scenario *model_of(
        const struct transcript *transcript, const struct happening *happening)
{
    return state_scenario(transcript->state, happening->scenario);
}

static const char *customer_name(const struct scenario *model, uint32_t contact)
{
    const struct contact *at = &model->contacts[contact];
    return scenario_text(model, model->customers[at->with].name);
}

static const char *happened_text(const struct scenario *model, const struct happening *happening)
{
    return scenario_text(model, happening->text);
}

// "09:04 [telefoon] Fatima El Amrani: …"
static void add_said(
        struct transcript *transcript, const struct happening *happening, const char *who)
{
    const struct scenario *model = model_of(transcript, happening);
    const struct contact *contact = &model->contacts[happening->contact];
    add_clock(transcript->out, happening->time);
    buffer_add_format(transcript->out, " [%s] %s: %s\n", channel_name(contact->channel), who,
            happened_text(model, happening));
}

// "09:04 — …": everything that is not said aloud; {0} in the sentence is `what`.
static void add_event(
        struct transcript *transcript, uint32_t time, const char *sentence, const char *what)
{
    const char *arguments[DIAG_ARGUMENTS_MAX] = { what };
    add_clock(transcript->out, time);
    buffer_add(transcript->out, " — ");
    diag_fill(transcript->out, sentence, arguments);
    buffer_add_char(transcript->out, '\n');
}

static void add_ended(struct transcript *transcript, const struct happening *happening)
{
    const struct scenario *model = model_of(transcript, happening);
    if (happening->text != INDEX_NONE) {
        add_said(transcript, happening, customer_name(model, happening->contact));
    }
    add_event(transcript, happening->time, tr("contact ended: {0}"),
            outcome_name((uint8_t)happening->value));
}

static void add_score(struct transcript *transcript, const struct happening *happening)
{
    const struct scenario *model = model_of(transcript, happening);
    if (!transcript->scores) {
        return;
    }
    add_clock(transcript->out, happening->time);
    buffer_add_format(transcript->out, "   %s %d/%d (%s) %s\n",
            competency_short_name(happening->competency), happening->earned, happening->possible,
            scenario_string(model, model->decisions[happening->decision].id),
            happened_text(model, happening));
}

static void add_contact_event(struct transcript *transcript, const struct happening *happening)
{
    const struct scenario *model = model_of(transcript, happening);
    const char *name = customer_name(model, happening->contact);
    switch (happening->kind) {
    case HAPPENED_ARRIVAL:
        add_event(transcript, happening->time, tr("new contact: {0}"), name);
        break;
    case HAPPENED_TAKEN:
        add_event(transcript, happening->time, tr("contact taken: {0}"), name);
        break;
    case HAPPENED_WRAPPED:
        add_event(transcript, happening->time, tr("contact wrapped up: {0}"), name);
        break;
    case HAPPENED_HELD:
        add_event(transcript, happening->time, tr("on hold: {0}"), name);
        break;
    default:
        add_event(transcript, happening->time,
                happening->value > 0 ? tr("back on the line, later than said: {0}")
                                     : tr("back on the line: {0}"),
                name);
    }
}

static void add_promise_event(struct transcript *transcript, const struct happening *happening)
{
    const char *label = happened_text(model_of(transcript, happening), happening);
    switch (happening->kind) {
    case HAPPENED_PROMISED:
        add_event(transcript, happening->time, tr("promised: {0}"), label);
        break;
    case HAPPENED_PLANNED:
        add_event(transcript, happening->time, tr("put in the diary: {0}"), label);
        break;
    case HAPPENED_KEPT:
        add_event(transcript, happening->time, tr("promise kept: {0}"), label);
        break;
    case HAPPENED_REPORTED:
        add_event(transcript, happening->time,
                happening->value > 0 ? tr("told too late that it will be late: {0}")
                                     : tr("told in time that it will be late: {0}"),
                label);
        break;
    default:
        add_event(transcript, happening->time, tr("promise broken: {0}"), label);
    }
}

static void add_desk_event(struct transcript *transcript, const struct happening *happening)
{
    const struct scenario *model = model_of(transcript, happening);
    switch (happening->kind) {
    case HAPPENED_OPENED:
        add_event(transcript, happening->time, tr("looked up: {0}"),
                scenario_text(model, model->records[happening->item].title));
        break;
    case HAPPENED_SEARCHED:
        add_event(transcript, happening->time, tr("searched in: {0}"),
                desk_system_name((uint8_t)happening->item));
        break;
    case HAPPENED_DONE:
        add_event(transcript, happening->time, tr("done: {0}"),
                scenario_text(model, model->acts[happening->item].label));
        add_event(transcript, happening->time, tr("result: {0}"), happened_text(model, happening));
        break;
    case HAPPENED_ADVISED:
        add_event(transcript, happening->time, tr("asked the coach: {0}"),
                scenario_text(model, model->coach[happening->item].ask));
        add_event(
                transcript, happening->time, tr("the coach: {0}"), happened_text(model, happening));
        break;
    default:
        add_event(transcript, happening->time, tr("learned: {0}"),
                scenario_text(model, model->facts[happening->item].label));
    }
}

static void add_customer_said(struct transcript *transcript, const struct happening *happening)
{
    add_said(transcript, happening,
            customer_name(model_of(transcript, happening), happening->contact));
}

static void add_candidate_said(struct transcript *transcript, const struct happening *happening)
{
    add_said(transcript, happening, transcript->speaker != NULL ? transcript->speaker : tr("you"));
}

static void add_critical(struct transcript *transcript, const struct happening *happening)
{
    if (transcript->scores) {
        add_event(transcript, happening->time, tr("critical error: {0}"),
                happened_text(model_of(transcript, happening), happening));
    }
}

static void add_shift_ended(struct transcript *transcript, const struct happening *happening)
{
    add_event(transcript, happening->time, "{0}", tr("end of the shift"));
}

void transcript_take(void *payload, const struct happening *happening)
{
    static void (*const TELL[])(struct transcript *, const struct happening *) = {
        [HAPPENED_ARRIVAL] = add_contact_event,
        [HAPPENED_TAKEN] = add_contact_event,
        [HAPPENED_CUSTOMER_SAID] = add_customer_said,
        [HAPPENED_CANDIDATE_SAID] = add_candidate_said,
        [HAPPENED_NUDGE] = add_customer_said,
        [HAPPENED_ENDED] = add_ended,
        [HAPPENED_WRAPPED] = add_contact_event,
        [HAPPENED_OPENED] = add_desk_event,
        [HAPPENED_SEARCHED] = add_desk_event,
        [HAPPENED_DONE] = add_desk_event,
        [HAPPENED_ADVISED] = add_desk_event,
        [HAPPENED_PROMISED] = add_promise_event,
        [HAPPENED_PLANNED] = add_promise_event,
        [HAPPENED_KEPT] = add_promise_event,
        [HAPPENED_REPORTED] = add_promise_event,
        [HAPPENED_BROKEN] = add_promise_event,
        [HAPPENED_HELD] = add_contact_event,
        [HAPPENED_RESUMED] = add_contact_event,
        [HAPPENED_LEARNED] = add_desk_event,
        [HAPPENED_SCORED] = add_score,
        [HAPPENED_CRITICAL] = add_critical,
        [HAPPENED_SHIFT_ENDED] = add_shift_ended,
    };
    TELL[happening->kind](payload, happening);
}

void transcript_action(struct transcript *transcript, const struct action *action)
{
    uint32_t now = transcript->state->head->now;
    const struct scenario *model = state_scenario(transcript->state, action->scenario);
    switch (action->kind) {
    case ACTION_NOTE:
        add_event(transcript, now, tr("noted: {0}"), action->text);
        break;
    case ACTION_SEARCH:
        add_event(transcript, now, tr("searched for: {0}"), action->text);
        break;
    case ACTION_PIN: {
        const struct record *record = &model->records[action->item];
        const struct field *field = &model->fields[record->fields.first + action->field];
        add_event(transcript, now, tr("pinned: {0}"), scenario_text(model, field->value));
        break;
    }
    case ACTION_WAIT:
        add_event(transcript, now, "{0}", tr("waited for what comes next"));
        break;
    case ACTION_PAUSE:
        add_event(transcript, now, "{0}", tr("pause"));
        break;
    default:
        break;
    }
}
