// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the desk: whatever a file from outside holds, it is refused by name, soon, and in little
// memory.
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "game/base/buffer.h"
#include "game/xml/reader.h"
#include "tests/test_main.h"

enum { MIB = 1024 * 1024 };

static void ignore_start(void *data, const struct xml_element *element)
{
    (void)data;
    (void)element;
}

static void ignore_text(void *data, const char *text, size_t size)
{
    (void)data;
    (void)text;
    (void)size;
}

static void ignore_end(void *data)
{
    (void)data;
}

// The processor's time, so that a busy machine does not fail a file that was refused quickly.
// Of this process: what else the machine does is not our slowness.
static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static long peak_kib(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

// Each case runs in a process of its own (Check forks), so the peak is that of this one file.
static void assert_refused(struct buffer *xml, int code)
{
    struct diag_list diags = { 0 };
    struct xml_handler handler = { NULL, ignore_start, ignore_text, ignore_end };
    long peak = peak_kib();
    double begun = seconds_now();
    ck_assert(!xml_read("x.xml", buffer_text(xml), xml->size, "urn:test", &handler, &diags));
    ck_assert_double_lt(seconds_now() - begun, 1.0);
    ck_assert_int_lt(peak_kib() - peak, 200 * 1024);
    ck_assert_uint_eq(diags.diags.count, 1);
    ck_assert_int_eq(diags.diags.items[0].code, code);
    diag_list_finish(&diags);
    buffer_finish(xml);
}

static void add_times(struct buffer *xml, const char *text, int times)
{
    for (int i = 0; i < times; i++) {
        buffer_add(xml, text);
    }
}

static struct buffer begun(void)
{
    struct buffer xml = { 0 };
    buffer_add(&xml, "<a xmlns='urn:test'>");
    return xml;
}

START_TEST(a_billion_laughs)
{
    struct buffer xml = { 0 };
    buffer_add(&xml, "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY l0 'ha'>");
    for (int i = 1; i < 10; i++) {
        buffer_add_format(&xml, "<!ENTITY l%d '", i);
        for (int j = 0; j < 10; j++) {
            buffer_add_format(&xml, "&l%d;", i - 1);
        }
        buffer_add(&xml, "'>");
    }
    buffer_add(&xml, "]><a xmlns='urn:test'>&l9;</a>");
    assert_refused(&xml, DIAG_XML_DOCTYPE);
}
END_TEST

START_TEST(quadratic_entities)
{
    struct buffer xml = { 0 };
    buffer_add(&xml, "<!DOCTYPE a [<!ENTITY b '");
    add_times(&xml, "x", 50000);
    buffer_add(&xml, "'>]><a xmlns='urn:test'>");
    add_times(&xml, "&b;", 20000);
    buffer_add(&xml, "</a>");
    assert_refused(&xml, DIAG_XML_DOCTYPE);
}
END_TEST

START_TEST(a_file_of_this_computer_asked_for)
{
    struct buffer xml = { 0 };
    buffer_add(&xml, "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a xmlns='urn:test'/>");
    assert_refused(&xml, DIAG_XML_DOCTYPE);
}
END_TEST

START_TEST(an_inclusion)
{
    struct buffer xml = begun();
    buffer_add(
            &xml, "<i:include xmlns:i='http://www.w3.org/2001/XInclude' href='/etc/passwd'/></a>");
    assert_refused(&xml, DIAG_XML_NAMESPACE);
}
END_TEST

START_TEST(three_hundred_deep)
{
    struct buffer xml = begun();
    add_times(&xml, "<b>", 300);
    add_times(&xml, "</b>", 300);
    buffer_add(&xml, "</a>");
    assert_refused(&xml, DIAG_XML_DEPTH);
}
END_TEST

START_TEST(a_million_deep)
{
    struct buffer xml = begun();
    add_times(&xml, "<b>", 500000);
    assert_refused(&xml, DIAG_XML_DEPTH);
}
END_TEST

START_TEST(a_million_attributes)
{
    struct buffer xml = { 0 };
    buffer_add(&xml, "<a xmlns='urn:test'");
    for (int i = 0; i < 1000000; i++) {
        buffer_add_format(&xml, " x%d='1'", i);
    }
    buffer_add(&xml, "/>");
    assert_refused(&xml, DIAG_XML_ATTRIBUTES);
}
END_TEST

START_TEST(a_million_namespaces)
{
    struct buffer xml = { 0 };
    buffer_add(&xml, "<a xmlns='urn:test'");
    for (int i = 0; i < 800000; i++) {
        buffer_add_format(&xml, " xmlns:x%d='u'", i);
    }
    buffer_add(&xml, "/>");
    assert_refused(&xml, DIAG_XML_ATTRIBUTES);
}
END_TEST

START_TEST(a_name_of_ten_megabytes)
{
    struct buffer xml = begun();
    buffer_add(&xml, "<");
    add_times(&xml, "xxxxxxxxxx", MIB);
    buffer_add(&xml, "/></a>");
    assert_refused(&xml, DIAG_XML_NAME_LONG);
}
END_TEST

START_TEST(a_value_of_ten_megabytes)
{
    struct buffer xml = { 0 };
    buffer_add(&xml, "<a xmlns='urn:test' x='");
    add_times(&xml, "xxxxxxxxxx", MIB);
    buffer_add(&xml, "'/>");
    assert_refused(&xml, DIAG_XML_VALUE_LONG);
}
END_TEST

START_TEST(a_value_without_end)
{
    struct buffer xml = { 0 };
    buffer_add(&xml, "<a xmlns='urn:test' x='");
    add_times(&xml, "xxxxxxxxxx", MIB);
    assert_refused(&xml, DIAG_XML_VALUE_LONG);
}
END_TEST

START_TEST(a_text_of_ten_megabytes)
{
    struct buffer xml = begun();
    add_times(&xml, "xxxxxxxxxx", MIB);
    buffer_add(&xml, "</a>");
    assert_refused(&xml, DIAG_XML_TEXT_LONG);
}
END_TEST

START_TEST(seventy_megabytes_of_text)
{
    struct buffer xml = begun();
    add_times(&xml, "xxxxxxxxxx", 7 * MIB);
    buffer_add(&xml, "</a>");
    assert_refused(&xml, DIAG_XML_SIZE);
}
END_TEST

START_TEST(three_million_elements)
{
    struct buffer xml = begun();
    add_times(&xml, "<b/>", 3000000);
    buffer_add(&xml, "</a>");
    assert_refused(&xml, DIAG_XML_ELEMENTS);
}
END_TEST

START_TEST(a_comment_without_end)
{
    struct buffer xml = begun();
    buffer_add(&xml, "<!--");
    add_times(&xml, "- - - - ", MIB);
    assert_refused(&xml, DIAG_XML_ENDS_EARLY);
}
END_TEST

START_TEST(a_comment_of_hyphens)
{
    struct buffer xml = begun();
    buffer_add(&xml, "<!--");
    add_times(&xml, "----------", MIB);
    assert_refused(&xml, DIAG_XML_COMMENT);
}
END_TEST

START_TEST(a_section_and_an_instruction_without_end)
{
    struct buffer section = begun();
    buffer_add(&section, "<![CDATA[");
    add_times(&section, "]]]]]]]]]]", MIB);
    assert_refused(&section, DIAG_XML_ENDS_EARLY);
    struct buffer instruction = begun();
    buffer_add(&instruction, "<?x ");
    add_times(&instruction, "??????????", MIB);
    assert_refused(&instruction, DIAG_XML_ENDS_EARLY);
}
END_TEST

START_TEST(nothing_but_slips)
{
    static const struct {
        const char *slip;
        int code;
    } cases[] = {
        { "&;", DIAG_XML_AMPERSAND },
        { "&x;", DIAG_XML_ENTITY },
        { "]]>", DIAG_XML_SYNTAX },
        { "</b>", DIAG_XML_TAGS_CROSS },
        { "<1>", DIAG_XML_SYNTAX },
        { "<b c=d>", DIAG_XML_QUOTES },
        { "<x:b/>", DIAG_XML_SYNTAX },
        { "&#0;", DIAG_XML_SYNTAX },
        { "<?xml?>", DIAG_XML_SYNTAX },
        { "<b c='<'>", DIAG_XML_SYNTAX },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct buffer xml = begun();
        add_times(&xml, cases[i].slip, 900000);
        assert_refused(&xml, cases[i].code);
    }
}
END_TEST

START_TEST(nothing_but_openings)
{
    struct buffer xml = begun();
    add_times(&xml, "<", 10 * MIB);
    assert_refused(&xml, DIAG_XML_NAME_LONG);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("hostile");
    TCase *cases = tcase_create("hostile");
    tcase_add_test(cases, a_billion_laughs);
    tcase_add_test(cases, quadratic_entities);
    tcase_add_test(cases, a_file_of_this_computer_asked_for);
    tcase_add_test(cases, an_inclusion);
    tcase_add_test(cases, three_hundred_deep);
    tcase_add_test(cases, a_million_deep);
    tcase_add_test(cases, a_million_attributes);
    tcase_add_test(cases, a_million_namespaces);
    tcase_add_test(cases, a_name_of_ten_megabytes);
    tcase_add_test(cases, a_value_of_ten_megabytes);
    tcase_add_test(cases, a_value_without_end);
    tcase_add_test(cases, a_text_of_ten_megabytes);
    tcase_add_test(cases, seventy_megabytes_of_text);
    tcase_add_test(cases, three_million_elements);
    tcase_add_test(cases, a_comment_without_end);
    tcase_add_test(cases, a_comment_of_hyphens);
    tcase_add_test(cases, a_section_and_an_instruction_without_end);
    tcase_add_test(cases, nothing_but_slips);
    tcase_add_test(cases, nothing_but_openings);
    tcase_set_timeout(cases, 60);
    suite_add_tcase(suite, cases);
    return suite;
}
