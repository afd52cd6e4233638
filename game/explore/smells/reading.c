// SPDX-License-Identifier: GPL-3.0-or-later
// Texts as a reader meets them: words, sentences, syllables, and what is polite or hard in them.
#include <ctype.h>
#include <string.h>

#include "game/base/utf8.h"
#include "game/explore/smells/language.h"

static bool has_letter(const char *letters, uint32_t letter)
{
    while (*letters != '\0') {
        if (utf8_next(&letters) == letter) {
            return true;
        }
    }
    return false;
}

// Of the letters we meet, only Latin capitals need it.
static uint32_t lower(uint32_t letter)
{
    bool ascii = letter >= 'A' && letter <= 'Z';
    bool accented = letter >= 0xc0 && letter <= 0xde && letter != 0xd7;
    return ascii || accented ? letter + 0x20 : letter;
}

static bool is_letter(uint32_t letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter >= 0xc0;
}

static bool is_digit(uint32_t letter)
{
    return letter >= '0' && letter <= '9';
}

// Words hold letters and digits; an apostrophe, a hyphen or a point between them belongs to them.
static bool in_word(uint32_t letter)
{
    return (is_letter(letter) && letter < 0x2000) || is_digit(letter);
}

static uint32_t peek(const char *text)
{
    return utf8_next(&text);
}

static bool joins(uint32_t letter)
{
    return letter == '\'' || letter == 0x2019 || letter == '-' || letter == '.' || letter == ',' ||
            letter == ':';
}

/** A word being read. */
struct word_count {
    long syllables;
    bool vowel; // the letter before was one
    bool digits;
    uint32_t last; // letter
    bool alone;    // the last letter began the only syllable
};

static void take_letter(const struct language *language, struct word_count *word, uint32_t letter)
{
    uint32_t small = lower(letter);
    bool vowel = has_letter(language->vowels, small);
    bool begins = vowel && (!word->vowel || has_letter(language->breaks, small));
    word->syllables += begins ? 1 : 0;
    word->alone = begins && word->syllables == 1;
    word->digits = word->digits || is_digit(letter);
    word->vowel = vowel;
    word->last = small;
}

// A number is read as one or two words; a word without a vowel is still said.
static long syllables_of(const struct language *language, const struct word_count *word)
{
    bool silent = word->syllables > 1 && !word->alone && word->vowel &&
            has_letter(language->silent_end, word->last);
    long syllables = word->syllables - (silent ? 1 : 0);
    if (word->digits) {
        syllables = syllables > 2 ? syllables : 2;
    }
    return syllables > 0 ? syllables : 1;
}

static void close_sentence(struct text_size *size, long *words)
{
    size->sentences += *words > 0 ? 1 : 0;
    size->longest_sentence = *words > size->longest_sentence ? *words : size->longest_sentence;
    *words = 0;
}

struct text_size language_measure(const struct language *language, const char *text)
{
    struct text_size size = { 0 };
    long words = 0; // of this sentence
    while (*text != '\0') {
        struct word_count word = { 0 };
        const char *at = text;
        uint32_t letter = utf8_next(&at);
        if (!in_word(letter)) {
            bool ends = letter == '.' || letter == '!' || letter == '?' || letter == 0x2026 ||
                    letter == '\n' || letter == ':' || letter == ';';
            if (ends) {
                close_sentence(&size, &words);
            }
            text = at;
            continue;
        }
        while (in_word(letter) || (joins(letter) && in_word(peek(at)))) {
            take_letter(language, &word, letter);
            text = at;
            letter = utf8_next(&at);
        }
        size.words++;
        words++;
        size.syllables += syllables_of(language, &word);
    }
    close_sentence(&size, &words);
    return size;
}

void text_size_add(struct text_size *whole, const struct text_size *part)
{
    whole->words += part->words;
    whole->sentences += part->sentences;
    whole->syllables += part->syllables;
    if (part->longest_sentence > whole->longest_sentence) {
        whole->longest_sentence = part->longest_sentence;
    }
}

double language_ease(const struct language *language, const struct text_size *size)
{
    double words = (double)size->words;
    double sentences = size->sentences > 0 ? (double)size->sentences : 1;
    return language->base - language->per_word * words / sentences -
            language->per_syllable * (double)size->syllables / words;
}

static bool is_edge(char byte)
{
    unsigned char letter = (unsigned char)byte;
    return !isalnum(letter) && letter < 0x80;
}

// `word` in `text`, as a word of its own.
static const char *find_word(const char *text, const char *word)
{
    size_t size = strlen(word);
    for (const char *at = strstr(text, word); at != NULL; at = strstr(at + 1, word)) {
        bool begins = at == text || is_edge(at[-1]);
        if (begins && (at[size] == '\0' || is_edge(at[size]))) {
            return at;
        }
    }
    return NULL;
}

long language_polite(const struct language *language, const char *text)
{
    struct buffer folded = { 0 };
    long count = 0;
    utf8_fold(&folded, text);
    for (size_t i = 0; i < language->polite.count; i++) {
        const char *word = language->polite.items[i];
        for (const char *at = find_word(buffer_text(&folded), word); at != NULL;
                at = find_word(at + strlen(word), word)) {
            count++;
        }
    }
    buffer_finish(&folded);
    return count;
}

const struct hard_word *language_hard(const struct language *language, const char *text)
{
    struct buffer folded = { 0 };
    const struct hard_word *found = NULL;
    utf8_fold(&folded, text);
    for (size_t i = 0; i < language->hard.count && found == NULL; i++) {
        if (find_word(buffer_text(&folded), language->hard.items[i].word) != NULL) {
            found = &language->hard.items[i];
        }
    }
    buffer_finish(&folded);
    return found;
}

const char *language_brand(const struct language *language, const char *text)
{
    for (size_t i = 0; i < language->brands.count; i++) {
        if (find_word(text, language->brands.items[i]) != NULL) {
            return language->brands.items[i];
        }
    }
    return NULL;
}
