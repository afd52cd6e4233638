// SPDX-License-Identifier: GPL-3.0-or-later
// Protects settings that sheets are made with: who has the office alone reads the same, and the
// line of a panel goes where the sheets go.
#include "game/store/settings.h"

#include <unistd.h>

#include "game/store/database.h"
#include "game/store/vault.h"
#include "tests/store/opened.h"
#include "tests/test_main.h"

static const int64_t NOW = 1795000000000;
static const char PASSPHRASE[] = "vier woorden op een rij";

static void come_back(bool office_alone)
{
    store_close(store);
    store = office_alone ? store_open_office(folder, &diags) : fixture_open(folder);
    ck_assert_ptr_nonnull(store);
}

static void set(const char *key, const char *value)
{
    ck_assert(store_write_setting(store, key, value, &diags));
    fixture_expect_none(&diags);
}

static void expect(const char *key, const char *expected)
{
    struct buffer value = { 0 };
    ck_assert(store_read_setting(store, key, "-", &value, &diags));
    ck_assert_str_eq(buffer_text(&value), expected);
    buffer_finish(&value);
}

static int64_t count_in(struct database *database, const char *which)
{
    struct buffer sql = { 0 };
    int64_t count = -1;
    buffer_add_format(&sql, "SELECT count(*) FROM setting WHERE key GLOB '%s'", which);
    ck_assert(database_read_integer(database, buffer_text(&sql), &count, &diags));
    buffer_finish(&sql);
    return count;
}

START_TEST(who_has_the_office_alone_reads_what_the_organisation_set)
{
    set("org.norm", "Zomer");
    set("org.name", "Zwolle");
    set("display.language", "nl");
    come_back(true);
    expect("org.norm", "Zomer");
    expect("org.name", "Zwolle");
    expect("org.contact", "-");
    come_back(false);
    set("org.norm", NULL);
    come_back(true);
    expect("org.norm", "-");
    ck_assert_int_eq(count_in(store->office, "display.*"), 0);
}
END_TEST

START_TEST(what_is_set_while_the_office_is_locked_is_in_it_afterwards)
{
    set("org.norm", "Zomer");
    set("org.name", "Zwolle");
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    come_back(false);
    expect("org.norm", "Zomer");
    set("org.norm", "Winter");
    set("org.name", NULL);
    set("standard.10282ce6828648a1", "50 1 3 12;");
    expect("standard.10282ce6828648a1", "50 1 3 12;"); // waiting in play.db
    ck_assert(fixture_unlock(store, PASSPHRASE, NOW, &diags));
    ck_assert_int_eq(count_in(store->office, "org.*"), 1);
    ck_assert_int_eq(count_in(store->play, "standard.*"), 0);
    expect("standard.10282ce6828648a1", "50 1 3 12;");
    expect("org.norm", "Winter");
}
END_TEST

START_TEST(a_line_is_in_the_office_and_one_that_was_in_play_goes_there)
{
    set("standard.aa", "50 1 3 12;");
    ck_assert_int_eq(count_in(store->play, "standard.*"), 0);
    ck_assert(database_run(store->play,
            "INSERT INTO setting VALUES ('standard.aa', '60 1 3 12;'), ('standard.bb', '7')",
            &diags));
    expect("standard.aa", "60 1 3 12;"); // the newer
    come_back(false);
    ck_assert_int_eq(count_in(store->play, "standard.*"), 0);
    come_back(true);
    expect("standard.aa", "60 1 3 12;");
    expect("standard.bb", "7");
    set("standard.bb", "8");
    expect("standard.bb", "8");
}
END_TEST

START_TEST(a_lost_play_db_gets_the_organisation_back)
{
    char path[FIXTURE_PATH_SIZE];
    set("org.name", "Zwolle");
    set("display.language", "nl");
    store_close(store);
    fixture_join(path, folder, "play.db");
    ck_assert_int_eq(unlink(path), 0);
    store = fixture_open(folder);
    expect("org.name", "Zwolle");
    expect("display.language", "-");
    ck_assert_int_eq(count_in(store->play, "org.*"), 1);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("shared settings");
    TCase *tests = tcase_create("settings");
    tcase_add_checked_fixture(tests, opened_in_folder, opened_close);
    tcase_add_test(tests, who_has_the_office_alone_reads_what_the_organisation_set);
    tcase_add_test(tests, what_is_set_while_the_office_is_locked_is_in_it_afterwards);
    tcase_add_test(tests, a_line_is_in_the_office_and_one_that_was_in_play_goes_there);
    tcase_add_test(tests, a_lost_play_db_gets_the_organisation_back);
    suite_add_tcase(suite, tests);
    return suite;
}
