// SPDX-License-Identifier: GPL-3.0-or-later
// A real shift as a form: the engine itself is played.
#include "game/explore/simulate/shift_form.h"

#include <math.h>

#include "game/base/mem.h"
#include "game/explore/simulate/candidate.h"

struct form_player {
    const struct shift_form *form;
    struct hand hand;
    struct difficulties difficulties;
    double (*effects)[COMPETENCY_COUNT];
};

static const struct shift_form *of(const struct form *form)
{
    return (const struct shift_form *)(const void *)form;
}

static struct form_player *open_player(const struct form *form)
{
    struct form_player *player = mem_alloc(sizeof(*player));
    uint32_t count = of(form)->guide.plan->scenario_count;
    player->form = of(form);
    hand_init(&player->hand, &player->form->guide);
    player->effects = mem_alloc(count * sizeof(*player->effects));
    player->difficulties.drawn = mem_alloc(count * sizeof(double *));
    for (uint32_t s = 0; s < count; s++) {
        uint32_t decisions = player->form->guide.scenarios[s].decisions;
        player->difficulties.drawn[s] = mem_alloc((decisions + 1) * sizeof(double));
    }
    return player;
}

static void close_player(struct form_player *player)
{
    for (uint32_t s = 0; s < player->form->guide.plan->scenario_count; s++) {
        mem_free(player->difficulties.drawn[s]);
    }
    mem_free(player->difficulties.drawn);
    mem_free(player->effects);
    hand_finish(&player->hand);
    mem_free(player);
}

static void renew(struct form_player *player, uint64_t number)
{
    struct difficulties *known = &player->difficulties;
    if (known->any && known->number == number) {
        return;
    }
    known->any = true;
    known->number = number;
    for (uint32_t s = 0; s < player->form->guide.plan->scenario_count; s++) {
        for (uint32_t i = 0; i < player->form->guide.scenarios[s].decisions; i++) {
            known->drawn[s][i] = NAN;
        }
    }
}

static void play(struct form_player *player, const struct people *people,
        const struct person *person, const struct draw *draw, struct showing *showing)
{
    uint32_t scenarios = player->form->guide.plan->scenario_count;
    uint64_t key = stream_key(people->seed, STREAM_NOISE, draw->noise);
    struct candidate candidate = {
        .guide = &player->form->guide,
        .people = people,
        .person = person,
        .difficulties = &player->difficulties,
        .effects = player->effects,
        .noise_key = hash_mix(key + 1),
        .noise = { key },
    };
    struct mind mind;
    renew(player, draw->difficulties);
    for (uint32_t s = 0; s < scenarios; s++) {
        person_effects(people, draw, s, player->effects[s]);
    }
    candidate_mind(&candidate, &mind);
    hand_play(&player->hand, &mind, stream_key(people->seed, STREAM_ORDER, draw->noise), showing);
    if (showing->wants_chances && player->form->chances != NULL) {
        player->form->chances(&player->hand.state, showing->chances);
        showing->has_chances = true;
    }
}

static const struct form_kind SHIFT_KIND = { open_player, close_player, play };

void shift_form_init(struct shift_form *form, const struct plan *plan)
{
    *form = (struct shift_form) {
        .form = { &SHIFT_KIND, (uint32_t)plan->shift->entry_count },
    };
    guide_init(&form->guide, plan);
}

void shift_form_finish(struct shift_form *form)
{
    guide_finish(&form->guide);
}

void shift_form_show(const struct shift_form *form, const struct people *people, uint32_t count,
        const struct shift_audience *audience)
{
    struct form_player *player = open_player(&form->form);
    struct showing showing = { 0 };
    player->hand.listener = &audience->sink;
    for (uint32_t i = 0; i < count; i++) {
        struct person person = person_of(people, i);
        // One form for all: who differs, not what is met.
        struct draw draw = { .person = i, .difficulties = 0, .effects = i, .noise = i };
        audience->begins(audience->sink.payload);
        play(player, people, &person, &draw, &showing);
    }
    vec_finish(&showing.evidence);
    close_player(player);
}

static void keep(void *who, const struct action *action)
{
    action_list *actions = who;
    vec_push(actions, *action);
}

uint64_t shift_form_record(const struct shift_form *form, const struct people *people,
        uint32_t number, double lift, action_list *actions)
{
    struct form_player *player = open_player(&form->form);
    struct showing showing = { 0 };
    struct person person = person_of(people, number);
    struct draw draw = { .person = number, .difficulties = 0, .effects = number, .noise = number };
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        person.ability[k] += lift;
    }
    person.desk += 2 * lift;
    player->hand.acts = keep;
    player->hand.acts_for = actions;
    play(player, people, &person, &draw, &showing);
    vec_finish(&showing.evidence);
    close_player(player);
    return stream_key(people->seed, STREAM_ORDER, draw.noise);
}
