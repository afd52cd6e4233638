// SPDX-License-Identifier: GPL-3.0-or-later
// zeven candidate: who is invited, how far they are, and what a person decided about them.
#include "game/store/candidate.h"

#include <string.h>

#include "game/command/candidate_inner.h"
#include "game/locale/locale.h"
#include "game/store/decision.h"

static bool read_outcome(const char *text, enum decision_outcome *outcome)
{
    for (int i = 0; i < DECISION_OUTCOME_COUNT; i++) {
        if (strcmp(decision_outcome_id((enum decision_outcome)i), text) == 0) {
            *outcome = (enum decision_outcome)i;
            return true;
        }
    }
    return false;
}

void candidate_take_code(struct candidate_asked *asked)
{
    if (candidate_is_code(asked->plain)) {
        candidate_write_code(asked->code, asked->plain);
        asked->plain = asked->code;
    }
}

// From here no moment was opened, and the decision says so.
static int decide(struct store *store, void *words, struct diag_list *diags)
{
    struct candidate_asked *asked = words;
    candidate_take_code(asked);
    struct decision_made decision = {
        .reason = asked->reason, .who = asked->who, .at_ms = command_wall_ms()
    };
    if (asked->outcome == NULL || !read_outcome(asked->outcome, &decision.outcome)) {
        return command_refuse_argument(
                asked->io, "candidate", asked->outcome ? asked->outcome : "");
    }
    if (asked->meets != NULL && !words_read_day(asked->meets, &decision.meets_ms)) {
        return command_refuse_argument(asked->io, "candidate", asked->meets);
    }
    bool good = decision_record(store, asked->plain, &decision, diags) &&
            candidate_print(store, asked->plain, asked->json, asked->io, diags);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}

static int consent(struct store *store, void *words, struct diag_list *diags)
{
    struct candidate_asked *asked = words;
    candidate_take_code(asked);
    struct office_hand hand = words_hand(asked->who);
    int64_t until = 0;
    if (asked->until == NULL || !words_read_day(asked->until, &until)) {
        return command_refuse_argument(asked->io, "candidate", asked->until ? asked->until : "");
    }
    bool good = candidate_consent(store, asked->plain, until, &hand, diags) &&
            candidate_print(store, asked->plain, asked->json, asked->io, diags);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}

static const struct doing DOINGS[] = {
    { "add", true, true, candidate_run_add },
    { "import", true, true, candidate_run_import },
    { "list", false, false, candidate_run_list },
    { "decide", true, false, decide },
    { "consent", true, false, consent },
    { "change", true, true, candidate_run_change },
    { "withdraw", true, true, candidate_run_withdraw },
    { "comment", true, false, candidate_run_comment },
    { "answer", true, false, candidate_run_answer },
    { "slips", false, false, candidate_run_slips },
};

static int run(int argc, char **argv, struct command_io *io)
{
    struct candidate_asked asked = { .io = io };
    const struct word_option options[] = {
        { "--vacancy", &asked.vacancy, NULL },
        { "--name", &asked.name, NULL },
        { "--accommodations", &asked.needs, NULL },
        { "--search", &asked.search, NULL },
        { "--filter", &asked.filter, NULL },
        { "--limit", &asked.limit, NULL },
        { "--outcome", &asked.outcome, NULL },
        { "--reason", &asked.reason, NULL },
        { "--meets", &asked.meets, NULL },
        { "--until", &asked.until, NULL },
        { "--who", &asked.who, NULL },
        { "--out", &asked.out, NULL },
        { "--text", &asked.text, NULL },
        { "--number", &asked.number, NULL },
        { "--correction", NULL, &asked.correction },
        { "--json", NULL, &asked.json },
    };
    const struct doing_verb verb = { "candidate", DOINGS, sizeof(DOINGS) / sizeof(DOINGS[0]),
        options, sizeof(options) / sizeof(options[0]), &asked.plain, &asked };
    return doing_run(&verb, argc, argv, io);
}

const struct command COMMAND_CANDIDATE = {
    .name = "candidate",
    .summary = TR_MARK("who is invited, how far they are, and what was decided"),
    .help = TR_MARK(
            "zeven candidate add CODE --vacancy NAME [--name NAME] [--accommodations \"…\"] "
            "[--json]\n"
            "zeven candidate change CODE --accommodations \"…\" [--who NAME] [--json]\n"
            "zeven candidate withdraw CODE [--who NAME] [--json]\n"
            "zeven candidate import FILE.csv [--vacancy NAME] [--who NAME] [--json]\n"
            "zeven candidate list [--vacancy NAME] [--search WORDS] [--filter F] [--limit N] "
            "[--json]\n"
            "zeven candidate decide CODE --outcome O --reason WHY --who NAME [--meets DAY] "
            "[--json]\n"
            "zeven candidate consent CODE --until DAY [--who NAME] [--json]\n"
            "zeven candidate comment CODE [--text WORDS [--correction]] [--who NAME] [--json]\n"
            "zeven candidate answer CODE --number N --text WORDS --who NAME [--json]\n"
            "zeven candidate slips [--vacancy NAME] --out FILE.pdf|FILE.html [--json]\n"
            "\n"
            "change   puts other accommodations in the place of what was agreed, \"\" for none, as "
            "long as\n"
            "         the shift has not ended\n"
            "withdraw takes an invitation back that was not begun with: the code no longer "
            "counts\n"
            "import   columns code, vacancy (or --vacancy), and if you like name and "
            "accommodations;\n"
            "         everybody on the list is invited, or with one slip nobody\n"
            "list     the latest first, without scores; --filter all, to-judge, busy or expiring\n"
            "decide   --outcome interview (--meets 2026-12-31), await, accept or reject; a person "
            "decides,\n"
            "         and it is kept that no moment of the evidence was opened from here\n"
            "consent  the candidate agrees to be kept longer: a year after the vacancy at most\n"
            "comment  what the candidate says of the play, as it was brought over; with "
            "--correction\n"
            "         something must be put right, and an answer is owed within a month. Without\n"
            "         --text: what was said so far\n"
            "answer   what a person answers to the remark with that number; both stand on the "
            "sheet\n"
            "slips    a piece of paper with the code for everybody who did not begin yet, in the "
            "language\n"
            "         that was agreed\n"
            "\n"
            "Accommodations, which the candidate's screen takes over: time=150 text=125 contrast\n"
            "dyslexic breaks language=nl\n"),
    .run = run,
};
