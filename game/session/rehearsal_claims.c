// SPDX-License-Identifier: GPL-3.0-or-later
// What a play gave: one claim judged, or all that can be claimed written down.
#include <string.h>

#include "game/base/table.h"
#include "game/session/rehearsal.h"

static const char *const OUTCOMES[] = { "resolved", "escalated", "abandoned" };

// The four kinds of things a claim may be about, each a list of ids in a scenario.
struct subject {
    const char *what;
    uint32_t (*count)(const struct scenario *scenario);
    uint32_t (*id)(const struct scenario *scenario, uint32_t index);
};

static uint32_t contact_count(const struct scenario *scenario)
{
    return scenario->contact_count;
}

static uint32_t contact_id(const struct scenario *scenario, uint32_t index)
{
    return scenario->contacts[index].id;
}

static uint32_t customer_count(const struct scenario *scenario)
{
    return scenario->customer_count;
}

static uint32_t customer_id(const struct scenario *scenario, uint32_t index)
{
    return scenario->customers[index].id;
}

static uint32_t promise_count(const struct scenario *scenario)
{
    return scenario->promise_count;
}

static uint32_t promise_id(const struct scenario *scenario, uint32_t index)
{
    return scenario->promises[index].id;
}

static uint32_t decision_count(const struct scenario *scenario)
{
    return scenario->decision_count;
}

static uint32_t decision_id(const struct scenario *scenario, uint32_t index)
{
    return scenario->decisions[index].id;
}

static const struct subject CONTACT = { "contact", contact_count, contact_id };
static const struct subject CUSTOMER = { "customer", customer_count, customer_id };
static const struct subject PROMISE = { "promise", promise_count, promise_id };
static const struct subject DECISION = { "decision", decision_count, decision_id };

static const struct subject *subject_of(enum rehearsal_kind kind)
{
    switch (kind) {
    case REHEARSAL_END:
        return &CONTACT;
    case REHEARSAL_CSAT:
        return &CUSTOMER;
    case REHEARSAL_PROMISE:
        return &PROMISE;
    case REHEARSAL_DECISION:
        return &DECISION;
    default:
        return NULL;
    }
}

struct found {
    uint32_t scenario;
    uint32_t index;
};

static bool is_of(const struct scenario *scenario, const char *subject, size_t prefix)
{
    return prefix == 0 ||
            (strlen(scenario->id) == prefix && memcmp(scenario->id, subject, prefix) == 0);
}

// `subject` is an id, or scenario:id. Every id of the kind is put in `names`, for "did you mean".
static bool find(const struct plan *plan, const struct subject *kind, const char *subject,
        struct table *names, struct found *found)
{
    const char *colon = strchr(subject, ':');
    size_t prefix = colon != NULL ? (size_t)(colon - subject) : 0;
    const char *id = colon != NULL ? colon + 1 : subject;
    for (uint32_t s = 0; s < plan->scenario_count; s++) {
        const struct scenario *scenario = plan->scenarios[s].scenario;
        for (uint32_t i = 0; i < kind->count(scenario); i++) {
            const char *known = scenario_string(scenario, kind->id(scenario, i));
            if (is_of(scenario, subject, prefix) && strcmp(known, id) == 0) {
                *found = (struct found) { s, i };
                return true;
            }
            table_add(names, known, 0);
        }
    }
    return false;
}

static const char *contact_word(const struct session *session, struct found at)
{
    const struct contact_state *state = state_contact(&session->state, at.scenario, at.index);
    switch ((enum contact_phase)state->phase) {
    case CONTACT_QUEUED:
        return "waiting";
    case CONTACT_OPEN:
        return "open";
    case CONTACT_WRAPPING:
    case CONTACT_CLOSED:
        return OUTCOMES[state->outcome];
    default:
        return "never";
    }
}

static const char *promise_word(const struct session *session, struct found at)
{
    const struct promise_state *state = state_promise(&session->state, at.scenario, at.index);
    return state->kept        ? "kept"
            : state->broken   ? "broken"
            : state->late     ? "late"
            : state->reported ? "reported"
            : state->fell_due ? "silent"
            : state->opened   ? "open"
                              : "none";
}

// Earned and possible of what a claim adds up; -1 for any scenario, decision or competency.
static struct rehearsal_value add_up(
        const struct session *session, const struct found *decision, int competency)
{
    struct rehearsal_value sum = { 0, 0, 0, NULL };
    for (size_t i = 0; i < session->happenings.count; i++) {
        const struct happening *at = &session->happenings.items[i];
        bool counts = at->kind == HAPPENED_SCORED &&
                (competency < 0 || (int)at->competency == competency) &&
                (decision == NULL ||
                        (at->scenario == decision->scenario && at->decision == decision->index));
        sum.least += counts ? at->earned : 0;
        sum.possible += counts ? at->possible : 0;
    }
    sum.most = sum.least;
    return sum;
}

static struct rehearsal_value count_criticals(const struct session *session)
{
    struct rehearsal_value count = { 0, 0, REHEARSAL_ANY, NULL };
    for (size_t i = 0; i < session->happenings.count; i++) {
        count.least += session->happenings.items[i].kind == HAPPENED_CRITICAL;
    }
    count.most = count.least;
    return count;
}

static struct rehearsal_value value_of(const struct session *session, enum rehearsal_kind kind,
        struct found at, enum competency competency)
{
    struct rehearsal_value value = { 0, 0, REHEARSAL_ANY, NULL };
    switch (kind) {
    case REHEARSAL_END:
        value.word = contact_word(session, at);
        return value;
    case REHEARSAL_PROMISE:
        value.word = promise_word(session, at);
        return value;
    case REHEARSAL_CSAT:
        value.least = value.most = customer_csat(&session->state, at.scenario, at.index);
        return value;
    case REHEARSAL_DECISION:
        return add_up(session, &at, (int)competency);
    case REHEARSAL_POINTS:
        return add_up(session, NULL, (int)competency);
    case REHEARSAL_CRITICALS:
        return count_criticals(session);
    default:
        return add_up(session, NULL, -1);
    }
}

bool rehearsal_judge(const struct rehearsal *rehearsal, const struct rehearsal_claim *claim,
        const struct session *session, struct rehearsal_value *now, struct diag_list *diags)
{
    const struct subject *kind = subject_of(claim->kind);
    struct found at = { 0, 0 };
    struct table names = { 0 };
    bool good = kind == NULL || find(session->plan, kind, claim->subject, &names, &at);
    if (good) {
        *now = value_of(session, claim->kind, at, claim->competency);
    } else {
        diag_add(diags, DIAG_REHEARSAL_NAME, DIAG_ERROR, rehearsal->file, claim->line, kind->what,
                claim->subject, table_nearest(&names, claim->subject), NULL);
    }
    table_finish(&names);
    return good;
}

bool rehearsal_fits(const struct rehearsal_value *asked, const struct rehearsal_value *value)
{
    if (asked->word != NULL) {
        return value->word != NULL && strcmp(asked->word, value->word) == 0;
    }
    return (asked->least == REHEARSAL_ANY || value->least >= asked->least) &&
            (asked->most == REHEARSAL_ANY || value->least <= asked->most) &&
            (asked->possible == REHEARSAL_ANY || value->possible == asked->possible);
}

static void write_line(struct buffer *out, const struct session *session, enum rehearsal_kind kind,
        struct found at, int competency)
{
    const struct subject *subject = subject_of(kind);
    struct rehearsal_value value = value_of(
            session, kind, at, competency >= 0 ? (enum competency)competency : COMPETENCY_ACCURACY);
    buffer_add_format(out, "#: %s ", rehearsal_word(kind));
    if (subject != NULL) {
        const struct scenario *scenario = state_scenario(&session->state, at.scenario);
        bool alone = session->plan->scenario_count == 1;
        buffer_add_format(out, "%s%s%s ", alone ? "" : scenario->id, alone ? "" : ":",
                scenario_string(scenario, subject->id(scenario, at.index)));
    }
    if (competency >= 0) {
        buffer_add_format(out, "%s ", competency_id((enum competency)competency));
    }
    rehearsal_write_value(out, kind, &value);
    buffer_add_char(out, '\n');
}

static void write_all(struct buffer *out, const struct session *session, enum rehearsal_kind kind)
{
    const struct subject *subject = subject_of(kind);
    for (uint32_t s = 0; s < session->plan->scenario_count; s++) {
        const struct scenario *scenario = state_scenario(&session->state, s);
        uint32_t count = scenario_active(&session->state, s) ? subject->count(scenario) : 0;
        for (uint32_t i = 0; i < count; i++) {
            write_line(out, session, kind, (struct found) { s, i }, -1);
        }
    }
}

void rehearsal_write_claims(struct buffer *out, const struct session *session)
{
    struct found none = { 0, 0 };
    write_all(out, session, REHEARSAL_END);
    write_all(out, session, REHEARSAL_PROMISE);
    write_all(out, session, REHEARSAL_CSAT);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (add_up(session, NULL, k).possible > 0) {
            write_line(out, session, REHEARSAL_POINTS, none, k);
        }
    }
    write_line(out, session, REHEARSAL_TOTAL, none, -1);
    write_line(out, session, REHEARSAL_CRITICALS, none, -1);
}
