// SPDX-License-Identifier: GPL-3.0-or-later
// Protects against a database that breaks while it is open: every refusal has its reason, and
// nothing crashes.
#include "game/store/content.h"
#include "game/store/journal.h"
#include "game/store/move.h"
#include "game/store/office.h"
#include "game/store/remark.h"
#include "game/store/sessions.h"
#include "game/store/settings.h"
#include "tests/store/broken.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

static struct store *store;
static int64_t running;
static int64_t finished;
static struct digest pinned;

static const struct session_end END = {
    .state = SESSION_FINISHED, .finished_ms = 9, .sheet = "{}", .evidence = "[]"
};

static void set_up(void)
{
    struct diag_list diags = { 0 };
    struct session_list list = { 0 };
    store = fixture_open(":memory:");
    finished = fixture_create_session(store, "K-1");
    ck_assert(fixture_append(store, finished, 1, &diags));
    ck_assert(store_finish_session(store, finished, &END, &diags));
    running = fixture_create_session(store, "K-2");
    ck_assert(fixture_append(store, running, 1, &diags));
    ck_assert(store_find_session(store, running, &list, &diags));
    pinned = list.rows.items[0].start.content;
    session_list_finish(&list);
    fixture_expect_none(&diags);
}

static void tear_down(void)
{
    store_close(store);
}

static bool pin(struct diag_list *diags)
{
    struct bundle bundle;
    struct digest hash;
    bundle_init_memory(&bundle);
    bundle_add(&bundle, "new.xml", "new", 3);
    bool good = store_pin_content(store, &bundle, &hash, diags);
    bundle_finish(&bundle);
    return good;
}

static bool load(struct diag_list *diags)
{
    struct bundle bundle;
    bool good = store_load_content(store, &pinned, &bundle, diags);
    ck_assert(good == (bundle.files.count > 0));
    bundle_finish(&bundle);
    return good;
}

static bool create(struct diag_list *diags)
{
    int64_t id = 0;
    struct session_start start = {
        .candidate = "K-3", .shift = "s", .content = pinned, .language = "nl", .rules = "rules 1"
    };
    return store_create_session(store, &start, &id, diags);
}

static bool list_both(struct diag_list *diags)
{
    struct session_list list = { 0 };
    bool good = store_list_running(store, NULL, &list, diags) &&
            store_list_finished(store, NULL, &list, diags);
    session_list_finish(&list);
    return good;
}

static bool append(struct diag_list *diags)
{
    struct journal_entry entry = { .text = "wait" };
    return journal_append(store, running, &entry, NULL, diags);
}

static bool read_both(struct diag_list *diags)
{
    struct journal journal = { 0 };
    bool good = journal_read(store, running, &journal, diags) &&
            journal_read(store, finished, &journal, diags);
    journal_finish(&journal);
    return good;
}

static bool verify(struct diag_list *diags)
{
    return journal_verify(store, running, NULL, diags);
}

static bool finish(struct diag_list *diags)
{
    return store_finish_session(store, running, &END, diags);
}

static bool copy(struct diag_list *diags)
{
    return move_copy_session(store, running, diags);
}

static bool take_away(struct diag_list *diags)
{
    return move_remove_session(store, running, diags);
}

static bool open_sheet(struct diag_list *diags)
{
    struct office_audit audit = { finished, 1, "recruiter", "sheet" };
    return office_open_sheet(store, &audit, NULL, NULL, diags);
}

static bool answer(struct diag_list *diags)
{
    struct office_answers answers = { 1, 2, 3 };
    return office_write_answers(store, finished, &answers, diags) &&
            office_read_answers(store, finished, &answers, diags);
}

static bool read_answers(struct diag_list *diags)
{
    struct office_answers answers;
    return office_read_answers(store, finished, &answers, diags);
}

static bool say(struct diag_list *diags)
{
    struct remark_list list = { 0 };
    bool good = remark_write(store, finished, REMARK_COMMENT, "Nou", 1, diags) &&
            remark_read(store, finished, &list, diags);
    remark_list_finish(&list);
    return good;
}

static bool name(struct diag_list *diags)
{
    return office_write_name(store, "K-1", "Noor", diags);
}

static bool read_name(struct diag_list *diags)
{
    struct buffer text = { 0 };
    bool good = office_read_name(store, "K-1", &text, diags);
    buffer_finish(&text);
    return good;
}

static bool list_audit(struct diag_list *diags)
{
    struct office_audit_list list = { 0 };
    bool good = office_list_audit(store, finished, &list, diags);
    office_audit_list_finish(&list);
    return good;
}

static bool set(struct diag_list *diags)
{
    return store_write_setting(store, "a", "b", diags);
}

static bool get(struct diag_list *diags)
{
    struct buffer text = { 0 };
    bool good = store_read_setting(store, "a", "b", &text, diags);
    buffer_finish(&text);
    return good;
}

static const struct broken_work WORK[] = {
    { "pin", pin, " content content_file blob " },
    { "load", load, " content_file blob " },
    { "create", create, " session content " },
    { "list", list_both, " session " },
    { "append", append, " session journal " },
    { "read", read_both, " session journal " },
    { "verify", verify, " session journal " },
    { "copy", copy, " session journal content content_file blob " },
    { "open sheet", open_sheet, " session audit " },
    { "answer", answer, " session answers " },
    { "read answers", read_answers, " session answers " },
    { "say", say, " session remark " },
    { "name", name, " name " },
    { "read name", read_name, " name " },
    { "list audit", list_audit, " audit " },
    { "set", set, " setting " },
    { "get", get, " setting " },
    { "take away", take_away, " session content content_file blob " },
    { "finish", finish, " session " },
};

enum { WORK_COUNT = sizeof(WORK) / sizeof(WORK[0]) };

static const char *const TABLES[] = { "session", "journal", "content", "content_file", "blob",
    "setting", "answers", "name", "audit", "remark" };

enum { TABLE_COUNT = sizeof(TABLES) / sizeof(TABLES[0]) };

START_TEST(whole_it_does_everything)
{
    for (size_t i = 0; i < WORK_COUNT; i++) {
        struct diag_list diags = { 0 };
        // "take away" took the running session away.
        ck_assert_msg(WORK[i].run(&diags) || WORK[i].run == finish, "%s", WORK[i].what);
        diag_list_finish(&diags);
    }
}
END_TEST

START_TEST(what_needs_a_lost_table_is_refused_with_its_reason)
{
    const char *table = TABLES[_i / WORK_COUNT];
    const struct broken_work *work = &WORK[(size_t)_i % WORK_COUNT];
    struct diag_list diags = { 0 };
    broken_drop(store->play, table);
    broken_drop(store->office, table);
    bool good = broken_ask(work, table, &diags);
    ck_assert_msg(good == (diags.errors == 0), "%s without %s: said %d with %d errors", work->what,
            table, good, (int)diags.errors);
    diag_list_finish(&diags);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("broken");
    TCase *tests = tcase_create("broken");
    tcase_set_timeout(tests, 30);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, whole_it_does_everything);
    tcase_add_loop_test(
            tests, what_needs_a_lost_table_is_refused_with_its_reason, 0, TABLE_COUNT * WORK_COUNT);
    suite_add_tcase(suite, tests);
    return suite;
}
