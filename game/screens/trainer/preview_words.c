// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the preview: conditions with the failing part marked, turns, targets, steps.
#include "game/screens/trainer/preview_inner.h"

#include <stdio.h>
#include <string.h>

#include "game/screens/candidate/desk.h"
#include "game/shift/explain.h"

enum { SPANS_MAX = 48, WORD_SIZE = 128 };

const struct scenario *preview_model(const struct preview *preview)
{
    return state_scenario(preview_state(preview), 0);
}

const struct shift_state *preview_state(const struct preview *preview)
{
    return &preview->story.session->state;
}

static struct ui_span span_of(struct ui *ui, const struct explained *word)
{
    if (word->asks) {
        return word->fails
                ? (struct ui_span) { ui_format(ui, "✗ %s", word->text), 600, false, UI_BAD }
                : (struct ui_span) { .text = word->text, .colour = UI_INK };
    }
    bool joins = word->text[0] == 'a' || word->text[0] == 'o'; // and, or
    bool negates = word->text[0] == 'n';
    return (struct ui_span) {
        .text = ui_format(ui, "%s%s%s", joins ? " " : "", word->text, joins || negates ? " " : ""),
        .colour = UI_INK2,
    };
}

void preview_build_condition(struct preview *preview, struct ui *ui, condition_index condition)
{
    explained_list list = { 0 };
    bool holds = condition_explain(preview_state(preview), 0, condition, &preview->arena, &list);
    struct ui_span spans[SPANS_MAX];
    size_t count = 0;
    spans[count++] = (struct ui_span) { holds ? "✓ " : "", 600, false, UI_GOOD };
    spans[count++] = (struct ui_span) { ui_format(ui, "%s ", tr("if")), 0, false, UI_INK2 };
    for (size_t i = 0; i < list.count && count < SPANS_MAX; i++) {
        spans[count++] = span_of(ui, &list.items[i]);
    }
    if (list.count > 0) {
        ui_spans(ui, (struct ui_text) { .type = UI_SMALL }, spans + (holds ? 0 : 1),
                count - (holds ? 0 : 1));
    }
    vec_finish(&list);
}

const char *preview_turn_title(struct preview *preview, struct ui *ui, uint32_t turn)
{
    const struct scenario *model = preview_model(preview);
    const struct turn *at = &model->turns[turn];
    return ui_format(ui, "%s › %s", scenario_string(model, model->contacts[at->contact].id),
            scenario_string(model, at->id));
}

const char *preview_target(struct preview *preview, struct ui *ui, struct target target)
{
    const struct scenario *model = preview_model(preview);
    switch ((enum target_kind)target.kind) {
    case TARGET_STAY:
        return tr("stays here");
    case TARGET_TURN:
        return scenario_string(model, model->turns[target.index].id);
    case TARGET_VISIT:
        return scenario_string(model, model->visits[target.index].id);
    case TARGET_END:
        return ui_format(
                ui, tr("end: %s"), scenario_string(model, model->endings[target.index].id));
    case TARGET_RETURN:
        return tr("back from the passage");
    }
    return "";
}

const char *preview_axis_name(int axis)
{
    static const char *const NAMES[AXIS_COUNT] = {
        TR_MARK("Pleasantness"),
        TR_MARK("Arousal"),
        TR_MARK("Trust"),
        TR_MARK("Effort"),
        TR_MARK("Outcome"),
    };
    return axis < AXIS_COUNT ? tr(NAMES[axis]) : "";
}

/* ---- steps ---- */

static const char *fact_label(const struct scenario *model, const char *id)
{
    for (uint32_t i = 0; i < model->fact_count; i++) {
        if (strcmp(scenario_string(model, model->facts[i].id), id) == 0) {
            return scenario_text(model, model->facts[i].label);
        }
    }
    return id;
}

// The words of `reply CONTACT TURN SLOT`; NULL when it is no reply, or not of this file.
static const char *reply_words(const struct scenario *model, const char *text)
{
    char contact[WORD_SIZE];
    char turn[WORD_SIZE];
    char slot[WORD_SIZE];
    if (sscanf(text, "reply %127s %127s %127s", contact, turn, slot) != 3) {
        return NULL;
    }
    char path[2 * WORD_SIZE + 2];
    (void)snprintf(path, sizeof(path), "%s/%s", contact, turn);
    uint32_t at = turn_find_path(model, path);
    struct range slots = at != INDEX_NONE ? model->turns[at].slots : (struct range) { 0 };
    for (uint32_t i = slots.first; i < slots.first + slots.count; i++) {
        struct range wordings = slot_wordings(&model->slots[i]);
        if (strcmp(scenario_string(model, model->slot_rests[i].id), slot) == 0) {
            return scenario_text(model, model->wordings[wordings.first + wordings.count - 1].say);
        }
    }
    return NULL;
}

// What a change by hand names, as it is called where a trainer sees it.
static const char *named(struct preview *preview, struct ui *ui, const char *verb, const char *what)
{
    if (preview->desk == NULL) {
        return what;
    }
    if (strcmp(verb, "know") == 0 || strcmp(verb, "forget") == 0) {
        return fact_label(preview_model(preview), what);
    }
    if (strcmp(verb, "mood") == 0) {
        const struct rules *rules = preview_state(preview)->plan->rules;
        uint32_t mood = table_find(&rules->mood_ids, what);
        return mood != TABLE_NONE ? rules->moods[mood].label : what;
    }
    if (strcmp(verb, "at") == 0) {
        uint32_t turn = preview_steps_turn(preview_model(preview), what);
        return turn != INDEX_NONE ? preview_turn_title(preview, ui, turn) : what;
    }
    return what;
}

static const char *verb_words(const char *verb)
{
    static const struct {
        const char *verb;
        const char *words;
    } VERBS[] = {
        { "at", TR_MARK("Begins at") },
        { "know", TR_MARK("Known") },
        { "forget", TR_MARK("Not known") },
        { "set", TR_MARK("Flag set") },
        { "clear", TR_MARK("Flag cleared") },
        { "mood", TR_MARK("Mood") },
        { "clock", TR_MARK("Clock") },
    };
    for (size_t i = 0; i < sizeof(VERBS) / sizeof(VERBS[0]); i++) {
        if (strcmp(VERBS[i].verb, verb) == 0) {
            return tr(VERBS[i].words);
        }
    }
    for (int axis = 0; axis < AXIS_COUNT; axis++) {
        if (strcmp(preview_steps_axis(axis), verb) == 0) {
            return preview_axis_name(axis);
        }
    }
    return NULL;
}

const char *preview_step_words(struct preview *preview, struct ui *ui, const char *text)
{
    const struct scenario *model = preview->desk != NULL ? preview_model(preview) : NULL;
    const char *said = model != NULL ? reply_words(model, text) : NULL;
    char verb[WORD_SIZE] = "";
    char what[WORD_SIZE] = "";
    (void)sscanf(text, "%127s %127s", verb, what);
    const char *by_hand = verb_words(verb);
    if (said != NULL || by_hand == NULL) {
        return said != NULL ? said : ui_format(ui, "%s", text);
    }
    return ui_format(ui, "%s: %s", by_hand, named(preview, ui, verb, what));
}
