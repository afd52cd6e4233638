// SPDX-License-Identifier: GPL-3.0-or-later
// Protects attributes: each kind of value takes what it should and names what it does not.
#include "game/scenario/value.h"

#include <string.h>

#include "game/scenario/diag_codes.h"
#include "tests/test_main.h"

#define ID_40 "a234567890123456789012345678901234567890"

START_TEST(values_are_taken_or_named)
{
    static const struct {
        enum value_type type;
        const char *value;
        int code; // 0: fine
    } cases[] = {
        { VALUE_TEXT, "x", 0 },
        { VALUE_TEXT, "", DIAG_VALUE_EMPTY },
        { VALUE_CONDITION, "anything", 0 },
        { VALUE_ID, "a", 0 },
        { VALUE_ID, ID_40, 0 },
        { VALUE_ID, ID_40 "x", DIAG_VALUE_ID },
        { VALUE_ID, "1a", DIAG_VALUE_ID },
        { VALUE_ID, "A", DIAG_VALUE_ID },
        { VALUE_ID, "a_b", DIAG_VALUE_ID },
        { VALUE_ID, "a b", DIAG_VALUE_ID },
        { VALUE_ID, "a{b", DIAG_VALUE_ID },
        { VALUE_IDS, "a b-c d2", 0 },
        { VALUE_IDS, "a/b", DIAG_VALUE_ID },
        { VALUE_NAME, "a/b/c", 0 },
        { VALUE_NAME, "a//c", DIAG_VALUE_ID },
        { VALUE_NAME, "a/", DIAG_VALUE_ID },
        { VALUE_KEEPER, "mail", 0 },
        { VALUE_KEEPER, "act:undo", 0 },
        { VALUE_KEEPER, "act:", DIAG_VALUE_ID },
        { VALUE_KEEPER, "reply:a/b/c", 0 },
        { VALUE_KEEPER, "reply:", DIAG_VALUE_ID },
        { VALUE_KEEPER, "turn:a", DIAG_VALUE_ID },
        { VALUE_NUMBER, "-3", 0 },
        { VALUE_NUMBER, "9", 0 },
        { VALUE_NUMBER, "10", DIAG_VALUE_NUMBER },
        { VALUE_NUMBER, "-4", DIAG_VALUE_NUMBER },
        { VALUE_NUMBER, "3.5", DIAG_VALUE_NUMBER },
        { VALUE_NUMBER, "three", DIAG_VALUE_NUMBER },
        { VALUE_NUMBER, " 3", DIAG_VALUE_NUMBER },
        { VALUE_NUMBER, "99999999999999999999", DIAG_VALUE_NUMBER },
        { VALUE_SECONDS, "0", 0 },
        { VALUE_SECONDS, "35", 0 },
        { VALUE_SECONDS, "12", DIAG_VALUE_SECONDS },
        { VALUE_SECONDS, "-5", DIAG_VALUE_NUMBER },
        { VALUE_SECONDS, "36005", DIAG_VALUE_NUMBER },
        { VALUE_TIME, "00:00", 0 },
        { VALUE_TIME, "23:59", 0 },
        { VALUE_TIME, "24:00", DIAG_VALUE_TIME },
        { VALUE_TIME, "12:60", DIAG_VALUE_TIME },
        { VALUE_TIME, "9:20", DIAG_VALUE_TIME },
        { VALUE_TIME, "a9:20", DIAG_VALUE_TIME },
        { VALUE_TIME, "0x:20", DIAG_VALUE_TIME },
        { VALUE_TIME, "09-20", DIAG_VALUE_TIME },
        { VALUE_TIME, "09:x0", DIAG_VALUE_TIME },
        { VALUE_TIME, "09:2x", DIAG_VALUE_TIME },
        { VALUE_CHOICE, "yes", 0 },
        { VALUE_CHOICE, "ye", DIAG_VALUE_CHOICE },
        { VALUE_CHOICE, "perhaps", DIAG_VALUE_CHOICE },
        { VALUE_COLOUR, "#0b5CAD", 0 },
        { VALUE_COLOUR, "0b5cad0", DIAG_VALUE_COLOUR },
        { VALUE_COLOUR, "#0b5ca", DIAG_VALUE_COLOUR },
        { VALUE_COLOUR, "#0b5cag", DIAG_VALUE_COLOUR },
        { VALUE_PATH, "../meander/pack.xml", 0 },
        { VALUE_PATH, "/etc/passwd", DIAG_VALUE_PATH },
        { VALUE_PATH, "..\\pack.xml", DIAG_VALUE_PATH },
        { VALUE_PATH, "C:/pack.xml", DIAG_VALUE_PATH },
        { VALUE_CODE, "Z0241", 0 },
        { VALUE_CODE, "Z241", DIAG_VALUE_CODE },
        { VALUE_CODE, "X0241", DIAG_VALUE_CODE },
        { VALUE_CODE, "Z024x", DIAG_VALUE_CODE },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct diag_list diags = { 0 };
        struct attribute_rule rule = { ATTRIBUTE_ID, cases[i].type, false, -3, 9, "yes no" };
        bool fine = value_check(&rule, cases[i].value, "x.xml", 3, &diags);
        int code = fine ? 0 : diags.diags.items[0].code;
        ck_assert_msg(code == cases[i].code, "%s: expected %d, found %d", cases[i].value,
                cases[i].code, code);
        ck_assert_uint_eq(diags.diags.count, fine ? 0 : 1);
        diag_list_finish(&diags);
    }
}
END_TEST

START_TEST(a_near_choice_is_offered)
{
    struct diag_list diags = { 0 };
    struct attribute_rule rule = { ATTRIBUTE_ID, VALUE_CHOICE, false, 0, 0, "phone e-mail chat" };
    ck_assert(!value_check(&rule, "email", "x.xml", 3, &diags));
    ck_assert_str_eq(diags.diags.items[0].arguments[3], "e-mail");
    ck_assert(!value_check(&rule, "telegraph", "x.xml", 3, &diags));
    ck_assert_ptr_null(diags.diags.items[1].arguments[3]);
    diag_list_finish(&diags);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("value");
    TCase *cases = tcase_create("value");
    tcase_add_test(cases, values_are_taken_or_named);
    tcase_add_test(cases, a_near_choice_is_offered);
    suite_add_tcase(suite, cases);
    return suite;
}
