// SPDX-License-Identifier: GPL-3.0-or-later
// zeven audit: who opened or changed what, and whether that record is whole.
#include "game/store/audit.h"

#include <inttypes.h>
#include <string.h>

#include "game/command/doing.h"
#include "game/locale/locale.h"

struct asked {
    struct command_io *io;
    const char *candidate;
    const char *vacancy;
    bool json;
};

static void print_text(struct command_io *io, const struct buffer *text)
{
    fwrite(buffer_text(text), 1, text->size, io->out);
}

/* ---- verify ---- */

static int do_verify(struct store *store, void *words, struct diag_list *diags)
{
    const struct asked *asked = words;
    FILE *out = asked->io->out;
    int64_t lines = 0;
    bool whole = audit_verify(store, &lines, diags);
    bool broken = !whole && diag_list_has(diags, DIAG_AUDIT_CHAIN);
    if (!whole && !broken) {
        return COMMAND_FAILED;
    }
    if (asked->json) {
        fprintf(out, "{\"whole\":%s,\"lines\":%" PRId64 "}\n", whole ? "true" : "false", lines);
    } else if (whole) {
        fprintf(out,
                tr_plural("The audit is whole: %ld line.\n", "The audit is whole: %ld lines.\n",
                        (long)lines),
                (long)lines);
    }
    return whole ? COMMAND_FINE : COMMAND_FINDINGS;
}

/* ---- list ---- */

static void add_line_json(struct json *json, const struct audit_line *line)
{
    char pseudonym[DIGEST_HEX_SIZE] = "";
    digest_write_hex(&line->pseudonym, pseudonym);
    json_open_object(json);
    words_json_integer(json, "line", line->id);
    words_json_time(json, "at", line->at_ms);
    words_json_text(json, "who", line->who);
    words_json_text(json, "what", line->what);
    words_json_text(json, "candidate", line->about_candidate ? pseudonym : NULL);
    words_json_integer(json, "vacancy", line->vacancy);
    words_json_text(json, "detail", line->detail);
    json_close_object(json);
}

static void print_json(struct command_io *io, const struct audit_list *list)
{
    struct buffer text = { 0 };
    struct json json;
    json_init(&json, &text);
    json_open_object(&json);
    json_key(&json, "audit");
    json_open_array(&json);
    for (size_t i = 0; i < list->lines.count; i++) {
        add_line_json(&json, &list->lines.items[i]);
    }
    json_close_array(&json);
    json_close_object(&json);
    buffer_add_char(&text, '\n');
    print_text(io, &text);
    buffer_finish(&text);
}

static void print_lines(struct command_io *io, const struct audit_list *list)
{
    for (size_t i = 0; i < list->lines.count; i++) {
        const struct audit_line *line = &list->lines.items[i];
        char day[16];
        char pseudonym[DIGEST_HEX_SIZE] = "";
        words_write_day(day, line->at_ms);
        digest_write_hex(&line->pseudonym, pseudonym);
        pseudonym[8] = '\0';
        fprintf(io->out, "%6" PRId64 "  %s  %-18s %s", line->id, day, line->what, line->who);
        if (line->about_candidate) {
            fprintf(io->out, "  #%s", pseudonym);
        }
        fputs("\n", io->out);
        // A detail may have more lines; each stands apart, so that none looks like a line of its
        // own.
        for (const char *at = line->detail; *at != '\0';) {
            size_t size = strcspn(at, "\n");
            fprintf(io->out, "        | %.*s\n", (int)size, at);
            at += size + (at[size] == '\n');
        }
    }
}

static bool find_vacancy(
        struct store *store, const char *name, int64_t *id, struct diag_list *diags)
{
    struct vacancy_list list = { 0 };
    bool found = name == NULL || vacancy_find_name(store, name, &list, diags);
    *id = found && name != NULL ? list.rows.items[0].id : 0;
    vacancy_list_finish(&list);
    return found;
}

static int do_list(struct store *store, void *words, struct diag_list *diags)
{
    const struct asked *asked = words;
    struct audit_list lines = { 0 };
    char code[CANDIDATE_CODE_MAX + 1];
    struct audit_filter filter = { .candidate = words_take_code(asked->candidate, code) };
    if (!find_vacancy(store, asked->vacancy, &filter.vacancy, diags)) {
        return COMMAND_FAILED;
    }
    bool read = audit_read(store, &filter, &lines, diags);
    if (read && asked->json) {
        print_json(asked->io, &lines);
    } else if (read) {
        print_lines(asked->io, &lines);
    }
    audit_list_finish(&lines);
    return read ? COMMAND_FINE : COMMAND_FAILED;
}

static const struct doing DOINGS[] = {
    { "verify", false, false, do_verify },
    { "list", false, false, do_list },
};

static int run(int argc, char **argv, struct command_io *io)
{
    struct asked asked = { .io = io };
    const struct word_option options[] = {
        { "--candidate", &asked.candidate, NULL },
        { "--vacancy", &asked.vacancy, NULL },
        { "--json", NULL, &asked.json },
    };
    const struct doing_verb verb = { "audit", DOINGS, sizeof(DOINGS) / sizeof(DOINGS[0]), options,
        sizeof(options) / sizeof(options[0]), NULL, &asked };
    return doing_run(&verb, argc, argv, io);
}

const struct command COMMAND_AUDIT = {
    .name = "audit",
    .summary = TR_MARK("who opened or changed what, and whether that record is whole"),
    .help = TR_MARK(
            "zeven audit verify [--json]\n"
            "zeven audit list [--candidate CODE | --vacancy NAME] [--json]\n"
            "\n"
            "Every sheet that is opened, every decision and every change of a vacancy is a line "
            "in the\n"
            "audit. Lines are only added; each holds a digest of the one before. `verify` follows "
            "them all\n"
            "and ends with 1 when a line was changed, taken out or cut off. No line names a "
            "candidate: a\n"
            "code stands there as a pseudonym that nobody can lead back once the candidate is "
            "erased.\n"),
    .run = run,
};
