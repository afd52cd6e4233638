// SPDX-License-Identifier: GPL-3.0-or-later
// zeven rehearse: plays saved plays again and says by name what changed.
#include "game/command/rehearse.h"

#include <string.h>

#include "game/base/save.h"
#include "game/locale/locale.h"
#include "game/report/json.h"

struct options {
    const char *path;
    struct rehearse_save save;
    bool update;
    bool json;
};

struct rehearsing {
    const struct options *options;
    struct command_io *io;
    struct diag_list diags;
    struct buffer text;
    struct json json;
    size_t count;
    size_t changed;
    bool failed;
};

// A rehearsal that asks nothing yet gets all that its play gives.
static bool add_claims(struct rehearsing *rehearsing, struct rehearse_run *run)
{
    struct buffer text = { 0 };
    buffer_add_bytes(&text, run->text.bytes, run->text.size);
    if (text.size > 0 && text.bytes[text.size - 1] != '\n') {
        buffer_add_char(&text, '\n');
    }
    buffer_add_char(&text, '\n');
    rehearsal_write_claims(&text, run->session);
    bool good = save_file(run->rehearsal.file, text.bytes, text.size, NULL, &rehearsing->diags);
    buffer_finish(&text);
    return good;
}

static bool update(struct rehearsing *rehearsing, struct rehearse_run *run)
{
    if (run->result == REHEARSE_SAME && run->rehearsal.claims.count == 0) {
        return add_claims(rehearsing, run);
    }
    if (run->result != REHEARSE_CHANGED) {
        return true;
    }
    struct buffer text = { 0 };
    rehearsal_rewrite(&text, &run->rehearsal, buffer_text(&run->text), &run->findings);
    bool good = save_file(run->rehearsal.file, text.bytes, text.size, NULL, &rehearsing->diags);
    buffer_finish(&text);
    return good;
}

static void say(struct rehearsing *rehearsing, const struct rehearse_run *run, const char *path)
{
    struct buffer *text = &rehearsing->text;
    rehearse_name(text, path);
    buffer_add(text, ": ");
    switch (run->result) {
    case REHEARSE_SAME:
        buffer_add(text,
                run->rehearsal.claims.count > 0 ? tr("as it should be")
                        : rehearsing->options->update
                        ? tr("plays; what it gives is now written in it")
                        : tr("plays, but says nothing of what it must give (--update adds it)"));
        break;
    case REHEARSE_CHANGED:
        rehearse_say(text, run);
        break;
    case REHEARSE_STOPPED:
        buffer_add(text, tr("does not play to its end any more"));
        break;
    case REHEARSE_UNREADABLE:
        buffer_add(text, tr("cannot be read or begun"));
        break;
    }
    buffer_add_char(text, '\n');
}

static void json_value(struct json *json, const char *key, enum rehearsal_kind kind,
        const struct rehearsal_value *value)
{
    struct buffer text = { 0 };
    rehearsal_write_value(&text, kind, value);
    json_key(json, key);
    json_text(json, buffer_text(&text));
    buffer_finish(&text);
}

static void json_change(
        struct json *json, const struct rehearsal_claim *claim, const struct rehearsal_value *now)
{
    bool competency = claim->kind == REHEARSAL_POINTS || claim->kind == REHEARSAL_DECISION;
    json_open_object(json);
    json_key(json, "line");
    json_integer(json, claim->line);
    json_key(json, "what");
    json_text(json, rehearsal_word(claim->kind));
    json_key(json, "subject");
    json_text(json, *claim->subject != '\0' ? claim->subject : NULL);
    json_key(json, "competency");
    json_text(json, competency ? competency_id(claim->competency) : NULL);
    json_value(json, "was", claim->kind, &claim->value);
    json_value(json, "now", claim->kind, now);
    json_close_object(json);
}

static void write_json(
        struct rehearsing *rehearsing, const struct rehearse_run *run, const char *path)
{
    static const char *const RESULTS[] = { "same", "changed", "stopped", "unreadable" };
    struct json *json = &rehearsing->json;
    struct buffer name = { 0 };
    rehearse_name(&name, path);
    json_open_object(json);
    json_key(json, "name");
    json_text(json, buffer_text(&name));
    json_key(json, "file");
    json_text(json, path);
    json_key(json, "result");
    json_text(json, RESULTS[run->result]);
    json_key(json, "changes");
    json_open_array(json);
    for (size_t i = 0; i < run->findings.items.count; i++) {
        const struct rehearsal_finding *finding = &run->findings.items.items[i];
        json_change(json, &run->rehearsal.claims.items[finding->claim], &finding->now);
    }
    json_close_array(json);
    json_close_object(json);
    buffer_finish(&name);
}

static void rehearse_one(struct rehearsing *rehearsing, const char *path)
{
    struct rehearse_run run;
    rehearse_run(&run, path, &rehearsing->diags);
    rehearsing->count++;
    rehearsing->changed += run.result != REHEARSE_SAME;
    if (rehearsing->options->json) {
        write_json(rehearsing, &run, path);
    } else {
        say(rehearsing, &run, path);
    }
    if (rehearsing->options->update) {
        rehearsing->failed = !update(rehearsing, &run) || rehearsing->failed;
    }
    rehearse_run_finish(&run);
}

static void sum_up(struct rehearsing *rehearsing)
{
    struct buffer *text = &rehearsing->text;
    if (rehearsing->count == 0) {
        fputs(tr("There is no rehearsal here.\n"), rehearsing->io->err);
        return;
    }
    buffer_add_format(text, tr_plural("%ld rehearsal", "%ld rehearsals", (long)rehearsing->count),
            (long)rehearsing->count);
    buffer_add(text, ", ");
    if (rehearsing->changed == 0) {
        buffer_add(text, tr("nothing has changed.\n"));
        return;
    }
    buffer_add_format(text,
            tr_plural("%ld is not what it was.", "%ld are not what they were.",
                    (long)rehearsing->changed),
            (long)rehearsing->changed);
    buffer_add(text, rehearsing->options->update ? tr(" What was asked is written anew.\n") : "\n");
}

static void rehearse_all(struct rehearsing *rehearsing, const struct rehearse_list *list)
{
    json_init(&rehearsing->json, &rehearsing->text);
    if (rehearsing->options->json) {
        json_open_object(&rehearsing->json);
        json_key(&rehearsing->json, "rehearsals");
        json_open_array(&rehearsing->json);
    }
    for (size_t i = 0; i < list->files.count; i++) {
        rehearse_one(rehearsing, list->files.items[i]);
    }
    if (rehearsing->options->json) {
        json_close_array(&rehearsing->json);
        json_close_object(&rehearsing->json);
        buffer_add_char(&rehearsing->text, '\n');
    } else {
        sum_up(rehearsing);
    }
}

static int rehearse(const struct options *options, struct command_io *io)
{
    struct rehearsing rehearsing = { .options = options, .io = io };
    struct rehearse_list list = { 0 };
    int result = COMMAND_FAILED;
    if (rehearse_find(&list, options->path, &rehearsing.diags)) {
        rehearse_all(&rehearsing, &list);
        fwrite(buffer_text(&rehearsing.text), 1, rehearsing.text.size, io->out);
        bool fine = rehearsing.changed == 0 && rehearsing.count > 0;
        result = rehearsing.failed ? COMMAND_FAILED : fine ? COMMAND_FINE : COMMAND_FINDINGS;
    }
    command_print_diags(io, &rehearsing.diags);
    rehearse_list_finish(&list);
    buffer_finish(&rehearsing.text);
    diag_list_finish(&rehearsing.diags);
    return result;
}

// How many arguments it took; 0 when it is not understood.
static int read_option(struct options *options, int left, char **argv)
{
    if (strcmp(argv[0], "--update") == 0) {
        options->update = true;
        return 1;
    }
    if (strcmp(argv[0], "--json") == 0) {
        options->json = true;
        return 1;
    }
    if (strcmp(argv[0], "--save") == 0 && left > 2) {
        options->save.name = argv[1];
        options->save.from = argv[2];
        return 3;
    }
    if (strcmp(argv[0], "--scenario") == 0 && left > 1) {
        options->save.scenario = argv[1];
        return 2;
    }
    if (strcmp(argv[0], "--shift") == 0 && left > 1) {
        options->save.shift = argv[1];
        return 2;
    }
    if (argv[0][0] == '-' || options->path != NULL) {
        return 0;
    }
    options->path = argv[0];
    return 1;
}

static int run(int argc, char **argv, struct command_io *io)
{
    struct options options = { 0 };
    for (int i = 1; i < argc;) {
        int taken = read_option(&options, argc - i, argv + i);
        if (taken == 0) {
            return command_refuse_argument(io, "rehearse", argv[i]);
        }
        i += taken;
    }
    if ((options.save.name != NULL) == (options.path != NULL)) {
        return command_refuse_argument(io, "rehearse", options.path != NULL ? options.path : "");
    }
    options.save.json = options.json;
    return options.path != NULL ? rehearse(&options, io) : rehearse_save(&options.save, io);
}

const struct command COMMAND_REHEARSE = {
    .name = "rehearse",
    .summary = TR_MARK("play saved plays again and say what changed"),
    .help = TR_MARK(
            "zeven rehearse PACK|SCENARIO|SHIFT|FOLDER|FILE [--update] [--json]\n"
            "zeven rehearse --save NAME SCRIPT|CODE [--scenario FILE | --shift FILE] [--json]\n"
            "\n"
            "Plays every rehearsal of what is named and says, by name, what is not as it should "
            "be: how\n"
            "contacts end, points, what customers think of it. The exit code is then 1. When an "
            "action is\n"
            "not possible any more its line is named, and what is on the table there.\n"
            "\n"
            "A rehearsal is a script with lines that begin with #: and say what it is about and "
            "what must\n"
            "be true at that place:\n"
            "  #: scenario ../packs/noordwind/jaarnota.xml     or: #: shift ../shifts/ochtend.xml\n"
            "  #: end call resolved      #: promise mail kept      #: criticals 0\n"
            "  #: csat fatima 4.2..      also 4.3, 3.3..4.2 and ..1.8\n"
            "  #: points empathy 9 of 12      #: decision call/opening empathy 3      #: total 52 "
            "of "
            "61\n"
            "\n"
            "  --update       after saying what changed, write it into the rehearsals\n"
            "  --json         say it as JSON\n"
            "  --save NAME    make a rehearsal of a script, or of what was played with this "
            "code\n"
            "  --scenario F   what that script is about, when it does not say so itself\n"),
    .run = run,
};
