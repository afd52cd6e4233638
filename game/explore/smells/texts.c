// SPDX-License-Identifier: GPL-3.0-or-later
// What is read: how plain it is, how long a turn takes, and how much there is on the median way.
#include <stdlib.h>
#include <string.h>

#include "game/base/hash.h"
#include "game/base/mem.h"
#include "game/explore/smells/measures.h"
#include "game/explore/smells/smell.h"

enum {
    EASE_WORDS_MIN = 40, // a shorter text says little about ease
    WALKS = 201,         // the median of these is the median way
    WALK_TURNS_MAX = 400,
};

// What a text is to a reader, by the end of its context: whole sentences, or words on a form.
static bool is_prose(const struct text *text)
{
    static const char *const kinds[] = { "say", "says", "answer", "ask", "text", "attachment",
        "entry", "nudge", "result", "preview", "rule" };
    const char *slash = strrchr(text->context, '/');
    const char *kind = slash != NULL ? slash + 1 : text->context;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (strcmp(kind, kinds[i]) == 0) {
            return true;
        }
    }
    return false;
}

static long count_words(const char *text)
{
    long words = 0;
    while (*text != '\0') {
        size_t size = strcspn(text, " \n");
        words += size > 0 ? 1 : 0;
        text += size + (text[size] != '\0' ? 1 : 0);
    }
    return words;
}

static long words_of(const struct scenario *scenario, uint32_t text)
{
    return text == INDEX_NONE ? 0 : count_words(scenario->texts[text].source);
}

// The longest that the customer can say here.
static long words_of_says(const struct scenario *scenario, const struct turn *turn)
{
    long most = 0;
    for (uint32_t i = turn->says.first; i < turn->says.first + turn->says.count; i++) {
        long words = words_of(scenario, scenario->says[i].text);
        most = words > most ? words : most;
    }
    return most;
}

// In general words, or in those of whoever knows everything.
static long words_of_slot(const struct scenario *scenario, uint32_t slot, bool informed)
{
    struct range wordings = slot_wordings(&scenario->slots[slot]);
    uint32_t wording = wordings.first + (informed ? 0 : wordings.count - 1);
    return words_of(scenario, scenario->wordings[wording].say);
}

static long words_of_slots(
        const struct scenario *scenario, const struct turn *turn, uint32_t section, bool informed)
{
    long words = 0;
    for (uint32_t i = turn->slots.first; i < turn->slots.first + turn->slots.count; i++) {
        bool here = scenario->slot_rests[i].section == section;
        words += here ? words_of_slot(scenario, i, informed) : 0;
    }
    return words;
}

// Everything on the screen of a turn; of a letter the whole of it, or only its longest section, for
// it is made one by one.
static long words_of_turn(
        const struct scenario *scenario, const struct turn *turn, bool whole, bool informed)
{
    struct range sections = turn_compose(scenario, turn).sections;
    long sum = words_of_slots(scenario, turn, INDEX_NONE, informed);
    long most = sum;
    for (uint32_t s = sections.first; s < sections.first + sections.count; s++) {
        long words = words_of_slots(scenario, turn, s, informed);
        sum += words;
        most = words > most ? words : most;
    }
    return words_of_says(scenario, turn) + (whole ? sum : most);
}

// A walk through one contact, and where it is to come back to.
struct walk {
    const struct scenario *scenario;
    struct target at;
    struct target stack[2 * VISIT_DEPTH_MAX + 1];
    int depth;
};

// Into passages and out of them, until there is a turn to read; false at an end.
static bool walk_to_turn(struct walk *walk)
{
    for (int hops = 0; hops <= 4 * VISIT_DEPTH_MAX && walk->at.kind != TARGET_TURN; hops++) {
        if (walk->at.kind == TARGET_VISIT && walk->depth < 2 * VISIT_DEPTH_MAX) {
            const struct visit *visit = &walk->scenario->visits[walk->at.index];
            walk->stack[walk->depth++] = visit->next;
            walk->at = (struct target) { TARGET_TURN, visit->entry & CONDITION_OPERAND_MAX };
        } else if (walk->at.kind == TARGET_RETURN && walk->depth > 0) {
            walk->at = walk->stack[--walk->depth];
        } else {
            return false;
        }
    }
    return walk->at.kind == TARGET_TURN;
}

// One of the ways on, by lot.
static struct target draw_way(
        const struct scenario *scenario, const struct turn *turn, uint64_t *seed)
{
    uint32_t ways[SLOT_MAX];
    uint32_t count = 0;
    if ((turn->flags & TURN_COMPOSE) != 0) {
        return turn->sent;
    }
    for (uint32_t i = turn->slots.first; i < turn->slots.first + turn->slots.count; i++) {
        if ((scenario->slots[i].flags & (SLOT_TOPIC | SLOT_STAYS)) == 0 && count < SLOT_MAX) {
            ways[count++] = i;
        }
    }
    if (count > 0) {
        return scenario->slots[ways[hash_next(seed) % count]].next;
    }
    bool falls = (turn->flags & TURN_FALLS) != 0;
    return falls ? turn->fall_through : (struct target) { TARGET_END, 0 };
}

// A turn that comes back is read again.
static long walk_contact(const struct scenario *scenario, uint32_t contact, uint64_t *seed)
{
    const struct contact *from = &scenario->contacts[contact];
    struct walk walk = { .scenario = scenario,
        .at = { TARGET_TURN, from->start & CONDITION_OPERAND_MAX } };
    long words = 0;
    if (from->start_visit != INDEX_NONE) {
        walk.at = (struct target) { TARGET_VISIT, from->start_visit & CONDITION_OPERAND_MAX };
    }
    for (int turns = 0; turns < WALK_TURNS_MAX && walk_to_turn(&walk); turns++) {
        const struct turn *turn = &scenario->turns[walk.at.index];
        words += words_of_turn(scenario, turn, true, false);
        walk.at = draw_way(scenario, turn, seed);
    }
    return words;
}

// A contact that need not come counts half: of those that exclude each other one comes.
static bool may_stay_away(const struct contact *contact)
{
    return contact->out || contact->when != CONDITION_TRUE;
}

static int compare_longs(const void *a, const void *b)
{
    long one = *(const long *)a;
    long other = *(const long *)b;
    return (one > other) - (one < other);
}

static long median_words(const struct scenario *scenario)
{
    long *walks = mem_alloc(WALKS * sizeof(*walks));
    uint64_t seed = 7;
    for (int i = 0; i < WALKS; i++) {
        long halves = 0;
        for (uint32_t c = 0; c < scenario->contact_count; c++) {
            bool half = may_stay_away(&scenario->contacts[c]);
            halves += (half ? 1 : 2) * walk_contact(scenario, c, &seed);
        }
        walks[i] = halves / 2;
    }
    qsort(walks, WALKS, sizeof(*walks), compare_longs);
    long median = walks[WALKS / 2];
    mem_free(walks);
    return median;
}

void measure_texts(const struct scenario *scenario, const struct language *language,
        struct scenario_measures *measures)
{
    struct text_size whole = { 0 };
    measures->words = (uint32_t)median_words(scenario);
    for (uint32_t i = 0; i < scenario->text_count && language != NULL; i++) {
        const struct text *text = &scenario->texts[i];
        if (text->file == FILE_OWN && is_prose(text)) {
            struct text_size size = language_measure(language, text->source);
            text_size_add(&whole, &size);
        }
    }
    measures->has_ease = whole.words >= EASE_WORDS_MIN;
    measures->ease = measures->has_ease ? language_ease(language, &whole) : 0;
}

static void check_text(struct smelling *smelling, uint32_t index)
{
    const struct text *text = &smelling->scenario->texts[index];
    const struct language *language = smelling->language;
    struct smell_place place = smell_at_text(smelling, index);
    struct text_size size = language_measure(language, text->source);
    const struct hard_word *hard = language_hard(language, text->source);
    char one[24];
    char other[24];
    if (size.longest_sentence > language->sentence_words) {
        smell_add(smelling, DIAG_LONG_SENTENCE, place, smell_number(one, size.longest_sentence),
                smell_number(other, language->sentence_words), NULL);
    }
    if (size.words >= EASE_WORDS_MIN && language_ease(language, &size) < language->least) {
        smell_add(smelling, DIAG_HARD_TEXT, place,
                smell_number(one, (long)language_ease(language, &size)), language->formula,
                smell_number(other, (long)language->least), NULL);
    }
    if (hard != NULL) {
        smell_add(smelling, DIAG_HARD_WORD, place, hard->word, hard->plainer, NULL);
    }
}

// A real company in a story invites what one thinks of it, and its lawyers.
static void check_brand(struct smelling *smelling, uint32_t index)
{
    const char *text = smelling->scenario->texts[index].source;
    const char *brand = language_brand(smelling->language, text);
    if (brand != NULL) {
        smell_add(smelling, DIAG_REAL_BRAND, smell_at_text(smelling, index), brand, NULL);
    }
}

// Where nobody waits for every line, lines are longer.
static bool is_calm(uint8_t channel)
{
    return channel == CHANNEL_EMAIL || channel == CHANNEL_WEBCARE || channel == CHANNEL_TEAM;
}

static void check_turns(struct smelling *smelling)
{
    const struct language *language = smelling->language;
    for (uint32_t t = 0; t < smelling->scenario->turn_count; t++) {
        const struct turn *turn = &smelling->scenario->turns[t];
        long plain = words_of_turn(smelling->scenario, turn, false, false);
        long informed = words_of_turn(smelling->scenario, turn, false, true);
        long words = plain > informed ? plain : informed;
        long seconds = (60 * words + language->words_per_minute - 1) / language->words_per_minute;
        bool calm = is_calm(smelling->scenario->contacts[turn->contact].channel);
        long limit = calm ? language->mail_seconds : language->turn_seconds;
        if (seconds > limit) {
            char given[24];
            char most[24];
            smell_add(smelling, DIAG_LONG_TURN, smell_at_turn(smelling, t),
                    smell_turn_id(smelling, t), smell_number(given, seconds),
                    smell_number(most, limit), NULL);
        }
    }
}

void smell_texts(struct smelling *smelling)
{
    const struct scenario_measures *measures = smelling->measures;
    const struct language *language = smelling->language;
    char one[24];
    char other[24];
    if (language == NULL) {
        return;
    }
    for (uint32_t i = 0; i < smelling->scenario->text_count; i++) {
        check_brand(smelling, i);
        if (is_prose(&smelling->scenario->texts[i])) {
            check_text(smelling, i);
        }
    }
    check_turns(smelling);
    if (measures->has_ease && measures->ease < language->least) {
        smell_add(smelling, DIAG_HARD_TEXT, smell_at_root(smelling),
                smell_number(one, (long)measures->ease), language->formula,
                smell_number(other, (long)language->least), NULL);
    }
    if (measures->words > language->scenario_words) {
        smell_add(smelling, DIAG_LONG_SCENARIO, smell_at_root(smelling),
                smell_number(one, (long)measures->words),
                smell_number(other, language->scenario_words), NULL);
    }
}
