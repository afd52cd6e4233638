// SPDX-License-Identifier: GPL-3.0-or-later
// Answers: when the words of a turn came on screen, and how one of them was chosen there.
#include "game/report/answers.h"

#include <math.h>
#include <string.h>

#include "game/report/result_gather.h"

static struct answer_seen *find(
        struct answers *answers, uint32_t scenario, uint32_t contact, uint32_t turn)
{
    for (size_t i = 0; i < answers->seen.count; i++) {
        struct answer_seen *at = &answers->seen.items[i];
        if (at->scenario == scenario && at->contact == contact && at->turn == turn) {
            return at;
        }
    }
    return NULL;
}

static struct answer_seen *see(struct answers *answers, const struct answer_seen *seen)
{
    struct answer_seen *known = find(answers, seen->scenario, seen->contact, seen->turn);
    if (known == NULL) {
        vec_push(&answers->seen, *seen);
        known = vec_last(&answers->seen);
    }
    return known;
}

// What is read at leisure before a look into the records was on screen from then on, so the first
// sight counts and not the last.
static void look(struct answers *answers, const struct shift_state *state,
        const struct action_beside *beside)
{
    struct answer_seen seen = { .scenario = state->head->focus_scenario,
        .contact = state->head->focus_contact,
        .shown_ms = beside != NULL ? beside->shown_ms : 0 };
    struct offer offer;
    if (seen.scenario == INDEX_NONE || seen.contact == INDEX_NONE) {
        return;
    }
    shift_offer(state, seen.scenario, seen.contact, &offer);
    seen.turn = offer.turn;
    if (offer.turn != INDEX_NONE) {
        (void)see(answers, &seen);
    }
}

static int count_words(const char *text)
{
    int count = 0;
    for (const char *at = text; *at != '\0';) {
        at += strspn(at, " \n\t");
        count += *at != '\0';
        at += strcspn(at, " \n\t");
    }
    return count;
}

static int words_on_screen(const struct gather *gather)
{
    const struct action *action = gather->action;
    const struct scenario *model = state_scenario(gather->state, action->scenario);
    int count = count_words(
            scenario_text(model, gather->scenarios[action->scenario].heard[action->contact]));
    for (uint32_t i = 0; i < gather->offer.count; i++) {
        const struct wording *wording = &model->wordings[gather->offer.slots[i].wording];
        count += count_words(scenario_text(model, wording->say));
    }
    return count;
}

static int place_of(const struct gather *gather)
{
    const struct scenario *model = state_scenario(gather->state, gather->action->scenario);
    const struct turn *turn = &model->turns[gather->offer.turn];
    for (uint32_t i = 0; (turn->flags & TURN_KEEP_ORDER) == 0 && i < gather->offer.count; i++) {
        if (gather->offer.slots[i].slot == gather->action->slot) {
            return (int)i + 1;
        }
    }
    return 0;
}

static const char *keep(const struct gather *gather, const char *text)
{
    return arena_copy_text(&gather->result->arena, text, strlen(text));
}

static void add(const struct gather *gather, const struct answer_seen *seen, int64_t chosen_ms)
{
    const struct scenario *model = state_scenario(gather->state, seen->scenario);
    uint32_t decision = model->turns[seen->turn].decision;
    bool scored = decision != INDEX_NONE;
    bool timed = seen->shown_ms > 0 && chosen_ms >= seen->shown_ms;
    struct result_answer answer = {
        .scenario = seen->scenario,
        .scenario_id = keep(gather, model->id),
        .decision =
                scored ? keep(gather, scenario_string(model, model->decisions[decision].id)) : "",
        .ms = timed ? (double)(chosen_ms - seen->shown_ms) : NAN,
        .words = words_on_screen(gather),
        .place = place_of(gather),
        .places = (int)gather->offer.count,
    };
    vec_push(&gather->result->answers, answer);
}

void answers_take(
        struct answers *answers, const struct gather *gather, const struct action_beside *beside)
{
    const struct action *action = gather->action;
    look(answers, gather->state, beside);
    if (action->kind != ACTION_REPLY || gather->offer.turn == INDEX_NONE) {
        return;
    }
    struct answer_seen *seen = see(answers,
            &(struct answer_seen) { .scenario = action->scenario,
                    .contact = action->contact,
                    .turn = gather->offer.turn,
                    .shown_ms = beside != NULL ? beside->shown_ms : 0 });
    if (!seen->answered && gather->offer.count > 1) {
        add(gather, seen, beside != NULL ? beside->chosen_ms : 0);
    }
    seen->answered = true;
}

void answers_finish(struct answers *answers)
{
    vec_finish(&answers->seen);
}
