// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a language: polite and hard words, months, and how its readability is reckoned.
#pragma once

#include "game/base/arena.h"
#include "game/base/bundle.h"
#include "game/base/diag.h"
#include "game/base/table.h"
#include "game/base/vec.h"

/** A word (or a few) that is better said another way. */
struct hard_word {
    const char *word; // folded, as the plainer one is not
    const char *plainer;
};

/** A language as its file in scenarios/words has it; words are folded: lower case, no accents. */
struct language {
    struct arena arena;
    const char *formula; // its name: "Flesch-Douma"
    double base;
    double per_word;     // taken off for each word of a sentence
    double per_syllable; // taken off for each syllable of a word
    double least;        // below this a text is not B1
    long sentence_words;
    long words_per_minute;
    long turn_seconds;
    long mail_seconds; // the same where people write letters
    long scenario_words;
    const char *vowels;
    const char *breaks;     // vowels that begin a syllable of their own
    const char *silent_end; // letters that are not heard at the end of a word
    VEC(const char *) polite;
    VEC(const char *) months;
    VEC(const char *) capitals; // written with a capital, and no name
    VEC(const char *) brands;   // of real companies; not folded
    VEC(struct hard_word) hard;
};

/**
 * Reads words/NAME.txt of the bundle. NULL when there is none, or when it lacks a number; a line
 * that is not understood is left out with a warning (DIAG_LANGUAGE_LINE). The caller destroys it.
 */
struct language *language_load(struct bundle *bundle, const char *name, struct diag_list *diags);
void language_destroy(struct language *language);

/** What a text is made of. */
struct text_size {
    long words;
    long sentences; // at least 1 where there is a word
    long syllables;
    long longest_sentence; // in words
};

struct text_size language_measure(const struct language *language, const char *text);
void text_size_add(struct text_size *whole, const struct text_size *part);

/** The ease of reading by the language's own formula; higher is plainer. Of at least one word. */
double language_ease(const struct language *language, const struct text_size *size);

/** How many polite words a text holds. */
long language_polite(const struct language *language, const char *text);

/** The first hard word of the text, or NULL. */
const struct hard_word *language_hard(const struct language *language, const char *text);

/** The first brand that the text names, or NULL. */
const char *language_brand(const struct language *language, const char *text);

/** Whether the folded `word` stands in a list of folded words. */
bool language_lists(const char *const *words, size_t count, const char *word);
