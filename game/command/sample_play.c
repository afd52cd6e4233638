// SPDX-License-Identifier: GPL-3.0-or-later
// Sample plays: a simulated candidate plays a shift into a store as a person would.
#include "game/command/sample_play.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "game/command/past_result.h"
#include "game/report/result_out.h"
#include "game/scenario/load.h"
#include "game/shift/action_text.h"

enum {
    HURRIED_ONE_IN = 12, // of the people: answers before it can have been read
    CHARACTERS_A_SECOND = 25,
    READ_LEAST_MS = 900,
};

// The ruler's people choose as well as somebody who guesses; who applies for this work does better.
static const double LIFT = 1.0;

/* ---- the shift ---- */

bool sample_init(struct sample *sample, const char *root, const char *path, uint64_t seed,
        struct diag_list *diags)
{
    *sample = (struct sample) { .root = root, .path = path };
    bundle_init_folder(&sample->bundle, root);
    struct ruler *ruler = ruler_load(&sample->bundle, diags);
    sample->shift = ruler != NULL ? shift_load(&sample->bundle, path, diags) : NULL;
    if (sample->shift != NULL) {
        sample->plan = plan_create(sample->shift);
        shift_form_init(&sample->form, sample->plan);
        sample->people = (struct people) {
            .seed = seed,
            .slope = ruler->populations[POPULATION_LITERATURE].slope,
            .rho = 0.40, // as zeven simulate has them
        };
    }
    ruler_destroy(ruler);
    return sample->shift != NULL;
}

void sample_finish(struct sample *sample)
{
    if (sample->plan != NULL) {
        shift_form_finish(&sample->form);
        plan_destroy(sample->plan);
    }
    shift_destroy(sample->shift);
    bundle_finish(&sample->bundle);
}

void sample_write_code(char code[SAMPLE_CODE_SIZE], size_t number)
{
    (void)snprintf(code, SAMPLE_CODE_SIZE, "OEF-%03zu", number + 1);
}

/* ---- playing ---- */

// How long this person looks at what is on the table: reading speed, and some thought.
static int64_t thinking_ms(struct stream *pace, size_t characters, bool hurried)
{
    double spread = exp(0.5 * (stream_next(pace) + stream_next(pace) + stream_next(pace) - 1.5));
    double seconds = (double)characters / CHARACTERS_A_SECOND * spread;
    int64_t ms = (int64_t)(1000 * seconds) + READ_LEAST_MS;
    return hurried && stream_next(pace) < 0.5 ? READ_LEAST_MS : ms;
}

// What there is to read before a reply; for other actions little.
static size_t table_size(
        const struct session *session, const struct action *action, struct buffer *order)
{
    struct offer offer = { .turn = INDEX_NONE };
    size_t size = 60;
    if (action->kind == ACTION_REPLY) {
        shift_offer(&session->state, action->scenario, action->contact, &offer);
        session_write_order(order, session, action->scenario, &offer);
    }
    for (uint32_t i = 0; offer.turn != INDEX_NONE && i < offer.count; i++) {
        const struct scenario *model = state_scenario(&session->state, action->scenario);
        uint32_t wording = offer.slots[i].wording;
        size += strlen(scenario_text(model, model->wordings[wording].say));
    }
    return size;
}

static bool act(struct session *session, const struct action *action, int64_t *now_ms,
        struct stream *pace, bool hurried, struct diag_list *diags)
{
    struct buffer order = { 0 };
    bool written = true;
    struct session_moment moment = { .shown_ms = *now_ms, .device = "simulated" };
    *now_ms += thinking_ms(pace, table_size(session, action, &order), hurried);
    moment.chosen_ms = *now_ms;
    moment.order_shown = order.size > 0 ? buffer_text(&order) : NULL;
    enum refusal refusal = session_act(session, action, &moment, &written, diags);
    buffer_finish(&order);
    if (refusal != REFUSED_NOT) {
        diag_add(diags, DIAG_ACTION_REFUSED, DIAG_ERROR, NULL, 0, refusal_id(refusal),
                action_word(action->kind), NULL);
    }
    return refusal == REFUSED_NOT && written;
}

static bool end(struct sample *sample, const struct session *session, struct store *store,
        int64_t now_ms, struct diag_list *diags)
{
    struct result result = { 0 };
    struct buffer sheet = { 0 };
    struct buffer evidence = { 0 };
    struct session_list list = { 0 };
    bool good = past_result_of(&result, session, store, NULL, diags) &&
            store_find_session(store, session->id, &list, diags);
    if (good) {
        sample->content = list.rows.items[0].start.content;
        result_write_json(&sheet, &result, false);
        result_write_evidence_json(&evidence, &result);
        struct session_end ended = { SESSION_FINISHED, now_ms, buffer_text(&sheet),
            buffer_text(&evidence) };
        good = store_finish_session(store, session->id, &ended, diags);
    }
    session_list_finish(&list);
    result_finish(&result);
    buffer_finish(&sheet);
    buffer_finish(&evidence);
    return good;
}

bool sample_play(struct sample *sample, struct store *store, uint32_t number, int64_t ended_ms,
        struct diag_list *diags)
{
    char code[SAMPLE_CODE_SIZE];
    action_list actions = { 0 };
    struct stream pace = { stream_key(sample->people.seed, STREAM_NOISE, ~(uint64_t)number) };
    bool hurried = number % HURRIED_ONE_IN == HURRIED_ONE_IN - 1;
    sample_write_code(code, number);
    uint64_t seed = shift_form_record(&sample->form, &sample->people, number, LIFT, &actions);
    int64_t now_ms = ended_ms - (int64_t)actions.count * 12000;
    struct session *session = session_create(&(struct session_setup) { .store = store,
                                                     .root = sample->root,
                                                     .shift = sample->path,
                                                     .candidate = code,
                                                     .seed = seed,
                                                     .created_ms = now_ms },
            diags);
    bool good = session != NULL;
    for (size_t i = 0; good && i < actions.count; i++) {
        good = act(session, &actions.items[i], &now_ms, &pace, hurried, diags);
    }
    good = good && end(sample, session, store, now_ms, diags);
    session_destroy(session);
    vec_finish(&actions);
    return good;
}
