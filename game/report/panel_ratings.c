// SPDX-License-Identifier: GPL-3.0-or-later
// What a panel says of a key: reading the ratings.
#include "game/report/panel_ratings.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/report/panel_ratings_inner.h"

enum { COLUMN_RATER, COLUMN_ITEM, COLUMN_COMPETENCY, COLUMN_RATING, COLUMN_COUNT };

enum { RATERS_MOST = 200 };

struct reading {
    struct panel_ratings *ratings;
    const struct csv *csv;
    struct diag_list *diags;
    struct panel other; // the booklet of another seed
    bool has_other;
    int line;
    bool good;
};

static void refuse(struct reading *reading, int code, const char *first, const char *second)
{
    diag_add(reading->diags, code, DIAG_ERROR, reading->csv->file, reading->line, first, second,
            NULL);
    reading->good = false;
}

/* ---- what there is to rate ---- */

static int points_of(const struct scenario *scenario, uint32_t wording, int competency)
{
    struct range shows = scenario->wordings[wording].shows;
    for (uint32_t i = shows.first; i < shows.first + shows.count; i++) {
        if (scenario->shows[i].competency == competency) {
            return scenario->shows[i].points;
        }
    }
    return 0;
}

static void add_turn(struct panel_ratings *ratings, uint32_t turn, int competency)
{
    const struct panel *panel = &ratings->panel;
    struct range items = panel->turns.items[turn].items;
    int least = INT8_MAX;
    int most = INT8_MIN;
    for (uint32_t i = items.first; i < items.first + items.count; i++) {
        int points = points_of(panel->scenario, panel->items.items[i].wording, competency);
        least = points < least ? points : least;
        most = points > most ? points : most;
    }
    for (uint32_t i = items.first; i < items.first + items.count && most > least; i++) {
        int points = points_of(panel->scenario, panel->items.items[i].wording, competency) - least;
        struct panel_thing thing = {
            .item = i,
            .competency = (enum competency)competency,
            .points = points,
            .most = most - least,
            .expected = PANEL_LEAST + (double)(PANEL_MOST - PANEL_LEAST) * points / (most - least),
        };
        vec_push(&ratings->things, thing);
    }
}

static void add_things(struct panel_ratings *ratings)
{
    for (uint32_t t = 0; t < ratings->panel.turns.count; t++) {
        for (int k = 0; k < COMPETENCY_COUNT; k++) {
            if ((ratings->panel.turns.items[t].competency & 1u << k) != 0) {
                add_turn(ratings, t, k);
            }
        }
    }
}

/* ---- raters ---- */

static void grow(struct panel_ratings *ratings)
{
    size_t things = ratings->things.count;
    size_t items = ratings->panel.items.count;
    size_t raters = ratings->raters.count;
    ratings->ratings = mem_resize(ratings->ratings, (raters * things + 1) * sizeof(double));
    ratings->starts = mem_resize(ratings->starts, raters * items + 1);
    for (size_t i = 0; i < things; i++) {
        ratings->ratings[(raters - 1) * things + i] = NAN;
    }
    memset(&ratings->starts[(raters - 1) * items], 0, items);
}

static uint32_t rater_of(struct panel_ratings *ratings, const char *name, uint64_t seed)
{
    for (uint32_t i = 0; i < ratings->raters.count; i++) {
        if (strcmp(ratings->raters.items[i].name, name) == 0) {
            ratings->raters.items[i].seed = seed;
            return i;
        }
    }
    struct panel_rater rater = { .name = arena_copy_text(&ratings->arena, name, strlen(name)),
        .seed = seed };
    vec_push(&ratings->raters, rater);
    grow(ratings);
    return (uint32_t)ratings->raters.count - 1;
}

/* ---- rows ---- */

// The booklet in which the codes of this row stand.
static const struct panel *booklet_of(struct reading *reading, uint64_t seed)
{
    if (seed == reading->ratings->panel.seed) {
        return &reading->ratings->panel;
    }
    if (!reading->has_other || reading->other.seed != seed) {
        if (reading->has_other) {
            panel_finish(&reading->other);
        }
        panel_init(&reading->other, reading->ratings->panel.scenario, seed);
        reading->has_other = true;
    }
    return &reading->other;
}

static uint32_t item_of(struct reading *reading, uint64_t seed, const char *code)
{
    const struct panel *booklet = booklet_of(reading, seed);
    const struct panel *own = &reading->ratings->panel;
    for (size_t i = 0; i < booklet->items.count; i++) {
        if (strcmp(booklet->items.items[i].code, code) == 0) {
            for (uint32_t j = 0; j < own->items.count; j++) {
                if (own->items.items[j].wording == booklet->items.items[i].wording) {
                    return j;
                }
            }
        }
    }
    char text[24];
    (void)snprintf(text, sizeof(text), "%llu", (unsigned long long)seed);
    refuse(reading, DIAG_PANEL_ITEM, code, text);
    return INDEX_NONE;
}

static void take_starter(struct reading *reading, uint32_t rater, uint64_t seed, const char *number,
        const char *text)
{
    struct panel_ratings *ratings = reading->ratings;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == ' ' || *at == ',' || *at == '+') {
            continue;
        }
        char letter = *at >= 'a' && *at <= 'z' ? (char)(*at - 'a' + 'A') : *at;
        bool second = letter == *at && at[1] == 'x'; // "Bx": behind Z the letters begin again
        struct buffer code = { 0 };
        buffer_add_format(&code, "%.*s%c%s", (int)strspn(number, "0123456789"), number, letter,
                second ? "x" : "");
        at += second;
        uint32_t item = item_of(reading, seed, buffer_text(&code));
        if (item != INDEX_NONE) {
            ratings->starts[rater * ratings->panel.items.count + item] = 1;
        }
        buffer_finish(&code);
    }
}

static void take_rating(
        struct reading *reading, uint32_t rater, uint32_t item, const char *const *cells)
{
    struct panel_ratings *ratings = reading->ratings;
    int competency = competency_find(cells[COLUMN_COMPETENCY]);
    const char *text = cells[COLUMN_RATING];
    if (text[0] < '0' + PANEL_LEAST || text[0] > '0' + PANEL_MOST || text[1] != '\0') {
        refuse(reading, DIAG_PANEL_RATING, text, cells[COLUMN_ITEM]);
        return;
    }
    for (size_t i = 0; i < ratings->things.count; i++) {
        const struct panel_thing *thing = &ratings->things.items[i];
        if (thing->item == item && (int)thing->competency == competency) {
            ratings->ratings[rater * ratings->things.count + i] = text[0] - '0';
            return;
        }
    }
    uint32_t turn = ratings->panel.items.items[item].turn;
    // Everything there earns the same on it: it is rated, and there is nothing to compare.
    bool named = competency != COMPETENCY_COUNT &&
            (ratings->panel.turns.items[turn].competency & 1u << competency) != 0;
    if (!named) {
        refuse(reading, DIAG_PANEL_NAME, cells[COLUMN_COMPETENCY], NULL);
    }
}

static void take_row(struct reading *reading, const char *const *cells, const char *seed_text)
{
    uint64_t seed = seed_text != NULL && *seed_text != '\0' ? strtoull(seed_text, NULL, 10) : 1;
    if (*cells[COLUMN_RATING] == '\0' || reading->ratings->raters.count >= RATERS_MOST) {
        return;
    }
    uint32_t rater = rater_of(reading->ratings, cells[COLUMN_RATER], seed);
    if (strcmp(cells[COLUMN_COMPETENCY], PANEL_STARTER) == 0) {
        take_starter(reading, rater, seed, cells[COLUMN_ITEM], cells[COLUMN_RATING]);
        return;
    }
    uint32_t item = item_of(reading, seed, cells[COLUMN_ITEM]);
    if (item != INDEX_NONE) {
        take_rating(reading, rater, item, cells);
    }
}

static void read_rows(struct reading *reading, const int places[COLUMN_COUNT])
{
    int seed = csv_column(reading->csv, "seed");
    for (size_t i = 0; i < reading->csv->rows.count; i++) {
        const struct csv_row *row = &reading->csv->rows.items[i];
        const char *cells[COLUMN_COUNT];
        for (int c = 0; c < COLUMN_COUNT; c++) {
            cells[c] = row->fields[places[c]];
        }
        reading->line = row->line;
        take_row(reading, cells, seed >= 0 ? row->fields[seed] : NULL);
    }
}

bool panel_ratings_init(struct panel_ratings *ratings, const struct scenario *scenario,
        const struct csv *csv, struct diag_list *diags)
{
    static const char *const NAMES[] = { "rater", "item", "competency", "rating" };
    int places[COLUMN_COUNT];
    *ratings = (struct panel_ratings) { .refusal = AGREEMENT_TOO_FEW };
    panel_init(&ratings->panel, scenario, 1);
    add_things(ratings);
    struct reading reading = { .ratings = ratings, .csv = csv, .diags = diags, .good = true };
    reading.good = csv_columns(csv, NAMES, COLUMN_COUNT, places, diags);
    if (reading.good) {
        read_rows(&reading, places);
    }
    if (reading.has_other) {
        panel_finish(&reading.other);
    }
    if (reading.good) {
        panel_ratings_work_out(ratings);
    }
    return reading.good;
}

void panel_ratings_finish(struct panel_ratings *ratings)
{
    panel_finish(&ratings->panel);
    vec_finish(&ratings->things);
    vec_finish(&ratings->decisions);
    vec_finish(&ratings->raters);
    mem_free(ratings->ratings);
    mem_free(ratings->starts);
    arena_finish(&ratings->arena);
}
