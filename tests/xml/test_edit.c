// SPDX-License-Identifier: GPL-3.0-or-later
// Protects authors' files: a change touches what it names, and not one byte beside it.
#include "game/xml/edit.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/bundle.h"
#include "game/xml/reader.h"
#include "tests/test_main.h"

static const char space[] = "urn:zeven:scenario:1";

static struct xml_map *map_of(const char *bytes, size_t size)
{
    struct diag_list diags = { 0 };
    struct xml_map *map = xml_map_create("test.xml", bytes, size, space, &diags);
    ck_assert_ptr_nonnull(map);
    ck_assert_uint_eq(diags.diags.count, 0);
    diag_list_finish(&diags);
    return map;
}

static uint32_t find(const struct xml_map *map, const char *name)
{
    for (uint32_t i = 0; i < map->places.count; i++) {
        if (strcmp(map->places.items[i].name, name) == 0) {
            return i;
        }
    }
    ck_abort_msg("no <%s>", name);
}

enum deed { TEXT, ATTRIBUTE, INSERT, FIRST, REMOVE };

#define ROOT "<s xmlns=\"urn:zeven:scenario:1\">"

static const struct {
    const char *what;
    const char *before;
    enum deed deed;
    const char *name;  // element
    const char *value; // attribute as name=value
    const char *after;
} CHANGES[] = {
    { "a text", ROOT "<a>old</a></s>", TEXT, "a", "new", ROOT "<a>new</a></s>" },
    { "layout stays", ROOT "\n <a>\n  old\n  text\n </a></s>", TEXT, "a", "new",
            ROOT "\n <a>\n  new\n </a></s>" },
    { "a comment stays", ROOT "<a>old <!-- a > b --> text</a></s>", TEXT, "a", "new",
            ROOT "<a>new <!-- a > b --> </a></s>" },
    { "a section goes", ROOT "<a><![CDATA[x < y]]></a></s>", TEXT, "a", "z", ROOT "<a>z</a></s>" },
    { "signs are escaped", ROOT "<a>x</a></s>", TEXT, "a", "R&D <b> \"q\" 'r' ]]> €",
            ROOT "<a>R&amp;D &lt;b> \"q\" 'r' ]]&gt; €</a></s>" },
    { "an empty one is opened", ROOT "<a/></s>", TEXT, "a", "new", ROOT "<a>new</a></s>" },
    { "an empty pair is filled", ROOT "<a k='v'></a></s>", TEXT, "a", "new",
            ROOT "<a k='v'>new</a></s>" },
    { "an empty line keeps the file's line ends", ROOT "\r\n  <a>x</a>\r\n</s>", TEXT, "a",
            "one\n\ntwo", ROOT "\r\n  <a>one\r\n\r\n    two</a>\r\n</s>" },
    { "an attribute", ROOT "<a  p = 'it' q=\"2\"/></s>", ATTRIBUTE, "a", "p=isn't \"<&",
            ROOT "<a  p = 'isn&apos;t \"&lt;&amp;' q=\"2\"/></s>" },
    { "a new attribute", ROOT "<a p='1' /></s>", ATTRIBUTE, "a", "q=a \"b\"",
            ROOT "<a p='1' q=\"a &quot;b&quot;\" /></s>" },
    { "the first attribute", ROOT "<a>t</a></s>", ATTRIBUTE, "a", "q=1",
            ROOT "<a q=\"1\">t</a></s>" },
    { "an attribute out", ROOT "<a p='1'\n   q='2'>t</a></s>", ATTRIBUTE, "a", "q",
            ROOT "<a p='1'>t</a></s>" },
    { "a sign > in a value", ROOT "<a p='x > y' q='2'>t</a></s>", ATTRIBUTE, "a", "q=3",
            ROOT "<a p='x > y' q='3'>t</a></s>" },
    { "in behind", ROOT "\n\t<a>t</a> <!-- a -->\n</s>", INSERT, "a", "<b>\n  <c/>\n</b>",
            ROOT "\n\t<a>t</a>\n\t<b>\n\t  <c/>\n\t</b> <!-- a -->\n</s>" },
    { "in behind, on one line", ROOT "<a>t</a></s>", INSERT, "a", "<b/>", ROOT "<a>t</a><b/></s>" },
    { "in an empty one", ROOT "\n  <a/>\n</s>", FIRST, "a", "<b/>",
            ROOT "\n  <a>\n    <b/>\n  </a>\n</s>" },
    { "in before all others", ROOT "\n  <a>\n    <b/>\n  </a>\n</s>", FIRST, "a", "<c/>",
            ROOT "\n  <a>\n    <c/>\n    <b/>\n  </a>\n</s>" },
    { "in an empty pair", ROOT "\n  <a></a>\n</s>", FIRST, "a", "<c/>\n<d/>",
            ROOT "\n  <a>\n    <c/>\n    <d/>\n  </a>\n</s>" },
    { "out of the front of a line", ROOT "\n  <a>t</a> <b/>\n</s>", REMOVE, "a", NULL,
            ROOT "\n   <b/>\n</s>" },
    { "out with its line", ROOT "\r\n  <a>t</a>\r\n  <b/>\r\n</s>", REMOVE, "a", NULL,
            ROOT "\r\n  <b/>\r\n</s>" },
    { "out of a line", ROOT "<b/><a>t</a><c/></s>", REMOVE, "a", NULL, ROOT "<b/><c/></s>" },
};

static void change(struct xml_edits *edits, const struct xml_map *map, int number)
{
    uint32_t place = find(map, CHANGES[number].name);
    char name[8] = "";
    const char *value = CHANGES[number].value;
    switch (CHANGES[number].deed) {
    case TEXT:
        xml_edit_text(edits, map, place, value);
        break;
    case ATTRIBUTE:
        (void)snprintf(name, sizeof(name), "%.1s", value);
        xml_edit_attribute(edits, map, place, name, value[1] == '=' ? value + 2 : NULL);
        break;
    case INSERT:
        xml_edit_insert(edits, map, map->places.items[place].parent, place, value);
        break;
    case FIRST:
        xml_edit_insert(edits, map, place, XML_NONE, value);
        break;
    case REMOVE:
        xml_edit_remove(edits, map, place);
        break;
    }
}

START_TEST(a_change_is_only_itself)
{
    struct xml_map *map = map_of(CHANGES[_i].before, strlen(CHANGES[_i].before));
    struct xml_edits edits = { 0 };
    struct buffer after = { 0 };
    change(&edits, map, _i);
    xml_edits_apply(&edits, map, &after);
    ck_assert_msg(strcmp(buffer_text(&after), CHANGES[_i].after) == 0, "%s:\n%s\nexpected\n%s",
            CHANGES[_i].what, buffer_text(&after), CHANGES[_i].after);
    buffer_finish(&after);
    xml_edits_finish(&edits);
    xml_map_destroy(map);
}
END_TEST

START_TEST(several_changes_go_together)
{
    static const char before[] = ROOT "\n <a>1</a>\n <b>2</b>\n <c p='3'/>\n</s>";
    struct xml_map *map = map_of(before, strlen(before));
    struct xml_edits edits = { 0 };
    struct buffer after = { 0 };
    xml_edit_text(&edits, map, find(map, "a"), "lost");
    xml_edit_text(&edits, map, find(map, "a"), "first");
    xml_edit_text(&edits, map, find(map, "b"), "gone with it");
    xml_edit_insert(&edits, map, 0, find(map, "b"), "<d/>");
    xml_edit_insert(&edits, map, 0, find(map, "b"), "<e/>");
    xml_edit_remove(&edits, map, find(map, "b"));
    xml_edit_attribute(&edits, map, find(map, "c"), "q", "4");
    xml_edit_attribute(&edits, map, find(map, "c"), "q", "5");
    xml_edits_apply(&edits, map, &after);
    ck_assert_str_eq(
            buffer_text(&after), ROOT "\n <a>first</a>\n <d/>\n <e/>\n <c p='3' q=\"5\"/>\n</s>");
    buffer_finish(&after);
    xml_edits_finish(&edits);
    xml_map_destroy(map);
}
END_TEST

// The same story as Windows programs save it: a mark, UTF-16 in both orders.
static void in_form(const char *text, int form, struct buffer *bytes)
{
    struct xml_bytes decoded = { .wide = form >= 2,
        .big = form == 3 || form == 5,
        .mark = form == 1 || form == 2 || form == 3 };
    xml_encode(&decoded, text, strlen(text), bytes);
}

START_TEST(the_encoding_stays)
{
    static const char before[] = "<?xml version=\"1.0\"?>\r\n" ROOT "<a>€ en 👍</a><b>één 👍</b></s>";
    static const char wanted[] = "<?xml version=\"1.0\"?>\r\n" ROOT "<a>ʼt 😀</a><b>één 👍</b></s>";
    struct buffer bytes = { 0 };
    struct buffer expected = { 0 };
    struct buffer after = { 0 };
    struct xml_edits edits = { 0 };
    in_form(before, _i, &bytes);
    in_form(wanted, _i, &expected);
    struct xml_map *map = map_of(bytes.bytes, bytes.size);
    ck_assert_str_eq(map->places.items[find(map, "b")].text, "één 👍");
    xml_edit_text(&edits, map, find(map, "a"), "ʼt 😀");
    xml_edits_apply(&edits, map, &after);
    ck_assert_uint_eq(after.size, expected.size);
    ck_assert_mem_eq(after.bytes, expected.bytes, expected.size);
    xml_edits_finish(&edits);
    xml_map_destroy(map);
    buffer_finish(&bytes);
    buffer_finish(&expected);
    buffer_finish(&after);
}
END_TEST

START_TEST(what_cannot_be_written_is_known_before)
{
    ck_assert(xml_can_hold("gewoon,\n\tmet é, € en 👍"));
    ck_assert(!xml_can_hold("een bel \a"));
    ck_assert(!xml_can_hold("half \xc3"));
    ck_assert(!xml_can_hold("\xef\xbf\xbf"));
}
END_TEST

/** The reader's own view, to hold beside the map. */
struct hearing {
    const struct xml_map *map;
    uint32_t next;
    uint32_t open[XML_DEPTH_MAX];
    int depth;
    struct buffer text;
};

static void hear_start(void *data, const struct xml_element *element)
{
    struct hearing *hearing = data;
    const struct xml_place *place = &hearing->map->places.items[hearing->next];
    ck_assert_str_eq(place->name, element->name);
    ck_assert_int_eq(place->line, element->line);
    for (size_t i = 0; i < element->attribute_count; i++) {
        const struct xml_place_attribute *attribute =
                xml_map_attribute(hearing->map, hearing->next, element->attributes[i].name);
        ck_assert_ptr_nonnull(attribute);
        ck_assert_uint_eq(strlen(attribute->value), element->attributes[i].size);
        ck_assert_mem_eq(
                attribute->value, element->attributes[i].value, element->attributes[i].size);
    }
    hearing->open[hearing->depth++] = hearing->next++;
    buffer_clear(&hearing->text);
}

static void hear_text(void *data, const char *text, size_t size)
{
    buffer_add_bytes(&((struct hearing *)data)->text, text, size);
}

static void hear_end(void *data)
{
    struct hearing *hearing = data;
    const struct xml_place *place = &hearing->map->places.items[hearing->open[--hearing->depth]];
    if (place->first == XML_NONE) {
        ck_assert_str_eq(place->text, buffer_text(&hearing->text));
    }
    buffer_clear(&hearing->text);
}

static size_t compare_file(const char *path)
{
    struct buffer bytes = { 0 };
    struct diag_list diags = { 0 };
    ck_assert(bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, &bytes, &diags));
    struct xml_map *map = xml_map_create(path, bytes.bytes, bytes.size, space, &diags);
    if (map != NULL) {
        struct hearing hearing = { .map = map };
        struct xml_handler handler = { &hearing, hear_start, hear_text, hear_end };
        ck_assert(xml_read(path, bytes.bytes, bytes.size, space, &handler, &diags));
        ck_assert_uint_eq(hearing.next, map->places.count);
        buffer_finish(&hearing.text);
    }
    size_t compared = map != NULL ? 1 : 0;
    xml_map_destroy(map);
    diag_list_finish(&diags);
    buffer_finish(&bytes);
    return compared;
}

static size_t compare_folder(const char *folder)
{
    DIR *stream = opendir(folder);
    ck_assert_ptr_nonnull(stream);
    size_t compared = 0;
    for (struct dirent *entry = readdir(stream); entry != NULL; entry = readdir(stream)) {
        char path[512];
        size_t size = strlen(entry->d_name);
        (void)snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] == '.' || strchr(entry->d_name, '.') == NULL) {
            compared += entry->d_name[0] != '.' ? compare_folder(path) : 0;
        } else if (strcmp(entry->d_name + size - 4, ".xml") == 0 && entry->d_type != DT_DIR) {
            compared += compare_file(path);
        }
    }
    closedir(stream);
    return compared;
}

START_TEST(the_map_sees_what_the_reader_sees)
{
    size_t compared = compare_folder(ZEVEN_SOURCE_DIR "/scenarios/packs") +
            compare_folder(ZEVEN_SOURCE_DIR "/tests/fixtures/good") +
            compare_folder(ZEVEN_SOURCE_DIR "/tests/fixtures/bad");
    ck_assert_uint_gt(compared, 80);
}
END_TEST

START_TEST(the_map_reads_references_and_sections_as_the_reader_does)
{
    char name[] = "/tmp/zeven-map-XXXXXX";
    static const char text[] =
            "<?pi <a> ?><!-- <a> -->\r\n<z:s xmlns:z=\"urn:zeven:scenario:1\" z='1' >\r\n"
            "<z:a p=' x&#10;y &amp; &lt;\"&#x20AC;' xml:lang=\"nl\">t&gt;&apos; <!-- n --> u\r\n"
            "v<![CDATA[ <w> &amp; \r\n]]>x</z:a\n><z:b\n/></z:s>\n<!-- end -->\n";
    FILE *file = fdopen(mkstemp(name), "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text, 1, strlen(text), file), strlen(text));
    fclose(file);
    ck_assert_uint_eq(compare_file(name), 1);
    remove(name);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("edit");
    TCase *cases = tcase_create("edit");
    tcase_add_loop_test(cases, a_change_is_only_itself, 0, sizeof(CHANGES) / sizeof(CHANGES[0]));
    tcase_add_test(cases, several_changes_go_together);
    tcase_add_loop_test(cases, the_encoding_stays, 0, 6);
    tcase_add_test(cases, what_cannot_be_written_is_known_before);
    tcase_add_test(cases, the_map_sees_what_the_reader_sees);
    tcase_add_test(cases, the_map_reads_references_and_sections_as_the_reader_does);
    suite_add_tcase(suite, cases);
    return suite;
}
