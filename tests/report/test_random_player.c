// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the dot on the sheet: the same seed gives the same dot, and who plays well stands beyond
// it.
#include "game/report/random_player.h"

#include "tests/report/play.h"
#include "tests/test_main.h"

enum { PLAYS = 25 };

START_TEST(the_same_seed_gives_the_same_dot)
{
    struct play play;
    play_init(&play, NULL);
    struct random_player first;
    struct random_player again;
    struct random_player other;
    random_player_init(&first, play.plan, 3, PLAYS);
    random_player_init(&again, play.plan, 3, PLAYS);
    random_player_init(&other, play.plan, 4, PLAYS);
    bool differs = false;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        ck_assert(first.observed[k]);
        ck_assert_double_eq(first.score[k], again.score[k]);
        differs = differs || first.score[k] != other.score[k];
    }
    ck_assert(differs);
    play_finish(&play);
}
END_TEST

START_TEST(guessing_lands_between_nothing_and_everything)
{
    struct play play;
    play_init(&play, NULL);
    struct random_player random;
    random_player_init(&random, play.plan, 1, PLAYS);
    ck_assert_uint_eq(random.plays, PLAYS);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        ck_assert_msg(random.score[k] > 10 && random.score[k] < 75, "%s: %f",
                competency_id((enum competency)k), random.score[k]);
    }
    play_finish(&play);
}
END_TEST

START_TEST(who_looks_first_does_better_than_who_guesses)
{
    struct play play;
    play_init(&play, "noorderkist/pakket");
    play_rehearsal(&play, "pakket-model", PLAY_WHOLE);
    struct random_player random;
    random_player_init(&random, play.plan, 1, PLAYS);
    int beyond = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        beyond += play.result.sheet.line[k].score > random.score[k];
    }
    ck_assert_int_ge(beyond, 6);
    play_finish(&play);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("random_player");
    TCase *cases = tcase_create("random_player");
    tcase_set_timeout(cases, 120);
    tcase_add_test(cases, the_same_seed_gives_the_same_dot);
    tcase_add_test(cases, guessing_lands_between_nothing_and_everything);
    tcase_add_test(cases, who_looks_first_does_better_than_who_guesses);
    suite_add_tcase(suite, cases);
    return suite;
}
