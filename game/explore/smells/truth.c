// SPDX-License-Identifier: GPL-3.0-or-later
// What strong answers claim: numbers, dates and names that no record, rule or customer knows.
#include <ctype.h>
#include <string.h>

#include "game/base/utf8.h"
#include "game/explore/smells/choice.h"
#include "game/explore/smells/smell.h"

enum { TOKEN_SIZE_MAX = 64, SMALL_NUMBER_MAX = 12 };

/** What may be said, because somebody can know it. */
struct known {
    struct smelling *smelling;
    struct arena arena;
    struct table numbers; // "1286", "11:30", "3 nov"
    struct table words;   // folded
};

/** A piece of a text: a number or a word. */
struct token {
    char text[TOKEN_SIZE_MAX]; // of a number as it is compared; of a word folded
    char shown[TOKEN_SIZE_MAX];
    bool number;
    bool amount;  // behind a currency sign
    bool capital; // a word that begins with one
    bool begins;  // a sentence
};

static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c < 0x2000);
}

static bool is_capital(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7);
}

// Points between thousands fall away; another sign between digits is a colon: 1.286 is 1286, and
// 11.30 is 11:30.
static void compare_form(const char *digits, size_t size, char form[TOKEN_SIZE_MAX])
{
    size_t used = 0;
    for (size_t i = 0; i < size && used + 1 < TOKEN_SIZE_MAX; i++) {
        bool sign = !isdigit((unsigned char)digits[i]);
        size_t run = sign ? strspn(digits + i + 1, "0123456789") : 0;
        if (sign && digits[i] == '.' && run == 3) {
            continue;
        }
        form[used++] = sign && digits[i] == '.' ? ':' : digits[i];
    }
    form[used] = '\0';
}

static const char *read_number(const char *at, struct token *token)
{
    size_t size = strspn(at, "0123456789");
    while ((at[size] == '.' || at[size] == ',' || at[size] == ':') &&
            isdigit((unsigned char)at[size + 1])) {
        size += 1 + strspn(at + size + 1, "0123456789");
    }
    size_t kept = size < TOKEN_SIZE_MAX - 1 ? size : TOKEN_SIZE_MAX - 1;
    memcpy(token->shown, at, kept);
    token->shown[kept] = '\0';
    compare_form(at, kept, token->text);
    token->number = true;
    return at + size;
}

static const char *read_word(const char *at, struct token *token)
{
    const char *end = at;
    const char *next = at;
    uint32_t c = utf8_next(&next);
    token->capital = is_capital(c);
    while (is_letter(c)) {
        end = next;
        c = utf8_next(&next);
    }
    size_t size = (size_t)(end - at);
    size_t kept = size < TOKEN_SIZE_MAX - 1 ? size : 0; // no name is that long
    struct buffer folded = { 0 };
    memcpy(token->shown, at, kept);
    token->shown[kept] = '\0';
    utf8_fold(&folded, token->shown);
    size_t small = folded.size < TOKEN_SIZE_MAX - 1 ? folded.size : 0;
    memcpy(token->text, buffer_text(&folded), small);
    token->text[small] = '\0';
    buffer_finish(&folded);
    return end;
}

// Reads on from *at; `begins` lives from token to token. False at the end of the text.
static bool next_token(const char **at, bool *begins, struct token *token)
{
    bool amount = false;
    while (**at != '\0') {
        const char *next = *at;
        uint32_t c = utf8_next(&next);
        *token = (struct token) { .begins = *begins, .amount = amount };
        if (isdigit((unsigned char)**at)) {
            *at = read_number(*at, token);
            *begins = false;
            return true;
        }
        if (is_letter(c)) {
            *at = read_word(*at, token);
            *begins = false;
            return true;
        }
        bool ends = c == '.' || c == '!' || c == '?' || c == ':' || c == 0x2026 || c == '\n';
        bool opens = c == 0x201c || c == 0x2018 || c == '"' || c == '(';
        *begins = *begins || ends || opens;
        amount = c == 0x20ac || (amount && c == ' ');
        *at = next;
    }
    return false;
}

static const char *month_of(const struct known *known, const char *word)
{
    const struct language *language = known->smelling->language;
    for (size_t i = 0; i < language->months.count; i++) {
        const char *month = language->months.items[i];
        size_t size = strlen(word);
        if (size >= 3 && strncmp(month, word, size) == 0) {
            return month;
        }
    }
    return NULL;
}

static void keep(struct known *known, struct table *table, const char *text)
{
    if (table_find(table, text) == TABLE_NONE) {
        table_add(table, arena_copy_text(&known->arena, text, strlen(text)), 0);
    }
}

// "3 november" and "3 nov" are the same day.
static void day_form(const struct token *day, const char *month, char form[2 * TOKEN_SIZE_MAX])
{
    struct buffer text = { 0 };
    buffer_add_format(&text, "%s %.3s", day->text, month);
    memcpy(form, buffer_text(&text), text.size + 1);
    buffer_finish(&text);
}

static void learn(struct known *known, const char *text)
{
    bool begins = true;
    struct token token;
    struct token before = { .number = false };
    while (next_token(&text, &begins, &token)) {
        keep(known, token.number ? &known->numbers : &known->words, token.text);
        const char *month = before.number && !token.number ? month_of(known, token.text) : NULL;
        if (month != NULL) {
            char day[2 * TOKEN_SIZE_MAX];
            day_form(&before, month, day);
            keep(known, &known->numbers, day);
        }
        before = token;
    }
}

static void learn_time(struct known *known, uint32_t seconds)
{
    struct buffer text = { 0 };
    buffer_add_format(&text, "%02u:%02u %u:%02u", seconds / 3600, seconds / 60 % 60, seconds / 3600,
            seconds / 60 % 60);
    learn(known, buffer_text(&text));
    buffer_finish(&text);
}

// Everything that stands in the scenario but what the candidate says and what only authors read.
static bool can_be_known(const struct text *text)
{
    static const char *const not_known[] = { "say", "shows", "intent", "why", "earns", "critical",
        "label", "complete", "order" };
    const char *slash = strrchr(text->context, '/');
    const char *kind = slash != NULL ? slash + 1 : text->context;
    for (size_t i = 0; i < sizeof(not_known) / sizeof(not_known[0]); i++) {
        if (strcmp(kind, not_known[i]) == 0) {
            return false;
        }
    }
    return true;
}

static void learn_all(struct known *known)
{
    const struct scenario *scenario = known->smelling->scenario;
    for (uint32_t i = 0; i < scenario->text_count; i++) {
        if (can_be_known(&scenario->texts[i])) {
            learn(known, scenario->texts[i].source);
        }
    }
    for (uint32_t i = 0; i < scenario->act_count; i++) {
        learn(known, scenario_text(scenario, scenario->acts[i].label));
    }
    for (uint32_t i = 0; i < scenario->promise_count; i++) {
        learn(known, scenario_text(scenario, scenario->promises[i].label));
        learn_time(known, scenario->promises[i].due);
        learn_time(known, scenario->promises[i].needed_by);
    }
    for (uint32_t i = 0; i < scenario->effect_count; i++) {
        bool promised = scenario->effects[i].kind == EFFECT_PROMISE;
        if (promised && scenario->effects[i].b != INDEX_NONE) {
            learn_time(known, scenario->effects[i].b);
        }
    }
    learn(known, scenario->client_name != NULL ? scenario->client_name : "");
    learn(known, scenario->greeting != NULL ? scenario->greeting : "");
}

static bool is_small(const struct token *token)
{
    return strlen(token->text) <= 2 && !token->amount &&
            (token->text[1] == '\0' || (token->text[0] == '1' && token->text[1] <= '2'));
}

static void claim(struct known *known, uint32_t say)
{
    struct smelling *smelling = known->smelling;
    const struct language *language = smelling->language;
    const char *at = smelling->scenario->texts[say].source;
    bool begins = true;
    struct token token;
    struct token before = { .number = false };
    while (next_token(&at, &begins, &token)) {
        const char *month = before.number && !token.number ? month_of(known, token.text) : NULL;
        char day[2 * TOKEN_SIZE_MAX];
        if (month != NULL) {
            day_form(&before, month, day);
        }
        bool strange_day = month != NULL && table_find(&known->numbers, day) == TABLE_NONE;
        bool strange = table_find(token.number ? &known->numbers : &known->words, token.text) ==
                TABLE_NONE;
        bool name = token.capital && !token.begins &&
                !language_lists(language->capitals.items, language->capitals.count, token.text);
        if (strange_day) {
            smell_add(smelling, DIAG_STRANGE_NUMBER, smell_at_text(smelling, say), day, NULL);
        } else if (strange && token.number && !is_small(&token)) {
            smell_add(
                    smelling, DIAG_STRANGE_NUMBER, smell_at_text(smelling, say), token.shown, NULL);
        } else if (strange && name) {
            smell_add(smelling, DIAG_STRANGE_NAME, smell_at_text(smelling, say), token.shown, NULL);
        }
        before = token;
    }
}

// A weak answer may well be wrong; what is keyed as best must be true.
static void check_choice(void *data, const struct choice *choice)
{
    struct known *known = data;
    for (uint32_t i = 0; i < choice->count; i++) {
        if (choice->told && choice->slots[i].best) {
            claim(known, known->smelling->scenario->wordings[choice->slots[i].wording].say);
        }
    }
}

// Whoever made such an error may have had no way to know: only a record tells.
static void check_criticals(struct smelling *smelling)
{
    const struct scenario *scenario = smelling->scenario;
    for (uint32_t i = 0; i < scenario->critical_count; i++) {
        const struct critical *critical = &scenario->criticals[i];
        if (critical->record == INDEX_NONE) {
            smell_add(smelling, DIAG_CRITICAL_LOOSE, smell_at_text(smelling, critical->what),
                    scenario_text(scenario, critical->what), NULL);
        }
    }
}

void smell_truth(struct smelling *smelling)
{
    struct known known = { .smelling = smelling };
    check_criticals(smelling);
    if (smelling->language == NULL) {
        return;
    }
    learn_all(&known);
    choice_each(smelling->scenario, check_choice, &known);
    table_finish(&known.numbers);
    table_finish(&known.words);
    arena_finish(&known.arena);
}
