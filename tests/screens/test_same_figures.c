// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the one sheet: every number on it is the same on screen, on paper, on the page and in
// every file, to the digit.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <json-c/json.h>

#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "tests/screens/gathered.h"
#include "tests/screens/office.h"
#include "tests/test_main.h"

enum { FEW_LINES = 60 };

static struct gathered said;

// Twice in every language: a whole play, and one that was broken off.
static void set_up_case(int which)
{
    gathered_init(&said, which % 2 == 0 ? "nl" : "en", which < 2 ? OFFICE_WHOLE : FEW_LINES);
}

static void tear_down(void)
{
    gathered_finish(&said);
}

/* ---- the document with every digit is what the others are held against ---- */

static struct json_object *get(struct json_object *object, const char *key)
{
    struct json_object *value = NULL;
    ck_assert_msg(json_object_object_get_ex(object, key, &value), "%s", key);
    return value;
}

static double number(struct json_object *object, const char *key)
{
    return json_object_get_double(get(object, key));
}

static double item(struct json_object *object, const char *key, size_t index)
{
    return json_object_get_double(json_object_array_get_idx(get(object, key), index));
}

static struct json_object *line_of(int competency)
{
    struct json_object *sheet = json_object_array_get_idx(get(said.whole, "sheets"), 0);
    return get(get(sheet, "competencies"), competency_id((enum competency)competency));
}

// NULL where the group says nothing of this competency.
static struct json_object *place_of(int competency)
{
    struct json_object *norm = get(get(said.whole, "session"), "norm");
    struct json_object *place = NULL;
    (void)json_object_object_get_ex(
            get(norm, "competencies"), competency_id((enum competency)competency), &place);
    return place;
}

static struct json_object *standard_line(int competency)
{
    struct json_object *line = NULL;
    (void)json_object_object_get_ex(get(get(said.whole, "session"), "standard"),
            competency_id((enum competency)competency), &line);
    return line;
}

static bool is_sure(struct json_object *line)
{
    return strcmp(json_object_get_string(get(line, "status")), "ok") == 0;
}

static void expect(const char *where, const char *text, const char *words)
{
    ck_assert_msg(strstr(text, words) != NULL, "%s does not say “%s”", where, words);
}

// To screen, paper and page alike, in the words of the sheet.
static void expect_everywhere(const char *words)
{
    expect("the screen", said.screen, words);
    expect("the paper", said.paper, words);
    expect("the page", said.page, words);
}

// Rows of figures: the screen reads each with the name of its column, so these are looked for one
// by one.
static void expect_row(const char *row)
{
    expect("the paper", said.paper, row);
    expect("the page", said.page, row);
}

static void add_figure(struct buffer *out, double value)
{
    format_decimal(out, format_for(locale_language()), value, 2);
}

static void add_band(struct buffer *out, struct json_object *object, const char *key)
{
    add_figure(out, item(object, key, 0));
    buffer_add(out, " – ");
    add_figure(out, item(object, key, 1));
}

/* ---- whole points, as they are read first ---- */

static void check_band(int competency)
{
    struct json_object *line = line_of(competency);
    struct buffer row = { 0 };
    buffer_add_format(&row, tr("%s: 90%% sure between %.0f and %.0f, middle %.0f%s"),
            competency_name((enum competency)competency), item(line, "band90_shrunk", 0),
            item(line, "band90_shrunk", 1), number(line, "score"), ", ");
    expect("the screen", said.screen, buffer_text(&row));
    buffer_clear(&row);
    buffer_add_format(&row, "%s %.0f %.0f %.0f %.0f ", competency_name((enum competency)competency),
            item(line, "band90_shrunk", 0), item(line, "band90_shrunk", 1), number(line, "score"),
            number(standard_line(competency), "line"));
    expect("the page", said.page, buffer_text(&row));
    buffer_clear(&row);
    struct json_object *place = place_of(competency);
    buffer_add_format(&row, "%s %.0f – %.0f %.0f %.0f–%.0f ",
            competency_name((enum competency)competency), item(line, "band90_shrunk", 0),
            item(line, "band90_shrunk", 1), number(line, "score"), item(place, "percentiles", 0),
            item(place, "percentiles", 1));
    expect("the paper", said.paper, buffer_text(&row));
    buffer_finish(&row);
}

static void check_status(int competency)
{
    struct json_object *chances = get(
            get(get(said.whole, "session"), "chances"), competency_id((enum competency)competency));
    struct json_object *line = line_of(competency);
    long customers = json_object_get_int(get(line, "scenarios"));
    long moments = json_object_get_int(get(line, "decisions"));
    int missed = json_object_get_int(get(chances, "missed"));
    struct buffer words = { 0 };
    if (moments == 0) {
        buffer_add(&words, tr("not seen"));
    } else if (missed > 0) {
        buffer_add_format(&words, tr("chances not had: %d of %d points"), missed,
                json_object_get_int(get(chances, "core")));
    } else {
        buffer_add_format(&words, tr_plural("%ld customer", "%ld customers", customers), customers);
        buffer_add(&words, ", ");
        buffer_add_format(&words, tr_plural("%ld moment", "%ld moments", moments), moments);
    }
    expect_everywhere(buffer_text(&words));
    buffer_finish(&words);
}

static void check_bands_and_status(bool whole)
{
    int sure = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        sure += is_sure(line_of(k));
        (is_sure(line_of(k)) ? check_band : check_status)(k);
    }
    ck_assert_msg(whole ? sure == COMPETENCY_COUNT : sure < COMPETENCY_COUNT, "%d", sure);
}

/* ---- every digit that is shown ---- */

// On screen each figure stands with the name of its column.
static void expect_on_screen(const char *column, double value)
{
    struct buffer words = { 0 };
    buffer_add_format(&words, "%s: ", column);
    add_figure(&words, value);
    expect("the screen", said.screen, buffer_text(&words));
    buffer_finish(&words);
}

static void check_figures(int competency)
{
    expect_on_screen(tr("Score"), number(line_of(competency), "score"));
    expect_on_screen(tr("Margin (SE)"), number(line_of(competency), "se"));
    expect_on_screen(tr("SE shown"), number(line_of(competency), "se_shrunk"));
    struct json_object *line = line_of(competency);
    struct buffer row = { 0 };
    buffer_add_format(&row, "%s ", competency_short_name((enum competency)competency));
    add_figure(&row, number(line, "score"));
    buffer_add(&row, " ");
    add_figure(&row, number(line, "se"));
    buffer_add(&row, " ");
    add_band(&row, line, "band90");
    buffer_add(&row, " ");
    add_figure(&row, number(line, "se_shrunk"));
    buffer_add(&row, " ");
    add_band(&row, line, "band90_shrunk");
    buffer_add_format(&row, " %d %d ", json_object_get_int(get(line, "scenarios")),
            json_object_get_int(get(line, "decisions")));
    expect_row(buffer_text(&row));
    buffer_finish(&row);
}

static void check_beside(int competency)
{
    struct json_object *place = place_of(competency);
    struct json_object *line = standard_line(competency);
    ck_assert(place != NULL && line != NULL);
    expect_on_screen(tr("lower than this, of 100"), number(place, "percentile"));
    expect_on_screen(tr("Good starter"), number(line, "line"));
    struct buffer row = { 0 };
    buffer_add_format(&row, "%s %d ", competency_short_name((enum competency)competency),
            json_object_get_int(get(place, "people")));
    add_figure(&row, number(place, "percentile"));
    buffer_add(&row, " ");
    add_band(&row, place, "percentiles");
    buffer_add(&row, " ");
    add_figure(&row, number(line, "line"));
    buffer_add(&row, " ");
    add_band(&row, line, "interval95");
    expect_row(buffer_text(&row));
    buffer_finish(&row);
}

/* ---- the words around them ---- */

static void check_norm(void)
{
    struct json_object *norm = get(get(said.whole, "session"), "norm");
    char n[20];
    ck_assert_str_eq(json_object_get_string(get(norm, "name")), "Zwolle 2026");
    ck_assert_int_eq(json_object_get_int(get(norm, "people")), GATHERED_PEOPLE);
    snprintf(n, sizeof(n), " %d ", GATHERED_PEOPLE);
    expect_everywhere("Zwolle 2026");
    expect_everywhere(n);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        struct json_object *place = place_of(k);
        char words[100];
        ck_assert((place != NULL) == is_sure(line_of(k)));
        if (place != NULL) {
            snprintf(words, sizeof(words), tr("higher than %.0f to %.0f of 100 people"),
                    item(place, "percentiles", 0), item(place, "percentiles", 1));
            expect("the screen", said.screen, words);
        }
    }
}

static void check_overall(void)
{
    struct json_object *sheet = json_object_array_get_idx(get(said.whole, "sheets"), 0);
    struct json_object *overall = get(sheet, "overall");
    char words[100];
    if (get(overall, "se") != NULL) {
        snprintf(words, sizeof(words), tr("Overall: %.0f to %.0f, middle %.0f."),
                item(overall, "band90", 0), item(overall, "band90", 1), number(overall, "score"));
        expect_everywhere(words);
    }
}

/* ---- files for programs, in full ---- */

// The fields of a line of CSV that has no quotes in it.
static const char *field(const char *line, int place, char digits[40])
{
    for (; place > 0; place--) {
        line += strcspn(line, ",") + 1;
    }
    snprintf(digits, 40, "%.*s", (int)strcspn(line, ",\r\n"), line);
    return digits;
}

static int column_of(const char *csv, const char *name)
{
    size_t size = strlen(name);
    for (int place = 0;; place++) {
        if (strncmp(csv, name, size) == 0 && strchr(",\r\n", csv[size]) != NULL) {
            return place;
        }
        csv += strcspn(csv, ",\r\n");
        ck_assert_msg(*csv == ',', "no column %s", name);
        csv++;
    }
}

// What the table says under this name; NULL was an empty field.
static void expect_field(int competency, const char *column, struct json_object *value)
{
    char start[60];
    char digits[40];
    char expected[40] = "";
    snprintf(start, sizeof(start), "K-2041,%s,", competency_id((enum competency)competency));
    const char *line = strstr(said.csv, start);
    ck_assert_msg(line != NULL, "%s", start);
    if (value != NULL) {
        snprintf(expected, sizeof(expected), "%.17g", json_object_get_double(value));
    }
    ck_assert_str_eq(field(line, column_of(said.csv, column), digits), expected);
}

// The table of a vacancy says it too, one row a session; a workbook holds 16 digits of it.
static void expect_cell(int competency, const char *column, struct json_object *value)
{
    char name[80];
    char digits[40];
    char expected[40] = "";
    snprintf(name, sizeof(name), "%s_%s", competency_id((enum competency)competency), column);
    if (value != NULL) {
        snprintf(expected, sizeof(expected), "%.17g", json_object_get_double(value));
    }
    const char *row = strchr(said.wide, '\n') + 1;
    ck_assert_str_eq(field(row, column_of(said.wide, name), digits), expected);
    if (value != NULL) {
        snprintf(digits, sizeof(digits), "<v>%.16G</v>", json_object_get_double(value));
        ck_assert_msg(strstr(said.workbook, digits) != NULL, "%s: %s", name, digits);
    }
}

static void expect_variable(const char *what, int competency, struct json_object *value)
{
    char name[80];
    char expected[160];
    snprintf(name, sizeof(name), "%s_%s", what, competency_id((enum competency)competency));
    for (char *at = name; *at != '\0'; at++) {
        *at = *at == '-' ? '_' : *at;
    }
    snprintf(expected, sizeof(expected), "identifier=\"%s\" ", name);
    const char *at = strstr(said.qti, expected);
    ck_assert_msg((at != NULL) == (value != NULL), "%s", name);
    if (value != NULL) {
        snprintf(expected, sizeof(expected), "<value>%.17g</value>", json_object_get_double(value));
        const char *found = strstr(at, expected);
        ck_assert_msg(found != NULL && found < strchr(at, '\n'), "%s %s", name, expected);
    }
}

static struct json_object *in(struct json_object *object, const char *key)
{
    return object != NULL ? get(object, key) : NULL;
}

static struct json_object *pair(struct json_object *object, const char *key, size_t index)
{
    return object != NULL ? json_object_array_get_idx(get(object, key), index) : NULL;
}

static void check_files(int competency)
{
    struct json_object *line = line_of(competency);
    struct json_object *place = place_of(competency);
    struct json_object *standard = standard_line(competency);
    const struct {
        const char *column;
        const char *variable; // of QTI; NULL = it has none
        struct json_object *value;
    } values[] = {
        { "score", "SCORE", get(line, "score") },
        { "se", NULL, get(line, "se") },
        { "band90_low", NULL, pair(get(line, "band90") != NULL ? line : NULL, "band90", 0) },
        { "se_shrunk", "SE", get(line, "se_shrunk") },
        { "band90_shrunk_low", "LOW", pair(line, "band90_shrunk", 0) },
        { "band90_shrunk_high", "HIGH", pair(line, "band90_shrunk", 1) },
        { "scenarios", NULL, get(line, "scenarios") },
        { "decisions", NULL, get(line, "decisions") },
        { "norm_people", "NORM_N", in(place, "people") },
        { "norm_percentile", "NORM", in(place, "percentile") },
        { "norm_low", "NORM_LOW", pair(place, "percentiles", 0) },
        { "norm_high", "NORM_HIGH", pair(place, "percentiles", 1) },
        { "line", "LINE", in(standard, "line") },
        { "line_low", NULL, pair(standard, "interval95", 0) },
    };
    for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
        expect_field(competency, values[i].column, values[i].value);
        if (strcmp(values[i].column, "line_low") != 0) {
            expect_cell(competency, values[i].column, values[i].value);
        }
        if (values[i].variable != NULL) {
            expect_variable(values[i].variable, competency, values[i].value);
        }
    }
}

static void check_statement(void)
{
    size_t count = json_object_array_length(said.xapi);
    struct json_object *last = json_object_array_get_idx(said.xapi, count - 1);
    struct json_object *more = get(get(last, "result"), "extensions");
    struct json_object *own = get(said.whole, "session");
    ck_assert(json_object_equal(
            get(more, "urn:zeven:sheet"), json_object_array_get_idx(get(said.whole, "sheets"), 0)));
    ck_assert(json_object_equal(get(more, "urn:zeven:norm"), get(own, "norm")));
    ck_assert(json_object_equal(get(more, "urn:zeven:standard"), get(own, "standard")));
}

START_TEST(every_number_is_the_same_everywhere)
{
    bool whole = _i < 2;
    set_up_case(_i);
    check_bands_and_status(whole);
    check_norm();
    check_overall();
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (whole) {
            check_figures(k);
            check_beside(k);
        }
        check_files(k);
    }
    check_statement();
}
END_TEST

const char *test_skip_reason(void)
{
    return system("(command -v pdftotext && command -v unzip) >/dev/null") == 0
            ? NULL
            : "pdftotext or unzip is not installed";
}

Suite *test_suite(void)
{
    Suite *suite = suite_create("same_figures");
    TCase *cases = tcase_create("same_figures");
    tcase_add_checked_fixture(cases, NULL, tear_down);
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, every_number_is_the_same_everywhere, 0, 4);
    suite_add_tcase(suite, cases);
    return suite;
}
