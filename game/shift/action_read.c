// SPDX-License-Identifier: GPL-3.0-or-later
// Reading an action from a line of text: words, names, values; every slip says where.
#include <stdlib.h>
#include <string.h>

#include "game/base/utf8.h"
#include "game/shift/action_text.h"
#include "game/shift/offer.h"

enum { WORDS_MAX = 16, WORD_SIZE = 128 };

// A line taken apart. A quoted text becomes one word.
struct reading {
    const struct plan *plan;
    struct arena *arena;
    const char *file;
    int line;
    struct diag_list *diags;
    const char *words[WORDS_MAX];
    size_t count;
};

static bool fail(
        const struct reading *reading, int code, const char *a, const char *b, const char *c)
{
    diag_add(reading->diags, code, DIAG_ERROR, reading->file, reading->line, a, b, c, NULL);
    return false;
}

static const char *read_quoted(struct reading *reading, const char **at)
{
    struct buffer text = { 0 };
    const char *from = *at + 1;
    while (*from != '\0' && *from != '"') {
        if (from[0] == '\\' && from[1] != '\0') {
            from++;
            buffer_add_char(&text, *from == 'n' ? '\n' : *from);
        } else {
            buffer_add_char(&text, *from);
        }
        from++;
    }
    const char *word = NULL;
    if (*from == '"') {
        word = arena_copy_text(reading->arena, buffer_text(&text), text.size);
        *at = from + 1;
    }
    buffer_finish(&text);
    return word;
}

static bool split(struct reading *reading, const char *text)
{
    if (!utf8_valid(text, strlen(text), NULL) || strlen(text) > 2 * ACTION_TEXT_MAX) {
        return fail(reading, DIAG_ACTION_TEXT, NULL, NULL, NULL);
    }
    while (reading->count < WORDS_MAX) {
        text += strspn(text, " \t\r\n");
        if (*text == '\0') {
            return true;
        }
        const char *word = NULL;
        if (*text == '"') {
            word = read_quoted(reading, &text);
            if (word == NULL) {
                return fail(reading, DIAG_ACTION_QUOTE, NULL, NULL, NULL);
            }
        } else {
            size_t size = strcspn(text, " \t\r\n");
            word = arena_copy_text(reading->arena, text, size);
            text += size;
        }
        reading->words[reading->count++] = word;
    }
    return true;
}

static bool find_scenario(
        const struct reading *reading, const char *id, size_t size, uint32_t *scenario)
{
    for (uint32_t s = 0; s < reading->plan->scenario_count; s++) {
        const char *known = reading->plan->scenarios[s].scenario->id;
        if (strlen(known) == size && memcmp(known, id, size) == 0) {
            *scenario = s;
            return true;
        }
    }
    return fail(reading, DIAG_ACTION_NAME, "scenario", id, NULL);
}

typedef const struct table *(*ids_getter)(const struct scenario *scenario);

static const struct table *contact_ids(const struct scenario *scenario)
{
    return &scenario->contact_ids;
}

static const struct table *record_ids(const struct scenario *scenario)
{
    return &scenario->record_ids;
}

static const struct table *act_ids(const struct scenario *scenario)
{
    return &scenario->act_ids;
}

static const struct table *promise_ids(const struct scenario *scenario)
{
    return &scenario->promise_ids;
}

static bool same_record(const struct reading *reading, ids_getter ids, uint32_t s, uint32_t item,
        uint32_t other, uint32_t found)
{
    return ids == record_ids &&
            records_shared(reading->plan->scenarios[s].scenario, item,
                    reading->plan->scenarios[other].scenario, found);
}

static bool unknown_name(
        const struct reading *reading, ids_getter ids, const char *what, const char *id)
{
    const char *nearest = NULL;
    for (uint32_t s = 0; s < reading->plan->scenario_count && nearest == NULL; s++) {
        nearest = table_nearest(ids(reading->plan->scenarios[s].scenario), id);
    }
    return fail(reading, DIAG_ACTION_NAME, what, id, nearest);
}

// `word` is an id, or scenario:id where two scenarios have it.
static bool find_name(const struct reading *reading, const char *word, ids_getter ids,
        const char *what, struct action *action, uint32_t *item)
{
    const struct plan *plan = reading->plan;
    const char *colon = strchr(word, ':');
    if (colon != NULL) {
        if (!find_scenario(reading, word, (size_t)(colon - word), &action->scenario)) {
            return false;
        }
        *item = table_find(ids(plan->scenarios[action->scenario].scenario), colon + 1);
        return *item != TABLE_NONE || unknown_name(reading, ids, what, colon + 1);
    }

    *item = TABLE_NONE;
    for (uint32_t s = 0; s < plan->scenario_count; s++) {
        uint32_t found = table_find(ids(plan->scenarios[s].scenario), word);
        if (found == TABLE_NONE ||
                (*item != TABLE_NONE &&
                        same_record(reading, ids, action->scenario, *item, s, found))) {
            continue;
        }
        if (*item != TABLE_NONE) {
            return fail(
                    reading, DIAG_ACTION_AMBIGUOUS, word, plan->scenarios[s].scenario->id, NULL);
        }
        *item = found;
        action->scenario = s;
    }
    return *item != TABLE_NONE || unknown_name(reading, ids, what, word);
}

// Looks `id` up among `names`, which it frees; says which name is most like it when it is not
// there.
static bool find_near(const struct reading *reading, struct table *names, const char *what,
        const char *id, uint32_t *found)
{
    *found = table_find(names, id);
    bool good = *found != TABLE_NONE ||
            fail(reading, DIAG_ACTION_NAME, what, id, table_nearest(names, id));
    table_finish(names);
    return good;
}

static bool find_turn(const struct reading *reading, const char *id, struct action *action)
{
    const struct scenario *own = reading->plan->scenarios[action->scenario].scenario;
    struct range turns = own->contacts[action->contact].turns;
    struct table names = { 0 };
    for (uint32_t i = turns.first; i < turns.first + turns.count; i++) {
        table_add(&names, scenario_string(own, own->turns[i].id), i);
    }
    return find_near(reading, &names, "turn", id, &action->turn);
}

static bool find_slot(const struct reading *reading, const char *id, struct action *action)
{
    const struct scenario *own = reading->plan->scenarios[action->scenario].scenario;
    struct range slots = own->turns[action->turn].slots;
    struct table names = { 0 };
    for (uint32_t i = slots.first; i < slots.first + slots.count; i++) {
        table_add(&names, scenario_string(own, own->slot_rests[i].id), i);
    }
    return find_near(reading, &names, "reply", id, &action->slot);
}

static bool read_number(const struct reading *reading, const char *word, uint32_t *number)
{
    char *end = NULL;
    unsigned long value = strtoul(word, &end, 10);
    if (word[0] < '0' || word[0] > '9' || *end != '\0' || value > 86400) {
        return fail(reading, DIAG_ACTION_VALUE, word, NULL, NULL);
    }
    *number = (uint32_t)value;
    return true;
}

static bool read_time(const struct reading *reading, const char *word, uint32_t *seconds)
{
    bool shaped = strlen(word) == 5 && word[2] == ':' && strspn(word, "0123456789:") == 5;
    uint32_t hours = shaped ? (uint32_t)(word[0] - '0') * 10 + (uint32_t)(word[1] - '0') : 99;
    uint32_t minutes = shaped ? (uint32_t)(word[3] - '0') * 10 + (uint32_t)(word[4] - '0') : 99;
    if (hours > 23 || minutes > 59) {
        return fail(reading, DIAG_ACTION_VALUE, word, NULL, NULL);
    }
    *seconds = hours * 3600 + minutes * 60;
    return true;
}

// A field by its number, or by its name in the file's language.
static bool find_field(const struct reading *reading, const char *word, struct action *action)
{
    const struct scenario *own = reading->plan->scenarios[action->scenario].scenario;
    const struct record *record = &own->records[action->item];
    for (uint32_t i = 0; i < record->fields.count; i++) {
        const struct field *field = &own->fields[record->fields.first + i];
        if (strcmp(own->texts[field->name].source, word) == 0) {
            action->field = i;
            return true;
        }
    }
    uint32_t number = 0;
    if (!read_number(reading, word, &number)) {
        return false;
    }
    action->field = number - 1;
    return (number > 0 && number <= record->fields.count) ||
            fail(reading, DIAG_ACTION_NAME, "field", word, NULL);
}

static bool read_pin(struct reading *reading, struct action *action)
{
    // A field name may hold spaces: the words behind the record are one name.
    struct buffer whole = { 0 };
    for (size_t i = 1; i < reading->count; i++) {
        buffer_add(&whole, i > 1 ? " " : "");
        buffer_add(&whole, reading->words[i]);
    }
    char *word = arena_copy_text(reading->arena, buffer_text(&whole), whole.size);
    buffer_finish(&whole);
    char *slash = strchr(word, '/');
    if (slash == NULL) {
        return fail(reading, DIAG_ACTION_WORDS, "pin RECORD/FIELD", NULL, NULL);
    }
    *slash = '\0';
    return find_name(reading, word, record_ids, "record", action, &action->item) &&
            find_field(reading, slash + 1, action);
}

static bool read_search(struct reading *reading, struct action *action)
{
    const char *word = reading->words[1];
    const char *colon = strchr(word, ':');
    if (colon != NULL) {
        if (!find_scenario(reading, word, (size_t)(colon - word), &action->scenario)) {
            return false;
        }
        word = colon + 1;
    }
    for (uint32_t i = 0; i < SYSTEM_COUNT; i++) {
        if (strcmp(desk_system_id((enum desk_system)i), word) == 0) {
            action->item = i;
            action->text = reading->words[2];
            return true;
        }
    }
    return fail(reading, DIAG_ACTION_VALUE, word, NULL, NULL);
}

static bool find_coach(const struct reading *reading, const char *id, struct action *action)
{
    const struct scenario *own = reading->plan->scenarios[action->scenario].scenario;
    action->item = table_find(&own->coach_ids, id);
    return action->item != TABLE_NONE ||
            fail(reading, DIAG_ACTION_NAME, "coach question", id,
                    table_nearest(&own->coach_ids, id));
}

static bool read_code(const struct reading *reading, const char *word, struct action *action)
{
    const struct scenario *own = reading->plan->scenarios[action->scenario].scenario;
    struct range fields = own->contacts[action->contact].wrap_fields;
    const char *equals = strchr(word, '=');
    size_t size = equals != NULL ? (size_t)(equals - word) : 0;
    for (uint32_t i = 0; equals != NULL && i < fields.count; i++) {
        const struct wrap_field *field = &own->wrap_fields[fields.first + i];
        const char *id = scenario_string(own, field->id);
        if (strlen(id) != size || memcmp(id, word, size) != 0) {
            continue;
        }
        struct range codes = own->code_lists[field->list].codes;
        for (uint32_t c = codes.first; c < codes.first + codes.count; c++) {
            if (strcmp(scenario_string(own, own->codes[c].id), equals + 1) == 0) {
                action->codes[i] = c;
                return true;
            }
        }
    }
    return fail(reading, DIAG_ACTION_NAME, "code", word, NULL);
}

static bool read_wrap(const struct reading *reading, struct action *action)
{
    for (int i = 0; i < WRAP_FIELD_MAX; i++) {
        action->codes[i] = INDEX_NONE;
    }
    for (size_t i = 2; i < reading->count; i++) {
        if (!read_code(reading, reading->words[i], action)) {
            return false;
        }
    }
    return true;
}

static bool read_contact(const struct reading *reading, struct action *action)
{
    return find_name(reading, reading->words[1], contact_ids, "contact", action, &action->contact);
}

struct form {
    const char *usage;
    size_t least; // words, the action's own included
    size_t most;
};

static const struct form FORMS[ACTION_KIND_COUNT] = {
    [ACTION_TAKE] = { "take CONTACT", 2, 2 },
    [ACTION_SWITCH] = { "switch CONTACT", 2, 2 },
    [ACTION_REPLY] = { "reply CONTACT TURN REPLY", 4, 4 },
    [ACTION_PART] = { "part CONTACT TURN PART", 4, 4 },
    [ACTION_UNPART] = { "unpart CONTACT TURN PART", 4, 4 },
    [ACTION_SEND] = { "send CONTACT TURN", 3, 3 },
    [ACTION_OPEN] = { "open RECORD", 2, 2 },
    [ACTION_SEARCH] = { "search SYSTEM \"text\"", 3, 3 },
    [ACTION_PIN] = { "pin RECORD/FIELD", 2, WORDS_MAX },
    [ACTION_NOTE] = { "note CONTACT \"text\"", 3, 3 },
    [ACTION_ACT] = { "act ACT", 2, 2 },
    [ACTION_OUT] = { "out CONTACT", 2, 2 },
    [ACTION_PLAN] = { "plan PROMISE HH:MM", 3, 3 },
    [ACTION_REPORT_LATE] = { "report-late PROMISE", 2, 2 },
    [ACTION_HOLD] = { "hold CONTACT SECONDS", 3, 3 },
    [ACTION_RESUME] = { "resume CONTACT", 2, 2 },
    [ACTION_CONSULT] = { "consult CONTACT QUESTION", 3, 3 },
    [ACTION_WRAP] = { "wrap CONTACT FIELD=CODE...", 2, 2 + WRAP_FIELD_MAX },
    [ACTION_WAIT] = { "wait", 1, 1 },
    [ACTION_PAUSE] = { "pause", 1, 1 },
    [ACTION_SWAP] = { "swap SCENARIO", 2, 2 },
    [ACTION_FINISH] = { "finish", 1, 1 },
};

static bool read_said(const struct reading *reading, struct action *action)
{
    return read_contact(reading, action) && find_turn(reading, reading->words[2], action) &&
            (action->kind == ACTION_SEND || find_slot(reading, reading->words[3], action));
}

static bool read_promise(const struct reading *reading, struct action *action)
{
    return find_name(reading, reading->words[1], promise_ids, "promise", action, &action->item);
}

static bool read_arguments(struct reading *reading, struct action *action)
{
    switch (action->kind) {
    case ACTION_REPLY:
    case ACTION_PART:
    case ACTION_UNPART:
    case ACTION_SEND:
        return read_said(reading, action);
    case ACTION_OPEN:
        return find_name(reading, reading->words[1], record_ids, "record", action, &action->item);
    case ACTION_SEARCH:
        return read_search(reading, action);
    case ACTION_PIN:
        return read_pin(reading, action);
    case ACTION_NOTE:
        action->text = reading->words[2];
        return read_contact(reading, action);
    case ACTION_ACT:
        return find_name(reading, reading->words[1], act_ids, "act", action, &action->item);
    case ACTION_PLAN:
        return read_promise(reading, action) &&
                read_time(reading, reading->words[2], &action->seconds);
    case ACTION_REPORT_LATE:
        return read_promise(reading, action);
    case ACTION_HOLD:
        return read_contact(reading, action) &&
                read_number(reading, reading->words[2], &action->seconds);
    case ACTION_CONSULT:
        return read_contact(reading, action) && find_coach(reading, reading->words[2], action);
    case ACTION_WRAP:
        return read_contact(reading, action) && read_wrap(reading, action);
    case ACTION_SWAP:
        return find_scenario(
                reading, reading->words[1], strlen(reading->words[1]), &action->scenario);
    case ACTION_WAIT:
    case ACTION_PAUSE:
    case ACTION_FINISH:
        return true;
    default:
        return read_contact(reading, action);
    }
}

static bool find_kind(const struct reading *reading, enum action_kind *kind)
{
    const char *word = reading->count > 0 ? reading->words[0] : "";
    struct table words = { 0 };
    for (int i = 0; i < ACTION_KIND_COUNT; i++) {
        table_add(&words, action_word((enum action_kind)i), (uint32_t)i);
    }
    uint32_t found = table_find(&words, word);
    if (found == TABLE_NONE) {
        const char *nearest = table_nearest(&words, word);
        fail(reading, DIAG_ACTION_UNKNOWN, word, nearest, NULL);
    } else {
        *kind = (enum action_kind)found;
    }
    table_finish(&words);
    return found != TABLE_NONE;
}

bool action_read(const char *text, const struct plan *plan, struct arena *arena,
        struct action *action, const char *file, int line, struct diag_list *diags)
{
    struct reading reading = {
        .plan = plan, .arena = arena, .file = file, .line = line, .diags = diags
    };
    *action = (struct action) { 0 };
    if (!split(&reading, text) || !find_kind(&reading, &action->kind)) {
        return false;
    }
    const struct form *form = &FORMS[action->kind];
    if (reading.count < form->least || reading.count > form->most) {
        return fail(&reading, DIAG_ACTION_WORDS, form->usage, NULL, NULL);
    }
    return read_arguments(&reading, action);
}
