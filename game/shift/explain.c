// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions in their author's words again, with what holds now and which part does not.
#include "game/shift/explain.h"

#include <string.h>

#include "game/shift/condition.h"

// A condition as a tree; the code is postfix.
struct part {
    uint32_t code;
    struct part *left;
    struct part *right;
    bool holds;
};

enum { VALUE_SHIFT = 100 };

/* ---- questions in words ---- */

void turn_write_path(struct buffer *buffer, const struct scenario *scenario, uint32_t turn)
{
    const struct turn *at = &scenario->turns[turn];
    buffer_add_format(buffer, "%s/%s",
            scenario_string(scenario, scenario->contacts[at->contact].id),
            scenario_string(scenario, at->id));
}

uint32_t turn_find_path(const struct scenario *scenario, const char *path)
{
    uint32_t found = INDEX_NONE;
    for (uint32_t i = 0; i < scenario->turn_count && found == INDEX_NONE; i++) {
        struct buffer own = { 0 };
        turn_write_path(&own, scenario, i);
        found = strcmp(buffer_text(&own), path) == 0 ? i : INDEX_NONE;
        buffer_finish(&own);
    }
    return found;
}

static bool write_talk_mark(struct buffer *out, const struct scenario *model, uint32_t mark)
{
    for (uint32_t t = 0; t < model->turn_count; t++) {
        const struct turn *turn = &model->turns[t];
        if (turn->left == mark) {
            buffer_add(out, "left ");
            turn_write_path(out, model, t);
            return true;
        }
        for (uint32_t i = turn->slots.first; i < turn->slots.first + turn->slots.count; i++) {
            if (model->slots[i].said == mark) {
                buffer_add(out, "said ");
                turn_write_path(out, model, t);
                buffer_add_format(out, "/%s", scenario_string(model, model->slot_rests[i].id));
                return true;
            }
        }
    }
    return false;
}

static bool write_named(
        struct buffer *out, const struct scenario *model, const char *question, uint32_t id)
{
    buffer_add_format(out, "%s %s", question, scenario_string(model, id));
    return true;
}

static bool write_world_mark(struct buffer *out, const struct scenario *model, uint32_t mark)
{
    for (uint32_t i = 0; i < model->fact_count; i++) {
        if (model->facts[i].known == mark) {
            return write_named(out, model, "knows", model->facts[i].id);
        }
    }
    for (uint32_t i = 0; i < model->flag_count; i++) {
        if (model->flags[i].mark == mark) {
            return write_named(out, model, "flag", model->flags[i].id);
        }
    }
    for (uint32_t i = 0; i < model->record_count; i++) {
        const struct record *record = &model->records[i];
        if (record->opened == mark || record->pinned == mark) {
            return write_named(
                    out, model, record->opened == mark ? "opened" : "pinned", record->id);
        }
    }
    for (uint32_t i = 0; i < model->act_count; i++) {
        if (model->acts[i].did == mark) {
            return write_named(out, model, "did", model->acts[i].id);
        }
    }
    return false;
}

static bool write_other_mark(struct buffer *out, const struct scenario *model, uint32_t mark)
{
    for (uint32_t i = 0; i < model->coach_count; i++) {
        if (model->coach[i].asked == mark) {
            return write_named(out, model, "asked", model->coach[i].id);
        }
    }
    for (uint32_t i = 0; i < model->contact_count; i++) {
        if (model->contacts[i].taken == mark) {
            return write_named(out, model, "taken", model->contacts[i].id);
        }
    }
    return false;
}

static void write_mark(struct buffer *out, const struct scenario *model, uint32_t mark)
{
    if (write_world_mark(out, model, mark) || write_talk_mark(out, model, mark) ||
            write_other_mark(out, model, mark)) {
        return;
    }
    for (uint32_t i = 0; i < model->before_count; i++) {
        const struct before *before = &model->befores[i];
        if (before->mark == mark) {
            buffer_add(out, "before(");
            write_mark(out, model, before->earlier);
            buffer_add(out, ", ");
            write_mark(out, model, before->later);
            buffer_add(out, ")");
            return;
        }
    }
}

static void write_contact(struct buffer *out, const struct scenario *model, uint32_t operand)
{
    static const char *const QUESTIONS[] = {
        [ASK_TAKEN] = "taken",
        [ASK_HELD] = "held",
        [ASK_RETURNED_LATE] = "returned-late",
        [ASK_NOTED] = "noted",
    };
    write_named(out, model, QUESTIONS[operand & 3], model->contacts[operand >> 3].id);
}

static void write_promise(struct buffer *out, const struct scenario *model, uint32_t operand)
{
    static const char *const QUESTIONS[] = {
        [ASK_PROMISED] = "promised",
        [ASK_PLANNED] = "planned",
        [ASK_KEPT] = "kept",
        [ASK_LATE] = "late",
        [ASK_BROKEN] = "broken",
    };
    write_named(out, model, QUESTIONS[operand & 7], model->promises[operand >> 3].id);
}

static void write_ended(struct buffer *out, const struct scenario *model, uint32_t operand)
{
    static const char *const OUTCOMES[] = { ", resolved", ", escalated", ", abandoned", "" };
    buffer_add_format(out, "ended(%s%s)", scenario_string(model, model->contacts[operand >> 2].id),
            OUTCOMES[operand & 3]);
}

static void write_of(struct buffer *out, const struct scenario *model, uint32_t customer)
{
    if (customer > 0) {
        buffer_add_format(out, " of %s", scenario_string(model, model->customers[customer].id));
    }
}

static void write_at_least(struct buffer *out, const struct scenario *model, uint32_t operand)
{
    static const char *const AXES[AXIS_COUNT] = { "pleasantness", "arousal", "trust", "effort",
        "outcome" };
    buffer_add(out, AXES[operand >> 8 & 15]);
    write_of(out, model, operand >> 12);
    buffer_add_format(out, " at-least %d", (int)(operand & 255) - VALUE_SHIFT);
}

static void write_wrapped(struct buffer *out, const struct scenario *model, uint32_t code)
{
    for (uint32_t c = 0; c < model->contact_count; c++) {
        struct range fields = model->contacts[c].wrap_fields;
        for (uint32_t i = fields.first; i < fields.first + fields.count; i++) {
            struct range codes = model->code_lists[model->wrap_fields[i].list].codes;
            if (code - codes.first < codes.count) {
                buffer_add_format(out, "wrapped(%s, %s, %s)",
                        scenario_string(model, model->contacts[c].id),
                        scenario_string(model, model->wrap_fields[i].id),
                        scenario_string(model, model->codes[code].id));
                return;
            }
        }
    }
}

static void write_question(
        struct buffer *out, const struct shift_state *state, uint32_t scenario, uint32_t code)
{
    const struct scenario *model = state_scenario(state, scenario);
    uint32_t operand = code & CONDITION_OPERAND_MAX;
    switch ((enum condition_op)(code >> 24)) {
    case CONDITION_MARK:
        write_mark(out, model, operand);
        break;
    case CONDITION_ENDED:
        write_ended(out, model, operand);
        break;
    case CONDITION_PROMISE:
        write_promise(out, model, operand);
        break;
    case CONDITION_MOOD:
        buffer_add(out, "mood");
        write_of(out, model, operand >> 8);
        buffer_add_format(out, " is %s", state->plan->rules->moods[operand & 255].id);
        break;
    case CONDITION_AT_LEAST:
        write_at_least(out, model, operand);
        break;
    case CONDITION_CONTACT:
        write_contact(out, model, operand);
        break;
    case CONDITION_WRAPPED:
        write_wrapped(out, model, operand);
        break;
    default:
        break;
    }
}

/* ---- the tree ---- */

struct explaining {
    const struct shift_state *state;
    uint32_t scenario;
    struct arena *arena;
    explained_list *list;
};

static struct part *make_part(const struct explaining *explaining, uint32_t code)
{
    struct part *part = arena_alloc(explaining->arena, sizeof(*part));
    part->code = code;
    return part;
}

static struct part *read_tree(const struct explaining *explaining, condition_index condition)
{
    const struct scenario *model = state_scenario(explaining->state, explaining->scenario);
    struct part *stack[CONDITION_DEPTH_MAX];
    size_t depth = 0;
    struct range range = model->conditions[condition];
    for (uint32_t i = 0; i < range.count; i++) {
        struct part *part = make_part(explaining, model->code[range.first + i]);
        switch (part->code >> 24) {
        case CONDITION_NOT:
            part->left = stack[--depth];
            part->holds = !part->left->holds;
            break;
        case CONDITION_AND:
        case CONDITION_OR:
            part->right = stack[--depth];
            part->left = stack[--depth];
            part->holds = part->code >> 24 == CONDITION_AND
                    ? part->left->holds && part->right->holds
                    : part->left->holds || part->right->holds;
            break;
        default:
            part->holds = condition_asks(explaining->state, explaining->scenario, part->code);
        }
        stack[depth++] = part;
    }
    return stack[0];
}

// Nearly every condition is one mark, and then its own index.
static struct part *read_mark(const struct explaining *explaining, condition_index condition)
{
    uint32_t code = CONDITION_CODE(CONDITION_MARK, condition & CONDITION_OPERAND_MAX);
    struct part *part = make_part(explaining, code);
    part->holds = condition_asks(explaining->state, explaining->scenario, code);
    if ((condition & CONDITION_OF_MARK_NOT) == 0) {
        return part;
    }
    struct part *negated = make_part(explaining, CONDITION_CODE(CONDITION_NOT, 0));
    negated->left = part;
    negated->holds = !part->holds;
    return negated;
}

static void add(const struct explaining *explaining, struct explained word)
{
    vec_push(explaining->list, word);
}

static void add_question(const struct explaining *explaining, const struct part *part,
        const char *before, bool fails)
{
    struct buffer text = { 0 };
    buffer_add(&text, before);
    write_question(&text, explaining->state, explaining->scenario, part->code);
    const char *kept = arena_copy_text(explaining->arena, buffer_text(&text), text.size);
    add(explaining, (struct explained) { .text = kept, .asks = true, .fails = fails });
    buffer_finish(&text);
}

static int binding_of(const struct part *part)
{
    switch (part->code >> 24) {
    case CONDITION_OR:
        return 0;
    case CONDITION_AND:
        return 1;
    case CONDITION_NOT:
        return 2;
    default:
        return 3;
    }
}

// `wanted` is what this part would have to be; `blamed` whether it is to be marked when it is not:
// of an "and" only the parts that do not hold keep it from holding.
static void write_part(const struct explaining *explaining, const struct part *part, int binding,
        bool wanted, bool blamed)
{
    static const char *const WORDS[] = { [CONDITION_AND] = "and", [CONDITION_OR] = "or" };
    bool fails = blamed && part->holds != wanted;
    bool parentheses = binding_of(part) < binding;
    if (parentheses) {
        add(explaining, (struct explained) { .text = "(" });
    }
    if (part->right != NULL) {
        write_part(explaining, part->left, binding_of(part), wanted, fails);
        add(explaining, (struct explained) { .text = WORDS[part->code >> 24] });
        write_part(explaining, part->right, binding_of(part), wanted, fails);
    } else if (part->left != NULL && part->left->left == NULL) {
        add_question(explaining, part->left, "not ", fails);
    } else if (part->left != NULL) {
        add(explaining, (struct explained) { .text = "not" });
        write_part(explaining, part->left, binding_of(part), !wanted, fails);
    } else {
        add_question(explaining, part, "", fails);
    }
    if (parentheses) {
        add(explaining, (struct explained) { .text = ")" });
    }
}

bool condition_explain(const struct shift_state *state, uint32_t scenario,
        condition_index condition, struct arena *arena, explained_list *list)
{
    struct explaining explaining = { state, scenario, arena, list };
    if (condition == CONDITION_TRUE) {
        return true;
    }
    const struct part *whole = (condition & CONDITION_OF_MARK) != 0
            ? read_mark(&explaining, condition)
            : read_tree(&explaining, condition);
    write_part(&explaining, whole, 0, true, true);
    return whole->holds;
}
