// SPDX-License-Identifier: GPL-3.0-or-later
// What the search says of a scenario: every claim proved, refuted, or not decided.
#include "game/explore/search/explore.h"

#include <string.h>

#include "game/explore/search/exploring.h"
#include "game/shift/offer.h"

enum { EXPLORER_PLAYS = 3000, EXPLORER_SEED = 11 };

struct finding finding_of(const struct exploring *exploring, enum claim claim, enum verdict verdict)
{
    return (struct finding) {
        .claim = claim,
        .verdict = verdict,
        .part = PART_KIND_COUNT,
        .scenario = exploring->setup->index,
        .index = INDEX_NONE,
        .other = INDEX_NONE,
        .competency = -1,
    };
}

void finding_add(struct exploring *exploring, const struct finding *finding)
{
    exploring->out->claims[finding->claim].count[finding->verdict]++;
    if (finding->verdict != VERDICT_PROVED) {
        struct finding kept = *finding;
        bool whole = kept.why == WHY_BUDGET && kept.allowed == 0;
        kept.allowed = whole ? exploring->budget : kept.allowed;
        vec_push(&exploring->out->findings, kept);
    }
}

void findings_proved(struct exploring *exploring, enum claim claim, uint32_t count)
{
    exploring->out->claims[claim].count[VERDICT_PROVED] += count;
}

static bool go_on(void *payload, const struct search *search)
{
    struct exploring *exploring = payload;
    struct search_size size = exploring->out->size;
    size.states += search->set.count;
    size.steps += search->steps;
    exploring->going = exploring->going &&
            (exploring->setup->going == NULL ||
                    exploring->setup->going(exploring->setup->payload, &size));
    return exploring->going;
}

void exploring_search(struct exploring *exploring, struct search *search,
        struct slice_request request, bool edges, struct search_watch watch)
{
    struct search_setup setup = {
        .scenario = exploring->setup->scenario,
        .rules = exploring->setup->rules,
        .request = request,
        .budget = exploring->going ? exploring->budget : 0,
        .edges = edges,
        .watch = watch,
        .going = go_on,
        .going_payload = exploring,
    };
    search_init(search, &setup);
    struct search_size *size = &exploring->out->size;
    size->states += search->set.count;
    size->steps += search->steps;
    size->searches++;
    if (search->set.count > size->largest) {
        size->largest = search->set.count;
        size->bytes = search_bytes(search);
    }
}

enum why search_why(const struct search *search)
{
    if (search->end == SEARCH_TOO_WIDE) {
        return WHY_WIDE;
    }
    if (search->end != SEARCH_DONE) {
        return WHY_BUDGET;
    }
    return search->forms_cut ? WHY_FORMS : WHY_CLOCK;
}

const char *exploring_script(struct exploring *exploring, const struct trial *trial)
{
    struct buffer script = { 0 };
    trial_write(trial, &script);
    const char *kept = arena_copy_text(&exploring->out->arena, buffer_text(&script), script.size);
    buffer_finish(&script);
    return kept;
}

const char *exploring_try(struct exploring *exploring, const struct search *search,
        const move_list *way, enum why *why)
{
    struct trial trial;
    struct sink nobody = { NULL, NULL };
    const char *script = NULL;
    trial_init(&trial, exploring->shift.plan, EXPLORER_SEED, nobody);
    if (trial_follow(&trial, &search->moves, way)) {
        script = exploring_script(exploring, &trial);
        trial_rest(&trial);
        explorer_replay(&exploring->real, exploring->shift.plan, &trial);
    }
    trial_finish(&trial);
    *why = script != NULL             ? WHY_NOTHING
            : !search->slice.whole    ? WHY_APART
            : search->moods.count > 1 ? WHY_MOODS
                                      : WHY_CLOCK;
    return script;
}

bool exploring_stuck(struct exploring *exploring, const struct search *search, const move_list *way,
        uint32_t contact)
{
    struct trial trial;
    struct sink nobody = { NULL, NULL };
    trial_init(&trial, exploring->shift.plan, EXPLORER_SEED, nobody);
    bool stuck = trial_follow(&trial, &search->moves, way);
    if (stuck) {
        trial_rest(&trial);
        const struct contact_state *at = state_contact(&trial.state, 0, contact);
        struct offer offer;
        shift_offer(&trial.state, 0, contact, &offer);
        stuck = at->phase == CONTACT_OPEN && offer.count == 0;
    }
    trial_finish(&trial);
    return stuck;
}

static void begin(struct exploring *exploring, const struct explore_setup *setup)
{
    trial_shift_init(&exploring->shift, setup->scenario, setup->rules, setup->hours);
    coverage_init(&exploring->real, setup->scenario);
    uint32_t plays = setup->plays > 0 ? setup->plays : EXPLORER_PLAYS;
    explorer_play(&exploring->real, exploring->shift.plan, EXPLORER_SEED, plays);
}

static void end(struct exploring *exploring)
{
    exploring->out->broken_off = !exploring->going;
    coverage_finish(&exploring->real);
    trial_shift_finish(&exploring->shift);
}

void explore_init(struct exploration *exploration, const struct explore_setup *setup)
{
    *exploration = (struct exploration) { .model = setup->scenario };
    struct exploring exploring = { .setup = setup,
        .out = exploration,
        .budget = setup->budget,
        .exact_left = setup->budget,
        .going = true };
    begin(&exploring, setup);
    claims_of_control(&exploring);
    claims_of_parts(&exploring);
    claims_of_desk(&exploring);
    claims_of_slots(&exploring);
    claims_of_dodging(&exploring);
    explore_points(&exploring);
    end(&exploring);
}

void explore_finish(struct exploration *exploration)
{
    vec_finish(&exploration->findings);
    vec_finish(&exploration->regrets);
    vec_finish(&exploration->paths);
    arena_finish(&exploration->arena);
    *exploration = (struct exploration) { 0 };
}
