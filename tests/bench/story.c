// SPDX-License-Identifier: GPL-3.0-or-later
// A made-up scenario of any size, to measure how loading and playing grow with it.
#include "tests/bench/story.h"

#include <stdlib.h>
#include <string.h>

static const char pack[] =
        "<pack xmlns='urn:zeven:scenario:1' id='story' version='1' xml:lang='nl' "
        "name='Proef' accent='#0b5cad'/>";

static const char head[] =
        "<scenario xmlns='urn:zeven:scenario:1' id='story' version='1' xml:lang='nl' "
        "sector='retail-media' client='story'>\n<title>Proef</title><intent>Proef</intent>\n"
        "<customer id='ans' name='Ans Vos' address='u' mood='angry'/>\n<fact id='late'>Te "
        "laat</fact>\n"
        "<record id='file' system='order' title='Bestelling'><text>Te laat.</text>"
        "<teaches fact='late'/></record>\n"
        "<contact id='call' channel='phone' with='ans' at='09:20' start='t0'>\n";

static void add_full_turn(struct buffer *xml, int turn)
{
    buffer_add_format(xml,
            "<turn id='t%d'>\n  <says when='mood is angry'>Dit is nu vraag %d, en ik wacht al "
            "lang.</says>\n"
            "  <says>Dan heb ik nog vraag %d voor u.</says>\n",
            turn, turn, turn);
    buffer_add(xml,
            "  <reply id='kind'>\n    <say>Dat is vervelend, ik zoek het nu voor u uit.</say>\n"
            "    <act is='acknowledge-specific'/>\n"
            "    <shows competency='empathy' points='3'>Benoemt wat het met de klant "
            "doet.</shows>\n"
            "  </reply>\n");
    buffer_add_format(xml,
            "  <reply id='look'>\n    <say>Ik kijk even in uw gegevens.</say>\n"
            "    <shows competency='accuracy' points='%d'>Kijkt het na.</shows>\n  </reply>\n",
            turn % 3 + 1);
    buffer_add(xml, "  <reply id='short'><say>Zegt u het maar.</say></reply>\n</turn>\n");
}

static void add_small_turn(struct buffer *xml, int turn)
{
    buffer_add_format(xml,
            "<turn id='t%d'><says>Ja?</says><reply id='a'><say>Goed.</say></reply>"
            "<reply id='b'><say>Nee.</say></reply></turn>\n",
            turn);
}

static void add_rules(struct bundle *bundle)
{
    struct buffer bytes = { 0 };
    struct diag_list diags = { 0 };
    if (!bundle_read_path(
                ZEVEN_SOURCE_DIR "/scenarios/rules.xml", BUNDLE_FILE_SIZE_MAX, &bytes, &diags)) {
        abort();
    }
    bundle_add(bundle, "rules.xml", buffer_text(&bytes), bytes.size);
    buffer_finish(&bytes);
    diag_list_finish(&diags);
}

void story_make(struct bundle *bundle, int turns)
{
    enum { FULL_TURNS_MAX = 20000 };
    struct buffer xml = { 0 };
    buffer_add(&xml, head);
    for (int i = 0; i < turns; i++) {
        if (turns > FULL_TURNS_MAX) {
            add_small_turn(&xml, i);
        } else {
            add_full_turn(&xml, i);
        }
    }
    buffer_add(&xml, "<end id='done' outcome='resolved'/>\n</contact>\n</scenario>\n");
    bundle_init_memory(bundle);
    add_rules(bundle);
    bundle_add(bundle, "packs/story/pack.xml", pack, strlen(pack));
    bundle_add(bundle, "packs/story/story.xml", buffer_text(&xml), xml.size);
    buffer_finish(&xml);
}
