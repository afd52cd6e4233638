// SPDX-License-Identifier: GPL-3.0-or-later
// Protects numbers on their way out: what is read back is the same double, and the shape is the
// agreed one.
#include "game/report/json.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "game/report/sheet_json.h"
#include "tests/test_main.h"

START_TEST(numbers_come_back_the_same)
{
    const double numbers[] = { 0, -0.0, 100, 1.0 / 3, 71.42857142857143, 5e-324, 1.7e308, 0.1 + 0.2,
        95.17686614460808 };
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        struct buffer out = { 0 };
        struct json json;
        json_init(&json, &out);
        json_number(&json, numbers[i]);
        double back = strtod(buffer_text(&out), NULL);
        ck_assert_msg(memcmp(&back, &numbers[i], sizeof(back)) == 0, "%s", buffer_text(&out));
        buffer_finish(&out);
    }
}
END_TEST

START_TEST(nests_with_commas_where_they_belong)
{
    struct buffer out = { 0 };
    struct json json;
    json_init(&json, &out);
    json_open_object(&json);
    json_key(&json, "empty");
    json_open_array(&json);
    json_close_array(&json);
    json_key(&json, "list");
    json_open_array(&json);
    json_integer(&json, -7);
    json_boolean(&json, true);
    json_open_object(&json);
    json_close_object(&json);
    json_number(&json, NAN);
    json_text(&json, NULL);
    json_close_array(&json);
    json_key(&json, "tekst");
    json_text(&json, "a\"b\\c\nd\te\x01 \xe2\x82\xac");
    json_close_object(&json);
    ck_assert_str_eq(buffer_text(&out),
            "{\"empty\":[],\"list\":[-7,true,{},null,null],"
            "\"tekst\":\"a\\\"b\\\\c\\nd\\te\\u0001 \xe2\x82\xac\"}");
    buffer_finish(&out);
}
END_TEST

START_TEST(a_sheet_has_its_agreed_shape)
{
    const struct evidence items[] = { { 0, 0, COMPETENCY_ACCURACY, 1, 2 } };
    struct sheet sheet;
    sheet_init(&sheet, &(struct sheet_input) { .items = items, .count = 1 });
    struct buffer out = { 0 };
    struct json json;
    json_init(&json, &out);
    sheet_json_write(&json, "K-1", &sheet);
    const char *start =
            "{\"candidate\":\"K-1\",\"competencies\":{\"accuracy\":{\"score\":50,\"se\":null,"
            "\"band90\":null,\"se_shrunk\":null,\"band90_shrunk\":null,\"scenarios\":1,"
            "\"decisions\":1,\"status\":\"insufficient_evidence\"},\"active-reading\":{\"score\":"
            "null,";
    const char *end = "\"problem-solving\":{\"score\":null,\"se\":null,\"band90\":null,"
                      "\"se_shrunk\":null,\"band90_shrunk\":null,\"scenarios\":0,\"decisions\":0,"
                      "\"status\":\"not_observed\"}},"
                      "\"overall\":{\"score\":null,\"se\":null,\"band90\":null}}";
    ck_assert_int_eq(strncmp(buffer_text(&out), start, strlen(start)), 0);
    ck_assert_str_eq(buffer_text(&out) + out.size - strlen(end), end);
    buffer_finish(&out);
    sheet_finish(&sheet);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("json");
    TCase *cases = tcase_create("json");
    tcase_add_test(cases, numbers_come_back_the_same);
    tcase_add_test(cases, nests_with_commas_where_they_belong);
    tcase_add_test(cases, a_sheet_has_its_agreed_shape);
    suite_add_tcase(suite, cases);
    return suite;
}
