// SPDX-License-Identifier: GPL-3.0-or-later
// What the recruiter's list costs, by the number of candidates in the office.
#include "tests/bench/bench_office.h"

#include <stdio.h>
#include <string.h>

#include "game/base/bundle.h"
#include "game/base/mem.h"
#include "game/store/audit.h"
#include "game/store/candidate_page.h"
#include "game/store/content.h"
#include "game/store/database.h"
#include "game/store/office.h"
#include "game/store/vault.h"
#include "tests/bench/measure.h"

enum { RUNS = 7, PAGE_ROWS = 50, CODE_SIZE = 16, SHEET_BYTES = 3000, EVIDENCE_BYTES = 40000 };

static const int64_t NOW_MS = INT64_C(1795000000000);
static const int64_t DAY_MS = INT64_C(86400000);

/* ---- filling ---- */

static bool add_vacancies(struct store *store, int64_t ids[2], struct diag_list *diags)
{
    static const char *const NAMES[] = { "Klantadviseur Zwolle", "Webcare thuis" };
    struct office_hand hand = { "bench", NOW_MS };
    bool good = true;
    for (int i = 0; i < 2; i++) {
        struct vacancy vacancy = { .name = NAMES[i],
            .shift = "shift.xml",
            .form = "Form A",
            .competencies = "accuracy empathy probing",
            .reason = "bench",
            .closes_ms = NOW_MS + 30 * DAY_MS,
            .retention_weeks = 4 };
        good = good && vacancy_add(store, &vacancy, &hand, &ids[i], diags);
    }
    return good;
}

static bool invite(struct store *store, int count, struct diag_list *diags)
{
    int64_t vacancies[2] = { 0 };
    struct office_hand hand = { "bench", NOW_MS - 20 * DAY_MS };
    struct candidate_new *items = mem_alloc((size_t)count * sizeof(*items));
    char *codes = mem_alloc((size_t)count * CODE_SIZE);
    bool good = add_vacancies(store, vacancies, diags);
    for (int i = 0; i < count; i++) {
        char *code = codes + (size_t)i * CODE_SIZE;
        (void)snprintf(code, CODE_SIZE, "K-%06d", i);
        items[i] = (struct candidate_new) { .code = code, .vacancy = vacancies[i % 2] };
    }
    good = good && candidate_add(store, items, (size_t)count, NULL, &hand, diags);
    mem_free(codes);
    mem_free(items);
    return good;
}

static bool pin(struct store *store, struct diag_list *diags)
{
    struct bundle bundle;
    struct digest hash;
    bundle_init_memory(&bundle);
    bundle_add(&bundle, "shift.xml", "<shift/>", 8);
    bool good = store_pin_content(store, &bundle, &hash, diags);
    bundle_finish(&bundle);
    return good;
}

// As the move from play.db does it, without fifty thousand journals.
static bool insert_sessions(struct store *store, int count, struct diag_list *diags)
{
    struct query *query = query_create(store->office,
            "INSERT INTO session (id, candidate, shift, seed, content, key, language, rules,"
            " created_ms, state, finished_ms, sheet, evidence, last, chain) VALUES (?1, ?2,"
            " 'shift.xml', 1, x'00', x'00', 'nl', 'rules 1', ?3, 'finished', ?3, ?4, ?5, 0, x'00')",
            diags);
    char *sheet = mem_alloc(EVIDENCE_BYTES + 1);
    char *evidence = mem_alloc(EVIDENCE_BYTES + 1);
    memset(sheet, 'x', SHEET_BYTES);
    memset(evidence, 'y', EVIDENCE_BYTES);
    bool good = query != NULL;
    for (int i = 0; good && i < count; i += 2) {
        char code[CODE_SIZE];
        (void)snprintf(code, sizeof(code), "K-%06d", i);
        query_bind_integer(query, 1, i + 1);
        query_bind_text(query, 2, code);
        query_bind_integer(query, 3, NOW_MS - DAY_MS * (i % 60));
        query_bind_text(query, 4, sheet);
        query_bind_text(query, 5, i < 2000 ? evidence : "{}");
        good = query_run(query, diags);
    }
    query_destroy(query);
    mem_free(sheet);
    mem_free(evidence);
    return good;
}

static bool fill(struct store *store, int count, struct diag_list *diags)
{
    if (!pin(store, diags) || !invite(store, count, diags) ||
            !database_run(store->office, "INSERT INTO content (hash) VALUES (x'00')", diags) ||
            !database_begin(store->office, diags)) {
        return false;
    }
    bool good = insert_sessions(store, count, diags);
    return database_end(store->office, good, diags);
}

/* ---- measuring ---- */

struct office {
    struct store *store;
    struct candidate_query query;
    struct diag_list *diags;
    bool good;
};

static void read_first(struct office *office)
{
    struct candidate_page page = { 0 };
    int64_t count = 0;
    office->good = office->good &&
            candidate_read_first(office->store, &office->query, &page, &count, office->diags);
    candidate_page_finish(&page);
}

static void read_page(struct office *office)
{
    struct candidate_page page = { 0 };
    office->good = office->good &&
            candidate_read_page(office->store, &office->query, &page, office->diags);
    candidate_page_finish(&page);
}

static void open_list(struct office *office)
{
    int64_t counts[CANDIDATE_FILTER_COUNT];
    office->good = office->good && candidate_sync(office->store, 4, office->diags) &&
            candidate_count_filters(office->store, NOW_MS, counts, office->diags);
    read_first(office);
}

static void open_sheet(struct office *office)
{
    struct buffer sheet = { 0 };
    struct office_audit audit = { 1, NOW_MS, "bench", "sheet" };
    office->good =
            office->good && office_open_sheet(office->store, &audit, &sheet, NULL, office->diags);
    buffer_finish(&sheet);
}

static double median_of(void (*work)(struct office *), struct office *office)
{
    double times[RUNS];
    for (int i = 0; i < RUNS; i++) {
        double before = measure_wall_ms();
        work(office);
        times[i] = measure_wall_ms() - before;
    }
    measure_percentile(times, RUNS, 50);
    return measure_median(times, RUNS);
}

static double search(struct office *office, const char *words)
{
    office->query.search = words;
    double ms = median_of(read_first, office);
    office->query.search = NULL;
    return ms;
}

static double slowest_filter(struct office *office)
{
    double most = 0;
    for (int i = 0; i < CANDIDATE_FILTER_COUNT; i++) {
        office->query.filter = (enum candidate_filter)i;
        double ms = median_of(read_first, office);
        most = ms > most ? ms : most;
    }
    office->query.filter = CANDIDATE_ALL;
    return most;
}

static double middle_page(struct office *office, int candidates)
{
    struct candidate_page page = { 0 };
    struct candidate_query half = office->query;
    half.at_most = candidates / 2;
    office->good = office->good && candidate_read_page(office->store, &half, &page, office->diags);
    if (page.rows.count > 0) {
        const struct candidate_row *last = vec_last(&page.rows);
        office->query.after = (struct candidate_key) { last->at_ms, last->id };
    }
    double ms = median_of(read_page, office);
    office->query.after = (struct candidate_key) { 0 };
    candidate_page_finish(&page);
    return ms;
}

static double larger(double a, double b)
{
    return a > b ? a : b;
}

static void measure(struct office *office, int candidates, struct bench_office *result)
{
    result->open_ms = median_of(open_list, office);
    result->page_ms = middle_page(office, candidates);
    result->search_ms = larger(search(office, "k-000042"), search(office, "nobody"));
    result->words_ms = search(office, "zwol");
    result->filter_ms = slowest_filter(office);
    result->sheet_ms = median_of(open_sheet, office);
    double before = measure_wall_ms();
    office->good = office->good && audit_verify(office->store, &result->lines, office->diags);
    result->verify_s = (measure_wall_ms() - before) / 1e3;
}

static void unlock(struct office *office)
{
    struct vault_entry entry = { "vier woorden op een rij", "bench", NOW_MS };
    office->good = office->good && vault_unlock(office->store, &entry, office->diags);
}

static void look_at_rest(struct office *office, struct bench_office *result)
{
    while (office->good && vault_checked(office->store) < 100) {
        double before = measure_wall_ms();
        office->good = vault_check_part(office->store, office->diags);
        double ms = measure_wall_ms() - before;
        result->look_ms += ms;
        result->look_part_ms = larger(ms, result->look_part_ms);
    }
}

static void measure_sealed(struct office *office, int candidates, struct bench_office *result)
{
    struct vault_entry entry = { "vier woorden op een rij", "bench", NOW_MS };
    struct secret_cost cost = secret_cost_moderate();
    double before = measure_wall_ms();
    office->good = office->good && vault_set_up(office->store, &entry, &cost, office->diags);
    result->seal_s = (measure_wall_ms() - before) / 1e3;
    result->unlock_ms = median_of(unlock, office);
    look_at_rest(office, result);
    result->sealed_open_ms = median_of(open_list, office);
    result->sealed_page_ms = middle_page(office, candidates);
    result->sealed_search_ms = larger(search(office, "nobody"), search(office, "zwol"));
    result->sealed_sheet_ms = median_of(open_sheet, office);
}

bool bench_office_measure(const char *folder, int candidates, struct bench_office *result)
{
    struct diag_list diags = { 0 };
    struct store *store = store_open(folder, &diags);
    *result = (struct bench_office) { 0 };
    struct office office = { .store = store, .diags = &diags, .good = store != NULL };
    office.query = (struct candidate_query) { .now_ms = NOW_MS, .at_most = PAGE_ROWS };
    office.good = office.good && fill(store, candidates, &diags);
    if (office.good) {
        measure(&office, candidates, result);
        measure_sealed(&office, candidates, result);
    }
    store_close(store);
    diag_list_finish(&diags);
    return office.good;
}
