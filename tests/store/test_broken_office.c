// SPDX-License-Identifier: GPL-3.0-or-later
// Protects an office that breaks while it is open: whatever is asked of it is refused with a
// reason, leaves no half of a change behind, and crashes nothing.
#include <stdio.h>

#include "game/store/audit.h"
#include "game/store/candidate_page.h"
#include "game/store/database.h"
#include "game/store/decision.h"
#include "game/store/interview.h"
#include "game/store/norms.h"
#include "game/store/office.h"
#include "game/store/office_scan.h"
#include "game/store/parts.h"
#include "game/store/remark.h"
#include "game/store/retention.h"
#include "tests/store/broken.h"
#include "tests/store/hiring.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

enum { NORM_PEOPLE = NORMS_PEOPLE_MIN };

static const int64_t NOW = INT64_C(1795000000000);

static struct store *store;
static int64_t vacancy;
static int64_t session;
static struct digest content;

static const char SHEET[] =
        "{\"sheets\":[{\"candidate\":\"x\",\"competencies\":{"
        "\"accuracy\":{\"score\":60.4,\"status\":\"ok\"},"
        "\"empathy\":{\"score\":50,\"status\":\"ok\"}},\"overall\":{\"score\":55}}]}";

static void play_group(struct diag_list *diags)
{
    for (int i = 0; i < NORM_PEOPLE; i++) {
        char code[16];
        (void)snprintf(code, sizeof(code), "N-%03d", i);
        struct session_end end = {
            .state = SESSION_FINISHED, .finished_ms = NOW, .sheet = SHEET, .evidence = "{}"
        };
        ck_assert(store_finish_session(store, fixture_create_session(store, code), &end, diags));
    }
}

static bool build(const char *name, struct diag_list *diags)
{
    static const char *const IDS[] = { "accuracy", "empathy" };
    struct norms_wish wish = { name, content, "Form A", IDS, 2 };
    return norms_build(store, &wish, &HIRING_NOOR, diags);
}

static void set_up(void)
{
    struct diag_list diags = { 0 };
    struct session_list list = { 0 };
    store = fixture_open(":memory:");
    vacancy = hiring_add(store, "Zwolle", &diags);
    hiring_invite(store, "K-100", vacancy, &diags);
    hiring_invite(store, "K-101", vacancy, &diags);
    play_group(&diags);
    session = hiring_play(store, "K-100", NOW, &diags);
    ck_assert(store_find_session(store, session, &list, &diags));
    content = list.rows.items[0].start.content;
    session_list_finish(&list);
    ck_assert(remark_write(store, session, REMARK_CORRECTION, "Het was anders.", NOW, &diags));
    ck_assert(build("Eerste groep", &diags));
    fixture_expect_none(&diags);
}

static void tear_down(void)
{
    store_close(store);
}

/* ---- what can be asked ---- */

static bool add_vacancy(struct diag_list *diags)
{
    struct vacancy other = hiring_vacancy("Deventer");
    int64_t id = 0;
    return vacancy_add(store, &other, &HIRING_NOOR, &id, diags);
}

static bool change_vacancy(struct diag_list *diags)
{
    struct vacancy_list list = { 0 };
    bool good = vacancy_find(store, vacancy, &list, diags);
    if (good) {
        list.rows.items[0].reason = "Anders";
        good = vacancy_change(store, &list.rows.items[0], "Omdat", &HIRING_NOOR, diags);
    }
    vacancy_list_finish(&list);
    return good;
}

static bool list_vacancies(struct diag_list *diags)
{
    struct vacancy_list list = { 0 };
    bool good = vacancy_read_all(store, &list, diags);
    vacancy_list_finish(&list);
    return good;
}

static bool add_candidate(struct diag_list *diags)
{
    struct candidate_new item = { .code = "K-200", .vacancy = vacancy, .name = "Noor" };
    return candidate_add(store, &item, 1, NULL, &HIRING_NOOR, diags);
}

static bool add_class(struct diag_list *diags)
{
    struct candidate_line line = { "K-201", "", "Zwolle", "time=150", 2 };
    return candidate_add_class(store, &line, 1, "klas.csv", &HIRING_NOOR, diags);
}

static bool change_candidate(struct diag_list *diags)
{
    struct accommodations needs = { .time_percent = 150 };
    return candidate_change(store, "K-101", &needs, &HIRING_NOOR, diags);
}

static bool sync(struct diag_list *diags)
{
    return candidate_sync(store, 4, diags);
}

static bool read_list(struct diag_list *diags)
{
    struct candidate_page page = { 0 };
    struct candidate_query query = { .search = "zwol", .now_ms = NOW, .at_most = 50 };
    int64_t count = 0;
    int64_t counts[CANDIDATE_FILTER_COUNT];
    bool good = candidate_read_first(store, &query, &page, &count, diags) &&
            candidate_count_filters(store, NOW, counts, diags);
    candidate_page_finish(&page);
    return good;
}

static bool read_candidate(struct diag_list *diags)
{
    struct candidate_page page = { 0 };
    bool good = candidate_read_one(store, "K-100", &page, diags);
    candidate_page_finish(&page);
    return good;
}

static bool agree(struct diag_list *diags)
{
    return candidate_consent(store, "K-100", NOW, &HIRING_NOOR, diags);
}

static bool read_agreed(struct diag_list *diags)
{
    struct candidate_consented consented;
    struct buffer who = { 0 };
    bool good = candidate_read_consent(store, "K-100", &consented, &who, diags);
    buffer_finish(&who);
    return good;
}

static bool decide(struct diag_list *diags)
{
    struct decision_made made = { .reason = "Luistert goed", .who = "Noor", .at_ms = NOW };
    return decision_record(store, "K-100", &made, diags);
}

static bool read_decisions(struct diag_list *diags)
{
    struct decision_list list = { 0 };
    bool good = decision_read_all(store, "K-100", &list, diags);
    decision_list_finish(&list);
    return good;
}

static bool rate(struct diag_list *diags)
{
    struct interview_rating rating = {
        .moment = "call/opening", .competency = "empathy", .rating = 4, .who = "Noor", .at_ms = NOW
    };
    return interview_record(store, "K-100", &rating, 1, diags);
}

static bool read_rated(struct diag_list *diags)
{
    struct interview_list list = { 0 };
    bool good = interview_read(store, session, &list, diags);
    interview_list_finish(&list);
    return good;
}

static bool bring_remark(struct diag_list *diags)
{
    return remark_bring(store, session, REMARK_COMMENT, "Leuk", &HIRING_NOOR, diags);
}

static bool answer_remark(struct diag_list *diags)
{
    return remark_answer(store, 1, "Dat klopt.", &HIRING_NOOR, diags);
}

static bool read_remarks(struct diag_list *diags)
{
    struct remark_list list = { 0 };
    bool good = remark_read(store, session, &list, diags);
    remark_list_finish(&list);
    return good;
}

static bool build_norm(struct diag_list *diags)
{
    return build("Groep", diags);
}

static bool read_norms(struct diag_list *diags)
{
    struct norm_list list = { 0 };
    bool good = norms_read_all(store, &list, diags);
    norm_list_finish(&list);
    return good;
}

static bool take_none(void *context, const struct session_cells *cells)
{
    (void)context;
    return cells != NULL;
}

static bool scan(struct diag_list *diags)
{
    struct part_list list = { 0 };
    office_content_list contents = { 0 };
    bool good = office_list_contents(store, &contents, diags) &&
            parts_read_names(store, &content, &list, diags) &&
            parts_scan(store, &content, &list, NOW, take_none, NULL, diags);
    part_list_finish(&list);
    vec_finish(&contents);
    return good;
}

static bool verify(struct diag_list *diags)
{
    int64_t lines = 0;
    struct audit_list list = { 0 };
    bool good = audit_verify(store, &lines, diags) &&
            audit_read(store, &(struct audit_filter) { .candidate = "K-100" }, &list, diags);
    audit_list_finish(&list);
    return good;
}

static bool close_vacancy(struct diag_list *diags)
{
    return vacancy_close(store, vacancy, &HIRING_NOOR, diags);
}

static bool erase(struct diag_list *diags)
{
    struct retention_list list = { 0 };
    struct retention_done done;
    bool good = retention_read(store, INT64_MAX, 4, &list, diags) &&
            retention_erase(store, &list, &HIRING_NOOR, &done, diags);
    retention_list_finish(&list);
    return good;
}

static const struct broken_work WORK[] = {
    { "add a vacancy", add_vacancy, " vacancy ledger ledger_head " },
    { "change a vacancy", change_vacancy, " vacancy ledger ledger_head " },
    { "list vacancies", list_vacancies, " vacancy candidate " },
    { "invite", add_candidate, " candidate vacancy name ledger ledger_head " },
    { "invite a class", add_class, " candidate vacancy ledger ledger_head " },
    { "change what was agreed", change_candidate, " candidate vacancy ledger ledger_head " },
    { "bring up to date", sync, " candidate " },
    { "read the list", read_list, " candidate vacancy session " },
    { "read one", read_candidate, " candidate vacancy session name remark " },
    { "consent", agree, " candidate consent ledger ledger_head " },
    { "read a consent", read_agreed, " candidate consent " },
    { "decide", decide, " candidate session decision ledger ledger_head " },
    { "read decisions", read_decisions, " candidate decision " },
    { "rate", rate, " candidate interview ledger ledger_head " },
    { "read ratings", read_rated, " interview " },
    { "bring a remark", bring_remark, " remark session ledger ledger_head " },
    { "answer a remark", answer_remark, " remark session ledger ledger_head " },
    { "read remarks", read_remarks, " remark " },
    { "build a norm", build_norm, " norm norm_count norm_pair session ledger ledger_head " },
    { "read norms", read_norms, " norm norm_count norm_pair " },
    { "scan", scan, " part session_parts parts_due ledger ledger_head " },
    { "verify", verify, " ledger ledger_head " },
    { "close a vacancy", close_vacancy, " vacancy candidate ledger ledger_head " },
    { "erase", erase, " candidate session ledger ledger_head " },
};

enum { WORK_COUNT = sizeof(WORK) / sizeof(WORK[0]) };

static const char *const TABLES[] = { "vacancy", "candidate", "decision", "consent", "ledger",
    "ledger_head", "norm", "norm_count", "norm_pair", "remark", "interview", "part",
    "session_parts", "parts_due", "session", "name", "journal", "answers", "setting" };

enum { TABLE_COUNT = sizeof(TABLES) / sizeof(TABLES[0]) };

START_TEST(whole_it_does_everything)
{
    for (size_t i = 0; i < WORK_COUNT; i++) {
        struct diag_list diags = { 0 };
        ck_assert_msg(WORK[i].run(&diags), "%s: %d", WORK[i].what,
                diags.diags.count > 0 ? diags.diags.items[0].code : 0);
        diag_list_finish(&diags);
    }
}
END_TEST

// A change that began and could not end would keep the next from beginning.
static void expect_no_half_change(const char *what, const char *table)
{
    struct diag_list diags = { 0 };
    bool free = database_begin(store->office, &diags);
    ck_assert_msg(free && database_end(store->office, false, &diags) == false,
            "%s without %s left a change open", what, table);
    diag_list_finish(&diags);
}

START_TEST(what_needs_a_lost_table_is_refused_with_its_reason)
{
    broken_drop(store->office, TABLES[_i]);
    for (size_t i = 0; i < WORK_COUNT; i++) {
        struct diag_list diags = { 0 };
        (void)broken_ask(&WORK[i], TABLES[_i], &diags);
        expect_no_half_change(WORK[i].what, TABLES[_i]);
        diag_list_finish(&diags);
    }
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("broken office");
    TCase *tests = tcase_create("broken office");
    tcase_set_timeout(tests, 30);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, whole_it_does_everything);
    tcase_add_loop_test(tests, what_needs_a_lost_table_is_refused_with_its_reason, 0, TABLE_COUNT);
    suite_add_tcase(suite, tests);
    return suite;
}
