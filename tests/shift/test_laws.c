// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the idea everything rests on: a session is its actions. Random plays of the shipped
// shift.
#include <string.h>

#include "game/base/hash.h"
#include "game/shift/action_text.h"
#include "game/shift/choices.h"
#include "game/shift/watch.h"
#include "tests/shift/fixture.h"
#include "tests/test_main.h"

enum { PLAYS = 16, STEPS_MAX = 400 };

// Mostly what the list offers; sometimes a form filled in at random, a plan, a hold, a note.
static bool draw(struct fixture *fixture, uint64_t *dice, struct action *action)
{
    const struct shift_state *state = &fixture->state;
    for (uint32_t s = 0; s < fixture->plan->scenario_count; s++) {
        const struct scenario *model = state_scenario(state, s);
        for (uint32_t c = 0; c < model->contact_count; c++) {
            if (state_contact(state, s, c)->phase != CONTACT_WRAPPING) {
                continue;
            }
            *action = (struct action) { .kind = ACTION_WRAP, .scenario = s, .contact = c };
            struct range fields = model->contacts[c].wrap_fields;
            for (uint32_t f = 0; f < fields.count; f++) {
                uint32_t list = model->wrap_fields[fields.first + f].list;
                struct range codes = model->code_lists[list].codes;
                action->codes[f] = codes.first + (uint32_t)(hash_next(dice) % codes.count);
            }
            struct shift_event event;
            if (shift_decide(state, action, &event) == REFUSED_NOT) {
                return true;
            }
        }
    }
    action_list list = { 0 };
    choices_list(state, &list);
    bool any = list.count > 0;
    if (any) {
        *action = list.items[hash_next(dice) % list.count];
    }
    vec_finish(&list);
    return any;
}

static void remember(struct fixture *fixture, const struct action *action, struct buffer *script)
{
    action_write(script, fixture->plan, action);
    buffer_add_char(script, '\n');
}

static void play_at_random(struct fixture *fixture, uint64_t seed, int steps, struct buffer *script)
{
    uint64_t dice = seed;
    for (int i = 0; i < steps && !fixture->state.head->over; i++) {
        struct action action;
        if (!draw(fixture, &dice, &action)) {
            break;
        }
        struct buffer line = { 0 };
        remember(fixture, &action, script);
        action_write(&line, fixture->plan, &action);
        ck_assert_int_eq(fixture_play(fixture, buffer_text(&line)), REFUSED_NOT);
        buffer_finish(&line);
    }
}

START_TEST(the_same_actions_give_the_same_state_and_happenings)
{
    struct fixture one;
    struct fixture two;
    struct buffer script = { 0 };
    fixture_init_shipped(&one, (uint64_t)_i);
    fixture_init_shipped(&two, (uint64_t)_i);
    play_at_random(&one, (uint64_t)_i * 7919, STEPS_MAX, &script);
    fixture_play_all(&two, buffer_text(&script));
    ck_assert(shift_state_equal(&one.state, &two.state));
    ck_assert_uint_eq(one.happenings.count, two.happenings.count);
    for (size_t i = 0; i < one.happenings.count; i++) {
        const struct happening *a = &one.happenings.items[i];
        const struct happening *b = &two.happenings.items[i];
        ck_assert(a->kind == b->kind && a->time == b->time && a->text == b->text &&
                a->earned == b->earned && a->possible == b->possible);
    }
    buffer_finish(&script);
    fixture_finish(&one);
    fixture_finish(&two);
}
END_TEST

// What the engine keeps beside the phases, so that it need not look for it, follows from them.
START_TEST(what_time_may_do_is_known_exactly)
{
    struct fixture fixture;
    struct shift_state anew;
    struct buffer script = { 0 };
    fixture_init_shipped(&fixture, (uint64_t)_i);
    shift_state_init(&anew, fixture.plan, 0);
    for (int i = 0; i < STEPS_MAX && !fixture.state.head->over; i++) {
        play_at_random(&fixture, (uint64_t)(_i * 4177 + i), 1, &script);
        shift_state_copy(&anew, &fixture.state);
        watch_all(&anew);
        ck_assert(shift_state_equal(&anew, &fixture.state));
    }
    shift_state_finish(&anew);
    buffer_finish(&script);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(states_that_went_another_way_differ)
{
    struct fixture one;
    struct fixture other;
    fixture_init_shipped(&one, 1);
    fixture_init_shipped(&other, 1);
    ck_assert(shift_state_equal(&one.state, &other.state));
    struct buffer script = { 0 };
    play_at_random(&one, 1, 1, &script);
    ck_assert(!shift_state_equal(&one.state, &other.state));
    fixture_play_all(&other, buffer_text(&script));
    ck_assert(shift_state_equal(&one.state, &other.state));
    shift_state_restart(&one.state, 2);
    shift_state_finish(&other.state);
    shift_state_init(&other.state, other.plan, 2);
    ck_assert(shift_state_equal(&one.state, &other.state));
    buffer_finish(&script);
    fixture_finish(&one);
    fixture_finish(&other);
    plan_destroy(NULL);
}
END_TEST

START_TEST(it_goes_the_same_way_where_nobody_listens)
{
    struct fixture heard;
    struct fixture unheard;
    fixture_init_shipped(&heard, (uint64_t)_i);
    fixture_init_shipped(&unheard, (uint64_t)_i);
    uint64_t dice = (uint64_t)_i * 613;
    struct action action;
    for (int i = 0; i < STEPS_MAX && draw(&heard, &dice, &action); i++) {
        struct buffer line = { 0 };
        struct shift_event event;
        action_write(&line, heard.plan, &action);
        ck_assert_int_eq(shift_decide(&unheard.state, &action, &event), REFUSED_NOT);
        shift_apply(&unheard.state, &event, NULL);
        ck_assert_int_eq(fixture_play(&heard, buffer_text(&line)), REFUSED_NOT);
        ck_assert(shift_state_equal(&heard.state, &unheard.state));
        buffer_finish(&line);
    }
    fixture_finish(&heard);
    fixture_finish(&unheard);
}
END_TEST

START_TEST(a_copy_half_way_goes_on_to_the_same_end)
{
    struct fixture whole;
    struct fixture resumed;
    struct buffer script = { 0 };
    fixture_init_shipped(&whole, 5);
    fixture_init_shipped(&resumed, 5);
    play_at_random(&whole, (uint64_t)_i + 31, STEPS_MAX, &script);
    char *lines = buffer_take(&script);
    size_t cut = strlen(lines) / 2;
    while (lines[cut] != '\0' && lines[cut] != '\n') {
        cut++;
    }
    char *rest = lines + cut + (lines[cut] == '\n');
    char kept = lines[cut];
    lines[cut] = '\0';
    fixture_play_all(&resumed, lines);
    struct shift_state copy;
    shift_state_init(&copy, resumed.plan, 5);
    shift_state_copy(&copy, &resumed.state);
    shift_state_finish(&resumed.state);
    resumed.state = copy;
    lines[cut] = kept;
    fixture_play_all(&resumed, rest);
    ck_assert(shift_state_equal(&whole.state, &resumed.state));
    mem_free(lines);
    fixture_finish(&whole);
    fixture_finish(&resumed);
}
END_TEST

START_TEST(evidence_is_in_range_and_settled_once)
{
    struct fixture fixture;
    struct buffer script = { 0 };
    fixture_init_shipped(&fixture, (uint64_t)_i);
    play_at_random(&fixture, (uint64_t)_i * 104729, STEPS_MAX, &script);
    for (size_t i = 0; i < fixture.happenings.count; i++) {
        const struct happening *at = &fixture.happenings.items[i];
        if (at->kind != HAPPENED_SCORED) {
            continue;
        }
        ck_assert_int_ge(at->earned, 0);
        ck_assert_int_le(at->earned, at->possible);
        ck_assert_int_gt(at->possible, 0);
        const struct scenario *model = state_scenario(&fixture.state, at->scenario);
        for (size_t j = 0; j < i; j++) {
            const struct happening *other = &fixture.happenings.items[j];
            bool twice = other->kind == HAPPENED_SCORED && other->scenario == at->scenario &&
                    other->decision == at->decision && other->competency == at->competency;
            ck_assert_msg(!twice, "%s settled twice",
                    scenario_string(model, model->decisions[at->decision].id));
        }
    }
    buffer_finish(&script);
    fixture_finish(&fixture);
}
END_TEST

// Does nothing more than let the time go by, until the shift is over.
static void leave_all(struct fixture *fixture)
{
    while (!fixture->state.head->over) {
        if (fixture_play(fixture, "wait") != REFUSED_NOT &&
                fixture_play(fixture, "finish") != REFUSED_NOT) {
            ck_assert_int_eq(fixture_play(fixture, "search web \"niets\""), REFUSED_NOT);
        }
    }
}

// Turns, forms and topics are earned by doing. What was done earlier may still be observed, and a
// needless question that nobody asked was rightly left alone.
static bool earned_by_doing(const struct scenario *model, uint32_t decision)
{
    for (uint32_t i = 0; i < model->slot_count; i++) {
        if (model->slot_rests[i].decision == decision &&
                (model->slots[i].flags & SLOT_NEEDLESS) != 0) {
            return false;
        }
    }
    return strchr(scenario_string(model, model->decisions[decision].id), '/') != NULL;
}

START_TEST(who_leaves_everything_earns_nothing_by_it)
{
    struct fixture fixture;
    struct buffer script = { 0 };
    fixture_init_shipped(&fixture, (uint64_t)_i);
    play_at_random(&fixture, (uint64_t)_i * 15485863, 1 + _i * 12, &script);
    size_t played = fixture.happenings.count;
    leave_all(&fixture);
    int settled = 0;
    for (size_t i = played; i < fixture.happenings.count; i++) {
        const struct happening *at = &fixture.happenings.items[i];
        const struct scenario *model = state_scenario(&fixture.state, at->scenario);
        if (at->kind == HAPPENED_SCORED && earned_by_doing(model, at->decision)) {
            settled++;
            ck_assert_msg(at->earned == 0, "%s earned %d by leaving",
                    scenario_string(model, model->decisions[at->decision].id), at->earned);
        }
    }
    ck_assert(settled > 0 || _i > 4);
    buffer_finish(&script);
    fixture_finish(&fixture);
}
END_TEST

START_TEST(deciding_changes_nothing)
{
    struct fixture fixture;
    struct buffer script = { 0 };
    fixture_init_shipped(&fixture, 3);
    play_at_random(&fixture, 17, STEPS_MAX, &script);
    struct shift_state before;
    shift_state_init(&before, fixture.plan, 3);
    shift_state_copy(&before, &fixture.state);
    action_list list = { 0 };
    choices_list(&fixture.state, &list);
    ck_assert(shift_state_equal(&before, &fixture.state));
    vec_finish(&list);
    shift_state_finish(&before);
    buffer_finish(&script);
    fixture_finish(&fixture);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("laws");
    TCase *cases = tcase_create("laws");
    tcase_set_timeout(cases, 120);
    tcase_add_loop_test(cases, the_same_actions_give_the_same_state_and_happenings, 0, PLAYS);
    tcase_add_loop_test(cases, a_copy_half_way_goes_on_to_the_same_end, 0, 6);
    tcase_add_loop_test(cases, evidence_is_in_range_and_settled_once, 0, PLAYS);
    tcase_add_loop_test(cases, who_leaves_everything_earns_nothing_by_it, 0, PLAYS);
    tcase_add_loop_test(cases, what_time_may_do_is_known_exactly, 0, 4);
    tcase_add_test(cases, states_that_went_another_way_differ);
    tcase_add_loop_test(cases, it_goes_the_same_way_where_nobody_listens, 0, 6);
    tcase_add_test(cases, deciding_changes_nothing);
    suite_add_tcase(suite, cases);
    return suite;
}
