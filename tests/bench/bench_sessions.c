// SPDX-License-Identifier: GPL-3.0-or-later
// An office that a million people played for, thrown away afterwards.
#include "tests/bench/bench_sessions.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "game/base/buffer.h"
#include "game/store/database.h"
#include "game/store/parts.h"
#include "game/store/store.h"
#include "game/store/vault.h"
#include "tests/bench/bench_stats.h"
#include "tests/bench/measure.h"

enum { FIRST = 5000, CODE_SIZE = 16 };

static const int64_t NOW_MS = INT64_C(1795000000000);
static const char PASSPHRASE[] = "vier woorden op een rij";

static void write_evidence(struct buffer *json, const char *points)
{
    buffer_clear(json);
    buffer_add(json, "{\"session\":{\"moments\":[");
    for (int i = 0; i < BENCH_PARTS; i++) {
        buffer_add_format(json,
                "%s{\"scenario\":\"s%d\",\"decision\":\"t%d\",\"points\":["
                "{\"competency\":\"empathy\",\"earned\":%d,\"possible\":3}]}",
                i > 0 ? "," : "", i % BENCH_SCENARIOS, i / BENCH_SCENARIOS, points[i]);
    }
    buffer_add(json, "]}}");
}

struct filling {
    struct database *office;
    struct query *session;
    struct query *parts;
    struct bench_people people;
    struct buffer text;
    struct diag_list *diags;
};

static bool insert(struct filling *filling, int64_t id)
{
    char code[CODE_SIZE];
    (void)snprintf(code, sizeof(code), "K-%07d", (int)id);
    query_bind_integer(filling->session, 1, id);
    query_bind_text(filling->session, 2, code);
    query_bind_text(filling->session, 3, buffer_text(&filling->text));
    return query_run(filling->session, filling->diags);
}

// What parts_fill would have made of the evidence: its parts are numbered as they were first met.
static bool insert_parts(struct filling *filling, int64_t id, const char points[BENCH_PARTS])
{
    buffer_clear(&filling->text);
    for (int i = 0; i < BENCH_PARTS; i++) {
        buffer_add_format(&filling->text, "%s%d:%d/3", i > 0 ? " " : "", i + 1, points[i]);
    }
    query_bind_integer(filling->parts, 1, id);
    query_bind_text(filling->parts, 2, buffer_text(&filling->text));
    return query_run(filling->parts, filling->diags);
}

// The first as the move from play.db does it: the session, then its parts, in one transaction.
static bool fill_first(struct filling *filling, struct bench_sessions *result)
{
    char points[BENCH_PARTS];
    bool good = database_begin(filling->office, filling->diags);
    for (int i = 0; good && i < FIRST; i++) {
        bench_people_next(&filling->people, points);
        write_evidence(&filling->text, points);
        good = insert(filling, i + 1);
    }
    double before = measure_wall_ms();
    good = good && parts_fill(filling->office, filling->diags);
    result->taken_in_ms = (measure_wall_ms() - before) / FIRST;
    return database_end(filling->office, good, filling->diags);
}

static bool fill_rest(struct filling *filling, long people)
{
    char points[BENCH_PARTS];
    bool good = true;
    for (long i = FIRST; good && i < people; i++) {
        good = i % FIRST != 0 || database_begin(filling->office, filling->diags);
        bench_people_next(&filling->people, points);
        buffer_clear(&filling->text);
        good = good && insert(filling, i + 1) && insert_parts(filling, i + 1, points);
        if (good && (i % FIRST == FIRST - 1 || i == people - 1)) {
            good = database_run(filling->office, "DELETE FROM parts_due", filling->diags);
            good = database_end(filling->office, good, filling->diags);
        }
    }
    return good;
}

static bool fill(struct filling *filling, long people, struct bench_sessions *result)
{
    filling->session = query_create(filling->office,
            "INSERT INTO session (id, candidate, shift, seed, content, key, language, rules,"
            " created_ms, state, finished_ms, sheet, evidence, last, chain) VALUES (?1, ?2,"
            " 'shift.xml', 1, zeroblob(32), x'00', 'nl', 'rules 1', 1795000000000, 'finished',"
            " 1795000000000, '{}', ?3, 0, x'00')",
            filling->diags);
    filling->parts = query_create(filling->office,
            "INSERT INTO session_parts (content, session, cells) VALUES (zeroblob(32), ?1, ?2)",
            filling->diags);
    bool good = filling->session != NULL && filling->parts != NULL && fill_first(filling, result) &&
            fill_rest(filling, people);
    query_destroy(filling->session);
    query_destroy(filling->parts);
    buffer_finish(&filling->text);
    return good;
}

double bench_sessions_size(const char *folder)
{
    char path[300];
    struct stat status = { 0 };
    (void)snprintf(path, sizeof(path), "%s/office.db", folder);
    return stat(path, &status) == 0 ? (double)status.st_size / 1e6 : 0;
}

bool bench_sessions_fill(const char *folder, long people, struct bench_sessions *result)
{
    struct diag_list diags = { 0 };
    double before = measure_wall_ms();
    struct store *store = store_open(folder, &diags);
    struct filling filling = { .people = { BENCH_SEED }, .diags = &diags };
    filling.office = store != NULL ? store->office : NULL;
    bool good = store != NULL &&
            database_run(store->office,
                    "INSERT INTO content (hash) VALUES (zeroblob(32)); PRAGMA synchronous = OFF;"
                    "PRAGMA wal_autocheckpoint = 4000;",
                    &diags) &&
            fill(&filling, people, result);
    store_close(store);
    diag_list_finish(&diags);
    result->build_s = (measure_wall_ms() - before) / 1e3;
    result->file_mb = bench_sessions_size(folder);
    return good;
}

static bool keep_passphrase(const char *folder)
{
    char path[300];
    (void)snprintf(path, sizeof(path), "%s/passphrase", folder);
    FILE *file = fopen(path, "w");
    bool good = file != NULL && fputs(PASSPHRASE, file) >= 0;
    return file != NULL && fclose(file) == 0 && good;
}

bool bench_sessions_seal(const char *folder, struct bench_sessions *result)
{
    struct diag_list diags = { 0 };
    struct vault_entry entry = { PASSPHRASE, "bench", NOW_MS };
    struct secret_cost cost = secret_cost_moderate();
    struct store *store = store_open(folder, &diags);
    double before = measure_wall_ms();
    bool good =
            store != NULL && vault_set_up(store, &entry, &cost, &diags) && keep_passphrase(folder);
    result->seal_s = (measure_wall_ms() - before) / 1e3;
    store_close(store);
    diag_list_finish(&diags);
    return good;
}
