// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the way in for numbers: what spreadsheets write is read, what is broken is said by line.
#include "game/report/table/csv.h"

#include <string.h>

#include "game/command/evidence_file.h"
#include "game/command/prior_file.h"
#include "tests/test_main.h"

static struct diag_list diags;

static bool read_csv(struct csv *csv, const char *text)
{
    diag_list_init(&diags);
    return csv_init(csv, "x.csv", text, strlen(text), &diags);
}

static const struct {
    const char *what;
    const char *text;
    size_t rows;
    const char *second; // second field of the first row
} readable[] = {
    { "plain", "a,b\n1,2\n", 1, "2" },
    { "no last line end", "a,b\n1,2", 1, "2" },
    { "CRLF", "a,b\r\n1,2\r\n3,4\r\n", 2, "2" },
    { "old line ends", "a,b\r1,2\r3,4", 2, "2" },
    { "a mark in front",
            "\xef\xbb\xbf"
            "a,b\n1,2\n",
            1, "2" },
    { "semicolons", "a;b\n1;2,5\n", 1, "2,5" },
    { "tabs", "a\tb\n1\t2\n", 1, "2" },
    { "quotes", "a,b\n\"x, y\",\"say \"\"hi\"\"\"\n", 1, "say \"hi\"" },
    { "a line end in a text", "a,b\n1,\"2\n3\"\n", 1, "2\n3" },
    { "empty lines", "\n\na,b\n\n1,2\n\n", 1, "2" },
    { "an empty field", "a,b\n1,\n", 1, "" },
    { "a quote inside", "a,b\n1,2\"3\n", 1, "2\"3" },
};

START_TEST(reads_what_spreadsheets_write)
{
    struct csv csv;
    ck_assert_msg(read_csv(&csv, readable[_i].text), "%s", readable[_i].what);
    ck_assert_msg(
            csv.rows.count == readable[_i].rows, "%s: %zu rows", readable[_i].what, csv.rows.count);
    ck_assert_msg(strcmp(csv.rows.items[0].fields[1], readable[_i].second) == 0, "%s: got “%s”",
            readable[_i].what, csv.rows.items[0].fields[1]);
    ck_assert_int_eq(csv_column(&csv, " A"), -1);
    ck_assert_int_eq(csv_column(&csv, "b"), 1);
    csv_finish(&csv);
    diag_list_finish(&diags);
}
END_TEST

static const struct {
    const char *what;
    const char *text;
    int code;
    int line;
} broken[] = {
    { "nothing", "", DIAG_CSV_EMPTY, 0 },
    { "only blank lines", "\n \n", DIAG_CSV_EMPTY, 0 },
    { "an open quote", "a,b\n1,\"2\n3\n", DIAG_CSV_QUOTE_OPEN, 2 },
    { "text after a quote", "a,b\n\"1\"x,2\n", DIAG_CSV_QUOTE_AFTER, 2 },
    { "a field too few", "a,b\n1,2\n3\n", DIAG_CSV_FIELD_COUNT, 3 },
    { "a field too many, after a text of two lines", "a,b\n\"1\n\",2\n3,4,5\n",
            DIAG_CSV_FIELD_COUNT, 4 },
    { "Latin 1", "a,b\n1,caf\xe9\n", DIAG_CSV_ENCODING, 2 },
};

START_TEST(says_what_is_broken_and_where)
{
    struct csv csv;
    ck_assert_msg(!read_csv(&csv, broken[_i].text), "%s", broken[_i].what);
    ck_assert_msg(diags.diags.items[0].code == broken[_i].code, "%s: Z%04d", broken[_i].what,
            diags.diags.items[0].code);
    ck_assert_int_eq(diags.diags.items[0].line, broken[_i].line);
    csv_finish(&csv);
    diag_list_finish(&diags);
}
END_TEST

// A thousand columns are refused, not half read.
START_TEST(too_many_columns_are_refused)
{
    char text[2001];
    memset(text, ',', 1000);
    text[1000] = '\n';
    memset(text + 1001, ',', 999);
    text[2000] = '\0';
    struct csv csv;
    ck_assert(!read_csv(&csv, text));
    ck_assert(diag_list_has(&diags, DIAG_CSV_FIELD_COUNT));
    csv_finish(&csv);
    diag_list_finish(&diags);
}
END_TEST

#define HEADER "candidate,scenario,decision,competency,earned,possible\n"

static const struct {
    const char *what;
    const char *text;
    int code;
    int line;
} unscored[] = {
    { "a column missing", "candidate,scenario,decision,competency,earned\n",
            DIAG_CSV_COLUMN_MISSING, 1 },
    { "a column twice", "candidate,scenario,decision,competency,earned,possible,earned\n",
            DIAG_CSV_COLUMN_TWICE, 1 },
    { "an unknown competency", HEADER "x,s,d,charm,1,2\n", DIAG_EVIDENCE_COMPETENCY, 2 },
    { "half a point", HEADER "x,s,d,accuracy,1.5,2\n", DIAG_EVIDENCE_NUMBER, 2 },
    { "a word", HEADER "x,s,d,accuracy,one,2\n", DIAG_EVIDENCE_NUMBER, 2 },
    { "past any integer", HEADER "x,s,d,accuracy,1,99999999999999999999\n", DIAG_EVIDENCE_NUMBER,
            2 },
    { "below zero", HEADER "x,s,d,accuracy,-1,2\n", DIAG_EVIDENCE_NEGATIVE, 2 },
    { "more than possible", HEADER "x,s,d,accuracy,1,2\nx,s,e,accuracy,3,2\n", DIAG_EVIDENCE_ABOVE,
            3 },
    { "nothing filled in", HEADER "x,,d,accuracy,1,2\n", DIAG_EVIDENCE_EMPTY, 2 },
    { "twice the same", HEADER "x,s,d,accuracy,1,2\nx,s,d,empathy,1,2\nx,s,d,accuracy,2,2\n",
            DIAG_EVIDENCE_TWICE, 4 },
};

START_TEST(what_cannot_be_scored_is_refused)
{
    diag_list_init(&diags);
    struct evidence_file evidence;
    const char *text = unscored[_i].text;
    ck_assert_msg(!evidence_file_init(&evidence, "x.csv", text, strlen(text), &diags), "%s",
            unscored[_i].what);
    ck_assert_uint_eq(diags.errors, 1);
    ck_assert_msg(diags.diags.items[0].code == unscored[_i].code, "%s: Z%04d", unscored[_i].what,
            diags.diags.items[0].code);
    ck_assert_int_eq(diags.diags.items[0].line, unscored[_i].line);
    evidence_file_finish(&evidence);
    diag_list_finish(&diags);
}
END_TEST

START_TEST(candidates_stand_in_order_of_first_appearance)
{
    const char *text = "possible;earned;competency;decision;scenario;candidate;note\n"
                       "2;1;accuracy;d;s;zoe;x\n2;2;empathy;d;s;adam;y\n3;0;accuracy;e;t;zoe;\n"
                       "0;0;probing;d;s;eva;\n";
    diag_list_init(&diags);
    struct evidence_file evidence;
    ck_assert(evidence_file_init(&evidence, "x.csv", text, strlen(text), &diags));
    ck_assert_uint_eq(evidence.candidates.count, 3);
    ck_assert_str_eq(evidence.candidates.items[0].name, "zoe");
    ck_assert_uint_eq(evidence.candidates.items[0].items.count, 2);
    ck_assert_int_eq(evidence.candidates.items[0].items.items[1].possible, 3);
    ck_assert_str_eq(evidence.candidates.items[1].name, "adam");
    // A line without a chance is a warning; who has only such lines still gets a sheet.
    ck_assert_uint_eq(evidence.candidates.items[2].items.count, 0);
    ck_assert(diag_list_has(&diags, DIAG_EVIDENCE_NO_CHANCE));
    evidence_file_finish(&evidence);
    diag_list_finish(&diags);
}
END_TEST

static const struct {
    const char *what;
    const char *text;
    int code; // 0 = fine
} priors[] = {
    { "columns", "competency,s2\naccuracy,0.08\n", 0 },
    { "origin and df", "competency;s2;origin;df\naccuracy;0.08;simulated;7\n", 0 },
    { "JSON", "{\"accuracy\": 0.08, \"technique\": 0.1, \"problem_solving\": 0}", 0 },
    { "JSON inside", " {\"prior_df\": 5, \"prior_s2_per_conversation\": {\"accuracy\": 0.08}}", 0 },
    { "an unknown name", "competency,s2\nluck,0.08\n", DIAG_PRIOR_COMPETENCY },
    { "an unknown name in JSON", "{\"luck\": 0.08}", DIAG_PRIOR_COMPETENCY },
    { "no number", "competency,s2\naccuracy,much\n", DIAG_PRIOR_VARIANCE },
    { "below zero", "competency,s2\naccuracy,-0.1\n", DIAG_PRIOR_VARIANCE },
    { "a text in JSON", "{\"accuracy\": \"0.08\"}", DIAG_PRIOR_VARIANCE },
    { "an unknown origin", "competency,s2,origin\naccuracy,0.1,guessed\n", DIAG_PRIOR_ORIGIN },
    { "no df", "competency,s2,df\naccuracy,0.1,0\n", DIAG_PRIOR_DF },
    { "half a df in JSON", "{\"prior_df\": 2.5, \"accuracy\": 0.1}", DIAG_PRIOR_DF },
    { "twice", "competency,s2\naccuracy,0.1\naccuracy,0.1\n", DIAG_PRIOR_TWICE },
    { "half an object", "{\"accuracy\": 0.08", DIAG_PRIOR_JSON },
    { "another thing inside", "{\"prior_s2_per_conversation\": 3}", DIAG_PRIOR_JSON },
};

START_TEST(priors_are_read_strictly)
{
    diag_list_init(&diags);
    struct prior prior;
    const char *text = priors[_i].text;
    bool fine = prior_file_read(&prior, "prior", text, strlen(text), &diags);
    ck_assert_msg(fine == (priors[_i].code == 0), "%s", priors[_i].what);
    if (fine) {
        ck_assert_double_eq(prior.competency[COMPETENCY_ACCURACY].variance, 0.08);
        ck_assert_int_eq(prior.competency[COMPETENCY_MOTIVATION].origin, PRIOR_NONE);
        ck_assert_int_ge(prior.df, 5);
    } else {
        ck_assert_msg(diag_list_has(&diags, priors[_i].code), "%s", priors[_i].what);
    }
    diag_list_finish(&diags);
}
END_TEST

#define TABLE_SIZE(table) ((int)(sizeof(table) / sizeof((table)[0])))

Suite *test_suite(void)
{
    Suite *suite = suite_create("csv");
    TCase *cases = tcase_create("csv");
    tcase_add_loop_test(cases, reads_what_spreadsheets_write, 0, TABLE_SIZE(readable));
    tcase_add_loop_test(cases, says_what_is_broken_and_where, 0, TABLE_SIZE(broken));
    tcase_add_test(cases, too_many_columns_are_refused);
    tcase_add_loop_test(cases, what_cannot_be_scored_is_refused, 0, TABLE_SIZE(unscored));
    tcase_add_test(cases, candidates_stand_in_order_of_first_appearance);
    tcase_add_loop_test(cases, priors_are_read_strictly, 0, TABLE_SIZE(priors));
    suite_add_tcase(suite, cases);
    return suite;
}
