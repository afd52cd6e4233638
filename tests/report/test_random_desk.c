// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the evenness of the random player: whatever is possible can be drawn, at every step, and
// what sleeps is really impossible.
#include "game/report/random_desk.h"

#include <math.h>

#include "game/shift/choices.h"
#include "game/shift/offer.h"
#include "tests/report/play.h"
#include "tests/test_main.h"

enum { PLAYS = 3, STEPS_MAX = 2000 };

static bool stands_in(const desk_item_list *list, const struct desk_item *item)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct desk_item *at = &list->items[i];
        if (at->kind == item->kind && at->scenario == item->scenario && at->item == item->item) {
            return true;
        }
    }
    return false;
}

static bool is_possible(const struct shift_state *state, const struct desk_item *item)
{
    const struct scenario *model = state_scenario(state, item->scenario);
    struct action action = { .kind = item->kind, .scenario = item->scenario, .item = item->item };
    struct shift_event event;
    if (item->kind == ACTION_OUT) {
        return contact_can_begin(state, item->scenario, item->item);
    }
    if (item->kind == ACTION_OPEN &&
            state_marked(state, item->scenario, model->records[item->item].opened)) {
        return false;
    }
    if (item->kind == ACTION_PLAN) {
        const struct promise_state *at = state_promise(state, item->scenario, item->item);
        action.seconds = at->due;
        if (at->planned != TIME_NONE) {
            return false;
        }
    }
    return shift_decide(state, &action, &event) == REFUSED_NOT;
}

static void check_awake(const struct random_desk *desk, const struct shift_state *state)
{
    for (size_t i = 0; i < desk->whole.count; i++) {
        const struct desk_item *item = &desk->whole.items[i];
        const struct desk_shelf *shelf = item->kind == ACTION_OUT ? &desk->outgoing : &desk->desk;
        ck_assert_msg(!is_possible(state, item) || stands_in(&shelf->awake, item),
                "kind %d scenario %u item %u sleeps", (int)item->kind, item->scenario, item->item);
    }
}

static bool fill_form(const struct shift_state *state, struct shift_event *event)
{
    STATE_EACH_BIT(rank, state->present, state->plan->contact_words)
    {
        struct plan_part part = state->plan->contacts[rank];
        struct action wrap = { .kind = ACTION_WRAP, .scenario = part.scenario };
        wrap.contact = part.index;
        const struct scenario *model = state_scenario(state, part.scenario);
        for (uint32_t f = 0; f < part.contact->wrap_fields.count; f++) {
            uint32_t list = model->wrap_fields[part.contact->wrap_fields.first + f].list;
            wrap.codes[f] = model->code_lists[list].codes.first;
        }
        if (shift_decide(state, &wrap, event) == REFUSED_NOT) {
            return true;
        }
    }
    return false;
}

// Anything that the engine knows of, undoing an act included; a form that is open first.
static bool draw_any(const struct shift_state *state, uint64_t *random, struct shift_event *event)
{
    action_list list = { 0 };
    choices_list(state, &list);
    bool form = fill_form(state, event);
    if (!form && list.count > 0) {
        const struct action *drawn = &list.items[random_below(random, (uint32_t)list.count)];
        ck_assert_int_eq(shift_decide(state, drawn, event), REFUSED_NOT);
    }
    bool any = form || list.count > 0;
    vec_finish(&list);
    return any;
}

static size_t play_checked(struct random_desk *desk, const struct plan *plan, uint64_t seed)
{
    struct shift_state state;
    uint64_t random = seed;
    size_t drawn = 0;
    random_desk_clear(desk, plan);
    shift_state_init(&state, plan, seed);
    shift_begin(&state, NULL);
    for (int i = 0; i < STEPS_MAX && !state.head->over; i++) {
        struct shift_event event;
        bool found =
                random_below(&random, 3) == 0 && random_desk_draw(desk, &state, &random, &event);
        drawn += found;
        if (!found && !draw_any(&state, &random, &event)) {
            break;
        }
        random_desk_outgoing(desk, &state);
        random_desk_sift_outgoing(desk, &state);
        check_awake(desk, &state);
        random_desk_hear(desk, &event.action);
        shift_apply(&state, &event, NULL);
    }
    ck_assert(state.head->over);
    shift_state_finish(&state);
    return drawn;
}

START_TEST(what_is_possible_never_sleeps)
{
    struct play play;
    play_init(&play, NULL);
    struct random_desk desk;
    random_desk_init(&desk, play.plan);
    size_t drawn = 0;
    for (uint64_t seed = 0; seed < PLAYS; seed++) {
        drawn += play_checked(&desk, play.plan, seed);
    }
    ck_assert_uint_gt(drawn, 10 * PLAYS);
    random_desk_finish(&desk);
    play_finish(&play);
}
END_TEST

// Where all records lie there at once, each is as likely to be drawn first.
START_TEST(each_is_as_likely)
{
    enum { DRAWS = 20000 };
    struct play play;
    play_init(&play, NULL);
    struct random_desk desk;
    random_desk_init(&desk, play.plan);
    struct shift_state state;
    shift_state_init(&state, play.plan, 1);
    shift_begin(&state, NULL);
    uint32_t *times = mem_alloc(desk.whole.count * sizeof(*times));
    uint64_t random = 5;
    for (int i = 0; i < DRAWS; i++) {
        struct shift_event event;
        random_desk_clear(&desk, play.plan);
        ck_assert(random_desk_draw(&desk, &state, &random, &event));
        for (size_t item = 0; item < desk.whole.count; item++) {
            const struct desk_item *at = &desk.whole.items[item];
            times[item] += at->kind == event.action.kind && at->scenario == event.action.scenario &&
                    at->item == event.action.item;
        }
    }
    uint32_t possible = 0;
    for (size_t item = 0; item < desk.whole.count; item++) {
        possible += is_possible(&state, &desk.whole.items[item]);
    }
    ck_assert_uint_gt(possible, 3);
    double expected = (double)DRAWS / possible;
    for (size_t item = 0; item < desk.whole.count; item++) {
        bool can = is_possible(&state, &desk.whole.items[item]);
        // Five standard deviations.
        double slack = can ? 5 * sqrt(expected) : 0.5;
        ck_assert_double_eq_tol(times[item], can ? expected : 0, slack);
    }
    mem_free(times);
    shift_state_finish(&state);
    random_desk_finish(&desk);
    play_finish(&play);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("random_desk");
    TCase *cases = tcase_create("random_desk");
    tcase_set_timeout(cases, 120);
    tcase_add_test(cases, what_is_possible_never_sleeps);
    tcase_add_test(cases, each_is_as_likely);
    suite_add_tcase(suite, cases);
    return suite;
}
