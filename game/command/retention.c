// SPDX-License-Identifier: GPL-3.0-or-later
// zeven retention: whose time is up, a warning beforehand, and erasing for good.
#include "game/store/retention.h"

#include <stdlib.h>
#include <string.h>

#include "game/command/doing.h"
#include "game/locale/locale.h"
#include "game/store/settings.h"

enum { WARN_DAYS = 7, DAYS_MAX = 3660 };

static const int64_t DAY_MS = 86400000;

struct asked {
    const char *code;
    const char *days;
    const char *who;
    bool erase;
    bool json;
    struct command_io *io;
    struct retention_list list; // who it is about, read
};

/* ---- saying ---- */

static void add_rows(struct json *json, const struct retention_list *list)
{
    json_key(json, "candidates");
    json_open_array(json);
    for (size_t i = 0; i < list->rows.count; i++) {
        const struct retention_row *row = &list->rows.items[i];
        json_open_object(json);
        words_json_text(json, "code", row->code);
        words_json_text(json, "vacancy", *row->vacancy != '\0' ? row->vacancy : NULL);
        words_json_time(json, "keep_until", row->keep_ms);
        words_json_integer(json, "sessions", row->sessions);
        json_key(json, "consent");
        json_boolean(json, row->consent);
        json_close_object(json);
    }
    json_close_array(json);
}

static void print_json(
        struct command_io *io, const struct retention_list *list, const struct retention_done *done)
{
    struct buffer text = { 0 };
    struct json json;
    json_init(&json, &text);
    json_open_object(&json);
    add_rows(&json, list);
    if (done != NULL) {
        json_key(&json, "erased");
        json_open_object(&json);
        words_json_integer(&json, "candidates", done->candidates);
        words_json_integer(&json, "sessions", done->sessions);
        words_json_integer(&json, "files", done->files);
        words_json_integer(&json, "log_lines", done->lines);
        json_close_object(&json);
    }
    json_close_object(&json);
    fprintf(io->out, "%s\n", buffer_text(&text));
    buffer_finish(&text);
}

static void print_rows(struct command_io *io, const struct retention_list *list)
{
    for (size_t i = 0; i < list->rows.count; i++) {
        const struct retention_row *row = &list->rows.items[i];
        char day[16];
        words_write_day(day, row->keep_ms);
        fprintf(io->out, "%s  %s", day, row->code);
        fprintf(io->out, *row->vacancy != '\0' ? "  %s" : "%s", row->vacancy);
        fprintf(io->out, "%s\n", row->consent ? tr("  (agreed to be kept longer)") : "");
    }
}

static void print_done(struct command_io *io, const struct retention_done *done)
{
    fprintf(io->out,
            tr_plural("Erased for good: %ld candidate, ", "Erased for good: %ld candidates, ",
                    (long)done->candidates),
            (long)done->candidates);
    fprintf(io->out, tr_plural("%ld session, ", "%ld sessions, ", (long)done->sessions),
            (long)done->sessions);
    fprintf(io->out, tr_plural("%ld exported file.\n", "%ld exported files.\n", (long)done->files),
            (long)done->files);
    if (done->lines > 0) {
        fprintf(io->out,
                tr_plural("%ld line of the log was kept long enough and is gone.\n",
                        "%ld lines of the log were kept long enough and are gone.\n",
                        (long)done->lines),
                (long)done->lines);
    }
    fputs(tr("What was exported to another folder, sent or backed up is still there: that is for "
             "you.\n"),
            io->out);
}

/* ---- doing ---- */

static bool read_days(const struct asked *asked, int64_t *days)
{
    if (asked->days == NULL) {
        return true;
    }
    char *end = NULL;
    *days = strtol(asked->days, &end, 10);
    return *asked->days >= '0' && *asked->days <= '9' && *end == '\0' && *days <= DAYS_MAX;
}

static void print(struct asked *asked, const struct retention_list *list)
{
    if (asked->json) {
        print_json(asked->io, list, NULL);
    } else {
        print_rows(asked->io, list);
    }
}

static int do_list(struct store *store, void *words, struct diag_list *diags)
{
    struct asked *asked = words;
    struct retention_list *list = &asked->list;
    int64_t days = -1;
    if (!read_days(asked, &days)) {
        return command_refuse_argument(asked->io, "retention", asked->days);
    }
    int64_t until = days < 0 ? INT64_MAX : command_wall_ms() + days * DAY_MS;
    if (!retention_read(store, until, settings_retention_weeks(store, diags), list, diags)) {
        return COMMAND_FAILED;
    }
    print(asked, list);
    return COMMAND_FINE;
}

static int do_warn(struct store *store, void *words, struct diag_list *diags)
{
    struct asked *asked = words;
    struct retention_list *list = &asked->list;
    int64_t days = WARN_DAYS;
    if (!read_days(asked, &days)) {
        return command_refuse_argument(asked->io, "retention", asked->days);
    }
    int64_t until = command_wall_ms() + days * DAY_MS;
    if (!retention_read(store, until, settings_retention_weeks(store, diags), list, diags)) {
        return COMMAND_FAILED;
    }
    print(asked, list);
    return list->rows.count > 0 ? COMMAND_FINDINGS : COMMAND_FINE;
}

// Of somebody who asks to be erased no date counts.
static bool choose(struct store *store, struct asked *asked, struct retention_list *list,
        struct diag_list *diags)
{
    char code[CANDIDATE_CODE_MAX + 1];
    const char *only = words_take_code(asked->code, code);
    int64_t until = only != NULL ? INT64_MAX : command_wall_ms();
    if (!retention_read(store, until, settings_retention_weeks(store, diags), list, diags)) {
        return false;
    }
    size_t kept = 0;
    for (size_t i = 0; i < list->rows.count; i++) {
        if (only == NULL || strcmp(list->rows.items[i].code, only) == 0) {
            list->rows.items[kept++] = list->rows.items[i];
        }
    }
    list->rows.count = kept;
    return true;
}

static int do_run(struct store *store, void *words, struct diag_list *diags)
{
    struct asked *asked = words;
    struct retention_list *list = &asked->list;
    struct retention_done done;
    struct office_hand hand = words_hand(asked->who);
    if (!choose(store, asked, list, diags)) {
        return COMMAND_FAILED;
    }
    bool found = asked->code == NULL || list->rows.count > 0;
    if (!found) {
        fprintf(asked->io->err, tr("zeven retention: nothing is kept of “%s”. Check the code.\n"),
                asked->code);
    }
    if (!asked->erase) {
        print(asked, list);
        if (!asked->json && list->rows.count > 0) {
            fputs(tr("Nothing was erased. With --erase they go, and nobody can bring them back.\n"),
                    asked->io->out);
        }
        return list->rows.count > 0 || !found ? COMMAND_FINDINGS : COMMAND_FINE;
    }
    // With nobody on the list too: what an erasing that was cut off left behind goes then.
    if (!retention_erase(store, list, &hand, &done, diags)) {
        return COMMAND_FAILED;
    }
    if (asked->json) {
        print_json(asked->io, list, &done);
    } else {
        print_done(asked->io, &done);
    }
    return found ? COMMAND_FINE : COMMAND_FINDINGS;
}

static const struct doing DOINGS[] = {
    { "list", false, false, do_list },
    { "warn", false, false, do_warn },
    { "run", false, true, do_run },
};

static int run(int argc, char **argv, struct command_io *io)
{
    struct asked asked = { .io = io };
    const struct word_option options[] = {
        { "--candidate", &asked.code, NULL },
        { "--days", &asked.days, NULL },
        { "--who", &asked.who, NULL },
        { "--erase", NULL, &asked.erase },
        { "--json", NULL, &asked.json },
    };
    const struct doing_verb verb = { "retention", DOINGS, sizeof(DOINGS) / sizeof(DOINGS[0]),
        options, sizeof(options) / sizeof(options[0]), NULL, &asked };
    int result = doing_run(&verb, argc, argv, io);
    retention_list_finish(&asked.list);
    return result;
}

const struct command COMMAND_RETENTION = {
    .name = "retention",
    .summary = TR_MARK("whose data has been kept long enough, and erasing it for good"),
    .help = TR_MARK(
            "zeven retention list [--days N] [--json]\n"
            "zeven retention warn [--days N] [--json]\n"
            "zeven retention run [--erase] [--candidate CODE] [--who NAME] [--json]\n"
            "\n"
            "What a candidate left is kept until four weeks after the vacancy closed, or as long\n"
            "as its vacancy says; with recorded consent up to a year.\n"
            "\n"
            "list  everybody with the day on which they go; --days: those within so many\n"
            "warn  who goes within a week, or --days; exits with 1 when there is anybody\n"
            "run   shows whose day is past; with --erase they are gone: sessions, answers, "
            "sheets,\n"
            "      names, decisions and what the program exported, in every byte of its files.\n"
            "      --candidate: this one, whatever the day, for who asks to be erased\n"
            "\n"
            "The audit keeps a line without a code; norms keep their sums.\n"),
    .run = run,
};
