// SPDX-License-Identifier: GPL-3.0-or-later
// Traits: what anybody can see of a reply without knowing what is good.
#include "game/explore/simulate/traits.h"

#include <ctype.h>

#include "game/base/mem.h"
#include "game/base/utf8.h"

enum { FAR = 1000, ESCALATES = 10, QUESTION_RUBRIC = 5 };

// How far it is to an end

static uint32_t far_of_target(
        const struct scenario *model, const uint32_t *far, struct target target)
{
    switch ((enum target_kind)target.kind) {
    case TARGET_TURN:
        return far[target.index];
    case TARGET_VISIT:
        return far[model->visits[target.index].entry];
    case TARGET_END:
        return 0;
    case TARGET_STAY:
    case TARGET_RETURN: // somewhere back in the story: about as far as from here
        break;
    }
    return FAR;
}

static uint32_t nearest_end(
        const struct scenario *model, const uint32_t *far, const struct turn *turn)
{
    uint32_t nearest = FAR;
    for (uint32_t i = turn->slots.first; i < turn->slots.first + turn->slots.count; i++) {
        bool compose = (turn->flags & TURN_COMPOSE) != 0;
        struct target next = compose ? turn->sent : model->slots[i].next;
        uint32_t at = far_of_target(model, far, next);
        nearest = at < nearest ? at : nearest;
    }
    return nearest < FAR ? nearest + 1 : FAR;
}

// Again and again until nothing comes nearer: as many rounds as the longest shortest way.
static uint32_t *find_ends(const struct scenario *model)
{
    uint32_t *far = mem_alloc((model->turn_count + 1) * sizeof(*far));
    for (uint32_t i = 0; i < model->turn_count; i++) {
        far[i] = FAR;
    }
    bool nearer = true;
    while (nearer) {
        nearer = false;
        for (uint32_t i = 0; i < model->turn_count; i++) {
            uint32_t at = nearest_end(model, far, &model->turns[i]);
            nearer = nearer || at < far[i];
            far[i] = at < far[i] ? at : far[i];
        }
    }
    return far;
}

// What the words show

static int32_t count_digits(const char *text)
{
    int32_t count = 0;
    for (; *text != '\0'; text++) {
        count += isdigit((unsigned char)*text) ? 1 : 0;
    }
    return count;
}

static int32_t count_questions(const char *text)
{
    int32_t count = 0;
    for (; *text != '\0'; text++) {
        count += *text == '?' ? 1 : 0;
    }
    return count;
}

static int32_t pleases(const struct speech_act *act)
{
    const int8_t *delta = act->delta[0];
    return delta[AXIS_PLEASANTNESS] - delta[AXIS_AROUSAL] + delta[AXIS_TRUST] - delta[AXIS_EFFORT];
}

static void add_effects(const struct plan *plan, const struct scenario *model,
        const struct wording *wording, int32_t *traits)
{
    for (uint32_t i = 0; i < wording->effects.count; i++) {
        const struct effect *effect = &model->effects[wording->effects.first + i];
        if (effect->kind == EFFECT_ACT) {
            traits[TRAIT_RUBRIC] += pleases(&plan->rules->acts[effect->a]);
        } else if (effect->kind == EFFECT_PROMISE) {
            uint32_t due = effect->b != INDEX_NONE ? effect->b : model->promises[effect->a].due;
            bool later = (int32_t)due > traits[TRAIT_LATEST];
            traits[TRAIT_PROMISES]++;
            traits[TRAIT_LATEST] = later ? (int32_t)due : traits[TRAIT_LATEST];
        }
    }
}

static void find_traits(const struct traits *all, const struct ruler *ruler,
        const struct scenario *model, const struct slot *slot, uint32_t index, int32_t *traits)
{
    const struct wording *wording = &model->wordings[index];
    const char *text = scenario_text(model, wording->say);
    const char *language = all->plan->shift->language;
    bool escalates = slot->next.kind == TARGET_END &&
            model->endings[slot->next.index].outcome == OUTCOME_ESCALATED;
    traits[TRAIT_LENGTH] = (int32_t)utf8_count(text);
    traits[TRAIT_POLITE] = ruler_count(ruler, SURFACE_POLITE, language, text);
    traits[TRAIT_QUESTION] = count_questions(text);
    traits[TRAIT_DIGITS] = count_digits(text);
    traits[TRAIT_FEELING] = ruler_count(ruler, SURFACE_FEELING, language, text);
    traits[TRAIT_INFORMED] = wording->when != CONDITION_TRUE;
    traits[TRAIT_HAND_OVER] =
            ruler_count(ruler, SURFACE_HAND_OVER, language, text) + (escalates ? ESCALATES : 0);
    traits[TRAIT_RUBRIC] = traits[TRAIT_QUESTION] > 0 ? QUESTION_RUBRIC : 0;
    add_effects(all->plan, model, wording, traits);
}

static void find_scenario(struct traits *traits, const struct ruler *ruler, uint32_t scenario)
{
    const struct scenario *model = traits->plan->scenarios[scenario].scenario;
    uint32_t *far = find_ends(model);
    traits->of[scenario] = mem_alloc((model->wording_count + 1) * sizeof(*traits->of[scenario]));
    for (uint32_t i = 0; i < model->slot_count; i++) {
        const struct slot *slot = &model->slots[i];
        for (uint32_t j = 0; j < slot->wording_count; j++) {
            uint32_t wording = slot->first_wording + j;
            int32_t *at = traits->of[scenario][wording];
            find_traits(traits, ruler, model, slot, wording, at);
            at[TRAIT_ENDING] = (slot->flags & SLOT_TOPIC) != 0
                    ? FAR
                    : (int32_t)far_of_target(model, far, slot->next);
        }
    }
    mem_free(far);
}

void traits_init(struct traits *traits, const struct plan *plan, const struct ruler *ruler)
{
    *traits = (struct traits) { .plan = plan };
    traits->of = mem_alloc(plan->scenario_count * sizeof(*traits->of));
    for (uint32_t s = 0; s < plan->scenario_count; s++) {
        find_scenario(traits, ruler, s);
    }
}

void traits_finish(struct traits *traits)
{
    for (uint32_t s = 0; s < traits->plan->scenario_count; s++) {
        mem_free(traits->of[s]);
    }
    mem_free(traits->of);
    *traits = (struct traits) { 0 };
}
