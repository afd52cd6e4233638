// SPDX-License-Identifier: GPL-3.0-or-later
// Claims about the desk: what can be looked up, learned in several ways, promised and kept.
#include "game/explore/search/exploring.h"
#include "game/shift/offer.h"

// Facts

static bool teaches(const struct scenario *model, struct range effects, uint32_t fact)
{
    for (uint32_t i = effects.first; i < effects.first + effects.count; i++) {
        const struct effect *effect = &model->effects[i];
        if ((effect->kind == EFFECT_TEACH || effect->kind == EFFECT_UNASKED) && effect->a == fact) {
            return true;
        }
    }
    return false;
}

// The ways that somebody really went.
static uint32_t ways_of_desk(const struct exploring *exploring, uint32_t fact)
{
    const struct scenario *model = exploring->out->model;
    const struct coverage *real = &exploring->real;
    uint32_t ways = 0;
    for (uint32_t i = 0; i < model->record_count; i++) {
        ways += real->met[PART_RECORD][i] && teaches(model, model->records[i].effects, fact);
    }
    for (uint32_t i = 0; i < model->act_count; i++) {
        ways += real->met[PART_ACT][i] && teaches(model, model->acts[i].effects, fact);
    }
    for (uint32_t i = 0; i < model->coach_count; i++) {
        ways += real->met[PART_COACH][i] && teaches(model, model->coach[i].effects, fact);
    }
    return ways;
}

static bool slot_teaches(const struct exploring *exploring, const struct slot *slot, uint32_t fact)
{
    const struct scenario *model = exploring->out->model;
    for (uint32_t i = 0; i < slot->wording_count; i++) {
        uint32_t wording = slot->first_wording + i;
        if (exploring->real.met[PART_WORDING][wording] &&
                teaches(model, model->wordings[wording].effects, fact)) {
            return true;
        }
    }
    return false;
}

// Being told it at a turn is a way, by whatever words; so is every answer that tells it.
static uint32_t ways_of_talk(const struct exploring *exploring, uint32_t fact)
{
    const struct scenario *model = exploring->out->model;
    uint32_t ways = 0;
    for (uint32_t i = 0; i < model->turn_count; i++) {
        struct range says = model->turns[i].says;
        bool told = false;
        for (uint32_t j = says.first; j < says.first + says.count; j++) {
            told = told ||
                    (exploring->real.met[PART_TURN][i] &&
                            teaches(model, model->says[j].effects, fact));
        }
        ways += told;
    }
    for (uint32_t i = 0; i < model->slot_count; i++) {
        ways += slot_teaches(exploring, &model->slots[i], fact);
    }
    return ways;
}

struct reading {
    uint32_t mark;
    bool found;
};

static void read_mark(void *payload, uint32_t mark)
{
    struct reading *reading = payload;
    reading->found = reading->found || mark == reading->mark;
}

// A fact is keyed when some words that show something are used for knowing it.
static bool fact_keyed(const struct scenario *model, uint32_t fact)
{
    struct reading reading = { model->facts[fact].known, false };
    for (uint32_t i = 0; i < model->wording_count && !reading.found; i++) {
        if (model->wordings[i].shows.count > 0) {
            slice_each_mark(model, model->wordings[i].when, read_mark, &reading);
        }
    }
    return reading.found;
}

static void judge_fact(struct exploring *exploring, uint32_t fact)
{
    const struct scenario *model = exploring->out->model;
    bool several = ways_of_desk(exploring, fact) + ways_of_talk(exploring, fact) >= 2;
    bool meant = !model->facts[fact].several_ways;
    struct finding finding = finding_of(
            exploring, CLAIM_SEVERAL, several || meant ? VERDICT_PROVED : VERDICT_REFUTED);
    finding.index = fact;
    finding_add(exploring, &finding);
}

// Promises

struct keeping {
    uint32_t promise;
    uint32_t found;
};

static bool see_kept(void *payload, struct search *search, uint32_t state, const move_list *moves)
{
    struct keeping *keeping = payload;
    const struct promise_state *at = &search->world->state.promises[keeping->promise];
    (void)moves;
    if (at->kept && at->promised && !at->fell_due) {
        keeping->found = state;
        return false;
    }
    return true;
}

static void seek_kept(struct exploring *exploring, uint32_t promise, struct finding *finding)
{
    const struct scenario *model = exploring->out->model;
    struct keeping keeping = { promise, STATE_NONE };
    struct search search;
    move_list way = { 0 };
    struct slice_request request = {
        .contacts = search_all_contacts(model), .points = SLICE_NONE, .watched_promise = promise + 1
    };
    exploring_search(exploring, &search, request, false,
            (struct search_watch) { .payload = &keeping, .state = see_kept });
    finding->why = search_why(&search);
    if (keeping.found != STATE_NONE) {
        search_way(&search, keeping.found, &way);
        finding->script = exploring_try(exploring, &search, &way, &finding->why);
        bool met = exploring->real.met[PART_PROMISE][promise];
        finding->verdict = met ? VERDICT_PROVED : VERDICT_UNDECIDED;
        finding->why = finding->why == WHY_NOTHING ? WHY_CLOCK : finding->why;
    } else if (search_exhausted(&search)) {
        finding->verdict = VERDICT_REFUTED;
        finding->why = WHY_NOTHING;
    }
    vec_finish(&way);
    search_finish(&search);
}

static void judge_promise(struct exploring *exploring, uint32_t promise)
{
    struct finding finding = finding_of(exploring, CLAIM_KEPT, VERDICT_UNDECIDED);
    finding.part = PART_PROMISE;
    finding.index = promise;
    if (exploring->real.met[PART_PROMISE][promise]) {
        finding.verdict = VERDICT_PROVED;
    } else if (slice_fits(exploring->out->model)) {
        seek_kept(exploring, promise, &finding);
    }
    finding_add(exploring, &finding);
}

static void judge_patience(struct exploring *exploring)
{
    struct good_play play;
    good_play_init(&play, exploring->shift.plan, 1, PACE_MODEL);
    bool kept = play.patience.count == 0;
    struct finding finding = finding_of(exploring, CLAIM_PATIENT,
            kept && play.whole ? VERDICT_PROVED
                    : kept     ? VERDICT_UNDECIDED
                               : VERDICT_REFUTED);
    finding.why = kept && !play.whole ? WHY_CLOCK : WHY_NOTHING;
    finding.part = PART_CONTACT;
    finding.index = kept ? INDEX_NONE : play.patience.index;
    finding.script = kept ? NULL : exploring_script(exploring, &play.trial);
    finding_add(exploring, &finding);
    explorer_replay(&exploring->real, exploring->shift.plan, &play.trial);
    trial_finish(&play.trial);
}

void claims_of_desk(struct exploring *exploring)
{
    const struct scenario *model = exploring->out->model;
    judge_patience(exploring);
    for (uint32_t i = 0; i < model->fact_count; i++) {
        if (fact_keyed(model, i)) {
            judge_fact(exploring, i);
        }
    }
    for (uint32_t i = 0; i < model->promise_count; i++) {
        judge_promise(exploring, i);
    }
    for (int kind = 0; kind < PART_KIND_COUNT; kind++) {
        uint32_t count = coverage_count(model, (enum part_kind)kind);
        exploring->out->parts[kind][1] = count;
        for (uint32_t i = 0; i < count; i++) {
            exploring->out->parts[kind][0] += exploring->real.met[kind][i];
        }
    }
}
