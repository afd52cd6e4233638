// SPDX-License-Identifier: GPL-3.0-or-later
// zeven office: the passphrases of the score sheets, and what the organisation says of itself.
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "game/base/buffer.h"
#include "game/base/secret.h"
#include "game/command/doing.h"
#include "game/command/unlock.h"
#include "game/locale/locale.h"
#include "game/store/audit.h"
#include "game/store/settings.h"
#include "game/store/vault.h"

struct office_job {
    struct command_io *io;
    struct diag_list diags;
    const char *who;      // --who
    const char *new_file; // --new-passphrase-file
    bool json;
};

static void write_json(struct office_job *job, const struct buffer *text)
{
    fprintf(job->io->out, "%s\n", buffer_text(text));
}

static const char *who_of(const struct office_job *job)
{
    return job->who != NULL ? job->who : command_who();
}

/* ---- setup ---- */

static bool same(const struct office_job *job, const char *passphrase, const char *file)
{
    if (file != NULL) {
        return true; // nobody types a file
    }
    char *again = command_read_passphrase(job->io, NULL, tr("The passphrase once more"));
    bool alike = again != NULL && strcmp(passphrase, again) == 0;
    command_forget_passphrase(again);
    if (!alike) {
        fputs(tr("zeven office: the two are not the same.\n"), job->io->err);
    }
    return alike;
}

static bool set_up_store(struct office_job *job, struct store *store)
{
    struct secret_cost cost = secret_cost_moderate();
    const char *file = job->io->passphrase_file;
    char *passphrase = command_read_passphrase(job->io, file, tr("New passphrase"));
    struct vault_entry entry = { passphrase, who_of(job), command_wall_ms() };
    bool good = passphrase != NULL && same(job, passphrase, file) &&
            vault_set_up(store, &entry, &cost, &job->diags);
    command_forget_passphrase(passphrase);
    return good;
}

static int set_up(struct office_job *job, int count, char **words)
{
    (void)words;
    if (count > 0) {
        return command_refuse_argument(job->io, "office", words[0]);
    }
    struct store *store = command_open_store(job->io, false, &job->diags);
    bool good = store != NULL && vault_state(store) == VAULT_NONE;
    if (store != NULL && !good) {
        diag_add(&job->diags, DIAG_VAULT_THERE, DIAG_ERROR, NULL, 0, NULL);
    }
    good = good && set_up_store(job, store);
    if (good && !job->json) {
        fputs(tr("The score sheets are locked from now on. Keep the passphrase in a safe: without "
                 "it nobody opens them again.\n"),
                job->io->out);
    } else if (good) {
        fputs("{\"role\":\"administrator\"}\n", job->io->out);
    }
    store_close(store);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}

/* ---- unlock-test ---- */

static const char *state_name(const struct store *store)
{
    return vault_state(store) == VAULT_NONE ? "open" : vault_role_name(vault_role(store));
}

static int report_role(struct office_job *job, const struct store *store, int64_t ms)
{
    struct buffer text = { 0 };
    struct json json;
    if (job->json) {
        json_init(&json, &text);
        json_open_object(&json);
        words_json_text(&json, "role", state_name(store));
        words_json_integer(&json, "ms", ms);
        json_close_object(&json);
        write_json(job, &text);
    } else if (vault_state(store) == VAULT_NONE) {
        fputs(tr("There is no passphrase yet: whoever has this computer reads the score sheets.\n"),
                job->io->out);
    } else {
        fprintf(job->io->out, tr("The passphrase fits: %s, in %ld ms.\n"), state_name(store),
                (long)ms);
    }
    buffer_finish(&text);
    return COMMAND_FINE;
}

static int test_unlock(struct office_job *job, int count, char **words)
{
    if (count > 0) {
        return command_refuse_argument(job->io, "office", words[0]);
    }
    struct store *store = command_open_store(job->io, true, &job->diags);
    bool good = store != NULL;
    int64_t ms = 0;
    if (good && vault_state(store) == VAULT_LOCKED) {
        char *passphrase =
                command_read_passphrase(job->io, job->io->passphrase_file, tr("Passphrase"));
        int64_t before = command_wall_ms();
        struct vault_entry entry = { passphrase, who_of(job), before };
        good = passphrase != NULL && vault_unlock(store, &entry, &job->diags);
        ms = command_wall_ms() - before;
        command_forget_passphrase(passphrase);
    }
    int result = good                                      ? report_role(job, store, ms)
            : diag_list_has(&job->diags, DIAG_VAULT_WRONG) ? COMMAND_FINDINGS
                                                           : COMMAND_FAILED;
    store_close(store);
    return result;
}

/* ---- passphrase ---- */

static bool give(struct office_job *job, struct store *store, enum vault_role role)
{
    char *passphrase = command_read_passphrase(job->io, job->new_file, tr("New passphrase"));
    struct vault_entry entry = { passphrase, who_of(job), command_wall_ms() };
    bool good = passphrase != NULL && same(job, passphrase, job->new_file) &&
            vault_set_passphrase(store, role, &entry, &job->diags);
    command_forget_passphrase(passphrase);
    return good;
}

static int set_passphrase(struct office_job *job, int count, char **words)
{
    enum vault_role role = count == 1 ? vault_role_find(words[0]) : VAULT_ROLE_COUNT;
    if (role == VAULT_ROLE_COUNT) {
        return command_refuse_argument(job->io, "office", count > 0 ? words[0] : "");
    }
    struct store *store = command_open_office(job->io, true, &job->diags);
    bool good = store != NULL && give(job, store, role);
    if (good && job->json) {
        fprintf(job->io->out, "{\"role\":\"%s\"}\n", vault_role_name(role));
    } else if (good) {
        fprintf(job->io->out, tr("The passphrase of the %s is set.\n"), vault_role_name(role));
    }
    store_close(store);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}

/* ---- settings ---- */

enum kind { KIND_TEXT, KIND_PERIOD, KIND_GATE, KIND_ADDRESS, KIND_YES_NO };

static const struct {
    const char *name;
    const char *key;
    enum kind kind;
    const char *otherwise;
} SETTINGS[] = {
    { "name", "org.name", KIND_TEXT, "" },
    { "vacancy", "org.vacancy", KIND_TEXT, "" },
    { "controller", "org.controller", KIND_TEXT, "" },
    { "contact", "org.contact", KIND_TEXT, "" },
    { "who", "org.who", KIND_TEXT, "" },
    { "shifts", "org.shifts", KIND_TEXT, "" },
    { "norm", "org.norm", KIND_TEXT, "" },
    { "retention-weeks", "org.retention_weeks", KIND_PERIOD, "4" },
    { "log-months", "org.log_months", KIND_PERIOD, "6" },
    { "customers", "org.gate.customers", KIND_GATE, "3" },
    { "decisions", "org.gate.decisions", KIND_GATE, "6" },
    { "address", "org.address", KIND_ADDRESS, "u" },
    { "report", "org.report_to_candidate", KIND_YES_NO, "yes" },
    { "fairness", "org.fairness", KIND_YES_NO, "no" },
    { "room", "org.room", KIND_YES_NO, "no" },
};

enum { SETTING_COUNT = sizeof(SETTINGS) / sizeof(SETTINGS[0]), PERIOD_MAX = 520, GATE_MAX = 100 };

static bool is_number(const char *text, long most)
{
    char *end = NULL;
    long number = strtol(text, &end, 10);
    return *text >= '0' && *text <= '9' && *end == '\0' && number > 0 && number <= most;
}

static bool fits(enum kind kind, const char *value)
{
    switch (kind) {
    case KIND_PERIOD:
        return is_number(value, PERIOD_MAX);
    case KIND_GATE:
        return is_number(value, GATE_MAX);
    case KIND_ADDRESS:
        return strcmp(value, "u") == 0 || strcmp(value, "je") == 0;
    case KIND_YES_NO:
        return strcmp(value, "yes") == 0 || strcmp(value, "no") == 0;
    case KIND_TEXT:
    default:
        return true;
    }
}

// The setting that `word`, "name=value", is about; SETTING_COUNT when it is none.
static size_t find_setting(const char *word)
{
    size_t size = strcspn(word, "=");
    size_t i = 0;
    while (i < SETTING_COUNT &&
            (strncmp(SETTINGS[i].name, word, size) != 0 || SETTINGS[i].name[size] != '\0')) {
        i++;
    }
    bool good = word[size] == '=' && i < SETTING_COUNT && fits(SETTINGS[i].kind, word + size + 1);
    return good ? i : SETTING_COUNT;
}

static bool write_settings(struct office_job *job, struct store *store, int count, char **words)
{
    if (vault_state(store) == VAULT_OPEN && vault_role(store) != VAULT_ADMINISTRATOR) {
        diag_add(&job->diags, DIAG_VAULT_NOT_ALLOWED, DIAG_ERROR, NULL, 0,
                vault_role_name(vault_role(store)), NULL);
        return false;
    }
    struct audit_entry entry = {
        .at_ms = command_wall_ms(), .who = who_of(job), .what = "organisation"
    };
    bool good = audit_write(store, &entry, &job->diags);
    for (int i = 0; good && i < count; i++) {
        const char *value = strchr(words[i], '=') + 1;
        good = store_write_setting(store, SETTINGS[find_setting(words[i])].key,
                *value != '\0' ? value : NULL, &job->diags);
    }
    return good;
}

// As other keys: retention_weeks.
static void add_setting(struct json *json, const char *name, const char *value)
{
    struct buffer key = { 0 };
    for (const char *at = name; *at != '\0'; at++) {
        buffer_add_char(&key, *at == '-' ? '_' : *at);
    }
    words_json_text(json, buffer_text(&key), value);
    buffer_finish(&key);
}

static bool print_settings(struct office_job *job, struct store *store)
{
    struct buffer text = { 0 };
    struct json json;
    bool good = true;
    json_init(&json, &text);
    json_open_object(&json);
    for (size_t i = 0; good && i < SETTING_COUNT; i++) {
        struct buffer value = { 0 };
        good = store_read_setting(
                store, SETTINGS[i].key, SETTINGS[i].otherwise, &value, &job->diags);
        add_setting(&json, SETTINGS[i].name, buffer_text(&value));
        if (good && !job->json) {
            fprintf(job->io->out, "%s=%s\n", SETTINGS[i].name, buffer_text(&value));
        }
        buffer_finish(&value);
    }
    json_close_object(&json);
    if (good && job->json) {
        write_json(job, &text);
    }
    buffer_finish(&text);
    return good;
}

// A shift that is not there would leave candidates with nothing to play.
static bool shifts_are_there(const struct office_job *job, const char *word)
{
    const char *at = strchr(word, '=') + 1;
    bool there = true;
    for (at += strspn(at, " "); there && *at != '\0'; at += strspn(at, " ")) {
        size_t size = strcspn(at, " ");
        struct buffer path = { 0 };
        buffer_add_format(&path, "%s/%.*s", job->io->data, (int)size, at);
        there = access(buffer_text(&path), R_OK) == 0;
        buffer_finish(&path);
        at += size;
    }
    return there;
}

static bool can_be(const struct office_job *job, const char *word)
{
    return find_setting(word) != SETTING_COUNT &&
            (strncmp(word, "shifts=", 7) != 0 || shifts_are_there(job, word));
}

// They stand where the candidate's part reads them, so reading asks nothing.
static int settings(struct office_job *job, int count, char **words)
{
    for (int i = 0; i < count; i++) {
        if (!can_be(job, words[i])) {
            return command_refuse_argument(job->io, "office", words[i]);
        }
    }
    struct store *store = count > 0 ? command_open_office(job->io, false, &job->diags)
                                    : command_open_store(job->io, false, &job->diags);
    bool good = store != NULL && (count == 0 || write_settings(job, store, count, words)) &&
            print_settings(job, store);
    store_close(store);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}

/* ---- the verb ---- */

static const struct {
    const char *name;
    int (*run)(struct office_job *job, int count, char **words);
} PARTS[] = {
    { "setup", set_up },
    { "unlock-test", test_unlock },
    { "passphrase", set_passphrase },
    { "settings", settings },
};

enum { PART_COUNT = sizeof(PARTS) / sizeof(PARTS[0]), WORDS_MAX = 40 };

// Takes the options out of the words; -1, with the word in `odd`, when one is not known, lacks its
// value, or is one too many.
static int read_words(
        struct office_job *job, int argc, char **argv, char *words[WORDS_MAX], const char **odd)
{
    int count = 0;
    for (int i = 2; i < argc; i++) {
        const char **value = strcmp(argv[i], "--who") == 0      ? &job->who
                : strcmp(argv[i], "--new-passphrase-file") == 0 ? &job->new_file
                                                                : NULL;
        *odd = argv[i];
        if (value != NULL && i + 1 >= argc) {
            return -1;
        }
        if (value != NULL) {
            *value = argv[++i];
        } else if (strcmp(argv[i], "--json") == 0) {
            job->json = true;
        } else if (count == WORDS_MAX || strncmp(argv[i], "--", 2) == 0) {
            return -1;
        } else {
            words[count++] = argv[i];
        }
    }
    return count;
}

static int run(int argc, char **argv, struct command_io *io)
{
    struct office_job job = { .io = io };
    char *words[WORDS_MAX];
    size_t part = doing_find(argc, argv, PARTS, PART_COUNT, sizeof(PARTS[0]));
    if (part == PART_COUNT) {
        return command_refuse_argument(io, "office", argc > 1 ? argv[1] : "");
    }
    const char *odd = "";
    int count = read_words(&job, argc, argv, words, &odd);
    int result = count < 0 ? command_refuse_argument(io, "office", odd)
                           : PARTS[part].run(&job, count, words);
    command_print_diags(io, &job.diags);
    diag_list_finish(&job.diags);
    return result;
}

const struct command COMMAND_OFFICE = {
    .name = "office",
    .summary = TR_MARK("lock the score sheets, and say who the organisation is"),
    .help = TR_MARK(
            "zeven office setup [--who NAME] [--json]\n"
            "zeven office unlock-test [--json]\n"
            "zeven office passphrase administrator | recruiter | trainer [--json]\n"
            "zeven office settings [NAME=VALUE …] [--json]\n"
            "\n"
            "setup gives the store its first passphrase, the administrator's: from then on "
            "everything\n"
            "about candidates is kept locked, and nobody reads it without. unlock-test says whose "
            "a\n"
            "passphrase is. passphrase gives a role another one; the administrator gives all, "
            "others\n"
            "their own. The trainer comes to the bench and opens no score sheets. settings prints "
            "what\n"
            "candidates read of the organisation, and changes it.\n"
            "\n"
            "  --passphrase-file FILE      its first line is the passphrase; - reads what comes "
            "in.\n"
            "                              Without it the terminal asks. Every verb that reads "
            "score\n"
            "                              sheets takes it\n"
            "  --new-passphrase-file FILE  likewise the new one\n"
            "  --who NAME                  for the audit (the user of this machine)\n"
            "  --json                      the answer as JSON\n"
            "\n"
            "Settings: name, vacancy, controller, contact, who, shifts (paths between blanks),\n"
            "norm, retention-weeks, log-months, customers and decisions (that a competency "
            "needs),\n"
            "address (u or je), report (yes or no: to the candidate, right after the shift),\n"
            "fairness (yes or no: may recruiters compare counts of groups),\n"
            "room (yes or no: a supervised room, where only invited codes play).\n"
            "Exit codes: 1 when a tested passphrase does not fit, 3 when it cannot be done.\n"),
    .run = run,
};
