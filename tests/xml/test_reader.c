// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what every format of ours is read through: elements, values, texts and lines as written.
#include "game/xml/reader.h"

#include <stdlib.h>
#include <string.h>

#include "game/base/buffer.h"
#include "tests/test_main.h"

static const char space[] = "urn:test";

struct heard {
    struct buffer log; // "a(id=x)5[text]/"
    int line;          // of the last element
};

static void hear_start(void *data, const struct xml_element *element)
{
    struct heard *heard = data;
    buffer_add(&heard->log, element->name);
    for (size_t i = 0; i < element->attribute_count; i++) {
        const struct xml_attribute *attribute = &element->attributes[i];
        buffer_add_format(
                &heard->log, "(%s=%.*s)", attribute->name, (int)attribute->size, attribute->value);
    }
    heard->line = element->line;
}

static void hear_text(void *data, const char *text, size_t size)
{
    struct heard *heard = data;
    if (size > 0 && strspn(text, " \r\n\t") < size) {
        buffer_add_bytes(&heard->log, text, size);
    }
}

static void hear_end(void *data)
{
    struct heard *heard = data;
    buffer_add_char(&heard->log, '/');
}

static bool read_bytes(struct heard *heard, const char *bytes, size_t size, struct diag_list *diags)
{
    struct xml_handler handler = { heard, hear_start, hear_text, hear_end };
    *heard = (struct heard) { 0 };
    *diags = (struct diag_list) { 0 };
    return xml_read("x.xml", bytes, size, space, &handler, diags);
}

static void finish(struct heard *heard, struct diag_list *diags)
{
    buffer_finish(&heard->log);
    diag_list_finish(diags);
}

static void assert_read(const char *bytes, size_t size, const char *expected)
{
    struct heard heard;
    struct diag_list diags;
    ck_assert(read_bytes(&heard, bytes, size, &diags));
    ck_assert_str_eq(buffer_text(&heard.log), expected);
    ck_assert_uint_eq(diags.diags.count, 0);
    finish(&heard, &diags);
}

START_TEST(elements_values_and_texts_arrive_as_written)
{
    static const struct {
        const char *xml;
        const char *heard;
    } cases[] = {
        { "<a xmlns='urn:test'/>", "a/" },
        { "<a xmlns='urn:test' id='x'>t<b/>u</a>", "a(id=x)tb/u/" },
        { "<a xmlns='urn:test' v='R&amp;D &lt;3 &#38; &quot;'>&lt;&amp;&gt;</a>",
                "a(v=R&D <3 & \")<&>/" },
        { "<a xmlns='urn:test' xml:lang='nl'/>", "a(xml:lang=nl)/" },
        { "<a xmlns='urn:test'><![CDATA[<b> & ]]></a>", "a<b> & /" },
        { "<?xml version='1.0' encoding='UTF-16'?><a xmlns='urn:test'>\xc3\xa9</a>", "a\xc3\xa9/" },
        { "<!-- <!DOCTYPE --><?note <x?><a xmlns='urn:test'/>", "a/" },
        { "<p:a xmlns:p='urn:test'><p:b/></p:a>", "ab//" },
        { "<a xmlns='urn:test' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
          "xsi:schemaLocation='urn:test a.xsd'/>",
                "a/" },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_read(cases[i].xml, strlen(cases[i].xml), cases[i].heard);
    }
}
END_TEST

START_TEST(what_windows_leaves_behind_is_read)
{
    static const char marked[] = "\xef\xbb\xbf<a xmlns='urn:test'>x</a>";
    static const char lines[] = "<a xmlns='urn:test'>\r\n<b/>\r\n</a>\r\n";
    static const char little[] = "\xff\xfe<\0a\0 \0x\0m\0l\0n\0s\0=\0'\0u\0r\0n\0:\0t\0e\0s\0t\0'\0"
                                 ">\0\xe9\0\x3d\xd8\x00\xde<\0/\0a\0>\0";
    static const char big[] =
            "\xfe\xff\0<\0a\0 \0x\0m\0l\0n\0s\0=\0'\0u\0r\0n\0:\0t\0e\0s\0t\0'\0/\0>";
    assert_read(marked, sizeof(marked) - 1, "ax/");
    assert_read(lines, sizeof(lines) - 1, "ab//");
    assert_read(little, sizeof(little) - 1, "a\xc3\xa9\xf0\x9f\x98\x80/");
    assert_read(big, sizeof(big) - 1, "a/");
}
END_TEST

// Seventy thousand lines.
static struct buffer long_file(void)
{
    struct buffer xml = { 0 };
    buffer_add(&xml, "<a xmlns='urn:test'>");
    for (int i = 0; i < 7000; i++) {
        buffer_add(&xml, "<b/>\n\n\n\n\n\n\n\n\n\n");
    }
    return xml;
}

START_TEST(lines_are_right_past_65535)
{
    struct buffer right = long_file();
    struct buffer wrong = long_file();
    struct heard heard;
    struct diag_list diags;
    buffer_add(&right, "<b\n\n\nid='x'\n/></a>");
    ck_assert(read_bytes(&heard, right.bytes, right.size, &diags));
    ck_assert_int_eq(heard.line, 70001); // where the tag begins, not where it ends
    finish(&heard, &diags);
    buffer_add(&wrong, "</b>");
    ck_assert(!read_bytes(&heard, wrong.bytes, wrong.size, &diags));
    ck_assert_int_eq(diags.diags.items[0].code, DIAG_XML_TAGS_CROSS);
    ck_assert_int_eq(diags.diags.items[0].line, 70001);
    finish(&heard, &diags);
    buffer_finish(&right);
    buffer_finish(&wrong);
}
END_TEST

static void assert_refused(const char *bytes, size_t size, int code, int line)
{
    struct heard heard;
    struct diag_list diags;
    ck_assert(!read_bytes(&heard, bytes, size, &diags));
    ck_assert_uint_eq(diags.diags.count, 1);
    ck_assert_int_eq(diags.diags.items[0].code, code);
    ck_assert_int_eq(diags.diags.items[0].line, line);
    ck_assert_str_eq(diags.diags.items[0].file, "x.xml");
    finish(&heard, &diags);
}

START_TEST(slips_have_a_code_and_a_line)
{
    static const struct {
        const char *xml;
        int code;
        int line;
    } cases[] = {
        { "<a xmlns='urn:test'>\n<b>\n</a>", DIAG_XML_TAGS_CROSS, 3 },
        { "<a xmlns='urn:test'\n id='1' id='2'/>", DIAG_XML_TWICE, 2 },
        { "<a xmlns='urn:test'>\n&nbsp;</a>", DIAG_XML_ENTITY, 2 },
        { "<a xmlns='urn:test'>R & D</a>", DIAG_XML_AMPERSAND, 1 },
        { "<a xmlns='urn:test'>R&D</a>", DIAG_XML_AMPERSAND, 1 },
        { "<a xmlns='urn:test' id=x/>", DIAG_XML_QUOTES, 1 },
        { "<a xmlns='urn:test'>\n", DIAG_XML_ENDS_EARLY, 2 },
        { "<a xmlns='urn:test'>\n<!-- ", DIAG_XML_ENDS_EARLY, 2 },
        { "<a xmlns='urn:test'>\n<!-- a -- b --></a>", DIAG_XML_COMMENT, 2 },
        { "<a xmlns='urn:test'>\n<!--", DIAG_XML_ENDS_EARLY, 2 },
        { "<a xmlns='urn:test'/><b/>", DIAG_XML_SYNTAX, 1 },
        { "<a xmlns='urn:test'><1/></a>", DIAG_XML_SYNTAX, 1 },
        { "<!DOCTYPE a><a xmlns='urn:test'/>", DIAG_XML_DOCTYPE, 1 },
        { "\n<a/>", DIAG_XML_ROOT_SPACE, 2 },
        { "<a xmlns='urn:other'/>", DIAG_XML_ROOT_SPACE, 1 },
        { "<a xmlns='urn:test'>\n<b xmlns='urn:other'><c>t</c></b></a>", DIAG_XML_NAMESPACE, 2 },
        { "<a xmlns='urn:test'><b xmlns=''/></a>", DIAG_XML_NAMESPACE, 1 },
        { "<a xmlns='urn:test' xmlns:o='urn:o' o:x='1'/>", DIAG_XML_NAMESPACE, 1 },
        { "<a xmlns='urn:test'>\n\xff</a>", DIAG_XML_ENCODING, 2 },
        { "", DIAG_XML_EMPTY, 0 },
        { "\xef\xbb\xbf", DIAG_XML_EMPTY, 0 },
        { "{ \"a\": 1 }", DIAG_XML_NOT_XML, 0 },
        { "   \n ", DIAG_XML_NOT_XML, 0 },
        { "\x89PNG\r\n\x1a\n", DIAG_XML_NOT_XML, 0 },
        { "\x1f\x8b\x08", DIAG_XML_NOT_XML, 0 },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_refused(cases[i].xml, strlen(cases[i].xml), cases[i].code, cases[i].line);
    }
}
END_TEST

START_TEST(bytes_that_are_no_text_are_refused)
{
    static const char nul[] = "<a xmlns='urn:test'>\nx\0y</a>";
    static const char wide[] = "\xff\xfe\0\0<\0\0\0";
    static const char half[] = "\xff\xfe<\0a";
    static const char lone[] = "\xff\xfe<\0a\0>\0\n\0\x3d\xd8x\0";
    static const char low[] = "\xff\xfe<\0\x00\xdc";
    assert_refused(nul, sizeof(nul) - 1, DIAG_XML_NUL, 2);
    assert_refused(wide, sizeof(wide) - 1, DIAG_XML_ENCODING_NAME, 0);
    assert_refused(half, sizeof(half) - 1, DIAG_XML_ENCODING, 1);
    assert_refused(lone, sizeof(lone) - 1, DIAG_XML_ENCODING, 2);
    assert_refused(low, sizeof(low) - 1, DIAG_XML_ENCODING, 1);
}
END_TEST

START_TEST(a_foreign_element_leaves_the_rest_heard)
{
    static const char xml[] =
            "<a xmlns='urn:test'><b/><x:q xmlns:x='urn:x'>t<b xmlns='urn:test'/></x:q><c/></a>";
    struct heard heard;
    struct diag_list diags;
    ck_assert(!read_bytes(&heard, xml, sizeof(xml) - 1, &diags));
    ck_assert_str_eq(buffer_text(&heard.log), "ab/c//");
    ck_assert_str_eq(diags.diags.items[0].arguments[0], "q");
    ck_assert_str_eq(diags.diags.items[0].arguments[1], "urn:x");
    finish(&heard, &diags);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("reader");
    TCase *cases = tcase_create("reader");
    tcase_add_test(cases, elements_values_and_texts_arrive_as_written);
    tcase_add_test(cases, what_windows_leaves_behind_is_read);
    tcase_add_test(cases, lines_are_right_past_65535);
    tcase_add_test(cases, slips_have_a_code_and_a_line);
    tcase_add_test(cases, bytes_that_are_no_text_are_refused);
    tcase_add_test(cases, a_foreign_element_leaves_the_rest_heard);
    suite_add_tcase(suite, cases);
    return suite;
}
