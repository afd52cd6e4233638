// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what a panel says of a key: codes of any booklet come home, agreement is agreement, and
// the line is what the raters' starter earns.
#include "game/report/panel_ratings.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "game/report/panel_gather.h"
#include "tests/report/play.h"
#include "tests/test_main.h"

enum { RATERS = 4 };

struct sample {
    struct play play;
    struct buffer text;
    struct csv csv;
    struct panel_ratings got;
    struct diag_list diags;
};

static const struct scenario *model_of(const struct sample *sample)
{
    return sample->play.shift->entries[0].scenario;
}

// What rater `rater` gives a thing: the key's own figure, or its opposite.
static int given(const struct panel_thing *thing, bool against)
{
    int rating = (int)round(thing->expected);
    return against ? PANEL_LEAST + PANEL_MOST - rating : rating;
}

// A turn at which one thing is said: no e-mail in parts, and no subjects in free order.
static bool is_plain(const struct panel *panel, uint32_t turn)
{
    const struct scenario *scenario = panel->scenario;
    const struct turn *model = &scenario->turns[panel->turns.items[turn].turn];
    bool plain = (model->flags & TURN_COMPOSE) == 0;
    for (uint32_t i = 0; i < model->slots.count; i++) {
        plain &= slot_settles(&scenario->slots[model->slots.first + i]);
    }
    return plain;
}

// The rows of a rater with a booklet of this seed; the starter says the first answer of each turn.
static void add_rater(
        struct sample *sample, const struct panel_ratings *plain, int rater, bool against)
{
    struct panel booklet;
    uint64_t seed = (uint64_t)rater + 1;
    panel_init(&booklet, model_of(sample), seed);
    for (size_t b = 0; b < booklet.items.count; b++) {
        const struct panel_item *item = &booklet.items.items[b];
        for (size_t i = 0; i < plain->things.count; i++) {
            const struct panel_thing *thing = &plain->things.items[i];
            if (plain->panel.items.items[thing->item].wording == item->wording) {
                buffer_add_format(&sample->text, "R%d,%llu,%s,%s,%d\n", rater,
                        (unsigned long long)seed, item->code, competency_id(thing->competency),
                        given(thing, against));
            }
        }
        bool first = plain->panel.items.items[plain->panel.turns.items[item->turn].items.first]
                             .wording == item->wording;
        if (first && is_plain(&plain->panel, item->turn)) {
            size_t letter = strspn(item->code, "0123456789");
            buffer_add_format(&sample->text, "R%d,%llu,%.*s,starter,%c\n", rater,
                    (unsigned long long)seed, (int)letter, item->code, item->code[letter]);
        }
    }
    panel_finish(&booklet);
}

static bool read_text(struct sample *sample)
{
    return csv_init(&sample->csv, "ratings.csv", buffer_text(&sample->text), sample->text.size,
                   &sample->diags) &&
            panel_ratings_init(&sample->got, model_of(sample), &sample->csv, &sample->diags);
}

static void sample_init(struct sample *sample, int raters, int against)
{
    *sample = (struct sample) { 0 };
    play_init(&sample->play, "noordwind/jaarnota");
    struct csv none = { 0 };
    struct panel_ratings plain;
    panel_gather_head(&sample->text);
    ck_assert(
            csv_init(&none, "none", buffer_text(&sample->text), sample->text.size, &sample->diags));
    ck_assert(panel_ratings_init(&plain, model_of(sample), &none, &sample->diags));
    ck_assert_uint_eq(plain.raters.count, 0);
    for (int r = 0; r < raters; r++) {
        add_rater(sample, &plain, r, r < against);
    }
    panel_ratings_finish(&plain);
    csv_finish(&none);
}

static void sample_finish(struct sample *sample)
{
    panel_ratings_finish(&sample->got);
    csv_finish(&sample->csv);
    buffer_finish(&sample->text);
    diag_list_finish(&sample->diags);
    play_finish(&sample->play);
}

START_TEST(raters_who_see_what_the_key_says_agree_with_it)
{
    struct sample sample;
    sample_init(&sample, RATERS, 0);
    ck_assert(read_text(&sample));
    const struct panel_ratings *got = &sample.got;
    ck_assert_uint_eq(got->raters.count, RATERS);
    ck_assert_uint_gt(got->things.count, 40);
    ck_assert_int_eq(got->agree, (int)got->things.count);
    ck_assert_int_eq(got->rated_by_all, (int)got->things.count);
    ck_assert_double_eq_tol(got->icc.two, 1, 1e-9);
    ck_assert_double_eq_tol(got->fleiss, 1, 1e-9);
    ck_assert_double_eq_tol(got->kappa, 1, 1e-9);
    for (size_t i = 0; i < got->raters.count; i++) {
        ck_assert_double_eq_tol(got->raters.items[i].kappa, 1, 1e-9);
    }
    for (size_t i = 0; i < got->decisions.count; i++) {
        ck_assert_int_eq(got->decisions.items[i].verdict, PANEL_AGREES);
        ck_assert_double_eq_tol(got->decisions.items[i].cvr, 1, 1e-9);
    }
    sample_finish(&sample);
}
END_TEST

START_TEST(raters_who_see_the_opposite_are_against_it)
{
    struct sample sample;
    sample_init(&sample, RATERS, RATERS);
    ck_assert(read_text(&sample));
    ck_assert_int_gt(sample.got.against, (int)sample.got.things.count / 2);
    ck_assert_double_lt(sample.got.key_r, -.9);
    for (size_t i = 0; i < sample.got.decisions.count; i++) {
        ck_assert_int_eq(sample.got.decisions.items[i].verdict, PANEL_AGAINST);
    }
    sample_finish(&sample);
}
END_TEST

START_TEST(raters_who_are_at_odds_leave_it_disputed)
{
    struct sample sample;
    sample_init(&sample, RATERS, RATERS / 2);
    ck_assert(read_text(&sample));
    ck_assert_int_eq(sample.got.against, 0);
    ck_assert_int_gt(sample.got.disputed, 40); // the middle of the scale is its own opposite
    ck_assert_double_lt(sample.got.icc.two, .2);
    for (size_t i = 0; i < sample.got.decisions.count; i++) {
        ck_assert_int_eq(sample.got.decisions.items[i].verdict, PANEL_DISPUTED);
    }
    sample_finish(&sample);
}
END_TEST

// All raters let the starter say the same answer of each turn, whatever its code in their booklet.
START_TEST(the_line_is_what_that_starter_earns)
{
    struct sample sample;
    sample_init(&sample, RATERS, 0);
    ck_assert(read_text(&sample));
    const struct panel_ratings *got = &sample.got;
    double earned = 0;
    double possible = 0;
    for (size_t i = 0; i < got->things.count; i++) {
        const struct panel_thing *thing = &got->things.items[i];
        uint32_t turn = got->panel.items.items[thing->item].turn;
        if (thing->item == got->panel.turns.items[turn].items.first &&
                is_plain(&got->panel, turn)) {
            earned += thing->points;
            possible += thing->most;
        }
    }
    const struct standard_line *line = &got->standard.line[COMPETENCY_COUNT];
    ck_assert(line->has);
    ck_assert_int_eq(line->raters, RATERS);
    ck_assert_double_eq_tol(line->mean, 100 * earned / possible, 1e-9);
    ck_assert_double_eq_tol(line->error, 0, 1e-9);
    ck_assert_double_eq_tol(line->possible, possible, 1e-9);
    sample_finish(&sample);
}
END_TEST

static int points_at(const struct panel *panel, uint32_t item, int competency)
{
    const struct scenario *scenario = panel->scenario;
    struct range shows = scenario->wordings[panel->items.items[item].wording].shows;
    for (uint32_t i = 0; i < shows.count; i++) {
        if (scenario->shows[shows.first + i].competency == competency) {
            return scenario->shows[shows.first + i].points;
        }
    }
    return 0;
}

// Which items belong to one choice: replies that lead on, one subject, or one part of an e-mail.
static uint64_t choice_of(const struct panel *panel, uint32_t item)
{
    uint32_t slot = panel->items.items[item].slot;
    uint32_t section = panel->scenario->slot_rests[slot].section;
    if ((panel->scenario->slots[slot].flags & SLOT_TOPIC) != 0) {
        return (uint64_t)slot << 1 | 1;
    }
    return section != INDEX_NONE                          ? (uint64_t)section << 1
            : slot_settles(&panel->scenario->slots[slot]) ? UINT64_MAX
                                                          : UINT64_MAX - 1;
}

// The letters of the best of everything on one competency, or of the worst.
static void add_letters(
        struct buffer *row, const struct panel *panel, uint32_t turn, int competency, int sign)
{
    struct range items = panel->turns.items[turn].items;
    for (uint32_t i = items.first; i < items.first + items.count; i++) {
        const struct slot *slot = &panel->scenario->slots[panel->items.items[i].slot];
        bool topic = (slot->flags & SLOT_TOPIC) != 0;
        bool needless = (slot->flags & SLOT_NEEDLESS) != 0;
        int own = sign * points_at(panel, i, competency) * (needless ? -1 : 1);
        bool chosen = !topic || own > 0;
        for (uint32_t j = items.first; j < items.first + items.count; j++) {
            int other = sign * points_at(panel, j, competency) * (needless ? -1 : 1);
            bool rival = choice_of(panel, i) == choice_of(panel, j);
            chosen &= !rival || other < own || (other == own && j >= i);
        }
        if (chosen &&
                (topic || slot_settles(slot) ||
                        panel->scenario->slot_rests[panel->items.items[i].slot].section !=
                                INDEX_NONE)) {
            const char *code = panel->items.items[i].code;
            buffer_add_format(row, "%s ", code + strspn(code, "0123456789"));
        }
    }
}

static const char *const WRITTEN[] = { "noordwind/jaarnota", "warande/uitkering",
    "boekwijzer/boekhouden", "voorbeeld/veerboot" };

START_TEST(who_does_everything_best_earns_all_also_in_letters_and_questions)
{
    struct play play;
    play_init(&play, WRITTEN[_i / 2]);
    int sign = _i % 2 == 0 ? 1 : -1;
    struct panel panel;
    panel_init(&panel, play.shift->entries[0].scenario, 1);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        struct buffer text = { 0 };
        struct csv csv = { 0 };
        struct diag_list diags = { 0 };
        struct panel_ratings got;
        panel_gather_head(&text);
        for (int rater = 0; rater < 2; rater++) {
            for (uint32_t t = 0; t < panel.turns.count; t++) {
                buffer_add_format(&text, "R%d,1,%u,starter,\"", rater, panel.turns.items[t].number);
                add_letters(&text, &panel, t, k, sign);
                buffer_add(&text, "\"\n");
            }
        }
        ck_assert(csv_init(&csv, "ratings.csv", buffer_text(&text), text.size, &diags));
        ck_assert(panel_ratings_init(&got, panel.scenario, &csv, &diags));
        const struct standard_line *line = &got.standard.line[k];
        // That an e-mail is complete earns its points also when all in it is bad.
        double least = panel.scenario->rule_count > 0 ? 25 : 1e-9;
        ck_assert_msg(!line->has || (sign > 0 ? line->mean > 100 - 1e-9 : line->mean < least),
                "%s %s %d: %f", WRITTEN[_i / 2], competency_id((enum competency)k), sign,
                line->mean);
        panel_ratings_finish(&got);
        csv_finish(&csv);
        buffer_finish(&text);
        diag_list_finish(&diags);
    }
    panel_finish(&panel);
    play_finish(&play);
}
END_TEST

static const struct {
    const char *row;
    int code;
} SLIPS[] = {
    { "R9,1,99Z,accuracy,3\n", DIAG_PANEL_ITEM },
    { "R9,1,1A,empathy,6\n", DIAG_PANEL_RATING },
    { "R9,1,1A,empathy,3.5\n", DIAG_PANEL_RATING },
    { "R9,1,1A,kindness,3\n", DIAG_PANEL_NAME },
    { "R9,1,1,starter,Z\n", DIAG_PANEL_ITEM },
};

START_TEST(what_cannot_be_placed_is_said)
{
    struct sample sample;
    sample_init(&sample, 2, 0);
    buffer_add(&sample.text, SLIPS[_i].row);
    ck_assert(!read_text(&sample));
    ck_assert_uint_eq(sample.diags.diags.count, 1);
    ck_assert_int_eq(sample.diags.diags.items[0].code, SLIPS[_i].code);
    sample_finish(&sample);
}
END_TEST

START_TEST(a_filled_in_spreadsheet_is_read_back)
{
    struct sample sample;
    struct workbook workbook = { 0 };
    struct buffer bytes = { 0 };
    struct panel panel;
    sample_init(&sample, 0, 0);
    panel_init(&panel, model_of(&sample), 7);
    panel_fill_workbook(&workbook, &panel);
    for (size_t r = 2; r < workbook.sheets.items[0].rows.count; r++) {
        workbook_set(&workbook, &workbook.sheets.items[0].rows.items[r], 3, "4");
    }
    for (size_t r = 2; r < workbook.sheets.items[1].rows.count; r++) {
        workbook_set(&workbook, &workbook.sheets.items[1].rows.items[r], 3, "a");
    }
    workbook_set(&workbook, &workbook.sheets.items[2].rows.items[0], 1, "Els, coach");
    ck_assert(workbook_write(&workbook, WORKBOOK_XLSX, &bytes, &sample.diags));
    ck_assert(panel_gather_workbook(&sample.text, "els.xlsx", &bytes, &sample.diags));
    ck_assert(read_text(&sample));
    ck_assert_uint_eq(sample.got.raters.count, 1);
    ck_assert_str_eq(sample.got.raters.items[0].name, "Els, coach");
    ck_assert_uint_eq(sample.got.raters.items[0].seed, 7);
    ck_assert(sample.got.raters.items[0].has_line[COMPETENCY_COUNT]);
    for (size_t i = 0; i < sample.got.things.count; i++) {
        ck_assert_double_eq_tol(sample.got.things.items[i].mean, 4, 1e-9);
    }
    ck_assert(!sample.got.standard.line[COMPETENCY_COUNT].has); // one rater is no panel
    panel_finish(&panel);
    workbook_finish(&workbook);
    buffer_finish(&bytes);
    sample_finish(&sample);
}
END_TEST

START_TEST(an_hour_of_it_keeps_whole_situations_and_their_codes)
{
    struct sample sample;
    struct panel whole;
    struct panel part;
    sample_init(&sample, 0, 0);
    panel_init(&whole, model_of(&sample), 3);
    panel_init(&part, model_of(&sample), 3);
    panel_shorten(&part, 40);
    ck_assert_uint_ge(part.items.count, 40);
    ck_assert_uint_lt(part.items.count, whole.items.count);
    for (size_t i = 0; i < part.items.count; i++) {
        bool same = false;
        for (size_t j = 0; j < whole.items.count; j++) {
            same |= whole.items.items[j].wording == part.items.items[i].wording &&
                    strcmp(whole.items.items[j].code, part.items.items[i].code) == 0;
        }
        ck_assert_msg(same, "%s", part.items.items[i].code);
    }
    panel_finish(&part);
    panel_finish(&whole);
    sample_finish(&sample);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("panel ratings");
    TCase *cases = tcase_create("panel ratings");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, raters_who_see_what_the_key_says_agree_with_it);
    tcase_add_test(cases, raters_who_see_the_opposite_are_against_it);
    tcase_add_test(cases, raters_who_are_at_odds_leave_it_disputed);
    tcase_add_test(cases, the_line_is_what_that_starter_earns);
    tcase_add_loop_test(
            cases, who_does_everything_best_earns_all_also_in_letters_and_questions, 0, 8);
    tcase_add_loop_test(cases, what_cannot_be_placed_is_said, 0, sizeof(SLIPS) / sizeof(SLIPS[0]));
    tcase_add_test(cases, a_filled_in_spreadsheet_is_read_back);
    tcase_add_test(cases, an_hour_of_it_keeps_whole_situations_and_their_codes);
    suite_add_tcase(suite, cases);
    return suite;
}
