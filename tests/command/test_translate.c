// SPDX-License-Identifier: GPL-3.0-or-later
// Protects a translator's work: nothing done is lost, what changed is shown, and nobody translates
// the same house rule twice.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/bundle.h"
#include "game/base/save.h"
#include "tests/command/verb_run.h"
#include "tests/test_main.h"

static char folder[] = "/tmp/zeven-translate-XXXXXX";
static struct diag_list diags;
static struct verb_said said;

static int translate(const char *file)
{
    char path[256];
    (void)snprintf(path, sizeof(path), "%s/%s", folder, file);
    return verb_run(&said, &(struct command_io) { .data = folder },
            (const char *const[]) { "translate", path, NULL });
}

static void shell(const char *text)
{
    char command[512];
    (void)snprintf(command, sizeof(command), "cd %s && %s", folder, text);
    ck_assert_int_eq(system(command), 0);
}

static void set_up(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
    shell("cp -r " ZEVEN_SOURCE_DIR "/scenarios/packs " ZEVEN_SOURCE_DIR "/scenarios/po .");
}

static void tear_down(void)
{
    char command[96];
    (void)snprintf(command, sizeof(command), "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0);
    verb_said_finish(&said);
    diag_list_finish(&diags);
}

static bool holds(const char *name, const char *text)
{
    char path[256];
    struct buffer bytes = { 0 };
    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    ck_assert(bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, &bytes, &diags));
    bool found = strstr(buffer_text(&bytes), text) != NULL;
    buffer_finish(&bytes);
    return found;
}

#define PAKKET "packs/noorderkist/pakket.xml"

START_TEST(a_translation_that_is_whole_stays_as_it_is)
{
    ck_assert_int_eq(translate(PAKKET), COMMAND_FINE);
    ck_assert(verb_says(&said, ", 0 missing"));
    shell("cmp po/pakket.en.po " ZEVEN_SOURCE_DIR "/scenarios/po/pakket.en.po");
}
END_TEST

START_TEST(a_text_that_changed_is_marked_and_keeps_what_stood_there)
{
    shell("sed -i 's/Afgeleverd? Niet dus/Afgeleverd? Echt niet/' " PAKKET);
    ck_assert_int_eq(translate(PAKKET), COMMAND_FINDINGS);
    ck_assert(verb_says(&said, ", 1 to look at again, 0 missing"));
    ck_assert(holds("po/pakket.en.po", "#, fuzzy\n#| msgid \"Afgeleverd? Niet dus\"\n"));
    ck_assert(holds("po/pakket.en.po", "msgid \"Afgeleverd? Echt niet\"\nmsgstr \"Delivered? I"));
}
END_TEST

START_TEST(what_a_client_has_in_common_is_translated_once)
{
    shell("mv po/pakket.en.po po/other.en.po && sed 's/id=\"pakket\"/id=\"twee\"/' " PAKKET
          " > packs/noorderkist/twee.xml");
    ck_assert_int_eq(translate("packs/noorderkist/twee.xml"), COMMAND_FINDINGS);
    ck_assert(holds("po/twee.en.po", "Answer with the client's name, not with Meander."));
    // The scenario's own title and intent have its id in their context; all else is the same.
    ck_assert(verb_says(&said, ", 0 to look at again, 2 missing"));
}
END_TEST

START_TEST(a_file_that_is_damaged_is_not_written_over)
{
    shell("printf 'msgid \"half' > po/pakket.en.po && cp po/pakket.en.po before");
    ck_assert_int_eq(translate(PAKKET), COMMAND_FAILED);
    ck_assert(verb_says(&said, "Z0800"));
    shell("cmp po/pakket.en.po before");
}
END_TEST

START_TEST(a_file_that_is_not_there_is_said)
{
    ck_assert_int_eq(translate("packs/nowhere.xml"), COMMAND_FAILED);
    ck_assert(verb_says(&said, "Z0001"));
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("translate");
    TCase *tcase = tcase_create("translate");
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_test(tcase, a_translation_that_is_whole_stays_as_it_is);
    tcase_add_test(tcase, a_text_that_changed_is_marked_and_keeps_what_stood_there);
    tcase_add_test(tcase, what_a_client_has_in_common_is_translated_once);
    tcase_add_test(tcase, a_file_that_is_damaged_is_not_written_over);
    tcase_add_test(tcase, a_file_that_is_not_there_is_said);
    suite_add_tcase(suite, tcase);
    return suite;
}
