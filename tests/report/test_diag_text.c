// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what authors read: every code has its sentence, in place, with its arguments.
#include "game/report/diag_text.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/locale/locale.h"
#include "game/report/diag_sentences.h"
#include "tests/test_main.h"

static const char *written(const struct diag *diag, struct buffer *buffer)
{
    buffer_clear(buffer);
    diag_write(buffer, diag);
    return buffer_text(buffer);
}

START_TEST(says_where_what_and_what_to_do)
{
    struct buffer buffer = { 0 };
    struct diag diag = { .code = 3, .severity = DIAG_ERROR, .file = "a.xml", .line = 7 };
    diag.arguments[0] = "16";
    ck_assert_str_eq(written(&diag, &buffer),
            "a.xml:7: error Z0003: The file is larger than 16 MiB. "
            "Split it, or take out what does not belong in it.");
    diag.line = 0;
    diag.severity = DIAG_WARNING;
    ck_assert_ptr_nonnull(strstr(written(&diag, &buffer), "a.xml: warning Z0003: "));
    diag.file = NULL;
    diag.severity = DIAG_NOTE;
    ck_assert_ptr_eq(strstr(written(&diag, &buffer), "note Z0003: "), buffer_text(&buffer));
    buffer_finish(&buffer);
}
END_TEST

START_TEST(placeholders_take_their_arguments)
{
    const char *arguments[DIAG_ARGUMENTS_MAX] = { "one", "two" };
    struct buffer buffer = { 0 };
    diag_fill(&buffer, "{1} before {0}, {2} unknown, {{0} literal, {9} too", arguments);
    ck_assert_str_eq(buffer_text(&buffer), "two before one, … unknown, {0} literal, {9} too");
    buffer_finish(&buffer);
}
END_TEST

START_TEST(what_is_not_known_is_not_asked)
{
    const char *arguments[DIAG_ARGUMENTS_MAX] = { "turm", "turn" };
    struct buffer buffer = { 0 };
    diag_fill(&buffer, "No {0}.[ Meant {1}?][ Or {2}?] End [", arguments);
    ck_assert_str_eq(buffer_text(&buffer), "No turm. Meant turn? End [");
    buffer_finish(&buffer);
}
END_TEST

START_TEST(an_unknown_code_shows_its_arguments)
{
    struct buffer buffer = { 0 };
    struct diag diag = { .code = 9999, .severity = DIAG_ERROR, .file = "x", .line = 1 };
    diag.arguments[0] = "this";
    diag.arguments[1] = "that";
    ck_assert_ptr_null(diag_sentence(9999));
    ck_assert_str_eq(written(&diag, &buffer), "x:1: error Z9999: this, that");
    buffer_finish(&buffer);
}
END_TEST

START_TEST(a_list_counts_what_was_dropped)
{
    struct diag_list list = { 0 };
    for (int i = 0; i < DIAG_COUNT_MAX + 2; i++) {
        diag_add(&list, 2, DIAG_ERROR, "x", i, NULL);
    }
    struct buffer buffer = { 0 };
    diag_list_write(&buffer, &list);
    ck_assert_ptr_nonnull(strstr(buffer_text(&buffer), "\n2 more are not shown.\n"));
    buffer_finish(&buffer);
    diag_list_finish(&list);
}
END_TEST

START_TEST(codes_stand_once_and_in_order)
{
    for (size_t i = 1; i < DIAG_SENTENCE_COUNT; i++) {
        ck_assert_msg(DIAG_SENTENCES[i - 1].code < DIAG_SENTENCES[i].code,
                "Z%04d does not stand after Z%04d", DIAG_SENTENCES[i].code,
                DIAG_SENTENCES[i - 1].code);
    }
}
END_TEST

// What the headers define: DIAG_SOMETHING = 123

struct found {
    int count;
    int missing;
    bool used[10000];
};

static void scan_line(const char *path, const char *line, struct found *found)
{
    char name[80];
    int code = 0;
    const char *at = strstr(line, "DIAG_");
    if (at == NULL || strstr(line, "_MAX") != NULL ||
            sscanf(at, "%79[A-Z0-9_] = %d", name, &code) != 2) {
        return;
    }
    found->count++;
    ck_assert_msg(code > 0 && code < 10000, "%s: %s = %d", path, name, code);
    found->used[code] = true;
    if (diag_sentence(code) == NULL) {
        fprintf(stderr, "%s: %s (Z%04d) has no sentence in diag_sentences.c\n", path, name, code);
        found->missing++;
    }
}

static void join_wrapped(char *line, size_t size, FILE *file)
{
    size_t length = strlen(line);
    if (length > 2 && line[length - 2] == '=' && length + 1 < size) {
        line[length - 1] = ' ';
        char next[300];
        if (fgets(next, sizeof(next), file) != NULL) {
            snprintf(line + length, size - length, "%s", next + strspn(next, " "));
        }
    }
}

static void scan_file(const char *path, struct found *found)
{
    FILE *file = fopen(path, "r");
    ck_assert_ptr_nonnull(file);
    char line[600];
    while (fgets(line, 300, file) != NULL) {
        join_wrapped(line, sizeof(line), file);
        scan_line(path, line, found);
    }
    fclose(file);
}

static void scan_folder(const char *folder, struct found *found)
{
    DIR *directory = opendir(folder);
    ck_assert_ptr_nonnull(directory);
    for (struct dirent *entry = readdir(directory); entry != NULL; entry = readdir(directory)) {
        char path[600];
        snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
        size_t length = strlen(entry->d_name);
        if (entry->d_type == DT_DIR && entry->d_name[0] != '.') {
            scan_folder(path, found);
        } else if (length > 2 && entry->d_name[length - 2] == '.' &&
                strchr("hc", entry->d_name[length - 1]) != NULL) {
            scan_file(path, found);
        }
    }
    closedir(directory);
}

START_TEST(every_code_of_the_house_has_a_sentence)
{
    static struct found found;
    scan_folder(ZEVEN_SOURCE_DIR "/game", &found);
    ck_assert_int_gt(found.count, 30);
    ck_assert_int_eq(found.missing, 0);
    for (size_t i = 0; i < DIAG_SENTENCE_COUNT; i++) {
        ck_assert_msg(found.used[DIAG_SENTENCES[i].code],
                "Z%04d has a sentence but no header has it", DIAG_SENTENCES[i].code);
    }
}
END_TEST

START_TEST(speaks_dutch)
{
    ck_assert(locale_init("nl", locale_default_folder()));
    struct buffer buffer = { 0 };
    struct diag diag = { .code = 2, .severity = DIAG_ERROR, .file = "map" };
    const char *text = written(&diag, &buffer);
    ck_assert_ptr_nonnull(strstr(text, "map: fout Z0002: "));
    ck_assert_ptr_null(strstr(text, "plain file"));
    buffer_finish(&buffer);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("diag_text");
    TCase *cases = tcase_create("diag_text");
    tcase_add_test(cases, says_where_what_and_what_to_do);
    tcase_add_test(cases, placeholders_take_their_arguments);
    tcase_add_test(cases, what_is_not_known_is_not_asked);
    tcase_add_test(cases, an_unknown_code_shows_its_arguments);
    tcase_add_test(cases, a_list_counts_what_was_dropped);
    tcase_add_test(cases, codes_stand_once_and_in_order);
    tcase_add_test(cases, every_code_of_the_house_has_a_sentence);
    tcase_add_test(cases, speaks_dutch);
    suite_add_tcase(suite, cases);
    return suite;
}
