// SPDX-License-Identifier: GPL-3.0-or-later
// Actions as text: the words and how each action is written. Reading stands in action_read.c.
#include "game/shift/action_text.h"

#include <assert.h>

#include "game/shift/offer.h"

static const char *const WORDS[ACTION_KIND_COUNT] = {
    [ACTION_TAKE] = "take",
    [ACTION_SWITCH] = "switch",
    [ACTION_REPLY] = "reply",
    [ACTION_PART] = "part",
    [ACTION_UNPART] = "unpart",
    [ACTION_SEND] = "send",
    [ACTION_OPEN] = "open",
    [ACTION_SEARCH] = "search",
    [ACTION_PIN] = "pin",
    [ACTION_NOTE] = "note",
    [ACTION_ACT] = "act",
    [ACTION_OUT] = "out",
    [ACTION_PLAN] = "plan",
    [ACTION_REPORT_LATE] = "report-late",
    [ACTION_HOLD] = "hold",
    [ACTION_RESUME] = "resume",
    [ACTION_CONSULT] = "consult",
    [ACTION_WRAP] = "wrap",
    [ACTION_WAIT] = "wait",
    [ACTION_PAUSE] = "pause",
    [ACTION_SWAP] = "swap",
    [ACTION_FINISH] = "finish",
};

static const char *const REFUSALS[REFUSED_COUNT] = {
    [REFUSED_NOT] = "not",
    [REFUSED_OVER] = "over",
    [REFUSED_NOT_THERE] = "not-there",
    [REFUSED_PHONE_BUSY] = "phone-busy",
    [REFUSED_WRAP_FIRST] = "wrap-first",
    [REFUSED_THREE_OPEN] = "three-open",
    [REFUSED_ON_HOLD] = "on-hold",
    [REFUSED_NOT_ON_HOLD] = "not-on-hold",
    [REFUSED_CUSTOMER_NEXT] = "customer-next",
    [REFUSED_NOT_ON_OFFER] = "not-on-offer",
    [REFUSED_INCOMPLETE] = "incomplete",
    [REFUSED_NOT_VISIBLE] = "not-visible",
    [REFUSED_NOT_OPENED] = "not-opened",
    [REFUSED_NOT_PROMISED] = "not-promised",
    [REFUSED_DONE_ALREADY] = "done-already",
    [REFUSED_VALUE] = "value",
    [REFUSED_NOTHING_COMES] = "nothing-comes",
    [REFUSED_SOMETHING_LEFT] = "something-left",
};

static const char *const SYSTEMS[SYSTEM_COUNT] = {
    [SYSTEM_CUSTOMER] = "customer",
    [SYSTEM_ORDER] = "order",
    [SYSTEM_KNOWLEDGE] = "knowledge",
    [SYSTEM_WEB] = "web",
    [SYSTEM_PLANNING] = "planning",
    [SYSTEM_HISTORY] = "history",
    [SYSTEM_TEAM] = "team",
};

const char *action_word(enum action_kind kind)
{
    assert((int)kind >= 0 && kind < ACTION_KIND_COUNT);
    return WORDS[kind];
}

const char *refusal_id(enum refusal refusal)
{
    assert((int)refusal >= 0 && refusal < REFUSED_COUNT);
    return REFUSALS[refusal];
}

const char *desk_system_id(enum desk_system system)
{
    assert((int)system >= 0 && system < SYSTEM_COUNT);
    return SYSTEMS[system];
}

// Which of a scenario's tables an id stands in.
static const struct table *ids_of(const struct scenario *scenario, enum action_kind kind)
{
    switch (kind) {
    case ACTION_OPEN:
    case ACTION_PIN:
        return &scenario->record_ids;
    case ACTION_ACT:
        return &scenario->act_ids;
    case ACTION_PLAN:
    case ACTION_REPORT_LATE:
        return &scenario->promise_ids;
    default:
        return &scenario->contact_ids;
    }
}

// Without its scenario a name is read as that of the first that has it. So a record of the pack,
// which several scenarios share, can do without only there: what is written is read back as exactly
// the same action.
static bool stands_elsewhere(const struct plan *plan, const struct action *action, const char *id)
{
    const struct scenario *own = plan->scenarios[action->scenario].scenario;
    for (uint32_t s = 0; s < plan->scenario_count; s++) {
        const struct scenario *other = plan->scenarios[s].scenario;
        uint32_t found = table_find(ids_of(other, action->kind), id);
        bool record = action->kind == ACTION_OPEN || action->kind == ACTION_PIN;
        bool first = record && s > action->scenario && found != TABLE_NONE &&
                records_shared(own, action->item, other, found);
        if (s != action->scenario && found != TABLE_NONE && !first) {
            return true;
        }
    }
    return false;
}

static void write_id(struct buffer *buffer, const struct plan *plan, const struct action *action,
        uint32_t string)
{
    const struct scenario *own = plan->scenarios[action->scenario].scenario;
    const char *id = scenario_string(own, string);
    buffer_add_char(buffer, ' ');
    if (stands_elsewhere(plan, action, id)) {
        buffer_add_format(buffer, "%s:", own->id);
    }
    buffer_add(buffer, id);
}

static void write_quoted(struct buffer *buffer, const char *text)
{
    buffer_add(buffer, " \"");
    for (; *text != '\0'; text++) {
        if (*text == '\n') {
            buffer_add(buffer, "\\n");
            continue;
        }
        if (*text == '"' || *text == '\\') {
            buffer_add_char(buffer, '\\');
        }
        buffer_add_char(buffer, *text);
    }
    buffer_add_char(buffer, '"');
}

static void write_codes(
        struct buffer *buffer, const struct scenario *own, const struct action *action)
{
    struct range fields = own->contacts[action->contact].wrap_fields;
    for (uint32_t i = 0; i < fields.count; i++) {
        buffer_add_format(buffer, " %s=%s",
                scenario_string(own, own->wrap_fields[fields.first + i].id),
                scenario_string(own, own->codes[action->codes[i]].id));
    }
}

static void write_rest(
        struct buffer *buffer, const struct scenario *own, const struct action *action)
{
    switch (action->kind) {
    case ACTION_REPLY:
    case ACTION_PART:
    case ACTION_UNPART:
        buffer_add_format(buffer, " %s %s", scenario_string(own, own->turns[action->turn].id),
                scenario_string(own, own->slot_rests[action->slot].id));
        break;
    case ACTION_SEND:
        buffer_add_format(buffer, " %s", scenario_string(own, own->turns[action->turn].id));
        break;
    case ACTION_PIN:
        buffer_add_format(buffer, "/%u", action->field + 1);
        break;
    case ACTION_NOTE:
        write_quoted(buffer, action->text);
        break;
    case ACTION_PLAN:
        buffer_add_format(buffer, " %02u:%02u", action->seconds / 3600, action->seconds / 60 % 60);
        break;
    case ACTION_HOLD:
        buffer_add_format(buffer, " %u", action->seconds);
        break;
    case ACTION_CONSULT:
        buffer_add_format(buffer, " %s", scenario_string(own, own->coach[action->item].id));
        break;
    case ACTION_WRAP:
        write_codes(buffer, own, action);
        break;
    default:
        break;
    }
}

void action_write(struct buffer *buffer, const struct plan *plan, const struct action *action)
{
    const struct scenario *own = plan->scenarios[action->scenario].scenario;
    buffer_add(buffer, WORDS[action->kind]);
    switch (action->kind) {
    case ACTION_WAIT:
    case ACTION_PAUSE:
    case ACTION_FINISH:
    case ACTION_KIND_COUNT:
        return;
    case ACTION_SWAP:
        buffer_add_format(buffer, " %s", own->id);
        return;
    case ACTION_SEARCH:
        // A search is made on the desk of one client: with several, it says whose.
        buffer_add_char(buffer, ' ');
        if (plan->scenario_count > 1) {
            buffer_add_format(buffer, "%s:", own->id);
        }
        buffer_add(buffer, SYSTEMS[action->item]);
        write_quoted(buffer, action->text);
        return;
    case ACTION_OPEN:
    case ACTION_PIN:
        write_id(buffer, plan, action, own->records[action->item].id);
        break;
    case ACTION_ACT:
        write_id(buffer, plan, action, own->acts[action->item].id);
        break;
    case ACTION_PLAN:
    case ACTION_REPORT_LATE:
        write_id(buffer, plan, action, own->promises[action->item].id);
        break;
    default:
        write_id(buffer, plan, action, own->contacts[action->contact].id);
        break;
    }
    write_rest(buffer, own, action);
}
