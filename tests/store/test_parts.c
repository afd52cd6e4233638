// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the table of parts: by whatever way a session comes in, what it gave stands in it, and
// goes with it.
#include "game/store/parts.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "game/store/audit.h"
#include "game/store/backup.h"
#include "game/store/backup_file.h"
#include "game/store/database.h"
#include "game/store/office_scan.h"
#include "game/store/rescue.h"
#include "game/store/upgrade.h"
#include "game/store/vault.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

enum { HEAD_BYTES = 96 };

static const int64_t NOW = 1795000000000;
static const char PASSPHRASE[] = "vier woorden op een rij";

#define POINT(k, earned, possible)                                                                 \
    "{\"competency\":\"" k "\",\"earned\":" #earned ",\"possible\":" #possible "}"
#define MOMENT(decision, points)                                                                   \
    "{\"scenario\":\"s\",\"decision\":\"" decision "\",\"points\":[" points "]}"
#define EVIDENCE(moments) "{\"session\":{\"moments\":[" moments "]}}"

static const char FIRST[] =
        EVIDENCE(MOMENT("call/a", POINT("empathy", 2, 3) "," POINT("probing", 0, 1)) "," MOMENT(
                "call/b", POINT("empathy", 1, 3)));
static const char SECOND[] = EVIDENCE(
        MOMENT("call/b", POINT("empathy", 3, 3)) "," MOMENT("call/c", POINT("accuracy", 0, 2)));

static char outside[FIXTURE_PATH_SIZE];
static char folder[FIXTURE_PATH_SIZE];
static struct store *store;
static struct diag_list diags;

static void set_up(void)
{
    fixture_make_folder(outside);
    fixture_join(folder, outside, "zeven");
    store = fixture_open(folder);
}

static void tear_down(void)
{
    store_close(store);
    fixture_remove_folder(outside);
    diag_list_finish(&diags);
}

static void play(const char *candidate, const char *evidence, enum session_state state)
{
    int64_t id = fixture_create_session(store, candidate);
    struct session_end end = {
        .state = state, .finished_ms = NOW, .sheet = "{}", .evidence = evidence
    };
    ck_assert(store_finish_session(store, id, &end, &diags));
    fixture_expect_none(&diags);
}

/* ---- reading ---- */

struct told {
    const struct part_list *list;
    struct buffer text;
};

// "call/a empathy 2/3, …" of each session on a line of its own, in the order of their ids.
static bool tell(void *context, const struct session_cells *cells)
{
    struct told *told = context;
    buffer_add(&told->text, cells->readable ? "" : "unreadable");
    for (size_t i = 0; i < cells->count; i++) {
        const struct part_cell *cell = &cells->cells[i];
        const struct part_name *part = &told->list->parts.items[cell->part];
        buffer_add_format(&told->text, "%s%s %s %d/%d", i > 0 ? ", " : "", part->decision,
                part->competency, (int)cell->earned, (int)cell->possible);
    }
    buffer_add_char(&told->text, '\n');
    return true;
}

static void expect_parts(const char *expected)
{
    office_content_list contents = { 0 };
    struct part_list list = { 0 };
    struct told told = { .list = &list };
    ck_assert(office_list_contents(store, &contents, &diags));
    ck_assert_uint_eq(contents.count, *expected != '\0');
    if (contents.count > 0) {
        const struct digest *content = &contents.items[0].content;
        ck_assert_str_eq(contents.items[0].shift, "shift.xml");
        ck_assert(parts_read_names(store, content, &list, &diags));
        ck_assert(parts_scan(store, content, &list, NOW, tell, &told, &diags));
    }
    fixture_expect_none(&diags);
    ck_assert_uint_eq(told.text.size, strlen(expected));
    for (const char *line = expected; *line != '\0'; line = strchr(line, '\n') + 1) {
        struct buffer one = { 0 };
        buffer_add_bytes(&one, line, strcspn(line, "\n") + 1);
        ck_assert_msg(strstr(buffer_text(&told.text), buffer_text(&one)) != NULL, "no %s in %s",
                buffer_text(&one), buffer_text(&told.text));
        buffer_finish(&one);
    }
    buffer_finish(&told.text);
    part_list_finish(&list);
    vec_finish(&contents);
}

static const char BOTH[] = "call/a empathy 2/3, call/a probing 0/1, call/b empathy 1/3\n"
                           "call/b empathy 3/3, call/c accuracy 0/2\n";

static void play_both(void)
{
    play("K-1", FIRST, SESSION_FINISHED);
    play("K-2", SECOND, SESSION_FINISHED);
}

static void come_back(void)
{
    store_close(store);
    store = fixture_open(folder);
}

START_TEST(what_was_played_to_its_end_stands_in_the_table)
{
    play_both();
    play("K-3", FIRST, SESSION_ABANDONED);
    expect_parts(BOTH);
    come_back();
    expect_parts(BOTH);
    struct audit_list lines = { 0 };
    ck_assert(audit_read(store, &(struct audit_filter) { 0 }, &lines, &diags));
    ck_assert_str_eq(vec_last(&lines.lines)->what, "evidence");
    audit_list_finish(&lines);
}
END_TEST

static const struct {
    const char *evidence;
    const char *expected;
} SHAPES[] = {
    { "", "unreadable\n" },
    { "[e]", "unreadable\n" },
    { "\xff\xfe{", "unreadable\n" },
    { "[1,2]", "unreadable\n" },
    { "{\"session\":{\"moments\":7}}", "unreadable\n" },
    { EVIDENCE(""), "\n" },
    { EVIDENCE("7,\"x\",null,[]"), "\n" },
    { EVIDENCE("{\"points\":\"x\"},{\"points\":[1,\"x\",{}]}"), "\n" },
    { EVIDENCE(MOMENT("a", "{\"competency\":7,\"earned\":\"x\",\"possible\":\"4\"}")), "\n" },
    { EVIDENCE(MOMENT("a", POINT("empathy", 0, 0))), "\n" },
    { EVIDENCE(MOMENT("a:'\\\"", POINT("empathy", -1, 2))), "a:'\" empathy -1/2\n" },
};

START_TEST(evidence_of_any_shape_keeps_nobody_out)
{
    play("K-1", SHAPES[_i].evidence, SESSION_FINISHED);
    expect_parts(SHAPES[_i].expected);
}
END_TEST

START_TEST(a_parcel_brings_its_parts_in)
{
    play("K-1", FIRST, SESSION_FINISHED);
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    come_back();
    play("K-2", SECOND, SESSION_FINISHED); // the office is closed
    ck_assert(!fixture_has_bytes(folder, "2/3"));
    ck_assert(fixture_unlock(store, PASSPHRASE, NOW, &diags));
    expect_parts(BOTH);
}
END_TEST

START_TEST(a_backup_brings_its_parts_back)
{
    char file[FIXTURE_PATH_SIZE];
    struct backup_file backup;
    struct buffer kept = { 0 };
    fixture_join(file, outside, "copy.zeven");
    play_both();
    ck_assert(backup_make(&backup, folder, file, NOW, &diags));
    backup_file_finish(&backup);
    play("K-3", FIRST, SESSION_FINISHED);
    store_close(store);
    store = NULL;
    ck_assert(backup_restore(folder, file, NOW, &kept, &diags));
    buffer_finish(&kept);
    come_back();
    expect_parts(BOTH);
}
END_TEST

/* ---- those that were there before ---- */

static void office_path(char path[FIXTURE_PATH_SIZE])
{
    fixture_join(path, folder, "office.db");
}

// An office.db from before there were parts.
static void make_older_office(void)
{
    char path[FIXTURE_PATH_SIZE];
    struct upgrade_table older = UPGRADE_OFFICE;
    older.count = 4;
    office_path(path);
    store_close(store);
    store = NULL;
    ck_assert_int_eq(unlink(path), 0);
    struct database *office = database_open(path, DATABASE_SHARED, &diags);
    ck_assert_ptr_nonnull(office);
    ck_assert(upgrade_apply(office, &older, &diags));
    struct query *query = query_create(office,
            "INSERT INTO session (id, candidate, shift, seed, content, key, language, rules,"
            " created_ms, state, finished_ms, sheet, evidence, last, chain) VALUES (?1, 'K',"
            " 'shift.xml', 1, x'00', x'00', 'nl', 'rules 1', 1, 'finished', 2, '{}', ?2, 0, x'00')",
            &diags);
    ck_assert(database_run(office, "INSERT INTO content (hash) VALUES (x'00')", &diags));
    for (int i = 0; i < 2; i++) {
        query_bind_integer(query, 1, 11 + i);
        query_bind_text(query, 2, i == 0 ? FIRST : SECOND);
        ck_assert(query_run(query, &diags));
    }
    query_destroy(query);
    database_close(office);
    fixture_expect_none(&diags);
}

static int64_t count(const char *sql)
{
    int64_t number = -1;
    ck_assert(database_read_integer(store->office, sql, &number, &diags));
    return number;
}

START_TEST(an_older_office_gets_its_parts)
{
    make_older_office();
    store = fixture_open(folder);
    ck_assert_int_eq(count("SELECT count(*) FROM part"), 4);
    ck_assert_int_eq(count("SELECT count(*) FROM session_parts"), 2);
    ck_assert_int_eq(count("SELECT cells = '1:2/3 2:0/1 3:1/3' FROM session_parts"
                           " WHERE session = 11"),
            1);
    ck_assert(parts_fill_all(store->office, &diags)); // and once only
    ck_assert_int_eq(count("SELECT count(*) FROM parts_due"), 0);
    ck_assert_int_eq(count("SELECT count(*) FROM session_parts"), 2);
}
END_TEST

START_TEST(what_is_saved_of_a_damaged_older_office_gets_its_parts)
{
    struct rescue_done done;
    struct buffer kept = { 0 };
    char path[FIXTURE_PATH_SIZE];
    char head[HEAD_BYTES] = "no database at all";
    make_older_office();
    fixture_join(path, folder, "play.db"); // one of the two that is damaged is enough
    FILE *file = fopen(path, "r+b");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(head, 1, sizeof(head), file), sizeof(head));
    ck_assert_int_eq(fclose(file), 0);
    ck_assert(rescue_store(folder, NULL, &done, &diags));
    ck_assert(backup_restore(folder, buffer_text(&done.path), NOW, &kept, &diags));
    buffer_finish(&kept);
    rescue_done_finish(&done);
    store = fixture_open(folder);
    ck_assert_int_eq(count("SELECT count(*) FROM session_parts WHERE cells <> ''"), 2);
}
END_TEST

START_TEST(parts_go_with_their_session_and_their_content)
{
    play_both();
    ck_assert(database_run(store->office, "DELETE FROM session WHERE candidate = 'K-1'", &diags));
    expect_parts("call/b empathy 3/3, call/c accuracy 0/2\n");
    ck_assert(database_run(store->office,
            "DELETE FROM session; DELETE FROM content WHERE hash NOT IN (SELECT content FROM "
            "session)",
            &diags));
    expect_parts("");
    ck_assert_int_eq(count("SELECT count(*) FROM part"), 0);
}
END_TEST

START_TEST(a_row_that_is_damaged_is_told_as_unreadable)
{
    static const char *const ROWS[] = { "1:2", "x", "1:2/3 9:1/1", "1:2/3  2:0/1",
        "99999999999:1/1" };
    play("K-1", FIRST, SESSION_FINISHED);
    struct query *query =
            query_create(store->office, "UPDATE session_parts SET cells = ?1", &diags);
    query_bind_text(query, 1, ROWS[_i]);
    ck_assert(query_run(query, &diags));
    query_destroy(query);
    expect_parts("unreadable\n");
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("parts");
    TCase *tests = tcase_create("parts");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, what_was_played_to_its_end_stands_in_the_table);
    tcase_add_loop_test(
            tests, evidence_of_any_shape_keeps_nobody_out, 0, sizeof(SHAPES) / sizeof(SHAPES[0]));
    tcase_add_test(tests, a_parcel_brings_its_parts_in);
    tcase_add_test(tests, a_backup_brings_its_parts_back);
    tcase_add_test(tests, an_older_office_gets_its_parts);
    tcase_add_test(tests, what_is_saved_of_a_damaged_older_office_gets_its_parts);
    tcase_add_test(tests, parts_go_with_their_session_and_their_content);
    tcase_add_loop_test(tests, a_row_that_is_damaged_is_told_as_unreadable, 0, 5);
    suite_add_tcase(suite, tests);
    return suite;
}
