// SPDX-License-Identifier: GPL-3.0-or-later
// Protects shifts, packs, rules of play and languages: what they bring together, and what they
// refuse.
#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/catalogue.h"
#include "game/scenario/diag_codes.h"
#include "game/scenario/pack.h"
#include "game/scenario/translate.h"
#include "tests/scenario/story_file.h"
#include "tests/test_main.h"

#define XMLNS "xmlns='urn:zeven:scenario:1' version='1' xml:lang='nl' "

static const char story[] =
        "<scenario " XMLNS "id='%s' sector='retail-media' client='%s'><title>t</title>"
        "<intent>i</intent><customer id='b' name='B' address='je' mood='sad'/>"
        "<contact id='c' channel='phone' with='b' at='09:30'><turn id='t'><says>Hallo.</says>"
        "<reply id='r'><say>Goed.</say></reply></turn><end id='e' outcome='resolved'/></contact>"
        "</scenario>";

static void add(struct bundle *bundle, const char *path, const char *xml)
{
    bundle_add(bundle, path, xml, strlen(xml));
}

static void add_story(struct bundle *bundle, const char *path, const char *id, const char *client)
{
    struct buffer xml = { 0 };
    buffer_add_format(&xml, story, id, client);
    add(bundle, path, buffer_text(&xml));
    buffer_finish(&xml);
}

static void add_rules(struct bundle *bundle)
{
    struct buffer bytes = { 0 };
    struct diag_list diags = { 0 };
    ck_assert(bundle_read_path(
            ZEVEN_SOURCE_DIR "/scenarios/rules.xml", BUNDLE_FILE_SIZE_MAX, &bytes, &diags));
    bundle_add(bundle, "rules.xml", bytes.bytes, bytes.size);
    buffer_finish(&bytes);
    diag_list_finish(&diags);
}

// A centre, a client with two scenarios, and practice at the centre.
static void make_bundle(struct bundle *bundle)
{
    bundle_init_memory(bundle);
    add_rules(bundle);
    add(bundle, "packs/mid/pack.xml",
            "<pack " XMLNS "id='mid' name='Midden' accent='#123456' greeting='Met Midden'>"
            "<rule>Regel een.</rule><record id='house' system='knowledge' title='Huis'>"
            "<text>x</text></record></pack>");
    add(bundle, "packs/x/pack.xml",
            "<pack " XMLNS "id='x' name='Iks' accent='#654321' centre='../mid/pack.xml'>"
            "<rule>Regel twee.</rule></pack>");
    add_story(bundle, "packs/mid/practice.xml", "practice", "mid");
    add_story(bundle, "packs/x/one.xml", "one", "x");
    add_story(bundle, "packs/x/two.xml", "two", "x");
}

static struct shift *load_shift(struct bundle *bundle, struct diag_list *diags, const char *inside)
{
    struct buffer xml = { 0 };
    buffer_add_format(&xml,
            "<shift " XMLNS "id='s' form='a' start='09:00' until='12:00' minutes='20'>"
            "<title>Ochtend</title><centre pack='../packs/mid/pack.xml'/>%s</shift>",
            inside);
    add(bundle, "shifts/s.xml", buffer_text(&xml));
    buffer_finish(&xml);
    return shift_load(bundle, "shifts/s.xml", diags);
}

START_TEST(a_shift_brings_all_together)
{
    struct bundle bundle;
    struct diag_list diags = { 0 };
    make_bundle(&bundle);
    struct shift *shift = load_shift(&bundle, &diags,
            "<practice file='../packs/mid/practice.xml'/>"
            "<scenario file='../packs/x/one.xml' swap='./../packs/./x/two.xml'/>");
    ck_assert_ptr_nonnull(shift);
    ck_assert_uint_eq(diags.diags.count, 0);
    ck_assert_str_eq(shift->title, "Ochtend");
    ck_assert_str_eq(shift->centre_name, "Midden");
    ck_assert_uint_eq(shift->start, 9 * 3600);
    ck_assert_uint_eq(shift->minutes, 20);
    ck_assert_uint_eq(shift->entry_count, 1);
    const struct scenario *one = shift->entries[0].scenario;
    ck_assert_str_eq(one->id, "one");
    ck_assert_str_eq(shift->entries[0].swap->id, "two");
    ck_assert_str_eq(shift->practice->greeting, "Met Midden");
    ck_assert_str_eq(one->greeting, "Iks");
    ck_assert_str_eq(one->accent, "#654321");
    ck_assert_uint_eq(one->rule_text_count, 2); // the centre's, then its own
    ck_assert_str_eq(scenario_text(one, one->rule_texts[0]), "Regel een.");
    ck_assert_uint_eq(one->record_count, 1);
    ck_assert(one->records[0].of_pack);
    shift_destroy(shift);
    diag_list_finish(&diags);
    bundle_finish(&bundle);
}
END_TEST

START_TEST(a_named_scenario_changes_places_with_its_swap)
{
    struct bundle bundle;
    struct diag_list diags = { 0 };
    make_bundle(&bundle);
    shift_destroy(load_shift(
            &bundle, &diags, "<scenario file='../packs/x/one.xml' swap='../packs/x/two.xml'/>"));
    struct shift *shift = shift_load(&bundle, "shifts/s.xml#one", &diags);
    ck_assert_ptr_nonnull(shift);
    ck_assert_uint_eq(diags.diags.count, 0);
    ck_assert_str_eq(shift->entries[0].scenario->id, "two");
    ck_assert_str_eq(shift->entries[0].swap->id, "one");
    ck_assert_str_eq(shift->file, "shifts/s.xml");
    shift_destroy(shift);

    static const char *const WRONG[] = { "shifts/s.xml#two", "shifts/s.xml#one,on",
        "shifts/s.xml#,one" };
    for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
        ck_assert_ptr_null(shift_load(&bundle, WRONG[i], &diags));
        ck_assert(diag_list_has(&diags, DIAG_NAME_UNKNOWN));
    }
    diag_list_finish(&diags);
    bundle_finish(&bundle);
}
END_TEST

START_TEST(what_is_wrong_with_a_shift_is_said_and_nothing_is_loaded)
{
    static const struct {
        const char *inside;
        int code;
    } cases[] = {
        { "<scenario file='../packs/x/none.xml'/>", DIAG_FILE_NAMED },
        { "<scenario file='../../../x.xml'/>", DIAG_VALUE_PATH },
        { "<scenario file='/etc/passwd'/>", DIAG_VALUE_PATH },
        { "<scenario file='../packs/x/pack.xml'/>", DIAG_ROOT },
        { "<scenario file='../packs/x/one.xml'/><scenario file='../packs/x/one.xml'/>",
                DIAG_SCENARIO_TWICE },
        { "<scenario file='../packs/x/one.xml' swap='../packs/x/one.xml'/>", DIAG_SCENARIO_TWICE },
        { "<practice file='../packs/x/one.xml'/>", DIAG_ELEMENT_MISSING },
        { "<scenario/>", DIAG_ATTRIBUTE_MISSING },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct bundle bundle;
        struct diag_list diags = { 0 };
        make_bundle(&bundle);
        ck_assert_ptr_null(load_shift(&bundle, &diags, cases[i].inside));
        ck_assert_msg(diag_list_has(&diags, cases[i].code), "%s: %d", cases[i].inside,
                diags.diags.items[0].code);
        diag_list_finish(&diags);
        bundle_finish(&bundle);
    }
}
END_TEST

START_TEST(too_many_scenarios_are_a_limit)
{
    struct bundle bundle;
    struct diag_list diags = { 0 };
    struct buffer inside = { 0 };
    make_bundle(&bundle);
    for (int i = 0; i <= SHIFT_SCENARIOS_MAX; i++) {
        buffer_add(&inside, "<scenario file='../packs/x/one.xml'/>");
    }
    ck_assert_ptr_null(load_shift(&bundle, &diags, buffer_text(&inside)));
    ck_assert(diag_list_has(&diags, DIAG_LIMIT));
    buffer_finish(&inside);
    diag_list_finish(&diags);
    bundle_finish(&bundle);
}
END_TEST

START_TEST(without_rules_or_a_centre_there_is_no_shift)
{
    struct bundle bundle;
    struct diag_list diags = { 0 };
    make_bundle(&bundle);
    add(&bundle, "rules.xml", "<rules " XMLNS "/>");
    ck_assert_ptr_null(load_shift(&bundle, &diags, "<scenario file='../packs/x/one.xml'/>"));
    ck_assert(diag_list_has(&diags, DIAG_RULES_NEEDED));
    add_rules(&bundle);
    add(&bundle, "packs/mid/pack.xml", "<pack");
    ck_assert_ptr_null(load_shift(&bundle, &diags, "<scenario file='../packs/x/one.xml'/>"));
    ck_assert_ptr_null(shift_load(&bundle, "shifts/none.xml", &diags));
    shift_destroy(NULL);
    diag_list_finish(&diags);
    bundle_finish(&bundle);
}
END_TEST

START_TEST(a_path_is_normal_or_leaves)
{
    static const struct {
        const char *file;
        const char *relative;
        const char *path;
    } cases[] = {
        { "a/b/c.xml", "d.xml", "a/b/d.xml" },
        { "a/b/c.xml", "../d.xml", "a/d.xml" },
        { "a/b/c.xml", "../../d.xml", "d.xml" },
        { "a/b/c.xml", "../../../d.xml", NULL },
        { "c.xml", "d/./e//f.xml", "d/e/f.xml" },
        { "c.xml", "../d.xml", NULL },
    };
    struct arena arena = { 0 };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *path = pack_path(&arena, cases[i].file, cases[i].relative);
        if (cases[i].path == NULL) {
            ck_assert_ptr_null(path);
        } else {
            ck_assert_str_eq(path, cases[i].path);
        }
    }
    arena_finish(&arena);
}
END_TEST

START_TEST(rules_keep_repeats_and_limits)
{
    struct bundle bundle;
    struct diag_list diags = { 0 };
    bundle_init_memory(&bundle);
    add_rules(&bundle);
    struct rules *rules = rules_load(&bundle, &diags);
    ck_assert_ptr_nonnull(rules);
    const struct speech_act *act =
            &rules->acts[table_find(&rules->act_ids, "acknowledge-specific")];
    ck_assert_int_gt(act->delta[0][AXIS_PLEASANTNESS], act->delta[1][AXIS_PLEASANTNESS]);
    ck_assert_int_lt(act->delta[2][AXIS_PLEASANTNESS], 0);
    ck_assert_uint_eq(act->arousal_min, 30);
    ck_assert(!act->has_instrumental);
    act = &rules->acts[table_find(&rules->act_ids, "blame")]; // one change holds for all times
    ck_assert_mem_eq(act->delta[0], act->delta[2], AXIS_COUNT);
    act = &rules->acts[table_find(&rules->act_ids, "calm-limit")];
    ck_assert(act->has_instrumental);
    ck_assert_int_eq(act->instrumental_delta[1][AXIS_AROUSAL], -20);
    ck_assert_str_eq(rules->acts[rules->silence].id, "silence");
    ck_assert_str_eq(rules->acts[rules->need_solved].id, "need-solved");
    ck_assert_uint_eq(rules->costs[COST_RECORD_ACT], 20);
    const struct named_mood *angry = &rules->moods[table_find(&rules->mood_ids, "angry")];
    ck_assert_int_eq(angry->least[AXIS_AROUSAL], 60);
    ck_assert_int_eq(angry->least[AXIS_OUTCOME], 0);
    ck_assert_int_eq(angry->most[AXIS_OUTCOME], 100);
    for (uint32_t i = 0; i < rules->mood_count; i++) {
        const struct named_mood *mood = &rules->moods[i];
        for (int axis = 0; axis < AXIS_OUTCOME; axis++) {
            bool unsaid = mood->start[axis] == 0;
            ck_assert(unsaid ||
                    (mood->start[axis] >= mood->least[axis] &&
                            mood->start[axis] <= mood->most[axis]));
        }
    }
    rules_destroy(rules);
    rules_destroy(NULL);
    diag_list_finish(&diags);
    bundle_finish(&bundle);
}
END_TEST

// `each` with the number where its # stands.
static void add_numbered(struct buffer *xml, const char *each, int number)
{
    const char *place = strchrnul(each, '#');
    buffer_add_bytes(xml, each, (size_t)(place - each));
    if (*place == '#') {
        buffer_add_format(xml, "%d%s", number, place + 1);
    }
}

START_TEST(rules_past_a_limit_are_refused)
{
    static const struct {
        const char *each;
        int times;
        int code;
    } cases[] = {
        { "<act id='a#' label='x'/>", SPEECH_ACT_MAX + 1, DIAG_LIMIT },
        { "<mood id='m#' label='x'/>", 17, DIAG_LIMIT },
        { "<act id='a' label='x'/>", 2, DIAG_ID_TWICE },
        { "<mood id='a' label='x'/>", 2, DIAG_ID_TWICE },
        { "<act id='a#' label='x'><change/><change/><change/><change/></act>", 1, DIAG_LIMIT },
        { "<cost of='tea' seconds='#'/>", 1, DIAG_VALUE_CHOICE },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct bundle bundle;
        struct diag_list diags = { 0 };
        struct buffer xml = { 0 };
        buffer_add(&xml, "<rules xmlns='urn:zeven:scenario:1' version='1'>");
        for (int j = 0; j < cases[i].times; j++) {
            add_numbered(&xml, cases[i].each, j);
        }
        buffer_add(&xml, "</rules>");
        bundle_init_memory(&bundle);
        add(&bundle, "rules.xml", buffer_text(&xml));
        ck_assert_ptr_null(rules_load(&bundle, &diags));
        ck_assert_msg(diag_list_has(&diags, cases[i].code), "%s", cases[i].each);
        buffer_finish(&xml);
        diag_list_finish(&diags);
        bundle_finish(&bundle);
    }
}
END_TEST

static const char catalogue[] =
        "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
        "msgctxt \"one/title\"\nmsgid \"t\"\nmsgstr \"T\"\n\n"
        "msgctxt \"one/intent\"\nmsgid \"i\"\nmsgstr \"I\"\n\n"
        "msgctxt \"mid/rule\"\nmsgid \"Regel een.\"\nmsgstr \"Rule one.\"\n\n"
        "msgctxt \"x/rule\"\nmsgid \"Regel twee.\"\nmsgstr \"Rule two.\"\n\n"
        "msgctxt \"b/name\"\nmsgid \"B\"\nmsgstr \"B\"\n\n"
        "msgctxt \"house/title\"\nmsgid \"Huis\"\nmsgstr \"House\"\n\n"
        "msgctxt \"house/text\"\nmsgid \"x\"\nmsgstr \"x\"\n\n"
        "msgctxt \"c/t/says\"\nmsgid \"Hallo.\"\nmsgstr \"Hello.\"\n\n";

static const char last_text[] = "msgctxt \"c/t/r/say\"\nmsgid \"Goed.\"\nmsgstr \"Fine.\"\n";

START_TEST(a_language_is_shown_when_complete_and_never_mixed)
{
    struct bundle bundle;
    struct diag_list diags = { 0 };
    struct buffer whole = { 0 };
    make_bundle(&bundle);
    struct shift *shift = load_shift(&bundle, &diags, "<scenario file='../packs/x/one.xml'/>");
    ck_assert_ptr_nonnull(shift);
    struct scenario *one = shift->entries[0].scenario;
    ck_assert(!shift_translate(shift, &bundle, "en", &diags)); // no catalogue
    add(&bundle, "po/one.en.po", catalogue);
    ck_assert(!shift_translate(shift, &bundle, "en", &diags)); // one text is missing
    ck_assert_str_eq(scenario_text(one, one->title), "t");
    buffer_add(&whole, catalogue);
    buffer_add(&whole, last_text);
    add(&bundle, "po/one.en.po", buffer_text(&whole));
    ck_assert(shift_translate(shift, &bundle, "en", &diags));
    ck_assert_str_eq(scenario_text(one, one->title), "T");
    ck_assert_str_eq(scenario_text(one, one->says[one->turns[0].says.first].text), "Hello.");
    ck_assert(shift_translate(shift, &bundle, "nl", &diags));
    ck_assert_str_eq(scenario_text(one, one->title), "t");
    buffer_finish(&whole);
    shift_destroy(shift);
    diag_list_finish(&diags);
    bundle_finish(&bundle);
}
END_TEST

// The catalogue of one scenario for another: `one` and `two` say the same.
static void add_catalogue(struct bundle *bundle, const char *id, const char *last)
{
    struct buffer path = { 0 };
    struct buffer text = { 0 };
    buffer_add_format(&path, "po/%s.en.po", id);
    buffer_add(&text, catalogue);
    char *title = strstr(text.bytes, "one/title");
    char *intent = strstr(text.bytes, "one/intent");
    memcpy(title, id, 3);
    memcpy(intent, id, 3);
    buffer_add(&text, last);
    add(bundle, buffer_text(&path), buffer_text(&text));
    buffer_finish(&path);
    buffer_finish(&text);
}

START_TEST(a_shift_is_in_one_language_its_equivalents_too)
{
    struct bundle bundle;
    struct diag_list diags = { 0 };
    make_bundle(&bundle);
    struct shift *shift = load_shift(
            &bundle, &diags, "<scenario file='../packs/x/one.xml' swap='../packs/x/two.xml'/>");
    ck_assert_ptr_nonnull(shift);
    const struct scenario *one = shift->entries[0].scenario;
    const struct scenario *two = shift->entries[0].swap;
    add_catalogue(&bundle, "one", last_text);
    ck_assert(!shift_translate(shift, &bundle, "en", &diags)); // the equivalent has none
    ck_assert_str_eq(scenario_text(one, one->title), "t");
    add_catalogue(&bundle, "two", last_text);
    ck_assert(shift_translate(shift, &bundle, "en", &diags));
    ck_assert_str_eq(scenario_text(one, one->title), "T");
    ck_assert_str_eq(scenario_text(two, two->title), "T");
    shift_destroy(shift);
    diag_list_finish(&diags);
    bundle_finish(&bundle);
}
END_TEST

START_TEST(practice_is_in_the_language_of_the_shift)
{
    struct bundle bundle;
    struct diag_list diags = { 0 };
    make_bundle(&bundle);
    struct shift *shift = load_shift(&bundle, &diags,
            "<practice file='../packs/mid/practice.xml'/><scenario file='../packs/x/one.xml'/>");
    ck_assert_ptr_nonnull(shift);
    const struct scenario *one = shift->entries[0].scenario;
    add_catalogue(&bundle, "one", last_text);
    ck_assert(!shift_translate(shift, &bundle, "en", &diags)); // practice has none
    ck_assert_str_eq(scenario_text(one, one->title), "t");
    shift_destroy(shift);
    diag_list_finish(&diags);
    bundle_finish(&bundle);
}
END_TEST

// For who writes: what is there is shown, and what is not is marked and counted.
START_TEST(a_draft_shows_what_is_not_translated_yet)
{
    static const struct {
        const char *last;
        const char *shown;
        enum catalogue_status status;
        size_t missing;
        size_t stale;
    } DRAFTS[] = {
        { last_text, "Fine.", CATALOGUE_TRANSLATED, 0, 0 },
        { "", "? Goed.", CATALOGUE_MISSING, 1, 0 },
        { "#, fuzzy\nmsgctxt \"c/t/r/say\"\nmsgid \"Goed.\"\nmsgstr \"Good.\"\n", "? Goed.",
                CATALOGUE_FUZZY, 0, 1 },
        { "msgctxt \"c/t/r/say\"\nmsgid \"Best.\"\nmsgstr \"Fine.\"\n", "? Goed.",
                CATALOGUE_FUZZY, 0, 1 },
    };
    for (size_t i = 0; i < sizeof(DRAFTS) / sizeof(DRAFTS[0]); i++) {
        struct bundle bundle;
        struct diag_list diags = { 0 };
        struct translate_draft draft;
        make_bundle(&bundle);
        struct shift *shift = load_shift(&bundle, &diags, "<scenario file='../packs/x/one.xml'/>");
        struct scenario *one = shift->entries[0].scenario;
        uint32_t say = one->wordings[one->slots[0].first_wording].say;
        ck_assert(!scenario_translate_draft(one, &bundle, "en", "? ", &draft, &diags));
        ck_assert_str_eq(scenario_text(one, say), "Goed.");
        add_catalogue(&bundle, "one", DRAFTS[i].last);
        ck_assert(scenario_translate_draft(one, &bundle, "en", "? ", &draft, &diags));
        ck_assert_str_eq(scenario_text(one, one->title), "T");
        ck_assert_str_eq(scenario_text(one, say), DRAFTS[i].shown);
        ck_assert_int_eq(draft.status[say], DRAFTS[i].status);
        ck_assert_uint_eq(draft.missing, DRAFTS[i].missing);
        ck_assert_uint_eq(draft.stale, DRAFTS[i].stale);
        mem_free(draft.status);
        shift_destroy(shift);
        diag_list_finish(&diags);
        bundle_finish(&bundle);
    }
}
END_TEST

// Whether there is a catalogue, and it was shown.
static bool shipped_in_english(struct scenario *scenario, struct bundle *bundle)
{
    struct diag_list diags = { 0 };
    struct buffer path = { 0 };
    buffer_add_format(&path, "po/%s.en.po", scenario->id);
    bool there = bundle_has(bundle, buffer_text(&path));
    bool shown = there && scenario_translate(scenario, bundle, "en", &diags);
    const struct diag *diag = diags.diags.count > 0 ? &diags.diags.items[0] : NULL;
    ck_assert_msg(shown == there, "%s: %d %s %s", buffer_text(&path), diag->code,
            diag->arguments[0], diag->arguments[1]);
    buffer_finish(&path);
    diag_list_finish(&diags);
    return shown;
}

START_TEST(shipped_catalogues_are_complete)
{
    struct bundle bundle;
    struct diag_list diags = { 0 };
    bundle_init_folder(&bundle, ZEVEN_SOURCE_DIR "/scenarios");
    struct shift *shift = shift_load(&bundle, "shifts/ochtend.xml", &diags);
    ck_assert_ptr_nonnull(shift);
    int count = shipped_in_english(shift->practice, &bundle) ? 1 : 0;
    for (size_t i = 0; i < shift->entry_count; i++) {
        count += shipped_in_english(shift->entries[i].scenario, &bundle) ? 1 : 0;
    }
    ck_assert_int_ge(count, 2);
    shift_destroy(shift);
    bundle_finish(&bundle);
    diag_list_finish(&diags);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("shift");
    TCase *cases = tcase_create("shift");
    tcase_add_test(cases, a_shift_brings_all_together);
    tcase_add_test(cases, a_named_scenario_changes_places_with_its_swap);
    tcase_add_test(cases, what_is_wrong_with_a_shift_is_said_and_nothing_is_loaded);
    tcase_add_test(cases, too_many_scenarios_are_a_limit);
    tcase_add_test(cases, without_rules_or_a_centre_there_is_no_shift);
    tcase_add_test(cases, a_path_is_normal_or_leaves);
    tcase_add_test(cases, rules_keep_repeats_and_limits);
    tcase_add_test(cases, rules_past_a_limit_are_refused);
    tcase_add_test(cases, a_language_is_shown_when_complete_and_never_mixed);
    tcase_add_test(cases, a_shift_is_in_one_language_its_equivalents_too);
    tcase_add_test(cases, practice_is_in_the_language_of_the_shift);
    tcase_add_test(cases, a_draft_shows_what_is_not_translated_yet);
    tcase_add_test(cases, shipped_catalogues_are_complete);
    suite_add_tcase(suite, cases);
    return suite;
}
