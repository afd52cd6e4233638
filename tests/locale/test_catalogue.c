// SPDX-License-Identifier: GPL-3.0-or-later
// Protects who plays in another language: no half translation, and no translator's work lost.
#include "game/locale/catalogue.h"

#include <string.h>

#include "tests/test_main.h"

#define HEADER "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"

static struct diag_list diags;
static struct catalogue catalogue;

static void tear_down(void)
{
    catalogue_finish(&catalogue);
    diag_list_finish(&diags);
}

static bool load(const char *text)
{
    return catalogue_load(&catalogue, "en.po", text, strlen(text), &diags);
}

static const char GOOD[] =
        HEADER "# The customer is angry here.\n"
               "#: scenario.xml:12\n"
               "msgctxt \"jaarnota/call/opening/acknowledge\"\n"
               "msgid \"€ {amount} ineens: daar zou ik ook van schrikken, {name}.\"\n"
               "msgstr \"\"\n"
               "\"€ {amount} at once: \"\n"
               "\"that would give me a fright too, {name}.\"\n\n"
               "msgctxt \"jaarnota/call/cause/compare\"\n"
               "msgid \"Ja.\"\nmsgstr \"Yes.\"\n\n"
               "msgctxt \"jaarnota/call/cause/wait\"\n"
               "msgid \"Ja.\"\nmsgstr \"\"\n\n"
               "#, fuzzy\n#| msgid \"Nee.\"\n"
               "msgctxt \"jaarnota/call/cause/no\"\n"
               "msgid \"Nee, dank u.\"\nmsgstr \"No.\"\n\n"
               "msgctxt \"jaarnota/call/cause/hold\"\n"
               "msgid \"{seconds} seconden\"\nmsgstr \"{second} seconds\"\n\n"
               "msgid \"Los\"\nmsgstr \"Loose\"\n\n"
               "#~ msgctxt \"gone\"\n#~ msgid \"Weg\"\n#~ msgstr \"Away\"\n";

static const struct {
    const char *context;
    const char *text;
    enum catalogue_status status;
    const char *translation;
} LOOKED_UP[] = {
    { "jaarnota/call/opening/acknowledge",
            "€ {amount} ineens: daar zou ik ook van schrikken, {name}.", CATALOGUE_TRANSLATED,
            "€ {amount} at once: that would give me a fright too, {name}." },
    { "jaarnota/call/cause/compare", "Ja.", CATALOGUE_TRANSLATED, "Yes." },
    { "jaarnota/call/cause/wait", "Ja.", CATALOGUE_MISSING, NULL },
    { "jaarnota/call/cause/no", "Nee, dank u.", CATALOGUE_FUZZY, NULL },
    { "jaarnota/call/cause/hold", "{seconds} seconden", CATALOGUE_STALE, NULL },
    { NULL, "Los", CATALOGUE_TRANSLATED, "Loose" },
    { "", "Los", CATALOGUE_TRANSLATED, "Loose" },
    { "elsewhere", "Ja.", CATALOGUE_MISSING, NULL },
    { "elsewhere", "Los", CATALOGUE_MISSING, NULL },
    { NULL, "Vast", CATALOGUE_MISSING, NULL },
    { "gone", "Weg", CATALOGUE_MISSING, NULL },
    { "jaarnota/call/cause/compare", "Ja!", CATALOGUE_FUZZY, NULL },
    { "jaarnota/call/cause/wait", "Ja!", CATALOGUE_MISSING, NULL },
};

START_TEST(a_text_is_found_by_its_context_and_says_how_it_stands)
{
    enum catalogue_status status = CATALOGUE_STALE;
    ck_assert(load(GOOD));
    ck_assert_uint_eq(diags.diags.count, 0);
    const char *found =
            catalogue_find(&catalogue, LOOKED_UP[_i].context, LOOKED_UP[_i].text, &status);
    ck_assert_int_eq(status, LOOKED_UP[_i].status);
    ck_assert_pstr_eq(found, LOOKED_UP[_i].translation);
    ck_assert_pstr_eq(catalogue_find(&catalogue, LOOKED_UP[_i].context, LOOKED_UP[_i].text, NULL),
            LOOKED_UP[_i].translation);
}
END_TEST

static const struct {
    const char *text;
    const char *translation;
    enum catalogue_status status;
} PLACEHOLDERS[] = {
    { "{a} en {b}", "{b} and {a}", CATALOGUE_TRANSLATED },
    { "{a}", "{a} or {a}", CATALOGUE_TRANSLATED },
    { "{a}", "a", CATALOGUE_STALE },
    { "a", "{a}", CATALOGUE_STALE },
    { "{a}", "{ab}", CATALOGUE_STALE },
    { "{a-b_1}", "{a-b_1}", CATALOGUE_TRANSLATED },
    { "een { los haakje", "a loose brace", CATALOGUE_TRANSLATED },
    { "{} leeg", "empty", CATALOGUE_TRANSLATED },
};

START_TEST(placeholders_must_be_the_same_set)
{
    struct buffer po = { 0 };
    enum catalogue_status status = CATALOGUE_MISSING;
    buffer_add_format(&po, HEADER "msgid \"%s\"\nmsgstr \"%s\"\n", PLACEHOLDERS[_i].text,
            PLACEHOLDERS[_i].translation);
    ck_assert(load(buffer_text(&po)));
    (void)catalogue_find(&catalogue, NULL, PLACEHOLDERS[_i].text, &status);
    ck_assert_int_eq(status, PLACEHOLDERS[_i].status);
    buffer_finish(&po);
}
END_TEST

START_TEST(complete_names_every_text_that_is_not_translated)
{
    const struct catalogue_text texts[] = {
        { "jaarnota/call/cause/compare", "Ja.", "scenario.xml", 10 },
        { "jaarnota/call/cause/wait", "Ja.", "scenario.xml", 20 },
        { "jaarnota/call/cause/no", "Nee, dank u.", "scenario.xml", 30 },
        { "jaarnota/call/cause/hold", "{seconds} seconden", "scenario.xml", 40 },
    };
    ck_assert(load(GOOD));
    ck_assert(catalogue_complete(&catalogue, texts, 1, &diags));
    ck_assert_uint_eq(diags.diags.count, 0);
    ck_assert(!catalogue_complete(&catalogue, texts, 4, &diags));
    ck_assert_uint_eq(diags.diags.count, 3);
    const struct diag *stale = &diags.diags.items[2];
    ck_assert_int_eq(diags.diags.items[0].code, DIAG_PO_TEXT_MISSING);
    ck_assert_int_eq(diags.diags.items[0].line, 20);
    ck_assert_int_eq(diags.diags.items[1].code, DIAG_PO_TEXT_FUZZY);
    ck_assert_int_eq(stale->code, DIAG_PO_TEXT_STALE);
    ck_assert_int_eq(stale->severity, DIAG_WARNING);
    ck_assert_str_eq(stale->file, "scenario.xml");
    ck_assert_str_eq(stale->arguments[0], "jaarnota/call/cause/hold");
    ck_assert_str_eq(stale->arguments[1], "{seconds} seconden");
    ck_assert_str_eq(stale->arguments[2], "{second} seconds");
}
END_TEST

static const struct {
    const char *what;
    const char *bytes;
    size_t size; // 0: as long as the text
    int code;
    int line;
} BAD[] = {
    { "a quote missing", HEADER "msgid \"a\"\nmsgstr b\"\n", 0, DIAG_PO_SYNTAX, 5 },
    { "an end too early", HEADER "msgid \"ab", 0, DIAG_PO_SYNTAX, 4 },
    { "no translation line", HEADER "msgid \"ab\"\n", 0, DIAG_PO_SYNTAX, 4 },
    { "not a catalogue", "<scenario id=\"x\"/>\n", 0, DIAG_PO_SYNTAX, 1 },
    { "twice the same", HEADER "msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"\n", 0,
            DIAG_PO_TWICE, 7 },
    { "another charset",
            "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n"
            "msgid \"a\"\nmsgstr \"b\"\n",
            0, DIAG_PO_ENCODING, 0 },
    { "not UTF-8", HEADER "msgid \"a\"\nmsgstr \"\xff\"\n", 0, DIAG_PO_ENCODING, 5 },
    { "an escape that is not UTF-8", HEADER "msgid \"a\"\nmsgstr \"\\377\"\n", 0, DIAG_PO_ENCODING,
            0 },
    { "a NUL", "msgid \"a\0\"\nmsgstr \"\"\n", 20, DIAG_PO_ENCODING, 1 },
    { "UTF-16", "\xff\xfem\0s\0g\0", 8, DIAG_PO_ENCODING, 1 },
};

START_TEST(a_malformed_catalogue_is_told_with_its_line)
{
    size_t size = BAD[_i].size > 0 ? BAD[_i].size : strlen(BAD[_i].bytes);
    ck_assert_msg(
            !catalogue_load(&catalogue, "bad.po", BAD[_i].bytes, size, &diags), "%s", BAD[_i].what);
    ck_assert_uint_ge(diags.errors, 1);
    const struct diag *diag = &diags.diags.items[0];
    ck_assert_msg(diag->code == BAD[_i].code && diag->line == BAD[_i].line,
            "%s: Z%04d at line %d: %s", BAD[_i].what, diag->code, diag->line, diag->arguments[0]);
    ck_assert_str_eq(diag->file, "bad.po");
    ck_assert_uint_eq(catalogue.entries.count, 0);
}
END_TEST

START_TEST(a_thousand_slips_end_in_a_list_not_in_an_exit)
{
    struct buffer po = { 0 };
    buffer_add(&po, HEADER);
    for (int i = 0; i < 5000; i++) {
        buffer_add(&po, "foo \"a\nmsgid \"x\"\n\n");
    }
    ck_assert(!load(buffer_text(&po)));
    ck_assert_uint_gt(diags.errors, 1000);
    diag_list_finish(&diags);
    ck_assert(load(GOOD));
    ck_assert_uint_eq(diags.diags.count, 0);
    buffer_finish(&po);
}
END_TEST

START_TEST(what_windows_editors_leave_behind_is_fine)
{
    ck_assert(load("\xEF\xBB\xBF"
                   "msgid \"\"\r\nmsgstr \"Content-Type: text/plain; charset=utf-8\\n\"\r\n\r\n"
                   "msgid \"één\"\r\nmsgstr \"one\"\r\n"));
    ck_assert_str_eq(catalogue_find(&catalogue, NULL, "één", NULL), "one");
}
END_TEST

START_TEST(an_empty_file_is_an_empty_catalogue)
{
    ck_assert(load(""));
    ck_assert_uint_eq(catalogue.entries.count, 0);
    ck_assert_ptr_null(catalogue_find(&catalogue, NULL, "één", NULL));
}
END_TEST

START_TEST(a_template_has_every_text_once_with_its_places)
{
    const struct catalogue_text texts[] = {
        { "a/b", "Zeg \"ja\"\tof\nnee \\", "one.xml", 3 },
        { NULL, "Los", NULL, 0 },
        { "a/b", "Zeg \"ja\"\tof\nnee \\", "two.xml", 9 },
        { "a/c", "", "one.xml", 4 },
    };
    struct buffer po = { 0 };
    ck_assert(catalogue_write(texts, 4, NULL, NULL, &po, &diags));
    ck_assert_ptr_nonnull(strstr(buffer_text(&po), "one.xml:3 two.xml:9"));
    ck_assert_ptr_nonnull(strstr(buffer_text(&po), "charset=UTF-8"));
    ck_assert(load(buffer_text(&po)));
    ck_assert_uint_eq(catalogue.entries.count, 2);
    ck_assert_str_eq(catalogue.entries.items[0].text, texts[0].text);
    ck_assert_int_eq(catalogue.entries.items[0].status, CATALOGUE_MISSING);
    buffer_finish(&po);
}
END_TEST

// Loads `old`, writes `texts` over it, and loads the result into `catalogue`.
static void merge(const char *old_po, const struct catalogue_text *texts, size_t count)
{
    struct catalogue old = { 0 };
    struct buffer po = { 0 };
    ck_assert(catalogue_load(&old, "old.po", old_po, strlen(old_po), &diags));
    ck_assert(catalogue_write(texts, count, "en", &old, &po, &diags));
    catalogue_finish(&old);
    ck_assert(load(buffer_text(&po)));
    ck_assert_uint_eq(diags.diags.count, 0);
    buffer_finish(&po);
}

static const struct catalogue_entry *entry_of(const char *context, const char *text)
{
    for (size_t i = 0; i < catalogue.entries.count; i++) {
        const struct catalogue_entry *entry = &catalogue.entries.items[i];
        if (strcmp(entry->context, context) == 0 && strcmp(entry->text, text) == 0) {
            return entry;
        }
    }
    ck_abort_msg("no entry %s, %s", context, text);
}

START_TEST(merging_keeps_marks_and_puts_aside)
{
    const struct catalogue_text texts[] = {
        { "jaarnota/call/cause/compare", "Ja, graag.", "s.xml", 1 },
        { "jaarnota/call/cause/no", "Nee, dank u.", "s.xml", 2 },
        { "jaarnota/call/new", "Nieuw", "s.xml", 3 },
        { "jaarnota/call/opening/acknowledge",
                "€ {amount} ineens: daar zou ik ook van schrikken, {name}.", "s.xml", 4 },
        { "gone", "Weg", "s.xml", 5 },
    };
    merge(GOOD, texts, 5);
    const struct catalogue_entry *changed = &catalogue.entries.items[0];
    ck_assert_str_eq(changed->text, "Ja, graag.");
    ck_assert_str_eq(changed->translation, "Yes.");
    ck_assert_int_eq(changed->status, CATALOGUE_FUZZY);
    ck_assert_int_eq(entry_of("jaarnota/call/cause/no", "Nee, dank u.")->status, CATALOGUE_FUZZY);
    ck_assert_int_eq(entry_of("jaarnota/call/new", "Nieuw")->status, CATALOGUE_MISSING);
    const struct catalogue_entry *kept =
            entry_of("jaarnota/call/opening/acknowledge", texts[3].text);
    ck_assert_int_eq(kept->status, CATALOGUE_TRANSLATED);
    ck_assert_ptr_nonnull(strstr(kept->comment, "The customer is angry here."));
    const struct catalogue_entry *back = entry_of("gone", "Weg");
    ck_assert_str_eq(back->translation, "Away");
    ck_assert(!back->obsolete);
    ck_assert(entry_of("", "Los")->obsolete);
    ck_assert(entry_of("jaarnota/call/cause/hold", "{seconds} seconden")->obsolete);
    // What was empty and is not asked for is gone.
    ck_assert_uint_eq(catalogue.entries.count, 7);
}
END_TEST

START_TEST(a_header_that_says_no_charset_is_replaced)
{
    const struct catalogue_text texts[] = { { "a", "één", "s.xml", 1 } };
    struct buffer po = { 0 };
    ck_assert(load("msgid \"\"\nmsgstr \"Language: en\\n\"\n\n"
                   "msgctxt \"a\"\nmsgid \"één\"\nmsgstr \"one\"\n"));
    ck_assert(catalogue_write(texts, 1, "en", &catalogue, &po, &diags));
    ck_assert_ptr_nonnull(strstr(buffer_text(&po), "charset=UTF-8"));
    ck_assert_ptr_nonnull(strstr(buffer_text(&po), "msgstr \"one\""));
    buffer_finish(&po);
}
END_TEST

START_TEST(merging_twice_changes_nothing)
{
    const struct catalogue_text texts[] = {
        { "jaarnota/call/cause/compare", "Ja, graag.", "s.xml", 1 },
        { "jaarnota/call/new", "Nieuw", "s.xml", 3 },
    };
    struct buffer once = { 0 };
    struct buffer twice = { 0 };
    ck_assert(load(GOOD));
    ck_assert(catalogue_write(texts, 2, "en", &catalogue, &once, &diags));
    catalogue_finish(&catalogue);
    ck_assert(load(buffer_text(&once)));
    ck_assert(catalogue_write(texts, 2, "en", &catalogue, &twice, &diags));
    ck_assert_str_eq(buffer_text(&once), buffer_text(&twice));
    buffer_finish(&once);
    buffer_finish(&twice);
}
END_TEST

#define COUNT(rows) ((int)(sizeof(rows) / sizeof((rows)[0])))

Suite *test_suite(void)
{
    Suite *suite = suite_create("catalogue");
    TCase *tests = tcase_create("catalogue");
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_loop_test(
            tests, a_text_is_found_by_its_context_and_says_how_it_stands, 0, COUNT(LOOKED_UP));
    tcase_add_loop_test(tests, placeholders_must_be_the_same_set, 0, COUNT(PLACEHOLDERS));
    tcase_add_test(tests, complete_names_every_text_that_is_not_translated);
    tcase_add_loop_test(tests, a_malformed_catalogue_is_told_with_its_line, 0, COUNT(BAD));
    tcase_add_test(tests, a_thousand_slips_end_in_a_list_not_in_an_exit);
    tcase_add_test(tests, what_windows_editors_leave_behind_is_fine);
    tcase_add_test(tests, an_empty_file_is_an_empty_catalogue);
    tcase_add_test(tests, a_template_has_every_text_once_with_its_places);
    tcase_add_test(tests, merging_keeps_marks_and_puts_aside);
    tcase_add_test(tests, a_header_that_says_no_charset_is_replaced);
    tcase_add_test(tests, merging_twice_changes_nothing);
    suite_add_tcase(suite, tests);
    return suite;
}
