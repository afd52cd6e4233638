// SPDX-License-Identifier: GPL-3.0-or-later
// Tricksters: players who go by something else than what is good.
#include "game/explore/simulate/trickster.h"

#include <math.h>

#include "game/base/mem.h"
#include "game/explore/simulate/hand.h"

enum { BY_ORDER = -1, UNIT = 16 };

// How one kind of thing is done.
enum habit { NEVER, ALWAYS, BY_COIN };

// What a trickster goes by among replies: the most (or least) of a trait; equals by coin.
static const struct way {
    const char *id;
    int trait; // BY_ORDER: where it stands
    int sign;  // 1 the most or the last, -1 the least or the first, 0 any
    enum habit looks_up;
    enum habit asks_coach;
    bool holds;
} WAYS[TRICKSTER_COUNT] = {
    [TRICKSTER_FIRST] = { "first", BY_ORDER, -1, BY_COIN, BY_COIN, false },
    [TRICKSTER_LAST] = { "last", BY_ORDER, 1, BY_COIN, BY_COIN, false },
    [TRICKSTER_LONGEST] = { "longest", TRAIT_LENGTH, 1, BY_COIN, BY_COIN, false },
    [TRICKSTER_SHORTEST] = { "shortest", TRAIT_LENGTH, -1, BY_COIN, BY_COIN, false },
    [TRICKSTER_POLITEST] = { "politest", TRAIT_POLITE, 1, BY_COIN, BY_COIN, false },
    [TRICKSTER_QUESTION] = { "question", TRAIT_QUESTION, 1, BY_COIN, BY_COIN, false },
    [TRICKSTER_DIGITS] = { "digits", TRAIT_DIGITS, 1, BY_COIN, BY_COIN, false },
    [TRICKSTER_FEELING] = { "feeling", TRAIT_FEELING, 1, BY_COIN, BY_COIN, false },
    [TRICKSTER_NEWEST] = { "newest", TRAIT_INFORMED, 1, BY_COIN, BY_COIN, false },
    [TRICKSTER_ESCALATES] = { "escalates", TRAIT_HAND_OVER, 1, BY_COIN, BY_COIN, false },
    [TRICKSTER_HOLDS] = { "always-hold", BY_ORDER, 0, BY_COIN, BY_COIN, true },
    [TRICKSTER_COACH] = { "always-coach", BY_ORDER, 0, BY_COIN, ALWAYS, false },
    [TRICKSTER_NO_PROMISE] = { "no-promise", TRAIT_PROMISES, -1, BY_COIN, BY_COIN, false },
    [TRICKSTER_FAR_PROMISE] = { "far-promise", TRAIT_LATEST, 1, BY_COIN, BY_COIN, false },
    [TRICKSTER_OPENS_ALL] = { "opens-all", BY_ORDER, 0, ALWAYS, BY_COIN, false },
    [TRICKSTER_READS_NOTHING] = { "reads-nothing", BY_ORDER, 0, NEVER, NEVER, false },
    [TRICKSTER_RUBRIC] = { "rubric", TRAIT_RUBRIC, 1, NEVER, NEVER, false },
    [TRICKSTER_FASTEST] = { "fastest", TRAIT_ENDING, -1, NEVER, NEVER, false },
    [TRICKSTER_RANDOM] = { "random", BY_ORDER, 0, BY_COIN, BY_COIN, false },
};

const char *trickster_id(enum trickster trickster)
{
    return WAYS[trickster].id;
}

struct player {
    const struct way *way;
    const struct guide *guide;
    const struct traits *traits;
    uint64_t noise_key;
    struct stream noise;
};

static uint32_t any_of(struct player *player, uint32_t count)
{
    return (uint32_t)(stream_next(&player->noise) * count);
}

static bool coin(const struct player *player, uint32_t scenario, uint32_t decision)
{
    return stream_at(player->noise_key, (uint64_t)scenario << 32 | decision) < 0.5;
}

static bool does(void *who, const struct deed *deed)
{
    const struct player *player = who;
    enum habit habit = BY_COIN;
    if (deed->kind == DECISION_LOOK_UP) {
        habit = player->way->looks_up;
    } else if (deed->kind == DECISION_COACH) {
        habit = player->way->asks_coach;
    }
    uint32_t decision = guide_decision(player->guide, deed->scenario, deed->kind, deed->item);
    return habit == ALWAYS || (habit == BY_COIN && coin(player, deed->scenario, decision));
}

static int32_t worth(const struct player *player, const struct table_of_replies *table, uint32_t i)
{
    if (player->way->trait == BY_ORDER) {
        return player->way->sign * (int32_t)i;
    }
    uint32_t wording = table->slots[i].wording;
    return player->way->sign * player->traits->of[table->scenario][wording][player->way->trait];
}

// The one worth most; of several that are worth as much, each is as likely.
static uint32_t pick(struct player *player, const struct table_of_replies *table)
{
    uint32_t picked = 0;
    uint32_t equals = 0;
    for (uint32_t i = 0; i < table->count; i++) {
        int32_t here = worth(player, table, i);
        int32_t best = worth(player, table, picked);
        if (equals == 0 || here > best) {
            picked = i;
            equals = 1;
        } else if (here == best) {
            equals++;
            picked = any_of(player, equals) == 0 ? i : picked;
        }
    }
    return picked;
}

// A section that may stay empty does so by coin; for the fastest and the shortest, always.
static uint32_t picks(void *who, const struct table_of_replies *table)
{
    struct player *player = who;
    if (table->optional) {
        bool sparing = player->way->sign < 0 && player->way->trait != BY_ORDER;
        bool coined = stream_next(&player->noise) < 0.5;
        if (sparing || coined) {
            return table->count;
        }
    }
    return pick(player, table);
}

static uint32_t codes(void *who, const struct shift_state *state, uint32_t scenario, uint32_t field)
{
    struct player *player = who;
    const struct scenario *model = state_scenario(state, scenario);
    struct range list = model->code_lists[model->wrap_fields[field].list].codes;
    bool by_order = player->way->trait == BY_ORDER && player->way->sign != 0;
    uint32_t edge = player->way->sign > 0 ? list.count - 1 : 0;
    return list.first + (by_order ? edge : any_of(player, list.count));
}

static bool leads(void *who, uint32_t scenario, uint32_t rule)
{
    const struct player *player = who;
    uint32_t decision = guide_decision(player->guide, scenario, DECISION_ORDER, rule);
    return coin(player, scenario, decision);
}

// Playing

struct job {
    const struct guide *guide;
    const struct traits *traits;
    uint64_t seed;
    uint32_t plays;
    uint32_t units;                  // per trickster
    double (*scores)[COHORT_SCORES]; // by trickster and play
};

struct worker {
    struct hand hand;
    struct showing showing;
};

static void *open_worker(void *payload)
{
    const struct job *job = payload;
    struct worker *worker = mem_alloc(sizeof(*worker));
    hand_init(&worker->hand, job->guide);
    return worker;
}

static void close_worker(void *own)
{
    struct worker *worker = own;
    hand_finish(&worker->hand);
    vec_finish(&worker->showing.evidence);
    mem_free(worker);
}

static void write_scores(double scores[COHORT_SCORES], const struct showing *showing)
{
    struct sheet sheet;
    sheet_init(&sheet,
            &(struct sheet_input) {
                    .items = showing->evidence.items,
                    .count = showing->evidence.count,
            });
    scores[COHORT_OVERALL] = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        scores[k] = sheet.line[k].has_score ? sheet.line[k].score : NAN;
        scores[COHORT_OVERALL] += scores[k] / COMPETENCY_COUNT;
    }
    sheet_finish(&sheet);
}

// All tricksters meet the same shifts, in the same order of replies.
static void play_once(const struct job *job, struct worker *worker, uint32_t number, uint32_t play)
{
    uint64_t noise = stream_key(job->seed, STREAM_NOISE, (uint64_t)number << 32 | play);
    struct player player = {
        .way = &WAYS[number],
        .guide = job->guide,
        .traits = job->traits,
        .noise_key = hash_mix(noise + 1),
        .noise = { noise },
    };
    struct mind mind = { .does = does,
        .picks = picks,
        .codes = codes,
        .leads = leads,
        .always_holds = player.way->holds,
        .who = &player };
    uint64_t order = stream_key(job->seed, STREAM_ORDER, play);
    hand_play(&worker->hand, &mind, order, &worker->showing);
    write_scores(job->scores[number * job->plays + play], &worker->showing);
}

static void play_unit(void *payload, void *own, uint32_t unit)
{
    const struct job *job = payload;
    uint32_t number = unit / job->units;
    uint32_t first = unit % job->units * UNIT;
    for (uint32_t play = first; play < first + UNIT && play < job->plays; play++) {
        play_once(job, own, number, play);
    }
}

static void sum_up(struct trickster_score *score, double (*scores)[COHORT_SCORES], uint32_t plays)
{
    for (int k = 0; k < COHORT_SCORES; k++) {
        double sum = 0;
        double square = 0;
        uint32_t count = 0;
        for (uint32_t i = 0; i < plays; i++) {
            bool known = isfinite(scores[i][k]);
            sum += known ? scores[i][k] : 0;
            square += known ? scores[i][k] * scores[i][k] : 0;
            count += known ? 1 : 0;
        }
        double mean = count > 0 ? sum / count : NAN;
        double variance = count > 1 ? (square - sum * mean) / (count - 1) : NAN;
        score->mean[k] = mean;
        score->error[k] = sqrt(fmax(variance, 0) / count);
    }
}

void tricksters_play(struct trickster_score scores[TRICKSTER_COUNT], const struct guide *guide,
        const struct traits *traits, uint64_t seed, uint32_t plays, const struct crew *crew)
{
    struct job job = { .guide = guide, .traits = traits, .seed = seed, .plays = plays };
    job.units = (plays + UNIT - 1) / UNIT;
    job.scores = mem_alloc(TRICKSTER_COUNT * plays * sizeof(*job.scores));
    struct work work = { TRICKSTER_COUNT * job.units, open_worker, close_worker, play_unit, &job };
    work_do(&work, crew);
    for (uint32_t i = 0; i < TRICKSTER_COUNT; i++) {
        sum_up(&scores[i], &job.scores[i * plays], plays);
    }
    mem_free(job.scores);
}
