// SPDX-License-Identifier: GPL-3.0-or-later
// Small scenarios by seed.
#include "tests/explore/search/small_story.h"

#include <stdlib.h>
#include <string.h>

#include "game/base/hash.h"

#define SPACE "xmlns='urn:zeven:scenario:1'"

enum { TURNS_MAX = 4, REPLIES_MAX = 3, LETTER_ASKS = 11 };

struct story {
    struct buffer *xml;
    uint64_t random;
    uint32_t turns;
    bool mail;
    bool letter; // in the mail
    bool moods;  // are asked for
    bool promise;
    uint32_t uses[2]; // of facts
};

static uint32_t draw(struct story *story, uint32_t count)
{
    return (uint32_t)(hash_next(&story->random) >> 33) % count;
}

static bool chance(struct story *story, uint32_t percent)
{
    return draw(story, 100) < percent;
}

static void add_condition(struct story *story)
{
    // Those up to LETTER_ASKS ask for nothing that a story with a letter leaves out.
    static const char *const ASKS[] = { "flag x", "not flag x", "flag y", "not flag y", "knows f",
        "not knows f", "knows g", "opened p", "flag x and not flag y", "flag x or knows g",
        "ended(call)", "did stamp", "before(opened p, opened q)", "not did stamp" };
    static const char *const FATES[] = { "promised word", "not promised word", "kept word",
        "planned word" };
    static const char *const MOODS[] = { "mood is angry", "not mood is angry", "trust at-least 60",
        "mood is businesslike" };
    if (story->moods && chance(story, 60)) {
        buffer_add(story->xml, MOODS[draw(story, sizeof(MOODS) / sizeof(MOODS[0]))]);
        return;
    }
    if (story->promise && chance(story, 25)) {
        buffer_add(story->xml, FATES[draw(story, sizeof(FATES) / sizeof(FATES[0]))]);
        return;
    }
    uint32_t count = story->letter ? LETTER_ASKS : sizeof(ASKS) / sizeof(ASKS[0]);
    buffer_add(story->xml, ASKS[draw(story, count)]);
}

static void add_points(struct story *story)
{
    static const char *const KEYS[] = { "empathy", "accuracy" };
    for (int k = 0; k < 2; k++) {
        if (chance(story, 50)) {
            buffer_add_format(story->xml, "<shows competency='%s' points='%u'>w</shows>", KEYS[k],
                    draw(story, 4));
        }
    }
}

static void add_effects(struct story *story)
{
    static const char *const ACTS[] = { "concrete", "bare-no", "acknowledge-specific", "blame" };
    if (story->moods && chance(story, 60)) {
        buffer_add_format(story->xml, "<act is='%s'/>", ACTS[draw(story, 4)]);
    }
    if (chance(story, 30)) {
        buffer_add_format(story->xml, "<set flag='%c'/>", chance(story, 50) ? 'x' : 'y');
    }
    if (chance(story, 15)) {
        buffer_add_format(story->xml, "<teaches fact='%c'/>", chance(story, 50) ? 'f' : 'g');
    }
    if (story->promise && chance(story, 20)) {
        buffer_add(story->xml,
                chance(story, 50) ? "<promises promise='word'/>"
                                  : "<promises promise='word' by='11:00'/>");
    }
}

static void add_informed(struct story *story)
{
    uint32_t fact = draw(story, 2);
    if (story->uses[fact] < 2 && chance(story, 30)) {
        story->uses[fact]++;
        buffer_add_format(story->xml, "<informed by='%c'><say>i</say>", (char)('f' + fact));
        add_points(story);
        if (chance(story, 30)) {
            buffer_add(story->xml, "<set flag='y'/>");
        }
        buffer_add(story->xml, "</informed>");
    }
}

static void add_reply(struct story *story, uint32_t turn, uint32_t reply, const char *prefix)
{
    bool first = reply == 0;
    buffer_add_format(story->xml, "<reply id='r%u'", reply);
    uint32_t next = turn + 1 + (first ? 0 : draw(story, 2));
    if (!first && chance(story, 20)) {
        next = draw(story, story->turns);
    }
    if (next < story->turns) {
        buffer_add_format(story->xml, " next='%s%u'", prefix, next);
    } else {
        buffer_add_format(story->xml, " next='%s'", chance(story, 50) ? "well" : "ill");
    }
    if (chance(story, first ? 25 : 35)) {
        buffer_add(story->xml, " when='");
        add_condition(story);
        buffer_add(story->xml, "'");
    }
    buffer_add(story->xml, chance(story, 12) ? " once='yes'>" : ">");
    buffer_add_format(story->xml, "<say>r%u</say>", reply);
    add_effects(story);
    add_points(story);
    add_informed(story);
    buffer_add(story->xml, "</reply>");
}

static void add_turn(struct story *story, uint32_t turn, const char *prefix)
{
    uint32_t replies = 1 + draw(story, story->letter ? 2 : REPLIES_MAX);
    buffer_add_format(story->xml, "<turn id='%s%u'>", prefix, turn);
    if (chance(story, story->moods ? 50 : 15)) {
        buffer_add(story->xml, "<says when='");
        add_condition(story);
        buffer_add_format(story->xml, "' teaches='%c'>a</says>", chance(story, 50) ? 'f' : 'g');
    }
    buffer_add(story->xml, "<says>b</says>");
    if (chance(story, 15)) {
        buffer_add(story->xml, "<topic id='top'><say>t</say><answer>u</answer>");
        add_points(story);
        add_effects(story);
        buffer_add(story->xml, "</topic>");
    }
    for (uint32_t i = 0; i < replies; i++) {
        add_reply(story, turn, i, prefix);
    }
    if (chance(story, 85)) {
        bool last = turn + 1 == story->turns;
        buffer_add(story->xml, "<fall-through next='");
        buffer_add_format(story->xml, last ? "well'/>" : "%s%u'/>", prefix, turn + 1);
    }
    buffer_add(story->xml, "</turn>");
}

static void add_letter(struct story *story)
{
    bool goes_on = chance(story, 30);
    uint32_t hangs = chance(story, 30) ? 40 : 0;
    buffer_add_format(
            story->xml, "<turn id='m0'><says>b</says><compose next='%s'>", goes_on ? "m1" : "well");
    for (uint32_t section = 0; section < 2; section++) {
        buffer_add_format(story->xml, "<section id='s%u' label='S'%s>", section,
                chance(story, 50) ? " optional='yes'" : "");
        for (uint32_t part = 0; part < 2; part++) {
            buffer_add_format(story->xml, "<part id='p%u%u'", section, part);
            if (chance(story, hangs)) {
                buffer_add(story->xml, " when='");
                add_condition(story);
                buffer_add(story->xml, "'");
            }
            buffer_add(story->xml, "><say>p</say>");
            add_effects(story);
            add_points(story);
            add_informed(story);
            buffer_add(story->xml, "</part>");
        }
        buffer_add(story->xml, "</section>");
    }
    if (chance(story, 30)) {
        buffer_add(story->xml,
                "<complete competency='accuracy' points='1' sections='s0 s1'>c</complete>");
    }
    if (chance(story, 30)) {
        buffer_add_format(story->xml, "<order competency='%s' points='2' first='s%u'>o</order>",
                chance(story, 50) ? "accuracy" : "empathy", draw(story, 2));
    }
    buffer_add(story->xml, "</compose></turn>");
    story->turns = 2;
    if (goes_on) {
        add_turn(story, 1, "m");
    }
}

static void add_form(struct story *story)
{
    buffer_add(story->xml,
            "<wrap-up><field id='done' codes='done' label='D' points='2'><right code='one' when='");
    add_condition(story);
    buffer_add(story->xml, "'/><right code='two' points='1' when='");
    add_condition(story);
    buffer_add(story->xml, "'/><why>w</why></field></wrap-up>");
}

static void add_observe(struct story *story, uint32_t number)
{
    static const char *const ANCHORS[] = { "at-end='call'", "at='call/t0'", "at-shift-end='yes'",
        "at-end='call'" };
    buffer_add_format(story->xml, "<observe id='o%u' competency='%s' %s points='2'", number,
            chance(story, 50) ? "accuracy" : "empathy", ANCHORS[draw(story, 4)]);
    if (chance(story, 30)) {
        buffer_add(story->xml, " possible-when='");
        add_condition(story);
        buffer_add(story->xml, "'");
    }
    buffer_add(story->xml, "><earns points='2' when='");
    add_condition(story);
    buffer_add(story->xml, "'>e</earns>");
    if (chance(story, 50)) {
        buffer_add(story->xml, "<earns points='1' when='");
        add_condition(story);
        buffer_add(story->xml, "'>e</earns>");
    }
    buffer_add(story->xml, "<earns points='0'>e</earns></observe>");
}

static void add_ends(struct story *story, bool form)
{
    buffer_add(
            story->xml, "<end id='well' outcome='resolved'/><end id='ill' outcome='escalated'/>");
    if (form) {
        add_form(story);
    }
    buffer_add(story->xml, "</contact>");
}

static void add_mail(struct story *story)
{
    buffer_add(story->xml,
            "<contact id='mail' channel='chat' with='eva' at='09:40' start='m0' patience='9000'");
    if (!story->letter && chance(story, 50)) {
        buffer_add(story->xml, " when='");
        add_condition(story);
        buffer_add(story->xml, "'");
    }
    buffer_add(story->xml, ">");
    if (story->letter) {
        add_letter(story);
    } else {
        story->turns = 1 + draw(story, 2);
        for (uint32_t i = 0; i < story->turns; i++) {
            add_turn(story, i, "m");
        }
    }
    add_ends(story, false);
}

static void add_second_record(struct story *story)
{
    buffer_add(story->xml, "<record id='q' system='order' title='Q'");
    if (chance(story, 30)) {
        buffer_add(story->xml, " when='knows f'");
    }
    buffer_add(story->xml, "><teaches fact='g'/></record>");
}

static void add_acts(struct story *story)
{
    buffer_add(story->xml, "<act id='stamp' record='p' label='S'");
    if (chance(story, 40)) {
        buffer_add(story->xml, " when='");
        buffer_add(story->xml, chance(story, 50) ? "flag x" : "taken call");
        buffer_add(story->xml, "'");
    }
    buffer_add(story->xml, "><result>r</result><set flag='y'/></act>");
    if (chance(story, 25)) {
        buffer_add(story->xml,
                "<act id='unstamp' record='p' label='U' undoes='stamp'><result>r</result></act>");
    }
}

// A letter has many states of its own, so that the desk beside it is small.
static void add_desk(struct story *story)
{
    buffer_add(story->xml,
            "<flag id='x'/><flag id='y'/><fact id='f'>F</fact><fact id='g'>G</fact>"
            "<record id='p' system='history' title='P'><teaches fact='f'/></record>");
    if (!story->letter) {
        add_second_record(story);
    }
    if (!story->letter || story->promise) {
        add_acts(story);
    }
}

static void write_story(struct story *story)
{
    buffer_add(story->xml,
            "<scenario " SPACE " id='one' version='1' xml:lang='nl' sector='retail-media' "
            "client='p'><title>T</title><intent>I</intent>");
    story->moods = chance(story, 15);
    buffer_add_format(story->xml, "<customer id='eva' name='Eva' address='u' mood='%s'/>",
            story->moods && chance(story, 60) ? "angry" : "businesslike");
    story->mail = !story->moods && chance(story, 45);
    story->letter = story->mail && chance(story, 70);
    story->promise = !story->moods && chance(story, story->letter ? 10 : 25);
    add_desk(story);
    story->turns = story->letter ? 1 : 1 + draw(story, TURNS_MAX);
    // Who writes an e-mail is not moved by waiting.
    buffer_add(story->xml, "<contact id='call' with='eva' at='09:00' start='t0' ");
    buffer_add(story->xml,
            story->moods ? "channel='e-mail'>"
                         : "channel='phone' queue-patience='9000' patience='9000'>");
    for (uint32_t i = 0; i < story->turns; i++) {
        add_turn(story, i, "t");
    }
    add_ends(story, chance(story, 25));
    if (story->mail) {
        add_mail(story);
    }
    if (story->promise) {
        buffer_add(story->xml,
                "<promise id='word' opens-after='call' due='10:30' kept-by='act:stamp'>W"
                "</promise>");
    }
    for (uint32_t i = 0; i < 2 && chance(story, 40); i++) {
        add_observe(story, i);
    }
    buffer_add(story->xml, "</scenario>");
}

static void add_text(struct bundle *bundle, const char *path, const char *text)
{
    bundle_add(bundle, path, text, strlen(text));
}

static void add_rules(struct bundle *bundle, struct diag_list *diags)
{
    struct buffer rules = { 0 };
    if (!bundle_read_path("scenarios/rules.xml", BUNDLE_FILE_SIZE_MAX, &rules, diags)) {
        abort();
    }
    bundle_add(bundle, "rules.xml", buffer_text(&rules), rules.size);
    buffer_finish(&rules);
}

struct shift *small_story(struct bundle *bundle, uint64_t seed)
{
    struct diag_list diags = { 0 };
    struct buffer xml = { 0 };
    struct story story = { .xml = &xml, .random = seed };
    write_story(&story);
    add_rules(bundle, &diags);
    add_text(bundle, "packs/p/pack.xml",
            "<pack " SPACE " id='p' version='1' xml:lang='nl' name='P' accent='#0b5cad' "
            "greeting='P'>"
            "<codes id='done' label='D'><code id='one'>1</code><code id='two'>2</code>"
            "<code id='three'>3</code></codes></pack>");
    add_text(bundle, "packs/p/one.xml", buffer_text(&xml));
    add_text(bundle, "shifts/s.xml",
            "<shift " SPACE " id='s' version='1' xml:lang='nl' form='x' start='09:00' "
            "until='23:00' minutes='5'><title>S</title><centre pack='../packs/p/pack.xml'/>"
            "<scenario file='../packs/p/one.xml'/></shift>");
    struct shift *shift = shift_load(bundle, "shifts/s.xml", &diags);
    buffer_finish(&xml);
    diag_list_finish(&diags);
    return shift;
}
