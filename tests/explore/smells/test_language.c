// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what is said of texts: words, sentences and syllables as a reader counts them.
#include "game/explore/smells/language.h"

#include <string.h>

#include "game/base/hash.h"
#include "game/base/utf8.h"
#include "game/explore/smells/smell_codes.h"
#include "tests/test_main.h"

static struct language *load(const char *name)
{
    struct bundle bundle;
    struct diag_list diags = { 0 };
    bundle_init_folder(&bundle, ZEVEN_SOURCE_DIR "/scenarios");
    struct language *language = language_load(&bundle, name, &diags);
    ck_assert_ptr_nonnull(language);
    ck_assert_uint_eq(diags.diags.count, 0);
    diag_list_finish(&diags);
    bundle_finish(&bundle);
    return language;
}

// Counted by hand.
static const struct {
    const char *language;
    const char *text;
    struct text_size size;
} texts[] = {
    { "nl", "", { 0, 0, 0, 0 } },
    { "nl", "Ja.", { 1, 1, 1, 1 } },
    { "nl", "Dank u. Ik zoek het op!", { 6, 2, 6, 4 } },
    { "nl", "Ziet u de ideeën?", { 4, 1, 6, 4 } },      // i-dee-ën
    { "nl", "Zo’n beëindigde zaak…", { 3, 1, 6, 3 } },  // be-ein-dig-de
    { "nl", "Die € 1.286 staat stil", { 4, 1, 5, 4 } }, // a number is two
    { "nl", "Om 11:30: klaar.", { 3, 2, 4, 2 } },       // a colon ends a part
    { "nl", "Eerst\n\nlater", { 2, 2, 3, 1 } },         // so does an empty line
    { "en", "We make the cake.", { 4, 1, 4, 4 } },      // a silent e, but not in "the"
    { "en", "Please, don't move.", { 3, 1, 3, 3 } },
};

START_TEST(texts_are_counted_as_read)
{
    struct language *language = load(texts[_i].language);
    struct text_size got = language_measure(language, texts[_i].text);
    const struct text_size *want = &texts[_i].size;
    ck_assert_msg(got.words == want->words && got.sentences == want->sentences &&
                    got.syllables == want->syllables &&
                    got.longest_sentence == want->longest_sentence,
            "%s: %ld words, %ld sentences, %ld syllables, longest %ld", texts[_i].text, got.words,
            got.sentences, got.syllables, got.longest_sentence);
    language_destroy(language);
}
END_TEST

// Douma's formula on 20 words, 2 sentences, 30 syllables: 206.84 - 0.93 * 10 - 77 * 1.5.
START_TEST(ease_is_the_formula_of_the_language)
{
    struct language *dutch = load("nl");
    struct language *english = load("en");
    struct text_size size = { 20, 2, 30, 12 };
    ck_assert_double_eq_tol(language_ease(dutch, &size), 82.04, 1e-9);
    ck_assert_double_eq_tol(language_ease(english, &size), 69.785, 1e-9);
    ck_assert_str_eq(dutch->formula, "Flesch-Douma");
    language_destroy(dutch);
    language_destroy(english);
}
END_TEST

START_TEST(polite_and_hard_words_are_whole_words)
{
    struct language *language = load("nl");
    ck_assert_int_eq(language_polite(language, "Graag gedaan, en dank u."), 2);
    ck_assert_int_eq(language_polite(language, "Ondankbaar graaggezien."), 0);
    ck_assert_ptr_null(language_hard(language, "Haar dochter is er."));
    const struct hard_word *hard = language_hard(language, "Dat is REEDS gebeurd.");
    ck_assert_ptr_nonnull(hard);
    ck_assert_str_eq(hard->plainer, "al");
    ck_assert_ptr_null(language_brand(language, "Het koelt af, echt ingepakt."));
    ck_assert_str_eq(language_brand(language, "Ik zit bij ING, hoor."), "ING");
    hard = language_hard(language, "Ik doe het ten behoeve van u.");
    ck_assert_ptr_nonnull(hard);
    ck_assert_str_eq(hard->plainer, "voor");
    language_destroy(language);
}
END_TEST

// Any text is read to its end, and its parts add up.
START_TEST(random_texts_are_read_to_their_end)
{
    struct language *language = load("nl");
    uint64_t seed = 11;
    for (int i = 0; i < 2000; i++) {
        static const char letters[] = "aeijbk  .,:?!'-01\n";
        struct buffer text = { 0 };
        for (uint64_t size = hash_next(&seed) % 60; size > 0; size--) {
            uint64_t draw = hash_next(&seed);
            if (draw % 5 == 0) {
                utf8_add(&text, (uint32_t)(0xa0 + draw / 5 % 0x3000));
            } else {
                buffer_add_char(&text, letters[draw / 5 % (sizeof(letters) - 1)]);
            }
        }
        struct text_size size = language_measure(language, buffer_text(&text));
        ck_assert_int_ge(size.words, size.sentences);
        ck_assert_int_ge(size.syllables, size.words);
        ck_assert_int_ge(size.words, size.longest_sentence);
        ck_assert_int_ge(language_polite(language, buffer_text(&text)), 0);
        buffer_finish(&text);
    }
    language_destroy(language);
}
END_TEST

static struct language *read_lines(const char *text, struct diag_list *diags)
{
    struct bundle bundle;
    bundle_init_memory(&bundle);
    bundle_add(&bundle, "words/xx.txt", text, strlen(text));
    struct language *language = language_load(&bundle, "xx", diags);
    bundle_finish(&bundle);
    return language;
}

static const char whole[] = "[readability]\nformula = F\nbase = 200\nper-word = 1\n"
                            "per-syllable = 80.5\nleast = 60\nsentence-words = 20\n"
                            "words-per-minute = 200\nturn-seconds = 20\nmail-seconds = 40\n"
                            "scenario-words = 900\nvowels = aeiou\n";

START_TEST(a_line_that_is_not_understood_is_said_and_left_out)
{
    struct diag_list diags = { 0 };
    struct buffer text = { 0 };
    buffer_add(&text, whole);
    buffer_add(&text, "[polite]\nplease\n[manners]\nwell\n[hard]\nwrong\nerst = first\n");
    struct language *language = read_lines(buffer_text(&text), &diags);
    ck_assert_ptr_nonnull(language);
    ck_assert_double_eq_tol(language->per_syllable, 80.5, 1e-9);
    ck_assert_uint_eq(language->polite.count, 1);
    ck_assert_uint_eq(language->hard.count, 1);
    ck_assert_uint_eq(diags.diags.count, 3);
    ck_assert_int_eq(diags.diags.items[0].code, DIAG_LANGUAGE_LINE);
    ck_assert_int_eq(diags.diags.items[0].line, 15);
    language_destroy(language);
    diag_list_finish(&diags);
    buffer_finish(&text);
}
END_TEST

START_TEST(a_language_without_its_numbers_is_none)
{
    struct diag_list diags = { 0 };
    ck_assert_ptr_null(read_lines("[polite]\nplease\n", &diags));
    ck_assert_ptr_null(read_lines("", &diags));
    ck_assert_ptr_null(read_lines("[readability]\nvowels = \xff\n", &diags));
    ck_assert_uint_eq(diags.diags.count, 0);
    ck_assert_ptr_null(read_lines("[readability]\nbase = 99999999999999999999\n"
                                  "least = -3\nper-word = 1.-5\nper-syllable = 0.12345678901\n",
            &diags));
    ck_assert_uint_eq(diags.diags.count, 4);
    diag_list_finish(&diags);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("language");
    TCase *cases = tcase_create("language");
    tcase_add_loop_test(
            cases, texts_are_counted_as_read, 0, (int)(sizeof(texts) / sizeof(texts[0])));
    tcase_add_test(cases, ease_is_the_formula_of_the_language);
    tcase_add_test(cases, polite_and_hard_words_are_whole_words);
    tcase_add_test(cases, random_texts_are_read_to_their_end);
    tcase_add_test(cases, a_line_that_is_not_understood_is_said_and_left_out);
    tcase_add_test(cases, a_language_without_its_numbers_is_none);
    suite_add_tcase(suite, cases);
    return suite;
}
