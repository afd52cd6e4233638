// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the search: on a thousand small scenarios it says what brute force on the real clock
// finds.
#include "game/explore/search/explore.h"
#include "game/explore/search/ratio.h"
#include "game/shift/explain.h"
#include "tests/explore/search/brute.h"
#include "tests/explore/search/small_story.h"
#include "tests/test_main.h"

enum {
    STORIES = 1000,
    CASES = 4,
    SEEDS_MAX = 20000,
    BRUTE_MAX = 700,
    BUDGET = 100000,
    PLAYS = 120
};

static const int KEYS[BRUTE_KEYS] = { COMPETENCY_EMPATHY, COMPETENCY_ACCURACY };

// Parts that a search judges one by one.
static const enum part_kind PARTS[] = { PART_CONTACT, PART_TURN, PART_SLOT, PART_WORDING,
    PART_ENDING, PART_RECORD, PART_ACT, PART_SAYS };

enum { PART_COUNT = sizeof(PARTS) / sizeof(PARTS[0]) };

static enum verdict verdict_on(const struct exploration *found, enum claim claim,
        enum part_kind part, uint32_t index, int competency)
{
    for (size_t i = 0; i < found->findings.count; i++) {
        const struct finding *at = &found->findings.items[i];
        if (at->claim == claim && at->part == part && at->index == index &&
                at->competency == competency) {
            return at->verdict;
        }
    }
    return VERDICT_PROVED;
}

// Where moods were set free it may not be decided.
static bool agrees(const struct brute *brute, bool said, bool denied, bool found)
{
    bool decided = said || denied;
    return (brute->moods && !decided) || (said == found && denied == !found);
}

static void compare_parts(uint64_t seed, const struct exploration *found, const struct brute *brute)
{
    for (int k = 0; k < PART_COUNT; k++) {
        uint32_t count = coverage_count(found->model, PARTS[k]);
        for (uint32_t i = 0; i < count; i++) {
            bool proved = verdict_on(found, CLAIM_REACHED, PARTS[k], i, -1) == VERDICT_PROVED;
            bool refuted = verdict_on(found, CLAIM_REACHED, PARTS[k], i, -1) == VERDICT_REFUTED;
            bool met = brute->met.met[PARTS[k]][i];
            ck_assert_msg(agrees(brute, proved, refuted, met), "story %llu: part %d of kind %d: %s",
                    (unsigned long long)seed, (int)i, (int)PARTS[k],
                    met              ? "met, and not proved"
                            : proved ? "proved, and never met"
                                     : "never met, and not refuted");
        }
    }
}

static void compare_talks(uint64_t seed, const struct exploration *found, const struct brute *brute)
{
    for (uint32_t c = 0; c < found->model->contact_count; c++) {
        enum verdict verdict = verdict_on(found, CLAIM_NOT_STUCK, PART_CONTACT, c, -1);
        bool stuck = verdict == VERDICT_REFUTED;
        bool endless = verdict_on(found, CLAIM_ENDS, PART_CONTACT, c, -1) == VERDICT_REFUTED;
        ck_assert_msg(agrees(brute, stuck, verdict == VERDICT_PROVED, brute->stuck[c]),
                "story %llu: stuck in %u: %d, brute force %d", (unsigned long long)seed, c, stuck,
                brute->stuck[c]);
        ck_assert_msg(endless == brute->endless[c] || (brute->moods && !endless),
                "story %llu: endless in %u: %d, brute force %d", (unsigned long long)seed, c,
                endless, brute->endless[c]);
    }
}

static void compare_dodges(
        uint64_t seed, const struct exploration *found, const struct brute *brute)
{
    for (int k = 0; k < BRUTE_KEYS; k++) {
        for (uint32_t i = 0; i < found->model->slot_count; i++) {
            enum verdict verdict = verdict_on(found, CLAIM_NO_DODGING, PART_SLOT, i, KEYS[k]);
            bool refuted = verdict == VERDICT_REFUTED;
            ck_assert_msg(agrees(brute, refuted, verdict == VERDICT_PROVED, brute->dodges[k][i]),
                    "story %llu: dodging by slot %u on %d: %d, brute force %d",
                    (unsigned long long)seed, i, KEYS[k], (int)verdict, brute->dodges[k][i]);
        }
    }
}

// Of whole plays: how much can be earned where so much is possible.
static void compare_points(uint64_t seed, const struct shift *shift, const struct brute *brute)
{
    const struct scenario *model = shift->entries[0].scenario;
    for (int k = 0; k < BRUTE_KEYS; k++) {
        struct search_setup setup = { .scenario = model,
            .rules = shift->rules,
            .request = { .contacts = search_all_contacts(model), .points = KEYS[k], .exact = true },
            .budget = BUDGET,
            .edges = true };
        struct search search;
        struct prospects prospects;
        search_init(&search, &setup);
        ck_assert(search_exhausted(&search) && prospects_init(&prospects, &search, NULL));
        for (uint32_t m = 0; m < BRUTE_POINTS_MAX; m++) {
            int most = m <= prospects.most ? prospects.earned[m] : -1;
            ck_assert_msg(most == brute->most[k][m], "story %llu: %d of %u on %d, brute force %d",
                    (unsigned long long)seed, most, m, KEYS[k], brute->most[k][m]);
        }
        prospects_finish(&prospects);
        search_finish(&search);
    }
}

struct tally {
    uint32_t stories;
    uint32_t refuted[CLAIM_COUNT];
};

static void explore_story(const struct shift *shift, struct exploration *found)
{
    struct explore_setup setup = {
        .scenario = shift->entries[0].scenario,
        .rules = shift->rules,
        .hours = { shift->start, shift->until },
        .budget = BUDGET,
        .plays = PLAYS,
    };
    explore_init(found, &setup);
}

static void compare(uint64_t seed, const struct shift *shift, struct tally *tally)
{
    struct plan *plan = plan_create(shift);
    struct brute brute;
    brute_init(&brute, plan, KEYS, BRUTE_MAX);
    if (brute.whole) {
        struct exploration found;
        explore_story(shift, &found);
        compare_parts(seed, &found, &brute);
        compare_talks(seed, &found, &brute);
        compare_dodges(seed, &found, &brute);
        compare_points(seed, shift, &brute);
        for (int claim = 0; claim < CLAIM_COUNT; claim++) {
            tally->refuted[claim] += found.claims[claim].count[VERDICT_REFUTED] > 0;
        }
        tally->stories++;
        explore_finish(&found);
    }
    brute_finish(&brute);
    plan_destroy(plan);
}

// Each case has its own seeds, so that they can be told apart and run side by side.
START_TEST(the_search_says_what_brute_force_finds)
{
    struct tally tally = { 0 };
    for (uint64_t i = 0; i < SEEDS_MAX && tally.stories < STORIES / CASES; i++) {
        uint64_t seed = (uint64_t)_i * SEEDS_MAX + i;
        struct bundle bundle;
        bundle_init_memory(&bundle);
        struct shift *shift = small_story(&bundle, seed);
        if (shift != NULL) {
            compare(seed, shift, &tally);
        }
        shift_destroy(shift);
        bundle_finish(&bundle);
    }
    // Stories in which nothing can be wrong would show nothing.
    ck_assert_uint_eq(tally.stories, STORIES / CASES);
    ck_assert_uint_gt(tally.refuted[CLAIM_REACHED], 0);
    ck_assert_uint_gt(tally.refuted[CLAIM_NO_DODGING], 0);
    ck_assert_uint_gt(tally.refuted[CLAIM_ENDS], 0);
    ck_assert_uint_gt(tally.refuted[CLAIM_NOT_STUCK], 0);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("brute force");
    TCase *cases = tcase_create("brute force");
    tcase_set_timeout(cases, 600);
    tcase_add_loop_test(cases, the_search_says_what_brute_force_finds, 0, CASES);
    suite_add_tcase(suite, cases);
    return suite;
}
