// SPDX-License-Identifier: GPL-3.0-or-later
// Protects editing in place: every place has a name, and only what is named changes.
#include "game/scenario/edit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "game/base/bundle.h"
#include "game/base/save.h"
#include "game/scenario/diag_codes.h"
#include "tests/test_main.h"

static const char *const FILES[] = {
    "scenarios/packs/meander/oefening.xml",
    "scenarios/packs/meander/pack.xml",
    "scenarios/packs/noordwind/jaarnota.xml",
    "scenarios/packs/noorderkist/pakket.xml",
    "scenarios/packs/boekwijzer/boekhouden.xml",
    "tests/fixtures/good/compose.xml",
    "tests/fixtures/good/informed.xml",
    "tests/fixtures/good/passages.xml",
};

static struct buffer bytes;
static struct buffer after;
static struct diag_list diags;
static struct edit edit;

static void open_file(const char *path)
{
    buffer_clear(&bytes);
    ck_assert_msg(bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, &bytes, &diags), "%s", path);
    ck_assert(edit_open(&edit, path, bytes.bytes, bytes.size, &diags));
}

static void tear_down(void)
{
    edit_close(&edit);
    buffer_finish(&bytes);
    buffer_finish(&after);
    diag_list_finish(&diags);
}

START_TEST(every_element_has_a_place_that_leads_back)
{
    struct buffer place = { 0 };
    open_file(FILES[_i]);
    for (uint32_t i = 1; i < edit.map->places.count; i++) {
        buffer_clear(&place);
        edit_add_place(&edit, i, &place);
        ck_assert_msg(edit_element(&edit, buffer_text(&place)) == i, "%s", buffer_text(&place));
    }
    buffer_finish(&place);
}
END_TEST

// How many bytes two texts share from the front, and then from the back.
static void compare(size_t *front, size_t *back)
{
    *front = 0;
    *back = 0;
    while (*front < bytes.size && *front < after.size &&
            bytes.bytes[*front] == after.bytes[*front]) {
        ++*front;
    }
    while (*back + *front < bytes.size && *back + *front < after.size &&
            bytes.bytes[bytes.size - 1 - *back] == after.bytes[after.size - 1 - *back]) {
        ++*back;
    }
}

static void assert_only_changed(uint32_t element, const char *value)
{
    size_t front = 0;
    size_t back = 0;
    compare(&front, &back);
    const struct xml_place *place = &edit.map->places.items[element];
    ck_assert_uint_ge(front, place->open.end);
    ck_assert_uint_ge(back, bytes.size - place->close.begin);
    ck_assert_ptr_nonnull(strstr(after.bytes + place->open.end, value));
}

// Every text of every file, one by one, with signs that need care.
START_TEST(a_text_changes_and_nothing_beside_it)
{
    static const char value[] = "Één zin van 5 < 6 & \"meer\" 👍";
    struct buffer place = { 0 };
    open_file(FILES[_i]);
    for (uint32_t i = 1; i < edit.map->places.count; i++) {
        if (edit.map->places.items[i].text[0] == '\0' ||
                edit.map->places.items[i].first != XML_NONE) {
            continue;
        }
        buffer_clear(&place);
        buffer_clear(&after);
        edit_add_place(&edit, i, &place);
        struct edit_change change = { buffer_text(&place), value };
        ck_assert(edit_apply(&edit, &change, 1, &after, &diags));
        assert_only_changed(i, "Één zin van 5 &lt; 6 &amp; \"meer\" 👍<");
    }
    ck_assert_uint_eq(diags.diags.count, 0);
    buffer_finish(&place);
}
END_TEST

START_TEST(what_is_read_can_be_written_back_without_a_trace)
{
    struct edit_change changes[2000];
    struct buffer places[2000];
    size_t count = 0;
    open_file(FILES[_i]);
    for (uint32_t i = 1; i < edit.map->places.count && count < 2000; i++) {
        const struct xml_place *item = &edit.map->places.items[i];
        places[count] = (struct buffer) { 0 };
        edit_add_place(&edit, i, &places[count]);
        if (item->attribute_count > 0) {
            buffer_add_format(
                    &places[count], "@%s", edit.map->attributes.items[item->attributes].name);
        }
        if (item->attribute_count > 0 || item->first == XML_NONE) {
            const char *place = buffer_text(&places[count++]);
            changes[count - 1] = (struct edit_change) { place, edit_read(&edit, place) };
        } else {
            buffer_finish(&places[count]);
        }
    }
    ck_assert(edit_apply(&edit, changes, count, &after, &diags));
    ck_assert_uint_eq(after.size, bytes.size);
    ck_assert_mem_eq(after.bytes, bytes.bytes, bytes.size);
    for (size_t i = 0; i < count; i++) {
        buffer_finish(&places[i]);
    }
}
END_TEST

#define CALL "contact[call]/turn[opening]"

START_TEST(ids_lead_to_a_place)
{
    static const struct {
        const char *ids;
        const char *place; // NULL = none
    } WAYS[] = {
        { "call", "contact[call]" },
        { "call/opening/look", CALL "/reply[look]" },
        { "file", "record[file]" },
        { "call/opening/look/on", NULL },
        { "nobody", NULL },
        { "", NULL },
    };
    open_file("tests/fixtures/good/informed.xml");
    for (size_t i = 0; i < sizeof(WAYS) / sizeof(WAYS[0]); i++) {
        struct buffer place = { 0 };
        bool found = edit_find(&edit, WAYS[i].ids, &place);
        ck_assert_msg(found == (WAYS[i].place != NULL), "%s", WAYS[i].ids);
        ck_assert_msg(!found || strcmp(place.bytes, WAYS[i].place) == 0, "%s", place.bytes);
        buffer_finish(&place);
    }
    edit_close(&edit);
    open_file("tests/fixtures/good/compose.xml");
    struct buffer place = { 0 };
    ck_assert(edit_find(&edit, "mail/answer/greeting/neutral", &place));
    ck_assert_str_eq(
            place.bytes, "contact[mail]/turn[answer]/compose/section[greeting]/part[neutral]");
    buffer_finish(&place);
}
END_TEST

START_TEST(what_is_missing_is_made_beside_its_neighbours)
{
    static const struct edit_change CHANGES[] = {
        { CALL "/reply[shrug]/temptation@is", "rule" },
        { CALL "/reply[shrug]/shows[accuracy]", "Zoekt niets op." },
        { CALL "/reply[shrug]/shows[accuracy]@points", "0" },
        { CALL "/reply[look]/act[stock-phrase]", NULL },
        { CALL "/reply[look]/act[open-question]@is", "open-question" },
        { CALL "/reply[wait]@next", "done" },
        { CALL "/reply[wait]/say", "Een ogenblik & dan weet ik het." },
        { CALL "/reply[wait]/informed[1]/say", "Ik zie het al." },
        { CALL "/reply[wait]/informed[1]@by", "late" },
    };
    open_file("tests/fixtures/good/informed.xml");
    ck_assert(edit_apply(&edit, CHANGES, sizeof(CHANGES) / sizeof(CHANGES[0]), &after, &diags));
    ck_assert_ptr_nonnull(strstr(after.bytes,
            "<say>Dat weet ik niet.</say><shows competency=\"accuracy\" points=\"0\">Zoekt niets "
            "op.</shows><temptation is=\"rule\"/></reply>\n"
            "      <reply id=\"wait\" next=\"done\">\n"
            "        <say>Een ogenblik &amp; dan weet ik het.</say>\n"
            "        <informed by=\"late\">\n"
            "          <say>Ik zie het al.</say>\n"
            "        </informed>\n"
            "      </reply>\n    </turn>"));
    ck_assert_ptr_nonnull(
            strstr(after.bytes, "<say>Ik kijk het na.</say><act is=\"open-question\"/><shows"));
    ck_assert(edit_check("tests/fixtures/good/informed.xml", &after, &diags));
}
END_TEST

START_TEST(what_cannot_be_is_said_and_nothing_changes)
{
    static const struct {
        struct edit_change change;
        int code;
    } WRONG[] = {
        { { "contact[nobody]@channel", NULL }, DIAG_EDIT_PLACE },
        { { CALL "/riply[look]/say", "x" }, DIAG_EDIT_PLACE },
        { { CALL "/reply[look", "x" }, DIAG_EDIT_PLACE },
        { { CALL "//say", "x" }, DIAG_EDIT_PLACE },
        { { CALL "/reply[look]/say", "bel \a" }, DIAG_EDIT_SIGN },
        { { CALL "/reply[look]/say", " \n " }, DIAG_TEXT_MISSING },
        { { CALL "/reply[look]", "x" }, DIAG_EDIT_NO_TEXT },
        { { CALL "/reply[look]/shows[accuracy]@points", "drie" }, DIAG_VALUE_NUMBER },
        { { CALL "/reply[look]/shows[accuracy]@points", NULL }, DIAG_EDIT_REQUIRED },
        { { CALL "/reply[look]/shows[accuracy]@point", "3" }, DIAG_ATTRIBUTE_UNKNOWN },
        { { CALL "/reply[shrug]/temptation@is", "laziness" }, DIAG_VALUE_CHOICE },
        { { "", NULL }, DIAG_EDIT_REQUIRED },
    };
    open_file("tests/fixtures/good/informed.xml");
    const struct edit_change *change = &WRONG[_i].change;
    ck_assert_msg(!edit_apply(&edit, change, 1, &after, &diags), "%s", change->place);
    ck_assert_msg(diag_list_has(&diags, WRONG[_i].code), "%s: Z%04d", change->place,
            diags.diags.items[0].code);
    ck_assert_uint_eq(after.size, 0);
}
END_TEST

START_TEST(a_file_is_saved_only_when_it_loads_and_is_still_the_same)
{
    char folder[] = "/tmp/zeven-edit-XXXXXX";
    char story[64];
    char pack[64];
    struct buffer pack_bytes = { 0 };
    ck_assert_ptr_nonnull(mkdtemp(folder));
    (void)snprintf(story, sizeof(story), "%s/story.xml", folder);
    (void)snprintf(pack, sizeof(pack), "%s/pack.xml", folder);
    open_file("tests/fixtures/good/informed.xml");
    ck_assert(bundle_read_path("tests/fixtures/good/pack.xml", 100000, &pack_bytes, &diags));
    ck_assert(save_file(story, bytes.bytes, bytes.size, NULL, &diags));
    ck_assert(save_file(pack, pack_bytes.bytes, pack_bytes.size, NULL, &diags));

    struct edit_change away = { CALL "/reply[look]@next", "nowhere" };
    struct edit_change good = { CALL "/reply[look]/say", "Ik zoek het op." };
    ck_assert(!edit_file(story, &bytes, &away, 1, &after, &diags));
    ck_assert(diag_list_has(&diags, DIAG_NEXT_UNKNOWN));
    ck_assert(edit_file(story, &bytes, &good, 1, &after, &diags));
    ck_assert_ptr_nonnull(strstr(after.bytes, "Ik zoek het op."));
    ck_assert(!edit_file(story, &bytes, &good, 1, &after, &diags));
    ck_assert(diag_list_has(&diags, DIAG_FILE_CHANGED));

    unlink(story);
    unlink(pack);
    rmdir(folder);
    buffer_finish(&pack_bytes);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("edit_places");
    TCase *cases = tcase_create("edit_places");
    int files = sizeof(FILES) / sizeof(FILES[0]);
    tcase_add_checked_fixture(cases, NULL, tear_down);
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, every_element_has_a_place_that_leads_back, 0, files);
    tcase_add_loop_test(cases, a_text_changes_and_nothing_beside_it, 0, files);
    tcase_add_loop_test(cases, what_is_read_can_be_written_back_without_a_trace, 0, files);
    tcase_add_test(cases, ids_lead_to_a_place);
    tcase_add_test(cases, what_is_missing_is_made_beside_its_neighbours);
    tcase_add_loop_test(cases, what_cannot_be_is_said_and_nothing_changes, 0, 12);
    tcase_add_test(cases, a_file_is_saved_only_when_it_loads_and_is_still_the_same);
    suite_add_tcase(suite, cases);
    return suite;
}
