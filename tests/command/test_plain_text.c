// SPDX-License-Identifier: GPL-3.0-or-later
// Protects everybody who opens a paper, a page or a table: whatever somebody typed stays the text
// that it is, and becomes no formula, no markup, no query and no name to fill in.
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <json-c/json.h>

#include "game/base/bundle.h"
#include "game/base/mem.h"
#include "game/command/command.h"
#include "game/locale/locale.h"
#include "tests/command/played_office.h"
#include "tests/test_main.h"

// Means something to a database, a page, Pango, a shell, printf and the papers of the dossier.
#define TAIL "'); DROP TABLE session;-- <script>x</script><b>&amp;\"%s{{versie}}"

enum field {
    CODE,
    NAME,
    VACANCY,
    REASON,
    WHO,
    DECISION,
    COMMENT,
    ANSWER,
    ORGANISATION,
    CONTACT,
    FIELD_COUNT
};

// Each begins with what begins a formula somewhere.
static const char *const TYPED[FIELD_COUNT] = {
    [CODE] = "K-1", // no other signs are taken in a code, see below
    [NAME] = "=naam" TAIL,
    [VACANCY] = "+vacature" TAIL,
    [REASON] = "-reden" TAIL,
    [WHO] = "@wie" TAIL,
    [DECISION] = "=besluit" TAIL,
    [COMMENT] = "+reactie" TAIL,
    [ANSWER] = "@antwoord" TAIL,
    [ORGANISATION] = "=bedrijf" TAIL,
    [CONTACT] = "-contact" TAIL,
};

static struct played_office office;

static char *run(const char *const *words)
{
    return played_office_run(&office, COMMAND_FINE, NULL, words);
}

#define DO(...) free(run((const char *const[]) { __VA_ARGS__, NULL }))

static void decide_and_answer(void)
{
    DO("candidate", "comment", TYPED[CODE], "--text", TYPED[COMMENT], "--who", TYPED[WHO]);
    DO("candidate", "answer", TYPED[CODE], "--number", "1", "--text", TYPED[ANSWER], "--who",
            TYPED[WHO]);
    DO("candidate", "decide", TYPED[CODE], "--outcome", "await", "--reason", TYPED[DECISION],
            "--who", TYPED[WHO]);
}

static void set_up(void)
{
    char name[200];
    char contact[200];
    played_office_init(&office);
    ck_assert(locale_init("nl", locale_default_folder()));
    snprintf(name, sizeof(name), "name=%s", TYPED[ORGANISATION]);
    snprintf(contact, sizeof(contact), "contact=%s", TYPED[CONTACT]);
    DO("office", "settings", name, contact);
    DO("vacancy", "new", TYPED[VACANCY], "--shift", "shifts/ochtend.xml", "--competencies",
            "accuracy,empathy,probing", "--reason", TYPED[REASON], "--closes", "2030-12-31",
            "--who", TYPED[WHO]);
    DO("candidate", "add", TYPED[CODE], "--vacancy", TYPED[VACANCY], "--name", TYPED[NAME]);
    DO("candidate", "add", "K-2", "--vacancy", TYPED[VACANCY], "--name", TYPED[NAME]);
    played_office_play(&office, TYPED[CODE]);
    decide_and_answer();
}

static void tear_down(void)
{
    played_office_finish(&office);
}

/* ---- what a reader of each kind of file gets to see ---- */

static char *read_page(const char *bytes, size_t size)
{
    played_office_keep(&office, "page.html", bytes, size);
    char *forms = played_office_ask(
            &office, "xmllint --nonet --xpath 'count(//script|//b|//span[@foreground])' page.html");
    ck_assert_int_eq(atoi(forms), 0);
    free(forms);
    return played_office_ask(&office, "xmllint --nonet --xpath 'string(/)' page.html");
}

static char *read_paper(const char *bytes, size_t size)
{
    played_office_keep(&office, "paper.pdf", bytes, size);
    return played_office_ask(&office, "pdftotext -raw paper.pdf -");
}

static char *read_xml(const char *bytes, size_t size)
{
    played_office_keep(&office, "q.xml", bytes, size);
    return played_office_ask(
            &office, "xmllint --nonet --xpath 'concat(string(//@sourcedId), string(/))' q.xml");
}

static void add_strings(struct buffer *all, struct json_object *object)
{
    if (json_object_is_type(object, json_type_object)) {
        json_object_object_foreach(object, key, value)
        {
            (void)key;
            add_strings(all, value);
        }
    } else if (json_object_is_type(object, json_type_array)) {
        for (size_t i = 0; i < json_object_array_length(object); i++) {
            add_strings(all, json_object_array_get_idx(object, i));
        }
    } else if (json_object_is_type(object, json_type_string)) {
        buffer_add_format(all, "%s\n", json_object_get_string(object));
    }
}

static char *read_json(const char *bytes, size_t size)
{
    (void)size;
    struct buffer all = { 0 };
    struct json_object *document = json_tokener_parse(bytes);
    ck_assert_ptr_nonnull(document);
    add_strings(&all, document);
    json_object_put(document);
    char *text = strdup(buffer_text(&all));
    buffer_finish(&all);
    return text;
}

// One cell at `at`; where the next begins.
static const char *read_cell(const char *at, struct buffer *cell)
{
    bool quoted = *at == '"';
    buffer_clear(cell);
    for (at += quoted; *at != '\0'; at++) {
        if (quoted && at[0] == '"' && at[1] == '"') {
            at++;
        } else if (quoted ? *at == '"' : *at == ',' || *at == '\r') {
            at += quoted;
            break;
        }
        buffer_add_char(cell, *at);
    }
    return at + (*at != '\0') + (*at == '\r');
}

// What a spreadsheet would show: no cell may begin a formula, and the sign that keeps it is not
// shown.
static char *read_table(const char *bytes, size_t size)
{
    (void)size;
    struct buffer all = { 0 };
    struct buffer cell = { 0 };
    while (*bytes != '\0') {
        bytes = read_cell(bytes, &cell);
        const char *text = buffer_text(&cell);
        char *end = NULL;
        (void)strtod(text, &end);
        bool number = end != text && *end == '\0';
        ck_assert_msg(number || *text == '\0' || strchr("=+-@\t", *text) == NULL, "%s", text);
        buffer_add_format(&all, "%s\n", *text == '\'' ? text + 1 : text);
    }
    buffer_finish(&cell);
    char *text = strdup(buffer_text(&all));
    buffer_finish(&all);
    return text;
}

static char *read_plain(const char *bytes, size_t size)
{
    (void)size;
    return strdup(bytes);
}

/* ---- all that leaves the office ---- */

enum { WORDS_MAX = 8, SHOWN_MAX = 6 };

#define OUT "OUT" // stands for a file, which is read then

static const struct {
    const char *words[WORDS_MAX];
    const char *file; // the ending of OUT, or what is taken out of the archive; NULL = the output
    char *(*read)(const char *bytes, size_t size);
    enum field shown[SHOWN_MAX]; // the first FIELD_COUNT ends them
} OUTPUTS[] = {
    { { "candidate", "list" }, NULL, read_plain, { CODE, FIELD_COUNT } },
    { { "candidate", "list", "--json" }, NULL, read_json, { CODE, NAME, VACANCY, FIELD_COUNT } },
    { { "vacancy", "list", "--json" }, NULL, read_json, { VACANCY, REASON, FIELD_COUNT } },
    { { "office", "settings", "--json" }, NULL, read_json, { ORGANISATION, CONTACT, FIELD_COUNT } },
    { { "audit", "list", "--json" }, NULL, read_json, { WHO, FIELD_COUNT } },
    { { "export", "--html", "CODE" }, NULL, read_page, { CODE, COMMENT, ANSWER, FIELD_COUNT } },
    { { "export", "--pdf", "CODE" }, NULL, read_paper, { CODE, COMMENT, ANSWER, FIELD_COUNT } },
    { { "export", "--text", "CODE" }, NULL, read_plain, { CODE, COMMENT, ANSWER, FIELD_COUNT } },
    { { "export", "--html", "CODE", "--own" }, NULL, read_page, { CODE, COMMENT, FIELD_COUNT } },
    { { "export", "--pdf", "CODE", "--own" }, NULL, read_paper, { CODE, COMMENT, FIELD_COUNT } },
    { { "export", "--sheet-json", "CODE" }, NULL, read_json, { CODE, COMMENT, FIELD_COUNT } },
    { { "export", "--sheet-csv", "CODE" }, NULL, read_table, { CODE, FIELD_COUNT } },
    { { "export", "--csv", "CODE" }, NULL, read_table, { CODE, FIELD_COUNT } },
    { { "export", "--qti", "CODE" }, NULL, read_xml, { CODE, FIELD_COUNT } },
    { { "export", "--xapi", "CODE" }, NULL, read_json, { CODE, FIELD_COUNT } },
    { { "export", "--table", OUT }, ".csv", read_table, { CODE, FIELD_COUNT } },
    { { "candidate", "slips", "--out", OUT }, ".html", read_page,
            { NAME, VACANCY, ORGANISATION, CONTACT, FIELD_COUNT } },
    { { "candidate", "slips", "--out", OUT }, ".pdf", read_paper,
            { NAME, VACANCY, ORGANISATION, CONTACT, FIELD_COUNT } },
};

enum { OUTPUT_COUNT = sizeof(OUTPUTS) / sizeof(OUTPUTS[0]) };

// Without blanks, which paper breaks lines at.
static char *without_blanks(const char *text)
{
    char *bare = calloc(1, strlen(text) + 1);
    size_t size = 0;
    for (; *text != '\0'; text++) {
        if (!isspace((unsigned char)*text)) {
            bare[size++] = *text;
        }
    }
    return bare;
}

static void expect(const char *where, const char *text, enum field field)
{
    char *bare = without_blanks(text);
    char *typed = without_blanks(TYPED[field]);
    ck_assert_msg(
            strstr(bare, typed) != NULL, "%s does not show “%s”:\n%s", where, TYPED[field], text);
    free(bare);
    free(typed);
}

static char *take_file(const char *ending, size_t *size)
{
    char command[40];
    char name[20];
    struct buffer bytes = { 0 };
    struct diag_list diags = { 0 };
    (void)snprintf(name, sizeof(name), "out%s", ending);
    (void)snprintf(command, sizeof(command), "test -s %s", name);
    free(played_office_ask(&office, command));
    ck_assert(bundle_read_path(played_office_path(&office, name), 1 << 20, &bytes, &diags));
    *size = bytes.size;
    return buffer_take(&bytes);
}

static char *make(int index, size_t *size)
{
    const char *words[WORDS_MAX + 1] = { 0 };
    char out[FIXTURE_PATH_SIZE];
    char name[20];
    (void)snprintf(
            name, sizeof(name), "out%s", OUTPUTS[index].file != NULL ? OUTPUTS[index].file : "");
    fixture_join(out, office.folder, name);
    for (int i = 0; i < WORDS_MAX && OUTPUTS[index].words[i] != NULL; i++) {
        const char *word = OUTPUTS[index].words[i];
        words[i] = strcmp(word, "CODE") == 0 ? TYPED[CODE] : strcmp(word, OUT) == 0 ? out : word;
    }
    char *said = played_office_run(&office, COMMAND_FINE, size, words);
    if (OUTPUTS[index].file == NULL) {
        return said;
    }
    free(said);
    return take_file(OUTPUTS[index].file, size);
}

START_TEST(what_was_typed_is_read_as_it_was_typed)
{
    size_t size = 0;
    char where[80];
    (void)snprintf(where, sizeof(where), "%s %s", OUTPUTS[_i].words[0], OUTPUTS[_i].words[1]);
    char *bytes = make(_i, &size);
    char *text = OUTPUTS[_i].read(bytes, size);
    for (int i = 0; OUTPUTS[_i].shown[i] != FIELD_COUNT; i++) {
        expect(where, text, OUTPUTS[_i].shown[i]);
    }
    mem_free(bytes);
    free(text);
}
END_TEST

START_TEST(a_spreadsheet_and_an_archive_keep_it_too)
{
    char out[FIXTURE_PATH_SIZE];
    fixture_join(out, office.folder, "t.xlsx");
    DO("export", "--table", out, "--vacancy", TYPED[VACANCY]);
    char *formulas = played_office_ask(&office,
            "unzip -p t.xlsx 'xl/worksheets/*' | grep -c '<f' "
            "|| true");
    ck_assert_int_eq(atoi(formulas), 0);
    free(formulas);
    fixture_join(out, office.folder, "all.zip");
    DO("export", "--all", TYPED[CODE], out);
    char *person = played_office_ask(&office, "unzip -p all.zip candidate.json");
    char *decisions = played_office_ask(&office, "unzip -p all.zip decisions.json");
    char *read[] = { read_json(person, 0), read_json(decisions, 0) };
    expect("candidate.json", read[0], NAME);
    expect("decisions.json", read[1], DECISION);
    expect("decisions.json", read[1], WHO);
    free(person);
    free(decisions);
    free(read[0]);
    free(read[1]);
}
END_TEST

START_TEST(the_papers_of_the_dossier_keep_it_too)
{
    char out[FIXTURE_PATH_SIZE];
    fixture_join(out, office.folder, "dossier");
    DO("dossier", out, "--n", "100");
    char *page = played_office_ask(&office, "cat dossier/dpia.html");
    char *text = read_page(page, strlen(page));
    // What fills in is not filled in again, and a line of a table stays one.
    ck_assert_ptr_nonnull(strstr(text, "=bedrijf'); DROP TABLE session;-- <script>x</script>"));
    ck_assert_ptr_null(strstr(text, "{{"));
    free(page);
    free(text);
}
END_TEST

START_TEST(a_code_of_such_signs_is_refused)
{
    static const char *const CODES[] = { "=1+1", "<b>x</b>", "x');--", "K 1", "../../x", "%s%n" };
    free(played_office_run(&office, COMMAND_FAILED, NULL,
            (const char *const[]) {
                    "candidate", "add", CODES[_i], "--vacancy", TYPED[VACANCY], NULL }));
}
END_TEST

// Nothing of it was ever a query: all is still there, and searched for as text.
START_TEST(the_database_is_whole)
{
    char *found = run((const char *const[]) {
            "candidate", "list", "--search", "'); DROP TABLE session;--", "--json", NULL });
    struct json_object *document = json_tokener_parse(found);
    ck_assert_ptr_nonnull(document);
    json_object_put(document);
    free(found);
    DO("audit", "verify");
    DO("retention", "list");
    played_office_play(&office, "K-2");
    DO("export", "--json", "K-2");
}
END_TEST

const char *test_skip_reason(void)
{
    return system("(command -v xmllint && command -v pdftotext && command -v unzip) >/dev/null") ==
                    0
            ? NULL
            : "xmllint, pdftotext or unzip is not installed";
}

Suite *test_suite(void)
{
    Suite *suite = suite_create("plain_text");
    TCase *cases = tcase_create("plain_text");
    tcase_add_unchecked_fixture(cases, set_up, tear_down);
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, what_was_typed_is_read_as_it_was_typed, 0, OUTPUT_COUNT);
    tcase_add_test(cases, a_spreadsheet_and_an_archive_keep_it_too);
    tcase_add_test(cases, the_papers_of_the_dossier_keep_it_too);
    tcase_add_loop_test(cases, a_code_of_such_signs_is_refused, 0, 6);
    tcase_add_test(cases, the_database_is_whole);
    suite_add_tcase(suite, cases);
    return suite;
}
