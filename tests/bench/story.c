// SPDX-License-Identifier: GPL-3.0-or-later
// A story of any length, made by seed: the same for every engine that is compared.
#include "tests/bench/story.h"

#include <stdlib.h>
#include <string.h>

#include "game/base/buffer.h"
#include "game/base/hash.h"

#define SPACE "xmlns=\"urn:zeven:scenario:1\""

enum { FLAGS = 24, REPLIES = 3, PARTS = 4 };

static const char PACK[] =
        "<pack " SPACE " id=\"story\" version=\"1\" xml:lang=\"nl\" name=\"Bank\" "
        "accent=\"#0b5cad\" greeting=\"Goedemorgen\"/>";

static const char SHIFT[] =
        "<shift " SPACE " id=\"story\" version=\"1\" xml:lang=\"nl\" form=\"bench\" "
        "start=\"00:05\" until=\"23:55\" minutes=\"20\"><title>Lang</title>"
        "<centre pack=\"../packs/story/pack.xml\"/>"
        "<scenario file=\"../packs/story/story.xml\"/></shift>";

static char flag_of(uint64_t *random)
{
    return (char)('a' + hash_next(random) % FLAGS);
}

struct talk {
    uint32_t turns;
    uint64_t random;
    const char *out; // where the last turn leads
};

// The first reply goes on to the turn that follows, the others anywhere.
static void add_reply(struct buffer *xml, struct talk *talk, uint32_t turn, uint32_t reply)
{
    bool last = turn + 1 == talk->turns;
    uint64_t *random = &talk->random;
    buffer_add_format(xml, "<reply id=\"%c\" when=\"%s %c\"", (char)('a' + reply),
            hash_next(random) % 2 == 0 ? "flag" : "not flag", flag_of(random));
    if (last && reply == 0) {
        buffer_add_format(xml, " next=\"%s\"", talk->out);
    } else if (reply > 0) {
        buffer_add_format(xml, " next=\"t%x\"", (uint32_t)(hash_next(random) % talk->turns));
    }
    buffer_add_format(
            xml, "><say>%c</say><set flag=\"%c\"/>", (char)('A' + reply), flag_of(random));
    if (reply == 0) {
        buffer_add(xml, "<shows competency=\"empathy\" points=\"2\">w</shows>");
    }
    buffer_add(xml, "</reply>");
}

static void add_turns(struct buffer *xml, struct talk *talk)
{
    for (uint32_t turn = 0; turn < talk->turns; turn++) {
        buffer_add_format(xml, "<turn id=\"t%x\"><says>S</says>", turn);
        for (uint32_t reply = 0; reply < REPLIES; reply++) {
            add_reply(xml, talk, turn, reply);
        }
        if (turn + 1 < talk->turns) {
            buffer_add_format(xml, "<fall-through next=\"t%x\"/></turn>\n", turn + 1);
        } else {
            buffer_add_format(xml, "<fall-through next=\"%s\"/></turn>\n", talk->out);
        }
    }
}

static void add_contact(struct buffer *xml, const char *id, const char *start)
{
    buffer_add_format(xml,
            "<contact id=\"%s\" channel=\"phone\" direction=\"in\" with=\"kim\" at=\"00:05\" "
            "start=\"%s\" queue-patience=\"36000\">",
            id, start);
}

static void add_head(struct buffer *xml)
{
    buffer_add(xml,
            "<scenario " SPACE " id=\"story\" version=\"1\" xml:lang=\"nl\" "
            "sector=\"finance-insurance-government\" client=\"story\"><title>Lang</title>"
            "<intent>Meten.</intent><customer id=\"kim\" name=\"Kim\" address=\"u\" "
            "mood=\"angry\"/>");
    for (char flag = 'a'; flag < 'a' + FLAGS; flag++) {
        buffer_add_format(xml, "<flag id=\"%c\"/>", flag);
    }
}

static void add_in_one(struct buffer *xml, uint32_t turns, uint64_t seed)
{
    struct talk talk = { turns, seed, "end" };
    add_contact(xml, "call", "t0");
    add_turns(xml, &talk);
    buffer_add(xml, "<end id=\"end\" outcome=\"resolved\"/></contact>");
}

static void add_in_parts(struct buffer *xml, uint32_t turns, uint64_t seed)
{
    struct talk talk = { turns / PARTS, seed, "return" };
    buffer_add(xml, "<passage id=\"all\">");
    add_turns(xml, &talk);
    buffer_add(xml, "</passage>");
    for (int i = 0; i < PARTS; i++) {
        const char id[] = { 'c', 'a', 'l', 'l', (char)('a' + i), '\0' };
        add_contact(xml, id, "go");
        buffer_add(xml,
                "<visit id=\"go\" passage=\"all\" next=\"end\"/>"
                "<end id=\"end\" outcome=\"resolved\"/></contact>");
    }
}

static void write_scenario(struct buffer *xml, uint32_t turns, uint64_t seed)
{
    add_head(xml);
    if (turns <= STORY_FILE_TURNS_MAX) {
        add_in_one(xml, turns, seed);
    } else {
        add_in_parts(xml, turns, seed);
    }
    buffer_add(xml, "</scenario>");
}

static void copy_rules(struct bundle *bundle)
{
    struct buffer rules = { 0 };
    struct diag_list diags = { 0 };
    if (!bundle_read_path(
                ZEVEN_SOURCE_DIR "/scenarios/rules.xml", BUNDLE_FILE_SIZE_MAX, &rules, &diags)) {
        abort();
    }
    bundle_add(bundle, "rules.xml", buffer_text(&rules), rules.size);
    buffer_finish(&rules);
    diag_list_finish(&diags);
}

void story_fill(struct bundle *bundle, uint32_t turns, uint64_t seed)
{
    struct buffer xml = { 0 };
    write_scenario(&xml, turns, seed);
    copy_rules(bundle);
    bundle_add(bundle, "packs/story/pack.xml", PACK, strlen(PACK));
    bundle_add(bundle, STORY_SHIFT, SHIFT, strlen(SHIFT));
    bundle_add(bundle, STORY_SCENARIO, buffer_text(&xml), xml.size);
    buffer_finish(&xml);
}
