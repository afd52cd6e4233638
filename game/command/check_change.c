// SPDX-License-Identifier: GPL-3.0-or-later
// What a change does to a scenario, in one line, and two versions beside each other.
#include <string.h>

#include "game/command/answer.h"
#include "game/command/check_inner.h"
#include "game/command/office_words.h"
#include "game/explore/smells/language.h"
#include "game/explore/smells/visit.h"
#include "game/locale/locale.h"
#include "game/report/words.h"

static void measure(
        void *data, struct bundle *bundle, struct scenario *scenario, struct diag_list *diags)
{
    struct check_measured *measured = data;
    struct diag_list quiet = { 0 };
    struct language *language = smells_language(bundle, scenario, &quiet);
    measures_take(scenario, language, &measured->measures);
    measured->known = true;
    language_destroy(language);
    diag_list_finish(&quiet);
    SMELLS_VISITOR.scenario(SMELLS_VISITOR.data, bundle, scenario, diags);
}

void check_measure(const char *path, const struct buffer *bytes, struct check_measured *measured,
        struct diag_list *diags)
{
    struct check_visitor visitor = { .data = measured, .scenario = measure };
    struct check_summary summary = { 0 };
    *measured = (struct check_measured) { .known = false };
    (void)scenario_visit_path(path, bytes, &visitor, diags, &summary);
    diag_list_sort(diags);
}

static const char *cue_name(int cue)
{
    static const char *const names[CUE_COUNT] = {
        [CUE_LONGEST] = TR_MARK("longest"),
        [CUE_SHORTEST] = TR_MARK("shortest"),
        [CUE_FIRST] = TR_MARK("first"),
        [CUE_LAST] = TR_MARK("last"),
        [CUE_POLITEST] = TR_MARK("politest"),
        [CUE_DIGITS] = TR_MARK("most figures"),
        [CUE_QUESTION] = TR_MARK("question"),
    };
    return tr(names[cue]);
}

static void add_difference(struct buffer *text, const char *name, long difference)
{
    long size = difference < 0 ? -difference : difference;
    buffer_add_format(text, "%s %s%ld", name, difference < 0 ? "−" : "+", size);
}

// How many ways there are is said anyway, the number of decisions only through its points.
static bool add_one(struct buffer *text, const struct measure_change *change)
{
    long after = (long)change->after;
    long difference = (long)(change->after - change->before);
    switch (change->measure) {
    case MEASURE_WAYS:
    case MEASURE_DECISIONS:
        return false;
    case MEASURE_CONTACTS:
        add_difference(text, tr("contacts"), difference);
        return true;
    case MEASURE_TURNS:
        add_difference(text, tr("turns"), difference);
        return true;
    case MEASURE_SLOTS:
        add_difference(text, tr("answers"), difference);
        return true;
    case MEASURE_POSSIBLE:
        add_difference(text, competency_name((enum competency)change->which), difference);
        return true;
    case MEASURE_CUE:
        buffer_add_format(text, tr("%s now %ld %%"), cue_name(change->which), after);
        return true;
    case MEASURE_WORDS:
        buffer_add_format(text, tr_plural("%ld word to read", "%ld words to read", after), after);
        return true;
    case MEASURE_EASE:
        buffer_add_format(text, tr("ease of reading now %ld"), after);
        return true;
    }
    return false;
}

static void add_ways(struct buffer *text, const struct scenario_measures *measures)
{
    if (measures->ways_counted && measures->ways < 1e9) {
        long ways = (long)measures->ways;
        buffer_add_format(text, tr_plural("%ld path", "%ld paths", ways), ways);
    } else {
        buffer_add(text, tr("more paths than can be counted"));
    }
}

void check_add_change(struct buffer *text, const struct scenario_measures *before,
        const struct scenario_measures *after)
{
    struct measure_changes changes = { 0 };
    bool any = before->ways != after->ways;
    measures_compare(before, after, &changes);
    add_ways(text, after);
    for (size_t i = 0; i < changes.count; i++) {
        size_t size = text->size;
        buffer_add(text, ", ");
        if (add_one(text, &changes.items[i])) {
            any = true;
        } else {
            text->bytes[size] = '\0';
            text->size = size;
        }
    }
    if (!any) {
        buffer_add(text, tr(", measures what it measured"));
    }
    vec_finish(&changes);
}

static const char *which_id(const struct measure_change *change)
{
    static const char *const CUES[CUE_COUNT] = { "longest", "shortest", "first", "last", "politest",
        "digits", "question" };
    bool cue = change->measure == MEASURE_CUE;
    bool competency = change->measure == MEASURE_POSSIBLE || change->measure == MEASURE_DECISIONS;
    return cue           ? CUES[change->which]
            : competency ? competency_id((enum competency)change->which)
                         : NULL;
}

static void add_change(struct json *json, const struct measure_change *change)
{
    static const char *const MEASURES[] = { "contacts", "turns", "answers", "ways", "possible",
        "decisions", "cue", "words", "ease" };
    json_open_object(json);
    words_json_text(json, "measure", MEASURES[change->measure]);
    words_json_text(json, "which", which_id(change));
    json_key(json, "before");
    json_number(json, change->before);
    json_key(json, "after");
    json_number(json, change->after);
    json_close_object(json);
}

void check_add_change_json(
        struct json *json, const struct check_measured *before, const struct check_measured *after)
{
    struct measure_changes changes = { 0 };
    bool known = before->known && after->known;
    if (known) {
        measures_compare(&before->measures, &after->measures, &changes);
    }
    json_key(json, "playable");
    json_boolean(json, known);
    json_key(json, "changes");
    json_open_array(json);
    for (size_t i = 0; i < changes.count; i++) {
        add_change(json, &changes.items[i]);
    }
    json_close_array(json);
    vec_finish(&changes);
}

static bool read_old(const char *path, struct buffer *bytes, struct command_io *io)
{
    struct diag_list diags = { 0 };
    bool good = bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, bytes, &diags);
    command_print_diags(io, &diags);
    diag_list_finish(&diags);
    return good;
}

static void answer_change(const struct check_measured *before, const struct check_measured *after,
        struct diag_list *diags, struct command_io *io)
{
    struct answer answer;
    answer_open(&answer);
    check_add_change_json(&answer.json, before, after);
    answer_add_findings(&answer.json, diags);
    answer_close(&answer, io);
}

static void print_change(const struct check_measured *before, const struct check_measured *after,
        struct command_io *io)
{
    struct buffer text = { 0 };
    if (before->known && after->known) {
        check_add_change(&text, &before->measures, &after->measures);
        fprintf(io->out, "%s\n", buffer_text(&text));
    }
    buffer_finish(&text);
}

// The old version is read as if it lay where the new one does: its pack is the same.
int check_against(const char *old, const char *path, bool json, struct command_io *io)
{
    struct buffer bytes = { 0 };
    struct diag_list diags = { 0 };
    struct diag_list quiet = { 0 };
    struct check_measured before;
    struct check_measured after;
    if (!read_old(old, &bytes, io)) {
        buffer_finish(&bytes);
        return COMMAND_FINDINGS;
    }
    check_measure(path, &bytes, &before, &quiet);
    check_measure(path, NULL, &after, &diags);
    bool known = before.known && after.known;
    if (json) {
        answer_change(&before, &after, &diags, io);
    } else {
        command_print_diags(io, &diags);
        print_change(&before, &after, io);
    }
    if (!known) {
        fprintf(io->err, tr("zeven check: %s is no scenario that can be played.\n"),
                before.known ? path : old);
    }
    bool fine = known && diags.diags.count == 0;
    diag_list_finish(&diags);
    diag_list_finish(&quiet);
    buffer_finish(&bytes);
    return fine ? COMMAND_FINE : COMMAND_FINDINGS;
}
