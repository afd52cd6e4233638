// SPDX-License-Identifier: GPL-3.0-or-later
// Builds a norm: reads the scores of a group once, and keeps sums of whole points.
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "game/base/buffer.h"
#include "game/base/mem.h"
#include "game/store/norms_inner.h"

enum { SCORES = 101, FIRST_PART_COLUMN = 3, FIRST_PART_PLACE = 2 };

/** Exact in whole numbers: the same on every machine and in any order. */
struct pair_sums {
    int64_t n, a, b, ab;
};

struct building {
    struct arena arena;
    size_t count; // parts
    const char *ids[NORMS_PARTS_MAX];
    int64_t people;
    int64_t scores[NORMS_PARTS_MAX][SCORES];
    struct pair_sums pairs[NORMS_PARTS_MAX][NORMS_PARTS_MAX]; // a < b
    struct buffer languages;
    char first[8];
    char last[8];
};

// Of each code the first play; scores of which the sheet says that enough was seen. Nothing of
// what was asked stands in the text: a path is a parameter. The + keeps the search for an earlier
// play on the code: by content it would go through everybody for everybody.
static void write_select(struct buffer *sql, size_t parts)
{
    buffer_add(sql, "SELECT strftime('%Y-%m', created_ms / 1000, 'unixepoch'), language, shift");
    for (size_t i = 0; i < parts; i++) {
        buffer_add_format(sql,
                ", iif(json_type(sheet, ?%zu || '.score') IN ('integer', 'real')"
                " AND ifnull(json_extract(sheet, ?%zu || '.status'), 'ok') = 'ok',"
                " cast(round(json_extract(sheet, ?%zu || '.score')) AS INTEGER), -1)",
                i + FIRST_PART_PLACE, i + FIRST_PART_PLACE, i + FIRST_PART_PLACE);
    }
    buffer_add(sql,
            " FROM session WHERE content = ?1 AND state = 'finished' AND json_valid(sheet)"
            " AND NOT EXISTS (SELECT 1 FROM session AS earlier"
            "   WHERE earlier.candidate = session.candidate AND earlier.id <> session.id"
            "   AND +earlier.content = session.content AND (earlier.created_ms, earlier.id)"
            "     < (session.created_ms, session.id)) ORDER BY session.id");
}

static void name_parts(struct building *building, const struct norms_wish *wish)
{
    assert(wish->count < NORMS_PARTS_MAX);
    for (size_t i = 0; i < wish->count; i++) {
        building->ids[building->count++] = wish->competencies[i];
    }
    building->ids[building->count++] = NORMS_OVERALL;
}

static const char *path_of(struct building *building, size_t part)
{
    struct buffer path = { 0 };
    bool overall = part + 1 == building->count;
    buffer_add_format(&path, overall ? "$.sheets[0].%s" : "$.sheets[0].competencies.\"%s\"",
            building->ids[part]);
    const char *kept = arena_copy_text(&building->arena, buffer_text(&path), path.size);
    buffer_finish(&path);
    return kept;
}

static bool has_word(const char *list, const char *word)
{
    size_t size = strlen(word);
    for (const char *at = list; (at = strstr(at, word)) != NULL; at += size) {
        if ((at == list || at[-1] == ' ') && (at[size] == ' ' || at[size] == '\0')) {
            return true;
        }
    }
    return false;
}

static void note_circumstances(struct building *building, struct query *query)
{
    const char *month = query_text(query, 0);
    const char *language = query_text(query, 1);
    if (building->people == 0 || strcmp(month, building->first) < 0) {
        (void)snprintf(building->first, sizeof(building->first), "%.7s", month);
    }
    if (building->people == 0 || strcmp(month, building->last) > 0) {
        (void)snprintf(building->last, sizeof(building->last), "%.7s", month);
    }
    if (*language != '\0' && !has_word(buffer_text(&building->languages), language)) {
        buffer_add(&building->languages, building->languages.size > 0 ? " " : "");
        buffer_add(&building->languages, language);
    }
}

static void note_scores(struct building *building, struct query *query)
{
    int64_t scores[NORMS_PARTS_MAX];
    for (size_t i = 0; i < building->count; i++) {
        scores[i] = query_integer(query, (int)i + FIRST_PART_COLUMN);
        if (scores[i] < 0 || scores[i] >= SCORES) {
            scores[i] = -1;
            continue;
        }
        building->scores[i][scores[i]]++;
        for (size_t j = 0; j < i; j++) {
            if (scores[j] >= 0) {
                struct pair_sums *sums = &building->pairs[j][i];
                sums->n++;
                sums->a += scores[j];
                sums->b += scores[i];
                sums->ab += scores[j] * scores[i];
            }
        }
    }
}

static bool gather(struct building *building, struct database *office,
        const struct norms_wish *wish, const char **shift, struct diag_list *diags)
{
    struct buffer sql = { 0 };
    write_select(&sql, building->count);
    struct query *query = query_create(office, buffer_text(&sql), diags);
    enum query_step step = QUERY_FAILED;
    if (query != NULL) {
        query_bind_digest(query, 1, &wish->content);
        for (size_t i = 0; i < building->count; i++) {
            query_bind_text(query, (int)i + FIRST_PART_PLACE, path_of(building, i));
        }
        while ((step = query_next(query, diags)) == QUERY_ROW) {
            note_circumstances(building, query);
            note_scores(building, query);
            if (building->people++ == 0) {
                const char *path = query_text(query, 2);
                *shift = arena_copy_text(&building->arena, path, strlen(path));
            }
        }
    }
    query_destroy(query);
    buffer_finish(&sql);
    return step == QUERY_DONE;
}

// Half a tenth goes away from zero.
static int64_t covariance_tenths(const struct pair_sums *sums)
{
    int64_t over = 10 * (sums->n * sums->ab - sums->a * sums->b);
    int64_t under = sums->n * (sums->n - 1);
    return (2 * over + (over < 0 ? -under : under)) / (2 * under);
}

static struct norms_part part_of(struct building *building, size_t index)
{
    VEC(struct norms_count) counts = { 0 };
    struct norms_part part = { .id = building->ids[index] };
    for (int score = 0; score < SCORES; score++) {
        int64_t people = building->scores[index][score];
        if (people > 0) {
            vec_push(&counts, ((struct norms_count) { score, people }));
            part.people += people;
        }
    }
    part.count = counts.count;
    part.counts =
            arena_copy_items(&building->arena, counts.items, counts.count, sizeof(*counts.items));
    vec_finish(&counts);
    return part;
}

static size_t add_pairs(struct building *building, const bool known[NORMS_PARTS_MAX],
        struct norms_pair pairs[NORMS_PARTS_MAX * NORMS_PARTS_MAX])
{
    size_t count = 0;
    for (size_t a = 0; a < building->count; a++) {
        for (size_t b = a + 1; b < building->count; b++) {
            const struct pair_sums *sums = &building->pairs[a][b];
            if (known[a] && known[b] && sums->n >= NORMS_PEOPLE_MIN) {
                pairs[count++] = (struct norms_pair) { building->ids[a], building->ids[b], sums->n,
                    covariance_tenths(sums) };
            }
        }
    }
    return count;
}

static bool keep_built(struct building *building, struct database *office,
        const struct norms_wish *wish, const struct office_hand *hand, struct stored_norm *norm,
        struct diag_list *diags)
{
    bool known[NORMS_PARTS_MAX] = { false };
    struct norms_part parts[NORMS_PARTS_MAX];
    struct norms_pair pairs[NORMS_PARTS_MAX * NORMS_PARTS_MAX];
    for (size_t i = 0; i < building->count; i++) {
        struct norms_part part = part_of(building, i);
        known[i] = part.people >= NORMS_PEOPLE_MIN;
        if (known[i]) {
            parts[norm->part_count++] = part;
        }
    }
    norm->name = wish->name;
    norm->content = wish->content;
    norm->form = wish->form;
    norm->people = building->people;
    norm->first = building->first;
    norm->last = building->last;
    norm->languages = buffer_text(&building->languages);
    norm->parts = parts;
    norm->pairs = pairs;
    norm->pair_count = add_pairs(building, known, pairs);
    return norms_keep(office, norm, "norm-built", hand, diags);
}

static bool build(struct building *building, struct database *office, const struct norms_wish *wish,
        const struct office_hand *hand, struct diag_list *diags)
{
    struct stored_norm norm = { .shift = "" };
    return gather(building, office, wish, &norm.shift, diags) &&
            norms_are_enough(building->people, diags) &&
            keep_built(building, office, wish, hand, &norm, diags);
}

bool norms_build(struct store *store, const struct norms_wish *wish, const struct office_hand *hand,
        struct diag_list *diags)
{
    if (!database_begin(store->office, diags)) {
        return false;
    }
    struct building *building = mem_alloc(sizeof(*building));
    name_parts(building, wish);
    bool good = build(building, store->office, wish, hand, diags);
    buffer_finish(&building->languages);
    arena_finish(&building->arena);
    mem_free(building);
    return database_end(store->office, good, diags);
}
