// SPDX-License-Identifier: GPL-3.0-or-later
// An office as form A leaves it: many decisions, of which nobody comes to all.
#include "tests/bench/bench_gaps.h"

#include <stdint.h>
#include <stdio.h>

#include "game/base/buffer.h"
#include "game/base/hash.h"
#include "game/store/database.h"
#include "game/store/store.h"
#include "tests/bench/bench_stats.h"
#include "tests/bench/measure.h"

enum { SCENARIOS = 6, DECISIONS = 27, COUNT = SCENARIOS * DECISIONS, BATCH = 5000, LINE = 8192 };

struct filling {
    struct database *office;
    struct query *session;
    struct query *parts;
    uint64_t state;
    struct diag_list *diags;
};

static double uniform(struct filling *filling)
{
    filling->state++;
    return (double)(hash_mix(filling->state) >> 11) / 9007199254740992.0;
}

// Of eight decisions five show two competencies; the names are those of ids 1, 2, 3 …
static int shown_by(int decision)
{
    return decision % 8 < 5 ? 2 : 1;
}

static bool name_parts(struct filling *filling)
{
    static const char *const COMPETENCIES[] = { "accuracy", "active-reading", "empathy", "probing",
        "conversation-technique", "motivation", "problem-solving" };
    struct query *part = query_create(filling->office,
            "INSERT INTO part (content, scenario, decision, competency)"
            " VALUES (zeroblob(32), ?1, ?2, ?3)",
            filling->diags);
    bool good = part != NULL;
    for (int i = 0; i < COUNT; i++) {
        char scenario[24];
        char decision[24];
        (void)snprintf(scenario, sizeof(scenario), "s%d", i / DECISIONS);
        (void)snprintf(decision, sizeof(decision), "call/t%d", i % DECISIONS);
        for (int k = 0; good && k < shown_by(i); k++) {
            query_bind_text(part, 1, scenario);
            query_bind_text(part, 2, decision);
            query_bind_text(part, 3, COMPETENCIES[(i + 3 * k) % 7]);
            good = query_run(part, filling->diags);
        }
    }
    query_destroy(part);
    return good;
}

static char *add_number(char *at, int number)
{
    if (number >= 10) {
        at = add_number(at, number / 10);
    }
    *at = (char)('0' + number % 10);
    return at + 1;
}

// Every ninth decision belongs to a turn in the story that two people in five take; of the others
// one in a hundred is missed.
static void draw_cells(struct filling *filling, char *line)
{
    double ability = uniform(filling) + uniform(filling) + uniform(filling) - 1.5;
    char *at = line;
    for (int i = 0, id = 1; i < COUNT; i++) {
        bool here = uniform(filling) < (i % 9 == 8 ? .4 : .99);
        for (int k = 0; k < shown_by(i); k++, id++) {
            int possible = 1 + id % 3;
            double share = uniform(filling) + .3 * ability;
            int earned = (int)((possible + 1) * (share < 0 ? 0 : share > .999 ? .999 : share));
            if (here) {
                at = add_number(at, id);
                *at++ = ':';
                at = add_number(at, earned);
                *at++ = '/';
                at = add_number(at, possible);
                *at++ = ' ';
            }
        }
    }
    at[at > line ? -1 : 0] = '\0';
}

static bool insert(struct filling *filling, int64_t id)
{
    char code[24];
    char line[LINE];
    (void)snprintf(code, sizeof(code), "K-%07lld", (long long)id);
    draw_cells(filling, line);
    query_bind_integer(filling->session, 1, id);
    query_bind_text(filling->session, 2, code);
    query_bind_integer(filling->parts, 1, id);
    query_bind_text(filling->parts, 2, line);
    return query_run(filling->session, filling->diags) && query_run(filling->parts, filling->diags);
}

static bool fill(struct filling *filling, long people)
{
    filling->session = query_create(filling->office,
            "INSERT INTO session (id, candidate, shift, seed, content, key, language, rules,"
            " created_ms, state, finished_ms, sheet, evidence, last, chain) VALUES (?1, ?2,"
            " 'shift.xml', 1, zeroblob(32), x'00', 'nl', 'rules 1', 1795000000000, 'finished',"
            " 1795000000000, '{}', '', 0, x'00')",
            filling->diags);
    filling->parts = query_create(filling->office,
            "INSERT INTO session_parts (content, session, cells) VALUES (zeroblob(32), ?1, ?2)",
            filling->diags);
    bool good = filling->session != NULL && filling->parts != NULL && name_parts(filling);
    for (long i = 0; good && i < people; i++) {
        good = i % BATCH != 0 || database_begin(filling->office, filling->diags);
        good = good && insert(filling, i + 1);
        if (i % BATCH == BATCH - 1 || i == people - 1) {
            good = good && database_run(filling->office, "DELETE FROM parts_due", filling->diags);
            good = database_end(filling->office, good, filling->diags);
        }
    }
    query_destroy(filling->session);
    query_destroy(filling->parts);
    return good;
}

bool bench_gaps_fill(const char *folder, long people, struct bench_sessions *result)
{
    struct diag_list diags = { 0 };
    double before = measure_wall_ms();
    struct store *store = store_open(folder, &diags);
    struct filling filling = { .state = BENCH_SEED, .diags = &diags };
    filling.office = store != NULL ? store->office : NULL;
    bool good = store != NULL &&
            database_run(store->office,
                    "INSERT INTO content (hash) VALUES (zeroblob(32)); PRAGMA synchronous = OFF;"
                    "PRAGMA wal_autocheckpoint = 4000;",
                    &diags) &&
            fill(&filling, people);
    store_close(store);
    diag_list_finish(&diags);
    result->build_s = (measure_wall_ms() - before) / 1e3;
    result->file_mb = bench_sessions_size(folder);
    return good;
}
