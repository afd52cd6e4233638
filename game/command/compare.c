// SPDX-License-Identifier: GPL-3.0-or-later
// zeven compare: two to five people on one vacancy, who differs on what, or why they cannot be
// compared.
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/base/save.h"
#include "game/command/answer.h"
#include "game/command/office_words.h"
#include "game/command/past_result.h"
#include "game/command/unlock.h"
#include "game/locale/locale.h"
#include "game/report/compare_people.h"
#include "game/report/diag_text.h"
#include "game/report/result_out.h"
#include "game/session/peer.h"
#include "game/store/candidate.h"

enum { WIDTH_ELSEWHERE = 100 };

struct asked {
    VEC(const char *) codes;
    const char *pdf;
    const char *html;
    const char *attempt; // as it was typed
    size_t wanted;       // the same as a number; 0 = the last
    const char *who;
    bool json;
    struct command_io *io;
};

/** All that is known of those who were asked for; sheets are opened last. */
struct group {
    struct peer_list peers;
    struct compare_person people[COMPARE_MOST];
    struct past_result past[COMPARE_MOST];
    char *troubles[COMPARE_MOST];
    size_t opened;
    struct compare_refusals refusals;
};

/* ---- who ---- */

// The play that is meant: the last one, or the one that was asked for; 0 = there is none.
static bool find_session(struct store *store, const struct asked *asked, const char *code,
        int64_t *session, struct diag_list *diags)
{
    struct session_list list = { 0 };
    size_t wanted = asked->wanted;
    if (wanted == 0) {
        return candidate_find_session(store, code, session, diags);
    }
    bool good = store_list_finished(store, code, &list, diags);
    *session = good && wanted <= list.rows.count ? list.rows.items[wanted - 1].id : 0;
    session_list_finish(&list);
    return good;
}

static int find_peers(struct group *group, struct store *store, const struct asked *asked,
        struct diag_list *diags)
{
    for (size_t i = 0; i < asked->codes.count; i++) {
        int64_t session = 0;
        if (!find_session(store, asked, asked->codes.items[i], &session, diags)) {
            return diag_list_has(diags, DIAG_CANDIDATE_MISSING) ? COMMAND_FINDINGS : COMMAND_FAILED;
        }
        if (session == 0) {
            fprintf(asked->io->err, tr("zeven compare: there is no finished play of “%s”.\n"),
                    asked->codes.items[i]);
            return COMMAND_FINDINGS;
        }
        if (!peer_list_add(&group->peers, store, session, diags)) {
            return COMMAND_FAILED;
        }
    }
    return COMMAND_FINE;
}

static struct compare_person person_of(const struct peer *peer)
{
    return (struct compare_person) {
        .code = peer->code,
        .vacancy = peer->vacancy,
        .vacancy_name = peer->vacancy_name,
        .running = peer->running,
        .broken_off = peer->broken_off,
        .attempt = peer->attempt,
        .known = peer->known,
        .form = peer->form,
        .indicative = peer->indicative,
        .content = peer->content,
        .key = peer->key,
        .language = peer->language,
        .rules = peer->rules,
    };
}

/* ---- their sheets ---- */

// The same numbers to the last digit, or something between play and now has changed.
static bool is_as_stored(const struct past_result *past)
{
    struct buffer now = { 0 };
    result_write_json(&now, &past->result, false);
    bool same = strcmp(buffer_text(&now), buffer_text(&past->sheet)) == 0;
    buffer_finish(&now);
    return same;
}

static void open_sheet(
        struct group *group, struct store *store, const struct asked *asked, size_t i)
{
    struct compare_person *person = &group->people[i];
    struct session_list found = { 0 };
    struct diag_list own = { 0 };
    bool good = store_find_session(store, group->peers.rows.items[i].session, &found, &own) &&
            past_result_open(&group->past[i], store, &found.rows.items[0],
                    words_hand(asked->who).who, "compare", &own);
    person->opened = true;
    person->result = good ? &group->past[i].result : NULL;
    person->differs = good && !is_as_stored(&group->past[i]);
    if (!good) {
        struct buffer text = { 0 };
        if (own.diags.count > 0) {
            diag_write_sentence(&text, &own.diags.items[0]);
        }
        group->troubles[i] = buffer_take(&text);
        person->trouble = group->troubles[i];
    }
    session_list_finish(&found);
    diag_list_finish(&own);
}

// What can be refused without a sheet is: who may not be compared is not looked at.
static bool may_compare(struct group *group, struct store *store, const struct asked *asked)
{
    size_t count = group->peers.rows.count;
    for (size_t i = 0; i < count && i < COMPARE_MOST; i++) {
        group->people[i] = person_of(&group->peers.rows.items[i]);
    }
    if (count > COMPARE_MOST) {
        struct compare_person *all = mem_alloc(count * sizeof(*all));
        for (size_t i = 0; i < count; i++) {
            all[i] = person_of(&group->peers.rows.items[i]);
        }
        (void)compare_people_allowed(&group->refusals, all, count);
        mem_free(all);
        return false;
    }
    if (!compare_people_allowed(&group->refusals, group->people, count)) {
        return false;
    }
    while (group->opened < count) {
        open_sheet(group, store, asked, group->opened++);
    }
    return compare_people_allowed(&group->refusals, group->people, count);
}

static void group_finish(struct group *group)
{
    for (size_t i = 0; i < group->opened; i++) {
        past_result_finish(&group->past[i]);
        mem_free(group->troubles[i]);
    }
    compare_refusals_finish(&group->refusals);
    peer_list_finish(&group->peers);
}

/* ---- saying ---- */

static void print_report(struct report *report, FILE *out)
{
    struct buffer text = { 0 };
    report_print(&text, report, command_width(out, WIDTH_ELSEWHERE));
    fputs(buffer_text(&text), out);
    buffer_finish(&text);
    report_finish(report);
}

static int refuse(const struct group *group, const struct asked *asked)
{
    struct report report;
    struct buffer text = { 0 };
    if (asked->json) {
        compare_refusals_write_json(&text, &group->refusals);
        fprintf(asked->io->out, "%s\n", buffer_text(&text));
    } else {
        report_init(&report, locale_language());
        compare_refusals_report(&report, &group->refusals);
        print_report(&report, asked->io->err);
    }
    buffer_finish(&text);
    return COMMAND_FINDINGS;
}

static bool write_papers(
        const struct compare_people *compared, const struct asked *asked, struct diag_list *diags)
{
    struct buffer out = { 0 };
    bool good = true;
    if (asked->pdf != NULL) {
        good = compare_people_add_pdf(&out, compared) &&
                save_file(asked->pdf, out.bytes, out.size, NULL, diags);
        buffer_clear(&out);
    }
    if (good && asked->html != NULL) {
        compare_people_add_html(&out, compared);
        good = save_file(asked->html, out.bytes, out.size, NULL, diags);
    }
    buffer_finish(&out);
    return good;
}

static int say(const struct group *group, const struct asked *asked, struct diag_list *diags)
{
    struct compare_people *compared = mem_alloc(sizeof(*compared));
    compare_people_init(compared, group->people, group->peers.rows.count);
    bool good = write_papers(compared, asked, diags);
    if (good && asked->json) {
        const char *const papers[] = { asked->pdf, asked->html };
        struct answer answer;
        answer_open(&answer);
        compare_people_add_json(&answer.json, compared);
        answer_add_files(&answer.json, papers, 2);
        answer_close(&answer, asked->io);
    } else if (good) {
        struct report report;
        report_init(&report, locale_language());
        compare_people_report(&report, compared);
        print_report(&report, asked->io->out);
    }
    mem_free(compared);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}

static int compare(struct store *store, const struct asked *asked, struct diag_list *diags)
{
    struct group *group = mem_alloc(sizeof(*group));
    int result = find_peers(group, store, asked, diags);
    if (result == COMMAND_FINE) {
        result = may_compare(group, store, asked) ? say(group, asked, diags) : refuse(group, asked);
    }
    group_finish(group);
    mem_free(group);
    return result;
}

/* ---- the verb ---- */

static bool read_attempt(struct asked *asked)
{
    int64_t number = 0;
    bool fine = asked->attempt == NULL || words_read_number(asked->attempt, 1, INT_MAX, &number);
    asked->wanted = (size_t)number;
    return fine;
}

// One by one, because words_read knows one word without an option.
static bool read_asked(struct asked *asked, int argc, char **argv, const char **odd)
{
    const struct word_option options[] = {
        { "--pdf", &asked->pdf, NULL },
        { "--html", &asked->html, NULL },
        { "--attempt", &asked->attempt, NULL },
        { "--who", &asked->who, NULL },
        { "--json", NULL, &asked->json },
    };
    for (int i = 1; i < argc; i++) {
        bool option = strncmp(argv[i], "--", 2) == 0;
        int words = option && strcmp(argv[i], "--json") != 0 ? 2 : 1;
        int end = i + words < argc ? i + words : argc;
        if (!option) {
            vec_push(&asked->codes, argv[i]);
        } else if (!words_read(end, argv, i, options, sizeof(options) / sizeof(options[0]), NULL,
                           odd)) {
            return false;
        }
        i = end - 1;
    }
    *odd = read_attempt(asked) ? "" : asked->attempt;
    return asked->codes.count > 0 && **odd == '\0';
}

static int run(int argc, char **argv, struct command_io *io)
{
    struct asked asked = { .io = io };
    struct diag_list diags = { 0 };
    const char *odd = "";
    int result = COMMAND_USAGE;
    if (!read_asked(&asked, argc, argv, &odd)) {
        result = command_refuse_argument(io, "compare", odd);
    } else {
        struct store *store = command_open_office(io, true, &diags);
        result = store != NULL ? compare(store, &asked, &diags) : COMMAND_FAILED;
        command_print_diags(io, &diags);
        store_close(store);
    }
    vec_finish(&asked.codes);
    diag_list_finish(&diags);
    return result;
}

const struct command COMMAND_COMPARE = {
    .name = "compare",
    .summary = TR_MARK("two to five people on one vacancy beside each other"),
    .help = TR_MARK(
            "zeven compare CODE CODE [CODE…] [--attempt N] [--json] [--pdf FILE] [--html FILE] "
            "[--who NAME]\n"
            "\n"
            "Says per competency whose bands overlap and who differs beyond chance, what matters\n"
            "for the vacancy first. People stand by code; there is no total and no ranking.\n"
            "Who played another vacancy, form, length, content, key or language, for another\n"
            "time, or not to the end, is refused, with the reason (exit 1). Opening a comparison "
            "is\n"
            "opening the sheets: the audit gets a line each, and the vacancy’s choices are fixed.\n"
            "\n"
            "  --attempt N  the Nth time they played (the last)\n"
            "  --json       bands, differences and corrected chances; or the reasons why not\n"
            "  --pdf FILE   also as paper; --html FILE as one page\n"
            "\n"
            "More than chance: bands apart, and a chance below 10% (or 5%) after Holm’s\n"
            "correction for all pairs, for what matters and for the rest apart.\n"),
    .run = run,
};
