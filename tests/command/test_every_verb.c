// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what a script may count on, for every verb in the table and every line of its page:
// --help works and names --json, --json answers one JSON object and nothing beside it, and an
// option that is not known is wrong use, with a hint. A verb or a line without an example below
// fails here.
#include <ctype.h>
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "game/base/save.h"
#include "tests/command/verb_run.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

#define PACK ZEVEN_SOURCE_DIR "/scenarios/packs/noorderkist/"
#define STORY PACK "pakket.xml"
#define DEMO ZEVEN_SOURCE_DIR "/scenarios/rehearsals/demo.txt"

enum { WORDS_MAX = 20, LINE_SIZE = 400, EITHER = -1 };

// A line as it is typed, in the order of an office that fills: @ stands for the folder of the test,
// % for a moment that was proposed to talk about, ~ for a day two months from now.
static const struct {
    const char *line;
    int code; // EITHER: fine or findings
} EXAMPLES[] = {
    { "sample @/office --shift shifts/kort.xml --people 30", COMMAND_FINE },
    { "check " STORY, COMMAND_FINE },
    { "check --against " STORY " " STORY, COMMAND_FINE },
    { "check --watch /nonexistent.xml", COMMAND_FAILED },
    { "check --matrix " PACK, EITHER },
    { "check --figures " PACK, COMMAND_FINE },
    { "explore " STORY " --budget 5000", COMMAND_FINE },
    { "graph " STORY " --out @/map.svg --weights 0", COMMAND_FINE },
    { "play --script " DEMO, COMMAND_FINE },
    { "play --text", COMMAND_FINE },
    { "export --script OEF-001", COMMAND_FINE },
    { "export --json OEF-001", COMMAND_FINE },
    { "export --html OEF-001 --out @/sheet.html", COMMAND_FINE },
    { "export --csv OEF-001 --out @/evidence.csv", COMMAND_FINE },
    { "export --table @/all.csv", COMMAND_FINE },
    { "export --all OEF-001 @/all.zip", COMMAND_FINE },
    { "sheet --evidence @/evidence.csv", COMMAND_FINE },
    { "office setup --store @/locked --passphrase-file @/passphrase", COMMAND_FINE },
    { "office unlock-test --store @/locked --passphrase-file @/passphrase", COMMAND_FINE },
    { "office passphrase recruiter --store @/locked", COMMAND_FAILED }, // nobody types one here
    { "office settings address=je", COMMAND_FINE },
    { "dossier /proc/none", COMMAND_FAILED }, // takes long: its answer is tested with its papers
    { "simulate " STORY " --n 100", EITHER },
    { "simulate --calibrate", COMMAND_FINE },
    { "stats reliability --sessions", COMMAND_FINE },
    { "stats reliability --sessions --svg @/measure.svg", COMMAND_FINE },
    { "stats items --sessions", EITHER },
    { "stats replies --sessions", COMMAND_FINE },
    { "stats gstudy --sessions", EITHER },
    { "stats norms --sessions", EITHER },
    { "stats impact --counts A=30/90 --counts B=40/90", EITHER },
    { "stats validity --form @/form.pdf", COMMAND_FINE },
    { "rescore", COMMAND_FINE },
    { "rehearse " DEMO, COMMAND_FINE },
    { "new pack @/content/packs/proef --client Proef", COMMAND_FINE },
    { "new scenario @/content/packs/proef/een.xml", COMMAND_FINE },
    { "new --from-transcript @/talk.txt --out @/content/packs/proef/twee.xml", EITHER },
    { "rehearse --save @/content/rehearsals/een.txt @/script.txt --scenario "
      "@/content/packs/proef/een.xml",
            COMMAND_FINE },
    { "translate @/content/packs/proef/een.xml", COMMAND_FINDINGS },
    { "table @/content/packs/proef/een.xml --out @/een.xlsx", COMMAND_FINE },
    { "table @/een.xlsx --into @/content/packs/proef/een.xml", COMMAND_FINE },
    { "publish @/content/packs/proef/een.xml --by Els", COMMAND_FINDINGS },
    { "panel " STORY " --out @/panel", COMMAND_FINE },
    { "panel import @/ratings.csv " STORY " --look", EITHER },
    { "vacancy new Balie --shift shifts/kort.xml --competencies accuracy,empathy,probing --reason "
      "werk --closes 2030-12-31",
            COMMAND_FINE },
    { "vacancy list", COMMAND_FINE },
    { "vacancy change Balie --weeks 5", COMMAND_FINE },
    { "candidate add BAL-001 --vacancy Balie", COMMAND_FINE },
    { "candidate change BAL-001 --accommodations text=150", COMMAND_FINE },
    { "candidate import @/people.csv --vacancy Balie", COMMAND_FINE },
    { "candidate slips --out @/slips.html", COMMAND_FINE },
    { "candidate withdraw BAL-001", COMMAND_FINE },
    { "candidate list", COMMAND_FINE },
    { "candidate decide OEF-001 --outcome accept --reason goed --who Noor", COMMAND_FINE },
    { "candidate consent OEF-001 --until ~", COMMAND_FINE },
    { "candidate comment OEF-001 --text leuk", COMMAND_FINE },
    { "candidate answer OEF-001 --number 1 --text fijn --who Noor", COMMAND_FINE },
    { "vacancy close Balie", COMMAND_FINE },
    { "replay OEF-001 --at 3", COMMAND_FINE },
    { "interview OEF-001", COMMAND_FINE },
    { "interview OEF-001 --moments", COMMAND_FINE },
    { "interview OEF-001 --rate 3 --moment % --who Noor", COMMAND_FINE },
    { "compare OEF-001 OEF-002 --html @/compare.html", COMMAND_FINDINGS }, // the shift is short
    { "norm build Hier", COMMAND_FINE },
    { "norm list", COMMAND_FINE },
    { "norm show Hier", COMMAND_FINE },
    { "norm export Hier --out @/norm.json", COMMAND_FINE },
    { "norm import @/norm.json --name Daar", COMMAND_FINE },
    { "norm remove Daar", COMMAND_FINE },
    { "audit verify", COMMAND_FINE },
    { "audit list", COMMAND_FINE },
    { "retention list", COMMAND_FINE },
    { "retention warn", EITHER },
    { "retention run", COMMAND_FINE },
    { "backup @/backup", COMMAND_FINE },
    { "backup --check @/backup", COMMAND_FINE },
    { "rescue", COMMAND_FINDINGS },
    { "restore @/backup", COMMAND_FINE },
};

enum { EXAMPLE_COUNT = sizeof(EXAMPLES) / sizeof(EXAMPLES[0]) };

// It opens a window, and answers nothing.
static bool is_window(const char *verb)
{
    return strcmp(verb, "preview") == 0;
}

static char folder[FIXTURE_PATH_SIZE];
static char moment[LINE_SIZE];
static char day[16]; // two months from now
static struct verb_said said;

/* ---- lines ---- */

struct words {
    char text[4 * LINE_SIZE];
    const char *items[WORDS_MAX + 2];
    int count;
};

static void expand(char *text, size_t size, const char *line)
{
    size_t at = 0;
    for (; *line != '\0'; line++) {
        const char *put = *line == '@' ? folder : *line == '%' ? moment : *line == '~' ? day : NULL;
        at += (size_t)snprintf(text + at, size - at, "%s", put != NULL ? put : "");
        if (put == NULL) {
            text[at++] = *line;
        }
        ck_assert_uint_lt(at, size);
    }
    text[at] = '\0';
}

static void split(struct words *words, const char *line)
{
    expand(words->text, sizeof(words->text), line);
    words->count = 0;
    for (char *at = strtok(words->text, " "); at != NULL; at = strtok(NULL, " ")) {
        ck_assert_int_lt(words->count, WORDS_MAX);
        words->items[words->count++] = at;
    }
    words->items[words->count] = NULL;
}

static bool has_word(const struct words *words, const char *word, size_t size)
{
    for (int i = 1; i < words->count; i++) {
        if (strlen(words->items[i]) == size && strncmp(words->items[i], word, size) == 0) {
            return true;
        }
    }
    return false;
}

// With `more`, unless that stands there already; NULL for nothing more.
static int run(const char *line, const char *more)
{
    char office[FIXTURE_PATH_SIZE + 8];
    struct words words;
    split(&words, line);
    if (more != NULL && !has_word(&words, more, strlen(more))) {
        words.items[words.count++] = more;
        words.items[words.count] = NULL;
    }
    (void)snprintf(office, sizeof(office), "%s/office", folder);
    return verb_run(&said, &(struct command_io) { .store = office }, words.items);
}

/* ---- what the pages promise ---- */

static bool is_literal(const char *word, size_t size)
{
    size_t letters = strncmp(word, "--", 2) == 0 ? 2 : 0;
    if (size <= letters || !islower((unsigned char)word[letters])) {
        return false;
    }
    return strspn(word + letters, "abcdefghijklmnopqrstuvwxyz-") >= size - letters;
}

// Whether the example has what the line of the page asks for: each word that is literal, or of
// those with | between them one. What stands in brackets may be there.
static bool is_example_of(const struct words *example, const char *usage)
{
    int depth = 0;
    bool other = false; // a | came since the last literal
    bool met = true;    // the last group of literals
    bool any = false;
    for (const char *at = usage; *at != '\0' && *at != '\n';) {
        size_t size = strcspn(at, " \n");
        for (size_t i = 0; i < size; i++) {
            depth += at[i] == '[' ? 1 : at[i] == ']' ? -1 : 0;
        }
        if (depth == 0 && size == 1 && *at == '|') {
            other = any;
        } else if (depth == 0 && is_literal(at, size)) {
            if (!met && !other) {
                return false;
            }
            met = has_word(example, at, size) || (met && other);
            other = false;
            any = true;
        }
        at += size + (at[size] == ' ');
    }
    return met;
}

static bool has_example(const char *verb, const char *usage)
{
    for (size_t i = 0; i < EXAMPLE_COUNT; i++) {
        struct words words;
        split(&words, EXAMPLES[i].line);
        if (strcmp(words.items[0], verb) == 0 && is_example_of(&words, usage)) {
            return true;
        }
    }
    return false;
}

START_TEST(every_line_of_a_page_is_tried_below)
{
    for (size_t i = 0; command_at(i) != NULL; i++) {
        const struct command *command = command_at(i);
        char start[64];
        int size = snprintf(start, sizeof(start), "zeven %s ", command->name);
        for (const char *at = command->help; *at != '\0'; at += strcspn(at, "\n") + 1) {
            bool usage = strncmp(at, start, (size_t)size) == 0 ||
                    (strncmp(at, start, (size_t)size - 1) == 0 && at[size - 1] == '\n');
            ck_assert_msg(
                    !usage || is_window(command->name) || has_example(command->name, at + size - 1),
                    "no example in %s of: %.*s", __FILE__, (int)strcspn(at, "\n"), at);
            if (at[strcspn(at, "\n")] == '\0') {
                break;
            }
        }
    }
}
END_TEST

START_TEST(every_page_is_there_and_tells_of_json)
{
    for (size_t i = 0; command_at(i) != NULL; i++) {
        const char *verb = command_at(i)->name;
        ck_assert_int_eq(run(verb, "--help"), COMMAND_FINE);
        ck_assert_msg(strncmp(said.out, "zeven ", 6) == 0, "%s: %s", verb, said.out);
        ck_assert_msg(is_window(verb) || strstr(said.out, "--json") != NULL,
                "the page of %s does not say what --json answers", verb);
    }
}
END_TEST

/* ---- what is answered ---- */

// In snake_case, with the capitals that statistics has; inside it may be an id, with a hyphen.
static bool is_key(const char *key, bool top)
{
    for (const char *at = key; *at != '\0'; at++) {
        bool hump = at > key && islower((unsigned char)at[-1]) && isupper((unsigned char)*at);
        if (hump || !(isalnum((unsigned char)*at) || *at == '_' || (*at == '-' && !top))) {
            return false;
        }
    }
    return true;
}

static void check_keys(const char *line, struct json_object *value, bool top)
{
    if (json_object_is_type(value, json_type_array)) {
        for (size_t i = 0; i < json_object_array_length(value); i++) {
            check_keys(line, json_object_array_get_idx(value, i), false);
        }
    } else if (json_object_is_type(value, json_type_object)) {
        json_object_object_foreach(value, key, held)
        {
            ck_assert_msg(is_key(key, top), "%s: the key “%s”", line, key);
            check_keys(line, held, false);
        }
    }
}

static void check_files(const char *line, struct json_object *object)
{
    struct json_object *files = NULL;
    if (!json_object_object_get_ex(object, "files", &files)) {
        return;
    }
    ck_assert_msg(json_object_is_type(files, json_type_array), "%s", line);
    for (size_t i = 0; i < json_object_array_length(files); i++) {
        struct json_object *file = json_object_array_get_idx(files, i);
        const char *hash = json_object_get_string(json_object_object_get(file, "hash"));
        const char *path = json_object_get_string(json_object_object_get(file, "file"));
        ck_assert_msg(path != NULL && hash != NULL && strlen(hash) == 64, "%s: %s", line, said.out);
        ck_assert_int_gt(json_object_get_int64(json_object_object_get(file, "bytes")), 0);
    }
}

static void keep_moment(struct json_object *object)
{
    struct json_object *moments = NULL;
    if (json_object_object_get_ex(object, "moments", &moments)) {
        struct json_object *first = json_object_array_get_idx(moments, 0);
        const char *id = json_object_get_string(json_object_object_get(first, "moment"));
        (void)snprintf(moment, sizeof(moment), "%s --competency %s", id,
                json_object_get_string(json_object_object_get(first, "competency")));
    }
}

static void check_answer(const char *line)
{
    struct json_tokener *tokener = json_tokener_new();
    ck_assert_msg(said.out_size > 0, "%s --json says nothing", line);
    struct json_object *object = json_tokener_parse_ex(tokener, said.out, (int)said.out_size);
    size_t end = json_tokener_get_parse_end(tokener);
    ck_assert_msg(
            json_object_is_type(object, json_type_object), "%s --json: %.300s", line, said.out);
    ck_assert_msg(strspn(said.out + end, " \n") == said.out_size - end,
            "%s --json says more than one object: %.300s", line, said.out + end);
    check_keys(line, object, true);
    check_files(line, object);
    keep_moment(object);
    json_object_put(object);
    json_tokener_free(tokener);
}

static void write_file(const char *name, const char *text)
{
    char path[FIXTURE_PATH_SIZE + 40];
    struct diag_list diags = { 0 };
    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    ck_assert(save_file(path, text, strlen(text), NULL, &diags));
    diag_list_finish(&diags);
}

static void set_up(void)
{
    static const char *const FOLDERS[] = { "content", "content/packs", "content/rehearsals" };
    time_t then = time(NULL) + 60 * 24 * 3600;
    struct tm date;
    ck_assert_ptr_nonnull(gmtime_r(&then, &date));
    (void)strftime(day, sizeof(day), "%Y-%m-%d", &date);
    fixture_make_folder(folder);
    for (size_t i = 0; i < sizeof(FOLDERS) / sizeof(FOLDERS[0]); i++) {
        char path[FIXTURE_PATH_SIZE + 40];
        (void)snprintf(path, sizeof(path), "%s/%s", folder, FOLDERS[i]);
        ck_assert_int_eq(mkdir(path, 0700), 0);
    }
    write_file("passphrase", "een lange zin met woorden erin\n");
    write_file("talk.txt",
            "Klant: Waar blijft mijn pakje?\nMedewerker: Ik zoek het op.\n"
            "Klant: Dank u wel.\n");
    write_file("script.txt", "wait\n");
    write_file("people.csv", "code\nBAL-002\nBAL-003\n");
    write_file("ratings.csv",
            "rater,seed,item,competency,rating\nA,1,1A,probing,4\n"
            "B,1,1A,probing,5\n");
}

static void tear_down(void)
{
    verb_said_finish(&said);
    fixture_remove_folder(folder);
}

START_TEST(a_second_word_that_is_nearly_right_is_helped)
{
    static const struct {
        const char *line;
        const char *hint; // NULL: none
    } TYPED[] = { { "candidate lst", "“list”" }, { "norm biuld Hier", "“build”" },
        { "stats relability --sessions", "“reliability”" }, { "office seting", "“settings”" },
        { "audit who", NULL }, { "vacancy lijst.csv", NULL } };
    for (size_t i = 0; i < sizeof(TYPED) / sizeof(TYPED[0]); i++) {
        ck_assert_int_eq(run(TYPED[i].line, NULL), COMMAND_USAGE);
        bool hinted = strstr(said.err, "Did you mean") != NULL;
        ck_assert_msg(hinted == (TYPED[i].hint != NULL), "%s: %s", TYPED[i].line, said.err);
        ck_assert_msg(!hinted || strstr(said.err, TYPED[i].hint) != NULL, "%s: %s", TYPED[i].line,
                said.err);
    }
}
END_TEST

// The reason is for people; that the answer is no is for the program too.
START_TEST(a_no_is_an_answer)
{
    static const char *const LINES[] = { "export --json NIEMAND", "export --script NIEMAND",
        "export --pdf NIEMAND --out @/none.pdf", "norm build Hier",
        "graph " STORY " --contact none", "check --against /nonexistent.xml " STORY,
        "panel import @/people.csv " STORY " --look" };
    for (size_t i = 0; i < sizeof(LINES) / sizeof(LINES[0]); i++) {
        int code = run(LINES[i], "--json");
        ck_assert_msg(code == COMMAND_FINDINGS || code == COMMAND_FAILED, "%s: %d", LINES[i], code);
        ck_assert_msg(said.err[0] != '\0', "%s", LINES[i]);
        if (code == COMMAND_FINDINGS) {
            check_answer(LINES[i]);
        } else {
            ck_assert_msg(said.out_size == 0, "%s: %s", LINES[i], said.out);
        }
    }
}
END_TEST

START_TEST(every_verb_answers_one_object_and_refuses_what_it_does_not_know)
{
    for (size_t i = 0; i < EXAMPLE_COUNT; i++) {
        const char *line = EXAMPLES[i].line;
        ck_assert_msg(
                run(line, "--unheard-of") == COMMAND_USAGE, "%s --unheard-of: %s", line, said.err);
        ck_assert_msg(strstr(said.err, "--unheard-of") != NULL && strstr(said.err, "zeven help"),
                "%s --unheard-of: %s", line, said.err);
        ck_assert_msg(said.out_size == 0, "%s --unheard-of: %s", line, said.out);
        ck_assert_int_eq(run(line, "--jsn"), COMMAND_USAGE);
        ck_assert_msg(strstr(said.err, "“--json”") != NULL, "%s --jsn: %s", line, said.err);

        int code = run(line, "--json");
        bool either = code == COMMAND_FINE || code == COMMAND_FINDINGS;
        ck_assert_msg(EXAMPLES[i].code == EITHER ? either : code == EXAMPLES[i].code,
                "%s --json: %d\n%s%s", line, code, said.err, said.out);
        // Nothing of progress in a pipe. A play in a terminal is told there, beside its sheet.
        ck_assert_msg(
                code != COMMAND_FINE || said.err[0] == '\0' || strcmp(line, "play --text") == 0,
                "%s: %s", line, said.err);
        if (code == COMMAND_FAILED) {
            ck_assert_msg(said.out_size == 0 && said.err[0] != '\0', "%s", line);
        } else {
            check_answer(line);
        }
    }
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("every verb");
    TCase *tests = tcase_create("every verb");
    tcase_set_timeout(tests, 120);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, every_line_of_a_page_is_tried_below);
    tcase_add_test(tests, every_page_is_there_and_tells_of_json);
    tcase_add_test(tests, a_second_word_that_is_nearly_right_is_helped);
    tcase_add_test(tests, a_no_is_an_answer);
    tcase_add_test(tests, every_verb_answers_one_object_and_refuses_what_it_does_not_know);
    suite_add_tcase(suite, tests);
    return suite;
}
