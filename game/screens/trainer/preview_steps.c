// SPDX-License-Identifier: GPL-3.0-or-later
// Steps as text: made in a session, and which of two changes by hand takes the place of the other.
#include "game/screens/trainer/preview_steps.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/shift/action_text.h"
#include "game/shift/explain.h"

enum { WORD_SIZE = 128, DAY = 24 * 60 * 60 };

/** `VERB WHAT of WHOM`; what is not there is "". */
struct words {
    char verb[WORD_SIZE];
    char what[WORD_SIZE];
    char whom[WORD_SIZE];
};

static struct words split(const char *text)
{
    struct words words = { 0 };
    (void)sscanf(text, "%127s %127s of %127s", words.verb, words.what, words.whom);
    return words;
}

const char *preview_steps_axis(int axis)
{
    static const char *const AXES[AXIS_COUNT] = { "pleasantness", "arousal", "trust", "effort",
        "outcome" };
    return axis < AXIS_COUNT ? AXES[axis] : NULL;
}

static int axis_of(const char *verb)
{
    int axis = 0;
    while (axis < AXIS_COUNT && strcmp(preview_steps_axis(axis), verb) != 0) {
        axis++;
    }
    return axis;
}

uint32_t preview_steps_time(const char *text)
{
    unsigned hours = 0;
    unsigned minutes = 0;
    int end = 0;
    bool read = sscanf(text, "%2u:%2u%n", &hours, &minutes, &end) == 2 && text[end] == '\0';
    uint32_t seconds = read && minutes < 60 ? hours * 3600 + minutes * 60 : DAY;
    return seconds < DAY ? seconds : TIME_NONE;
}

/* ---- making ---- */

static uint32_t find_mark(const struct scenario *model, bool fact, const char *id)
{
    uint32_t count = fact ? model->fact_count : model->flag_count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t name = fact ? model->facts[i].id : model->flags[i].id;
        if (strcmp(scenario_string(model, name), id) == 0) {
            return fact ? model->facts[i].known : model->flags[i].mark;
        }
    }
    return INDEX_NONE;
}

static uint32_t find_customer(const struct scenario *model, const char *id)
{
    for (uint32_t i = 0; i < model->customer_count; i++) {
        if (id[0] == '\0' || strcmp(scenario_string(model, model->customers[i].id), id) == 0) {
            return i;
        }
    }
    return INDEX_NONE;
}

static uint32_t first_turn(const struct scenario *model)
{
    uint32_t first = 0;
    for (uint32_t i = 1; i < model->contact_count; i++) {
        const struct contact *at = &model->contacts[i];
        const struct contact *best = &model->contacts[first];
        first = at->has_at && (!best->has_at || at->at < best->at) ? i : first;
    }
    return model->contacts[first].start;
}

uint32_t preview_steps_turn(const struct scenario *scenario, const char *path)
{
    return strcmp(path, PREVIEW_START) == 0 ? first_turn(scenario) : turn_find_path(scenario, path);
}

static bool read_place(const struct scenario *model, const char *path, struct hand *hand)
{
    hand->kind = HAND_PLACE;
    hand->turn = preview_steps_turn(model, path);
    hand->contact = hand->turn != INDEX_NONE ? model->turns[hand->turn].contact : 0;
    return hand->turn != INDEX_NONE;
}

static bool read_mark(
        const struct scenario *model, bool fact, const struct words *words, struct hand *hand)
{
    hand->kind = HAND_MARK;
    hand->mark = find_mark(model, fact, words->what);
    hand->on = strcmp(words->verb, "know") == 0 || strcmp(words->verb, "set") == 0;
    return hand->mark != INDEX_NONE;
}

static bool read_mood(const struct session *session, const struct words *words, struct hand *hand)
{
    const struct scenario *model = state_scenario(&session->state, 0);
    hand->kind = HAND_MOOD;
    hand->customer = find_customer(model, words->whom);
    hand->item = table_find(&session->plan->rules->mood_ids, words->what);
    return hand->customer != INDEX_NONE && hand->item != TABLE_NONE;
}

static bool read_axis(const struct scenario *model, const struct words *words, struct hand *hand)
{
    char *end = NULL;
    hand->kind = HAND_AXIS;
    hand->item = (uint32_t)axis_of(words->verb);
    hand->value = (int)strtol(words->what, &end, 10);
    hand->customer = find_customer(model, words->whom);
    return hand->item < AXIS_COUNT && words->what[0] != '\0' && *end == '\0' &&
            hand->customer != INDEX_NONE;
}

static bool read_hand(const struct session *session, const char *text, struct hand *hand)
{
    const struct scenario *model = state_scenario(&session->state, 0);
    struct words words = split(text);
    *hand = (struct hand) { 0 };
    if (strcmp(words.verb, "at") == 0) {
        return read_place(model, words.what, hand);
    }
    if (strcmp(words.verb, "know") == 0 || strcmp(words.verb, "forget") == 0) {
        return read_mark(model, true, &words, hand);
    }
    if (strcmp(words.verb, "set") == 0 || strcmp(words.verb, "clear") == 0) {
        return read_mark(model, false, &words, hand);
    }
    if (strcmp(words.verb, "mood") == 0) {
        return read_mood(session, &words, hand);
    }
    if (strcmp(words.verb, "clock") == 0) {
        hand->kind = HAND_CLOCK;
        hand->seconds = preview_steps_time(words.what);
        return hand->seconds != TIME_NONE;
    }
    return read_axis(model, &words, hand);
}

bool preview_steps_set(struct session *session, const char *text)
{
    struct hand hand;
    bool read = read_hand(session, text, &hand);
    if (read) {
        session_set_by_hand(session, &hand);
    }
    return read;
}

bool preview_steps_act(struct session *session, const char *text)
{
    struct diag_list quiet = { 0 };
    struct action action;
    bool done = action_read(text, session->plan, &session->arena, &action, "", 0, &quiet) &&
            session_act(session, &action, NULL, NULL, &quiet) == REFUSED_NOT;
    diag_list_finish(&quiet);
    return done;
}

/* ---- one after the other ---- */

static bool is_pair(const char *a, const char *b, const char *one, const char *other)
{
    return (strcmp(a, one) == 0 && strcmp(b, other) == 0) ||
            (strcmp(a, other) == 0 && strcmp(b, one) == 0);
}

bool preview_steps_takes_back(const char *text, const char *last)
{
    struct words now = split(text);
    struct words then = split(last);
    return strcmp(now.what, then.what) == 0 &&
            (is_pair(now.verb, then.verb, "know", "forget") ||
                    is_pair(now.verb, then.verb, "set", "clear"));
}

bool preview_steps_replaces(const char *text, const char *last)
{
    struct words now = split(text);
    struct words then = split(last);
    // A named mood may speak of trust alone: what an earlier one said stays.
    bool one_of = strcmp(now.verb, "at") == 0 || strcmp(now.verb, "clock") == 0 ||
            axis_of(now.verb) < AXIS_COUNT;
    bool same = one_of && strcmp(now.verb, then.verb) == 0 && strcmp(now.whom, then.whom) == 0;
    return same || preview_steps_takes_back(text, last);
}
