// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of play as one data file says them: speech acts, named moods, what actions cost in
// time.
#include "game/scenario/rules.h"

#include <stdio.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/scenario/diag_codes.h"
#include "game/scenario/node.h"
#include "game/scenario/pack.h"

enum { STEP = 5, MOODS_MAX = sizeof(((struct rules *)0)->moods) / sizeof(struct named_mood) };

struct rules_reading {
    struct rules *rules;
    const char *file;
    struct diag_list *diags;
};

static void complain(const struct rules_reading *reading, const struct node *node, int code,
        const char *first, const char *second)
{
    diag_add(reading->diags, code, DIAG_ERROR, reading->file, node->line, first, second, NULL);
}

static void limit(
        const struct rules_reading *reading, const struct node *node, const char *what, int most)
{
    char number[16];
    (void)snprintf(number, sizeof(number), "%d", most);
    complain(reading, node, DIAG_LIMIT, what, number);
}

static const char *keep(struct rules *rules, const char *text)
{
    return arena_copy_text(&rules->arena, text, strlen(text));
}

// Steps of five keep moods countable: explorers meet few of them.
static void read_delta(
        const struct rules_reading *reading, const struct node *node, int8_t delta[AXIS_COUNT])
{
    static const enum attribute axes[] = { ATTRIBUTE_PLEASANTNESS, ATTRIBUTE_AROUSAL,
        ATTRIBUTE_TRUST, ATTRIBUTE_EFFORT };
    for (int i = 0; i < AXIS_OUTCOME; i++) {
        int change = node_number(node, axes[i], 0);
        delta[i] = (int8_t)change;
        if (change % STEP != 0) {
            complain(reading, node, DIAG_RULES_STEP, words_attribute(axes[i]),
                    node_value(node, axes[i]));
        }
    }
}

// The last one given holds for all later times.
static int read_repeats(const struct rules_reading *reading, const struct node *act,
        enum element element, int8_t delta[SPEECH_ACT_REPEATS][AXIS_COUNT])
{
    int count = 0;
    NODE_EACH(node, act, element)
    {
        if (count == SPEECH_ACT_REPEATS) {
            limit(reading, node, words_element(element)->name, SPEECH_ACT_REPEATS);
            return count;
        }
        read_delta(reading, node, delta[count++]);
    }
    for (int i = count; i < SPEECH_ACT_REPEATS && count > 0; i++) {
        memcpy(delta[i], delta[count - 1], AXIS_COUNT);
    }
    return count;
}

static void read_act(const struct rules_reading *reading, const struct node *node)
{
    struct rules *rules = reading->rules;
    const struct node *calm = node_child(node, ELEMENT_CALM);
    if (rules->act_count == SPEECH_ACT_MAX) {
        limit(reading, node, "act", SPEECH_ACT_MAX);
        return;
    }
    struct speech_act *act = &rules->acts[rules->act_count];
    const char *label = node_value(node, ATTRIBUTE_LABEL);
    act->id = keep(rules, node_id(node));
    act->label = keep(rules, label != NULL ? label : "");
    act->arousal_min = (uint8_t)node_number(node, ATTRIBUTE_WHEN_AROUSAL, 0);
    (void)read_repeats(reading, node, ELEMENT_CHANGE, act->delta);
    act->has_instrumental =
            read_repeats(reading, node, ELEMENT_INSTRUMENTAL, act->instrumental_delta) > 0;
    if (calm != NULL) {
        read_delta(reading, calm, act->calm_delta);
    }
    if (!table_add(&rules->act_ids, act->id, rules->act_count)) {
        complain(reading, node, DIAG_ID_TWICE, act->id, "");
        return;
    }
    rules->act_count++;
}

static void read_range(
        const struct rules_reading *reading, const struct node *node, struct named_mood *mood)
{
    int axis = node_choice(node, ATTRIBUTE_AXIS, AXIS_PLEASANTNESS);
    mood->least[axis] = (int8_t)node_number(node, ATTRIBUTE_LEAST, 0);
    mood->most[axis] = (int8_t)node_number(node, ATTRIBUTE_MOST, 0);
    mood->start[axis] = (int8_t)node_number(node, ATTRIBUTE_START, 0);
    if (mood->least[axis] > mood->most[axis]) {
        const char *name = node_value(node, ATTRIBUTE_AXIS);
        complain(reading, node, DIAG_RULES_RANGE, mood->id, name != NULL ? name : "");
    }
}

static void read_mood(const struct rules_reading *reading, const struct node *node)
{
    struct rules *rules = reading->rules;
    if (rules->mood_count == MOODS_MAX) {
        limit(reading, node, "mood", MOODS_MAX);
        return;
    }
    struct named_mood *mood = &rules->moods[rules->mood_count];
    const char *label = node_value(node, ATTRIBUTE_LABEL);
    mood->id = keep(rules, node_id(node));
    mood->label = keep(rules, label != NULL ? label : "");
    for (int i = 0; i < AXIS_COUNT; i++) {
        mood->least[i] = i == AXIS_PLEASANTNESS ? -100 : 0;
        mood->most[i] = 100;
    }
    NODE_EACH(range, node, ELEMENT_RANGE)
    {
        read_range(reading, range, mood);
    }
    if (!table_add(&rules->mood_ids, mood->id, rules->mood_count)) {
        complain(reading, node, DIAG_ID_TWICE, mood->id, "");
        return;
    }
    rules->mood_count++;
}

static void read_costs(const struct rules_reading *reading, const struct node *root)
{
    bool given[COST_COUNT] = { false };
    NODE_EACH(node, root, ELEMENT_COST)
    {
        int of = node_choice(node, ATTRIBUTE_OF, -1);
        if (of >= 0) {
            reading->rules->costs[of] = (uint16_t)node_number(node, ATTRIBUTE_SECONDS, 0);
            given[of] = true;
        }
    }
    const char *name = words_costs;
    for (int i = 0; i < COST_COUNT; i++) {
        size_t size = strcspn(name, " ");
        char word[32];
        (void)snprintf(word, sizeof(word), "%.*s", (int)size, name);
        if (!given[i]) {
            complain(reading, root, DIAG_RULES_NEEDED, "cost", word);
        }
        name += size + (name[size] == ' ' ? 1 : 0);
    }
}

static uint32_t need_act(
        const struct rules_reading *reading, const struct node *root, const char *id)
{
    uint32_t found = table_find(&reading->rules->act_ids, id);
    if (found == TABLE_NONE) {
        complain(reading, root, DIAG_RULES_NEEDED, "act", id);
    }
    return found;
}

static void read_root(const struct rules_reading *reading, const struct node *root)
{
    struct rules *rules = reading->rules;
    NODE_EACH(node, root, ELEMENT_ACT_RULE)
    {
        read_act(reading, node);
    }
    NODE_EACH(node, root, ELEMENT_MOOD_RULE)
    {
        read_mood(reading, node);
    }
    read_costs(reading, root);
    rules->silence = need_act(reading, root, "silence");
    rules->promise_kept = need_act(reading, root, "promise-kept");
    rules->promise_late = need_act(reading, root, "promise-late");
    rules->promise_broken = need_act(reading, root, "promise-broken");
    rules->need_solved = need_act(reading, root, "need-solved");
}

struct rules *rules_load(struct bundle *bundle, struct diag_list *diags)
{
    size_t errors = diags->errors;
    struct forest forest = { 0 };
    struct rules_reading reading = { mem_alloc(sizeof(struct rules)), "rules.xml", diags };
    struct tree tree = pack_read_tree(bundle, &forest, reading.file, ELEMENT_RULES, diags);
    if (tree.root != NULL && tree.sound) {
        read_root(&reading, tree.root);
    }
    arena_finish(&forest.arena);
    if (diags->errors > errors) {
        rules_destroy(reading.rules);
        return NULL;
    }
    return reading.rules;
}

void rules_destroy(struct rules *rules)
{
    if (rules == NULL) {
        return;
    }
    table_finish(&rules->act_ids);
    table_finish(&rules->mood_ids);
    arena_finish(&rules->arena);
    mem_free(rules);
}
