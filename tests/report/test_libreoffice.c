// SPDX-License-Identifier: GPL-3.0-or-later
// Protects tables against a real spreadsheet program: LibreOffice opens, changes and saves them.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "game/base/bundle.h"
#include "game/base/save.h"
#include "game/report/table/story_table_apply.h"
#include "tests/test_main.h"

#define STORY "tests/fixtures/table/story.xml"

static char folder[] = "/tmp/zeven-office-XXXXXX";
static struct diag_list diags;
static struct buffer bytes;
static struct edit edit;

static void set_up(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert(bundle_read_path(STORY, BUNDLE_FILE_SIZE_MAX, &bytes, &diags));
    ck_assert(edit_open(&edit, STORY, bytes.bytes, bytes.size, &diags));
}

static void tear_down(void)
{
    char command[128];
    (void)snprintf(command, sizeof(command), "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0);
    edit_close(&edit);
    buffer_finish(&bytes);
    diag_list_finish(&diags);
}

static void convert(const char *name, const char *to)
{
    char command[512];
    (void)snprintf(command, sizeof(command),
            "soffice --headless -env:UserInstallation=file://%s/profile --convert-to %s --outdir "
            "%s %s/%s >%s/log 2>&1",
            folder, to, folder, folder, name, folder);
    ck_assert_int_eq(system(command), 0);
}

static void read_back(const char *name, struct buffer *file)
{
    char path[128];
    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    ck_assert_msg(bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, file, &diags), "%s", path);
}

static void write_to(const char *name, const struct buffer *file)
{
    char path[128];
    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    ck_assert(save_file(path, buffer_text(file), file->size, NULL, &diags));
}

static void replace(struct buffer *text, const char *old, const char *new)
{
    struct buffer changed = { 0 };
    const char *at = strstr(buffer_text(text), old);
    ck_assert_msg(at != NULL, "%s", old);
    buffer_add_bytes(&changed, text->bytes, (size_t)(at - text->bytes));
    buffer_add(&changed, new);
    buffer_add(&changed, at + strlen(old));
    buffer_finish(text);
    *text = changed;
}

static const struct {
    const char *first; // as we write it
    const char *last;  // as the program gives it back
} WAYS[] = { { "xlsx", "ods" }, { "ods", "xlsx" } };

// The program's own flat form is a text: a change made there is one that it has to take in.
START_TEST(a_change_made_in_the_program_comes_back)
{
    struct story_table table = { 0 };
    struct story_table_result result = { 0 };
    struct workbook made = { 0 };
    struct workbook read = { 0 };
    struct buffer file = { 0 };
    char name[16];
    story_table_fill(&table, &edit);
    story_table_write(&table, &edit, "now", &made);
    bool ods = strcmp(WAYS[_i].first, "ods") == 0;
    ck_assert(workbook_write(&made, ods ? WORKBOOK_ODS : WORKBOOK_XLSX, &file, &diags));
    (void)snprintf(name, sizeof(name), "t.%s", WAYS[_i].first);
    write_to(name, &file);
    convert(name, "fods");
    buffer_clear(&file);
    read_back("t.fods", &file);
    replace(&file, "Hij is te laat.", "Hij is &lt;veel&gt; te laat &amp; kwijt.");
    write_to("t.fods", &file);
    convert("t.fods", WAYS[_i].last);
    (void)snprintf(name, sizeof(name), "t.%s", WAYS[_i].last);
    buffer_clear(&file);
    read_back(name, &file);

    ck_assert(workbook_read(&read, name, file.bytes, file.size, &diags));
    ck_assert(story_table_apply(&result, &edit, &read, name, "now", &diags));
    ck_assert_uint_eq(diags.diags.count, 0);
    ck_assert_uint_eq(result.changes.count, 1);
    ck_assert_str_eq(result.changes.items[0].after, "Hij is <veel> te laat & kwijt.");
    ck_assert_ptr_nonnull(strstr(result.bytes.bytes, "<say>Hij is &lt;veel> te laat &amp; kwijt."));
    workbook_finish(&made);
    workbook_finish(&read);
    story_table_finish(&table);
    story_table_result_finish(&result);
    buffer_finish(&file);
}
END_TEST

const char *test_skip_reason(void)
{
    bool there = system("command -v soffice >/dev/null") == 0;
    return there ? NULL : "LibreOffice is not installed (libreoffice-calc-nogui)";
}

Suite *test_suite(void)
{
    Suite *suite = suite_create("libreoffice");
    TCase *cases = tcase_create("libreoffice");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_set_timeout(cases, 300);
    tcase_add_loop_test(cases, a_change_made_in_the_program_comes_back, 0, 2);
    suite_add_tcase(suite, cases);
    return suite;
}
