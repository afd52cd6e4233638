// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what people wrote in a word processor on its way to plain lines.
#include "game/report/table/document.h"

#include <string.h>

#include "game/base/bundle.h"
#include "game/report/table/zip.h"
#include "tests/test_main.h"

static struct buffer bytes;
static struct diag_list diags;

static void tear_down(void)
{
    buffer_finish(&bytes);
    diag_list_finish(&diags);
}

START_TEST(what_libreoffice_saved_is_read_by_paragraphs)
{
    static const char *const SAVED[] = { "tests/fixtures/document/gesprek.docx",
        "tests/fixtures/document/gesprek.odt" };
    ck_assert(bundle_read_path(SAVED[_i], BUNDLE_FILE_SIZE_MAX, &bytes, &diags));
    ck_assert(document_read(SAVED[_i], &bytes, &diags));
    ck_assert_str_eq(buffer_text(&bytes),
            "Medewerker Sanne: Goedemorgen, met Fietspunt.\n"
            "Klant Piet Bakker: Dag, mijn band is lek & ik moet om\xc2\xa0tien uur weg. Let op: ik "
            "heb haast!\n"
            "Medewerker: Vervelend! Hoe ver moet u?\n"
            "Klant: Naar het station.\n"
            "Medewerker: Dan leen ik u een fiets. “Zó” geregeld, voor € 5.\n"
            "Klant: Top, dank u. 👍\n");
}
END_TEST

static void pack(const char *name, const char *text)
{
    struct zip zip = { 0 };
    struct buffer part = { 0 };
    buffer_add(&part, "application/vnd.oasis.opendocument.text");
    zip_add(&zip, "mimetype", &part);
    buffer_add(&part, text);
    zip_add(&zip, name, &part);
    zip_write(&zip, &bytes);
    zip_finish(&zip);
}

static const struct {
    const char *name;
    const char *text;
    const char *read;
} WAYS[] = {
    { "word/document.xml",
            "<w:d xmlns:w='w'><w:p><w:r><w:t>a</w:t><w:tab/><w:t xml:space='preserve'> "
            "b</w:t></w:r>"
            "<w:del><w:r><w:delText>x</w:delText><w:t>gone</w:t></w:r></"
            "w:del><w:r><w:instrText>PAGE"
            "</w:instrText><w:br/><w:t>c</w:t></w:r></w:p> <w:p/></w:d>",
            "a  b c\n\n" },
    { "content.xml",
            "<o:d xmlns:o='o' xmlns:t='t'><t:tracked-changes><t:p>old</t:p></t:tracked-changes>"
            "<t:h>Kop</t:h><t:p>a<t:s/>b<t:note><t:p>voet</t:p></t:note>\nc<o:annotation><t:p>n</"
            "t:p>"
            "</o:annotation></t:p></o:d>",
            "Kop\na b c\n" },
};

START_TEST(what_is_beside_the_text_is_left_out)
{
    pack(WAYS[_i].name, WAYS[_i].text);
    ck_assert(document_read("d", &bytes, &diags));
    ck_assert_str_eq(buffer_text(&bytes), WAYS[_i].read);
}
END_TEST

START_TEST(plain_text_stays_as_it_is)
{
    buffer_add(&bytes, "Klant: Dag.");
    ck_assert(document_read("d", &bytes, &diags));
    ck_assert_str_eq(buffer_text(&bytes), "Klant: Dag.");
}
END_TEST

START_TEST(other_archives_and_damage_are_refused)
{
    pack("other.xml", "<x/>");
    ck_assert(!document_read("d", &bytes, &diags));
    ck_assert(diag_list_has(&diags, DIAG_DOCUMENT_KIND));
    buffer_finish(&bytes);
    ck_assert(bundle_read_path(
            "tests/fixtures/table/edited.ods", BUNDLE_FILE_SIZE_MAX, &bytes, &diags));
    ck_assert(!document_read("d", &bytes, &diags));
    buffer_finish(&bytes);
    pack("content.xml", "<a><b></a>");
    size_t errors = diags.errors;
    ck_assert(!document_read("d", &bytes, &diags));
    ck_assert_uint_gt(diags.errors, errors);
    buffer_finish(&bytes);
    buffer_add_bytes(&bytes, "PK\3\4rest", 8);
    ck_assert(!document_read("d", &bytes, &diags));
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("document");
    TCase *cases = tcase_create("document");
    tcase_add_checked_fixture(cases, NULL, tear_down);
    tcase_add_loop_test(cases, what_libreoffice_saved_is_read_by_paragraphs, 0, 2);
    tcase_add_loop_test(cases, what_is_beside_the_text_is_left_out, 0, 2);
    tcase_add_test(cases, plain_text_stays_as_it_is);
    tcase_add_test(cases, other_archives_and_damage_are_refused);
    suite_add_tcase(suite, cases);
    return suite;
}
