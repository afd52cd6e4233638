// SPDX-License-Identifier: GPL-3.0-or-later
// Why people cannot be compared: what is not the same, in words, with what to do about it.
#include <string.h>

#include "game/locale/locale.h"
#include "game/report/compare_people.h"
#include "game/report/json.h"
#include "game/report/words.h"

enum { HASH_SHOWN = 8 };

static const char *const IDS[COMPARE_REFUSAL_COUNT] = {
    [COMPARE_TOO_FEW] = "too-few",
    [COMPARE_TOO_MANY] = "too-many",
    [COMPARE_TWICE] = "twice",
    [COMPARE_NO_VACANCY] = "no-vacancy",
    [COMPARE_VACANCY] = "vacancy",
    [COMPARE_RUNNING] = "running",
    [COMPARE_BROKEN_OFF] = "broken-off",
    [COMPARE_LENGTH] = "length",
    [COMPARE_SHORT] = "short",
    [COMPARE_FORM] = "form",
    [COMPARE_ATTEMPT] = "attempt",
    [COMPARE_CONTENT] = "content",
    [COMPARE_KEY] = "key",
    [COMPARE_LANGUAGE] = "language",
    [COMPARE_RULES] = "rules",
    [COMPARE_NO_REPLAY] = "no-replay",
    [COMPARE_DIFFERS] = "differs",
    [COMPARE_DAMAGED] = "damaged",
};

const char *compare_refusal_id(enum compare_refusal_kind kind)
{
    return IDS[kind];
}

void compare_refusals_finish(struct compare_refusals *refusals)
{
    vec_finish(&refusals->rows);
    arena_finish(&refusals->arena);
}

static bool has(const struct compare_refusals *refusals, enum compare_refusal_kind kind)
{
    for (size_t i = 0; i < refusals->rows.count; i++) {
        if (refusals->rows.items[i].kind == kind) {
            return true;
        }
    }
    return false;
}

// Takes `reason` over and leaves it empty.
static void refuse(struct compare_refusals *refusals, enum compare_refusal_kind kind,
        struct buffer *reason, const char *remedy)
{
    struct compare_refusal refusal = {
        .kind = kind,
        .reason = arena_copy_text(&refusals->arena, buffer_text(reason), reason->size),
        .remedy = remedy,
    };
    vec_push(&refusals->rows, refusal);
    buffer_finish(reason);
    *reason = (struct buffer) { 0 };
}

/* ---- how many, and who ---- */

static void check_count(struct compare_refusals *refusals, size_t count)
{
    struct buffer reason = { 0 };
    if (count < COMPARE_LEAST) {
        buffer_add(&reason, count == 0 ? tr("Nobody was chosen.") : tr("Only one was chosen."));
        refuse(refusals, COMPARE_TOO_FEW, &reason, tr("Choose two to five people."));
    } else if (count > COMPARE_MOST) {
        buffer_add_format(&reason,
                tr("%ld people were chosen. With so many beside each other, chance alone makes "
                   "somebody stand out."),
                (long)count);
        refuse(refusals, COMPARE_TOO_MANY, &reason, tr("Choose two to five people."));
    }
}

static void check_twice(
        struct compare_refusals *refusals, const struct compare_person *people, size_t count)
{
    struct buffer reason = { 0 };
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (strcmp(people[i].code, people[j].code) == 0) {
                buffer_add_format(&reason, tr("%s was chosen more than once."), people[i].code);
                refuse(refusals, COMPARE_TWICE, &reason,
                        tr("Choose different people: one person’s two plays are not two people."));
                return;
            }
        }
    }
}

/* ---- each by themselves ---- */

static void check_end(struct compare_refusals *refusals, const struct compare_person *person)
{
    struct buffer reason = { 0 };
    if (person->running) {
        buffer_add_format(&reason, tr("%s is still playing."), person->code);
        refuse(refusals, COMPARE_RUNNING, &reason, tr("Wait until the shift is over."));
    } else if (person->broken_off || (person->result != NULL && !person->result->over)) {
        buffer_add_format(&reason,
                tr("%s did not play the shift to its end, so others had chances "
                   "that are missing here."),
                person->code);
        refuse(refusals, COMPARE_BROKEN_OFF, &reason,
                tr("Read this score sheet by itself, with what was not seen."));
    }
}

static void check_replay(struct compare_refusals *refusals, const struct compare_person *person)
{
    struct buffer reason = { 0 };
    bool says = person->trouble != NULL && *person->trouble != '\0';
    if (person->opened && person->result == NULL) {
        buffer_add_format(&reason,
                tr("The play of %s cannot be played again, so its score cannot be checked."),
                person->code);
        buffer_add_format(&reason, "%s%s", says ? " " : "", says ? person->trouble : "");
        refuse(refusals, COMPARE_NO_REPLAY, &reason, tr("Read the stored sheet by itself."));
    } else if (person->opened && person->result->meta.chain == PLAY_CHAIN_DAMAGED) {
        buffer_add_format(&reason, tr("The log of %s is not intact."), person->code);
        refuse(refusals, COMPARE_DAMAGED, &reason, tr("Do not use this score sheet."));
    } else if (person->opened && person->differs) {
        buffer_add_format(&reason,
                tr("Computed again, the sheet of %s differs from the one stored at the end of "
                   "play."),
                person->code);
        refuse(refusals, COMPARE_DIFFERS, &reason,
                tr("Ask who maintains the program before you use it."));
    }
}

static void check_vacancy(struct compare_refusals *refusals, const struct compare_person *person)
{
    struct buffer reason = { 0 };
    if (person->vacancy == 0) {
        buffer_add_format(&reason,
                tr("%s belongs to no vacancy, so nobody said beforehand what matters."),
                person->code);
        refuse(refusals, COMPARE_NO_VACANCY, &reason,
                tr("Invite people for a vacancy, and compare within that vacancy."));
    }
}

/* ---- what must be the same for all ---- */

static bool same_vacancy(const struct compare_person *a, const struct compare_person *b)
{
    return a->vacancy == b->vacancy;
}

static void say_vacancy(struct buffer *text, const struct compare_person *person)
{
    buffer_add(text, person->vacancy_name);
}

// What is not known cannot be said to differ; their content does then.
static bool same_length(const struct compare_person *a, const struct compare_person *b)
{
    return !a->known || !b->known || a->indicative == b->indicative;
}

static void say_length(struct buffer *text, const struct compare_person *person)
{
    buffer_add(text, person->indicative ? tr("a short shift") : tr("a whole shift"));
}

static bool same_form(const struct compare_person *a, const struct compare_person *b)
{
    return !a->known || !b->known || strcmp(a->form, b->form) == 0;
}

static void say_form(struct buffer *text, const struct compare_person *person)
{
    buffer_add_format(text, tr("form %s"), *person->form != '\0' ? person->form : "–");
}

static bool same_attempt(const struct compare_person *a, const struct compare_person *b)
{
    return a->running || b->running || a->attempt == b->attempt;
}

static void say_attempt(struct buffer *text, const struct compare_person *person)
{
    buffer_add_format(text, tr("attempt %d"), person->attempt);
}

static bool same_content(const struct compare_person *a, const struct compare_person *b)
{
    return strcmp(a->content, b->content) == 0;
}

static void say_content(struct buffer *text, const struct compare_person *person)
{
    buffer_add_format(text, "%.*s…", HASH_SHOWN, person->content);
}

static bool same_key(const struct compare_person *a, const struct compare_person *b)
{
    return strcmp(a->key, b->key) == 0;
}

static void say_key(struct buffer *text, const struct compare_person *person)
{
    buffer_add_format(text, "%.*s…", HASH_SHOWN, person->key);
}

static bool same_language(const struct compare_person *a, const struct compare_person *b)
{
    return strcmp(a->language, b->language) == 0;
}

static void say_language(struct buffer *text, const struct compare_person *person)
{
    buffer_add(text, language_name(person->language));
}

static bool same_rules(const struct compare_person *a, const struct compare_person *b)
{
    return strcmp(a->rules, b->rules) == 0;
}

static void say_rules(struct buffer *text, const struct compare_person *person)
{
    buffer_add(text, person->rules);
}

static const struct same {
    enum compare_refusal_kind kind;
    enum compare_refusal_kind follows; // from this one, which then says enough
    enum compare_refusal_kind follows2;
    bool (*are)(const struct compare_person *a, const struct compare_person *b);
    void (*say)(struct buffer *text, const struct compare_person *person);
    const char *what;
    const char *remedy;
} SAME[] = {
    { COMPARE_VACANCY, COMPARE_NO_VACANCY, COMPARE_NO_VACANCY, same_vacancy, say_vacancy,
            TR_MARK("Not the same vacancy"),
            TR_MARK("Compare people on one vacancy: only there the same matters.") },
    { COMPARE_LENGTH, COMPARE_LENGTH, COMPARE_LENGTH, same_length, say_length,
            TR_MARK("Not the same length"),
            TR_MARK("A short shift is an indication only. Let everybody play the whole shift.") },
    { COMPARE_FORM, COMPARE_LENGTH, COMPARE_LENGTH, same_form, say_form,
            TR_MARK("Not the same form"),
            TR_MARK("Every form has its own customers, and it has not been shown that they weigh "
                    "the same. Compare within one form.") },
    { COMPARE_ATTEMPT, COMPARE_ATTEMPT, COMPARE_ATTEMPT, same_attempt, say_attempt,
            TR_MARK("Not the same attempt"),
            TR_MARK("Who played before knows the game. Compare first attempts with first "
                    "attempts.") },
    { COMPARE_CONTENT, COMPARE_LENGTH, COMPARE_FORM, same_content, say_content,
            TR_MARK("Not the same content: the scenarios were changed in between"),
            TR_MARK("Compare people who met exactly the same.") },
    { COMPARE_KEY, COMPARE_LENGTH, COMPARE_FORM, same_key, say_key,
            TR_MARK("Not the same key: the points were changed in between"),
            TR_MARK("Compare people who were scored with the same points.") },
    { COMPARE_LANGUAGE, COMPARE_LANGUAGE, COMPARE_LANGUAGE, same_language, say_language,
            TR_MARK("Not the same language"),
            TR_MARK("A translation is another test until it has been shown to be the same. Compare "
                    "within one language.") },
    { COMPARE_RULES, COMPARE_RULES, COMPARE_RULES, same_rules, say_rules,
            TR_MARK("Not the same rules of play"),
            TR_MARK("Compare people who met exactly the same.") },
};

static bool are_same(const struct same *same, const struct compare_person *people, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (!same->are(&people[i], &people[j])) {
                return false;
            }
        }
    }
    return true;
}

static void check_same(struct compare_refusals *refusals, const struct same *same,
        const struct compare_person *people, size_t count)
{
    if (has(refusals, same->follows) || has(refusals, same->follows2) ||
            are_same(same, people, count)) {
        return;
    }
    struct buffer reason = { 0 };
    buffer_add(&reason, tr(same->what));
    for (size_t i = 0; i < count; i++) {
        buffer_add_format(&reason, "%s%s ", i == 0 ? ": " : "; ", people[i].code);
        same->say(&reason, &people[i]);
    }
    buffer_add(&reason, ".");
    refuse(refusals, same->kind, &reason, tr(same->remedy));
}

static void check_short(
        struct compare_refusals *refusals, const struct compare_person *people, size_t count)
{
    struct buffer reason = { 0 };
    bool all = count > 0;
    for (size_t i = 0; i < count; i++) {
        all = all && people[i].known && people[i].indicative;
    }
    if (all) {
        buffer_add(&reason,
                tr("A short shift gives an indication of the whole, and nothing by competency."));
        refuse(refusals, COMPARE_SHORT, &reason, tr("Let everybody play the whole shift."));
    }
}

bool compare_people_allowed(
        struct compare_refusals *refusals, const struct compare_person *people, size_t count)
{
    check_count(refusals, count);
    check_twice(refusals, people, count);
    for (size_t i = 0; i < count; i++) {
        check_vacancy(refusals, &people[i]);
        check_end(refusals, &people[i]);
        check_replay(refusals, &people[i]);
    }
    for (size_t i = 0; i < sizeof(SAME) / sizeof(SAME[0]); i++) {
        check_same(refusals, &SAME[i], people, count);
    }
    check_short(refusals, people, count);
    return refusals->rows.count == 0;
}

/* ---- out ---- */

void compare_refusals_report(struct report *report, const struct compare_refusals *refusals)
{
    report_title(report, tr("These people cannot be compared"), NULL);
    for (size_t i = 0; i < refusals->rows.count; i++) {
        const struct compare_refusal *refusal = &refusals->rows.items[i];
        report_paragraph(report, report_text(report, "%s %s", refusal->reason, refusal->remedy));
    }
}

void compare_refusals_write_json(struct buffer *out, const struct compare_refusals *refusals)
{
    struct json json;
    json_init(&json, out);
    json_open_object(&json);
    json_key(&json, "compared");
    json_boolean(&json, false);
    json_key(&json, "refused");
    json_open_array(&json);
    for (size_t i = 0; i < refusals->rows.count; i++) {
        const struct compare_refusal *refusal = &refusals->rows.items[i];
        json_open_object(&json);
        json_key(&json, "why");
        json_text(&json, compare_refusal_id(refusal->kind));
        json_key(&json, "reason");
        json_text(&json, refusal->reason);
        json_key(&json, "remedy");
        json_text(&json, refusal->remedy);
        json_close_object(&json);
    }
    json_close_array(&json);
    json_close_object(&json);
}
