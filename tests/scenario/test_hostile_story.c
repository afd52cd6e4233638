// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the desk: well-formed files that are far too much of something are refused soon as well.
#include <string.h>
#include <time.h>

#include "game/scenario/diag_codes.h"
#include "tests/scenario/story_file.h"
#include "tests/test_main.h"

static const char pack[] = "<pack xmlns='urn:zeven:scenario:1' id='x' version='1' xml:lang='nl' "
                           "name='X' accent='#000000'/>";

static const char head[] =
        "<scenario xmlns='urn:zeven:scenario:1' id='a' version='1' xml:lang='nl' "
        "sector='retail-media' client='x'><title>t</title><intent>i</intent>"
        "<customer id='b' name='B' address='je' mood='sad'/><flag id='told'/>";

static const char contact[] = "<contact id='c' channel='phone' with='b' at='09:00' start='t'>";

static const char tail[] = "<turn id='t'><reply id='r'><say>x</say></reply></turn>"
                           "<end id='e' outcome='resolved'/></contact></scenario>";

// What is repeated, and where; its # becomes the number.
struct much {
    const char *before;
    const char *each;
    const char *after;
    int times;
    int code;
};

static const struct much cases[] = {
    { "", "<fact id='same'>f</fact>", "", 100000, DIAG_ID_TWICE },
    { "", "<fact id='f#'>f</fact>", "<need id='n' weight='1'>n</need>", 100000, DIAG_NEED_WEIGHTS },
    { "", "<passage id='p#'><turn id='t'><reply id='r'><say>x</say></reply></turn></passage>", "",
            40000, DIAG_LIMIT },
    { "", "<customer id='c#' name='C' address='u' mood='sad'/>", "", 50000, DIAG_LIMIT },
    { "", "<customer id='c#' name='C' address='u' mood='mad'/>", "", 50000, DIAG_LIMIT },
    { "", "<contact id='k#' channel='chat' with='b' at='09:00'/>", "", 50000,
            DIAG_ELEMENT_MISSING },
    { "", "<nonsense id='n#'/>", "", 100000, DIAG_ELEMENT_UNKNOWN },
    { "", "<flag id='n#' nonsense='x'/>", "", 100000, DIAG_ATTRIBUTE_UNKNOWN },
    { "", "<record id='n#' system='vistory' title='x'/>", "", 50000, DIAG_VALUE_CHOICE },
    { "<contact id='k' channel='chat' with='b' at='09:00'><turn id='t'>",
            "<reply id='r#' next='nowhere'><say>x</say></reply>",
            "</turn><end id='e' outcome='resolved'/></contact>", 40000, DIAG_NEXT_UNKNOWN },
    { "<contact id='k' channel='chat' with='b' at='09:00'><turn id='t'><reply id='r'><say>x</say>",
            "<shows competency='empathy' points='1'>x</shows>",
            "</reply></turn><end id='e' outcome='resolved'/></contact>", 50000, DIAG_LIMIT },
    { "<contact id='k' channel='chat' with='b' at='09:00'><turn id='t'><reply id='r'><say>x</say>",
            "<informed by='told'><say>x</say></informed>",
            "</reply></turn><end id='e' outcome='resolved'/></contact>", 50000, DIAG_LIMIT },
    { "<contact id='k' channel='chat' with='b' at='09:00'><turn id='t'><reply id='r'><say>x</say>"
      "</reply></turn>",
            "<visit id='v#' passage='nothing'/>", "<end id='e' outcome='resolved'/></contact>",
            50000, DIAG_LIMIT },
    { "", "<observe id='o#' competency='accuracy' at='said'><earns points='1'>x</earns></observe>",
            "", 30000, DIAG_NAME_UNKNOWN },
    { "<record id='f' system='web' title='f'/>",
            "<observe id='o#' competency='accuracy' at-shift-end='yes'>"
            "<earns points='1' when='before(opened f, said c/t/r#)'>x</earns></observe>",
            "", 25000, DIAG_NAME_UNKNOWN },
    { "<passage id='p'><turn id='t'><reply id='r'><say>x</say></reply></turn></passage>",
            "<contact id='k#' channel='chat' with='b' at='09:00'><visit id='v' passage='p' "
            "next='e'/><end id='e' outcome='resolved'/></contact>",
            "", 25000, DIAG_LIMIT },
};

static void add_each(struct buffer *xml, const struct much *much)
{
    for (int i = 0; i < much->times; i++) {
        const char *place = strchrnul(much->each, '#');
        buffer_add_bytes(xml, much->each, (size_t)(place - much->each));
        if (*place == '#') {
            buffer_add_format(xml, "%d%s", i, place + 1);
        }
    }
}

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

START_TEST(far_too_much_of_anything_is_refused_soon)
{
    const struct much *much = &cases[_i];
    struct buffer xml = { 0 };
    struct story story;
    buffer_add(&xml, head);
    buffer_add(&xml, much->before);
    add_each(&xml, much);
    buffer_add(&xml, much->after);
    buffer_add(&xml, contact);
    buffer_add(&xml, tail);
    double begun = cpu_seconds();
    story_load(&story, buffer_text(&xml), pack);
    double taken = cpu_seconds() - begun;
    ck_assert_ptr_null(story.scenario);
    ck_assert_msg(story_diag(&story, much->code) != NULL, "%.60s: expected %d, found %d",
            much->each, much->code, story.diags.diags.items[0].code);
    // A second, and what the sanitizers make of it.
    ck_assert_msg(taken < 3.0, "%.60s: %.1f s", much->each, taken);
    ck_assert_uint_le(story.diags.diags.count, DIAG_COUNT_MAX);
    buffer_finish(&xml);
    story_finish(&story);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("hostile story");
    TCase *tests = tcase_create("hostile story");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, far_too_much_of_anything_is_refused_soon, 0,
            (int)(sizeof(cases) / sizeof(cases[0])));
    suite_add_tcase(suite, tests);
    return suite;
}
