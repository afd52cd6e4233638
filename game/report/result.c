// SPDX-License-Identifier: GPL-3.0-or-later
// A result: all there is to say about one finished session, found by playing its actions again.
#include "game/report/result.h"

#include <string.h>

#include "game/base/mem.h"
#include "game/report/chances.h"
#include "game/report/result_gather.h"
#include "game/shift/shift.h"

static const char *keep(struct result *result, const char *text)
{
    return text != NULL ? arena_copy_text(&result->arena, text, strlen(text)) : NULL;
}

static void keep_meta(struct result *result, const struct play_meta *meta)
{
    result->meta = *meta;
    result->meta.candidate = keep(result, meta->candidate);
    result->meta.language = keep(result, meta->language);
    result->meta.rules = keep(result, meta->rules);
    result->meta.content_hash = keep(result, meta->content_hash);
    result->meta.key_hash = keep(result, meta->key_hash);
    result->meta.journal_hash = keep(result, meta->journal_hash);
}

static void keep_shift(struct result *result, const struct shift *shift)
{
    result->shift_id = keep(result, shift->id);
    result->shift_version = keep(result, shift->version);
    result->shift_title = keep(result, shift->title);
    result->form = keep(result, shift->form);
    result->indicative = shift->indicative;
}

// False at the first action that is not possible: from there on it would be another session.
static bool play_again(struct gather *gather, const struct play_log *log)
{
    struct sink sink = { gather_take, gather };
    shift_begin(gather->state, &sink);
    gather_moods(gather);
    for (size_t i = 0; i < log->action_count; i++) {
        struct shift_event event;
        if (shift_decide(gather->state, &log->actions[i], &event) != REFUSED_NOT) {
            return false;
        }
        uint64_t sequence = log->sequences != NULL ? log->sequences[i] : i + 1;
        gather_before(gather, &log->actions[i], sequence);
        answers_take(&gather->answers, gather, log->beside != NULL ? &log->beside[i] : NULL);
        shift_apply(gather->state, &event, &sink);
        gather_moods(gather);
    }
    return true;
}

static void compute_sheet(
        struct result *result, const struct result_input *input, const struct shift_state *state)
{
    struct sheet_chances chances[COMPETENCY_COUNT];
    chances_count(state, chances);
    result->has_prior = input->prior != NULL;
    result->prior = result->has_prior ? *input->prior : (struct prior) { 0 };
    result->gates = input->gates != NULL ? *input->gates : sheet_gates_default();
    sheet_init(&result->sheet,
            &(struct sheet_input) {
                    .items = result->evidence,
                    .count = result->evidence_count,
                    .chances = chances,
                    .prior = input->prior,
                    .gates = &result->gates,
            });
}

// A chain of keys is as strong as its weakest.
static void keep_keys(struct result *result, const struct shift_state *state)
{
    result->key_status = KEY_ESTABLISHED;
    for (uint32_t s = 0; s < state->plan->scenario_count; s++) {
        const struct scenario *scenario = state_scenario(state, s);
        const struct scenario_key *key = &scenario->key;
        if (!scenario_active(state, s)) {
            continue;
        }
        bool concept = key->status == KEY_CONCEPT;
        struct result_key kept = { keep(result, scenario->id),
            keep(result, scenario_text(scenario, scenario->title)), (uint8_t)key->status,
            keep(result, concept ? "" : key->by), keep(result, concept ? "" : key->date) };
        vec_push(&result->keys, kept);
        result->key_status = kept.status < result->key_status ? kept.status : result->key_status;
    }
}

void result_init(struct result *result, const struct result_input *input)
{
    const struct play_log *log = input->log;
    *result = (struct result) { 0 };
    keep_meta(result, &log->meta);
    keep_shift(result, log->plan->shift);
    result->circumstances = log->circumstances;

    struct shift_state state;
    shift_state_init(&state, log->plan, log->seed);
    struct gather gather;
    gather_init(&gather, result, &state);
    bool whole = play_again(&gather, log);
    ways_value(&gather.ways, result, &state);
    gather_finish(&gather);

    result->over = whole && state.head->over;
    result->ended_at = state.head->now;
    compute_sheet(result, input, &state);
    keep_keys(result, &state);
    gather_customers(result, &state);
    shift_state_finish(&state);
}

bool result_moment_is_whole(const struct result_moment *moment)
{
    bool whole = true;
    for (size_t i = 0; i < moment->point_count; i++) {
        whole = whole && moment->points[i].earned == moment->points[i].possible;
    }
    return whole;
}

void result_add_remark(struct result *result, const struct result_remark *remark)
{
    struct result_remark kept = *remark;
    kept.text = keep(result, remark->text);
    kept.answer = keep(result, remark->answer);
    kept.answerer = keep(result, remark->answerer);
    vec_push(&result->remarks, kept);
}

void result_add_interview(struct result *result, const struct result_interview *interview)
{
    struct result_interview kept = *interview;
    kept.moment = keep(result, interview->moment);
    kept.note = keep(result, interview->note);
    kept.who = keep(result, interview->who);
    vec_push(&result->interviews, kept);
}

void result_finish(struct result *result)
{
    vec_finish(&result->remarks);
    vec_finish(&result->interviews);
    sheet_finish(&result->sheet);
    vec_finish(&result->moments);
    vec_finish(&result->criticals);
    vec_finish(&result->customers);
    vec_finish(&result->moods);
    vec_finish(&result->ways);
    vec_finish(&result->regrets);
    vec_finish(&result->keys);
    vec_finish(&result->answers);
    arena_finish(&result->arena);
}
